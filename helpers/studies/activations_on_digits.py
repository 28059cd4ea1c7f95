"""Activations on the 8 by 8 digits: which does best, and can chance be ruled out.

Networks 64-32-32-10, compared exactly as in the study "activations_on_cancer": same splits, same
random numbers, same order of samples, 20 epochs for all, and a learning rate of its own for each
activation.

Values, one entry a learning rate: `validation_<activation>_<epochs>` (loss) and
`test_<activation>_<epochs>` (accuracy).
"""

from helpers.display.bounds import at_most
from helpers.studies.activations_on_cancer import SETTINGS as ON_CANCER
from helpers.studies.activations_on_cancer import compare, inside, level, smallest_p
from helpers.studies.controlled_training import digit_sets
from helpers.studies.statements import Statement

SEEDS = 10
SETTINGS = {
    **ON_CANCER,
    "learning_rates": [0.0003, 0.001, 0.003, 0.01, 0.03, 0.1],
    "hidden": [32, 32],
    "epochs": 20,
    "training_digits": 1056,
}


def run(seed, training_digits, **settings):
    """Every activation on one split of the digits."""
    sets = digit_sets(seed, training_digits)
    return compare(seed, sets, "categorical_crossentropy_from_logits", **settings)


def statements(results):
    """What lesson "activations at work" says of it."""
    name, p = smallest_p(results)
    are_level, far = level(results, ("lisht",), 0.03)
    what = f"{len(results.seeds)} splits of 1,797 digits, each activation at its own rate"
    return [
        Statement(
            "no activation can be told from relu on the digits",
            f"None of eleven activations can be told from ReLU on the digits: the smallest "
            f"corrected p is {p:.2f} ({name}; {what}).",
            inside(results) and p > 0.05,
            f"smallest corrected p {p:.2f} ({name})",
        ),
        Statement(
            "all but lisht are within three points of relu on the digits",
            f"For all but LiSHT, no corrected interval of the difference to ReLU reaches farther "
            f"than {at_most(100 * far, 1)} points ({what}).",
            inside(results) and are_level,
            f"farthest end of an interval {100 * far:.1f} points",
        ),
    ]
