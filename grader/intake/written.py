"""Written answers: an untouched one is worth 0, and the grader sees the marking scheme.

nbgrader compares an answer with the source cell, which still holds the marking scheme, so to it
no answer is ever untouched; and it shows the scheme of a task only, not of a written answer.
"""

from __future__ import annotations

from nbformat import NotebookNode, from_dict
from nbgrader import utils

from grader.cells import regions
from grader.cells.expected import ExpectedNotebook


def prepare(notebook: NotebookNode, wanted: ExpectedNotebook) -> None:
    """Mark untouched answers, and put each marking scheme behind its answer.

    Parameters
    ----------
    notebook : NotebookNode
        A repaired one; changed in place.
    wanted : ExpectedNotebook
        What should be there.
    """
    cells = []
    for cell in notebook.cells:
        cells.append(cell)
        if not utils.is_solution(cell):
            continue
        known = wanted[cell.metadata.nbgrader["grade_id"]]
        if known.untouched(cell.source):
            cell.metadata.nbgrader["checksum"] = utils.compute_checksum(cell)
        _, scheme = regions.split(known.source, regions.MARK_SCHEME)
        if scheme.strip():
            cells.append(_scheme_cell(cell.id, scheme))
    notebook.cells = cells


def _scheme_cell(of: str, scheme: str) -> NotebookNode:
    source = f"**Marking scheme** (students do not see it)\n\n{scheme.strip()}"
    cell: NotebookNode = from_dict(
        {
            "cell_type": "markdown",
            "id": f"{of[:56]}-scheme",
            "metadata": {regions.SCHEME_CELL: True},
            "source": source,
        }
    )
    return cell
