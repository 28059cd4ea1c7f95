"""The numbers that lesson 8 states, and the claims it draws from its studies."""

import re

import numpy as np
import pytest

from authoring.settings import ROOT
from helpers import datasets
from helpers.nn import surfaces
from helpers.nn.network import Dense, Network, fit
from helpers.nn.optimizers import SGD, AdaGrad, Adam
from helpers.nn.schedules import SCHEDULES, Scheduled
from helpers.studies import get, results
from helpers.studies.tuning import at_own_rate


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


RATES = np.geomspace(0.01, 10, 61)
DOWN_THE_RAVINE = {
    "SGD": SGD,
    "momentum": lambda rate: SGD(rate, momentum=0.9),
    "Nesterov": lambda rate: SGD(rate, momentum=0.9, nesterov=True),
}


def _ends_at(name):
    make, hill = DOWN_THE_RAVINE[name], surfaces.SURFACES["ravine"]
    rate = surfaces.best_rate("ravine", make, RATES, steps=100)
    assert RATES[0] < rate < RATES[-1], "its own best rate lies inside the range tried"
    return hill.value(*surfaces.walk("ravine", make(rate), 100)[-1])


def test_the_ravine_is_as_steep_as_the_lesson_says():
    across = surfaces.SURFACES["ravine"].gradient(np.array([0.0, 1.0]))[1]
    along = surfaces.SURFACES["ravine"].gradient(np.array([1.0, 0.0]))[0]
    assert (across, along) == (2, 0.01)
    assert f"{across / along:.0f} times" in surfaces.SURFACES["ravine"].title


def test_no_rate_of_plain_descent_gets_along_the_ravine():
    """None that the steep direction allows leaves less than 0.99**100 of the way."""
    start = surfaces.SURFACES["ravine"].start[0]
    for rate in np.linspace(0.01, 0.999, 200):
        end = surfaces.walk("ravine", SGD(rate), 100)[-1]
        assert end[0] / start > 0.99**100
    beyond = surfaces.walk("ravine", SGD(1.05), 400)[-1]
    assert abs(beyond[1]) > 1e3, "beyond 1 the steep direction flies apart"


def test_what_is_printed_as_more_than_a_share_of_the_ravine_is_no_more_than_that_share():
    lesson = (ROOT / "manuscript/lessons/optimizers.md").read_text(encoding="utf-8")
    (template,) = re.findall(r"more than \{0\.99\*\*100:(\.\d%)\}", lesson)
    assert float(format(0.99**100, template).rstrip("%")) <= 100 * 0.99**100


def test_in_the_ravine_momentum_ends_a_hundred_times_lower_each_at_its_own_rate():
    plain, heavy, ahead = (_ends_at(name) for name in DOWN_THE_RAVINE)
    assert 50 < plain / heavy < 200
    assert ahead < heavy


def test_adagrads_first_step_is_the_longest_whatever_its_sum_starts_at():
    for start in (0.0, 0.1):
        w, optimizer, lengths = np.array([0.0]), AdaGrad(0.1, start), []
        for _ in range(20):
            before = w[0]
            optimizer.step([w], [np.array([1.0])])
            lengths.append(before - w[0])
        assert np.all(np.diff(lengths) < 0)


def test_the_accumulators_start_matters_after_a_tiny_first_slope():
    first = {}
    for start in (0.0, 0.1):
        w = np.array([0.0])
        AdaGrad(0.1, start).step([w], [np.array([0.001])])
        first[start] = -w[0]
    assert first[0.0] == pytest.approx(0.1, rel=0.1)
    assert first[0.1] < 0.001


def test_lesson_and_quiz_count_the_same_runs_of_the_race(race):
    runs = len(get("optimizer_race").MAKE) * len(race.seeds) * len(race.settings["learning_rates"])
    for file in ("lessons/optimizers.md", "quizzes/optimizers.yaml"):
        text = (ROOT / "manuscript" / file).read_text(encoding="utf-8")
        told = re.findall(r"here are (\d+): seven|In the lesson's (\d+) runs", text)
        assert told and all(int(a or b) == runs for a, b in told)


def test_a_rate_ten_times_too_large_may_ruin_all_or_cost_about_three_points(race):
    """So the lesson may say "too small", as its study does, and not "ten times off"."""
    rates, epochs = race.settings["learning_rates"], race.settings["epochs"]
    lost = {}
    for name in ("sgd", "adam"):
        loss = race[f"validation_{name}_{epochs}"]
        best = int(np.nanargmin(np.median(loss, axis=0)))
        test = race[f"test_{name}_{epochs}"]
        lost[name] = np.median(test[:, best] - test[:, rates.index(rates[best] * 10)])
        # The picture draws medians, and a reader looks for the highest point of a curve.
        curve = np.median(test, axis=0)
        drawn = curve.max() - curve[rates.index(rates[int(curve.argmax())] * 10)]
        assert lost[name] == pytest.approx(drawn, abs=0.01)
    assert lost["sgd"] > 0.5 and lost["adam"] == pytest.approx(0.03, abs=0.005)


def test_the_best_optimizers_are_wrong_on_three_to_four_digits_in_a_hundred(race):
    study = get("optimizer_race")
    for name in study.MAKE:
        wrong = 1 - np.median(at_own_rate(race, f"{name}_{race.settings['epochs']}"))
        assert 0.03 < wrong < 0.04


@pytest.mark.parametrize("seed", [0, 1])
def test_a_tenth_of_the_rate_with_the_lowest_loss_is_too_slow_and_three_times_it_ruins(seed):
    pixels, labels = datasets.digits()
    targets, rng = datasets.one_hot(labels), np.random.default_rng(seed)
    network = Network([Dense(64, 32, "relu", "he_normal"), Dense(32, 10)], rng=seed)
    optimizer, rates, losses = SGD(1e-3), np.geomspace(1e-3, 30, 200), []
    for optimizer.learning_rate in rates:
        batch = rng.integers(len(pixels), size=64)
        loss, gradients = network.loss_and_gradients(
            pixels[batch], targets[batch], "categorical_crossentropy_from_logits"
        )
        optimizer.step(network.parameters, gradients)
        losses.append(loss)
    X, kept, y, kept_y = datasets.split(pixels, targets, test=0.25, rng=0)
    right = {}
    for part in (0.1, 0.3, 1, 3):
        network = Network([Dense(64, 32, "relu", "he_normal"), Dense(32, 10)], rng=seed)
        rate = part * rates[int(np.argmin(losses))]
        fit(network, X, y, "categorical_crossentropy_from_logits", SGD(rate), 10, 64, rng=seed)
        right[part] = np.mean(network.forward(kept).argmax(axis=1) == kept_y.argmax(axis=1))
    assert right[1] - 0.04 < right[0.3] < right[1]
    assert right[0.1] < right[1] - 0.05 and right[3] < 0.5


def test_rounding_weighs_more_in_what_is_missing_to_one_than_in_the_number():
    beta = float(np.float32(0.999))
    assert f"{beta:.8f}" == "0.99900001"
    assert abs(beta / 0.999 - 1) < 1e-7 < 1e-5 < abs((1 - beta) / 0.001 - 1)


def test_high_critical_points_of_a_random_surface_have_more_negative_curvatures():
    """The Gaussian field of Bray and Dean (2007), as a sum of waves in three dimensions."""
    rng = np.random.default_rng(1)
    k, phase = rng.normal(size=(60, 3)), rng.uniform(0, 2 * np.pi, 60)
    height, negative = [], []
    for _ in range(300):
        x = rng.uniform(-4, 4, 3)
        for _ in range(30):  # Newton's method finds points of zero slope of every kind.
            angle = k @ x + phase
            hessian = -(k.T * np.cos(angle)) @ k
            x = x - np.clip(np.linalg.solve(hessian, -(k.T @ np.sin(angle))), -0.5, 0.5)
        angle = k @ x + phase
        if np.linalg.norm(k.T @ np.sin(angle)) < 1e-6:
            height.append(np.cos(angle).sum())
            negative.append((np.linalg.eigvalsh(-(k.T * np.cos(angle)) @ k) < 0).sum())
    assert len(height) > 50
    assert np.corrcoef(height, negative)[0, 1] > 0.5


def test_the_lesson_counts_the_runs_with_schedules():
    study, kept = get("learning_rate_schedules"), results("learning_rate_schedules")
    runs = len(SCHEDULES) * len(study.SETTINGS["learning_rates"]) * len(kept.seeds)
    text = (ROOT / "manuscript/lessons/optimizers.md").read_text(encoding="utf-8")
    assert f"Here are {runs} runs with momentum 0.9" in text


@pytest.mark.parametrize("name", SCHEDULES)
def test_a_schedule_is_a_factor_that_never_stops_training(name):
    """Every step of a training has a rate above 0, and no more than the highest."""
    w = np.array([0.0])
    optimizer = Scheduled(SGD(0.5), SCHEDULES[name], steps=40)
    before, lengths = 0.0, []
    for _ in range(40):
        optimizer.step([w], [np.array([-1.0])])
        lengths.append(w[0] - before)
        before = w[0]
    assert min(lengths) > 0 and max(lengths) == pytest.approx(0.5, rel=0.02)
    assert (name == "constant") == (lengths[-1] == pytest.approx(0.5))


def test_a_grid_of_rates_leaves_the_choice_to_validation_data(race):
    """With the grid of all rates an optimizer gets its own rate."""
    study, rates = get("optimizer_race"), race.settings["learning_rates"]
    for name in ("sgd", "momentum", "adam"):
        everything = study.at_best_of(race, name, rates)
        np.testing.assert_array_equal(everything, at_own_rate(race, f"{name}_10"))
        (alone,) = {tuple(study.at_best_of(race, name, [0.01]))}
        np.testing.assert_array_equal(alone, study.at_rate(race, name, 0.01))
