"""Predictions: say what you expect before a cell shows it, and compare.

Examples
--------
In a lesson, one cell asks and the next one answers::

    guess = ...  # your prediction: a number
    ...
    you_said(guess, 8.24)

A word typed without quotes is answered with a sentence: see `helpers.bare_words`.
"""

import html
import math

from helpers.bare_words import answer_bare_words
from helpers.checks import is_blank
from helpers.display.html_image import publish
from helpers.display.verdict import beside_bar

__all__ = ["you_said"]

_CLOSE = 0.1
_WELL = " Well predicted."

answer_bare_words()


def you_said(guess, found, unit=""):
    """Show a prediction beside what was found. Nothing is graded, and nothing is sent.

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
    it_is = f"{_shown(found)}{after}"
    if is_blank(guess):
        _tell("You made no prediction. It is ", it_is, ".")
    elif isinstance(found, str):
        said = str(guess).strip()
        if said.casefold() == found.casefold():
            _tell(f"You said “{said}”, ", "and so it is", ".", well=True)
        else:
            _tell(f"You said “{said}”; it is ", f"“{found}”", ".")
    elif not isinstance(guess, int | float):
        _tell(f"A number was asked for, and you said {guess!r}. It is ", it_is, ".")
    else:
        distance = _distance(guess, found, unit)
        _tell(f"You said {_shown(guess)}{after}; it is ", it_is, f".{distance}",
              well=distance == _WELL)  # fmt: skip


def _tell(before, weighty, after, *, well=False):
    """Say it in a notebook with a bar beside it, as a check does; else print it."""
    color = "#009E73" if well else "#767676"
    said = f"{html.escape(before)}<b>{html.escape(weighty)}</b>{html.escape(after)}"
    publish(beside_bar(said, color, role="status"), f"{before}{weighty}{after}")


def _shown(value):
    if isinstance(value, str):
        return f"“{value}”"
    return f"{value:,}" if isinstance(value, int) else f"{float(value):.3g}"


def _distance(guess, found, unit):
    """Say how far a number is from another; far off is told as a factor."""
    if guess == found or abs(guess - found) <= _CLOSE * abs(found):
        return _WELL
    if guess * found <= 0:
        return ""
    factor = max(guess / found, found / guess)
    if factor <= 2 and unit == "%":  # a percentage of a percentage would be misread
        points = f"{abs(guess - found):.3g}"
        return f" Off by {points} percentage point{'s' * (points != '1')}."
    if factor <= 2:
        return f" Off by {abs(guess - found) / abs(found):.0%}.".replace("%", " %")
    return f" A factor of {factor:.0f} apart." if math.isfinite(factor) else ""
