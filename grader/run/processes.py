"""The two processes that serve an environment, and submissions that are run in them."""

from __future__ import annotations

import atexit
import contextlib
import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from traitlets.log import get_logger

from grader.checker.checkers import CheckerServer
from grader.checker.execution import ExecutionRequest, ExecutionResult
from grader.sandbox.answer_server import AnswerServer
from grader.sandbox.layers import Layers


class Servers:
    """What forks the two processes of a submission: the one that answers, the one that checks.

    Parameters
    ----------
    request : ExecutionRequest
        One of the submissions.
    layers, limits, environment
        See `run`.
    """

    def __init__(self, request: ExecutionRequest, *settings: Any, late: bool = False) -> None:
        about = request.environment
        _, limits, _ = settings
        self.checkers = CheckerServer(about, late, limits["cell_seconds"])
        loaded = () if late else _preloaded(about.imports, self.checkers.ready["modules"])
        self.answers = AnswerServer(loaded, about.empty, *settings)

    @property
    def safe(self) -> bool:
        """Whether both can be forked: a thread that holds a lock would be missing in a child."""
        return self.checkers.safe and self.answers.safe

    @property
    def alive(self) -> bool:
        """Whether both are still there."""
        return self.checkers.alive and self.answers.alive

    def run(
        self, request: ExecutionRequest, limits: dict[str, int], alone: bool
    ) -> ExecutionResult:
        """Run a submission."""
        with self.answers.process() as (answers, supervision, place):
            return self.checkers.check(request, answers, supervision, place, limits, alone)

    def close(self) -> None:
        """End both."""
        self.checkers.close()
        self.answers.close()


def _preloaded(imports: tuple[str, ...], modules: list[str]) -> tuple[str, ...]:
    """Return what the answer process loads before it is forked: what the course's cells load."""
    own = [name for name in modules if not name.startswith(("grader", "helpers.checks"))]
    roots = {name.split(".")[0] for name in imports} | {"helpers", "matplotlib", "pandas"}
    return (*imports, *(name for name in own if name.split(".")[0] in roots))


_servers: dict[tuple[Any, ...], Servers] = {}
_lock = threading.Lock()
_alone = threading.Condition()
_running = [0, False]  # how many run, and whether one must run alone


def run(
    request: ExecutionRequest, layers: Layers, limits: dict[str, int], environment: dict[str, str]
) -> ExecutionResult:
    """Run a submission; where it ran out of something, once more, while nothing else runs here.

    A correct function that was lent may have left notes where a later run finds them (which pages
    of a file are in memory is one such place). So what has been lent anything is not run again.

    Parameters
    ----------
    request : ExecutionRequest
        The submission.
    layers : Layers
        The layers around it.
    limits : dict of str to int
        See `grader.sandbox.limits.Sandbox.amounts`.
    environment : dict of str to str
        Environment variables for student code.

    Raises
    ------
    RuntimeError
        Where no process can be started.
    """
    settings = layers, limits, environment
    with _turn(alone=False):
        found = _run(request, *settings)
    if (found.ran_out or found.stopped) and not found.lent:
        with _turn(alone=True):
            found = _run(request, *settings, alone=True)
            earlier = tuple(c for c in request.cells if c.position < found.stopped_at)
            lost = any(cell.test and cell.position not in found.results for cell in earlier)
            if lost and not found.lent:
                # What was earned before a cell that stops everything is kept.
                kept = _run(replace(request, cells=earlier), *settings, alone=True)
                found.results = kept.results | found.results
    return found


def _run(request: ExecutionRequest, *settings: Any, alone: bool = False) -> ExecutionResult:
    for last_try in (False, True):
        servers = _shared(request, *settings)
        if not servers.safe:
            with contextlib.closing(Servers(request, *settings, late=True)) as fresh:
                return fresh.run(request, settings[1], alone)
        with contextlib.suppress(OSError):  # it died between two submissions
            found = servers.run(request, settings[1], alone)
            if servers.alive or not found.stopped or last_try:
                return found
    raise RuntimeError("The processes that grading needs died twice; see the system's log.")


def _shared(request: ExecutionRequest, *settings: Any) -> Servers:
    """Return the servers of a submission's environment, started when first asked for."""
    layers, limits, environment = settings
    key = (request.environment, layers, *map(_frozen, (limits, environment)))
    with _lock:
        if key in _servers and not _servers[key].alive:
            _servers.pop(key).close()
        if key not in _servers:
            servers = _servers[key] = Servers(request, *settings)
            if not servers.safe:
                get_logger().warning(
                    "%s: an import starts a thread, and a process with threads cannot be forked "
                    "safely. So each submission imports for itself, which is slower.",
                    request.name,
                )
        _servers[key].answers.notice(request.asks_for)
        return _servers[key]


@contextlib.contextmanager
def _turn(alone: bool) -> Iterator[None]:
    """Let others run at the same time, or none."""
    with _alone:
        _alone.wait_for(lambda: not _running[1] and not (alone and _running[0]))
        _running[1] = alone
        _running[0] += 1
    try:
        yield
    finally:
        with _alone:
            _running[0] -= 1
            if alone:
                _running[1] = False
            _alone.notify_all()


def _frozen(amounts: dict[str, Any]) -> tuple[tuple[str, Any], ...]:
    return tuple(sorted(amounts.items()))


@atexit.register
def close_all() -> None:
    """End all servers."""
    with _lock:
        for servers in _servers.values():
            servers.close()
        _servers.clear()
