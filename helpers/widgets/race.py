"""A race of optimizers down a ravine, each at its own tuned learning rate."""

from dataclasses import asdict
from functools import cache

import numpy as np

from helpers.display.style import COLORS, MARKERS
from helpers.lessons.optimizers import pictures
from helpers.nn.optimizers import SGD, Adam, RMSprop
from helpers.nn.surfaces import best_rate, ravine, walk
from helpers.widgets.live import live

#: Who runs: each makes an optimizer with a given learning rate.
RUNNERS = {
    "SGD": SGD,
    "momentum": lambda rate: SGD(rate, momentum=0.9),
    "Nesterov": lambda rate: SGD(rate, momentum=0.9, nesterov=True),
    "RMSprop": RMSprop,
    "Adam": Adam,
}
#: Learning rates that are tried, twenty to each power of ten.
RATES = tuple(np.geomspace(0.001, 10, 81).tolist())
CONDITIONS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
TURNS = (0, 15, 30, 45)
STEPS = 100
JUDGED = 10
#: Left, right, bottom and top of what is drawn: room for the ravine turned every way.
REACH = (-4.6, 4.6, -4.1, 4.1)
# Dashes of SVG, a line style for each runner, so that nobody is known by color alone.
_DASHES = ("", "9 4", "10 4 2 4", "3 3", "16 5")
# Black would not be seen on a dark page, and orange hardly on a white one.
_COLORS = (*COLORS[:4], "var(--ink)")


def show(condition=200, turned=0, seen=tuple(RUNNERS)):
    """Show the race, in which the reader can change the ravine and each learning rate.

    Parameters
    ----------
    condition : int
        How many times as steep the ravine is across as along, one of `CONDITIONS`.
    turned : int
        By how many degrees it is turned, one of `TURNS`.
    seen : sequence of str
        Who of `RUNNERS` is shown to begin with.

    Returns
    -------
    None

    Examples
    --------
    >>> show(20, seen=["SGD", "Adam"])
    Walks down a ravine, 20 times as steep across as along, 100 steps each: SGD 0.891 goes from ...
    """
    looks = zip(_COLORS, _DASHES, MARKERS, strict=False)
    runners = {
        name: {**_settings(make), "color": color, "dash": dash, "marker": marker}
        for (name, make), (color, dash, marker) in zip(RUNNERS.items(), looks, strict=False)
    }
    hill, rates = ravine(condition, turned), tuned(condition, turned)
    values = {
        "condition": CONDITIONS.index(condition), "conditions": CONDITIONS, "turned": turned,
        "hills": {turn: [_curvatures(each, turn) for each in CONDITIONS] for turn in TURNS},
        "starts": {turn: ravine(condition, turn).start for turn in TURNS},
        "reach": REACH, "runners": runners, "seen": list(seen), "rates": RATES, "steps": STEPS,
        "judged": JUDGED,
    }  # fmt: skip
    walkers = {f"{name} {rates[name]:.3g}": RUNNERS[name](rates[name]) for name in seen}
    live("race", values, pictures.paths(hill, walkers, STEPS))


@cache
def tuned(condition, turned=0):
    """The learning rate with which each optimizer ends lowest in a ravine.

    Parameters
    ----------
    condition, turned
        As for `show`.

    Returns
    -------
    dict of str to float
        By the names of `RUNNERS`: the one of `RATES` with the lowest mean loss over the last
        `JUDGED` of `STEPS` steps.

    Examples
    --------
    >>> {name: round(rate, 3) for name, rate in tuned(20).items()}
    {'SGD': 0.891, 'momentum': 0.1, 'Nesterov': 0.631, 'RMSprop': 0.079, 'Adam': 0.158}
    """
    hill = ravine(condition, turned)
    return {
        name: best_rate(hill, make, RATES, STEPS, JUDGED) for name, make in RUNNERS.items()
    }  # fmt: skip


def finish(condition, turned=0):
    """Each optimizer's loss at the end, at its own tuned learning rate.

    Parameters
    ----------
    condition, turned
        As for `show`.

    Returns
    -------
    dict of str to float
        By the names of `RUNNERS`: the mean loss over the last `JUDGED` of `STEPS` steps.

    Examples
    --------
    >>> losses = finish(20)
    >>> max(losses, key=losses.get)
    'momentum'
    """
    hill, losses = ravine(condition, turned), {}
    for name, rate in tuned(condition, turned).items():
        path = walk(hill, RUNNERS[name](rate), STEPS)[-JUDGED:]
        losses[name] = float(np.mean(hill.value(path[:, 0], path[:, 1])))
    return losses


def _settings(make):
    """What an optimizer is, and its settings but for the learning rate."""
    optimizer = make(0.0)
    settings = {"kind": type(optimizer).__name__, **asdict(optimizer)}
    del settings["learning_rate"]
    return settings


def _curvatures(condition, turned):
    """Of a ravine: along the first axis, mixed, along the second."""
    slope = ravine(condition, turned).gradient
    return [*slope(np.array([1.0, 0.0])).tolist(), slope(np.array([0.0, 1.0])).tolist()[1]]
