"""A test cell that did not run to its end is never a pass; noise is never a fail.

nbgrader reads a score from the outputs of a test cell: none means full points, anything on
stderr means 0, a value means partial credit, and the first of them decides. So no output at all,
which is what a cell has that never ran, is full points. Here the outputs are put so that nbgrader
comes to the right score: full points, or the value of its last line, only for a test that has
proved that it ran to its end.

Where student code broke its own process, the tests behind it found nothing and give no points, as
a test that fails; where the grader failed, they wait for a person.
"""

from __future__ import annotations

from nbformat import NotebookNode, from_dict
from nbformat.v4 import new_output
from nbgrader import utils

from grader.checker.execution import LOST, OK, CellResult, ExecutionResult
from grader.results.log import LOOK, REPAIR, Note
from grader.results.printable import counted

DID_NOT_RUN = "DidNotRun"
ENDED_ITSELF = "student code ended its own process"


def apply(notebook: NotebookNode, outcome: ExecutionResult) -> list[Note]:
    """Put what came of a run into its notebook, so that nbgrader comes to the right scores.

    Parameters
    ----------
    notebook : NotebookNode
        What was run; its cells get their outputs.
    outcome : ExecutionResult
        What the checker says.

    Returns
    -------
    list of Note
        What a person should know.
    """
    notes, lost = [], []
    for place, cell in enumerate(notebook.cells):
        if cell.cell_type != "code":
            continue
        result = outcome.results.get(place, CellResult())
        cell.execution_count = result.count
        cell.outputs = [from_dict(output) for output in result.outputs]
        if not is_test(cell):
            continue
        why = outcome.stopped or ENDED_ITSELF
        cell.outputs = settle(cell.outputs, result.status, result.value, why)
        if result.status == LOST:
            lost.append(place)
    if lost:
        names = [notebook.cells[place].metadata.nbgrader["grade_id"] for place in lost]
        why = outcome.stopped or ENDED_ITSELF
        sentence = f"{why}; {counted(len(names), 'test cell')} did not finish"
        give = "gives" if len(names) == 1 else "give"
        if outcome.graders:
            notes.append(Note(LOOK, names[0], f"{sentence}.", tuple(names)))
        elif outcome.stopped and outcome.asked_at in lost:
            # What it tests did it, or what runs beside that.
            name = names[lost.index(outcome.asked_at)]
            sentence = f"during this test, {sentence} and {give} no points."
            notes.append(Note(LOOK, name, sentence))
        else:
            notes.append(Note(LOOK, names[0], f"{sentence} and {give} no points."))
    elif outcome.stopped:
        notes.append(Note(REPAIR, "last cells", f"{outcome.stopped}, after the tests."))
    for sentence in outcome.ran_out:
        notes.append(Note(LOOK, "limits", f"{sentence}, also when it ran alone."))
    return notes


def not_run(notebook: str) -> Note:
    """Return what a person should know of a notebook that was taken in without being run."""
    sentence = "it was not run (--no-execute); grade its tests by hand."
    return Note(LOOK, notebook, sentence)


def is_test(cell: NotebookNode) -> bool:
    """Whether a cell is graded by its outputs."""
    return cell.cell_type == "code" and utils.is_grade(cell) and not utils.is_solution(cell)


def settle(
    outputs: list[NotebookNode], status: str, value: float | None = None, stopped: str = ""
) -> list[NotebookNode]:
    """Turn the outputs of a test cell into ones that nbgrader scores rightly.

    Parameters
    ----------
    outputs : list of NotebookNode
        What the cell printed, showed and raised.
    status : {"ok", "error", "lost"}
        How it ended.
    value : float, optional
        The value of its last line: partial credit, in nbgrader.
    stopped : str
        Why the run of the notebook ended early.

    Returns
    -------
    list of NotebookNode
        The outputs with any error first.

    Examples
    --------
    >>> settle([], "lost")[0]["ename"]
    'DidNotRun'
    >>> settle([], "ok")
    []
    """
    errors, others = [], []
    for output in outputs:
        kind = output["output_type"]
        if kind == "error":
            errors.append(output)
        elif kind == "execute_result":
            shown = {"data": output["data"], "metadata": output["metadata"]}
            others.append(new_output("display_data", **shown))
        elif kind == "stream" and output["name"] == "stderr":
            others.append(new_output("stream", name="stdout", text=output["text"]))
        else:
            others.append(output)
    if status == OK:
        # An error that the cell survived was shown by hand.
        errors, others = [], [*others, *map(_shown, errors)]
        if value is not None:
            others.insert(0, new_output("execute_result", data={"text/plain": repr(value)}))
    elif not errors:
        errors.append(_did_not_run(stopped))
    return errors + others


def _shown(error: NotebookNode) -> NotebookNode:
    text = "\n".join(error["traceback"])
    output: NotebookNode = new_output("stream", name="stdout", text=text)
    return output


def _did_not_run(stopped: str | None) -> NotebookNode:
    why = f": {stopped}" if stopped else ""
    sentence = f"This test did not finish{why}."
    output: NotebookNode = new_output(
        "error", ename=DID_NOT_RUN, evalue=sentence, traceback=[f"{DID_NOT_RUN}: {sentence}"]
    )
    return output
