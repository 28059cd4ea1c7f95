"""The numbers that lesson 8 states, and the claims it draws from its studies."""

import numpy as np
import pytest

from helpers import datasets
from helpers.nn import surfaces
from helpers.nn.network import Dense, Network, fit
from helpers.nn.optimizers import SGD, Adam
from helpers.studies import get, results


@pytest.fixture(scope="module")
def race():
    return results("optimizer_race")


def test_gradient_descent_shrinks_below_two_over_curvature_only():
    for learning_rate, shrinks in ((0.1, True), (0.6, True), (0.7, False)):
        assert (abs(1 - 3 * learning_rate) < 1) is shrinks


def test_1024_samples_are_about_5_7_times_as_sharp_as_32():
    assert np.sqrt(1024 / 32) == pytest.approx(5.7, abs=0.05)
    assert 1024 // 32 == 32


def test_batch_size_one_makes_21540_updates_and_the_whole_set_least_progress():
    houses = datasets.housing()
    assert 5 * len(houses) == 21_540
    X = datasets.standardize(houses.drop(columns="Price").to_numpy())
    y = datasets.standardize(houses[["Price"]].to_numpy())
    final = {}
    for size, learning_rate in ((32, 0.05), (None, 0.05)):
        network = Network([Dense(4, 10, "relu"), Dense(10, 1)], rng=0)
        history = fit(network, X, y, "mse", SGD(learning_rate), 5, size, rng=0)
        final[size] = history.loss[-1]
    assert final[None] > 2 * final[32]


def test_the_race_has_700_runs(race):
    study = get("optimizer_race")
    assert len(study.MAKE) * len(race.settings["learning_rates"]) * len(race.seeds) == 700


def test_gentle_runs_of_the_kept_race_come_out_again(race):
    few = {**race.settings, "learning_rates": [0.001, 0.003]}
    again = get("optimizer_race").run(0, **few)
    position = race.settings["learning_rates"].index(0.001)
    for name in ("sgd", "adam"):
        kept = race[f"test_{name}_10"][0, position : position + 2]
        assert again[f"test_{name}_10"] == pytest.approx(kept, abs=0.01)


def test_walks_end_where_the_lesson_says():
    plain = surfaces.walk("two valleys", SGD(0.1), 60)[-1]
    rolling = surfaces.walk("two valleys", SGD(0.1, momentum=0.9), 60)[-1]
    assert plain[0] > 0 > rolling[0]
    slow = surfaces.walk("saddle", SGD(0.1), 30)[-1, 0]
    fast = surfaces.walk("saddle", Adam(0.1), 30)[-1, 0]
    assert slow < 1 < fast


@pytest.mark.parametrize("name", surfaces.SURFACES)
def test_gradient_of_each_surface_is_its_slope(name):
    hill, hair = surfaces.SURFACES[name], 1e-6
    for w in (np.array(hill.start), np.array([0.3, -0.7])):
        measured = [
            (hill.value(*(w + step)) - hill.value(*(w - step))) / (2 * hair)
            for step in hair * np.eye(2)
        ]
        assert hill.gradient(w) == pytest.approx(np.array(measured), abs=1e-6)
