"""Calls a student's function so that nothing it does can harm the check, and says what it did."""

from helpers.checks.blank import attempted
from helpers.checks.errors import CheckFailed, NotAttempted
from helpers.checks.observing import is_by_hand, line_of, observe
from helpers.checks.wording import show

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
    "only length-1 arrays": (
        "The math module and float() work on one number only; NumPy has the same for arrays."
    ),
    "only 0-dimensional arrays": (
        "The math module and float() work on one number only; NumPy has the same for arrays."
    ),
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
    outcome = run_attempted(function, args, kwargs)
    refuse_changes(outcome, args)
    refuse_warnings(outcome)
    return outcome.value


def run_attempted(function, args=(), kwargs=None):
    """Like `observe`, but a blank function, an exception or a missing return stops the check."""
    attempted(function, show(function) if callable(function) else "the function")
    if not callable(function):
        raise CheckFailed(
            f"a function is needed here, but this is {show(function)}; start it with def."
        )
    outcome = observe(function, args, kwargs)
    if isinstance(outcome.error, NotImplementedError):
        raise NotAttempted(f"{show(function)} still says that it is not implemented.")
    if isinstance(outcome.error, CheckFailed):
        raise outcome.error
    if outcome.error is not None:
        raise CheckFailed(explain_error(outcome, function)) from None
    if outcome.value is None:
        if outcome.printed.strip():
            raise CheckFailed(
                f"{outcome} printed its result but returned nothing; end it with a return line."
            )
        raise CheckFailed(f"{outcome} returned nothing (None); did you forget the return line?")
    return outcome


def refuse_changes(outcome, args):
    """Stop if the call changed one of its arguments."""
    if outcome.changed:
        what = "its input" if len(args) == 1 else f"its argument number {outcome.changed[0] + 1}"
        raise CheckFailed(
            f"{outcome} changed {what}: the caller's array held other numbers afterwards. "
            "Make a new array instead of writing into the one you are given."
        )


def refuse_warnings(outcome):
    """Stop if the call warned."""
    if outcome.warned:
        raise CheckFailed(
            f"{outcome} warned: '{outcome.warned[0]}'. A correct formula can be written so "
            "that no step leaves the range of numbers."
        )


def explain_error(outcome, function):
    """Return a sentence on the exception of an outcome, and what it usually means."""
    error = outcome.error
    # What a student raises by hand can say anything, hidden arguments too; its line says enough.
    said = "" if is_by_hand(error) else " ".join(str(error).split())
    said = said if len(said) <= 200 else said[:197] + "..."
    text = f"{outcome} raised {type(error).__name__}: {said}".rstrip(".: ")
    line = line_of(error, function)
    text += f" (in the line `{line}`)." if line else "."
    for part, meaning in _MEANINGS.items():
        if part in str(error):
            return f"{text} {meaning}"
    return text
