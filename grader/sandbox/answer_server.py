"""Start a process that has imported the libraries, inside the sandbox, and have it fork others."""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import select
import socket
import struct
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from grader.protocol import channel
from grader.sandbox import filesystem
from grader.sandbox.layers import Layers, bubblewrap


class ServerProcess:
    """A process that forks another one for each submission.

    Parameters
    ----------
    command : list of str
        How it is started; the number of its socket comes behind.
    about : dict
        What it is told first.
    environment : dict of str to str
        Its environment variables.
    home : str
        An empty folder, in which it is started; removed when it ends.

    Raises
    ------
    RuntimeError
        With what it complains of, where it does not start.
    """

    def __init__(
        self, command: list[str], about: dict[str, Any], environment: dict[str, str], home: str
    ) -> None:
        self._lock, self.home = threading.Lock(), home
        ours, theirs = socket.socketpair()
        self._said = tempfile.TemporaryFile()
        with theirs:
            self._process = subprocess.Popen(
                [*command, str(theirs.fileno())],
                env=environment,
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self._said,
                cwd=home,
            )
        self._control = ours
        try:
            talk = channel.Channel(ours.fileno())
            talk.send(about)
            self.ready, _ = talk.receive()
        except channel.HungUp:
            why = self.said() or "no reason given"
            self.close()
            raise RuntimeError(f"A process that grading needs did not start: {why}") from None

    def send(self, order: bytes, descriptors: Iterable[int]) -> None:
        """Have it fork a process that gets these descriptors."""
        with self._lock:
            socket.send_fds(self._control, [order], list(descriptors))

    @property
    def alive(self) -> bool:
        """Whether the process is still there: it never writes first, so what comes is its end."""
        ended, _, _ = select.select([self._control], [], [], 0)
        return not ended and self._process.poll() is None

    @property
    def safe(self) -> bool:
        """Whether it can be forked: a thread that holds a lock would be missing in a child."""
        return bool(self.ready["threads"] == 1)

    def said(self) -> str:
        """Return the last line that the process has complained with."""
        self._said.seek(0)
        lines = self._said.read().decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else ""

    def close(self) -> None:
        """End it and all that it has forked."""
        self._control.close()
        self._process.terminate()
        self._process.wait()
        self._said.close()
        remove(self.home)


class AnswerServer(ServerProcess):
    """What forks answer processes.

    Parameters
    ----------
    imports, empty : tuple of str
        Modules to import; modules that hold answers.
    layers : Layers
        The layers around it.
    limits : dict of str to int
        See `grader.sandbox.limits.Sandbox.amounts`.
    environment : dict of str to str
        Environment variables, besides the few it is given.
    """

    def __init__(
        self,
        imports: tuple[str, ...],
        empty: tuple[str, ...],
        layers: Layers,
        limits: dict[str, int],
        environment: dict[str, str] | None = None,
    ) -> None:
        self._layers, self._users = layers, itertools.count(1)
        self._asked: Counter[str] = Counter()
        home = tempfile.mkdtemp(prefix="grading-")
        seen = filesystem.visible(empty)
        command = [sys.executable, "-I", str(Path(__file__).with_name("__main__.py"))]
        if layers.namespaces:
            command = [*bubblewrap(), *filesystem.options(seen), "--", *command]
        about = {
            "imports": [*imports],
            "empty": [*empty],
            "paths": seen.paths,
            "namespaces": layers.namespaces,
            "landlock": layers.landlock,
            "seccomp": layers.seccomp,
            "readable": [*seen.readable],
            "listable": [path for path in seen.folders if Path(path).is_dir()],
            "limits": limits,
            "scratch": filesystem.SCRATCH,
        }
        variables = filesystem.environment(home, layers.namespaces)
        super().__init__(command, about, variables | (environment or {}), home)

    def load(self, modules: list[str]) -> None:
        """Import more modules.

        Parameters
        ----------
        modules : list of str
            Their names; those that cannot be imported are passed over.
        """
        with self._lock:
            self._control.sendall(json.dumps(modules).encode())
            (self.ready["threads"],) = struct.unpack("!I", self._control.recv(4))

    def notice(self, modules: tuple[str, ...]) -> None:
        """Load modules that submissions ask for, once a second one does."""
        self._asked.update(modules)
        often = [name for name in modules if self._asked[name] == 2]
        if often:
            self.load(often)

    @contextlib.contextmanager
    def process(self) -> Iterator[tuple[int, int, dict[str, Any]]]:
        """Fork an answer process; it ends with the context.

        Yields
        ------
        (int, int, dict)
            Descriptors to talk to it and to its supervisor, and what it must be told of its place.
        """
        with contextlib.ExitStack() as stack:
            pairs = [socket.socketpair() for _ in range(2)]
            for end in (*pairs[0], *pairs[1]):
                stack.enter_context(end)
            place = tempfile.mkdtemp(prefix="work-", dir=self.home)
            stack.callback(remove, place)
            watched = "" if self._layers.namespaces else place
            self.send(b"f" + watched.encode(), (their.fileno() for _, their in pairs))
            for _, their in pairs:
                their.close()
            user = 61_000 + next(self._users) % 4_000 if self._layers.user else 0
            (answers, _), (supervision, _) = pairs
            yield answers.fileno(), supervision.fileno(), {"place": place, "user": user}


def remove(folder: str) -> None:
    """Remove a folder, whatever student code has put into it.

    Parameters
    ----------
    folder : str
        Its path. Folders in folders in folders are no trouble, nor those that nobody may open.
    """
    with contextlib.suppress(OSError):
        os.rmdir(folder)  # the usual case: nothing was left in it
        return
    for command in (["rm", "-rf"], ["chmod", "-R", "u+rwx"], ["rm", "-rf"]):
        if os.path.isdir(folder):
            subprocess.run([*command, folder], stderr=subprocess.DEVNULL, check=False)
