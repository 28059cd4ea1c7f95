"""Right answers of several kinds, and the known mistakes of lesson 3's turns."""

import math

import numpy as np

from helpers import activations
from tests.lessons.turns import Evidence


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def relu_by_if(z):
    if z > 0:
        return z
    return 0


def cut_relu_in_place(z):
    z[z < 0] = 0
    return z


def print_relu(z):
    print(np.maximum(0, z))


def stable_log_sigmoid_with_masks(z):
    z = np.asarray(z, dtype=float)
    result = np.empty_like(z)
    result[z >= 0] = -np.log1p(np.exp(-z[z >= 0]))
    result[z < 0] = z[z < 0] - np.log1p(np.exp(z[z < 0]))
    return result


def log_sigmoid_by_where(z):
    return np.where(z > 0, -np.log(1 + np.exp(-z)), z - np.log(1 + np.exp(z)))


def swish_minimum():
    z = np.linspace(-3, 0, 300_001)
    values = z * sigmoid(z)
    return float(z[values.argmin()]), float(values.min())


LOW_Z, LOW = swish_minimum()
GELU_LOW = activations.get("gelu").minimum
MISH_LOW = activations.get("mish").minimum
GATES = ["gelu", "gelu_tanh", "gelu_sigmoid", "swish", "mish"]


def leaky(z, alpha=0.01):
    return np.where(z > 0, z, alpha * z)


def four_lines(ax, z):
    ax.plot(z, sigmoid(z), label="sigmoid")
    ax.plot(z, np.tanh(z), label="tanh")
    ax.plot(z, np.maximum(0, z), label="ReLU")
    ax.plot(z, leaky(z), label="leaky ReLU", linestyle="--")


def four_in_a_loop(ax, z):
    curves = {"Leaky ReLU (0.1)": leaky(z, 0.1), "Sigmoid": sigmoid(z), "Tanh": np.tanh(z),
              "relu": z * (z > 0)}  # fmt: skip
    for label, values in curves.items():
        ax.plot(z, values, label=label)


def without_leaky(ax, z):
    for f in (sigmoid, np.tanh):
        ax.plot(z, f(z), label=f.__name__)
    ax.plot(z, np.maximum(0, z), label="ReLU")


def without_labels(ax, z):
    ax.plot(z, sigmoid(z))


def without_z(ax, z):
    ax.plot(sigmoid(z), label="sigmoid")


def labels_swapped(ax, z):
    ax.plot(z, np.tanh(z), label="sigmoid")
    ax.plot(z, sigmoid(z), label="tanh")


def another_function(ax, z):
    ax.plot(z, np.abs(z), label="ReLU")


def draws_nothing(ax, z):
    return sigmoid(z), np.tanh(z)


def stops(ax, z):
    ax.plot(z, relu_by_if(z), label="ReLU")


BANK = {
    "the-functions/four-functions": Evidence(
        right=[four_lines, four_in_a_loop],
        wrong={
            "three of four": (without_leaky, "Leaky ReLU did not get a curve"),
            "no labels": (without_labels, "label="),
            "values alone": (without_z, "not drawn over z"),
            "labels swapped": (labels_swapped, "labeled 'sigmoid' shows Tanh"),
            "another function": (another_function, "none of the four"),
            "nothing drawn": (draws_nothing, "nothing was drawn"),
            "an error inside": (stops, "ValueError"),
        },
    ),
    "the-functions/steepest-sigmoid": Evidence(
        right=[0.25, 1 / 4, 0.5 * (1 - 0.5), np.float32(0.25), np.array(0.25)],
        wrong={
            "the value at 0": (0.5, "value"),
            "where instead of how much": (0, "where"),
            "tanh's slope": (1, "slope of tanh"),
            "one over the slope": (4, "one over"),
            "a difference": (0.75, "product"),
            "any other number": (0.2, "too small"),
            "the function": (sigmoid, "function"),
        },
    ),
    "the-functions/tanh-from-sigmoid": Evidence(
        right=[
            lambda z: 2 * sigmoid(2 * z) - 1,
            lambda z: sigmoid(2 * z) - sigmoid(-2 * z),
            lambda z: 1 - 2 * sigmoid(-2 * z),
            lambda z: 2 / (1 + np.exp(-2 * z)) - 1,
        ],
        wrong={
            "forgets the inner 2": (lambda z: 2 * sigmoid(z) - 1, "inside"),
            "forgets the outer 2 and the shift": (lambda z: sigmoid(2 * z), "did not stretch"),
            "forgets the shift": (lambda z: 2 * sigmoid(2 * z), "move it down"),
            "forgets the outer 2": (lambda z: sigmoid(2 * z) - 1, "height"),
            "halves the inside": (lambda z: 2 * sigmoid(z / 2) - 1, "z/2"),
            "calls NumPy's": (lambda z: np.tanh(z), "tanh"),
            "is the wrong way up": (lambda z: 1 - 2 * sigmoid(2 * z), "sign"),
            "gives one number": (lambda z: 2 * sigmoid(2 * z.mean()) - 1, "shape"),
        },
    ),
    "the-functions/relu-array": Evidence(
        right=[
            lambda z: np.maximum(0, z),
            lambda z: np.maximum(z, 0.0),
            lambda z: np.where(np.asarray(z) > 0, z, 0.0),
            lambda z: z * (np.asarray(z) > 0),
            lambda z: (z + np.abs(z)) / 2,
            lambda z: np.clip(z, 0, None),
        ],
        wrong={
            "max of a tuple": (lambda z: np.max((0, z)), "one number only"),
            "Python's max": (lambda z: max(0, z), "whole array"),
            "an if": (relu_by_if, "whole array"),
            "absolute value": (lambda z: np.abs(z), "absolute value"),
            "drops the negatives": (lambda z: z[z > 0], "gone"),
            "the slope": (lambda z: z > 0, "slope"),
            "the greatest of all": (lambda z: np.max(z), "entry by entry"),
            "keeps the wrong half": (lambda z: np.minimum(0, z), "negative half"),
            "writes into its input": (cut_relu_in_place, "changed"),
            "prints": (print_relu, "printed"),
        },
    ),
    "the-functions/prelu-step": Evidence(
        right=[0.45, 0.25 - 0.1 * -2, np.float64(0.45), np.array([0.45])],
        wrong={
            "adds the gradient": (0.05, "subtracts"),
            "forgets the learning rate": (2.25, "learning rate"),
            "lets the positive unit take part": (0.15, "takes no part"),
            "forgets what arrives from above": (0.55, "arrives"),
            "takes the mean": (0.25 + 0.2 / 3, "mean"),
            "loses a unit": (0.35, "missing"),
            "stops at the gradient": (-2, "take the step"),
            "loses the sign of the gradient": (2, "sign"),
            "stops at the change": (0.2, "arrive"),
            "does nothing": (0.25, "too small"),
        },
    ),
    "the-functions/lowest-swish": Evidence(
        right=[
            (LOW_Z, LOW),
            (-1.278, -0.278),
            (np.float32(LOW_Z), np.float32(LOW)),
            activations.get("swish").minimum,
        ],
        wrong={
            "the two exchanged": ((LOW, LOW_Z), "changed places"),
            "the position in the grid": ((172_154, LOW), "position"),
            "GELU's": (GELU_LOW, "GELU"),
            "Mish's": (MISH_LOW, "Mish"),
            "a coarse grid": ((-1.0, -0.2689), "coarse"),
            "ReLU's": ((0.0, 0.0), "ReLU"),
            "the slope for the value": ((LOW_Z, 0.0), "slope"),
            "the gate for the value": ((LOW_Z, sigmoid(LOW_Z)), "gate"),
            "forgets the sign": ((-LOW_Z, LOW), "sign"),
        },
    ),
    "the-functions/find-functions": Evidence(
        right=[
            GATES,
            GATES[::-1],
            set(GATES),
            [activations.get(name) for name in GATES],
            [activations.get(name).title for name in ("gelu", "mish")] + GATES,
        ],
        wrong={
            "stops too early": (["gelu", "swish", "mish"], "2 more"),
            "takes one with a corner": ([*GATES, "hard_swish"], "not smooth"),
            "takes a monotonic one": ([*GATES, "softplus"], "monotonic"),
            "takes LiSHT": ([*GATES, "lisht"], "flat on the left"),
            "one name": ("gelu", "list"),
            "misspells": (["gleu"], "did you mean"),
            "a number": (5, "list"),
        },
    ),
    "the-functions/log-sigmoid": Evidence(
        right=[
            lambda z: np.minimum(0, z) - np.log1p(np.exp(-np.abs(z))),
            lambda z: -np.logaddexp(0, -z),
            lambda z: -(np.maximum(0, -z) + np.log(1 + np.exp(-np.abs(z)))),
            stable_log_sigmoid_with_masks,
        ],
        wrong={
            "the logarithm of the sigmoid": (lambda z: np.log(sigmoid(z)), "overflows"),
            "safe on one side only": (lambda z: -np.log(1 + np.exp(-z)), "overflows"),
            "both branches of np.where": (log_sigmoid_by_where, "both of its branches"),
            "the sign": (lambda z: np.log1p(np.exp(-z)), "sign"),
            "softplus": (lambda z: np.log1p(np.exp(z)), "softplus"),
            "of the other class": (lambda z: -np.logaddexp(0, z), "sigmoid(-z)"),
            "cuts z off": (lambda z: np.log(sigmoid(np.clip(z, -500, 500))), "cutting z off"),
            "adds a small number": (
                lambda z: np.log(sigmoid(np.clip(z, -700, 700)) + 1e-12),
                "adding a small",
            ),
            "works on one number": (lambda z: -math.log(1 + math.exp(-z)), "one number"),
        },
    ),
}
