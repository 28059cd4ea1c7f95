"""The pictures of lesson 10: boundaries, paired comparisons, too short a race, and gates."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import BoundaryNorm

from helpers import activations, datasets
from helpers.activations import sigmoid
from helpers.display import result_plots
from helpers.display.bounds import at_most
from helpers.display.style import MARKERS, Picture, look, looks
from helpers.nn.network import fit
from helpers.nn.optimizers import Adam
from helpers.studies.controlled_training import TEST_TO_TRAIN
from helpers.studies.own_start import network
from helpers.studies.statistics import paired_difference

PLANE = {"moons": datasets.moons, "circles": datasets.circles}


def boundaries(problem, names, seed=0, epochs=40) -> Picture:
    """Train one small network an activation on points in the plane, and draw where it says yes.

    Parameters
    ----------
    problem : {"moons", "circles"}
        The data.
    names : list of str
        Activations, one panel each.
    seed : int
        Of weights and order of samples, the same for all.
    epochs : int
        How long to train.
    """
    X, y = PLANE[problem](300, rng=1)
    fig, axes = plt.subplots(1, len(names), figsize=(4.1 * len(names), 3.7), squeeze=False)
    told = []
    for ax, name in zip(axes.flat, names, strict=True):
        net = network(name, (2, 16, 1), seed)
        fit(net, X, datasets.column(y), "binary_crossentropy_from_logits", Adam(0.02), epochs, 32,
            rng=seed)  # fmt: skip

        def probability(points, net=net):
            return sigmoid(net.forward(points).ravel())

        title = activations.get(name).title
        _, alt = result_plots.decision_boundary(
            probability, X, y, ax=ax, title=title, resolution=80
        )
        if ax is not axes.flat[-1]:
            ax.get_legend().remove()
        told.append(alt)
    return fig, " ".join(told)


def against(measured, reference) -> Picture:
    """Draw each activation's difference in accuracy to a reference, split by split.

    A thick bar is the textbook's 95 % interval for the mean, a thin one the interval that knows of
    the overlap of splits.

    Parameters
    ----------
    measured : dict of str to numpy.ndarray
        Test accuracy by activation, one entry per split.
    reference : str
        The activation that the others are compared with.
    """
    base = measured[reference]
    found = {
        name: [paired_difference(values, base, ratio) for ratio in (0.0, TEST_TO_TRAIN)]
        for name, values in measured.items() if name != reference
    }  # fmt: skip
    names = sorted(found, key=lambda name: found[name][0].mean)
    fig, ax = plt.subplots(figsize=(8.4, 0.42 * len(names) + 1.3))
    for row, name in enumerate(names):
        color = look(name)["color"]
        each = 100 * (measured[name] - base)
        ax.plot(each, row + np.linspace(-0.22, 0.22, len(each)), ".", color="0.7", ms=5, zorder=1)
        for difference, width in zip(found[name], (5, 1.5), strict=True):
            ends = [100 * difference.low, 100 * difference.high]
            ax.plot(ends, [row, row], "-", color=color, lw=width)
        ax.plot(100 * found[name][0].mean, row, MARKERS[0], color=color, ms=8)
    ax.axvline(0, color="black", lw=1)
    ax.set(yticks=range(len(names)), yticklabels=names,
           xlabel=f"difference to {reference}, percentage points")  # fmt: skip
    ax.grid(axis="y", visible=False)
    apart = [[n for n in names if found[n][kind].larger_than_chance] for kind in (0, 1)]
    return fig, (
        f"Difference in accuracy to {reference} over {len(base)} splits, a gray dot a split. The "
        f"textbook's intervals leave out zero for: {', '.join(apart[0]) or 'none'}. The corrected "
        f"ones do for: {', '.join(apart[1]) or 'none'}. Means run from "
        f"{100 * found[names[0]][0].mean:+.2f} ({names[0]}) to "
        f"{100 * found[names[-1]][0].mean:+.2f} ({names[-1]})."
    )


def longer_race(results, old_rate) -> Picture:
    """Draw test accuracy against the learning rate, in a panel for each number of epochs.

    Parameters
    ----------
    results : helpers.studies.seeds.Results
        Of the study "swish_in_deep_networks"; its design with batch normalization is drawn.
    old_rate : float
        The largest rate that was tried at first.
    """
    rates, budgets = results.settings["learning_rates"]["norm"], results.settings["epochs"]
    fig, axes = plt.subplots(1, len(budgets), figsize=(4.6 * len(budgets), 3.8), sharey=True)
    told, names = [], results.settings["activations"]
    for ax, epochs in zip(axes, budgets, strict=True):
        for name, line, marker in zip(names, looks(names), MARKERS, strict=False):
            runs = results[f"test_{name}_norm_{epochs}"]
            middle = np.median(runs, axis=0)
            ax.plot(rates, middle, label=name, **{"marker": marker, **line})
            ax.fill_between(rates, runs.min(axis=0), runs.max(axis=0), color=line["color"],
                            alpha=0.15, lw=0)  # fmt: skip
            told.append(
                f"{epochs} epochs, {name}: "
                + ", ".join(f"{m:.2f} at {r:g}" for r, m in zip(rates, middle, strict=True))
            )
        ax.axvline(old_rate, color="black", lw=1.2, ls=":")
        ax.set(xscale="log", xlabel="learning rate", title=f"{epochs} epochs", ylim=(0, 1))
        ax.title.set_fontsize(11)
    axes[0].set(ylabel="test accuracy")
    axes[0].annotate("the largest rate of\nthe old race", (old_rate, 0.06), xytext=(4, 0),
                     textcoords="offset points", fontsize=9)  # fmt: skip
    axes[-1].legend(loc="lower left")
    return fig, (
        f"Test accuracy of twenty layers with batch normalization by learning rate: the median of "
        f"{len(results.seeds)} seeds, and from the worst to the best. {'; '.join(told)}. A dotted "
        f"line marks {old_rate:g}, the largest rate of the old race."
    )


#: Twice as far from one to the next, so that the small outputs of a shut gate are told apart.
_LEVELS = [*(-(2.0 ** np.arange(4, -4, -1))), *(2.0 ** np.arange(-3, 5))]


def gate(beta=1.0) -> Picture:
    """Draw one gated unit, a value times the Swish of another number, and below it its gate.

    Parameters
    ----------
    beta : float
        Swish's parameter; large values make the gate a switch.
    """
    swish = activations.get("swish")
    u, v = np.meshgrid(np.linspace(-4, 4, 161), np.linspace(-4, 4, 121))
    out = swish(u, beta=beta) * v
    fig, (plane, curve) = plt.subplots(2, figsize=(5.4, 6.2), sharex=True, height_ratios=[2, 1])
    drawn = plane.contourf(
        u, v, out, levels=_LEVELS, cmap="RdBu_r", norm=BoundaryNorm(_LEVELS, 256), extend="both"
    )
    bar = fig.colorbar(  # takes room from both, so that one number stands below itself
        drawn, ax=(plane, curve), label="output", spacing="uniform", shrink=0.6, anchor=(0, 1)
    )
    told = [level for level in _LEVELS if abs(level) in (0.125, 0.5, 2, 8)]
    bar.set_ticks(told, labels=[f"{level:g}" for level in told], minor=False)
    bar.minorticks_off()
    plane.set(ylabel="value that passes", title=f"Swish(gate) times value, beta = {beta:g}")
    plane.title.set_fontsize(11)
    curve.plot(u[0], np.maximum(u[0], 0), color="gray", ls="--", label="ReLU")
    curve.plot(u[0], swish(u[0], beta=beta), label="Swish")
    curve.set(xlabel="number that opens the gate", ylabel="the gate", ylim=(-0.8, 4.2))
    curve.legend(loc="upper left")
    shut = at_most(np.abs(out[u <= 0]).max(), 1)
    dip = at_most(-swish(u[0], beta=beta).min(), 2)
    return fig, (
        f"Output of a gated unit with beta = {beta:g}, up to {out.max():.0f}. On the right, where "
        "the gate is open, it grows with the value; on the left it stays between "
        f"-{shut} and {shut} for all values shown. Below it the gate: its lowest point is no "
        f"deeper than -{dip}, where ReLU is 0."
    )
