"""What a student's function should be, the inputs it is tried on, and what often goes wrong."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from helpers.checks.errors import mistake_name


class KnownMistake(NamedTuple):
    """Something wrong that people write, and the sentence that helps: a pair.

    Parameters
    ----------
    gives : number, array, word or callable
        What it gives. For a target it is a formula that takes the same arguments, on arrays; it
        may overflow.
    sentence : str
        For a formula it starts after the words "relu looks wrong: " would fit, and ends without
        a full stop; elsewhere it is a whole sentence.
    minor : bool
        True if one step of the right idea went wrong, so that vectorization, dtype and the like
        are still worth points; False for something else altogether.
    is_beside : bool
        True if it is the function in place of its slope, or the slope in place of the function:
        that is never a slip.

    Notes
    -----
    Where a check takes `known_mistakes`, the plain pair ``(gives, sentence)`` will do.
    """

    gives: object
    sentence: str
    minor: bool = True
    is_beside: bool = False


def minor(gives, sentence):
    """One step of the right idea went wrong; it is a `KnownMistake`."""
    return KnownMistake(gives, sentence)


def major(gives, sentence):
    """Something else altogether was written; it is a `KnownMistake`."""
    return KnownMistake(gives, sentence, minor=False)


class Arguments(tuple):
    """Positional arguments of a case, and what has been worked out from them.

    A process that judges many answers tries all of them on the same few cases. What comes out where
    the answer is right, and for each known mistake, is computed once.

    Examples
    --------
    >>> z = Arguments([3.0])
    >>> z.once("its square", lambda: z[0] ** 2), z.once("its square", lambda: 1 / 0)
    (9.0, 9.0)
    """

    def once(self, what, compute):
        """Return what `compute` gives, which is called the first time only."""
        known = self.__dict__.setdefault("known", {})
        if what not in known:
            known[what] = compute()
        return known[what]


@dataclass(frozen=True)
class Target:
    """What a student's function should be.

    Parameters
    ----------
    reference : callable
        The right values.
    cases : mapping from str to callable
        By property: `draw(rng)` gives a list of argument tuples; a dict at the end of one holds
        the arguments by name. "known" has the cases that show which known mistake was made, if
        they are not those of "values".
    where : str
        Where the course explains it, in parentheses.
    known_mistakes : tuple of KnownMistake
        The most telling first.
    only_in : mapping from str to tuple of KnownMistake
        More of them, which show in one property only.
    hint : str
        What helps where numbers leave their range.
    earlier : mapping from str to callable
        Correct versions of earlier functions that this one may call.
    small : bool
        Whether small values must be right in their own digits where "stability" is judged.
    without : tuple of str
        NumPy or math functions that would be shortcuts.
    elementwise : bool
        Whether it takes an array of any shape and gives a number for each of its numbers, so that
        it can be tried on one number at a time.
    title : str
        How text calls it.
    is_slope : bool
        Whether it is the slope of what the title says.
    parameters : mapping from str to float
        Names and defaults of what an elementwise function takes besides z.
    kinks : tuple of float
        Where a slope has two sides, and anything between them is right.
    seed : int
        Chooses the random inputs where a check does not.
    name : str
        Its name among the targets.
    others : tuple of KnownMistake
        Those of the known mistakes that are other functions of the lesson. What gives one of these
        is a slip only where something else shows that the idea is right.
    """

    reference: Callable
    cases: Mapping[str, Callable]
    where: str
    known_mistakes: tuple[KnownMistake, ...] = ()
    only_in: Mapping[str, tuple[KnownMistake, ...]] = field(default_factory=dict)
    hint: str = ""
    earlier: Mapping[str, Callable] = field(default_factory=dict)
    small: bool = False
    without: tuple[str, ...] = ()
    elementwise: bool = False
    title: str = "the result"
    is_slope: bool = False
    parameters: Mapping[str, float] = field(default_factory=dict)
    kinks: tuple[float, ...] = ()
    seed: int = 4
    name: str = ""
    others: tuple[KnownMistake, ...] = ()
    _drawn: dict = field(default_factory=dict, init=False, repr=False, compare=False)

    def named(self, mistake):
        """The name of one of the known mistakes; "" for None."""
        return mistake_name(mistake.sentence, self.name) if mistake else ""

    def tries(self, case, seed=None, parameters=None):
        """Draw the arguments of one kind of case: a list of (`Arguments`, by name).

        They are kept, because each property asks for some of them again.
        """
        key = case, self.seed if seed is None else seed
        if key not in self._drawn:
            drawn = (
                item if isinstance(item[-1], dict) else (*item, {})
                for item in self.cases[case](np.random.default_rng(key[1]))
            )
            self._drawn[key] = [(Arguments(args), names) for *args, names in drawn]
        return [(args, {**names, **(parameters or {})}) for args, names in self._drawn[key]]

    def computed(self, formula, args, names):
        """Compute a formula that may overflow, without a warning; nobody may write into it."""
        names = {**self.parameters, **names}

        def compute():
            with np.errstate(all="ignore"):
                found = np.array(formula(*args, **names))
            found.flags.writeable = False
            return found

        if not isinstance(args, Arguments):
            return compute()
        return args.once((formula, *sorted(names.items())), compute)

    def bounds(self, formula, args, names):
        """The least and the largest acceptable values; they differ at kinks only."""
        value = self.computed(formula, args, names)
        low, high = value, value
        for kink in self.kinks:
            here = args[0] == kink
            if np.any(here):
                low, high = low.copy(), high.copy()
                sides = [self.computed(formula, (kink + step,), names) for step in (-1e-12, 1e-12)]
                low[here] = min(*sides, *value[here])
                high[here] = max(*sides, *value[here])
        return low, high
