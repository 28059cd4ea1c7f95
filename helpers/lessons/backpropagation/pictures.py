"""The pictures of the lesson: one neuron as a graph, and a hidden layer that bends the plane."""

import matplotlib.pyplot as plt
import numpy as np

from helpers import activations
from helpers.display.diagram import arrow, box
from helpers.display.result_plots import decision_boundary
from helpers.display.style import COLORS, Picture
from helpers.nn.one_neuron import neuron_gradients

_FORWARD, _BACKWARD = COLORS[0], COLORS[1]


def graph(x, w, b, y, activation="sigmoid") -> Picture:
    """Draw one neuron as a graph: values above the line, gradients of the loss below it.

    Parameters
    ----------
    x, w, b, y, activation
        As for `neuron_gradients`, with two inputs.
    """
    numbers = neuron_gradients(x, w, b, y, activation)
    places = {
        "w1": (0.6, 4.2), "w2": (0.6, 2.5), "b": (0.6, 0.8),
        "z": (3.9, 2.5), "a": (6.3, 2.5), "loss": (8.8, 2.5),
    }  # fmt: skip
    values = {"w1": w[0], "w2": w[1], "b": b, **{k: numbers[k] for k in ("z", "a", "loss")}}
    slopes = {
        "w1": numbers["dw"][0], "w2": numbers["dw"][1], "b": numbers["db"],
        "z": numbers["dz"], "a": numbers["da"], "loss": 1.0,
    }  # fmt: skip
    fig, ax = plt.subplots(figsize=(10.5, 4.4))
    ax.set(xlim=(-0.4, 10), ylim=(0, 5.4))
    ax.axis("off")
    edges = [
        ("w1", "z", f"times $x_1$ = {x[0]:g}"),
        ("w2", "z", f"times $x_2$ = {x[1]:g}"),
        ("b", "z", "times 1"),
        ("z", "a", activations.get(activation).title),
        ("a", "loss", f"target y = {y:g}"),
    ]
    for start, end, text in edges:
        (x0, y0), (x1, y1) = places[start], places[end]
        arrow(ax, (x0 + 0.75, y0), (x1 - 0.75, y1), gap=2, color="0.5")
        ax.text((x0 + x1) / 2, (y0 + y1) / 2 + 0.22, text, ha="center", fontsize=10, color="0.35",
                bbox={"fc": "white", "ec": "none", "pad": 1})
    for name, (cx, cy) in places.items():
        box(ax, cx - 0.72, cy - 0.52, 1.44, 1.04, rounding=0, edge="0.3", lw=1.3)
        ax.plot([cx - 0.72, cx + 0.72], [cy, cy], "-", color="0.3", lw=0.8)
        ax.text(cx, cy + 0.26, f"{name} = {values[name]:.3g}", ha="center", va="center",
                color=_FORWARD, fontsize=11)  # fmt: skip
        ax.text(cx, cy - 0.26, f"slope {slopes[name]:.3g}", ha="center", va="center",
                color=_BACKWARD, fontsize=11, style="italic")  # fmt: skip
    ax.text(3.9, 5.15, "upper half: values, computed from left to right", color=_FORWARD,
            ha="center", fontsize=10.5)  # fmt: skip
    ax.text(3.9, 0.15, "lower half: slopes of the loss, computed from right to left",
            color=_BACKWARD, ha="center", fontsize=10.5, style="italic")  # fmt: skip
    return fig, (
        f"A computation graph. Forward, from left to right: z = {numbers['z']:.3g}, "
        f"a = {numbers['a']:.3g}, loss = {numbers['loss']:.3g}. Backward, from right to left: the "
        f"slope of the loss is {numbers['da']:.3g} with respect to a, {numbers['dz']:.3g} to z, "
        f"{slopes['w1']:.3g} to w1, {slopes['w2']:.3g} to w2 and {slopes['b']:.3g} to b."
    )


def hidden_plane(network, output_layer, X, y, title) -> Picture:
    """Draw the plane of the inputs, and where two hidden units send it.

    Parameters
    ----------
    network : callable
        `network(points)` for points of shape (n, 2) gives hidden activations of shape (n, 2) and
        outputs of shape (n, 1).
    output_layer : tuple of numpy.ndarray
        The weights (2, 1) and the bias (1,) of the output unit: its line on the right.
    X, y : numpy.ndarray
        The data, of shape (n, 2) and (n, 1).
    title : str
        Written above the left panel.
    """
    fig, (left, right) = plt.subplots(1, 2, figsize=(9.6, 4.2))
    _, alt = decision_boundary(lambda points: network(points)[1].ravel(), X, y, left, title)
    ends = np.linspace(X.min(axis=0), X.max(axis=0), 9)
    along = np.linspace(X.min(axis=0), X.max(axis=0), 60)
    for end in ends:  # the lines of a grid over the inputs, and what becomes of them
        for line in (np.column_stack([np.full(60, end[0]), along[:, 1]]),
                     np.column_stack([along[:, 0], np.full(60, end[1])])):
            right.plot(*network(line)[0].T, "-", color="0.75", lw=0.8)
    hidden, labels = network(X)[0], np.ravel(y)
    for label, marker in ((0, "o"), (1, "^")):  # as in the left panel
        right.plot(*hidden[labels == label].T, marker, color=COLORS[label], ms=9, mec="black",
                   label=f"class {label}")
    (w1, w2), b = np.ravel(output_layer[0]), float(np.ravel(output_layer[1])[0])
    right.set(xlim=(-1.1, 1.1), ylim=(-1.1, 1.1), xlabel="$a_1$", ylabel="$a_2$", aspect="equal",
              title="the same, as the hidden layer sees it")
    length = max(np.hypot(w1, w2), 1e-12)
    foot, direction = -b * np.array([w1, w2]) / length**2, np.array([-w2, w1]) / length
    right.plot(*np.transpose([foot - 4 * direction, foot + 4 * direction]), "k--",
               label="output is 0.5")
    right.legend(loc="upper left", bbox_to_anchor=(1, 1))
    places = "; ".join(f"({x[0]:g}, {x[1]:g}) of class {label:g} to ({a[0]:.2f}, {a[1]:.2f})"
                       for x, label, a in zip(X, labels, hidden, strict=True))
    return fig, (f"{alt} Beside it the plane of the two hidden activations, with the line where "
                 f"the output is 0.5. The hidden layer sends {places}.")
