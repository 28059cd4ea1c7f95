"""Import the libraries once, then fork a process for each submission.

Started by the coordinator, inside the sandbox where there is one; it reads what it needs to know
from its first message.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import select
import signal
import socket
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from grader.worker import confine, wire


def main(control_fd: int) -> None:
    """Serve the coordinator until it hangs up.

    Parameters
    ----------
    control_fd : int
        The descriptor of a socket on which the coordinator talks to this process.
    """
    about = wire.receive(control_fd)
    sys.path[:0] = about["paths"]
    from grader.worker import driver, plain, state
    from grader.worker import shell as shells

    outputs = shells.Outputs()
    shell = shells.make(outputs)
    _load([*about["imports"], *sys.builtin_module_names])  # the latter cannot be imported later
    wire.send(control_fd, {"threads": _threads()})
    control = socket.socket(fileno=control_fd)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    memory, is_plain = state.remember(), plain.recognizer()
    while True:
        try:
            order, descriptors, _, _ = socket.recv_fds(control, 1, 2)
        except InterruptedError:
            continue
        _reap()
        if not order:
            return
        if order == b"m":
            _load(wire.receive(descriptors[0])["modules"])
            memory, is_plain = state.remember(), plain.recognizer()
            wire.send(descriptors[0], {"threads": _threads()})
        elif os.fork() == 0:
            control.close()
            with _last_words():
                serve = partial(
                    driver.serve, shell=shell, outputs=outputs, memory=memory, is_plain=is_plain
                )
                work = partial(_work, serve=serve, about=about)
                _supervise(*descriptors, about, work)
        for descriptor in descriptors:
            os.close(descriptor)


def _load(modules: list[str]) -> None:
    """Import what can be imported; a name that is no module is a name from one."""
    for name in modules:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    gc.collect()
    gc.freeze()  # collections in children would copy every page that they look at


def _threads() -> int:
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


def _supervise(job: int, supervision: int, about: dict[str, Any], work: Any) -> None:
    """Start the worker, and do to it what the coordinator says; end with it."""
    confine.die_with_parent()
    if about["namespaces"]:
        confine.new_namespaces()
    ended, alive = os.pipe()  # `alive` closes when the last process of the worker ends
    worker = os.fork()
    if worker == 0:
        os.close(supervision)
        os.close(ended)
        with _last_words():
            work(job)
    os.close(job)
    os.close(alive)
    orders = {b"i": signal.SIGINT, b"c": signal.SIGUSR1}
    while True:
        ready, _, _ = select.select([supervision, ended], [], [])
        order = b"" if ended in ready else os.read(supervision, 1)
        if order not in orders:  # an order to end, or the coordinator is gone, or the worker is
            break
        os.kill(worker, orders[order])
    os.kill(worker, signal.SIGKILL)  # who closed `alive` by hand may still be there
    os.waitpid(worker, 0)
    os._exit(0)


def _work(fd: int, serve: Callable[..., None], about: dict[str, Any]) -> None:
    try:
        first = wire.receive(fd)
        no_more_threads = _confine(about, first)
        _unpack(first["files"])
    except wire.WireError:
        return
    except OSError as error:
        wire.send(fd, {"failed": str(error)})
        return
    wire.send(fd, {"ready": True})
    libraries = tuple(about["libraries"])
    serve(fd, about=first, libraries=libraries, no_more_threads=no_more_threads)


def _confine(about: dict[str, Any], first: dict[str, Any]) -> Callable[[], None]:
    confine.die_with_parent()
    limits, user = about["limits"], first["user"]
    if about["namespaces"]:
        confine.mount_processes()
        confine.mount_scratch(about["scratch"], limits["disk_megabytes"])
        place = f"{about['scratch']}/work"
        os.mkdir(place)
    else:
        place = first["place"]
    os.chdir(place)
    tempfile.tempdir = place
    os.environ.update(HOME=place, TMPDIR=place)
    if user:
        os.chown(place, user, user)
        confine.become(user)
        confine.die_with_parent()  # another user's process has to ask again
    confine.limit(
        limits["memory_megabytes"],
        limits["processes"],
        limits["file_megabytes"],
        limits["processor_seconds"],
    )
    if not user:
        confine.drop_capabilities()
    confine.no_new_rights()
    if about["landlock"]:
        confine.landlock(about["readable"], [place])
    if about["seccomp"]:
        confine.seccomp()
    return confine.thread_stopper(about["seccomp"])


def _unpack(files: dict[str, str]) -> None:
    import base64

    for name, content in files.items():
        folder = os.path.dirname(name)
        if folder:
            os.makedirs(folder, exist_ok=True)
        with open(name, "wb") as file:
            file.write(base64.b64decode(content))


def _reap() -> None:
    while True:
        try:
            if os.waitpid(-1, os.WNOHANG)[0] == 0:
                return
        except ChildProcessError:
            return
