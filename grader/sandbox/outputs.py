"""Take from an answer process only outputs that a notebook can hold, whatever it sent."""

from __future__ import annotations

import json
from typing import Any

#: Behind the name of an exception that no check raised; that student code raised by hand.
NO_CHECK, RAISED_BY_STUDENT = " outside the checks", " raised by the submission"
#: The name of the error of what took too long.
TIMEOUT = "CellTimeoutError"
_STREAMS = ("stdout", "stderr")


def cleaned(outputs: list[Any], most: int) -> list[dict[str, Any]]:
    """Return what is an output, in nbformat's form; drop the rest.

    Parameters
    ----------
    outputs : list
        What came from an answer process, in values of `grader.protocol.values`.
    most : int
        Characters that they may have together, some overhead apart.

    Examples
    --------
    >>> cleaned([{"output_type": "stream", "name": "stdout", "text": "hi"}, 7, {"a": 1}], 100)
    [{'output_type': 'stream', 'name': 'stdout', 'text': 'hi'}]
    """
    # As JSON, a text with line breaks, quotes and accents has up to twice its characters.
    kept, left = [], 2 * most
    for clean in filter(None, map(_clean, outputs[:1000])):
        try:
            written = json.dumps(clean)
        except (TypeError, ValueError, RecursionError):  # such as what was too deep to cross
            continue
        left -= len(written)
        if left < 0:
            break
        kept.append(json.loads(written))
    return kept


def stream(text: str) -> dict[str, Any]:
    """Return an output with what was printed."""
    return {"output_type": "stream", "name": "stdout", "text": text}


def error(name: str, said: str) -> dict[str, Any]:
    """Return an error output: the name of an exception, and what it says.

    Examples
    --------
    >>> error("MemoryError", "This test ran out of memory.")["traceback"]
    ['MemoryError: This test ran out of memory.']
    """
    shown = {"output_type": "error", "ename": name, "evalue": said}
    return shown | {"traceback": [f"{name}: {said}"]}


def _clean(output: Any) -> dict[str, Any] | None:
    kind = output.get("output_type") if isinstance(output, dict) else None
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
