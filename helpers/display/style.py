"""One style for every figure, and `show`, which displays a figure with alternative text.

Importing this module sets the style, so that every figure of a notebook has it.
JupyterLab shows ordinary figures without alternative text, so a screen reader is silent there.
`show` writes an HTML image instead, whose text survives in JupyterLab, Colab and the website.
"""

import contextlib

import matplotlib
import matplotlib.pyplot as plt
from cycler import cycler

from helpers.display.html_image import checked_alt, image_html, publish
from helpers.display.line_labels import label_lines, readable

__all__ = [
    "COLORS",
    "LINES",
    "MARKERS",
    "NEGATIVE",
    "NEUTRAL",
    "POSITIVE",
    "label_lines",
    "readable",
    "show",
    "style",
    "use_style",
]

#: Colors that people with any color vision can tell apart (Okabe and Ito 2008, without yellow,
#: which is too pale on white), each with a line style, so that a gray print-out reads as well.
COLORS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
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


def use_style():
    """Use the course's style for every figure from here on, as importing this module does.

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


@contextlib.contextmanager
def style():
    """Use the course's style inside a `with` block only.

    Returns
    -------
    context manager

    Examples
    --------
    >>> with style():
    ...     matplotlib.rcParams["font.size"]
    11.0
    """
    with matplotlib.rc_context(_SETTINGS):
        yield


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


use_style()
