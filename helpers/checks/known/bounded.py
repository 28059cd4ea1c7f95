"""What goes wrong with sigmoid and tanh."""

import numpy as np

from helpers.activations import sigmoid
from helpers.checks.known.target import major, minor

_SAW_A = (
    "its argument is the pre-activation z, but this formula is for a = f(z); compute a from z first"
)

#: By target: a name of the registry, or one with `_derivative` at its end.
BOUNDED = {
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
}  # fmt: skip
