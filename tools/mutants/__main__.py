"""Count what the hidden tests reject: ``python -m tools.mutants [ASSIGNMENT ...]``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from tests.answers import assignments
from tools.mutants import by_hand, of_assignment
from tools.mutants.judging import judge_all
from tools.mutants.proofs import proof


def main(arguments: Sequence[str] = ()) -> int:
    """Print a line for each exercise, and every hole; return 1 if there is one."""
    program = argparse.ArgumentParser(prog="python -m tools.mutants", description=__doc__)
    program.add_argument("assignment", nargs="*", help="its name; all of them by default")
    holes = 0
    for name in program.parse_args(arguments).assignment or assignments():
        made = of_assignment(name)
        verdicts = judge_all([(name, exercise, mutant.source) for exercise, mutant in made])
        counts: dict[str, list[int]] = {}
        for (exercise, mutant), said in zip(made, verdicts, strict=True):
            count = counts.setdefault(exercise, [0, 0, 0])
            if any(said.values()):
                count[0] += 1
            elif (name, exercise, mutant.name) in by_hand() or proof(name, exercise, mutant.source):
                count[1] += 1
            else:
                count[2] += 1
                print(f"{name} {exercise}: accepted: {mutant}")
        for exercise, (rejected, right, accepted) in counts.items():
            print(f"{name} {exercise}: {rejected} of {rejected + accepted} rejected, {right} right")
            holes += accepted
    return int(holes > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
