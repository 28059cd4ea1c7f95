"""Feedback as fresh as its grades: a page that says something else than the gradebook goes.

nbgrader writes a page where there is none, and leaves alone what stands. So before it looks, pages
are taken away whose key is not the one that they would get today. The gradebook does not say when
a grade was given, and a file's time is lost when a folder is copied; the key, which stands in the
page, is made of everything that the page tells.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry, SubmittedNotebook

from grader.results import excused

# nbconvert writes the attributes in an order of its own.
_KEY = re.compile(rb'<meta (?=[^>]*name="key")[^>]*content="([0-9a-f]+)"')
_HEAD = 4_096  # bytes of a page in which its key stands
_HERE = Path(__file__).parent


def key_of(
    entry: SubmittedNotebook, graded: Path, settings: object = None, let_off: Iterable[str] = ()
) -> str:
    """Return a key of all that a page is made of.

    Parameters
    ----------
    entry : SubmittedNotebook
        What the gradebook says.
    graded : Path
        The notebook in ``autograded/``.
    settings : object
        What else the page depends on; JSON can hold it.
    let_off : iterable of str
        The exercises that are excused for the student.
    """
    submission, student = entry.assignment, entry.student
    content: list[Any] = [
        _code(),
        settings,
        sorted(let_off),
        hashlib.sha256(graded.read_bytes()).hexdigest(),
        [student.first_name, student.last_name],
        [str(submission.timestamp), str(submission.duedate), entry.late_submission_penalty],
        sorted(
            [
                *(grade.name, grade.max_score, grade.auto_score, grade.manual_score),
                *(grade.extra_credit, grade.needs_manual_grade),
            ]
            for grade in entry.grades
        ),
        sorted([comment.name, comment.manual_comment] for comment in entry.comments),
    ]
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()[:32]


def take_away_stale(converter: Any, settings: object = None) -> list[Path]:
    """Take pages away that nbgrader shall write anew; return their folders.

    Parameters
    ----------
    converter : nbgrader.converters.GenerateFeedback
        It has found the graded notebooks, and has not begun with them.
    settings : object
        See `key_of`.
    """
    course, stale = converter.coursedir, []
    with Gradebook(course.db_url, course.course_id) as book:
        for folder, notebooks in converter.assignments.items():
            student, assignment = Path(folder).parts[-2:]
            place = Path(course.format_path(course.feedback_directory, student, assignment))
            excluded = student in filter(None, course.student_id_exclude.split(","))
            pages = [place / f"{Path(name).stem}.html" for name in notebooks]
            if excluded or not place.exists():
                continue
            let_off = excused.read(Path(course.root), assignment).of(student)
            old = [
                page
                for page, name in zip(pages, notebooks, strict=True)
                if not is_fresh(book, page, Path(name), settings, let_off)
            ]
            if not old:
                continue
            stale.append(place)
            if course.notebook_id == "*":  # nbgrader looks at the folder, and fills it again
                shutil.rmtree(place)
            else:
                for page in old:
                    page.unlink(missing_ok=True)
    return stale


def is_fresh(
    book: Gradebook, page: Path, graded: Path, settings: object, let_off: Iterable[str]
) -> bool:
    """Whether a page says what it would say today.

    Parameters
    ----------
    book : Gradebook
        An open one.
    page : Path
        The page.
    graded : Path
        ``autograded/<student>/<assignment>/<notebook>.ipynb``.
    settings, let_off
        See `key_of`.
    """
    student, assignment = graded.parts[-3:-1]
    try:
        with open(page, "rb") as file:
            found = _KEY.search(file.read(_HEAD))
        entry = book.find_submission_notebook(graded.stem, assignment, student)
    except FileNotFoundError:
        return False
    except MissingEntry:  # nbgrader says so itself
        return True
    return found is not None and found[1].decode() == key_of(entry, graded, settings, let_off)


@lru_cache(maxsize=1)
def _code() -> str:
    """Return a digest of what makes a page."""
    digest = hashlib.sha256()
    for path in sorted((*_HERE.glob("*.py"), *_HERE.glob("templates/**/*.*"))):
        digest.update(path.read_bytes())
    return digest.hexdigest()
