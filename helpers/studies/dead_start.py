"""A network whose units are all dead: who gets away.

One hidden layer of 16 units learns two moons with Adam, 100 epochs at a rate of 0.01. All biases
start at -8, so that no unit fires for any of the 400 points. ReLU has a slope of exactly 0 there,
so that no rate and no budget would change its result; the other activations have a small slope.

Values, under the names `<measure>_<activation>`: `accuracy` on the training points, and `alive`,
the units that fire for at least one point in the end. `dead`: units that fire for none at the
start.
"""

from helpers import datasets
from helpers.display.bounds import at_least
from helpers.nn.dead_units import is_dead
from helpers.nn.network import Dense, Network, fit
from helpers.nn.optimizers import Adam
from helpers.studies.statements import Statement, percent

SEEDS = 10
SETTINGS = {
    "activations": {
        "relu": ["relu", {}],
        "leaky_0.01": ["leaky_relu", {"alpha": 0.01}],
        "leaky_0.1": ["leaky_relu", {"alpha": 0.1}],
        "elu": ["elu", {}],
        "swish": ["swish", {}],
    },
    "bias": -8.0,
    "learning_rate": 0.01,
    "epochs": 100,
}


def run(seed, activations, bias, learning_rate, epochs):
    """Accuracy and living units after training from a start where no unit fires, with one seed."""
    X, labels = datasets.moons(400, noise=0.15, rng=seed)
    X, y = datasets.standardize(X), datasets.column(labels)
    values = {}
    for name, (activation, parameters) in activations.items():
        hidden = Dense(2, 16, activation, "he_normal", **parameters)
        network = Network([hidden, Dense(16, 1)], rng=seed)
        hidden.b = bias
        network.forward(X)
        values["dead"] = float(is_dead(hidden.z).sum())
        fit(network, X, y, "binary_crossentropy_from_logits", Adam(learning_rate), epochs, rng=seed)
        values[f"accuracy_{name}"] = float(((network.forward(X) > 0) == (y == 1)).mean())
        values[f"alive_{name}"] = float((~is_dead(hidden.z)).sum())
    return values


def statements(results):
    """What lesson "dead units" says of it."""
    others = [name for name in results.settings["activations"] if name != "relu"]
    relu = results["accuracy_relu"]
    worst = {name: results[f"accuracy_{name}"].min() for name in others}
    n = len(results.seeds)
    return [
        Statement(
            "any slope gets away and ReLU does not",
            f"From a start with every unit dead, on two moons with Adam: in all {n} runs ReLU was "
            f"still guessing in the end ({percent(relu.max())}), and leaky ReLU, ELU and Swish "
            f"reached at least {at_least(100 * min(worst.values()))} %.",
            bool((results["dead"] == 16).all() and (relu <= 0.5).all())
            and min(worst.values()) > 0.75,
            f"ReLU at most {percent(relu.max())}, worst of the others "
            f"{percent(min(worst.values()))}",
        )
    ]  # fmt: skip
