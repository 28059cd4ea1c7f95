"""Run the cells of notebooks in one plain process, one after the other, with nothing around them.

    python -m benchmarks.bare_cells SOURCE NOTEBOOK ...

Tests are run in full, as SOURCE, the instructor's notebook, has them. Prints the seconds that all
took; the first notebook is run once before, so that loading libraries does not count.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
import time
import warnings
from pathlib import Path
from typing import Any


def cells(path: str) -> list[dict[str, Any]]:
    """Return the code cells of a notebook."""
    content = json.loads(Path(path).read_text(encoding="utf-8"))
    return [cell for cell in content["cells"] if cell["cell_type"] == "code"]


def label(cell: dict[str, Any]) -> str:
    """Return the grade_id of a cell, or an empty string."""
    return str(cell["metadata"].get("nbgrader", {}).get("grade_id", ""))


def run(notebook: list[str]) -> None:
    """Run code cells in a new namespace; each goes on where an earlier one failed."""
    names: dict[str, object] = {"__name__": "__main__", "display": lambda *_: None}
    for source in notebook:
        with contextlib.suppress(Exception, SystemExit):
            exec(compile(source, "<cell>", "exec"), names)


def main(source: str, *paths: str) -> None:
    """Run the notebooks, and print how long it took."""
    full = {label(cell): "".join(cell["source"]) for cell in cells(source) if label(cell)}
    tests = {name: text for name, text in full.items() if name.startswith("test-")}
    notebooks = [
        [tests.get(label(cell), "".join(cell["source"])) for cell in cells(path)] for path in paths
    ]
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        run(notebooks[0])
        began = time.perf_counter()
        for notebook in notebooks:
            run(notebook)
        took = time.perf_counter() - began
    print(took)


if __name__ == "__main__":
    main(*sys.argv[1:])
