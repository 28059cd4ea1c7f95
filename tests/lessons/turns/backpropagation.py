"""Right and wrong answers to the "your turn" cells of lesson 6."""

import numpy as np

from tests.lessons.turns import Evidence

_A = 1 / (1 + np.exp(-0.5))


def _good(X, W, dz):
    return X.T @ dz, dz.sum(axis=0), dz @ W.T


def _einsum(X, W, dz):
    return np.einsum("mi,mo->io", X, dz), np.einsum("mo->o", dz), np.einsum("mo,io->mi", dz, W)


def _loop(X, W, dz):
    dW, db, dX = np.zeros(W.shape), np.zeros(W.shape[1]), np.zeros(X.shape)
    for sample in range(len(X)):
        dW += np.outer(X[sample], dz[sample])
        db += dz[sample]
        dX[sample] = W @ dz[sample]
    return dW, db, dX


def _mean_bias(X, W, dz):
    return X.T @ dz, dz.mean(axis=0), dz @ W.T


def _divided(X, W, dz):
    return X.T @ dz / len(X), dz.sum(axis=0), dz @ W.T


def _transposed(X, W, dz):
    return dz.T @ X, dz.sum(axis=0), dz @ W.T


def _no_bias(X, W, dz):
    return X.T @ dz, dz, dz @ W.T


def _number(X, W, dz):
    return 0.0, dz.sum(axis=0), dz @ W.T


def _three_axes(X, W, dz):
    return X.T @ dz[None], dz.sum(axis=0), dz @ W.T


def _two(X, W, dz):
    return X.T @ dz, dz.sum(axis=0)


def _blank(X, W, dz): ...


BANK = {
    "backpropagation/sigmoid-gradient": Evidence(
        right=[(_A - 1) * 3, -1.1326, np.float32((_A - 1) * 3)],
        wrong={
            "slope in z": (_A - 1, "x1 times"),
            "sign": ((1 - _A) * 3, "other sign"),
            "sigmoid slope twice": ((_A - 1) * _A * (1 - _A) * 3, "once too often"),
            "no target": (_A * 3, "target is missing"),
        },
    ),
    "backpropagation/relu-bias": Evidence(
        right=[1.5, np.float64(1.5), 3 / 2],
        wrong={
            "sign": (-1.5, "above its target"),
            "no 2": (0.75, "2 of 2(a - y)"),
            "weight's": (3.0, "bias has input 1"),
            "dead": (0, "only where z is negative"),
        },
    ),
    "backpropagation/two-paths": Evidence(
        right=[11, 11.0],
        wrong={
            "first path": (5, "has to be added"),
            "second path": (6, "has to be added"),
            "multiplied": (30, "paths add up"),
        },
    ),
    "backpropagation/small-layer": Evidence(
        right=[[1, 0.5], np.array([1.0, 0.5]), np.array([1, 0.5], dtype=np.float32)],
        wrong={
            "through a silent unit": ([-2, 6.5], "silent for this example"),
            "columns for rows": ([1, -1], "stand in a row"),
            "first sample": ([3, -1], "second row of dz"),
            "one number": (1, "2 are wanted"),
            "half done": ([1, ...], "blank in part"),
        },
    ),
    "backpropagation/shapes": Evidence(
        right=[((3, 5), (5,), (32, 3)), ([3, 5], [5], [32, 3]), ((3, 5), 5, (32, 3))],
        wrong={
            "transposed": (((5, 3), (5,), (32, 3)), "transposed"),
            "unsummed bias": (((3, 5), (32, 5), (32, 3)), "share the bias"),
            "dX like dz": (((3, 5), (5,), (32, 5)), "does not fit"),
        },
    ),
    "backpropagation/dense-backward": Evidence(
        right=[_good, _einsum, _loop],
        wrong={
            "mean for sum": (_mean_bias, "you add up"),
            "divided twice": (_divided, "once more"),
            "transposed": (_transposed, "dW"),
            "bias per sample": (_no_bias, "db"),
            "a number for dW": (_number, "shape"),
            "an axis too many": (_three_axes, "shape"),
            "two results": (_two, "3 things"),
            "blank": (_blank, "Not attempted"),
        },
    ),
}
