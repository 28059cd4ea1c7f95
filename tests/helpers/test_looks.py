"""An activation has one color and one line style, the same in every figure."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_hex

from helpers import activations
from helpers.display import function_plots, result_plots, style
from helpers.lessons.deep_gradients.pictures import by_layer
from helpers.lessons.history import pictures as history
from helpers.lessons.intuition import pictures as intuition

ENTRIES = list(activations.ACTIVATIONS.values())


def drawn(artist):
    """Color and line style as matplotlib has them, dashes in units of the line's width."""
    return to_hex(artist.get_color()), artist.get_linestyle(), artist._unscaled_dash_pattern


def wanted(name):
    return drawn(plt.Line2D([], [], **style.look(name)))


def lines(fig):
    return [drawn(line) for ax in fig.axes for line in ax.get_lines() if len(line.get_xdata()) > 2]


def test_no_two_activations_share_color_and_line():
    looks = [(entry.color, entry.line) for entry in ENTRIES]
    assert len(set(looks)) == len(looks)
    assert {color for color, _ in looks} <= set(style.PALETTE)
    assert {line for _, line in looks} <= set(style.DASHES)


@pytest.mark.parametrize("group", [
    "step linear sigmoid tanh relu", "relu leaky_relu prelu elu selu", "elu selu celu",
    "relu swish gelu mish lisht", "gelu gelu_tanh gelu_sigmoid", "sigmoid hard_sigmoid",
    "relu relu6", "swish hard_swish relu", "tanh softsign sigmoid", "softplus sigmoid relu",
])  # fmt: skip
def test_those_often_seen_together_differ_in_color_and_in_line(group):
    entries = [activations.get(name) for name in group.split()]
    assert len({entry.color for entry in entries}) == len(entries)
    assert len({entry.line for entry in entries}) == len(entries)


RUNS = [[1.0, 0.5, 0.4], [0.8, 0.3, 0.2]]
FIGURES = {
    "gallery": lambda name: function_plots.gallery(["elu", name]),
    "comparison": lambda name: by_layer({"elu": RUNS, name: RUNS}, "size", "Sizes"),
    "comparison by title": lambda name: by_layer(
        {"ELU": RUNS, f"{activations.get(name).title}, He": RUNS}, "size", "Sizes"
    ),
    "portrait": lambda name: history.portraits([(name, "it")]),
    "neuron": lambda name: intuition.neuron((1, 2), (1, 1), 0.5, name=name),
}


@pytest.mark.parametrize("name", ["sigmoid", "relu", "tanh"])
@pytest.mark.parametrize("figure", FIGURES)
def test_every_figure_draws_it_alike(figure, name):
    fig, _ = FIGURES[figure](name)
    assert wanted(name) in lines(fig)
    assert not set(lines(fig)) & {wanted(other.name) for other in ENTRIES
                                  if other.name not in (name, "elu")}  # fmt: skip


def test_a_bar_has_its_color_and_its_line_as_edge():
    fig, _ = result_plots.bars({"sigmoid": [0.9, 0.8], "a guess": [0.5, 0.5]}, "accuracy")
    bar, other = fig.axes[0].patches
    color, *_ = wanted("sigmoid")
    assert to_hex(bar.get_edgecolor()) == to_hex(bar.get_facecolor()) == color
    assert bar.get_linestyle() == style.DASHES[activations.get("sigmoid").line] == "--"
    assert to_hex(other.get_edgecolor()) not in (color, "#000000")


def test_two_lines_of_one_function_differ_in_something_else():
    first, second = style.looks(["tanh, He", "tanh, Glorot"])
    assert first == style.look("tanh")
    assert second.items() >= first.items() and "marker" in second
    fig, _ = by_layer({"tanh, He": RUNS, "tanh, Glorot": RUNS}, "size", "Sizes")
    assert lines(fig) == [wanted("tanh")] * 2


def test_lines_that_are_no_activation_look_like_none():
    for line in style.looks(["relu", *"abcdefg"])[1:]:
        assert line["color"] not in style.PALETTE.values()
    assert style.looks("abc") == [dict(line) for line in style.LINES[:3]]


def test_the_slope_is_thin_and_gray_beside_its_function():
    fig, _ = function_plots.gallery(["sigmoid"])
    function, slope = (line for line in fig.axes[0].get_lines() if len(line.get_xdata()) > 2)
    assert function.get_linewidth() > 2 * slope.get_linewidth()
    assert np.ptp(plt.matplotlib.colors.to_rgb(slope.get_color())) == 0
