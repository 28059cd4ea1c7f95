"""Predictions: say what you expect before a cell shows it, and compare.

Examples
--------
In a lesson, one cell asks and the next one answers::

    guess = ...  # your prediction: a number
    ...
    you_said(guess, 8.24)

A word typed without quotes is answered with a sentence: see `helpers.bare_words`. If it is the name
of something, such as `guess = SGD`, that name is what was said.
"""

import html
import math
import re
from numbers import Integral, Real

from helpers.bare_words import answer_bare_words
from helpers.checks import is_blank
from helpers.checks.formatting import show
from helpers.checks.reading import about_commas
from helpers.display.html_image import publish
from helpers.display.verdict import beside_bar

__all__ = ["you_said"]

_CLOSE = 0.1
_FAR = 1000  # a factor beyond this one is not told in figures
_LONG = 1e9  # a number beyond this one is written with a power of ten
_WELL = " Well predicted."

answer_bare_words()


def you_said(guess, found, unit="", choose=False):
    """Show a prediction beside what was found. Nothing is graded, and nothing is sent.

    Parameters
    ----------
    guess : object
        What you wrote; dots, if you made no prediction.
    found : float or str
        What the cell has computed, or the right one of the choices.
    unit : str
        What the numbers count, such as "%" or "dead units", as it is said of several. Factors are
        "times", also where they are 1.
    choose : bool
        Whether the numbers to choose from were given, so that one is right and none is near.

    Examples
    --------
    >>> you_said(10, 8.243, "times")
    You said 10 times; it is 8.24 times. Off by 21 %.
    >>> you_said(3, 1, "dead units")
    You said 3 dead units; it is 1 dead unit. A factor of 3 apart.
    >>> you_said("More", "the same")
    You said “More”; it is “the same”.
    >>> you_said(0.6, 0.7, choose=True)
    You said 0.6; it is 0.7.
    >>> you_said(" The same", "the same")
    You said “The same”, and so it is.
    >>> you_said(..., 8.243)
    You made no prediction. It is 8.24.
    """
    it_is = _counted(found, unit)
    if is_blank(guess):
        _tell("You made no prediction. It is ", it_is, ".")
    elif isinstance(found, str):
        said = guess.strip() if isinstance(guess, str) else _shown(guess)
        if said.casefold() == found.casefold():
            _tell(f"You said “{said}”, ", "and so it is", ".", well=True)
        else:
            _tell(f"You said “{said}”; it is ", it_is, ".")
    elif not isinstance(guess, Real) or isinstance(guess, bool):
        instead = f"{_shown(guess)}.{about_commas(guess)}"
        _tell(f"A number was asked for, and you said {instead} It is ", it_is, ".")
    else:
        distance = _distance(guess, found, unit)
        if choose:
            distance = _WELL if guess == found else ""
        _tell(f"You said {_counted(guess, unit)}; it is ", it_is, f".{distance}",
              well=distance == _WELL)  # fmt: skip


def _tell(before, weighty, after, *, well=False):
    """Say it in a notebook with a bar beside it, as a check does; else print it."""
    color = "#009E73" if well else "#767676"
    said = f"{html.escape(before)}<b>{html.escape(weighty)}</b>{html.escape(after)}"
    publish(beside_bar(said, color, role="status"), f"{before}{weighty}{after}")


def _shown(guess):
    """Write a guess that is no text; a class, module or function by the name that was typed."""
    name = getattr(guess, "__name__", "").rpartition(".")[2]
    return name or re.sub(r"^<.*", "an object", show(guess))


def _counted(value, unit):
    """Write a value with its unit, and the unit of 1 as English does: 1 pass, 1 dead unit."""
    if isinstance(value, str):
        return f"“{value}”"
    text = _figures(value)
    if text in ("1", "-1") and not unit.startswith("times"):
        unit = re.sub(r"(?<=ss)es$|s$", "", unit)
    return f"{text} {unit}".rstrip()


def _figures(value):
    """Write a number as people do: 1,500 and no 1.5e+03, but 2e13 and no 20,000,000,000,000."""
    try:
        text = f"{float(value):.3g}"
    except OverflowError:
        return "a number of more than 300 digits"
    size = abs(float(text))
    if size < _LONG and (isinstance(value, Integral) or size >= 1000):
        return f"{value:,.0f}"
    text = text if size else "0"  # and not -0
    return re.sub(r"e\+?(-?)0*", r"e\1", text)


def _distance(guess, found, unit):
    """Say how far a number is from another; far off is told as a factor."""
    try:
        guess, found = float(guess), float(found)
    except OverflowError:
        return ""
    apart = abs(guess - found)
    if guess == found or apart <= _CLOSE * abs(found) < math.inf:
        return _WELL
    if not math.isfinite(apart) or 0 in (guess, found) or (guess < 0) != (found < 0):
        return ""
    factor = max(guess / found, found / guess)
    if factor > _FAR:
        return f" More than a factor of {_FAR:,} apart."
    if factor > 2:
        return f" A factor of {factor:,.0f} apart."
    if unit in ("%", "points") or unit.startswith("of "):  # a percentage of one would be misread
        each = {"%": "percentage points", "points": "points"}.get(unit, "")
        return f" Off by {_counted(apart, each)}."
    return f" Off by {apart / abs(found):.0%}.".replace("%", " %")
