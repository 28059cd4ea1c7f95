"""Take from a worker only outputs that a notebook can hold, whatever it sent."""

from __future__ import annotations

import json
from typing import Any

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
    kept, left = [], 2 * most
    for output in outputs[:1000] if isinstance(outputs, list) else ():
        clean = _clean(output) if isinstance(output, dict) else None
        if clean is None:
            continue
        left -= len(json.dumps(clean))
        if left < 0:
            break
        kept.append(clean)
    return kept


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
