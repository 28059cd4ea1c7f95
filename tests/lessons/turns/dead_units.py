"""Right and wrong answers to the "your turn" cells of lesson "dead units"."""

import numpy as np

from tests.lessons.turns import Evidence


def _blank(*given): ...


BANK = {
    "dead-units/silent-units": Evidence(
        right=[[1, 2, 3, 9], [9, 3, 2, 1], np.array([1, 2, 3, 9]), {1, 2, 3, 9}],
        wrong={
            "from 1": ([2, 3, 4, 10], "counted from 0"),
            "with 7": ([1, 2, 3, 7, 9], "Unit 7 did move"),
            "movers": ([0, 4, 5, 6, 8], "never moved"),
            "only 7": ([7], "moved a little"),
            "some": ([1, 2], "exactly 0"),
            "halves": ([1.5, 2, 3, 9], "whole numbers"),
            "text": ("one", "list of unit numbers"),
        },
    ),
    "dead-units/count-dead": Evidence(
        right=[
            lambda z: int((~(z > 0).any(axis=0)).sum()),
            lambda z: np.sum(z.max(axis=0) <= 0),
            lambda z: sum(all(v <= 0 for v in column) for column in z.T),
        ],
        wrong={
            "entries": (lambda z: (z <= 0).sum(), "count whole columns"),
            "some sample": (lambda z: (~(z > 0).all(axis=0)).sum(), "silent for some sample"),
            "rows": (lambda z: (~(z > 0).any(axis=1)).sum(), "Each unit is a column"),
            "zero counts": (lambda z: (z < 0).all(axis=0).sum(), "only where z > 0"),
            "alive": (lambda z: (z > 0).any(axis=0).sum() + 1, "without a positive entry"),
            "blank": (_blank, "Not attempted"),
        },
    ),
    "dead-units/last-batch": Evidence(
        right=[4, 1348 % 32, 4.0],
        wrong={
            "full": (32, "not a multiple"),
            "batches": (43, "in the last one"),
            "full batches": (42, "left after them"),
            "missing": (28, "how many are there"),
        },
    ),
    "dead-units/normalize": Evidence(
        right=[[-1.4, -0.2, 0.2, 1.4], np.array([-7, -1, 1, 7]) / 5],
        wrong={
            "centered": ([-7, -1, 1, 7], "now divide"),
            "variance": ([-0.28, -0.04, 0.04, 0.28], "divided by the variance"),
            "not centered": ([0.6, 1.8, 2.2, 3.4], "Subtract the mean"),
            "by three": (np.array([-7, -1, 1, 7]) / (100 / 3) ** 0.5, "not by 3"),
            "y": ([-1.8, 0.6, 1.4, 3.8], "asked for is x_hat"),
            "blank": (..., "Not attempted"),
        },
    ),
}
