"""What goes wrong with functions that are z times a gate: Swish, LiSHT, Mish."""

import numpy as np

from helpers.activations import relu, sigmoid, softplus, swish
from helpers.checks.known.target import major, minor

LACKS_Z = "the second term of the product rule lacks its z"
ADDS = "the product rule adds its two terms"
PRODUCT_RULE = "the product rule has two terms, and one of them is missing or incomplete"
_GATE_SLOPE = "this is the slope of the gate alone; use the product rule"


def _slope(z):
    return sigmoid(z) * (1 - sigmoid(z))


#: By target: a name of the registry, or one with `_derivative` at its end.
SELF_GATED = {
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
        minor(lambda z, beta: sigmoid(beta * z), PRODUCT_RULE),
        minor(lambda z, beta: sigmoid(beta * z) + z * _slope(beta * z),
              "the chain rule brings a beta out of the gate, and it is missing"),
        minor(lambda z, beta: beta * _slope(beta * z), _GATE_SLOPE),
        minor(lambda z, beta:
              beta * swish(z, beta=beta) + sigmoid(beta * z) * (1 - swish(z, beta=beta)),
              "a beta is missing in the parentheses"),
        minor(lambda z, beta:
              swish(z, beta=beta) + sigmoid(beta * z) * (1 - beta * swish(z, beta=beta)),
              "a beta is missing before f"),
        minor(lambda z, beta: sigmoid(beta * z) + _slope(beta * z), LACKS_Z),
        minor(lambda z, beta: sigmoid(beta * z) - beta * z * _slope(beta * z), ADDS),
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
        minor(np.tanh, PRODUCT_RULE),
        minor(lambda z: z * (1 - np.tanh(z) ** 2), PRODUCT_RULE),
        minor(lambda z: 1 - np.tanh(z) ** 2, _GATE_SLOPE),
        minor(lambda z: np.tanh(z) + 1 - np.tanh(z) ** 2, LACKS_Z),
        minor(lambda z: np.tanh(z) + z * (1 - np.tanh(z)),
              "tanh's slope has a square that is missing here"),
        minor(lambda z: np.tanh(z) - z * (1 - np.tanh(z) ** 2), ADDS),
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
        minor(lambda z: np.tanh(softplus(z)), PRODUCT_RULE),
        minor(lambda z: np.tanh(softplus(z)) + z * (1 - np.tanh(softplus(z)) ** 2),
              "the chain rule has one more factor: the slope of softplus"),
        minor(lambda z: np.tanh(softplus(z)) + z * sigmoid(z),
              "the chain rule has one more factor: the slope of tanh"),
        minor(lambda z: np.tanh(softplus(z)) + z * sigmoid(z) * (1 - np.tanh(softplus(z))),
              "tanh's slope has a square that is missing here"),
        minor(lambda z: np.tanh(softplus(z)) + sigmoid(z) * (1 - np.tanh(softplus(z)) ** 2),
              LACKS_Z),
        minor(lambda z: np.tanh(softplus(z)) - z * sigmoid(z) * (1 - np.tanh(softplus(z)) ** 2),
              ADDS),
        minor(lambda z: z * sigmoid(z) * (1 - np.tanh(softplus(z)) ** 2), PRODUCT_RULE),
    ],
}  # fmt: skip
