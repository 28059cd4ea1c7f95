"""Moving pictures compute what `helpers` computes."""

import numpy as np
import pytest

from helpers import activations
from helpers.widgets import explorer, hinges
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
