"""Finds out what a function computes: what is right, a known mistake, or something of its own.

Its values are compared with a `Model`: the right formula, or that of a minor known mistake, or
something close to the right one.
"""

import contextlib
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from helpers.checks.calling import observe_attempted
from helpers.checks.comparing import (
    NEARLY,
    NEARLY_ELEMENTWISE,
    close,
    nearly,
    tells,
    within_bounds,
)
from helpers.checks.errors import CheckFailed
from helpers.checks.explaining import explain, one_by_one
from helpers.checks.formatting import kind, show
from helpers.checks.known.target import Arguments
from helpers.checks.observe import Observation, find_out, foresee, observe
from helpers.checks.reading import real_array

# Beyond, an exponent that has a cube of z in it may overflow.
_FAR = 20
# Where functions differ most. Farther out, many of them have the same limits.
_ORDINARY = 5
# The root mean square of what is off may be this part of how much the right values vary.
_ROUGHLY = 0.05


@dataclass(frozen=True)
class Trial:
    """What a function gave for some arguments, all at once or number by number."""

    call: object
    args: tuple
    names: dict
    found: np.ndarray
    warned: tuple[str, ...] = ()


@dataclass(frozen=True)
class Model:
    """What a function computes: a formula, exactly or nearly so, or (None) values of its own.

    Where the first cases do not tell several known mistakes apart, `others` are their formulas.
    """

    formula: object
    exact: bool = True
    others: tuple = ()


def try_out(answer, target, args, names):
    """Call a student's function; an elementwise one number by number, if that is all it can do."""
    if target.elementwise:
        return Trial(
            Observation(show(answer), args, names), args, names, *numbers(answer, *args, names)
        )
    seen = observe_attempted(answer, args, names)
    return Trial(seen, args, names, real_array(seen.value, seen), seen.warned)


def numbers(function, z, names, seen=None):
    """Return the values of an elementwise function, and what it warned of.

    `seen`: what a call with all of `z` did, if that has been observed already.
    """
    seen = seen or observe(function, (z,), names)
    if not unusable(seen, z):
        return real_array(seen.value, seen), seen.warned
    found, warned = [], []
    singles = [(item if z.dtype != np.float64 else float(item),) for item in z]
    foresee(function, [(single, names) for single in singles])
    for item in singles:
        single = observe(function, item, names)
        if single.raised is not None or single.value is None or np.size(single.value) != 1:
            if seen.raised is None and seen.value is not None:
                shape = f"an array of shape {z.shape} goes in and must come out"
                raise CheckFailed(f"{seen} returned {_form(seen.value)}, but {shape}.")
            observe_attempted(function, (z[:2],), names)
            observe_attempted(function, single.args, names)
            one = "a single number goes in and must come out"
            raise CheckFailed(f"{single} returned {_form(single.value)}, but {one}.")
        found.append(float(real_array(single.value, single).reshape(())))
        warned += single.warned
    return np.array(found), tuple(warned)


def unusable(seen, z):
    """Whether a call with an array gave nothing that can be compared, number by number."""
    return seen.raised is not None or np.shape(seen.value) != z.shape


def _form(value):
    if isinstance(value, np.ndarray | list | tuple):
        return f"shape {np.shape(value)}"
    return kind(value)


class Portrait:
    """What a function gives in the first cases, and what that shows; each found out once.

    Parameters
    ----------
    answer : callable
        The student's function.
    target : Target
        What it should be.
    parameters : dict of str to float
        Passed by name.
    """

    def __init__(self, answer, target, parameters):
        self.answer, self.target = answer, target
        self.trials = first_trials(answer, target, parameters)

    @cached_property
    def wrong(self):
        """The trials that are not right everywhere."""
        right = Model(self.target.reference)
        return [each for each in self.trials if not right_places(self.target, right, each).all()]

    @cached_property
    def mistake(self):
        """The known mistake that gives the same, or None."""
        return _recognize(self.target, "values", self.trials, Model(self.target.reference))

    @cached_property
    def model(self):
        """What the function computes, where its values leave no doubt; else None."""
        target, reference = self.target, Model(self.target.reference)
        if not self.wrong:
            return reference
        if all(_right_one_by_one(self.answer, target, reference, each) for each in self.wrong):
            return Model(None, exact=False)
        mistake = self.mistake
        if mistake and mistake.minor and not _is_another(target, self.trials):
            return Model(mistake.gives, others=_not_told_apart(target, mistake, self.trials))
        if all(_right_but_for_axes_of_one(target, each) for each in self.wrong):
            return reference
        return None

    @cached_property
    def is_near(self):
        """Whether all values are close to the right ones."""
        near = Model(self.target.reference, exact=False)
        return all(right_places(self.target, near, each).all() for each in self.trials)

    @cached_property
    def says_nothing(self):
        """Whether the values show no idea at all."""
        return _says_nothing(self.answer, self.trials)

    @cached_property
    def is_recognizable(self):
        """Whether they show the right one."""
        return _is_recognizable(self.answer, self.target, self.trials)

    @cached_property
    def problem(self):
        """A sentence on the first thing that is wrong."""
        first = self.wrong[0]
        right = right_places(self.target, Model(self.target.reference), first)
        return explain(self.answer, self.target, first, right, self.mistake)


def _portrait(answer, target, parameters):
    def draw():
        try:
            return target, Portrait(answer, target, parameters)
        except CheckFailed as failure:
            return target, failure

    what = ("portrait", id(target), *sorted(parameters.items()))  # kept with the target
    _, found = find_out(answer, what, draw)
    if isinstance(found, CheckFailed):
        raise found.with_traceback(None)  # the tests before have no part in it
    return found


def model_of(answer, target, parameters, is_right_idea=lambda: False):
    """Find out what a function computes, or say what is wrong with its values.

    Parameters
    ----------
    answer : callable
        The student's function.
    target : Target
        What it should be.
    parameters : dict of str to float
        Passed by name.
    is_right_idea : callable
        Whether something else shows that the idea is right; asked where the values do not.

    Returns
    -------
    Model

    Raises
    ------
    CheckFailed
        If it computes something else altogether.
    """
    seen = _portrait(answer, target, parameters)
    if seen.model:
        return seen.model
    mistake = seen.mistake
    if mistake and not mistake.is_beside and is_right_idea() and not seen.says_nothing:
        return Model(mistake.gives)
    if target.elementwise and all(np.isnan(each.found).all() for each in seen.trials):
        raise CheckFailed(f"{show(answer)} gives NaN whatever z is, and NaN is no number.")
    if mistake is None and seen.is_near:
        return Model(target.reference, exact=False)
    if (
        target.elementwise
        and mistake is None
        and not seen.says_nothing
        and (seen.is_recognizable or is_right_idea())
    ):
        return Model(None, exact=False)
    raise CheckFailed(
        f"The values come first, and this point waits for them. {seen.problem}",
        target.named(mistake),
    )


def _right_but_for_axes_of_one(target, trial):
    """Whether all numbers are right, and axes of length 1 are missing or too many."""
    expected = target.computed(target.reference, trial.args, trial.names)
    found, expected = np.squeeze(trial.found), np.squeeze(expected)
    return bool(_same(target, found, expected).all())


def _is_recognizable(answer, target, trials):
    """Whether what was found is the right idea with a slip, and not another function altogether.

    Half of the values are right, or all nearly so, or all but for a factor and something added.
    An array that mixes its numbers costs "arrays" alone, so each number may show it by itself.
    """

    def alone(trial):
        found = one_by_one(answer, *trial.args, trial.names)
        return trial if found is None else replace(trial, found=found)

    return all(_resembles(target, each) or _resembles(target, alone(each)) for each in trials)


def _resembles(target, trial):
    ordinary = np.abs(trial.args[0]) <= _ORDINARY
    right = right_places(target, Model(target.reference), trial)
    if right[ordinary].mean() >= 0.5:
        return True
    found = trial.found[ordinary].astype(float)
    expected = target.computed(target.reference, trial.args, trial.names)[ordinary]
    if not np.isfinite(found).all():
        return False
    factor, added = np.polyfit(expected, found, 1)
    moved = close(found, factor * expected + added).all() and abs(factor) > _ROUGHLY
    return bool(moved or np.sqrt(np.mean((found - expected) ** 2)) <= _ROUGHLY * expected.std())


def _says_nothing(answer, trials):
    """Whether the values are z itself, or the same whatever z is: no slip, but something else."""

    def is_flat(values):
        return np.all(values == values[0])

    for each in trials:
        if close(each.found, each.args[0]).all():
            continue
        alone = one_by_one(answer, *each.args, each.names) if is_flat(each.found) else None
        if not is_flat(each.found) or (alone is not None and not is_flat(alone)):
            return False
    return True


def first_trials(answer, target, parameters):
    """Try a function on the cases that show which known mistake was made."""
    tries = target.tries("known" if "known" in target.cases else "values", None, parameters)
    foresee(answer, tries)
    return [try_out(answer, target, *each) for each in tries]


def agree(answer, target, tries, model, property):
    """Stop if the values are not those of the model, in any of the cases."""
    for formula in model.others:
        with contextlib.suppress(CheckFailed):
            agree(answer, target, tries, Model(formula), property)
            return
    foresee(answer, tries)
    # An array shows what an elementwise function does; other functions show it in all cases.
    for group in [[each] for each in tries] if target.elementwise else [tries]:
        trials = [try_out(answer, target, *each) for each in group]
        for trial in trials:
            right = right_places(target, model, trial)
            if not right.all():
                if _right_one_by_one(answer, target, model, trial):
                    continue
                mistake = _recognize(target, property, trials, model)
                if mistake and property != "values" and mistake in target.known_mistakes:
                    # What goes wrong everywhere has gone wrong in the first cases, too.
                    first = first_trials(answer, target, {})
                    mistake = mistake if _gives_all(target, mistake, first) else None
                said = explain(answer, target, trial, right, mistake)
                raise CheckFailed(said, target.named(mistake))


def _right_one_by_one(answer, target, model, trial):
    """Whether single numbers give what is right: an array that mixes them costs "arrays" alone."""
    if not target.elementwise:
        return False
    alone = one_by_one(answer, *trial.args, trial.names)
    if alone is None:
        return False
    return right_places(target, model, replace(trial, found=alone)).all()


def agrees_mildly(answer, target, args, names, model):
    """Whether a function is right for arguments of these shapes when the first is small.

    One that is not has lost the points of another property already.
    """
    args = mild(args)
    seen = observe(answer, args, names)
    if seen.raised is not None:
        return False
    try:
        found = real_array(seen.value, seen)
    except CheckFailed:
        return False
    return right_places(target, model, Trial(seen, args, names, found)).all()


def mild(args):
    """Return arguments whose first one is small, but differs where it did."""

    def make():
        z = np.asarray(args[0])  # differences of great numbers stay, but small
        return Arguments((np.tanh(z / (1 + np.abs(z).max(initial=0))), *args[1:]))

    return args.once("mild", make) if isinstance(args, Arguments) else make()


def right_places(target, model, trial):
    """Where the values of a trial are those of a model; nowhere if the shapes differ."""
    low, high = target.bounds(model.formula, trial.args, trial.names)
    if not model.exact:
        found = one_number(trial.found, low)
        low = within_bounds(found, low, high)
        limits = NEARLY_ELEMENTWISE if target.elementwise else NEARLY
        near = found.shape == low.shape and nearly(found, low, limits) is not None
        return np.array(near or _same(target, trial.found, low).all())
    same = _same(target, trial.found, low)
    if target.elementwise and same.shape == np.shape(trial.args[0]):
        # What overflows far out costs the point of stability.
        same |= ~np.isfinite(trial.found) & (np.abs(trial.args[0]) > _FAR)
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
    # Who computes in float64 what came in as float32 is not held to more digits than went in, and
    # float32 for float64 is no wrong value, but costs "arrays".
    single = np.float32 in (found.dtype, expected.dtype)
    other = np.float64 if target.elementwise else found.dtype
    return close(found, expected, np.float32 if single else other)


def _recognize(target, property, trials, model):
    """The known mistake that gives what the student's function gave, or None."""
    for mistake in (*target.only_in.get(property, ()), *target.known_mistakes):
        if _gives_all(target, mistake, trials) and any(
            _told(target, mistake, each, model) for each in trials
        ):
            return mistake
    return None


def _is_another(target, trials):
    """Whether what was found is another function of the lesson, whatever led to it."""
    return any(_gives_all(target, each, trials) for each in target.others)


def _not_told_apart(target, mistake, trials):
    """The formulas of other slips that give the same here; of an elementwise function none."""
    if target.elementwise:
        return ()
    return tuple(
        each.gives
        for each in target.known_mistakes
        if each.minor and each is not mistake and _gives_all(target, each, trials)
    )


def _gives_all(target, mistake, trials):
    def gives(trial):
        values, found = _usual(target, mistake.gives, trial)
        return np.all(_same(target, found, values))

    return all(map(gives, trials))


def _told(target, mistake, trial, model):
    """Whether the formula of a mistake is told apart from the model by a trial.

    NaN tells nothing: many slips lead there.
    """
    (values, found), (expected, _) = (
        _usual(target, formula, trial) for formula in (mistake.gives, model.formula)
    )
    if np.isnan(values).all():
        return False
    return tells(values, one_number(found, values), expected, lambda a, b: _same(target, a, b))


def _usual(target, formula, trial):
    """What a formula gives and what was found, but for the kinks: there more than one is right."""
    values = target.computed(formula, trial.args, trial.names)
    if not target.elementwise:
        return values, trial.found
    usual = np.isin(trial.args[0], (0.0, *target.kinks), invert=True)
    return values[usual], trial.found[usual]
