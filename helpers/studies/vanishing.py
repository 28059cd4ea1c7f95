"""Vanishing gradients: what ten layers do to a gradient, and who learns in spite of it.

Networks 64-50-...-50-10 with ten hidden layers look at the 8 by 8 digits. Before training, each of
three activations starts from Glorot's and from He's weights (normal, biases 0), with the same
random numbers. Then three of these networks train with Adam, in full batches of 32: ReLU and
sigmoid from He's weights, tanh from Glorot's. ReLU and tanh get 20 epochs, and of five rates the
one with the lowest validation loss counts. For the sigmoids no rate is chosen: what they reach in
20 epochs is told for the best of four rates as seen on the test digits, which flatters them, and so
is what they reach in 150.

Values: `gradient_<activation>_<start>`, the root mean square of dJ/dz in each of the ten hidden
layers, and `slope_...`, the mean of f'(z) there, both before training. After it, one entry a
learning rate: `validation_<arm>` (loss) and `test_<arm>` (accuracy), for the arms `relu_20`,
`tanh_20`, `sigmoid_20` and `sigmoid_150`, named by activation and epochs.
"""

import numpy as np

from helpers.nn.deep_network import deep_network
from helpers.nn.network import Dense
from helpers.nn.optimizers import Adam
from helpers.studies.controlled_training import digit_sets, scores_by_epoch
from helpers.studies.statements import Statement, percent
from helpers.studies.tuning import at_own_rate, own_rates_inside

LOSS = "categorical_crossentropy_from_logits"
SEEDS = 8
SETTINGS = {
    "activations": ["sigmoid", "tanh", "relu"],
    "starts": ["glorot_normal", "he_normal"],
    "trained": {"relu": "he_normal", "tanh": "glorot_normal", "sigmoid": "he_normal"},
    "epochs": {"relu": [20], "tanh": [20], "sigmoid": [20, 150]},
    "learning_rates": {
        "relu": [0.0003, 0.001, 0.003, 0.01, 0.03],
        "tanh": [0.0001, 0.0003, 0.001, 0.003, 0.01],
        "sigmoid": [0.0003, 0.001, 0.003, 0.01],
    },
    "depth": 10,
    "width": 50,
    "training_digits": 1024,
    "batch_size": 32,
}


def gradient_sizes(network, X, y):
    """Root mean square of dJ/dz in each hidden Dense layer."""
    network.loss_and_gradients(X, y, LOSS)
    hidden = [layer for layer in network.layers[:-1] if isinstance(layer, Dense)]
    # In double precision: the square of a gradient of 1e-25 is 0 in single precision.
    return [float(np.sqrt(np.mean(layer.dz.astype(float) ** 2))) for layer in hidden]


def run(
    seed, activations, starts, trained, epochs, learning_rates, depth, width, training_digits,
    batch_size,
):  # fmt: skip
    """Gradients before training and scores after it, with one seed."""
    sets, values = digit_sets(seed, training_digits), {}

    def start(activation, weights):
        return deep_network(activation, weights, depth, width, rng=seed, dtype="float32")

    for activation in activations:
        for weights in starts:
            network, name = start(activation, weights), f"{activation}_{weights}"
            values[f"gradient_{name}"] = gradient_sizes(network, *sets["train"])
            values[f"slope_{name}"] = [
                float(np.mean(layer.activation.derivative(layer.z)))
                for layer in network.layers[:-1]
            ]
    for activation, weights in trained.items():
        values |= scores_by_epoch(
            activation, lambda a=activation, w=weights: start(a, w), sets, LOSS, Adam,
            learning_rates[activation], epochs[activation], batch_size, seed,
        )  # fmt: skip
    return values


def statements(results):
    """What lesson "deep gradients" says of it."""

    def passed_on(name):
        gradient = results[f"gradient_{name}"]
        return gradient[:, 0] / gradient[:, -1]

    sigmoid = {start: passed_on(f"sigmoid_{start}") for start in ("glorot_normal", "he_normal")}
    worst = max(ratio.max() for ratio in sigmoid.values())
    slope = min(results[f"slope_sigmoid_{start}"].mean(axis=1).min() for start in sigmoid)
    level = {name: np.median(passed_on(f"{name}_he_normal")) for name in ("relu", "tanh")}
    glorot = passed_on("relu_glorot_normal")
    after = {name: at_own_rate(results, f"{name}_20") for name in ("relu", "tanh")}
    middle = {name: np.median(accuracy) for name, accuracy in after.items()}
    inside = all(own_rates_inside(results, f"{name}_20") for name in after)
    early, late = (results[f"test_sigmoid_{epochs}"].max(axis=1) for epochs in (20, 150))
    n = len(results.seeds)
    return [
        Statement(
            "sigmoids lose the gradient unsaturated",
            f"In all {2 * n} untrained networks of ten sigmoid layers the gradient in layer 1 was "
            f"less than a thousandth of the one in layer 10, while the mean slope was above 0.2, "
            f"close to the best that a sigmoid has.",
            worst < 1e-3 and slope > 0.2,
            f"largest ratio {worst:.1e}, lowest mean slope {slope:.3f}",
        ),
        Statement(
            "the weights decide as well",
            f"With He's weights the gradient in layer 1 was {level['relu']:.2f} times the one in "
            f"layer 10 for ReLU and {level['tanh']:.2f} times for tanh (medians of {n}); with "
            f"Glorot's weights it was {np.median(glorot):.2f} times for ReLU.",
            all(0.5 < ratio < 2 for ratio in level.values()) and np.median(glorot) < 0.1,
            f"ReLU {level['relu']:.2f}, tanh {level['tanh']:.2f}, "
            f"ReLU with Glorot's {np.median(glorot):.3f}",
        ),
        Statement(
            "ten sigmoid layers are slow and not impossible",
            f"On the digits with Adam, 20 epochs: ReLU and tanh, each at its own rate, are right "
            f"on {percent(middle['relu'])} and {percent(middle['tanh'])} of them, ten sigmoid "
            f"layers, at the luckiest of four rates, on {percent(np.median(early))} (medians of "
            f"{n} networks). After 150 epochs the sigmoids are right on "
            f"{percent(np.median(late))}, from {percent(late.min())} to {percent(late.max())}.",
            inside
            and min(middle.values()) > 0.85
            and np.median(early) < 0.35
            and np.median(late) > 0.4,
            f"20 epochs: ReLU {percent(middle['relu'])}, tanh {percent(middle['tanh'])}, sigmoid "
            f"{percent(np.median(early))}; 150 epochs: sigmoid {percent(np.median(late))}",
        ),
    ]  # fmt: skip
