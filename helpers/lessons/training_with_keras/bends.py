"""Lesson 9: when does a bend pay? A straight line and a small network on tables of any bend."""

import matplotlib.pyplot as plt
import numpy as np

from helpers import datasets
from helpers.display.style import LINES, Picture
from helpers.nn.losses import r_squared
from helpers.nn.network import Dense, Network, fit
from helpers.nn.optimizers import Adam


def compare(table, seeds=3):
    """Fit a straight line and train 4-10-5-1 on a table of houses; judge both on unseen houses.

    Parameters
    ----------
    table : pandas.DataFrame
        From `datasets.housing`, or with its columns.
    seeds : int
        How many networks are trained.

    Returns
    -------
    line : float
        R² of the line on a quarter of the houses, put aside for testing.
    network : numpy.ndarray of shape (seeds,)
        R² of the networks on the same houses.

    Examples
    --------
    >>> line, network = compare(datasets.housing(bend=1), seeds=1)
    >>> bool(line < 0.75 < 0.95 < network[0])
    True
    """
    return _compare(table, seeds)[:2]


def _compare(table, seeds):
    X, y = table.drop(columns="Price").to_numpy(dtype=float), datasets.column(table["Price"])
    X_train, X_test, y_train, y_test = datasets.split(X, y, test=0.25)
    inputs, prices = datasets.scaling(X_train), datasets.scaling(y_train)
    x_train, x_test = inputs.apply(X_train), inputs.apply(X_test)
    t_train, t_test = prices.apply(y_train), prices.apply(y_test)
    # The scaled columns have mean 0, so this line needs no bias.
    line = x_test @ np.linalg.lstsq(x_train, t_train, rcond=None)[0]
    scores = []
    for seed in range(seeds):
        layers = [Dense(4, 10, "relu"), Dense(10, 5, "relu"), Dense(5, 1)]
        network = Network(layers, rng=seed)
        fit(network, x_train, t_train, "mse", Adam(0.02), epochs=8, batch_size=128, rng=seed)
        network_test = network.forward(x_test)
        scores.append(r_squared(network_test, t_test))
    predictions = [prices.undo(p) for p in (line, network_test)]
    return r_squared(line, t_test), np.array(scores), X_test, y_test, predictions


def against_bend(compared) -> Picture:
    """Draw R² on unseen houses, of the line and of the network, against the bend of the table.

    Parameters
    ----------
    compared : dict of float to tuple
        What `compare` found, by the bend of the table, from 0 to 1.
    """
    bends, found = list(compared), list(compared.values())
    seeds = len(found[0][1])
    line, network = np.array([a for a, _ in found]), np.array([b for _, b in found])
    mean, spread = network.mean(axis=1), network.std(axis=1, ddof=1)
    fig, ax = plt.subplots(figsize=(7.6, 4.2))
    ax.plot(bends, line, marker="s", label="straight line", **LINES[0])
    ax.errorbar(bends, mean, spread, marker="o", capsize=3, label="4-10-5-1", **LINES[1])
    ax.axvline(0.55, color="0.5", lw=1)
    ax.annotate("this lesson's table", (0.55, 0.62), (4, 0), textcoords="offset points", fontsize=9)
    ax.set(xlabel="bend of the generated table", ylabel="R² on unseen houses", ylim=(0.6, 1.02))
    ax.legend()
    told = [
        f"at bend {bend:g} the line has {a:.3f} and the network {b:.3f} ± {c:.3f}"
        for bend, a, b, c in zip(bends, line, mean, spread, strict=True)
    ]
    return fig, f"R² on unseen houses, {seeds} seeds: {'; '.join(told)}."


def near_the_city(bend, seeds=3) -> Picture:
    """Draw what the line and the network get wrong at each distance from the city.

    Parameters
    ----------
    bend : float
        From 0 to 1.
    seeds : int
        How many networks are trained; the last is drawn.
    """
    line, network, X, y, predictions = _compare(datasets.housing(bend=bend), seeds)
    edges = np.linspace(0, 2000, 11)
    place = np.clip(np.digitize(X[:, 2], edges) - 1, 0, 9)
    middles = (edges[:-1] + edges[1:]) / 2
    fig, ax = plt.subplots(figsize=(7.6, 3.8))
    told = []
    for p, label, look in zip(predictions, ("straight line", "4-10-5-1"), LINES, strict=False):
        errors = (y - p).ravel()
        means = np.array([errors[place == k].mean() for k in range(10)])
        ax.plot(middles, means, marker="o", label=label, **look)
        told.append(f"the {label} misses by {means[0]:+,.0f} dollars within 200 of the city")
    ax.axhline(0, color="black", lw=1)
    title = f"bend {bend:g}: R² {line:.2f} by the line, {network.mean():.2f} by the network"
    ax.set(title=title, xlabel="distance to the city", ylabel="mean of price - prediction",
           ylim=(-3000, 6000))  # fmt: skip
    ax.legend()
    return fig, f"{title}; on average {' and '.join(told)}."
