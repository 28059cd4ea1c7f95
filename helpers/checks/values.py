"""Compares a number with what it should be, and says how they differ."""

import numpy as np

from helpers.checks.calling import attempted
from helpers.checks.errors import CheckFailed
from helpers.checks.formatting import number as as_text
from helpers.checks.formatting import show
from helpers.checks.tolerances import KNOWN_MISTAKE, NUMBER


def as_number(answer, name="the answer"):
    """Read an answer as a number, for checks that compute with it.

    Parameters
    ----------
    answer : float
        The student's.
    name : str
        What the student calls it.

    Returns
    -------
    float

    Raises
    ------
    NotAttempted, CheckFailed
        If it is blank or no finite number.

    Examples
    --------
    >>> as_number(np.array([0.25]))
    0.25
    """
    attempted(answer, name)
    return _one_number(answer, name)


def number(answer, expected=None, name="the answer", tolerance=None, known_mistakes=()):
    """Check a number.

    Parameters
    ----------
    answer : float
        The student's.
    expected : float, optional
        What it should be; without it only looked at is whether the answer is a finite number.
    name : str
        What the student calls it.
    tolerance : float, optional
        Greatest difference allowed. By default a millionth of the expected value (at least
        1e-9), which allows for another order of computing but not for rounding by hand.
    known_mistakes : sequence of (float, str)
        Wrong values that people give, each with its sentence.

    Raises
    ------
    NotAttempted, CheckFailed

    Notes
    -----
    It returns nothing, because nbgrader takes a value at the end of a test cell for a score;
    `as_number` returns the number.

    Examples
    --------
    >>> number(0.25, 0.25, name="slope")
    >>> number(-0.25, 0.25, name="slope")
    Traceback (most recent call last):
        ...
    helpers.checks.errors.CheckFailed: slope has the right size but the wrong sign.
    """
    value = as_number(answer, name)
    if expected is None:
        return
    # A step marked against the one before may be an array that holds one number.
    expected = float(np.asarray(expected).reshape(()))
    relative, absolute = NUMBER
    allowed = max(absolute, relative * abs(expected)) if tolerance is None else tolerance
    # A tolerance of 0.001 means that 0.001 passes, whatever binary rounding makes of it.
    allowed *= 1 + 1e-9

    def near(candidate):
        return abs(value - candidate) <= allowed

    if near(expected):
        return
    for wrong, sentence in known_mistakes:
        if near(wrong):
            raise CheckFailed(sentence)
    if near(-expected):
        raise CheckFailed(f"{name} has the right size but the wrong sign.")
    if abs(expected) > allowed and near(100 * expected):
        raise CheckFailed(f"{name} is 100 times too large: give a fraction, not a percentage.")
    if expected and abs(value - expected) <= 0.01 * abs(expected):
        raise CheckFailed(
            f"{name} is close, but {as_text(value)} is not exact enough; "
            "let Python compute it instead of rounding on the way."
        )
    size = "too large" if value > expected else "too small"
    raise CheckFailed(f"{name} = {as_text(value)} is {size}.")


def no_known_mistake(found, known_mistakes, tolerance=KNOWN_MISTAKE):
    """Stop with a sentence if a result is one that a known mistake leads to.

    Parameters
    ----------
    found : array_like
        The student's result.
    known_mistakes : sequence of (array_like, str)
        Wrong results, each with its sentence. One that has another shape cannot be meant.
    tolerance : float
        Greatest difference, relative and absolute.

    Raises
    ------
    CheckFailed
        With the sentence of the first wrong result that was found.

    Examples
    --------
    >>> no_known_mistake([1.0, 2.0], [([2.0, 1.0], "The order is wrong.")])
    >>> no_known_mistake([2.0, 1.0], [([2.0, 1.0], "The order is wrong.")])
    Traceback (most recent call last):
        ...
    helpers.checks.errors.CheckFailed: The order is wrong.
    """
    found = np.asarray(found)
    for values, sentence in known_mistakes:
        values = np.asarray(values)
        if found.shape == values.shape and np.allclose(found, values, tolerance, tolerance):
            raise CheckFailed(sentence)


def _one_number(answer, name):
    if callable(answer):
        raise CheckFailed(f"{name} must be a number, but it is a function; call it.")
    if isinstance(answer, bool | np.bool_ | str):
        kind = "text" if isinstance(answer, str) else "True or False"
        raise CheckFailed(f"{name} must be a number, but it is {kind}.")
    try:
        array = np.asarray(answer, dtype=float)
    except (TypeError, ValueError):
        raise CheckFailed(f"{name} must be a number, but it is {show(answer)}.") from None
    if array.size != 1:
        raise CheckFailed(f"{name} must be one number, but it has shape {array.shape}.")
    value = float(array.reshape(()))
    if not np.isfinite(value):
        raise CheckFailed(f"{name} is {value}: somewhere a step divides by 0 or overflows.")
    return value
