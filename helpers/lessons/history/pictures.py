"""The pictures of lesson 2. Each is a figure and what it shows."""

import matplotlib.pyplot as plt
import numpy as np

from helpers import activations
from helpers.display.style import COLORS, MARKERS, SLOPE, Picture, look, looks, readable
from helpers.lessons.history.timeline import MILESTONES

_GRAY = "0.45"
_PATH = "black"
_KINDS = ("function", "learning", "theory", "obstacle")


# Heights of the labels and their sides by hand: an algorithm would not know what is readable.
_LEVELS = (1, 2, 1, 4, 3, 1, 2, 3, 4, 5, 2, 3,
           3, 2, 1, 4, 5, 3, 2, 4, 1, 5, 3, 2)  # fmt: skip
_LEFT_OF_STEM = (1969, 1989, 1990, 1991, 1993)


def timeline(split=2008, far_left=1935) -> Picture:
    """Draw the milestones to scale: the first century and a half above, the last decade below.

    Parameters
    ----------
    split : int
        The lower axis starts here.
    far_left : int
        Where the upper axis starts; older milestones stand at its edge with their year.
    """
    fig, axes = plt.subplots(2, 1, figsize=(10.8, 7.0))
    spans = ((far_left, split + 8), (split + 1.5, 2022.8))
    for number, (mile, level) in enumerate(zip(MILESTONES, _LEVELS, strict=True)):
        ax = axes[0] if mile.year < split else axes[1]
        x = max(mile.year, far_left + 2)
        kind = _KINDS.index(mile.kind)
        ax.plot([x, x], [0, level], "-", color="0.7", lw=1, zorder=1)
        earlier = sum(other.year == mile.year for other in MILESTONES[:number])
        ax.plot(x, 0.3 * earlier, MARKERS[kind], color=COLORS[kind], ms=9, mec="black", mew=0.6,
                zorder=3, clip_on=False)
        place = {"ha": "right" if mile.year in _LEFT_OF_STEM else "left", "zorder": 2,
                 "bbox": {"fc": "white", "ec": "none", "pad": 0.8}}
        ax.text(x, level, f"{mile.year}  {mile.what}", fontsize=9.5, weight="bold", va="bottom",
                **place)
        ax.text(x, level - 0.04, f"{mile.who}: {mile.problem}", fontsize=8.4, va="top",
                color="0.25", **place)
    for ax, span in zip(axes, spans, strict=True):
        ax.set(xlim=span, ylim=(0, 5.5), yticks=[])
        ax.spines["left"].set_visible(False)
        ax.grid(False)
    axes[0].set_xticks(range(1940, split, 10))
    axes[1].set_xticks(range(2010, 2023))
    axes[0].axvspan(1970, 1985.5, ymax=0.27, color="0.9", zorder=0)
    axes[0].text(1977.7, 0.5, "the long quiet", ha="center", fontsize=9.5, color="0.3")
    handles = [
        plt.Line2D([], [], ls="", marker=marker, color=color, mec="black", ms=8, label=kind)
        for kind, marker, color in zip(_KINDS, MARKERS, COLORS, strict=False)
    ]
    axes[0].legend(handles=handles, loc="upper left", ncols=4, bbox_to_anchor=(0, 1.12))
    told = "; ".join(f"{m.year} {m.who}: {m.what} ({m.problem})" for m in MILESTONES)
    return fig, f"A timeline of {len(MILESTONES)} milestones. {told}."


def portraits(sitters, reach=4.0) -> Picture:
    """Draw functions and their slopes in small panels.

    Parameters
    ----------
    sitters : list of (str, str) or (str, str, dict)
        For each panel the name in the registry, the title, and parameters if any.
    reach : float
        Panels go from -reach to reach.
    """
    columns = min(5, len(sitters))
    rows = -(-len(sitters) // columns)
    fig, axes = plt.subplots(rows, columns, figsize=(max(2.2 * columns, 6.6), 2.4 * rows),
                             squeeze=False)
    halves = np.linspace(-reach, -1e-9, 200), np.linspace(1e-9, reach, 200)
    told = []
    for ax, (name, title, *parameters) in zip(axes.ravel(), sitters, strict=False):
        function, parameters = activations.get(name), (parameters or [{}])[0]
        ax.axhline(0, color=_GRAY, lw=0.7)
        for z in halves:  # in two halves, so that jumps at 0 are not drawn as slopes
            ax.plot(z, function(z, **parameters), **look(name, lw=2.8))
            ax.plot(z, function.derivative(z, **parameters), **SLOPE)
        ax.set_title(title, fontsize=10.5)
        ends = function(np.array([-reach, 0.0, reach]), **parameters)
        told.append(f"{title}: {ends[0]:.3g} at {-reach:g}, {ends[1]:.3g} at 0, "
                    f"{ends[2]:.3g} at {reach:g}")
    for ax in axes.ravel()[len(sitters):]:
        ax.axis("off")
    axes[-1, 0].set_xlabel("z   (thick f, thin slope)", fontsize=9)
    return fig, "Functions (thick) and slopes (thin). " + "; ".join(told) + "."


def growth(time, logistic, unlimited) -> Picture:
    """Draw growth without a limit and growth in a world that fills up.

    Parameters
    ----------
    time, logistic, unlimited : ndarray of shape (m,)
        When, and the two populations as shares of what the world can feed.
    """
    fig, ax = plt.subplots(figsize=(6.6, 3.2))
    ax.axhline(1, color=_GRAY, lw=1, ls=":")
    shown = unlimited <= 1.4
    ax.plot(time[shown], unlimited[shown], "-", color="black", lw=1.4)
    ax.plot(time, logistic, **look("sigmoid", lw=3))
    steepest = int(np.argmax(np.gradient(logistic, time)))
    ax.plot(time[steepest], logistic[steepest], "o", color="black")
    ax.annotate("fastest when half full", (time[steepest], logistic[steepest]), (12, -6),
                textcoords="offset points", fontsize=10)
    ax.annotate("Malthus", (time[shown][-1], 1.33), (-8, 0), textcoords="offset points",
                ha="right", color="black")
    ax.annotate("Verhulst", (time[-1], logistic[-1]), (-4, -16), textcoords="offset points",
                ha="right", color=readable(look("sigmoid")["color"]))
    ax.set(xlabel="time", ylabel="how full the world is", ylim=(-0.05, 1.45))
    return fig, (
        f"Two populations grow alike at first. The exponential one passes 1 at about time "
        f"{round(np.interp(1, unlimited, time), 1):g}; the logistic one is steepest at "
        f"{logistic[steepest]:.2g} and has come to {logistic[-1]:.3g} at the end."
    )


def descent(thresholds, losses, paths) -> Picture:
    """Draw the loss against one adjustable number, and the steps of gradient descent on it.

    Parameters
    ----------
    thresholds : ndarray of shape (m,)
        Values of the number.
    losses : dict of str to ndarray of shape (m,)
        The loss for each activation.
    paths : dict of str to (ndarray, ndarray)
        Where gradient descent went, and the losses there.
    """
    fig, axes = plt.subplots(1, len(losses), figsize=(4.6 * len(losses), 3.2), sharey=True)
    told = []
    for ax, (name, values), line in zip(axes, losses.items(), looks(losses), strict=True):
        at, height = paths[name]
        ax.plot(thresholds, values, **line)
        ax.plot(at, height, "o-", color=_PATH, ms=4, lw=1)
        ax.plot(at[0], height[0], "o", color="white", mec=_PATH, mew=2, ms=10)
        ax.plot(at[-1], height[-1], "*", color=_PATH, mec="black", ms=15, zorder=4)
        ax.set(title=f"{name}: from {at[0]:g} to {at[-1]:.2g}", xlabel="threshold t")
        told.append(f"with {name} descent starts at {at[0]:g} (loss {height[0]:.2g}) and ends at "
                    f"{at[-1]:.2g} (loss {height[-1]:.2g})")
    axes[0].set_ylabel("loss")
    return fig, "Loss against a neuron's threshold: " + "; ".join(told) + "."


def copies(z, sums, smooth) -> Picture:
    """Draw sums of more and more shifted sigmoids, and the curve they approach.

    Parameters
    ----------
    z : ndarray of shape (m,)
        Where.
    sums : dict of int to ndarray of shape (m,)
        The sum for each number of copies.
    smooth : ndarray of shape (m,)
        What they approach.
    """
    fig, ax = plt.subplots(figsize=(6.6, 3.4))
    ax.plot(z, smooth, **look("softplus", lw=7, alpha=0.45))
    for (count, total), color in zip(sums.items(), ("0.45", "0.25", "black"), strict=False):
        ax.plot(z, total, "-", color=color, lw=1.8)
        ax.annotate(f"{count}", (z[-1], total[-1]), (5, 0), textcoords="offset points",
                    va="center", color=color)
    ax.plot(z, np.maximum(0, z), **look("relu", lw=1.6))
    ax.set(xlabel="z", ylabel="sum", title="so many sigmoids, each one step later")
    gaps = ", ".join(f"{n} cop{'y misses' if n == 1 else 'ies miss'} softplus by up to "
                     f"{np.abs(t - smooth).max():.2g}" for n, t in sums.items())
    return fig, (
        f"Sums of shifted sigmoids climb along softplus (wide dashes) and ReLU (thin): {gaps}."
    )


def swish_family(beta) -> Picture:
    """Draw Swish for one beta, with the three functions it passes on its way.

    Parameters
    ----------
    beta : float
        How sharp the gate is, from 0 up.
    """
    z = np.linspace(-4, 4, 801)
    found = activations.get("swish")(z, beta=beta)
    neighbors = {
        "z / 2": z / 2,
        "GELU": activations.get("gelu")(z),
        "ReLU": activations.get("relu")(z),
    }
    fig, ax = plt.subplots(figsize=(6.6, 3.8))
    ax.plot(z, found, label=f"Swish, β = {beta:g}", **look("swish", lw=4))
    for (name, values), line in zip(neighbors.items(), looks(neighbors), strict=True):
        ax.plot(z, values, label=name, **{**line, "linewidth": 1.5})
    gaps = {name: np.abs(values - found).max() for name, values in neighbors.items()}
    nearest = min(gaps, key=gaps.get)
    ax.legend(loc="upper left")
    ax.set(xlabel="z", ylim=(-2, 4), title=f"nearest: {nearest}, at most {gaps[nearest]:.2g} away")
    told = ", ".join(f"{gap:.2g} from {name}" for name, gap in gaps.items())
    return fig, (
        f"Swish with beta {beta:g} is at most {told}; the lowest point drawn is {found.min():.2g}."
    )
