"""Checks a function of several arrays, one property at a time."""

import numpy as np

from helpers.checks.arrays import array, as_array, real_array
from helpers.checks.blank import attempted
from helpers.checks.calling import refuse_changes, run, run_attempted
from helpers.checks.errors import CheckFailed
from helpers.checks.shortcuts import own_work
from helpers.checks.slopes import forgiving
from helpers.checks.subjects import SUBJECTS
from helpers.checks.values import close
from helpers.checks.wording import number as as_text


def function(answer, name, facet, seed=None):
    """Check one property of a function of scores, weights or targets.

    Parameters
    ----------
    answer : callable
        The student's.
    name : str
        What it should be: a key of `helpers.checks.subjects.SUBJECTS`, such as "softmax".
    facet : str
        The property: "values", "stability" (finite and silent where naive formulas overflow),
        "arrays" (float32 stays float32, an array comes back, the arguments stay as they were),
        or one that the subject defines, such as "axis" or "batch". All but "values" are judged
        on their own where the values are right or show a single known slip.
    seed : int, optional
        Chooses the inputs that are drawn at random.

    Raises
    ------
    NotAttempted
        If the function is blank.
    CheckFailed
        With what went wrong, for which input.

    Examples
    --------
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
    subject = SUBJECTS[name]
    if facet not in subject.cases:
        known = ", ".join(subject.cases)
        raise ValueError(f"{name} has no facet {facet!r}; use one of {known}.")
    attempted(answer, name)
    if callable(answer):
        own_work(answer, name, besides=tuple(subject.earlier))

    def judge():
        if facet == "values":
            _agree(answer, subject, facet, seed, subject.reference)
            return
        model = _model(answer, subject)
        _JUDGES.get(facet, _agree)(answer, subject, facet, seed, model)

    forgiving(judge, answer, **subject.earlier)


def _cases(subject, facet, seed):
    rng = np.random.default_rng(4 if seed is None else seed)
    for case in subject.cases[facet](rng):
        yield case if isinstance(case[-1], dict) else (*case, {})


def _agree(answer, subject, facet, seed, model):
    """The values are those of the model, for every case."""
    pairs = []
    for *args, names in _cases(subject, facet, seed):
        outcome = run_attempted(answer, tuple(args), names)
        pairs.append((outcome, args, names, real_array(outcome.value, outcome)))
    for outcome, args, names, found in pairs:
        expected = _quietly(model, args, names)
        if _equal(found, expected):
            continue
        slip = _recognize(subject, facet, pairs, model)
        if slip:
            raise CheckFailed(f"{outcome} goes wrong: {slip.sentence}. {subject.where}")
        try:
            array(found, expected, name=outcome)
        except CheckFailed as problem:
            raise CheckFailed(f"{problem} {subject.where}") from None


def _recognize(subject, facet, pairs, model):
    """The misconception that gives what the student's function gave, or None."""
    for slip in (*subject.special.get(facet, ()), *subject.slips):
        computed = [_quietly(slip.formula, args, names) for _, args, names, _ in pairs]
        right = [_quietly(model, args, names) for _, args, names, _ in pairs]
        if all(_equal(one, other) for one, other in zip(computed, right, strict=True)):
            continue
        if all(_equal(pair[-1], one) for pair, one in zip(pairs, computed, strict=True)):
            return slip
    return None


def _model(answer, subject):
    """What a function computes: the right thing, or the right thing with one known slip."""
    try:
        _agree(answer, subject, "values", None, subject.reference)
    except CheckFailed as problem:
        for slip in subject.slips:
            if slip.slip and _matches(answer, subject, slip.formula):
                return slip.formula
        raise CheckFailed(f"The values come first. {problem}") from None
    return subject.reference


def _matches(answer, subject, formula):
    for *args, names in _cases(subject, "values", None):
        outcome = run(answer, tuple(args), names)
        if outcome.error is not None or not _same(outcome.value, _quietly(formula, args, names)):
            return False
    return True


def _stability(answer, subject, facet, seed, model):
    for *args, names in _cases(subject, facet, seed):
        if not _copes(answer, args, names, model):
            continue
        outcome = run_attempted(answer, tuple(args), names)
        if outcome.warned:
            raise CheckFailed(
                f"{outcome} warned '{outcome.warned[0]}': a step leaves the range of "
                f"{args[0].dtype}, though the right result is an ordinary number. {subject.safe}"
            )
        expected = _quietly(model, args, names)
        found = _one_number(real_array(outcome.value, outcome), expected)
        as_array(found, outcome, shape=expected.shape, allow_nan=True)
        # Subtracting log-sum-exp from a score of 95 leaves the rounding of 95.
        slack = 8 * np.finfo(args[0].dtype).eps * np.abs(args[0]).max()
        wrong = ~close(found, expected, args[0].dtype) & ~(np.abs(found - expected) <= slack)
        if wrong.any() and np.isfinite(expected).all():
            raise CheckFailed(
                f"{outcome} gave {as_text(found[wrong].flat[0])} where the exact formula "
                f"gives something else: digits or a whole number were lost. {subject.safe}"
            )


def _copes(answer, args, names, model):
    """Whether a function is right for arguments of these shapes when the scores are mild.

    One that is not has lost the points of another facet already.
    """
    mild = [np.tanh(args[0]), *args[1:]]
    outcome = run(answer, tuple(mild), names)
    return outcome.error is None and _same(outcome.value, _quietly(model, mild, names))


def _arrays(answer, subject, facet, seed, model):
    for *args, names in _cases(subject, facet, seed):
        for dtype in (np.float64, np.float32):
            given = tuple(_cast(arg, dtype) for arg in args)
            if not _copes(answer, given, names, model):
                continue
            outcome = run_attempted(answer, given, names)
            refuse_changes(outcome, given)
            expected = _quietly(model, given, names)
            if np.ndim(expected) and not isinstance(outcome.value, np.ndarray):
                raise CheckFailed(
                    f"{outcome} returned a {type(outcome.value).__name__}; return a NumPy "
                    "array, so that the next step can compute with it."
                )
            # A plain Python number adapts to the array it meets; only NumPy's carry a dtype.
            kind = getattr(outcome.value, "dtype", np.dtype(dtype))
            if kind != dtype:
                raise CheckFailed(
                    f"{outcome} returned {kind}, but {np.dtype(dtype)} goes in and must "
                    "come out. np.eye, np.zeros and float() bring their own float64; give them "
                    "dtype=z.dtype, or start from an array like z."
                )


def _cast(argument, dtype):
    if isinstance(argument, np.ndarray):
        return argument.astype(dtype)
    if isinstance(argument, list | tuple):
        return type(argument)(_cast(item, dtype) for item in argument)
    return argument


def _same(value, expected):
    try:
        return _equal(real_array(value, "it"), expected)
    except CheckFailed:
        return False


def _equal(found, expected):
    # Who computes in float64 what came in as float32 is not held to more digits than went in.
    expected = np.asarray(expected)
    found = _one_number(found, expected)
    dtype = np.float32 if np.float32 in (found.dtype, expected.dtype) else found.dtype
    return found.shape == expected.shape and bool(close(found, expected, dtype).all())


def _one_number(found, expected):
    # A cost of shape (1,) is a number too; it is the batch that tells a mean from a list.
    return found.reshape(()) if expected.ndim == 0 and found.size == 1 else found


def _quietly(formula, args, names):
    with np.errstate(all="ignore"):
        return np.asarray(formula(*args, **names))


_JUDGES = {"stability": _stability, "arrays": _arrays}
