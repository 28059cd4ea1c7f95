"""Excuse an exercise, or take that back: what ``python -m grader excuse`` does."""

from __future__ import annotations

from pathlib import Path

from nbgrader.preprocessors import AssignLatePenalties

from grader.lms import roster
from grader.results import excused, log
from grader.results.brief import brief
from grader.results.course_directory import course_directory, existing_gradebook
from grader.results.excused import EVERYBODY
from grader.results.gradebook import GradebookWriter
from grader.results.log import LOOK


class Refused(ValueError):
    """Nothing was changed; the text says why."""


def excuse(
    root: Path, assignment: str, exercise: str, student: str = "", undo: bool = False
) -> tuple[float, int]:
    """Excuse an exercise for a student or for everybody, in the gradebook and from now on.

    Parameters
    ----------
    root : Path
        The course directory.
    assignment, exercise : str
        Their names.
    student : str
        nbgrader's name of the student; "" for everybody.
    undo : bool
        Whether to take it back.

    Returns
    -------
    points : float
        What the exercise is worth.
    graded : int
        For how many graded submissions it counts.

    Raises
    ------
    nbgrader.api.MissingEntry
        Where the gradebook does not know the assignment, or there is none.
    Refused
        Where there is no such exercise or student, or nothing to take back.
    """
    with existing_gradebook(root) as book:
        book.find_assignment(assignment)
        class_ = roster.read(book)
    if student and all(each.student != student for each in class_.people):
        there = " or ".join(sorted(class_.by_name(student)))
        raise Refused(f"the gradebook has no student '{student}'{there and f': try {there}'}.")
    course = course_directory(root)
    brief(course, "Using late submission penalty method: ")
    penalty = AssignLatePenalties(parent=course).plugin_class(parent=course)
    writer = GradebookWriter(course.db_url, course.course_id, assignment, root)
    try:
        points = _points(writer, exercise)
        _note(root, assignment, exercise, student or EVERYBODY, undo)
        graded = sorted(
            each.student.id for each in writer.gradebook.assignment_submissions(assignment)
        )
        concerned = [name for name in graded if student in ("", name)]
        for name in concerned:
            notes = log.load(root, assignment, name).of_kind(LOOK)
            doubtful = {(note.notebook, cell) for note in notes for cell in note.scores}
            writer.settle_excused(name, doubtful, penalty)
    finally:
        writer.close()
    return points, len(concerned)


def _points(writer: GradebookWriter, exercise: str) -> float:
    """Return what an exercise is worth; refuse one that is not there."""
    points: dict[str, float] = {}
    for notebook in writer.expected.values():
        for cell in excused.graded(notebook):
            name = excused.exercise_of(cell)
            points[name] = points.get(name, 0.0) + float(cell.nbgrader["points"])
    if exercise not in points:
        raise Refused(
            f"'{writer.assignment}' has no exercise '{exercise}': it has {', '.join(points)}."
        )
    return points[exercise]


def _note(root: Path, assignment: str, exercise: str, whom: str, undo: bool) -> None:
    rules = excused.read(root, assignment)
    listed = {*rules.exercises.get(exercise, ())}
    if undo and whom not in listed:
        others = f"; it is for {', '.join(map(words, sorted(listed)))}" if listed else ""
        raise Refused(f"'{exercise}' is not excused for {words(whom)}{others}.")
    if undo:
        listed -= {whom}
    elif EVERYBODY in (whom, *listed):
        listed = {EVERYBODY}
    else:
        listed.add(whom)
    rules.exercises[exercise] = sorted(listed)
    if not listed:
        del rules.exercises[exercise]
    rules.save()


def words(whom: str) -> str:
    """Return for whom something is excused, in words.

    Examples
    --------
    >>> words("*"), words("ada")
    ('everybody', 'ada')
    """
    return "everybody" if whom == EVERYBODY else whom
