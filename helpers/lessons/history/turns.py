"""Your turn, lesson 2: gates, the perceptron's rule, and three numbers of history."""

import numpy as np

from helpers import checks
from helpers.checks import CheckFailed
from helpers.lessons.turn import Turn

_CORNERS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])


def _nand(w1, w2, b):
    w1, w2 = checks.as_number(w1, name="w1"), checks.as_number(w2, name="w2")
    b = checks.as_number(b, name="b")
    z = _CORNERS @ np.array([w1, w2]) + b
    answers = (z >= 0).astype(int).tolist()
    if answers == [1, 1, 1, 0]:
        return "NAND it is."
    if answers == [0, 0, 0, 1]:
        raise CheckFailed("this is AND; NAND is its opposite, so flip every sign (and mind "
                          "the case z = 0).")  # fmt: skip
    if answers == [1, 0, 0, 0]:
        raise CheckFailed("this is NOR, 'neither of them'; NAND still says 1 at (0, 1).")
    wrong = next(row for row in range(4) if answers[row] != (1, 1, 1, 0)[row])
    raise CheckFailed(f"at ({_CORNERS[wrong][0]}, {_CORNERS[wrong][1]}) the sum is {z[wrong]:g}, "
                      f"so the cell says {answers[wrong]}, but NAND says {1 - answers[wrong]}; it "
                      "fires when z >= 0.")  # fmt: skip


def _perceptron_step(new_w1, new_w2, new_b):
    names = ("new_w1", "new_w2", "new_b")
    found = [checks.as_number(value, name=name)
             for value, name in zip((new_w1, new_w2, new_b), names, strict=True)]  # fmt: skip
    known = (
        ((2, 2, 0), "you added the input; the answer was 1 and should have been 0, so t - a "
                    "is -1."),
        ((1, 1, -1), "nothing has changed, but the perceptron is wrong here: z = 1 + 1 - 1 = 1, "
                     "so it fires, and the target is 0."),
        ((0, 0, -1), "the weights are right; the bias moves by t - a as well."),
        ((1, 1, -2), "the bias is right; each weight moves by (t - a) times its input."),
    )  # fmt: skip
    checks.no_known_mistake(found, known)
    for value, right, name in zip(found, (0, 0, -2), names, strict=True):
        checks.number(value, right, name=name)


def _features_of_a_square(building_blocks):
    checks.number(building_blocks, 3, name="building_blocks", known_mistakes=[
        (2, "you may have left out the constant: multiply (w x + b) squared out, all of it."),
        (1, "x squared alone would mean that all biases are 0; multiply (w x + b) squared "
            "out."),
        (100, "the neurons are many, but multiply one out: which powers of x does it hold?"),
    ])  # fmt: skip


def _sigmoid_layers(layers):
    checks.number(layers, 10, name="layers", tolerance=1e-9, known_mistakes=[
        (9, "0.25 to the power 9 is 3.8e-06, still more than a millionth."),
        (6, "six factors of 0.1 make a millionth, but the best slope is 0.25."),
        (20, "that would be so if the best slope were 0.5; it is 0.25."),
        (11, "11 layers are more than enough; fewer will do."),
    ])  # fmt: skip


def _scaled_tanh(A):
    checks.number(A, 1 / np.tanh(2 / 3), name="A", known_mistakes=[
        (np.tanh(2 / 3), "this is tanh(2/3) itself; A times it should be 1."),
        (1 / np.tanh(1), "this fits A tanh(z); here the argument at z = 1 is 2/3."),
        (1.5, "1.5 makes the slope at 0 equal to 1; asked for is the value 1 at z = 1."),
        (1.7159, "1.7159 is the rounded number from the text; compute it in full precision."),
    ])  # fmt: skip
    return "Rounded to four decimals this is LeCun's 1.7159."


TURNS = [
    Turn("history/nand", _nand, hints=(
        "AND needs both inputs to lift the sum over zero. What if each input pulls it down?",
        "Take negative weights, and a positive bias that survives one input but not both.",
        "With weights -1 and -1 the four sums are b, b - 1, b - 1 and b - 2. The first three "
        "must be at least 0, the last one below.",
    ), solution="w1, w2, b = -1, -1, 1.5"),
    Turn("history/perceptron-step", _perceptron_step, hints=(
        "First let it answer: what is z, and what is a?",
        "z = 1 + 1 - 1 = 1, so a = 1, and t - a = -1.",
        "Add -1 times the input to the weights, and -1 to the bias.",
    ), solution="new_w1, new_w2, new_b = 1 - 1 * 1, 1 - 1 * 1, -1 - 1"),
    Turn("history/features-of-a-square", _features_of_a_square, hints=(
        "Multiply one neuron out: what is (w x + b) squared?",
        "It is w squared times x squared, plus 2 w b times x, plus b squared.",
        "Count the powers of x: x squared, x, and the constant.",
    ), solution="building_blocks = 3  # x**2, x and 1"),
    Turn("history/sigmoid-layers", _sigmoid_layers, hints=(
        "At its best, each layer multiplies by 0.25. Ask for 0.25 ** n < 1e-6.",
        "Two layers multiply by 1/16; five by 1/1024, about a thousandth.",
        "0.25 ** n = 2 ** (-2n), and 2 ** 20 is just above a million.",
    ), solution="layers = next(n for n in range(1, 100) if 0.25**n < 1e-6)  # 10"),
    Turn("history/scaled-tanh", _scaled_tanh, hints=(
        "Write down f(1): it is A times a known number.",
        "A = 1 / np.tanh(...).",
    ), solution="A = 1 / np.tanh(2 / 3)"),
]  # fmt: skip
