"""What was repaired, late or out of time, and how far grading by hand is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from grader.insights.reading import ClassRecord, Member
from grader.results.log import LOOK, REFUSED, REPAIR, TIMEOUT
from helpers.checks.errors import without_numbers


@dataclass(frozen=True)
class HandGraded:
    """How far a cell is that a person looks at.

    Parameters
    ----------
    exercise, name : str
        Where it stands.
    points : float
        What it is worth.
    students, done : int
        How many have work in it and are not excused, and how many of these are done with.
    by_hand : bool
        Whether it is always graded by a person; False for a test that some should look at.
    """

    exercise: str
    name: str
    points: float
    students: int
    done: int
    by_hand: bool


def by_hand(record: ClassRecord) -> list[HandGraded]:
    """Say how far grading by hand is: every written answer, and the tests that wait.

    Parameters
    ----------
    record : ClassRecord
        The class.
    """
    found = []
    for cell in record.cells:
        marks = [
            each.marks[cell.key] for each in record.graded if cell.exercise not in each.excused
        ]
        waiting = sum(mark.waits for mark in marks)
        if cell.by_hand or waiting:
            students = len(marks) if cell.by_hand else waiting
            found.append(
                HandGraded(
                    cell.exercise,
                    cell.key.name,
                    cell.points,
                    students,
                    students - waiting,
                    cell.by_hand,
                )
            )
    return found


def waiting(member: Member) -> int:
    """Count the cells of a student's that a person should look at."""
    return sum(mark.waits for mark in member.marks.values())


def late(record: ClassRecord) -> list[Member]:
    """Return those who missed the due date, the latest first; last, whom the LMS calls late."""
    missed = [each for each in record.members if each.seconds_late > 0 or each.called_late]
    return sorted(missed, key=lambda member: -member.seconds_late)


def out_of_time(record: ClassRecord) -> dict[str, list[Member]]:
    """Return who ran out of time or memory, by exercise; "" where it was no test's time."""
    found: dict[str, list[Member]] = {}
    for member in record.graded:
        places = {name for name, each in member.verdicts if each.status == TIMEOUT}
        limits = any(note.where == "limits" for note in member.notes)
        for place in places or ({""} if limits else ()):
            found.setdefault(place, []).append(member)
    return found


def with_notes(record: ClassRecord, kind: str) -> list[Member]:
    """Return those whose log has notes of a kind."""
    return [member for member in record.members if count(member, kind)]


def count(member: Member, kind: str) -> int:
    """Count the notes of a kind."""
    return sum(note.kind == kind for note in member.notes)


def repairs(record: ClassRecord) -> list[tuple[str, int]]:
    """Say what was put right in the cells of how many students; the names of files stay out."""
    cells = {cell.grade_id for book in record.notebooks.values() for cell in book.cells}
    counts: Counter[str] = Counter()
    for member in record.members:
        counts.update(
            {
                without_numbers(note.text) if note.where in cells else "files or other cells"
                for note in member.notes
                if note.kind == REPAIR
            }
        )
    return sorted(counts.items(), key=lambda each: (-each[1], each[0]))


__all__ = [
    "LOOK", "REFUSED", "REPAIR", "HandGraded", "by_hand", "count", "late", "out_of_time",
    "repairs", "waiting", "with_notes",
]  # fmt: skip
