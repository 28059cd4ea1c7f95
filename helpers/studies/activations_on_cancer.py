"""Activations on the breast-cancer measurements: which does best, and can chance be ruled out.

Networks 30-16-16-1 tell malignant from benign tumors by 30 measurements of cell nuclei. For each
seed all activations get the same split (60 % training, 20 % validation, 20 % test), the same random
numbers for their weights (scaled so that each keeps a signal's size), the same order of samples,
the same 40 epochs with Adam, and a learning rate of their own, chosen on the validation set.
"linear" is a network without a bend: logistic regression with detours. All splits are of the same
patients, so intervals have the correction for re-splits, and verdicts that for eleven comparisons.

Values, one entry a learning rate: `validation_<activation>_<epochs>` (loss) and
`test_<activation>_<epochs>` (accuracy).
"""

from helpers import datasets
from helpers.display.bounds import at_most
from helpers.nn.optimizers import Adam
from helpers.studies.controlled_training import TEST_TO_TRAIN, scores_by_epoch, three_sets
from helpers.studies.own_start import network
from helpers.studies.statements import Statement
from helpers.studies.statistics import holm, paired_difference
from helpers.studies.tuning import at_own_rate, own_rates_inside

SEEDS = 20
SETTINGS = {
    "activations": [
        "linear", "sigmoid", "tanh", "relu", "leaky_relu", "elu", "selu", "gelu", "swish", "mish",
        "lisht", "softplus",
    ],
    "learning_rates": [0.0001, 0.0004, 0.0016, 0.0064, 0.025, 0.1, 0.4],
    "hidden": [16, 16],
    "epochs": 40,
    "batch_size": 32,
}  # fmt: skip


def compare(
    seed, sets, loss, activations, learning_rates, hidden, epochs, batch_size
):  # fmt: skip
    """Every activation on one split."""
    sizes = [sets["train"][0].shape[1], *hidden, sets["train"][1].shape[1]]
    values = {}
    for activation in activations:
        values |= scores_by_epoch(
            activation, lambda a=activation: network(a, sizes, seed), sets, loss, Adam,
            learning_rates, [epochs], batch_size, seed,
        )  # fmt: skip
    return values


def run(seed, **settings):
    """Every activation on one split of the patients."""
    sets = {
        name: (X, datasets.column(y))
        for name, (X, y) in three_sets(*datasets.breast_cancer(), seed).items()
    }
    return compare(seed, sets, "binary_crossentropy_from_logits", **settings)


def accuracies(results):
    """Test accuracy of each activation at its own rate, one entry a seed."""
    epochs = results.settings["epochs"]
    return {
        name: at_own_rate(results, f"{name}_{epochs}") for name in results.settings["activations"]
    }


def inside(results):
    """Whether every activation found its rate inside the range tried."""
    epochs = results.settings["epochs"]
    return all(
        own_rates_inside(results, f"{name}_{epochs}") for name in results.settings["activations"]
    )


def differences(results, reference="relu", test_to_train=TEST_TO_TRAIN):
    """Each activation's paired difference in accuracy to a reference."""
    accuracy = accuracies(results)
    base = accuracy.pop(reference)
    return {
        name: paired_difference(values, base, test_to_train) for name, values in accuracy.items()
    }


def level(results, but, bound):
    """Whether all activations are level with ReLU to within a bound, and the farthest interval end.

    `but` names those that are left out, since they vary too much from split to split to tell.
    """
    kept = {name: d for name, d in differences(results).items() if name not in but}
    far = max(max(-difference.low, difference.high) for difference in kept.values())
    return all(difference.within(bound) for difference in kept.values()), far


def smallest_p(results):
    """The smallest p of all comparisons with ReLU, after Holm's correction, and whose it is."""
    corrected = holm({name: d.p for name, d in differences(results).items()})
    name = min(corrected, key=corrected.get)
    return name, corrected[name]


def statements(results):
    """What lesson "activations at work" says of it."""
    name, p = smallest_p(results)
    are_level, far = level(results, ("lisht", "selu"), 0.04)
    textbook = differences(results, test_to_train=0.0)["lisht"]
    corrected = differences(results)["lisht"]
    what = f"{len(results.seeds)} splits of 569 patients, each activation at its own rate"
    return [
        Statement(
            "no activation can be told from relu on the tumors",
            f"None of eleven activations can be told from ReLU on the tumors: the smallest p, "
            f"corrected for re-splits and for eleven comparisons, is {p:.2f} "
            f"({'' if p == 1 else f'{name}; '}{what}).",
            inside(results) and p > 0.05,
            f"smallest corrected p {p:.2f}{'' if p == 1 else f' ({name})'}",
        ),
        Statement(
            "nine are within four points of relu on the tumors",
            f"Nine of the eleven, the linear network among them (LiSHT and SELU are left out): no "
            f"corrected interval of a difference to ReLU reaches farther than "
            f"{at_most(100 * far, 1)} points ({what}).",
            inside(results) and are_level,
            f"farthest end of an interval {100 * far:.1f} points",
        ),
        Statement(
            "lisht is not shown to be worse on the tumors",
            f"LiSHT less ReLU: the textbook interval says {textbook.in_points()}, the one that "
            f"knows of the overlap {corrected.in_points()} ({what}).",
            inside(results) and not corrected.larger_than_chance,
            f"textbook {textbook.in_points()}, corrected {corrected.in_points()}",
        ),
    ]
