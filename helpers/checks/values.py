"""Compares a number or an array with what it should be, and says how they differ."""

import numpy as np

from helpers.checks.comparing import (
    GRADIENT,
    HAIR,
    KNOWN_MISTAKE,
    NUMBER,
    close,
    difference,
    tells,
    within,
)
from helpers.checks.errors import CheckFailed, mistake_name
from helpers.checks.formatting import show
from helpers.checks.reading import as_array, as_number, like, widened

# What a formula of a student's own steps may end in, where such a step is far from right.
_NO_VALUE = (ArithmeticError, ValueError, IndexError, TypeError)


def number(answer, expected=None, name="the answer", tolerance=None, known_mistakes=(), steps=None):
    """Check a number.

    Parameters
    ----------
    answer : float
        The student's.
    expected : float or callable, optional
        What it should be; a formula of the steps before it, if it builds on some. Without it only
        looked at is whether the answer is a finite number.
    name : str
        What the student calls it.
    tolerance : float, (float, float) or `ABOUT`, optional
        Largest difference allowed; relative and absolute; or one in the second digit, where the
        text says "about". By default a millionth of the expected value (at least 1e-9), which
        allows for another order of computing but not for rounding by hand.
    known_mistakes : sequence of (float or callable, str)
        Wrong values that people give, or formulas of the steps, each with its sentence.
    steps : dict of str to (object, object), optional
        By the student's name for it: the student's own value of an earlier step, and the true one.
        What follows from either is right.

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
    >>> power = 2  # and not -2
    >>> for a in (power**3, -8):
    ...     number(a, lambda power: power**3, "a", steps={"power": (power, -2)})
    >>> number(4, lambda power: power**3, "a", steps={"power": (power, -2)})
    Traceback (most recent call last):
        ...
    helpers.checks.errors.CheckFailed: From your power = 2: a = 4.0 is too small.
    """
    found = np.array(as_number(answer, name))
    if expected is not None:
        same = within(NUMBER if tolerance is None else tolerance)
        _judge(found, expected, name, known_mistakes, steps, None, same)


def array(
    answer,
    expected=None,
    name="the answer",
    shape=None,
    dtype=None,
    known_mistakes=(),
    tolerance=None,
    steps=None,
):
    """Check an array: that it is one, its shape, its dtype, that it has no NaN, and its values.

    Parameters
    ----------
    answer : array_like
        The student's.
    expected : array_like or callable, optional
        What it should be, or a formula of the steps before it; without it only the other
        properties are looked at.
    name : str
        What the student calls it.
    shape : tuple of int, optional
        The shape it must have, because the text says so; by default that of `expected`, and
        (m,) is as good as (m, 1).
    dtype : numpy dtype, optional
        The dtype it must have; any by default.
    known_mistakes : sequence of (array_like or callable, str)
        Wrong arrays that people give, or formulas of the steps, each with its sentence.
    tolerance : float, (float, float) or `ABOUT`, optional
        As for `number`; by default it follows the dtype of the answer.
    steps : dict of str to (object, object), optional
        As for `number`.

    Raises
    ------
    NotAttempted, CheckFailed

    Notes
    -----
    It returns nothing, because nbgrader takes a value at the end of a test cell for a score;
    `as_array` returns the array.

    Examples
    --------
    >>> array([1, 2], [1.0, 2.0])
    >>> array(np.ones((2, 1)), [1.0, 1.0], name="a", shape=(2,))
    Traceback (most recent call last):
        ...
    helpers.checks.errors.CheckFailed: a has shape (2, 1), but (2,) is wanted: the same numbers \
with an axis of length 1 too many.
    """
    if expected is None:
        as_array(answer, name, shape, dtype)
        return
    found = as_array(answer, name, allow_nan=True)

    def read(right):
        nan = bool(np.isnan(right).any())
        laid_out = found if shape is not None else like(found, right.shape)
        asked = right.shape if shape is None else shape
        again = answer if laid_out is found else laid_out
        return as_array(again, name, asked, dtype, allow_nan=nan)

    def same(one, other):
        return close(one, other, found.dtype)

    same = same if tolerance is None else within(tolerance)
    _judge(found, expected, name, known_mistakes, steps, read, same)


def _judge(found, expected, name, known_mistakes, steps, read, same):
    """Stop unless an answer is right, or follows from what the student has found before.

    `read` lays the answer out as what is right; a number needs none.
    """
    true, own, start = (), (), ""

    def value_of(formula, steps):
        value = _value(formula, steps)
        # A step marked against the one before may be an array that holds one number.
        one = read is None and value is not None and value.size == 1
        return value.reshape(()) if one else value

    if steps:
        true = tuple(right for _, right in steps.values())
        if _agrees(found, value_of(expected, true), read, same):
            return
        own, start = _own(steps)
        zeros = start and not np.any(found) and not any(map(np.any, own))
        # A 0 that follows from zeros is what somebody types who has computed nothing.
        if zeros or value_of(expected, own) is None:
            own, start = true, ""
    right = value_of(expected, own)
    if _agrees(found, right, read, same):
        return
    for begin, given in {start: own, "": true}.items():
        for wrong, sentence in known_mistakes:
            value = value_of(wrong, given)
            if value is not None and tells(value, found, value_of(expected, given), same):
                raise CheckFailed(f"{begin}{sentence}", mistake_name(sentence))
    found = read(right) if read else found
    raise CheckFailed(start + difference(found, right, name, same))


def _own(steps):
    """Read the student's own steps, and say what follows from them if they are not the true ones.

    A step is read as what it should be: a number or an array.
    """
    own, said = [], []
    for name, (mine, true) in steps.items():
        if np.ndim(true) == 0:
            own.append(as_number(mine, name))
        else:
            shape = np.shape(true)
            laid_out = like(as_array(mine, name), shape)
            own.append(
                widened(laid_out if laid_out.shape == shape else as_array(mine, name, shape))
            )
        if not np.all(within(NUMBER)(own[-1], true)):
            said.append(f"{name} = {show(mine)}")
    return tuple(own), f"From your {' and '.join(said)}: " if said else ""


def _value(formula, steps):
    """What a formula of the steps gives, or a value; None if there is none."""
    try:
        with np.errstate(all="ignore"):
            value = np.asarray(formula(*steps) if callable(formula) else formula)
    except _NO_VALUE:
        return None
    if value.dtype.kind not in "fiub" or (callable(formula) and np.isnan(value).any()):
        return None
    return value


def _agrees(found, right, read, same):
    if right is None:
        return False
    try:
        found = read(right) if read else found
    except CheckFailed:
        return False
    return found.shape == right.shape and bool(np.all(same(found, right)))


def no_known_mistake(found, known_mistakes, tolerance=KNOWN_MISTAKE):
    """Stop with a sentence if a result is one that a known mistake leads to.

    Parameters
    ----------
    found : array_like
        The student's result.
    known_mistakes : sequence of (array_like, str)
        Wrong results, each with its sentence. One that has another shape cannot be meant.
    tolerance : float
        Largest difference, relative and absolute.

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
            raise CheckFailed(sentence, mistake_name(sentence))


def gradient(claimed, function, point, name="the gradient", tolerance=GRADIENT, any_factor=False):
    """Check a gradient by moving each number by a hair to both sides.

    Parameters
    ----------
    claimed : array_like, the shape of `point`
        The student's gradient of `function` at `point`.
    function : callable or sequence of callable
        `function(point) -> float`. Of several, one must fit: what follows from the student's own
        earlier step, which sentences are about, or what is true.
    point : numpy.ndarray
        Where; it stays as it is.
    name : str
        What the student calls the gradient.
    tolerance : float
        Largest difference allowed, relative to the largest slope.
    any_factor : bool
        Whether only the direction is looked at.

    Raises
    ------
    NotAttempted, CheckFailed

    Examples
    --------
    >>> w = np.array([1.0, 2.0])
    >>> gradient(2 * w, lambda w: (w**2).sum(), w)
    >>> gradient(w, lambda w: (w**2).sum(), w, any_factor=True)
    >>> gradient(w, lambda w: (w**2).sum(), w, name="dw")
    Traceback (most recent call last):
        ...
    helpers.checks.errors.CheckFailed: dw is 0.5 times the measured slope, in every place.
    """
    point = np.array(point, dtype=float)
    found = as_array(claimed, name).astype(float)
    found = as_array(like(found, point.shape), name, shape=point.shape)
    first = None
    for each in function if isinstance(function, tuple | list) else (function,):
        measured = _measured(each, point)
        scaled = found * _factor(found, measured) if any_factor else found
        same = within(tolerance * max(1e-3, np.abs(measured).max(initial=0)))
        if np.all(same(scaled, measured)):
            return
        first = first or difference(found, measured, name, same, "the measured slope")
    raise CheckFailed(first)


def _factor(found, measured):
    """By which positive factor one gradient comes nearest to another; 1 if there is none."""
    along = (found * measured).sum()
    return along / np.square(found).sum() if along > 0 else 1.0


def _measured(function, point):
    measured = np.zeros_like(point)
    for place in np.ndindex(point.shape):
        values = []
        for hair in (HAIR, -HAIR):
            moved = point.copy()
            moved[place] += hair
            values.append(float(function(moved)))
        measured[place] = (values[0] - values[1]) / (2 * HAIR)
    return measured
