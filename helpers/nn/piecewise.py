"""Curves made of straight pieces, which is what networks of ReLU units draw."""

import numpy as np


def hinges(x, recipe):
    """Evaluate ReLU units of one input, each with a knot where it wakes.

    Parameters
    ----------
    x : ndarray of shape (m,)
        Inputs.
    recipe : list of (float, float)
        For each unit the weight of its output and its knot.

    Returns
    -------
    ndarray of shape (len(recipe), m)
        What each unit adds to the curve.

    Examples
    --------
    >>> hinges(np.array([0.0, 1.0, 2.0]), [(1, 0), (-2, 1)]).sum(axis=0).tolist()
    [0.0, 1.0, 0.0]
    """
    weights, knots = np.transpose(recipe)[..., None]
    return weights * np.maximum(0, x - knots)


def bends(x, y, relative=1e-6):
    """Find where a piecewise linear curve changes slope.

    Parameters
    ----------
    x, y : ndarray of shape (m,)
        Points of the curve, x ascending.
    relative : float
        How much of the steepest slope counts as a change.

    Returns
    -------
    ndarray of int
        Indexes of the corners. A corner between two grid points counts once.

    Examples
    --------
    >>> bends(np.arange(5.0), np.array([0.0, 0.0, 0.0, 1.0, 2.0]))
    array([2])
    """
    slopes = np.diff(y) / np.diff(x)
    scale = max(np.abs(slopes).max(), 1e-300)
    changed = np.flatnonzero(np.abs(np.diff(slopes)) > relative * scale) + 1
    if len(changed) == 0:
        return changed
    first_of_run = np.insert(np.diff(changed) > 1, 0, True)
    return changed[first_of_run]
