"""One style for every figure, and `show`, which displays a figure with alternative text.

A notebook calls `use_style()` in its first cell. An activation's color and line stand in its entry
in `helpers.activations`, by names of `PALETTE` and `DASHES`. JupyterLab shows figures without
alternative text, so a screen reader is silent there: `show` writes an HTML image instead, whose
text survives in JupyterLab, Colab and the website.
"""

import collections
import itertools

import matplotlib
import matplotlib.pyplot as plt
from cycler import cycler
from matplotlib.figure import Figure

from helpers import activations
from helpers.display.html_image import checked_alt, image_html, publish
from helpers.display.line_labels import label_lines, readable

__all__ = [
    "COLORS", "DASHES", "LINES", "MARKERS", "NEGATIVE", "NEUTRAL", "PALETTE", "POSITIVE", "Picture",
    "SLOPE", "label_lines", "look", "looks", "named", "readable", "show", "use_style",
]  # fmt: skip

#: What every drawing function of the course returns: the figure, and what it shows in words.
Picture = tuple[Figure, str]

#: Colors that people with any color vision can tell apart (Okabe and Ito 2008, without yellow,
#: which is too pale on white), and line styles. An activation's entry names one of each.
PALETTE = {
    "blue": "#0072B2",
    "vermillion": "#D55E00",
    "green": "#009E73",
    "purple": "#CC79A7",
    "orange": "#E69F00",
    "sky": "#56B4E9",
    "black": "#000000",
}
DASHES = {
    "solid": "-",
    "dashed": "--",
    "dashdot": "-.",
    "dotted": ":",
    "longdash": (0, (8, 3)),
    "dashdotdot": (0, (6, 2, 1, 2, 1, 2)),
}
COLORS = tuple(PALETTE.values())
#: For lines that stand for anything but an activation: each color has its line style, so that a
#: gray print-out reads as well.
LINES = tuple(
    {"color": color, "linestyle": line}
    for color, line in zip(
        COLORS,
        ("-", "--", "-.", ":", (0, (6, 2, 1, 2, 1, 2)), (0, (3, 1)), (0, (8, 3))),
        strict=True,
    )
)
#: Markers to go with the colors, for points.
MARKERS = ("o", "s", "^", "D", "v", "P", "X")
#: For the slope of a function, beside the function itself.
SLOPE = {"color": "0.35", "linestyle": "-", "linewidth": 1.3}
#: For the two sides of a diverging scale, and what lies between.
NEGATIVE, NEUTRAL, POSITIVE = "#0072B2", "#F2F2F2", "#D55E00"

_INK, _GRID = "#222222", "#DDDDDD"
_SETTINGS = {
    "figure.figsize": (6.4, 4.0),
    "figure.dpi": 110,
    "figure.facecolor": "white",
    "savefig.facecolor": "white",
    "figure.constrained_layout.use": True,
    "font.family": "DejaVu Sans",
    "font.size": 11,
    "axes.titlesize": 12.5,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.titlepad": 8,
    "axes.labelsize": 11,
    "axes.labelcolor": _INK,
    "axes.edgecolor": "#888888",
    "axes.linewidth": 0.8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": _GRID,
    "grid.linewidth": 0.7,
    "xtick.color": _INK,
    "ytick.color": _INK,
    "xtick.labelsize": 10,
    "ytick.labelsize": 10,
    "xtick.major.size": 3,
    "ytick.major.size": 3,
    "text.color": _INK,
    "lines.linewidth": 2.2,
    "lines.markersize": 6,
    "legend.frameon": False,
    "legend.fontsize": 10,
    "legend.handlelength": 3.2,
    "image.cmap": "cividis",
    "mathtext.fontset": "dejavusans",
    "axes.prop_cycle": cycler(color=COLORS)
    + cycler(linestyle=[line["linestyle"] for line in LINES]),
}


def look(activation, **changes):
    """How every figure draws an activation: always in the same color and line style.

    Parameters
    ----------
    activation : str or Activation
        Which function.
    **changes : object
        Other properties of the line, or of a second line of the same function.

    Returns
    -------
    dict
        Arguments for `Axes.plot`.

    Examples
    --------
    >>> look("relu", linewidth=3)
    {'color': '#0072B2', 'linestyle': '-', 'linewidth': 3}
    """
    entry = activations.get(activation)
    return {"color": PALETTE[entry.color], "linestyle": DASHES[entry.line], **changes}


def looks(labels):
    """How to draw lines with these labels, of which some may be activations.

    Parameters
    ----------
    labels : iterable of str
        "relu", "ReLU" and "ReLU, any addition" stand for an activation, and get its look; from
        the second line of one activation on it is thinner and has markers. Beside them others
        are gray; where none is an activation, they get `LINES` in turn.

    Returns
    -------
    list of dict
        Arguments for `Axes.plot`, one a label.

    Examples
    --------
    >>> [line["color"] for line in looks(["tanh, Glorot", "a guess", "tanh, He"])]
    ['#009E73', '0.35', '#009E73']
    """
    entries = [named(label) for label in labels]
    others = itertools.cycle(LINES)
    if any(entries):
        others = itertools.cycle([{**line, "color": "0.35"} for line in LINES])
    seen, found = collections.Counter(), []
    for entry in entries:
        if entry is None:
            found.append(dict(next(others)))
            continue
        again = seen[entry.name]
        seen[entry.name] += 1
        # A second line of the same function keeps color and dash, and differs in all else.
        marker = {"linewidth": 1.3, "marker": MARKERS[again % len(MARKERS)], "markersize": 4}
        found.append(look(entry, **(marker if again else {})))
    return found


def named(label):
    """The activation that a label stands for.

    Parameters
    ----------
    label : str
        Its name or title, alone or before a comma.

    Returns
    -------
    Activation or None

    Examples
    --------
    >>> named("ReLU, He"), named("baseline")
    (<activation relu>, None)
    """
    for text in (label, label.partition(",")[0]):
        for entry in activations.ACTIVATIONS.values():
            if text in (entry.name, entry.title):
                return entry
    return None


def use_style():
    """Use the course's style for every figure from here on.

    Returns
    -------
    None

    Examples
    --------
    >>> use_style()
    >>> matplotlib.rcParams["axes.grid"]
    True
    """
    matplotlib.rcParams.update(_SETTINGS)


def show(fig, alt):
    """Display a figure with alternative text, and close it.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
        The figure.
    alt : str
        What the figure shows, for those who do not see it: the message, not the colors.

    Returns
    -------
    None

    Raises
    ------
    ValueError
        If `alt` is empty.
    RuntimeError
        If IPython is not installed, so that there is nowhere to display it.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> show(Figure(), alt="")
    Traceback (most recent call last):
        ...
    ValueError: show needs alt text: say in a sentence or two what the figure shows.
    """
    alt = checked_alt(alt)
    publish(image_html(fig, alt), alt)
    plt.close(fig)
