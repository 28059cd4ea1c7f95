"""Dead ReLU units before training: how many, and is it depth, bias or weights that kill them.

Ten layers of ReLU units get 4,000 made-up pictures of 784 pixels, either as they are (brightness
from 0 to 1) or standardized pixel by pixel. A unit is dead if it answers 0 to every picture. Only
the starting weights differ:

- `torch_default`: weights and biases uniform up to 1/sqrt(fan_in), the default in PyTorch;
- `torch_zero_bias`: the very same weights, with biases 0;
- `he_uniform`, `he_normal`, `glorot_uniform`: these initializers, with biases 0. The uniform ones
  scale the same random numbers as `torch_default`, so with biases 0 they must kill the same units:
  ReLU of c z is c times ReLU of z for c > 0.

Values: percent of dead units, one number a layer, under the names `<start>_raw` and
`<start>_standardized`.
"""

import numpy as np

from helpers.datasets import standardize
from helpers.nn.dead_units import is_dead
from helpers.nn.network import Dense, Network

SEEDS = 20
SETTINGS = {
    "widths": [256, 256, 256, 256, 256, 128, 128, 128, 128, 128], "samples": 4000, "inputs": 784
}  # fmt: skip

STARTS = {
    "torch_default": ("torch_default", "torch_default"),
    "torch_zero_bias": ("torch_default", "zeros"),
    "he_uniform": ("he_uniform", "zeros"),
    "he_normal": ("he_normal", "zeros"),
    "glorot_uniform": ("glorot_uniform", "zeros"),
}


def pictures(rng, samples, inputs):
    """Made-up pictures: smooth mixtures of twenty patterns, half of the pixels black."""
    patterns = rng.standard_normal((20, inputs))
    mixture = rng.standard_normal((samples, 20)) @ patterns / np.sqrt(20)
    brightness = np.clip(mixture + 0.3 * rng.standard_normal((samples, inputs)), 0, 2.5) / 2.5
    return brightness.astype("float32")


def dead_percent(network, X):
    """Percent of units in each layer that answer 0 to every row of X."""
    network.forward(X)
    return [100 * float(is_dead(layer.a).mean()) for layer in network.layers]


def build(start, sizes, rng):
    """Ten ReLU layers with one of the `STARTS`."""
    weights, bias = STARTS[start]
    layers = [
        Dense(fan_in, fan_out, "relu", initializer=weights, bias=bias)
        for fan_in, fan_out in zip(sizes, sizes[1:], strict=False)
    ]
    return Network(layers, rng=rng, dtype="float32")


def run(seed, widths, samples, inputs):
    """Dead units in every layer for every start, with one seed."""
    raw = pictures(np.random.default_rng([seed, 0]), samples, inputs)
    X = {"raw": raw, "standardized": standardize(raw).astype("float32")}
    values = {}
    for start in STARTS:
        # The same stream for each start: same random numbers, differently scaled.
        network = build(start, [inputs, *widths], np.random.default_rng([seed, 1]))
        for kind, data in X.items():
            values[f"{start}_{kind}"] = dead_percent(network, data)
    return values
