"""What a study says: sentences with their numbers, each of which holds for a result or does not."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Statement:
    """One sentence about a result, and whether it is true of it.

    Parameters
    ----------
    name : str
        A few words that stay the same from result to result.
    sentence : str
        What a lesson prints, with the numbers of this result and the scope: data, depth, budget.
    holds : bool
        Whether this result bears it out.
    evidence : str
        The numbers that decided.

    Examples
    --------
    >>> Statement("more is more", "The larger one was larger.", 2 > 1, "2 and 1").holds
    True
    """

    name: str
    sentence: str
    holds: bool
    evidence: str


def percent(share):
    """A share as a text in percent.

    Parameters
    ----------
    share : float
        Between 0 and 1.

    Returns
    -------
    str

    Examples
    --------
    >>> percent(0.9512)
    '95 %'
    """
    return f"{100 * share:.0f} %"


def points(difference):
    """A difference of shares as a text, in percentage points with their sign.

    Parameters
    ----------
    difference : float
        A share less another.

    Returns
    -------
    str

    Examples
    --------
    >>> points(-0.0123)
    '-1.2'
    """
    return f"{100 * difference:+.1f}"
