"""The layers that a `helpers.nn.network.Network` is made of: `Dense` and `BatchNorm`.

A layer remembers its last input `x`, pre-activation `z` and activation `a`, so that you can look
at them. Its parameters are windows onto one long vector that the network owns: an optimizer
updates that vector in one go, and the layer sees the change without being told.
"""

import numpy as np

from helpers import activations
from helpers.nn import initializers


def _window(name, meaning):
    """A parameter as an attribute: `layer.W = values` writes into the network's vector."""

    def read(layer):
        return layer.arrays[name]

    def write(layer, values):
        array, values = read(layer), np.asarray(values)
        if values.ndim and values.shape != array.shape:
            raise ValueError(
                f"{name} of {layer} has shape {array.shape}, but the new values have shape "
                f"{values.shape}; reshape or transpose them."
            )
        array[...] = values

    return property(read, write, doc=meaning)


class Dense:
    """A fully connected layer: z = x @ W + b, then a = f(z).

    Parameters
    ----------
    fan_in, fan_out : int
        Inputs and units.
    activation : str
        A name of `helpers.activations`. For softmax or a probability use "linear" here and a loss
        `from_logits`.
    initializer : str or callable
        How to draw W: a name of `helpers.nn.initializers`, or a function (rng, fan_in, fan_out).
    bias : str or callable
        How to draw b: an initializer too, since a bias is the weight of an input that is always 1.
    **parameters : float
        Parameters of the activation, such as `alpha=0.2`.

    Attributes
    ----------
    W, b : numpy.ndarray, shapes (fan_in, fan_out) and (fan_out,)
        Weights and biases; assigning to them keeps them part of the network.
    x, z, a : numpy.ndarray, shapes (m, fan_in), (m, fan_out), (m, fan_out)
        What the last forward pass took in, computed, and gave out.
    dz, dW, db : numpy.ndarray, the shapes of z, W and b
        What the last backward pass found: the loss's gradients.

    Raises
    ------
    ValueError
        For sizes below 1, for softmax, and for parameters that the activation lacks.

    Examples
    --------
    >>> Dense(4, 10, "relu", initializer="he_normal")
    Dense(4, 10, 'relu')
    """

    names = ("W", "b")
    W = _window("W", "Weights, shape (fan_in, fan_out).")
    b = _window("b", "Biases, shape (fan_out,).")

    def __init__(
        self, fan_in, fan_out, activation="linear", initializer="glorot_uniform", bias="zeros",
        **parameters,
    ):  # fmt: skip
        if fan_in < 1 or fan_out < 1:
            raise ValueError(
                f"Dense needs at least 1 input and 1 unit, but got {fan_in} and {fan_out}."
            )
        if activation in ("softmax", "log_softmax"):
            raise ValueError(
                f'Dense has no "{activation}"; make the last layer "linear" and train with '
                "categorical_crossentropy_from_logits, which holds the softmax."
            )
        self.fan_in, self.fan_out = fan_in, fan_out
        self.parameters = parameters
        self._set_activation(activation)
        self.activation(0.0, **parameters)
        self.initializer, self.bias = initializers.get(initializer), initializers.get(bias)

    def _set_activation(self, name):
        self.activation = activations.get(name)
        # The registry's functions check what they are given; these arrays need no checking, and
        # in a batch of 32 the checks would take longer than the mathematics.
        self._f, self._slope = self.activation.formula, self.activation.derivative_formula
        self._identity = self.activation.name == "linear" and not self.parameters

    def __getstate__(self):
        """What a copy or a file needs: the activation's name; unwrapped functions have none."""
        state = {k: v for k, v in vars(self).items() if k not in ("_f", "_slope")}
        return {**state, "activation": self.activation.name}

    def __setstate__(self, state):
        """Look the activation up again."""
        self.__dict__.update(state)
        self._set_activation(state["activation"])

    def __repr__(self):
        """As written in code."""
        return f"Dense({self.fan_in}, {self.fan_out}, {self.activation.name!r})"

    def draw(self, rng):
        """Starting values of W and b, drawn with `rng`."""
        W = self.initializer(rng, self.fan_in, self.fan_out)
        return [W, self.bias(rng, self.fan_in, self.fan_out)[0]]

    def forward(self, x, training=False):
        """Activations a, shape (m, fan_out), of a batch x, shape (m, fan_in)."""
        self.x = x
        self.z = x @ self.W
        self.z += self.b
        self.a = self.z if self._identity else self._apply(self._f)
        return self.a

    def backward(self, da):
        """Turn the gradient with respect to a into dz, dW and db."""
        self.dz = da if self._identity else da * self._apply(self._slope)
        np.matmul(self.x.T, self.dz, out=self.dW)
        np.add.reduce(self.dz, axis=0, out=self.db)

    def _apply(self, function):
        # Some formulas widen single precision on the way.
        return np.asarray(function(self.z, **self.parameters), dtype=self.z.dtype)

    def input_gradient(self):
        """The gradient with respect to x, shape (m, fan_in), after `backward`."""
        return self.dz @ self.W.T


class BatchNorm:
    """Batch normalization: each unit gets mean `beta` and standard deviation `gamma` in a batch.

    Parameters
    ----------
    width : int
        Units of the layer before it.
    momentum : float
        How much of the running mean and variance each batch keeps.
    epsilon : float
        Added to the variance, so that a constant unit divides by something.

    Attributes
    ----------
    gamma, beta : numpy.ndarray, shape (width,)
        Learned scale and shift.
    mean, variance : numpy.ndarray, shape (width,)
        Running statistics, used in place of the batch's when not training.
    x, z, a : numpy.ndarray, shape (m, width)
        Last input, normalized input, and output.

    References
    ----------
    Ioffe and Szegedy (2015), "Batch normalization". Defaults are those of Keras.

    Examples
    --------
    >>> BatchNorm(10)
    BatchNorm(10)
    """

    names = ("gamma", "beta")
    gamma = _window("gamma", "Scale, shape (width,).")
    beta = _window("beta", "Shift, shape (width,).")

    def __init__(self, width, momentum=0.99, epsilon=1e-3):
        self.fan_in = self.fan_out = width
        self.momentum, self.epsilon = momentum, epsilon
        self.mean, self.variance = np.zeros(width), np.ones(width)

    def __repr__(self):
        """As written in code."""
        return f"BatchNorm({self.fan_in})"

    def draw(self, rng):
        """Starting values: gamma 1 and beta 0."""
        return [np.ones(self.fan_in), np.zeros(self.fan_in)]

    def forward(self, x, training=False):
        """Normalized activations, shape (m, width), of a batch x of that shape."""
        mean, variance = self.mean, self.variance
        if training:
            mean, variance = x.mean(axis=0), x.var(axis=0)
            self.mean = self.momentum * self.mean + (1 - self.momentum) * mean
            self.variance = self.momentum * self.variance + (1 - self.momentum) * variance
        self.x, self.training = x, training
        self.scale = np.asarray(1 / np.sqrt(variance + self.epsilon), dtype=x.dtype)
        self.z = (x - mean.astype(x.dtype)) * self.scale
        self.a = self.gamma * self.z + self.beta
        return self.a

    def backward(self, da):
        """Turn the gradient with respect to a into dz, dgamma and dbeta."""
        self.dz = da * self.gamma
        np.add.reduce(da * self.z, axis=0, out=self.dgamma)
        np.add.reduce(da, axis=0, out=self.dbeta)

    def input_gradient(self):
        """The gradient with respect to x: in training, mean and variance depend on x as well."""
        if not self.training:
            return self.dz * self.scale
        along = self.z * (self.dz * self.z).mean(axis=0)
        return (self.dz - self.dz.mean(axis=0) - along) * self.scale
