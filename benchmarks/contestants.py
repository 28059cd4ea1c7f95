"""What the benchmarks of grading share: course directories, a class, and timed commands."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from authoring.settings import ROOT
from tests import answers
from tools.rehearsal import course, paper
from tools.rehearsal.course import Course
from tools.rehearsal.students import simulated_class

STOCK = """\
c = get_config()
c.CourseDirectory.course_id = "activation-functions"
c.Execute.timeout = 120
"""
#: What a grading command runs as, so that it can say how much memory its own process took.
_NBGRADER = """\
import resource, sys
from nbgrader.apps.nbgraderapp import main
try:
    main()
finally:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@dataclass(frozen=True)
class Timing:
    """What a command took.

    Parameters
    ----------
    seconds : float
        By the clock.
    megabytes : float
        The most memory that the grading process itself had; 0 where it was not asked.
    """

    seconds: float
    megabytes: float = 0


def load() -> str:
    """Say how busy the machine is: its load in the last minute, and its processors."""
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"


def released(folder: Path, name: str) -> tuple[Course, paper.Paper]:
    """Return a course directory with an assignment of the course, released."""
    made = course.new_course(folder)
    shutil.copytree(ROOT / "source" / name, made.root / "source" / name)
    return made, paper.read(name, made.release(name), made.root / "source" / name / f"{name}.ipynb")


def usual_class(sheet: paper.Paper) -> list[NotebookNode]:
    """Return right and wrong notebooks, without those that run into a limit."""
    told = ("perfect", "otherwise", "wrong", "half-done")
    everyone = simulated_class(sheet, answers.load(sheet.name))
    return [
        each.content
        for each in everyone
        if each.student.startswith(told) and not isinstance(each.content, str)
    ]


def with_stock(made: Course, folder: Path) -> Course:
    """Return a copy of a course directory in which stock nbgrader grades."""
    shutil.copytree(made.root, folder)
    (folder / "nbgrader_config.py").write_text(STOCK, encoding="utf-8")
    return Course(folder)


def hand_in(made: Course, name: str, notebooks: Iterable[NotebookNode], students: int) -> None:
    """Give so many students one of the notebooks each, in turn."""
    shutil.rmtree(made.root / "submitted", ignore_errors=True)
    for number, notebook in enumerate(itertools.islice(itertools.cycle(notebooks), students)):
        made.hand_in(f"student-{number:04d}", name, notebook)


def timed(
    command: list[str], cwd: Path, env: Mapping[str, str] | None = None, *, fails: bool = False
) -> Timing:
    """Run a command.

    Parameters
    ----------
    command, cwd, env
        See `subprocess.run`.
    fails : bool
        Whether it is expected to fail.

    Raises
    ------
    RuntimeError
        Where it fails or succeeds against expectation.
    """
    began = time.perf_counter()
    done = subprocess.run(
        command, cwd=cwd, env=env, capture_output=True, encoding="utf-8", check=False
    )
    took = time.perf_counter() - began
    if bool(done.returncode) != fails:
        raise RuntimeError(f"{command[:4]} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    last = (done.stdout.split() or [""])[-1]
    return Timing(took, int(last) / 1024 if last.isdigit() else 0)


def autograde(made: Course, name: str, *, again: bool = False) -> Timing:
    """Grade the class with whatever is configured.

    Parameters
    ----------
    made : Course
        The course directory.
    name : str
        The assignment.
    again : bool
        Whether to leave what is graded already: what remains is the start of the command.
    """
    if not again:
        shutil.rmtree(made.root / "autograded", ignore_errors=True)
    command = [sys.executable, "-c", _NBGRADER, "autograde", name]
    return timed(command, made.root, made.environment())
