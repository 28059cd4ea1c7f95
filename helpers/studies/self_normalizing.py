"""Fifty layers: does SELU keep mean 0 and variance 1, and what does ReLU with He keep.

Fifty layers of equal width get normal random numbers, once with mean 0 and variance 1, once
shifted and stretched (mean 0.5, variance 2). Biases are 0; nothing is trained. SELU starts from
LeCun's weights and ReLU from He's, and each also from the other's.

Values, one number a layer, counted from the input (place 0) to layer 50:

- `mean_<pair>_<inputs>`, `variance_<pair>_<inputs>` over all units and samples;
- `alike_<pair>_<inputs>`: the mean correlation between the layer's responses to two inputs.
  At 1 the network gives all inputs the same answer, up to its size.
"""

import numpy as np

from helpers.nn.network import Dense, Network

SETTINGS = {"depth": 50, "width": 100, "samples": 500}
PAIRS = {
    "selu_lecun": ("selu", "lecun_normal"),
    "relu_he": ("relu", "he_normal"),
    "selu_he": ("selu", "he_normal"),
    "relu_lecun": ("relu", "lecun_normal"),
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
