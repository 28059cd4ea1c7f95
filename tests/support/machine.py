"""What a test may need that a machine may lack, such as Chromium or another Python.

``@pytest.mark.needs("chromium")`` skips a test where that is missing, with a sentence;
`require` does so in the middle of a test or a fixture. In continuous integration (where ``CI`` is
set) nothing may be skipped: there a missing thing fails the test, unless ``.ci/run`` has listed it
in ``MAY_BE_MISSING`` because it could not be installed.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from importlib.util import find_spec

import pytest

from authoring.lite import distribution
from authoring.settings import ROOT
from grader.sandbox import layers
from tests.support import hub, lab, postgresql
from tools import compatibility, environment

#: Where JAX may lie, so that it is no part of the course's environment.
JAX = ROOT / ".jax"
MIRROR = ROOT / environment.COLAB.folder / "bin" / "python"


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _bubblewrap() -> str:
    found = layers.find()
    return "" if found.namespaces else " ".join(found.reasons)


def _layer(name: str) -> Callable[[], str]:
    return lambda: "" if getattr(layers.find(), name) else f"This system has no {name}."


def _program(name: str, package: str) -> Callable[[], str]:
    return lambda: "" if shutil.which(name) else f"There is no {name} here ({package})."


def _python(version: tuple[int, int]) -> Callable[[], str]:
    named = "Python {}.{}".format(*version)
    return lambda: "" if python(*version) else f"There is no {named} here."


#: A thing that tests need -> what tells in a sentence that it is missing, or "" where it is there.
NEEDS: dict[str, Callable[[], str]] = {
    "bash": _program("bash", "Debian: apt install bash"),
    "bubblewrap": _bubblewrap,
    "chromium": lambda: (
        "" if lab.CHROMIUM else "There is no Chromium here (Debian: apt install chromium)."
    ),
    "colab-mirror": lambda: (
        ""
        if MIRROR.exists()
        else "There is no Colab mirror here; 'make colab-mirror' makes it (needs Python 3.13)."
    ),
    "git": _program("git", "Debian: apt install git"),
    "jax": lambda: (
        ""
        if JAX.exists() or find_spec("jax")
        else "There is no JAX here; 'uv pip install --no-deps --target .jax jax jaxlib' gets it."
    ),
    "jupyterhub": hub.trouble,
    "landlock": _layer("landlock"),
    "make": _program("make", "Debian: apt install make"),
    "nbgrader-source": lambda: (
        ""
        if compatibility.ARCHIVE.exists()
        else "nbgrader's source distribution is not here; 'make compatibility' fetches it."
    ),
    "node": _program("node", "Debian: apt install nodejs"),
    "openssl": _program("openssl", "Debian: apt install openssl"),
    "postgresql": postgresql.trouble,
    "pyodide": lambda: (
        "There is no Pyodide here; 'python -m authoring.lite --fetch' gets it."
        if next(distribution.trouble(distribution.PLACE), "")
        else ""
    ),
    "root": lambda: "" if _is_root() else "Only root can do what this needs.",
    "seccomp": _layer("seccomp"),
    "setpriv": _program("setpriv", "Debian: apt install util-linux"),
    **{"python{}.{}".format(*each): _python(each) for each in environment.COURSE.versions},
}


@cache
def python(major: int, minor: int) -> str | None:
    """Return the path of a Python of the course's versions, or None where there is none."""
    try:
        kind = replace(environment.COURSE, versions=((major, minor),))
        return environment.find_python(kind).path
    except environment.SetupError:
        return None


#: What the kernel has or has not, and who runs the tests: nobody can install it.
GIVEN = ("landlock", "root", "seccomp")


def may_be_missing(thing: str) -> bool:
    """Return whether a test may be skipped for lack of something.

    Parameters
    ----------
    thing : str
        Of `NEEDS`.
    """
    excused = (*GIVEN, *os.environ.get("MAY_BE_MISSING", "").split())
    return not os.environ.get("CI") or thing in excused


def require(things: Iterable[str]) -> None:
    """Skip the running test where the machine lacks something that it needs.

    Parameters
    ----------
    things : iterable of str
        Of `NEEDS`.

    Raises
    ------
    Skipped
        With the sentence that says what is missing.
    Failed
        Likewise, in continuous integration.
    """
    for thing in things:
        reason = NEEDS[thing]()
        if reason and not may_be_missing(thing):
            pytest.fail(f"{reason} In continuous integration no test may lack it.", pytrace=False)
        if reason:
            skipped = pytest.skip.Exception(reason)
            skipped.missing = thing  # it may be skipped everywhere
            raise skipped


# pytest calls these; conftest.py imports them.


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Skip a test marked `needs` where the machine lacks what it needs, before any fixture."""
    for mark in item.iter_markers("needs"):
        require(mark.args)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Fail a test that continuous integration would skip for a reason of its own."""
    report = yield
    silent = report.skipped and not hasattr(report, "wasxfail")
    if silent and os.environ.get("CI") and not hasattr(call.excinfo.value, "missing"):
        report.outcome = "failed"
        report.longrepr = (
            f"Skipped, which no test may be in continuous integration: {call.excinfo.value}. "
            "Say what it needs with @pytest.mark.needs(...)."
        )
    return report
