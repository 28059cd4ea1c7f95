"""What people see of a submission: nothing in it runs, loads or steers where it is shown.

The Formgrader and the feedback show what stands in ``autograded/``, on pages that may change
scores and start kernels. So a submission is cleaned once, when it is written there.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any

from nbformat import NotebookNode, from_dict

from grader.cells import regions
from grader.cells.expected import ExpectedNotebook
from grader.results.kept import QUESTION
from grader.results.markup import (
    Attachments,
    as_text,
    attachments_of,
    clean_html,
    clean_markdown,
    frozen,
    is_unreadable,
    without_far_pictures,
    without_macros,
)
from grader.results.pictures import RASTER, drawing, raster
from grader.results.printable import without_codes

_BLANK = re.compile(r"^[^\S\n]+$", re.MULTILINE)
_MANY_BLANKS = 300
_CELL_METADATA = ("nbgrader", regions.SCHEME_CELL, QUESTION)
_NOTEBOOK_METADATA = {
    "kernelspec": ("name", "display_name", "language"),
    "language_info": ("name", "file_extension", "pygments_lexer"),
}


def clean(notebook: NotebookNode, wanted: ExpectedNotebook) -> NotebookNode:
    """Return a graded notebook as it can be shown.

    The instructor's own cells stay as they are, but for pictures of other sites, which would tell
    those who opens which page; and all code does: pages show code as text.

    Parameters
    ----------
    notebook : NotebookNode
        A repaired one with its outputs; it is not changed.
    wanted : ExpectedNotebook
        What the instructor wrote.
    """
    effort = Effort()
    shown: NotebookNode = from_dict(
        {
            "cells": [_cell(cell, wanted, effort) for cell in notebook.cells],
            "metadata": {
                name: _some_text(notebook.metadata.get(name), keys)
                for name, keys in _NOTEBOOK_METADATA.items()
                if name in notebook.metadata
            },
            "nbformat": 4,
            "nbformat_minor": 5,
        }
    )
    return shown


class Effort:
    """How much markup of one notebook is worked on, so that none holds up all others.

    Parameters
    ----------
    left : int
        Characters of Markdown, or tenfold the tags of HTML.

    Examples
    --------
    >>> effort = Effort(100)
    >>> effort.spend(80), effort.spend(80), effort.spend(20)
    (True, False, True)
    """

    def __init__(self, left: int = 300_000) -> None:
        self._left = left

    def spend(self, cost: int) -> bool:
        """Whether there is enough left; if so, take it."""
        enough = cost <= self._left
        self._left -= cost if enough else 0
        return enough

    def markdown(self, source: str, attachments: Attachments | None = None) -> str:
        """Clean Markdown, as plain text where too much went before it."""
        enough = self.spend(len(source))
        return clean_markdown(source, attachments) if enough else frozen(as_text(source))

    def html(self, markup: str) -> str | None:
        """Clean HTML; None where too much went before it."""
        return clean_html(markup) if self.spend(10 * markup.count("<")) else None


def _cell(cell: NotebookNode, wanted: ExpectedNotebook, effort: Effort) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "cell_type": cell.cell_type,
        "id": cell.id,
        "metadata": {key: cell.metadata[key] for key in _CELL_METADATA if key in cell.metadata},
        "source": cell.source,
    }
    if cell.cell_type == "code":
        count = cell.get("execution_count")
        shown["execution_count"] = count if isinstance(count, int) else None
        shown["source"] = _quick(cell.source)
        shown["outputs"] = [clean_output(output, effort) for output in cell.get("outputs", ())]
    elif _is_instructors(cell, wanted):
        if cell.cell_type == "markdown":
            shown["source"] = without_far_pictures(cell.source)
    else:
        if cell.cell_type == "markdown":
            shown["source"] = effort.markdown(cell.source, attachments_of(cell))
        else:
            text = without_macros(without_codes(cell.source))
            shown["source"] = html.escape(text, quote=False)
    return shown


def _quick(code: str) -> str:
    """Return code; without the spaces of its empty lines, if they are many.

    The time that it takes to color such lines grows with the cube of their number.
    """
    return code if len(_BLANK.findall(code)) < _MANY_BLANKS else _BLANK.sub("", code)


def _is_instructors(cell: NotebookNode, wanted: ExpectedNotebook) -> bool:
    """Whether the instructor wrote every character of a cell that is not code."""
    if "attachment:" in cell.source:  # what it shows lies beside its text
        return False
    about = cell.metadata.get("nbgrader")
    if about is None:
        return regions.SCHEME_CELL in cell.metadata or cell.source in wanted.texts
    known = wanted[about["grade_id"]]
    return bool(cell.source == (known.source if about["locked"] else known.released))


def clean_output(output: Mapping[str, Any], effort: Effort) -> dict[str, Any]:
    r"""Return an output as it can be shown.

    Parameters
    ----------
    output : mapping
        In nbformat's form.
    effort : Effort
        What its notebook has left.

    Examples
    --------
    >>> printed = {"output_type": "stream", "name": "stdout", "text": "\x1b[31mred"}
    >>> clean_output(printed, Effort())["text"]
    'red'
    """
    kind = output["output_type"]
    if kind == "stream":
        return {
            "output_type": kind,
            "name": output["name"],
            "text": without_codes(output["text"]),
        }
    if kind == "error":
        return {
            "output_type": kind,
            "ename": without_codes(output["ename"]),
            "evalue": without_codes(output["evalue"]),
            "traceback": [without_codes(line) for line in output["traceback"]],
        }
    shown = {"output_type": kind, "data": _bundle(output["data"], effort)}
    shown["metadata"] = _output_metadata(output.get("metadata"))
    if kind == "execute_result":
        count = output.get("execution_count")
        shown["execution_count"] = count if isinstance(count, int) else None
    return shown


def _bundle(data: Mapping[str, Any], effort: Effort) -> dict[str, str]:
    """Return the forms of an output that a page needs, cleaned; a page shows one of them."""
    found: dict[str, str | None] = {}
    for kind, value in data.items():
        if kind in RASTER:
            found[kind] = raster(kind, value)
        elif kind == "image/svg+xml":
            found[kind] = drawing(value)
        elif not isinstance(value, str):
            continue
        elif kind == "text/plain":
            found[kind] = without_codes(value)
        elif kind == "text/html":
            found[kind] = effort.html(value)
        elif kind == "text/markdown":
            found[kind] = effort.markdown(value)
        elif kind == "text/latex" and not is_unreadable(value):
            found[kind] = without_macros(without_codes(value))
    shown = {kind: value for kind, value in found.items() if value is not None}
    if data and not shown:
        return {"text/plain": "(This output cannot be shown.)"}
    return shown


def _output_metadata(metadata: Any) -> dict[str, Any]:
    """Keep of a picture its size in whole numbers and its description."""
    metadata = metadata if isinstance(metadata, dict) else {}
    kept: dict[str, Any] = {}
    for kind in RASTER:
        about = metadata.get(kind)
        if not isinstance(about, dict):
            continue
        size = {
            key: about[key]
            for key in ("width", "height")
            if type(about.get(key)) is int and 0 < about[key] < 10_000
        }
        text = about.get("alt")
        description = (
            {"alt": without_codes(text).replace('"', "'")} if isinstance(text, str) else {}
        )
        if size or description:
            kept[kind] = size | description
    return kept


def _some_text(about: Any, keys: tuple[str, ...]) -> dict[str, str]:
    about = about if isinstance(about, dict) else {}
    return {key: about[key] for key in keys if isinstance(about.get(key), str)}
