"""The pictures of lesson 8: walks down a loss surface, the race of the optimizers, schedules."""

import matplotlib.pyplot as plt
import numpy as np

from helpers.display.style import COLORS, LINES, MARKERS, Picture
from helpers.nn.schedules import SCHEDULES
from helpers.nn.surfaces import SURFACES, walk
from helpers.studies.tuning import at_own_rate


def paths(surface, walkers, steps=40) -> Picture:
    """Draw how optimizers walk down a surface, seen from above.

    Parameters
    ----------
    surface : str or helpers.nn.surfaces.Surface
        A name of `helpers.nn.surfaces.SURFACES`, or another one.
    walkers : dict of str to Optimizer
        New optimizers by label.
    steps : int
        Steps each takes.
    """
    hill = SURFACES.get(surface, surface)
    left, right, bottom, top = hill.reach
    u, v = np.meshgrid(np.linspace(left, right, 161), np.linspace(bottom, top, 121))
    fig, (ax, curve) = plt.subplots(1, 2, figsize=(10.5, 4), width_ratios=(1.35, 1))
    # The lines lie closer where the surface is steeper, as on a hiking map.
    ax.contour(u, v, hill.value(u, v), levels=18, colors="0.75", linewidths=0.8, linestyles="-")
    told = []
    looks = zip(COLORS, LINES, MARKERS, strict=True)
    for (label, optimizer), (color, line, marker) in zip(walkers.items(), looks, strict=False):
        path = walk(surface, optimizer, steps)
        losses = hill.value(path[:, 0], path[:, 1])
        every = max(1, steps // 8)
        style = {"color": color, "linestyle": line["linestyle"], "marker": marker}
        ax.plot(path[:, 0], path[:, 1], ms=5, markevery=every, lw=1.6, **style)
        curve.plot(losses, ms=5, markevery=every, lw=1.6, label=label, **style)
        told.append(
            f"{label} goes from ({path[0, 0]:.3g}, {path[0, 1]:.3g}) to "
            f"({path[-1, 0]:.3g}, {path[-1, 1]:.3g}), loss {losses[0]:.3g} to {losses[-1]:.3g}"
        )
    ax.plot(*hill.start, "o", ms=10, mfc="white", mec="black")
    ax.annotate("start", hill.start, (6, 8), textcoords="offset points", fontsize=10)
    ax.set(xlim=(left, right), ylim=(bottom, top), xlabel="$w_1$", ylabel="$w_2$",
           title=hill.title[0].upper() + hill.title[1:])  # fmt: skip
    ax.title.set_fontsize(11)
    low = float(hill.value(u, v).min())
    high = 1.15 * float(hill.value(*hill.start)) + 0.05
    curve.set(xlabel="step", ylabel="loss")
    if low < 0:
        curve.set(ylim=(low - 0.05 * (high - low), high))
    else:
        # Where the lowest loss is 0, what counts is by how many factors of ten one comes near it.
        curve.set(yscale="log", ylim=(1e-5 * high, high))
    curve.legend(fontsize=10)
    return fig, f"Walks down {hill.title}, {steps} steps each: {'; '.join(told)}."


def race(results, names) -> Picture:
    """Draw test accuracy in the optimizer race against the learning rate.

    Parameters
    ----------
    results : helpers.studies.seeds.Results
        Of the study "optimizer_race".
    names : list of str
        Which optimizers.
    """
    rates, epochs = np.array(results.settings["learning_rates"]), results.settings["epochs"]
    fig, (ax, close) = plt.subplots(1, 2, figsize=(10.5, 4.4), width_ratios=(1.5, 1))
    told = []
    looks = zip(COLORS, LINES, MARKERS, strict=True)
    for row, (name, (color, line, marker)) in enumerate(zip(names, looks, strict=False)):
        runs = results[f"test_{name}_{epochs}"]
        middle = np.median(runs, axis=0)
        ax.plot(rates, middle, color=color, linestyle=line["linestyle"], marker=marker, ms=6,
                label=name)  # fmt: skip
        ax.fill_between(rates, runs.min(axis=0), runs.max(axis=0), color=color, alpha=0.12, lw=0)
        own = int(np.nanargmin(np.median(results[f"validation_{name}_{epochs}"], axis=0)))
        told.append(f"{name} is best on validation data at {rates[own]:g}, with {middle[own]:.3f}")
        accuracy = at_own_rate(results, f"{name}_{epochs}")
        close.plot(accuracy, np.full(len(accuracy), row), ".", color="0.6", ms=6)
        close.plot(np.median(accuracy), row, marker, color=color, ms=8)
    # A zoom: who diverged or hardly learned is off the picture below.
    ax.set(xscale="log", xlabel="learning rate", ylabel="test accuracy", ylim=(0.5, 1))
    fig.legend(loc="outside lower center", ncols=len(names), fontsize=10)
    close.set(xlim=(0.9, 1), xlabel="test accuracy", title="each at its own rate, every seed",
              yticks=range(len(names)), yticklabels=names)  # fmt: skip
    close.title.set_fontsize(11)
    close.grid(axis="y", visible=False)
    return fig, (
        f"Test accuracy, from 0.5 up, against the learning rate: the median of "
        f"{len(results.seeds)} seeds, and from the worst to the best. With one rate for all seeds, "
        f"{'; '.join(told)}. "
        f"Beside it, from 0.9 up, every seed's accuracy at the optimizer's own rate."
    )


def schedules(results) -> Picture:
    """Draw the schedules, and test accuracy against the highest learning rate.

    Parameters
    ----------
    results : helpers.studies.seeds.Results
        Of the study "learning_rate_schedules".
    """
    rates, epochs = np.array(results.settings["learning_rates"]), results.settings["epochs"]
    fig, (shape, ax) = plt.subplots(1, 2, figsize=(10.5, 4), width_ratios=(1, 1.3))
    done, told = np.linspace(0, 1, 201), []
    looks = zip(COLORS, LINES, MARKERS, strict=True)
    for (name, schedule), (color, line, marker) in zip(SCHEDULES.items(), looks, strict=False):
        style = {"color": color, "linestyle": line["linestyle"], "marker": marker, "ms": 6}
        shape.plot(done, [schedule(p) for p in done], markevery=40, label=name, **style)
        middle = np.median(results[f"test_{name}_{epochs}"], axis=0)
        ax.plot(rates, middle, label=name, **style)
        each = ", ".join(f"{100 * share:.0f} %" for share in middle)
        told.append(f"{name} {each}")
    shape.set(xlabel="part of training that is done", ylabel="factor of the highest rate")
    ax.set(xscale="log", xlabel="highest learning rate", ylabel="test accuracy", ylim=(0.7, 1))
    ax.legend(loc="lower center", fontsize=10)
    return fig, (
        f"Left, the factor against the part of training that is done: constant stays at 1, step "
        f"falls to 0.1 at one half and to 0.01 at three quarters, cosine falls smoothly to 0, and "
        f"warm-up rises to 1 in the first tenth and then falls like the cosine. Right, median test "
        f"accuracy over {len(results.seeds)} seeds at the highest rates "
        f"{', '.join(f'{rate:g}' for rate in rates)}: {'; '.join(told)}. A run that diverges "
        f"counts as 0 %."
    )
