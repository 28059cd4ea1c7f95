"""Which graded cells are as a person has read them: what was decided of these stays decided.

Grading again puts new scores into the gradebook. nbgrader then lists everything that a person has
scored once more, whatever has changed. Here it is compared with what the person saw, which is the
earlier notebook in ``autograded/``: a written answer with the same text, the same question and the
same points, and a test with the same code, points, score and answer, are left alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader import utils

from grader.cells import expected, regions
from grader.cells.expected import ExpectedNotebook

#: Metadata of a cell that a person scores: a key of its question, as students got it.
QUESTION = "question"


def mark_questions(notebook: NotebookNode, wanted: ExpectedNotebook) -> None:
    """Note in each answer that a person scores which question it answers.

    Parameters
    ----------
    notebook : NotebookNode
        A repaired one; changed in place.
    wanted : ExpectedNotebook
        What the instructor wrote.
    """
    for cell in notebook.cells:
        if _by_hand(cell):
            released = wanted[cell.metadata.nbgrader["grade_id"]].released
            text = regions.essence(released).encode()
            cell.metadata[QUESTION] = hashlib.sha256(text).hexdigest()[:16]


def unchanged(earlier: Path, now: Path) -> frozenset[str]:
    """Return the graded cells that hold what they held when the notebook was graded before.

    Parameters
    ----------
    earlier, now : Path
        Graded notebooks; there need not be an earlier one.
    """
    try:
        before = nbformat.read(earlier, as_version=4)
    except (OSError, ValueError):  # there is none, or it is none
        return frozenset()
    known = dict(_contents(before))
    found = dict(_contents(nbformat.read(now, as_version=4)))
    return frozenset(name for name, content in found.items() if known.get(name) == content)


def _contents(notebook: NotebookNode) -> Iterator[tuple[str, Any]]:
    """Yield each graded cell, with all that a person looks at who scores it."""
    answers: dict[str, list[str]] = {}
    for cell in notebook.cells:
        if utils.is_solution(cell):
            answers.setdefault(_exercise(cell), []).append(cell.source)
    for cell in notebook.cells:
        about = cell.metadata.get("nbgrader", {})
        if not (utils.is_grade(cell) or utils.is_task(cell)):
            continue
        content: list[Any] = [cell.source, about.get("points")]
        if _by_hand(cell):
            content.append(cell.metadata.get(QUESTION, about.get("checksum")))
            content.append(cell.get("attachments"))
        else:
            content.append(answers.get(_exercise(cell)))
            content.append(utils.determine_grade(cell))
        yield about["grade_id"], content


def _by_hand(cell: NotebookNode) -> bool:
    return bool(utils.is_task(cell) or (utils.is_grade(cell) and utils.is_solution(cell)))


def _exercise(cell: NotebookNode) -> str:
    marker = expected.read_marker(cell.source)
    return marker.name if marker else ""
