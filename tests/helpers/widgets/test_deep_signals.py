"""The signals by depth are those of the course's engine: at every start, and while training."""

import numpy as np
import pytest

from helpers import datasets
from helpers.nn import initializers
from helpers.nn.dead_units import is_dead
from helpers.nn.optimizers import SGD
from helpers.widgets import signals
from tests.support import javascript

ACTIVATIONS = ["sigmoid", "tanh", "relu", "leaky_relu", "selu", "swish", "linear"]
FACTS = ("size", "varies", "gradient", "dead", "update")
# In JavaScript: the picture as it opens, one that the reader has set up, and what its table says.
SET_UP = """
const opened = signals.opened(given.values);
const set = (changes) => {
  const state = { ...opened, ...changes };
  return { ...state, ...signals.begin(state) };
};
const told = ({ now, rate }) => ({
  loss: now.seen.loss, accuracy: now.seen.accuracy,
  facts: deep_network.facts(now.network, now.seen, Number(rate)),
});
"""


@pytest.fixture(scope="module")
def values():
    """What Python hands over to the script."""
    with pytest.MonkeyPatch.context() as patch:
        kept = {}
        patch.setattr(signals, "live", lambda name, values, picture: kept.update(values))
        signals.show()
    return kept


def run(script, values, **more):
    told = more | {"values": values}
    return javascript.run(SET_UP + script, told, ["signals", "deep_network"])


def assert_same(found, network, X, y, rate, rel=1e-8):
    loss, layers = signals.facts(network, X, y, rate)
    assert found["loss"] == pytest.approx(loss, rel=rel)
    right = np.mean(network.layers[-1].a.argmax(axis=1) == y.argmax(axis=1))
    assert found["accuracy"] == pytest.approx(right)
    assert len(found["facts"]) == len(layers)
    for here, wanted in zip(found["facts"], layers, strict=True):
        for name in FACTS:
            if wanted[name] is None:
                assert here[name] is None, "the output has no dead units"
            elif np.isfinite(wanted[name]):
                assert here[name] == pytest.approx(wanted[name], rel=rel, abs=1e-15), name


@pytest.mark.needs("node")
@pytest.mark.parametrize("start", signals.STARTS)
def test_every_start_sends_the_engine_s_signals_through_the_layers(values, start):
    script = """
    say(given.activations.map((activation) =>
      told(set({ activation, start: given.start, scale: 1.3, depth: 7 }))));
    """
    every = run(script, values, start=start, activations=ACTIVATIONS)
    for activation, found in zip(ACTIVATIONS, every, strict=True):
        assert_same(found, *signals.network(activation, start, scale=1.3, depth=7), rate=0.03)


@pytest.mark.needs("node")
@pytest.mark.parametrize("depth", [1, 2, signals.DEEPEST])
def test_every_depth_has_the_engine_s_layers(values, depth):
    found = run("say(told(set({ depth: given.depth })))", values, depth=depth)
    assert_same(found, *signals.network(depth=depth), rate=0.03)


@pytest.mark.needs("node")
@pytest.mark.parametrize("activation", ["relu", "tanh", "swish"])
def test_training_takes_the_engine_s_steps(values, activation):
    script = """
    let state = { ...set({ activation: given.activation, depth: 5, rate: "0.1" }), left: 100 };
    state = { ...state, ...signals.trained(state, 12) };
    say({ ...told(state), left: state.left, losses: state.now.losses });
    """
    found = run(script, values, activation=activation)
    network, X, y = signals.network(activation, depth=5)
    optimizer, losses = SGD(0.1), []
    for _ in range(12):
        losses.append(network.loss_and_gradients(X, y, signals.LOSS)[0])
        optimizer.step([network.vector], [network.gradient_vector])
    assert found["left"] == 88
    assert found["losses"][:12] == pytest.approx(losses, rel=1e-8)
    assert_same(found, network, X, y, rate=0.1, rel=1e-6)


@pytest.mark.needs("node")
def test_training_that_blows_up_stops_and_says_so(values):
    script = """
    let state = { ...set({ start: "normal", activation: "selu", rate: "1" }), left: 100 };
    for (let i = 0; i < 100 && state.left; i++) state = { ...state, ...signals.trained(state, 1) };
    say([state.broken, Number.isFinite(state.drawn.seen.loss), signals.describe(state)]);
    """
    broken, finite, said = run(script, values)
    assert broken and finite
    assert said.endswith("the loss is no number any more.") and "NaN" not in said


@pytest.mark.needs("node")
def test_where_nothing_should_move_the_last_picture_of_a_training_is_shown_alone(values):
    script = """
    let state = { ...set({ depth: 2, quiet: true }), left: 3 };
    const seen = [];
    while (state.left) {
      state = { ...state, ...signals.trained(state, 1) };
      seen.push(state.drawn.losses.length - 1);
    }
    say(seen);
    """
    assert run(script, values) == [0, 0, 3]


@pytest.mark.needs("node")
def test_a_frame_takes_one_pass_and_a_pass_little_work(values):
    script = """
    const { now } = set({ depth: given.values.deepest });
    say(now.network.layers.map(({ W }) => W.length));
    """
    weights = run(script, values)
    # Three products for each weight and digit; some hundred million a second is a slow machine.
    assert 3 * signals.SAMPLES * sum(weights) < 2e6


@pytest.mark.parametrize("start", signals.STARTS)
def test_the_starts_are_the_course_s_initializers(start):
    more = {"std": 1.0} if start == "normal" else {}
    network, _, _ = signals.network("relu", start, depth=3)
    for number, layer in zip((1, 2, 3, 0), network.layers, strict=True):
        rng = np.random.default_rng([1, number])
        wanted = initializers.get(start)(rng, layer.fan_in, layer.fan_out, **more)
        np.testing.assert_allclose(layer.W, wanted, atol=1e-4)
        assert not layer.b.any()


@pytest.mark.parametrize("activation", ["relu", "tanh", "sigmoid"])
def test_weights_of_zero_cost_what_guessing_costs_and_learn_nothing(activation):
    loss, layers = signals.facts(*signals.network(activation, "zeros"))
    assert loss == pytest.approx(np.log(10))
    assert {found["gradient"] for found in layers[:-1]} == {0.0}


def test_first_weights_that_are_too_large_cost_far_more_than_guessing():
    losses = {start: signals.facts(*signals.network("relu", start))[0] for start in signals.STARTS}
    assert losses["normal"] > 1000 * np.log(10)
    assert all(losses[start] < 3 for start in signals.STARTS if start != "normal")


def test_a_dead_unit_is_what_the_course_calls_dead():
    network, X, y = signals.network("relu", depth=6)
    _, layers = signals.facts(network, X, y)
    for layer, found in zip(network.layers[:-1], layers, strict=False):
        assert found["dead"] == is_dead(layer.z).mean()
    assert sum(found["dead"] for found in layers[:-1]) > 0


def test_the_digits_are_those_of_the_lesson():
    X, _ = datasets.digits()
    network, seen, y = signals.network()
    np.testing.assert_array_equal(seen, datasets.standardize(X)[:100])
    assert y.shape == (100, 10) and len(network.layers) == 11


@pytest.mark.parametrize("start", ["he_normal", "zeros"])
def test_the_still_picture_says_what_the_table_says(start, capsys, recwarn):
    signals.show("relu", start)
    said = capsys.readouterr().out
    loss, layers = signals.facts(*signals.network("relu", start))
    dead = np.mean([found["dead"] for found in layers[:-1]])
    assert f"{100 * dead:.0f} % of the units are dead" in said
    assert f"The loss is {loss:.3g}" in said
    assert not list(recwarn), "a network without gradients is drawn, too"


def test_the_numbers_for_the_script_are_small(values):
    sizes = {name: len(text) for name, text in values["draws"].items()}
    assert max(sizes.values()) < 20_000
