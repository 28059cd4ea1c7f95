"""One judge a property; each raises CheckFailed with the reason, or returns."""

import numpy as np

from helpers.checks.arrays import real_array
from helpers.checks.calling import refuse_changes, run, run_attempted
from helpers.checks.diagnosis import call_at, diagnosis, evaluate, model_of, unusable
from helpers.checks.errors import CheckFailed
from helpers.checks.targets import bounds, inputs, quietly, random_inputs
from helpers.checks.values import close
from helpers.checks.wording import number as as_text
from helpers.checks.wording import show, show_call
from helpers.course import mention

_EXTREME = np.array([-1000.0, -750.0, -100.0, -40.0, 40.0, 100.0, 750.0, 1000.0])
_FUNCTIONS = mention("the-functions")


def _values(function, wanted, parameters, seed):
    # The default parameters apply where none are passed; another value shows that they are used.
    tries = [parameters]
    if not parameters and wanted.parameters:
        # Between 0.3 and 0.8: neither a default of the course nor one of Keras.
        other = 0.3 + 0.5 * np.random.default_rng(seed).random()
        tries.append({name: round(other, 2) for name in wanted.parameters})
    for chosen in tries:
        z = inputs(seed, wanted)
        found, _ = evaluate(function, z, chosen)
        low, high = bounds(wanted, z, chosen)
        right = close(found, low) | close(found, high) | ((found > low) & (found < high))
        if not right.all():
            raise CheckFailed(diagnosis(function, wanted, chosen, z, found, low, right))


def _stability(function, wanted, parameters, seed):
    model = model_of(function, wanted, parameters)
    for dtype in (np.float64, np.float32):
        z = np.concatenate([_EXTREME, random_inputs(seed, 4)]).astype(dtype)
        found, warned = evaluate(function, z, parameters)
        if warned:
            raise CheckFailed(_who_warned(function, wanted, parameters, z, warned))
        bad = ~np.isfinite(found)
        if bad.any():
            culprit = call_at(function, z[bad][0], parameters)
            raise CheckFailed(
                f"{culprit} gave {as_text(found[bad][0])}, but {wanted.title} is finite for "
                f"every finite z. Which step leaves the range of {np.dtype(dtype)}? "
                f"(See {_FUNCTIONS} on numerical stability.)"
            )
        expected = quietly(model, z, {**wanted.parameters, **parameters})
        wrong = ~close(found, expected, dtype) & np.isfinite(expected)
        if wrong.any():
            culprit = call_at(function, z[wrong][0], parameters)
            raise CheckFailed(
                f"{culprit} gave {as_text(found[wrong][0])}, which is not the limit that "
                f"{'its slope' if wanted.name.endswith('_derivative') else wanted.title} tends "
                f"to on that side. {wanted.where}"
            )


def _shape(function, wanted, parameters, seed):
    model = model_of(function, wanted, parameters)
    z = random_inputs(seed, 24)
    examples = [
        float(z[0]),
        z[0],
        np.array(z[1]),
        z[:5],
        z[:6].reshape(2, 3),
        z[:6].reshape(3, 2).T,
        z.reshape(2, 3, 4),
        np.zeros(0),
        np.zeros((0, 3)),
    ]
    for example in examples:
        outcome = run_attempted(function, (example,), parameters)
        many = np.ndim(example) > 0
        if many and not isinstance(outcome.value, np.ndarray):
            single = np.ndim(outcome.value) == 0
            kind = "single number" if single else type(outcome.value).__name__
            raise CheckFailed(
                f"{outcome} returned a {kind}, but an array goes in and an array of the "
                "same shape must come out."
            )
        found = real_array(outcome.value, outcome)
        if found.shape != np.shape(example):
            what = f"shape {np.shape(example)}" if many else "a single number"
            raise CheckFailed(
                f"{outcome} returned shape {found.shape}, but {what} goes in and must come out."
            )
        expected = quietly(model, np.asarray(example), {**wanted.parameters, **parameters})
        wrong = ~close(found, expected)
        if wrong.any():
            raise CheckFailed(
                f"{outcome} differs from what {show(function)} gives for the same numbers "
                "in one row: the elements influence each other, or have changed places."
            )


def _dtype(function, wanted, parameters, seed):
    model = model_of(function, wanted, parameters)
    for dtype in (np.float32, np.float64):
        z = random_inputs(seed, 12).astype(dtype)
        outcome = run(function, (z,), parameters)
        results = [outcome.value]
        if unusable(outcome, z):
            results = [run_attempted(function, (item,), parameters).value for item in z]
        # A plain Python number adapts to the array it meets; only NumPy's own carry a dtype.
        kinds = {item.dtype for item in results if isinstance(item, np.ndarray | np.generic)}
        other = sorted(str(kind) for kind in kinds if kind != dtype)
        if other:
            raise CheckFailed(
                f"{show_call(function, (z[:3],), parameters)} returned {other[0]}, but "
                f"{np.dtype(dtype)} goes in and must come out. Constants made by NumPy, such as "
                "np.sqrt(2), and np.where(z > 0, 1.0, 0.0) bring their own float64; plain "
                "Python numbers such as math.sqrt(2) adapt, and .astype(z.dtype) converts."
            )
        found, _ = evaluate(function, z, parameters)
        expected = quietly(model, z, {**wanted.parameters, **parameters})
        wrong = ~close(found, expected, dtype)
        if wrong.any():
            raise CheckFailed(
                f"{call_at(function, z[wrong][0], parameters)} is not as exact in "
                f"{np.dtype(dtype)} as it can be: a step loses digits."
            )


def _purity(function, wanted, parameters, seed):
    model_of(function, wanted, parameters)
    for dtype in (np.float64, np.float32):
        for shape in ((8,), (2, 4)):
            z = random_inputs(seed, 8).astype(dtype).reshape(shape)
            refuse_changes(run(function, (z,), parameters), (z,))


def _who_warned(function, wanted, parameters, z, warned):
    for item in z:
        single = run(function, (z.dtype.type(item),), parameters)
        if single.warned:
            what = f"{call_at(function, item, parameters)} warned '{single.warned[0]}'"
            break
    else:
        what = f"{show_call(function, (z,), parameters)} warned '{warned[0]}'"
    return (
        f"{what} in {z.dtype}: a step leaves the range of numbers. np.where computes both of its "
        "branches for every element, so the argument itself must be kept in range. "
        f"(See {_FUNCTIONS} on numerical stability.)"
    )


def _arrays(function, wanted, parameters, seed):
    for judge in (_shape, _dtype, _purity):
        judge(function, wanted, parameters, seed)


#: By the name of the facet.
JUDGES = {
    "values": _values,
    "stability": _stability,
    "shape": _shape,
    "dtype": _dtype,
    "purity": _purity,
    "arrays": _arrays,
}
