"""What goes wrong with functions that only rise: sigmoid, tanh, softplus, ReLU and relatives."""

import numpy as np

from helpers.activations import SELU_ALPHA, SELU_SCALE, elu, relu, sigmoid, softplus
from helpers.checks.known.target import major, minor

_SAW_A = (
    "its argument is the pre-activation z, but this formula is for a = f(z); compute a from z first"
)
_NOT_SLOPE = "for negative z it gives the function and not its slope"
_NO_SCALE_RIGHT = "the scale λ is missing on the positive side"
_NO_SCALE_LEFT = "the scale λ is missing on the negative side"
_SIDES = "the two sides have changed places: look at which z the condition picks"


def _where(z, right, left):
    return np.where(z > 0, right, left)


_LEAKY = [
    minor(lambda z, alpha: relu(z),
          "it gives 0 for negative z, as plain ReLU does; this one leaks"),
    minor(lambda z, alpha: _where(z, z, -alpha * z),
          "it has a sign slip on the negative side, where the function must stay negative"),
    minor(lambda z, alpha: _where(z, alpha * z, z), _SIDES),
    minor(lambda z, alpha: relu(z) + alpha * z, "it adds alpha * z on the positive side as well"),
    minor(lambda z, alpha: _where(z, z, alpha),
          "for negative z it gives alpha itself, not alpha times z"),
]  # fmt: skip
_LEAKY_SLOPE = [
    minor(lambda z, alpha: _where(z, 1.0, 0.0),
          "it gives 0 for negative z, as plain ReLU's slope does; this one leaks"),
    minor(lambda z, alpha: _where(z, 1.0, -alpha),
          "it has a sign slip on the negative side: there the function rises too"),
    minor(lambda z, alpha: _where(z, 1.0, alpha * z), _NOT_SLOPE),
    minor(lambda z, alpha: _where(z, alpha, 1.0), _SIDES),
    minor(lambda z, alpha: np.full_like(z, alpha),
          "it gives alpha everywhere, also for positive z"),
]  # fmt: skip

#: By target: a name of the registry, or one with `_derivative` at its end.
MONOTONIC = {
    "sigmoid": [
        minor(lambda z: sigmoid(-z),
              "it falls as z grows: the exponent has the wrong sign, or two branches have changed "
              "places"),
        minor(lambda z: 1 + np.exp(-z), "1/1 + x is (1/1) + x: the denominator needs parentheses"),
        minor(lambda z: 1 / (1 - np.exp(-z)),
              "there is a minus in the denominator where a plus belongs"),
        major(np.tanh, "this is tanh, which runs from -1 to 1; sigmoid stays between 0 and 1"),
    ],
    "sigmoid_derivative": [
        minor(lambda z: z * (1 - z), _SAW_A),
        minor(lambda z: 1 - sigmoid(z) ** 2, "this is tanh's rule applied to sigmoid"),
        minor(lambda z: sigmoid(z) * (1 + sigmoid(z)),
              "a slope above 1/4 cannot be: look at the sign inside the parentheses"),
        minor(lambda z: 1 - sigmoid(z), "one factor of the product is missing"),
        minor(lambda z: sigmoid(z) - sigmoid(z) ** 3, "a power is too high by one"),
    ],
    "tanh": [
        minor(lambda z: np.tanh(z / 2),
              "it rises half as fast as it should: in 2σ(2z) - 1 there is a 2 inside as well"),
        minor(lambda z: sigmoid(2 * z), "it runs from 0 to 1; tanh runs from -1 to 1"),
        major(sigmoid, "this is sigmoid, which runs from 0 to 1; tanh runs from -1 to 1"),
        minor(lambda z: 1 / np.tanh(z), "numerator and denominator have changed places"),
        major(np.tan, "this is the tangent of an angle; the hyperbolic one is meant"),
    ],
    "tanh_derivative": [
        minor(lambda z: 1 - z * z, _SAW_A),
        minor(lambda z: 1 - np.tanh(z),
              "the slope is even, f'(-z) = f'(z), and this is not: a square is missing"),
        minor(lambda z: np.tanh(z) * (1 - np.tanh(z)), "this is sigmoid's rule applied to tanh"),
        minor(lambda z: 1 + np.tanh(z) ** 2, "a slope above 1 cannot be: look at the sign"),
        minor(lambda z: (1 - np.tanh(z)) ** 2, "the square stands around the whole difference"),
    ],
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
    "relu": [
        minor(lambda z: np.minimum(0, z), "it keeps the negative half and drops the positive one"),
        major(np.abs, "it turns negative values positive; they must become 0"),
        minor(lambda z: _where(z, 0.01 * z, z), _SIDES),
        minor(lambda z: _where(z, z, 0.01 * z), "it leaks for negative z, where ReLU is exactly 0"),
        major(lambda z: z, "it leaves negative z as it is"),
        minor(lambda z: np.where(z > 1, z, 0), "it cuts at 1; the bend is at 0"),
    ],
    "relu_derivative": [
        minor(np.sign, "np.sign is -1 for negative z; the function is flat there"),
        minor(lambda z: _where(z, 0.0, 1.0), _SIDES),
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
        minor(lambda z: _where(z, 0.0, 1.0),
              "the output for negative z is alpha * z; differentiate that by alpha, not by z"),
        minor(lambda z: _where(z, 0.0, 0.25),
              "this is the slope by z; the slope by alpha is asked for"),
        minor(lambda z: np.abs(np.minimum(0, z)), "it has a sign slip for negative z"),
        minor(lambda z: _where(z, 1.0, z),
              "for positive z the output does not contain alpha, so changing alpha changes "
              "nothing there"),
    ],
    "elu": [
        minor(lambda z, alpha: _where(z, z, alpha * np.exp(z)),
              "the two pieces do not meet at 0: something is missing on the negative side"),
        minor(lambda z, alpha: _where(z, z, alpha * np.exp(z) - 1),
              "alpha multiplies the whole of e^z - 1: set parentheses"),
        minor(lambda z, alpha: _where(z, z, alpha * (1 - np.exp(z))),
              "it has a sign slip for negative z, where ELU is negative"),
        minor(lambda z, alpha: _where(z, z, alpha * (np.exp(-z) - 1)),
              "for very negative z it must level off at -alpha: look at the exponent"),
        minor(lambda z, alpha: _where(z, z, alpha * np.exp(z - 1)), "e^z - 1 is not e^(z-1)"),
        minor(lambda z, alpha: _where(z, alpha * z, alpha * np.expm1(z)),
              "alpha belongs to the negative side only"),
    ],
    "elu_derivative": [
        minor(lambda z, alpha: _where(z, 1.0, alpha),
              "for negative z it is the same everywhere, as leaky ReLU's slope is"),
        minor(lambda z, alpha: _where(z, 1.0, elu(z, alpha=alpha)), _NOT_SLOPE),
        minor(lambda z, alpha: _where(z, 1.0, elu(z, alpha=alpha) + 1),
              "the shortcut from f to f' adds alpha, which is 1 only by default"),
        minor(lambda z, alpha: _where(z, 1.0, alpha * np.exp(-z)),
              "the slope must die out for very negative z: look at the exponent"),
        minor(lambda z, alpha: _where(z, 1.0, -alpha * np.exp(z)),
              "it has a sign slip for negative z, where ELU still rises"),
        minor(lambda z, alpha: _where(z, 1.0, 0.0),
              "it is flat for negative z, as ReLU is; ELU is not"),
        minor(lambda z, alpha: alpha * np.exp(z), "it uses the negative side's formula for all z"),
        minor(lambda z, alpha: _where(z, z, alpha * np.exp(z)),
              "for positive z it gives the function and not its slope"),
    ],
    "selu": [
        minor(lambda z: _where(z, z, SELU_SCALE * SELU_ALPHA * np.expm1(z)), _NO_SCALE_RIGHT),
        minor(lambda z: _where(z, SELU_SCALE * z, SELU_ALPHA * np.expm1(z)), _NO_SCALE_LEFT),
        minor(lambda z: _where(z, z, SELU_ALPHA * np.expm1(z)),
              "the scale λ is missing on both sides"),
        minor(lambda z: _where(z, SELU_SCALE * z, SELU_SCALE * np.expm1(z)),
              "alpha is missing on the negative side"),
        minor(lambda z: _where(z, SELU_ALPHA * z, SELU_SCALE * SELU_ALPHA * np.expm1(z)),
              "the constants λ and α have changed places"),
        minor(lambda z: _where(z, SELU_SCALE * z, SELU_SCALE * SELU_ALPHA * np.exp(z)),
              "the two pieces do not meet at 0: something is missing on the negative side"),
    ],
    "selu_derivative": [
        minor(lambda z: _where(z, 1.0, SELU_SCALE * SELU_ALPHA * np.exp(z)), _NO_SCALE_RIGHT),
        minor(lambda z: _where(z, SELU_SCALE, SELU_ALPHA * np.exp(z)), _NO_SCALE_LEFT),
        minor(lambda z: _where(z, 1.0, SELU_ALPHA * np.exp(z)),
              "the scale λ is missing on both sides"),
        minor(lambda z: _where(z, SELU_SCALE, SELU_SCALE * np.exp(z)),
              "alpha is missing on the negative side"),
        minor(lambda z: _where(z, SELU_SCALE, SELU_SCALE * SELU_ALPHA * np.expm1(z)), _NOT_SLOPE),
        minor(lambda z: _where(z, SELU_SCALE * z, SELU_SCALE * SELU_ALPHA * np.exp(z)),
              "for positive z it gives the function and not its slope"),
        minor(lambda z: _where(z, SELU_SCALE, 0.0),
              "it is flat for negative z, as ReLU is; SELU is not"),
    ],
}  # fmt: skip
