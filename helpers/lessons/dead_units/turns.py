"""Your turn: units that never fire, and batches of four."""

import numpy as np

from helpers import checks
from helpers.checks import CheckFailed
from helpers.lessons.turn import Turn


def _silent_units(units):
    checks.attempted(units, "never_changed")
    try:
        numbers = np.ravel(list(units)).astype(float)
        found = sorted({int(unit) for unit in numbers})
    except (TypeError, ValueError):
        raise CheckFailed("never_changed must be a list of unit numbers.") from None
    if (numbers != np.round(numbers)).any():
        raise CheckFailed("units are counted in whole numbers.")
    if found == [1, 2, 3, 9]:
        return "Four biases are exactly 0: no update ever touched them."
    if found == [2, 3, 4, 10]:
        raise CheckFailed("You counted from 1; units are counted from 0 here.")
    if found == [1, 2, 3, 7, 9]:
        raise CheckFailed("Unit 7 did move, if only to -0.023: it fired for some house, at least "
                          "once.")  # fmt: skip
    if found == [0, 4, 5, 6, 8]:
        raise CheckFailed("Those moved most; asked for are the ones that never moved.")
    if found == [7]:
        raise CheckFailed("Unit 7 moved a little; which biases are still where they began?")
    raise CheckFailed("A bias that was never changed still has its starting value, exactly 0.")


def _count_dead(function):
    z = np.array([
        [1.0, -1.0, 0.0, -2.0, 3.0, -1.0],
        [-1.0, -3.0, 0.0, 0.5, 2.0, -2.0],
        [-2.0, -0.1, -1.0, -4.0, 1.0, -9.0],
        [-5.0, -2.0, 0.0, -1.0, 0.1, -1.0],
    ])  # fmt: skip
    found = checks.as_number(checks.call(function, z), name="count_dead(z)")
    if found == 3:
        return "The unit whose z is 0 at best counts as dead: ReLU's slope at 0 is taken as 0."
    reasons = {
        int((z <= 0).sum()): "counts entries that are not positive; count whole columns.",
        5: "counts units that are silent for some sample; a dead one is silent for all.",
        0: "looks along the rows: does a sample fire no unit? Each unit is a column.",
        2: "leaves out a unit whose z reaches 0 and not more; it fires only where z > 0.",
        1: "leaves out most: a unit is dead if its largest z is not above 0.",
    }
    raise CheckFailed(
        f"Your function gives {found:g} for a z with 3 dead columns of 6; it "
        + reasons.get(int(found), "should count the columns without a positive entry.")
    )


def _normalize(x_hat):
    checks.attempted(x_hat, "x_hat")
    found = checks.as_array(x_hat, name="x_hat", shape=(4,))
    x = np.array([3.0, 9.0, 11.0, 17.0])
    centered = x - x.mean()
    checks.array(found, centered / 5, name="x_hat", known_mistakes=[
        (centered, "That has mean 0; now divide by the standard deviation."),
        (centered / 25, "You divided by the variance; take its root, the standard deviation."),
        (x / 5, "Subtract the mean before you divide."),
        (centered / x.std(ddof=1), "The variance is the sum of the squares, divided by 4 and not "
                                   "by 3."),
        (2 * centered / 5 + 1, "That is y, with gamma and beta; asked for is x_hat."),
    ], tolerance=checks.ABOUT)  # fmt: skip
    return "Mean 0 and standard deviation 1, whatever the numbers were before."


def _last_batch(digits):
    checks.number(digits, 4, name="last_batch", known_mistakes=[
        (32, "that is a full batch; 1,348 is not a multiple of 32."),
        (42, "that is the number of full batches; how many digits are left after them?"),
        (43, "that is the number of batches; how many digits are in the last one?"),
        (28, "that is how many are missing to a full batch; how many are there?"),
        (1348 / 32, "that is how many batches there are, with a fraction; take the remainder."),
    ])  # fmt: skip
    return "42 full batches, and then a batch of four."


TURNS = [
    Turn("dead-units/silent-units", _silent_units, hints=(
        "All biases began at exactly 0.",
        "Look for biases that are still exactly 0; np.flatnonzero(b == 0) lists them.",
    ), solution="never_changed = np.flatnonzero(b == 0)"),
    Turn("dead-units/count-dead", _count_dead, hints=(
        "z > 0 has True where a unit fires for a sample; each unit is a column.",
        "(z > 0).any(axis=0) says for each unit whether it fires at all.",
        "Count the units for which that is False.",
    ), solution="def count_dead(z):\n    return int((~(z > 0).any(axis=0)).sum())"),
    Turn("dead-units/normalize", _normalize, hints=(
        "The mean of 3, 9, 11 and 17 is 10. How far is each of them from it?",
        "The variance is the mean of 49, 1, 1 and 49. Its root is the standard deviation.",
    ), solution="x = np.array([3.0, 9.0, 11.0, 17.0])\nx_hat = (x - x.mean()) / x.std()"),
    Turn("dead-units/last-batch", _last_batch, hints=(
        "How many full batches of 32 fit into 1,348? What is left over?",
        "42 batches take 42 * 32 = 1344 digits; Python's % gives the remainder.",
    ), solution="last_batch = 1348 % 32"),
]  # fmt: skip
