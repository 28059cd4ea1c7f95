"""What the registry prints as a formula is the formula that it computes."""

import numpy as np
import pytest

from helpers import activations
from helpers.activations.exponentials import SELU_ALPHA, SELU_SCALE
from tests.support.latex import Contradiction, NotUnderstood, evaluate

ENTRIES = list(activations.ACTIVATIONS.values())
every = pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
Z = np.concatenate([np.linspace(-9, 9, 721), [-1e-3, 1e-3, -2.999, 2.999, 5.999, 6.001]])
CONSTANTS = {"alpha": SELU_ALPHA, "lambda": SELU_SCALE}


def settings(entry):
    """The defaults, and other values of every parameter."""
    yield dict(entry.parameters)
    yield {name: 0.7 for name in entry.parameters}
    yield {name: 2.5 for name in entry.parameters}


def meaning(latex, entry, parameters):
    constants = CONSTANTS if entry.name == "selu" else {}
    return evaluate(latex, z=Z, f=lambda z: entry(z, **parameters), **constants, **parameters)


@every
def test_the_printed_formula_is_the_function(entry):
    for parameters in settings(entry):
        said = np.broadcast_to(meaning(entry.latex, entry, parameters).values, Z.shape)
        np.testing.assert_allclose(said, entry(Z, **parameters), rtol=1e-9, atol=1e-12)


@every
def test_the_printed_slope_is_the_slope(entry):
    for parameters in settings(entry):
        said = np.broadcast_to(meaning(entry.derivative_latex, entry, parameters).values, Z.shape)
        silent = np.isnan(said)
        assert set(Z[silent]) <= set(entry.kinks), "it may be silent at corners only"
        slope = entry.derivative(Z, **parameters)
        # At a corner any slope between those of the two sides is right.
        there = ~np.isin(Z, entry.kinks)
        np.testing.assert_allclose(said[there], slope[there], rtol=1e-9, atol=1e-12)


def test_the_printed_partial_derivative_is_that_of_alpha():
    prelu = activations.get("prelu")
    partials = meaning(prelu.derivative_latex, prelu, {"alpha": 0.25}).partials
    assert list(partials) == ["alpha"]
    np.testing.assert_array_equal(partials["alpha"], activations.prelu_alpha_gradient(Z))


@pytest.mark.parametrize("unit", activations.SEVERAL_INPUTS.values(), ids=lambda unit: unit.name)
def test_the_printed_unit_is_the_unit(unit):
    u, v = np.random.default_rng(0).normal(size=(2, 50))
    if unit.name == "maxout":
        pieces = np.stack([u, v], axis=-1)
        said, computed = evaluate(unit.latex, z_k=pieces), unit.function(pieces)
    else:
        said, computed = evaluate(unit.latex, u=u, v=v), unit.function(u, v)
    np.testing.assert_allclose(said.values, computed, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize(("latex", "value"), [
    ("2 + 3z", 8), ("-z^2", -4), ("(1 - z)^2", 1), ("2^{-z}", 0.25), ("z/4 + 1", 1.5),
    (r"\frac{z + 1}{2}\,z", 3), (r"\tfrac{1}{2} - \frac{z}{6}", 1 / 6), (r"\sqrt{2 z}", 2),
    (r"e^{z}", np.e**2), (r"\ln(1 + e^{z})", np.log1p(np.e**2)), (r"\tanh^2 z", np.tanh(2) ** 2),
    (r"z \tanh z - 1", 2 * np.tanh(2) - 1), (r"\sigma(-z)", 1 / (1 + np.e**2)),
    (r"\Phi(0)", 0.5), (r"\varphi(0)", (2 * np.pi) ** -0.5), (r"|1 - z|", 1), (r"2|z|", 4),
    (r"\frac{z}{1 + |z|}", 2 / 3), (r"\max(0, \min(1, z), -1)", 1),
    (r"\begin{cases} 1 & z > 2 \\ 5 & 1 < z \le 2 \\ 7 & \text{otherwise} \end{cases}", 5),
    (r"3 \begin{cases} 1 & z > 3 \\ z = 4 - z & z \le 3 \end{cases}", 6), (r"2z = z + 2 = 4", 4),
    (r"u^2 u' \quad \text{with } u = z + 1,\; u' = u / 3", 9), (r"m z", 20),
])  # fmt: skip
def test_the_evaluator_knows_the_rules_of_arithmetic(latex, value):
    assert evaluate(latex, z=np.array([2.0]), m=10).values == pytest.approx(value)


def test_a_formula_says_nothing_where_no_case_holds():
    said = evaluate(r"\begin{cases} 1 & z > 0 \\ 0 & z < 0 \end{cases}", z=np.array([-1.0, 0, 1]))
    np.testing.assert_array_equal(said.values, [0, np.nan, 1])
    said = evaluate(r"0 \quad (z \ne 0)", z=np.array([-1.0, 0]))
    np.testing.assert_array_equal(said.values, [0, np.nan])


@pytest.mark.parametrize("latex", [
    r"\sin z", r"z \quad \text{by the way}", r"z )", r"\tanh 2z", r"\frac{1}z", "z +", "x", "z ? 1",
    r"\begin{cases} 1 & z \end{cases}", r"\begin{cases} 1 & z > 0 0 & z < 0 \end{cases}", r"m z",
    r"\text{with learned } z", r"z \quad \text{with learned } \beta", "",
])  # fmt: skip
def test_what_it_does_not_understand_is_refused(latex):
    with pytest.raises(NotUnderstood):
        evaluate(latex, z=np.array([1.0]))


@pytest.mark.parametrize("latex", [
    r"2z = z + 1", r"\begin{cases} z = -z & z > 0 \\ 0 & z \le 0 \end{cases}",
    r"\begin{cases} 1 & z \ge 0 \\ 0 & z \le 0 \end{cases}",
])  # fmt: skip
def test_contradictions_are_found(latex):
    with pytest.raises(Contradiction):
        evaluate(latex, z=np.array([-1.0, 0, 2.0]))
