"""Recognizes known wrong results, so that a message can name the slip behind them."""

import numpy as np

from helpers.checks.errors import CheckFailed


def slips(found, known, tolerance=1e-7):
    """Stop with a sentence if a result is one that a known misconception leads to.

    Parameters
    ----------
    found : array_like
        The student's result.
    known : sequence of (array_like, str)
        Wrong results, each with its sentence. One that has another shape cannot be meant.
    tolerance : float
        Greatest difference, relative and absolute.

    Raises
    ------
    CheckFailed
        With the sentence of the first wrong result that was found.

    Examples
    --------
    >>> slips([1.0, 2.0], [([2.0, 1.0], "The order is wrong.")])
    >>> slips([2.0, 1.0], [([2.0, 1.0], "The order is wrong.")])
    Traceback (most recent call last):
        ...
    helpers.checks.errors.CheckFailed: The order is wrong.
    """
    found = np.asarray(found)
    for values, sentence in known:
        values = np.asarray(values)
        if found.shape == values.shape and np.allclose(found, values, tolerance, tolerance):
            raise CheckFailed(sentence)
