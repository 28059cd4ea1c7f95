"""Judges one property of a function from what was observed of it.

The values are judged by comparing them with a `Model`: the right formula, or that of a minor known
mistake, or something close to the right one. The other properties are judged against the student's
own model, so that a slip in the values costs the values.
"""

from dataclasses import dataclass, replace

import numpy as np

from helpers.checks.calling import observe_attempted, refuse_changes, refuse_memory
from helpers.checks.comparing import (
    NEARLY,
    NEARLY_ELEMENTWISE,
    close,
    nearly,
    not_exact,
    tells,
    within_bounds,
)
from helpers.checks.errors import CheckFailed
from helpers.checks.explaining import explain, one_by_one, stability_problem
from helpers.checks.formatting import kind, show, show_call
from helpers.checks.observe import Observation, foresee, observe
from helpers.checks.reading import as_array, real_array

_FAR = 40


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
    """What a function computes: a formula, exactly or nearly so, or (None) values of its own."""

    formula: object
    exact: bool = True


def judge(answer, target, property, seed, parameters):
    """Judge one property.

    Parameters
    ----------
    answer : callable
        The student's function.
    target : Target
        What it should be.
    property : str
        One of the target's cases, or "arrays", which is shape, dtype and purity at once. One that
        has no judge of its own asks for the right values in its cases.
    seed : int or None
        Chooses the random inputs.
    parameters : dict of str to float
        Passed by name.

    Raises
    ------
    NotAttempted, CheckFailed
    """
    model = Model(target.reference)
    if property != "values":
        model = _model_of(answer, target, parameters)
    for part in ("shape", "dtype", "purity") if property == "arrays" else (property,):
        tries = target.tries(part if part in target.cases else property, seed, parameters)
        if part not in _JUDGES:
            _agree(answer, target, tries, model, part)
            continue
        if part in ("dtype", "purity"):
            tries = list(_in_each_dtype(tries))
        foresee(answer, _calls(target, part, tries))
        for args, names in tries:
            if target.elementwise or _agrees_mildly(answer, target, args, names, model):
                _JUDGES[part](answer, target, args, names, model)


def try_out(answer, target, args, names):
    """Call a student's function; an elementwise one number by number, if that is all it can do."""
    if target.elementwise:
        return Trial(
            Observation(show(answer), args, names), args, names, *numbers(answer, *args, names)
        )
    seen = observe_attempted(answer, args, names)
    return Trial(seen, args, names, real_array(seen.value, seen), seen.warned)


def numbers(function, z, names):
    """Return the values of an elementwise function, and what it warned of."""
    seen = observe(function, (z,), names)
    if not _unusable(seen, z):
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


def _unusable(seen, z):
    return seen.raised is not None or np.shape(seen.value) != z.shape


def _form(value):
    if isinstance(value, np.ndarray | list | tuple):
        return f"shape {np.shape(value)}"
    return kind(value)


# --- values


def _model_of(answer, target, parameters):
    """Find out what a function computes, or say what is wrong with its values."""
    reference = Model(target.reference)
    trials = _first_trials(answer, target, parameters)
    wrong = [each for each in trials if not _right(target, reference, each).all()]
    if not wrong:
        return reference
    mistake = _recognize(target, "values", trials, reference)
    if mistake and mistake.minor:
        return Model(mistake.gives)
    near = Model(target.reference, exact=False)
    if mistake is None and all(_right(target, near, each).all() for each in trials):
        return near
    if target.elementwise and mistake is None and not _says_nothing(answer, trials):
        return Model(None, exact=False)
    reason = explain(answer, target, wrong[0], _right(target, reference, wrong[0]), mistake)
    raise CheckFailed(f"The values come first. {reason}", target.named(mistake))


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


def _first_trials(answer, target, parameters):
    tries = target.tries("known" if "known" in target.cases else "values", None, parameters)
    foresee(answer, tries)
    return [try_out(answer, target, *each) for each in tries]


def _agree(answer, target, tries, model, property):
    """Stop if the values are not those of the model, in any of the cases."""
    foresee(answer, tries)
    # An array shows what an elementwise function does; other functions show it in all cases.
    for group in [[each] for each in tries] if target.elementwise else [tries]:
        trials = [try_out(answer, target, *each) for each in group]
        for trial in trials:
            right = _right(target, model, trial)
            if not right.all():
                mistake = _recognize(target, property, trials, model)
                if not mistake and _right_one_by_one(answer, target, model, trial):
                    continue
                if mistake and property != "values" and mistake in target.known_mistakes:
                    # What goes wrong everywhere has gone wrong in the first cases, too.
                    first = _first_trials(answer, target, {})
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
    return _right(target, model, replace(trial, found=alone)).all()


def _agrees_mildly(answer, target, args, names, model):
    """Whether a function is right for arguments of these shapes when the first is small.

    One that is not has lost the points of another property already.
    """
    args = _mild(args)
    seen = observe(answer, args, names)
    if seen.raised is not None:
        return False
    try:
        found = real_array(seen.value, seen)
    except CheckFailed:
        return False
    return _right(target, model, Trial(seen, args, names, found)).all()


def _mild(args):
    z = np.asarray(args[0])  # differences of great numbers stay, but small
    return (np.tanh(z / (1 + np.abs(z).max(initial=0))), *args[1:])


def _right(target, model, trial):
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


def _gives_all(target, mistake, trials):
    def gives(trial):
        values, found = _usual(target, mistake.gives, trial)
        return np.all(_same(target, found, values))

    return all(map(gives, trials))


def _told(target, mistake, trial, model):
    """Whether the formula of a mistake is told apart from the model by a trial."""
    (values, found), (expected, _) = (
        _usual(target, formula, trial) for formula in (mistake.gives, model.formula)
    )
    return tells(values, one_number(found, values), expected, lambda a, b: _same(target, a, b))


def _usual(target, formula, trial):
    """What a formula gives and what was found, but for the kinks: there more than one is right."""
    values = target.computed(formula, trial.args, trial.names)
    if not target.elementwise:
        return values, trial.found
    usual = np.isin(trial.args[0], (0.0, *target.kinks), invert=True)
    return values[usual], trial.found[usual]


# --- stability, shape, dtype, purity


def _stability(answer, target, args, names, model):
    trial = try_out(answer, target, args, names)
    if model.formula is None:
        stability_problem(answer, target, trial, trial.found, np.zeros(trial.found.shape, bool))
        return
    expected = target.computed(model.formula, args, names)
    found = one_number(trial.found, expected)
    if not target.elementwise:
        as_array(found, trial.call, shape=expected.shape, allow_nan=True)
    wrong = ~close(found, expected, min(args[0].dtype, found.dtype))
    if target.elementwise:
        wrong &= np.isfinite(expected)
    elif np.isfinite(expected).all():
        # Subtracting log-sum-exp from a score of 95 leaves the rounding of 95.
        slack = 8 * np.finfo(args[0].dtype).eps * np.abs(args[0]).max()
        wrong &= ~(np.abs(found - expected) <= slack)
    else:
        wrong[...] = False
    # What is close but not exact has lost the point of the values already.
    stability_problem(answer, target, trial, found, wrong if model.exact else wrong & False)


def _shape(answer, target, args, names, model):
    seen = observe_attempted(answer, args, names)
    expected = target.computed(model.formula or target.reference, args, names)
    if expected.ndim > 0 and not isinstance(seen.value, np.ndarray):
        what = "single number" if np.ndim(seen.value) == 0 else type(seen.value).__name__
        advice = "; return a NumPy array, so that the next step can compute with it."
        if target.elementwise:
            advice = ", but an array goes in and an array of the same shape must come out."
        raise CheckFailed(f"{seen} returned a {what}{advice}")
    if not target.elementwise:
        return
    found = real_array(seen.value, seen)
    if found.shape != expected.shape:
        what = f"shape {expected.shape}" if expected.ndim else "a single number"
        raise CheckFailed(
            f"{seen} returned shape {found.shape}, but {what} goes in and must come out."
        )
    if model.formula is None:
        alone = one_by_one(answer, args[0].ravel() if found.ndim else np.zeros(0), names)
        same = alone is None or close(found.ravel()[: len(alone)], alone).all()
    else:
        same = _right(target, model, Trial(seen, args, names, found)).all()
    if not same:
        if (
            model.formula is not None
            and _right(target, replace(model, exact=False), Trial(seen, args, names, found)).all()
        ):
            raise CheckFailed(
                f"{seen} is close to what {show(answer)} gives for the same numbers by themselves, "
                "but not exact: do they have another precision there?"
            )
        raise CheckFailed(
            f"{seen} differs from what {show(answer)} gives for the same numbers "
            "by themselves: the elements influence each other, or have changed places."
        )


def _dtype(answer, target, args, names, model):
    dtype = args[0].dtype
    seen = observe(answer, args, names)
    results, call, advice = [seen.value], seen, _ADVICE_ON_DTYPE["arrays"]
    if target.elementwise:
        call = show_call(seen.name, (args[0][:3],), names)
        advice = _ADVICE_ON_DTYPE["elementwise"]
        if _unusable(seen, args[0]):
            results = [observe_attempted(answer, (z,), names).value for z in args[0]]
    # A plain Python number adapts to the array it meets; only NumPy's own carry a dtype.
    dtypes = {item.dtype for item in results if isinstance(item, np.ndarray | np.generic)}
    other = sorted(str(each) for each in dtypes if each != dtype)
    if other:
        if not other[0].startswith("float"):
            advice = _ADVICE_ON_DTYPE["whole"]
        raise CheckFailed(
            f"{call} returned {other[0]}, but {dtype} goes in and must come out. {advice}"
        )
    if not (target.elementwise and model.exact):
        return
    [z], found = args, try_out(answer, target, args, names).found
    expected = target.computed(model.formula, args, names)
    wrong = ~close(found, expected, dtype)
    if wrong.any():
        error = np.abs(found - expected)[wrong].max()
        call = show_call(show(answer), (float(z[wrong][0]),), names)
        raise CheckFailed(f"{call} in {dtype} is {not_exact(error)}")


_ADVICE_ON_DTYPE = {
    "whole": (
        "A comparison gives True and False, and what is made of whole numbers alone stays whole: "
        ".astype(z.dtype) converts."
    ),
    "elementwise": (
        "Constants made by NumPy, such as np.sqrt(2), and np.where(z > 0, 1.0, 0.0) bring their "
        "own float64; plain Python numbers such as math.sqrt(2) adapt, and .astype(z.dtype) "
        "converts."
    ),
    "arrays": (
        "np.eye, np.zeros and float() bring their own float64; give them dtype=z.dtype, or start "
        "from an array like z."
    ),
}


def _purity(answer, target, args, names, model):
    first = observe(answer, args, names)
    refuse_changes(first, args)
    observe(answer, _mild(args), names)
    refuse_memory(first, observe(answer, args, names))


_JUDGES = {"stability": _stability, "shape": _shape, "dtype": _dtype, "purity": _purity}


def _calls(target, part, tries):
    """Yield the calls of an answer that is right in all these cases."""
    for args, names in tries:
        if not target.elementwise:
            yield _mild(args), names
        yield args, names
        if target.elementwise and part == "dtype":
            yield args, names
        if part == "purity":
            yield _mild(args), names
            yield args, names


def _in_each_dtype(tries):
    for args, names in tries:
        for dtype in (np.float64, np.float32):
            yield tuple(_cast(arg, dtype) for arg in args), names


def _cast(argument, dtype):
    if isinstance(argument, np.ndarray):
        return argument.astype(dtype)
    if isinstance(argument, list | tuple):
        return type(argument)(_cast(item, dtype) for item in argument)
    return argument
