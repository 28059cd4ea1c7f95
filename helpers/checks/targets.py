"""What an activation function should be, and the inputs it is tried on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from helpers import activations
from helpers.course import mention

FIXED = np.array([-5.0, -2.5, -1.3, -0.7, -0.2, 0.2, 0.4, 1.1, 2.0, 3.5, 5.0])


@dataclass(frozen=True)
class Target:
    """What a function should be.

    Parameters
    ----------
    name : str
        Name in the registry, with `_derivative` for a slope.
    title : str
        How text calls it.
    reference : callable
        The right values.
    other : callable or None
        The slope for a function, the function for a slope.
    parameters : mapping from str to float
        Names and defaults.
    kinks : tuple of float
        Where a slope has two sides.
    """

    name: str
    title: str
    reference: Callable
    other: Callable | None
    parameters: Mapping[str, float]
    kinks: tuple[float, ...] = ()

    @property
    def where(self):
        """Where the course explains it."""
        return f"(See {mention('the-functions')}, {self.title}.)"


def target(name):
    """Look up what `name` should be.

    Examples
    --------
    >>> target("relu_derivative").kinks
    (0.0,)
    """
    if name == "prelu_alpha_gradient":
        return Target(name, "PReLU", activations.prelu_alpha_gradient, None, {})
    is_slope = name.endswith("_derivative")
    entry = activations.get(name.removesuffix("_derivative"))
    pair = (entry.slope, entry.function) if is_slope else (entry.function, entry.slope)
    kinks = entry.kinks if is_slope else ()
    return Target(name, entry.title, *pair, entry.parameters, kinks)


@lru_cache(maxsize=64)
def random_inputs(seed, count):
    """Inputs from -4 to 4 that keep away from 0, where slopes may have two values."""
    rng = np.random.default_rng(seed if seed is not None else 3)
    z = rng.choice([-1.0, 1.0], count) * rng.uniform(0.1, 4, count)
    z.setflags(write=False)  # the same array for every test with this seed
    return z


def inputs(seed, wanted):
    """Inputs for a comparison of values: fixed ones, 0 and the kinks, and random ones."""
    return np.concatenate([FIXED, [0.0], wanted.kinks, random_inputs(seed, 12)])


def bounds(wanted, z, parameters):
    """The least and the greatest acceptable value at each z; they differ at kinks only."""
    value = quietly(wanted.reference, z, parameters)
    low, high = value.copy(), value.copy()
    for kink in wanted.kinks:
        sides = [value[z == kink]] + [
            np.full(1, wanted.reference(kink + step, **parameters)) for step in (-1e-12, 1e-12)
        ]
        low[z == kink] = min(side.min() for side in sides)
        high[z == kink] = max(side.max() for side in sides)
    return low, high


def quietly(formula, z, parameters):
    """Compute a formula that may overflow, without a warning."""
    with np.errstate(all="ignore"):
        return np.asarray(formula(z, **parameters))
