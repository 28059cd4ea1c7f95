"""Right answers of several kinds, and the known mistakes of the turns of "what you need"."""

import numpy as np

from tests.lessons.turns import Evidence

BANK = {
    "what-you-need/sum-by-hand": Evidence(
        right=[24, 24.0, sum(2 * i + 1 for i in range(1, 5)), np.int64(24)],
        wrong={
            "adds the one only once": (21, "only once"),
            "begins at zero as Python does": (25, "below the symbol"),
            "stops before the last": (15, "it counts"),
            "gives the last term": (9, "last term alone"),
            "any other number": (30, "too large"),
            "lists the terms": ([3, 5, 7, 9], "one number, but it holds 4 numbers"),
        },
    ),
    "what-you-need/row-times-column": Evidence(
        right=[
            ([12, 9], [6, 3]),
            tuple(np.array([[1, 2], [3, 0]]) @ np.array([[2, 1], [5, 4]])),
            ((12.0, 9.0), (6.0, 3.0)),
        ],
        wrong={
            "multiplies entry by entry": (([2, 2], [15, 0]), "entry by entry"),
            "swaps the factors": (([5, 4], [17, 10]), "B @ A"),
            "pairs rows with rows": (([4, 13], [6, 15]), "rows with rows"),
            "writes the columns as rows": (([12, 6], [9, 3]), "column of the product"),
            "slips in the second row": (([12, 9], [9, 3]), "second_row is a column"),
            "one entry is off": (([12, 9], [6, 4]), "second_row"),
            "gives the whole product": (([[12, 9], [6, 3]], [6, 3]), "the whole product"),
            "swaps the rows": (([6, 3], [12, 9]), "the other row"),
            "types brackets twice": (([[12, 9]], [6, 3]), "1 row of 2 numbers, but one plain list"),
            "gives the factor": (([[1, 2], [3, 0]], [6, 3]), "2 rows of 2 numbers"),
            "computes another matrix": ((np.ones((3, 2)) @ np.ones((2, 3)), [6, 3]), "(3, 3)"),
        },
    ),
    "what-you-need/powers": Evidence(
        right=[(-2, -4), (-2.0, -4.0), (3 - 5, np.log(1 / np.exp(4)))],
        wrong={
            "multiplies the exponents": ((-15, -4), "exponents add"),
            "loses the sign": ((8, -4), "lost a sign"),
            "subtracts the wrong way": ((2, -4), "not 5 minus 3"),
            "logarithm without its sign": ((-2, 4), "wrong sign"),
            "turns the exponent over": ((-2, 0.25), "turns the exponent over"),
            "gives the fraction": ((-2, np.exp(-4)), "its exponent"),
            "gives the power": ((-2, -np.exp(4)), "ln asks for the exponent"),
        },
    ),
    "what-you-need/slope-at-four": Evidence(
        right=[11, 11.0, 2 * 4 + 3],
        wrong={
            "gives the height": (28, "height"),
            "forgets the straight part": (8, "has a slope, too"),
            "takes x for the slope of x squared": (7, "it is 2x"),
            "keeps 3x": (20, "3 everywhere"),
            "keeps x squared": (19, "its height"),
        },
    ),
    "what-you-need/chain-and-product": Evidence(
        right=[(54, 60), (54.0, 60.0), (3 * 3**2 * 2, 6 * 7 + 9 * 2)],
        wrong={
            "forgets the inner slope": ((27, 60), "slope of 2x + 1"),
            "puts the inner slope in": ((12, 60), "put in u itself"),
            "adds the slopes": ((29, 60), "they multiply"),
            "forgets the inside": ((6, 60), "3 times u squared"),
            "counts the inner slope twice": ((108, 60), "twice"),
            "multiplies the slopes": ((54, 12), "multiplies the two slopes"),
            "moves the first factor only": ((54, 42), "lets only x squared change"),
            "moves the second factor only": ((54, 18), "lets only 2x + 1 change"),
            "gives the height": ((54, 63), "height"),
        },
    ),
    "what-you-need/two-slopes": Evidence(
        right=[(12, 4), (12.0, 4.0), (2 * 2 * 3, 2 * 2 * 1)],
        wrong={
            "forgets the inner slope": ((4, 4), "the inside grows by 3"),
            "forgets the two of the square": ((6, 2), "lacks the 2"),
            "slips on the sign inside": ((-12, -4), "sign inside"),
            "gives b the factor of w": ((12, 12), "belongs to w"),
            "forgets the two for b": ((12, 2), "lacks the 2"),
            "gives both as one": (([12, 4], [12, 4]), "along_w must be one number, but it holds 2"),
        },
    ),
    "what-you-need/one-step": Evidence(
        right=[(6, 3.4), (6.0, 4 - 0.1 * 6), (np.float64(6), np.float64(3.4))],
        wrong={
            "forgets the input": ((2, 3.8), "last factor"),
            "forgets the two of the square": ((3, 3.7), "lacks the 2"),
            "slips on a sign": ((-6, 4.6), "wrong sign"),
            "gives the loss": ((1, 3.9), "loss itself"),
            "goes uphill": ((6, 4.6), "uphill"),
            "gives the step": ((6, -0.6), "this is the step"),
            "gives the length of the step": ((6, 0.6), "step's length"),
            "forgets the learning rate": ((6, -2), "lacks the learning rate"),
        },
    ),
    "what-you-need/spread-and-error": Evidence(
        right=[(4, 2), (np.std([2, 2, 10, 10]), 6 / np.sqrt(9)), (4.0, 2.0)],
        wrong={
            "stops at the variance": ((16, 2), "variance"),
            "gives the whole width": ((8, 2), "from smallest to largest"),
            "averages the differences": ((0, 2), "add up to 0"),
            "gives the mean": ((6, 2), "is the mean"),
            "adds the squares and stops": ((64, 2), "adds the squares up"),
            "divides by n - 1": ((np.std([2, 2, 10, 10], ddof=1), 2), "divide by the count"),
            "divides by n": ((4, 6 / 9), "square root of 9"),
            "does not divide": ((4, 6), "single runs"),
            "multiplies": ((4, 18), "grew"),
            "takes the other spread": ((4, 4 / 3), "first question"),
        },
    ),
}
