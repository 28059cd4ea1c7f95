"""S-shaped curves: sigmoid, tanh and softsign.

Each formula uses exp of a number that is never positive, so nothing overflows.
"""

import numpy as np

from helpers.formulas.elementwise import elementwise


@elementwise
def sigmoid(z):
    """Sigmoid, or logistic function: 1 / (1 + e^-z).

    Parameters
    ----------
    z : array_like of any shape
        Pre-activations.

    Returns
    -------
    float or numpy.ndarray
        Activations between 0 and 1, of the shape and dtype of `z`.

    References
    ----------
    Verhulst (1838); Rumelhart, Hinton and Williams (1986).

    Examples
    --------
    >>> sigmoid(0)
    0.5
    >>> sigmoid([-1000.0, 1000.0])
    array([0., 1.])
    """
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, small) / (1 + small)


@elementwise
def sigmoid_derivative(z):
    """Derivative of the sigmoid: a (1 - a), at most 1/4.

    Parameters
    ----------
    z : array_like of any shape
        Pre-activations (not activations).

    Returns
    -------
    float or numpy.ndarray
        Slopes, of the shape and dtype of `z`.

    Notes
    -----
    Computed as e / (1 + e)^2 with e = exp(-|z|), because 1 - a rounds to 0 for large z.

    Examples
    --------
    >>> sigmoid_derivative([-10, 0, 10]).round(7)
    array([4.54e-05, 2.50e-01, 4.54e-05])
    """
    small = np.exp(-np.abs(z))
    return small / (1 + small) ** 2


@elementwise
def tanh(z):
    """Hyperbolic tangent: (e^z - e^-z) / (e^z + e^-z).

    Parameters
    ----------
    z : array_like of any shape
        Pre-activations.

    Returns
    -------
    float or numpy.ndarray
        Activations between -1 and 1, of the shape and dtype of `z`.

    References
    ----------
    LeCun, Bottou, Orr and Müller (1998), who recommend 1.7159 tanh(2z/3).

    Examples
    --------
    >>> tanh([-1000, 0, 1000])
    array([-1.,  0.,  1.])
    """
    return np.tanh(z)


def sech_squared(z):
    """Square of the hyperbolic secant, 1 - tanh(z)^2, exact in its tails too.

    Parameters
    ----------
    z : numpy.ndarray
        Floating-point array of any shape.

    Returns
    -------
    numpy.ndarray
        Values in [0, 1], of the shape and dtype of `z`.

    Examples
    --------
    >>> float(sech_squared(np.array(0.0)))
    1.0
    """
    # Squared and not exp(-2|z|), because doubling the largest floats overflows.
    small = np.square(np.exp(-np.abs(z)))
    return 4 * small / (1 + small) ** 2


@elementwise
def tanh_derivative(z):
    """Derivative of tanh: 1 - a^2, at most 1.

    Parameters
    ----------
    z : array_like of any shape
        Pre-activations (not activations).

    Returns
    -------
    float or numpy.ndarray
        Slopes, of the shape and dtype of `z`.

    Examples
    --------
    >>> tanh_derivative([-1000, 0, 1000])
    array([0., 1., 0.])
    """
    return sech_squared(z)


@elementwise
def softsign(z):
    """Softsign: z / (1 + |z|).

    Parameters
    ----------
    z : array_like of any shape
        Pre-activations.

    Returns
    -------
    float or numpy.ndarray
        Activations between -1 and 1, of the shape and dtype of `z`.

    References
    ----------
    Bergstra, Desjardins, Lamblin and Bengio (2009); Glorot and Bengio (2010).

    Examples
    --------
    >>> softsign([-3, 0, 1])
    array([-0.75,  0.  ,  0.5 ])
    """
    # Infinity over infinity has no value, the largest float over itself has: 1.
    largest = np.finfo(z.dtype).max
    finite = np.clip(z, -largest, largest)
    return finite / (1 + np.abs(finite))


@elementwise
def softsign_derivative(z):
    """Derivative of softsign: 1 / (1 + |z|)^2.

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
    >>> softsign_derivative([-3, 0, 1])
    array([0.0625, 1.    , 0.25  ])
    """
    return np.square(1 / (1 + np.abs(z)))
