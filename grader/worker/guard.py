"""Keep student code from looking into the interpreter that runs it.

Student code and tests share a process, so a student's function that may walk up the stack can read
the test that calls it, or the value that the test expects. Python tells an audit hook (PEP 578) of
every way up: frames, code objects, the garbage collector, ctypes, tracing. A hook cannot be
removed, and this one says no where the code that asks is not a library's. Many libraries hand a
frame on to whoever calls them, so beside student code only a few, which keep it, may ask for one.

It also says no to new processes: one that outlives its cell could listen to what comes after it.
"""

from __future__ import annotations

import builtins
import inspect
import io
import linecache
import logging
import os
import sys
import sysconfig
import threading
import traceback
import types
from collections.abc import Callable, Iterable
from typing import Any

# What student code does to the built-in functions does not reach the functions of this module.
__builtins__ = dict(vars(builtins))
REFUSED = "is not possible while a notebook is graded"

#: Event -> what it would do, for the sentence that the student gets.
_FRAMES = {
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
}
_CODE = {
    "code.__new__": "Making code objects by hand",
    "marshal.loads": "Making code objects by hand",
    "object.__getattr__": "Looking at code objects and frames",
    "object.__setattr__": "Changing code objects",
}
_FRAMES_OF = frozenset({"tb_frame", "gi_frame", "cr_frame", "ag_frame"})
#: What is audited though it gives nothing away; defaults are put back around every test.
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
    "threading.py",
    "trace.py",
    "traceback.py",
    "ultratb.py",
    "/ctypes/",
    "/_pyrepl/",
    "/executing/",
    "/stack_data/",
)
#: Libraries that look at frames for a warning, a name or a display of their own.
_DISCREET = (
    "/collections/__init__.py",
    "/enum.py",
    "/helpers/",
    "/IPython/core/interactiveshell.py",
    "/absl/",
    "/gast/",
    "/h5py/",
    "/keras/",
    "/matplotlib/",
    "/numpy/",
    "/optree/",
    "/pandas/util/",
    "/scipy/",
    "/sklearn/",
    "/tensorflow/",
    "/traitlets/",
    "/typing.py",
    "/typing_extensions.py",
    "/warnings.py",
    "/wrapt/",
)
#: What those libraries pass a frame to, so that a replacement would have it.
_PASSED_TO = (inspect, linecache, logging.Logger, traceback, traceback.StackSummary)
_TOLD = frozenset({"/proc/cpuinfo", "/proc/meminfo", "/proc/stat"})
_FOREIGN_CODE = frozenset({"_cffi_backend", "cffi"})
#: Modules whose copies would be whole again after `shell.refuse` has taken functions away.
_BUILT_IN = frozenset(sys.builtin_module_names)


class Refused(PermissionError, ValueError):
    """What libraries that can do without a frame expect where there is none."""


class _Busy(threading.local):
    """Whether this thread is in the hook."""

    yes = False


def install(
    libraries: Iterable[str], trusted: str
) -> tuple[list[str], Callable[[types.FrameType], str]]:
    """Install the audit hook.

    What it needs is in closures, which student code has no way to reach.

    Parameters
    ----------
    libraries : iterable of str
        Folders whose code is trusted, besides Python's own.
    trusted : str
        The name of the file that tests claim to be from; only the coordinator knows it.

    Returns
    -------
    (list of str, callable)
        The list grows with everything that is refused. The callable says which file the code of a
        frame is from, without the hook being asked: that takes many times longer.
    """
    is_library = library_test(tuple(libraries) + _python_folders(), trusted)
    is_private, refused = _is_private, []
    frames, code, frames_of, harmless = dict(_FRAMES), dict(_CODE), _FRAMES_OF, _HARMLESS
    processes, killing, foreign, built_in = _PROCESSES, _KILLING, _FOREIGN_CODE, _BUILT_IN
    go_between, discreet, sentence, refusal = _GO_BETWEEN, _DISCREET, REFUSED, Refused
    passed_to = tuple((vars(owner), dict(vars(owner))) for owner in _PASSED_TO)
    busy, getframe, open_file = _Busy(), sys._getframe, io.FileIO
    judged = {*frames, *code, *processes, *killing, "compile", "import", "open"}

    def asked_by_student(frame: Any) -> bool:
        while frame is not None:
            name = frame.f_code.co_filename
            if not is_library(name):
                return True
            if not any(part in name for part in go_between):
                return False
            frame = frame.f_back
        return False

    def student_is_running(frame: Any) -> bool:
        while frame is not None:
            if not is_library(frame.f_code.co_filename):
                return True
            frame = frame.f_back
        return False

    def is_inspect(name: str) -> bool:
        return is_library(name) and name.endswith("/inspect.py")

    def is_in_file(content: Any, path: str, start: int) -> bool:
        """Whether code that a library loads for the student is what its file holds."""
        try:
            with open_file(path) as file:
                return file.read()[start:] == bytes(content)
        except (OSError, TypeError, ValueError):
            return False

    def is_pyparsing(name: str) -> bool:
        return is_library(name) and "/pyparsing/" in name

    def intact() -> bool:
        """Whether what discreet libraries pass a frame to is as it was."""
        return all(
            space.get(key) is value for space, kept in passed_to for key, value in kept.items()
        )

    def hands_on(frame: Any) -> bool:
        """Whether student code may get hold of what is asked for."""
        if not student_is_running(frame):  # most often, and quickly found out
            return False
        asker = frame
        while asker is not None and is_inspect(asker.f_code.co_filename):
            asker = asker.f_back
        name = asker.f_code.co_filename if asker is not None else ""
        if not is_library(name):
            return True
        # `logging` has a public function that returns a frame, and uses it for itself.
        logs = (
            name.endswith("/logging/__init__.py")
            and asker.f_back is not None
            and asker.f_back.f_code.co_name == "findCaller"
        )
        while asker is not None and asker.f_code.co_filename.endswith("/traceback.py"):
            asker = asker.f_back
        name = asker.f_code.co_filename if asker is not None else ""
        if not is_library(name):
            return True
        parses = asker is not None and is_pyparsing(asker.f_code.co_filename)
        innocent = intact() and (logs or parses or any(part in name for part in discreet))
        return not innocent

    def judge(event: str, args: tuple[Any, ...], frame: Any) -> str | None:
        if event in frames:
            return frames[event] if hands_on(frame) else None
        if event in code:
            if len(args) > 1 and (event, args[1]) in harmless:
                return None
            if event == "marshal.loads":
                if not student_is_running(frame):
                    return None
                if not is_library(frame.f_code.co_filename):
                    return code[event]
                path = frame.f_locals.get("bytecode_path")  # importlib's
                genuine = (
                    isinstance(path, str) and is_library(path) and is_in_file(args[0], path, 16)
                )
                return None if genuine else code[event]
            if event == "code.__new__":
                return code[event] if student_is_running(frame) else None
            if len(args) > 1 and args[1] in frames_of:
                return code[event] if hands_on(frame) else None
            return code[event] if asked_by_student(frame) else None
        if event in processes:
            return "Starting another program" if student_is_running(frame) else None
        if event in killing:
            return "Sending signals" if student_is_running(frame) else None
        if event == "compile":
            lies = isinstance(args[1], str) and is_library(args[1]) and student_is_running(frame)
            genuine = lies and is_in_file(args[0], args[1], 0)
            return "Code under a false name" if lies and not genuine else None
        if event == "import":
            denied = args[0] in foreign or args[0] in built_in
            return "Reaching for the memory" if denied and student_is_running(frame) else None
        if event == "open":
            private = isinstance(args[0], str | bytes) and is_private(args[0])
            return "Opening /proc" if private and student_is_running(frame) else None
        return "Reaching for the memory" if asked_by_student(frame) else None  # ctypes

    def hook(event: str, args: tuple[Any, ...]) -> None:
        if event not in judged and not event.startswith("ctypes."):
            return  # such as builtins.id, of which there are thousands
        if busy.yes:  # what the hook itself asks for
            return
        busy.yes = True
        try:
            what = judge(event, args, getframe(1))
        finally:
            busy.yes = False
        if what:
            if len(refused) < 100:
                refused.append(f"{what} ({event})")
            raise refusal(f"{what} {sentence}.")

    def file_of(frame: types.FrameType) -> str:
        was_busy, busy.yes = busy.yes, True
        try:
            return frame.f_code.co_filename
        finally:
            busy.yes = was_busy

    sys.addaudithook(hook)
    return refused, file_of


def library_test(libraries: tuple[str, ...], trusted: str) -> Callable[[str], bool]:
    """Return a function that says of the name of a file whether its code is trusted."""
    text, known = str, {trusted: True}

    def is_library(name: str) -> bool:
        # A name can be an object of the student's, whose own methods would say anything.
        if type(name) is not text:
            return False
        if name not in known:
            known[name] = name.startswith(libraries)
        return known[name]

    return is_library


def _python_folders() -> tuple[str, ...]:
    paths = sysconfig.get_paths()
    known = {paths[name] for name in ("stdlib", "platstdlib", "purelib", "platlib")}
    folders = {path for name in known for path in (name, os.path.realpath(name))}
    return (*(f"{path}{os.sep}" for path in sorted(folders)), "<frozen ")


def _is_private(path: str | bytes, decode: Any = os.fsdecode, told: Any = _TOLD) -> bool:
    text = decode(path)
    return text.startswith("/proc/") and text not in told
