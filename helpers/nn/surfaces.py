"""Loss surfaces over two parameters, and walks of optimizers down them."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Surface:
    """A loss J over two parameters.

    Parameters
    ----------
    title : str
        What it shows.
    value : callable
        `value(u, v)`, for numbers or arrays.
    gradient : callable
        `gradient(w)` at a point w of shape (2,), giving an array of that shape.
    start : tuple of float
        A place to start from.
    reach : tuple of float
        Left, right, bottom, top of what is drawn.
    """

    title: str
    value: Callable
    gradient: Callable
    start: tuple[float, float]
    reach: tuple[float, float, float, float]


def ravine(condition, turned=0.0):
    """A bowl that is drawn out to a ravine; the curvature across is 2.

    Parameters
    ----------
    condition : float
        How many times as steep it is across as along: its condition number.
    turned : float
        By how many degrees, against the clock, it is turned away from the first axis, and the start
        with it: a walk that asks for directions alone takes the same way.

    Returns
    -------
    Surface

    Examples
    --------
    >>> hill = ravine(200)
    >>> hill.title, hill.gradient(np.array([-3.5, 2.0])).tolist()
    ('a ravine, 200 times as steep across as along', [-0.035, 4.0])
    """
    angle = np.deg2rad(turned)
    cosine, sine = np.cos(angle), np.sin(angle)
    along, across = 2 / condition, 2.0
    uu = along * cosine**2 + across * sine**2
    uv = (along - across) * cosine * sine
    vv = along * sine**2 + across * cosine**2
    return Surface(
        f"a ravine, {condition:g} times as steep across as along",
        lambda u, v: 0.5 * (uu * u**2 + 2 * uv * u * v + vv * v**2),
        # No matrix product: its rounding depends on the machine, and some walks are chaotic.
        lambda w: np.array([uu * w[0] + uv * w[1], uv * w[0] + vv * w[1]]),
        (float(-3.5 * cosine - 2 * sine), float(2 * cosine - 3.5 * sine)), (-4, 4, -3, 3),
    )  # fmt: skip


def _two_valleys(u, v):
    return 0.25 * u**4 - 0.5 * u**2 + 0.15 * u + 0.5 * v**2


SURFACES = {
    "bowl": Surface(
        "a round bowl",
        lambda u, v: 0.5 * (u**2 + v**2),
        lambda w: w.copy(),
        (-3.5, 2.0), (-4, 4, -3, 3),
    ),
    "ravine": ravine(200),
    "saddle": Surface(
        "a saddle: down to the left and right, up to the front and back",
        lambda u, v: 0.5 * v**2 - 0.5 * u**2 + 0.05 * u**4,
        lambda w: np.array([-w[0] + 0.2 * w[0] ** 3, w[1]]),
        (0.01, 2.0), (-4, 4, -3, 3),
    ),
    "two valleys": Surface(
        "two valleys, the left one deeper",
        _two_valleys,
        lambda w: np.array([w[0] ** 3 - w[0] + 0.15, w[1]]),
        (1.9, 1.2), (-2, 2, -1.5, 1.5),
    ),
}  # fmt: skip


def get(surface):
    """The surface of that name.

    Parameters
    ----------
    surface : str or Surface
        A name of `SURFACES`; a Surface is given back as it is.

    Returns
    -------
    Surface

    Examples
    --------
    >>> get("ravine").title == get(ravine(200)).title
    True
    """
    return surface if isinstance(surface, Surface) else SURFACES[surface]


def walk(surface, optimizer, steps=40):
    """Follow an optimizer down a surface.

    Parameters
    ----------
    surface : str or Surface
        A name of `SURFACES`, or another one.
    optimizer : helpers.nn.optimizers.Optimizer
        A new one.
    steps : int
        How many.

    Returns
    -------
    numpy.ndarray, shape (steps + 1, 2)
        Where it was, the start first; held at the last finite place if it flies away.

    Examples
    --------
    >>> from helpers.nn import optimizers
    >>> path = walk("bowl", optimizers.SGD(0.5), steps=2)
    >>> path.tolist()
    [[-3.5, 2.0], [-1.75, 1.0], [-0.875, 0.5]]
    """
    hill = get(surface)
    w = np.array(hill.start)
    path = [w.copy()]
    for _ in range(steps):
        optimizer.step([w], [hill.gradient(w)])
        if not np.all(np.abs(w) < 1e6):
            w = path[-1].copy()
            path += [w] * (steps + 1 - len(path))
            break
        path.append(w.copy())
    return np.array(path)


def best_rate(surface, make, rates, steps=40, judged=10):
    """Find the learning rate with which an optimizer ends lowest on a surface.

    Parameters
    ----------
    surface : str or Surface
        A name of `SURFACES`, or another one.
    make : callable
        `make(rate)` gives a new optimizer.
    rates : array_like
        Learning rates to try, from small to large.
    steps : int
        How long each walk is.
    judged : int
        The mean loss of so many last steps counts: a swinging walk may be low by chance at one.

    Returns
    -------
    float
        The best rate.

    Raises
    ------
    ValueError
        If the best rate is the smallest or the largest of those tried: a better one may lie beyond.

    Examples
    --------
    >>> from helpers.nn import optimizers
    >>> best_rate("bowl", optimizers.SGD, [0.1, 1.0, 1.9])
    1.0
    """
    hill = get(surface)
    losses = []
    for rate in rates:
        path = walk(surface, make(rate), steps)
        losses.append(np.mean(hill.value(path[-judged:, 0], path[-judged:, 1])))
    best = int(np.argmin(losses))
    if best in (0, len(losses) - 1):
        raise ValueError(
            f"The best learning rate on {hill.title} is {rates[best]:g}, at the edge of those "
            "tried; try a wider range."
        )
    return float(rates[best])
