"""Activations on the breast-cancer measurements: which does best, and is the difference chance.

Networks 30-16-16-1 tell malignant from benign tumors by 30 measurements of cell nuclei. For each
seed all activations get the same split (60 % training, 20 % validation, 20 % test), the same random
numbers for their weights (scaled so that each keeps a signal's size), the same order of samples,
and a learning rate of their own, chosen on the validation set. "linear" is a network without a
bend: logistic regression with detours.

Values, under the names `<measure>_<activation>`: `accuracy` and `loss` on the test set, and the
`learning_rate` that was chosen.
"""

from helpers import datasets
from helpers.studies.controlled_training import train_with_own_rate

SEEDS = 20
SETTINGS = {
    "activations": [
        "linear", "sigmoid", "tanh", "relu", "leaky_relu", "elu", "selu", "gelu", "swish", "mish",
        "lisht", "softplus",
    ],
    "learning_rates": [0.0003, 0.001, 0.003, 0.01, 0.03],
    "hidden": [16, 16],
    "epochs": 40,
    "batch_size": 32,
}  # fmt: skip


def sets(X, y, seed):
    """Standardized training, validation and test set, with the classes in equal shares."""
    X, X_test, y, y_test = datasets.split(X, y, test=0.2, rng=seed, stratify=True)
    X, X_validation, y, y_validation = datasets.split(X, y, test=0.25, rng=seed, stratify=True)
    X, X_validation, X_test = datasets.standardize(X, X_validation, X_test)
    return {"train": (X, y), "validation": (X_validation, y_validation), "test": (X_test, y_test)}


def compare(seed, X, y, encode, hidden, outputs, loss, activations, **settings):
    """Every activation on one split of a data set, whose labels `encode` makes into targets."""
    parts = {name: (X_part, encode(y_part)) for name, (X_part, y_part) in sets(X, y, seed).items()}
    sizes = [X.shape[1], *hidden, outputs]
    values = {}
    for activation in activations:
        found = train_with_own_rate(activation, sizes, parts, loss, seed=seed, **settings)
        values |= {f"{measure}_{activation}": value for measure, value in found.items()}
    return values


def run(seed, hidden, **settings):
    """Every activation on one split of the patients."""
    loss = "binary_crossentropy_from_logits"
    return compare(seed, *datasets.breast_cancer(), datasets.column, hidden, 1, loss, **settings)
