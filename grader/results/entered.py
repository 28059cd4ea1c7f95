"""What the gradebook says of the submissions of an assignment: who is late, and what waits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from nbgrader.api import (
    BaseCell,
    Grade,
    Gradebook,
    MissingEntry,
    SubmittedAssignment,
    SubmittedNotebook,
)


@dataclass(frozen=True)
class Late:
    """Work that missed its due date.

    Parameters
    ----------
    when : datetime
        When it was handed in, by UTC.
    seconds : float
        How late that is, the student's extension considered.
    penalty : float
        What it costs, by the gradebook.
    """

    when: datetime
    seconds: float
    penalty: float


@dataclass(frozen=True)
class Entered:
    """What the report takes from the gradebook.

    Parameters
    ----------
    due : datetime or None
        When the assignment is due, by UTC.
    late : dict of str to Late
        By student, the latest first.
    waiting : dict of str to list of str
        By graded cell, the students whose work a person has still to grade there.
    """

    due: datetime | None = None
    late: dict[str, Late] = field(default_factory=dict)
    waiting: dict[str, list[str]] = field(default_factory=dict)


def read(gradebook: Gradebook, assignment: str, times: Mapping[str, datetime | None]) -> Entered:
    """Read what the gradebook says; nothing where it does not know the assignment.

    Parameters
    ----------
    gradebook : Gradebook
        An open one.
    assignment : str
        Its name in nbgrader.
    times : mapping of str to (datetime or None)
        When the work was handed in that lies there now, by UTC; the gradebook need not know yet.
    """
    try:
        entry = gradebook.find_assignment(assignment)
    except MissingEntry:
        return Entered()
    known = {one.student_id: one for one in entry.submissions}
    late = {}
    for student in {*known, *times} if entry.duedate else ():
        one = known.get(student)
        when = times[student] if student in times else one and one.timestamp
        if when:
            due = entry.duedate + ((one and one.extension) or timedelta())
            seconds = (when - due).total_seconds()
            if seconds > 0:
                late[student] = Late(when, seconds, one.late_submission_penalty or 0 if one else 0)
    latest = sorted(late, key=lambda student: (-late[student].seconds, student))
    return Entered(
        entry.duedate,
        {student: late[student] for student in latest},
        _waiting(gradebook, entry.id),
    )


def _waiting(gradebook: Gradebook, assignment_id: str) -> dict[str, list[str]]:
    rows = (
        gradebook.db.query(BaseCell.name, SubmittedAssignment.student_id)
        .join(Grade, Grade.cell_id == BaseCell.id)
        .join(SubmittedNotebook, SubmittedNotebook.id == Grade.notebook_id)
        .join(SubmittedAssignment, SubmittedAssignment.id == SubmittedNotebook.assignment_id)
        .filter(SubmittedAssignment.assignment_id == assignment_id, Grade.needs_manual_grade)
        .order_by(BaseCell.name, SubmittedAssignment.student_id)
    )
    found: dict[str, list[str]] = {}
    for cell, student in rows:
        found.setdefault(cell, []).append(student)
    return found
