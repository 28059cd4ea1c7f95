"""Faulty variants of the reference solutions are made, and the hidden tests reject them."""

import hashlib

import pytest

from authoring.course import unnumbered
from tests.answers import assignments
from tests.support import order
from tools.mutants import by_hand, of_assignment
from tools.mutants.generator import mutants
from tools.mutants.judging import TIMED_OUT, judge, judge_all
from tools.mutants.proofs import proof

# Learning from many seeds takes seconds a mutant; the grading report runs these.
SLOW = {"learn", "learn-xor", "repair", "measure", "compare", "own-rate"}
KERAS = "training-with-keras"  # every variant trains networks
ONE_IN = 24


def names(solution):
    return {mutant.name for mutant in mutants(solution)}


def test_operators_constants_and_terms_are_changed():
    found = names("y = 2 * x + 1")
    assert "arithmetic, line 1: 2 * x + 1 became 2 * x - 1" in found
    assert "arithmetic, line 1: 2 * x + 1 became 2 * x" in found
    assert "constant, line 1: 2 became 3" in found


def test_axes_keepdims_and_transposes_are_changed():
    found = names("s = np.sum(a.T, axis=0, keepdims=True)")
    assert "axis, line 1: axis=0 became axis=1" in found
    assert "constant, line 1: True became False" in found
    assert "transpose, line 1: a.T became a" in found


def test_lines_loops_and_returns_are_changed():
    solution = "def f(z):\n    a = 0\n    for i in range(3):\n        a += z\n    return a"
    found = names(solution)
    assert "removed, line 4: a += z became nothing" in found
    assert "series, line 3: range(3) became range(0, 4)" in found
    assert "result, line 5: return a became return z" in found


def test_only_what_students_write_is_changed():
    solution = "a = 1\nb = (\n    ### BEGIN SOLUTION\n    a + 1\n    ### END SOLUTION\n)"
    assert {mutant.source.split("\n")[0] for mutant in mutants(solution)} == {"a = 1"}


def test_no_mutant_is_the_solution_or_another_mutant():
    sources = [mutant.source for mutant in mutants("a = 2 * 2\nb = a - a")]
    assert len(sources) == len(set(sources))
    assert "a = 2 + 2\nb = a - a" not in sources


def test_an_endless_loop_is_rejected():
    endless = "def relu(z):\n    while True:\n        pass"
    said = judge(order.assignment("the-functions"), "relu", endless, 0.5)
    assert set(said.values()) == {TIMED_OUT}


@pytest.mark.parametrize("name", assignments())
def test_no_reason_outlives_its_mutant(name):
    made = {(exercise, mutant.name) for exercise, mutant in of_assignment(name)}
    assert [key for key in by_hand() if key[0] == name and key[1:] not in made] == []


@pytest.mark.parametrize("name", [name for name in assignments() if unnumbered(name) != KERAS])
def test_a_sample_of_the_mutants_is_rejected(name):
    sample = [
        (exercise, mutant)
        for exercise, mutant in of_assignment(name)
        if exercise not in SLOW
        and int(hashlib.sha256(f"{exercise} {mutant}".encode()).hexdigest(), 16) % ONE_IN == 0
        and (name, exercise, mutant.name) not in by_hand()
    ]
    assert sample
    verdicts = judge_all([(name, exercise, mutant.source) for exercise, mutant in sample])
    accepted = [
        f"{exercise}: {mutant}"
        for (exercise, mutant), said in zip(sample, verdicts, strict=True)
        if not any(said.values()) and not proof(name, exercise, mutant.source)
    ]
    assert accepted == []
