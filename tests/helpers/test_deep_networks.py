"""Deep networks of equal layers, and how many of their units are dead."""

import numpy as np
import pytest

from helpers.nn.dead_units import is_dead
from helpers.nn.deep_network import deep_network
from helpers.nn.network import BatchNorm

X = np.random.default_rng(5).normal(size=(40, 64))


def test_scale_multiplies_the_hidden_weights_and_leaves_the_last():
    once, twice = (deep_network("relu", "he_normal", 3, 20, scale=s, rng=1) for s in (1.0, 2.0))
    for one, two in zip(once.layers[:-1], twice.layers[:-1], strict=True):
        np.testing.assert_array_equal(two.W, 2 * one.W)
    np.testing.assert_array_equal(twice.layers[-1].W, once.layers[-1].W)


def test_norm_puts_batch_normalization_behind_each_hidden_layer():
    network = deep_network("tanh", "he_normal", depth=4, width=8, norm=True, dtype="float32")
    assert [isinstance(layer, BatchNorm) for layer in network.layers] == [False, True] * 4 + [False]
    assert network.forward(X).dtype == "float32"


@pytest.mark.parametrize("signal", ["z", "a"])
def test_a_unit_is_dead_if_no_sample_makes_it_fire(signal):
    network = deep_network("relu", "he_normal", depth=1, width=4, rng=0)
    layer = network.layers[0]
    layer.W[:, 1:3] = 0
    layer.b = [0.0, -1.0, 0.0, 0.0]
    network.forward(X)
    assert is_dead(getattr(layer, signal)).tolist() == [False, True, True, False]
    network.loss_and_gradients(X, np.zeros((40, 10)), "mse")
    assert not layer.dW[:, is_dead(layer.z)].any() and layer.dW[:, 0].any()
