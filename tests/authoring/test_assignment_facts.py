"""What an assignment says of its data is so."""

import re

import numpy as np
import pytest

from tests.answers.running import assignment, solved

NAME = "10-activations-at-work"


@pytest.mark.parametrize("seed", [0, 1, 17])
def test_the_test_set_has_as_many_patients_as_the_assignment_says(seed):
    parts = solved(NAME)["sets"](seed)
    sizes = {name: len(labels) for name, (_, labels) in parts.items()}
    assert sizes == {"train": 343, "validation": 113, "test": 113}
    everything = "\n".join(
        [*assignment(NAME).setup]
        + [test.source for test in assignment(NAME).exercises["reading"].tests]
    )
    said = re.findall(r"20 % \((\d+)\) for the test|of (\d+) patients is that", everything)
    assert said
    assert {number for pair in said for number in pair if number} == {str(sizes["test"])}


def test_the_example_of_a_recommendation_states_the_numbers_of_the_solution():
    ns = solved(NAME)
    rows = dict(zip(ns["activations"], 113 * ns["accuracies"], strict=True))
    n, ratio = len(ns["seeds"]), 113 / 343

    def mean_and_reach(name, overlap=0.0):
        d = rows[name] - rows["relu"]
        return d.mean(), ns["student_t"](n) * d.std(ddof=1) * np.sqrt(1 / n + overlap)

    for name in ("linear", "tanh", "lisht"):
        mean, reach = mean_and_reach(name)
        assert abs(mean) < reach, "all three intervals hold 0"
    mean, reach = mean_and_reach("lisht")
    assert [mean, mean - reach, mean + reach] == pytest.approx([-0.8, -1.8, 0.2], abs=0.05)
    assert mean_and_reach("lisht", ratio)[1] == pytest.approx(2, abs=0.1), "at twice the width"
    assert 2 < np.sqrt(1 + n * ratio) < 2.2
    assert mean_and_reach("linear")[0] == pytest.approx(0.3, abs=0.05)
    assert min(each.mean() for each in rows.values()) > 0.95 * 113


def test_no_straight_boundary_gets_below_0_26_on_the_moons():
    ns = solved("08-optimizers")
    X, y = ns["X_moons"], ns["y_moons"]
    A, w = np.column_stack([np.ones(len(X)), X]), np.zeros((3, 1))
    for _ in range(20):  # Newton's method; the loss is convex
        p = 1 / (1 + np.exp(-A @ w))
        w -= np.linalg.solve(A.T @ (A * p * (1 - p)), A.T @ (p - y))
    assert np.mean(np.logaddexp(0, A @ w) - y * (A @ w)) == pytest.approx(0.26, abs=0.002)


def test_relus_get_stuck_on_xor_more_often_than_the_tanh_units_of_the_lesson():
    ns = solved("06-backpropagation")
    X, y, seeds = ns["X_xor"], ns["y_xor"], range(30)

    def with_tanh(parameters, X, y):
        W1, b1, W2, b2 = parameters
        hidden = np.tanh(X @ W1 + b1)
        output = 1 / (1 + np.exp(-(hidden @ W2 + b2)))
        dz2 = (output - y) / len(X)
        dz1 = (dz2 @ W2.T) * (1 - hidden**2)
        loss = -np.mean(y * np.log(output) + (1 - y) * np.log(1 - output))
        return loss, [X.T @ dz1, dz1.sum(axis=0), hidden.T @ dz2, dz2.sum(axis=0)]

    def stuck(gradients_of, units):
        ends = (
            ns["train"](ns["start"](seed, units), X, y, gradients_of, 0.5, 1500)[1]
            for seed in seeds
        )
        return sum(losses[-1] > 0.3 for losses in ends)

    for units in (2, 4):
        assert stuck(ns["backward"], units) > stuck(with_tanh, units)


@pytest.mark.parametrize("units", [4, 16])
def test_training_with_the_two_slips_leaves_the_loss_on_xor_at_0_69(units):
    ns = solved("06-backpropagation")
    for seed in range(3):
        given = ns["start"](seed, units), ns["X_xor"], ns["y_xor"], ns["suspect"]
        assert ns["train"](*given, 0.5, 2000)[1][-1] == pytest.approx(np.log(2), abs=0.005)
