"""The course's NumPy network against Keras: same task, same machine, in turns.

Both train a 4-10-5-1 ReLU network on the standardized housing data with Adam, mean squared error
and batches of 32. First for speed: rounds of a few epochs, one of each in turn, so that a busy
machine slows both. Then for the result: the loss after training, over seeds.

    python -m benchmarks.network_against_keras

Ends with status 1 unless the NumPy network trains at least 20 times as many samples per second and
the losses agree within the spread of seeds.
"""

import argparse
import os
import statistics
import sys
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
# One thread: matrices this small only lose time to sharing.
os.environ.setdefault("OMP_NUM_THREADS", "1")

import keras  # noqa: E402

from helpers import datasets  # noqa: E402
from helpers.nn.network import Dense, Network, fit  # noqa: E402
from helpers.nn.optimizers import Adam  # noqa: E402
from helpers.studies.seeds import mean_and_spread, progress  # noqa: E402

BATCH = 32
WANTED = 20


def houses():
    """Standardized features and prices, in single precision as Keras wants them."""
    table = datasets.housing()
    X = datasets.standardize(table.drop(columns="Price").to_numpy(dtype=float))
    y = datasets.standardize(datasets.column(table.Price))
    return X.astype("float32"), y.astype("float32")


def numpy_network(seed, dtype="float64"):
    """A new network and optimizer, and a function that trains them."""
    network = Network(
        [Dense(4, 10, "relu"), Dense(10, 5, "relu"), Dense(5, 1)], rng=seed, dtype=dtype
    )
    optimizer = Adam()

    def train(X, y, epochs):
        fit(network, X, y, "mse", optimizer, epochs=epochs, batch_size=BATCH, rng=seed)

    return network.forward, train


def keras_network(seed):
    """The same in Keras."""
    keras.utils.set_random_seed(seed)
    model = keras.Sequential([
        keras.Input((4,)),
        keras.layers.Dense(10, "relu"),
        keras.layers.Dense(5, "relu"),
        keras.layers.Dense(1),
    ])  # fmt: skip
    model.compile(optimizer=keras.optimizers.Adam(), loss="mse")

    def train(X, y, epochs):
        model.fit(X, y, batch_size=BATCH, epochs=epochs, verbose=0)

    return lambda X: model.predict(X, verbose=0), train


def speeds(X, y, rounds, epochs):
    """Samples per second of each, round by round, after one epoch to warm up."""
    contestants = {
        "NumPy, double": numpy_network(0)[1],
        "NumPy, single": numpy_network(0, "float32")[1],
        "Keras": keras_network(0)[1],
    }
    for train in contestants.values():
        train(X, y, 1)
    measured = {name: [] for name in contestants}
    for _ in progress(range(rounds), "Speed"):
        for name, train in contestants.items():
            start = time.perf_counter()
            train(X, y, epochs)
            measured[name].append(epochs * len(X) / (time.perf_counter() - start))
    return measured


def final_losses(X, y, make, seeds, epochs, label):
    """Loss on the training data after training, for each seed."""
    losses = []
    for seed in progress(range(seeds), label):
        predict, train = make(seed)
        train(X, y, epochs)
        losses.append(float(((predict(X) - y) ** 2).mean()))
    return losses


def main():
    """Run both parts and print what was found."""
    parser = argparse.ArgumentParser(description="NumPy network against Keras.")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--epochs", type=int, default=3, help="epochs a round")
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--training", type=int, default=25, help="epochs for the final loss")
    wanted = parser.parse_args()

    X, y = houses()
    measured = speeds(X, y, wanted.rounds, wanted.epochs)
    print(f"Keras {keras.__version__}, backend {keras.backend.backend()}, batches of {BATCH}")
    slowest = float("inf")
    for name, values in measured.items():
        ratios = [a / b for a, b in zip(values, measured["Keras"], strict=True)]
        ratio = statistics.median(ratios)
        best = max(values) / max(measured["Keras"])
        print(
            f"{name:14} {statistics.median(values):10,.0f} samples/s   {ratio:5.1f} times Keras "
            f"(rounds {min(ratios):.1f} to {max(ratios):.1f}; best against best {best:.1f})"
        )
        if name != "Keras":
            slowest = min(slowest, ratio)

    ours = final_losses(X, y, numpy_network, wanted.seeds, wanted.training, "NumPy")
    theirs = final_losses(X, y, keras_network, wanted.seeds, wanted.training, "Keras")
    mine, keras_ = mean_and_spread(ours), mean_and_spread(theirs)
    print(f"Loss after {wanted.training} epochs: NumPy {mine}; Keras {keras_}")
    apart = abs(mine.mean - keras_.mean)
    spread = max(mine.std, keras_.std)
    print(f"The means are {apart:.4f} apart; the larger spread is {spread:.4f}.")
    return 0 if slowest >= WANTED and apart <= spread else 1


if __name__ == "__main__":
    sys.exit(main())
