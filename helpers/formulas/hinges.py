"""Functions made of two straight pieces: step, linear, ReLU, leaky ReLU and PReLU.

Where two pieces meet there is no derivative; each function says which slope it uses there. The
choice is the one Keras makes.
"""

import numpy as np

from helpers.formulas.elementwise import elementwise, product


@elementwise
def step(z):
    """Binary step: 1 if z >= 0, else 0.

    Parameters
    ----------
    z : array_like of any shape
        Pre-activations.

    Returns
    -------
    float or numpy.ndarray
        Zeros and ones, of the shape and dtype of `z`.

    References
    ----------
    McCulloch and Pitts (1943); Rosenblatt (1958).

    Examples
    --------
    >>> step([-2.0, 0.0, 3.0])
    array([0., 1., 1.])
    """
    return np.heaviside(z, 1)


@elementwise
def step_derivative(z):
    """Derivative of the binary step: 0 (at 0 it has none; 0 by convention).

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
    >>> step_derivative([-2.0, 0.0, 3.0])
    array([0., 0., 0.])
    """
    return np.where(np.isnan(z), z, 0)


@elementwise
def linear(z, m=1.0):
    """Linear: m z.

    Parameters
    ----------
    z : array_like of any shape
        Pre-activations.
    m : float
        Slope.

    Returns
    -------
    float or numpy.ndarray
        Activations, of the shape and dtype of `z`.

    Examples
    --------
    >>> linear([-2, 3], m=0.5)
    array([-1. ,  1.5])
    """
    return product(z, m)


@elementwise
def linear_derivative(z, m=1.0):
    """Derivative of the linear function: m everywhere.

    Parameters
    ----------
    z : array_like of any shape
        Pre-activations.
    m : float
        Slope.

    Returns
    -------
    float or numpy.ndarray
        Slopes, of the shape and dtype of `z`.

    Examples
    --------
    >>> linear_derivative([-2, 3], m=0.5)
    array([0.5, 0.5])
    """
    return np.where(np.isnan(z), z, m)


@elementwise
def relu(z):
    """Rectified linear unit: max(0, z).

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
    Fukushima (1969); Nair and Hinton (2010); Glorot, Bordes and Bengio (2011).

    Examples
    --------
    >>> relu([-2, 0, 3])
    array([0., 0., 3.])
    """
    return np.maximum(z, 0)


@elementwise
def relu_derivative(z):
    """Derivative of ReLU: 1 if z > 0, else 0 (at 0, by convention, 0).

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
    >>> relu_derivative([-2, 0, 3])
    array([0., 0., 1.])
    """
    return np.heaviside(z, 0)


def _leaky(z, alpha):
    return np.where(z > 0, z, product(np.minimum(z, 0), alpha))


def _leaky_slope(z, alpha):
    return np.where(np.isnan(z), z, np.where(z > 0, 1, alpha))


@elementwise
def leaky_relu(z, alpha=0.01):
    """Leaky ReLU: z if z > 0, else alpha z.

    Parameters
    ----------
    z : array_like of any shape
        Pre-activations.
    alpha : float
        Slope on the negative side.

    Returns
    -------
    float or numpy.ndarray
        Activations, of the shape and dtype of `z`.

    References
    ----------
    Maas, Hannun and Ng (2013).

    Examples
    --------
    >>> leaky_relu([-2, 3])
    array([-0.02,  3.  ])
    """
    return _leaky(z, alpha)


@elementwise
def leaky_relu_derivative(z, alpha=0.01):
    """Derivative of leaky ReLU: 1 if z > 0, else alpha (also at 0, by convention).

    Parameters
    ----------
    z : array_like of any shape
        Pre-activations.
    alpha : float
        Slope on the negative side.

    Returns
    -------
    float or numpy.ndarray
        Slopes, of the shape and dtype of `z`.

    Examples
    --------
    >>> leaky_relu_derivative([-2, 0, 3])
    array([0.01, 0.01, 1.  ])
    """
    return _leaky_slope(z, alpha)


@elementwise
def prelu(z, alpha=0.25):
    """Parametric ReLU: z if z > 0, else alpha z, where alpha is learned.

    Parameters
    ----------
    z : array_like of any shape
        Pre-activations.
    alpha : float or array_like
        Slope on the negative side; one number, or one a feature if it broadcasts with `z`.

    Returns
    -------
    float or numpy.ndarray
        Activations, of the dtype of `z`.

    References
    ----------
    He, Zhang, Ren and Sun (2015), where alpha starts at 0.25.

    Examples
    --------
    >>> prelu([[-2, 3], [-4, -8]], alpha=[0.25, 0.5])
    array([[-0.5,  3. ],
           [-1. , -4. ]])
    """
    return _leaky(z, alpha)


@elementwise
def prelu_derivative(z, alpha=0.25):
    """Derivative of PReLU with respect to z: 1 if z > 0, else alpha (also at 0).

    Parameters
    ----------
    z : array_like of any shape
        Pre-activations.
    alpha : float or array_like
        Slope on the negative side; one number, or one a feature if it broadcasts with `z`.

    Returns
    -------
    float or numpy.ndarray
        Slopes, of the dtype of `z`.

    Examples
    --------
    >>> prelu_derivative([-2, 0, 3])
    array([0.25, 0.25, 1.  ])
    """
    return _leaky_slope(z, alpha)


@elementwise
def prelu_alpha_gradient(z):
    """Derivative of PReLU with respect to its learned alpha: min(0, z).

    Parameters
    ----------
    z : array_like of any shape
        Pre-activations.

    Returns
    -------
    float or numpy.ndarray
        How fast the activation changes with alpha, of the shape and dtype of `z`.

    Examples
    --------
    >>> prelu_alpha_gradient([-2, 0, 3])
    array([-2.,  0.,  0.])
    """
    return np.minimum(z, 0)
