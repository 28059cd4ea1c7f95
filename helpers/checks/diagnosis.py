"""Finds out what a function computes, and says how it differs from what it should."""

from dataclasses import dataclass

import numpy as np

from helpers.checks.arrays import array, real_array
from helpers.checks.calling import attempted, observe_attempted
from helpers.checks.errors import CheckFailed
from helpers.checks.formatting import number as as_text
from helpers.checks.formatting import show, show_call
from helpers.checks.observe import Observation, foresee, observe
from helpers.checks.tolerances import NEARLY, RECOGNIZED, close


@dataclass(frozen=True)
class Trial:
    """What a function gave for some arguments, all at once or number by number."""

    call: object
    args: tuple
    names: dict
    found: np.ndarray
    warned: tuple[str, ...]


def unusable(seen, z):
    """Whether a call with an array z failed, or gave something of another shape."""
    return seen.raised is not None or np.shape(seen.value) != z.shape


def try_out(answer, target, args, names):
    """Call a student's function; an elementwise one number by number, if that is all it can do."""
    if target.elementwise:
        found, warned = _evaluate(answer, *args, names)
        return Trial(Observation(show(answer), args, names), args, names, found, warned)
    seen = observe_attempted(answer, args, names)
    return Trial(seen, args, names, real_array(seen.value, seen), seen.warned)


def _evaluate(function, z, names):
    seen = observe(function, (z,), names)
    if not unusable(seen, z):
        return real_array(seen.value, seen), seen.warned
    found, warned = [], []
    singles = [(item if z.dtype != np.float64 else float(item),) for item in z]
    foresee(function, [(single, names) for single in singles])
    for item in singles:
        single = observe(function, item, names)
        if single.raised is not None or single.value is None or np.size(single.value) != 1:
            if seen.raised is None and seen.value is not None:
                raise CheckFailed(
                    f"{seen} returned {_returned(seen.value)}, but an array of shape "
                    f"{z.shape} goes in and must come out."
                )
            observe_attempted(function, (z[:2],), names)
            observe_attempted(function, single.args, names)
            raise CheckFailed(
                f"{single} returned {_returned(single.value)}, but a single number goes in and "
                "must come out."
            )
        found.append(float(real_array(single.value, single).reshape(())))
        warned += single.warned
    return np.array(found), tuple(warned)


def _returned(value):
    shape = np.shape(value) if isinstance(value, np.ndarray | list | tuple) else None
    return f"shape {shape}" if shape is not None else show(value)


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
    >>> values_of(lambda z: max(0.0, z), np.array([-1.0, 2.0]))
    array([0., 2.])
    """
    attempted(function, show(function) if callable(function) else "the function")
    return _evaluate(function, z, parameters)[0]


def known_tries(target, parameters):
    """The cases that show which known mistake was made."""
    return target.tries("known" if "known" in target.cases else "values", None, parameters)


def model_of(answer, target, tries):
    """What a function computes: the right thing, or the right thing with one minor mistake."""
    trials = [try_out(answer, target, *each) for each in tries]
    reference = target.reference
    wrong = [each for each in trials if not right(target, reference, each).all()]
    if not wrong:
        return reference
    mistake = _recognize(target, "values", trials, reference)
    if mistake and mistake.minor:
        return mistake.gives
    reason = _explain(answer, target, wrong[0], reference, mistake)
    raise CheckFailed(f"The values come first. {reason}")


def agree(answer, target, tries, model, property):
    """Stop if the values are not those of the model, in any of the cases."""
    # An array shows what an elementwise function does; other functions show it in all cases.
    for group in [[each] for each in tries] if target.elementwise else [tries]:
        trials = [try_out(answer, target, *each) for each in group]
        for trial in trials:
            if not right(target, model, trial).all():
                mistake = _recognize(target, property, trials, model)
                raise CheckFailed(_explain(answer, target, trial, model, mistake))


def agrees_mildly(answer, target, args, names, model):
    """Whether a function is right for arguments of these shapes when the first is small.

    One that is not has lost the points of another property already; an elementwise one has shown
    its values.
    """
    if target.elementwise:
        return True
    args = mild(args)
    seen = observe(answer, args, names)
    if seen.raised is not None:
        return False
    try:
        found = real_array(seen.value, seen)
    except CheckFailed:
        return False
    return right(target, model, Trial(seen, args, names, found, ())).all()


def mild(args):
    """The same arguments, but that the first is small."""
    return (np.tanh(args[0]), *args[1:])


def right(target, formula, trial):
    """Where the values of a trial are those of a formula; nowhere if the shapes differ."""
    low, high = target.bounds(formula, trial.args, trial.names)
    same = _same(target, trial.found, low)
    if target.kinks:
        between = (trial.found > low) & (trial.found < high)
        return same | between | _same(target, trial.found, high)
    return same


def one_number(found, expected):
    """A cost of shape (1,) is a number too; it is the batch that tells a mean from a list."""
    return found.reshape(()) if expected.ndim == 0 and found.size == 1 else found


def _same(target, found, expected):
    found = one_number(found, expected)
    if found.shape != expected.shape:
        return np.array(False)
    # Who computes in float64 what came in as float32 is not held to more digits than went in.
    dtype = np.float32 if np.float32 in (found.dtype, expected.dtype) else found.dtype
    return close(found, expected, np.float64 if target.elementwise else dtype)


def _recognize(target, property, trials, model):
    """The known mistake that gives what the student's function gave, or None."""
    expected = [target.computed(model, each.args, each.names) for each in trials]
    for mistake in (*target.only_in.get(property, ()), *target.known_mistakes):
        told = [
            _told(target, mistake.gives, each, this)
            for each, this in zip(trials, expected, strict=True)
        ]
        if all(given for given, _ in told) and any(other for _, other in told):
            return mistake
    return None


def _told(target, formula, trial, expected):
    """Whether a trial gave what a formula gives, and whether that is not what is expected."""
    values = target.computed(formula, trial.args, trial.names)
    found = trial.found
    if target.elementwise:
        # A formula that differs at a kink only cannot be told from the right one here.
        usual = np.isin(trial.args[0], (0.0, *target.kinks), invert=True)
        found, values = found[usual], values[usual]
        near = np.allclose(found, values, *RECOGNIZED, equal_nan=True)
        return near, not np.array_equal(values, expected[usual])
    return _same(target, found, values).all(), not _same(target, values, expected).all()


def _explain(answer, target, trial, model, mistake):
    """Say what is wrong with the values of a trial, in a sentence or two."""
    if target.elementwise:
        return _explain_numbers(answer, target, trial, model, mistake)
    if mistake:
        return f"{trial.call} goes wrong: {mistake.sentence}. {target.where}"
    expected = target.computed(model, trial.args, trial.names)
    try:
        array(trial.found, expected, name=trial.call)
    except CheckFailed as problem:
        return f"{problem} {target.where}"
    return f"{trial.call} goes wrong. {target.where}"


def _explain_numbers(answer, target, trial, model, mistake):
    [z], found = trial.args, trial.found
    is_right = right(target, model, trial)
    first = int(np.argmin(is_right))
    start = f"{called_at(answer, z[first], trial.names)} gave {as_text(found[first])}"
    if mistake:
        return f"{start}: {mistake.sentence}. {target.where}"
    if np.isnan(found[first]):
        return f"{start}: a step divides 0 by 0 or takes the log of a negative number."
    if len(found) > 1 and np.all(found == found[0]):
        return f"{start}, and the same for every other z: the result does not depend on z."
    expected, _ = target.bounds(model, trial.args, trial.names)
    error = np.abs(found - expected)
    if error.max() < NEARLY:
        return (
            f"{start}, which is close but not exact (off by up to {error.max():.1g}): a rounded "
            f"constant, an approximate form or a numerical difference does that. {target.where}"
        )
    size = "large" if found[first] > expected[first] else "small"
    return f"{start}, which is too {size}. {_side(z, is_right)}{target.where}"


def _side(z, is_right):
    for wrong, name, other in ((z < 0, "negative", "positive"), (z > 0, "positive", "negative")):
        if is_right[~wrong].all():
            return f"Every {other} z is right, so look at the {name} side. "
    return "Everything but z = 0 is right. " if is_right[z != 0].all() else ""


def called_at(function, z, names):
    """Write the call of a function at one number."""
    return show_call(show(function), (float(z),), names)
