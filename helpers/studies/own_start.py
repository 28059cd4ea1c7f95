"""The same start for all activations: the same random numbers, scaled to suit each.

`gain` says by how much, `scaled_normal` draws such weights, and `network` has nothing else that
differs from its rivals.
"""

import functools

import numpy as np

from helpers import activations
from helpers.nn.initializers import truncated_normal
from helpers.nn.network import Dense, Network

_NODES, _WEIGHTS = np.polynomial.hermite_e.hermegauss(201)
_WEIGHTS = _WEIGHTS / _WEIGHTS.sum()


@functools.cache
def gain(activation):
    """Return by how much to scale weights so that this activation keeps a signal's size.

    Parameters
    ----------
    activation : str
        Name in the registry.

    Returns
    -------
    float
        1 / E[f(z)^2] for z from a standard normal distribution: 2 for ReLU (He et al. 2015), 1 for
        the identity (LeCun et al. 1998). With weights of variance gain / fan_in, pre-activations of
        variance 1 are followed by pre-activations of variance 1.

    Examples
    --------
    >>> round(gain("linear"), 6), round(gain("relu"), 1)
    (1.0, 2.0)
    """
    a = activations.get(activation)(_NODES)
    return float(1 / (_WEIGHTS @ a**2))


def scaled_normal(activation):
    """Return an initializer that suits an activation: normal, of variance gain / fan_in.

    Parameters
    ----------
    activation : str
        Name in the registry.

    Returns
    -------
    callable
        `(rng, fan_in, fan_out)`, as in `helpers.nn.initializers`.

    Examples
    --------
    >>> W = scaled_normal("relu")(np.random.default_rng(0), 100, 400)
    >>> round(100 * float(W.var()), 1)
    2.0
    """

    def draw(rng, fan_in, fan_out):
        return truncated_normal(rng, (fan_in, fan_out), np.sqrt(gain(activation) / fan_in))

    return draw


def network(activation, sizes, rng):
    """Return a network in which nothing but the activation differs from its rivals.

    Parameters
    ----------
    activation : str
        Of all hidden layers; the output is linear.
    sizes : sequence of int
        Inputs, hidden widths, outputs.
    rng : int or numpy.random.Generator
        The same seed gives each activation the same random numbers, scaled by its own gain.

    Returns
    -------
    Network

    Examples
    --------
    >>> network("swish", (30, 16, 1), rng=0)
    Network 30-16-1, 513 parameters
    """
    hidden = [
        Dense(fan_in, fan_out, activation, initializer=scaled_normal(activation))
        for fan_in, fan_out in zip(sizes[:-2], sizes[1:-1], strict=True)
    ]
    output = Dense(sizes[-2], sizes[-1], initializer="lecun_normal")
    return Network([*hidden, output], rng=rng, dtype="float32")
