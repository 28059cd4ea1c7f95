"""Curves with an exponential tail on the left: softplus, ELU, SELU and CELU.

Each formula uses exp of a number that is never positive, so nothing overflows.
"""

import numpy as np

from helpers.formulas.elementwise import elementwise
from helpers.formulas.sigmoids import sigmoid

# The two constants for which mean 0 and variance 1 reproduce themselves (Klambauer et al. 2017).
SELU_SCALE = 1.0507009873554805
SELU_ALPHA = 1.6732632423543772


@elementwise
def softplus(z):
    """Softplus: ln(1 + e^z), a ReLU with its corner rounded off.

    Parameters
    ----------
    z : array_like of any shape
        Pre-activations.

    Returns
    -------
    float or numpy.ndarray
        Activations above 0, of the shape and dtype of `z`.

    References
    ----------
    Dugas, Bengio, Bélisle, Nadeau and Garcia (2001).

    Examples
    --------
    >>> softplus([-1, 0, 1]).round(4)
    array([0.3133, 0.6931, 1.3133])
    >>> softplus(1000)
    1000.0
    """
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


@elementwise
def softplus_derivative(z):
    """Derivative of softplus: the sigmoid.

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
    >>> softplus_derivative(0)
    0.5
    """
    return sigmoid.__wrapped__(z)


@elementwise
def elu(z, alpha=1.0):
    """Exponential linear unit: z if z > 0, else alpha (e^z - 1).

    Parameters
    ----------
    z : array_like of any shape
        Pre-activations.
    alpha : float
        The function tends to -alpha for very negative z.

    Returns
    -------
    float or numpy.ndarray
        Activations, of the shape and dtype of `z`.

    References
    ----------
    Clevert, Unterthiner and Hochreiter (2015).

    Examples
    --------
    >>> elu([-1000, 0, 2])
    array([-1.,  0.,  2.])
    """
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


@elementwise
def elu_derivative(z, alpha=1.0):
    """Derivative of ELU: 1 if z > 0, else alpha e^z (alpha at 0, by convention).

    Parameters
    ----------
    z : array_like of any shape
        Pre-activations.
    alpha : float
        The function tends to -alpha for very negative z.

    Returns
    -------
    float or numpy.ndarray
        Slopes, of the shape and dtype of `z`.

    Examples
    --------
    >>> elu_derivative([-1000, 0, 2])
    array([0., 1., 1.])
    """
    return np.where(z > 0, 1, alpha * np.exp(np.minimum(z, 0)))


@elementwise
def selu(z):
    """Scaled ELU: lambda z if z > 0, else lambda alpha (e^z - 1), with two fixed constants.

    Parameters
    ----------
    z : array_like of any shape
        Pre-activations.

    Returns
    -------
    float or numpy.ndarray
        Activations above -1.7581, of the shape and dtype of `z`.

    Notes
    -----
    `SELU_SCALE` is lambda and `SELU_ALPHA` is alpha. Inputs of mean 0 and variance 1 come out
    with mean 0 and variance 1 (Klambauer, Unterthiner, Mayr and Hochreiter 2017).

    Examples
    --------
    >>> selu([-1000, 0, 1]).round(4)
    array([-1.7581,  0.    ,  1.0507])
    """
    negative = SELU_ALPHA * np.expm1(np.minimum(z, 0))
    return SELU_SCALE * np.where(z > 0, z, negative)


@elementwise
def selu_derivative(z):
    """Derivative of SELU: lambda if z >= 0, else lambda alpha e^z.

    Parameters
    ----------
    z : array_like of any shape
        Pre-activations.

    Returns
    -------
    float or numpy.ndarray
        Slopes, of the shape and dtype of `z`.

    Notes
    -----
    At 0 the slope jumps from lambda alpha = 1.758 to lambda = 1.051. TensorFlow uses lambda
    there, and so does this function.

    Examples
    --------
    >>> selu_derivative([-1000, 0, 1]).round(4)
    array([0.    , 1.0507, 1.0507])
    """
    return SELU_SCALE * np.where(z >= 0, 1, SELU_ALPHA * np.exp(np.minimum(z, 0)))


@elementwise
def celu(z, alpha=1.0):
    """Continuously differentiable ELU: z if z > 0, else alpha (e^(z/alpha) - 1).

    Parameters
    ----------
    z : array_like of any shape
        Pre-activations.
    alpha : float
        Above 0. The function tends to -alpha for very negative z.

    Returns
    -------
    float or numpy.ndarray
        Activations, of the shape and dtype of `z`.

    Raises
    ------
    ValueError
        If `alpha` is not above 0.

    References
    ----------
    Barron (2017), "Continuously differentiable exponential linear units".

    Examples
    --------
    >>> celu([-1000, 0, 1], alpha=2.0)
    array([-2.,  0.,  1.])
    """
    _check_celu(alpha)
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0) / alpha))


@elementwise
def celu_derivative(z, alpha=1.0):
    """Derivative of CELU: 1 if z > 0, else e^(z/alpha); both are 1 at 0.

    Parameters
    ----------
    z : array_like of any shape
        Pre-activations.
    alpha : float
        Above 0. The function tends to -alpha for very negative z.

    Returns
    -------
    float or numpy.ndarray
        Slopes, of the shape and dtype of `z`.

    Raises
    ------
    ValueError
        If `alpha` is not above 0.

    Examples
    --------
    >>> celu_derivative([-2, 0, 1], alpha=2.0).round(4)
    array([0.3679, 1.    , 1.    ])
    """
    _check_celu(alpha)
    return np.exp(np.minimum(z, 0) / alpha)


def _check_celu(alpha):
    if not np.all(np.asarray(alpha) > 0):
        raise ValueError(f"celu needs an alpha above 0, but got {alpha}; pass for example 1.0.")
