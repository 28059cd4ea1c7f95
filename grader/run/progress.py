"""Show how a grading run goes: a bar where there is a terminal, and a summary in the log."""

from __future__ import annotations

import contextlib
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from logging import DEBUG, INFO, Logger
from time import monotonic

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from grader.results.printable import printable

Show = Callable[..., None]
_ORDER = ("graded", "skipped", "refused", "failed")


@contextlib.contextmanager
def bar(assignment: str, total: int, log: Logger) -> Iterator[Show]:
    """Yield a function that is told a student, what became of the submission, and more.

    Parameters
    ----------
    assignment : str
        For the label.
    total : int
        How many submissions there are.
    log : Logger
        Gets the summary.
    """
    counts: Counter[str] = Counter()
    began = monotonic()
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("left:"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[student]}", markup=False),
    )
    hidden = not sys.stderr.isatty()
    with Progress(*columns, console=console, transient=True, disable=hidden) as progress:
        task = progress.add_task(assignment, total=total, student="")

        def show(student: str, what: str, more: str = "") -> None:
            counts[what] += 1
            progress.update(task, advance=1, student=printable(student))
            if more:
                log.warning("%s: %s; %s", student, what, more)
            else:  # of those who are skipped, a count is enough
                log.log(DEBUG if what == "skipped" else INFO, "%s: %s", student, what)

        yield show
    said = ", ".join(f"{counts[what]} {what}" for what in _ORDER if counts[what]) or "nothing to do"
    log.warning("%s: %s, in %.1f s.", assignment, said, monotonic() - began)
