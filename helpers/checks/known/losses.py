"""Cross-entropy from scores, and the signal that it sends back."""

import numpy as np

from helpers import activations
from helpers.checks.known.target import Target, major, minor
from helpers.course import mention
from helpers.nn import losses

softmax, log_softmax = activations.softmax, activations.log_softmax
sigmoid, softplus = activations.get("sigmoid"), activations.get("softplus")
_categorical = losses.get("categorical_crossentropy_from_logits")
_binary = losses.get("binary_crossentropy_from_logits")
_GATES = mention("gates-and-choosing")
_SOFTMAX = mention("softmax-and-outputs")
_PAIRS = f"(See {_SOFTMAX}, Which output, which loss.)"
_TAKEN_FOR_WHOLE = "y is taken for 0 or 1; a target may lie between them"
_SIGNAL = f"(See {_SOFTMAX}, Four derivations, one answer.)"


def _with_temperature(z, temperature=1.0, axis=-1):
    return softmax(z / temperature, axis)


_EARLIER = {
    "softmax": softmax,
    "log_softmax": log_softmax,
    "softmax_with_temperature": _with_temperature,
    "softmax_jacobian": activations.softmax_jacobian,
}


def _one_hot(rng, m, K):
    return np.eye(K)[rng.integers(K, size=m)]


def _one_example(rng):
    return [
        (np.array([[2.0, 1.0, -0.5]]), np.array([[0.0, 1.0, 0.0]])),
        (rng.normal(scale=2, size=(1, 5)), _one_hot(rng, 1, 5)),
        (rng.normal(scale=2, size=(1, 4)), _one_hot(rng, 1, 4)),
        # Scores that have a logarithm: a slip that takes it shows in its values here.
        (np.array([[2.0, 1.0, 0.5]]), np.array([[0.0, 0.0, 1.0]])),
    ]


# Two classes that tie for the first place stay two. Who makes one of them loses the values alone.
_TIED = (np.array([[0.4, -1.2, 0.4]]), np.array([[0.0, 1.0, 0.0]]))


def _batches(rng):
    # The square one comes first: there a wrong axis raises no error.
    return [
        (rng.normal(scale=2, size=(m, K)), _one_hot(rng, m, K)) for m, K in ((3, 3), (6, 4), (2, 5))
    ]


def _soft(rng):
    z = rng.normal(scale=2, size=(1, 3))
    targets = rng.dirichlet(np.ones(3), size=1), *np.array([[[0.05, 0.9, 0.05]], [[0.4, 0.3, 0.3]]])
    return [(z, y) for y in targets]


def _mixed(rng):
    """Batches of which one row is sure and the other is not, in both orders."""
    z, y = rng.normal(scale=2, size=(2, 3)), np.array([[0.0, 1.0, 0.0], [0.05, 0.9, 0.05]])
    return [(z, y), (z, y[::-1])]


def _sure_and_wrong(rng):
    shift = rng.normal(size=(2, 1))
    return [
        (np.array([[40.0, -800.0, 3.0]]), np.array([[0.0, 1.0, 0.0]])),
        (np.array([[1000.0, 1001.0]]), np.array([[1.0, 0.0]])),
        # Small shares, and one of which a few bits are left.
        (np.array([[0.0, 20.0, 5.0]]), np.array([[1.0, 0.0, 0.0]])),
        (np.array([[0.0, -742.0]]), np.array([[0.0, 1.0]])),
        (
            np.array([[900.0, 902.0], [-1000.0, -1001.0]]) + shift,
            np.array([[1.0, 0.0], [0.0, 1.0]]),
        ),
    ]


def _rows(z, y):
    return -np.sum(y * log_softmax(z), axis=-1)


def _twice(z, y):
    return _categorical(softmax(z), y)


_CROSS_ENTROPY = (
    minor(lambda z, y: np.mean(np.sum(y * log_softmax(z), axis=-1)),
          "the sign is turned around; a loss is never below 0"),
    minor(lambda z, y: np.mean(np.sum(y * softmax(z), axis=-1)),
          "this is the share of the right class; the cost is minus its logarithm"),
    minor(lambda z, y: -np.mean(np.sum(y * softmax(z), axis=-1)),
          "this is minus the share of the right class; the logarithm is missing"),
    major(lambda z, y: -np.mean(np.sum(y * z, axis=-1)),
          "the scores stand where the logarithms of the shares belong"),
    major(lambda z, y: -np.mean(np.sum(y * np.log(z), axis=-1)),
          "it takes the logarithm of the scores; go through softmax first"),
    minor(lambda z, y: np.mean(-np.sum(y * log_softmax(z, axis=0), axis=-1)),
          "softmax runs along axis 0, so the examples of the batch compete; classes are columns"),
    minor(_twice, "softmax is applied twice: before the formula and inside it"),
    minor(lambda z, y: np.mean(np.sum(y * (z.max(-1, keepdims=True) - z), axis=-1)),
          "only the largest score is subtracted; the smooth maximum, log-sum-exp, is asked for"),
    minor(lambda z, y: np.mean(_rows(z, y)) / np.log(10),
          "this is the logarithm to base 10; np.log is the natural one"),
    minor(lambda z, y: np.mean(_rows(z, y)) / np.log(2),
          "this is the logarithm to base 2; np.log is the natural one"),
    *(
        minor(formula, "it is divided by the number of classes; the classes of an example are "
              "added up, and the mean is over the examples")
        for formula in (lambda z, y: np.mean(y * -log_softmax(z)),
                        lambda z, y: np.sum(_rows(z, y)) / z.shape[-1])
    ),
    minor(lambda z, y: np.mean(np.sum(-y * log_softmax(z) - (1 - y) * np.log1p(-softmax(z)), -1)),
          "the terms with 1 - y belong to yes-or-no questions; here the classes share one whole"),
    major(lambda z, y: _binary(z, y) * z.shape[-1],
          "this treats the classes as K separate yes-or-no questions, with a sigmoid each"),
    major(lambda z, y: np.mean(np.sum((softmax(z) - y) ** 2, axis=-1)),
          "this is the squared error of the shares"),
    major(lambda z, y: np.mean(_rows(z, softmax(z))),
          "this is the entropy of the shares; the targets y have no effect"),
)  # fmt: skip

_CROSS_ENTROPY_BATCH = (
    minor(lambda z, y: np.sum(_rows(z, y)),
          "it is the sum over the examples; their mean is asked for"),
    minor(_rows, "it gives one loss for each example; the cost is their mean, a single number"),
    minor(lambda z, y: np.sum(_rows(z, y)) / z.shape[-1],
          "the sum is divided by the number of classes; divide by the number of examples"),
)  # fmt: skip

_CROSS_ENTROPY_SOFT = (
    minor(lambda z, y: _categorical(z, np.eye(y.shape[-1])[y.argmax(-1)]),
          "it looks at the largest entry of each target only; y may spread over several classes"),
    *(
        minor(lambda z, y, whole=whole: np.mean(_rows(z, whole(y))), _TAKEN_FOR_WHOLE)
        for whole in (np.round, np.floor)
    ),
)  # fmt: skip


def _wrong_signal(z, y):
    """Squared error's signal: the Jacobian stays in the chain."""
    a = softmax(z)
    v = a - y
    return a * (v - np.sum(v * a, axis=-1, keepdims=True))


def _winners(z):
    return np.eye(z.shape[-1])[z.argmax(-1)]


_GRADIENT = (
    minor(lambda z, y: 2 * _categorical.derivative(z, y),
          "the factor 2 belongs to the squared error; the cross-entropy has none"),
    minor(lambda z, y: _categorical.derivative(z, y) * softmax(z) * (1 - softmax(z)),
          "the slope of the share stands there still; with cross-entropy it cancels"),
    minor(lambda z, y: (_winners(z) - y) / len(z),
          "the winner takes all; softmax leaves everybody a share"),
    minor(lambda z, y: (log_softmax(z) - y) / len(z),
          "the logarithms of the shares stand where the shares belong"),
    minor(lambda z, y: (softmax(z) - y).mean(axis=0),
          "the signals are averaged over the examples; every example keeps a row of its own"),
    minor(lambda z, y: _categorical.derivative(z, _winners(y)),
          "it looks at the largest entry of each target only; y may spread over several classes"),
    *(
        minor(lambda z, y, whole=whole: (softmax(z) - whole(y)) / len(z), _TAKEN_FOR_WHOLE)
        for whole in (np.round, np.floor)
    ),
    minor(lambda z, y: -_categorical.derivative(z, y),
          "this is the way downhill; the gradient points to more loss, and the minus sign comes "
          "with the step"),
    major(lambda z, y: softmax(z) / len(z),
          "these are the shares; the targets are not yet taken away"),
    major(lambda z, y: (z - y) / len(z), "the scores stand where the shares belong"),
    major(lambda z, y: -y / softmax(z) / len(z),
          "this is the slope along the shares; go back through softmax to the scores"),
    minor(lambda z, y: _wrong_signal(z, y) / len(z),
          "this is the signal of the squared error: with cross-entropy the Jacobian cancels"),
    minor(lambda z, y: 2 * _wrong_signal(z, y) / len(z),
          "this is the signal of the squared error: with cross-entropy the Jacobian cancels"),
    minor(lambda z, y: _categorical.derivative(softmax(z), y), "softmax is applied twice"),
    major(lambda z, y: (sigmoid(z) - y) / len(z), "the sigmoid stands where softmax belongs"),
    minor(lambda z, y: (softmax(z, axis=0) - y) / len(z),
          "softmax runs along axis 0, so the examples of the batch compete; classes are columns"),
    minor(lambda z, y: (y > 0) * _categorical.derivative(z, y),
          "only the right class gets a signal; the others' shares must go down as well"),
    minor(lambda z, y: y * (softmax(z) - 1) / len(z),
          "only the right class gets a signal; the others' shares must go down as well"),
    minor(lambda z, y: y * _categorical.derivative(z, y),
          "only the right class gets a signal; the others' shares must go down as well"),
    *(
        minor(formula,
              "it is divided by the number of classes; the cost is a mean over the examples")
        for formula in (lambda z, y: _categorical.derivative(z, y) / z.shape[-1],
                        lambda z, y: (softmax(z) - y) / z.shape[-1])
    ),
)  # fmt: skip

_GRADIENT_BATCH = (
    minor(lambda z, y: softmax(z) - y,
          "the cost is a mean over the examples, so a factor of 1/m is missing"),
    minor(lambda z, y: (softmax(z) - y) / z.shape[-1],
          "it is divided by the number of classes; divide by the number of examples"),
)  # fmt: skip


def _yes_or_no(rng):
    return [
        (np.array([1.5]), np.array([1.0])),
        (np.array([1.5]), np.array([0.0])),
        (rng.normal(scale=2, size=1), np.array([0.0])),
        (rng.normal(scale=2, size=1), np.array([1.0])),
        # A score that has a logarithm, and 1 - z has one, too.
        (np.array([0.4]), np.array([1.0])),
    ]


def _tables(rng):
    certain = [
        (z, rng.integers(2, size=z.shape).astype(float))
        for z in (rng.normal(scale=2, size=shape) for shape in ((4,), (3, 1), (5, 3), (2, 3, 2)))
    ]
    z = rng.normal(scale=2, size=(3, 2))
    between = np.array([[0.9, 0.05], [0.3, 0.75], [0.6, 0.4]])
    # Certain ones among others: each entry is looked at by itself.
    return [*certain, (z, between), (z, np.array([[1.0, 0.05], [0.3, 0.0], [0.6, 1.0]]))]


def _sure(rng):
    return [
        (np.array([-800.0]), np.array([1.0])),
        (np.array([800.0]), np.array([0.0])),
        (np.array([1000.0, -1000.0, 40.0]), np.array([1.0, 0.0, 0.0])),
        (
            np.array([100.0, -100.0, rng.normal()], dtype=np.float32),
            np.array([0, 1, 1], np.float32),
        ),
    ]


_BINARY = (
    minor(lambda z, y: np.mean(y * softplus(-z)),
          "an example with y = 0 costs nothing, whatever is predicted; the second term is missing"),
    minor(lambda z, y: np.mean((1 - y) * softplus(z)),
          "an example with y = 1 costs nothing, whatever is predicted; the first term is missing"),
    minor(lambda z, y: np.mean(y * softplus(-z) + softplus(z)),
          "an example with y = 1 pays for both answers; the second term goes with 1 - y"),
    minor(lambda z, y: np.mean(softplus(-z) + (1 - y) * softplus(z)),
          "an example with y = 0 pays for both answers; the first term goes with y"),
    minor(lambda z, y: -_binary(z, y), "the sign is turned around; a loss is never below 0"),
    minor(lambda z, y: _binary(z, 1 - y), "the two terms have changed places: y goes with ln a"),
    major(lambda z, y: np.mean(-(y * np.log(z) + (1 - y) * np.log(1 - z))),
          "it takes the logarithm of the score; go through the sigmoid first"),
    major(lambda z, y: np.mean((sigmoid(z) - y) ** 2),
          "this is the squared error of the probabilities"),
    major(lambda z, y: np.mean(sigmoid(z) - y), "this is the mean signal a - y, not the loss"),
    minor(lambda z, y: _binary(sigmoid(z), y), "the sigmoid is applied twice"),
    minor(lambda z, y: _binary(z, y) / np.log(2),
          "this is the logarithm to base 2; np.log is the natural one"),
    minor(lambda z, y: _binary(z, y) / np.log(10),
          "this is the logarithm to base 10; np.log is the natural one"),
    minor(lambda z, y:
          np.mean(np.maximum(z, 0) + softplus(-np.abs(z)) / np.log(2) - y * z),
          "this is the logarithm to base 2; np.log is the natural one"),
    minor(lambda z, y: np.mean(np.logaddexp2(0, z) - y * z),
          "np.logaddexp2 has powers and logarithms of base 2; np.logaddexp has those of base e"),
    minor(lambda z, y: np.mean(np.maximum(z, 0) - y * z),
          "ReLU stands where softplus belongs: the corner must be rounded"),
    minor(lambda z, y: np.mean(softplus(z) - z),
          "z is taken away whatever y is; y z belongs there"),
    minor(lambda z, y: np.mean(softplus(z) - y), "y is taken away without z; y z belongs there"),
    major(lambda z, y: np.mean(softplus(z)), "the targets y have no effect"),
    minor(lambda z, y: np.mean(softplus(z) + y * z), "the sign in front of y z is wrong"),
    minor(lambda z, y: np.mean(softplus(-np.abs(z)) - y * z),
          "softplus lacks the part that brings back what large positive z lose"),
    minor(lambda z, y: np.mean(softplus(np.abs(z)) - y * z),
          "softplus is that of the size of z; for z below 0 it is small"),
    minor(lambda z, y: np.mean(softplus(z) + (1 - y) * z),
          "softplus(z) goes with - y z, and softplus(-z) with (1 - y) z; this mixes the two"),
    minor(lambda z, y: np.mean(softplus(-z) - y * z),
          "softplus(z) goes with - y z, and softplus(-z) with (1 - y) z; this mixes the two"),
)  # fmt: skip

_BINARY_TABLES = (
    minor(lambda z, y: _binary(z, y) * z.size,
          "it is the sum over all entries; their mean is asked for"),
    minor(lambda z, y: softplus(z) - y * z,
          "it gives one loss for each entry; the cost is their mean, a single number"),
    minor(lambda z, y: (softplus(z) - y * z).mean(axis=0),
          "it gives one loss for each column; the mean is over all entries, a single number"),
    minor(lambda z, y: _binary(z, y) * z.size / len(z),
          "it is divided by the number of rows only; the mean is over all entries"),
    minor(lambda z, y: _binary(z, y) * (z.shape[-1] if z.ndim > 2 else 1),
          "it is divided by the first two lengths of the shape; the mean is over all entries, "
          "however many axes there are"),
    *(
        minor(lambda z, y, whole=whole: _binary(z, whole(y)), _TAKEN_FOR_WHOLE)
        for whole in (np.round, np.floor, np.ceil)
    ),
)  # fmt: skip

_EARLIER_LOSS = {**_EARLIER, "cross_entropy": _categorical.function}

LOSSES = {
    "cross_entropy": Target(
        _categorical.function,
        {
            "known": _one_example,
            "values": lambda rng: [*_one_example(rng), _TIED],
            "batch": _batches,
            "soft": _soft,
            "stability": _sure_and_wrong,
            "purity": _batches,
        },
        _PAIRS,
        _CROSS_ENTROPY,
        {"batch": _CROSS_ENTROPY_BATCH, "soft": _CROSS_ENTROPY_SOFT},
        f"Use logarithms of shares that never were rounded to 0. (See {_SOFTMAX}, Log-softmax.)",
        _EARLIER,
    ),
    "cross_entropy_gradient": Target(
        _categorical.derivative,
        {
            "known": lambda rng: [*_one_example(rng), *_soft(rng)],
            "values": lambda rng: [*_one_example(rng), *_soft(rng), _TIED],
            "batch": lambda rng: [*_batches(rng), *_mixed(rng)],
            "stability": _sure_and_wrong,
            "purity": _batches,
        },
        _SIGNAL,
        _GRADIENT,
        {"batch": _GRADIENT_BATCH},
        f"Form a - y from shares that survive any score. (See {_SOFTMAX}, One line behind all "
        "four.)",
        _EARLIER_LOSS,
    ),
    "binary_cross_entropy": Target(
        _binary.function,
        {"values": _yes_or_no, "batch": _tables, "stability": _sure, "purity": _tables},
        _PAIRS,
        _BINARY,
        {"batch": _BINARY_TABLES},
        f"Write the loss in terms of z before you compute. (See {_SOFTMAX}, One line behind all "
        f"four, and softplus in {_GATES}.)",
        {**_EARLIER_LOSS, "cross_entropy_gradient": _categorical.derivative},
    ),
}
