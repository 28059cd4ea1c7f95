"""Attacks by what is handed in: damaged notebooks, links, wrong types, sizes, names and times."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from tools.attacks.attack import Attack
from tools.attacks.target import NAME

_NOTEBOOK = f"{NAME}.ipynb"


def _as_json(change: Callable[[dict[str, Any]], None]) -> Callable[[NotebookNode], str]:
    """Make the text of a file from its content as plain JSON, changed."""

    def content(nb: NotebookNode) -> str:
        plain = json.loads(json.dumps(nb))
        change(plain)
        return json.dumps(plain)

    return content


def _wrong_types(nb: dict[str, Any]) -> None:
    nb["cells"] += [
        {"cell_type": 5, "source": {"a": 1}, "metadata": None},
        {"cell_type": "code", "source": 7, "metadata": {"nbgrader": "x"}, "outputs": "none"},
        {"cell_type": "code", "metadata": {"nbgrader": {"grade_id": ["x"], "points": "many"}}},
    ]


def _cells_are_text(nb: dict[str, Any]) -> None:
    nb["cells"] = "cells"


def _null_cells(nb: dict[str, Any]) -> None:
    nb["cells"] = [None, 5, "x", *nb["cells"]]


def _many(nb: dict[str, Any]) -> None:
    nb["cells"] += [
        {"cell_type": "code", "source": "", "metadata": {}, "outputs": [], "execution_count": None}
        for _ in range(10_000)
    ]


def _attachments(nb: dict[str, Any]) -> None:
    nb["cells"].append(
        {
            "cell_type": "markdown",
            "source": "![x](attachment:../../../x.png)",
            "metadata": {},
            "attachments": {
                "../../../x.png": {"image/png": "bm8="},
                "y": {"text/html": "<script>alert(1)</script>", "image/svg+xml": 5},
            },
        }
    )


def _claims(nb: dict[str, Any]) -> None:
    for cell in list(nb["cells"]):
        about = cell["metadata"].get("nbgrader")
        if about:
            nb["cells"].append({**cell, "id": "again", "source": "pass"})
            about["grade_id"] = "../../" + about["grade_id"]
            about["schema_version"] = 99


def _half_characters(nb: dict[str, Any]) -> None:
    nb["cells"].append({"cell_type": "markdown", "source": "\ud800", "metadata": {"\ud800": 1}})


def _links(folder: Path) -> None:
    root = folder.parents[2]
    os.symlink(root / "gradebook.db", folder / "gradebook.txt")
    os.symlink(root / "source", folder / "source")
    os.symlink("/etc/passwd", folder / "passwd.txt")


def _notebook_link(folder: Path) -> None:
    (folder / _NOTEBOOK).unlink()
    os.symlink(folder.parents[2] / "source" / NAME / _NOTEBOOK, folder / _NOTEBOOK)


def _pipe(folder: Path) -> None:
    (folder / _NOTEBOOK).unlink()
    os.mkfifo(folder / _NOTEBOOK)


def _pipe_beside(folder: Path) -> None:
    os.mkfifo(folder / "data.csv")
    os.mkfifo(folder / "other.ipynb")


def _folder_as_notebook(folder: Path) -> None:
    (folder / _NOTEBOOK).unlink()
    (folder / _NOTEBOOK).mkdir()


def _odd_names(folder: Path) -> None:
    for name in ("..\\..\\x.py", "-rf", "a\nb.txt", "$(touch x)", "ö" * 100, "nb.ipynb.py"):
        (folder / name).write_text("x", encoding="utf-8")
    (folder / "deep" / "er").mkdir(parents=True)
    (folder / "deep" / "er" / "x.csv").write_text("1", encoding="utf-8")
    os.mkdir(os.fsencode(folder) + b"/\xff\xfe")
    with open(os.fsencode(folder) + b"/\xff.txt", "wb") as file:
        file.write(b"x")


def _timestamp(text: str) -> Callable[[Path], None]:
    def arrange(folder: Path) -> None:
        (folder / "timestamp.txt").write_text(text, encoding="utf-8")

    return arrange


def _time_link(folder: Path) -> None:
    os.symlink("/dev/zero", folder / "timestamp.txt")


FILES = (
    Attack("broken-json", "a file that is no JSON", content=lambda nb: '{"cells": [', graded=False),
    Attack("empty-file", "an empty file", content=lambda nb: "", graded=False),
    Attack(
        "deep-json",
        "JSON nested a hundred thousand times",
        content=lambda nb: "[" * 100_000,
        graded=False,
    ),
    Attack("list-json", "JSON that is a list", content=lambda nb: "[1, 2]", graded=False),
    Attack(
        "huge-number",
        "a number with a million digits",
        graded=False,
        content=lambda nb: '{"cells": ' + "9" * 1_000_000 + "}",
    ),
    Attack(
        "binary",
        "bytes that are no text",
        graded=False,
        arrange=lambda folder: (folder / _NOTEBOOK).write_bytes(bytes(range(256)) * 10),
    ),
    Attack(
        "cells-are-text", "cells that are a text", content=_as_json(_cells_are_text), graded=False
    ),
    Attack(
        "null-cells", "cells that are null and numbers", content=_as_json(_null_cells), graded=False
    ),
    Attack(
        "wrong-types", "wrong types in every place", content=_as_json(_wrong_types), graded=False
    ),
    Attack(
        "ten-thousand-cells",
        "10,000 empty cells",
        content=_as_json(_many),
        on_stock=False,
        keeps=("apply", "answer"),
    ),
    Attack(
        "huge-notebook",
        "a notebook of 25 MB",
        graded=False,
        on_stock=False,
        content=lambda nb: json.dumps(nb | {"metadata": {"x": "y" * 25_000_000}}),
    ),
    Attack(
        "long-cell",
        "a cell of a million brackets",
        before="x = '" + "(" * 1_000_000 + "'\n",
        on_stock=False,
        keeps=("apply", "answer"),
    ),
    Attack(
        "attachments",
        "attachments with paths, scripts and wrong types",
        content=_as_json(_attachments),
        keeps=("apply", "answer"),
    ),
    Attack(
        "stolen-labels", "labels twice, with paths, of another schema", content=_as_json(_claims)
    ),
    Attack(
        "half-characters",
        "halves of characters in sources and metadata",
        content=_as_json(_half_characters),
        keeps=("apply", "answer"),
    ),
    Attack(
        "links",
        "links to the gradebook, the sources and /etc/passwd beside the notebook",
        before="import os\nfor name in ('gradebook.txt', 'passwd.txt', 'source'):\n"
        "    print(name, os.path.exists(name))\n",
        arrange=_links,
        on_stock=False,
        keeps=("apply", "answer"),
    ),
    Attack(
        "notebook-link",
        "a notebook that is a link to the instructor's",
        graded=False,
        arrange=_notebook_link,
    ),
    Attack(
        "pipe", "a pipe in the place of the notebook", arrange=_pipe, graded=False, on_stock=False
    ),
    Attack(
        "pipe-beside",
        "pipes beside the notebook",
        arrange=_pipe_beside,
        on_stock=False,
        keeps=("apply", "answer"),
    ),
    Attack(
        "folder-as-notebook",
        "a folder in the place of the notebook",
        arrange=_folder_as_notebook,
        graded=False,
        on_stock=False,
    ),
    Attack(
        "odd-names",
        "file names with paths, commands, newlines and bytes",
        arrange=_odd_names,
        on_stock=False,
        keeps=("apply", "answer"),
    ),
    Attack(
        "bad-time",
        "a time of submission that is none",
        arrange=_timestamp("yesterday; drop"),
        keeps=("apply", "answer"),
    ),
    Attack(
        "far-time",
        "a time of submission out of range",
        arrange=_timestamp("99999-01-01"),
        keeps=("apply", "answer"),
    ),
    Attack(
        "early-time",
        "a time before the computer",
        arrange=_timestamp("0001-01-01 00:00:00 +14:00"),
        keeps=("apply", "answer"),
    ),
    Attack(
        "time-link",
        "a time of submission that is a link to an endless device",
        arrange=_time_link,
        on_stock=False,
        keeps=("apply", "answer"),
    ),
)
