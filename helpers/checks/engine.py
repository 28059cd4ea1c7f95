"""Checks a function one property at a time."""

from functools import cache

import numpy as np

from helpers.checks.calling import attempted, own_work
from helpers.checks.errors import CheckFailed, NotAttempted
from helpers.checks.formatting import show
from helpers.checks.known import TARGETS, activation_target
from helpers.checks.models import numbers
from helpers.checks.observe import code_facts, may_lend, replacing
from helpers.checks.properties import judge

#: The properties of an activation function.
PROPERTIES = ("values", "derivative", "stability", "shape", "dtype", "purity", "arrays", "idea")


def activation(function, name, property, seed=None, *, beside=None, **parameters):
    """Check one property of an activation function or of its derivative.

    Parameters
    ----------
    function : callable
        The student's; it takes z and the function's parameters by name.
    name : str
        What it should be: a name of the registry ("relu"), the same with `_derivative`, or
        "prelu_alpha_gradient".
    property : {"values", "derivative", "stability", "shape", "dtype", "purity", "arrays", "idea"}
        "values" compares with the reference, on numbers one at a time where the function cannot
        take arrays; "derivative" does so for the slope and accepts any slope between the two
        sides' at a kink. "stability" asks for finite values without warnings from -1000 to 1000,
        "shape" for numbers and arrays of any number of axes, "dtype" for float32 to stay float32,
        "purity" for the input to stay as it was; "arrays" is the last three at once. They are
        judged on their own where the values tell that the idea is right, which is all that "idea"
        asks for: they show a single minor known mistake, half of them are right, or all nearly so.
    seed : int, optional
        Chooses the inputs that are drawn at random.
    beside : callable, optional
        The student's derivative of the same function; or the function, where its derivative is
        checked. Where one has values of its own, the other may show that the idea is right.
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
    some, it is repeated with correct ones in their place, so that a mistake costs once.

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
    _known_property(name, property, PROPERTIES)
    if property == "derivative":
        name, property = f"{name}_derivative", "values"

    def is_right_idea():
        return beside is not None and _is_recognized(beside, _name_beside(name))

    _check(function, activation_target(name), name, property, seed, parameters, is_right_idea)


def _name_beside(name):
    own = name.removesuffix("_derivative").removesuffix("_alpha_gradient")
    return f"{own}_derivative" if name == own else own


def _is_recognized(function, name):
    try:
        activation(function, name, "idea")
    except CheckFailed:
        return False
    return True


def function(answer, name, property, seed=None):
    """Check one property of a function of scores, weights or targets.

    Parameters
    ----------
    answer : callable
        The student's.
    name : str
        What it should be: a key of `helpers.checks.known.TARGETS`, such as "softmax".
    property : str
        "values", "stability" (finite and silent where naive formulas overflow), "arrays" (float32
        stays float32, an array comes back, the arguments stay as they were), or one that the
        target defines, such as "axis" or "batch". All but "values" are judged on their own where
        the values are right or show a single minor known mistake.
    seed : int, optional
        Chooses the inputs that are drawn at random.

    Raises
    ------
    NotAttempted, CheckFailed
        As `activation`; earlier functions that fail are replaced in the same way.

    Examples
    --------
    >>> import numpy as np
    >>> def softmax(z, axis=-1):
    ...     return np.exp(z) / np.exp(z).sum(axis=axis, keepdims=True)
    >>> function(softmax, "softmax", "values")
    >>> function(lambda z: z / z.sum(), "softmax", "values")
    Traceback (most recent call last):
        ...
    helpers.checks.errors.CheckFailed: <lambda>(np.array([1., 2., -0.5])) goes wrong: the scores \
themselves are divided by their sum, so a negative score gets a negative share. (See lesson ..., \
Cutting a cake by scores.)
    """
    target = TARGETS[name]
    _known_property(name, property, target.cases)
    _check(answer, target, name, property, seed, {})


def _known_property(name, property, known):
    if property not in known:
        raise ValueError(f"{name} has no property {property!r}; use one of {', '.join(known)}.")


def _check(answer, target, name, property, seed, parameters, is_right_idea=lambda: False):
    attempted(answer, show(answer) if callable(answer) else name)
    if callable(answer):
        own_work(answer, name, target.without, besides=tuple(target.earlier))

    own, beside = name.removesuffix("_derivative"), []

    def earlier():
        used = code_facts(answer).names
        lent = {each: right for each, right in target.earlier.items() if each in used}
        if target.is_slope and own in lent:
            lent[own] = _watched(lent[own], target, (seed, parameters), beside)
        return lent

    def test():
        judge(answer, target, property, seed, parameters, is_right_idea)
        # That is an idea about values alone; what else is asked for holds for measured slopes, too.
        if beside and property == "values":
            raise CheckFailed(
                f"{name} asks for {own} a small step beside the numbers that it was given: derive "
                "the slope instead of measuring it."
            )

    _test_twice(test, answer, earlier, name, own)


#: Slopes are measured with steps smaller than this.
_SMALL_STEP = 2e-3


def _sizes(target, drawing):
    """Return how large the numbers of all cases are, in order."""
    tries = (each for case in target.cases for each in target.tries(case, *drawing))
    sizes = np.concatenate([np.abs(np.ravel(args[0])).astype(float) for args, _ in tries])
    with np.errstate(over="ignore"):
        each = [sizes.astype(dtype) for dtype in (np.float16, np.float32, np.float64)]
    # Whether a call leaves traces is seen by one with smaller numbers: see `judge`.
    return np.unique(np.concatenate([*each, *map(np.tanh, each)]))


def _watched(function, target, drawing, beside):
    """Lend a function to its own derivative; note numbers that lie just beside those of the cases.

    Formulas need it for these and their negatives, or for others far off (a clipped z). Who asks
    for all of them a small step beside measures the slope.
    """
    numbers = cache(lambda: _sizes(target, drawing))  # many a function is not asked in the end

    def lent(z, *args, **kwargs):
        known, size = numbers(), np.abs(np.ravel(z).astype(float))
        after = np.clip(np.searchsorted(known, size), 1, len(known) - 1)
        step = np.minimum(np.abs(size - known[after - 1]), np.abs(size - known[after]))
        if size.size and np.all((step > 0) & (step < _SMALL_STEP)):
            beside.append(z)
        return function(z, *args, **kwargs)

    lent.__name__ = function.__name__
    return lent


def with_reference_functions(test, function, **correct):
    """Run a test, and run it again with correct earlier functions where it fails.

    Parameters
    ----------
    test : callable
        Takes nothing; raises CheckFailed where something is wrong.
    function : callable
        The student's function that it looks at.
    **correct : callable
        By the name of the earlier function; as in `replacing`.

    Raises
    ------
    CheckFailed
        What the second run finds: what is wrong although the earlier functions are right.

    Notes
    -----
    So a mistake in an earlier exercise does not cost the points of a later one.

    Examples
    --------
    >>> with_reference_functions(lambda: None, len)
    """
    _test_twice(test, function, lambda: correct, "This")


def _test_twice(test, function, correct, what, own=""):
    try:
        test()
    except NotAttempted:
        raise
    except CheckFailed as failure:
        lent = correct()
        if lent and not may_lend(function, own in lent):
            raise
        with replacing(function, **lent) as replaced:
            if not replaced:
                raise
            judged = f"judged with a correct {' and '.join(replaced)} in place of yours"
            try:
                test()
            except CheckFailed as left:
                # What costs the point is what is wrong without the earlier mistake.
                if str(left) == str(failure):
                    raise failure from None
                raise type(left)(f"{left} (This was {judged}.)", left.mistake) from None
        print(f"{what} was {judged}.")


def values_of(function, z, **parameters):
    """A student's own values, for steps that build on them.

    Parameters
    ----------
    function : callable
        The student's; one that takes a single number only is called number by number.
    z : numpy.ndarray
        Pre-activations.
    **parameters : float
        The function's parameters, by name.

    Returns
    -------
    numpy.ndarray
        Right or wrong, so that a mistake in an earlier step does not cost the later ones.

    Raises
    ------
    NotAttempted, CheckFailed
        If the function is blank or does not run.

    Examples
    --------
    >>> import numpy as np
    >>> values_of(lambda z: max(0.0, z), np.array([-1.0, 2.0]))
    array([0., 2.])
    """
    attempted(function, show(function) if callable(function) else "the function")
    return numbers(function, z, parameters)[0]
