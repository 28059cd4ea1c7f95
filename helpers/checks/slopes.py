"""Checks of gradients and of the functions that return several of them.

===============  =================================================================================
`forgiving`      repeats a test that fails with correct earlier functions
`lenient`        calls a function and lets pass what another test looks at
`parts`          several results of one function, each a thing of its own
`slopes`         a gradient against the slopes measured by moving each number by a hair
`standing_in`    puts correct functions in the place of earlier ones of the student
===============  =================================================================================
"""

import contextlib

import numpy as np

from helpers.checks.arrays import as_array
from helpers.checks.blank import attempted
from helpers.checks.calling import run_attempted
from helpers.checks.errors import CheckFailed, NotAttempted
from helpers.checks.observing import names_of
from helpers.checks.wording import number as as_text


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
    `call` is strict. A slip that one test looks at should not cost the points of the others.

    Examples
    --------
    >>> lenient(lambda z: 2 * z, np.array([1.0]))
    array([2.])
    """
    return run_attempted(function, args, kwargs).value


def parts(answer, names, function="the function"):
    """Read the several results of a function.

    Parameters
    ----------
    answer : tuple or list
        What it returned.
    names : sequence of str
        What the results are called, in their order.
    function : str
        What the student calls the function.

    Returns
    -------
    list

    Raises
    ------
    NotAttempted, CheckFailed
        If their number is another, or one is blank.

    Examples
    --------
    >>> parts((1, 2), ("dW", "db"))
    [1, 2]
    >>> parts(1, ("dW", "db"), "backward")
    Traceback (most recent call last):
        ...
    helpers.checks.errors.CheckFailed: backward must return 2 things, in this order: dW, db.
    """
    wanted = f"{function} must return {len(names)} things, in this order: {', '.join(names)}"
    if not isinstance(answer, tuple | list):
        raise CheckFailed(f"{wanted}.")
    if len(answer) != len(names):
        raise CheckFailed(f"{wanted}; it returned {len(answer)}.")
    for item, name in zip(answer, names, strict=True):
        attempted(item, name)
    return list(answer)


def slopes(claimed, function, point, name="the gradient", tolerance=1e-5):
    """Check a gradient by moving each number by a hair to both sides.

    Parameters
    ----------
    claimed : array_like, the shape of `point`
        The student's gradient of `function` at `point`.
    function : callable
        `function(point) -> float`.
    point : numpy.ndarray
        Where; it stays as it is.
    name : str
        What the student calls the gradient.
    tolerance : float
        Greatest difference allowed, relative to the largest slope. Central differences with a
        hair of 1e-5 are good to about 1e-9 on smooth functions.

    Raises
    ------
    NotAttempted, CheckFailed

    Examples
    --------
    >>> w = np.array([1.0, 2.0])
    >>> slopes(2 * w, lambda w: (w**2).sum(), w)
    >>> slopes(w, lambda w: (w**2).sum(), w, name="dw")
    Traceback (most recent call last):
        ...
    helpers.checks.errors.CheckFailed: dw is 0.5 times the measured slope, in every place.
    """
    point = np.array(point, dtype=float)
    found = as_array(claimed, name, shape=point.shape).astype(float)
    measured = _measured(function, point)
    allowed = tolerance * max(1e-3, np.abs(measured).max(initial=0))
    wrong = np.abs(found - measured) > allowed
    if not wrong.any():
        return
    factor = np.median(found[measured != 0] / measured[measured != 0])
    if np.isclose(factor, -1, rtol=tolerance) and np.abs(found + measured).max() <= allowed:
        raise CheckFailed(f"{name} has the right sizes but the wrong sign everywhere.")
    if factor and np.abs(found - factor * measured).max() <= allowed * abs(factor):
        raise CheckFailed(f"{name} is {as_text(factor)} times the measured slope, in every place.")
    place = ", ".join(map(str, np.argwhere(wrong)[0]))
    raise CheckFailed(
        f"{name} differs from the measured slope in {wrong.sum()} of {wrong.size} places, first "
        f"at index [{place}]: the loss does not move as it says when that number is moved a hair."
    )


def _measured(function, point):
    measured = np.zeros_like(point)
    for place in np.ndindex(point.shape):
        values = []
        for hair in (1e-5, -1e-5):
            moved = point.copy()
            moved[place] += hair
            values.append(float(function(moved)))
        measured[place] = (values[0] - values[1]) / 2e-5
    return measured


@contextlib.contextmanager
def standing_in(function, **correct):
    """Put correct functions in the place of earlier ones that a student's function may call.

    Parameters
    ----------
    function : callable
        The student's.
    **correct : callable
        By the name of the earlier function.

    Yields
    ------
    None
        Afterwards the student's own are back.

    Notes
    -----
    A test that fails can be repeated like this, so that a slip in an earlier exercise does not
    cost the points of a later one.

    Examples
    --------
    >>> names = {}
    >>> exec("def slope(z): return 0\\ndef twice(z): return 2 * slope(z)", names)
    >>> with standing_in(names["twice"], slope=lambda z: 1):
    ...     names["twice"](0.0)
    2
    >>> names["twice"](0.0)
    0
    """
    names = names_of(function)
    mine = {name: names[name] for name in correct if name in names}
    try:
        names.update({name: correct[name] for name in mine})
        yield
    finally:
        names.update(mine)


def forgiving(test, function, **correct):
    """Run a test, and run it again with correct earlier functions where it fails.

    Parameters
    ----------
    test : callable
        Takes nothing; raises CheckFailed where something is wrong.
    function : callable
        The student's function that it looks at.
    **correct : callable
        As in `standing_in`.

    Raises
    ------
    CheckFailed
        What the first run found, if the second one fails too.

    Examples
    --------
    >>> forgiving(lambda: None, len)
    """
    try:
        test()
    except NotAttempted:
        raise
    except CheckFailed as failure:
        try:
            with standing_in(function, **correct):
                test()
        except CheckFailed:
            raise failure from None
        print(f"This was judged with a correct {' and '.join(correct)} in place of yours.")
