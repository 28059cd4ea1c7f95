"""Says in a sentence or two what is wrong with the values that a function gave."""

import numpy as np

from helpers.checks.comparing import (
    NEARLY_ELEMENTWISE,
    close,
    nearly,
    not_exact,
    too,
    within_bounds,
)
from helpers.checks.errors import CheckFailed
from helpers.checks.formatting import number as as_text
from helpers.checks.formatting import show, show_call
from helpers.checks.observe import alike, foresee, observe
from helpers.checks.values import array
from helpers.course import mention

_FAR = 40  # beyond, a function is as good as at its limit
_ABOUT = f"(See {mention('gates-and-choosing')} on numerical stability.)"


def explain(answer, target, trial, right, mistake):
    """Say what is wrong with the values of a trial.

    Parameters
    ----------
    answer : callable
        The student's function.
    target : Target
        What it should be.
    trial : Trial
        What it gave.
    right : numpy.ndarray of bool
        Where that is right.
    mistake : KnownMistake or None
        What gives the same.
    """
    if target.elementwise:
        return _explain_numbers(answer, target, trial, right, mistake)
    if mistake:
        return f"{trial.call} goes wrong: {mistake.sentence}. {target.where}"
    expected = target.computed(target.reference, trial.args, trial.names)
    try:
        array(trial.found, expected, name=trial.call, shape=expected.shape)
    except CheckFailed as problem:
        return f"{problem} {target.where}"
    return f"{trial.call} goes wrong. {target.where}"


def _explain_numbers(answer, target, trial, right, mistake):
    [z], found = trial.args, trial.found
    expected = within_bounds(found, *target.bounds(target.reference, trial.args, trial.names))
    # What looks right when it is printed is a poor example, if there is another.
    looks = right | np.isclose(found, expected, rtol=1e-5, atol=0, equal_nan=True)
    first = int(np.argmin(right if mistake or looks.all() else looks))
    start = f"{_called(answer, z[first], trial)} gave {as_text(found[first])}"
    alone = None if mistake else one_by_one(answer, z[first : first + 1], trial.names)
    if alone is not None and not close(alone, found[first]).all():
        if close(alone, found[first], np.float32).all():
            return (
                f"{start}, which has the digits of float32 alone; a number by itself gives "
                f"{as_text(alone[0])}. Look for a constant of another precision. {target.where}"
            )
        if kept := what_is_kept(answer, z, trial.names, alone[0]):
            return f"{start}, {kept} {target.where}"
        return (
            f"In a longer array the place of {as_text(z[first])} got {as_text(found[first])}, but "
            f"{_called(answer, z[first], trial)} is {as_text(alone[0])}: the elements influence "
            f"each other. {target.where}"
        )
    if mistake:
        return f"{start}: {mistake.sentence}. {target.where}"
    if np.isnan(found[first]):
        return f"{start}: a step divides 0 by 0 or takes the log of a negative number."
    if len(found) > 1 and _constant(answer, target, z):
        return f"{start}, and the same for every other z: the result does not depend on z."
    error = nearly(found, expected, NEARLY_ELEMENTWISE)
    if error is not None:
        return f"{start}, which is {not_exact(error)} {target.where}"
    return (
        f"{start}, which is {too(found[first], expected[first])}. {_side(z, right)}{target.where}"
    )


def _constant(answer, target, z):
    """Whether a function gives one number for all z, and not for one value of a parameter only."""
    for names in ({}, {name: 0.65 for name in target.parameters}):
        found = observe(answer, (z,), names).value
        if np.shape(found) != z.shape or not np.all(found == found[0]):
            return False
    return True


def one_by_one(answer, z, names):
    """What an elementwise function gives for each number alone; None where it cannot take one."""
    calls = [((float(item),), names) for item in z]
    foresee(answer, calls)
    seen = [observe(answer, *call) for call in calls]
    if any(each.raised is not None or np.size(each.value) != 1 for each in seen):
        return None
    try:
        return np.array([np.asarray(each.value).reshape(()) for each in seen]).astype(float)
    except (TypeError, ValueError):
        return None


def what_is_kept(answer, z, names, now=None):
    """Say that an elementwise function gives something else, or nothing else, after other calls.

    Parameters
    ----------
    answer : callable
        The student's function.
    z : numpy.ndarray
        What it was given.
    names : dict
        Its parameters, by name.
    now : float, optional
        What it gives for the number in question now.

    Returns
    -------
    str
        What fits behind "it gives one thing,"; empty where neither is so.
    """
    # Of another size and sign, so that no slope of a hinge is the same for both.
    calls = [((each,), names) for each in (z, z / -2, z)]
    foresee(answer, calls)
    first, other, again = (observe(answer, *call).value for call in calls)
    if not alike(first, again):
        later = "" if now is None else f", now {as_text(now)}"
        return (
            f"and after other calls something else{later}: what it gives may depend on its "
            "arguments only, and on no call before."
        )
    if alike(first, other):
        return (
            "and the same if every number is divided by -2. Does the result of an earlier call "
            "come back, or do new results not arrive in the array that is returned?"
        )
    return ""


def _side(z, right):
    for wrong, name, other in ((z < 0, "negative", "positive"), (z > 0, "positive", "negative")):
        if right[~wrong].all():
            return f"Every {other} z is right, so look at the {name} side. "
    if right[z != 0].all():
        return "Everything but z = 0 is right. "
    for limit in (5, 40):
        if right[np.abs(z) <= limit].all():
            return f"Every z from -{limit} to {limit} is right, so look at the large ones. "
    return ""


def _called(function, z, trial):
    return show_call(show(function), (float(z),), trial.names)


def stability_problem(answer, target, trial, found, wrong):
    """Stop if a function warned, or gave what is not finite, or is wrong at extreme inputs.

    Parameters
    ----------
    answer, target, trial
        As for `explain`.
    found : numpy.ndarray
        The values.
    wrong : numpy.ndarray of bool
        Where they are not the right ones.
    """
    z, bad = trial.args[0], ~np.isfinite(found)
    if not target.elementwise:
        if trial.warned:
            raise CheckFailed(
                f"{trial.call} warned '{trial.warned[0]}': a step leaves the range of "
                f"{z.dtype}, though the right result is an ordinary number. {target.hint}"
            )
        if wrong.any():
            raise CheckFailed(
                f"{trial.call} gave {as_text(found[wrong].flat[0])} where the exact formula "
                f"gives something else: digits or a whole number were lost. {target.hint}"
            )
        return
    refuse_warned(answer, trial)
    if bad.any():
        raise CheckFailed(
            f"{_called(answer, z[bad][0], trial)} gave {as_text(found[bad][0])}, but "
            f"{target.title} is finite for every finite z. Which step leaves the range of "
            f"{z.dtype}? {_ABOUT}"
        )
    if wrong.any():
        what = "its slope" if target.is_slope else target.title
        far = np.abs(z[wrong][0]) >= _FAR
        wanted = f"the limit that {what} tends to on that side" if far else f"what {what} is there"
        gave = as_text(found[wrong][0])
        if gave.endswith(".0"):  # a limit may be whole, and six digits hide what is missing to it
            gave = repr(float(found[wrong][0]))
        raise CheckFailed(
            f"{_called(answer, z[wrong][0], trial)} in {z.dtype} gave {gave}, which is not "
            f"{wanted}. {target.where}"
        )


def refuse_warned(answer, trial):
    """Stop if an elementwise function warned."""
    if trial.warned:
        raise CheckFailed(
            f"{_who_warned(answer, trial)} in {trial.args[0].dtype}: a step leaves the range of "
            "numbers, or divides by 0. The argument itself must be kept in range; np.where, too, "
            "computes both of its branches for every element, and what mends a result "
            f"comes after the warning. {_ABOUT}"
        )


def _who_warned(answer, trial):
    for item in trial.args[0]:
        seen = observe(answer, (trial.args[0].dtype.type(item),), trial.names)
        if seen.warned:
            return f"{_called(answer, item, trial)} warned '{seen.warned[0]}'"
    return f"{trial.call} warned '{trial.warned[0]}'"
