"""The pictures of lesson 1 that show curves made of straight pieces, and their corners."""

import matplotlib.pyplot as plt
import numpy as np

from helpers.display.style import COLORS, Picture
from helpers.nn.piecewise import bends, hinges

_GRAY = "0.45"


def sweeps(x, outputs) -> Picture:
    """Draw what several networks answer while one input sweeps along a line.

    Parameters
    ----------
    x : ndarray of shape (m,)
        The sweep.
    outputs : dict of str to ndarray of shape (m,)
        Answers by the network's name.
    """
    fig, axes = plt.subplots(1, len(outputs), figsize=(3.5 * len(outputs), 2.9), sharex=True,
                             sharey=True)
    told = []
    for ax, (name, y), color in zip(axes, outputs.items(), COLORS, strict=False):
        corners = bends(x, y)
        ax.plot(x, y, "-", color=color)
        ax.plot(x[corners], y[corners], "o", color="black", ms=5)
        count = "a straight line" if not len(corners) else f"{len(corners) + 1} straight pieces"
        ax.set(title=f"{name}\n{count}", xlabel="input x")
        told.append(f"{name}: {count}")
    axes[0].set_ylabel("output")
    return fig, "Output against input, one panel each. " + "; ".join(told) + "."


def hinge_sums(x, recipes) -> Picture:
    """Draw sums of hinges, each hinge thin and dashed, the sum thick.

    Parameters
    ----------
    x : ndarray of shape (m,)
        Where to draw.
    recipes : dict of str to list of (float, float)
        For each panel the pairs (weight, knot).
    """
    fig, axes = plt.subplots(1, len(recipes), figsize=(3.5 * len(recipes), 3.1), sharey=True)
    told = []
    for ax, (name, recipe) in zip(np.atleast_1d(axes), recipes.items(), strict=True):
        parts = hinges(x, recipe)
        total = parts.sum(axis=0)
        for (weight, knot), part in zip(recipe, parts, strict=True):
            ax.plot(x, part, "--", color=_GRAY, lw=1.1)
            ax.plot(knot, 0, "o", color="black", ms=5)
            end = np.flatnonzero(np.abs(part) <= 2.6)[-1]
            left = weight > 0 and len(recipe) < 3 or knot == 0
            ax.annotate(f"{weight:+g}", (x[end], part[end]), (-7 if left else 7, 0),
                        textcoords="offset points", fontsize=10, color="0.2", va="center",
                        ha="right" if left else "left")
        ax.plot(x, total, "-", color=COLORS[0], lw=3)
        ax.set(title=name, xlabel="x", ylim=(-3.2, 3.2))
        sums = " ".join(f"{weight:+g} hinge at {knot:g}" for weight, knot in recipe)
        told.append(f"{name}: {sums}, reaching {total.max():.3g} at most")
    np.atleast_1d(axes)[0].set_ylabel("dashed: parts, solid: sum")
    return fig, "Hinges and their sum. " + "; ".join(told) + "."


def fit_panels(target, fits, x) -> Picture:
    """Draw a curve and its piecewise linear fits, one panel per fit, with the largest gap marked.

    Parameters
    ----------
    target : callable
        The curve.
    fits : dict of int to (callable, ndarray)
        For each number of hinges the fit and its knots.
    x : ndarray of shape (m,)
        Where to draw and to measure.
    """
    width = 3.4 * len(fits) if len(fits) > 1 else 6.4
    fig, axes = plt.subplots(1, len(fits), figsize=(width, 3.2), sharey=True, squeeze=False)
    told = []
    wanted = target(x)
    for ax, (count, (fit, knots)) in zip(axes[0], fits.items(), strict=True):
        found = fit(x)
        worst = int(np.argmax(np.abs(found - wanted)))
        gap = abs(found[worst] - wanted[worst])
        ax.plot(x, wanted, "-", color=_GRAY, lw=6, alpha=0.4)
        ax.plot(x, found, "-", color=COLORS[0], lw=1.8)
        ax.plot(knots, fit(knots), "o", color="black", ms=4)
        ax.plot([x[worst]] * 2, [found[worst], wanted[worst]], color=COLORS[1], lw=2.5, ls=":")
        ax.set(title=f"{count} hinge{'s' * (count != 1)}: gap {gap:.2g}", xlabel="x")
        told.append(f"{count} hinge{'s' * (count != 1)} leave a gap of {gap:.2g} at worst")
    axes[0][0].set_ylabel("gray: target, line: fit")
    return fig, "A curve and its fit by straight pieces: " + "; ".join(told) + "."


def error_against_count(counts, errors) -> Picture:
    """Draw how the largest gap shrinks with the number of hinges, on logarithmic axes.

    Parameters
    ----------
    counts : sequence of int
        Numbers of hinges.
    errors : sequence of float
        The largest gap for each.
    """
    counts, errors = np.asarray(counts, float), np.asarray(errors, float)
    fig, ax = plt.subplots(figsize=(6.2, 3.5))
    guide = errors[-1] * (counts[-1] / counts) ** 2
    ax.loglog(counts, guide, "--", color=_GRAY, lw=1.4)
    ax.annotate("a quarter of the gap\nfor twice the hinges", (counts[3], guide[3]), (12, 6),
                textcoords="offset points", fontsize=9, color="0.3")
    ax.loglog(counts, errors, "o-", color=COLORS[0])
    ax.set(xlabel="number of hinges", ylabel="largest gap", title="More hinges, closer fit")
    ax.set_xticks(counts, [f"{count:g}" for count in counts])
    ax.minorticks_off()
    last = errors[-2] / errors[-1]
    return fig, (
        f"The largest gap falls from {errors[0]:.2g} with {counts[0]:g} hinges to "
        f"{errors[-1]:.2g} with {counts[-1]:g}; the last doubling divides it by {last:.3g}."
    )


def teeth(x, curves) -> Picture:
    """Draw a tent and its compositions with itself.

    Parameters
    ----------
    x : ndarray of shape (m,)
        Points from 0 to 1.
    curves : dict of int to ndarray of shape (m,)
        For each number of layers the output.
    """
    fig, axes = plt.subplots(1, len(curves), figsize=(2.7 * len(curves), 2.4), sharey=True)
    told = []
    for ax, (layers, y) in zip(axes, curves.items(), strict=True):
        pieces = len(bends(x, y)) + 1
        ax.plot(x, y, "-", color=COLORS[0], lw=1.8)
        ax.set(title=f"{layers} layer{'s' * (layers > 1)}: {pieces} pieces", xlabel="x")
        ax.title.set_fontsize(10.5)
        told.append(f"{layers} layer{'s' * (layers > 1)}, {pieces} pieces")
    axes[0].set_ylabel("output")
    return fig, "A tent fed to itself becomes a saw: " + "; ".join(told) + "."


def broken_line(points, margin=2.0) -> Picture:
    """Draw a broken line that is flat before its first corner and after its last.

    Parameters
    ----------
    points : sequence of (float, float)
        Its corners, from left to right.
    margin : float
        How much of the flat ends to show.
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
