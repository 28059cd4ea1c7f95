"""Activations on the 8 by 8 digits: which does best, and is the difference chance.

Networks 64-32-32-10, compared exactly as in the study "activations_on_cancer": same splits, same
random numbers, same order of samples, and a learning rate of its own for each activation.

Values, under the names `<measure>_<activation>`: `accuracy` and `loss` on the test set, and the
`learning_rate` that was chosen.
"""

from helpers import datasets
from helpers.studies.activations_on_cancer import SETTINGS as ON_CANCER
from helpers.studies.activations_on_cancer import sets
from helpers.studies.fair_comparison import train_with_own_rate

SEEDS = 10
SETTINGS = {**ON_CANCER, "hidden": [32, 32], "epochs": 20}


def run(seed, activations, learning_rates, hidden, epochs, batch_size):
    """Every activation on one split of the digits."""
    X, y = datasets.digits()
    parts = {
        name: (X_part, datasets.one_hot(y_part, 10))
        for name, (X_part, y_part) in sets(X, y, seed).items()
    }
    values = {}
    for activation in activations:
        found = train_with_own_rate(
            activation, [64, *hidden, 10], parts, "categorical_crossentropy_from_logits",
            learning_rates, epochs, batch_size, seed,
        )  # fmt: skip
        values |= {f"{measure}_{activation}": value for measure, value in found.items()}
    return values
