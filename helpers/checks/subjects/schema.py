"""What a function of several arrays should be, and the inputs it is tried on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from helpers.checks.misconceptions import Misconception


@dataclass(frozen=True)
class Subject:
    """What a student's function should be.

    Parameters
    ----------
    reference : callable
        The right values.
    cases : mapping from str to callable
        By facet: `draw(rng)` gives a list of argument tuples; a dict at the end of one holds the
        arguments by name.
    where : str
        Where the course explains it, in parentheses.
    slips : tuple of Misconception
        Wrong formulas that take the same arguments, the most telling first.
    special : mapping from str to tuple of Misconception
        More of them, which show in one facet only.
    safe : str
        What helps where numbers leave their range.
    earlier : mapping from str to callable
        Correct versions of earlier functions that this one may call.
    """

    reference: Callable
    cases: Mapping[str, Callable]
    where: str
    slips: tuple[Misconception, ...] = ()
    special: Mapping[str, tuple[Misconception, ...]] = field(default_factory=dict)
    safe: str = ""
    earlier: Mapping[str, Callable] = field(default_factory=dict)
