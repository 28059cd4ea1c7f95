"""Read a class, compare it, and write the page and the file."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from grader.alike import identical, page, pairs, reading
from grader.alike.pairs import Comparison
from grader.alike.reading import ClassCode
from grader.insights.tables import csv_text
from grader.results.course_directory import existing_gradebook, time_zone
from grader.results.log import write_whole


def write(course: Path, assignment: str) -> tuple[Path, ClassCode, Comparison]:
    """Write what is alike in a class into a folder of its own.

    Parameters
    ----------
    course : Path
        The course directory.
    assignment : str
        Its name in nbgrader.

    Returns
    -------
    Path
        The page.
    ClassCode
        What was compared.
    Comparison
        What was found.

    Raises
    ------
    nbgrader.api.MissingEntry
        Where the gradebook does not know the assignment.
    """
    with existing_gradebook(course) as opened:
        found = reading.read(course, assignment, opened)
    same = identical.identical(course, assignment, found.code)
    found = replace(found, identical=tuple(same))
    compared = pairs.compare(list(found.code), reading.channels(found))
    folder = course / "insights" / f"{assignment}-alike"
    write_whole(folder / "index.html", page.page(found, compared, datetime.now(time_zone(course))))
    # A byte order mark tells spreadsheets that this is UTF-8.
    write_whole(folder / "alike.csv", f"\ufeff{_table(found, compared)}")
    return folder / "index.html", found, compared


def _table(found: ClassCode, compared: Comparison) -> str:
    names = found.names
    return csv_text(
        "student name other other_name surprise exercise surprise_there",
        (
            (
                pair.first,
                names.get(pair.first, ""),
                pair.second,
                names.get(pair.second, ""),
                pair.surprise,
                exercise,
                surprise,
            )
            for pair in compared.pairs
            for exercise, surprise in pair.by_exercise.items()
            if surprise
        ),
    )
