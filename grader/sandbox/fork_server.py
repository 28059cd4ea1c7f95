"""Import the libraries once, then fork an answer process for each submission.

Started inside the sandbox where there is one; what it must know stands in its first message.
It imports nothing that the checker needs: no tests, and empty modules where answers would be.
"""

from __future__ import annotations

import base64
import contextlib
import gc
import importlib
import json
import os
import select
import signal
import socket
import struct
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from grader.protocol import channel
from grader.protocol.messages import Begin
from grader.sandbox import permissions, processor_time

#: What the supervisor of an answer process understands.
INTERRUPT, END_CHILD, TIME = b"i", b"c", b"t"
SECONDS = struct.Struct("!d")
_LOOK_SECONDS = 0.25  # between two looks at what an answer process has written


def main(control_fd: int) -> None:
    """Serve the coordinator until it hangs up.

    Parameters
    ----------
    control_fd : int
        The descriptor of a socket on which the coordinator talks to this process.
    """
    about, _ = channel.Channel(control_fd).receive()
    sys.path[:0] = about["paths"]
    from grader.answer import empty_modules

    empty_modules.install(about["empty"])
    from grader.answer import answers, shell

    serve = partial(answers.serve, shell=shell.make())
    load(about["imports"])
    fork_on_order(control_fd, {}, partial(_supervise, about=about, serve=serve))


def fork_on_order(
    control_fd: int, ready: dict[str, Any], start: Callable[[str, list[int]], None]
) -> None:
    """Fork a process for each order of the coordinator's, until that hangs up.

    An order is ``f`` and a text, with descriptors beside it; any other is a list of modules, which
    are loaded before the next fork.

    Parameters
    ----------
    control_fd : int
        Where orders come from.
    ready : dict
        What the coordinator is told first.
    start : callable
        What the new process does: it gets the text and the descriptors.
    """
    _freeze()
    channel.Channel(control_fd).send(ready | {"threads": _threads()})
    control = socket.socket(fileno=control_fd)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)  # ignored, children would leave no status
    while True:
        order, descriptors, _, _ = socket.recv_fds(control, 1 << 16, 3)
        _reap()
        if not order:
            return
        if not order.startswith(b"f"):
            load(json.loads(order))
            _freeze()
            control.sendall(struct.pack("!I", _threads()))
        elif os.fork() == 0:
            control.close()
            with _last_words():
                start(order[1:].decode(), descriptors)
        for descriptor in descriptors:
            os.close(descriptor)


def load(modules: list[str]) -> None:
    """Import what can be imported; a name that is no module is a name from one."""
    for name in modules:
        # What is made of an empty module while it is imported fails with another exception.
        with contextlib.suppress(Exception):
            importlib.import_module(name)


def _freeze() -> None:
    """Let what there is stay where it is: collections in children would copy every page of it."""
    gc.collect()
    gc.freeze()


def _threads() -> int:
    """Return how many threads this process has; one that has several cannot be forked safely."""
    return len(os.listdir("/proc/self/task")) if os.path.isdir("/proc/self/task") else 1


@contextlib.contextmanager
def _last_words() -> Iterator[None]:
    """End the process with the context, and say why where that was not planned."""
    try:
        yield
    except BaseException:  # noqa: BLE001 - a forked child must never go on into its parent's code
        os.write(2, traceback.format_exc().encode())
    finally:
        os._exit(1)


def _reap() -> None:
    """Let children that have ended go."""
    while True:
        try:
            if os.waitpid(-1, os.WNOHANG)[0] == 0:
                return
        except ChildProcessError:
            return


def _supervise(
    place: str, descriptors: list[int], about: dict[str, Any], serve: Callable[..., None]
) -> None:
    """Start the answer process, do to it what the checker says, and end with it.

    Where it has no file system of its own, `place` is its folder, and it is ended when it has
    written too much there. Where it has no process numbers of its own, what it has started may
    outlive it; that is adopted, counted and ended here.
    """
    answers, supervision = descriptors
    # It does not die with its parent: it has others to end first, once the checker hangs up.
    permissions.adopt_orphans()
    if about["namespaces"]:
        permissions.number_children_anew()
    ended, alive = os.pipe()  # `alive` closes when the last of its processes ends
    worker = os.fork()
    if worker == 0:
        os.close(supervision)
        os.close(ended)
        with _last_words():
            serve(answers, begin=partial(_begin, about=about))
    os.close(answers)
    os.close(alive)
    os.dup2(1, 2)
    signals = {INTERRUPT: signal.SIGINT, END_CHILD: signal.SIGKILL}
    most = about["limits"]["disk_megabytes"] * 2**20
    while True:
        ready, _, _ = select.select([supervision, ended], [], [], _LOOK_SECONDS if place else None)
        if place and size_of(place) > most:
            break
        if not ready:
            continue
        order = b"" if ended in ready else os.read(supervision, 1)
        if order == TIME:
            # Children of its own, not only the worker: some may have lost their parents.
            seconds = sum(map(processor_time.time_of, processor_time.children(os.getpid())))
            os.write(supervision, SECONDS.pack(seconds))
        elif order in signals:
            with contextlib.suppress(ProcessLookupError):
                os.kill(processor_time.youngest(worker), signals[order])
        else:  # the checker is gone, or the answer process is
            break
    os.kill(worker, signal.SIGKILL)  # who closed `alive` by hand may still be there
    os.waitpid(worker, 0)
    _end_all()
    os._exit(0)


def _end_all() -> None:
    """End what the worker has left behind; whose parent ends comes to this process.

    With process numbers of its own, all has ended with the worker.
    """
    while children := processor_time.children(os.getpid()):
        for child in children:
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        _reap()


def size_of(folder: str) -> int:
    """Return the bytes that the files in a folder take.

    Examples
    --------
    >>> size_of("/a folder that is not there")
    0
    """
    total, waiting = 0, [folder]
    while waiting:  # folders may lie in folders without end
        with contextlib.suppress(OSError), os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                total += entry.stat(follow_symlinks=False).st_blocks * 512
    return total


def _begin(first: Begin, about: dict[str, Any]) -> None:
    """Take rights away, then unpack the files."""
    # What servers complain into is one file for all; student code gets the null device.
    os.dup2(1, 2)
    permissions.die_with_parent()
    limits, user, place = about["limits"], first.user, first.place
    if about["namespaces"]:
        permissions.mount_own(about["scratch"], limits["disk_megabytes"])
        place = f"{about['scratch']}/work"
        os.mkdir(place)
    os.chdir(place)
    tempfile.tempdir = place
    os.environ.update(HOME=place, TMPDIR=place)
    if user:
        os.chown(place, user, user)
        permissions.become(user)
        permissions.die_with_parent()  # another user's process has to ask again
    # Without a user or a namespace of its own, it is counted together with all that this user runs;
    # that may double before student code gets less than its share.
    others = 0 if user or about["namespaces"] else 2 * permissions.threads_of_this_user()
    permissions.limit(
        limits["memory_megabytes"],
        limits["processes"] + others,
        limits["file_megabytes"],
        limits["processor_seconds"],
    )
    if not user:
        permissions.drop_capabilities()
    permissions.no_new_rights()
    if about["landlock"]:
        permissions.landlock(about["readable"], [place], about["listable"])
    if about["seccomp"]:
        permissions.seccomp(signals=about["namespaces"])
    unpack(first.files)


def unpack(files: dict[str, str]) -> None:
    """Write files into the current folder.

    Parameters
    ----------
    files : dict of str to str
        Their contents in base64, by relative path.
    """
    for name, content in files.items():
        folder = os.path.dirname(name)
        if folder:
            os.makedirs(folder, exist_ok=True)
        with open(name, "wb") as file:
            file.write(base64.b64decode(content))
