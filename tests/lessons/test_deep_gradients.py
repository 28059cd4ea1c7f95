"""The numbers that lesson "deep gradients" states, and the claims it draws from its studies."""

import re

import numpy as np
import pytest

from authoring.settings import ROOT
from helpers import activations, datasets
from helpers.lessons.deep_gradients import pictures
from helpers.nn import initializers, losses
from helpers.nn.deep_network import deep_network
from helpers.nn.network import fit
from helpers.nn.optimizers import Adam
from helpers.studies import results

LOSS = "categorical_crossentropy_from_logits"


@pytest.fixture(scope="module")
def digits():
    X, labels = datasets.digits()
    return datasets.standardize(X)[:100], datasets.one_hot(labels)[:100]


def gradient_sizes(network, digits):
    network.loss_and_gradients(*digits, LOSS)
    return np.array([np.sqrt(np.mean(layer.dz**2)) for layer in network.layers[:-1]])


def ratios(name, kind="gradient"):
    values = results("vanishing")[f"{kind}_{name}"]
    return values[:, 0] / values[:, -1]


# Vanishing and exploding


def test_sigmoid_slope_is_at_most_a_quarter_and_greatest_at_zero():
    sigmoid = activations.get("sigmoid")
    z = np.linspace(-20, 20, 4001)
    assert sigmoid.derivative(z).max() == sigmoid.derivative(0.0) == 0.25
    assert 0.25**9 == pytest.approx(4e-6, rel=0.05)
    assert 0.25**10 < 1e-6 < 0.25**9


def test_glorot_sigmoids_stay_below_the_bound_on_slopes_and_he_ones_do_not():
    assert (ratios("sigmoid_glorot_normal") < 0.25**9).all()
    assert (ratios("sigmoid_he_normal") > 0.25**9).all()


def test_no_sigmoid_unit_needs_to_be_saturated():
    for start in ("glorot_normal", "he_normal"):
        assert results("vanishing")[f"slope_sigmoid_{start}"].mean() > 0.2


def test_sigmoids_lose_a_factor_of_three_to_five_a_layer():
    for start in ("glorot_normal", "he_normal"):
        gradient = results("vanishing")[f"gradient_sigmoid_{start}"].mean(axis=0)
        factors = gradient[1:] / gradient[:-1]
        assert (factors > 3).all() and (factors < 5).all()


def test_relu_and_tanh_are_level_with_he_and_relu_falls_with_glorot():
    for name in ("relu_he_normal", "tanh_he_normal"):
        assert (ratios(name) > 0.7).all() and (ratios(name) < 1.5).all()
    assert (ratios("relu_glorot_normal") < 0.1).all()
    gradient = results("vanishing")["gradient_relu_glorot_normal"].mean(axis=0)
    assert (np.diff(gradient) > 0).all()


def test_ten_percent_a_layer_is_more_than_a_factor_of_ten_over_29():
    assert 1.1**29 > 10


def test_scaling_all_relu_weights_scales_the_gradient_ratio_exactly(digits):
    plain, scaled = (
        gradient_sizes(deep_network("relu", "he_normal", 8, scale=c, rng=0), digits)
        for c in (1.0, 1.1)
    )
    # The output is larger, so the loss's own gradient differs, and with it the pattern of errors.
    ratio = (scaled[0] / scaled[-1]) / (plain[0] / plain[-1])
    assert ratio == pytest.approx(1.1**7, rel=0.2)


def test_chi_predicts_the_ratio_to_within_a_quarter(digits):
    for name, start, v in (
        ("sigmoid", "glorot_normal", 1 / 50), ("sigmoid", "he_normal", 2 / 50),
        ("relu", "glorot_normal", 1 / 50), ("relu", "he_normal", 2 / 50),
    ):  # fmt: skip
        predicted, measured = [], []
        for seed in range(10):
            network = deep_network(name, start, rng=seed)
            sizes = gradient_sizes(network, digits)
            measured.append(sizes[0] / sizes[-1])
            slopes = [f.activation.derivative(f.z) for f in network.layers[:9]]
            predicted.append(np.sqrt(np.prod([50 * v * np.mean(s**2) for s in slopes])))
        assert np.mean(predicted) == pytest.approx(np.mean(measured), rel=0.25)


def test_other_activations_pass_gradients_as_the_lesson_says(digits):
    middle = {}
    for name in ("relu", "gelu", "mish", "swish", "lisht"):
        sizes = [
            gradient_sizes(deep_network(name, "he_normal", rng=seed), digits) for seed in range(10)
        ]
        middle[name] = np.median([size[0] / size[-1] for size in sizes])
    assert all(0.8 < middle[name] < 1.25 for name in ("relu", "gelu", "mish"))
    assert middle["swish"] < 0.5 < 10 < middle["lisht"]


def test_four_times_larger_sigmoid_weights_keep_about_a_hundredth(digits):
    for seed in range(3):
        network = deep_network("sigmoid", "he_normal", scale=8**0.5, rng=seed)
        sizes = gradient_sizes(network, digits)
        slopes = [layer.activation.derivative(layer.z).mean() for layer in network.layers[:-1]]
        assert sizes[0] / sizes[-1] == pytest.approx(0.01, abs=0.005)
        assert np.mean(slopes) == pytest.approx(1 / 8, abs=0.02)
    plain = gradient_sizes(deep_network("sigmoid", "glorot_normal", rng=0), digits)
    assert plain[0] / plain[-1] == pytest.approx(2e-6, rel=0.5)


def test_ten_sigmoid_layers_with_weights_four_times_as_large_learn():
    X, labels = datasets.digits()
    X, y = datasets.standardize(X).astype("float32"), datasets.one_hot(labels)
    network = deep_network("sigmoid", "he_normal", scale=8**0.5, rng=0, dtype="float32")
    fit(network, X[:1024], y[:1024], LOSS, Adam(0.003), epochs=20, rng=0)
    assert losses.accuracy(network.forward(X[1024:]), y[1024:]) > 0.6


# Initialization


@pytest.mark.parametrize(
    ("start", "forward", "backward"),
    [("lecun_normal", 1, 4), ("glorot_normal", 0.4, 1.6), ("he_normal", 2, 8),
     ("torch_default", 1 / 3, 4 / 3)],
)  # fmt: skip
def test_variance_of_a_layer_from_100_to_400(start, forward, backward):
    variance = np.mean([
        initializers.get(start)(np.random.default_rng(s), 100, 400).var() for s in range(5)
    ])  # fmt: skip
    assert 100 * variance == pytest.approx(forward, rel=0.02)
    assert 400 * variance == pytest.approx(backward, rel=0.02)


def test_relu_drops_half_of_the_mean_square_and_pytorch_keeps_a_sixth():
    z = np.random.default_rng(0).standard_normal(400_000)
    assert np.mean(np.maximum(z, 0) ** 2) == pytest.approx(0.5, abs=0.01)
    assert (1 / 3) * 0.5 == pytest.approx(1 - 5 / 6)


# Clipping


def test_a_tight_limit_makes_learning_crawl():
    study = results("clipping")
    limits = study.settings["limits"]
    tight, wide = (study["accuracy_steep"][:, limits.index(limit)] for limit in (0.3, 3.0))
    assert np.median(tight) < np.median(wide) - 0.1


def test_nearly_all_sigmoid_units_work_close_to_their_best_and_not_all(digits):
    sigmoid, slopes = activations.get("sigmoid"), []
    for seed in range(10):
        network = deep_network("sigmoid", "he_normal", rng=seed)
        network.forward(digits[0])
        slopes += [sigmoid.derivative(layer.z).mean(axis=0) for layer in network.layers[:-1]]
    slopes = np.concatenate(slopes)
    assert 0.9 < np.mean(slopes > 0.15) and 0 < np.mean(slopes < 0.125) < 0.05


# Pictures


def test_pictures_say_what_they_show(digits):
    _, alt = pictures.flow(3, "sigmoid", "glorot_normal", 1.0, 0)
    assert alt.startswith("3 sigmoid layers, glorot_normal times 1.")


def test_slopes_of_the_newer_functions_lie_where_the_lesson_says():
    """Most a little below 0 to a little above 1; LiSHT from -1.2 to 1.2."""
    z = np.linspace(-20, 20, 400_001)
    below = {}
    for name in ("relu", "leaky_relu", "gelu", "swish", "mish", "elu", "lisht", "softplus"):
        slope = activations.get(name).derivative(z)
        below[name] = slope.min() < 0
        if name == "lisht":
            assert (slope.min(), slope.max()) == pytest.approx((-1.2, 1.2), abs=0.01)
        else:
            assert -0.15 < slope.min() and slope.max() < 1.15
    assert [name for name, yes in below.items() if yes] == ["gelu", "swish", "mish", "lisht"]


def test_tanh_needs_about_2_5_times_the_variance_that_glorot_gives_it():
    """So He's 2 is nearer than Glorot's 1, and PyTorch's (5/3)**2 is about right."""
    z = np.random.default_rng(0).standard_normal(1_000_000)
    passed = np.mean(np.tanh(z) ** 2)
    assert passed < 0.5, "less than half of the mean square"
    assert 1 / passed == pytest.approx(2.5, abs=0.1)
    assert (5 / 3) ** 2 == pytest.approx(1 / passed, rel=0.15)
    assert abs(2 - 1 / passed) < abs(1 - 1 / passed)


def test_weights_that_keep_tanhs_signal_let_its_gradient_grow(digits):
    factors, depth = {"glorot": 1.0, "he": 2**0.5, "torch": 5 / 3}, 30
    middle = {}
    for name, scale in factors.items():
        sizes = [
            gradient_sizes(deep_network("tanh", "glorot_normal", depth, scale=scale, rng=s), digits)
            for s in range(3)
        ]
        middle[name] = np.median([size[0] / size[-1] for size in sizes])
    assert middle["glorot"] < 0.3 < 2 < middle["he"] < 6 < 10 < middle["torch"]
    assert min(middle, key=lambda name: abs(np.log(middle[name]))) == "he"


def test_with_tanh_no_weights_keep_signal_and_gradient_both():
    z, tanh = np.random.default_rng(0).standard_normal(1_000_000), activations.get("tanh")
    signal, slope = np.mean(tanh(z) ** 2), np.mean(tanh.derivative(z) ** 2)
    assert signal < slope
    assert slope / signal == pytest.approx(1.18, abs=0.01)
    assert 1 / slope == pytest.approx(2.15, abs=0.02)


def test_hes_weights_are_root_two_of_glorots_between_equal_layers_alone():
    def ratio(fan_in, fan_out):
        return np.sqrt((2 / fan_in) / (2 / (fan_in + fan_out)))

    assert ratio(50, 50) == pytest.approx(2**0.5)
    assert ratio(64, 50) < 1.35 and ratio(50, 10) < 1.1


# What the text says of its studies, and of chance


def test_the_text_counts_the_networks_that_the_studies_have():
    text = (ROOT / "manuscript" / "lessons" / "deep-gradients.md").read_text(encoding="utf-8")
    counts = {"eight": 8, "ten": 10}
    for study, pattern in (
        ("vanishing", r"`vanishing` repeats this on (\w+) random networks"),
        ("clipping", r"Gradient clipping, (\w+) runs each"),
    ):
        told = re.search(pattern, text).group(1)
        assert counts.get(told, told) in (len(results(study).seeds), str(len(results(study).seeds)))


def test_the_tanh_networks_that_learn_ten_layers_have_glorots_weights():
    assert results("vanishing").settings["trained"]["tanh"] == "glorot_normal"
