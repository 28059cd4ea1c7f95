"""Take from an answer process only outputs that a notebook can hold, whatever it sent."""

from __future__ import annotations

import json
from typing import Any

#: Behind the name of an exception that no check raised; that student code raised by hand.
NO_CHECK, RAISED_BY_STUDENT = " outside the checks", " raised by the submission"
_STREAMS = ("stdout", "stderr")


def cleaned(outputs: Any, most: int) -> list[dict[str, Any]]:
    """Return what is an output, in nbformat's form; drop the rest.

    Parameters
    ----------
    outputs : object
        What came from a worker.
    most : int
        Characters that they may have together, some overhead apart.

    Examples
    --------
    >>> cleaned([{"output_type": "stream", "name": "stdout", "text": "hi"}, 7, {"a": 1}], 100)
    [{'output_type': 'stream', 'name': 'stdout', 'text': 'hi'}]
    """
    # As JSON, a text with line breaks, quotes and accents has up to twice its characters.
    kept, left = [], 2 * most
    for output in outputs[:1000] if isinstance(outputs, list) else ():
        clean = _writable(_clean(output)) if isinstance(output, dict) else None
        if clean is None:
            continue
        left -= len(json.dumps(clean))
        if left < 0:
            break
        kept.append(clean)
    return kept


def stream(text: str) -> dict[str, Any]:
    """Return an output with what was printed."""
    return {"output_type": "stream", "name": "stdout", "text": text}


def out_of(what: str, sentence: str) -> dict[str, Any]:
    """Return an error output that says what a cell or a test ran out of.

    Examples
    --------
    >>> out_of("time", "This cell took more than 3 seconds")["traceback"]
    ['CellTimeoutError: This cell took more than 3 seconds.']
    """
    name = "CellTimeoutError" if what == "time" else "MemoryError"
    said = f"{sentence}."
    error = {"output_type": "error", "ename": name, "evalue": said}
    return error | {"traceback": [f"{name}: {said}"]}


def out_of_depth() -> dict[str, Any]:
    """Return an error output for a cell that is not run, because nobody could read it.

    Examples
    --------
    >>> out_of_depth()["evalue"]
    'This cell cannot be read: it is nested too deeply.'
    """
    said = "This cell cannot be read: it is nested too deeply."
    error = {"output_type": "error", "ename": "SyntaxError", "evalue": said}
    return error | {"traceback": [f"SyntaxError: {said}"]}


def failure(said: Any) -> dict[str, Any]:
    """Return an error output from what is known of the exception that ended a test.

    An exception that came up elsewhere than in a test or a check is told apart from theirs by its
    name: its message is not the course's, and may be the student's.

    Examples
    --------
    >>> failure({"ename": "CheckFailed", "evalue": "42", "traceback": [], "own": False})["ename"]
    'CheckFailed outside the checks'
    """
    said = said if isinstance(said, dict) else {}
    output = _clean(said | {"output_type": "error"}) or {}
    if said.get("own") is not True:
        output["ename"] += RAISED_BY_STUDENT if said.get("by_hand") else NO_CHECK
    return output


def _writable(value: Any) -> Any:
    """Replace what no file can hold: half a character, which Python allows in a text.

    What is no JSON at all, such as what was too deep to cross the wall, is nothing.
    """
    try:
        return json.loads(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))
    except (TypeError, ValueError, RecursionError):
        return None


def _clean(output: dict[str, Any]) -> dict[str, Any] | None:
    kind = output.get("output_type")
    if kind == "stream" and output.get("name") in _STREAMS and isinstance(output.get("text"), str):
        return {"output_type": kind, "name": output["name"], "text": output["text"]}
    if kind == "error":
        lines = output.get("traceback")
        return {
            "output_type": kind,
            "ename": str(output.get("ename", "Error")),
            "evalue": str(output.get("evalue", "")),
            "traceback": [str(line) for line in lines] if isinstance(lines, list) else [],
        }
    if kind in ("display_data", "execute_result") and isinstance(output.get("data"), dict):
        data = {
            str(name): value
            for name, value in output["data"].items()
            if isinstance(value, str) or str(name).endswith("json")
        }
        metadata = output.get("metadata")
        shown = {
            "output_type": kind,
            "data": data,
            "metadata": metadata if isinstance(metadata, dict) else {},
        }
        if kind == "execute_result":
            count = output.get("execution_count")
            shown["execution_count"] = count if isinstance(count, int) else None
        return shown
    return None
