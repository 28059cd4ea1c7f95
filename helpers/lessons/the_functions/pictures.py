"""The pictures of the lesson "the functions". Each is a figure and what it shows."""

import matplotlib.pyplot as plt
import numpy as np

from helpers import activations
from helpers.display.style import SLOPE, Picture, label_lines, look, looks


def squashers() -> Picture:
    """Draw sigmoid and tanh above their slopes, with the flat parts shaded."""
    z = np.linspace(-6, 6, 601)
    fig, axes = plt.subplots(2, 2, figsize=(8, 5), sharex=True, sharey="row")
    told = []
    for column, name in zip(axes.T, ["sigmoid", "tanh"], strict=True):
        f = activations.get(name)
        slope = f.derivative(z)
        flat = slope < slope.max() / 10
        for ax, curve, line in zip(column, [f(z), slope], [look(name), SLOPE], strict=True):
            ax.plot(z, curve, **line)
            height = ax.get_xaxis_transform()  # from 0 to 1, whatever the curve's height
            ax.fill_between(z, 0, 1, where=flat, alpha=0.15, color="gray", transform=height)
        column[0].set_title(f"{f.title}, value")
        column[1].set(title=f"slope, at most {slope.max():.2f}", xlabel="z")
        edge = z[~flat].max()
        told.append(f"{f.title}: slope at most {slope.max():.2f}, flat past |z| = {edge:.1f}")
    return fig, "Values and slopes of two S-shaped curves. " + ". ".join(told) + "."


def tied(corrections) -> Picture:
    """Draw the corrections of two weights, one panel for each activation.

    Parameters
    ----------
    corrections : dict of str to numpy.ndarray, shape (m, 2)
        By the activation that the inputs of the weights come from.
    """
    fig, axes = plt.subplots(1, len(corrections), figsize=(8, 3.8), sharex=True, sharey=True)
    told = []
    for ax, (name, found) in zip(axes, corrections.items(), strict=True):
        together = np.mean(found[:, 0] * found[:, 1] > 0)
        ax.scatter(*found.T, s=9, color=look(name)["color"])
        ax.axhline(0, color="gray", lw=0.8)
        ax.axvline(0, color="gray", lw=0.8)
        ax.set(title=f"after {name}: {together:.0%} same sign", xlabel="correction of w1")
        told.append(f"with {name} inputs {together:.0%} of them have equal signs")
    axes[0].set_ylabel("correction of w2")
    return fig, f"Corrections that {len(found)} examples ask of two weights: {'; '.join(told)}."


def lines_at_the_corner(allowed=(0, 0.25, 0.5, 0.75, 1), refused=(-0.4, 1.4)) -> Picture:
    """Draw ReLU and lines through its corner: those that stay below it, and some that do not.

    Parameters
    ----------
    allowed, refused : tuple of float
        The slopes of either kind.
    """
    z = np.linspace(-2, 2, 401)
    fig, ax = plt.subplots(figsize=(6, 3.6))
    ax.plot(z, activations.get("relu")(z), label="ReLU", **look("relu", lw=3))
    for slope in allowed:
        ax.plot(z, slope * z, color="gray", ls="-", lw=1)
        ax.annotate(f"{slope:g}", (-1.95, -1.95 * slope), va="bottom")
    for slope in refused:
        ax.plot(z, slope * z, ls=":", color="black")
        ax.annotate(
            f"{slope:g} cuts",
            (1.25, 1.25 * slope),
            xytext=(-4, 8 * np.sign(slope)),
            textcoords="offset points",
            va="center",
            ha="right",
        )
    ax.set(xlabel="z", ylim=(-2, 2), title="Lines that stay below the hinge have slopes 0 to 1")
    hinge = np.maximum(0, z)
    below = [f"{s:g}" for s in (*allowed, *refused) if (s * z <= hinge).all()]
    cut = [f"{s:g}" for s in (*allowed, *refused) if (s * z > hinge).any()]
    return fig, (
        f"ReLU with lines through the origin. None of those with slopes {', '.join(below)} "
        f"rises above it; those with slopes {', '.join(cut)}, dotted, cut through it."
    )


def revival(histories) -> Picture:
    """Draw the errors of a neuron that starts dead, for several activations.

    Parameters
    ----------
    histories : dict of str to numpy.ndarray
        The error at each step, by a label that begins with the activation's name or title.
    """
    fig, ax = plt.subplots(figsize=(7, 3.6))
    for (label, history), line in zip(histories.items(), looks(histories), strict=True):
        ax.plot(history, label=label, **line, markevery=40)
    ax.set(xlabel="step", ylabel="mean squared error", yscale="log", title="Can it come back?")
    label_lines(ax)
    told = [f"{label} from {run[0]:.2f} to {run[-1]:.2f}" for label, run in histories.items()]
    return fig, f"Error of a neuron that starts with all z negative: {'; '.join(told)}."


def floors(alphas=(0.5, 1.0, 2.0)) -> Picture:
    """Draw ELU and its slope for several floors.

    Parameters
    ----------
    alphas : tuple of float
        How deep the floors are.
    """
    fig, axes = plt.subplots(1, 2, figsize=(8.5, 3.4))
    f, z, jumps = activations.get("elu"), np.linspace(-4, 1.5, 1101), []
    for alpha, width in zip(alphas, np.linspace(1.2, 4.5, len(alphas)), strict=True):
        line = look("elu", lw=width)  # the same function, so the same color and dots
        axes[0].plot(z, f(z, alpha=alpha), label=f"α = {alpha:g}", **line)
        axes[1].plot(z, f.derivative(z, alpha=alpha), **line)
        jumps.append(f"{1 - f.derivative(-1e-9, alpha=alpha):+.1f}")
    axes[0].set(title="ELU: a floor at -α", xlabel="z")
    axes[1].set(title="its slope: no jump only for α = 1", xlabel="z")
    axes[0].legend()
    listed = ", ".join(f"{alpha:g}" for alpha in alphas)
    return fig, (f"ELU and its slope for α = {listed}. At 0 the slope jumps by {', '.join(jumps)}.")


def classics(draw) -> Picture:
    """Draw what a reader drew of sigmoid, tanh, ReLU and leaky ReLU.

    Parameters
    ----------
    draw : callable
        The reader's `draw(ax, z)`. As long as it draws nothing the course's own stand in, and
        this is said.
    """
    z = np.linspace(-3, 3, 301)
    fig, ax = plt.subplots(figsize=(7, 3.8))
    draw(ax, z)
    whose = "Your plot"
    if not ax.get_lines():
        print("Yours is still blank, so these are the course's own four.")
        whose = "A plot"
        for name in ("sigmoid", "tanh", "relu", "leaky_relu"):
            f = activations.get(name)
            ax.plot(z, f(z), **look(name), label=f.title)
    ax.set(xlabel="z", ylabel="f(z)", title="Four classics in one picture")
    ax.legend()
    names = ", ".join(line.get_label() for line in ax.get_lines())
    return fig, f"{whose} of {names} over z from -3 to 3."
