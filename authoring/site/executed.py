"""Lessons with their outputs, kept by content: what has not changed is not run again."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

import nbformat

from authoring.running import run
from authoring.settings import ROOT
from helpers.display.explore import WEB_PAGE

#: Where they are kept, relative to the checkout; git ignores it.
FOLDER = Path("build", "executed")


def kept(path: Path, root: Path = ROOT) -> Path:
    """Return where the executed version of a notebook is kept, whether it is there or not.

    Parameters
    ----------
    path : Path
        The notebook, without outputs.
    root : Path
        The checkout.
    """
    digest = hashlib.sha256(_what_it_runs_with(root).encode() + path.read_bytes())
    return root / FOLDER / f"{path.stem}-{digest.hexdigest()[:16]}.ipynb"


@cache
def _what_it_runs_with(root: Path) -> str:
    """A digest of what outputs depend on beside the cells: the helpers and the versions."""
    digest = hashlib.sha256()
    files = (path for path in (root / "helpers").rglob("*") if path.suffix not in (".pyc", ""))
    for path in [root / "requirements.lock", *sorted(files)]:
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def executed(
    path: Path, root: Path = ROOT, say: Callable[[str], None] = print
) -> nbformat.NotebookNode:
    """Return a notebook with the outputs that a web page shows.

    Parameters
    ----------
    path : Path
        The notebook, without outputs.
    root : Path
        The checkout.
    say : callable
        Called with a line for a notebook that must be run.

    Returns
    -------
    NotebookNode
    """
    place = kept(path, root)
    if not place.exists():
        done = run(path, environment={"PYTHONPATH": str(root), WEB_PAGE: "1"})
        say(f"ran {path.name} in {done.seconds:.0f} s")
        place.parent.mkdir(parents=True, exist_ok=True)
        # Another build may run the same lesson: the name appears when all is written.
        partial = place.with_suffix(f".{os.getpid()}")
        nbformat.write(done.notebook, partial)
        partial.replace(place)
        for old in place.parent.glob(f"{path.stem}-{'?' * 16}.ipynb"):
            if old != place:
                old.unlink(missing_ok=True)
    notebook: nbformat.NotebookNode = nbformat.read(place, as_version=4)
    return notebook
