"""Remedies: a leak for dead units, batch normalization, and clipped gradients; do they help.

Three small studies in one, ten seeds each.

*Revival.* One hidden layer of 16 units learns two moons. All biases start at -6, so that no unit
fires for any sample: every ReLU is dead. The other activations have a slope there. Values:
`revival_accuracy_<activation>_<optimizer>` on the training points and `revival_alive_...`, the
units that fire for at least one sample in the end; `revival_dead`, those that fire for none at the
start.

*Batch normalization.* The networks of the study `vanishing`, ten hidden layers on the digits,
without and with a BatchNorm layer behind each hidden layer. Values: `norm_gradient_<activation>_
<kind>`, root mean square of dJ/dz in each hidden layer before training, and
`norm_accuracy_<activation>_<kind>` on test digits after it.

*Clipping.* Ten ReLU layers on the digits, He's weights. In the case "steep" the weights are 1.5
times as large as they should be; in "fast" the learning rate is 0.3. Values:
`clip_accuracy_<case>_<limit>`, on test digits, 0 where training diverged, and
`clip_diverged_<case>_<limit>`, 1 or 0.
"""

from helpers import datasets
from helpers.nn.dead_units import is_dead
from helpers.nn.deep_network import deep_network
from helpers.nn.losses import accuracy
from helpers.nn.network import Dense, Network, fit
from helpers.nn.optimizers import SGD, Adam
from helpers.studies.vanishing import LOSS, digits, gradient_sizes

SETTINGS = {"depth": 10, "width": 50, "epochs": 20, "revival_epochs": 100, "bias": -6.0}
REVIVAL = {
    "relu": ("relu", {}),
    "leaky_0.01": ("leaky_relu", {"alpha": 0.01}),
    "leaky_0.1": ("leaky_relu", {"alpha": 0.1}),
    "elu": ("elu", {}),
    "swish": ("swish", {}),
}
OPTIMIZERS = {"sgd": lambda: SGD(0.2), "adam": lambda: Adam(0.01)}
NORMS = {"sigmoid": "glorot_normal", "relu": "he_normal"}
CASES = {"steep": (1.5, 0.1), "fast": (1.0, 0.3)}
LIMITS = {"none": None, "5": 5.0, "1": 1.0}


def revive(seed, revival_epochs, bias):
    """Accuracy and living units after training from a start where no unit fires."""
    X, labels = datasets.moons(400, noise=0.15, rng=seed)
    X, y = datasets.standardize(X), datasets.column(labels)
    values = {}
    for name, (activation, parameters) in REVIVAL.items():
        for kind, make in OPTIMIZERS.items():
            hidden = Dense(2, 16, activation, "he_normal", **parameters)
            network = Network([hidden, Dense(16, 1)], rng=seed)
            hidden.b = bias
            network.forward(X)
            values["revival_dead"] = float(is_dead(hidden.z).sum())
            fit(network, X, y, "binary_crossentropy_from_logits", make(), revival_epochs, rng=seed)
            right = (network.forward(X) > 0) == (y == 1)
            values[f"revival_accuracy_{name}_{kind}"] = float(right.mean())
            values[f"revival_alive_{name}_{kind}"] = float((~is_dead(hidden.z)).sum())
    return values


def run(seed, depth, width, epochs, revival_epochs, bias):
    """All three, with one seed."""
    values = revive(seed, revival_epochs, bias)
    X, X_test, y, y_test = digits(seed)
    for activation, initializer in NORMS.items():
        for kind in ("plain", "norm"):
            network = deep_network(
                activation, initializer, depth, width, rng=seed, norm=kind == "norm",
                dtype="float32",
            )  # fmt: skip
            values[f"norm_gradient_{activation}_{kind}"] = gradient_sizes(network, X, y)
            fit(network, X, y, LOSS, SGD(0.1), epochs, rng=seed)
            values[f"norm_accuracy_{activation}_{kind}"] = accuracy(network.forward(X_test), y_test)
    for case, (scale, learning_rate) in CASES.items():
        for name, limit in LIMITS.items():
            network = deep_network(
                "relu", "he_normal", depth, width, scale, rng=seed, dtype="float32"
            )
            history = fit(
                network, X, y, LOSS, SGD(learning_rate), epochs, rng=seed, clip_norm=limit
            )
            right = 0.0 if history.diverged else accuracy(network.forward(X_test), y_test)
            values[f"clip_accuracy_{case}_{name}"] = right
            values[f"clip_diverged_{case}_{name}"] = float(history.diverged)
    return values
