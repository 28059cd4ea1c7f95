"""Softmax, its logarithm and its Jacobian, which look at a whole axis at once."""

import numpy as np

from helpers.activations.elementwise import as_floats


def _read(z, axis, name):
    """The input as floats of at least single precision, and its own dtype."""
    array = as_floats(z, name)
    if array.ndim == 0:
        raise ValueError(
            f"{name} compares the entries of an axis, but got the single number {z!r}; "
            "pass a list or an array of scores."
        )
    if not isinstance(axis, (int, np.integer)) or not -array.ndim <= axis < array.ndim:
        raise ValueError(
            f"{name} got axis={axis!r}, but its input has {array.ndim} axes; "
            f"use a whole number from {-array.ndim} to {array.ndim - 1}."
        )
    if array.shape[axis] == 0:
        raise ValueError(
            f"{name} needs at least one score, but axis {axis} of its input has length 0; "
            "pass scores with one entry for each class."
        )
    return (array.astype(np.float32) if array.dtype == np.float16 else array), array.dtype


def _shifted(scores, axis):
    """Scores less the largest of their axis; infinite ones that tie for it become 0."""
    top = np.max(scores, axis=axis, keepdims=True)
    with np.errstate(invalid="ignore"):
        return np.where(scores == top, 0, scores - top)


def softmax(z, axis=-1):
    """Softmax: e^z over the sum of e^z along an axis.

    Parameters
    ----------
    z : array_like, at least one axis
        Scores (logits).
    axis : int
        The axis whose entries compete, and sum to 1 afterwards.

    Returns
    -------
    numpy.ndarray
        Probabilities, of the shape and dtype of `z`.

    Raises
    ------
    ValueError
        If `z` is a single number, has no entries along `axis`, or has no such axis.

    Notes
    -----
    The largest score is subtracted first: shifting all scores changes nothing, and then e^z
    cannot overflow.

    References
    ----------
    Boltzmann (1868); Luce (1959); named by Bridle (1990).

    Examples
    --------
    >>> softmax([1.4, 4, 2.1]).round(4)
    array([0.0607, 0.8171, 0.1222])
    """
    scores, dtype = _read(z, axis, "softmax")
    with np.errstate(under="ignore"):
        weights = np.exp(_shifted(scores, axis))
        return (weights / weights.sum(axis=axis, keepdims=True)).astype(dtype, copy=False)


def log_softmax(z, axis=-1):
    """Logarithm of softmax, exact also where softmax itself rounds to 0.

    Parameters
    ----------
    z : array_like, at least one axis
        Scores (logits).
    axis : int
        The axis whose entries compete.

    Returns
    -------
    numpy.ndarray
        Logarithms of probabilities, of the shape and dtype of `z`.

    Raises
    ------
    ValueError
        If `z` is a single number, has no entries along `axis`, or has no such axis.

    Examples
    --------
    >>> log_softmax([1000, 0])
    array([    0., -1000.])
    """
    scores, dtype = _read(z, axis, "log_softmax")
    with np.errstate(under="ignore"):
        shifted = _shifted(scores, axis)
        total = np.exp(shifted).sum(axis=axis, keepdims=True)
        return (shifted - np.log(total)).astype(dtype, copy=False)


def softmax_jacobian(z):
    """Jacobian of softmax: how each probability changes with each score.

    Parameters
    ----------
    z : array_like of shape (..., n)
        Scores; the last axis holds the classes.

    Returns
    -------
    numpy.ndarray of shape (..., n, n)
        Entry [i, j] is d a_i / d z_j = a_i (1 if i == j else 0) - a_i a_j.

    Examples
    --------
    >>> softmax_jacobian([0.0, 0.0])
    array([[ 0.25, -0.25],
           [-0.25,  0.25]])
    """
    a = softmax(z)
    rows, columns = a[..., :, None], a[..., None, :]
    with np.errstate(under="ignore"):
        return rows * np.eye(a.shape[-1], dtype=a.dtype) - rows * columns
