"""What goes wrong with GELU and its two approximations."""

import math

import numpy as np

from helpers.activations import gelu, gelu_derivative, gelu_sigmoid, gelu_tanh
from helpers.checks.known.selfgated import ADDS, LACKS_Z, PRODUCT_RULE
from helpers.checks.known.target import minor

_ROOT = math.sqrt(2 / math.pi)
_LOST_DIGIT = "its cubic constant has lost a digit: compare it with the lesson's, figure by figure"


def _phi(z):
    return np.exp(-z * z / 2) / math.sqrt(2 * math.pi)


def _big_phi(z):
    # GELU is z times this.
    return np.where(z == 0, 0.5, gelu(z) / np.where(z == 0, 1, z))


def _gelu_tanh(z, factor=_ROOT, cubic=0.044715, power=3):
    return z / 2 * (1 + np.tanh(factor * (z + cubic * z**power)))


def _tanh_form_slope(z, inner, factor=_ROOT, cubic=0.044715):
    t = np.tanh(factor * (z + cubic * z**3))
    return (1 + t) / 2 + z / 2 * (1 - t * t) * inner(z, factor)


#: What people make of √(2/π), with the sentence that helps.
_FACTORS = (
    (2 / math.pi, "the factor 2/π lacks its square root"),
    (math.sqrt(math.pi / 2), "the factor under the root is upside down"),
    (math.sqrt(2) / math.pi, "the root in the factor ends before π, which belongs under it"),
    (2 / math.sqrt(math.pi), "the root in the factor leaves out the 2, which belongs under it"),
    (math.sqrt(2 * math.pi), "under the root, 2 is divided by π and not multiplied"),
)

#: By target: a name of the registry, or one with `_derivative` at its end.
GELU_FAMILY = {
    "gelu": [
        minor(gelu_tanh, "this is the tanh form; the exact one is asked for here"),
        minor(gelu_sigmoid, "this is the sigmoid form; the exact one is asked for here"),
        minor(lambda z: z / 2 * (1 + _big_phi(z * math.sqrt(2)) * 2 - 1),
              "the argument of erf lacks its 1/√2"),
        minor(_big_phi, "this is Φ(z) alone; the gate multiplies z"),
        minor(lambda z: z * (2 * _big_phi(z) - 1), "erf runs from -1 to 1, the gate from 0 to 1"),
        minor(lambda z: z / 2 * (1 - (2 * _big_phi(z) - 1)), "there is a sign slip before erf"),
        minor(lambda z: z * _phi(z),
              "it multiplies z by the bell curve φ; its running total Φ is meant"),
    ],
    "gelu_derivative": [
        minor(_big_phi, PRODUCT_RULE),
        minor(lambda z: z * _phi(z), PRODUCT_RULE),
        minor(lambda z: _big_phi(z) + _phi(z), LACKS_Z),
        minor(lambda z: _big_phi(z) - z * _phi(z), ADDS),
        minor(lambda z: _big_phi(z) + z * np.exp(-z * z) / math.sqrt(2 * math.pi),
              "the bell curve's exponent lacks its 1/2"),
        minor(lambda z: _big_phi(z) + z * np.exp(-z * z / 2),
              "the bell curve lacks its factor 1/√(2π)"),
        minor(lambda z: _big_phi(z) + z * np.exp(-z * z / 2) / (2 * math.pi),
              "the bell curve's factor lacks a square root"),
        minor(_phi, "this is the bell curve φ alone; use the product rule on z Φ(z)"),
        minor(lambda z: _tanh_form_slope(z, lambda z, c: c * (1 + 3 * 0.044715 * z * z)),
              "this is the slope of the tanh form; the exact one is asked for here"),
    ],
    "gelu_tanh": [
        minor(lambda z: _gelu_tanh(z, cubic=0.04475), _LOST_DIGIT),
        minor(lambda z: _gelu_tanh(z, cubic=0.44715), "its cubic constant is ten times too large"),
        *(
            minor(lambda z, factor=factor: _gelu_tanh(z, factor), sentence)
            for factor, sentence in _FACTORS
        ),
        minor(lambda z: _gelu_tanh(z, cubic=0.0), "the cubic term is missing"),
        minor(lambda z: _gelu_tanh(z, power=2), "the power of z in its last term is 3"),
        minor(gelu, "this is the exact form; its tanh approximation is asked for here"),
        minor(gelu_sigmoid, "this is the sigmoid form; the tanh form is asked for here"),
    ],
    "gelu_tanh_derivative": [
        minor(gelu_derivative, "this is the exact form's slope; the tanh form's is asked for here"),
        minor(lambda z: _tanh_form_slope(z, lambda z, c: 0 * z), PRODUCT_RULE),
        minor(lambda z: _tanh_form_slope(z, lambda z, c: 1.0),
              "the chain rule's inner derivative is missing"),
        minor(lambda z: _tanh_form_slope(z, lambda z, c: c), "the cubic term has a derivative too"),
        minor(lambda z: _tanh_form_slope(z, lambda z, c: c * (1 + 0.044715 * z * z)),
              "the derivative of z³ has a factor that is missing here"),
        minor(lambda z: _tanh_form_slope(z, lambda z, c: 1 + 3 * 0.044715 * z * z),
              "the inner derivative lacks the factor √(2/π)"),
        minor(lambda z: _tanh_form_slope(z, lambda z, c: c * (1 + 3 * 0.04475 * z * z)),
              _LOST_DIGIT),
        minor(lambda z: _tanh_form_slope(z, lambda z, c: c * (1 + 3 * 0.44715 * z * z), _ROOT,
                                         0.44715),
              "its cubic constant is ten times too large"),
        *(
            minor(lambda z, factor=factor:
                  _tanh_form_slope(z, lambda z, c: c * (1 + 3 * 0.044715 * z * z), factor),
                  sentence)
            for factor, sentence in _FACTORS
        ),
    ],
}  # fmt: skip
