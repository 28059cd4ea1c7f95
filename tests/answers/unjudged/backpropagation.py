# Answers to the assignment "backpropagation", by people who saw its released notebook alone. Not judged yet:
# labels are theirs; "unclear" says what the text leaves open. Judged ones go into the bank above.
# ruff: noqa

# %% activations | right | where
def relu_backward(da, z):
    return np.where(z > 0, da, 0)


def sigmoid_backward(da, a):
    return da * a * (1 - a)


def tanh_backward(da, a):
    return da * (1 - a**2)

# %% activations | right | masks
def relu_backward(da, z):
    return da * (z > 0)


def sigmoid_backward(da, a):
    return da * (a - a**2)


def tanh_backward(da, a):
    return da * (1 - a) * (1 + a)

# %% activations | right | copy-in-place
def relu_backward(da, z):
    dz = np.array(da)
    dz[z <= 0] = 0
    return dz


def sigmoid_backward(da, a):
    dz = np.array(da)
    dz *= a
    dz *= 1 - a
    return dz


def tanh_backward(da, a):
    dz = np.array(da)
    dz -= da * a * a
    return dz

# %% activations | right | loops-over-indices
def relu_backward(da, z):
    out = np.zeros_like(da)
    for index in np.ndindex(da.shape):
        if z[index] > 0:
            out[index] = da[index]
    return out


def sigmoid_backward(da, a):
    out = np.empty_like(da)
    for index in np.ndindex(da.shape):
        out[index] = da[index] * a[index] * (1 - a[index])
    return out


def tanh_backward(da, a):
    out = np.empty_like(da)
    for index in np.ndindex(da.shape):
        out[index] = da[index] * (1 - a[index] ** 2)
    return out

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

# %% activations | right | corner-one
def relu_backward(da, z):
    return da * (z >= 0)


def sigmoid_backward(da, a):
    return np.multiply(da, np.multiply(a, np.subtract(1, a)))


def tanh_backward(da, a):
    return np.multiply(da, np.subtract(1, np.square(a)))

# %% activations | right | corner-half
def relu_backward(da, z):
    return da * np.heaviside(z, 0.5)


def sigmoid_backward(da, a):
    quarter = 0.25 - (a - 0.5) ** 2
    return quarter * da


def tanh_backward(da, a):
    return da - a * a * da

# %% activations | right | helper-function
def chain(da, slope):
    return (da * slope).astype(da.dtype)


def relu_backward(da, z):
    return chain(da, np.heaviside(z, 0))


def sigmoid_backward(da, a):
    return chain(da, a * (1 - a))


def tanh_backward(da, a):
    return chain(da, 1 - np.power(a, 2))

# %% activations | right | lambdas-in-a-dictionary
slopes = {
    "relu": lambda z: (z > 0).astype(z.dtype),
    "sigmoid": lambda a: a * (1 - a),
    "tanh": lambda a: (1 + a) * (1 - a),
}


def relu_backward(da, z):
    return da * slopes["relu"](z)


def sigmoid_backward(da, a):
    return da * slopes["sigmoid"](a)


def tanh_backward(da, a):
    return da * slopes["tanh"](a)

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

# %% activations | unclear | lambdas | why: right values, but 'keep the first lines of the functions' is not followed
relu_backward = lambda da, z: da * (z > 0)
sigmoid_backward = lambda da, a: da * a * (1 - a)
tanh_backward = lambda da, a: da * (1 - a * a)

# %% activations | right | sign-trick-einsum-prints
def relu_backward(da, z, verbose=True):
    switch = (np.sign(z) + 1) / 2
    if verbose:
        print("open switches:", (z > 0).sum())
    return da * switch


def sigmoid_backward(da, a):
    return np.einsum("...,...,...->...", da, a, 1 - a)


def tanh_backward(da, a):
    return np.einsum("...,...->...", da, 1 - a * a)

# %% activations | wrong | switch-by-da | idea: ReLU's switch set by da
def relu_backward(da, z):
    return np.where(da > 0, da, 0)

# %% activations | wrong | relu-of-product | idea: max(0, da*z)
def relu_backward(da, z):
    return np.maximum(0, da * z)

# %% activations | wrong | times-relu | idea: da times relu(z), not its slope
def relu_backward(da, z):
    return da * np.maximum(0, z)

# %% activations | wrong | slope-only | idea: returns the slope and ignores da
def relu_backward(da, z):
    return (z > 0).astype(da.dtype)

# %% activations | wrong | leaky | idea: a leak of 0.01 on the negative side
def relu_backward(da, z):
    return np.where(z > 0, da, da * 0.01).astype(da.dtype)

# %% activations | wrong | inverted-switch | idea: lets through where z is negative
def relu_backward(da, z):
    return da * (z < 0)

# %% activations | wrong | in-place-da | idea: changes da in place
def relu_backward(da, z):
    da[z <= 0] = 0
    return da

# %% activations | wrong | relu-float64 | idea: float32 becomes float64
def relu_backward(da, z):
    return np.where(z > 0, 1.0, 0.0) * da

# %% activations | wrong | threshold-shifted | idea: lets through only where z > 0.1
def relu_backward(da, z):
    return da * (z > 0.1)

# %% activations | wrong | corner-two | idea: slope 2 at the corner (both sides added)
def relu_backward(da, z):
    return da * ((z >= 0).astype(da.dtype) + (z == 0).astype(da.dtype))

# %% activations | wrong | sigmoid-of-a | idea: applies sigmoid to a again
def sigmoid_backward(da, a):
    s = 1 / (1 + np.exp(-a))
    return da * s * (1 - s)

# %% activations | wrong | sigmoid-square | idea: 1 - a**2 in place of a(1-a)
def sigmoid_backward(da, a):
    return da * (1 - a**2)

# %% activations | wrong | sigmoid-one-minus | idea: factor a forgotten
def sigmoid_backward(da, a):
    return da * (1 - a)

# %% activations | wrong | sigmoid-quarter | idea: the largest slope 1/4 everywhere
def sigmoid_backward(da, a):
    return da * 0.25

# %% activations | wrong | sigmoid-negative | idea: sign: a(a-1)
def sigmoid_backward(da, a):
    return da * a * (a - 1)

# %% activations | wrong | sigmoid-float64 | idea: computes in float64 and returns it
def sigmoid_backward(da, a):
    a = np.asarray(a, dtype=np.float64)
    return da * a * (1 - a)

# %% activations | wrong | sigmoid-rows-only | idea: loops over two axes, fails for other shapes
def sigmoid_backward(da, a):
    out = np.zeros_like(da)
    for i in range(da.shape[0]):
        for j in range(da.shape[1]):
            out[i, j] = da[i, j] * a[i, j] * (1 - a[i, j])
    return out

# %% activations | wrong | sigmoid-in-place-a | idea: a is overwritten
def sigmoid_backward(da, a):
    a *= 1 - a
    return da * a

# %% activations | wrong | tanh-of-a | idea: applies tanh to a again
def tanh_backward(da, a):
    return da * (1 - np.tanh(a) ** 2)

# %% activations | wrong | tanh-not-squared | idea: 1 - a
def tanh_backward(da, a):
    return da * (1 - a)

# %% activations | wrong | tanh-sigmoid-slope | idea: a(1-a), the sigmoid's slope
def tanh_backward(da, a):
    return da * a * (1 - a)

# %% activations | wrong | tanh-square-of-difference | idea: (1 - a)**2
def tanh_backward(da, a):
    return da * (1 - a) ** 2

# %% activations | wrong | tanh-precedence | idea: da*1 - a**2, brackets forgotten
def tanh_backward(da, a):
    return da * 1 - a**2

# %% activations | wrong | tanh-in-place-da | idea: da is overwritten
def tanh_backward(da, a):
    da *= 1 - a**2
    return da

# %% activations | wrong | tanh-summed | idea: sums over the batch
def tanh_backward(da, a):
    return (da * (1 - a**2)).sum(axis=0)

# %% activations | unclear | nan-gradient-behind-closed-switch | why: da inf or nan where z < 0: multiplication gives nan, np.where gives 0; the text says nothing about it (both are seen)
def relu_backward(da, z):
    return np.where(z < 0, da * 0, da)

# %% activations | unclear | plain-numbers-only-arrays | why: 'any shape': is a plain Python float (no .dtype) among the inputs?
def relu_backward(da, z):
    return (da * (z > 0)).astype(da.dtype)

# %% output-slope | right | plain
def output_slope(a, y):
    return (a - y) / len(y)

# %% output-slope | right | size
def output_slope(a, y):
    return (a - y) / a.size

# %% output-slope | right | shape-unpacked
def output_slope(a, y):
    m, _ = a.shape
    return np.subtract(a, y) / m

# %% output-slope | right | expanded-cross-entropy
def output_slope(a, y):
    # from -y*(1-a) + (1-y)*a
    return ((1 - y) * a - y * (1 - a)) / a.shape[0]

# %% output-slope | right | loop
def output_slope(a, y):
    m = len(a)
    out = np.zeros((m, 1))
    for i in range(m):
        out[i, 0] = (a[i, 0] - y[i, 0]) / m
    return out

# %% output-slope | right | comprehension
def output_slope(a, y):
    return np.array([[(p - t) / len(a)] for p, t in zip(a[:, 0], y[:, 0])])

# %% output-slope | right | copy-in-place
def output_slope(a, y):
    dz = a.copy()
    dz -= y
    dz *= 1 / len(dz)
    return dz

# %% output-slope | right | reciprocal-einsum
def output_slope(a, y):
    weights = np.full(len(a), 1 / len(a))
    return np.einsum("i,ij->ij", weights, a - y)

# %% output-slope | right | helper-lambda-print
def output_slope(a, y, show=False):
    one = lambda p, t: p - t
    if show:
        print(len(a), "samples")
    return one(a, y) * len(a) ** -1

# %% output-slope | right | minus-y-minus-a
def output_slope(a, y):
    m = float(a.shape[0])
    return -(y / m - a / m)

# %% output-slope | wrong | sign | idea: y - a
def output_slope(a, y):
    return (y - a) / len(a)

# %% output-slope | wrong | mean-forgotten | idea: not divided by m
def output_slope(a, y):
    return a - y

# %% output-slope | wrong | slope-in-a | idea: slope of the loss in a, not in z
def output_slope(a, y):
    return (a - y) / (a * (1 - a)) / len(a)

# %% output-slope | wrong | sigmoid-slope-twice | idea: multiplied by a(1-a) once more
def output_slope(a, y):
    return (a - y) * a * (1 - a) / len(a)

# %% output-slope | wrong | squared-error | idea: slope of the mean squared error
def output_slope(a, y):
    return 2 * (a - y) * a * (1 - a) / len(a)

# %% output-slope | wrong | factor-two | idea: a factor 2
def output_slope(a, y):
    return 2 * (a - y) / len(a)

# %% output-slope | wrong | one-number | idea: the mean over the batch as one number
def output_slope(a, y):
    return np.mean(a - y)

# %% output-slope | wrong | divide-by-axis-one | idea: divides by the number of outputs (1)
def output_slope(a, y):
    return (a - y) / a.shape[1]

# %% output-slope | wrong | sigmoid-again | idea: applies sigmoid to a again
def output_slope(a, y):
    return (1 / (1 + np.exp(-a)) - y) / len(a)

# %% output-slope | wrong | in-place-a | idea: a is changed in place
def output_slope(a, y):
    a -= y
    a /= len(a)
    return a

# %% output-slope | wrong | m-squared | idea: mean taken twice
def output_slope(a, y):
    m = len(a)
    return (a - y) / m / m

# %% output-slope | wrong | only-first-term | idea: the term of the negative class is left out
def output_slope(a, y):
    return -y * (1 - a) / len(a)

# %% output-slope | wrong | rounded-class | idea: a is rounded to 0 or 1
def output_slope(a, y):
    return (np.round(a) - y) / len(a)

# %% output-slope | wrong | flat | idea: shape (m,) in place of (m, 1)
def output_slope(a, y):
    return (a - y).ravel() / len(a)

# %% output-slope | wrong | m-minus-one | idea: divides by m - 1 where there is more than one sample
def output_slope(a, y):
    return (a - y) / max(1, len(a) - 1)

# %% output-slope | wrong | crossed-shapes | idea: y flattened, so the difference becomes (m, m)
def output_slope(a, y):
    return (a - y.ravel()) / len(a)

# %% output-slope | unclear | through-dJda | why: right, but NaN when an output is exactly 0 or 1; the text does not say whether saturated outputs may come
def output_slope(a, y):
    da = (-y / a + (1 - y) / (1 - a)) / len(a)
    return da * a * (1 - a)

# %% output-slope | unclear | clipped | why: outputs clipped to 1e-12; equal to 12 digits, but the slope of a saturated unit is not exactly (a - y)/m
def output_slope(a, y):
    a = np.clip(a, 1e-12, 1 - 1e-12)
    return (a - y) / len(a)

# %% layer | right | textbook
def layer_backward(dA, X, W, b):
    A = np.tanh(X @ W + b)
    dZ = dA * (1 - A**2)
    return dZ, X.T @ dZ, dZ.sum(axis=0), dZ @ W.T

# %% layer | right | list-and-cosh
def layer_backward(dA, X, W, b):
    Z = X.dot(W) + b
    dZ = dA / np.cosh(Z) ** 2
    dW = X.T.dot(dZ)
    db = np.sum(dZ, 0)
    dX = dZ.dot(W.T)
    return [dZ, dW, db, dX]

# %% layer | right | einsum
def layer_backward(dA, X, W, b):
    A = np.tanh(np.einsum("mi,io->mo", X, W) + b)
    dZ = np.einsum("mo,mo->mo", dA, 1 - A * A)
    dW = np.einsum("mi,mo->io", X, dZ)
    db = np.einsum("mo->o", dZ)
    dX = np.einsum("mo,io->mi", dZ, W)
    return dZ, dW, db, dX

# %% layer | right | ones-for-the-bias
def layer_backward(dA, X, W, b):
    A = np.tanh(X @ W + b)
    dZ = (dA - dA * A**2)
    return dZ, (dZ.T @ X).T, np.ones(len(X)) @ dZ, (W @ dZ.T).T

# %% layer | right | loop-over-samples
def layer_backward(dA, X, W, b):
    dZ = np.zeros(dA.shape)
    dW, db, dX = np.zeros(W.shape), np.zeros(b.shape), np.zeros(X.shape)
    for i in range(len(X)):
        a = np.tanh(X[i] @ W + b)
        dZ[i] = dA[i] * (1 - a) * (1 + a)
        dW += np.outer(X[i], dZ[i])
        db += dZ[i]
        dX[i] = W @ dZ[i]
    return dZ, dW, db, dX

# %% layer | right | uses-tanh-backward
def layer_backward(dA, X, W, b):
    def slope_of_tanh(z):
        return 1 - np.tanh(z) ** 2

    dZ = dA * slope_of_tanh(np.matmul(X, W) + b)
    return dZ, np.matmul(X.T, dZ), dZ.T.sum(axis=1), np.matmul(dZ, np.transpose(W))

# %% layer | right | triple-loops
def layer_backward(dA, X, W, b):
    m, n = X.shape
    k = W.shape[1]
    dZ, dW, db, dX = np.zeros((m, k)), np.zeros((n, k)), np.zeros(k), np.zeros((m, n))
    for s in range(m):
        for j in range(k):
            z = b[j] + sum(X[s, i] * W[i, j] for i in range(n))
            dZ[s, j] = dA[s, j] * (1 - math.tanh(z) ** 2)
            db[j] += dZ[s, j]
            for i in range(n):
                dW[i, j] += X[s, i] * dZ[s, j]
                dX[s, i] += W[i, j] * dZ[s, j]
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

# %% layer | right | appended-ones
def layer_backward(dA, X, W, b):
    X1 = np.hstack([X, np.ones((X.shape[0], 1))])
    W1 = np.vstack([W, b])
    dZ = dA * (1 - np.tanh(X1 @ W1) ** 2)
    dW1 = X1.T @ dZ
    return dZ, dW1[:-1], dW1[-1], (dZ @ W1.T)[:, :-1]

# %% layer | right | comprehension-outer-print
def layer_backward(dA, X, W, b):
    Z = X @ W + b
    dZ = np.multiply(dA, 1 - np.tanh(Z) ** 2)
    dW = sum(np.outer(x, d) for x, d in zip(X, dZ))
    db = np.array([column.sum() for column in dZ.T])
    dX = np.array([W @ d for d in dZ])
    print("shapes", dZ.shape, dW.shape, db.shape, dX.shape)
    return dZ, dW, db, dX

# %% layer | wrong | bias-forgotten | idea: Z computed without the bias
def layer_backward(dA, X, W, b):
    A = np.tanh(X @ W)
    dZ = dA * (1 - A**2)
    return dZ, X.T @ dZ, dZ.sum(axis=0), dZ @ W.T

# %% layer | wrong | slope-of-z | idea: 1 - Z**2 in place of 1 - A**2
def layer_backward(dA, X, W, b):
    Z = X @ W + b
    dZ = dA * (1 - Z**2)
    return dZ, X.T @ dZ, dZ.sum(axis=0), dZ @ W.T

# %% layer | wrong | dZ-is-dA | idea: activation skipped on the way back
def layer_backward(dA, X, W, b):
    dZ = dA.copy()
    return dZ, X.T @ dZ, dZ.sum(axis=0), dZ @ W.T

# %% layer | wrong | sigmoid-slope | idea: A(1-A) used for tanh
def layer_backward(dA, X, W, b):
    A = np.tanh(X @ W + b)
    dZ = dA * A * (1 - A)
    return dZ, X.T @ dZ, dZ.sum(axis=0), dZ @ W.T

# %% layer | wrong | mean-twice-in-dW | idea: dW divided by m again
def layer_backward(dA, X, W, b):
    A = np.tanh(X @ W + b)
    dZ = dA * (1 - A**2)
    return dZ, X.T @ dZ / len(X), dZ.sum(axis=0), dZ @ W.T

# %% layer | wrong | dW-transposed | idea: dW has shape (fan_out, fan_in)
def layer_backward(dA, X, W, b):
    A = np.tanh(X @ W + b)
    dZ = dA * (1 - A**2)
    return dZ, dZ.T @ X, dZ.sum(axis=0), dZ @ W.T

# %% layer | wrong | dW-from-dA | idea: dW computed with dA
def layer_backward(dA, X, W, b):
    A = np.tanh(X @ W + b)
    dZ = dA * (1 - A**2)
    return dZ, X.T @ dA, dZ.sum(axis=0), dZ @ W.T

# %% layer | wrong | db-mean | idea: db is a mean over the batch
def layer_backward(dA, X, W, b):
    A = np.tanh(X @ W + b)
    dZ = dA * (1 - A**2)
    return dZ, X.T @ dZ, dZ.mean(axis=0), dZ @ W.T

# %% layer | wrong | db-wrong-axis | idea: summed over the units
def layer_backward(dA, X, W, b):
    A = np.tanh(X @ W + b)
    dZ = dA * (1 - A**2)
    return dZ, X.T @ dZ, dZ.sum(axis=1), dZ @ W.T

# %% layer | wrong | db-keepdims | idea: db has shape (1, fan_out), not b's
def layer_backward(dA, X, W, b):
    A = np.tanh(X @ W + b)
    dZ = dA * (1 - A**2)
    return dZ, X.T @ dZ, dZ.sum(axis=0, keepdims=True), dZ @ W.T

# %% layer | wrong | db-one-number | idea: summed over everything
def layer_backward(dA, X, W, b):
    A = np.tanh(X @ W + b)
    dZ = dA * (1 - A**2)
    return dZ, X.T @ dZ, np.sum(dZ) * np.ones_like(b), dZ @ W.T

# %% layer | wrong | db-times-b | idea: db multiplied by b
def layer_backward(dA, X, W, b):
    A = np.tanh(X @ W + b)
    dZ = dA * (1 - A**2)
    return dZ, X.T @ dZ, dZ.sum(axis=0) * b, dZ @ W.T

# %% layer | wrong | dX-not-transposed | idea: reshape in place of transpose of W
def layer_backward(dA, X, W, b):
    A = np.tanh(X @ W + b)
    dZ = dA * (1 - A**2)
    return dZ, X.T @ dZ, dZ.sum(axis=0), dZ @ W.reshape(W.shape[1], W.shape[0])

# %% layer | wrong | dX-from-dA | idea: dX computed with dA
def layer_backward(dA, X, W, b):
    A = np.tanh(X @ W + b)
    dZ = dA * (1 - A**2)
    return dZ, X.T @ dZ, dZ.sum(axis=0), dA @ W.T

# %% layer | wrong | dX-through-previous-tanh | idea: dX multiplied by 1 - X**2, as if a layer before were included
def layer_backward(dA, X, W, b):
    A = np.tanh(X @ W + b)
    dZ = dA * (1 - A**2)
    return dZ, X.T @ dZ, dZ.sum(axis=0), (dZ @ W.T) * (1 - X**2)

# %% layer | wrong | in-place-dA | idea: dA overwritten
def layer_backward(dA, X, W, b):
    dA *= 1 - np.tanh(X @ W + b) ** 2
    return dA, X.T @ dA, dA.sum(axis=0), dA @ W.T

# %% layer | wrong | updates-weights | idea: weights changed inside the backward pass
def layer_backward(dA, X, W, b):
    A = np.tanh(X @ W + b)
    dZ = dA * (1 - A**2)
    dW, db, dX = X.T @ dZ, dZ.sum(axis=0), dZ @ W.T
    W -= 0.1 * dW
    b -= 0.1 * db
    return dZ, dW, db, dX

# %% layer | wrong | order | idea: dX before dW
def layer_backward(dA, X, W, b):
    A = np.tanh(X @ W + b)
    dZ = dA * (1 - A**2)
    return dZ, dZ @ W.T, dZ.sum(axis=0), X.T @ dZ

# %% layer | wrong | dZ-divided-again | idea: mean taken again at the start
def layer_backward(dA, X, W, b):
    A = np.tanh(X @ W + b)
    dZ = dA * (1 - A**2) / len(dA)
    return dZ, X.T @ dZ, dZ.sum(axis=0), dZ @ W.T

# %% layer | unclear | dictionary | why: 'return four things' with names; a dictionary is not excluded in words
def layer_backward(dA, X, W, b):
    A = np.tanh(X @ W + b)
    dZ = dA * (1 - A**2)
    return {"dZ": dZ, "dW": X.T @ dZ, "db": dZ.sum(axis=0), "dX": dZ @ W.T}

# %% layer | unclear | cosh-of-large-z | why: right, but overflow warnings for |z| > 710 (result is still 0); does a warning matter?
def layer_backward(dA, X, W, b):
    dZ = dA * (2 / (np.exp(X @ W + b) + np.exp(-(X @ W + b)))) ** 2
    return dZ, X.T @ dZ, dZ.sum(axis=0), dZ @ W.T

# %% gradient-check | right | ndindex-restore
def numerical_gradient(f, w, hair=1e-5):
    out = np.zeros(w.shape)
    for index in np.ndindex(w.shape):
        kept = w[index]
        w[index] = kept + hair
        up = f(w)
        w[index] = kept - hair
        down = f(w)
        w[index] = kept
        out[index] = (up - down) / (2 * hair)
    return out


def relative_error(analytic, numeric):
    top = np.sqrt(((analytic - numeric) ** 2).sum())
    bottom = np.sqrt((analytic**2).sum()) + np.sqrt((numeric**2).sum())
    return top / bottom if bottom > 0 else 0

# %% gradient-check | right | copies
def numerical_gradient(f, w, hair=1e-5):
    slopes = np.empty_like(w)
    for index, value in np.ndenumerate(w):
        right, left = w.copy(), w.copy()
        right[index] += hair
        left[index] -= hair
        slopes[index] = (f(right) - f(left)) / (2 * hair)
    return slopes


def relative_error(analytic, numeric):
    size = np.linalg.norm(analytic) + np.linalg.norm(numeric)
    if size == 0:
        return 0.0
    return np.linalg.norm(analytic - numeric) / size

# %% gradient-check | right | unit-vectors
def numerical_gradient(f, w, hair=1e-5):
    n = w.size
    steps = hair * np.eye(n)
    values = [(f(w + s.reshape(w.shape)) - f(w - s.reshape(w.shape))) / (2 * hair) for s in steps]
    return np.array(values).reshape(w.shape)


def relative_error(analytic, numeric):
    g, n = np.ravel(analytic), np.ravel(numeric)
    if not g.any() and not n.any():
        return 0.0
    d = g - n
    return math.sqrt(d @ d) / (math.sqrt(g @ g) + math.sqrt(n @ n))

# %% gradient-check | right | flat-iterator
def numerical_gradient(f, w, hair=1e-5):
    copy = w.copy()
    out = []
    for i in range(copy.size):
        old = copy.flat[i]
        copy.flat[i] = old + hair
        high = f(copy)
        copy.flat[i] = old - hair
        low = f(copy)
        copy.flat[i] = old
        out.append((high - low) / hair / 2)
    return np.reshape(out, w.shape)


def relative_error(analytic, numeric):
    length = lambda x: float(np.sum(np.square(x))) ** 0.5
    total = length(analytic) + length(numeric)
    return 0.0 if total == 0 else length(np.subtract(analytic, numeric)) / total

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

# %% gradient-check | right | two-one-sided-averaged
def numerical_gradient(f, w, hair=1e-5):
    out = np.zeros_like(w)
    for index in np.ndindex(w.shape):
        step = np.zeros_like(w)
        step[index] = hair
        up = (f(w + step) - f(w)) / hair
        down = (f(w) - f(w - step)) / hair
        out[index] = (up + down) / 2
    return out


def relative_error(analytic, numeric):
    rms = lambda x: np.sqrt(np.mean(x**2))
    total = rms(analytic) + rms(numeric)
    if total == 0:
        return 0
    return rms(analytic - numeric) / total

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

# %% gradient-check | right | helper-with-print
def numerical_gradient(f, w, hair=1e-5, verbose=False):
    def moved(index, by):
        other = np.array(w, copy=True)
        other[index] = other[index] + by
        return f(other)

    out = np.zeros(w.shape)
    for count, index in enumerate(np.ndindex(w.shape)):
        out[index] = (moved(index, hair) - moved(index, -hair)) / (2 * hair)
        if verbose:
            print(count, index, out[index])
    return out


def relative_error(analytic, numeric):
    both_zero = np.all(analytic == 0) and np.all(numeric == 0)
    if both_zero:
        return 0.0
    return np.linalg.norm(np.ravel(analytic - numeric), 2) / (
        np.linalg.norm(np.ravel(analytic), 2) + np.linalg.norm(np.ravel(numeric), 2)
    )

# %% gradient-check | right | try-finally
def numerical_gradient(f, w, hair=1e-5):
    original = w.copy()
    out = np.zeros(w.shape)
    try:
        for index in np.ndindex(w.shape):
            w[index] = original[index] + hair
            plus = f(w)
            w[index] = original[index] - hair
            minus = f(w)
            w[index] = original[index]
            out[index] = (plus - minus) / (2 * hair)
    finally:
        w[...] = original
    return out


def relative_error(analytic, numeric):
    g, n = np.asarray(analytic, float), np.asarray(numeric, float)
    pieces = [np.sqrt((v * v).sum()) for v in (g - n, g, n)]
    return pieces[0] / (pieces[1] + pieces[2]) if pieces[1] + pieces[2] != 0 else 0.0

# %% gradient-check | right | vectorize-over-flat
def numerical_gradient(f, w, hair=1e-5):
    flat = np.array(w).ravel()

    def slope(i):
        e = np.zeros(flat.size)
        e[i] = 1.0
        there = f((flat + hair * e).reshape(w.shape))
        here = f((flat - hair * e).reshape(w.shape))
        return (there - here) / (hair + hair)

    return np.array(list(map(slope, range(flat.size)))).reshape(w.shape)


def relative_error(analytic, numeric):
    denominator = np.sqrt(np.vdot(analytic, analytic)) + np.sqrt(np.vdot(numeric, numeric))
    if denominator == 0:
        return 0.0
    d = analytic - numeric
    return np.sqrt(np.vdot(d, d)) / denominator

# %% gradient-check | wrong | one-sided | idea: looks to one side only
def numerical_gradient(f, w, hair=1e-5):
    out = np.zeros_like(w)
    here = f(w)
    for index in np.ndindex(w.shape):
        moved = w.copy()
        moved[index] += hair
        out[index] = (f(moved) - here) / hair
    return out

# %% gradient-check | wrong | backward-difference | idea: looks to the lower side only
def numerical_gradient(f, w, hair=1e-5):
    out = np.zeros_like(w)
    for index in np.ndindex(w.shape):
        moved = w.copy()
        moved[index] -= hair
        out[index] = (f(w) - f(moved)) / hair
    return out

# %% gradient-check | wrong | factor-two | idea: divides by hair in place of 2*hair
def numerical_gradient(f, w, hair=1e-5):
    out = np.zeros_like(w)
    for index in np.ndindex(w.shape):
        a, b = w.copy(), w.copy()
        a[index] += hair
        b[index] -= hair
        out[index] = (f(a) - f(b)) / hair
    return out

# %% gradient-check | wrong | sign | idea: lower minus upper
def numerical_gradient(f, w, hair=1e-5):
    out = np.zeros_like(w)
    for index in np.ndindex(w.shape):
        a, b = w.copy(), w.copy()
        a[index] += hair
        b[index] -= hair
        out[index] = (f(b) - f(a)) / (2 * hair)
    return out

# %% gradient-check | wrong | all-entries-at-once | idea: moves all entries together
def numerical_gradient(f, w, hair=1e-5):
    slope = (f(w + hair) - f(w - hair)) / (2 * hair)
    return np.full(w.shape, slope)

# %% gradient-check | wrong | not-restored | idea: entries stay moved when the next one is measured
def numerical_gradient(f, w, hair=1e-5):
    out = np.zeros_like(w)
    for index in np.ndindex(w.shape):
        w[index] += hair
        up = f(w)
        w[index] -= 2 * hair
        down = f(w)
        out[index] = (up - down) / (2 * hair)
    return out

# %% gradient-check | wrong | restored-by-adding | idea: +h, -2h, +h does not restore the last bit
def numerical_gradient(f, w, hair=1e-5):
    out = np.zeros_like(w)
    for index in np.ndindex(w.shape):
        w[index] += hair
        up = f(w)
        w[index] -= 2 * hair
        down = f(w)
        w[index] += hair
        out[index] = (up - down) / (2 * hair)
    return out

# %% gradient-check | wrong | rounded-back | idea: w restored by rounding
def numerical_gradient(f, w, hair=1e-5):
    out = np.zeros_like(w)
    for index in np.ndindex(w.shape):
        w[index] += hair
        up = f(w)
        w[index] -= 2 * hair
        down = f(w)
        w[index] = np.round(w[index] + hair, 10)
        out[index] = (up - down) / (2 * hair)
    return out

# %% gradient-check | wrong | alias-not-copy | idea: 'copy' is an alias, both sides are the same array
def numerical_gradient(f, w, hair=1e-5):
    out = np.zeros_like(w)
    for index in np.ndindex(w.shape):
        a, b = w, w
        a[index] += hair
        b[index] -= hair
        out[index] = (f(a) - f(b)) / (2 * hair)
    return out

# %% gradient-check | wrong | rows-only | idea: moves whole rows, not entries
def numerical_gradient(f, w, hair=1e-5):
    out = np.zeros_like(w)
    for i in range(len(w)):
        a, b = w.copy(), w.copy()
        a[i] += hair
        b[i] -= hair
        out[i] = (f(a) - f(b)) / (2 * hair)
    return out

# %% gradient-check | wrong | first-axis-vector-only | idea: works only for one-dimensional w (flat result)
def numerical_gradient(f, w, hair=1e-5):
    out = []
    for i in range(w.size):
        step = np.zeros(w.size)
        step[i] = hair
        out.append((f(w + step.reshape(w.shape)) - f(w - step.reshape(w.shape))) / (2 * hair))
    return np.array(out)

# %% gradient-check | wrong | last-entry-missed | idea: the last entry is left out
def numerical_gradient(f, w, hair=1e-5):
    out = np.zeros(w.size)
    for i in range(w.size - 1):
        a, b = w.copy(), w.copy()
        a.flat[i] += hair
        b.flat[i] -= hair
        out[i] = (f(a) - f(b)) / (2 * hair)
    return out.reshape(w.shape)

# %% gradient-check | wrong | big-hair | idea: a hair of 0.1, argument ignored
def numerical_gradient(f, w, hair=1e-5):
    hair = 0.1
    out = np.zeros_like(w)
    for index in np.ndindex(w.shape):
        a, b = w.copy(), w.copy()
        a[index] += hair
        b[index] -= hair
        out[index] = (f(a) - f(b)) / (2 * hair)
    return out

# %% gradient-check | wrong | hair-too-fine | idea: a hair of 1e-15, rounding noise
def numerical_gradient(f, w, hair=1e-15):
    out = np.zeros_like(w)
    for index in np.ndindex(w.shape):
        a, b = w.copy(), w.copy()
        a[index] += hair
        b[index] -= hair
        out[index] = (f(a) - f(b)) / (2 * hair)
    return out

# %% gradient-check | wrong | relative-step | idea: moves by hair*w but divides by 2*hair
def numerical_gradient(f, w, hair=1e-5):
    out = np.zeros_like(w)
    for index in np.ndindex(w.shape):
        a, b = w.copy(), w.copy()
        a[index] *= 1 + hair
        b[index] *= 1 - hair
        out[index] = (f(a) - f(b)) / (2 * hair)
    return out

# %% gradient-check | wrong | rounded-result | idea: result rounded to three digits
def numerical_gradient(f, w, hair=1e-5):
    out = np.zeros_like(w)
    for index in np.ndindex(w.shape):
        a, b = w.copy(), w.copy()
        a[index] += hair
        b[index] -= hair
        out[index] = (f(a) - f(b)) / (2 * hair)
    return out.round(3)

# %% gradient-check | wrong | error-zero-over-zero | idea: NaN when both are zero
def relative_error(analytic, numeric):
    return np.linalg.norm(analytic - numeric) / (
        np.linalg.norm(analytic) + np.linalg.norm(numeric)
    )

# %% gradient-check | wrong | error-absolute | idea: not divided by the sizes
def relative_error(analytic, numeric):
    return np.linalg.norm(analytic - numeric)

# %% gradient-check | wrong | error-only-one-size | idea: divided by the analytic size only
def relative_error(analytic, numeric):
    size = np.linalg.norm(analytic)
    return np.linalg.norm(analytic - numeric) / size if size else 0.0

# %% gradient-check | wrong | error-largest-size | idea: maximum of the sizes in place of their sum
def relative_error(analytic, numeric):
    size = max(np.linalg.norm(analytic), np.linalg.norm(numeric))
    return np.linalg.norm(analytic - numeric) / size if size else 0.0

# %% gradient-check | wrong | error-squares | idea: root forgotten
def relative_error(analytic, numeric):
    size = np.sum(analytic**2) + np.sum(numeric**2)
    return np.sum((analytic - numeric) ** 2) / size if size else 0.0

# %% gradient-check | wrong | error-abs | idea: sums of absolute values
def relative_error(analytic, numeric):
    size = np.abs(analytic).sum() + np.abs(numeric).sum()
    return np.abs(analytic - numeric).sum() / size if size else 0.0

# %% gradient-check | wrong | error-spectral | idea: matrix 2-norm for two-dimensional gradients
def relative_error(analytic, numeric):
    norm = lambda x: np.linalg.norm(x, 2 if np.ndim(x) <= 2 else None)
    size = norm(analytic) + norm(numeric)
    return norm(analytic - numeric) / size if size else 0.0

# %% gradient-check | wrong | error-size-of-sum | idea: norm of the sum, not sum of the norms
def relative_error(analytic, numeric):
    size = np.linalg.norm(analytic + numeric)
    return np.linalg.norm(analytic - numeric) / size if size else 0.0

# %% gradient-check | wrong | error-difference-of-norms | idea: compares lengths, not directions
def relative_error(analytic, numeric):
    p, q = np.linalg.norm(analytic), np.linalg.norm(numeric)
    return abs(p - q) / (p + q) if p + q else 0.0

# %% gradient-check | wrong | error-elementwise | idea: one error for each entry
def relative_error(analytic, numeric):
    size = np.abs(analytic) + np.abs(numeric)
    return np.where(size > 0, np.abs(analytic - numeric) / np.where(size > 0, size, 1), 0)

# %% gradient-check | wrong | error-zero-if-one-zero | idea: 0 as soon as one of the two is all zeros
def relative_error(analytic, numeric):
    p, q = np.linalg.norm(analytic), np.linalg.norm(numeric)
    if p == 0 or q == 0:
        return 0.0
    return np.linalg.norm(analytic - numeric) / (p + q)

# %% gradient-check | wrong | error-tiny-is-zero | idea: gradients below 1e-6 count as zero
def relative_error(analytic, numeric):
    size = np.linalg.norm(analytic) + np.linalg.norm(numeric)
    if size < 1e-6:
        return 0.0
    return np.linalg.norm(analytic - numeric) / size

# %% gradient-check | wrong | error-in-place | idea: analytic is overwritten
def relative_error(analytic, numeric):
    size = np.linalg.norm(analytic) + np.linalg.norm(numeric)
    analytic -= numeric
    return np.linalg.norm(analytic) / size if size else 0.0

# %% gradient-check | unclear | error-with-1e-8 | why: a 1e-8 is added to the denominator as many texts do; differs from the formula only for tiny gradients
def relative_error(analytic, numeric):
    return np.linalg.norm(analytic - numeric) / (
        np.linalg.norm(analytic) + np.linalg.norm(numeric) + 1e-8
    )

# %% gradient-check | unclear | five-points | why: more exact formula with four values; the text describes the two-point way
def numerical_gradient(f, w, hair=1e-5):
    out = np.zeros_like(w)
    h = 1e-3
    for index in np.ndindex(w.shape):
        values = []
        for k in (-2, -1, 1, 2):
            moved = w.copy()
            moved[index] += k * h
            values.append(f(moved))
        out[index] = (values[0] - 8 * values[1] + 8 * values[2] - values[3]) / (12 * h)
    return out

# %% gradient-check | unclear | view-by-reshape | why: reshape(-1) is a view for usual arrays but a copy for a transposed one; does 'any shape' include other memory orders?
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

# %% gradient-check | unclear | float64-inside | why: w may be float32 ('floating point'), where a hair of 1e-5 is rounding noise; may f be given a float64 copy?
def numerical_gradient(f, w, hair=1e-5):
    base = np.asarray(w, dtype=np.float64)
    out = np.zeros(base.shape)
    for index in np.ndindex(base.shape):
        a, b = base.copy(), base.copy()
        a[index] += hair
        b[index] -= hair
        out[index] = (f(a) - f(b)) / (2 * hair)
    return out

# %% find-bugs | right | straight
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
    return J, [dW1, db1, dW2, db2]

# %% find-bugs | right | other-order-tuple
wrong_gradients = ("b2", "b1", "W1")


def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = np.mean(-y * np.log(output) - (1 - y) * np.log(1 - output))
    dz2 = (output - y) / X.shape[0]
    dz1 = np.where(hidden > 0, dz2 @ W2.T, 0)
    return J, (X.T @ dz1, dz1.sum(0), hidden.T @ dz2, dz2.sum(0))

# %% find-bugs | right | set-and-einsum
wrong_gradients = {"W1", "b1", "b2"}


def backward(parameters, X, y):
    z1, hidden, output = forward(parameters, X)
    m = len(y)
    J = -(y * np.log(output) + (1 - y) * np.log(1 - output)).sum() / m
    dz2 = (output - y) / m
    dz1 = np.einsum("mo,ho,mh->mh", dz2, parameters[2], (z1 > 0).astype(float))
    grads = [
        np.einsum("mi,mh->ih", X, dz1),
        np.einsum("mh->h", dz1),
        np.einsum("mh,mo->ho", hidden, dz2),
        np.einsum("mo->o", dz2),
    ]
    return J, grads

# %% find-bugs | right | repaired-from-suspect
wrong_gradients = list(("b1", "W1", "b2"))


def backward(parameters, X, y):
    J, gradients = suspect(parameters, X, y)
    W2 = parameters[2]
    z1, hidden, output = forward(parameters, X)
    dz2 = (output - y) / len(X)
    dz1 = (dz2 @ W2.T) * (z1 > 0)
    return J, [X.T @ dz1, dz1.sum(axis=0), gradients[2], gradients[3] * len(X)]

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

# %% find-bugs | right | sample-by-sample
wrong_gradients = ["W1"] + ["b1"] + ["b2"]


def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    sums = [np.zeros_like(p) for p in parameters]
    J = 0.0
    for x, t in zip(X, y):
        z = x @ W1 + b1
        h = np.maximum(z, 0)
        o = 1 / (1 + np.exp(-(h @ W2 + b2)))
        J += -(t * np.log(o) + (1 - t) * np.log(1 - o)).item()
        d2 = o - t
        d1 = (W2 @ d2) * (z > 0)
        sums[0] += np.outer(x, d1)
        sums[1] += d1
        sums[2] += np.outer(h, d2)
        sums[3] += d2
    return J / len(X), [s / len(X) for s in sums]

# %% find-bugs | right | mean-at-the-end
wrong_gradients = ["W1", "b2", "b1"]


def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = float(-np.mean(y * np.log(output) + (1 - y) * np.log(1 - output)))
    m = len(X)
    e = output - y
    back = e @ W2.T * (z1 > 0)
    return J, [X.T @ back / m, back.mean(axis=0), hidden.T @ e / m, e.mean(axis=0)]

# %% find-bugs | right | copy-and-mask
wrong_gradients = [name for name in ("W1", "b1", "W2", "b2") if name != "W2"]


def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = -np.where(y == 1, np.log(output), np.log(1 - output)).mean()
    dz2 = (output - y) / len(X)
    dz1 = dz2 @ W2.T
    dz1[z1 <= 0] = 0
    return J, [X.T @ dz1, dz1.sum(axis=0), hidden.T @ dz2, dz2.sum(axis=0)]

# %% find-bugs | right | helper-functions-print
wrong_gradients = ["b2", "W1", "b1"]


def affine_backward(dz, inputs, W):
    return inputs.T @ dz, dz.sum(axis=0), dz @ W.T


def backward(parameters, X, y, talk=False):
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = -np.mean(y * np.log(output) + (1 - y) * np.log(1 - output))
    dW2, db2, dhidden = affine_backward((output - y) / len(X), hidden, W2)
    dW1, db1, _ = affine_backward(dhidden * (hidden > 0), X, W1)
    if talk:
        print("loss", J)
    return [J, [dW1, db1, dW2, db2]]

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

# %% find-bugs | wrong | only-b2 | idea: only the bias slip found
wrong_gradients = ["b2"]

# %% find-bugs | wrong | only-hidden | idea: only the ReLU slip found
wrong_gradients = ["W1", "b1"]

# %% find-bugs | wrong | only-W1 | idea: one name for each slip, b1 forgotten
wrong_gradients = ["W1", "b2"]

# %% find-bugs | wrong | all-four | idea: all four accused
wrong_gradients = ["W1", "b1", "W2", "b2"]

# %% find-bugs | wrong | W2-in-place-of-b2 | idea: wrong parameter of the output layer
wrong_gradients = ["W1", "b1", "W2"]

# %% find-bugs | wrong | empty-list | idea: none accused
wrong_gradients = []

# %% find-bugs | wrong | one-string | idea: one string and no list
wrong_gradients = "W1, b1, b2"

# %% find-bugs | wrong | db2-mean-left | idea: slip in db2 left
def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = -np.mean(y * np.log(output) + (1 - y) * np.log(1 - output))
    dz2 = (output - y) / len(X)
    dz1 = (dz2 @ W2.T) * (z1 > 0)
    return J, [X.T @ dz1, dz1.sum(axis=0), hidden.T @ dz2, dz2.mean(axis=0)]

# %% find-bugs | wrong | switch-left | idea: ReLU's switch left at dhidden > 0
def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = -np.mean(y * np.log(output) + (1 - y) * np.log(1 - output))
    dz2 = (output - y) / len(X)
    dhidden = dz2 @ W2.T
    dz1 = dhidden * (dhidden > 0)
    return J, [X.T @ dz1, dz1.sum(axis=0), hidden.T @ dz2, dz2.sum(axis=0)]

# %% find-bugs | wrong | no-switch | idea: ReLU forgotten on the way back
def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = -np.mean(y * np.log(output) + (1 - y) * np.log(1 - output))
    dz2 = (output - y) / len(X)
    dz1 = dz2 @ W2.T
    return J, [X.T @ dz1, dz1.sum(axis=0), hidden.T @ dz2, dz2.sum(axis=0)]

# %% find-bugs | wrong | times-hidden | idea: dhidden multiplied by hidden, not by its slope
def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = -np.mean(y * np.log(output) + (1 - y) * np.log(1 - output))
    dz2 = (output - y) / len(X)
    dz1 = (dz2 @ W2.T) * hidden
    return J, [X.T @ dz1, dz1.sum(axis=0), hidden.T @ dz2, dz2.sum(axis=0)]

# %% find-bugs | wrong | both-means | idea: db1 made a mean as well
def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = -np.mean(y * np.log(output) + (1 - y) * np.log(1 - output))
    dz2 = (output - y) / len(X)
    dz1 = (dz2 @ W2.T) * (z1 > 0)
    return J, [X.T @ dz1, dz1.mean(axis=0), hidden.T @ dz2, dz2.sum(axis=0)]

# %% find-bugs | wrong | no-mean | idea: dz2 not divided by m
def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = -np.mean(y * np.log(output) + (1 - y) * np.log(1 - output))
    dz2 = output - y
    dz1 = (dz2 @ W2.T) * (z1 > 0)
    return J, [X.T @ dz1, dz1.sum(axis=0), hidden.T @ dz2, dz2.sum(axis=0)]

# %% find-bugs | wrong | sigmoid-slope-added | idea: dz2 multiplied by the sigmoid's slope
def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = -np.mean(y * np.log(output) + (1 - y) * np.log(1 - output))
    dz2 = (output - y) * output * (1 - output) / len(X)
    dz1 = (dz2 @ W2.T) * (z1 > 0)
    return J, [X.T @ dz1, dz1.sum(axis=0), hidden.T @ dz2, dz2.sum(axis=0)]

# %% find-bugs | wrong | dW2-from-z1 | idea: dW2 with pre-activations
def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = -np.mean(y * np.log(output) + (1 - y) * np.log(1 - output))
    dz2 = (output - y) / len(X)
    dz1 = (dz2 @ W2.T) * (z1 > 0)
    return J, [X.T @ dz1, dz1.sum(axis=0), z1.T @ dz2, dz2.sum(axis=0)]

# %% find-bugs | wrong | loss-sum | idea: J is a sum, not a mean
def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = -np.sum(y * np.log(output) + (1 - y) * np.log(1 - output))
    dz2 = (output - y) / len(X)
    dz1 = (dz2 @ W2.T) * (z1 > 0)
    return J, [X.T @ dz1, dz1.sum(axis=0), hidden.T @ dz2, dz2.sum(axis=0)]

# %% find-bugs | wrong | loss-sign | idea: minus forgotten in J
def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = np.mean(y * np.log(output) + (1 - y) * np.log(1 - output))
    dz2 = (output - y) / len(X)
    dz1 = (dz2 @ W2.T) * (z1 > 0)
    return J, [X.T @ dz1, dz1.sum(axis=0), hidden.T @ dz2, dz2.sum(axis=0)]

# %% find-bugs | wrong | loss-mse | idea: J is a mean squared error
def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = np.mean((output - y) ** 2)
    dz2 = (output - y) / len(X)
    dz1 = (dz2 @ W2.T) * (z1 > 0)
    return J, [X.T @ dz1, dz1.sum(axis=0), hidden.T @ dz2, dz2.sum(axis=0)]

# %% find-bugs | wrong | loss-half | idea: the negative class left out of J
def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = -np.mean(y * np.log(output))
    dz2 = (output - y) / len(X)
    dz1 = (dz2 @ W2.T) * (z1 > 0)
    return J, [X.T @ dz1, dz1.sum(axis=0), hidden.T @ dz2, dz2.sum(axis=0)]

# %% find-bugs | wrong | gradient-order | idea: output layer first
def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = -np.mean(y * np.log(output) + (1 - y) * np.log(1 - output))
    dz2 = (output - y) / len(X)
    dz1 = (dz2 @ W2.T) * (z1 > 0)
    return J, [hidden.T @ dz2, dz2.sum(axis=0), X.T @ dz1, dz1.sum(axis=0)]

# %% find-bugs | wrong | in-place-weights | idea: parameters updated inside
def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = -np.mean(y * np.log(output) + (1 - y) * np.log(1 - output))
    dz2 = (output - y) / len(X)
    dz1 = (dz2 @ W2.T) * (z1 > 0)
    gradients = [X.T @ dz1, dz1.sum(axis=0), hidden.T @ dz2, dz2.sum(axis=0)]
    for p, g in zip(parameters, gradients):
        p -= 0.1 * g
    return J, gradients

# %% find-bugs | wrong | fixed-data | idea: uses the global XOR data, arguments ignored
def backward(parameters, X, y):
    X, y = X_xor, y_xor
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = -np.mean(y * np.log(output) + (1 - y) * np.log(1 - output))
    dz2 = (output - y) / len(X)
    dz1 = (dz2 @ W2.T) * (z1 > 0)
    return J, [X.T @ dz1, dz1.sum(axis=0), hidden.T @ dz2, dz2.sum(axis=0)]

# %% find-bugs | wrong | fixed-four | idea: divides by 4 whatever the batch
def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = -np.mean(y * np.log(output) + (1 - y) * np.log(1 - output))
    dz2 = (output - y) / 4
    dz1 = (dz2 @ W2.T) * (z1 > 0)
    return J, [X.T @ dz1, dz1.sum(axis=0), hidden.T @ dz2, dz2.sum(axis=0)]

# %% find-bugs | unclear | corner-open | why: slope 1 at the corner; part 2 accepts any slope there, part 5 does not repeat it
def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = -np.mean(y * np.log(output) + (1 - y) * np.log(1 - output))
    dz2 = (output - y) / len(X)
    dz1 = (dz2 @ W2.T) * (z1 >= 0)
    return J, [X.T @ dz1, dz1.sum(axis=0), hidden.T @ dz2, dz2.sum(axis=0)]

# %% find-bugs | unclear | flat-return | why: docstring says 'return the mean cross-entropy and its gradients: dW1, ...'; five things in one tuple follow these words, only the code of suspect shows a list
def backward(parameters, X, y):
    W1, b1, W2, b2 = parameters
    z1, hidden, output = forward(parameters, X)
    J = -np.mean(y * np.log(output) + (1 - y) * np.log(1 - output))
    dz2 = (output - y) / len(X)
    dz1 = (dz2 @ W2.T) * (z1 > 0)
    return J, X.T @ dz1, dz1.sum(axis=0), hidden.T @ dz2, dz2.sum(axis=0)

# %% find-bugs | unclear | duplicates | why: right names, one of them twice
wrong_gradients = ["W1", "b1", "b2", "b2"]

# %% find-bugs | unclear | measured-gradients | why: exact to seven digits but by central differences; 'write the backward pass' suggests otherwise
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

# %% train | right | new-lists
def train(parameters, X, y, gradients_of, learning_rate, steps):
    losses = []
    for _ in range(steps):
        J, gradients = gradients_of(parameters, X, y)
        losses.append(J)
        parameters = [p - learning_rate * g for p, g in zip(parameters, gradients)]
    return parameters, losses

# %% train | right | copies-in-place
def train(parameters, X, y, gradients_of, learning_rate, steps):
    mine = [p.copy() for p in parameters]
    losses = []
    for _ in range(steps):
        J, gradients = gradients_of(mine, X, y)
        for p, g in zip(mine, gradients):
            p -= learning_rate * g
        losses.append(float(J))
    return mine, losses

# %% train | right | while-loop
def train(parameters, X, y, gradients_of, learning_rate, steps):
    current, losses, done = list(parameters), [], 0
    while done < steps:
        loss, slopes = gradients_of(current, X, y)
        losses += [loss]
        for k in range(len(current)):
            current[k] = current[k] - learning_rate * slopes[k]
        done += 1
    return current, losses

# %% train | right | deepcopy
def train(parameters, X, y, gradients_of, learning_rate, steps):
    import copy

    p = copy.deepcopy(parameters)
    history = [0.0] * steps
    for s in range(steps):
        history[s], g = gradients_of(p, X, y)
        for i, slope in enumerate(g):
            p[i] = np.subtract(p[i], np.multiply(learning_rate, slope))
    return [p, history]

# %% train | right | recursion-inside
def train(parameters, X, y, gradients_of, learning_rate, steps):
    def one(state, _):
        p, losses = state
        J, g = gradients_of(p, X, y)
        return [a - b * learning_rate for a, b in zip(p, g)], losses + [J]

    from functools import reduce

    return reduce(one, range(steps), ([np.array(p) for p in parameters], []))

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

# %% train | right | map-lambda
def train(parameters, X, y, gradients_of, learning_rate, steps):
    step = lambda w, g: w - learning_rate * g
    losses = []
    for i in range(1, steps + 1):
        J, grads = gradients_of(parameters, X, y)
        losses.append(J)
        parameters = list(map(step, parameters, grads))
    return parameters, losses

# %% train | right | generator
def train(parameters, X, y, gradients_of, learning_rate, steps):
    w = [p.copy() for p in parameters]

    def run():
        for _ in range(steps):
            J, g = gradients_of(w, X, y)
            for i in range(len(w)):
                w[i] = w[i] - learning_rate * g[i]
            yield J

    losses = list(run())
    return w, losses

# %% train | right | preallocated-then-list
def train(parameters, X, y, gradients_of, learning_rate, steps):
    losses = np.empty(steps)
    w = [1.0 * p for p in parameters]
    for t in range(steps):
        losses[t], slopes = gradients_of(w, X, y)
        w = [a - learning_rate * b for (a, b) in zip(w, slopes)]
    return w, losses.tolist()

# %% train | wrong | in-place | idea: given parameters changed in place
def train(parameters, X, y, gradients_of, learning_rate, steps):
    losses = []
    for _ in range(steps):
        J, gradients = gradients_of(parameters, X, y)
        losses.append(J)
        for p, g in zip(parameters, gradients):
            p -= learning_rate * g
    return parameters, losses

# %% train | wrong | shallow-copy | idea: the list is copied, the arrays are not
def train(parameters, X, y, gradients_of, learning_rate, steps):
    mine = parameters.copy()
    losses = []
    for _ in range(steps):
        J, gradients = gradients_of(mine, X, y)
        losses.append(J)
        for p, g in zip(mine, gradients):
            p -= learning_rate * g
    return mine, losses

# %% train | wrong | list-entries-replaced | idea: the given list gets new arrays
def train(parameters, X, y, gradients_of, learning_rate, steps):
    losses = []
    for _ in range(steps):
        J, gradients = gradients_of(parameters, X, y)
        losses.append(J)
        for i in range(len(parameters)):
            parameters[i] = parameters[i] - learning_rate * gradients[i]
    return parameters, losses

# %% train | wrong | loss-after | idea: losses computed after each step
def train(parameters, X, y, gradients_of, learning_rate, steps):
    losses = []
    for _ in range(steps):
        J, gradients = gradients_of(parameters, X, y)
        parameters = [p - learning_rate * g for p, g in zip(parameters, gradients)]
        losses.append(gradients_of(parameters, X, y)[0])
    return parameters, losses

# %% train | wrong | uphill | idea: plus
def train(parameters, X, y, gradients_of, learning_rate, steps):
    losses = []
    for _ in range(steps):
        J, gradients = gradients_of(parameters, X, y)
        losses.append(J)
        parameters = [p + learning_rate * g for p, g in zip(parameters, gradients)]
    return parameters, losses

# %% train | wrong | one-step-more | idea: steps + 1 steps
def train(parameters, X, y, gradients_of, learning_rate, steps):
    losses = []
    for _ in range(steps + 1):
        J, gradients = gradients_of(parameters, X, y)
        losses.append(J)
        parameters = [p - learning_rate * g for p, g in zip(parameters, gradients)]
    return parameters, losses

# %% train | wrong | one-step-less | idea: last step not taken, its loss noted
def train(parameters, X, y, gradients_of, learning_rate, steps):
    losses = []
    for s in range(steps):
        J, gradients = gradients_of(parameters, X, y)
        losses.append(J)
        if s < steps - 1:
            parameters = [p - learning_rate * g for p, g in zip(parameters, gradients)]
    return parameters, losses

# %% train | wrong | final-loss-appended | idea: one loss too many
def train(parameters, X, y, gradients_of, learning_rate, steps):
    losses = []
    for _ in range(steps):
        J, gradients = gradients_of(parameters, X, y)
        losses.append(J)
        parameters = [p - learning_rate * g for p, g in zip(parameters, gradients)]
    losses.append(gradients_of(parameters, X, y)[0])
    return parameters, losses

# %% train | wrong | rate-ignored | idea: learning rate fixed at 0.1
def train(parameters, X, y, gradients_of, learning_rate, steps):
    losses = []
    for _ in range(steps):
        J, gradients = gradients_of(parameters, X, y)
        losses.append(J)
        parameters = [p - 0.1 * g for p, g in zip(parameters, gradients)]
    return parameters, losses

# %% train | wrong | divided-by-m | idea: gradients divided by the number of samples again
def train(parameters, X, y, gradients_of, learning_rate, steps):
    losses = []
    for _ in range(steps):
        J, gradients = gradients_of(parameters, X, y)
        losses.append(J)
        parameters = [p - learning_rate * g / len(X) for p, g in zip(parameters, gradients)]
    return parameters, losses

# %% train | wrong | gradients-once | idea: the gradients of the start are used in all steps
def train(parameters, X, y, gradients_of, learning_rate, steps):
    losses = []
    _, gradients = gradients_of(parameters, X, y)
    for _ in range(steps):
        losses.append(gradients_of(parameters, X, y)[0])
        parameters = [p - learning_rate * g for p, g in zip(parameters, gradients)]
    return parameters, losses

# %% train | wrong | one-parameter-after-the-other | idea: gradient measured anew after each parameter's update
def train(parameters, X, y, gradients_of, learning_rate, steps):
    w = [p.copy() for p in parameters]
    losses = []
    for _ in range(steps):
        losses.append(gradients_of(w, X, y)[0])
        for i in range(len(w)):
            w[i] = w[i] - learning_rate * gradients_of(w, X, y)[1][i]
    return w, losses

# %% train | wrong | weights-only | idea: only every other parameter (the weights) is updated
def train(parameters, X, y, gradients_of, learning_rate, steps):
    w = [p.copy() for p in parameters]
    losses = []
    for _ in range(steps):
        J, g = gradients_of(w, X, y)
        losses.append(J)
        for i in range(0, len(w), 2):
            w[i] = w[i] - learning_rate * g[i]
    return w, losses

# %% train | wrong | momentum | idea: momentum in place of plain descent
def train(parameters, X, y, gradients_of, learning_rate, steps):
    v = [np.zeros_like(p) for p in parameters]
    losses = []
    for _ in range(steps):
        J, g = gradients_of(parameters, X, y)
        losses.append(J)
        v = [0.9 * a - learning_rate * b for a, b in zip(v, g)]
        parameters = [p + a for p, a in zip(parameters, v)]
    return parameters, losses

# %% train | wrong | stops-early | idea: stops when the loss rises
def train(parameters, X, y, gradients_of, learning_rate, steps):
    losses = []
    for _ in range(steps):
        J, g = gradients_of(parameters, X, y)
        if losses and J > losses[-1]:
            break
        losses.append(J)
        parameters = [p - learning_rate * a for p, a in zip(parameters, g)]
    return parameters, losses

# %% train | wrong | losses-shared | idea: default list shared between calls
def train(parameters, X, y, gradients_of, learning_rate, steps, losses=[]):
    for _ in range(steps):
        J, g = gradients_of(parameters, X, y)
        losses.append(J)
        parameters = [p - learning_rate * a for p, a in zip(parameters, g)]
    return parameters, losses

# %% train | wrong | start-returned | idea: the untrained parameters are returned
def train(parameters, X, y, gradients_of, learning_rate, steps):
    w = [p.copy() for p in parameters]
    losses = []
    for _ in range(steps):
        J, g = gradients_of(w, X, y)
        losses.append(J)
        w = [p - learning_rate * a for p, a in zip(w, g)]
    return parameters, losses

# %% train | wrong | last-loss-only | idea: one number in place of the list
def train(parameters, X, y, gradients_of, learning_rate, steps):
    J = None
    for _ in range(steps):
        J, g = gradients_of(parameters, X, y)
        parameters = [p - learning_rate * a for p, a in zip(parameters, g)]
    return parameters, J

# %% train | wrong | backward-hard-wired | idea: gradients_of ignored, calls backward
def train(parameters, X, y, gradients_of, learning_rate, steps):
    losses = []
    for _ in range(steps):
        J, g = backward(parameters, X, y)
        losses.append(J)
        parameters = [p - learning_rate * a for p, a in zip(parameters, g)]
    return parameters, losses

# %% train | unclear | losses-array | why: the text says a list of losses; is an array of the same numbers a slip?
def train(parameters, X, y, gradients_of, learning_rate, steps):
    losses = np.zeros(steps)
    for s in range(steps):
        losses[s], g = gradients_of(parameters, X, y)
        parameters = [p - learning_rate * a for p, a in zip(parameters, g)]
    return parameters, losses

# %% train | unclear | two-calls-per-step | why: gradients_of called twice in each step, once for the loss, once for the gradients; same numbers, unless calls are counted
def train(parameters, X, y, gradients_of, learning_rate, steps):
    losses = []
    for _ in range(steps):
        losses.append(gradients_of(parameters, X, y)[0])
        g = gradients_of(parameters, X, y)[1]
        parameters = [p - learning_rate * a for p, a in zip(parameters, g)]
    return parameters, losses

# %% learn-xor | right | sixteen
def learn_xor(seed):
    return train(start(seed, 16), X_xor, y_xor, backward, 0.5, 2000)

# %% learn-xor | right | thirty-two
def learn_xor(seed):
    parameters = start(seed, 32)
    trained, losses = train(parameters, X_xor, y_xor, backward, learning_rate=0.5, steps=1500)
    return trained, losses

# %% learn-xor | right | extra-defaults
def learn_xor(seed, n_hidden=20, rate=0.5, steps=2000):
    return train(start(seed, n_hidden), X_xor, y_xor, backward, rate, steps)

# %% learn-xor | right | wide-prints
def learn_xor(seed):
    result = train(start(seed, 64), X_xor, y_xor, backward, 0.1, 3000)
    print("seed", seed, "ends at", result[1][-1])
    return result

# %% learn-xor | right | dictionary-of-settings
SETTINGS = {"n_hidden": 16, "learning_rate": 1.0, "steps": 1000}


def learn_xor(seed):
    p = start(seed, SETTINGS["n_hidden"])
    return train(p, X_xor, y_xor, backward, SETTINGS["learning_rate"], SETTINGS["steps"])

# %% learn-xor | right | all-the-steps
def learn_xor(seed):
    return train(start(seed, 32), X_xor, y_xor, backward, 0.1, 5000)

# %% learn-xor | right | list-returned
def learn_xor(seed):
    p, losses = train(start(seed=seed, n_hidden=100), X_xor.copy(), y_xor.copy(), backward, 0.2, 1500)
    return [p, losses]

# %% learn-xor | right | own-loop-with-backward
def learn_xor(seed):
    p, losses = start(seed, 24), []
    for _ in range(2500):
        J, g = backward(p, X_xor, y_xor)
        losses.append(J)
        p = [w - 0.5 * d for w, d in zip(p, g)]
    return p, losses

# %% learn-xor | right | stops-when-done
def learn_xor(seed):
    p, losses = start(seed, 32), []
    while len(losses) < 5000 and (not losses or losses[-1] > 0.01):
        p, more = train(p, X_xor, y_xor, backward, 0.5, 1)
        losses += more
    return p, losses

# %% learn-xor | right | lambda-gradients
def learn_xor(seed):
    return train(start(seed, 16), X_xor, y_xor, lambda p, X, y: backward(p, X, y), 0.3, 3000)

# %% learn-xor | wrong | two-units | idea: two hidden units get stuck
def learn_xor(seed):
    return train(start(seed, 2), X_xor, y_xor, backward, 0.5, 5000)

# %% learn-xor | wrong | three-units | idea: three hidden units, stuck for many seeds
def learn_xor(seed):
    return train(start(seed, 3), X_xor, y_xor, backward, 0.5, 5000)

# %% learn-xor | wrong | four-units | idea: four hidden units, stuck for some seeds
def learn_xor(seed):
    return train(start(seed, 4), X_xor, y_xor, backward, 0.5, 5000)

# %% learn-xor | wrong | too-slow | idea: learning rate far too small
def learn_xor(seed):
    return train(start(seed, 16), X_xor, y_xor, backward, 0.001, 5000)

# %% learn-xor | wrong | rate-a-bit-small | idea: learning rate 0.01 is not enough for about half of the seeds
def learn_xor(seed):
    return train(start(seed, 16), X_xor, y_xor, backward, 0.01, 5000)

# %% learn-xor | wrong | too-short | idea: 50 steps only
def learn_xor(seed):
    return train(start(seed, 16), X_xor, y_xor, backward, 0.5, 50)

# %% learn-xor | wrong | budget-exceeded | idea: 6000 steps
def learn_xor(seed):
    return train(start(seed, 16), X_xor, y_xor, backward, 0.5, 6000)

# %% learn-xor | wrong | budget-off-by-one | idea: 5001 steps
def learn_xor(seed):
    return train(start(seed, 16), X_xor, y_xor, backward, 0.5, 5001)

# %% learn-xor | wrong | seed-ignored | idea: always seed 0
def learn_xor(seed):
    return train(start(0, 16), X_xor, y_xor, backward, 0.5, 2000)

# %% learn-xor | wrong | lucky-seeds | idea: two units, and seeds replaced until one succeeds
def learn_xor(seed):
    while True:
        p, losses = train(start(seed, 2), X_xor, y_xor, backward, 0.5, 5000)
        if losses[-1] < 0.05:
            return p, losses
        seed += 1

# %% learn-xor | wrong | with-the-suspect | idea: trains with the backward pass that has bugs
def learn_xor(seed):
    return train(start(seed, 16), X_xor, y_xor, suspect, 0.5, 2000)

# %% learn-xor | wrong | parameters-only | idea: losses not returned
def learn_xor(seed):
    return train(start(seed, 16), X_xor, y_xor, backward, 0.5, 2000)[0]

# %% learn-xor | wrong | trained-elsewhere | idea: trained on three of the four points
def learn_xor(seed):
    return train(start(seed, 16), X_xor[:3], y_xor[:3], backward, 0.5, 2000)

# %% learn-xor | wrong | cold-parameters | idea: returns the start, not the trained parameters
def learn_xor(seed):
    p = start(seed, 16)
    _, losses = train(p, X_xor, y_xor, backward, 0.5, 2000)
    return p, losses

# %% learn-xor | wrong | invented-losses | idea: losses are made up
def learn_xor(seed):
    p, losses = train(start(seed, 16), X_xor, y_xor, backward, 0.01, 300)
    return p, list(np.linspace(0.7, 0.01, len(losses)))

# %% learn-xor | wrong | two-trainings | idea: 2 x 4000 steps, only the second half of the losses returned
def learn_xor(seed):
    p, _ = train(start(seed, 16), X_xor, y_xor, backward, 0.02, 4000)
    return train(p, X_xor, y_xor, backward, 0.02, 4000)

# %% learn-xor | unclear | own-start | why: 'starts from start(seed, n_hidden)', here its weights are scaled by 3 before training
def learn_xor(seed):
    W1, b1, W2, b2 = start(seed, 16)
    return train([3 * W1, b1, W2, b2], X_xor, y_xor, backward, 0.5, 2000)

# %% learn-xor | unclear | momentum | why: own loop with momentum; the text lets one choose units, rate and steps, nothing is said of the optimizer
def learn_xor(seed):
    p, losses = start(seed, 16), []
    v = [0 * w for w in p]
    for _ in range(1000):
        J, g = backward(p, X_xor, y_xor)
        losses.append(J)
        v = [0.9 * a - 0.1 * d for a, d in zip(v, g)]
        p = [w + a for w, a in zip(p, v)]
    return p, losses

# %% neuron | right | plain-formulas
z = 2 * 0.5 + (-1) * 1 + (-0.5)
a = math.tanh(z)
da = 2 * (a - 0.5)
dz = da * (1 - a**2)
dw = [dz * 2, dz * (-1)]
db = dz
w_new = [0.5 - 0.1 * dw[0], 1 - 0.1 * dw[1]]

# %% neuron | right | numpy-dot
x = np.array([2, -1])
w = np.array([0.5, 1])
b = -0.5
y = 0.5
z = np.dot(w, x) + b
a = np.tanh(z)
da = 2 * (a - y)
dz = da * (1 - np.tanh(z) ** 2)
dw = dz * x
db = dz * 1
w_new = w - 0.1 * dw

# %% neuron | right | fraction-and-exp
z = -1 / 2
a = (math.exp(2 * z) - 1) / (math.exp(2 * z) + 1)
da = 2 * a - 1
dz = da * (1 - a) * (1 + a)
dw = [dz * 2, dz * (-1)]
db = dz
w_new = [0.5 - 0.1 * dw[0], 1 - 0.1 * dw[1]]

# %% neuron | right | cosh-slope
z = 2 * 0.5 + (-1) * 1 + (-0.5)
a = math.tanh(z)
da = 2 * (a - 0.5)
dz = da / math.cosh(z) ** 2
dw = [dz * 2, dz * (-1)]
db = dz
w_new = [0.5 - 0.1 * dw[0], 1 - 0.1 * dw[1]]

# %% neuron | right | sinh-over-cosh
z = 2 * 0.5 + (-1) * 1 + (-0.5)
a = math.sinh(z) / math.cosh(z)
da = 2 * (a - 0.5)
dz = (1 - a * a) * da
dw = [dz * 2, dz * (-1)]
db = 1.0 * dz
w_new = [0.5 - 0.1 * dw[0], 1 - 0.1 * dw[1]]

# %% neuron | right | comprehensions
z = sum(wi * xi for wi, xi in zip((0.5, 1), (2, -1))) - 0.5
a = math.tanh(z)
da = 2 * (a - 0.5)
dz = da * (1 - a**2)
dw = [dz * xi for xi in (2, -1)]
db = dz
w_new = [wi - 0.1 * gi for wi, gi in zip((0.5, 1), dw)]

# %% neuron | right | sigmoid-identity
z = 2 * 0.5 + (-1) * 1 + (-0.5)
a = 2 / (1 + math.exp(-2 * z)) - 1
da = 2 * (a - 0.5)
dz = da * (1 - a**2)
dw = [dz * 2, dz * (-1)]
db = dz
w_new = [0.5 - 0.1 * dw[0], 1 - 0.1 * dw[1]]

# %% neuron | right | pow-and-array
z = 2 * 0.5 + (-1) * 1 + (-0.5)
a = math.tanh(z)
da = -2 * (0.5 - a)
dz = da - da * a**2
dw = np.array([2.0, -1.0]) * dz
db = dz
w_new = np.array([0.5, 1.0]) - np.multiply(0.1, dw)

# %% neuron | right | typed-out-digits
z = -0.5
a = -0.46211715726000974
da = -1.9242343145200196
dz = -1.5133097143495147
dw = [-3.0266194286990293, 1.5133097143495147]
db = -1.5133097143495147
w_new = [0.8026619428699029, 0.8486690285650486]

# %% neuron | right | w-new-tuple-lambda
step = lambda weight, slope: weight - slope / 10
z = 2 * 0.5 + (-1) * 1 + (-0.5)
a = math.tanh(z)
da = 2 * (a - 0.5)
dz = da * (1 - a**2)
dw = list(map(lambda xi: xi * dz, (2, -1)))
db = dz
w_new = (step(0.5, dw[0]), step(1.0, dw[1]))

# %% neuron | right | update-through-x
z = 2 * 0.5 + (-1) * 1 + (-0.5)
a = math.tanh(z)
da = 2 * (a - 0.5)
dz = da * (1 - a**2)
dw = [dz * 2, dz * (-1)]
db = dz
w_new = [0.5 - 0.1 * dz * 2, 1 + 0.1 * dz]

# %% neuron | wrong | no-bias | idea: bias forgotten in z
z = 2 * 0.5 + (-1) * 1
a = math.tanh(z)
da = 2 * (a - 0.5)
dz = da * (1 - a**2)
dw = [dz * 2, dz * (-1)]
db = dz
w_new = [0.5 - 0.1 * dw[0], 1 - 0.1 * dw[1]]

# %% neuron | wrong | bias-sign | idea: bias subtracted
z = 2 * 0.5 + (-1) * 1 - (-0.5)
a = math.tanh(z)
da = 2 * (a - 0.5)
dz = da * (1 - a**2)
dw = [dz * 2, dz * (-1)]
db = dz
w_new = [0.5 - 0.1 * dw[0], 1 - 0.1 * dw[1]]

# %% neuron | wrong | abs-input | idea: sign of the second input lost
z = 2 * 0.5 + 1 * 1 - 0.5
a = math.tanh(z)
da = 2 * (a - 0.5)
dz = da * (1 - a**2)
dw = [dz * 2, dz * (-1)]
db = dz
w_new = [0.5 - 0.1 * dw[0], 1 - 0.1 * dw[1]]

# %% neuron | wrong | relu-instead | idea: ReLU in place of tanh
z = 2 * 0.5 + (-1) * 1 + (-0.5)
a = max(0.0, z)
da = 2 * (a - 0.5)
dz = da * (1 - a**2)
dw = [dz * 2, dz * (-1)]
db = dz
w_new = [0.5 - 0.1 * dw[0], 1 - 0.1 * dw[1]]

# %% neuron | wrong | sigmoid-instead | idea: sigmoid in place of tanh
z = 2 * 0.5 + (-1) * 1 + (-0.5)
a = 1 / (1 + math.exp(-z))
da = 2 * (a - 0.5)
dz = da * (1 - a**2)
dw = [dz * 2, dz * (-1)]
db = dz
w_new = [0.5 - 0.1 * dw[0], 1 - 0.1 * dw[1]]

# %% neuron | wrong | factor-two | idea: factor 2 of the square forgotten
z = 2 * 0.5 + (-1) * 1 + (-0.5)
a = math.tanh(z)
da = a - 0.5
dz = da * (1 - a**2)
dw = [dz * 2, dz * (-1)]
db = dz
w_new = [0.5 - 0.1 * dw[0], 1 - 0.1 * dw[1]]

# %% neuron | wrong | loss-sign | idea: target minus activation
z = 2 * 0.5 + (-1) * 1 + (-0.5)
a = math.tanh(z)
da = 2 * (0.5 - a)
dz = da * (1 - a**2)
dw = [dz * 2, dz * (-1)]
db = dz
w_new = [0.5 - 0.1 * dw[0], 1 - 0.1 * dw[1]]

# %% neuron | wrong | loss-not-slope | idea: the loss itself in place of its slope
z = 2 * 0.5 + (-1) * 1 + (-0.5)
a = math.tanh(z)
da = (a - 0.5) ** 2
dz = da * (1 - a**2)
dw = [dz * 2, dz * (-1)]
db = dz
w_new = [0.5 - 0.1 * dw[0], 1 - 0.1 * dw[1]]

# %% neuron | wrong | sigmoid-slope | idea: sigmoid's slope a(1-a) for tanh
z = 2 * 0.5 + (-1) * 1 + (-0.5)
a = math.tanh(z)
da = 2 * (a - 0.5)
dz = da * a * (1 - a)
dw = [dz * 2, dz * (-1)]
db = dz
w_new = [0.5 - 0.1 * dw[0], 1 - 0.1 * dw[1]]

# %% neuron | wrong | slope-with-z | idea: 1 - z**2 in place of 1 - a**2
z = 2 * 0.5 + (-1) * 1 + (-0.5)
a = math.tanh(z)
da = 2 * (a - 0.5)
dz = da * (1 - z**2)
dw = [dz * 2, dz * (-1)]
db = dz
w_new = [0.5 - 0.1 * dw[0], 1 - 0.1 * dw[1]]

# %% neuron | wrong | tanh-of-a | idea: slope taken at a, tanh applied twice
z = 2 * 0.5 + (-1) * 1 + (-0.5)
a = math.tanh(z)
da = 2 * (a - 0.5)
dz = da * (1 - math.tanh(a) ** 2)
dw = [dz * 2, dz * (-1)]
db = dz
w_new = [0.5 - 0.1 * dw[0], 1 - 0.1 * dw[1]]

# %% neuron | wrong | slope-without-da | idea: chain cut: only the activation's slope
z = 2 * 0.5 + (-1) * 1 + (-0.5)
a = math.tanh(z)
da = 2 * (a - 0.5)
dz = 1 - a**2
dw = [dz * 2, dz * (-1)]
db = dz
w_new = [0.5 - 0.1 * dw[0], 1 - 0.1 * dw[1]]

# %% neuron | wrong | square-forgotten | idea: 1 - a in place of 1 - a**2
z = 2 * 0.5 + (-1) * 1 + (-0.5)
a = math.tanh(z)
da = 2 * (a - 0.5)
dz = da * (1 - a)
dw = [dz * 2, dz * (-1)]
db = dz
w_new = [0.5 - 0.1 * dw[0], 1 - 0.1 * dw[1]]

# %% neuron | wrong | times-weights | idea: dz times the weights in place of the inputs
z = 2 * 0.5 + (-1) * 1 + (-0.5)
a = math.tanh(z)
da = 2 * (a - 0.5)
dz = da * (1 - a**2)
dw = [dz * 0.5, dz * 1]
db = dz
w_new = [0.5 - 0.1 * dw[0], 1 - 0.1 * dw[1]]

# %% neuron | wrong | same-for-both | idea: dw does not use the inputs
z = 2 * 0.5 + (-1) * 1 + (-0.5)
a = math.tanh(z)
da = 2 * (a - 0.5)
dz = da * (1 - a**2)
dw = [dz, dz]
db = dz
w_new = [0.5 - 0.1 * dw[0], 1 - 0.1 * dw[1]]

# %% neuron | wrong | dw-from-da | idea: dw uses da in place of dz
z = 2 * 0.5 + (-1) * 1 + (-0.5)
a = math.tanh(z)
da = 2 * (a - 0.5)
dz = da * (1 - a**2)
dw = [da * 2, da * (-1)]
db = dz
w_new = [0.5 - 0.1 * dw[0], 1 - 0.1 * dw[1]]

# %% neuron | wrong | dw-abs-x | idea: sign of the second input lost in dw
z = 2 * 0.5 + (-1) * 1 + (-0.5)
a = math.tanh(z)
da = 2 * (a - 0.5)
dz = da * (1 - a**2)
dw = [dz * 2, dz * 1]
db = dz
w_new = [0.5 - 0.1 * dw[0], 1 - 0.1 * dw[1]]

# %% neuron | wrong | db-times-b | idea: db multiplied by the bias
z = 2 * 0.5 + (-1) * 1 + (-0.5)
a = math.tanh(z)
da = 2 * (a - 0.5)
dz = da * (1 - a**2)
dw = [dz * 2, dz * (-1)]
db = dz * (-0.5)
w_new = [0.5 - 0.1 * dw[0], 1 - 0.1 * dw[1]]

# %% neuron | wrong | db-zero | idea: bias taken as a constant with slope 0
z = 2 * 0.5 + (-1) * 1 + (-0.5)
a = math.tanh(z)
da = 2 * (a - 0.5)
dz = da * (1 - a**2)
dw = [dz * 2, dz * (-1)]
db = 0.0
w_new = [0.5 - 0.1 * dw[0], 1 - 0.1 * dw[1]]

# %% neuron | wrong | db-is-da | idea: db is da
z = 2 * 0.5 + (-1) * 1 + (-0.5)
a = math.tanh(z)
da = 2 * (a - 0.5)
dz = da * (1 - a**2)
dw = [dz * 2, dz * (-1)]
db = da
w_new = [0.5 - 0.1 * dw[0], 1 - 0.1 * dw[1]]

# %% neuron | wrong | uphill | idea: step in the direction of the gradient
z = 2 * 0.5 + (-1) * 1 + (-0.5)
a = math.tanh(z)
da = 2 * (a - 0.5)
dz = da * (1 - a**2)
dw = [dz * 2, dz * (-1)]
db = dz
w_new = [0.5 + 0.1 * dw[0], 1 + 0.1 * dw[1]]

# %% neuron | wrong | only-the-change | idea: returns the change and not the new weights
z = 2 * 0.5 + (-1) * 1 + (-0.5)
a = math.tanh(z)
da = 2 * (a - 0.5)
dz = da * (1 - a**2)
dw = [dz * 2, dz * (-1)]
db = dz
w_new = [-0.1 * dw[0], -0.1 * dw[1]]

# %% neuron | wrong | no-learning-rate | idea: learning rate forgotten
z = 2 * 0.5 + (-1) * 1 + (-0.5)
a = math.tanh(z)
da = 2 * (a - 0.5)
dz = da * (1 - a**2)
dw = [dz * 2, dz * (-1)]
db = dz
w_new = [0.5 - dw[0], 1 - dw[1]]

# %% neuron | wrong | wrong-learning-rate | idea: learning rate 0.01
z = 2 * 0.5 + (-1) * 1 + (-0.5)
a = math.tanh(z)
da = 2 * (a - 0.5)
dz = da * (1 - a**2)
dw = [dz * 2, dz * (-1)]
db = dz
w_new = [0.5 - 0.01 * dw[0], 1 - 0.01 * dw[1]]

# %% neuron | wrong | swapped-weights | idea: weights swapped in the update
z = 2 * 0.5 + (-1) * 1 + (-0.5)
a = math.tanh(z)
da = 2 * (a - 0.5)
dz = da * (1 - a**2)
dw = [dz * 2, dz * (-1)]
db = dz
w_new = [1 - 0.1 * dw[0], 0.5 - 0.1 * dw[1]]

# %% neuron | wrong | rounded-a | idea: a rounded to two digits though the text says not to round
z = 2 * 0.5 + (-1) * 1 + (-0.5)
a = -0.46
da = 2 * (a - 0.5)
dz = da * (1 - a**2)
dw = [dz * 2, dz * (-1)]
db = dz
w_new = [0.5 - 0.1 * dw[0], 1 - 0.1 * dw[1]]

# %% neuron | unclear | dw-tuple | why: the text says list or array; is a tuple also accepted?
z = 2 * 0.5 + (-1) * 1 + (-0.5)
a = math.tanh(z)
da = 2 * (a - 0.5)
dz = da * (1 - a**2)
dw = (dz * 2, dz * (-1))
db = dz
w_new = [0.5 - 0.1 * dw[0], 1 - 0.1 * dw[1]]

# %% neuron | unclear | column-dw | why: an array of shape (2, 1): the text says only 'a list or an array'
z = 2 * 0.5 + (-1) * 1 + (-0.5)
a = math.tanh(z)
da = 2 * (a - 0.5)
dz = da * (1 - a**2)
dw = np.array([[2.0], [-1.0]]) * dz
db = dz
w_new = np.array([[0.5], [1.0]]) - 0.1 * dw

# %% fork | right | plain
d_o1 = 2 * (2 * 0.6 - 1)
d_o2 = 2 * (-0.6 - 1)
d_h = 2 * d_o1 + (-1) * d_o2
d_w = d_h * 1 * 1.5

# %% fork | right | named
x, w = 1.5, 0.4
h = max(0, w * x)
o1, o2 = 2 * h, -h
d_o1 = 2 * (o1 - 1)
d_o2 = 2 * (o2 - 1)
d_h = d_o1 * 2 - d_o2
d_w = d_h * (h > 0) * x

# %% fork | right | typed
d_o1 = 0.4
d_o2 = -3.2
d_h = 4.0
d_w = 6.0

# %% fork | right | fractions
d_o1 = 2 / 5
d_o2 = -16 / 5
d_h = 4
d_w = 6

# %% fork | right | dot
d_o1 = 2 * (2 * 0.6 - 1)
d_o2 = 2 * (-0.6 - 1)
d_h = np.dot([2, -1], [d_o1, d_o2])
d_w = np.float64(1.5) * d_h

# %% fork | right | sum-of-products
d_o1 = 2 * (2 * 0.6 - 1)
d_o2 = 2 * (-0.6 - 1)
d_h = sum(weight * slope for weight, slope in ((2, d_o1), (-1, d_o2)))
d_w = np.where(0.6 > 0, d_h, 0) * 1.5

# %% fork | right | expanded
d_o1 = 2 * 1.2 - 2
d_o2 = -2 * 0.6 - 2
d_h = d_o1 + d_o1 - d_o2
d_w = 3 * d_h / 2

# %% fork | wrong | factor-two | idea: factor 2 of the squares forgotten
d_o1 = 1.2 - 1
d_o2 = -0.6 - 1
d_h = 2 * d_o1 + (-1) * d_o2
d_w = d_h * 1 * 1.5

# %% fork | wrong | sign-of-error | idea: target minus output
d_o1 = 2 * (1 - 1.2)
d_o2 = 2 * (1 + 0.6)
d_h = 2 * d_o1 + (-1) * d_o2
d_w = d_h * 1 * 1.5

# %% fork | wrong | o2-sign | idea: o2 taken as +h
d_o1 = 2 * (2 * 0.6 - 1)
d_o2 = 2 * (0.6 - 1)
d_h = 2 * d_o1 + (-1) * d_o2
d_w = d_h * 1 * 1.5

# %% fork | wrong | mean-loss | idea: the loss taken as a mean of two squares
d_o1 = 1.2 - 1.0
d_o2 = 0.5 * 2 * (-0.6 - 1)
d_h = 2 * d_o1 + (-1) * d_o2
d_w = d_h * 1 * 1.5

# %% fork | wrong | relu-on-output | idea: ReLU applied to the linear output o2
d_o1 = 2 * (2 * 0.6 - 1)
d_o2 = 0.0
d_h = 2 * d_o1 + (-1) * d_o2
d_w = d_h * 1 * 1.5

# %% fork | wrong | first-path-only | idea: only one of the two paths back
d_o1 = 2 * (2 * 0.6 - 1)
d_o2 = 2 * (-0.6 - 1)
d_h = 2 * d_o1
d_w = d_h * 1 * 1.5

# %% fork | wrong | second-path-only | idea: the last path overwrites the first
d_o1 = 2 * (2 * 0.6 - 1)
d_o2 = 2 * (-0.6 - 1)
d_h = -1 * d_o2
d_w = d_h * 1 * 1.5

# %% fork | wrong | weights-forgotten | idea: slopes added without the weights 2 and -1
d_o1 = 2 * (2 * 0.6 - 1)
d_o2 = 2 * (-0.6 - 1)
d_h = d_o1 + d_o2
d_w = d_h * 1 * 1.5

# %% fork | wrong | minus-lost | idea: weight -1 taken as +1
d_o1 = 2 * (2 * 0.6 - 1)
d_o2 = 2 * (-0.6 - 1)
d_h = 2 * d_o1 + d_o2
d_w = d_h * 1 * 1.5

# %% fork | wrong | mean-of-paths | idea: paths averaged in place of added
d_o1 = 2 * (2 * 0.6 - 1)
d_o2 = 2 * (-0.6 - 1)
d_h = (2 * d_o1 - d_o2) / 2
d_w = d_h * 1 * 1.5

# %% fork | wrong | largest-path | idea: the larger path only
d_o1 = 2 * (2 * 0.6 - 1)
d_o2 = 2 * (-0.6 - 1)
d_h = max(2 * d_o1, -d_o2)
d_w = d_h * 1 * 1.5

# %% fork | wrong | times-h | idea: d_w multiplied by h in place of x
d_o1 = 2 * (2 * 0.6 - 1)
d_o2 = 2 * (-0.6 - 1)
d_h = 2 * d_o1 + (-1) * d_o2
d_w = d_h * 0.6

# %% fork | wrong | times-w | idea: d_w multiplied by w in place of x
d_o1 = 2 * (2 * 0.6 - 1)
d_o2 = 2 * (-0.6 - 1)
d_h = 2 * d_o1 + (-1) * d_o2
d_w = d_h * 0.4

# %% fork | wrong | x-forgotten | idea: d_w without x
d_o1 = 2 * (2 * 0.6 - 1)
d_o2 = 2 * (-0.6 - 1)
d_h = 2 * d_o1 + (-1) * d_o2
d_w = d_h

# %% fork | wrong | dead-relu | idea: ReLU taken as off
d_o1 = 2 * (2 * 0.6 - 1)
d_o2 = 2 * (-0.6 - 1)
d_h = 2 * d_o1 + (-1) * d_o2
d_w = 0.0

# %% quiz-two-lines-of-a-step | right | letter-C
answer_two_lines_of_a_step = "C"

# %% quiz-two-lines-of-a-step | right | single-quotes
answer_two_lines_of_a_step = 'C'

# %% quiz-two-lines-of-a-step | wrong | letter-A | idea: the misconception of option A
answer_two_lines_of_a_step = "A"

# %% quiz-two-lines-of-a-step | wrong | letter-B | idea: the misconception of option B
answer_two_lines_of_a_step = "B"

# %% quiz-two-lines-of-a-step | wrong | letter-D | idea: the misconception of option D
answer_two_lines_of_a_step = "D"

# %% quiz-unit-feeds-three | right | letter-A
answer_unit_feeds_three = "A"

# %% quiz-unit-feeds-three | right | single-quotes
answer_unit_feeds_three = 'A'

# %% quiz-unit-feeds-three | wrong | letter-B | idea: the misconception of option B
answer_unit_feeds_three = "B"

# %% quiz-unit-feeds-three | wrong | letter-C | idea: the misconception of option C
answer_unit_feeds_three = "C"

# %% quiz-unit-feeds-three | wrong | letter-D | idea: the misconception of option D
answer_unit_feeds_three = "D"

# %% quiz-mean-for-the-bias | right | letter-B
answer_mean_for_the_bias = "B"

# %% quiz-mean-for-the-bias | right | single-quotes
answer_mean_for_the_bias = 'B'

# %% quiz-mean-for-the-bias | wrong | letter-A | idea: the misconception of option A
answer_mean_for_the_bias = "A"

# %% quiz-mean-for-the-bias | wrong | letter-C | idea: the misconception of option C
answer_mean_for_the_bias = "C"

# %% quiz-mean-for-the-bias | wrong | letter-D | idea: the misconception of option D
answer_mean_for_the_bias = "D"

# %% quiz-units-off-at-random | right | letter-D
answer_units_off_at_random = "D"

# %% quiz-units-off-at-random | right | single-quotes
answer_units_off_at_random = 'D'

# %% quiz-units-off-at-random | wrong | letter-A | idea: the misconception of option A
answer_units_off_at_random = "A"

# %% quiz-units-off-at-random | wrong | letter-B | idea: the misconception of option B
answer_units_off_at_random = "B"

# %% quiz-units-off-at-random | wrong | letter-C | idea: the misconception of option C
answer_units_off_at_random = "C"

# %% quiz-price-of-backward | right | letter-A
answer_price_of_backward = "A"

# %% quiz-price-of-backward | right | single-quotes
answer_price_of_backward = 'A'

# %% quiz-price-of-backward | wrong | letter-B | idea: the misconception of option B
answer_price_of_backward = "B"

# %% quiz-price-of-backward | wrong | letter-C | idea: the misconception of option C
answer_price_of_backward = "C"

# %% quiz-price-of-backward | wrong | letter-D | idea: the misconception of option D
answer_price_of_backward = "D"

# %% quiz-equal-start-weights | right | letter-C
answer_equal_start_weights = "C"

# %% quiz-equal-start-weights | right | single-quotes
answer_equal_start_weights = 'C'

# %% quiz-equal-start-weights | wrong | letter-A | idea: the misconception of option A
answer_equal_start_weights = "A"

# %% quiz-equal-start-weights | wrong | letter-B | idea: the misconception of option B
answer_equal_start_weights = "B"

# %% quiz-equal-start-weights | wrong | letter-D | idea: the misconception of option D
answer_equal_start_weights = "D"

# %% quiz-hair-too-fine | right | letter-B
answer_hair_too_fine = "B"

# %% quiz-hair-too-fine | right | single-quotes
answer_hair_too_fine = 'B'

# %% quiz-hair-too-fine | wrong | letter-A | idea: the misconception of option A
answer_hair_too_fine = "A"

# %% quiz-hair-too-fine | wrong | letter-C | idea: the misconception of option C
answer_hair_too_fine = "C"

# %% quiz-hair-too-fine | wrong | letter-D | idea: the misconception of option D
answer_hair_too_fine = "D"

# %% quiz-what-to-keep-forward | right | letter-D
answer_what_to_keep_forward = "D"

# %% quiz-what-to-keep-forward | right | single-quotes
answer_what_to_keep_forward = 'D'

# %% quiz-what-to-keep-forward | wrong | letter-A | idea: the misconception of option A
answer_what_to_keep_forward = "A"

# %% quiz-what-to-keep-forward | wrong | letter-B | idea: the misconception of option B
answer_what_to_keep_forward = "B"

# %% quiz-what-to-keep-forward | wrong | letter-C | idea: the misconception of option C
answer_what_to_keep_forward = "C"

# %% quiz-two-lines-of-a-step | unclear | lower-case | why: 'one letter in quotes, such as "A"': is a small letter accepted?
answer_two_lines_of_a_step = "c"

# %% quiz-unit-feeds-three | unclear | with-a-space | why: the right letter with a space behind it
answer_unit_feeds_three = "A "

# %% quiz-unit-feeds-three | wrong | two-letters | idea: two letters where one is asked for
answer_unit_feeds_three = "AB"

# %% quiz-hair-too-fine | wrong | list-of-all | idea: all letters given
answer_hair_too_fine = ["A", "B", "C", "D"]
