"""The network: shapes, gradients, training, and what it shows of itself."""

import copy
import pickle
from types import SimpleNamespace

import numpy as np
import pytest

from helpers import activations, datasets
from helpers.nn import losses
from helpers.nn.network import BatchNorm, Dense, Network, fit, gradient_check
from helpers.nn.optimizers import SGD, Adam

RNG = np.random.default_rng(11)
X = RNG.normal(size=(7, 3))
Y = RNG.normal(size=(7, 2))


def small(activation="tanh", **parameters):
    return Network([Dense(3, 5, activation, **parameters), Dense(5, 2)], rng=4)


# Backpropagation


@pytest.mark.parametrize("name", activations.names())
def test_gradients_are_right_with_every_activation(name):
    assert gradient_check(small(name), X, Y, "mse").relative_error < 1e-7


@pytest.mark.parametrize("name", losses.LOSSES)
def test_gradients_are_right_with_every_loss(name):
    loss = losses.get(name)
    output = "linear" if loss.from_logits or loss.targets == "numbers" else "sigmoid"
    network = Network([Dense(3, 4, "tanh"), Dense(4, 2, output)], rng=2)
    y = {"one-hot rows": np.eye(2)[[0, 1, 1, 0, 1, 0, 0]], "probabilities": (Y > 0) * 1.0}
    assert gradient_check(network, X, y.get(loss.targets, Y), loss).relative_error < 1e-7


def test_gradients_are_right_through_batch_normalization():
    layers = [Dense(3, 5), BatchNorm(5), Dense(5, 4, "swish"), BatchNorm(4), Dense(4, 2)]
    network = Network(layers, rng=3)
    network.vector += 0.1 * RNG.normal(size=network.vector.size)
    check = gradient_check(network, X, Y, "mse")
    # The normalization cancels the biases before it, whose gradients are 0 but for rounding.
    assert check.relative_error < 1e-6
    assert np.abs(network.gradients[1]).max() < 1e-12


@pytest.mark.parametrize("training", [True, False])
@pytest.mark.parametrize("layer", [lambda: Dense(3, 2, "swish"), lambda: BatchNorm(3)])
def test_a_layer_gives_back_the_gradient_with_respect_to_its_input(layer, training):
    layer = Network([layer()], rng=0).layers[0]
    da = RNG.normal(size=layer.forward(X, training).shape)
    dx, measured = layer.backward(da), np.empty_like(X)
    for place in np.ndindex(X.shape):
        step = np.zeros_like(X)
        step[place] = 1e-6
        change = layer.forward(X + step, training) - layer.forward(X - step, training)
        measured[place] = (da * change).sum() / 2e-6
    np.testing.assert_allclose(dx, measured, atol=1e-7)


def test_gradient_check_catches_a_wrong_backward_pass(monkeypatch):
    network = small()
    wrong = SimpleNamespace(formula=np.tanh, derivative_formula=np.ones_like)
    monkeypatch.setattr(network.layers[0], "activation", wrong)
    assert gradient_check(network, X, Y, "mse").relative_error > 1e-2


def test_gradient_check_leaves_the_network_alone_and_wants_double_precision():
    network = small()
    before = network.vector.copy()
    gradient_check(network, X, Y, "mse")
    np.testing.assert_array_equal(network.vector, before)
    with pytest.raises(ValueError, match='needs dtype "float64", but got float32'):
        gradient_check(Network([Dense(3, 2)], rng=0, dtype="float32"), X, Y, "mse")


def test_backward_with_the_loss_gradient_equals_loss_and_gradients():
    network = small()
    a = network.forward(X)
    first = [g.copy() for g in network.backward(losses.mse.derivative(a, Y))]
    value, second = network.loss_and_gradients(X, Y, "mse")
    assert value == losses.mse(a, Y)
    for one, other in zip(first, second, strict=True):
        np.testing.assert_array_equal(one, other)


@pytest.mark.keras
def test_outputs_and_gradients_equal_keras_and_tensorflow():
    keras = pytest.importorskip("keras")
    tf = pytest.importorskip("tensorflow")
    model = keras.Sequential([
        keras.Input((3,)), keras.layers.Dense(5, "gelu"), keras.layers.BatchNormalization(),
        keras.layers.Dense(4, "relu"), keras.layers.Dense(2),
    ])  # fmt: skip
    network = Network([Dense(3, 5, "gelu"), BatchNorm(5), Dense(5, 4, "relu"), Dense(4, 2)], rng=0)
    for mine, variable in zip(network.parameters, model.trainable_variables, strict=True):
        variable.assign(mine)
    x, y = X.astype("float32"), Y.astype("float32")
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((model(x, training=True) - y) ** 2)
    theirs = tape.gradient(loss, model.trainable_variables)
    value, gradients = network.loss_and_gradients(X, Y, "mse")
    assert value == pytest.approx(float(loss), rel=1e-5)
    for mine, their in zip(gradients, theirs, strict=True):
        np.testing.assert_allclose(mine, their, atol=2e-6)
    # The running statistics have moved by the same amount, so evaluation agrees as well.
    np.testing.assert_allclose(network.forward(X), model(x, training=False), atol=1e-5)


# What a network is made of


def test_parameter_counts_of_the_worked_examples():
    assert Network([Dense(4, 1)], rng=0).vector.size == 5
    network = Network([Dense(4, 10, "relu"), Dense(10, 5, "relu"), Dense(5, 1)], rng=0)
    assert network.vector.size == 111
    assert [p.shape for p in network.parameters] == [(4, 10), (10,), (10, 5), (5,), (5, 1), (1,)]


def test_parameters_are_windows_onto_one_vector():
    network = small()
    network.vector[:] = 0
    assert all((p == 0).all() for p in network.parameters)
    network.layers[1].b = [1.0, 2.0]
    np.testing.assert_array_equal(network.vector[-2:], [1, 2])
    np.testing.assert_array_equal(network.forward(X), np.tile([1.0, 2.0], (7, 1)))


@pytest.mark.parametrize("again", [copy.deepcopy, lambda n: pickle.loads(pickle.dumps(n))])
def test_a_copy_is_whole_and_independent(again):
    network = small()
    twin = again(network)
    np.testing.assert_array_equal(twin.forward(X), network.forward(X))
    before = network.vector.copy()
    fit(twin, X, Y, "mse", SGD(0.1), epochs=3, rng=0)
    np.testing.assert_array_equal(network.vector, before)
    assert not np.array_equal(twin.parameters[0], network.parameters[0])
    np.testing.assert_array_equal(twin.layers[0].W, twin.parameters[0])


def test_layers_show_what_went_through_them():
    network = small("relu")
    a = network.forward(X)
    first, last = network.layers
    np.testing.assert_allclose(first.z, X @ first.W + first.b)
    np.testing.assert_array_equal(first.a, np.maximum(first.z, 0))
    np.testing.assert_array_equal(last.x, first.a)
    assert last.a is a


def test_activation_parameters_reach_the_function():
    network = Network([Dense(3, 2, "leaky_relu", alpha=0.3)], rng=0)
    z = X @ network.layers[0].W
    np.testing.assert_allclose(network.forward(X), np.where(z > 0, z, 0.3 * z))
    with pytest.raises(TypeError):
        Dense(3, 2, "relu", alpha=0.3)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_the_dtype_is_kept_everywhere(dtype):
    for name in activations.names():
        network = Network([Dense(3, 4, name), BatchNorm(4), Dense(4, 2, name)], rng=0, dtype=dtype)
        fit(network, X, Y, "mse", Adam(), epochs=1, rng=0)
        for layer in network.layers:
            for array in (layer.z, layer.a, layer.dz):
                assert array.dtype == dtype, (name, layer)


def test_the_seed_decides_the_start():
    np.testing.assert_array_equal(small().vector, small().vector)
    other = Network([Dense(3, 5, "tanh"), Dense(5, 2)], rng=5)
    assert not np.array_equal(small().vector, other.vector)


def test_biases_start_at_zero_or_in_the_range_of_the_weights():
    assert not small().layers[0].b.any()
    layer = Network([Dense(4, 50, initializer="torch_default", bias="torch_default")], 0).layers[0]
    assert layer.b.all() and np.abs(layer.b).max() <= 0.5
    assert not np.array_equal(layer.b, layer.W[0])


def test_batch_normalization_standardizes_in_training_and_remembers():
    network = Network([BatchNorm(3, momentum=0.0, epsilon=1e-12)], rng=0)
    shifted = 5 + 3 * X
    a = network.forward(shifted, training=True)
    np.testing.assert_allclose(a.mean(axis=0), 0, atol=1e-12)
    np.testing.assert_allclose(a.std(axis=0), 1)
    np.testing.assert_allclose(network.forward(shifted[:1]), a[:1])


# Training


def test_training_is_what_the_textbook_loop_does():
    network, twin = small(), small()
    fit(network, X, Y, "mse", SGD(0.1), epochs=2, batch_size=3, rng=np.random.default_rng(8))
    rng = np.random.default_rng(8)
    for _ in range(2):
        order = rng.permutation(7)
        for start in (0, 3, 6):
            rows = order[start : start + 3]
            _, gradients = twin.loss_and_gradients(X[rows], Y[rows], "mse")
            for p, g in zip(twin.parameters, gradients, strict=True):
                p -= 0.1 * g
    np.testing.assert_allclose(network.vector, twin.vector, rtol=1e-12)


def test_history_holds_the_mean_loss_of_the_batches_and_the_validation():
    network = small()
    history = fit(
        network, X, Y, "mse", SGD(0.0), epochs=3, batch_size=4, validation=(X[:2], Y[:2]),
        metric=losses.r_squared, rng=0,
    )  # fmt: skip
    a = network.forward(X)
    assert history.loss == pytest.approx([losses.mse(a, Y)] * 3)
    assert history.validation_loss == pytest.approx([losses.mse(a[:2], Y[:2])] * 3)
    assert history.metric == pytest.approx([losses.r_squared(a, Y)] * 3)
    assert history.validation_metric == pytest.approx([losses.r_squared(a[:2], Y[:2])] * 3)
    assert not history.diverged


def test_same_seeds_give_the_same_training():
    runs = [small(), small()]
    histories = [fit(n, X, Y, "mse", Adam(), epochs=4, batch_size=2, rng=1) for n in runs]
    assert histories[0] == histories[1]
    np.testing.assert_array_equal(runs[0].vector, runs[1].vector)


def test_on_epoch_sees_the_start_and_every_epoch():
    seen = []
    fit(small(), X, Y, "mse", SGD(), epochs=3, on_epoch=lambda epoch, network: seen.append(epoch))
    assert seen == [0, 1, 2, 3]


def test_training_does_not_change_the_data():
    before = X.copy(), Y.copy()
    fit(small("relu"), X, Y, "mse", Adam(), epochs=2, clip_norm=0.1, rng=0)
    np.testing.assert_array_equal(X, before[0])
    np.testing.assert_array_equal(Y, before[1])


@pytest.mark.filterwarnings("error")
def test_divergence_ends_training_without_a_warning():
    history = fit(small("relu"), 1e3 * X, Y, "mse", SGD(10.0), epochs=60, rng=0, batch_size=2)
    assert history.diverged
    assert len(history.loss) == 60 and np.isnan(history.loss[-1])


def test_clipping_tames_the_same_training():
    network = small("relu")
    history = fit(
        network, 1e3 * X, Y, "mse", SGD(1e-3), epochs=60, rng=0, batch_size=2, clip_norm=1.0
    )
    assert not history.diverged and np.isfinite(network.vector).all()


@pytest.mark.parametrize("activation", ["tanh", "relu", "swish", "sigmoid"])
def test_it_learns_xor(activation):
    X, y = datasets.xor()
    right = 0
    for seed in range(3):
        network = Network([Dense(2, 8, activation), Dense(8, 1)], rng=seed)
        loss = "binary_crossentropy_from_logits"
        fit(network, X, datasets.column(y), loss, Adam(0.05), epochs=400, batch_size=None, rng=seed)
        right += losses.accuracy(network.forward(X), datasets.column(y), threshold=0) == 1
    assert right >= 2


def test_linear_layers_alone_cannot_learn_xor():
    X, y = datasets.xor()
    network = Network([Dense(2, 8), Dense(8, 8), Dense(8, 1)], rng=0)
    fit(network, X, datasets.column(y), "mse", Adam(0.05), epochs=400, batch_size=None, rng=0)
    np.testing.assert_allclose(network.forward(X), 0.5, atol=1e-3)


def test_relu_network_beats_the_straight_line_on_housing():
    table = datasets.housing()
    X, prices = table.drop(columns="Price").to_numpy(), datasets.column(table.Price)
    X, X_test, y, y_test = datasets.split(X, prices, rng=0)
    X, X_test = datasets.standardize(X, X_test)
    price = datasets.scaling(y)
    network = Network([Dense(4, 10, "relu"), Dense(10, 5, "relu"), Dense(5, 1)], rng=0)
    fit(network, X, price.apply(y), "mse", Adam(), epochs=50, rng=0)
    line = np.column_stack([X, np.ones(len(X))])
    line = np.column_stack([X_test, np.ones(len(X_test))]) @ np.linalg.lstsq(line, y)[0]
    assert losses.r_squared(price.undo(network.forward(X_test)), y_test) > 0.81
    assert losses.r_squared(line, y_test) < 0.70


# Sentences


@pytest.mark.parametrize(
    ("make", "fragment"),
    [
        (lambda: Network([]), "at least one layer"),
        (lambda: Network([Dense(2, 3), Dense(4, 1)]), "gives 3 numbers a sample"),
        (lambda: Network([small().layers[0]]), "in a network already"),
        (lambda: Network(2 * [Dense(3, 3)]), "stands in several places"),
        (lambda: Dense(0, 3), "at least 1 input"),
        (lambda: Dense(2, 3, "softmax"), "categorical_crossentropy_from_logits"),
        (lambda: Dense(2, 3, initializer="xavier"), "no initializer named 'xavier'"),
        (lambda: small().forward(X[0]), "x.reshape(1, -1)"),
        (lambda: small().forward(X[:, :2]), "shape (samples, 3), but got (7, 2)"),
        (lambda: small().backward(Y), "nothing yet"),
        (lambda: fit(small(), X, Y[:, :1], "mse", SGD()), "make the shapes equal"),
        (lambda: setattr(small().layers[0], "W", np.zeros((5, 3))), "has shape (3, 5)"),
        (
            lambda: fit(Network([Dense(3, 1)]), X, Y[:, 0], "mse", SGD()),
            "use y.reshape(-1, 1)",
        ),
        (
            lambda: fit(
                Network([Dense(3, 1, "sigmoid")]), X, Y[:, :1] > 0,
                "binary_crossentropy_from_logits", SGD(),
            ),
            'the last layer is "sigmoid"; make it "linear"',
        ),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_in_one_sentence(make, fragment):
    with pytest.raises(ValueError) as caught:
        make()
    assert fragment in str(caught.value) and "\n" not in str(caught.value)


def test_a_layer_outside_a_network_says_why_it_has_no_weights():
    with pytest.raises(AttributeError, match=r"has no W yet; put it in a Network\."):
        print(Dense(3, 2).W)


def test_unknown_activation_is_refused_with_a_suggestion():
    with pytest.raises(KeyError, match="did you mean 'relu'"):
        Dense(2, 3, "rellu")
