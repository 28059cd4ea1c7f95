"""The text beside a picture says what was drawn: numbers that are easy to check by hand."""

import importlib
import inspect

import numpy as np
import pytest
from matplotlib.figure import Figure

from helpers.display.style import Picture
from helpers.lessons.deep_gradients.pictures import by_layer
from helpers.lessons.intuition.hinge_pictures import broken_line
from helpers.lessons.intuition.pictures import unanswered_neuron
from helpers.lessons.optimizers.pictures import paths, race
from helpers.lessons.training_with_keras import pictures as training
from helpers.nn import optimizers
from helpers.studies import results
from tests.test_docstrings import modules

HOUSES = np.random.default_rng(0).normal(size=(40, 4))
PRICES = np.array([[1000.0], [2000.0], [4000.0]])


@pytest.mark.parametrize("draw, said", [
    (lambda: unanswered_neuron((1, 2), (0.5, -1), 3),
     "A neuron. Input 1 is 1 and has weight 0.5; input 2 is 2 and has weight -1. The bias is 3."),
    (lambda: broken_line([(0, 0), (1, 2)]),
     "A broken line with corners at (0, 0), (1, 2); left and right of them it is flat."),
    (lambda: by_layer({"relu": [[1.0, 0.1], [1.0, 0.2], [1.0, 9.0]]}, "size", "Sizes"),
     "Sizes. Size by layer, median over 3 seeds. relu: 1 at layer 1, 0.2 at layer 2."),
    (lambda: paths("bowl", {"SGD": optimizers.SGD(0.5)}, steps=2),
     "Walks down a round bowl, 2 steps each: SGD goes from (-3.5, 2) to (-0.875, 0.5), loss "),
    (lambda: race(results("optimizer_race"), names=["sgd", "adam"]),
     "Test accuracy, from 0.5 up, against the learning rate: the median of 10 seeds, and from "),
    (lambda: training.pairs([1.0, 2.0], [1.0, 2.0]),
     "Squared errors of 2 targets with 2 predictions, 4 squares. The 2 on the diagonal, "),
    (lambda: training.stall([1e5, 1.1e5], [-5.0, 200.0, 300.0], [120.0, 220.0, 320.0]),
     "On a logarithmic axis: the median prediction goes from 200 to 220, the median price is "
     "105,000. Predictions of a dollar or less have no place on it: 33% of them before, 0% after."),
    (lambda: training.predicted_against_true(PRICES, {"perfect": PRICES}),
     "Predicted against true price. perfect: R² 1.00, mean error of the most expensive tenth 0."),
    (lambda: training.curves([[1.0, 0.5], [0.8, 0.3]], [[1.1, 0.6], [0.9, 0.4]]),
     "Mean loss by epoch over 2 seeds, with bands of one standard deviation to either side. "
     "training from 0.9 to 0.4; validation from 1 to 0.5."),
    (lambda: training.small_data((HOUSES, HOUSES[:, :1]), (HOUSES, HOUSES[:, 1:2]), 20, 3, 2),
     "20 houses, 4-3-3-1, 31 parameters. Training"),
    (lambda: training.slopes([[0.3, 0.2], [0.5, -0.1]]),
     "Slopes of 2 PReLU units, all 0.25 at first; after 2 epochs from -0.1 to 0.5, 1 below 0."),
])  # fmt: skip
def test_the_text_says_what_was_drawn(draw, said):
    fig, alt = draw()
    assert isinstance(fig, Figure)
    assert alt == said if said.endswith(".") else alt.startswith(said)


@pytest.mark.parametrize("name", [name for name in modules() if name.endswith("pictures")])
def test_what_a_room_draws_is_a_picture(name):
    """So says the annotation of each drawing function, which stands for a text of its own."""
    found = [
        inspect.signature(item).return_annotation
        for label, item in vars(importlib.import_module(name)).items()
        if inspect.isfunction(item) and item.__module__ == name and not label.startswith("_")
        and "plt.subplots(" in inspect.getsource(item)
    ]  # fmt: skip
    assert found and set(map(str, found)) == {str(Picture)}
