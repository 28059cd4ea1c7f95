"""The layers that a `helpers.nn.network.Network` is made of: `Dense` and `BatchNorm`.

`forward` keeps what `backward` needs: the input `x`, the pre-activation `z`, the activation `a`.
`backward` takes dJ/da, a loss's gradient with respect to `a`, keeps the gradients with respect to
the parameters and returns dJ/dx, which is dJ/da for the layer before. How a layer's parameters are
stored is explained in `helpers.nn.parameters`; here they are arrays like any other. `x.dot(W)` is
`x @ W`, in half the time for matrices this small.
"""

import numpy as np

from helpers import activations
from helpers.nn import initializers
from helpers.nn.parameters import Parameter


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

    W, b = Parameter(), Parameter()
    names = ("W", "b")

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
        self.activation, self.activation_parameters = activations.get(activation), parameters
        self.activation(0.0, **parameters)
        self.initializer, self.bias = initializers.get(initializer), initializers.get(bias)
        # Nothing to compute then; leaving it out saves a sixth of the time of a small network.
        self.linear = self.activation.name == "linear" and not parameters

    def draw(self, rng):
        """Starting values of W and b, drawn with `rng`."""
        W = self.initializer(rng, self.fan_in, self.fan_out)
        return [W, self.bias(rng, self.fan_in, self.fan_out)[0]]

    def forward(self, x, training=False):
        """Activations a, shape (m, fan_out), of a batch x, shape (m, fan_in)."""
        self.x = x
        self.z = x.dot(self.W) + self.b
        self.a = self.z if self.linear else self._apply(self.activation.formula)
        return self.a

    def backward(self, da, need_dx=True):
        """Set dz, dW and db, and return dx, shape (m, fan_in), or None if nobody needs it."""
        self.dz = da if self.linear else da * self._apply(self.activation.derivative_formula)
        self.x.T.dot(self.dz, out=self.dW)
        self.dz.sum(axis=0, out=self.db)
        return self.dz.dot(self.W.T) if need_dx else None

    def _apply(self, formula):
        # Some formulas widen single precision on the way.
        return formula(self.z, **self.activation_parameters).astype(self.z.dtype, copy=False)

    def __repr__(self):
        """As written in code."""
        return f"Dense({self.fan_in}, {self.fan_out}, {self.activation.name!r})"


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
        Learned scale and shift; `dgamma` and `dbeta` are the loss's gradients.
    mean, variance : numpy.ndarray, shape (width,)
        Running statistics, used in place of the batch's when not training.
    x, z, a : numpy.ndarray, shape (m, width)
        Last input, normalized input, and output; `dz` is the loss's gradient.

    References
    ----------
    Ioffe and Szegedy (2015), "Batch normalization". Defaults are those of Keras.

    Examples
    --------
    >>> BatchNorm(10)
    BatchNorm(10)
    """

    gamma, beta = Parameter(), Parameter()
    names = ("gamma", "beta")

    def __init__(self, width, momentum=0.99, epsilon=1e-3):
        self.fan_in = self.fan_out = width
        self.momentum, self.epsilon = momentum, epsilon
        self.mean, self.variance = np.zeros(width), np.ones(width)

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
        self.scale = (1 / np.sqrt(variance + self.epsilon)).astype(x.dtype)
        self.z = (x - mean.astype(x.dtype)) * self.scale
        self.a = self.gamma * self.z + self.beta
        return self.a

    def backward(self, da, need_dx=True):
        """Set dz, dgamma and dbeta, and return dx, shape (m, width)."""
        self.dz = da * self.gamma
        (da * self.z).sum(axis=0, out=self.dgamma)
        da.sum(axis=0, out=self.dbeta)
        if not self.training:
            return self.dz * self.scale
        # In training, mean and variance depend on x as well.
        along = self.z * (self.dz * self.z).mean(axis=0)
        return (self.dz - self.dz.mean(axis=0) - along) * self.scale

    def __repr__(self):
        """As written in code."""
        return f"BatchNorm({self.fan_in})"
