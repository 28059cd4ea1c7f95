"""Reads a manuscript: a MyST Markdown notebook with a few lines of front matter."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from jupytext.myst import MystMetadataParsingError, myst_to_notebook

from authoring import settings
from authoring.errors import ManuscriptError, Position
from grader.cells import markers, regions

_MAP = {"question": str, "goal": str}
_FRONT_MATTER: dict[str, dict[str, type]] = {
    "lesson": {"title": str, "needs": list, "part": str, **_MAP},
    "assignment": {"title": str, "points": int},
    "appendix": {"title": str, **_MAP},
}
#: `answers_in` are the modules that hold the answers of an assignment.
_OPTIONAL: dict[str, type] = {"short": str, "teaser": str, "answers_in": list}
BEGIN_SOLUTION = regions.begin(regions.SOLUTION)
BEGIN_HIDDEN = regions.begin(regions.HIDDEN_TESTS)
BEGIN_SCHEME = regions.begin(regions.MARK_SCHEME)
#: The line that ends each region, by the line that begins it.
REGIONS = {
    regions.begin(name): regions.end(name)
    for name in (regions.SOLUTION, regions.HIDDEN_TESTS, regions.MARK_SCHEME)
}
#: A note to the next author, such as what could not be checked; no reader gets it.
_FOR_AUTHORS = re.compile(r"\n*^<!-- AUTHORS: .*?-->$", re.DOTALL | re.MULTILINE)
_ALLOWED_REGIONS = {
    "EXERCISE": {BEGIN_SOLUTION},
    "TEST": {BEGIN_HIDDEN},
    "WRITTEN": {BEGIN_SOLUTION, BEGIN_SCHEME},
}


@dataclass(frozen=True)
class Cell:
    """A cell of a manuscript.

    Parameters
    ----------
    cell_type : {"code", "markdown", "raw"}
        As in a notebook.
    source : str
        What stands in it.
    position : Position
        Where it stands in the manuscript.
    marker : Marker, optional
        What its first line says, for a graded cell.
    metadata : dict
        Cell metadata written in the manuscript, such as ``tags``.
    """

    cell_type: str
    source: str
    position: Position
    marker: markers.Marker | None = None
    metadata: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Manuscript:
    """A lesson, an assignment or an appendix as its authors wrote it.

    Parameters
    ----------
    path : Path
        The file.
    kind : {"lesson", "assignment", "appendix"}
        Which of the three it is.
    about : dict
        The front matter: ``title``, and what else its kind has.
    cells : list of Cell
        Its cells, from top to bottom.
    """

    path: Path
    kind: str
    about: dict[str, Any]
    cells: list[Cell]

    @property
    def name(self) -> str:
        """The file name without its ending, such as ``the-functions``."""
        return self.path.stem


def read(path: Path, kind: str) -> Manuscript:
    """Read one manuscript and look at it cell by cell.

    Parameters
    ----------
    path : Path
        A Markdown file of ``manuscript/``.
    kind : {"lesson", "assignment", "appendix"}
        What it is.

    Returns
    -------
    Manuscript

    Raises
    ------
    ManuscriptError
        With file, cell and line, for anything that cannot be built.
    """
    text = path.read_text(encoding="utf-8")
    try:
        notebook = myst_to_notebook(text, add_source_map=True)
    except (MystMetadataParsingError, yaml.YAMLError, ValueError) as error:
        raise ManuscriptError(Position(path), f"this is not a MyST notebook: {error}") from error
    lines = notebook.metadata.pop("source_map")
    about = front_matter(path, kind)
    cells = []
    for number, (cell, line) in enumerate(zip(notebook.cells, lines, strict=True), start=1):
        # The map points at the fence or at blank lines before the text; authors want the text.
        position = Position(path, number, _first_line_of(text, line, cell.source))
        cells.append(_cell(cell, position, kind))
    if kind == "assignment":
        _check_order(cells, path)
    return Manuscript(path, kind, about, cells)


def _first_line_of(text: str, line: int, source: str) -> int:
    first = source.split("\n", 1)[0]
    for offset, candidate in enumerate(text.splitlines()[line:]):
        if candidate == first:
            return line + offset + 1
    return line + 1


def front_matter(path: Path, kind: str) -> dict[str, Any]:
    """Read what stands between the lines of hyphens at the top of a manuscript.

    Parameters
    ----------
    path : Path
        A Markdown file of ``manuscript/``.
    kind : {"lesson", "assignment", "appendix"}
        What it is.

    Raises
    ------
    ManuscriptError
        For a key that is missing, unknown or of the wrong type.
    """
    head = re.match(r"---\n(.*?)^---$", path.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    try:
        found = (yaml.safe_load(head[1]) if head else None) or {}
    except yaml.YAMLError as error:
        raise ManuscriptError(Position(path, line=1), f"bad front matter: {error}") from error
    wanted = _FRONT_MATTER[kind]
    for key in wanted:
        if key not in found:
            raise ManuscriptError(Position(path, line=1), f"the front matter lacks '{key}:'.")
    known = wanted | _OPTIONAL
    for key, value in found.items():
        if key not in known:
            raise ManuscriptError(
                Position(path, line=1), f"'{key}:' is not known here; use {', '.join(known)}."
            )
        if not isinstance(value, known[key]):
            raise ManuscriptError(
                Position(path, line=1),
                f"'{key}:' in the front matter must be a {known[key].__name__}.",
            )
    _check_modules(path, found.get("answers_in", []))
    return found


def _check_modules(path: Path, names: list[Any]) -> None:
    """The course's own modules that are said to hold answers are there."""
    here = Position(path, line=1)
    for name in names:
        if not isinstance(name, str) or not re.fullmatch(r"\w+(\.\w+)*", name):
            raise ManuscriptError(here, f"'answers_in:' must list modules, and {name!r} is none.")
        file = settings.ROOT.joinpath(*name.split("."))
        if name.startswith("helpers.") and not (file.is_dir() or file.with_suffix(".py").exists()):
            raise ManuscriptError(here, f"'answers_in:' names {name}, which is not there any more.")


def _cell(cell: Any, position: Position, kind: str) -> Cell:
    if cell.cell_type == "markdown":
        cell.source = _FOR_AUTHORS.sub("", cell.source).strip("\n")
        if "AUTHORS:" in cell.source or not cell.source:
            problem = "stands on lines of its own, '<!-- AUTHORS: ... -->', below some text."
            raise ManuscriptError(position, f"a note for authors {problem}")
    try:
        marker = markers.parse(cell.source, cell.cell_type)
    except ValueError as error:
        raise ManuscriptError(position, str(error)) from error
    for offset, line in enumerate(cell.source.split("\n")[1:], start=1):
        if re.match(r"(# |<!-- )(EXERCISE|TEST|WRITTEN|QUIZ|SETUP): ", line):
            raise ManuscriptError(
                position.below(offset),
                f"'{line}' must be the first line of its cell; put '+++' above it.",
            )
    if marker and marker.kind == "QUIZ" and cell.source.strip().count("\n"):
        raise ManuscriptError(position, f"'{marker}' must stand alone in its cell.")
    if marker and kind != "assignment" and marker.kind != "QUIZ":
        problem = f"a {marker.kind} belongs in an assignment, not in a {kind}."
        raise ManuscriptError(position, problem)
    _check_regions(cell.source, marker, position)
    return Cell(cell.cell_type, cell.source, position, marker, dict(cell.metadata))


def _check_regions(source: str, marker: markers.Marker | None, position: Position) -> None:
    """Every region is closed, stands where it may, and stands where it must."""
    allowed = _ALLOWED_REGIONS.get(marker.kind, set()) if marker else set()
    awaited, found = None, set()
    for offset, line in enumerate(source.split("\n")):
        here = position.below(offset)
        text = line.strip()
        if text in REGIONS:
            if awaited:
                raise ManuscriptError(here, f"'{text}' starts before '{awaited}' has come.")
            if text not in allowed:
                cell = f"a {marker.kind} cell" if marker else "a cell without a marker"
                raise ManuscriptError(here, f"'{text}' cannot stand in {cell}.")
            awaited = REGIONS[text]
            found.add(text)
        elif text in REGIONS.values():
            if text != awaited:
                raise ManuscriptError(here, f"'{text}' has no beginning.")
            awaited = None
        elif text.lstrip("# ").startswith(("BEGIN ", "END ")) and text.startswith("#"):
            known = ", ".join(f"'{name}'" for name in REGIONS)
            raise ManuscriptError(here, f"'{text}' is an unknown region; the known are {known}.")
    if awaited:
        raise ManuscriptError(position, f"'{awaited}' is missing.")
    if marker and marker.kind in ("EXERCISE", "WRITTEN") and BEGIN_SOLUTION not in found:
        raise ManuscriptError(position, f"this {marker.kind} has no '{BEGIN_SOLUTION}' region.")
    if marker and marker.kind == "WRITTEN" and BEGIN_SCHEME not in found:
        raise ManuscriptError(position, f"this WRITTEN answer has no '{BEGIN_SCHEME}' region.")


def _check_order(cells: list[Cell], path: Path) -> None:
    """Each TEST follows its EXERCISE, each EXERCISE has a TEST, and no name comes twice."""
    seen: dict[str, Cell] = {}
    tested = set()
    for cell in cells:
        marker = cell.marker
        if marker is None:
            continue
        if marker.grade_id in seen:
            first = seen[marker.grade_id].position
            raise ManuscriptError(
                cell.position,
                f"'{marker}' has the name of cell {first.cell}; names must be unique.",
            )
        seen[marker.grade_id] = cell
        if marker.kind == "TEST":
            tested.add(marker.name)
            if f"exercise-{marker.name}" not in seen:
                raise ManuscriptError(
                    cell.position, f"'{marker}' has no '# EXERCISE: {marker.name}' above it."
                )
    for cell in cells:
        if cell.marker and cell.marker.kind == "EXERCISE" and cell.marker.name not in tested:
            raise ManuscriptError(
                cell.position, f"'{cell.marker}' has no '# TEST: {cell.marker.name} (... points)'."
            )
