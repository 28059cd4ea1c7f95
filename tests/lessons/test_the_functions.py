"""The numbers of "the functions" that no cell computes right beside them."""

import inspect
import math
from pathlib import Path

import numpy as np
import pytest

from helpers import activations
from helpers.display.try_out import FIVE, nudge
from helpers.lessons.the_functions import experiments, pictures

TEXT = " ".join(
    (Path(__file__).parents[2] / "manuscript" / "lessons" / "the-functions.md")
    .read_text(encoding="utf-8")
    .split()
)


def naive_sigmoid(z):
    return 1 / (1 + np.exp(-z))


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


def test_rounding_spoils_the_last_digits_of_the_nudge_of_tanh_at_10():
    tanh = activations.get("tanh")
    formula, nudged = tanh.derivative(10.0), nudge(tanh, 10.0)
    assert 10.0 in FIVE and f"{formula:.6e}" != f"{nudged:.6e}"
    assert nudged == pytest.approx(formula, rel=0.01)
    assert nudge(tanh, 2.0) == pytest.approx(tanh.derivative(2.0), rel=1e-8)


def test_sigmoid_rounds_to_one_from_37_on_in_float64():
    assert naive_sigmoid(36.0) < 1
    assert naive_sigmoid(37.0) == 1


def test_the_stretched_tanh_takes_one_to_one_and_goes_flat_later():
    assert 1.7159 * math.tanh(2 / 3) == pytest.approx(1, abs=1e-4)
    z = np.linspace(0, 10, 10_001)
    slope = activations.get("tanh").derivative(z)
    stretched = activations.get("tanh").derivative(2 * z / 3)
    assert z[stretched < 0.1][0] > z[slope < 0.1][0]


def test_the_prelu_exercise_of_the_lesson_ends_at_0_45():
    z, arriving = np.array([-2.0, 3.0, -1.0]), np.array([0.5, 1.0, 1.0])
    gradient = arriving @ activations.prelu_alpha_gradient(z)
    assert 0.25 - 0.1 * gradient == pytest.approx(0.45)


def test_a_dead_neuron_stays_dead_with_relu():
    errors, w, b = experiments.train_patient("relu")
    assert (w, b) == (0.5, -4.0)
    assert errors[0] == errors[-1]


def test_a_dead_neuron_with_slope_0_01_wakes_after_some_300_steps():
    errors, *_ = experiments.train_patient("leaky_relu", alpha=0.01)
    assert errors[300] > 0.95 * errors[0]
    assert 0.5 < 1 - errors[-1] / errors[0] < 0.6
    assert "has lost only a little more than half of its error" in TEXT
    faster, *_ = experiments.train_patient("leaky_relu", alpha=0.2)
    assert faster[100] < errors[-1]


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


def test_a_leak_of_a_hundredth_does_not_amplify_and_is_hard_to_see():
    leaky = activations.get("leaky_relu")
    assert leaky(-3.0) == pytest.approx(-0.03)
    assert abs(leaky.derivative(np.linspace(-5, 5, 101))).max() <= 1


def test_tanh_reaches_what_data_between_minus_1_and_1_need():
    assert activations.get("tanh").range.contains(np.linspace(-0.999, 0.999, 101))
    assert not activations.get("sigmoid").range.contains(np.array([-0.5]))


def test_any_positive_slope_brings_the_neuron_back():
    assert "Any positive slope brings it back." in TEXT
    for name, options in (
        ("leaky_relu", {"alpha": 0.01}),
        ("leaky_relu", {"alpha": 0.2}),
        ("elu", {}),
    ):
        errors, *_ = experiments.train_patient(name, **options)
        assert errors[-1] < 0.5 * errors[0]


def test_ten_sigmoid_slopes_multiply_to_about_a_millionth():
    assert 0.25**10 == pytest.approx(1e-6, rel=0.05)


def test_corrections_behind_sigmoids_have_one_sign_and_behind_tanh_have_both():
    signs = {name: np.sign(experiments.corrections(name)) for name in ("sigmoid", "tanh")}
    assert {tuple(row) for row in signs["sigmoid"]} == {(-1, -1), (1, 1)}
    assert len({tuple(row) for row in signs["tanh"]}) == 4


def test_the_curvature_behind_sigmoids_has_its_large_eigenvalue_from_the_mean():
    rng = np.random.default_rng(5)
    a = naive_sigmoid(rng.normal(size=(20_000, 10)))
    expected = (a.var() + 10 * a.mean() ** 2) / a.var()
    assert experiments.steepest_over_flattest("sigmoid") == pytest.approx(expected, rel=0.1)
    assert experiments.steepest_over_flattest("tanh") == pytest.approx(1, abs=0.2)


def test_flat_units_are_those_beyond_the_edge_of_the_picture():
    z = 10 * np.random.default_rng(8).normal(size=50_000)
    a = naive_sigmoid(z)
    assert experiments.flat_share("sigmoid", 10) == pytest.approx(
        np.mean(a * (1 - a) < 0.025), abs=0.01
    )


@pytest.mark.parametrize("draw, said", [
    (pictures.squashers, "Sigmoid: slope at most 0.25, flat past |z| = 3.6. Tanh: slope at most 1"),
    (pictures.lines_at_the_corner, "None of those with slopes 0, 0.25, 0.5, 0.75, 1 rises"),
    (pictures.floors, "α = 0.5, 1, 2. At 0 the slope jumps by +0.5, +0.0, -1.0."),
    (lambda: pictures.tied({"tanh": np.ones((3, 2)), "relu": -np.eye(2)}), "with tanh inputs 100%"),
    (lambda: pictures.revival({"ReLU": np.array([2.0, 1.0])}), "ReLU from 2.00 to 1.00."),
])  # fmt: skip
def test_the_text_says_what_was_drawn(draw, said):
    _, alt = draw()
    assert said in alt


def test_the_four_classics_are_shown_to_those_who_drew_nothing_and_theirs_to_others(capsys):
    _, alt = pictures.classics(lambda ax, z: ...)
    assert alt == "A plot of Sigmoid, Tanh, ReLU, Leaky ReLU over z from -3 to 3."
    assert "still blank" in capsys.readouterr().out
    _, alt = pictures.classics(lambda ax, z: ax.plot(z, z, label="mine"))
    assert alt == "Your plot of mine over z from -3 to 3." and not capsys.readouterr().out
