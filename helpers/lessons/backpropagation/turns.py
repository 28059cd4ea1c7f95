"""Your turn, lesson 6: gradients by hand, through shapes, through two paths, and in code."""

import numpy as np

from helpers import checks
from helpers.checks import CheckFailed
from helpers.lessons.turn import Turn


def _sigmoid_gradient(dw1):
    a = 1 / (1 + np.exp(-0.5))
    checks.number(dw1, (a - 1) * 3, name="dw1", tolerance=1e-3, known_mistakes=[
        (a - 1, "That is the slope with respect to z; the weight's slope is x1 times as large."),
        ((1 - a) * 3, "You computed y - a; the slope is a - y, so it has the other sign."),
        ((a - 1) * a * (1 - a) * 3,
         "The factor a(1 - a) is in there once too often: it cancels against the slope of the "
         "loss."),
        (a * 3, "The target is missing: the slope with respect to z is a - y."),
    ])  # fmt: skip
    return ("The slope is negative, so a larger w1 makes the loss smaller: the target is 1, and x1 "
            "is positive.")  # fmt: skip


def _relu_bias(db):
    checks.number(db, 1.5, name="db_here", known_mistakes=[
        (-1.5, "The slope of (a - y)^2 is 2(a - y), and a is above its target."),
        (0.75, "The 2 of 2(a - y) is missing."),
        (3.0, "That is the slope of the weight, whose input is 2; the bias has input 1."),
        (0.0, "ReLU's slope is 0 only where z is negative; here z is 1.25."),
    ])  # fmt: skip


def _two_paths(slope):
    checks.number(slope, 11, name="slope", known_mistakes=[
        (5, "5 is one way from w to s, the one through p; the other one has to be added."),
        (6, "6 is one way from w to s, the one through q; the other one has to be added."),
        (30, "Slopes multiply along a path, but two paths add up."),
    ])  # fmt: skip


def _small_layer(dx):
    checks.attempted(dx, "dx")
    found = checks.as_array(dx, name="dx", shape=(2,)).astype(float)
    W, da, dz = np.array([[1.0, -1.0], [0.5, 2.0]]), np.array([1.0, 3.0]), np.array([1.0, 0.0])
    checks.array(found, dz @ W.T, name="dx", known_mistakes=[
        (da @ W.T, "The second unit was silent for this example: its slope in dz is 0, not 3."),
        (dz @ W, "You went down the columns of W, which belong to units; the weights of an input "
         "stand in a row."),
        (np.array([2.0, -1.0]) @ W.T, "These belong to the first example; take the second row of "
         "dz."),
    ])  # fmt: skip


def _shapes(dW, db, dX):
    for answer, wanted, name in ((dW, (3, 5), "dW"), (db, (5,), "db"), (dX, (32, 3), "dX")):
        checks.attempted(answer, name)
        found = tuple(answer) if np.iterable(answer) and not isinstance(answer, str) else (answer,)
        if found == wanted:
            continue
        if found == wanted[::-1] and len(wanted) > 1:
            raise CheckFailed(f"{name} is transposed: a gradient has the shape of the thing it "
                              "belongs to.")  # fmt: skip
        if name == "db" and found in ((32, 5), (32,)):
            raise CheckFailed("db still has an entry per example; all 32 share the bias, so their "
                              "slopes add up.")  # fmt: skip
        raise CheckFailed(f"{name} = {found} does not fit; a gradient has the shape of the thing "
                          "it belongs to.")  # fmt: skip


def _dense_backward(function):
    rng = np.random.default_rng(6)
    X, W, dz = rng.normal(size=(4, 3)), rng.normal(size=(3, 2)), rng.normal(size=(4, 2))
    found = checks.call(function, X, W, dz)
    dW, db, dX = checks.parts(found, ("dW", "db", "dX"), "dense_backward")
    if np.shape(db) == (2,) and np.allclose(db, dz.mean(axis=0)):
        raise CheckFailed("db is the mean over the batch; the 1/m is in dz already, so here you "
                          "add up.")  # fmt: skip
    if np.shape(dW) == (3, 2) and np.allclose(dW, X.T @ dz / 4):
        raise CheckFailed("dW is divided by m once more; the 1/m came with the loss and is in dz "
                          "already.")  # fmt: skip
    checks.array(dW, X.T @ dz, name="dW")
    checks.array(db, dz.sum(axis=0), name="db")
    checks.array(dX, dz @ W.T, name="dX")
    return "Three lines: this is the whole backward pass of a dense layer."


TURNS = [
    Turn("backpropagation/sigmoid-gradient", _sigmoid_gradient, hints=(
        "First the forward pass: z = 0.5, and a = sigmoid(0.5), about 0.62.",
        "With sigmoid and cross-entropy the slope with respect to z is a - y.",
        "The slope with respect to w1 is (a - y) times x1.",
    ), solution="a = 1 / (1 + np.exp(-0.5))\ndw1 = (a - 1) * 3"),
    Turn("backpropagation/relu-bias", _relu_bias, hints=(
        "Forward: z = 1.25 is positive, so a = 1.25.",
        "Backward: 2(a - y), times ReLU's slope at z, times 1 for the bias.",
    ), solution="db_here = 2 * (1.25 - 0.5) * 1 * 1"),
    Turn("backpropagation/two-paths", _two_paths, hints=(
        "There are two ways from w to s: through p and through q.",
        "Along p the slopes are 5 and 1; along q they are 2 and 3. What happens in each?",
        "Multiply along a path, then add the paths.",
    ), solution="slope = 5 * 1 + 2 * 3"),
    Turn("backpropagation/small-layer", _small_layer, hints=(
        "The second row of dz is (1, 0). Which weights lead from an input to the two units?",
        "The weights of an input stand in its row of W: (1, -1) and (0.5, 2).",
        "For each input, multiply weight by slope for both units, and add.",
    ), solution="dx = [1 * 1 + (-1) * 0, 0.5 * 1 + 2 * 0]"),
    Turn("backpropagation/shapes", _shapes, hints=(
        "The loss is one number. How many slopes does it have with respect to W?",
        "dW has the shape of W, db that of b, dX that of X.",
    ), solution="shape_dW, shape_db, shape_dX = (3, 5), (5,), (32, 3)"),
    Turn("backpropagation/dense-backward", _dense_backward, hints=(
        "Shapes decide almost everything: dW must be (fan_in, fan_out).",
        "From X (m, fan_in) and dz (m, fan_out) it is X.T @ dz that has the shape of W.",
        "The bias is used by every example, so its slopes add up over the batch: axis 0.",
    ), solution="def dense_backward(X, W, dz):\n    return X.T @ dz, dz.sum(axis=0), dz @ W.T"),
]  # fmt: skip
