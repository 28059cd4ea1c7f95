"""The pictures of lesson 10: boundaries, paired comparisons, depth, and gates."""

import matplotlib.pyplot as plt
import numpy as np

from helpers import activations, datasets
from helpers.activations import sigmoid
from helpers.display import result_plots
from helpers.display.style import MARKERS, Picture, look, looks
from helpers.nn.network import fit
from helpers.nn.optimizers import Adam
from helpers.studies.controlled_training import network
from helpers.studies.statistics import mean_and_spread, paired_difference

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


def against(results, reference, measure="accuracy") -> Picture:
    """Draw each activation's difference to a reference, seed by seed, with its 95 % interval.

    Parameters
    ----------
    results : helpers.studies.seeds.Results
        Of one of the studies "activations_on_...".
    reference : str
        The activation that the others are compared with.
    measure : {"accuracy", "loss"}
        What is compared.
    """
    names = [name for name in results.settings["activations"] if name != reference]
    base = results[f"{measure}_{reference}"]
    found = {name: paired_difference(results[f"{measure}_{name}"], base) for name in names}
    names.sort(key=lambda name: found[name].mean)
    scale, unit = (100, "percentage points") if measure == "accuracy" else (1, "loss")
    fig, ax = plt.subplots(figsize=(8.4, 0.42 * len(names) + 1.3))
    clear = []
    for row, name in enumerate(names):
        difference = found[name]
        apart = difference.low > 0 or difference.high < 0
        color, marker = look(name)["color"], MARKERS[1] if apart else MARKERS[0]
        each = scale * (results[f"{measure}_{name}"] - base)
        jitter = np.linspace(-0.22, 0.22, len(each))
        ax.plot(each, row + jitter, ".", color="0.7", ms=5, zorder=1)
        ax.plot([scale * difference.low, scale * difference.high], [row, row], "-", color=color,
                lw=2.5)  # fmt: skip
        ax.plot(scale * difference.mean, row, marker, color=color, ms=8)
        if apart:
            clear.append(f"{name} ({scale * difference.mean:+.2f})")
    ax.axvline(0, color="black", lw=1)
    ax.set(yticks=range(len(names)), yticklabels=names, xlabel=f"difference to {reference}, {unit}")
    ax.grid(axis="y", visible=False)
    verdict = "no interval leaves out zero" if not clear else (
        "the intervals that leave out zero are those of " + ", ".join(clear)
    )  # fmt: skip
    return fig, (
        f"Difference in {measure} to {reference}, mean and 95 % interval over "
        f"{len(results.seeds)} seeds, a gray dot a seed: {verdict}. Intervals that leave out zero "
        "are drawn with squares."
    )


def by_depth(results, designs, names=("relu", "swish")) -> Picture:
    """Draw test accuracy against depth, one panel a design.

    Parameters
    ----------
    results : helpers.studies.seeds.Results
        Of the study "swish_by_depth".
    designs : dict of str to str
        Titles of the designs to draw.
    names : sequence of str
        Activations.
    """
    depths = results.settings["depths"]
    fig, axes = plt.subplots(1, len(designs), figsize=(4 * len(designs), 3.8), sharey=True)
    told = []
    for ax, (design, title) in zip(np.atleast_1d(axes), designs.items(), strict=True):
        for name, line, marker in zip(names, looks(names), MARKERS, strict=False):
            spread = mean_and_spread(results[f"accuracy_{name}_{design}"])
            ax.plot(depths, spread.mean, label=name, **{"marker": marker, **line})
            ax.fill_between(depths, spread.low, spread.high, color=line["color"], alpha=0.18, lw=0)
            told.append(
                f"{title}, {name}: {spread.mean[0]:.2f} with {depths[0]} layers, "
                f"{spread.mean[-1]:.2f} with {depths[-1]}"
            )
        ax.set(title=title, xlabel="hidden layers")
        ax.title.set_fontsize(11)
    np.atleast_1d(axes)[0].set(ylabel="test accuracy", ylim=(0, 1))
    np.atleast_1d(axes)[-1].legend(loc="upper right")
    return fig, (
        f"Test accuracy on the digits by depth, mean and its 95 % interval over "
        f"{len(results.seeds)} seeds. " + "; ".join(told) + "."
    )


def gate(beta=1.0) -> Picture:
    """Draw one gated unit: a value times the Swish of another number.

    Parameters
    ----------
    beta : float
        Swish's parameter; large values make the gate a switch.
    """
    u, v = np.meshgrid(np.linspace(-4, 4, 121), np.linspace(-4, 4, 121))
    out = activations.get("swish")(u, beta=beta) * v
    fig, ax = plt.subplots(figsize=(5.4, 4.3))
    drawn = ax.contourf(u, v, out, levels=np.linspace(-16, 16, 17), cmap="RdBu_r", extend="both")
    ax.contour(u, v, out, levels=[0], colors="black", linewidths=1.4)
    fig.colorbar(drawn, ax=ax, label="output")
    ax.set(xlabel="number that opens the gate", ylabel="value that passes",
           title=f"Swish(gate) times value, beta = {beta:g}")  # fmt: skip
    ax.title.set_fontsize(11)
    return fig, (
        f"Output of a gated unit with beta = {beta:g}. On the right, where the gate is open, it "
        "grows with the value; on the left it stays near zero, whatever the value."
    )
