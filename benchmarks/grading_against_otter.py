"""Grading here against `otter run` of Otter-Grader 7 and stock nbgrader, on one small notebook.

    python -m benchmarks.grading_against_otter --students 20 --few 3 --rounds 3

The notebook asks for six small functions, with a visible and a hidden test each, which are the same
plain assertions for all three. Otter gets an environment of its own, which is made and thrown away
here; where it cannot be installed, the program says so and goes on without it. A command of Otter's
takes one submission, so its start is part of each.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

from benchmarks.contestants import Timing, autograde, hand_in, load, timed, with_stock
from grader.cells import markers
from tools.rehearsal import course

NAME = "97-six-functions"
#: What is asked for: the body of the function, a visible test, a hidden one.
FUNCTIONS = {
    "relu": ("np.maximum(0, z)", "relu(3.0) == 3", "relu(-2.5) == 0"),
    "leaky": ("np.where(z > 0, z, 0.01 * z)", "leaky(3.0) == 3", "leaky(-2.0) == -0.02"),
    "step": ("np.where(z > 0, 1.0, 0.0)", "step(2.0) == 1", "step(-1.0) == 0"),
    "sigmoid": (
        "1 / (1 + np.exp(-z))",
        "sigmoid(0.0) == 0.5",
        "np.allclose(sigmoid(np.array([-1.0, 1.0])).sum(), 1)",
    ),
    "swish": (
        "z * sigmoid(z)",
        "swish(0.0) == 0",
        "np.allclose(swish(np.array([2.0])), 1.7615942)",
    ),
    "softmax": (
        "np.exp(z - z.max()) / np.exp(z - z.max()).sum()",
        "np.allclose(softmax(np.zeros(4)), 0.25)",
        "np.isclose(softmax(np.array([1.0, 2.0, 3.0])).sum(), 1)",
    ),
}


def sources() -> dict[str, str]:
    """Return a right answer to each exercise."""
    return {name: f"def {name}(z):\n    return {body[0]}" for name, body in FUNCTIONS.items()}


def for_nbgrader(folder: Path) -> tuple[course.Course, nbformat.NotebookNode]:
    """Make a course directory with the assignment, and a solved notebook."""
    cells = [("code", "# SETUP: imports\nimport numpy as np")]
    for name, (body, seen, hidden) in FUNCTIONS.items():
        answer = f"    ### BEGIN SOLUTION\n    return {body}\n    ### END SOLUTION"
        test = f"### BEGIN HIDDEN TESTS\nassert {hidden}\n### END HIDDEN TESTS"
        cells.append(("code", f"# EXERCISE: {name}\ndef {name}(z):\n{answer}"))
        cells.append(("code", f"# TEST: {name} (2 points)\nassert {seen}\n{test}"))
    made = course.new_course(folder)
    course.write_source(made.root / "source", NAME, course.source_notebook(cells))
    notebook = made.release(NAME)
    for cell in notebook.cells:
        marker = markers.parse(cell.source, cell.cell_type)
        if marker and marker.kind == "EXERCISE":
            cell.source = f"# EXERCISE: {marker.name}\n{sources()[marker.name]}"
    return made, notebook


def for_otter(folder: Path, tests: Path) -> Path:
    """Write Otter's tests and a solved notebook; return the notebook."""
    tests.mkdir(parents=True)
    cells = ["import otter\ngrader = otter.Notebook(tests_dir='tests')\nimport numpy as np"]
    for name, (_, *conditions) in FUNCTIONS.items():
        cases = [
            {"code": f">>> assert {condition}\n", "hidden": hidden, "locked": False}
            for condition, hidden in zip(conditions, (False, True), strict=True)
        ]
        suite = {"type": "doctest", "scored": True, "setup": "", "teardown": "", "cases": cases}
        test = {"name": name, "points": 2, "suites": [suite]}
        (tests / f"{name}.py").write_text(f"OK_FORMAT = True\ntest = {test!r}\n", encoding="utf-8")
        cells += [sources()[name], f"grader.check({name!r})"]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook = new_notebook(cells=[*map(new_code_cell, cells)], metadata={"kernelspec": kernel})
    path = folder / "submission.ipynb"
    nbformat.write(notebook, path)
    return path


class Otter:
    """Otter-Grader in an environment of its own.

    Parameters
    ----------
    folder : Path
        For the environment, the tests and what it writes.

    Raises
    ------
    subprocess.CalledProcessError
        Where it cannot be installed.
    """

    def __init__(self, folder: Path) -> None:
        self.folder, self.programs = folder, folder / "environment" / "bin"
        subprocess.run(
            [sys.executable, "-m", "venv", folder / "environment"], check=True, capture_output=True
        )
        install = [self.programs / "pip", "install", "-q", "otter-grader==7.*", "ipykernel"]
        subprocess.run([*install, "numpy"], check=True, capture_output=True, encoding="utf-8")
        self.notebook = for_otter(folder, folder / "tests")
        (folder / "results").mkdir()
        plain = ["--no-requirements", "--no-environment", "--no-config"]
        self._run("generate", "-t", "tests", *plain, "-o", "autograder.zip")

    def _run(self, *arguments: str) -> Timing:
        path = os.pathsep.join([str(self.programs), os.environ["PATH"]])
        command = [str(self.programs / "otter"), *arguments]
        return timed(command, self.folder, {**os.environ, "PATH": path})

    def grade(self) -> Timing:
        """Grade the notebook once.

        Raises
        ------
        RuntimeError
            Where it does not get all points.
        """
        took = self._run("run", self.notebook.name, "-a", "autograder.zip", "-o", "results")
        results = json.loads((self.folder / "results" / "results.json").read_text("utf-8"))
        points = sum(test.get("score", 0) for test in results["tests"])
        if points != 2 * len(FUNCTIONS):
            raise RuntimeError(f"Otter gave {points} points of {2 * len(FUNCTIONS)}")
        return took


def otter_or_none(folder: Path) -> Otter | None:
    """Install Otter; say so where that is not possible."""
    folder.mkdir()
    try:
        return Otter(folder)
    except (subprocess.CalledProcessError, OSError) as error:
        print(f"Otter cannot be installed here, so it is left out: {error}")
        return None


def main() -> int:
    """Compare, round by round."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--students", type=int, default=20)
    parser.add_argument("--few", type=int, default=3, help="for stock and Otter")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    each: dict[str, list[float]] = {"here": [], "stock": [], "otter": []}
    with tempfile.TemporaryDirectory() as folder:
        here, notebook = for_nbgrader(Path(folder) / "here")
        stock = with_stock(here, Path(folder) / "stock")
        hand_in(here, NAME, [notebook], given.students)
        hand_in(stock, NAME, [notebook], given.few)
        otter = otter_or_none(Path(folder) / "otter")
        for _ in range(given.rounds):
            each["here"].append(autograde(here, NAME).seconds / given.students)
            took, start = autograde(stock, NAME), autograde(stock, NAME, again=True)
            each["stock"].append(
                start.seconds / given.students + (took.seconds - start.seconds) / given.few
            )
            if otter:
                took_each = [otter.grade().seconds for _ in range(given.few)]
                each["otter"].append(statistics.mean(took_each))
    print("| grader | seconds a submission | times as long as here |\n|---|---:|---:|")
    for who, seconds in each.items():
        if seconds:
            ratios = [one / other for one, other in zip(seconds, each["here"], strict=True)]
            print(f"| {who} | {statistics.median(seconds):.2f} | {statistics.median(ratios):.1f} |")
    print(f"{given.students} students here; {load()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
