"""Training in which only the activation differs: same start, same data, its own learning rate."""

import functools

import numpy as np

from helpers import activations
from helpers.nn import losses
from helpers.nn.initializers import truncated_normal
from helpers.nn.network import Dense, Network, fit
from helpers.nn.optimizers import Adam

_NODES, _WEIGHTS = np.polynomial.hermite_e.hermegauss(201)
_WEIGHTS = _WEIGHTS / _WEIGHTS.sum()


@functools.cache
def gain(activation):
    """Return by how much to scale weights so that this activation keeps a signal's size.

    Parameters
    ----------
    activation : str
        Name in the registry.

    Returns
    -------
    float
        1 / E[f(z)^2] for z from a standard normal distribution: 2 for ReLU (He et al. 2015), 1 for
        the identity (LeCun et al. 1998). With weights of variance gain / fan_in, pre-activations of
        variance 1 are followed by pre-activations of variance 1.

    Examples
    --------
    >>> round(gain("linear"), 6), round(gain("relu"), 1)
    (1.0, 2.0)
    """
    a = activations.get(activation)(_NODES)
    return float(1 / (_WEIGHTS @ a**2))


def scaled_normal(activation):
    """Return an initializer that suits an activation: normal, of variance gain / fan_in.

    Parameters
    ----------
    activation : str
        Name in the registry.

    Returns
    -------
    callable
        `(rng, fan_in, fan_out)`, as in `helpers.nn.initializers`.

    Examples
    --------
    >>> W = scaled_normal("relu")(np.random.default_rng(0), 100, 400)
    >>> round(100 * float(W.var()), 1)
    2.0
    """

    def draw(rng, fan_in, fan_out):
        return truncated_normal(rng, (fan_in, fan_out), np.sqrt(gain(activation) / fan_in))

    return draw


def network(activation, sizes, rng):
    """Return a network in which nothing but the activation differs from its rivals.

    Parameters
    ----------
    activation : str
        Of all hidden layers; the output is linear.
    sizes : sequence of int
        Inputs, hidden widths, outputs.
    rng : int or numpy.random.Generator
        The same seed gives each activation the same random numbers, scaled by its own gain.

    Returns
    -------
    Network

    Examples
    --------
    >>> network("swish", (30, 16, 1), rng=0)
    Network 30-16-1, 513 parameters
    """
    hidden = [
        Dense(fan_in, fan_out, activation, initializer=scaled_normal(activation))
        for fan_in, fan_out in zip(sizes[:-2], sizes[1:-1], strict=True)
    ]
    output = Dense(sizes[-2], sizes[-1], initializer="lecun_normal")
    return Network([*hidden, output], rng=rng, dtype="float32")


def train_with_own_rate(activation, sizes, sets, loss, learning_rates, epochs, batch_size, seed):
    """Train once for each learning rate and keep the network that does best on validation data.

    Parameters
    ----------
    activation : str
        Of the hidden layers.
    sizes : sequence of int
        As for `network`.
    sets : dict of str to (X, y)
        "train", "validation" and "test"; the test set is looked at once, for the chosen network.
    loss : str
        A loss from logits.
    learning_rates : sequence of float
        Of Adam.
    epochs, batch_size : int
        As for `fit`.
    seed : int
        Of the weights and of the order of samples.

    Returns
    -------
    dict of str to float
        `accuracy` and `loss` on the test set, and the `learning_rate` chosen.

    Examples
    --------
    >>> X = np.random.default_rng(0).normal(size=(60, 2)).astype("float32")
    >>> y = (X[:, :1] > 0).astype("float32")
    >>> sets = {name: (X, y) for name in ("train", "validation", "test")}
    >>> found = train_with_own_rate(
    ...     "relu", (2, 8, 1), sets, "binary_crossentropy_from_logits", [1e-6, 0.05], 20, 20, seed=0
    ... )
    >>> found["learning_rate"]
    0.05
    """
    best = None
    for learning_rate in learning_rates:
        candidate = network(activation, sizes, seed)
        fit(candidate, *sets["train"], loss, Adam(learning_rate), epochs, batch_size, rng=seed)
        score = losses.get(loss).function(candidate.forward(sets["validation"][0]),
                                          sets["validation"][1])  # fmt: skip
        if best is None or score < best[0]:
            best = score, learning_rate, candidate
    _, learning_rate, chosen = best
    X, y = sets["test"]
    z = chosen.forward(X)
    # The network's output is a logit: "yes" above 0, as a probability is above one half.
    return {
        "accuracy": losses.accuracy(z, y, threshold=0.0),
        "loss": float(losses.get(loss).function(z, y)),
        "learning_rate": learning_rate,
    }
