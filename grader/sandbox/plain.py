"""Outcomes as plain data, and back, with every type looked at: what a worker's machine sends."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from grader.sandbox.job import ERROR, LOST, OK, Outcome, Result


def of(outcome: Outcome) -> dict[str, Any]:
    """Return an outcome as dictionaries, lists, texts and numbers.

    Parameters
    ----------
    outcome : Outcome
        What came of a job.

    Examples
    --------
    >>> from grader.sandbox import plain
    >>> from grader.sandbox.job import Outcome, Result
    >>> data = plain.of(Outcome({3: Result("ok", value=2.0)}))
    >>> data["results"]["3"]["value"]
    2.0
    >>> plain.outcome(data) == Outcome({3: Result("ok", value=2.0)})
    True
    """
    data = asdict(outcome)
    data["results"] = {str(place): result for place, result in data["results"].items()}
    return data


def outcome(data: Any) -> Outcome:
    """Return the outcome that plain data describes.

    Parameters
    ----------
    data : dict
        From `of`.

    Raises
    ------
    RuntimeError
        Where it is anything else.
    """
    try:
        _fields(data, "results", "stopped", "withheld", "noticed", "seconds")
        return Outcome(
            {
                int(_a(str, place)): _result(each)
                for place, each in _a(dict, data["results"]).items()
            },
            _a(str, data["stopped"]),
            [_a(str, text) for text in _a(list, data["withheld"])],
            [_a(str, text) for text in _a(list, data["noticed"])],
            float(_a((int, float), data["seconds"])),
        )
    except (TypeError, ValueError) as error:
        raise RuntimeError(f"A worker sent something that is no outcome: {error}") from None


def _result(data: Any) -> Result:
    _fields(data, "status", "outputs", "count", "value")
    if data["status"] not in (OK, ERROR, LOST):
        raise ValueError("no such status")
    for output in _a(list, data["outputs"]):
        _look_through(_a(dict, output))
    count, value = data["count"], data["value"]
    return Result(
        data["status"],
        data["outputs"],
        None if count is None else _a(int, count),
        None if value is None else _a((int, float), value),
    )


def _fields(data: Any, *names: str) -> None:
    if set(_a(dict, data)) != {*names}:
        raise ValueError(f"it should have {', '.join(names)}")


def _look_through(data: Any) -> None:
    if type(data) is dict:
        for name, value in data.items():
            _a(str, name)
            _look_through(value)
    elif type(data) is list:
        for value in data:
            _look_through(value)
    elif data is not None:
        _a((str, int, float, bool), data)


def _a(kind: type | tuple[type, ...], value: Any) -> Any:
    """Return the value where it is of a type, and not of one derived from it."""
    kinds = kind if isinstance(kind, tuple) else (kind,)
    if type(value) not in kinds:
        raise TypeError(
            f"{type(value).__name__} for {' or '.join(each.__name__ for each in kinds)}"
        )
    return value
