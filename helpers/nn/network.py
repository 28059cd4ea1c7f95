"""A neural network in NumPy: layers, a forward and a backward pass through them all.

Shapes: X is (m, n_features), one sample a row; a layer computes z = X @ W + b with W of shape
(fan_in, fan_out) and b of shape (fan_out,); the output is (m, n_out), and so are the targets y.
The mathematics is in `helpers.nn.layers`, the training loop in `helpers.nn.training` and the check
of the gradients in `helpers.nn.gradient_check`; their names can be imported from here too.
"""

import numpy as np

from helpers.nn import losses
from helpers.nn.gradient_check import GradientCheck, gradient_check
from helpers.nn.layers import BatchNorm, Dense
from helpers.nn.parameters import ParameterVector
from helpers.nn.training import History, fit

__all__ = ["BatchNorm", "Dense", "GradientCheck", "History", "Network", "fit", "gradient_check"]


class Network(ParameterVector):
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
        If there is no layer, if two neighbors do not fit, or if a layer has a network already or
        stands in two places.

    Examples
    --------
    >>> network = Network([Dense(4, 10, "relu"), Dense(10, 5, "relu"), Dense(5, 1)], rng=0)
    >>> network
    Network 4-10-5-1, 111 parameters
    >>> network.forward(np.zeros((3, 4))).shape
    (3, 1)
    """

    def __init__(self, layers, rng=None, dtype="float64"):
        layers = list(layers)
        _check_layers(layers)
        super().__init__(layers, np.random.default_rng(rng), dtype)

    def forward(self, X, training=False):
        """Outputs for a batch.

        Parameters
        ----------
        X : array_like, shape (m, n_features)
            One sample a row; a ValueError says if the shape is wrong.
        training : bool
            Whether BatchNorm layers use (and learn) the batch's own mean and variance.

        Returns
        -------
        numpy.ndarray, shape (m, n_out)
            The last layer's activations.
        """
        a = self.check_input(X)
        for layer in self.layers:
            a = layer.forward(a, training)
        return a

    def backward(self, dJ_da):
        """Gradients of a loss J with respect to all parameters, for the last forward pass.

        Parameters
        ----------
        dJ_da : array_like, shape (m, n_out)
            The gradient of J with respect to the output that `forward` gave; a ValueError says if
            their shapes differ.

        Returns
        -------
        list of numpy.ndarray
            `gradients`, one for each of `parameters`; the next backward pass overwrites them.
        """
        da = self._check_gradient(dJ_da)
        for layer in reversed(self.layers):
            # Nobody needs the gradient with respect to the data.
            da = layer.backward(da, need_dx=layer is not self.layers[0])
        return self.gradients

    def loss_and_gradients(self, X, y, loss):
        """One forward and one backward pass, in training mode.

        Parameters
        ----------
        X, y : array_like, shapes (m, n_features) and (m, n_out)
            Samples and targets; a ValueError says which shape is wrong.
        loss : str or helpers.nn.losses.Loss
            What to differentiate.

        Returns
        -------
        tuple (float, list of numpy.ndarray)
            The mean loss, and the gradients as from `backward`.
        """
        loss = losses.get(loss)
        a, y = loss.check(self.forward(X, training=True), y)
        return float(loss.formula(a, y)), self.backward(loss.derivative_formula(a, y))

    def check_input(self, X):
        """X as an array of the network's dtype, or a ValueError that says what is wrong."""
        X, wanted = np.asarray(X, dtype=self.vector.dtype), self.layers[0].fan_in
        if X.ndim != 2 or X.shape[1] != wanted:
            raise ValueError(
                f"The network takes X of shape (samples, {wanted}), but got {X.shape}; "
                "a single sample goes in as x.reshape(1, -1)."
            )
        return X

    def _check_gradient(self, dJ_da):
        dJ_da, a = np.asarray(dJ_da, dtype=self.vector.dtype), getattr(self.layers[-1], "a", None)
        if a is None or dJ_da.shape != a.shape:
            raise ValueError(
                f"backward got a gradient of shape {dJ_da.shape}, but the last forward pass "
                f"gave {'nothing yet' if a is None else a.shape}; run forward on that batch."
            )
        return dJ_da

    def __repr__(self):
        """Sizes and number of parameters."""
        dense = [layer.fan_out for layer in self.layers if isinstance(layer, Dense)]
        sizes = "-".join(map(str, [self.layers[0].fan_in, *dense]))
        return f"Network {sizes}, {self.vector.size} parameters"


def _check_layers(layers):
    if not layers:
        raise ValueError("A Network needs at least one layer, such as Dense(2, 1).")
    for before, after in zip(layers, layers[1:], strict=False):
        if before.fan_out != after.fan_in:
            raise ValueError(
                f"{before} gives {before.fan_out} numbers a sample, but {after} takes "
                f"{after.fan_in}; make the two equal."
            )
    if any(hasattr(layer, name) for layer in layers for name in layer.names):
        raise ValueError("One of these layers is in a network already; make new ones for this.")
    if len(set(map(id, layers))) < len(layers):
        raise ValueError("One layer stands in several places; make a new one for each place.")
