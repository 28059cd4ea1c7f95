"""The pictures of lesson 1: neurons, XOR and its fold, and boundaries in the plane."""

import matplotlib.pyplot as plt
import numpy as np

from helpers import activations
from helpers.display.diagram import arrow, node, push_style
from helpers.display.function_plots import curve_with_point
from helpers.display.style import COLORS, Picture, look

_GRAY = "0.45"
_DEVICES = (
    ("linear", "a wire", "passes everything on"),
    ("step", "a switch", "all or nothing"),
    ("sigmoid", "a dimmer", "a little, more, nearly all"),
    ("relu", "a one-way valve", "nothing one way, all the other"),
)


def four_devices(inputs=(-3.0, -1.0, 1.0, 3.0)) -> Picture:
    """Draw four functions as household devices that get the same messages.

    Parameters
    ----------
    inputs : sequence of float
        The messages, marked on each curve with what the device makes of them.
    """
    fig, axes = plt.subplots(1, 4, figsize=(10.5, 2.9), sharex=True, sharey=True)
    grid = np.linspace(-4, 4, 801)
    parts = []
    for ax, (name, device, does) in zip(axes, _DEVICES, strict=True):
        function = activations.get(name)
        low, high = grid[grid < 0], grid[grid >= 0]
        for piece in (low, high):  # two pieces, so that the step shows its jump and no slope
            ax.plot(piece, function(piece), **look(name, lw=2.4))
        outputs = function(np.array(inputs))
        ax.plot(inputs, outputs, "o", color="black", ms=5)
        for x, y in zip(inputs, outputs, strict=True):
            ax.annotate(f"{y:.3g}", (x, y), (0, 7), textcoords="offset points", ha="center",
                        fontsize=9)
        ax.set(title=device, xlabel=f"message z\n({does})", ylim=(-4, 4.6))
        told = ", ".join(f"{x:g} to {y:.3g}" for x, y in zip(inputs, outputs, strict=True))
        parts.append(f"{device} ({name}) turns {told}")
    axes[0].set_ylabel("what comes out")
    return fig, "Four panels, one curve each: " + "; ".join(parts) + "."


def neuron(x, w, b, name="relu") -> Picture:
    """Draw one neuron with its numbers: the parts, its curve, and its map of the input plane.

    Parameters
    ----------
    x, w : sequence of two floats
        Inputs and weights.
    b : float
        Bias.
    name : str
        The activation.
    """
    function = activations.get(name)
    x, w = np.asarray(x, float), np.asarray(w, float)
    z = float(w @ x + b)
    a = float(function(z))
    fig, axes = plt.subplots(1, 3, figsize=(11, 3.5), width_ratios=(1.35, 1, 1.1))
    _parts(axes[0], x, w, b, z, a, function.title)
    curve_with_point(axes[1], function, z, a, f"{function.title}: from z to a")
    _plane(axes[2], function, x, w, b)
    return fig, (
        f"A neuron with inputs {x[0]:g} and {x[1]:g}, weights {w[0]:g} and {w[1]:g} and bias "
        f"{b:g}: the sum z is {z:.3g}, and {function.title} makes it {a:.3g}. "
        "Left its parts, in the middle the activation with this point on it, right the plane of "
        "all inputs with the line where z is 0."
    )


def _parts(ax, x, w, b, z, a, title):
    ax.set(xlim=(0, 10), ylim=(0, 6), title="the parts")
    ax.axis("off")
    circle = "circle,pad=0.45"
    for i, height in enumerate((4.8, 1.2)):
        arrow(ax, (1.2, height), (4.35, 3), gap=2, arrowstyle="-", lw=0.6 + 2.2 * abs(w[i]),
              **push_style(w[i]))
        node(ax, 0.9, height, f"{x[i]:g}", circle, fontsize=11)
        ax.text(2.75, height + (0.35 if i == 0 else -0.35), f"$w_{i + 1}$ = {w[i]:g}", fontsize=10,
                ha="center", va="center")
    ax.text(0.9, 5.75, "inputs", ha="center", va="center", fontsize=9, color=_GRAY)
    arrow(ax, (4.75, 4.9), (4.75, 3.5), gap=2, color="black")
    ax.text(4.75, 5.15, f"b = {b:g}", ha="center", fontsize=10)
    node(ax, 4.75, 3, "+", circle, fontsize=15)
    arrow(ax, (5.35, 3), (6.75, 3), gap=2, color="black")
    ax.text(6.0, 3.3, f"z = {z:.3g}", ha="center", fontsize=10)
    node(ax, 7.35, 3, "f", circle, fontsize=11, style="italic")
    ax.text(7.35, 1.75, title, ha="center", fontsize=9, color=_GRAY)
    arrow(ax, (7.95, 3), (9.3, 3), gap=2, color="black")
    ax.text(8.6, 3.3, f"a = {a:.3g}", ha="center", fontsize=11, weight="bold")


def _plane(ax, function, x, w, b, reach=3.0):
    x1, x2 = np.meshgrid(*[np.linspace(-reach, reach, 61)] * 2)
    z = w[0] * x1 + w[1] * x2 + b
    a = function(z)
    if np.ptp(a) > 1e-9:
        ax.contourf(x1, x2, a, levels=9, cmap="Greys", alpha=0.75)
        if function.name != "step":
            lines = ax.contour(x1, x2, a, levels=9, colors="black", linewidths=0.4)
            ax.clabel(lines, fontsize=7, fmt="%.2g")
    if np.any(w):
        if z.min() < 0 < z.max():
            ax.contour(x1, x2, z, levels=[0.0], colors=[COLORS[1]], linewidths=2.4)
        foot = -b * w / (w @ w)
        arrow(ax, foot, foot + w / np.linalg.norm(w), gap=2, color=COLORS[1], lw=1.8)
    ax.plot(*x, "o", color="white", mec="black", ms=9, mew=1.8)
    ax.set(title="every input at once: a", xlabel="$x_1$", ylabel="$x_2$",
           xlim=(-reach, reach), ylim=(-reach, reach), aspect="equal")


def unanswered_neuron(x, w, b) -> Picture:
    """Draw a neuron with its inputs, weights and bias, and a question mark for its answer.

    Parameters
    ----------
    x, w : sequence of float, one length
        Inputs and weights.
    b : float
        Bias.
    """
    fig, ax = plt.subplots(figsize=(6, 2.8))
    ax.axis("off")
    ax.set(xlim=(0, 6), ylim=(-1.6, 1.6))
    heights = [1 - 2 * i / max(len(x) - 1, 1) for i in range(len(x))]
    for i, (value, weight, height) in enumerate(zip(x, w, heights, strict=True), start=1):
        style = push_style(weight) | {"color": COLORS[0]}
        ax.plot([1, 3], [height, 0], linewidth=1 + abs(weight), **style)
        label = {"facecolor": "white", "edgecolor": "none", "pad": 2}
        ax.text(2, height / 2, f"$w_{i}$ = {weight:g}", ha="center", va="center", bbox=label)
        node(ax, 1, height, f"{value:g}", "circle,pad=0.5")
        ax.text(0.5, height, f"$x_{i}$", va="center")
    ax.plot([3, 5], [0, 0], color=COLORS[0])
    node(ax, 3, 0, "z = ?", "circle,pad=0.5")
    ax.text(3, -1.2, f"b = {b:g}", ha="center")
    ax.text(5.1, 0, "a = ?", va="center")
    inputs = "; ".join(
        f"input {i} is {value:g} and has weight {weight:g}"
        for i, (value, weight) in enumerate(zip(x, w, strict=True), start=1)
    )
    return fig, f"A neuron. {inputs[0].upper()}{inputs[1:]}. The bias is {b:g}."


def xor_has_no_line() -> Picture:
    """Draw the XOR points with their two diagonals, which cross in the middle."""
    fig, axes = plt.subplots(1, 2, figsize=(8.4, 3.8))
    for ax in axes:
        _xor_points(ax, np.array([[0, 0], [0, 1], [1, 0], [1, 1]], float))
        ax.set(xlim=(-0.45, 1.45), ylim=(-0.45, 1.45), aspect="equal", xlabel="$x_1$",
               ylabel="$x_2$")
    for offset, label in ((0.5, "line A"), (1.5, "line B")):
        axes[0].plot([offset - 1.4, 1.4], [1.4, offset - 1.4], "-", color=COLORS[1], lw=1.8)
        axes[0].text(offset / 2 + 0.04, offset / 2 + 0.02, label, fontsize=9, color=COLORS[1])
    axes[0].set_title("each line gets three right")
    axes[1].plot([0, 1], [0, 1], "-", color="black", lw=1.6)
    axes[1].plot([0, 1], [1, 0], "--", color="black", lw=1.6)
    axes[1].plot(0.5, 0.5, "*", color=COLORS[1], ms=17, zorder=3)
    axes[1].annotate("on which side\nis this point?", (0.5, 0.5), (0.5, 1.12), ha="center",
                     fontsize=9, arrowprops={"arrowstyle": "->", "color": "black"})
    axes[1].set_title("one point, two owners")
    return fig, (
        "XOR's four points: (0, 1) and (1, 0) should give 1, the other two 0. Left: of two "
        "parallel lines each has one point on the wrong side. Right: the segment that joins the "
        "ones crosses the segment that joins the zeros at (0.5, 0.5)."
    )


def xor_fold() -> Picture:
    """Draw how two ReLU units move XOR's points so that one line separates them."""
    relu = activations.get("relu")
    corners = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], float)
    fig, axes = plt.subplots(1, 2, figsize=(9.2, 4.0))
    _mesh(axes[0], lambda p: p)
    _mesh(axes[1], lambda p: _fold(p, relu))
    _xor_points(axes[0], corners)
    axes[0].set(title="what comes in", xlabel="$x_1$", ylabel="$x_2$", xlim=(-0.45, 1.5),
                ylim=(-0.45, 1.5), aspect="equal")
    for offset in (0.0, 1.0):
        axes[0].plot([offset - 1.45, 1.45], [1.45, offset - 1.45], ":", color=COLORS[1], lw=2.2)
    folded = _fold(corners, relu)
    _xor_points(axes[1], folded, shifts=((-8, -16), (4, -18), (4, -31), (-12, 6)))
    h1 = np.array([0.4, 2.4])
    axes[1].plot(h1, (h1 - 0.5) / 2, "-", color=COLORS[2], lw=2.2)
    axes[1].annotate("one line is enough", (1.55, 0.52), (8, -22), textcoords="offset points",
                     fontsize=9, color=COLORS[2])
    axes[1].set(title="what the two units make of it", xlabel="$h_1$", ylabel="$h_2$",
                xlim=(-0.45, 2.6), ylim=(-0.45, 1.5))
    return fig, (
        "Left, the plane of inputs with the two dotted folds x1 + x2 = 0 and x1 + x2 = 1. Right, "
        "the same points after two ReLU units: (0, 1) and (1, 0) both land on (1, 0), (0, 0) "
        "stays, (1, 1) lands on (2, 1), and a straight line separates ones from zeros."
    )


def _fold(points, relu):
    total = points[:, 0] + points[:, 1]
    return np.column_stack([relu(total), relu(total - 1)])


def _mesh(ax, move):
    ticks = np.linspace(-0.25, 1.25, 7)
    along = np.linspace(-0.25, 1.25, 61)
    for tick in ticks:
        for points in (np.column_stack([np.full(61, tick), along]),
                       np.column_stack([along, np.full(61, tick)])):
            moved = move(points)
            ax.plot(moved[:, 0], moved[:, 1], "-", color="0.8", lw=0.9, zorder=1)


def _xor_points(ax, points, shifts=((7, 7),) * 4):
    names = ("(0,0)", "(0,1)", "(1,0)", "(1,1)")
    for point, name, label, shift in zip(points, names, (0, 1, 1, 0), shifts, strict=True):
        ax.plot(*point, "o" if label else "s", ms=13, mec="black", zorder=4,
                color=COLORS[4] if label else "white")
        ax.text(*point, label, ha="center", va="center", fontsize=9, weight="bold", zorder=5)
        ax.annotate(name, point, shift, textcoords="offset points", fontsize=9, zorder=5,
                    ha="left" if shift[0] > 0 else "right")


def boundaries(X, y, deciders) -> Picture:
    """Draw what several classifiers answer over the plane, with the data on top.

    Parameters
    ----------
    X : ndarray of shape (m, 2)
        Points.
    y : ndarray of shape (m,)
        Their classes, 0 or 1.
    deciders : dict of str to callable
        For each name a function from points to a score, positive for class 1.
    """
    reach = 1.1 * np.abs(X).max()
    ticks = np.linspace(-reach, reach, 161)
    x1, x2 = np.meshgrid(ticks, ticks)
    plane = np.column_stack([x1.ravel(), x2.ravel()])
    fig, axes = plt.subplots(1, len(deciders), figsize=(3.0 * len(deciders), 3.3), sharey=True)
    told = []
    for ax, (name, decide) in zip(axes, deciders.items(), strict=True):
        scores = decide(plane).reshape(x1.shape)
        ax.contourf(x1, x2, scores, levels=[-1e9, 0, 1e9], colors=["white", "0.83"])
        ax.contour(x1, x2, scores, levels=[0.0], colors="black", linewidths=1.6)
        for label, marker, color in ((0, "s", "white"), (1, "o", COLORS[4])):
            ax.plot(*X[y == label].T, marker, color=color, mec="black", mew=0.6, ms=4)
        share = np.mean((decide(X) > 0) == (y == 1))
        ax.set(title=f"{name}\n{share:.0%} right", xlabel="$x_1$", aspect="equal")
        ax.grid(False)
        told.append(f"{name} gets {share:.0%} right")
    axes[0].set_ylabel("$x_2$")
    return fig, (
        "A ring of points of one class around a small ring of the other, and where each classifier "
        "draws its boundary: " + "; ".join(told) + "."
    )
