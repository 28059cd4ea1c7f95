"""How near is near enough, and what may be said of two arrays that differ.

A message says nothing that is not so. A diagnosis, such as "the wrong sign", is a candidate: an
array that would have come out. It is said only if it reproduces what was found as exactly as the
test asks, and is itself not right (`tells`). What differs by less than one would see comes first:
it is "close, but not exact", and no factor of 1.0.
"""

import numpy as np

from helpers.checks.formatting import number as as_text

#: How far an answer may be from the reference, as (relative, absolute) tolerance by dtype. A
#: formula of a dozen correctly rounded steps is off by about a dozen times 1.1e-16 (float64) or
#: 6e-8 (float32). These leave room for other algebra, such as 1 - tanh(z)**2 instead of
#: 1 / cosh(z)**2, which loses relative digits where the result is small; a wrong constant in
#: the sixth decimal or a numerical difference is still too far away. The least absolute one lets
#: pass what is often added to keep a logarithm finite, 1e-12: it shows, and costs, elsewhere.
TOLERANCES = {
    np.dtype(np.float64): (1e-9, 2e-12),
    np.dtype(np.float32): (1e-5, 1e-6),
    np.dtype(np.float16): (1e-2, 1e-3),
}
#: A number that somebody typed or computed in several steps, as (relative, absolute): another
#: order of computing passes, rounding by hand does not.
NUMBER = (1e-6, 1e-9)
#: A result that is taken for that of a known mistake, relative and absolute.
KNOWN_MISTAKE = 1e-7
#: A gradient against measured slopes, relative to the largest: central differences with a
#: `HAIR` of this size are good to about 1e-9 on smooth functions.
GRADIENT, HAIR = 1e-5, 1e-5
#: The variance of many weights, relative: with 100,000 of them the mean square of normal weights
#: is off by more than 2 % once in a million times.
VARIANCE = 0.05
#: What is close but not exact, as (relative, absolute); and for activation functions.
NEARLY, NEARLY_ELEMENTWISE = (1e-2, 1e-6), (0.0, 5e-3)
#: The tolerance of an answer that is asked for with "about": one in its second digit.
ABOUT = "about"

_WHY_NOT_EXACT = (
    "a rounded number, something small that was added or an approximation such as a numerical "
    "difference can do that"
)

_A_PERCENTAGE = ": give a fraction, not a percentage"


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
    expected = np.asarray(expected)
    if expected.dtype.kind == "f" and np.isfinite(expected).all():  # as np.isclose, and faster
        with np.errstate(invalid="ignore"):
            return np.abs(np.asarray(found) - expected) <= absolute + relative * np.abs(expected)
    return np.isclose(found, expected, rtol=relative, atol=absolute, equal_nan=True)


def close_in_its_digits(found, expected, dtype=np.float64, slack=0.0):
    """Where two arrays agree in the digits of each number, however small it is.

    Parameters
    ----------
    found, expected : array_like
        Of one shape.
    dtype : numpy dtype
        What they were computed in; what it holds with fewer digits than others may be off.
    slack : float
        How far they may be apart, relative, where that is more than what the dtype allows.

    Returns
    -------
    numpy.ndarray of bool

    Examples
    --------
    >>> close_in_its_digits([1e-18, 0.0], [2e-18, 1e-320]).tolist()
    [False, True]
    """
    relative, _ = TOLERANCES.get(np.dtype(dtype), TOLERANCES[np.dtype(np.float64)])
    least = np.finfo(dtype).tiny
    return np.isclose(found, expected, rtol=max(relative, slack), atol=least, equal_nan=True)


def within(tolerance):
    """Make the comparison that a tolerance stands for.

    Parameters
    ----------
    tolerance : float, (float, float) or `ABOUT`
        The largest difference allowed; relative and absolute; or one in the second digit.

    Returns
    -------
    callable
        ``same(found, expected)``, an array of bool.

    Examples
    --------
    >>> same = within(ABOUT)
    >>> [bool(same(x, 0.6262)) for x in (0.62, 0.63, 0.6, 0.7)]
    [True, True, False, False]
    """

    def same(found, expected):
        found, expected = np.asarray(found, float), np.asarray(expected, float)
        if tolerance == ABOUT:
            with np.errstate(divide="ignore"):
                size = np.log10(np.abs(expected))
            allowed = np.where(expected == 0, 0.0, 10.0 ** np.maximum(np.floor(size) - 1, -300))
        elif isinstance(tolerance, tuple):
            allowed = np.maximum(tolerance[1], tolerance[0] * np.abs(expected))
        else:
            allowed = tolerance
        # A tolerance of 0.001 means that 0.001 passes, whatever binary rounding makes of it.
        near = np.abs(found - expected) <= allowed * (1 + 1e-9)
        return near | (found == expected) | (np.isnan(found) & np.isnan(expected))

    return same


def tells(candidate, found, expected, same):
    """Whether a diagnosis may be said: it gives what was found, and that is not what is right.

    Parameters
    ----------
    candidate : array_like
        What would have come out.
    found, expected : array_like
        What came out, and what should have.
    same : callable
        How the test compares, such as `close`.

    Returns
    -------
    bool

    Examples
    --------
    >>> tells([-1.0, -2.0], [-1.0, -2.0], [1.0, 2.0], close)
    True
    >>> tells([-0.0], [1e-9], [0.0], within(1e-6))
    False
    """
    if np.shape(candidate) != np.shape(found):
        return False
    with np.errstate(all="ignore"):
        if not np.all(same(found, candidate)):
            return False
        differs = np.shape(candidate) != np.shape(expected)
        return bool(differs or not np.all(same(candidate, expected)))


def nearly(found, expected, limits=NEARLY):
    """How far two arrays are apart if they are close but not exact everywhere, else None.

    Whole numbers that differ are not close: nobody has rounded there. A single number that is the
    right one with two digits or more is close.

    Examples
    --------
    >>> nearly(np.array([1.0 + 1e-8]), np.array([1.0])) is None, nearly(np.array(2), np.array(3))
    (False, None)
    """
    whole = np.all(found == np.round(found)) and np.all(expected == np.round(expected))
    near = np.isclose(found, expected, *limits, equal_nan=True).all() or _rounded(found, expected)
    if whole or not near:
        return None
    gap = np.abs(found - expected)
    return float(gap[~np.isnan(gap)].max(initial=0))


def _rounded(found, expected):
    if found.size != 1 or not np.isfinite(expected).all():
        return False
    right = float(expected.reshape(()))
    return any(float(f"{right:.{digits}g}") == float(found.reshape(())) for digits in range(2, 8))


def within_bounds(found, low, high):
    """What is right and nearest to what was found; at a kink all between two slopes is right.

    Examples
    --------
    >>> within_bounds(np.array([0.4, 1.2]), np.array([0.0, 1.0]), np.array([1.0, 1.0])).tolist()
    [0.4, 1.0]
    """
    if np.shape(found) != np.shape(low):
        return low
    return np.fmax(np.fmin(found, high), low)  # np.clip would let NaN through


def not_exact(error, many=True):
    """Say that something is close but not exact.

    Examples
    --------
    >>> not_exact(1e-9)[:38]
    'close, but not exact: off by up to 1e-'
    """
    return f"close, but not exact: off by {'up to ' * many}{error:.1g}; {_WHY_NOT_EXACT}."


@np.errstate(all="ignore")  # a student's numbers may be infinite; nothing here is about that
def difference(found, expected, name, same=close, wanted="what it should be"):
    """Say in a sentence how an array differs from what it should be.

    Parameters
    ----------
    found, expected : numpy.ndarray
        Of one shape.
    name : str
        What the student calls it.
    same : callable
        How the test compares.
    wanted : str
        What `expected` is.

    Returns
    -------
    str

    Examples
    --------
    >>> difference(np.array([2.0, 4.0]), np.array([1.0, 2.0]), "dW")
    'dW is 2.0 times what it should be, in every place.'
    """
    found, expected = found.astype(float), expected.astype(float)
    error = nearly(found, expected)
    if error is not None:
        value = f" = {as_text(found.flat[0])}" if found.size == 1 else ""
        return f"{name}{value} is {not_exact(error, found.size > 1)}"
    for candidate, sentence in _candidates(found, expected, wanted):
        if tells(candidate, found, expected, same):
            return f"{name} {sentence}"
    right = same(found, expected)
    if found.size == 1:
        return f"{name} = {as_text(found.flat[0])} is {too(found.flat[0], expected.flat[0])}."
    wrong = int((~right).sum())
    if wanted != "what it should be":
        return f"{name} differs from {wanted} in {wrong} of {right.size} places, first at " + (
            f"{place(~right)}, where it is {as_text(found[~right].flat[0])}."
        )
    return (
        f"{name} is right in {right.size - wrong} of {right.size} places; the first wrong one is "
        f"at {place(~right)}, where it is {as_text(found[~right].flat[0])}."
    )


def too(found, expected):
    """Say whether a number is too large or too small; of two negative ones, in size.

    Examples
    --------
    >>> too(3.0, 2.0), too(-3.0, -2.0), too(-1.0, 2.0)
    ('too large', 'too large in size', 'too small')
    """
    if found < 0 and expected < 0:
        return f"too {'large' if found < expected else 'small'} in size"
    return f"too {'large' if found > expected else 'small'}"


def _candidates(found, expected, wanted):
    """What would have come out with a usual slip, and how it is said."""
    one, is_share = found.size == 1, bool(np.abs(expected).max(initial=0) <= 1)
    size = "size but the wrong sign" if one else "sizes but the wrong sign everywhere"
    yield -expected, f"has the right {size}."
    if one:
        yield 100 * expected, f"is 100 times too large{_A_PERCENTAGE * is_share}."
        return
    if is_share:
        yield 100 * expected, f"is 100 times {wanted}, in every place{_A_PERCENTAGE}."
    if found.ndim > 1:
        yield expected.T, "is transposed: rows and columns have changed places."
    if found.ndim and len(found) > 1:
        yield expected[::-1], "is in reversed order."
        for shift in (1, -1):
            moved = np.roll(expected, shift, axis=0)
            yield moved, "is shifted by one place along its first axis."
    usable = expected != 0
    if usable.sum() > 1:
        factor = np.median(found[usable] / expected[usable])
        if factor:
            yield factor * expected, f"is {as_text(factor)} times {wanted}, in every place."
    if found.size > 1:
        moved = expected + np.median(found - expected)
        yield moved, "is off by the same amount in every place."
    # Softmax and batch statistics normalize along an axis; so does the wrong one.
    for axis in range(found.ndim if found.ndim > 1 else 0):
        asked = [np.allclose(expected.sum(each), 1) for each in range(found.ndim)]
        if np.allclose(found.sum(axis), 1) and any(asked) and not asked[axis]:
            yield found, f"sums to one along axis {axis}, which is not the axis asked for."


def place(mask):
    """Write where a mask is true first.

    Examples
    --------
    >>> place(np.array([[False, False], [True, True]]))
    'index [1, 0]'
    """
    index = tuple(int(i) for i in np.argwhere(mask)[0])
    return f"index [{', '.join(map(str, index))}]" if index else "its only place"
