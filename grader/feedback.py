"""Feedback says what a check found, in plain words, and never how it looked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode
from nbformat.v4 import new_output
from traitlets import Bool

from grader import regions
from grader.truth import DID_NOT_RUN, is_test
from grader.written import SCHEME

MORE_CHECKS = "# (More checks follow here. They are not shown; what they found stands below.)"
_COLORS = re.compile(r"\x1b\[[0-9;]*m")
_FRAME = re.compile(r"\A(?:Cell In|Input In|File <ipython-input-)\s*\[?(?P<count>\d+)")
_OWN_WORDS = ("CheckFailed", "NotAttempted", DID_NOT_RUN)
_SHORT = 12  # a hidden line shorter than this, such as "}", gives nothing away


class HideTests(Preprocessor):
    """Comes after GetGrades in the making of feedback."""

    enabled = Bool(True, help="Whether to hide tests in feedback.").tag(config=True)

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Take out hidden tests and marking schemes; make messages readable."""
        nb.cells = [cell for cell in nb.cells if not cell.metadata.get(SCHEME)]
        answers = {
            cell.get("execution_count")
            for cell in nb.cells
            if cell.cell_type == "code" and not is_test(cell)
        } - {None}
        hidden = []
        for cell in nb.cells:
            if not is_test(cell):
                continue
            shown, region = regions.split(cell.source, regions.HIDDEN_TESTS)
            if region.strip():
                hidden += region.splitlines()
                cell.source = f"{shown.rstrip()}\n{MORE_CHECKS}"
            cell.outputs = [
                readable(output, answers) if output.output_type == "error" else output
                for output in cell.outputs
            ]
        _censor(nb.cells, {line.strip() for line in hidden})
        return nb, resources


def readable(error: NotebookNode, answers: Iterable[int]) -> NotebookNode:
    """Return what an error of a test cell says to the student.

    Parameters
    ----------
    error : NotebookNode
        An output of type error.
    answers : iterable of int
        The execution counts of the cells whose code the student may see.

    Returns
    -------
    NotebookNode
        An error whose traceback is the message, after the lines of the student's own code that
        led there.
    """
    message = _message(error["ename"], error["evalue"])
    lines = [message]
    if error["ename"] not in (*_OWN_WORDS, "AssertionError"):
        lines = [*_own_frames(error["traceback"], set(answers)), message]
    return new_output("error", ename=error["ename"], evalue=error["evalue"], traceback=lines)


def _message(name: str, value: str) -> str:
    if name == "AssertionError":
        return value or "A check failed; it came without a message."
    if name in _OWN_WORDS:
        return value
    if name == "CellTimeoutError":
        return "This test took too long and was cut off. Is there a loop that never ends?"
    unknown = re.match(r"name '(\w+)' is not defined", value)
    if name == "NameError" and unknown:
        return (
            f"'{unknown[1]}' is not defined: the cell that should define it is missing, "
            "stopped with an error, or gives it another name."
        )
    return f"{name}: {value}" if value else name


def _own_frames(traceback: list[str], answers: set[int]) -> list[str]:
    frames = []
    for entry in traceback:
        frame = _FRAME.match(_COLORS.sub("", entry))
        if frame and int(frame["count"]) in answers:
            frames.append(entry)
    return frames


def _censor(cells: list[NotebookNode], hidden: set[str]) -> None:
    """Blot out the lines of hidden tests wherever code that found them has printed them."""
    secrets = {line for line in hidden if len(line) >= _SHORT}
    secrets |= {json.dumps(line)[1:-1] for line in secrets}
    if not secrets:
        return
    pattern = re.compile("|".join(map(re.escape, sorted(secrets, key=len, reverse=True))))

    def clean(value: Any) -> Any:
        if isinstance(value, str):
            return pattern.sub("(not shown)", value)
        if isinstance(value, list):
            return [clean(item) for item in value]
        if isinstance(value, dict):
            return NotebookNode({key: clean(item) for key, item in value.items()})
        return value

    for cell in cells:
        if cell.cell_type == "code":
            cell.outputs = [clean(output) for output in cell.outputs]
