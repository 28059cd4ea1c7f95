"""Your turn, lesson 1: a neuron's bias, a collapse, hinges, and XOR."""

import numpy as np

from helpers import checks
from helpers.checks import CheckFailed
from helpers.lessons.turn import Turn


def _bias_for_one(bias):
    checks.number(bias, 1.0, name="bias", known_mistakes=[
        (1.5, "1.5 is how much the bias has to grow by, starting from -0.5; which value "
              "does it reach?"),
        (0.0, "with b = 0 the sum is exactly 0, and ReLU answers 0; the answer should be 1."),
        (-0.5, "-0.5 is the bias from before, and it gives the answer 0."),
        (-1.0, "the second product is 1 times -1, so it already lowers the sum; "
               "look at its sign again."),
    ])  # fmt: skip


def _collapse(m, c):
    checks.number(m, -6, name="m", known_mistakes=[
        (-1, "you added the two slopes; put 2x + 1 where h stands, and multiply out."),
        (2, "2 is the first layer's slope alone; the second layer multiplies it."),
        (-3, "-3 is the second layer's slope alone; it multiplies the first one's."),
        (6, "look at the sign: the second layer multiplies by -3."),
    ])  # fmt: skip
    checks.number(c, 1, name="c", known_mistakes=[
        (5, "you added the two biases, but the first one goes through the second layer too: "
            "it is multiplied by -3."),
        (4, "the first layer's bias is lost; it is multiplied by -3 and added to 4."),
        (-3, "-3 is what becomes of the first bias; the second layer's 4 is still to come."),
        (7, "look at the sign: the first bias is multiplied by -3."),
    ])  # fmt: skip


def _ramp_that_stops(first, second):
    checks.number(first, 1, name="first_weight",
                  known_mistakes=[(0, "with a first weight of 0 nothing rises between 0 and 1.")])
    checks.number(second, -1, name="second_weight", known_mistakes=[
        (1, "with weights 1 and 1 the curve climbs with slope 2 after x = 1; "
            "the second hinge has to cancel the first one's slope."),
        (0, "with a second weight of 0 the ramp never stops."),
        (-2, "with weights 1 and -2 the curve turns and falls after x = 1; "
             "it should be level there."),
    ])  # fmt: skip


def _slope_change(weight):
    checks.number(weight, -3, name="weight", known_mistakes=[
        (-2, "-2 is the slope after the knot; the weight is the change of slope."),
        (-1, "you added the slopes; a change is after minus before."),
        (3, "a change is after minus before: -2 minus 1."),
    ])  # fmt: skip


def _difference(v1, v2):
    v1, v2 = checks.as_number(v1, name="v1"), checks.as_number(v2, name="v2")
    x1, x2 = np.array([0.0, 0.0, 1.0, 1.0]), np.array([0.0, 1.0, 0.0, 1.0])
    y = v1 * np.maximum(0, x1 - x2) + v2 * np.maximum(0, x2 - x1)
    if np.allclose(y, [0, 1, 1, 0]):
        return
    if np.allclose([v1, v2], [1, -1]):
        raise CheckFailed("with 1 and -1 you get x1 - x2, the bends cancel, and (0, 1) gives -1 "
                          "instead of 1.")  # fmt: skip
    if np.allclose([v1, v2], [1, -2]):
        raise CheckFailed("1 and -2 belong to the units of the text, x1 + x2 and x1 + x2 - 1; "
                          "these two units are different.")  # fmt: skip
    for row, wanted in ((1, 1), (2, 1)):
        if not np.isclose(y[row], wanted):
            raise CheckFailed(f"at x = ({x1[row]:g}, {x2[row]:g}) your network answers {y[row]:g}, "
                              f"and {wanted} is wanted; which of the two units is "
                              "awake there?")  # fmt: skip


TURNS = [
    Turn("intuition/bias-for-one", _bias_for_one, hints=(
        "ReLU passes positive numbers on unchanged, so the sum z itself has to be 1.",
        "Write the sum with b left open: 0.5 * 2 + 1 * (-1) + b.",
        "The two products cancel: 1 - 1 + b = 1.",
    ), solution="bias = 1.0  # z = 1 - 1 + 1 = 1, and ReLU passes it on"),
    Turn("intuition/collapse", _collapse, hints=(
        "Put 2x + 1 in place of h in y = -3h + 4.",
        "Multiply out: -3 times 2x, and -3 times 1.",
        "y = -6x - 3 + 4.",
    ), solution="m = -6  # -3 * 2\nc = 1   # -3 * 1 + 4"),
    Turn("intuition/ramp-that-stops", _ramp_that_stops, hints=(
        "Each weight is the change of slope at its knot.",
        "The slopes are 0, then 1 between the knots, then 0 again.",
        "The slope changes by +1 at 0. By how much does it change at 1?",
    ), solution="first_weight = 1    # slope 0 -> 1\nsecond_weight = -1  # slope 1 -> 0"),
    Turn("intuition/slope-change", _slope_change, hints=(
        "The weight is the slope after the knot minus the slope before it.",
        "Compute -2 minus 1.",
    ), solution="weight = -2 - 1"),
    Turn("intuition/difference", _difference, hints=(
        "Work out both units for (1, 0): which one is awake, and what does it say?",
        "At (1, 0) the units say 1 and 0; at (0, 1) they say 0 and 1. Both should give 1.",
        "The absolute value is the sum of its two halves.",
    ), solution="v1 = 1\nv2 = 1  # |d| = max(0, d) + max(0, -d)"),
]  # fmt: skip
