"""The "your turn" cells of lesson 4, softmax and output layers."""

import numpy as np

from helpers import checks
from helpers.checks import CheckFailed
from helpers.lessons.turn import Turn

_SHARES = np.array([1.0, 2.0, 5.0]) / 8.0
_JACOBIAN_AT = np.array([0.6, 0.3, 0.1])
_SIGNAL_AT, _SIGNAL_TRUTH = np.array([0.7, 0.2, 0.1]), np.array([0.0, 0.0, 1.0])


def _refuse(answer, known_mistakes):
    """Stop with the sentence of the first known mistake that an array equals."""
    try:
        found = np.asarray(answer, dtype=float)
    except (TypeError, ValueError):
        return  # no array of numbers; the check of the values says so
    checks.no_known_mistake(found, known_mistakes, tolerance=1e-3)


def _shares_by_hand(shares):
    checks.attempted(shares, "shares")
    z = np.log([1.0, 2.0, 5.0])
    _refuse(shares, [
        (8 * _SHARES, "These are the exponentials; the shares need one more step, the division "
         "by their sum."),
        (z / z.sum(), "These are the scores divided by their sum. Take the exponential of each "
         "score first, or a negative score could get a negative share."),
        (100 * _SHARES, "These are percentages; give fractions, which sum to 1."),
        (z, "These are the scores themselves; take exponentials, then divide by their sum."),
        ([0, 2 / 7, 5 / 7], "The first share is not 0: the exponential of 0 is 1."),
        (_SHARES[::-1], "The order is reversed: the largest score gets the largest share."),
    ])
    checks.array(shares, _SHARES, name="shares")


def _log_sum_exp(function):
    small = np.array([0.5, -1.0, 2.0])
    value = checks.as_number(checks.call(function, small), name="log_sum_exp(z)")
    expected = _reference(small)
    checks.number(value, expected, name="log_sum_exp(z)", known_mistakes=[
        (np.exp(expected), "log_sum_exp(z) is the sum of the exponentials; the logarithm is "
         "missing."),
        (expected - small.max(), "log_sum_exp(z) is too small by the maximum: it was taken out of "
         "the scores and not put back at the end."),
        (np.log(np.mean(np.exp(small))), "log_sum_exp(z) is smaller by ln K: this is the mean of "
         "the exponentials, and log-sum-exp wants their sum."),
        (small.max(), "log_sum_exp(z) is the plain maximum; the smooth one is a little larger."),
        (np.log10(np.sum(np.exp(small))), "This is the logarithm to base 10; np.log is the "
         "natural one."),
    ])
    for offset in (1000.0, -1000.0):
        try:
            found = checks.call(function, small + offset)
            checks.number(found, expected + offset, name=f"log_sum_exp(z {offset:+g})")
        except CheckFailed as problem:
            raise CheckFailed(f"For small scores it is right, but not when {abs(offset):g} is "
                              f"{'added to' if offset > 0 else 'subtracted from'} every score: the "
                              "exponentials leave the range of the numbers. Subtract the maximum "
                              "of z before np.exp and add it again at the "
                              f"end. ({problem})") from None  # fmt: skip


def _reference(z):
    return float(z.max() + np.log(np.exp(z - z.max()).sum()))


def _two_classes(s):
    checks.number(s, 2.0, name="s", known_mistakes=[
        (-2.0, "-2 is the second score minus the first; sigmoid(-2) is the share of the second "
         "class."),
        (4.0, "4 is the sum of the scores; only their difference matters."),
        (3.0, "3 is the first score alone. It would be right if the second were 0; shift both "
         "scores until it is."),
        (1 / (1 + np.exp(-2.0)), "This is the share itself; s is the number that goes into the "
         "sigmoid."),
        (1.5, "1.5 is the quotient of the scores; the exponentials turn a difference, not a "
         "quotient, into a ratio of shares."),
    ])


def _temperature(T):
    checks.number(T, 1 / np.log(10), name="T", known_mistakes=[
        (np.log(10), "ln 10 is the number of points that are worth a factor 10 at T = 1. Here one "
         "point must do it, so divide by T: which T turns 1 into ln 10?"),
        (0.1, "At T = 0.1 one point is worth a factor of e to the 10th, some 22,000. Set "
         "exp(1 / T) equal to 10."),
        (10.0, "At T = 10 the shares are nearly equal. A factor of 10 is more than e, so the "
         "temperature must be below 1."),
        (1 / np.log10(np.e) / 10, "Set exp(1 / T) equal to 10 and take the natural logarithm of "
         "both sides."),
        (1.0, "At T = 1 one point is worth a factor of e, about 2.72, and not 10."),
    ])


def _jacobian_row(row):
    checks.attempted(row, "first_row")
    a = _JACOBIAN_AT
    right = a[0] * (np.array([1.0, 0.0, 0.0]) - a)
    _refuse(row, [
        (-right, "Every sign is turned around: raising z_1 makes a_1 grow."),
        (np.abs(right), "The sizes are right. But when another class's score rises, a_1 must pay: "
         "off the diagonal the slopes are negative."),
        ([right[0], 0, 0], "The first entry is right, but the others are not 0: all shares depend "
         "on all scores, through the sum in the denominator."),
        (a * (1 - a), "These are the three entries of the diagonal. The row asked for tells how "
         "a_1 moves with each of the three scores."),
        ([a[0] * a[0], right[1], right[2]], "The last two are right. On the diagonal it is "
         "a_1 (1 - a_1), not a_1 squared."),
        ([-a[0] * a[0], right[1], right[2]], "The last two are right. On the diagonal the delta "
         "is 1, so it is a_1 (1 - a_1)."),
    ])
    found = checks.as_array(row, name="first_row", shape=(3,))
    if abs(found.sum()) > 1e-3:
        raise CheckFailed(f"first_row adds up to {found.sum():.3g}, but a row of softmax's "
                          "Jacobian adds up to 0: raising all scores together "
                          "changes nothing.")  # fmt: skip
    checks.array(row, right, name="first_row")


def _error_signal(gradient):
    checks.attempted(gradient, "gradient")
    a, y = _SIGNAL_AT, _SIGNAL_TRUTH
    jacobian = np.diag(a) - np.outer(a, a)
    _refuse(gradient, [
        (y - a, "This is y - a. The gradient points uphill, toward more loss: a - y. The minus "
         "sign comes with the step of gradient descent."),
        ([0, 0, a[2] - 1], "The third entry is right. The other two are not 0: their scores have "
         "pushed their shares up, and the loss wants them down."),
        (a, "These are the shares; subtract the target (0, 0, 1) from them."),
        ([0, 0, -1 / a[2]], "This is the slope with respect to the shares, -y/a. One step is "
         "missing: go back through softmax to the scores."),
        (jacobian @ (a - y), "This is squared error's signal, with the Jacobian still in it. In "
         "cross-entropy the Jacobian cancels."),
        (2 * jacobian @ (a - y), "This is squared error's signal, with the Jacobian still in it. "
         "In cross-entropy the Jacobian cancels."),
        (a - [1, 0, 0], "The truth is the third class, not the one with the largest share."),
    ])
    checks.array(gradient, a - y, name="gradient")


_TASKS = {
    "temperature_tomorrow": ("linear", {
        "sigmoid": "a sigmoid ends at 1, and degrees do not. A number without bounds needs an "
        "output without bounds",
        "softmax": "softmax of a single score is always 1, whatever the score. A number without "
        "bounds needs an output without bounds",
    }),
    "will_it_rain": ("sigmoid", {
        "linear": "a linear output can be 7 or -3, and that is no probability of rain",
        "softmax": "softmax of a single score is always 1. It would need two neurons; a yes-or-no "
        "question is answered by one, with the other squasher",
    }),
    "which_of_five_clouds": ("softmax", {
        "linear": "linear outputs are not probabilities",
        "sigmoid": "five sigmoids may say yes to two kinds at once, or to none. Exactly one is "
        "right, so the shares should compete",
    }),
    "which_instruments_play": ("sigmoid", {
        "linear": "linear outputs are not probabilities",
        "softmax": "softmax lets the instruments compete for one cake, but a violin does not make "
        "the piano less likely. Ask twelve yes-or-no questions",
    }),
}


def _choose_outputs(*answers):
    for (task, (right, wrong)), answer in zip(_TASKS.items(), answers, strict=True):
        checks.attempted(answer, task)
        chosen = answer.strip().lower() if isinstance(answer, str) else None
        if chosen == right:
            continue
        if chosen in wrong:
            raise CheckFailed(f"{task}: {wrong[chosen]}.")
        raise CheckFailed(
            f'{task} must be one of "linear", "sigmoid" and "softmax", in quotes.'
        )


TURNS = [
    Turn("softmax-and-outputs/shares-by-hand", _shares_by_hand, hints=(
        "The exponential undoes the natural logarithm: what are the three exponentials?",
        "They are 1, 2 and 5. What do they add up to?",
        "Divide each of them by their sum, 8.",
    ), solution="shares = [1 / 8, 2 / 8, 5 / 8]"),
    Turn("softmax-and-outputs/log-sum-exp", _log_sum_exp, hints=(
        "Without safety it is one line: the logarithm of the sum of the exponentials of z.",
        "With m = z.max(), the sum of exp(z) is exp(m) times the sum of exp(z - m).",
        "Take the logarithm of that product: m plus the logarithm of the sum of exp(z - m).",
    ), solution=(
        "def log_sum_exp(z):\n"
        "    m = z.max()\n"
        "    return m + np.log(np.exp(z - m).sum())"
    )),
    Turn("softmax-and-outputs/two-classes", _two_classes, hints=(
        "Shift invariance: take the second score away from both.",
        "The scores are then s and 0, and softmax of s and 0 is sigmoid(s).",
    ), solution="s = 3 - 1"),
    Turn("softmax-and-outputs/temperature", _temperature, hints=(
        "The ratio of two shares is exp(d / T), where d is the difference of their scores.",
        "So exp(1 / T) must be 10. Is T larger or smaller than 1?",
        "Take the natural logarithm of both sides: 1 / T = ln 10.",
    ), solution="T = 1 / np.log(10)"),
    Turn("softmax-and-outputs/jacobian-row", _jacobian_row, hints=(
        "The entries are a_1 (delta - a_j), for j = 1, 2 and 3.",
        "For j = 1 the delta is 1: 0.6 times (1 - 0.6). For the others it is 0.",
        "Check yourself: a row adds up to 0.",
    ), solution="first_row = [0.6 * (1 - 0.6), -0.6 * 0.3, -0.6 * 0.1]"),
    Turn("softmax-and-outputs/error-signal", _error_signal, hints=(
        "The target is one-hot: which place holds the 1?",
        "The gradient is prediction minus truth, for each class.",
    ), solution="gradient = [0.7 - 0, 0.2 - 0, 0.1 - 1]"),
    Turn("softmax-and-outputs/choose-outputs", _choose_outputs, hints=(
        "Ask of each: a number without bounds, a yes or no, one of several, or several yes or "
        "no?",
        "Look at the next-to-last column of the table above.",
        "Kinds of cloud exclude each other here, and instruments do not.",
    ), solution=(
        'temperature_tomorrow = "linear"\n'
        'will_it_rain = "sigmoid"\n'
        'which_of_five_clouds = "softmax"\n'
        'which_instruments_play = "sigmoid"'
    )),
]  # fmt: skip
