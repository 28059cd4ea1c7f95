"""Compares a number with what it should be, and says how they differ."""

import numpy as np

from helpers.checks.blank import attempted
from helpers.checks.errors import CheckFailed
from helpers.checks.wording import number as as_text
from helpers.checks.wording import show

#: How far an answer may be from the reference, as (relative, absolute) tolerance by dtype. A
#: formula of a dozen correctly rounded steps is off by about a dozen times 1.1e-16 (float64) or
#: 6e-8 (float32). These leave room for other algebra, such as 1 - tanh(z)**2 instead of
#: 1 / cosh(z)**2, which loses relative digits where the result is small; a wrong constant in
#: the sixth decimal or a numerical difference is still too far away.
TOLERANCES = {
    np.dtype(np.float64): (1e-9, 1e-12),
    np.dtype(np.float32): (1e-5, 1e-6),
    np.dtype(np.float16): (1e-2, 1e-3),
}


def close(found, expected, dtype=np.float64):
    """Where two arrays agree as well as a dtype allows.

    Parameters
    ----------
    found, expected : array_like
        Of one shape.
    dtype : numpy dtype
        What they were computed in.

    Returns
    -------
    numpy.ndarray of bool

    Examples
    --------
    >>> close([1.0, 2.0], [1.0, 2.00001]).tolist()
    [True, False]
    """
    relative, absolute = TOLERANCES.get(np.dtype(dtype), TOLERANCES[np.dtype(np.float64)])
    return np.isclose(found, expected, rtol=relative, atol=absolute, equal_nan=True)


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


def number(answer, expected=None, name="the answer", tolerance=None, slips=()):
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
    slips : sequence of (float, str)
        Wrong values that a known misconception leads to, each with its sentence.

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
    allowed = max(1e-9, 1e-6 * abs(expected)) if tolerance is None else tolerance
    # A tolerance of 0.001 means that 0.001 passes, whatever binary rounding makes of it.
    allowed *= 1 + 1e-9

    def near(candidate):
        return abs(value - candidate) <= allowed

    if near(expected):
        return
    for slip, sentence in slips:
        if near(slip):
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
