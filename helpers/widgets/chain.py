"""Backpropagation through two neurons in a row, step by step."""

import matplotlib.pyplot as plt
import numpy as np

from helpers import activations
from helpers.display.diagram import arrow, node, rounded
from helpers.display.style import Picture
from helpers.widgets.known import known
from helpers.widgets.live import live


def show(x=1.5, w=(0.5, -1.0), b=(0.25, 0.5), y=1.0, activation="tanh"):
    """Show two neurons in a row, whose forward and backward pass the reader steps through.

    Parameters
    ----------
    x, y : float
        Input and target, from -3 to 3.
    w, b : (float, float)
        Weights and biases of the first and of the second neuron, from -3 to 3.
    activation : str
        Of the first neuron; the second is linear, and the loss is (a2 - y) squared.

    Returns
    -------
    None

    Examples
    --------
    >>> show()
    Two neurons in a row with their numbers: x = 1.5, z1 = 1, a1 = 0.762, z2 = -0.262, ...
    """
    name = activations.get(activation).name
    offered = ["sigmoid", "tanh", "relu", "leaky_relu", "linear", "gelu", "swish"]
    values = {
        "x": x, "y": y, "w1": w[0], "w2": w[1], "b1": b[0], "b2": b[1], "at": 0,
        "activation": name, "known": known([name, *offered]),
    }  # fmt: skip
    live("chain", values, _still(passes(x, w, b, y, name)))


def passes(x, w, b, y, activation):
    """Compute the forward and the backward pass.

    Parameters
    ----------
    x, w, b, y, activation
        As for `show`.

    Returns
    -------
    values : dict of str to float
        x, z1, a1, z2, a2 and J.
    slopes : dict of str to float
        Of J, with respect to the same and to w1, b1, w2, b2.

    Examples
    --------
    >>> values, slopes = passes(1.0, (2.0, 1.0), (0.0, 0.0), 1.0, "linear")
    >>> float(values["J"]), float(slopes["w1"])
    (1.0, 2.0)
    """
    entry = activations.get(activation)
    z1 = w[0] * x + b[0]
    a1 = float(entry(z1))
    z2 = w[1] * a1 + b[1]
    values = {"x": x, "z1": z1, "a1": a1, "z2": z2, "a2": z2, "J": (z2 - y) ** 2}
    dz2 = 2 * (z2 - y)
    dz1 = dz2 * w[1] * float(entry.derivative(z1))
    slopes = {
        "J": 1.0, "a2": dz2, "z2": dz2, "a1": dz2 * w[1], "z1": dz1, "x": dz1 * w[0],
        "w1": dz1 * x, "b1": dz1, "w2": dz2 * a1, "b2": dz2,
    }  # fmt: skip
    return values, slopes


def _still(both) -> Picture:
    values, slopes = both
    fig, ax = plt.subplots(figsize=(8.4, 2.2))
    ax.set(xlim=(-0.6, 5.6), ylim=(-1, 1.2))
    ax.axis("off")
    for place, name in enumerate(values):
        shape = "round,pad=0.4"
        node(ax, place, 0, f"{rounded(values[name])}\n{rounded(slopes[name])}", shape)
        ax.text(place, 0.85, f"${name[0]}_{{{name[1:]}}}$", ha="center")
        if place:
            arrow(ax, (place - 1, 0), (place, 0), gap=26, color="0.4")
    told = ", ".join(f"{name} = {np.round(value, 3):g}" for name, value in values.items())
    back = ", ".join(f"{np.round(value, 3):g} in {name}" for name, value in slopes.items())
    return fig, (
        f"Two neurons in a row with their numbers: {told}. Below each number the slope of J, found "
        f"from the right to the left: {back}."
    )
