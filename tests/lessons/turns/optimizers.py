"""Right and wrong answers to the "your turn" cells of lesson 8."""

import math

import numpy as np

from tests.lessons.turns import Evidence


def _good(w, v, g, learning_rate, rho):
    v = rho * v + (1 - rho) * g**2
    return w - learning_rate * g / np.sqrt(v), v


def _with_epsilon(w, v, g, learning_rate, rho):
    v = v + (1 - rho) * (g * g - v)
    return w - learning_rate * g / (np.sqrt(v) + 1e-7), v


def _by_loop(w, v, g, learning_rate, rho):
    new_v = np.array([rho * a + (1 - rho) * b * b for a, b in zip(v, g, strict=True)])
    pairs = zip(w, new_v, g, strict=True)
    return np.array([a - learning_rate * c / math.sqrt(b) for a, b, c in pairs]), new_v


def _adagrad(w, v, g, learning_rate, rho):
    v = v + g**2
    return w - learning_rate * g / np.sqrt(v), v


def _no_square(w, v, g, learning_rate, rho):
    v = rho * v + (1 - rho) * g
    return w - learning_rate * g / np.sqrt(np.abs(v)), v


def _no_root(w, v, g, learning_rate, rho):
    v = rho * v + (1 - rho) * g**2
    return w - learning_rate * g / v, v


def _uphill(w, v, g, learning_rate, rho):
    v = rho * v + (1 - rho) * g**2
    return w + learning_rate * g / np.sqrt(v), v


def _in_place(w, v, g, learning_rate, rho):
    v *= rho
    v += (1 - rho) * g**2
    w -= learning_rate * g / np.sqrt(v)
    return w, v


BANK = {
    "optimizers/one-step": Evidence(
        right=[1.4, 2 - 0.1 * 6, np.float64(1.4)],
        wrong={
            "uphill": (2.6, "uphill"),
            "forgot the slope": (1.9, "learning rate alone"),
            "forgot the rate": (-4.0, "whole slope"),
            "slope 3": (1.7, "3 w"),
        },
    ),
    "optimizers/momentum": Evidence(
        right=[(-0.38, 0.62), (0.9 * -0.2 - 0.1 * 2, 1 + 0.9 * -0.2 - 0.1 * 2)],
        wrong={
            "no memory": ((-0.2, 0.8), "new push alone"),
            "no friction": ((-0.4, 0.6), "kept whole"),
            "sign of v": ((0.38, 0.62), "downhill"),
            "w minus v": ((-0.38, 1.38), "add it"),
            "plain step": ((-0.38, 0.8), "plain gradient descent"),
        },
    ),
    "optimizers/updates": Evidence(
        right=[1350, 10 * math.ceil(4308 / 32), np.int64(1350)],
        wrong={
            "not rounded": (4308 / 32 * 10, "round up"),
            "rounded at the end": (math.ceil(4308 * 10 / 32), "round up for one epoch"),
            "rounded to the nearest": (round(4308 * 10 / 32), "round up for one epoch"),
            "rounded down": (1340, "left over"),
            "one epoch": (135, "one epoch"),
            "a sample each": (43080, "one update per sample"),
        },
    ),
    "optimizers/adam-first-step": Evidence(
        right=[0.001, 0.001 * 50 / (50 + 1e-7), 1e-3],
        wrong={
            "SGD": (0.05, "SGD"),
            "gradient": (50, "its own size"),
            "uncorrected": (0.001 * 5 / math.sqrt(0.001 * 2500), "without bias correction"),
        },
    ),
    "optimizers/make-sgd-win": Evidence(
        right=[[0.3, 1.0, 3.0], ((0.3, 1, 3),), np.array([3.0, 1.0, 0.3]), [0.3, 0.3, 1, 3]],
        wrong={
            "momentum's rates": ([0.0001, 0.0003, 0.001], "momentum wins"),
            "all of them": ([0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0], "three points apart"),
            "no choice": ([0.3, 1.0], "at least three"),
            "the same one": ([0.3, 0.3, 0.3], "three different"),
            "not in the race": ([0.3, 0.5, 1.0], "no runs with the rate 0.5"),
        },
    ),
    "optimizers/rmsprop": Evidence(
        right=[_good, _with_epsilon, _by_loop, lambda *args: list(_good(*args))],
        wrong={
            "AdaGrad": (_adagrad, "AdaGrad"),
            "no square": (_no_square, "its square"),
            "no root": (_no_root, "square root"),
            "uphill": (_uphill, "against the slope"),
            "in place": (_in_place, ""),
        },
    ),
}
