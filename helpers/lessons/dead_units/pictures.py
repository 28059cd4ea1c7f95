"""Pictures of units that never fire: in a published layer, and while a network learns."""

import matplotlib.pyplot as plt
import numpy as np

from helpers.display.diagram import label_bars
from helpers.display.style import COLORS, Picture, label_lines, looks
from helpers.lessons.dead_units.experiments import count_while_learning


def first_layer(weights, biases, limit) -> Picture:
    """Draw a trained first layer: the bias of each unit, and its weights beside the start's limit.

    Parameters
    ----------
    weights : numpy.ndarray, shape (fan_in, units)
        After training.
    biases : numpy.ndarray, shape (units,)
        After training; they started at 0.
    limit : float
        No starting weight was farther from 0.
    """
    units = np.arange(len(biases))
    inside = np.abs(weights).max(axis=0) <= limit
    fig, (top, below) = plt.subplots(2, 1, figsize=(7.6, 5.2), sharex=True)
    top.bar(units, biases, color=np.where(inside, COLORS[1], COLORS[0]), width=0.6)
    label_bars(top, units, np.maximum(biases, 0), [f"{b:.3g}" for b in biases], fontsize=10)
    top.set(title="Biases after training; all began at 0", ylabel="b", ylim=(-0.3, 7.6))
    below.axhspan(-limit, limit, color="0.88", lw=0)
    below.annotate(
        f"the band in which all weights began: ±{limit:.3f}", (4.5, limit),
        xytext=(0, 4), textcoords="offset points", fontsize=10, ha="center",
        bbox={"fc": "white", "ec": "none", "pad": 1},
    )  # fmt: skip
    for still, marker, color in ((True, "s", COLORS[1]), (False, "o", COLORS[0])):
        for row in weights:
            below.plot(units[inside == still], row[inside == still], marker, color=color, ms=6)
    below.set(title="Weights after training, four per unit", ylabel="w", xlabel="unit")
    below.set_xticks(units)
    return fig, (
        f"Biases and weights of {len(units)} units. The weights of the units "
        f"{', '.join(str(u) for u in units[inside])} lie inside the band of ±{limit:.3f} in which "
        f"they began, and their biases are {', '.join(f'{b:.3g}' for b in biases[inside])}. The "
        f"other units have biases from {biases[~inside].min():.3g} to {biases[~inside].max():.3g} "
        "and at least one weight far outside the band."
    )


def dying(first_rate, activation, seed) -> Picture:
    """Draw how many units of each layer are dead after one step, and while a network learns on.

    Parameters
    ----------
    first_rate, activation, seed
        As for `count_while_learning`.
    """
    life = count_while_learning(first_rate, activation, seed)
    layers = [f"layer {number}" for number in range(1, life.dead.shape[1] + 1)]
    fig, ax = plt.subplots(figsize=(7.6, 3.8))
    for label, counts, line in zip(layers, life.dead.T, looks(layers), strict=True):
        ax.plot(range(len(counts)), counts, marker="o", label=label, **line)
    end = "the loss became nan" if life.diverged else f"accuracy {life.accuracy:.0%}"
    ax.set(
        title=f"Dead units of {life.units} in each layer; {end}", ylabel="dead units",
        ylim=(-1, life.units + 1), xlim=(-0.2, 6.2),
    )  # fmt: skip
    ax.set_xticks(range(7), ["start", "one step", *(f"epoch {number}" for number in range(1, 6))])
    label_lines(ax)
    counts = "; ".join(
        f"{label}: {', '.join(map(str, column))}"
        for label, column in zip(layers, life.dead.T, strict=True)
    )
    return fig, (
        f"Dead units of {life.units} in each layer, at the start, after one step and after each "
        f"epoch, with {activation} and a rate of {first_rate:g} in that step. {counts}. "
        f"In the end {end}."
    )
