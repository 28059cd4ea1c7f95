"""What every function shares: reading the input, and giving back what was put in."""

import functools
import inspect

import numpy as np

from helpers.activations.docstrings import complete, split

_TEXT = ("text", "; convert it with float(...) first")
_REFUSED = {
    "U": _TEXT,
    "S": _TEXT,
    "b": (
        "True/False values",
        "; if you mean 1 and 0, convert them with .astype(float) first",
    ),
    "c": ("complex ones", "; take .real or abs(...) first"),
}


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
    what = "None" if z is None else f"values of dtype {array.dtype}"
    what, advice = _REFUSED.get(array.dtype.kind, (what, "; pass numbers or a NumPy array"))
    raise TypeError(f"{name} needs real numbers, but got {what}{advice}.")


def elementwise(formula):
    """Turn a formula on floating-point arrays into a function on whatever people pass in.

    Parameters
    ----------
    formula : callable
        `formula(z, **parameters)`, written for an array `z` of dtype float32 or wider. It must
        return a new array. Its docstring need not say what `z` is, nor what comes back unless
        there is more to say than "activations": these sections are added.

    Returns
    -------
    callable
        Takes numbers, lists and arrays; gives back the shape, dtype and kind that came in. Its
        attribute `formula` is the formula itself, for loops that have checked their arrays once.

    Examples
    --------
    >>> @elementwise
    ... def double(z):
    ...     '''Twice z.'''
    ...     return 2 * z
    >>> double(3), double([1, 2])
    (6.0, array([2., 4.]))
    >>> print(double.__doc__.splitlines()[-1].strip())
    Activations, of the shape and dtype of `z`.
    """
    return _checked(formula, formula.__name__, "Pre-activations.", "Activations", {})


def derivative_of(function):
    """Turn a formula for a slope into a function, as `elementwise` does.

    Parameters
    ----------
    function : callable
        The function whose slope it is, made by `elementwise`. What its docstring says about its
        parameters and errors holds for the slope too, and is added there.

    Returns
    -------
    callable
        A decorator.

    Examples
    --------
    >>> @elementwise
    ... def double(z):
    ...     '''Twice z.'''
    ...     return 2 * z
    >>> @derivative_of(double)
    ... def double_derivative(z):
    ...     '''Derivative of doubling: 2 everywhere.'''
    ...     return np.full_like(z, 2)
    >>> double_derivative(7)
    2.0
    """
    of = function.formula
    _, told = split(of.__doc__)
    shared = {title: told[title] for title in ("Parameters", "Raises") if title in told}

    def decorate(formula):
        return _checked(formula, of.__name__, "Pre-activations, not activations.", "Slopes", shared)

    return decorate


def check_parameters(name, given, known):
    """Refuse parameters that a function does not have.

    Parameters
    ----------
    name : str
        The function, for the message.
    given, known : iterable of str
        Names of parameters.

    Raises
    ------
    TypeError
        If one of `given` is not in `known`.

    Examples
    --------
    >>> check_parameters("swish", {"alpha": 2}, ["beta"])
    Traceback (most recent call last):
        ...
    TypeError: swish has no parameter 'alpha'; it has beta.
    """
    for parameter in given:
        if parameter not in known:
            has = ", ".join(known) or "no parameters"
            raise TypeError(f"{name} has no parameter {parameter!r}; it has {has}.")


def _checked(formula, title, takes, gives, shared):
    """The function that reads its input, computes `formula`, and is documented completely."""
    name = formula.__name__
    known = list(inspect.signature(formula).parameters)[1:]

    @functools.wraps(formula)
    def function(z, *arguments, **parameters):
        check_parameters(title, parameters, known)
        array = as_floats(z, name)
        # Half precision overflows inside formulas whose result it could hold, and is slow.
        work = array.astype(np.float32) if array.dtype == np.float16 else array
        arguments = [_parameter(value, work.dtype, name) for value in arguments]
        parameters = {key: _parameter(value, work.dtype, name) for key, value in parameters.items()}
        # A tail too small for the dtype is rightly zero, so underflow is never an error here.
        with np.errstate(under="ignore"):
            result = formula(work, *arguments, **parameters)
            return like_input(result, z, array.dtype)

    function.formula = formula
    takes = "z : array_like of any shape\n    " + takes
    if "Parameters" in shared:
        takes += "\n" + shared["Parameters"]
    complete(function, **{**shared, "Parameters": takes, "Returns": RETURNS.format(gives)})
    return function


#: What functions and slopes return.
RETURNS = "float or numpy.ndarray\n    {}, of the shape and dtype of `z`."


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
