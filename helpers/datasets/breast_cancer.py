"""The breast-cancer data, and how they are dealt out to three sets.

The table is a copy of scikit-learn's, which names the classes the other way round. Where an
assignment asks for the work of scikit-learn, that library is out of reach, and the table stays.
"""

import csv
from pathlib import Path

import numpy as np

from helpers.datasets.targets import column
from helpers.datasets.units import Scaling

_TABLE = Path(__file__).with_suffix(".csv")


def breast_cancer():
    """Wisconsin breast cancer: 30 measurements of cell nuclei, taken from digitized images.

    Returns
    -------
    X : numpy.ndarray, shape (569, 30)
        Named by `breast_cancer_features()`. Not standardized.
    y : numpy.ndarray of int, shape (569,)
        1 for the 212 malignant tumors, 0 for the 357 benign ones; scikit-learn has it reversed.

    References
    ----------
    Street, Wolberg and Mangasarian (1993), "Nuclear feature extraction for breast tumor
    diagnosis". From the UCI Machine Learning Repository, CC BY 4.0.

    Examples
    --------
    >>> X, y = breast_cancer()
    >>> X.shape, int(y.sum())
    ((569, 30), 212)
    """
    table = np.loadtxt(_TABLE, delimiter=",", skiprows=1)
    return table[:, :-1].copy(), table[:, -1].astype(int)


def breast_cancer_features():
    """What the columns of `breast_cancer()` measure.

    Returns
    -------
    list of str
        30 names.

    Examples
    --------
    >>> breast_cancer_features()[:2]
    ['mean radius', 'mean texture']
    """
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file))[:-1]


def breast_cancer_parts(seed):
    """The patients in three sets, with the mix of labels that all of them have.

    `helpers.datasets.preprocessing` splits and scales any table, and is out of reach where an
    assignment asks for that. This is data, and stays: patients with one label stand in fives, and
    chance says for each five who is tested and who helps to choose.

    Parameters
    ----------
    seed : int
        Another seed deals them out anew.

    Returns
    -------
    dict of str to (X, y)
        343 patients for "train", 113 each for "validation" and "test". The columns of `X` have
        mean 0 and standard deviation 1 in the training set; `y` has shape (m, 1).

    Examples
    --------
    >>> parts = breast_cancer_parts(0)
    >>> {name: (X.shape, int(y.sum())) for name, (X, y) in parts.items()}
    {'train': ((343, 30), 128), 'validation': ((113, 30), 42), 'test': ((113, 30), 42)}
    """
    X, y = breast_cancer()
    fives, left = [], []
    for label in (0, 1):
        patients = np.flatnonzero(y == label)
        whole = len(patients) // 5 * 5
        fives.append(patients[:whole].reshape(-1, 5))
        left.append(patients[whole:])
    dealt = np.random.default_rng(seed).permuted(np.concatenate(fives), axis=1)
    train = np.concatenate([dealt[:, 2:].ravel(), *left])
    scaling = Scaling(X[train].mean(axis=0), X[train].std(axis=0))
    rows = {"train": train, "validation": dealt[:, 1], "test": dealt[:, 0]}
    return {name: (scaling.apply(X[each]), column(y[each])) for name, each in rows.items()}
