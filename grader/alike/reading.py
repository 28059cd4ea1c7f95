"""What each student wrote in each exercise, and what everybody was given."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook

from grader.alike import fingerprints, signs, tokens
from grader.alike.pairs import Things
from grader.alike.signs import Sign
from grader.cells import expected, regions
from grader.cells.expected import ExpectedNotebook
from grader.insights.reading import QUIZ, exercise_name
from grader.lms import roster
from grader.results import log

#: What the channels of signs are called.
CHANNELS = {signs.COMMENT: "comments", signs.NAME: "names", signs.NUMBER: "wrong numbers"}


@dataclass(frozen=True)
class Exercise:
    """An exercise in which students write code.

    Parameters
    ----------
    name : str
        Its name.
    released : str
        The code that students got.
    reference : str
        The same with the solution, as far as it is known.
    given : frozenset of str
        Names that the notebook gives to everybody.
    """

    name: str
    released: str
    reference: str
    given: frozenset[str]

    @property
    def counts(self) -> bool:
        """Whether it takes more than one line."""
        solution = regions.split(self.reference, regions.SOLUTION)[1]
        lines = [line for line in solution.split("\n") if line.strip()]
        return QUIZ not in self.name and (len(lines) > 1 or not solution)

    @cached_property
    def known(self) -> frozenset[int]:
        """The fingerprints of what everybody was given, and of the reference solution."""
        return frozenset(
            number for text in (self.released, self.reference) for number in self.hashes(text)
        )

    @cached_property
    def known_signs(self) -> frozenset[Sign]:
        """The signs in them."""
        return signs.signs(self.released) | signs.signs(self.reference)

    def tokens(self, source: str) -> list[tokens.Token]:
        """Return the tokens of an answer."""
        return tokens.read(source, self.given)

    def hashes(self, source: str) -> list[int]:
        """Return a number for every run of tokens of an answer."""
        return fingerprints.hashes([token.kind for token in self.tokens(source)])


@dataclass(frozen=True)
class ClassCode:
    """What a class wrote.

    Parameters
    ----------
    assignment : str
        Its name in nbgrader.
    exercises : tuple of Exercise
        Those that count.
    code : dict of str to dict
        By student and exercise, the code.
    left_out : tuple of str
        The exercises that do not count.
    names : dict of str to str
        What people call the students, where the gradebook says.
    passed : frozenset of (str, str)
        Students and exercises in which no test failed, so that no number is wrong.
    identical : tuple of tuple of str
        Groups of students who handed in, byte for byte, the same file.
    """

    assignment: str
    exercises: tuple[Exercise, ...]
    code: dict[str, dict[str, str]]
    left_out: tuple[str, ...] = ()
    names: dict[str, str] = field(default_factory=dict)
    passed: frozenset[tuple[str, str]] = frozenset()
    identical: tuple[tuple[str, ...], ...] = ()


def channels(found: ClassCode) -> dict[str, Things]:
    """Return what is compared: the fingerprints of each exercise, and the signs by kind.

    Parameters
    ----------
    found : ClassCode
        The class.
    """
    compared: dict[str, Things] = {}
    said: dict[str, dict[str, frozenset[Any]]] = {
        kind: {student: frozenset() for student in found.code} for kind in CHANNELS.values()
    }
    for exercise in found.exercises:
        prints: dict[str, frozenset[Any]] = {}
        for student, code in found.code.items():
            source = code.get(exercise.name, "")
            prints[student] = fingerprints.winnowed(exercise.hashes(source), exercise.known)
            right = (student, exercise.name) in found.passed
            for sign in signs.signs(source, right) - exercise.known_signs:
                said[CHANNELS[sign.kind]][student] |= {sign}
        compared[exercise.name] = prints
    return compared | said


def given_names(sources: Iterable[str]) -> frozenset[str]:
    r"""Return the names that the cells of a released notebook bind for everybody.

    Examples
    --------
    >>> sorted(given_names(["import numpy as np\nx = 3", "def relu(z):\n    y = z"]))
    ['np', 'relu', 'x']
    """
    found: set[str] = set()
    for source in sources:
        try:
            body = ast.parse(source).body
        except SyntaxError:  # a magic
            continue
        for node in body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                found.add(node.name)
            elif isinstance(node, ast.Import | ast.ImportFrom):
                found |= {each.asname or each.name.partition(".")[0] for each in node.names}
            else:
                stored = (n for n in ast.walk(node) if isinstance(n, ast.Name))
                found |= {n.id for n in stored if isinstance(n.ctx, ast.Store)}
    return frozenset(found)


def read(root: Path, assignment: str, gradebook: Gradebook) -> ClassCode:
    """Read what a class wrote, from ``autograded/``, where every cell is found again.

    Parameters
    ----------
    root : Path
        The course directory.
    assignment : str
        Its name in nbgrader.
    gradebook : Gradebook
        An open one.

    Raises
    ------
    nbgrader.api.MissingEntry
        Where the gradebook does not know the assignment.
    """
    entry = gradebook.find_assignment(assignment)
    names = sorted(notebook.name for notebook in entry.notebooks)
    exercises: list[Exercise] = []
    for name in names:
        wanted = expected.read(gradebook, assignment, name, root)
        path = root / "source" / assignment / f"{name}.ipynb"
        exercises += _exercises(wanted, path, name, len(names))
    code: dict[str, dict[str, str]] = {}
    # A folder whose name begins with a dot holds the logs, and is no student's.
    for folder in sorted((root / "autograded").glob(f"[!.]*/{assignment}")):
        student = folder.parent.name
        found = [(name, _answers(folder / f"{name}.ipynb")) for name in names]
        code[student] = {
            exercise_name(exercise, name, len(names)): source
            for name, sources in found
            for exercise, source in sources.items()
        }
    people = roster.read(gradebook).people
    return ClassCode(
        assignment,
        tuple(each for each in exercises if each.counts),
        code,
        tuple(each.name for each in exercises if not each.counts),
        {one.student: one.name for one in people if one.name != one.student},
        frozenset(_passed(root, assignment, code, len(names))),
    )


def _exercises(
    wanted: ExpectedNotebook, path: Path, name: str, notebooks: int
) -> Iterator[Exercise]:
    """Yield the exercises of a notebook, with what its source says of their solutions."""
    cells = [cell for cell in wanted.cells if cell.is_answer and cell.cell_type == "code"]
    given = given_names(
        [*(source for _, source in wanted.code if source), *(cell.released for cell in cells)]
    )
    solutions: dict[str, str] = {}
    if path.exists():
        for cell in expected.read_source(path).cells:
            grade_id = cell.metadata.get("nbgrader", {}).get("grade_id", "")
            solutions[grade_id] = cell.source
    texts: dict[str, tuple[list[str], list[str]]] = {}
    for cell in cells:
        released, reference = texts.setdefault(cell.exercise or cell.grade_id, ([], []))
        released.append(cell.released)
        reference.append(solutions.get(cell.grade_id, ""))
    for exercise, (released, reference) in texts.items():
        called = exercise_name(exercise, name, notebooks)
        yield Exercise(called, "\n".join(released), "\n".join(reference), given)


def _answers(path: Path) -> dict[str, str]:
    """Return the code of a graded notebook by exercise; cells that students added are not in it."""
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    except (OSError, ValueError, KeyError):  # not handed in, or changed by hand since
        return {}
    found: dict[str, list[str]] = {}
    for cell in cells:
        about = cell.get("metadata", {}).get("nbgrader", {})
        if cell.get("cell_type") == "code" and about.get("solution"):
            source = "".join(cell["source"])
            marker = expected.read_marker(source)
            exercise = marker.name if marker else str(about.get("grade_id"))
            found.setdefault(exercise, []).append(source)
    return {exercise: "\n".join(sources) for exercise, sources in found.items()}


def _passed(
    root: Path, assignment: str, students: Iterable[str], notebooks: int
) -> Iterator[tuple[str, str]]:
    for student in students:
        for name, verdicts in log.load(root, assignment, student).verdicts.items():
            failed = {each.exercise for each in verdicts if each.status != log.RIGHT}
            for exercise in {each.exercise for each in verdicts} - failed:
                yield student, exercise_name(exercise, name, notebooks)
