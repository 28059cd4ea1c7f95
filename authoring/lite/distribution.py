"""The part of Pyodide that the course needs: which files, from where, and are they the right ones.

``pyodide.json`` beside this file is an excerpt of the official ``pyodide-lock.json``: the packages
in `NEEDED` and all that they depend on, with their checksums, and those of Pyodide's own files.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import urllib.request
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from authoring.settings import ROOT

#: Where `make lite` looks for a Pyodide.
PLACE = ROOT / ".pyodide"
EXCERPT = Path(__file__).parent / "pyodide.json"
#: What is compiled for the browser, and what the kernel itself asks for.
NEEDED = (
    "numpy", "pandas", "matplotlib", "scipy", "scikit-learn", "ipython", "jedi", "micropip",
    "packaging", "sqlite3", "ssl",
)  # fmt: skip
#: Pyodide's own files.
CORE = ("pyodide.js", "pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip")
LOCK = "pyodide-lock.json"
#: Where Pyodide publishes its files, one by one.
SOURCE = "https://cdn.jsdelivr.net/pyodide/v{version}/full/"


class DistributionError(Exception):
    """Why a folder is no Pyodide that can be used, in a sentence or a few."""


def read() -> dict[str, Any]:
    """Return the excerpt: ``info`` and ``packages`` as in a lock, and ``core``.

    Examples
    --------
    >>> sorted(read())
    ['core', 'info', 'packages']
    """
    found: dict[str, Any] = json.loads(EXCERPT.read_text(encoding="utf-8"))
    return found


def checksums() -> dict[str, str]:
    """Return the files that are taken from a distribution -> their checksums (SHA-256).

    Examples
    --------
    >>> set(CORE) <= set(checksums())
    True
    """
    excerpt = read()
    packages = excerpt["packages"].values()
    return {**excerpt["core"], **{each["file_name"]: each["sha256"] for each in packages}}


def trouble(folder: Path) -> Iterator[str]:
    """Yield a sentence for each file that a folder lacks or has otherwise.

    Parameters
    ----------
    folder : Path
        What should hold a Pyodide.
    """
    for name, checksum in checksums().items():
        path = folder / name
        if not path.exists():
            yield f"{name} is missing."
        elif _checksum(path) != checksum:
            yield f"{name} is not the official one."


def copy(source: Path, target: Path) -> None:
    """Copy what the course needs out of a folder that holds a Pyodide.

    Parameters
    ----------
    source : Path
        That folder.
    target : Path
        Where it goes.

    Raises
    ------
    DistributionError
        Where a file is missing or not the official one; then nothing is copied.
    """
    version = read()["info"]["version"]
    if found := list(trouble(source)):
        raise DistributionError(
            f"{source} does not hold Pyodide {version}: {' '.join(found)} docs/deliveries.md says "
            "where to get it."
        )
    target.mkdir(parents=True, exist_ok=True)
    for name in checksums():
        shutil.copyfile(source / name, target / name)


def fetch(folder: Path, source: str = "") -> None:
    """Fetch what is not there yet; this is all that ever asks the network for something.

    Parameters
    ----------
    folder : Path
        Where it goes.
    source : str, optional
        The address that file names are added to; without it, Pyodide's own.

    Raises
    ------
    DistributionError
        Where a file cannot be fetched, or is not the official one; it is not kept then.
    """
    source = source or SOURCE.format(version=read()["info"]["version"])
    folder.mkdir(parents=True, exist_ok=True)
    for name, checksum in checksums().items():
        path = folder / name
        if path.exists() and _checksum(path) == checksum:
            continue
        try:
            with urllib.request.urlopen(source + name) as answer:
                content = answer.read()
        except OSError as error:
            raise DistributionError(f"{source}{name} cannot be fetched: {error}.") from error
        if hashlib.sha256(content).hexdigest() != checksum:
            raise DistributionError(f"{source}{name} is not the official file.")
        path.write_bytes(content)


def renew(folder: Path) -> None:
    """Write the excerpt anew, for another version of Pyodide.

    Parameters
    ----------
    folder : Path
        An official distribution, with its lock.
    """
    lock = json.loads((folder / LOCK).read_text(encoding="utf-8"))
    found = {
        "info": lock["info"],
        "core": {name: _checksum(folder / name) for name in CORE},
        "packages": dict(sorted(_with_dependencies(NEEDED, lock["packages"]))),
    }
    EXCERPT.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def _with_dependencies(
    names: Iterable[str], packages: dict[str, Any]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield packages of a lock, each once."""
    todo, seen = list(names), set()
    while todo:
        # A dependency may be written with an underscore, a package never is.
        name = todo.pop().replace("_", "-")
        if name not in seen:
            seen.add(name)
            yield name, packages[name]
            todo += packages[name]["depends"]


def _checksum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
