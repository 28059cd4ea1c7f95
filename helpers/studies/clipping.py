"""Gradient clipping: does it keep runs alive, and at which limit for the length.

Ten hidden ReLU layers of 50 units on the digits, gradient descent in full batches of 32 for 12
epochs, in two situations where it fails: in "steep" He's weights are 1.5 times as large as they
should be, at a rate of 0.1; in "fast" the rate is 0.3. The limit is not tuned: the result is kept
for each.

Values, one entry a limit, the first of them without clipping: `accuracy_<case>` on test digits, 0
where training diverged, and `diverged_<case>`, 1 or 0.
"""


from helpers.nn.deep_network import deep_network
from helpers.nn.network import fit
from helpers.nn.optimizers import SGD
from helpers.studies.controlled_training import digit_sets, scores
from helpers.studies.statements import Statement
from helpers.studies.vanishing import LOSS

SEEDS = 10
SETTINGS = {
    "cases": {"steep": [1.5, 0.1], "fast": [1.0, 0.3]},
    "limits": [None, 0.3, 1.0, 3.0],
    "depth": 10,
    "width": 50,
    "epochs": 12,
    "training_digits": 1056,
    "batch_size": 32,
}


def run(seed, cases, limits, depth, width, epochs, training_digits, batch_size):
    """Both cases at every limit, with one seed."""
    sets, values = digit_sets(seed, training_digits), {}
    for case, (scale, learning_rate) in cases.items():
        accuracy, diverged = [], []
        for limit in limits:
            network = deep_network(
                "relu", "he_normal", depth, width, scale, rng=seed, dtype="float32"
            )
            history = fit(
                network, *sets["train"], LOSS, SGD(learning_rate), epochs, batch_size, rng=seed,
                clip_norm=limit,
            )  # fmt: skip
            diverged.append(float(history.diverged))
            accuracy.append(0.0 if history.diverged else scores(network, sets, LOSS)[1])
        values[f"accuracy_{case}"], values[f"diverged_{case}"] = accuracy, diverged
    return values


def statements(results):
    """What lesson "deep gradients" says of it."""
    diverged = {case: results[f"diverged_{case}"] for case in results.settings["cases"]}
    without = {case: int(lost[:, 0].sum()) for case, lost in diverged.items()}
    clipped = int(sum(lost[:, 1:].sum() for lost in diverged.values()))
    runs = sum(lost[:, 1:].size for lost in diverged.values())
    n = len(results.seeds)
    return [
        Statement(
            "clipping keeps runs alive",
            f"Ten ReLU layers on the digits, weights 1.5 times too large: without clipping "
            f"{without['steep']} of {n} runs ended in nan. Of {runs} clipped runs, here and at a "
            f"rate three times too large, {clipped} did.",
            without["steep"] >= 0.9 * n and clipped == 0,
            f"lost without clipping: {without['steep']} (weights) and {without['fast']} (rate) of "
            f"{n}; with it {clipped} of {runs}",
        )
    ]
