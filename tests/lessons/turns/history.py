"""Right answers of several kinds, and the known mistakes of lesson 2's turns."""

import math

import numpy as np

from tests.lessons.turns import Evidence

BANK = {
    "history/nand": Evidence(
        right=[(-1, -1, 1.5), (-2, -2, 3), (-1, -1, 1), (-0.5, -0.7, np.float32(0.9))],
        wrong={
            "builds AND": ((1, 1, -1.5), "this is AND"),
            "turns the signs of AND but not its tie": ((-1, -1, 0.5), "NOR"),
            "builds OR": ((1, 1, -0.5), "(0, 0)"),
            "takes zero for not firing": ((-1, -1, 2), "fires when z >= 0"),
        },
    ),
    "history/perceptron-step": Evidence(
        right=[(0, 0, -2), (0.0, 0.0, -2.0), (np.float64(0), np.int64(0), -2)],
        wrong={
            "adds instead of subtracting": ((2, 2, 0), "added the input"),
            "thinks it is right already": ((1, 1, -1), "nothing has changed"),
            "forgets the bias": ((0, 0, -1), "bias moves"),
            "moves the bias only": ((1, 1, -2), "each weight moves"),
            "moves one weight only": ((0, 1, -2), "new_w2"),
        },
    ),
    "history/features-of-a-square": Evidence(
        right=[3, 3.0, np.int64(3)],
        wrong={
            "counts neurons": (100, "neurons are many"),
            "forgets the constant": (2, "constant"),
            "thinks of x squared only": (1, "biases are 0"),
        },
    ),
    "history/sigmoid-layers": Evidence(
        right=[10, 10.0, math.ceil(math.log(1e-6) / math.log(0.25))],
        wrong={
            "stops one short": (9, "3.8e-06"),
            "counts powers of ten": (6, "make a millionth"),
            "takes the slope for a half": (20, "0.5"),
            "goes one too far": (11, "fewer will do"),
            "forgets to round up": (math.log(1e-6) / math.log(0.25), "layers"),
        },
    ),
    "history/scaled-tanh": Evidence(
        right=[1 / math.tanh(2 / 3), 1 / np.tanh(2 / 3), 1.7159047085755388],
        wrong={
            "forgets to invert": (math.tanh(2 / 3), "A times it should be 1"),
            "forgets the scaling": (1 / math.tanh(1), "2/3"),
            "makes the slope 1": (1.5, "slope at 0"),
            "copies the rounded number": (1.7159, "full precision"),
        },
    ),
}
