"""The best straight line between two classes of points in the plane, by trying all of them."""

import numpy as np


def best_line(X, y, directions=1800):
    """Find the line that gets most points right.

    Parameters
    ----------
    X : array_like, shape (n, 2)
        The points.
    y : array_like, shape (n,)
        Their classes, 0 and 1.
    directions : int
        In how many directions to look, evenly over half a turn. In each of them every cut between
        two neighboring points is tried, and either side may be class 1.

    Returns
    -------
    share : float
        Of points that are right.
    direction : numpy.ndarray, shape (2,)
        Of length 1, at right angles to the line.
    cut : float
        The line is where `X @ direction` equals it.

    Examples
    --------
    >>> best_line([[0, 0], [0, 1], [1, 0], [1, 1]], [0, 1, 1, 0])[0]  # XOR
    0.75
    >>> best_line([[0, 0], [0, 1], [1, 0], [1, 1]], [0, 0, 0, 1])[0]  # AND
    1.0
    """
    X, y = np.asarray(X, dtype=float), np.asarray(y)
    best = (0.0, np.array([1.0, 0.0]), 0.0)
    for angle in np.linspace(0, np.pi, directions, endpoint=False):
        direction = np.array([np.cos(angle), np.sin(angle)])
        at = X @ direction
        order = np.argsort(at)
        at, ones = at[order], y[order]
        # Right, if what lies below a cut is called 0 and the rest 1, for each place of the cut.
        right = np.cumsum(np.r_[0, ones == 0]) + (ones == 1).sum() - np.cumsum(np.r_[0, ones == 1])
        # A cut between two points at the same place would be none.
        right = np.where(np.r_[True, np.diff(at) > 1e-12, True], right, len(y) / 2)
        for count, number in (
            (right.max(), right.argmax()),
            (len(y) - right.min(), right.argmin()),
        ):
            if count / len(y) > best[0]:
                edges = np.r_[at[0] - 1, at, at[-1] + 1]
                best = (float(count / len(y)), direction, float(edges[number : number + 2].mean()))
    return best
