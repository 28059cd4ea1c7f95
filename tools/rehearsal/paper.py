"""An assignment as the simulated class sees it: what it asks, and what each cell is worth."""

from __future__ import annotations

import ast
import copy
import symtable
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from grader.cells import markers, regions
from grader.cells.markers import Marker
from tests.answers import complete

OWN_WORDS = "I compared them on the same data, with the same seeds, and this is what I saw."


def marker_of(cell: NotebookNode) -> Marker | None:
    """Return the marker of a cell of an undamaged notebook."""
    return markers.parse(cell.source, cell.cell_type)


@cache
def names(code: str, bound: bool = False) -> frozenset[str]:
    """Return the names that code uses, or those that its top level defines.

    Examples
    --------
    >>> sorted(names("b = f(a)")), sorted(names("b = f(a)", bound=True))
    (['a', 'b', 'f'], ['b'])
    """
    tree = ast.parse(code)
    nodes = tree.body if bound else [tree]
    found = {node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    for node in nodes:
        parts = getattr(node, "targets", []) if bound else [node]
        walked = [each for part in parts for each in ast.walk(part)]
        found |= {each.id for each in walked if isinstance(each, ast.Name)}
    return frozenset(found)


@cache
def names_at_once(code: str) -> frozenset[str]:
    """Return the names that code uses outside functions, as soon as it runs."""
    body = ast.parse(code).body
    lines = [ast.unparse(node) for node in body if not isinstance(node, ast.FunctionDef)]
    return frozenset().union(*map(names, lines))


def index_of(notebook: NotebookNode, grade_id: str) -> int:
    """Return the number of a cell."""
    return next(
        number
        for number, cell in enumerate(notebook.cells)
        if (marker := marker_of(cell)) and marker.grade_id == grade_id
    )


@dataclass(frozen=True)
class Paper:
    """An assignment.

    Parameters
    ----------
    name : str
        Its name in nbgrader.
    released, source : NotebookNode
        The students' and the instructor's version.
    """

    name: str
    released: NotebookNode
    source: NotebookNode

    @cached_property
    def solutions(self) -> dict[str, str]:
        """The reference solutions without their markers, by exercise; quiz questions included."""
        return {
            marker.name: cell.source.split("\n", 1)[1]
            for cell in self.source.cells
            if (marker := marker_of(cell)) and marker.kind == "EXERCISE"
        }

    @property
    def exercises(self) -> list[str]:
        """The exercises that are not quiz questions."""
        return [name for name in self.solutions if not name.startswith("quiz-")]

    @cached_property
    def graded(self) -> list[Marker]:
        """The markers that carry points."""
        found = [marker_of(cell) for cell in self.source.cells]
        return [marker for marker in found if marker and marker.points]

    def tests(self, exercise: str, properties: frozenset[str] | None = None) -> list[Marker]:
        """Return the tests of an exercise, all of them or those of some properties."""
        return [
            marker
            for marker in self.graded
            if marker.kind == "TEST"
            and marker.name == exercise
            and (properties is None or (marker.tested or "") in properties)
        ]

    def _code(self, exercise: str, answer: str) -> str:
        """Return an answer with everything in it that must be there for it to run."""
        solution = self.solutions[exercise]
        missing = (names_at_once(answer) - names(answer, bound=True)) & names(solution, bound=True)
        first = [solution] if missing else []
        parts = [*first, *self.needed_by(exercise, answer)]
        return "\n\n".join([*parts, complete(answer, solution).lstrip()])

    def uses(self, exercise: str) -> set[str]:
        """Return the other exercises whose functions or values an exercise or its tests use.

        What a test says of an answer may depend on the answers to those.
        """
        code = [self.solutions[exercise]] + [
            cell.source
            for cell in self.source.cells
            if (marker := marker_of(cell)) and marker.kind == "TEST" and marker.name == exercise
        ]
        used = set().union(*map(names, code))
        return {
            other
            for other, solution in self.solutions.items()
            if other != exercise and used & names(solution, bound=True)
        }

    def named_in(self, code: str) -> set[str]:
        """Return the exercises whose functions or values some code names; none if it is no code."""
        try:
            used = names(code)
        except SyntaxError:
            return set()
        return {
            exercise
            for exercise, solution in self.solutions.items()
            if used & names(solution, bound=True)
        }

    def needed_by(self, exercise: str, code: str) -> list[str]:
        """Return the solutions of later exercises that an answer uses.

        Whoever hands in such an answer has written those functions before.
        """
        order = list(self.solutions)
        return [
            self.solutions[later]
            for later in order[order.index(exercise) + 1 :]
            if _looked_up(code) & names(self.solutions[later], bound=True)
        ]

    def points(
        self, without: Sequence[Marker] = (), written: bool = True
    ) -> dict[str, float | None]:
        """Return what every graded cell gets.

        Parameters
        ----------
        without : sequence of Marker
            Tests that fail.
        written : bool
            Whether written answers were given: a person reads them, so there is no score yet.
        """
        lost = {marker.grade_id for marker in without}
        scores: dict[str, float | None] = {}
        for marker in self.graded:
            if marker.kind == "WRITTEN":
                scores[marker.grade_id] = None if written else 0.0
            else:
                scores[marker.grade_id] = (
                    0.0 if marker.grade_id in lost else float(marker.points or 0)
                )
        return scores

    def filled_in(self, answers: dict[str, str], written: bool = True) -> NotebookNode:
        """Return the released notebook with answers in it.

        Parameters
        ----------
        answers : dict of str to str
            Code by exercise. What it leaves out is taken from the reference solution.
        written : bool
            Whether to give the written answers too.
        """
        notebook = copy.deepcopy(self.released)
        for cell in notebook.cells:
            marker = marker_of(cell)
            if marker and marker.kind == "EXERCISE" and marker.name in answers:
                cell.source = f"{marker}\n{self._code(marker.name, answers[marker.name])}"
            elif marker and marker.kind == "WRITTEN" and written:
                cell.source = cell.source.replace(regions.TEXT_STUB, OWN_WORDS)
        return notebook

    def solved(self) -> NotebookNode:
        """Return the released notebook with the reference solutions in it."""
        return self.filled_in(self.solutions)


def _looked_up(code: str) -> set[str]:
    """Return the names that code looks up outside itself: parameters and the like left out."""
    tables = [symtable.symtable(code, "<answer>", "exec")]
    assigned = {symbol.get_name() for symbol in tables[0].get_symbols() if symbol.is_assigned()}
    found = set()
    for table in tables:
        tables += table.get_children()
        top = table.get_type() == "module"
        found |= {
            symbol.get_name()
            for symbol in table.get_symbols()
            if symbol.is_referenced() and (symbol.is_global() or top)
        }
    return found - assigned


def read(name: str, released: NotebookNode, path: Path) -> Paper:
    """Read an assignment whose source notebook is at `path`."""
    return Paper(name, released, nbformat.read(path, as_version=4))
