"""What a worker is to do with a submission, and what came of it: plain data, fit for any wire."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

OK, ERROR, LOST = "ok", "error", "lost"


@dataclass(frozen=True)
class Step:
    """One code cell.

    Parameters
    ----------
    place : int
        Its number among all cells of the notebook.
    source : str
        Its code; a test's holds the hidden part.
    test : str
        The grade_id of a test cell, "" for any other.
    locked : bool
        Whether it is the course's own, such as the imports.
    inert : bool
        Whether it does no more than to name things, such as functions.
    shown : str
        The released part of a test, where a later cell of the student uses a name from it.
    """

    place: int
    source: str
    test: str = ""
    locked: bool = False
    inert: bool = False
    shown: str = ""


@dataclass(frozen=True)
class Job:
    """One notebook of one submission.

    Parameters
    ----------
    name : str
        For messages.
    steps : tuple of Step
        Its code cells, in order.
    files : dict of str to str
        Other files, by relative path, in base64.
    protected : tuple of str
        Names that locked cells define and that no exercise asks for.
    asked : tuple of str
        Names that exercises ask for.
    watched : bool
        Whether to look at what checks are made of around every call of student code: see
        `grader.run.suspicion`.
    imports : tuple of str
        Modules that its environment has loaded before it starts.
    setup : tuple of str
        The instructor's own cells; what they load is loaded before it starts, too.
    asks_for : tuple of str
        Large modules that the student imports; loaded before others start that ask for them, too.
    seed : int
        Of the random numbers that student code draws without seeding.
    """

    name: str
    steps: tuple[Step, ...]
    files: dict[str, str] = field(default_factory=dict)
    protected: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    watched: bool = True
    imports: tuple[str, ...] = ()
    setup: tuple[str, ...] = ()
    asks_for: tuple[str, ...] = ()
    seed: int = 0


@dataclass
class Result:
    """What came of one cell.

    Parameters
    ----------
    status : {"ok", "error", "lost"}
        Lost: it did not run to its end, and nobody said how it ended.
    outputs : list of dict
        In nbformat's form.
    count : int or None
        The number that Jupyter shows beside it.
    value : float or None
        The value of a test's last line, if that is a number.
    """

    status: str = LOST
    outputs: list[dict[str, Any]] = field(default_factory=list)
    count: int | None = None
    value: float | None = None


@dataclass
class Outcome:
    """What came of a job.

    Parameters
    ----------
    results : dict of int to Result
        By the number of the cell.
    stopped : str
        Why it ended early; "" if it did not.
    withheld : list of str
        Evidence that its scores cannot be believed.
    noticed : list of str
        What a person may want to know; the scores hold.
    seconds : float
        How long its cells and tests took.
    """

    results: dict[int, Result] = field(default_factory=dict)
    stopped: str = ""
    withheld: list[str] = field(default_factory=list)
    noticed: list[str] = field(default_factory=list)
    seconds: float = 0.0
