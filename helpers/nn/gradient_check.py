"""Is the backward pass right? Compare its gradients with measured ones."""

from dataclasses import dataclass

import numpy as np

from helpers.nn import losses


@dataclass(frozen=True)
class GradientCheck:
    """How far backpropagation is from a gradient measured by central differences.

    Parameters
    ----------
    relative_error : float
        |analytic - numeric| / (|analytic| + |numeric|), as lengths of the whole vectors. Below
        1e-7 the backward pass is right; above 1e-3 it is wrong; between, look for a kink.
    analytic, numeric : numpy.ndarray, shape (n_parameters,)
        Both gradients, in the order of `Network.vector`.
    """

    relative_error: float
    analytic: np.ndarray
    numeric: np.ndarray


def gradient_check(network, X, y, loss, step=1e-5):
    """Compare the backward pass with central differences, parameter by parameter.

    Parameters
    ----------
    network : Network
        With dtype float64; its parameters are the same afterwards.
    X, y : array_like, shapes (m, n_features) and (m, n_out)
        A small batch is enough.
    loss : str or helpers.nn.losses.Loss
        What to differentiate.
    step : float
        How far to move each parameter, to either side.

    Returns
    -------
    GradientCheck

    Raises
    ------
    ValueError
        If the network computes in less than float64, where differences drown in rounding.

    Examples
    --------
    >>> from helpers.nn.network import Dense, Network
    >>> network = Network([Dense(2, 3, "tanh"), Dense(3, 1)], rng=0)
    >>> gradient_check(network, [[1.0, 2.0]], [[0.5]], "mse").relative_error < 1e-7
    True
    """
    if network.vector.dtype != np.float64:
        raise ValueError(f'gradient_check needs dtype "float64", but got {network.vector.dtype}.')
    network.loss_and_gradients(X, y, loss)
    analytic, numeric = network.gradient_vector.copy(), np.empty_like(network.vector)
    loss = losses.get(loss)
    for i, value in enumerate(network.vector.copy()):
        at = []
        for moved in (value + step, value - step):
            network.vector[i] = moved
            at.append(loss.function(network.forward(X, training=True), y))
        network.vector[i] = value
        numeric[i] = (at[0] - at[1]) / (2 * step)
    length = np.linalg.norm(analytic) + np.linalg.norm(numeric)
    error = np.linalg.norm(analytic - numeric) / length if length else 0.0
    return GradientCheck(float(error), analytic, numeric)
