"""Judges one property of a function; raises CheckFailed with the reason, or returns."""

import numpy as np

from helpers.checks.arrays import as_array, real_array
from helpers.checks.calling import observe_attempted, refuse_changes
from helpers.checks.diagnosis import (
    agree,
    agrees_mildly,
    called_at,
    known_tries,
    mild,
    model_of,
    one_number,
    try_out,
    unusable,
)
from helpers.checks.errors import CheckFailed
from helpers.checks.formatting import number as as_text
from helpers.checks.formatting import show, show_call
from helpers.checks.observe import foresee, observe
from helpers.checks.tolerances import close
from helpers.course import mention

_FUNCTIONS = mention("the-functions")


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
    parts = ("shape", "dtype", "purity") if property == "arrays" else (property,)
    tries = {part: _tries(target, part, property, seed, parameters) for part in parts}
    known = [] if property == "values" else known_tries(target, parameters)
    calls = (call for part in parts for call in _calls(target, part, tries[part]))
    foresee(answer, [*known, *calls])
    model = model_of(answer, target, known) if known else target.reference
    for part in parts:
        if part not in _JUDGES:
            agree(answer, target, tries[part], model, part)
            continue
        for args, names in tries[part]:
            if agrees_mildly(answer, target, args, names, model):
                _JUDGES[part](answer, target, args, names, model)


def _tries(target, part, property, seed, parameters):
    tries = target.tries(part if part in target.cases else property, seed, parameters)
    return list(_in_each_dtype(tries)) if part in ("dtype", "purity") else tries


def _calls(target, part, tries):
    """Yield the calls of an answer that is right in all these cases."""
    for args, names in tries:
        if part in _JUDGES and not target.elementwise:
            yield mild(args), names
        yield args, names
        if target.elementwise and part == "dtype":
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


def _stability(answer, target, args, names, model):
    trial = try_out(answer, target, args, names)
    expected = target.computed(model, args, names)
    if target.elementwise:
        _stable_numbers(answer, target, trial, expected)
    else:
        _stable_arrays(target, trial, expected)


def _stable_numbers(answer, target, trial, expected):
    [z], names, found = trial.args, trial.names, trial.found
    if trial.warned:
        raise CheckFailed(
            f"{_who_warned(answer, trial)} in {z.dtype}: a step leaves the range of numbers. "
            "np.where computes both of its branches for every element, so the argument itself "
            f"must be kept in range. (See {_FUNCTIONS} on numerical stability.)"
        )
    bad = ~np.isfinite(found)
    if bad.any():
        raise CheckFailed(
            f"{called_at(answer, z[bad][0], names)} gave {as_text(found[bad][0])}, but "
            f"{target.title} is finite for every finite z. Which step leaves the range of "
            f"{z.dtype}? (See {_FUNCTIONS} on numerical stability.)"
        )
    wrong = ~close(found, expected, z.dtype) & np.isfinite(expected)
    if wrong.any():
        what = "its slope" if target.is_slope else target.title
        raise CheckFailed(
            f"{called_at(answer, z[wrong][0], names)} gave {as_text(found[wrong][0])}, which is "
            f"not the limit that {what} tends to on that side. {target.where}"
        )


def _stable_arrays(target, trial, expected):
    first = trial.args[0]
    if trial.warned:
        raise CheckFailed(
            f"{trial.call} warned '{trial.warned[0]}': a step leaves the range of "
            f"{first.dtype}, though the right result is an ordinary number. {target.hint}"
        )
    found = one_number(trial.found, expected)
    as_array(found, trial.call, shape=expected.shape, allow_nan=True)
    # Subtracting log-sum-exp from a score of 95 leaves the rounding of 95.
    slack = 8 * np.finfo(first.dtype).eps * np.abs(first).max()
    wrong = ~close(found, expected, first.dtype) & ~(np.abs(found - expected) <= slack)
    if wrong.any() and np.isfinite(expected).all():
        raise CheckFailed(
            f"{trial.call} gave {as_text(found[wrong].flat[0])} where the exact formula "
            f"gives something else: digits or a whole number were lost. {target.hint}"
        )


def _who_warned(answer, trial):
    for item in trial.args[0]:
        seen = observe(answer, (trial.args[0].dtype.type(item),), trial.names)
        if seen.warned:
            return f"{called_at(answer, item, trial.names)} warned '{seen.warned[0]}'"
    return f"{trial.call} warned '{trial.warned[0]}'"


def _shape(answer, target, args, names, model):
    seen = observe_attempted(answer, args, names)
    expected = target.computed(model, args, names)
    if expected.ndim > 0 and not isinstance(seen.value, np.ndarray):
        kind = "single number" if np.ndim(seen.value) == 0 else type(seen.value).__name__
        advice = "; return a NumPy array, so that the next step can compute with it."
        if target.elementwise:
            advice = ", but an array goes in and an array of the same shape must come out."
        raise CheckFailed(f"{seen} returned a {kind}{advice}")
    if target.elementwise:
        _same_shape(answer, seen, expected)


def _same_shape(answer, seen, expected):
    found = real_array(seen.value, seen)
    if found.shape != expected.shape:
        what = f"shape {expected.shape}" if expected.ndim else "a single number"
        raise CheckFailed(
            f"{seen} returned shape {found.shape}, but {what} goes in and must come out."
        )
    if not close(found, expected).all():
        raise CheckFailed(
            f"{seen} differs from what {show(answer)} gives for the same numbers "
            "in one row: the elements influence each other, or have changed places."
        )


def _dtype(answer, target, args, names, model):
    dtype = args[0].dtype
    seen = observe(answer, args, names)
    results, call, advice = [seen.value], seen, _ADVICE_ON_DTYPE["arrays"]
    if target.elementwise:
        call = show_call(seen.name, (args[0][:3],), names)
        advice = _ADVICE_ON_DTYPE["elementwise"]
        if unusable(seen, args[0]):
            results = [observe_attempted(answer, (z,), names).value for z in args[0]]
    # A plain Python number adapts to the array it meets; only NumPy's own carry a dtype.
    kinds = {item.dtype for item in results if isinstance(item, np.ndarray | np.generic)}
    other = sorted(str(kind) for kind in kinds if kind != dtype)
    if other:
        raise CheckFailed(
            f"{call} returned {other[0]}, but {dtype} goes in and must come out. {advice}"
        )
    if target.elementwise:
        _exact(answer, target, args, names, model)


_ADVICE_ON_DTYPE = {
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


def _exact(answer, target, args, names, model):
    [z] = args
    found = try_out(answer, target, args, names).found
    wrong = ~close(found, target.computed(model, args, names), z.dtype)
    if wrong.any():
        raise CheckFailed(
            f"{called_at(answer, z[wrong][0], names)} is not as exact in "
            f"{z.dtype} as it can be: a step loses digits."
        )


def _purity(answer, target, args, names, model):
    refuse_changes(observe(answer, args, names), args)


_JUDGES = {"stability": _stability, "shape": _shape, "dtype": _dtype, "purity": _purity}
