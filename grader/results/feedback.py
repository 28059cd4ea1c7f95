"""Feedback says what a check found, in plain words, and never how it looked.

A function that is tested sees the arguments of hidden tests, and could print them or raise them.
So what was printed and shown while a hidden test ran is left out, and the message of an exception
that student code raised keeps no number or text that stands nowhere in the notebook.
"""

from __future__ import annotations

import builtins
import json
import re
from collections.abc import Iterable
from typing import Any

from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode
from nbformat.v4 import new_output
from traitlets import Bool

from grader.cells import regions
from grader.results.scoring import DID_NOT_RUN, is_test
from grader.sandbox.outputs import NO_CHECK, RAISED_BY_STUDENT

MORE_CHECKS = "# (Hidden checks follow here. What they found is shown below.)"
_COLORS = re.compile(r"\x1b\[[0-9;]*m")
_FRAME = re.compile(r"\A(?:Cell In|Input In|File <ipython-input-)\s*\[?(?P<count>\d+)")
OWN_WORDS = ("CheckFailed", "NotAttempted", DID_NOT_RUN)
_LONGEST = 200  # characters of a message that no check has written
_NUMBER = re.compile(r"\d[\d.]*(?:e[+-]?\d+)?")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_UNKNOWN = re.compile(r"name '(\w+)' is not defined")
_TYPES = {*dir(builtins), "NoneType", "function", "method", "module", "ndarray", "float64", "int64"}
_SHORT = 12  # a hidden line shorter than this, such as "}", gives nothing away


class HideTests(Preprocessor):
    """Comes after GetGrades in the making of feedback."""

    enabled = Bool(True, help="Whether to hide tests in feedback.").tag(config=True)

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Take out hidden tests and marking schemes; make messages readable."""
        nb.cells = [cell for cell in nb.cells if not cell.metadata.get(regions.SCHEME_CELL)]
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
                cell.outputs = [each for each in cell.outputs if each.output_type == "error"]
        visible = "\n".join(cell.source for cell in nb.cells)
        for cell in filter(is_test, nb.cells):
            cell.outputs = [
                readable(output, answers, visible, nb.cells)
                if output.output_type == "error"
                else output
                for output in cell.outputs
            ]
        _censor(nb.cells, {line.strip() for line in hidden})
        return nb, resources


def readable(
    error: NotebookNode,
    answers: Iterable[int],
    visible: str = "",
    cells: Iterable[NotebookNode] = (),
) -> NotebookNode:
    """Return what an error of a test cell says to the student.

    Parameters
    ----------
    error : NotebookNode
        An output of type error.
    answers : iterable of int
        The execution counts of the cells whose code the student may see.
    visible : str
        All code and text that the student sees.
    cells : iterable of NotebookNode
        The cells of the notebook, with their outputs.

    Returns
    -------
    NotebookNode
        An error whose traceback is the message, after the lines of the student's own code that
        led there.
    """
    name, value = error["ename"], error["evalue"]
    if name in (*OWN_WORDS, "AssertionError", "CellTimeoutError"):
        lines = [_message(name, value)]
    else:
        # What student code raises by hand says what the student likes.
        value = "" if name.endswith(RAISED_BY_STUDENT) else _discreet(value, visible)
        name = name.removesuffix(RAISED_BY_STUDENT).removesuffix(NO_CHECK)
        name = name if name in visible or hasattr(builtins, name) else "Exception"
        missing = _UNKNOWN.match(value) if name == "NameError" else None
        message = _undefined(missing[1], cells) if missing else _message(name, value, False)
        lines = [*_own_frames(error["traceback"], set(answers)), message]
    output: NotebookNode = new_output("error", ename=name, evalue=value, traceback=lines)
    return output


def _discreet(message: str, visible: str) -> str:
    """Return the first line of a message without what the student could not know before.

    Examples
    --------
    >>> _discreet("shapes (3,) and (731,) do not fit in 'int' 'seven'", "z = 3")
    "shapes (3,) and (...,) do not fit in 'int' '...'"
    """

    def number(found: re.Match[str]) -> str:
        return found[0] if len(found[0]) == 1 or found[0] in visible else "..."

    def quoted(found: re.Match[str]) -> str:
        text = found[0][1:-1]
        known = text in visible or text.removeprefix("numpy.") in _TYPES
        return found[0] if known else f"{found[0][0]}...{found[0][0]}"

    line = message.strip().split("\n")[0][:_LONGEST]
    return _NUMBER.sub(number, _QUOTED.sub(quoted, line))


def _message(name: str, value: str, of_check: bool = True) -> str:
    if name == "AssertionError" and of_check:
        return value or "A check failed, without a message."
    if name in OWN_WORDS and of_check:
        return value
    if name == "CellTimeoutError":
        return "This test took too long and was cut off. Is there a loop that never ends?"
    return f"{name}: {value}" if value else name


def _undefined(name: str, cells: Iterable[NotebookNode]) -> str:
    """Say why a name has no value: its cell did not come to its end, or there is none."""
    gives = re.compile(rf"^(?:(?:def|class) +{name}\b|.*\b{name}\b[^=(\n]*=(?!=))", re.MULTILINE)
    for cell in cells:
        if cell.cell_type == "code" and not is_test(cell) and gives.search(cell.source):
            kinds = [each.ename for each in cell.outputs if each.output_type == "error"]
            if kinds:
                why = "ran out of time" if "CellTimeoutError" in kinds else f"raised {kinds[0]}"
                return f"'{name}' is not defined: its cell did not finish, it {why}."
    return (
        f"'{name}' is not defined: the answer is missing, because its cell is, or the cell gives "
        "it another name."
    )


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
