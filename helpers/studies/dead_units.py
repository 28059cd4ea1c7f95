"""Dead ReLU units before training: how many, and is it depth, bias or weights that kill them.

Ten layers of ReLU units get 2,000 made-up pictures of 784 pixels, with brightness from 0 to 1. A
unit is dead if it answers 0 to every picture. Only the starting weights differ:

- `torch_default`: weights and biases uniform up to 1/sqrt(fan_in), the default in PyTorch;
- `torch_zero_bias`: weights drawn in the same way, with biases 0 (in layer 1 the same numbers, then
  others, since in the first start the biases are drawn in between);
- `he_normal`: He's weights, with biases 0.

(Other *uniform* weights with biases 0, He's or Glorot's, would repeat `torch_zero_bias` unit by
unit, since ReLU of c z is c times ReLU of z for c > 0. So they are no arms of their own; a test
shows it.) Every seed has pictures and weights of its own, so seeds are independent.

Values: percent of dead units, one number a layer, by the name of the start.
"""

import numpy as np

from helpers.nn.dead_units import is_dead
from helpers.nn.network import Dense, Network
from helpers.studies.statements import Statement
from helpers.studies.statistics import paired_difference

SEEDS = 60
SETTINGS = {
    "widths": [256, 256, 256, 256, 256, 128, 128, 128, 128, 128], "samples": 2000, "inputs": 784
}  # fmt: skip

STARTS = {
    "torch_default": ("torch_default", "torch_default"),
    "torch_zero_bias": ("torch_default", "zeros"),
    "he_normal": ("he_normal", "zeros"),
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
    """Ten ReLU layers with one of the `STARTS`, or with any initializer and biases 0."""
    weights, bias = STARTS.get(start, (start, "zeros"))
    layers = [
        Dense(fan_in, fan_out, "relu", initializer=weights, bias=bias)
        for fan_in, fan_out in zip(sizes, sizes[1:], strict=False)
    ]
    return Network(layers, rng=rng, dtype="float32")


def run(seed, widths, samples, inputs):
    """Dead units in every layer for every start, with one seed."""
    X = pictures(np.random.default_rng([seed, 0]), samples, inputs)
    # The same stream for each start. Where biases are drawn, later weights are other numbers.
    return {
        start: dead_percent(build(start, [inputs, *widths], np.random.default_rng([seed, 1])), X)
        for start in STARTS
    }


def statements(results):
    """What lesson "dead units" says of it."""
    last = {start: results[start][:, -1] for start in STARTS}
    bias = paired_difference(last["torch_default"], last["torch_zero_bias"])
    weights = paired_difference(last["he_normal"], last["torch_zero_bias"])
    first = max(results[start][:, 0].max() for start in STARTS)
    mean = {start: values.mean() for start, values in last.items()}
    what = f"layer 10 of fresh ReLU networks, {len(results.seeds)} networks each"
    return [
        Statement(
            "random biases kill many units and depth alone few",
            f"Random biases kill: {mean['torch_default']:.0f} % of the units are dead with them, "
            f"{mean['torch_zero_bias']:.0f} % with weights drawn in the same way and biases 0, a "
            f"difference of {bias.mean:.0f} points ({bias.low:.0f} to {bias.high:.0f}; {what}). "
            f"In layer 1 none of the starts kills any.",
            bias.low > 25 and 3 < mean["torch_zero_bias"] < 20 and first == 0,
            f"{bias.mean:.1f} ({bias.low:.1f} to {bias.high:.1f}) points; "
            f"{mean['torch_zero_bias']:.1f} % with biases 0",
        ),
        Statement(
            "the scale of the weights kills none",
            f"With biases 0, He's weights against PyTorch's, which have a sixth of their variance: "
            f"{weights.mean:+.1f} percentage points of dead units ({weights.low:+.1f} to "
            f"{weights.high:+.1f}; {what}), so level to within 5.",
            weights.within(5),
            f"{weights.mean:+.1f} ({weights.low:+.1f} to {weights.high:+.1f}) points",
        ),
    ]
