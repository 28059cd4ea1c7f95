"""Finds functions that somebody else wrote inside what should be a student's own work."""

from helpers.checks.bytecode import LIBRARIES
from helpers.checks.errors import CheckFailed
from helpers.checks.observe import code_facts

#: The error function is not in NumPy, so taking it from SciPy is no shortcut.
_ALLOWED = {"erf"}


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
                "you to build; use np.exp instead."
            )
