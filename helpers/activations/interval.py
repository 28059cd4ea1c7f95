"""The set of values that a function can take."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Interval:
    """The values that a function can take.

    Parameters
    ----------
    low, high : float
        The ends; -inf and inf are allowed.
    low_open, high_open : bool
        Whether the end itself is never reached.
    ends_only : bool
        True if the two ends are the only values, as for the binary step.

    Examples
    --------
    >>> unit = Interval(0, 1, True, True)
    >>> str(unit), unit.contains([0.2, 0.9]), unit.contains(2)
    ('(0, 1)', True, False)
    """

    low: float
    high: float
    low_open: bool
    high_open: bool
    ends_only: bool = False

    def contains(self, values):
        """Whether all values lie in the interval, but for the rounding of their dtype.

        Parameters
        ----------
        values : array_like of any shape
            Values of the function. An open end counts as inside, because floating-point numbers
            round to it: sigmoid(40) is exactly 1.0.

        Returns
        -------
        bool
            True if every value does.

        Examples
        --------
        >>> Interval(-0.5, np.inf, False, True).contains([-0.5, 1e9])
        True
        """
        values = np.asarray(values)
        dtype = values.dtype if values.dtype.kind == "f" else np.float64
        slack = 4 * float(np.finfo(dtype).eps)
        values = values.astype(np.float64)
        if self.ends_only:
            return bool(np.isin(values, (self.low, self.high)).all())
        above = values >= self.low - slack * abs(self.low) if np.isfinite(self.low) else True
        below = values <= self.high + slack * abs(self.high) if np.isfinite(self.high) else True
        return bool(np.all(above & below & ~np.isnan(values)))

    def __str__(self):
        if self.ends_only:
            ends = sorted({self.low, self.high})
            return "{" + ", ".join(f"{end:g}" for end in ends) + "}"
        left, right = "(["[not self.low_open], ")]"[not self.high_open]
        return f"{left}{_number(self.low)}, {_number(self.high)}{right}"


def _number(value):
    return f"{value:.5g}".replace("inf", "∞")


REALS = Interval(-np.inf, np.inf, True, True)
NOT_NEGATIVE = Interval(0.0, np.inf, False, True)
