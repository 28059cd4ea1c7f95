"""What a process in the sandbox sees: files, folders and environment variables."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import site
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.machinery import PathFinder
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
#: What folders of installed packages are called.
_PACKAGES = ("site-packages", "dist-packages")
#: The parts of `grader` that run inside.
_INSIDE = ("__init__.py", "answer", "protocol", "sandbox")


@dataclass(frozen=True)
class Visible:
    """What can be read.

    Parameters
    ----------
    folders : tuple of str
        Files and folders.
    hidden : tuple of str
        What is left out of them.
    readable : tuple of str
        The same once more: all of `folders` that is not `hidden`, for what can only allow; and what
        the system makes anew for each sandbox.
    paths : tuple of str
        Where modules are imported from, besides Python's own folders.
    """

    folders: tuple[str, ...]
    hidden: tuple[str, ...]
    readable: tuple[str, ...]
    paths: tuple[str, ...]


@lru_cache(maxsize=16)
def visible(empty: tuple[str, ...] = ()) -> Visible:
    """Return what student code may see: the libraries and the course's helpers.

    Of all installed packages these are the environment's own. Those of the Python that it was made
    with, of the system and of other programs may hold what is emptied here.

    Parameters
    ----------
    empty : tuple of str
        Modules that hold answers. Their files are left out.
    """
    package = Path(grader.__file__).parent
    helpers = _origin("helpers")
    prefixes = {sys.prefix, os.path.realpath(sys.executable)}
    bases = {sys.base_prefix, os.path.realpath(sys.base_prefix)}
    prefixes |= {f"{base}/{name}" for base in bases for name in ("bin", "lib", "lib64")}
    prefixes |= {sysconfig.get_paths()[name] for name in ("purelib", "platlib", "stdlib")}
    parts = [*sorted(prefixes), *(str(package / name) for name in _INSIDE)]
    folders = tuple(dict.fromkeys([*_SYSTEM, *parts, *helpers]))
    hidden = {file for name in empty for file in _files_of(name)}
    hidden |= {str(Path(file).parent / "__pycache__") for file in hidden if file.endswith(".py")}
    hidden |= _other_packages(folders)
    readable = [found for path in folders for found in _without(path, hidden)]
    return Visible(
        folders,
        tuple(sorted(filter(os.path.exists, hidden))),
        (*dict.fromkeys(readable), *_DEVICES, *_TOLD),
        ("", *sorted({str(Path(path).parent) for path in helpers})),
    )


@lru_cache(maxsize=16)
def _other_packages(folders: tuple[str, ...]) -> frozenset[str]:
    """Return the folders of packages in these folders that are not the environment's own."""
    own = {os.path.realpath(path) for path in site.getsitepackages()}
    found = set()
    waiting = [p for p in folders if not os.path.islink(p) and os.path.realpath(p) not in own]
    while waiting:
        with contextlib.suppress(OSError), os.scandir(waiting.pop()) as entries:
            inside = [entry for entry in entries if entry.is_dir(follow_symlinks=False)]
            waiting += [entry.path for entry in inside if entry.name not in _PACKAGES]
            found |= {entry.path for entry in inside if entry.name in _PACKAGES}
    return frozenset(path for path in found if os.path.realpath(path) not in own)


def _origin(name: str, among: list[str] | None = None) -> list[str]:
    """Return the folder or the file of a package or a module, if it can be imported."""
    root, _, rest = name.partition(".")
    try:
        found = PathFinder.find_spec(root, among) if among else importlib.util.find_spec(root)
    except (ImportError, ValueError):
        return []
    if not found or not found.origin or not os.path.exists(found.origin):
        return []
    path = Path(found.origin)
    if not found.submodule_search_locations:
        return [str(path)]
    folder = path.parent.joinpath(*rest.split(".")) if rest else path.parent
    file = folder.with_suffix(".py")
    return [str(each) for each in (folder, file) if each.exists()]


def _files_of(module: str) -> set[str]:
    """Return where a module lies, its links followed too; there may be two of one name."""
    found = _origin(module)
    for folder in site.getsitepackages():
        found += _origin(module, [folder])
    return {*found, *map(os.path.realpath, found)}


def _without(path: str, hidden: set[str]) -> Iterator[str]:
    """Yield a path, or what lies in it but for what is hidden."""
    real = os.path.realpath(path)
    if path in hidden or real in hidden:
        return
    inside = any(each.startswith(f"{real}{os.sep}") for each in hidden)
    if not inside:
        yield path
    elif not os.path.islink(path):
        for name in sorted(os.listdir(path)):
            yield from _without(os.path.join(path, name), hidden)


def options(seen: Visible) -> list[str]:
    """Return bubblewrap's options for what can be seen."""
    view = ["--proc", "/proc", "--dev", "/dev", "--tmpfs", SCRATCH, "--dir", "/sys"]
    if not any(Path(path).is_relative_to("/tmp") for path in seen.folders):
        view += ["--symlink", SCRATCH, "/tmp"]
    view += ["--ro-bind-try", "/sys/devices/system/cpu", "/sys/devices/system/cpu"]
    above = {parent for path in seen.folders for parent in Path(path).parents}
    for folder in sorted(above - {Path("/")}):  # otherwise they are open to their owner alone
        if not folder.is_symlink():
            view += ["--perms", "0755", "--dir", str(folder)]
    for path in seen.folders:
        if os.path.islink(path):
            view += ["--symlink", os.readlink(path), path]
        else:
            view += ["--ro-bind-try", path, path]
    for path in seen.hidden:  # something empty lies over it
        empty = ["--tmpfs", path, "--remount-ro", path]
        view += empty if os.path.isdir(path) else ["--ro-bind", "/dev/null", path]
    # What all submissions see, none may write to.
    return [*view, "--remount-ro", "/dev", "--remount-ro", "/", "--chdir", SCRATCH]


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
        **NUMBERS,
    }


#: The same in the answer process and in the checker, so that both compute the same numbers.
NUMBERS = {
    "KERAS_BACKEND": "tensorflow",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "PYTHONHASHSEED": "0",
    # One thread each: several submissions run at a time, and threads forbid a fork.
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "2",
}
