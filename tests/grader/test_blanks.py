"""A step that is left blank, or is written as text, costs no more than a step that is wrong."""

import ast

import numpy as np
import pytest

from tests.answers import assignments, binds
from tests.answers.running import assignment, grade, solved

#: Names that are one answer together, so that none is right alone.
TOGETHER = {"lamp": {"W", "b", "v", "c"}, "threshold": {"w_gate", "b_gate"}}
NAMES = [name for name in assignments() if "keras" not in name]  # it trains, for minutes


def steps(name, exercise):
    """The values that an exercise asks for, by name, as the reference solution has them."""
    tree = ast.parse(assignment(name).exercises[exercise].solution)
    if any(isinstance(node, ast.FunctionDef | ast.Import | ast.ImportFrom) for node in tree.body):
        return {}
    found = {each: solved(name)[each] for node in tree.body for each in binds(node)}
    numbers = {}
    for each, value in found.items():
        try:
            array = np.asarray(value, dtype=float)
        except (TypeError, ValueError):
            return {}
        numbers[each] = array
    return numbers if len(numbers) > 1 else {}


def written(values):
    """Code that gives these values to their names."""
    return "\n".join(f"{name} = {text}" for name, text in values.items())


CALCULATIONS = [
    (name, exercise)
    for name in NAMES
    for exercise in assignment(name).exercises
    if not exercise.startswith("quiz-") and steps(name, exercise)
]


@pytest.mark.parametrize(("name", "exercise"), CALCULATIONS)
@pytest.mark.parametrize("released", [False, True], ids=["marking", "visible"])
def test_a_step_without_numbers_costs_no_more_than_a_wrong_one(name, exercise, released):
    true = {each: repr(value.tolist()) for each, value in steps(name, exercise).items()}
    for each, value in steps(name, exercise).items():
        if each in TOGETHER.get(exercise, ()):
            continue

        def failing(text, each=each):
            said = grade(name, exercise, written({**true, each: text}), released=released)
            return {tested for tested, message in said.items() if message}

        marked = grade(
            name, exercise, written({**true, each: repr((-1.37 * value - 0.61).tolist())})
        )
        wrong = {tested for tested, message in marked.items() if message}
        for text in ("...", repr(f"{value.tolist()}")):
            assert failing(text) <= wrong, (each, text)
