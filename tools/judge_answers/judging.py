"""Judges an answer twice: in the released notebook, and as marking does."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import Any

from tests.answers import complete
from tests.answers.running import assignment, grade
from tests.support.wall import Bank
from tools.judge_answers.claims import Claim
from tools.mutants.judging import TIMED_OUT, TimedOut, Verdict, time_limit

SECONDS = 20


@dataclass(frozen=True)
class Judged:
    """An answer with what it was told.

    Parameters
    ----------
    claim : Claim
        The answer.
    notebook : dict of str to str
        By property: the sentence that the released test shows. Tests that pass are left out.
    marking : dict of str to str
        By property: the sentence with which marking takes the point.
    lost : dict of str to int
        By property: the points that marking takes.
    """

    claim: Claim
    notebook: dict[str, str] = field(default_factory=dict)
    marking: dict[str, str] = field(default_factory=dict)
    lost: dict[str, int] = field(default_factory=dict)

    @property
    def seen_at_once(self) -> bool:
        """Whether something is red in the released notebook."""
        return bool(self.notebook)

    @property
    def points(self) -> int:
        """How many points it loses."""
        return sum(self.lost.values())


def whole(claim: Claim) -> str:
    """Return the code of an answer with what it leaves out, unless it is no Python at all."""
    try:
        return complete(
            claim.source, assignment(claim.assignment).exercises[claim.exercise].solution
        )
    except SyntaxError:
        return claim.source


def judge_all(name: str, claims: Iterable[Claim], seconds: int = SECONDS) -> Iterator[Judged]:
    """Judge answers to an assignment.

    Parameters
    ----------
    name : str
        The assignment.
    claims : iterable of Claim
        The answers.
    seconds : int
        That each may take, where each is tried in a process of its own.

    Yields
    ------
    Judged
        One after the other.
    """
    bank = Bank(name)
    try:
        for claim in claims:
            source = whole(claim)
            if bank.course.forks:
                notebook = in_notebook(name, claim.exercise, source, seconds)
                marking = bank.mark(claim.exercise, source, seconds)
            else:  # TensorFlow's threads do not live on in a child, which would wait for them
                notebook = grade(name, claim.exercise, source, alone=True, released=True)
                marking = bank.grade(claim.exercise, source)
            tests = assignment(name).exercises[claim.exercise].tests
            yield Judged(
                claim,
                {tested: said for tested, said in notebook.items() if said},
                {tested: said for tested, said in marking.items() if said},
                {test.tested: test.points for test in tests if marking[test.tested]},
            )
    finally:
        bank.close()


def in_notebook(name: str, exercise: str, source: str, seconds: int = SECONDS) -> Verdict:
    """Return what the released tests say of an answer.

    A child process tries it, so that an answer that changes what the course's cells made, or that
    does not end, spoils nothing for the next one.

    Parameters
    ----------
    name, exercise, source : str
        The assignment, the exercise and the code.
    seconds : int
        That it may take.

    Returns
    -------
    dict of str to (str or None)
        By property: the sentence, or None.
    """
    tests = assignment(name).exercises[exercise].tests
    grade(name, exercise, assignment(name).exercises[exercise].solution, released=True)
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe()
    child = context.Process(target=_try, args=(there, name, exercise, source, seconds))
    child.start()
    there.close()
    try:
        found = here.recv() if here.poll(6 * seconds) else TIMED_OUT
    except EOFError:
        found = "Stopped: the process died"
    child.kill()
    child.join()
    here.close()
    return found if isinstance(found, dict) else {test.tested: found for test in tests}


def _try(pipe: Connection, name: str, exercise: str, source: str, seconds: int) -> None:
    found: Any
    try:
        with time_limit(seconds):
            found = grade(name, exercise, source, alone=True, released=True)
    except TimedOut:
        found = TIMED_OUT
    except SyntaxError as error:
        found = f"SyntaxError: {error}"
    except SystemExit:
        found = "SystemExit"
    pipe.send(found)
