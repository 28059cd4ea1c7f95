"""Optimizers: step for step what Keras does, in place, and safe against mixing things up."""

import numpy as np
import pytest

from helpers.nn import optimizers
from helpers.nn.optimizers import SGD, AdaGrad, Adam, AdamW, RMSprop

#: By Keras' names, in small letters.
BY_NAME = {each.__name__.lower(): each for each in (SGD, AdaGrad, RMSprop, Adam, AdamW)}

# Name of Keras' class, and settings that both understand.
CASES = [
    ("SGD", {"learning_rate": 0.05}),
    ("SGD", {"learning_rate": 0.02, "momentum": 0.9}),
    ("SGD", {"learning_rate": 0.02, "momentum": 0.9, "nesterov": True}),
    ("Adagrad", {"learning_rate": 0.3}),
    ("Adagrad", {"learning_rate": 0.3, "initial_accumulator_value": 0.0}),
    ("RMSprop", {"learning_rate": 0.01}),
    ("RMSprop", {"learning_rate": 0.01, "rho": 0.95, "momentum": 0.8}),
    ("RMSprop", {"learning_rate": 0.01, "centered": True}),
    ("RMSprop", {"learning_rate": 0.01, "centered": True, "momentum": 0.5, "epsilon": 1e-3}),
    ("Adam", {"learning_rate": 0.05}),
    ("Adam", {"learning_rate": 0.05, "beta_1": 0.8, "beta_2": 0.99, "epsilon": 1e-2}),
    ("AdamW", {"learning_rate": 0.05}),
    ("AdamW", {"learning_rate": 0.05, "weight_decay": 0.1}),
]
STEEPNESS = [np.array([[1.0, 10.0, 0.1], [3.0, 0.01, 5.0]]), np.array([2.0, 0.5])]


def start():
    return [np.array([[1.0, -2.0, 3.0], [0.5, 4.0, -1.0]]), np.array([-3.0, 2.0])]


def gradients_at(parameters, t):
    """A ravine, and a nudge that changes sign, so that every term of every rule counts."""
    return [
        (s * p + 0.3 * np.sin(t + np.arange(p.size)).reshape(p.shape)).astype(p.dtype)
        for s, p in zip(STEEPNESS, parameters, strict=True)
    ]


def ours(name, settings, steps=100, dtype="float64"):
    optimizer = BY_NAME[name.lower()](**settings)
    parameters = [p.astype(dtype) for p in start()]
    path = []
    for t in range(steps):
        optimizer.step(parameters, gradients_at(parameters, t))
        path.append(np.concatenate([p.ravel() for p in parameters]))
    return np.array(path)


def theirs(keras, name, settings, start_at):
    """The path of Keras' optimizer, in the current default precision of Keras."""
    optimizer = getattr(keras.optimizers, name)(**settings)
    variables = [keras.Variable(p) for p in start_at]
    path = []
    for t in range(100):
        values = [np.asarray(v) for v in variables]
        optimizer.apply(gradients_at(values, t), variables)
        path.append(np.concatenate([np.asarray(v).ravel() for v in variables]))
    return np.array(path)


@pytest.mark.keras
@pytest.mark.parametrize(("name", "settings"), CASES)
def test_hundred_steps_equal_keras_in_double_precision(name, settings):
    keras = pytest.importorskip("keras")
    # Keras rounds settings such as 0.999 to single precision whatever the precision of the
    # rest, so both get numbers that are there already.
    settings = {**vars(BY_NAME[name.lower()]()), **settings}
    settings = {
        key: value if isinstance(value, bool) else float(np.float32(value))
        for key, value in settings.items()
    }
    floatx = keras.config.floatx()
    keras.config.set_floatx("float64")
    try:
        path = theirs(keras, name, settings, start())
    finally:
        keras.config.set_floatx(floatx)
    np.testing.assert_allclose(ours(name, settings), path, rtol=1e-9, atol=1e-9)


@pytest.mark.keras
@pytest.mark.parametrize("name", ["SGD", "Adagrad", "RMSprop", "Adam", "AdamW"])
def test_hundred_steps_equal_keras_as_people_use_it_to_a_millionth(name):
    """Single precision, default settings, parameters of the size of weights."""
    keras = pytest.importorskip("keras")
    weights = [p / 4 for p in start()]
    path = theirs(keras, name, {}, weights)
    optimizer = BY_NAME[name.lower()]()
    for t in range(100):
        optimizer.step(weights, gradients_at(weights, t))
        both = np.concatenate([p.ravel() for p in weights])
        np.testing.assert_allclose(both, path[t], rtol=0, atol=1e-6)


@pytest.mark.keras
@pytest.mark.parametrize("name", ["SGD", "Adagrad", "RMSprop", "Adam", "AdamW"])
def test_names_and_defaults_are_those_of_keras(name):
    keras = pytest.importorskip("keras")
    config = getattr(keras.optimizers, name)().get_config()
    for setting, value in vars(BY_NAME[name.lower()]()).items():
        assert config[setting] == pytest.approx(value), setting


@pytest.mark.keras
def test_clipping_equals_keras_global_clipnorm():
    keras = pytest.importorskip("keras")
    from keras.src.optimizers.base_optimizer import clip_by_global_norm

    gradients = [g * 10 for g in gradients_at(start(), 0)]
    theirs = clip_by_global_norm([keras.ops.convert_to_tensor(g) for g in gradients], 1.5)
    optimizers.clip_norm(gradients, 1.5)
    for a, b in zip(gradients, theirs, strict=True):
        np.testing.assert_allclose(a, np.asarray(b), rtol=1e-6)


def test_first_steps_by_hand():
    """One parameter at 1, gradient 2 and then 1, worked out with pencil and paper."""
    expected = {
        SGD(0.1): (0.8, 0.7),
        SGD(0.1, momentum=0.5): (0.8, 0.6),
        SGD(0.1, momentum=0.5, nesterov=True): (0.7, 0.5),
        AdaGrad(0.1, initial_accumulator_value=0.0, epsilon=0.0): (0.9, 0.9 - 0.1 / 5**0.5),
        RMSprop(0.1, rho=0.75, epsilon=0.0): (0.8, 0.8 - 0.1),
        Adam(0.1, epsilon=0.0): (0.9, 0.9 - 0.1 * (0.28 / 0.19) / (0.004996 / 0.001999) ** 0.5),
        AdamW(0.1, epsilon=0.0, weight_decay=0.5): (0.85, None),
    }
    for optimizer, (first, second) in expected.items():
        w = np.array([1.0])
        optimizer.step([w], [np.array([2.0])])
        assert w[0] == pytest.approx(first, rel=1e-12), optimizer
        if second is not None:
            optimizer.step([w], [np.array([1.0])])
            assert w[0] == pytest.approx(second, rel=1e-12), optimizer


@pytest.mark.parametrize(("name", "settings"), CASES)
def test_one_long_vector_moves_as_its_parts_do(name, settings):
    optimizer = BY_NAME[name.lower()](**settings)
    vector = np.concatenate([p.ravel() for p in start()])
    for t in range(20):
        parts = [vector[:6].reshape(2, 3), vector[6:]]
        gradient = np.concatenate([g.ravel() for g in gradients_at(parts, t)])
        optimizer.step([vector], [gradient])
    np.testing.assert_allclose(vector, ours(name, settings, steps=20)[-1], rtol=1e-12)


@pytest.mark.parametrize(("name", "settings"), CASES)
def test_single_precision_stays_single_and_follows_double(name, settings):
    path = ours(name, settings, dtype="float32")
    assert path.dtype == np.float32
    np.testing.assert_allclose(path[-1], ours(name, settings)[-1], atol=2e-4)


def test_gradients_are_not_changed_by_a_step():
    for optimizer in BY_NAME.values():
        g = np.array([1.0, -2.0])
        optimizer().step([np.zeros(2)], [g])
        np.testing.assert_array_equal(g, [1.0, -2.0])


def test_learning_rate_can_change_on_the_way():
    optimizer, w = SGD(0.1), np.array([0.0])
    optimizer.step([w], [np.array([-1.0])])
    optimizer.learning_rate = 1.0
    optimizer.step([w], [np.array([-1.0])])
    assert w[0] == pytest.approx(1.1)


def test_an_optimizer_refuses_a_second_network():
    optimizer = Adam()
    optimizer.step([np.zeros(2)], [np.ones(2)])
    with pytest.raises(ValueError, match="This Adam has trained other parameters.*make a new one"):
        optimizer.step([np.zeros(2)], [np.ones(2)])
    assert optimizer.iterations == 1


@pytest.mark.parametrize(
    ("parameters", "gradients", "fragment"),
    [
        ([np.zeros(2)], [np.zeros(3)], "a gradient has the shape of what it changes"),
        ([np.zeros(2)], [], "one gradient for each"),
        ([1.0], [1.0], "got float"),
        ([np.array([1, 2])], [np.zeros(2)], "got int64"),
    ],
)
def test_what_cannot_be_stepped_is_refused_in_one_sentence(parameters, gradients, fragment):
    with pytest.raises(ValueError) as caught:
        SGD().step(parameters, gradients)
    assert fragment in str(caught.value)


def test_bad_settings_are_refused():
    with pytest.raises(ValueError, match="must not be negative"):
        SGD(-0.1).step([np.zeros(1)], [np.zeros(1)])
    with pytest.raises(ValueError, match="limit above 0"):
        optimizers.clip_norm([np.ones(2)], 0)


def test_clipping_keeps_direction_and_leaves_short_gradients_alone():
    g = [np.array([3.0]), np.array([[4.0]])]
    assert optimizers.clip_norm(g, 10) == 5
    assert g[0] == 3
    assert optimizers.clip_norm(g, 2.5) == 5
    assert g[0] == 1.5 and g[1] == 2
