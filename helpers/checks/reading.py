"""Reads an answer as a number, an array or several results, or says why it is none.

An answer is taken in whatever form it comes: a tuple, a list or an array; a number of Python's or
of NumPy's, or an array that holds one.
"""

import numpy as np

from helpers.checks.calling import attempted
from helpers.checks.comparing import place
from helpers.checks.errors import CheckFailed, NotAttempted
from helpers.checks.formatting import kind

_TO_NAN = (
    "somewhere a step divides 0 by 0, multiplies 0 by infinity, takes infinity from infinity, or "
    "takes the logarithm or the root of a negative number."
)


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
    if callable(answer):
        raise CheckFailed(f"{name} must be a number, but it is a function; call it.")
    if isinstance(answer, str):
        raise CheckFailed(f"{name} must be a number, but it is text: leave out the quotes.")
    try:
        array = np.asarray(answer, dtype=float)
    except (TypeError, ValueError):
        raise CheckFailed(f"{name} must be a number, but it is {kind(answer)}.") from None
    if array.size != 1:
        # Who types a list need not know the word "shape".
        typed = isinstance(answer, list | tuple)
        held = f"holds {_count(array.size)}" if typed else f"has shape {array.shape}"
        instead = "" if "(" in name else about_commas(answer)  # what a call gives was not typed
        raise CheckFailed(f"{name} must be one number, but it {held}.{instead}")
    value = float(array.reshape(()))
    if np.isnan(value):
        raise CheckFailed(f"{name} is {value}: {_TO_NAN}")
    if np.isinf(value):
        raise CheckFailed(f"{name} is {value}: somewhere a step divides by 0 or overflows.")
    return value


def about_commas(answer):
    """Say what to type in place of a number with a comma, which Python takes for several numbers.

    Parameters
    ----------
    answer : object
        What was typed; a text such as "4,050" where Python could not read it.

    Returns
    -------
    str
        A sentence after a space; empty if it is no number with a comma.

    Examples
    --------
    >>> about_commas((4, 308)), about_commas((0, 5)), about_commas((1.5, 2))
    (' To Python a comma separates numbers: for a single one type 4308.', ' To Python a comma \
separates numbers: for a single one type 0.5 or -0.5.', '')
    """
    if isinstance(answer, str):
        parts = answer.replace(" ", "").split(",")
    elif isinstance(answer, tuple) and all(type(part) is int for part in answer):
        parts = [str(part) for part in answer]
    else:
        return ""
    first, *rest = parts
    if not rest or not first.lstrip("+-").isdecimal() or not all(map(str.isdecimal, rest)):
        return ""
    # A group of three zeros has come as 0.
    grouped = all(len(part) == 3 or part == "0" for part in rest) and 0 < abs(int(first)) < 1000
    typed = [first + "".join(part.zfill(3) for part in rest)] if grouped else []
    if len(rest) == 1 and (not grouped or rest == ["0"]):
        typed.append(f"{first}.{rest[0]}")
        if first == "0" and rest != ["0"]:  # Python has lost a sign before it
            typed.append(f"-{typed[0]}")
    if not typed:
        return ""
    # Who typed two may have meant two.
    single = "" if isinstance(answer, str) else "for a single one "
    return f" To Python a comma separates numbers: {single}type {' or '.join(typed)}."


def as_array(answer, name="the answer", shape=None, dtype=None, allow_nan=False):
    """Read an answer as an array, for checks that compute with it.

    Parameters
    ----------
    answer : array_like
        The student's.
    name : str
        What the student calls it.
    shape : tuple of int, optional
        The shape it must have, because the text says so; any by default.
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
        computed = isinstance(answer, np.ndarray | np.generic)
        typed = isinstance(answer, list | tuple | int | float) and not computed
        if typed and found.ndim == 0 and len(shape) == 1:
            raise CheckFailed(f"{name} is a single number, but {shape[0]} are wanted.")
        if typed and found.ndim == len(shape) == 1:
            raise CheckFailed(f"{name} holds {_count(len(found))}, but {shape[0]} are wanted.")
        if typed and found.ndim == 2 and len(shape) == 1:
            held = f"{_count(len(found), 'row')} of {_count(found.shape[1])}"
            wanted = f"one plain list of {_count(shape[0])} is wanted"
            raise CheckFailed(f"{name} holds {held}, but {wanted}.")
        if tuple(shape) == () and not typed:
            raise CheckFailed(f"{name} has shape {found.shape}, but a single number is wanted.")
        raise CheckFailed(
            f"{name} has shape {found.shape}, but {tuple(shape)} is wanted"
            f"{_shape_reason(found.shape, tuple(shape), typed)}."
        )
    if dtype is not None and found.dtype != np.dtype(dtype):
        raise CheckFailed(f"{name} has dtype {found.dtype}, but {np.dtype(dtype)} is wanted.")
    if np.isnan(found).any() and not allow_nan:
        raise CheckFailed(f"{name} holds NaN, first at {place(np.isnan(found))}: {_TO_NAN}")
    return found


def earlier(answer):
    """Read an earlier step on which a later one may build; a slip there has cost its own point.

    Parameters
    ----------
    answer : array_like
        The student's.

    Returns
    -------
    numpy.ndarray
        Its numbers, in the widest type of their kind, so that none overflows in what is computed
        of them; empty if it is blank, or holds none.

    Examples
    --------
    >>> earlier((6, 9)), earlier(...), earlier("(6, 9)")
    (array([6, 9]), array([], dtype=float64), array([], dtype=float64))
    """
    try:
        return widened(as_array(answer))
    except CheckFailed:
        return np.zeros(0)


def widened(found):
    """Give numbers of an array the widest type of their kind: 48 times np.uint8(21) overflows.

    Examples
    --------
    >>> widened(np.array([21], dtype=np.uint8)) * 48
    array([1008])
    """
    return found.astype(np.float64 if found.dtype.kind == "f" else np.int64)


def parts(answer, names, function="the function", numbers=False):
    """Read the several results of a function.

    Parameters
    ----------
    answer : tuple or list
        What it returned.
    names : sequence of str
        What the results are called, in their order.
    function : str
        What the student calls the function.
    numbers : bool
        Whether all of them are numbers, so that one array of them is as good as a tuple.

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
    # A result that holds several, such as "the gradients", returns nothing.
    verb, held = ("hold", "it holds") if function.startswith("the ") else ("return", "it returned")
    wanted = f"{function} must {verb} {len(names)} things, in this order: {', '.join(names)}"
    if len(names) == 1:
        wanted = f"{function} must hold one thing: {names[0]}"
    array = numbers and isinstance(answer, np.ndarray) and answer.ndim == 1
    if not isinstance(answer, tuple | list) and not array:
        alone = f"; {held} one array" if isinstance(answer, np.ndarray) else ""
        raise CheckFailed(f"{wanted}{alone}.")
    if len(answer) != len(names):
        raise CheckFailed(f"{wanted}; {held} {len(answer)}.")
    for item, name in zip(answer, names, strict=True):
        attempted(item, name)
    # With a matrix, * would mean another product in a check that computes with it.
    return [np.asarray(item) if isinstance(item, np.matrix) else item for item in answer]


def real_array(answer, name):
    """Read an answer as an array of real numbers, or say why it is none."""
    if callable(answer):
        raise CheckFailed(f"{name} must be an array, but it is a function; call it.")
    if isinstance(answer, list | tuple) and _has_blanks(answer):
        raise NotAttempted(f"{name} is still blank in part; put numbers where the dots are.")
    try:
        found = np.asarray(answer)
        if found.dtype.kind == "O" and not isinstance(found.flat[0], str):
            found = found.astype(float)  # fractions and decimals are numbers, too
    except ValueError:
        if any(isinstance(item, np.ndarray) for item in answer):
            said = f"{name} is a list of arrays of different shapes; one array is asked for."
            raise CheckFailed(said) from None
        raise CheckFailed(f"{name} has rows of different lengths; make it one array.") from None
    except (TypeError, IndexError):
        raise CheckFailed(f"{name} must hold numbers, but it is {kind(answer)}.") from None
    if found.dtype.kind not in "fiub":
        held = {"U": "text: leave out the quotes", "S": "text", "c": "complex numbers"}.get(
            found.dtype.kind, "objects"
        )
        raise CheckFailed(f"{name} must hold numbers, but it holds {held}.")
    return found


def _count(number, what="number"):
    return f"{number or 'no'} {what}{'s' * (number != 1)}"


def _has_blanks(answer):
    return any(
        item is Ellipsis or (isinstance(item, list | tuple) and _has_blanks(item))
        for item in answer
    )


def like(found, shape):
    """Lay an array out as another, where one has shape (m,) and the other (m, 1).

    Examples
    --------
    >>> like(np.ones((2, 1)), (2,)).shape, like(np.ones((1, 2)), (2,)).shape
    ((2,), (1, 2))
    """
    shapes = sorted((found.shape, tuple(shape)), key=len)
    return found.reshape(shape) if len(shapes[0]) == 1 and shapes[1] == (*shapes[0], 1) else found


def _shape_reason(found, wanted, typed):
    def without_ones(shape):
        return tuple(length for length in shape if length != 1)

    if found == wanted[::-1]:
        return ": it is transposed"
    if without_ones(found) == without_ones(wanted):
        difference = "too many" if len(found) > len(wanted) else "too few"
        if len(found) == len(wanted):
            return ": the axis of length 1 is in the wrong place"
        return f": the same numbers with an axis of length 1 {difference}"
    if len(found) == len(wanted) == 1 and abs(found[0] - wanted[0]) == 1:
        return f": it holds one number too {'many' if found[0] > wanted[0] else 'few'}"
    if typed:  # nothing was computed along an axis
        return ""
    if len(found) == 2 and found[0] == found[1] and np.prod(wanted) == found[0]:
        n = found[0]  # a matrix product has such a shape as well, so this is a question
        return f". Do shapes ({n},) and ({n}, 1) meet? They broadcast to a matrix of this shape"
    if len(found) == len(wanted) - 1 and _is_subsequence(found, wanted):
        return ": one axis is missing, so a sum, a mean or an index has removed it"
    if len(found) == len(wanted) and len(found) > 1 and sorted(found) == sorted(wanted):
        return ": the axes are in the wrong order"
    return ""


def _is_subsequence(short, long):
    rest = iter(long)
    return all(length in rest for length in short)
