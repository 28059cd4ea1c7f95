"""The network that shows what depth does: equal hidden layers, one after the other."""

from helpers.nn import initializers
from helpers.nn.network import BatchNorm, Dense, Network


def deep_network(
    activation, initializer, depth=10, width=50, scale=1.0, rng=0, norm=False, dtype="float64"
):
    """A network for the digits with equal hidden layers, biases 0.

    Parameters
    ----------
    activation, initializer : str
        Of the hidden layers.
    depth, width : int
        Number of hidden layers and units in each.
    scale : float
        Factor for all hidden weights.
    rng : int or numpy.random.Generator
        Where the weights come from.
    norm : bool
        Whether batch normalization follows each hidden layer.
    dtype : str
        "float64", or "float32" as in Keras.

    Returns
    -------
    helpers.nn.network.Network
        Sizes 64-width-...-width-10, with a linear last layer.

    Examples
    --------
    >>> deep_network("relu", "he_normal", depth=2)
    Network 64-50-50-10, 6310 parameters
    """
    draw, layers, fan_in = initializers.get(initializer), [], 64
    for _ in range(depth):
        layers.append(Dense(fan_in, width, activation, lambda *given: scale * draw(*given)))
        if norm:
            layers.append(BatchNorm(width))
        fan_in = width
    return Network([*layers, Dense(width, 10, initializer=initializer)], rng=rng, dtype=dtype)
