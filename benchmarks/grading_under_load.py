"""Does a busy machine change a score? A simulated class, graded idle and with every core kept busy.

    python -m benchmarks.grading_under_load 03-the-functions 06-backpropagation

The class holds every answer of the bank, the blank notebook, damaged ones and an endless loop. It
is graded as it is, and again while twice as many processes as there are processors do nothing but
count. Every score of every student is compared with the other, and with what the answer is worth.
Where a machine is busy anyway, ``--once`` grades once, and compares with what answers are worth.
"""

from __future__ import annotations

import argparse
import contextlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from os import cpu_count
from pathlib import Path

from benchmarks.contestants import Timing, load, released, timed
from tests import answers
from tools.rehearsal.course import Course, Score
from tools.rehearsal.students import Submission, simulated_class

BUSY = 2  # processes a processor
_HEAD = """\
| assignment | answers | students | scores | changed by load | not as they should be | as it was \
| kept busy |
|---|---:|---:|---:|---:|---:|---|---|"""


@dataclass(frozen=True)
class Graded:
    """What came of a class.

    Parameters
    ----------
    scores : dict of str to dict of str to Score
        By student and graded cell.
    took : Timing
        How long it took.
    load : str
        How busy the machine was at its end.
    """

    scores: dict[str, dict[str, Score]]
    took: Timing
    load: str


@contextlib.contextmanager
def busy(processes: int) -> Iterator[None]:
    """Keep processors busy: each of so many processes counts until the context ends."""
    command = [sys.executable, "-c", "while True: pass"]
    running = [subprocess.Popen(command) for _ in range(processes)]
    try:
        yield
    finally:
        for process in running:
            process.kill()
            process.wait()


def differences(
    idle: dict[str, dict[str, Score]], loaded: dict[str, dict[str, Score]]
) -> list[str]:
    """Return a line for each score that is another one.

    Examples
    --------
    >>> one, other = ({"ada": {"test-relu": Score(points, 2, False)}} for points in (2, 0))
    >>> differences(one, other)
    ['ada, test-relu: 2 points, and 0 under load']
    """
    found = []
    for student in sorted({*idle, *loaded}):
        one, other = idle.get(student, {}), loaded.get(student, {})
        for name in sorted({*one, *other}):
            if one.get(name) != other.get(name):
                points = [getattr(each.get(name), "auto", None) for each in (one, other)]
                found.append(f"{student}, {name}: {points[0]} points, and {points[1]} under load")
    return found


def grade(made: Course, name: str) -> Graded:
    """Grade the class; a submission that cannot be graded, such as a letter, is left out."""
    command = [sys.executable, "-m", "nbgrader", "autograde", name, "--force"]
    took = timed(command, made.root, made.environment(), fails=True)
    return Graded(made.scores(name), took, load())


def unlike(everyone: list[Submission], scores: dict[str, dict[str, Score]]) -> list[str]:
    """Return a line for each score that is not what the answer is worth."""
    found = []
    for each in everyone:
        for name, points in (each.scores or {}).items():
            score = scores.get(each.student, {}).get(name)
            if score is None or (points is not None and score.auto != points):
                found.append(f"{each.student}, {name}: {score} instead of {points} points")
    return found


def compare(name: str, once: bool = False) -> tuple[str, list[str]]:
    """Grade an assignment; return a line of the table, and what differs."""
    with tempfile.TemporaryDirectory() as folder:
        made, sheet = released(Path(folder) / "course", name)
        everyone = simulated_class(sheet, answers.load(name))
        for each in everyone:
            made.hand_in(each.student, name, each.content)
        graded = [grade(made, name)]
        if not once:
            with busy(BUSY * (cpu_count() or 1)):
                graded.append(grade(made, name))
    different = differences(graded[0].scores, graded[-1].scores)
    wrong = [line for each in graded for line in unlike(everyone, each.scores)]
    compared = sum(map(len, graded[0].scores.values()))
    if not compared:
        wrong.append(f"{name}: nothing was graded")
    cells = [name, str(len(answers.load(name))), str(len(everyone)), str(compared)]
    cells += ["-" if once else str(len(different)), str(len(wrong))]
    cells += [f"{each.took.seconds:.0f} s, {each.load}" for each in graded] + ["-"] * once
    return f"| {' | '.join(cells)} |", different + wrong


def main() -> int:
    """Compare assignments; return 1 where a score differs."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("assignment", nargs="+")
    parser.add_argument("--once", action="store_true", help="do not add any load")
    given = parser.parse_args()
    print(_HEAD, flush=True)
    failed = 0
    for name in given.assignment:
        line, different = compare(name, given.once)
        print("\n".join([line, *different]), flush=True)
        failed += len(different)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
