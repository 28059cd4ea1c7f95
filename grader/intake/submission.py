"""One student's submission on its way through, and what makes it another one."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from nbformat import NotebookNode

from grader.checker.execution import ExecutionRequest
from grader.results.log import SubmissionLog


@dataclass
class Submission:
    """One student's submission on its way through.

    Parameters
    ----------
    student : str
        nbgrader's name of the student.
    folder : Path
        ``submitted/<student>/<assignment>``.
    log : SubmissionLog
        What happens to it.
    notebooks : dict of str to NotebookNode
        Repaired, by name.
    requests : dict of str to ExecutionRequest
        By notebook.
    timestamp : datetime, optional
        When it was handed in.
    keys : dict of str to str
        See `key_of`, by notebook.
    """

    student: str
    folder: Path
    log: SubmissionLog
    notebooks: dict[str, NotebookNode] = field(default_factory=dict)
    requests: dict[str, ExecutionRequest] = field(default_factory=dict)
    timestamp: datetime | None = None
    keys: dict[str, str] = field(default_factory=dict)


def key_of(
    environment: str,
    notebook: NotebookNode | None,
    files: dict[str, str],
    timestamp: datetime | None,
) -> str:
    """Return a key that changes when a notebook, the tests or the environment do.

    Parameters
    ----------
    environment : str
        See `grader.run.fingerprint.environment_key`.
    notebook : NotebookNode, optional
        As it came in; None where it did not.
    files : dict of str to str
        What lies beside it.
    timestamp : datetime, optional
        When it was handed in.
    """
    content = [environment, notebook, files, str(timestamp)]
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
