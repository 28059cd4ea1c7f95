"""Statistics of seeds: mean and spread, and what chance alone could have done."""

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
        difference: the part of all ways to flip the signs of the differences that give one.
    n : int
        Number of pairs.
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

    def __str__(self):
        """In one line."""
        verdict = "larger" if self.larger_than_chance else "not larger"
        return (
            f"{self.mean:+.4f}, 95 % interval {self.low:+.4f} to {self.high:+.4f}, "
            f"p = {self.p:.3f}, {self.n} pairs: {verdict} than chance"
        )


def paired_difference(a, b):
    """Compare two things that ran with the same seeds, data and starting weights.

    Parameters
    ----------
    a, b : array_like, shape (n_seeds,)
        Results; entry i of both belongs to the same seed.

    Returns
    -------
    PairedDifference

    Raises
    ------
    ValueError
        If there are not as many entries in one as in the other, or fewer than six.

    Notes
    -----
    Pairing takes out what the seeds have in common: a hard split is hard for both. Comparing
    several things with the best one calls for caution: the more comparisons, the more of them
    seem larger than chance.

    References
    ----------
    Student (1908); Fisher (1935) for the test that flips signs.

    Examples
    --------
    >>> print(paired_difference([5, 7, 6, 9, 8, 6, 7], [4, 5, 5, 9, 6, 5, 6]))
    +1.1429, 95 % interval +0.5047 to +1.7811, p = 0.031, 7 pairs: larger than chance
    """
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if a.shape != b.shape or a.ndim != 1 or len(a) < 6:
        raise ValueError(
            f"paired_difference needs two lists of one length, at least 6, but got shapes "
            f"{a.shape} and {b.shape}; use the same seeds for both."
        )
    difference = a - b
    spread = mean_and_spread(difference)
    n = len(difference)
    if n <= 14:
        signs = 1 - 2 * ((np.arange(2**n)[:, None] >> np.arange(n)) & 1)
    else:
        signs = np.random.default_rng(0).choice([-1, 1], size=(20_000, n))
        signs[0] = 1
    # A hair's breadth of tolerance: flips that give the same mean may differ in rounding.
    as_large = np.abs(signs @ difference) >= abs(difference.sum()) * (1 - 1e-9)
    return PairedDifference(
        float(spread.mean), float(spread.low), float(spread.high), float(as_large.mean()), n
    )


def winners(results, measure="accuracy"):
    """Count how often each activation is the best of its seed.

    Parameters
    ----------
    results : helpers.studies.seeds.Results
        Of one of the studies "activations_on_...".
    measure : {"accuracy", "loss"}
        What decides; ties count as a win for each.

    Returns
    -------
    dict of str to int
        Seeds won, most first.

    Examples
    --------
    >>> from helpers.studies import results
    >>> sum(winners(results("activations_on_cancer"), "loss").values())
    20
    """
    names = results.settings["activations"]
    scores = np.array([results[f"{measure}_{name}"] for name in names])
    best = scores.max(axis=0) if measure == "accuracy" else scores.min(axis=0)
    won = (scores == best).sum(axis=1)
    order = np.argsort(-won, kind="stable")
    return {names[i]: int(won[i]) for i in order}
