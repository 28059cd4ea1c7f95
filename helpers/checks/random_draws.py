"""Checks random draws by what they must have in common: shape, size, and a seed that decides."""

import numpy as np

from helpers.checks.calling import attempted, call
from helpers.checks.comparing import VARIANCE, close
from helpers.checks.errors import CheckFailed, mistake_name
from helpers.checks.formatting import number as as_text
from helpers.checks.reading import as_array

#: Inputs and units of a layer whose weights show what a few may hide.
_MANY = (200, 300)


def draw(function, fan_in, fan_out, seed=0):
    """Call an initializer with a seeded generator, and look at the shape only.

    Parameters
    ----------
    function : callable
        The student's, taking (rng, fan_in, fan_out).
    fan_in, fan_out : int
        Inputs and units of the layer.
    seed : int
        For the generator that it is given.

    Returns
    -------
    numpy.ndarray, shape (fan_in, fan_out)

    Raises
    ------
    NotAttempted, CheckFailed

    Examples
    --------
    >>> draw(lambda rng, fan_in, fan_out: rng.normal(size=(fan_in, fan_out)), 3, 2).shape
    (3, 2)
    """
    found, name = _called(function, fan_in, fan_out, seed)
    name = f"the result of {name} for {fan_in} inputs and {fan_out} units"
    return as_array(found, name, (fan_in, fan_out)).astype(float)


def weights(function, fan_in, fan_out, seed=0):
    """As `draw`, but the weights come in one row, and their shape is not looked at.

    Parameters
    ----------
    function, fan_in, fan_out, seed
        As for `draw`.

    Returns
    -------
    numpy.ndarray, 1-D
        So that a mistake in the shape costs nothing where the size is judged.

    Raises
    ------
    NotAttempted, CheckFailed

    Examples
    --------
    >>> weights(lambda rng, fan_in, fan_out: rng.normal(size=(fan_out, fan_in)), 3, 2).shape
    (6,)
    """
    found, name = _called(function, fan_in, fan_out, seed)
    found = np.ravel(as_array(found, f"the result of {name}")).astype(float)
    if found.size == 1 < fan_in * fan_out:  # it says nothing about a spread
        raise CheckFailed(
            f"{name} draws a single number; a layer of {fan_in} inputs and {fan_out} units has "
            f"{fan_in * fan_out:,} weights."
        )
    return found


def _called(function, fan_in, fan_out, seed):
    # The generator is made inside: its state changes with every draw, and `call` looks for that.
    def drawing(fan_in, fan_out):
        return function(np.random.default_rng(seed), fan_in, fan_out)

    attempted(function, getattr(function, "__name__", "the initializer"))
    drawing.__name__ = getattr(function, "__name__", "the initializer")
    return call(drawing, fan_in, fan_out), drawing.__name__


def seeded(function, seed=0, shape=(6, 4)):
    """Check that the generator decides the draw, and nothing else does.

    Parameters
    ----------
    function : callable
        The student's, taking (rng, fan_in, fan_out).
    seed : int
        For the generator that it is given.
    shape : (int, int)
        Inputs and units.

    Raises
    ------
    NotAttempted, CheckFailed

    Examples
    --------
    >>> seeded(lambda rng, fan_in, fan_out: np.random.normal(size=(fan_in, fan_out)))
    Traceback (most recent call last):
        ...
    helpers.checks.errors.CheckFailed: Two generators with one seed gave different weights: draw \
from the rng that comes in, not from np.random.
    """
    first, again = (draw(function, *shape, seed=seed) for _ in range(2))
    if not first.any():
        raise CheckFailed("All weights are 0, so no generator can change them.")
    if not np.array_equal(first, again):
        raise CheckFailed(
            "Two generators with one seed gave different weights: draw from the rng that comes "
            "in, not from np.random."
        )
    other = draw(function, *shape, seed=seed + 1)
    if np.array_equal(first, other):
        raise CheckFailed(
            "Two generators with different seeds gave the same weights: draw from the rng that "
            "comes in, anew in every call; do not make one inside."
        )
    rng = np.random.default_rng(seed)
    if np.array_equal(function(rng, *shape), function(rng, *shape)):
        raise CheckFailed(
            "Two layers drawn from one rng got the same weights: it must be used as it comes in."
        )
    _refuse_forced(*(weights(function, *_MANY, seed=each) for each in (seed, seed + 1)))


def variance(values, expected, known_mistakes=(), name="the weights", relative=VARIANCE):
    """Check the mean square of many weights, whose mean should be 0.

    Parameters
    ----------
    values : numpy.ndarray
        Independent weights, 100,000 or more.
    expected : float
        The variance they should have.
    known_mistakes : sequence of (float, str)
        Variances that known mistakes lead to, each with its sentence.
    name : str
        What they are called.
    relative : float
        Largest relative difference allowed.

    Raises
    ------
    CheckFailed

    Examples
    --------
    >>> variance(np.array([-1.0, 1.0]), 1.0)
    >>> variance(np.array([-2.0, 2.0]), 1.0, [(4.0, "Take the root.")])
    Traceback (most recent call last):
        ...
    helpers.checks.errors.CheckFailed: Take the root.
    """
    found, mean = float(np.mean(np.square(values))), float(np.mean(values))
    # The mean of n weights strays by about sqrt(expected / n); six times that is no chance.
    if abs(mean) > 6 * np.sqrt(found / values.size) and found:
        _refuse_repeated(values)
        raise CheckFailed(f"{name} have mean {as_text(round(mean, 4))}; they should lie around 0.")
    if abs(found / expected - 1) <= relative:
        return
    for wrong, sentence in known_mistakes:
        if abs(found / wrong - 1) <= relative:
            raise CheckFailed(sentence, mistake_name(sentence))
    size = "large" if found > expected else "small"
    raise CheckFailed(f"{name} have variance {found:.4g}, which is too {size}.")


def _refuse_repeated(values):
    if len(np.unique(np.abs(values))) < 0.9 * values.size:
        raise CheckFailed(
            "Many weights are the same number, up to the sign: draw one for each place, and do not "
            "round."
        )


def _refuse_forced(first, other):
    """Stop where two large draws have in common what chance decides."""
    _refuse_repeated(first)
    size = np.square(first).mean()
    for name, found, again, scale in (
        ("mean square", size, np.square(other).mean(), size),
        ("mean", first.mean(), other.mean(), np.sqrt(size)),
        ("variance", first.var(), other.var(), size),
    ):
        if abs(found - again) < 1e-9 * scale:
            raise CheckFailed(
                f"Two draws have exactly the same {name}. In each it is up to chance, too: do not "
                "shift or scale what was drawn."
            )
    top = np.abs(first).max()
    if top == np.abs(other).max() and np.sum(np.abs(first) == top) > 1:
        raise CheckFailed(
            "In two draws the largest weight is the same and comes more than once: cut nothing off."
        )


def spread(values, limit, name="the weights"):
    """Check that many uniform weights fill the range from -limit to limit, and no more.

    Parameters
    ----------
    values : numpy.ndarray
        Independent weights; with 10,000 of them or more, some lie within 1 % of each end.
    limit : float
        How far they may go.
    name : str
        What they are called.

    Raises
    ------
    CheckFailed

    Examples
    --------
    >>> spread(np.linspace(-1, 1, 10001), 1.0)
    >>> spread(np.linspace(-2, 2, 10001), 1.0)
    Traceback (most recent call last):
        ...
    helpers.checks.errors.CheckFailed: the weights go as far as 2.0, beyond the limit.
    """
    reach = np.array([-values.min(), values.max()])
    if (reach > limit * (1 + 1e-9)).any() and not close(reach, limit).all():
        raise CheckFailed(f"{name} go as far as {as_text(reach.max())}, beyond the limit.")
    if (reach < 0.99 * limit).any():
        raise CheckFailed(f"{name} go no farther than {as_text(reach.min())} on one side.")
    middle = np.mean(np.abs(values) < limit / 2)
    if abs(middle - 0.5) > 0.05:
        raise CheckFailed(
            f"{middle:.0%} of {name} lie in the inner half of the range, and a uniform draw has "
            "half of them there."
        )
