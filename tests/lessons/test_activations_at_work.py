"""The numbers that lesson 10 states, and the claims it draws from its studies."""

import numpy as np
import pytest

from helpers import activations, datasets
from helpers.lessons.activations_at_work import pictures
from helpers.studies import get, results
from helpers.studies.activations_on_cancer import sets
from helpers.studies.controlled_training import gain
from helpers.studies.statistics import paired_difference


@pytest.fixture(scope="module")
def cancer():
    return results("activations_on_cancer")


@pytest.fixture(scope="module")
def digits():
    return results("activations_on_digits")


def test_patients_and_baseline_are_those_of_the_text():
    _, y = datasets.breast_cancer()
    assert (len(y), int(y.sum())) == (569, 212)
    # 20 % of the patients are tested, so that one of them is worth about 0.9 points.
    assert 100 / round(0.2 * len(y)) == pytest.approx(0.9, abs=0.05)


def test_study_sizes_are_those_of_the_text(cancer, digits):
    names, rates = cancer.settings["activations"], cancer.settings["learning_rates"]
    assert (len(names), len(cancer.seeds), len(rates)) == (12, 20, 5)
    assert len(names) * len(cancer.seeds) * len(rates) == 1200
    assert len(digits.seeds) == 10


def test_gain_keeps_the_size_of_a_signal():
    z = np.random.default_rng(0).standard_normal(400_000)
    for name in ("relu", "swish", "tanh", "sigmoid", "selu"):
        a = activations.get(name)(z)
        assert gain(name) * np.mean(a**2) == pytest.approx(1, rel=0.01)
    assert gain("relu") == pytest.approx(2, rel=0.02)
    assert gain("swish") > gain("relu"), "Swish passes less, so it needs larger weights"


def test_no_bend_is_no_better_than_a_coin_on_rings_and_a_bend_solves_them():
    for name, low, high in (("linear", 0.4, 0.7), ("relu", 0.95, 1.0), ("tanh", 0.95, 1.0)):
        _, alt = pictures.boundaries("circles", [name])
        right = int(alt.split("(")[1].split("%")[0]) / 100
        assert low <= right <= high


def test_lisht_is_worse_on_the_tumors_and_softplus_ahead_by_less_than_a_patient(cancer):
    relu = cancer["accuracy_relu"]
    lisht = paired_difference(cancer["accuracy_lisht"], relu)
    assert lisht.high < -0.005
    one_patient = 1 / 114
    for name in ("softplus", "elu", "selu"):
        difference = paired_difference(cancer[f"accuracy_{name}"], relu)
        assert 0 < difference.low
        assert difference.mean < one_patient


def test_linear_network_is_as_good_as_relu_on_the_tumors(cancer):
    difference = paired_difference(cancer["accuracy_linear"], cancer["accuracy_relu"])
    assert difference.low < 0 < difference.high
    assert difference.mean > 0


def test_digits_are_right_about_96_times_in_100_whatever_the_activation(digits):
    means = {name: digits[f"accuracy_{name}"].mean() for name in digits.settings["activations"]}
    assert min(means.values()) > 0.95
    assert max(means.values()) - min(means.values()) < 0.012, "about one point"
    order = sorted(means, key=means.get)
    assert order[1] == "linear", "last but one"
    assert "sigmoid" in order[-3:], "among the best"
    assert order.index("relu") < len(order) / 2, "in the lower half"
    assert means["relu"] - means["linear"] == pytest.approx(0.005, abs=0.001)


def test_swish_against_relu_by_depth_is_as_the_lesson_says():
    kept = results("swish_by_depth")
    depths = kept.settings["depths"]
    assert depths == [2, 10, 20, 30, 40, 50]
    lead = {
        (design, layers): paired_difference(
            kept[f"accuracy_swish_{design}"][:, i], kept[f"accuracy_relu_{design}"][:, i]
        )
        for design in ("scaled", "he", "batchnorm")
        for i, layers in enumerate(depths)
    }
    for layers in (2, 10):
        assert lead["scaled", layers].low < 0 < lead["scaled", layers].high
    for layers in (20, 30, 40, 50):
        assert lead["scaled", layers].high < 0
    assert lead["scaled", 50].mean < -0.3
    assert 0 < lead["he", 10].low
    for layers in (20, 30):
        assert lead["he", layers].low < 0 < lead["he", layers].high
        assert lead["batchnorm", layers].mean > 0.3
    for layers in (40, 50):
        assert lead["he", layers].high < 0
    for layers in (2, 10, 20, 30, 40):
        assert 0 < lead["batchnorm", layers].low
    for name in ("relu", "swish"):
        assert kept[f"accuracy_{name}_batchnorm"][:, -1].mean() < 0.12, "no better than guessing"
    he, scaled = kept["accuracy_swish_he"], kept["accuracy_swish_scaled"]
    assert (he.mean(axis=0) > scaled.mean(axis=0))[[2, 3]].all()
    assert 3 * len(depths) * len(kept.seeds) * 2 == 360
    X, y = datasets.digits()
    assert len(sets(X, y, 0)["train"][0]) == 1079


def test_shallow_part_of_the_kept_depths_comes_out_again():
    kept, study = results("swish_by_depth"), get("swish_by_depth")
    again = study.run(kept.seeds[0], **{**kept.settings, "depths": [2]})
    for name in ("relu", "swish"):
        for design in study.DESIGNS:
            key = f"accuracy_{name}_{design}"
            assert again[key][0] == pytest.approx(kept[key][0, 0], abs=0.02)


@pytest.mark.parametrize("name", ["activations_on_cancer", "activations_on_digits"])
def test_kept_results_come_out_again(name):
    kept, study = results(name), get(name)
    few = {**kept.settings, "activations": ["relu", "lisht"]}
    again = study.run(kept.seeds[0], **few)
    for activation in few["activations"]:
        assert again[f"accuracy_{activation}"] == pytest.approx(
            kept[f"accuracy_{activation}"][0], abs=0.02
        )


def test_best_of_twelve_equals_lies_1_6_spreads_above_the_mean():
    best = np.random.default_rng(0).standard_normal((20_000, 12)).max(axis=1).mean()
    assert best == pytest.approx(1.6, abs=0.05)
    assert 1.5 * best == pytest.approx(2.4, abs=0.1)


def test_two_thirds_of_the_width_keep_the_weights_of_a_gated_block():
    assert 2 * 96 * 384 == 3 * 96 * 256
