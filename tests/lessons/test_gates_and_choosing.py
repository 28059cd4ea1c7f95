"""The numbers of "gates and choosing" that no cell computes right beside them."""

import math
from pathlib import Path

import numpy as np
import pytest

from helpers import activations
from helpers.lessons.gates_and_choosing import costs, experiments, pictures
from helpers.lessons.gates_and_choosing.textbook import TEXTBOOK, listen
from helpers.lessons.the_functions.experiments import train_patient
from helpers.widgets import explorer

TEXT = " ".join(
    (Path(__file__).parents[2] / "manuscript" / "lessons" / "gates-and-choosing.md")
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


def test_selus_constants_have_all_digits_of_a_64_bit_number():
    """Libraries write more, which a 64-bit number cannot hold."""
    for name, longer in (
        ("LAMBDA", "1.0507009873554804934193349852946"),
        ("ALPHA", "1.6732632423543772848170429916717"),
    ):
        assert f"{float(longer)!r}" in TEXT, f"the lesson's {name} is another"


@pytest.mark.parametrize("name", PRINTED_IN_TUTORIAL)
def test_five_numbers_in_float32_are_those_of_the_source(name):
    found = activations.get(name)(FIVE)
    assert found.dtype == np.float32
    np.testing.assert_allclose(found, PRINTED_IN_TUTORIAL[name], rtol=2 * UNIT_IN_FLOAT32)


def test_naive_tanh_at_minus_ten_is_off_in_the_last_place_and_its_slope_in_the_eighth_digit():
    naive, exact = TEXTBOOK["tanh"](-10.0), np.tanh(-10.0)
    assert naive == pytest.approx(-0.9999999958776926, abs=1e-16)
    assert exact == pytest.approx(-0.9999999958776927, abs=1e-16)
    assert 0 < abs(naive - exact) <= 2 * np.spacing(1 - 1e-9)
    slope, exact_slope = 1 - naive**2, activations.get("tanh").derivative(-10.0)
    assert slope == pytest.approx(8.2446e-09, rel=1e-5)
    assert 1e-9 < abs(slope / exact_slope - 1) < 1e-7


def test_naive_tanh_is_nan_past_709_in_float64_and_from_89_on_in_float32():
    with np.errstate(over="ignore", invalid="ignore"):
        assert np.isfinite(TEXTBOOK["tanh"](709.0))
        assert np.isnan(TEXTBOOK["tanh"](710.0))
        assert np.isfinite(TEXTBOOK["tanh"](np.float32(88)))
        assert np.isnan(TEXTBOOK["tanh"](np.float32(89)))


def test_slope_of_tanh_at_ten_is_zero_by_the_formula_in_float32_but_not_in_truth():
    ten = np.float32(10)
    assert 1 - np.tanh(ten) ** 2 == 0
    found, true = activations.get("tanh").derivative(ten), 4 / (math.exp(10) + math.exp(-10)) ** 2
    assert f"{found:.5e}" == f"{true:.5e}" and f"{found:.6e}" != f"{true:.6e}"
    assert "finds to six digits" in TEXT


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


def test_a_dead_neuron_with_swish_walks_away_from_the_data():
    *_, b = train_patient("swish")
    assert activations.get("swish").derivative(-3.0) < 0
    assert b < -4.0


def test_slope_of_softplus_from_its_own_activation():
    z = np.linspace(-5, 5, 11)
    softplus = activations.get("softplus")
    np.testing.assert_allclose(1 - np.exp(-softplus(z)), softplus.derivative(z), rtol=1e-10)


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


@pytest.mark.parametrize("seed", [0, 1, 2, 3, 4, 1000, 1001])
def test_selu_keeps_its_spread_within_about_a_tenth(seed):
    spread = experiments.spread_by_depth("selu", seed)
    assert max(np.abs(spread - 1)) < 0.12
    assert "SELU stays within about a tenth of 1 in every run" in TEXT


def test_relu_halves_the_mean_square_in_every_layer_with_lecun_s_weights():
    bell = np.random.default_rng(0).normal(size=1_000_000)
    assert np.mean(activations.relu(bell) ** 2) == pytest.approx(0.5, abs=0.005)
    assert "ReLU cuts off one half of the bell, and with it half of the mean square" in TEXT
    # Twenty networks, so that luck cancels: the spread of layer 40 is that of layer 1, halved
    # 39 times in the square.
    ends = [experiments.spread_by_depth("relu", seed)[[0, -1]] ** 2 for seed in range(20)]
    first, last = np.mean(ends, axis=0)
    assert last / first == pytest.approx(0.5**39, rel=0.5)


def test_a_mean_other_than_0_does_not_make_the_signal_of_relu_fade():
    rng = np.random.default_rng(0)
    plain = centered = rng.normal(size=(100, 400))
    for _ in range(9):
        weights = rng.normal(scale=400**-0.5, size=(400, 400))
        plain = np.maximum(plain @ weights, 0)
        centered = np.maximum(centered @ weights, 0)
        centered = centered - centered.mean(axis=0)
    assert centered.std() < plain.std() / 2


def test_the_band_of_signals_reaches_from_the_smallest_run_to_the_largest():
    runs = {"SELU": np.array([[1.0, 0.5], [1.0, 1.5], [1.0, 0.7]])}
    (band,) = pictures.signals(runs)[0].axes[0].collections
    heights = band.get_paths()[0].vertices[:, 1]
    assert (heights.min(), heights.max()) == (0.5, 1.5)
    assert "the band reaches from the smallest to the largest of the five" in TEXT


@pytest.mark.parametrize("name", TEXTBOOK)
def test_the_textbook_formulas_are_right_near_zero(name):
    z = np.linspace(-6, 6, 241)
    np.testing.assert_allclose(TEXTBOOK[name](z), activations.get(name)(z), atol=1e-12)


def test_overflow_heals_in_the_sigmoid_and_kills_in_tanh():
    assert listen(TEXTBOOK["sigmoid"], -1000.0) == (0.0, "overflow")
    value, complaint = listen(TEXTBOOK["tanh"], 1000.0)
    assert math.isnan(value) and "overflow" in complaint
    assert listen(TEXTBOOK["relu"], 1000.0) == (1000.0, "")


def test_elu_has_the_mean_output_that_the_prediction_about_selu_states():
    assert explorer.facts("elu", 0.0, 1.0)["mean"] == pytest.approx(0.16, abs=0.005)
    assert "has a mean output of 0.16" in TEXT


def test_as_many_formulas_as_the_prediction_says():
    assert len(TEXTBOOK) == 20
    assert "through the twenty formulas" in TEXT


def test_what_is_measured_refutes_a_wrong_entry():
    entry = activations.get("elu")
    assert experiments.measured(entry) == (True, False, "left", True)
    assert not entry.range.contains(np.array([-1.5]))


@pytest.mark.parametrize("draw, said", [
    (pictures.gates, "LiSHT: gate from -1.00, lowest value 0.00"),
    (pictures.gates, "ReLU: gate from 0.00, lowest value 0.00"),
    (pictures.stand_ins, "GELU, tanh form: largest error 4.73e-04"),
    (lambda: pictures.signals({"SELU": [[1.0, 0.5], [1.0, 1.5]]}),
     "over 2 layers, 2 seeds each: SELU ends at 1 (0.5 to 1.5)."),
])  # fmt: skip
def test_the_text_says_what_was_drawn(draw, said):
    _, alt = draw()
    assert said in alt


def test_keras_and_the_textbook_differ_in_the_last_digits_of_float32_alone():
    keras = pytest.importorskip("keras", reason="TensorFlow is not installed")
    apart = experiments.beside_keras(keras, FIVE)
    furthest = max(apart, key=apart.get)
    assert furthest == "gelu_tanh" and 1e-6 < apart.pop(furthest) < 1e-4
    assert max(apart.values()) < 1e-6
    assert "Apart from the first, the differences are below $10^{-6}$" in TEXT
    at_minus_three = experiments.beside_keras(keras, FIVE[FIVE == -3])
    assert at_minus_three["gelu_tanh"] > 1e-6
    others = experiments.beside_keras(keras, FIVE[FIVE != -3])
    assert others["gelu_tanh"] < 1e-6
    assert "prelu" not in apart and len(apart) > 10
