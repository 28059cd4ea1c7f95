"""Does time grow with the class, and memory not? A tiny assignment, graded for classes of sizes.

    python -m benchmarks.grading_many 50 200 1000

Prints seconds a submission, and the most memory that the process had which coordinates.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.contestants import autograde, hand_in, load
from tests.support import small
from tools.rehearsal import course

LINEAR = 1.25  # seconds a submission of the largest class, in those of the smallest
FLAT = 1.10  # its memory


def main() -> int:
    """Grade classes of the sizes that were asked for; return 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("sizes", type=int, nargs="*", default=[50, 200, 1000])
    given = parser.parse_args()
    each, memory = [], []
    print("| students | whole command | a submission | memory | load |\n|---:|---:|---:|---:|---|")
    with tempfile.TemporaryDirectory() as folder:
        made = course.new_course(Path(folder) / "course")
        small.write(made.root / "source")
        notebook = small.solved(made.release(small.NAME))
        for students in given.sizes:
            hand_in(made, small.NAME, [notebook], students)
            took = autograde(made, small.NAME)
            each.append(took.seconds / students)
            memory.append(took.megabytes)
            print(
                f"| {students} | {took.seconds:.1f} s | {each[-1]:.3f} s | {memory[-1]:.0f} MB "
                f"| {load()} |",
                flush=True,
            )
    return 0 if each[-1] <= LINEAR * each[0] and memory[-1] <= FLAT * memory[0] else 1


if __name__ == "__main__":
    sys.exit(main())
