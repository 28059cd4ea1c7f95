"""Judges how a student's function works: blank, in error, silent, careless, somebody else's."""

import re

import numpy as np

from helpers.checks.bytecode import LIBRARIES
from helpers.checks.errors import CheckFailed, still_blank
from helpers.checks.formatting import shortened, show
from helpers.checks.observe import alike, code_facts, is_blank, observe

#: The error function is not in NumPy, so taking it from SciPy is no shortcut.
_ALLOWED = {"erf"}

_KEEPS_ITS_PLACE = " A sum or a maximum along an axis keeps its place with keepdims=True."
_ONE_NUMBER = "The math module and float() work on one number only; NumPy has the same for arrays."
# What Python says, in part -> what it means for somebody who writes their first vectorized code.
_MEANINGS = {
    "truth value of an array": (
        "An `if`, `and`, `or`, `min` or `max` can decide for one number only, and this is a whole "
        "array: choose element by element, as np.where and np.maximum do."
    ),
    "inhomogeneous shape": (
        "np.max((0, z)) works on one number only: it needs a list of equal things. Compare "
        "element by element instead, as np.maximum does."
    ),
    "only length-1 arrays": _ONE_NUMBER,
    "only 0-dimensional arrays": _ONE_NUMBER,
    "item assignment": (
        "A single number has no elements to assign to; np.asarray(z) or np.where helps."
    ),
    "'float' object has no attribute": (
        "A plain number is not an array yet; np.asarray(z) makes it one."
    ),
    "has no len()": "A single number has no length; do not loop over z, compute with all of it.",
    "is not iterable": "A single number cannot be looped over; compute with all of z at once.",
    "zero-size array": (
        "An empty array has no largest or smallest element; work element by element."
    ),
    "empty sequence": "An empty list has no largest or smallest element; is it filled first?",
    "could not be broadcast": "Two shapes do not fit together; print them.",
    "mismatch in its core dimension": (
        "The two arrays of a matrix product do not fit together: the last number of the first "
        "one's shape must be the first of the second one's. Print both shapes."
    ),
    "is not defined": "Run the cells above first, and look for a spelling slip.",
    "unexpected keyword argument": "Keep the first line of the function as it was given.",
}


def attempted(answer, name="the answer"):
    """Stop with "not attempted" if an answer is still blank.

    Parameters
    ----------
    answer : object
        A value or a function.
    name : str
        What the student calls it.

    Raises
    ------
    NotAttempted
        If it is blank.

    Examples
    --------
    >>> attempted(0.5, "slope")
    >>> attempted(..., "slope")
    Traceback (most recent call last):
        ...
    helpers.checks.errors.NotAttempted: slope is still blank; put your answer where the dots are.
    """
    if is_blank(answer):
        raise still_blank(name)


def call(function, *args, **kwargs):
    """Call a student's function as a careful person would, and return its result.

    Parameters
    ----------
    function : callable
        The student's. It receives copies, so `args` stay as they are.
    *args, **kwargs : object
        Its arguments.

    Returns
    -------
    object
        What it returned.

    Raises
    ------
    NotAttempted
        If the function is blank or raises NotImplementedError.
    CheckFailed
        If it is no function, raises, returns nothing, warns, or changes what it was given.

    Examples
    --------
    >>> import numpy as np
    >>> call(lambda z: 2 * z, np.array([1.0]))
    array([2.])
    >>> def double(z):
    ...     print(2 * z)
    >>> call(double, 1.0)
    Traceback (most recent call last):
        ...
    helpers.checks.errors.CheckFailed: double(1.0) printed its result but returned nothing; end \
it with a return line.
    """
    seen = observe_attempted(function, args, kwargs)
    refuse_changes(seen, args)
    refuse_warnings(seen)
    return seen.value


def lenient(function, *args, **kwargs):
    """Call a student's function; a changed argument or a warning is not looked at.

    Parameters
    ----------
    function : callable
        The student's. It receives copies.
    *args, **kwargs : object
        Its arguments.

    Returns
    -------
    object
        What it returned.

    Raises
    ------
    NotAttempted, CheckFailed
        If it is blank, raises or returns nothing.

    Notes
    -----
    `call` is strict. What one test looks at should not cost the points of the others: one test
    of an exercise looks at it with `careful` or `call`, and the others are lenient.

    Examples
    --------
    >>> import numpy as np
    >>> lenient(lambda z: 2 * z, np.array([1.0]))
    array([2.])
    """
    return observe_attempted(function, args, kwargs).value


def observe_attempted(function, args=(), kwargs=None):
    """Like `observe`, but a blank function, an exception or a missing return stops the check."""
    attempted(function, show(function) if callable(function) else "the function")
    if not callable(function):
        raise CheckFailed(
            f"a function is needed here, but this is {show(function)}; start it with def."
        )
    seen = observe(function, args, kwargs)
    if seen.raised is not None:
        if seen.raised.unfinished:
            raise still_blank(seen.name)
        raise seen.raised.failure or CheckFailed(explain_error(seen))
    if seen.value is None:
        if seen.printed.strip():
            raise CheckFailed(
                f"{seen} printed its result but returned nothing; end it with a return line."
            )
        raise CheckFailed(f"{seen} returned nothing (None); did you forget the return line?")
    return seen


def refuse_changes(seen, args):
    """Stop if the call changed one of its arguments."""
    if seen.changed:
        place = seen.changed[0]
        what = "its input" if len(args) == 1 else f"its argument number {place + 1}"
        kinds = {list: "list", dict: "dictionary"}
        kind = kinds.get(type(args[place]), "array")
        advice = f"Make a new {kind} instead of writing into the one you are given."
        if kind == "dictionary":
            kind = "dictionary, or an array in it,"
        if kind == "list" and _holds_arrays(args[place]):
            kind = "list, or an array in it,"
            advice = (
                "Neither may be written into: list(...) makes a new list of the same arrays, and "
                "g = g * 2 makes a new array where g *= 2 writes into the old one."
            )
        raise CheckFailed(
            f"{seen} changed {what}: the caller's {kind} was another one afterwards. {advice}"
        )


def _holds_arrays(values):
    return any(
        isinstance(item, np.ndarray) or (isinstance(item, list | tuple) and _holds_arrays(item))
        for item in values
    )


def careful(function, *args, **kwargs):
    """Check that a function leaves its arguments alone, warns of nothing and keeps nothing.

    Parameters
    ----------
    function : callable
        The student's. It receives copies.
    *args, **kwargs : object
        Its arguments.

    Raises
    ------
    NotAttempted, CheckFailed
        If it changes what it is given, gives something else when it is called again, or the very
        array that it gave before.

    Notes
    -----
    One test of an exercise asks for this, and the others call with `lenient`: so writing into an
    argument costs one point.

    Examples
    --------
    >>> import numpy as np
    >>> careful(lambda z: 2 * z, np.array([1.0]))
    >>> seen = []
    >>> def count(z):
    ...     seen.append(z)
    ...     return len(seen) * z
    >>> careful(count, np.array([1.0]))
    Traceback (most recent call last):
        ...
    helpers.checks.errors.CheckFailed: count(np.array([1.])) gave something else when it was \
called again: what it gives may depend on its arguments only, and on no call before.
    """
    first = observe_attempted(function, args, kwargs)
    refuse_changes(first, args)
    refuse_warnings(first)
    refuse_memory(first, observe_attempted(function, args, kwargs))


def refuse_memory(first, again):
    """Stop if a second call with the same arguments tells that the first one left traces."""
    if not alike(first.value, again.value):
        raise CheckFailed(
            f"{first} gave something else when it was called again: what it gives may depend on "
            "its arguments only, and on no call before."
        )
    if again.returned_before:
        raise CheckFailed(
            f"{first} returned the very object that it had returned before: who still uses that "
            "one finds it changed. Make a new one in every call."
        )


def refuse_warnings(seen):
    """Stop if the call warned."""
    if seen.warned:
        raise CheckFailed(
            f"{seen} warned: '{seen.warned[0]}'. A correct formula can be written so "
            "that no step leaves the range of numbers."
        )


def explain_error(seen):
    """Return a sentence on the exception that a call ended with, and what it usually means."""
    raised = seen.raised
    # What a student raises by hand can say anything, hidden arguments too; its line says enough.
    said = "" if raised.by_hand else " ".join(raised.text.split())
    said = shortened(said, 200)
    text = f"{seen} raised {raised.kind}: {said}".rstrip(".: ")
    text += f" (in the line `{raised.line}`)." if raised.line else "."
    for part, meaning in _MEANINGS.items():
        if part in raised.text:
            return f"{text} {meaning}{_KEEPS_ITS_PLACE if _has_lost_an_axis(raised.text) else ''}"
    return text


def _has_lost_an_axis(text):
    """Whether two shapes did not fit because one of them lacks an axis of the other."""
    shapes = re.search(r"broadcast.*\((\d[\d,]*)\) \((\d[\d,]*)\)", text)
    if shapes is None:
        return False
    short, long = sorted((each.strip(",").split(",") for each in shapes.groups()), key=len)
    rest = iter(long)
    return len(short) == len(long) - 1 and all(length in rest for length in short)


def own_work(function, name=None, without=(), besides=()):
    """Stop if a function calls a library that already has what is asked for.

    Parameters
    ----------
    function : callable
        The student's. Functions of the student that it calls are looked at too.
    name : str, optional
        What the student calls it.
    without : sequence of str
        Names of NumPy or math functions that would be shortcuts in this exercise, like "tanh".
    besides : sequence of str
        Functions of the student that are judged elsewhere and so are not looked into.

    Raises
    ------
    CheckFailed
        With the name of what it calls.

    Examples
    --------
    >>> import numpy as np
    >>> own_work(lambda z: np.maximum(0, z), "relu")
    >>> from helpers import activations
    >>> own_work(lambda z: activations.relu(z), "relu")
    Traceback (most recent call last):
        ...
    helpers.checks.errors.CheckFailed: relu uses helpers.activations, which already has the \
answer; this exercise asks for your own formula in NumPy.
    """
    name = name or getattr(function, "__name__", "your function")
    for used in code_facts(function, besides).libraries:
        library, _, what = used.rpartition(".")
        root = used.split(".")[0]
        if root in LIBRARIES and what not in _ALLOWED:
            raise CheckFailed(
                f"{name} uses {library or root}, which already has the answer; "
                "this exercise asks for your own formula in NumPy."
            )
        if what in without and root in ("numpy", "math", "cmath"):
            raise CheckFailed(
                f"{name} uses {used.replace('numpy.', 'np.')}, which is what this exercise asks "
                "you to build."
            )
