"""Play the term: ``python -m tools.rehearsal [--assignment NAME]``."""

from __future__ import annotations

import argparse
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from authoring.settings import ROOT
from tests import answers
from tools.rehearsal import table, term
from tools.rehearsal.course import new_course
from tools.rehearsal.term import Outcome


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Play the assignments; return 1 if anyone's score is not as expected."""
    known = sorted(path.name for path in (root / "source").glob("*") if path.is_dir())
    parser = argparse.ArgumentParser(prog="python -m tools.rehearsal", description=__doc__)
    parser.add_argument("--assignment", action="append", choices=known, help="only this one")
    parser.add_argument("--keep", type=Path, help="a new folder for the courses, to look at after")
    parser.add_argument(
        "--sections",
        type=int,
        default=2,
        help="split the class; each section has its own course directory and gradebook, "
        "and they are graded side by side (default: 2)",
    )
    given = parser.parse_args(arguments)
    console = Console(width=None if sys.stdout.isatty() else 180)
    if not known:
        console.print("There is no assignment in source/: run 'make notebooks' first.")
        return 1
    wanted = given.assignment or known
    without = [name for name in wanted if name not in answers.assignments()]
    if without:
        console.print(f"[red]There are no answers to play: tests/answers/{without[0]}.py.[/red]")
        return 1
    differing = 0
    with tempfile.TemporaryDirectory() as scratch:
        for name in wanted:
            folder = (given.keep or Path(scratch)) / name
            outcomes = _play(console, name, root / "source", folder, given.sections)
            differing += table.show(console, name, outcomes)
    if differing:
        console.print(f"[red]{differing} submissions did not come out as expected.[/red]")
        return 1
    console.print("[green]Every score is as expected.[/green]")
    return 0


def _play(console: Console, name: str, source: Path, folder: Path, sections: int) -> list[Outcome]:
    bank = answers.load(name)
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeElapsedColumn(),
        TextColumn("{task.fields[doing]}"),
        console=console,
        transient=True,
    ) as progress:

        def play_section(number: int) -> list[Outcome]:
            task = progress.add_task(f"{name}, section {number + 1}", total=None, doing="")
            return term.play(
                new_course(folder / f"section-{number + 1}", source),
                name,
                bank,
                lambda what: progress.update(task, advance=1, doing=what),
                lambda steps: progress.update(task, total=steps),
                slice(number, None, sections),
            )

        with ThreadPoolExecutor(sections) as pool:
            found = list(pool.map(play_section, range(sections)))
    outcomes: list[Outcome] = []
    for index in range(max(map(len, found))):
        outcomes += [section[index] for section in found if index < len(section)]
    return outcomes


if __name__ == "__main__":
    sys.exit(main())
