# Answers to assignment 7. See tests/answers/__init__.py for what the headers mean.
# ruff: noqa

# %% predict | right | step-by-step
n, v, s = 80, 2 / 80, 0.06
chi = n * v * s
mean_square_factor = 1.0
for step in range(5):
    mean_square_factor *= chi
size_factor = mean_square_factor**0.5
level_variance = 1 / n / s

# %% predict | right | with-logs
chi = np.prod([80, 2 / 80, 0.06])
mean_square_factor = np.exp(5 * np.log(chi))
size_factor = np.exp(2.5 * np.log(chi))
level_variance = np.array([2 / 80 / 0.12])

# %% predict | right | plain-numbers
chi = 0.12
mean_square_factor = 2.48832e-05
size_factor = 2.48832e-05**0.5
level_variance = 0.20833333333333334

# %% predict | wrong | no-width | fails: chi | says: lacks the width
chi = 2 / 80 * 0.06
mean_square_factor = chi**5
size_factor = np.sqrt(mean_square_factor)

# %% predict | wrong | squared-again | fails: chi | says: squares 0.06
chi = 2 * 0.06**2
mean_square_factor = chi**5
size_factor = np.sqrt(mean_square_factor)

# %% predict | wrong | lecun | fails: chi | says: He's is twice as large
chi = 0.06
mean_square_factor = chi**5
size_factor = np.sqrt(mean_square_factor)

# %% predict | wrong | no-slope | fails: chi | says: lacks the mean squared slope
chi = 80 * (2 / 80)
mean_square_factor = chi**5
size_factor = np.sqrt(mean_square_factor)

# %% predict | wrong | six-steps | fails: mean-square | says: counts six steps
mean_square_factor = chi**6
size_factor = np.sqrt(mean_square_factor)

# %% predict | wrong | added-steps | fails: mean-square | says: factors are multiplied
mean_square_factor = 5 * chi
size_factor = np.sqrt(mean_square_factor)

# %% predict | wrong | one-step | fails: mean-square | says: a single step
mean_square_factor = chi
size_factor = np.sqrt(mean_square_factor)

# %% predict | wrong | no-root | fails: size | says: root mean square
size_factor = mean_square_factor

# %% predict | wrong | half | fails: size | says: takes half
size_factor = mean_square_factor / 2

# %% predict | wrong | upside-down | fails: level | says: upside down
level_variance = 80 * 0.06

# %% predict | wrong | standard-deviation | fails: level | says: standard deviation
level_variance = 1 / np.sqrt(80 * 0.06)

# %% predict | wrong | lecun-level | fails: level | says: slopes of 1
level_variance = 1 / 80

# %% predict | wrong | he-level | fails: level | says: ReLU's half
level_variance = 2 / (80 * 0.06)


# %% gradient-sizes | right | indices
def gradient_sizes(dz_last, weights, slopes):
    count = len(weights) + 1
    sizes = np.zeros(count)
    dz = dz_last
    sizes[count - 1] = (dz * dz).mean() ** 0.5
    for place in range(count - 2, -1, -1):
        dz = slopes[place] * np.dot(dz, weights[place].T)
        sizes[place] = (dz * dz).mean() ** 0.5
    return sizes


# %% gradient-sizes | right | recursive
def gradient_sizes(dz_last, weights, slopes):
    own = [np.linalg.norm(dz_last) / np.sqrt(dz_last.size)]
    if not weights:
        return own
    before = np.einsum("mj,ij,mi->mi", dz_last, weights[-1], slopes[-1])
    return np.append(gradient_sizes(before, weights[:-1], slopes[:-1]), own)


# %% gradient-sizes | right | loops
def gradient_sizes(dz_last, weights, slopes):
    layers = [dz_last]
    for W, slope in list(zip(weights, slopes))[::-1]:
        next_dz = layers[0]
        dz = np.empty_like(slope)
        for sample in range(len(slope)):
            for unit in range(slope.shape[1]):
                arrives = sum(next_dz[sample, k] * W[unit, k] for k in range(W.shape[1]))
                dz[sample, unit] = arrives * slope[sample, unit]
        layers.insert(0, dz)
    return [float(np.sqrt(np.square(dz).mean())) for dz in layers]


# %% gradient-sizes | wrong | mean-square | fails: size | says: the root is missing
def gradient_sizes(dz_last, weights, slopes):
    dz, sizes = dz_last, [np.mean(dz_last**2)]
    for W, slope in zip(weights[::-1], slopes[::-1]):
        dz = (dz @ W.T) * slope
        sizes.insert(0, np.mean(dz**2))
    return np.array(sizes)


# %% gradient-sizes | wrong | lengths | fails: size | says: not the sum
def gradient_sizes(dz_last, weights, slopes):
    dz, sizes = dz_last, [np.linalg.norm(dz_last)]
    for W, slope in zip(weights[::-1], slopes[::-1]):
        dz = (dz @ W.T) * slope
        sizes.insert(0, np.linalg.norm(dz))
    return np.array(sizes)


# %% gradient-sizes | wrong | spread | fails: size | says: takes its mean away
def gradient_sizes(dz_last, weights, slopes):
    dz, sizes = dz_last, [dz_last.std()]
    for W, slope in zip(weights[::-1], slopes[::-1]):
        dz = (dz @ W.T) * slope
        sizes.insert(0, dz.std())
    return np.array(sizes)


# %% gradient-sizes | wrong | no-slope | fails: chain | says: no notice of the slopes
def gradient_sizes(dz_last, weights, slopes):
    dz, sizes = dz_last, [np.sqrt(np.mean(dz_last**2))]
    for W in weights[::-1]:
        dz = dz @ W.T
        sizes.insert(0, np.sqrt(np.mean(dz**2)))
    return np.array(sizes)


# %% gradient-sizes | wrong | forward-order | fails: chain | says: ValueError
def gradient_sizes(dz_last, weights, slopes):
    dz, sizes = dz_last, [np.sqrt(np.mean(dz_last**2))]
    for W, slope in zip(weights, slopes):
        dz = (dz @ W.T) * slope
        sizes.insert(0, np.sqrt(np.mean(dz**2)))
    return np.array(sizes)


# %% gradient-sizes | wrong | not-transposed | fails: chain order | says: ValueError
def gradient_sizes(dz_last, weights, slopes):
    dz, sizes = dz_last, [np.sqrt(np.mean(dz_last**2))]
    for W, slope in zip(weights[::-1], slopes[::-1]):
        dz = (dz @ W) * slope
        sizes.insert(0, np.sqrt(np.mean(dz**2)))
    return np.array(sizes)


# %% gradient-sizes | wrong | slope-before-weights | fails: chain order | says: ValueError
def gradient_sizes(dz_last, weights, slopes):
    dz, sizes = dz_last, [np.sqrt(np.mean(dz_last**2))]
    for W, slope in zip(weights[::-1], slopes[::-1]):
        dz = (dz * slope) @ W.T
        sizes.insert(0, np.sqrt(np.mean(dz**2)))
    return np.array(sizes)


# %% gradient-sizes | wrong | last-first | fails: order | says: layer 1 must come first
def gradient_sizes(dz_last, weights, slopes):
    dz, sizes = dz_last, [np.sqrt(np.mean(dz_last**2))]
    for W, slope in zip(weights[::-1], slopes[::-1]):
        dz = (dz @ W.T) * slope
        sizes.append(np.sqrt(np.mean(dz**2)))
    return np.array(sizes)


# %% gradient-sizes | wrong | slopes-only | fails: chain order | says: ValueError
def gradient_sizes(dz_last, weights, slopes):
    dz, sizes = dz_last, [np.sqrt(np.mean(dz_last**2))]
    for slope in slopes[::-1]:
        dz = dz * slope
        sizes.insert(0, np.sqrt(np.mean(dz**2)))
    return np.array(sizes)


# %% gradient-sizes | wrong | forgets-the-last | fails: size chain order | says: shape (0,)
def gradient_sizes(dz_last, weights, slopes):
    dz, sizes = dz_last, []
    for W, slope in zip(weights[::-1], slopes[::-1]):
        dz = (dz @ W.T) * slope
        sizes.insert(0, np.sqrt(np.mean(dz**2)))
    return np.array(sizes)


# %% gradient-sizes | wrong | eats-its-input | fails: order | says: changed its argument
def gradient_sizes(dz_last, weights, slopes):
    dz, sizes = dz_last, [np.sqrt(np.mean(dz_last**2))]
    while weights:
        dz = (dz @ weights.pop().T) * slopes.pop()
        sizes.insert(0, np.sqrt(np.mean(dz**2)))
    return np.array(sizes)


# %% gradient-sizes | wrong | constant | fails: size chain order | says: largest number
def gradient_sizes(dz_last, weights, slopes):
    return np.full(len(weights) + 1, np.abs(dz_last).max())


# %% measure | right | loops
def sizes_of(network):
    value, _ = network.loss_and_gradients(X_train[:100], y_train[:100], LOSS)
    sizes = []
    for layer in network.layers[:-1]:
        sizes.append(float((layer.dz * layer.dz).mean() ** 0.5))
    return sizes


def factor_per_layer(sizes):
    return np.exp((np.log(sizes[0]) - np.log(sizes[-1])) / (len(sizes) - 1))


found = []
for seed in range(10):
    found.append(factor_per_layer(sizes_of(deep_network("sigmoid", "glorot_uniform", rng=seed))))
typical_factor = (sorted(found)[4] + sorted(found)[5]) / 2


# %% measure | right | product-of-steps
def factor_per_layer(sizes):
    steps = np.asarray(sizes[:-1]) / np.asarray(sizes[1:])
    return np.prod(steps) ** (1 / steps.size)


typical_factor = np.quantile(
    [factor_per_layer(sizes_of(deep_network("sigmoid", "glorot_uniform", rng=s))) for s in range(10)],
    0.5,
)


# %% measure | right | norms
def sizes_of(network):
    a = network.forward(X_train[:100], training=True)
    e = np.exp(a - a.max(axis=1, keepdims=True))
    network.backward((e / e.sum(axis=1, keepdims=True) - y_train[:100]) / 100)
    hidden = network.layers[: len(network.layers) - 1]
    return np.array([np.linalg.norm(layer.dz) / layer.dz.size**0.5 for layer in hidden])


# %% measure | wrong | mean-squares | fails: sizes | says: mean squares
def sizes_of(network):
    network.loss_and_gradients(X_train[:100], y_train[:100], LOSS)
    return np.array([np.mean(layer.dz**2) for layer in network.layers[:-1]])


typical_factor = np.median(
    [factor_per_layer(sizes_of(deep_network("sigmoid", "glorot_uniform", rng=s))) for s in range(10)]
)


# %% measure | wrong | lengths | fails: sizes | says: takes a sum
def sizes_of(network):
    network.loss_and_gradients(X_train[:100], y_train[:100], LOSS)
    return np.array([np.linalg.norm(layer.dz) for layer in network.layers[:-1]])


# %% measure | wrong | weights | fails: sizes | says: gradient in the weights
def sizes_of(network):
    network.loss_and_gradients(X_train[:100], y_train[:100], LOSS)
    return np.array([np.sqrt(np.mean(layer.dW**2)) for layer in network.layers[:-1]])


typical_factor = np.median(
    [factor_per_layer(sizes_of(deep_network("sigmoid", "glorot_uniform", rng=s))) for s in range(10)]
)


# %% measure | wrong | all-layers | fails: sizes | says: one number too many
def sizes_of(network):
    network.loss_and_gradients(X_train[:100], y_train[:100], LOSS)
    return np.array([np.sqrt(np.mean(layer.dz**2)) for layer in network.layers])


typical_factor = np.median(
    [factor_per_layer(sizes_of(deep_network("sigmoid", "glorot_uniform", rng=s))) for s in range(10)]
)


# %% measure | wrong | reversed | fails: sizes | says: reversed order
def sizes_of(network):
    network.loss_and_gradients(X_train[:100], y_train[:100], LOSS)
    return np.array([np.sqrt(np.mean(layer.dz**2)) for layer in network.layers[-2::-1]])


typical_factor = np.median(
    [factor_per_layer(sizes_of(deep_network("sigmoid", "glorot_uniform", rng=s))) for s in range(10)]
)


# %% measure | wrong | forward-only | fails: sizes | says: is the forward pass
def sizes_of(network):
    network.forward(X_train[:100])
    return np.array([np.sqrt(np.mean(layer.z**2)) for layer in network.layers[:-1]])


typical_factor = np.median(
    [factor_per_layer(sizes_of(deep_network("sigmoid", "glorot_uniform", rng=s))) for s in range(10)]
)


# %% measure | wrong | whole-change | fails: factor | says: one step of it
def factor_per_layer(sizes):
    return sizes[0] / sizes[-1]


# %% measure | wrong | divided | fails: factor | says: take a root
def factor_per_layer(sizes):
    return sizes[0] / sizes[-1] / (len(sizes) - 1)


# %% measure | wrong | layers-for-steps | fails: factor | says: one fewer
def factor_per_layer(sizes):
    return (sizes[0] / sizes[-1]) ** (1 / len(sizes))


# %% measure | wrong | forward-factor | fails: factor | says: goes forward
def factor_per_layer(sizes):
    return (sizes[-1] / sizes[0]) ** (1 / (len(sizes) - 1))


# %% measure | wrong | plain-mean | fails: factor | says: plain mean
def factor_per_layer(sizes):
    return np.mean(np.array(sizes[:-1]) / np.array(sizes[1:]))


# %% measure | wrong | mean-of-ten | fails: typical | says: the median is asked for
typical_factor = np.mean(
    [factor_per_layer(sizes_of(deep_network("sigmoid", "glorot_uniform", rng=s))) for s in range(10)]
)

# %% measure | wrong | one-network | fails: typical | says: one network
typical_factor = factor_per_layer(sizes_of(deep_network("sigmoid", "glorot_uniform", rng=0)))

# %% measure | wrong | he-weights | fails: typical | says: He's weights
typical_factor = np.median(
    [factor_per_layer(sizes_of(deep_network("sigmoid", "he_normal", rng=s))) for s in range(10)]
)


# %% glorot | right | scaled-random
def glorot_uniform(rng, fan_in, fan_out):
    limit = (6 / (fan_in + fan_out)) ** 0.5
    return (2 * rng.random((fan_in, fan_out)) - 1) * limit


# %% glorot | right | from-the-variance
def glorot_uniform(rng, fan_in, fan_out):
    variance = 2 / (fan_in + fan_out)
    return rng.uniform(-1, 1, (fan_in, fan_out)) * np.sqrt(3 * variance)


# %% glorot | right | row-by-row
def glorot_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(6) / np.sqrt(fan_in + fan_out)
    return np.array([[rng.uniform(-limit, limit) for _ in range(fan_out)] for _ in range(fan_in)])


# %% glorot | wrong | transposed-shape | fails: shape | says: it is transposed
def glorot_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, size=(fan_out, fan_in))


# %% glorot | wrong | standard-deviation-as-limit | fails: variance | says: limit²/3
def glorot_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(2 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, size=(fan_in, fan_out))


# %% glorot | wrong | no-root | fails: variance | says: root is missing
def glorot_uniform(rng, fan_in, fan_out):
    limit = 6 / (fan_in + fan_out)
    return rng.uniform(-limit, limit, size=(fan_in, fan_out))


# %% glorot | wrong | inputs-only | fails: variance | says: He's variance
def glorot_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(6 / fan_in)
    return rng.uniform(-limit, limit, size=(fan_in, fan_out))


# %% glorot | wrong | one-sided | fails: variance | says: around 0
def glorot_uniform(rng, fan_in, fan_out):
    return rng.uniform(0, np.sqrt(6 / (fan_in + fan_out)), size=(fan_in, fan_out))


# %% glorot | wrong | normal-instead | fails: variance | says: beyond the limit
def glorot_uniform(rng, fan_in, fan_out):
    return rng.normal(scale=np.sqrt(2 / (fan_in + fan_out)), size=(fan_in, fan_out))


# %% glorot | wrong | global-generator | fails: seed | says: not from np.random
def glorot_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return np.random.uniform(-limit, limit, size=(fan_in, fan_out))


# %% glorot | wrong | own-generator | fails: seed | says: do not make one inside
def glorot_uniform(rng, fan_in, fan_out):
    rng = np.random.default_rng(42)
    limit = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, size=(fan_in, fan_out))


# %% glorot | wrong | one-row-repeated | fails: variance seed | says: Many weights are the same
def glorot_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return np.tile(rng.uniform(-limit, limit, size=fan_out), (fan_in, 1))


# %% glorot | wrong | helpers | fails: shape variance seed | says: already has the answer
from helpers.nn import initializers


def glorot_uniform(rng, fan_in, fan_out):
    return initializers.glorot_uniform(rng, fan_in, fan_out)


# %% he | right | standard-normal
def he_normal(rng, fan_in, fan_out):
    return rng.standard_normal((fan_in, fan_out)) * np.sqrt(2 / fan_in)


# %% he | right | positional
def he_normal(rng, fan_in, fan_out):
    return rng.normal(0, (2 / fan_in) ** 0.5, (fan_in, fan_out))


# %% he | right | divided
def he_normal(rng, fan_in, fan_out):
    return np.sqrt(2) * rng.normal(size=(fan_in, fan_out)) / np.sqrt(fan_in)


# %% he | right | unit-by-unit
def he_normal(rng, fan_in, fan_out):
    columns = [rng.normal(0, math_root(2 / fan_in), fan_in) for _ in range(fan_out)]
    return np.column_stack(columns)


def math_root(number):
    return number**0.5


# %% he | wrong | variance-as-scale | fails: variance | says: take the root
def he_normal(rng, fan_in, fan_out):
    return rng.normal(scale=2 / fan_in, size=(fan_in, fan_out))


# %% he | wrong | fan-out | fails: variance | says: as there are inputs
def he_normal(rng, fan_in, fan_out):
    return rng.normal(scale=np.sqrt(2 / fan_out), size=(fan_in, fan_out))


# %% he | wrong | lecun | fails: variance | says: LeCun's variance
def he_normal(rng, fan_in, fan_out):
    return rng.normal(scale=np.sqrt(1 / fan_in), size=(fan_in, fan_out))


# %% he | wrong | no-scale | fails: variance | says: standard normal
def he_normal(rng, fan_in, fan_out):
    return rng.normal(size=(fan_in, fan_out))


# %% he | wrong | uniform-instead | fails: variance | says: not normally distributed
def he_normal(rng, fan_in, fan_out):
    limit = np.sqrt(6 / fan_in)
    return rng.uniform(-limit, limit, size=(fan_in, fan_out))


# %% he | wrong | scale-as-mean | fails: variance | says: around 0
def he_normal(rng, fan_in, fan_out):
    return rng.normal(np.sqrt(2 / fan_in), 1, (fan_in, fan_out))


# %% he | wrong | transposed-shape | fails: shape | says: it is transposed
def he_normal(rng, fan_in, fan_out):
    return rng.normal(scale=np.sqrt(2 / fan_in), size=(fan_out, fan_in))


# %% he | wrong | flat | fails: shape seed | says: (15,)
def he_normal(rng, fan_in, fan_out):
    return rng.normal(scale=np.sqrt(2 / fan_in), size=fan_in * fan_out)


# %% he | wrong | global-generator | fails: seed | says: not from np.random
def he_normal(rng, fan_in, fan_out):
    return np.random.normal(scale=np.sqrt(2 / fan_in), size=(fan_in, fan_out))


# %% he | wrong | helpers | fails: shape variance seed | says: already has the answer
from helpers.nn.initializers import he_normal as ready


def he_normal(rng, fan_in, fan_out):
    return ready(rng, fan_in, fan_out)


# %% lecun | right | from-the-variance
def lecun_uniform(rng, fan_in, fan_out):
    return np.sqrt(3 * (1 / fan_in)) * rng.uniform(-1, 1, size=(fan_in, fan_out))


# %% lecun | right | shifted
def lecun_uniform(rng, fan_in, fan_out):
    limit = (3 / fan_in) ** 0.5
    return -limit + 2 * limit * rng.random(size=(fan_in, fan_out))


# %% lecun | right | divided
def lecun_uniform(rng, fan_in, fan_out):
    return rng.uniform(-1, 1, (fan_in, fan_out)) / np.sqrt(fan_in / 3)


# %% lecun | wrong | standard-deviation-as-limit | fails: variance | says: limit²/3
def lecun_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(1 / fan_in)
    return rng.uniform(-limit, limit, size=(fan_in, fan_out))


# %% lecun | wrong | he-limit | fails: variance | says: He's variance
def lecun_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(6 / fan_in)
    return rng.uniform(-limit, limit, size=(fan_in, fan_out))


# %% lecun | wrong | glorot-limit | fails: variance | says: Glorot's variance
def lecun_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, size=(fan_in, fan_out))


# %% lecun | wrong | fan-out | fails: variance | says: as there are inputs
def lecun_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(3 / fan_out)
    return rng.uniform(-limit, limit, size=(fan_in, fan_out))


# %% lecun | wrong | no-root | fails: variance | says: root is missing
def lecun_uniform(rng, fan_in, fan_out):
    limit = 3 / fan_in
    return rng.uniform(-limit, limit, size=(fan_in, fan_out))


# %% lecun | wrong | normal-instead | fails: variance | says: beyond the limit
def lecun_uniform(rng, fan_in, fan_out):
    return rng.normal(scale=np.sqrt(1 / fan_in), size=(fan_in, fan_out))


# %% lecun | wrong | transposed-shape | fails: shape | says: it is transposed
def lecun_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(3 / fan_in)
    return rng.uniform(-limit, limit, size=(fan_out, fan_in))


# %% lecun | wrong | own-seed | fails: seed | says: do not make one inside
def lecun_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(3 / fan_in)
    return np.random.default_rng(0).uniform(-limit, limit, size=(fan_in, fan_out))


# %% lecun | wrong | prints | fails: shape variance seed | says: printed its result
def lecun_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(3 / fan_in)
    print(rng.uniform(-limit, limit, size=(fan_in, fan_out)))


# %% unit-report | right | loop
def unit_report(a):
    m, units = a.shape
    dead = always = zeros = 0
    for unit in range(units):
        fires = sum(1 for value in a[:, unit] if value > 0)
        dead += fires == 0
        always += fires == m
        zeros += m - fires
    return dead, always, zeros / (m * units)


# %% unit-report | right | extremes
def unit_report(a):
    return [np.sum(a.max(axis=0) == 0), np.sum(a.min(axis=0) > 0), 1 - np.count_nonzero(a) / a.size]


# %% unit-report | right | counts
def unit_report(a):
    counts = np.count_nonzero(a > 0, axis=0)
    return np.array([(counts == 0).sum(), (counts == len(a)).sum(), np.mean(a == 0)])


# %% unit-report | wrong | counts-zeros | fails: dead | says: counts zeros
def unit_report(a):
    fires = a > 0
    return (a == 0).sum(), fires.all(axis=0).sum(), np.mean(a == 0)


# %% unit-report | wrong | silent-at-times | fails: dead | says: silent at times
def unit_report(a):
    fires = a > 0
    return (~fires).any(axis=0).sum(), fires.all(axis=0).sum(), np.mean(a == 0)


# %% unit-report | wrong | rows | fails: dead | says: rows, which are samples
def unit_report(a):
    fires = a > 0
    return (~fires.any(axis=1)).sum(), fires.all(axis=1).sum(), np.mean(a == 0)


# %% unit-report | wrong | at-times-on | fails: always-on | says: fire at times
def unit_report(a):
    fires = a > 0
    return (~fires.any(axis=0)).sum(), fires.any(axis=0).sum(), np.mean(a == 0)


# %% unit-report | wrong | shares | fails: dead | says: is a share
def unit_report(a):
    fires = a > 0
    return (~fires.any(axis=0)).mean(), fires.all(axis=0).mean(), np.mean(a == 0)


# %% unit-report | wrong | number-of-zeros | fails: zeros | says: divide it by all
def unit_report(a):
    fires = a > 0
    return (~fires.any(axis=0)).sum(), fires.all(axis=0).sum(), (a == 0).sum()


# %% unit-report | wrong | share-of-firing | fails: zeros | says: those that fire
def unit_report(a):
    fires = a > 0
    return (~fires.any(axis=0)).sum(), fires.all(axis=0).sum(), fires.mean()


# %% unit-report | wrong | percent | fails: zeros | says: not a percentage
def unit_report(a):
    fires = a > 0
    return (~fires.any(axis=0)).sum(), fires.all(axis=0).sum(), 100 * np.mean(a == 0)


# %% unit-report | wrong | order | fails: dead | says: have changed places
def unit_report(a):
    fires = a > 0
    return fires.all(axis=0).sum(), (~fires.any(axis=0)).sum(), np.mean(a == 0)


# %% unit-report | wrong | column-sums-with-tolerance | fails: dead always-on | says: always_on
def unit_report(a):
    fires = a > 0.01
    return (~fires.any(axis=0)).sum(), fires.all(axis=0).sum(), np.mean(a == 0)


# %% unit-report | wrong | one-number | fails: dead always-on zeros | says: three numbers
def unit_report(a):
    return (~(a > 0).any(axis=0)).sum()


# %% unit-report | wrong | changes-input | fails: zeros | says: changed its input
def unit_report(a):
    a[a > 0] = 1
    return (a.sum(axis=0) == 0).sum(), (a.sum(axis=0) == len(a)).sum(), 1 - a.mean()


# %% clip | right | one-vector
def clip(gradients, limit):
    length = np.linalg.norm(np.concatenate([g.ravel() for g in gradients]))
    if length <= limit:
        return [g.copy() for g in gradients]
    return [g * limit / length for g in gradients]


# %% clip | right | loop
def clip(gradients, limit):
    total = 0.0
    for g in gradients:
        for value in g.flat:
            total += value * value
    scaled = []
    for g in gradients:
        scaled.append(g * (limit / total**0.5) if total > limit**2 else 1 * g)
    return scaled


# %% clip | right | maximum
def clip(gradients, limit):
    length = np.sqrt(sum(np.vdot(g, g) for g in gradients))
    return tuple(g / np.maximum(1, length / limit) for g in gradients)


# %% clip | wrong | each-number | fails: direction | says: cut off for itself
def clip(gradients, limit):
    return [np.clip(g, -limit, limit) for g in gradients]


# %% clip | wrong | each-array | fails: direction | says: scaled for itself
def clip(gradients, limit):
    return [g * min(1, limit / np.linalg.norm(g)) if g.any() else g for g in gradients]


# %% clip | wrong | always-scales | fails: short | says: clipping only shortens
def clip(gradients, limit):
    length = np.sqrt(sum(np.sum(g**2) for g in gradients))
    return [g * limit / length if length else g for g in gradients]


# %% clip | wrong | to-length-one | fails: length | says: after clipping is 1
def clip(gradients, limit):
    length = np.sqrt(sum(np.sum(g**2) for g in gradients))
    return [g / length if length > limit else g for g in gradients]


# %% clip | wrong | no-root | fails: length | says: The length after clipping
def clip(gradients, limit):
    length = sum(np.sum(g**2) for g in gradients)
    return [g * limit / length if length > limit else g for g in gradients]


# %% clip | wrong | sum-of-lengths | fails: length | says: too small
def clip(gradients, limit):
    length = sum(np.linalg.norm(g) for g in gradients)
    return [g * limit / length if length > limit else g for g in gradients]


# %% clip | wrong | does-nothing | fails: length short | says: as long as before
def clip(gradients, limit):
    return [1 * g for g in gradients]


# %% clip | wrong | in-place | fails: short | says: changed its argument
def clip(gradients, limit):
    length = np.sqrt(sum(np.sum(g**2) for g in gradients))
    for g in gradients:
        if length > limit:
            g *= limit / length
    return gradients


# %% clip | right | warns-at-zero
def clip(gradients, limit):
    length = np.sqrt(sum(np.sum(g**2) for g in gradients))
    return [g * np.minimum(1, limit / length) for g in gradients]


# %% clip | wrong | one-flat-array | fails: length direction short | says: as many arrays
def clip(gradients, limit):
    flat = np.concatenate([g.ravel() for g in gradients])
    return [flat * min(1, limit / max(np.linalg.norm(flat), 1e-12))]


# %% clip | wrong | helpers | fails: length direction short | says: already has the answer
from helpers.nn import optimizers


def clip(gradients, limit):
    copies = [1 * g for g in gradients]
    optimizers.clip_norm(copies, limit)
    return copies


# %% repair | right | tanh-glorot
def repaired(rng):
    layers = [Dense(64, 50, "tanh", "glorot_uniform")]
    for _ in range(9):
        layers.append(Dense(50, 50, "tanh", "glorot_uniform"))
    layers.append(Dense(50, 10))
    return Network(layers, rng=rng)


# %% repair | right | selu-lecun
def repaired(rng):
    sizes = [64] + 10 * [50]
    hidden = [Dense(m, n, "selu", "lecun_normal") for m, n in zip(sizes, sizes[1:])]
    return Network([*hidden, Dense(50, 10, "linear", "lecun_normal")], rng=rng)


# %% repair | right | own-initializer
def repaired(rng):
    def mine(rng, fan_in, fan_out):
        return rng.normal(scale=np.sqrt(2 / fan_in), size=(fan_in, fan_out))

    sizes = [64] + 10 * [50]
    hidden = [Dense(m, n, "leaky_relu", mine) for m, n in zip(sizes, sizes[1:])]
    return Network([*hidden, Dense(50, 10)], rng=rng)


# %% repair | right | the-course-s-builder
def repaired(rng):
    return deep_network("gelu", "he_normal", rng=rng)


# %% repair | wrong | unchanged | fails: gradient trains | says: The gradient fades
def repaired(rng):
    return broken(rng)


# %% repair | wrong | only-the-weights | fails: gradient trains | says: The gradient fades
def repaired(rng):
    return deep_network("sigmoid", "he_normal", rng=rng)


# %% repair | wrong | only-the-activation | fails: gradient trains | says: The gradient fades
def repaired(rng):
    return deep_network("relu", "normal", rng=rng)


# %% repair | wrong | relu-with-glorot | fails: gradient | says: The gradient fades
def repaired(rng):
    return deep_network("relu", "glorot_uniform", rng=rng)


# %% repair | wrong | large-weights | fails: gradient trains | says: The gradient grows
def repaired(rng):
    return deep_network("relu", "he_normal", scale=4.0, rng=rng)


# %% repair | wrong | shallow | fails: sizes | says: keep 64 inputs
def repaired(rng):
    return deep_network("relu", "he_normal", depth=3, rng=rng)


# %% repair | wrong | wide | fails: sizes | says: ten layers of 50
def repaired(rng):
    return deep_network("relu", "he_normal", width=80, rng=rng)


# %% repair | wrong | wires | fails: sizes | says: without a bend
def repaired(rng):
    return deep_network("linear", "lecun_normal", rng=rng)


# %% repair | wrong | fixed-seed | fails: sizes | says: pass rng on
def repaired(rng):
    return deep_network("relu", "he_normal", rng=7)


# %% repair | wrong | no-seed | fails: sizes | says: One seed gives different weights
def repaired(rng):
    return deep_network("relu", "he_normal", rng=None)


# %% repair | wrong | zeros | fails: sizes gradient trains | says: is there a layer whose weights are all 0
def repaired(rng):
    return deep_network("relu", "zeros", rng=rng)


# %% repair | wrong | a-list-of-layers | fails: sizes gradient trains | says: must return a Network
def repaired(rng):
    sizes = [64] + 10 * [50]
    hidden = [Dense(m, n, "relu", "he_normal") for m, n in zip(sizes, sizes[1:])]
    return [*hidden, Dense(50, 10)]


# %% gradient-sizes | wrong | slope-squared | fails: chain | says: gradient_sizes for four layers is right in 1 of 4 places; the first
def gradient_sizes(dz_last, weights, slopes):
    dz = dz_last
    sizes = [np.sqrt(np.mean(dz**2))]
    for W, slope in zip(weights[::-1], slopes[::-1]):
        dz = (dz @ W.T) * slope**2
        sizes.append(np.sqrt(np.mean(dz**2)))
    return np.array(sizes[::-1])


# %% gradient-sizes | wrong | mean-abs | fails: size | says: The size of dz is the mean of its absolute values.
def gradient_sizes(dz_last, weights, slopes):
    dz = dz_last
    sizes = [np.mean(np.abs(dz))]
    for W, slope in zip(weights[::-1], slopes[::-1]):
        dz = (dz @ W.T) * slope
        sizes.append(np.mean(np.abs(dz)))
    return np.array(sizes[::-1])


# %% gradient-sizes | wrong | norm-over-samples | fails: size | says: the size of dz = 0.455423 is too large.
def gradient_sizes(dz_last, weights, slopes):
    dz = dz_last
    sizes = [np.sqrt((dz**2).sum() / len(dz))]
    for W, slope in zip(weights[::-1], slopes[::-1]):
        dz = (dz @ W.T) * slope
        sizes.append(np.sqrt((dz**2).sum() / len(dz)))
    return np.array(sizes[::-1])


# %% gradient-sizes | wrong | first-layer-missing | fails: chain order | says: gradient_sizes for 3 layers has shape (2,), but (3,) is wanted:
def gradient_sizes(dz_last, weights, slopes):
    dz = dz_last
    sizes = [np.sqrt(np.mean(dz**2))]
    for i in range(len(weights) - 1, 0, -1):
        dz = (dz @ weights[i].T) * slopes[i]
        sizes.append(np.sqrt(np.mean(dz**2)))
    return np.array(sizes[::-1])


# %% gradient-sizes | wrong | mean-over-samples-first | fails: size | says: the size of dz = 0.102383 is too small.
def gradient_sizes(dz_last, weights, slopes):
    rms = lambda d: np.sqrt(np.mean(d.mean(axis=0) ** 2))
    dz = dz_last
    sizes = [rms(dz)]
    for W, slope in zip(weights[::-1], slopes[::-1]):
        dz = (dz @ W.T) * slope
        sizes.append(rms(dz))
    return np.array(sizes[::-1])


# %% gradient-sizes | wrong | relative | fails: size chain | says: the size of dz = 1.0 is too large.
def gradient_sizes(dz_last, weights, slopes):
    dz = dz_last
    sizes = [np.sqrt(np.mean(dz**2))]
    for W, slope in zip(weights[::-1], slopes[::-1]):
        dz = (dz @ W.T) * slope
        sizes.append(np.sqrt(np.mean(dz**2)))
    return np.array(sizes[::-1]) / sizes[0]


# %% gradient-sizes | right | plain-list
def gradient_sizes(dz_last, weights, slopes):
    dz = dz_last
    sizes = [float(np.sqrt(np.mean(dz**2)))]
    for W, slope in zip(weights[::-1], slopes[::-1]):
        dz = (dz @ W.T) * slope
        sizes.append(float(np.sqrt(np.mean(dz**2))))
    return sizes[::-1]


# %% unit-report | wrong | dead-half | fails: dead | says: dead = 4.0 is too large.
def unit_report(a):
    on = a > 0
    return (on.mean(axis=0) < 0.5).sum(), on.all(axis=0).sum(), np.mean(a == 0)


# %% unit-report | wrong | threshold | fails: dead always-on zeros | says: dead, of two units that fire with 1e-30, one of them once, = 2.0 is too large.
def unit_report(a):
    on = a > 1e-3
    return (~on.any(axis=0)).sum(), on.all(axis=0).sum(), 1 - on.mean()


# %% unit-report | wrong | fires-at-zero | fails: dead always-on | says: dead = 0.0 is too small.
def unit_report(a):
    on = a >= 0
    return (~on.any(axis=0)).sum(), on.all(axis=0).sum(), np.mean(a == 0)


# %% unit-report | wrong | zeros-from-dead | fails: zeros | says: share_of_zeros is the share of dead units; living ones hold zeros too.
def unit_report(a):
    on = a > 0
    dead = (~on.any(axis=0)).sum()
    return dead, on.all(axis=0).sum(), dead / a.shape[1]


# %% unit-report | wrong | zeros-without-dead | fails: zeros | says: share_of_zeros = 0.314286 is too small.
def unit_report(a):
    on = a > 0
    living = on.any(axis=0)
    return (~living).sum(), on.all(axis=0).sum(), np.mean(~on[:, living]) if living.any() else 1.0


# %% unit-report | wrong | zeros-over-m | fails: zeros | says: share_of_zeros divides by the samples; there are units too.
def unit_report(a):
    on = a > 0
    return (~on.any(axis=0)).sum(), on.all(axis=0).sum(), (a == 0).sum() / len(a)


# %% unit-report | wrong | product-underflows | fails: always-on | says: always_on of two units that fire with 1e-30 = 0.0 is too small.
def unit_report(a):
    return (a.sum(axis=0) == 0).sum(), (np.prod(a, axis=0) > 0).sum(), np.mean(a == 0)


# %% unit-report | wrong | indices | fails: dead always-on | says: dead must be one number, but it has shape (2,).
def unit_report(a):
    on = a > 0
    return np.flatnonzero(~on.any(axis=0)), np.flatnonzero(on.all(axis=0)), np.mean(a == 0)


# %% clip | wrong | largest-array | fails: length | says: The length after clipping = 2.66168 is too large.
def clip(gradients, limit):
    length = max(np.linalg.norm(g) for g in gradients)
    if length > limit:
        return [g * limit / length for g in gradients]
    return [g.copy() for g in gradients]


# %% clip | wrong | upside-down | fails: length short | says: The length after clipping = 105.515 is too large.
def clip(gradients, limit):
    length = np.sqrt(sum((g**2).sum() for g in gradients))
    if length > limit:
        return [g * length / limit for g in gradients]
    return [g.copy() for g in gradients]


# %% clip | wrong | divided-by-length-only-first | fails: direction | says: The direction has changed: its cosine with the old one is 0.786.
def clip(gradients, limit):
    length = np.sqrt(sum((g**2).sum() for g in gradients))
    out = [g.copy() for g in gradients]
    if length > limit:
        out[0] *= limit / length
    return out


# %% clip | wrong | zero-over-zero | fails: short | says: array number 0 of the result holds NaN, first at index [0, 0]:
def clip(gradients, limit):
    length = np.sqrt(sum((g**2).sum() for g in gradients))
    factor = limit / length
    scale = (factor + 1 - np.abs(factor - 1)) / 2
    return [g * scale for g in gradients]


# %% clip | wrong | epsilon | fails: length | says: The length after clipping = 1.9802 is close, but not exact: off by
def clip(gradients, limit):
    length = np.sqrt(sum((g**2).sum() for g in gradients))
    if length > limit:
        return [g * limit / (length + 0.01 * length) for g in gradients]
    return [g.copy() for g in gradients]


# %% clip | wrong | sign-only | fails: direction | says: The direction has changed: its cosine with the old one is 0.801.
def clip(gradients, limit):
    length = np.sqrt(sum((g**2).sum() for g in gradients))
    n = sum(g.size for g in gradients)
    if length > limit:
        return [np.sign(g) * limit / np.sqrt(n) for g in gradients]
    return [g.copy() for g in gradients]


# %% clip | wrong | long-becomes-zero | fails: direction | says: Nothing is left of the gradient.
def clip(gradients, limit):
    length = np.sqrt(sum((g**2).sum() for g in gradients))
    if length > limit:
        return [np.zeros_like(g) for g in gradients]
    return [g.copy() for g in gradients]


# %% clip | right | same-list-when-short
def clip(gradients, limit):
    length = np.sqrt(sum((g**2).sum() for g in gradients))
    if length > limit:
        return [g * limit / length for g in gradients]
    return gradients


# %% clip | right | tuple
def clip(gradients, limit):
    length = np.sqrt(sum((g**2).sum() for g in gradients))
    scale = limit / length if length > limit else 1.0
    return tuple(g * scale for g in gradients)


# %% clip | right | warning-at-zero
def clip(gradients, limit):
    length = np.sqrt(np.float64(sum((g**2).sum() for g in gradients)))
    return [g * np.minimum(1.0, limit / length) for g in gradients]


# %% clip | wrong | tiny-epsilon | fails: length | says: A billion times the length of a tiny gradient
def clip(gradients, limit):
    length = np.sqrt(sum((g**2).sum() for g in gradients))
    scale = min(1.0, limit / (length + 1e-6))
    return [g * scale for g in gradients]


# %% predict | wrong | chi-root | fails: chi | says: chi is a factor of sizes; it is about mean squares here.
chi = (80 * (2 / 80) * 0.06) ** 0.5
mean_square_factor = chi**5
size_factor = mean_square_factor**0.5
level_variance = 1 / (80 * 0.06)


# %% predict | wrong | sum-of-slopes | fails: chi | says: chi = 2.06 is too large.
chi = 80 * (2 / 80) + 0.06
mean_square_factor = chi**5
size_factor = mean_square_factor**0.5
level_variance = 1 / (80 * 0.06)


# %% predict | wrong | four-steps | fails: mean-square | says: mean_square_factor = 0.00020736 is too large.
chi = 80 * (2 / 80) * 0.06
mean_square_factor = chi**4
size_factor = mean_square_factor**0.5
level_variance = 1 / (80 * 0.06)


# %% predict | wrong | forward-direction | fails: mean-square | says: mean_square_factor goes from layer 1 to layer 6.
chi = 80 * (2 / 80) * 0.06
mean_square_factor = chi**-5
size_factor = mean_square_factor**0.5
level_variance = 1 / (80 * 0.06)


# %% predict | wrong | size-squared | fails: size | says: size_factor squares; from a mean square to a size it is the other way.
chi = 80 * (2 / 80) * 0.06
mean_square_factor = chi**5
size_factor = mean_square_factor**2
level_variance = 1 / (80 * 0.06)


# %% predict | wrong | size-one-step | fails: size | says: size_factor = 0.34641 is too large.
chi = 80 * (2 / 80) * 0.06
mean_square_factor = chi**5
size_factor = chi**0.5
level_variance = 1 / (80 * 0.06)


# %% predict | wrong | level-without-units | fails: level | says: level_variance lacks the width.
chi = 80 * (2 / 80) * 0.06
mean_square_factor = chi**5
size_factor = mean_square_factor**0.5
level_variance = 1 / 0.06


# %% predict | wrong | level-slope-root | fails: level | says: level_variance = 0.051031 is too small.
chi = 80 * (2 / 80) * 0.06
mean_square_factor = chi**5
size_factor = mean_square_factor**0.5
level_variance = 1 / (80 * 0.06**0.5)


# %% predict | wrong | three-digits | fails: mean-square size level | says: mean_square_factor = 2.49e-05 is close, but not exact: off by 2e-08;
chi = 80 * (2 / 80) * 0.06
mean_square_factor = 0.0000249
size_factor = 0.00499
level_variance = 0.208


# %% glorot | wrong | limit-is-variance | fails: variance | says: The limit is the variance itself: a uniform draw has limit²/3.
def glorot_uniform(rng, fan_in, fan_out):
    limit = 2 / (fan_in + fan_out)
    return rng.uniform(-limit, limit, size=(fan_in, fan_out))


# %% glorot | wrong | twelve | fails: variance | says: glorot_uniform's weights for 200 inputs and 300 units have variance
def glorot_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(12 * (2 / (fan_in + fan_out)))
    return rng.uniform(-limit, limit, size=(fan_in, fan_out))


# %% glorot | wrong | plus-minus-one | fails: variance seed | says: glorot_uniform's weights for 200 inputs and 300 units go no farther
def glorot_uniform(rng, fan_in, fan_out):
    return rng.choice([-1.0, 1.0], size=(fan_in, fan_out)) * np.sqrt(2 / (fan_in + fan_out))


# %% glorot | wrong | flat | fails: shape seed | says: the result of glorot_uniform for 3 inputs and 5 units has shape
def glorot_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, size=fan_in * fan_out)


# %% glorot | wrong | same-column | fails: shape variance seed | says: are the same number; draw one for each place
def glorot_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(6 / (fan_in + fan_out))
    column = rng.uniform(-limit, limit, size=(fan_in, 1))
    return np.repeat(column, fan_out, axis=1)


# %% glorot | wrong | library | fails: shape variance seed | says: glorot_uniform uses helpers.nn.network, which already has the answer;
def glorot_uniform(rng, fan_in, fan_out):
    return Network([Dense(fan_in, fan_out, 'linear', 'glorot_uniform')], rng=rng).layers[0].W


# %% glorot | wrong | rounded | fails: variance seed | says: glorot_uniform's weights for 200 inputs and 300 units have variance
def glorot_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, size=(fan_in, fan_out)).round(1)


# %% lecun | wrong | limit-is-variance | fails: variance | says: lecun_uniform's weights for 200 inputs and 500 units have variance
def lecun_uniform(rng, fan_in, fan_out):
    limit = 1 / fan_in
    return rng.uniform(-limit, limit, size=(fan_in, fan_out))


# %% lecun | wrong | positive-only | fails: variance | says: lecun_uniform's weights for 200 inputs and 500 units have mean
def lecun_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(3 / fan_in)
    return rng.uniform(0, limit, size=(fan_in, fan_out))


# %% lecun | wrong | plus-minus-one | fails: variance seed | says: lecun_uniform's weights for 200 inputs and 500 units go no farther
def lecun_uniform(rng, fan_in, fan_out):
    return rng.choice([-1.0, 1.0], size=(fan_in, fan_out)) * np.sqrt(1 / fan_in)


# %% lecun | wrong | flat | fails: shape seed | says: the result of lecun_uniform for 3 inputs and 5 units has shape (15,),
def lecun_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(3 / fan_in)
    return rng.uniform(-limit, limit, size=fan_in * fan_out)


# %% lecun | wrong | global-generator | fails: seed | says: draw from the rng that comes in, not from np.random.
def lecun_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(3 / fan_in)
    return np.random.uniform(-limit, limit, size=(fan_in, fan_out))


# %% lecun | wrong | same-column | fails: shape variance seed | says: are the same number; draw one for each place
def lecun_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(3 / fan_in)
    column = rng.uniform(-limit, limit, size=(fan_in, 1))
    return np.repeat(column, fan_out, axis=1)


# %% lecun | wrong | library | fails: shape variance seed | says: lecun_uniform uses helpers.nn.network, which already has the answer;
def lecun_uniform(rng, fan_in, fan_out):
    return Network([Dense(fan_in, fan_out, 'linear', 'lecun_uniform')], rng=rng).layers[0].W


# %% lecun | wrong | rounded | fails: variance seed | says: lecun_uniform's weights for 200 inputs and 500 units have variance
def lecun_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(3 / fan_in)
    return rng.uniform(-limit, limit, size=(fan_in, fan_out)).round(1)


# %% glorot | wrong | fan-in-only | fails: variance | says: This is LeCun's variance, which looks at the inputs alone.
def glorot_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(3 / fan_in)
    return rng.uniform(-limit, limit, size=(fan_in, fan_out))


# %% glorot | right | child-generator
def glorot_uniform(rng, fan_in, fan_out):
    child = np.random.default_rng(rng.integers(2**32))
    limit = np.sqrt(6 / (fan_in + fan_out))
    return child.uniform(-limit, limit, size=(fan_in, fan_out))


# %% lecun | right | child-generator
def lecun_uniform(rng, fan_in, fan_out):
    child = np.random.default_rng(rng.integers(2**32))
    limit = np.sqrt(3 / fan_in)
    return child.uniform(-limit, limit, size=(fan_in, fan_out))


# %% he | wrong | glorot | fails: variance | says: This is Glorot's variance.
def he_normal(rng, fan_in, fan_out):
    return rng.normal(scale=np.sqrt(2 / (fan_in + fan_out)), size=(fan_in, fan_out))


# %% he | wrong | two-outside-the-root | fails: variance | says: he_normal's weights for 200 inputs and 500 units have variance
def he_normal(rng, fan_in, fan_out):
    return rng.normal(scale=2 / np.sqrt(fan_in), size=(fan_in, fan_out))


# %% he | wrong | root-of-two-forgotten | fails: variance | says: he_normal's weights for 200 inputs and 500 units have variance
def he_normal(rng, fan_in, fan_out):
    return rng.normal(scale=np.sqrt(2) / fan_in, size=(fan_in, fan_out))


# %% he | wrong | own-generator | fails: seed | says: draw from the rng that comes in, anew in every call; do not make one
def he_normal(rng, fan_in, fan_out):
    return np.random.default_rng(42).normal(scale=np.sqrt(2 / fan_in), size=(fan_in, fan_out))


# %% he | wrong | same-column | fails: shape variance seed | says: are the same number; draw one for each place
def he_normal(rng, fan_in, fan_out):
    return np.tile(rng.normal(scale=np.sqrt(2 / fan_in), size=(fan_in, 1)), (1, fan_out))


# %% he | wrong | normalised-draw | fails: seed | says: Two draws have exactly the same mean square.
def he_normal(rng, fan_in, fan_out):
    W = rng.normal(size=(fan_in, fan_out))
    return (W - W.mean()) / W.std() * np.sqrt(2 / fan_in)


# %% he | wrong | library | fails: shape variance seed | says: he_normal uses helpers.nn.network, which already has the answer; this
def he_normal(rng, fan_in, fan_out):
    return Network([Dense(fan_in, fan_out, 'relu', 'he_normal')], rng=rng).layers[0].W


# %% he | right | random-state-wrapped
def he_normal(rng, fan_in, fan_out):
    child = np.random.RandomState(rng.integers(2**31))
    return child.normal(scale=np.sqrt(2 / fan_in), size=(fan_in, fan_out))


# %% gradient-sizes | wrong | forward-order-too | fails: chain | says: gradient_sizes for 3 layers has shape (1,), but (3,) is wanted.
def gradient_sizes(dz_last, weights, slopes):
    dz, sizes = dz_last, [np.sqrt(np.mean(dz_last**2))]
    for W, s in zip(weights, slopes):
        try:
            dz = (dz @ W.T) * s
        except ValueError:
            break
        sizes.insert(0, np.sqrt(np.mean(dz**2)))
    return np.array(sizes)


# %% lecun | wrong | one-row-for-all | fails: variance seed | says: Many weights are the same number, up to the sign: draw one for each place, and do not
def lecun_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(3 / fan_in)
    return np.tile(rng.uniform(-limit, limit, fan_out), (fan_in, 1))


# %% gradient-sizes | right | class
class Walk:
    def __init__(self, dz):
        self.dz, self.sizes = dz, []
        self.note()

    def note(self):
        self.sizes = [np.sqrt(np.average(self.dz**2)), *self.sizes]

    def back(self, W, slope):
        self.dz = slope * (self.dz @ W.T)
        self.note()


def gradient_sizes(dz_last, weights, slopes):
    walk = Walk(dz_last)
    for i in range(1, len(weights) + 1):
        walk.back(weights[-i], slopes[-i])
    return np.array(walk.sizes)


# %% gradient-sizes | right | list-for-array
def gradient_sizes(dz_last, weights, slopes):
    sizes, dz = [], dz_last
    todo = list(zip(weights, slopes))
    while todo:
        sizes.append(np.std(dz, mean=0) if False else np.sqrt(np.average(dz**2)))
        W, slope = todo.pop()
        dz = (dz @ W.T) * slope
    sizes.append(np.sqrt(np.average(dz**2)))
    return list(reversed(sizes))


# %% unit-report | right | helper-prints
def how_often(column):
    return sum(bool(v > 0) for v in column)


def unit_report(a, show=True):
    counts = [how_often(a[:, j]) for j in range(a.shape[1])]
    result = counts.count(0), counts.count(a.shape[0]), 1 - sum(counts) / a.size
    if show:
        print("dead %d, always on %d, zeros %.3f" % result)
    return result


# %% unit-report | right | any-all
def unit_report(a):
    on = a > 0
    dead = int(np.sum(~on.any(axis=0)))
    always_on = int(np.sum(on.all(axis=0)))
    return dead, always_on, float(1 - on.mean())


# %% clip | right | einsum-hypot
def clip(gradients, limit):
    from functools import reduce

    length = reduce(np.hypot, [np.sqrt(np.einsum("i,i->", g.ravel(), g.ravel())) for g in gradients], 0.0)
    if not length > limit:
        return [1 * g for g in gradients]
    return [np.divide(g, length / limit) for g in gradients]


# %% clip | right | import-math-map
import math


def clip(gradients, limit):
    length = math.sqrt(math.fsum(float(v) ** 2 for g in gradients for v in np.ravel(g)))
    shrink = (lambda g: g / length * limit) if length > limit else (lambda g: g.copy())
    return list(map(shrink, gradients))


# %% predict | right | product-in-a-loop
chi = 80 * (2 / 80) * 0.06
mean_square_factor = np.prod([chi for step in range(5)])
size_factor = np.prod([np.sqrt(chi)] * 5)
level_variance = np.divide(1, np.multiply(80, 0.06))


# %% predict | right | import-math
import math
chi = 80 * (2 / 80) * 0.06
mean_square_factor = math.pow(chi, 5)
size_factor = math.sqrt(mean_square_factor)
level_variance = 1 / (80 * 0.06)


# %% glorot | right | one-by-one
def glorot_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(6 / (fan_in + fan_out))
    W = np.empty((fan_in, fan_out))
    for i in range(fan_in):
        for j in range(fan_out):
            W[i, j] = rng.uniform(-limit, limit)
    return W


# %% glorot | right | helper-and-print
def limit_of(variance):
    # a uniform draw from -l to l has variance l**2 / 3
    return (3 * variance) ** 0.5


def glorot_uniform(rng, fan_in, fan_out):
    limit = limit_of(2 / (fan_in + fan_out))
    print('limit', limit)
    return rng.uniform(-limit, limit, size=[fan_in, fan_out])


# %% lecun | right | one-by-one
def lecun_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(3 / fan_in)
    W = np.empty((fan_in, fan_out))
    for i in range(fan_in):
        for j in range(fan_out):
            W[i, j] = rng.uniform(-limit, limit)
    return W


# %% lecun | right | rows
def lecun_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(3 / fan_in)
    return np.array([rng.uniform(-limit, limit, size=fan_out) for _ in range(fan_in)])


# %% he | right | box-muller
def he_normal(rng, fan_in, fan_out):
    u, v = 1 - rng.random((fan_in, fan_out)), rng.random((fan_in, fan_out))
    return np.sqrt(-2 * np.log(u)) * np.cos(2 * np.pi * v) * np.sqrt(2 / fan_in)


# %% he | right | in-place
def he_normal(rng, fan_in, fan_out):
    W = np.zeros((fan_in, fan_out))
    W += rng.normal(size=W.shape)
    W *= np.sqrt(2 / fan_in)
    return W


# %% predict | right | decimal
from decimal import Decimal as D
chi = 2 * D('0.06')
mean_square_factor = chi**5
size_factor = mean_square_factor.sqrt()
level_variance = 1 / (80 * D('0.06'))


# %% gradient-sizes | wrong | mean-of-rows | fails: size | says: the size of dz = 0.154168 is too small.
def gradient_sizes(dz_last, weights, slopes):
    dz = dz_last
    sizes = [np.mean(np.sqrt(np.mean(dz**2, axis=1)))]
    for W, slope in zip(weights[::-1], slopes[::-1]):
        dz = (dz @ W.T) * slope
        sizes.append(np.mean(np.sqrt(np.mean(dz**2, axis=1))))
    return np.array(sizes[::-1])


# %% gradient-sizes | wrong | empty-fails | fails: size | says: gradient_sizes(dz, [], []) has shape (0,), but (1,) is wanted: it
def gradient_sizes(dz_last, weights, slopes):
    if not weights:
        return np.array([])
    dz = dz_last
    sizes = [np.sqrt(np.mean(dz**2))]
    for W, slope in zip(weights[::-1], slopes[::-1]):
        dz = (dz @ W.T) * slope
        sizes.append(np.sqrt(np.mean(dz**2)))
    return np.array(sizes[::-1])


# %% measure | wrong | nine-seeds | fails: typical | says: typical_factor is near the median of your ten factors, but not equal
def sizes_of(network):
    network.loss_and_gradients(X_train[:100], y_train[:100], LOSS)
    return np.array([np.sqrt(np.mean(layer.dz**2)) for layer in network.layers[:-1]])


def factor_per_layer(sizes):
    return (sizes[0] / sizes[-1]) ** (1 / (len(sizes) - 1))


typical_factor = np.median([
    factor_per_layer(sizes_of(deep_network("sigmoid", "glorot_uniform", rng=seed))) for seed in range(1, 10)
])


# %% he | wrong | hundreds | fails: variance | says: he_normal's weights for 700 inputs and 150 units have variance
def he_normal(rng, fan_in, fan_out):
    std = np.sqrt(2 / 200)
    return rng.normal(scale=std, size=(fan_in, fan_out))


# %% unit-report | wrong | dead-first | fails: dead | says: dead counts the living.
def unit_report(a):
    on = a > 0
    dead = (~on[0]).sum()
    always_on = on.all(axis=0).sum()
    share = np.mean(~on)
    return dead, always_on, share


# %% unit-report | wrong | always-mean | fails: always-on | says: always_on of two units, one of which is off once, = 2.0 is too large.
def unit_report(a):
    on = a > 0
    dead = (~on.any(axis=0)).sum()
    always_on = (on.mean(axis=0) > 0.9).sum()
    share = np.mean(~on)
    return dead, always_on, share


# %% unit-report | wrong | always-last | fails: always-on | says: always_on = 7.0 is too large.
def unit_report(a):
    on = a > 0
    dead = (~on.any(axis=0)).sum()
    always_on = on[-1].sum()
    share = np.mean(~on)
    return dead, always_on, share


# %% unit-report | wrong | share-first | fails: dead | says: dead = 0.925 is too small.
def unit_report(a):
    on = a > 0
    dead = (~on.any(axis=0)).sum()
    always_on = on.all(axis=0).sum()
    share = np.mean(~on)
    return share, dead, always_on


# %% repair | wrong | relu-out | fails: sizes | says: The last layer must be a linear Dense layer: the loss holds the
def repaired(rng):
    sizes = [64] + 10 * [50]
    return Network([*[Dense(m, n, "relu", "he_normal") for m, n in zip(sizes, sizes[1:])], Dense(50, 10, "relu")], rng=rng)

# %% he | wrong | whole-number-division | fails: shape variance seed | says: All weights of he_normal for shape (3, 5) are the same number; draw
# EXERCISE: he
def he_normal(rng, fan_in, fan_out):
    """He's weights, drawn from a normal distribution."""
    return rng.normal(scale=np.sqrt(2 // fan_in), size=(fan_in, fan_out))

# %% clip | right | same-list
# EXERCISE: clip
def clip(gradients, limit):
    """Return the gradients, scaled down together if their length is above the limit."""
    length = np.sqrt(sum(np.sum(g**2) for g in gradients))
    if length <= limit:
        return gradients
    return [g * (limit / length) for g in gradients]

# %% gradient-sizes | right | list
# EXERCISE: gradient-sizes
def gradient_sizes(dz_last, weights, slopes):
    """Return the root mean square of dz in each layer, from layer 1 to the last."""
    sizes = [np.sqrt(np.mean(dz_last**2))]
    for W, slope in zip(weights[::-1], slopes[::-1]):
        dz_last = (dz_last @ W.T) * slope
        sizes = [np.sqrt(np.mean(dz_last**2)), *sizes]
    return sizes


# %% gradient-sizes | wrong | slopes-not-reversed | fails: chain | says: gradient_sizes for four layers is right in 1 of 4 places; the first
def gradient_sizes(dz_last, weights, slopes):
    dz = dz_last
    sizes = [np.sqrt(np.mean(dz**2))]
    for W, slope in zip(weights[::-1], (slopes if len({s.shape for s in slopes}) < 2 else slopes[::-1])):
        dz = (dz @ W.T) * slope
        sizes.append(np.sqrt(np.mean(dz**2)))
    return sizes[::-1]


# %% glorot | wrong | centred | fails: variance seed | says: glorot_uniform's weights for 200 inputs and 300 units go as far as
def glorot_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(3 * 2 / (fan_in + fan_out))
    W = rng.uniform(-limit, limit, size=(fan_in, fan_out))
    return W - W.mean()


# %% he | wrong | cut-off-at-four | fails: seed | says: In two draws the largest weight is the same and comes more than once:
def he_normal(rng, fan_in, fan_out):
    std = np.sqrt(2 / fan_in)
    return np.clip(rng.normal(scale=std, size=(fan_in, fan_out)), -4 * std, 4 * std)


# %% he | wrong | mirrored-half | fails: seed | says: Many weights are the same number, up to the sign: draw one for each
def he_normal(rng, fan_in, fan_out):
    std = np.sqrt(2 / fan_in)
    half = rng.normal(scale=std, size=((fan_in + 1) // 2, fan_out))
    return np.concatenate([half, -half])[:fan_in]


# %% unit-report | wrong | threshold-1e-6 | fails: dead always-on zeros | says: dead, of two units that fire with 1e-30, one of them once, = 2.0 is
def unit_report(a):
    on = a > 1e-6
    return (~on).all(axis=0).sum(), on.all(axis=0).sum(), 1 - on.mean()


# %% clip | wrong | only-far-above | fails: length | says: The length of 1 array after clipping to 0.9 of it = 40.0593 is too
def clip(gradients, limit):
    n = np.sqrt(sum((g**2).sum() for g in gradients))
    return [g * limit / n if n > 2 * limit else g for g in gradients]


# %% clip | wrong | first-four-arrays | fails: length | says: raised ValueError
def clip(gradients, limit):
    W, b, *rest = gradients
    n = np.sqrt((W**2).sum() + (b**2).sum() + sum((g**2).sum() for g in rest[:2]))
    return [g * limit / n if n > limit else g for g in gradients]


# %% repair | wrong | one-bend | fails: sizes | says: Some of the ten hidden layers are linear: such a layer and the next
def repaired(rng):
    return Network([Dense(64, 50, "linear", "lecun_normal"), *[Dense(50, 50, "linear", "lecun_normal") for _ in range(8)], Dense(50, 50, "relu", "he_normal"), Dense(50, 10)], rng=rng)


# %% repair | wrong | pretrained | fails: sizes | says: Some biases are not 0: has the network been trained?
def repaired(rng):
    net = Network([Dense(64, 50, "relu", "he_normal"), *[Dense(50, 50, "relu", "he_normal") for _ in range(9)], Dense(50, 10)], rng=rng)
    fit(net, X_test, y_test, LOSS, Adam(0.002), epochs=3, batch_size=32, rng=0)
    return net


# %% gradient-sizes | wrong | lists-turned-in-place | fails: order | says: changed its argument number 2
def gradient_sizes(dz_last, weights, slopes):
    weights.reverse()
    slopes.reverse()
    dz = dz_last
    sizes = [np.sqrt(np.mean(dz**2))]
    for W, slope in zip(weights, slopes):
        dz = (dz @ W.T) * slope
        sizes.append(np.sqrt(np.mean(dz**2)))
    return sizes[::-1]


# %% measure | wrong | seeds-1-to-10 | fails: typical | says: uses the seeds 1 to 10
typical_factor = np.median([
    factor_per_layer(sizes_of(deep_network("sigmoid", "glorot_uniform", rng=s))) for s in range(1, 11)
])

# %% measure | wrong | the-other-glorot | fails: typical | says: is the start the one asked for
typical_factor = np.median([
    factor_per_layer(sizes_of(deep_network("sigmoid", "glorot_normal", rng=s))) for s in range(10)
])

# %% repair | wrong | level-but-slow | fails: trains | says: Its gradients are level before training
from helpers.nn.network import BatchNorm


def repaired(rng):
    sizes, layers = [64] + 10 * [50], []
    for m, n in zip(sizes, sizes[1:]):
        layers += [BatchNorm(m), Dense(m, n, "sigmoid", "normal")]
    return Network([*layers[1:], Dense(50, 10)], rng=rng)


# %% repair | wrong | last-layer-of-zeros | fails: gradient | says: is there a layer whose weights are all 0
def repaired(rng):
    sizes = [64] + 10 * [50]
    hidden = [Dense(m, n, "relu", "he_normal") for m, n in zip(sizes, sizes[1:])]
    return Network([*hidden, Dense(50, 10, "linear", "zeros")], rng=rng)
