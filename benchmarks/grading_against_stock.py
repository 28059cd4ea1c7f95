"""Grading here against stock nbgrader: the same submissions, on one machine, in turns.

    python -m benchmarks.grading_against_stock 03-the-functions --students 20
    python -m benchmarks.grading_against_stock 03-the-functions --sizes 10 100 1000

The first form grades a class of right and wrong answers with both, round by round, and prints the
ratio of submissions per second; and how long the same cells take in one bare Python process, with
nothing around them. The second grades classes of several sizes with this course's grader alone, and
prints seconds a submission and the largest memory of the process that coordinates.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import itertools
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from authoring.settings import ROOT
from tests import answers
from tools.rehearsal import course, paper
from tools.rehearsal.students import simulated_class

STOCK = """\
c = get_config()
c.CourseDirectory.course_id = "activation-functions"
c.Execute.timeout = 120
"""
WANTED = {False: 10, True: 6}  # times stock's throughput; with TensorFlow
OVERHEAD = 1.5  # times the pure execution time, shared by the cores


def make(folder: Path, name: str) -> tuple[course.Course, list[NotebookNode]]:
    """Return a course directory with a released assignment, and notebooks to hand in."""
    made = course.new_course(folder)
    shutil.copytree(ROOT / "source" / name, made.root / "source" / name)
    sheet = paper.read(name, made.release(name), made.root / "source" / name / f"{name}.ipynb")
    class_ = simulated_class(sheet, answers.load(name))
    told = ("perfect", "otherwise", "wrong", "half-done")
    return made, [each.content for each in class_ if each.student.startswith(told)]


def hand_in(made: course.Course, name: str, notebooks: list[NotebookNode], students: int) -> None:
    """Give as many students one of the notebooks each, in turn."""
    shutil.rmtree(made.root / "submitted", ignore_errors=True)
    for number, notebook in enumerate(itertools.islice(itertools.cycle(notebooks), students)):
        made.hand_in(f"student-{number:04d}", name, notebook)


def grade(made: course.Course, name: str) -> float:
    """Grade from nothing; return the seconds that the command took."""
    shutil.rmtree(made.root / "autograded", ignore_errors=True)
    began = time.perf_counter()
    made.nbgrader("autograde", name)
    return time.perf_counter() - began


def bare_seconds(notebooks: list[NotebookNode], source: NotebookNode) -> float:
    """Return how long the cells of a notebook take in this process, on average, tests in full."""
    full = {
        cell.metadata.nbgrader.grade_id: cell.source
        for cell in source.cells
        if cell.metadata.get("nbgrader", {}).get("locked")
    }
    seconds = []
    for notebook in [notebooks[0], *notebooks]:  # the first one warms up
        began = time.perf_counter()
        names: dict[str, object] = {"__name__": "__main__", "display": lambda *_: None}
        for cell in notebook.cells:
            label = cell.metadata.get("nbgrader", {}).get("grade_id")
            text = full.get(label, cell.source)
            if cell.cell_type == "code":
                with contextlib.suppress(Exception):
                    exec(compile(text, "<cell>", "exec"), names)
        seconds.append(time.perf_counter() - began)
    return statistics.mean(seconds[1:])


def against_stock(name: str, students: int, rounds: int) -> int:
    """Compare the two; return 1 where a target is missed."""
    source = nbformat.read(ROOT / "source" / name / f"{name}.ipynb", as_version=4)
    keras = any("keras" in cell.source for cell in source.cells if cell.cell_type == "code")
    with tempfile.TemporaryDirectory() as folder:
        made, notebooks = make(Path(folder) / "course", name)
        hand_in(made, name, notebooks, students)
        settings = {
            "here": (made.root / "nbgrader_config.py").read_text(encoding="utf-8"),
            "stock": STOCK,
        }
        seconds: dict[str, list[float]] = {which: [] for which in settings}
        for _ in range(rounds):
            for which, text in settings.items():
                (made.root / "nbgrader_config.py").write_text(text, encoding="utf-8")
                seconds[which].append(grade(made, name))
                per_minute = 60 * students / seconds[which][-1]
                print(
                    f"{which:6} {seconds[which][-1]:8.1f} s {per_minute:8.1f} a minute", flush=True
                )
    mine = notebooks[: min(students, len(notebooks))]
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        bare = bare_seconds(mine, source)
    ratios = [b / a for a, b in zip(seconds["here"], seconds["stock"], strict=True)]
    ratio = statistics.median(ratios)
    cores = os.cpu_count() or 1
    pure = bare * students / cores
    overhead = (statistics.median(seconds["here"]) - pure) / pure
    print(f"{name}, {students} students, {cores} cores: {ratio:.1f} times stock's throughput ")
    print(f"(rounds {min(ratios):.1f} to {max(ratios):.1f}; wanted {WANTED[keras]})")
    print(f"The bare cells take {bare:.3f} s a submission; overhead {overhead:.2f} times that")
    print(f"over the cores (wanted {OVERHEAD}).")
    return 0 if ratio >= WANTED[keras] and overhead <= OVERHEAD else 1


def sizes(name: str, counts: list[int]) -> int:
    """Grade classes of several sizes; print time and memory."""
    with tempfile.TemporaryDirectory() as folder:
        made, notebooks = make(Path(folder) / "course", name)
        for count in counts:
            hand_in(made, name, notebooks, count)
            shutil.rmtree(made.root / "autograded", ignore_errors=True)
            began = time.perf_counter()
            code = (
                "import resource, sys; from nbgrader.apps.nbgraderapp import main\n"
                "try: main()\n"
                "finally: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
            )
            done = subprocess.run(
                [sys.executable, "-c", code, "autograde", name],
                cwd=made.root,
                env=made.environment(),
                capture_output=True,
                encoding="utf-8",
                check=False,
            )
            took = time.perf_counter() - began
            memory = int(done.stdout.split()[-1]) / 1024
            print(f"{count:5} students {took:8.1f} s {took / count:7.3f} s each {memory:6.0f} MB")
    return 0


def main() -> int:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("assignment")
    parser.add_argument("--students", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sizes", type=int, nargs="+")
    given = parser.parse_args()
    if given.sizes:
        return sizes(given.assignment, given.sizes)
    return against_stock(given.assignment, given.students, given.rounds)


if __name__ == "__main__":
    sys.exit(main())
