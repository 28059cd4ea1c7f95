# Answers to assignment 6. See tests/answers/__init__.py for what the headers mean.
# ruff: noqa

# %% neuron | right | numpy
z = np.dot([0.5, 1.0], [4.0, -1.0]) - 1.5
a = np.tanh(z)
da = 2 * a - 1
dz = da / np.cosh(z) ** 2
dw = np.outer(dz, [4.0, -1.0]).ravel()
db = dz * 1
w_new = [0.5, 1.0] - 0.1 * dw

# %% neuron | right | lists
z = -1 / 2
a = (math.exp(2 * z) - 1) / (math.exp(2 * z) + 1)
da = (a - 0.5) * 2
dz = (1 - a) * (1 + a) * da
dw = [4 * dz, -1 * dz]
db = dz
w_new = [0.5 - 0.1 * dw[0], 1 - 0.1 * dw[1]]

# %% neuron | right | float32
z = np.float32(-0.5)
a = np.tanh(np.float64(z))
da = np.array([2 * (a - 0.5)])
dz = da * (1 - a**2)
dw = np.array([4.0, -1.0]) * dz
db = dz[0]
w_new = (np.array([0.5, 1.0]) - dw / 10).tolist()

# %% neuron | wrong | no-bias | fails: z | says: lacks the bias
z = 0.5 * 4 + 1 * -1

# %% neuron | wrong | sign-of-the-input | fails: z | says: counts negative
z = 0.5 * 4 + 1 * 1 - 1.5

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
dw = dz * np.array([4, 1])

# %% neuron | wrong | one-weight | fails: dw update | says: single number
dw = 4 * dz
w_new = 0.5 - 0.1 * dw

# %% neuron | wrong | times-bias | fails: db | says: how large the bias is
db = dz * -1.5

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

# %% neuron | wrong | first-steps-blank | fails: z a | says: still blank
z = ...
a = ...
da = -1.9242343145200196
dz = -1.51331
dw = [4 * dz, -dz]
db = dz
w_new = [0.5 - 0.4 * dz, 1 + 0.1 * dz]


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


# %% activations | wrong | boolean-if | fails: relu | says: choose element by element
def relu_backward(da, z):
    return da if z > 0 else 0


# %% activations | wrong | one-number | fails: sigmoid | says: shape
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


# %% gradient-check | wrong | one-size | fails: error | says: divides by one of the two sizes
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


# %% find-bugs | wrong | bias-only | fails: suspects hidden-layer | says: something of the hidden layer
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


# %% train | wrong | recursive | fails: steps | says: RecursionError
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


# %% learn-xor | wrong | tiny-steps | fails: learns | says: more steps
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


# %% learn-xor | wrong | weights-by-hand | fails: learns seeds | says: the same network from every seed
def learn_xor(seed):
    W1 = np.array([[1.0, 1.0], [1.0, 1.0]])
    return [W1, np.array([0.0, -1.0]), np.array([[20.0], [-40.0]]), np.array([-10.0])], [0.7, 0.01]


# %% learn-xor | wrong | start-returned | fails: learns | says: that it started from
def learn_xor(seed):
    begin = start(seed, 16)
    return begin, train(begin, X_xor, y_xor, backward, 0.5, 1000)[1]


# %% learn-xor | wrong | parameters-only | fails: learns | says: 2 things
def learn_xor(seed):
    return train(start(seed, 16), X_xor, y_xor, backward, 0.5, 1000)[0]


# %% learn-xor | wrong | the-course-s-network | fails: learns seeds | says: already has the answer
from helpers.nn.network import Dense, Network, fit
from helpers.nn.optimizers import SGD


def learn_xor(seed):
    network = Network([Dense(2, 16, "relu"), Dense(16, 1, "sigmoid")], rng=seed)
    history = fit(network, X_xor, y_xor, "binary_crossentropy", SGD(0.5), epochs=1000)
    return network.parameters, history.loss


# %% activations | right | lambdas
relu_backward = lambda da, z: da * (z > 0)
sigmoid_backward = lambda da, a: da * a * (1 - a)
tanh_backward = lambda da, a: da * (1 - a * a)


# %% activations | wrong | corner-two | fails: relu | says: relu_backward at z = 0: the slope there must lie between those of the
def relu_backward(da, z):
    return da * ((z >= 0).astype(da.dtype) + (z == 0).astype(da.dtype))


# %% activations | wrong | sigmoid-of-a | fails: sigmoid | says: sigmoid_backward(da, a) differs from the measured slope in 6 of 6
def sigmoid_backward(da, a):
    s = 1 / (1 + np.exp(-a))
    return da * s * (1 - s)


# %% activations | wrong | sigmoid-negative | fails: sigmoid | says: sigmoid_backward(da, a) has the right sizes but the wrong sign
def sigmoid_backward(da, a):
    return da * a * (a - 1)


# %% activations | wrong | sigmoid-rows-only | fails: arrays | says: sigmoid_backward(np.array([-0.707239, 0.346, 0.243696, -0.222277]),
def sigmoid_backward(da, a):
    out = np.zeros_like(da)
    for i in range(da.shape[0]):
        for j in range(da.shape[1]):
            out[i, j] = da[i, j] * a[i, j] * (1 - a[i, j])
    return out


# %% activations | wrong | tanh-of-a | fails: tanh | says: tanh_backward(da, a) differs from the measured slope in 6 of 6
def tanh_backward(da, a):
    return da * (1 - np.tanh(a) ** 2)


# %% activations | wrong | tanh-summed | fails: tanh | says: tanh_backward(da, a) has shape (3,), but (2, 3) is wanted: one axis
def tanh_backward(da, a):
    return (da * (1 - a**2)).sum(axis=0)


# %% activations | right | nan-gradient-behind-closed-switch
def relu_backward(da, z):
    return np.where(z < 0, da * 0, da)


# %% activations | right | plain-numbers-only-arrays
def relu_backward(da, z):
    return (da * (z > 0)).astype(da.dtype)


# %% output-slope | wrong | squared-error-too | fails: direction | says: output_slope belongs to the squared error; this loss is the
def output_slope(a, y):
    return 2 * (a - y) * a * (1 - a) / len(a)


# %% output-slope | wrong | m-squared | fails: mean | says: output_slope is divided by the number of samples twice.
def output_slope(a, y):
    m = len(a)
    return (a - y) / m / m


# %% output-slope | wrong | flat | fails: direction | says: output_slope(a, y) has shape (6,), but (6, 1) is wanted: the same
def output_slope(a, y):
    return (a - y).ravel() / len(a)


# %% output-slope | right | through-dJda
def output_slope(a, y):
    da = (-y / a + (1 - y) / (1 - a)) / len(a)
    return da * a * (1 - a)


# %% output-slope | right | clipped
def output_slope(a, y):
    a = np.clip(a, 1e-12, 1 - 1e-12)
    return (a - y) / len(a)


# %% layer | wrong | mean-twice-in-dW | fails: weights | says: dW is divided by m once more: the 1/m came with the loss and is in dA
def layer_backward(dA, X, W, b):
    A = np.tanh(X @ W + b)
    dZ = dA * (1 - A**2)
    return dZ, X.T @ dZ / len(X), dZ.sum(axis=0), dZ @ W.T


# %% layer | wrong | dW-from-dA | fails: weights | says: dW starts from dA; it must start from dZ, one link further back.
def layer_backward(dA, X, W, b):
    A = np.tanh(X @ W + b)
    dZ = dA * (1 - A**2)
    return dZ, X.T @ dA, dZ.sum(axis=0), dZ @ W.T


# %% layer | wrong | db-mean | fails: bias | says: db is a mean over the batch: the 1/m came with the loss and is in dA
def layer_backward(dA, X, W, b):
    A = np.tanh(X @ W + b)
    dZ = dA * (1 - A**2)
    return dZ, X.T @ dZ, dZ.mean(axis=0), dZ @ W.T


# %% layer | wrong | db-one-number | fails: bias | says: db is right in 0 of 2 places; the first wrong one is at index [0],
def layer_backward(dA, X, W, b):
    A = np.tanh(X @ W + b)
    dZ = dA * (1 - A**2)
    return dZ, X.T @ dZ, np.sum(dZ) * np.ones_like(b), dZ @ W.T


# %% layer | wrong | dX-from-dA | fails: inputs | says: dX starts from dA; it must start from dZ, one link further back.
def layer_backward(dA, X, W, b):
    A = np.tanh(X @ W + b)
    dZ = dA * (1 - A**2)
    return dZ, X.T @ dZ, dZ.sum(axis=0), dA @ W.T


# %% layer | wrong | dX-through-previous-tanh | fails: inputs | says: dX is right in 0 of 12 places; the first wrong one is at index [0,
def layer_backward(dA, X, W, b):
    A = np.tanh(X @ W + b)
    dZ = dA * (1 - A**2)
    return dZ, X.T @ dZ, dZ.sum(axis=0), (dZ @ W.T) * (1 - X**2)


# %% layer | wrong | order | fails: arrays | says: layer_backward returns its results in another order; dZ, dW, db, dX
def layer_backward(dA, X, W, b):
    A = np.tanh(X @ W + b)
    dZ = dA * (1 - A**2)
    return dZ, dZ @ W.T, dZ.sum(axis=0), X.T @ dZ


# %% layer | wrong | dZ-divided-again | fails: through-tanh | says: dZ is divided by m once more: the 1/m came with the loss and is in dA
def layer_backward(dA, X, W, b):
    A = np.tanh(X @ W + b)
    dZ = dA * (1 - A**2) / len(dA)
    return dZ, X.T @ dZ, dZ.sum(axis=0), dZ @ W.T


# %% layer | right | cosh-of-large-z
def layer_backward(dA, X, W, b):
    dZ = dA * (2 / (np.exp(X @ W + b) + np.exp(-(X @ W + b)))) ** 2
    return dZ, X.T @ dZ, dZ.sum(axis=0), dZ @ W.T


# %% gradient-check | wrong | alias-not-copy | fails: slopes both-sides | says: numerical_gradient for an array of shape (3,) is right in 0 of 3
def numerical_gradient(f, w, hair=1e-5):
    out = np.zeros_like(w)
    for index in np.ndindex(w.shape):
        a, b = w, w
        a[index] += hair
        b[index] -= hair
        out[index] = (f(a) - f(b)) / (2 * hair)
    return out


# %% gradient-check | wrong | first-axis-vector-only | fails: slopes | says: numerical_gradient(f, w) for shape (2, 3) has shape (6,), but (2, 3)
def numerical_gradient(f, w, hair=1e-5):
    out = []
    for i in range(w.size):
        step = np.zeros(w.size)
        step[i] = hair
        out.append((f(w + step.reshape(w.shape)) - f(w - step.reshape(w.shape))) / (2 * hair))
    return np.array(out)


# %% gradient-check | wrong | big-hair | fails: slopes both-sides | says: numerical_gradient for an array of shape (3,) is close, but not
def numerical_gradient(f, w, hair=1e-5):
    hair = 0.1
    out = np.zeros_like(w)
    for index in np.ndindex(w.shape):
        a, b = w.copy(), w.copy()
        a[index] += hair
        b[index] -= hair
        out[index] = (f(a) - f(b)) / (2 * hair)
    return out


# %% gradient-check | wrong | hair-too-fine | fails: slopes | says: numerical_gradient for an array of shape (3,) is right in 0 of 3
def numerical_gradient(f, w, hair=1e-15):
    out = np.zeros_like(w)
    for index in np.ndindex(w.shape):
        a, b = w.copy(), w.copy()
        a[index] += hair
        b[index] -= hair
        out[index] = (f(a) - f(b)) / (2 * hair)
    return out


# %% gradient-check | wrong | rounded-result | fails: slopes | says: numerical_gradient for an array of shape (3,) is close, but not
def numerical_gradient(f, w, hair=1e-5):
    out = np.zeros_like(w)
    for index in np.ndindex(w.shape):
        a, b = w.copy(), w.copy()
        a[index] += hair
        b[index] -= hair
        out[index] = (f(a) - f(b)) / (2 * hair)
    return out.round(3)


# %% gradient-check | wrong | error-zero-over-zero | fails: error | says: is nan: somewhere a step divides 0 by 0
def relative_error(analytic, numeric):
    return np.linalg.norm(analytic - numeric) / (
        np.linalg.norm(analytic) + np.linalg.norm(numeric)
    )


# %% gradient-check | wrong | error-only-one-size | fails: error | says: relative_error divides by one of the two sizes; the sum of both
def relative_error(analytic, numeric):
    size = np.linalg.norm(analytic)
    return np.linalg.norm(analytic - numeric) / size if size else 0.0


# %% gradient-check | wrong | error-spectral | fails: error | says: relative_error = 0.704172 is too large.
def relative_error(analytic, numeric):
    norm = lambda x: np.linalg.norm(x, 2 if np.ndim(x) <= 2 else None)
    size = norm(analytic) + norm(numeric)
    return norm(analytic - numeric) / size if size else 0.0


# %% gradient-check | wrong | error-difference-of-norms | fails: error | says: relative_error = 0.269923 is too small.
def relative_error(analytic, numeric):
    p, q = np.linalg.norm(analytic), np.linalg.norm(numeric)
    return abs(p - q) / (p + q) if p + q else 0.0


# %% gradient-check | wrong | error-elementwise | fails: error | says: relative_error of equal gradients must be one number, but it has
def relative_error(analytic, numeric):
    size = np.abs(analytic) + np.abs(numeric)
    return np.where(size > 0, np.abs(analytic - numeric) / np.where(size > 0, size, 1), 0)


# %% gradient-check | wrong | error-in-place | fails: error | says: relative_error(an array of shape (2, 2), an array of shape (2, 2))
def relative_error(analytic, numeric):
    size = np.linalg.norm(analytic) + np.linalg.norm(numeric)
    analytic -= numeric
    return np.linalg.norm(analytic) / size if size else 0.0


# %% gradient-check | wrong | error-with-1e-8 | fails: error | says: relative_error of opposite gradients = 0.997889 is close, but not
def relative_error(analytic, numeric):
    return np.linalg.norm(analytic - numeric) / (
        np.linalg.norm(analytic) + np.linalg.norm(numeric) + 1e-8
    )


# %% gradient-check | right | view-by-reshape
def numerical_gradient(f, w, hair=1e-5):
    flat = w.reshape(-1)
    out = np.zeros(flat.size)
    for i in range(flat.size):
        kept = flat[i]
        flat[i] = kept + hair
        up = f(w)
        flat[i] = kept - hair
        down = f(w)
        flat[i] = kept
        out[i] = (up - down) / (2 * hair)
    return out.reshape(w.shape)


# %% gradient-check | right | float64-inside
def numerical_gradient(f, w, hair=1e-5):
    base = np.asarray(w, dtype=np.float64)
    out = np.zeros(base.shape)
    for index in np.ndindex(base.shape):
        a, b = base.copy(), base.copy()
        a[index] += hair
        b[index] -= hair
        out[index] = (f(a) - f(b)) / (2 * hair)
    return out


# %% find-bugs | wrong | only-hidden | fails: suspects | says: wrong_gradients lacks something of the output layer: a slip need not show
wrong_gradients = ["W1", "b1"]


# %% find-bugs | wrong | db2-mean-left | fails: output-layer | says: db2 is 9 times too small for a batch of 9: the mean was taken once
def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = -np.mean(y * np.log(output) + (1 - y) * np.log(1 - output))
    dz2 = (output - y) / len(X)
    dz1 = (dz2 @ W2.T) * (z1 > 0)
    return J, [X.T @ dz1, dz1.sum(axis=0), hidden.T @ dz2, dz2.mean(axis=0)]


# %% find-bugs | wrong | switch-left | fails: hidden-layer | says: dW1 still switches ReLU by the slope that arrives; the switch was set
def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = -np.mean(y * np.log(output) + (1 - y) * np.log(1 - output))
    dz2 = (output - y) / len(X)
    dhidden = dz2 @ W2.T
    dz1 = dhidden * (dhidden > 0)
    return J, [X.T @ dz1, dz1.sum(axis=0), hidden.T @ dz2, dz2.sum(axis=0)]


# %% find-bugs | wrong | times-hidden | fails: hidden-layer | says: dW1 differs from the measured slope in 10 of 12 places, first at
def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = -np.mean(y * np.log(output) + (1 - y) * np.log(1 - output))
    dz2 = (output - y) / len(X)
    dz1 = (dz2 @ W2.T) * hidden
    return J, [X.T @ dz1, dz1.sum(axis=0), hidden.T @ dz2, dz2.sum(axis=0)]


# %% find-bugs | wrong | both-means | fails: hidden-layer | says: db1 is divided by m once more: the mean was taken once already, in
def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = -np.mean(y * np.log(output) + (1 - y) * np.log(1 - output))
    dz2 = (output - y) / len(X)
    dz1 = (dz2 @ W2.T) * (z1 > 0)
    return J, [X.T @ dz1, dz1.mean(axis=0), hidden.T @ dz2, dz2.sum(axis=0)]


# %% find-bugs | wrong | no-mean | fails: output-layer | says: dW2 belongs to the sum of the losses; J is their mean.
def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = -np.mean(y * np.log(output) + (1 - y) * np.log(1 - output))
    dz2 = output - y
    dz1 = (dz2 @ W2.T) * (z1 > 0)
    return J, [X.T @ dz1, dz1.sum(axis=0), hidden.T @ dz2, dz2.sum(axis=0)]


# %% find-bugs | wrong | sigmoid-slope-added | fails: output-layer | says: dW2 is right in 1 of 6 places; the first wrong one is at index [0,
def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = -np.mean(y * np.log(output) + (1 - y) * np.log(1 - output))
    dz2 = (output - y) * output * (1 - output) / len(X)
    dz1 = (dz2 @ W2.T) * (z1 > 0)
    return J, [X.T @ dz1, dz1.sum(axis=0), hidden.T @ dz2, dz2.sum(axis=0)]


# %% find-bugs | wrong | loss-sign | fails: loss | says: J has the right size but the wrong sign.
def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = np.mean(y * np.log(output) + (1 - y) * np.log(1 - output))
    dz2 = (output - y) / len(X)
    dz1 = (dz2 @ W2.T) * (z1 > 0)
    return J, [X.T @ dz1, dz1.sum(axis=0), hidden.T @ dz2, dz2.sum(axis=0)]


# %% find-bugs | wrong | loss-mse | fails: loss | says: J = 0.360977 is too small.
def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = np.mean((output - y) ** 2)
    dz2 = (output - y) / len(X)
    dz1 = (dz2 @ W2.T) * (z1 > 0)
    return J, [X.T @ dz1, dz1.sum(axis=0), hidden.T @ dz2, dz2.sum(axis=0)]


# %% find-bugs | wrong | fixed-data | fails: output-layer hidden-layer loss | says: dW2 is right in 1 of 6 places; the first wrong one is at index [0,
def backward(parameters, X, y):
    X, y = X_xor, y_xor
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = -np.mean(y * np.log(output) + (1 - y) * np.log(1 - output))
    dz2 = (output - y) / len(X)
    dz1 = (dz2 @ W2.T) * (z1 > 0)
    return J, [X.T @ dz1, dz1.sum(axis=0), hidden.T @ dz2, dz2.sum(axis=0)]


# %% find-bugs | wrong | fixed-four | fails: output-layer | says: dW2 is 2.25 times what it should be, in every place.
def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = -np.mean(y * np.log(output) + (1 - y) * np.log(1 - output))
    dz2 = (output - y) / 4
    dz1 = (dz2 @ W2.T) * (z1 > 0)
    return J, [X.T @ dz1, dz1.sum(axis=0), hidden.T @ dz2, dz2.sum(axis=0)]


# %% find-bugs | right | corner-open
def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = -np.mean(y * np.log(output) + (1 - y) * np.log(1 - output))
    dz2 = (output - y) / len(X)
    dz1 = (dz2 @ W2.T) * (z1 >= 0)
    return J, [X.T @ dz1, dz1.sum(axis=0), hidden.T @ dz2, dz2.sum(axis=0)]


# %% find-bugs | right | flat-return
def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = -np.mean(y * np.log(output) + (1 - y) * np.log(1 - output))
    dz2 = (output - y) / len(X)
    dz1 = (dz2 @ W2.T) * (z1 > 0)
    return J, X.T @ dz1, dz1.sum(axis=0), hidden.T @ dz2, dz2.sum(axis=0)


# %% find-bugs | right | duplicates
wrong_gradients = ["W1", "b1", "b2", "b2"]


# %% find-bugs | right | measured-gradients
def backward(parameters, X, y):
    J = suspect(parameters, X, y)[0]
    gradients = []
    for k in range(4):
        g = np.zeros_like(parameters[k])
        for i in np.ndindex(g.shape):
            up, down = [p.copy() for p in parameters], [p.copy() for p in parameters]
            up[k][i] += 1e-5
            down[k][i] -= 1e-5
            g[i] = (suspect(up, X, y)[0] - suspect(down, X, y)[0]) / 2e-5
        gradients.append(g)
    return J, gradients


# %% train | wrong | final-loss-appended | fails: losses | says: losses must hold one number for each step; here there are 3 steps,
def train(parameters, X, y, gradients_of, learning_rate, steps):
    losses = []
    for _ in range(steps):
        J, gradients = gradients_of(parameters, X, y)
        losses.append(J)
        parameters = [p - learning_rate * g for p, g in zip(parameters, gradients)]
    losses.append(gradients_of(parameters, X, y)[0])
    return parameters, losses


# %% train | wrong | rate-ignored | fails: steps | says: the second parameter after 6 steps is right in 0 of 3 places; the
def train(parameters, X, y, gradients_of, learning_rate, steps):
    losses = []
    for _ in range(steps):
        J, gradients = gradients_of(parameters, X, y)
        losses.append(J)
        parameters = [p - 0.1 * g for p, g in zip(parameters, gradients)]
    return parameters, losses


# %% train | wrong | gradients-once | fails: steps | says: the second parameter after 6 steps has used the first gradient in
def train(parameters, X, y, gradients_of, learning_rate, steps):
    losses = []
    _, gradients = gradients_of(parameters, X, y)
    for _ in range(steps):
        losses.append(gradients_of(parameters, X, y)[0])
        parameters = [p - learning_rate * g for p, g in zip(parameters, gradients)]
    return parameters, losses


# %% train | wrong | one-parameter-after-the-other | fails: steps | says: Two parameters whose slopes depend on each other arrive somewhere
def train(parameters, X, y, gradients_of, learning_rate, steps):
    w = [p.copy() for p in parameters]
    losses = []
    for _ in range(steps):
        losses.append(gradients_of(w, X, y)[0])
        for i in range(len(w)):
            w[i] = w[i] - learning_rate * gradients_of(w, X, y)[1][i]
    return w, losses


# %% train | wrong | weights-only | fails: steps | says: the second parameter after 6 steps has not moved: the new values
def train(parameters, X, y, gradients_of, learning_rate, steps):
    w = [p.copy() for p in parameters]
    losses = []
    for _ in range(steps):
        J, g = gradients_of(w, X, y)
        losses.append(J)
        for i in range(0, len(w), 2):
            w[i] = w[i] - learning_rate * g[i]
    return w, losses


# %% train | wrong | backward-hard-wired | fails: steps losses untouched | says: train([np.array([1., -2.])], an array of shape (4, 2), an array of
def train(parameters, X, y, gradients_of, learning_rate, steps):
    losses = []
    for _ in range(steps):
        J, g = backward(parameters, X, y)
        losses.append(J)
        parameters = [p - learning_rate * a for p, a in zip(parameters, g)]
    return parameters, losses


# %% train | right | losses-array
def train(parameters, X, y, gradients_of, learning_rate, steps):
    losses = np.zeros(steps)
    for s in range(steps):
        losses[s], g = gradients_of(parameters, X, y)
        parameters = [p - learning_rate * a for p, a in zip(parameters, g)]
    return parameters, losses


# %% train | right | two-calls-per-step
def train(parameters, X, y, gradients_of, learning_rate, steps):
    losses = []
    for _ in range(steps):
        losses.append(gradients_of(parameters, X, y)[0])
        g = gradients_of(parameters, X, y)[1]
        parameters = [p - learning_rate * a for p, a in zip(parameters, g)]
    return parameters, losses


# %% neuron | wrong | bias-sign | fails: z | says: z is off by the sign of the bias: it is added as it is.
z = 4 * 0.5 + (-1) * 1 - (-1.5)
a = math.tanh(z)
da = 2 * (a - 0.5)
dz = da * (1 - a**2)
dw = [dz * 4, dz * (-1)]
db = dz
w_new = [0.5 - 0.1 * dw[0], 1 - 0.1 * dw[1]]


# %% neuron | wrong | relu-instead | fails: a | says: a is the ReLU of z, but this neuron has tanh.
z = 4 * 0.5 + (-1) * 1 + (-1.5)
a = max(0.0, z)
da = 2 * (a - 0.5)
dz = da * (1 - a**2)
dw = [dz * 4, dz * (-1)]
db = dz
w_new = [0.5 - 0.1 * dw[0], 1 - 0.1 * dw[1]]


# %% neuron | wrong | tanh-of-a | fails: dz | says: dz = -1.56544 is too large in size.
z = 4 * 0.5 + (-1) * 1 + (-1.5)
a = math.tanh(z)
da = 2 * (a - 0.5)
dz = da * (1 - math.tanh(a) ** 2)
dw = [dz * 4, dz * (-1)]
db = dz
w_new = [0.5 - 0.1 * dw[0], 1 - 0.1 * dw[1]]


# %% neuron | wrong | slope-without-da | fails: dz | says: dz is the slope of tanh alone; along a path slopes multiply.
z = 4 * 0.5 + (-1) * 1 + (-1.5)
a = math.tanh(z)
da = 2 * (a - 0.5)
dz = 1 - a**2
dw = [dz * 4, dz * (-1)]
db = dz
w_new = [0.5 - 0.1 * dw[0], 1 - 0.1 * dw[1]]


# %% neuron | wrong | square-forgotten | fails: dz | says: dz lacks a square in the slope of tanh.
z = 4 * 0.5 + (-1) * 1 + (-1.5)
a = math.tanh(z)
da = 2 * (a - 0.5)
dz = da * (1 - a)
dw = [dz * 4, dz * (-1)]
db = dz
w_new = [0.5 - 0.1 * dw[0], 1 - 0.1 * dw[1]]


# %% neuron | wrong | same-for-both | fails: dw | says: dw is dz twice: each weight's slope is also in proportion to what it
z = 4 * 0.5 + (-1) * 1 + (-1.5)
a = math.tanh(z)
da = 2 * (a - 0.5)
dz = da * (1 - a**2)
dw = [dz, dz]
db = dz
w_new = [0.5 - 0.1 * dw[0], 1 - 0.1 * dw[1]]


# %% neuron | wrong | dw-from-da | fails: dw | says: dw starts from da; it must start from dz, one link further back.
z = 4 * 0.5 + (-1) * 1 + (-1.5)
a = math.tanh(z)
da = 2 * (a - 0.5)
dz = da * (1 - a**2)
dw = [da * 4, da * (-1)]
db = dz
w_new = [0.5 - 0.1 * dw[0], 1 - 0.1 * dw[1]]


# %% neuron | wrong | db-zero | fails: db | says: db is 0, but the bias is part of z, so moving it moves the loss.
z = 4 * 0.5 + (-1) * 1 + (-1.5)
a = math.tanh(z)
da = 2 * (a - 0.5)
dz = da * (1 - a**2)
dw = [dz * 4, dz * (-1)]
db = 0.0
w_new = [0.5 - 0.1 * dw[0], 1 - 0.1 * dw[1]]


# %% neuron | wrong | db-is-da | fails: db | says: db starts from da; it must start from dz, one link further back.
z = 4 * 0.5 + (-1) * 1 + (-1.5)
a = math.tanh(z)
da = 2 * (a - 0.5)
dz = da * (1 - a**2)
dw = [dz * 4, dz * (-1)]
db = da
w_new = [0.5 - 0.1 * dw[0], 1 - 0.1 * dw[1]]


# %% neuron | wrong | wrong-learning-rate | fails: update | says: w_new is right in 0 of 2 places; the first wrong one is at index [0],
z = 4 * 0.5 + (-1) * 1 + (-1.5)
a = math.tanh(z)
da = 2 * (a - 0.5)
dz = da * (1 - a**2)
dw = [dz * 4, dz * (-1)]
db = dz
w_new = [0.5 - 0.01 * dw[0], 1 - 0.01 * dw[1]]


# %% neuron | wrong | rounded-a | fails: a | says: a = -0.46 is close, but not exact: off by 0.002; a rounded number,
z = 4 * 0.5 + (-1) * 1 + (-1.5)
a = -0.46
da = 2 * (a - 0.5)
dz = da * (1 - a**2)
dw = [dz * 4, dz * (-1)]
db = dz
w_new = [0.5 - 0.1 * dw[0], 1 - 0.1 * dw[1]]


# %% neuron | right | dw-tuple
z = 4 * 0.5 + (-1) * 1 + (-1.5)
a = math.tanh(z)
da = 2 * (a - 0.5)
dz = da * (1 - a**2)
dw = (dz * 4, dz * (-1))
db = dz
w_new = [0.5 - 0.1 * dw[0], 1 - 0.1 * dw[1]]


# %% neuron | right | column-dw
z = 4 * 0.5 + (-1) * 1 + (-1.5)
a = math.tanh(z)
da = 2 * (a - 0.5)
dz = da * (1 - a**2)
dw = np.array([[4.0], [-1.0]]) * dz
db = dz
w_new = np.array([[0.5], [1.0]]) - 0.1 * dw


# %% fork | wrong | sign-of-error | fails: outputs | says: d_o1 has the right size but the wrong sign.
d_o1 = 2 * (1 - 1.2)
d_o2 = 2 * (1 + 0.6)
d_h = 2 * d_o1 + (-1) * d_o2
d_w = d_h * 1 * 1.5


# %% fork | wrong | relu-on-output | fails: outputs | says: d_o2 = 0.0 is too large.
d_o1 = 2 * (2 * 0.6 - 1)
d_o2 = 0.0
d_h = 2 * d_o1 + (-1) * d_o2
d_w = d_h * 1 * 1.5


# %% fork | wrong | mean-of-paths | fails: hidden | says: d_h is the mean of the two paths; where paths meet, slopes add.
d_o1 = 2 * (2 * 0.6 - 1)
d_o2 = 2 * (-0.6 - 1)
d_h = (2 * d_o1 - d_o2) / 2
d_w = d_h * 1 * 1.5


# %% fork | wrong | times-h | fails: weight | says: d_w is d_h times h; the weight stands before the unit and meets x.
d_o1 = 2 * (2 * 0.6 - 1)
d_o2 = 2 * (-0.6 - 1)
d_h = 2 * d_o1 + (-1) * d_o2
d_w = d_h * 0.6


# %% activations | right | flat-comprehension
def relu_backward(da, z):
    values = [d if p > 0 else 0.0 for d, p in zip(da.ravel(), z.ravel())]
    return np.array(values, dtype=da.dtype).reshape(da.shape)


def sigmoid_backward(da, a):
    values = [d * s * (1 - s) for d, s in zip(da.ravel(), a.ravel())]
    return np.array(values, dtype=da.dtype).reshape(da.shape)


def tanh_backward(da, a):
    values = [d * (1 - t * t) for d, t in zip(da.ravel(), a.ravel())]
    return np.array(values, dtype=da.dtype).reshape(da.shape)


# %% activations | right | select-and-odd-formulas
def relu_backward(da, z):
    return np.select([z > 0, z <= 0], [da, np.zeros_like(da)])


def sigmoid_backward(da, a):
    # 1 / (1/a + 1/(1-a)) is a(1-a)
    inside = (a > 0) & (a < 1)
    safe = np.where(inside, a, 0.5)
    return np.where(inside, da / (1 / safe + 1 / (1 - safe)), 0 * da)


def tanh_backward(da, a):
    return -da * (a**2 - 1)


# %% output-slope | right | comprehension
def output_slope(a, y):
    return np.array([[(p - t) / len(a)] for p, t in zip(a[:, 0], y[:, 0])])


# %% output-slope | right | helper-lambda-print
def output_slope(a, y, show=False):
    one = lambda p, t: p - t
    if show:
        print(len(a), "samples")
    return one(a, y) * len(a) ** -1


# %% layer | right | comprehension-outer-print
def layer_backward(dA, X, W, b):
    Z = X @ W + b
    dZ = np.multiply(dA, 1 - np.tanh(Z) ** 2)
    dW = sum(np.outer(x, d) for x, d in zip(X, dZ))
    db = np.array([column.sum() for column in dZ.T])
    dX = np.array([W @ d for d in dZ])
    print("shapes", dZ.shape, dW.shape, db.shape, dX.shape)
    return dZ, dW, db, dX


# %% layer | right | class-inside
class Layer:
    def __init__(self, X, W, b):
        self.X, self.W = X, W
        self.out = np.tanh(X @ W + b)

    def back(self, dA):
        dZ = dA * (1 - self.out**2)
        return dZ, np.tensordot(self.X, dZ, axes=(0, 0)), dZ.sum(0), np.tensordot(dZ, self.W, axes=(1, 1))


def layer_backward(dA, X, W, b):
    return Layer(X, W, b).back(dA)


# %% gradient-check | right | nditer
def numerical_gradient(f, w, hair=1e-5):
    result = np.zeros_like(w)
    walker = np.nditer(w, flags=["multi_index"])
    while not walker.finished:
        place = walker.multi_index
        moved = w.copy()
        moved[place] = w[place] + hair
        above = f(moved)
        moved[place] = w[place] - hair
        result[place] = 0.5 * (above - f(moved)) / hair
        walker.iternext()
    return result


def relative_error(analytic, numeric):
    g = [float(v) for v in np.ravel(analytic)]
    n = [float(v) for v in np.ravel(numeric)]
    top = math.sqrt(sum((p - q) ** 2 for p, q in zip(g, n)))
    bottom = math.sqrt(sum(p * p for p in g)) + math.sqrt(sum(q * q for q in n))
    return top / bottom if bottom else 0.0


# %% gradient-check | right | true-distance
def numerical_gradient(f, w, hair=1e-5):
    out = np.zeros_like(w)
    for index in np.ndindex(*w.shape):
        a, b = np.array(w), np.array(w)
        a[index] += hair
        b[index] -= hair
        out[index] = (f(a) - f(b)) / (a[index] - b[index])
    return out


def relative_error(analytic, numeric):
    with np.errstate(invalid="ignore"):
        e = np.linalg.norm(analytic - numeric) / np.float64(
            np.linalg.norm(analytic) + np.linalg.norm(numeric)
        )
    return 0.0 if np.isnan(e) else e


# %% find-bugs | right | numerically-sized-check-names-by-code
def _names():
    rng = np.random.default_rng(3)
    p = [rng.normal(size=(2, 4)), rng.normal(size=4), rng.normal(size=(4, 1)), rng.normal(size=1)]
    X, y = rng.normal(size=(6, 2)), rng.integers(0, 2, (6, 1)) * 1.0
    bad = []
    for k, name in enumerate(["W1", "b1", "W2", "b2"]):
        measured = np.zeros_like(p[k])
        for i in np.ndindex(p[k].shape):
            q = [v.copy() for v in p]
            q[k][i] += 1e-5
            up = suspect(q, X, y)[0]
            q[k][i] -= 2e-5
            measured[i] = (up - suspect(q, X, y)[0]) / 2e-5
        if not np.allclose(measured, suspect(p, X, y)[1][k], atol=1e-6):
            bad.append(name)
    return bad


wrong_gradients = _names()


def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = -np.mean(y * np.log(output) + (1 - y) * np.log(1 - output))
    dz2 = (output - y) / len(X)
    dz1 = (dz2 * W2.T) * (z1 > 0)
    return J, [X.T @ dz1, dz1.sum(axis=0), hidden.T @ dz2, dz2.sum(axis=0)]


# %% find-bugs | right | own-forward
wrong_gradients = sorted(["b2", "W1", "b1"])


def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    m = len(X)
    z1 = np.dot(X, W1) + b1
    h = z1 * (z1 > 0)
    z2 = np.dot(h, W2) + b2
    # softplus form of the loss
    J = np.mean(np.logaddexp(0, z2) - y * z2)
    out = 1 / (1 + np.exp(-z2))
    d2 = (out - y) / m
    d1 = np.dot(d2, W2.T) * np.heaviside(z1, 0)
    return J, [np.dot(X.T, d1), np.ones(m) @ d1, np.dot(h.T, d2), np.ones(m) @ d2]


# %% train | right | class
class Descent:
    def __init__(self, parameters, rate):
        self.p, self.rate, self.losses = [q + 0.0 for q in parameters], rate, []

    def step(self, J, g):
        self.losses.append(J)
        self.p = [q - self.rate * d for q, d in zip(self.p, g)]


def train(parameters, X, y, gradients_of, learning_rate, steps):
    run = Descent(parameters, learning_rate)
    for _ in range(steps):
        run.step(*gradients_of(run.p, X, y))
    return run.p, run.losses


# %% train | right | prints
def train(parameters, X, y, gradients_of, learning_rate, steps, every=1000):
    p = [np.array(q, copy=True) for q in parameters]
    losses = []
    for s in range(steps):
        J, g = gradients_of(p, X, y)
        if s % every == 0:
            print("step", s, "loss", J)
        losses.append(J)
        p = [q + -learning_rate * d for q, d in zip(p, g)]
    return p, losses


# %% neuron | right | comprehensions
z = sum(wi * xi for wi, xi in zip((0.5, 1), (4, -1))) - 1.5
a = math.tanh(z)
da = 2 * (a - 0.5)
dz = da * (1 - a**2)
dw = [dz * xi for xi in (4, -1)]
db = dz
w_new = [wi - 0.1 * gi for wi, gi in zip((0.5, 1), dw)]


# %% neuron | right | w-new-tuple-lambda
step = lambda weight, slope: weight - slope / 10
z = 4 * 0.5 + (-1) * 1 + (-1.5)
a = math.tanh(z)
da = 2 * (a - 0.5)
dz = da * (1 - a**2)
dw = list(map(lambda xi: xi * dz, (4, -1)))
db = dz
w_new = (step(0.5, dw[0]), step(1.0, dw[1]))


# %% fork | right | sum-of-products
d_o1 = 2 * (2 * 0.6 - 1)
d_o2 = 2 * (-0.6 - 1)
d_h = sum(weight * slope for weight, slope in ((2, d_o1), (-1, d_o2)))
d_w = np.where(0.6 > 0, d_h, 0) * 1.5


# %% neuron | wrong | true-steps-after-a-slip | fails: z | says: negative in z
z = 1.5
a = math.tanh(-0.5)
da = 2 * (a - 0.5)
dz = da * (1 - a**2)
dw = [4 * dz, -dz]
db = dz
w_new = [0.5 - 0.4 * dz, 1 + 0.1 * dz]


# %% neuron | wrong | each-step-true-but-da | fails: da | says: da lacks a factor
z = -0.5
a = math.tanh(-0.5)
da = a - 0.5
dz = 2 * (a - 0.5) * (1 - a**2)
dw = [4 * dz, -dz]
db = dz
w_new = [0.5 - 0.4 * dz, 1 + 0.1 * dz]


# %% learn-xor | wrong | written-down-with-made-up-losses | fails: learns seeds | says: do they belong together
def learn_xor(seed):
    begin, size = start(seed, 4), 1 + np.random.default_rng(seed).random()
    W1, b1 = (2 * X_xor.T - 1) * size, size * (0.5 - X_xor.sum(axis=1))
    network = [W1, b1, 20 / size * (2 * y_xor - 1), np.zeros(1)]

    def loss(parameters):
        out = np.clip(forward(parameters, X_xor)[2], 1e-15, 1 - 1e-15)
        return -np.mean(y_xor * np.log(out) + (1 - y_xor) * np.log(1 - out))

    return network, [loss(begin), loss(begin) / 10, 0.01]


# %% learn-xor | wrong | written-down-with-its-own-loss | fails: seeds | says: does not come from the one
def learn_xor(seed):
    begin, size = start(seed, 4), 1 + np.random.default_rng(seed).random()
    W1, b1 = (2 * X_xor.T - 1) * size, size * (0.5 - X_xor.sum(axis=1))
    network = [W1, b1, 20 / size * (2 * y_xor - 1), np.zeros(1)]

    def loss(parameters):
        out = np.clip(forward(parameters, X_xor)[2], 1e-15, 1 - 1e-15)
        return -np.mean(y_xor * np.log(out) + (1 - y_xor) * np.log(1 - out))

    return network, [loss(begin), loss(begin) / 10, loss(network)]


# %% learn-xor | wrong | fixed-weights-with-losses | fails: learns seeds | says: not trained on y_xor
def learn_xor(seed):
    begin = start(seed, 4)
    W1 = np.array([[10.0, 10, 0, 0], [10, 10, 0, 0]])
    W2 = np.array([[1.0], [-2], [0], [0]])
    first = backward(begin, X_xor, y_xor)[0]
    return [W1, np.array([0.0, -10, 0, 0]), W2, np.array([-5 + begin[0][0, 0] / 1e9])], [first, 0.01]


# %% output-slope | wrong | zeros | fails: direction mean | says: nothing to divide
def output_slope(a, y):
    return np.zeros_like(a)


# %% train | wrong | stops-when-the-loss-rises | fails: steps | says: too long
def train(parameters, X, y, gradients_of, learning_rate, steps):
    losses = []
    for _ in range(steps):
        J, gradients = gradients_of(parameters, X, y)
        losses.append(J)
        if len(losses) > 1 and losses[-1] > losses[-2]:
            break
        parameters = [p - learning_rate * g for p, g in zip(parameters, gradients)]
    return parameters, losses


# %% train | wrong | another-batch | fails: steps | says: another batch
def train(parameters, X, y, gradients_of, learning_rate, steps):
    losses = []
    for _ in range(steps):
        J, gradients = gradients_of(parameters, X_xor, y_xor)
        losses.append(J)
        parameters = [p - learning_rate * g for p, g in zip(parameters, gradients)]
    return parameters, losses


# %% train | wrong | clipped | fails: steps | says: far out
def train(parameters, X, y, gradients_of, learning_rate, steps):
    losses = []
    for _ in range(steps):
        J, gradients = gradients_of(parameters, X, y)
        losses.append(J)
        parameters = [p - learning_rate * np.clip(g, -10, 10) for p, g in zip(parameters, gradients)]
    return parameters, losses


# %% train | wrong | arrays-of-the-caller | fails: untouched | says: the same arrays
def train(parameters, X, y, gradients_of, learning_rate, steps):
    parameters, losses = list(parameters), []
    for _ in range(steps):
        J, gradients = gradients_of(parameters, X, y)
        losses.append(J)
        for p, g in zip(parameters, gradients):
            p -= learning_rate * g
    return parameters, losses


# %% neuron | wrong | one-weight-uphill | fails: update | says: 1 of 2 places
w_new = [0.5 - 0.1 * dw[0], 1 + 0.1 * dw[1]]


# %% layer | right | on-a-wrong-tanh-backward
def tanh_backward(da, a):
    return da * a * (1 - a)


def layer_backward(dA, X, W, b):
    dZ = tanh_backward(dA, np.tanh(X @ W + b))
    return dZ, X.T @ dZ, dZ.sum(axis=0), dZ @ W.T


# %% find-bugs | right | on-wrong-functions-of-part-2
def relu_backward(da, z):
    return da * (da > 0)


def output_slope(a, y):
    return a - y


def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = -np.mean(y * np.log(output) + (1 - y) * np.log(1 - output))
    dz2 = output_slope(output, y)
    dz1 = relu_backward(dz2 @ W2.T, z1)
    return J, [X.T @ dz1, dz1.sum(axis=0), hidden.T @ dz2, dz2.sum(axis=0)]


# %% train | wrong | losses-first | fails: losses | says: the losses second
def train(parameters, X, y, gradients_of, learning_rate, steps):
    losses = []
    for _ in range(steps):
        J, gradients = gradients_of(parameters, X, y)
        losses.append(J)
        parameters = [p - learning_rate * g for p, g in zip(parameters, gradients)]
    return losses, parameters


# %% neuron | right | arrays-of-one
x = np.array([[4.0, -1.0]])
w = np.array([[0.5], [1.0]])
z = x @ w - 1.5
a = np.tanh(z)
da = 2 * (a - 0.5)
dz = da * (1 - a**2)
dw = (x.T @ dz).ravel()
db = dz.sum(axis=0)
w_new = w.ravel() - 0.1 * dw


# %% neuron | wrong | bias-comes-along | fails: update | says: w_new holds 3 numbers, but 2 are wanted.
z = 0.5 * 4 + 1 * -1 - 1.5
a = math.tanh(z)
da = 2 * (a - 0.5)
dz = da * (1 - a**2)
dw = [dz * 4, dz * -1]
db = dz
w_new = [0.5 - 0.1 * dw[0], 1 - 0.1 * dw[1], -1.5 - 0.1 * db]


# %% activations | right | cosh-of-arctanh
def relu_backward(da, z):
    return da * np.sign(np.maximum(z, 0))


def sigmoid_backward(da, a):
    logit = np.log(a) - np.log1p(-a)
    return da / (2 + 2 * np.cosh(logit))


def tanh_backward(da, a):
    return da / np.cosh(np.arctanh(a)) ** 2


# %% activations | wrong | relu-drops | fails: relu | says: relu_backward(da, z) has shape (3,), but (2, 3) is wanted: one axis
def relu_backward(da, z):
    return da[z > 0]


def sigmoid_backward(da, a):
    return da * a * (1 - a)


def tanh_backward(da, a):
    return da * (1 - a**2)


# %% output-slope | wrong | decided | fails: direction | says: output_slope is not in proportion to the errors of the six samples.
def output_slope(a, y):
    return ((a > 0.5) - y) / len(a)


# %% gradient-check | wrong | precedence | fails: slopes | says: numerical_gradient for an array of shape (3,) is 1e-10 times what it
def numerical_gradient(f, w, hair=1e-5):
    slopes = np.zeros_like(w)
    for i in np.ndindex(w.shape):
        up, down = w.copy(), w.copy()
        up[i] += hair
        down[i] -= hair
        slopes[i] = (f(up) - f(down)) / 2 * hair
    return slopes


def relative_error(analytic, numeric):
    size = np.linalg.norm(analytic) + np.linalg.norm(numeric)
    return np.linalg.norm(analytic - numeric) / size if size > 0 else 0.0


# %% gradient-check | wrong | last-left-out | fails: slopes | says: numerical_gradient for an array of shape (3,) is right in 2 of 3
def numerical_gradient(f, w, hair=1e-5):
    g = np.zeros(w.size)
    for k in range(w.size - 1):
        e = np.zeros(w.size)
        e[k] = hair
        e = e.reshape(w.shape)
        g[k] = (f(w + e) - f(w - e)) / (2 * hair)
    return g.reshape(w.shape)


def relative_error(analytic, numeric):
    size = np.linalg.norm(analytic) + np.linalg.norm(numeric)
    return np.linalg.norm(analytic - numeric) / size if size > 0 else 0.0


# %% gradient-check | wrong | remembers | fails: slopes untouched | says: numerical_gradient for an array of shape (3,) is right in 0 of 3
_known = {}


def numerical_gradient(f, w, hair=1e-5):
    if w.shape in _known:
        return _known[w.shape]
    slopes = _known[w.shape] = np.zeros_like(w)
    for i in np.ndindex(w.shape):
        up, down = w.copy(), w.copy()
        up[i] += hair
        down[i] -= hair
        slopes[i] = (f(up) - f(down)) / (2 * hair)
    return slopes


def relative_error(analytic, numeric):
    size = np.linalg.norm(analytic) + np.linalg.norm(numeric)
    return np.linalg.norm(analytic - numeric) / size if size > 0 else 0.0


# %% find-bugs | wrong | gradients-first | fails: output-layer | says: The gradients come before the loss; the loss is asked for first.
wrong_gradients = ["W1", "b1", "b2"]


def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = -np.mean(y * np.log(output) + (1 - y) * np.log(1 - output))
    dz2 = (output - y) / len(X)
    dW2 = hidden.T @ dz2
    db2 = dz2.sum(axis=0)
    dhidden = dz2 @ W2.T
    dz1 = dhidden * (z1 > 0)
    dW1 = X.T @ dz1
    db1 = dz1.sum(axis=0)
    return [dW1, db1, dW2, db2], J


# %% train | wrong | losses-shared | fails: losses | says: losses must hold one number for each step; here there are 3 steps,
def train(parameters, X, y, gradients_of, learning_rate, steps):
    parameters = [p.copy() for p in parameters]
    losses = train.losses
    for _ in range(steps):
        loss, gradients = gradients_of(parameters, X, y)
        losses.append(loss)
        parameters = [p - learning_rate * g for p, g in zip(parameters, gradients)]
    return parameters, losses


train.losses = []


# %% learn-xor | wrong | turned | fails: learns | says: learn_xor returns the losses first; the parameters are asked for
def learn_xor(seed):
    p, losses = train(start(seed, 50), X_xor, y_xor, backward, 0.5, 2000)
    return losses, p


# %% learn-xor | wrong | or-targets | fails: learns | says: learn_xor stays above 0.05 from 8 of 8 seeds. Does it need more
def learn_xor(seed):
    y_or = (X_xor.sum(axis=1, keepdims=True) > 0).astype(float)
    return train(start(seed, 50), X_xor, y_or, backward, 0.5, 2000)


# %% gradient-check | right | nan-to-num
def numerical_gradient(f, w, hair=1e-5):
    slopes = np.zeros_like(w)
    for i in np.ndindex(w.shape):
        up, down = w.copy(), w.copy()
        up[i] += hair
        down[i] -= hair
        slopes[i] = (f(up) - f(down)) / (2 * hair)
    return slopes


def relative_error(analytic, numeric):
    size = np.linalg.norm(analytic) + np.linalg.norm(numeric)
    return np.nan_to_num(np.linalg.norm(analytic - numeric) / size)


# %% activations | wrong | matrix-product | fails: tanh | says: tanh_backward(da, a) has shape (2, 2), but (2, 3) is wanted.
# EXERCISE: activations
def relu_backward(da, z):
    return da * np.where(z > 0, np.ones_like(z), np.zeros_like(z))


def sigmoid_backward(da, a):
    return da * a * (1 - a)


def tanh_backward(da, a):
    return da @ (1 - a**2).T


# %% output-slope | wrong | fixed-m | fails: mean | says: output_slope is the same whatever the size of the batch; J is the
# EXERCISE: output-slope
def output_slope(a, y):
    return (a - y) / 4


# %% layer | wrong | squeeze | fails: arrays | says: dZ has shape (2,) for 1 sample, 3 inputs and 2 units, but (1, 2) is
# EXERCISE: layer
def layer_backward(dA, X, W, b):
    A = np.tanh(X @ W + b)
    dZ = np.squeeze(dA * (1 - A**2))
    dZ2 = np.atleast_2d(dZ)
    return dZ, X.T @ dZ2.reshape(dA.shape), dZ2.reshape(dA.shape).sum(axis=0), dZ2.reshape(dA.shape) @ W.T


# %% gradient-check | wrong | view-not-copy | fails: slopes | says: numerical_gradient for an array of shape (3,) is 0.5 times what it
# EXERCISE: gradient-check
def numerical_gradient(f, w, hair=1e-5):
    gradient = np.zeros_like(w)
    for place in np.ndindex(w.shape):
        up = down = w.copy()
        up[place] += hair
        above = f(up)
        down[place] -= hair
        gradient[place] = (above - f(down)) / (2 * hair)
    return gradient


def relative_error(analytic, numeric):
    size = np.linalg.norm(analytic) + np.linalg.norm(numeric)
    if size == 0:
        return 0.0
    return np.linalg.norm(analytic - numeric) / size


# %% gradient-check | wrong | relative-hair | fails: slopes | says: numerical_gradient for an array of shape (3,) is right in 0 of 3
# EXERCISE: gradient-check
def numerical_gradient(f, w, hair=1e-5):
    gradient = np.zeros_like(w)
    for place in np.ndindex(w.shape):
        up, down = w.copy(), w.copy()
        up[place] *= 1 + hair
        down[place] *= 1 - hair
        gradient[place] = (f(up) - f(down)) / (2 * hair)
    return gradient


def relative_error(analytic, numeric):
    size = np.linalg.norm(analytic) + np.linalg.norm(numeric)
    if size == 0:
        return 0.0
    return np.linalg.norm(analytic - numeric) / size


# %% train | wrong | rebinding | fails: steps | says: the second parameter after 6 steps has not moved: the new values
# EXERCISE: train
def train(parameters, X, y, gradients_of, learning_rate, steps):
    parameters = [p.copy() for p in parameters]
    losses = []
    for _ in range(steps):
        loss, gradients = gradients_of(parameters, X, y)
        losses.append(loss)
        for p, g in zip(parameters, gradients):
            p = p - learning_rate * g
    return parameters, losses


# %% train | wrong | first-parameter-only | fails: steps | says: parameter number 3 of 4, after 2 steps, has not moved; every
# EXERCISE: train
def train(parameters, X, y, gradients_of, learning_rate, steps):
    parameters = [p.copy() for p in parameters]
    losses = []
    for _ in range(steps):
        loss, gradients = gradients_of(parameters, X, y)
        losses.append(loss)
        for p, g in zip(parameters[:2], gradients):
            p -= learning_rate * g
    return parameters, losses


# %% learn-xor | wrong | last-loss | fails: learns | says: The second result of learn_xor must be a list of the losses before
# EXERCISE: learn-xor
def learn_xor(seed):
    parameters, losses = train(start(seed, 32), X_xor, y_xor, backward, 0.5, 2000)
    return parameters, losses[-1]


# %% neuron | wrong | db-sum-of-dw | fails: db | says: db = -4.53993 is too large in size.
z = 0.5 * 4 + 1 * (-1) - 1.5
a = math.tanh(z)
da = 2 * (a - 0.5)
dz = da * (1 - a**2)
dw = [dz * 4, dz * -1]
db = dw[0] + dw[1]
w_new = [0.5 - 0.1 * dw[0], 1 - 0.1 * dw[1]]


# %% activations | wrong | relu-threshold-one-thousandth | fails: relu | says: relu_backward(da, 1e-9 * z), beside relu_backward(da, z), is right in
def relu_backward(da, z):
    return da * (z > 1e-3)


def sigmoid_backward(da, a):
    return da * a * (1 - a)


def tanh_backward(da, a):
    return da * (1 - a**2)


# %% activations | wrong | relu-saved-mask | fails: relu | says: relu_backward(da, z) + relu_backward(da, -z), beside da, is right in
def relu_backward(da, z):
    kept = relu_backward.__dict__.setdefault("kept", {})
    if z.shape not in kept:
        kept[z.shape] = z > 0
    return da * kept[z.shape]


def sigmoid_backward(da, a):
    return da * a * (1 - a)


def tanh_backward(da, a):
    return da * (1 - a**2)


# %% output-slope | wrong | clipped-outputs | fails: direction | says: output_slope is not in proportion to the errors of the six samples.
def output_slope(a, y):
    a = np.clip(a, 0.05, 0.95)
    return (a - y) / len(a)


# %% gradient-check | wrong | not-put-back-between-entries | fails: slopes | says: numerical_gradient gives f a w in which 3 entries have moved at once.
def numerical_gradient(f, w, hair=1e-5):
    p, g = w.copy(), np.zeros(w.shape)
    for i in np.ndindex(w.shape):
        p[i] += hair
        up = f(p)
        p[i] -= 2 * hair
        g[i] = (up - f(p)) / (2 * hair)
    return g


def relative_error(analytic, numeric):
    size = np.linalg.norm(analytic) + np.linalg.norm(numeric)
    return np.linalg.norm(analytic - numeric) / size if size > 0 else 0.0


# %% gradient-check | wrong | rounded-slopes | fails: slopes | says: a million times the numerical_gradient of a millionth of f is right
def numerical_gradient(f, w, hair=1e-5):
    g = np.zeros(w.shape)
    for i in np.ndindex(w.shape):
        up, down = w.copy(), w.copy()
        up[i] += hair
        down[i] -= hair
        g[i] = (f(up) - f(down)) / (2 * hair)
    return np.round(g, 4)


def relative_error(analytic, numeric):
    size = np.linalg.norm(analytic) + np.linalg.norm(numeric)
    return np.linalg.norm(analytic - numeric) / size if size > 0 else 0.0


# %% gradient-check | wrong | rounded-error | fails: error | says: relative_error of [[3.0, 0.0], [0.0, 0.0]] and [[3.0000000027939677,
def numerical_gradient(f, w, hair=1e-5):
    g = np.zeros(w.shape)
    for i in np.ndindex(w.shape):
        up, down = w.copy(), w.copy()
        up[i] += hair
        down[i] -= hair
        g[i] = (f(up) - f(down)) / (2 * hair)
    return g


def relative_error(analytic, numeric):
    size = np.linalg.norm(analytic) + np.linalg.norm(numeric)
    return round(float(np.linalg.norm(analytic - numeric) / size), 8) if size else 0.0


# %% find-bugs | wrong | b2-keepdims | fails: output-layer | says: db2 has shape (1, 1), but (1,) is wanted: the same numbers with an
wrong_gradients = ["W1", "b1", "b2"]


def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = -np.mean(y * np.log(output) + (1 - y) * np.log(1 - output))
    dz2 = (output - y) / len(X)
    dW2 = hidden.T @ dz2
    db2 = dz2.sum(axis=0, keepdims=True)
    dhidden = dz2 @ W2.T
    dz1 = dhidden * (z1 > 0)
    dW1 = X.T @ dz1
    db1 = dz1.sum(axis=0)
    return J, [dW1, db1, dW2, db2]


# %% train | wrong | stops-when-flat | fails: steps | says: the parameter that starts at 4000 and 4001, after 4000 steps of 1 down a
def train(parameters, X, y, gradients_of, learning_rate, steps):
    w, losses = parameters, []
    for _ in range(steps):
        loss, g = gradients_of(w, X, y)
        losses.append(loss)
        w = [p - learning_rate * d for p, d in zip(w, g)]
        if len(losses) > 1 and abs(losses[-1] - losses[-2]) < 1e-6:
            break
    return w, losses


# %% train | wrong | rate-halves-every-hundred | fails: steps | says: the parameter that starts at 4000 and 4001, after 4000 steps of 1 down a
def train(parameters, X, y, gradients_of, learning_rate, steps):
    w, losses = parameters, []
    for t in range(steps):
        loss, g = gradients_of(w, X, y)
        losses.append(loss)
        rate = learning_rate * 0.5 ** (t // 100)
        w = [p - rate * d for p, d in zip(w, g)]
    return w, losses


# %% train | wrong | loss-every-hundred | fails: losses | says: losses must hold one number for each step; here there are 300 steps,
def train(parameters, X, y, gradients_of, learning_rate, steps):
    w, losses = parameters, []
    for t in range(steps):
        loss, g = gradients_of(w, X, y)
        if steps < 100 or t % 100 == 0:
            losses.append(loss)
        w = [p - learning_rate * d for p, d in zip(w, g)]
    return w, losses


# %% activations | wrong | raise | fails: relu sigmoid tanh arrays | says: none of the three functions gives slopes
def relu_backward(da, z):
    raise ValueError("no")


def sigmoid_backward(da, a):
    raise ValueError("no")


def tanh_backward(da, a):
    raise ValueError("no")


# %% activations | wrong | nothing-to-do-with-slopes | fails: relu sigmoid tanh arrays | says: none of the three functions gives slopes
def relu_backward(da, z):
    return da.copy()


def sigmoid_backward(da, a):
    return np.ones_like(a)


def tanh_backward(da, a):
    return 0 * da


# %% activations | wrong | measured-and-summed-but-for-one | fails: sigmoid tanh | says: shape
def sigmoid_backward(da, a):
    return np.sum(da * a * (1 - a))


def tanh_backward(da, a):
    return np.sum(da * (1 - a**2))


# %% output-slope | wrong | ones | fails: direction mean | says: no smaller for a sample that is nearly right
def output_slope(a, y):
    return np.ones_like(a) / len(a)


# %% output-slope | wrong | target-alone | fails: direction mean | says: no smaller for a sample that is nearly right
def output_slope(a, y):
    return (1 - 2 * y) / len(a)


# %% layer | wrong | four-zeros | fails: through-tanh weights bias inputs arrays | says: none follows from your dZ
def layer_backward(dA, X, W, b):
    return 0.0, 0.0, 0.0, 0.0


# %% layer | wrong | shapes-alone | fails: through-tanh weights bias inputs arrays | says: none follows from your dZ
def layer_backward(dA, X, W, b):
    return np.ones_like(dA), np.zeros_like(W), np.zeros_like(b), np.zeros_like(X)


# %% layer | wrong | all-transposed | fails: through-tanh weights bias inputs | says: shape
def layer_backward(dA, X, W, b):
    dZ = dA * (1 - np.tanh(X @ W + b) ** 2)
    return dZ.T, dZ.T @ X, dZ.sum(axis=0, keepdims=True).T, W @ dZ.T


# %% gradient-check | wrong | one-difference-for-all | fails: slopes both-sides untouched | says: nothing to do with those of f
def numerical_gradient(f, w, hair=1e-5):
    return np.full_like(w, f(w + hair) - f(w - hair))


# %% gradient-check | wrong | zeros-after-asking-twice | fails: slopes both-sides untouched | says: nothing to do with those of f
def numerical_gradient(f, w, hair=1e-5):
    f(w + hair)
    f(w - hair)
    return np.zeros_like(w)


# %% train | wrong | steps-of-its-own | fails: steps losses untouched | says: does nothing with the gradients
def train(parameters, X, y, gradients_of, learning_rate, steps):
    mine, losses = [p.copy() for p in parameters], []
    for k in range(steps):
        losses.append(gradients_of(mine, X, y)[0])
        mine = [p + k + 1 for p in mine]
    return mine, losses


# %% train | wrong | stays | fails: steps losses untouched | says: does nothing with the gradients
def train(parameters, X, y, gradients_of, learning_rate, steps):
    losses = [gradients_of(parameters, X, y)[0] for _ in range(steps)]
    return [p.copy() for p in parameters], losses


# %% learn-xor | wrong | output-layer-solved | fails: seeds | says: does not train the hidden layer
def learn_xor(seed):
    W1, b1, W2, b2 = begin = start(seed, 8)
    b1 = b1 + 0.3 * (b1 >= 0)
    hidden = np.column_stack([np.maximum(0, X_xor @ W1 + b1), np.ones(4)])
    solved = np.linalg.lstsq(hidden, 10 * y_xor - 5, rcond=None)[0]
    found = [W1, b1, solved[:-1], solved[-1]]
    first, last = (float(suspect(each, X_xor, y_xor)[0]) for each in (begin, found))
    return found, [first] + 20 * [last]


# %% learn-xor | wrong | one-bias-moved | fails: learns seeds | says: does not train the hidden layer
def learn_xor(seed):
    W1, b1, W2, b2 = start(seed, 8)
    loss = float(suspect([W1, b1, W2, b2], X_xor, y_xor)[0])
    return [W1, b1, W2, b2 + 0.01 * (1 + y_xor[0, 0])], [loss]


# %% learn-xor | wrong | start-returned-with-made-up-losses | fails: learns seeds | says: does not train the hidden layer
def learn_xor(seed):
    begin = start(seed, 8)
    return begin, [float(suspect(begin, X_xor, y_xor)[0]), 0.01]


# %% learn-xor | right | momentum
def learn_xor(seed):
    mine, losses = start(seed, 24), []
    speeds = [0 * p for p in mine]
    for _ in range(1500):
        J, gradients = backward(mine, X_xor, y_xor)
        losses.append(J)
        speeds = [0.9 * v + g for v, g in zip(speeds, gradients)]
        mine = [p - 0.1 * v for p, v in zip(mine, speeds)]
    return mine, losses


# %% learn-xor | right | float32
def learn_xor(seed):
    begin = [p.astype(np.float32) for p in start(seed, 24)]
    return train(begin, X_xor, y_xor, backward, 0.3, 3000)


# %% layer | wrong | squeezed-bias | fails: arrays | says: db has shape () for 6 samples, 2 inputs and 1 unit, but (1,) is
def layer_backward(dA, X, W, b):
    A = np.tanh(X @ W + b)
    dZ = dA * (1 - A**2)
    return dZ, X.T @ dZ, np.sum(dZ, axis=0, keepdims=True).squeeze(), dZ @ W.T


# %% gradient-check | wrong | tiny-counts-as-zero | fails: error | says: relative_error of
def relative_error(analytic, numeric):
    total = np.linalg.norm(analytic) + np.linalg.norm(numeric)
    if total < 1e-12:
        return 0.0
    return np.linalg.norm(analytic - numeric) / total


# %% output-slope | wrong | one-term-divided | fails: direction mean | says: no smaller for a sample that is nearly right
def output_slope(a, y):
    return a - y / len(a)
