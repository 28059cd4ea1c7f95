# Answers to the assignment "deep-gradients", by people who saw its released notebook alone. Not judged yet:
# labels are theirs; "unclear" says what the text leaves open. Judged ones go into the bank above.
# ruff: noqa

# %% gradient-sizes | right | backward-then-reverse
def gradient_sizes(dz_last, weights, slopes):
    dz = dz_last
    sizes = [np.sqrt(np.mean(dz**2))]
    for W, slope in zip(reversed(weights), reversed(slopes)):
        dz = (dz @ W.T) * slope
        sizes.append(np.sqrt(np.mean(dz**2)))
    return np.array(sizes[::-1])

# %% gradient-sizes | right | insert-at-front
def gradient_sizes(dz_last, weights, slopes):
    rms = lambda v: float(np.sqrt((v * v).mean()))
    dz, sizes = dz_last, [rms(dz_last)]
    for i in range(len(weights) - 1, -1, -1):
        dz = np.dot(dz, weights[i].T) * slopes[i]
        sizes.insert(0, rms(dz))
    return np.asarray(sizes)

# %% gradient-sizes | right | filled-array
def gradient_sizes(dz_last, weights, slopes):
    L = len(weights) + 1
    sizes = np.zeros(L)
    dz = dz_last.copy()
    sizes[L - 1] = (dz**2).mean() ** 0.5
    for layer in range(L - 2, -1, -1):
        dz = np.matmul(dz, np.transpose(weights[layer])) * slopes[layer]
        sizes[layer] = (dz**2).mean() ** 0.5
    return sizes

# %% gradient-sizes | right | recursion
def gradient_sizes(dz_last, weights, slopes):
    here = np.linalg.norm(dz_last) / np.sqrt(dz_last.size)
    if len(weights) == 0:
        return np.array([here])
    before = (dz_last @ weights[-1].T) * slopes[-1]
    return np.append(gradient_sizes(before, weights[:-1], slopes[:-1]), here)

# %% gradient-sizes | right | einsum
def gradient_sizes(dz_last, weights, slopes):
    all_dz = [dz_last]
    for W, s in list(zip(weights, slopes))[::-1]:
        all_dz.append(np.einsum("mo,io,mi->mi", all_dz[-1], W, s))
    return np.array([np.sqrt(np.einsum("mu,mu->", d, d) / d.size) for d in all_dz])[::-1]

# %% gradient-sizes | right | pop-from-copies
def gradient_sizes(dz_last, weights, slopes):
    weights, slopes = list(weights), list(slopes)
    dz, sizes = dz_last, []
    while True:
        sizes.append(np.sqrt(np.square(dz).sum() / np.size(dz)))
        if not weights:
            break
        dz = (dz @ weights.pop().T) * slopes.pop()
    sizes.reverse()
    return np.array(sizes)

# %% gradient-sizes | right | generator-helper
def gradient_sizes(dz_last, weights, slopes, show=False):
    def steps():
        dz = dz_last
        yield dz
        for W, s in zip(weights[::-1], slopes[::-1]):
            dz = np.multiply(dz @ W.T, s)
            yield dz

    sizes = np.array([np.sqrt(np.mean(np.square(d))) for d in steps()])
    if show:
        print(sizes)
    return np.flip(sizes)

# %% gradient-sizes | right | sample-by-sample
def gradient_sizes(dz_last, weights, slopes):
    m = len(dz_last)
    squares = np.zeros(len(weights) + 1)
    counts = np.zeros(len(weights) + 1)
    for row in range(m):
        d = dz_last[row]
        squares[-1] += d @ d
        counts[-1] += len(d)
        for k in range(len(weights) - 1, -1, -1):
            d = (weights[k] @ d) * slopes[k][row]
            squares[k] += d @ d
            counts[k] += len(d)
    return np.sqrt(squares / counts)

# %% gradient-sizes | right | accumulate
def gradient_sizes(dz_last, weights, slopes):
    from itertools import accumulate

    pairs = list(zip(weights, slopes))[::-1]
    chain = accumulate(pairs, lambda dz, pair: (dz @ pair[0].T) * pair[1], initial=dz_last)
    return np.array([np.sqrt((d**2).mean()) for d in chain][::-1])

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

# %% gradient-sizes | wrong | last-layer-first | idea: order reversed
def gradient_sizes(dz_last, weights, slopes):
    dz = dz_last
    sizes = [np.sqrt(np.mean(dz**2))]
    for W, slope in zip(weights[::-1], slopes[::-1]):
        dz = (dz @ W.T) * slope
        sizes.append(np.sqrt(np.mean(dz**2)))
    return np.array(sizes)

# %% gradient-sizes | wrong | slope-forgotten | idea: not multiplied by the slope
def gradient_sizes(dz_last, weights, slopes):
    dz = dz_last
    sizes = [np.sqrt(np.mean(dz**2))]
    for W in weights[::-1]:
        dz = dz @ W.T
        sizes.append(np.sqrt(np.mean(dz**2)))
    return np.array(sizes[::-1])

# %% gradient-sizes | wrong | slope-squared | idea: slope applied twice
def gradient_sizes(dz_last, weights, slopes):
    dz = dz_last
    sizes = [np.sqrt(np.mean(dz**2))]
    for W, slope in zip(weights[::-1], slopes[::-1]):
        dz = (dz @ W.T) * slope**2
        sizes.append(np.sqrt(np.mean(dz**2)))
    return np.array(sizes[::-1])

# %% gradient-sizes | wrong | mean-square | idea: root forgotten
def gradient_sizes(dz_last, weights, slopes):
    dz = dz_last
    sizes = [np.mean(dz**2)]
    for W, slope in zip(weights[::-1], slopes[::-1]):
        dz = (dz @ W.T) * slope
        sizes.append(np.mean(dz**2))
    return np.array(sizes[::-1])

# %% gradient-sizes | wrong | mean-abs | idea: mean of absolute values
def gradient_sizes(dz_last, weights, slopes):
    dz = dz_last
    sizes = [np.mean(np.abs(dz))]
    for W, slope in zip(weights[::-1], slopes[::-1]):
        dz = (dz @ W.T) * slope
        sizes.append(np.mean(np.abs(dz)))
    return np.array(sizes[::-1])

# %% gradient-sizes | wrong | standard-deviation | idea: the mean is subtracted
def gradient_sizes(dz_last, weights, slopes):
    dz = dz_last
    sizes = [dz.std()]
    for W, slope in zip(weights[::-1], slopes[::-1]):
        dz = (dz @ W.T) * slope
        sizes.append(dz.std())
    return np.array(sizes[::-1])

# %% gradient-sizes | wrong | length | idea: the norm, mean forgotten
def gradient_sizes(dz_last, weights, slopes):
    dz = dz_last
    sizes = [np.linalg.norm(dz)]
    for W, slope in zip(weights[::-1], slopes[::-1]):
        dz = (dz @ W.T) * slope
        sizes.append(np.linalg.norm(dz))
    return np.array(sizes[::-1])

# %% gradient-sizes | wrong | norm-over-samples | idea: divided by m only, not by all entries
def gradient_sizes(dz_last, weights, slopes):
    dz = dz_last
    sizes = [np.sqrt((dz**2).sum() / len(dz))]
    for W, slope in zip(weights[::-1], slopes[::-1]):
        dz = (dz @ W.T) * slope
        sizes.append(np.sqrt((dz**2).sum() / len(dz)))
    return np.array(sizes[::-1])

# %% gradient-sizes | wrong | last-layer-missing | idea: the last layer's size is left out
def gradient_sizes(dz_last, weights, slopes):
    dz, sizes = dz_last, []
    for W, slope in zip(weights[::-1], slopes[::-1]):
        dz = (dz @ W.T) * slope
        sizes.append(np.sqrt(np.mean(dz**2)))
    return np.array(sizes[::-1])

# %% gradient-sizes | wrong | first-layer-missing | idea: one step too few where there are several layers
def gradient_sizes(dz_last, weights, slopes):
    dz = dz_last
    sizes = [np.sqrt(np.mean(dz**2))]
    for i in range(len(weights) - 1, 0, -1):
        dz = (dz @ weights[i].T) * slopes[i]
        sizes.append(np.sqrt(np.mean(dz**2)))
    return np.array(sizes[::-1])

# %% gradient-sizes | wrong | each-from-the-last | idea: each step begins again at the last layer's dz
def gradient_sizes(dz_last, weights, slopes):
    sizes = [np.sqrt(np.mean(dz_last**2))]
    dz = dz_last
    for W, slope in zip(weights[::-1], slopes[::-1]):
        step = (dz @ W.T) * slope
        dz = step / np.sqrt(np.mean(step**2)) * np.sqrt(np.mean(dz_last**2))
        sizes.append(np.sqrt(np.mean(step**2)))
    return np.array(sizes[::-1])

# %% gradient-sizes | wrong | mean-over-samples-first | idea: averages dz over the batch before squaring
def gradient_sizes(dz_last, weights, slopes):
    rms = lambda d: np.sqrt(np.mean(d.mean(axis=0) ** 2))
    dz = dz_last
    sizes = [rms(dz)]
    for W, slope in zip(weights[::-1], slopes[::-1]):
        dz = (dz @ W.T) * slope
        sizes.append(rms(dz))
    return np.array(sizes[::-1])

# %% gradient-sizes | wrong | before-the-slope | idea: size measured before the slope is applied (da, not dz)
def gradient_sizes(dz_last, weights, slopes):
    dz = dz_last
    sizes = [np.sqrt(np.mean(dz**2))]
    for W, slope in zip(weights[::-1], slopes[::-1]):
        da = dz @ W.T
        sizes.append(np.sqrt(np.mean(da**2)))
        dz = da * slope
    return np.array(sizes[::-1])

# %% gradient-sizes | wrong | lists-emptied | idea: empties the lists that came in
def gradient_sizes(dz_last, weights, slopes):
    dz = dz_last
    sizes = [np.sqrt(np.mean(dz**2))]
    while weights:
        dz = (dz @ weights.pop().T) * slopes.pop()
        sizes.append(np.sqrt(np.mean(dz**2)))
    return np.array(sizes[::-1])

# %% gradient-sizes | wrong | mean-slope | idea: the slope averaged over the batch
def gradient_sizes(dz_last, weights, slopes):
    dz = dz_last
    sizes = [np.sqrt(np.mean(dz**2))]
    for W, slope in zip(weights[::-1], slopes[::-1]):
        dz = (dz @ W.T) * slope.mean(axis=0)
        sizes.append(np.sqrt(np.mean(dz**2)))
    return np.array(sizes[::-1])

# %% gradient-sizes | wrong | relative | idea: sizes divided by that of the last layer
def gradient_sizes(dz_last, weights, slopes):
    dz = dz_last
    sizes = [np.sqrt(np.mean(dz**2))]
    for W, slope in zip(weights[::-1], slopes[::-1]):
        dz = (dz @ W.T) * slope
        sizes.append(np.sqrt(np.mean(dz**2)))
    return np.array(sizes[::-1]) / sizes[0]

# %% gradient-sizes | unclear | plain-list | why: 'as an array'; a list with the same numbers
def gradient_sizes(dz_last, weights, slopes):
    dz = dz_last
    sizes = [float(np.sqrt(np.mean(dz**2)))]
    for W, slope in zip(weights[::-1], slopes[::-1]):
        dz = (dz @ W.T) * slope
        sizes.append(float(np.sqrt(np.mean(dz**2))))
    return sizes[::-1]

# %% measure | right | plain
def sizes_of(network):
    network.loss_and_gradients(X_train[:100], y_train[:100], LOSS)
    return np.array([np.sqrt(np.mean(layer.dz**2)) for layer in network.layers[:-1]])


def factor_per_layer(sizes):
    return (sizes[0] / sizes[-1]) ** (1 / (len(sizes) - 1))


typical_factor = np.median(
    [
        factor_per_layer(sizes_of(deep_network("sigmoid", "glorot_normal", rng=seed)))
        for seed in range(10)
    ]
)

# %% measure | right | loops-and-lists
def sizes_of(network):
    network.loss_and_gradients(X_train[:100], y_train[:100], LOSS)
    sizes = []
    for layer in network.layers[:-1]:
        sizes.append(float((layer.dz**2).mean() ** 0.5))
    return sizes


def factor_per_layer(sizes):
    steps = len(sizes) - 1
    return float(np.exp(np.log(sizes[0] / sizes[-1]) / steps))


factors = []
for seed in range(0, 10):
    net = deep_network("sigmoid", "glorot_normal", rng=seed)
    factors.append(factor_per_layer(sizes_of(net)))
    print(seed, factors[-1])
typical_factor = float(np.median(factors))

# %% measure | right | norms-and-geometric-mean
def sizes_of(network):
    network.loss_and_gradients(X_train[:100], y_train[:100], LOSS)
    hidden = network.layers[: len(network.layers) - 1]
    return tuple(np.linalg.norm(h.dz) / np.sqrt(h.dz.size) for h in hidden)


def factor_per_layer(sizes):
    s = np.asarray(sizes)
    steps = s[:-1] / s[1:]
    return np.prod(steps) ** (1 / len(steps))


values = sorted(
    factor_per_layer(sizes_of(deep_network("sigmoid", "glorot_normal", rng=s))) for s in range(10)
)
typical_factor = (values[4] + values[5]) / 2

# %% measure | right | logs
def sizes_of(network):
    network.loss_and_gradients(X_train[:100], y_train[:100], LOSS)
    return np.sqrt([np.square(layer.dz).mean() for layer in network.layers][:-1])


def factor_per_layer(sizes):
    return np.exp(-np.mean(np.diff(np.log(sizes))))


networks = [deep_network("sigmoid", "glorot_normal", rng=seed) for seed in range(10)]
typical_factor = np.quantile([factor_per_layer(sizes_of(n)) for n in networks], 0.5)

# %% measure | right | helper-functions
def rms(v):
    return np.sqrt(np.einsum("mu,mu->", v, v) / v.size)


def sizes_of(network):
    loss_and_more = network.loss_and_gradients(X_train[:100], y_train[:100], LOSS)
    *hidden, last = network.layers
    return np.array(list(map(rms, (layer.dz for layer in hidden))))


def factor_per_layer(sizes):
    return np.power(sizes[0] / sizes[-1], 1.0 / (np.size(sizes) - 1))


def one(seed):
    return factor_per_layer(sizes_of(deep_network("sigmoid", "glorot_normal", rng=seed)))


typical_factor = np.percentile(np.array([one(seed) for seed in np.arange(10)]), 50)

# %% measure | right | import-statistics
import statistics


def sizes_of(network):
    network.loss_and_gradients(X_train[:100], y_train[:100], LOSS)
    return np.array([np.sqrt((network.layers[i].dz ** 2).mean()) for i in range(len(network.layers) - 1)])


def factor_per_layer(sizes):
    first, last = sizes[0], sizes[-1]
    return 10 ** ((np.log10(first) - np.log10(last)) / (len(sizes) - 1))


typical_factor = statistics.median(
    factor_per_layer(sizes_of(deep_network("sigmoid", "glorot_normal", rng=k))) for k in range(10)
)

# %% measure | right | inverse-of-the-inverse
def sizes_of(network):
    network.loss_and_gradients(X_train[:100], y_train[:100], LOSS)
    out = np.zeros(len(network.layers) - 1)
    for i, layer in enumerate(network.layers[:-1]):
        out[i] = np.sqrt(np.average(np.square(layer.dz)))
    return out


def factor_per_layer(sizes, show=False):
    forward = (sizes[-1] / sizes[0]) ** (1 / (len(sizes) - 1))
    if show:
        print(forward)
    return 1 / forward


typical_factor = np.median(
    [factor_per_layer(sizes_of(deep_network("sigmoid", "glorot_normal", rng=i))) for i in range(10)]
)

# %% measure | right | number-copied-from-output
def sizes_of(network):
    network.loss_and_gradients(X_train[:100], y_train[:100], LOSS)
    return np.array([np.sqrt(np.mean(layer.dz**2)) for layer in network.layers[:-1]])


def factor_per_layer(sizes):
    return (sizes[0] / sizes[-1]) ** (1 / (len(sizes) - 1))


typical_factor = 0.23097124816328343

# %% measure | wrong | all-layers | idea: the output layer counted as well
def sizes_of(network):
    network.loss_and_gradients(X_train[:100], y_train[:100], LOSS)
    return np.array([np.sqrt(np.mean(layer.dz**2)) for layer in network.layers])

# %% measure | wrong | without-first | idea: layer 1 left out, output layer kept
def sizes_of(network):
    network.loss_and_gradients(X_train[:100], y_train[:100], LOSS)
    return np.array([np.sqrt(np.mean(layer.dz**2)) for layer in network.layers[1:]])

# %% measure | wrong | reversed | idea: last hidden layer first
def sizes_of(network):
    network.loss_and_gradients(X_train[:100], y_train[:100], LOSS)
    return np.array([np.sqrt(np.mean(layer.dz**2)) for layer in network.layers[:-1]])[::-1]

# %% measure | wrong | weight-gradients | idea: size of dW in place of dz
def sizes_of(network):
    network.loss_and_gradients(X_train[:100], y_train[:100], LOSS)
    return np.array([np.sqrt(np.mean(layer.dW**2)) for layer in network.layers[:-1]])

# %% measure | wrong | standard-deviation | idea: standard deviation, the mean is subtracted
def sizes_of(network):
    network.loss_and_gradients(X_train[:100], y_train[:100], LOSS)
    return np.array([layer.dz.std() for layer in network.layers[:-1]])

# %% measure | wrong | norm | idea: length of dz, mean forgotten
def sizes_of(network):
    network.loss_and_gradients(X_train[:100], y_train[:100], LOSS)
    return np.array([np.linalg.norm(layer.dz) for layer in network.layers[:-1]])

# %% measure | wrong | mean-square | idea: root forgotten
def sizes_of(network):
    network.loss_and_gradients(X_train[:100], y_train[:100], LOSS)
    return np.array([np.mean(layer.dz**2) for layer in network.layers[:-1]])

# %% measure | wrong | mean-abs | idea: mean of absolute values
def sizes_of(network):
    network.loss_and_gradients(X_train[:100], y_train[:100], LOSS)
    return np.array([np.mean(np.abs(layer.dz)) for layer in network.layers[:-1]])

# %% measure | wrong | whole-training-set | idea: all 1200 rows in place of 100
def sizes_of(network):
    network.loss_and_gradients(X_train, y_train, LOSS)
    return np.array([np.sqrt(np.mean(layer.dz**2)) for layer in network.layers[:-1]])

# %% measure | wrong | test-data | idea: test rows in place of training rows
def sizes_of(network):
    network.loss_and_gradients(X_test[:100], y_test[:100], LOSS)
    return np.array([np.sqrt(np.mean(layer.dz**2)) for layer in network.layers[:-1]])

# %% measure | wrong | factor-inverse | idea: factor of a step forward
def factor_per_layer(sizes):
    return (sizes[-1] / sizes[0]) ** (1 / (len(sizes) - 1))

# %% measure | wrong | factor-layers-not-steps | idea: root by the number of layers, not of steps
def factor_per_layer(sizes):
    return (sizes[0] / sizes[-1]) ** (1 / len(sizes))

# %% measure | wrong | factor-two-too-few | idea: one step too few
def factor_per_layer(sizes):
    return (sizes[0] / sizes[-1]) ** (1 / (len(sizes) - 2))

# %% measure | wrong | factor-whole | idea: the whole change, no root
def factor_per_layer(sizes):
    return sizes[0] / sizes[-1]

# %% measure | wrong | factor-divided | idea: whole change divided by the number of steps
def factor_per_layer(sizes):
    return (sizes[0] / sizes[-1]) / (len(sizes) - 1)

# %% measure | wrong | factor-arithmetic-mean | idea: arithmetic mean of the steps' factors
def factor_per_layer(sizes):
    s = np.asarray(sizes)
    return np.mean(s[:-1] / s[1:])

# %% measure | wrong | factor-fitted-line | idea: slope of a fitted line of the logs, does not give the whole change
def factor_per_layer(sizes):
    return np.exp(-np.polyfit(np.arange(len(sizes)), np.log(sizes), 1)[0])

# %% measure | wrong | factor-last-step | idea: only the step next to layer 1
def factor_per_layer(sizes):
    return sizes[0] / sizes[1]

# %% measure | wrong | factor-fixed-ten | idea: nine steps whatever the depth
def factor_per_layer(sizes):
    return (sizes[0] / sizes[-1]) ** (1 / 9)

# %% measure | wrong | typical-mean | idea: mean in place of median
def _factor(seed):
    network = deep_network("sigmoid", "glorot_normal", rng=seed)
    network.loss_and_gradients(X_train[:100], y_train[:100], LOSS)
    s = [np.sqrt(np.mean(layer.dz**2)) for layer in network.layers[:-1]]
    return (s[0] / s[-1]) ** (1 / (len(s) - 1))


typical_factor = np.mean([_factor(seed) for seed in range(10)])

# %% measure | wrong | typical-one-seed | idea: seed 0 only
def _factor(seed):
    network = deep_network("sigmoid", "glorot_normal", rng=seed)
    network.loss_and_gradients(X_train[:100], y_train[:100], LOSS)
    s = [np.sqrt(np.mean(layer.dz**2)) for layer in network.layers[:-1]]
    return (s[0] / s[-1]) ** (1 / (len(s) - 1))


typical_factor = _factor(0)

# %% measure | wrong | typical-tanh | idea: tanh networks
def _factor(seed):
    network = deep_network("tanh", "glorot_normal", rng=seed)
    network.loss_and_gradients(X_train[:100], y_train[:100], LOSS)
    s = [np.sqrt(np.mean(layer.dz**2)) for layer in network.layers[:-1]]
    return (s[0] / s[-1]) ** (1 / (len(s) - 1))


typical_factor = np.median([_factor(seed) for seed in range(10)])

# %% measure | wrong | typical-he | idea: He's weights
def _factor(seed):
    network = deep_network("sigmoid", "he_normal", rng=seed)
    network.loss_and_gradients(X_train[:100], y_train[:100], LOSS)
    s = [np.sqrt(np.mean(layer.dz**2)) for layer in network.layers[:-1]]
    return (s[0] / s[-1]) ** (1 / (len(s) - 1))


typical_factor = np.median([_factor(seed) for seed in range(10)])

# %% measure | wrong | typical-theory | idea: a quarter, the bound of the slope
typical_factor = 0.25

# %% measure | wrong | typical-largest | idea: the largest of the ten
def _factor(seed):
    network = deep_network("sigmoid", "glorot_normal", rng=seed)
    network.loss_and_gradients(X_train[:100], y_train[:100], LOSS)
    s = [np.sqrt(np.mean(layer.dz**2)) for layer in network.layers[:-1]]
    return (s[0] / s[-1]) ** (1 / (len(s) - 1))


typical_factor = max(_factor(seed) for seed in range(10))

# %% measure | unclear | typical-seeds-one-to-ten | why: clearly against the text (seeds 0 to 9), but the median may differ by less than a test can ask
def _factor(seed):
    network = deep_network("sigmoid", "glorot_normal", rng=seed)
    network.loss_and_gradients(X_train[:100], y_train[:100], LOSS)
    s = [np.sqrt(np.mean(layer.dz**2)) for layer in network.layers[:-1]]
    return (s[0] / s[-1]) ** (1 / (len(s) - 1))


typical_factor = np.median([_factor(seed) for seed in range(1, 11)])

# %% measure | unclear | typical-rounded | why: rounded to three digits; this notebook does not say how exact
typical_factor = 0.231

# %% measure | unclear | factor-of-the-median-sizes | why: median of the first sizes over median of the last; the text says median of the factor, near miss
def _sizes(seed):
    network = deep_network("sigmoid", "glorot_normal", rng=seed)
    network.loss_and_gradients(X_train[:100], y_train[:100], LOSS)
    return [np.sqrt(np.mean(layer.dz**2)) for layer in network.layers[:-1]]


_s = np.median([_sizes(seed) for seed in range(10)], axis=0)
typical_factor = (_s[0] / _s[-1]) ** (1 / (len(_s) - 1))

# %% unit-report | right | sums
def unit_report(a):
    fires = (a > 0).sum(axis=0)
    return (fires == 0).sum(), (fires == len(a)).sum(), np.mean(a == 0)

# %% unit-report | right | any-all
def unit_report(a):
    on = a > 0
    dead = int(np.sum(~on.any(axis=0)))
    always_on = int(np.sum(on.all(axis=0)))
    return dead, always_on, float(1 - on.mean())

# %% unit-report | right | loops
def unit_report(a):
    dead = always = zeros = 0
    m, units = a.shape
    for j in range(units):
        count = 0
        for i in range(m):
            if a[i, j] > 0:
                count += 1
            else:
                zeros += 1
        if count == 0:
            dead += 1
        if count == m:
            always += 1
    return [dead, always, zeros / (m * units)]

# %% unit-report | right | max-min
def unit_report(a):
    return (
        np.count_nonzero(a.max(axis=0) == 0),
        np.count_nonzero(a.min(axis=0) > 0),
        np.count_nonzero(a == 0) / a.size,
    )

# %% unit-report | right | columns-comprehension
def unit_report(a):
    columns = a.T
    dead = sum(1 for c in columns if not any(v > 0 for v in c))
    always = sum(1 for c in columns if all(v > 0 for v in c))
    return dead, always, sum(v == 0 for v in a.ravel()) / a.size

# %% unit-report | right | as-an-array
def unit_report(a):
    rate = np.mean(np.where(a > 0, 1, 0), axis=0)
    return np.array([np.sum(rate == 0), np.sum(rate == 1), np.mean(1 - rate)])

# %% unit-report | right | column-sums
def unit_report(a):
    # a ReLU gives nothing below 0, so the sum of a dead unit is 0
    dead = (np.sum(a, axis=0) == 0).sum()
    zeros_in_unit = (a == 0).sum(axis=0)
    always = (zeros_in_unit == 0).sum()
    return dead, always, zeros_in_unit.sum() / a.size

# %% unit-report | right | sets
def unit_report(a):
    rows, cols = np.nonzero(a > 0)
    dead = a.shape[1] - len(set(cols.tolist()))
    quiet_cols = set(np.nonzero(a <= 0)[1].tolist())
    always = a.shape[1] - len(quiet_cols)
    return dead, always, (a.size - len(rows)) / a.size

# %% unit-report | right | sign-einsum
def unit_report(a):
    s = np.sign(a)
    per_unit = np.einsum("mu->u", s)
    m = float(a.shape[0])
    return int((per_unit < 0.5).sum()), int((per_unit > m - 0.5).sum()), 1.0 - per_unit.sum() / s.size

# %% unit-report | right | helper-prints
def how_often(column):
    return sum(bool(v > 0) for v in column)


def unit_report(a, show=True):
    counts = [how_often(a[:, j]) for j in range(a.shape[1])]
    result = counts.count(0), counts.count(a.shape[0]), 1 - sum(counts) / a.size
    if show:
        print("dead %d, always on %d, zeros %.3f" % result)
    return result

# %% unit-report | wrong | samples-not-units | idea: wrong axis
def unit_report(a):
    fires = (a > 0).sum(axis=1)
    return (fires == 0).sum(), (fires == a.shape[1]).sum(), np.mean(a == 0)

# %% unit-report | wrong | dead-is-not-always | idea: dead means a zero for at least one sample
def unit_report(a):
    on = a > 0
    return (~on.all(axis=0)).sum(), on.all(axis=0).sum(), np.mean(a == 0)

# %% unit-report | wrong | always-is-ever | idea: always-on means on for some sample
def unit_report(a):
    on = a > 0
    return (~on.any(axis=0)).sum(), on.any(axis=0).sum(), np.mean(a == 0)

# %% unit-report | wrong | first-sample | idea: looks at the first sample only
def unit_report(a):
    return (a[0] == 0).sum(), (a[0] > 0).sum(), np.mean(a == 0)

# %% unit-report | wrong | dead-half | idea: dead if off for more than half of the samples
def unit_report(a):
    on = a > 0
    return (on.mean(axis=0) < 0.5).sum(), on.all(axis=0).sum(), np.mean(a == 0)

# %% unit-report | wrong | always-thirty-percent | idea: always-on if on for 30 percent of the samples
def unit_report(a):
    on = a > 0
    return (~on.any(axis=0)).sum(), (on.mean(axis=0) >= 0.3).sum(), np.mean(a == 0)

# %% unit-report | wrong | threshold | idea: activations below 0.001 count as off
def unit_report(a):
    on = a > 1e-3
    return (~on.any(axis=0)).sum(), on.all(axis=0).sum(), 1 - on.mean()

# %% unit-report | wrong | fires-at-zero | idea: a >= 0 counts as firing
def unit_report(a):
    on = a >= 0
    return (~on.any(axis=0)).sum(), on.all(axis=0).sum(), np.mean(a == 0)

# %% unit-report | wrong | zeros-counted | idea: number of zeros, not the share
def unit_report(a):
    on = a > 0
    return (~on.any(axis=0)).sum(), on.all(axis=0).sum(), (a == 0).sum()

# %% unit-report | wrong | zeros-percent | idea: share in percent
def unit_report(a):
    on = a > 0
    return (~on.any(axis=0)).sum(), on.all(axis=0).sum(), 100 * np.mean(a == 0)

# %% unit-report | wrong | share-of-ones | idea: share of firing entries
def unit_report(a):
    on = a > 0
    return (~on.any(axis=0)).sum(), on.all(axis=0).sum(), on.mean()

# %% unit-report | wrong | zeros-from-dead | idea: the share of dead units taken for the share of zeros
def unit_report(a):
    on = a > 0
    dead = (~on.any(axis=0)).sum()
    return dead, on.all(axis=0).sum(), dead / a.shape[1]

# %% unit-report | wrong | zeros-without-dead | idea: dead units not counted in the share of zeros
def unit_report(a):
    on = a > 0
    living = on.any(axis=0)
    return (~living).sum(), on.all(axis=0).sum(), np.mean(~on[:, living]) if living.any() else 1.0

# %% unit-report | wrong | zeros-over-m | idea: zeros divided by the number of samples only
def unit_report(a):
    on = a > 0
    return (~on.any(axis=0)).sum(), on.all(axis=0).sum(), (a == 0).sum() / len(a)

# %% unit-report | wrong | shares-for-counts | idea: dead and always-on as shares
def unit_report(a):
    on = a > 0
    return np.mean(~on.any(axis=0)), np.mean(on.all(axis=0)), np.mean(a == 0)

# %% unit-report | wrong | order | idea: always-on first
def unit_report(a):
    on = a > 0
    return on.all(axis=0).sum(), (~on.any(axis=0)).sum(), np.mean(a == 0)

# %% unit-report | wrong | product-underflows | idea: always-on by the product of the activations, which underflows to 0 for some thousand samples
def unit_report(a):
    return (a.sum(axis=0) == 0).sum(), (np.prod(a, axis=0) > 0).sum(), np.mean(a == 0)

# %% unit-report | wrong | rest-is-on | idea: every unit that is not dead counts as always on, even mixed ones with mean above 0
def unit_report(a):
    dead = (a.mean(axis=0) == 0).sum()
    return dead, a.shape[1] - dead, np.mean(a == 0)

# %% unit-report | wrong | rounded-share | idea: share rounded to one decimal
def unit_report(a):
    on = a > 0
    return (~on.any(axis=0)).sum(), on.all(axis=0).sum(), round(float(np.mean(a == 0)), 1)

# %% unit-report | wrong | indices | idea: which units, not how many
def unit_report(a):
    on = a > 0
    return np.flatnonzero(~on.any(axis=0)), np.flatnonzero(on.all(axis=0)), np.mean(a == 0)

# %% unit-report | unclear | dictionary | why: 'report three numbers, in this order'; a dictionary keeps the order, too
def unit_report(a):
    on = a > 0
    return {"dead": (~on.any(axis=0)).sum(), "always_on": on.all(axis=0).sum(), "zeros": np.mean(a == 0)}

# %% clip | right | plain
def clip(gradients, limit):
    length = np.sqrt(sum((g**2).sum() for g in gradients))
    if length > limit:
        return [g * limit / length for g in gradients]
    return [g.copy() for g in gradients]

# %% clip | right | same-arrays-new-list
def clip(gradients, limit):
    length = np.sqrt(sum(np.sum(np.square(g)) for g in gradients))
    if length <= limit:
        return list(gradients)
    factor = limit / length
    return [factor * g for g in gradients]

# %% clip | right | min-of-one
def clip(gradients, limit):
    length = float(np.sqrt(sum(np.vdot(g, g) for g in gradients)))
    factor = min(1.0, limit / length) if length > 0 else 1.0
    return [g * factor for g in gradients]

# %% clip | right | concatenate
def clip(gradients, limit):
    everything = np.concatenate([np.ravel(g) for g in gradients])
    length = np.linalg.norm(everything)
    scale = 1 if length <= limit else limit / length
    return [scale * np.array(g) for g in gradients]

# %% clip | right | norm-of-norms
def clip(gradients, limit):
    length = np.linalg.norm([np.linalg.norm(g) for g in gradients])
    return [np.where(length > limit, g * (limit / max(length, limit)), g) for g in gradients]

# %% clip | right | max-in-the-denominator
def clip(gradients, limit):
    length = np.sqrt(np.sum([np.sum(g * g) for g in gradients]))
    return [g * (limit / max(length, limit)) for g in gradients]

# %% clip | right | loops
def clip(gradients, limit):
    total = 0.0
    for g in gradients:
        for value in g.flat:
            total += value * value
    length = total**0.5
    out = []
    for g in gradients:
        new = g.copy()
        if length > limit:
            new *= limit / length
        out.append(new)
    return out

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

# %% clip | right | prints-and-default
def length_of(arrays):
    return sum(float((array**2).sum()) for array in arrays) ** (1 / 2)


def clip(gradients, limit, verbose=True):
    length = length_of(gradients)
    if verbose:
        print("length", length)
    scale = 1.0
    if length > limit:
        scale = limit / length
    return [scale * g for g in gradients]

# %% clip | wrong | each-array | idea: each array clipped for itself
def clip(gradients, limit):
    out = []
    for g in gradients:
        length = np.linalg.norm(g)
        out.append(g * limit / length if length > limit else g.copy())
    return out

# %% clip | wrong | each-number | idea: each number cut off at the limit
def clip(gradients, limit):
    return [np.clip(g, -limit, limit) for g in gradients]

# %% clip | wrong | always-scaled | idea: short gradients are stretched to the limit
def clip(gradients, limit):
    length = np.sqrt(sum((g**2).sum() for g in gradients))
    return [g * limit / length for g in gradients]

# %% clip | wrong | to-length-one | idea: scaled to length 1 whatever the limit
def clip(gradients, limit):
    length = np.sqrt(sum((g**2).sum() for g in gradients))
    if length > limit:
        return [g / length for g in gradients]
    return [g.copy() for g in gradients]

# %% clip | wrong | in-place | idea: changes the arrays that came in
def clip(gradients, limit):
    length = np.sqrt(sum((g**2).sum() for g in gradients))
    if length > limit:
        for g in gradients:
            g *= limit / length
    return list(gradients)

# %% clip | wrong | list-in-place | idea: puts the scaled arrays into the list that came in
def clip(gradients, limit):
    length = np.sqrt(sum((g**2).sum() for g in gradients))
    if length > limit:
        for i in range(len(gradients)):
            gradients[i] = gradients[i] * limit / length
    return gradients

# %% clip | wrong | root-forgotten | idea: squared length compared and divided by
def clip(gradients, limit):
    length = sum((g**2).sum() for g in gradients)
    if length > limit:
        return [g * limit / length for g in gradients]
    return [g.copy() for g in gradients]

# %% clip | wrong | squares-compared | idea: squared length compared with the limit, root used for the scale
def clip(gradients, limit):
    squares = sum((g**2).sum() for g in gradients)
    if squares > limit:
        return [g * limit / np.sqrt(squares) for g in gradients]
    return [g.copy() for g in gradients]

# %% clip | wrong | sum-of-lengths | idea: lengths of the arrays added
def clip(gradients, limit):
    length = sum(np.linalg.norm(g) for g in gradients)
    if length > limit:
        return [g * limit / length for g in gradients]
    return [g.copy() for g in gradients]

# %% clip | wrong | largest-array | idea: length of the longest array
def clip(gradients, limit):
    length = max(np.linalg.norm(g) for g in gradients)
    if length > limit:
        return [g * limit / length for g in gradients]
    return [g.copy() for g in gradients]

# %% clip | wrong | abs-sum | idea: sum of absolute values
def clip(gradients, limit):
    length = sum(np.abs(g).sum() for g in gradients)
    if length > limit:
        return [g * limit / length for g in gradients]
    return [g.copy() for g in gradients]

# %% clip | wrong | rms | idea: root mean square in place of the length
def clip(gradients, limit):
    flat = np.concatenate([g.ravel() for g in gradients])
    length = np.sqrt(np.mean(flat**2))
    if length > limit:
        return [g * limit / length for g in gradients]
    return [g.copy() for g in gradients]

# %% clip | wrong | upside-down | idea: factor length/limit
def clip(gradients, limit):
    length = np.sqrt(sum((g**2).sum() for g in gradients))
    if length > limit:
        return [g * length / limit for g in gradients]
    return [g.copy() for g in gradients]

# %% clip | wrong | divided-by-length-only-first | idea: only the first array is scaled
def clip(gradients, limit):
    length = np.sqrt(sum((g**2).sum() for g in gradients))
    out = [g.copy() for g in gradients]
    if length > limit:
        out[0] *= limit / length
    return out

# %% clip | wrong | zero-over-zero | idea: NaN when all slopes are zero
def clip(gradients, limit):
    length = np.sqrt(sum((g**2).sum() for g in gradients))
    factor = limit / length
    scale = (factor + 1 - np.abs(factor - 1)) / 2
    return [g * scale for g in gradients]

# %% clip | wrong | epsilon | idea: a constant in the denominator, length falls short of the limit by 1 percent
def clip(gradients, limit):
    length = np.sqrt(sum((g**2).sum() for g in gradients))
    if length > limit:
        return [g * limit / (length + 0.01 * length) for g in gradients]
    return [g.copy() for g in gradients]

# %% clip | wrong | sign-only | idea: signs in place of the scaled numbers
def clip(gradients, limit):
    length = np.sqrt(sum((g**2).sum() for g in gradients))
    n = sum(g.size for g in gradients)
    if length > limit:
        return [np.sign(g) * limit / np.sqrt(n) for g in gradients]
    return [g.copy() for g in gradients]

# %% clip | wrong | long-becomes-zero | idea: a gradient that is too long is thrown away
def clip(gradients, limit):
    length = np.sqrt(sum((g**2).sum() for g in gradients))
    if length > limit:
        return [np.zeros_like(g) for g in gradients]
    return [g.copy() for g in gradients]

# %% clip | wrong | flat-result | idea: one flat array in place of the list
def clip(gradients, limit):
    flat = np.concatenate([g.ravel() for g in gradients])
    length = np.linalg.norm(flat)
    return flat * limit / length if length > limit else flat

# %% clip | wrong | absolute-values | idea: signs lost
def clip(gradients, limit):
    length = np.sqrt(sum((g**2).sum() for g in gradients))
    if length > limit:
        return [np.abs(g) * limit / length for g in gradients]
    return [g.copy() for g in gradients]

# %% clip | wrong | running-length | idea: length grows while the arrays are scaled
def clip(gradients, limit):
    squares, out = 0.0, []
    for g in gradients:
        squares += (g**2).sum()
        length = np.sqrt(squares)
        out.append(g * limit / length if length > limit else g.copy())
    return out

# %% clip | unclear | same-list-when-short | why: 'return a new list', but 'otherwise the gradients stay as they are'; returns the very list that came in
def clip(gradients, limit):
    length = np.sqrt(sum((g**2).sum() for g in gradients))
    if length > limit:
        return [g * limit / length for g in gradients]
    return gradients

# %% clip | unclear | tuple | why: 'a new list'; a tuple of the right arrays
def clip(gradients, limit):
    length = np.sqrt(sum((g**2).sum() for g in gradients))
    scale = limit / length if length > limit else 1.0
    return tuple(g * scale for g in gradients)

# %% clip | unclear | warning-at-zero | why: right result for all-zero gradients, but with a warning (division by zero)
def clip(gradients, limit):
    length = np.sqrt(np.float64(sum((g**2).sum() for g in gradients)))
    return [g * np.minimum(1.0, limit / length) for g in gradients]

# %% clip | unclear | tiny-epsilon | why: 1e-6 added to the length as PyTorch does; the length then misses the limit by a millionth
def clip(gradients, limit):
    length = np.sqrt(sum((g**2).sum() for g in gradients))
    scale = min(1.0, limit / (length + 1e-6))
    return [g * scale for g in gradients]

# %% repair | right | relu-he
def repaired(rng):
    sizes = [64] + 10 * [50]
    hidden = [Dense(m, n, "relu", "he_normal") for m, n in zip(sizes, sizes[1:])]
    return Network([*hidden, Dense(50, 10)], rng=rng)

# %% repair | right | tanh-glorot
def repaired(rng):
    layers = [Dense(64, 50, "tanh", "glorot_normal")]
    for _ in range(9):
        layers.append(Dense(50, 50, "tanh", "glorot_normal"))
    layers.append(Dense(50, 10))
    return Network(layers, rng=rng)

# %% repair | right | selu-lecun
def repaired(rng, activation="selu", initializer="lecun_normal"):
    first = [Dense(64, 50, activation, initializer)]
    middle = [Dense(50, 50, activation, initializer) for _ in range(9)]
    return Network(first + middle + [Dense(50, 10)], rng=rng)

# %% repair | right | elu-he
def repaired(rng):
    return Network(
        [Dense(64 if i == 0 else 50, 50, "elu", "he_normal") for i in range(10)] + [Dense(50, 10)],
        rng=rng,
    )

# %% repair | right | leaky-relu
def repaired(rng):
    widths = [64, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50]
    layers = []
    for i in range(10):
        layers.append(Dense(widths[i], widths[i + 1], "leaky_relu", "he_normal"))
    print("layers:", len(layers) + 1)
    return Network([*layers, Dense(50, 10, "linear")], rng=rng)

# %% repair | right | batchnorm-tanh
from helpers.nn.network import BatchNorm


def repaired(rng):
    layers, fan_in = [], 64
    for _ in range(10):
        layers += [Dense(fan_in, 50, "tanh", "glorot_normal"), BatchNorm(50)]
        fan_in = 50
    return Network([*layers, Dense(50, 10)], rng=rng)

# %% repair | right | relu-he-uniform
def repaired(rng):
    dense = lambda m: Dense(m, 50, "relu", "he_uniform")
    return Network([dense(64), *(dense(50) for _ in range(9)), Dense(50, 10)], rng=rng)

# %% repair | right | gelu
def repaired(rng):
    hidden = [Dense(m, 50, "gelu", "he_normal") for m in (64, 50, 50, 50, 50, 50, 50, 50, 50, 50)]
    return Network([*hidden, Dense(50, 10)], rng=rng)

# %% repair | right | tanh-he
def repaired(rng):
    sizes = [64] + 10 * [50]
    hidden = [Dense(m, n, "tanh", "he_normal") for m, n in zip(sizes[:-1], sizes[1:])]
    return Network(hidden + [Dense(50, 10, "linear", "glorot_uniform")], rng=rng)

# %% repair | right | swish-he
def repaired(rng):
    hidden = [Dense(64, 50, "swish", "he_normal"), *[Dense(50, 50, "swish", "he_normal") for _ in range(9)]]
    network = Network([*hidden, Dense(50, 10)], rng=rng)
    return network

# %% repair | wrong | sigmoid-glorot | idea: only the initializer changed
def repaired(rng):
    sizes = [64] + 10 * [50]
    hidden = [Dense(m, n, "sigmoid", "glorot_normal") for m, n in zip(sizes, sizes[1:])]
    return Network([*hidden, Dense(50, 10)], rng=rng)

# %% repair | wrong | sigmoid-he | idea: He's weights with sigmoid
def repaired(rng):
    sizes = [64] + 10 * [50]
    hidden = [Dense(m, n, "sigmoid", "he_normal") for m, n in zip(sizes, sizes[1:])]
    return Network([*hidden, Dense(50, 10)], rng=rng)

# %% repair | wrong | relu-normal | idea: only the activation changed
def repaired(rng):
    sizes = [64] + 10 * [50]
    hidden = [Dense(m, n, "relu", "normal") for m, n in zip(sizes, sizes[1:])]
    return Network([*hidden, Dense(50, 10)], rng=rng)

# %% repair | wrong | tanh-normal | idea: only the activation changed, to tanh
def repaired(rng):
    sizes = [64] + 10 * [50]
    hidden = [Dense(m, n, "tanh", "normal") for m, n in zip(sizes, sizes[1:])]
    return Network([*hidden, Dense(50, 10)], rng=rng)

# %% repair | wrong | relu-glorot | idea: trains, but Glorot's weights are too small for ReLU and the gradient fades
def repaired(rng):
    sizes = [64] + 10 * [50]
    hidden = [Dense(m, n, "relu", "glorot_normal") for m, n in zip(sizes, sizes[1:])]
    return Network([*hidden, Dense(50, 10)], rng=rng)

# %% repair | wrong | zeros | idea: all weights zero
def repaired(rng):
    sizes = [64] + 10 * [50]
    hidden = [Dense(m, n, "tanh", "zeros") for m, n in zip(sizes, sizes[1:])]
    return Network([*hidden, Dense(50, 10)], rng=rng)

# %% repair | wrong | batchnorm-sigmoid | idea: normal sigmoid network with BatchNorm: gradient level, but does not train
from helpers.nn.network import BatchNorm


def repaired(rng):
    layers = []
    for i in range(10):
        layers += [Dense(64 if i == 0 else 50, 50, "sigmoid", "normal"), BatchNorm(50)]
    return Network([*layers, Dense(50, 10)], rng=rng)

# %% repair | wrong | torch-default | idea: weights of variance 1/(3 fan_in) with ReLU
def repaired(rng):
    sizes = [64] + 10 * [50]
    hidden = [Dense(m, n, "relu", "torch_default") for m, n in zip(sizes, sizes[1:])]
    return Network([*hidden, Dense(50, 10)], rng=rng)

# %% repair | wrong | nine-layers | idea: only nine hidden layers
def repaired(rng):
    sizes = [64] + 9 * [50]
    hidden = [Dense(m, n, "relu", "he_normal") for m, n in zip(sizes, sizes[1:])]
    return Network([*hidden, Dense(50, 10)], rng=rng)

# %% repair | wrong | eleven-layers | idea: eleven hidden layers
def repaired(rng):
    sizes = [64] + 11 * [50]
    hidden = [Dense(m, n, "relu", "he_normal") for m, n in zip(sizes, sizes[1:])]
    return Network([*hidden, Dense(50, 10)], rng=rng)

# %% repair | wrong | wider | idea: 100 units
def repaired(rng):
    sizes = [64] + 9 * [100] + [50]
    hidden = [Dense(m, n, "relu", "he_normal") for m, n in zip(sizes, sizes[1:])]
    return Network([*hidden, Dense(50, 10)], rng=rng)

# %% repair | wrong | two-layers | idea: a shallow network
def repaired(rng):
    return Network([Dense(64, 50, "relu", "he_normal"), Dense(50, 10)], rng=rng)

# %% repair | wrong | output-relu | idea: the last layer is not linear
def repaired(rng):
    sizes = [64] + 10 * [50]
    hidden = [Dense(m, n, "relu", "he_normal") for m, n in zip(sizes, sizes[1:])]
    return Network([*hidden, Dense(50, 10, "relu", "he_normal")], rng=rng)

# %% repair | wrong | rng-ignored | idea: own generator with a fixed seed
def repaired(rng):
    sizes = [64] + 10 * [50]
    hidden = [Dense(m, n, "relu", "he_normal") for m, n in zip(sizes, sizes[1:])]
    return Network([*hidden, Dense(50, 10)], rng=np.random.default_rng(0))

# %% repair | wrong | first-layer-only | idea: only the first hidden layer is repaired
def repaired(rng):
    hidden = [Dense(64, 50, "relu", "he_normal")] + [Dense(50, 50, "sigmoid", "normal") for _ in range(9)]
    return Network([*hidden, Dense(50, 10)], rng=rng)

# %% repair | wrong | layers-shared | idea: one and the same Dense object used nine times
def repaired(rng):
    hidden = [Dense(64, 50, "relu", "he_normal")] + 9 * [Dense(50, 50, "relu", "he_normal")]
    return Network([*hidden, Dense(50, 10)], rng=rng)

# %% repair | wrong | not-a-network | idea: returns the list of layers
def repaired(rng):
    sizes = [64] + 10 * [50]
    return [Dense(m, n, "relu", "he_normal") for m, n in zip(sizes, sizes[1:])] + [Dense(50, 10)]

# %% repair | unclear | linear | why: 'activation is up to you'; a linear network keeps its gradient and gets 0.85, but ten linear layers are one
def repaired(rng):
    sizes = [64] + 10 * [50]
    hidden = [Dense(m, n, "linear", "glorot_normal") for m, n in zip(sizes, sizes[1:])]
    return Network([*hidden, Dense(50, 10)], rng=rng)

# %% repair | unclear | batchnorm-relu-near-the-bound | why: 'layers in between' leaves open where, and layer 10 may be the tenth Dense or the tenth entry of layers; ratio is 8 by Dense count
from helpers.nn.network import BatchNorm


def repaired(rng):
    layers = []
    for i in range(10):
        layers += [Dense(64 if i == 0 else 50, 50, "relu", "glorot_uniform"), BatchNorm(50)]
    return Network([*layers, Dense(50, 10)], rng=rng)

# %% repair | unclear | pretrained | why: 'before training' the network has seen data here: fitted for three epochs inside repaired
def repaired(rng):
    sizes = [64] + 10 * [50]
    hidden = [Dense(m, n, "relu", "he_normal") for m, n in zip(sizes, sizes[1:])]
    network = Network([*hidden, Dense(50, 10)], rng=rng)
    fit(network, X_train, y_train, LOSS, Adam(0.002), epochs=3, batch_size=32, rng=0)
    return network

# %% predict | right | plain
chi = 80 * (2 / 80) * 0.06
mean_square_factor = chi**5
size_factor = mean_square_factor**0.5
level_variance = 1 / (80 * 0.06)

# %% predict | right | named
units, v, slope_squared, layers = 80, 2 / 80, 0.06, 6
chi = units * v * slope_squared
mean_square_factor = chi ** (layers - 1)
size_factor = np.sqrt(mean_square_factor)
level_variance = v / chi

# %% predict | right | typed
chi = 0.12
mean_square_factor = 0.12**5
size_factor = 0.12**2.5
level_variance = 5 / 24

# %% predict | right | fractions
chi = 3 / 25
mean_square_factor = (3 / 25) ** 5
size_factor = (3 / 25) ** (5 / 2)
level_variance = 1 / 4.8

# %% predict | right | product-in-a-loop
chi = 80 * (2 / 80) * 0.06
mean_square_factor = np.prod([chi for step in range(5)])
size_factor = np.prod([np.sqrt(chi)] * 5)
level_variance = np.divide(1, np.multiply(80, 0.06))

# %% predict | right | logarithms
chi = 80 * (2 / 80) * 0.06
mean_square_factor = np.exp(5 * np.log(chi))
size_factor = np.exp(2.5 * np.log(chi))
level_variance = (2 / 80) * (1 / chi)

# %% predict | right | import-math
import math
chi = 80 * (2 / 80) * 0.06
mean_square_factor = math.pow(chi, 5)
size_factor = math.sqrt(mean_square_factor)
level_variance = 1 / (80 * 0.06)

# %% predict | right | all-digits
chi = 0.12
mean_square_factor = 2.48832e-05
size_factor = np.sqrt(2.48832e-05)
level_variance = 0.20833333333333334

# %% predict | wrong | chi-root | idea: chi taken for the size, not the mean square
chi = (80 * (2 / 80) * 0.06) ** 0.5
mean_square_factor = chi**5
size_factor = mean_square_factor**0.5
level_variance = 1 / (80 * 0.06)

# %% predict | wrong | slope-squared-again | idea: mean squared slope squared once more
chi = 80 * (2 / 80) * 0.06**2
mean_square_factor = chi**5
size_factor = mean_square_factor**0.5
level_variance = 1 / (80 * 0.06)

# %% predict | wrong | two-forgotten | idea: variance 1/80 (LeCun)
chi = 80 * (1 / 80) * 0.06
mean_square_factor = chi**5
size_factor = mean_square_factor**0.5
level_variance = 1 / (80 * 0.06)

# %% predict | wrong | units-forgotten | idea: number of units left out
chi = (2 / 80) * 0.06
mean_square_factor = chi**5
size_factor = mean_square_factor**0.5
level_variance = 1 / (80 * 0.06)

# %% predict | wrong | slope-forgotten | idea: mean squared slope left out
chi = 80 * (2 / 80)
mean_square_factor = chi**5
size_factor = mean_square_factor**0.5
level_variance = 1 / (80 * 0.06)

# %% predict | wrong | relu-half | idea: a factor 1/2 for ReLU multiplied in
chi = 0.5 * 80 * (2 / 80) * 0.06
mean_square_factor = chi**5
size_factor = mean_square_factor**0.5
level_variance = 1 / (80 * 0.06)

# %% predict | wrong | sum-of-slopes | idea: added in place of multiplied
chi = 80 * (2 / 80) + 0.06
mean_square_factor = chi**5
size_factor = mean_square_factor**0.5
level_variance = 1 / (80 * 0.06)

# %% predict | wrong | six-steps | idea: six steps in place of five
chi = 80 * (2 / 80) * 0.06
mean_square_factor = chi**6
size_factor = mean_square_factor**0.5
level_variance = 1 / (80 * 0.06)

# %% predict | wrong | four-steps | idea: four steps in place of five
chi = 80 * (2 / 80) * 0.06
mean_square_factor = chi**4
size_factor = mean_square_factor**0.5
level_variance = 1 / (80 * 0.06)

# %% predict | wrong | times-five | idea: five times in place of to the fifth
chi = 80 * (2 / 80) * 0.06
mean_square_factor = 5 * chi
size_factor = mean_square_factor**0.5
level_variance = 1 / (80 * 0.06)

# %% predict | wrong | one-step | idea: only one step
chi = 80 * (2 / 80) * 0.06
mean_square_factor = chi
size_factor = mean_square_factor**0.5
level_variance = 1 / (80 * 0.06)

# %% predict | wrong | forward-direction | idea: inverse: from layer 1 to layer 6
chi = 80 * (2 / 80) * 0.06
mean_square_factor = chi**-5
size_factor = mean_square_factor**0.5
level_variance = 1 / (80 * 0.06)

# %% predict | wrong | size-not-rooted | idea: size taken as the mean square
chi = 80 * (2 / 80) * 0.06
mean_square_factor = chi**5
size_factor = mean_square_factor
level_variance = 1 / (80 * 0.06)

# %% predict | wrong | size-squared | idea: squared in place of rooted
chi = 80 * (2 / 80) * 0.06
mean_square_factor = chi**5
size_factor = mean_square_factor**2
level_variance = 1 / (80 * 0.06)

# %% predict | wrong | size-halved | idea: half in place of the root
chi = 80 * (2 / 80) * 0.06
mean_square_factor = chi**5
size_factor = mean_square_factor / 2
level_variance = 1 / (80 * 0.06)

# %% predict | wrong | size-one-step | idea: root of one step only
chi = 80 * (2 / 80) * 0.06
mean_square_factor = chi**5
size_factor = chi**0.5
level_variance = 1 / (80 * 0.06)

# %% predict | wrong | size-fifth-root | idea: fifth root in place of square root
chi = 80 * (2 / 80) * 0.06
mean_square_factor = chi**5
size_factor = mean_square_factor ** (1 / 5)
level_variance = 1 / (80 * 0.06)

# %% predict | wrong | level-root | idea: standard deviation in place of variance
chi = 80 * (2 / 80) * 0.06
mean_square_factor = chi**5
size_factor = mean_square_factor**0.5
level_variance = (1 / (80 * 0.06)) ** 0.5

# %% predict | wrong | level-without-units | idea: number of units left out
chi = 80 * (2 / 80) * 0.06
mean_square_factor = chi**5
size_factor = mean_square_factor**0.5
level_variance = 1 / 0.06

# %% predict | wrong | level-he-corrected-twice | idea: 2 / (n * slope), He's factor kept
chi = 80 * (2 / 80) * 0.06
mean_square_factor = chi**5
size_factor = mean_square_factor**0.5
level_variance = 2 / (80 * 0.06)

# %% predict | wrong | level-slope-root | idea: divided by the root of the mean squared slope
chi = 80 * (2 / 80) * 0.06
mean_square_factor = chi**5
size_factor = mean_square_factor**0.5
level_variance = 1 / (80 * 0.06**0.5)

# %% predict | wrong | level-without-slope | idea: LeCun's variance: slope left out
chi = 80 * (2 / 80) * 0.06
mean_square_factor = chi**5
size_factor = mean_square_factor**0.5
level_variance = 1 / 80

# %% predict | wrong | level-inverse | idea: inverse of the right number
chi = 80 * (2 / 80) * 0.06
mean_square_factor = chi**5
size_factor = mean_square_factor**0.5
level_variance = 80 * 0.06

# %% predict | wrong | level-rounded | idea: rounded to 0.2
chi = 80 * (2 / 80) * 0.06
mean_square_factor = chi**5
size_factor = mean_square_factor**0.5
level_variance = 0.2

# %% predict | unclear | three-digits | why: rounded to three significant digits; notebook 7 nowhere says 'do not round' (notebook 6 does)
chi = 80 * (2 / 80) * 0.06
mean_square_factor = 0.0000249
size_factor = 0.00499
level_variance = 0.208

# %% glorot | right | limit
def glorot_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, size=(fan_in, fan_out))

# %% glorot | right | from-variance
def glorot_uniform(rng, fan_in, fan_out):
    variance = 2 / (fan_in + fan_out)
    limit = np.sqrt(3 * variance)
    return rng.uniform(low=-limit, high=limit, size=(fan_in, fan_out))

# %% glorot | right | stretched-unit-interval
def glorot_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return limit * (2 * rng.uniform(size=(fan_in, fan_out)) - 1)

# %% glorot | right | random-method
def glorot_uniform(rng, fan_in, fan_out):
    sd = (2 / (fan_in + fan_out)) ** 0.5
    return (rng.random((fan_in, fan_out)) - 0.5) * sd * 12**0.5

# %% glorot | right | flat-then-reshape
def glorot_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(6 / (fan_in + fan_out))
    flat = rng.uniform(-limit, limit, fan_in * fan_out)
    return flat.reshape(fan_in, fan_out)

# %% glorot | right | one-by-one
def glorot_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(6 / (fan_in + fan_out))
    W = np.empty((fan_in, fan_out))
    for i in range(fan_in):
        for j in range(fan_out):
            W[i, j] = rng.uniform(-limit, limit)
    return W

# %% glorot | right | transposed-draw
def glorot_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, size=(fan_out, fan_in)).T

# %% glorot | right | rows
def glorot_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return np.array([rng.uniform(-limit, limit, size=fan_out) for _ in range(fan_in)])

# %% glorot | right | import-math
def glorot_uniform(rng, fan_in, fan_out):
    import math

    limit = math.sqrt(3) * math.sqrt(2 / (fan_in + fan_out))
    return rng.uniform(-1, 1, (fan_in, fan_out)) * limit

# %% glorot | right | helper-and-print
def limit_of(variance):
    # a uniform draw from -l to l has variance l**2 / 3
    return (3 * variance) ** 0.5


def glorot_uniform(rng, fan_in, fan_out):
    limit = limit_of(2 / (fan_in + fan_out))
    print('limit', limit)
    return rng.uniform(-limit, limit, size=[fan_in, fan_out])

# %% glorot | right | sign-times-size
def glorot_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(6 / (fan_in + fan_out))
    signs = rng.choice([-1.0, 1.0], size=(fan_in, fan_out))
    return signs * rng.uniform(0, limit, size=(fan_in, fan_out))

# %% glorot | wrong | limit-is-sd | idea: limit is the standard deviation, so the variance is a third
def glorot_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(2 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, size=(fan_in, fan_out))

# %% glorot | wrong | limit-is-variance | idea: limit is the variance
def glorot_uniform(rng, fan_in, fan_out):
    limit = 2 / (fan_in + fan_out)
    return rng.uniform(-limit, limit, size=(fan_in, fan_out))

# %% glorot | wrong | root-forgotten | idea: root forgotten
def glorot_uniform(rng, fan_in, fan_out):
    limit = 3 * (2 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, size=(fan_in, fan_out))

# %% glorot | wrong | twelve | idea: width formula: limit**2 = 12 * variance
def glorot_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(12 * (2 / (fan_in + fan_out)))
    return rng.uniform(-limit, limit, size=(fan_in, fan_out))

# %% glorot | wrong | two-for-three | idea: 2 in place of 3 (variance of a uniform draw wrong)
def glorot_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(2 * (2 / (fan_in + fan_out)))
    return rng.uniform(-limit, limit, size=(fan_in, fan_out))

# %% glorot | wrong | positive-only | idea: from 0 to the limit
def glorot_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(0, limit, size=(fan_in, fan_out))

# %% glorot | wrong | normal-draw | idea: normal distribution of the right variance
def glorot_uniform(rng, fan_in, fan_out):
    return rng.normal(scale=np.sqrt(2 / (fan_in + fan_out)), size=(fan_in, fan_out))

# %% glorot | wrong | plus-minus-one | idea: only two values, right variance
def glorot_uniform(rng, fan_in, fan_out):
    return rng.choice([-1.0, 1.0], size=(fan_in, fan_out)) * np.sqrt(2 / (fan_in + fan_out))

# %% glorot | wrong | shape-swapped | idea: shape (fan_out, fan_in)
def glorot_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, size=(fan_out, fan_in))

# %% glorot | wrong | flat | idea: flat array
def glorot_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, size=fan_in * fan_out)

# %% glorot | wrong | own-generator | idea: a generator with a fixed seed, rng ignored
def glorot_uniform(rng, fan_in, fan_out):
    rng = np.random.default_rng(0)
    limit = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, size=(fan_in, fan_out))

# %% glorot | wrong | global-generator | idea: NumPy's global generator
def glorot_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return np.random.uniform(-limit, limit, size=(fan_in, fan_out))

# %% glorot | wrong | unseeded-generator | idea: a new unseeded generator
def glorot_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return np.random.default_rng().uniform(-limit, limit, size=(fan_in, fan_out))

# %% glorot | wrong | cache | idea: keeps the first weights of a shape and returns them again
_kept = {}


def glorot_uniform(rng, fan_in, fan_out):
    if (fan_in, fan_out) not in _kept:
        limit = np.sqrt(6 / (fan_in + fan_out))
        _kept[fan_in, fan_out] = rng.uniform(-limit, limit, size=(fan_in, fan_out))
    return _kept[fan_in, fan_out]

# %% glorot | wrong | same-column | idea: one column repeated: all units of the layer equal
def glorot_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(6 / (fan_in + fan_out))
    column = rng.uniform(-limit, limit, size=(fan_in, 1))
    return np.repeat(column, fan_out, axis=1)

# %% glorot | wrong | library | idea: takes the weights from the course's library
def glorot_uniform(rng, fan_in, fan_out):
    return Network([Dense(fan_in, fan_out, 'linear', 'glorot_uniform')], rng=rng).layers[0].W

# %% glorot | wrong | rounded | idea: rounded to one decimal
def glorot_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, size=(fan_in, fan_out)).round(1)

# %% lecun | right | limit
def lecun_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(3 / fan_in)
    return rng.uniform(-limit, limit, size=(fan_in, fan_out))

# %% lecun | right | from-variance
def lecun_uniform(rng, fan_in, fan_out):
    variance = 1 / fan_in
    limit = np.sqrt(3 * variance)
    return rng.uniform(low=-limit, high=limit, size=(fan_in, fan_out))

# %% lecun | right | stretched-unit-interval
def lecun_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(3 / fan_in)
    return limit * (2 * rng.uniform(size=(fan_in, fan_out)) - 1)

# %% lecun | right | random-method
def lecun_uniform(rng, fan_in, fan_out):
    sd = (1 / fan_in) ** 0.5
    return (rng.random((fan_in, fan_out)) - 0.5) * sd * 12**0.5

# %% lecun | right | flat-then-reshape
def lecun_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(3 / fan_in)
    flat = rng.uniform(-limit, limit, fan_in * fan_out)
    return flat.reshape(fan_in, fan_out)

# %% lecun | right | one-by-one
def lecun_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(3 / fan_in)
    W = np.empty((fan_in, fan_out))
    for i in range(fan_in):
        for j in range(fan_out):
            W[i, j] = rng.uniform(-limit, limit)
    return W

# %% lecun | right | transposed-draw
def lecun_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(3 / fan_in)
    return rng.uniform(-limit, limit, size=(fan_out, fan_in)).T

# %% lecun | right | rows
def lecun_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(3 / fan_in)
    return np.array([rng.uniform(-limit, limit, size=fan_out) for _ in range(fan_in)])

# %% lecun | right | import-math
def lecun_uniform(rng, fan_in, fan_out):
    import math

    limit = math.sqrt(3) * math.sqrt(1 / fan_in)
    return rng.uniform(-1, 1, (fan_in, fan_out)) * limit

# %% lecun | right | helper-and-print
def limit_of(variance):
    # a uniform draw from -l to l has variance l**2 / 3
    return (3 * variance) ** 0.5


def lecun_uniform(rng, fan_in, fan_out):
    limit = limit_of(1 / fan_in)
    print('limit', limit)
    return rng.uniform(-limit, limit, size=[fan_in, fan_out])

# %% lecun | right | sign-times-size
def lecun_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(3 / fan_in)
    signs = rng.choice([-1.0, 1.0], size=(fan_in, fan_out))
    return signs * rng.uniform(0, limit, size=(fan_in, fan_out))

# %% lecun | wrong | limit-is-sd | idea: limit is the standard deviation, so the variance is a third
def lecun_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(1 / fan_in)
    return rng.uniform(-limit, limit, size=(fan_in, fan_out))

# %% lecun | wrong | limit-is-variance | idea: limit is the variance
def lecun_uniform(rng, fan_in, fan_out):
    limit = 1 / fan_in
    return rng.uniform(-limit, limit, size=(fan_in, fan_out))

# %% lecun | wrong | root-forgotten | idea: root forgotten
def lecun_uniform(rng, fan_in, fan_out):
    limit = 3 * (1 / fan_in)
    return rng.uniform(-limit, limit, size=(fan_in, fan_out))

# %% lecun | wrong | twelve | idea: width formula: limit**2 = 12 * variance
def lecun_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(12 * (1 / fan_in))
    return rng.uniform(-limit, limit, size=(fan_in, fan_out))

# %% lecun | wrong | two-for-three | idea: 2 in place of 3 (variance of a uniform draw wrong)
def lecun_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(2 * (1 / fan_in))
    return rng.uniform(-limit, limit, size=(fan_in, fan_out))

# %% lecun | wrong | positive-only | idea: from 0 to the limit
def lecun_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(3 / fan_in)
    return rng.uniform(0, limit, size=(fan_in, fan_out))

# %% lecun | wrong | normal-draw | idea: normal distribution of the right variance
def lecun_uniform(rng, fan_in, fan_out):
    return rng.normal(scale=np.sqrt(1 / fan_in), size=(fan_in, fan_out))

# %% lecun | wrong | plus-minus-one | idea: only two values, right variance
def lecun_uniform(rng, fan_in, fan_out):
    return rng.choice([-1.0, 1.0], size=(fan_in, fan_out)) * np.sqrt(1 / fan_in)

# %% lecun | wrong | shape-swapped | idea: shape (fan_out, fan_in)
def lecun_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(3 / fan_in)
    return rng.uniform(-limit, limit, size=(fan_out, fan_in))

# %% lecun | wrong | flat | idea: flat array
def lecun_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(3 / fan_in)
    return rng.uniform(-limit, limit, size=fan_in * fan_out)

# %% lecun | wrong | own-generator | idea: a generator with a fixed seed, rng ignored
def lecun_uniform(rng, fan_in, fan_out):
    rng = np.random.default_rng(0)
    limit = np.sqrt(3 / fan_in)
    return rng.uniform(-limit, limit, size=(fan_in, fan_out))

# %% lecun | wrong | global-generator | idea: NumPy's global generator
def lecun_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(3 / fan_in)
    return np.random.uniform(-limit, limit, size=(fan_in, fan_out))

# %% lecun | wrong | unseeded-generator | idea: a new unseeded generator
def lecun_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(3 / fan_in)
    return np.random.default_rng().uniform(-limit, limit, size=(fan_in, fan_out))

# %% lecun | wrong | cache | idea: keeps the first weights of a shape and returns them again
_kept = {}


def lecun_uniform(rng, fan_in, fan_out):
    if (fan_in, fan_out) not in _kept:
        limit = np.sqrt(3 / fan_in)
        _kept[fan_in, fan_out] = rng.uniform(-limit, limit, size=(fan_in, fan_out))
    return _kept[fan_in, fan_out]

# %% lecun | wrong | same-column | idea: one column repeated: all units of the layer equal
def lecun_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(3 / fan_in)
    column = rng.uniform(-limit, limit, size=(fan_in, 1))
    return np.repeat(column, fan_out, axis=1)

# %% lecun | wrong | library | idea: takes the weights from the course's library
def lecun_uniform(rng, fan_in, fan_out):
    return Network([Dense(fan_in, fan_out, 'linear', 'lecun_uniform')], rng=rng).layers[0].W

# %% lecun | wrong | rounded | idea: rounded to one decimal
def lecun_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(3 / fan_in)
    return rng.uniform(-limit, limit, size=(fan_in, fan_out)).round(1)

# %% glorot | wrong | fan-in-only | idea: LeCun's limit: fan_out ignored
def glorot_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(3 / fan_in)
    return rng.uniform(-limit, limit, size=(fan_in, fan_out))

# %% glorot | wrong | he-limit | idea: He's limit: fan_out ignored
def glorot_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(6 / fan_in)
    return rng.uniform(-limit, limit, size=(fan_in, fan_out))

# %% glorot | wrong | mean-of-fans-twice | idea: mean of the fans and the 2 as well
def glorot_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(6 / ((fan_in + fan_out) / 2))
    return rng.uniform(-limit, limit, size=(fan_in, fan_out))

# %% glorot | wrong | precedence | idea: brackets forgotten
def glorot_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(6 / fan_in + fan_out)
    return rng.uniform(-limit, limit, size=(fan_in, fan_out))

# %% glorot | wrong | product-of-fans | idea: product of the fans
def glorot_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(6 / (fan_in * fan_out))
    return rng.uniform(-limit, limit, size=(fan_in, fan_out))

# %% lecun | wrong | fan-out | idea: fan_out in place of fan_in
def lecun_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(3 / fan_out)
    return rng.uniform(-limit, limit, size=(fan_in, fan_out))

# %% lecun | wrong | he-limit | idea: He's limit
def lecun_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(6 / fan_in)
    return rng.uniform(-limit, limit, size=(fan_in, fan_out))

# %% lecun | wrong | glorot-limit | idea: Glorot's limit
def lecun_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, size=(fan_in, fan_out))

# %% lecun | wrong | torch-limit | idea: PyTorch's default limit 1/sqrt(fan_in)
def lecun_uniform(rng, fan_in, fan_out):
    limit = 1 / np.sqrt(fan_in)
    return rng.uniform(-limit, limit, size=(fan_in, fan_out))

# %% glorot | unclear | child-generator | why: a second generator seeded from rng: the seed alone decides, but the draws are not from that generator
def glorot_uniform(rng, fan_in, fan_out):
    child = np.random.default_rng(rng.integers(2**32))
    limit = np.sqrt(6 / (fan_in + fan_out))
    return child.uniform(-limit, limit, size=(fan_in, fan_out))

# %% glorot | unclear | float32 | why: weights in float32: the type is not mentioned, and rounding may put a weight a hair over the limit
def glorot_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, size=(fan_in, fan_out)).astype(np.float32)

# %% lecun | unclear | child-generator | why: a second generator seeded from rng: the seed alone decides, but the draws are not from that generator
def lecun_uniform(rng, fan_in, fan_out):
    child = np.random.default_rng(rng.integers(2**32))
    limit = np.sqrt(3 / fan_in)
    return child.uniform(-limit, limit, size=(fan_in, fan_out))

# %% lecun | unclear | float32 | why: weights in float32: the type is not mentioned, and rounding may put a weight a hair over the limit
def lecun_uniform(rng, fan_in, fan_out):
    limit = np.sqrt(3 / fan_in)
    return rng.uniform(-limit, limit, size=(fan_in, fan_out)).astype(np.float32)

# %% he | right | plain
def he_normal(rng, fan_in, fan_out):
    return rng.normal(scale=np.sqrt(2 / fan_in), size=(fan_in, fan_out))

# %% he | right | power
def he_normal(rng, fan_in, fan_out):
    return rng.normal(0, (2 / fan_in) ** 0.5, (fan_in, fan_out))

# %% he | right | scaled-after
def he_normal(rng, fan_in, fan_out):
    return rng.normal(size=(fan_in, fan_out)) * np.sqrt(2 / fan_in)

# %% he | right | standard-normal
def he_normal(rng, fan_in, fan_out):
    z = rng.standard_normal((fan_in, fan_out))
    return z / np.sqrt(fan_in / 2)

# %% he | right | flat-then-reshape
def he_normal(rng, fan_in, fan_out):
    sd = np.sqrt(2 / fan_in)
    return np.reshape(rng.normal(scale=sd, size=fan_in * fan_out), (fan_in, fan_out))

# %% he | right | one-by-one
def he_normal(rng, fan_in, fan_out):
    sd = np.sqrt(2 / fan_in)
    return np.array([[rng.normal(scale=sd) for _ in range(fan_out)] for _ in range(fan_in)])

# %% he | right | transposed-draw
def he_normal(rng, fan_in, fan_out):
    return rng.normal(scale=np.sqrt(2 / fan_in), size=(fan_out, fan_in)).T

# %% he | right | import-math
def he_normal(rng, fan_in, fan_out):
    import math

    sd = math.sqrt(2) / math.sqrt(fan_in)
    return rng.normal(loc=0.0, scale=sd, size=(fan_in, fan_out))

# %% he | right | extra-default
def he_normal(rng, fan_in, fan_out, gain=2.0):
    sd = np.sqrt(gain / fan_in)
    print('standard deviation', sd)
    return rng.normal(scale=sd, size=(fan_in, fan_out))

# %% he | right | helper-class
class Normal:
    def __init__(self, variance):
        self.sd = np.sqrt(variance)

    def draw(self, rng, shape):
        return rng.normal(scale=self.sd, size=shape)


def he_normal(rng, fan_in, fan_out):
    return Normal(2 / fan_in).draw(rng, (fan_in, fan_out))

# %% he | right | sum-of-two
def he_normal(rng, fan_in, fan_out):
    # variances add up
    sd = np.sqrt(1 / fan_in)
    return rng.normal(scale=sd, size=(fan_in, fan_out)) + rng.normal(scale=sd, size=(fan_in, fan_out))

# %% he | right | in-place
def he_normal(rng, fan_in, fan_out):
    W = np.zeros((fan_in, fan_out))
    W += rng.normal(size=W.shape)
    W *= np.sqrt(2 / fan_in)
    return W

# %% he | wrong | scale-is-variance | idea: scale is the variance, root forgotten
def he_normal(rng, fan_in, fan_out):
    return rng.normal(scale=2 / fan_in, size=(fan_in, fan_out))

# %% he | wrong | lecun | idea: 1 / fan_in: the 2 forgotten
def he_normal(rng, fan_in, fan_out):
    return rng.normal(scale=np.sqrt(1 / fan_in), size=(fan_in, fan_out))

# %% he | wrong | fan-out | idea: fan_out in place of fan_in
def he_normal(rng, fan_in, fan_out):
    return rng.normal(scale=np.sqrt(2 / fan_out), size=(fan_in, fan_out))

# %% he | wrong | glorot | idea: Glorot's variance
def he_normal(rng, fan_in, fan_out):
    return rng.normal(scale=np.sqrt(2 / (fan_in + fan_out)), size=(fan_in, fan_out))

# %% he | wrong | two-outside-the-root | idea: 2 / sqrt(fan_in)
def he_normal(rng, fan_in, fan_out):
    return rng.normal(scale=2 / np.sqrt(fan_in), size=(fan_in, fan_out))

# %% he | wrong | root-of-two-forgotten | idea: sqrt(2) / fan_in
def he_normal(rng, fan_in, fan_out):
    return rng.normal(scale=np.sqrt(2) / fan_in, size=(fan_in, fan_out))

# %% he | wrong | cut-off | idea: cut off at two standard deviations
def he_normal(rng, fan_in, fan_out):
    sd = np.sqrt(2 / fan_in)
    return np.clip(rng.normal(scale=sd, size=(fan_in, fan_out)), -2 * sd, 2 * sd)

# %% he | wrong | truncated-and-corrected | idea: truncated normal, with Keras's correction of the variance
def he_normal(rng, fan_in, fan_out):
    sd = np.sqrt(2 / fan_in) / 0.87962566103423978
    W = rng.normal(scale=sd, size=(fan_in, fan_out))
    while np.any(np.abs(W) > 2 * sd):
        far = np.abs(W) > 2 * sd
        W[far] = rng.normal(scale=sd, size=far.sum())
    return W

# %% he | wrong | uniform | idea: uniform distribution of the right variance
def he_normal(rng, fan_in, fan_out):
    limit = np.sqrt(6 / fan_in)
    return rng.uniform(-limit, limit, size=(fan_in, fan_out))

# %% he | wrong | shifted-mean | idea: mean is sd, not 0: scale also given as loc
def he_normal(rng, fan_in, fan_out):
    sd = np.sqrt(2 / fan_in)
    return rng.normal(sd, sd, size=(fan_in, fan_out))

# %% he | wrong | absolute | idea: only positive weights
def he_normal(rng, fan_in, fan_out):
    return np.abs(rng.normal(scale=np.sqrt(2 / fan_in), size=(fan_in, fan_out)))

# %% he | wrong | shape-swapped | idea: shape (fan_out, fan_in)
def he_normal(rng, fan_in, fan_out):
    return rng.normal(scale=np.sqrt(2 / fan_in), size=(fan_out, fan_in))

# %% he | wrong | square | idea: shape (fan_in, fan_in)
def he_normal(rng, fan_in, fan_out):
    return rng.normal(scale=np.sqrt(2 / fan_in), size=(fan_in, fan_in))

# %% he | wrong | own-generator | idea: a generator with a fixed seed, rng ignored
def he_normal(rng, fan_in, fan_out):
    return np.random.default_rng(42).normal(scale=np.sqrt(2 / fan_in), size=(fan_in, fan_out))

# %% he | wrong | global-generator | idea: NumPy's global generator
def he_normal(rng, fan_in, fan_out):
    return np.random.randn(fan_in, fan_out) * np.sqrt(2 / fan_in)

# %% he | wrong | seeded-global | idea: global generator seeded with 0
def he_normal(rng, fan_in, fan_out):
    np.random.seed(0)
    return np.random.normal(scale=np.sqrt(2 / fan_in), size=(fan_in, fan_out))

# %% he | wrong | same-column | idea: one column repeated: all units equal
def he_normal(rng, fan_in, fan_out):
    return np.tile(rng.normal(scale=np.sqrt(2 / fan_in), size=(fan_in, 1)), (1, fan_out))

# %% he | wrong | normalised-draw | idea: standardized to exactly the asked mean and variance in each draw
def he_normal(rng, fan_in, fan_out):
    W = rng.normal(size=(fan_in, fan_out))
    return (W - W.mean()) / W.std() * np.sqrt(2 / fan_in)

# %% he | wrong | library | idea: takes the weights from the course's library
def he_normal(rng, fan_in, fan_out):
    return Network([Dense(fan_in, fan_out, 'relu', 'he_normal')], rng=rng).layers[0].W

# %% he | wrong | integer-division | idea: 2 // fan_in is 0 for wide layers
def he_normal(rng, fan_in, fan_out):
    return rng.normal(scale=np.sqrt(2 // fan_in), size=(fan_in, fan_out))

# %% he | unclear | random-state-wrapped | why: a second generator seeded from rng: the seed alone decides, but the draws are not from that generator
def he_normal(rng, fan_in, fan_out):
    child = np.random.RandomState(rng.integers(2**31))
    return child.normal(scale=np.sqrt(2 / fan_in), size=(fan_in, fan_out))

# %% quiz-vanishing-gradient | right | letter-D
answer_vanishing_gradient = "D"

# %% quiz-vanishing-gradient | right | single-quotes
answer_vanishing_gradient = 'D'

# %% quiz-vanishing-gradient | wrong | letter-A | idea: the misconception of option A
answer_vanishing_gradient = "A"

# %% quiz-vanishing-gradient | wrong | letter-B | idea: the misconception of option B
answer_vanishing_gradient = "B"

# %% quiz-vanishing-gradient | wrong | letter-C | idea: the misconception of option C
answer_vanishing_gradient = "C"

# %% quiz-why-he-has-a-two | right | letter-A
answer_why_he_has_a_two = "A"

# %% quiz-why-he-has-a-two | right | single-quotes
answer_why_he_has_a_two = 'A'

# %% quiz-why-he-has-a-two | wrong | letter-B | idea: the misconception of option B
answer_why_he_has_a_two = "B"

# %% quiz-why-he-has-a-two | wrong | letter-C | idea: the misconception of option C
answer_why_he_has_a_two = "C"

# %% quiz-why-he-has-a-two | wrong | letter-D | idea: the misconception of option D
answer_why_he_has_a_two = "D"

# %% quiz-sixty-percent-zeros | right | letter-B
answer_sixty_percent_zeros = "B"

# %% quiz-sixty-percent-zeros | right | single-quotes
answer_sixty_percent_zeros = 'B'

# %% quiz-sixty-percent-zeros | wrong | letter-A | idea: the misconception of option A
answer_sixty_percent_zeros = "A"

# %% quiz-sixty-percent-zeros | wrong | letter-C | idea: the misconception of option C
answer_sixty_percent_zeros = "C"

# %% quiz-sixty-percent-zeros | wrong | letter-D | idea: the misconception of option D
answer_sixty_percent_zeros = "D"

# %% quiz-fires-for-no-example | right | letter-C
answer_fires_for_no_example = "C"

# %% quiz-fires-for-no-example | right | single-quotes
answer_fires_for_no_example = 'C'

# %% quiz-fires-for-no-example | wrong | letter-A | idea: the misconception of option A
answer_fires_for_no_example = "A"

# %% quiz-fires-for-no-example | wrong | letter-B | idea: the misconception of option B
answer_fires_for_no_example = "B"

# %% quiz-fires-for-no-example | wrong | letter-D | idea: the misconception of option D
answer_fires_for_no_example = "D"

# %% quiz-dead-before-training | right | letter-D
answer_dead_before_training = "D"

# %% quiz-dead-before-training | right | single-quotes
answer_dead_before_training = 'D'

# %% quiz-dead-before-training | wrong | letter-A | idea: the misconception of option A
answer_dead_before_training = "A"

# %% quiz-dead-before-training | wrong | letter-B | idea: the misconception of option B
answer_dead_before_training = "B"

# %% quiz-dead-before-training | wrong | letter-C | idea: the misconception of option C
answer_dead_before_training = "C"

# %% quiz-above-the-bound | right | letter-A
answer_above_the_bound = "A"

# %% quiz-above-the-bound | right | single-quotes
answer_above_the_bound = 'A'

# %% quiz-above-the-bound | wrong | letter-B | idea: the misconception of option B
answer_above_the_bound = "B"

# %% quiz-above-the-bound | wrong | letter-C | idea: the misconception of option C
answer_above_the_bound = "C"

# %% quiz-above-the-bound | wrong | letter-D | idea: the misconception of option D
answer_above_the_bound = "D"

# %% quiz-slightly-too-large-weights | right | letter-B
answer_slightly_too_large_weights = "B"

# %% quiz-slightly-too-large-weights | right | single-quotes
answer_slightly_too_large_weights = 'B'

# %% quiz-slightly-too-large-weights | wrong | letter-A | idea: the misconception of option A
answer_slightly_too_large_weights = "A"

# %% quiz-slightly-too-large-weights | wrong | letter-C | idea: the misconception of option C
answer_slightly_too_large_weights = "C"

# %% quiz-slightly-too-large-weights | wrong | letter-D | idea: the misconception of option D
answer_slightly_too_large_weights = "D"

# %% quiz-two-ways-to-clip | right | letter-C
answer_two_ways_to_clip = "C"

# %% quiz-two-ways-to-clip | right | single-quotes
answer_two_ways_to_clip = 'C'

# %% quiz-two-ways-to-clip | wrong | letter-A | idea: the misconception of option A
answer_two_ways_to_clip = "A"

# %% quiz-two-ways-to-clip | wrong | letter-B | idea: the misconception of option B
answer_two_ways_to_clip = "B"

# %% quiz-two-ways-to-clip | wrong | letter-D | idea: the misconception of option D
answer_two_ways_to_clip = "D"

# %% quiz-two-ways-to-clip | unclear | lower-case | why: 'one letter in quotes, such as "A"': is a small letter accepted?
answer_two_ways_to_clip = "c"
