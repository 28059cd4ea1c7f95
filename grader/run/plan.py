"""Turn a repaired notebook into a job for the sandbox."""

from __future__ import annotations

import base64
import builtins
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from grader.cells import regions
from grader.cells.expected import ExpectedNotebook
from grader.results.printable import printable
from grader.results.scoring import is_test
from grader.run import code_facts
from grader.run.suspicion import is_innocent
from grader.sandbox.job import Job, Step

_KERAS = {"keras", "tensorflow"}
#: Modules that take long to import and do nothing else then. Only these, whatever students write.
LARGE = frozenset(
    "matplotlib.pyplot pandas scipy.integrate scipy.interpolate scipy.optimize scipy.signal "
    "scipy.stats".split()
)
_PYTHONS = {name for name in dir(builtins) if not name.startswith("_")}


@dataclass(frozen=True)
class Paper:
    """What all submissions of a notebook have in common.

    Parameters
    ----------
    wanted : ExpectedNotebook
        What a submission should hold.
    locked : frozenset of str
        The grade_ids of cells that students may not change.
    protected, asked, imports, setup : tuple of str
        See `grader.sandbox.job.Job`.
    """

    wanted: ExpectedNotebook
    locked: frozenset[str]
    protected: tuple[str, ...]
    asked: tuple[str, ...]
    imports: tuple[str, ...]
    setup: tuple[str, ...]


def paper(wanted: ExpectedNotebook, preload: Iterable[str] = ()) -> Paper:
    """Read what all submissions of a notebook have in common.

    Parameters
    ----------
    wanted : ExpectedNotebook
        What a submission should hold.
    preload : iterable of str
        Modules that every environment has.
    """
    answers = [cell for cell in wanted.cells if cell.is_answer and cell.cell_type == "code"]
    asked = {name for cell in answers for name in code_facts.bound(cell.released)}
    given = [cell for cell in wanted.cells if cell.nbgrader["locked"] and not cell.is_test]
    sources = [cell.source for cell in given if cell.cell_type == "code"]
    names = {name for source in (*sources, *wanted.ordinary) for name in code_facts.bound(source)}
    return Paper(
        wanted,
        locked=frozenset(cell.grade_id for cell in wanted.cells if cell.nbgrader["locked"]),
        # Python's own names too: a test must find them as they are.
        protected=tuple(sorted((names | _PYTHONS) - asked)),
        asked=tuple(sorted(asked)),
        imports=environment(wanted, preload),
        setup=tuple(sources),
    )


def job(
    name: str, notebook: NotebookNode, asked: Paper, files: dict[str, str], seed: int = 0
) -> Job:
    """Plan the run of a notebook.

    Parameters
    ----------
    name : str
        For messages.
    notebook : NotebookNode
        Repaired: every expected cell is in it, and labeled.
    asked : Paper
        What the assignment is.
    files : dict of str to str
        See `grader.sandbox.job.Job`.
    seed : int
        See `grader.sandbox.job.Job`.
    """
    places = [place for place, cell in enumerate(notebook.cells) if cell.cell_type == "code"]
    used: set[str] = set()  # by cells of the student that come later
    imported: set[str] = set()
    # A module of the student's own can hold anything.
    watched = any(name.endswith(".py") for name in files)
    steps = []
    for place in reversed(places):
        cell = notebook.cells[place]
        source = cell.source
        if is_test(cell):
            shown = regions.released(source)
            test = cell.metadata.nbgrader["grade_id"]
            steps.append(
                Step(
                    place, source, test=test, shown=shown if code_facts.bound(shown) & used else ""
                )
            )
            continue
        label = cell.metadata.get("nbgrader", {}).get("grade_id")
        own = label not in asked.locked and regions.essence(source) not in asked.wanted.ordinary
        if own:
            used |= code_facts.loaded(source)
            imported.update(code_facts.imported(source))
            watched = watched or not is_innocent(source)
        steps.append(Step(place, source, locked=not own, inert=code_facts.is_inert(source)))
    return Job(
        name,
        tuple(reversed(steps)),
        files,
        protected=asked.protected,
        asked=asked.asked,
        watched=watched,
        imports=asked.imports,
        setup=asked.setup,
        asks_for=tuple(sorted(LARGE & imported - set(asked.imports))),
        seed=seed,
    )


def environment(wanted: ExpectedNotebook, preload: Iterable[str]) -> tuple[str, ...]:
    """Return the modules that are imported before workers of an assignment are forked.

    Examples
    --------
    >>> environment(ExpectedNotebook((), frozenset({"from helpers import datasets"})), ["numpy"])
    ('numpy', 'helpers.datasets', 'helpers')
    """
    texts = [*wanted.ordinary, *(cell.source for cell in wanted.cells)]
    found = dict.fromkeys(preload)
    for source in texts:
        found |= dict.fromkeys(code_facts.imported(source))
    if _KERAS & {name.split(".")[0].removesuffix("_or_none") for name in code_facts.named(texts)}:
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
    found: dict[str, str] = {}
    remarks: list[str] = []
    size = 0
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
            if printable(name) != name:  # it would reach terminals and logs of other programs
                remarks.append(f"{name} has characters in its name that do not show; left out.")
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
