"""Targets as a network wants them: a column, or a row with a single 1 for each class."""

import numpy as np


def column(y):
    """Labels or targets as a column, the shape of a one-output network's predictions.

    Parameters
    ----------
    y : array_like, shape (m,) or (m, 1)
        One number a sample.

    Returns
    -------
    numpy.ndarray of float, shape (m, 1)

    Raises
    ------
    ValueError
        If there is more than one number a sample.

    Examples
    --------
    >>> column([0, 1, 1]).shape
    (3, 1)
    """
    y = np.asarray(y, dtype=float)
    if y.ndim not in (1, 2) or (y.ndim == 2 and y.shape[1] != 1):
        raise ValueError(f"column makes (m, 1) of one number a sample, but got shape {y.shape}.")
    return y.reshape(-1, 1)


def one_hot(y, classes=None):
    """Class numbers as rows with a single 1.

    Parameters
    ----------
    y : array_like of int, shape (m,)
        Classes, counted from 0.
    classes : int, optional
        How many there are; by default one more than the greatest in `y`.

    Returns
    -------
    numpy.ndarray of float, shape (m, classes)

    Raises
    ------
    ValueError
        If `y` is not a list of whole numbers from 0 to classes - 1.

    Examples
    --------
    >>> one_hot([2, 0])
    array([[0., 0., 1.],
           [1., 0., 0.]])
    """
    y = np.asarray(y)
    if y.ndim != 1 or not y.size or not np.array_equal(y, y.astype(int)) or y.min() < 0:
        raise ValueError(
            f"one_hot needs a list of class numbers 0, 1, 2, ..., but got shape {y.shape} and "
            f"dtype {y.dtype}."
        )
    y = y.astype(int)
    classes = int(y.max()) + 1 if classes is None else classes
    if y.max() >= classes:
        raise ValueError(
            f"one_hot got class {y.max()}, but with classes={classes} the last is {classes - 1}."
        )
    return np.eye(classes)[y]
