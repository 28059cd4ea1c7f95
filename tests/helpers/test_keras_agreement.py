"""Values and slopes agree with Keras' own, in single and double precision."""

import numpy as np
import pytest

from helpers import activations
from helpers.setup.environment import keras_or_none

pytestmark = pytest.mark.keras

IN_KERAS = [name for name in activations.names() if activations.get(name).keras]
UNITS = 6
# How far Keras itself is off, in units of the last place of the larger of 1 and the result.
LOOSE = {
    # TensorFlow rounds these constants to single precision, also for double-precision input.
    ("gelu", np.float64): 2**29,
    ("gelu_tanh", np.float64): 2**29,
    ("leaky_relu", np.float64): 2**29,
    # Keras differentiates these formulas step by step, which loses a few bits.
    ("mish", np.float64): 64,
    ("mish", np.float32): 64,
    ("gelu_tanh", np.float32): 32,
}


@pytest.fixture(scope="module")
def keras():
    module = keras_or_none()
    if module is None:
        pytest.skip("TensorFlow is not installed here.")
    return module


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("name", IN_KERAS)
def test_values_and_slopes_agree_with_keras(keras, name, dtype):
    import tensorflow as tf

    activation = activations.get(name)
    rng = np.random.default_rng(0)
    # Nearer to 0 TensorFlow's single-precision e^z - 1 is 0, and it takes the corner's slope.
    small = 10.0 ** rng.uniform(-6, 1, 60) * rng.choice([-1, 1], 60)
    edges = [-1000, -100, -6, -3, 0, 3, 6, 100, 1000]
    z = np.concatenate([np.linspace(-12, 12, 193), small, edges]).astype(dtype)
    if name == "celu":
        # Keras adds the slopes of both halves at 0 and says 2 there; the true slope is 1.
        z = z[z != 0]
    for parameters in ({}, {key: 0.5 for key in activation.parameters if key == "alpha"}):
        given = tf.Variable(z)
        with tf.GradientTape() as tape:
            theirs = activation.in_keras(keras, **parameters)(given)
        slope = tape.gradient(theirs, given).numpy()
        limit = LOOSE.get((name, dtype), UNITS) * np.finfo(dtype).eps
        for ours, other in (
            (activation(z, **parameters), theirs.numpy()),
            (activation.derivative(z, **parameters), slope),
        ):
            assert ours.dtype == other.dtype == dtype
            assert (np.abs(ours - other) / np.maximum(1, np.abs(ours))).max() <= limit


def test_keras_celu_says_two_at_zero(keras):
    import tensorflow as tf

    zero = tf.Variable(0.0)
    with tf.GradientTape() as tape:
        value = keras.activations.celu(zero)
    assert tape.gradient(value, zero).numpy() == 2
    assert activations.celu_derivative(0) == 1


def test_the_default_leaky_slope_of_keras_is_another_one(keras):
    assert float(keras.activations.leaky_relu(-1.0)) == pytest.approx(-0.2)
    assert keras.layers.LeakyReLU().negative_slope == pytest.approx(0.3)
    assert activations.get("leaky_relu")(-1) == -0.01
    layer = keras.layers.PReLU()
    layer.build((None, 2))
    assert np.asarray(layer.alpha).tolist() == [0, 0]


@pytest.mark.parametrize("axis", [0, -1])
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_softmax_and_log_softmax_agree_with_keras(keras, axis, dtype):
    z = (30 * np.random.default_rng(2).normal(size=(6, 7))).astype(dtype)
    eps = np.finfo(dtype).eps
    for name in ("softmax", "log_softmax"):
        theirs = np.asarray(getattr(keras.activations, name)(z, axis=axis))
        ours = getattr(activations, name)(z, axis=axis)
        # log_softmax subtracts numbers as large as the scores, so its unit is theirs.
        scale = np.maximum(1, np.abs(z).max()) if name == "log_softmax" else 1
        assert np.abs(ours - theirs).max() <= UNITS * eps * scale


def test_glu_agrees_with_keras(keras):
    halves = np.random.default_rng(4).normal(size=(5, 8)).astype(np.float32)
    theirs = np.asarray(keras.activations.glu(halves))
    np.testing.assert_allclose(activations.glu(*np.split(halves, 2, axis=-1)), theirs, rtol=1e-6)
