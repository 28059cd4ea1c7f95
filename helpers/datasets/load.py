"""Loaders: points in the plane, and digits; other data have their own modules."""

import numpy as np


def xor(copies=1, noise=0.0, rng=0):
    """Exclusive or: class 1 where exactly one of two inputs is 1.

    Parameters
    ----------
    copies : int
        How often to repeat the four points.
    noise : float
        Standard deviation of normal noise added to them.
    rng : int or numpy.random.Generator
        Where the noise comes from.

    Returns
    -------
    X : numpy.ndarray, shape (4 copies, 2)
    y : numpy.ndarray of int, shape (4 copies,)

    References
    ----------
    Minsky and Papert (1969), "Perceptrons".

    Examples
    --------
    >>> X, y = xor()
    >>> X.tolist(), y.tolist()
    ([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], [0, 1, 1, 0])
    """
    X = np.tile([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], (copies, 1))
    y = (X[:, 0] != X[:, 1]).astype(int)
    return _blur(X, noise, rng), y


def moons(n=400, noise=0.15, rng=0):
    """Two half circles that reach into each other.

    Parameters
    ----------
    n : int
        Number of points, half in each class.
    noise : float
        Standard deviation of normal noise.
    rng : int or numpy.random.Generator
        Where the noise comes from.

    Returns
    -------
    X : numpy.ndarray, shape (n, 2)
    y : numpy.ndarray of int, shape (n,)

    Examples
    --------
    >>> X, y = moons(100)
    >>> X.shape, int(y.sum())
    ((100, 2), 50)
    """
    first = n // 2
    upper, lower = np.linspace(0, np.pi, first), np.linspace(0, np.pi, n - first)
    X = np.vstack([
        np.column_stack([np.cos(upper), np.sin(upper)]),
        np.column_stack([1 - np.cos(lower), 0.5 - np.sin(lower)]),
    ])  # fmt: skip
    return _blur(X, noise, rng), (np.arange(n) >= first).astype(int)


def circles(n=400, noise=0.08, rng=0, inner=0.5):
    """A ring inside a ring; the inner one is class 1.

    Parameters
    ----------
    n : int
        Number of points, half in each class.
    noise : float
        Standard deviation of normal noise.
    rng : int or numpy.random.Generator
        Where the noise comes from.
    inner : float
        Radius of the inner ring; the outer one has radius 1.

    Returns
    -------
    X : numpy.ndarray, shape (n, 2)
    y : numpy.ndarray of int, shape (n,)

    Examples
    --------
    >>> X, y = circles(100, noise=0)
    >>> np.linalg.norm(X, axis=1)[[0, -1]].round(3).tolist(), y[[0, -1]].tolist()
    ([1.0, 0.5], [0, 1])
    """
    first = n // 2
    angle = np.concatenate([
        np.linspace(0, 2 * np.pi, first, endpoint=False),
        np.linspace(0, 2 * np.pi, n - first, endpoint=False),
    ])  # fmt: skip
    y = (np.arange(n) >= first).astype(int)
    radius = np.where(y == 1, inner, 1.0)
    X = np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])
    return _blur(X, noise, rng), y


def spirals(n=400, noise=0.03, rng=0, turns=1.25):
    """Two spirals, one inside the other.

    Parameters
    ----------
    n : int
        Number of points, half in each class.
    noise : float
        Standard deviation of normal noise.
    rng : int or numpy.random.Generator
        Where the noise comes from.
    turns : float
        How often each goes around.

    Returns
    -------
    X : numpy.ndarray, shape (n, 2)
    y : numpy.ndarray of int, shape (n,)

    References
    ----------
    Lang and Witbrock (1988), "Learning to tell two spirals apart".

    Examples
    --------
    >>> X, y = spirals(100, noise=0)
    >>> np.linalg.norm(X, axis=1)[[0, 49]].round(2).tolist(), int(y.sum())
    ([0.1, 1.0], 50)
    """
    first = n // 2
    radius = np.concatenate([np.linspace(0.1, 1, first), np.linspace(0.1, 1, n - first)])
    y = (np.arange(n) >= first).astype(int)
    angle = 2 * np.pi * turns * radius + np.pi * y
    return _blur(np.column_stack([radius * np.cos(angle), radius * np.sin(angle)]), noise, rng), y


def digits():
    """Handwritten digits in 8 by 8 pixels.

    Returns
    -------
    X : numpy.ndarray, shape (1797, 64)
        Brightness from 0 to 1; `X[i].reshape(8, 8)` is a picture.
    y : numpy.ndarray of int, shape (1797,)
        The digits, 0 to 9.

    References
    ----------
    Alpaydin and Kaynak (1998), "Optical recognition of handwritten digits". It ships inside
    scikit-learn.

    Examples
    --------
    >>> X, y = digits()
    >>> X.shape, y[:5].tolist()
    ((1797, 64), [0, 1, 2, 3, 4])
    """
    from sklearn.datasets import load_digits

    bunch = load_digits()
    return bunch.data / 16, bunch.target


def _blur(X, noise, rng):
    return X + noise * np.random.default_rng(rng).standard_normal(X.shape)
