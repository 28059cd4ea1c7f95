"""Who earned what in nbgrader, and which line of an LMS's file is theirs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from nbgrader.api import Gradebook, MissingEntry

from grader.lms.csv_in_place import Refused, Table
from grader.lms.formats import Lms, listed

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


def find_students(given: Table, system: Lms, only: str = "") -> dict[int, set[str]]:
    """Find the rows of students, and what they can be called.

    Parameters
    ----------
    given : Table
        What the LMS exported.
    system : Lms
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
        If the table names no students.
    """
    keys = [only] if only else system.keys
    columns = [place for place, title in enumerate(given.header) if title in keys]
    if not columns:
        raise Refused(
            f"{given.path} has no column {listed(keys, 'or')}: take the gradebook that the LMS "
            "exported, or name the column of their ids with the option 'student_column'."
        )
    derived = [
        [given.header.index(title) for title in titles]
        for titles in system.names
        if set(titles) <= set(given.header) and not only
    ]
    found = {}
    for row in range(1, len(given.rows)):
        values = {system.fold(value) for place in columns if (value := given.value(row, place))}
        if values:
            # The files of "Ada Lovelace" and "Participant 4711" are named Ada Lovelace_4711.
            texts = [
                _NUMBERED.sub("", "".join(given.value(row, place) for place in places))
                for places in derived
            ]
            found[row] = values | {_bare(text) for text in texts} - {_bare("")}
    return found


def called(system: Lms, student: str, *other_names: str) -> set[str]:
    """Return what a student of nbgrader may be called in an LMS's file.

    Parameters
    ----------
    system : Lms
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
    >>> from grader.lms.formats import CANVAS
    >>> sorted(called(CANVAS, "o-neillzoë", "4711"))
    [' oneillzoë', '4711', 'o-neillzoë']
    """
    return {system.fold(name) for name in (student, *other_names)} | {_bare(student)} - {_bare("")}


def _bare(name: str) -> str:
    return " " + re.sub(r"[\W_]", "", name.casefold())


def match(
    found: Iterable[Result], given: Table, system: Lms, student_column: str = ""
) -> dict[int, Result]:
    """Find the row of every result.

    Parameters
    ----------
    found : iterable of Result
        From the gradebook.
    given : Table
        From the LMS.
    system : Lms
        How the LMS writes.
    student_column : str
        The only column to look at.

    Returns
    -------
    dict of int to Result
        The results by row.

    Raises
    ------
    Refused
        If a student has no row, or several, or shares one.
    """
    by_name = defaultdict(set)
    for row, names in find_students(given, system, student_column).items():
        for name in names:
            by_name[name].add(row)
    missing, several, owners = [], [], defaultdict(list)
    for one in found:
        names = called(system, one.student, *one.other_names)
        rows = set().union(*(by_name.get(name, ()) for name in names))
        if len(rows) == 1:
            owners[rows.pop()].append(one)
        else:
            (several if rows else missing).append(one.student)
    shared = [one.student for same in owners.values() if len(same) > 1 for one in same]
    wrong = [
        f"{what} {listed(students)}"
        for what, students in (
            ("no row fits", missing),
            ("several rows fit", several),
            ("one row fits several of", shared),
        )
        if students
    ]
    if wrong:
        raise Refused(
            f"in {given.path} {', '.join(wrong)}: give the gradebook their id in the LMS "
            "(column lms_user_id of 'nbgrader db student import'), or name them with 'leave_out'."
        )
    return {row: one for row, (one,) in owners.items()}
