"""Losses: right values, right gradients, stable far out, and no silent broadcasting."""

import numpy as np
import pytest

from helpers.activations import sigmoid, softmax
from helpers.nn import losses

RNG = np.random.default_rng(5)
Z = RNG.normal(size=(6, 3))
LABELS = {
    "numbers": RNG.normal(size=(6, 3)),
    "probabilities": (RNG.random((6, 3)) > 0.5).astype(float),
    "one-hot rows": np.eye(3)[RNG.integers(0, 3, 6)],
}


def inputs(loss):
    """Predictions and targets that the loss accepts, away from kinks and clipping."""
    a = Z
    if loss.name == "binary_crossentropy":
        a = sigmoid(Z)
    if loss.name == "categorical_crossentropy":
        a = softmax(Z)
    return a, LABELS[loss.targets]


@pytest.mark.parametrize("loss", losses.LOSSES.values(), ids=lambda loss: loss.name)
def test_gradient_agrees_with_central_differences(loss):
    a, y = inputs(loss)
    measured = np.zeros_like(a)
    for place in np.ndindex(*a.shape):
        move = np.zeros_like(a)
        move[place] = 1e-6
        measured[place] = (loss.function(a + move, y) - loss.function(a - move, y)) / 2e-6
    np.testing.assert_allclose(loss.derivative(a, y), measured, rtol=1e-6, atol=1e-9)


@pytest.mark.parametrize("loss", losses.LOSSES.values(), ids=lambda loss: loss.name)
def test_inputs_are_left_alone_and_dtype_kept(loss):
    a, y = (array.astype("float32") for array in inputs(loss))
    before = a.copy(), y.copy()
    gradient = loss.derivative(a, y)
    assert gradient.dtype == np.float32 and gradient.shape == a.shape
    assert isinstance(loss(a, y), float)
    np.testing.assert_array_equal(a, before[0])
    np.testing.assert_array_equal(y, before[1])


@pytest.mark.parametrize("name", ["binary_crossentropy", "categorical_crossentropy"])
def test_logit_form_equals_the_plain_one_where_both_are_accurate(name):
    plain, logits = losses.get(name), losses.get(name + "_from_logits")
    a, y = inputs(plain)
    assert logits(Z, y) == pytest.approx(plain(a, y), rel=1e-12)


def test_gradient_from_logits_is_a_minus_y_over_the_batch():
    y = LABELS["one-hot rows"]
    categorical = losses.categorical_crossentropy_from_logits
    np.testing.assert_allclose(categorical.derivative(Z, y), (softmax(Z) - y) / 6, rtol=1e-12)
    y = LABELS["probabilities"]
    binary = losses.binary_crossentropy_from_logits
    np.testing.assert_allclose(binary.derivative(Z, y), (sigmoid(Z) - y) / 18, rtol=1e-12)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_logit_losses_are_exact_and_silent_at_a_thousand(dtype):
    binary = losses.binary_crossentropy_from_logits
    z = np.array([[1000.0], [-1000.0]], dtype)
    assert binary(z, [[0.0], [1.0]]) == 1000
    assert binary(z, [[1.0], [0.0]]) == 0
    categorical = losses.categorical_crossentropy_from_logits
    z = np.array([[1000.0, -1000.0]], dtype)
    assert categorical(z, [[0.0, 1.0]]) == 2000
    assert categorical(z, [[1.0, 0.0]]) == 0
    np.testing.assert_array_equal(categorical.derivative(z, [[0.0, 1.0]]), [[1, -1]])


@pytest.mark.filterwarnings("error")
def test_cross_entropy_of_a_certain_and_wrong_answer_stays_finite():
    assert losses.binary_crossentropy([[0.0]], [[1.0]]) == pytest.approx(-np.log(1e-7))
    assert losses.categorical_crossentropy([[0.0, 1.0]], [[1.0, 0.0]]) == pytest.approx(
        -np.log(1e-7)
    )


@pytest.mark.parametrize("loss", losses.LOSSES.values(), ids=lambda loss: loss.name)
@pytest.mark.parametrize("method", ["function", "derivative"])
def test_n_against_n_by_one_is_refused_in_one_sentence(loss, method):
    with pytest.raises(ValueError) as caught:
        getattr(loss, method)(np.full((4308, 1), 0.5), np.ones(4308))
    message = str(caught.value)
    assert "(4308, 1)" in message and "(4308,)" in message and "(4308, 4308)" in message
    assert "y.reshape(-1, 1)" in message
    assert message.count(".") == 2  # one in y.reshape, one at the end


def test_what_is_refused_is_what_would_inflate_the_cost():
    """Written by hand with those shapes, the cost is about n times the true one."""
    rng = np.random.default_rng(0)
    a, y = rng.normal(97_000, 50, (500, 1)), rng.normal(0, 50, 500)
    inflated = np.sum((y - a) ** 2) / 500
    assert inflated / losses.mse(a, y.reshape(-1, 1)) == pytest.approx(500, rel=1e-3)


@pytest.mark.parametrize(
    ("loss", "a", "y", "fragment"),
    [
        ("mse", np.zeros((3, 2)), np.zeros((3, 1)), "make the shapes equal"),
        ("mse", np.zeros(3), np.zeros((3, 1)), "a.reshape(-1, 1)"),
        ("mse", np.zeros((0, 1)), np.zeros((0, 1)), "at least one row"),
        ("categorical_crossentropy_from_logits", np.zeros((3, 2)), [0, 1, 1], "one_hot"),
        ("categorical_crossentropy_from_logits", np.zeros((1, 2)), [[1, 1]], "add up to 1"),
        ("categorical_crossentropy_from_logits", np.zeros(2), [0, 1], "reshape(1, -1)"),
        ("binary_crossentropy", [[0.5]], [[2.0]], "from 0 to 1"),
    ],
)
def test_wrong_targets_get_their_own_sentence(loss, a, y, fragment):
    with pytest.raises(ValueError) as caught:
        losses.get(loss)(a, y)
    assert fragment in str(caught.value)


def test_unknown_loss_names_the_known_ones():
    with pytest.raises(ValueError, match="no loss named 'mean'.*mse"):
        losses.get("mean")


def test_r_squared_is_one_for_perfect_zero_for_the_mean_and_below_for_worse():
    y = np.array([[1.0], [2.0], [6.0]])
    assert losses.r_squared(y, y) == 1
    assert losses.r_squared(np.full_like(y, 3.0), y) == 0
    assert losses.r_squared(-y, y) < 0
    with pytest.raises(ValueError, match="use y.reshape"):
        losses.r_squared(y, y.ravel())


def test_accuracy_of_columns_logits_and_rows():
    assert losses.accuracy([[0.4], [0.6]], [[1], [1]]) == 0.5
    assert losses.accuracy([[-0.1], [0.2]], [[0], [1]], threshold=0) == 1
    assert losses.accuracy([[1, 3, 2], [9, 0, 0]], [[0, 1, 0], [0, 0, 1]]) == 0.5


@pytest.mark.keras
@pytest.mark.parametrize("loss", losses.LOSSES.values(), ids=lambda loss: loss.name)
def test_values_equal_keras(loss):
    keras = pytest.importorskip("keras")
    theirs = {
        "mse": keras.losses.MeanSquaredError(),
        "mae": keras.losses.MeanAbsoluteError(),
        "binary_crossentropy": keras.losses.BinaryCrossentropy(),
        "binary_crossentropy_from_logits": keras.losses.BinaryCrossentropy(from_logits=True),
        "categorical_crossentropy": keras.losses.CategoricalCrossentropy(),
        "categorical_crossentropy_from_logits": keras.losses.CategoricalCrossentropy(
            from_logits=True
        ),
    }[loss.name]
    a, y = inputs(loss)
    assert loss(a, y) == pytest.approx(float(theirs(y.astype("float32"), a)), rel=1e-5)
