"""Right and wrong answers to the "your turn" cells of lesson 10."""

import math

import numpy as np

from tests.lessons.turns import Evidence


def _good(a, b):
    d = a - b
    return d.mean(), d.std(ddof=1) / np.sqrt(len(d))


def _by_hand(a, b):
    d = [x - y for x, y in zip(a, b, strict=True)]
    mean = sum(d) / len(d)
    variance = sum((x - mean) ** 2 for x in d) / (len(d) - 1)
    return mean, math.sqrt(variance / len(d))


def _unpaired(a, b):
    n = len(a)
    return (a - b).mean(), np.sqrt(a.var(ddof=1) / n + b.var(ddof=1) / n)


def _spread(a, b):
    return (a - b).mean(), (a - b).std(ddof=1)


def _by_n(a, b):
    return (a - b).mean(), (a - b).std() / np.sqrt(len(a))


def _reversed(a, b):
    return (b - a).mean(), (b - a).std(ddof=1) / np.sqrt(len(a))


BANK = {
    "activations-at-work/majority": Evidence(
        right=[357 / 569, 0.6274, 1 - 212 / 569],
        wrong={
            "minority": (212 / 569, "majority is benign"),
            "coin": (0.5, "coin"),
            "percent": (100 * 357 / 569, "in percent"),
            "percent, rounded": (62.7, "in percent"),
            "whole percent": (63, "in percent"),
            "two decimals": (0.63, "three"),
            "ratio": (212 / 357, "divide by all"),
        },
    ),
    "activations-at-work/sensitivity": Evidence(
        right=[40 / 42, 0.952, np.float64(40 / 42)],
        wrong={
            "percent": (95.2, "percentage"),
            "rounded percent": (95, "percentage"),
            "two decimals": (0.95, "give three"),
            "accuracy": (110 / 113, "benign patients too"),
            "precision": (40 / 41, "precision"),
            "missed": (2 / 42, "missed"),
            "specificity": (70 / 71, "specificity"),
        },
    ),
    "activations-at-work/paired": Evidence(
        right=[_good, _by_hand, lambda a, b: list(_good(a, b)), lambda a, b: np.array(_good(a, b))],
        wrong={
            "unpaired": (_unpaired, "share their seeds"),
            "no root of n": (_spread, "root of n"),
            "divided by n": (_by_n, "ddof=1"),
            "b minus a": (_reversed, "sign"),
            "one": (lambda a, b: np.mean(a - b), "2 things"),
        },
    ),
    "activations-at-work/gate-width": Evidence(
        right=[256, 256.0],
        wrong={
            "unchanged": (384, "half as many again"),
            "half": (192, "too narrow"),
            "third": (128, "third"),
        },
    ),
    "activations-at-work/resplits": Evidence(
        right=[math.sqrt(23 / 3), 2.77, np.float64(2.7689)],
        wrong={
            "variance": (23 / 3, "its root"),
            "one term": (math.sqrt(20 / 3), "leaves out the first"),
            "not divided": (math.sqrt(1 / 20 + 1 / 3), "divide it by the old one"),
        },
    ),
}
