"""Run the cells of a submission, and note how each of them ended."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Any

from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.preprocessors import Execute
from traitlets import Integer

from grader import records

EVIDENCE = "evidence"


class RunCells(Execute):
    """nbgrader's Execute, with evidence and limits.

    What it leaves in the resources under ``EVIDENCE`` is the only thing that `truth` believes::

        {"replies": {cell number: "ok" or "error"}, "stopped": sentence or None}

    A kernel that dies takes the remaining cells with it, but not what was earned before.
    """

    test_timeout = Integer(
        30, help="Seconds that a test cell may take; tests call small functions on small arrays."
    ).tag(config=True)
    notebook_timeout = Integer(
        900, help="Seconds that a whole notebook may take; cells after that do not run."
    ).tag(config=True)

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Run the notebook as far as it goes."""
        evidence: dict[str, Any] = {"replies": {}, "stopped": None}
        self._evidence = evidence
        self._deadline = monotonic() + self.notebook_timeout
        try:
            with _importable(records.of_resources(resources).root):
                nb, resources = super().preprocess(nb, resources)
        except DeadKernelError:
            evidence["stopped"] = "the kernel died"
        except CellTimeoutError:
            evidence["stopped"] = "a cell could not be interrupted"
        except Exception as error:  # outputs that break the format end up here, whoever made them
            self.log.exception("Running the notebook failed.")
            evidence["stopped"] = f"an output could not be read ({type(error).__name__})"
        resources[EVIDENCE] = evidence
        return nb, resources

    def preprocess_cell(
        self, cell: NotebookNode, resources: dict[str, Any], index: int
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Run one cell, unless the notebook has used up its time or the cell is no code."""
        if monotonic() > self._deadline:
            self._evidence["stopped"] = f"the notebook took over {self.notebook_timeout} seconds"
            return cell, resources
        return super().preprocess_cell(cell, resources, index)

    def timeout_func(self, cell: NotebookNode) -> int | None:
        """Return how many seconds a cell may take; nbclient asks before each one."""
        if utils.is_grade(cell) and self.timeout:
            return min(self.timeout, self.test_timeout)
        return self.timeout

    def on_cell_executed(self, **kwargs: Any) -> None:
        """Note how a cell ended; nbclient calls it when the kernel has replied."""
        super().on_cell_executed(**kwargs)
        status = kwargs["execute_reply"]["content"]["status"]
        self._evidence["replies"][kwargs["cell_index"]] = status


@contextmanager
def _importable(folder: Path) -> Iterator[None]:
    """Let kernels import the course's helpers from whatever folder they run in."""
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(folder), before]))
    try:
        yield
    finally:
        if before is None:
            del os.environ["PYTHONPATH"]
        else:
            os.environ["PYTHONPATH"] = before
