"""The playground: a small network learns before the eyes."""

import matplotlib.pyplot as plt
import numpy as np

from helpers import activations, datasets
from helpers.display.style import COLORS, MARKERS, Picture
from helpers.nn.network import Dense, Network
from helpers.widgets.known import known
from helpers.widgets.live import live

#: By name: the points, 100 to 160 of them, each time the same.
POINTS = {
    "XOR": lambda: datasets.xor(copies=30, noise=0.12, rng=1),
    "rings": lambda: datasets.circles(120, noise=0.08, rng=1),
    "moons": lambda: datasets.moons(120, noise=0.12, rng=1),
    "spirals": lambda: datasets.spirals(160, noise=0.03, rng=1),
}
RATES = (0.01, 0.03, 0.1, 0.3, 1, 3, 10)
WIDEST = 10
SEEDS = 10  # first weights to choose from; a page holds them all


def show(points="XOR", activation="tanh", width=2, rate=1, seed=0):
    """Show a network with one hidden layer that the reader can train.

    Parameters
    ----------
    points : str
        One of `POINTS`.
    activation : str
        Of the hidden units.
    width : int
        How many there are, up to `WIDEST`.
    rate : float
        The learning rate, one of `RATES`.
    seed : int
        Of the first weights, below `SEEDS`; the reader can go on to the next.

    Returns
    -------
    None

    Raises
    ------
    ValueError
        If there are no such first weights.

    Examples
    --------
    >>> show()
    A network with 2 hidden Tanh units, not yet trained, and the points of XOR: ...
    """
    if seed not in range(SEEDS):
        raise ValueError(f"seed must be a whole number from 0 to {SEEDS - 1}, but got {seed!r}.")
    name = activations.get(activation).name
    offered = ["linear", "step", "sigmoid", "tanh", "relu", "leaky_relu", "elu", "gelu", "swish"]
    values = {
        "data": {each: _data(each) for each in POINTS},
        "starts": [
            {count: _start(count, each) for count in range(1, WIDEST + 1)} for each in range(SEEDS)
        ],
        "points": points, "activation": name, "width": width, "rate": rate, "rates": RATES,
        "seed": seed, "known": known([name, *offered]),
    }  # fmt: skip
    live("playground", values, _still(points, name, width, seed))


def network(points="XOR", activation="tanh", width=2, seed=0):
    """Return the playground's network before training, in the course's engine, and its points.

    Parameters
    ----------
    points, activation, width, seed
        As for `show`.

    Returns
    -------
    network : helpers.nn.network.Network
        Its output is a logit: train it with the loss "binary_crossentropy_from_logits", all points
        in one batch.
    X : numpy.ndarray, shape (m, 2)
    y : numpy.ndarray, shape (m, 1)

    Examples
    --------
    >>> made, X, y = network("moons", "relu", width=4)
    >>> made, X.shape, y.shape
    (Network 2-4-1, 17 parameters, (120, 2), (120, 1))
    """
    X, y = POINTS[points]()
    layers = [Dense(2, width, activation, bias="normal"), Dense(width, 1)]
    made = Network(layers, rng=seed)
    made.vector[:] = np.round(made.vector, 4)  # as points are, so that they weigh less in a page
    return made, np.round(X, 3), datasets.column(y).astype(float)


def _start(width, seed):
    W1, b1, w2, b2 = network("XOR", width=width, seed=seed)[0].parameters
    return {
        "W1": W1.tolist(), "b1": b1.ravel().tolist(), "w2": w2.ravel().tolist(), "b2": b2.item()
    }  # fmt: skip


def _data(points):
    _, X, y = network(points)
    low, high = X.min(axis=0), X.max(axis=0)
    room = 0.15 * (high - low)
    left, bottom = (low - room).tolist()
    right, top = (high + room).tolist()
    labels = y.ravel().astype(int).tolist()
    return {"X": X.tolist(), "y": labels, "reach": [left, right, bottom, top]}


def _still(points, activation, width, seed) -> Picture:
    made, X, y = network(points, activation, width, seed)
    labels = y.ravel()
    fig, (left, right) = plt.subplots(1, 2, figsize=(7.6, 3.6))
    made.forward(X)
    hidden = made.layers[0].a
    for ax, seen in ((left, X), (right, hidden[:, [0, -1]])):
        for label in (0, 1):
            ax.plot(*seen[labels == label].T, MARKERS[label], color=COLORS[label],
                    label=f"class {label}", markersize=4)  # fmt: skip
    left.set(title="the points", xlabel="$x_1$", ylabel="$x_2$")
    right.set(title="as the hidden units see them", xlabel="first", ylabel="last")
    left.legend()
    title = activations.get(activation).title
    units = "unit" if width == 1 else "units"
    return fig, (
        f"A network with {width} hidden {title} {units}, not yet trained, and the points of "
        f"{points}: circles are class 0, squares class 1. Beside them the same points as the first "
        "and the last hidden unit see them."
    )
