"""Manuscript cells -> a Jupyter notebook, the same one every time."""

from __future__ import annotations

import re
from typing import Any

import nbformat
from nbformat import NotebookNode

from authoring import quizzes, settings
from authoring.errors import ManuscriptError
from authoring.manuscript import Cell, Manuscript
from authoring.quizzes import Question
from grader.cells import markers

_POINTS_TABLE = "<!-- POINTS -->"
_BOOTSTRAP = """\
# Makes the course's helpers importable; in Colab it installs them first (about a second).
try:
    from helpers import __version__
except ImportError:
    import subprocess
    import sys

    if "google.colab" not in sys.modules:
        raise ModuleNotFoundError(
            "The course's helpers are not installed here: see README.md, 'Set up once'."
        ) from None
    wheel = "{url}"
    subprocess.run([sys.executable, "-m", "pip", "install", "-q", "--no-deps", wheel], check=True)
    from helpers import __version__
print("Course helpers", __version__)"""


def lesson(manuscript: Manuscript, bank: dict[str, Question]) -> NotebookNode:
    """Build the notebook of a lesson.

    Parameters
    ----------
    manuscript : Manuscript
        A manuscript of kind "lesson".
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
            source = quizzes.self_check(_question(cell, bank, "lesson"))
        cells.append(_new_cell(cell.cell_type, source, metadata=cell.metadata))
    needs = ", ".join(
        f"[lesson {int(name.split('-', 1)[0])}]({name}.ipynb)" for name in manuscript.about["needs"]
    )
    facts = [f"About {manuscript.about['minutes']} minutes"]
    if needs:
        facts.append(f"builds on {needs}")
    _open_with(cells, facts, f"course/{manuscript.name}.ipynb")
    return _notebook(cells, manuscript)


def assignment(manuscript: Manuscript, bank: dict[str, Question]) -> NotebookNode:
    """Build the source notebook of an assignment: solutions, hidden tests and metadata in place.

    Parameters
    ----------
    manuscript : Manuscript
        A manuscript of kind "assignment".
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
            question = _question(cell, bank, "assignment")
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
    total, promised = sum(marker.points for marker in graded), manuscript.about["points"]
    if total != promised:
        raise ManuscriptError(
            manuscript.cells[0].place,
            f"the points of the cells add up to {total}, the front matter promises {promised}.",
        )
    for cell in cells:
        cell.source = cell.source.replace(_POINTS_TABLE, points_table(graded))
    facts = [f"About {manuscript.about['minutes']} minutes", f"{total} points"]
    name = manuscript.name
    _open_with(cells, facts, f"release/{name}/{name}.ipynb")
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
        lines.append(f"| {name} | {what} | {sum(m.points for m in members)} |")
    lines.append(f"| **all** | | **{sum(m.points for m in graded)}** |")
    return "\n".join(lines)


def _question(cell: Cell, bank: dict[str, Question], use: str) -> Question:
    name = cell.marker.name
    if name not in bank:
        raise ManuscriptError(cell.place, f"there is no question '{name}' in the quiz bank.")
    if bank[name].use != use:
        raise ManuscriptError(
            cell.place,
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
    cell = {"cell_type": cell_type, "id": "", "metadata": metadata, "source": source}
    if cell_type == "code":
        cell |= {"execution_count": None, "outputs": []}
    return nbformat.from_dict(cell)


def _open_with(cells: list[NotebookNode], facts: list[str], path: str) -> None:
    """Put the facts and the Colab badge under the title, and the bootstrap cell after it."""
    badge = settings.colab_badge(path)
    title, _, rest = cells[0].source.partition("\n")
    cells[0].source = f"{title}\n\n{' · '.join(facts)}\n\n{badge}\n{rest}".rstrip()
    source = _BOOTSTRAP.format(url=settings.wheel_url())
    marker = None
    if path.startswith("release/"):
        marker = markers.Marker("SETUP", "helpers")
        source = f"{marker}\n{source}"
    cells.insert(1, _new_cell("code", source, marker))


def _notebook(cells: list[NotebookNode], manuscript: Manuscript) -> NotebookNode:
    _name(cells)
    notebook = nbformat.from_dict(
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
            },
            "nbformat": 4,
            "nbformat_minor": 5,
        }
    )
    nbformat.validate(notebook)
    return notebook


def _name(cells: list[NotebookNode]) -> None:
    """Give each cell an id made of its grade_id, or of its section and its number in there."""
    section, number, used = "start", 0, set()
    for cell in cells:
        heading = re.search(r"^#{1,6} +(.+)$", cell.source, flags=re.MULTILINE)
        if cell.cell_type == "markdown" and heading:
            section, number = _slug(heading[1]), 0
        number += 1
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
        wanted = grade_id or (section if number == 1 else f"{section}-{number}")
        while wanted in used:  # two sections of one name
            wanted += "-x"
        used.add(wanted)
        cell.id = wanted


def _slug(text: str) -> str:
    words = re.findall(r"[a-z0-9]+", text.lower())
    return "-".join(words)[:48].strip("-") or "section"
