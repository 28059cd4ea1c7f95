"""Right and wrong answers to the "your turn" cells of lesson 4."""

import numpy as np

from tests.lessons.turns import Evidence


def _stable(z):
    m = z.max()
    return m + np.log(np.exp(z - m).sum())


def _by_logaddexp(z):
    return np.logaddexp.reduce(z)


def _by_loop(z):
    top = max(z)
    total = 0.0
    for score in z:
        total += np.exp(score - top)
    return top + np.log(total)


def _changes_input(z):
    m = z.max()
    z -= m
    return m + np.log(np.exp(z).sum())


def _prints(z):
    print(_stable(z))


def _blank(z): ...


_A = np.array([0.7, 0.2, 0.1])
_JACOBIAN = np.diag(_A) - np.outer(_A, _A)

BANK = {
    "softmax-and-outputs/shares-by-hand": Evidence(
        right=[
            [0.125, 0.25, 0.625],
            np.array([1, 2, 5]) / 8,
            np.array([0.125, 0.25, 0.625], dtype=np.float32),
        ],
        wrong={
            "stops at the exponentials": ([1, 2, 5], "one more step"),
            "divides the scores": (np.log([1, 2, 5]) / np.log(10), "scores divided"),
            "percentages": ([12.5, 25, 62.5], "fractions"),
            "gives the scores back": (np.log([1, 2, 5]), "the scores themselves"),
            "exp(0) is 0": ([0, 2 / 7, 5 / 7], "not 0"),
            "reversed": ([0.625, 0.25, 0.125], "reversed"),
            "something else": ([0.2, 0.3, 0.5], "first wrong"),
            "half done": ([0.125, ..., ...], "blank in part"),
        },
    ),
    "softmax-and-outputs/log-sum-exp": Evidence(
        right=[_stable, _by_logaddexp, _by_loop],
        wrong={
            "overflows": (lambda z: np.log(np.exp(z).sum()), "Subtract the maximum"),
            "no logarithm": (lambda z: np.exp(z).sum(), "logarithm is missing"),
            "maximum not put back": (lambda z: np.log(np.exp(z - z.max()).sum()), "not put back"),
            "mean for sum": (lambda z: np.log(np.mean(np.exp(z))), "mean"),
            "plain maximum": (lambda z: z.max(), "plain maximum"),
            "base 10": (lambda z: np.log10(np.exp(z).sum()), "base 10"),
            "changes its input": (_changes_input, "changed its input"),
            "prints": (_prints, "returned nothing"),
            "a vector": (lambda z: z - z.max(), "one number"),
        },
    ),
    "softmax-and-outputs/two-classes": Evidence(
        right=[2, 3 - 1, np.float32(2.0)],
        wrong={
            "other way round": (-2, "second score minus the first"),
            "sum": (4, "sum of the scores"),
            "first score only": (3, "alone"),
            "the share": (1 / (1 + np.exp(-2)), "share itself"),
            "quotient": (1.5, "quotient"),
        },
    ),
    "softmax-and-outputs/temperature": Evidence(
        right=[1 / np.log(10), np.log10(np.e), 0.43429448],
        wrong={
            "upside down": (np.log(10), "ln 10 is the number"),
            "one tenth": (0.1, "22,000"),
            "ten": (10, "below 1"),
            "one": (1, "not 10"),
            "rounded": (0.434, "close, but not exact"),
        },
    ),
    "softmax-and-outputs/jacobian-row": Evidence(
        right=[
            [0.24, -0.18, -0.06],
            0.6 * (np.array([1, 0, 0]) - np.array([0.6, 0.3, 0.1])),
            np.array([0.24, -0.18, -0.06], dtype=np.float32),
        ],
        wrong={
            "signs turned": ([-0.24, 0.18, 0.06], "turned around"),
            "all positive": ([0.24, 0.18, 0.06], "must pay"),
            "diagonal only": ([0.24, 0, 0], "not 0"),
            "the diagonal": ([0.24, 0.21, 0.09], "of the diagonal"),
            "a squared": ([0.36, -0.18, -0.06], "not a_1 squared"),
            "forgot delta": ([-0.36, -0.18, -0.06], "the delta is 1"),
            "one entry off": ([0.24, -0.18, -0.6], "adds up to"),
            "sums to zero but wrong": ([0.3, -0.2, -0.1], "first wrong"),
            "half done": ([0.24, ..., ...], "blank in part"),
        },
    ),
    "softmax-and-outputs/error-signal": Evidence(
        right=[
            [0.7, 0.2, -0.9],
            np.array([0.7, 0.2, 0.1]) - np.array([0, 0, 1]),
            (np.array([0.7, 0.2, -0.9], dtype=np.float32),),
        ],
        wrong={
            "truth minus prediction": ([-0.7, -0.2, 0.9], "a - y"),
            "true class only": ([0, 0, -0.9], "not 0"),
            "the shares": ([0.7, 0.2, 0.1], "the shares"),
            "along the shares": ([0, 0, -10], "back through softmax"),
            "squared error": (_JACOBIAN @ (_A - [0, 0, 1]), "cancels"),
            "wrong class": ([-0.3, 0.2, 0.1], "third class"),
        },
    ),
    "softmax-and-outputs/choose-outputs": Evidence(
        right=[
            ("linear", "sigmoid", "softmax", "sigmoid"),
            ("Linear", " sigmoid", "SOFTMAX", "Sigmoid "),
        ],
        wrong={
            "sigmoid for degrees": (("sigmoid",) * 4, "ends at 1"),
            "linear for rain": (("linear", "linear", "softmax", "sigmoid"), "no probability"),
            "sigmoid for one of five": (("linear", "sigmoid", "sigmoid", "sigmoid"), "compete"),
            "softmax for instruments": (("linear", "sigmoid", "softmax", "softmax"), "violin"),
            "softmax of one score": (("linear", "softmax", "softmax", "sigmoid"), "always 1"),
            "relu": (("relu", "sigmoid", "softmax", "sigmoid"), "must be one of"),
            "an array": ((np.zeros((3, 1)), "sigmoid", "softmax", "sigmoid"), "must be one of"),
        },
    ),
}
