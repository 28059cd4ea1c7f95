"""Your turn, lesson 7: how gradients fade, how to start, and units that never fire."""

import numpy as np

from helpers import checks
from helpers.checks import CheckFailed
from helpers.lessons.turn import Turn


def _a_millionth(layers):
    checks.number(layers, 10, name="layers_needed", known_mistakes=[
        (np.log(1e6) / np.log(4), "that is where the product is a millionth; layers come whole, so "
                                  "take the next whole number."),
        (9.97, "layers come whole, so take the next whole number."),
        (9, "nine are not quite enough: a quarter, nine times over, is still 3.8e-6."),
        (20, "that would be for slopes of a half; sigmoid's slope is at most a quarter."),
        (6, "six slopes of a tenth make a millionth; sigmoid's slope is at most a quarter."),
    ])  # fmt: skip
    return "Ten layers, and at most a millionth is left of the slopes."


def _relu_lecun(value):
    checks.number(value, 2.0**-10, name="mean_square", tolerance=2e-5, known_mistakes=[
        (1.0, "1 takes He's weights; LeCun's do not make up for the half that ReLU drops."),
        (2.0**-5, "that is the root mean square; the mean square itself halves in each layer."),
        (2.0**-11, "from layer 1 to layer 11 there are ten steps, not eleven."),
        (2.0**-9, "from layer 1 to layer 11 there are ten steps, not nine."),
        (2.0**10, "the mean square shrinks: ReLU drops a half in each layer."),
        (0.05, "the halves multiply, they do not add up: 1/2 times 1/2 and so on."),
    ])  # fmt: skip


def _he_normal(function):
    fan_in, fan_out = 200, 50
    W = checks.call(function, np.random.default_rng(7), fan_in, fan_out)
    W = checks.as_array(W, name="your weights", shape=(fan_in, fan_out))
    again = checks.call(function, np.random.default_rng(8), fan_in, fan_out)
    if np.array_equal(W, again):
        raise CheckFailed("Two generators with different seeds gave the same weights; draw from "
                          "rng.")  # fmt: skip
    # Five standard errors of a mean of 10,000 numbers.
    if abs(W.mean()) > 0.05 * W.std():
        raise CheckFailed("The mean of your weights is not 0; draw around 0.")
    found = W.std()
    if abs(found / np.sqrt(2 / fan_in) - 1) < 0.05:
        return "Wide layers get small weights, so that the sum keeps its size."
    known = [
        (2 / fan_in, "that is the variance; scale= wants the standard deviation, its square root."),
        (np.sqrt(1 / fan_in), "that is LeCun's; ReLU drops a half, so the variance is 2 / fan_in."),
        (np.sqrt(2 / fan_out), "that counts the units; the sum in z runs over the inputs, fan_in."),
        (np.sqrt(2 / (fan_in + fan_out)), "that is Glorot's; He's variance is 2 / fan_in."),
        (1.0, "they are not scaled at all; give normal a scale=."),
    ]
    for std, reason in known:
        if abs(found / std - 1) < 0.05:
            raise CheckFailed(f"Your weights have standard deviation {found:.3g}: {reason}")
    raise CheckFailed(f"Your weights have standard deviation {found:.3g} for 200 inputs; the "
                      "derivation gives the square root of 2 / "
                      f"200, {np.sqrt(2 / fan_in):.3g}.")  # fmt: skip


def _silent_units(units):
    checks.attempted(units, "never_changed")
    try:
        found = sorted({int(unit) for unit in np.ravel(list(units))})
    except (TypeError, ValueError):
        raise CheckFailed("never_changed must be a list of unit numbers.") from None
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


def _clip(clipped):
    checks.attempted(clipped, "clipped")
    found = checks.as_array(clipped, name="clipped", shape=(2,))
    checks.array(found, np.array([3.0, -4.0]), name="clipped", known_mistakes=[
        ((5, -5), "Each entry was cut by itself, which turns the direction; scale both alike."),
        ((0.6, -0.8), "That has length 1; the limit is 5."),
        ((6, -8), "That is still 10 long; the limit is 5."),
        ((3, 4), "Clipping keeps the direction, so the second entry stays negative."),
        ((1.2, -1.6), "You divided by the limit; multiply with limit / length, 5 / 10."),
    ])  # fmt: skip
    return "Half as long, in the same direction."


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
    Turn("deep-gradients/a-millionth", _a_millionth, hints=(
        "The product of the slopes of n layers is at most 0.25 ** n.",
        "Look for the first n with 0.25 ** n below 1e-6; the cell above shows some.",
    ), solution="layers_needed = int(np.ceil(np.log(1e6) / np.log(4)))"),
    Turn("deep-gradients/relu-lecun", _relu_lecun, hints=(
        "LeCun's weights keep the mean square of what goes in. What does ReLU do to it?",
        "ReLU drops the negative half: the mean square of a is half of that of z.",
        "One half a layer, for ten layers.",
    ), solution="mean_square = 0.5**10"),
    Turn("deep-gradients/he-normal", _he_normal, hints=(
        "The variance shall be 2 / fan_in. What is the standard deviation?",
        "rng.normal(scale=standard_deviation, size=(rows, columns)); which shape?",
    ), solution=(
        "def my_he_normal(rng, fan_in, fan_out):\n"
        "    return rng.normal(scale=np.sqrt(2 / fan_in), size=(fan_in, fan_out))"
    )),
    Turn("deep-gradients/silent-units", _silent_units, hints=(
        "All biases began at exactly 0.",
        "Look for biases that are still exactly 0; np.flatnonzero(b == 0) lists them.",
    ), solution="never_changed = np.flatnonzero(b == 0)"),
    Turn("deep-gradients/count-dead", _count_dead, hints=(
        "z > 0 has True where a unit fires for a sample; each unit is a column.",
        "(z > 0).any(axis=0) says for each unit whether it fires at all.",
        "Count the units for which that is False.",
    ), solution="def count_dead(z):\n    return int((~(z > 0).any(axis=0)).sum())"),
    Turn("deep-gradients/last-batch", _last_batch, hints=(
        "How many full batches of 32 fit into 1,348? What is left over?",
        "42 batches take 42 * 32 = 1344 digits; the % of Python gives the remainder.",
    ), solution="last_batch = 1348 % 32"),
    Turn("deep-gradients/clip", _clip, hints=(
        "How long is (6, -8)? The square root of 36 + 64.",
        "It is twice as long as allowed. Which factor makes it as long as the limit?",
    ), solution="g = np.array([6.0, -8.0])\nclipped = g * 5 / np.linalg.norm(g)"),
]  # fmt: skip
