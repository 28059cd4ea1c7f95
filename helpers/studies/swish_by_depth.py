"""Swish against ReLU by depth, from 2 to 50 hidden layers on the digits: which pulls ahead.

Networks 64-32-...-32-10 are trained with Adam, each depth and activation at three learning rates;
the one that is best on the validation set counts. Three designs differ in how the layers are kept
in a healthy range:

- `scaled`: weights scaled for each activation so that it keeps a signal's size (for ReLU: He's);
- `he`: He's weights for both, which are right for ReLU only;
- `batchnorm`: He's weights for both and batch normalization after every hidden layer.

Values, under the names `<measure>_<activation>_<design>`, one entry a depth: `accuracy` on the test
set, and the `learning_rate` that was chosen.
"""

import numpy as np

from helpers import datasets
from helpers.nn.losses import accuracy
from helpers.nn.network import BatchNorm, Dense, Network, fit
from helpers.nn.optimizers import Adam
from helpers.studies.activations_on_cancer import sets
from helpers.studies.controlled_training import scaled_normal

LOSS = "categorical_crossentropy_from_logits"
DESIGNS = ("scaled", "he", "batchnorm")
SETTINGS = {
    "activations": ["relu", "swish"],
    "depths": [2, 10, 20, 30, 40, 50],
    "learning_rates": [0.0003, 0.001, 0.003],
    "width": 32,
    "epochs": 15,
    "batch_size": 64,
}


def build(activation, design, depth, width, seed):
    """A network of one of the designs."""
    start = scaled_normal(activation) if design == "scaled" else "he_normal"
    layers, fan_in = [], 64
    for _ in range(depth):
        layers.append(Dense(fan_in, width, activation, initializer=start))
        if design == "batchnorm":
            # The default of 0.99 remembers longer than this short training lasts.
            layers.append(BatchNorm(width, momentum=0.9))
        fan_in = width
    layers.append(Dense(width, 10, initializer="lecun_normal"))
    return Network(layers, rng=seed, dtype="float32")


def run(seed, activations, depths, learning_rates, width, epochs, batch_size):
    """Both activations at every depth and design, with one seed."""
    X, y = datasets.digits()
    parts = {
        name: (X_part, datasets.one_hot(y_part, 10))
        for name, (X_part, y_part) in sets(X, y, seed).items()
    }
    values = {}
    for activation in activations:
        for design in DESIGNS:
            chosen = []
            for depth in depths:
                tried = []
                for learning_rate in learning_rates:
                    network = build(activation, design, depth, width, seed)
                    fit(network, *parts["train"], LOSS, Adam(learning_rate), epochs, batch_size,
                        rng=seed)  # fmt: skip
                    on = {
                        name: accuracy(network.forward(parts[name][0]), parts[name][1])
                        for name in ("validation", "test")
                    }
                    tried.append((on["validation"], on["test"], learning_rate))
                chosen.append(max(tried, key=lambda result: result[0]))
            name = f"{activation}_{design}"
            values[f"accuracy_{name}"] = np.array([test for _, test, _ in chosen])
            values[f"learning_rate_{name}"] = np.array([rate for _, _, rate in chosen])
    return values
