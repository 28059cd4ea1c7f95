"""Lesson 10: a look inside trained networks, at where their units are nearly flat."""

import matplotlib.pyplot as plt
import numpy as np

from helpers import activations
from helpers.display.style import Picture
from helpers.nn.losses import accuracy
from helpers.nn.network import fit
from helpers.nn.optimizers import Adam
from helpers.studies.controlled_training import digit_sets
from helpers.studies.own_start import network

SIZES = (64, 32, 32, 32, 10)
#: A unit counts as flat where its slope is below this part of the largest slope.
FLAT = 0.1
_SHOWN = 90


def look_inside(activation, start=1.0, seed=0):
    """Train a small network on the digits, and find where its units are nearly flat.

    Parameters
    ----------
    activation : str
        Of all hidden layers.
    start : float
        By how much the first hidden weights are larger than those that suit the activation.
    seed : int
        Of the split, the weights and the order of the digits.

    Returns
    -------
    right : float
        Accuracy on the test digits.
    flat : numpy.ndarray of bool, shape (layers, digits, units)
        Where the slope is below a tenth of the largest slope of the activation.

    Examples
    --------
    >>> right, flat = look_inside("tanh")
    >>> bool(right > 0.9), flat.shape
    (True, (3, 359, 32))
    """
    sets = digit_sets(seed, 1024)
    net = network(activation, SIZES, seed)
    for layer in net.layers[:-1]:
        layer.W = layer.W * start
    fit(net, *sets["train"], "categorical_crossentropy_from_logits", Adam(0.003), 15, 64, rng=seed)
    X, y = sets["test"]
    right = accuracy(net.forward(X), y)
    slope = activations.get(activation).derivative
    largest = np.abs(slope(np.linspace(-6, 6, 2001))).max()
    flat = [np.abs(slope(layer.z)) < FLAT * largest for layer in net.layers[:-1]]
    return float(right), np.array(flat)


def saturation_map(activation, start=1.0) -> Picture:
    """Draw a dark spot for each test digit and each unit that is nearly flat on it.

    Parameters
    ----------
    activation : str
        Of all hidden layers.
    start : float
        By how much the first hidden weights are larger than those that suit the activation.
    """
    right, flat = look_inside(activation, start)
    fig, axes = plt.subplots(1, len(flat), figsize=(8.4, 4.6), sharey=True)
    for number, (ax, spots) in enumerate(zip(axes, flat, strict=True), start=1):
        ax.imshow(spots[:_SHOWN], cmap="Greys", vmin=0, vmax=1, aspect="auto")
        ax.set(title=f"layer {number}: {spots.mean():.0%} dark", xlabel="unit", xticks=[0, 31])
        ax.title.set_fontsize(11)
        ax.grid(visible=False)
    axes[0].set(ylabel="test digit")
    title = f"{activations.get(activation).title}, weights times {start:g}: accuracy {right:.0%}"
    fig.suptitle(title, x=0.01, ha="left", fontsize=12, fontweight="bold")
    by_layer = ", ".join(f"{spots.mean():.0%}" for spots in flat)
    silent = int(flat.all(axis=1).sum())
    return fig, (
        f"{title}. Saturation map of {_SHOWN} test digits by 32 units in each of three layers. Of "
        f"all spots {by_layer} are dark, from the first layer to the last. Units that are dark for "
        f"every test digit: {silent} of 96."
    )
