"""Tells an answer that is still blank from one that is wrong."""

import dis
import types

from helpers.checks.errors import NotAttempted
from helpers.checks.observing import source_of

# What a body made of a docstring, `...`, `pass` or `return None` compiles to, in Python 3.11
# to 3.13; anything else a student writes adds an instruction that is not among these.
_IDLE = {"RESUME", "NOP", "CACHE", "LOAD_CONST", "RETURN_CONST", "RETURN_VALUE", "POP_TOP"}


def is_blank(answer):
    """Whether an answer is still as it was released.

    Parameters
    ----------
    answer : object
        A value or a function.

    Returns
    -------
    bool
        True for `...`, for None, for an empty text, and for a function whose body does nothing.

    Examples
    --------
    >>> is_blank(...), is_blank(0.0), is_blank(lambda z: ...), is_blank(lambda z: z)
    (True, False, True, False)
    """
    if answer is None or answer is Ellipsis:
        return True
    if isinstance(answer, str):
        return not answer.strip(" .")
    if isinstance(answer, tuple | list):
        return len(answer) > 0 and all(_is_placeholder(item) for item in answer)
    if isinstance(answer, types.FunctionType):
        return _does_nothing(source_of(answer))
    return False


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
        raise NotAttempted(f"{name} is still blank; put your answer where the dots are.")


def _is_placeholder(item):
    return item is None or item is Ellipsis


def _does_nothing(function):
    if function.__code__.co_names:  # it uses a name; most functions do, and reading them is slow
        return False
    for step in dis.get_instructions(function):
        if step.opname not in _IDLE:
            return False
        returned = step.opname in ("LOAD_CONST", "RETURN_CONST")
        if returned and not _is_placeholder(step.argval):
            return False
    return True
