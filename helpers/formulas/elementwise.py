"""What every formula shares: reading the input, and giving back what was put in."""

import functools

import numpy as np


def as_floats(z, name="this function"):
    """Read numbers, lists or arrays as a floating-point array.

    Parameters
    ----------
    z : array_like of any shape
        Floating-point input keeps its dtype; whole numbers become float64.
    name : str
        What is being computed, for the error message.

    Returns
    -------
    numpy.ndarray
        The input itself where it already is a floating-point array, so do not write to it.

    Raises
    ------
    TypeError
        If `z` holds anything but real numbers (text, complex numbers, True/False, None).

    Examples
    --------
    >>> as_floats([1, 2])
    array([1., 2.])
    >>> as_floats("7", "relu")
    Traceback (most recent call last):
        ...
    TypeError: relu needs real numbers, but got text; convert it with float(...) first.
    """
    try:
        array = np.asarray(z)
    except ValueError:
        raise TypeError(
            f"{name} needs rows of equal length, but got a ragged list; "
            "make every row as long as the first."
        ) from None
    if array.dtype.kind == "f":
        return array
    if array.dtype.kind in "iu":
        return array.astype(np.float64)
    if array.dtype.kind in "US":
        raise TypeError(
            f"{name} needs real numbers, but got text; convert it with float(...) first."
        )
    if array.dtype.kind == "b":
        raise TypeError(
            f"{name} needs real numbers, but got True/False values; "
            "if you mean 1 and 0, convert them with .astype(float) first."
        )
    if array.dtype.kind == "c":
        raise TypeError(
            f"{name} needs real numbers, but got complex ones; take .real or abs(...) first."
        )
    what = "None" if z is None else f"values of dtype {array.dtype}"
    raise TypeError(f"{name} needs real numbers, but got {what}; pass numbers or a NumPy array.")


def elementwise(formula):
    """Turn a formula on floating-point arrays into a function on whatever people pass in.

    Parameters
    ----------
    formula : callable
        `formula(z, **parameters)`, written for an array `z` of dtype float32 or wider. It must
        return a new array.

    Returns
    -------
    callable
        Takes numbers, lists and arrays; gives back the shape, dtype and kind that came in.

    Examples
    --------
    >>> @elementwise
    ... def double(z):
    ...     return 2 * z
    >>> double(3), double([1, 2])
    (6.0, array([2., 4.]))
    """
    name = formula.__name__

    @functools.wraps(formula)
    def function(z, *arguments, **parameters):
        array = as_floats(z, name)
        # Half precision overflows inside formulas whose result it could hold, and is slow.
        work = array.astype(np.float32) if array.dtype == np.float16 else array
        arguments = [_parameter(value, work.dtype, name) for value in arguments]
        parameters = {key: _parameter(value, work.dtype, name) for key, value in parameters.items()}
        # A tail too small for the dtype is rightly zero, so underflow is never an error here.
        with np.errstate(under="ignore"):
            result = formula(work, *arguments, **parameters)
            return like_input(result, z, array.dtype)

    return function


def like_input(result, z, dtype):
    """Give a result the kind and dtype of the input it was computed from.

    Parameters
    ----------
    result : array_like
        What was computed.
    z : array_like
        What was passed in.
    dtype : numpy.dtype
        The dtype to give back.

    Returns
    -------
    float, NumPy scalar or numpy.ndarray
        A Python float for a Python number, a NumPy scalar for a NumPy scalar, else an array.

    Examples
    --------
    >>> like_input(np.array(2.0), 5, np.dtype(float))
    2.0
    """
    result = np.asarray(result, dtype=dtype)
    if result.ndim or isinstance(z, np.ndarray):
        return result
    return result.item() if type(z) in (int, float) else result[()]


def product(x, y):
    """Multiply, taking 0 times infinity as 0: the limit of every gate in this package.

    Parameters
    ----------
    x, y : float or numpy.ndarray
        Factors of shapes that broadcast.

    Returns
    -------
    float or numpy.ndarray
        `x * y`, and 0 wherever either factor is 0.

    Examples
    --------
    >>> float(product(-np.inf, 0.0))
    0.0
    """
    with np.errstate(invalid="ignore"):
        result = x * y
    made = np.isnan(result)
    if not made.any():
        return result
    # NaN that was not put in: only an infinity that met a zero can have made it.
    return np.where(made & ~np.isnan(x) & ~np.isnan(y), 0, result)


def _parameter(value, dtype, name):
    # A Python number adapts to the dtype of the array by itself; NumPy's scalars would widen it.
    if type(value) in (int, float):
        return value
    try:
        if np.asarray(value).dtype.kind not in "fiu":
            raise TypeError
        return np.asarray(value, dtype=dtype)
    except (TypeError, ValueError):
        raise TypeError(
            f"{name} needs numbers as its parameters, but got {value!r}; pass a number."
        ) from None
