"""A wrong formula that people write, with the sentence that helps."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Misconception:
    """A wrong formula and what to tell its author.

    Parameters
    ----------
    formula : callable
        `formula(z, **parameters)` on arrays; it may overflow.
    sentence : str
        Starts after the words "relu looks wrong: " would fit; ends without a full stop.
    slip : bool
        True if one step of the right idea went wrong, so that vectorization, dtype and the like
        are still worth points; False for something else altogether.
    """

    formula: Callable
    sentence: str
    slip: bool = True
