"""Right and wrong answers to the "your turn" cells of lesson 5."""

import numpy as np

from tests.lessons.turns import Evidence

BANK = {
    "worked-neuron/by-hand": Evidence(
        right=[(-1, 0), (-1.0, 0.0), (np.float32(-1), np.maximum(0, -1.0))],
        wrong={
            "forgot the bias": ((-0.5, 0), "lacks the bias"),
            "sign of the bias": ((0, 0), "wrong sign"),
            "sign of the input": ((3, 3), "meets the input -2"),
            "no weights": ((0.5, 0.5), "multiplied by its weight"),
            "weights swapped": ((3 * 1 - 2 * 0.5 - 0.5, 1.5), "0.5 belongs to the first"),
            "weights swapped, no bias": ((3 * 1 - 2 * 0.5, 2), "and the bias"),
            "no activation": ((-1, -1), "z itself"),
            "absolute value": ((-1, 1), "drop the minus sign"),
        },
    ),
    "worked-neuron/wake-it": Evidence(
        right=[0.25, 1 / 4, np.float64(0.25)],
        wrong={
            "the change for the bias": (0.75, "by how much"),
            "sign": (-0.25, "still negative"),
            "unchanged": (-0.5, "silent"),
            "one product": (1.25, "Only one product"),
        },
    ),
    "worked-neuron/majority": Evidence(
        right=[-1.5, -2, -1.1, np.float32(-1.75)],
        wrong={
            "threshold for bias": (1.5, "minus the threshold"),
            "a single vote will do": (-1, "a single vote"),
            "or": (-0.5, "from 1 vote on"),
            "all three": (-2.5, "from 3 votes on"),
            "never": (-4, "never"),
            "always": (0, "from 0 votes on"),
        },
    ),
    "worked-neuron/which-weight": Evidence(
        right=[(2, 1), (np.int64(2), np.int64(1))],
        wrong={
            "transposed": ((1, 2), "changed places"),
            "counted from 1": ((3, 2), "counts from 1"),
            "both": ((2, 3), "Python counts from 0"),
            "wrong row": ((0, 1), "row is not right"),
            "wrong column": ((2, 0), "column is not right"),
        },
    ),
    "worked-neuron/shapes": Evidence(
        right=[((32, 10), (32, 5), (32, 1)), ([32, 10], [32, 5], [32, 1])],
        wrong={
            "transposed": (((10, 32), (5, 32), (1, 32)), "transposed"),
            "shapes of W": (((4, 10), (10, 5), (5, 1)), "shape of W"),
            "one example": (((10,), (5,), (1,)), "one example"),
            "last axis dropped": (((32, 10), (32, 5), (32,)), "an axis of length 1 stays"),
            "inputs kept": (((32, 4), (32, 10), (32, 5)), "10 columns"),
            "a number": ((320, 160, 32), "tuple"),
        },
    ),
    "worked-neuron/count": Evidence(
        right=[109386, 785 * 128 + 129 * 64 + 65 * 10, 109386.0],
        wrong={
            "no biases": (109184, "each neuron has a bias"),
            "one bias per layer": (109187, "one bias per layer"),
            "biases for inputs": (110170, "no neuron"),
            "no output biases": (109376, "last layer"),
            "multiplied": (784 * 128 * 64 * 10, "added, not multiplied"),
            "first layer only": (785 * 128, "first layer"),
            "counted units": (986, "number of units"),
            "biases at the wrong end": (784 * 129 + 128 * 65 + 64 * 11, "leads to"),
        },
    ),
}
