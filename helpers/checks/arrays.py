"""Compares an array with what it should be, and says how they differ."""

import numpy as np

from helpers.checks.calling import attempted
from helpers.checks.errors import CheckFailed
from helpers.checks.formatting import number as as_text
from helpers.checks.tolerances import NUMBER, close


def array(answer, expected=None, name="the answer", shape=None, dtype=None, known_mistakes=()):
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
    known_mistakes : sequence of (array_like, str)
        Wrong arrays that people give, each with its sentence.

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
    >>> array([[1.0], [2.0]], [1.0, 2.0], name="a")
    Traceback (most recent call last):
        ...
    helpers.checks.errors.CheckFailed: a has shape (2, 1), but (2,) is wanted: the same numbers \
with an axis of length 1 too many.
    """
    if expected is None:
        as_array(answer, name, shape, dtype)
        return
    expected = np.asarray(expected)
    shape = expected.shape if shape is None else shape
    _refuse_known_mistakes(answer, expected, name, known_mistakes)
    found = as_array(answer, name, shape, dtype, allow_nan=np.isnan(expected).any())
    right = close(found, expected, found.dtype)
    if not right.all():
        raise CheckFailed(_difference(found.astype(float), expected.astype(float), right, name))


def _refuse_known_mistakes(answer, expected, name, known_mistakes):
    """Stop with the sentence of the first one that an answer equals; its shape may be another."""
    if not known_mistakes:
        return
    found = as_array(answer, name, allow_nan=True)
    if found.shape == expected.shape and close(found, expected, found.dtype).all():
        return
    for wrong, sentence in known_mistakes:
        if found.shape == np.shape(wrong) and close(found, wrong, found.dtype).all():
            raise CheckFailed(sentence)


def as_array(answer, name="the answer", shape=None, dtype=None, allow_nan=False):
    """Read an answer as an array, for checks that compute with it.

    Parameters
    ----------
    answer : array_like
        The student's.
    name : str
        What the student calls it.
    shape : tuple of int, optional
        The shape it must have; any by default.
    dtype : numpy dtype, optional
        The dtype it must have; any by default.
    allow_nan : bool
        Whether it may hold NaN.

    Returns
    -------
    numpy.ndarray

    Raises
    ------
    NotAttempted, CheckFailed

    Examples
    --------
    >>> as_array([1, 2], shape=(2,))
    array([1, 2])
    """
    attempted(answer, name)
    found = real_array(answer, name)
    if shape is not None and found.shape != tuple(shape):
        raise CheckFailed(
            f"{name} has shape {found.shape}, but {tuple(shape)} is wanted"
            f"{_shape_reason(found.shape, tuple(shape))}."
        )
    if dtype is not None and found.dtype != np.dtype(dtype):
        raise CheckFailed(f"{name} has dtype {found.dtype}, but {np.dtype(dtype)} is wanted.")
    if np.isnan(found).any() and not allow_nan:
        raise CheckFailed(
            f"{name} holds NaN, first at {_place(np.isnan(found))}: "
            "somewhere 0/0 or infinity minus infinity was computed."
        )
    return found


def parts(answer, names, function="the function"):
    """Read the several results of a function.

    Parameters
    ----------
    answer : tuple or list
        What it returned.
    names : sequence of str
        What the results are called, in their order.
    function : str
        What the student calls the function.

    Returns
    -------
    list

    Raises
    ------
    NotAttempted, CheckFailed
        If their number is another, or one is blank.

    Examples
    --------
    >>> parts((1, 2), ("dW", "db"))
    [1, 2]
    >>> parts(1, ("dW", "db"), "backward")
    Traceback (most recent call last):
        ...
    helpers.checks.errors.CheckFailed: backward must return 2 things, in this order: dW, db.
    """
    wanted = f"{function} must return {len(names)} things, in this order: {', '.join(names)}"
    if not isinstance(answer, tuple | list):
        raise CheckFailed(f"{wanted}.")
    if len(answer) != len(names):
        raise CheckFailed(f"{wanted}; it returned {len(answer)}.")
    for item, name in zip(answer, names, strict=True):
        attempted(item, name)
    return list(answer)


def real_array(answer, name):
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


def _difference(found, expected, right, name):
    def matches(candidate):
        return candidate.shape == found.shape and np.allclose(found, candidate, *NUMBER)

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
