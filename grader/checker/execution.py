"""What is to be done with a submission, and what came of it: plain data, fit for any machine."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from typing import Any

OK, ERROR, LOST = "ok", "error", "lost"


@dataclass(frozen=True)
class Environment:
    """What all submissions of a notebook have in common, and two server processes are made for.

    Parameters
    ----------
    imports : tuple of str
        Modules that the assignment imports; loaded once.
    empty : tuple of str
        Modules that hold its answers: empty in the answer process.
    course : tuple of (str, str)
        The course's own cells, as ``("", source)``, and the tests, as ``(grade_id, source)``, in
        their order: a test finds the names of the cells before it.
    asked : tuple of str
        Names that exercises ask for.
    files : tuple of (str, str)
        The course's own files beside the notebook, which tests may read: path and base64.
    """

    imports: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()
    course: tuple[tuple[str, str], ...] = ()
    asked: tuple[str, ...] = ()
    files: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Cell:
    """One code cell.

    Parameters
    ----------
    position : int
        Its place among all cells of the notebook.
    source : str
        Its code; a test's holds the hidden part.
    test : str
        The grade_id of a test cell, "" for any other.
    given : bool
        Whether it is the course's own, such as the imports.
    inert : bool
        Whether it does no more than to name things that had no name yet, such as functions, so that
        tests before it can run after it: see `grader.checker.session`.
    shown : str
        The released part of a test, where a later cell of the student uses a name from it.
    """

    position: int
    source: str
    test: str = ""
    given: bool = False
    inert: bool = False
    shown: str = ""


@dataclass(frozen=True)
class ExecutionRequest:
    """One notebook of one submission.

    Parameters
    ----------
    name : str
        For messages.
    cells : tuple of Cell
        Its code cells, in order.
    environment : Environment
        What it has in common with others.
    files : dict of str to str
        Other files, by relative path, in base64.
    asks_for : tuple of str
        Large modules that the student imports; loaded before others start that ask for them, too.
    seed : int
        Of the random numbers that student code draws without seeding.
    """

    name: str
    cells: tuple[Cell, ...]
    environment: Environment = field(default_factory=Environment)
    files: dict[str, str] = field(default_factory=dict)
    asks_for: tuple[str, ...] = ()
    seed: int = 0


@dataclass
class CellResult:
    """What came of one cell.

    Parameters
    ----------
    status : {"ok", "error", "lost"}
        Lost: it did not run to its end, and nobody said how it ended.
    outputs : list of dict
        In nbformat's form.
    count : int or None
        The number that Jupyter shows beside it.
    value : float or None
        The value of a test's last line, if that is a number.
    mistake : str
        The name of the known mistake that a test has found; "" if it has found none.
    """

    status: str = LOST
    outputs: list[dict[str, Any]] = field(default_factory=list)
    count: int | None = None
    value: float | None = None
    mistake: str = ""


@dataclass
class ExecutionResult:
    """What came of a request.

    Parameters
    ----------
    results : dict of int to CellResult
        By the position of the cell.
    stopped : str
        Why it ended early; "" if it did not.
    stopped_at : int
        The position of the cell that ran then; -1 if none did.
    asked_at : int
        The position of the test that was run last; -1 if none was.
    ran_out : list of str
        Which cells and tests ran out of time or memory, a sentence each.
    seconds : float
        How long it took.
    graders : bool
        Whether it ended early by a fault of the grader's, and not by what student code did.
    """

    results: dict[int, CellResult] = field(default_factory=dict)
    stopped: str = ""
    stopped_at: int = -1
    asked_at: int = -1
    ran_out: list[str] = field(default_factory=list)
    seconds: float = 0.0
    graders: bool = False


def plain(thing: Any) -> dict[str, Any]:
    """Return a request or a result as dictionaries, lists, texts and numbers.

    Examples
    --------
    >>> data = plain(ExecutionResult({3: CellResult("ok", value=2.0)}))
    >>> data["results"]["3"]["value"]
    2.0
    >>> result(data) == ExecutionResult({3: CellResult("ok", value=2.0)})
    True
    """
    data = asdict(thing)
    if isinstance(thing, ExecutionResult):
        data["results"] = {str(position): each for position, each in data["results"].items()}
    return data


def request(data: dict[str, Any], environment: Environment) -> ExecutionRequest:
    """Return the request that plain data of the coordinator's describes."""
    cells = tuple(Cell(**each) for each in data["cells"])
    about = data | {"cells": cells, "environment": environment}
    return ExecutionRequest(**about | {"asks_for": tuple(data["asks_for"])})


def result(data: Any) -> ExecutionResult:
    """Return the result that plain data describes, with every type looked at.

    A checker has handled what student code gave, so the coordinator does not just believe it.

    Raises
    ------
    RuntimeError
        Where it is anything else.
    """
    try:
        _fields(data, *(each.name for each in fields(ExecutionResult)))
        found = _a(dict, data["results"])
        return ExecutionResult(
            {int(_a(str, position)): _cell_result(each) for position, each in found.items()},
            _a(str, data["stopped"]),
            _a(int, data["stopped_at"]),
            _a(int, data["asked_at"]),
            [_a(str, sentence) for sentence in _a(list, data["ran_out"])],
            float(_a((int, float), data["seconds"])),
            _a(bool, data["graders"]),
        )
    except (TypeError, ValueError) as error:
        raise RuntimeError(f"A checker sent something that is no result: {error}") from None


def _cell_result(data: Any) -> CellResult:
    _fields(data, "status", "outputs", "count", "value", "mistake")
    if data["status"] not in (OK, ERROR, LOST):
        raise ValueError("no such status")
    for output in _a(list, data["outputs"]):
        _look_through(_a(dict, output))
    count, value = data["count"], data["value"]
    return CellResult(
        data["status"],
        data["outputs"],
        None if count is None else _a(int, count),
        None if value is None else _a((int, float), value),
        _a(str, data["mistake"]),
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
