# Answers to assignment 3. See tests/answers/__init__.py for what the headers mean.
# ruff: noqa

# %% by-hand | right | numpy
power = np.exp(2.0)
a = 1 / (1 + power)
slope = a - a**2

# %% by-hand | right | other-algebra
power = 1 / math.exp(-2)
a = math.exp(-2) / (1 + math.exp(-2))
slope = power / (1 + power) ** 2

# %% by-hand | right | with-the-functions
power = np.array([np.e**2])
a = float(1 - 1 / (1 + math.exp(-2)))
slope = np.float32(0.1049935854)

# %% by-hand | wrong | exponent-sign | fails: power | says: z is -2
power = math.exp(-2)

# %% by-hand | wrong | no-parentheses | fails: activation | says: parentheses
a = 1 / 1 + 1 / power

# %% by-hand | wrong | no-one | fails: activation | says: lacks the 1
a = 1 / power

# %% by-hand | wrong | sigmoid-of-plus-two | fails: activation | says: sigmoid of +2
a = power / (1 + power)

# %% by-hand | wrong | tanh-rule | fails: slope | says: tanh's rule
slope = 1 - a**2

# %% by-hand | wrong | slope-of-z | fails: slope | says: not for z
slope = -2 * (1 - -2)

# %% by-hand | wrong | rounded | fails: power activation slope | says: close, but not exact
power, a, slope = 7.4, 0.12, 0.105

# %% by-hand | wrong | percent-text | fails: activation | says: text
a = "12 %"
slope = 0.1049935854

# %% by-hand | wrong | blank-first-step | fails: power | says: still blank
power = ...
a = 0.11920292202211755
slope = a * (1 - a)


# %% sigmoid | right | masks
def sigmoid(z):
    z = np.asarray(z)
    a = np.empty_like(z)
    right = z >= 0
    a[right] = 1 / (1 + np.exp(-z[right]))
    power = np.exp(z[~right])
    a[~right] = power / (1 + power)
    return a


# %% sigmoid | right | half-tanh
def sigmoid(z):
    return 0.5 * (1 + np.tanh(0.5 * z))


def sigmoid_derivative(z):
    return (1 - np.tanh(z / 2) ** 2) / 4


# %% sigmoid | right | log-sum
def sigmoid(z):
    return np.exp(-np.logaddexp(0, -z))


def sigmoid_derivative(z):
    return np.exp(-np.logaddexp(0, -z) - np.logaddexp(0, z))


# %% sigmoid | right | loop
def sigmoid(z):
    z = np.asarray(z)
    values = [1 / (1 + math.exp(-v)) if v >= 0 else math.exp(v) / (1 + math.exp(v)) for v in z.flat]
    return np.array(values, dtype=z.dtype).reshape(z.shape)


# %% sigmoid | right | clipped
def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -80, 80)))


# %% sigmoid | right | silenced
def sigmoid(z):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-z))


# %% sigmoid | wrong | naive | fails: stability | says: overflow
def sigmoid(z):
    return 1 / (1 + np.exp(-z))


# %% sigmoid | wrong | where-of-both | fails: stability | says: both of its branches
def sigmoid(z):
    return np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z)))


# %% sigmoid | wrong | clipped-too-wide | fails: stability | says: float32
def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -500, 500)))


# %% sigmoid | wrong | exponent-sign | fails: values | says: the exponent has the wrong sign
def sigmoid(z):
    power = np.exp(-np.abs(z))
    return np.where(z >= 0, power, 1) / (1 + power)


def sigmoid_derivative(z):
    a = 1 / (1 + np.exp(np.minimum(np.abs(z), 80)))
    return a * (1 - a)


# %% sigmoid | wrong | no-parentheses | fails: values stability | says: parentheses
def sigmoid(z):
    return 1 / 1 + np.exp(-z)


# %% sigmoid | wrong | tanh-instead | fails: values | says: runs from -1 to 1
def sigmoid(z):
    return np.tanh(z)


# %% sigmoid | wrong | slope-given-a | fails: derivative | says: compute a from z first
def sigmoid_derivative(a):
    return a * (1 - a)


# %% sigmoid | wrong | slope-taken-twice | fails: derivative | says: at a = f(z)
def sigmoid_derivative(z):
    a = sigmoid(sigmoid(z))
    return a * (1 - a)


# %% sigmoid | wrong | one-factor | fails: derivative | says: one factor
def sigmoid_derivative(z):
    return 1 - sigmoid(z)


# %% sigmoid | wrong | one-number-only | fails: arrays | says: one number only
def sigmoid(z):
    if z >= 0:
        return 1 / (1 + math.exp(-z))
    return math.exp(z) / (1 + math.exp(z))


# %% sigmoid | wrong | loses-float32 | fails: arrays | says: float32 goes in
def sigmoid(z):
    power = np.exp(-np.abs(z))
    return np.where(z >= 0, np.ones(np.shape(z)), power) / (1 + power)


# %% sigmoid | wrong | returns-list | fails: arrays | says: cannot be looped over
def sigmoid(z):
    return [1 / (1 + np.exp(-np.clip(v, -80, 80))) for v in z]


# %% sigmoid | wrong | changes-input | fails: arrays | says: changed its input
def sigmoid(z):
    z = np.asarray(z)
    z[...] = np.clip(z, -80, 80) * -1
    return 1 / (1 + np.exp(z))


# %% sigmoid | wrong | prints | fails: values stability arrays | says: printed its result
def sigmoid(z):
    power = np.exp(-np.abs(z))
    print(np.where(z >= 0, 1, power) / (1 + power))


# %% sigmoid | wrong | scipy | fails: values stability arrays | says: already has the answer
from scipy import special


def sigmoid(z):
    return special.expit(z)


# %% sigmoid | wrong | table | fails: values arrays | says: close, but not exact
def sigmoid(z):
    points = np.linspace(-8, 8, 401)
    return np.interp(z, points, 1 / (1 + np.exp(-points)))


# %% tanh | right | one-exponential
def tanh(z):
    power = np.exp(-2 * np.abs(z))
    return np.sign(z) * (1 - power) / (1 + power)


# %% tanh | right | expm1
def tanh(z):
    e = np.expm1(-2 * np.abs(z))
    return np.copysign(-e / (e + 2), z)


def tanh_derivative(z):
    power = np.exp(-2 * np.abs(z))
    return 4 * power / (1 + power) ** 2


# %% tanh | right | slope-from-numpy
def tanh(z):
    z = np.clip(z, -20, 20)
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))


def tanh_derivative(z):
    a = np.tanh(z)
    return (1 - a) * (1 + a)


# %% tanh | right | loop
def tanh(z):
    z = np.asarray(z)
    result = np.zeros_like(z)
    for index in np.ndindex(z.shape):
        power = math.exp(-2 * abs(z[index]))
        result[index] = math.copysign((1 - power) / (1 + power), z[index])
    return result


# %% tanh | wrong | naive | fails: stability | says: overflow
def tanh(z):
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))


# %% tanh | wrong | silenced-nan | fails: stability | says: nan
def tanh(z):
    with np.errstate(all="ignore"):
        return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))


# %% tanh | wrong | half-speed | fails: values | says: half as fast
def tanh(z):
    return 2 * sigmoid(z) - 1


# %% tanh | wrong | not-shifted | fails: values | says: runs from 0 to 1
def tanh(z):
    return sigmoid(2 * z)


# %% tanh | wrong | library | fails: values stability arrays | says: np.tanh
def tanh(z):
    return np.tanh(z)


# %% tanh | wrong | slope-given-a | fails: derivative | says: compute a from z first
def tanh_derivative(z):
    return 1 - z**2


# %% tanh | wrong | no-square | fails: derivative | says: a square is missing
def tanh_derivative(z):
    return 1 - tanh(z)


# %% tanh | wrong | sigmoid-rule | fails: derivative | says: sigmoid's rule
def tanh_derivative(z):
    return tanh(z) * (1 - tanh(z))


# %% tanh | wrong | numerical-slope | fails: derivative | says: numerical difference
def tanh_derivative(z):
    return (tanh(z + 1e-4) - tanh(z)) / 1e-4


# %% tanh | wrong | cosh | fails: stability | says: overflow
def tanh_derivative(z):
    return 1 / np.cosh(z) ** 2


# %% tanh | wrong | own-dtype | fails: arrays | says: float32
def tanh(z):
    return 2 * sigmoid(2 * np.asarray(z, dtype=float)) - 1


# %% relu | right | where
def relu(z):
    return np.where(z > 0, z, 0 * z)


def relu_derivative(z):
    return np.heaviside(z, 0.5)


# %% relu | right | product
def relu(z):
    return z * (np.asarray(z) > 0)


def relu_derivative(z):
    z = np.asarray(z)
    return (z > 0).astype(z.dtype)


# %% relu | right | absolute-value
def relu(z):
    return (z + np.abs(z)) / 2


def relu_derivative(z):
    return (1 + np.sign(z)) / 2


# %% relu | right | copy-and-mask
def relu(z):
    a = np.array(z)
    a[a < 0] = 0
    return a


def relu_derivative(z):
    slope = np.zeros_like(z)
    slope[np.asarray(z) >= 0] = 1
    return slope


# %% relu | right | loop
def relu(z):
    z = np.asarray(z)
    return np.array([max(0.0, v) for v in z.flat], dtype=z.dtype).reshape(z.shape)


# %% relu | wrong | np-max | fails: arrays | says: one number
def relu(z):
    return np.max((0, z))


# %% relu | wrong | if | fails: arrays | says: one number only
def relu(z):
    return z if z > 0 else 0.0


# %% relu | wrong | changes-input | fails: arrays | says: changed its input
def relu(z):
    z = np.asarray(z)
    z[z < 0] = 0
    return z


# %% relu | wrong | keeps-negative | fails: values | says: negative half
def relu(z):
    return np.minimum(0, z)


# %% relu | wrong | absolute | fails: values | says: must become 0
def relu(z):
    return np.abs(z)


# %% relu | wrong | identity | fails: values arrays | says: leaves negative z
def relu(z):
    return z


# %% relu | wrong | drops-zeros | fails: values arrays | says: shape
def relu(z):
    z = np.atleast_1d(z)
    return z[z > 0]


# %% relu | wrong | sign-slope | fails: derivative | says: np.sign
def relu_derivative(z):
    return np.sign(z)


# %% relu | wrong | swapped-slope | fails: derivative | says: changed places
def relu_derivative(z):
    return np.where(z > 0, np.zeros_like(z), np.ones_like(z))


# %% relu | wrong | function-for-slope | fails: derivative arrays | says: this is the function
def relu_derivative(z):
    return relu(z)


# %% relu | wrong | float64-slope | fails: arrays | says: float32
def relu_derivative(z):
    return np.where(z > 0, 1.0, 0.0)


# %% relu | wrong | boolean-slope | fails: arrays | says: bool
def relu_derivative(z):
    return np.asarray(z) > 0


# %% relu | wrong | slope-above-one-at-zero | fails: derivative | says: Everything but z = 0 is right
def relu_derivative(z):
    return np.where(z > 0, np.ones_like(z), 0) + np.where(z == 0, 2 + 0 * z, 0)


# %% relu | wrong | helpers | fails: values arrays | says: already has the answer
from helpers import activations


def relu(z):
    return activations.get("relu")(z)


# %% leaky-relu | right | maximum
def leaky_relu(z, alpha=0.01):
    return np.maximum(z, 0) + alpha * np.minimum(z, 0)


# %% leaky-relu | right | slope-times-z
def leaky_relu(z, alpha=0.01):
    return z * leaky_relu_derivative(z, alpha)


def leaky_relu_derivative(z, alpha=0.01):
    z = np.asarray(z)
    return np.where(z >= 0, 1, alpha).astype(z.dtype)


# %% leaky-relu | right | masks
def leaky_relu(z, alpha=0.01):
    a = np.array(z)
    a[a < 0] *= alpha
    return a


def leaky_relu_derivative(z, alpha=0.01):
    slope = np.full_like(z, 1.0)
    slope[np.asarray(z) < 0] = alpha
    return slope


# %% leaky-relu | wrong | fixed-alpha | fails: values | says: no notice of alpha
def leaky_relu(z, alpha=0.01):
    return np.where(z > 0, z, 0.01 * z)


# %% leaky-relu | wrong | other-default | fails: values | says: Every positive z is right
def leaky_relu(z, alpha=0.2):
    return np.where(z > 0, z, alpha * z)


# %% leaky-relu | wrong | plain-relu | fails: values | says: as plain ReLU does
def leaky_relu(z, alpha=0.01):
    return np.maximum(0, z)


# %% leaky-relu | wrong | sign | fails: values | says: sign slip
def leaky_relu(z, alpha=0.01):
    return np.where(z > 0, z, -alpha * z)


# %% leaky-relu | wrong | adds-both | fails: values | says: on the positive side as well
def leaky_relu(z, alpha=0.01):
    return np.maximum(0, z) + alpha * z


# %% leaky-relu | wrong | alpha-lost-in-slope | fails: derivative | says: no notice of alpha
def leaky_relu_derivative(z, alpha=0.01):
    return np.where(z > 0, np.ones_like(z), 0.01)


# %% leaky-relu | wrong | flat-slope | fails: derivative | says: this one leaks
def leaky_relu_derivative(z, alpha=0.01):
    return np.where(z > 0, np.ones_like(z), 0)


# %% leaky-relu | wrong | slope-times-z-on-the-left | fails: derivative | says: not its slope
def leaky_relu_derivative(z, alpha=0.01):
    return np.where(z > 0, np.ones_like(z), alpha * z)


# %% leaky-relu | wrong | float64-slope | fails: arrays | says: float32
def leaky_relu_derivative(z, alpha=0.01):
    return np.where(z > 0, 1, alpha)


# %% leaky-relu | wrong | no-alpha-argument | fails: values | says: Keep the first line
def leaky_relu(z):
    return np.where(z > 0, z, 0.01 * z)


# %% leaky-relu | wrong | changes-input | fails: arrays | says: changed its input
def leaky_relu(z, alpha=0.01):
    z = np.asarray(z)
    z[z < 0] *= alpha
    return z


# %% prelu | right | hinges
def prelu(z, alpha=0.25):
    return np.maximum(0, z) + alpha * np.minimum(0, z)


def prelu_alpha_gradient(z):
    return np.where(z < 0, z, 0 * z)


# %% prelu | right | from-the-gradient
def prelu(z, alpha=0.25):
    return z + (alpha - 1) * prelu_alpha_gradient(z)


def prelu_derivative(z, alpha=0.25):
    z = np.asarray(z)
    return ((z >= 0) + alpha * (z < 0)).astype(z.dtype)


def prelu_alpha_gradient(z):
    return (z - np.abs(z)) / 2


# %% prelu | right | masks
def prelu_alpha_gradient(z):
    slope = np.array(z)
    slope[slope > 0] = 0
    return slope


def prelu_derivative(z, alpha=0.25):
    slope = np.ones_like(z)
    slope[np.asarray(z) < 0] = alpha
    return slope


# %% prelu | wrong | leaky-default | fails: values | says: Every positive z is right
def prelu(z, alpha=0.01):
    return np.where(z > 0, z, alpha * z)


# %% prelu | wrong | swapped-sides | fails: values | says: changed places
def prelu(z, alpha=0.25):
    return np.where(z > 0, alpha * z, z)


# %% prelu | wrong | alpha-alone | fails: values | says: not alpha times z
def prelu(z, alpha=0.25):
    return np.where(z > 0, z, alpha + 0 * z)


# %% prelu | wrong | slope-sign | fails: derivative | says: the function rises too
def prelu_derivative(z, alpha=0.25):
    return np.where(z > 0, np.ones_like(z), -alpha)


# %% prelu | wrong | alpha-everywhere | fails: derivative | says: everywhere
def prelu_derivative(z, alpha=0.25):
    return alpha + 0 * z


# %% prelu | wrong | alpha-gradient-everywhere | fails: alpha arrays | says: changing alpha changes nothing
def prelu_alpha_gradient(z):
    return z


# %% prelu | wrong | alpha-gradient-swapped | fails: alpha | says: alpha acts on negative z
def prelu_alpha_gradient(z):
    return np.maximum(0, z)


# %% prelu | wrong | alpha-gradient-by-z | fails: alpha | says: slope by z
def prelu_alpha_gradient(z):
    return np.where(z > 0, np.zeros_like(z), 0.25)


# %% prelu | wrong | alpha-gradient-indicator | fails: alpha | says: by alpha, not by z
def prelu_alpha_gradient(z):
    return np.where(z > 0, np.zeros_like(z), 1)


# %% prelu | wrong | alpha-gradient-sum | fails: arrays | says: returned a single number
def prelu_alpha_gradient(z):
    return np.sum(np.minimum(0, np.append(z, 0)))


# %% prelu | wrong | changes-input | fails: arrays | says: changed its input
def prelu_alpha_gradient(z):
    z = np.asarray(z)
    z[z > 0] = 0
    return z


# %% elu | right | exp-minus-one
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * (np.exp(np.minimum(z, 0)) - 1))


def elu_derivative(z, alpha=1.0):
    return np.where(z > 0, np.ones_like(z), elu(z, alpha) + alpha)


# %% elu | right | hinges
def elu(z, alpha=1.0):
    return np.maximum(z, 0) + alpha * np.expm1(-np.maximum(-z, 0))


def elu_derivative(z, alpha=1.0):
    z = np.asarray(z)
    return (z > 0) * np.ones_like(z) + alpha * np.exp(-np.abs(z)) * (z <= 0)


# %% elu | right | masks
def elu(z, alpha=1.0):
    a = np.array(z)
    left = a < 0
    a[left] = alpha * np.expm1(a[left])
    return a


def elu_derivative(z, alpha=1.0):
    slope = np.ones_like(z)
    left = np.asarray(z) < 0
    slope[left] = alpha * np.exp(np.asarray(z)[left])
    return slope


# %% elu | wrong | where-of-both | fails: stability | says: both of its branches
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * (np.exp(z) - 1))


# %% elu | wrong | no-minus-one | fails: values | says: do not meet at 0
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.exp(np.minimum(z, 0)))


# %% elu | wrong | parentheses | fails: values | says: set parentheses
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.exp(np.minimum(z, 0)) - 1)


# %% elu | wrong | ignores-alpha | fails: values | says: no notice of alpha
def elu(z, alpha=1.0):
    return np.where(z > 0, z, np.expm1(np.minimum(z, 0)))


# %% elu | wrong | exponent-minus-one | fails: values | says: e^(z-1)
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.exp(np.minimum(z, 0) - 1))


# %% elu | wrong | slope-plus-one | fails: derivative | says: which is 1 only by default
def elu_derivative(z, alpha=1.0):
    return np.where(z > 0, np.ones_like(z), elu(z, alpha) + 1)


# %% elu | wrong | function-for-slope | fails: derivative | says: not its slope
def elu_derivative(z, alpha=1.0):
    return np.where(z > 0, np.ones_like(z), elu(z, alpha))


# %% elu | wrong | exploding-slope | fails: derivative stability | says: die out
def elu_derivative(z, alpha=1.0):
    return np.where(z > 0, np.ones_like(z), alpha * np.exp(-z))


# %% elu | wrong | one-side-for-all | fails: derivative stability | says: for all z
def elu_derivative(z, alpha=1.0):
    return alpha * np.exp(z)


# %% elu | wrong | float64 | fails: arrays | says: float32
def elu_derivative(z, alpha=1.0):
    return np.where(z > 0, np.float64(1), alpha * np.exp(np.minimum(z, 0)))


# %% elu | wrong | one-number-only | fails: arrays | says: one number only
def elu(z, alpha=1.0):
    return z if z > 0 else alpha * math.expm1(z)


# %% elu | wrong | changes-input | fails: arrays | says: changed its input
def elu(z, alpha=1.0):
    z = np.asarray(z)
    z[z < 0] = alpha * np.expm1(z[z < 0])
    return z


# %% selu | right | written-out
def selu(z):
    scale, alpha = 1.0507009873554805, 1.6732632423543772
    return np.where(z > 0, scale * z, scale * alpha * np.expm1(np.minimum(z, 0)))


def selu_derivative(z):
    scale, alpha = 1.0507009873554805, 1.6732632423543772
    return np.where(z > 0, scale + 0 * z, scale * alpha * np.exp(np.minimum(z, 0)))


# %% selu | right | masks
SCALE, ALPHA = 1.0507009873554805, 1.6732632423543772


def selu(z):
    a = SCALE * np.array(z)
    left = np.asarray(z) < 0
    return np.where(left, SCALE * ALPHA * (np.exp(np.minimum(z, 0)) - 1), a)


# %% selu | right | slope-from-function
def selu(z):
    return 1.0507009873554805 * (np.maximum(0, z) + 1.6732632423543772 * np.expm1(np.minimum(0, z)))


def selu_derivative(z):
    both = 1.0507009873554805 * 1.6732632423543772
    return np.where(z > 0, np.full_like(z, 1.0507009873554805), selu(np.minimum(0, z)) + both)


# %% selu | wrong | no-scale | fails: values | says: on both sides
def selu(z):
    return elu(z, 1.6732632423543772)


# %% selu | wrong | scale-left-only | fails: values | says: on the positive side
def selu(z):
    return np.where(z > 0, z, 1.0507009873554805 * elu(z, 1.6732632423543772))


# %% selu | wrong | no-alpha | fails: values | says: alpha is missing
def selu(z):
    return 1.0507009873554805 * elu(z)


# %% selu | wrong | rounded-constants | fails: values | says: rounded
def selu(z):
    return 1.0507 * elu(z, 1.6733)


# %% selu | wrong | swapped-constants | fails: values | says: changed places
def selu(z):
    left = 1.0507009873554805 * 1.6732632423543772 * np.expm1(np.minimum(z, 0))
    return np.where(z > 0, 1.6732632423543772 * z, left)


# %% selu | wrong | slope-unscaled | fails: derivative | says: on both sides
def selu_derivative(z):
    return elu_derivative(z, 1.6732632423543772)


# %% selu | wrong | slope-times-z | fails: derivative | says: for positive z it gives the function
def selu_derivative(z):
    return np.where(
        z > 0, 1.0507009873554805 * z, 1.0507009873554805 * elu_derivative(z, 1.6732632423543772)
    )


# %% selu | wrong | slope-flat | fails: derivative | says: SELU is not
def selu_derivative(z):
    return np.where(z > 0, np.full_like(z, 1.0507009873554805), 0)


# %% selu | wrong | overflow | fails: stability | says: both of its branches
def selu(z):
    return 1.0507009873554805 * np.where(z > 0, z, 1.6732632423543772 * (np.exp(z) - 1))


# %% selu | wrong | numpy-constants | fails: arrays | says: float32
def selu(z):
    scale, alpha = np.array([1.0507009873554805, 1.6732632423543772])
    return scale * elu(z, alpha)


# %% softplus | right | logaddexp
def softplus(z):
    return np.logaddexp(0, z)


# %% softplus | right | other-side
def softplus(z):
    return np.log1p(np.exp(-np.abs(z))) + (z + np.abs(z)) / 2


def softplus_derivative(z):
    return (1 + np.tanh(z / 2)) / 2


# %% softplus | right | minus-log-sigmoid
def softplus(z):
    return np.where(z > 0, z, 0 * z) - np.log(sigmoid(np.abs(z)))


def softplus_derivative(z):
    return 1 - sigmoid(-z)


# %% softplus | right | threshold
def softplus(z):
    near = np.log1p(np.exp(np.clip(z, -80, 30)))
    return np.where(z > 30, z, near)


# %% softplus | wrong | naive | fails: stability | says: overflow
def softplus(z):
    return np.log(1 + np.exp(z))


# %% softplus | wrong | silenced-inf | fails: stability | says: inf
def softplus(z):
    with np.errstate(over="ignore"):
        return np.log(1 + np.exp(z))


# %% softplus | wrong | where-of-both | fails: stability | says: both of its branches
def softplus(z):
    return np.where(z > 30, z, np.log1p(np.exp(z)))


# %% softplus | wrong | exponent-sign | fails: values | says: the exponent has the wrong sign
def softplus(z):
    return np.maximum(-z, 0) + np.log1p(np.exp(-np.abs(z)))


# %% softplus | wrong | lost-part | fails: values | says: a second part
def softplus(z):
    return np.log1p(np.exp(-np.abs(z)))


# %% softplus | wrong | relu | fails: values | says: the smooth version
def softplus(z):
    return np.maximum(0, z)


# %% softplus | wrong | one-too-far | fails: derivative | says: one derivative too far
def softplus_derivative(z):
    return sigmoid_derivative(z)


# %% softplus | wrong | inner-only | fails: derivative stability | says: close
def softplus_derivative(z):
    return np.exp(z) / (1.0001 + np.exp(z))


# %% softplus | wrong | slope-overflow | fails: stability | says: overflow
def softplus_derivative(z):
    return np.exp(z) / (1 + np.exp(z))


# %% softplus | wrong | falling-slope | fails: derivative | says: gets steeper
def softplus_derivative(z):
    return sigmoid(-z)


# %% softplus | wrong | one-number-only | fails: arrays | says: one number only
def softplus(z):
    return max(z, 0) + math.log1p(math.exp(-abs(z)))


# %% softplus | wrong | flattens | fails: arrays | says: shape
def softplus(z):
    z = np.ravel(z)
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


# %% gelu | right | vectorized-math-erf
def gelu(z):
    z = np.asarray(z)
    share = np.array([0.5 * (1 + math.erf(v / math.sqrt(2))) for v in z.flat], dtype=z.dtype)
    return z * share.reshape(z.shape)


# %% gelu | right | half-z
def gelu(z):
    return 0.5 * z * (1 + erf(z * math.sqrt(0.5)))


def gelu_derivative(z):
    bell = np.exp(-0.5 * z**2) * (1 / math.sqrt(2 * math.pi))
    return 0.5 + 0.5 * erf(z * math.sqrt(0.5)) + z * bell


# %% gelu | right | converted-back
def gelu(z):
    z = np.asarray(z)
    return (z / 2 * (1 + erf(z / np.sqrt(2)))).astype(z.dtype)


def gelu_derivative(z):
    z = np.asarray(z)
    slope = (1 + erf(z / np.sqrt(2))) / 2 + z * np.exp(-(z**2) / 2) / np.sqrt(2 * np.pi)
    return slope.astype(z.dtype)


# %% gelu | wrong | numpy-root | fails: arrays | says: np.sqrt(2)
def gelu(z):
    return z / 2 * (1 + erf(z / np.sqrt(2)))


# %% gelu | wrong | no-root | fails: values | says: 1/√2
def gelu(z):
    return z / 2 * (1 + erf(z))


# %% gelu | wrong | tanh-form | fails: values | says: the tanh form
def gelu(z):
    return gelu_tanh(z)


# %% gelu | wrong | sigmoid-form | fails: values | says: the sigmoid form
def gelu(z):
    return z * sigmoid(1.702 * z)


# %% gelu | wrong | gate-alone | fails: values | says: the gate multiplies z
def gelu(z):
    return (1 + erf(z / math.sqrt(2))) / 2


# %% gelu | wrong | erf-as-gate | fails: values | says: from 0 to 1
def gelu(z):
    return z * erf(z / math.sqrt(2))


# %% gelu | wrong | no-half | fails: values | says: twice
def gelu(z):
    return z * (1 + erf(z / math.sqrt(2)))


# %% gelu | wrong | product-rule | fails: derivative | says: product rule
def gelu_derivative(z):
    return (1 + erf(z / math.sqrt(2))) / 2


# %% gelu | wrong | no-z | fails: derivative | says: lacks its z
def gelu_derivative(z):
    return (1 + erf(z / math.sqrt(2))) / 2 + np.exp(-z * z / 2) / math.sqrt(2 * math.pi)


# %% gelu | wrong | bell-exponent | fails: derivative | says: exponent lacks its 1/2
def gelu_derivative(z):
    return (1 + erf(z / math.sqrt(2))) / 2 + z * np.exp(-z * z) / math.sqrt(2 * math.pi)


# %% gelu | wrong | bell-factor | fails: derivative | says: a square root
def gelu_derivative(z):
    return (1 + erf(z / math.sqrt(2))) / 2 + z * np.exp(-z * z / 2) / (2 * math.pi)


# %% gelu | wrong | slope-of-tanh-form | fails: derivative | says: the exact one is asked for
def gelu_derivative(z):
    return gelu_tanh_derivative(z)


# %% gelu | wrong | scipy-normal | fails: values arrays | says: already has the answer
from scipy.stats import norm


def gelu(z):
    return z * norm.cdf(z)


# %% gelu-tanh | right | factored
def gelu_tanh(z):
    return 0.5 * z * (1 + tanh(math.sqrt(2 / math.pi) * z * (1 + 0.044715 * z * z)))


# %% gelu-tanh | right | as-sigmoid
def gelu_tanh(z):
    u = math.sqrt(2 / math.pi) * (z + 0.044715 * z**3)
    return z * sigmoid(2 * u)


def gelu_tanh_derivative(z):
    u = math.sqrt(2 / math.pi) * (z + 0.044715 * z**3)
    gate = sigmoid(2 * u)
    return gate + 2 * z * gate * (1 - gate) * math.sqrt(2 / math.pi) * (1 + 0.134145 * z**2)


# %% gelu-tanh | right | powers
def gelu_tanh(z):
    root = (2 / math.pi) ** 0.5
    return z / 2 + z / 2 * np.tanh(root * (z + 0.044715 * np.power(z, 3)))


# %% gelu-tanh | wrong | lost-digit | fails: values | says: lost a digit
def gelu_tanh(z):
    return z / 2 * (1 + np.tanh(math.sqrt(2 / math.pi) * (z + 0.04475 * z**3)))


# %% gelu-tanh | wrong | no-square-root | fails: values | says: its square root
def gelu_tanh(z):
    return z / 2 * (1 + np.tanh(2 / math.pi * (z + 0.044715 * z**3)))


# %% gelu-tanh | wrong | no-cube | fails: values | says: cubic term
def gelu_tanh(z):
    return z / 2 * (1 + np.tanh(math.sqrt(2 / math.pi) * z))


# %% gelu-tanh | wrong | square-for-cube | fails: values | says: power of z
def gelu_tanh(z):
    return z / 2 * (1 + np.tanh(math.sqrt(2 / math.pi) * (z + 0.044715 * z**2)))


# %% gelu-tanh | wrong | exact-form | fails: values | says: its tanh approximation
def gelu_tanh(z):
    return gelu(z)


# %% gelu-tanh | wrong | numpy-root | fails: arrays | says: float32
def gelu_tanh(z):
    return z / 2 * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)))


# %% gelu-tanh | wrong | overflow | fails: stability | says: overflow
def gelu_tanh(z):
    u = math.sqrt(2 / math.pi) * (z + 0.044715 * z**3)
    return z / (1 + np.exp(-2 * u))


# %% gelu-tanh | wrong | slope-of-exact | fails: derivative | says: the tanh form's is asked for
def gelu_tanh_derivative(z):
    return gelu_derivative(z)


# %% gelu-tanh | wrong | no-inner | fails: derivative | says: inner derivative is missing
def gelu_tanh_derivative(z):
    t = np.tanh(math.sqrt(2 / math.pi) * (z + 0.044715 * z**3))
    return (1 + t) / 2 + z / 2 * (1 - t**2)


# %% gelu-tanh | wrong | no-three | fails: derivative | says: derivative of z³
def gelu_tanh_derivative(z):
    t = np.tanh(math.sqrt(2 / math.pi) * (z + 0.044715 * z**3))
    inner = math.sqrt(2 / math.pi) * (1 + 0.044715 * z**2)
    return (1 + t) / 2 + z / 2 * (1 - t**2) * inner


# %% gelu-tanh | wrong | one-term | fails: derivative | says: product rule
def gelu_tanh_derivative(z):
    return (1 + np.tanh(math.sqrt(2 / math.pi) * (z + 0.044715 * z**3))) / 2


# %% gelu-errors | right | python-max
error_tanh = max(abs(x - y) for x, y in zip(gelu(grid), gelu_tanh(grid)))
worst_z = max(grid, key=lambda z: abs(gelu(z) - gelu_tanh(z)))
error_sigmoid = max(abs(gelu(z) - z * sigmoid(1.702 * z)) for z in grid)

# %% gelu-errors | right | norm
error_tanh = np.linalg.norm(gelu(grid) - gelu_tanh(grid), ord=np.inf)
worst_z = -grid[np.abs(gelu_tanh(grid) - gelu(grid)).argmax()]
error_sigmoid = np.abs(grid * (sigmoid(1.702 * grid) - (1 + erf(grid / 2**0.5)) / 2)).max()

# %% gelu-errors | right | sorted
gaps = np.abs(gelu_tanh(grid) - gelu(grid))
error_tanh = np.sort(gaps)[-1]
worst_z = 2.7
error_sigmoid = np.ptp(np.append(np.abs(grid / (1 + np.exp(-1.702 * grid)) - gelu(grid)), 0.0))

# %% gelu-errors | wrong | mean | fails: tanh-form | says: mean distance
error_tanh = np.mean(np.abs(gelu(grid) - gelu_tanh(grid)))

# %% gelu-errors | wrong | squared | fails: tanh-form | says: squared
error_tanh = np.max((gelu(grid) - gelu_tanh(grid)) ** 2)

# %% gelu-errors | wrong | index | fails: worst-z | says: a place in the list
worst_z = np.argmax(np.abs(gelu(grid) - gelu_tanh(grid)))

# %% gelu-errors | wrong | middle | fails: worst-z | says: too small
worst_z = 0.0

# %% gelu-errors | wrong | swish | fails: sigmoid-form | says: the distance to Swish
error_sigmoid = np.max(np.abs(gelu(grid) - swish(grid)))

# %% gelu-errors | wrong | gate-alone | fails: sigmoid-form | says: gate alone
error_sigmoid = np.max(np.abs(gelu(grid) - sigmoid(1.702 * grid)))

# %% gelu-errors | wrong | whole-array | fails: tanh-form | says: one number
error_tanh = np.abs(gelu(grid) - gelu_tanh(grid))

# %% gelu-errors | wrong | rounded | fails: tanh-form sigmoid-form | says: close, but not exact
error_tanh, error_sigmoid = 0.000473, 0.0203


# %% swish | right | fraction
def swish(z, beta=1.0):
    return z / (1 + np.exp(-np.clip(beta * z, -80, 80)))


# %% swish | right | through-f
def swish_derivative(z, beta=1.0):
    f = swish(z, beta)
    return beta * f + sigmoid(beta * z) * (1 - beta * f)


# %% swish | right | half-tanh
def swish(z, beta=1.0):
    return z / 2 * (1 + np.tanh(beta * z / 2))


def swish_derivative(z, beta=1.0):
    t = np.tanh(beta * z / 2)
    return (1 + t) / 2 + beta * z * (1 - t * t) / 4


# %% swish | right | loop
def swish(z, beta=1.0):
    z = np.asarray(z)
    values = [v * float(sigmoid(float(beta * v))) for v in z.flat]
    return np.array(values, dtype=z.dtype).reshape(z.shape)


# %% swish | wrong | gate-alone | fails: values | says: it multiplies z
def swish(z, beta=1.0):
    return sigmoid(beta * z)


# %% swish | wrong | ignores-beta | fails: values | says: no notice of beta
def swish(z, beta=1.0):
    return z * sigmoid(z)


# %% swish | wrong | beta-outside | fails: values | says: belongs inside the gate
def swish(z, beta=1.0):
    return beta * z * sigmoid(z)


# %% swish | wrong | mirrored-gate | fails: values | says: closes where it should open
def swish(z, beta=1.0):
    return z * sigmoid(-beta * z)


# %% swish | wrong | naive | fails: stability | says: overflow
def swish(z, beta=1.0):
    return z / (1 + np.exp(-beta * z))


# %% swish | wrong | product-rule | fails: derivative | says: product rule
def swish_derivative(z, beta=1.0):
    return sigmoid(beta * z)


# %% swish | wrong | chain-rule | fails: derivative | says: a beta out of the gate
def swish_derivative(z, beta=1.0):
    gate = sigmoid(beta * z)
    return gate + z * gate * (1 - gate)


# %% swish | wrong | minus | fails: derivative | says: adds its two terms
def swish_derivative(z, beta=1.0):
    gate = sigmoid(beta * z)
    return gate - beta * z * gate * (1 - gate)


# %% swish | wrong | slope-ignores-beta | fails: derivative | says: no notice of beta
def swish_derivative(z, beta=1.0):
    gate = sigmoid(z)
    return gate + z * gate * (1 - gate)


# %% swish | wrong | one-number-only | fails: arrays | says: one number only
def swish(z, beta=1.0):
    return z / (1 + math.exp(-beta * z)) if z > -50 else 0.0


# %% swish | wrong | changes-input | fails: arrays | says: changed its input
def swish(z, beta=1.0):
    z = np.asarray(z)
    z *= sigmoid(beta * z)
    return z


# %% lisht | right | own-tanh
def lisht(z):
    return z * tanh(z)


def lisht_derivative(z):
    return tanh(z) + z * tanh_derivative(z)


# %% lisht | right | even
def lisht(z):
    return np.abs(z) * np.tanh(np.abs(z))


def lisht_derivative(z):
    t = np.tanh(z)
    return t + z - z * t * t


# %% lisht | right | exponential
def lisht(z):
    power = np.exp(-2 * np.abs(z))
    return np.abs(z) * (1 - power) / (1 + power)


def lisht_derivative(z):
    return np.tanh(z) + z / np.cosh(np.clip(z, -40, 40)) ** 2


# %% lisht | wrong | tanh-squared | fails: values | says: by itself
def lisht(z):
    return np.tanh(z) ** 2


# %% lisht | wrong | absolute | fails: values | says: round at 0
def lisht(z):
    return np.abs(z)


# %% lisht | wrong | odd | fails: values | says: LiSHT never is
def lisht(z):
    return z * np.tanh(np.abs(z))


# %% lisht | wrong | drops-negative | fails: values | says: mirrors it
def lisht(z):
    return np.maximum(0, z) * np.tanh(z)


# %% lisht | wrong | product-rule | fails: derivative | says: product rule
def lisht_derivative(z):
    return np.tanh(z)


# %% lisht | wrong | no-z | fails: derivative | says: lacks its z
def lisht_derivative(z):
    return np.tanh(z) + 1 - np.tanh(z) ** 2


# %% lisht | wrong | no-square | fails: derivative | says: a square
def lisht_derivative(z):
    return np.tanh(z) + z * (1 - np.tanh(z))


# %% lisht | wrong | tanh-slope-of-z | fails: derivative | says: as if z were tanh z
def lisht_derivative(z):
    return np.tanh(z) + z * (1 - z**2)


# %% lisht | wrong | cosh | fails: stability | says: overflow
def lisht_derivative(z):
    return np.tanh(z) + z / np.cosh(z) ** 2


# %% lisht | wrong | one-number-only | fails: arrays | says: one number only
def lisht(z):
    return z * math.tanh(z)


# %% lisht | wrong | float64 | fails: arrays | says: float32
def lisht(z):
    return np.float64(1) * z * np.tanh(z)


# %% mish | right | own-functions
def mish(z):
    return z * tanh(softplus(z))


def mish_derivative(z):
    gate = tanh(softplus(z))
    return gate + z * tanh_derivative(softplus(z)) * softplus_derivative(z)


# %% mish | right | algebra
def mish(z):
    # tanh(ln(1 + e^z)) = (w^2 - 1) / (w^2 + 1) with w = 1 + e^z, and all is 1 from z = 20 on.
    w = 1 + np.exp(np.minimum(z, 20))
    return z * (w * w - 1) / (w * w + 1)


# %% mish | right | logaddexp
def mish(z):
    return z * np.tanh(np.logaddexp(0, z))


def mish_derivative(z):
    sp = np.logaddexp(0, z)
    return np.tanh(sp) + z * (1 - np.tanh(sp)) * (1 + np.tanh(sp)) * np.exp(z - sp)


# %% mish | wrong | no-tanh | fails: values | says: tanh around softplus
def mish(z):
    return z * softplus(z)


# %% mish | wrong | lisht | fails: values | says: this is LiSHT
def mish(z):
    return z * np.tanh(z)


# %% mish | wrong | no-log | fails: values stability | says: log of softplus
def mish(z):
    return z * np.tanh(np.exp(z))


# %% mish | wrong | sigmoid-gate | fails: values | says: Mish uses tanh
def mish(z):
    return z * sigmoid(softplus(z))


# %% mish | wrong | gate-alone | fails: values | says: it multiplies z
def mish(z):
    return np.tanh(softplus(z))


# %% mish | wrong | naive | fails: stability | says: overflow
def mish(z):
    return z * np.tanh(np.log(1 + np.exp(z)))


# %% mish | wrong | product-rule | fails: derivative | says: product rule
def mish_derivative(z):
    return np.tanh(softplus(z))


# %% mish | wrong | no-slope-of-softplus | fails: derivative | says: the slope of softplus
def mish_derivative(z):
    gate = np.tanh(softplus(z))
    return gate + z * (1 - gate**2)


# %% mish | wrong | no-slope-of-tanh | fails: derivative | says: the slope of tanh
def mish_derivative(z):
    return np.tanh(softplus(z)) + z * sigmoid(z)


# %% mish | wrong | no-square | fails: derivative | says: a square
def mish_derivative(z):
    gate = np.tanh(softplus(z))
    return gate + z * (1 - gate) * sigmoid(z)


# %% mish | wrong | one-number-only | fails: arrays | says: one number only
def mish(z):
    return z * math.tanh(math.log1p(math.exp(-abs(z))) + max(z, 0))


# %% mish | wrong | returns-list | fails: arrays | says: returned a list
def mish(z):
    if np.ndim(z) == 0:
        return z * np.tanh(softplus(z))
    return [mish(v) for v in z]


# %% by-hand | wrong | power-with-one | fails: power | says: power is the whole denominator
power = (
    1 + math.exp(2)
)
a = (
    1 / power
)
slope = (
    a * (1 - a)
)


# %% by-hand | wrong | a-minus | fails: activation | says: a = -0.156518 is too small.
power = (
    math.exp(2)
)
a = (
    1 / (1 - power)
)
slope = (
    a * (1 - a)
)


# %% by-hand | wrong | slope-of-a-again | fails: slope | says: slope = 0.249114 is too large.
power = (
    math.exp(2)
)
a = (
    1 / (1 + power)
)
slope = (
    (1 / (1 + math.exp(-a))) * (1 - 1 / (1 + math.exp(-a)))
)


# %% sigmoid | wrong | branches-swapped | fails: values | says: it falls as z grows: the exponent has the wrong sign, or two branches
def sigmoid(z):
    t = np.exp(-np.abs(z))
    return np.where(z < 0, 1 / (1 + t), t / (1 + t))


# %% sigmoid | wrong | no-branch | fails: values | says: sigmoid(-5.0) gave 0.993307, which is too large. Every positive z is
def sigmoid(z):
    return 1 / (1 + np.exp(-np.abs(z)))


# %% sigmoid | wrong | hard-sigmoid | fails: values | says: sigmoid(-5.0) gave 0.0, which is too small.
def sigmoid(z):
    return np.clip(0.2 * z + 0.5, 0, 1)


# %% sigmoid | wrong | always-float32 | fails: arrays | says: sigmoid(np.array([1.9683, -0.722982, -2.96485])) returned float32,
def sigmoid(z):
    z = np.asarray(z, dtype=np.float32)
    t = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + t), t / (1 + t))


# %% sigmoid | wrong | slope-signed | fails: derivative | says: sigmoid_derivative(-5.0) gave -0.00664806, which is too small.
def sigmoid_derivative(z):
    s = sigmoid(z)
    return np.sign(z) * s * (1 - s)


# %% tanh | wrong | sign-lost | fails: values | says: tanh(-5.0) gave 0.999909, which is too large. Every positive z is
def tanh(z):
    t = np.exp(-2 * np.abs(z))
    return (1 - t) / (1 + t)


# %% tanh | wrong | slope-first-entry | fails: arrays | says: tanh_derivative(np.array([1.77945, -2.38851, -2.97757, -3.82944,
def tanh_derivative(z):
    z = np.asarray(z)
    if z.size == 0:
        return z.copy()
    return np.full_like(z, 1 - tanh(z.flat[0]) ** 2)


# %% tanh | wrong | math-tanh-loop | fails: values stability arrays | says: tanh uses math.tanh, which is what this exercise asks you to build.
def tanh(z):
    z = np.asarray(z)
    return np.array([math.tanh(t) for t in z.flat], dtype=z.dtype).reshape(z.shape)


# %% relu | wrong | slope-any | fails: arrays | says: relu_derivative(np.array([1.77945, -2.38851, -2.97757, -3.82944,
def relu_derivative(z):
    return np.ones_like(z) if np.any(np.asarray(z) > 0) else np.zeros_like(z)


# %% leaky-relu | wrong | alpha-plus-z | fails: values | says: leaky_relu(-5.0) gave -4.99, which is too large in size.
def leaky_relu(z, alpha=0.01):
    return np.where(z > 0, z, z + alpha)


# %% leaky-relu | wrong | zero-alpha-replaced | fails: values | says: it takes no notice of alpha.
def leaky_relu(z, alpha=0.01):
    alpha = alpha or 0.01
    return np.where(z > 0, z, alpha * z)


# %% leaky-relu | right | max-of-two-lines
def leaky_relu(z, alpha=0.01):
    return np.maximum(z, alpha * z)


# %% prelu | wrong | alpha-of-leaky | fails: values | says: prelu(-5.0) gave -0.05, which is too small in size. Every positive z is
def prelu(z, alpha=0.25):
    return leaky_relu(z)


# %% elu | wrong | slope-alpha-constant | fails: derivative | says: for negative z it is the same everywhere, as leaky ReLU's slope is.
def elu_derivative(z, alpha=1.0):
    return np.where(z > 0, np.ones_like(z), alpha * np.ones_like(z))


# %% elu | wrong | slope-z-power | fails: derivative | says: elu_derivative(-5.0) gave -0.0123938, which is too small.
def elu_derivative(z, alpha=1.0):
    low = np.minimum(z, 0)
    return np.where(z > 0, np.ones_like(z), alpha * low * np.exp(low - 1))


# %% selu | wrong | lambda-added | fails: values | says: selu(-5.0) gave -0.611288, which is too small in size.
ALPHA = 1.6732632423543772
LAMBDA = 1.0507009873554805


def selu(z):
    return LAMBDA + np.where(z > 0, z, ALPHA * np.expm1(np.minimum(z, 0)))


# %% selu | wrong | four-digits | fails: values derivative | says: off by up to 0.0001; a rounded number, something small that was added
def selu(z):
    return 1.0507 * elu(z, 1.6733)


def selu_derivative(z):
    return 1.0507 * elu_derivative(z, 1.6733)


# %% softplus | wrong | log-two | fails: values | says: softplus(-5.0) gave 0.0096882, which is too large.
def softplus(z):
    return np.maximum(z, 0) + np.log2(1 + np.exp(-np.abs(z)))


# %% softplus | wrong | relu-from-five | fails: values | says: off by up to 0.003; a rounded number, something small that was added
def softplus(z):
    return np.where(z > 5, z, np.log1p(np.exp(np.minimum(z, 5))))


# %% softplus | wrong | slope-of-abs | fails: derivative | says: softplus_derivative(-5.0) gave 0.993307, which is too large. Every
def softplus_derivative(z):
    return 1 / (1 + np.exp(-np.abs(z)))


# %% gelu | wrong | erf-z-half | fails: values | says: gelu(-5.0) gave -0.00101738, which is too large in size.
def gelu(z):
    return z * 0.5 * (1 + erf(z / 2))


# %% gelu | wrong | times-root | fails: values | says: gelu(-5.0) gave -0.0, which is too large.
def gelu(z):
    return z * 0.5 * (1 + erf(z * math.sqrt(2)))


# %% gelu-tanh | wrong | naive-tanh | fails: stability | says: overflow encountered in exp
def gelu_tanh(z):
    c = math.sqrt(2 / math.pi)
    u = c * (z + 0.044715 * z**3)
    t = (np.exp(u) - np.exp(-u)) / (np.exp(u) + np.exp(-u))
    return z / 2 * (1 + t)


# %% gelu-tanh | wrong | slope-numeric | fails: derivative | says: off by up to 0.004; a rounded number, something small that was added
def gelu_tanh_derivative(z):
    h = 0.01
    return (gelu_tanh(z + h) - gelu_tanh(z)) / h


# %% gelu-errors | wrong | signed-max | fails: tanh-form | says: error_tanh looks at one direction only; a distance has no sign.
error_tanh = (
    np.max(gelu(grid) - gelu_tanh(grid))
)
worst_z = (
    grid[np.argmax(gelu(grid) - gelu_tanh(grid))]
)
error_sigmoid = (
    np.max(np.abs(gelu(grid) - grid * sigmoid(1.702 * grid)))
)


# %% gelu-errors | wrong | smallest-gap | fails: tanh-form | says: error_tanh is 0: is it rounded, the smallest distance, or a form
error_tanh = (
    np.min(np.abs(gelu(grid) - gelu_tanh(grid)))
)
worst_z = (
    grid[np.argmax(np.abs(gelu(grid) - gelu_tanh(grid)))]
)
error_sigmoid = (
    np.max(np.abs(gelu(grid) - grid * sigmoid(1.702 * grid)))
)


# %% gelu-errors | wrong | tanh-rounded | fails: tanh-form | says: error_tanh is 0: is it rounded, the smallest distance, or a form
error_tanh = (
    round(float(np.max(np.abs(gelu(grid) - gelu_tanh(grid)))), 3)
)
worst_z = (
    grid[np.argmax(np.abs(gelu(grid) - gelu_tanh(grid)))]
)
error_sigmoid = (
    np.max(np.abs(gelu(grid) - grid * sigmoid(1.702 * grid)))
)


# %% gelu-errors | wrong | sigmoid-signed | fails: sigmoid-form | says: error_sigmoid looks at one direction only; a distance has no sign.
error_tanh = (
    np.max(np.abs(gelu(grid) - gelu_tanh(grid)))
)
worst_z = (
    grid[np.argmax(np.abs(gelu(grid) - gelu_tanh(grid)))]
)
error_sigmoid = (
    np.max(grid * sigmoid(1.702 * grid) - gelu(grid))
)


# %% swish | wrong | slope-second-only | fails: derivative | says: swish_derivative(-5.0) gave -0.0332403, which is too large in size.
def swish_derivative(z, beta=1.0):
    s = sigmoid(beta * z)
    return beta * z * s * (1 - s)


# %% lisht | wrong | abs-beyond-two | fails: values | says: lisht(-5.0) gave 5.0, which is too large.
def lisht(z):
    return np.where(np.abs(z) > 2, np.abs(z), z * np.tanh(z))


# %% mish | wrong | slope-sigmoid-derivative | fails: derivative | says: mish_derivative(-5.0) gave -0.0265235, which is too small in size.
def mish_derivative(z):
    t = np.tanh(softplus(z))
    s = sigmoid(z)
    return t + z * (1 - t**2) * s * (1 - s)


# %% gelu-tanh | wrong | single-precision-constants | fails: values | says: the digits of float32 alone
def gelu_tanh(z):
    u = np.float32(math.sqrt(2 / math.pi)) * (z + np.float32(0.044715) * z**3)
    return 0.5 * z * (1 + np.tanh(u))


# %% elu | wrong | larger-of-both | fails: values | says: alpha=1.7
def elu(z, alpha=1.0):
    return np.maximum(z, alpha * np.expm1(np.minimum(z, 0)))


# %% leaky-relu | right | larger-of-both
def leaky_relu(z, alpha=0.01):
    return np.maximum(z, alpha * z)


# %% by-hand | right | one-element
power = np.exp(np.array([2.0]))
a = 1 / (1 + power)
slope = np.polyval([-1, 1, 0], a)


# %% sigmoid | right | logaddexp
def sigmoid(z):
    return np.exp(-np.logaddexp(0, -z))
def sigmoid_derivative(z):
    return np.exp(-np.logaddexp(0, z) - np.logaddexp(0, -z))


# %% relu | wrong | whole-z-if-any | fails: arrays | says: the elements influence each other
def relu(z):
    return z if np.any(z > 0) else 0 * z
def relu_derivative(z):
    return np.where(z > 0, np.ones_like(z), np.zeros_like(z))


# %% prelu | wrong | alpha-learned | fails: values arrays | says: what it gives may depend on its arguments only, and on no call
_a = [None]
def prelu(z, alpha=0.25):
    _a[0] = alpha if _a[0] is None else _a[0] - 0.01
    return np.where(z > 0, z, _a[0] * z)
def prelu_derivative(z, alpha=0.25):
    return np.where(z > 0, np.ones_like(z), np.full_like(z, alpha))
def prelu_alpha_gradient(z):
    return np.minimum(z, 0)


# %% elu | right | tanh-half
def elu(z, alpha=1.0):
    # e^z - 1 = 2 t / (1 - t) with t = tanh(z/2), for z <= 0
    t = np.tanh(np.minimum(z, 0) / 2)
    return np.where(z > 0, z, alpha * 2 * t / (1 - t))
def elu_derivative(z, alpha=1.0):
    return np.where(z > 0, 1, alpha * np.exp(np.minimum(z, 0)))


# %% softplus | wrong | slope-step | fails: derivative | says: this is ReLU's slope, with its jump.
def softplus(z):
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))
def softplus_derivative(z):
    return np.heaviside(z, 0.5)


# %% gelu-tanh | wrong | root-2-pi | fails: values derivative | says: under the root, 2 is divided by π and not multiplied.
K = math.sqrt(2 * math.pi)
def gelu_tanh(z):
    u = K * (z + 0.044715 * z ** 3)
    return 0.5 * z * (1 + np.tanh(u))
def gelu_tanh_derivative(z):
    t = np.tanh(K * (z + 0.044715 * z ** 3))
    return 0.5 * (1 + t) + 0.5 * z * (1 - t * t) * K * (1 + 3 * 0.044715 * z ** 2)


# %% gelu-tanh | wrong | root-in-value-only | fails: values | says: the root in the factor ends before π, which belongs under it.
K = math.sqrt(2) / math.pi
def gelu_tanh(z):
    u = K * (z + 0.044715 * z ** 3)
    return 0.5 * z * (1 + np.tanh(u))
def gelu_tanh_derivative(z):
    t = np.tanh(math.sqrt(2 / math.pi) * (z + 0.044715 * z ** 3))
    return 0.5 * (1 + t) + 0.5 * z * (1 - t * t) * math.sqrt(2 / math.pi) * (1 + 3 * 0.044715 * z ** 2)


# %% gelu-tanh | wrong | root-in-slope-only | fails: derivative | says: the root in the factor ends before π, which belongs under it.
K = math.sqrt(2 / math.pi)
def gelu_tanh(z):
    u = K * (z + 0.044715 * z ** 3)
    return 0.5 * z * (1 + np.tanh(u))
def gelu_tanh_derivative(z):
    t = np.tanh(math.sqrt(2) / math.pi * (z + 0.044715 * z ** 3))
    return 0.5 * (1 + t) + 0.5 * z * (1 - t * t) * math.sqrt(2) / math.pi * (1 + 3 * 0.044715 * z ** 2)


# %% gelu-errors | wrong | smallest | fails: tanh-form | says: error_tanh is 0: is it rounded, the smallest distance, or a form
gap = np.abs(gelu(grid) - gelu_tanh(grid))
error_tanh = gap.min()
worst_z = grid[gap.argmin()]
error_sigmoid = np.abs(gelu(grid) - grid * sigmoid(1.702 * grid)).max()


# %% gelu-errors | wrong | coarse | fails: tanh-form sigmoid-form | says: error_tanh = 0.000412302 is too small.
grid_ = np.arange(-6., 7.)
gap = np.abs(gelu(grid_) - gelu_tanh(grid_))
error_tanh = gap.max()
worst_z = grid_[gap.argmax()]
error_sigmoid = np.abs(gelu(grid_) - grid_ * sigmoid(1.702 * grid_)).max()


# %% swish | wrong | default-1.702 | fails: values | says: this is GELU, sigmoid form, another function.
def swish(z, beta=1.702):
    return z * sigmoid(beta * z)
def swish_derivative(z, beta=1.0):
    s = sigmoid(beta * z)
    return s + beta * z * s * (1 - s)


# %% mish | right | algebra-two-sides
def mish(z):
    p = np.exp(-np.abs(z))
    up = (1 + 2 * p) / (1 + 2 * p + 2 * p * p)
    down = p * (p + 2) / (p * (p + 2) + 2)
    return z * np.where(z > 0, up, down)
def mish_derivative(z):
    gate = np.tanh(np.logaddexp(0, z))
    inner = (1 - gate) * (1 + gate) * sigmoid(z)
    return np.add(gate, np.multiply(z, inner))

# %% tanh | wrong | library-by-getattr | fails: values stability arrays | says: tanh uses np.tanh
_th = getattr(np, "tanh")


def tanh(z):
    return _th(z)


# %% by-hand | wrong | precedence | fails: activation | says: a is 1 + power; the whole denominator needs parentheses.
# EXERCISE: by-hand
power = (
    math.exp(2)
)
a = (
    1 / 1 + power
)
slope = (
    a * (1 - a)
)


# %% relu | wrong | astype-of-a-plain-number | fails: arrays | says: A plain number is not an array yet
# EXERCISE: relu
def relu(z):
    return np.maximum(0, z)


def relu_derivative(z):
    return (z > 0) * np.ones(z.shape, dtype=z.dtype)


# %% sigmoid | wrong | ravel-copy | fails: arrays | says: do new results not arrive
def sigmoid(z):
    z = np.asarray(z)
    out = np.zeros_like(z)
    flat = out.ravel()
    for i, x in enumerate(z.ravel()):
        flat[i] = math.exp(min(x, 0)) / (1 + math.exp(-abs(x)))
    return out


def sigmoid_derivative(z):
    s = sigmoid(z)
    return s * (1 - s)


# %% relu | wrong | ratio | fails: arrays | says: or divides by 0
def relu(z):
    return np.maximum(0, z)


def relu_derivative(z):
    return np.nan_to_num(relu(z) / z)


# %% relu | wrong | big-factor | fails: derivative | says: which is too small
def relu(z):
    return np.maximum(0, z)


def relu_derivative(z):
    return np.clip(z * 1e6, 0, 1)


# %% relu | wrong | same-dtype-once | fails: arrays | says: have changed places
def relu(z):
    return np.maximum(0, z)


def relu_derivative(z):
    z = np.asarray(z)
    return np.array([1.0 if x > 0 else 0.0 for x in z.flat], dtype=z.dtype).reshape(z.shape, order='F')


# %% softplus | wrong | kept-container | fails: arrays | says: but float32 goes in and must come out
def softplus(z):
    if np.shape(getattr(softplus, 'out', None)) != np.shape(z):
        softplus.out = np.empty_like(z)
    softplus.out[...] = np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))
    return softplus.out


def softplus_derivative(z):
    return sigmoid(z)


# %% gelu-errors | right | finer-than-the-grid
fine = np.linspace(2, 3, 1000001)
d = np.abs(gelu(fine) - gelu_tanh(fine))
error_tanh = d.max()
worst_z = fine[d.argmax()]
fine = np.linspace(-6, 6, 1200001)
error_sigmoid = np.abs(gelu(fine) - fine * sigmoid(1.702 * fine)).max()


# %% lisht | wrong | tanh-out | fails: arrays | says: changed its input
def lisht(z):
    t = np.tanh(z, out=z if isinstance(z, np.ndarray) else None)
    return z * t


def lisht_derivative(z):
    t = np.tanh(z)
    return t + z * (1 - t * t)


# %% tanh | wrong | sign-by-division | fails: stability | says: or divides by 0
def tanh(z):
    e = np.exp(-2 * np.abs(z))
    side = np.nan_to_num(z / np.abs(z))
    return side * (1 - e) / (1 + e)


def tanh_derivative(z):
    return 1 - tanh(z) ** 2


# %% elu | wrong | near-zero-shortcut | fails: values | says: close, but not exact
def elu(z, alpha=1.0):
    z = np.asarray(z)
    left = alpha * np.expm1(np.minimum(z, 0))
    return np.where(z > -1e-4, z, left)


def elu_derivative(z, alpha=1.0):
    return np.where(z > 0, np.ones_like(z), alpha * np.exp(np.minimum(z, 0)))


# %% prelu | wrong | near-zero-right | fails: values | says: close, but not exact
def prelu(z, alpha=0.25):
    return np.where(z > 1e-4, z, alpha * z)


def prelu_derivative(z, alpha=0.25):
    return np.where(z > 0, np.ones_like(z), alpha * np.ones_like(z))


def prelu_alpha_gradient(z):
    return np.minimum(z, 0)
