"""Pictures of lesson 9: pairs that should not be, a stalled training, curves, and slopes."""

import matplotlib.pyplot as plt
import numpy as np

from helpers.display.style import COLORS, LINES, Picture, label_lines
from helpers.nn.losses import r_squared
from helpers.nn.network import Dense, Network, fit
from helpers.nn.optimizers import Adam


def pairs(y, predictions) -> Picture:
    """Draw the squared error of every target with every prediction; only the diagonal is wanted.

    Parameters
    ----------
    y, predictions : array_like, m values each
        In any shape that holds m values; some 30 are readable.
    """
    y, predictions = np.ravel(y), np.ravel(predictions)
    order = np.argsort(y)
    y, predictions = y[order], predictions[order]
    matrix = (y[:, None] - predictions) ** 2
    m = len(y)
    fig, ax = plt.subplots(figsize=(6.4, 5))
    image = ax.imshow(matrix / 1e6, cmap="cividis", vmax=np.quantile(matrix, 0.97) / 1e6)
    for i in range(m):
        ax.add_patch(plt.Rectangle((i - 0.5, i - 0.5), 1, 1, fill=False, edgecolor="white", lw=1.8))
    ax.grid(False)
    ax.set(
        xlabel="prediction for house j", ylabel="target of house i (cheapest at the top)",
        title=f"{m} errors wanted (white squares), {m * m} made",
    )  # fmt: skip
    fig.colorbar(image, ax=ax, shrink=0.85, label="squared error, millions", extend="max")
    wanted = np.diag(matrix).mean()
    return fig, (
        f"Squared errors of {m} targets with {m} predictions, {m * m} squares. The {m} on the "
        f"diagonal, each house with its own prediction, have mean {wanted:.3g}; all of them have "
        f"mean {matrix.mean():.3g}, and grow toward the two corners where a cheap house meets the "
        "prediction of an expensive one, or an expensive house that of a cheap one."
    )


def stall(prices, before, after) -> Picture:
    """Draw targets and predictions before and after a training that hardly moved.

    Parameters
    ----------
    prices, before, after : array_like
        Targets, and predictions before and after training; those above 1 are drawn.
    """
    rows = {"predictions before": before, "predictions after": after, "prices": prices}
    fig, ax = plt.subplots(figsize=(8.6, 2.7))
    medians, left_out = [], []
    for height, (values, color) in enumerate(zip(rows.values(), COLORS, strict=False)):
        values = np.ravel(values)
        medians.append(float(np.median(values)))
        left_out.append(float(np.mean(values <= 1)))
        values = values[values > 1]
        jitter = np.linspace(-0.25, 0.25, len(values)) * np.cos(np.arange(len(values)))
        ax.plot(values, height + jitter, ".", color=color, ms=2, alpha=0.35)
        ax.plot(medians[-1], height, "D", color="black", ms=6)
        ax.annotate(f"{medians[-1]:,.0f}", (medians[-1], height + 0.32), ha="center", fontsize=10)
    ax.set(xscale="log", xlabel="dollars, if more than 1 (logarithmic; diamond: median of all)")
    ax.set_yticks(range(len(rows)), list(rows))
    ax.set_ylim(-0.5, 2.75)
    return fig, (
        f"On a logarithmic axis: the median prediction goes from {medians[0]:,.0f} to "
        f"{medians[1]:,.0f}, the median price is {medians[2]:,.0f}. Predictions of a dollar or "
        f"less have no place on it: {left_out[0]:.0%} of them before, {left_out[1]:.0%} after."
    )


def predicted_against_true(y, models) -> Picture:
    """Draw predictions against targets, one panel per model.

    Parameters
    ----------
    y : array_like of shape (m, 1)
        Targets.
    models : dict of str to array_like of shape (m, 1)
        Predictions by label.
    """
    fig, axes = plt.subplots(
        1, len(models), figsize=(4.6 * len(models), 4.2), sharey=True, squeeze=False
    )
    ends = np.array([np.min(y), np.max(y)]) / 1000
    told = []
    top = np.ravel(y) >= np.quantile(y, 0.9)
    for ax, (label, predictions), color in zip(axes[0], models.items(), COLORS, strict=False):
        score = r_squared(predictions, y)
        ax.plot(np.ravel(y) / 1000, np.ravel(predictions) / 1000, ".", color=color, ms=4, alpha=0.5)
        ax.plot(ends, ends, color="black", linestyle="--", lw=1.4)
        ax.annotate("perfect", (ends[1], ends[1]), (-4, 5), textcoords="offset points",
                    ha="right", fontsize=10)  # fmt: skip
        ax.set(title=f"{label}: R² {score:.2f}", xlabel="true price, thousands")
        bias = (np.ravel(predictions) - np.ravel(y))[top].mean()
        told.append(
            f"{label}: R² {score:.2f}, mean error of the most expensive tenth {bias:+,.0f}".replace(
                "+0", "0"
            )
        )
    axes[0, 0].set_ylabel("predicted price, thousands")
    return fig, f"Predicted against true price. {'; '.join(told)}."


def curves(loss, validation, once=None, baseline=None) -> Picture:
    """Draw training and validation loss: mean and spread over seeds, and one more run as dots.

    Parameters
    ----------
    loss, validation : array_like of shape (seeds, epochs)
        Runs.
    once : dict, optional
        A Keras history's `history`, with "loss" and "val_loss", drawn as dots.
    baseline : float, optional
        A loss to beat, drawn as a line.
    """
    fig, ax = plt.subplots(figsize=(7.6, 4.2))
    told = []
    names = {"training": ("loss", loss, "o"), "validation": ("val_loss", validation, "^")}
    for (label, (key, runs, marker)), look in zip(names.items(), LINES, strict=False):
        runs = np.asarray(runs)
        mean, spread = runs.mean(axis=0), runs.std(axis=0, ddof=1)
        epochs = np.arange(1, len(mean) + 1)
        ax.plot(epochs, mean, label=label, **look)
        ax.fill_between(epochs, mean - spread, mean + spread, color=look["color"], alpha=0.15, lw=0)
        told.append(f"{label} from {mean[0]:.3g} to {mean[-1]:.3g}")
        if once:
            ax.plot(epochs, once[key], marker, color=look["color"], ms=6, mec="white",
                    label=f"{label}, Keras")  # fmt: skip
            told[-1] += f" (Keras {once[key][0]:.3g} to {once[key][-1]:.3g})"
    if baseline is not None:
        ax.axhline(baseline, color="black", linestyle=":", lw=1.6)
        ax.annotate(f"straight line {baseline:.2f}", (len(mean), baseline), (0, 5), ha="right",
                    textcoords="offset points", fontsize=10)  # fmt: skip
        told.append(f"the straight line to beat is at {baseline:.3g}")
    ax.set(xlabel="epoch", ylabel="loss", ylim=(0, None))
    ax.legend()
    return fig, (
        f"Mean loss by epoch over {len(runs)} seeds, with bands of one standard deviation to "
        f"either side. {'; '.join(told)}."
    )


def small_data(train, validation, houses, units, epochs=60) -> Picture:
    """Train 4-units-units-1 on the first few houses, and draw both losses by epoch.

    Parameters
    ----------
    train, validation : tuple of numpy.ndarray (X, y)
        Scaled data.
    houses : int
        How many of the training houses are used.
    units : int
        Units in each of the two hidden layers.
    epochs : int
        How long.
    """
    X, y = train[0][:houses], train[1][:houses]
    layers = [Dense(4, units, "relu"), Dense(units, units, "relu"), Dense(units, 1)]
    network = Network(layers, rng=0)
    history = fit(network, X, y, "mse", Adam(0.01), epochs, 32, rng=0, validation=validation)
    count = sum(array.size for array in network.parameters)
    fig, ax = plt.subplots(figsize=(7.6, 3.8))
    steps = np.arange(1, epochs + 1)
    ax.plot(steps, history.loss, label="training", **LINES[0])
    ax.plot(steps, history.validation_loss, label="validation", **LINES[1])
    best = int(np.argmin(history.validation_loss))
    low, last = history.validation_loss[best], history.validation_loss[-1]
    ax.plot(best + 1, low, "v", color="black", ms=8)
    ax.annotate(f"lowest, {low:.2f}", (best + 1, low), (0, -20), textcoords="offset points",
                ha="center", fontsize=10)  # fmt: skip
    ax.set_title(f"{houses} houses, {count:,} parameters: validation ends at {last:.2f}")
    ax.set(xlabel="epoch", ylabel="loss", ylim=(0, 1))
    label_lines(ax)
    return fig, (
        f"{houses} houses, 4-{units}-{units}-1, {count:,} parameters. Training loss ends at "
        f"{history.loss[-1]:.3g}; validation loss is lowest at epoch {best + 1} with {low:.3g} and "
        f"ends at {last:.3g}."
    )


def slopes(by_epoch, start=0.25) -> Picture:
    """Draw how the learned slopes of a PReLU layer moved.

    Parameters
    ----------
    by_epoch : array_like of shape (epochs, units)
        The slopes after each epoch.
    start : float
        Where they all began.
    """
    values = np.vstack([np.full(np.shape(by_epoch)[1], start), by_epoch])
    epochs, units = np.arange(len(values)), values.shape[1]
    fig, (ax, shape) = plt.subplots(1, 2, figsize=(10, 4), width_ratios=(1.25, 1))
    z = np.linspace(-2, 2, 201)
    for unit in range(units):
        look = LINES[unit % len(LINES)]
        ax.plot(epochs, values[:, unit], lw=1.8, **look)
        shape.plot(z, np.where(z > 0, z, values[-1, unit] * z), lw=1.6, **look)
    for height, label in ((0, "0: ReLU"), (1, "1: a straight line")):
        ax.axhline(height, color="0.5", lw=1)
        ax.annotate(label, (epochs[-1], height), (0, 3), textcoords="offset points",
                    ha="right", fontsize=9)  # fmt: skip
    ax.set(xlabel="epoch", ylabel="slope α of a unit", title="The slopes while training",
           ylim=(min(-0.6, values.min() - 0.1), max(1.2, values.max() + 0.1)))  # fmt: skip
    shape.set(xlabel="z", ylabel="a", title="What the units became", ylim=(-1.6, 2))
    last = values[-1]
    return fig, (
        f"Slopes of {units} PReLU units, all {start:g} at first; after {len(values) - 1} epochs "
        f"from {last.min():.2g} to {last.max():.2g}, {(last < 0).sum()} below 0."
    )
