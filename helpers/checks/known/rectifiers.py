"""What goes wrong with ReLU, leaky ReLU and PReLU."""

import numpy as np

from helpers.activations import relu
from helpers.checks.known.target import major, minor

NOT_SLOPE = "for negative z it gives the function and not its slope"
_SIDES = "the two sides have changed places: look at which z the condition picks"


def two_pieces(z, right, left):
    """One formula for positive z, another for the rest."""
    return np.where(z > 0, right, left)


_LEAKY = [
    minor(lambda z, alpha: relu(z),
          "it gives 0 for negative z, as plain ReLU does; this one leaks"),
    minor(lambda z, alpha: two_pieces(z, z, -alpha * z),
          "it has a sign slip on the negative side, where the function must stay negative"),
    minor(lambda z, alpha: two_pieces(z, alpha * z, z), _SIDES),
    minor(lambda z, alpha: relu(z) + alpha * z, "it adds alpha * z on the positive side as well"),
    minor(lambda z, alpha: two_pieces(z, z, alpha),
          "for negative z it gives alpha itself, not alpha times z"),
]  # fmt: skip
_LEAKY_SLOPE = [
    minor(lambda z, alpha: two_pieces(z, 1.0, 0.0),
          "it gives 0 for negative z, as plain ReLU's slope does; this one leaks"),
    minor(lambda z, alpha: two_pieces(z, 1.0, -alpha),
          "it has a sign slip on the negative side: there the function rises too"),
    minor(lambda z, alpha: two_pieces(z, 1.0, alpha * z), NOT_SLOPE),
    minor(lambda z, alpha: two_pieces(z, alpha, 1.0), _SIDES),
    minor(lambda z, alpha: np.full_like(z, alpha),
          "it gives alpha everywhere, also for positive z"),
]  # fmt: skip

#: By target: a name of the registry, or one with `_derivative` at its end.
RECTIFIERS = {
    "relu": [
        minor(lambda z: np.minimum(0, z), "it keeps the negative half and drops the positive one"),
        major(np.abs, "it turns negative values positive; they must become 0"),
        minor(lambda z: two_pieces(z, 0.01 * z, z), _SIDES),
        minor(lambda z: two_pieces(z, z, 0.01 * z),
              "it leaks for negative z, where ReLU is exactly 0"),
        major(lambda z: z, "it leaves negative z as it is"),
        minor(lambda z: np.where(z > 1, z, 0), "it cuts at 1; the bend is at 0"),
    ],
    "relu_derivative": [
        minor(np.sign, "np.sign is -1 for negative z; the function is flat there"),
        minor(lambda z: two_pieces(z, 0.0, 1.0), _SIDES),
        minor(lambda z: np.where(z > 1, 1.0, 0.0), "it cuts at 1; the bend is at 0"),
    ],
    "leaky_relu": _LEAKY,
    "leaky_relu_derivative": _LEAKY_SLOPE,
    "prelu": _LEAKY,
    "prelu_derivative": _LEAKY_SLOPE,
    "prelu_alpha_gradient": [
        major(lambda z: z,
              "for positive z the output does not contain alpha, so changing alpha changes "
              "nothing there"),
        minor(lambda z: np.maximum(0, z),
              "the sides have changed places: alpha acts on negative z"),
        minor(lambda z: two_pieces(z, 0.0, 1.0),
              "the output for negative z is alpha * z; differentiate that by alpha, not by z"),
        minor(lambda z: two_pieces(z, 0.0, 0.25),
              "this is the slope by z; the slope by alpha is asked for"),
        minor(lambda z: np.abs(np.minimum(0, z)), "it has a sign slip for negative z"),
        minor(lambda z: two_pieces(z, 1.0, z),
              "for positive z the output does not contain alpha, so changing alpha changes "
              "nothing there"),
    ],
}  # fmt: skip
