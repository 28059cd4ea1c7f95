"""Optimizers on the digits: how much the choice matters, and how much the learning rate.

One network, 64-32-10 with ReLU and He weights, is trained on the 8 by 8 digits from the same start
with each optimizer and each learning rate; batches, epochs and order of samples are the same for
all. Nothing is tuned on the test digits: all learning rates are shown.

Values, under the names `<measure>_<optimizer>`, one entry a learning rate:

- `loss`: mean training loss of the last epoch (NaN where training diverged);
- `accuracy`: on the test digits after it (0 where training diverged).
"""

import numpy as np

from helpers.nn.losses import accuracy
from helpers.nn.network import Dense, Network, fit
from helpers.nn.optimizers import SGD, AdaGrad, Adam, AdamW, RMSprop
from helpers.studies.vanishing import LOSS, digits

MAKE = {
    "sgd": SGD,
    "momentum": lambda learning_rate: SGD(learning_rate, momentum=0.9),
    "nesterov": lambda learning_rate: SGD(learning_rate, momentum=0.9, nesterov=True),
    "adagrad": AdaGrad,
    "rmsprop": RMSprop,
    "adam": Adam,
    "adamw": AdamW,
}
SETTINGS = {
    "learning_rates": [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0],
    "epochs": 10,
    "batch_size": 32,
    "width": 32,
}


def run(seed, learning_rates, epochs, batch_size, width):
    """Loss and accuracy of every optimizer at every learning rate, with one seed."""
    X, X_test, y, y_test = digits(seed)
    values = {}
    for name, make in MAKE.items():
        losses, accuracies = [], []
        for learning_rate in learning_rates:
            network = Network(
                [Dense(64, width, "relu", "he_normal"), Dense(width, 10)], rng=seed, dtype="float32"
            )
            history = fit(network, X, y, LOSS, make(learning_rate), epochs, batch_size, rng=seed)
            losses.append(history.loss[-1])
            right = 0.0 if history.diverged else accuracy(network.forward(X_test), y_test)
            accuracies.append(right)
        values[f"loss_{name}"], values[f"accuracy_{name}"] = np.array(losses), np.array(accuracies)
    return values
