"""Runs faulty solutions against the tests of their exercise, two at a time, with a time limit."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

from tests.answers.running import assignment, grade

#: Assignment, exercise and code.
Solution = tuple[str, str, str]
#: By property: the message of the test that rejected it, or None.
Verdict = dict[str, str | None]
WORKERS = 2
_CHUNK = 25
_LEAST_SECONDS = 10.0
_PATIENCE = 10
TIMED_OUT = "TimedOut: it did not come to an end"


class TimedOut(BaseException):
    """Time is up; no `except Exception` of a solution or a check catches it."""


@contextlib.contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise `TimedOut` in the body after some seconds.

    Parameters
    ----------
    seconds : float
        The limit.

    Examples
    --------
    >>> with time_limit(5):
    ...     pass
    """

    def stop(signum: int, frame: object) -> None:
        raise TimedOut

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def judge(name: str, exercise: str, source: str, seconds: float) -> Verdict:
    """Grade a solution; what does not end is rejected by every test.

    Parameters
    ----------
    name, exercise : str
        The assignment and the exercise.
    source : str
        The code.
    seconds : float
        The time it has.

    Returns
    -------
    dict of str to (str or None)
        By property: the message of the test that rejected it, or None.
    """
    try:
        with time_limit(seconds):
            return grade(name, exercise, source, alone=True)
    except TimedOut:
        tests = assignment(name).exercises[exercise].tests
        return {test.tested: TIMED_OUT for test in tests}


def judge_all(jobs: list[Solution], workers: int = WORKERS) -> list[Verdict]:
    """Grade many solutions in processes of their own.

    Parameters
    ----------
    jobs : list of (str, str, str)
        Assignment, exercise and code.
    workers : int
        How many processes work at a time.

    Returns
    -------
    list of dict
        What `judge` says, in the order of the jobs.
    """
    chunks = list(_chunks(jobs))
    # What the parent has loaded, TensorFlow above all, may not survive a fork.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        return [verdict for part in pool.map(_judge_chunk, chunks) for verdict in part]


def _chunks(jobs: list[Solution]) -> Iterator[list[Solution]]:
    chunk: list[Solution] = []
    for job in jobs:
        if chunk and (job[:2] != chunk[0][:2] or len(chunk) == _CHUNK):
            yield chunk
            chunk = []
        chunk.append(job)
    if chunk:
        yield chunk


def _judge_chunk(chunk: list[Solution]) -> list[Verdict]:
    name, exercise, _ = chunk[0]
    solution = assignment(name).exercises[exercise].solution
    grade(name, exercise, solution)
    start = time.perf_counter()
    grade(name, exercise, solution)
    seconds = max(_LEAST_SECONDS, _PATIENCE * (time.perf_counter() - start))
    found = [judge(*job, seconds) for job in chunk]
    if any(grade(name, exercise, solution).values()):
        raise RuntimeError(
            f"A faulty solution of {name}, {exercise} changed what the next ones start from."
        )
    return found
