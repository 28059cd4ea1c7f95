"""What an activation costs: each function as a library would write it, timed beside ReLU."""

import time

import matplotlib.pyplot as plt
import numpy as np

from helpers import activations
from helpers.display.style import Picture, look

_ALPHA, _SCALE = 1.6732632423543772, 1.0507009873554805


def _sigmoid(z):
    return 0.5 * np.tanh(0.5 * z) + 0.5


def _mish(z):
    e = np.exp(np.minimum(z, 20))  # beyond 20, tanh(softplus(z)) is 1 in 32 bits
    n = e * (e + 2)
    return z * n / (n + 2)


def _elu(z):
    return np.maximum(z, 0) + np.expm1(np.minimum(z, 0))


def _selu(z):
    return _SCALE * (np.maximum(z, 0) + _ALPHA * np.expm1(np.minimum(z, 0)))


def _softplus(z):
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


def _gelu_tanh(z):
    return 0.5 * z * (1 + np.tanh(0.7978845608028654 * (z + 0.044715 * z * z * z)))


#: The functions in few passes over the data. The course's own take more, to be exact everywhere.
#: Exact GELU is not among them: it needs erf, which NumPy lacks.
LEAN = {
    "relu": lambda z: np.maximum(z, 0),
    "leaky_relu": lambda z: np.maximum(z, 0.01 * z),
    "tanh": np.tanh,
    "sigmoid": _sigmoid,
    "elu": _elu,
    "selu": _selu,
    "softplus": _softplus,
    "swish": lambda z: z * _sigmoid(z),
    "lisht": lambda z: z * np.tanh(z),
    "mish": _mish,
    "gelu_tanh": _gelu_tanh,
    "gelu_sigmoid": lambda z: z * _sigmoid(1.702 * z),
}


def compiled_by_keras(keras, z):
    """Return Keras' activations, compiled by TensorFlow, for the input `z`.

    Parameters
    ----------
    keras : module
        The imported Keras (`helpers.setup.environment.keras_or_none()` gives it).
    z : numpy.ndarray
        The numbers they will be timed on. Each function runs once, so that it is compiled.

    Returns
    -------
    dict of str to callable
        One function of `z` for "gelu" and each name of `LEAN` that Keras has.
    """
    import tensorflow as tf

    # It warns that many functions of one name are compiled, as they are on purpose here.
    tf.get_logger().setLevel("ERROR")
    functions = {}
    for name in (*LEAN, "gelu"):
        if activations.get(name).keras is not None:
            function = tf.function(activations.get(name).in_keras(keras))
            functions[name] = lambda z, function=function: function(z).numpy()
            functions[name](z)
    return functions


def relative_costs(functions, z, rounds=25, clock=time.perf_counter):
    """Time functions in turns, and compare each with the ReLU of the same round.

    Parameters
    ----------
    functions : dict of str to callable
        The functions by name; "relu" must be one of them.
    z : numpy.ndarray
        What they are called with.
    rounds : int
        How often each is called.
    clock : callable
        Returns the time in seconds.

    Returns
    -------
    dict of str to numpy.ndarray, shape (3,)
        Lower quartile, median and upper quartile of time / ReLU's time, cheapest median first.

    Examples
    --------
    >>> ticks = iter(range(100))
    >>> twice = {"relu": lambda z: z, "slow": lambda z: next(ticks)}
    >>> costs = relative_costs(twice, 0, rounds=3, clock=lambda: next(ticks))
    >>> {name: cost.tolist() for name, cost in costs.items()}
    {'relu': [1.0, 1.0, 1.0], 'slow': [2.0, 2.0, 2.0]}
    """
    times = np.empty((rounds, len(functions)))
    for row in times:
        for column, function in enumerate(functions.values()):
            start = clock()
            function(z)
            row[column] = clock() - start
    ratios = times / times[:, [list(functions).index("relu")]]
    quartiles = np.percentile(ratios, [25, 50, 75], axis=0).T
    costs = dict(zip(functions, quartiles, strict=True))
    return dict(sorted(costs.items(), key=lambda item: item[1][1]))


def cost_bars(results) -> Picture:
    """Draw relative costs, one panel for each way to compute.

    Parameters
    ----------
    results : dict of str to dict
        What `relative_costs` found, by the title of its panel.
    """
    fig, axes = plt.subplots(1, len(results), figsize=(4.6 * len(results), 3.9), squeeze=False)
    told = []
    for ax, (title, costs) in zip(axes[0], results.items(), strict=True):
        low, middle, high = np.transpose(list(costs.values()))
        rows = np.arange(len(costs))
        ax.barh(
            rows,
            middle,
            color=[look(name)["color"] for name in costs],
            xerr=[middle - low, high - middle],
        )
        ax.axvline(1, color="black", ls="--")
        ax.set_yticks(rows, [activations.get(name).title for name in costs])
        ax.set(xlabel="cost; ReLU is 1 (dashed)", title=title)
        listed = ", ".join(f"{name} {cost[1]:.1f}" for name, cost in costs.items())
        told.append(f"{title}: {listed}")
    return fig, "Median cost relative to ReLU. " + "; ".join(told) + "."
