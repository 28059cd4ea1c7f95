"""Be the network: the reader places hinges until their sum follows a target."""

import matplotlib.pyplot as plt
import numpy as np

from helpers.display.style import COLORS, Picture
from helpers.widgets.live import live

#: Targets that hinges can match without a gap, as points joined by straight lines from -3 to 3; the
#: last one is round, and can only be approached.
TARGETS = {
    "a ramp": [(-3, -1), (-1, -1), (1, 1), (3, 1)],
    "a hat": [(-3, 0), (-1, 0), (0, 2), (1, 0), (3, 0)],
    "a valley": [(-3, 2), (-1, -1), (1, -1), (3, 2)],
    "steps": [(-3, -2), (-2, -2), (-1, 0), (0.5, 0), (1.5, 2), (3, 2)],
    "a wave": [(float(x), float(2 * np.sin(x))) for x in np.linspace(-3, 3, 61)],
}
#: How many hinges there can be.
MOST = 6


def show(hinges=((1.0, -1.0),), start=-1.0, target="a ramp"):
    """Show the sum of hinges, which the reader can move, beside a target.

    Parameters
    ----------
    hinges : sequence of (float, float)
        Weight and knot of each to begin with.
    start : float
        The sum to the left of all knots.
    target : str
        One of `TARGETS`.

    Returns
    -------
    None

    Raises
    ------
    KeyError
        For a target that is none of these.

    Examples
    --------
    >>> show()
    The sum of 1 hinge beside a target, a ramp; it misses it by 2.00 at most.
    """
    points = TARGETS[target]
    values = {
        "hinges": [{"weight": weight, "knot": knot} for weight, knot in hinges],
        "start": start, "aim": target, "chosen": 0, "targets": TARGETS, "most": MOST,
    }  # fmt: skip
    live("hinges", values, _still(hinges, start, target, points))


def total(x, hinges, start):
    """The sum of hinges.

    Parameters
    ----------
    x : numpy.ndarray
        Where.
    hinges, start
        As for `show`.

    Returns
    -------
    numpy.ndarray

    Examples
    --------
    >>> total(np.array([0.0, 2.0]), [(0.5, 1.0)], -1.0).tolist()
    [-1.0, -0.5]
    """
    return start + sum((w * np.maximum(0, x - knot) for w, knot in hinges), np.zeros_like(x))


def _still(hinges, start, target, points) -> Picture:
    x = np.linspace(-3, 3, 241)
    wanted, found = np.interp(x, *np.transpose(points)), total(x, hinges, start)
    fig, ax = plt.subplots(figsize=(6.4, 3.4))
    ax.plot(x, wanted, ":", color="0.3", label=f"target: {target}")
    ax.plot(x, found, color=COLORS[0], linewidth=3, label="sum of the hinges")
    ax.set(xlabel="x", ylim=(-3, 3))
    ax.legend()
    count = "1 hinge" if len(hinges) == 1 else f"{len(hinges)} hinges"
    worst = np.abs(found - wanted).max()
    told = f"The sum of {count} beside a target, {target}; it misses it by {worst:.2f} at most."
    return fig, told
