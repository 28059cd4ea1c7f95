"""What a process in the sandbox sees: files, folders and environment variables."""

from __future__ import annotations

import importlib.util
import os
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

import grader

_SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/etc/alternatives", "/etc/fonts",
           "/etc/ld.so.cache", "/etc/localtime", "/etc/ssl", "/etc/mime.types")  # fmt: skip
# The one place to write to in a sandbox. Not /tmp: the course may lie below that.
SCRATCH = "/scratch"
_DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")
_TOLD = (
    "/proc/cpuinfo",
    "/proc/meminfo",
    "/proc/self/cmdline",  # TensorFlow stops without it
    "/proc/stat",
    "/sys/devices/system/cpu",
)


@dataclass(frozen=True)
class View:
    """What can be read, and whose code is trusted.

    Parameters
    ----------
    readable : list of str
        Files and folders.
    told : list of str
        More of them, which the system makes anew for each sandbox.
    libraries : list of str
        The folders of trusted code, with a slash at their ends.
    paths : list of str
        Where modules are imported from, besides Python's own folders.
    """

    readable: list[str]
    told: list[str]
    libraries: list[str]
    paths: list[str]


def view() -> View:
    """Return what student code may see: the libraries and the course's helpers."""
    package = Path(grader.__file__)
    helpers = _helpers()
    parts = [str(part) for part in (package, package.parent / "worker", *helpers)]
    prefixes = {sys.prefix, sys.base_prefix, os.path.realpath(sys.executable)}
    prefixes |= {sysconfig.get_paths()[name] for name in ("purelib", "platlib", "stdlib")}
    return View(
        readable=[*_SYSTEM, *sorted(prefixes), *parts],
        told=[*_DEVICES, *_TOLD],
        libraries=[f"{path}{os.sep}" for path in (*parts, *sorted(prefixes))],
        paths=["", *sorted({str(path.parent) for path in helpers})],
    )


def options(readable: list[str]) -> list[str]:
    """Return bubblewrap's options for what can be seen.

    Parameters
    ----------
    readable : list of str
        Files and folders.
    """
    view = ["--proc", "/proc", "--dev", "/dev", "--tmpfs", SCRATCH, "--dir", "/sys"]
    if not any(Path(path).is_relative_to("/tmp") for path in readable):
        view += ["--symlink", SCRATCH, "/tmp"]
    view += ["--ro-bind-try", "/sys/devices/system/cpu", "/sys/devices/system/cpu"]
    above = {parent for path in readable for parent in Path(path).parents}
    for folder in sorted(above - {Path("/")}):  # otherwise they are open to their owner alone
        if not folder.is_symlink():
            view += ["--perms", "0755", "--dir", str(folder)]
    for path in readable:
        if os.path.islink(path):
            view += ["--symlink", os.readlink(path), path]
        else:
            view += ["--ro-bind-try", path, path]
    return [*view, "--remount-ro", "/", "--chdir", SCRATCH]


def environment(home: str, namespaces: bool) -> dict[str, str]:
    """Return all environment variables of a process in the sandbox.

    Parameters
    ----------
    home : str
        Its folder, where it has no file system of its own.
    namespaces : bool
        Whether it has.
    """
    home = SCRATCH if namespaces else home
    return {
        "HOME": home,
        "TMPDIR": home,
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), "/usr/bin", "/bin"]),
        "LANG": "C.UTF-8",
        "NBGRADER_EXECUTION": "autograde",
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "KERAS_BACKEND": "tensorflow",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "PYTHONHASHSEED": "0",
        # One thread each: several submissions run at a time, and threads forbid a fork.
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "MKL_NUM_THREADS": "1",
        "MALLOC_ARENA_MAX": "2",
    }


def _helpers() -> list[Path]:
    """Return the folder of the course's helpers, if they can be imported."""
    found = importlib.util.find_spec("helpers")
    return [Path(found.origin).parent] if found and found.origin else []
