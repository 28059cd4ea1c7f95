"""One neuron forward and backward, with every number by name."""

import numpy as np

from helpers import activations


def neuron_gradients(x, w, b, y, activation="sigmoid"):
    """Run one neuron forward and backward and keep every number.

    Parameters
    ----------
    x, w : sequence of float
        Inputs and weights.
    b, y : float
        Bias and target.
    activation : str
        With "sigmoid" the loss is binary cross-entropy, otherwise the squared error (a - y)^2.

    Returns
    -------
    dict of str to float or numpy.ndarray
        `z`, `a`, `loss` and the gradients `da`, `dz`, `dw`, `db` of the loss.

    Examples
    --------
    >>> numbers = neuron_gradients((1.0, 2.0), (0.5, -0.25), 0.0, y=1.0)
    >>> float(numbers["z"]), float(numbers["dz"])
    (0.0, -0.5)
    """
    x, w = np.asarray(x, float), np.asarray(w, float)
    f = activations.get(activation)
    z = w @ x + b
    a = f(float(z))
    if activation == "sigmoid":
        # Both logarithms from z itself: a may round to 0 or 1.
        log_a, log_rest = -np.logaddexp(0, -z), -np.logaddexp(0, z)
        loss = -(y * log_a + (1 - y) * log_rest)
        dz = a - y
        da = dz / (a * (1 - a)) if 0 < a < 1 else np.inf * np.sign(dz)
    else:
        loss, da = (a - y) ** 2, 2 * (a - y)
        dz = da * f.derivative(float(z))
    numbers = {"z": z, "a": a, "loss": loss, "da": da, "dz": dz, "dw": dz * x, "db": dz}
    return {name: value + 0.0 for name, value in numbers.items()}  # and no minus zeros
