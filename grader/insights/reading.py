"""Read what is known of a class: the gradebook's scores, and how each test ended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from nbgrader.api import (
    BaseCell,
    Grade,
    Gradebook,
    Notebook,
    SubmittedAssignment,
    SubmittedNotebook,
)

from grader.cells import expected
from grader.cells.expected import ExpectedNotebook
from grader.lms import roster
from grader.results import collection, course_directory, entered, excused, log, timestamps
from grader.results.log import REFUSED, Note, Verdict

QUIZ = "quiz-"


class CellKey(NamedTuple):
    """A graded cell: its notebook and its grade_id."""

    notebook: str
    name: str


@dataclass(frozen=True)
class GradedCell:
    """A cell that is worth points.

    Parameters
    ----------
    key : CellKey
        Which one.
    exercise : str
        The exercise that it belongs to.
    points : float
        What it is worth.
    by_hand : bool
        Whether a person grades it.
    """

    key: CellKey
    exercise: str
    points: float
    by_hand: bool


@dataclass(frozen=True)
class Mark:
    """What the gradebook says of one cell of one student.

    Parameters
    ----------
    score : float or None
        Extra credit included; None where nobody has graded it yet.
    waits : bool
        Whether a person should look at it.
    by_person : bool
        Whether a person has given the score.
    """

    score: float | None
    waits: bool
    by_person: bool = False


@dataclass(frozen=True)
class Member:
    """One student.

    Parameters
    ----------
    id, name : str
        nbgrader's name, and the one in the roster; "" where that has none.
    handed_in : bool
        Whether there is anything of theirs.
    marks : dict of CellKey to Mark
        Empty where nothing is graded.
    seconds_late, penalty : float
        By how much the due date was missed, extensions considered, and what that costs.
    called_late : bool
        Whether the LMS says that it was late.
    earlier : bool
        Whether an earlier version is graded, and not the one that lies there now.
    verdicts : tuple of (str, Verdict)
        The name of the exercise, and how a test of it ended.
    recorded : bool
        Whether there are verdicts at all; records of earlier versions have none.
    notes : tuple of Note
        What was done to the submission.
    excused : frozenset of str
        The exercises that count in full, whatever was done; how their tests ended is left out.
    stranger : bool
        Whether there is a roster that does not have them.
    unclear : bool
        Whether an upload may be theirs of which nobody knows the owner.
    """

    id: str
    name: str = ""
    handed_in: bool = False
    marks: dict[CellKey, Mark] = field(default_factory=dict)
    seconds_late: float = 0.0
    penalty: float = 0.0
    called_late: bool = False
    earlier: bool = False
    verdicts: tuple[tuple[str, Verdict], ...] = ()
    recorded: bool = False
    notes: tuple[Note, ...] = ()
    excused: frozenset[str] = frozenset()
    stranger: bool = False
    unclear: bool = False

    @property
    def graded(self) -> bool:
        """Whether the gradebook has scores."""
        return bool(self.marks)


@dataclass(frozen=True)
class ClassRecord:
    """All that is known of a class and an assignment.

    Parameters
    ----------
    assignment : str
        Its name in nbgrader.
    cells : tuple of GradedCell
        In the order of the notebook.
    members : tuple of Member
        Everybody on the roster or with a submission, by id.
    notebooks : dict of str to ExpectedNotebook
        What was asked.
    """

    assignment: str
    cells: tuple[GradedCell, ...]
    members: tuple[Member, ...]
    notebooks: dict[str, ExpectedNotebook] = field(default_factory=dict)

    @cached_property
    def in_class(self) -> list[Member]:
        """The class: everybody but strangers."""
        return [member for member in self.members if not member.stranger]

    @cached_property
    def strangers(self) -> list[Member]:
        """Those who are not on the roster, and handed something in."""
        return [member for member in self.members if member.stranger]

    @cached_property
    def graded(self) -> list[Member]:
        """Those whose work is graded."""
        return [member for member in self.members if member.graded]

    @cached_property
    def recorded(self) -> list[Member]:
        """Those of them of whom it is known how each test ended."""
        return [member for member in self.graded if member.recorded]

    @cached_property
    def complete(self) -> list[GradedCell]:
        """The cells that are graded for everybody."""
        return [
            cell
            for cell in self.cells
            if all(member.marks[cell.key].score is not None for member in self.graded)
        ]


def read(root: Path, assignment: str, gradebook: Gradebook) -> ClassRecord:
    """Read all that is known of an assignment.

    Parameters
    ----------
    root : Path
        The course directory.
    assignment : str
        Its name in nbgrader.
    gradebook : Gradebook
        An open one.

    Raises
    ------
    nbgrader.api.MissingEntry
        Where the gradebook does not know the assignment.
    """
    entry = gradebook.find_assignment(assignment)
    notebooks = {
        each.name: expected.read(gradebook, assignment, each.name, root)
        for each in sorted(entry.notebooks, key=lambda each: each.name)
    }
    cells = tuple(_cells(notebooks))
    return ClassRecord(assignment, cells, _members(gradebook, entry, root, cells), notebooks)


def exercise_name(name: str, notebook: str, notebooks: int) -> str:
    """Return the name of an exercise, with its notebook where there are several.

    Examples
    --------
    >>> exercise_name("relu", "part-1", 1), exercise_name("relu", "part-1", 2)
    ('relu', 'part-1: relu')
    """
    return name if notebooks == 1 else f"{notebook}: {name}"


def _cells(notebooks: dict[str, ExpectedNotebook]) -> Iterator[GradedCell]:
    for name, notebook in notebooks.items():
        for cell in notebook.cells:
            if cell.nbgrader["grade"] or cell.nbgrader["task"]:
                yield GradedCell(
                    CellKey(name, cell.grade_id),
                    exercise_name(cell.exercise or cell.grade_id, name, len(notebooks)),
                    float(cell.nbgrader["points"]),
                    not cell.is_test,
                )


def _members(
    gradebook: Gradebook, entry: Any, root: Path, cells: tuple[GradedCell, ...]
) -> tuple[Member, ...]:
    session, assignment = gradebook.db, entry.name
    class_ = roster.read(gradebook)
    names = {one.student: f"{one.first_name} {one.last_name}".strip() for one in class_.people}
    times = timestamps.times(root, assignment, course_directory.time_zone(root))
    late = entered.read(gradebook, assignment, times).late
    marks = _marks(session, entry.id, cells)
    handed_in = {folder.parent.name for folder in (root / "submitted").glob(f"*/{assignment}")}
    uploads = collection.load(root, assignment).uploads
    others = collection.without_notebook(uploads)
    others = {student: names for student, names in others.items() if student not in handed_in}
    handed_in |= {*others}
    unclear = collection.unclear(uploads, handed_in)
    called_late = collection.called_late(uploads)
    everybody = sorted({*(one.student for one in class_.members), *handed_in, *marks})
    rules = excused.read(root, assignment)
    return tuple(
        _with_log(
            Member(
                student,
                names.get(student, ""),
                student in handed_in or student in marks,
                marks.get(student, {}),
                late[student].seconds if student in late else 0.0,
                late[student].penalty if student in late else 0.0,
                called_late=student in called_late,
                excused=_excused(rules.of(student), cells),
                stranger=class_.is_stranger(student),
                unclear=student in unclear,
            ),
            root,
            assignment,
            len({cell.key.notebook for cell in cells}),
            others.get(student, ()),
        )
        for student in everybody
    )


def _excused(names: frozenset[str], cells: tuple[GradedCell, ...]) -> frozenset[str]:
    return frozenset(cell.exercise for cell in cells if cell.exercise.split(": ")[-1] in names)


def _marks(
    session: Any, assignment_id: str, cells: tuple[GradedCell, ...]
) -> dict[str, dict[CellKey, Mark]]:
    rows = (
        session.query(
            SubmittedAssignment.student_id,
            Notebook.name,
            BaseCell.name,
            Grade.auto_score,
            Grade.manual_score,
            Grade.score,
            Grade.needs_manual_grade,
        )
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Notebook, Notebook.id == SubmittedNotebook.notebook_id)
        .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
        .join(BaseCell, BaseCell.id == Grade.cell_id)
        .filter(SubmittedAssignment.assignment_id == assignment_id)
    )
    blank = {cell.key: Mark(None, True) for cell in cells}
    marks: dict[str, dict[CellKey, Mark]] = {}
    for student, notebook, name, auto, manual, score, waits in rows:
        known = auto is not None or manual is not None
        mark = Mark(float(score) if known else None, bool(waits), manual is not None)
        marks.setdefault(student, dict(blank))[CellKey(notebook, name)] = mark
    return marks


def _with_log(
    member: Member, root: Path, assignment: str, notebooks: int, others: Sequence[str]
) -> Member:
    """Add what the log says, and that only files without a notebook came in."""
    if not member.handed_in:
        return member
    if others:
        return replace(member, notes=(Note(REFUSED, ", ".join(others), "no notebook."),))
    record = log.load(root, assignment, member.id)
    verdicts = tuple(
        (exercise_name(verdict.exercise, name, notebooks), verdict)
        for name, found in record.verdicts.items()
        for verdict in found
    )
    recorded = bool(verdicts)
    verdicts = tuple(each for each in verdicts if each[0] not in member.excused)
    notes, past = record.notes, record.is_past(root / "submitted" / member.id / assignment)
    if past:  # nobody has tried to grade what lies there now
        notes = [note for note in notes if note.kind != REFUSED]
    about = {"verdicts": verdicts, "recorded": recorded, "notes": tuple(notes)}
    about["earlier"] = past and member.graded
    return Member(**{**vars(member), **about})
