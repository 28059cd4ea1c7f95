"""Before a submission is graded: the right file, under the right name, and a notebook at all."""

from __future__ import annotations

import codecs
import os
import re
import stat
from collections.abc import Iterable, Set
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import nbformat
from nbformat import NotebookNode

from grader.cells.expected import ExpectedNotebook, read_marker, read_source
from grader.cells.regions import CODE_STUB, TEXT_STUB, essence
from grader.intake import kernels
from grader.results import collection, timestamps
from grader.results.log import LOOK, REFUSED, REPAIR, Note, SubmissionLog
from grader.results.timestamps import IN_UTC

_COPY_OF = re.compile(
    r"^(?:copy|copie|kopie|copia|cópia|kopia)[ _](?:of|de|von|van|di)[ _]", re.IGNORECASE
)
_VERSION = re.compile(r"(?:-(\d{1,4})|\((\d{1,4})\))$")
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


def version_of(stem: str) -> int:
    """Return the number that an LMS or a browser gave to a later version; 0 for the first.

    Examples
    --------
    >>> version_of("03-the-functions (2)"), version_of("03-the-functions-1"), version_of("03")
    (2, 1, 0)
    """
    number = _VERSION.search(stem)
    return int(number[1] or number[2]) if number else 0


def settle(
    folder: Path, root: Path, log: SubmissionLog, most: int, zone: ZoneInfo = IN_UTC
) -> dict[str, NotebookNode]:
    """Give renamed notebooks their names back, and refuse what is no notebook.

    Parameters
    ----------
    folder : Path
        ``submitted/<student>/<assignment>``.
    root : Path
        The course directory.
    log : SubmissionLog
        Gets a note for everything that was done.
    most : int
        Bytes that a file may have.
    zone : ZoneInfo
        The course's time zone.

    Returns
    -------
    dict of str to NotebookNode
        The readable notebooks, by name.
    """
    readable = {}
    for path in sorted(folder.glob("*.ipynb")):
        try:
            readable[path] = _read(path, most)
        except ValueError as problem:
            log.add(Note(REFUSED, path.name, str(problem)))
    wanted = _released(root, folder.name)
    for name, released in wanted.items():
        _give_name(folder / f"{name}.ipynb", released, wanted, readable, log)
    _name_strangers(root, wanted, readable, log)
    _check_timestamp(folder, log, zone)
    return {path.stem: readable[path] for path in sorted(readable)}


def decoded(content: bytes) -> str:
    """Return the text of a notebook, in whatever encoding an editor or a transfer has left it.

    Parameters
    ----------
    content : bytes
        UTF-8 or UTF-16, with or without a byte-order mark; zeros after the end are left out.

    Examples
    --------
    >>> decoded("{}".encode("utf-16")), decoded("{}".encode("utf-16-le") + bytes(3))
    ('{}', '{}')
    """
    marks = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
    encoding = next((name for mark, name in marks.items() if content.startswith(mark)), "")
    if not encoding:  # every notebook begins with a brace or a blank
        encoding = {b"\0": "utf-16-le"}.get(content[1:2], "utf-8")
        encoding = "utf-16-be" if content[:1] == b"\0" else encoding
    if encoding != "utf-8" and len(content) % 2:
        content = content[:-1]
    return content.decode(encoding).lstrip("\ufeff").rstrip("\0")


def _read(path: Path, most: int) -> NotebookNode:
    """Read a notebook; say in one sentence why it cannot be."""
    kind = path.lstat()
    if not stat.S_ISREG(kind.st_mode):
        raise ValueError("the file is a link, not an ordinary file; it was not opened.")
    if kind.st_size > most:
        size = kind.st_size / 2**20
        raise ValueError(
            f"the file is too large: {size:.0f} MB; the limit is {most / 2**20:.0f} MB."
        )
    if kind.st_size == 0:
        raise ValueError("the file is empty (0 bytes).")
    try:
        notebook: NotebookNode = nbformat.reads(decoded(path.read_bytes()), as_version=4)
    except Exception as error:  # nbformat lets whatever happens inside escape
        raise ValueError("the file is not a notebook that Jupyter can read.") from error
    if not isinstance(notebook.get("cells"), list):
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
    log: SubmissionLog,
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
    turns = _turns(candidates, log)
    work = {file: _work(readable[file], source) for file in candidates}
    best = max(candidates, key=lambda file: (turns[file], work[file], file == path))
    several = _several(best, turns, work)
    if best != path:
        if path.exists():
            aside = _free_name(path.with_name(f"{path.stem} set aside.ipynb"))
            path.rename(aside)
            readable.pop(path, None)
        best.rename(path)
        readable[path] = readable.pop(best)
        log.add(Note(REPAIR, best.name, f"renamed to {path.name}."))
    for file in others:
        readable.pop(file, None)
    if several:
        log.add(Note(LOOK, best.name, several))


def _turns(candidates: list[Path], log: SubmissionLog) -> dict[Path, int]:
    """Return the order in which files were handed in; all equal where it is not known of each.

    Files are known by what is in them, since their names change here.
    """
    if len(candidates) == 1:
        return {candidates[0]: 0}
    known: dict[str, int] = {}
    for one in collection.load(log.root, log.assignment).of(log.student):
        known[one.content] = max(one.turn, known.get(one.content, 0))
    turns = {file: known.get(collection.content_of(file), 0) for file in candidates}
    return turns if all(turns.values()) else dict.fromkeys(candidates, 0)


def _several(best: Path, turns: dict[Path, int], work: dict[Path, int]) -> str:
    """Return which of several versions is graded, and why; "" where there is only one."""
    others = sorted((file for file in turns if file != best), key=lambda file: file.name)
    if not others:
        return ""
    names = ", ".join(file.name for file in others)
    if any(turns[file] == turns[best] for file in others):
        return (
            "there were several versions, and nothing says which is the latest. The one with the "
            f"most answers was graded; not graded: {names}."
        )
    fuller = [file.name for file in others if work[file] > work[best]]
    more = f" More is answered in {', '.join(fuller)}." if fuller else ""
    return f"there were several versions. The latest was graded; not graded: {names}.{more}"


def _name_strangers(
    root: Path, wanted: dict[str, Any], readable: dict[Path, NotebookNode], log: SubmissionLog
) -> None:
    """Where the notebook is missing, say which assignment was handed in instead."""
    if any(path.stem in wanted for path in readable):
        return
    here = {name for source in wanted.values() for name in _names(source)}
    for path, notebook in readable.items():
        other = _other_assignment(notebook, here, root, log.assignment)
        if other:
            log.add(Note(REFUSED, path.name, f"this is {other}, not {log.assignment}."))


def _is_version_of(
    other: Path, path: Path, notebook: dict[str, Any], source: dict[str, Any]
) -> bool:
    if plain_name(other.stem, [path.stem]):
        return True
    wanted = _names(source)
    return bool(wanted) and len(_names(notebook) & wanted) >= len(wanted) / 2


def refusal(
    notebook: NotebookNode, wanted: ExpectedNotebook, root: Path | None = None, assignment: str = ""
) -> str:
    """Return in one sentence why a readable notebook cannot be graded, "" where it can.

    Parameters
    ----------
    notebook : NotebookNode
        As it came in.
    wanted : ExpectedNotebook
        What should be there.
    root : Path, optional
        The course directory, whose other assignments it may be.
    assignment : str
        The one asked for.
    """
    metadata = notebook.get("metadata")
    spec = metadata.get("kernelspec") if isinstance(metadata, dict) else None
    kernel = "" if wanted.kernel else kernels.foreign(spec)
    if kernel:
        return f"it is written for the kernel {kernel!r}, and only Python can be graded."
    names = _names(notebook)
    other = _other_assignment(notebook, wanted.ids, root, assignment)
    if other:
        return f"this is {other}: its cells are those of that assignment."
    if names - wanted.ids and not names & wanted.scored:
        return "its graded cells are those of another assignment."
    return ""


def _other_assignment(
    notebook: NotebookNode, here: Set[str], root: Path | None, assignment: str
) -> str:
    """Return the assignment whose cells a notebook has, "" where it is none or the one asked for.

    Assignments share names of cells, so the one that has most of them counts, and only if it has
    far more than the one asked for. Where no cell has a name left, texts that stand in one
    assignment alone say which it is.
    """
    names = _names(notebook)
    strange = names - here
    if root is None or (names and len(strange) <= len(names & here)):
        return ""
    sources: dict[str, set[str]] = {}
    for path in sorted((root / "source").glob("*/*.ipynb")):
        source = read_source(path)
        sources.setdefault(path.parent.name, set()).update(
            _names(source) if names else _texts(source)
        )
    mine = here if names else sources.get(assignment, set())
    strange = (names or _texts(notebook)) - mine
    known = (names or _texts(notebook)) & mine
    shares = {name: len(strange & its) for name, its in sources.items() if name != assignment}
    best = max(shares, key=lambda name: shares[name], default="")
    enough = max(len(strange) / 2 if names else 4, len(known))
    return best if best and shares[best] > enough else ""


def _texts(notebook: dict[str, Any]) -> set[str]:
    """Return the texts of a notebook's cells, but for those that stand in many notebooks."""
    found = (essence(str(cell.get("source", ""))) for cell in notebook["cells"])
    return {text for text in found if len(text) > 40}


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
    stubs = (CODE_STUB.partition("# ")[2], TEXT_STUB)
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


def _check_timestamp(folder: Path, log: SubmissionLog, zone: ZoneInfo) -> None:
    """Set a timestamp aside that nbgrader would stumble over, or take for another time."""
    path, why = folder / timestamps.NAME, ""
    if not os.path.lexists(path):
        return
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise ValueError("it is a link.")
        timestamps.timestamp_of(folder, zone)
    except UnicodeDecodeError:
        why = "it is not text"
    except (ValueError, OverflowError) as error:
        why = str(error).rstrip(".")
    if why:
        path.rename(path.with_name("timestamp.unreadable"))
        sentence = f"the time cannot be read and was set aside ({why}): {timestamps.NEVER_LATE}"
        log.add(Note(LOOK, path.name, sentence))
