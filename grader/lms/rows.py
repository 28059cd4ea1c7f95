"""Who earned what in nbgrader, and which line of an LMS's file is theirs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from nbgrader.api import Gradebook, MissingEntry

from grader.lms import moodle
from grader.lms.csv_in_place import CsvFile, Refused
from grader.lms.gradebook_files import LmsFormat, listed

#: Where Canvas and Blackboard write people's names.
_NAMES = ("Student", "LastName", "FirstName", "Last Name", "First Name", "Name")
_NUMBERED = re.compile(r"(?<=.)Participant (?=\d+$)")


@dataclass(frozen=True)
class Result:
    """What a student earned.

    Parameters
    ----------
    student : str
        The name in nbgrader.
    score : Decimal
        Late penalty taken off.
    other_names : tuple of str
        The e-mail address and the LMS's id, where the gradebook has them.
    unfinished : bool
        Whether a person still has to grade something.
    """

    student: str
    score: Decimal
    other_names: tuple[str, ...] = ()
    unfinished: bool = False


def results(gradebook: Gradebook, assignment: str) -> tuple[list[Result], Decimal]:
    """Read from the gradebook who earned what.

    Parameters
    ----------
    gradebook : Gradebook
        nbgrader's.
    assignment : str
        Its name.

    Returns
    -------
    list of Result
        One for everybody who handed in, in the order of their names.
    Decimal
        The points for full marks.
    """
    try:
        most = gradebook.find_assignment(assignment).max_score
    except MissingEntry:
        raise Refused(
            f"the gradebook has no assignment '{assignment}': "
            f"it has {listed(one.name for one in gradebook.assignments) or 'none'}."
        ) from None
    found = [
        Result(
            one.student.id,
            Decimal(str(max(0.0, one.score - one.late_submission_penalty))),
            tuple(filter(None, [one.student.email, one.student.lms_user_id])),
            bool(one.needs_manual_grade),
        )
        for one in gradebook.assignment_submissions(assignment)
    ]
    return sorted(found, key=lambda one: one.student), Decimal(str(most))


def find_students(file: CsvFile, lms: LmsFormat, only: str = "") -> dict[int, set[str]]:
    """Find the rows of students, and what they can be called.

    Parameters
    ----------
    file : CsvFile
        What the LMS exported.
    lms : LmsFormat
        How it writes.
    only : str
        The title of the only column to look at; all that identify a student by default.

    Returns
    -------
    dict of int to set of str
        The names of a student by row, as `called` makes them.

    Raises
    ------
    Refused
        If the file names no students.
    """
    keys = [only] if only else lms.keys
    columns = [index for index, title in enumerate(file.header) if title in keys]
    place = moodle.columns(file) if lms.any_language and not only else moodle.Columns()
    for index in (place.email, place.id_number, place.identifier):
        if index is not None and index not in columns:
            columns.append(index)
    if not columns:
        raise Refused(
            f"{file.path} has no column {listed(keys, 'or')}: use the gradebook that the LMS "
            "exported, or name the column of ids with the option 'student_column'."
        )
    derived = [
        [file.header.index(title) for title in titles]
        for titles in lms.names
        if set(titles) <= set(file.header) and not only
    ]
    found = {}
    for row in range(1, len(file.rows)):
        values = {lms.fold(value) for index in columns if (value := file.value(row, index))}
        if values:
            # The files of "Ada Lovelace" and "Participant 4711" are named Ada Lovelace_4711.
            texts = [
                _NUMBERED.sub("", "".join(file.value(row, index) for index in indices))
                for indices in derived
            ]
            if place.identifier is not None:
                texts.append(file.value(row, place.identifier))
                if place.full_name is not None:
                    number = moodle.number(file.value(row, place.identifier))
                    texts.append(file.value(row, place.full_name) + number)
            found[row] = values | {_bare(text) for text in texts} - {_bare("")}
    return found


def person(file: CsvFile, lms: LmsFormat, row: int) -> str:
    """Return the name of the student of a row, as the file writes it."""
    place = moodle.columns(file) if lms.any_language else moodle.Columns()
    if place.full_name is not None:
        return file.value(row, place.full_name)
    found = [place.first_name, place.last_name]
    found += [index for index, title in enumerate(file.header) if title in _NAMES]
    names = [file.value(row, index) for index in found if index is not None]
    return " ".join(filter(None, names)) or file.value(row, 0)


def called(lms: LmsFormat, student: str, *other_names: str) -> set[str]:
    """Return what a student of nbgrader may be called in an LMS's file.

    Parameters
    ----------
    lms : LmsFormat
        How the LMS writes.
    student : str
        The name in nbgrader, which may come from the name of an uploaded file.
    *other_names : str
        An e-mail address, or an id of the LMS.

    Returns
    -------
    set of str
        Keys, and the bare letters and digits that uploads are named with, after a blank.

    Examples
    --------
    >>> from grader.lms.gradebook_files import CANVAS
    >>> sorted(called(CANVAS, "o-neillzoë", "4711"))
    [' oneillzoë', '4711', 'o-neillzoë']
    """
    return {lms.fold(name) for name in (student, *other_names)} | {_bare(student)} - {_bare("")}


def _bare(name: str) -> str:
    return " " + re.sub(r"[\W_]", "", name.casefold())


def match(
    found: Iterable[Result],
    file: CsvFile,
    lms: LmsFormat,
    student_column: str = "",
    elsewhere: bool = False,
) -> dict[int, Result]:
    """Find the row of every result.

    Parameters
    ----------
    found : iterable of Result
        From the gradebook.
    file : CsvFile
        From the LMS.
    lms : LmsFormat
        How the LMS writes.
    student_column : str
        The only column to look at.
    elsewhere : bool
        Whether somebody without a row is left out, unless nobody has one.

    Returns
    -------
    dict of int to Result
        The results by row.

    Raises
    ------
    Refused
        If a student has no row, or several, or shares one.
    """
    by_name: dict[str, set[int]] = defaultdict(set)
    for row, names in find_students(file, lms, student_column).items():
        for name in names:
            by_name[name].add(row)
    missing: list[str] = []
    several: list[str] = []
    owners: dict[int, list[Result]] = defaultdict(list)
    for one in found:
        names = called(lms, one.student, *one.other_names)
        rows = set().union(*(by_name.get(name, ()) for name in names))
        if len(rows) == 1:
            owners[rows.pop()].append(one)
        else:
            (several if rows else missing).append(one.student)
    if elsewhere and (owners or several):
        missing = []
    shared = [one.student for same in owners.values() if len(same) > 1 for one in same]
    wrong = [
        f"{what} {listed(students)}"
        for what, students in (
            ("no row matches", missing),
            ("several rows match", several),
            ("one row matches several of", shared),
        )
        if students
    ]
    if wrong:
        raise Refused(
            f"in {file.path} {', '.join(wrong)}: add their id in the LMS to the gradebook "
            "('make roster' with its export, or the column lms_user_id), or name them with "
            "'leave_out'"
            + (", or leave out all who are not in the file with 'elsewhere=True'." * bool(missing))
            + "." * (not missing)
        )
    return {row: one for row, (one,) in owners.items()}
