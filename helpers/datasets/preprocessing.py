"""Steps between data and training: scaling, and putting test data aside."""

import numpy as np

from helpers.datasets.units import Scaling


def scaling(train):
    """Learn a scaling from training data.

    Parameters
    ----------
    train : array_like, shape (m, n_columns)
        Training data, and only that: test data must not leak into it.

    Returns
    -------
    Scaling

    Raises
    ------
    ValueError
        If `train` is empty or holds NaN or infinity.

    Examples
    --------
    >>> prices = scaling([[90_000.0], [110_000.0]])
    >>> prices.apply([[100_000.0]]), prices.undo([[1.0]])
    (array([[0.]]), array([[110000.]]))
    """
    train = np.asarray(train, dtype=float)
    if not train.size or not np.isfinite(train).all():
        raise ValueError(
            f"Scaling needs finite numbers to learn from, but got shape {train.shape} with "
            f"{np.count_nonzero(~np.isfinite(train))} NaN or infinite values; remove those rows."
        )
    std = train.std(axis=0)
    return Scaling(train.mean(axis=0), np.where(std > 0, std, 1.0))


def standardize(train, *others):
    """Bring columns to mean 0 and standard deviation 1, as measured on the training data.

    Parameters
    ----------
    train : array_like, shape (m, n_columns)
        Training data.
    *others : array_like, shape (any, n_columns)
        Validation and test data; they are scaled with the training data's numbers.

    Returns
    -------
    numpy.ndarray or list of numpy.ndarray
        One array for each argument.

    Raises
    ------
    ValueError
        As `scaling`.

    Examples
    --------
    >>> standardize([[1.0], [3.0]], [[5.0]])
    [array([[-1.],
           [ 1.]]), array([[3.]])]
    """
    learned = scaling(train)
    scaled = [learned.apply(values) for values in (train, *others)]
    return scaled if others else scaled[0]


def split(X, y, test=0.25, rng=0, stratify=False):
    """Put part of the data aside for testing, at random.

    Parameters
    ----------
    X, y : array_like, m rows each
        Samples and targets.
    test : float
        The part to put aside, between 0 and 1.
    rng : int or numpy.random.Generator
        Decides which rows.
    stratify : bool
        Whether each class of `y` is split by itself, so that both parts have the same mix.

    Returns
    -------
    X_train, X_test, y_train, y_test : numpy.ndarray
        In scikit-learn's order.

    Raises
    ------
    ValueError
        If `X` and `y` have different numbers of rows, or a part would be empty.

    Examples
    --------
    >>> parts = split(np.arange(20).reshape(10, 2), np.arange(10) % 2, test=0.4, stratify=True)
    >>> [part.shape for part in parts], int(parts[3].sum())
    ([(6, 2), (4, 2), (6,), (4,)], 2)
    """
    X, y, rng = np.asarray(X), np.asarray(y), np.random.default_rng(rng)
    if len(X) != len(y):
        raise ValueError(f"split needs as many rows in y as in X, but got {len(X)} and {len(y)}.")
    order = rng.permutation(len(y))
    groups = [order]
    if stratify:
        labels = y.reshape(len(y), -1)[order]
        _, kind = np.unique(labels, axis=0, return_inverse=True)
        kind = kind.reshape(-1)
        groups = [order[kind == k] for k in range(kind.max() + 1)]
    chosen = np.concatenate([group[: round(test * len(group))] for group in groups])
    if not 0 < len(chosen) < len(y):
        raise ValueError(
            f"split with test={test} puts {len(chosen)} of {len(y)} rows aside; both parts need "
            "at least one row."
        )
    # Grouping sorted the rows by class; mix them again, in one order for both parts.
    is_test = np.isin(order, chosen)
    train_rows, test_rows = order[~is_test], order[is_test]
    return X[train_rows], X[test_rows], y[train_rows], y[test_rows]
