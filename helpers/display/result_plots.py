"""Plots of what training did: boundaries, and comparisons over seeds."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import LinearSegmentedColormap, to_rgba

from helpers.display.diagram import short
from helpers.display.style import COLORS, MARKERS, NEGATIVE, NEUTRAL, POSITIVE, Picture, look, named

#: A bar that stands for no activation.
_PLAIN = {"color": COLORS[5], "linestyle": "-"}
#: From one side of a diverging scale to the other.
SIDES = LinearSegmentedColormap.from_list("sides", (NEGATIVE, NEUTRAL, POSITIVE))


def decision_boundary(predict, X, y, ax=None, title=None, resolution=120) -> Picture:
    """Draw what a classifier with two inputs says everywhere, over the data.

    Parameters
    ----------
    predict : callable
        `predict(X)` for an array of shape (n, 2) gives the probabilities of class 1, of shape
        (n,) or (n, 1).
    X : array_like of shape (n, 2)
        Inputs.
    y : array_like of shape (n,) or (n, 1)
        Classes, 0 or 1.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.
    title : str, optional
        Written above, with the accuracy.
    resolution : int
        Grid points along each axis.

    Examples
    --------
    >>> X, y = np.array([[0.0, 0.0], [1.0, 1.0]]), np.array([0, 1])
    >>> fig, alt = decision_boundary(lambda X: X[:, 0], X, y)
    >>> print(alt[:69])
    Decision boundary. The classifier calls 2 of the 2 points correctly (
    >>> plt.close(fig)
    """
    X, y = np.asarray(X, float), np.asarray(y).ravel()
    if X.ndim != 2 or X.shape[1] != 2 or len(X) != len(y):
        raise ValueError(
            f"decision_boundary draws inputs of shape (n, 2) with n classes, but got X of shape "
            f"{X.shape} and {len(y)} classes; choose two columns."
        )
    if ax is None:
        _, ax = plt.subplots(figsize=(5.4, 4.4))
    low, high = X.min(axis=0), X.max(axis=0)
    margin = np.where(high > low, 0.12 * (high - low), 1.0)
    across, up = np.meshgrid(
        *(np.linspace(*ends, resolution) for ends in zip(low - margin, high + margin, strict=True))
    )
    points = np.column_stack([across.ravel(), up.ravel()])
    probability = np.asarray(predict(points), float).reshape(across.shape)
    ax.imshow(
        probability,
        origin="lower",
        extent=(across[0, 0], across[0, -1], up[0, 0], up[-1, 0]),
        cmap=SIDES,
        vmin=-0.15,
        vmax=1.15,
        aspect="auto",
        interpolation="bilinear",
        alpha=0.55,
    )
    ax.grid(False)
    if probability.min() < 0.5 < probability.max():
        ax.contour(across, up, probability, levels=[0.5], colors="black", linewidths=1.6)
    for value, marker, color in ((0, MARKERS[0], NEGATIVE), (1, MARKERS[2], POSITIVE)):
        ax.scatter(*X[y == value].T, marker=marker, s=26, color=color, edgecolor="white",
                   linewidth=0.6, label=f"class {value}")  # fmt: skip
    right = int(((np.asarray(predict(X), float).ravel() >= 0.5) == (y == 1)).sum())
    title = title or "Decision boundary"
    share = f"{right / len(y):.0%}"
    if share == "100%" and right < len(y):
        share = f"{right / len(y):.1%}"
    ax.set_title(f"{title}: {share} right")
    ax.set_xlabel("$x_1$")
    ax.set_ylabel("$x_2$")
    ax.legend(loc="upper left", bbox_to_anchor=(1.01, 1), handlelength=1, borderaxespad=0)
    return ax.figure, (
        f"{title}. The classifier calls {right} of the {len(y)} points correctly "
        f"({share}). It gives class 1 to {(probability >= 0.5).mean():.0%} of the "
        f"area shown; {_boundary(probability)}."
    )


def bars(
    groups, xlabel, title=None, baseline=None, baseline_label="baseline", start=None
) -> Picture:
    """Draw one bar a group: the mean over seeds, its spread, and every single run as a dot.

    A whisker reaches one standard deviation to each side of the mean. The text begins with the
    greatest mean.

    Parameters
    ----------
    groups : dict from str to array_like
        For each label its values, one a seed.
    xlabel : str
        What is measured, with its unit.
    title : str, optional
        Written above.
    baseline : float, optional
        A value to beat, drawn as a line.
    baseline_label : str
        What the baseline is.
    start : float, optional
        Where the axis starts; 0 by default. With any other start, points with whiskers are
        drawn, because the length of a bar that does not start at 0 misleads.

    Examples
    --------
    >>> fig, alt = bars({"relu": [0.9, 0.8], "tanh": [0.7, 0.7]}, "accuracy")
    >>> print(alt)
    Accuracy, mean ± standard deviation: relu 0.85 ± 0.071 (2 runs); tanh 0.7 ± 0 (2 runs).
    >>> plt.close(fig)
    """
    labels = list(groups)
    values = [np.asarray(groups[label], float).ravel() for label in labels]
    means = [runs.mean() for runs in values]
    spreads = [_spread(runs) for runs in values]
    rows = np.arange(len(labels))[::-1]
    lines = [look(named(label)) if named(label) else _PLAIN for label in labels]
    fig, ax = plt.subplots(figsize=(6.4, 0.9 + 0.46 * len(labels)))
    if start is None:
        for row, mean, line in zip(rows, means, lines, strict=True):
            # The edge of a bar is a line, so it has the line style of its activation.
            ax.barh(row, mean, height=0.62, facecolor=to_rgba(line["color"], 0.35), zorder=2,
                    edgecolor=line["color"], linestyle=line["linestyle"], lw=1.4)  # fmt: skip
    whisker = {"fmt": "none", "ecolor": "black", "elinewidth": 1.4, "capsize": 4, "zorder": 4}
    ax.errorbar(means, rows, xerr=spreads, **whisker)
    ax.plot(means, rows, "D", color="black", markersize=5, zorder=5)
    for row, runs, line in zip(rows, values, lines, strict=True):
        # Dots a little above the middle, so that they do not hide behind the whisker.
        ax.plot(runs, np.full(len(runs), row + 0.2), "o", color=line["color"], ms=3.5, alpha=0.7)
    if baseline is not None:
        ax.axvline(baseline, color=COLORS[1], linestyle="--", linewidth=1.6, zorder=3)
        ax.annotate(f"{baseline_label} {short(baseline)}", (baseline, 1), xytext=(4, 3), fontsize=9,
                    xycoords=("data", "axes fraction"), textcoords="offset points")  # fmt: skip
    ax.set_yticks(rows, labels)
    ax.set_ylim(-0.6, len(labels) - 0.4)
    ax.tick_params(axis="y", length=0)
    ax.grid(axis="y", visible=False)
    if start is not None:
        ax.set_xlim(left=start)
    ax.set_xlabel(xlabel)
    if title:
        ax.set_title(title, pad=18 if baseline is not None else 8)
    parts = [
        f"{labels[index]} {short(means[index])} ± {short(spreads[index], 2)} "
        f"({len(values[index])} runs)"
        for index in sorted(range(len(labels)), key=lambda index: -means[index])
    ]
    against = (
        "" if baseline is None else f" The line marks the {baseline_label}, {short(baseline)}."
    )
    heading = title or xlabel[:1].upper() + xlabel[1:]
    return fig, f"{heading}, mean ± standard deviation: {'; '.join(parts)}.{against}"


def _boundary(probability):
    sides = probability >= 0.5
    if sides.all() or not sides.any():
        return "there is no boundary in it"
    edge = np.concatenate([sides[0], sides[1:, -1], sides[-1, -2::-1], sides[-2:0:-1, 0]])
    crossings = int((edge != np.roll(edge, 1)).sum())
    if crossings == 0:
        return "the boundary closes on itself inside it"
    return f"the boundary meets the edge of the plot {crossings} times"


def _spread(values):
    return values.std(axis=0, ddof=1) if len(values) > 1 else np.zeros(values.shape[1:])
