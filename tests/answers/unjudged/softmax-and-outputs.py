# Answers to the assignment "softmax-and-outputs", by people who saw its released notebook alone. Not judged yet:
# labels are theirs; "unclear" says what the text leaves open. Judged ones go into the bank above.
# ruff: noqa


# %% by-hand | right | plain
exponentials = (
    [math.exp(0), math.exp(2), math.exp(1)]
)
shares = (
    [e / sum(exponentials) for e in exponentials]
)
loss = (
    -math.log(shares[2])
)


# %% by-hand | right | arrays
exponentials = (
    np.exp(np.array([0, 2, 1]))
)
shares = (
    exponentials / exponentials.sum()
)
loss = (
    -np.log(shares[2])
)


# %% by-hand | right | tuples
exponentials = (
    (1, math.e**2, math.e)
)
shares = (
    tuple(np.array(exponentials) / sum(exponentials))
)
loss = (
    math.log(1 / shares[-1])
)


# %% by-hand | right | one-hot
exponentials = (
    np.exp([0.0, 2.0, 1.0])
)
shares = (
    np.divide(exponentials, np.sum(exponentials))
)
loss = (
    -np.sum(np.array([0, 0, 1]) * np.log(shares))
)


# %% by-hand | right | map-and-mean
scores = [0, 2, 1]
exponentials = (
    list(map(math.exp, scores))
)
shares = (
    np.array(exponentials) / (3 * np.mean(exponentials))
)
loss = (
    float(-np.log(shares)[2])
)


# %% by-hand | right | loss-from-scores
exponentials = (
    [math.exp(0), math.exp(2), math.exp(1)]
)
shares = (
    [e / sum(exponentials) for e in exponentials]
)
loss = (
    math.log(1 + math.e + math.e**2) - 1
)


# %% by-hand | right | typed
exponentials = (
    [1.0, 7.38905609893065, 2.718281828459045]
)
shares = (
    [0.09003057317038046, 0.6652409557748218, 0.24472847105479764]
)
loss = (
    1.4076059644443804
)


# %% by-hand | wrong | sorted-scores | idea: scores in the order 0, 1, 2
exponentials = (
    [math.exp(0), math.exp(1), math.exp(2)]
)
shares = (
    [e / sum(exponentials) for e in exponentials]
)
loss = (
    -math.log(shares[2])
)


# %% by-hand | wrong | exp-zero-is-zero | idea: e to the 0 taken as 0
exponentials = (
    [0, math.exp(2), math.exp(1)]
)
shares = (
    [e / sum(exponentials) for e in exponentials]
)
loss = (
    -math.log(shares[2])
)


# %% by-hand | wrong | negative-exponents | idea: e to the minus score
exponentials = (
    [math.exp(-0), math.exp(-2), math.exp(-1)]
)
shares = (
    [e / sum(exponentials) for e in exponentials]
)
loss = (
    -math.log(shares[2])
)


# %% by-hand | wrong | scores-themselves | idea: no exponential at all
exponentials = (
    [0.001, 2, 1]
)
shares = (
    [e / sum(exponentials) for e in exponentials]
)
loss = (
    -math.log(shares[2])
)


# %% by-hand | wrong | powers-of-two | idea: base 2
exponentials = (
    [2**0, 2**2, 2**1]
)
shares = (
    [e / sum(exponentials) for e in exponentials]
)
loss = (
    -math.log(shares[2])
)


# %% by-hand | wrong | exp-rounded | idea: rounded to two digits
exponentials = (
    [1.0, 7.39, 2.72]
)
shares = (
    [e / sum(exponentials) for e in exponentials]
)
loss = (
    -math.log(shares[2])
)


# %% by-hand | wrong | shares-of-maximum | idea: divided by the greatest instead of by the sum
exponentials = (
    [math.exp(0), math.exp(2), math.exp(1)]
)
shares = (
    [e / max(exponentials) for e in exponentials]
)
loss = (
    -math.log(shares[2])
)


# %% by-hand | wrong | shares-of-score-sum | idea: divided by the sum of the scores
exponentials = (
    [math.exp(0), math.exp(2), math.exp(1)]
)
shares = (
    [e / 3 for e in exponentials]
)
loss = (
    -math.log(shares[2])
)


# %% by-hand | wrong | shares-of-others | idea: divided by the sum of the other two
exponentials = (
    [math.exp(0), math.exp(2), math.exp(1)]
)
shares = (
    [e / (sum(exponentials) - e) for e in exponentials]
)
loss = (
    -math.log(shares[2])
)


# %% by-hand | wrong | shares-squared | idea: softmax taken twice
exponentials = (
    [math.exp(0), math.exp(2), math.exp(1)]
)
shares = (
    list(np.exp(exponentials) / np.sum(np.exp(exponentials)))
)
loss = (
    -math.log(shares[2])
)


# %% by-hand | wrong | loss-second-class | idea: the class with the greatest score instead of the third
exponentials = (
    [math.exp(0), math.exp(2), math.exp(1)]
)
shares = (
    [e / sum(exponentials) for e in exponentials]
)
loss = (
    -math.log(shares[1])
)


# %% by-hand | wrong | loss-index-three | idea: the first class, counted from the wrong end
exponentials = (
    [math.exp(0), math.exp(2), math.exp(1)]
)
shares = (
    [e / sum(exponentials) for e in exponentials]
)
loss = (
    -math.log(shares[-3])
)


# %% by-hand | wrong | loss-sign | idea: sign forgotten
exponentials = (
    [math.exp(0), math.exp(2), math.exp(1)]
)
shares = (
    [e / sum(exponentials) for e in exponentials]
)
loss = (
    math.log(shares[2])
)


# %% by-hand | wrong | loss-log-ten | idea: logarithm to base 10
exponentials = (
    [math.exp(0), math.exp(2), math.exp(1)]
)
shares = (
    [e / sum(exponentials) for e in exponentials]
)
loss = (
    -math.log10(shares[2])
)


# %% by-hand | wrong | loss-log-two | idea: logarithm to base 2
exponentials = (
    [math.exp(0), math.exp(2), math.exp(1)]
)
shares = (
    [e / sum(exponentials) for e in exponentials]
)
loss = (
    -math.log2(shares[2])
)


# %% by-hand | wrong | loss-one-minus | idea: 1 - share
exponentials = (
    [math.exp(0), math.exp(2), math.exp(1)]
)
shares = (
    [e / sum(exponentials) for e in exponentials]
)
loss = (
    1 - shares[2]
)


# %% by-hand | wrong | loss-all-classes | idea: sum over all classes, without the target
exponentials = (
    [math.exp(0), math.exp(2), math.exp(1)]
)
shares = (
    [e / sum(exponentials) for e in exponentials]
)
loss = (
    -sum(math.log(s) for s in shares)
)


# %% by-hand | wrong | loss-divided-by-three | idea: mean over the classes
exponentials = (
    [math.exp(0), math.exp(2), math.exp(1)]
)
shares = (
    [e / sum(exponentials) for e in exponentials]
)
loss = (
    -math.log(shares[2]) / 3
)


# %% by-hand | wrong | loss-entropy | idea: entropy of the shares
exponentials = (
    [math.exp(0), math.exp(2), math.exp(1)]
)
shares = (
    [e / sum(exponentials) for e in exponentials]
)
loss = (
    -sum(s * math.log(s) for s in shares)
)


# %% by-hand | wrong | loss-rounded | idea: rounded
exponentials = (
    [math.exp(0), math.exp(2), math.exp(1)]
)
shares = (
    [e / sum(exponentials) for e in exponentials]
)
loss = (
    round(-math.log(shares[2]), 2)
)


# %% softmax | right | plain
def softmax(z, axis=-1):
    e = np.exp(z - np.max(z, axis=axis, keepdims=True))
    return e / np.sum(e, axis=axis, keepdims=True)


# %% softmax | right | methods
def softmax(z, axis=-1):
    shifted = z - z.max(axis=axis, keepdims=True)
    e = np.exp(shifted)
    return e / e.sum(axis=axis, keepdims=True)


# %% softmax | right | expand-dims
def softmax(z, axis=-1):
    top = np.expand_dims(np.amax(z, axis=axis), axis)
    e = np.exp(z - top)
    return np.divide(e, np.expand_dims(e.sum(axis=axis), axis))


# %% softmax | right | moveaxis
def softmax(z, axis=-1):
    rows = np.moveaxis(z, axis, -1)
    e = np.exp(rows - rows.max(axis=-1)[..., None])
    out = e / e.sum(axis=-1)[..., None]
    return np.moveaxis(out, -1, axis)


# %% softmax | right | swapaxes-first
def softmax(z, axis=-1):
    w = np.swapaxes(z, 0, axis)
    e = np.exp(w - w.max(axis=0))
    return np.swapaxes(e / e.sum(axis=0), 0, axis)


# %% softmax | right | apply-along-axis
def _row(r):
    e = np.exp(r - r.max())
    return e / e.sum()


def softmax(z, axis=-1):
    return np.apply_along_axis(_row, axis, z)


# %% softmax | unclear | log-sum-exp | why: right formula, but in float32 scores near 1000 cost it digits (shares off by 6e-5): how exact must float32 be?
def softmax(z, axis=-1):
    m = np.max(z, axis=axis, keepdims=True)
    lse = m + np.log(np.sum(np.exp(z - m), axis=axis, keepdims=True))
    return np.exp(z - lse)


# %% softmax | unclear | logaddexp-reduce | why: right formula, but in float32 scores near 1000 cost it digits (shares off by 6e-5): how exact must float32 be?
def softmax(z, axis=-1):
    return np.exp(z - np.logaddexp.reduce(z, axis=axis, keepdims=True))


# %% softmax | right | in-place-on-a-copy
def softmax(z, axis=-1):
    out = z.copy()
    out -= out.max(axis=axis, keepdims=True)
    np.exp(out, out=out)
    out /= out.sum(axis=axis, keepdims=True)
    return out


# %% softmax | right | row-loop
def softmax(z, axis=-1):
    w = np.moveaxis(np.array(z), axis, -1)
    flat = w.reshape(-1, w.shape[-1])
    rows = []
    for r in flat:
        e = np.exp(r - max(r))
        rows.append(e / sum(e))
    out = np.array(rows, dtype=z.dtype).reshape(w.shape)
    return np.moveaxis(out, -1, axis)


# %% softmax | right | lambda-helpers
keep = lambda how, x, axis: how(x, axis=axis, keepdims=True)


def softmax(z, axis=-1):
    e = np.exp(z - keep(np.max, z, axis))
    return e / keep(np.sum, e, axis)


# %% softmax | right | take-along-axis
def softmax(z, axis=-1):
    where = np.expand_dims(np.argmax(z, axis=axis), axis)
    best = np.take_along_axis(z, where, axis=axis)
    weights = np.exp(np.subtract(z, best))
    return weights * (1 / np.sum(weights, axis=axis, keepdims=True))


# %% softmax | wrong | naive | idea: no maximum subtracted: overflow
def softmax(z, axis=-1):
    e = np.exp(z)
    return e / e.sum(axis=axis, keepdims=True)


# %% softmax | wrong | global-maximum | idea: one maximum for the whole array: far lower rows become 0/0
def softmax(z, axis=-1):
    e = np.exp(z - z.max())
    return e / e.sum(axis=axis, keepdims=True)


# %% softmax | wrong | minimum | idea: subtracts the minimum
def softmax(z, axis=-1):
    e = np.exp(z - z.min(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


# %% softmax | wrong | mean-subtracted | idea: subtracts the mean
def softmax(z, axis=-1):
    e = np.exp(z - z.mean(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


# %% softmax | wrong | axis-ignored | idea: always the last axis
def softmax(z, axis=-1):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


# %% softmax | wrong | axis-zero | idea: always the first axis
def softmax(z, axis=-1):
    e = np.exp(z - z.max(axis=0))
    return e / e.sum(axis=0)


# %% softmax | wrong | sum-over-everything | idea: divides by the sum of the whole array
def softmax(z, axis=-1):
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    return e / e.sum()


# %% softmax | wrong | two-axes-only | idea: axis 1 is taken for the last one: wrong with three axes
def softmax(z, axis=-1):
    if axis in (-1, 1):
        e = np.exp(z - z.max(axis=-1, keepdims=True))
        return e / e.sum(axis=-1, keepdims=True)
    e = np.exp(z - z.max(axis=0, keepdims=True))
    return e / e.sum(axis=0, keepdims=True)


# %% softmax | wrong | max-along-other-axis | idea: maximum along the first axis: rows may be shifted unevenly
def softmax(z, axis=-1):
    e = np.exp(z - z.max(axis=0, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


# %% softmax | wrong | in-place | idea: changes the given scores
def softmax(z, axis=-1):
    z -= z.max(axis=axis, keepdims=True)
    e = np.exp(z)
    return e / e.sum(axis=axis, keepdims=True)


# %% softmax | wrong | float64 | idea: returns float64 for float32
def softmax(z, axis=-1):
    z64 = z.astype(np.float64)
    e = np.exp(z64 - z64.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


# %% softmax | wrong | clip | idea: scores beyond 80 count as 80
def softmax(z, axis=-1):
    e = np.exp(np.clip(z, -80, 80))
    return e / e.sum(axis=axis, keepdims=True)


# %% softmax | wrong | plain-proportion | idea: no exponential
def softmax(z, axis=-1):
    return z / z.sum(axis=axis, keepdims=True)


# %% softmax | wrong | sigmoid | idea: sigmoid for each score: shares do not sum to 1
def softmax(z, axis=-1):
    t = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + t), t / (1 + t))


# %% softmax | wrong | epsilon | idea: a small number added below: sums fall short of 1
def softmax(z, axis=-1):
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    return e / (e.sum(axis=axis, keepdims=True) + 1e-3)


# %% softmax | wrong | hardmax | idea: 1 for the winner, 0 for the rest
def softmax(z, axis=-1):
    return (z == z.max(axis=axis, keepdims=True)).astype(z.dtype)


# %% softmax | wrong | logarithms | idea: returns the logarithms of the shares
def softmax(z, axis=-1):
    m = z.max(axis=axis, keepdims=True)
    return z - m - np.log(np.exp(z - m).sum(axis=axis, keepdims=True))


# %% log-softmax | right | plain
def log_softmax(z, axis=-1):
    m = np.max(z, axis=axis, keepdims=True)
    return z - m - np.log(np.sum(np.exp(z - m), axis=axis, keepdims=True))


# %% log-softmax | right | shifted
def log_softmax(z, axis=-1):
    s = z - z.max(axis=axis, keepdims=True)
    return s - np.log(np.exp(s).sum(axis=axis, keepdims=True))


# %% log-softmax | unclear | logaddexp-reduce | why: right formula, but in float32 scores near 1000 cost it digits (logarithms off by 5e-5): how exact must float32 be?
def log_softmax(z, axis=-1):
    return z - np.logaddexp.reduce(z, axis=axis, keepdims=True)


# %% log-softmax | right | moveaxis
def log_softmax(z, axis=-1):
    w = np.moveaxis(z, axis, 0)
    w = w - w.max(axis=0)
    return np.moveaxis(w - np.log(np.exp(w).sum(axis=0)), 0, axis)


# %% log-softmax | right | apply-along-axis
def log_softmax(z, axis=-1):
    def row(r):
        s = r - r.max()
        return s - np.log(np.exp(s).sum())


    return np.apply_along_axis(row, axis, z)


# %% log-softmax | right | expand-dims
def log_softmax(z, axis=-1):
    top = np.expand_dims(z.max(axis=axis), axis)
    log_sum = np.log(np.expand_dims(np.exp(z - top).sum(axis=axis), axis))
    return np.subtract(z - top, log_sum)


# %% log-softmax | right | in-place-on-a-copy
def log_softmax(z, axis=-1):
    out = np.array(z)
    out -= out.max(axis=axis, keepdims=True)
    out -= np.log(np.exp(out).sum(axis=axis, keepdims=True))
    return out


# %% log-softmax | unclear | helper | why: the text's own formula z - ln(sum), safe, but in float32 scores near 1000 cost it digits: how exact must float32 be?
def log_sum_exp(z, axis):
    m = np.amax(z, axis=axis, keepdims=True)
    return m + np.log(np.sum(np.exp(z - m), axis=axis, keepdims=True))


def log_softmax(z, axis=-1):
    return z - log_sum_exp(z, axis)


# %% log-softmax | right | with-sum-of-softmax-shape
def log_softmax(z, axis=-1):
    m = z.max(axis=axis, keepdims=True)
    e = np.exp(z - m)
    return (z - m) + np.log(1 / e.sum(axis=axis, keepdims=True))


# %% log-softmax | right | row-loop
def log_softmax(z, axis=-1):
    w = np.moveaxis(np.array(z), axis, -1)
    rows = []
    for r in w.reshape(-1, w.shape[-1]):
        s = r - r.max()
        rows.append(s - np.log(sum(np.exp(s))))
    return np.moveaxis(np.array(rows, dtype=z.dtype).reshape(w.shape), -1, axis)


# %% log-softmax | right | shift-then-helper
def _shifted(z, axis):
    return z - np.amax(z, axis=axis, keepdims=True)


def log_softmax(z, axis=-1):
    return _shifted(z, axis) - np.log(np.sum(np.exp(_shifted(z, axis)), axis=axis, keepdims=True))


# %% log-softmax | wrong | log-of-softmax | idea: logarithm of a share that was rounded to 0
def log_softmax(z, axis=-1):
    return np.log(softmax(z, axis))


# %% log-softmax | wrong | log-with-epsilon | idea: epsilon hides the lost share: never below -27.6
def log_softmax(z, axis=-1):
    return np.log(softmax(z, axis) + 1e-12)


# %% log-softmax | wrong | log-of-clipped | idea: clipped share: never below -69
def log_softmax(z, axis=-1):
    return np.log(np.maximum(softmax(z, axis), 1e-30).astype(z.dtype))


# %% log-softmax | wrong | naive | idea: e^z overflows
def log_softmax(z, axis=-1):
    return z - np.log(np.sum(np.exp(z), axis=axis, keepdims=True))


# %% log-softmax | wrong | maximum-not-put-back | idea: m is subtracted inside only
def log_softmax(z, axis=-1):
    m = z.max(axis=axis, keepdims=True)
    return z - np.log(np.exp(z - m).sum(axis=axis, keepdims=True))


# %% log-softmax | wrong | maximum-only | idea: largest score for the logarithm of the sum: a near miss when one score dominates
def log_softmax(z, axis=-1):
    return z - z.max(axis=axis, keepdims=True)


# %% log-softmax | wrong | sign | idea: -ln a instead of ln a
def log_softmax(z, axis=-1):
    m = z.max(axis=axis, keepdims=True)
    return m + np.log(np.exp(z - m).sum(axis=axis, keepdims=True)) - z


# %% log-softmax | wrong | log-then-sum | idea: sum of logarithms instead of logarithm of the sum
def log_softmax(z, axis=-1):
    m = z.max(axis=axis, keepdims=True)
    return z - m - np.sum(z - m, axis=axis, keepdims=True)


# %% log-softmax | wrong | mean-for-sum | idea: mean instead of sum
def log_softmax(z, axis=-1):
    m = z.max(axis=axis, keepdims=True)
    return z - m - np.log(np.exp(z - m).mean(axis=axis, keepdims=True))


# %% log-softmax | wrong | axis-ignored | idea: always the last axis
def log_softmax(z, axis=-1):
    m = z.max(axis=-1, keepdims=True)
    return z - m - np.log(np.exp(z - m).sum(axis=-1, keepdims=True))


# %% log-softmax | wrong | global-maximum | idea: one maximum for all rows: log of 0 in far lower rows
def log_softmax(z, axis=-1):
    m = z.max()
    return z - m - np.log(np.exp(z - m).sum(axis=axis, keepdims=True))


# %% log-softmax | wrong | sum-over-everything | idea: sum over the whole array
def log_softmax(z, axis=-1):
    m = z.max()
    return z - m - np.log(np.exp(z - m).sum())


# %% log-softmax | wrong | keepdims-forgotten | idea: shape no longer fits, or fits the wrong way
def log_softmax(z, axis=-1):
    m = z.max(axis=axis, keepdims=True)
    return z - m - np.log(np.exp(z - m).sum(axis=axis))


# %% log-softmax | wrong | in-place | idea: changes the given scores
def log_softmax(z, axis=-1):
    z -= z.max(axis=axis, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=axis, keepdims=True))


# %% log-softmax | wrong | float64 | idea: float64 for float32
def log_softmax(z, axis=-1):
    w = np.array(z, dtype=float)
    m = w.max(axis=axis, keepdims=True)
    return w - m - np.log(np.exp(w - m).sum(axis=axis, keepdims=True))


# %% log-softmax | wrong | softmax-of-log | idea: the two steps in the wrong order
def log_softmax(z, axis=-1):
    return softmax(np.log(np.abs(z) + 1e-9), axis)


# %% temperature | right | reuse
def softmax_with_temperature(z, temperature=1.0, axis=-1):
    return softmax(z / temperature, axis=axis)


# %% temperature | right | positional
def softmax_with_temperature(z, temperature=1.0, axis=-1):
    return softmax(z * (1 / temperature), axis)


# %% temperature | right | own-formula
def softmax_with_temperature(z, temperature=1.0, axis=-1):
    w = z / temperature
    e = np.exp(w - w.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


# %% temperature | right | maximum-first
def softmax_with_temperature(z, temperature=1.0, axis=-1):
    gap = z - z.max(axis=axis, keepdims=True)
    e = np.exp(gap / temperature)
    return e / e.sum(axis=axis, keepdims=True)


# %% temperature | right | exp-of-log-softmax
def softmax_with_temperature(z, temperature=1.0, axis=-1):
    return np.exp(log_softmax(z / temperature, axis))


# %% temperature | right | log-shares-cooled
def softmax_with_temperature(z, temperature=1.0, axis=-1):
    cooled = log_softmax(z, axis) / temperature
    return softmax(cooled, axis)


# %% temperature | right | logaddexp
def softmax_with_temperature(z, temperature=1.0, axis=-1):
    w = np.divide(z, temperature)
    return np.exp(w - np.logaddexp.reduce(w, axis=axis, keepdims=True))


# %% temperature | right | apply-along-axis
def softmax_with_temperature(z, temperature=1.0, axis=-1):
    def row(r):
        e = np.exp((r - r.max()) / temperature)
        return e / np.sum(e)


    return np.apply_along_axis(row, axis, z)


# %% temperature | right | moveaxis
def softmax_with_temperature(z, temperature=1.0, axis=-1):
    w = np.moveaxis(z, axis, -1) / temperature
    return np.moveaxis(softmax(w), -1, axis)


# %% temperature | right | copy-in-place
def softmax_with_temperature(z, temperature=1.0, axis=-1):
    w = z.copy()
    w /= temperature
    return softmax(w, axis)


# %% temperature | wrong | multiplied | idea: times T instead of divided by T
def softmax_with_temperature(z, temperature=1.0, axis=-1):
    return softmax(z * temperature, axis)


# %% temperature | wrong | shares-divided | idea: divides the shares
def softmax_with_temperature(z, temperature=1.0, axis=-1):
    return softmax(z, axis) / temperature


# %% temperature | wrong | temperature-ignored | idea: T not used
def softmax_with_temperature(z, temperature=1.0, axis=-1):
    return softmax(z, axis)


# %% temperature | wrong | axis-not-passed-on | idea: axis not handed on
def softmax_with_temperature(z, temperature=1.0, axis=-1):
    return softmax(z / temperature)


# %% temperature | wrong | temperature-as-axis | idea: always the first axis
def softmax_with_temperature(z, temperature=1.0, axis=-1):
    return softmax(z / temperature, axis=0)


# %% temperature | wrong | square-root | idea: root of T
def softmax_with_temperature(z, temperature=1.0, axis=-1):
    return softmax(z / np.sqrt(temperature), axis)


# %% temperature | wrong | squared | idea: T squared
def softmax_with_temperature(z, temperature=1.0, axis=-1):
    return softmax(z / temperature**2, axis)


# %% temperature | wrong | subtracted | idea: subtracts T, which changes nothing
def softmax_with_temperature(z, temperature=1.0, axis=-1):
    return softmax(z - temperature, axis)


# %% temperature | wrong | naive | idea: overflow for cold T
def softmax_with_temperature(z, temperature=1.0, axis=-1):
    e = np.exp(z / temperature)
    return e / e.sum(axis=axis, keepdims=True)


# %% temperature | wrong | denominator-at-one | idea: T in the numerator only
def softmax_with_temperature(z, temperature=1.0, axis=-1):
    m = z.max(axis=axis, keepdims=True)
    return np.exp((z - m) / temperature) / np.exp(z - m).sum(axis=axis, keepdims=True)


# %% temperature | wrong | maximum-not-cooled | idea: subtracts the maximum of z instead of that of z / T
def softmax_with_temperature(z, temperature=1.0, axis=-1):
    e = np.exp(z / temperature - z.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


# %% temperature | wrong | temperature-at-least-one | idea: cold temperatures are taken as 1
def softmax_with_temperature(z, temperature=1.0, axis=-1):
    return softmax(z / max(temperature, 1.0), axis)


# %% temperature | wrong | temperature-remembered | idea: the first temperature is kept for later calls
_t = {}


def softmax_with_temperature(z, temperature=1.0, axis=-1):
    _t.setdefault('t', temperature)
    return softmax(z / _t['t'], axis)


# %% temperature | unclear | float64-through-numpy | why: the table has no 'arrays' point here: must float32 stay float32?
def softmax_with_temperature(z, temperature=1.0, axis=-1):
    return softmax(z / np.float64(temperature), axis)


# %% own-temperature | right | plain
odds = (
    0.8 / 0.2
)
points = (
    math.log(odds)
)
T = (
    (2.5 - 0.5) / points
)


# %% own-temperature | right | typed
odds = (
    4
)
points = (
    2 * math.log(2)
)
T = (
    1 / math.log(2)
)


# %% own-temperature | right | numpy
odds = (
    np.divide(80, 20)
)
points = (
    np.log(odds)
)
T = (
    2 / points
)


# %% own-temperature | right | share-formula
share = 0.8
odds = (
    share / (1 - share)
)
points = (
    math.log(share) - math.log(1 - share)
)
T = (
    2.0 / points
)


# %% own-temperature | right | inverse
odds = (
    0.8 / 0.2
)
points = (
    math.log(odds)
)
T = (
    1 / (points / 2)
)


# %% own-temperature | right | log2-of-e
odds = (
    4.0
)
points = (
    math.log(odds)
)
T = (
    np.log2(np.e)
)


# %% own-temperature | wrong | odds-of-total | idea: the share itself, not the odds
odds = (
    0.8 / 1
)
points = (
    math.log(odds)
)
T = (
    (2.5 - 0.5) / points
)


# %% own-temperature | wrong | odds-difference | idea: difference of the shares
odds = (
    0.8 - 0.2
)
points = (
    math.log(odds)
)
T = (
    (2.5 - 0.5) / points
)


# %% own-temperature | wrong | odds-of-scores | idea: ratio of the scores
odds = (
    2.5 / 0.5
)
points = (
    math.log(odds)
)
T = (
    (2.5 - 0.5) / points
)


# %% own-temperature | wrong | points-log-ten | idea: logarithm to base 10
odds = (
    0.8 / 0.2
)
points = (
    math.log10(odds)
)
T = (
    (2.5 - 0.5) / points
)


# %% own-temperature | wrong | points-log-two | idea: logarithm to base 2
odds = (
    0.8 / 0.2
)
points = (
    math.log2(odds)
)
T = (
    (2.5 - 0.5) / points
)


# %% own-temperature | wrong | points-exp | idea: exp instead of log
odds = (
    0.8 / 0.2
)
points = (
    math.exp(odds)
)
T = (
    (2.5 - 0.5) / points
)


# %% own-temperature | wrong | points-of-share | idea: logarithm of the share instead of the odds
odds = (
    0.8 / 0.2
)
points = (
    -math.log(0.8)
)
T = (
    (2.5 - 0.5) / points
)


# %% own-temperature | wrong | points-are-odds | idea: odds taken as points
odds = (
    0.8 / 0.2
)
points = (
    odds
)
T = (
    (2.5 - 0.5) / points
)


# %% own-temperature | wrong | T-upside-down | idea: points divided by the lead
odds = (
    0.8 / 0.2
)
points = (
    math.log(odds)
)
T = (
    points / 2
)


# %% own-temperature | wrong | T-first-score | idea: first score instead of the lead
odds = (
    0.8 / 0.2
)
points = (
    math.log(odds)
)
T = (
    2.5 / points
)


# %% own-temperature | wrong | T-sum-of-scores | idea: sum of the scores instead of their difference
odds = (
    0.8 / 0.2
)
points = (
    math.log(odds)
)
T = (
    3.0 / points
)


# %% own-temperature | wrong | T-product | idea: product instead of quotient
odds = (
    0.8 / 0.2
)
points = (
    math.log(odds)
)
T = (
    2 * points
)


# %% own-temperature | wrong | T-of-odds | idea: lead divided by the odds
odds = (
    0.8 / 0.2
)
points = (
    math.log(odds)
)
T = (
    2 / odds
)


# %% own-temperature | wrong | T-difference | idea: difference instead of quotient
odds = (
    0.8 / 0.2
)
points = (
    math.log(odds)
)
T = (
    2 - points
)


# %% own-temperature | wrong | T-rounded | idea: rounded
odds = (
    0.8 / 0.2
)
points = (
    math.log(odds)
)
T = (
    round(2 / points, 2)
)


# %% jacobian | right | diag-minus-outer
def softmax_jacobian(z):
    a = softmax(z)
    return np.diag(a) - np.outer(a, a)


# %% jacobian | right | double-loop
def softmax_jacobian(z):
    a = softmax(z)
    K = len(a)
    J = np.empty((K, K), dtype=z.dtype)
    for i in range(K):
        for j in range(K):
            J[i, j] = a[i] * ((1 if i == j else 0) - a[j])
    return J


# %% jacobian | right | eye-of-dtype
def softmax_jacobian(z):
    a = softmax(z)
    return a[:, None] * (np.eye(len(a), dtype=a.dtype) - a)


# %% jacobian | right | broadcast-and-fill
def softmax_jacobian(z):
    a = softmax(z)
    J = -a[:, np.newaxis] * a[np.newaxis, :]
    np.fill_diagonal(J, a * (1 - a))
    return J


# %% jacobian | right | diagonal-added
def softmax_jacobian(z):
    a = softmax(z)
    J = -np.outer(a, a)
    J[np.arange(len(a)), np.arange(len(a))] += a
    return J


# %% jacobian | right | einsum
def softmax_jacobian(z):
    a = softmax(z)
    return np.diag(a) - np.einsum('i,j->ij', a, a)


# %% jacobian | right | matrix-product
def softmax_jacobian(z):
    a = softmax(z).reshape(-1, 1)
    return np.diagflat(a) - a @ a.T


# %% jacobian | right | comprehension
def softmax_jacobian(z):
    a = softmax(z)
    return np.array([[a[i] * (1 - a[i]) if i == j else -a[i] * a[j] for j in range(len(a))] for i in range(len(a))])


# %% jacobian | right | own-softmax
def softmax_jacobian(z):
    e = np.exp(z - z.max())
    a = e / e.sum()
    return np.diag(a) - a.reshape(-1, 1) * a


# %% jacobian | right | column-by-column
def softmax_jacobian(z):
    a = softmax(z)
    columns = []
    for j in range(a.size):
        column = -a * a[j]
        column[j] += a[j]
        columns.append(column)
    return np.stack(columns, axis=1)


# %% jacobian | right | where
def softmax_jacobian(z):
    a = softmax(z)
    same = np.arange(len(a))[:, None] == np.arange(len(a))
    return np.where(same, a * (1 - a), -a[:, None] * a)


# %% jacobian | wrong | diagonal-only | idea: the other classes are forgotten
def softmax_jacobian(z):
    a = softmax(z)
    return np.diag(a * (1 - a))


# %% jacobian | wrong | vector | idea: shape (K,) instead of (K, K)
def softmax_jacobian(z):
    a = softmax(z)
    return a * (1 - a)


# %% jacobian | wrong | sign | idea: sign reversed
def softmax_jacobian(z):
    a = softmax(z)
    return np.outer(a, a) - np.diag(a)


# %% jacobian | wrong | plus | idea: plus instead of minus
def softmax_jacobian(z):
    a = softmax(z)
    return np.diag(a) + np.outer(a, a)


# %% jacobian | wrong | no-diagonal | idea: delta forgotten
def softmax_jacobian(z):
    a = softmax(z)
    return -np.outer(a, a)


# %% jacobian | wrong | only-one-on-the-diagonal | idea: 1 instead of a_i on the diagonal
def softmax_jacobian(z):
    a = softmax(z)
    return np.eye(len(a), dtype=a.dtype) - np.outer(a, a)


# %% jacobian | wrong | zero-diagonal-sigmoid | idea: sigmoid instead of softmax
def softmax_jacobian(z):
    a = 1 / (1 + np.exp(-z))
    return np.diag(a) - np.outer(a, a)


# %% jacobian | wrong | z-as-shares | idea: scores taken as shares
def softmax_jacobian(z):
    return np.diag(z) - np.outer(z, z)


# %% jacobian | wrong | naive | idea: overflow
def softmax_jacobian(z):
    e = np.exp(z)
    a = e / e.sum()
    return np.diag(a) - np.outer(a, a)


# %% jacobian | wrong | float64-eye | idea: np.eye is float64
def softmax_jacobian(z):
    a = softmax(z)
    return a[:, None] * (np.eye(len(a)) - a)


# %% jacobian | wrong | float64-zeros | idea: np.zeros is float64
def softmax_jacobian(z):
    a = softmax(z)
    J = np.zeros((len(a), len(a)))
    J -= np.outer(a, a)
    J += np.diag(a)
    return J


# %% jacobian | wrong | in-place | idea: changes the given scores
def softmax_jacobian(z):
    z -= z.max()
    e = np.exp(z)
    a = e / e.sum()
    return np.diag(a) - np.outer(a, a)


# %% jacobian | wrong | cross-share-positive | idea: the other shares rise too: rows do not sum to 0
def softmax_jacobian(z):
    a = softmax(z)
    J = np.outer(a, a)
    np.fill_diagonal(J, a * (1 - a))
    return J


# %% jacobian | wrong | diagonal-squared | idea: a_i on the diagonal instead of a_i(1 - a_i)
def softmax_jacobian(z):
    a = softmax(z)
    J = -np.outer(a, a)
    np.fill_diagonal(J, a)
    return J


# %% jacobian | wrong | numeric-coarse | idea: one-sided difference quotient with h = 0.01
def softmax_jacobian(z):
    K = len(z)
    J = np.empty((K, K), dtype=z.dtype)
    for j in range(K):
        w = z.copy()
        w[j] += 0.01
        J[:, j] = (softmax(w) - softmax(z)) / 0.01
    return J


# %% cross-entropy | right | plain
def cross_entropy(z, y):
    return -np.mean(np.sum(y * log_softmax(z), axis=1))


# %% cross-entropy | right | sum-over-m
def cross_entropy(z, y):
    m = z.shape[0]
    return -np.sum(y * log_softmax(z, axis=1)) / m


# %% cross-entropy | right | loop-over-examples
def cross_entropy(z, y):
    total = 0.0
    for row, target in zip(z, y):
        total -= np.dot(target, log_softmax(row))
    return total / len(z)


# %% cross-entropy | right | einsum
def cross_entropy(z, y):
    return -np.einsum('ij,ij->', y, log_softmax(z)) / len(z)


# %% cross-entropy | right | trace
def cross_entropy(z, y):
    return -np.trace(y @ log_softmax(z).T) / len(y)


# %% cross-entropy | right | log-sum-exp-minus-score
def cross_entropy(z, y):
    m = z.max(axis=1, keepdims=True)
    lse = m[:, 0] + np.log(np.exp(z - m).sum(axis=1))
    return np.mean(lse - (y * z).sum(axis=1))


# %% cross-entropy | right | own-log-softmax
def cross_entropy(z, y):
    s = z - z.max(axis=1, keepdims=True)
    logs = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    losses = (-y * logs).sum(axis=-1)
    return losses.mean()


# %% cross-entropy | right | double-loop
def cross_entropy(z, y):
    logs = log_softmax(z)
    m, K = z.shape
    cost = 0
    for n in range(m):
        for i in range(K):
            cost += -y[n, i] * logs[n, i]
    return cost / m


# %% cross-entropy | right | vdot
def cross_entropy(z, y):
    return float(-np.vdot(y, log_softmax(z)) / y.shape[0])


# %% cross-entropy | right | mean-times-K
def cross_entropy(z, y):
    return np.mean(-y * log_softmax(z)) * z.shape[1]


# %% cross-entropy | right | comprehension
def cross_entropy(z, y):
    return sum(-(t * log_softmax(s)).sum() for s, t in zip(z, y)) / len(z)


# %% cross-entropy | wrong | mean-over-everything | idea: divides by m times K
def cross_entropy(z, y):
    return -np.mean(y * log_softmax(z))


# %% cross-entropy | wrong | sum-not-mean | idea: no mean over the examples
def cross_entropy(z, y):
    return -np.sum(y * log_softmax(z))


# %% cross-entropy | wrong | divided-by-K | idea: divides by the number of classes
def cross_entropy(z, y):
    return -np.sum(y * log_softmax(z)) / z.shape[1]


# %% cross-entropy | wrong | sign | idea: sign forgotten
def cross_entropy(z, y):
    return np.mean(np.sum(y * log_softmax(z), axis=1))


# %% cross-entropy | wrong | argmax | idea: only the greatest target: wrong for soft targets
def cross_entropy(z, y):
    logs = log_softmax(z)
    return -np.mean(logs[np.arange(len(z)), y.argmax(axis=1)])


# %% cross-entropy | wrong | only-ones | idea: only entries with y exactly 1: wrong for soft targets
def cross_entropy(z, y):
    return -np.sum(log_softmax(z)[y == 1]) / len(z)


# %% cross-entropy | wrong | log-of-softmax | idea: 0 times infinity, or infinity, for a lost share
def cross_entropy(z, y):
    return -np.mean(np.sum(y * np.log(softmax(z)), axis=1))


# %% cross-entropy | wrong | epsilon | idea: epsilon caps the loss at about 20
def cross_entropy(z, y):
    return -np.mean(np.sum(y * np.log(softmax(z) + 1e-9), axis=1))


# %% cross-entropy | wrong | clipped | idea: clip caps the loss at about 34
def cross_entropy(z, y):
    a = np.clip(softmax(z), 1e-15, 1 - 1e-15)
    return -np.mean(np.sum(y * np.log(a), axis=1))


# %% cross-entropy | wrong | columns-as-examples | idea: softmax down the columns
def cross_entropy(z, y):
    return -np.mean(np.sum(y * log_softmax(z, axis=0), axis=1))


# %% cross-entropy | wrong | with-second-term | idea: adds the binary (1 - y) terms
def cross_entropy(z, y):
    a = np.clip(softmax(z), 1e-12, 1 - 1e-12)
    return np.mean(np.sum(-y * log_softmax(z) - (1 - y) * np.log(1 - a), axis=1))


# %% cross-entropy | wrong | swapped-roles | idea: ln y weighted with a
def cross_entropy(z, y):
    return -np.mean(np.sum(softmax(z) * np.log(y + 1e-12), axis=1))


# %% cross-entropy | wrong | no-logarithm | idea: no logarithm
def cross_entropy(z, y):
    return -np.mean(np.sum(y * softmax(z), axis=1))


# %% cross-entropy | wrong | squared-error | idea: squared error
def cross_entropy(z, y):
    return np.mean(np.sum((softmax(z) - y) ** 2, axis=1))


# %% cross-entropy | wrong | log-two | idea: logarithm to base 2
def cross_entropy(z, y):
    return -np.mean(np.sum(y * log_softmax(z), axis=1)) / np.log(2)


# %% cross-entropy | wrong | per-example | idea: an array with one loss per example
def cross_entropy(z, y):
    return -np.sum(y * log_softmax(z), axis=1)


# %% cross-entropy | wrong | naive | idea: overflow
def cross_entropy(z, y):
    logs = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return -np.mean(np.sum(y * logs, axis=1))


# %% cross-entropy | wrong | mean-of-column-sums | idea: mean over the classes instead of over the examples
def cross_entropy(z, y):
    return -np.mean(np.sum(y * log_softmax(z), axis=0))


# %% cross-entropy | wrong | rounded-targets | idea: targets rounded to 0 and 1
def cross_entropy(z, y):
    return -np.mean(np.sum(np.round(y) * log_softmax(z), axis=1))


# %% cross-entropy | wrong | relative-entropy | idea: subtracts the entropy of the target: differs for soft targets only
def cross_entropy(z, y):
    safe = np.where(y > 0, y, 1)
    return np.mean(np.sum(y * (np.log(safe) - log_softmax(z)), axis=1))


# %% cross-entropy | unclear | array-of-one | why: 'one number': is an array of shape (1,) one?
def cross_entropy(z, y):
    return -np.sum(y * log_softmax(z)).reshape(1) / len(z)


# %% cross-entropy | unclear | targets-overwritten | why: no 'arrays' point here: must y stay as it was?
def cross_entropy(z, y):
    y *= log_softmax(z)
    return -y.sum() / len(z)


# %% signal | right | plain
def cross_entropy_gradient(z, y):
    return (softmax(z) - y) / len(z)


# %% signal | right | shape-zero
def cross_entropy_gradient(z, y):
    m = z.shape[0]
    return (softmax(z, axis=1) - y) / m


# %% signal | right | loop
def cross_entropy_gradient(z, y):
    out = np.zeros_like(z)
    for n in range(len(z)):
        out[n] = (softmax(z[n]) - y[n]) / len(z)
    return out


# %% signal | right | comprehension
def cross_entropy_gradient(z, y):
    return np.array([softmax(s) - t for s, t in zip(z, y)]) / len(y)


# %% signal | right | own-softmax
def cross_entropy_gradient(z, y):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    a = e / e.sum(axis=1, keepdims=True)
    return a / len(z) - y / len(z)


# %% signal | right | times-reciprocal
def cross_entropy_gradient(z, y):
    weight = 1 / z.shape[0]
    return weight * (softmax(z) - y)


# %% signal | right | minus-the-other-way
def cross_entropy_gradient(z, y):
    return -(y - softmax(z)) / y.shape[0]


# %% signal | right | through-log-softmax
def cross_entropy_gradient(z, y):
    return (np.exp(log_softmax(z)) - y) / len(z)


# %% signal | right | through-the-jacobian
def cross_entropy_gradient(z, y):
    out = []
    for s, t in zip(z, y):
        p = softmax(s)
        out.append(p * t.sum() - t)
    return np.array(out) / len(z)


# %% signal | right | copy-in-place
def cross_entropy_gradient(z, y):
    g = softmax(z).copy()
    g -= y
    g /= len(g)
    return g


# %% signal | right | np-functions
def cross_entropy_gradient(z, y):
    return np.divide(np.subtract(softmax(z, -1), y), np.size(z, 0))


# %% signal | wrong | no-mean | idea: not divided by m
def cross_entropy_gradient(z, y):
    return softmax(z) - y


# %% signal | wrong | divided-by-all | idea: divided by m times K
def cross_entropy_gradient(z, y):
    return (softmax(z) - y) / z.size


# %% signal | wrong | divided-by-K | idea: divided by the number of classes
def cross_entropy_gradient(z, y):
    return (softmax(z) - y) / z.shape[1]


# %% signal | wrong | sign | idea: y - a
def cross_entropy_gradient(z, y):
    return (y - softmax(z)) / len(z)


# %% signal | wrong | slope-along-share | idea: slope with respect to the share, not the score
def cross_entropy_gradient(z, y):
    return -y / softmax(z) / len(z)


# %% signal | wrong | columns | idea: softmax down the columns
def cross_entropy_gradient(z, y):
    return (softmax(z, axis=0) - y) / len(z)


# %% signal | wrong | scores-minus-targets | idea: softmax forgotten
def cross_entropy_gradient(z, y):
    return (z - y) / len(z)


# %% signal | wrong | log-shares | idea: ln a instead of a
def cross_entropy_gradient(z, y):
    return (log_softmax(z) - y) / len(z)


# %% signal | wrong | right-class-only | idea: no signal to the other classes
def cross_entropy_gradient(z, y):
    return np.where(y > 0, softmax(z) - y, 0) / len(z)


# %% signal | wrong | hard-decision | idea: winner takes all instead of shares
def cross_entropy_gradient(z, y):
    a = np.eye(z.shape[1])[z.argmax(axis=1)]
    return (a - y) / len(z)


# %% signal | wrong | naive | idea: overflow
def cross_entropy_gradient(z, y):
    e = np.exp(z)
    return (e / e.sum(axis=1, keepdims=True) - y) / len(z)


# %% signal | wrong | factor-two | idea: the 2 of the squared error
def cross_entropy_gradient(z, y):
    return 2 * (softmax(z) - y) / len(z)


# %% signal | wrong | first-example | idea: only the first example
def cross_entropy_gradient(z, y):
    out = np.zeros_like(z)
    out[0] = softmax(z[0]) - y[0]
    return out / len(z)


# %% signal | wrong | whole-batch-softmax | idea: shares over the whole batch
def cross_entropy_gradient(z, y):
    e = np.exp(z - z.max())
    return (e / e.sum() - y) / len(z)


# %% signal | wrong | precedence | idea: only y is divided
def cross_entropy_gradient(z, y):
    return softmax(z) - y / len(z)


# %% signal | wrong | minus-one-examples | idea: divided by m - 1
def cross_entropy_gradient(z, y):
    return (softmax(z) - y) / max(len(z) - 1, 1)


# %% signal | wrong | sigmoid | idea: sigmoid for softmax
def cross_entropy_gradient(z, y):
    t = np.exp(-np.abs(z))
    a = np.where(z >= 0, 1 / (1 + t), t / (1 + t))
    return (a - y) / len(z)


# %% binary-cross-entropy | right | softplus-minus-yz
def softplus(z):
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


def binary_cross_entropy(z, y):
    return np.mean(softplus(z) - y * z)


# %% binary-cross-entropy | right | inline
def binary_cross_entropy(z, y):
    return np.mean(np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z))))


# %% binary-cross-entropy | right | two-softplus
def softplus(z):
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


def binary_cross_entropy(z, y):
    return np.mean(y * softplus(-z) + (1 - y) * softplus(z))


# %% binary-cross-entropy | right | logaddexp
def binary_cross_entropy(z, y):
    return np.mean(np.logaddexp(0, z) - y * z)


# %% binary-cross-entropy | right | where-by-target
def softplus(z):
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


def binary_cross_entropy(z, y):
    return np.where(y == 1, softplus(-z), softplus(z)).mean()


# %% binary-cross-entropy | right | signed-score
def softplus(z):
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


def binary_cross_entropy(z, y):
    return np.mean(softplus((1 - 2 * y) * z))


# %% binary-cross-entropy | right | loop
def binary_cross_entropy(z, y):
    total = 0.0
    for s, t in zip(np.ravel(z), np.ravel(y)):
        total += max(s, 0) + math.log1p(math.exp(-abs(s))) - t * s
    return total / np.size(z)


# %% binary-cross-entropy | right | sum-over-size
def binary_cross_entropy(z, y):
    loss = np.log(1 + np.exp(-np.abs(z))) + np.maximum(z, 0) - z * y
    return loss.sum() / z.size


# %% binary-cross-entropy | right | as-softmax-of-two-scores
def binary_cross_entropy(z, y):
    m = np.maximum(z, 0)
    log_sum = m + np.log(np.exp(-m) + np.exp(z - m))
    return np.average(log_sum - y * z)


# %% binary-cross-entropy | right | log-sigmoid-helper
def log_sigmoid(z):
    return np.minimum(z, 0) - np.log1p(np.exp(-np.abs(z)))


def binary_cross_entropy(z, y):
    return -np.mean(y * log_sigmoid(z) + (1 - y) * log_sigmoid(-z))


# %% binary-cross-entropy | right | relu-of-wrong-side
def binary_cross_entropy(z, y):
    t = 1 - 2 * y
    return float(np.mean(np.maximum(t * z, 0) + np.log1p(np.exp(-np.abs(z)))))


# %% binary-cross-entropy | wrong | log-of-sigmoid | idea: ln 0 and overflow for large scores
def binary_cross_entropy(z, y):
    a = 1 / (1 + np.exp(-z))
    return -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))


# %% binary-cross-entropy | wrong | epsilon | idea: epsilon caps the loss at about 28
def binary_cross_entropy(z, y):
    t = np.exp(-np.abs(z))
    a = np.where(z >= 0, 1 / (1 + t), t / (1 + t))
    return -np.mean(y * np.log(a + 1e-12) + (1 - y) * np.log(1 - a + 1e-12))


# %% binary-cross-entropy | wrong | clipped | idea: clip caps the loss at about 16
def binary_cross_entropy(z, y):
    t = np.exp(-np.abs(z))
    a = np.clip(np.where(z >= 0, 1 / (1 + t), t / (1 + t)), 1e-7, 1 - 1e-7)
    return -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))


# %% binary-cross-entropy | wrong | naive-softplus | idea: e^800 overflows
def binary_cross_entropy(z, y):
    return np.mean(np.log(1 + np.exp(z)) - y * z)


# %% binary-cross-entropy | wrong | naive-log1p | idea: log1p does not help against e^800
def binary_cross_entropy(z, y):
    return np.mean(np.log1p(np.exp(z)) - y * z)


# %% binary-cross-entropy | wrong | sum-not-mean | idea: no mean
def softplus(z):
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


def binary_cross_entropy(z, y):
    return np.sum(softplus(z) - y * z)


# %% binary-cross-entropy | wrong | mean-of-rows-only | idea: divides by the number of rows only
def softplus(z):
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


def binary_cross_entropy(z, y):
    return np.sum(softplus(z) - y * z) / len(z)


# %% binary-cross-entropy | wrong | per-row | idea: one number per row
def softplus(z):
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


def binary_cross_entropy(z, y):
    return np.mean(softplus(z) - y * z, axis=-1)


# %% binary-cross-entropy | wrong | second-term-missing | idea: targets 0 cost nothing
def softplus(z):
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


def binary_cross_entropy(z, y):
    return np.mean(y * softplus(-z))


# %% binary-cross-entropy | wrong | targets-swapped | idea: 0 and 1 swapped
def softplus(z):
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


def binary_cross_entropy(z, y):
    return np.mean(y * softplus(z) + (1 - y) * softplus(-z))


# %% binary-cross-entropy | wrong | sign-of-yz | idea: + y z
def softplus(z):
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


def binary_cross_entropy(z, y):
    return np.mean(softplus(z) + y * z)


# %% binary-cross-entropy | wrong | sign | idea: sign forgotten
def softplus(z):
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


def binary_cross_entropy(z, y):
    return np.mean(y * z - softplus(z))


# %% binary-cross-entropy | wrong | y-without-z | idea: z forgotten next to y
def softplus(z):
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


def binary_cross_entropy(z, y):
    return np.mean(softplus(z) - y)


# %% binary-cross-entropy | wrong | squared-error | idea: squared error
def binary_cross_entropy(z, y):
    t = np.exp(-np.abs(z))
    a = np.where(z >= 0, 1 / (1 + t), t / (1 + t))
    return np.mean((a - y) ** 2)


# %% binary-cross-entropy | wrong | z-as-probability | idea: scores taken as probabilities
def binary_cross_entropy(z, y):
    a = np.clip(z, 1e-9, 1 - 1e-9)
    return -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))


# %% binary-cross-entropy | wrong | softmax-over-entries | idea: softmax over the entries
def binary_cross_entropy(z, y):
    e = z - z.max()
    logs = e - np.log(np.exp(e).sum())
    return -np.mean(y * logs)


# %% binary-cross-entropy | wrong | log-two | idea: logarithm to base 2
def softplus(z):
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


def binary_cross_entropy(z, y):
    return np.mean(softplus(z) - y * z) / np.log(2)


# %% binary-cross-entropy | wrong | flat-only | idea: works for one axis only
def binary_cross_entropy(z, y):
    return sum(max(s, 0) + math.log1p(math.exp(-abs(s))) - t * s for s, t in zip(z, y)) / len(z)


# %% binary-cross-entropy | wrong | two-axes-only | idea: fails unless there are two axes
def softplus(z):
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


def binary_cross_entropy(z, y):
    m, k = z.shape
    return np.sum(softplus(z) - y * z) / (m * k)


# %% binary-cross-entropy | wrong | mean-of-loss-at-means | idea: softplus of the mean instead of mean of softplus
def softplus(z):
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


def binary_cross_entropy(z, y):
    return softplus(z.mean()) - (y * z).mean()


# %% choose-pairs | right | plain
solar = (
    ("linear", "squared error")
)
defect = (
    ("sigmoid", "binary cross-entropy")
)
species = (
    ("softmax", "categorical cross-entropy")
)
genres = (
    ("sigmoid", "binary cross-entropy")
)


# %% choose-pairs | right | indexed
solar = (
    (OUTPUTS[0], LOSSES[0])
)
defect = (
    (OUTPUTS[1], LOSSES[1])
)
species = (
    (OUTPUTS[2], LOSSES[2])
)
genres = (
    (OUTPUTS[1], LOSSES[1])
)


# %% choose-pairs | right | genres-as-defect
solar = (
    ("linear", "squared error")
)
defect = (
    ("sigmoid", "binary cross-entropy")
)
species = (
    ("softmax", "categorical cross-entropy")
)
genres = (
    defect
)


# %% choose-pairs | right | zip-made
pairs = dict(zip(OUTPUTS, LOSSES))
solar = (
    ("linear", pairs["linear"])
)
defect = (
    ("sigmoid", pairs["sigmoid"])
)
species = (
    ("softmax", pairs["softmax"])
)
genres = (
    ("sigmoid", pairs["sigmoid"])
)


# %% choose-pairs | right | tuple-call
solar = (
    tuple(["linear", "squared error"])
)
defect = (
    ("sigmoid", "binary cross-entropy")
)
species = (
    tuple(["softmax", "categorical cross-entropy"])
)
genres = (
    ("sigmoid", "binary cross-entropy")
)


# %% choose-pairs | wrong | solar-sigmoid | idea: power squeezed into 0 to 1
solar = (
    ("sigmoid", "squared error")
)
defect = (
    ("sigmoid", "binary cross-entropy")
)
species = (
    ("softmax", "categorical cross-entropy")
)
genres = (
    ("sigmoid", "binary cross-entropy")
)


# %% choose-pairs | wrong | solar-binary | idea: yes-or-no loss for a power
solar = (
    ("linear", "binary cross-entropy")
)
defect = (
    ("sigmoid", "binary cross-entropy")
)
species = (
    ("softmax", "categorical cross-entropy")
)
genres = (
    ("sigmoid", "binary cross-entropy")
)


# %% choose-pairs | wrong | solar-softmax | idea: softmax of a single neuron
solar = (
    ("softmax", "squared error")
)
defect = (
    ("sigmoid", "binary cross-entropy")
)
species = (
    ("softmax", "categorical cross-entropy")
)
genres = (
    ("sigmoid", "binary cross-entropy")
)


# %% choose-pairs | wrong | solar-reversed | idea: loss first
solar = (
    ("squared error", "linear")
)
defect = (
    ("sigmoid", "binary cross-entropy")
)
species = (
    ("softmax", "categorical cross-entropy")
)
genres = (
    ("sigmoid", "binary cross-entropy")
)


# %% choose-pairs | wrong | defect-softmax | idea: softmax of a single neuron is always 1
solar = (
    ("linear", "squared error")
)
defect = (
    ("softmax", "categorical cross-entropy")
)
species = (
    ("softmax", "categorical cross-entropy")
)
genres = (
    ("sigmoid", "binary cross-entropy")
)


# %% choose-pairs | wrong | defect-squared | idea: squared error behind a sigmoid: the signal dies when sure and wrong
solar = (
    ("linear", "squared error")
)
defect = (
    ("sigmoid", "squared error")
)
species = (
    ("softmax", "categorical cross-entropy")
)
genres = (
    ("sigmoid", "binary cross-entropy")
)


# %% choose-pairs | wrong | defect-linear | idea: linear output as probability
solar = (
    ("linear", "squared error")
)
defect = (
    ("linear", "binary cross-entropy")
)
species = (
    ("softmax", "categorical cross-entropy")
)
genres = (
    ("sigmoid", "binary cross-entropy")
)


# %% choose-pairs | wrong | defect-categorical | idea: categorical loss for one neuron
solar = (
    ("linear", "squared error")
)
defect = (
    ("sigmoid", "categorical cross-entropy")
)
species = (
    ("softmax", "categorical cross-entropy")
)
genres = (
    ("sigmoid", "binary cross-entropy")
)


# %% choose-pairs | wrong | species-sigmoid | idea: twelve separate answers though exactly one is right
solar = (
    ("linear", "squared error")
)
defect = (
    ("sigmoid", "binary cross-entropy")
)
species = (
    ("sigmoid", "binary cross-entropy")
)
genres = (
    ("sigmoid", "binary cross-entropy")
)


# %% choose-pairs | wrong | species-binary | idea: softmax with the binary loss
solar = (
    ("linear", "squared error")
)
defect = (
    ("sigmoid", "binary cross-entropy")
)
species = (
    ("softmax", "binary cross-entropy")
)
genres = (
    ("sigmoid", "binary cross-entropy")
)


# %% choose-pairs | wrong | species-squared | idea: softmax with squared error
solar = (
    ("linear", "squared error")
)
defect = (
    ("sigmoid", "binary cross-entropy")
)
species = (
    ("softmax", "squared error")
)
genres = (
    ("sigmoid", "binary cross-entropy")
)


# %% choose-pairs | wrong | species-linear | idea: scores not turned into shares
solar = (
    ("linear", "squared error")
)
defect = (
    ("sigmoid", "binary cross-entropy")
)
species = (
    ("linear", "categorical cross-entropy")
)
genres = (
    ("sigmoid", "binary cross-entropy")
)


# %% choose-pairs | wrong | genres-softmax | idea: softmax lets several genres share one whole
solar = (
    ("linear", "squared error")
)
defect = (
    ("sigmoid", "binary cross-entropy")
)
species = (
    ("softmax", "categorical cross-entropy")
)
genres = (
    ("softmax", "categorical cross-entropy")
)


# %% choose-pairs | wrong | genres-softmax-binary | idea: softmax with binary loss
solar = (
    ("linear", "squared error")
)
defect = (
    ("sigmoid", "binary cross-entropy")
)
species = (
    ("softmax", "categorical cross-entropy")
)
genres = (
    ("softmax", "binary cross-entropy")
)


# %% choose-pairs | wrong | genres-categorical | idea: categorical loss behind sigmoids
solar = (
    ("linear", "squared error")
)
defect = (
    ("sigmoid", "binary cross-entropy")
)
species = (
    ("softmax", "categorical cross-entropy")
)
genres = (
    ("sigmoid", "categorical cross-entropy")
)


# %% choose-pairs | wrong | genres-squared | idea: squared error behind sigmoids
solar = (
    ("linear", "squared error")
)
defect = (
    ("sigmoid", "binary cross-entropy")
)
species = (
    ("softmax", "categorical cross-entropy")
)
genres = (
    ("sigmoid", "squared error")
)


# %% choose-pairs | unclear | lists | why: a list of two texts instead of a tuple: 'a pair of texts such as (...)'
solar = (
    ["linear", "squared error"]
)
defect = (
    ["sigmoid", "binary cross-entropy"]
)
species = (
    ["softmax", "categorical cross-entropy"]
)
genres = (
    ["sigmoid", "binary cross-entropy"]
)


# %% choose-pairs | unclear | capitals | why: 'The words to choose from': do capitals matter?
solar = (
    ("Linear", "Squared error")
)
defect = (
    ("sigmoid", "binary cross-entropy")
)
species = (
    ("softmax", "categorical cross-entropy")
)
genres = (
    ("sigmoid", "binary cross-entropy")
)


# %% fingerprints | right | plain
start_loss = (
    math.log(26)
)
best_share = (
    math.e / (math.e + 25)
)
lowest_loss = (
    -math.log(best_share)
)


# %% fingerprints | right | log-of-share
start_loss = (
    -math.log(1 / 26)
)
best_share = (
    math.exp(1) / (math.exp(1) + 25 * math.exp(0))
)
lowest_loss = (
    math.log(1 / best_share)
)


# %% fingerprints | right | arrays
start_loss = (
    -np.log(np.full(26, 1 / 26))[0]
)
best_share = (
    (np.exp(np.eye(26)[0]) / np.exp(np.eye(26)[0]).sum())[0]
)
lowest_loss = (
    -np.log(best_share)
)


# %% fingerprints | right | ratio
start_loss = (
    math.log(26)
)
best_share = (
    1 / (1 + 25 / math.e)
)
lowest_loss = (
    math.log(math.e + 25) - 1
)


# %% fingerprints | right | own-softmax
start_loss = (
    math.log(26)
)
best_share = (
    softmax(np.array([1.0] + [0.0] * 25))[0]
)
lowest_loss = (
    -math.log(best_share)
)


# %% fingerprints | right | own-functions
start_loss = (
    cross_entropy(np.zeros((1, 26)), np.eye(26)[:1])
)
best_share = (
    np.exp(log_softmax(np.eye(26)[3]))[3]
)
lowest_loss = (
    float(-np.log(best_share))
)


# %% fingerprints | right | typed
start_loss = (
    3.258096538021482
)
best_share = (
    math.e / 27.718281828459045
)
lowest_loss = (
    -math.log(best_share)
)


# %% fingerprints | wrong | start-log-ten | idea: logarithm to base 10
start_loss = (
    math.log10(26)
)
best_share = (
    math.e / (math.e + 25)
)
lowest_loss = (
    -math.log(best_share)
)


# %% fingerprints | wrong | start-log-two | idea: logarithm to base 2
start_loss = (
    math.log2(26)
)
best_share = (
    math.e / (math.e + 25)
)
lowest_loss = (
    -math.log(best_share)
)


# %% fingerprints | wrong | start-share | idea: the share instead of the loss
start_loss = (
    1 / 26
)
best_share = (
    math.e / (math.e + 25)
)
lowest_loss = (
    -math.log(best_share)
)


# %% fingerprints | wrong | start-negative | idea: sign
start_loss = (
    math.log(1 / 26)
)
best_share = (
    math.e / (math.e + 25)
)
lowest_loss = (
    -math.log(best_share)
)


# %% fingerprints | wrong | start-others | idea: 25 instead of 26 classes
start_loss = (
    math.log(25)
)
best_share = (
    math.e / (math.e + 25)
)
lowest_loss = (
    -math.log(best_share)
)


# %% fingerprints | wrong | start-two-classes | idea: the loss of a coin
start_loss = (
    math.log(2)
)
best_share = (
    math.e / (math.e + 25)
)
lowest_loss = (
    -math.log(best_share)
)


# %% fingerprints | wrong | start-summed | idea: summed over the letters
start_loss = (
    26 * math.log(26)
)
best_share = (
    math.e / (math.e + 25)
)
lowest_loss = (
    -math.log(best_share)
)


# %% fingerprints | wrong | share-one | idea: perfect stays perfect
start_loss = (
    math.log(26)
)
best_share = (
    1.0
)
lowest_loss = (
    -math.log(best_share)
)


# %% fingerprints | wrong | share-26-others | idea: 26 others instead of 25
start_loss = (
    math.log(26)
)
best_share = (
    math.e / (math.e + 26)
)
lowest_loss = (
    -math.log(best_share)
)


# %% fingerprints | wrong | share-zeros-forgotten | idea: e to the 0 taken as 0, so the others count nothing but one
start_loss = (
    math.log(26)
)
best_share = (
    math.e / (math.e + 1)
)
lowest_loss = (
    -math.log(best_share)
)


# %% fingerprints | wrong | share-no-exp | idea: 1 of 26 without exponentials
start_loss = (
    math.log(26)
)
best_share = (
    1 / 26
)
lowest_loss = (
    -math.log(best_share)
)


# %% fingerprints | wrong | share-of-a-wrong-letter | idea: share of one of the other letters
start_loss = (
    math.log(26)
)
best_share = (
    1 / (math.e + 25)
)
lowest_loss = (
    -math.log(best_share)
)


# %% fingerprints | wrong | lowest-zero | idea: 0 at the best
start_loss = (
    math.log(26)
)
best_share = (
    math.e / (math.e + 25)
)
lowest_loss = (
    0.0
)


# %% fingerprints | wrong | lowest-negative | idea: sign
start_loss = (
    math.log(26)
)
best_share = (
    math.e / (math.e + 25)
)
lowest_loss = (
    math.log(best_share)
)


# %% fingerprints | wrong | lowest-one-minus | idea: 1 - share
start_loss = (
    math.log(26)
)
best_share = (
    math.e / (math.e + 25)
)
lowest_loss = (
    1 - best_share
)


# %% fingerprints | wrong | lowest-log-two | idea: base 2
start_loss = (
    math.log(26)
)
best_share = (
    math.e / (math.e + 25)
)
lowest_loss = (
    -math.log2(best_share)
)


# %% fingerprints | wrong | lowest-is-start | idea: the start loss again
start_loss = (
    math.log(26)
)
best_share = (
    math.e / (math.e + 25)
)
lowest_loss = (
    start_loss
)


# %% fingerprints | wrong | lowest-complement | idea: ln of the complement
start_loss = (
    math.log(26)
)
best_share = (
    math.e / (math.e + 25)
)
lowest_loss = (
    -math.log(1 - best_share)
)


# %% quiz-two-scores-raised | wrong | letter-a | idea: option A is false
answer_two_scores_raised = (
    "A"
)


# %% quiz-two-scores-raised | wrong | letter-b | idea: option B is false
answer_two_scores_raised = (
    "B"
)


# %% quiz-two-scores-raised | wrong | letter-c | idea: option C is false
answer_two_scores_raised = (
    "C"
)


# %% quiz-two-scores-raised | right | letter-d
answer_two_scores_raised = (
    "D"
)


# %% quiz-last-layer-yes-or-no | wrong | letter-a | idea: option A is false
answer_last_layer_yes_or_no = (
    "A"
)


# %% quiz-last-layer-yes-or-no | wrong | letter-b | idea: option B is false
answer_last_layer_yes_or_no = (
    "B"
)


# %% quiz-last-layer-yes-or-no | right | letter-c
answer_last_layer_yes_or_no = (
    "C"
)


# %% quiz-last-layer-yes-or-no | wrong | letter-d | idea: option D is false
answer_last_layer_yes_or_no = (
    "D"
)


# %% quiz-softmax-purpose | wrong | letter-a | idea: option A is false
answer_softmax_purpose = (
    "A"
)


# %% quiz-softmax-purpose | right | letter-b
answer_softmax_purpose = (
    "B"
)


# %% quiz-softmax-purpose | wrong | letter-c | idea: option C is false
answer_softmax_purpose = (
    "C"
)


# %% quiz-softmax-purpose | wrong | letter-d | idea: option D is false
answer_softmax_purpose = (
    "D"
)


# %% quiz-all-scores-plus-five | right | letter-a
answer_all_scores_plus_five = (
    "A"
)


# %% quiz-all-scores-plus-five | wrong | letter-b | idea: option B is false
answer_all_scores_plus_five = (
    "B"
)


# %% quiz-all-scores-plus-five | wrong | letter-c | idea: option C is false
answer_all_scores_plus_five = (
    "C"
)


# %% quiz-all-scores-plus-five | wrong | letter-d | idea: option D is false
answer_all_scores_plus_five = (
    "D"
)


# %% quiz-tiny-number-in-the-log | right | letter-a
answer_tiny_number_in_the_log = (
    "A"
)


# %% quiz-tiny-number-in-the-log | wrong | letter-b | idea: option B is false
answer_tiny_number_in_the_log = (
    "B"
)


# %% quiz-tiny-number-in-the-log | wrong | letter-c | idea: option C is false
answer_tiny_number_in_the_log = (
    "C"
)


# %% quiz-tiny-number-in-the-log | wrong | letter-d | idea: option D is false
answer_tiny_number_in_the_log = (
    "D"
)


# %% quiz-score-of-a-wrong-class | wrong | letter-a | idea: option A is false
answer_score_of_a_wrong_class = (
    "A"
)


# %% quiz-score-of-a-wrong-class | wrong | letter-b | idea: option B is false
answer_score_of_a_wrong_class = (
    "B"
)


# %% quiz-score-of-a-wrong-class | right | letter-c
answer_score_of_a_wrong_class = (
    "C"
)


# %% quiz-score-of-a-wrong-class | wrong | letter-d | idea: option D is false
answer_score_of_a_wrong_class = (
    "D"
)


# %% quiz-ten-tags | wrong | letter-a | idea: option A is false
answer_ten_tags = (
    "A"
)


# %% quiz-ten-tags | right | letter-b
answer_ten_tags = (
    "B"
)


# %% quiz-ten-tags | wrong | letter-c | idea: option C is false
answer_ten_tags = (
    "C"
)


# %% quiz-ten-tags | wrong | letter-d | idea: option D is false
answer_ten_tags = (
    "D"
)


# %% quiz-loss-before-training | wrong | letter-a | idea: option A is false
answer_loss_before_training = (
    "A"
)


# %% quiz-loss-before-training | wrong | letter-b | idea: option B is false
answer_loss_before_training = (
    "B"
)


# %% quiz-loss-before-training | wrong | letter-c | idea: option C is false
answer_loss_before_training = (
    "C"
)


# %% quiz-loss-before-training | right | letter-d
answer_loss_before_training = (
    "D"
)
