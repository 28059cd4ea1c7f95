"""The pictures of lesson 4: shares, triangles, slopes. Each returns a figure and what it shows."""

import matplotlib.pyplot as plt
import numpy as np

from helpers import activations
from helpers.display.diagram import label_bars
from helpers.display.result_plots import SIDES
from helpers.display.style import COLORS, LINES, Picture, look, readable

# Where the three classes of a triangle stand: left, right, top.
_CORNERS = np.array([[0.0, 0.0], [1.0, 0.0], [0.5, np.sqrt(3) / 2]])


def three_steps(scores, names) -> Picture:
    """Draw scores, their exponentials and their shares as three rows of bars.

    Parameters
    ----------
    scores : array of shape (K,)
        One score per class.
    names : sequence of str
        The classes.
    """
    scores = np.asarray(scores, float)
    steps = {
        "1. scores z": scores,
        "2. exponentials, all positive": np.exp(scores),
        "3. shares, which sum to 1": activations.softmax(scores),
    }
    fig, axes = plt.subplots(1, 3, figsize=(10, 3.2))
    places = np.arange(len(scores))
    for ax, (title, values), color in zip(axes, steps.items(), COLORS, strict=False):
        ax.bar(places, values, color=color, width=0.65)
        label_bars(ax, places, values, map(_share, values), fontsize=10)
        ax.axhline(0, color="black", lw=0.8)
        ax.margins(y=0.16)
        ax.set_xticks(places, names)
        ax.set_title(title, fontsize=11)
        ax.grid(visible=False, axis="x")
    told = "; ".join(
        f"{name} {score:g}, {_share(e)}, {_share(a)}"
        for name, score, e, a in zip(names, *steps.values(), strict=True)
    )
    return fig, (
        "Three bar charts from scores to shares. Score, exponential and share of each class: "
        f"{told}. The exponentials stretch the lead of {names[int(scores.argmax())]}, and no share "
        "is zero."
    )


def smooth_pairs(temperatures=(1.0,)) -> Picture:
    """Draw the hard and the smooth maximum of z and 0, and the slopes of both.

    Parameters
    ----------
    temperatures : sequence of float
        Of the smooth curves; the first is drawn bold.
    """
    fig, (left, right) = plt.subplots(1, 2, figsize=(10, 3.7))
    z = np.linspace(-4, 4, 801)
    left.plot(z, np.maximum(z, 0), **look("relu"))
    for part in (z < 0, z >= 0):  # two pieces, so that the step shows its jump and no slope
        right.plot(z[part], (z[part] >= 0).astype(float), **look("step"))
    for index, temperature in enumerate(temperatures):
        width = 2.4 if index == 0 else 1.1
        softplus, sigmoid = activations.get("softplus"), activations.get("sigmoid")
        left.plot(z, temperature * softplus(z / temperature), **look(softplus, lw=width))
        right.plot(z, sigmoid(z / temperature), **look(sigmoid, lw=width))
    left.set(title="the larger of z and 0", xlabel="z", ylim=(-0.3, 4.2))
    right.set(title="its slope: is z the larger?", xlabel="z", ylim=(-0.08, 1.12))
    _note(left, "hard: max(z, 0)\nis ReLU", (1.2, 1.2), (1.75, 0.35), _ink("relu"))
    _note(left, "smooth: lse(z, 0)\nis softplus", (-0.3, np.log1p(np.exp(-0.3))), (-3.6, 1.8),
          _ink("softplus"))
    _note(right, "hard:\nbinary step", (0.25, 1.0), (-3.3, 0.85), _ink("step"))
    _note(right, "smooth:\nsigmoid", (1.0, 1 / (1 + np.exp(-1))), (2.0, 0.42),
          _ink("sigmoid"))
    gap = np.log(2)
    return fig, (
        "Two panels. Left: the hard maximum of z and 0, which is ReLU with its corner at 0, and "
        "above it the smooth maximum, softplus; they differ most at z = 0, where softplus is "
        f"{gap:.3f}. Right: their slopes, the binary step with its jump at 0 and the sigmoid that "
        "rises smoothly through one half. Thin lines at a lower temperature hug the hard curves."
    )


def _ink(name):
    return readable(look(name)["color"])


def triangle(scores, temperature=1.0, names=("A", "B", "C")) -> Picture:
    """Draw three shares as bars and as a point in the triangle of all answers.

    Parameters
    ----------
    scores : array of shape (3,)
        One score per class.
    temperature : float
        What the scores are divided by.
    names : sequence of str
        The classes: the left, the right and the top corner.
    """
    scores = np.asarray(scores, float)
    shares = activations.softmax(scores / temperature)
    fig, (bars, ax) = plt.subplots(1, 2, figsize=(9.6, 4.3), width_ratios=(1, 1.5))
    _share_bars(bars, shares, names, f"shares at T = {temperature:g}")
    _regions(ax, names)
    cold = 10 ** np.linspace(-2, 2, 400)
    path = activations.softmax(scores / cold[:, None]) @ _CORNERS
    ax.plot(*path.T, color="black", lw=1.8, zorder=3)
    for mark in (0.25, 0.5, 1, 2, 5):
        at = activations.softmax(scores / mark) @ _CORNERS
        ax.plot(*at, "o", ms=4, color="white", mec="black", zorder=4)
    here = shares @ _CORNERS
    ax.plot(*here, "o", ms=13, color=COLORS[4], mec="black", mew=1.5, zorder=5)
    ax.annotate(f"T = {temperature:g}", here, (14, -2), textcoords="offset points",
                weight="bold", fontsize=11, zorder=6,
                bbox={"fc": "white", "ec": "none", "alpha": 0.75, "pad": 1.5})
    told = ", ".join(f"{name} {share:.3f}" for name, share in zip(names, shares, strict=True))
    top = np.flatnonzero(np.isclose(scores, scores.max()))
    goal = f"the corner of {names[top[0]]}" if len(top) == 1 else "a point between the tied corners"
    if len(top) == 3:
        goal = "the middle again, since all three are tied"
    return fig, (
        f"Scores {', '.join(f'{s:g}' for s in scores)} at temperature {temperature:g} give the "
        f"shares {told}. Left as bars, right as a dot in a triangle with one corner per class. A "
        f"curve shows the path of the dot from the middle, when hot, to {goal}, when cold; small "
        "rings mark the temperatures 5, 2, 1, 0.5 and 0.25."
    )


def jacobian(scores, names, raised, by) -> Picture:
    """Draw softmax's Jacobian as a table of colors, and what raising one score does.

    Parameters
    ----------
    scores : array of shape (K,)
        One score per class.
    names : sequence of str
        The classes.
    raised : int
        Which score is raised in the right panel.
    by : float
        By how much.
    """
    scores = np.asarray(scores, float)
    table = activations.softmax_jacobian(scores)
    before = activations.softmax(scores)
    after = activations.softmax(scores + by * (np.arange(len(scores)) == raised))
    fig, (left, right) = plt.subplots(1, 2, figsize=(10, 3.9), width_ratios=(1, 1.25))
    _heat(left, table, names, raised)
    places = np.arange(len(scores))
    right.bar(places - 0.2, before, 0.38, color="#BBBBBB", label="before")
    right.bar(places + 0.2, after, 0.38, color=COLORS[0], hatch="//", ec="white", label="after")
    changes = [f"{new - old:+.3f}" for old, new in zip(before, after, strict=True)]
    label_bars(right, places + 0.2, after, changes, fontsize=11, weight="bold")
    right.set_xticks(places, names)
    right.margins(y=0.15)
    right.set_title(f"shares when {names[raised]}'s score rises by {by:g}", fontsize=11)
    right.grid(visible=False, axis="x")
    right.legend()
    rows = "; ".join(
        f"{name}: {', '.join(f'{entry:.4f}' for entry in row)}"
        for name, row in zip(names, table, strict=True)
    )
    moved = ", ".join(f"{name} {change}" for name, change in zip(names, changes, strict=True))
    return fig, (
        f"Left: the Jacobian as a table, row by row {rows}. The diagonal is positive, all else is "
        f"negative. Right: bars of the shares before and after {names[raised]}'s score rises by "
        f"{by:g}; the changes are {moved} and add up to zero."
    )


def broken_pair(cross_entropy_path, squared_error_path) -> Picture:
    """Draw two losses' signals for a sigmoid whose truth is 1, and two descents.

    Parameters
    ----------
    cross_entropy_path, squared_error_path : sequence of float
        The score after each step, from the same start.
    """
    fig, (left, right) = plt.subplots(1, 2, figsize=(10, 3.9))
    z = np.linspace(-9, 5, 600)
    a = activations.get("sigmoid")(z)
    signals = {"cross-entropy": np.abs(a - 1), "squared error": np.abs(2 * (a - 1) * a * (1 - a))}
    paths = {"cross-entropy": cross_entropy_path, "squared error": squared_error_path}
    for (name, signal), line in zip(signals.items(), LINES, strict=False):
        left.plot(z, signal, **line)
        path = np.asarray(paths[name], float)
        steps = len(path) - 1
        right.plot(np.arange(steps + 1), path, **line)
        right.plot(steps, path[-1], "o", color=line["color"])
        right.annotate(f"{name}:\n{steps} steps", (steps, path[-1]), (0, 7),
                       textcoords="offset points", ha="center", va="bottom", color=line["color"])
    left.text(-8.7, 0.88, "cross-entropy", color=COLORS[0])
    left.text(-8.7, 0.07, "squared error", color=COLORS[1])
    left.text(-8.7, 0.45, "sure and wrong", style="italic")
    left.text(4.8, 0.45, "sure and right", style="italic", ha="right")
    left.set(title="how strong the signal is (truth: 1)", xlabel="score z",
             ylabel="size of the slope", ylim=(-0.03, 1.08))
    right.axhline(0, color="black", lw=0.8)
    right.set_xscale("symlog", linthresh=1, linscale=0.4)  # logarithmic, with a place for step 0
    right.set(title="two descents", xlabel="steps (from 1 on, each mark is ten times more)",
              ylabel="score z", xlim=(-0.1, 9000), ylim=(min(squared_error_path) - 0.7, 3.2))
    start = squared_error_path[0]
    at = activations.get("sigmoid")(float(start))
    return fig, (
        "Left: the size of the gradient for the score when the truth is 1. For cross-entropy it is "
        f"nearly 1 at a score of {start:g} and falls to 0 as the answer gets right. For squared "
        f"error it is a hump near 0: at {start:g} it is only {2 * (1 - at) * at * (1 - at):.1e}. "
        f"Right: from a score of {start:g}, cross-entropy passes 0 in "
        f"{len(cross_entropy_path) - 1} steps, squared error in {len(squared_error_path) - 1}, "
        "nearly all of them on a plateau."
    )


def _share_bars(ax, shares, names, title):
    places = np.arange(len(shares))
    ax.bar(places, shares, color=COLORS[:3], width=0.65)
    label_bars(ax, places, shares, map(_share, shares))
    ax.set(title=title, ylim=(0, 1.1))
    ax.set_xticks(places, names)
    ax.grid(visible=False, axis="x")


def _regions(ax, names):
    """The triangle, in a third for each winner."""
    middle = _CORNERS.mean(axis=0)
    for index, name in enumerate(names):
        corner = _CORNERS[index]
        sides = [(corner + _CORNERS[other]) / 2 for other in range(3) if other != index]
        ax.fill(*np.array([corner, sides[0], middle, sides[1]]).T, color=COLORS[index], alpha=0.16,
                lw=0, ls="-")  # no edge; older matplotlib refuses dashes of no width
        away = corner + (corner - middle) * 0.13
        ax.text(*away, f"all {name}", ha="center", va="center", weight="bold", color=COLORS[index])
        inside = corner + (middle - corner) * 0.36
        ax.text(*inside, f"{name} wins", ha="center", va="center", fontsize=9, color="0.35")
    ax.plot(*_CORNERS[[0, 1, 2, 0]].T, color="0.4", lw=1.2, ls="--")
    ax.plot(*middle, "+", color="0.3", ms=8)
    ax.text(0.5, -0.09, "the dashed edges are never reached", ha="center", fontsize=9, color="0.35")
    ax.set(title="every answer is a point in here", aspect="equal", xlim=(-0.22, 1.22),
           ylim=(-0.16, 1.02))
    ax.axis("off")


def _heat(ax, table, names, raised):
    ax.imshow(table, cmap=SIDES, vmin=-0.25, vmax=0.25)
    for (i, j), entry in np.ndenumerate(table):
        ax.text(j, i, f"{entry:+.3f}", ha="center", va="center", fontsize=12,
                color="white" if abs(entry) > 0.19 else "black")
    places = np.arange(len(names))
    ax.set_xticks(places, [f"{name}'s\nscore" for name in names])
    ax.set_yticks(places, [f"{name}'s share" for name in names])
    ax.add_patch(plt.Rectangle((raised - 0.5, -0.5), 1, len(names), fill=False, lw=2.5, zorder=3))
    ax.set_title("how a share moves with a score", fontsize=11)
    ax.grid(visible=False)


def _note(ax, text, at, place, color):
    ax.annotate(text, at, place, color=color, fontsize=10,
                arrowprops={"arrowstyle": "-", "color": color, "lw": 0.8})


def _share(value):
    """A number with the digits that matter in a bar's label."""
    return f"{value:.4f}" if 0 < abs(value) < 0.01 else f"{value:.3g}"
