"""Initializers: the random weights that a layer starts from.

Each takes `(rng, fan_in, fan_out)` and returns a matrix of shape (fan_in, fan_out): inputs in rows,
units in columns, so that z = x @ W. They differ in one number, the variance of a weight:

    glorot   2 / (fan_in + fan_out)    Glorot and Bengio (2010); the default in Keras
    he       2 / fan_in                He et al. (2015); for ReLU, which drops half of its input
    lecun    1 / fan_in                LeCun et al. (1998); for SELU
    torch    1 / (3 fan_in)            the default in PyTorch, six times below He

A uniform draw from -limit to limit has variance limit²/3. The normal draws are Keras': a normal
distribution cut off at two standard deviations, which makes it narrower, and then widened by
1 / 0.8796 so that the variance is the one in the table.

References
----------
- Glorot and Bengio (2010), "Understanding the difficulty of training deep feedforward neural
  networks".
- He, Zhang, Ren and Sun (2015), "Delving deep into rectifiers".
- LeCun, Bottou, Orr and Müller (1998), "Efficient backprop"; wanted by SELU, Klambauer et al.
  (2017).
"""

import math

import numpy as np

# Standard deviation of a standard normal that is cut off at -2 and 2.
TRUNCATED_STD = 0.87962566103423978

#: The initializers by name.
INITIALIZERS = {}

_SHARED = """
    Parameters
    ----------
    rng : numpy.random.Generator
        Where the numbers come from.
    fan_in, fan_out : int
        Inputs and units of the layer.

    Returns
    -------
    numpy.ndarray, shape (fan_in, fan_out)
        Weights.
"""


def initializer(function):
    """Enter an initializer in `INITIALIZERS`, and add to its text what all of them share.

    Parameters
    ----------
    function : callable
        `(rng, fan_in, fan_out)`; its docstring says how it differs from the others.

    Returns
    -------
    callable
        The same.

    Examples
    --------
    >>> INITIALIZERS["he_normal"] is he_normal, "fan_in, fan_out : int" in he_normal.__doc__
    (True, True)
    """
    if function.__doc__:  # which python -OO leaves out
        summary, _, rest = function.__doc__.partition("\n")
        function.__doc__ = summary + "\n" + _SHARED + rest
    INITIALIZERS[function.__name__] = function
    return function


def truncated_normal(rng, shape, std=1.0):
    """Normal numbers, cut off so that the variance after the cut is `std` squared.

    Parameters
    ----------
    rng : numpy.random.Generator
        Where the numbers come from.
    shape : tuple of int
        How many.
    std : float
        Standard deviation of the result.

    Returns
    -------
    numpy.ndarray, float64
        All within 2.2737 standard deviations (2 / 0.8796) of 0.

    Examples
    --------
    >>> draw = truncated_normal(np.random.default_rng(0), (1000, 100), std=0.5)
    >>> round(float(draw.std()), 2), bool(np.abs(draw).max() < 0.5 * 2.2738)
    (0.5, True)
    """
    values = rng.standard_normal(shape)
    outside = np.abs(values) > 2
    while outside.any():
        values[outside] = rng.standard_normal(np.count_nonzero(outside))
        outside = np.abs(values) > 2
    return values * (std / TRUNCATED_STD)


def glorot_limit(fan_in, fan_out):
    """The limit of Glorot's uniform initializer, sqrt(6 / (fan_in + fan_out)).

    Parameters
    ----------
    fan_in, fan_out : int
        Inputs and units of the layer.

    Returns
    -------
    float
        No weight is farther from 0.

    Examples
    --------
    >>> glorot_limit(4, 1)
    1.0954451150103321
    """
    return math.sqrt(6 / (fan_in + fan_out))


@initializer
def glorot_uniform(rng, fan_in, fan_out):
    """Uniform up to the limit sqrt(6 / (fan_in + fan_out)).

    Examples
    --------
    >>> glorot_uniform(np.random.default_rng(0), 4, 1).shape
    (4, 1)
    """
    return uniform(rng, fan_in, fan_out, limit=glorot_limit(fan_in, fan_out))


@initializer
def glorot_normal(rng, fan_in, fan_out):
    """Truncated normal with variance 2 / (fan_in + fan_out).

    Examples
    --------
    >>> glorot_normal(np.random.default_rng(0), 4, 3).shape
    (4, 3)
    """
    return truncated_normal(rng, (fan_in, fan_out), math.sqrt(2 / (fan_in + fan_out)))


@initializer
def he_uniform(rng, fan_in, fan_out):
    """Uniform up to the limit sqrt(6 / fan_in).

    Examples
    --------
    >>> bool(np.abs(he_uniform(np.random.default_rng(0), 6, 500)).max() <= 1)
    True
    """
    return uniform(rng, fan_in, fan_out, limit=math.sqrt(6 / fan_in))


@initializer
def he_normal(rng, fan_in, fan_out):
    """Truncated normal with variance 2 / fan_in.

    Examples
    --------
    >>> round(float(he_normal(np.random.default_rng(0), 200, 300).std()), 2)
    0.1
    """
    return truncated_normal(rng, (fan_in, fan_out), math.sqrt(2 / fan_in))


@initializer
def lecun_uniform(rng, fan_in, fan_out):
    """Uniform up to the limit sqrt(3 / fan_in).

    Examples
    --------
    >>> bool(np.abs(lecun_uniform(np.random.default_rng(0), 3, 500)).max() <= 1)
    True
    """
    return uniform(rng, fan_in, fan_out, limit=math.sqrt(3 / fan_in))


@initializer
def lecun_normal(rng, fan_in, fan_out):
    """Truncated normal with variance 1 / fan_in.

    Examples
    --------
    >>> round(float(lecun_normal(np.random.default_rng(0), 100, 300).std()), 2)
    0.1
    """
    return truncated_normal(rng, (fan_in, fan_out), math.sqrt(1 / fan_in))


@initializer
def torch_default(rng, fan_in, fan_out):
    """Uniform up to the limit sqrt(1 / fan_in), the default of PyTorch's linear layer.

    Notes
    -----
    PyTorch writes it as `kaiming_uniform_(a=sqrt(5))`, which sounds like He's initializer but has a
    sixth of its variance. It draws the biases from the same range.

    Examples
    --------
    >>> bool(np.abs(torch_default(np.random.default_rng(0), 4, 500)).max() <= 0.5)
    True
    """
    return uniform(rng, fan_in, fan_out, limit=math.sqrt(1 / fan_in))


@initializer
def uniform(rng, fan_in, fan_out, limit=0.05):
    """Uniform from -`limit` to `limit` (Keras' by default), whatever the size of the layer.

    Examples
    --------
    >>> bool(np.abs(uniform(np.random.default_rng(0), 9, 9, limit=2.0)).max() > 1)
    True
    """
    return rng.uniform(-limit, limit, size=(fan_in, fan_out))


@initializer
def normal(rng, fan_in, fan_out, std=0.05):
    """Normal, not cut off, of deviation `std` (Keras' by default), whatever the layer's size.

    Examples
    --------
    >>> round(float(normal(np.random.default_rng(0), 100, 100).std()), 2)
    0.05
    """
    return std * rng.standard_normal((fan_in, fan_out))


@initializer
def zeros(rng, fan_in, fan_out):
    """All zero: right for biases; as weights, every unit of the layer stays the same.

    Examples
    --------
    >>> zeros(None, 2, 3)
    array([[0., 0., 0.],
           [0., 0., 0.]])
    """
    return np.zeros((fan_in, fan_out))


def get(name):
    """The initializer of that name.

    Parameters
    ----------
    name : str or callable
        One of `INITIALIZERS`; a function of (rng, fan_in, fan_out) is given back as it is.

    Returns
    -------
    callable

    Raises
    ------
    ValueError
        If there is no such initializer.

    Examples
    --------
    >>> get("he_normal") is he_normal
    True
    """
    if callable(name):
        return name
    if name not in INITIALIZERS:
        raise ValueError(
            f"There is no initializer named {name!r}; choose one of {', '.join(INITIALIZERS)}."
        )
    return INITIALIZERS[name]
