"""Pictures that ask: a neuron without its answer, and a broken line to read off."""

import matplotlib.pyplot as plt

from helpers.display.style import COLORS


def neuron(x, w, b):
    """Draw a neuron with its inputs, weights and bias, and a question mark for its answer.

    Parameters
    ----------
    x, w : sequence of float, one length
        Inputs and weights.
    b : float
        Bias.

    Returns
    -------
    (matplotlib.figure.Figure, str)
        The picture and its alternative text.

    Examples
    --------
    >>> neuron((1, 2), (0.5, -1), 3)[1]
    'A neuron. Input 1 is 1 and has weight 0.5; input 2 is 2 and has weight -1. The bias is 3.'
    """
    fig, ax = plt.subplots(figsize=(6, 2.8))
    ax.axis("off")
    ax.set(xlim=(0, 6), ylim=(-1.6, 1.6))
    heights = [1 - 2 * i / max(len(x) - 1, 1) for i in range(len(x))]
    box = {"boxstyle": "circle,pad=0.5", "facecolor": "white", "edgecolor": "black"}
    for i, (value, weight, height) in enumerate(zip(x, w, heights, strict=True), start=1):
        style = "--" if weight < 0 else "-"
        ax.plot([1, 3], [height, 0], style, color=COLORS[0], linewidth=1 + abs(weight))
        label = {"facecolor": "white", "edgecolor": "none", "pad": 2}
        ax.text(2, height / 2, f"$w_{i}$ = {weight:g}", ha="center", va="center", bbox=label)
        ax.text(1, height, f"{value:g}", ha="center", va="center", bbox=box)
        ax.text(0.5, height, f"$x_{i}$", va="center")
    ax.plot([3, 5], [0, 0], color=COLORS[0])
    ax.text(3, 0, "z = ?", ha="center", va="center", bbox=box)
    ax.text(3, -1.2, f"b = {b:g}", ha="center")
    ax.text(5.1, 0, "a = ?", va="center")
    inputs = "; ".join(
        f"input {i} is {value:g} and has weight {weight:g}"
        for i, (value, weight) in enumerate(zip(x, w, strict=True), start=1)
    )
    return fig, f"A neuron. {inputs[0].upper()}{inputs[1:]}. The bias is {b:g}."


def broken_line(points, margin=2.0):
    """Draw a broken line that is flat before its first corner and after its last.

    Parameters
    ----------
    points : sequence of (float, float)
        Its corners, from left to right.
    margin : float
        How much of the flat ends to show.

    Returns
    -------
    (matplotlib.figure.Figure, str)
        The picture and its alternative text.

    Examples
    --------
    >>> broken_line([(0, 0), (1, 2)])[1]
    'A broken line with corners at (0, 0), (1, 2); left and right of them it is flat.'
    """
    xs, ys = zip(*points, strict=True)
    fig, ax = plt.subplots(figsize=(6, 3.2))
    ax.plot([xs[0] - margin, *xs, xs[-1] + margin], [ys[0], *ys, ys[-1]], color=COLORS[0])
    ax.plot(xs, ys, "o", color=COLORS[0])
    for (x, y), after in zip(points, [*ys[1:], ys[-1]], strict=True):
        # Where the line goes up, the room is below it.
        place = (5, -15) if after > y else (5, 7)
        ax.annotate(f"({x:g}, {y:g})", (x, y), textcoords="offset points", xytext=place)
    ax.set(xlabel="x", ylabel="y", ylim=(min(ys) - 1, max(ys) + 1))
    ax.grid(alpha=0.3)
    corners = ", ".join(f"({x:g}, {y:g})" for x, y in points)
    return fig, f"A broken line with corners at {corners}; left and right of them it is flat."
