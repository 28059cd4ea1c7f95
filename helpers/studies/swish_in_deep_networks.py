"""Swish against ReLU in twenty layers: who is ahead, and how a short race can fool you.

Networks 64-32-...-32-10 with twenty hidden layers learn the digits with Adam, in full batches of
64, in two designs: He's weights for both activations (`he`), and the same with batch normalization
after every hidden layer (`norm`). Accuracy is kept for every learning rate and after several
numbers of epochs, so that one can see what a shorter race with fewer rates would have told.

Values, one entry a learning rate: `validation_<arm>` (loss) and `test_<arm>` (accuracy) for the
arms `<activation>_<design>_<epochs>`.
"""


from helpers.nn.network import BatchNorm, Dense, Network
from helpers.nn.optimizers import Adam
from helpers.studies.controlled_training import TEST_TO_TRAIN, digit_sets, scores_by_epoch
from helpers.studies.statements import Statement
from helpers.studies.statistics import paired_difference
from helpers.studies.tuning import at_own_rate, own_rates_inside

LOSS = "categorical_crossentropy_from_logits"
SEEDS = 6
SETTINGS = {
    "activations": ["relu", "swish"],
    "learning_rates": {"norm": [0.001, 0.003, 0.01, 0.03, 0.1], "he": [0.001, 0.003, 0.01, 0.03]},
    "epochs": [15, 45],
    "depth": 20,
    "width": 32,
    "training_digits": 1024,
    "batch_size": 64,
}
#: Where an earlier edition of the course stopped: at this rate, after the first of the epochs.
OLD_LARGEST_RATE = 0.003


def build(activation, design, depth, width, seed):
    """A network of one of the designs."""
    layers, fan_in = [], 64
    for _ in range(depth):
        layers.append(Dense(fan_in, width, activation, initializer="he_normal"))
        if design == "norm":
            # The default of 0.99 remembers longer than short training lasts.
            layers.append(BatchNorm(width, momentum=0.9))
        fan_in = width
    layers.append(Dense(width, 10, initializer="lecun_normal"))
    return Network(layers, rng=seed, dtype="float32")


def run(
    seed, activations, learning_rates, epochs, depth, width, training_digits, batch_size
):  # fmt: skip
    """Both activations in both designs at every rate, with one seed."""
    sets, values = digit_sets(seed, training_digits), {}
    for activation in activations:
        for design, rates in learning_rates.items():
            values |= scores_by_epoch(
                f"{activation}_{design}",
                lambda a=activation, d=design: build(a, d, depth, width, seed),
                sets, LOSS, Adam, rates, epochs, batch_size, seed,
            )  # fmt: skip
    return values


def in_the_old_race(results, activation):
    """Test accuracy as an earlier edition measured it: short, and the largest rate was the best."""
    rates = results.settings["learning_rates"]["norm"]
    first = results.settings["epochs"][0]
    return results[f"test_{activation}_norm_{first}"][:, rates.index(OLD_LARGEST_RATE)]


def statements(results):
    """What lesson "activations at work" says of it."""
    short, long = results.settings["epochs"]
    old = paired_difference(
        in_the_old_race(results, "swish"), in_the_old_race(results, "relu"), TEST_TO_TRAIN
    )

    def lead(design, epochs):
        swish, relu = (at_own_rate(results, f"{a}_{design}_{epochs}") for a in ("swish", "relu"))
        return paired_difference(swish, relu, TEST_TO_TRAIN)

    fair, he = lead("norm", long), lead("he", long)
    inside = all(
        own_rates_inside(results, f"{activation}_{design}_{long}")
        for activation in results.settings["activations"]
        for design in results.settings["learning_rates"]
    )
    what = f"twenty layers on the digits, {len(results.seeds)} seeds"
    return [
        Statement(
            "a short race with too small a rate puts swish far ahead",
            f"Batch normalization, {short} epochs and no rate above {OLD_LARGEST_RATE}: Swish less "
            f"ReLU {old.in_points()} ({what}).",
            old.mean > 0.2,
            old.in_points(),
        ),
        Statement(
            "with its own rate and three times the epochs relu catches up",
            f"Batch normalization, {long} epochs and each at its own rate: Swish less ReLU "
            f"{fair.in_points()} ({what}).",
            inside and abs(fair.mean) < 0.06 and old.mean - fair.mean > 0.15,
            fair.in_points(),
        ),
        Statement(
            "without normalization twenty layers do not separate them either",
            f"He's weights and no normalization, {long} epochs and each at its own rate: Swish "
            f"less ReLU {he.in_points()} ({what}).",
            inside and abs(he.mean) < 0.06,
            he.in_points(),
        ),
    ]
