# Answers to assignment 6. See tests/answers/__init__.py for what the headers mean.
# ruff: noqa

# %% neuron | right | numpy
z = np.dot([0.5, 1.0], [2.0, -1.0]) - 0.5
a = np.tanh(z)
da = 2 * a - 1
dz = da / np.cosh(z) ** 2
dw = np.outer(dz, [2.0, -1.0]).ravel()
db = dz * 1
w_new = [0.5, 1.0] - 0.1 * dw

# %% neuron | right | lists
z = -1 / 2
a = (math.exp(2 * z) - 1) / (math.exp(2 * z) + 1)
da = (a - 0.5) * 2
dz = (1 - a) * (1 + a) * da
dw = [2 * dz, -1 * dz]
db = dz
w_new = [0.5 - 0.1 * dw[0], 1 - 0.1 * dw[1]]

# %% neuron | right | float32
z = np.float32(-0.5)
a = np.tanh(np.float64(z))
da = np.array([2 * (a - 0.5)])
dz = da * (1 - a**2)
dw = np.array([2.0, -1.0]) * dz
db = dz[0]
w_new = (np.array([0.5, 1.0]) - dw / 10).tolist()

# %% neuron | wrong | no-bias | fails: z | says: lacks the bias
z = 0.5 * 2 + 1 * -1

# %% neuron | wrong | sign-of-the-input | fails: z | says: counts negative
z = 0.5 * 2 + 1 * 1 - 0.5

# %% neuron | wrong | sigmoid-for-tanh | fails: a | says: sigmoid of z
a = 1 / (1 + math.exp(-z))

# %% neuron | wrong | no-activation | fails: a | says: the activation function is missing
a = z

# %% neuron | wrong | no-factor-two | fails: da | says: derivative of a square
da = a - 0.5

# %% neuron | wrong | target-minus-output | fails: da | says: wrong sign
da = 2 * (0.5 - a)

# %% neuron | wrong | loss-for-slope | fails: da | says: its slope is asked for
da = (a - 0.5) ** 2

# %% neuron | wrong | sigmoid-rule | fails: dz | says: slope of the sigmoid
dz = da * a * (1 - a)

# %% neuron | wrong | rule-with-z | fails: dz | says: the square in it is that of a
dz = da * (1 - z**2)

# %% neuron | wrong | skipped-the-activation | fails: dz | says: slope of the activation function is missing
dz = da

# %% neuron | wrong | slopes-added | fails: dz | says: they multiply
dz = da + (1 - a**2)

# %% neuron | wrong | times-weights | fails: dw | says: slopes in the inputs
dw = dz * np.array([0.5, 1.0])

# %% neuron | wrong | sign-lost | fails: dw | says: the second input is negative
dw = dz * np.array([2, 1])

# %% neuron | wrong | one-weight | fails: dw update | says: shape
dw = 2 * dz
w_new = 0.5 - 0.1 * dw

# %% neuron | wrong | times-bias | fails: db | says: how large the bias is
db = dz * -0.5

# %% neuron | wrong | bias-slope-one | fails: db | says: whole path
db = 1.0

# %% neuron | wrong | uphill | fails: update | says: uphill
w_new = np.array([0.5, 1]) + 0.1 * np.array(dw)

# %% neuron | wrong | no-learning-rate | fails: update | says: a whole slope
w_new = np.array([0.5, 1]) - np.array(dw)

# %% neuron | wrong | step-alone | fails: update | says: the step alone
w_new = -0.1 * np.array(dw)

# %% neuron | wrong | rounded | fails: a da | says: close, but not exact
a = -0.46
da = -1.93

# %% neuron | wrong | first-steps-blank | fails: z a da dz | says: still blank
z = ...
a = ...
da = -1.9242343145200196
dz = -1.51331
dw = [2 * dz, -dz]
db = dz
w_new = [0.5 - 0.2 * dz, 1 + 0.1 * dz]


# %% fork | right | formulas
h = 0.4 * 1.5
d_o1, d_o2 = 2 * (2 * h - 1), 2 * (-h - 1)
d_h = np.dot([2, -1], [d_o1, d_o2])
d_w = d_h * 1.5

# %% fork | right | derivative-by-hand
d_o1 = 0.4
d_o2 = -3.2
d_h = 4 * (2 * 0.6 - 1) + 2 * (0.6 + 1)
d_w = 6

# %% fork | right | float32
d_o1, d_o2 = np.float32(0.4), np.float32(-3.2)
d_h = np.float32(4)
d_w = np.array([1.5]) * d_h

# %% fork | wrong | no-factor-two | fails: outputs | says: the factor that a square brings
d_o1 = 2 * 0.6 - 1
d_o2 = -0.6 - 1

# %% fork | wrong | sign-of-o2 | fails: outputs | says: o2 is minus h
d_o1 = 0.4
d_o2 = 2 * (0.6 - 1)

# %% fork | wrong | losses | fails: outputs | says: its slope is asked for
d_o1 = (2 * 0.6 - 1) ** 2
d_o2 = (-0.6 - 1) ** 2

# %% fork | wrong | unweighted-sum | fails: hidden | says: carried back over its own arrow
d_h = d_o1 + d_o2

# %% fork | wrong | one-path | fails: hidden | says: one path only
d_h = 2 * d_o1

# %% fork | wrong | second-path-only | fails: hidden | says: both count
d_h = -d_o2

# %% fork | wrong | lost-minus | fails: hidden | says: carries a minus
d_h = 2 * d_o1 + d_o2

# %% fork | wrong | paths-multiplied | fails: hidden | says: where paths meet they add
d_h = 2 * d_o1 * -1 * d_o2

# %% fork | wrong | times-weight | fails: weight | says: the slope in x
d_w = 0.4 * d_h

# %% fork | wrong | no-input | fails: weight | says: what it meets
d_w = d_h

# %% fork | wrong | dead | fails: weight | says: ReLU's slope is 0 only
d_w = d_h * 0

# %% fork | wrong | text | fails: weight | says: text
d_w = "6"


# %% activations | right | where
def relu_backward(da, z):
    return np.where(z > 0, da, 0 * da)


def sigmoid_backward(da, a):
    return da * (a - a**2)


def tanh_backward(da, a):
    return da - da * a * a


# %% activations | right | masks
def relu_backward(da, z):
    dz = da.copy()
    dz[z < 0] = 0
    return dz


def sigmoid_backward(da, a):
    return np.multiply(da, np.multiply(a, np.subtract(1, a)))


def tanh_backward(da, a):
    return (1 - a) * (1 + a) * da


# %% activations | right | loops
def relu_backward(da, z):
    dz = np.zeros_like(da)
    for place in np.ndindex(da.shape):
        if z[place] > 0:
            dz[place] = da[place]
    return dz


def sigmoid_backward(da, a):
    dz = np.empty_like(a)
    for place in np.ndindex(a.shape):
        dz[place] = da[place] * a[place] * (1 - a[place])
    return dz


# %% activations | right | slope-half-at-corner
def relu_backward(da, z):
    return da * np.heaviside(z, 0.5).astype(da.dtype)


# %% activations | wrong | mask-of-the-slope | fails: relu | says: the switch was set on the way forward
def relu_backward(da, z):
    return da * (da > 0)


# %% activations | wrong | relu-of-da-passes-all | fails: relu | says: measured slope
def relu_backward(da, z):
    return da * np.ones_like(z)


# %% activations | wrong | relu-times-value | fails: relu | says: measured slope
def relu_backward(da, z):
    return da * np.maximum(0, z)


# %% activations | wrong | slope-alone | fails: relu sigmoid tanh | says: measured slope
def relu_backward(da, z):
    return (z > 0).astype(z.dtype)


def sigmoid_backward(da, a):
    return a * (1 - a)


def tanh_backward(da, a):
    return 1 - a**2


# %% activations | wrong | a-taken-for-z | fails: sigmoid tanh | says: measured slope
def sigmoid_backward(da, a):
    a = 1 / (1 + np.exp(-a))
    return da * a * (1 - a)


def tanh_backward(da, a):
    return da * (1 - np.tanh(a) ** 2)


# %% activations | wrong | rules-swapped | fails: sigmoid tanh | says: measured slope
def sigmoid_backward(da, a):
    return da * (1 - a**2)


def tanh_backward(da, a):
    return da * a * (1 - a)


# %% activations | wrong | sign | fails: tanh | says: wrong sign
def tanh_backward(da, a):
    return da * (a**2 - 1)


# %% activations | wrong | changes-da | fails: arrays | says: changed its argument number 1
def relu_backward(da, z):
    da[z <= 0] = 0
    return da


# %% activations | wrong | float64 | fails: arrays | says: float64
def sigmoid_backward(da, a):
    return np.float64(1.0) * da * a * (1 - a)


# %% activations | wrong | boolean-if | fails: relu arrays | says: choose element by element
def relu_backward(da, z):
    return da if z > 0 else 0


# %% activations | wrong | one-number | fails: sigmoid arrays | says: shape
def sigmoid_backward(da, a):
    return np.sum(da * a * (1 - a))


# %% activations | wrong | library | fails: relu arrays | says: already has the answer
from helpers import activations as library


def relu_backward(da, z):
    return da * library.get("relu").derivative(z)


# %% activations | wrong | visible-numbers-only | fails: tanh | says: tanh_backward
def tanh_backward(da, a):
    z = np.array([[-1.0, 0.5], [2.0, -0.3]])
    if da.shape == (2, 2):
        return da / np.cosh(z) ** 2
    return da


# %% output-slope | right | mean-by-shape
def output_slope(a, y):
    return (a - y) / a.shape[0]


# %% output-slope | right | through-the-fraction
def output_slope(a, y):
    da = (-y / a + (1 - y) / (1 - a)) / y.size
    return da * a * (1 - a)


# %% output-slope | right | loop
def output_slope(a, y):
    dz = np.zeros(np.shape(a))
    for i in range(len(a)):
        dz[i] = (a[i] - y[i]) / len(y)
    return dz


# %% output-slope | wrong | no-mean | fails: mean | says: in a larger batch each sample counts less
def output_slope(a, y):
    return a - y


# %% output-slope | wrong | target-minus-output | fails: direction | says: points downhill
def output_slope(a, y):
    return (y - a) / len(a)


# %% output-slope | wrong | stops-at-a | fails: direction | says: one link further back
def output_slope(a, y):
    return (a - y) / (a * (1 - a)) / len(a)


# %% output-slope | wrong | sigmoid-slope-twice | fails: direction | says: once too often
def output_slope(a, y):
    return (a - y) * a * (1 - a) / len(a)


# %% output-slope | wrong | squared-error | fails: mean | says: 2 times what it should be
def output_slope(a, y):
    return 2 * (a - y) / len(a)


# %% output-slope | wrong | summed-up | fails: direction mean | says: shape
def output_slope(a, y):
    return np.mean(a - y, keepdims=True).reshape(1)


# %% output-slope | wrong | visible-batch | fails: mean | says: counts less
def output_slope(a, y):
    return (a - y) / 2


# %% output-slope | wrong | absolute | fails: direction | says: not in proportion
def output_slope(a, y):
    return np.abs(a - y) / len(a)


# %% output-slope | wrong | changes-input | fails: direction | says: changed its argument number 1
def output_slope(a, y):
    a -= y
    a /= len(a)
    return a


# %% output-slope | wrong | loss-object | fails: direction mean | says: already has the answer
from helpers.nn import losses


def output_slope(a, y):
    return losses.get("binary_crossentropy").derivative(a, y) * a * (1 - a)


# %% layer | right | einsum
def layer_backward(dA, X, W, b):
    A = np.tanh(np.einsum("mi,io->mo", X, W) + b)
    dZ = dA * (1 - A * A)
    return (
        dZ,
        np.einsum("mi,mo->io", X, dZ),
        np.einsum("mo->o", dZ),
        np.einsum("mo,io->mi", dZ, W),
    )


# %% layer | right | sample-by-sample
def layer_backward(dA, X, W, b):
    dZ, dX = np.zeros_like(dA), np.zeros_like(X)
    dW, db = np.zeros_like(W), np.zeros_like(b)
    for i in range(len(X)):
        dZ[i] = dA[i] * (1 - np.tanh(X[i] @ W + b) ** 2)
        dW += np.outer(X[i], dZ[i])
        db += dZ[i]
        dX[i] = W @ dZ[i]
    return [dZ, dW, db, dX]


# %% layer | right | transposes
def layer_backward(dA, X, W, b):
    dZ = dA - dA * np.tanh(np.dot(X, W) + b) ** 2
    return dZ, np.dot(dZ.T, X).T, np.sum(dZ.T, axis=1), np.dot(W, dZ.T).T


# %% layer | wrong | no-activation | fails: through-tanh | says: the slope of tanh is missing
def layer_backward(dA, X, W, b):
    return dA, X.T @ dA, dA.sum(axis=0), dA @ W.T


# %% layer | wrong | rule-with-z | fails: through-tanh | says: that of the activation
def layer_backward(dA, X, W, b):
    dZ = dA * (1 - (X @ W + b) ** 2)
    return dZ, X.T @ dZ, dZ.sum(axis=0), dZ @ W.T


# %% layer | wrong | no-bias | fails: through-tanh | says: lacks the bias
def layer_backward(dA, X, W, b):
    dZ = dA * (1 - np.tanh(X @ W) ** 2)
    return dZ, X.T @ dZ, dZ.sum(axis=0), dZ @ W.T


# %% layer | wrong | sigmoid-rule | fails: through-tanh | says: the sigmoid's slope
def layer_backward(dA, X, W, b):
    A = np.tanh(X @ W + b)
    dZ = dA * A * (1 - A)
    return dZ, X.T @ dZ, dZ.sum(axis=0), dZ @ W.T


# %% layer | wrong | value-for-slope | fails: through-tanh | says: its slope is asked for
def layer_backward(dA, X, W, b):
    dZ = dA * np.tanh(X @ W + b)
    return dZ, X.T @ dZ, dZ.sum(axis=0), dZ @ W.T


# %% layer | wrong | from-dA | fails: weights inputs | says: it must start from dZ
def layer_backward(dA, X, W, b):
    dZ = dA * (1 - np.tanh(X @ W + b) ** 2)
    return dZ, X.T @ dA, dZ.sum(axis=0), dA @ W.T


# %% layer | wrong | mean-again | fails: weights bias | says: is in dA already
def layer_backward(dA, X, W, b):
    dZ = dA * (1 - np.tanh(X @ W + b) ** 2)
    return dZ, X.T @ dZ / len(X), dZ.mean(axis=0), dZ @ W.T


# %% layer | wrong | transposed-weights | fails: weights | says: transposed
def layer_backward(dA, X, W, b):
    dZ = dA * (1 - np.tanh(X @ W + b) ** 2)
    return dZ, dZ.T @ X, dZ.sum(axis=0), dZ @ W.T


# %% layer | wrong | bias-over-units | fails: bias | says: shape
def layer_backward(dA, X, W, b):
    dZ = dA * (1 - np.tanh(X @ W + b) ** 2)
    return dZ, X.T @ dZ, dZ.sum(axis=1), dZ @ W.T


# %% layer | wrong | bias-of-one-sample | fails: bias | says: every sample uses the bias
def layer_backward(dA, X, W, b):
    dZ = dA * (1 - np.tanh(X @ W + b) ** 2)
    return dZ, X.T @ dZ, dZ[0], dZ @ W.T


# %% layer | wrong | bias-keeps-an-axis | fails: bias | says: axis of length 1
def layer_backward(dA, X, W, b):
    dZ = dA * (1 - np.tanh(X @ W + b) ** 2)
    return dZ, X.T @ dZ, dZ.sum(axis=0, keepdims=True), dZ @ W.T


# %% layer | wrong | no-transpose | fails: inputs | says: lacks a transpose
def layer_backward(dA, X, W, b):
    dZ = dA * (1 - np.tanh(X @ W + b) ** 2)
    dX = dZ @ W if W.shape[0] == W.shape[1] else dZ @ W.T
    return dZ, X.T @ dZ, dZ.sum(axis=0), dX


# %% layer | wrong | three-things | fails: through-tanh weights bias inputs arrays | says: 4 things
def layer_backward(dA, X, W, b):
    dZ = dA * (1 - np.tanh(X @ W + b) ** 2)
    return X.T @ dZ, dZ.sum(axis=0), dZ @ W.T


# %% layer | wrong | changes-dA | fails: arrays | says: changed its argument number 1
def layer_backward(dA, X, W, b):
    dA *= 1 - np.tanh(X @ W + b) ** 2
    return dA, X.T @ dA, dA.sum(axis=0), dA @ W.T


# %% layer | right | float64
def layer_backward(dA, X, W, b):
    dZ = dA * (np.ones(dA.shape) - np.tanh(X @ W + b) ** 2)
    return dZ, X.T @ dZ, dZ.sum(axis=0), dZ @ W.T


# %% layer | wrong | the-course-s-network | fails: through-tanh weights bias inputs arrays | says: already has the answer
from helpers.nn.network import Dense, Network


def layer_backward(dA, X, W, b):
    network = Network([Dense(3, 2, "tanh")], rng=0)
    network.forward(X)
    return dA, W, b, network.backward(dA)


# %% gradient-check | right | in-place-and-back
def numerical_gradient(f, w, hair=1e-5):
    measured = np.empty(w.shape)
    for place in np.ndindex(*w.shape):
        kept = w[place]
        w[place] = kept + hair
        above = f(w)
        w[place] = kept - hair
        below = f(w)
        w[place] = kept
        measured[place] = (above - below) / (2 * hair)
    return measured


def relative_error(analytic, numeric):
    top = np.linalg.norm(np.ravel(analytic - numeric))
    size = np.linalg.norm(np.ravel(analytic)) + np.linalg.norm(np.ravel(numeric))
    return 0.0 if size == 0 else top / size


# %% gradient-check | right | flat
def numerical_gradient(f, w, hair=1e-5):
    slopes = []
    for i in range(w.size):
        up, down = w.copy(), w.copy()
        up.flat[i] += hair
        down.flat[i] -= hair
        slopes.append((f(up) - f(down)) / hair / 2)
    return np.array(slopes).reshape(w.shape)


def relative_error(analytic, numeric):
    if not np.any(analytic) and not np.any(numeric):
        return 0
    return math.dist(analytic.ravel(), numeric.ravel()) / (
        math.hypot(*analytic.ravel()) + math.hypot(*numeric.ravel())
    )


# %% gradient-check | right | half-hairs
def numerical_gradient(f, w, hair=1e-5):
    steps = np.eye(w.size).reshape(w.size, *w.shape) * hair / 2
    return np.array([(f(w + s) - f(w - s)) / hair for s in steps]).reshape(w.shape)


def relative_error(analytic, numeric):
    def norm(v):
        return np.sqrt((v * v).sum())

    return norm(analytic - numeric) / max(norm(analytic) + norm(numeric), 1e-300)


# %% gradient-check | wrong | one-sided | fails: both-sides | says: one side only
def numerical_gradient(f, w, hair=1e-5):
    measured = np.zeros(w.shape)
    for place in np.ndindex(w.shape):
        moved = w.copy()
        moved[place] += hair
        measured[place] = (f(moved) - f(w)) / hair
    return measured


# %% gradient-check | wrong | half | fails: slopes | says: how far apart
def numerical_gradient(f, w, hair=1e-5):
    measured = np.zeros(w.shape)
    for place in np.ndindex(w.shape):
        step = np.zeros(w.shape)
        step[place] = hair
        measured[place] = (f(w + step) - f(w - step)) / (4 * hair)
    return measured


# %% gradient-check | wrong | twice | fails: slopes | says: how far apart
def numerical_gradient(f, w, hair=1e-5):
    measured = np.zeros(w.shape)
    for place in np.ndindex(w.shape):
        step = np.zeros(w.shape)
        step[place] = hair
        measured[place] = (f(w + step) - f(w - step)) / hair
    return measured


# %% gradient-check | wrong | below-minus-above | fails: slopes | says: which value of f comes first
def numerical_gradient(f, w, hair=1e-5):
    measured = np.zeros(w.shape)
    for place in np.ndindex(w.shape):
        step = np.zeros(w.shape)
        step[place] = hair
        measured[place] = (f(w - step) - f(w + step)) / (2 * hair)
    return measured


# %% gradient-check | wrong | not-divided | fails: slopes | says: divide it by the distance
def numerical_gradient(f, w, hair=1e-5):
    measured = np.zeros(w.shape)
    for place in np.ndindex(w.shape):
        step = np.zeros(w.shape)
        step[place] = hair
        measured[place] = f(w + step) - f(w - step)
    return measured


# %% gradient-check | wrong | all-at-once | fails: slopes | says: one entry at a time
def numerical_gradient(f, w, hair=1e-5):
    return np.full(w.shape, (f(w + hair) - f(w - hair)) / (2 * hair))


# %% gradient-check | wrong | first-axis-only | fails: slopes | says: whole rows together
def numerical_gradient(f, w, hair=1e-5):
    measured = np.zeros(w.shape)
    for i in range(len(w)):
        step = np.zeros(w.shape)
        step[i] = hair
        measured[i] = (f(w + step) - f(w - step)) / (2 * hair)
    return measured


# %% gradient-check | wrong | own-hair | fails: both-sides | says: takes no notice of the hair
def numerical_gradient(f, w, hair=1e-5):
    measured = np.zeros(w.shape)
    for place in np.ndindex(w.shape):
        step = np.zeros(w.shape)
        step[place] = 1e-5
        measured[place] = (f(w + step) - f(w - step)) / 2e-5
    return measured


# %% gradient-check | wrong | rounding-left-behind | fails: untouched | says: changed its argument number 2
def numerical_gradient(f, w, hair=1e-5):
    measured = np.zeros(w.shape)
    for place in np.ndindex(w.shape):
        w[place] += hair
        above = f(w)
        w[place] -= 2 * hair
        below = f(w)
        w[place] += hair
        measured[place] = (above - below) / (2 * hair)
    return measured


# %% gradient-check | wrong | never-put-back | fails: slopes both-sides untouched | says: changed its argument number 2
def numerical_gradient(f, w, hair=1e-5):
    measured = np.zeros(w.shape)
    for place in np.ndindex(w.shape):
        before = f(w)
        w[place] += hair
        measured[place] = (f(w) - before) / hair
    return measured * 1.5


# %% gradient-check | wrong | absolute-error | fails: error | says: the absolute one
def relative_error(analytic, numeric):
    return np.sqrt(np.sum((analytic - numeric) ** 2))


# %% gradient-check | wrong | no-roots | fails: error | says: lacks the roots
def relative_error(analytic, numeric):
    return np.sum((analytic - numeric) ** 2) / max(np.sum(analytic**2 + numeric**2), 1e-300)


# %% gradient-check | wrong | zero-by-zero | fails: error | says: nan
def relative_error(analytic, numeric):
    def norm(v):
        return np.sqrt((v * v).sum())

    with np.errstate(all="ignore"):
        return norm(analytic - numeric) / (norm(analytic) + norm(numeric))


# %% gradient-check | wrong | one-size | fails: error | says: both count
def relative_error(analytic, numeric):
    size = np.linalg.norm(np.ravel(numeric))
    return np.linalg.norm(np.ravel(analytic - numeric)) / size if size else 0.0


# %% gradient-check | wrong | matrix-norm | fails: error | says: relative_error
def relative_error(analytic, numeric):
    size = np.linalg.norm(analytic, 1) + np.linalg.norm(numeric, 1)
    return np.linalg.norm(analytic - numeric, 1) / size if size else 0.0


# %% gradient-check | wrong | library | fails: slopes both-sides untouched | says: already has the answer
from scipy.optimize import approx_fprime


def numerical_gradient(f, w, hair=1e-5):
    return approx_fprime(w, f, hair)


# %% find-bugs | right | fixed-in-place
wrong_gradients = ["b2", "b1", "W1"]


def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = -np.mean(y * np.log(output) + (1 - y) * np.log(1 - output))
    dz2 = (output - y) / len(X)
    dW2 = hidden.T @ dz2
    db2 = dz2.sum(axis=0)
    dhidden = dz2 @ W2.T
    dz1 = dhidden * (hidden > 0)
    dW1 = X.T @ dz1
    db1 = dz1.sum(axis=0)
    return J, [dW1, db1, dW2, db2]


# %% find-bugs | right | patched-from-outside
wrong_gradients = {"W1", "b1", "b2"}


def backward(parameters, X, y):
    J, (_, _, dW2, db2) = suspect(parameters, X, y)
    z1, _, output = forward(parameters, X)
    dz1 = np.where(z1 > 0, (output - y) @ parameters[2].T / len(X), 0)
    return J, (X.T @ dz1, np.ones(len(X)) @ dz1, dW2, len(X) * db2)


# %% find-bugs | right | sample-by-sample
wrong_gradients = ("W1", "b1", "b2")


def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    gradients = [np.zeros_like(p) for p in parameters]
    J, m = 0.0, len(X)
    for x, t in zip(X, y):
        z1, h, a = forward(parameters, x)
        J -= math.log(a[0] if t[0] == 1 else 1 - a[0]) / m
        dz2 = (a - t) / m
        dz1 = W2 @ dz2 * (z1 > 0)
        for total, part in zip(gradients, (np.outer(x, dz1), dz1, np.outer(h, dz2), dz2)):
            total += part
    return J, gradients


# %% find-bugs | wrong | nothing-repaired | fails: output-layer hidden-layer | says: still switches ReLU
def backward(parameters, X, y):
    return suspect(parameters, X, y)


# %% find-bugs | wrong | bias-only | fails: suspects hidden-layer | says: one of the hidden layer
wrong_gradients = ["b2"]


def backward(parameters, X, y):
    J, gradients = suspect(parameters, X, y)
    gradients[3] = gradients[3] * len(X)
    return J, gradients


# %% find-bugs | wrong | hidden-only | fails: suspects output-layer | says: 9 times too small
wrong_gradients = ["W1", "b1"]


def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J, gradients = suspect(parameters, X, y)
    dz1 = ((output - y) / len(X)) @ W2.T * (z1 > 0)
    return J, [X.T @ dz1, dz1.sum(axis=0), *gradients[2:]]


# %% find-bugs | wrong | blames-all | fails: suspects | says: agrees with the measured slopes
wrong_gradients = ["W1", "b1", "W2", "b2"]

# %% find-bugs | wrong | half-a-layer | fails: suspects | says: may go into the other too
wrong_gradients = ["W1", "b2"]

# %% find-bugs | wrong | a-text | fails: suspects | says: must be a list of names
wrong_gradients = "W1 b1 b2"


# %% find-bugs | wrong | no-relu-slope | fails: hidden-layer | says: lacks the slope of ReLU
def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = -np.mean(y * np.log(output) + (1 - y) * np.log(1 - output))
    dz2 = (output - y) / len(X)
    dz1 = dz2 @ W2.T
    return J, [X.T @ dz1, dz1.sum(axis=0), hidden.T @ dz2, dz2.sum(axis=0)]


# %% find-bugs | wrong | mean-in-both-biases | fails: output-layer hidden-layer | says: db1
def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = -np.mean(y * np.log(output) + (1 - y) * np.log(1 - output))
    dz2 = (output - y) / len(X)
    dz1 = dz2 @ W2.T * (z1 > 0)
    return J, [X.T @ dz1, dz1.mean(axis=0), hidden.T @ dz2, dz2.mean(axis=0)]


# %% find-bugs | wrong | sum-of-losses | fails: loss | says: their mean is asked for
def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = -np.sum(y * np.log(output) + (1 - y) * np.log(1 - output))
    dz2 = (output - y) / len(X)
    dz1 = dz2 @ W2.T * (z1 > 0)
    return J, [X.T @ dz1, dz1.sum(axis=0), hidden.T @ dz2, dz2.sum(axis=0)]


# %% find-bugs | wrong | half-a-loss | fails: loss | says: a wrong yes costs nothing
def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = -np.mean(y * np.log(output))
    dz2 = (output - y) / len(X)
    dz1 = dz2 @ W2.T * (z1 > 0)
    return J, [X.T @ dz1, dz1.sum(axis=0), hidden.T @ dz2, dz2.sum(axis=0)]


# %% find-bugs | wrong | updates-too | fails: loss | says: changed its argument number 1
def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = -np.mean(y * np.log(output) + (1 - y) * np.log(1 - output))
    dz2 = (output - y) / len(X)
    dz1 = dz2 @ W2.T * (z1 > 0)
    gradients = [X.T @ dz1, dz1.sum(axis=0), hidden.T @ dz2, dz2.sum(axis=0)]
    for p, g in zip(parameters, gradients):
        p -= 0.1 * g
    return J, gradients


# %% find-bugs | wrong | other-order | fails: output-layer | says: in another order
def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = -np.mean(y * np.log(output) + (1 - y) * np.log(1 - output))
    dz2 = (output - y) / len(X)
    dz1 = dz2 @ W2.T * (z1 > 0)
    return J, [hidden.T @ dz2, dz2.sum(axis=0), X.T @ dz1, dz1.sum(axis=0)]


# %% find-bugs | wrong | the-course-s-network | fails: output-layer hidden-layer loss | says: already has the answer
from helpers.nn.network import Dense, Network


def backward(parameters, X, y):
    network = Network([Dense(2, 6, "relu"), Dense(6, 1, "sigmoid")], rng=0)
    for mine, its in zip(parameters, network.parameters):
        its[:] = mine
    return network.loss_and_gradients(X, y, "binary_crossentropy")


# %% train | right | in-place-on-copies
def train(parameters, X, y, gradients_of, learning_rate, steps):
    mine = [np.array(p) for p in parameters]
    losses = []
    for _ in range(steps):
        J, gradients = gradients_of(mine, X, y)
        losses.append(J)
        for p, g in zip(mine, gradients):
            p -= learning_rate * g
    return mine, losses


# %% train | right | indices
import copy


def train(parameters, X, y, gradients_of, learning_rate, steps):
    trained = copy.deepcopy(parameters)
    losses = np.zeros(steps)
    for step in range(steps):
        losses[step], gradients = gradients_of(trained, X, y)
        for i in range(len(trained)):
            trained[i] = trained[i] - learning_rate * gradients[i]
    return trained, losses


# %% train | right | recursive
def train(parameters, X, y, gradients_of, learning_rate, steps):
    if steps == 0:
        return list(parameters), []
    J, gradients = gradients_of(parameters, X, y)
    moved = list(map(lambda p, g: p - learning_rate * g, parameters, gradients))
    trained, losses = train(moved, X, y, gradients_of, learning_rate, steps - 1)
    return trained, [J] + losses


# %% train | wrong | changes-the-start | fails: untouched | says: changed its argument number 1
def train(parameters, X, y, gradients_of, learning_rate, steps):
    losses = []
    for _ in range(steps):
        J, gradients = gradients_of(parameters, X, y)
        losses.append(J)
        for p, g in zip(parameters, gradients):
            p -= learning_rate * g
    return parameters, losses


# %% train | wrong | changes-the-list | fails: untouched | says: changed its argument number 1
def train(parameters, X, y, gradients_of, learning_rate, steps):
    losses = []
    for _ in range(steps):
        J, gradients = gradients_of(parameters, X, y)
        losses.append(J)
        for i, g in enumerate(gradients):
            parameters[i] = parameters[i] - learning_rate * g
    return parameters, losses


# %% train | wrong | lost-update | fails: steps losses | says: has not moved
def train(parameters, X, y, gradients_of, learning_rate, steps):
    losses = []
    for _ in range(steps):
        J, gradients = gradients_of(parameters, X, y)
        losses.append(0.0)
        for p, g in zip(parameters, gradients):
            p = p - learning_rate * g
    return parameters, losses


# %% train | wrong | uphill | fails: steps | says: gone uphill
def train(parameters, X, y, gradients_of, learning_rate, steps):
    parameters, losses = list(parameters), []
    for _ in range(steps):
        J, gradients = gradients_of(parameters, X, y)
        losses.append(J)
        parameters = [p + learning_rate * g for p, g in zip(parameters, gradients)]
    return parameters, losses


# %% train | wrong | no-learning-rate | fails: steps | says: the learning rate is missing
def train(parameters, X, y, gradients_of, learning_rate, steps):
    losses = []
    for _ in range(steps):
        J, gradients = gradients_of(parameters, X, y)
        losses.append(J)
        parameters = [p - g for p, g in zip(parameters, gradients)]
    return parameters, losses


# %% train | wrong | first-gradient-for-ever | fails: steps losses | says: compute it anew
def train(parameters, X, y, gradients_of, learning_rate, steps):
    J, gradients = gradients_of(parameters, X, y)
    losses = []
    for _ in range(steps):
        losses.append(J)
        parameters = [p - learning_rate * g for p, g in zip(parameters, gradients)]
    return parameters, losses


# %% train | wrong | one-step-short | fails: steps | says: where 5 steps lead
def train(parameters, X, y, gradients_of, learning_rate, steps):
    losses = []
    for _ in range(1, steps):
        J, gradients = gradients_of(parameters, X, y)
        losses.append(J)
        parameters = [p - learning_rate * g for p, g in zip(parameters, gradients)]
    return parameters, losses


# %% train | wrong | returns-in-the-loop | fails: steps | says: a single step
def train(parameters, X, y, gradients_of, learning_rate, steps):
    losses = []
    for _ in range(steps):
        J, gradients = gradients_of(parameters, X, y)
        losses.append(J)
        parameters = [p - learning_rate * g for p, g in zip(parameters, gradients)]
        return parameters, losses


# %% train | wrong | loss-after-the-step | fails: losses | says: after its step
def train(parameters, X, y, gradients_of, learning_rate, steps):
    J, gradients = gradients_of(parameters, X, y)
    losses = []
    for _ in range(steps):
        parameters = [p - learning_rate * g for p, g in zip(parameters, gradients)]
        J, gradients = gradients_of(parameters, X, y)
        losses.append(J)
    return parameters, losses


# %% train | wrong | last-loss-only | fails: losses | says: one number for each step
def train(parameters, X, y, gradients_of, learning_rate, steps):
    for _ in range(steps):
        J, gradients = gradients_of(parameters, X, y)
        parameters = [p - learning_rate * g for p, g in zip(parameters, gradients)]
    return parameters, J


# %% train | wrong | parameters-only | fails: steps losses | says: 2 things
def train(parameters, X, y, gradients_of, learning_rate, steps):
    for _ in range(steps):
        J, gradients = gradients_of(parameters, X, y)
        parameters = [p - learning_rate * g for p, g in zip(parameters, gradients)]
    return parameters


# %% train | wrong | the-course-s-optimizer | fails: steps losses untouched | says: already has the answer
from helpers.nn.optimizers import SGD


def train(parameters, X, y, gradients_of, learning_rate, steps):
    mine, optimizer, losses = [p.copy() for p in parameters], SGD(learning_rate), []
    for _ in range(steps):
        J, gradients = gradients_of(mine, X, y)
        losses.append(J)
        optimizer.step(mine, gradients)
    return mine, losses


# %% learn-xor | right | eight-units
def learn_xor(seed):
    parameters, losses = train(start(seed, 8), X_xor, y_xor, backward, 0.5, 3000)
    return parameters, losses


# %% learn-xor | right | own-loop
def learn_xor(seed):
    mine, losses = start(seed, 32), []
    while len(losses) < 3000:
        J, gradients = backward(mine, X_xor, y_xor)
        losses.append(J)
        for p, g in zip(mine, gradients):
            p -= 0.3 * g
    return mine, np.array(losses)


# %% learn-xor | right | stops-when-done
def learn_xor(seed):
    parameters, losses = start(seed, n_hidden=12), []
    while not losses or (losses[-1] > 0.01 and len(losses) < 5000):
        parameters, more = train(parameters, X_xor, y_xor, backward, 0.5, 100)
        losses += more
    return parameters, losses


# %% learn-xor | wrong | two-units | fails: learns | says: of 8 seeds
def learn_xor(seed):
    return train(start(seed, 2), X_xor, y_xor, backward, 0.5, 1000)


# %% learn-xor | wrong | tiny-steps | fails: learns | says: longer steps
def learn_xor(seed):
    return train(start(seed, 16), X_xor, y_xor, backward, 0.001, 1000)


# %% learn-xor | wrong | too-few-steps | fails: learns | says: stays above 0.05
def learn_xor(seed):
    return train(start(seed, 16), X_xor, y_xor, backward, 0.5, 20)


# %% learn-xor | wrong | too-many-steps | fails: learns | says: at most 5,000
def learn_xor(seed):
    return train(start(seed, 16), X_xor, y_xor, backward, 0.1, 5001)


# %% learn-xor | wrong | one-seed | fails: seeds | says: do not begin with that of start
def learn_xor(seed):
    return train(start(0, 16), X_xor, y_xor, backward, 0.5, 1000)


# %% learn-xor | wrong | own-random-numbers | fails: seeds | says: do not begin with that of start
def learn_xor(seed):
    rng = np.random.default_rng()
    own = [
        rng.normal(size=(2, 32)),
        np.zeros(32),
        rng.normal(scale=0.25, size=(32, 1)),
        np.zeros(1),
    ]
    return train(own, X_xor, y_xor, backward, 0.5, 2000)


# %% learn-xor | wrong | noisy-steps | fails: seeds | says: two different results
def learn_xor(seed):
    parameters, losses = train(start(seed, 16), X_xor, y_xor, backward, 0.5, 2000)
    return [
        p + np.random.default_rng().normal(scale=1e-6, size=p.shape) for p in parameters
    ], losses


# %% learn-xor | wrong | weights-by-hand | fails: seeds | says: do not begin with that of start
def learn_xor(seed):
    W1 = np.array([[1.0, 1.0], [1.0, 1.0]])
    return [W1, np.array([0.0, -1.0]), np.array([[20.0], [-40.0]]), np.array([-10.0])], [0.7, 0.01]


# %% learn-xor | wrong | start-returned | fails: learns seeds | says: that it started from
def learn_xor(seed):
    begin = start(seed, 16)
    return begin, train(begin, X_xor, y_xor, backward, 0.5, 1000)[1]


# %% learn-xor | wrong | parameters-only | fails: learns seeds | says: 2 things
def learn_xor(seed):
    return train(start(seed, 16), X_xor, y_xor, backward, 0.5, 1000)[0]


# %% learn-xor | wrong | the-course-s-network | fails: learns seeds | says: already has the answer
from helpers.nn.network import Dense, Network, fit
from helpers.nn.optimizers import SGD


def learn_xor(seed):
    network = Network([Dense(2, 16, "relu"), Dense(16, 1, "sigmoid")], rng=seed)
    history = fit(network, X_xor, y_xor, "binary_crossentropy", SGD(0.5), epochs=1000)
    return network.parameters, history.loss
