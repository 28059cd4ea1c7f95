"""Runs answers against the tests of an assignment in one Python process, without nbgrader."""

import ast
import contextlib
import io
import re
import warnings
from dataclasses import dataclass
from functools import cache
from typing import Any

from authoring import course, links, quizzes
from authoring.settings import ROOT
from grader.cells import markers, regions
from helpers.checks import NotAttempted
from tests.answers import binds, complete

_SOLUTION = re.compile(
    r"^(?P<indent> *)### BEGIN SOLUTION\n.*?### END SOLUTION$", re.DOTALL | re.MULTILINE
)
BLANK = "blank"
_ENDS_WITH = "the cell ends with the value"


@dataclass(frozen=True)
class Test:
    """A test cell: the property that it tests ("" if none is named), its points and its code."""

    # pytest would otherwise take the name for a test of its own.
    __test__ = False

    tested: str
    points: int
    source: str


@dataclass(frozen=True)
class Exercise:
    """An exercise with the code of its solution, its released stub and its tests."""

    name: str
    solution: str
    stub: str
    tests: list[Test]


@dataclass(frozen=True)
class Assignment:
    """What runs of an assignment: its set-up cells and its exercises, quiz questions included."""

    name: str
    setup: list[str]
    exercises: dict[str, Exercise]


@cache
def assignment(name: str) -> Assignment:
    """Read an assignment from the manuscript.

    Parameters
    ----------
    name : str
        Such as "03-the-functions".

    Returns
    -------
    Assignment
    """
    order = course.read(ROOT)
    bank = links.read_bank(order)
    setup, exercises = [], {}
    for cell in links.read(order.assignment(name), order).cells:
        if cell.marker and cell.marker.kind == "QUIZ":
            cells = quizzes.graded_cells(bank[cell.marker.name])
        else:
            cells = [(cell.cell_type, cell.source)]
        for cell_type, source in cells:
            marker = markers.parse(source, cell_type)
            if cell_type == "code" and (marker is None or marker.kind == "SETUP"):
                setup.append(source)
            elif marker and marker.kind == "EXERCISE":
                stub = _SOLUTION.sub(r"\g<indent>...  # YOUR CODE HERE", source)
                exercises[marker.name] = Exercise(marker.name, source, stub, [])
            elif marker and marker.kind == "TEST":
                test = Test(marker.tested or "", marker.points, source)
                exercises[marker.name].tests.append(test)
    return Assignment(name, setup, exercises)


@cache
def solved(name: str) -> dict[str, Any]:
    """The namespace after every set-up cell and reference solution of an assignment has run."""
    found = assignment(name)
    namespace = {"__name__": "__main__"}
    for source in [*found.setup, *(each.solution for each in found.exercises.values())]:
        exec(compile(source, f"<{name}>", "exec"), namespace)
    return namespace


def grade(
    name: str, exercise: str, source: str, alone: bool = False, released: bool = False
) -> dict[str, str | None]:
    """Run an answer and the tests of its exercise, all other exercises being solved.

    Parameters
    ----------
    name, exercise : str
        The assignment and the exercise.
    source : str
        The code of the answer's cell; what it leaves out is taken from the reference solution.
    alone : bool
        Whether the code leaves nothing out, so that nothing of the exercise exists before it runs.
    released : bool
        Whether the tests are those of the released notebook, without their hidden parts, and
        warnings are what they are in a notebook: shown, and no error.

    Returns
    -------
    dict of str to (str or None)
        By property: the message of the test that rejected the answer, or None.
    """
    wanted = assignment(name).exercises[exercise]
    namespace = dict(solved(name))
    if alone:
        for bound in {bound for node in ast.parse(wanted.solution).body for bound in binds(node)}:
            del namespace[bound]
    messages = {}
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore" if released else "error")
        error = _run(complete(source, wanted.solution), namespace)
        for test in wanted.tests:
            code = regions.released(test.source) if released else test.source
            said = error or _run(code, namespace)
            # A released cell may end with a value, which a notebook shows.
            shown = released and said is not None and said.startswith(_ENDS_WITH)
            messages[test.tested] = None if shown else said
    return messages


def seen_at_once(name: str, exercise: str, source: str) -> bool:
    """Whether the released notebook shows, before marking, that an answer is not right.

    Parameters
    ----------
    name, exercise : str
        The assignment and the exercise.
    source : str
        The code of the answer's cell.
    """
    return any(grade(name, exercise, source, released=True).values())


def grade_blank(name: str) -> dict[tuple[str, str], str]:
    """Run all tests of an assignment on its released stubs.

    Returns
    -------
    dict of (str, str) to str
        By exercise and property: `BLANK` if the test said "not attempted", else what it said.
    """
    found = assignment(name)
    namespace = {"__name__": "__main__"}
    for source in [*found.setup, *(each.stub for each in found.exercises.values())]:
        exec(compile(source, f"<{name}>", "exec"), namespace)
    said = {}
    for exercise in found.exercises.values():
        for test in exercise.tests:
            try:
                exec(test.source, dict(namespace))
            except NotAttempted:
                said[exercise.name, test.tested] = BLANK
            except Exception as error:  # noqa: BLE001 - the caller asserts that there is none
                said[exercise.name, test.tested] = f"{type(error).__name__}: {error}"
            else:
                said[exercise.name, test.tested] = "accepted"
    return said


def _run(source: str, namespace: dict[str, Any]) -> str | None:
    *body, last = ast.parse(source).body
    if not isinstance(last, ast.Expr):
        body, last = [*body, last], None
    try:
        exec(compile(ast.Module(body, []), "<answer>", "exec"), namespace)
        value = last and eval(compile(ast.Expression(last.value), "<answer>", "eval"), namespace)
    except Exception as error:  # noqa: BLE001 - a message is wanted, whatever it is
        return f"{type(error).__name__}: {error}"
    # nbgrader would take it for a score.
    return None if value is None else f"{_ENDS_WITH} {value!r}"
