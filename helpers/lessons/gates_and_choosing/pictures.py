"""The pictures of the lesson "gates and choosing". Each is a figure and what it shows."""

import matplotlib.pyplot as plt
import numpy as np

from helpers import activations
from helpers.display.style import Picture, label_lines, look, looks


def signals(runs) -> Picture:
    """Draw the spread of activations by depth, with a band from the smallest to the largest run.

    Parameters
    ----------
    runs : dict of str to array, shape (seeds, depth)
        By a label that begins with the activation's name or title.
    """
    fig, ax = plt.subplots(figsize=(7, 3.6))
    told = []
    for (label, run), line in zip(runs.items(), looks(runs), strict=True):
        run = np.asarray(run)
        depths = np.arange(1, run.shape[1] + 1)
        ax.plot(depths, run.mean(axis=0), label=label, **line)
        ax.fill_between(depths, run.min(axis=0), run.max(axis=0), color=line["color"], alpha=0.2)
        end = run[:, -1]
        told.append(f"{label} ends at {end.mean():.2g} ({end.min():.2g} to {end.max():.2g})")
    ax.set(xlabel="layer", ylabel="standard deviation of a", yscale="log")
    ax.set_title("Does the signal keep its size?")
    label_lines(ax)
    return fig, (
        f"Standard deviation of the activations over {run.shape[1]} layers, "
        f"{len(run)} seeds each: {', '.join(told)}."
    )


def gates(family=("relu", "swish", "gelu", "mish", "lisht")) -> Picture:
    """Draw the gates of self-gated functions, and the functions.

    Parameters
    ----------
    family : tuple of str
        Their names.
    """
    z = np.linspace(-5, 3, 800)  # an even number of points, so that 0 is not among them
    fig, axes = plt.subplots(1, 2, figsize=(9.5, 3.8))
    told = []
    for name in family:
        f = activations.get(name)
        axes[0].plot(z, f(z) / z, label=f.title, **look(f))
        axes[1].plot(z, f(z), **look(f))
        first = (f(z) / z)[0] + 0.0  # which turns -0 into 0
        told.append(f"{f.title}: gate from {first:.2f}, lowest value {f(z).min():.2f}")
    axes[0].set(title="the gate: f(z) / z", xlabel="z")
    axes[1].set(title="the function: z times the gate", xlabel="z", ylim=(-0.6, 3))
    axes[0].legend()
    return fig, f"{len(family)} functions and their gates. {'; '.join(told)}."


def stand_ins(forms=("gelu_tanh", "gelu_sigmoid")) -> Picture:
    """Draw how far stand-ins for GELU are off.

    Parameters
    ----------
    forms : tuple of str
        Their names.
    """
    z = np.linspace(-6, 6, 12_001)
    fig, ax = plt.subplots(figsize=(7, 3.6))
    told = []
    for name in forms:
        f, line = activations.get(name), look(name)
        error = np.abs(f(z) - activations.get("gelu")(z))
        worst = error.argmax()
        ax.plot(z, error, **line)
        ax.annotate(
            f.title,
            (z[worst], error[worst]),
            xytext=(0, 4),
            textcoords="offset points",
            ha="center",
            weight="bold",
            color=line["color"],
        )
        told.append(f"{f.title}: largest error {error[worst]:.2e} at z = {z[worst]:.2f}")
    ax.set(xlabel="z", ylabel="distance to exact GELU", yscale="log", ylim=(1e-7, 0.2))
    ax.set_title("How far the stand-ins are off")
    return fig, f"Errors of stand-ins for GELU on a logarithmic scale. {'. '.join(told)}."
