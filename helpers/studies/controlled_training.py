"""What a fair comparison holds fixed: the data and the budget; and what each may choose.

A comparison that is to last does this, in this order: it draws all weights from the same numbers,
scaled to suit each activation (`helpers.studies.own_start`); puts validation and test data aside
(`three_sets`, `digit_sets`); tries the same learning rates for all, for equally many epochs
(`scores_by_epoch`); and lets validation data choose (`helpers.studies.tuning`).
"""

import numpy as np

from helpers import datasets
from helpers.nn import losses
from helpers.nn.network import fit


def three_sets(X, y, seed):
    """Training, validation and test data, standardized by what the training data say.

    Parameters
    ----------
    X, y : numpy.ndarray
        Inputs and classes.
    seed : int
        Of the split.

    Returns
    -------
    dict of str to (X, y)
        60 % "train", 20 % "validation" and 20 % "test", with the classes in equal shares.

    Examples
    --------
    >>> sets = three_sets(*datasets.breast_cancer(), seed=0)
    >>> {name: len(y) for name, (X, y) in sets.items()}
    {'train': 342, 'validation': 114, 'test': 113}
    """
    X, X_test, y, y_test = datasets.split(X, y, test=0.2, rng=seed, stratify=True)
    X, X_validation, y, y_validation = datasets.split(X, y, test=0.25, rng=seed, stratify=True)
    X, X_validation, X_test = datasets.standardize(X, X_validation, X_test)
    return {"train": (X, y), "validation": (X_validation, y_validation), "test": (X_test, y_test)}


#: Test cases for each training case in `three_sets`; the correction for re-splits needs it.
TEST_TO_TRAIN = 1 / 3


def digit_sets(seed, training):
    """`three_sets` of the digits with one-hot targets, and a chosen number of training digits.

    Parameters
    ----------
    seed : int
        Of the split.
    training : int
        How many digits to train on. A multiple of the batch size leaves no partial batch.

    Returns
    -------
    dict of str to (X, y)

    Examples
    --------
    >>> {name: y.shape for name, (X, y) in digit_sets(0, 1024).items()}
    {'train': (1024, 10), 'validation': (359, 10), 'test': (359, 10)}
    """
    sets = {
        name: (X, datasets.one_hot(y, 10))
        for name, (X, y) in three_sets(*datasets.digits(), seed).items()
    }
    X, y = sets["train"]
    return sets | {"train": (X[:training], y[:training])}


def scores(network, sets, loss):
    """Validation loss and test accuracy of a network that gives logits.

    Parameters
    ----------
    network : Network
        Trained.
    sets : dict of str to (X, y)
        "validation" and "test".
    loss : str
        A loss from logits.

    Returns
    -------
    tuple (float, float)

    Examples
    --------
    >>> from helpers.studies.own_start import network
    >>> sets = {name: ([[1.0, 0.0]], [[1.0]]) for name in ("validation", "test")}
    >>> len(scores(network("relu", (2, 4, 1), rng=0), sets, "binary_crossentropy_from_logits"))
    2
    """
    X, y = sets["validation"]
    X_test, y_test = sets["test"]
    # The output is a logit: "yes" above 0, as a probability is above one half.
    right = losses.accuracy(network.forward(X_test), y_test, threshold=0.0)
    return float(losses.get(loss).function(network.forward(X), y)), float(right)


def scores_by_epoch(
    arm, make_network, sets, loss, make_optimizer, learning_rates, epochs, batch_size, seed,
    **fitting,
):  # fmt: skip
    """Train once for each learning rate, and look at the scores after some of the epochs.

    Parameters
    ----------
    arm : str
        What is trained; a part of the names of the values.
    make_network : callable
        Gives the network, always from the same start.
    sets : dict of str to (X, y)
        As from `three_sets`, with targets for the loss.
    loss : str
        A loss from logits.
    make_optimizer : callable
        `make_optimizer(learning_rate)`.
    learning_rates : sequence of float
        All of them are tried.
    epochs : sequence of int
        When to look; training ends at the last.
    batch_size, seed : int
        For `fit`; the seed gives the order of samples.
    **fitting
        For `fit`.

    Returns
    -------
    dict of str to list of float
        `validation_<arm>_<epochs>` (loss) and `test_<arm>_<epochs>` (accuracy), one entry a rate.
        Where training diverged, the loss is NaN and the accuracy 0.

    Examples
    --------
    >>> from helpers.nn.optimizers import Adam
    >>> from helpers.studies.own_start import network
    >>> sets = digit_sets(0, 64)
    >>> found = scores_by_epoch(
    ...     "relu", lambda: network("relu", (64, 8, 10), rng=0), sets,
    ...     "categorical_crossentropy_from_logits", Adam, [0.001, 0.01], [1, 2], 32, seed=0)
    >>> sorted(found), len(found["test_relu_2"])
    (['test_relu_1', 'test_relu_2', 'validation_relu_1', 'validation_relu_2'], 2)
    """
    values = {
        f"{measure}_{arm}_{epoch}": [] for measure in ("validation", "test") for epoch in epochs
    }
    for learning_rate in learning_rates:
        seen = dict.fromkeys(epochs, (np.nan, 0.0))

        def look(epoch, trained, seen=seen):
            if epoch in seen:
                seen[epoch] = scores(trained, sets, loss)

        trained, optimizer = make_network(), make_optimizer(learning_rate)
        fit(trained, *sets["train"], loss, optimizer, max(epochs), batch_size, rng=seed,
            on_epoch=look, **fitting)  # fmt: skip
        for epoch, (validation, test) in seen.items():
            values[f"validation_{arm}_{epoch}"].append(validation)
            values[f"test_{arm}_{epoch}"].append(test)
    return values
