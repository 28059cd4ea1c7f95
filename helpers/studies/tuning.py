"""Learning rates that were chosen on validation data, and whether they lie inside the range tried.

A tuned study keeps, for each of its arms, `validation_<arm>` (loss) and `test_<arm>` (accuracy),
of shape (seeds, learning rates). Which of the rates counts is decided here, afterwards, by the
validation loss alone.
"""

import numpy as np


def chosen(results, arm):
    """For each seed the position of the learning rate with the lowest validation loss.

    Parameters
    ----------
    results : helpers.studies.seeds.Results
        Of a tuned study.
    arm : str
        What was tuned.

    Returns
    -------
    numpy.ndarray of int, shape (seeds,)

    Examples
    --------
    >>> chosen({"validation_relu": np.array([[0.9, 0.2, 0.4], [np.nan, 0.5, 0.1]])}, "relu")
    array([1, 2])
    """
    loss = results[f"validation_{arm}"]
    return np.argmin(np.where(np.isfinite(loss), loss, np.inf), axis=1)


def at_own_rate(results, arm):
    """For each seed the test accuracy at the rate that validation chose.

    Parameters
    ----------
    results : helpers.studies.seeds.Results
        Of a tuned study.
    arm : str
        What was tuned.

    Returns
    -------
    numpy.ndarray, shape (seeds,)

    Examples
    --------
    >>> kept = {"validation_relu": np.array([[0.9, 0.2, 0.4]]),
    ...         "test_relu": np.array([[0.95, 0.94, 0.93]])}
    >>> at_own_rate(kept, "relu")
    array([0.94])
    """
    accuracy = results[f"test_{arm}"]
    return accuracy[np.arange(len(accuracy)), chosen(results, arm)]


def own_rates_inside(results, arm):
    """Whether the best rate lies inside the range tried: a better one beyond its ends is unlikely.

    Parameters
    ----------
    results : helpers.studies.seeds.Results
        Of a tuned study.
    arm : str
        What was tuned.

    Returns
    -------
    bool
        True if the median validation loss is lowest inside, and at most one seed in five chose an
        end of the range.

    Examples
    --------
    >>> own_rates_inside({"validation_relu": np.array([[0.9, 0.2, 0.4]] * 5)}, "relu")
    True
    >>> own_rates_inside({"validation_relu": np.array([[0.9, 0.4, 0.2]] * 5)}, "relu")
    False
    """
    loss = results[f"validation_{arm}"]
    last = loss.shape[1] - 1
    middle = int(np.argmin(np.median(np.where(np.isfinite(loss), loss, np.inf), axis=0)))
    at_ends = np.isin(chosen(results, arm), (0, last)).mean()
    return 0 < middle < last and bool(at_ends <= 0.2)
