"""Your turn, lesson 9: a cost that broadcast, R², a stalled network, a model, a learned slope."""

import numpy as np

from helpers import checks
from helpers.checks import CheckFailed
from helpers.lessons.turn import Turn

_PUBLISHED, _HOUSES = 39063808124768.67, 4308
#: Where the text says "about", a number that was rounded by hand is right.
_ROUNDED = (0.1, 0.0)


def _r2(r2):
    checks.number(r2, 0.375, name="r2", tolerance=1e-6, known_mistakes=[
        (0.625, "that is SSE/SST, the part left unexplained; R² is 1 minus that."),
        (2.125, "that is SSR/SST. It is R² only for a least-squares fit, which this is not."),
        (100 / 112, "that is the squared correlation; it forgives a wrong scale, R² does not."),
        (5.0, "that is SSE; divide it by SST and subtract the result from 1."),
    ])  # fmt: skip


def _true_cost(true_cost):
    right = _PUBLISHED / _HOUSES
    name = "true_cost_published"  # `true_cost` is the lesson's own
    checks.number(true_cost, right, name=name, tolerance=_ROUNDED, known_mistakes=[
        (_PUBLISHED, "that is the published number; it counts 4,308 errors for each house."),
        (_PUBLISHED / _HOUSES**2, "the number was divided by m once already: divide once more, "
                                  "not twice."),
        (_PUBLISHED * _HOUSES, "that is larger still: the published number is too large."),
        (np.sqrt(_PUBLISHED), "the number is too large by a factor of m; it is not a square."),
    ])  # fmt: skip


def _cost(function):
    rng = np.random.default_rng(9)
    y, p = rng.normal(size=6), rng.normal(size=6)
    expected = float(np.mean((y - p) ** 2))
    shapes = [((-1,), (-1, 1)), ((-1, 1), (-1, 1)), ((-1,), (-1,)), ((-1, 1), (-1,))]
    for of_y, of_p in shapes:
        given = y.reshape(of_y), p.reshape(of_p)
        where = f"with targets {given[0].shape} and predictions {given[1].shape}"
        found = checks.call(function, *given)
        if np.shape(found) not in ((), (1,)):
            raise CheckFailed(f"{where}, cost gives shape {np.shape(found)}; it must be "
                                     "one number, the mean.")  # fmt: skip
        all_pairs = float(((y[:, None] - p) ** 2).sum())
        checks.number(found, expected, name=f"{where}, cost", known_mistakes=[
            (all_pairs / 6, f"{where}, every target met every prediction; give both one "
                            "shape before you subtract."),
            (all_pairs / 36, f"{where}, you averaged over all 36 pairs; only the 6 true pairs "
                             "count."),
            (6 * expected, f"{where}, that is the sum of the squared errors; take the mean."),
            (np.sqrt(expected), f"{where}, that is the root of the mean; leave the root out."),
            (float(np.mean(np.abs(y - p))), f"{where}, that is the mean absolute error; "
                                            "square the errors."),
        ])  # fmt: skip


def _epochs(epochs):
    right = 95_700 / 0.001 / 44
    checks.number(epochs, right, name="epochs", tolerance=_ROUNDED, known_mistakes=[
        (95_700 / 0.001, "that is the number of steps; an epoch has 44 of them."),
        (95_700 / 44, "each step is 0.001 long, not 1."),
        (95_700 * 0.001 / 44, "divide by the length of a step, do not multiply."),
        (95_700 / 0.001 * 44, "44 steps make one epoch, so there are fewer epochs than steps."),
    ])  # fmt: skip
    days = right * 0.1 / 86_400  # at a tenth of a second for an epoch
    return (
        f"{right / 1e6:.1f} million epochs: even at a tenth of a second each, {days:.1f} days for "
        "one bias."
    )


_SHAPES = [(4, 10), (10,), (10, 5), (5,), (5, 1), (1,)]


def _model(model):
    checks.attempted(model, "model")
    if not (hasattr(model, "get_weights") and callable(model)):
        raise CheckFailed(f"model must be a Keras model, but it is of type {type(model).__name__}; "
                          "start with keras.Sequential([...]).")  # fmt: skip
    kept = [np.asarray(array) for array in model.get_weights()]
    shapes = [array.shape for array in kept]
    _layers(shapes)
    rng = np.random.default_rng(9)
    known = [rng.normal(size=shape).astype("float32") for shape in _SHAPES]
    X = rng.normal(size=(200, 4)).astype("float32")
    try:
        # Known weights tell the activations apart for certain; the student's own come back after.
        model.set_weights(known)
        found = np.asarray(model(X))
    finally:
        model.set_weights(kept)
    _behavior(found, X, known)


def _layers(shapes):
    if shapes == _SHAPES:
        return
    kernels = [shape for shape in shapes if len(shape) == 2]
    if not shapes:
        raise CheckFailed("model has no weights yet: begin with keras.Input(shape=(4,)).")
    if kernels and kernels[0][0] != 4:
        raise CheckFailed(f"model expects {kernels[0][0]} inputs, but a house has 4: "
                          "keras.Input(shape=(4,)).")  # fmt: skip
    widths = [shape[1] for shape in kernels]
    if widths == [10, 5, 1]:
        raise CheckFailed("the kernels are right, but a layer lacks its biases or "
                                 "brings weights of its own.")  # fmt: skip
    if widths == [5, 10, 1]:
        raise CheckFailed("the hidden layers are in the wrong order: 10 units come first.")
    if widths == [10, 5]:
        raise CheckFailed("the output layer is missing: a price is one number, Dense(1).")
    raise CheckFailed(f"the layers have {widths} units; 4-10-5-1 has layers of 10, 5 and 1 after "
                      "the input.")  # fmt: skip


def _behavior(found, X, weights):
    def run(hidden, last):
        a = hidden(X @ weights[0] + weights[1])
        a = hidden(a @ weights[2] + weights[3])
        return last(a @ weights[4] + weights[5])

    def relu(z):
        return np.maximum(0, z)

    def same(z):
        return z

    def sigmoid(z):
        return 1 / (1 + np.exp(-np.clip(z, -50, 50)))

    def matches(hidden, last):
        return found.shape == (len(X), 1) and np.allclose(found, run(hidden, last), atol=1e-3)

    if matches(relu, same):
        return
    if matches(same, same):
        raise CheckFailed("without an activation the three layers collapse into one "
                                 "straight line; give the hidden layers ReLU.")  # fmt: skip
    if matches(relu, relu):
        raise CheckFailed("ReLU on the output forbids negative predictions, and scaled "
                                 "prices are mostly negative; leave it linear.")  # fmt: skip
    if matches(relu, sigmoid):
        raise CheckFailed("a sigmoid output stays between 0 and 1; a regression needs a "
                                 "linear output.")  # fmt: skip
    raise CheckFailed("the sizes are right, but the activations are not: ReLU in both "
                             "hidden layers, and none on the output.")  # fmt: skip


def _prelu_count(count):
    checks.number(count, 126, name="count", tolerance=1e-6, known_mistakes=[
        (111, "that is the count with ReLU; each learned slope is a parameter too."),
        (113, "that is one slope per layer; Keras' PReLU learns one per unit."),
        (127, "the output is linear; only the 15 hidden units have slopes."),
        (121, "the second hidden layer has slopes as well."),
        (116, "the first hidden layer has slopes as well."),
    ])  # fmt: skip


TURNS = [
    Turn("training-with-keras/r2", _r2, hints=(
        "R² = 1 - SSE/SST. SSE adds up (y - prediction)², SST adds up (y - mean of y)².",
        "The mean of y is 4, so SST = 4 + 0 + 4. SSE = 1 + 0 + 4.",
    ), solution=(
        "sse = np.sum((np.array([2, 4, 6]) - np.array([3, 4, 8])) ** 2)\n"
        "sst = np.sum((np.array([2, 4, 6]) - 4) ** 2)  # the mean target is 4\n"
        "r2 = 1 - sse / sst"
    )),
    Turn("training-with-keras/true-cost", _true_cost, hints=(
        "The matrix has m times m entries. The notebook added them all and divided by m.",
        "The entries are nearly alike, so the number is about m times too large. m is 4,308.",
    ), solution="true_cost_published = 39063808124768.67 / 4308"),
    Turn("training-with-keras/fix-cost", _cost, hints=(
        "Bring both to one shape first: np.reshape(y, (-1, 1)) makes a column of anything.",
        "Then take the mean of the squared differences; np.mean gives one number.",
    ), solution=(
        "def cost(y, predictions):\n"
        "    y, predictions = np.reshape(y, (-1, 1)), np.reshape(predictions, (-1, 1))\n"
        "    return np.mean((y - predictions) ** 2)"
    )),
    Turn("training-with-keras/epochs", _epochs, hints=(
        "How many steps of 0.001 does it take to get to 95,700?",
        "It takes 95.7 million steps, and 44 of them make an epoch.",
    ), solution="epochs = 95_700 / 0.001 / 44"),
    Turn("training-with-keras/build", _model, hints=(
        "keras.Sequential takes a list: keras.Input(shape=(4,)), then three Dense layers.",
        'Hidden: layers.Dense(10, activation="relu"), then 5. The last: layers.Dense(1).',
    ), solution=(
        "model = keras.Sequential([\n"
        "    keras.Input(shape=(4,)),\n"
        '    layers.Dense(10, activation="relu"),\n'
        '    layers.Dense(5, activation="relu"),\n'
        "    layers.Dense(1),\n"
        "])"
    )),
    Turn("training-with-keras/prelu-count", _prelu_count, hints=(
        "4-10-5-1 has 111 weights and biases. What does PReLU add?",
        "One slope for each hidden unit: 10 in the first layer, 5 in the second.",
    ), solution="count = 111 + 10 + 5"),
]  # fmt: skip
