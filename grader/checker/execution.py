"""What is to be done with a submission, and what came of it: plain data, fit for any machine."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any, get_type_hints

from grader.protocol.exact import fitting

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
    value : int, float or None
        The value of a test's last line, if that is a number.
    mistake : str
        The name of the known mistake that a test has found; "" if it has found none.
    """

    status: str = LOST
    outputs: list[dict[str, Any]] = field(default_factory=list)
    count: int | None = None
    value: int | float | None = None
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
    lent : bool
        Whether a correct function may have gone out to student code.
    """

    results: dict[int, CellResult] = field(default_factory=dict)
    stopped: str = ""
    stopped_at: int = -1
    asked_at: int = -1
    ran_out: list[str] = field(default_factory=list)
    seconds: float = 0.0
    graders: bool = False
    lent: bool = False


def as_json(found: ExecutionResult) -> str:
    """Return a result as a text, in which a checker sends it.

    Examples
    --------
    >>> found = ExecutionResult({3: CellResult("ok", value=2.0)})
    >>> result(as_json(found)) == found
    True
    """
    return json.dumps(asdict(found))


def result(text: str | bytes) -> ExecutionResult:
    """Return the result that a text describes, with every type looked at.

    A checker has handled what student code gave, so the coordinator does not just believe it.

    Raises
    ------
    RuntimeError
        Where it is anything else.
    """
    try:
        data = json.loads(text)
        found = {int(place): _made(CellResult, each) for place, each in data["results"].items()}
        made: ExecutionResult = _made(ExecutionResult, data | {"results": found})
        return made
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise RuntimeError(f"A checker sent something that is no result: {error}") from None


def _made(kind: type, data: dict[str, Any]) -> Any:
    """Make a result of its fields, where they have exactly the types that stand there."""
    types = get_type_hints(kind)
    if data.keys() != types.keys():
        raise ValueError(f"it should have {', '.join(types)}")
    for name, value in data.items():
        if not fitting(types[name])(value):
            raise ValueError(f"another {name}")
    if data.get("status", OK) not in (OK, ERROR, LOST):
        raise ValueError("no such status")
    return kind(**data)
