"""The pictures of lesson 5: a neuron, its line, a layer, shapes. Each returns a figure and text."""

import matplotlib.pyplot as plt
import numpy as np

from helpers import activations
from helpers.display.style import COLORS, MARKERS, look

_GRAY = "0.45"
_PLUS, _MINUS = COLORS[0], COLORS[1]  # pushes up, pushes down


def flow(x, w, b, activation="relu"):
    """Draw one neuron as numbers that flow from the inputs to the output.

    Parameters
    ----------
    x, w : sequence of float
        Inputs and weights, as many of one as of the other.
    b : float
        Bias.
    activation : str
        Name of the activation.

    Returns
    -------
    (matplotlib.figure.Figure, str)
        The picture and its alternative text.
    """
    f = activations.get(activation)
    x, w = np.asarray(x, float), np.asarray(w, float)
    products, z = w * x, float(w @ x + b)
    a = float(f(z))
    fig, (ax, curve) = plt.subplots(1, 2, figsize=(10.5, 3.6), width_ratios=(2.1, 1))
    ax.set(xlim=(0, 10), ylim=(0, 6))
    ax.axis("off")
    # The numbers of one step stand under its heading, the bias below the inputs.
    for place, text in zip((0.7, 2.7, 4.9, 7.15, 9.3), (
            "input", "times weight", "push", "sum = z", f"{f.title}(z) = a"), strict=True):
        ax.text(place, 5.75, text, ha="center", va="center", fontsize=10, color=_GRAY)
    heights = np.linspace(4.9, 2.4, len(x))
    for i, height in enumerate(heights):
        _arrow(ax, (1.15, height), (4.3, height), products[i])
        _box(ax, 0.7, height, f"{x[i]:g}", circle=True)
        ax.text(2.7, height + 0.32, f"$w_{i + 1}$ = {w[i]:g}", ha="center", fontsize=11)
        _box(ax, 4.9, height, _signed(products[i]), products[i])
        _arrow(ax, (5.5, height), (6.7, 3.1), products[i])
    ax.text(2.7, 0.9, "bias, whatever the input", ha="center", va="center", fontsize=10)
    _box(ax, 4.9, 0.9, _signed(b), b)
    _arrow(ax, (5.5, 0.9), (6.7, 2.9), b)
    _box(ax, 7.15, 3, f"{z:.3g}", circle=True)
    _arrow(ax, (7.75, 3), (8.75, 3), a if a else None)
    _box(ax, 9.3, 3, f"{a:.3g}", circle=True, weight="bold")
    _curve(curve, f, z, a)
    pushes = ", ".join(
        f"{xi:g} times {wi:g} pushes {_signed(p)}"
        for xi, wi, p in zip(x, w, products, strict=True)
    )
    return fig, (
        f"A neuron from left to right: input {pushes}, and the bias pushes {_signed(b)}. "
        f"They add up to z = {z:.3g}, of which {f.title} makes {a:.3g}. On the right this point on "
        f"{f.title}'s curve."
    )


def waterfalls(neurons):
    """Draw how each neuron's bias and inputs add up to z, one panel a neuron.

    Parameters
    ----------
    neurons : dict of str to (x, w, b)
        Inputs, weights and bias by title.

    Returns
    -------
    (matplotlib.figure.Figure, str)
        The picture and its alternative text.
    """
    fig, axes = plt.subplots(1, len(neurons), figsize=(5 * len(neurons), 3.7), squeeze=False)
    told = []
    for ax, (title, (x, w, b)) in zip(axes[0], neurons.items(), strict=True):
        pushes = [float(b), *(float(wi) * xi for wi, xi in zip(w, x, strict=True))]
        labels = ["bias b", *(f"$w_{i + 1} x_{i + 1}$\n{wi:g} · {xi:g}"
                              for i, (wi, xi) in enumerate(zip(w, x, strict=True)))]
        ends = np.cumsum(pushes)
        for place, (push, end) in enumerate(zip(pushes, ends, strict=True)):
            looks = {"color": _PLUS} if push >= 0 else {"color": _MINUS, "hatch": "//"}
            ax.bar(place, push, bottom=end - push, width=0.62, ec="white", **looks)
            ax.plot([place - 0.31, place + 1.31], [end, end], color="0.3", lw=1, ls=":")
            ax.annotate(_signed(push), (place, end - push / 2), ha="center", va="center",
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
        steps = ", then ".join(_signed(push) for push in pushes[1:])
        told.append(f"{title}: starts at the bias {b:g}, then {steps}, and ends at z = {z:g}")
    return fig, "Bars that start where the last one ended. " + "; ".join(told) + "."


def half_plane(w, b, points):
    """Draw the line where a neuron with two inputs changes its mind.

    Parameters
    ----------
    w : sequence of two floats
        Weights.
    b : float
        Bias.
    points : sequence of (float, float)
        Inputs to mark, each with its z.

    Returns
    -------
    (matplotlib.figure.Figure, str)
        The picture and its alternative text.
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
        ax.annotate("", foot + 1.6 * w / length, foot, arrowprops={
            "arrowstyle": "-|>", "lw": 2, "color": COLORS[0], "shrinkA": 0, "shrinkB": 0})
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


def shapes(X, W, b, example=0, neuron=0):
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

    Returns
    -------
    (matplotlib.figure.Figure, str)
        The picture and its alternative text.
    """
    X, W, b = np.asarray(X, float), np.asarray(W, float), np.asarray(b, float)
    Z = X @ W + b
    fig, ax = plt.subplots(figsize=(10.5, 3.6))
    ax.axis("off")
    ax.set(xlim=(-0.2, 15.6), ylim=(-1.7, 3.9), aspect="equal")
    _table(ax, 0, X, f"X  {X.shape}", row=example, color=COLORS[0])
    ax.text(2.7, 1.5, "@", ha="center", va="center", fontsize=16)
    _table(ax, 3.4, W, f"W  {W.shape}", column=neuron, color=COLORS[1])
    ax.text(7.5, 1.5, "+", ha="center", va="center", fontsize=16)
    _table(ax, 8.1, b[None, :], f"b  {b.shape}", column=neuron, color=COLORS[2])
    ax.text(11.65, 1.5, "=", ha="center", va="center", fontsize=16)
    _table(ax, 12.1, Z, f"Z  {Z.shape}", row=example, column=neuron, color="black", cross=True)
    parts = [f"{_round(x)} · {_round(w)}" if w >= 0 else f"{_round(x)} · ({_round(w)})"
             for x, w in zip(X[example], W[:, neuron], strict=True)]
    sign = "+" if b[neuron] >= 0 else "-"
    made = f"{' + '.join(parts)} {sign} {_round(abs(b[neuron]))} = {_round(Z[example, neuron])}"
    ax.text(7.3, -1.25, f"Z[{example}, {neuron}]  =  {made}", ha="center", fontsize=12,
            weight="bold")
    return fig, (
        f"Four tables: X of shape {X.shape}, times W of shape {W.shape}, plus b of shape "
        f"{b.shape}, is Z of shape {Z.shape}. Row {example} of X, column {neuron} of W and entry "
        f"{neuron} of b are marked; they make Z[{example}, {neuron}] = {made}."
    )


def network(sizes):
    """Draw a network of dense layers with the parameters of each.

    Parameters
    ----------
    sizes : sequence of int
        Inputs, then the neurons of each layer.

    Returns
    -------
    (matplotlib.figure.Figure, str)
        The picture and its alternative text.
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


def _curve(ax, f, z, a):
    reach = max(4.0, 1.25 * abs(z))
    grid = np.linspace(-reach, reach, 401)
    ax.axhline(0, color=_GRAY, lw=0.7)
    ax.axvline(0, color=_GRAY, lw=0.7)
    ax.plot(grid, f(grid), **look(f))
    ax.plot([z, z], [0, a], ":", color="black", lw=1.2)
    ax.plot(z, a, "o", color="black", ms=9)
    ax.set(title=f.title, xlabel="z", ylabel="a")


def _box(ax, x, y, text, value=None, circle=False, weight="normal"):
    edge = "black" if value is None else _PLUS if value >= 0 else _MINUS
    ax.text(x, y, text, ha="center", va="center", fontsize=12, weight=weight, bbox={
        "boxstyle": "circle,pad=0.35" if circle else "round,pad=0.4", "fc": "white", "ec": edge,
        "lw": 1.6, "ls": "--" if value is not None and value < 0 else "-"})


def _arrow(ax, start, end, value):
    """An arrow as thick as what it carries is large, dashed where it pushes down."""
    size = 0 if value is None else abs(value)
    color = "0.6" if not size else _PLUS if value > 0 else _MINUS
    ax.annotate("", end, start, arrowprops={
        "arrowstyle": "-|>", "lw": 0.9 + min(1.2 * size, 4), "color": color, "shrinkA": 0,
        "shrinkB": 0, "ls": "--" if size and value < 0 else "-"})


def _table(ax, left, values, title, color, row=None, column=None, cross=False):
    """A table with its row, its column or where they cross marked; middle at height 1.5."""
    rows, columns = values.shape
    bottom, width = 1.5 - rows / 2, 1.05  # numbers such as -0.138 need more than a square
    for (i, j), value in np.ndenumerate(values):
        on_row = row is not None and i == row
        on_column = column is not None and j == column
        marked = (on_row and on_column) if cross else (on_row or on_column)
        y = bottom + rows - 1 - i
        ax.add_patch(plt.Rectangle((left + j * width, y), width, 1, ec="0.6", lw=0.8, fc="white"))
        if marked:
            ax.add_patch(plt.Rectangle((left + j * width + 0.04, y + 0.05), width - 0.08, 0.9,
                                       ec=color, lw=2, fc=color, alpha=0.2))
        ax.text(left + (j + 0.5) * width, y + 0.5, _round(value), ha="center", va="center",
                fontsize=10, weight="bold" if marked else "normal")
    ax.text(left + columns * width / 2, 3.35, title, ha="center", fontsize=12)


def _round(value):
    return f"{value:.3g}" if abs(value) >= 0.0005 else "0"


def _signed(value):
    return f"{value:+.3g}" if value else "0"


def _term(value):
    return f"{'+' if value >= 0 else '-'} {abs(value):g}"
