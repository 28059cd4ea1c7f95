"""The registry is complete, and every fact in it is true of the function it describes."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import activations
from tests import oracle

NAMES = activations.names()
ENTRIES = [activations.get(name) for name in NAMES]
every = pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
numbers = st.floats(-1000, 1000)


def test_the_registry_and_the_oracle_know_the_same_functions_in_teaching_order():
    assert NAMES == list(oracle.FUNCTIONS)
    assert len(NAMES) >= 21
    assert set(activations.SEVERAL_INPUTS) == {
        "glu", "bilinear", "reglu", "geglu", "swiglu", "maxout",
    }  # fmt: skip
    for name, unit in activations.SEVERAL_INPUTS.items():
        assert getattr(activations, name) is unit.function


@every
def test_an_entry_is_complete(entry):
    assert getattr(activations, entry.name) is entry.function
    assert getattr(activations, f"{entry.name}_derivative") is entry.derivative
    for text in (entry.title, entry.latex, entry.derivative_latex, entry.origin, entry.used_for):
        assert text
    assert entry.pros and entry.cons
    assert bool(entry.kink_note) == bool(entry.kinks)


@every
def test_the_unchecked_formulas_compute_the_same(entry):
    z = np.linspace(-4, 4, 17)
    np.testing.assert_array_equal(entry.formula(z), entry(z))
    np.testing.assert_array_equal(entry.derivative_formula(z), entry.derivative(z))


@every
def test_help_tells_range_and_origin(entry):
    text = entry.function.__doc__
    assert f"Activations in {entry.range}" in text or entry.name == "prelu"
    assert entry.origin[1:] in text or "References\n" in entry.formula.__doc__
    assert "Slopes, of the" in entry.derivative.__doc__


@every
@given(z=numbers)
@settings(max_examples=200, deadline=None)
def test_values_lie_in_the_range(entry, z):
    for dtype in (np.float64, np.float32):
        assert entry.range.contains(entry(dtype(z)))


@every
def test_the_ends_of_the_range_are_approached_or_reached(entry):
    wide = np.concatenate(
        [-np.geomspace(1e-9, 1e9, 4000)[::-1], [0], np.geomspace(1e-9, 1e9, 4000)]
    )
    if entry.minimum:
        wide = np.append(wide, entry.minimum[0])
    values = entry(wide)
    for end, reached in ((entry.range.low, values.min()), (entry.range.high, values.max())):
        if np.isinf(end):
            assert abs(reached) > 1e6
        else:
            assert reached == pytest.approx(end, abs=1e-8)


@every
@pytest.mark.parametrize("z", [-60, -7, -0.5, 0, 0.5, 7, 60])
def test_open_ends_are_never_reached_in_exact_arithmetic(entry, z):
    if entry.name == "gelu":
        z = np.clip(z, -10, 10)  # the oracle's series needs more digits further out
    value, _, _ = oracle.exact(entry.name, z, **entry.parameters)
    if entry.range.low_open and np.isfinite(entry.range.low):
        low = -oracle._LAMBDA * oracle._ALPHA if entry.name == "selu" else entry.range.low
        assert value > low
    if entry.range.high_open and np.isfinite(entry.range.high):
        assert value < entry.range.high


@every
def test_closed_ends_are_reached(entry):
    candidates = [-1e3, 0.0, 1e3, *([entry.minimum[0]] if entry.minimum else [])]
    values = entry(np.array(candidates))
    for end, is_open in ((entry.range.low, entry.range.low_open),
                         (entry.range.high, entry.range.high_open)):  # fmt: skip
        if not is_open:
            assert np.isclose(values, end, rtol=1e-15, atol=0).any()


@every
@given(pair=st.tuples(numbers, numbers))
@settings(max_examples=200, deadline=None)
def test_monotonic_functions_never_fall_and_the_others_do(entry, pair):
    low, high = sorted(pair)
    if entry.monotonic:
        assert entry(low) <= entry(high) + 1e-15
    else:
        z = np.linspace(-6, 6, 1201)
        assert (np.diff(entry(z)) < -1e-9).any()


@every
@given(z=numbers)
@settings(max_examples=200, deadline=None)
def test_symmetry_is_what_the_entry_says(entry, z):
    left, right = entry(-z), entry(z)
    defect = {
        "odd": right + left,
        "even": right - left,
        "point": right + left - 1,
        "gate": right - left - z,
        "none": 0.0,
    }[entry.symmetry]
    assert abs(defect) <= 4 * np.finfo(float).eps * max(1, abs(z))
    assert entry.zero_centered == (entry.symmetry == "odd")


@every
def test_functions_without_a_symmetry_have_none(entry):
    z = np.array([0.5, 1.5, 8.0])
    left, right = entry(-z), entry(z)
    holds = {
        "odd": np.allclose(right, -left),
        "even": np.allclose(right, left),
        "point": np.allclose(right, 1 - left) and entry(0) == 0.5,
        "gate": np.allclose(right - left, z),
    }
    assert [name for name, held in holds.items() if held] == (
        [entry.symmetry] if entry.symmetry != "none" else []
    ) or entry.name == "linear"


@every
def test_slopes_fade_where_the_entry_says_it_saturates(entry):
    left, right = entry.derivative(-np.inf), entry.derivative(np.inf)
    assert (left == 0) == (entry.saturates in ("left", "both"))
    assert (right == 0) == (entry.saturates == "both")


@every
@given(z=st.floats(-8, 8))
@settings(max_examples=100, deadline=None)
def test_slope_equals_a_central_difference_away_from_corners(entry, z):
    step = 1e-5
    if any(abs(z - kink) < 2 * step for kink in entry.kinks):
        return
    difference = (entry(z + step) - entry(z - step)) / (2 * step)
    assert entry.derivative(z) == pytest.approx(difference, abs=1e-4)


@every
def test_smoothness_is_what_the_entry_says(entry):
    jumps, corners, bends = [], [], []
    side = 1e-7
    for z in (-3.0, 0.0, 3.0, 6.0):
        jumps.append(abs(entry(z + side) - entry(z - side)))
        corners.append(abs(entry.derivative(z + side) - entry.derivative(z - side)))
        right = (entry.derivative(z + 2e-4) - entry.derivative(z + 1e-4)) / 1e-4
        left = (entry.derivative(z - 1e-4) - entry.derivative(z - 2e-4)) / 1e-4
        bends.append(abs(right - left))
    if max(jumps) > 1e-3:
        found = "jump"
    elif max(corners) > 1e-3:
        found = "C0"
    elif max(bends) > 1e-2:
        found = "C1"
    else:
        found = "C∞"
    assert entry.smoothness == found
    assert entry.smooth == (found in ("C1", "C∞"))


@every
def test_corners_are_where_the_entry_says(entry):
    # With other parameters: ELU has a corner unless alpha is 1.
    parameters = {name: 0.5 for name in entry.parameters if name != "m"}
    side = 1e-7
    for z in np.arange(-8.0, 8.5, 0.5):
        slopes = [entry.derivative(z + sign * side, **parameters) for sign in (-1, 1)]
        values = [entry(z + sign * side, **parameters) for sign in (-1, 1)]
        bent = abs(slopes[1] - slopes[0]) > 1e-3 or abs(values[1] - values[0]) > 1e-3
        assert bent == (z in entry.kinks), z


def test_minima_are_those_of_the_literature():
    quoted = {
        "gelu": (-0.75179, -0.16997), "swish": (-1.27846, -0.27846), "mish": (-1.19243, -0.30884),
        "hard_swish": (-1.5, -0.375),
    }  # fmt: skip
    for name, (place, value) in quoted.items():
        assert activations.get(name).minimum == pytest.approx((place, value), abs=5e-6)


@pytest.mark.parametrize("entry", [e for e in ENTRIES if e.minimum], ids=lambda e: e.name)
def test_minima_are_where_the_slope_is_zero(entry):
    place, value = entry.minimum
    assert entry.derivative(place) == pytest.approx(0, abs=1e-15)
    assert value == entry.range.low
    assert entry(place) == pytest.approx(value, rel=1e-15)
    assert (entry(np.linspace(-10, 10, 20001)) >= value).all()


@pytest.mark.parametrize(("name", "text"), [
    ("linear", "(-∞, ∞)"), ("relu", "[0, ∞)"), ("tanh", "(-1, 1)"), ("step", "{0, 1}"),
    ("selu", "(-1.7581, ∞)"), ("elu", "(-1, ∞)"), ("swish", "[-0.27846, ∞)"),
])  # fmt: skip
def test_the_range_reads_as_in_mathematics_and_holds(name, text):
    entry = activations.get(name)
    assert str(entry.range) == text
    assert entry.range.contains(entry(np.linspace(-50, 50, 10001)))


def test_an_interval_knows_what_is_outside():
    assert not activations.get("sigmoid").range.contains(1.001)
    assert not activations.get("step").range.contains(0.5)
    assert not activations.get("gelu").range.contains(-0.16998)
    assert not activations.get("relu").range.contains(np.nan)


@pytest.mark.parametrize(("asked", "name"), [
    ("relu", "relu"), ("ReLU", "relu"), (" leaky relu ", "leaky_relu"), ("silu", "swish"),
    ("identity", "linear"), ("hard-swish", "hard_swish"), (activations.get("elu"), "elu"),
])  # fmt: skip
def test_names_and_aliases_are_found(asked, name):
    assert activations.get(asked).name == name


@pytest.mark.parametrize(("asked", "said"), [
    ("tahn", "did you mean 'tanh'"), ("sigmiod", "'sigmoid'"), ("xyzzy", "activations.names()"),
    (3, "activations.names()"), (None, "activations.names()"),
])  # fmt: skip
def test_unknown_names_get_one_helpful_sentence(asked, said):
    with pytest.raises(KeyError) as caught:
        activations.get(asked)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_unknown_parameters_are_named():
    with pytest.raises(TypeError, match="swish has no parameter 'alpha'; it has beta"):
        activations.get("swish")(1.0, alpha=2)
    with pytest.raises(TypeError, match="relu has no parameter 'alpha'; it has no parameters"):
        activations.get("relu").derivative(1.0, alpha=2)


def test_entries_cannot_be_changed_by_accident():
    relu = activations.get("elu")
    with pytest.raises(AttributeError):
        relu.title = "x"
    with pytest.raises(TypeError):
        relu.parameters["alpha"] = 3
    with pytest.raises(TypeError):
        activations.ACTIVATIONS["mine"] = relu


def test_keras_is_refused_where_it_has_no_such_function():
    with pytest.raises(ValueError, match="no activation function LiSHT"):
        activations.get("lisht").in_keras(None)
    with pytest.raises(ValueError, match="fixed at beta=1.0"):
        activations.get("swish").in_keras(None, beta=2.0)


def test_the_table_holds_the_facts():
    table = activations.table()
    assert len(table) == len(NAMES)
    assert table.loc["GELU", "monotonic"] == "no"
    assert table.loc["GELU", "zero-centered"] == "no"
    assert table.loc["ELU", "zero-centered"] == "no"
    assert table.loc["ELU", "smooth"] == "yes"
    assert table.loc["SELU", "smooth"] == "no"
    assert table.loc["Leaky ReLU", "parameters"] == "alpha = 0.01"
    assert list(activations.table(["tanh", "relu"]).index) == ["Tanh", "ReLU"]


@every
def test_a_description_says_what_matters(entry):
    text = entry.describe()
    assert text.startswith(f"{entry.title}: range {entry.range}")
    assert entry.origin in text and entry.used_for in text
