"""Checks a gradient against the slopes measured by moving each number by a hair."""

import numpy as np

from helpers.checks.arrays import as_array
from helpers.checks.errors import CheckFailed
from helpers.checks.formatting import number as as_text
from helpers.checks.tolerances import GRADIENT, HAIR


def gradient(claimed, function, point, name="the gradient", tolerance=GRADIENT):
    """Check a gradient by moving each number by a hair to both sides.

    Parameters
    ----------
    claimed : array_like, the shape of `point`
        The student's gradient of `function` at `point`.
    function : callable
        `function(point) -> float`.
    point : numpy.ndarray
        Where; it stays as it is.
    name : str
        What the student calls the gradient.
    tolerance : float
        Greatest difference allowed, relative to the largest slope.

    Raises
    ------
    NotAttempted, CheckFailed

    Examples
    --------
    >>> w = np.array([1.0, 2.0])
    >>> gradient(2 * w, lambda w: (w**2).sum(), w)
    >>> gradient(w, lambda w: (w**2).sum(), w, name="dw")
    Traceback (most recent call last):
        ...
    helpers.checks.errors.CheckFailed: dw is 0.5 times the measured slope, in every place.
    """
    point = np.array(point, dtype=float)
    found = as_array(claimed, name, shape=point.shape).astype(float)
    measured = _measured(function, point)
    allowed = tolerance * max(1e-3, np.abs(measured).max(initial=0))
    wrong = np.abs(found - measured) > allowed
    if not wrong.any():
        return
    factor = np.median(found[measured != 0] / measured[measured != 0])
    if np.isclose(factor, -1, rtol=tolerance) and np.abs(found + measured).max() <= allowed:
        raise CheckFailed(f"{name} has the right sizes but the wrong sign everywhere.")
    if factor and np.abs(found - factor * measured).max() <= allowed * abs(factor):
        raise CheckFailed(f"{name} is {as_text(factor)} times the measured slope, in every place.")
    place = ", ".join(map(str, np.argwhere(wrong)[0]))
    raise CheckFailed(
        f"{name} differs from the measured slope in {wrong.sum()} of {wrong.size} places, first "
        f"at index [{place}]: the loss does not move as it says when that number is moved a hair."
    )


def _measured(function, point):
    measured = np.zeros_like(point)
    for place in np.ndindex(point.shape):
        values = []
        for hair in (HAIR, -HAIR):
            moved = point.copy()
            moved[place] += hair
            values.append(float(function(moved)))
        measured[place] = (values[0] - values[1]) / (2 * HAIR)
    return measured
