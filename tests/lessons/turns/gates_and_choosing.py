"""Right answers of several kinds, and known mistakes, for the turns of "gates and choosing"."""

import math

import numpy as np
from scipy.special import erf

from helpers import activations
from tests.lessons.turns import Evidence

LAMBDA, ALPHA = 1.0507009873554805, 1.6732632423543772


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def softplus(z):
    return np.log(1 + np.exp(z))


def normal_cdf(z):
    return (1 + erf(z / np.sqrt(2))) / 2


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


BANK = {
    "gates-and-choosing/selu": Evidence(
        right=[
            lambda z: LAMBDA * np.where(z > 0, z, ALPHA * (np.exp(z) - 1)),
            lambda z: LAMBDA * (np.maximum(0, z) + ALPHA * np.expm1(np.minimum(0, z))),
        ],
        wrong={
            "no lambda on the right": (
                lambda z: np.where(z > 0, z, LAMBDA * ALPHA * (np.exp(z) - 1)),
                "missing on the positive side",
            ),
            "no minus 1": (
                lambda z: LAMBDA * np.where(z > 0, z, ALPHA * np.exp(z)),
                "do not meet",
            ),
            "exchanged": (
                lambda z: ALPHA * np.where(z > 0, z, LAMBDA * (np.exp(z) - 1)),
                "changed places",
            ),
        },
    ),
    "gates-and-choosing/swish": Evidence(
        right=[
            lambda z, beta=1.0: z * sigmoid(beta * z),
            lambda z, beta=1.0: z / (1 + np.exp(-beta * z)),
        ],
        wrong={
            "the gate alone": (lambda z, beta=1.0: sigmoid(beta * z), "gate alone"),
            "no beta": (lambda z, beta=1.0: z * sigmoid(z), "no notice of beta"),
            "beta outside": (lambda z, beta=1.0: beta * z * sigmoid(z), "inside the gate"),
        },
    ),
    "gates-and-choosing/gelu": Evidence(
        right=[lambda z: z * normal_cdf(z), lambda z: z / 2 * (1 + erf(z / math.sqrt(2)))],
        wrong={
            "the gate alone": (normal_cdf, "alone"),
            "the tanh form": (lambda z: activations.get("gelu_tanh")(z), "helpers.activations"),
            "the sigmoid form": (lambda z: z * sigmoid(1.702 * z), "sigmoid form"),
        },
    ),
    "gates-and-choosing/mish": Evidence(
        right=[lambda z: z * np.tanh(softplus(z)), lambda z: np.tanh(np.logaddexp(0, z)) * z],
        wrong={
            "no tanh": (lambda z: z * softplus(z), "tanh around softplus"),
            "no softplus": (lambda z: z * np.tanh(z), "LiSHT"),
            "the gate alone": (lambda z: np.tanh(softplus(z)), "gate alone"),
        },
    ),
    "gates-and-choosing/lisht": Evidence(
        right=[lambda z: z * np.tanh(z), lambda z: np.abs(z) * np.tanh(np.abs(z))],
        wrong={
            "Swish": (lambda z: z * sigmoid(z), "sigmoid"),
            "the gate alone": (np.tanh, "gate alone"),
            "the absolute value": (np.abs, "corner"),
        },
    ),
    "gates-and-choosing/lowest-swish": Evidence(
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
    "gates-and-choosing/find-functions": Evidence(
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
    "gates-and-choosing/log-sigmoid": Evidence(
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
