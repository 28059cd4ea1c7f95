"""A neural network in NumPy: forward, backward and gradient check.

Shapes: X is (m, n_features), one sample a row; a layer computes z = X @ W + b with W of shape
(fan_in, fan_out) and b of shape (fan_out,); the output is (m, n_out), and so are the targets y.
The layers are in `helpers.nn.layers` and the training loop in `helpers.nn.training`; their names
can be imported from here too.
"""

import math
from dataclasses import dataclass

import numpy as np

from helpers.nn import losses
from helpers.nn.layers import BatchNorm, Dense
from helpers.nn.training import History, fit

__all__ = ["BatchNorm", "Dense", "GradientCheck", "History", "Network", "fit", "gradient_check"]


class Network:
    """Layers, one after the other.

    Parameters
    ----------
    layers : list of Dense and BatchNorm
        Each takes as many inputs as the one before has units.
    rng : int or numpy.random.Generator, optional
        Where the starting weights come from; give one to get the same weights again.
    dtype : str
        "float64", or "float32" as in Keras.

    Attributes
    ----------
    layers : list
        After a forward pass each layer shows its `x`, `z` and `a`.
    parameters, gradients : list of numpy.ndarray
        Weights and biases in layer order, and the loss's gradients with respect to them.
    vector, gradient_vector : numpy.ndarray, 1-D
        The same numbers, end to end: `parameters` and `gradients` are windows onto them.

    Raises
    ------
    ValueError
        If there is no layer, if two neighbors do not fit, or if a layer has a network already.

    Examples
    --------
    >>> network = Network([Dense(4, 10, "relu"), Dense(10, 5, "relu"), Dense(5, 1)], rng=0)
    >>> network
    Network 4-10-5-1, 111 parameters
    >>> network.forward(np.zeros((3, 4))).shape
    (3, 1)
    """

    def __init__(self, layers, rng=None, dtype="float64"):
        self.layers = list(layers)
        if not self.layers:
            raise ValueError("A Network needs at least one layer, such as Dense(2, 1).")
        for before, after in zip(self.layers, self.layers[1:], strict=False):
            if before.fan_out != after.fan_in:
                raise ValueError(
                    f"{before} gives {before.fan_out} numbers a sample, but {after} takes "
                    f"{after.fan_in}; make the two equal."
                )
        if any(hasattr(layer, "arrays") for layer in self.layers):
            raise ValueError("One of these layers is in a network already; make new ones for this.")
        rng = np.random.default_rng(rng)
        arrays = [layer.draw(rng) for layer in self.layers]
        self.vector = np.concatenate([a.ravel() for pair in arrays for a in pair]).astype(dtype)
        self.gradient_vector = np.zeros_like(self.vector)
        self._shapes = [[array.shape for array in pair] for pair in arrays]
        self._open_windows()

    def _open_windows(self):
        self.parameters, self.gradients, start = [], [], 0
        for layer, shapes in zip(self.layers, self._shapes, strict=True):
            layer.arrays = {}
            for name, shape in zip(layer.names, shapes, strict=True):
                place = slice(start, start := start + math.prod(shape))
                self.parameters.append(self.vector[place].reshape(shape))
                self.gradients.append(self.gradient_vector[place].reshape(shape))
                layer.arrays[name] = self.parameters[-1]
                setattr(layer, f"d{name}", self.gradients[-1])

    def __setstate__(self, state):
        """Open the windows again: a copied or unpickled array is not one any more."""
        self.__dict__.update(state)
        self._open_windows()

    def __repr__(self):
        """Sizes and number of parameters."""
        dense = [layer.fan_out for layer in self.layers if isinstance(layer, Dense)]
        sizes = "-".join(map(str, [self.layers[0].fan_in, *dense]))
        return f"Network {sizes}, {self.vector.size} parameters"

    def check_input(self, X):
        """X as an array of the network's dtype, or a ValueError that says what is wrong."""
        X, wanted = np.asarray(X, dtype=self.vector.dtype), self.layers[0].fan_in
        if X.ndim != 2 or X.shape[1] != wanted:
            raise ValueError(
                f"The network takes X of shape (samples, {wanted}), but got {X.shape}; "
                "a single sample goes in as x.reshape(1, -1)."
            )
        return X

    def forward(self, X, training=False):
        """Outputs for a batch.

        Parameters
        ----------
        X : array_like, shape (m, n_features)
            One sample a row.
        training : bool
            Whether BatchNorm layers use (and learn) the batch's own mean and variance.

        Returns
        -------
        numpy.ndarray, shape (m, n_out)
            The last layer's activations.

        Raises
        ------
        ValueError
            If X has the wrong shape.
        """
        return self._forward(self.check_input(X), training)

    def _forward(self, a, training):
        for layer in self.layers:
            a = layer.forward(a, training)
        return a

    def backward(self, dJ_da):
        """Gradients of a loss J with respect to all parameters, for the last forward pass.

        Parameters
        ----------
        dJ_da : numpy.ndarray, shape (m, n_out)
            The gradient of J with respect to the network's output.

        Returns
        -------
        list of numpy.ndarray
            `gradients`, one for each of `parameters`; the next backward pass overwrites them.

        Raises
        ------
        ValueError
            If there was no forward pass or `dJ_da` does not have its shape.
        """
        last = getattr(self.layers[-1], "a", None)
        if last is None or np.shape(dJ_da) != last.shape:
            raise ValueError(
                f"backward got a gradient of shape {np.shape(dJ_da)}, but the last forward pass "
                f"gave {'nothing yet' if last is None else last.shape}; run forward on that batch."
            )
        self._backward(np.asarray(dJ_da, dtype=self.vector.dtype))
        return self.gradients

    def _backward(self, da):
        for layer in reversed(self.layers):
            layer.backward(da)
            # Nobody needs the gradient with respect to the data.
            if layer is not self.layers[0]:
                da = layer.input_gradient()

    def loss_and_gradients(self, X, y, loss):
        """One forward and one backward pass, in training mode.

        Parameters
        ----------
        X : array_like, shape (m, n_features)
            Samples.
        y : array_like, shape (m, n_out)
            Targets.
        loss : str or helpers.nn.losses.Loss
            What to differentiate.

        Returns
        -------
        value : float
            The mean loss.
        gradients : list of numpy.ndarray
            As from `backward`.

        Raises
        ------
        ValueError
            If a shape is wrong.
        """
        loss = losses.get(loss)
        a, y = loss.check(self.forward(X, training=True), y)
        self._backward(loss.derivative_formula(a, y))
        return float(loss.formula(a, y)), self.gradients


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
