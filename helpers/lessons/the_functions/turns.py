"""Your turn, "the functions": from step to ELU, slopes, and a picture of four."""

import numpy as np
from matplotlib.figure import Figure

from helpers import activations, checks
from helpers.checks import CheckFailed
from helpers.lessons.turn import Turn
from helpers.lessons.written import written


def _steepest_sigmoid(slope):
    checks.number(slope, 0.25, name="largest_slope", tolerance=1e-6, known_mistakes=[
        (0.5, "0.5 is the *value* of the sigmoid at 0; the slope there is a(1 - a) with "
              "that a."),
        (0.0, "0 is *where* it is steepest; how steep is it there? And far out it is flat."),
        (1.0, "1 is the largest slope of tanh; put a = 0.5 into a(1 - a)."),
        (4.0, "4 is one over the slope; a(1 - a) can never be above 1."),
        (0.75, "you have 1 - 0.25; a(1 - a) is a product, not a difference."),
    ])  # fmt: skip
    return "At z = 0, where a = 0.5. Keep the number 1/4 in mind: it will come back."


_Z = np.array([-2.0, -0.5, 0.0, 0.75, 3.0])


def _sigmoid(z):
    return activations.get("sigmoid")(z)


def _tanh_from_sigmoid(function):
    found = checks.as_array(checks.call(function, _Z), name="tanh_from_sigmoid(z)", shape=_Z.shape)
    # Asked for is the identity itself, so NumPy's own tanh is no answer.
    checks.own_work(function, "tanh_from_sigmoid", without=("tanh",))
    checks.no_known_mistake(found, [
        (2 * _sigmoid(_Z) - 1, "you stretched the sigmoid but did not squeeze it: the inside "
         "needs a factor 2 as well."),
        (_sigmoid(2 * _Z), "you squeezed the sigmoid but did not stretch it: at 0 it should be 0, "
         "and this gives 0.5."),
        (2 * _sigmoid(2 * _Z), "this runs from 0 to 2; move it down by 1, so that it passes "
         "through the origin."),
        (_sigmoid(2 * _Z) - 1, "you squeezed it and moved it down but did not stretch it; its "
         "height is still 1."),
        (2 * _sigmoid(_Z / 2) - 1, "inside it should be 2z, not z/2: tanh rises faster than the "
         "sigmoid."),
    ])  # fmt: skip
    checks.array(found, np.tanh(_Z), name="tanh_from_sigmoid(z)")


def _relu_array(function):
    z = np.array([2.0, 1.5, -3.0, 10.0, 6.0])
    found = checks.call(function, z)
    if np.ndim(found) == 1 and len(found) == np.sum(z > 0):
        raise CheckFailed("the negative entries are gone; they should become 0, so that the shape "
                          "stays.")  # fmt: skip
    if np.ndim(found) == 1 and np.array_equal(found, np.abs(z)):
        raise CheckFailed("-3 became 3: that is the absolute value; it should become 0.")
    if np.ndim(found) == 1 and np.array_equal(found, z > 0):
        raise CheckFailed("this gives yes or no; that is the slope, or a step, of ReLU.")
    if np.ndim(found) == 0 and found == z.max():
        raise CheckFailed("five numbers went in and the largest of them came out; compare entry "
                          "by entry with 0.")  # fmt: skip
    for property in ("values", "shape", "purity"):
        checks.activation(function, "relu", property)


def _prelu_step(alpha):
    checks.number(alpha, 0.45, name="new_alpha", tolerance=1e-6, known_mistakes=[
        (0.05, "the size of the step is right, its direction is not: gradient descent "
               "*subtracts* the gradient, and the gradient is negative here."),
        (2.25, "you forgot the learning rate, 0.1."),
        (0.15, "3 is positive, so it takes no part: min(0, 3) is 0."),
        (0.55, "multiply each min(0, z) by the gradient that arrives at *its* unit: "
               "0.5, 1 and 1."),
        (0.25 + 0.2 / 3, "you took the mean of the contributions; they add up, because all "
                         "three units share one alpha."),
        (0.35, "one of the two negative numbers is missing; both -2 and -1 contribute."),
        (-2.0, "-2 is the gradient; now take the step: alpha minus learning rate times "
               "gradient."),
        (2.0, "look at the sign of the gradient, then take the step: alpha minus learning "
              "rate times gradient."),
        (0.2, "0.2 is how far alpha moves; where does it arrive, starting from 0.25?"),
    ])  # fmt: skip


_FOUR = {"sigmoid": "sigmoid", "tanh": "tanh", "leaky_relu": "leaky", "relu": "relu"}


def _which_of_four(z, y):
    """The name of the function that a curve shows, or None; a leak may be of any size."""
    for name in ("sigmoid", "tanh", "relu"):
        if np.allclose(y, activations.get(name)(z), atol=1e-6):
            return name
    left = z < 0
    leak = y[left] / z[left]
    if np.allclose(y[~left], z[~left]) and np.allclose(leak, leak[0]) and 0 < leak[0] < 1:
        return "leaky_relu"
    return None


def _four_functions(function):
    z, ax = np.linspace(-3, 3, 61), Figure().add_subplot()
    try:
        function(ax, z)
    except Exception as error:
        raise CheckFailed(f"drawing stopped with {type(error).__name__}: {error}.") from None
    lines = ax.get_lines()
    if not lines:
        raise CheckFailed("nothing was drawn into ax; use ax.plot(...), which draws into these "
                          "axes.")  # fmt: skip
    found = {}
    for number, line in enumerate(lines, start=1):
        x, y = (np.asarray(values, dtype=float) for values in line.get_data())
        if x.shape != z.shape or not np.allclose(x, z):
            raise CheckFailed(f"curve {number} is not drawn over z; the first argument of ax.plot "
                              "is z, the second the values there.")  # fmt: skip
        name, label = _which_of_four(z, y), str(line.get_label())
        if name is None:
            raise CheckFailed(f"curve {number} is none of the four functions.")
        if label.startswith("_"):
            raise CheckFailed(f"curve {number} has no name: give ax.plot a label=.")
        word = label.lower()
        if _FOUR[name] not in word or (name == "relu" and "leaky" in word):
            raise CheckFailed(f"the curve labeled '{label}' shows "
                              f"{activations.get(name).title}.")  # fmt: skip
        found[name] = line
    missing = [activations.get(name).title for name in _FOUR if name not in found]
    if missing:
        raise CheckFailed(f"{' and '.join(missing)} did not get a curve yet.")
    return "Four functions in one picture, each with its name."


TURNS = [
    Turn("the-functions/step", written("step"), hints=(
        "np.where(condition, yes, no) picks, entry by entry, one of two values.",
        "The condition is z >= 0; the two values are 1.0 and 0.0.",
    ), solution="def step(z):\n    return np.where(z >= 0, 1.0, 0.0)"),
    Turn("the-functions/sigmoid", written("sigmoid", "The next cell tries it out."), hints=(
        "np.exp(-z) is e to the power of minus z, for a number and for an array.",
        "The whole denominator needs parentheses: 1 / (1 + ...).",
    ), solution="def sigmoid(z):\n    return 1 / (1 + np.exp(-z))"),
    Turn("the-functions/steepest-sigmoid", _steepest_sigmoid, hints=(
        "a(1 - a) is a product of two numbers that sum to 1. When is such a product largest?",
        "When both are equal: a = 0.5, and that is at z = 0.",
        "Multiply 0.5 by 0.5.",
    ), solution="largest_slope = 0.5 * (1 - 0.5)  # at z = 0, where a = 0.5"),
    Turn("the-functions/tanh-from-sigmoid", _tanh_from_sigmoid, hints=(
        "Three things happen to the S: squeezed to half its width, stretched to twice its "
        "height, moved down by 1.",
        "To squeeze a graph to half its width, put 2z where z stands.",
        "sigmoid(2 * z) has the width; now the height, and then the shift.",
    ), solution="def tanh_from_sigmoid(z):\n    return 2 * sigmoid(2 * z) - 1"),
    Turn("the-functions/relu-array", _relu_array, hints=(
        "NumPy has a function that compares two things entry by entry and keeps the larger.",
        "np.maximum takes two arguments. One of them may be a plain number.",
    ), solution="def relu(z):\n    return np.maximum(0, z)"),
    Turn("the-functions/leaky-relu", written("leaky_relu"), hints=(
        "As for the step, np.where(condition, yes, no) picks one of two values for each entry.",
        "Where z > 0 it is z itself; elsewhere it is alpha * z.",
    ), solution="def leaky_relu(z, alpha=0.01):\n    return np.where(z > 0, z, alpha * z)"),
    Turn("the-functions/elu", written("elu"), hints=(
        "Only the left piece differs from leaky ReLU's.",
        "np.where(z > 0, z, ...), and for the dots the lower line of the formula.",
    ), solution="def elu(z, alpha=1.0):\n    return np.where(z > 0, z, alpha * (np.exp(z) - 1))"),
    Turn("the-functions/prelu-step", _prelu_step, hints=(
        "The chain rule: each unit contributes (gradient that arrives) times min(0, z).",
        "The contributions are 0.5 * (-2), 1 * 0 and 1 * (-1). Add them up.",
        "The gradient is -2. Gradient descent goes against it: 0.25 - 0.1 * (-2).",
    ), solution=(
        "gradient = 0.5 * -2 + 1 * 0 + 1 * -1  # = -2\n"
        "new_alpha = 0.25 - 0.1 * gradient      # = 0.45"
    )),
    Turn("the-functions/four-functions", _four_functions, hints=(
        "One call for each function. The first is "
        "ax.plot(z, activations.sigmoid(z), label=\"sigmoid\").",
        "The other three differ in the function and the label only.",
    ), solution=(
        "def four_functions(ax, z):\n"
        "    ax.plot(z, activations.sigmoid(z), label=\"sigmoid\")\n"
        "    ax.plot(z, activations.tanh(z), label=\"tanh\")\n"
        "    ax.plot(z, activations.relu(z), label=\"ReLU\")\n"
        "    ax.plot(z, activations.leaky_relu(z), label=\"leaky ReLU\", linestyle=\"--\")"
    )),
]  # fmt: skip
