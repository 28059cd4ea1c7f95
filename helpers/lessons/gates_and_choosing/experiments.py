"""What the lesson measures: the size of signals by depth, facts, and functions beside Keras'."""

import numpy as np

from helpers import activations
from helpers.lessons.gates_and_choosing.textbook import TEXTBOOK


def spread_by_depth(name, seed, gain=1.0, depth=40, width=100):
    """Send random data through one random network.

    Parameters
    ----------
    name : str
        The activation function of every layer.
    seed : int
        Of the network.
    gain : float
        The variance of the weights, times the number of a unit's inputs.
    depth, width : int
        How many layers, of how many units.

    Returns
    -------
    numpy.ndarray, shape (depth,)
        The standard deviation of the activations of each layer.

    Examples
    --------
    >>> spread_by_depth("linear", 0, gain=4.0, depth=3).round()
    array([2., 4., 8.])
    """
    rng = np.random.default_rng(seed)
    a, spread = rng.normal(size=(100, width)), []
    for _ in range(depth):
        weights = rng.normal(scale=np.sqrt(gain / width), size=(width, width))
        a = activations.get(name)(a @ weights)
        spread.append(a.std())
    return np.array(spread)


def measured(f):
    """Answer three of the six questions from numbers alone, and test the range.

    Parameters
    ----------
    f : Activation
        The function.

    Returns
    -------
    (bool, bool, str, bool)
        Whether it is monotonic and zero-centered, where it saturates, and whether its values lie
        in the range that its entry says.

    Examples
    --------
    >>> measured(activations.get("swish"))
    (False, False, 'left', True)
    """
    z = np.linspace(-40, 40, 80_001)
    a = f(z)
    left, right = abs(f.derivative(-1e4)) < 1e-4, abs(f.derivative(1e4)) < 1e-4
    sides = {(True, True): "both", (True, False): "left", (False, False): "none"}
    return (bool(np.all(np.diff(a) > -1e-12)), bool(np.allclose(f(-z), -a)),
            sides[bool(left), bool(right)], bool(f.range.contains(a)))  # fmt: skip


def beside_keras(keras, z):
    """Compare the textbook formulas with the functions of Keras.

    Parameters
    ----------
    keras : module
        The imported Keras.
    z : numpy.ndarray
        Where.

    Returns
    -------
    dict of str to float
        The largest difference relative to the formula's value, by the name of the function; those
        that Keras lacks are left out, and so are places where the formula gives 0.
    """
    apart = {}
    for name, f in TEXTBOOK.items():
        if activations.get(name).keras is None:
            continue
        theirs = np.asarray(activations.get(name).in_keras(keras)(z.astype(np.float32)))
        value = f(z.astype(float))
        there = value != 0
        apart[name] = float(np.max(np.abs(theirs[there] / value[there] - 1), initial=0))
    return apart
