"""In how many independent ways the parameters of a 4-10-5-1 network can move its output."""

import numpy as np
from threadpoolctl import threadpool_limits

SIZES = (4, 10, 5, 1)
PARAMETERS = 111


def output(theta, X, f):
    """Run the network whose parameters are the entries of one long vector.

    Parameters
    ----------
    theta : array-like, shape (111,)
        Weights and biases, layer after layer; they may be complex.
    X : array-like, shape (m, 4)
        Inputs.
    f : callable
        The activation of the hidden layers; the output is linear.

    Returns
    -------
    numpy.ndarray, shape (m,)

    Examples
    --------
    >>> output(np.zeros(111), np.ones((2, 4)), np.tanh)
    array([0., 0.])
    """
    a, start = X, 0
    for fan_in, fan_out in zip(SIZES[:-1], SIZES[1:], strict=True):
        W = theta[start : start + fan_in * fan_out].reshape(fan_in, fan_out)
        start += fan_in * fan_out
        z = a @ W + theta[start : start + fan_out]
        start += fan_out
        a = f(z) if fan_out > 1 else z
    return a[:, 0]


def complex_relu(z):
    """ReLU for complex numbers: the real part chooses the side.

    Parameters
    ----------
    z : numpy.ndarray
        Pre-activations.

    Returns
    -------
    numpy.ndarray

    Examples
    --------
    >>> complex_relu(np.array([-1 + 1j, 2 + 1j]))
    array([-0.+0.j,  2.+1.j])
    """
    return z * (z.real > 0)


def freedoms(f, seed, inputs=500, h=1e-30):
    """Rank of the slopes of the outputs with respect to all parameters, by complex steps.

    Parameters
    ----------
    f : callable
        The activation of the hidden layers; it must take complex numbers.
    seed : int
        Draws the parameters and the inputs.
    inputs : int
        How many inputs are looked at.
    h : float
        Length of the imaginary step.

    Returns
    -------
    int

    Examples
    --------
    >>> freedoms(np.tanh, seed=0)
    111
    """
    rng = np.random.default_rng(seed)
    theta, X = rng.normal(scale=0.7, size=PARAMETERS), rng.normal(size=(inputs, SIZES[0]))
    # Tables this small go slower when several cores share them.
    with threadpool_limits(1):
        slopes = [output(theta + 1j * h * e, X, f).imag / h for e in np.eye(PARAMETERS)]
        return int(np.linalg.matrix_rank(np.array(slopes)))
