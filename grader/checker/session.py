"""One submission, from the first cell to the last: cells run there, tests here.

Tests come last, so that no output of a cell can tell what a test has shown to student code. They
need everything as it was when it was their turn. So the answer process stays behind at each such
point, *frozen*, and a child of it goes on with the cells; when the last cell has run, the children
end one after the other, and each point is tested by the process that stayed there: not by itself,
but by one more child, which is thrown away with all that the tests have done; if it dies or is
ended, the next test gets another. Where there can be no children (TensorFlow), tests run in their
turn.

A test that fails may want to know whether it fails for an earlier exercise's sake, and puts a
correct function of that in place of the student's. Whoever is lent one could keep what it gives
where children leave traces, such as a file, for the tests of that exercise. So none is lent until
those are over. Tests that wanted one are *refused* it, and repeated at the end, in the order of the
notebook: the process of the first point goes on with the cells behind it once more, and what these
print is not looked at. There, functions of earlier exercises are lent and, once an exercise's own
tests are over, its own function, for tests of its slope.

Whoever runs out of time or memory is tried again (`grader.run.processes`), and could leave notes
for that second run. So the first run lends nothing once something has run out, and where it has
lent something before that, there is no second.

A cell that is inert (it only gives names to functions and the like) needs no child: it changes
nothing of what the tests before it use, for `messages.Get` brings back the names as they were.
"""

from __future__ import annotations

import contextlib
import itertools
import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

import numpy as np

from grader.cells import markers, parsing
from grader.checker import running
from grader.checker.answer import EARLIER, NOTHING, OWN, AnswerProcess, Died
from grader.checker.clock import GRACE, OutOfTime
from grader.checker.code import SubmittedCode
from grader.checker.course import Course
from grader.checker.execution import ERROR, LOST, OK, Cell, CellResult, ExecutionResult
from grader.protocol import messages
from grader.protocol.channel import HungUp
from grader.protocol.values import ProtocolError
from grader.sandbox.outputs import TIMEOUT, cleaned, error

_START = 120.0  # seconds that an answer process has to start
_READING = 10.0  # seconds that it may take to read the code of a cell
_TOO_DEEP = "This cell cannot be read: it is nested too deeply."


class Stopped(Exception):
    """There is nothing more to ask; it says why."""


@dataclass
class _Point:
    """Tests whose turn it is at one point of the notebook.

    Parameters
    ----------
    tests : list of Cell
        In their order.
    code : SubmittedCode
        What had run.
    """

    tests: list[Cell] = field(default_factory=list)
    code: SubmittedCode = field(default_factory=SubmittedCode)


class Session:
    """One submission.

    Parameters
    ----------
    course : Course
        The assignment.
    answer : AnswerProcess
        What runs the submission.
    limits : dict of str to int
        See `grader.sandbox.limits.Sandbox.amounts`.
    last : bool
        Whether there is no other run after this one, whatever runs out.
    """

    def __init__(
        self, course: Course, answer: AnswerProcess, limits: dict[str, int], last: bool = True
    ) -> None:
        self.course, self.answer, self.limits = course, answer, limits
        self.last_run = last
        self.result = ExecutionResult()
        self.counts: dict[int, int] = {}
        self.frozen: list[_Point] = []
        self.now = _Point()
        self.last = messages.START  # the number of the cell that ran last
        self.before: dict[int, int] = {}  # by test: that cell, when it was its turn
        self.refused: set[int] = set()  # tests that wanted a function lent
        self.first_point: int | None = None  # the number of the group before which it was kept
        self.students: frozenset[str] = frozenset()  # names that the tests have from there

    def run(self, cells: tuple[Cell, ...], begin: messages.Begin) -> ExecutionResult:
        """Run the cells and the tests.

        Parameters
        ----------
        cells : tuple of Cell
            In the order of the notebook.
        begin : Begin
            What the answer process must know first.

        Returns
        -------
        ExecutionResult
            Whatever student code does, there is one: what was earned before it went wrong is kept.
        """
        began = monotonic()
        if self.course.forks:  # where there can be no children, every test has its turn
            self.answer.lends = NOTHING
        try:
            with _told():
                self._begin(begin)
                groups = [*_groups(cells)]
                self._run_cells(groups)
                self.result.stopped_at = -1
                self._run_tests()
                ended_well = not (self.result.ran_out or self.result.stopped)
                if self.refused and (self.last_run or ended_well):
                    self._repeat_tests(groups)
        except Stopped as reason:
            self.result.stopped = str(reason)
        self.answer.lends = OWN
        self.result.lent = self.answer.has_lent
        self.result.seconds = monotonic() - began
        return self.result

    def _begin(self, begin: messages.Begin) -> None:
        self.answer.clock.start(_START)
        trouble = self.answer.ask(begin).trouble
        if trouble:
            self.result.graders = True
            raise Stopped(f"the sandbox could not be closed around it: {trouble}")

    # --- cells

    def _run_cells(self, groups: list[list[Cell]]) -> None:
        try:
            for number, group in enumerate(groups):
                self.result.stopped_at = group[0].position
                if group[0].test:
                    self._take_tests(group)
                else:
                    self._run_cell(group[0])
                if self.frozen and self.first_point is None:
                    self.first_point = number
        except (Died, OutOfTime) as end:
            if not self.frozen:  # nobody is left to be tested
                raise
            self.now = self.frozen.pop()
            why = "died" if isinstance(end, Died) else "could not be stopped"
            self.result.stopped = f"the process that ran it {why}"

    def _take_tests(self, tests: list[Cell]) -> None:
        """Let a group of tests wait, or run them where there can be no children."""
        self.now.tests += tests
        self.now.code = self.answer.code
        self.before.update({test.position: self.last for test in tests})
        if not self.course.forks:
            self._run_point()
        self._run_shown(tests)

    def _run_shown(self, tests: list[Cell]) -> None:
        for test in tests:
            if test.shown:
                self._run_cell(Cell(_shown(test.position), test.shown, given=True))

    def _run_cell(self, cell: Cell) -> None:
        if parsing.too_deep(cell.source):  # whoever compiles it would end
            self.result.results[cell.position] = CellResult(
                ERROR, [error("SyntaxError", _TOO_DEEP)]
            )
            return
        if self.now.tests and not cell.inert:
            self._freeze()
        seconds = self.limits["cell_seconds"]
        self.answer.clock.start(seconds)
        late = False
        try:
            ran = self.answer.ask(messages.Cell(cell.position, cell.source))
        except OutOfTime:
            late = True
            self._ran_out(f"{_named(cell)} ran out of time")
            ran = self._interrupted()
        self.last = cell.position
        self.counts[cell.position] = ran.count
        # What a set-up cell imports is part of how a student's function reads.
        if cell.position >= 0:
            with contextlib.suppress(running.TooSlow), running.limited(_READING):
                self.answer.code.add(cell.position, cell.source, cell.given)
        outputs = cleaned(ran.outputs, self.limits["output_characters"])
        if late:
            outputs.insert(0, error(TIMEOUT, f"This cell took more than {seconds} seconds."))
        elif ran.memory:
            self._ran_out(f"{_named(cell)} ran out of memory")
        status = OK if ran.ok and not late else ERROR
        self.result.results[cell.position] = CellResult(status, outputs, ran.count)

    def _ran_out(self, what: str) -> None:
        """Keep what has run out of something; see the module's docstring."""
        self.result.ran_out.append(what)
        if not self.last_run:
            self.answer.lends = NOTHING

    def _freeze(self) -> None:
        """Let a child go on, while this process stays as it is for the tests that wait."""
        self.answer.clock.start(self.limits["test_seconds"])
        self.answer.fork()
        self.frozen.append(self.now)
        self.answer.code = self.now.code.copy()
        self.now = _Point(code=self.answer.code)

    def _interrupted(self) -> messages.Ran:
        """Interrupt a cell; if that does not help, end the process that runs it.

        There may be two times of grace: one for the code to stop when it is told to, and one for
        its process to end.
        """
        out_of_all = self.answer.clock.left <= 0
        self.answer.clock.more(self.limits["notebook_seconds"], 2 * GRACE)
        try:
            ran = self.answer.interrupt()
        except OutOfTime:
            with _told():  # where that fails, too, nobody answers any more
                self.answer.end_child()
            raise
        if type(ran) is not messages.Ran:
            raise ProtocolError("a reply to another question")
        if out_of_all:
            raise Stopped(f"the notebook took over {self.limits['notebook_seconds']} seconds")
        return ran

    # --- tests

    def _run_tests(self) -> None:
        """Run the tests of every point, the last first, each by the process that stayed there."""
        self.answer.clock.more(self.limits["notebook_seconds"])
        self._run_point()
        while self.frozen:
            if self.answer.ancestors:
                self.answer.end()
            self.now = self.frozen.pop()
            self._run_point()

    def _run_point(self) -> None:
        waiting, self.now.tests = self.now.tests, []
        self.answer.code = self.now.code
        self.refused.update(test.position for test in self._refused_of(waiting))

    def _repeat_tests(self, groups: list[list[Cell]]) -> None:
        """Repeat tests that were refused something, in their turn, while the cells run once more.

        What stops this stops nothing else: what was found before stays.
        """
        kept, self.result = self.result, ExecutionResult()
        self.answer.clock.more(self.limits["notebook_seconds"])
        last = max(self.refused)
        with contextlib.suppress(Stopped), _told():
            for number, group in enumerate(groups):
                again = self.first_point is not None and number >= self.first_point
                if group[0].position > last:
                    break
                if not group[0].test:
                    if again:
                        self._run_cell(group[0])
                    continue
                tests = [test for test in group if test.position in self.refused]
                for self.answer.lends in (EARLIER, OWN):
                    tests = self._refused_of(tests)
                if again:
                    self._run_shown(group)
        for position in self.refused & self.result.results.keys():
            if self.result.results[position].status != LOST:
                kept.results[position] = self.result.results[position]
        kept.ran_out += [each for each in self.result.ran_out if each not in kept.ran_out]
        self.result = kept

    def _refused_of(self, tests: list[Cell]) -> list[Cell]:
        """Run tests of one point; return those that fail, and were refused a function."""
        waiting, refused = [(self.before[test.position], test) for test in tests], []
        while waiting:
            self.answer.clock.start(self.limits["test_seconds"])
            with self.answer.child() if self.course.forks else contextlib.nullcontext(_yes) as here:
                turn: int | None = None
                while waiting and here():
                    last, test = waiting.pop(0)
                    self.result.asked_at = test.position
                    group = [test, *(each for other, each in waiting if other == last)]
                    self.answer.refused = False
                    found = self._test(test, last, group if last != turn else [])
                    self.result.results[test.position] = found
                    turn = last
                    if self.answer.refused and found.status != OK:
                        refused.append(test)
        return refused

    def _test(self, test: Cell, last: int, group: list[Cell]) -> CellResult:
        """Run a test; the first of a group gets the names for all of them.

        The answer has its limit, which the clock counts. What the checker computes meanwhile (it
        reads values, computes the expected ones, compares) has another, twice as long: expected
        values take about as long as the answer, and reading and comparing come on top.
        """
        seconds = self.limits["test_seconds"]
        self.answer.clock.start(seconds)
        try:
            with running.limited(2 * seconds):
                if group:
                    self._give_names(group, last)
                names = self.course.names
                local = running.TopLevelNames(names, self.students, self.answer.names)
                return running.run(test.source, test.test, names, self.counts, local)
        except (OutOfTime, running.TooSlow):
            self._stop_test()
            self._ran_out(f"{test.test} ran out of time")
            sentence = f"This test took more than {seconds} seconds."
            return CellResult(ERROR, [error(TIMEOUT, sentence)])
        except Died:
            return CellResult(LOST)
        except MemoryError:
            return CellResult(ERROR, [error("MemoryError", "This test ran out of memory.")])
        finally:
            self.answer.test_over()

    def _give_names(self, group: list[Cell], last: int) -> None:
        """Let tests find the course's names, and the student's as they were when it was time.

        All are in `Course.names`, which is the ``globals()`` of a test. What a test binds or
        deletes at its top level goes through `running.TopLevelNames`; where that is a name of the
        student's, `stand_ins.Names` does the same in the answer process.
        """
        wanted = self.course.before(group[0].test, (each.source for each in group))
        found = self.answer.get(wanted, last if self.course.forks else None)
        self.course.names.update(found)
        self.students = frozenset(found)

    def _stop_test(self) -> None:
        if self.answer.clock.left <= 0:
            raise Stopped(f"the notebook took over {self.limits['notebook_seconds']} seconds")
        try:
            if self.course.forks:
                self.answer.end_child()
            else:
                self.answer.interrupt()
        except OutOfTime:
            raise Stopped("a test could not be ended") from None
        except Died:
            pass


def _named(cell: Cell) -> str:
    """Say which cell it is, by the name that its first line gives it where it does."""
    position = cell.position if cell.position >= 0 else _shown(cell.position)
    place = f"the cell at place {position + 1}"
    with contextlib.suppress(ValueError):
        marker = markers.parse(cell.source.lstrip().partition("\n")[0], "code")
        return f"{place} ({marker.grade_id})" if marker else place
    return place


def _shown(position: int) -> int:
    """Number the released part of a test: below all cells and `START`. The same leads back."""
    return -2 - position


def _yes() -> bool:
    return True


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Say in a sentence why there is nothing more to ask."""
    try:
        yield
    except (HungUp, Died):
        raise Stopped("the process that ran it died") from None
    except ProtocolError as error:
        raise Stopped(f"the process that ran it sent {error}") from None
    except OutOfTime:
        raise Stopped("the process that ran it could not be stopped") from None
    except MemoryError:
        raise Stopped("what it gave was too large to be looked at") from None


def _groups(cells: tuple[Cell, ...]) -> Iterator[list[Cell]]:
    """Yield cells one by one, and tests that follow one another together."""
    for are_tests, group in itertools.groupby(cells, lambda cell: bool(cell.test)):
        if are_tests:
            yield [*group]
        else:
            yield from ([cell] for cell in group)


@contextlib.contextmanager
def seeds_on_both_sides(answer: AnswerProcess) -> Iterator[None]:
    """Let a seed that a test sets reach the answer process, too."""
    places: list[tuple[Any, str]] = [(random, "seed"), (np.random, "seed")]
    keras = sys.modules.get("keras")
    if keras is not None and hasattr(keras, "utils"):
        places.append((keras.utils, "set_random_seed"))
    with contextlib.ExitStack() as stack:
        for place, name in places:
            seed = getattr(place, name)
            stack.callback(setattr, place, name, seed)
            setattr(place, name, _both(seed, answer))
        yield


def _both(seed: Callable[..., Any], answer: AnswerProcess) -> Callable[..., Any]:
    def both(*args: Any, **kwargs: Any) -> Any:
        found = seed(*args, **kwargs)
        number = next(iter((*args, *kwargs.values())), None)
        if isinstance(number, int | np.integer):
            answer.seed(int(number))
        return found

    return both
