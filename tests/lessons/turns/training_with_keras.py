"""Right and wrong answers to the "your turn" cells of lesson 9."""

import numpy as np

from tests.lessons.turns import Evidence


class Model:
    """Stands in for a Keras model of dense layers; the tests of the lesson use real ones."""

    def __init__(self, sizes, hidden=lambda z: np.maximum(0, z), last=lambda z: z, biases=True):
        self.hidden, self.last, self.biases, self.weights = hidden, last, biases, []
        for fan_in, fan_out in zip(sizes[:-1], sizes[1:], strict=True):
            self.weights.append(np.ones((fan_in, fan_out)))
            if biases:
                self.weights.append(np.zeros(fan_out))

    def get_weights(self):
        return [array.copy() for array in self.weights]

    def set_weights(self, weights):
        self.weights = [np.array(array) for array in weights]

    def __call__(self, X):
        a = X
        for i in range(0, len(self.weights), 2):
            z = a @ self.weights[i] + self.weights[i + 1]
            a = self.last(z) if i + 2 == len(self.weights) else self.hidden(z)
        return a


def _columns(y, p):
    return np.mean((np.reshape(y, (-1, 1)) - np.reshape(p, (-1, 1))) ** 2)


def _flat(y, p):
    error = np.ravel(y) - np.ravel(p)
    return error @ error / len(error)


def _squeezed(y, p):
    return float(((np.squeeze(y) - np.squeeze(p)) ** 2).mean())


def _published(y, p):
    return np.sum((y - p) ** 2) / len(y)


def _mean_of_all(y, p):
    return np.mean((y - p) ** 2)


def _sum(y, p):
    return np.sum((np.ravel(y) - np.ravel(p)) ** 2)


def _root(y, p):
    return np.sqrt(_columns(y, p))


def _absolute(y, p):
    return np.mean(np.abs(np.ravel(y) - np.ravel(p)))


def _no_mean(y, p):
    return (np.ravel(y) - np.ravel(p)) ** 2


BANK = {
    "training-with-keras/r2": Evidence(
        right=[0.375, 1 - 5 / 8, np.float32(0.375)],
        wrong={
            "SSE/SST": (5 / 8, "left unexplained"),
            "SSR/SST": (17 / 8, "least-squares"),
            "squared correlation": (100 / 112, "correlation"),
            "SSE": (5, "divide it by SST"),
        },
    ),
    "training-with-keras/true-cost": Evidence(
        right=[39063808124768.67 / 4308, 9.07e9, 9e9, np.float64(9067736332.57)],
        wrong={
            "published": (39063808124768.67, "published"),
            "twice": (39063808124768.67 / 4308**2, "not twice"),
            "multiplied": (39063808124768.67 * 4308, "larger still"),
            "root": (39063808124768.67**0.5, "it is not a square"),
        },
    ),
    "training-with-keras/fix-cost": Evidence(
        right=[_columns, _flat, _squeezed],
        wrong={
            "as published": (_published, "every target met every prediction"),
            "mean of all pairs": (_mean_of_all, "all 36 pairs"),
            "sum": (_sum, "take the mean"),
            "root": (_root, "leave the root out"),
            "absolute": (_absolute, "square the errors"),
            "no mean": (_no_mean, "one number"),
        },
    ),
    "training-with-keras/epochs": Evidence(
        right=[95_700 / 0.001 / 44, 2_227_273, np.ceil(98e6 / 44), 2e6, 2.2e6],
        wrong={
            "steps": (95_700_000, "number of steps"),
            "steps of 1": (95_700 / 44, "not 1"),
            "multiplied": (95_700 * 0.001 / 44, "do not multiply"),
        },
    ),
    "training-with-keras/build": Evidence(
        right=[Model([4, 10, 5, 1]), Model([4, 10, 5, 1], hidden=lambda z: z * (z > 0))],
        wrong={
            "not a model": ([10, 5, 1], "must be a Keras model"),
            "two inputs": (Model([2, 10, 5, 1]), "expects 2 inputs"),
            "order": (Model([4, 5, 10, 1]), "10 units come first"),
            "no output": (Model([4, 10, 5]), "output layer is missing"),
            "one layer": (Model([4, 1]), "has layers of 10, 5 and 1"),
            "no biases": (Model([4, 10, 5, 1], biases=False), "biases"),
            "no activation": (Model([4, 10, 5, 1], hidden=lambda z: z), "collapse"),
            "ReLU output": (
                Model([4, 10, 5, 1], last=lambda z: np.maximum(0, z)), "forbids negative"
            ),
            "sigmoid output": (
                Model([4, 10, 5, 1], last=lambda z: 1 / (1 + np.exp(-z))), "between 0 and 1"
            ),
            "tanh": (Model([4, 10, 5, 1], hidden=np.tanh), "ReLU in both"),
        },
    ),
    "training-with-keras/prelu-count": Evidence(
        right=[126, 111 + 15, np.int64(126)],
        wrong={
            "with ReLU": (111, "with ReLU"),
            "one a layer": (113, "one slope per layer"),
            "output too": (127, "output is linear"),
            "first layer only": (121, "second hidden layer"),
        },
    ),
}  # fmt: skip
