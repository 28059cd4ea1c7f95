"""Right answers of several kinds, and known mistakes, for the turns of "the functions"."""

import numpy as np

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


def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * (np.exp(z) - 1))


def elu_with_expm1(z, alpha=1.0):
    return np.maximum(0, z) + alpha * np.expm1(np.minimum(0, z))


BANK = {
    "the-functions/step": Evidence(
        right=[
            lambda z: np.where(z >= 0, 1.0, 0.0),
            lambda z: (np.asarray(z) >= 0) * 1.0,
            lambda z: np.heaviside(z, 1.0),
        ],
        wrong={
            "the sign": (np.sign, "gave"),
            "ReLU": (lambda z: np.maximum(0, z), "gave"),
            "the other way round": (lambda z: np.where(z >= 0, 0.0, 1.0), "mirrored"),
        },
    ),
    "the-functions/sigmoid": Evidence(
        right=[
            sigmoid,
            lambda z: np.exp(z) / (1 + np.exp(z)),
            lambda z: (1 + np.tanh(z / 2)) / 2,
        ],
        wrong={
            "no parentheses": (lambda z: 1 / 1 + np.exp(-z), "parentheses"),
            "a minus": (lambda z: 1 / (1 - np.exp(-z)), "minus in the denominator"),
            "the exponent's sign": (lambda z: 1 / (1 + np.exp(z)), "sign"),
            "tanh": (np.tanh, "tanh"),
        },
    ),
    "the-functions/leaky-relu": Evidence(
        right=[leaky, lambda z, alpha=0.01: np.maximum(0, z) + alpha * np.minimum(0, z)],
        wrong={
            "the sides": (lambda z, alpha=0.01: np.where(z > 0, alpha * z, z), "sides"),
            "no alpha": (lambda z, alpha=0.01: np.where(z > 0, z, 0.01 * z), "no notice of alpha"),
            "ReLU": (lambda z, alpha=0.01: np.maximum(0, z), "gave"),
        },
    ),
    "the-functions/elu": Evidence(
        right=[elu, elu_with_expm1],
        wrong={
            "no minus 1": (
                lambda z, alpha=1.0: np.where(z > 0, z, alpha * np.exp(z)),
                "do not meet",
            ),
            "in the exponent": (
                lambda z, alpha=1.0: np.where(z > 0, z, alpha * np.exp(z - 1)),
                "is not e^(z-1)",
            ),
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
            "the largest of all": (lambda z: np.max(z), "entry by entry"),
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
}
