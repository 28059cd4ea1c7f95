"""``make check``: the course's own solutions pass their tests, and enough answers try these.

A mistake in a reference solution or in a test would otherwise be found by a class.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence

WANTED = {"right": 3, "wrong": 5}  # answers to each exercise that its author writes beside it


def problems() -> Iterator[str]:
    """Yield a sentence for each test that rejects the solution, and for answers not yet written."""
    # Keras is loaded with the first of these, and says much.
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    from tests import answers
    from tests.answers import running

    for name in answers.assignments():
        yield from rejected(name)
        for exercise in running.assignment(name).exercises:
            if not exercise.startswith("quiz-"):
                written = [each for each in answers.load(name) if each.exercise == exercise]
                right = sum(each.right for each in written)
                yield from too_few(f"{name}, {exercise}", right, len(written) - right)


def rejected(name: str) -> Iterator[str]:
    """Yield a sentence for each test of an assignment that rejects the course's own solution.

    Parameters
    ----------
    name : str
        The assignment, such as "03-the-functions".
    """
    from tests.answers import running

    for exercise, found in running.assignment(name).exercises.items():
        for tested, said in running.grade(name, exercise, found.solution).items():
            if said:
                test = f"the test '{tested}'" if tested else "the test"
                yield f"{name}, {exercise}: {test} rejects the solution in the manuscript: {said}"


def too_few(where: str, right: int, wrong: int) -> Iterator[str]:
    """Yield a sentence where answers are missing.

    Parameters
    ----------
    where : str
        The exercise.
    right, wrong : int
        How many answers there are.

    Examples
    --------
    >>> list(too_few("relu", 1, 5))
    ['relu: 2 right answers are missing in tests/answers; write them beside its others.']
    >>> list(too_few("relu", 3, 5))
    []
    """
    there = {"right": right, "wrong": wrong}
    missing = [
        f"{WANTED[kind] - count} {kind}" for kind, count in there.items() if count < WANTED[kind]
    ]
    if missing:
        yield (
            f"{where}: {' and '.join(missing)} answers are missing in tests/answers; "
            "write them beside its others."
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what is wrong; return the exit code."""
    argparse.ArgumentParser(prog="python -m tools.check_solutions", description=__doc__).parse_args(
        arguments
    )
    found = list(problems())
    for line in found:
        print(line, file=sys.stderr)
    print(f"{len(found)} problems with solutions." if found else "Every solution passes.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
