"""Lessons with their outputs, kept by their code: what has not changed is not run again."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable
from pathlib import Path

import nbformat

from authoring.course import unnumbered
from authoring.running import run
from authoring.settings import ROOT
from helpers.display.explore import WEB_PAGE

#: Where they are kept, relative to the checkout; git ignores it.
FOLDER = Path("build", "executed")
_IMPORT = re.compile(r"^ *(?:from|import) (helpers[\w.]*)(?: import \(?([\w, ]*))?", re.MULTILINE)


def kept(path: Path, root: Path = ROOT) -> Path:
    """Return where the executed version of a notebook is kept, whether it is there or not.

    Parameters
    ----------
    path : Path
        The notebook, without outputs.
    root : Path
        The checkout.
    """
    digest = hashlib.sha256((root / "requirements.lock").read_bytes())
    digest.update(_code(path).encode())
    for file in _what_it_runs_with(path, root):
        digest.update(file.relative_to(root).as_posix().encode())
        digest.update(file.read_bytes())
    return root / FOLDER / f"{_name(path)}-{digest.hexdigest()[:16]}.ipynb"


def _name(path: Path) -> str:
    """What tells a lesson from the assignment that has its name."""
    return path.stem if path.parent.name != path.stem else f"assignment-{path.stem}"


def _what_it_runs_with(path: Path, root: Path) -> list[Path]:
    """The files of the helpers' rooms that a lesson needs: those it imports, and what these do."""
    text = _code(path)
    own = unnumbered(path.stem).replace("-", "_")  # `turn` finds the exercises by name
    needed, found = {*_rooms(text), f"lessons/{own}", "turns", "__init__"}, set()
    while needed:
        room = needed.pop()
        found.add(room)
        for file in _files(root, room):
            if file.suffix == ".py":
                needed |= set(_rooms(file.read_text(encoding="utf-8"))) - found
    return sorted(file for room in found for file in _files(root, room))


def _code(path: Path) -> str:
    return "\n\n".join(cell.source for cell in _code_cells(nbformat.read(path, as_version=4)))


def _code_cells(notebook: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def _rooms(code: str) -> list[str]:
    """The rooms that some code imports; a name that is none has no files and does no harm."""
    rooms = []
    for module, names in _IMPORT.findall(code):
        first, *below = module.split(".")[1:] or re.findall(r"\w+", names)
        if first == "lessons" and module.count("."):
            first = f"lessons/{below[0]}" if below else "lessons/turn"
        rooms += [first, *below] if not module.count(".") else [first]
    return rooms


def _files(root: Path, room: str) -> list[Path]:
    place = root / "helpers" / room
    files = [*place.rglob("*"), place.with_suffix(".py"), place.with_suffix(".json")]
    return sorted(file for file in files if file.is_file() and file.suffix != ".pyc")


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
        for old in place.parent.glob(f"{_name(path)}-{'?' * 16}.ipynb"):
            if old != place:
                old.unlink(missing_ok=True)
    # The text may have changed since then; what is kept are the outputs of the same code.
    notebook: nbformat.NotebookNode = nbformat.read(path, as_version=4)
    done_cells = _code_cells(nbformat.read(place, as_version=4))
    for cell, done_cell in zip(_code_cells(notebook), done_cells, strict=True):
        cell.outputs = done_cell.outputs
    return notebook
