"""Checks an activation function, or its derivative, one property at a time."""

import contextlib

from helpers.checks.blank import attempted
from helpers.checks.errors import CheckFailed, NotAttempted
from helpers.checks.facets import JUDGES
from helpers.checks.shortcuts import own_work
from helpers.checks.targets import target
from helpers.checks.wording import show

FACETS = ("values", "derivative", "stability", "shape", "dtype", "purity", "arrays")

# A function may build on those before it, never on those after it, so that two functions can
# not prove each other right.
_ORDER = (
    "step",
    "linear",
    "sigmoid",
    "tanh",
    "softplus",
    "relu",
    "leaky_relu",
    "prelu",
    "elu",
    "selu",
    "gelu",
    "gelu_tanh",
    "gelu_sigmoid",
    "swish",
    "lisht",
    "mish",
)
_SHORTCUTS = {"tanh": ("tanh",)}


def activation(function, name, facet, seed=None, **parameters):
    """Check one property of an activation function or of its derivative.

    Parameters
    ----------
    function : callable
        The student's; it takes z and the function's parameters by name.
    name : str
        What it should be: a name of the registry ("relu"), the same with `_derivative`, or
        "prelu_alpha_gradient".
    facet : {"values", "derivative", "stability", "shape", "dtype", "purity", "arrays"}
        The property. "values" compares with the reference, on numbers one at a time where the
        function cannot take arrays; "derivative" does so for the slope and accepts any slope
        between the two sides' at a kink. "stability" asks for finite values without warnings
        from -1000 to 1000, "shape" for numbers and arrays of any number of axes, "dtype" for
        float32 to stay float32, "purity" for the input to stay as it was; "arrays" is the last
        three at once. They are judged on their own where the values are right or show a single
        known slip.
    seed : int, optional
        Chooses the inputs that are drawn at random.
    **parameters : float
        Parameters by name; without them the defaults and another value are tried.

    Raises
    ------
    NotAttempted
        If the function is blank.
    CheckFailed
        With what went wrong, for which input.

    Notes
    -----
    A function may call earlier ones of the student's. If the check fails and the student has
    some, it is repeated with correct ones in their place, so that a slip costs once.

    Examples
    --------
    >>> import numpy as np
    >>> activation(lambda z: np.maximum(0, z), "relu", "values")
    >>> activation(lambda z: np.minimum(0, z), "relu", "values")
    Traceback (most recent call last):
        ...
    helpers.checks.errors.CheckFailed: <lambda>(-5.0) gave -5.0: it keeps the negative half and \
drops the positive one. (See lesson ..., ReLU.)
    """
    if facet not in FACETS:
        raise ValueError(f"There is no facet {facet!r}; use one of {', '.join(FACETS)}.")
    if facet == "derivative":
        name, facet = f"{name}_derivative", "values"
    wanted = target(name)
    attempted(function, show(function) if callable(function) else name)
    earlier = _earlier(name)
    if callable(function):
        own_work(function, name, without=_SHORTCUTS.get(name, ()), besides=earlier)
    try:
        JUDGES[facet](function, wanted, parameters, seed)
    except NotAttempted:
        raise
    except CheckFailed as failure:
        with _corrected(function, earlier) as replaced:
            if not replaced:
                raise
            try:
                JUDGES[facet](function, wanted, parameters, seed)
            except CheckFailed:
                raise failure from None
        print(f"{name} was judged with a correct {' and '.join(replaced)} in place of yours.")


def _earlier(name):
    base = name.removesuffix("_derivative").removesuffix("_alpha_gradient")
    if base not in _ORDER:
        return []
    before = _ORDER[: _ORDER.index(base)]
    names = [item for entry in before for item in (entry, f"{entry}_derivative")]
    return names + ([base] if name != base else [])


@contextlib.contextmanager
def _corrected(function, earlier):
    """Put correct functions in place of the student's earlier ones that `function` may call."""
    names = getattr(function, "__globals__", {})
    used = _names_used(function)
    mine = {name: names[name] for name in earlier if callable(names.get(name)) and name in used}
    mine = {name: own for name, own in mine.items() if own is not function}
    try:
        names.update({name: target(name).reference for name in mine})
        yield list(mine)
    finally:
        names.update(mine)


def _names_used(function, seen=None):
    """Global names that a function uses, and those that its helpers use."""
    seen = set() if seen is None else seen
    code = getattr(function, "__code__", None)
    if code is None:
        return seen
    for name in set(code.co_names) - seen:
        seen.add(name)
        inner = function.__globals__.get(name)
        if callable(inner) and getattr(inner, "__globals__", None) is function.__globals__:
            _names_used(inner, seen)
    return seen
