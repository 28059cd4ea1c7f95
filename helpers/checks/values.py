"""Compares a number or an array with what it should be, and says how they differ."""

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

    Returns
    -------
    float
        The answer, as a float.

    Raises
    ------
    NotAttempted, CheckFailed

    Examples
    --------
    >>> number(0.25, 0.25, name="slope")
    0.25
    >>> number(-0.25, 0.25, name="slope")
    Traceback (most recent call last):
        ...
    helpers.checks.errors.CheckFailed: slope has the right size but the wrong sign.
    """
    attempted(answer, name)
    value = _one_number(answer, name)
    if expected is None:
        return value
    # A step marked against the one before may be an array that holds one number.
    expected = float(np.asarray(expected).reshape(()))
    allowed = max(1e-9, 1e-6 * abs(expected)) if tolerance is None else tolerance
    # A tolerance of 0.001 means that 0.001 passes, whatever binary rounding makes of it.
    allowed *= 1 + 1e-9

    def near(candidate):
        return abs(value - candidate) <= allowed

    if near(expected):
        return value
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


def array(answer, expected=None, name="the answer", shape=None, dtype=None):
    """Check an array: that it is one, its shape, its dtype, that it has no NaN, and its values.

    Parameters
    ----------
    answer : array_like
        The student's.
    expected : array_like, optional
        What it should be; without it only the other properties are looked at.
    name : str
        What the student calls it.
    shape : tuple of int, optional
        The shape it should have; that of `expected` by default.
    dtype : numpy dtype, optional
        The dtype it must have; any by default. Tolerances follow the dtype of the answer.

    Returns
    -------
    numpy.ndarray
        The answer.

    Raises
    ------
    NotAttempted, CheckFailed

    Examples
    --------
    >>> array([1, 2], [1.0, 2.0])
    array([1, 2])
    >>> array([[1.0], [2.0]], [1.0, 2.0], name="a")
    Traceback (most recent call last):
        ...
    helpers.checks.errors.CheckFailed: a has shape (2, 1), but (2,) is wanted: the same numbers \
with an axis of length 1 too many.
    """
    attempted(answer, name)
    found = as_array(answer, name)
    if expected is not None:
        expected = np.asarray(expected)
        shape = expected.shape if shape is None else shape
    if shape is not None and found.shape != tuple(shape):
        raise CheckFailed(
            f"{name} has shape {found.shape}, but {shape} is wanted"
            f"{_shape_reason(found.shape, tuple(shape))}."
        )
    if dtype is not None and found.dtype != np.dtype(dtype):
        raise CheckFailed(f"{name} has dtype {found.dtype}, but {np.dtype(dtype)} is wanted.")
    if np.isnan(found).any() and (expected is None or not np.isnan(expected).any()):
        raise CheckFailed(
            f"{name} holds NaN, first at {_place(np.isnan(found))}: "
            "somewhere 0/0 or infinity minus infinity was computed."
        )
    if expected is not None:
        _same_values(found, expected, name)
    return found


def as_array(answer, name):
    """Read an answer as an array of real numbers, or say why it is none."""
    if callable(answer):
        raise CheckFailed(f"{name} must be an array, but it is a function; call it.")
    try:
        found = np.asarray(answer)
    except ValueError:
        raise CheckFailed(f"{name} has rows of different lengths; make it one array.") from None
    if found.dtype.kind not in "fiub":
        raise CheckFailed(f"{name} must hold numbers, but it holds {found.dtype} values.")
    return found


def _shape_reason(found, wanted):
    def without_ones(shape):
        return tuple(length for length in shape if length != 1)

    if found == wanted[::-1]:
        return ": it is transposed"
    if without_ones(found) == without_ones(wanted):
        difference = "too many" if len(found) > len(wanted) else "too few"
        if len(found) == len(wanted):
            return ": the axis of length 1 is in the wrong place"
        return f": the same numbers with an axis of length 1 {difference}"
    if len(found) == 2 and found[0] == found[1] and np.prod(wanted) == found[0]:
        n = found[0]
        return f": shapes ({n},) and ({n}, 1) broadcast to a matrix, each number with each other"
    if len(found) == len(wanted) - 1 and _is_subsequence(found, wanted):
        return ": one axis is missing, so a sum, a mean or an index has removed it"
    if len(found) == len(wanted) and len(found) > 1 and sorted(found) == sorted(wanted):
        return ": the axes are in the wrong order"
    if len(found) == len(wanted) == 1 and abs(found[0] - wanted[0]) == 1:
        return ": it is off by one"
    if len(found) == len(wanted):
        return ": look at the axis along which you compute"
    return ""


def _is_subsequence(short, long):
    rest = iter(long)
    return all(length in rest for length in short)


def _same_values(found, expected, name):
    right = close(found, expected, found.dtype)
    if right.all():
        return
    raise CheckFailed(_difference(found.astype(float), expected.astype(float), right, name))


def _difference(found, expected, right, name):
    def matches(candidate):
        return candidate.shape == found.shape and np.allclose(
            found, candidate, rtol=1e-6, atol=1e-9
        )

    if matches(-expected):
        return f"{name} has the right sizes but the wrong sign everywhere."
    if found.ndim > 1 and matches(expected.T):
        return f"{name} is transposed: rows and columns have changed places."
    if found.ndim and len(found) > 1:
        if matches(expected[::-1]):
            return f"{name} is in reversed order."
        for shift in (1, -1):
            if matches(np.roll(expected, shift, axis=0)):
                return f"{name} is shifted by one place along its first axis."
    usable = expected != 0
    if usable.sum() > 1:
        factor = np.median(found[usable] / expected[usable])
        if factor and matches(factor * expected):
            return f"{name} is {as_text(factor)} times what it should be, in every place."
    if found.size > 1 and matches(expected + np.median(found - expected)):
        return f"{name} is off by the same amount in every place."
    for axis in range(found.ndim if found.ndim > 1 else 0):
        # Softmax and batch statistics normalize along an axis; so does the wrong one.
        if np.allclose(found.sum(axis), 1) and not np.allclose(expected.sum(axis), 1):
            return f"{name} sums to one along axis {axis}, which is not the axis asked for."
    wrong = int((~right).sum())
    where = _place(~right)
    return (
        f"{name} is right in {right.size - wrong} of {right.size} places; the first wrong one is "
        f"at {where}, where it is {as_text(found[~right].flat[0])}."
    )


def _place(mask):
    index = tuple(int(i) for i in np.argwhere(mask)[0])
    if not index:
        return "its only place"
    return f"index [{', '.join(map(str, index))}]"
