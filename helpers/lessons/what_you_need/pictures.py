"""The pictures of the lesson "what you need to know"."""

import matplotlib.pyplot as plt
import numpy as np

from helpers.display.diagram import short, table
from helpers.display.style import COLORS, Picture

_GRAY = "0.45"


def row_meets_column(A, B, row, column) -> Picture:
    """Draw two matrices and their product, with the row and the column that make one entry.

    Parameters
    ----------
    A, B : ndarray of shape (rows, inner) and (inner, columns)
        The factors.
    row, column : int
        Which entry of the product to mark, counted from 0.
    """
    A, B = np.asarray(A), np.asarray(B)
    product = A @ B
    fig, ax = plt.subplots(figsize=(8.4, 2.9))
    signs, left, width = ("@", "="), 0.0, 1.05
    marks = (lambda i, j: i == row, lambda i, j: j == column, lambda i, j: (i, j) == (row, column))
    for place, (name, values) in enumerate({"A": A, "B": B, "A @ B": product}.items()):
        rows, columns = values.shape
        title = f"{name}, shape ({rows}, {columns})"
        table(ax, left, 1.5, values, title, COLORS[place % 2], marks[place])
        left += columns * width
        if place < len(signs):
            ax.text(left + 0.9, 1.5, signs[place], ha="center", va="center", fontsize=16)
            left += 1.8
    ax.set(xlim=(-0.9, left + 0.9), ylim=(-0.3, 3.9), aspect="equal")
    ax.axis("off")
    pairs = " + ".join(f"{a:g} times {b:g}" for a, b in zip(A[row], B[:, column], strict=True))
    return fig, (
        f"Three tables: A of shape {A.shape}, B of shape {B.shape}, and their product of shape "
        f"{product.shape}. Marked are row {row} of A, column {column} of B, and the entry "
        f"that they make: {pairs} = {product[row, column]:g}."
    )


def power_and_logarithm(marked=(0.0, 1.0, 2.0)) -> Picture:
    """Draw e to the power of z and the natural logarithm, each a mirror image of the other.

    Parameters
    ----------
    marked : sequence of float
        Exponents to mark on both curves.
    """
    fig, axes = plt.subplots(1, 2, figsize=(9, 3.6))
    z = np.linspace(-3, 2.2, 300)
    axes[0].plot(z, np.exp(z), color=COLORS[0])
    axes[1].plot(np.exp(z), z, color=COLORS[1])
    for power in marked:
        value = np.exp(power)
        for ax, point in zip(axes, ((power, value), (value, power)), strict=True):
            ax.plot(*point, "o", color="black")
        axes[0].annotate(
            f"{value:.3g}", (power, value), (-8, 4), textcoords="offset points", ha="right"
        )
        axes[1].annotate(f"{power:g}", (value, power), (6, -14), textcoords="offset points")
    axes[0].axhline(0, color=_GRAY, lw=0.8)
    axes[1].axvline(0, color=_GRAY, lw=0.8)
    axes[0].set(title="e to the power of z", xlabel="the exponent z", ylabel="the power")
    axes[1].set(title="ln, the way back", xlabel="the power", ylabel="the exponent")
    told = "; ".join(f"at {power:g} it is {np.exp(power):.3g}" for power in marked)
    return fig, (
        f"Left, e to the power of z rises ever more steeply and never reaches 0: {told}. Right, "
        "ln leads from each of these powers back to its exponent; it has no values at 0 or left "
        "of it."
    )


def secant(h, at=3.0) -> Picture:
    """Draw x squared, and the straight line through two of its points that are h apart.

    Parameters
    ----------
    h : float
        How far to the right the second point is; not 0.
    at : float
        Where the first point is.
    """
    x = np.linspace(0, 5, 200)
    rise = (at + h) ** 2 - at**2
    slope = rise / h
    fig, ax = plt.subplots(figsize=(6.4, 3.8))
    ax.plot(x, x**2, color=COLORS[0], label="x squared")
    ax.plot(x, at**2 + slope * (x - at), "--", color=COLORS[1], label="line through both points")
    ax.plot([at, at + h], [at**2, (at + h) ** 2], "o", color="black")
    ax.plot([at, at + h, at + h], [at**2, at**2, (at + h) ** 2], ":", color=_GRAY)
    ax.set(
        ylim=(-4, 26),
        xlabel="x",
        ylabel="f(x)",
        title=f"step {short(h)}, rise {short(rise)}: slope {short(slope, 4)}",
    )
    ax.legend(loc="upper left")
    return fig, (
        f"The curve of x squared and the straight line through its points at {short(at)} and "
        f"{short(at + h)}. A step of {short(h)} to the right is a rise of {short(rise)}, so the "
        f"line has the slope {short(slope, 4)}."
    )


def two_slices(f, at) -> Picture:
    """Draw how a function of two numbers changes when only one of them does, and its slopes.

    Parameters
    ----------
    f : callable
        Takes two numbers.
    at : (float, float)
        Where the slices meet.
    """
    fig, axes = plt.subplots(1, 2, figsize=(9, 3.4), sharey=True)
    told, h = [], 1e-6
    around = np.linspace(-1, 1, 101)
    for place, ax in enumerate(axes):
        moves = np.eye(2)[place]
        moving, still = "uv"[place], "uv"[1 - place]

        def along(t, moves=moves):
            return f(at[0] + t * moves[0], at[1] + t * moves[1])

        slope = (along(h) - along(-h)) / (2 * h)
        ax.plot(at[place] + around, along(around), color=COLORS[place])
        ax.plot(at[place] + around, along(0) + slope * around, "--", color=_GRAY)
        ax.plot(at[place], along(0), "o", color="black")
        ax.set(
            xlabel=moving,
            title=f"only {moving} moves, {still} = {at[1 - place]:g}: slope {short(slope)}",
        )
        ax.title.set_fontsize(11)
        told.append(f"when only {moving} moves, the slope there is {short(slope)}")
    axes[0].set_ylabel("f(u, v)")
    return fig, (
        f"Two curves through the point u = {at[0]:g}, v = {at[1]:g}, where f is "
        f"{short(f(*at))}, each with its tangent: {' and '.join(told)}."
    )


def walk_downhill(rate, steps=6, start=3.0) -> Picture:
    """Draw the loss (2w - 10)^2, and steps of gradient descent on it.

    Parameters
    ----------
    rate : float
        The learning rate.
    steps : int
        How many steps to take.
    start : float
        Where w begins.
    """
    places = [start]
    for _ in range(steps):
        places.append(places[-1] - rate * 4 * (2 * places[-1] - 10))
    places = np.array(places)
    w = np.linspace(0, 10, 300)
    fig, ax = plt.subplots(figsize=(6.4, 3.8))
    ax.plot(w, (2 * w - 10) ** 2, color=COLORS[0])
    ax.plot(places, (2 * places - 10) ** 2, "o--", color=COLORS[1], lw=1.2)
    ax.annotate(
        "start", (start, (2 * start - 10) ** 2), (-8, -12), textcoords="offset points", ha="right"
    )
    ax.set(
        xlim=(0, 10),
        ylim=(-5, 100),
        xlabel="w",
        ylabel="loss",
        title=f"learning rate {rate:g}: w goes {short(places[0])}, {short(places[1])}, "
        f"{short(places[2])}, ...",
    )
    ax.title.set_fontsize(11)
    losses = (2 * places - 10) ** 2
    return fig, (
        f"A bowl-shaped loss with its lowest point at w = 5. With learning rate {rate:g}, "
        f"{steps} steps lead from w = {short(start)} to {short(places[-1])}; the loss goes from "
        f"{short(losses[0])} to {short(losses[-1])}."
    )


def means_of(draws, counts) -> Picture:
    """Draw how means of more and more draws scatter less and less.

    Parameters
    ----------
    draws : ndarray of shape (repeats, many)
        Random numbers, each row an experiment of its own.
    counts : sequence of int
        Of how many numbers of a row to take the mean, a panel for each.
    """
    fig, axes = plt.subplots(1, len(counts), figsize=(3.2 * len(counts), 2.9), sharex=True)
    told = []
    low, high = draws[:, 0].min(), draws[:, 0].max()
    for ax, count in zip(axes, counts, strict=True):
        means = draws[:, :count].mean(axis=1)
        ax.hist(means, bins=np.linspace(low, high, 60), color=COLORS[0])
        what = "one number" if count == 1 else f"mean of {count}"
        ax.set(title=f"{what}: spread {means.std():.2f}", xlabel="value", yticks=[])
        ax.title.set_fontsize(11)
        told.append(f"{what}: spread {means.std():.2f}")
    axes[0].set_ylabel("how often")
    return fig, (
        f"Histograms of {len(draws)} experiments, bell-shaped and ever narrower: {'; '.join(told)}."
    )
