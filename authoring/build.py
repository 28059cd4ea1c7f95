"""``manuscript/`` -> ``course/``, ``source/``, ``release/``, and what `helpers` knows of it."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat

from authoring import course, links, notebooks, quizzes
from authoring.errors import ManuscriptError, Position
from authoring.settings import ROOT


def build(root: Path, destination: Path, say: Callable[[str], None] = print) -> list[Path]:
    """Build every notebook of the course.

    Parameters
    ----------
    root : Path
        The checkout, with ``manuscript/`` and ``nbgrader_config.py``.
    destination : Path
        Where ``course/``, ``source/`` and ``release/`` are written; usually `root` itself.
    say : callable
        Called with a line for each notebook that changed.

    Returns
    -------
    list of Path
        What was built, relative to `destination`: the notebooks, `course.DATA` and `quizzes.DATA`.

    Raises
    ------
    ManuscriptError
        At the first place that cannot be built; nothing is written then.
    """
    texts = dict(_lessons_and_sources(root))
    with tempfile.TemporaryDirectory() as scratch:
        for path, text in texts.items():
            _write(Path(scratch) / path, text)
        names = [path.stem for path in texts if path.parts[0] == "source"]
        for name in names:
            released = _release(root, Path(scratch), name)
            texts[Path("release", name, f"{name}.ipynb")] = released.read_text(encoding="utf-8")
    for path, text in texts.items():
        target = destination / path
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            _write(target, text)
            say(f"wrote {path}")
    for stale in sorted(built(destination) - set(texts)):
        (destination / stale).unlink()
        say(f"removed {stale}")
        _remove_empty_folder((destination / stale).parent)
    return sorted(texts)


def _lessons_and_sources(root: Path) -> Iterator[tuple[Path, str]]:
    order = course.read(root)
    bank = links.read_bank(order)
    for unit in (*order.lessons, *order.appendices):
        made = notebooks.lesson(links.read(unit, order), unit, order, bank)
        yield unit.notebook, _text(made)
    for unit in order.assignments:
        made = notebooks.assignment(links.read(unit, order), unit, order, bank)
        yield unit.notebook, _text(made)
    yield course.DATA, order.data()
    yield quizzes.DATA, quizzes.data(bank, [unit.name for unit in order.lessons])


def _release(root: Path, scratch: Path, name: str) -> Path:
    """Let nbgrader make the release version, in a course directory that is thrown away."""
    # nbgrader calls `alembic` by its bare name.
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    from nbgrader.apps import NbGraderAPI
    from nbgrader.coursedir import CourseDirectory
    from traitlets.config.loader import PyFileConfigLoader

    config = PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()
    config.CourseDirectory.root = str(scratch)
    config.CourseDirectory.db_url = f"sqlite:///{scratch / 'gradebook.db'}"
    api = NbGraderAPI(CourseDirectory(config=config), config=config)
    outcome = api.generate_assignment(name, force=True, create=True)
    if not outcome["success"]:
        raise ManuscriptError(
            Position(Path("source", name)), f"nbgrader cannot release it:\n{outcome.get('log', '')}"
        )
    return scratch / "release" / name / f"{name}.ipynb"


def _text(notebook: nbformat.NotebookNode) -> str:
    return f"{nbformat.writes(notebook, version=nbformat.NO_CONVERT)}\n"


def built(destination: Path) -> set[Path]:
    """Return the built files that a folder holds now, relative to it."""
    notebooks_built = ("course/*.ipynb", "source/*/*.ipynb", "release/*/*.ipynb")
    patterns = (*notebooks_built, str(course.DATA), str(quizzes.DATA))
    return {
        path.relative_to(destination) for pattern in patterns for path in destination.glob(pattern)
    }


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _remove_empty_folder(folder: Path) -> None:
    if folder.parent.name in ("source", "release") and not any(folder.iterdir()):
        shutil.rmtree(folder)


def main() -> int:
    """Rebuild the checkout; return the exit code."""
    try:
        built = build(ROOT, ROOT)
    except ManuscriptError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{len(built) - 2} notebooks are up to date.")
    return 0
