"""A test cell that did not run to its end is never a pass; noise is never a fail.

nbgrader reads a score from the outputs of a test cell: none means full points, anything on
stderr means 0, a value means partial credit, and the first of them decides. So no output at all,
which is what a cell has that never ran, is full points. Here the outputs are put so that nbgrader
comes to the right score.
"""

from __future__ import annotations

import ast
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader import utils
from nbgrader.preprocessors import NbGraderPreprocessor

from grader import records
from grader.records import LOOK, REPAIR, Note
from grader.run import EVIDENCE

DID_NOT_RUN = "DidNotRun"


class Truth(NbGraderPreprocessor):
    """Comes between running the cells and saving the scores."""

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Put the outputs of every test cell right."""
        evidence = resources.get(EVIDENCE) or {"replies": {}, "stopped": "nothing was run"}
        notes = []
        lost = []
        for place, cell in enumerate(nb.cells):
            if not is_test(cell):
                continue
            grade_id = cell.metadata.nbgrader["grade_id"]
            reply = evidence["replies"].get(place)
            cell.outputs, ignored = settle(cell.outputs, reply, evidence["stopped"])
            if reply is None:
                lost.append(grade_id)
            if ignored and not _ends_in_expression(cell.source):
                sentence = "the test cell gave a value that its code does not have; ignored."
                notes.append(Note(LOOK, grade_id, sentence))
        if lost:
            why = evidence["stopped"] or "the cells were passed over"
            sentence = f"{why}; {len(lost)} test cells did not run."
            notes.append(Note(LOOK, lost[0], sentence, tuple(lost)))
        elif evidence["stopped"]:
            notes.append(Note(REPAIR, "last cells", f"{evidence['stopped']}, after the tests."))
        records.of_resources(resources).add(*notes)
        for note in notes:
            self.log.warning("%s: %s", resources["nbgrader"]["student"], note)
        return nb, resources


def is_test(cell: NotebookNode) -> bool:
    """Whether a cell is graded by its outputs."""
    return cell.cell_type == "code" and utils.is_grade(cell) and not utils.is_solution(cell)


def settle(
    outputs: list[NotebookNode], reply: str | None, stopped: str | None = None
) -> tuple[list[NotebookNode], bool]:
    """Turn the outputs of a test cell into ones that nbgrader scores rightly.

    Parameters
    ----------
    outputs : list of NotebookNode
        What the cell printed, showed and raised.
    reply : {"ok", "error", "aborted"} or None
        How the kernel said that the cell ended; None if it never said.
    stopped : str, optional
        Why the run of the notebook ended early.

    Returns
    -------
    (list of NotebookNode, bool)
        The outputs with any error first, and whether a value was made harmless.

    Examples
    --------
    >>> settle([], reply=None)[0][0]["ename"]
    'DidNotRun'
    >>> settle([], reply="ok")
    ([], False)
    """
    errors, others, ignored = [], [], False
    for output in outputs:
        kind = output["output_type"]
        if kind == "error":
            errors.append(output)
        elif kind == "execute_result":
            ignored = True
            others.append(
                new_output("display_data", data=output["data"], metadata=output["metadata"])
            )
        elif kind == "stream" and output["name"] == "stderr":
            others.append(new_output("stream", name="stdout", text=output["text"]))
        else:
            others.append(output)
    if reply != "ok" and not errors:
        errors.append(_did_not_run(stopped))
    return errors + others, ignored


def _ends_in_expression(source: str) -> bool:
    """Whether a cell has a value by itself, such as ``checks.number(a)`` on its last line."""
    try:
        body = ast.parse(source).body
    except SyntaxError:  # magic commands
        return True
    return bool(body) and isinstance(body[-1], ast.Expr)


def _did_not_run(stopped: str | None) -> NotebookNode:
    why = f": {stopped}" if stopped else ""
    sentence = f"This test did not run to its end{why}."
    return new_output(
        "error", ename=DID_NOT_RUN, evalue=sentence, traceback=[f"{DID_NOT_RUN}: {sentence}"]
    )
