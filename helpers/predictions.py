"""Predictions: say what you expect before a cell shows it, and compare.

Examples
--------
In a lesson, one cell asks and the next one answers::

    guess = ...  # your prediction: a number
    ...
    you_said(guess, 8.24)

A word typed without quotes is answered with a sentence: see `helpers.bare_words`.
"""

import math

from helpers.bare_words import answer_bare_words
from helpers.checks import is_blank

__all__ = ["you_said"]

_CLOSE = 0.1

answer_bare_words()


def you_said(guess, found, unit=""):
    """Print a prediction beside what was found. Nothing is graded, and nothing is sent.

    Parameters
    ----------
    guess : object
        What you wrote; dots, if you made no prediction.
    found : float or str
        What the cell has computed, or the right one of the choices.
    unit : str
        What the numbers count, such as "%" or "dead units".

    Examples
    --------
    >>> you_said(10, 8.243, "times")
    You said 10 times; it is 8.24 times. Off by 21 %.
    >>> you_said("More", "the same")
    You said “More”; it is “the same”.
    >>> you_said(" The same", "the same")
    You said “The same”, and so it is.
    >>> you_said(..., 8.243)
    You made no prediction. It is 8.24.
    """
    after = f" {unit}" if unit else ""
    if is_blank(guess):
        print(f"You made no prediction. It is {_shown(found)}{after}.")
    elif isinstance(found, str):
        said = str(guess).strip()
        same = said.casefold() == found.casefold()
        print(f"You said “{said}”" + (", and so it is." if same else f"; it is “{found}”."))
    elif not isinstance(guess, int | float):
        print(f"A number was asked for, and you said {guess!r}. It is {_shown(found)}{after}.")
    else:
        print(
            f"You said {_shown(guess)}{after}; it is {_shown(found)}{after}."
            f"{_distance(guess, found)}"
        )


def _shown(value):
    if isinstance(value, str):
        return f"“{value}”"
    return f"{value:,}" if isinstance(value, int) else f"{float(value):.3g}"


def _distance(guess, found):
    """Say how far a number is from another; far off is told as a factor."""
    if guess == found or abs(guess - found) <= _CLOSE * abs(found):
        return " Well predicted."
    if guess * found <= 0:
        return ""
    factor = max(guess / found, found / guess)
    if factor <= 2:
        return f" Off by {abs(guess - found) / abs(found):.0%}.".replace("%", " %")
    return f" A factor of {factor:.0f} apart." if math.isfinite(factor) else ""
