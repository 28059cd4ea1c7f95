"""Your turn, lesson 3: slopes, tanh, ReLU, PReLU, Swish's low point, properties, stability."""

import numpy as np
from matplotlib.figure import Figure

from helpers import activations, checks
from helpers.checks import CheckFailed
from helpers.lessons.turn import Turn


def _steepest_sigmoid(slope):
    checks.number(slope, 0.25, name="greatest_slope", tolerance=1e-6, known_mistakes=[
        (0.5, "0.5 is the *value* of the sigmoid at 0; the slope there is a(1 - a) with "
              "that a."),
        (0.0, "0 is *where* it is steepest; how steep is it there? And far out it is flat."),
        (1.0, "1 is the greatest slope of tanh; put a = 0.5 into a(1 - a)."),
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
        raise CheckFailed("five numbers went in and the greatest of them came out; compare entry "
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


def _lowest_swish(lowest_z, lowest_value):
    wanted_z, wanted_value = activations.get("swish").minimum
    z = checks.as_number(lowest_z, name="lowest_z")
    value = checks.as_number(lowest_value, name="lowest_value")
    if np.isclose(z, wanted_value, atol=5e-4) and np.isclose(value, wanted_z, atol=5e-4):
        raise CheckFailed("the two have changed places: first where, then how low.")
    if z > 100:
        raise CheckFailed("lowest_z looks like a position in your grid; z_grid[position] is the z "
                          "there.")  # fmt: skip
    checks.number(
        z, wanted_z, name="lowest_z", tolerance=5e-4,
        known_mistakes=[(activations.get("gelu").minimum[0], "that is where GELU is lowest."),
               (activations.get("mish").minimum[0], "that is where Mish is lowest."),
               (-1.0, "a grid in steps of 1 is too coarse; take steps of 0.0001."),
               (0.0, "0 is the lowest point of ReLU; Swish goes below zero left of it.")],
    )  # fmt: skip
    checks.number(value, wanted_value, name="lowest_value", tolerance=5e-4, known_mistakes=[
        (0.0, "0 is the slope there, and how low ReLU gets; what is Swish's *value*?"),
        (_sigmoid(wanted_z), "that is the gate there; Swish is z times the gate."),
    ])  # fmt: skip
    return f"And {z:.5g} + 1 = {z + 1:.5g}: the lowest value is the lowest z plus 1."


def _log_sigmoid(function):
    small = np.array([-3.0, -0.5, 0.0, 0.5, 3.0])
    wanted = np.log(_sigmoid(small))
    found = checks.as_array(checks.call(function, small), name="log_sigmoid(z)", shape=small.shape)
    if np.allclose(found, -wanted):
        raise CheckFailed("the sign is wrong: a probability is below 1, so its ln is not positive.")
    if np.allclose(found, wanted[::-1]):
        raise CheckFailed("this is ln of sigmoid(-z); look at the sign of z in the exponential.")
    if np.allclose(found, np.log1p(np.exp(small))):
        raise CheckFailed("this is softplus(z); ln(sigmoid(z)) is -softplus(-z): two signs.")
    checks.array(found, wanted, name="log_sigmoid(z)")
    far = np.array([-1000.0, 1000.0])
    try:
        found = checks.call(function, far)
    except CheckFailed as problem:
        if "warned" not in str(problem):
            raise
        raise CheckFailed("the small numbers are right, but at z = -1000 or 1000 a step overflows "
                          "or takes the logarithm of 0. Take exp of -|z| only; remember that "
                          "np.where computes both of its branches.") from None  # fmt: skip
    if -1000 < found[0] < -5:
        raise CheckFailed(f"log_sigmoid(-1000) gave {found[0]:.4g}: cutting z off, or adding a "
                          "small number, hides the warning and gives a wrong number; the true one "
                          "is -1000.")  # fmt: skip
    checks.array(found, np.array([-1000.0, 0.0]), name="log_sigmoid(z) at -1000 and 1000")
    return "The same trick makes sigmoid, tanh and softplus safe."


def _found_by_facts():
    return [
        name for name, f in activations.ACTIVATIONS.items()
        if f.smooth and not f.monotonic and f.saturates == "left"
    ]  # fmt: skip


def _find_functions(names):
    checks.attempted(names, "found")
    if isinstance(names, str):
        raise CheckFailed("give a list of names, even if it holds only one.")
    try:
        given = [activations.get(getattr(name, "name", name)) for name in names]
    except TypeError:
        raise CheckFailed('give a list of names, such as ["relu", "tanh"].') from None
    except activations.UnknownActivation as unknown:
        raise CheckFailed(str(unknown)) from None
    for f in given:
        if not f.smooth:
            raise CheckFailed(f"{f.title} is not smooth: it has a jump or a corner.")
        if f.monotonic:
            raise CheckFailed(f"{f.title} is monotonic: it never falls.")
        if f.saturates != "left":
            raise CheckFailed(f"{f.title} does not go flat on the left.")
    missing = len(set(_found_by_facts()) - {f.name for f in given})
    if missing:
        raise CheckFailed(f"all that you named fit, but {missing} more of the registry do; let the "
                          "computer look through activations.ACTIVATIONS.values().")  # fmt: skip


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
    Turn("the-functions/steepest-sigmoid", _steepest_sigmoid, hints=(
        "a(1 - a) is a product of two numbers that sum to 1. When is such a product greatest?",
        "When both are equal: a = 0.5, and that is at z = 0.",
        "Multiply 0.5 by 0.5.",
    ), solution="greatest_slope = 0.5 * (1 - 0.5)  # at z = 0, where a = 0.5"),
    Turn("the-functions/tanh-from-sigmoid", _tanh_from_sigmoid, hints=(
        "Three things happen to the S: squeezed to half its width, stretched to twice its "
        "height, moved down by 1.",
        "To squeeze a graph to half its width, put 2z where z stands.",
        "sigmoid(2 * z) has the width; now the height, and then the shift.",
    ), solution="def tanh_from_sigmoid(z):\n    return 2 * sigmoid(2 * z) - 1"),
    Turn("the-functions/four-functions", _four_functions, hints=(
        "One call for each function: ax.plot(z, sigmoid(z), label=\"sigmoid\") is the first.",
        "The other three differ in the function and the label only.",
    ), solution=(
        "def four_functions(ax, z):\n"
        "    ax.plot(z, sigmoid(z), label=\"sigmoid\")\n"
        "    ax.plot(z, tanh(z), label=\"tanh\")\n"
        "    ax.plot(z, relu(z), label=\"ReLU\")\n"
        "    ax.plot(z, leaky_relu(z), label=\"leaky ReLU\", linestyle=\"--\")"
    )),
    Turn("the-functions/relu-array", _relu_array, hints=(
        "NumPy has a function that compares two things entry by entry and keeps the greater.",
        "np.maximum takes two arguments. One of them may be a plain number.",
    ), solution="def my_relu(z):\n    return np.maximum(0, z)"),
    Turn("the-functions/prelu-step", _prelu_step, hints=(
        "The chain rule: each unit contributes (gradient that arrives) times min(0, z).",
        "The contributions are 0.5 * (-2), 1 * 0 and 1 * (-1). Add them up.",
        "The gradient is -2. Gradient descent goes against it: 0.25 - 0.1 * (-2).",
    ), solution=(
        "gradient = 0.5 * -2 + 1 * 0 + 1 * -1  # = -2\n"
        "new_alpha = 0.25 - 0.1 * gradient      # = 0.45"
    )),
    Turn("the-functions/lowest-swish", _lowest_swish, hints=(
        "Make a grid from -3 to 0 with many points: z_grid = np.linspace(-3, 0, 300_001).",
        "values = swish(z_grid); np.argmin(values) is the position of the smallest.",
        "lowest_z is z_grid at that position, lowest_value is values at that position.",
    ), solution=(
        "z_grid = np.linspace(-3, 0, 300_001)\n"
        "values = swish(z_grid)\n"
        "lowest_z = z_grid[np.argmin(values)]\n"
        "lowest_value = values.min()"
    )),
    Turn("the-functions/find-functions", _find_functions, hints=(
        "Look at one entry first: f = activations.get('gelu'); f.smooth, f.monotonic, "
        "f.saturates.",
        "Go through activations.names() in a loop or a list comprehension, and keep those "
        "with all three properties.",
        "f.saturates is a text: 'both', 'left' or 'none'.",
    ), solution=(
        "found = [\n"
        "    name for name, f in activations.ACTIVATIONS.items()\n"
        "    if f.smooth and not f.monotonic and f.saturates == 'left'\n"
        "]"
    )),
    Turn("the-functions/log-sigmoid", _log_sigmoid, hints=(
        "-ln(1 + e^-z) is safe for z >= 0. For z < 0, pull the large term out of the "
        "logarithm: 1 + e^-z = e^-z (1 + e^z).",
        "That gives ln sigmoid(z) = z - ln(1 + e^z), which is safe for z <= 0.",
        "Both hold ln(1 + e^-|z|). In front of it stands 0 for positive z, and z for "
        "negative z: np.minimum(0, z).",
    ), solution="def log_sigmoid(z):\n    return np.minimum(0, z) - np.log1p(np.exp(-np.abs(z)))"),
]  # fmt: skip
