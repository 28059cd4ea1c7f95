"""Worked solutions: an assignment as students know it, with an answer in each of its cells.

They are made when they are published and stand nowhere before. Hidden tests and marking schemes are
not in them, nor is what nbgrader would need to take such a notebook for somebody's work.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from authoring import links, notebooks, private, quizzes
from authoring.course import Course, Unit
from authoring.course_file import PATH
from authoring.manuscript import REGIONS
from authoring.quizzes import Question
from grader.cells import markers, regions

#: Where students have them, in their repository.
FOLDER = "solutions"
_NOTE = (
    "**These are worked solutions.** They show one right answer to each exercise; yours may look "
    "different and be just as right. A written answer can be worded in many ways: what stands here "
    "is a sample."
)


def path(unit: Unit) -> Path:
    """Return where the worked solutions of an assignment stand in the students' repository."""
    return Path(FOLDER, f"{unit.built_name}.ipynb")


def out(order: Course, day: date | None) -> list[Unit]:
    """Return the assignments whose worked solutions students have on a day.

    Parameters
    ----------
    order : Course
        The course.
    day : date, optional
        The day; without one, there are none.
    """
    return [unit for unit in order.assignments if unit.is_solved(day)]


def waiting(order: Course, day: date) -> Iterator[str]:
    """Yield a sentence about the solutions of each assignment that is closed without them.

    Parameters
    ----------
    order : Course
        The course.
    day : date
        The day.
    """
    for unit in order.assignments:
        if unit.due and unit.due < day and not unit.is_solved(day):
            first = unit.solutions or unit.due + timedelta(days=1)
            how = f"'solutions: {first}' beside it in {PATH.as_posix()} would publish its solutions"
            if unit.solutions:
                how = f"its solutions come on {first}"
            yield f"{unit.built_name} was due on {unit.due}; {how}."


def notebook(unit: Unit, order: Course, bank: dict[str, Question]) -> NotebookNode:
    """Return the worked solutions of an assignment.

    Parameters
    ----------
    unit : Unit
        The assignment.
    order : Course
        The course.
    bank : dict of str to Question
        The quiz bank.

    Returns
    -------
    NotebookNode
        With the cells that students know, and without outputs.
    """
    source = notebooks.assignment(links.read(unit, order), unit, order, bank)
    first, *others = source.cells
    first.source = _opening(first.source, unit, order)
    cells = [first, *(cell for each in others for cell in _solved(each, bank))]
    for cell in cells:
        cell.metadata = nbformat.from_dict({})
    source.cells = cells
    for name in set(source.metadata) - {"kernelspec", "language_info", "title"}:
        del source.metadata[name]
    return source


def _opening(text: str, unit: Unit, order: Course) -> str:
    """The first text of an assignment, with the heading and the address of the solutions."""
    released = order.students.colab_url(unit.for_students.as_posix())
    text = text.replace(released, order.students.colab_url(path(unit).as_posix()))
    title, facts, badge, *rest = text.split("\n\n")
    return "\n\n".join([f"{title}: worked solutions", facts, badge, _NOTE, *rest])


def _solved(cell: NotebookNode, bank: dict[str, Question]) -> Iterator[NotebookNode]:
    """Yield what stands for a cell of the source: with the answer, without what is private."""
    marker = markers.parse(cell.source, cell.cell_type)
    kind, name = (marker.kind, marker.name) if marker else ("", "")
    if kind == "TEST" and name.startswith("quiz-"):
        # The test would say no more than that the answer is a letter.
        cell = nbformat.v4.new_markdown_cell(
            explained(bank[name.removeprefix("quiz-")]), id=f"{cell.id}-why"[:64]
        )
    elif kind == "WRITTEN":
        cell.source = f"**A sample answer.**\n\n{answer(cell.source)}"
    elif kind == "EXERCISE":
        cell.source = answer(cell.source)
    elif kind == "TEST":
        cell.source = private.visible(cell.source)
    yield cell


def answer(source: str) -> str:
    """Return a cell of an exercise or a written answer with its solution and without the marks.

    Parameters
    ----------
    source : str
        The cell, as authors wrote it.

    Examples
    --------
    >>> print(answer("# EXERCISE: one\\none = (\\n    ### BEGIN SOLUTION\\n    1\\n"
    ...              "    ### END SOLUTION\\n)"))
    # EXERCISE: one
    one = (
        1
    )
    """
    kept, _ = regions.split(source, regions.MARK_SCHEME)
    if kept.startswith("<!--"):
        kept = regions.without_first_line(kept)
    marks = {*REGIONS, *REGIONS.values()}
    return "\n".join(line for line in kept.split("\n") if line.strip() not in marks).strip("\n")


def explained(question: Question) -> str:
    """Return which option of a question is right, and what is to be said of each, as Markdown.

    Parameters
    ----------
    question : Question
        One for an assignment.
    """
    lines = [f"**The answer is {question.key}.**", ""]
    for letter, option in zip(quizzes.LETTERS, question.options, strict=True):
        lines.append(f"- **{letter}.** {'Yes' if option.correct else 'No'}: {option.why}")
    return "\n".join(lines)
