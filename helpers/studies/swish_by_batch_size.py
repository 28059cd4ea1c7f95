"""Swish against ReLU at several batch sizes: is it ahead "on every batch size".

Networks 64-64-64-64-10 learn 1,024 digits with Adam, in batches of 16, 64, 256, and all 1,024
at once; no batch is partial. Each activation has weights scaled by its own gain and, at each batch
size, a learning rate of its own. All train for 30 epochs: large batches make fewer steps, and the
two activations make equally many.

Values, one entry a learning rate: `validation_<activation>_<batch size>` (loss) and
`test_<activation>_<batch size>` (accuracy).
"""

from helpers.display.bounds import at_most
from helpers.nn.optimizers import Adam
from helpers.studies.controlled_training import TEST_TO_TRAIN, digit_sets, scores_by_epoch
from helpers.studies.own_start import network
from helpers.studies.statements import Statement
from helpers.studies.statistics import holm, paired_difference
from helpers.studies.tuning import at_own_rate, own_rates_inside

LOSS = "categorical_crossentropy_from_logits"
SEEDS = 10
SETTINGS = {
    "activations": ["relu", "swish"],
    "learning_rates": {
        "16": [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03],
        "64": [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03],
        "256": [0.0003, 0.001, 0.003, 0.01, 0.03],
        "1024": [0.0003, 0.001, 0.003, 0.01, 0.03],
    },
    "epochs": 30,
    "sizes": [64, 64, 64, 64, 10],
    "training_digits": 1024,
}


def run(seed, activations, learning_rates, epochs, sizes, training_digits):
    """Both activations with every batch size at every rate, with one seed."""
    sets, values = digit_sets(seed, training_digits), {}
    for activation in activations:
        for batch_size, rates in learning_rates.items():
            found = scores_by_epoch(
                f"{activation}_{batch_size}",
                lambda a=activation: network(a, sizes, seed),
                sets, LOSS, Adam, rates, [epochs], int(batch_size), seed,
            )  # fmt: skip
            values |= {name.removesuffix(f"_{epochs}"): each for name, each in found.items()}
    return values


def differences(results):
    """Swish less ReLU at each batch size, each function at its own rate."""
    return {
        size: paired_difference(
            at_own_rate(results, f"swish_{size}"), at_own_rate(results, f"relu_{size}"),
            TEST_TO_TRAIN,
        )
        for size in results.settings["learning_rates"]
    }  # fmt: skip


def statements(results):
    """What lesson "activations at work" says of it."""
    found = differences(results)
    corrected = holm({size: each.p for size, each in found.items()})
    inside = all(
        own_rates_inside(results, f"{activation}_{size}")
        for activation in results.settings["activations"]
        for size in found
    )
    told = "; ".join(f"{int(size):,}: {each.in_points()}" for size, each in found.items())
    far = max(max(-each.low, each.high) for each in found.values())
    smallest = min(corrected.values())
    what = (
        f"three hidden layers on the digits, {results.settings['epochs']} epochs, "
        f"{len(results.seeds)} seeds"
    )
    return [
        Statement(
            "no batch size tells swish from relu",
            f"Each at its own rate, Swish cannot be told from ReLU at any of four batch sizes. "
            f"Swish less ReLU, {told}; smallest corrected p {smallest:.2f} ({what}).",
            inside and smallest > 0.05,
            f"{told}; smallest corrected p {smallest:.2f}",
        ),
        Statement(
            "swish and relu are within four points at every batch size tried",
            f"At none of these batch sizes does the 95 % interval of the difference reach farther "
            f"than {at_most(100 * far, 1)} points ({what}).",
            inside and all(each.within(0.04) for each in found.values()),
            f"farthest end of an interval {100 * far:.1f} points",
        ),
    ]
