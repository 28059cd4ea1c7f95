"""Training: go through the data in small batches, and let an optimizer use each gradient."""

import math
from dataclasses import dataclass, field

import numpy as np

from helpers.nn import losses
from helpers.nn.layers import Dense
from helpers.nn.optimizers import clip_norm as clip


@dataclass
class History:
    """What `fit` saw: one number an epoch in each list.

    Parameters
    ----------
    loss : list of float
        Mean loss over the epoch's batches, each computed just before its update, as in Keras.
    validation_loss : list of float
        Loss on the validation data after the epoch; empty without validation data.
    metric, validation_metric : list of float
        The metric after the epoch, on training and validation data; empty without a metric.
    diverged : bool
        Whether the loss stopped being a number. Training ends there; the epochs left out are NaN.
    """

    loss: list = field(default_factory=list)
    validation_loss: list = field(default_factory=list)
    metric: list = field(default_factory=list)
    validation_metric: list = field(default_factory=list)
    diverged: bool = False


def fit(
    network, X, y, loss, optimizer, epochs=10, batch_size=32, rng=None, validation=None,
    metric=None, clip_norm=None, on_epoch=None,
):  # fmt: skip
    """Train a network with mini-batches, reshuffled every epoch.

    Parameters
    ----------
    network : Network
        Changed in place.
    X, y : array_like, shapes (m, n_features) and (m, n_out)
        Training data.
    loss : str or helpers.nn.losses.Loss
        What to make small.
    optimizer : helpers.nn.optimizers.Optimizer
        A new one for each network.
    epochs : int
        How often to go through the data.
    batch_size : int or None
        Samples an update; None takes all at once.
    rng : int or numpy.random.Generator, optional
        Decides the order of the samples.
    validation : tuple (X, y), optional
        Data to measure on after every epoch, and never train on.
    metric : callable, optional
        `metric(a, y) -> float`, for example `helpers.nn.losses.accuracy`.
    clip_norm : float, optional
        Scale each gradient down to this length where it is longer.
    on_epoch : callable, optional
        `on_epoch(epoch, network)`, called before the first epoch with 0 and then after each.

    Returns
    -------
    History

    Raises
    ------
    ValueError
        If shapes do not fit, or a loss `from_logits` follows an output activation.

    Examples
    --------
    >>> from helpers.nn.network import Dense, Network
    >>> from helpers.nn.optimizers import SGD
    >>> line = Network([Dense(1, 1)], rng=0)
    >>> X = np.linspace(-1, 1, 64).reshape(-1, 1)
    >>> history = fit(line, X, 3 * X + 1, "mse", SGD(0.1), epochs=50, rng=0)
    >>> line.parameters[0].round(2), line.parameters[1].round(2), history.loss[-1] < 0.001
    (array([[3.]]), array([1.]), True)
    """
    loss, rng = losses.get(loss), np.random.default_rng(rng)
    # Data and targets are checked here, once; the loop computes.
    X = network.check_input(X)
    _, y = loss.check(network.forward(X), y)
    _check_output(network, loss)
    m = len(X)
    size = min(batch_size or m, m)
    history = History()
    on_epoch = on_epoch or (lambda epoch, network: None)
    on_epoch(0, network)
    with np.errstate(over="ignore", invalid="ignore"):
        for epoch in range(1, epochs + 1):
            order = rng.permutation(m)
            X_shuffled, y_shuffled = X[order], y[order]
            total = 0.0
            for start in range(0, m, size):
                x, t = X_shuffled[start : start + size], y_shuffled[start : start + size]
                a = network.forward(x, training=True)
                total += loss.formula(a, t) * len(x)
                network.backward(loss.derivative_formula(a, t))
                if clip_norm is not None:
                    clip([network.gradient_vector], clip_norm)
                optimizer.step([network.vector], [network.gradient_vector])
            _record(history, network, loss, total / m, (X, y), validation, metric)
            if not math.isfinite(history.loss[-1]):
                _pad(history, epochs)
                return history
            on_epoch(epoch, network)
    return history


def _check_output(network, loss):
    last = network.layers[-1]
    if loss.from_logits and isinstance(last, Dense) and not last.linear:
        raise ValueError(
            f'{loss.name} takes pre-activations, but the last layer is "{last.activation.name}"; '
            'make it "linear".'
        )


def _record(history, network, loss, value, training, validation, metric):
    history.loss.append(float(value))
    if metric is not None:
        history.metric.append(float(metric(network.forward(training[0]), training[1])))
    if validation is not None:
        a, y = network.forward(validation[0]), np.asarray(validation[1])
        history.validation_loss.append(loss.function(a, y))
        if metric is not None:
            history.validation_metric.append(float(metric(a, y)))


def _pad(history, epochs):
    history.diverged = True
    for values in vars(history).values():
        if isinstance(values, list) and values:
            values.extend([math.nan] * (epochs - len(values)))
