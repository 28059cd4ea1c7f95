"""Learning-rate schedules on the digits: what they gain, and what they forgive.

One network, 64-32-10 with ReLU and He weights, is trained on the 8 by 8 digits with SGD and
momentum 0.9. The learning rate stays constant, falls in steps, falls along a cosine, or rises
first and then falls along a cosine. Start, batches, epochs and order of samples are the same for
all; each is tried with the same highest rates, and validation data choose, for each seed.

Values, one entry per learning rate: `validation_<schedule>_<epochs>` (loss; NaN where training
diverged) and `test_<schedule>_<epochs>` (accuracy; 0 where it diverged).
"""

import itertools

import numpy as np

from helpers.display.bounds import at_least, at_most
from helpers.nn.network import Dense, Network
from helpers.nn.optimizers import SGD
from helpers.nn.schedules import SCHEDULES, Scheduled
from helpers.studies.controlled_training import TEST_TO_TRAIN, digit_sets, scores_by_epoch
from helpers.studies.statements import Statement, percent
from helpers.studies.statistics import paired_difference
from helpers.studies.tuning import at_own_rate, own_rates_inside

SEEDS = 10
SETTINGS = {
    "learning_rates": [0.003, 0.01, 0.03, 0.1, 0.3, 1.0],
    "epochs": 10,
    "batch_size": 32,
    "width": 32,
    "training_digits": 1056,
}
#: Ten times the constant rate that is best on most seeds.
TOO_LARGE = 0.3
#: A tenth of it.
TOO_SMALL = 0.003


def run(seed, learning_rates, epochs, batch_size, width, training_digits):
    """Every schedule with every highest rate, with one seed."""
    sets, values = digit_sets(seed, training_digits), {}
    steps = epochs * -(-training_digits // batch_size)

    def start():
        layers = [Dense(64, width, "relu", "he_normal"), Dense(width, 10)]
        return Network(layers, rng=seed, dtype="float32")

    for name, schedule in SCHEDULES.items():

        def make(rate, schedule=schedule):
            return Scheduled(SGD(rate, momentum=0.9), schedule, steps)

        values |= scores_by_epoch(
            name, start, sets, "categorical_crossentropy_from_logits", make, learning_rates,
            [epochs], batch_size, seed,
        )  # fmt: skip
    return values


def at_rate(results, name, rate):
    """Test accuracy of a schedule with one of the highest rates, one entry per seed."""
    position = results.settings["learning_rates"].index(rate)
    return results[f"test_{name}_{results.settings['epochs']}"][:, position]


def statements(results):
    """What lesson "optimizers" says of it."""
    epochs, seeds = results.settings["epochs"], len(results.seeds)
    own = {name: at_own_rate(results, f"{name}_{epochs}") for name in SCHEDULES}
    inside = all(own_rates_inside(results, f"{name}_{epochs}") for name in SCHEDULES)
    pairs = [
        paired_difference(own[a], own[b], TEST_TO_TRAIN) for a, b in itertools.combinations(own, 2)
    ]
    widest = max(max(-pair.low, pair.high) for pair in pairs)
    farthest = max(abs(pair.mean) for pair in pairs)
    large = {name: at_rate(results, name, TOO_LARGE) for name in SCHEDULES}
    lost = {name: float(np.median(own[name] - large[name])) for name in SCHEDULES}
    falling = {name: loss for name, loss in lost.items() if name != "constant"}
    most = max(falling, key=falling.get)
    loss = results[f"validation_constant_{epochs}"]
    middle = np.median(np.where(np.isfinite(loss), loss, np.inf), axis=0)
    best = results.settings["learning_rates"][int(np.argmin(middle))]
    ahead = sum(int(a > b) for a, b in zip(large["cosine"], large["constant"], strict=True))
    small = {name: at_rate(results, name, TOO_SMALL) for name in SCHEDULES}
    behind = {name: small["constant"] - small[name] for name in falling}
    least = min(behind, key=lambda name: np.median(behind[name]))
    worse = min(int((lead > 0).sum()) for lead in behind.values())
    what = f"64-32-10 on the digits, momentum 0.9, {epochs} epochs, {seeds} seeds"
    return [
        Statement(
            "at their own rates the schedules are within three points",
            f"Each at its own highest rate, the largest mean difference between any two of the "
            f"four schedules is {100 * farthest:.1f} points, and no 95 % interval reaches farther "
            f"than {at_most(100 * widest, 1)} points ({what}).",
            inside and all(pair.within(0.03) for pair in pairs),
            f"largest mean difference {100 * farthest:.1f}, farthest end of an interval "
            f"{100 * widest:.1f} points",
        ),
        Statement(
            "a falling rate forgives a start that is too fast",
            f"With a rate of {TOO_LARGE:g}, ten times too large, a constant rate loses at least "
            f"{at_least(100 * lost['constant'], 1)} points and is right for "
            f"{percent(np.median(large['constant']))}; none of the three schedules loses more than "
            f"{at_most(100 * falling[most], 1)} (medians). The cosine is ahead of the constant "
            f"rate with {ahead} of {seeds} seeds ({what}).",
            bool(np.isclose(TOO_LARGE, 10 * best))
            and lost["constant"] > 2 * falling[most]
            and ahead >= 0.9 * seeds,
            f"constant loses {100 * lost['constant']:.1f} points, {most} "
            f"{100 * falling[most]:.1f}; cosine ahead with {ahead} of {seeds} seeds",
        ),
        Statement(
            "a falling rate makes a start that is too slow worse",
            f"With a rate of {TOO_SMALL:g}, ten times too small, the three schedules that let it "
            f"fall are behind the constant rate by at least "
            f"{at_least(100 * np.median(behind[least]), 1)} points (medians), on no fewer than "
            f"{worse} of {seeds} seeds ({what}).",
            bool(np.isclose(TOO_SMALL, best / 10)) and worse >= 0.9 * seeds,
            f"{least} behind by {100 * np.median(behind[least]):.1f} points; each behind with at "
            f"least {worse} of {seeds} seeds",
        ),
    ]
