"""The activation explorer: its start, as data and as a still picture."""

import matplotlib.pyplot as plt
import numpy as np

from helpers import activations
from helpers.display.style import PALETTE, Picture, look
from helpers.widgets.known import known
from helpers.widgets.live import live

#: A slope this small or smaller is called flat, as in `bell.mjs`.
FLAT = 0.01
_NODES = np.linspace(-9, 9, 20001)


def show(functions=("sigmoid", "relu", "gelu"), watched=None, mean=0.0, spread=1.0):
    """Lay activation functions over each other, and send a bell curve of z through them.

    Parameters
    ----------
    functions : sequence of str
        Up to three names of activation functions to begin with.
    watched : str, optional
        The one whose flat and dead part is shaded in the bell; the first by default.
    mean, spread : float
        Mean and standard deviation of z.

    Returns
    -------
    None

    Raises
    ------
    KeyError
        For a name that no activation has.

    Examples
    --------
    >>> show(["relu"])
    Activation functions and their slopes for z from -6 to 6, and a bell curve of z ...
    """
    names = [activations.get(name).name for name in functions]
    watched = activations.get(watched or names[0]).name
    values = {  # no alpha: each function has its own until the reader moves the slider
        "functions": names, "watched": watched, "mean": mean, "spread": spread,
        "alpha": None, "beta": 1.0, "known": known(),
    }  # fmt: skip
    live("explorer", values, _still(names, watched, mean, spread))


def facts(name, mean, spread):
    """What becomes of a bell curve of z behind an activation function.

    Parameters
    ----------
    name : str
        The function.
    mean, spread : float
        Of z.

    Returns
    -------
    dict of str to float
        `flat` and `dead`: the share of z that meets a slope of at most `FLAT`, and of exactly 0;
        `mean` and `spread` of a.

    Examples
    --------
    >>> found = facts("relu", 0.0, 1.0)
    >>> round(found["dead"], 3), round(found["mean"], 3)
    (0.5, 0.399)
    """
    entry = activations.get(name)
    z = mean + spread * _NODES
    share = np.exp(-(_NODES**2) / 2)
    share /= share.sum()
    a, slope = entry(z), np.abs(entry.derivative(z))
    first = share @ a
    return {
        "flat": float(share @ (slope <= FLAT)),
        "dead": float(share @ (slope == 0)),
        "mean": float(first),
        "spread": float(np.sqrt(share @ (a - first) ** 2)),
    }


def _still(names, watched, mean, spread) -> Picture:
    fig, (top, middle, bottom) = plt.subplots(
        3, 1, figsize=(6.4, 5.6), sharex=True, height_ratios=[3, 2, 1.8]
    )
    z = np.linspace(-6, 6, 1201)
    for name in names:
        entry = activations.get(name)
        top.plot(z, entry(z), label=entry.title, **look(entry))
        slope = np.where(np.isin(z, entry.kinks), np.nan, entry.derivative(z))
        middle.plot(z, slope, **look(entry))
    top.set(ylim=(-2, 4), ylabel="a = f(z)")
    top.legend(loc="upper left")
    middle.set(ylim=(-0.25, 1.25), ylabel="slope")
    bell = np.exp(-(((z - mean) / spread) ** 2) / 2)
    bottom.fill_between(z, bell, color=PALETTE["blue"], alpha=0.14, linewidth=0)
    slope = np.abs(activations.get(watched).derivative(z))
    bottom.fill_between(z, bell, where=slope <= FLAT, color=PALETTE["vermillion"], alpha=0.4,
                        linewidth=0)  # fmt: skip
    bottom.fill_between(z, bell, where=slope == 0, facecolor="none", edgecolor="0.2", hatch="////",
                        linewidth=0)  # fmt: skip
    bottom.plot(z, bell, color="black", linewidth=1.2)
    bottom.set(xlabel="z", ylabel="share of z", yticks=[])
    told = []
    for name in names:
        found = facts(name, mean, spread)
        told.append(
            f"{activations.get(name).title}: {found['flat']:.1%} of z meets a flat slope, "
            f"{found['dead']:.1%} a slope of 0; a has mean {found['mean']:.2f} and spread "
            f"{found['spread']:.2f}."
        )
    return fig, (
        "Activation functions and their slopes for z from -6 to 6, and a bell curve of z with mean "
        f"{mean:g} and spread {spread:g}. {' '.join(told)}"
    )
