"""How much a lesson lets one read in a row before there is something to do.

Something to do is a turn, a question, a prediction, a widget or figure with sliders, a question to
ponder, and a cell that readers change: one with a comment that begins with "try" or "change", such
as ``rate = 0.1  # try 0.01, too``. A cell that is only run is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import nbformat
from nbformat import NotebookNode

from authoring import minutes
from authoring.course import Course

#: Open words, those outside of folds, in a row.
LIMIT = 600

_TO_DO = re.compile(
    r"^# Your (?:turn|answer)\b|^guess = \.\.\.|\bexplore\(|#\s*(?:try|change)\b(?! of\b)",
    re.MULTILINE | re.IGNORECASE,
)
_WIDGETS = re.compile(r"^from helpers\.widgets import (?:\((?P<many>[^)]*)\)|(?P<one>.*))", re.M)
_HEADING = re.compile(r"^(?=#{2,3} )", re.MULTILINE)
_QUESTION = "**Check yourself.**"
_PONDERED = "## Questions to ponder"


@dataclass(frozen=True)
class Stretch:
    """What is read in a row, with nothing to do in between.

    Parameters
    ----------
    words : int
        Open words.
    begins, ends : str
        The headings below which it begins and ends; "" is above the first.
    """

    words: int = 0
    begins: str = ""
    ends: str = ""

    def __str__(self) -> str:
        begins, ends = (f"'{title}'" if title else "the top" for title in (self.begins, self.ends))
        where = f"in {begins}" if begins == ends else f"from {begins} to {ends}"
        return f"{self.words} words {where}"


def stretches(notebook: NotebookNode) -> Iterator[Stretch]:
    """Yield the stretches of a lesson, from top to bottom, empty ones too.

    Parameters
    ----------
    notebook : NotebookNode
        The built notebook.
    """
    cells, section, now = notebook.cells, "", Stretch()
    widgets = _widgets([cell.source for cell in cells if cell.cell_type == "code"])
    for cell in cells:
        if cell.cell_type == "code":
            if _TO_DO.search(cell.source) or widgets.search(cell.source):
                yield now
                now = Stretch(begins=section, ends=section)
            continue
        if cell.source.startswith(_QUESTION):
            continue  # it is read to be answered
        shown = minutes.FOLD.sub(" ", minutes.FENCE.sub(" ", cell.source))
        for part in _HEADING.split(shown):
            if part.startswith(minutes.SKIPPED):
                continue
            if title := re.match(r"##+ +(.+)", part):
                section = title[1]
            if part.startswith(_PONDERED):
                yield now
                now = Stretch(begins=section, ends=section)
            elif count := minutes.words(part):
                begins = now.begins if now.words else section
                now = Stretch(now.words + count, begins, section)
    yield replace(now, ends=section)


def _widgets(code: list[str]) -> re.Pattern[str]:
    """What finds the calls that show a widget, by the names that a notebook imports."""
    found = [match["many"] or match["one"] for match in _WIDGETS.finditer("\n".join(code))]
    names = re.findall(r"\w+", " ".join(found))
    return re.compile(rf"\b(?:{'|'.join(names)})\.show\(" if names else r"(?!)")


def problems(order: Course) -> Iterator[str]:
    """Yield a sentence for each stretch of a lesson that is too long.

    Parameters
    ----------
    order : Course
        The course; its notebooks are built.
    """
    for unit in order.lessons:
        for found in stretches(nbformat.read(order.root / unit.notebook, as_version=4)):
            if found.words > LIMIT:
                yield (
                    f"{unit.path.relative_to(order.root).as_posix()}: {found} with nothing to do "
                    f"in between; let readers do something after {LIMIT} words at most: a turn, "
                    "a question, a prediction, a widget or a cell to change."
                )
