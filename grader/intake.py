"""Before a submission is graded: the right file, under the right name, and a notebook at all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.utils import parse_utc
from traitlets.log import get_logger

from grader import records
from grader.expected import read_marker, read_source
from grader.records import LOOK, REFUSED, REPAIR, Note, Record
from grader.regions import essence

_COPY_OF = re.compile(
    r"^(?:copy|copie|kopie|copia|cópia|kopia)[ _](?:of|de|von|van|di)[ _]", re.IGNORECASE
)
_COPY_NUMBER = re.compile(r"(?:[ _]?\(\d+\)|-\d+|[ _-]?copy\d*)$", re.IGNORECASE)


def plain_name(stem: str, names: Iterable[str]) -> str | None:
    """Return the name of a notebook without what browsers, Colab and an LMS add to it.

    Parameters
    ----------
    stem : str
        The name of a file, without its ending.
    names : iterable of str
        The names that notebooks of the assignment have.

    Returns
    -------
    str or None
        One of `names`; None if it is none of them.

    Examples
    --------
    >>> plain_name("Copy of 03-the-functions (1)", ["03-the-functions"])
    '03-the-functions'
    """
    known = {name.casefold(): name for name in names}
    longer = None
    while stem != longer:
        if stem.casefold() in known:
            return known[stem.casefold()]
        longer = stem
        stem = _COPY_OF.sub("", stem.strip())
        if stem == longer:
            stem = _COPY_NUMBER.sub("", stem)
    return None


def settle(assignment: str, student: str, notebooks: list[str]) -> None:
    """Give renamed notebooks their names back, and refuse what is no notebook.

    nbgrader's ``Autograde.pre_convert_hook``, called once a submission.

    Parameters
    ----------
    assignment, student : str
        As given on the command line; `student` may be a pattern.
    notebooks : list of str
        The notebooks of one submission. Changed in place: nbgrader goes on with what is left.
    """
    if not notebooks:
        return
    folder = Path(notebooks[0]).absolute().parent
    root = records.course_directory(folder)
    record = Record(root, folder.name, folder.parent.name)
    record.clear()
    readable = {}
    for path in map(Path, notebooks):
        try:
            readable[path] = _read(path)
        except ValueError as problem:
            _note(record, Note(REFUSED, path.name, str(problem)))
    wanted = _released(root, folder.name)
    for name, released in wanted.items():
        _give_name(folder / f"{name}.ipynb", released, wanted, readable, record)
    _check_timestamp(folder / "timestamp.txt", record)
    notebooks[:] = sorted(str(path) for path in readable)


def _read(path: Path) -> dict[str, Any]:
    """Read a notebook as nbgrader will; say in one sentence why it cannot be."""
    try:
        notebook = nbformat.read(path, as_version=4)
    except Exception as error:  # nbformat lets whatever happens inside escape
        raise ValueError("the file is not a notebook that Jupyter can read.") from error
    if not isinstance(notebook.get("cells"), list) or not notebook.cells:
        raise ValueError("the notebook has no cells.")
    if not all(isinstance(cell, dict) for cell in notebook.cells):
        raise ValueError("the notebook's cells are damaged.")
    return notebook


def _released(root: Path, assignment: str) -> dict[str, dict[str, Any]]:
    paths = sorted((root / "source" / assignment).glob("*.ipynb"))
    return {path.stem: read_source(path) for path in paths}


def _give_name(
    path: Path,
    source: dict[str, Any],
    wanted: dict[str, Any],
    readable: dict[Path, Any],
    record: Record,
) -> None:
    """Find the file that is a notebook of the assignment, and name it so."""
    others = [
        other
        for other, notebook in readable.items()
        if other.stem not in wanted and _is_version_of(other, path, notebook, source)
    ]
    if not others:
        return
    candidates = [*others, path] if path in readable else others
    # The most worked-on file wins; between equals, the one that has the right name.
    best = max(candidates, key=lambda file: (_work(readable[file], source), file == path))
    set_aside = [file.name for file in candidates if file != best]
    if best != path:
        if path.exists():
            aside = _free_name(path.with_name(f"{path.stem} set aside.ipynb"))
            path.rename(aside)
            readable.pop(path, None)
        best.rename(path)
        readable[path] = readable.pop(best)
        _note(record, Note(REPAIR, best.name, f"renamed to {path.name}."))
    for file in others:
        readable.pop(file, None)
    if set_aside:
        names = ", ".join(sorted(set_aside))
        sentence = f"there were several versions; not graded, because less work is in it: {names}."
        _note(record, Note(LOOK, best.name, sentence))


def _is_version_of(
    other: Path, path: Path, notebook: dict[str, Any], source: dict[str, Any]
) -> bool:
    if plain_name(other.stem, [path.stem]):
        return True
    wanted = _names(source)
    return bool(wanted) and len(_names(notebook) & wanted) >= len(wanted) / 2


def _names(notebook: dict[str, Any]) -> set[str]:
    """Return the grade_ids that the cells of a notebook claim."""
    names = set()
    for cell in notebook["cells"]:
        marker = read_marker(str(cell.get("source", "")))
        about = cell.get("metadata", {}).get("nbgrader", {})
        if marker:
            names.add(marker.grade_id)
        elif isinstance(about, dict) and isinstance(about.get("grade_id"), str):
            names.add(about["grade_id"])
    return names


def _work(notebook: dict[str, Any], source: dict[str, Any]) -> int:
    """Count the answer cells that no longer hold a released stub."""
    stubs = ("YOUR CODE HERE", "YOUR ANSWER HERE")
    originals = {essence(cell.source) for cell in source["cells"]}
    return sum(
        bool(essence(str(cell.get("source", ""))))
        and essence(str(cell["source"])) not in originals
        and not any(stub in cell["source"] for stub in stubs)
        and (marker := read_marker(cell["source"])) is not None
        and marker.kind in ("EXERCISE", "WRITTEN")
        for cell in notebook["cells"]
    )


def _free_name(path: Path) -> Path:
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem} {number}{path.suffix}")
    return free


def _check_timestamp(path: Path, record: Record) -> None:
    """Set a timestamp aside that nbgrader would stumble over."""
    if not path.exists():
        return
    try:
        text = path.read_text(encoding="utf-8").strip()
        understood = not text or isinstance(parse_utc(text), datetime)
    except (ValueError, OverflowError):
        understood = False
    if not understood:
        path.rename(path.with_name("timestamp.unreadable"))
        _note(record, Note(LOOK, path.name, "the time of submission cannot be read; set aside."))


def _note(record: Record, note: Note) -> None:
    record.add(note)
    get_logger().warning("%s, %s: %s", record.student, record.assignment, note)
