"""Judges a function again with correct earlier functions, so that a slip costs once."""

from helpers.checks.errors import CheckFailed, NotAttempted
from helpers.checks.properties import _names_used
from helpers.checks.slopes import standing_in


def forgiving(judge, function, earlier):
    """Run a check; if it fails, repeat it with correct earlier functions in place of the student's.

    Parameters
    ----------
    judge : callable
        Takes nothing; raises CheckFailed if the function falls short.
    function : callable
        The student's function that is judged.
    earlier : mapping from str to callable
        Correct versions of functions from earlier exercises, by name.

    Raises
    ------
    CheckFailed
        What the first run said, if the second fails as well.

    Examples
    --------
    >>> double = lambda z: 3 * z
    >>> def twice_plus_one(z):
    ...     return double(z) + 1
    >>> from helpers import checks
    >>> def judge():
    ...     checks.number(twice_plus_one(2.0), 5.0)
    >>> twice_plus_one.__globals__["double"] = double
    >>> forgiving(judge, twice_plus_one, {"double": lambda z: 2 * z})
    twice_plus_one was judged with a correct double in place of yours.
    """
    try:
        judge()
        return
    except NotAttempted:
        raise
    except CheckFailed as failure:
        first = failure
    replaced = _called(function, earlier)
    if not replaced:
        raise first
    with standing_in(function, **{name: earlier[name] for name in replaced}):
        try:
            judge()
        except CheckFailed:
            raise first from None
    name = getattr(function, "__name__", "It")
    print(f"{name} was judged with a correct {' and '.join(replaced)} in place of yours.")


def _called(function, earlier):
    """Names of earlier functions that a function, or a helper of its, may call."""
    names = getattr(function, "__globals__", {})
    used = _names_used(function)
    return [
        name for name in earlier if name in used and name in names and names[name] is not function
    ]
