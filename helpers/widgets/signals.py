"""Signals by depth: activations and gradients of each layer, at the start and while training."""

import base64

import matplotlib.pyplot as plt
import numpy as np

from helpers import activations, datasets
from helpers.display.style import COLORS, Picture
from helpers.nn import initializers
from helpers.nn.network import Dense, Network
from helpers.widgets.known import known
from helpers.widgets.live import live

LOSS = "categorical_crossentropy_from_logits"
SAMPLES, PIXELS, WIDTH, CLASSES = 100, 64, 20, 10
DEEPEST = 12
RATES = (0.01, 0.03, 0.1, 0.3, 1)
#: By the names of `helpers.nn.initializers`: a title, what is drawn, and the standard deviation.
STARTS = {
    "zeros": ("zeros", "normal", lambda fan_in, fan_out: 0.0),
    "normal": ("a standard normal", "normal", lambda fan_in, fan_out: 1.0),
    "glorot_normal": ("Glorot", "cut", lambda fan_in, fan_out: (2 / (fan_in + fan_out)) ** 0.5),
    "lecun_normal": ("LeCun", "cut", lambda fan_in, fan_out: (1 / fan_in) ** 0.5),
    "he_normal": ("He", "cut", lambda fan_in, fan_out: (2 / fan_in) ** 0.5),
}
_DRAWS = {"normal": np.random.Generator.standard_normal, "cut": initializers.truncated_normal}
# Draws travel as two bytes each, in steps of this size.
_STEP = 2.0**-13


def show(activation="relu", start="he_normal", scale=1.0, depth=10, rate=0.03, seed=1):
    """Show activations and gradients, layer by layer, of a network that the reader sets up.

    Parameters
    ----------
    activation : str
        Of the hidden layers.
    start : str
        Where their weights start, one of `STARTS`.
    scale : float
        Factor for all hidden weights, from 0.1 to 4.
    depth : int
        Number of hidden layers, up to `DEEPEST`.
    rate : float
        The learning rate, one of `RATES`.
    seed : int
        Of the weights.

    Returns
    -------
    None

    Examples
    --------
    >>> show()
    Activations and gradients of 10 hidden ReLU layers, weights from He, not yet trained. ...
    """
    name = activations.get(activation).name
    offered = ["linear", "sigmoid", "tanh", "relu", "leaky_relu", "selu", "swish"]
    values = {
        "activation": name, "start": start, "scale": scale, "depth": depth, "rate": rate,
        "rates": RATES, "deepest": DEEPEST, "width": WIDTH, "known": known([name, *offered]),
        "starts": {each: _deviations(each) for each in STARTS},
        "draws": {drawn: _packed(drawn, seed) for drawn in _DRAWS},
        "step": _STEP, "data": _data(),
    }  # fmt: skip
    live("signals", values, _still(name, start, scale, depth, rate, seed))


def network(activation="relu", start="he_normal", scale=1.0, depth=10, seed=1):
    """Return the network before training, in the course's engine, and its digits.

    Parameters
    ----------
    activation, start, scale, depth, seed
        As for `show`.

    Returns
    -------
    network : helpers.nn.network.Network
        Its output is linear: train it with the loss "categorical_crossentropy_from_logits", all
        digits in one batch.
    X : numpy.ndarray, shape (100, 64)
    y : numpy.ndarray, shape (100, 10)

    Examples
    --------
    >>> made, X, y = network("tanh", "glorot_normal", depth=3)
    >>> made, X.shape, y.shape
    (Network 64-20-20-20-10, 2350 parameters, (100, 64), (100, 10))
    """
    layers, fan_in = [], PIXELS
    for layer in range(1, depth + 1):
        layers.append(Dense(fan_in, WIDTH, activation, _initializer(start, layer, scale, seed)))
        fan_in = WIDTH
    layers.append(Dense(WIDTH, CLASSES, initializer=_initializer(start, 0, 1.0, seed)))
    X, labels = datasets.digits()
    X, y = datasets.standardize(X)[:SAMPLES], datasets.one_hot(labels)[:SAMPLES]
    return Network(layers), X, y


def facts(network, X, y, rate=0.03):
    """What the table below the moving picture says: a forward and a backward pass, layer by layer.

    Parameters
    ----------
    network : helpers.nn.network.Network
        Dense layers.
    X, y : array_like
        Samples and one-hot targets.
    rate : float
        The learning rate of the next step.

    Returns
    -------
    loss : float
    layers : list of dict
        For each layer `size` of its activations and `gradient`, the size of dJ/dz (both as root
        mean squares); `varies`, by how much an activation varies from sample to sample; `dead`, the
        share of units with a slope of 0 for every sample, None for the output; and `update`, the
        size of the next step in W, divided by that of W (no number where W is 0).

    Examples
    --------
    >>> loss, layers = facts(*network("relu", "zeros", depth=2))
    >>> round(loss, 3), layers[0]["dead"], layers[0]["gradient"]
    (2.303, 1.0, 0.0)
    """
    loss, _ = network.loss_and_gradients(X, y, LOSS)
    found = []
    for layer in network.layers:
        last = layer is network.layers[-1]
        slope = None if last else layer.activation.derivative(layer.z)
        with np.errstate(divide="ignore", invalid="ignore"):
            update = rate * _size(layer.dW) / _size(layer.W)
        found.append(
            {
                "size": float(_size(layer.a)),
                "varies": float(layer.a.std(axis=0).mean()),
                "gradient": float(_size(layer.dz)),
                "dead": None if last else float((slope == 0).all(axis=0).mean()),
                "update": float(update),
            }
        )
    return loss, found


def _size(values):
    return np.sqrt(np.mean(np.square(values)))


def _initializer(start, layer, scale, seed):
    _, drawn, deviation = STARTS[start]
    return lambda rng, fan_in, fan_out: (
        scale * deviation(fan_in, fan_out) * _unit(drawn, layer, seed, (fan_in, fan_out))
    )


def _unit(drawn, layer, seed, shape):
    """Draws of standard deviation 1 for a layer, whatever the depth; the output is layer 0."""
    values = _DRAWS[drawn](np.random.default_rng([seed, layer]), shape)
    return np.round(values / _STEP) * _STEP


def _shape(layer):
    return (PIXELS if layer == 1 else WIDTH, WIDTH if layer else CLASSES)


def _deviations(start):
    title, drawn, deviation = STARTS[start]
    first, inner, last = (deviation(*_shape(layer)) for layer in (1, 2, 0))
    return {"title": title, "drawn": drawn, "first": first, "inner": inner, "last": last}


def _packed(drawn, seed):
    """Draws for every layer, the output first, as text."""
    units = [_unit(drawn, layer, seed, _shape(layer)) for layer in range(DEEPEST + 1)]
    whole = np.concatenate([unit.ravel() for unit in units]) / _STEP
    return base64.b64encode(whole.astype("<i2").tobytes()).decode()


def _data():
    """The digits: pixels as letters from 0 to g (16), and what standardizing does to them."""
    X, labels = datasets.digits()
    scaling = datasets.scaling(X)
    return {
        "pixels": ["".join("0123456789abcdefg"[round(16 * p)] for p in row) for row in X[:SAMPLES]],
        "labels": labels[:SAMPLES].tolist(),
        "mean": scaling.mean.tolist(), "std": scaling.std.tolist(), "classes": CLASSES,
    }  # fmt: skip


def _still(activation, start, scale, depth, rate, seed) -> Picture:
    made, X, y = network(activation, start, scale, depth, seed)
    loss, layers = facts(made, X, y, rate)
    hidden = made.layers[:-1]
    places = np.arange(1, depth + 1)
    fig, (left, right) = plt.subplots(1, 2, figsize=(8.4, 3.6))
    left.boxplot([layer.a.ravel() for layer in hidden], positions=places, widths=0.6, whis=(1, 99),
                 showfliers=False, medianprops={"color": COLORS[0]})  # fmt: skip
    left.set(title="activations a", xlabel="layer")
    sizes = np.array([found["gradient"] for found in layers[:-1]])
    right.plot(places, sizes, "o-", color=COLORS[1])
    right.set(title="size of dJ/dz", xlabel="layer")
    if sizes.any():
        # What is nearly level shall look so.
        right.set(yscale="log", ylim=(sizes[sizes > 0].min() / 10, 10 * sizes.max()))
    first, last = layers[0]["gradient"], layers[-2]["gradient"]
    ratio = f"{first / last:.2g} times" if last else "0, as is"
    dead = 100 * np.mean([found["dead"] for found in layers[:-1]])
    return fig, (
        f"Activations and gradients of {depth} hidden {activations.get(activation).title} layers, "
        f"weights from {STARTS[start][0]}{f' times {scale:g}' if scale != 1 else ''}, not yet "
        f"trained. The gradient in layer 1 is {ratio} the one in layer {depth}; {dead:.0f} % of "
        f"the units are dead. The loss is {loss:.3g}; guessing among {CLASSES} classes costs "
        f"-ln(1/{CLASSES}) = {np.log(CLASSES):.3f}."
    )
