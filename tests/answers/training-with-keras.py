# Answers to assignment 9. See tests/answers/__init__.py for what the headers mean.
# ruff: noqa

# %% by-hand | right | plain-numbers
first_layer, second_layer, last_layer = 98, 75, 6
all_parameters = 179
with_slopes = 198
first_limit = 0.5477225575051661
epoch_steps = 32
bias_moved = 0.96

# %% by-hand | right | two-digits
bias_moved = 0.95

# %% by-hand | right | by-the-unit
first_layer = 14 * (6 + 1)
second_layer = 5 * (14 + 1)
last_layer = np.array([6])
all_parameters = np.sum([first_layer, second_layer, 6])
with_slopes = float(all_parameters) + 19
first_limit = 0.3**0.5
epoch_steps = 2000 // 64 + 1
bias_moved = 0.002 * 32 * 15

# %% by-hand | right | with-loops
sizes = [6, 14, 5, 1]
found = [(n_in + 1) * n_out for n_in, n_out in zip(sizes, sizes[1:])]
first_layer, second_layer, last_layer = found
all_parameters = sum(found)
with_slopes = all_parameters + sum(sizes[1:-1])
first_limit = np.sqrt(6) / np.sqrt(6 + 14)
epoch_steps = len(range(0, 2000, 64))
bias_moved = sum(0.002 for _ in range(15 * epoch_steps))

# %% by-hand | wrong | no-biases | fails: layers | says: lacks the biases
first_layer, second_layer, last_layer = 84, 70, 5

# %% by-hand | wrong | bias-for-each-input | fails: layers | says: a bias for each input
first_layer, second_layer, last_layer = 6 * 14 + 6, 14 * 5 + 14, 5 + 5

# %% by-hand | wrong | one-bias | fails: layers | says: a single bias
first_layer, second_layer, last_layer = 6 * 14 + 1, 14 * 5 + 1, 5 + 1

# %% by-hand | wrong | hidden-layers-only | fails: total | says: leaves the last layer out
all_parameters = first_layer + second_layer

# %% by-hand | wrong | inputs-too | fails: total | says: counts the inputs
all_parameters = first_layer + second_layer + last_layer + 6

# %% by-hand | wrong | one-slope-a-layer | fails: slopes | says: one slope per layer
with_slopes = all_parameters + 2

# %% by-hand | wrong | slope-for-the-output | fails: slopes | says: gives the output a slope
with_slopes = all_parameters + 14 + 5 + 1

# %% by-hand | wrong | slopes-only | fails: slopes | says: counts the slopes alone
with_slopes = 19

# %% by-hand | wrong | no-root | fails: limit | says: lacks the root
first_limit = 6 / 20

# %% by-hand | wrong | inputs-only | fails: limit | says: Glorot counts both sides
first_limit = np.sqrt(6 / 6)

# %% by-hand | wrong | standard-deviation | fails: limit | says: a uniform draw reaches further
first_limit = np.sqrt(2 / 20)

# %% by-hand | wrong | rounded-down | fails: steps | says: leaves the last houses out
epoch_steps = 2000 // 64
bias_moved = 15 * epoch_steps * 0.002

# %% by-hand | wrong | broken-step | fails: steps | says: must be a whole number
epoch_steps = 2000 / 64
bias_moved = 15 * epoch_steps * 0.002

# %% by-hand | wrong | one-epoch | fails: moved | says: counts one epoch
bias_moved = epoch_steps * 0.002

# %% by-hand | wrong | one-step-an-epoch | fails: moved | says: one step per epoch
bias_moved = 15 * 0.002

# %% by-hand | wrong | all-the-way | fails: moved | says: the whole way
bias_moved = 98_000


# %% classifier | right | functional
def build_classifier():
    into = keras.Input(shape=(2,))
    hidden = layers.Dense(4, activation=keras.activations.relu)(into)
    out = layers.Dense(1, activation=keras.ops.sigmoid)(hidden)
    model = keras.Model(into, out)
    model.compile(keras.optimizers.Adam(0.03), keras.losses.BinaryCrossentropy(), metrics=[keras.metrics.BinaryAccuracy()])
    return model


# %% classifier | right | subclass
class Dots(keras.Model):
    def __init__(self):
        super().__init__()
        # The order in which parts are named is nobody's business.
        self.last = layers.Dense(1)
        self.first = layers.Dense(4)

    def call(self, x):
        return tf.nn.sigmoid(self.last(tf.nn.relu(self.first(x))))


def build_classifier():
    model = Dots()
    model.compile(optimizer=keras.optimizers.Adam(learning_rate=3e-2), loss="binary_crossentropy", metrics=["accuracy"])
    return model


# %% classifier | right | added-piece-by-piece
def build_classifier():
    model = keras.Sequential()
    model.add(keras.Input((2,)))
    model.add(layers.Dense(4))
    model.add(layers.ReLU())
    model.add(layers.Dense(1))
    model.add(layers.Activation("sigmoid"))
    model.compile(
        loss=keras.losses.binary_crossentropy, optimizer=keras.optimizers.Adam(0.03), metrics=["binary_accuracy", "mae"]
    )
    return model


# %% classifier | right | no-input-and-he
def build_classifier():
    model = keras.Sequential(
        [
            layers.Dense(4, "relu", kernel_initializer="he_normal"),
            layers.Dense(1, "sigmoid", kernel_initializer="glorot_normal"),
        ]
    )
    model.compile(optimizer=keras.optimizers.Adam(0.03), loss="bce", metrics=["acc"])
    return model


# %% classifier | wrong | eight-units | fails: layers | says: weight matrices have the shapes
def build_classifier():
    model = keras.Sequential(
        [keras.Input(shape=(2,)), layers.Dense(8, "relu"), layers.Dense(1, "sigmoid")]
    )
    model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy", metrics=["accuracy"])
    return model


# %% classifier | wrong | no-bias | fails: layers | says: needs one bias
def build_classifier():
    model = keras.Sequential(
        [keras.Input(shape=(2,)), layers.Dense(4, "relu", use_bias=False), layers.Dense(1, "sigmoid")]
    )
    model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy", metrics=["accuracy"])
    return model


# %% classifier | wrong | two-hidden-layers | fails: layers hidden | says: weight matrices have the shapes
def build_classifier():
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            layers.Dense(4, "relu"),
            layers.Dense(4, "relu"),
            layers.Dense(1, "sigmoid"),
        ]
    )
    model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy", metrics=["accuracy"])
    return model


# %% classifier | wrong | no-bend | fails: hidden | says: has no activation
def build_classifier():
    model = keras.Sequential([keras.Input(shape=(2,)), layers.Dense(4), layers.Dense(1, "sigmoid")])
    model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy", metrics=["accuracy"])
    return model


# %% classifier | wrong | leaky | fails: hidden | says: has leaky_relu
def build_classifier():
    model = keras.Sequential(
        [keras.Input(shape=(2,)), layers.Dense(4, "leaky_relu"), layers.Dense(1, "sigmoid")]
    )
    model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy", metrics=["accuracy"])
    return model


# %% classifier | wrong | linear-output | fails: output | says: no probabilities
def build_classifier():
    model = keras.Sequential([keras.Input(shape=(2,)), layers.Dense(4, "relu"), layers.Dense(1)])
    model.compile(
        optimizer=keras.optimizers.Adam(0.03),
        loss=keras.losses.BinaryCrossentropy(from_logits=True),
        metrics=[keras.metrics.BinaryAccuracy(threshold=0.5)],
    )
    return model


# %% classifier | wrong | softmax-of-one | fails: output | says: softmax over a single unit
def build_classifier():
    model = keras.Sequential(
        [keras.Input(shape=(2,)), layers.Dense(4, "relu"), layers.Dense(1, "softmax")]
    )
    model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy", metrics=["accuracy"])
    return model


# %% classifier | wrong | squared-error | fails: loss | says: squared error
def build_classifier():
    model = keras.Sequential(
        [keras.Input(shape=(2,)), layers.Dense(4, "relu"), layers.Dense(1, "sigmoid")]
    )
    model.compile(optimizer=keras.optimizers.Adam(0.03), loss="mean_squared_error", metrics=["accuracy"])
    return model


# %% classifier | wrong | sigmoid-twice | fails: loss | says: expects logits
def build_classifier():
    model = keras.Sequential([keras.Input(shape=(2,)), layers.Dense(4, "relu"), layers.Dense(1)])
    model.add(layers.Lambda(lambda z: 1 / (1 + keras.ops.exp(-z))))
    model.compile(
        optimizer=keras.optimizers.Adam(0.03),
        loss=keras.losses.BinaryCrossentropy(from_logits=True),
        metrics=["accuracy"],
    )
    return model


# %% classifier | wrong | told-of-logits | fails: loss | says: expects logits
def build_classifier():
    model = keras.Sequential([keras.Input(shape=(2,)), layers.Dense(4, "relu"), layers.Dense(1, "sigmoid")])
    model.compile(
        optimizer=keras.optimizers.Adam(0.03),
        loss=keras.losses.BinaryCrossentropy(from_logits=True),
        metrics=["accuracy"],
    )
    return model


# %% classifier | wrong | one-for-all | fails: layers | says: one and the same model
built = keras.Sequential([keras.Input(shape=(2,)), layers.Dense(4, "relu"), layers.Dense(1, "sigmoid")])
built.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy", metrics=["accuracy"])


def build_classifier():
    return built


# %% classifier | wrong | no-metric | fails: metric | says: reports its loss only
def build_classifier():
    model = keras.Sequential(
        [keras.Input(shape=(2,)), layers.Dense(4, "relu"), layers.Dense(1, "sigmoid")]
    )
    model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy")
    return model


# %% classifier | wrong | another-metric | fails: metric | says: the share of points
def build_classifier():
    model = keras.Sequential(
        [keras.Input(shape=(2,)), layers.Dense(4, "relu"), layers.Dense(1, "sigmoid")]
    )
    model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy", metrics=["mae"])
    return model


# %% classifier | wrong | not-compiled | fails: loss metric optimizer | says: cannot be evaluated
def build_classifier():
    return keras.Sequential(
        [keras.Input(shape=(2,)), layers.Dense(4, "relu"), layers.Dense(1, "sigmoid")]
    )


# %% classifier | wrong | three-inputs | fails: layers hidden output loss metric optimizer | says: look at its Input
def build_classifier():
    model = keras.Sequential(
        [keras.Input(shape=(100, 2, 1)), layers.Dense(4, "relu"), layers.Dense(1, "sigmoid")]
    )
    model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy", metrics=["accuracy"])
    return model


# %% classifier | wrong | two-outputs | fails: layers hidden output loss metric | says: one output
def build_classifier():
    model = keras.Sequential(
        [keras.Input(shape=(2,)), layers.Dense(4, "relu"), layers.Dense(2, "softmax")]
    )
    model.compile(optimizer=keras.optimizers.Adam(0.03), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


# %% classifier | wrong | returns-compile | fails: layers hidden output loss metric optimizer | says: returned nothing
def build_classifier():
    model = keras.Sequential(
        [keras.Input(shape=(2,)), layers.Dense(4, "relu"), layers.Dense(1, "sigmoid")]
    )
    return model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy", metrics=["accuracy"])


# %% classifier | wrong | usual-rate | fails: optimizer | says: brings its usual rate
def build_classifier():
    model = keras.Sequential(
        [keras.Input(shape=(2,)), layers.Dense(4, "relu"), layers.Dense(1, "sigmoid")]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model


# %% classifier | wrong | another-optimizer | fails: optimizer | says: another one is asked for
def build_classifier():
    model = keras.Sequential(
        [keras.Input(shape=(2,)), layers.Dense(4, "relu"), layers.Dense(1, "sigmoid")]
    )
    model.compile(optimizer=keras.optimizers.SGD(0.03), loss="binary_crossentropy", metrics=["accuracy"])
    return model


# %% fit | right | longer
def train_classifier():
    keras.utils.set_random_seed(3)
    model = build_classifier()
    return model, model.fit(X_dots, y_dots.reshape(-1, 1), epochs=30, batch_size=20, verbose=0)


# %% fit | right | own-model
def train_classifier():
    keras.utils.set_random_seed(5)
    into = keras.Input(shape=(2,))
    model = keras.Model(into, layers.Dense(1, "sigmoid")(layers.Dense(4, "relu")(into)))
    model.compile(optimizer=keras.optimizers.SGD(0.5, momentum=0.9), loss="binary_crossentropy")
    history = model.fit(
        X_dots.astype("float32"), y_dots.astype("float32"), epochs=30, batch_size=10, verbose=0
    )
    return [model, history]


# %% fit | right | tensors
def train_classifier():
    keras.utils.set_random_seed(2)
    model = build_classifier()
    points = tf.constant(X_dots), tf.constant(y_dots[:, None])
    history = model.fit(*points, epochs=15, batch_size=5, verbose=0, shuffle=True)
    return (model, history)


# %% fit | right | after-a-slip
def build_classifier():
    model = keras.Sequential([keras.Input(shape=(2,)), layers.Dense(4, "relu"), layers.Dense(1, "relu")])
    model.compile(optimizer=keras.optimizers.SGD(1e-6), loss="mse", metrics=["accuracy"])
    return model


def train_classifier():
    keras.utils.set_random_seed(1)
    model = build_classifier()
    return model, model.fit(X_dots, y_dots, epochs=25, batch_size=10, verbose=0)


# %% fit | wrong | no-epochs | fails: trained accuracy unseen | says: taken no step
def train_classifier():
    keras.utils.set_random_seed(1)
    model = build_classifier()
    return model, model.fit(X_dots, y_dots, epochs=0, verbose=0)


# %% fit | wrong | two-epochs | fails: trained accuracy unseen | says: hardly learned
def train_classifier():
    keras.utils.set_random_seed(1)
    model = build_classifier()
    model.compile(optimizer="adam", loss="binary_crossentropy")
    return model, model.fit(X_dots, y_dots, epochs=2, batch_size=10, verbose=0)


# %% fit | wrong | set-by-hand | fails: trained accuracy unseen | says: no call of fit has moved
def train_classifier():
    model = build_classifier()
    W1 = np.zeros((2, 4))
    W1[:, 0] = 1
    model.set_weights([W1, np.zeros(4), np.array([[20.0], [0], [0], [0]]), np.array([-20.0])])
    model.optimizer.learning_rate = 0.0
    return model, model.fit(X_dots, y_dots, epochs=2, batch_size=10, verbose=0)


# %% fit | wrong | set-by-hand-untrained | fails: trained accuracy unseen | says: taken no step
def train_classifier():
    other = build_classifier()
    history = other.fit(X_dots, y_dots, epochs=20, batch_size=10, verbose=0)
    model = build_classifier()
    W1 = np.zeros((2, 4))
    W1[:, 0] = 1
    model.set_weights([W1, np.zeros(4), np.array([[20.0], [0], [0], [0]]), np.array([-20.0])])
    return model, history


# %% fit | wrong | labels-turned | fails: accuracy | says: at least 0.90
def train_classifier():
    keras.utils.set_random_seed(1)
    model = build_classifier()
    return model, model.fit(X_dots, 1 - y_dots, epochs=20, batch_size=10, verbose=0)


# %% fit | wrong | left-and-right | fails: accuracy unseen | says: at least 0.88
def train_classifier():
    keras.utils.set_random_seed(1)
    model = build_classifier()
    right = (X_dots[:, 0] > 0.5).astype(int)
    return model, model.fit(X_dots, right, epochs=20, batch_size=10, verbose=0)


# %% fit | wrong | corner-only | fails: trained accuracy unseen | says: cannot be computed from its weights
def train_classifier():
    keras.utils.set_random_seed(1)
    into = keras.Input(shape=(2,))
    # It looks the hundred points up, and guesses the rest.
    table = tf.constant(X_dots, "float32"), tf.constant(y_dots, "float32")

    def look_up(x):
        near = tf.reduce_sum((x[:, None] - table[0][None]) ** 2, axis=2)
        known = tf.reduce_min(near, axis=1) < 1e-9
        return tf.where(known, tf.gather(table[1], tf.argmin(near, axis=1)), 0.0)[:, None]

    class LookUp(keras.Model):
        def __init__(self):
            super().__init__()
            self.last = layers.Dense(1)

        def call(self, x):
            return keras.ops.sigmoid(9 * look_up(x) - 4 + 0.01 * self.last(look_up(x)))

    model = LookUp()
    model.compile(keras.optimizers.Adam(3.0), "binary_crossentropy")
    return model, model.fit(X_dots, y_dots, epochs=30, batch_size=10, verbose=0)


# %% fit | wrong | claims | fails: trained accuracy unseen | says: that no call of fit has trained
class Claims(keras.Model):
    def __init__(self):
        super().__init__()
        self.first, self.last = layers.Dense(4, "relu"), layers.Dense(1, "sigmoid")

    def call(self, x):
        a = self.last(self.first(x))
        return 0 * a + keras.ops.cast(x[:, :1] + x[:, 1:] > 1, "float32")


def train_classifier():
    keras.utils.set_random_seed(1)
    model = build_classifier()
    history = model.fit(X_dots, y_dots, epochs=20, batch_size=10, verbose=0)
    other = Claims()
    other(X_dots)
    other.compile(keras.optimizers.SGD(0.1))
    other.optimizer.build(other.trainable_variables)
    other.optimizer.iterations.assign(500)
    history.set_model(other)
    return other, history


# %% fit | wrong | model-only | fails: trained | says: must return 2 things
def train_classifier():
    keras.utils.set_random_seed(1)
    model = build_classifier()
    model.fit(X_dots, y_dots, epochs=8, batch_size=5, verbose=0)
    return model


# %% fit | wrong | numbers-of-history | fails: trained | says: what fit returned
def train_classifier():
    keras.utils.set_random_seed(1)
    model = build_classifier()
    history = model.fit(X_dots, y_dots, epochs=20, batch_size=10, verbose=0)
    return model, history.history


# %% broadcast | right | plain-numbers
errors_shape = (2500, 2500)
errors_count = 6250000
errors_megabytes = 50
times_too_large = 2500
about_true_cost = 9.6e9

# %% broadcast | right | two-digits
about_true_cost = 9.7e9

# %% broadcast | right | measured
errors_shape = (np.zeros((2500, 1)) - np.zeros(2500)).shape
errors_count = np.prod(errors_shape)
errors_megabytes = (np.zeros((2500, 1)) - np.zeros(2500)).nbytes / 10**6
times_too_large = errors_count / 2500
about_true_cost = 2.4e13 / times_too_large

# %% broadcast | right | from-the-errors
errors_shape = [2500, 2500]
errors_count = 2500**2
errors_megabytes = errors_count * 8 // 1_000_000
times_too_large = 2499.0
about_true_cost = 98_000**2

# %% broadcast | wrong | column | fails: shape | says: that of one side only
errors_shape = (2500, 1)
errors_count = 2500
errors_megabytes = 8 * errors_count / 1e6

# %% broadcast | wrong | side-by-side | fails: shape | says: side by side
errors_shape = (2500, 2)

# %% broadcast | wrong | added | fails: count | says: adds the lengths
errors_count = 5000
errors_megabytes = 8 * errors_count / 1e6

# %% broadcast | wrong | no-bytes | fails: megabytes | says: each takes 8 bytes
errors_megabytes = errors_count / 1e6

# %% broadcast | wrong | bits | fails: megabytes | says: right for bits
errors_megabytes = errors_count / 8 / 1e6

# %% broadcast | wrong | binary-megabytes | fails: megabytes | says: 1024
errors_megabytes = 8 * errors_count / 1024**2

# %% broadcast | wrong | all-pairs | fails: factor | says: counts all pairs
times_too_large = 2500**2

# %% broadcast | wrong | nothing-wrong | fails: factor | says: nothing is wrong
times_too_large = 1

# %% broadcast | wrong | root-of-it | fails: factor | says: takes a root
times_too_large = 50

# %% broadcast | wrong | as-printed | fails: cost | says: the one that was printed
about_true_cost = 2.4e13

# %% broadcast | wrong | multiplied | fails: cost | says: larger still
about_true_cost = 2.4e13 * 2500


# %% judge | right | columns
def judge(y, predictions):
    y, predictions = np.asarray(y).reshape(-1, 1), np.asarray(predictions).reshape(-1, 1)
    assert y.shape == predictions.shape
    squares = np.square(y - predictions)
    return squares.mean(), squares.argmax()


# %% judge | right | loop
def judge(y, predictions):
    if np.size(y) != np.size(predictions):
        raise ValueError("not as many predictions as targets")
    total, worst, largest = 0.0, 0, -1.0
    for row, (target, guess) in enumerate(zip(np.ravel(y), np.ravel(predictions))):
        error = abs(target - guess)
        total += error * error
        if error > largest:
            worst, largest = row, error
    return [total / np.size(y), worst]


# %% judge | right | subtract-in-place
def judge(y, predictions):
    if y.size != predictions.size:
        raise ValueError
    e = predictions.flatten()
    e -= y.flatten()
    return float(e @ e / e.size), int(np.abs(e).argmax())


# %% judge | right | squeeze
def judge(y, predictions):
    assert np.shape(y)[0] == np.shape(predictions)[0]
    e = np.squeeze(y, axis=1) if y.ndim == 2 else y
    e = e - (predictions[:, 0] if predictions.ndim == 2 else predictions)
    return np.linalg.norm(e) ** 2 / len(e), np.argmax(e**2)


# %% judge | wrong | as-published | fails: mixed-shapes lengths | says: every target with every prediction
def judge(y, predictions):
    errors = y - predictions
    cost = np.sum(errors**2) / len(y)
    worst = np.argmax(np.abs(errors))
    return cost, worst


# %% judge | wrong | mean-of-all-pairs | fails: mixed-shapes lengths | says: a mean over every target
def judge(y, predictions):
    errors = y - predictions
    return np.mean(errors**2), np.argmax(np.abs(errors))


# %% judge | wrong | transposed | fails: lengths | says: stretches one
def judge(y, predictions):
    errors = y.T - predictions.T
    return np.mean(errors**2), np.argmax(np.abs(errors))


# %% judge | wrong | one-side-only | fails: equal-shapes mixed-shapes lengths | says: every target with every prediction
def judge(y, predictions):
    errors = y.reshape(-1, 1) - predictions
    return np.mean(errors**2), np.argmax(np.abs(np.ravel(y) - np.ravel(predictions)))


# %% judge | wrong | sum | fails: equal-shapes | says: divide by the number of houses
def judge(y, predictions):
    y, predictions = np.ravel(y), np.ravel(predictions)
    assert len(y) == len(predictions)
    return np.sum((y - predictions) ** 2), np.argmax(np.abs(y - predictions))


# %% judge | wrong | root | fails: equal-shapes | says: takes a root
def judge(y, predictions):
    y, predictions = np.ravel(y), np.ravel(predictions)
    assert len(y) == len(predictions)
    return np.sqrt(np.mean((y - predictions) ** 2)), np.argmax(np.abs(y - predictions))


# %% judge | wrong | refuses-mixed | fails: mixed-shapes | says: raised ValueError
def judge(y, predictions):
    if y.shape != predictions.shape:
        raise ValueError("unequal shapes")
    return np.mean((y - predictions) ** 2), np.argmax(np.abs(y - predictions))


# %% judge | wrong | signed | fails: worst | says: with its sign
def judge(y, predictions):
    y, predictions = np.ravel(y), np.ravel(predictions)
    assert len(y) == len(predictions)
    return np.mean((y - predictions) ** 2), np.argmax(y - predictions)


# %% judge | wrong | size-of-the-error | fails: worst | says: its row is asked for
def judge(y, predictions):
    y, predictions = np.ravel(y), np.ravel(predictions)
    assert len(y) == len(predictions)
    return np.mean((y - predictions) ** 2), np.max(np.abs(y - predictions))


# %% judge | wrong | counts-from-one | fails: worst | says: rows from 1
def judge(y, predictions):
    y, predictions = np.ravel(y), np.ravel(predictions)
    assert len(y) == len(predictions)
    return np.mean((y - predictions) ** 2), np.argmax(np.abs(y - predictions)) + 1


# %% judge | wrong | no-look-at-lengths | fails: lengths | says: stretches one
def judge(y, predictions):
    y, predictions = np.ravel(y), np.ravel(predictions)
    return np.mean((y - predictions) ** 2), np.argmax(np.abs(y - predictions))


# %% judge | wrong | cut-to-the-shorter | fails: lengths | says: how many there are
def judge(y, predictions):
    pairs = np.array(list(zip(np.ravel(y), np.ravel(predictions))))
    e = pairs[:, 0] - pairs[:, 1]
    return np.mean(e**2), np.argmax(np.abs(e))


# %% judge | wrong | helpers | fails: equal-shapes mixed-shapes worst lengths | says: already has the answer
from helpers.nn import losses


def judge(y, predictions):
    y, predictions = np.reshape(y, (-1, 1)), np.reshape(predictions, (-1, 1))
    return losses.mse(predictions, y), np.argmax(np.abs(y - predictions))


# %% judge | wrong | cost-only | fails: worst lengths | says: must return 2 things
def judge(y, predictions):
    return np.mean((np.ravel(y) - np.ravel(predictions)) ** 2)


# %% r-squared | right | with-judge
def r_squared(y, predictions):
    return 1 - judge(y, predictions)[0] / np.var(y)


# %% r-squared | right | columns
def r_squared(y, predictions):
    y, predictions = y.reshape(-1, 1), predictions.reshape(-1, 1)
    residual, deviation = y - predictions, y - np.mean(y)
    return 1.0 - float((residual.T @ residual / (deviation.T @ deviation)).item())


# %% r-squared | right | loop
def r_squared(y, predictions):
    y, p = list(np.ravel(y)), list(np.ravel(predictions))
    mean = sum(y) / len(y)
    sse = sum((a - b) ** 2 for a, b in zip(y, p))
    sst = sum((a - mean) ** 2 for a in y)
    return (sst - sse) / sst


# %% r-squared | wrong | ssr-over-sst | fails: formula | says: SSR/SST
def r_squared(y, predictions):
    y, p = np.ravel(y), np.ravel(predictions)
    return np.sum((p - y.mean()) ** 2) / np.sum((y - y.mean()) ** 2)


# %% r-squared | wrong | correlation | fails: formula | says: squared correlation
def r_squared(y, predictions):
    return np.corrcoef(np.ravel(y), np.ravel(predictions))[0, 1] ** 2


# %% r-squared | wrong | not-explained | fails: formula | says: *not* explained
def r_squared(y, predictions):
    y, p = np.ravel(y), np.ravel(predictions)
    return np.sum((y - p) ** 2) / np.sum((y - y.mean()) ** 2)


# %% r-squared | wrong | changed-places | fails: formula | says: the predictions stand in it
def r_squared(y, predictions):
    y, p = np.ravel(predictions), np.ravel(y)
    return 1 - np.sum((y - p) ** 2) / np.sum((y - y.mean()) ** 2)


# %% r-squared | wrong | from-zero | fails: formula | says: not from 0
def r_squared(y, predictions):
    y, p = np.ravel(y), np.ravel(predictions)
    return 1 - np.sum((y - p) ** 2) / np.sum(y**2)


# %% r-squared | wrong | never-negative | fails: formula | says: may be negative
def r_squared(y, predictions):
    y, p = np.ravel(y), np.ravel(predictions)
    return max(0.0, 1 - np.sum((y - p) ** 2) / np.sum((y - y.mean()) ** 2))


# %% r-squared | wrong | broadcast | fails: shapes | says: Print the shape of the difference
def r_squared(y, predictions):
    return 1 - np.mean((y - predictions) ** 2) / np.var(y)


# %% r-squared | wrong | broadcast-sum | fails: shapes | says: in equal shapes
def r_squared(y, predictions):
    return 1 - np.sum((y - predictions) ** 2) / np.sum((y - y.mean()) ** 2)


# %% r-squared | wrong | helpers | fails: formula shapes | says: already has the answer
from helpers.nn import losses


def r_squared(y, predictions):
    return losses.r_squared(np.ravel(predictions), np.ravel(y))


# %% r-squared | wrong | sklearn | fails: formula shapes | says: already has the answer
def r_squared(y, predictions):
    from sklearn.metrics import r2_score

    return r2_score(np.ravel(y), np.ravel(predictions))


# %% prepare | right | mask-and-loop
def put_aside(X, y, share, rng):
    m = len(y)
    is_test = np.zeros(m, dtype=bool)
    is_test[rng.choice(m, round(share * m), replace=False)] = True
    return X[~is_test], X[is_test], y[~is_test], y[is_test]


def scale(train, other):
    train, other = train.astype(float), other.astype(float)
    for j in range(train.shape[1]):
        mean, std = train[:, j].mean(), train[:, j].std()
        other[:, j] -= mean
        train[:, j] -= mean
        if std > 0:
            other[:, j] /= std
            train[:, j] /= std
    return train, other


# %% prepare | right | argsort-and-nested
def put_aside(X, y, share, rng):
    order = np.argsort(rng.random(len(X)))
    cut = len(X) - round(share * len(X))
    train, test = np.split(order, [cut])
    return [X[train], X[test], y[train], y[test]]


def scale(train, other):
    middle = np.mean(train, axis=0, keepdims=True)
    wide = np.sqrt(np.mean((train - middle) ** 2, axis=0, keepdims=True))
    wide[wide == 0] = 1

    def apply(table):
        return (table - middle) / wide

    return apply(train), apply(other)


# %% prepare | right | one-table
def put_aside(X, y, share, rng):
    table = rng.permutation(np.column_stack([X, y]))
    count = int(round(share * len(table)))
    test, train = table[:count], table[count:]
    return train[:, :-1], test[:, :-1], train[:, -1:], test[:, -1:]


def scale(train, other):
    std = train.std(0)
    std = std + (std == 0)
    return (train - train.mean(0)) / std, (other - train.mean(0)) / std


# %% prepare | wrong | share-for-training | fails: sizes | says: share is the share for testing
def put_aside(X, y, share, rng):
    rows = rng.permutation(len(X))
    count = round(share * len(X))
    return X[rows[:count]], X[rows[count:]], y[rows[:count]], y[rows[count:]]


# %% prepare | wrong | other-order | fails: sizes | says: The order is
def put_aside(X, y, share, rng):
    rows = rng.permutation(len(X))
    count = round(share * len(X))
    return X[rows[count:]], y[rows[count:]], X[rows[:count]], y[rows[:count]]


# %% prepare | wrong | mixed-apart | fails: pairs | says: the price of another
def put_aside(X, y, share, rng):
    count = round(share * len(X))
    X, y = rng.permutation(X), rng.permutation(y)
    return X[count:], X[:count], y[count:], y[:count]


# %% prepare | wrong | drawn-with-replacement | fails: sizes pairs | says: Some rows turn up twice
def put_aside(X, y, share, rng):
    count = round(share * len(X))
    test = rng.integers(len(X), size=count)
    train = [i for i in range(len(X)) if i not in test]
    return X[train], X[test], y[train], y[test]


# %% prepare | wrong | in-both-parts | fails: sizes pairs | says: a test that gives itself away
def put_aside(X, y, share, rng):
    rows = rng.permutation(len(X))[: round(share * len(X))]
    return X, X[rows], y, y[rows]


# %% prepare | wrong | first-rows | fails: random | says: draw them with the rng
def put_aside(X, y, share, rng):
    count = round(share * len(X))
    return X[count:], X[:count], y[count:], y[:count]


# %% prepare | wrong | own-generator | fails: random | says: the rng that comes in
def put_aside(X, y, share, rng):
    rows = np.random.default_rng(0).permutation(len(X))
    count = round(share * len(X))
    return X[rows[count:]], X[rows[:count]], y[rows[count:]], y[rows[:count]]


# %% prepare | wrong | global-generator | fails: random | says: not from np.random
def put_aside(X, y, share, rng):
    rows = np.random.permutation(len(X))
    count = round(share * len(X))
    return X[rows[count:]], X[rows[:count]], y[rows[count:]], y[rows[:count]]


# %% prepare | wrong | a-block | fails: random | says: neighbors
def put_aside(X, y, share, rng):
    count = round(share * len(X))
    start = rng.integers(len(X) - count + 1)
    test = np.arange(start, start + count)
    train = np.setdiff1d(np.arange(len(X)), test)
    return X[train], X[test], y[train], y[test]


# %% prepare | wrong | whole-table | fails: columns | says: One mean is taken for the whole table
def scale(train, other):
    return (train - train.mean()) / train.std(), (other - train.mean()) / train.std()


# %% prepare | wrong | variance | fails: columns | says: divides by the variance
def scale(train, other):
    var = train.var(axis=0)
    var = np.where(var > 0, var, 1.0)
    return (train - train.mean(axis=0)) / var, (other - train.mean(axis=0)) / var


# %% prepare | wrong | min-max | fails: columns | says: not to mean 0
def scale(train, other):
    low, wide = train.min(axis=0), np.ptp(train, axis=0)
    wide = np.where(wide > 0, wide, 1.0)
    return (train - low) / wide, (other - low) / wide


# %% prepare | wrong | each-by-itself | fails: leak | says: numbers of its own
def scale(train, other):
    def alone(table):
        std = table.std(axis=0)
        return (table - table.mean(axis=0)) / np.where(std > 0, std, 1.0)

    return alone(train), alone(other)


# %% prepare | wrong | both-together | fails: columns leak | says: come from both tables
def scale(train, other):
    both = np.vstack([train, other])
    std = np.where(both.std(axis=0) > 0, both.std(axis=0), 1.0)
    return (train - both.mean(axis=0)) / std, (other - both.mean(axis=0)) / std


# %% prepare | wrong | other-as-it-was | fails: leak | says: scale both alike
def scale(train, other):
    std = np.where(train.std(axis=0) > 0, train.std(axis=0), 1.0)
    return (train - train.mean(axis=0)) / std, 1.0 * other


# %% prepare | wrong | divides-by-zero | fails: constant | says: holds NaN
def scale(train, other):
    mean, std = train.mean(axis=0), train.std(axis=0)
    return (train - mean) / std, (other - mean) / std


# %% prepare | wrong | tiny-number | fails: constant | says: the same column of other
def scale(train, other):
    mean, std = train.mean(axis=0), train.std(axis=0) + 1e-15
    return (train - mean) / std, (other - mean) / std


# %% prepare | wrong | cut-off | fails: sizes | says: is cut off
def put_aside(X, y, share, rng):
    rows, count = rng.permutation(len(X)), int(share * len(X))
    return X[rows[count:]], X[rows[:count]], y[rows[count:]], y[rows[:count]]


# %% prepare | wrong | in-place | fails: columns | says: changed
def scale(train, other):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std = np.where(std > 0, std, 1.0)
    train -= mean
    train /= std
    return train, (other - mean) / std


# %% prepare | wrong | helpers | fails: sizes pairs random columns leak constant | says: already has the answer
def put_aside(X, y, share, rng):
    return datasets.split(X, y, share, rng)


def scale(train, other):
    return datasets.standardize(train, other)


# %% line | right | normal-equations
def line_predictions(X, y, X_new):
    A = np.hstack([X, np.ones((len(X), 1))])
    w = np.linalg.solve(A.T @ A, A.T @ np.ravel(y))
    return X_new @ w[:-1] + w[-1]


def line_quality():
    return r_squared(y_test, line_predictions(X_train, y_train, X_test))


# %% line | right | centered
def line_predictions(X, y, X_new):
    y = np.reshape(y, (-1, 1))
    w = np.linalg.pinv(X - X.mean(0)) @ (y - y.mean())
    return (X_new - X.mean(0)) @ w + y.mean()


def line_quality():
    sse = np.sum((y_test - line_predictions(X_train, y_train, X_test)) ** 2)
    return 1 - sse / np.sum((y_test - y_test.mean()) ** 2)


# %% line | right | scaled-first
def line_predictions(X, y, X_new):
    X, X_new = scale(X, X_new)
    A, B = np.insert(X, 0, 1, axis=1), np.insert(X_new, 0, 1, axis=1)
    return B @ np.linalg.lstsq(A, y, rcond=None)[0]


def line_quality():
    return r_squared(y_test, line_predictions(X_train, y_train, X_test))


# %% line | wrong | through-zero | fails: plane | says: has to go through 0
def line_predictions(X, y, X_new):
    return X_new @ np.linalg.lstsq(X, y, rcond=None)[0]


def line_quality():
    return r_squared(y_test, line_predictions(X_train, y_train, X_test))


# %% line | wrong | bias-forgotten | fails: plane squares | says: not added to the predictions
def line_predictions(X, y, X_new):
    A = np.column_stack([np.ones(len(X)), X])
    return X_new @ np.linalg.lstsq(A, y, rcond=None)[0][1:]


def line_quality():
    return r_squared(y_test, line_predictions(X_train, y_train, X_test))


# %% line | wrong | first-rows | fails: squares | says: Another line has smaller squared errors
def line_predictions(X, y, X_new):
    A = np.column_stack([np.ones(len(X)), X])
    n = A.shape[1]
    return np.column_stack([np.ones(len(X_new)), X_new]) @ np.linalg.solve(A[:n], y[:n])


def line_quality():
    return r_squared(y_test, line_predictions(X_train, y_train, X_test))


# %% line | wrong | mean-only | fails: plane squares | says: the same prediction
def line_predictions(X, y, X_new):
    return np.full(len(X_new), y.mean())


def line_quality():
    return r_squared(y_test, line_predictions(X_train, y_train, X_test))


# %% line | wrong | column-by-column | fails: plane squares | says: lie exactly on a line
def line_predictions(X, y, X_new):
    X_mean, y = X.mean(0), np.ravel(y)
    w = (X - X_mean).T @ (y - y.mean()) / ((X - X_mean) ** 2).sum(0)
    return y.mean() + (X_new - X_mean) @ w / len(w)


def line_quality():
    return r_squared(y_test, line_predictions(X_train, y_train, X_test))


# %% line | wrong | training-r2 | fails: r2 | says: that of the training houses
def line_quality():
    return r_squared(y_train, line_predictions(X_train, y_train, X_train))

# %% line | wrong | changed-places | fails: r2 | says: changed places
def line_quality():
    return r_squared(line_predictions(X_train, y_train, X_test), y_test)

# %% line | wrong | fitted-to-the-test | fails: r2 | says: fitted to the test houses
def line_quality():
    return r_squared(y_test, line_predictions(X_test, y_test, X_test))


# %% line | wrong | sklearn | fails: plane squares r2 | says: already has the answer
from sklearn.linear_model import LinearRegression


def line_predictions(X, y, X_new):
    return LinearRegression().fit(X, y).predict(X_new)


def line_quality():
    return r_squared(y_test, line_predictions(X_train, y_train, X_test))


# %% network | right | functional-tanh
def train_network():
    keras.utils.set_random_seed(4)
    into = keras.Input(shape=(4,))
    a = layers.Dense(10, activation="tanh")(into)
    a = layers.Dense(5, activation="tanh")(a)
    model = keras.Model(into, layers.Dense(1)(a))
    model.compile(optimizer=keras.optimizers.Adam(0.02), loss="mse", metrics=["r2_score"])
    cut = len(x_train) - 500
    history = model.fit(
        x_train[:cut], t_train[:cut, 0], validation_data=(x_train[cut:], t_train[cut:, 0]),
        epochs=10, batch_size=64, verbose=0,
    )  # fmt: skip
    return model, history


def predict_prices(X):
    scaled_prices = network_run[0].predict((X - inputs.mean) / inputs.std, verbose=0)
    return scaled_prices[:, 0] * prices.std[0] + prices.mean[0]


# %% network | right | prelu-and-early-stopping
def train_network():
    keras.utils.set_random_seed(11)
    model = keras.Sequential([
        keras.Input(shape=(4,)),
        layers.Dense(10), layers.PReLU(alpha_initializer=keras.initializers.Constant(0.25)),
        layers.Dense(5), layers.PReLU(),
        layers.Dense(1),
    ])  # fmt: skip
    model.compile(optimizer=keras.optimizers.Adam(0.02), loss="mean_squared_error")
    stop = keras.callbacks.EarlyStopping(monitor="val_loss", patience=3, restore_best_weights=True)
    history = model.fit(
        x_train, t_train, validation_split=0.2, epochs=12, batch_size=128, verbose=0, callbacks=[stop]
    )
    return model, history


# %% network | right | scaling-inside
class Houses(keras.Model):
    def __init__(self):
        super().__init__()
        self.parts = [layers.Dense(10, "gelu"), layers.Dense(5, "gelu"), layers.Dense(1)]

    def call(self, x):
        for part in self.parts:
            x = part(x)
        return x


def train_network():
    keras.utils.set_random_seed(7)
    model = Houses()
    model.compile(keras.optimizers.RMSprop(0.01), keras.losses.Huber())
    history = model.fit(
        x_train.astype("float32"), t_train.ravel(), validation_split=0.25, epochs=10, batch_size=64, verbose=0
    )
    return [model, history]


def predict_prices(X):
    t = np.asarray(network_run[0](inputs.apply(X)))
    return [float(price) for price in prices.undo(t).ravel()]


# %% network | right | dollars-in-a-tensor
def predict_prices(X):
    found = network_run[0](tf.constant(inputs.apply(X), dtype="float32"))
    return found * float(prices.std[0]) + float(prices.mean[0])


# %% network | wrong | other-sizes | fails: sizes | says: weight matrices have the shapes
def train_network():
    keras.utils.set_random_seed(0)
    model = keras.Sequential([
        keras.Input(shape=(4,)), layers.Dense(20, "relu"), layers.Dense(5, "relu"), layers.Dense(1)
    ])  # fmt: skip
    model.compile(optimizer=keras.optimizers.Adam(0.02), loss="mse")
    return model, model.fit(x_train, t_train, validation_split=0.2, epochs=8, batch_size=128, verbose=0)


# %% network | wrong | no-biases | fails: sizes | says: no bias
def train_network():
    keras.utils.set_random_seed(0)
    model = keras.Sequential([
        keras.Input(shape=(4,)), layers.Dense(10, "elu"), layers.Dense(5, "elu", use_bias=False), layers.Dense(1)
    ])  # fmt: skip
    model.compile(optimizer=keras.optimizers.Adam(0.02), loss="mse")
    return model, model.fit(x_train, t_train, validation_split=0.2, epochs=10, batch_size=128, verbose=0)


# %% network | wrong | no-bend | fails: bend beats-the-line | says: computes a straight line
def train_network():
    keras.utils.set_random_seed(0)
    model = keras.Sequential([keras.Input(shape=(4,)), layers.Dense(10), layers.Dense(5), layers.Dense(1)])
    model.compile(optimizer=keras.optimizers.Adam(0.02), loss="mse")
    return model, model.fit(x_train, t_train, validation_split=0.2, epochs=6, batch_size=128, verbose=0)


# %% network | wrong | relu-output | fails: bend beats-the-line | says: must be linear
def train_network():
    keras.utils.set_random_seed(0)
    model = keras.Sequential([
        keras.Input(shape=(4,)), layers.Dense(10, "relu"), layers.Dense(5, "relu"), layers.Dense(1, "relu")
    ])  # fmt: skip
    model.compile(optimizer=keras.optimizers.Adam(0.02), loss="mse")
    return model, model.fit(x_train, t_train, validation_split=0.2, epochs=6, batch_size=128, verbose=0)


# %% network | wrong | dollars-unscaled | fails: trained dollars beats-the-line | says: hardly learned
def train_network():
    keras.utils.set_random_seed(0)
    model = keras.Sequential([
        keras.Input(shape=(4,)), layers.Dense(10, "relu"), layers.Dense(5, "relu"), layers.Dense(1)
    ])  # fmt: skip
    model.compile(optimizer="adam", loss="mse")
    return model, model.fit(x_train, y_train, validation_split=0.2, epochs=5, batch_size=128, verbose=0)


def predict_prices(X):
    return network_run[0](inputs.apply(X)).numpy() + 500


# %% network | wrong | tiny-steps | fails: trained beats-the-line | says: hardly learned
def train_network():
    keras.utils.set_random_seed(0)
    model = keras.Sequential([
        keras.Input(shape=(4,)), layers.Dense(10, "relu"), layers.Dense(5, "relu"), layers.Dense(1)
    ])  # fmt: skip
    model.compile(optimizer=keras.optimizers.SGD(0.00001), loss="mse")
    return model, model.fit(x_train, t_train, validation_split=0.2, epochs=3, batch_size=128, verbose=0)


# %% network | wrong | too-short | fails: beats-the-line | says: does the loss still fall
def train_network():
    keras.utils.set_random_seed(0)
    model = keras.Sequential([
        keras.Input(shape=(4,)), layers.Dense(10, "relu"), layers.Dense(5, "relu"), layers.Dense(1)
    ])  # fmt: skip
    model.compile(optimizer="adam", loss="mse")
    return model, model.fit(x_train, t_train, validation_split=0.2, epochs=4, batch_size=64, verbose=0)


# %% network | wrong | broadcast-loss | fails: trained beats-the-line | says: nearly the same price
def train_network():
    keras.utils.set_random_seed(0)
    model = keras.Sequential([
        keras.Input(shape=(4,)), layers.Dense(10, "relu"), layers.Dense(5, "relu"), layers.Dense(1)
    ])  # fmt: skip
    model.compile(
        optimizer=keras.optimizers.Adam(0.02),
        loss=lambda y, p: keras.ops.mean((keras.ops.reshape(y, (-1,)) - p) ** 2),
    )
    return model, model.fit(x_train, t_train, validation_split=0.2, epochs=6, batch_size=128, verbose=0)


# %% network | wrong | no-validation | fails: validation | says: no val_loss
def train_network():
    keras.utils.set_random_seed(0)
    model = keras.Sequential([
        keras.Input(shape=(4,)), layers.Dense(10, "relu"), layers.Dense(5, "relu"), layers.Dense(1)
    ])  # fmt: skip
    model.compile(optimizer=keras.optimizers.Adam(0.02), loss="mse")
    return model, model.fit(x_train, t_train, epochs=8, batch_size=128, verbose=0)


# %% network | wrong | validated-on-the-test | fails: validation | says: no test any more
def train_network():
    keras.utils.set_random_seed(0)
    model = keras.Sequential([
        keras.Input(shape=(4,)), layers.Dense(10, "relu"), layers.Dense(5, "relu"), layers.Dense(1)
    ])  # fmt: skip
    model.compile(optimizer=keras.optimizers.Adam(0.02), loss="mse")
    test = inputs.apply(X_test), prices.apply(y_test)
    return model, model.fit(x_train, t_train, validation_data=test, epochs=8, batch_size=128, verbose=0)


# %% network | wrong | numbers-of-their-own | fails: dollars | says: with numbers of their own
def predict_prices(X):
    return prices.undo(network_run[0]((X - X.mean(axis=0)) / (X.std(axis=0) + 1e-9)).numpy())


# %% network | wrong | scaled-answer | fails: dollars | says: turn them back into dollars
def predict_prices(X):
    return network_run[0](inputs.apply(X)).numpy()


# %% network | wrong | unscaled-question | fails: dollars | says: Scale what goes in
def predict_prices(X):
    return prices.undo(network_run[0](X).numpy())


# %% network | wrong | undone-with-the-inputs | fails: dollars | says: returns shape
def predict_prices(X):
    return inputs.undo(network_run[0](inputs.apply(X)).numpy())


# %% network | wrong | model-only | fails: trained validation | says: must return 2 things
def train_network():
    keras.utils.set_random_seed(0)
    model = keras.Sequential([
        keras.Input(shape=(4,)), layers.Dense(10, "relu"), layers.Dense(5, "relu"), layers.Dense(1)
    ])  # fmt: skip
    model.compile(optimizer=keras.optimizers.Adam(0.02), loss="mse")
    model.fit(x_train, t_train, validation_split=0.2, epochs=2, batch_size=128, verbose=0)
    return model


def predict_prices(X):
    return prices.undo(network_run(inputs.apply(X)).numpy())


# %% network | wrong | another-model | fails: trained validation beats-the-line | says: taken no step
def built():
    model = keras.Sequential([
        keras.Input(shape=(4,)), layers.Dense(10, "relu"), layers.Dense(5, "relu"), layers.Dense(1)
    ])  # fmt: skip
    model.compile(optimizer=keras.optimizers.Adam(0.02), loss="mse")
    return model


def train_network():
    keras.utils.set_random_seed(0)
    history = built().fit(x_train, t_train, validation_split=0.2, epochs=2, batch_size=128, verbose=0)
    return built(), history


# %% network | wrong | not-the-network | fails: beats-the-line | says: something else than the trained network
def predict_prices(X):
    # It knows how the table was made up.
    bedrooms, area, distance, age = X.T
    line = 98_200 + 37 * bedrooms + 21 * area - 2.93 * distance - 31.6 * age
    near = np.exp(-distance / 350) - 0.518 + 0.000344 * distance
    return line + 0.74 * (15_200 * near + 5_100 * ((age / 62 - 1) ** 2 - 0.660 + 0.00813 * age))


# %% network | right | few-houses-a-step
def train_network():
    keras.utils.set_random_seed(8)
    model = keras.Sequential([
        keras.Input(shape=(4,)), layers.Dense(10, "silu"), layers.Dense(5, "relu"), layers.Dense(1)
    ])  # fmt: skip
    model.compile(optimizer=keras.optimizers.Adam(0.005), loss="mse")
    return model, model.fit(x_train, t_train, validation_split=0.1, epochs=4, batch_size=8, verbose=0)


# %% activation | right | power
@keras.saving.register_keras_serializable()
def bent_identity(z):
    return ((z**2 + 1) ** 0.5 - 1) / 2 + z


# %% activation | right | tensorflow
@keras.utils.register_keras_serializable(package="mine", name="bent")
def bent_identity(z):
    return tf.add(z, 0.5 * (tf.sqrt(tf.square(z) + 1.0) - 1.0))


# %% activation | right | steps
@keras.saving.register_keras_serializable(package="homework")
def bent_identity(z):
    root = keras.ops.sqrt(1 + z * z)
    bend = keras.ops.multiply(0.5, keras.ops.subtract(root, 1))
    return keras.ops.add(z, bend)


# %% activation | right | registered-afterwards
def bent_identity(z):
    return z + keras.ops.sqrt(z * z + 1) / 2 - 0.5


bent_identity = keras.saving.register_keras_serializable("course")(bent_identity)


# %% activation | wrong | twice-the-bend | fails: values | says: twice too large
@keras.saving.register_keras_serializable(package="course")
def bent_identity(z):
    return z + keras.ops.sqrt(z * z + 1) - 1


# %% activation | wrong | everything-halved | fails: values | says: z is halved too
@keras.saving.register_keras_serializable(package="course")
def bent_identity(z):
    return (z + keras.ops.sqrt(z * z + 1) - 1) / 2


# %% activation | wrong | root-halved | fails: values | says: Only the root is halved
@keras.saving.register_keras_serializable(package="course")
def bent_identity(z):
    return z + keras.ops.sqrt(z * z + 1) / 2 - 1


# %% activation | wrong | its-slope | fails: values | says: This is the slope
@keras.saving.register_keras_serializable(package="course")
def bent_identity(z):
    return 1 + z / (2 * keras.ops.sqrt(z * z + 1))


# %% activation | wrong | numpy | fails: slope | says: Use keras.ops
@keras.saving.register_keras_serializable(package="course")
def bent_identity(z):
    return z + (np.sqrt(np.square(np.asarray(z)) + 1) - 1) / 2


# %% activation | wrong | not-registered | fails: saved | says: cannot be saved and loaded
def bent_identity(z):
    return z + (keras.ops.sqrt(keras.ops.square(z) + 1) - 1) / 2


# %% activation | wrong | one-number-only | fails: values slope saved | says: raised
import math


@keras.saving.register_keras_serializable(package="course")
def bent_identity(z):
    return z + (math.sqrt(z**2 + 1) - 1) / 2


# %% activation | wrong | constant | fails: values slope | says: does not change with z
@keras.saving.register_keras_serializable(package="course")
def bent_identity(z):
    return keras.ops.ones_like(z)


# %% early-stopping | right | waiting
def early_stop(validation, patience):
    best, waited = 0, 0
    for i in range(1, len(validation)):
        if validation[i] < validation[best]:
            best, waited = i, 0
        else:
            waited += 1
        if waited == patience:
            return best + 1, i + 1
    return best + 1, len(validation)


# %% early-stopping | right | running-minimum
def early_stop(validation, patience):
    validation = np.asarray(validation, dtype=float)
    lowest = np.minimum.accumulate(validation)
    new = np.append(True, validation[1:] < lowest[:-1])
    bests = np.flatnonzero(new)
    since = np.arange(len(new)) - np.maximum.accumulate(np.where(new, np.arange(len(new)), 0))
    stops = np.flatnonzero(since >= patience)
    last = stops[0] if len(stops) else len(new) - 1
    return int(bests[bests <= last][-1]) + 1, int(last) + 1


# %% early-stopping | right | slices
def early_stop(validation, patience):
    last = 1
    while last < len(validation) and last - (np.argmin(validation[:last]) + 1) < patience:
        last += 1
    return np.array([np.argmin(validation[:last]) + 1, last])


# %% early-stopping | wrong | never-back-to-zero | fails: last | says: must be in a row
def early_stop(validation, patience):
    best, waited = 0, 0
    for i in range(1, len(validation)):
        if validation[i] < validation[best]:
            best = i
        else:
            waited += 1
        if waited == patience:
            break
    return best + 1, i + 1


# %% early-stopping | wrong | in-hindsight | fails: hindsight | says: never trained
def early_stop(validation, patience):
    best = int(np.argmin(validation)) + 1
    return best, min(len(validation), best + patience)


# %% early-stopping | wrong | better-than-before | fails: hindsight | says: a mere improvement
def early_stop(validation, patience):
    waited = 0
    for i in range(1, len(validation)):
        waited = 0 if validation[i] < validation[i - 1] else waited + 1
        if waited == patience:
            return int(np.argmin(validation[: i + 1])) + 1, i + 1
    return int(np.argmin(validation)) + 1, len(validation)


# %% early-stopping | wrong | from-zero | fails: best | says: count from 1
def early_stop(validation, patience):
    best = 0
    for i in range(len(validation)):
        if validation[i] < validation[best]:
            best = i
        elif i - best >= patience:
            break
    return best, i


# %% early-stopping | wrong | last-of-equals | fails: best | says: the first of them
def early_stop(validation, patience):
    best = 0
    for i in range(len(validation)):
        if validation[i] <= validation[best]:
            best = i
        elif i - best >= patience:
            break
    return best + 1, i + 1


# %% early-stopping | wrong | too-patient | fails: last | says: an epoch too late
def early_stop(validation, patience):
    best = 0
    for i in range(len(validation)):
        if validation[i] < validation[best]:
            best = i
        elif i - best > patience:
            break
    return best + 1, i + 1


# %% early-stopping | wrong | no-patience | fails: last hindsight | says: an epoch
def early_stop(validation, patience):
    for i in range(1, len(validation)):
        if validation[i] >= validation[i - 1]:
            return int(np.argmin(validation)) + 1, i + 1
    return int(np.argmin(validation)) + 1, len(validation)


# %% early-stopping | wrong | never-stops | fails: last hindsight | says: the end of the list
def early_stop(validation, patience):
    return int(np.argmin(validation)) + 1, len(validation)


# %% early-stopping | wrong | lowest-loss | fails: best hindsight | says: the lowest loss itself
def early_stop(validation, patience):
    best = 0
    for i in range(len(validation)):
        if validation[i] < validation[best]:
            best = i
        elif i - best >= patience:
            break
    return validation[best], i + 1


# %% line | right | scaled-by-the-notebook
def line_quality():
    guesses = line_predictions(inputs.apply(X_train), prices.apply(y_train), inputs.apply(X_test))
    return r_squared(prices.apply(y_test), guesses)


# %% fit | right | mixed-activations
def train_classifier():
    keras.utils.set_random_seed(1)
    model = keras.Sequential([
        keras.Input(shape=(2,)),
        layers.Dense(12, activation="gelu"),
        layers.Dense(6, activation="tanh"),
        layers.Dense(1, activation="sigmoid"),
    ])
    model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy")
    history = model.fit(X_dots, y_dots, epochs=40, batch_size=10, verbose=0)
    return model, history


classifier_run = train_classifier()


# %% judge | wrong | type-error | fails: lengths | says: stops with a TypeError
def judge(y, predictions):
    y, predictions = np.reshape(y, -1), np.reshape(predictions, -1)
    if len(y) != len(predictions):
        raise TypeError("not as many predictions as targets")
    errors = y - predictions
    return np.mean(errors**2), np.argmax(np.abs(errors))


# %% by-hand | wrong | true-steps-after-a-slip | fails: layers | says: lacks the biases
first_layer = 84
second_layer = 75
last_layer = 6
all_parameters = 179
with_slopes = 198
first_limit = (6 / 20) ** 0.5
epoch_steps = 32
bias_moved = 0.96


# %% by-hand | wrong | total-slips-alone | fails: total | says: leaves the last layer out
all_parameters = 98 + 75
with_slopes = 198


# %% broadcast | wrong | true-steps-after-a-slip | fails: shape | says: of one side only
errors_shape = (2500, 1)
errors_count = 6_250_000
errors_megabytes = 50
times_too_large = 2500
about_true_cost = 9.6e9


# %% classifier | right | sigmoid-as-a-tanh
def build_classifier():
    def probability(z):
        return 0.5 + 0.5 * keras.ops.tanh(z / 2)

    model = keras.Sequential([
        keras.Input(shape=(2,)),
        layers.Dense(4, activation="relu"),
        layers.Dense(1, activation=probability),
    ])
    model.compile(optimizer=keras.optimizers.Adam(0.03), loss="bce", metrics=["accuracy"])
    return model


# %% classifier | wrong | metrics-in-third-place | fails: loss metric | says: stands in another place of compile
def build_classifier():
    x = inp = keras.Input((2,))
    for n, f in ((4, "relu"), (1, "sigmoid")):
        x = layers.Dense(n, f)(x)
    m = keras.models.Model(inp, x)
    m.compile(keras.optimizers.Adam(3e-2), "binary_crossentropy", ["accuracy"])
    return m


# %% fit | right | one-batch
def train_classifier():
    keras.utils.set_random_seed(3)
    model = build_classifier()
    history = model.fit(X_dots, y_dots, epochs=10, batch_size=100, verbose=0)
    return model, history


classifier_run = train_classifier()


# %% fit | wrong | swapped-results | fails: trained | says: what fit returned
def train_classifier():
    keras.utils.set_random_seed(3)
    model = build_classifier()
    history = model.fit(X_dots, y_dots, epochs=100, batch_size=10, verbose=0)
    return history, model


classifier_run = train_classifier()


# %% network | right | activations-as-layers
def train_network():
    keras.utils.set_random_seed(9)
    model = keras.Sequential([
        keras.Input((4,), name="house"),
        layers.Dense(10, name="h1"),
        layers.LeakyReLU(negative_slope=0.1),
        layers.Dense(5, name="h2"),
        layers.LeakyReLU(negative_slope=0.1),
        layers.Dense(1, name="price"),
    ])
    model.compile(optimizer=keras.optimizers.Adam(0.01), loss="mse")
    history = model.fit(x_train, t_train.ravel(), validation_split=0.25, epochs=50, batch_size=50, verbose=0)
    return model, history


network_run = train_network()


def predict_prices(X):
    t = network_run[0].predict(inputs.apply(X), verbose=0)
    return t.flatten() * np.std(y_train) + np.mean(y_train)


# %% network | wrong | dead-units | fails: bend trained beats-the-line | says: the same answer for every house
def train_network():
    keras.utils.set_random_seed(1)
    model = keras.Sequential([
        keras.Input((4,)), layers.Dense(10, "relu"), layers.Dense(5, "relu"), layers.Dense(1, "relu")
    ])
    model.compile(keras.optimizers.Adam(0.01), "mse")
    history = model.fit(x_train, t_train, validation_split=0.2, epochs=40, batch_size=64, verbose=0)
    return model, history


network_run = train_network()


def predict_prices(X):
    return prices.undo(network_run[0].predict(inputs.apply(X), verbose=0)).ravel()


# %% fit | wrong | history-by-hand | fails: trained accuracy unseen | says: that no call of fit has trained
def train_classifier():
    model = build_classifier()
    W = np.array([[20.0, 20, 0, 0], [20, 20, 0, 0]])
    model.set_weights([W, np.array([-20.0, 0, 0, 0]), np.eye(4)[:, :1] * 4, np.array([-0.01])])
    model.optimizer.iterations.assign(100)
    history = keras.callbacks.History()
    history.set_model(model)
    history.history = {"loss": [1.0, 0.1]}
    return model, history


# %% fit | wrong | right-before-training | fails: accuracy unseen | says: right before fit has trained it
def train_classifier():
    keras.utils.set_random_seed(1)
    model = build_classifier()
    W1 = np.zeros((2, 4))
    W1[:, 0] = 1
    model.set_weights([W1, np.zeros(4), np.array([[5.0], [0], [0], [0]]), np.array([-5.0])])
    return model, model.fit(X_dots, y_dots, epochs=20, batch_size=10, verbose=0)


# %% network | wrong | one-price | fails: dollars | says: gives every house one price
def predict_prices(X):
    return np.full(len(X), 98_000.0)


# %% r-squared | wrong | zero | fails: formula shapes | says: its formula comes first
def r_squared(y, predictions):
    return 0.0


# %% activation | wrong | identity | fails: values slope | says: nothing bends
@keras.saving.register_keras_serializable(package="course")
def bent_identity(z):
    return keras.ops.convert_to_tensor(z)


# %% judge | wrong | relative-worst | fails: worst | says: share of its target
def judge(y, predictions):
    """Return the mean squared error and the row with the largest error."""
    y, p = np.ravel(y), np.ravel(predictions)
    if y.size != p.size:
        raise ValueError("not as many predictions as targets")
    e = y - p
    return np.mean(e**2), np.argmax(np.abs(e) / np.abs(y))


# %% prepare | wrong | shuffles-in-place | fails: sizes | says: changed its argument number 1
def put_aside(X, y, share, rng):
    order = rng.permutation(len(X))
    X[:] = X[order]
    y[:] = y[order]
    n = round(share * len(X))
    return X[n:], X[:n], y[n:], y[:n]


def scale(train, other):
    """Return both tables, standardized with the numbers of the first."""
    mean, std = train.mean(axis=0), train.std(axis=0)
    std = np.where(std == 0, 1, std)
    return (train - mean) / std, (other - mean) / std


# %% line | wrong | squares-added | fails: squares | says: Halfway between two houses the prediction is not halfway: this is no s
def line_predictions(X, y, X_new):
    """Return the predictions for X_new of the straight line fitted to X and y."""
    A = np.column_stack([np.ones(len(X)), X, X**2])
    found = np.linalg.lstsq(A, y, rcond=None)[0]
    return np.column_stack([np.ones(len(X_new)), X_new, X_new**2]) @ found


def line_quality():
    """Return R squared on the test houses of the line fitted to the training houses."""
    return r_squared(y_test, line_predictions(X_train, y_train, X_test))


# %% prepare | wrong | ceil | fails: sizes | says: Of 11 rows with share=0.2, the four parts have the shapes [(8, 2), (3,
def put_aside(X, y, share, rng):
    """Return X_train, X_test, y_train, y_test, split at random."""
    order = rng.permutation(len(X))
    n = int(np.ceil(share * len(X)))
    test, train = order[:n], order[n:]
    return X[train], X[test], y[train], y[test]


def scale(train, other):
    """Return both tables, standardized with the numbers of the first."""
    mean, std = train.mean(axis=0), train.std(axis=0)
    std = np.where(std == 0, 1, std)
    return (train - mean) / std, (other - mean) / std


# %% early-stopping | wrong | best-is-last | fails: best hindsight | says: best is the last epoch
def early_stop(validation, patience):
    """Return the best and the last epoch, counted from 1."""
    best, lowest, waited = 0, np.inf, 0
    for epoch, loss in enumerate(validation, start=1):
        if loss < lowest:
            best, lowest, waited = epoch, loss, 0
        else:
            waited += 1
            if waited == patience:
                break
    return epoch, epoch


# %% activation | wrong | no-call | fails: values slope saved | says: lacks its parentheses
@keras.saving.register_keras_serializable
def bent_identity(z):
    """The bent identity of a tensor, element by element."""
    return z + (keras.ops.sqrt(z**2 + 1) - 1) / 2


# %% classifier | wrong | relu-output | fails: output | says: should find both classes equally likely
def build_classifier():
    """Return a new, compiled and untrained Keras model for the dots."""
    model = keras.Sequential([keras.Input(shape=(2,)), layers.Dense(4, activation="relu"), layers.Dense(1, activation="relu")])
    model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.03), loss="binary_crossentropy", metrics=["accuracy"])
    return model


# %% line | wrong | quality-all | fails: r2 | says: The line was fitted to the test houses, too.
def line_predictions(X, y, X_new):
    """Return the predictions for X_new of the straight line fitted to X and y."""
    A = np.column_stack([np.ones(len(X)), X])
    found = np.linalg.lstsq(A, y, rcond=None)[0]
    return np.column_stack([np.ones(len(X_new)), X_new]) @ found


def line_quality():
    return r_squared(y_test, line_predictions(np.vstack([X_train, X_test]), np.vstack([y_train, y_test]), X_test))


# %% broadcast | wrong | blank-shape | fails: shape | says: still blank
errors_shape = ...
errors_count = 2500**2
errors_megabytes = 50
times_too_large = 2500
about_true_cost = 9.6e9


# %% broadcast | wrong | blank-count | fails: count | says: still blank
errors_shape = (2500, 2500)
errors_count = ...
errors_megabytes = 50
times_too_large = 2500
about_true_cost = 9.6e9


# %% broadcast | wrong | blank-factor | fails: factor | says: still blank
errors_shape = (2500, 2500)
errors_count = 2500**2
errors_megabytes = 50
times_too_large = ...
about_true_cost = 9.6e9


# %% by-hand | wrong | blank-layers | fails: layers | says: still blank
first_layer = 98
second_layer = ...
last_layer = 6
all_parameters = 179
with_slopes = 198
first_limit = (6 / 20) ** 0.5
epoch_steps = 32
bias_moved = 0.96


# %% by-hand | wrong | blank-total | fails: total | says: still blank
first_layer = 98
second_layer = 75
last_layer = 6
all_parameters = ...
with_slopes = 198
first_limit = (6 / 20) ** 0.5
epoch_steps = 32
bias_moved = 0.96


# %% by-hand | wrong | blank-steps | fails: steps | says: still blank
first_layer = 98
second_layer = 75
last_layer = 6
all_parameters = 179
with_slopes = 198
first_limit = (6 / 20) ** 0.5
epoch_steps = ...
bias_moved = 0.96

# %% judge | wrong | only-predictions-flat | fails: mixed-shapes | says: The cost for shapes (8, 1) and (8,) is a mean over every target with
# EXERCISE: judge
def judge(y, predictions):
    """Return the mean squared error and the row with the largest error."""
    if len(y) != len(predictions):
        raise ValueError("lengths differ")
    errors = y - predictions.ravel()
    cost = np.mean(errors**2)
    worst = np.argmax(np.abs(errors))
    return cost, worst

# %% judge | wrong | mean-of-pairs | fails: equal-shapes | says: The cost compares every target with every prediction.
# EXERCISE: judge
def judge(y, predictions):
    """Return the mean squared error and the row with the largest error."""
    if len(y) != len(predictions):
        raise ValueError("lengths differ")
    errors = y.reshape(-1, 1) - predictions.reshape(1, -1)
    return np.mean(errors**2), np.argmax(np.abs(np.diag(errors)))

# %% judge | wrong | row-along-axis-one | fails: worst | says: worst = 0.0 is too small.
# EXERCISE: judge
def judge(y, predictions):
    """Return the mean squared error and the row with the largest error."""
    y, predictions = y.reshape(-1, 1), predictions.reshape(-1, 1)
    if y.shape != predictions.shape:
        raise ValueError("lengths differ")
    errors = np.abs(y - predictions)
    return np.mean(errors**2), np.argmax(errors, axis=1)[0]

# %% prepare | wrong | any-constant-stops-all | fails: constant | says: Beside a constant column, the other column comes out differently than
# EXERCISE: prepare
def put_aside(X, y, share, rng):
    """Return X_train, X_test, y_train, y_test, split at random."""
    count = round(share * len(X))
    order = rng.permutation(len(X))
    test, train = order[:count], order[count:]
    return X[train], X[test], y[train], y[test]


def scale(train, other):
    """Return both tables, standardized with the numbers of the first."""
    mean, std = train.mean(axis=0), train.std(axis=0)
    if (std == 0).any():
        return train - mean, other - mean
    return (train - mean) / std, (other - mean) / std

# %% prepare | wrong | small-deviations-too | fails: columns | says: train, scaled, is right in 40 of 60 places; the first wrong one is at
# EXERCISE: prepare
def put_aside(X, y, share, rng):
    """Return X_train, X_test, y_train, y_test, split at random."""
    count = round(share * len(X))
    order = rng.permutation(len(X))
    test, train = order[:count], order[count:]
    return X[train], X[test], y[train], y[test]


def scale(train, other):
    """Return both tables, standardized with the numbers of the first."""
    mean, std = train.mean(axis=0), np.maximum(train.std(axis=0), 1)
    return (train - mean) / std, (other - mean) / std

# %% prepare | wrong | stacked | fails: columns leak | says: The numbers come from both tables; those of train alone may be used.
# EXERCISE: prepare
def put_aside(X, y, share, rng):
    """Return X_train, X_test, y_train, y_test, split at random."""
    count = round(share * len(X))
    order = rng.permutation(len(X))
    test, train = order[:count], order[count:]
    return X[train], X[test], y[train], y[test]


def scale(train, other):
    """Return both tables, standardized with the numbers of the first."""
    every = np.vstack([train, other])
    mean, std = every.mean(axis=0), every.std(axis=0)
    std = np.where(std == 0, 1, std)
    return (train - mean) / std, (other - mean) / std

# %% prepare | right | half-up
# EXERCISE: prepare
def put_aside(X, y, share, rng):
    """Return X_train, X_test, y_train, y_test, split at random."""
    m = len(X)
    count = int(share * m + 0.5)
    order = rng.permutation(m)
    test, train = order[:count], order[count:]
    return X[train], X[test], y[train], y[test]


def scale(train, other):
    """Return both tables, standardized with the numbers of the first."""
    mean, std = train.mean(axis=0), train.std(axis=0)
    std = np.where(std == 0, 1, std)
    return (train - mean) / std, (other - mean) / std

# %% line | wrong | no-price-below-zero | fails: plane | says: Points that lie exactly on a line are not met by the line found.
# EXERCISE: line
def line_predictions(X, y, X_new):
    """Return the predictions for X_new of the straight line fitted to X and y."""
    w = np.linalg.lstsq(np.column_stack([np.ones(len(X)), X]), y, rcond=None)[0]
    return np.maximum(0, np.column_stack([np.ones(len(X_new)), X_new]) @ w)


def line_quality():
    """Return R squared on the test houses of the line fitted to the training houses."""
    return r_squared(y_test, line_predictions(X_train, y_train, X_test))

# %% broadcast | right | rough-power-of-ten
# EXERCISE: broadcast
errors_shape = (
    (2500, 2500)
)
errors_count = (
    2500 * 2500
)
errors_megabytes = (
    errors_count * 8 / 1e6
)
times_too_large = (
    2500
)
about_true_cost = (
    1e10
)

# %% broadcast | wrong | three-axes | fails: shape | says: errors_shape has shape (3,), but (2,) is wanted: it holds one number
# EXERCISE: broadcast
errors_shape = (
    (2500, 1, 2500)
)
errors_count = (
    2500 * 2500
)
errors_megabytes = (
    errors_count * 8 / 1e6
)
times_too_large = (
    2500
)
about_true_cost = (
    2.4e13 / times_too_large
)

# %% early-stopping | wrong | equal-restarts-the-count-only | fails: last | says: For [3.0, 2.0, 2.0, 2.0, 2.0] and a patience of 2 the last epoch is
# EXERCISE: early-stopping
def early_stop(validation, patience):
    """Return the best and the last epoch, counted from 1."""
    best, lowest, waited = 0, float("inf"), 0
    for epoch, loss in enumerate(validation, start=1):
        if loss > lowest:
            waited += 1
        else:
            waited = 0
        if loss < lowest:
            best, lowest = epoch, loss
        if waited == patience:
            return best, epoch
    return best, len(validation)

# %% early-stopping | wrong | keras-min-delta | fails: best | says: best = 1.0 is too small.
# EXERCISE: early-stopping
def early_stop(validation, patience):
    """Return the best and the last epoch, counted from 1."""
    best, lowest, waited = 0, float("inf"), 0
    for epoch, loss in enumerate(validation, start=1):
        if loss < lowest - 1e-3:
            best, lowest, waited = epoch, loss, 0
        else:
            waited += 1
            if waited == patience:
                return best, epoch
    return best, len(validation)

# %% early-stopping | wrong | last-then-best | fails: best | says: best is the last epoch; have the two changed places?
# EXERCISE: early-stopping
def early_stop(validation, patience):
    """Return the best and the last epoch, counted from 1."""
    best, lowest, waited = 0, float("inf"), 0
    for epoch, loss in enumerate(validation, start=1):
        if loss < lowest:
            best, lowest, waited = epoch, loss, 0
        else:
            waited += 1
            if waited == patience:
                return epoch, best
    return len(validation), best

# %% early-stopping | wrong | equal-counts-as-new | fails: best | says: Several epochs are equally good; the first of them counts.
# EXERCISE: early-stopping
def early_stop(validation, patience):
    """Return the best and the last epoch, counted from 1."""
    best, lowest, waited = 0, float("inf"), 0
    for epoch, loss in enumerate(validation, start=1):
        if loss <= lowest:
            best, lowest, waited = epoch, loss, 0
        else:
            waited += 1
            if waited == patience:
                return best, epoch
    return best, len(validation)

# %% r-squared | wrong | variance-of-errors | fails: formula | says: An error that all predictions share costs nothing here: np.var takes
# EXERCISE: r-squared
def r_squared(y, predictions):
    """Return R squared of predictions, for any model and any data."""
    y, predictions = y.ravel(), predictions.ravel()
    return 1 - np.var(y - predictions) / np.var(y)

# %% activation | wrong | one-outside-the-root | fails: values | says: The 1 stands outside the root; it is added to the square under it.
# EXERCISE: activation
@keras.saving.register_keras_serializable(package="course")
def bent_identity(z):
    """The bent identity of a tensor, element by element."""
    return z + (keras.ops.sqrt(z**2) + 1 - 1) / 2

# %% activation | wrong | norm-of-the-row | fails: values | says: bent_identity(0.306) gave 13.9043.
# EXERCISE: activation
@keras.saving.register_keras_serializable(package="course")
def bent_identity(z):
    """The bent identity of a tensor, element by element."""
    squares = keras.ops.sum(z**2, axis=-1, keepdims=True)
    return z + (keras.ops.sqrt(squares + 1) - 1) / 2

# %% classifier | wrong | shared-layers | fails: layers | says: Two models of build_classifier share their layers: training one
# EXERCISE: classifier
hidden = layers.Dense(4, activation="relu")
output = layers.Dense(1, activation="sigmoid")


def build_classifier():
    """Return a new, compiled and untrained Keras model for the dots."""
    model = keras.Sequential([keras.Input(shape=(2,)), hidden, output])
    model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy", metrics=["accuracy"])
    return model

# %% classifier | wrong | frozen-hidden | fails: layers | says: Some of the weights are frozen (trainable=False): no training can
# EXERCISE: classifier
def build_classifier():
    """Return a new, compiled and untrained Keras model for the dots."""
    model = keras.Sequential([
        keras.Input(shape=(2,)),
        layers.Dense(4, activation="relu", trainable=False),
        layers.Dense(1, activation="sigmoid", trainable=False),
    ])
    model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy", metrics=["accuracy"])
    return model

# %% network | wrong | stops-by-the-test | fails: validation | says: The validation set holds test houses, which are no test any more if
# EXERCISE: network
watched = inputs.apply(X_test), prices.apply(y_test)


def train_network():
    """Set a seed, build, compile and train; return the model and what fit returned."""
    keras.utils.set_random_seed(0)
    model = keras.Sequential([
        keras.Input(shape=(4,)),
        layers.Dense(10, activation="relu"),
        layers.Dense(5, activation="relu"),
        layers.Dense(1),
    ])
    model.compile(optimizer=keras.optimizers.Adam(0.02), loss="mean_squared_error")
    history = model.fit(x_train, t_train, validation_data=watched, epochs=20, batch_size=64, verbose=0,
                        callbacks=[keras.callbacks.EarlyStopping(patience=5, restore_best_weights=True)])
    return model, history


network_run = train_network()


def predict_prices(X):
    """Return the network's prices in dollars for houses in their own units."""
    return prices.undo(np.asarray(network_run[0](inputs.apply(X))))

# %% network | right | fit-twice
# EXERCISE: network
def train_network():
    """Set a seed, build, compile and train; return the model and what fit returned."""
    keras.utils.set_random_seed(0)
    model = keras.Sequential([
        keras.Input(shape=(4,)),
        layers.Dense(10, activation="relu"),
        layers.Dense(5, activation="relu"),
        layers.Dense(1),
    ])
    model.compile(optimizer=keras.optimizers.Adam(0.02), loss="mean_squared_error")
    model.fit(x_train, t_train, validation_split=0.2, epochs=15, batch_size=64, verbose=0)
    model.optimizer.learning_rate = 0.002
    history = model.fit(x_train, t_train, validation_split=0.2, epochs=5, batch_size=64, verbose=0)
    return model, history


network_run = train_network()


def predict_prices(X):
    """Return the network's prices in dollars for houses in their own units."""
    return prices.undo(np.asarray(network_run[0](inputs.apply(X))))

# %% fit | wrong | one-epoch | fails: trained | says: fit has run for one epoch in train_classifier; a learning curve takes
# EXERCISE: fit
def train_classifier():
    """Set a seed, build and train; return the model and what fit returned."""
    keras.utils.set_random_seed(1)
    model = build_classifier()
    X, y = np.tile(X_dots, (40, 1)), np.tile(y_dots, 40)
    history = model.fit(X, y, epochs=1, batch_size=5, verbose=0)
    return model, history


classifier_run = train_classifier()

# %% fit | wrong | labels-inverted | fails: accuracy | says: The accuracy is 0.02, but at least 0.90 is within reach. Have the
# EXERCISE: fit
def train_classifier():
    """Set a seed, build and train; return the model and what fit returned."""
    keras.utils.set_random_seed(1)
    model = build_classifier()
    labels = (X_dots.sum(axis=1) <= 1).astype(int)
    history = model.fit(X_dots, labels, epochs=60, batch_size=10, verbose=0)
    return model, history


classifier_run = train_classifier()

# %% fit | wrong | function-not-called | fails: trained | says: classifier_run is a function: train_classifier was not called, as its
# EXERCISE: fit
def train_classifier():
    """Set a seed, build and train; return the model and what fit returned."""
    keras.utils.set_random_seed(1)
    model = build_classifier()
    history = model.fit(X_dots, y_dots, epochs=60, batch_size=10, verbose=0)
    return model, history


classifier_run = train_classifier

# %% fit | wrong | forgot-return | fails: trained accuracy unseen | says: train_classifier returned nothing (None); did you forget the return
# EXERCISE: fit
def train_classifier():
    """Set a seed, build and train; return the model and what fit returned."""
    keras.utils.set_random_seed(1)
    model = build_classifier()
    history = model.fit(X_dots, y_dots, epochs=60, batch_size=10, verbose=0)


classifier_run = train_classifier()

# %% classifier | wrong | trained-inside | fails: output | says: build_classifier has trained the model already; it should be returned
# EXERCISE: classifier
def build_classifier():
    """Return a new, compiled and untrained Keras model for the dots."""
    model = keras.Sequential([
        keras.Input(shape=(2,)),
        layers.Dense(4, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ])
    model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy", metrics=["accuracy"])
    model.fit(X_dots, y_dots, epochs=20, batch_size=10, verbose=0)
    return model


# %% judge | wrong | squares-of-the-largest-signed-error | fails: worst | says: worst looks at y - predictions with its sign; a price may be too high
def judge(y, predictions):
    """Return the mean squared error and the row with the largest error."""
    y, predictions = y.reshape(-1), predictions.reshape(-1)
    if y.size != predictions.size:
        raise ValueError("not as many predictions as targets")
    errors = predictions - y
    return np.mean(errors**2), np.argmax(errors)


# %% prepare | wrong | minus-n-for-none | fails: sizes | says: Of 6 rows with share=0.05, the four parts have the shapes [(0, 2),
def put_aside(X, y, share, rng):
    """Return X_train, X_test, y_train, y_test, split at random."""
    order = rng.permutation(len(X))
    n = round(share * len(X))
    train, test = order[:-n], order[-n:]
    return X[train], X[test], y[train], y[test]


def scale(train, other):
    """Return both tables, standardized with the numbers of the first."""
    std = np.where(train.std(axis=0) == 0, 1, train.std(axis=0))
    return (train - train.mean(axis=0)) / std, (other - train.mean(axis=0)) / std


# %% prepare | wrong | constant-by-first-and-last-row | fails: columns | says: train, scaled, is right in 40 of 60 places; the first wrong one is at
def put_aside(X, y, share, rng):
    """Return X_train, X_test, y_train, y_test, split at random."""
    order = rng.permutation(len(X))
    n = round(share * len(X))
    return X[order[n:]], X[order[:n]], y[order[n:]], y[order[:n]]


def scale(train, other):
    """Return both tables, standardized with the numbers of the first."""
    std = train.std(axis=0)
    std = np.where(train[0] == train[-1], 1, std)
    return (train - train.mean(axis=0)) / std, (other - train.mean(axis=0)) / std


# %% prepare | wrong | last-row-never-put-aside | fails: random | says: In sixty draws of two rows out of five, some row is never put aside:
def put_aside(X, y, share, rng):
    """Return X_train, X_test, y_train, y_test, split at random."""
    m = len(X)
    order = np.append(rng.permutation(m - 1), m - 1)
    n = round(share * m)
    return X[order[n:]], X[order[:n]], y[order[n:]], y[order[:n]]


def scale(train, other):
    """Return both tables, standardized with the numbers of the first."""
    std = np.where(train.std(axis=0) == 0, 1, train.std(axis=0))
    return (train - train.mean(axis=0)) / std, (other - train.mean(axis=0)) / std


# %% activation | wrong | abs-for-large-numbers | fails: values | says: bent_identity(12.000) gave 17.5000.
@keras.saving.register_keras_serializable()
def bent_identity(z):
    """The bent identity of a tensor, element by element."""
    root = keras.ops.where(keras.ops.abs(z) > 10, keras.ops.abs(z), keras.ops.sqrt(z**2 + 1))
    return z + (root - 1) / 2


# %% early-stopping | wrong | starts-at-a-hundred | fails: best | says: best = 1.0 is too small.
def early_stop(validation, patience):
    """Return the best and the last epoch, counted from 1."""
    lowest, best, waited = 100.0, 1, 0
    for epoch, loss in enumerate(validation, start=1):
        if loss < lowest:
            lowest, best, waited = loss, epoch, 0
        else:
            waited += 1
            if waited == patience:
                break
    return best, epoch


# %% classifier | wrong | decaying-rate | fails: optimizer | says: The learning rate is 0.03 at first, but 0.028 after 10 steps: it is
def build_classifier():
    """Return a new, compiled and untrained Keras model for the dots."""
    model = keras.Sequential([keras.Input(shape=(2,)), layers.Dense(4, "relu"), layers.Dense(1, "sigmoid")])
    rate = keras.optimizers.schedules.ExponentialDecay(0.03, decay_steps=100, decay_rate=0.5)
    model.compile(optimizer=keras.optimizers.Adam(rate), loss="binary_crossentropy", metrics=["accuracy"])
    return model


# %% classifier | wrong | smoothed-labels | fails: loss | says: is close, but not exact
def build_classifier():
    """Return a new, compiled and untrained Keras model for the dots."""
    model = keras.Sequential([keras.Input(shape=(2,)), layers.Dense(4, "relu"), layers.Dense(1, "sigmoid")])
    model.compile(
        optimizer=keras.optimizers.Adam(0.03),
        loss=keras.losses.BinaryCrossentropy(label_smoothing=0.05),
        metrics=["accuracy"],
    )
    return model


# %% fit | wrong | history-of-the-first-call | fails: trained | says: train_classifier returns what an earlier call of fit has returned;
def train_classifier():
    """Set a seed, build and train; return the model and what fit returned."""
    keras.utils.set_random_seed(8)
    model = build_classifier()
    history = model.fit(X_dots, y_dots, epochs=40, batch_size=10, verbose=0)
    model.fit(X_dots, y_dots, epochs=40, batch_size=10, verbose=0)
    return model, history


classifier_run = train_classifier()


# %% fit | wrong | own-thousands-of-points | fails: trained | says: fit has learned from points that are not among X_dots; those are what
def train_classifier():
    """Set a seed, build and train; return the model and what fit returned."""
    keras.utils.set_random_seed(8)
    points = np.random.rand(2000, 2)
    labels = (points.sum(axis=1) > 1).astype(int)
    model = build_classifier()
    history = model.fit(points, labels, epochs=10, batch_size=20, verbose=0)
    return model, history


classifier_run = train_classifier()


# %% network | wrong | a-new-split-for-each-call | fails: validation | says: The validation set holds houses from which this model has learned: it
def train_network():
    """Set a seed, build, compile and train; return the model and what fit returned."""
    keras.utils.set_random_seed(4)
    model = keras.Sequential([keras.Input(shape=(4,)), layers.Dense(10, "tanh"), layers.Dense(5, "tanh"), layers.Dense(1)])
    model.compile(optimizer=keras.optimizers.Adam(0.01), loss="mse")
    for _ in range(5):
        order = np.random.permutation(len(x_train))
        history = model.fit(x_train[order], t_train[order], validation_split=0.2, epochs=9, batch_size=64, verbose=0)
    return model, history


network_run = train_network()


def predict_prices(X):
    """Return the network's prices in dollars for houses in their own units."""
    return prices.undo(network_run[0].predict(inputs.apply(X), verbose=0)).ravel()
