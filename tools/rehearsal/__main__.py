"""Play the term: ``python -m tools.rehearsal [--assignment NAME]``."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic

import nbformat
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from authoring.settings import ROOT
from tests import answers
from tools.rehearsal import counts, table, term, whole_class
from tools.rehearsal.course import new_course
from tools.rehearsal.term import Outcome

_OF_STUDENTS = ("autograding ", "feedback for ")  # too many for a log


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Play the assignments; return 1 if anything is not as expected."""
    known = sorted(path.name for path in (root / "source").glob("*") if path.is_dir())
    given = _options(known).parse_args(arguments)
    console = Console(width=None if sys.stdout.isatty() else 180)
    if not known:
        console.print("There is no assignment in source/: run 'make notebooks' first.")
        return 1
    without = [name for name in known if name not in answers.assignments()]
    if without:
        console.print(f"[red]There are no answers to play: tests/answers/{without[0]}.py.[/red]")
        return 1
    most = None if given.all_answers else given.most
    differing = 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.keep or Path(scratch)
        if not given.assignment or given.whole_class:
            name = given.whole_class or max(known, key=lambda each: len(answers.load(each)))
            differing += _play_class(console, name, known, root / "source", folder / "class")
        for name in given.assignment or ([] if given.whole_class else known):
            outcomes = _play(console, name, root / "source", folder / name, given.sections, most)
            differing += table.show(console, name, outcomes)
    if differing:
        console.print(f"[red]{differing} things did not come out as expected.[/red]")
        return 1
    console.print("[green]Every score is as expected.[/green]")
    return 0


def _options(known: list[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tools.rehearsal", description=__doc__)
    parser.add_argument("--assignment", action="append", choices=known, help="only this one")
    parser.add_argument("--whole-class", choices=known, help="only the class of 40, with this one")
    parser.add_argument("--keep", type=Path, help="a new folder for the courses, to look at after")
    parser.add_argument(
        "--most",
        type=int,
        default=5,
        help="notebooks of right and of wrong answers, of each at most so many (default: 5)",
    )
    parser.add_argument("--all-answers", action="store_true", help="as many as the answers need")
    parser.add_argument(
        "--sections",
        type=int,
        default=2,
        help="split the class; each section has its own course directory and gradebook, "
        "and they are graded side by side (default: 2)",
    )
    return parser


def _play_class(console: Console, name: str, known: list[str], source: Path, folder: Path) -> int:
    """Play the class of 40; return how much is not as expected."""
    other = next(each for each in known if each != name)
    released = nbformat.read(source.parent / "release" / other / f"{other}.ipynb", as_version=4)
    began = monotonic()

    def tell(what: str) -> None:
        console.print(f"{monotonic() - began:5.0f} s  a class of 40, {name}: {what}")

    course = new_course(folder, source)
    played = whole_class.play(course, name, answers.load(name), (other, released), tell)
    problems = counts.problems(played)
    table.show_class(console, played)
    for problem in problems:
        console.print(f"[red]{escape(problem)}[/red]")
    tell("done")
    return len(problems)


def _play(
    console: Console, name: str, source: Path, folder: Path, sections: int, most: int | None
) -> list[Outcome]:
    bank = answers.load(name)
    began = monotonic()
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeElapsedColumn(),
        TextColumn("{task.fields[doing]}"),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    ) as progress:

        def play_section(number: int) -> list[Outcome]:
            section = f"{name}, section {number + 1}"
            task = progress.add_task(section, total=None, doing="")

            def tell(what: str) -> None:
                progress.update(task, advance=1, doing=what)
                if not console.is_terminal and not what.startswith(_OF_STUDENTS):
                    console.print(f"{monotonic() - began:5.0f} s  {section}: {what}")

            expect: Callable[[int], None] = lambda steps: progress.update(task, total=steps)  # noqa: E731
            made = new_course(folder / f"section-{number + 1}", source)
            part = slice(number, None, sections)
            return term.play(made, name, bank, tell, expect, part, most)

        with ThreadPoolExecutor(sections) as pool:
            found = list(pool.map(play_section, range(sections)))
    outcomes: list[Outcome] = []
    for index in range(max(map(len, found))):
        outcomes += [section[index] for section in found if index < len(section)]
    return outcomes


if __name__ == "__main__":
    sys.exit(main())
