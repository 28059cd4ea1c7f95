"""How numbers, arrays and calls are written in messages."""

import types

import numpy as np


def show(value):
    """Write a value as a student would type it, shortened where it is long.

    Parameters
    ----------
    value : object
        Usually a number or an array.

    Returns
    -------
    str

    Examples
    --------
    >>> show(np.array([-1.0, 2.0])), show(0.1 + 0.2), show([np.zeros((2, 3))])
    ('np.array([-1., 2.])', '0.3', '[an array of shape (2, 3)]')
    >>> show(np.random.default_rng(0))
    'a random generator'
    """
    if isinstance(value, np.ndarray):
        return _show_array(value)
    if isinstance(value, np.random.Generator):
        return "a random generator"
    if isinstance(value, bool | np.bool_):
        return str(bool(value))
    if isinstance(value, float | np.floating):
        return number(value)
    if callable(value):
        return getattr(value, "__name__", type(value).__name__)
    if isinstance(value, list | tuple):
        return _show_items(value)
    return shortened(repr(value), 60)


def kind(value):
    """Say what kind of thing a value is that is no number and no array of numbers.

    What it holds is not repeated: a function that is tested with unseen numbers could write them
    there.

    Examples
    --------
    >>> kind(["a", "b"]), kind({"a": 1}), kind("a"), kind(True), kind(0.1 + 0.2)
    ('a list', 'a dictionary', 'text', 'True or False', '0.3')
    """
    if isinstance(value, int | float | np.floating | np.integer) and not isinstance(value, bool):
        return number(value) if isinstance(value, float | np.floating) else f"{value:.6g}"
    return next((word for kinds, word in _KINDS if isinstance(value, kinds)), "another object")


_KINDS = (
    (bool | np.bool_, "True or False"),
    (str | bytes, "text"),
    (complex | np.complexfloating, "a complex number"),
    (list, "a list"),
    (tuple, "a tuple"),
    (dict, "a dictionary"),
    (set | frozenset, "a set"),
    (range, "a range"),
    (np.ndarray, "an array of something else"),
    (types.FunctionType, "a function"),
    (type(None), "nothing (None)"),
)


def shortened(text, most):
    """Cut a text that is too long, and where no bracket is open.

    Examples
    --------
    >>> shortened("one two three", 10), shortened("f(a, b, c) went wrong", 12)
    ('one two...', 'f...')
    """
    if len(text) <= most:
        return text
    cut = text[: most - 3]
    depth, closed = 0, 0
    for index, letter in enumerate(cut):
        depth += (letter in "([{") - (letter in ")]}")
        if depth <= 0:
            closed = index + 1
    return f"{(cut[:closed] or cut).rstrip()}..."


def _show_items(items):
    shown, more = [], ", ..." if len(items) > 6 else ""
    for item in items[:6]:
        shown.append(show(item))
        if sum(map(len, shown)) > 60:
            shown, more = shown[:-1] or ["..."], ", ..." if len(shown) > 1 else ""
            break
    inside = ", ".join(shown) + more
    if isinstance(items, list):
        return f"[{inside}]"
    return f"({inside},)" if len(items) == 1 else f"({inside})"


def number(value):
    """Write a number with at most six digits.

    Examples
    --------
    >>> number(2.0), number(-0.123456789)
    ('2.0', '-0.123457')
    """
    text = f"{float(value):.6g}"
    return text if any(mark in text for mark in ".en") else text + ".0"


def _show_array(array):
    kind = "" if array.dtype in (np.float64, np.int64) else f", dtype={array.dtype}"
    if array.ndim != 1 or array.size == 0:
        return f"an array of shape {array.shape}{kind.replace('dtype=', 'dtype ')}"
    items = [str(item) for item in array[:6].tolist()]
    if array.dtype.kind == "f":
        items = [
            number(item).removesuffix("0") if float(item).is_integer() else number(item)
            for item in array[:6]
        ]
    more = ", ..." if array.size > 6 else ""
    return f"np.array([{', '.join(items)}{more}]{kind})"


def show_call(name, args, kwargs):
    """Write a call of a function by its name.

    Examples
    --------
    >>> show_call("relu", (np.array([-1.0, 2.0]),), {})
    'relu(np.array([-1., 2.]))'
    """
    parts = [show(value) for value in args]
    parts += [f"{name}={show(value)}" for name, value in kwargs.items()]
    return f"{name}({', '.join(parts)})"
