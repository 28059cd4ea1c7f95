"""Read a class, and write the page and the files."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

from grader.insights import items, mistakes, page, pseudonyms, quizzes, reading, tables
from grader.insights.reading import ClassRecord
from grader.results.course_directory import existing_gradebook, time_zone
from grader.results.log import write_whole

PAGE = "index.html"


def write(course: Path, assignment: str, hide_names: bool = False) -> tuple[Path, ClassRecord]:
    """Write what is known of a class into a folder of its own.

    Parameters
    ----------
    course : Path
        The course directory.
    assignment : str
        Its name in nbgrader.
    hide_names : bool
        Whether students get numbers in place of their names.

    Returns
    -------
    Path
        The page.
    ClassRecord
        What was read.

    Raises
    ------
    nbgrader.api.MissingEntry
        Where the gradebook does not know the assignment.
    """
    with existing_gradebook(course) as opened:
        record = reading.read(course, assignment, opened)
    if hide_names:
        record = pseudonyms.without_names(record)
    folder = course / "insights" / (f"{assignment}-pseudonyms" if hide_names else assignment)
    shutil.rmtree(folder, ignore_errors=True)
    for name, text in files(record, datetime.now(time_zone(course))).items():
        write_whole(folder / name, text)
    return folder / PAGE, record


def files(record: ClassRecord, made: datetime) -> dict[str, str]:
    """Return the text of the page and of every file, by name.

    Parameters
    ----------
    record : ClassRecord
        The class.
    made : datetime
        When it was read.
    """
    found, groups = items.items(record), mistakes.groups(record)
    asked, scores = quizzes.questions(record), items.scores(record)
    whole = page.page(record, scores, found, groups, asked, made)
    # A byte order mark tells spreadsheets that this is UTF-8.
    lists = tables.tables(record, found, groups, asked)
    return {PAGE: whole, **{name: f"\ufeff{text}" for name, text in lists.items()}}
