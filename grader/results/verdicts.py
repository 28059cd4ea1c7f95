"""How each test of a submission ended, test by test: what later counts and sums are made from."""

from __future__ import annotations

from collections.abc import Iterable

from nbformat import NotebookNode
from nbgrader import utils

from grader.cells import regions
from grader.cells.expected import read_marker
from grader.checker.execution import LOST, CellResult, ExecutionResult
from grader.results.feedback import readable
from grader.results.log import BLANK, ERROR, NOT_RUN, RIGHT, TIMEOUT, WRONG, Verdict
from grader.results.scoring import is_test

_STATUS = {
    "AssertionError": WRONG,
    "CheckFailed": WRONG,
    "NotAttempted": BLANK,
    "CellTimeoutError": TIMEOUT,
}


def read(notebook: NotebookNode, outcome: ExecutionResult) -> list[Verdict]:
    """Read how the tests of a notebook ended.

    Parameters
    ----------
    notebook : NotebookNode
        What was run, with the outputs that `grader.results.scoring.apply` gave it.
    outcome : ExecutionResult
        What the checker says.
    """
    visible = "\n".join(_visible(notebook.cells))
    return [
        _verdict(cell, outcome.results.get(place, CellResult()), visible, notebook.cells)
        for place, cell in enumerate(notebook.cells)
        if is_test(cell)
    ]


def _visible(cells: Iterable[NotebookNode]) -> Iterable[str]:
    for cell in cells:
        if not cell.metadata.get(regions.SCHEME_CELL):
            yield regions.split(cell.source, regions.HIDDEN_TESTS)[0]


def _verdict(
    cell: NotebookNode, result: CellResult, visible: str, cells: list[NotebookNode]
) -> Verdict:
    points, possible = utils.determine_grade(cell)
    marker, test = read_marker(cell.source), cell.metadata.nbgrader["grade_id"]
    status, sentence = RIGHT, ""
    errors = [output for output in cell.outputs if output.output_type == "error"]
    if errors:
        status = NOT_RUN if result.status == LOST else _STATUS.get(errors[0].ename, ERROR)
        sentence = readable(errors[0], (), visible, cells).traceback[-1]
    return Verdict(
        test,
        marker.name if marker else test,
        float(points or 0),
        float(possible),
        status,
        sentence,
        result.mistake,
    )
