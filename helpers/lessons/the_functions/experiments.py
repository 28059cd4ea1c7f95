"""What the lesson measures: a unit that is dead, tied corrections, units that are full."""

import numpy as np

from helpers import activations

#: What the dead neuron sees, and what it should say.
INPUTS = np.random.default_rng(1).normal(size=200)
WANTED = np.maximum(0, INPUTS)


def train_patient(name, steps=400, learning_rate=0.3, **parameters):
    """Train one neuron by gradient descent from w = 0.5 and b = -4, where every z is negative.

    Parameters
    ----------
    name : str
        Its activation function.
    steps : int
        How many steps.
    learning_rate : float
        How large they are.
    **parameters : float
        Parameters of the function.

    Returns
    -------
    numpy.ndarray
        The mean squared error before each step.
    float, float
        w and b at the end.

    Examples
    --------
    >>> errors, w, b = train_patient("relu")
    >>> w, b, bool(errors[0] == errors[-1])
    (0.5, -4.0, True)
    """
    f, w, b, errors = activations.get(name), 0.5, -4.0, []
    for _ in range(steps):
        z = w * INPUTS + b
        wrong = f(z, **parameters) - WANTED
        errors.append(np.mean(wrong**2))
        delta = 2 * wrong * f.derivative(z, **parameters) / len(INPUTS)
        w, b = w - learning_rate * (delta @ INPUTS), b - learning_rate * delta.sum()
    return np.array(errors), float(w), float(b)


def flat_share(name, spread, count=100_000):
    """The share of units whose slope is below a tenth of the slope at 0.

    Parameters
    ----------
    name : str
        The activation function.
    spread : float
        The standard deviation of z, which is bell-shaped around 0.
    count : int
        How many units are drawn.

    Returns
    -------
    float

    Examples
    --------
    >>> flat_share("relu", 1.0)
    0.0
    """
    f = activations.get(name)
    z = spread * np.random.default_rng(3).normal(size=count)
    return float(np.mean(f.derivative(z) < f.derivative(0.0) / 10))


def corrections(name, count=400):
    """The corrections that examples ask of two weights whose inputs come from an activation.

    Parameters
    ----------
    name : str
        The activation function of the layer before.
    count : int
        How many examples.

    Returns
    -------
    numpy.ndarray, shape (count, 2)

    Examples
    --------
    >>> both = corrections("sigmoid")
    >>> bool((both[:, 0] * both[:, 1] > 0).all())
    True
    """
    rng = np.random.default_rng(0)
    a = activations.get(name)(rng.normal(size=(count, 2)))
    return -rng.normal(size=(count, 1)) * a


def steepest_over_flattest(name, inputs=10):
    """How elongated the error surface of a linear neuron is behind a layer of an activation.

    Parameters
    ----------
    name : str
        The activation function of the layer before.
    inputs : int
        How many units that layer has.

    Returns
    -------
    float
        The largest curvature divided by the smallest.

    Examples
    --------
    >>> steepest_over_flattest("sigmoid") > 10 * steepest_over_flattest("tanh")
    True
    """
    a = activations.get(name)(np.random.default_rng(0).normal(size=(20_000, inputs)))
    curvature = np.linalg.eigvalsh(a.T @ a / len(a))
    return float(curvature[-1] / curvature[0])
