"""Moving pictures compute what `helpers` computes."""

import numpy as np
import pytest

from helpers import activations
from helpers.widgets import chain, explorer, hinges, playground
from tests.support import javascript

pytestmark = pytest.mark.needs("node")
NAMES = activations.names()
Z = [*np.linspace(-12, 12, 481).tolist(), -30.0, 30.0, -1e3, 1e3]
SETTINGS = [{}, {"alpha": 0.3, "beta": 0.4, "m": -2.0}, {"alpha": 0.9, "beta": 7.5, "m": 0.5}]
BELLS = [(0.0, 1.0), (-1.5, 2.0), (3.0, 0.3)]


def given(name, setting):
    defaults = activations.get(name).parameters
    return {key: setting.get(key, value) for key, value in defaults.items()}


@pytest.fixture(scope="module")
def computed():
    script = """
    const found = {};
    for (const [name, every] of Object.entries(given.settings)) {
      const { f, slope } = activations.ACTIVATIONS[name];
      found[name] = {
        pairs: every.map((s) => [given.z.map((z) => f(z, s)), given.z.map((z) => slope(z, s))]),
        facts: given.bells.map(([mean, spread]) => bell.facts(name, every[0], mean, spread)),
      };
    }
    say(found);
    """
    settings = {name: [given(name, setting) for setting in SETTINGS] for name in NAMES}
    told = {"z": Z, "settings": settings, "bells": BELLS}
    return javascript.run(script, told, ["activations", "bell"])


def test_every_activation_of_the_course_can_be_explored(computed):
    assert set(computed) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_values_and_slopes_are_those_of_the_registry(computed, name):
    entry, z = activations.get(name), np.array(Z)
    away = ~np.isin(z, entry.kinks)  # there every slope between the sides' is right
    for setting, (a, slope) in zip(SETTINGS, computed[name]["pairs"], strict=True):
        parameters = given(name, setting)
        np.testing.assert_allclose(a, entry(z, **parameters), rtol=1e-11, atol=1e-13)
        wanted = entry.derivative(z, **parameters)
        np.testing.assert_allclose(np.array(slope)[away], wanted[away], rtol=1e-9, atol=1e-13)


@pytest.mark.parametrize("name", NAMES)
def test_the_shares_of_the_bell_are_those_of_the_still_picture(computed, name):
    for bell, found in zip(BELLS, computed[name]["facts"], strict=True):
        wanted = explorer.facts(name, *bell)
        assert found["flatShare"] == pytest.approx(wanted["flat"], abs=2e-3)
        assert found["deadShare"] == pytest.approx(wanted["dead"], abs=2e-3)
        assert found["a"]["mean"] == pytest.approx(wanted["mean"], abs=1e-3)
        assert found["a"]["spread"] == pytest.approx(wanted["spread"], abs=1e-3)


@pytest.mark.parametrize("name", ["leaky_relu", "prelu", "elu", "celu"])
def test_until_its_slider_is_moved_each_function_has_its_own_alpha(monkeypatch, name):
    sent = {}
    monkeypatch.setattr(explorer, "live", lambda _, values, still: sent.update(values))
    explorer.show([name])
    entry, wanted = activations.get(name), explorer.facts(name, 0.0, 1.0)
    said = javascript.run("say(explorer.describe(given))", sent, ["explorer"])
    assert f"a has mean {wanted['mean']:.2f} and spread {wanted['spread']:.2f}." in said
    moved = javascript.run("say(explorer.describe(given))", sent | {"alpha": 0.6}, ["explorer"])
    assert entry.parameters["alpha"] != 0.6
    assert moved != said


def test_a_narrow_flat_place_is_found():
    places = javascript.run("say(bell.flatPlaces('gelu', {}).flat)", modules=["bell"])
    middle = [place for place in places if "Infinity" not in str(place)]
    low, high = middle[0]
    assert low < activations.get("gelu").minimum[0] < high
    assert high - low < 0.05


def test_the_neuron_computes_what_numpy_computes():
    known = {"tanh": {"parameters": {}}}
    state = {"x1": 2.0, "x2": -1.0, "w1": 0.5, "w2": 1.2, "b": -0.5, "activation": "tanh"}
    found = javascript.run("say(neuron.compute(given))", state | {"known": known}, ["neuron"])
    z = np.array([0.5, 1.2]) @ np.array([2.0, -1.0]) - 0.5
    assert found["z"] == pytest.approx(z)
    assert found["a"] == pytest.approx(np.tanh(z))
    assert found["pushes"] == pytest.approx([1.0, -1.2, -0.5])


SOLVED = {
    "a ramp": (-1.0, [(1, -1), (-1, 1)]),
    "a hat": (0.0, [(2, -1), (-4, 0), (2, 1)]),
    "a valley": (2.0, [(-1.5, -3), (1.5, -1), (1.5, 1)]),
    "steps": (-2.0, [(2, -2), (-2, -1), (2, 0.5), (-2, 1.5)]),
}


@pytest.mark.parametrize("target", hinges.TARGETS)
def test_every_target_can_be_matched_as_far_as_is_said(target):
    start, recipe = SOLVED.get(target, (0.0, []))
    state = {
        "start": start,
        "hinges": [{"weight": weight, "knot": knot} for weight, knot in recipe],
        "targets": hinges.TARGETS,
        "aim": target,
    }
    script = "say([hinges.gaps(given), [-2, 0.3, 2.5].map((x) => hinges.sum(x, given))])"
    gaps, sums = javascript.run(script, state, ["hinges"])
    assert sums == pytest.approx(hinges.total(np.array([-2, 0.3, 2.5]), recipe, start))
    assert len(recipe) <= hinges.MOST
    if target in SOLVED:
        assert gaps["worst"] == pytest.approx(0, abs=1e-9)
    else:
        wave = 2 * np.sin(np.linspace(-3, 3, 241))
        assert gaps["worst"] == pytest.approx(np.abs(wave).max(), abs=0.01)


@pytest.mark.parametrize("points", playground.POINTS)
@pytest.mark.parametrize("activation", ["tanh", "relu", "gelu"])
def test_the_playground_trains_as_the_course_s_engine(points, activation):
    network, X, y = playground.network(points, activation, width=3)
    W1, b1, w2, b2 = (each.copy() for each in network.parameters)
    start = {"W1": W1.tolist(), "b1": b1.ravel().tolist(), "w2": w2.ravel().tolist()}
    told = {"X": X.tolist(), "y": y.ravel().tolist(), "rate": 0.3, "steps": 40}
    told["network"] = start | {"b2": b2.item(), "activation": activation, "parameters": {}}
    script = """
    let network = given.network;
    for (let i = 0; i < given.steps; i++) {
      network = small_network.step(network, given.X, given.y, given.rate);
    }
    say({ network, ...small_network.score(network, given.X, given.y) });
    """
    found = javascript.run(script, told, ["small_network"])
    for _ in range(told["steps"]):
        network.loss_and_gradients(X, y, "binary_crossentropy_from_logits")
        network.vector -= told["rate"] * network.gradient_vector
    for name, wanted in zip(("W1", "b1", "w2", "b2"), network.parameters, strict=True):
        np.testing.assert_allclose(np.ravel(found["network"][name]), wanted.ravel(), rtol=1e-7)
    loss, _ = network.loss_and_gradients(X, y, "binary_crossentropy_from_logits")
    assert found["loss"] == pytest.approx(loss, rel=1e-8)
    assert found["accuracy"] == pytest.approx(np.mean((network.forward(X) > 0) == (y == 1)))


def test_other_first_weights_of_the_playground_are_those_of_its_line_in_numpy(monkeypatch):
    sent = {}
    monkeypatch.setattr(playground, "live", lambda _, values, still: sent.update(values))
    playground.show("moons", "relu", width=4, seed=8)
    script = """
    say([0, 1, 2].map((times) => {
      const state = { ...given };
      for (let i = 0; i < times; i++) state.seed = playground.next(state);
      const { X, y } = state.data[state.points];
      const first = playground.fresh(state);
      let network = first;
      for (let i = 0; i < 40; i++) network = small_network.step(network, X, y, state.rate);
      const { loss } = small_network.score(network, X, y);
      return { first, loss, line: playground.inNumPy(state) };
    }));
    """
    told = javascript.run(script, sent, ["playground", "small_network"])
    for each, seed in zip(told, (8, 9, 0), strict=True):
        assert each["line"].endswith(f'playground.network("moons", "relu", width=4, seed={seed})')
        made = {"playground": playground}
        exec(each["line"], made)
        network, X, y = made["network"], made["X"], made["y"]
        for name, wanted in zip(("W1", "b1", "w2", "b2"), network.parameters, strict=True):
            assert np.ravel(each["first"][name]).tolist() == wanted.ravel().tolist()
        for _ in range(40):
            network.loss_and_gradients(X, y, "binary_crossentropy_from_logits")
            network.vector -= sent["rate"] * network.gradient_vector
        loss, _ = network.loss_and_gradients(X, y, "binary_crossentropy_from_logits")
        assert each["loss"] == pytest.approx(loss, rel=1e-8)
    assert len({tuple(each["first"]["b1"]) for each in told}) == 3


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu", "gelu"])
def test_the_chain_has_the_slopes_that_measuring_finds(activation):
    numbers = {"x": 1.5, "w1": 0.5, "b1": 0.25, "w2": -1.0, "b2": 0.5, "y": 1.0}
    told = numbers | {"activation": activation, "known": {activation: {"parameters": {}}}}
    found = javascript.run("say(chain.passes(given))", told, ["chain"])

    def passes(numbers):
        n = numbers
        return chain.passes(n["x"], (n["w1"], n["w2"]), (n["b1"], n["b2"]), n["y"], activation)

    values, slopes = passes(numbers)
    assert found["value"] == pytest.approx(values)
    assert found["d"] | found["weights"] == pytest.approx(slopes)
    for name in ("x", "w1", "b1", "w2", "b2"):
        above, below = (passes(numbers | {name: numbers[name] + h})[0]["J"] for h in (1e-6, -1e-6))
        assert slopes[name] == pytest.approx((above - below) / 2e-6, rel=1e-5, abs=1e-8)


def test_every_step_of_the_chain_has_a_sentence():
    told = {"x": 1.5, "w1": 0.5, "b1": 0.25, "w2": -1.0, "b2": 0.5, "y": 1.0, "activation": "tanh"}
    told["known"] = {"tanh": {"title": "Tanh", "parameters": {}}}
    script = "say(Array.from({ length: 11 }, (_, at) => chain.sentence({ ...given, at })))"
    said = javascript.run(script, told, ["chain"])
    assert len(set(said)) == 11
    assert all("undefined" not in each and "NaN" not in each for each in said)
