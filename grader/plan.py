"""Turn a repaired notebook into a job for the sandbox."""

from __future__ import annotations

import ast
import base64
import builtins
import os
import stat
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from nbformat import NotebookNode

from grader import regions
from grader.expected import ExpectedNotebook
from grader.sandbox.job import Job, Step
from grader.truth import is_test

_KERAS = {"keras", "tensorflow"}
_LONG = 200_000  # characters of a cell; nobody types as many, and parsing them takes long


def job(
    name: str,
    notebook: NotebookNode,
    wanted: ExpectedNotebook,
    files: dict[str, str],
    preload: Iterable[str],
    seed: int,
) -> Job:
    """Plan the run of a notebook.

    Parameters
    ----------
    name : str
        For messages.
    notebook : NotebookNode
        Repaired: every expected cell is in it, and labeled.
    wanted : ExpectedNotebook
        What the assignment is.
    files : dict of str to str
        See `grader.sandbox.job.Job`.
    preload : iterable of str
        Modules that every environment has.
    seed : int
        See `grader.sandbox.job.Job`.
    """
    locked = {cell.grade_id for cell in wanted.cells if cell.nbgrader["locked"]}
    places = [place for place, cell in enumerate(notebook.cells) if cell.cell_type == "code"]
    used: set[str] = set()  # by cells of the student that come later
    steps = []
    for place in reversed(places):
        cell = notebook.cells[place]
        source = cell.source
        if is_test(cell):
            shown = regions.released(source)
            needed = _bound(shown) & used
            test = cell.metadata.nbgrader["grade_id"]
            steps.append(Step(place, source, test=test, shown=shown if needed else ""))
            continue
        label = cell.metadata.get("nbgrader", {}).get("grade_id")
        own = label not in locked and regions.essence(source) not in wanted.ordinary
        if own:
            used |= _loaded(source)
        steps.append(Step(place, source, locked=not own))
    return Job(
        name,
        tuple(reversed(steps)),
        files,
        protected=_protected(wanted),
        imports=environment(wanted, preload),
        seed=seed,
    )


def environment(wanted: ExpectedNotebook, preload: Iterable[str]) -> tuple[str, ...]:
    """Return the modules that are imported before workers of an assignment are forked.

    Examples
    --------
    >>> environment(ExpectedNotebook((), frozenset({"from helpers import data"})), ["numpy"])
    ('numpy', 'helpers.data', 'helpers')
    """
    texts = [*wanted.ordinary, *(cell.source for cell in wanted.cells)]
    found = dict.fromkeys(preload)
    for source in texts:
        found |= dict.fromkeys(_imported(source))
    if _KERAS & {name.split(".")[0].removesuffix("_or_none") for name in _named(texts)}:
        found |= dict.fromkeys(sorted(_KERAS))
    return tuple(found)


def files(
    folders: Iterable[Path], most: int, left_out: Iterable[str] = ()
) -> tuple[dict[str, str], list[str]]:
    """Read the files that lie beside a notebook, those of a later folder over an earlier one's.

    Parameters
    ----------
    folders : iterable of Path
        The student's folder, and the instructor's.
    most : int
        Bytes that they may have together.
    left_out : iterable of str
        Relative paths that are not read from the last folder.

    Returns
    -------
    (dict of str to str, list of str)
        Their contents in base64, by relative path; and a sentence for each one that was left out.
    """
    found, remarks, size = {}, [], 0
    kept = set(left_out)
    folders = list(folders)
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            if path.suffix == ".ipynb" or name == "timestamp.txt" or "/." in f"/{name}":
                continue
            kind = path.lstat().st_mode
            if stat.S_ISDIR(kind):
                continue
            if folder is folders[-1] and name in kept and name in found:
                continue
            if not stat.S_ISREG(kind) or not _inside(path, folder):
                remarks.append(f"{name} is a link or no ordinary file; left out.")
                continue
            size += path.stat().st_size
            if size > most:
                remarks.append(f"{name} and what follows is too large; left out.")
                return found, remarks
            found[name] = base64.b64encode(path.read_bytes()).decode("ascii")
    return found, remarks


def unpacked(packed: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a job: their relative paths and their contents."""
    for name, content in packed.items():
        yield name, base64.b64decode(content)


def _inside(path: Path, folder: Path) -> bool:
    return os.path.realpath(path).startswith(os.path.realpath(folder) + os.sep)


def _protected(wanted: ExpectedNotebook) -> tuple[str, ...]:
    """Return the names that tests must find as the course means them.

    Those that its own cells define and those that are Python's, unless an exercise asks for one.
    """
    answers = [cell for cell in wanted.cells if cell.is_answer and cell.cell_type == "code"]
    asked = {name for cell in answers for name in _bound(regions.released(cell.source))}
    given = [cell.source for cell in wanted.cells if cell.nbgrader["locked"] and not cell.is_test]
    names = {name for source in (*given, *wanted.ordinary) for name in _bound(source)}
    return tuple(sorted((names | set(dir(builtins))) - asked))


@lru_cache(maxsize=4096)
def _parsed(source: str) -> ast.Module:
    if len(source) > _LONG:
        return ast.Module([], [])
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):  # magic commands, Markdown
        return ast.Module([], [])


@lru_cache(maxsize=4096)
def _bound(source: str) -> frozenset[str]:
    """Return the names that a cell gives a meaning at its top level."""
    names = set()
    for node in _parsed(source).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names |= {(alias.asname or alias.name).split(".")[0] for alias in node.names}
        else:
            names |= {
                inner.id
                for inner in ast.walk(node)
                if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store)
            }
    return frozenset(names)


@lru_cache(maxsize=4096)
def _loaded(source: str) -> frozenset[str]:
    """Return the names that a cell uses."""
    return frozenset(
        node.id
        for node in ast.walk(_parsed(source))
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    )


def _named(texts: Iterable[str]) -> Iterator[str]:
    """Yield what is imported, and the names that are used, `keras_or_none` among them."""
    for source in texts:
        yield from _imported(source)
        yield from _loaded(source)


def _imported(source: str) -> list[str]:
    found = []
    for node in ast.walk(_parsed(source)):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found += [f"{node.module}.{alias.name}" for alias in node.names]
            found.append(node.module)
    return found
