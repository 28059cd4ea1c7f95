"""Faulty variants of the reference solutions, and what is known about those that are not faulty.

`generator` makes them with the operators of `expressions` and `statements`, `judging` runs them
against the tests, `proofs` shows that some are right after all, and `equivalents.yaml` says why
others are.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from authoring import course
from authoring.settings import ROOT
from tests.answers.running import assignment
from tools.mutants.generator import Mutant, mutants

_BY_HAND = Path(__file__).with_name("equivalents.yaml")


@cache
def by_hand() -> dict[tuple[str, str, str], str]:
    """Return the reasons why mutants are right, by assignment, exercise and name of the mutant."""
    listed = yaml.safe_load(_BY_HAND.read_text(encoding="utf-8"))
    there = {unit.name: unit.built_name for unit in course.read(ROOT).assignments}
    return {
        (there[name], exercise, mutant): reason
        for name, exercises in listed.items()
        if name in there
        for exercise, reasons in exercises.items()
        for reason, names in reasons.items()
        for mutant in names
    }


def of_assignment(name: str) -> list[tuple[str, Mutant]]:
    """Return the mutants of every exercise of an assignment, as pairs of exercise and mutant."""
    return [
        (exercise.name, mutant)
        for exercise in assignment(name).exercises.values()
        if not exercise.name.startswith("quiz-")
        for mutant in mutants(exercise.solution)
    ]
