"""Activations on the 8 by 8 digits: which does best, and is the difference chance.

Networks 64-32-32-10, compared exactly as in the study "activations_on_cancer": same splits, same
random numbers, same order of samples, and a learning rate of its own for each activation.

Values, under the names `<measure>_<activation>`: `accuracy` and `loss` on the test set, and the
`learning_rate` that was chosen.
"""

from helpers import datasets
from helpers.studies.activations_on_cancer import SETTINGS as ON_CANCER
from helpers.studies.activations_on_cancer import compare

SEEDS = 10
SETTINGS = {**ON_CANCER, "hidden": [32, 32], "epochs": 20}


def run(seed, hidden, **settings):
    """Every activation on one split of the digits."""
    loss = "categorical_crossentropy_from_logits"
    return compare(
        seed, *datasets.digits(), lambda y: datasets.one_hot(y, 10), hidden, 10, loss, **settings
    )
