"""What diagrams are made of: boxes, nodes, arrows, tables, and numbers as they are written.

In every diagram blue and solid pushes up, vermillion and dashed pushes down. `ax` is always the
axes to draw on; `**look` and `**font` are further properties of a line and of a text.
"""

import numpy as np
from matplotlib.patches import FancyBboxPatch, Rectangle

from helpers.display.style import COLORS

#: The colors of what pushes up and of what pushes down.
UP, DOWN = COLORS[0], COLORS[1]


def short(value, digits=3):
    """Write a number with so many digits that count.

    Parameters
    ----------
    value : float
    digits : int

    Returns
    -------
    str

    Examples
    --------
    >>> short(0.16997), short(-0.0)
    ('0.17', '0')
    """
    text = f"{float(value):.{digits}g}"
    return "0" if float(text) == 0 else text


def rounded(value, digits=3):
    """Write a number as `short` does, but as 0 what nobody could tell from 0 in a figure.

    Parameters
    ----------
    value : float
    digits : int

    Returns
    -------
    str

    Examples
    --------
    >>> rounded(0.16997, 2), rounded(-3e-4)
    ('0.17', '0')
    """
    return short(value, digits) if abs(value) >= 5e-4 else "0"


def signed(value):
    """Write a number with its sign, as something that is added.

    Parameters
    ----------
    value : float

    Returns
    -------
    str

    Examples
    --------
    >>> signed(2.0), signed(-0.5), signed(0.0)
    ('+2', '-0.5', '0')
    """
    return f"{value:+.3g}" if value else "0"


def push_style(value):
    """How to draw what stands for a number that is added: an arrow, or the line around a node.

    Parameters
    ----------
    value : float

    Returns
    -------
    dict
        Color and line style.

    Examples
    --------
    >>> push_style(-1.0)
    {'color': '#D55E00', 'linestyle': '--'}
    """
    return {"color": UP, "linestyle": "-"} if value >= 0 else {"color": DOWN, "linestyle": "--"}


def arrow(ax, start, end, gap=0.0, **look):
    """Draw an arrow.

    Parameters
    ----------
    ax, look
        See above.
    start, end : (float, float)
        From where to where.
    gap : float
        Room to leave at both ends, in points.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> ax = Figure().subplots()
    >>> arrow(ax, (0, 0), (1, 1), color="black")
    """
    head = {"arrowstyle": "-|>", "shrinkA": gap, "shrinkB": gap}
    ax.annotate("", end, start, arrowprops=head | look)


def node(ax, x, y, text, shape="circle,pad=0.35", color="black", linestyle="-", lw=1.0, **font):
    """Write a text with a line around it: a number that flows through a diagram.

    Parameters
    ----------
    ax, font
        See above.
    x, y : float
        Its middle.
    text : str
        What it says.
    shape : str
        A box style of matplotlib; the padding is in heights of the text.
    color, linestyle, lw
        Of the line around it.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> ax = Figure().subplots()
    >>> node(ax, 0.5, 0.5, "-2", **push_style(-2))
    >>> ax.texts[0].get_bbox_patch().get_linestyle()
    '--'
    """
    line = {"boxstyle": shape, "fc": "white", "ec": color, "ls": linestyle, "lw": lw}
    ax.text(x, y, text, ha="center", va="center", bbox=line, **font)


def box(ax, x, y, width, height, rounding=0.15, fill="white", edge="0.35", lw=1.2):
    """Draw an empty box.

    Parameters
    ----------
    ax
        See above.
    x, y, width, height : float
        Its left lower corner and its size.
    rounding : float
        Radius of the corners; 0 makes them square.
    fill, edge, lw
        Color inside; color and width of the outline.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> ax = Figure().subplots()
    >>> box(ax, 0, 0, 2, 1)
    >>> ax.patches[0].get_width()
    2
    """
    corners = f"round,pad=0,rounding_size={rounding}" if rounding else "square,pad=0"
    ax.add_patch(FancyBboxPatch((x, y), width, height, boxstyle=corners, fc=fill, ec=edge, lw=lw))


def table(ax, left, middle, values, title, color, marked):
    """Draw a matrix as a table with rows of height 1, and mark some of its entries.

    Parameters
    ----------
    ax
        See above.
    left, middle : float
        Left edge, and height of the middle.
    values : numpy.ndarray of shape (rows, columns)
        The entries.
    title : str
        Written above.
    color : color
        Of the mark.
    marked : callable
        `marked(row, column)` says whether this entry is.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> ax = Figure().subplots()
    >>> table(ax, 0, 1.5, np.eye(2), "I", UP, lambda row, column: row == 0)
    >>> [text.get_text() for text in ax.texts]
    ['1', '0', '0', '1', 'I']
    """
    rows, columns = values.shape
    bottom, width = middle - rows / 2, 1.05  # numbers such as -0.138 need more than a square
    for (i, j), value in np.ndenumerate(values):
        x, y = left + j * width, bottom + rows - 1 - i
        ax.add_patch(Rectangle((x, y), width, 1, ec="0.6", lw=0.8, fc="white"))
        if marked(i, j):
            ax.add_patch(Rectangle((x + 0.04, y + 0.05), width - 0.08, 0.9,
                                   ec=color, lw=2, fc=color, alpha=0.2))  # fmt: skip
        ax.text(x + width / 2, y + 0.5, rounded(value), ha="center", va="center",
                fontsize=10, weight="bold" if marked(i, j) else "normal")  # fmt: skip
    ax.text(left + columns * width / 2, middle + 1.85, title, ha="center", fontsize=12)


def label_bars(ax, places, values, texts, **font):
    """Write a text at the end of each upright bar, away from 0.

    Parameters
    ----------
    ax, font
        See above.
    places, values : sequence of float
        Middles and ends of the bars.
    texts : iterable of str
        What to write.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> ax = Figure().subplots()
    >>> label_bars(ax, [0, 1], [2.0, -1.0], ["two", "minus one"])
    >>> [text.get_va() for text in ax.texts]
    ['bottom', 'top']
    """
    for place, value, text in zip(places, values, texts, strict=True):
        up = value >= 0
        ax.annotate(text, (place, value), (0, 3 if up else -3), textcoords="offset points",
                    ha="center", va="bottom" if up else "top", **font)  # fmt: skip
