"""Runs answers on one side of the wall and the tests of an assignment on the other."""

import ast
import contextlib
import io
import warnings
from functools import cache

import nbformat

from authoring.settings import ROOT
from grader.cells import regions
from grader.cells.expected import ANSWERS_IN, ExpectedCell, ExpectedNotebook
from grader.checker.answer import AnswerProcess
from grader.checker.clock import Clock
from grader.checker.course import Course
from grader.checker.execution import Cell
from grader.checker.session import Session, seeds_on_both_sides
from grader.protocol import messages
from grader.run import plan
from grader.sandbox import layers
from grader.sandbox.answer_server import AnswerServer
from grader.sandbox.limits import Sandbox
from tests.answers import binds, complete, running

LIMITS = Sandbox().amounts()


def expected(notebook):
    """What a submission of a source notebook should hold, without a gradebook."""
    cells, code = [], []
    for cell in notebook.cells:
        about = cell.metadata.get("nbgrader")
        if about:
            known = ExpectedCell(about["grade_id"], cell.cell_type, cell.source, dict(about))
            cells.append(known)
        if cell.cell_type == "code":
            code.append((about["grade_id"], "") if about else ("", cell.source))
    ordinary = {
        regions.essence(cell.source) for cell in notebook.cells if "nbgrader" not in cell.metadata
    }
    answers_in = tuple(notebook.metadata.get(ANSWERS_IN, ()))
    return ExpectedNotebook(
        tuple(cells), frozenset(ordinary), code=tuple(code), answers_in=answers_in
    )


def released(name):
    """The cells of an assignment as students get them, to be changed."""
    notebook = nbformat.read(ROOT / "release" / name / f"{name}.ipynb", 4)
    return [dict(cell) for cell in notebook.cells]


@cache
def source(name):
    """The source notebook of an assignment of the course, and what it asks for."""
    notebook = nbformat.read(ROOT / "source" / name / f"{name}.ipynb", 4)
    return notebook, plan.paper(expected(notebook))


@contextlib.contextmanager
def answering(environment, walls=None, files=None, limits=LIMITS):
    """Start an answer process and yield it as the checker knows it, and the course."""
    walls = layers.find() if walls is None else walls
    course = Course(environment)
    with contextlib.closing(
        AnswerServer(environment.imports, environment.empty, walls, limits)
    ) as server:
        course.prepare()
        with server.process() as (fd, supervision, place):
            clock = Clock(fd, supervision, limits["notebook_seconds"])
            answer = AnswerProcess(fd, clock)
            begun = answer.ask(
                messages.Begin(place["place"], place["user"], files or {}, 0, 100_000)
            )
            assert not begun.trouble, begun.trouble
            with seeds_on_both_sides(answer):
                yield answer, course


class Begun(Session):
    """A submission whose answer process has run other cells already."""

    def _begin(self, begin):
        pass


def _said(result, stopped):
    """Return what a test said, None where it passed."""
    if result is None or result.status == "lost":
        return f"Stopped: {stopped or 'the process died'}"
    errors = [each for each in result.outputs if each["output_type"] == "error"]
    return f"{errors[0]['ename']}: {errors[0]['evalue']}" if errors else None


class Bank:
    """An assignment, solved, into which one answer at a time is put.

    Parameters
    ----------
    name : str
        Of the assignment.
    """

    def __init__(self, name):
        self.name, self.stack = name, contextlib.ExitStack()
        self.assignment = running.assignment(name)
        environment = source(name)[1].environment
        self.answer, self.course = self.stack.enter_context(answering(environment))
        self.asked = {}
        for cell in self.assignment.setup:
            self.run(cell, given=True)
        for exercise in self.assignment.exercises.values():
            self.run(exercise.solution)

    def run(self, cell, given=False):
        """Run a cell there; return its error, if there is one."""
        number = len(self.answer.code._lines) + 1
        self.answer.clock.start(600)
        ran = self.answer.ask(messages.Cell(number, cell))
        self.answer.code.add(number, cell, given)
        errors = [output for output in ran.outputs if output["output_type"] == "error"]
        return f"{errors[0]['ename']}: {errors[0]['evalue']}" if errors else None

    def grade(self, exercise, cell):
        """Run an answer and the tests of its exercise; as `tests.support.running.grade`."""
        wanted = self.assignment.exercises[exercise]
        kept = self.answer.code
        self.answer.code = kept.copy()
        with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
            warnings.simplefilter("error")
            if self.course.forks:
                with self.answer.child():
                    found = self._grade(wanted, cell)
            else:
                found = self._grade(wanted, cell)
                for name in dict.fromkeys(("classifier", "fit", exercise)):
                    if name in self.assignment.exercises:
                        self.run(self.assignment.exercises[name].solution)
        self.answer.code = kept
        return found

    def mark(self, exercise, cell, seconds=20):
        """Mark an answer as a submission is: after an error tests go on, and time is limited.

        Nothing of the exercise is there before the answer's cell has run.

        Parameters
        ----------
        exercise, cell : str
            The exercise, and the whole code of the answer.
        seconds : int
            That the cell may take, and each test.

        Returns
        -------
        dict of str to (str or None)
            By property: what the test that took the point said, or None.
        """
        wanted = self.assignment.exercises[exercise]
        names = sorted({name for node in ast.parse(wanted.solution).body for name in binds(node)})
        nothing = f"for _name in {names}:\n    globals().pop(_name, None)\ndel _name"
        tests = [
            Cell(2 + number, test.source, f"test-{exercise}-{test.tested}".rstrip("-"))
            for number, test in enumerate(wanted.tests)
        ]
        short = {"cell_seconds": seconds, "test_seconds": seconds, "notebook_seconds": 9 * seconds}
        kept = self.answer.code
        self.answer.code = kept.copy()
        self.answer.clock.more(short["notebook_seconds"])
        with self.answer.child():
            cells = (Cell(0, nothing, given=True), Cell(1, cell), *tests)
            result = Begun(self.course, self.answer, LIMITS | short).run(cells, None)
        self.answer.code = kept
        return {
            test.tested: _said(result.results.get(number), result.stopped)
            for number, test in enumerate(wanted.tests, 2)
        }

    def _grade(self, wanted, cell):
        error = self.run(complete(cell, wanted.solution))
        tests = [f"test-{wanted.name}-{test.tested}".rstrip("-") for test in wanted.tests]
        sources = [test.source for test in wanted.tests]
        names = self.course.names
        needed = self.course.before(tests[0], sources)
        names.update(self.answer.get(needed))
        found = {}
        for test in wanted.tests:
            self.answer.clock.start(600)
            found[test.tested] = error or running._run(test.source, names)
            self.answer.test_over()
        return found

    def close(self):
        """End the answer process."""
        self.stack.close()
