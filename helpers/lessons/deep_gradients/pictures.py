"""Pictures of what depth does: quantities by layer, and the flow through one deep network."""

import matplotlib.pyplot as plt
import numpy as np

from helpers import datasets
from helpers.display.diagram import short
from helpers.display.style import COLORS, Picture, label_lines, looks
from helpers.nn.deep_network import deep_network

LOSS = "categorical_crossentropy_from_logits"
#: Initializers that `flow` offers, with what it calls them.
STARTS = ("glorot_normal", "he_normal", "lecun_normal", "torch_default")


def by_layer(groups, quantity, title, log=True, first=1, reference=None, ax=None) -> Picture:
    """Draw a quantity layer by layer: the median over seeds, and where most of them lie.

    A band holds the middle two thirds of the seeds.

    Parameters
    ----------
    groups : dict from str to array_like, shape (seeds, layers)
        For each label its values.
    quantity : str
        What is measured; written at the axis.
    title : str
        Written above.
    log : bool
        Whether the axis is logarithmic.
    first : int
        Number of the first layer; 0 if the first entry is the input.
    reference : float, optional
        A value to compare with, drawn as a thin line.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.
    """
    if ax is None:
        _, ax = plt.subplots(figsize=(7.6, 4.2))
    told, seeds = [], 0
    if reference is not None:
        ax.axhline(reference, color="0.45", lw=1.0, ls="-", zorder=1)
    for (label, values), line in zip(groups.items(), looks(groups), strict=True):
        values = np.asarray(values, float)
        seeds = len(values)
        low, middle, high = np.quantile(values, [1 / 6, 1 / 2, 5 / 6], axis=0)
        layers = first + np.arange(len(middle))
        ax.plot(layers, middle, label=label, **line)
        ax.fill_between(layers, low, high, color=line["color"], alpha=0.18, lw=0)
        told.append(
            f"{label}: {short(middle[0])} at layer {layers[0]}, "
            f"{short(middle[-1])} at layer {layers[-1]}."
        )
    if log:
        ax.set_yscale("log")
    ax.set(xlabel="layer", ylabel=quantity, title=title)
    ax.xaxis.get_major_locator().set_params(integer=True)
    label_lines(ax)
    measured = f"{quantity[:1].upper()}{quantity[1:]}"
    heading = title if title.endswith("?") else f"{title}."
    return ax.figure, f"{heading} {measured} by layer, median over {seeds} seeds. {' '.join(told)}"


def flow(depth, activation, initializer, scale, seed, samples=100) -> Picture:
    """Draw the activations and the gradients of each layer of an untrained network on the digits.

    Left the activations, right the sizes of the gradients dJ/dz, one histogram per layer.

    Parameters
    ----------
    depth, activation, initializer, scale, seed
        As for `deep_network`; `seed` is its `rng`.
    samples : int
        How many digits to send through.
    """
    X, labels = datasets.digits()
    X, y = datasets.standardize(X)[:samples], datasets.one_hot(labels)[:samples]
    network = deep_network(activation, initializer, depth, scale=scale, rng=seed)
    # Huge weights may overflow on purpose here.
    with np.errstate(all="ignore"):
        network.loss_and_gradients(X, y, LOSS)
    hidden = network.layers[:-1]
    sizes = [np.sqrt(np.mean(np.square(layer.dz))) for layer in hidden]
    fig, (left, right) = plt.subplots(1, 2, figsize=(10.5, 4.3), sharex=True)
    bottom = min(0.0, *(float(np.quantile(layer.a, 0.002)) for layer in hidden))
    top = max(1.0, *(float(np.quantile(layer.a, 0.998)) for layer in hidden))
    _histograms(left, [layer.a.ravel() for layer in hidden], (bottom, top), COLORS[0])
    left.set(title="Activations a", ylabel="a", xlabel="layer")
    logs = [np.log10(np.abs(layer.dz[layer.dz != 0])) for layer in hidden]
    low = min((float(np.quantile(log, 0.01)) for log in logs if log.size), default=-1.0)
    high = max((float(log.max()) for log in logs if log.size), default=0.0)
    _histograms(right, logs, (low, high), COLORS[1])
    right.set(title="Gradients in z, powers of ten", ylabel="size of dJ/dz", xlabel="layer")
    right.yaxis.set_major_formatter(lambda value, _: f"$10^{{{value:g}}}$")
    right.yaxis.get_major_locator().set_params(integer=True)
    zeros = [100 * float(np.mean(layer.dz == 0)) for layer in hidden]
    ratio = sizes[0] / sizes[-1] if sizes[-1] > 0 else np.nan
    spread = hidden[-1].a.std(axis=0).mean()
    fig.suptitle(
        f"Gradient of layer 1: {ratio:.2g} of layer {depth}'s.   "
        f"Gradients exactly 0: {np.mean(zeros):.0f} %.   "
        f"Last layer's a varies by {spread:.2g} from digit to digit.",
        fontsize=11, x=0.01, ha="left",
    )  # fmt: skip
    return fig, (
        f"{depth} {activation} layers, {initializer} times {scale:g}. The gradient in layer 1 is "
        f"{ratio:.2g} of the one in layer {depth}; {np.mean(zeros):.0f} percent of all gradients "
        f"are exactly 0. The activations of the last hidden layer vary by {spread:.2g} from digit "
        f"to digit; those of the first by {hidden[0].a.std(axis=0).mean():.2g}."
    )


def _histograms(ax, columns, reach, color):
    """One histogram per layer, lying on its side and mirrored, all equally wide."""
    edges = np.linspace(*reach, 61)
    middles = (edges[:-1] + edges[1:]) / 2
    for layer, values in enumerate(columns, 1):
        values = values[np.isfinite(values)]
        if not values.size:
            continue
        counts, _ = np.histogram(np.clip(values, *reach), edges)
        # The square root keeps thin tails visible beside a tall peak.
        half = 0.42 * np.sqrt(counts / max(counts.max(), 1))
        ax.fill_betweenx(middles, layer - half, layer + half, color=color, alpha=0.55, lw=0)
        ax.plot([layer - 0.3, layer + 0.3], [np.median(values)] * 2, "-", color="black", lw=1.5)
    ax.set_xlim(0.4, len(columns) + 0.6)
    ax.xaxis.get_major_locator().set_params(integer=True)
