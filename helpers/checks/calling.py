"""Judges how a student's function was called: blank, in error, silent, changing its arguments."""

from helpers.checks.errors import CheckFailed, still_blank
from helpers.checks.formatting import show
from helpers.checks.observe import is_blank, observe

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
    "has no attribute 'copy'": "A plain number is not an array yet; np.asarray(z) makes it one.",
    "has no len()": "A single number has no length; do not loop over z, compute with all of it.",
    "is not iterable": "A single number cannot be looped over; compute with all of z at once.",
    "zero-size array": (
        "An empty array has no greatest or smallest element; work element by element."
    ),
    "could not be broadcast": (
        "Two shapes do not fit together; print them. A sum or a maximum along an axis keeps its "
        "place with keepdims=True."
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
    `call` is strict. What one test looks at should not cost the points of the others.

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
        what = "its input" if len(args) == 1 else f"its argument number {seen.changed[0] + 1}"
        raise CheckFailed(
            f"{seen} changed {what}: the caller's array held other numbers afterwards. "
            "Make a new array instead of writing into the one you are given."
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
    said = said if len(said) <= 200 else said[:197] + "..."
    text = f"{seen} raised {raised.kind}: {said}".rstrip(".: ")
    text += f" (in the line `{raised.line}`)." if raised.line else "."
    for part, meaning in _MEANINGS.items():
        if part in raised.text:
            return f"{text} {meaning}"
    return text
