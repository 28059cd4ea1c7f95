"""What a score depends on besides the student's work, in one short key."""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
import json
import platform
from functools import lru_cache
from pathlib import Path

from grader.cells.expected import ExpectedNotebook
from grader.sandbox.limits import Sandbox

_PACKAGES = (
    "ipython",
    "keras",
    "matplotlib",
    "numpy",
    "pandas",
    "scikit-learn",
    "scipy",
    "tensorflow",
)


def environment_key(expected: dict[str, ExpectedNotebook], sandbox: Sandbox) -> str:
    """Return a key of the tests, the code that grades, the packages and the settings.

    Parameters
    ----------
    expected : dict of str to ExpectedNotebook
        The assignment.
    sandbox : Sandbox
        The settings.
    """
    content = {
        "tests": {
            name: [[cell.source, cell.nbgrader] for cell in notebook.cells]
            for name, notebook in expected.items()
        },
        "software": software(),
        "limits": sandbox.amounts(),
        "seed": sandbox.seed,
        "environment": dict(sandbox.environment),
    }
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


@lru_cache(maxsize=1)
def software() -> dict[str, str]:
    """Return the versions of what a score depends on, and a digest of the course's own code."""
    return {"the course's code": _code(), **_versions()}


def require(wanted: dict[str, str]) -> None:
    """Stop where this machine has other software.

    Parameters
    ----------
    wanted : dict of str to str
        From `software`, on the machine that plans the work.

    Raises
    ------
    RuntimeError
        With what differs.
    """
    here = software()
    for name in sorted({*wanted, *here}):
        ours, theirs = here.get(name), wanted.get(name)
        if ours == theirs:
            continue
        versions = "" if name == "the course's code" else f" ({ours}, not {theirs})"
        raise RuntimeError(
            f"Its scores could differ from those here: {name} differs{versions}. Give both "
            "machines the same checkout and the same requirements.lock."
        )


def _code() -> str:
    """Return a digest of the helpers and of the grader itself."""
    digest = hashlib.sha256()
    for package in ("helpers", "grader"):
        found = importlib.util.find_spec(package)
        if not found or not found.origin:
            continue
        root = Path(found.origin).parent
        for path in sorted(root.rglob("*")):
            if path.suffix in (".py", ".csv", ".json", ".npz"):
                digest.update(path.relative_to(root).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


def _versions() -> dict[str, str]:
    versions = {"python": platform.python_version()}
    for package in _PACKAGES:
        try:
            versions[package] = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            continue
    return versions
