"""Keep student code from looking into the interpreter that runs it.

Student code and tests share a process, so a student's function that may walk up the stack can read
the test that calls it, or the value that the test expects. Python tells an audit hook (PEP 578) of
every way up: frames, code objects, the garbage collector, ctypes, tracing. A hook cannot be
removed, and this one says no where the code that asks is not a library's.

It also says no to new processes: one that outlives its cell could listen to what comes after it.
"""

from __future__ import annotations

import os
import signal
import sys
import sysconfig
import threading
from collections.abc import Callable, Iterable
from typing import Any

REFUSED = "is not possible while a notebook is graded"

#: Event -> what it would do, for the sentence that the student gets.
_LOOKING = {
    "sys._getframe": "Looking at the call stack",
    "sys._current_frames": "Looking at the call stack",
    "sys._current_exceptions": "Looking at the call stack",
    "sys.settrace": "Tracing",
    "sys.setprofile": "Tracing",
    "sys.monitoring.register_callback": "Tracing",
    "sys.addaudithook": "Listening to the interpreter",
    "gc.get_objects": "Looking through the memory",
    "gc.get_referrers": "Looking through the memory",
    "gc.get_referents": "Looking through the memory",
    "code.__new__": "Making code objects by hand",
    "marshal.loads": "Making code objects by hand",
    "object.__getattr__": "Looking at code objects and frames",
    "object.__setattr__": "Changing code objects",
}
#: What is audited though it gives nothing away.
_HARMLESS = frozenset(
    {
        ("object.__getattr__", "__defaults__"),
        ("object.__getattr__", "__kwdefaults__"),
        ("object.__setattr__", "__class__"),
    }
)
_PROCESSES = frozenset(
    {
        "os.exec",
        "os.fork",
        "os.forkpty",
        "os.posix_spawn",
        "os.spawn",
        "os.system",
        "pty.spawn",
        "subprocess.Popen",
    }
)
_KILLING = frozenset({"os.kill", "os.killpg", "signal.pthread_kill"})
#: Library modules that hand frames, code or memory on to whoever calls them.
_GO_BETWEEN = (
    "bdb.py",
    "cloudpickle.py",
    "dis.py",
    "inspect.py",
    "pdb.py",
    "trace.py",
    "traceback.py",
    "ultratb.py",
    "/ctypes/",
    "/_pyrepl/",
    "/executing/",
    "/stack_data/",
)
_JUDGED = _PROCESSES | _KILLING | _LOOKING.keys() | {"compile", "import", "open"}
_TOLD = frozenset({"/proc/cpuinfo", "/proc/meminfo", "/proc/stat"})
_FOREIGN_CODE = frozenset({"_cffi_backend", "cffi"})


class Guard:
    """An audit hook, and what it has refused.

    Parameters
    ----------
    libraries : iterable of str
        Folders whose code is trusted, besides Python's own.
    trusted : str
        The name of the file that tests claim to be from; only the coordinator knows it.
    """

    def __init__(self, libraries: Iterable[str], trusted: str) -> None:
        self.refused: list[str] = []
        self._install(tuple(libraries) + _python_folders(), trusted)

    def _install(self, libraries: tuple[str, ...], trusted: str) -> None:
        refused, busy = self.refused, threading.local()
        getframe = sys._getframe

        def is_library(name: str) -> bool:
            return name == trusted or name.startswith(libraries)

        def asked_by_student(frame: Any) -> bool:
            while frame is not None:
                name = frame.f_code.co_filename
                if not is_library(name):
                    return True
                if not any(part in name for part in _GO_BETWEEN):
                    return False
                frame = frame.f_back
            return False

        def student_is_running(frame: Any) -> bool:
            while frame is not None:
                if not is_library(frame.f_code.co_filename):
                    return True
                frame = frame.f_back
            return False

        def judge(event: str, args: tuple[Any, ...], frame: Any) -> str | None:
            if event in _LOOKING:
                if len(args) > 1 and (event, args[1]) in _HARMLESS:
                    return None
                return _LOOKING[event] if asked_by_student(frame) else None
            if event in _PROCESSES:
                return "Starting another program" if student_is_running(frame) else None
            if event in _KILLING:
                return "Sending signals" if student_is_running(frame) else None
            if event == "compile":
                name = args[1] if isinstance(args[1], str) else ""
                lies = name == trusted or name.startswith(libraries)
                return "Code under a false name" if lies and asked_by_student(frame) else None
            if event == "import":
                foreign = args[0] in _FOREIGN_CODE and student_is_running(frame)
                return "Reaching for the memory" if foreign else None
            if event == "open":
                private = isinstance(args[0], str | bytes) and _is_private(args[0])
                return "Opening /proc" if private and student_is_running(frame) else None
            return "Reaching for the memory" if asked_by_student(frame) else None  # ctypes

        def hook(event: str, args: tuple[Any, ...]) -> None:
            if event not in _JUDGED and not event.startswith("ctypes."):
                return  # such as builtins.id, of which there are thousands
            if getattr(busy, "yes", False):  # what the hook itself asks for
                return
            busy.yes = True
            try:
                what = judge(event, args, getframe(1))
            finally:
                busy.yes = False
            if what:
                if len(refused) < 100:
                    refused.append(f"{what} ({event})")
                raise PermissionError(f"{what} {REFUSED}.")

        sys.addaudithook(hook)


def refuse_signal_handlers() -> None:
    """A handler is given the frame that it interrupts, and Python audits no handler: take them."""
    import _signal

    def refuse(*args: Any, **kwargs: Any) -> None:
        # ValueError is what Python itself raises where a handler cannot be set.
        raise ValueError(f"Setting signal handlers and timers {REFUSED}.")

    for module in (signal, _signal):
        for name in ("signal", "setitimer", "alarm", "set_wakeup_fd", "pthread_sigmask"):
            setattr(module, name, refuse)


def thread_counter() -> Callable[[], bool]:
    """Return a function that says whether this process has one thread, libraries' own counted.

    It looks at a folder that is opened now, before files are out of reach.
    """
    try:
        folder = os.open("/proc/self/task", os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        return lambda: threading.active_count() == 1
    return lambda: len(os.listdir(folder)) == 1


def _python_folders() -> tuple[str, ...]:
    paths = sysconfig.get_paths()
    known = {paths[name] for name in ("stdlib", "platstdlib", "purelib", "platlib")}
    folders = {path for name in known for path in (name, os.path.realpath(name))}
    return (*(f"{path}{os.sep}" for path in sorted(folders)), "<frozen ")


def _is_private(path: str | bytes) -> bool:
    text = os.fsdecode(path)
    return text.startswith("/proc/") and text not in _TOLD
