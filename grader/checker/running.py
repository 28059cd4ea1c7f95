"""Run one test cell, unchanged, and say how it ended."""

from __future__ import annotations

import ast
import contextlib
import io
import pickle
import signal
import traceback
import types
import warnings
from collections import UserDict
from collections.abc import Collection, Iterator, MutableMapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import helpers
from grader.checker import discreet
from grader.checker.execution import ERROR, OK, CellResult
from grader.sandbox.outputs import NO_CHECK, RAISED_BY_STUDENT, error, stream
from helpers.checks.errors import CheckFailed, NotAttempted, mistake_name, without_numbers

_HELPERS = str(Path(helpers.__file__).parent)
#: How the files of the course's own cells are called in a traceback: their functions are its code.
COURSE = "<course "
_TEXT = 2000  # characters of an exception's message


class TooSlow(BaseException):
    """The checker itself has computed too long with what it was given."""


class TopLevelNames(UserDict[str, Any]):
    """The names at the top level of a test; what it does to the student's is done there, too.

    Parameters
    ----------
    names : dict
        What the test can use.
    students : collection of str
        Which of them are the student's.
    there : mapping
        The student's own names.
    """

    def __init__(
        self, names: dict[str, Any], students: Collection[str], there: MutableMapping[str, Any]
    ) -> None:
        self.data, self._students, self._there = names, students, there

    def __setitem__(self, name: str, value: Any) -> None:
        super().__setitem__(name, value)
        if name in self._students:
            with contextlib.suppress(TypeError, AttributeError, ValueError, pickle.PicklingError):
                self._there[name] = value

    def __delitem__(self, name: str) -> None:
        super().__delitem__(name)
        if name in self._students:
            del self._there[name]


def run(
    source: str,
    name: str,
    names: dict[str, Any],
    counts: dict[int, int],
    local: MutableMapping[str, Any] | None = None,
) -> CellResult:
    """Run a test.

    Parameters
    ----------
    source : str
        Its code.
    name : str
        Its grade_id.
    names : dict
        What it can use; what it defines is put there.
    counts : dict of int to int
        By the number of a cell of the student's: the number that Jupyter shows beside it.
    local : mapping, optional
        Where names at its top level are set and taken away: `TopLevelNames`.

    Returns
    -------
    CellResult

    Raises
    ------
    BaseException
        What ends more than a test: see the table in `grader.protocol`.

    Examples
    --------
    >>> run("x = 3\\nx - 1", "test", {}, {}).value
    2
    >>> run("assert False, 'no'", "test", {}, {}).outputs[0]["evalue"]
    'no'
    """
    file, printed = f"<{name}>", io.StringIO()
    failure: BaseException | None = None
    value: Any = None
    with (
        warnings.catch_warnings(),
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(io.StringIO()),
    ):
        try:
            value = _executed(source, file, names, local)
        except (Exception, SystemExit) as raised:  # noqa: BLE001 - a test may raise anything
            failure = raised
    outputs = [stream(printed.getvalue())] if printed.getvalue() else []
    if failure is not None:
        said = _described(failure, file, counts)
        return CellResult(ERROR, [said, *outputs], mistake=_mistake(failure, file, name))
    return CellResult(OK, outputs, value=value if type(value) in (int, float) else None)


@contextlib.contextmanager
def limited(seconds: float) -> Iterator[None]:
    """End what the checker computes inside, after processor time of its own; 0 is no limit."""

    def stop(*_: Any) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextlib.contextmanager
def whole() -> Iterator[None]:
    """Let `limited` end nothing inside, but right after it: a message goes whole or not at all."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGPROF})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _executed(
    source: str, file: str, names: dict[str, Any], local: MutableMapping[str, Any] | None
) -> Any:
    body, last = compiled(source, file)
    exec(body, names, local)
    return None if last is None else eval(last, names, local)


@lru_cache(maxsize=4096)
def compiled(source: str, file: str) -> tuple[types.CodeType, types.CodeType | None]:
    """Return the code of a test, and that of its last line where this has a value."""
    tree = ast.parse(source, file)
    last = tree.body[-1] if tree.body else None
    if not isinstance(last, ast.Expr):
        return compile(tree, file, "exec", dont_inherit=True), None
    tree.body.pop()
    body = compile(tree, file, "exec", dont_inherit=True)
    value: Any = compile(ast.Expression(last.value), file, "eval", dont_inherit=True)
    return body, value


def _mistake(error: BaseException, file: str, name: str) -> str:
    """Name the known mistake that ended a test; one that stands in the test by the test's name.

    A sentence that the test itself says is one, too. Its numbers may be the student's own.
    """
    if not isinstance(error, AssertionError) or isinstance(error, NotAttempted):
        return ""
    found = error.mistake if isinstance(error, CheckFailed) else ""
    if not found:
        frames = [each.filename for each in traceback.extract_tb(error.__traceback__)]
        if not str(error) or not (frames[-1] == file or frames[-1].startswith(COURSE)):
            return ""
        found = mistake_name(without_numbers(str(error)))
    return found if "/" in found else f"{name}/{found}"


def _described(failure: Any, file: str, counts: dict[int, int]) -> dict[str, Any]:
    """Return an output that says what ended a test.

    What neither the test nor a check raised, with nobody in between, is told apart by its name: its
    message is not the course's, and may be the student's.
    """
    raised, trace, own = getattr(failure, "raised", None), failure.__traceback__, True
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        own = own and (name in (file, __file__) or name.startswith((_HELPERS, COURSE)))
        trace = trace.tb_next
    said = error(
        type(failure).__name__,
        discreet.without_directions(discreet.without_odd_shapes(str(failure)[:_TEXT])),
    )
    if raised is not None and raised.line:
        cell, number = failure.place
        where = f"Cell In[{counts.get(cell)}], line {number}"
        line = f"{where}\n----> {number} {discreet.without_directions(raised.line)}\n"
        said["traceback"].insert(0, line)
    if raised is not None and raised.by_hand:
        said["ename"] += RAISED_BY_STUDENT
    elif raised is not None or not own:
        said["ename"] += NO_CHECK
    return said
