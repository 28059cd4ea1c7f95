"""What each student wrote in each exercise, and what everybody was given."""

from __future__ import annotations

import json
from collections.abc import Iterator
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
        return not self.name.startswith(QUIZ) and (len(lines) > 1 or not solution)

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
    """

    assignment: str
    exercises: tuple[Exercise, ...]
    code: dict[str, dict[str, str]]
    left_out: tuple[str, ...] = ()
    names: dict[str, str] = field(default_factory=dict)


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
            for sign in signs.signs(source) - exercise.known_signs:
                said[CHANNELS[sign.kind]][student] |= {sign}
        compared[exercise.name] = prints
    return compared | said
