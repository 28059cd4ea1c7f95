"""Functions of the form z times a gate that opens as z grows: Swish, LiSHT and Mish."""

import numpy as np

from helpers.formulas.elementwise import elementwise, product
from helpers.formulas.sigmoids import sech_squared, sigmoid, sigmoid_derivative

_sigmoid = sigmoid.__wrapped__
_sigmoid_slope = sigmoid_derivative.__wrapped__


def scaled_gate(z, beta):
    """Compute z sigmoid(beta z).

    Parameters
    ----------
    z : numpy.ndarray
        Floating-point array of any shape.
    beta : float or numpy.ndarray
        The gate's steepness.

    Returns
    -------
    numpy.ndarray
        Of the shape and dtype of `z`.

    Examples
    --------
    >>> float(scaled_gate(np.array(0.0), 1.702))
    0.0
    """
    return product(z, _sigmoid(product(z, beta)))


def scaled_gate_slope(z, beta):
    """Slope of z sigmoid(beta z).

    Parameters
    ----------
    z : numpy.ndarray
        Floating-point array of any shape.
    beta : float or numpy.ndarray
        The gate's steepness.

    Returns
    -------
    numpy.ndarray
        Of the shape and dtype of `z`.

    Examples
    --------
    >>> float(scaled_gate_slope(np.array(0.0), 1.702))
    0.5
    """
    # Algebraically beta f + sigmoid (1 - beta f), without taking two huge numbers apart.
    scaled = product(z, beta)
    return product(_sigmoid(scaled), 1 + product(scaled, _sigmoid(-scaled)))


@elementwise
def swish(z, beta=1.0):
    """Swish: z sigmoid(beta z). With beta = 1 it is also called SiLU.

    Parameters
    ----------
    z : array_like of any shape
        Pre-activations.
    beta : float
        0 gives the line z/2; a large beta comes close to ReLU.

    Returns
    -------
    float or numpy.ndarray
        Activations, of the shape and dtype of `z`.

    References
    ----------
    Hendrycks and Gimpel (2016); Elfwing, Uchibe and Doya (2017); Ramachandran, Zoph and Le
    (2017).

    Examples
    --------
    >>> swish([-1, 0, 1]).round(4)
    array([-0.2689,  0.    ,  0.7311])
    """
    return scaled_gate(z, beta)


@elementwise
def swish_derivative(z, beta=1.0):
    """Derivative of Swish with respect to z: beta f + sigmoid(beta z) (1 - beta f).

    Parameters
    ----------
    z : array_like of any shape
        Pre-activations.
    beta : float
        The gate's steepness.

    Returns
    -------
    float or numpy.ndarray
        Slopes, of the shape and dtype of `z`.

    Examples
    --------
    >>> swish_derivative([-1, 0, 1]).round(4)
    array([0.0723, 0.5   , 0.9277])
    """
    return scaled_gate_slope(z, beta)


@elementwise
def swish_beta_gradient(z, beta=1.0):
    """Derivative of Swish with respect to beta, for those who let the network learn it.

    Parameters
    ----------
    z : array_like of any shape
        Pre-activations.
    beta : float
        The gate's steepness.

    Returns
    -------
    float or numpy.ndarray
        z^2 times the sigmoid's slope at beta z, of the shape and dtype of `z`.

    Examples
    --------
    >>> swish_beta_gradient([-1, 0, 1]).round(4)
    array([0.1966, 0.    , 0.1966])
    """
    return product(z, product(z, _sigmoid_slope(product(z, beta))))


@elementwise
def lisht(z):
    """LiSHT, the linearly scaled hyperbolic tangent: z tanh z.

    Parameters
    ----------
    z : array_like of any shape
        Pre-activations.

    Returns
    -------
    float or numpy.ndarray
        Activations, never negative, of the shape and dtype of `z`.

    References
    ----------
    Roy, Manna, Dubey and Chaudhuri (2019).

    Examples
    --------
    >>> lisht([-1, 0, 1]).round(4)
    array([0.7616, 0.    , 0.7616])
    """
    return z * np.tanh(z)


@elementwise
def lisht_derivative(z):
    """Derivative of LiSHT: tanh z + z (1 - tanh^2 z).

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
    >>> lisht_derivative([-1, 0, 1]).round(4)
    array([-1.1816,  0.    ,  1.1816])
    """
    return np.tanh(z) + product(z, sech_squared(z))


@elementwise
def mish(z):
    """Mish: z tanh(ln(1 + e^z)).

    Parameters
    ----------
    z : array_like of any shape
        Pre-activations.

    Returns
    -------
    float or numpy.ndarray
        Activations, never below -0.30885, of the shape and dtype of `z`.

    Notes
    -----
    With n = e^z the gate tanh(ln(1 + n)) is n (n + 2) / (n (n + 2) + 2): one exponential does.

    References
    ----------
    Misra (2019).

    Examples
    --------
    >>> mish([-1, 0, 1]).round(4)
    array([-0.3034,  0.    ,  0.8651])
    """
    gate, _ = _mish_gate(z)
    return product(z, gate)


@elementwise
def mish_derivative(z):
    """Derivative of Mish: tanh(s) + z sigmoid(z) (1 - tanh^2 s), with s = softplus(z).

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
    >>> mish_derivative([-1, 0, 1]).round(4)
    array([0.0592, 0.6   , 1.049 ])
    """
    gate, gate_slope = _mish_gate(z)
    return gate + product(z, gate_slope)


def _mish_gate(z):
    """Gate tanh(ln(1 + e^z)) and its slope, from one exponential that cannot overflow."""
    small = np.exp(-np.abs(z))
    right = z >= 0
    # Left of 0 small is e^z, right of it e^-z; there both fractions are scaled by its square.
    denominator = np.where(right, 1 + 2 * small * (1 + small), small * (small + 2) + 2)
    gate = np.where(right, 1 + 2 * small, small * (small + 2)) / denominator
    slope = 4 * np.where(right, small, 1) * small * (1 + small) / np.square(denominator)
    return gate, slope
