"""Turn a repaired notebook into a request: what to run, and what is known of its cells."""

from __future__ import annotations

import base64
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from nbformat import NotebookNode

from grader.cells import code_facts, regions
from grader.cells.expected import ExpectedNotebook
from grader.checker.execution import Cell, Environment, ExecutionRequest
from grader.results.printable import printable
from grader.results.scoring import is_test

_KERAS = {"keras", "tensorflow"}
#: Modules that take long to import and do nothing else then. Only these, whatever students write.
LARGE = frozenset(
    "matplotlib.pyplot pandas scipy.integrate scipy.interpolate scipy.optimize scipy.signal "
    "scipy.stats".split()
)

#: More than this beside a notebook is no work; nbgrader takes minutes for a page beside thousands.
_LEVELS, _FILES = 10, 500


@dataclass(frozen=True)
class Paper:
    """What all submissions of a notebook have in common.

    Parameters
    ----------
    wanted : ExpectedNotebook
        What a submission should hold.
    locked : frozenset of str
        The grade_ids of cells that students may not change.
    environment : Environment
        What its processes load.
    """

    wanted: ExpectedNotebook
    locked: frozenset[str]
    environment: Environment


def paper(
    wanted: ExpectedNotebook, preload: Iterable[str] = (), files: dict[str, str] | None = None
) -> Paper:
    """Read what all submissions of a notebook have in common.

    Parameters
    ----------
    wanted : ExpectedNotebook
        What a submission should hold.
    preload : iterable of str
        Modules that every environment has.
    files : dict of str to str, optional
        The course's own files beside it; see `files`.
    """
    answers = [cell for cell in wanted.cells if cell.is_answer and cell.cell_type == "code"]
    asked = {name for cell in answers for name in code_facts.bound(cell.released)}
    course = []
    for grade_id, source in wanted.code or [(cell.grade_id, "") for cell in wanted.cells]:
        known = wanted[grade_id] if grade_id else None
        if known is None:
            course.append(("", source))
        elif known.is_test:
            course.append((grade_id, known.source))
        elif known.nbgrader["locked"] and known.cell_type == "code":
            course.append(("", known.source))
    return Paper(
        wanted,
        locked=frozenset(cell.grade_id for cell in wanted.cells if cell.nbgrader["locked"]),
        environment=Environment(
            imports(wanted, preload),
            wanted.answers_in,
            tuple(course),
            tuple(sorted(asked)),
            tuple(sorted((files or {}).items())),
        ),
    )


def request(
    name: str, notebook: NotebookNode, asked: Paper, files: dict[str, str], seed: int = 0
) -> ExecutionRequest:
    """Plan the run of a notebook.

    Parameters
    ----------
    name : str
        For messages.
    notebook : NotebookNode
        Repaired: every expected cell is in it, and labeled.
    asked : Paper
        What the assignment is.
    files, seed
        See `grader.checker.execution.ExecutionRequest`.
    """
    cells = [
        (position, cell) for position, cell in enumerate(notebook.cells) if cell.cell_type == "code"
    ]
    used = _used_later(cells, asked)
    imported: set[str] = set()
    named: set[str] = set()  # by cells that come earlier
    planned = []
    for position, cell in cells:
        source = cell.source
        if is_test(cell):
            shown = regions.released(source)
            later = bool(code_facts.bound(shown) & used[position])
            test = cell.metadata.nbgrader["grade_id"]
            planned.append(Cell(position, source, test=test, shown=shown if later else ""))
            continue
        given = _is_given(cell, asked)
        names = code_facts.bound(source)
        inert = code_facts.is_inert(source) and not names & named
        named |= names
        if not given:
            imported.update(code_facts.imported(source))
        planned.append(Cell(position, source, given=given, inert=inert))
    return ExecutionRequest(
        name,
        tuple(planned),
        asked.environment,
        files,
        asks_for=tuple(sorted(LARGE & imported - set(asked.environment.imports))),
        seed=seed,
    )


def _is_given(cell: NotebookNode, asked: Paper) -> bool:
    label = cell.metadata.get("nbgrader", {}).get("grade_id")
    return label in asked.locked or regions.essence(cell.source) in asked.wanted.ordinary


def _used_later(cells: list[tuple[int, NotebookNode]], asked: Paper) -> dict[int, set[str]]:
    """Return the names that cells of the student use, by the position before which they stand."""
    used: set[str] = set()
    found = {}
    for position, cell in reversed(cells):
        found[position] = set(used)
        if not is_test(cell) and not _is_given(cell, asked):
            used |= code_facts.loaded(cell.source)
    return found


def imports(wanted: ExpectedNotebook, preload: Iterable[str]) -> tuple[str, ...]:
    """Return the modules that are imported before processes of an assignment are forked.

    Examples
    --------
    >>> imports(ExpectedNotebook((), frozenset({"from helpers import datasets"})), ["numpy"])
    ('numpy', 'helpers.datasets', 'helpers')
    """
    texts = [*sorted(wanted.ordinary), *(cell.source for cell in wanted.cells)]
    found = dict.fromkeys(preload)
    for source in texts:
        found |= dict.fromkeys(code_facts.imported(source))
    if _KERAS & {name.split(".")[0].removesuffix("_or_none") for name in code_facts.named(texts)}:
        found |= dict.fromkeys(sorted(_KERAS))
    return tuple(found)


def files(
    folders: Iterable[Path],
    most: int,
    left_out: Iterable[str] = (),
    ignored: Iterable[str] = (),
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
    ignored : iterable of str
        Patterns for names of files and folders: nbgrader's ``CourseDirectory.ignore``.

    Returns
    -------
    (dict of str to str, list of str)
        Their contents in base64, by relative path; and a sentence for each one that was left out.
    """
    found: dict[str, str] = {}
    remarks: list[str] = []
    size = 0
    kept, ignored = set(left_out), tuple(ignored)
    folders = list(folders)
    for folder in folders:
        for path in _inside_of(folder, ignored, remarks):
            name = path.relative_to(folder).as_posix()
            if path.suffix == ".ipynb" or name == "timestamp.txt":
                continue
            kind = path.lstat().st_mode
            if printable(name) != name:  # it would reach terminals and logs of other programs
                remarks.append(f"{name} has invisible characters in its name and was left out.")
                continue
            if folder is folders[-1] and name in kept and name in found:
                continue
            if not stat.S_ISREG(kind) or not _inside(path, folder):
                remarks.append(f"{name} is a link, not an ordinary file, and was left out.")
                continue
            size += path.stat().st_size
            if size > most:
                remarks.append(f"{name} was left out, with all files after it: they are too large.")
                return found, remarks
            found[name] = base64.b64encode(path.read_bytes()).decode("ascii")
    return found, remarks


def _inside_of(folder: Path, ignored: Iterable[str], remarks: list[str]) -> list[Path]:
    """Return what lies in a folder and in its folders, but for what is hidden or ignored."""

    def wanted(names: list[str]) -> list[str]:
        return [
            name
            for name in sorted(names)
            if name[0] != "." and not any(fnmatch(name, glob) for glob in ignored)
        ]

    found: list[Path] = []
    for place, folders, names in os.walk(folder):
        here = Path(place)
        folders[:] = wanted(folders)
        links = [name for name in folders if (here / name).is_symlink()]
        if len(here.relative_to(folder).parts) == _LEVELS and folders:
            remarks.append(f"Folders more than {_LEVELS} deep were left out.")
            folders.clear()
        found += (here / name for name in (*wanted(names), *links))
        if len(found) > _FILES:
            remarks.append(f"There are more than {_FILES} files; the others were left out.")
            return sorted(found[:_FILES])
    return sorted(found)


def unpacked(packed: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a job: their relative paths and their contents."""
    for name, content in packed.items():
        yield name, base64.b64decode(content)


def _inside(path: Path, folder: Path) -> bool:
    return os.path.realpath(path).startswith(os.path.realpath(folder) + os.sep)
