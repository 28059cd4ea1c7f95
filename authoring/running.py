"""Runs a notebook in a kernel of its own, as a reader would."""

from __future__ import annotations

import os
import re
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient

from authoring.settings import ROOT


@dataclass(frozen=True)
class Run:
    """A finished run of a notebook.

    Parameters
    ----------
    notebook : NotebookNode
        With its outputs.
    seconds : float
        From the start of the kernel to the end of the last cell.
    peak_megabytes : float
        The kernel's largest resident memory; nan where the system does not tell.
    """

    notebook: nbformat.NotebookNode
    seconds: float
    peak_megabytes: float


def run(
    path: Path,
    python: str = sys.executable,
    timeout: int = 120,
    environment: dict[str, str] | None = None,
    replace: tuple[str, str] = ("", ""),
) -> Run:
    """Run every cell of a notebook from top to bottom, going on past errors.

    Parameters
    ----------
    path : Path
        The notebook.
    python : str
        The interpreter whose kernel is used.
    timeout : int
        Seconds that one cell may take.
    environment : dict of str to str, optional
        Environment variables; by default those that make the checkout importable.
    replace : (str, str)
        A text in the cells to run the notebook with another one in its place.

    Returns
    -------
    Run
    """
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        cell.source = cell.source.replace(*replace) if replace[0] else cell.source
    manager = AsyncKernelManager(kernel_name="python3")
    # Not the registered kernel: the one of the interpreter that runs the tests.
    specification = manager.kernel_spec
    assert specification is not None
    specification.argv[0] = python
    environment = os.environ | (environment or {"PYTHONPATH": str(ROOT)})
    client = NotebookClient(
        notebook,
        km=manager,
        timeout=timeout,
        allow_errors=True,
        extra_arguments=["--IPKernelApp.log_level=40"],  # errors only
    )
    start, peaks = time.perf_counter(), []

    def look(**kwargs: Any) -> None:
        peaks.append(_peak_megabytes(getattr(manager.provisioner, "pid", None)))

    client.on_cell_executed = look
    client.execute(env=environment, cwd=str(path.parent))
    return Run(notebook, time.perf_counter() - start, max(peaks, default=float("nan")))


def _peak_megabytes(pid: int | None) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return float("nan")
    found = re.search(r"VmHWM:\s+(\d+)", status)
    return int(found[1]) / 1024 if found else float("nan")
