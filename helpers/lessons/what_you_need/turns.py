"""The "your turn" cells of the lesson "what you need to know"."""

import numpy as np

from helpers import checks
from helpers.lessons.turn import Turn


def _sum_by_hand(total):
    checks.number(
        total,
        24,
        name="total",
        known_mistakes=[
            (21, "21 adds the 1 only once; it belongs to each term, so it is added four times."),
            (25, "25 begins with i = 0; the number below the symbol says where to begin."),
            (15, "15 stops at i = 3; the number above the symbol is the last one, and it counts."),
            (9, "9 is the last term alone; add those for i = 1, 2 and 3."),
        ],
    )


def _row_times_column(first_row, second_row):
    A, B = np.array([[1, 2], [3, 0]]), np.array([[2, 1], [5, 4]])
    mistakes = [
        (A * B, "multiplies entry by entry; here each row of A meets each column of B."),
        (B @ A, "is that of B @ A; rows come from A, columns from B, and the order matters."),
        (A @ B.T, "pairs rows with rows; the second partner is a column of B."),
        ((A @ B).T, "is a column of the product; a row of A makes a row of the product."),
    ]
    for place, (name, row) in enumerate({"first_row": first_row, "second_row": second_row}.items()):
        checks.array(row, (A @ B)[place], name=name, known_mistakes=[
            (A @ B, f"{name} is the whole product; give one of its rows."),
            ((A @ B)[1 - place], f"{name} is the other row of the product."),
            *((wrong[place], f"{name} {sentence}") for wrong, sentence in mistakes),
        ])  # fmt: skip


def _powers(k, value):
    checks.number(
        k,
        -2,
        name="k",
        known_mistakes=[
            (-15, "k multiplies the exponents; when powers are multiplied, exponents add."),
            (8, "k has lost a sign: add 3 and -5."),
            (2, "k is 3 plus -5, not 5 minus 3."),
        ],
    )
    checks.number(
        value,
        -4,
        name="value",
        known_mistakes=[
            (4, "value has the wrong sign: 1 divided by e to the 4 is e to the -4."),
            (0.25, "value turns the exponent over; write the fraction as a power of e first."),
            (-np.exp(4), "value is a power of e; ln asks for the exponent."),
            (np.exp(-4), "value is what stands inside ln; ln asks for its exponent."),
        ],
    )


def _slope_at_four(slope):
    checks.number(
        slope,
        11,
        name="slope",
        known_mistakes=[
            (28, "28 is the height f(4); the slope says how fast the height changes."),
            (8, "8 is the slope of x squared alone; 3x has a slope, too."),
            (7, "7 takes the slope of x squared to be x; it is 2x."),
            (20, "the slope of 3x is 3 everywhere; 12 is its height at x = 4."),
            (19, "the slope of x squared is 2x; 16 is its height at x = 4."),
        ],
    )


def _chain_and_product(chain, product):
    checks.number(
        chain,
        54,
        name="chain",
        known_mistakes=[
            (27, "chain has the slope of the cube alone; multiply by the slope of 2x + 1."),
            (12, "chain takes the outer slope at u = 2; put in u itself, 2x + 1 at x = 1."),
            (29, "chain adds the two slopes; along a chain they multiply."),
            (6, "chain multiplies 3 by 2 only; the slope of u cubed is 3 times u squared."),
            (6 * 9 * 2, "chain counts the factor 2 of the inner slope twice."),
        ],
    )
    checks.number(
        product,
        60,
        name="product",
        known_mistakes=[
            (
                12,
                "product multiplies the two slopes; each slope is multiplied by the other factor.",
            ),
            (42, "product lets only x squared change; add what the other factor's change brings."),
            (18, "product lets only 2x + 1 change; add what the other factor's change brings."),
            (63, "63 is the height of the product at x = 3, not its slope."),
        ],
    )


def _two_slopes(along_w, along_b):
    checks.number(
        along_w,
        12,
        name="along_w",
        known_mistakes=[
            (
                4,
                "along_w is the slope of the square alone; as w grows by 1, the inside grows by 3.",
            ),
            (6, "along_w lacks the 2 of the square: the slope of u squared is 2u."),
            (-12, "look at the sign inside: 3 times 1 plus -1 is 2."),
        ],
    )
    checks.number(
        along_b,
        4,
        name="along_b",
        known_mistakes=[
            (12, "the factor 3 belongs to w; when b grows by 1, the inside grows by 1."),
            (2, "along_b lacks the 2 of the square: the slope of u squared is 2u."),
        ],
    )


def _one_step(slope, w_new):
    checks.number(
        slope,
        6,
        name="slope",
        known_mistakes=[
            (2, "slope lacks the chain rule's last factor: how fast 3w - 11 changes with w."),
            (3, "slope lacks the 2 of the square."),
            (-6, "slope has the wrong sign: the prediction is 12, which is above the target."),
            (1, "1 is the loss itself; its slope is wanted."),
        ],
    )
    checks.number(w_new, lambda slope: 4 - 0.1 * slope, name="w_new", steps={"slope": (slope, 6.0)},
                  known_mistakes=[
        (lambda slope: 4 + 0.1 * slope, "w_new went uphill; a step goes against the slope."),
        (lambda slope: -0.1 * slope, "this is the step; w_new is w after it."),
        (lambda slope: 0.1 * slope, "this is the step's length; w_new is w after the step."),
        (lambda slope: 4 - slope, "w_new lacks the learning rate: the step is 0.1 times the "
                                  "slope."),
    ])  # fmt: skip


def _spread_and_error(spread, error):
    checks.number(
        spread,
        4,
        name="spread",
        known_mistakes=[
            (16, "16 is the variance; the standard deviation is its square root."),
            (
                8,
                "8 is the distance from smallest to largest; each number is 4 from the mean.",
            ),
            (0, "differences from the mean always add up to 0; square them before you average."),
            (6, "6 is the mean; the spread is about the distances from it."),
            (64, "64 adds the squares up; take their mean, and then the root."),
            (np.sqrt(64 / 3), "spread divides by 3; here divide by the count, which is 4."),
        ],
    )
    checks.number(
        error,
        2,
        name="error",
        known_mistakes=[
            (2 / 3, "error divides by 9; divide by the square root of 9."),
            (6, "6 is the spread of single runs; a mean of nine is steadier."),
            (18, "error grew; a mean of nine is steadier than a single run."),
            (4 / 3, "error uses the spread of the first question; here it is 6."),
        ],
    )


TURNS = [
    Turn("what-you-need/sum-by-hand", _sum_by_hand, hints=(
        "Work out 2i + 1 for i = 1, then for i = 2, and so on up to 4.",
        "The four terms are 3, 5, 7 and 9.",
    ), solution="total = 3 + 5 + 7 + 9"),
    Turn("what-you-need/row-times-column", _row_times_column, hints=(
        "The first entry pairs the first row of A, (1, 2), with the first column of B, (2, 5).",
        "1 * 2 + 2 * 5 = 12. The entry beside it takes the same row and the second column, (1, 4).",
        "The second row of A is (3, 0), so only the upper row of B counts for it.",
    ), solution="first_row = [1 * 2 + 2 * 5, 1 * 1 + 2 * 4]\nsecond_row = [3 * 2, 3 * 1]"),
    Turn("what-you-need/powers", _powers, hints=(
        "When powers are multiplied, their exponents are added, signs and all.",
        "1 / e^4 is a power of e itself. What is its exponent?",
        "ln gives the exponent back: ln(e^-4).",
    ), solution="k = 3 - 5\nvalue = -4"),
    Turn("what-you-need/slope-at-four", _slope_at_four, hints=(
        "Slopes of a sum add up: find that of x squared and that of 3x.",
        "x squared has slope 2x, and 3x has slope 3 everywhere.",
    ), solution="slope = 2 * 4 + 3"),
    Turn("what-you-need/chain-and-product", _chain_and_product, hints=(
        "For the first, call the inside u = 2x + 1. What is u at x = 1, and how fast does it grow?",
        "u is 3, the slope of u cubed is 3 times u squared, and the slope of u is 2.",
        "For the second: the slope of the first factor times the second factor, plus the other "
        "way round. The factors are 9 and 7, their slopes 6 and 2.",
    ), solution="chain = 3 * 3**2 * 2\nproduct = 6 * 7 + 9 * 2"),
    Turn("what-you-need/two-slopes", _two_slopes, hints=(
        "The inside is 3w + b = 2. The slope of u squared is 2u.",
        "Then the chain rule: how fast does the inside change with w, and how fast with b?",
        "The inside changes by 3 per unit of w, and by 1 per unit of b.",
    ), solution="along_w = 2 * 2 * 3\nalong_b = 2 * 2 * 1"),
    Turn("what-you-need/one-step", _one_step, hints=(
        "The prediction is 3 * 4 = 12, so the miss is 12 - 11 = 1.",
        "The slope is 2 times the miss times the input.",
        "The new w is 4 - 0.1 times the slope.",
    ), solution="slope = 2 * 1 * 3\nw_new = 4 - 0.1 * slope"),
    Turn("what-you-need/spread-and-error", _spread_and_error, hints=(
        "The mean of 2, 2, 10 and 10 is 6. How far is each number from it?",
        "Square the distances, take the mean of the squares, and then the square root.",
        "The standard error is the spread of single runs, 6, divided by the root of their number.",
    ), solution="spread = np.std([2, 2, 10, 10])\nerror = 6 / np.sqrt(9)"),
]  # fmt: skip
