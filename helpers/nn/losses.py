"""Losses: how wrong a batch of predictions is, and the gradient that tells how to do better.

Every loss here is a mean over the batch, so its size does not depend on the batch's. The
`_from_logits` losses take the last layer's pre-activations z: sigmoid or softmax happens inside
them, where it can be done without overflow and where its gradient becomes `a - y`.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from helpers.activations import log_softmax, sigmoid, softmax, softplus

# The same guard against log(0) as Keras' `keras.config.epsilon()`.
EPSILON = 1e-7


@dataclass(frozen=True)
class Loss:
    """A loss and its gradient.

    Parameters
    ----------
    name : str
        What `get` calls it.
    title : str
        What people call it.
    formula, derivative_formula : callable
        `formula(a, y) -> float` and `derivative_formula(a, y) -> array like a`, without any
        checks: for loops that run a thousand times and have checked once.
    targets : str
        What `y` must hold: "numbers", "probabilities" (each from 0 to 1) or "one-hot rows"
        (each row adds up to 1).
    from_logits : bool
        Whether it takes pre-activations z in place of activations a.

    Examples
    --------
    >>> loss = get("mse")
    >>> loss.function([[1.0], [3.0]], [[1.0], [1.0]])
    2.0
    >>> loss.derivative([[1.0], [3.0]], [[1.0], [1.0]])
    array([[0.],
           [2.]])
    """

    name: str
    title: str
    formula: Callable
    derivative_formula: Callable
    targets: str = "numbers"
    from_logits: bool = False

    def __call__(self, a, y):
        """Same as `function`."""
        return self.function(a, y)

    def function(self, a, y):
        """The loss of a batch.

        Parameters
        ----------
        a : array_like, shape (m, n_out)
            Predictions; for a loss `from_logits`, the pre-activations z.
        y : array_like, the shape of `a`
            Targets.

        Returns
        -------
        float
            The mean loss.

        Raises
        ------
        ValueError
            If the shapes differ, or `y` does not hold what this loss compares with.
        """
        return float(self.formula(*self.check(a, y)))

    def derivative(self, a, y):
        """The gradient of the mean loss with respect to `a` (or z).

        Parameters
        ----------
        a, y : array_like, shape (m, n_out)
            As in `function`.

        Returns
        -------
        numpy.ndarray, the shape of `a`
            dJ/da.

        Raises
        ------
        ValueError
            As `function`.
        """
        return self.derivative_formula(*self.check(a, y))

    def check(self, a, y):
        """Predictions and targets as arrays, if this loss can compare them.

        Parameters
        ----------
        a, y : array_like
            As in `function`.

        Returns
        -------
        tuple of numpy.ndarray
            `a` and `y`, in the floating-point dtype of `a`.

        Raises
        ------
        ValueError
            With one sentence that says what to change.
        """
        a = np.asarray(a)
        a = a if a.dtype.kind == "f" else a.astype(float)
        y = np.asarray(y, dtype=a.dtype)
        check_shapes(a, y, self.name)
        if self.targets == "one-hot rows" and a.ndim < 2:
            raise ValueError(
                f"{self.name} needs one row a sample and one column a class, but got shape "
                f"{a.shape}; use z.reshape(1, -1) for a single sample."
            )
        if self.targets != "numbers" and not ((y >= 0) & (y <= 1)).all():
            raise ValueError(
                f"{self.name} needs targets from 0 to 1, but they run from {y.min():g} to "
                f"{y.max():g}; give class numbers as one-hot rows (helpers.datasets.one_hot)."
            )
        if self.targets == "one-hot rows" and np.abs(y.sum(axis=-1) - 1).max() > 1e-3:
            raise ValueError(
                f"{self.name} needs target rows that add up to 1, but one adds up to "
                f"{y.sum(axis=-1)[np.abs(y.sum(axis=-1) - 1).argmax()]:g}; for labels that do not "
                "exclude each other use the binary cross-entropy."
            )
        return a, y


def check_shapes(a, y, name="this loss"):
    """Refuse predictions and targets that NumPy would broadcast instead of pairing.

    Parameters
    ----------
    a, y : numpy.ndarray
        Predictions and targets.
    name : str
        Who asks, for the message.

    Raises
    ------
    ValueError
        If the shapes differ, or there is nothing in them.

    Examples
    --------
    >>> check_shapes(np.zeros((4308, 1)), np.zeros(4308), "mse")
    Traceback (most recent call last):
        ...
    ValueError: mse pairs each prediction with its target, but predictions have shape (4308, 1) \
and targets (4308,), which NumPy would stretch to (4308, 4308); use y.reshape(-1, 1).
    """
    if a.shape == y.shape:
        if a.size == 0:
            raise ValueError(f"{name} got no predictions at all; pass at least one row.")
        return
    sentence = (
        f"{name} pairs each prediction with its target, but predictions have shape {a.shape} "
        f"and targets {y.shape}"
    )
    try:
        sentence += f", which NumPy would stretch to {np.broadcast_shapes(a.shape, y.shape)}"
    except ValueError:
        pass
    if y.ndim == 1 and a.shape == (len(y), 1):
        advice = "use y.reshape(-1, 1)"
    elif a.ndim == 1 and y.shape == (len(a), 1):
        advice = "use a.reshape(-1, 1)"
    elif y.ndim == 1 and a.ndim == 2 and len(a) == len(y):
        advice = "give class numbers as one-hot rows (helpers.datasets.one_hot)"
    else:
        advice = "make the shapes equal"
    raise ValueError(f"{sentence}; {advice}.")


def _mean(values):
    # np.mean does the same in five times the time, which counts in batches of 32.
    return np.add.reduce(values, axis=None) / values.size


def _mse(a, y):
    error = a - y
    return _mean(error * error)


def _mse_slope(a, y):
    return (a - y) * (2 / a.size)


def _mae(a, y):
    return _mean(np.abs(a - y))


def _mae_slope(a, y):
    return np.sign(a - y) / a.size


def _binary(a, y):
    a = np.clip(a, EPSILON, 1 - EPSILON)
    return -_mean(y * np.log(a) + (1 - y) * np.log(1 - a))


def _binary_slope(a, y):
    inside = (a > EPSILON) & (a < 1 - EPSILON)
    a = np.clip(a, EPSILON, 1 - EPSILON)
    return inside * ((a - y) / (a * (1 - a)) / a.size)


_softplus, _sigmoid = softplus.formula, sigmoid.formula


def _binary_logits(z, y):
    # -y ln(a) - (1 - y) ln(1 - a) with a = sigmoid(z), and ln(1 - a) = ln(a) - z.
    return _mean(_softplus(z) - y * z)


def _binary_logits_slope(z, y):
    return (_sigmoid(z) - y) / z.size


def _categorical(a, y):
    a = np.clip(a, EPSILON, 1 - EPSILON)
    return -np.sum(y * np.log(a)) * a.shape[-1] / a.size


def _categorical_slope(a, y):
    inside = (a > EPSILON) & (a < 1 - EPSILON)
    a = np.clip(a, EPSILON, 1 - EPSILON)
    return inside * (-y / a * (a.shape[-1] / a.size))


def _categorical_logits(z, y):
    return -np.sum(y * log_softmax(z)) * z.shape[-1] / z.size


def _categorical_logits_slope(z, y):
    return (softmax(z) - y) * (z.shape[-1] / z.size)


mse = Loss("mse", "mean squared error", _mse, _mse_slope)
mae = Loss("mae", "mean absolute error", _mae, _mae_slope)
binary_crossentropy = Loss(
    "binary_crossentropy", "binary cross-entropy", _binary, _binary_slope, "probabilities"
)
binary_crossentropy_from_logits = Loss(
    "binary_crossentropy_from_logits", "binary cross-entropy from logits",
    _binary_logits, _binary_logits_slope, "probabilities", from_logits=True,
)  # fmt: skip
categorical_crossentropy = Loss(
    "categorical_crossentropy", "categorical cross-entropy",
    _categorical, _categorical_slope, "one-hot rows",
)  # fmt: skip
categorical_crossentropy_from_logits = Loss(
    "categorical_crossentropy_from_logits", "categorical cross-entropy from logits",
    _categorical_logits, _categorical_logits_slope, "one-hot rows", from_logits=True,
)  # fmt: skip

LOSSES = {
    loss.name: loss
    for loss in (
        mse, mae, binary_crossentropy, binary_crossentropy_from_logits,
        categorical_crossentropy, categorical_crossentropy_from_logits,
    )
}  # fmt: skip


def get(name):
    """The loss of that name.

    Parameters
    ----------
    name : str or Loss
        One of `LOSSES`; a Loss is given back as it is.

    Returns
    -------
    Loss

    Raises
    ------
    ValueError
        If there is no such loss.

    Examples
    --------
    >>> get("mae").title
    'mean absolute error'
    """
    if isinstance(name, Loss):
        return name
    if name not in LOSSES:
        raise ValueError(f"There is no loss named {name!r}; choose one of {', '.join(LOSSES)}.")
    return LOSSES[name]


def r_squared(a, y):
    """R²: the part of the targets' variance that the predictions explain, 1 - SSE/SST.

    Parameters
    ----------
    a, y : array_like of one shape
        Predictions and targets.

    Returns
    -------
    float
        1 for perfect predictions, 0 for predicting the mean, below 0 for anything worse.

    Raises
    ------
    ValueError
        If the shapes differ or all targets are equal.

    Examples
    --------
    >>> r_squared([1.0, 2.0, 4.0], [1.0, 2.0, 3.0])
    0.5
    """
    a, y = np.asarray(a, dtype=float), np.asarray(y, dtype=float)
    check_shapes(a, y, "r_squared")
    total = np.sum((y - y.mean()) ** 2)
    if total == 0:
        raise ValueError("r_squared needs targets that differ, but all are equal; add more rows.")
    return float(1 - np.sum((y - a) ** 2) / total)


def accuracy(a, y, threshold=0.5):
    """The part of the samples that are put in the right class.

    Parameters
    ----------
    a : array_like, shape (m, 1) or (m, n_classes)
        One probability a sample, or one score a class: the greatest wins.
    y : array_like, the shape of `a`
        Zeros and ones, or one-hot rows.
    threshold : float
        Above it, a single column means class 1. Use 0 for logits.

    Returns
    -------
    float
        Between 0 and 1.

    Raises
    ------
    ValueError
        If the shapes differ.

    Examples
    --------
    >>> accuracy([[0.9], [0.2], [0.6]], [[1], [0], [0]]).__round__(4)
    0.6667
    """
    a, y = np.asarray(a), np.asarray(y)
    check_shapes(a, y, "accuracy")
    if a.ndim < 2 or a.shape[-1] == 1:
        return float(np.mean((a > threshold) == (y > 0.5)))
    return float(np.mean(a.argmax(axis=-1) == y.argmax(axis=-1)))
