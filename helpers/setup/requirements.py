"""Which versions the course runs on, and whether this machine has them."""

import importlib.metadata
import re
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

DISTRIBUTION = "activation-course"

#: Says what the course needs where it runs without being installed, as in a checkout.
_PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"
# TensorFlow comes under several names that hold the same code.
_SAME = {"tensorflow": ("tensorflow", "tensorflow-cpu", "tensorflow-macos", "tf-nightly")}
#: Colab brings its own notebook program and grades nothing, so these are not looked for there.
NOT_IN_COLAB = ("jupyterlab", "nbgrader")


@dataclass(frozen=True)
class Requirement:
    """A package that the course needs.

    Parameters
    ----------
    name : str
        Its name.
    versions : str
        The versions that work, such as ">=2.0,<3"; empty if any does.
    """

    name: str
    versions: str

    def __str__(self):
        return self.name + self.versions


def needed():
    """The packages that the course needs here.

    Returns
    -------
    list of Requirement
        From the installed distribution, or from ``pyproject.toml`` where it is not installed.

    Raises
    ------
    RuntimeError
        Where there is neither of them.

    Examples
    --------
    >>> "numpy" in [requirement.name for requirement in needed()]
    True
    """
    try:
        lines = importlib.metadata.requires(DISTRIBUTION) or []
    except importlib.metadata.PackageNotFoundError:
        lines = _project()["dependencies"]
    plain = [line for line in lines if "extra ==" not in line]
    requirements = [_read(line) for line in plain]
    return [one for one in requirements if not (in_colab() and one.name in NOT_IN_COLAB)]


def python_versions():
    """The versions of Python that the course runs on.

    Returns
    -------
    str
        For example ">=3.11,<3.14".

    Raises
    ------
    RuntimeError
        As in `needed`.

    Examples
    --------
    >>> accepts(python_versions(), "3.12.1")
    True
    """
    try:
        return importlib.metadata.metadata(DISTRIBUTION)["Requires-Python"]
    except importlib.metadata.PackageNotFoundError:
        return _project()["requires-python"]


def installed(name):
    """The installed version of a package, found without importing it.

    Parameters
    ----------
    name : str
        The package's name.

    Returns
    -------
    str or None
        None if it is not installed.

    Examples
    --------
    >>> installed("numpy") is not None, installed("no-such-package")
    (True, None)
    """
    for candidate in _SAME.get(name, (name,)):
        try:
            return importlib.metadata.version(candidate)
        except importlib.metadata.PackageNotFoundError:
            continue
    return None


def accepts(versions, version):
    """Whether a version lies in a range.

    Parameters
    ----------
    versions : str
        Conditions with >=, <=, >, <, == or !=, separated by commas; empty accepts all.
    version : str
        A version; what follows its numbers, such as "rc1" or "+cpu", is ignored.

    Returns
    -------
    bool
        True if it meets every condition.

    Examples
    --------
    >>> accepts(">=2.0,<3", "2.4.6"), accepts(">=2.0,<3", "1.26.4"), accepts("", "0.1")
    (True, False, True)
    """
    mine = _numbers(version)
    for condition in filter(None, (part.strip() for part in versions.split(","))):
        sign, bound = re.match(r"([<>=!~]+)\s*(.+)", condition).groups()
        other = _numbers(bound)
        length = max(len(mine), len(other))
        left, right = (numbers + (0,) * (length - len(numbers)) for numbers in (mine, other))
        holds = {
            ">=": left >= right,
            "<=": left <= right,
            ">": left > right,
            "<": left < right,
            "==": left == right,
            "!=": left != right,
        }
        if not holds.get(sign, True):
            return False
    return True


def in_colab():
    """Whether this is Google Colab.

    Returns
    -------
    bool
        True there.

    Examples
    --------
    >>> in_colab()
    False
    """
    return "google.colab" in sys.modules


def _project():
    if not _PYPROJECT.is_file():
        raise RuntimeError(
            "Nothing says what the course needs: install its helpers as README.md tells, or start "
            "in the course folder."
        )
    return tomllib.loads(_PYPROJECT.read_text(encoding="utf-8"))["project"]


def _read(line):
    name, versions = re.match(r"([\w.-]+)(?:\[[^]]*\])?\s*\(?([^;)]*)", line).groups()
    # Installed metadata sorts the conditions as it likes; lower bounds read better first.
    parts = sorted(
        filter(None, versions.replace(" ", "").split(",")), key=lambda part: part[0] == "<"
    )
    return Requirement(name.lower(), ",".join(parts))


def _numbers(version):
    found = re.match(r"\d+(?:\.\d+)*", version.strip())
    return tuple(int(part) for part in found.group().split(".")) if found else ()
