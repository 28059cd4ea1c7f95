"""Exercises that are excused for one student or for everybody: they count in full.

``python -m grader excuse`` keeps them in ``excused/ASSIGNMENT.json`` in the course directory:
``exercises`` says what is excused for whom, ``before`` which scores were there that a person had
given, by student and cell, so that all of it can be taken back. In the gradebook an excused cell
has full points as its manual score, which every regrade leaves alone and every export counts.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from nbgrader.api import Grade, SubmittedAssignment

from grader.cells.expected import ExpectedCell, ExpectedNotebook
from grader.results import log

EVERYBODY = "*"
#: What the Formgrader shows where a comment would stand.
COMMENT = "Excused: it counts in full."


@dataclass
class Excused:
    """What is excused in an assignment.

    Parameters
    ----------
    path : Path
        Where it is kept.
    exercises : dict of str to list of str
        By exercise, for which students; ``"*"`` is everybody.
    before : dict of str to dict of str to (float or None)
        By student, and by ``NOTEBOOK/CELL``: the score that a person had given, None where none
        had. It lists all cells that have full points for being excused.
    """

    path: Path
    exercises: dict[str, list[str]] = field(default_factory=dict)
    before: dict[str, dict[str, float | None]] = field(default_factory=dict)

    def of(self, student: str) -> frozenset[str]:
        """Return the exercises that are excused for a student."""
        return frozenset(
            name for name, whom in self.exercises.items() if {student, EVERYBODY} & {*whom}
        )

    def save(self) -> None:
        """Keep it on disk; where there is nothing to keep, there is no file."""
        if not self.exercises and not self.before:
            self.path.unlink(missing_ok=True)
            return
        content = {"exercises": self.exercises, "before": self.before}
        log.write_whole(self.path, json.dumps(content, indent=1) + "\n")


def read(root: Path, assignment: str) -> Excused:
    """Read what is excused.

    Parameters
    ----------
    root : Path
        The course directory.
    assignment : str
        Its name in nbgrader.

    Raises
    ------
    RuntimeError
        Where the file cannot be understood; nobody's points are guessed.

    Examples
    --------
    >>> read(Path("no-such-course"), "03-the-functions").of("ada")
    frozenset()
    """
    found = Excused(root / "excused" / f"{assignment}.json")
    with contextlib.suppress(FileNotFoundError):
        text = found.path.read_text(encoding="utf-8")
        try:
            content = json.loads(text)
            found.exercises, found.before = content["exercises"], content["before"]
        except (ValueError, KeyError, TypeError) as error:
            raise RuntimeError(
                f"{found.path} cannot be read ({error}): restore it from a backup."
            ) from error
    return found


def exercise_of(cell: ExpectedCell) -> str:
    """Return the exercise that a graded cell belongs to: what is excused together."""
    return cell.exercise or cell.grade_id


def graded(notebook: ExpectedNotebook) -> Iterator[ExpectedCell]:
    """Yield the cells of a notebook that are worth points."""
    for cell in notebook.cells:
        if cell.nbgrader["grade"] or cell.nbgrader["task"]:
            yield cell


def settle(
    submission: SubmittedAssignment,
    expected: Mapping[str, ExpectedNotebook],
    excused: Excused,
    doubtful: Container[tuple[str, str]] = (),
) -> bool:
    """Give full points for what is excused, and take back those for what no longer is.

    A score that a person gives to an excused cell later stands.

    Parameters
    ----------
    submission : SubmittedAssignment
        In the gradebook; changed.
    expected : mapping of str to ExpectedNotebook
        The assignment.
    excused : Excused
        What is excused; changed, and to be saved before the gradebook is.
    doubtful : container of (str, str)
        Notebooks and graded cells that a person should look at where they got less than full
        points.

    Returns
    -------
    bool
        Whether anything is excused for the student.
    """
    student = submission.student.id
    wanted, before = excused.of(student), excused.before.pop(student, {})
    if not wanted and not before:
        return False
    kept: dict[str, float | None] = {}
    for entry in submission.notebooks:
        exercises = {each.grade_id: exercise_of(each) for each in graded(expected[entry.name])}
        named = {grade.name: exercises.get(grade.name, "") for grade in entry.grades}
        for grade in entry.grades:
            place = f"{entry.name}/{grade.name}"
            if named[grade.name] in wanted:
                kept[place] = before[place] if place in before else grade.manual_score
                _give(grade, first=place not in before)
            elif place in before:
                _take_back(grade, before[place], (entry.name, grade.name) in doubtful)
        answers = {each.grade_id: each.exercise for each in expected[entry.name].cells}
        for comment in entry.comments:
            if answers.get(comment.name) in wanted or named.get(comment.name) in wanted:
                comment.auto_comment = COMMENT
            elif comment.auto_comment == COMMENT:
                comment.auto_comment = None
    if kept:
        excused.before[student] = kept
    return bool(wanted)


def _give(grade: Grade, first: bool) -> None:
    if first or grade.manual_score is None:
        grade.manual_score = grade.max_score
    grade.needs_manual_grade = False


def _take_back(grade: Grade, score: float | None, doubtful: bool) -> None:
    if grade.manual_score != grade.max_score:
        return  # a person has given another one since
    grade.manual_score = score
    lost = grade.auto_score is None or (doubtful and grade.auto_score < grade.max_score)
    grade.needs_manual_grade = score is None and lost
