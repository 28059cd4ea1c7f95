"""Which truth tables one step neuron can produce."""

import numpy as np


def tables_of_one_neuron(inputs, largest):
    """Count the truth tables of one step neuron by trying many weights.

    Parameters
    ----------
    inputs : int
        How many inputs it has, each 0 or 1.
    largest : int
        Weights are all whole numbers from ``-largest`` to ``largest``.

    Returns
    -------
    int
        How many different tables were found; there are ``2 ** 2**inputs`` in all.

    Examples
    --------
    >>> tables_of_one_neuron(inputs=2, largest=1)
    14
    """
    sums = _every(np.arange(-largest, largest + 1), inputs) @ _every([0, 1], inputs).T
    places = 2 ** np.arange(2**inputs)  # a table is read as a binary number
    found = set()
    for bias in np.arange(-inputs * largest, inputs * largest + 2) - 0.5:
        found |= set((sums + bias > 0) @ places)
    return len(found)


def _every(values, length):
    """Every row of `length` numbers that can be made of the values."""
    return np.stack(np.meshgrid(*[values] * length), axis=-1).reshape(-1, length)
