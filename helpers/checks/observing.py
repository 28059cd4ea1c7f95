"""Observes what a student's function does; judging is done elsewhere, with what was observed.

The two are apart because they need not happen in one place. While a notebook is graded, the
student's functions live in a process of their own, and the checks see *remote functions*: ones
that have an attribute ``remote``, which answers for them.

==============  ==================================================================================
`observe`       calls a function on copies, and records all that happens
`source_of`     a function whose code can be read, though it may not be the one that is called
`names_of`      where a function looks up global names
`line_of`       the student's line that raised an exception
`is_by_hand`    whether a ``raise`` of the student's made it
==============  ==================================================================================
"""

import contextlib
import copy
import dis
import io
import linecache
import os
import sysconfig
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from helpers.checks.wording import show_call

_LIBRARIES = tuple(sysconfig.get_paths().values())
_COURSE = os.path.dirname(os.path.dirname(__file__))


@dataclass
class Outcome:
    """What a call did.

    Parameters
    ----------
    function : callable
        What was called.
    args : tuple
        With these arguments.
    kwargs : dict
        And with these, by name.
    value : object
        What it returned.
    error : BaseException or None
        What it raised.
    warned : list of str
        The warnings it caused, as text.
    printed : str
        What it printed.
    changed : list of int
        Which arguments it modified, counted from 0.
    """

    function: Callable
    args: tuple = ()
    kwargs: dict = field(default_factory=dict)
    value: object = None
    error: BaseException | None = None
    warned: list[str] = field(default_factory=list)
    printed: str = ""
    changed: list[int] = field(default_factory=list)

    def __str__(self):
        """The call as messages write it; most calls are right, and nobody asks."""
        return show_call(self.function, self.args, self.kwargs)


def observe(function, args=(), kwargs=None):
    """Call a function on copies of its arguments and record all that happens.

    Parameters
    ----------
    function : callable
        The student's.
    args : tuple
        Positional arguments.
    kwargs : dict, optional
        Arguments by name.

    Returns
    -------
    Outcome
        Nothing is raised but KeyboardInterrupt, so that a time limit still works.

    Examples
    --------
    >>> outcome = observe(lambda z: z.fill(0), (np.ones(2),))
    >>> outcome.value, outcome.changed
    (None, [0])
    """
    kwargs = kwargs or {}
    remote = getattr(function, "remote", None)
    if remote is not None:
        return remote.observe(function, args, kwargs)
    given = [_copy(value) for value in args]
    outcome = Outcome(function, args, kwargs)
    output = io.StringIO()
    with (
        warnings.catch_warnings(record=True) as caught,
        contextlib.redirect_stdout(output),
        contextlib.redirect_stderr(io.StringIO()),
        # Too small to matter is no mistake; too large or undefined is.
        np.errstate(over="warn", invalid="warn", divide="warn", under="ignore"),
    ):
        warnings.simplefilter("always")
        try:
            outcome.value = function(*given, **copy.deepcopy(kwargs))
        except (Exception, SystemExit) as error:  # noqa: BLE001 - students raise anything
            outcome.error = error
    outcome.warned = [str(warning.message) for warning in caught]
    outcome.printed = output.getvalue()
    outcome.changed = [
        index
        for index, (before, after) in enumerate(zip(args, given, strict=True))
        if not _same(before, after)
    ]
    return outcome


def source_of(function):
    """Return a function whose code can be read in the place of a remote one; others as they are.

    Parameters
    ----------
    function : callable
        The student's.
    """
    remote = getattr(function, "remote", None)
    return function if remote is None else remote.source_of(function)


def names_of(function):
    """Return the global names of a function: a mapping that can be updated.

    Parameters
    ----------
    function : callable
        The student's.
    """
    remote = getattr(function, "remote", None)
    return getattr(function, "__globals__", {}) if remote is None else remote.names


def is_by_hand(error):
    """Whether a ``raise`` outside the course's and other libraries' code made an exception."""
    remote = getattr(error, "remote", None)
    if remote is not None:
        return remote.by_hand
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    code = trace.tb_frame.f_code if trace else None
    if code is None or code.co_filename.startswith((_COURSE, *_LIBRARIES)):
        return False
    return dis.opname[code.co_code[trace.tb_lasti]] == "RAISE_VARARGS"


def line_of(error, function):
    """The student's line that raised, as text; empty where it cannot be found."""
    remote = getattr(error, "remote", None)
    if remote is not None:
        return remote.line
    code = getattr(function, "__code__", None)
    found, trace = "", error.__traceback__
    while code and trace:
        here = trace.tb_frame.f_code
        if here.co_filename == code.co_filename:
            found = linecache.getline(here.co_filename, trace.tb_lineno).strip()
        trace = trace.tb_next
    return found


def _copy(value):
    try:
        return copy.deepcopy(value)
    except Exception:  # noqa: BLE001 - any object may refuse
        return value  # a generator or an open file cannot be copied


def _same(before, after):
    if isinstance(before, np.ndarray):
        return (
            isinstance(after, np.ndarray)
            and before.shape == after.shape
            and before.dtype == after.dtype
            and np.array_equal(before, after, equal_nan=before.dtype.kind == "f")
        )
    if isinstance(before, list | tuple):
        return len(before) == len(after) and all(map(_same, before, after))
    if isinstance(before, dict):
        return before.keys() == after.keys() and all(_same(before[k], after[k]) for k in before)
    return True
