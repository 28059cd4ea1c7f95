# Answers to the assignment "intuition", by people who saw its released notebook alone. Not judged yet:
# labels are theirs; "unclear" says what the text leaves open. Judged ones go into the bank above.
# ruff: noqa


# %% drawn-neuron | right | plain
from_x1 = (
    0.5 * 3
)
from_x2 = (
    2 * -2
)
z = (
    from_x1 + from_x2 + 1
)
a_relu = (
    max(0, z)
)
a_step = (
    1 if z >= 0 else 0
)
a_sigmoid = (
    1 / (1 + np.exp(-z))
)


# %% drawn-neuron | right | typed-numbers
from_x1 = (
    1.5
)
from_x2 = (
    -4.0
)
z = (
    -1.5
)
a_relu = (
    0
)
a_step = (
    0
)
a_sigmoid = (
    0.18242552380635635
)


# %% drawn-neuron | right | numpy-style
from_x1 = (
    np.multiply(3, 0.5)
)
from_x2 = (
    np.multiply(-2, 2)
)
z = (
    np.sum([from_x1, from_x2, 1])
)
a_relu = (
    np.maximum(0, z)
)
a_step = (
    np.where(z >= 0, 1, 0)
)
a_sigmoid = (
    np.exp(z) / (1 + np.exp(z))
)


# %% drawn-neuron | right | fractions-as-quotients
from_x1 = (
    3 / 2
)
from_x2 = (
    -8 / 2
)
z = (
    1 + from_x1 + from_x2
)
a_relu = (
    (z + abs(z)) / 2
)
a_step = (
    int(z >= 0)
)
a_sigmoid = (
    0.5 * (1 + np.tanh(z / 2))
)


# %% drawn-neuron | right | vectors
x = np.array([3, -2])
w = np.array([0.5, 2])
p = x * w
from_x1 = (
    p[0]
)
from_x2 = (
    p[1]
)
z = (
    p.sum() + 1
)
a_relu = (
    z * (z > 0)
)
a_step = (
    float(z >= 0)
)
a_sigmoid = (
    np.power(1 + np.e ** -z, -1)
)


# %% drawn-neuron | right | lambda-helpers
relu = lambda t: t if t > 0 else 0.0
step = lambda t: 1.0 if t >= 0 else 0.0
sig = lambda t: 1.0 / (1.0 + np.exp(-t))
from_x1 = (
    0.5 * 3
)
from_x2 = (
    2 * -2
)
z = (
    from_x1 + from_x2 + 1
)
a_relu = (
    relu(z)
)
a_step = (
    step(z)
)
a_sigmoid = (
    sig(z)
)


# %% drawn-neuron | right | sigmoid-one-minus
from_x1 = (
    0.5 * 3
)
from_x2 = (
    2 * -2
)
z = (
    from_x1 + from_x2 + 1
)
a_relu = (
    0.0
)
a_step = (
    1 if z >= 0 else 0
)
a_sigmoid = (
    1 - 1 / (1 + np.exp(z))
)


# %% drawn-neuron | right | clip-and-heaviside
from_x1 = (
    0.5 * 3
)
from_x2 = (
    2 * -2
)
z = (
    from_x1 + from_x2 + 1
)
a_relu = (
    np.clip(z, 0, None)
)
a_step = (
    np.heaviside(z, 1)
)
a_sigmoid = (
    np.exp(-np.log1p(np.exp(-z)))
)


# %% drawn-neuron | wrong | sign-of-x2-lost | idea: x2 taken as +2
from_x1 = (
    0.5 * 3
)
from_x2 = (
    2 * 2
)
z = (
    from_x1 + from_x2 + 1
)
a_relu = (
    max(0, z)
)
a_step = (
    1 if z >= 0 else 0
)
a_sigmoid = (
    1 / (1 + np.exp(-z))
)


# %% drawn-neuron | wrong | weights-swapped | idea: each input meets the other input's weight
from_x1 = (
    3 * 2
)
from_x2 = (
    -2 * 0.5
)
z = (
    from_x1 + from_x2 + 1
)
a_relu = (
    max(0, z)
)
a_step = (
    1 if z >= 0 else 0
)
a_sigmoid = (
    1 / (1 + np.exp(-z))
)


# %% drawn-neuron | wrong | input-plus-weight | idea: adds input and weight instead of multiplying
from_x1 = (
    3 + 0.5
)
from_x2 = (
    -2 + 2
)
z = (
    from_x1 + from_x2 + 1
)
a_relu = (
    max(0, z)
)
a_step = (
    1 if z >= 0 else 0
)
a_sigmoid = (
    1 / (1 + np.exp(-z))
)


# %% drawn-neuron | wrong | bias-forgotten | idea: z without the bias
from_x1 = (
    0.5 * 3
)
from_x2 = (
    2 * -2
)
z = (
    from_x1 + from_x2
)
a_relu = (
    max(0, z)
)
a_step = (
    1 if z >= 0 else 0
)
a_sigmoid = (
    1 / (1 + np.exp(-z))
)


# %% drawn-neuron | wrong | bias-subtracted | idea: bias with the wrong sign
from_x1 = (
    0.5 * 3
)
from_x2 = (
    2 * -2
)
z = (
    from_x1 + from_x2 - 1
)
a_relu = (
    max(0, z)
)
a_step = (
    1 if z >= 0 else 0
)
a_sigmoid = (
    1 / (1 + np.exp(-z))
)


# %% drawn-neuron | wrong | relu-passes-negative | idea: ReLU lets the negative sum through
from_x1 = (
    0.5 * 3
)
from_x2 = (
    2 * -2
)
z = (
    from_x1 + from_x2 + 1
)
a_relu = (
    z
)
a_step = (
    1 if z >= 0 else 0
)
a_sigmoid = (
    1 / (1 + np.exp(-z))
)


# %% drawn-neuron | wrong | relu-absolute | idea: ReLU taken as absolute value
from_x1 = (
    0.5 * 3
)
from_x2 = (
    2 * -2
)
z = (
    from_x1 + from_x2 + 1
)
a_relu = (
    abs(z)
)
a_step = (
    1 if z >= 0 else 0
)
a_sigmoid = (
    1 / (1 + np.exp(-z))
)


# %% drawn-neuron | wrong | step-minus-one | idea: step gives -1 on the negative side
from_x1 = (
    0.5 * 3
)
from_x2 = (
    2 * -2
)
z = (
    from_x1 + from_x2 + 1
)
a_relu = (
    max(0, z)
)
a_step = (
    1 if z >= 0 else -1
)
a_sigmoid = (
    1 / (1 + np.exp(-z))
)


# %% drawn-neuron | wrong | step-reversed | idea: step is 1 where z is negative
from_x1 = (
    0.5 * 3
)
from_x2 = (
    2 * -2
)
z = (
    from_x1 + from_x2 + 1
)
a_relu = (
    max(0, z)
)
a_step = (
    1 if z <= 0 else 0
)
a_sigmoid = (
    1 / (1 + np.exp(-z))
)


# %% drawn-neuron | wrong | step-keeps-z | idea: step returns z
from_x1 = (
    0.5 * 3
)
from_x2 = (
    2 * -2
)
z = (
    from_x1 + from_x2 + 1
)
a_relu = (
    max(0, z)
)
a_step = (
    z
)
a_sigmoid = (
    1 / (1 + np.exp(-z))
)


# %% drawn-neuron | wrong | sigmoid-sign | idea: exp(z) instead of exp(-z)
from_x1 = (
    0.5 * 3
)
from_x2 = (
    2 * -2
)
z = (
    from_x1 + from_x2 + 1
)
a_relu = (
    max(0, z)
)
a_step = (
    1 if z >= 0 else 0
)
a_sigmoid = (
    1 / (1 + np.exp(z))
)


# %% drawn-neuron | wrong | sigmoid-three-digits | idea: typed with three digits
from_x1 = (
    0.5 * 3
)
from_x2 = (
    2 * -2
)
z = (
    from_x1 + from_x2 + 1
)
a_relu = (
    max(0, z)
)
a_step = (
    1 if z >= 0 else 0
)
a_sigmoid = (
    0.182
)


# %% drawn-neuron | wrong | sigmoid-no-one | idea: the 1 in the denominator is missing
from_x1 = (
    0.5 * 3
)
from_x2 = (
    2 * -2
)
z = (
    from_x1 + from_x2 + 1
)
a_relu = (
    max(0, z)
)
a_step = (
    1 if z >= 0 else 0
)
a_sigmoid = (
    1 / np.exp(-z)
)


# %% drawn-neuron | unclear | step-bool | why: is True or False as good as 1 or 0?
from_x1 = (
    0.5 * 3
)
from_x2 = (
    2 * -2
)
z = (
    from_x1 + from_x2 + 1
)
a_relu = (
    max(0, z)
)
a_step = (
    z >= 0
)
a_sigmoid = (
    1 / (1 + np.exp(-z))
)


# %% drawn-neuron | unclear | exact-fractions | why: is a fractions.Fraction a number in the sense of the task?
from fractions import Fraction
from_x1 = (
    Fraction(3, 2)
)
from_x2 = (
    Fraction(-4)
)
z = (
    from_x1 + from_x2 + 1
)
a_relu = (
    max(0, z)
)
a_step = (
    1 if z >= 0 else 0
)
a_sigmoid = (
    1 / (1 + np.exp(-float(z)))
)


# %% drawn-neuron | unclear | arrays-of-one | why: is an array with one entry a number?
from_x1 = (
    np.array([1.5])
)
from_x2 = (
    np.array([-4.0])
)
z = (
    from_x1 + from_x2 + 1
)
a_relu = (
    np.maximum(0, z)
)
a_step = (
    np.where(z >= 0, 1, 0)
)
a_sigmoid = (
    1 / (1 + np.exp(-z))
)


# %% layer | right | plain
def layer(X, W, b, f):
    return f(X @ W + b)


# %% layer | right | np-dot
def layer(X, W, b, f):
    z = np.dot(X, W) + b
    return f(z)


# %% layer | right | einsum
def layer(X, W, b, f):
    z = np.einsum('...i,ij->...j', X, W)
    return f(z + b)


# %% layer | right | neuron-columns
def layer(X, W, b, f):
    columns = [X @ W[:, j] + b[j] for j in range(W.shape[1])]
    return f(np.stack(columns, axis=-1))


# %% layer | right | sample-loop
def layer(X, W, b, f):
    if X.ndim == 1:
        return f(X @ W + b)
    return np.array([f(x @ W + b) for x in X])


# %% layer | right | triple-loop
def layer(X, W, b, f):
    one = X.ndim == 1
    XX = X.reshape(1, -1) if one else X
    Z = np.zeros((XX.shape[0], W.shape[1]))
    for s in range(XX.shape[0]):
        for n in range(W.shape[1]):
            total = b[n]
            for i in range(XX.shape[1]):
                total += XX[s, i] * W[i, n]
            Z[s, n] = total
    A = f(Z)
    return A[0] if one else A


# %% layer | right | broadcast-sum
def layer(X, W, b, f):
    z = (X[..., :, None] * W).sum(axis=-2) + b
    return f(z)


# %% layer | right | transposed-twice
def layer(X, W, b, f):
    return f((W.T @ X.T).T + b)


# %% layer | right | helper-function
def pre_activation(X, W, b):
    return np.matmul(X, W) + b


def layer(X, W, b, f):
    return f(pre_activation(X, W, b))


# %% layer | right | in-place-on-own-z
def layer(X, W, b, f):
    z = X @ W
    z += b
    return f(z)


# %% layer | right | tensordot
def layer(X, W, b, f):
    return f(np.add(np.tensordot(X, W, axes=1), b))


# %% layer | wrong | bias-forgotten | idea: no bias
def layer(X, W, b, f):
    return f(X @ W)


# %% layer | wrong | bias-after-activation | idea: bias added after the activation
def layer(X, W, b, f):
    return f(X @ W) + b


# %% layer | wrong | bias-subtracted | idea: sign of the bias
def layer(X, W, b, f):
    return f(X @ W - b)


# %% layer | wrong | no-activation | idea: f ignored
def layer(X, W, b, f):
    return X @ W + b


# %% layer | wrong | relu-built-in | idea: always ReLU, f ignored
def layer(X, W, b, f):
    return np.maximum(0, X @ W + b)


# %% layer | wrong | activation-twice | idea: f applied twice
def layer(X, W, b, f):
    return f(f(X @ W + b))


# %% layer | wrong | always-a-batch | idea: a single sample gives shape (1, neurons)
def layer(X, W, b, f):
    X = np.atleast_2d(X)
    return f(X @ W + b)


# %% layer | wrong | transposed-output | idea: shape (neurons, samples)
def layer(X, W, b, f):
    return f(X @ W + b).T


# %% layer | wrong | two-neurons-only | idea: only the first two neurons
def layer(X, W, b, f):
    z = [X @ W[:, 0] + b[0], X @ W[:, 1] + b[1]]
    return f(np.stack(z, axis=-1))


# %% layer | wrong | batch-only | idea: crashes for a single sample
def layer(X, W, b, f):
    m, n = X.shape
    return f(X @ W + b)


# %% layer | wrong | bias-summed | idea: sum of all biases added everywhere
def layer(X, W, b, f):
    return f(X @ W + b.sum())


# %% layer | wrong | rounded | idea: rounds
def layer(X, W, b, f):
    return np.round(f(X @ W + b), 3)


# %% layer | unclear | f-per-number | why: f is 'a function on arrays': may one call it with single numbers?
def layer(X, W, b, f):
    z = X @ W + b
    out = np.array([f(t) for t in np.ravel(z)])
    return out.reshape(z.shape)


# %% layer | unclear | vectorized-f | why: f is 'a function on arrays': may one call it with single numbers?
def layer(X, W, b, f):
    return np.vectorize(f)(X @ W + b)


# %% layer | unclear | bias-overwritten | why: this text does not say that the arguments must stay as they were
def layer(X, W, b, f):
    if X.ndim == 1:
        b += X @ W
        return f(b)
    return f(X @ W + b)


# %% collapse | right | loop
def collapse(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        W, b = W @ V, b @ V + c
    return W, b


# %% collapse | right | identity-start
def collapse(layers):
    W = np.eye(layers[0][0].shape[0])
    b = np.zeros(W.shape[0])
    for V, c in layers:
        W = W @ V
        b = b @ V + c
    return W, b


# %% collapse | right | reduce
def collapse(layers):
    from functools import reduce

    return reduce(lambda p, q: (p[0] @ q[0], p[1] @ q[0] + q[1]), layers)


# %% collapse | right | recursion-from-the-front
def collapse(layers):
    if len(layers) == 1:
        return layers[0]
    (W1, b1), (W2, b2) = layers[0], layers[1]
    return collapse([(W1 @ W2, b1 @ W2 + b2)] + list(layers[2:]))


# %% collapse | right | backwards-loop
def collapse(layers):
    W, b = layers[-1]
    for V, c in reversed(layers[:-1]):
        b = c @ W + b
        W = V @ W
    return W, b


# %% collapse | right | list-and-index
def collapse(layers):
    W = layers[0][0].copy()
    b = layers[0][1].copy()
    for i in range(1, len(layers)):
        b = np.dot(b, layers[i][0]) + layers[i][1]
        W = np.dot(W, layers[i][0])
    return [W, b]


# %% collapse | right | helper
def swallow(W1, b1, W2, b2):
    return W1 @ W2, b1 @ W2 + b2


def collapse(layers):
    W, b = layers[0]
    for layer in layers[1:]:
        W, b = swallow(W, b, *layer)
    return W, b


# %% collapse | right | biases-each-on-its-way
def collapse(layers):
    n = len(layers)
    W = layers[0][0]
    for V, _ in layers[1:]:
        W = W @ V
    b = 0
    for i in range(n):
        carried = layers[i][1]
        for V, _ in layers[i + 1 :]:
            carried = carried @ V
        b = b + carried
    return (W, b)


# %% collapse | wrong | last-bias-only | idea: forgets all biases but the last
def collapse(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        W, b = W @ V, c
    return W, b


# %% collapse | wrong | later-biases-forgotten | idea: the biases of the later layers are never added
def collapse(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        W, b = W @ V, b @ V
    return W, b


# %% collapse | wrong | weights-in-reverse | idea: V @ W instead of W @ V (crashes if not square)
def collapse(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        b = b @ V + c
        W = V @ W
    return W, b


# %% collapse | wrong | bias-through-transposed | idea: V @ b instead of b @ V
def collapse(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        W, b = W @ V, V @ b + c
    return W, b


# %% collapse | wrong | two-layers-only | idea: ignores everything after the second layer and fails for one
def collapse(layers):
    (W1, b1), (W2, b2) = layers[0], layers[1]
    return W1 @ W2, b1 @ W2 + b2


# %% collapse | wrong | one-layer-returns-none | idea: returns None for a single layer
def collapse(layers):
    if len(layers) > 1:
        W, b = layers[0]
        for V, c in layers[1:]:
            W, b = W @ V, b @ V + c
        return W, b


# %% collapse | wrong | last-layer-missing | idea: the loop stops one layer early
def collapse(layers):
    W, b = layers[0]
    for V, c in layers[1:-1]:
        W, b = W @ V, b @ V + c
    return W, b


# %% collapse | wrong | bias-through-total-weights | idea: the bias is multiplied by the collapsed weights instead of by V
def collapse(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        W = W @ V
        b = (b @ W if b.shape[0] == W.shape[0] else b @ V) + c
    return W, b


# %% collapse | unclear | named-tuple-free-array | why: 'Return (W, b)': a dictionary is surely not asked for, though it holds the right numbers
def collapse(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        W, b = W @ V, b @ V + c
    return {'W': W, 'b': b}


# %% wasted-numbers | right | plain
numbers_before = (
    6 * 8 + 8 + 8 * 4 + 4 + 4 * 2 + 2
)
numbers_after = (
    6 * 2 + 2
)
wasted_share = (
    (numbers_before - numbers_after) / numbers_before
)


# %% wasted-numbers | right | plus-one-form
numbers_before = (
    (6 + 1) * 8 + (8 + 1) * 4 + (4 + 1) * 2
)
numbers_after = (
    7 * 2
)
wasted_share = (
    1 - numbers_after / numbers_before
)


# %% wasted-numbers | right | sum-over-pairs
sizes = [6, 8, 4, 2]
numbers_before = (
    sum(n * k + k for n, k in zip(sizes, sizes[1:]))
)
numbers_after = (
    sizes[0] * sizes[-1] + sizes[-1]
)
wasted_share = (
    np.divide(numbers_before - numbers_after, numbers_before)
)


# %% wasted-numbers | right | typed
numbers_before = (
    102
)
numbers_after = (
    14
)
wasted_share = (
    88 / 102
)


# %% wasted-numbers | right | cancelled-fraction
numbers_before = (
    102.0
)
numbers_after = (
    14.0
)
wasted_share = (
    44 / 51
)


# %% wasted-numbers | right | numpy-dot
numbers_before = (
    np.dot([6, 8, 4], [8, 4, 2]) + np.sum([8, 4, 2])
)
numbers_after = (
    np.prod([6, 2]) + 2
)
wasted_share = (
    (numbers_before - numbers_after) / numbers_before
)


# %% wasted-numbers | wrong | no-biases | idea: biases not counted before
numbers_before = (
    6 * 8 + 8 * 4 + 4 * 2
)
numbers_after = (
    6 * 2 + 2
)
wasted_share = (
    (numbers_before - numbers_after) / numbers_before
)


# %% wasted-numbers | wrong | one-bias-per-layer | idea: one bias per layer instead of per neuron
numbers_before = (
    6 * 8 + 1 + 8 * 4 + 1 + 4 * 2 + 1
)
numbers_after = (
    6 * 2 + 2
)
wasted_share = (
    (numbers_before - numbers_after) / numbers_before
)


# %% wasted-numbers | wrong | input-biases | idea: biases for the inputs as well
numbers_before = (
    6 * 8 + 8 + 8 * 4 + 4 + 4 * 2 + 2 + 6
)
numbers_after = (
    6 * 2 + 2
)
wasted_share = (
    (numbers_before - numbers_after) / numbers_before
)


# %% wasted-numbers | wrong | biases-by-fan-in | idea: as many biases as inputs of each layer
numbers_before = (
    6 * 8 + 6 + 8 * 4 + 8 + 4 * 2 + 4
)
numbers_after = (
    6 * 2 + 2
)
wasted_share = (
    (numbers_before - numbers_after) / numbers_before
)


# %% wasted-numbers | wrong | first-layer-forgotten | idea: the layer that reads the inputs is left out
numbers_before = (
    8 * 4 + 4 + 4 * 2 + 2
)
numbers_after = (
    6 * 2 + 2
)
wasted_share = (
    (numbers_before - numbers_after) / numbers_before
)


# %% wasted-numbers | wrong | after-without-bias | idea: no bias in the one layer
numbers_before = (
    6 * 8 + 8 + 8 * 4 + 4 + 4 * 2 + 2
)
numbers_after = (
    6 * 2
)
wasted_share = (
    (numbers_before - numbers_after) / numbers_before
)


# %% wasted-numbers | wrong | after-one-bias | idea: one bias instead of two in the one layer
numbers_before = (
    6 * 8 + 8 + 8 * 4 + 4 + 4 * 2 + 2
)
numbers_after = (
    6 * 2 + 1
)
wasted_share = (
    (numbers_before - numbers_after) / numbers_before
)


# %% wasted-numbers | wrong | after-one-neuron | idea: the one layer taken as one neuron
numbers_before = (
    6 * 8 + 8 + 8 * 4 + 4 + 4 * 2 + 2
)
numbers_after = (
    6 + 1
)
wasted_share = (
    (numbers_before - numbers_after) / numbers_before
)


# %% wasted-numbers | wrong | after-keeps-all-biases | idea: the one layer keeps the biases of all layers
numbers_before = (
    6 * 8 + 8 + 8 * 4 + 4 + 4 * 2 + 2
)
numbers_after = (
    6 * 2 + 8 + 4 + 2
)
wasted_share = (
    (numbers_before - numbers_after) / numbers_before
)


# %% wasted-numbers | wrong | share-kept | idea: share that is needed, not wasted
numbers_before = (
    6 * 8 + 8 + 8 * 4 + 4 + 4 * 2 + 2
)
numbers_after = (
    6 * 2 + 2
)
wasted_share = (
    numbers_after / numbers_before
)


# %% wasted-numbers | wrong | share-in-percent | idea: percent instead of 0 to 1
numbers_before = (
    6 * 8 + 8 + 8 * 4 + 4 + 4 * 2 + 2
)
numbers_after = (
    6 * 2 + 2
)
wasted_share = (
    100 * (numbers_before - numbers_after) / numbers_before
)


# %% wasted-numbers | wrong | share-of-after | idea: divided by the numbers after
numbers_before = (
    6 * 8 + 8 + 8 * 4 + 4 + 4 * 2 + 2
)
numbers_after = (
    6 * 2 + 2
)
wasted_share = (
    (numbers_before - numbers_after) / numbers_after
)


# %% wasted-numbers | wrong | share-as-count | idea: a count instead of a share
numbers_before = (
    6 * 8 + 8 + 8 * 4 + 4 + 4 * 2 + 2
)
numbers_after = (
    6 * 2 + 2
)
wasted_share = (
    numbers_before - numbers_after
)


# %% broken-line | right | plain
slopes = (
    [0, 1.5, -2, 0.5, 0]
)
weights = (
    [1.5, -3.5, 2.5, -0.5]
)
height = (
    1 + 1.5 * 4.5 - 3.5 * (4.5 - 2) + 2.5 * (4.5 - 3)
)


# %% broken-line | right | tuple-and-quotients
slopes = (
    (0, (4 - 1) / (2 - 0), (2 - 4) / (3 - 2), (3 - 2) / (5 - 3), 0)
)
weights = (
    (3 / 2, -7 / 2, 5 / 2, -1 / 2)
)
height = (
    11 / 4
)


# %% broken-line | right | np-diff
xs = np.array([0, 2, 3, 5])
ys = np.array([1, 4, 2, 3])
slopes = (
    np.concatenate([[0], np.diff(ys) / np.diff(xs), [0]])
)
weights = (
    np.diff(slopes)
)
height = (
    1 + np.sum(weights * np.maximum(0, 4.5 - xs))
)


# %% broken-line | right | comprehension
slopes = (
    [0, 1.5, -2, 0.5, 0]
)
weights = (
    [after - before for before, after in zip(slopes, slopes[1:])]
)
height = (
    1 + sum(w * max(0, 4.5 - k) for w, k in zip(weights, (0, 2, 3, 5)))
)


# %% broken-line | right | from-corners
slopes = (
    [0] + [(d - b) / (c - a) for (a, b), (c, d) in zip(corners, corners[1:])] + [0]
)
weights = (
    [slopes[i + 1] - slopes[i] for i in range(4)]
)
height = (
    corners[0][1] + np.dot(weights, np.maximum(0, 4.5 - np.array([x for x, _ in corners])))
)


# %% broken-line | right | array-minus-array
slopes = (
    np.array([0, 1.5, -2, 0.5, 0])
)
weights = (
    slopes[1:] - slopes[:-1]
)
height = (
    1 + weights[0] * 4.5 + weights[1] * 2.5 + weights[2] * 1.5
)


# %% broken-line | right | height-from-last-corner
slopes = (
    [0, 1.5, -2, 0.5, 0]
)
weights = (
    [1.5, -3.5, 2.5, -0.5]
)
height = (
    2 + 0.5 * (4.5 - 3)
)


# %% broken-line | wrong | run-over-rise | idea: slopes upside down
slopes = (
    [0, 2 / 3, -1 / 2, 2, 0]
)
weights = (
    list(np.diff(slopes))
)
height = (
    1 + sum(w * max(0, 4.5 - k) for w, k in zip(weights, (0, 2, 3, 5)))
)


# %% broken-line | wrong | rise-only | idea: rises, not divided by the runs
slopes = (
    [0, 3, -2, 1, 0]
)
weights = (
    list(np.diff(slopes))
)
height = (
    1 + sum(w * max(0, 4.5 - k) for w, k in zip(weights, (0, 2, 3, 5)))
)


# %% broken-line | wrong | slope-signs | idea: falling piece given a positive slope
slopes = (
    [0, 1.5, 2, 0.5, 0]
)
weights = (
    list(np.diff(slopes))
)
height = (
    1 + sum(w * max(0, 4.5 - k) for w, k in zip(weights, (0, 2, 3, 5)))
)


# %% broken-line | wrong | right-end-not-flat | idea: the last piece goes on with slope 0.5
slopes = (
    [0, 1.5, -2, 0.5, 0.5]
)
weights = (
    list(np.diff(slopes))
)
height = (
    1 + sum(w * max(0, 4.5 - k) for w, k in zip(weights, (0, 2, 3, 5)))
)


# %% broken-line | wrong | slopes-right-to-left | idea: order reversed
slopes = (
    [0, 0.5, -2, 1.5, 0]
)
weights = (
    [1.5, -3.5, 2.5, -0.5]
)
height = (
    1 + 1.5 * 4.5 - 3.5 * (4.5 - 2) + 2.5 * (4.5 - 3)
)


# %% broken-line | wrong | weights-are-slopes | idea: takes the slopes themselves as weights
slopes = (
    [0, 1.5, -2, 0.5, 0]
)
weights = (
    [1.5, -2, 0.5, 0]
)
height = (
    1 + 1.5 * 4.5 - 2 * 2.5 + 0.5 * 1.5
)


# %% broken-line | wrong | weights-sign | idea: before minus after
slopes = (
    [0, 1.5, -2, 0.5, 0]
)
weights = (
    [-1.5, 3.5, -2.5, 0.5]
)
height = (
    1 - 1.5 * 4.5 + 3.5 * 2.5 - 2.5 * 1.5
)


# %% broken-line | wrong | weights-absolute | idea: changes of slope without their signs
slopes = (
    [0, 1.5, -2, 0.5, 0]
)
weights = (
    [1.5, 3.5, 2.5, 0.5]
)
height = (
    1 + 1.5 * 4.5 + 3.5 * 2.5 + 2.5 * 1.5
)


# %% broken-line | wrong | weights-summed | idea: cumulative sums instead of differences
slopes = (
    [0, 1.5, -2, 0.5, 0]
)
weights = (
    list(np.cumsum([0, 1.5, -2, 0.5])[:4])
)
height = (
    1 + sum(w * max(0, 4.5 - k) for w, k in zip(weights, (0, 2, 3, 5)))
)


# %% broken-line | wrong | height-without-start | idea: starting height forgotten
slopes = (
    [0, 1.5, -2, 0.5, 0]
)
weights = (
    [1.5, -3.5, 2.5, -0.5]
)
height = (
    1.5 * 4.5 - 3.5 * 2.5 + 2.5 * 1.5
)


# %% broken-line | wrong | height-hinges-off | idea: the fourth hinge counted with a negative argument
slopes = (
    [0, 1.5, -2, 0.5, 0]
)
weights = (
    [1.5, -3.5, 2.5, -0.5]
)
height = (
    1 + 1.5 * 4.5 - 3.5 * 2.5 + 2.5 * 1.5 - 0.5 * (4.5 - 5)
)


# %% broken-line | wrong | height-no-knots | idea: every hinge starts at 0
slopes = (
    [0, 1.5, -2, 0.5, 0]
)
weights = (
    [1.5, -3.5, 2.5, -0.5]
)
height = (
    1 + (1.5 - 3.5 + 2.5 - 0.5) * 4.5
)


# %% broken-line | wrong | height-at-four | idea: computed at x = 4
slopes = (
    [0, 1.5, -2, 0.5, 0]
)
weights = (
    [1.5, -3.5, 2.5, -0.5]
)
height = (
    1 + 1.5 * 4 - 3.5 * 2 + 2.5 * 1
)


# %% bump | right | plain
def bump(left, right, height, ramp):
    s = height / ramp
    return [(s, left), (-s, left + ramp), (-s, right - ramp), (s, right)]


# %% bump | right | lists
def bump(left, right, height, ramp):
    m = height / ramp
    return [[m, left], [-m, left + ramp], [-m, right - ramp], [m, right]]


# %% bump | right | zip
def bump(left, right, height, ramp):
    s = height / ramp
    weights = [s, -s, -s, s]
    knots = [left, left + ramp, right - ramp, right]
    return list(zip(weights, knots))


# %% bump | right | append
def bump(left, right, height, ramp):
    out = []
    for sign, knot in ((1, left), (-1, left + ramp), (-1, right - ramp), (1, right)):
        out.append((sign * height / ramp, knot))
    return out


# %% bump | right | other-order
def bump(left, right, height, ramp):
    s = height / ramp
    return [(s, right), (s, left), (-s, right - ramp), (-s, left + ramp)]


# %% bump | right | up-and-down-edges
def edge(start, rise, run):
    slope = rise / run
    return [(slope, start), (-slope, start + run)]


def bump(left, right, height, ramp):
    return edge(left, height, ramp) + edge(right - ramp, -height, ramp)


# %% bump | right | slope-differences
def bump(left, right, height, ramp):
    knots = [left, left + ramp, right - ramp, right]
    s = height / ramp
    slopes = [0, s, 0, -s, 0]
    return [(slopes[i + 1] - slopes[i], knots[i]) for i in range(4)]


# %% bump | right | np-diff
def bump(left, right, height, ramp):
    xs = np.array([left, left + ramp, right - ramp, right], dtype=float)
    ys = np.array([0, height, height, 0], dtype=float)
    slopes = np.concatenate([[0], np.diff(ys) / np.diff(xs), [0]])
    return list(zip(np.diff(slopes), xs))


# %% bump | right | slope-by-two-points
def bump(left, right, height, ramp):
    up = (height - 0) / ((left + ramp) - left)
    down = (0 - height) / (right - (right - ramp))
    return [(up, left), (0 - up, left + ramp), (down, right - ramp), (0 - down, right)]


# %% bump | right | lambda-unit
def bump(left, right, height, ramp):
    unit = lambda k, sign: (sign * height / ramp, k)
    return [unit(left, +1), unit(left + ramp, -1), unit(right - ramp, -1), unit(right, +1)]


# %% bump | right | reciprocal
def bump(left, right, height, ramp):
    r = 1 / ramp
    return [(height * r, left), (-height * r, left + ramp), (-height * r, right - ramp), (height * r, right)]


# %% bump | wrong | height-as-weight | idea: not divided by ramp
def bump(left, right, height, ramp):
    return [(height, left), (-height, left + ramp), (-height, right - ramp), (height, right)]


# %% bump | wrong | times-ramp | idea: multiplied by ramp
def bump(left, right, height, ramp):
    s = height * ramp
    return [(s, left), (-s, left + ramp), (-s, right - ramp), (s, right)]


# %% bump | wrong | last-hinge-missing | idea: falls below 0 beyond right
def bump(left, right, height, ramp):
    s = height / ramp
    return [(s, left), (-s, left + ramp), (-s, right - ramp)]


# %% bump | wrong | slopes-as-weights | idea: slopes instead of changes of slope
def bump(left, right, height, ramp):
    s = height / ramp
    return [(s, left), (0, left + ramp), (-s, right - ramp), (0, right)]


# %% bump | wrong | no-top | idea: a triangle, falls at once
def bump(left, right, height, ramp):
    s = height / ramp
    return [(s, left), (-2 * s, left + ramp), (s, left + 2 * ramp)]


# %% bump | wrong | starts-to-fall-at-right | idea: descent starts at right instead of ending there
def bump(left, right, height, ramp):
    s = height / ramp
    return [(s, left), (-s, left + ramp), (-s, right), (s, right + ramp)]


# %% bump | wrong | starts-before-left | idea: climb ends at left instead of starting there
def bump(left, right, height, ramp):
    s = height / ramp
    return [(s, left - ramp), (-s, left), (-s, right - ramp), (s, right)]


# %% bump | wrong | left-taken-as-zero | idea: knot ramp instead of left + ramp
def bump(left, right, height, ramp):
    s = height / ramp
    return [(s, left), (-s, ramp), (-s, right - ramp), (s, right)]


# %% bump | wrong | never-falls | idea: the descent is missing
def bump(left, right, height, ramp):
    s = height / ramp
    return [(s, left), (-s, left + ramp)]


# %% bump | wrong | descent-sign | idea: climbs a second time instead of falling
def bump(left, right, height, ramp):
    s = height / ramp
    return [(s, left), (-s, left + ramp), (s, right - ramp), (-s, right)]


# %% bump | wrong | height-ignored | idea: height always 1
def bump(left, right, height, ramp):
    s = 1 / ramp
    return [(s, left), (-s, left + ramp), (-s, right - ramp), (s, right)]


# %% bump | wrong | ramp-one | idea: ramp always 1
def bump(left, right, height, ramp):
    s = height
    return [(s, left), (-s, left + 1), (-s, right - 1), (s, right)]


# %% bump | wrong | descent-twice-as-steep | idea: falls with twice the slope, to -height
def bump(left, right, height, ramp):
    s = height / ramp
    return [(s, left), (-s, left + ramp), (-2 * s, right - ramp), (2 * s, right)]


# %% bump | wrong | grows-from-call-to-call | idea: the list lives on between calls
_hinges = []


def bump(left, right, height, ramp):
    s = height / ramp
    for pair in ((s, left), (-s, left + ramp), (-s, right - ramp), (s, right)):
        _hinges.append(pair)
    return _hinges


# %% bump | unclear | tuple-of-tuples | why: 'a list of pairs': does a tuple of pairs count?
def bump(left, right, height, ramp):
    s = height / ramp
    return ((s, left), (-s, left + ramp), (-s, right - ramp), (s, right))


# %% bump | unclear | zero-weight-extra | why: is a useless fifth hinge with weight 0 allowed?
def bump(left, right, height, ramp):
    s = height / ramp
    return [(s, left), (-s, left + ramp), (0.0, (left + right) / 2), (-s, right - ramp), (s, right)]


# %% bump | unclear | bare-zip | why: a zip object is not a list, although one can loop over it as over one
def bump(left, right, height, ramp):
    s = height / ramp
    return zip((s, -s, -s, s), (left, left + ramp, right - ramp, right))


# %% bends | right | chord
def bends(f):
    z = np.linspace(-5, 5, 2001)
    y = f(z)
    chord = y[0] + (y[-1] - y[0]) * (z - z[0]) / (z[-1] - z[0])
    return not np.allclose(y, chord, rtol=1e-9, atol=1e-9 * (1 + np.max(np.abs(y))))


# %% bends | right | second-differences
def bends(f):
    z = np.linspace(-5, 5, 1001)
    y = f(z)
    scale = np.max(np.abs(y)) + 1
    return bool(np.max(np.abs(np.diff(y, 2))) > 1e-10 * scale)


# %% bends | right | two-point-line
def bends(f):
    c = f(np.array([0.0]))[0]
    m = f(np.array([1.0]))[0] - c
    z = np.linspace(-5, 5, 1001)
    return bool(np.any(np.abs(f(z) - (m * z + c)) > 1e-8 * (1 + abs(m) + abs(c))))


# %% bends | right | slopes-constant
def bends(f):
    z = np.linspace(-5, 5, 1001)
    y = f(z)
    slopes = np.diff(y) / np.diff(z)
    return not np.allclose(slopes, slopes[0], rtol=1e-6, atol=1e-8 * (1 + np.max(np.abs(y))))


# %% bends | right | keeps-sums
def bends(f):
    rng = np.random.default_rng(0)
    x = rng.uniform(-2.5, 2.5, 20000)
    y = rng.uniform(-2.5, 2.5, 20000)
    zero = f(np.zeros(1))[0]
    gap = f(x + y) + zero - f(x) - f(y)
    return bool(np.max(np.abs(gap)) > 1e-9 * (1 + np.max(np.abs(f(x + y)))))


# %% bends | right | midpoints-of-all-pairs
def bends(f):
    z = np.linspace(-5, 5, 201)
    a, b = np.meshgrid(z, z)
    middle = f((a + b) / 2)
    mean = (f(a) + f(b)) / 2
    if np.allclose(middle, mean, rtol=1e-9, atol=1e-9):
        return False
    return True


# %% bends | right | polyfit
def bends(f):
    z = np.linspace(-5, 5, 1001)
    y = f(z)
    m, c = np.polyfit(z, y, 1)
    return bool(np.abs(y - (m * z + c)).max() > 1e-8 * (1 + np.abs(y).max()))


# %% bends | right | loop-over-triples
def bends(f):
    z = np.linspace(-5, 5, 1001)
    y = f(z)
    size = 1 + max(abs(t) for t in y)
    for i in range(1, len(z) - 1):
        if abs(y[i - 1] + y[i + 1] - 2 * y[i]) > 1e-10 * size:
            return True
    return False


# %% bends | right | numpy-bool
def bends(f):
    z = np.linspace(-5, 5, 4001)
    y = f(z)
    w = (y[-1] - y[0]) / 10 * (z + 5) + y[0]
    return np.logical_not(np.allclose(y, w, atol=1e-8 * (1 + np.ptp(y))))


# %% bends | wrong | one-sum | idea: only 2 + 3 = 5: misses bends elsewhere, and calls m z + c bent
def bends(f):
    s = f(np.array([2.0, 3.0, 5.0]))
    return bool(abs(s[0] + s[1] - s[2]) > 1e-9)


# %% bends | wrong | offset-forgotten | idea: plain additivity, so a line that misses 0 counts as bent
def bends(f):
    z = np.linspace(-2.5, 2.5, 501)
    return not np.allclose(f(z) + f(z[::-1] + 0.5), f(z + z[::-1] + 0.5))


# %% bends | wrong | must-pass-zero | idea: compares with m z, without the offset
def bends(f):
    z = np.linspace(-5, 5, 1001)
    m = f(np.array([1.0]))[0]
    return not np.allclose(f(z), m * z)


# %% bends | wrong | positive-side-only | idea: never looks at negative z
def bends(f):
    z = np.linspace(0, 5, 1001)
    return not np.allclose(np.diff(f(z), 2), 0, atol=1e-10)


# %% bends | wrong | three-points | idea: odd functions such as tanh pass as straight
def bends(f):
    y = f(np.array([-5.0, 0.0, 5.0]))
    return not np.isclose(y[0] + y[2], 2 * y[1])


# %% bends | wrong | exact-comparison | idea: == on floating-point numbers, so a straight line counts as bent
def bends(f):
    z = np.linspace(-5, 5, 1001)
    y = f(z)
    m = (y[-1] - y[0]) / 10
    return bool(np.any(y != m * (z + 5) + y[0]))


# %% bends | wrong | reversed | idea: True for straight
def bends(f):
    z = np.linspace(-5, 5, 1001)
    return bool(np.allclose(np.diff(f(z), 2), 0, atol=1e-10))


# %% bends | wrong | monotone-test | idea: asks whether it turns back, not whether it bends
def bends(f):
    z = np.linspace(-5, 5, 1001)
    d = np.diff(f(z))
    return bool(np.any(d > 0) and np.any(d < 0))


# %% bends | wrong | loose-tolerance | idea: gaps below one half are let through
def bends(f):
    z = np.linspace(-5, 5, 1001)
    y = f(z)
    chord = y[0] + (y[-1] - y[0]) * (z + 5) / 10
    return not np.allclose(y, chord, atol=0.5)


# %% bends | wrong | beyond-five | idea: also calls a function bent that bends only outside -5 to 5
def bends(f):
    z = np.linspace(-50, 50, 10001)
    return not np.allclose(np.diff(f(z), 2), 0, atol=1e-9)


# %% bends | wrong | zero-at-zero | idea: only asks whether f(0) is 0
def bends(f):
    return bool(f(np.array([0.0]))[0] != 0)


# %% bends | wrong | returns-array | idea: returns an array instead of True or False
def bends(f):
    z = np.linspace(-5, 5, 1001)
    return np.abs(np.diff(f(z), 2)) > 1e-9


# %% bends | wrong | doubling | idea: scaling only: ReLU and the absolute value keep it, so the bend at 0 is missed
def bends(f):
    z = np.linspace(-2.5, 2.5, 1001)
    c = f(np.zeros(1))[0]
    return not np.allclose(f(2 * z) - c, 2 * (f(z) - c))


# %% bends | unclear | scalar-calls | why: f is 'a function on arrays': may one call it with a Python number?
def bends(f):
    z = [i / 100 for i in range(-500, 501)]
    y = [f(t) for t in z]
    return bool(max(abs(y[i - 1] + y[i + 1] - 2 * y[i]) for i in range(1, 1000)) > 1e-9)


# %% bends | unclear | absolute-tolerance | why: how small a bend counts, and how steep may a line be? (absolute tolerance)
def bends(f):
    z = np.linspace(-5, 5, 1001)
    return bool(np.max(np.abs(np.diff(f(z), 2))) > 1e-6)


# %% lamp | right | difference-both-ways
W = (
    np.array([[1, -1], [-1, 1]])
)
b = (
    np.array([0, 0])
)
v = (
    np.array([-1, -1])
)
c = (
    1
)


# %% lamp | right | plain-lists
W = (
    [[1, -1], [-1, 1]]
)
b = (
    [0, 0]
)
v = (
    [-1, -1]
)
c = (
    1.0
)


# %% lamp | right | sum-minus-twice
W = (
    np.array([[1, 1], [1, 1]])
)
b = (
    np.array([0, -1])
)
v = (
    np.array([-1, 2])
)
c = (
    1
)


# %% lamp | right | distance-from-one
W = (
    np.array([[-1, 1], [-1, 1]])
)
b = (
    np.array([1, -1])
)
v = (
    np.array([1, 1])
)
c = (
    0
)


# %% lamp | right | scaled-by-ten
W = (
    10 * np.array([[1.0, -1.0], [-1.0, 1.0]])
)
b = (
    np.zeros(2)
)
v = (
    np.full(2, -0.1)
)
c = (
    1
)


# %% lamp | right | units-swapped
W = (
    np.array([[-1, 1], [1, -1]])
)
b = (
    np.zeros(2)
)
v = (
    -np.ones(2)
)
c = (
    np.float64(1)
)


# %% lamp | right | dead-zone
W = (
    np.array([[4.0, -4.0], [-4.0, 4.0]])
)
b = (
    np.array([-1.0, -1.0])
)
v = (
    np.array([-1 / 3, -1 / 3])
)
c = (
    1
)


# %% lamp | right | half-and-half
W = (
    ((2, -2), (-2, 2))
)
b = (
    (0, 0)
)
v = (
    (-1 / 2, -1 / 2)
)
c = (
    2 / 2
)


# %% lamp | right | off-unit-first
W = (
    np.ones((2, 2))
)
b = (
    np.array([-1.0, 0.0])
)
v = (
    np.array([2.0, -1.0])
)
c = (
    1.0
)


# %% lamp | right | from-the-other-end
W = (
    -np.ones((2, 2))
)
b = (
    np.array([2, 1])
)
v = (
    np.array([-1, 2])
)
c = (
    1
)


# %% lamp | right | wide-open-unit
W = (
    np.array([[1.0, 1.0], [1.0, 1.0]])
)
b = (
    np.array([3.0, -1.0])
)
v = (
    np.array([-1.0, 2.0])
)
c = (
    4.0
)


# %% lamp | wrong | xor | idea: answers XOR: on if the switches differ
W = (
    np.array([[1, -1], [-1, 1]])
)
b = (
    np.array([0, 0])
)
v = (
    np.array([1, 1])
)
c = (
    0
)


# %% lamp | wrong | c-forgotten | idea: no offset at the output
W = (
    np.array([[1, -1], [-1, 1]])
)
b = (
    np.array([0, 0])
)
v = (
    np.array([-1, -1])
)
c = (
    0
)


# %% lamp | wrong | bias-forgotten | idea: sum version without the -1
W = (
    np.ones((2, 2))
)
b = (
    np.zeros(2)
)
v = (
    np.array([-1, 2])
)
c = (
    1
)


# %% lamp | wrong | second-weight-one | idea: sum version with v = (-1, 1): (1, 1) gives 0
W = (
    np.ones((2, 2))
)
b = (
    np.array([0, -1])
)
v = (
    np.array([-1, 1])
)
c = (
    1
)


# %% lamp | wrong | nor-only | idea: on only if both are 0
W = (
    -np.ones((2, 2))
)
b = (
    np.array([1, 1])
)
v = (
    np.array([1, 0])
)
c = (
    0
)


# %% lamp | wrong | one-direction | idea: only x1 > x2 is noticed
W = (
    np.array([[1, -1], [-1, 1]])
)
b = (
    np.array([0, 0])
)
v = (
    np.array([-1, 0])
)
c = (
    1
)


# %% lamp | wrong | same-unit-twice | idea: both units look the same way
W = (
    np.array([[1, 1], [-1, -1]])
)
b = (
    np.array([0, 0])
)
v = (
    np.array([-1, -1])
)
c = (
    1
)


# %% lamp | wrong | not-exact | idea: rounded thirds: 0.99 and 0.01 at the corners
W = (
    np.array([[0.33, -0.33], [-0.33, 0.33]])
)
b = (
    np.array([0, 0])
)
v = (
    np.array([-3, -3])
)
c = (
    1
)


# %% lamp | wrong | too-steep | idea: exact at the corners, but sums of 0.8 are still taken as 0
W = (
    np.ones((2, 2))
)
b = (
    np.array([-0.75, -1.0])
)
v = (
    np.array([-4.0, 5.0])
)
c = (
    1
)


# %% lamp | wrong | steep-near-both-on | idea: exact at the corners, but (0.9, 0.9) rounds wrongly
W = (
    np.ones((2, 2))
)
b = (
    np.array([0.0, -1.75])
)
v = (
    np.array([-1.0, 8.0])
)
c = (
    1
)


# %% lamp | wrong | sign-of-output | idea: -1 at the agreeing corners
W = (
    np.array([[1, -1], [-1, 1]])
)
b = (
    np.array([0, 0])
)
v = (
    np.array([1, 1])
)
c = (
    -1
)


# %% lamp | unclear | c-as-array | why: is an array with one entry a number?
W = (
    np.array([[1, -1], [-1, 1]])
)
b = (
    np.array([0, 0])
)
v = (
    np.array([-1, -1])
)
c = (
    np.array([1.0])
)


# %% quiz-activation-role | wrong | letter-a | idea: option A is false
answer_activation_role = (
    "A"
)


# %% quiz-activation-role | wrong | letter-b | idea: option B is false
answer_activation_role = (
    "B"
)


# %% quiz-activation-role | right | letter-c
answer_activation_role = (
    "C"
)


# %% quiz-activation-role | wrong | letter-d | idea: option D is false
answer_activation_role = (
    "D"
)


# %% quiz-rarely-in-hidden-layers | wrong | letter-a | idea: option A is false
answer_rarely_in_hidden_layers = (
    "A"
)


# %% quiz-rarely-in-hidden-layers | right | letter-b
answer_rarely_in_hidden_layers = (
    "B"
)


# %% quiz-rarely-in-hidden-layers | wrong | letter-c | idea: option C is false
answer_rarely_in_hidden_layers = (
    "C"
)


# %% quiz-rarely-in-hidden-layers | wrong | letter-d | idea: option D is false
answer_rarely_in_hidden_layers = (
    "D"
)


# %% quiz-doubled-weights-and-bias | wrong | letter-a | idea: option A is false
answer_doubled_weights_and_bias = (
    "A"
)


# %% quiz-doubled-weights-and-bias | wrong | letter-b | idea: option B is false
answer_doubled_weights_and_bias = (
    "B"
)


# %% quiz-doubled-weights-and-bias | wrong | letter-c | idea: option C is false
answer_doubled_weights_and_bias = (
    "C"
)


# %% quiz-doubled-weights-and-bias | right | letter-d
answer_doubled_weights_and_bias = (
    "D"
)


# %% quiz-hinges-for-a-quarter | right | letter-a
answer_hinges_for_a_quarter = (
    "A"
)


# %% quiz-hinges-for-a-quarter | wrong | letter-b | idea: option B is false
answer_hinges_for_a_quarter = (
    "B"
)


# %% quiz-hinges-for-a-quarter | wrong | letter-c | idea: option C is false
answer_hinges_for_a_quarter = (
    "C"
)


# %% quiz-hinges-for-a-quarter | wrong | letter-d | idea: option D is false
answer_hinges_for_a_quarter = (
    "D"
)


# %% quiz-approximation-promise | wrong | letter-a | idea: option A is false
answer_approximation_promise = (
    "A"
)


# %% quiz-approximation-promise | right | letter-b
answer_approximation_promise = (
    "B"
)


# %% quiz-approximation-promise | wrong | letter-c | idea: option C is false
answer_approximation_promise = (
    "C"
)


# %% quiz-approximation-promise | wrong | letter-d | idea: option D is false
answer_approximation_promise = (
    "D"
)


# %% quiz-lines-of-equal-answer | wrong | letter-a | idea: option A is false
answer_lines_of_equal_answer = (
    "A"
)


# %% quiz-lines-of-equal-answer | wrong | letter-b | idea: option B is false
answer_lines_of_equal_answer = (
    "B"
)


# %% quiz-lines-of-equal-answer | wrong | letter-c | idea: option C is false
answer_lines_of_equal_answer = (
    "C"
)


# %% quiz-lines-of-equal-answer | right | letter-d
answer_lines_of_equal_answer = (
    "D"
)


# %% quiz-polynomial-activation | wrong | letter-a | idea: option A is false
answer_polynomial_activation = (
    "A"
)


# %% quiz-polynomial-activation | wrong | letter-b | idea: option B is false
answer_polynomial_activation = (
    "B"
)


# %% quiz-polynomial-activation | right | letter-c
answer_polynomial_activation = (
    "C"
)


# %% quiz-polynomial-activation | wrong | letter-d | idea: option D is false
answer_polynomial_activation = (
    "D"
)


# %% quiz-relu-on-positive-sums | right | letter-a
answer_relu_on_positive_sums = (
    "A"
)


# %% quiz-relu-on-positive-sums | wrong | letter-b | idea: option B is false
answer_relu_on_positive_sums = (
    "B"
)


# %% quiz-relu-on-positive-sums | wrong | letter-c | idea: option C is false
answer_relu_on_positive_sums = (
    "C"
)


# %% quiz-relu-on-positive-sums | wrong | letter-d | idea: option D is false
answer_relu_on_positive_sums = (
    "D"
)


# %% quiz-activation-role | unclear | lower-case | why: 'One letter in quotes, such as "A"': is a small letter accepted?
answer_activation_role = (
    "c"
)
