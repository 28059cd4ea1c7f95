"""Written answers: an untouched one is worth 0, and the grader sees the marking scheme.

nbgrader compares an answer with the source cell, which still holds the marking scheme, so to it
no answer is ever untouched; and it shows the scheme of a task only, not of a written answer.
"""

from __future__ import annotations

from typing import Any

from nbformat import NotebookNode, from_dict
from nbgrader import utils
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor

from grader import expected, records, regions

SCHEME = "marking_scheme"


class WrittenAnswers(NbGraderPreprocessor):
    """Comes after nbgrader's OverwriteCells, which sets the checksums."""

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Mark untouched answers, and put each marking scheme behind its answer."""
        record = records.of_resources(resources)
        about = resources["nbgrader"]
        with Gradebook(about["db_url"]) as gradebook:
            wanted = expected.read(gradebook, about["assignment"], about["notebook"], record.root)
        cells = []
        for cell in nb.cells:
            cells.append(cell)
            if not utils.is_solution(cell):
                continue
            known = wanted[cell.metadata.nbgrader["grade_id"]]
            if known.untouched(cell.source):
                cell.metadata.nbgrader["checksum"] = utils.compute_checksum(cell)
            _, scheme = regions.split(known.source, regions.MARK_SCHEME)
            if scheme.strip():
                cells.append(_scheme_cell(cell.id, scheme))
        nb.cells = cells
        return nb, resources


def _scheme_cell(of: str, scheme: str) -> NotebookNode:
    source = f"**Marking scheme** (students do not see it)\n\n{scheme.strip()}"
    return from_dict(
        {
            "cell_type": "markdown",
            "id": f"{of[:56]}-scheme",
            "metadata": {SCHEME: True},
            "source": source,
        }
    )
