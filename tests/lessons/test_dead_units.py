"""The numbers that lesson "dead units" states, and the claims it draws from its studies."""

import functools
import re

import numpy as np
import pytest

from authoring.settings import ROOT
from helpers import activations, datasets
from helpers.datasets import literature_values
from helpers.lessons.dead_units import experiments, pictures
from helpers.nn import initializers
from helpers.nn.network import BatchNorm, Dense, Network, gradient_check
from helpers.studies import dead_units, get, results, self_normalizing

W, B = literature_values.HOUSING_WEIGHTS, literature_values.HOUSING_BIASES
SILENT = [1, 2, 3, 9]
LOSS = "categorical_crossentropy_from_logits"


@pytest.fixture(scope="module")
def digits():
    X, labels = datasets.digits()
    return datasets.standardize(X)[:100], datasets.one_hot(labels)[:100]


# Dying ReLU in public


def test_published_biases_four_are_zero_one_is_minus_0_023_and_five_have_grown():
    assert np.flatnonzero(B == 0).tolist() == SILENT
    assert B[7] == pytest.approx(-0.023, abs=1e-3)
    grown = B[[0, 4, 5, 6, 8]]
    assert grown.min() == pytest.approx(6.31, abs=0.005)
    assert grown.max() == pytest.approx(6.59, abs=0.005)
    assert W.shape == (4, 10) and len(B) == 10


def test_silent_units_still_have_weights_that_glorot_could_have_drawn():
    inside = np.abs(W).max(axis=0) <= initializers.glorot_limit(4, 10)
    assert np.flatnonzero(inside).tolist() == [1, 2, 3, 7, 9]


def test_living_biases_marched_nearly_as_far_as_adam_could_carry_them():
    updates = 50 * int(np.ceil(4308 / 32))
    assert updates == 6750
    grown = B[[0, 4, 5, 6, 8]]
    assert (grown < updates * 0.001).all() and (grown > 0.9 * updates * 0.001).all()


def test_silent_units_are_silent_on_the_courses_houses_but_for_one():
    houses = datasets.housing().drop(columns="Price").to_numpy()
    fires = (houses @ W + B > 0).sum(axis=0)
    assert fires[[1, 2, 3, 7, 9]].sum() == 1
    assert (fires[[0, 4, 5, 6, 8]] > len(houses) / 2).all()
    assert (houses >= 0).all()


def test_raw_inputs_start_with_dead_units_and_standardized_ones_without():
    houses = datasets.housing().drop(columns="Price").to_numpy()
    dead = {}
    for name, inputs in (("raw", houses), ("standardized", datasets.standardize(houses))):
        dead[name] = np.array([
            (~(inputs @ initializers.glorot_uniform(np.random.default_rng(s), 4, 10) > 0).any(0))
            .sum() for s in range(100)
        ])  # fmt: skip
    assert np.mean(dead["raw"] > 0) > 0.5 > 0.1 > np.mean(dead["raw"] >= 4)
    assert dead["standardized"].max() == 0


@pytest.mark.parametrize("learning_rate", [0.01, 10.0])
def test_a_dead_first_layer_unit_has_zero_gradient_and_never_moves(learning_rate):
    network = Network([Dense(2, 3, "relu"), Dense(3, 1)], rng=0)
    first = network.layers[0]
    first.W = np.array([[-1.0, 1.0, 0.5], [-1.0, 0.5, 1.0]])
    X = np.random.default_rng(0).uniform(0.1, 1, (20, 2))
    for _ in range(5):
        network.loss_and_gradients(X, X.sum(axis=1, keepdims=True), "mse")
        assert first.db[0] == 0 and (first.dW[:, 0] == 0).all()
        assert first.db[1] != 0
        network.vector -= learning_rate * 1e-3 * network.gradient_vector
    assert first.W[:, 0].tolist() == [-1.0, -1.0]


# Dead units


def test_in_layer_ten_biases_are_a_thousand_times_the_signal():
    made_up = dead_units.pictures(np.random.default_rng(0), 200, 784)
    network = dead_units.build(
        "torch_default", [784, *dead_units.SETTINGS["widths"]], np.random.default_rng(0)
    )
    network.forward(made_up)
    last = network.layers[-1]
    assert last.b.std() > 1000 * last.z.std(axis=0).mean()


# SELU


def test_selu_slope_just_left_of_zero():
    assert activations.get("selu").derivative(-1e-9) == pytest.approx(1.76, abs=0.005)


# Batch normalization


def test_four_digits_were_left_over_and_the_study_has_full_batches_but_for_four():
    size = get("batch_normalization").SETTINGS["batch_size"]
    assert 1348 % 32 == 1060 % size == 4
    assert 1056 % size == 0 and 1056 // size == 33


def test_normalized_gradients_grow_towards_layer_1_with_relu_and_are_level_with_sigmoid():
    study = results("batch_normalization")
    relu, sigmoid = study["gradient_relu_norm"], study["gradient_sigmoid_norm"]
    assert (relu[:, 0] > 5 * relu[:, -1]).all()
    assert 0.5 < np.median(sigmoid[:, 0] / sigmoid[:, -1]) < 5


def test_shifted_inputs_are_pulled_onto_the_same_curve_within_ten_layers():
    fifty = results("self_normalizing")
    gap = fifty["variance_selu_lecun_shifted"] - fifty["variance_selu_lecun_standard"]
    assert np.abs(gap.mean(axis=0)[10:]).max() < 0.1


def test_the_findings_of_fifty_layers_say_no_more_than_the_networks_do():
    fifty = results("self_normalizing")
    held, drifted, _ = get("self_normalizing").statements(fifty)
    assert f"({len(fifty.seeds)} networks, each on" in held.sentence
    # Each of the two ranges holds nine in ten; both together hold fewer.
    for kind in ("mean", "variance"):
        runs = [fifty[f"{kind}_selu_lecun_{inputs}"] for inputs in ("standard", "shifted")]
        last = np.round(np.concatenate(runs)[:, -1], 2)
        (ends,) = re.findall(rf"{kind}s (?:lie )?between (\S+) and ([-+.\d]+\d)", held.sentence)
        low, high = map(float, ends)
        assert np.mean((low <= last) & (last <= high)) >= 0.9
    least = float(re.search(r"He's weights is above (\d+)", drifted.sentence).group(1))
    assert (self_normalizing.mean_squares(fifty, "selu_he")[:, -1] > least).all()


def test_starts_without_biases_share_the_first_layer_only_with_pytorchs():
    sizes = [784, *dead_units.SETTINGS["widths"]]
    default, bare = (dead_units.build(start, sizes, np.random.default_rng(0))
                     for start in ("torch_default", "torch_zero_bias"))  # fmt: skip
    same = [np.array_equal(a.W, b.W) for a, b in zip(default.layers, bare.layers, strict=True)]
    assert same == [True] + 9 * [False]
    assert [a.W.std() for a in default.layers] == pytest.approx(
        [b.W.std() for b in bare.layers], rel=0.05
    )


def test_a_typical_relu_network_fades_while_the_average_does_not():
    squares = self_normalizing.mean_squares(results("self_normalizing"), "relu_he")
    assert np.median(squares[:, -1]) < 0.7 * squares[:, -1].mean()
    # In layer 1 nothing has faded, although the variance of a ReLU's output is below 1.
    assert np.median(squares[:, 1]) == pytest.approx(1, abs=0.1)


def test_behind_normalization_a_sigmoids_slope_and_spread_nearly_cancel():
    sigmoid, z = activations.get("sigmoid"), np.random.default_rng(0).standard_normal(100_000)
    assert sigmoid(z).std() == pytest.approx(0.2, abs=0.02)
    assert sigmoid.derivative(z).mean() == pytest.approx(0.21, abs=0.005)


def test_doubled_weights_change_nothing_behind_batch_normalization_but_halve_the_gradient(digits):
    X, y = digits
    first, draw = {}, initializers.get("he_normal")
    for scale in (1.0, 2.0):
        layers = [Dense(64, 20, "relu", lambda *g, c=scale: c * draw(*g)), BatchNorm(20, epsilon=0)]
        network = Network([*layers, Dense(20, 10)], rng=0)
        network.loss_and_gradients(X, y, LOSS)
        first[scale] = network.layers[1].a.copy(), network.layers[0].dW.copy()
    assert first[2.0][0] == pytest.approx(first[1.0][0])
    assert first[2.0][1] == pytest.approx(first[1.0][1] / 2)


def test_negative_weights_on_area_and_distance_kill_more_often_than_not_and_others_hardly_ever():
    houses = datasets.housing().drop(columns="Price").to_numpy()
    V = np.random.default_rng(3).uniform(-1, 1, (4, 600))
    dead, both = (houses @ V <= 0).all(axis=0), (V[1] < 0) & (V[2] < 0)
    assert 0.5 < dead[both].mean() < 0.8
    assert dead[~both].mean() < 0.05


def test_a_batch_of_four_by_hand_agrees_with_the_layer():
    layer = BatchNorm(1, epsilon=0)
    network = Network([layer], rng=0)
    network.vector[:] = 2.0, 1.0
    y = network.forward([[3.0], [9.0], [11.0], [17.0]], training=True)
    assert layer.z.ravel() == pytest.approx([-1.4, -0.2, 0.2, 1.4])
    assert y.ravel() == pytest.approx([-1.8, 0.6, 1.4, 3.8])
    dx = layer.backward(np.array([[1.0], [0.0], [0.0], [0.0]]))
    assert dx.ravel() == pytest.approx([0.104, -0.128, -0.072, 0.096])


def test_a_batch_of_two_is_always_minus_one_and_one():
    layer = BatchNorm(1, epsilon=0)
    Network([layer], rng=0).forward([[7.0], [-2.5]], training=True)
    assert layer.z.ravel() == pytest.approx([1.0, -1.0])


@pytest.mark.parametrize("batch", [[[7.0], [7.0]], [[7.0]]])
def test_of_equal_numbers_nothing_is_left_and_without_epsilon_not_even_a_number(batch):
    found = {}
    for epsilon in (0, 1e-3):
        layer = BatchNorm(1, epsilon=epsilon)
        with np.errstate(invalid="ignore", divide="ignore"):
            Network([layer], rng=0).forward(batch, training=True)
        found[epsilon] = layer.z
    assert np.isnan(found[0]).all() and (found[1e-3] == 0).all()


def test_the_formula_for_the_way_back_is_what_the_layer_does():
    layer = BatchNorm(1, epsilon=0)
    network = Network([layer], rng=0)
    network.vector[:] = 2.0, 1.0
    x, dy = np.array([3.0, 9.0, 11.0, 17.0]), np.array([0.3, -1.0, 0.0, 2.0])
    network.forward(x[:, None], training=True)
    hat, g = (x - x.mean()) / x.std(), 2.0 * dy
    dx = (g - g.mean() - hat * (g * hat).mean()) / x.std()
    assert layer.backward(dy[:, None]).ravel() == pytest.approx(dx)


def test_behind_normalization_a_sigmoid_layer_passes_on_about_the_whole_gradient():
    gradient = results("batch_normalization")["gradient_sigmoid_norm"]
    assert 0.9 < np.median(gradient[:, 0] / gradient[:, -1]) ** (1 / 9) < 1.2


# A leak, dying while learning, and skips


def test_a_leaky_layer_in_which_no_unit_fires_gives_a_straight_line():
    X = np.random.default_rng(0).standard_normal((50, 2))
    hidden = Dense(2, 16, "leaky_relu", "he_normal", alpha=0.1)
    network = Network([hidden, Dense(16, 1)], rng=0)
    hidden.b = -20.0
    out = network.forward(X).ravel()
    plane = np.c_[X, np.ones(len(X))]
    assert (hidden.z < 0).all()
    assert out == pytest.approx(plane @ np.linalg.lstsq(plane, out, rcond=None)[0])


def test_the_leak_of_a_tenth_is_told_with_what_a_straight_line_gets():
    leaving, tenth = get("dead_start").statements(results("dead_start"))
    assert leaving.holds and "single straight line" in leaving.sentence
    assert tenth.holds and "within 3 points of a straight line's" in tenth.sentence


def test_so_few_new_units_learn_where_as_many_survivors_did_not():
    *others, life = (experiments.count_while_learning(10, seed=seed) for seed in range(6))
    assert all(other.accuracy > 0.4 for other in others)
    alive = life.units - life.dead[-1]
    small = experiments.relu_network(alive)
    assert [layer.W.shape[1] for layer in small.layers] == [*alive, 10]
    assert life.accuracy < 0.2 < 0.6 < experiments.learned(small)
    assert (life.varies[1:] < 0.3).all()


def test_one_long_step_kills_units_some_revive_and_the_others_do_little_harm():
    lives = {rate: [experiments.count_while_learning(rate, seed=seed) for seed in range(3)]
             for rate in (0.1, 5)}  # fmt: skip
    usual, long = ([life.dead.sum(1) for life in each] for each in lives.values())
    assert max(dead.max() for dead in usual) == 0
    assert all(dead[0] == 0 and dead[-1] < dead[1] for dead in long)
    assert any((np.diff(dead[1:]) > 0).any() for dead in long), "the count goes up as well"
    assert sum(dead[1] for dead in long) > 60
    for life, other in zip(*lives.values(), strict=True):
        assert other.accuracy > life.accuracy - 0.05


@pytest.mark.parametrize("rate, seed", [(5, 0), (5, 1), (5, 2), (10, 5)])
def test_how_a_computer_rounds_does_not_decide_which_units_die(monkeypatch, rate, seed):
    """With a rate of 0.7 throughout, the same program gave 91 %, guessing, or nan."""
    doubles = experiments.count_while_learning(rate, seed=seed)
    single = functools.partial(experiments.deep_network, dtype="float32")
    monkeypatch.setattr(experiments, "deep_network", single)
    floats = experiments.count_while_learning(rate, seed=seed)
    assert np.abs(floats.dead.sum(1) - doubles.dead.sum(1)).max() <= 3
    assert floats.accuracy == pytest.approx(doubles.accuracy, abs=0.02)


def test_the_gradient_of_a_layer_with_a_skip_takes_both_paths(digits):
    network = experiments.stack(True, "tanh", depth=3, width=5)
    X, y = digits
    assert gradient_check(network, X[:4], y[:4], LOSS).relative_error < 1e-7


def test_skips_carry_the_gradient_through_twenty_sigmoids_which_then_learn():
    ratio, accuracy = {}, {}
    for skip in (False, True):
        network = experiments.stack(skip, seed=11)
        ratio[skip] = experiments.first_to_last(network)
        accuracy[skip] = experiments.learned(network, seed=11)
    assert ratio[False] < 1e-9 and 1 < ratio[True] < 10
    assert accuracy[False] < 0.2 and 0.55 < accuracy[True]


@pytest.mark.parametrize("rate", [0.01, 0.3, 1.0, 3.0])
def test_no_rate_lets_twenty_plain_sigmoids_learn_in_five_epochs(rate):
    assert experiments.learned(experiments.stack(False), rate) < 0.2


def test_with_skips_the_gradient_of_twenty_relus_grows_a_hundredfold():
    ratios = [experiments.first_to_last(experiments.stack(True, "relu", seed=s)) for s in range(5)]
    assert min(ratios) > 100
    assert 1.2 < min(ratios) ** (1 / 19) < max(ratios) ** (1 / 19) < 1.6


# Pictures, and what the text says of its studies


def test_the_picture_of_dying_units_tells_its_counts():
    _, alt = pictures.dying(0.1, "relu", 0)
    assert alt.startswith("Dead units of 50 in each layer, at the start, after one step and after")
    assert "layer 1: 0, 0, 0, 0, 0, 0, 0;" in alt


def test_the_picture_of_the_first_layer_names_the_units_that_stayed_where_they_began():
    _, alt = pictures.first_layer(W, B, initializers.glorot_limit(4, 10))
    assert "1, 2, 3, 7, 9 lie inside the band of ±0.655" in alt


def test_the_text_counts_the_networks_that_the_studies_have():
    text = (ROOT / "manuscript" / "lessons" / "dead-units.md").read_text(encoding="utf-8")
    counts = {"ten": 10, "twenty": 20}
    for study, pattern in (
        ("self_normalizing", r"Fifty layers, (\w+) networks each"),
        ("dead_units", r"Dead before training, (\w+) networks each"),
        ("dead_start", r"Then train, (\w+) times each"),
    ):
        told = re.search(pattern, text).group(1)
        assert counts.get(told, told) in (len(results(study).seeds), str(len(results(study).seeds)))
