"""What goes wrong with ReLU and its relatives."""

import numpy as np

from helpers.activations import SELU_ALPHA, SELU_SCALE, elu, relu
from helpers.checks.known.target import KnownMistake

_SIDES = "the two sides have changed places: look at which z the condition picks"


def _where(z, right, left):
    return np.where(z > 0, right, left)


_LEAKY = [
    KnownMistake(
        lambda z, alpha: relu(z), "it gives 0 for negative z, as plain ReLU does; this one leaks"
    ),
    KnownMistake(
        lambda z, alpha: _where(z, z, -alpha * z),
        "it has a sign slip on the negative side, where the function must stay negative",
    ),
    KnownMistake(lambda z, alpha: _where(z, alpha * z, z), _SIDES),
    KnownMistake(
        lambda z, alpha: relu(z) + alpha * z, "it adds alpha * z on the positive side as well"
    ),
    KnownMistake(
        lambda z, alpha: _where(z, z, alpha),
        "for negative z it gives alpha itself, not alpha times z",
    ),
]
_LEAKY_SLOPE = [
    KnownMistake(
        lambda z, alpha: _where(z, 1.0, 0.0),
        "it gives 0 for negative z, as plain ReLU's slope does; this one leaks",
    ),
    KnownMistake(
        lambda z, alpha: _where(z, 1.0, -alpha),
        "it has a sign slip on the negative side: there the function rises too",
    ),
    KnownMistake(
        lambda z, alpha: _where(z, 1.0, alpha * z),
        "for negative z it gives the function and not its slope",
    ),
    KnownMistake(lambda z, alpha: _where(z, alpha, 1.0), _SIDES),
    KnownMistake(
        lambda z, alpha: np.full_like(z, alpha), "it gives alpha everywhere, also for positive z"
    ),
]

#: By target: a name of the registry, or one with `_derivative` at its end.
RECTIFIERS = {
    "relu": [
        KnownMistake(
            lambda z: np.minimum(0, z), "it keeps the negative half and drops the positive one"
        ),
        KnownMistake(np.abs, "it turns negative values positive; they must become 0", minor=False),
        KnownMistake(lambda z: _where(z, 0.01 * z, z), _SIDES),
        KnownMistake(
            lambda z: _where(z, z, 0.01 * z), "it leaks for negative z, where ReLU is exactly 0"
        ),
        KnownMistake(lambda z: z, "it leaves negative z as it is", minor=False),
        KnownMistake(lambda z: np.where(z > 1, z, 0), "it cuts at 1; the bend is at 0"),
    ],
    "relu_derivative": [
        KnownMistake(np.sign, "np.sign is -1 for negative z; the function is flat there"),
        KnownMistake(lambda z: _where(z, 0.0, 1.0), _SIDES),
        KnownMistake(lambda z: np.where(z > 1, 1.0, 0.0), "it cuts at 1; the bend is at 0"),
    ],
    "leaky_relu": _LEAKY,
    "leaky_relu_derivative": _LEAKY_SLOPE,
    "prelu": _LEAKY,
    "prelu_derivative": _LEAKY_SLOPE,
    "prelu_alpha_gradient": [
        KnownMistake(
            lambda z: z,
            "for positive z the output does not contain alpha, so changing alpha "
            "changes nothing there",
            minor=False,
        ),
        KnownMistake(
            lambda z: np.maximum(0, z), "the sides have changed places: alpha acts on negative z"
        ),
        KnownMistake(
            lambda z: _where(z, 0.0, 1.0),
            "the output for negative z is alpha * z; differentiate that by alpha, not by z",
        ),
        KnownMistake(
            lambda z: _where(z, 0.0, 0.25),
            "this is the slope by z; the slope by alpha is asked for",
        ),
        KnownMistake(lambda z: np.abs(np.minimum(0, z)), "it has a sign slip for negative z"),
        KnownMistake(
            lambda z: _where(z, 1.0, z),
            "for positive z the output does not contain alpha, so "
            "changing alpha changes nothing there",
        ),
    ],
    "elu": [
        KnownMistake(
            lambda z, alpha: _where(z, z, alpha * np.exp(z)),
            "the two pieces do not meet at 0: something is missing on the negative side",
        ),
        KnownMistake(
            lambda z, alpha: _where(z, z, alpha * np.exp(z) - 1),
            "alpha multiplies the whole of e^z - 1: set parentheses",
        ),
        KnownMistake(
            lambda z, alpha: _where(z, z, alpha * (1 - np.exp(z))),
            "it has a sign slip for negative z, where ELU is negative",
        ),
        KnownMistake(
            lambda z, alpha: _where(z, z, alpha * (np.exp(-z) - 1)),
            "for very negative z it must level off at -alpha: look at the exponent",
        ),
        KnownMistake(
            lambda z, alpha: _where(z, z, alpha * np.exp(z - 1)), "e^z - 1 is not e^(z-1)"
        ),
        KnownMistake(
            lambda z, alpha: _where(z, alpha * z, alpha * np.expm1(z)),
            "alpha belongs to the negative side only",
        ),
    ],
    "elu_derivative": [
        KnownMistake(
            lambda z, alpha: _where(z, 1.0, elu(z, alpha=alpha)),
            "for negative z it gives the function and not its slope",
        ),
        KnownMistake(
            lambda z, alpha: _where(z, 1.0, elu(z, alpha=alpha) + 1),
            "the shortcut from f to f' adds alpha, which is 1 only by default",
        ),
        KnownMistake(
            lambda z, alpha: _where(z, 1.0, alpha * np.exp(-z)),
            "the slope must die out for very negative z: look at the exponent",
        ),
        KnownMistake(
            lambda z, alpha: _where(z, 1.0, -alpha * np.exp(z)),
            "it has a sign slip for negative z, where ELU still rises",
        ),
        KnownMistake(
            lambda z, alpha: _where(z, 1.0, 0.0),
            "it is flat for negative z, as ReLU is; ELU is not",
        ),
        KnownMistake(
            lambda z, alpha: alpha * np.exp(z), "it uses the negative side's formula for all z"
        ),
        KnownMistake(
            lambda z, alpha: _where(z, z, alpha * np.exp(z)),
            "for positive z it gives the function and not its slope",
        ),
    ],
    "selu": [
        KnownMistake(
            lambda z: _where(z, z, SELU_SCALE * SELU_ALPHA * np.expm1(z)),
            "the scale λ is missing on the positive side",
        ),
        KnownMistake(
            lambda z: _where(z, SELU_SCALE * z, SELU_ALPHA * np.expm1(z)),
            "the scale λ is missing on the negative side",
        ),
        KnownMistake(
            lambda z: _where(z, z, SELU_ALPHA * np.expm1(z)), "the scale λ is missing on both sides"
        ),
        KnownMistake(
            lambda z: _where(z, SELU_SCALE * z, SELU_SCALE * np.expm1(z)),
            "alpha is missing on the negative side",
        ),
        KnownMistake(
            lambda z: _where(z, SELU_ALPHA * z, SELU_SCALE * SELU_ALPHA * np.expm1(z)),
            "the constants λ and α have changed places",
        ),
        KnownMistake(
            lambda z: _where(z, SELU_SCALE * z, SELU_SCALE * SELU_ALPHA * np.exp(z)),
            "the two pieces do not meet at 0: something is missing on the negative side",
        ),
    ],
    "selu_derivative": [
        KnownMistake(
            lambda z: _where(z, 1.0, SELU_SCALE * SELU_ALPHA * np.exp(z)),
            "the scale λ is missing on the positive side",
        ),
        KnownMistake(
            lambda z: _where(z, SELU_SCALE, SELU_ALPHA * np.exp(z)),
            "the scale λ is missing on the negative side",
        ),
        KnownMistake(
            lambda z: _where(z, 1.0, SELU_ALPHA * np.exp(z)), "the scale λ is missing on both sides"
        ),
        KnownMistake(
            lambda z: _where(z, SELU_SCALE, SELU_SCALE * np.exp(z)),
            "alpha is missing on the negative side",
        ),
        KnownMistake(
            lambda z: _where(z, SELU_SCALE, SELU_SCALE * SELU_ALPHA * np.expm1(z)),
            "for negative z it gives the function and not its slope",
        ),
        KnownMistake(
            lambda z: _where(z, SELU_SCALE * z, SELU_SCALE * SELU_ALPHA * np.exp(z)),
            "for positive z it gives the function and not its slope",
        ),
        KnownMistake(
            lambda z: _where(z, SELU_SCALE, 0.0),
            "it is flat for negative z, as ReLU is; SELU is not",
        ),
    ],
}
