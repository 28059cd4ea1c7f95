"""The numbers that lesson 6 states."""

import numpy as np
import pytest

from helpers import activations
from helpers.lessons.backpropagation.pictures import graph
from helpers.nn.one_neuron import neuron_gradients


@pytest.fixture
def seeded_neuron():
    state = np.random.RandomState(42)
    return state.randn(2), state.randn()


def test_seeded_relu_neuron_gives_the_published_output(seeded_neuron):
    w, b = seeded_neuron
    assert w.tolist() == pytest.approx([0.49671415, -0.1382643], abs=1e-8)
    assert b == pytest.approx(0.6476885381006925, rel=1e-15)
    numbers = neuron_gradients((0.5, -1.2), w, b, y=0.5, activation="relu")
    assert numbers["a"] == pytest.approx(1.0619627760117303, rel=1e-15)


def test_backward_pass_of_the_seeded_neuron_agrees_with_a_measurement(seeded_neuron):
    w, b = seeded_neuron
    x, y, hair = np.array([0.5, -1.2]), 0.5, 1e-6
    relu = activations.get("relu")
    numbers = neuron_gradients(x, w, b, y, "relu")

    def loss(w, b):
        return (relu(w @ x + b) - y) ** 2

    for i in range(2):
        step = hair * np.eye(2)[i]
        measured = (loss(w + step, b) - loss(w - step, b)) / (2 * hair)
        assert numbers["dw"][i] == pytest.approx(measured, abs=1e-8)
    assert numbers["db"] == pytest.approx(1.1239255520234606, rel=1e-12)
    # "One step took the output most of the way": more than half of the error is gone.
    moved = relu((w - 0.1 * numbers["dw"]) @ x + b - 0.1 * numbers["db"])
    assert 0 < moved - y < 0.5 * (numbers["a"] - y)


@pytest.mark.parametrize("y", [0.0, 1.0])
def test_sigmoid_with_cross_entropy_has_slope_a_minus_y(y):
    numbers = neuron_gradients((1.0, 2.0), (0.5, -0.25), 0.3, y)
    assert numbers["dz"] == pytest.approx(numbers["a"] - y)
    assert numbers["da"] * numbers["a"] * (1 - numbers["a"]) == pytest.approx(numbers["dz"])


def test_dead_relu_has_no_slope_left_of_z():
    numbers = neuron_gradients((1.0, 2.0), (0.5, -0.25), -1.0, 1.0, "relu")
    assert numbers["z"] < 0
    assert (numbers["dz"], numbers["db"], *numbers["dw"]) == (0, 0, 0, 0)


def test_picture_says_what_it_shows():
    _, alt = graph((1.0, 2.0), (0.5, -0.25), 0.0, 1.0)
    assert "z = 0, a = 0.5, loss = 0.693" in alt
