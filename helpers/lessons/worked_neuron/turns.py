"""The "your turn" cells of lesson 5, a worked neuron."""

from helpers import checks
from helpers.checks import CheckFailed
from helpers.lessons.turn import Turn


def _by_hand(z, a):
    checks.number(z, -1.0, name="z_by_hand", known_mistakes=[
        (-0.5, "z_by_hand lacks the bias: after the two products, add -0.5."),
        (0.0, "z_by_hand has the bias with the wrong sign: b = -0.5 is added, so it takes away."),
        (3.0, "In the second product, the weight 1 meets the input -2, so it is -2."),
        (0.5, "This adds up inputs and bias only; each input is multiplied by its weight first."),
        (1.5, "The weights have changed places: 0.5 belongs to the first input, 3."),
        (2.0, "The weights have changed places, and the bias -0.5 is missing."),
    ])
    checks.number(a, 0.0, name="a_by_hand", known_mistakes=[
        (-1.0, "a_by_hand is z itself, which is negative; ReLU never gives a negative number."),
        (1.0, "ReLU does not drop the minus sign, it cuts negative numbers off at 0."),
    ])


def _wake_it(bias):
    checks.number(bias, 0.25, name="bias", known_mistakes=[
        (0.75, "0.75 is by how much z must rise. What is the bias itself, which was -0.5?"),
        (-0.25, "With -0.25 z is still negative, and ReLU gives 0. What do the two products add up "
         "to?"),
        (-0.5, "This is the bias that keeps the neuron silent."),
        (1.25, "Only one product has been counted: the two add up to 1 - 1."),
        (-0.75, "Only one product has been counted: the two add up to 1 - 1."),
    ])


def _majority(bias):
    value = checks.as_number(bias, name="majority_bias")
    if -2 <= value < -1:
        return
    if 1 < value <= 2:
        raise CheckFailed(f"{value:g} is a threshold: the votes must reach it. The bias is minus "
                          "the threshold.")  # fmt: skip
    if value == -1:
        raise CheckFailed("With -1 a single vote gives z = 0, and the step neuron says 1 at 0. Ask "
                          "for a little more than one vote.")  # fmt: skip
    votes = next((count for count in range(4) if count + value >= 0), None)
    if votes is None:
        raise CheckFailed(f"With {value:g} even three votes leave z negative, so it never says 1.")
    raise CheckFailed(f"With {value:g} the neuron says 1 from {votes} vote{'s' * (votes != 1)} on; "
                      "it should need two.")  # fmt: skip


def _which_weight(row, column):
    row = checks.as_number(row, name="row")
    column = checks.as_number(column, name="column")
    if (row, column) == (2, 1):
        return
    if (row, column) == (1, 2):
        raise CheckFailed("Row and column have changed places: in W of shape (fan_in, fan_out) the "
                          "inputs are the rows and the neurons are the columns.")  # fmt: skip
    if (row, column) == (3, 2):
        raise CheckFailed("This counts from 1; Python counts from 0.")
    if (row, column) == (2, 3):
        raise CheckFailed("Row and column have changed places, and Python counts from 0: inputs "
                          "are rows, neurons are columns.")  # fmt: skip
    if row != 2:
        raise CheckFailed("row is not right: rows are the inputs, counted from 0.")
    raise CheckFailed("column is not right: columns are the neurons, counted from 0.")


def _shapes(*answers):
    names = ("first_output", "second_output", "third_output")
    sizes = (10, 5, 1)
    weights = ((4, 10), (10, 5), (5, 1))
    for name, size, weight, answer in zip(names, sizes, weights, answers, strict=True):
        checks.attempted(answer, name)
        try:
            shape = tuple(int(length) for length in answer)
        except (TypeError, ValueError):
            raise CheckFailed(f"{name} must be a tuple of numbers, such as (32, 4).") from None
        if shape == (32, size):
            continue
        if shape == (size, 32):
            raise CheckFailed(f"{name} is transposed: examples are rows, neurons are columns.")
        if shape == weight:
            raise CheckFailed(f"{name} is the shape of W; the output has one row per example.")
        if shape in ((size,), (1, size)):
            raise CheckFailed(f"{name} is one example's; a batch of 32 has 32 rows.")
        if shape == (32,):
            raise CheckFailed(f"{name}: with a W of shape {weight} an axis of length 1 stays, so "
                              "the shape is a tuple of two.")  # fmt: skip
        if shape[:1] == (32,) and len(shape) == 2:
            raise CheckFailed(f"{name}: the layer has {size} neurons, so {size} columns.")
        raise CheckFailed(f"{name}: use the rule of shapes, (32, fan_in) @ (fan_in, fan_out).")


def _count(parameters):
    sizes = (784, 128, 64, 10)
    pairs = list(zip(sizes[:-1], sizes[1:], strict=True))
    weights = sum(i * o for i, o in pairs)
    total = weights + sum(sizes[1:])
    checks.number(parameters, total, name="parameters", tolerance=0.5, known_mistakes=[
        (weights, "These are the weights; each neuron has a bias as well."),
        (weights + 3, "This counts one bias per layer; every neuron has its own."),
        (weights + sum(sizes), "This gives the 784 inputs biases too; an input is no neuron."),
        (total - 10, "The ten neurons of the last layer have biases too."),
        (784 * 128 * 64 * 10, "The layers are added, not multiplied."),
        ((784 + 1) * 128, "This is the first layer; two more follow."),
        (sum(sizes), "This is the number of units; count the connections between them."),
        (sum((o + 1) * i for i, o in pairs), "This gives biases to the units that a layer starts "
         "from; they belong to the ones it leads to: (fan_in + 1) * fan_out."),
    ])


TURNS = [
    Turn("worked-neuron/by-hand", _by_hand, hints=(
        "First the products: 0.5 times 3, and 1 times -2.",
        "They are 1.5 and -2. Add them up, then add the bias -0.5.",
        "ReLU keeps a positive number and turns a negative one into 0.",
    ), solution=(
        "z_by_hand = 0.5 * 3 + 1 * (-2) + (-0.5)\n"
        "a_by_hand = max(0, z_by_hand)"
    )),
    Turn("worked-neuron/wake-it", _wake_it, hints=(
        "What do the two products add up to, before the bias?",
        "To 0. So z is the bias, and nothing else.",
    ), solution="bias = 0.25"),
    Turn("worked-neuron/majority", _majority, hints=(
        "With v votes, z = v + b. Two votes must give z >= 0.",
        "And one vote must give z < 0.",
        "So b is at least -2, and less than -1.",
    ), solution="majority_bias = -1.5"),
    Turn("worked-neuron/which-weight", _which_weight, hints=(
        "W has the shape (4, 6): 4 inputs, 6 neurons. Which of the two are the rows?",
        "Inputs are rows. Python counts 0, 1, 2: which number does the third one have?",
    ), solution="row = 2\ncolumn = 1"),
    Turn("worked-neuron/shapes", _shapes, hints=(
        "The first W has the shape (4, 10). Inner numbers vanish, outer numbers stay.",
        "The 32 goes through all layers; the second number is the number of neurons.",
    ), solution="first_output = (32, 10)\nsecond_output = (32, 5)\nthird_output = (32, 1)"),
    Turn("worked-neuron/count", _count, hints=(
        "Three layers: 784 to 128, 128 to 64, 64 to 10.",
        "Each has (fan_in + 1) * fan_out parameters.",
        "The first has 785 * 128. Add 129 * 64 and 65 * 10.",
    ), solution="parameters = 785 * 128 + 129 * 64 + 65 * 10"),
]  # fmt: skip
