"""The check of an activation function that a reader writes in a lesson."""

from helpers import checks

__all__ = ["written"]


def written(name, remark=None):
    """Make the check of an exercise that asks for an activation function.

    Parameters
    ----------
    name : str
        The activation that is asked for.
    remark : str, optional
        What to say when it is right.

    Returns
    -------
    callable
        Takes the reader's function; textbook formulas will do, which overflow far out.

    Examples
    --------
    >>> written("linear", "So it is.")(lambda z, m=1.0: m * z)
    'So it is.'
    """

    def check(function):
        for property in ("values", "shape", "purity"):
            checks.activation(function, name, property)
        return remark

    return check
