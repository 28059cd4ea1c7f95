"""How near is near enough: every tolerance of the checks, with its reason."""

import numpy as np

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
#: A number that somebody typed or computed in several steps, as (relative, absolute): another
#: order of computing passes, rounding by hand does not.
NUMBER = (1e-6, 1e-9)
#: A result that is taken for that of a known mistake, relative and absolute.
KNOWN_MISTAKE = 1e-7
#: Values of an elementwise function that are taken for a known mistake's, (relative, absolute).
RECOGNIZED = (1e-7, 1e-10)
#: A gradient against measured slopes, relative to the largest: central differences with a
#: `HAIR` of this size are good to about 1e-9 on smooth functions.
GRADIENT, HAIR = 1e-5, 1e-5
#: The variance of many weights, relative: with 100,000 of them the mean square of normal weights
#: is off by more than 2 % once in a million times.
VARIANCE = 0.05
#: Values that are this near are called close but not exact.
NEARLY = 5e-3


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
