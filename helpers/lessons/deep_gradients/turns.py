"""Your turn: how gradients fade, how to clip them, and how large the first weights are."""

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
    same, other = (checks.call(function, np.random.default_rng(seed), fan_in, fan_out)
                   for seed in (7, 8))  # fmt: skip
    if np.array_equal(W, other):
        raise CheckFailed("Two generators with different seeds gave the same weights; draw from "
                          "rng.")  # fmt: skip
    if not np.array_equal(W, same):
        raise CheckFailed("Two generators with the same seed gave different weights; draw from "
                          "the rng that you are given.")  # fmt: skip
    # Five standard errors of a mean of 10,000 numbers.
    if abs(W.mean()) > 0.05 * W.std():
        raise CheckFailed("The mean of your weights is not 0; draw around 0.")
    found = W.std()
    if abs(found / np.sqrt(2 / fan_in) - 1) < 0.05:
        # A normal distribution has 4.6 % of its numbers there, and a uniform one none.
        if np.mean(np.abs(W) > 2 * found) < 0.02:
            raise CheckFailed("Your weights have the right size, but not a normal distribution: "
                              "hardly any is farther from 0 than twice their standard deviation. "
                              "Draw them with rng.normal.")  # fmt: skip
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


def _clip(clipped):
    checks.attempted(clipped, "clipped")
    found = checks.as_array(clipped, name="clipped", shape=(2,))
    checks.array(found, np.array([3.0, -4.0]), name="clipped", known_mistakes=[
        ((5, -5), "Each entry was cut by itself, which turns the direction; scale both alike."),
        ((0.6, -0.8), "That has length 1; the limit is 5."),
        ((6, -8), "That is still 10 long; the limit is 5."),
        ((3, 4), "Clipping keeps the direction, so the second entry stays negative."),
        ((1.2, -1.6), "You divided by the limit; multiply by limit / length, 5 / 10."),
    ])  # fmt: skip
    return "Half as long, in the same direction."


TURNS = [
    Turn("deep-gradients/a-millionth", _a_millionth, hints=(
        "The product of the slopes of n layers is at most 0.25 ** n.",
        "Look for the first n with 0.25 ** n below 1e-6; the cell above shows some.",
    ), solution="layers_needed = int(np.ceil(np.log(1e6) / np.log(4)))"),
    Turn("deep-gradients/relu-lecun", _relu_lecun, hints=(
        "LeCun's weights keep the mean square of their input. What does ReLU do to it?",
        "ReLU drops the negative half: the mean square of a is half of that of z.",
        "One half per layer, for ten layers.",
    ), solution="mean_square = 0.5**10"),
    Turn("deep-gradients/he-normal", _he_normal, hints=(
        "The variance should be 2 / fan_in. What is the standard deviation?",
        "rng.normal(scale=standard_deviation, size=(rows, columns)); which shape?",
    ), solution=(
        "def my_he_normal(rng, fan_in, fan_out):\n"
        "    return rng.normal(scale=np.sqrt(2 / fan_in), size=(fan_in, fan_out))"
    )),
    Turn("deep-gradients/clip", _clip, hints=(
        "How long is (6, -8)? The square root of 36 + 64.",
        "It is twice as long as allowed. Which factor makes it as long as the limit?",
    ), solution="g = np.array([6.0, -8.0])\nclipped = g * 5 / np.linalg.norm(g)"),
]  # fmt: skip
