"""Labels at the ends of lines, which read faster than a legend and without color."""

import matplotlib
import numpy as np
from matplotlib.colors import to_hex, to_rgb
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.offsetbox import AnnotationBbox, DrawingArea, HPacker, TextArea


def label_lines(ax, pad=4, min_gap=1.2):
    """Name each line at its right end, with a sample of its style, instead of in a legend.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Finished axes whose lines have labels. Lines without one are left alone.
    pad : float
        Distance between the line's end and its label, in points.
    min_gap : float
        Least distance between two labels, in heights of the text.

    Returns
    -------
    list of matplotlib.offsetbox.TextArea
        The labels, in the order of the lines.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> ax = Figure().subplots()
    >>> line = ax.plot([0, 1], [0, 1], label="up")
    >>> [text.get_text() for text in label_lines(ax)]
    ['up']
    """
    size = FontProperties(size=matplotlib.rcParams["legend.fontsize"]).get_size_in_points()
    texts, boxes = [], []
    for line in ax.get_lines():
        x, y = np.asarray(line.get_xdata(), float), np.asarray(line.get_ydata(), float)
        good = np.isfinite(x) & np.isfinite(y)
        if line.get_label().startswith("_") or not good.any():
            continue
        text = TextArea(
            line.get_label(),
            textprops={"color": readable(line.get_color()), "size": size, "weight": "bold"},
        )
        box = AnnotationBbox(
            HPacker(children=[_sample(line, 30, size), text], pad=0, sep=4, align="center"),
            (x[good][-1], y[good][-1]),
            xybox=(pad, 0),
            boxcoords="offset points",
            box_alignment=(0, 0.5),
            frameon=False,
            pad=0,
            annotation_clip=False,
        )
        ax.add_artist(box)
        texts.append(text)
        boxes.append(box)
    if not boxes:
        return []
    # Only after the layout is it known how far apart in points the ends of the lines are.
    ax.figure.draw_without_rendering()
    points = 72 / ax.figure.dpi
    ends = ax.transData.transform([box.xy for box in boxes])[:, 1] * points
    low, high = ax.transAxes.transform([(0, 0), (0, 1)])[:, 1] * points
    for box, end, place in zip(boxes, ends, _spread(ends, min_gap * size, low, high), strict=True):
        box.xybox = (pad, place - end)
    return texts


def readable(color):
    """Darken a color until text in it reads well on white.

    Parameters
    ----------
    color : color
        Any color that matplotlib understands.

    Returns
    -------
    str
        A color such as "#8a5f00" whose contrast with white is at least 4.5 to 1, the ratio that
        the Web Content Accessibility Guidelines ask for.

    Examples
    --------
    >>> readable("black"), readable("#E69F00")
    ('#000000', '#9d6c00')
    """
    rgb = np.array(to_rgb(color))
    while 1.05 / (_luminance(rgb) + 0.05) < 4.5:
        rgb = rgb * 0.98
    return to_hex(rgb)


def _luminance(rgb):
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    return linear @ (0.2126, 0.7152, 0.0722)


def _sample(line, width, height):
    """A short piece of line that looks as `line` does, in a box of that size in points."""
    piece = Line2D([0, width / 2, width], [height / 2] * 3)
    piece.update_from(line)
    # update_from brings the axes' own coordinates and clipping along.
    piece.set_clip_on(False)
    piece.set_marker(line.get_marker())
    piece.set_markevery([1])
    area = DrawingArea(width, height)
    piece.set_transform(area.get_transform())
    area.add_artist(piece)
    return area


def _spread(wanted, gap, low, high):
    """Move positions apart to at least `gap`, and into [low, high] as far as there is room."""

    def center(group):
        half = (len(group) - 1) * gap / 2
        if high - low < 2 * half:
            return (low + high) / 2
        return min(max(sum(group) / len(group), low + half), high - half)

    order = np.argsort(wanted, kind="stable")
    groups = []
    for position in np.asarray(wanted)[order]:
        groups.append([position])
        while len(groups) > 1:
            below, above = groups[-2:]
            between = (len(below) + len(above)) / 2 * gap
            if center(above) - center(below) >= between - 1e-9:
                break
            groups[-2:] = [below + above]
    placed = np.empty(len(order))
    placed[order] = [
        center(group) + (index - (len(group) - 1) / 2) * gap
        for group in groups
        for index in range(len(group))
    ]
    return placed
