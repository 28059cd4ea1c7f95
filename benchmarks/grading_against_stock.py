"""Grading here against stock nbgrader, and against the same cells with nothing around them.

    python -m benchmarks.grading_against_stock 03-the-functions --students 60
    python -m benchmarks.grading_against_stock 09-training-with-keras --students 24 --stock 2

The same right and wrong answers on one machine, in turns: in each round the whole class here, a
few of it with stock nbgrader, and the cells of the whole class in plain processes, one a processor.
Stock nbgrader takes one submission after the other, so a class takes its start, which a run
measures that finds everything graded, and for each student what one of the few took beyond it.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from authoring.settings import ROOT
from benchmarks.contestants import (
    Timing,
    autograde,
    hand_in,
    load,
    released,
    usual_class,
    with_stock,
)
from tools.rehearsal.course import Course

WANTED = {False: 15, True: 6}  # times stock's throughput; True: where Keras trains
OVERHEAD = 1.5  # times what the bare cells take, beyond that
_HEAD = """\
| assignment | students | here | stock | times stock's throughput | bare cells | times bare cells |
|---|---:|---:|---:|---:|---:|---:|"""


@dataclass(frozen=True)
class Round:
    """One round.

    Parameters
    ----------
    here, here_start, stock, stock_start : Timing
        The commands, and once more with everything graded.
    bare : Timing
        The cells alone.
    """

    here: Timing
    here_start: Timing
    stock: Timing
    stock_start: Timing
    bare: Timing


def bare(made: Course, name: str) -> Timing:
    """Run the cells of the whole class in plain processes, one a processor, at the same time."""
    source = made.root / "source" / name / f"{name}.ipynb"
    notebooks = sorted((made.root / "submitted").rglob("*.ipynb"))
    cores = os.cpu_count() or 1
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "benchmarks.bare_cells", source, *notebooks[number::cores]],
            cwd=ROOT,
            env=made.environment() | {"MPLBACKEND": "Agg", "TF_CPP_MIN_LOG_LEVEL": "3"},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
        )
        for number in range(min(cores, len(notebooks)))
    ]
    return Timing(max(float(process.communicate()[0]) for process in running))


def one_round(here: Course, stock: Course, name: str) -> Round:
    """Let everyone have a turn."""
    return Round(
        autograde(here, name),
        autograde(here, name, again=True),
        autograde(stock, name),
        autograde(stock, name, again=True),
        bare(here, name),
    )


def ratios(found: Round, students: int, few: int) -> tuple[float, float, float]:
    """Return how long stock would take for the class, the same as a ratio, and that of bare cells.

    Parameters
    ----------
    found : Round
        What was measured.
    students, few : int
        In the class, and those that stock graded.

    Examples
    --------
    >>> ratios(Round(*map(Timing, (10, 2, 12, 4, 5))), students=30, few=2)
    (124.0, 12.4, 2.0)
    """
    start, here = found.stock_start.seconds, found.here.seconds
    whole = start + students * (found.stock.seconds - start) / few
    return whole, whole / here, here / found.bare.seconds


def spread(values: Iterable[float]) -> str:
    """Say a median and its range."""
    kept = sorted(values)
    return f"{statistics.median(kept):.1f} ({kept[0]:.1f} to {kept[-1]:.1f})"


def main() -> int:
    """Compare; return 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("assignment")
    parser.add_argument("--students", type=int, default=60)
    parser.add_argument("--stock", type=int, default=4, help="students whom stock grades")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    name, students, few = given.assignment, given.students, given.stock
    print(f"{load()} before", flush=True)
    found = []
    with tempfile.TemporaryDirectory() as folder:
        here, sheet = released(Path(folder) / "here", name)
        notebooks = usual_class(sheet)
        stock = with_stock(here, Path(folder) / "stock")
        hand_in(here, name, notebooks, students)
        hand_in(stock, name, notebooks, few)
        for _ in range(given.rounds):
            found.append(one_round(here, stock, name))
            whole, ratio, bare_ratio = ratios(found[-1], students, few)
            print(
                f"here {found[-1].here.seconds:.1f} s (start {found[-1].here_start.seconds:.1f}), "
                f"stock {found[-1].stock.seconds:.1f} s for {few} "
                f"(start {found[-1].stock_start.seconds:.1f}, {students}: {whole:.0f}), "
                f"bare {found[-1].bare.seconds:.1f} s: {ratio:.1f} times stock, "
                f"{bare_ratio:.2f} times bare; {load()}",
                flush=True,
            )
    return summary(name, students, few, found)


def summary(name: str, students: int, few: int, found: list[Round]) -> int:
    """Print a line of the table; return 1 where a target is missed."""
    rounds = [ratios(each, students, few) for each in found]
    whole, faster, slower = (statistics.median(column) for column in zip(*rounds, strict=True))
    here, bare_cells = (
        statistics.median(getattr(each, what).seconds for each in found)
        for what in ("here", "bare")
    )
    cells = [
        name,
        str(students),
        f"{here:.0f} s",
        f"{whole:.0f} s, from {few}",
        spread(ratio for _, ratio, _ in rounds),
        f"{bare_cells:.1f} s",
        spread(ratio for _, _, ratio in rounds),
    ]
    print(_HEAD)
    print(f"| {' | '.join(cells)} |")
    return 0 if faster >= WANTED["keras" in name] and slower - 1 <= OVERHEAD else 1


if __name__ == "__main__":
    sys.exit(main())
