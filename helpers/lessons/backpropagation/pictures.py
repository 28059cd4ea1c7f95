"""The picture of lesson 6: one neuron as a graph, with its values and its gradients."""

import matplotlib.pyplot as plt
import numpy as np

from helpers import activations
from helpers.display.style import COLORS

_FORWARD, _BACKWARD = COLORS[0], COLORS[1]


def neuron_gradients(x, w, b, y, activation="sigmoid"):
    """Run one neuron forward and backward and keep every number.

    Parameters
    ----------
    x, w : sequence of float
        Inputs and weights.
    b, y : float
        Bias and target.
    activation : str
        With "sigmoid" the loss is binary cross-entropy, otherwise the squared error (a - y)^2.

    Returns
    -------
    dict of str to float or numpy.ndarray
        `z`, `a`, `loss` and the gradients `da`, `dz`, `dw`, `db` of the loss.

    Examples
    --------
    >>> numbers = neuron_gradients((1.0, 2.0), (0.5, -0.25), 0.0, y=1.0)
    >>> float(numbers["z"]), float(numbers["dz"])
    (0.0, -0.5)
    """
    x, w = np.asarray(x, float), np.asarray(w, float)
    f = activations.get(activation)
    z = w @ x + b
    a = f(float(z))
    if activation == "sigmoid":
        # Both logarithms from z itself: a may round to 0 or 1.
        log_a, log_rest = -np.logaddexp(0, -z), -np.logaddexp(0, z)
        loss = -(y * log_a + (1 - y) * log_rest)
        dz = a - y
        da = dz / (a * (1 - a)) if 0 < a < 1 else np.inf * np.sign(dz)
    else:
        loss, da = (a - y) ** 2, 2 * (a - y)
        dz = da * f.derivative(float(z))
    numbers = {"z": z, "a": a, "loss": loss, "da": da, "dz": dz, "dw": dz * x, "db": dz}
    return {name: value + 0.0 for name, value in numbers.items()}  # and no minus zeros


def graph(x, w, b, y, activation="sigmoid"):
    """Draw one neuron as a graph: values above the line, gradients of the loss below it.

    Parameters
    ----------
    x, w, b, y, activation
        As for `neuron_gradients`, with two inputs.

    Returns
    -------
    (matplotlib.figure.Figure, str)
        The picture and its alternative text.
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
        ax.annotate(
            "", (x1 - 0.75, y1), (x0 + 0.75, y0), arrowprops={"arrowstyle": "-|>", "color": "0.5"}
        )
        ax.text((x0 + x1) / 2, (y0 + y1) / 2 + 0.22, text, ha="center", fontsize=10, color="0.35",
                bbox={"fc": "white", "ec": "none", "pad": 1})
    for name, (cx, cy) in places.items():
        ax.add_patch(
            plt.Rectangle((cx - 0.72, cy - 0.52), 1.44, 1.04, fc="white", ec="0.3", lw=1.3)
        )
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
        f"loss has slope {numbers['da']:.3g} in a, {numbers['dz']:.3g} in z, "
        f"{slopes['w1']:.3g} in w1, {slopes['w2']:.3g} in w2 and {slopes['b']:.3g} in b."
    )

