"""Manuscript cells -> a Jupyter notebook, the same one every time."""

from __future__ import annotations

import re
from typing import Any

import nbformat
from nbformat import NotebookNode

from authoring import anchors, frame, quizzes, setup_cell
from authoring.addresses import Repository
from authoring.course import Course, Unit
from authoring.errors import ManuscriptError
from authoring.manuscript import Cell, Manuscript
from authoring.quizzes import Question
from grader.cells import markers
from grader.cells.expected import ANSWERS_IN

_POINTS_TABLE = "<!-- POINTS -->"


def lesson(
    manuscript: Manuscript, unit: Unit, course: Course, bank: dict[str, Question]
) -> NotebookNode:
    """Build the notebook of a lesson or an appendix.

    Parameters
    ----------
    manuscript : Manuscript
        Its manuscript, links resolved.
    unit : Unit
        The same as the course knows it.
    course : Course
        The course.
    bank : dict of str to Question
        The quiz bank.

    Returns
    -------
    NotebookNode
        Without outputs, with ids that come from headings.

    Raises
    ------
    ManuscriptError
        For a question that is not in the bank or is meant for an assignment.
    """
    cells = []
    for cell in manuscript.cells:
        source = cell.source
        if cell.marker:
            asked, answer = quizzes.self_check(_question(cell, cell.marker, bank, "lesson"))
            cells += [_new_cell("markdown", asked), _new_cell("code", answer)]
            continue
        if cell.cell_type == "markdown":
            source = frame.composed(source, unit, course)
        if unit.kind == "appendix" and cell.cell_type == "markdown":
            cells += _terms(source)
        else:
            cells.append(_new_cell(cell.cell_type, source, metadata=cell.metadata))
    facts = frame.facts(unit, course)
    _open_with(cells, unit, facts, unit.notebook.as_posix(), course.students)
    return _notebook(cells, manuscript)


def assignment(
    manuscript: Manuscript, unit: Unit, course: Course, bank: dict[str, Question]
) -> NotebookNode:
    """Build the source notebook of an assignment: solutions, hidden tests and metadata in place.

    Parameters
    ----------
    manuscript : Manuscript
        Its manuscript, links resolved.
    unit : Unit
        The same as the course knows it.
    course : Course
        The course.
    bank : dict of str to Question
        The quiz bank.

    Returns
    -------
    NotebookNode

    Raises
    ------
    ManuscriptError
        As for a lesson, and where the points do not add up to what the front matter promises.
    """
    cells = []
    for cell in manuscript.cells:
        if cell.marker and cell.marker.kind == "QUIZ":
            question = _question(cell, cell.marker, bank, "assignment")
            for cell_type, source in quizzes.graded_cells(question):
                cells.append(_new_cell(cell_type, source, markers.parse(source, cell_type)))
        else:
            cells.append(
                _new_cell(cell.cell_type, cell.source, cell.marker, metadata=cell.metadata)
            )
    graded = [
        marker
        for cell in cells
        if (marker := markers.parse(cell.source, cell.cell_type)) and marker.points
    ]
    total, promised = _sum(graded), manuscript.about["points"]
    if total != promised:
        raise ManuscriptError(
            manuscript.cells[0].position,
            f"the points of the cells add up to {total}, the front matter promises {promised}.",
        )
    for new in cells:
        new.source = new.source.replace(_POINTS_TABLE, points_table(graded))
    facts = [f"About {unit.minutes} minutes", f"{total} points"]
    name = unit.built_name
    _open_with(cells, unit, facts, f"release/{name}/{name}.ipynb", course.students)
    return _notebook(cells, manuscript)


def points_table(graded: list[markers.Marker]) -> str:
    """Return a Markdown table of what each exercise is worth.

    Parameters
    ----------
    graded : list of Marker
        The markers that carry points, in the order of the notebook.

    Examples
    --------
    >>> print(points_table([markers.Marker("TEST", "relu", "values", 2),
    ...                     markers.Marker("TEST", "relu", "shape", 1)]))
    | exercise | what is looked at | points |
    |---|---|---:|
    | relu | values 2, shape 1 | 3 |
    | **all** | | **3** |
    """
    rows: dict[str, list[markers.Marker]] = {}
    for marker in graded:
        name = "quiz" if marker.name.startswith("quiz-") else marker.name
        rows.setdefault(name, []).append(marker)
    lines = ["| exercise | what is looked at | points |", "|---|---|---:|"]
    for name, members in rows.items():
        if name == "quiz":
            what = f"{len(members)} question{'s' * (len(members) > 1)}, 1 point each"
        elif members[0].kind == "WRITTEN":
            what = "read by a person"
        else:
            what = ", ".join(f"{m.tested or 'result'} {m.points}" for m in members)
        lines.append(f"| {name} | {what} | {_sum(members)} |")
    lines.append(f"| **all** | | **{_sum(graded)}** |")
    return "\n".join(lines)


def _sum(graded: list[markers.Marker]) -> int:
    return sum(marker.points or 0 for marker in graded)


def _question(cell: Cell, marker: markers.Marker, bank: dict[str, Question], use: str) -> Question:
    name = marker.name
    if name not in bank:
        raise ManuscriptError(cell.position, f"there is no question '{name}' in the quiz bank.")
    if bank[name].use != use:
        raise ManuscriptError(
            cell.position,
            f"question '{name}' is for use in a{'n' * (bank[name].use == 'assignment')} "
            f"{bank[name].use}; a question is graded or revealed, never both.",
        )
    return bank[name]


def _new_cell(
    cell_type: str,
    source: str,
    marker: markers.Marker | None = None,
    metadata: dict[str, Any] | None = None,
) -> NotebookNode:
    metadata = dict(metadata or {})
    if marker:
        metadata["nbgrader"] = marker.metadata()
        if marker.kind in ("EXERCISE", "TEST"):
            # "Run all" then goes on past a test that fails, so each answer gets its own message.
            metadata["tags"] = ["raises-exception"]
        if marker.metadata()["locked"]:
            metadata |= {"editable": False, "deletable": False}
    content: dict[str, Any] = {
        "cell_type": cell_type,
        "id": "",
        "metadata": metadata,
        "source": source,
    }
    if cell_type == "code":
        content |= {"execution_count": None, "outputs": []}
    cell: NotebookNode = nbformat.from_dict(content)
    return cell


def _terms(source: str) -> list[NotebookNode]:
    """Give each term of the glossary a cell with its name, which links lead to."""
    cells = []
    for part in re.split(r"\n+(?=### )", source):
        cells.append(_new_cell("markdown", part))
        if title := re.match(r"### +(.+)", part):
            cells[-1].id = anchors.slug(title[1])
    return cells


def _open_with(
    cells: list[NotebookNode], unit: Unit, facts: list[str], path: str, students: Repository
) -> None:
    """Put title, facts and the link to Colab above the first text, and the set-up cell below it."""
    opening = f"# {unit.heading}\n\n{' · '.join(facts)}\n\n{students.colab_link(path)}"
    if cells and cells[0].cell_type == "markdown" and "nbgrader" not in cells[0].metadata:
        cells[0].source = f"{opening}\n\n{cells[0].source}".rstrip()
    else:
        cells.insert(0, _new_cell("markdown", opening))
    source = setup_cell.source(students.wheel_url())
    marker = None
    if path.startswith("release/"):
        marker = markers.Marker("SETUP", "helpers")
        source = f"{marker}\n{source}"
    cells.insert(1, _new_cell("code", source, marker, setup_cell.metadata()))


def _notebook(cells: list[NotebookNode], manuscript: Manuscript) -> NotebookNode:
    _name(cells)
    notebook: NotebookNode = nbformat.from_dict(
        {
            "cells": cells,
            "metadata": {
                "kernelspec": {
                    "display_name": "Python 3 (ipykernel)",
                    "language": "python",
                    "name": "python3",
                },
                "language_info": {"name": "python"},
                "title": manuscript.about["title"],
                **_answers_in(manuscript),
            },
            "nbformat": 4,
            "nbformat_minor": 5,
        }
    )
    nbformat.validate(notebook)
    return notebook


def _answers_in(manuscript: Manuscript) -> dict[str, list[str]]:
    """Tell the grader which modules hold the answers: they are empty beside student code."""
    names = manuscript.about.get(ANSWERS_IN)
    return {ANSWERS_IN: names} if names else {}


def _name(cells: list[NotebookNode]) -> None:
    """Give each cell that has none an id: its grade_id, or its section and number in there."""
    section, number, used = "start", 0, set()
    for cell in cells:
        heading = re.search(r"^#{1,6} +(.+)$", cell.source, flags=re.MULTILINE)
        if cell.cell_type == "markdown" and heading:
            section, number = _slug(heading[1]), 0
        number += 1
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
        wanted = cell.id or grade_id or (section if number == 1 else f"{section}-{number}")
        while wanted in used:  # two sections of one name
            wanted += "-x"
        used.add(wanted)
        cell.id = wanted


def _slug(text: str) -> str:
    words = re.findall(r"[a-z0-9]+", text.lower())
    return "-".join(words)[:48].strip("-") or "section"
