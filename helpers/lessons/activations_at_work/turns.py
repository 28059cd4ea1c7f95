"""Your turn, lesson 10: baselines, missed tumors, paired differences, and the width of a gate."""

import numpy as np

from helpers import checks
from helpers.checks import CheckFailed
from helpers.lessons.turn import Turn


def _majority(accuracy):
    checks.number(accuracy, 357 / 569, name="baseline", tolerance=0.001, known_mistakes=[
        (212 / 569, "that is the share of malignant tumors; the majority is benign."),
        (0.5, "tossing a coin gives one half, but this one always says benign."),
        (35700 / 569, "that is in percent; give the share, between 0 and 1: divide by 100."),
        (62.7, "that is in percent; give the share, between 0 and 1: divide by 100."),
        (63, "that is in percent; give the share, between 0 and 1, with three decimals."),
        (0.63, "that is right to two decimals; give three."),
        (212 / 357, "that is malignant over benign; divide by all patients."),
    ])  # fmt: skip


def _sensitivity(sensitivity):
    checks.number(sensitivity, 40 / 42, name="sensitivity", tolerance=0.001, known_mistakes=[
        (110 / 113, "that is the accuracy: it counts the benign patients too."),
        (40 / 41, "that is how many of the alarms were right (precision); ask how many of the "
                  "malignant tumors raised an alarm."),
        (2 / 42, "that is the share that was missed; sensitivity is the share that was found."),
        (70 / 71, "that is specificity, the share of benign tumors called benign."),
        (0.95, "that is right to two decimals; give three."),
        *((percent, "that is a percentage; give the share, between 0 and 1: divide by 100.")
          for percent in (95, 95.2, 95.24)),
    ])  # fmt: skip
    return "Two of 42 malignant tumors were missed, and an accuracy of 97 % did not show it."


def _paired(function):
    rng = np.random.default_rng(10)
    for n in (5, 12, 20):
        shared = rng.normal(size=n)
        a, b = shared + 0.1 * rng.normal(size=n) + 0.2, shared + 0.1 * rng.normal(size=n)
        found = checks.call(function, a, b)
        found = checks.parts(found, ("mean", "error"), "paired", numbers=True)
        mean = checks.as_number(found[0], name="mean")
        error = checks.as_number(found[1], name="error")
        difference = a - b
        checks.number(mean, difference.mean(), name="mean")
        spread = difference.std(ddof=1)
        unpaired = np.sqrt(a.var(ddof=1) / n + b.var(ddof=1) / n)
        if np.isclose(error, unpaired, rtol=1e-3):
            raise CheckFailed("error treats a and b as unrelated; they share their seeds, so take "
                              "the spread of the differences.")  # fmt: skip
        if np.isclose(error, spread, rtol=1e-3):
            raise CheckFailed("error is the spread of single differences; that of their mean is "
                              "smaller by the root of n.")  # fmt: skip
        if np.isclose(error, difference.std() / np.sqrt(n), rtol=1e-6) and n < 10:
            raise CheckFailed("error divides by n; with few seeds use n - 1: ddof=1.")
        checks.number(error, spread / np.sqrt(n), name="error")


def _resplits(factor):
    checks.number(factor, np.sqrt((1 / 20 + 1 / 3) / (1 / 20)), name="factor", tolerance=0.01,
                  known_mistakes=[
        (23 / 3, "that is the factor of the variance; the interval grows with its root."),
        (np.sqrt(20 / 3), "that leaves out the first term, 1/n; the two are added."),
        (np.sqrt(1 / 20 + 1 / 3), "that is the new root; divide it by the old one."),
        (np.sqrt(1 + 20 * 3), "there is one test patient for three in training, so 1/3."),
    ])  # fmt: skip
    return "An interval that just missed zero was little more than a third as wide as it should be."


def _gate_width(width):
    checks.number(width, 256, name="width", known_mistakes=[
        (384, "with the old width, three matrices instead of two hold half as many again."),
        (192, "half the width is too narrow: there are three matrices now, not four."),
        (128, "a third is too narrow: compare two matrices of width 384 with three."),
    ])  # fmt: skip


TURNS = [
    Turn("activations-at-work/majority", _majority, hints=(
        "Which answer is right for most patients?",
        "357 of 569 tumors are benign. Always say benign.",
    ), solution="baseline = 357 / 569"),
    Turn("activations-at-work/sensitivity", _sensitivity, hints=(
        "Only the malignant tumors count here: those found and those missed.",
        "40 were found, 2 were missed, so there are 42.",
    ), solution="sensitivity = 40 / (40 + 2)"),
    Turn("activations-at-work/paired", _paired, hints=(
        "Take the difference seed by seed first: d = a - b.",
        "Then the mean of d, and the standard deviation of d (ddof=1) over the root of n.",
    ), solution=(
        "def paired(a, b):\n    d = a - b\n"
        "    return d.mean(), d.std(ddof=1) / np.sqrt(len(d))"
    )),
    Turn("activations-at-work/resplits", _resplits, hints=(
        "The factor is the new root divided by the old one; s is in both.",
        "1/n is 1/20, and n_test / n_train is 1/3.",
    ), solution="factor = np.sqrt(1 / 20 + 1 / 3) / np.sqrt(1 / 20)"),
    Turn("activations-at-work/gate-width", _gate_width, hints=(
        "The plain block has two matrices, 96 by 384 and 384 by 96. The gated one has three.",
        "3 times 96 times width must equal 2 times 96 times 384.",
    ), solution="width = 2 * 384 // 3"),
]  # fmt: skip
