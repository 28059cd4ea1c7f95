"""Vanishing gradients: what ten sigmoid layers do to a gradient, and what ten ReLU layers do.

Networks 64-50-...-50-10 with ten hidden layers look at the 8 by 8 digits. Each activation starts
from Glorot's and from He's weights (normal, biases 0), with the same random numbers, so that the
activation is what differs. Data, order of samples, loss and optimizer are the same for all.

Values, under the names `<measure>_<activation>_<initializer>`:

- `gradient`: root mean square of dJ/dz in each of the ten hidden layers, before training;
- `slope`: mean of f'(z) in each hidden layer, before training;
- `accuracy`: on test digits, after training with plain gradient descent;
- `adam_accuracy`: the same with Adam.
"""

import numpy as np

from helpers import datasets
from helpers.nn.deep_network import deep_network
from helpers.nn.losses import accuracy
from helpers.nn.network import Dense, fit
from helpers.nn.optimizers import SGD, Adam

LOSS = "categorical_crossentropy_from_logits"
SETTINGS = {
    "activations": ["sigmoid", "tanh", "relu"],
    "initializers": ["glorot_normal", "he_normal"],
    "depth": 10,
    "width": 50,
    "epochs": 20,
    "sgd_learning_rate": 0.1,
    "adam_learning_rate": 0.001,
}


def digits(seed):
    """Training and test inputs, standardized, and then their one-hot targets."""
    X, labels = datasets.digits()
    X, X_test, y, y_test = datasets.split(X, datasets.one_hot(labels), rng=seed)
    return *datasets.standardize(X, X_test), y, y_test


def gradient_sizes(network, X, y):
    """Root mean square of dJ/dz in each hidden Dense layer."""
    network.loss_and_gradients(X, y, LOSS)
    hidden = [layer for layer in network.layers[:-1] if isinstance(layer, Dense)]
    # In double precision: the square of a gradient of 1e-25 is 0 in single precision.
    return [float(np.sqrt(np.mean(layer.dz.astype(float) ** 2))) for layer in hidden]


def run(
    seed, activations, initializers, depth, width, epochs, sgd_learning_rate, adam_learning_rate
):
    """Gradients before training and accuracy after it, with one seed."""
    X, X_test, y, y_test = digits(seed)
    values = {}
    for activation in activations:
        for initializer in initializers:
            name = f"{activation}_{initializer}"
            start = (activation, initializer, depth, width)
            network = deep_network(*start, rng=seed, dtype="float32")
            values[f"gradient_{name}"] = gradient_sizes(network, X, y)
            values[f"slope_{name}"] = [
                float(np.mean(layer.activation.derivative(layer.z)))
                for layer in network.layers[:-1]
            ]
            for prefix, optimizer in (
                ("", SGD(sgd_learning_rate)), ("adam_", Adam(adam_learning_rate))
            ):  # fmt: skip
                network = deep_network(*start, rng=seed, dtype="float32")
                fit(network, X, y, LOSS, optimizer, epochs=epochs, rng=seed)
                values[f"{prefix}accuracy_{name}"] = accuracy(network.forward(X_test), y_test)
    return values
