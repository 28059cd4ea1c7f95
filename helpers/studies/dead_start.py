"""A network whose units are all dead: who leaves guessing, and who comes back to life.

One hidden layer of 16 units learns two moons with Adam, 100 epochs at a rate of 0.01. All biases
start at -8, so that no unit fires for any of the 400 points. ReLU has a slope of exactly 0 there,
so that no rate and no budget would change its result; the other activations have a small slope. A
layer in which no unit fires can still lower the loss where it has a leak, since it is nearly linear
there. So a single neuron without a hidden layer learns the same points, in the same way: it shows
what a straight line gets.

Values, under the names `<measure>_<activation>`: `accuracy` on the training points, and `alive`,
the units that fire for at least one point in the end. `accuracy_line`: the same of the single
neuron. `dead`: units that fire for none at the start.
"""

from helpers import datasets
from helpers.display.bounds import at_least
from helpers.nn.dead_units import is_dead
from helpers.nn.network import Dense, Network, fit
from helpers.nn.optimizers import Adam
from helpers.studies.statements import Statement, percent
from helpers.studies.statistics import paired_difference

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


TITLES = {"leaky_0.01": "leaky ReLU with 0.01", "elu": "ELU", "swish": "Swish"}
LOSS = "binary_crossentropy_from_logits"


def _accuracy(network, X, y):
    return float(((network.forward(X) > 0) == (y == 1)).mean())


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
        fit(network, X, y, LOSS, Adam(learning_rate), epochs, rng=seed)
        values[f"accuracy_{name}"] = _accuracy(network, X, y)
        values[f"alive_{name}"] = float((~is_dead(hidden.z)).sum())
    line = Network([Dense(2, 1)], rng=seed)
    fit(line, X, y, LOSS, Adam(learning_rate), epochs, rng=seed)
    values["accuracy_line"] = _accuracy(line, X, y)
    return values


def statements(results):
    """What lesson "dead units" says of it."""
    others = [name for name in results.settings["activations"] if name != "relu"]
    relu, line = results["accuracy_relu"], results["accuracy_line"]
    worst = min(results[f"accuracy_{name}"].min() for name in others)
    ahead = {name: paired_difference(results[f"accuracy_{name}"], line) for name in others}
    tenth = ahead.pop("leaky_0.1")
    least = min(ahead, key=lambda name: ahead[name].low)
    fire = results["alive_leaky_0.1"]
    what = f"two moons with Adam, {len(results.seeds)} runs each"
    return [
        Statement(
            "any slope leaves guessing and ReLU does not",
            f"From a start with every unit dead, ReLU was still guessing in the end "
            f"({percent(relu.max())}), and leaky ReLU, ELU and Swish reached at least "
            f"{at_least(100 * worst)} %, in all runs ({what}). A single straight line, without any "
            f"hidden unit, reached {at_least(100 * line.min())} % or more.",
            bool((results["dead"] == 16).all() and (relu <= 0.5).all())
            and worst > 0.75
            and line.min() > 0.75,
            f"ReLU at most {percent(relu.max())}, worst of the others {percent(worst)}, worst "
            f"straight line {percent(line.min())}",
        ),
        Statement(
            "a leak of a tenth gets no farther than a straight line",
            f"With a slope of 0.1 on the left, {fire.min():.0f} to {fire.max():.0f} of the 16 "
            f"units fire in the end, and the accuracy is within 3 points of a straight line's: "
            f"{tenth.in_points()}. The others are well above the line; closest to it is "
            f"{TITLES[least]}, {ahead[least].in_points()} ({what}).",
            tenth.within(0.03) and fire.mean() < 6 and ahead[least].low > 0.03,
            f"slope 0.1 {tenth.in_points()}, {fire.mean():.1f} of 16 fire; closest of the others "
            f"{TITLES[least]} {ahead[least].in_points()}",
        ),
    ]
