"""The numbers of lesson 3 that no cell computes right beside them."""

import inspect
import math
from pathlib import Path

import numpy as np
import pytest

from helpers import activations
from helpers.lessons.the_functions import costs

TEXT = " ".join(
    (Path(__file__).parents[2] / "manuscript" / "lessons" / "the-functions.md")
    .read_text(encoding="utf-8")
    .split()
)
FIVE = np.array([2, 1.5, -3, 10, 6], dtype=np.float32)
PRINTED_IN_TUTORIAL = {
    "linear": [2.0, 1.5, -3.0, 10.0, 6.0],
    "relu": [2.0, 1.5, 0.0, 10.0, 6.0],
    "sigmoid": [0.8807971, 0.8175745, 0.04742587, 0.9999546, 0.99752736],
    "tanh": [0.9640276, 0.9051482, -0.9950547, 1.0, 0.99998784],
}
UNIT_IN_FLOAT32 = np.finfo(np.float32).eps


def naive_sigmoid(z):
    return 1 / (1 + np.exp(-z))


def naive_tanh(z):
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))


@pytest.mark.parametrize("name", PRINTED_IN_TUTORIAL)
def test_five_numbers_in_float32_are_those_of_the_source(name):
    found = activations.get(name)(FIVE)
    assert found.dtype == np.float32
    np.testing.assert_allclose(found, PRINTED_IN_TUTORIAL[name], rtol=2 * UNIT_IN_FLOAT32)


def test_the_first_neuron_has_z_and_activations_of_3_5():
    z = np.array([0.5, -1.5]) @ np.array([2, 5]) + 10
    assert z == 3.5
    assert activations.get("linear")(z) == 3.5
    assert activations.get("relu")(z) == 3.5
    assert activations.get("relu").derivative(z) == 1


def test_relu_at_minus_ten_is_zero_with_slope_zero():
    relu = activations.get("relu")
    assert relu(-10) == 0
    assert relu.derivative(-10) == 0


def test_sigmoid_at_minus_two_and_minus_ten():
    sigmoid = activations.get("sigmoid")
    assert sigmoid(-2) == pytest.approx(0.11920292202211755, rel=1e-14)
    assert sigmoid(-10) == pytest.approx(4.5397868702434395e-05, rel=1e-14)
    assert sigmoid.derivative(-10) == pytest.approx(4.5395807735951673e-05, rel=1e-14)


def test_value_and_slope_of_sigmoid_at_minus_ten_agree_to_four_digits():
    sigmoid = activations.get("sigmoid")
    assert f"{sigmoid(-10):.3e}" == f"{sigmoid.derivative(-10):.3e}"
    assert f"{sigmoid(-10):.5e}" != f"{sigmoid.derivative(-10):.5e}"


def test_naive_tanh_at_minus_ten_is_off_in_the_last_place_and_its_slope_in_the_eighth_digit():
    naive, exact = naive_tanh(-10.0), np.tanh(-10.0)
    assert naive == pytest.approx(-0.9999999958776926, abs=1e-16)
    assert exact == pytest.approx(-0.9999999958776927, abs=1e-16)
    assert 0 < abs(naive - exact) <= 2 * np.spacing(1 - 1e-9)
    slope, exact_slope = 1 - naive**2, activations.get("tanh").derivative(-10.0)
    assert slope == pytest.approx(8.2446e-09, rel=1e-5)
    assert 1e-9 < abs(slope / exact_slope - 1) < 1e-7


def test_sigmoid_rounds_to_one_from_37_on_in_float64():
    assert naive_sigmoid(36.0) < 1
    assert naive_sigmoid(37.0) == 1


def test_naive_tanh_is_nan_past_709_in_float64_and_from_89_on_in_float32():
    with np.errstate(over="ignore", invalid="ignore"):
        assert np.isfinite(naive_tanh(709.0))
        assert np.isnan(naive_tanh(710.0))
        assert np.isfinite(naive_tanh(np.float32(88)))
        assert np.isnan(naive_tanh(np.float32(89)))


def test_slope_of_tanh_at_ten_is_zero_by_the_formula_in_float32_but_not_in_truth():
    ten = np.float32(10)
    assert 1 - np.tanh(ten) ** 2 == 0
    assert activations.get("tanh").derivative(ten) == pytest.approx(8.2e-9, rel=0.01)


def test_tanh_form_of_gelu_is_about_forty_times_closer_than_the_sigmoid_form():
    z = np.linspace(-6, 6, 120_001)
    exact = activations.get("gelu")(z)
    errors = {
        name: np.abs(activations.get(name)(z) - exact) for name in ("gelu_tanh", "gelu_sigmoid")
    }
    assert errors["gelu_tanh"].max() == pytest.approx(4.73e-4, rel=2e-3)
    assert abs(z[errors["gelu_tanh"].argmax()]) == pytest.approx(2.70, abs=0.005)
    assert errors["gelu_sigmoid"].max() == pytest.approx(2.03e-2, rel=3e-3)
    assert z[errors["gelu_sigmoid"].argmax()] == pytest.approx(-2.27, abs=0.005)
    ratio = errors["gelu_sigmoid"].max() / errors["gelu_tanh"].max()
    assert ratio == pytest.approx(40, rel=0.1)


def test_the_stretched_tanh_takes_one_to_one_and_goes_flat_later():
    assert 1.7159 * math.tanh(2 / 3) == pytest.approx(1, abs=1e-4)
    z = np.linspace(0, 10, 10_001)
    slope = activations.get("tanh").derivative(z)
    stretched = activations.get("tanh").derivative(2 * z / 3)
    assert z[stretched < 0.1][0] > z[slope < 0.1][0]


def test_lowest_points():
    for name, z_low, low in (
        ("gelu", -0.75179, -0.16997), ("swish", -1.27846, -0.27846), ("mish", -1.19243, -0.30884),
    ):  # fmt: skip
        z = np.linspace(-3, 0, 300_001)
        values = activations.get(name)(z)
        assert z[values.argmin()] == pytest.approx(z_low, abs=2e-5)
        assert values.min() == pytest.approx(low, abs=1e-5)


def test_lowest_value_of_swish_is_the_lowest_z_plus_one():
    z_low, low = activations.get("swish").minimum
    assert low == pytest.approx(z_low + 1, abs=1e-12)


def test_selu_constants_keep_mean_zero_and_variance_one():
    z = np.linspace(-12, 12, 240_001)
    weight = np.exp(-z * z / 2) / math.sqrt(2 * math.pi) * (z[1] - z[0])
    a = activations.get("selu")(z)
    assert weight @ a == pytest.approx(0, abs=1e-9)
    assert weight @ (a * a) == pytest.approx(1, abs=1e-9)
    assert activations.get("selu")(-1000.0) == pytest.approx(-1.7581, abs=1e-4)


def test_the_prelu_exercise_of_the_lesson_ends_at_0_45():
    z, arriving = np.array([-2.0, 3.0, -1.0]), np.array([0.5, 1.0, 1.0])
    gradient = arriving @ activations.prelu_alpha_gradient(z)
    assert 0.25 - 0.1 * gradient == pytest.approx(0.45)


def train_dead_neuron(name, steps=400, **parameters):
    """Train the lesson's neuron, which starts with all z negative; return errors and the bias."""
    inputs, errors = np.random.default_rng(1).normal(size=200), []
    f, w, b = activations.get(name), 0.5, -4.0
    for _ in range(steps):
        z = w * inputs + b
        wrong = f(z, **parameters) - np.maximum(0, inputs)
        errors.append(np.mean(wrong**2))
        delta = 2 * wrong * f.derivative(z, **parameters) / len(inputs)
        w, b = w - 0.3 * (delta @ inputs), b - 0.3 * delta.sum()
    return errors, b


def test_a_dead_neuron_stays_dead_with_relu():
    errors, b = train_dead_neuron("relu")
    assert b == -4.0
    assert errors[0] == errors[-1]


def test_a_dead_neuron_with_slope_0_01_wakes_after_some_300_steps():
    errors, _ = train_dead_neuron("leaky_relu", alpha=0.01)
    assert errors[300] > 0.95 * errors[0]
    assert errors[-1] < 0.5 * errors[0]
    faster, _ = train_dead_neuron("leaky_relu", alpha=0.2)
    assert faster[100] < errors[-1]


def test_a_dead_neuron_with_swish_walks_away_from_the_data():
    _, b = train_dead_neuron("swish")
    assert activations.get("swish").derivative(-3.0) < 0
    assert b < -4.0


def test_slope_of_softplus_from_its_own_activation():
    z = np.linspace(-5, 5, 11)
    softplus = activations.get("softplus")
    np.testing.assert_allclose(1 - np.exp(-softplus(z)), softplus.derivative(z), rtol=1e-10)


def test_defaults_of_keras_are_those_of_the_table():
    keras = pytest.importorskip("keras", reason="TensorFlow is not installed")
    leaky = inspect.signature(keras.activations.leaky_relu).parameters["negative_slope"].default
    assert leaky == 0.2
    assert keras.layers.LeakyReLU().negative_slope == pytest.approx(0.3)
    assert type(keras.layers.PReLU().alpha_initializer).__name__ == "Zeros"
    assert inspect.signature(keras.activations.gelu).parameters["approximate"].default is False
    assert inspect.signature(keras.ops.gelu).parameters["approximate"].default is True


def test_defaults_of_this_course_are_those_of_the_table():
    assert activations.get("leaky_relu").parameters == {"alpha": 0.01}
    assert activations.get("prelu").parameters == {"alpha": 0.25}


@pytest.mark.parametrize("name", costs.LEAN)
def test_what_is_timed_as_well_written_computes_the_same_function(name):
    z = np.linspace(-60, 60, 4001).astype(np.float32)
    found, wanted = costs.LEAN[name](z), activations.get(name).function(z.astype(float))
    assert found.dtype == np.float32
    np.testing.assert_allclose(found, wanted, rtol=1e-5, atol=1e-6)


def test_costs_are_ratios_to_relu_of_the_same_round():
    now = 0.0

    def take(seconds):
        def function(z):
            nonlocal now
            now += seconds * z

        return function

    found = costs.relative_costs(
        {"mish": take(3.0), "relu": take(2.0), "tanh": take(1.0)}, 7, rounds=3, clock=lambda: now
    )
    assert {name: cost.tolist() for name, cost in found.items()} == {
        "tanh": [0.5] * 3,
        "relu": [1.0] * 3,
        "mish": [1.5] * 3,
    }


def test_the_bars_say_every_cost_in_words():
    found = {"a way": {"tanh": np.array([0.4, 0.5, 0.6]), "relu": np.ones(3)}}
    fig, alt = costs.cost_bars(found)
    assert "a way: tanh 0.5, relu 1.0" in alt
    assert [label.get_text() for label in fig.axes[0].get_yticklabels()] == ["Tanh", "ReLU"]


@pytest.mark.parametrize("name", ["gelu", "swish"])
def test_half_of_the_outputs_of_a_self_gated_function_are_negative_and_the_mean_is_not(name):
    z = np.random.default_rng(0).normal(size=20_000)
    a = activations.get(name)(z)
    np.testing.assert_array_equal(np.sign(a), np.sign(z))
    assert a.mean() > 0.2
    assert "their mean output is positive" in TEXT


@pytest.mark.parametrize(("form", "low", "high"), [
    ("gelu_tanh", 5e-5, 3e-3), ("gelu_sigmoid", 5e-3, 1e-1),
])  # fmt: skip
def test_in_which_digit_another_form_of_gelu_changes_a_network_s_answers(form, low, high):
    for depth in (1, 12):
        rng = np.random.default_rng(0)
        X, weights = rng.normal(size=(200, 64)), rng.normal(size=(depth, 64, 64)) * (2 / 64) ** 0.5
        answers = {}
        for name in ("gelu", form):
            a = X
            for W in weights:
                a = activations.get(name)(a @ W)
            answers[name] = a.sum(axis=1)
        apart = np.abs(answers[form] / answers["gelu"] - 1)
        assert low < np.median(apart) < high


def test_the_largest_slope_of_gelu_cannot_explode_in_ten_layers():
    z = np.linspace(-10, 10, 200_001)
    slope = activations.get("gelu").derivative(z)
    assert slope.max() == pytest.approx(1.1289, abs=5e-5)
    assert z[slope.argmax()] == pytest.approx(math.sqrt(2), abs=1e-3)
    assert 3 < slope.max() ** 10 < 4


def test_a_leak_of_a_hundredth_does_not_amplify_and_is_hard_to_see():
    leaky = activations.get("leaky_relu")
    assert leaky(-3.0) == pytest.approx(-0.03)
    assert abs(leaky.derivative(np.linspace(-5, 5, 101))).max() <= 1


def test_tanh_reaches_what_data_between_minus_1_and_1_need():
    assert activations.get("tanh").range.contains(np.linspace(-0.999, 0.999, 101))
    assert not activations.get("sigmoid").range.contains(np.array([-0.5]))


@pytest.mark.parametrize("seed", [0, 1, 2, 3, 4, 1000, 1001])
def test_selu_keeps_its_spread_within_about_a_tenth(seed):
    rng = np.random.default_rng(seed)
    a, spread = rng.normal(size=(100, 100)), []
    for _ in range(40):
        a = activations.get("selu")(a @ rng.normal(scale=0.1, size=(100, 100)))
        spread.append(a.std())
    assert max(np.abs(np.array(spread) - 1)) < 0.12
    assert "SELU stays within about a tenth of 1 in every run" in TEXT


def test_a_slope_on_the_left_helps_only_if_it_is_positive():
    assert "Any positive slope brings it back." in TEXT
    assert activations.get("swish").derivative(-3.0) < 0
