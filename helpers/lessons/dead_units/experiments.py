"""What the lesson measures: units that die while a network learns, and layers with a skip."""

from dataclasses import dataclass

import numpy as np

from helpers import datasets
from helpers.nn import losses
from helpers.nn.dead_units import is_dead
from helpers.nn.deep_network import deep_network
from helpers.nn.network import Dense, Network, fit
from helpers.nn.optimizers import SGD

LOSS = "categorical_crossentropy_from_logits"
#: Digits to train on: 32 full batches of 32. All others are for the test.
BATCH, TRAINING = 32, 1024


def _digits():
    X, labels = datasets.digits()
    X, y = datasets.standardize(X), datasets.one_hot(labels)
    return (X[:TRAINING], y[:TRAINING]), (X[TRAINING:], y[TRAINING:])


@dataclass(frozen=True)
class Life:
    """How many units were dead while a network learned.

    Parameters
    ----------
    dead : numpy.ndarray of int, shape (epochs + 2, layers)
        At the start, after the first step, and after each epoch; if training breaks off, up to the
        last full epoch.
    units : int
        Units in each layer.
    accuracy : float
        On test digits, in the end.
    diverged : bool
        Whether the loss stopped being a number.
    varies : numpy.ndarray, shape (layers,)
        How much the activations of living units differ from digit to digit in the end: their
        standard deviation, as a mean over these units.
    """

    dead: np.ndarray
    units: int
    accuracy: float
    diverged: bool
    varies: np.ndarray


def count_while_learning(first_rate, activation="relu", seed=0, epochs=5, depth=3, width=50):
    """Take one step of any length, then learn the digits as usual, and count the dead units.

    Training at a rate that is too large throughout is chaotic: how a computer rounds decides
    whether it ends in nan. One long step is not, nor is what follows at a usual rate.

    Parameters
    ----------
    first_rate : float
        Learning rate of the first step, on 32 digits. All others have 0.1.
    activation : str
        Of the hidden layers, which start from He's weights.
    seed : int
        Of the weights and of the order of the digits.
    epochs, depth, width : int
        How long it learns; how many hidden layers, of how many units.

    Returns
    -------
    Life

    Examples
    --------
    >>> count_while_learning(5, epochs=1, depth=2).dead.shape
    (3, 2)
    """
    training, test = _digits()
    network = deep_network(activation, "he_normal", depth, width, rng=seed)
    dead = []

    def count(epoch, network):
        network.forward(training[0])
        dead.append([int(is_dead(layer.z).sum()) for layer in network.layers[:-1]])

    count(0, network)
    _, slopes = network.loss_and_gradients(*(each[:BATCH] for each in training), LOSS)
    SGD(first_rate).step(network.parameters, slopes)
    history = fit(network, *training, LOSS, SGD(0.1), epochs, BATCH, rng=seed, on_epoch=count)
    # What has become nan or huge is no number to warn of: `diverged` tells it.
    with np.errstate(over="ignore", invalid="ignore"):
        network.forward(training[0])
        spread = [layer.a.std(axis=0)[~is_dead(layer.z)] for layer in network.layers[:-1]]
        varies = np.array([each.mean() if each.size else 0.0 for each in spread])
        score = losses.accuracy(network.forward(test[0]), test[1])
    return Life(np.array(dead), width, float(score), history.diverged, varies)


def relu_network(widths, seed=0):
    """A ReLU network for the digits whose hidden layers have different widths.

    Parameters
    ----------
    widths : sequence of int
        Units in each hidden layer; they start from He's weights.
    seed : int
        Of the weights.

    Returns
    -------
    helpers.nn.network.Network

    Examples
    --------
    >>> relu_network([50, 9, 31])
    Network 64-50-9-31-10, 4339 parameters
    """
    sizes = [64, *map(int, widths)]
    hidden = [
        Dense(fan_in, units, "relu", "he_normal")
        for fan_in, units in zip(sizes, sizes[1:], strict=False)
    ]
    return Network([*hidden, Dense(sizes[-1], 10, initializer="he_normal")], rng=seed)


class SkipDense(Dense):
    """A layer with a skip connection around it: y = x + f(x @ W + b).

    Parameters
    ----------
    width : int
        Inputs and units, since both are added.
    activation, initializer : str
        As for `Dense`.

    Examples
    --------
    >>> Network([SkipDense(3, "relu")], rng=0).forward(np.zeros((1, 3)))
    array([[0., 0., 0.]])
    """

    def __init__(self, width, activation, initializer="glorot_normal"):
        super().__init__(width, width, activation, initializer)

    def forward(self, x, training=False):
        """The layer's input plus its activations."""
        self.a = x + super().forward(x, training)
        return self.a

    def backward(self, da, need_dx=True):
        """The gradient takes both paths: through the layer, and around it."""
        return super().backward(da) + da


def stack(skip, activation="sigmoid", depth=20, width=50, seed=0):
    """A deep network for the digits, with or without skip connections, from the same weights.

    Parameters
    ----------
    skip : bool
        Whether each hidden layer but the first has a skip connection.
    activation : str
        Of the hidden layers, which start from Glorot's weights.
    depth, width, seed : int
        How many hidden layers, of how many units, and the seed of the weights.

    Returns
    -------
    helpers.nn.network.Network

    Examples
    --------
    >>> stack(skip=True, depth=3)
    Network 64-50-50-50-10, 8860 parameters
    """
    layers = [Dense(64, width, activation, "glorot_normal")]
    for _ in range(depth - 1):
        layers.append(
            SkipDense(width, activation)
            if skip
            else Dense(width, width, activation, "glorot_normal")
        )
    return Network([*layers, Dense(width, 10, initializer="glorot_normal")], rng=seed)


def first_to_last(network, samples=100):
    """The size of the gradient in z of the first hidden layer, divided by that of the last.

    Parameters
    ----------
    network : helpers.nn.network.Network
        For the digits.
    samples : int
        How many digits to take.

    Returns
    -------
    float

    Examples
    --------
    >>> first_to_last(stack(skip=False)) < 1e-6
    True
    """
    (X, y), _ = _digits()
    network.loss_and_gradients(X[:samples], y[:samples], LOSS)
    first, last = network.layers[0].dz, network.layers[-2].dz
    return float(np.sqrt(np.mean(first**2) / np.mean(last**2)))


def learned(network, learning_rate=0.1, epochs=5, seed=0):
    """Train a network on the digits with plain gradient descent.

    Parameters
    ----------
    network : helpers.nn.network.Network
        Changed in place.
    learning_rate : float
        Of the descent, in batches of 32.
    epochs, seed : int
        How long it learns, and the seed of the order of the digits.

    Returns
    -------
    float
        Accuracy on test digits.

    Examples
    --------
    >>> 0 <= learned(stack(skip=True, depth=2), epochs=1) <= 1
    True
    """
    training, test = _digits()
    fit(network, *training, LOSS, SGD(learning_rate), epochs, rng=seed)
    return float(losses.accuracy(network.forward(test[0]), test[1]))
