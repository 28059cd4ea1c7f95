"""The functions as textbooks print them, word for word, and what NumPy says to such formulas."""

import warnings

import numpy as np
from scipy.special import erf

LAMBDA, ALPHA = 1.0507009873554805, 1.6732632423543772


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


def _tanh(z):
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))


def _elu(z):
    return np.where(z > 0, z, np.exp(z) - 1)


def _softplus(z):
    return np.log(1 + np.exp(z))


def _gelu_tanh(z):
    return z / 2 * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)))


def _hard_sigmoid(z):
    return np.clip(z / 6 + 0.5, 0, 1)


#: The formulas by the name of the function. Mathematically all are right.
TEXTBOOK = {
    "step": lambda z: np.where(z >= 0, 1.0, 0.0),
    "linear": lambda z: z,
    "sigmoid": _sigmoid,
    "tanh": _tanh,
    "relu": lambda z: np.maximum(0, z),
    "leaky_relu": lambda z: np.where(z > 0, z, 0.01 * z),
    "prelu": lambda z: np.where(z > 0, z, 0.25 * z),
    "elu": _elu,
    "selu": lambda z: LAMBDA * np.where(z > 0, z, ALPHA * (np.exp(z) - 1)),
    "swish": lambda z: z * _sigmoid(z),
    "gelu": lambda z: z * (1 + erf(z / np.sqrt(2))) / 2,
    "gelu_tanh": _gelu_tanh,
    "gelu_sigmoid": lambda z: z * _sigmoid(1.702 * z),
    "softplus": _softplus,
    "mish": lambda z: z * np.tanh(_softplus(z)),
    "lisht": lambda z: z * np.tanh(z),
    "softsign": lambda z: z / (1 + np.abs(z)),
    "hard_sigmoid": _hard_sigmoid,
    "hard_swish": lambda z: z * _hard_sigmoid(z),
    "relu6": lambda z: np.clip(z, 0, 6),
}


def listen(f, z):
    """Call a function, and note what NumPy complains about.

    Parameters
    ----------
    f : callable
        The function.
    z : float
        Where.

    Returns
    -------
    float
        The value.
    str
        The complaints; empty if there were none.

    Examples
    --------
    >>> listen(TEXTBOOK["tanh"], 1000.0)
    (nan, 'invalid value, overflow')
    """
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        value = float(f(np.array([z]))[0])
    complaints = {str(warning.message).split(" encountered")[0] for warning in caught}
    return value + 0.0, ", ".join(sorted(complaints))  # + 0.0 turns -0 into 0
