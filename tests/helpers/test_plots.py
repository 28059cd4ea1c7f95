"""Shared plots draw the data they are given, and their descriptions state what is in it."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from helpers import activations
from helpers.display import function_plots, html_image, result_plots
from helpers.display.style import use_style


@pytest.fixture(autouse=True)
def _styled():
    with plt.rc_context():
        use_style()
        yield


@pytest.mark.parametrize("name", activations.names())
def test_a_gallery_draws_function_and_slope_and_says_what_they_do(name):
    entry = activations.get(name)
    fig, alt = function_plots.gallery([name], -5, 5)
    function, slope = [line for line in fig.axes[0].get_lines() if line.get_label()[0] != "_"]
    z = np.asarray(function.get_xdata())
    drawn = np.isfinite(function.get_ydata())
    np.testing.assert_array_equal(np.asarray(function.get_ydata())[drawn], entry(z[drawn]))
    drawn = np.isfinite(slope.get_ydata())
    np.testing.assert_array_equal(np.asarray(slope.get_ydata())[drawn], entry.derivative(z[drawn]))
    assert f"for z from -5 to 5. {entry.title}: " in alt
    if entry.minimum:
        assert f"to {entry.minimum[1]:.2g} at z = {entry.minimum[0]:.2g}" in alt
    html_image.png(fig)


def test_descriptions_follow_the_function():
    def said(name, low=-5, high=5):
        return function_plots.gallery([name], low, high)[1]

    assert "jumps from 0 to 1 at 0, slope 0 throughout." in said("step")
    assert "flat at first, then rising from 0 to 5, slope between 0 and 1." in said("relu")
    assert "Tanh: rises from -1 to 1, slope " in said("tanh")
    assert "falls from 5 to 0 at z = 0 and then rises to 5" in said("lisht")
    assert "LiSHT: falls from 5 to 0.76" in said("lisht", -5, -1)
    assert "stays at 0" in said("relu", -5, -1)


def test_jumps_of_the_slope_are_gaps_and_not_steep_lines():
    for name in ("relu", "hard_swish", "relu6"):
        fig, _ = function_plots.gallery([name], -8, 8)
        (slope,) = [line for line in fig.axes[0].get_lines() if line.get_label() == "slope"]
        steps = np.abs(np.diff(slope.get_ydata()))
        assert np.isnan(slope.get_ydata()).sum() == len(
            [kink for kink in activations.get(name).kinks if abs(kink) < 8]
        )
        assert np.nanmax(steps) < 0.2


def test_gallery_has_one_plot_and_one_sentence_a_function():
    fig, alt = function_plots.gallery()
    titles = [activations.get(name).title for name in activations.names()]
    assert [ax.get_title(loc="left") for ax in fig.axes] == titles
    for title in titles:
        assert f"{title}: " in alt
    assert alt.startswith("21 small plots")


def test_decision_boundary_counts_what_is_right():
    X = np.array([[-1.0, 0.0], [-2.0, 1.0], [1.0, 0.5], [2.0, -1.0]])
    y = np.array([0, 0, 1, 0])
    for shape in ((-1,), (-1, 1)):
        fig, alt = result_plots.decision_boundary(
            lambda X, shape=shape: 1 / (1 + np.exp(-3 * X[:, 0])).reshape(shape), X, y, title="Half"
        )
        assert alt == (
            "Half. The classifier calls 3 of the 4 points correctly (75%). It gives class 1 to "
            "50% of the area shown; the boundary meets the edge of the plot 2 times."
        )
        assert fig.axes[0].get_title(loc="left") == "Half: 75% right"


def test_one_wrong_of_three_hundred_is_no_hundred_percent():
    X = np.column_stack([np.linspace(-1, 1, 300), np.zeros(300)])
    y = (X[:, 0] > 0).astype(int)
    y[0] = 1
    fig, alt = result_plots.decision_boundary(lambda X: X[:, 0] > 0, X, y)
    assert "(99.7%)" in alt and fig.axes[0].get_title(loc="left").endswith(": 99.7% right")


def test_decision_boundary_tells_a_ring_from_no_boundary():
    X = np.random.default_rng(0).uniform(-1, 1, (50, 2))
    y = (np.hypot(*X.T) < 0.5).astype(int)
    _, ring = result_plots.decision_boundary(lambda X: np.hypot(*X.T) < 0.5, X, y)
    assert "the boundary closes on itself inside it" in ring and "(100%)" in ring
    _, none = result_plots.decision_boundary(lambda X: np.full(len(X), 0.1), X, y)
    assert "there is no boundary in it" in none


def test_decision_boundary_draws_into_given_axes_and_refuses_other_data():
    X, y = np.eye(2), np.array([0, 1])
    fig, axes = plt.subplots(1, 2)
    assert result_plots.decision_boundary(lambda X: X[:, 0], X, y, ax=axes[1])[0] is fig
    with pytest.raises(ValueError, match="shape \\(n, 2\\)"):
        result_plots.decision_boundary(lambda X: X[:, 0], np.ones((3, 4)), np.zeros(3))


def test_bars_start_at_zero_and_name_the_greatest_first():
    groups = {"tanh": [0.7, 0.8, 0.9], "relu": [0.9, 0.9, 0.9]}
    fig, alt = result_plots.bars(
        groups, "accuracy", title="Winners", baseline=0.6, baseline_label="guess"
    )
    ax = fig.axes[0]
    assert ax.get_xlim()[0] == 0
    assert sorted(patch.get_width() for patch in ax.patches) == pytest.approx([0.8, 0.9])
    assert alt == (
        "Winners, mean ± standard deviation: relu 0.9 ± 0 (3 runs); tanh 0.8 ± 0.1 (3 runs). "
        "The line marks the guess, 0.6."
    )
    dots = [line for line in ax.get_lines() if line.get_marker() == "o"]
    assert sorted(len(line.get_xdata()) for line in dots) == [3, 3]


def test_an_axis_that_does_not_start_at_zero_gets_points_and_no_bars():
    fig, _ = result_plots.bars({"a": [0.9, 0.95]}, "accuracy", start=0.8)
    assert fig.axes[0].patches == [] or len(fig.axes[0].patches) == 0
    assert fig.axes[0].get_xlim()[0] == 0.8
