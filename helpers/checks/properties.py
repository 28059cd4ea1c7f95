"""Judges one property of a function from what was observed of it.

The values are judged by comparing them with what is right, the other properties by comparing with
the student's own model, so that a slip in the values costs the values.
"""

from dataclasses import replace

import numpy as np

from helpers.checks.calling import observe_attempted, refuse_changes, refuse_memory
from helpers.checks.comparing import close, close_in_its_digits, not_exact
from helpers.checks.errors import CheckFailed
from helpers.checks.explaining import (
    one_by_one,
    refuse_warned,
    stability_problem,
    what_is_kept,
)
from helpers.checks.formatting import show, show_call
from helpers.checks.models import (
    Model,
    Trial,
    agree,
    agrees_mildly,
    mild,
    model_of,
    numbers,
    one_number,
    right_places,
    try_out,
    unusable,
)
from helpers.checks.observe import foresee, observe
from helpers.checks.reading import as_array, real_array


def judge(answer, target, property, seed, parameters, is_right_idea=lambda: False):
    """Judge one property.

    Parameters
    ----------
    answer : callable
        The student's function.
    target : Target
        What it should be.
    property : str
        One of the target's cases; or "arrays", which is shape, dtype and purity at once; or "idea",
        which asks for no more than all but "values" do: something like the right values. One that
        has no judge of its own asks for the right values in its cases.
    seed : int or None
        Chooses the random inputs.
    parameters : dict of str to float
        Passed by name.
    is_right_idea : callable
        As for `model_of`.

    Raises
    ------
    NotAttempted, CheckFailed
    """
    model = Model(target.reference)
    if property != "values":
        model = model_of(answer, target, parameters, is_right_idea)
    if property == "idea":
        return
    parts = {}
    for part in ("shape", "dtype", "purity") if property == "arrays" else (property,):
        tries = target.tries(part if part in target.cases else property, seed, parameters)
        parts[part] = list(_in_each_dtype(tries)) if part in ("dtype", "purity") else tries
    if property not in _JUDGES and property != "arrays":
        agree(answer, target, parts[property], model, property)
        return
    foresee(answer, [call for part in parts for call in _calls(target, part, parts[part])])
    for part, tries in parts.items():
        for args, names in tries:
            if target.elementwise or agrees_mildly(answer, target, args, names, model):
                _JUDGES[part](answer, target, args, names, model)


def _stability(answer, target, args, names, model):
    trial = try_out(answer, target, args, names)
    if target.elementwise and not args[0].any():
        # What is not right there has cost the values; what is may not be the mending of 0 / 0.
        if model.formula is None or right_places(target, model, trial).all():
            refuse_warned(answer, trial)
        return
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
        if target.small:
            wrong |= ~close_in_its_digits(found, expected, min(args[0].dtype, found.dtype), slack)
    else:
        wrong = wrong & False
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
        same = right_places(target, model, Trial(seen, args, names, found)).all()
    if not same:
        refuse_changes(seen, args)
        trial = Trial(seen, args, names, found)
        if (
            model.formula is not None
            and right_places(target, replace(model, exact=False), trial).all()
        ):
            raise CheckFailed(
                f"{seen} is close to what {show(answer)} gives for the same numbers by themselves, "
                "but not exact: do they have another precision there?"
            )
        if kept := what_is_kept(answer, args[0], names):
            raise CheckFailed(f"{seen} gives one thing, {kept}")
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
        if unusable(seen, args[0]):
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
    [z] = args
    found, _ = numbers(answer, z, names, seen)
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
        "np.eye, np.zeros, float() and NumPy's own numbers such as np.log(2) bring float64; give "
        "them the dtype of what came in, or start from an array of it."
    ),
}


def _purity(answer, target, args, names, model):
    first = observe(answer, args, names)
    refuse_changes(first, args)
    observe(answer, mild(args), names)
    refuse_memory(first, observe(answer, args, names))


_JUDGES = {"stability": _stability, "shape": _shape, "dtype": _dtype, "purity": _purity}


def _calls(target, part, tries):
    """Yield the calls of an answer that is right in all these cases."""
    for args, names in tries:
        if not target.elementwise:
            yield mild(args), names
        yield args, names
        if part == "purity":
            yield mild(args), names
            yield args, names


def _in_each_dtype(tries):
    for args, names in tries:
        for dtype in (np.float64, np.float32):
            yield args.once(dtype, lambda args=args, dtype=dtype: _cast(args, dtype)), names


def _cast(argument, dtype):
    if isinstance(argument, np.ndarray):
        return argument.astype(dtype)
    if isinstance(argument, list | tuple):
        return type(argument)(_cast(item, dtype) for item in argument)
    return argument
