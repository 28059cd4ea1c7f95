# Answers to assignment 4. See tests/answers/__init__.py for what the headers mean.
# ruff: noqa

# %% by-hand | right | numpy
exponentials = np.exp([0.0, 2.0, 1.0])
shares = exponentials / exponentials.sum()
loss = -np.log(shares)[2]

# %% by-hand | right | log-sum-exp
exponentials = (1, math.e**2, math.e)
whole = 1 + math.exp(2) + math.exp(1)
shares = [1 / whole, 1 - (1 + math.e) / whole, math.e / whole]
loss = math.log(1 + math.exp(2) + math.exp(1)) - 1

# %% by-hand | right | float32
exponentials = np.exp(np.array([0, 2, 1], dtype=np.float32))
shares = exponentials / np.sum(exponentials)
loss = -np.sum(np.array([0, 0, 1]) * np.log(shares.astype(float)))

# %% by-hand | right | other-algebra
exponentials = np.array([math.exp(s) for s in (0, 2, 1)])
shares = exponentials / sum(exponentials)
loss = np.log(1 / shares[2])

# %% by-hand | wrong | powers-of-two | fails: exponentials | says: powers of 2
exponentials = [1, 4, 2]

# %% by-hand | wrong | exponent-sign | fails: exponentials | says: smallest score got the most
exponentials = np.exp([0.0, -2.0, -1.0])

# %% by-hand | wrong | zero-to-zero | fails: exponentials | says: exponential of 0 is not 0
exponentials = [0.0, math.exp(2), math.exp(1)]

# %% by-hand | wrong | raw-scores | fails: exponentials | says: raise e to each
exponentials = [0, 2, 1]

# %% by-hand | wrong | shares-at-once | fails: exponentials | says: the next step
exponentials = np.exp([0.0, 2.0, 1.0]) / np.exp([0.0, 2.0, 1.0]).sum()

# %% by-hand | wrong | scores-by-sum | fails: shares | says: made of the scores
shares = [0, 2 / 3, 1 / 3]

# %% by-hand | wrong | divided-by-largest | fails: shares | says: divide by the sum
shares = [e / max(exponentials) for e in exponentials]

# %% by-hand | wrong | mean | fails: shares | says: add up to 3
shares = np.array(exponentials) / np.mean(exponentials)

# %% by-hand | wrong | percent | fails: shares | says: percentages
shares = [100 * e / sum(exponentials) for e in exponentials]

# %% by-hand | wrong | no-division | fails: shares | says: division by their sum
shares = exponentials

# %% by-hand | wrong | rounded | fails: shares | says: close, but not exact
shares = [0.09, 0.665, 0.245]

# %% by-hand | wrong | loss-of-the-favorite | fails: loss | says: the truth is the third
loss = -math.log(shares[1])

# %% by-hand | wrong | sum-over-classes | fails: loss | says: adds up all three
loss = -np.log(shares).sum()

# %% by-hand | wrong | no-minus | fails: loss | says: wrong sign
loss = math.log(shares[2])

# %% by-hand | wrong | base-ten | fails: loss | says: base 10
loss = -math.log10(shares[2])

# %% by-hand | wrong | lack | fails: loss | says: take its logarithm
loss = 1 - shares[2]

# %% by-hand | wrong | text | fails: exponentials | says: must hold numbers
exponentials = ["1", "e^2", "e"]
shares = [0.09003057317038046, 0.6652409557748218, 0.24472847105479764]

# %% by-hand | wrong | two-blanks | fails: exponentials shares loss | says: still blank
exponentials, shares = [..., ..., ...], [..., ..., ...]
loss = 1.4076


# %% softmax | right | log-sum-exp
def softmax(z, axis=-1):
    top = z.max(axis=axis, keepdims=True)
    lse = top + np.log(np.exp(z - top).sum(axis=axis, keepdims=True))
    return np.exp(z - lse)


# %% softmax | right | moved-axis
def softmax(z, axis=-1):
    moved = np.moveaxis(np.asarray(z), axis, 0)
    powers = np.exp(moved - moved.max(axis=0))
    return np.moveaxis(powers / powers.sum(axis=0), 0, axis)


# %% softmax | right | loop
def softmax(z, axis=-1):
    def row(v):
        powers = [math.exp(x - max(v)) for x in v]
        return np.array(powers, dtype=v.dtype) / sum(powers)

    return np.apply_along_axis(row, axis, z)


# %% softmax | right | logaddexp
def softmax(z, axis=-1):
    return np.exp(z - np.expand_dims(np.logaddexp.reduce(z, axis=axis), axis))


# %% softmax | right | copy-in-place
def softmax(z, axis=-1):
    a = np.array(z)
    a -= np.max(a, axis=axis, keepdims=True)
    np.exp(a, out=a)
    a /= np.sum(a, axis=axis, keepdims=True)
    return a


# %% softmax | wrong | naive | fails: stability | says: which score can you subtract
def softmax(z, axis=-1):
    powers = np.exp(z)
    return powers / powers.sum(axis=axis, keepdims=True)


# %% softmax | wrong | clipped | fails: stability | says: lost
def softmax(z, axis=-1):
    powers = np.exp(np.clip(z, -80, 80))
    return powers / powers.sum(axis=axis, keepdims=True)


# %% softmax | wrong | one-shift-for-all | fails: stability | says: which score can you subtract
def softmax(z, axis=-1):
    powers = np.exp(z - np.max(z))
    return powers / powers.sum(axis=axis, keepdims=True)


# %% softmax | wrong | no-keepdims | fails: axis | says: keepdims=True
def softmax(z, axis=-1):
    powers = np.exp(z - np.max(z))
    return powers / powers.sum(axis=axis)


# %% softmax | wrong | axis-ignored | fails: axis | says: the last axis is used
def softmax(z, axis=-1):
    powers = np.exp(z - z.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


# %% softmax | wrong | always-axis-zero | fails: axis | says: axis 0 is used
def softmax(z, axis=-1):
    powers = np.exp(z - z.max(axis=0, keepdims=True))
    return powers / powers.sum(axis=0, keepdims=True)


# %% softmax | wrong | default-axis-zero | fails: axis | says: sums to one along axis 0
def softmax(z, axis=0):
    powers = np.exp(z - z.max(axis=axis, keepdims=True))
    return powers / powers.sum(axis=axis, keepdims=True)


# %% softmax | wrong | one-cake | fails: axis | says: whole array shares one cake
def softmax(z, axis=-1):
    powers = np.exp(z - z.max())
    return powers / powers.sum()


# %% softmax | wrong | scores-by-sum | fails: values axis stability arrays | says: negative share
def softmax(z, axis=-1):
    return z / np.sum(z, axis=axis, keepdims=True)


# %% softmax | wrong | no-division | fails: values axis stability arrays | says: division by their sum
def softmax(z, axis=-1):
    return np.exp(z)


# %% softmax | wrong | sigmoid | fails: values axis stability arrays | says: shares of softmax compete
def softmax(z, axis=-1):
    return 1 / (1 + np.exp(-z))


# %% softmax | wrong | exponent-sign | fails: values | says: smallest score gets the largest
def softmax(z, axis=-1):
    powers = np.exp(np.min(z, axis=axis, keepdims=True) - z)
    return powers / powers.sum(axis=axis, keepdims=True)


# %% softmax | wrong | mean | fails: values | says: by their mean
def softmax(z, axis=-1):
    powers = np.exp(z - np.max(z, axis=axis, keepdims=True))
    return powers / powers.mean(axis=axis, keepdims=True)


# %% softmax | wrong | base-two | fails: values | says: base of the powers
def softmax(z, axis=-1):
    powers = 2 ** (z - np.max(z, axis=axis, keepdims=True))
    return powers / powers.sum(axis=axis, keepdims=True)


# %% softmax | wrong | changes-input | fails: arrays | says: changed its input
def softmax(z, axis=-1):
    z -= np.max(z, axis=axis, keepdims=True)
    powers = np.exp(z)
    return powers / powers.sum(axis=axis, keepdims=True)


# %% softmax | wrong | float64 | fails: arrays | says: float32 goes in
def softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    powers = np.exp(z - np.max(z, axis=axis, keepdims=True))
    return powers / powers.sum(axis=axis, keepdims=True)


# %% softmax | wrong | returns-list | fails: arrays | says: returned a list
def softmax(z, axis=-1):
    powers = np.exp(z - np.max(z, axis=axis, keepdims=True))
    return (powers / powers.sum(axis=axis, keepdims=True)).tolist()


# %% softmax | wrong | prints | fails: values axis stability arrays | says: printed its result
def softmax(z, axis=-1):
    powers = np.exp(z - np.max(z, axis=axis, keepdims=True))
    print(powers / powers.sum(axis=axis, keepdims=True))


# %% softmax | wrong | scipy | fails: values axis stability arrays | says: already has the answer
from scipy import special


def softmax(z, axis=-1):
    return special.softmax(z, axis=axis)


# %% softmax | wrong | helpers | fails: values axis stability arrays | says: already has the answer
def softmax(z, axis=-1):
    from helpers import activations

    return activations.softmax(z, axis)


# %% softmax | wrong | hard-coded | fails: values axis stability arrays | says: softmax
def softmax(z, axis=-1):
    return np.array([0.2536, 0.6897, 0.0566])


# %% log-softmax | right | logaddexp
def log_softmax(z, axis=-1):
    return z - np.expand_dims(np.logaddexp.reduce(z, axis=axis), axis)


# %% log-softmax | right | moved-axis
def log_softmax(z, axis=-1):
    moved = np.moveaxis(z, axis, 0)
    top = moved.max(axis=0)
    return np.moveaxis(moved - top - np.log(np.exp(moved - top).sum(axis=0)), 0, axis)


# %% log-softmax | right | loop
def log_softmax(z, axis=-1):
    def row(v):
        top = max(v)
        return np.array([x - top - np.log(np.sum(np.exp(v - top))) for x in v], dtype=v.dtype)

    return np.apply_along_axis(row, axis, z)


# %% log-softmax | right | smooth-maximum
def log_softmax(z, axis=-1):
    top = np.max(z, axis=axis, keepdims=True)
    lse = top + np.log(np.exp(z - top).sum(axis=axis, keepdims=True))
    return z - lse


# %% log-softmax | wrong | log-of-softmax | fails: stability | says: rounded to 0
def log_softmax(z, axis=-1):
    return np.log(softmax(z, axis))


# %% log-softmax | wrong | guarded-log | fails: stability | says: lost
def log_softmax(z, axis=-1):
    return np.log(np.maximum(softmax(z, axis), 1e-30))


# %% log-softmax | wrong | added-epsilon | fails: values | says: close, but not exact
def log_softmax(z, axis=-1):
    return np.log(softmax(z, axis) + 1e-7)


# %% log-softmax | wrong | no-shift | fails: stability | says: warned
def log_softmax(z, axis=-1):
    return z - np.log(np.sum(np.exp(z), axis=axis, keepdims=True))


# %% log-softmax | wrong | no-logarithm | fails: values axis stability arrays | says: without the logarithm
def log_softmax(z, axis=-1):
    return softmax(z, axis)


# %% log-softmax | wrong | sum-not-logged | fails: values axis stability arrays | says: its logarithm is asked for
def log_softmax(z, axis=-1):
    return z - np.sum(np.exp(z), axis=axis, keepdims=True)


# %% log-softmax | wrong | half-shifted | fails: values | says: taken away twice
def log_softmax(z, axis=-1):
    top = np.max(z, axis=axis, keepdims=True)
    return z - top - np.log(np.sum(np.exp(z - top), axis=axis, keepdims=True)) - top


# %% log-softmax | wrong | shift-not-undone | fails: values | says: left out of the result
def log_softmax(z, axis=-1):
    top = np.max(z, axis=axis, keepdims=True)
    return z - np.log(np.sum(np.exp(z - top), axis=axis, keepdims=True))


# %% log-softmax | wrong | base-ten | fails: values | says: base 10
def log_softmax(z, axis=-1):
    shifted = z - np.max(z, axis=axis, keepdims=True)
    ten = math.log(10)
    return shifted / ten - np.log10(np.sum(np.exp(shifted), axis=axis, keepdims=True))


# %% log-softmax | wrong | sign | fails: values | says: sign is turned around
def log_softmax(z, axis=-1):
    shifted = z - np.max(z, axis=axis, keepdims=True)
    return np.log(np.sum(np.exp(shifted), axis=axis, keepdims=True)) - shifted


# %% log-softmax | wrong | mean | fails: values | says: the mean of the exponentials
def log_softmax(z, axis=-1):
    shifted = z - np.max(z, axis=axis, keepdims=True)
    return shifted - np.log(np.mean(np.exp(shifted), axis=axis, keepdims=True))


# %% log-softmax | wrong | axis-ignored | fails: axis | says: the last axis is used
def log_softmax(z, axis=-1):
    shifted = z - np.max(z, axis=-1, keepdims=True)
    return shifted - np.log(np.sum(np.exp(shifted), axis=-1, keepdims=True))


# %% log-softmax | wrong | no-keepdims | fails: axis | says: keepdims=True
def log_softmax(z, axis=-1):
    shifted = z - np.max(z)
    return shifted - np.log(np.sum(np.exp(shifted), axis=axis))


# %% log-softmax | wrong | one-cake | fails: axis | says: whole array shares one cake
def log_softmax(z, axis=-1):
    shifted = z - np.max(z)
    return shifted - np.log(np.sum(np.exp(shifted)))


# %% log-softmax | wrong | changes-input | fails: arrays | says: changed its input
def log_softmax(z, axis=-1):
    z -= np.max(z, axis=axis, keepdims=True)
    return z - np.log(np.sum(np.exp(z), axis=axis, keepdims=True))


# %% log-softmax | wrong | float64 | fails: arrays | says: float32 goes in
def log_softmax(z, axis=-1):
    shifted = np.zeros(z.shape) + z - np.max(z, axis=axis, keepdims=True)
    return shifted - np.log(np.sum(np.exp(shifted), axis=axis, keepdims=True))


# %% log-softmax | wrong | scipy | fails: values axis stability arrays | says: already has the answer
from scipy.special import logsumexp


def log_softmax(z, axis=-1):
    return z - logsumexp(z, axis=axis, keepdims=True)


# %% temperature | right | from-logarithms
def softmax_with_temperature(z, temperature=1.0, axis=-1):
    return np.exp(log_softmax(z / temperature, axis))


# %% temperature | right | own-shift
def softmax_with_temperature(z, temperature=1.0, axis=-1):
    powers = np.exp((z - z.max(axis=axis, keepdims=True)) / temperature)
    return powers / powers.sum(axis=axis, keepdims=True)


# %% temperature | right | loop
def softmax_with_temperature(z, temperature=1.0, axis=-1):
    return np.apply_along_axis(lambda v: softmax(v * (1 / temperature)), axis, z)


# %% temperature | right | one-axis-at-a-time
def softmax_with_temperature(z, temperature=1.0, axis=-1):
    return softmax(np.moveaxis(z, axis, -1) / temperature).swapaxes(axis, -1)


# %% temperature | wrong | upside-down | fails: values | says: wrong way around
def softmax_with_temperature(z, temperature=1.0, axis=-1):
    return softmax(z * temperature, axis)


# %% temperature | wrong | ignored | fails: values | says: no effect
def softmax_with_temperature(z, temperature=1.0, axis=-1):
    return softmax(z, axis)


# %% temperature | wrong | subtracted | fails: values | says: no effect
def softmax_with_temperature(z, temperature=1.0, axis=-1):
    return softmax(z - temperature, axis)


# %% temperature | wrong | shares-divided | fails: values | says: no longer sum to 1
def softmax_with_temperature(z, temperature=1.0, axis=-1):
    return softmax(z, axis) / temperature


# %% temperature | wrong | other-default | fails: values | says: keep the function's first line
def softmax_with_temperature(z, temperature=2.0, axis=-1):
    return softmax(z / temperature, axis)


# %% temperature | wrong | axis-forgotten | fails: axis | says: the last axis is used
def softmax_with_temperature(z, temperature=1.0, axis=-1):
    return softmax(z / temperature)


# %% temperature | wrong | axis-zero | fails: axis | says: axis 0 is used
def softmax_with_temperature(z, temperature=1.0, axis=-1):
    return softmax(z / temperature, axis=0)


# %% temperature | wrong | shift-before-heat | fails: stability | says: Divide first
def softmax_with_temperature(z, temperature=1.0, axis=-1):
    powers = np.exp(z / temperature)
    return powers / powers.sum(axis=axis, keepdims=True)


# %% temperature | wrong | power-of-exponentials | fails: stability | says: Divide first
def softmax_with_temperature(z, temperature=1.0, axis=-1):
    powers = np.exp(z) ** (1 / temperature)
    return powers / powers.sum(axis=axis, keepdims=True)


# %% temperature | wrong | twice | fails: values | says: applied twice
def softmax_with_temperature(z, temperature=1.0, axis=-1):
    return softmax(z / temperature / temperature, axis)


# %% temperature | wrong | another-name | fails: values axis stability | says: Keep the first line
def softmax_with_temperature(z, T=1.0, axis=-1):
    return softmax(z / T, axis)


# %% own-temperature | right | numpy
odds = np.float64(4)
points = np.log(odds)
T = 2 / points

# %% own-temperature | right | shares
odds = 80 / (100 - 80)
points = math.log(0.8) - math.log(0.2)
T = 1 / (points / 2)

# %% own-temperature | right | other-algebra
odds = 1 / (1 / 0.8 - 1)
points = 2 * math.log(2)
T = np.array([1 / np.log(2)])

# %% own-temperature | wrong | share-for-odds | fails: odds | says: the share itself
odds = 0.8
points = math.log(odds)
T = 2 / points

# %% own-temperature | wrong | odds-upside-down | fails: odds | says: upside down
odds = 0.2 / 0.8

# %% own-temperature | wrong | whole-by-rest | fails: odds | says: compare the two shares
odds = 1 / 0.2

# %% own-temperature | wrong | negative-odds | fails: odds | says: too small
odds = 0.2 - 0.8
points = math.log(4)

# %% own-temperature | wrong | base-ten | fails: points | says: base 10
points = math.log10(odds)

# %% own-temperature | wrong | exponential | fails: points | says: goes the wrong way
points = math.exp(odds)

# %% own-temperature | wrong | divided-by-e | fails: points | says: one point only
points = odds / math.e

# %% own-temperature | wrong | T-upside-down | fails: temperature | says: upside down
T = points / 2

# %% own-temperature | wrong | T-times-lead | fails: temperature | says: multiplies the lead
T = 2 * points

# %% own-temperature | wrong | first-score-only | fails: temperature | says: first score alone
T = 2.5 / points

# %% own-temperature | wrong | sum-of-scores | fails: temperature | says: the sum of the scores
T = 3 / points

# %% own-temperature | wrong | rounded | fails: points temperature | says: close, but not exact
points, T = 1.39, 1.43

# %% own-temperature | wrong | blank-first-step | fails: odds | says: still blank
odds = ...
points = math.log(4)


# %% jacobian | right | broadcasting
def softmax_jacobian(z):
    a = softmax(z)
    return a[:, None] * (np.eye(len(z), dtype=z.dtype) - a)


# %% jacobian | right | loop
def softmax_jacobian(z):
    a = softmax(z)
    table = np.zeros((len(z), len(z)), dtype=z.dtype)
    for i in range(len(z)):
        for j in range(len(z)):
            table[i, j] = a[i] * ((i == j) - a[j])
    return table


# %% jacobian | right | diagonal-filled
def softmax_jacobian(z):
    a = np.exp(log_softmax(z))
    table = -np.outer(a, a)
    np.fill_diagonal(table, a * (1 - a))
    return table


# %% jacobian | right | no-own-softmax
def softmax_jacobian(z):
    powers = np.exp(z - z.max())
    a = (powers / powers.sum()).reshape(-1, 1)
    return np.diagflat(a) - a @ a.T


# %% jacobian | wrong | diagonal-only | fails: values | says: every share depends on every score
def softmax_jacobian(z):
    a = softmax(z)
    return np.diag(a * (1 - a))


# %% jacobian | wrong | vector-of-slopes | fails: values stability arrays | says: the diagonal alone
def softmax_jacobian(z):
    a = softmax(z)
    return a * (1 - a)


# %% jacobian | wrong | outer-only | fails: values | says: stands on the diagonal
def softmax_jacobian(z):
    a = softmax(z)
    return -np.outer(a, a)


# %% jacobian | wrong | one-factor-short | fails: values | says: one factor is missing
def softmax_jacobian(z):
    return np.eye(len(z), dtype=z.dtype) - softmax(z)


# %% jacobian | wrong | added | fails: values | says: the two parts are added
def softmax_jacobian(z):
    a = softmax(z)
    return np.diag(a) + np.outer(a, a)


# %% jacobian | wrong | sign | fails: values | says: every sign is turned around
def softmax_jacobian(z):
    a = softmax(z)
    return np.outer(a, a) - np.diag(a)


# %% jacobian | wrong | positive-off-diagonal | fails: values | says: off the diagonal the sign
def softmax_jacobian(z):
    a = softmax(z)
    table = np.outer(a, a)
    np.fill_diagonal(table, a * (1 - a))
    return table


# %% jacobian | wrong | scores-for-shares | fails: values stability arrays | says: scores stand where
def softmax_jacobian(z):
    return np.diag(z) - np.outer(z, z)


# %% jacobian | wrong | numerical | fails: values arrays | says: close, but not exact
def softmax_jacobian(z):
    h = 1e-5
    return np.stack([(softmax(z + h * e) - softmax(z)) / h for e in np.eye(len(z))], axis=1)


# %% jacobian | wrong | naive-softmax | fails: stability | says: survive any score
def softmax_jacobian(z):
    a = np.exp(z) / np.exp(z).sum()
    return np.diag(a) - np.outer(a, a)


# %% jacobian | wrong | float64-table | fails: arrays | says: float32 goes in
def softmax_jacobian(z):
    a = softmax(z)
    return np.eye(len(z)) * a - np.outer(a, a)


# %% jacobian | wrong | three-classes-only | fails: values stability arrays | says: shape
def softmax_jacobian(z):
    a = softmax(z)
    if len(z) != 3:
        return np.zeros((3, 3), dtype=z.dtype)
    return np.diag(a) - np.outer(a, a)


# %% jacobian | wrong | changes-input | fails: arrays | says: changed its input
def softmax_jacobian(z):
    z -= z.max()
    a = softmax(z)
    return np.diag(a) - np.outer(a, a)


# %% cross-entropy | right | loop
def cross_entropy(z, y):
    total = 0.0
    for scores, target in zip(z, y):
        logs = scores - scores.max() - np.log(np.sum(np.exp(scores - scores.max())))
        total -= sum(t * x for t, x in zip(target, logs))
    return total / len(z)


# %% cross-entropy | right | log-sum-exp
def cross_entropy(z, y):
    lse = np.logaddexp.reduce(z, axis=1)
    return np.mean(lse * y.sum(axis=1) - (y * z).sum(axis=1))


# %% cross-entropy | right | one-sum
def cross_entropy(z, y):
    return float(-(y * log_softmax(z, axis=1)).sum() / z.shape[0])


# %% cross-entropy | right | einsum
def cross_entropy(z, y):
    return -np.einsum("ij,ij->", np.asarray(y), log_softmax(np.asarray(z))) / len(y)


# %% cross-entropy | wrong | log-of-softmax | fails: stability | says: rounded to 0
def cross_entropy(z, y):
    return -np.mean(np.sum(y * np.log(softmax(z)), axis=-1))


# %% cross-entropy | wrong | clipped-shares | fails: stability | says: lost
def cross_entropy(z, y):
    return -np.mean(np.sum(y * np.log(np.clip(softmax(z), 1e-15, 1)), axis=-1))


# %% cross-entropy | wrong | sum-over-batch | fails: batch | says: the sum over the examples
def cross_entropy(z, y):
    return -np.sum(y * log_softmax(z))


# %% cross-entropy | wrong | mean-over-everything | fails: values | says: divided by the number of classes
def cross_entropy(z, y):
    return -np.mean(y * log_softmax(z))


# %% cross-entropy | wrong | divided-by-classes | fails: values | says: divided by the number of classes
def cross_entropy(z, y):
    return -np.sum(y * log_softmax(z)) / z.shape[1]


# %% cross-entropy | wrong | one-loss-each | fails: batch | says: one loss for each example
def cross_entropy(z, y):
    return -np.sum(y * log_softmax(z), axis=-1)


# %% cross-entropy | wrong | examples-compete | fails: values | says: classes are columns
def cross_entropy(z, y):
    return -np.mean(np.sum(y * log_softmax(z, axis=0), axis=-1))


# %% cross-entropy | wrong | no-minus | fails: values | says: never below 0
def cross_entropy(z, y):
    return np.mean(np.sum(y * log_softmax(z), axis=-1))


# %% cross-entropy | wrong | no-logarithm | fails: values | says: the logarithm is missing
def cross_entropy(z, y):
    return -np.mean(np.sum(y * softmax(z), axis=-1))


# %% cross-entropy | wrong | softmax-twice | fails: values | says: applied twice
def cross_entropy(z, y):
    return -np.mean(np.sum(y * log_softmax(softmax(z)), axis=-1))


# %% cross-entropy | wrong | scores-as-logarithms | fails: values batch soft stability | says: scores stand where
def cross_entropy(z, y):
    return -np.mean(np.sum(y * z, axis=-1))


# %% cross-entropy | wrong | argmax-of-target | fails: soft | says: largest entry of each target
def cross_entropy(z, y):
    return -np.mean(log_softmax(z)[np.arange(len(z)), y.argmax(axis=1)])


# %% cross-entropy | wrong | yes-or-no-each | fails: values batch soft stability | says: K separate yes-or-no
def cross_entropy(z, y):
    return np.mean(np.sum(np.logaddexp(0, z) - y * z, axis=-1))


# %% cross-entropy | wrong | squared-error | fails: values batch soft stability | says: squared error
def cross_entropy(z, y):
    return np.mean(np.sum((softmax(z) - y) ** 2, axis=-1))


# %% cross-entropy | wrong | one-class-term-for-true-class-only-with-two | fails: values stability | says: the terms with 1 - y
def cross_entropy(z, y):
    a = softmax(z)
    return -np.mean(np.sum(y * np.log(a) + (1 - y) * np.log(1 - a), axis=-1))


# %% cross-entropy | wrong | library | fails: values batch soft stability | says: already has the answer
def cross_entropy(z, y):
    from helpers.nn import losses

    return losses.get("categorical_crossentropy_from_logits")(z, y)


# %% signal | right | loop
def cross_entropy_gradient(z, y):
    rows = []
    for scores, target in zip(z, y):
        powers = np.exp(scores - scores.max())
        rows.append((powers / powers.sum() - target) / len(z))
    return np.array(rows)


# %% signal | right | through-the-jacobian
def cross_entropy_gradient(z, y):
    a = softmax(z)
    rows = [
        np.sum(t) * p - t for p, t in zip(a, y)
    ]
    return np.stack(rows) * (1 / z.shape[0])


# %% signal | right | from-logarithms
def cross_entropy_gradient(z, y):
    m = z.shape[0]
    return np.exp(log_softmax(z, axis=1)) / m - y / m


# %% signal | right | exponentials-inside
def cross_entropy_gradient(z, y):
    powers = np.exp(z - np.max(z, axis=1, keepdims=True))
    signal = powers / np.sum(powers, axis=1, keepdims=True)
    signal -= y
    signal /= len(signal)
    return signal


# %% signal | wrong | no-mean | fails: batch | says: 1/m
def cross_entropy_gradient(z, y):
    return softmax(z) - y


# %% signal | wrong | averaged-rows | fails: values | says: averaged over the examples
def cross_entropy_gradient(z, y):
    return np.mean(softmax(z) - y, axis=0)


# %% signal | wrong | downhill | fails: values | says: way downhill
def cross_entropy_gradient(z, y):
    return (y - softmax(z)) / len(z)


# %% signal | wrong | shares | fails: values batch stability | says: targets are not yet taken away
def cross_entropy_gradient(z, y):
    return softmax(z) / len(z)


# %% signal | wrong | scores | fails: values batch stability | says: scores stand where the shares
def cross_entropy_gradient(z, y):
    return (z - y) / len(z)


# %% signal | wrong | along-the-shares | fails: values batch stability | says: slope along the shares
def cross_entropy_gradient(z, y):
    return -y / softmax(z) / len(z)


# %% signal | wrong | squared-error | fails: values | says: Jacobian cancels
def cross_entropy_gradient(z, y):
    a = softmax(z)
    v = a - y
    return a * (v - (v * a).sum(axis=1, keepdims=True)) / len(z)


# %% signal | wrong | right-class-only | fails: values | says: only the right class
def cross_entropy_gradient(z, y):
    return y * (softmax(z) - 1) / len(z)


# %% signal | wrong | all-entries | fails: values | says: divided by the number of classes
def cross_entropy_gradient(z, y):
    return (softmax(z) - y) / z.size


# %% signal | wrong | sigmoid | fails: values batch stability | says: sigmoid stands where
def cross_entropy_gradient(z, y):
    return (1 / (1 + np.exp(-z)) - y) / len(z)


# %% signal | wrong | naive | fails: stability | says: survive any score
def cross_entropy_gradient(z, y):
    powers = np.exp(z)
    return (powers / powers.sum(axis=1, keepdims=True) - y) / len(z)


# %% signal | wrong | examples-compete | fails: values | says: classes are columns
def cross_entropy_gradient(z, y):
    return (softmax(z, axis=0) - y) / len(z)


# %% signal | wrong | numerical | fails: values | says: close, but not exact
def cross_entropy_gradient(z, y):
    slope = np.zeros_like(z)
    for place in np.ndindex(z.shape):
        moved = z.copy()
        moved[place] += 1e-4
        slope[place] = (cross_entropy(moved, y) - cross_entropy(z, y)) / 1e-4
    return slope


# %% binary-cross-entropy | right | logaddexp
def binary_cross_entropy(z, y):
    return np.mean(np.logaddexp(0, z) - y * z)


# %% binary-cross-entropy | right | two-logarithms
def binary_cross_entropy(z, y):
    log_a = -np.logaddexp(0, -z)
    log_rest = -np.logaddexp(0, z)
    return -np.mean(y * log_a + (1 - y) * log_rest)


# %% binary-cross-entropy | right | loop
def binary_cross_entropy(z, y):
    total = 0.0
    for score, target in zip(z.ravel(), y.ravel()):
        total += max(score, 0) - score * target + math.log1p(math.exp(-abs(score)))
    return total / z.size


# %% binary-cross-entropy | wrong | signed-score | fails: batch | says: may lie between
def binary_cross_entropy(z, y):
    t = np.where(y == 1, -z, z)
    return np.average(np.maximum(t, 0) + np.log1p(np.exp(-np.abs(t))))


# %% binary-cross-entropy | right | two-class-softmax
def binary_cross_entropy(z, y):
    pair = np.stack([z, np.zeros_like(z)], axis=-1)
    logs = log_softmax(pair)
    return -np.mean(y * logs[..., 0] + (1 - y) * logs[..., 1])


# %% binary-cross-entropy | wrong | from-probabilities | fails: stability | says: in terms of z
def binary_cross_entropy(z, y):
    a = 1 / (1 + np.exp(-z))
    return -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))


# %% binary-cross-entropy | wrong | clipped | fails: stability | says: in terms of z
def binary_cross_entropy(z, y):
    a = np.clip(1 / (1 + np.exp(-np.clip(z, -60, 60))), 1e-15, 1 - 1e-15)
    return -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))


# %% binary-cross-entropy | wrong | naive-softplus | fails: stability | says: in terms of z
def binary_cross_entropy(z, y):
    return np.mean(np.log(1 + np.exp(z)) - y * z)


# %% binary-cross-entropy | wrong | one-term | fails: values | says: second term is missing
def binary_cross_entropy(z, y):
    return np.mean(y * np.logaddexp(0, -z))


# %% binary-cross-entropy | wrong | other-term | fails: values | says: first term is missing
def binary_cross_entropy(z, y):
    return np.mean((1 - y) * np.logaddexp(0, z))


# %% binary-cross-entropy | wrong | sign | fails: values | says: never below 0
def binary_cross_entropy(z, y):
    return np.mean(y * z - np.logaddexp(0, z))


# %% binary-cross-entropy | wrong | swapped | fails: values | says: changed places
def binary_cross_entropy(z, y):
    return np.mean(np.logaddexp(0, z) - (1 - y) * z)


# %% binary-cross-entropy | wrong | plus-yz | fails: values | says: in front of y z
def binary_cross_entropy(z, y):
    return np.mean(np.logaddexp(0, z) + y * z)


# %% binary-cross-entropy | wrong | squared-error | fails: values batch stability | says: squared error
def binary_cross_entropy(z, y):
    return np.mean((1 / (1 + np.exp(-z)) - y) ** 2)


# %% binary-cross-entropy | wrong | expects-probabilities | fails: values batch stability | says: through the sigmoid first
def binary_cross_entropy(a, y):
    with np.errstate(all="ignore"):
        return -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))


# %% binary-cross-entropy | wrong | sum | fails: batch | says: their mean is asked for
def binary_cross_entropy(z, y):
    return np.sum(np.logaddexp(0, z) - y * z)


# %% binary-cross-entropy | wrong | per-entry | fails: batch | says: one loss for each entry
def binary_cross_entropy(z, y):
    return np.logaddexp(0, z) - y * z


# %% binary-cross-entropy | wrong | by-rows | fails: batch | says: rows only
def binary_cross_entropy(z, y):
    return np.sum(np.logaddexp(0, z) - y * z) / len(z)


# %% choose-pairs | right | capitals
solar = ("Linear", "Squared Error")
genres = ("Sigmoid", "Binary cross entropy")

# %% choose-pairs | right | lists
defect = ["sigmoid", "binary_cross_entropy"]
species = ["softmax", "categorical cross-entropy"]

# %% choose-pairs | right | constants
solar = (OUTPUTS[0], LOSSES[0])
species = (OUTPUTS[2], LOSSES[2])
genres = defect

# %% choose-pairs | wrong | solar-sigmoid | fails: solar | says: between 0 and 1
solar = ("sigmoid", "squared error")

# %% choose-pairs | wrong | solar-cross-entropy | fails: solar | says: no probability
solar = ("linear", "binary cross-entropy")

# %% choose-pairs | wrong | defect-softmax | fails: defect | says: always 1
defect = ("softmax", "categorical cross-entropy")

# %% choose-pairs | wrong | defect-squared-error | fails: defect | says: stays in the chain
defect = ("sigmoid", "squared error")

# %% choose-pairs | wrong | species-sigmoid | fails: species | says: three species at once
species = ("sigmoid", "binary cross-entropy")

# %% choose-pairs | wrong | species-binary-loss | fails: species | says: one question with twelve answers
species = ("softmax", "binary cross-entropy")

# %% choose-pairs | wrong | genres-softmax | fails: genres | says: one cake
genres = ("softmax", "categorical cross-entropy")

# %% choose-pairs | wrong | genres-categorical | fails: genres | says: twenty separate questions
genres = ("sigmoid", "categorical cross-entropy")

# %% choose-pairs | wrong | one-word | fails: solar | says: 2 texts
solar = "linear"

# %% choose-pairs | wrong | unknown-word | fails: species | says: is not among
species = ("argmax", "categorical cross-entropy")

# %% choose-pairs | wrong | half-blank | fails: defect | says: still blank
defect = ("sigmoid", ...)

# %% fingerprints | right | numpy
start_loss = -np.log(1 / 26)
best_share = np.exp(1) / (np.exp(1) + 25 * np.exp(0))
lowest_loss = np.log(1 / best_share)

# %% fingerprints | right | softmax
start_loss = -log_softmax(np.zeros(26))[0]
best_share = softmax(np.eye(26)[3])[3]
lowest_loss = -log_softmax(np.eye(26)[3])[3]

# %% fingerprints | right | with-the-loss
start_loss = cross_entropy(np.zeros((1, 26)), np.eye(26)[:1])
best_share = 1 / (1 + 25 / math.e)
lowest_loss = cross_entropy(np.eye(26), np.eye(26))

# %% fingerprints | wrong | base-ten | fails: start | says: base 10
start_loss = math.log10(26)

# %% fingerprints | wrong | share-for-loss | fails: start | says: minus its logarithm
start_loss = 1 / 26

# %% fingerprints | wrong | two-classes | fails: start | says: two equal shares
start_loss = math.log(2)

# %% fingerprints | wrong | counted-twice | fails: share | says: counts the right letter twice
best_share = math.e / (math.e + 26)

# %% fingerprints | wrong | perfect-share | fails: share lowest | says: takes it for a score
best_share = 1.0

# %% fingerprints | wrong | exponential-of-zero | fails: share lowest | says: too small
best_share = 0.0
lowest_loss = 2.3

# %% fingerprints | wrong | two-letters | fails: share | says: of one letter among two
best_share = math.e / (math.e + 1)

# %% fingerprints | wrong | zero-loss | fails: lowest | says: stops at best_share
lowest_loss = 0.0

# %% fingerprints | wrong | what-is-missing | fails: lowest | says: take its logarithm
lowest_loss = 1 - best_share

# %% fingerprints | wrong | no-minus | fails: lowest | says: wrong sign
lowest_loss = math.log(best_share)


# %% softmax | wrong | mean-shift | fails: stability | says: which score can you subtract
def softmax(z, axis=-1):
    powers = np.exp(z - np.mean(z, axis=axis, keepdims=True))
    return powers / powers.sum(axis=axis, keepdims=True)


# %% by-hand | wrong | loss-binary | fails: loss | says: loss has the terms of the binary cross-entropy as well; the target is
exponentials = (
    [math.exp(0), math.exp(2), math.exp(1)]
)
shares = (
    [e / sum(exponentials) for e in exponentials]
)
loss = (
    -math.log(shares[2]) - math.log(1 - shares[0]) - math.log(1 - shares[1])
)


# %% softmax | wrong | keepdims-forgotten | fails: axis | says: softmax(an array of shape (4, 3)) raised ValueError: operands could
def softmax(z, axis=-1):
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis)


# %% softmax | wrong | absolute-scores | fails: values | says: the scores have lost their signs; a negative score gets a small
def softmax(z, axis=-1):
    e = np.exp(np.abs(z) - np.abs(z).max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


# %% softmax | wrong | rounded | fails: values | says: the shares are rounded; give all the digits.
def softmax(z, axis=-1):
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    return np.round(e / e.sum(axis=axis, keepdims=True), 4)


# %% log-softmax | wrong | maximum-added | fails: values | says: the largest score is added where it must be subtracted.
def log_softmax(z, axis=-1):
    m = z.max(axis=axis, keepdims=True)
    return z + m - np.log(np.exp(z - m).sum(axis=axis, keepdims=True))


# %% log-softmax | wrong | log-ten | fails: values | says: the logarithm of the sum is to base 10; np.log is the natural one.
def log_softmax(z, axis=-1):
    m = z.max(axis=axis, keepdims=True)
    return z - m - np.log10(np.exp(z - m).sum(axis=axis, keepdims=True))


# %% temperature | wrong | shares-to-a-power | fails: stability | says: digits or a whole number were lost. Divide first, then subtract the
def softmax_with_temperature(z, temperature=1.0, axis=-1):
    p = softmax(z, axis) ** (1 / temperature)
    return p / p.sum(axis=axis, keepdims=True)


# %% temperature | wrong | integer-division | fails: values | says: // divides and cuts off what stands behind the point; use /.
def softmax_with_temperature(z, temperature=1.0, axis=-1):
    return softmax(z // temperature, axis)


# %% temperature | wrong | scores-overwritten | fails: values | says: softmax_with_temperature(an array of shape (2, 3), 0.5) changed its
def softmax_with_temperature(z, temperature=1.0, axis=-1):
    z /= temperature
    return softmax(z, axis)


# %% own-temperature | wrong | odds-inverse | fails: odds | says: odds is upside down: the first share is the greater one.
odds = (
    0.2 / 0.8
)
points = (
    math.log(odds)
)
T = (
    (2.5 - 0.5) / points
)


# %% own-temperature | wrong | odds-one-half | fails: odds | says: odds compares the first share with one half; compare the two shares.
odds = (
    0.8 / 0.5
)
points = (
    math.log(odds)
)
T = (
    (2.5 - 0.5) / points
)


# %% jacobian | wrong | own-share-twice | fails: values | says: one share stands twice, where share i and share j belong
def softmax_jacobian(z):
    a = softmax(z)
    return a[:, None] * (np.eye(len(a), dtype=a.dtype) - a[:, None])


# %% jacobian | wrong | lower-half-only | fails: values | says: the half above the diagonal is left at 0; every share depends on
def softmax_jacobian(z):
    a = softmax(z)
    return np.tril(np.diag(a) - np.outer(a, a))


# %% cross-entropy | wrong | first-example | fails: batch | says: cross_entropy(an array of shape (3, 3), an array of shape (3, 3)) =
def cross_entropy(z, y):
    return -np.sum(y[0] * log_softmax(z[0]))


# %% signal | wrong | with-share-slope | fails: values | says: the slope of the share stands there still; with cross-entropy it
def cross_entropy_gradient(z, y):
    a = softmax(z)
    return (a - y) * a * (1 - a) / len(z)


# %% signal | wrong | summed-over-batch | fails: values | says: the signals are averaged over the examples; every example keeps a row
def cross_entropy_gradient(z, y):
    return np.mean(softmax(z) - y, axis=0)


# %% signal | wrong | hard-targets | fails: values | says: it looks at the largest entry of each target only; y may spread over
def cross_entropy_gradient(z, y):
    t = np.eye(z.shape[1])[y.argmax(axis=1)]
    return (softmax(z) - t) / len(z)


# %% binary-cross-entropy | wrong | z-for-yz | fails: values | says: z is taken away whatever y is; y z belongs there.
def softplus(z):
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


def binary_cross_entropy(z, y):
    return np.mean(softplus(z) - z)


# %% binary-cross-entropy | wrong | hinge | fails: values | says: ReLU stands where softplus belongs: the corner must be rounded.
def binary_cross_entropy(z, y):
    return np.mean(np.maximum(0, z) - y * z)


# %% fingerprints | wrong | share-rounded | fails: share | says: best_share is rounded; give all the digits.
start_loss = (
    math.log(26)
)
best_share = (
    0.1
)
lowest_loss = (
    -math.log(best_share)
)

# %% by-hand | wrong | rounded-to-two-digits | fails: shares | says: right in 0 of 3
shares = [0.09, 0.67, 0.24]

# %% by-hand | wrong | powers-of-two-shared | fails: shares | says: right in
shares = [1 / 7, 4 / 7, 2 / 7]

# %% fingerprints | wrong | a-share-of-one | fails: share lowest | says: the second takes it
best_share = 1
lowest_loss = 0

# %% fingerprints | wrong | in-percent | fails: share | says: percent
best_share = 100 * math.e / (math.e + 25)
lowest_loss = -math.log(math.e / (math.e + 25))

# %% own-temperature | wrong | odds-of-one | fails: odds points | says: odds
odds = 1
points = 0
T = 2 / math.log(4)

# %% jacobian | right | through-softmax-with-temperature
def softmax_with_temperature(z, temperature=1.0, axis=-1):
    ...


def softmax_jacobian(z):
    a = softmax_with_temperature(z)
    return np.diag(a) - np.outer(a, a)

# %% binary-cross-entropy | right | through-cross-entropy
def cross_entropy(z, y):
    return np.mean(np.sum(y * log_softmax(z), axis=-1))


def binary_cross_entropy(z, y):
    scores = np.stack([np.zeros(z.size, z.dtype), z.ravel()], axis=1)
    return cross_entropy(scores, np.stack([1 - y.ravel(), y.ravel()], axis=1))

# %% binary-cross-entropy | wrong | whole-targets-only | fails: batch | says: may lie between
def binary_cross_entropy(z, y):
    return np.mean(np.where(y > 0.5, np.logaddexp(0, -z), np.logaddexp(0, z)))

# %% binary-cross-entropy | wrong | targets-cut-off | fails: batch | says: may lie between
def binary_cross_entropy(z, y):
    y = y.astype(int)
    return np.mean(np.logaddexp(0, z) - y * z)

# %% binary-cross-entropy | wrong | two-axes-only | fails: batch | says: however many axes
def binary_cross_entropy(z, y):
    loss = np.logaddexp(0, z) - y * z
    return loss.sum() / np.prod(z.shape[:2])

# %% binary-cross-entropy | wrong | writes-into-z | fails: batch | says: changed its argument
def binary_cross_entropy(z, y):
    loss = np.logaddexp(0, z)
    z *= y
    return np.mean(loss - z)

# %% cross-entropy | wrong | writes-into-z | fails: batch | says: changed its argument
def cross_entropy(z, y):
    z -= z.max(axis=1, keepdims=True)
    return -np.mean(np.sum(y * log_softmax(z), axis=1))

# %% signal | wrong | writes-into-y | fails: batch | says: changed its argument
def cross_entropy_gradient(z, y):
    y -= softmax(z)
    y /= -len(z)
    return y

# %% cross-entropy | wrong | logarithm-of-the-targets | fails: values batch soft stability | says: holds NaN
def cross_entropy(z, y):
    with np.errstate(all="ignore"):
        return np.mean(np.sum(y * (np.log(y) - log_softmax(z)), axis=1))

# %% choose-pairs | right | an-array
solar = np.array(["linear", "squared error"])

# %% choose-pairs | wrong | loss-first | fails: solar | says: mind the order
solar = ("squared error", "linear")


# %% softmax | right | mean-then-max
def softmax(z, axis=-1):
    lse = np.logaddexp.accumulate(z, axis=axis).take(indices=[-1], axis=axis)
    return np.exp(z - lse)


# %% log-softmax | wrong | plus | fails: values | says: the logarithm of the sum is added; it must be subtracted.
def log_softmax(z, axis=-1):
    d = z - z.max(axis=axis, keepdims=True)
    return d + np.log(np.exp(d).sum(axis=axis, keepdims=True))


# %% log-softmax | wrong | log1p-2 | fails: values | says: np.log1p adds 1 to the sum; its own logarithm is asked for.
def log_softmax(z, axis=-1):
    d = z - z.max(axis=axis, keepdims=True)
    return d - np.log1p(np.exp(d).sum(axis=axis, keepdims=True))


# %% jacobian | right | centered
def softmax_jacobian(z):
    a = softmax(z)
    # covariance of a one-hot draw
    X = np.eye(a.size, dtype=a.dtype) - a
    return X.T @ (a[:, None] * X)


# %% jacobian | wrong | inner | fails: values | says: the inner product is one number; the table of all products is meant.
def softmax_jacobian(z):
    a = softmax(z)
    return np.diag(a) - np.dot(a, a)


# %% jacobian | wrong | z-not-a | fails: values | says: the products are those of the scores; the shares belong there.
def softmax_jacobian(z):
    a = softmax(z)
    return np.diag(a) - np.outer(z, z)


# %% jacobian | wrong | by-K | fails: values | says: it is divided by the number of classes; nothing is averaged here.
def softmax_jacobian(z):
    a = softmax(z)
    return (np.diag(a) - np.outer(a, a)) / len(a)


# %% jacobian | wrong | log-transposed | fails: values | says: this is the slope of the logarithm of the shares, with rows and
def softmax_jacobian(z):
    a = softmax(z)
    return np.eye(len(a), dtype=a.dtype) - a[:, None]


# %% signal | wrong | by-K | fails: values | says: it is divided by the number of classes; the cost is a mean over the
def cross_entropy_gradient(z, y):
    return (softmax(z) - y) / z.shape[1]


# %% binary-cross-entropy | wrong | no-max | fails: values | says: softplus lacks the part that brings back what large positive z lose.
def binary_cross_entropy(z, y):
    return np.mean(np.log1p(np.exp(-np.abs(z))) - y * z)


# %% binary-cross-entropy | wrong | plus-1 | fails: values | says: softplus(z) goes with - y z, and softplus(-z) with (1 - y) z; this
def binary_cross_entropy(z, y):
    return np.mean(np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z))) - (y - 1) * z)


# %% binary-cross-entropy | wrong | abs-z-lost | fails: values | says: softplus is that of the size of z; for z below 0 it is small.
def binary_cross_entropy(z, y):
    return np.mean(np.abs(z) + np.log1p(np.exp(-np.abs(z))) - y * z)


# %% binary-cross-entropy | wrong | log2 | fails: values | says: this is the logarithm to base 2; np.log is the natural one.
def binary_cross_entropy(z, y):
    return np.mean(np.maximum(z, 0) + np.log2(1 + np.exp(-np.abs(z))) - y * z)


# %% softmax | wrong | remembers-axis | fails: axis | says: the argument axis is ignored; the last axis is used.
_axis = []
def softmax(z, axis=-1):
    _axis.append(axis)
    p = np.exp(z - z.max(axis=_axis[0], keepdims=True))
    return p / p.sum(axis=_axis[0], keepdims=True)


# %% jacobian | wrong | one-class | fails: values | says: softmax_jacobian(np.array([-1.30358])) has shape (), but (1, 1) is
def softmax_jacobian(z):
    a = softmax(z)
    J = -np.outer(a, a)
    J[np.diag_indices(len(z))] += a
    return np.squeeze(J)


# %% by-hand | wrong | maximum-subtracted | fails: exponentials | says: Something was subtracted from the scores first, which scores this
# EXERCISE: by-hand
exponentials = (
    np.exp(np.array([0, 2, 1]) - 2)
)
shares = (
    exponentials / np.sum(exponentials)
)
loss = (
    -np.log(shares[2])
)


# %% by-hand | right | column
# EXERCISE: by-hand
exponentials = (
    np.exp([[0], [2], [1]])
)
shares = (
    exponentials / np.sum(exponentials)
)
loss = (
    -np.log(shares[2, 0])
)


# %% log-softmax | wrong | log2 | fails: values | says: the logarithm of the sum is to base 2; np.log is the natural one.
# EXERCISE: log-softmax
def log_softmax(z, axis=-1):
    s = z - z.max(axis=axis, keepdims=True)
    return s - np.log2(np.exp(s).sum(axis=axis, keepdims=True))


# %% temperature | wrong | powers-not-shared | fails: values stability | says: the shares are raised to a power, so they no longer sum to 1; divide
# EXERCISE: temperature
def softmax_with_temperature(z, temperature=1.0, axis=-1):
    return softmax(z, axis) ** (1 / temperature)


# %% temperature | wrong | very-cold-as-argmax | fails: values | says: when it is cold, the winner takes all; a score just behind keeps a
# EXERCISE: temperature
def softmax_with_temperature(z, temperature=1.0, axis=-1):
    if temperature < 0.1:
        one_hot = z == z.max(axis=axis, keepdims=True)
        return one_hot.astype(z.dtype)
    return softmax(z / temperature, axis)


# %% jacobian | wrong | elementwise | fails: values | says: one share stands twice, where share i and share j belong.
# EXERCISE: jacobian
def softmax_jacobian(z):
    a = softmax(z)
    return np.diag(a) - a * a


# %% binary-cross-entropy | wrong | base-two | fails: values | says: np.logaddexp2 has powers and logarithms of base 2; np.logaddexp has
# EXERCISE: binary-cross-entropy
def binary_cross_entropy(z, y):
    return np.mean(np.logaddexp2(0, z) - y * z)


# %% softmax | wrong | shared-buffer | fails: arrays | says: softmax(np.array([-0.651791, -0.174717, 1.66372, 0.659148])) returned
# EXERCISE: softmax
_rooms = {}
def softmax(z, axis=-1):
    room = _rooms.setdefault((z.shape, z.dtype), np.empty_like(z))
    np.exp(z - z.max(axis=axis, keepdims=True), out=room)
    room /= room.sum(axis=axis, keepdims=True)
    return room


# %% softmax | wrong | floor-at-tiny | fails: stability | says: digits or a whole number were lost.
# EXERCISE: softmax
def softmax(z, axis=-1):
    e = np.exp(z - np.max(z, axis=axis, keepdims=True))
    return np.maximum(e / np.sum(e, axis=axis, keepdims=True), 1e-12).astype(z.dtype)


# %% log-softmax | wrong | subnormal-shares | fails: stability | says: digits or a whole number were lost. Subtract the largest score of
# EXERCISE: log-softmax
def log_softmax(z, axis=-1):
    a = softmax(z, axis)
    s = z - z.max(axis=axis, keepdims=True)
    safe = s - np.log(np.exp(s).sum(axis=axis, keepdims=True))
    return np.where(a > 0, np.log(np.where(a > 0, a, 1)), safe)


# %% log-softmax | wrong | log-of-normalized-twice | fails: values | says: softmax is applied twice: before the formula and inside it.
# EXERCISE: log-softmax
def log_softmax(z, axis=-1):
    a = softmax(z, axis)
    return a - np.log(np.exp(a).sum(axis=axis, keepdims=True))


# %% jacobian | wrong | equal-shares-joined | fails: values | says: softmax_jacobian(np.array([0.4, -1.2, 0.4])) is right in 7 of 9
# EXERCISE: jacobian
def softmax_jacobian(z):
    a = softmax(z)
    delta = (a[:, None] == a[None, :]).astype(a.dtype)
    return a[:, None] * (delta - a)


# %% signal | wrong | small-signals-cut | fails: stability | says: digits or a whole number were lost. Form a - y from shares that
# EXERCISE: signal
def cross_entropy_gradient(z, y):
    g = (softmax(z) - y) / len(z)
    g[np.abs(g) < 1e-6] = 0
    return g


# %% binary-cross-entropy | wrong | log-two-at-every-zero | fails: values | says: an example with y = 1 pays for both answers; the second term goes
# EXERCISE: binary-cross-entropy
def binary_cross_entropy(z, y):
    return np.mean(y * np.logaddexp(0, -z) + np.logaddexp(0, z))


# %% cross-entropy | wrong | one-hot-if-any-one | fails: soft | says: cross_entropy: a row of y is treated in another way if the batch has
# EXERCISE: cross-entropy
def cross_entropy(z, y):
    logs = log_softmax(z)
    if (y == 1).any():
        return -logs[np.arange(len(z)), y.argmax(axis=1)].mean()
    return -(y * logs).sum(axis=1).mean()


# %% cross-entropy | wrong | decides-by-the-first-row | fails: soft | says: cross_entropy: a row of y is treated in another way if the batch has
# EXERCISE: cross-entropy
def cross_entropy(z, y):
    logs = log_softmax(z)
    if y[0].max() == 1:
        return -np.mean(logs[y == y.max(axis=1, keepdims=True)])
    return -np.mean(np.sum(y * logs, axis=1))


# %% binary-cross-entropy | wrong | two-paths-by-any | fails: batch | says: binary_cross_entropy(an array of shape (3, 2), an array of shape (3,
# EXERCISE: binary-cross-entropy
def binary_cross_entropy(z, y):
    if (y == 1).any():
        return np.mean(np.logaddexp(0, np.where(y == 1, -z, z)))
    return np.mean(np.logaddexp(0, z) - y * z)


# %% softmax | wrong | restores-equal-rows-by-unique | fails: values | says: softmax(np.array([0.4, -1.2, 0.4])) is 1.83202 times what it should
# EXERCISE: softmax
def softmax(z, axis=-1):
    def one(row):
        e = np.exp(row - row.max())
        return e / np.unique(e).sum()
    return np.apply_along_axis(one, axis, z)
