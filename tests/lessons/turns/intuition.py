"""Right answers of several kinds, and the known mistakes of lesson 1's turns."""

import numpy as np

from tests.lessons.turns import Evidence

BANK = {
    "intuition/bias-for-one": Evidence(
        right=[1, 1.0, np.float32(1), np.array(1.0), 1 - (0.5 * 2 + 1 * -1)],
        wrong={
            "the change instead of the value": (1.5, "has to grow by"),
            "stops at the threshold": (0, "exactly 0"),
            "leaves the bias as it was": (-0.5, "from before"),
            "slips on a sign": (-1, "already lowers"),
            "any other number": (7, "too large"),
            "answers in words": ("one", "text"),
        },
    ),
    "intuition/collapse": Evidence(
        right=[(-6, 1), (-6.0, 1.0), (np.float64(-6), np.int64(1))],
        wrong={
            "adds the slopes": ((-1, 1), "added the two slopes"),
            "takes the first slope": ((2, 1), "first layer's slope"),
            "takes the last slope": ((-3, 1), "second layer's slope"),
            "loses the sign of the slope": ((6, 1), "sign"),
            "adds the biases": ((-6, 5), "added the two biases"),
            "forgets the first bias": ((-6, 4), "is lost"),
            "forgets the last bias": ((-6, -3), "still to come"),
            "loses the sign of the bias": ((-6, 7), "sign"),
        },
    ),
    "intuition/ramp-that-stops": Evidence(
        right=[(1, -1), (1.0, -1.0), (np.float32(1), np.float32(-1))],
        wrong={
            "adds a second ramp": ((1, 1), "slope 2"),
            "never stops": ((1, 0), "never stops"),
            "turns down": ((1, -2), "level"),
            "never starts": ((0, -1), "nothing rises"),
        },
    ),
    "intuition/slope-change": Evidence(
        right=[-3, -3.0, -2 - 1],
        wrong={
            "the slope afterwards": (-2, "after the knot"),
            "adds the slopes": (-1, "added"),
            "before minus after": (3, "after minus before"),
        },
    ),
    "intuition/difference": Evidence(
        right=[(1, 1), (1.0, 1.0), (np.float32(1), np.int64(1))],
        wrong={
            "takes one half off the other": ((1, -1), "the bends cancel"),
            "copies the weights of the text": ((1, -2), "belong to the units of the text"),
            "uses one unit only": ((1, 0), "(0, 1)"),
            "turns both round": ((-1, -1), "is wanted"),
        },
    ),
}
