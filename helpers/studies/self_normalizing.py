"""Fifty layers: does SELU keep mean 0 and variance 1, and what does ReLU with He keep.

Fifty layers of equal width get normal random numbers, once with mean 0 and variance 1, once
shifted and stretched (mean 0.5, variance 2). Biases are 0; nothing is trained. SELU starts from
LeCun's weights and ReLU from He's; SELU also from He's.

Values, one number a layer, counted from the input (place 0) to layer 50:

- `mean_<pair>_<inputs>`, `variance_<pair>_<inputs>` over all units and samples (He's start keeps
  the mean square, and ReLU's mean is not 0: so ReLU is judged by `mean_squares`);
- `alike_<pair>_<inputs>`: the mean correlation between the layer's responses to two inputs.
  At 1 the network gives all inputs the same answer, up to its size.
"""

import numpy as np

from helpers.display.bounds import at_least
from helpers.nn.network import Dense, Network
from helpers.studies.statements import Statement

SEEDS = 20
SETTINGS = {"depth": 50, "width": 100, "samples": 200}
PAIRS = {
    "selu_lecun": ("selu", "lecun_normal"),
    "relu_he": ("relu", "he_normal"),
    "selu_he": ("selu", "he_normal"),
}
INPUTS = {"standard": (0.0, 1.0), "shifted": (0.5, 2.0)}


def alike(a):
    """Mean correlation between the rows of a, over all pairs of different rows."""
    centered = a - a.mean(axis=1, keepdims=True)
    length = np.linalg.norm(centered, axis=1, keepdims=True)
    unit = centered / np.where(length > 0, length, 1)
    n = len(a)
    # The length of the sum of n unit vectors tells the mean of their products.
    return float((np.sum(unit.sum(axis=0) ** 2) - n) / (n * (n - 1)))


def run(seed, depth, width, samples):
    """Mean, variance and likeness in every layer, with one seed."""
    normal = np.random.default_rng([seed, 0]).standard_normal((samples, width))
    values = {}
    for pair, (activation, initializer) in PAIRS.items():
        layers = [Dense(width, width, activation, initializer) for _ in range(depth)]
        network = Network(layers, rng=np.random.default_rng([seed, 1]))
        for inputs, (mean, variance) in INPUTS.items():
            X = mean + np.sqrt(variance) * normal
            network.forward(X)
            stages = [X, *(layer.a for layer in network.layers)]
            values[f"mean_{pair}_{inputs}"] = [float(a.mean()) for a in stages]
            values[f"variance_{pair}_{inputs}"] = [float(a.var()) for a in stages]
            values[f"alike_{pair}_{inputs}"] = [alike(a) for a in stages]
    return values


def mean_squares(results, pair, inputs="standard"):
    """Mean square of the activations in every layer: variance plus squared mean, seed by seed."""
    return results[f"variance_{pair}_{inputs}"] + results[f"mean_{pair}_{inputs}"] ** 2


def statements(results):
    """What lesson "dead units" says of it."""
    selu = {
        kind: np.concatenate([results[f"{kind}_selu_lecun_{inputs}"][:, -1] for inputs in INPUTS])
        for kind in ("mean", "variance")
    }
    # Nine in ten: a single network out of the ordinary is no surprise among so many.
    middle = {kind: np.quantile(values, [0.05, 0.95]) for kind, values in selu.items()}
    relu, wrong = (mean_squares(results, pair)[:, -1] for pair in ("relu_he", "selu_he"))
    alike = {pair: results[f"alike_{pair}_standard"][:, -1] for pair in ("relu_he", "selu_lecun")}
    n, depth = len(results.seeds), results.settings["depth"]
    return [
        Statement(
            "selu holds mean and variance",
            f"After {depth} layers of SELU with LeCun's weights ({n} networks, each on standard "
            f"and on shifted inputs) nine in ten of the means lie between "
            f"{middle['mean'][0]:+.2f} and {middle['mean'][1]:+.2f}, and nine in ten of the "
            f"variances between {middle['variance'][0]:.2f} and {middle['variance'][1]:.2f}.",
            bool(
                np.abs(middle["mean"]).max() < 0.15
                and middle["variance"][0] > 0.75
                and middle["variance"][1] < 1.25
            ),
            f"means {middle['mean'][0]:+.2f} to {middle['mean'][1]:+.2f}, variances "
            f"{middle['variance'][0]:.2f} to {middle['variance'][1]:.2f}",
        ),
        Statement(
            "relu drifts and selu with the wrong weights explodes",
            f"After {depth} layers of ReLU with He's weights the largest mean square of {n} "
            f"networks is {relu.max() / relu.min():.0f} times the smallest, and the median is "
            f"{np.median(relu):.2f}. That of SELU with He's weights is above "
            f"{at_least(wrong.min())} in each.",
            bool(relu.max() > 5 * relu.min() and wrong.min() > 10),
            f"ReLU's largest over smallest {relu.max() / relu.min():.0f}, median "
            f"{np.median(relu):.2f}; SELU with He's at least {at_least(wrong.min())}",
        ),
        Statement(
            "relu makes answers alike and selu does not",
            f"After {depth} layers the answers to two inputs have a correlation of "
            f"{np.median(alike['relu_he']):.2f} with ReLU and of "
            f"{np.median(alike['selu_lecun']):.2f} with SELU (medians of {n}).",
            bool(np.median(alike["relu_he"]) > 0.9 and np.median(alike["selu_lecun"]) < 0.2),
            f"ReLU {np.median(alike['relu_he']):.2f}, SELU "
            f"{np.median(alike['selu_lecun']):.2f}",
        ),
    ]  # fmt: skip
