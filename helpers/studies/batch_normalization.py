"""Batch normalization in ten layers, and what one batch of four samples does to it.

The networks of the study `vanishing`, ten hidden layers of 50 units on the digits, train with plain
gradient descent in batches of 32, without and with a BatchNorm layer behind each hidden layer. They
see 1,056 digits, which is 33 full batches, or 1,060, which is 33 full batches and a last one of
four samples. All train for 15 epochs, at six learning rates; validation data choose. Two arms that
hardly learn at any rate get the best of the six as seen on the test digits, which flatters them:
plain sigmoids, and ReLU with normalization and the batch of four.

Values: `gradient_<activation>_<kind>`, the root mean square of dJ/dz in each hidden layer before
training, on 1,056 digits, for the kinds `plain` and `norm`. One entry a learning rate:
`validation_<arm>` (loss) and `test_<arm>` (accuracy), for the arms
`<activation>_<kind>_<digits>_<epochs>`.
"""

import numpy as np

from helpers.nn.deep_network import deep_network
from helpers.nn.optimizers import SGD
from helpers.studies.controlled_training import TEST_TO_TRAIN, digit_sets, scores_by_epoch
from helpers.studies.statements import Statement, percent
from helpers.studies.statistics import paired_difference
from helpers.studies.tuning import at_own_rate, own_rates_inside
from helpers.studies.vanishing import LOSS, gradient_sizes

SEEDS = 8
SETTINGS = {
    "starts": {"relu": "he_normal", "sigmoid": "glorot_normal"},
    "arms": [
        ["relu", "plain", 1056], ["relu", "plain", 1060], ["relu", "norm", 1056],
        ["relu", "norm", 1060], ["sigmoid", "plain", 1056], ["sigmoid", "norm", 1056],
    ],
    "learning_rates": [0.01, 0.03, 0.1, 0.3, 1.0, 3.0],
    "epochs": 15,
    "depth": 10,
    "width": 50,
    "batch_size": 32,
}  # fmt: skip


def run(seed, starts, arms, learning_rates, epochs, depth, width, batch_size):
    """Gradients before training and scores after it, with one seed."""
    values = {}
    for activation, kind, digits in arms:
        sets = digit_sets(seed, digits)

        def start(activation=activation, kind=kind):
            return deep_network(
                activation, starts[activation], depth, width, rng=seed, norm=kind == "norm",
                dtype="float32",
            )  # fmt: skip

        if digits % batch_size == 0:
            values[f"gradient_{activation}_{kind}"] = gradient_sizes(start(), *sets["train"])
        values |= scores_by_epoch(
            f"{activation}_{kind}_{digits}", start, sets, LOSS, SGD, learning_rates, [epochs],
            batch_size, seed,
        )  # fmt: skip
    return values


#: Arms whose rate is not chosen on validation data, but by the best result on the test digits.
FLATTERED = ("sigmoid_plain_1056_15", "relu_norm_1060_15")


def accuracies(results):
    """Test accuracy of each arm at its own rate, one entry a seed."""
    arms = ["_".join(map(str, [*arm, results.settings["epochs"]])) for arm in
            results.settings["arms"]]  # fmt: skip
    return {
        arm: results[f"test_{arm}"].max(axis=1) if arm in FLATTERED else at_own_rate(results, arm)
        for arm in arms
    }


def statements(results):
    """What lesson "dead units" says of it."""
    accuracy = accuracies(results)
    inside = all(own_rates_inside(results, arm) for arm in accuracy if arm not in FLATTERED)
    middle = {arm: float(np.median(values)) for arm, values in accuracy.items()}

    def difference(a, b):
        return paired_difference(accuracy[f"{a}_15"], accuracy[f"{b}_15"], TEST_TO_TRAIN)

    four = difference("relu_norm_1060", "relu_norm_1056")
    plain = difference("relu_plain_1060", "relu_plain_1056")
    healthy = difference("relu_norm_1056", "relu_plain_1056")
    asleep, awake = middle["sigmoid_plain_1056_15"], middle["sigmoid_norm_1056_15"]
    what = f"ten layers on the digits, 15 epochs, {len(results.seeds)} seeds"
    return [
        Statement(
            "normalization wakes deep sigmoids",
            f"Batch normalization takes ten sigmoid layers from {percent(asleep)} to "
            f"{percent(awake)} right ({what}, medians).",
            inside and asleep < 0.3 and awake > 0.85,
            f"{percent(asleep)} and {percent(awake)}",
        ),
        Statement(
            "normalization costs a healthy network nothing",
            f"ReLU with batch normalization less ReLU without it, each at its own rate: "
            f"{healthy.in_points()}. No more than 5 points behind was the bound set before, and "
            f"the interval keeps it ({what}).",
            inside and healthy.low > -0.05,
            healthy.in_points(),
        ),
        Statement(
            "one batch of four ruins normalization",
            f"Four digits more, so that each epoch ends in a batch of four, change the accuracy "
            f"of the normalized ReLU network by {four.in_points()}, even at the luckiest of six "
            f"rates ({what}).",
            inside and four.high < 0 and four.mean < -0.05,
            four.in_points(),
        ),
        Statement(
            "without normalization a batch of four does no harm",
            f"The same four digits change the ReLU network without normalization by "
            f"{plain.in_points()} ({what}).",
            inside and plain.within(0.05),
            plain.in_points(),
        ),
    ]
