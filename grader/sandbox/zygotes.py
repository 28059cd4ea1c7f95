"""Start a process that has imported the libraries, inside the walls, and have it fork workers."""

from __future__ import annotations

import atexit
import contextlib
import select
import socket
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from traitlets.log import get_logger

from grader import worker
from grader.sandbox import session, view
from grader.sandbox.job import Job, Outcome
from grader.sandbox.layers import Layers, bubblewrap
from grader.worker import wire


class Zygote:
    """A process that has imported the libraries.

    Parameters
    ----------
    imports : tuple of str
        Modules to import.
    layers : Layers
        The walls around it.
    limits : dict of str to int
        See `grader.sandbox.limits.Sandbox.amounts`.
    environment : dict of str to str
        Environment variables, besides the few it is given.
    """

    def __init__(
        self,
        imports: tuple[str, ...],
        layers: Layers,
        limits: dict[str, int],
        environment: dict[str, str] | None = None,
    ) -> None:
        self.imports, self.layers, self.limits = imports, layers, limits
        self._lock = threading.Lock()
        self._users = 0
        self._asked: Counter[str] = Counter()
        self._home = tempfile.TemporaryDirectory(prefix="grading-")
        seen = view.view()
        ours, theirs = socket.socketpair()
        program = Path(worker.__file__).with_name("__main__.py")
        command = [sys.executable, "-I", str(program), str(theirs.fileno())]
        if layers.namespaces:
            command = [*bubblewrap(), *view.options(seen.readable), "--", *command]
        self._said = tempfile.TemporaryFile()
        self._process = subprocess.Popen(
            command,
            env=view.environment(self._home.name, layers.namespaces) | (environment or {}),
            pass_fds=(theirs.fileno(),),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=self._said,
            cwd="/",
        )
        theirs.close()
        self._control = ours
        wire.send(
            ours.fileno(),
            {
                "imports": [*imports],
                "paths": seen.paths,
                "namespaces": layers.namespaces,
                "landlock": layers.landlock,
                "seccomp": layers.seccomp,
                "readable": [*seen.readable, *seen.told],
                "libraries": seen.libraries,
                "limits": limits,
                "scratch": view.SCRATCH,
            },
        )
        try:
            ready = wire.receive(ours.fileno())
        except wire.WireError:
            raise RuntimeError(
                f"The process that runs student code did not start: {self.said() or 'no reason'}"
            ) from None
        self.threads = ready["threads"]

    def load(self, modules: list[str]) -> None:
        """Import more modules.

        Parameters
        ----------
        modules : list of str
            Their names; those that cannot be imported are passed over.
        """
        here, there = socket.socketpair()
        with here, self._lock:
            with there:
                socket.send_fds(self._control, [b"m"], [there.fileno()])
            wire.send(here.fileno(), {"modules": modules})
            self.threads = wire.receive(here.fileno())["threads"]

    def notice(self, modules: tuple[str, ...]) -> None:
        """Load modules that submissions ask for, once a second one does."""
        self._asked.update(modules)
        often = [name for name in modules if self._asked[name] == 2]
        if often:
            self.load(often)

    @property
    def alive(self) -> bool:
        """Whether the process is still there: it never writes first, so what comes is its end."""
        ended, _, _ = select.select([self._control], [], [], 0)
        return not ended and self._process.poll() is None

    @property
    def safe(self) -> bool:
        """Whether it can be forked: a thread that holds a lock would be missing in a child."""
        return self.threads == 1

    def said(self) -> str:
        """Return the last line that the process has complained with."""
        self._said.seek(0)
        lines = self._said.read().decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else ""

    @contextlib.contextmanager
    def worker(self) -> Iterator[tuple[int, int, dict[str, Any]]]:
        """Fork a worker; it ends with the context.

        Yields
        ------
        (int, int, dict)
            Descriptors to talk to it and to its supervisor, and what it must be told of its place.
        """
        job, its_job = socket.socketpair()
        supervision, its_supervision = socket.socketpair()
        with contextlib.ExitStack() as stack:
            for end in (job, supervision):
                stack.enter_context(end)
            folder = tempfile.TemporaryDirectory(prefix="work-", dir=self._home.name)
            place = stack.enter_context(folder)
            with self._lock:
                self._users += 1
                number = self._users
                with its_job, its_supervision:
                    fds = [its_job.fileno(), its_supervision.fileno()]
                    socket.send_fds(self._control, [b"w"], fds)
            user = 61_000 + number % 4_000 if self.layers.user else 0
            yield job.fileno(), supervision.fileno(), {"place": place, "user": user}

    def close(self) -> None:
        """End it and all its workers."""
        self._control.close()
        self._process.terminate()
        self._process.wait()
        self._said.close()
        with contextlib.suppress(OSError):
            self._home.cleanup()


_zygotes: dict[tuple[Any, ...], Zygote] = {}
_lock = threading.Lock()


def run(job: Job, layers: Layers, limits: dict[str, int], environment: dict[str, str]) -> Outcome:
    """Run a job in a worker of its environment's zygote.

    Parameters
    ----------
    job : Job
        The submission.
    layers : Layers
        The walls around it.
    limits : dict of str to int
        See `grader.sandbox.limits.Sandbox.amounts`.
    environment : dict of str to str
        Environment variables for student code.

    Raises
    ------
    RuntimeError
        Where no process can be started.
    """
    settings = (layers, limits, environment)
    for last_try in (False, True):
        zygote = _shared(job, *settings)
        if not zygote.safe:
            get_logger().warning(
                "%s: an import of this assignment starts a thread, and a process with threads "
                "cannot be forked safely; each submission imports for itself, which is slower.",
                job.name,
            )
            with contextlib.closing(Zygote((), *settings)) as fresh:
                return session.run(job, fresh)
        with contextlib.suppress(OSError):  # it died between two submissions
            outcome = session.run(job, zygote)
            if zygote.alive or not outcome.stopped or last_try:
                return outcome
    raise RuntimeError("The process that starts the workers died twice; see the system's log.")


def _shared(job: Job, *settings: Any) -> Zygote:
    """Return the zygote of a job's environment; it is started when it is first asked for.

    It imports no more than the assignment needs, because every page that it fills makes each fork
    slower. What the assignment's own cells load is found out by running them once.
    """
    layers, limits, environment = settings
    key = (job.imports, job.setup, layers, *map(_frozen, (limits, environment)))
    with _lock:
        if key in _zygotes and not _zygotes[key].alive:
            _zygotes.pop(key).close()
        if key not in _zygotes:
            zygote = _zygotes[key] = Zygote(job.imports, *settings)
            if zygote.safe:
                zygote.load(session.modules_after(job.setup, zygote))
        _zygotes[key].notice(job.asks_for)
        return _zygotes[key]


def _frozen(amounts: dict[str, Any]) -> tuple[tuple[str, Any], ...]:
    return tuple(sorted(amounts.items()))


@atexit.register
def close_all() -> None:
    """End all zygotes."""
    with _lock:
        for zygote in _zygotes.values():
            zygote.close()
        _zygotes.clear()
