"""Plots of activation functions and their slopes."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.lines import Line2D

from helpers import activations
from helpers.display.diagram import rounded, short
from helpers.display.style import SLOPE, Picture, look

#: From where to where on the z axis a function is drawn and explored, and drawn in the gallery.
Z_RANGE, GALLERY_RANGE = (-5.0, 5.0), (-4.0, 4.0)


def gallery(names=None, low=GALLERY_RANGE[0], high=GALLERY_RANGE[1], columns=4) -> Picture:
    """Draw many activation functions and their slopes, small and side by side.

    Parameters
    ----------
    names : list of str, optional
        Which functions; all by default.
    low, high : float
        From where to where on the z axis.
    columns : int
        How many plots stand in a row.

    Examples
    --------
    >>> fig, alt = gallery(["relu", "gelu"])
    >>> len(fig.axes)
    2
    >>> plt.close(fig)
    """
    chosen = [activations.get(name) for name in (names or activations.names())]
    columns = min(columns, len(chosen))
    rows = -(-len(chosen) // columns)
    fig, grid = plt.subplots(
        rows, columns, figsize=(2.35 * columns, 1.95 * rows + 0.4), sharex=True, squeeze=False
    )
    for ax, activation in zip(grid.flat, chosen, strict=False):
        _draw_pair(ax, activation, low, high)
        ax.set_title(activation.title, fontsize=10.5)
        ax.set_ylim(-2.2, 4.2)
        ax.tick_params(labelsize=8.5, labelbottom=True)
    for ax in grid.flat[len(chosen) :]:
        ax.remove()
    # Each function has a line of its own, so the legend shows what all have in common.
    handles = [Line2D([], [], color="black", linewidth=2.8), Line2D([], [], **SLOPE)]
    fig.legend(handles, ["function", "slope"], loc="outside upper center", ncols=2, fontsize=11)
    sentences = [f"{act.title}: {_describe(act, low, high)}" for act in chosen]
    return fig, (
        f"{len(chosen)} small plots, each a function and its slope for z from {short(low)} to "
        f"{short(high)}. " + " ".join(sentences)
    )


def card(name, low=GALLERY_RANGE[0], high=GALLERY_RANGE[1]) -> Picture:
    """Draw one activation function and its slope, small: the picture of a function card.

    Parameters
    ----------
    name : str or Activation
        Which function.
    low, high : float
        From where to where on the z axis.

    Examples
    --------
    >>> fig, alt = card("relu")
    >>> alt.split(",")[0]
    'ReLU for z from -4 to 4: is flat at first'
    >>> plt.close(fig)
    """
    activation = activations.get(name)
    fig, ax = plt.subplots(figsize=(3.6, 2.5))
    _draw_pair(ax, activation, low, high)
    ax.set_ylim(-2.2, 4.2)
    ax.set(xlabel="z")
    ax.tick_params(labelsize=9)
    ax.legend(loc="upper left", fontsize=9)
    sentence = _describe(activation, low, high)
    return fig, f"{activation.title} for z from {short(low)} to {short(high)}: {sentence}"


def _draw_pair(ax, activation, low, high):
    z = _axis(activation, low, high)
    value, slope = activation(z), activation.derivative(z)
    # A gap where the slope jumps; drawn through, the jump would look like a steep slope.
    value_jumps = activation.smoothness == "jump"
    at_kink = np.isin(z, activation.kinks)
    gapped = np.abs(np.diff(slope, prepend=slope[:1])) > 0.05
    ax.axhline(0, color="#888888", linewidth=0.8)
    ax.axvline(0, color="#888888", linewidth=0.8)
    ax.plot(z, np.where(at_kink & value_jumps, np.nan, value), label="function",
            **look(activation, linewidth=2.8))  # fmt: skip
    ax.plot(z, np.where(at_kink & _near(gapped), np.nan, slope), label="slope", **SLOPE)
    ax.set_xlim(low, high)


def _near(mask):
    return mask | np.roll(mask, -1) | np.roll(mask, 1)


def _axis(activation, low, high):
    """Evenly spaced points, the lowest point, and those beside the kinks."""
    beside = [kink + side for kink in activation.kinks for side in (-1e-9, 0.0, 1e-9)]
    if activation.minimum:
        beside.append(activation.minimum[0])
    z = np.concatenate(
        [np.linspace(low, high, 401), [point for point in beside if low < point < high]]
    )
    return np.unique(z)


def _describe(activation, low, high):
    z = _axis(activation, low, high)
    value, slope = activation(z), activation.derivative(z)
    lowest, highest = int(value.argmin()), int(value.argmax())
    first, last = rounded(value[0], 2), rounded(value[-1], 2)
    steps = np.diff(value)
    if activation.smoothness == "jump":
        course = f"jumps from {first} to {last} at {short(activation.kinks[0])}"
    elif np.ptp(value) == 0:
        course = f"stays at {first}"
    elif (steps >= 0).all():
        flat = " flat at first, then" if np.all(value[: len(z) // 4] == value[0]) else ""
        course = (
            f"is{flat} rising from {first} to {last}" if flat else f"rises from {first} to {last}"
        )
    elif (steps <= 0).all():
        course = f"falls from {first} to {last}"
    elif 0 < lowest < len(z) - 1:
        course = (
            f"falls from {first} to {rounded(value[lowest], 2)} at z = {short(z[lowest], 2)} "
            f"and then rises to {last}"
        )
    else:
        course = (
            f"rises from {first} to {rounded(value[highest], 2)} at z = {short(z[highest], 2)} "
            f"and then falls to {last}"
        )
    slopes = f"between {rounded(slope.min(), 2)} and {rounded(slope.max(), 2)}"
    if np.ptp(slope) == 0:
        slopes = f"{short(slope[0], 2)} throughout"
    return f"{course}, slope {slopes}."


def curve_with_point(ax, activation, z, a, title=None):
    """Draw the curve of an activation function and the point on it where a neuron is.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Where.
    activation : Activation
        Which function.
    z, a : float
        Pre-activation and activation of the neuron.
    title : str, optional
        Written above; the function's by default.

    Examples
    --------
    >>> fig, ax = plt.subplots()
    >>> curve_with_point(ax, activations.get("relu"), 2.0, 2.0)
    >>> len(ax.lines)
    5
    >>> plt.close(fig)
    """
    reach = max(4.0, 1.25 * abs(z))
    grid = np.linspace(-reach, reach, 401)
    ax.axhline(0, color="0.45", lw=0.7)
    ax.axvline(0, color="0.45", lw=0.7)
    ax.plot(grid, activation(grid), **look(activation))
    ax.plot([z, z], [0, a], ":", color="black", lw=1.2)
    ax.plot(z, a, "o", color="black", ms=9)
    ax.set(title=title or activation.title, xlabel="z", ylabel="a")
