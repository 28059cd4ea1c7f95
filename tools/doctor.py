"""Says what this machine lacks for the course and how to get it; needs the standard library alone.

Run it with ``make doctor`` or ``python -m tools doctor``; it works before ``.venv`` is there.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.sandbox import layers
from tools import environment

# TensorFlow alone unpacks to 1.9 GB; uv keeps the downloads beside it.
NEEDED_GIGABYTES = 4
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True)
class Finding:
    """What was found out about one thing that the course uses.

    Parameters
    ----------
    name : str
        The thing.
    status : str
        "ok"; "missing" where nothing works without it; "optional" where something does.
    detail : str
        What was found, or what the thing is for and how to get it.
    """

    name: str
    status: str
    detail: str


def findings(root: Path) -> Iterator[Finding]:
    """Yield a finding for each thing that the course uses.

    Parameters
    ----------
    root : Path
        The checkout.
    """
    python = None
    try:
        python = environment.find_python(environment.COURSE, os.environ.get("PYTHON"))
        yield Finding("Python", "ok", "{}.{} at {}".format(*python.version, python.path))
    except environment.SetupError as error:
        yield Finding("Python", "missing", str(error))
    if reason := environment.platform_trouble():
        yield Finding("TensorFlow", "missing", reason)
    yield _program("make", "optional", "'python -m tools NAME' does what 'make NAME' does", "make")
    if python:
        yield _venv(python)
    yield _readable(".venv", lambda: _environment(root))
    yield _readable("disk", lambda: _disk(root))
    yield _alembic()
    yield _program("git", "optional", "keeps a contributor's changes", "git")
    yield _program(BROWSERS, "optional", "for the browser tests", "chromium")
    yield _readable("grading", _sandbox)
    try:
        mirror = environment.find_python(environment.COLAB)
        yield Finding("Colab mirror", "ok", f"can be made, with {mirror.path}")
    except environment.SetupError:
        yield Finding("Colab mirror", "optional", "tests on Colab's versions; needs Python 3.13.")


def _readable(name: str, look: Callable[[], Finding]) -> Finding:
    """Look at something, or say what cannot be read and what to do."""
    try:
        return look()
    except OSError as error:
        where = error.filename or "a file"
        detail = f"{where} cannot be read ({error.strerror}): see to its owner and permissions."
        return Finding(name, "missing", detail)


def _program(names: str | tuple[str, ...], otherwise: str, use: str, package: str) -> Finding:
    names = (names,) if isinstance(names, str) else names
    path = next(filter(None, map(shutil.which, names)), None)
    if path:
        return Finding(names[0], "ok", path)
    return Finding(names[0], otherwise, f"{use}. Debian: apt install {package}")


def _venv(python: environment.Python) -> Finding:
    if python.has("venv") and python.has("ensurepip"):
        return Finding("venv", "ok", "venv and ensurepip")
    if python.has("venv") and (python.has("pip") or shutil.which("apt-get")):
        return Finding("venv", "ok", "no ensurepip, but a pip to borrow")
    return Finding("venv", "missing", "makes .venv. Debian: apt install python3-venv")


def _environment(root: Path) -> Finding:
    wrong = environment.trouble(root, environment.COURSE)
    if wrong:
        return Finding(".venv", "optional", f"It {wrong}; the next task sees to that.")
    return Finding(".venv", "ok", "complete, and fits requirements.lock")


def _disk(root: Path) -> Finding:
    free = shutil.disk_usage(root).free / 1e9
    if free >= NEEDED_GIGABYTES or not environment.trouble(root, environment.COURSE):
        return Finding("disk", "ok", f"{free:.0f} GB free")
    detail = f"{free:.1f} GB free; .venv takes up to {NEEDED_GIGABYTES} GB."
    return Finding("disk", "missing", detail)


def _sandbox() -> Finding:
    """Say which layers stand between students' code and the machine while it is graded."""
    found = layers.find()
    standing = f"sandbox layers: {', '.join(found.active) or 'none'}"
    reasons = " ".join(found.reasons)
    try:
        found.require(layers.PROTECTIONS)
    except layers.FloorError as reason:
        return Finding("grading", "optional", f"{standing}. Only for instructors: {reason}")
    return Finding("grading", "ok", f"{standing}. {reasons}".strip())


def _alembic() -> Finding:
    # nbgrader calls `alembic` by its bare name.
    path = shutil.which("alembic")
    if path:
        return Finding("PATH", "ok", f"nbgrader finds {path}")
    detail = "To run nbgrader by hand: source .venv/bin/activate. Tasks do without."
    return Finding("PATH", "optional", detail)


def main(arguments: Sequence[str] = ()) -> int:
    """Print the findings; return 1 where something is missing without which nothing works."""
    argparse.ArgumentParser(prog="python -m tools.doctor", description=__doc__).parse_args(
        arguments
    )
    found = list(findings(Path.cwd()))
    print(f"{platform.platform()}, {os.cpu_count()} processors")
    for each in found:
        print(f"{each.status:<10}{each.name:<14}{each.detail}")
    missing = [each.name for each in found if each.status == "missing"]
    print(f"Missing: {', '.join(missing)}." if missing else "Nothing that is needed is missing.")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
