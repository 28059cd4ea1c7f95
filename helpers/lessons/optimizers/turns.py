"""Your turn, lesson 8: steps by hand, momentum, Adam's first step, mini-batches, and a grid."""

import numpy as np

from helpers import checks
from helpers.checks import CheckFailed
from helpers.lessons.turn import Turn
from helpers.studies import optimizer_race, results


def _one_step(w_new):
    checks.number(w_new, 1.4, name="w_new", known_mistakes=[
        (2.6, "that step went uphill: subtract the learning rate times the slope."),
        (1.9, "0.1 is the learning rate alone; it is multiplied by the slope."),
        (-4.0, "that is a step of a whole slope; the learning rate makes it shorter."),
        (1.7, "the slope of 1.5 w^2 at w = 2 is 3 w, and w is 2."),
    ])  # fmt: skip


def _momentum(v, w):
    checks.number(v, -0.38, name="v", known_mistakes=[
        (-0.2, "that is the new push alone; nine tenths of the old velocity go on."),
        (-0.4, "the old velocity is kept whole; momentum 0.9 keeps nine tenths of it."),
        (0.38, "velocity points downhill, against the slope, so it is negative here."),
        (0.02, "the push goes against the slope: minus learning_rate times gradient."),
    ])  # fmt: skip
    checks.number(w, 0.62, name="w", known_mistakes=[
        (1.38, "you subtracted the velocity; it already points downhill, so add it."),
        (0.8, "that is plain gradient descent; with momentum w moves by v."),
    ])  # fmt: skip


def _adam_first(step):
    checks.number(step, 0.001, name="step", tolerance=1e-6, known_mistakes=[
        (0.05, "that is learning_rate times the gradient: what SGD would do."),
        (50.0, "that is the gradient; Adam divides it by its own size."),
        (0.001 * np.sqrt(10), "that is the step without bias correction; the corrections "
                              "divide m by 1 - beta_1 and v by 1 - beta_2."),
    ])  # fmt: skip
    return "The gradient's size has dropped out: the first step is as long as the learning rate."


def _updates(count):
    checks.number(count, 1350, name="count", known_mistakes=[
        (1346.25, "the last batch of an epoch is smaller, but it is a batch: round up."),
        (1347, "you rounded up once, at the end of ten epochs; each epoch ends with a smaller "
               "batch of its own, so round up for one epoch and then count ten."),
        (1346, "you rounded once, at the end of ten epochs; each epoch ends with a smaller batch "
               "of its own, so round up for one epoch and then count ten."),
        (43080, "that is one update per sample; a batch of 32 makes one update."),
        (135, "that is the number of updates in one epoch."),
        (1340, "the samples left over at the end of an epoch make a batch of their own."),
    ])  # fmt: skip


def _rmsprop(function):
    rng = np.random.default_rng(8)
    for _ in range(3):
        w, v, g = rng.normal(size=3), rng.uniform(0.1, 1, size=3), rng.normal(size=3)
        found = checks.call(function, w, v, g, 0.01, 0.9)
        found = checks.parts(found, ("the new w", "the new v"), "rmsprop_step")
        v_new = 0.9 * v + 0.1 * g**2
        if np.shape(found[1]) == (3,) and np.allclose(found[1], v + g**2):
            raise CheckFailed("v grows forever: that is AdaGrad; RMSprop forgets a tenth.")
        if np.shape(found[1]) == (3,) and np.allclose(found[1], 0.9 * v + 0.1 * g):
            raise CheckFailed("v averages the gradient; it should average its square.")
        checks.array(found[1], v_new, name="v")
        if np.allclose(found[0], w - 0.01 * g / v_new, atol=1e-6):
            raise CheckFailed("the square root is missing: divide by the root of v.")
        if not np.allclose(found[0], w - 0.01 * g / np.sqrt(v_new), atol=1e-5):
            raise CheckFailed(
                "w is not right yet: go learning_rate times g, divided by the "
                "root of the new v, against the slope."
            )


def _make_sgd_win(grid):
    checks.attempted(grid, "my_grid")
    race = results("optimizer_race")
    known = race.settings["learning_rates"]
    values = np.ravel(checks.as_array(grid, "my_grid"))
    if len(set(values.tolist())) < 3:
        raise CheckFailed("my_grid needs at least three different rates, or it is no choice.")
    rates = [next((rate for rate in known if np.isclose(rate, value)), None) for value in values]
    if None in rates:
        missing = values[rates.index(None)]
        raise CheckFailed(f"The race has no runs with the rate {missing:g}; its ten rates are "
                          f"{', '.join(f'{rate:g}' for rate in known)}.")  # fmt: skip
    sgd, momentum = (np.median(optimizer_race.at_best_of(race, name, rates))
                     for name in ("sgd", "momentum"))  # fmt: skip
    told = f"On this grid SGD is right for {sgd:.1%} and momentum for {momentum:.1%}"
    if sgd - momentum > 0.03:
        return f"{told}: SGD wins. Momentum's best rate is not in the grid."
    if momentum - sgd > 0.03:
        raise CheckFailed(f"{told}: momentum wins. SGD needs rates ten times as large as momentum.")
    raise CheckFailed(f"{told}: less than three points apart, since both find a good rate here. "
                      "Leave out those that are good for momentum.")  # fmt: skip


TURNS = [
    Turn("optimizers/one-step", _one_step, hints=(
        "The derivative of 1.5 w^2 is 3 w. At w = 2 that is 6.",
        "The step is the learning rate times the slope, and it goes against the slope.",
    ), solution="w_new = 2 - 0.1 * (3 * 2)"),
    Turn("optimizers/momentum", _momentum, hints=(
        "First the velocity: momentum * v - learning_rate * g.",
        "0.9 * (-0.2) - 0.1 * 2; then w moves by the new v.",
    ), solution="v = 0.9 * -0.2 - 0.1 * 2\nw = 1 + v"),
    Turn("optimizers/updates", _updates, hints=(
        "How many batches of 32 does it take to go through 4,308 samples once?",
        "134 full batches hold 4,288 samples; 20 are left over.",
    ), solution="count = 10 * -(-4308 // 32)  # -(-a // b) rounds up"),
    Turn("optimizers/adam-first-step", _adam_first, hints=(
        "At the first step m = 0.1 g and v = 0.001 g^2. What do the corrections make of them?",
        "Corrected, m is g and v is g^2. Then divide m by the root of v.",
    ), solution="step = 0.001 * 50 / np.sqrt(50**2)"),
    Turn("optimizers/make-sgd-win", _make_sgd_win, hints=(
        "In the figure of the race, momentum's curve is SGD's, moved to the left.",
        "So there are rates that are too large for momentum and still good for SGD.",
        "From 0.3 on, momentum suffers. Which three of the ten rates remain for the grid?",
    ), solution="my_grid = [0.3, 1.0, 3.0]"),
    Turn("optimizers/rmsprop", _rmsprop, hints=(
        "v is a running mean of squared gradients: rho * v + (1 - rho) * g**2.",
        "Then w - learning_rate * g / np.sqrt(v), with the new v.",
    ), solution=(
        "def rmsprop_step(w, v, g, learning_rate, rho):\n"
        "    v = rho * v + (1 - rho) * g**2\n"
        "    return w - learning_rate * g / (np.sqrt(v) + 1e-7), v"
    )),
]  # fmt: skip
