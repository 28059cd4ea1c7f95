"""How a bound is written: rounded to the side on which it stays true."""

import math


def at_least(value, digits=0):
    """Write a lower bound with few digits, rounded down.

    Parameters
    ----------
    value : float
        The least of what was measured.
    digits : int
        How many follow the point.

    Returns
    -------
    str

    Examples
    --------
    >>> at_least(134.8), at_least(4.595, 1)
    ('134', '4.5')
    """
    return _written(math.floor, value, digits)


def at_most(value, digits=0):
    """Write an upper bound with few digits, rounded up.

    Parameters
    ----------
    value : float
        The greatest of what was measured.
    digits : int
        How many follow the point.

    Returns
    -------
    str

    Examples
    --------
    >>> at_most(3.024, 1), at_most(1.6, 1)
    ('3.1', '1.6')
    """
    return _written(math.ceil, value, digits)


def _written(to_one_side, value, digits):
    # Rounded to nine digits more first, so that 1.6 is no 1.6000000000000001.
    return f"{to_one_side(round(value * 10**digits, 9)) / 10**digits:.{digits}f}"
