# Answers to the assignment "the-functions", by people who saw its released notebook alone. Not judged yet:
# labels are theirs; "unclear" says what the text leaves open. Judged ones go into the bank above.
# ruff: noqa


# %% by-hand | right | plain
power = (
    math.exp(2)
)
a = (
    1 / (1 + power)
)
slope = (
    a * (1 - a)
)


# %% by-hand | right | minus-minus-two
power = (
    math.exp(-(-2))
)
a = (
    (1 + power) ** -1
)
slope = (
    a - a**2
)


# %% by-hand | right | numpy
z = -2
power = (
    np.exp(-z)
)
a = (
    np.divide(1, np.add(1, power))
)
slope = (
    np.multiply(a, 1 - a)
)


# %% by-hand | right | math-e
power = (
    math.e ** 2
)
a = (
    1.0 / (power + 1.0)
)
slope = (
    a * (1.0 - a)
)


# %% by-hand | right | typed-all-digits
power = (
    7.38905609893065
)
a = (
    0.11920292202211755
)
slope = (
    0.10499358540350652
)


# %% by-hand | right | slope-from-power
power = (
    math.exp(2)
)
a = (
    1 / (1 + power)
)
slope = (
    power / (1 + power) ** 2
)


# %% by-hand | right | pow-and-helper
def sig(t):
    return 1 / (1 + math.exp(-t))

power = (
    math.pow(math.e, 2)
)
a = (
    sig(-2)
)
slope = (
    sig(-2) * sig(2)
)


# %% by-hand | wrong | power-sign | idea: e to the -2 in the denominator
power = (
    math.exp(-2)
)
a = (
    1 / (1 + power)
)
slope = (
    a * (1 - a)
)


# %% by-hand | wrong | power-is-exponent | idea: the exponent, not the power
power = (
    2
)
a = (
    1 / (1 + power)
)
slope = (
    a * (1 - a)
)


# %% by-hand | wrong | power-two-to-two | idea: 2 squared instead of e squared
power = (
    2 ** 2
)
a = (
    1 / (1 + power)
)
slope = (
    a * (1 - a)
)


# %% by-hand | wrong | power-rounded | idea: rounded to two digits
power = (
    7.39
)
a = (
    1 / (1 + power)
)
slope = (
    a * (1 - a)
)


# %% by-hand | wrong | power-e-times-two | idea: e times 2
power = (
    math.e * 2
)
a = (
    1 / (1 + power)
)
slope = (
    a * (1 - a)
)


# %% by-hand | wrong | a-without-one | idea: the 1 in the denominator is missing
power = (
    math.exp(2)
)
a = (
    1 / power
)
slope = (
    a * (1 - a)
)


# %% by-hand | wrong | a-other-side | idea: sigmoid of +2
power = (
    math.exp(2)
)
a = (
    power / (1 + power)
)
slope = (
    a * (1 - a)
)


# %% by-hand | wrong | a-rounded | idea: rounded
power = (
    math.exp(2)
)
a = (
    round(1 / (1 + power), 2)
)
slope = (
    a * (1 - a)
)


# %% by-hand | wrong | slope-one-plus | idea: a (1 + a)
power = (
    math.exp(2)
)
a = (
    1 / (1 + power)
)
slope = (
    a * (1 + a)
)


# %% by-hand | wrong | slope-of-tanh | idea: 1 - a squared
power = (
    math.exp(2)
)
a = (
    1 / (1 + power)
)
slope = (
    1 - a**2
)


# %% by-hand | wrong | slope-from-z | idea: z (1 - z) instead of a (1 - a)
power = (
    math.exp(2)
)
a = (
    1 / (1 + power)
)
slope = (
    -2 * (1 - -2)
)


# %% by-hand | wrong | slope-quarter | idea: the greatest slope, 1/4
power = (
    math.exp(2)
)
a = (
    1 / (1 + power)
)
slope = (
    0.25
)


# %% by-hand | wrong | slope-forgot-a | idea: 1 - a only
power = (
    math.exp(2)
)
a = (
    1 / (1 + power)
)
slope = (
    1 - a
)


# %% sigmoid | right | one-safe-power
def sigmoid(z):
    t = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + t), t / (1 + t))


def sigmoid_derivative(z):
    s = sigmoid(z)
    return s * (1 - s)


# %% sigmoid | right | two-clamped-branches
def sigmoid(z):
    up = np.maximum(z, 0)
    down = np.minimum(z, 0)
    right = 1 / (1 + np.exp(-up))
    left = np.exp(down) / (1 + np.exp(down))
    return np.where(z > 0, right, left)


def sigmoid_derivative(z):
    return sigmoid(z) * sigmoid(-z)


# %% sigmoid | right | single-quotient
def sigmoid(z):
    return np.exp(np.minimum(z, 0)) / (1 + np.exp(-np.abs(z)))


def sigmoid_derivative(z):
    t = np.exp(-np.abs(z))
    return t / (1 + t) ** 2


# %% sigmoid | right | masks
def sigmoid(z):
    z = np.asarray(z)
    out = np.empty_like(z)
    positive = z >= 0
    out[positive] = 1 / (1 + np.exp(-z[positive]))
    e = np.exp(z[~positive])
    out[~positive] = e / (1 + e)
    return out


def sigmoid_derivative(z):
    a = sigmoid(z)
    return a - a * a


# %% sigmoid | right | logaddexp
def sigmoid(z):
    return np.exp(-np.logaddexp(0, -z))


def sigmoid_derivative(z):
    return sigmoid(z) - sigmoid(z) ** 2


# %% sigmoid | right | log1p
def sigmoid(z):
    return np.exp(np.minimum(z, 0) - np.log1p(np.exp(-np.abs(z))))


def sigmoid_derivative(z):
    s = sigmoid(-np.abs(z))
    return s * (1 - s)


# %% sigmoid | right | loop-with-math
def one(t):
    if t >= 0:
        return 1 / (1 + math.exp(-t))
    e = math.exp(t)
    return e / (1 + e)


def sigmoid(z):
    z = np.asarray(z)
    values = [one(float(t)) for t in z.ravel()]
    return np.array(values, dtype=z.dtype).reshape(z.shape)


def sigmoid_derivative(z):
    s = sigmoid(z)
    return s * (1 - s)


# %% sigmoid | right | blend
def sigmoid(z):
    t = np.exp(-np.abs(z))
    big = 1 / (1 + t)
    is_left = np.asarray(z < 0).astype(big.dtype)
    return (1 - is_left) * big + is_left * t * big


def sigmoid_derivative(z):
    t = np.exp(-np.abs(z))
    s = 1 / (1 + t)
    return t * s * s


# %% sigmoid | right | np-select
def sigmoid(z):
    t = np.exp(-abs(z))
    return np.where(z < 0, t, np.ones_like(t)) / (t + 1)


def sigmoid_derivative(z):
    return np.multiply(sigmoid(z), np.subtract(1, sigmoid(z)))


# %% sigmoid | right | vectorize-with-type
def _point(t):
    return 1 / (1 + np.exp(-t)) if t > 0 else np.exp(t) / (1 + np.exp(t))


def sigmoid(z):
    z = np.asarray(z)
    return np.vectorize(_point, otypes=[z.dtype])(z)


def sigmoid_derivative(z):
    s = sigmoid(z)
    return s * (1 - s)


# %% sigmoid | right | copy-then-in-place
def sigmoid(z):
    t = np.array(z)
    left = t < 0
    t = np.exp(-np.abs(t))
    out = 1 / (1 + t)
    out = np.where(left, t * out, out)
    return out


def sigmoid_derivative(z):
    s = np.array(sigmoid(z))
    s *= 1 - s
    return s


# %% sigmoid | wrong | textbook | idea: overflows for very negative z
def sigmoid(z):
    return 1 / (1 + np.exp(-z))


# %% sigmoid | wrong | where-two-naive | idea: np.where computes both branches, so both overflow
def sigmoid(z):
    return np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z)))


# %% sigmoid | wrong | exp-over-one-plus-exp | idea: infinity over infinity on the right
def sigmoid(z):
    return np.exp(z) / (1 + np.exp(z))


# %% sigmoid | wrong | if-for-one-number | idea: if decides for a single number only
def sigmoid(z):
    if z >= 0:
        return 1 / (1 + np.exp(-z))
    return np.exp(z) / (1 + np.exp(z))


# %% sigmoid | wrong | float64-out | idea: result array is always float64
def sigmoid(z):
    z = np.asarray(z)
    out = np.zeros(z.shape)
    t = np.exp(-np.abs(z))
    out[...] = np.where(z >= 0, 1 / (1 + t), t / (1 + t))
    return out


# %% sigmoid | wrong | input-negated-in-place | idea: changes the array that it was given
def sigmoid(z):
    left = np.asarray(z) < 0
    if isinstance(z, np.ndarray):
        np.abs(z, out=z)
    t = np.exp(-np.abs(z))
    return np.where(left, t / (1 + t), 1 / (1 + t))


# %% sigmoid | wrong | clip-500 | idea: exp(500) still overflows in float32
def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -500, 500)))


# %% sigmoid | wrong | clip-5 | idea: values beyond 5 are cut off
def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -5, 5)))


# %% sigmoid | wrong | rounded | idea: rounded to four digits
def sigmoid(z):
    t = np.exp(-np.abs(z))
    return np.round(np.where(z >= 0, 1 / (1 + t), t / (1 + t)), 4)


# %% sigmoid | wrong | shape-at-least-1d | idea: a single number comes back as an array of one
def sigmoid(z):
    z = np.atleast_1d(z)
    t = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + t), t / (1 + t))


# %% sigmoid | wrong | empty-fails | idea: z.max() fails for empty arrays
def sigmoid(z):
    z = np.asarray(z)
    if z.max() < 0:
        return np.exp(z) / (1 + np.exp(z))
    t = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + t), t / (1 + t))


# %% sigmoid | wrong | slope-takes-a | idea: treats z as the activation
def sigmoid_derivative(z):
    return z * (1 - z)


# %% sigmoid | wrong | slope-plus | idea: s (1 + s)
def sigmoid_derivative(z):
    s = sigmoid(z)
    return s * (1 + s)


# %% sigmoid | wrong | slope-tanh | idea: 1 - s squared is tanh's slope
def sigmoid_derivative(z):
    return 1 - sigmoid(z) ** 2


# %% sigmoid | wrong | slope-naive-quotient | idea: e^-z/(1+e^-z)^2 overflows on the left
def sigmoid_derivative(z):
    e = np.exp(-z)
    return e / (1 + e) ** 2


# %% sigmoid | wrong | slope-of-slope | idea: sigmoid taken twice
def sigmoid_derivative(z):
    s = sigmoid(sigmoid(z))
    return s * (1 - s)


# %% sigmoid | wrong | slope-via-cosh | idea: cosh overflows
def sigmoid_derivative(z):
    return 1 / (2 + 2 * np.cosh(z))


# %% sigmoid | wrong | slope-cached | idea: returns the first answer for every later call
_seen = {}


def sigmoid_derivative(z):
    if 's' not in _seen:
        _seen['s'] = sigmoid(z)
    s = _seen['s']
    return s * (1 - s)


# %% sigmoid | unclear | half-of-np-tanh | why: np.tanh before one's own tanh is written: is that 'a library that has the answer' for sigmoid? (it also rounds tiny shares to 0)
def sigmoid(z):
    return 0.5 * (1 + np.tanh(0.5 * z))


# %% sigmoid | unclear | one-minus-on-the-left | why: 1 - s is rounded to 0 below about -37: how many digits must a tiny share have?
def sigmoid(z):
    s = 1 / (1 + np.exp(-np.abs(z)))
    return np.where(z >= 0, s, 1 - s)


# %% sigmoid | unclear | warnings-silenced | why: finite and silent, because the overflow warning is turned off: allowed?
def sigmoid(z):
    with np.errstate(over='ignore'):
        return 1 / (1 + np.exp(-z))


# %% sigmoid | unclear | clip-80 | why: fits float32 too, but gives e^-80 instead of 0 at -1000: near enough?
def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -80, 80)))


# %% tanh | right | from-sigmoid
def tanh(z):
    return 2 * sigmoid(2 * z) - 1


def tanh_derivative(z):
    return 1 - tanh(z) ** 2


# %% tanh | right | sign-and-safe-power
def tanh(z):
    t = np.exp(-2 * np.abs(z))
    return np.sign(z) * (1 - t) / (1 + t)


def tanh_derivative(z):
    t = np.exp(-2 * np.abs(z))
    return 4 * t / (1 + t) ** 2


# %% tanh | right | expm1
def tanh(z):
    m = np.expm1(-2 * np.abs(z))
    return -np.sign(z) * m / (2 + m)


def tanh_derivative(z):
    a = tanh(z)
    return (1 - a) * (1 + a)


# %% tanh | right | where
def tanh(z):
    t = np.exp(-2 * np.abs(z))
    q = (1 - t) / (1 + t)
    return np.where(z < 0, -q, q)


def tanh_derivative(z):
    s = sigmoid(2 * z)
    return 4 * s * (1 - s)


# %% tanh | right | clip-20-fraction
def tanh(z):
    c = np.clip(z, -20, 20)
    u, d = np.exp(c), np.exp(-c)
    return (u - d) / (u + d)


def tanh_derivative(z):
    return 1 - np.square(tanh(z))


# %% tanh | right | copysign
def tanh(z):
    t = np.exp(-2 * np.abs(z))
    return np.copysign((1 - t) / (1 + t), z)


def tanh_derivative(z):
    return 4 * sigmoid(2 * z) * sigmoid(-2 * z)


# %% tanh | right | difference-of-sigmoids
def tanh(z):
    return sigmoid(2 * z) - sigmoid(-2 * z)


def tanh_derivative(z):
    y = tanh(z)
    return 1 - y * y


# %% tanh | right | one-minus-two-sigmoid
def tanh(z):
    return 1 - 2 * sigmoid(-2 * z)


def tanh_derivative(z):
    return 1 - tanh(-z) ** 2


# %% tanh | right | masks
def tanh(z):
    z = np.asarray(z)
    out = np.zeros_like(z)
    for side in (1, -1):
        here = side * z > 0
        t = np.exp(-2 * side * z[here])
        out[here] = side * (1 - t) / (1 + t)
    return out


def tanh_derivative(z):
    a = tanh(np.abs(z))
    return 1 - a**2


# %% tanh | right | loop-with-math
def tanh(z):
    z = np.asarray(z)
    out = []
    for t in z.flat:
        e = math.exp(-2 * abs(float(t)))
        out.append(math.copysign((1 - e) / (1 + e), t))
    return np.array(out, dtype=z.dtype).reshape(z.shape)


def tanh_derivative(z):
    return 1 - tanh(z) * tanh(z)


# %% tanh | right | slope-with-np-tanh
def tanh_derivative(z):
    return 1 - np.tanh(z) ** 2


# %% tanh | wrong | calls-np-tanh | idea: calls np.tanh, which the text forbids here
def tanh(z):
    return np.tanh(z)


# %% tanh | wrong | textbook | idea: infinity over infinity
def tanh(z):
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))


# %% tanh | wrong | sinh-over-cosh | idea: overflows just the same
def tanh(z):
    return np.sinh(z) / np.cosh(z)


# %% tanh | wrong | sigmoid-of-z | idea: 2 sigma(z) - 1, the 2 inside is missing
def tanh(z):
    return 2 * sigmoid(z) - 1


# %% tanh | wrong | no-minus-one | idea: 2 sigma(2z) without - 1
def tanh(z):
    return 2 * sigmoid(2 * z)


# %% tanh | wrong | sign-flipped | idea: -tanh
def tanh(z):
    t = np.exp(-2 * np.abs(z))
    return np.sign(z) * (t - 1) / (1 + t)


# %% tanh | wrong | one-sided-safety | idea: safe on the right only
def tanh(z):
    t = np.exp(-2 * z)
    return (1 - t) / (1 + t)


# %% tanh | wrong | clip-300 | idea: exp(300) overflows in float32
def tanh(z):
    c = np.clip(z, -300, 300)
    u, d = np.exp(c), np.exp(-c)
    return (u - d) / (u + d)


# %% tanh | wrong | clip-2 | idea: flat beyond 2
def tanh(z):
    c = np.clip(z, -2, 2)
    u, d = np.exp(c), np.exp(-c)
    return (u - d) / (u + d)


# %% tanh | wrong | series | idea: z - z^3/3 near 0 only, cut to -1..1
def tanh(z):
    return np.clip(z - z**3 / 3, -1, 1)


# %% tanh | wrong | exp-without-two | idea: e^-abs z instead of e^-2 abs z
def tanh(z):
    t = np.exp(-np.abs(z))
    return np.sign(z) * (1 - t) / (1 + t)


# %% tanh | wrong | float64-sign | idea: np.where with 1.0 and -1.0 makes float64
def tanh(z):
    t = np.exp(-2 * np.abs(z))
    return np.where(z < 0, -1.0, 1.0) * (1 - t) / (1 + t)


# %% tanh | wrong | doubles-its-input | idea: z *= 2 changes the given array
def tanh(z):
    z *= 2
    return 2 * sigmoid(z) - 1


# %% tanh | wrong | slope-no-square | idea: 1 - tanh
def tanh_derivative(z):
    return 1 - tanh(z)


# %% tanh | wrong | slope-of-sigmoid | idea: a (1 - a)
def tanh_derivative(z):
    a = tanh(z)
    return a * (1 - a)


# %% tanh | wrong | slope-from-z | idea: 1 - z^2
def tanh_derivative(z):
    return 1 - z**2


# %% tanh | wrong | slope-factor | idea: factor 2 instead of 4
def tanh_derivative(z):
    s = sigmoid(2 * z)
    return 2 * s * (1 - s)


# %% tanh | wrong | slope-cosh | idea: 1/cosh^2 overflows
def tanh_derivative(z):
    return 1 / np.cosh(z) ** 2


# %% tanh | wrong | slope-plus | idea: 1 + tanh^2
def tanh_derivative(z):
    return 1 + tanh(z) ** 2


# %% relu | right | maximum
def relu(z):
    return np.maximum(0, z)


def relu_derivative(z):
    return np.where(z > 0, np.ones_like(z), np.zeros_like(z))


# %% relu | right | where
def relu(z):
    return np.where(z > 0, z, np.zeros_like(z))


def relu_derivative(z):
    return np.asarray(z > 0).astype(np.asarray(z).dtype)


# %% relu | right | times-mask
def relu(z):
    return z * (z > 0)


def relu_derivative(z):
    return np.ones_like(z) * (z > 0)


# %% relu | right | half-sum
def relu(z):
    return (z + np.abs(z)) / 2


def relu_derivative(z):
    return (np.sign(z) + 1) / 2


# %% relu | right | clip
def relu(z):
    return np.clip(z, 0, None)


def relu_derivative(z):
    return np.heaviside(z, 0.5)


# %% relu | right | copy-and-mask
def relu(z):
    out = np.array(z)
    out[out < 0] = 0
    return out


def relu_derivative(z):
    out = np.zeros_like(z)
    out[np.asarray(z) > 0] = 1
    return out


# %% relu | right | minus-the-negative-part
def relu(z):
    return z - np.minimum(z, 0)


def relu_derivative(z):
    slope = np.ones_like(z)
    slope[np.asarray(z) <= 0] = 0
    return slope


# %% relu | right | loop
def relu(z):
    z = np.asarray(z)
    return np.array([max(0.0, t) for t in z.flat], dtype=z.dtype).reshape(z.shape)


def relu_derivative(z):
    z = np.asarray(z)
    return np.array([1.0 if t > 0 else 0.0 for t in z.flat], dtype=z.dtype).reshape(z.shape)


# %% relu | right | minus-min-of-minus
def relu(z):
    return -np.minimum(-z, 0)


def relu_derivative(z):
    return np.clip(np.sign(z), 0, 1)


# %% relu | right | slope-one-at-zero
def relu(z):
    return np.fmax(z, 0)


def relu_derivative(z):
    return (np.asarray(z) >= 0) * np.ones_like(z)


# %% relu | right | ceil-sign
def relu(z):
    return np.maximum(z, np.zeros_like(z))


def relu_derivative(z):
    return np.maximum(np.sign(z), 0)


# %% relu | wrong | python-max | idea: max decides for one number only
def relu(z):
    return max(0, z)


# %% relu | wrong | np-max | idea: one number for the whole array
def relu(z):
    return np.max((np.zeros_like(z), z))


# %% relu | wrong | if | idea: if decides for one number only
def relu(z):
    if z > 0:
        return z
    return 0 * z


# %% relu | wrong | absolute | idea: absolute value
def relu(z):
    return np.abs(z)


# %% relu | wrong | minimum | idea: min instead of max
def relu(z):
    return np.minimum(0, z)


# %% relu | wrong | leaky | idea: a leak of 0.01 on the left
def relu(z):
    return np.where(z > 0, z, 0.01 * z)


# %% relu | wrong | relu-six | idea: cut off at 6
def relu(z):
    return np.clip(z, 0, 6)


# %% relu | wrong | in-place | idea: sets the negative entries of the given array to 0
def relu(z):
    if np.ndim(z) == 0:
        return np.maximum(0, z)
    z[z < 0] = 0
    return z


# %% relu | wrong | ones-for-positive | idea: returns the slope instead of the value
def relu(z):
    return np.where(z > 0, np.ones_like(z), np.zeros_like(z))


# %% relu | wrong | float64 | idea: np.maximum with a float64 zero
def relu(z):
    return np.maximum(np.float64(0), z)


# %% relu | wrong | values-only | idea: drops the negative entries instead of setting them to 0
def relu(z):
    z = np.asarray(z)
    return z[z > 0]


# %% relu | wrong | slope-float64 | idea: np.where(z > 0, 1.0, 0.0) is float64
def relu_derivative(z):
    return np.where(z > 0, 1.0, 0.0)


# %% relu | wrong | slope-bool | idea: True and False instead of numbers of z's dtype
def relu_derivative(z):
    return np.asarray(z) > 0


# %% relu | wrong | slope-sign | idea: -1 on the left
def relu_derivative(z):
    return np.sign(z)


# %% relu | wrong | slope-is-z | idea: z on the right instead of 1
def relu_derivative(z):
    return np.maximum(0, z)


# %% relu | wrong | slope-one-everywhere | idea: 1 on both sides
def relu_derivative(z):
    return np.ones_like(z)


# %% relu | wrong | slope-quotient | idea: relu(z)/z is nan at 0
def relu_derivative(z):
    return relu(z) / z


# %% relu | wrong | slope-from-one | idea: 1 only from z = 1 on
def relu_derivative(z):
    return np.where(np.asarray(z) >= 1, np.ones_like(z), np.zeros_like(z))


# %% relu | wrong | slope-reversed | idea: 1 on the left, 0 on the right
def relu_derivative(z):
    return np.where(z > 0, np.zeros_like(z), np.ones_like(z))


# %% relu | wrong | slope-integers | idea: integer dtype
def relu_derivative(z):
    return (np.asarray(z) > 0).astype(int)


# %% relu | wrong | slope-two-at-zero | idea: 2 at the corner
def relu_derivative(z):
    return np.where(z > 0, np.ones_like(z), np.where(np.asarray(z) == 0, 2 * np.ones_like(z), np.zeros_like(z)))


# %% leaky-relu | right | where
def leaky_relu(z, alpha=0.01):
    return np.where(z > 0, z, alpha * z)


def leaky_relu_derivative(z, alpha=0.01):
    return np.where(z > 0, np.ones_like(z), alpha * np.ones_like(z))


# %% leaky-relu | right | two-hinges
def leaky_relu(z, alpha=0.01):
    return np.maximum(z, 0) + alpha * np.minimum(z, 0)


def leaky_relu_derivative(z, alpha=0.01):
    return np.where(z > 0, np.ones_like(z), np.full_like(z, alpha))


# %% leaky-relu | right | minus-alpha-relu
def leaky_relu(z, alpha=0.01):
    return np.maximum(0, z) - alpha * np.maximum(0, -z)


def leaky_relu_derivative(z, alpha=0.01):
    one = np.ones_like(z)
    return one * (z > 0) + alpha * one * (z <= 0)


# %% leaky-relu | right | mask-copy
def leaky_relu(z, alpha=0.01):
    out = np.array(z)
    out[out < 0] *= alpha
    return out


def leaky_relu_derivative(z, alpha=0.01):
    out = np.ones_like(z)
    out[np.asarray(z) < 0] = alpha
    return out


# %% leaky-relu | right | slope-times-z
def leaky_relu(z, alpha=0.01):
    return z * leaky_relu_derivative(z, alpha)


def leaky_relu_derivative(z, alpha=0.01):
    return np.where(z >= 0, np.ones_like(z), alpha * np.ones_like(z))


# %% leaky-relu | right | mean-of-slopes
def leaky_relu(z, alpha=0.01):
    return ((1 + alpha) * z + (1 - alpha) * np.abs(z)) / 2


def leaky_relu_derivative(z, alpha=0.01):
    return (1 + alpha) / 2 + (1 - alpha) / 2 * np.sign(z)


# %% leaky-relu | right | correction
def leaky_relu(z, alpha=0.01):
    return z + (alpha - 1) * np.minimum(z, 0)


def leaky_relu_derivative(z, alpha=0.01):
    return alpha + (1 - alpha) * np.heaviside(z, 0.5)


# %% leaky-relu | right | loop
def leaky_relu(z, alpha=0.01):
    z = np.asarray(z)
    return np.array([t if t > 0 else alpha * t for t in z.flat], dtype=z.dtype).reshape(z.shape)


def leaky_relu_derivative(z, alpha=0.01):
    z = np.asarray(z)
    return np.array([1 if t > 0 else alpha for t in z.flat], dtype=z.dtype).reshape(z.shape)


# %% leaky-relu | right | astype
def leaky_relu(z, alpha=0.01):
    return np.where(z < 0, alpha * z, z)


def leaky_relu_derivative(z, alpha=0.01):
    return np.where(np.asarray(z) > 0, 1.0, alpha).astype(np.asarray(z).dtype)


# %% leaky-relu | right | clip
def leaky_relu(z, alpha=0.01):
    return np.clip(z, 0, None) + np.clip(z, None, 0) * alpha


def leaky_relu_derivative(z, alpha=0.01):
    zero = np.zeros_like(z)
    return np.where(z > 0, zero + 1, zero + alpha)


# %% leaky-relu | right | helper-with-copy
def _split(z):
    return np.maximum(z, 0), np.minimum(z, 0)


def leaky_relu(z, alpha=0.01):
    up, down = _split(z)
    return up + alpha * down


def leaky_relu_derivative(z, alpha=0.01):
    return 1 + (alpha - 1) * np.ones_like(z) * (z < 0)


# %% leaky-relu | wrong | alpha-ignored | idea: 0.01 instead of alpha
def leaky_relu(z, alpha=0.01):
    return np.where(z > 0, z, 0.01 * z)


# %% leaky-relu | wrong | leak-missing | idea: plain ReLU
def leaky_relu(z, alpha=0.01):
    return np.maximum(0, z)


# %% leaky-relu | wrong | alpha-on-the-right | idea: sides swapped
def leaky_relu(z, alpha=0.01):
    return np.where(z > 0, alpha * z, z)


# %% leaky-relu | wrong | alpha-sign | idea: minus alpha z on the left
def leaky_relu(z, alpha=0.01):
    return np.where(z > 0, z, -alpha * z)


# %% leaky-relu | wrong | alpha-without-z | idea: alpha instead of alpha z
def leaky_relu(z, alpha=0.01):
    return np.where(z > 0, z, alpha * np.ones_like(z))


# %% leaky-relu | wrong | divides | idea: z / alpha on the left
def leaky_relu(z, alpha=0.01):
    return np.where(z > 0, z, z / (alpha + 1e-300))


# %% leaky-relu | wrong | float64-factor | idea: np.where(z > 0, 1, alpha) is float64
def leaky_relu(z, alpha=0.01):
    return z * np.where(np.asarray(z) > 0, 1, alpha)


# %% leaky-relu | wrong | in-place | idea: changes the given array
def leaky_relu(z, alpha=0.01):
    if np.ndim(z) == 0:
        return np.where(z > 0, z, alpha * z)
    z[z < 0] *= alpha
    return z


# %% leaky-relu | wrong | python-max | idea: max decides for one number only
def leaky_relu(z, alpha=0.01):
    return max(z, alpha * z)


# %% leaky-relu | wrong | remembers-alpha | idea: the alpha of the first call is kept
_memory = []


def leaky_relu(z, alpha=0.01):
    if not _memory:
        _memory.append(alpha)
    return np.where(z > 0, z, _memory[0] * z)


# %% leaky-relu | wrong | slope-alpha-ignored | idea: 0.01 instead of alpha
def leaky_relu_derivative(z, alpha=0.01):
    return np.where(z > 0, np.ones_like(z), 0.01 * np.ones_like(z))


# %% leaky-relu | wrong | slope-zero-left | idea: 0 on the left
def leaky_relu_derivative(z, alpha=0.01):
    return np.where(z > 0, np.ones_like(z), np.zeros_like(z))


# %% leaky-relu | wrong | slope-alpha-z | idea: alpha z on the left
def leaky_relu_derivative(z, alpha=0.01):
    return np.where(z > 0, np.ones_like(z), alpha * z)


# %% leaky-relu | wrong | slope-float64 | idea: np.where(z > 0, 1.0, alpha) is float64
def leaky_relu_derivative(z, alpha=0.01):
    return np.where(z > 0, 1.0, alpha)


# %% leaky-relu | wrong | slope-alpha-sign | idea: -alpha on the left
def leaky_relu_derivative(z, alpha=0.01):
    return np.where(z > 0, np.ones_like(z), -alpha * np.ones_like(z))


# %% leaky-relu | wrong | slope-swapped | idea: sides swapped
def leaky_relu_derivative(z, alpha=0.01):
    return np.where(z > 0, alpha * np.ones_like(z), np.ones_like(z))


# %% leaky-relu | wrong | slope-one-minus-alpha | idea: 1 - alpha on the left
def leaky_relu_derivative(z, alpha=0.01):
    return np.where(z > 0, np.ones_like(z), (1 - alpha) * np.ones_like(z))


# %% leaky-relu | wrong | slope-sum | idea: 1 + alpha on the right
def leaky_relu_derivative(z, alpha=0.01):
    return alpha + np.where(z > 0, np.ones_like(z), np.zeros_like(z))


# %% leaky-relu | wrong | slope-nan-at-zero | idea: f(z)/z is nan at 0
def leaky_relu_derivative(z, alpha=0.01):
    return leaky_relu(z, alpha) / z


# %% prelu | right | where
def prelu(z, alpha=0.25):
    return np.where(z > 0, z, alpha * z)


def prelu_derivative(z, alpha=0.25):
    return np.where(z > 0, np.ones_like(z), alpha * np.ones_like(z))


def prelu_alpha_gradient(z):
    return np.where(z > 0, np.zeros_like(z), z)


# %% prelu | right | hinges
def prelu(z, alpha=0.25):
    return np.maximum(z, 0) + alpha * np.minimum(z, 0)


def prelu_derivative(z, alpha=0.25):
    return np.where(z > 0, np.ones_like(z), np.full_like(z, alpha))


def prelu_alpha_gradient(z):
    return np.minimum(z, 0)


# %% prelu | right | reuse-leaky
def prelu(z, alpha=0.25):
    return leaky_relu(z, alpha)


def prelu_derivative(z, alpha=0.25):
    return leaky_relu_derivative(z, alpha)


def prelu_alpha_gradient(z):
    return z - np.maximum(z, 0)


# %% prelu | right | masks
def prelu(z, alpha=0.25):
    out = np.array(z)
    out[out < 0] *= alpha
    return out


def prelu_derivative(z, alpha=0.25):
    out = np.ones_like(z)
    out[np.asarray(z) < 0] = alpha
    return out


def prelu_alpha_gradient(z):
    out = np.array(z)
    out[out > 0] = 0
    return out


# %% prelu | right | half-absolute
def prelu(z, alpha=0.25):
    return ((1 + alpha) * z + (1 - alpha) * np.abs(z)) / 2


def prelu_derivative(z, alpha=0.25):
    return (1 + alpha) / 2 + (1 - alpha) / 2 * np.sign(z)


def prelu_alpha_gradient(z):
    return (z - np.abs(z)) / 2


# %% prelu | right | difference-of-two-alphas
def prelu(z, alpha=0.25):
    return np.where(z < 0, alpha * z, z)


def prelu_derivative(z, alpha=0.25):
    ones = np.ones_like(z)
    return np.where(z < 0, alpha * ones, ones)


def prelu_alpha_gradient(z):
    return prelu(z, 1.0) - prelu(z, 0.0)


# %% prelu | right | clip
def prelu(z, alpha=0.25):
    return np.clip(z, 0, None) + alpha * np.clip(z, None, 0)


def prelu_derivative(z, alpha=0.25):
    return alpha + (1 - alpha) * np.heaviside(z, 1.0)


def prelu_alpha_gradient(z):
    return np.clip(z, None, 0)


# %% prelu | right | loop
def prelu(z, alpha=0.25):
    z = np.asarray(z)
    return np.array([t if t > 0 else alpha * t for t in z.flat], dtype=z.dtype).reshape(z.shape)


def prelu_derivative(z, alpha=0.25):
    z = np.asarray(z)
    return np.array([1 if t > 0 else alpha for t in z.flat], dtype=z.dtype).reshape(z.shape)


def prelu_alpha_gradient(z):
    z = np.asarray(z)
    return np.array([min(t, 0) for t in z.flat], dtype=z.dtype).reshape(z.shape)


# %% prelu | right | mask-product
def prelu_alpha_gradient(z):
    return z * (z < 0)


# %% prelu | right | minus-relu-of-minus
def prelu_alpha_gradient(z):
    return -relu(-z)


# %% prelu | wrong | alpha-quarter | idea: 0.25 instead of alpha
def prelu(z, alpha=0.25):
    return np.where(z > 0, z, 0.25 * z)


# %% prelu | wrong | alpha-both-sides | idea: alpha times z everywhere
def prelu(z, alpha=0.25):
    return alpha * z


# %% prelu | wrong | in-place | idea: np.where ... out: changes the given array
def prelu(z, alpha=0.25):
    if np.ndim(z) == 0:
        return np.where(z > 0, z, alpha * z)
    np.multiply(z, alpha, out=z, where=z < 0)
    return z


# %% prelu | wrong | slope-alpha-quarter | idea: 0.25 instead of alpha in the slope
def prelu_derivative(z, alpha=0.25):
    return np.where(z > 0, np.ones_like(z), 0.25 * np.ones_like(z))


# %% prelu | wrong | slope-alpha-z | idea: alpha z on the left
def prelu_derivative(z, alpha=0.25):
    return np.where(z > 0, np.ones_like(z), alpha * z)


# %% prelu | wrong | slope-is-alpha-gradient | idea: slope along alpha returned for the slope along z
def prelu_derivative(z, alpha=0.25):
    return np.minimum(z, 0)


# %% prelu | wrong | slope-float64 | idea: float64
def prelu_derivative(z, alpha=0.25):
    return np.where(z > 0, 1.0, alpha)


# %% prelu | wrong | alpha-z-everywhere | idea: z on both sides
def prelu_alpha_gradient(z):
    return z * np.ones_like(z)


# %% prelu | wrong | alpha-right-side | idea: z on the right, 0 on the left
def prelu_alpha_gradient(z):
    return np.maximum(z, 0)


# %% prelu | wrong | alpha-one-on-the-left | idea: 1 instead of z
def prelu_alpha_gradient(z):
    return np.where(z > 0, np.zeros_like(z), np.ones_like(z))


# %% prelu | wrong | alpha-absolute | idea: -z on the left
def prelu_alpha_gradient(z):
    return np.maximum(-z, 0)


# %% prelu | wrong | alpha-one-on-the-right | idea: 1 on the right where alpha plays no part
def prelu_alpha_gradient(z):
    return np.where(z > 0, np.ones_like(z), z)


# %% prelu | wrong | alpha-times-alpha | idea: 0.25 z on the left
def prelu_alpha_gradient(z):
    return 0.25 * np.minimum(z, 0)


# %% prelu | wrong | alpha-summed | idea: summed to one number although 'element by element'
def prelu_alpha_gradient(z):
    return np.sum(np.minimum(z, 0))


# %% prelu | wrong | alpha-float64 | idea: result always float64
def prelu_alpha_gradient(z):
    out = np.zeros(np.shape(z))
    out[...] = np.minimum(z, 0)
    return out


# %% prelu | wrong | alpha-in-place | idea: changes the given array
def prelu_alpha_gradient(z):
    if np.ndim(z) == 0:
        return np.minimum(z, 0)
    z[z > 0] = 0
    return z


# %% prelu | wrong | alpha-if | idea: if decides for one number only
def prelu_alpha_gradient(z):
    if z > 0:
        return 0 * z
    return z


# %% elu | right | expm1-min
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


def elu_derivative(z, alpha=1.0):
    return np.where(z > 0, np.ones_like(z), alpha * np.exp(np.minimum(z, 0)))


# %% elu | right | sum-of-parts
def elu(z, alpha=1.0):
    left = np.minimum(z, 0)
    return np.maximum(z, 0) + alpha * (np.exp(left) - 1)


def elu_derivative(z, alpha=1.0):
    e = np.exp(np.minimum(z, 0))
    return np.where(z > 0, np.ones_like(e), alpha * e)


# %% elu | right | exp-minus-one
def elu(z, alpha=1.0):
    safe = np.where(z > 0, np.zeros_like(z), z)
    return np.where(z > 0, z, alpha * (np.exp(safe) - 1))


def elu_derivative(z, alpha=1.0):
    return np.where(z > 0, np.ones_like(z), elu(np.minimum(z, 0), alpha) + alpha)


# %% elu | right | masks
def elu(z, alpha=1.0):
    out = np.array(z)
    left = out < 0
    out[left] = alpha * np.expm1(out[left])
    return out


def elu_derivative(z, alpha=1.0):
    z = np.asarray(z)
    out = np.ones_like(z)
    left = z < 0
    out[left] = alpha * np.exp(z[left])
    return out


# %% elu | right | minus-abs
def elu(z, alpha=1.0):
    return np.where(z >= 0, z, alpha * np.expm1(-np.abs(z)))


def elu_derivative(z, alpha=1.0):
    return np.where(z >= 0, np.ones_like(z), alpha * np.exp(-np.abs(z)))


# %% elu | right | clip
def elu(z, alpha=1.0):
    return np.clip(z, 0, None) + alpha * np.expm1(np.clip(z, None, 0))


def elu_derivative(z, alpha=1.0):
    e = np.exp(np.clip(z, None, 0))
    return (z > 0) * np.ones_like(e) + (z <= 0) * (alpha * e)


# %% elu | right | loop
def elu(z, alpha=1.0):
    z = np.asarray(z)
    return np.array([t if t > 0 else alpha * math.expm1(t) for t in z.flat], dtype=z.dtype).reshape(z.shape)


def elu_derivative(z, alpha=1.0):
    z = np.asarray(z)
    return np.array([1 if t > 0 else alpha * math.exp(t) for t in z.flat], dtype=z.dtype).reshape(z.shape)


# %% elu | right | relu-helper
def elu(z, alpha=1.0):
    return relu(z) - alpha + alpha * np.exp(-relu(-z))


def elu_derivative(z, alpha=1.0):
    return np.where(z > 0, np.ones_like(z), alpha * np.exp(-relu(-z)))


# %% elu | right | slope-by-mask-factor
def elu(z, alpha=1.0):
    low = np.minimum(z, 0)
    return z - low + alpha * np.expm1(low)


def elu_derivative(z, alpha=1.0):
    step = np.heaviside(z, 0.0)
    return step + (1 - step) * alpha * np.exp(np.minimum(z, 0))


# %% elu | wrong | naive-where | idea: e^1000 overflows though nobody picks it
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * (np.exp(z) - 1))


# %% elu | wrong | minus-one-missing | idea: alpha e^z without - 1
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.exp(np.minimum(z, 0)))


# %% elu | wrong | minus-one-outside | idea: alpha e^z - 1
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.exp(np.minimum(z, 0)) - 1)


# %% elu | wrong | alpha-ignored | idea: always alpha = 1
def elu(z, alpha=1.0):
    return np.where(z > 0, z, np.expm1(np.minimum(z, 0)))


# %% elu | wrong | alpha-inside | idea: e^(alpha z) - 1
def elu(z, alpha=1.0):
    return np.where(z > 0, z, np.expm1(alpha * np.minimum(z, 0)))


# %% elu | wrong | max-for-min | idea: argument clamped on the wrong side
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.expm1(np.maximum(z, 0)))


# %% elu | wrong | exp-sign | idea: e^-z on the left
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * (np.exp(np.minimum(np.abs(z), 20)) - 1))


# %% elu | wrong | leaky | idea: straight line on the left
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * z)


# %% elu | wrong | cut-at-minus-three | idea: e^z frozen below -3
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.expm1(np.clip(z, -3, 0)))


# %% elu | wrong | clamp-700 | idea: e^700 overflows in float32
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 700)))


# %% elu | wrong | alpha-on-the-right | idea: alpha z on the right too
def elu(z, alpha=1.0):
    return alpha * np.where(z > 0, z, np.expm1(np.minimum(z, 0)))


# %% elu | wrong | in-place | idea: changes the given array
def elu(z, alpha=1.0):
    if np.ndim(z) == 0:
        return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))
    z[z < 0] = alpha * np.expm1(z[z < 0])
    return z


# %% elu | wrong | slope-alpha-ignored | idea: e^z without alpha
def elu_derivative(z, alpha=1.0):
    return np.where(z > 0, np.ones_like(z), np.exp(np.minimum(z, 0)))


# %% elu | wrong | slope-is-function | idea: f(z) instead of f(z) + alpha
def elu_derivative(z, alpha=1.0):
    return np.where(z > 0, np.ones_like(z), alpha * np.expm1(np.minimum(z, 0)))


# %% elu | wrong | slope-f-plus-one | idea: f(z) + 1, right for alpha = 1 only
def elu_derivative(z, alpha=1.0):
    return np.where(z > 0, np.ones_like(z), elu(z, alpha) + 1)


# %% elu | wrong | slope-naive | idea: overflow in the branch that nobody picks
def elu_derivative(z, alpha=1.0):
    return np.where(z > 0, np.ones_like(z), alpha * np.exp(z))


# %% elu | wrong | slope-right-alpha | idea: alpha on the right
def elu_derivative(z, alpha=1.0):
    return alpha * np.exp(np.minimum(z, 0))


# %% elu | wrong | slope-calls-elu-default | idea: elu is called without alpha
def elu_derivative(z, alpha=1.0):
    return np.where(z > 0, np.ones_like(z), elu(z) + alpha)


# %% elu | wrong | slope-float64 | idea: built in an array of float64
def elu_derivative(z, alpha=1.0):
    out = np.ones(np.shape(z))
    out[...] = np.where(z > 0, out, alpha * np.exp(np.minimum(z, 0)))
    return out


# %% elu | wrong | slope-bool-times-alpha | idea: truth values times alpha are float64, so float32 is lost
def elu_derivative(z, alpha=1.0):
    e = np.exp(np.minimum(z, 0))
    return (z > 0) * np.ones_like(e) + (z <= 0) * alpha * e


# %% selu | right | constants
ALPHA = 1.6732632423543772
LAMBDA = 1.0507009873554805


def selu(z):
    return LAMBDA * np.where(z > 0, z, ALPHA * np.expm1(np.minimum(z, 0)))


def selu_derivative(z):
    return LAMBDA * np.where(z > 0, np.ones_like(z), ALPHA * np.exp(np.minimum(z, 0)))


# %% selu | right | reuse-elu
def selu(z):
    return 1.0507009873554805 * elu(z, 1.6732632423543772)


def selu_derivative(z):
    return 1.0507009873554805 * elu_derivative(z, alpha=1.6732632423543772)


# %% selu | right | local-constants
def selu(z):
    a = 1.6732632423543772
    l = 1.0507009873554805
    low = np.minimum(z, 0)
    return l * (z - low) + l * a * (np.exp(low) - 1)


def selu_derivative(z):
    a = 1.6732632423543772
    l = 1.0507009873554805
    return np.where(z > 0, l * np.ones_like(z), l * a * np.exp(np.minimum(z, 0)))


# %% selu | right | masks
ALPHA = 1.6732632423543772
LAMBDA = 1.0507009873554805


def selu(z):
    out = LAMBDA * np.array(z)
    z = np.asarray(z)
    left = z < 0
    if z.ndim == 0:
        return LAMBDA * ALPHA * np.expm1(z) if left else LAMBDA * z
    out[left] = LAMBDA * ALPHA * np.expm1(z[left])
    return out


def selu_derivative(z):
    z = np.asarray(z)
    out = np.full_like(z, LAMBDA)
    out[z <= 0] = LAMBDA * ALPHA * np.exp(z[z <= 0])
    return out


# %% selu | right | product-constant
ALPHA = 1.6732632423543772
LAMBDA = 1.0507009873554805
SCALE = LAMBDA * ALPHA


def selu(z):
    return np.where(z > 0, LAMBDA * z, SCALE * np.expm1(-np.abs(z)))


def selu_derivative(z):
    return np.where(z > 0, np.full_like(z, LAMBDA), SCALE * np.exp(-np.abs(z)))


# %% selu | right | slope-from-value
ALPHA = 1.6732632423543772
LAMBDA = 1.0507009873554805


def selu(z):
    return LAMBDA * (np.maximum(z, 0) + ALPHA * np.expm1(np.minimum(z, 0)))


def selu_derivative(z):
    return np.where(z > 0, np.full_like(z, LAMBDA), selu(np.minimum(z, 0)) + LAMBDA * ALPHA)


# %% selu | right | loop
ALPHA = 1.6732632423543772
LAMBDA = 1.0507009873554805


def selu(z):
    z = np.asarray(z)
    return np.array([LAMBDA * (t if t > 0 else ALPHA * math.expm1(t)) for t in z.flat], dtype=z.dtype).reshape(z.shape)


def selu_derivative(z):
    z = np.asarray(z)
    return np.array([LAMBDA * (1 if t > 0 else ALPHA * math.exp(t)) for t in z.flat], dtype=z.dtype).reshape(z.shape)


# %% selu | right | clip
ALPHA = 1.6732632423543772
LAMBDA = 1.0507009873554805


def selu(z):
    return LAMBDA * (np.clip(z, 0, None) + ALPHA * (np.exp(np.clip(z, None, 0)) - 1))


def selu_derivative(z):
    low = np.exp(np.clip(z, None, 0))
    return LAMBDA * ((z > 0) * np.ones_like(low) + (z <= 0) * (ALPHA * low))


# %% selu | wrong | lambda-forgotten | idea: plain ELU
ALPHA = 1.6732632423543772
LAMBDA = 1.0507009873554805


def selu(z):
    return np.where(z > 0, z, ALPHA * np.expm1(np.minimum(z, 0)))


# %% selu | wrong | lambda-left-only | idea: lambda on the left only
ALPHA = 1.6732632423543772
LAMBDA = 1.0507009873554805


def selu(z):
    return np.where(z > 0, z, LAMBDA * ALPHA * np.expm1(np.minimum(z, 0)))


# %% selu | wrong | lambda-right-only | idea: lambda on the right only
ALPHA = 1.6732632423543772
LAMBDA = 1.0507009873554805


def selu(z):
    return np.where(z > 0, LAMBDA * z, ALPHA * np.expm1(np.minimum(z, 0)))


# %% selu | wrong | constants-swapped | idea: alpha and lambda swapped
def selu(z):
    return 1.6732632423543772 * elu(z, 1.0507009873554805)


# %% selu | wrong | two-digits | idea: constants rounded to 1.67 and 1.05
def selu(z):
    return 1.05 * elu(z, 1.67)


# %% selu | wrong | alpha-forgotten | idea: alpha = 1
def selu(z):
    return 1.0507009873554805 * elu(z)


# %% selu | wrong | alpha-everywhere | idea: alpha also on the right
ALPHA = 1.6732632423543772
LAMBDA = 1.0507009873554805


def selu(z):
    return LAMBDA * ALPHA * np.where(z > 0, z, np.expm1(np.minimum(z, 0)))


# %% selu | wrong | naive-where | idea: overflow in the branch that nobody picks
ALPHA = 1.6732632423543772
LAMBDA = 1.0507009873554805


def selu(z):
    return LAMBDA * np.where(z > 0, z, ALPHA * (np.exp(z) - 1))


# %% selu | wrong | minus-one-missing | idea: e^z without - 1
ALPHA = 1.6732632423543772
LAMBDA = 1.0507009873554805


def selu(z):
    return LAMBDA * np.where(z > 0, z, ALPHA * np.exp(np.minimum(z, 0)))


# %% selu | wrong | numpy-constants | idea: float64 constants turn float32 into float64
ALPHA = np.float64(1.6732632423543772)
LAMBDA = np.float64(1.0507009873554805)


def selu(z):
    return LAMBDA * np.where(z > 0, z, ALPHA * np.expm1(np.minimum(z, 0)))


# %% selu | wrong | in-place | idea: scales the given array
ALPHA = 1.6732632423543772
LAMBDA = 1.0507009873554805


def selu(z):
    if np.ndim(z) == 0:
        return LAMBDA * elu(z, ALPHA)
    z[...] = LAMBDA * elu(z, ALPHA)
    return z


# %% selu | wrong | slope-lambda-forgotten | idea: slope of the plain ELU
ALPHA = 1.6732632423543772
LAMBDA = 1.0507009873554805


def selu_derivative(z):
    return np.where(z > 0, np.ones_like(z), ALPHA * np.exp(np.minimum(z, 0)))


# %% selu | wrong | slope-right-one | idea: 1 on the right instead of lambda
ALPHA = 1.6732632423543772
LAMBDA = 1.0507009873554805


def selu_derivative(z):
    return np.where(z > 0, np.ones_like(z), LAMBDA * ALPHA * np.exp(np.minimum(z, 0)))


# %% selu | wrong | slope-left-no-alpha | idea: alpha missing on the left
ALPHA = 1.6732632423543772
LAMBDA = 1.0507009873554805


def selu_derivative(z):
    return LAMBDA * np.where(z > 0, np.ones_like(z), np.exp(np.minimum(z, 0)))


# %% selu | wrong | slope-left-constant | idea: lambda alpha on the whole left
ALPHA = 1.6732632423543772
LAMBDA = 1.0507009873554805


def selu_derivative(z):
    return LAMBDA * np.where(z > 0, np.ones_like(z), ALPHA * np.ones_like(z))


# %% selu | wrong | slope-naive | idea: overflow in the branch that nobody picks
ALPHA = 1.6732632423543772
LAMBDA = 1.0507009873554805


def selu_derivative(z):
    return LAMBDA * np.where(z > 0, np.ones_like(z), ALPHA * np.exp(z))


# %% selu | wrong | slope-is-value | idea: lambda alpha (e^z - 1) on the left
ALPHA = 1.6732632423543772
LAMBDA = 1.0507009873554805


def selu_derivative(z):
    return LAMBDA * np.where(z > 0, np.ones_like(z), ALPHA * np.expm1(np.minimum(z, 0)))


# %% selu | wrong | slope-lambda-squared | idea: lambda twice
ALPHA = 1.6732632423543772
LAMBDA = 1.0507009873554805


def selu_derivative(z):
    return LAMBDA**2 * elu_derivative(z, ALPHA)


# %% selu | wrong | slope-float64 | idea: np.where with two plain numbers is float64
ALPHA = 1.6732632423543772
LAMBDA = 1.0507009873554805


def selu_derivative(z):
    return np.where(z > 0, LAMBDA, 0.0) + np.where(z > 0, 0.0, 1.0) * LAMBDA * ALPHA * np.exp(np.minimum(z, 0))


# %% softplus | right | max-plus-log1p
def softplus(z):
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


def softplus_derivative(z):
    return sigmoid(z)


# %% softplus | right | log-of-one-plus
def softplus(z):
    return np.maximum(0, z) + np.log(1 + np.exp(-np.abs(z)))


def softplus_derivative(z):
    t = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + t), t / (1 + t))


# %% softplus | right | where-with-common-tail
def softplus(z):
    tail = np.log1p(np.exp(-np.abs(z)))
    return np.where(z > 0, z + tail, tail)


def softplus_derivative(z):
    return np.exp(z - softplus(z))


# %% softplus | right | relu-helper
def softplus(z):
    return relu(z) + np.log1p(np.exp(-abs(z)))


def softplus_derivative(z):
    return -np.expm1(-softplus(z))


# %% softplus | right | half-sum
def softplus(z):
    return (z + np.abs(z)) / 2 + np.log1p(np.exp(-np.abs(z)))


def softplus_derivative(z):
    return (1 + tanh(z / 2)) / 2


# %% softplus | right | masks
def softplus(z):
    z = np.asarray(z)
    out = np.empty_like(z)
    r = z > 0
    out[r] = z[r] + np.log1p(np.exp(-z[r]))
    out[~r] = np.log1p(np.exp(z[~r]))
    return out


def softplus_derivative(z):
    return 1 - sigmoid(-z)


# %% softplus | right | clamped-branches
def softplus(z):
    right = np.maximum(z, 0)
    left = np.minimum(z, 0)
    return np.where(z > 0, right + np.log1p(np.exp(-right)), np.log1p(np.exp(left)))


def softplus_derivative(z):
    return np.exp(np.minimum(z, 0)) / (1 + np.exp(-np.abs(z)))


# %% softplus | right | loop
def softplus(z):
    z = np.asarray(z)
    out = [max(t, 0.0) + math.log1p(math.exp(-abs(t))) for t in map(float, z.flat)]
    return np.array(out, dtype=z.dtype).reshape(z.shape)


def softplus_derivative(z):
    return sigmoid(z)


# %% softplus | right | minus-log-of-big-share
def softplus(z):
    big = 1 / (1 + np.exp(-np.abs(z)))
    return np.maximum(z, 0) - np.log(big)


def softplus_derivative(z):
    s = sigmoid
    return s(z)


# %% softplus | wrong | naive | idea: e^1000 overflows
def softplus(z):
    return np.log(1 + np.exp(z))


# %% softplus | wrong | naive-log1p | idea: log1p does not help against e^1000
def softplus(z):
    return np.log1p(np.exp(z))


# %% softplus | wrong | naive-where | idea: np.where computes e^z for large z too
def softplus(z):
    return np.where(z > 30, z, np.log1p(np.exp(z)))


# %% softplus | wrong | max-forgotten | idea: z is not put back on the right
def softplus(z):
    return np.log1p(np.exp(-np.abs(z)))


# %% softplus | wrong | z-always-added | idea: z added on the left as well
def softplus(z):
    return z + np.log1p(np.exp(-np.abs(z)))


# %% softplus | wrong | mirrored | idea: ln(1 + e^-z)
def softplus(z):
    return np.maximum(-z, 0) + np.log1p(np.exp(-np.abs(z)))


# %% softplus | wrong | just-relu | idea: the rounded corner is missing
def softplus(z):
    return np.maximum(z, 0)


# %% softplus | wrong | clip-thirty | idea: flat beyond 30
def softplus(z):
    return np.log1p(np.exp(np.minimum(z, 30)))


# %% softplus | wrong | minus-log-sigmoid | idea: ln of a sigmoid that is rounded to 0
def softplus(z):
    return -np.log(sigmoid(-z))


# %% softplus | wrong | exp-of-log | idea: ln 1 + ln e^z = z, a false rule for logarithms
def softplus(z):
    return np.log(1.0) + z * np.ones_like(z)


# %% softplus | wrong | input-overwritten | idea: np.abs writes into the given array
def softplus(z):
    top = np.maximum(z, 0)
    if np.ndim(z):
        np.abs(z, out=z)
    return top + np.log1p(np.exp(-np.abs(z)))


# %% softplus | wrong | float64 | idea: float64 zero in np.maximum
def softplus(z):
    return np.maximum(z, np.zeros(np.shape(z))) + np.log1p(np.exp(-np.abs(z)))


# %% softplus | wrong | slope-naive | idea: infinity over infinity
def softplus_derivative(z):
    return np.exp(z) / (1 + np.exp(z))


# %% softplus | wrong | slope-step | idea: slope of ReLU
def softplus_derivative(z):
    return np.where(z > 0, np.ones_like(z), np.zeros_like(z))


# %% softplus | wrong | slope-tanh | idea: tanh instead of sigmoid
def softplus_derivative(z):
    return tanh(z)


# %% softplus | wrong | slope-inner-forgotten | idea: 1/(1+e^z), without the inner derivative
def softplus_derivative(z):
    return sigmoid(-z)


# %% softplus | wrong | slope-of-sigmoid | idea: one derivative too many
def softplus_derivative(z):
    return sigmoid_derivative(z)


# %% softplus | wrong | slope-numeric-coarse | idea: difference quotient with h = 0.1, one-sided
def softplus_derivative(z):
    return (softplus(z + 0.1) - softplus(z)) / 0.1


# %% softplus | unclear | logaddexp | why: np.logaddexp(0, z) IS softplus: 'and their like', or 'a library that already has the answer'?
def softplus(z):
    return np.logaddexp(0, z)


# %% gelu | right | plain
def gelu(z):
    return z * 0.5 * (1 + erf(z / math.sqrt(2)))


def gelu_derivative(z):
    Phi = 0.5 * (1 + erf(z / math.sqrt(2)))
    phi = np.exp(-(z**2) / 2) / math.sqrt(2 * math.pi)
    return Phi + z * phi


# %% gelu | right | half-z
def gelu(z):
    return z / 2 * (1 + erf(z / math.sqrt(2)))


def gelu_derivative(z):
    return (1 + erf(z / math.sqrt(2))) / 2 + z * np.exp(-0.5 * z * z) / math.sqrt(2 * math.pi)


# %% gelu | right | helpers
def _Phi(z):
    return (1 + erf(z / math.sqrt(2))) / 2


def _phi(z):
    return math.exp(-0.5 * math.log(2 * math.pi)) * np.exp(-np.square(z) / 2)


def gelu(z):
    return z * _Phi(z)


def gelu_derivative(z):
    return _Phi(z) + z * _phi(z)


# %% gelu | right | power-half
def gelu(z):
    return 0.5 * z + 0.5 * z * erf(z * 0.5**0.5)


def gelu_derivative(z):
    return 0.5 + 0.5 * erf(z * 0.5**0.5) + z * np.exp(-(z**2) / 2) * (2 * math.pi) ** -0.5


# %% gelu | right | constants-first
ROOT_HALF = math.sqrt(0.5)
PEAK = 1 / math.sqrt(2 * math.pi)


def gelu(z):
    return z * (1 + erf(ROOT_HALF * z)) * 0.5


def gelu_derivative(z):
    return (1 + erf(ROOT_HALF * z)) * 0.5 + z * (PEAK * np.exp(-((ROOT_HALF * z) ** 2)))


# %% gelu | right | float-of-numpy-root
def gelu(z):
    root = float(np.sqrt(2))
    return z * (1 + erf(z / root)) / 2


def gelu_derivative(z):
    root = float(np.sqrt(2 * np.pi))
    return (1 + erf(z / math.sqrt(2))) / 2 + z * np.exp(-z * z / 2) / root


# %% gelu | right | by-symmetry
def gelu(z):
    half = 0.5 * erf(np.abs(z) / math.sqrt(2))
    return z * 0.5 + np.abs(z) * half


def gelu_derivative(z):
    gate = 0.5 + 0.5 * erf(z / math.sqrt(2))
    bell = np.exp(-np.power(z, 2) / 2) / math.sqrt(math.tau)
    return gate + bell * z


# %% gelu | right | lambda
gate = lambda t: 0.5 * (1 + erf(t / 2**0.5))


def gelu(z):
    return gate(z) * z


def gelu_derivative(z):
    return gate(z) + z / math.sqrt(2 * math.pi) * np.exp(-z * z / 2)


# %% gelu | right | cast-back
def gelu(z):
    z = np.asarray(z)
    return (z * 0.5 * (1 + erf(z / np.sqrt(2)))).astype(z.dtype)


def gelu_derivative(z):
    z = np.asarray(z)
    d = 0.5 * (1 + erf(z / np.sqrt(2))) + z * np.exp(-(z**2) / 2) / np.sqrt(2 * np.pi)
    return d.astype(z.dtype)


# %% gelu | right | loop
def gelu(z):
    z = np.asarray(z)
    return np.array([t * (1 + math.erf(t / math.sqrt(2))) / 2 for t in z.flat], dtype=z.dtype).reshape(z.shape)


def gelu_derivative(z):
    z = np.asarray(z)
    out = [(1 + math.erf(t / math.sqrt(2))) / 2 + t * math.exp(-(float(t) ** 2) / 2) / math.sqrt(2 * math.pi) for t in z.flat]
    return np.array(out, dtype=z.dtype).reshape(z.shape)


# %% gelu | wrong | numpy-root | idea: np.sqrt(2) turns float32 into float64
def gelu(z):
    return z * 0.5 * (1 + erf(z / np.sqrt(2)))


# %% gelu | wrong | root-forgotten | idea: erf(z) instead of erf(z/sqrt 2)
def gelu(z):
    return z * 0.5 * (1 + erf(z))


# %% gelu | wrong | half-forgotten | idea: the factor 1/2 is missing
def gelu(z):
    return z * (1 + erf(z / math.sqrt(2)))


# %% gelu | wrong | one-forgotten | idea: the 1 is missing
def gelu(z):
    return z * 0.5 * erf(z / math.sqrt(2))


# %% gelu | wrong | gate-only | idea: Phi without z
def gelu(z):
    return 0.5 * (1 + erf(z / math.sqrt(2)))


# %% gelu | wrong | tanh-form | idea: the tanh approximation instead of the exact form
def gelu(z):
    return 0.5 * z * (1 + np.tanh(math.sqrt(2 / math.pi) * (z + 0.044715 * z**3)))


# %% gelu | wrong | sigmoid-form | idea: the sigmoid approximation
def gelu(z):
    return z * sigmoid(1.702 * z)


# %% gelu | wrong | gate-closed | idea: 1 - erf: opens from right to left
def gelu(z):
    return z * 0.5 * (1 - erf(z / math.sqrt(2)))


# %% gelu | wrong | in-place | idea: z is multiplied in place
def gelu(z):
    gate = 0.5 * (1 + erf(z / math.sqrt(2)))
    z *= gate
    return z


# %% gelu | wrong | math-erf | idea: math.erf takes one number only
def gelu(z):
    return z * 0.5 * (1 + math.erf(z / math.sqrt(2)))


# %% gelu | wrong | slope-gate-only | idea: second term of the product rule missing
def gelu_derivative(z):
    return 0.5 * (1 + erf(z / math.sqrt(2)))


# %% gelu | wrong | slope-bell-only | idea: first term of the product rule missing
def gelu_derivative(z):
    return z * np.exp(-(z**2) / 2) / math.sqrt(2 * math.pi)


# %% gelu | wrong | slope-no-z | idea: z missing in the second term
def gelu_derivative(z):
    return 0.5 * (1 + erf(z / math.sqrt(2))) + np.exp(-(z**2) / 2) / math.sqrt(2 * math.pi)


# %% gelu | wrong | slope-minus | idea: minus instead of plus
def gelu_derivative(z):
    return 0.5 * (1 + erf(z / math.sqrt(2))) - z * np.exp(-(z**2) / 2) / math.sqrt(2 * math.pi)


# %% gelu | wrong | slope-no-normalizer | idea: 1/sqrt(2 pi) missing in the bell curve
def gelu_derivative(z):
    return 0.5 * (1 + erf(z / math.sqrt(2))) + z * np.exp(-(z**2) / 2)


# %% gelu | wrong | slope-exp-no-half | idea: e^(-z^2) instead of e^(-z^2/2)
def gelu_derivative(z):
    return 0.5 * (1 + erf(z / math.sqrt(2))) + z * np.exp(-(z**2)) / math.sqrt(2 * math.pi)


# %% gelu | wrong | slope-two-over-root-pi | idea: erf's slope without the inner factor
def gelu_derivative(z):
    return 0.5 * (1 + erf(z / math.sqrt(2))) + z * np.exp(-(z**2) / 2) / math.sqrt(math.pi)


# %% gelu | wrong | slope-of-tanh-form | idea: slope of the tanh approximation
def gelu_tanh_derivative(z):
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (z + 0.044715 * z**3))
    return 0.5 * (1 + t) + 0.5 * z * (1 - t**2) * c * (1 + 3 * 0.044715 * z**2)


def gelu_derivative(z):
    return gelu_tanh_derivative(z)


# %% gelu | wrong | slope-exp-sign | idea: e^(+z^2/2) overflows
def gelu_derivative(z):
    return 0.5 * (1 + erf(z / math.sqrt(2))) + z * np.exp(z**2 / 2) / math.sqrt(2 * math.pi)


# %% gelu | wrong | slope-numpy-root | idea: np.sqrt(2 pi) turns float32 into float64
def gelu_derivative(z):
    return 0.5 * (1 + erf(z / math.sqrt(2))) + z * np.exp(-(z**2) / 2) / np.sqrt(2 * np.pi)


# %% gelu-tanh | right | plain
def gelu_tanh(z):
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (z + 0.044715 * z**3))
    return z / 2 * (1 + t)


def gelu_tanh_derivative(z):
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (z + 0.044715 * z**3))
    return 0.5 * (1 + t) + 0.5 * z * (1 - t**2) * c * (1 + 3 * 0.044715 * z**2)


# %% gelu-tanh | right | helper-u
def _u(z):
    return math.sqrt(2 / math.pi) * (z + 0.044715 * z * z * z)


def _du(z):
    return math.sqrt(2 / math.pi) * (1 + 0.134145 * z * z)


def gelu_tanh(z):
    return 0.5 * z * (1 + np.tanh(_u(z)))


def gelu_tanh_derivative(z):
    t = np.tanh(_u(z))
    return (1 + t) / 2 + z / 2 * (1 - t * t) * _du(z)


# %% gelu-tanh | right | own-tanh
def gelu_tanh(z):
    u = math.sqrt(2 / math.pi) * (z + 0.044715 * z**3)
    return z * (1 + tanh(u)) / 2


def gelu_tanh_derivative(z):
    u = math.sqrt(2 / math.pi) * (z + 0.044715 * z**3)
    du = math.sqrt(2 / math.pi) * (1 + 3 * 0.044715 * z**2)
    return (1 + tanh(u)) / 2 + z / 2 * tanh_derivative(u) * du


# %% gelu-tanh | right | as-sigmoid-of-2u
def gelu_tanh(z):
    c = math.sqrt(2 / math.pi)
    return z * sigmoid(2 * c * (z + 0.044715 * z**3))


def gelu_tanh_derivative(z):
    c = math.sqrt(2 / math.pi)
    s = sigmoid(2 * c * (z + 0.044715 * z**3))
    return s + z * s * (1 - s) * 2 * c * (1 + 3 * 0.044715 * z**2)


# %% gelu-tanh | right | horner
def gelu_tanh(z):
    c = math.sqrt(2 / math.pi)
    u = c * z * (1 + 0.044715 * z * z)
    return 0.5 * z + 0.5 * z * np.tanh(u)


def gelu_tanh_derivative(z):
    c = math.sqrt(2 / math.pi)
    q = 0.044715 * z * z
    t = np.tanh(c * z * (1 + q))
    return 0.5 * (1 + t + z * c * (1 + 3 * q) * (1 - t) * (1 + t))


# %% gelu-tanh | right | product-rule-named
def gelu_tanh(z):
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (z + 0.044715 * z**3))
    gate = (1 + t) / 2
    return z * gate


def gelu_tanh_derivative(z):
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (z + 0.044715 * z**3))
    gate = (1 + t) / 2
    d_gate = (1 - np.square(t)) / 2 * (c + 3 * c * 0.044715 * np.square(z))
    return gate + z * d_gate


# %% gelu-tanh | right | np-power
def gelu_tanh(z):
    u = (2 / math.pi) ** 0.5 * (z + 0.044715 * np.power(z, 3))
    return np.multiply(z, 1 + np.tanh(u)) / 2


def gelu_tanh_derivative(z):
    k = (2 / math.pi) ** 0.5
    u = k * (z + 0.044715 * np.power(z, 3))
    t = np.tanh(u)
    return 0.5 + 0.5 * t + 0.5 * z * (1 - t**2) * (k + 0.134145 * k * z**2)


# %% gelu-tanh | right | clipped-argument
def gelu_tanh(z):
    u = math.sqrt(2 / math.pi) * (z + 0.044715 * z**3)
    t = np.tanh(np.clip(u, -30, 30))
    return z * (1 + t) / 2


def gelu_tanh_derivative(z):
    c = math.sqrt(2 / math.pi)
    small = np.clip(z, -20, 20)
    t = np.tanh(c * (small + 0.044715 * small**3))
    return (1 + t) / 2 + small / 2 * (1 - t**2) * c * (1 + 0.134145 * small**2)


# %% gelu-tanh | right | value-over-z-free
def gelu_tanh(z):
    z = np.asarray(z)
    out = np.empty_like(z)
    out[...] = z / 2 * (1 + np.tanh(math.sqrt(2 / math.pi) * (z + 0.044715 * z**3)))
    return out


def gelu_tanh_derivative(z):
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (z + 0.044715 * z**3))
    return (1 + t) * (0.5 + 0.5 * z * (1 - t) * c * (1 + 0.134145 * z**2))


# %% gelu-tanh | wrong | square-for-cube | idea: z^2 instead of z^3
def gelu_tanh(z):
    c = math.sqrt(2 / math.pi)
    return z / 2 * (1 + np.tanh(c * (z + 0.044715 * z**2)))


# %% gelu-tanh | wrong | constant-slipped | idea: 0.0044715
def gelu_tanh(z):
    c = math.sqrt(2 / math.pi)
    return z / 2 * (1 + np.tanh(c * (z + 0.0044715 * z**3)))


# %% gelu-tanh | wrong | root-missing | idea: 2/pi without the root
def gelu_tanh(z):
    return z / 2 * (1 + np.tanh(2 / math.pi * (z + 0.044715 * z**3)))


# %% gelu-tanh | wrong | root-upside-down | idea: sqrt(pi/2)
def gelu_tanh(z):
    return z / 2 * (1 + np.tanh(math.sqrt(math.pi / 2) * (z + 0.044715 * z**3)))


# %% gelu-tanh | wrong | half-missing | idea: z (1 + tanh u)
def gelu_tanh(z):
    c = math.sqrt(2 / math.pi)
    return z * (1 + np.tanh(c * (z + 0.044715 * z**3)))


# %% gelu-tanh | wrong | one-minus | idea: 1 - tanh u
def gelu_tanh(z):
    c = math.sqrt(2 / math.pi)
    return z / 2 * (1 - np.tanh(c * (z + 0.044715 * z**3)))


# %% gelu-tanh | wrong | bracket-forgotten | idea: the root multiplies z only
def gelu_tanh(z):
    c = math.sqrt(2 / math.pi)
    return z / 2 * (1 + np.tanh(c * z + 0.044715 * z**3))


# %% gelu-tanh | wrong | exact-form | idea: the exact GELU
def gelu_tanh(z):
    return 0.5 * z * (1 + erf(z / math.sqrt(2)))


# %% gelu-tanh | wrong | numpy-constant | idea: np.sqrt(2/np.pi) turns float32 into float64
def gelu_tanh(z):
    return z / 2 * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)))


# %% gelu-tanh | wrong | in-place | idea: z **= 3 changes the given array
def gelu_tanh(z):
    c = math.sqrt(2 / math.pi)
    y = np.array(z)
    if np.ndim(z):
        z **= 3
        cube = z
    else:
        cube = z**3
    return y / 2 * (1 + np.tanh(c * (y + 0.044715 * cube)))


# %% gelu-tanh | wrong | slope-exact-form | idea: the exact form's slope
def gelu_tanh_derivative(z):
    return 0.5 * (1 + erf(z / math.sqrt(2))) + z * np.exp(-(z**2) / 2) / math.sqrt(2 * math.pi)


# %% gelu-tanh | wrong | slope-inner-missing | idea: u' missing
def gelu_tanh_derivative(z):
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (z + 0.044715 * z**3))
    return 0.5 * (1 + t) + 0.5 * z * (1 - t**2)


# %% gelu-tanh | wrong | slope-three-missing | idea: factor 3 of z^3 missing
def gelu_tanh_derivative(z):
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (z + 0.044715 * z**3))
    return 0.5 * (1 + t) + 0.5 * z * (1 - t**2) * c * (1 + 0.044715 * z**2)


# %% gelu-tanh | wrong | slope-c-missing | idea: sqrt(2/pi) missing in u'
def gelu_tanh_derivative(z):
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (z + 0.044715 * z**3))
    return 0.5 * (1 + t) + 0.5 * z * (1 - t**2) * (1 + 3 * 0.044715 * z**2)


# %% gelu-tanh | wrong | slope-first-term | idea: product rule with its first term only
def gelu_tanh_derivative(z):
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (z + 0.044715 * z**3))
    return 0.5 * (1 + t)


# %% gelu-tanh | wrong | slope-second-term | idea: product rule with its second term only
def gelu_tanh_derivative(z):
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (z + 0.044715 * z**3))
    return 0.5 * z * (1 - t**2) * c * (1 + 3 * 0.044715 * z**2)


# %% gelu-tanh | wrong | slope-half-missing | idea: 1/2 missing in the second term
def gelu_tanh_derivative(z):
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (z + 0.044715 * z**3))
    return 0.5 * (1 + t) + z * (1 - t**2) * c * (1 + 3 * 0.044715 * z**2)


# %% gelu-tanh | wrong | slope-no-square | idea: 1 - t instead of 1 - t^2
def gelu_tanh_derivative(z):
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (z + 0.044715 * z**3))
    return 0.5 * (1 + t) + 0.5 * z * (1 - t) * c * (1 + 3 * 0.044715 * z**2)


# %% gelu-tanh | wrong | slope-cosh | idea: 1/cosh(u)^2 overflows
def gelu_tanh_derivative(z):
    c = math.sqrt(2 / math.pi)
    u = c * (z + 0.044715 * z**3)
    return 0.5 * (1 + np.tanh(u)) + 0.5 * z / np.cosh(u) ** 2 * c * (1 + 3 * 0.044715 * z**2)


# %% gelu-tanh | wrong | slope-cube-kept | idea: 3 z^3 instead of 3 z^2
def gelu_tanh_derivative(z):
    c = math.sqrt(2 / math.pi)
    t = np.tanh(c * (z + 0.044715 * z**3))
    return 0.5 * (1 + t) + 0.5 * z * (1 - t**2) * c * (1 + 3 * 0.044715 * z**3)


# %% gelu-errors | right | plain
error_tanh = (
    np.max(np.abs(gelu(grid) - gelu_tanh(grid)))
)
worst_z = (
    grid[np.argmax(np.abs(gelu(grid) - gelu_tanh(grid)))]
)
error_sigmoid = (
    np.max(np.abs(gelu(grid) - grid * sigmoid(1.702 * grid)))
)


# %% gelu-errors | right | gap-first
gap = np.abs(gelu_tanh(grid) - gelu(grid))
other = np.abs(grid * sigmoid(1.702 * grid) - gelu(grid))
error_tanh = (
    gap.max()
)
worst_z = (
    grid[gap.argmax()]
)
error_sigmoid = (
    other.max()
)


# %% gelu-errors | right | python-max
error_tanh = (
    max(abs(a - b) for a, b in zip(gelu(grid), gelu_tanh(grid)))
)
worst_z = (
    max(grid, key=lambda t: abs(gelu(t) - gelu_tanh(t)))
)
error_sigmoid = (
    max(abs(gelu(t) - t * sigmoid(1.702 * t)) for t in grid)
)


# %% gelu-errors | right | other-side
error_tanh = (
    np.max(np.abs(gelu(grid) - gelu_tanh(grid)))
)
worst_z = (
    -grid[np.argmax(np.abs(gelu(grid) - gelu_tanh(grid)))]
)
error_sigmoid = (
    np.max(np.abs(gelu(grid) - grid * sigmoid(1.702 * grid)))
)


# %% gelu-errors | right | sorted
gap = np.abs(gelu(grid) - gelu_tanh(grid))
error_tanh = (
    np.sort(gap)[-1]
)
worst_z = (
    grid[np.argsort(gap)[-1]]
)
error_sigmoid = (
    np.linalg.norm(gelu(grid) - grid * sigmoid(1.702 * grid), ord=np.inf)
)


# %% gelu-errors | right | two-sided-extremes
d = gelu(grid) - gelu_tanh(grid)
e = gelu(grid) - grid * sigmoid(1.702 * grid)
error_tanh = (
    max(d.max(), -d.min())
)
worst_z = (
    grid[np.argmax(d**2)]
)
error_sigmoid = (
    max(e.max(), -e.min())
)


# %% gelu-errors | right | right-half-only
half = grid[grid >= 0]
gap = np.abs(gelu(half) - gelu_tanh(half))
error_tanh = (
    float(gap.max())
)
worst_z = (
    float(half[gap.argmax()])
)
error_sigmoid = (
    np.max(np.abs(gelu(grid) - grid * sigmoid(1.702 * grid)))
)


# %% gelu-errors | right | formulas-typed-out
exact = grid * 0.5 * (1 + erf(grid / math.sqrt(2)))
by_tanh = grid / 2 * (1 + np.tanh(math.sqrt(2 / math.pi) * (grid + 0.044715 * grid**3)))
by_sigmoid = grid / (1 + np.exp(-1.702 * grid))
error_tanh = (
    np.abs(exact - by_tanh).max()
)
worst_z = (
    grid[np.abs(exact - by_tanh).argmax()]
)
error_sigmoid = (
    np.abs(exact - by_sigmoid).max()
)


# %% gelu-errors | wrong | mean-gap | idea: mean instead of greatest
error_tanh = (
    np.mean(np.abs(gelu(grid) - gelu_tanh(grid)))
)
worst_z = (
    grid[np.argmax(np.abs(gelu(grid) - gelu_tanh(grid)))]
)
error_sigmoid = (
    np.max(np.abs(gelu(grid) - grid * sigmoid(1.702 * grid)))
)


# %% gelu-errors | wrong | squared-gap | idea: greatest squared distance
error_tanh = (
    np.max((gelu(grid) - gelu_tanh(grid)) ** 2)
)
worst_z = (
    grid[np.argmax(np.abs(gelu(grid) - gelu_tanh(grid)))]
)
error_sigmoid = (
    np.max(np.abs(gelu(grid) - grid * sigmoid(1.702 * grid)))
)


# %% gelu-errors | wrong | sum-of-gaps | idea: sum instead of maximum
error_tanh = (
    np.sum(np.abs(gelu(grid) - gelu_tanh(grid)))
)
worst_z = (
    grid[np.argmax(np.abs(gelu(grid) - gelu_tanh(grid)))]
)
error_sigmoid = (
    np.max(np.abs(gelu(grid) - grid * sigmoid(1.702 * grid)))
)


# %% gelu-errors | wrong | difference-of-maxima | idea: difference of the maxima
error_tanh = (
    abs(np.max(gelu(grid)) - np.max(gelu_tanh(grid)))
)
worst_z = (
    grid[np.argmax(np.abs(gelu(grid) - gelu_tanh(grid)))]
)
error_sigmoid = (
    np.max(np.abs(gelu(grid) - grid * sigmoid(1.702 * grid)))
)


# %% gelu-errors | wrong | gap-of-slopes | idea: compares the derivatives
error_tanh = (
    np.max(np.abs(gelu_derivative(grid) - gelu_tanh_derivative(grid)))
)
worst_z = (
    grid[np.argmax(np.abs(gelu(grid) - gelu_tanh(grid)))]
)
error_sigmoid = (
    np.max(np.abs(gelu(grid) - grid * sigmoid(1.702 * grid)))
)


# %% gelu-errors | wrong | index-for-z | idea: the index instead of the place
error_tanh = (
    np.max(np.abs(gelu(grid) - gelu_tanh(grid)))
)
worst_z = (
    np.argmax(np.abs(gelu(grid) - gelu_tanh(grid)))
)
error_sigmoid = (
    np.max(np.abs(gelu(grid) - grid * sigmoid(1.702 * grid)))
)


# %% gelu-errors | wrong | best-z | idea: argmin
error_tanh = (
    np.max(np.abs(gelu(grid) - gelu_tanh(grid)))
)
worst_z = (
    grid[np.argmin(np.abs(gelu(grid) - gelu_tanh(grid)))]
)
error_sigmoid = (
    np.max(np.abs(gelu(grid) - grid * sigmoid(1.702 * grid)))
)


# %% gelu-errors | wrong | worst-of-sigmoid | idea: the place of the sigmoid form's greatest error
error_tanh = (
    np.max(np.abs(gelu(grid) - gelu_tanh(grid)))
)
worst_z = (
    grid[np.argmax(np.abs(gelu(grid) - grid * sigmoid(1.702 * grid)))]
)
error_sigmoid = (
    np.max(np.abs(gelu(grid) - grid * sigmoid(1.702 * grid)))
)


# %% gelu-errors | wrong | end-of-grid | idea: assumes the error is greatest at the end
error_tanh = (
    np.max(np.abs(gelu(grid) - gelu_tanh(grid)))
)
worst_z = (
    grid[-1]
)
error_sigmoid = (
    np.max(np.abs(gelu(grid) - grid * sigmoid(1.702 * grid)))
)


# %% gelu-errors | wrong | value-at-worst | idea: the error itself instead of the place
error_tanh = (
    np.max(np.abs(gelu(grid) - gelu_tanh(grid)))
)
worst_z = (
    error_tanh
)
error_sigmoid = (
    np.max(np.abs(gelu(grid) - grid * sigmoid(1.702 * grid)))
)


# %% gelu-errors | wrong | worst-whole-number | idea: rounded to a whole number
error_tanh = (
    np.max(np.abs(gelu(grid) - gelu_tanh(grid)))
)
worst_z = (
    round(float(grid[np.argmax(np.abs(gelu(grid) - gelu_tanh(grid)))]))
)
error_sigmoid = (
    np.max(np.abs(gelu(grid) - grid * sigmoid(1.702 * grid)))
)


# %% gelu-errors | wrong | sigmoid-without-factor | idea: 1.702 forgotten: Swish
error_tanh = (
    np.max(np.abs(gelu(grid) - gelu_tanh(grid)))
)
worst_z = (
    grid[np.argmax(np.abs(gelu(grid) - gelu_tanh(grid)))]
)
error_sigmoid = (
    np.max(np.abs(gelu(grid) - grid * sigmoid(grid)))
)


# %% gelu-errors | wrong | sigmoid-without-z | idea: z forgotten in the sigmoid form
error_tanh = (
    np.max(np.abs(gelu(grid) - gelu_tanh(grid)))
)
worst_z = (
    grid[np.argmax(np.abs(gelu(grid) - gelu_tanh(grid)))]
)
error_sigmoid = (
    np.max(np.abs(gelu(grid) - sigmoid(1.702 * grid)))
)


# %% gelu-errors | wrong | sigmoid-against-tanh | idea: compared with the tanh form
error_tanh = (
    np.max(np.abs(gelu(grid) - gelu_tanh(grid)))
)
worst_z = (
    grid[np.argmax(np.abs(gelu(grid) - gelu_tanh(grid)))]
)
error_sigmoid = (
    np.max(np.abs(gelu_tanh(grid) - grid * sigmoid(1.702 * grid)))
)


# %% gelu-errors | wrong | sigmoid-factor-outside | idea: 1.702 outside the sigmoid
error_tanh = (
    np.max(np.abs(gelu(grid) - gelu_tanh(grid)))
)
worst_z = (
    grid[np.argmax(np.abs(gelu(grid) - gelu_tanh(grid)))]
)
error_sigmoid = (
    np.max(np.abs(gelu(grid) - 1.702 * grid * sigmoid(grid)))
)


# %% swish | right | plain
def swish(z, beta=1.0):
    return z * sigmoid(beta * z)


def swish_derivative(z, beta=1.0):
    s = sigmoid(beta * z)
    return s + beta * z * s * (1 - s)


# %% swish | right | own-safe-quotient
def swish(z, beta=1.0):
    x = beta * z
    t = np.exp(-np.abs(x))
    return z * np.where(x >= 0, 1 / (1 + t), t / (1 + t))


def swish_derivative(z, beta=1.0):
    x = beta * z
    s = sigmoid(x)
    return s * (1 + x * (1 - s))


# %% swish | right | from-value
def swish(z, beta=1.0):
    return np.multiply(z, sigmoid(np.multiply(beta, z)))


def swish_derivative(z, beta=1.0):
    f = swish(z, beta)
    s = sigmoid(beta * z)
    return beta * f + s * (1 - beta * f)


# %% swish | right | sigmoid-derivative
def swish(z, beta=1.0):
    gate = sigmoid(beta * z)
    return gate * z


def swish_derivative(z, beta=1.0):
    return sigmoid(beta * z) + z * beta * sigmoid_derivative(beta * z)


# %% swish | right | both-sigmoids
def swish(z, beta=1.0):
    return z - z * sigmoid(-beta * z)


def swish_derivative(z, beta=1.0):
    return sigmoid(beta * z) + beta * z * sigmoid(beta * z) * sigmoid(-beta * z)


# %% swish | right | with-tanh
def swish(z, beta=1.0):
    return z / 2 * (1 + np.tanh(beta * z / 2))


def swish_derivative(z, beta=1.0):
    t = np.tanh(beta * z / 2)
    return (1 + t) / 2 + beta * z / 4 * (1 - t**2)


# %% swish | right | scaled-unit-swish
def _unit(x):
    return sigmoid(x) * (1 + x * (1 - sigmoid(x)))


def swish(z, beta=1.0):
    return z * sigmoid(z * beta)


def swish_derivative(z, beta=1.0):
    return _unit(beta * z)


# %% swish | right | loop
def _one(x):
    e = math.exp(-abs(x))
    return 1 / (1 + e) if x >= 0 else e / (1 + e)


def swish(z, beta=1.0):
    z = np.asarray(z)
    return np.array([t * _one(beta * t) for t in map(float, z.flat)], dtype=z.dtype).reshape(z.shape)


def swish_derivative(z, beta=1.0):
    z = np.asarray(z)
    out = []
    for t in map(float, z.flat):
        s = _one(beta * t)
        out.append(s + beta * t * s * (1 - s))
    return np.array(out, dtype=z.dtype).reshape(z.shape)


# %% swish | right | copy-in-place
def swish(z, beta=1.0):
    out = np.array(z)
    out *= sigmoid(beta * z)
    return out


def swish_derivative(z, beta=1.0):
    x = beta * z
    t = np.exp(-np.abs(x))
    return sigmoid(x) + x * t / (1 + t) ** 2


# %% swish | wrong | naive | idea: e^1000 overflows on the left
def swish(z, beta=1.0):
    return z / (1 + np.exp(-beta * z))


# %% swish | wrong | beta-ignored | idea: beta = 1 always
def swish(z, beta=1.0):
    return z * sigmoid(z)


# %% swish | wrong | beta-outside | idea: beta z sigma(z)
def swish(z, beta=1.0):
    return beta * z * sigmoid(z)


# %% swish | wrong | beta-twice | idea: beta z sigma(beta z)
def swish(z, beta=1.0):
    return beta * z * sigmoid(beta * z)


# %% swish | wrong | beta-divides | idea: sigma(z/beta)
def swish(z, beta=1.0):
    return z * sigmoid(z / beta)


# %% swish | wrong | gate-only | idea: sigma(beta z) without z
def swish(z, beta=1.0):
    return sigmoid(beta * z)


# %% swish | wrong | tanh-gate | idea: tanh instead of sigmoid
def swish(z, beta=1.0):
    return z * np.tanh(beta * z)


# %% swish | wrong | hard-swish | idea: the straight-line approximation
def swish(z, beta=1.0):
    return z * np.clip(beta * z / 6 + 0.5, 0, 1)


# %% swish | wrong | sign-inside | idea: sigma(-beta z)
def swish(z, beta=1.0):
    return z * sigmoid(-beta * z)


# %% swish | wrong | float64-beta | idea: np.float64(beta) turns float32 into float64
def swish(z, beta=1.0):
    return z * sigmoid(np.float64(beta) * z)


# %% swish | wrong | in-place | idea: z *= changes the given array
def swish(z, beta=1.0):
    gate = sigmoid(beta * z)
    z *= gate
    return z


# %% swish | wrong | slope-beta-missing | idea: beta missing in the second term (right for beta = 1 only)
def swish_derivative(z, beta=1.0):
    s = sigmoid(beta * z)
    return s + z * s * (1 - s)


# %% swish | wrong | slope-beta-both | idea: beta in front of both terms
def swish_derivative(z, beta=1.0):
    s = sigmoid(beta * z)
    return beta * (s + z * s * (1 - s))


# %% swish | wrong | slope-beta-squared | idea: beta twice
def swish_derivative(z, beta=1.0):
    s = sigmoid(beta * z)
    return s + beta**2 * z * s * (1 - s)


# %% swish | wrong | slope-beta-ignored | idea: beta not used
def swish_derivative(z, beta=1.0):
    s = sigmoid(z)
    return s + z * s * (1 - s)


# %% swish | wrong | slope-gate-only | idea: first term only
def swish_derivative(z, beta=1.0):
    return sigmoid(beta * z)


# %% swish | wrong | slope-z-missing | idea: z missing in the second term
def swish_derivative(z, beta=1.0):
    s = sigmoid(beta * z)
    return s + beta * s * (1 - s)


# %% swish | wrong | slope-minus | idea: minus between the terms
def swish_derivative(z, beta=1.0):
    s = sigmoid(beta * z)
    return s - beta * z * s * (1 - s)


# %% swish | wrong | slope-from-value-beta-one | idea: f + sigma (1 - f): right for beta = 1 only
def swish_derivative(z, beta=1.0):
    f = swish(z, beta)
    return f + sigmoid(beta * z) * (1 - f)


# %% swish | wrong | slope-wrt-beta | idea: slope with respect to beta
def swish_derivative(z, beta=1.0):
    s = sigmoid(beta * z)
    return z * z * s * (1 - s)


# %% swish | wrong | slope-default-beta-in-call | idea: swish is called without beta
def swish_derivative(z, beta=1.0):
    s = sigmoid(beta * z)
    return s + beta * swish(z) * (1 - s)


# %% swish | wrong | slope-naive | idea: naive exponentials overflow
def swish_derivative(z, beta=1.0):
    e = np.exp(-beta * z)
    return (1 + e + beta * z * e) / (1 + e) ** 2


# %% lisht | right | np-tanh
def lisht(z):
    return z * np.tanh(z)


def lisht_derivative(z):
    t = np.tanh(z)
    return t + z * (1 - t**2)


# %% lisht | right | own-tanh
def lisht(z):
    return z * tanh(z)


def lisht_derivative(z):
    return tanh(z) + z * tanh_derivative(z)


# %% lisht | right | even
def lisht(z):
    a = np.abs(z)
    return a * np.tanh(a)


def lisht_derivative(z):
    a = np.abs(z)
    t = np.tanh(a)
    return np.sign(z) * (t + a * (1 - t * t))


# %% lisht | right | safe-power
def lisht(z):
    t = np.exp(-2 * np.abs(z))
    return np.abs(z) * (1 - t) / (1 + t)


def lisht_derivative(z):
    t = np.exp(-2 * np.abs(z))
    return np.sign(z) * (1 - t) / (1 + t) + 4 * z * t / (1 + t) ** 2


# %% lisht | right | from-sigmoid
def lisht(z):
    return z * (2 * sigmoid(2 * z) - 1)


def lisht_derivative(z):
    s = sigmoid(2 * z)
    return 2 * s - 1 + 4 * z * s * (1 - s)


# %% lisht | right | from-value
def lisht(z):
    return np.multiply(z, np.tanh(z))


def lisht_derivative(z):
    t = np.tanh(z)
    return t + z - lisht(z) * t


# %% lisht | right | factored
def lisht(z):
    y = tanh(z)
    return y * z


def lisht_derivative(z):
    y = tanh(z)
    return y + z * (1 - y) * (1 + y)


# %% lisht | right | loop
def lisht(z):
    z = np.asarray(z)
    return np.array([t * math.tanh(t) for t in z.flat], dtype=z.dtype).reshape(z.shape)


def lisht_derivative(z):
    z = np.asarray(z)
    return np.array([math.tanh(t) + t * (1 - math.tanh(t) ** 2) for t in z.flat], dtype=z.dtype).reshape(z.shape)


# %% lisht | right | copy-in-place
def lisht(z):
    out = np.array(z)
    out *= np.tanh(z)
    return out


def lisht_derivative(z):
    gate = np.tanh(z)
    slope = 1 - np.square(gate)
    slope = slope * z
    return slope + gate


# %% lisht | right | cosh-clipped
def lisht(z):
    return np.where(z < 0, -z * np.tanh(-z), z * np.tanh(z))


def lisht_derivative(z):
    c = np.clip(z, -30, 30)
    return np.tanh(z) + c / np.cosh(c) ** 2


# %% lisht | wrong | gate-only | idea: tanh without z
def lisht(z):
    return np.tanh(z)


# %% lisht | wrong | absolute | idea: abs z, the corner not rounded
def lisht(z):
    return np.abs(z)


# %% lisht | wrong | tanh-squared | idea: z tanh^2
def lisht(z):
    return z * np.tanh(z) ** 2


# %% lisht | wrong | odd | idea: abs(z) tanh z is negative on the left
def lisht(z):
    return np.abs(z) * np.tanh(z)


# %% lisht | wrong | tanh-of-square | idea: tanh(z * z)
def lisht(z):
    return np.tanh(z * z)


# %% lisht | wrong | positive-side | idea: 0 on the left
def lisht(z):
    return np.where(z > 0, z * np.tanh(z), np.zeros_like(z))


# %% lisht | wrong | sinh-over-cosh | idea: overflows
def lisht(z):
    return z * np.sinh(z) / np.cosh(z)


# %% lisht | wrong | half | idea: half of it
def lisht(z):
    return z / 2 * np.tanh(z)


# %% lisht | wrong | in-place | idea: z *= changes the given array
def lisht(z):
    z *= np.tanh(z)
    return z


# %% lisht | wrong | float64 | idea: built in float64
def lisht(z):
    out = np.zeros(np.shape(z))
    out[...] = z * np.tanh(z)
    return out


# %% lisht | wrong | slope-no-z | idea: z missing in the second term
def lisht_derivative(z):
    t = np.tanh(z)
    return t + (1 - t**2)


# %% lisht | wrong | slope-first-only | idea: first term only
def lisht_derivative(z):
    return np.tanh(z)


# %% lisht | wrong | slope-second-only | idea: second term only
def lisht_derivative(z):
    return z * (1 - np.tanh(z) ** 2)


# %% lisht | wrong | slope-minus | idea: minus between the terms
def lisht_derivative(z):
    t = np.tanh(z)
    return t - z * (1 - t**2)


# %% lisht | wrong | slope-product-of-derivatives | idea: product of the derivatives: 1 times (1 - t^2)
def lisht_derivative(z):
    return 1 - np.tanh(z) ** 2


# %% lisht | wrong | slope-no-square | idea: 1 - t instead of 1 - t^2
def lisht_derivative(z):
    t = np.tanh(z)
    return t + z * (1 - t)


# %% lisht | wrong | slope-cosh | idea: z/cosh^2 overflows
def lisht_derivative(z):
    return np.tanh(z) + z / np.cosh(z) ** 2


# %% lisht | wrong | slope-even | idea: absolute value: slope positive on the left too
def lisht_derivative(z):
    t = np.tanh(z)
    return np.abs(t + z * (1 - t**2))


# %% lisht | wrong | slope-sigmoid-rule | idea: t (1 - t) as slope of tanh
def lisht_derivative(z):
    t = np.tanh(z)
    return t + z * t * (1 - t)


# %% lisht | wrong | slope-sign | idea: -1 and 1 only
def lisht_derivative(z):
    return np.sign(z)


# %% lisht | wrong | slope-tanh-prime-of-t | idea: 1 - tanh(tanh z)^2
def lisht_derivative(z):
    t = np.tanh(z)
    return t + z * (1 - np.tanh(t) ** 2)


# %% mish | right | plain
def mish(z):
    return z * np.tanh(softplus(z))


def mish_derivative(z):
    t = np.tanh(softplus(z))
    return t + z * (1 - t**2) * sigmoid(z)


# %% mish | right | own-functions
def mish(z):
    return z * tanh(softplus(z))


def mish_derivative(z):
    sp = softplus(z)
    return tanh(sp) + z * tanh_derivative(sp) * softplus_derivative(z)


# %% mish | right | rational
def _gate(z):
    n = np.exp(-np.abs(z))
    right = (1 + 2 * n) / (1 + 2 * n + 2 * n * n)
    left = (n * n + 2 * n) / (n * n + 2 * n + 2)
    return np.where(z >= 0, right, left)


def mish(z):
    return z * _gate(z)


def mish_derivative(z):
    g = _gate(z)
    return g + z * (1 - g * g) * sigmoid(z)


# %% mish | right | inline-softplus
def mish(z):
    s = np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))
    return z * np.tanh(s)


def mish_derivative(z):
    e = np.exp(-np.abs(z))
    s = np.maximum(z, 0) + np.log1p(e)
    g = np.tanh(s)
    sig = np.where(z >= 0, 1 / (1 + e), e / (1 + e))
    return g + z * (1 - g) * (1 + g) * sig


# %% mish | right | tanh-by-exp-of-softplus
def mish(z):
    q = np.exp(-2 * softplus(z))
    return z * (1 - q) / (1 + q)


def mish_derivative(z):
    q = np.exp(-2 * softplus(z))
    return (1 - q) / (1 + q) + z * 4 * q / (1 + q) ** 2 * sigmoid(z)


# %% mish | right | sigmoid-powers
def mish(z):
    r = sigmoid(-z) ** 2
    return z * (1 - r) / (1 + r)


def mish_derivative(z):
    r = sigmoid(-z) ** 2
    g = (1 - r) / (1 + r)
    return g + z * (1 - g * g) * (1 - sigmoid(-z))


# %% mish | right | chain-named
def mish(z):
    inner = softplus(z)
    gate = np.tanh(inner)
    return np.multiply(z, gate)


def mish_derivative(z):
    inner = softplus(z)
    d_inner = sigmoid(z)
    gate = np.tanh(inner)
    d_gate = (1 - gate * gate) * d_inner
    return 1 * gate + z * d_gate


# %% mish | right | from-value
def mish_derivative(z):
    t = np.tanh(softplus(z))
    return t + (z - mish(z) * t) * sigmoid(z)


# %% mish | right | copy-in-place
def mish(z):
    out = np.array(z)
    out *= np.tanh(softplus(z))
    return out


def mish_derivative(z):
    t = np.tanh(softplus(z))
    return t + z * sigmoid(z) - z * sigmoid(z) * t**2


# %% mish | right | loop
def _sp(t):
    return max(t, 0.0) + math.log1p(math.exp(-abs(t)))


def mish(z):
    z = np.asarray(z)
    return np.array([t * math.tanh(_sp(t)) for t in map(float, z.flat)], dtype=z.dtype).reshape(z.shape)


# %% mish | wrong | naive-softplus | idea: e^1000 overflows
def mish(z):
    return z * np.tanh(np.log(1 + np.exp(z)))


# %% mish | wrong | naive-rational | idea: (e^2z + 2 e^z)/(e^2z + 2 e^z + 2) is infinity over infinity
def mish(z):
    e = np.exp(z)
    return z * (e * e + 2 * e) / (e * e + 2 * e + 2)


# %% mish | wrong | z-missing | idea: tanh(softplus) without z
def mish(z):
    return np.tanh(softplus(z))


# %% mish | wrong | order-swapped | idea: softplus(tanh z)
def mish(z):
    return z * softplus(np.tanh(z))


# %% mish | wrong | swish | idea: sigmoid gate: Swish
def mish(z):
    return z * sigmoid(z)


# %% mish | wrong | softplus-gate | idea: tanh forgotten
def mish(z):
    return z * softplus(z)


# %% mish | wrong | tanh-times-softplus | idea: product instead of composition
def mish(z):
    return np.tanh(z) * softplus(z)


# %% mish | wrong | sigmoid-of-softplus | idea: sigmoid for tanh
def mish(z):
    return z * sigmoid(softplus(z))


# %% mish | wrong | relu-inside | idea: ReLU for softplus
def mish(z):
    return z * np.tanh(np.maximum(z, 0))


# %% mish | wrong | float64 | idea: float64 zeros
def mish(z):
    return z * np.tanh(np.maximum(z, np.zeros(np.shape(z))) + np.log1p(np.exp(-np.abs(z))))


# %% mish | wrong | in-place | idea: z *= changes the given array
def mish(z):
    gate = np.tanh(softplus(z))
    z *= gate
    return z


# %% mish | wrong | slope-sigmoid-missing | idea: chain rule stops before softplus
def mish_derivative(z):
    t = np.tanh(softplus(z))
    return t + z * (1 - t**2)


# %% mish | wrong | slope-first-only | idea: first term only
def mish_derivative(z):
    return np.tanh(softplus(z))


# %% mish | wrong | slope-second-only | idea: second term only
def mish_derivative(z):
    t = np.tanh(softplus(z))
    return z * (1 - t**2) * sigmoid(z)


# %% mish | wrong | slope-tanh-prime-at-z | idea: tanh' taken at z instead of at softplus(z)
def mish_derivative(z):
    t = np.tanh(softplus(z))
    return t + z * (1 - np.tanh(z) ** 2) * sigmoid(z)


# %% mish | wrong | slope-z-missing | idea: z missing in the second term
def mish_derivative(z):
    t = np.tanh(softplus(z))
    return t + (1 - t**2) * sigmoid(z)


# %% mish | wrong | slope-no-square | idea: 1 - t instead of 1 - t^2
def mish_derivative(z):
    t = np.tanh(softplus(z))
    return t + z * (1 - t) * sigmoid(z)


# %% mish | wrong | slope-softplus-for-sigmoid | idea: softplus(z) instead of its slope
def mish_derivative(z):
    t = np.tanh(softplus(z))
    return t + z * (1 - t**2) * softplus(z)


# %% mish | wrong | slope-minus | idea: minus between the terms
def mish_derivative(z):
    t = np.tanh(softplus(z))
    return t - z * (1 - t**2) * sigmoid(z)


# %% mish | wrong | slope-cosh | idea: 1/cosh(softplus)^2 overflows
def mish_derivative(z):
    s = softplus(z)
    return np.tanh(s) + z / np.cosh(s) ** 2 * sigmoid(z)


# %% mish | wrong | slope-numeric | idea: one-sided difference quotient with h = 0.01
def mish_derivative(z):
    return (mish(z + 0.01) - mish(z)) / 0.01


# %% quiz-slope-of-a-tanh-unit | wrong | letter-a | idea: option A is false
answer_slope_of_a_tanh_unit = (
    "A"
)


# %% quiz-slope-of-a-tanh-unit | right | letter-b
answer_slope_of_a_tanh_unit = (
    "B"
)


# %% quiz-slope-of-a-tanh-unit | wrong | letter-c | idea: option C is false
answer_slope_of_a_tanh_unit = (
    "C"
)


# %% quiz-slope-of-a-tanh-unit | wrong | letter-d | idea: option D is false
answer_slope_of_a_tanh_unit = (
    "D"
)


# %% quiz-np-max-or-maximum | wrong | letter-a | idea: option A is false
answer_np_max_or_maximum = (
    "A"
)


# %% quiz-np-max-or-maximum | wrong | letter-b | idea: option B is false
answer_np_max_or_maximum = (
    "B"
)


# %% quiz-np-max-or-maximum | wrong | letter-c | idea: option C is false
answer_np_max_or_maximum = (
    "C"
)


# %% quiz-np-max-or-maximum | right | letter-d
answer_np_max_or_maximum = (
    "D"
)


# %% quiz-naive-tanh-at-1000 | right | letter-a
answer_naive_tanh_at_1000 = (
    "A"
)


# %% quiz-naive-tanh-at-1000 | wrong | letter-b | idea: option B is false
answer_naive_tanh_at_1000 = (
    "B"
)


# %% quiz-naive-tanh-at-1000 | wrong | letter-c | idea: option C is false
answer_naive_tanh_at_1000 = (
    "C"
)


# %% quiz-naive-tanh-at-1000 | wrong | letter-d | idea: option D is false
answer_naive_tanh_at_1000 = (
    "D"
)


# %% quiz-hidden-or-output | wrong | letter-a | idea: option A is false
answer_hidden_or_output = (
    "A"
)


# %% quiz-hidden-or-output | wrong | letter-b | idea: option B is false
answer_hidden_or_output = (
    "B"
)


# %% quiz-hidden-or-output | right | letter-c
answer_hidden_or_output = (
    "C"
)


# %% quiz-hidden-or-output | wrong | letter-d | idea: option D is false
answer_hidden_or_output = (
    "D"
)


# %% quiz-elu-far-left | wrong | letter-a | idea: option A is false
answer_elu_far_left = (
    "A"
)


# %% quiz-elu-far-left | right | letter-b
answer_elu_far_left = (
    "B"
)


# %% quiz-elu-far-left | wrong | letter-c | idea: option C is false
answer_elu_far_left = (
    "C"
)


# %% quiz-elu-far-left | wrong | letter-d | idea: option D is false
answer_elu_far_left = (
    "D"
)


# %% quiz-prelu-alpha-slope | wrong | letter-a | idea: option A is false
answer_prelu_alpha_slope = (
    "A"
)


# %% quiz-prelu-alpha-slope | wrong | letter-b | idea: option B is false
answer_prelu_alpha_slope = (
    "B"
)


# %% quiz-prelu-alpha-slope | wrong | letter-c | idea: option C is false
answer_prelu_alpha_slope = (
    "C"
)


# %% quiz-prelu-alpha-slope | right | letter-d
answer_prelu_alpha_slope = (
    "D"
)


# %% quiz-smooth-relus | right | letter-a
answer_smooth_relus = (
    "A"
)


# %% quiz-smooth-relus | wrong | letter-b | idea: option B is false
answer_smooth_relus = (
    "B"
)


# %% quiz-smooth-relus | wrong | letter-c | idea: option C is false
answer_smooth_relus = (
    "C"
)


# %% quiz-smooth-relus | wrong | letter-d | idea: option D is false
answer_smooth_relus = (
    "D"
)


# %% quiz-small-or-large-z | wrong | letter-a | idea: option A is false
answer_small_or_large_z = (
    "A"
)


# %% quiz-small-or-large-z | wrong | letter-b | idea: option B is false
answer_small_or_large_z = (
    "B"
)


# %% quiz-small-or-large-z | right | letter-c
answer_small_or_large_z = (
    "C"
)


# %% quiz-small-or-large-z | wrong | letter-d | idea: option D is false
answer_small_or_large_z = (
    "D"
)


# %% quiz-relu-is-not-linear | wrong | letter-a | idea: option A is false
answer_relu_is_not_linear = (
    "A"
)


# %% quiz-relu-is-not-linear | wrong | letter-b | idea: option B is false
answer_relu_is_not_linear = (
    "B"
)


# %% quiz-relu-is-not-linear | right | letter-c
answer_relu_is_not_linear = (
    "C"
)


# %% quiz-relu-is-not-linear | wrong | letter-d | idea: option D is false
answer_relu_is_not_linear = (
    "D"
)


# %% quiz-float32-becomes-float64 | wrong | letter-a | idea: option A is false
answer_float32_becomes_float64 = (
    "A"
)


# %% quiz-float32-becomes-float64 | right | letter-b
answer_float32_becomes_float64 = (
    "B"
)


# %% quiz-float32-becomes-float64 | wrong | letter-c | idea: option C is false
answer_float32_becomes_float64 = (
    "C"
)


# %% quiz-float32-becomes-float64 | wrong | letter-d | idea: option D is false
answer_float32_becomes_float64 = (
    "D"
)
