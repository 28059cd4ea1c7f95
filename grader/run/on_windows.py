"""What ``nbgrader autograde`` does on Windows: it says where to grade instead."""

from __future__ import annotations

from typing import Any

from nbconvert.exporters import NotebookExporter
from nbgrader.converters.base import NbGraderException

from grader.sandbox.layers import NO_WALLS


class NoGrading(NotebookExporter):
    """An exporter that nbgrader cannot make.

    Raises
    ------
    NbGraderException
        Always, with the sentence that says where to grade.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.log.error("%s", NO_WALLS["win32"])  # nbgrader ends with exit code 1 and says nothing
        raise NbGraderException(NO_WALLS["win32"])
