"""The numbers of lesson 1 that no cell computes right beside them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from helpers import activations, datasets
from helpers.lessons.intuition import pictures
from helpers.nn.piecewise import bends
from helpers.widgets import hinges

LESSONS = Path(__file__).parents[2] / "manuscript" / "lessons"
CORNERS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
TEXT = " ".join(
    (Path(__file__).parents[2] / "manuscript" / "lessons" / "intuition.md")
    .read_text(encoding="utf-8")
    .split()
)


def relu(z):
    return np.maximum(0, z)


def interpolated(target, count, x, low=-3.0, high=3.0):
    points = np.linspace(low, high, count + 1)
    return np.interp(x, points, target(points))


def pieces_of(x, y):
    return len(bends(x, y)) + 1


def test_the_first_neuron_sums_to_minus_one_half_and_says_zero():
    z = np.array([0.5, 1.0]) @ np.array([2.0, -1.0]) - 0.5
    assert z == -0.5
    assert activations.get("relu")(z) == 0
    assert 0 < activations.get("sigmoid")(z) < 0.5


def test_three_layers_hold_31_numbers_and_one_layer_needs_3():
    assert 2 * 4 + 4 + 4 * 3 + 3 + 3 * 1 + 1 == 31
    assert 31 - (2 * 1 + 1) == 28


def test_the_tent_cancels_far_to_the_right():
    assert [2 * 50, -4 * 49, 2 * 48] == [100, -196, 96]
    assert sum([100, -196, 96]) == 0


def test_weights_of_hinges_are_changes_of_slope():
    slopes = np.cumsum([2, -4, 2])
    assert slopes.tolist() == [2, -2, 0]


def test_the_absolute_value_is_met_by_an_even_number_of_hinges_only():
    x = np.linspace(-3, 3, 1201)
    gaps = {n: np.abs(interpolated(np.abs, n, x) - np.abs(x)).max() for n in range(2, 7)}
    assert all(gaps[n] < 1e-12 for n in (2, 4, 6))
    assert all(gaps[n] > 0.1 for n in (3, 5))


def test_doubling_the_hinges_divides_the_gap_by_about_four():
    def wave(x):
        return np.sin(x) + 0.5 * np.sin(3 * x)

    x = np.linspace(-3, 3, 1201)
    gaps = [np.abs(interpolated(wave, n, x) - wave(x)).max() for n in (32, 64, 128, 256)]
    for wide, narrow in zip(gaps, gaps[1:], strict=False):
        assert wide / narrow == pytest.approx(4, abs=0.1)


def test_the_textbook_bound_on_the_gap_holds():
    def wave(x):
        return np.sin(x) + 0.5 * np.sin(3 * x)

    x = np.linspace(-3, 3, 1201)
    curvature = np.abs(-np.sin(x) - 4.5 * np.sin(3 * x)).max()
    for n in (8, 16, 32, 64):
        gap = np.abs(interpolated(wave, n, x) - wave(x)).max()
        assert gap <= curvature * (6 / n) ** 2 / 8 * 1.001


@pytest.mark.parametrize("layers", [1, 2, 3, 4])
def test_each_layer_of_two_units_doubles_the_pieces(layers):
    x = y = np.linspace(0, 1, 2**10 + 1)
    for _ in range(layers):
        y = 2 * relu(y) - 4 * relu(y - 0.5)
    assert pieces_of(x, y) == 2**layers


def test_eight_units_side_by_side_make_at_most_nine_pieces():
    x = np.linspace(-3, 3, 60001)
    for seed in range(20):
        rng = np.random.default_rng(seed)
        knots, weights = rng.uniform(-2.9, 2.9, 8), rng.normal(size=8)
        signs = rng.choice([-1, 1], 8)
        y = relu(signs * np.subtract.outer(x, knots)) @ weights
        assert pieces_of(x, y) <= 9


def test_relu_does_not_keep_sums():
    assert relu(1) + relu(-1) == 1
    assert relu(1 - 1) == 0


def test_one_step_neuron_makes_14_of_16_truth_tables_and_never_xor():
    grid = np.arange(-3, 4)
    w1, w2, b = np.meshgrid(grid, grid, np.arange(-7, 8) - 0.5, indexing="ij")
    z = CORNERS @ np.stack([w1.ravel(), w2.ravel()]) + b.ravel()
    found = {tuple(column) for column in (z >= 0).astype(int).T}
    assert len(found) == 14
    assert (0, 1, 1, 0) not in found
    assert (1, 0, 0, 1) not in found


@pytest.mark.parametrize(
    ("f", "name"),
    [
        (lambda s: (2 * relu(s) - 4 * relu(s - 1) + 2 * relu(s - 2)) / 2, "half the lesson's tent"),
        (lambda s: np.sin(np.pi * s / 2), "sine"),
    ],
)
def test_a_function_that_goes_up_and_down_does_xor_alone(f, name):
    np.testing.assert_allclose(f(CORNERS.sum(axis=1)), [0, 1, 1, 0], atol=1e-12)


def test_the_dip_of_swish_does_xor_behind_a_threshold():
    z = 2.4 * (CORNERS.sum(axis=1) - 1.0) - 1.278
    assert (activations.get("swish")(z) < -0.25).astype(int).tolist() == [0, 1, 1, 0]


def test_the_inner_class_is_a_ring_with_a_hole_and_no_disk():
    X, y = datasets.circles(4000, noise=0.12, rng=0)
    radius = np.linalg.norm(X[y == 1], axis=1)
    filled = (0.25 / np.quantile(radius, 0.95)) ** 2  # what a disk would have this near the middle
    assert np.mean(radius < 0.25) < filled / 5
    cuts = {name: lambda X: 0.6 - X[:, 0] for name in ("a cut", "the same cut")}
    _, alt = pictures.boundaries(X, y, cuts)
    assert "around a small ring of the other" in alt


def test_the_best_straight_cut_of_two_rings_is_better_than_a_coin():
    # Many points, in few directions, so that the cut is not chosen for the luck of a sample.
    X, y = datasets.circles(100_000, noise=0.12, rng=0)
    cuts = np.linspace(-1, 1, 81)
    best = max(np.mean((X[:, axis] < cut) == y) for axis in (0, 1) for cut in cuts)
    assert f"about {100 * best:.0f} %" == "about 63 %"
    assert "The best of all straight cuts does better, about 63 %" in TEXT


def test_the_text_names_the_height_that_the_targets_of_the_game_need():
    heights = {points[0][1] for points in hinges.TARGETS.values()}
    assert len(heights) > 1  # one height on the left does not fit them all
    assert "You choose the height on the left" in TEXT


def test_two_xor_networks_disagree_in_the_middle():
    assert relu(1.0) - 2 * relu(1.0 - 1) == 1
    assert relu(0.5 - 0.5) + relu(0.5 - 0.5) == 0


@pytest.mark.parametrize(
    "picture",
    [
        lambda: pictures.four_devices(),
        lambda: pictures.xor_fold(),
        lambda: pictures.xor_has_no_line(),
        lambda: pictures.neuron((2, -1), (0.0, 0.0), 0.0, "step"),
        lambda: pictures.neuron((2, -1), (-2.0, 2.0), 3.0, "tanh"),
    ],
)
def test_pictures_draw_at_the_ends_of_their_sliders(picture, recwarn):
    fig, alt = picture()
    fig.canvas.draw()
    assert len(alt) > 40
    assert not recwarn.list


def test_four_activations_give_three_answers_to_one_sum():
    z = np.array([0.5, 1.0]) @ np.array([2.0, -1.0]) - 0.5
    names = ("relu", "sigmoid", "step", "linear")
    answers = {name: float(activations.get(name)(z)) for name in names}
    assert answers["relu"] == answers["step"]
    assert len(set(answers.values())) == 3
    text = (LESSONS / "intuition.md").read_text(encoding="utf-8")
    assert "three different answers: on this side of zero only ReLU and the step agree" in text
