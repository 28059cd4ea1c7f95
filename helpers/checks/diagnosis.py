"""Finds out what a function computes, and says how it differs from what it should."""

import numpy as np

from helpers.checks.arrays import real_array
from helpers.checks.blank import attempted
from helpers.checks.calling import explain_error, run_attempted
from helpers.checks.errors import CheckFailed
from helpers.checks.misconceptions import MISCONCEPTIONS, Misconception
from helpers.checks.observing import observe
from helpers.checks.targets import FIXED, quietly
from helpers.checks.values import close
from helpers.checks.wording import number as as_text
from helpers.checks.wording import show, show_call


def unusable(outcome, z):
    """Whether a call with an array z failed, or gave something of another shape."""
    return outcome.error is not None or np.shape(outcome.value) != z.shape


def evaluate(function, z, parameters):
    """Values at z, and warnings: all at once, or one by one where that is all it can do."""
    outcome = observe(function, (z,), parameters)
    if not unusable(outcome, z):
        return real_array(outcome.value, outcome), outcome.warned
    found, warned = [], []
    for item in z:
        single = observe(function, (item if z.dtype != np.float64 else float(item),), parameters)
        if single.error is not None or single.value is None or np.size(single.value) != 1:
            if outcome.error is None and outcome.value is not None:
                raise CheckFailed(
                    f"{outcome} returned {_returned(outcome.value)}, but an array of shape "
                    f"{z.shape} goes in and must come out."
                )
            run_attempted(function, (z[:2],), parameters)
            raise CheckFailed(explain_error(single, function))
        found.append(float(real_array(single.value, single).reshape(())))
        warned += single.warned
    return np.array(found), warned


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
        Right or wrong, so that a slip in an earlier step does not cost the later ones.

    Raises
    ------
    NotAttempted, CheckFailed
        If the function is blank or does not run.

    Examples
    --------
    >>> values_of(lambda z: max(0.0, z), np.array([-1.0, 2.0]))
    array([0., 2.])
    """
    attempted(function, show(function) if callable(function) else "the function")
    return evaluate(function, z, parameters)[0]


def _returned(value):
    shape = np.shape(value) if isinstance(value, np.ndarray | list | tuple) else None
    return f"shape {shape}" if shape is not None else show(value)


def _candidates(wanted, parameters):
    """Known wrong formulas, the most telling first."""
    full = {**wanted.parameters, **parameters}
    yield from MISCONCEPTIONS.get(wanted.name, ())
    for name, default in wanted.parameters.items():
        if full[name] != default:
            yield Misconception(lambda z, **p: wanted.reference(z), f"it takes no notice of {name}")
    if wanted.other is not None:
        slope = wanted.name.endswith("_derivative")
        asked = "the slope" if slope else "the function itself"
        given = "the function" if slope else "its slope"
        yield Misconception(wanted.other, f"this is {given}; {asked} is asked for", slip=False)
        if slope:
            yield Misconception(
                lambda z, **p: wanted.reference(wanted.other(z, **p), **p),
                "the slope is taken at a = f(z) instead of at z",
            )
    yield Misconception(lambda z, **p: -wanted.reference(z, **p), "every value has the wrong sign")
    yield Misconception(
        lambda z, **p: wanted.reference(-z, **p), "it is mirrored: z has the wrong sign"
    )
    for factor, words in ((2, "twice"), (0.5, "half"), (4, "four times"), (0.25, "a quarter of")):
        yield Misconception(
            lambda z, factor=factor, **p: factor * wanted.reference(z, **p),
            f"every value is {words} what it should be",
        )


def _recognize(wanted, parameters, z, found):
    """The misconception whose values these are, or None."""
    full = {**wanted.parameters, **parameters}
    usual = np.isin(z, (0.0, *wanted.kinks), invert=True)
    right = quietly(wanted.reference, z, full)
    for candidate in _candidates(wanted, parameters):
        values = quietly(candidate.formula, z, full)
        # A formula that differs at a kink only cannot be told from the right one here.
        if np.array_equal(values[usual], right[usual]):
            continue
        if np.allclose(found[usual], values[usual], rtol=1e-7, atol=1e-10, equal_nan=True):
            return candidate
    return None


def model_of(function, wanted, parameters):
    """What a function computes: the right thing, or the right thing with one known slip."""
    z = FIXED.copy()
    found, _ = evaluate(function, z, parameters)
    full = {**wanted.parameters, **parameters}
    expected = quietly(wanted.reference, z, full)
    right = close(found, expected)
    if right.all():
        return wanted.reference
    slip = _recognize(wanted, parameters, z, found)
    if slip and slip.slip:
        return slip.formula
    reason = diagnosis(function, wanted, parameters, z, found, expected, right)
    raise CheckFailed(f"The values come first. {reason}")


def diagnosis(function, wanted, parameters, z, found, expected, right):
    """Return what is wrong with the values found, in a sentence or two.

    Parameters
    ----------
    function : callable
        The student's.
    wanted : Target
        What it should be.
    parameters : dict of str to float
        The parameters that were passed to it.
    z, found, expected : numpy.ndarray
        Inputs, the student's values and the right ones.
    right : numpy.ndarray of bool
        Which values are good enough; at least one is not.
    """
    first = int(np.argmin(right))
    start = f"{call_at(function, z[first], parameters)} gave {as_text(found[first])}"
    slip = _recognize(wanted, parameters, z, found)
    if slip:
        return f"{start}: {slip.sentence}. {wanted.where}"
    if np.isnan(found[first]):
        return f"{start}: a step divides 0 by 0 or takes the log of a negative number."
    if len(found) > 1 and np.all(found == found[0]):
        return f"{start}, and the same for every other z: the result does not depend on z."
    error = np.abs(found - expected)
    if error.max() < 5e-3:
        return (
            f"{start}, which is close but not exact (off by up to {error.max():.1g}): a rounded "
            f"constant, an approximate form or a numerical difference does that. {wanted.where}"
        )
    size = "large" if found[first] > expected[first] else "small"
    return f"{start}, which is too {size}. {_side(z, right)}{wanted.where}"


def _side(z, right):
    for wrong, name, other in ((z < 0, "negative", "positive"), (z > 0, "positive", "negative")):
        if right[~wrong].all():
            return f"Every {other} z is right, so look at the {name} side. "
    return "Everything but z = 0 is right. " if right[z != 0].all() else ""


def call_at(function, z, parameters):
    """Write the call of a function at one number."""
    return show_call(function, (float(z),), parameters)
