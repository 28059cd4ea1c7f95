"""Functions made of several pieces, cheap on small devices: ReLU6, hard sigmoid, hard swish.

In a corner there is no derivative; each function says which slope it uses there. The choice is
the one Keras makes.
"""

import numpy as np

from helpers.formulas.elementwise import elementwise, product


@elementwise
def relu6(z):
    """ReLU that stops at 6: min(max(0, z), 6).

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
    Krizhevsky (2010), "Convolutional deep belief networks on CIFAR-10".

    Examples
    --------
    >>> relu6([-2, 3, 9])
    array([0., 3., 6.])
    """
    return np.clip(z, 0, 6)


@elementwise
def relu6_derivative(z):
    """Derivative of ReLU6: 1 if 0 < z < 6, else 0 (also at 0 and 6, by convention).

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
    >>> relu6_derivative([-2, 3, 6])
    array([0., 1., 0.])
    """
    return np.where(np.isnan(z), z, (z > 0) & (z < 6))


@elementwise
def hard_sigmoid(z):
    """Hard sigmoid: z/6 + 1/2, held between 0 and 1.

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
    This is the form of PyTorch and of Keras 3. Courbariaux, Bengio and David (2015) use z/2 + 1/2;
    Keras before version 3 used z/5 + 1/2.

    Examples
    --------
    >>> hard_sigmoid([-3, 0, 1.5])
    array([0.  , 0.5 , 0.75])
    """
    return np.clip(z + 3, 0, 6) / 6


@elementwise
def hard_sigmoid_derivative(z):
    """Derivative of the hard sigmoid: 1/6 if -3 < z < 3, else 0 (also at -3 and 3).

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
    >>> hard_sigmoid_derivative([-3, 0, 9]).round(4)
    array([0.    , 0.1667, 0.    ])
    """
    return np.where(np.isnan(z), z, (np.abs(z) < 3) / z.dtype.type(6))


@elementwise
def hard_swish(z):
    """Hard swish: z times the hard sigmoid of z.

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
    Howard et al. (2019), "Searching for MobileNetV3".

    Examples
    --------
    >>> hard_swish([-1.5, 0, 4])
    array([-0.375,  0.   ,  4.   ])
    """
    return product(z, np.clip(z + 3, 0, 6) / 6)


@elementwise
def hard_swish_derivative(z):
    """Derivative of hard swish: 0 if z <= -3, 1 if z >= 3, (2z + 3)/6 between.

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
    >>> hard_swish_derivative([-3, -1.5, 0, 3])
    array([0. , 0. , 0.5, 1. ])
    """
    middle = (2 * np.clip(z, -3, 3) + 3) / 6
    return np.where(z <= -3, 0, np.where(z >= 3, 1, middle))
