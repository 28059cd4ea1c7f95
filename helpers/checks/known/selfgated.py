"""What goes wrong with functions that are z times a gate: GELU, Swish, LiSHT, Mish."""

import math

import numpy as np

from helpers.activations import (
    gelu,
    gelu_derivative,
    gelu_sigmoid,
    gelu_tanh,
    relu,
    sigmoid,
    softplus,
    swish,
)
from helpers.checks.known.target import major, minor

_ROOT = math.sqrt(2 / math.pi)
_LACKS_Z = "the second term of the product rule lacks its z"
_ADDS = "the product rule adds its two terms"
_LOST_DIGIT = "its cubic constant has lost a digit: compare it with the lesson's, figure by figure"
_GATE_SLOPE = "this is the slope of the gate alone; use the product rule"
_PRODUCT_RULE = "the product rule has two terms, and one of them is missing or incomplete"


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


def _slope(z):
    return sigmoid(z) * (1 - sigmoid(z))


#: By target: a name of the registry, or one with `_derivative` at its end.
SELF_GATED = {
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
        minor(_big_phi, _PRODUCT_RULE),
        minor(lambda z: z * _phi(z), _PRODUCT_RULE),
        minor(lambda z: _big_phi(z) + _phi(z), _LACKS_Z),
        minor(lambda z: _big_phi(z) - z * _phi(z), _ADDS),
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
        minor(lambda z: _tanh_form_slope(z, lambda z, c: 0 * z), _PRODUCT_RULE),
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
    "swish": [
        minor(lambda z, beta: sigmoid(beta * z), "this is the gate alone; it multiplies z"),
        minor(lambda z, beta: z * sigmoid(-beta * z),
              "the gate closes where it should open: look at the exponent's sign"),
        minor(lambda z, beta: beta * z * sigmoid(beta * z), "beta belongs inside the gate only"),
        minor(lambda z, beta: beta * z * sigmoid(z), "beta belongs inside the gate"),
        minor(lambda z, beta: z * np.tanh(beta * z), "the gate is tanh; swish uses sigmoid"),
        minor(lambda z, beta: z * sigmoid(z + beta), "beta multiplies z inside the gate"),
    ],
    "swish_derivative": [
        minor(lambda z, beta: sigmoid(beta * z), _PRODUCT_RULE),
        minor(lambda z, beta: sigmoid(beta * z) + z * _slope(beta * z),
              "the chain rule brings a beta out of the gate, and it is missing"),
        minor(lambda z, beta: beta * _slope(beta * z), _GATE_SLOPE),
        minor(lambda z, beta:
              beta * swish(z, beta=beta) + sigmoid(beta * z) * (1 - swish(z, beta=beta)),
              "a beta is missing in the parentheses"),
        minor(lambda z, beta:
              swish(z, beta=beta) + sigmoid(beta * z) * (1 - beta * swish(z, beta=beta)),
              "a beta is missing before f"),
        minor(lambda z, beta: sigmoid(beta * z) + _slope(beta * z), _LACKS_Z),
        minor(lambda z, beta: sigmoid(beta * z) - beta * z * _slope(beta * z), _ADDS),
    ],
    "lisht": [
        minor(lambda z: np.tanh(z) ** 2, "it multiplies tanh z by itself instead of by z"),
        major(np.abs, "this is |z|, with its corner; LiSHT is round at 0"),
        minor(lambda z: z * np.tanh(np.abs(z)), "it is negative for negative z; LiSHT never is"),
        minor(lambda z: z * sigmoid(z), "the gate is sigmoid; LiSHT uses tanh"),
        minor(np.tanh, "this is the gate alone; it multiplies z"),
        minor(lambda z: relu(z) * np.tanh(z), "it drops negative z; LiSHT mirrors it"),
    ],
    "lisht_derivative": [
        minor(np.tanh, _PRODUCT_RULE),
        minor(lambda z: z * (1 - np.tanh(z) ** 2), _PRODUCT_RULE),
        minor(lambda z: 1 - np.tanh(z) ** 2, _GATE_SLOPE),
        minor(lambda z: np.tanh(z) + 1 - np.tanh(z) ** 2, _LACKS_Z),
        minor(lambda z: np.tanh(z) + z * (1 - np.tanh(z)),
              "tanh's slope has a square that is missing here"),
        minor(lambda z: np.tanh(z) - z * (1 - np.tanh(z) ** 2), _ADDS),
        minor(lambda z: np.tanh(z) + z * (1 - z * z), "tanh's slope is taken as if z were tanh z"),
    ],
    "mish": [
        minor(lambda z: z * softplus(z), "the tanh around softplus is missing"),
        minor(lambda z: np.tanh(softplus(z)), "this is the gate alone; it multiplies z"),
        major(lambda z: z * np.tanh(z), "this is LiSHT: the softplus inside tanh is missing"),
        minor(lambda z: z * np.tanh(np.exp(z)), "the log of softplus is missing"),
        minor(lambda z: z * sigmoid(softplus(z)), "the gate is sigmoid; Mish uses tanh"),
        minor(lambda z: z * np.tanh(softplus(-z)),
              "the gate closes where it should open: look at the exponent's sign"),
        minor(lambda z: softplus(z) * np.tanh(z), "z and softplus have changed places"),
    ],
    "mish_derivative": [
        minor(lambda z: np.tanh(softplus(z)), _PRODUCT_RULE),
        minor(lambda z: np.tanh(softplus(z)) + z * (1 - np.tanh(softplus(z)) ** 2),
              "the chain rule has one more factor: the slope of softplus"),
        minor(lambda z: np.tanh(softplus(z)) + z * sigmoid(z),
              "the chain rule has one more factor: the slope of tanh"),
        minor(lambda z: np.tanh(softplus(z)) + z * sigmoid(z) * (1 - np.tanh(softplus(z))),
              "tanh's slope has a square that is missing here"),
        minor(lambda z: np.tanh(softplus(z)) + sigmoid(z) * (1 - np.tanh(softplus(z)) ** 2),
              _LACKS_Z),
        minor(lambda z: np.tanh(softplus(z)) - z * sigmoid(z) * (1 - np.tanh(softplus(z)) ** 2),
              _ADDS),
        minor(lambda z: z * sigmoid(z) * (1 - np.tanh(softplus(z)) ** 2), _PRODUCT_RULE),
    ],
}  # fmt: skip
