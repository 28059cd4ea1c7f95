"""Optimizers on the digits: how much the choice matters, and how much the learning rate.

One network, 64-32-10 with ReLU and He weights, is trained on the 8 by 8 digits from the same start
with each optimizer and each learning rate; batches, epochs and order of samples are the same for
all. All learning rates are kept; where "the best" is spoken of, validation data choose it, for each
optimizer and seed.

Values, one entry per learning rate: `validation_<optimizer>_<epochs>` (loss; NaN where training
diverged) and `test_<optimizer>_<epochs>` (accuracy; 0 where it diverged).
"""

import itertools

import numpy as np

from helpers.display.bounds import at_least, at_most
from helpers.nn.network import Dense, Network
from helpers.nn.optimizers import SGD, AdaGrad, Adam, AdamW, RMSprop
from helpers.studies.controlled_training import TEST_TO_TRAIN, digit_sets, scores_by_epoch
from helpers.studies.statements import Statement, percent
from helpers.studies.statistics import paired_difference
from helpers.studies.tuning import at_own_rate, own_rates_inside

MAKE = {
    "sgd": SGD,
    "momentum": lambda learning_rate: SGD(learning_rate, momentum=0.9),
    "nesterov": lambda learning_rate: SGD(learning_rate, momentum=0.9, nesterov=True),
    "adagrad": AdaGrad,
    "rmsprop": RMSprop,
    "adam": Adam,
    "adamw": AdamW,
}
SEEDS = 10
SETTINGS = {
    "learning_rates": [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0],
    "epochs": 10,
    "batch_size": 32,
    "width": 32,
    "training_digits": 1056,
}
#: Grids that leave out the best rate of plain gradient descent, and of momentum.
LOW, HIGH = (0.0001, 0.0003, 0.001), (0.3, 1.0, 3.0)


def run(seed, learning_rates, epochs, batch_size, width, training_digits):
    """Every optimizer at every learning rate, with one seed."""
    sets, values = digit_sets(seed, training_digits), {}

    def start():
        layers = [Dense(64, width, "relu", "he_normal"), Dense(width, 10)]
        return Network(layers, rng=seed, dtype="float32")

    for name, make in MAKE.items():
        values |= scores_by_epoch(
            name, start, sets, "categorical_crossentropy_from_logits", make, learning_rates,
            [epochs], batch_size, seed,
        )  # fmt: skip
    return values


def at_rate(results, name, rate):
    """Test accuracy of an optimizer at one of the rates, one entry per seed."""
    position = results.settings["learning_rates"].index(rate)
    return results[f"test_{name}_{results.settings['epochs']}"][:, position]


def at_best_of(results, name, grid):
    """Test accuracy of an optimizer that may choose from a grid of rates, one entry per seed.

    Validation data choose, as they do from all rates.
    """
    places = [results.settings["learning_rates"].index(rate) for rate in grid]
    loss = results[f"validation_{name}_{results.settings['epochs']}"][:, places]
    best = np.argmin(np.where(np.isfinite(loss), loss, np.inf), axis=1)
    accuracy = results[f"test_{name}_{results.settings['epochs']}"][:, places]
    return accuracy[np.arange(len(accuracy)), best]


def _the_grid_decides(results, what):
    """The same two optimizers on two grids, neither of which reaches the best rate of both."""
    ahead, won = [], []
    for grid in (LOW, HIGH):
        lead = at_best_of(results, "momentum", grid) - at_best_of(results, "sgd", grid)
        ahead.append(float(np.median(lead)))
        won.append(int((lead > 0).sum()))
    seeds = len(results.seeds)
    lost = seeds - won[1]
    return Statement(
        "the grid decides who wins",
        f"Among the rates {', '.join(map(str, LOW))}, momentum beats plain gradient descent with "
        f"{won[0]} of {seeds} seeds, by {100 * ahead[0]:.0f} points in the median. Among "
        f"{', '.join(map(str, HIGH))}, plain gradient descent beats momentum with {lost} of "
        f"{seeds} seeds, by {-100 * ahead[1]:.0f} points ({what}).",
        min(won[0], lost) >= 0.9 * seeds and ahead[0] > 0.1 and ahead[1] < -0.05,
        f"momentum ahead with {won[0]} of {seeds} seeds, by {100 * ahead[0]:.0f} points; behind "
        f"with {lost}, by {-100 * ahead[1]:.0f} points",
    )


def statements(results):
    """What lesson "optimizers" says of it."""
    rates, epochs = results.settings["learning_rates"], results.settings["epochs"]
    own = {name: at_own_rate(results, f"{name}_{epochs}") for name in MAKE}
    inside = all(own_rates_inside(results, f"{name}_{epochs}") for name in MAKE)
    pairs = [
        paired_difference(own[a], own[b], TEST_TO_TRAIN) for a, b in itertools.combinations(own, 2)
    ]
    widest = max(max(-pair.low, pair.high) for pair in pairs)
    farthest = max(abs(pair.mean) for pair in pairs)
    best = {
        name: int(np.nanargmin(np.median(results[f"validation_{name}_{epochs}"], axis=0)))
        for name in own
    }
    costs = {
        name: np.median(own[name] - at_rate(results, name, rates[max(0, best[name] - 2)]))
        for name in own
    }
    least = min(costs, key=costs.get)
    shift = [
        paired_difference(
            at_rate(results, "momentum", rate), at_rate(results, "sgd", 10 * rate), TEST_TO_TRAIN
        )
        for rate in (0.001, 0.003, 0.01)
    ]
    adam, sgd = at_rate(results, "adam", 0.001), at_rate(results, "sgd", 0.01)
    default = paired_difference(adam, sgd, TEST_TO_TRAIN)
    what = f"64-32-10 on the digits, {epochs} epochs, {len(results.seeds)} seeds"
    return [
        Statement(
            "at their own rates the optimizers are within three points",
            f"Each at its own rate, the largest mean difference between any two of the seven "
            f"optimizers is {100 * farthest:.1f} points, and no 95 % interval reaches farther than "
            f"{at_most(100 * widest, 1)} points ({what}).",
            inside and all(pair.within(0.03) for pair in pairs),
            f"largest mean difference {100 * farthest:.1f}, farthest end of an interval "
            f"{100 * widest:.1f} points",
        ),
        Statement(
            "a rate ten times too small costs more than the wrong optimizer",
            f"A rate ten times smaller than its best costs every one of the seven at least "
            f"{at_least(100 * costs[least], 1)} points (medians; {what}).",
            costs[least] > farthest,
            f"least cost {100 * costs[least]:.1f} ({least}), widest gap {100 * farthest:.1f}",
        ),
        Statement(
            "momentum is within three points of a rate ten times as large",
            f"Momentum 0.9 at rates 0.001, 0.003 and 0.01 differs from plain gradient descent at "
            f"ten times these rates by {', '.join(pair.in_points() for pair in shift)} ({what}).",
            all(pair.within(0.03) for pair in shift),
            "; ".join(pair.in_points() for pair in shift),
        ),
        Statement(
            "adam's default forgives",
            f"Untuned, Adam at 0.001 is right for {percent(np.median(adam))} and gradient descent "
            f"at 0.01 for {percent(np.median(sgd))}: {default.in_points()} ({what}).",
            default.low > 0.02,
            default.in_points(),
        ),
        _the_grid_decides(results, what),
    ]
