"""What goes wrong with softplus, ELU and SELU."""

import numpy as np

from helpers.activations import SELU_ALPHA, SELU_SCALE, elu, relu, sigmoid, softplus
from helpers.checks.known.rectifiers import NOT_SLOPE, two_pieces
from helpers.checks.known.target import major, minor

_NO_SCALE_RIGHT = "the scale λ is missing on the positive side"
_NO_SCALE_LEFT = "the scale λ is missing on the negative side"

#: By target: a name of the registry, or one with `_derivative` at its end.
EXPONENTIALS = {
    "softplus": [
        minor(lambda z: softplus(-z), "it falls as z grows, so the exponent has the wrong sign"),
        major(relu, "this is ReLU, with its corner; softplus is the smooth version"),
        minor(lambda z: np.exp(z), "log and exp cancel, or the log is missing"),
        minor(lambda z: np.log(np.exp(z) - 1),
              "there is a minus inside the log where a plus belongs"),
        major(lambda z: z, "log and exp cancel: the 1 belongs inside the log"),
        major(lambda z: 1 + z, "log and exp cancel: the 1 belongs inside the log"),
        minor(lambda z: softplus(-np.abs(z)),
              "a stable form has a second part that brings back what large positive z lose"),
    ],
    "softplus_derivative": [
        minor(lambda z: sigmoid(-z), "it falls as z grows, but softplus gets steeper"),
        minor(lambda z: sigmoid(z) * (1 - sigmoid(z)), "this is one derivative too far"),
        minor(lambda z: np.exp(z), "the inner derivative alone is not enough: the log has one too"),
        minor(lambda z: 1 / (1 + z), "the chain rule's outer part is taken at z instead of e^z"),
        major(lambda z: np.where(z > 0, 1.0, 0.0), "this is ReLU's slope, with its jump"),
        major(lambda z: np.tanh(z), "this is tanh; a slope of softplus is never negative"),
    ],
    "elu": [
        minor(lambda z, alpha: two_pieces(z, z, alpha * np.exp(z)),
              "the two pieces do not meet at 0: something is missing on the negative side"),
        minor(lambda z, alpha: two_pieces(z, z, alpha * np.exp(z) - 1),
              "alpha multiplies the whole of e^z - 1: set parentheses"),
        minor(lambda z, alpha: two_pieces(z, z, alpha * (1 - np.exp(z))),
              "it has a sign slip for negative z, where ELU is negative"),
        minor(lambda z, alpha: two_pieces(z, z, alpha * (np.exp(-z) - 1)),
              "for very negative z it must level off at -alpha: look at the exponent"),
        minor(lambda z, alpha: two_pieces(z, z, alpha * np.exp(z - 1)), "e^z - 1 is not e^(z-1)"),
        minor(lambda z, alpha: two_pieces(z, alpha * z, alpha * np.expm1(z)),
              "alpha belongs to the negative side only"),
    ],
    "elu_derivative": [
        minor(lambda z, alpha: two_pieces(z, 1.0, alpha),
              "for negative z it is the same everywhere, as leaky ReLU's slope is"),
        minor(lambda z, alpha: two_pieces(z, 1.0, elu(z, alpha=alpha)), NOT_SLOPE),
        minor(lambda z, alpha: two_pieces(z, 1.0, elu(z, alpha=alpha) + 1),
              "the shortcut from f to f' adds alpha, which is 1 only by default"),
        minor(lambda z, alpha: two_pieces(z, 1.0, alpha * np.exp(-z)),
              "the slope must die out for very negative z: look at the exponent"),
        minor(lambda z, alpha: two_pieces(z, 1.0, -alpha * np.exp(z)),
              "it has a sign slip for negative z, where ELU still rises"),
        minor(lambda z, alpha: two_pieces(z, 1.0, 0.0),
              "it is flat for negative z, as ReLU is; ELU is not"),
        minor(lambda z, alpha: alpha * np.exp(z), "it uses the negative side's formula for all z"),
        minor(lambda z, alpha: two_pieces(z, z, alpha * np.exp(z)),
              "for positive z it gives the function and not its slope"),
    ],
    "selu": [
        minor(lambda z: two_pieces(z, z, SELU_SCALE * SELU_ALPHA * np.expm1(z)), _NO_SCALE_RIGHT),
        minor(lambda z: two_pieces(z, SELU_SCALE * z, SELU_ALPHA * np.expm1(z)), _NO_SCALE_LEFT),
        minor(lambda z: two_pieces(z, z, SELU_ALPHA * np.expm1(z)),
              "the scale λ is missing on both sides"),
        minor(lambda z: two_pieces(z, SELU_SCALE * z, SELU_SCALE * np.expm1(z)),
              "alpha is missing on the negative side"),
        minor(lambda z: two_pieces(z, SELU_ALPHA * z, SELU_SCALE * SELU_ALPHA * np.expm1(z)),
              "the constants λ and α have changed places"),
        minor(lambda z: two_pieces(z, SELU_SCALE * z, SELU_SCALE * SELU_ALPHA * np.exp(z)),
              "the two pieces do not meet at 0: something is missing on the negative side"),
    ],
    "selu_derivative": [
        minor(lambda z: two_pieces(z, 1.0, SELU_SCALE * SELU_ALPHA * np.exp(z)), _NO_SCALE_RIGHT),
        minor(lambda z: two_pieces(z, SELU_SCALE, SELU_ALPHA * np.exp(z)), _NO_SCALE_LEFT),
        minor(lambda z: two_pieces(z, 1.0, SELU_ALPHA * np.exp(z)),
              "the scale λ is missing on both sides"),
        minor(lambda z: two_pieces(z, SELU_SCALE, SELU_SCALE * np.exp(z)),
              "alpha is missing on the negative side"),
        minor(lambda z: two_pieces(z, SELU_SCALE, SELU_SCALE * SELU_ALPHA * np.expm1(z)),
              NOT_SLOPE),
        minor(lambda z: two_pieces(z, SELU_SCALE * z, SELU_SCALE * SELU_ALPHA * np.exp(z)),
              "for positive z it gives the function and not its slope"),
        minor(lambda z: two_pieces(z, SELU_SCALE, 0.0),
              "it is flat for negative z, as ReLU is; SELU is not"),
    ],
}  # fmt: skip
