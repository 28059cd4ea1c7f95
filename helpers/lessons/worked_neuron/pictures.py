"""The pictures of lesson 5: a neuron, its line, a layer, shapes. Each returns a figure and text."""

import matplotlib.pyplot as plt
import numpy as np

from helpers.display.diagram import DOWN, UP, arrow, node, push_style, rounded, signed, table
from helpers.display.style import COLORS, MARKERS, Picture

_GRAY = "0.45"


def waterfalls(neurons) -> Picture:
    """Draw how each neuron's bias and inputs add up to z, one panel per neuron.

    Parameters
    ----------
    neurons : dict of str to (x, w, b)
        Inputs, weights and bias by title.
    """
    fig, axes = plt.subplots(1, len(neurons), figsize=(5 * len(neurons), 3.7), squeeze=False)
    told = []
    for ax, (title, (x, w, b)) in zip(axes[0], neurons.items(), strict=True):
        pushes = [float(b), *(float(wi) * xi for wi, xi in zip(w, x, strict=True))]
        labels = ["bias b", *(f"$w_{i + 1} x_{i + 1}$\n{wi:g} · {_factor(xi)}"
                              for i, (wi, xi) in enumerate(zip(w, x, strict=True)))]
        ends = np.cumsum(pushes)
        for place, (push, end) in enumerate(zip(pushes, ends, strict=True)):
            looks = {"color": UP} if push >= 0 else {"color": DOWN, "hatch": "//"}
            ax.bar(place, push, bottom=end - push, width=0.62, ec="white", **looks)
            ax.plot([place - 0.31, place + 1.31], [end, end], color="0.3", lw=1, ls=":")
            ax.annotate(signed(push), (place, end - push / 2), ha="center", va="center",
                        fontsize=10, bbox={"fc": "white", "ec": "none", "pad": 1.2})
        z = ends[-1]
        last = len(pushes)
        ax.bar(last, z, width=0.62, color="0.25")
        ax.annotate(f"z = {z:g}", (last, z), (0, 5 if z >= 0 else -5), ha="center",
                    va="bottom" if z >= 0 else "top", textcoords="offset points", weight="bold")
        ax.axhline(0, color="black", lw=1)
        ax.set_xticks(range(last + 1), [*labels, "total"])
        ax.set(title=title, ylabel="running sum")
        low, high = min(0.0, *ends), max(0.0, *ends)
        room = 0.14 * (high - low)
        ax.set_ylim(low - room * (low < 0), high + room)
        ax.grid(visible=False, axis="x")
        steps = ", then ".join(signed(push) for push in pushes[1:])
        told.append(f"{title}: starts at the bias {b:g}, then {steps}, and ends at z = {z:g}")
    return fig, "Bars that start where the last one ended. " + "; ".join(told) + "."


def half_plane(w, b, points) -> Picture:
    """Draw the line where a neuron with two inputs changes its mind.

    Parameters
    ----------
    w : sequence of two floats
        Weights.
    b : float
        Bias.
    points : sequence of (float, float)
        Inputs to mark, each with its z.
    """
    w, points = np.asarray(w, float), np.asarray(points, float)
    length = float(np.hypot(*w))
    fig, ax = plt.subplots(figsize=(6.4, 5))
    ax.set(xlim=(-6, 6), ylim=(-6, 6), aspect="equal", xlabel="$x_1$", ylabel="$x_2$")
    grid = np.linspace(-6, 6, 241)
    z = w[0] * grid[None, :] + w[1] * grid[:, None] + b
    if z.max() > 0:
        top = [0, max(z.max(), 1e-9) * 2]
        ax.contourf(grid, grid, z, levels=top, colors=[COLORS[0]], alpha=0.18)
    ax.axhline(0, color=_GRAY, lw=0.7)
    ax.axvline(0, color=_GRAY, lw=0.7)
    if length and z.min() < 0 < z.max():
        ax.contour(grid, grid, z, levels=[0], colors="black", linewidths=2)
        foot = -b * w / length**2
        ax.plot(*np.array([(0, 0), foot]).T, color=COLORS[1], lw=2, ls="--")
        arrow(ax, foot, foot + 1.6 * w / length, lw=2, color=COLORS[0])
        if np.all(np.abs(foot + 2 * w / length) < 5.9):
            ax.text(*(foot + 2 * w / length), "w", color=COLORS[0], weight="bold", ha="center",
                    va="center")
    values = points @ w + b
    for point, value in zip(points, values, strict=True):
        yes = value > 0
        ax.plot(*point, MARKERS[0], ms=10, mec="black", mfc="black" if yes else "white")
        # A neighbor close by on the right would be written over.
        gaps = points - point
        crowded = np.any((gaps[:, 0] > 0) & (gaps[:, 0] < 3) & (np.abs(gaps[:, 1]) < 1))
        ax.annotate(f"z = {value:.3g}", point, (-9 if crowded else 9, 0), va="center",
                    ha="right" if crowded else "left", textcoords="offset points", fontsize=10,
                    bbox={"fc": "white", "ec": "none", "alpha": 0.7, "pad": 1})
    distance = abs(b) / length if length else float("nan")
    ax.set_title(
        f"{w[0]:g} $x_1$ {_term(w[1])} $x_2$ > {-b + 0.0:g}  in the shaded half", fontsize=11)
    marks = "; ".join(
        f"({p[0]:g}, {p[1]:g}) has z = {v:.3g}" for p, v in zip(points, values, strict=True)
    )
    where = (
        f"The line where z is 0 lies {distance:.2f} from the origin (dashed), and the arrow of the "
        "weights points at a right angle from it into the shaded half, where z is positive"
        if length else "With both weights zero there is no line, and z is the bias everywhere"
    )
    return fig, (
        f"The plane of two inputs for weights {w[0]:g} and {w[1]:g} and bias {b:g}. {where}. "
        f"Marked inputs, filled where z is positive: {marks}."
    )


def _factor(number):
    return rounded(number) if number >= 0 else f"({rounded(number)})"


def shapes(X, W, b, example=0, neuron=0) -> Picture:
    """Draw X @ W + b = Z as tables, with one entry of Z and what it is made of marked.

    Parameters
    ----------
    X : array of shape (m, fan_in)
        A batch.
    W : array of shape (fan_in, fan_out)
        Weights.
    b : array of shape (fan_out,)
        Biases.
    example, neuron : int
        Row and column of the marked entry, counted from 0.
    """
    X, W, b = np.asarray(X, float), np.asarray(W, float), np.asarray(b, float)
    Z = X @ W + b
    fig, ax = plt.subplots(figsize=(10.5, 3.6))
    ax.axis("off")
    ax.set(xlim=(-0.2, 15.6), ylim=(-1.7, 3.9), aspect="equal")
    table(ax, 0, 1.5, X, f"X  {X.shape}", COLORS[0], lambda row, _: row == example)
    ax.text(2.7, 1.5, "@", ha="center", va="center", fontsize=16)
    table(ax, 3.4, 1.5, W, f"W  {W.shape}", COLORS[1], lambda _, column: column == neuron)
    ax.text(7.5, 1.5, "+", ha="center", va="center", fontsize=16)
    table(ax, 8.1, 1.5, b[None, :], f"b  {b.shape}", COLORS[2], lambda _, column: column == neuron)
    ax.text(11.65, 1.5, "=", ha="center", va="center", fontsize=16)
    table(ax, 12.1, 1.5, Z, f"Z  {Z.shape}", "black", lambda *entry: entry == (example, neuron))
    parts = [f"{_factor(x)} · {_factor(w)}"
             for x, w in zip(X[example], W[:, neuron], strict=True)]  # fmt: skip
    sign = "+" if b[neuron] >= 0 else "-"
    made = f"{' + '.join(parts)} {sign} {rounded(abs(b[neuron]))} = {rounded(Z[example, neuron])}"
    ax.text(7.3, -1.25, f"Z[{example}, {neuron}]  =  {made}", ha="center", fontsize=12,
            weight="bold")
    return fig, (
        f"Four tables: X of shape {X.shape}, times W of shape {W.shape}, plus b of shape "
        f"{b.shape}, is Z of shape {Z.shape}. Row {example} of X, column {neuron} of W and entry "
        f"{neuron} of b are marked; they make Z[{example}, {neuron}] = {made}."
    )


def network(sizes) -> Picture:
    """Draw a network of dense layers with the parameters of each.

    Parameters
    ----------
    sizes : sequence of int
        Inputs, then the neurons of each layer.
    """
    fig, ax = plt.subplots(figsize=(9.5, 4.3))
    ax.axis("off")
    tallest = max(sizes)
    columns = [
        [(3.2 * k, (tallest - 1) / 2 - (n - 1) / 2 + i) for i in range(n)]
        for k, n in enumerate(sizes)
    ]
    for left, right in zip(columns[:-1], columns[1:], strict=True):
        for start in left:
            for end in right:
                ax.plot(*zip(start, end, strict=True), color=COLORS[0], lw=0.6, ls="-", alpha=0.5)
    told, total = [], 0
    for k, (column, n) in enumerate(zip(columns, sizes, strict=True)):
        ax.plot(*zip(*column, strict=True), "o", ms=13, mec="black", mew=1.2,
                mfc="white" if k == 0 else COLORS[5])
        x = 3.2 * k
        kind = "inputs" if k == 0 else "output" if k == len(sizes) - 1 else "hidden"
        ax.text(x, tallest + 0.1, f"{n} {kind}", ha="center", weight="bold", fontsize=10)
        if k:
            fan_in = sizes[k - 1]
            count = (fan_in + 1) * n
            total += count
            ax.text(x - 1.6, -1.0, f"W ({fan_in}, {n})   b ({n},)", ha="center", fontsize=10)
            ax.text(x - 1.6, -1.9, f"{fan_in}·{n} + {n} = {count}", ha="center", fontsize=11,
                    weight="bold", color=COLORS[0])
            told.append(f"from {fan_in} to {n}, weights {fan_in * n}, biases {n}, together {count}")
    ax.set(xlim=(-0.8, 3.2 * (len(sizes) - 1) + 0.8), ylim=(-2.3, tallest + 0.8))
    return fig, (
        f"A network with {' - '.join(map(str, sizes))} units, every unit connected with all of the "
        f"next layer: {'; '.join(told)}. All in all {total} parameters."
    )


def _number(ax, x, y, text, value=None, **look):
    """A number on its way: in a circle, or in a box if it pushes z up or down."""
    edge = {} if value is None else push_style(value)
    shape = "circle,pad=0.35" if value is None else "round,pad=0.4"
    node(ax, x, y, text, shape, fontsize=12, lw=1.6, **edge, **look)


def _term(value):
    return f"{'+' if value >= 0 else '-'} {abs(value):g}"
