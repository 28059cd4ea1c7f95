"""GELU and its two approximations: z times a gate shaped like the normal distribution."""

import numpy as np

from helpers.formulas.elementwise import elementwise, product
from helpers.formulas.selfgated import scaled_gate, scaled_gate_slope
from helpers.formulas.sigmoids import sigmoid, sigmoid_derivative

_sigmoid = sigmoid.__wrapped__
_sigmoid_slope = sigmoid_derivative.__wrapped__

# Past this distance from 0 every Gaussian tail is zero in double precision.
_TAIL = 40.0


def _normal_cdf(z):
    # NumPy has no error function; SciPy's is exact in both tails, and scikit-learn brings it.
    from scipy.special import ndtr

    return ndtr(z)


def _normal_density(z):
    near = np.clip(z, -_TAIL, _TAIL)
    return np.exp(-0.5 * near * near) / np.sqrt(z.dtype.type(2 * np.pi))


@elementwise
def gelu(z):
    """Gaussian error linear unit, exact: z times the normal distribution function of z.

    Parameters
    ----------
    z : array_like of any shape
        Pre-activations.

    Returns
    -------
    float or numpy.ndarray
        Activations, never below -0.16998, of the shape and dtype of `z`.

    References
    ----------
    Hendrycks and Gimpel (2016).

    Examples
    --------
    >>> gelu([-1, 0, 1]).round(4)
    array([-0.1587,  0.    ,  0.8413])
    """
    return product(z, _normal_cdf(z))


@elementwise
def gelu_derivative(z):
    """Derivative of exact GELU: the normal distribution function plus z times its density.

    Parameters
    ----------
    z : array_like of any shape
        Pre-activations.

    Returns
    -------
    float or numpy.ndarray
        Slopes, of the shape and dtype of `z`.

    Examples
    --------
    >>> gelu_derivative([-1, 0, 1]).round(4)
    array([-0.0833,  0.5   ,  1.0833])
    """
    return _normal_cdf(z) + product(z, _normal_density(z))


_ROOT = np.sqrt(2 / np.pi).item()
_CUBIC = 0.044715


@elementwise
def gelu_tanh(z):
    """GELU, tanh form: z/2 (1 + tanh(sqrt(2/pi) (z + 0.044715 z^3))).

    Parameters
    ----------
    z : array_like of any shape
        Pre-activations.

    Returns
    -------
    float or numpy.ndarray
        Activations, of the shape and dtype of `z`.

    Notes
    -----
    Computed as z sigmoid(2u), which equals z/2 (1 + tanh u) but keeps its digits where tanh
    rounds to -1.

    References
    ----------
    Hendrycks and Gimpel (2016).

    Examples
    --------
    >>> gelu_tanh([-1, 0, 1]).round(4)
    array([-0.1588,  0.    ,  0.8412])
    """
    near = np.clip(z, -_TAIL, _TAIL)
    return product(z, _sigmoid(2 * _ROOT * near * (1 + _CUBIC * near * near)))


@elementwise
def gelu_tanh_derivative(z):
    """Derivative of the tanh form of GELU.

    Parameters
    ----------
    z : array_like of any shape
        Pre-activations.

    Returns
    -------
    float or numpy.ndarray
        Slopes, of the shape and dtype of `z`.

    Examples
    --------
    >>> gelu_tanh_derivative([-1, 0, 1]).round(4)
    array([-0.083,  0.5  ,  1.083])
    """
    near = np.clip(z, -_TAIL, _TAIL)
    twice = 2 * _ROOT * near * (1 + _CUBIC * near * near)
    twice_slope = 2 * _ROOT * (1 + 3 * _CUBIC * near * near)
    return _sigmoid(twice) + near * twice_slope * _sigmoid_slope(twice)


@elementwise
def gelu_sigmoid(z):
    """GELU, sigmoid form: z sigmoid(1.702 z).

    Parameters
    ----------
    z : array_like of any shape
        Pre-activations.

    Returns
    -------
    float or numpy.ndarray
        Activations, of the shape and dtype of `z`.

    References
    ----------
    Hendrycks and Gimpel (2016).

    Examples
    --------
    >>> gelu_sigmoid([-1, 0, 1]).round(4)
    array([-0.1542,  0.    ,  0.8458])
    """
    return scaled_gate(z, 1.702)


@elementwise
def gelu_sigmoid_derivative(z):
    """Derivative of the sigmoid form of GELU.

    Parameters
    ----------
    z : array_like of any shape
        Pre-activations.

    Returns
    -------
    float or numpy.ndarray
        Slopes, of the shape and dtype of `z`.

    Examples
    --------
    >>> gelu_sigmoid_derivative([-1, 0, 1]).round(4)
    array([-0.0678,  0.5   ,  1.0678])
    """
    return scaled_gate_slope(z, 1.702)
