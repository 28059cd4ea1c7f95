"""What a student's function does and is made of, as plain data; judging is done elsewhere.

Observing and judging are apart because they need not happen in one place. While a submission is
graded, the student's functions live in a process of their own, and the checks see functions with
an attribute ``remote``, a `Remote` that answers for them. No other module of the checks touches
a student's function, but for its name and for calling it in a test.

================  ================================================================================
`observe`         calls a function on copies of its arguments, and records all that happens
`foresee`         says which calls will be observed next
`find_out`        finds something out about a function, or remembers it while that holds
`code_facts`      what can be read in its code: the names and the libraries that it uses
`is_blank`        whether an answer, a function or a value, is still as it was released
`replacing`       puts other functions in place of earlier ones that it may call
`may_lend`        whether correct functions may be put there now
`describe_error`  an exception as plain data
================  ================================================================================
"""

import abc
import collections
import contextlib
import copy
import dis
import io
import linecache
import os
import sysconfig
import types
import warnings
import weakref
from dataclasses import dataclass, field

import numpy as np

from helpers.checks import bytecode
from helpers.checks.errors import CheckFailed
from helpers.checks.formatting import show, show_call

_LIBRARIES = tuple(sysconfig.get_paths().values())
# What functions have returned in the last calls, to find one object that is returned twice.
_RETURNED = weakref.WeakKeyDictionary()
_CALLS_BACK = 3
_LASTING = (bool, int, float, str, tuple, np.generic, types.FunctionType, type(None))
_NUMBERS = "biuf"  # kinds of arrays
_COURSE = os.path.dirname(os.path.dirname(__file__))


@dataclass(frozen=True)
class Raised:
    """An exception that a call ended with.

    Parameters
    ----------
    kind : str
        The name of its class.
    text : str
        What it says.
    line : str
        The student's line that raised it; empty where it cannot be found.
    by_hand : bool
        Whether a ``raise`` of the student's made it, so that it may say anything.
    unfinished : bool
        Whether it is a NotImplementedError.
    failure : CheckFailed or None
        The exception itself, where a check raised it inside a function that it had lent.
    """

    kind: str
    text: str = ""
    line: str = ""
    by_hand: bool = False
    unfinished: bool = False
    failure: CheckFailed | None = None


@dataclass(frozen=True)
class Observation:
    """What a call did.

    Parameters
    ----------
    name : str
        The function that was called.
    args : tuple
        With these arguments.
    kwargs : dict
        And with these, by name.
    value : object
        What it returned.
    raised : Raised or None
        What it raised.
    warned : tuple of str
        The warnings it caused.
    printed : str
        What it printed.
    changed : tuple of int
        Which arguments it modified, counted from 0.
    returned_before : bool
        Whether the value is the very array, list or model that an earlier call returned.
    """

    name: str
    args: tuple = ()
    kwargs: dict = field(default_factory=dict)
    value: object = None
    raised: Raised | None = None
    warned: tuple[str, ...] = ()
    printed: str = ""
    changed: tuple[int, ...] = ()
    returned_before: bool = False

    def __str__(self):
        """The call as messages write it; most calls are right, and nobody asks."""
        return show_call(self.name, self.args, self.kwargs)


@dataclass(frozen=True)
class CodeFacts:
    """What a function refers to.

    Parameters
    ----------
    names : frozenset of str
        The global names that it uses, and those that the student's functions it calls use.
    libraries : tuple of str
        The library objects that they refer to, with dots, such as "numpy.exp".
    """

    names: frozenset[str]
    libraries: tuple[str, ...]


class Remote(abc.ABC):
    """What answers for a function that lives elsewhere: the attribute ``remote`` of a stand-in.

    Attributes
    ----------
    names : MutableMapping
        Where the function looks up global names; `replacing` updates it.
    """

    names: object

    @abc.abstractmethod
    def observe(self, function, args, kwargs):
        """Do what `observe` does, where the function is, and return the `Observation`."""

    @abc.abstractmethod
    def foresee(self, function, calls):
        """Do what `foresee` does; to do nothing is right, too."""

    def known(self):
        """Return where to keep what was found out about the function, for as long as it holds.

        That is as long as nothing is done there but to observe. To keep nothing is right, too.
        """
        return {}

    @abc.abstractmethod
    def may_lend(self, own):
        """Do what `may_lend` does."""

    @abc.abstractmethod
    def source_of(self, function):
        """Return a local function with the same code, to be read and not to be called."""


def _remote(function):
    remote = getattr(function, "remote", None)
    return remote if isinstance(remote, Remote) else None


def _source_of(function):
    remote = _remote(function)
    return function if remote is None else remote.source_of(function)


def describe_error(error, function):
    """Say what is to be known of an exception that a student's function raised.

    Parameters
    ----------
    error : BaseException
        The exception, with its traceback.
    function : callable
        What was called.

    Returns
    -------
    Raised
        What is known already, for one that came up elsewhere (its attribute ``raised``).
    """
    known = getattr(error, "raised", None)
    if isinstance(known, Raised):
        return known
    failure = error if isinstance(error, CheckFailed) else None
    unfinished = isinstance(error, NotImplementedError)
    try:
        text = str(error)
    except Exception:  # noqa: BLE001 - a class of the student's may not say anything
        text = ""
    line, by_hand = _line_of(error, function), is_by_hand(error)
    return Raised(type(error).__name__, text, line, by_hand, unfinished, failure)


def observe(function, args=(), kwargs=None, describe=describe_error):
    """Call a function on copies of its arguments and record all that happens.

    Parameters
    ----------
    function : callable
        The student's.
    args : tuple
        Positional arguments.
    kwargs : dict, optional
        Arguments by name.
    describe : callable
        Makes of an exception, and the function, what is recorded of it.

    Returns
    -------
    Observation
        Nothing is raised but KeyboardInterrupt, so that a time limit still works.

    Examples
    --------
    >>> seen = observe(lambda z: z.fill(0), (np.ones(2),))
    >>> seen.value, seen.changed
    (None, (0,))
    """
    kwargs = kwargs or {}
    remote = _remote(function)
    if remote is not None:
        return remote.observe(function, args, kwargs)
    given = [_copy(value) for value in args]
    value, raised, output = None, None, io.StringIO()
    with (
        warnings.catch_warnings(record=True) as caught,
        contextlib.redirect_stdout(output),
        contextlib.redirect_stderr(io.StringIO()),
        # Too small to matter is no mistake; too large or undefined is.
        np.errstate(over="warn", invalid="warn", divide="warn", under="ignore"),
    ):
        warnings.simplefilter("always")
        try:
            value = function(*given, **copy.deepcopy(kwargs))
        except (Exception, SystemExit) as error:  # noqa: BLE001 - students raise anything
            raised = describe(error, function)
    changed = [
        index
        for index, (before, after) in enumerate(zip(args, given, strict=True))
        if not alike(before, after)
    ]
    warned = tuple(str(warning.message) for warning in caught)
    name, printed, known = show(function), output.getvalue(), _is_known(function, value)
    value = _as_returned(value)
    return Observation(name, args, kwargs, value, raised, warned, printed, tuple(changed), known)


def foresee(function, calls):
    """Say which calls of a function will be observed next.

    A function that lives elsewhere can make them all at once, which spares most of the time that
    questions and answers take. Where it is here, nothing happens.

    Parameters
    ----------
    function : callable
        The student's.
    calls : iterable of (tuple, dict)
        Positional arguments, and those by name.

    Examples
    --------
    >>> foresee(len, [(("word",), {})])
    """
    remote = _remote(function)
    if remote is not None:
        remote.foresee(function, calls)


def find_out(function, what, find):
    """Find something out about a function, or remember it.

    Nothing is remembered of a function that is here: nobody can say what is done to it, or to what
    it calls, between two checks.

    Parameters
    ----------
    function : callable
        The student's.
    what : hashable
        What is asked.
    find : callable
        Finds it out; it takes nothing.

    Returns
    -------
    object
        What `find` returned, now or earlier.

    Examples
    --------
    >>> find_out(abs, "at -2", lambda: abs(-2))
    2
    """
    remote = _remote(function)
    known = {} if remote is None else remote.known()
    if what not in known:
        known[what] = find()
    return known[what]


def code_facts(function, besides=()):
    """Read the code of a function.

    Parameters
    ----------
    function : callable
        The student's. Functions of the student that it calls are read too.
    besides : sequence of str
        Functions of the student that are judged elsewhere and so are not looked into for the
        libraries that they use.

    Returns
    -------
    CodeFacts
        The global names and the library objects that it refers to.

    Examples
    --------
    >>> code_facts(lambda z: np.exp(z)).libraries
    ('numpy.exp',)
    """

    def read():
        source = _source_of(function)
        names = frozenset(bytecode.names_used(source))
        return CodeFacts(names, tuple(bytecode.libraries_used(source, besides)))

    return find_out(function, ("code", *besides), read)


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
        return len(answer) > 0 and all(item is None or item is Ellipsis for item in answer)
    if isinstance(answer, types.FunctionType):
        return bytecode.does_nothing(_source_of(answer))
    return False


def may_lend(function, own=False):
    """Whether correct functions may be put in place of earlier ones that a function calls.

    Parameters
    ----------
    function : callable
        The student's.
    own : bool
        Whether one of them belongs to the same exercise, as a function does to its slope's.

    Returns
    -------
    bool
        False where a correct function would answer for one that is not judged yet. Its check is
        then repeated when that has been judged.

    Examples
    --------
    >>> may_lend(lambda z: z)
    True
    """
    remote = _remote(function)
    return remote is None or remote.may_lend(own)


@contextlib.contextmanager
def replacing(function, **others):
    """Put other functions in place of earlier ones that a student's function may call.

    Parameters
    ----------
    function : callable
        The student's.
    **others : callable
        By the name of the earlier function; a name that the student does not have is left out.

    Yields
    ------
    list of str
        The names that were replaced. Afterwards the student's own are back.

    Examples
    --------
    >>> names = {}
    >>> exec("def slope(z): return 0\\ndef twice(z): return 2 * slope(z)", names)
    >>> with replacing(names["twice"], slope=lambda z: 1):
    ...     names["twice"](0.0)
    2
    >>> names["twice"](0.0)
    0
    """
    remote = _remote(function)
    names = getattr(function, "__globals__", {}) if remote is None else remote.names
    mine = {name: names[name] for name in others if name in names}
    try:
        names.update({name: others[name] for name in mine})
        yield list(mine)
    finally:
        names.update(mine)


def _as_returned(value, depth=2):
    """Copy arrays, alone or in lists of lists: a later call may write into them.

    What there is no memory for stays as it is, and is refused for its size wherever it is used.
    """
    if isinstance(value, np.ndarray):
        try:
            return np.array(value, subok=True)
        except MemoryError:
            return value
    if type(value) in (list, tuple) and depth:
        return type(value)(_as_returned(item, depth - 1) for item in value)
    return value


def _is_known(function, value):
    """Whether a function has returned this very object before; it is remembered from now on."""
    try:
        returned = _RETURNED.setdefault(function, collections.deque(maxlen=_CALLS_BACK))
    except TypeError:  # such as np.exp, of which nothing can be remembered
        return False
    known = any(each is value for each in returned)
    if not isinstance(value, _LASTING):
        returned.append(value)
    return known


def is_by_hand(error):
    """Whether a ``raise`` outside the course's and other libraries' code made an exception."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    code = trace.tb_frame.f_code if trace else None
    if code is None or code.co_filename.startswith((_COURSE, *_LIBRARIES)):
        return False
    return dis.opname[code.co_code[trace.tb_lasti]] == "RAISE_VARARGS"


def _line_of(error, function):
    """The student's line that raised, as text; empty where it cannot be found."""
    code = getattr(function, "__code__", None)
    found, trace = "", error.__traceback__
    while code and trace:
        here = trace.tb_frame.f_code
        if here.co_filename == code.co_filename:
            found = linecache.getline(here.co_filename, trace.tb_lineno).strip()
        trace = trace.tb_next
    return found


def _copy(value):
    if type(value) is np.ndarray and value.dtype.kind in _NUMBERS:
        return value.copy(order="K")
    try:
        return copy.deepcopy(value)
    except Exception:  # noqa: BLE001 - any object may refuse
        return value  # a generator or an open file cannot be copied


def alike(before, after):
    """Whether two values are the same in all that they hold; of an object nothing is known.

    Examples
    --------
    >>> alike([np.ones(2), 1.0], [np.ones(2), 1.0]), alike(np.ones(2), np.zeros(2)), alike(1, 2)
    (True, False, False)
    """
    if isinstance(before, np.ndarray):
        return (
            isinstance(after, np.ndarray)
            and before.shape == after.shape
            and before.dtype == after.dtype
            and (
                (before.dtype.kind in _NUMBERS and before.tobytes() == after.tobytes())
                or np.array_equal(before, after, equal_nan=before.dtype.kind == "f")
            )
        )
    if isinstance(before, list | tuple):
        return len(before) == len(after) and all(map(alike, before, after))
    if isinstance(before, dict):
        return before.keys() == after.keys() and all(alike(before[k], after[k]) for k in before)
    if isinstance(before, bool | int | float | complex | str | np.generic):
        return bool(before == after) or (before != before and after != after)
    return True
