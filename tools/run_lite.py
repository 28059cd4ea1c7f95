"""Runs every notebook of build/lite in Chromium, and writes down how long each takes.

A lesson must give no error; in an assignment nothing is answered yet, and each test must say so.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from authoring.settings import ROOT
from tests.support import lab, lite

LITE = ROOT / "build" / "lite"
TABLE = ROOT / "docs" / "lite-timings.md"
#: What a test says where nothing is answered.
UNANSWERED = ("NotAttempted", "CheckFailed")


@dataclass(frozen=True)
class Run:
    """How a notebook ran.

    Parameters
    ----------
    path : str
        The notebook.
    visible, ready, done : float
        Seconds from opening it: until it can be read, until its kernel answers, until all has run.
    megabytes : float
        What was loaded for that.
    cells : int
        Cells of code.
    failures : list of str
        What should not be.
    """

    path: str
    visible: float
    ready: float
    done: float
    megabytes: float
    cells: int
    failures: list[str]


def main(arguments: Sequence[str] = ()) -> int:
    """Run them, print and keep the table; return 1 where something should not be."""
    program = argparse.ArgumentParser(prog="python -m tools.run_lite", description=__doc__)
    program.add_argument("only", nargs="*", help="such as 01-intuition.ipynb; all without it")
    only = program.parse_args(arguments).only
    files = LITE / "files"
    paths = only or sorted(path.relative_to(files).as_posix() for path in files.rglob("*.ipynb"))
    runs = []
    with lite.served(LITE) as address:
        for path in paths:
            with lab.page() as page:
                runs.append(_run(page, address, path))
            print(_row(runs[-1]), *runs[-1].failures, sep="\n", flush=True)
    if not only:
        TABLE.write_text(table(runs), encoding="utf-8")
    return 1 if any(run.failures for run in runs) else 0


def _run(page: Any, address: str, path: str) -> Run:
    page.context.set_default_timeout(lite.TIMEOUT)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    began = time.monotonic()
    visible = lite.open_notebook(page, address, path)
    lite.wait_for_kernel(page)
    ready = time.monotonic() - began
    lite.run_all(page)
    notebook = lite.run_on(page)
    done = time.monotonic() - began
    failures = [f"asks {url}" for url in asked if lite.is_outside(url, address)]
    failures += [
        each
        for each in lite.failures(notebook)
        if not (path.startswith("assignments/") and any(name in each for name in UNANSWERED))
    ]
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    failures += [f"{cell['id']} has not run" for cell in code if not cell["execution_count"]]
    return Run(path, visible, ready, done, _megabytes(asked, address), len(code), failures)


def _megabytes(asked: Sequence[str], address: str) -> float:
    names = {unquote(urlsplit(url).path).lstrip("/") for url in asked if url.startswith(address)}
    files = [LITE / name for name in names if (LITE / name).is_file()]
    return sum(file.stat().st_size for file in files) / 1e6


def table(runs: Sequence[Run]) -> str:
    """Return the timings as a Markdown page.

    Examples
    --------
    >>> print(table([Run("a.ipynb", 3.0, 9.0, 20.0, 60.0, 5, [])]).split("\\n\\n")[2].strip())
    | notebook | visible | kernel ready | all run | MB loaded | cells of code |
    |---|---:|---:|---:|---:|---:|
    | a.ipynb | 3 | 9 | 20 | 60 | 5 |
    """
    lines = [
        "# How long notebooks take in a browser",
        "",
        "Seconds from opening a notebook of `build/lite` in Chromium, each in a new browser with",
        "an empty cache, on a machine with two cores; `python -m tools.run_lite` measures again.",
        "",
        "| notebook | visible | kernel ready | all run | MB loaded | cells of code |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    return "\n".join([*lines, *map(_row, runs), ""])


def _row(run: Run) -> str:
    seconds = f"{run.visible:.0f} | {run.ready:.0f} | {run.done:.0f}"
    return f"| {run.path} | {seconds} | {run.megabytes:.0f} | {run.cells} |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
