"""The numbers of lesson 2 that no cell computes right beside them."""

from __future__ import annotations

import re

import numpy as np
import pytest

from helpers import activations
from helpers.lessons.history import pictures
from helpers.lessons.history.timeline import MILESTONES


def test_milestones_are_in_the_order_of_their_years():
    years = [milestone.year for milestone in MILESTONES]
    assert years == sorted(years)
    assert (years[0], years[-1]) == (1838, 2020)
    assert years[-1] - years[0] == 182


def test_nothing_on_the_timeline_lies_in_the_long_quiet():
    assert not [m for m in MILESTONES if 1970 <= m.year <= 1985]


def test_the_last_decade_brought_more_functions_than_all_the_years_before():
    functions = [m.year for m in MILESTONES if m.kind == "function"]
    late = sum(year >= 2010 for year in functions)
    assert late > len(functions) - late


def test_every_milestone_of_the_curriculum_is_there():
    years = {(m.year, m.who.split(" ")[0].strip(",")) for m in MILESTONES}
    wanted = {
        (1838, "Verhulst"), (1943, "McCulloch"), (1958, "Rosenblatt"), (1969, "Minsky"),
        (1969, "Fukushima"), (1986, "Rumelhart"), (1989, "Cybenko"), (1990, "Bridle"),
        (1993, "Leshno"), (1998, "LeCun"), (2001, "Dugas"), (2010, "Glorot"), (2010, "Nair"),
        (2011, "Glorot"), (2013, "Maas"), (2015, "He"), (2015, "Clevert"), (2016, "Hendrycks"),
        (2017, "Klambauer"), (2017, "Ramachandran"), (2019, "Roy"), (2019, "Misra"),
        (2020, "Shazeer"),
    }  # fmt: skip
    assert wanted <= years


def test_the_sigmoid_has_the_slope_that_verhulst_asked_for():
    z = np.linspace(-8, 8, 200)
    sigmoid = activations.get("sigmoid")
    a = sigmoid(z)
    np.testing.assert_allclose(sigmoid.derivative(z), a * (1 - a), rtol=1e-12)
    assert sigmoid(-6.0) == pytest.approx(0.0025, rel=0.02)


@pytest.mark.parametrize("z", [0.0, 1.0, -2.5])
def test_tanh_is_a_stretched_sigmoid(z):
    assert np.tanh(z) == pytest.approx(2 * activations.get("sigmoid")(2 * z) - 1, rel=1e-12)


def test_lecun_s_constant_makes_tanh_reach_one_at_one():
    assert round(1 / np.tanh(2 / 3), 4) == 1.7159
    assert 1.7159 * np.tanh(2 / 3) == pytest.approx(1, abs=1e-5)


def test_the_slope_of_softplus_is_the_sigmoid_and_it_is_convex():
    z = np.linspace(-6, 6, 601)
    softplus = activations.get("softplus")
    np.testing.assert_allclose(softplus.derivative(z), activations.get("sigmoid")(z), rtol=1e-12)
    assert (np.diff(softplus(z), 2) > 0).all()


def test_the_usual_weights_lose_about_half_of_the_signal_in_each_layer():
    # A uniform weight between -l and l has variance l**2 / 3; with l = 1/sqrt(n) the sum of n
    # products has a third of the input's variance, so 0.577 of its size before tanh shrinks it.
    assert np.sqrt(1 / 3) == pytest.approx(0.577, abs=1e-3)
    rng = np.random.default_rng(0)
    a = rng.normal(size=(300, 200))
    found = []
    for _ in range(10):
        a = np.tanh(a @ rng.uniform(-1, 1, size=(200, 200)) / np.sqrt(200))
        found.append(a.std())
    kept = np.array(found) / np.array([1.0, *found[:-1]])  # the inputs have a spread of 1
    assert ((kept > 0.4) & (kept < 0.6)).all()


def test_tuning_beta_cuts_the_worst_error_by_a_third():
    z = np.linspace(-6, 6, 4801)
    swish, gelu = activations.get("swish"), activations.get("gelu")
    usual = np.abs(swish(z, beta=1.702) - gelu(z)).max()
    best = np.abs(swish(z, beta=1.773) - gelu(z)).max()
    assert best / usual == pytest.approx(2 / 3, abs=0.03)


def test_swish_starts_as_a_half_open_gate():
    z = np.linspace(-4, 4, 81)
    np.testing.assert_allclose(activations.get("swish")(z, beta=0.0), z / 2, atol=1e-15)


@pytest.mark.parametrize(
    ("name", "gate"),
    [
        ("relu", lambda z: (z > 0).astype(float)),
        ("swish", lambda z: 1 / (1 + np.exp(-z))),
        ("lisht", np.tanh),
        ("mish", lambda z: np.tanh(np.log1p(np.exp(z)))),
    ],
)
def test_the_family_of_act_five_is_z_times_its_gate(name, gate):
    z = np.linspace(-5, 5, 101)
    np.testing.assert_allclose(activations.get(name)(z), z * gate(z), atol=1e-12)


def test_mish_dips_deeper_than_swish_and_bends_more_sharply():
    z = np.linspace(-5, 5, 10_001)
    sharpest = {
        name: np.abs(np.gradient(activations.get(name).derivative(z), z)).max()
        for name in ("swish", "mish")
    }
    assert sharpest["mish"] > 1.2 * sharpest["swish"]
    assert activations.get("mish").minimum[1] < activations.get("swish").minimum[1]
    told = {milestone.what: milestone.problem for milestone in MILESTONES}
    assert told["Mish"] == "a deeper dip"


def test_a_silent_unit_behind_a_layer_that_learns_can_fire_again():
    X = np.random.default_rng(0).normal(size=(100, 2))
    y = np.sin(2 * X[:, :1]) + X[:, 1:] ** 2
    again = 0
    for seed in range(5):
        rng = np.random.default_rng(seed)
        W, b = rng.normal(size=(2, 16)), np.zeros(16)
        V, c = rng.normal(scale=0.35, size=(16, 16)), rng.normal(scale=0.5, size=16) - 1
        u, d, silent = rng.normal(scale=0.35, size=(16, 1)), 0.0, np.zeros(16, bool)
        for _ in range(1000):
            h = np.maximum(0, X @ W + b)
            a = np.maximum(0, h @ V + c)
            fires = (a > 0).any(axis=0)
            again += int(np.sum(silent & fires))
            silent = ~fires
            dy = 2 * (a @ u + d - y) / len(X)
            da = (dy @ u.T) * (a > 0)
            dh = (da @ V.T) * (h > 0)
            u, d = u - 0.02 * a.T @ dy, d - 0.02 * dy.sum()
            V, c = V - 0.02 * h.T @ da, c - 0.02 * da.sum(axis=0)
            W, b = W - 0.02 * X.T @ dh, b - 0.02 * dh.sum(axis=0)
    assert again


def test_prelu_starts_at_a_quarter_and_leaky_relu_at_a_hundredth():
    assert activations.get("prelu").parameters["alpha"] == 0.25
    assert activations.get("leaky_relu").parameters["alpha"] == 0.01


def test_a_sure_neuron_has_hardly_any_slope():
    assert 0.999 * 0.001 == pytest.approx(0.001, rel=0.01)


@pytest.mark.parametrize("beta", [0.0, 1.0, 10.0])
def test_the_explorer_draws_at_the_ends_of_its_slider(beta, recwarn):
    fig, alt = pictures.swish_family(beta)
    fig.canvas.draw()
    assert "GELU" in alt
    assert not recwarn.list


def test_the_drawn_exponential_passes_one_where_its_text_says():
    time = np.linspace(-6, 6, 1201)
    start = activations.sigmoid(-6.0)
    fig, alt = pictures.growth(time, activations.sigmoid(time), start * np.exp(time + 6))
    crossing = np.log1p(np.exp(-6.0))  # start * exp(t + 6) = 1
    told = float(re.search(r"passes 1 at about time (\S+);", alt)[1])
    assert told == pytest.approx(crossing, abs=0.005)
