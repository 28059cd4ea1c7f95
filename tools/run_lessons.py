"""Runs all lessons and writes down how long each takes: ``make lessons``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from authoring.settings import ROOT
from tests.support.running import complaints, run

TABLE = ROOT / "docs" / "lesson-timings.md"
LIMIT_ONE, LIMIT_ALL = 20.0, 180.0  # seconds


def main(arguments: Sequence[str] = ()) -> int:
    """Run them, print and keep the table; return 1 where a lesson is broken or too slow."""
    program = argparse.ArgumentParser(prog="python -m tools.run_lessons", description=__doc__)
    program.parse_args(arguments)
    rows, broken = [], []
    for path in sorted((ROOT / "course").glob("*.ipynb")):
        done = run(path)
        broken += [f"{path.stem}: {line}" for line in complaints(done.notebook)]
        if done.seconds > LIMIT_ONE:
            broken.append(f"{path.stem}: takes {done.seconds:.1f} s, more than {LIMIT_ONE:.0f}.")
        rows.append((path.stem, done.seconds, done.peak_megabytes))
        print(f"{path.stem:32} {done.seconds:6.1f} s {done.peak_megabytes:7.0f} MB", flush=True)
    total = sum(seconds for _, seconds, _ in rows)
    print(f"{'all':32} {total:6.1f} s")
    if total > LIMIT_ALL:
        broken.append(f"all lessons together take {total:.0f} s, more than {LIMIT_ALL:.0f}.")
    TABLE.parent.mkdir(exist_ok=True)
    TABLE.write_text(table(rows, total), encoding="utf-8")
    for line in broken:
        print(line, file=sys.stderr)
    return 1 if broken else 0


def table(rows: list[tuple[str, float, float]], total: float) -> str:
    """Return the timings as a Markdown page."""
    lines = [
        "# How long the lessons take",
        "",
        "From the start of the kernel to the end of the last cell, one lesson after the other, on",
        "a machine with two cores; `make lessons` measures again. Memory is the kernel's peak.",
        "",
        "| lesson | seconds | peak memory (MB) |",
        "|---|---:|---:|",
    ]
    lines += [f"| {name} | {seconds:.1f} | {memory:.0f} |" for name, seconds, memory in rows]
    lines += [f"| all | {total:.1f} | |", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
