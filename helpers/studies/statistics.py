"""Statistics of seeds: mean and spread, and what chance alone could have done.

Three traps have a function or a parameter here: splits of one data set that overlap
(`test_to_train`), many comparisons at once (`holm`), and calling two things level because no
difference was found (`PairedDifference.within`).
"""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Spread:
    """The mean over seeds and how far single seeds are from it.

    Parameters
    ----------
    mean, std : float or numpy.ndarray
        Mean and standard deviation (with n - 1).
    low, high : float or numpy.ndarray
        The 95 % interval for the mean, from Student's t.
    n : int
        Number of seeds.
    """

    mean: np.ndarray
    std: np.ndarray
    low: np.ndarray
    high: np.ndarray
    n: int

    def __str__(self):
        """In one line."""
        if np.ndim(self.mean):
            return f"{self.n} seeds, {np.shape(self.mean)} values"
        return f"{self.mean:.4g} ± {self.std:.2g} ({self.n} seeds)"


def mean_and_spread(values):
    """Mean, standard deviation and 95 % interval over seeds.

    Parameters
    ----------
    values : array_like, shape (n_seeds, ...)
        One entry a seed along the first axis.

    Returns
    -------
    Spread
        Its arrays have the shape of one seed's entry.

    Raises
    ------
    ValueError
        If there are fewer than two seeds.

    Examples
    --------
    >>> print(mean_and_spread([0.80, 0.82, 0.84]))
    0.82 ± 0.02 (3 seeds)
    """
    values = np.asarray(values, dtype=float)
    if values.ndim == 0 or len(values) < 2:
        raise ValueError("A spread needs the results of at least two seeds; run more of them.")
    n = len(values)
    mean, std = values.mean(axis=0), values.std(axis=0, ddof=1)
    half = _t(n - 1) * std / np.sqrt(n)
    return Spread(mean, std, mean - half, mean + half, n)


def _t(degrees):
    from scipy.special import stdtrit

    return float(stdtrit(degrees, 0.975))


def _two_sided(t, degrees):
    from scipy.special import stdtr

    return float(2 * stdtr(degrees, -abs(t)))


@dataclass(frozen=True)
class PairedDifference:
    """How much better a is than b, when both ran with the same seeds.

    Parameters
    ----------
    mean : float
        Mean of a - b.
    low, high : float
        95 % interval for it, from Student's t.
    p : float
        How often a difference at least as large would come from chance alone, had the two no
        difference.
    n : int
        Number of pairs.

    Examples
    --------
    >>> difference = PairedDifference(mean=0.002, low=-0.012, high=0.016, p=0.7, n=20)
    >>> difference.larger_than_chance, difference.within(0.02), difference.within(0.01)
    (False, True, False)
    >>> difference.in_points()
    '+0.2 points (-1.2 to +1.6)'
    """

    mean: float
    low: float
    high: float
    p: float
    n: int

    @property
    def larger_than_chance(self):
        """Whether the 95 % interval leaves out 0."""
        return self.low > 0 or self.high < 0

    def within(self, bound):
        """Whether the two are level: the whole 95 % interval lies between -bound and bound.

        An interval that holds 0 may be wide for lack of seeds; this asks for a narrow one. It is
        the test of equivalence by two one-sided tests (Schuirmann 1987), each at 2.5 %.
        """
        return -bound < self.low and self.high < bound

    def in_points(self):
        """Mean and interval as text, in percentage points."""
        mean, low, high = (f"{100 * value:+.1f}" for value in (self.mean, self.low, self.high))
        return f"{mean} points ({low} to {high})"

    def __str__(self):
        """In one line."""
        verdict = "larger" if self.larger_than_chance else "not larger"
        return (
            f"{self.mean:+.4f}, 95 % interval {self.low:+.4f} to {self.high:+.4f}, "
            f"p = {self.p:.3f}, {self.n} pairs: {verdict} than chance"
        )


def paired_difference(a, b, test_to_train=0.0):
    """Compare two things that ran with the same seeds, data and starting weights.

    Parameters
    ----------
    a, b : array_like, shape (n_seeds,)
        Results; entry i of both belongs to the same seed.
    test_to_train : float
        Where every seed splits the *same* data set anew: test cases for each training case. The
        splits overlap, so their results are not independent, and n of them tell less than n. With
        0 the seeds are taken as independent.

    Returns
    -------
    PairedDifference
        For independent seeds `p` is the part of all ways to flip the signs of the differences that
        give one as large; for re-splits it comes from the corrected t.

    Raises
    ------
    ValueError
        If there are not as many entries in one as in the other, or fewer than six.

    Notes
    -----
    Pairing takes out what the seeds have in common: a hard split is hard for both. Student's
    variance of the mean difference is s^2 / n; for re-splits Nadeau and Bengio (2003) put
    s^2 (1/n + n_test/n_train) in its place, with the same n - 1 degrees of freedom. No number of
    splits makes it smaller than the second term: it takes other data. For several comparisons see
    `holm`.

    References
    ----------
    Student (1908); Fisher (1935) for the test that flips signs; Claude Nadeau and Yoshua Bengio
    (2003), "Inference for the generalization error", Machine Learning 52; Donald Schuirmann (1987),
    "A comparison of the two one-sided tests procedure and the power approach".

    Examples
    --------
    >>> a, b = [5, 7, 6, 9, 8, 6, 7], [4, 5, 5, 9, 6, 5, 6]
    >>> print(paired_difference(a, b))
    +1.1429, 95 % interval +0.5047 to +1.7811, p = 0.031, 7 pairs: larger than chance
    >>> print(paired_difference(a, b, test_to_train=1 / 3))
    +1.1429, 95 % interval -0.0223 to +2.3081, p = 0.053, 7 pairs: not larger than chance
    """
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if a.shape != b.shape or a.ndim != 1 or len(a) < 6:
        raise ValueError(
            f"paired_difference needs two lists of one length, at least 6, but got shapes "
            f"{a.shape} and {b.shape}; use the same seeds for both."
        )
    difference, n = a - b, len(a)
    mean, error = difference.mean(), difference.std(ddof=1) * np.sqrt(1 / n + test_to_train)
    half = _t(n - 1) * error
    if test_to_train == 0:
        p = _flipped_signs(difference)
    else:
        p = _two_sided(mean / error, n - 1) if error > 0 else float(mean == 0)
    return PairedDifference(float(mean), float(mean - half), float(mean + half), p, n)


def _flipped_signs(difference):
    """The part of all ways to flip the signs that give a difference at least as large."""
    n = len(difference)
    if n <= 14:
        signs = 1 - 2 * ((np.arange(2**n)[:, None] >> np.arange(n)) & 1)
    else:
        signs = np.random.default_rng(0).choice([-1, 1], size=(20_000, n))
        signs[0] = 1
    # A hair's breadth of tolerance: flips that give the same mean may differ in rounding.
    return float((np.abs(signs @ difference) >= abs(difference.sum()) * (1 - 1e-9)).mean())


def holm(p_values):
    """Correct several p-values for being several.

    Parameters
    ----------
    p_values : dict of str to float
        One for each comparison that was made, also for those that are not worth telling.

    Returns
    -------
    dict of str to float
        Corrected p-values by the same names. If all comparisons are of things without a difference,
        the chance that any of these falls below 0.05 is at most 0.05.

    References
    ----------
    Sture Holm (1979), "A simple sequentially rejective multiple test procedure".

    Examples
    --------
    >>> {name: round(p, 3) for name, p in holm({"a": 0.01, "b": 0.04, "c": 0.03}).items()}
    {'a': 0.03, 'b': 0.06, 'c': 0.06}
    """
    corrected, largest = {}, 0.0
    for rank, name in enumerate(sorted(p_values, key=p_values.get)):
        largest = max(largest, min(1.0, (len(p_values) - rank) * p_values[name]))
        corrected[name] = largest
    return {name: corrected[name] for name in p_values}
