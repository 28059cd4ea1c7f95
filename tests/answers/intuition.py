# Answers to assignment 1. See tests/answers/__init__.py for what the headers mean.
# ruff: noqa

# %% drawn-neuron | right | arrays
x, w = np.array([3, -2]), np.array([0.5, 2])
from_x1, from_x2 = x * w
z = x @ w + 1
a_relu = np.maximum(0, z)
a_step = np.heaviside(z, 1)
a_sigmoid = np.exp(z) / (1 + np.exp(z))

# %% drawn-neuron | right | by-hand
from_x1 = 1.5
from_x2 = -4
z = -1.5
a_relu = 0
a_step = 0
a_sigmoid = 0.18242552380635635

# %% drawn-neuron | right | one-element-arrays
from_x1 = np.float32(1.5)
from_x2 = np.array([-4])
z = np.array([-1.5])
a_relu = z * (z > 0)
a_step = (z >= 0).astype(int)
a_sigmoid = (1 + np.tanh(z / 2)) / 2

# %% drawn-neuron | wrong | slip-carried-on | fails: products | says: adds input and weight
from_x1 = 3 + 0.5
z = from_x1 + from_x2 + 1

# %% drawn-neuron | wrong | weights-swapped | fails: products | says: weight of the other input
from_x1 = 3 * 2
from_x2 = -2 * 0.5
z = from_x1 + from_x2 + 1

# %% drawn-neuron | wrong | adds-weights | fails: products | says: a weight multiplies
from_x2 = -2 + 2

# %% drawn-neuron | wrong | bias-in-product | fails: products | says: the bias already
from_x1 = 3 * 0.5 + 1

# %% drawn-neuron | wrong | sign-lost | fails: products | says: wrong sign
from_x2 = 2 * 2

# %% drawn-neuron | wrong | no-bias | fails: sum | says: lacks the bias
z = from_x1 + from_x2

# %% drawn-neuron | wrong | bias-subtracted | fails: sum | says: it is added
z = from_x1 + from_x2 - 1

# %% drawn-neuron | wrong | second-subtracted | fails: sum | says: sign is in the number
z = from_x1 - from_x2 + 1

# %% drawn-neuron | wrong | product-of-parts | fails: sum | says: they are added up
z = from_x1 * from_x2 + 1

# %% drawn-neuron | wrong | z-cut-off | fails: sum | says: one step later
z = max(0, from_x1 + from_x2 + 1)

# %% drawn-neuron | wrong | wire | fails: relu | says: that is the wire
a_relu = z

# %% drawn-neuron | wrong | absolute-value | fails: relu | says: as far above 0 as z is below
a_relu = abs(z)

# %% drawn-neuron | wrong | step-reversed | fails: step | says: the other one of 0 and 1
a_step = 1 if z < 0 else 0

# %% drawn-neuron | wrong | sign-for-step | fails: step | says: 0 and 1 only
a_step = np.sign(z)

# %% drawn-neuron | right | true-for-step
a_step = z >= 0

# %% drawn-neuron | wrong | exponent-sign | fails: sigmoid | says: minus in the exponent
a_sigmoid = 1 / (1 + np.exp(z))

# %% drawn-neuron | wrong | no-parentheses | fails: sigmoid | says: divide 1 by the whole
a_sigmoid = 1 / 1 + np.exp(-z)

# %% drawn-neuron | wrong | rounded | fails: sigmoid | says: close, but not exact
a_sigmoid = 0.182

# %% drawn-neuron | wrong | blank-z | fails: sum | says: still blank
z = ...
a_relu, a_step, a_sigmoid = 0, 0, 0.18242552380635635


# %% layer | right | dot
def layer(X, W, b, f):
    z = np.dot(X, W)
    return f(np.add(z, b))


# %% layer | right | einsum
def layer(X, W, b, f):
    return f(np.einsum("...i,ij->...j", X, W) + b)


# %% layer | right | loops
def layer(X, W, b, f):
    rows = np.atleast_2d(X)
    z = np.array([
        [sum(row[i] * W[i, j] for i in range(len(row))) + b[j] for j in range(len(b))]
        for row in rows
    ])
    return f(z[0] if np.ndim(X) == 1 else z)


# %% layer | right | bias-as-weight
def layer(X, W, b, f):
    ones = np.ones(np.shape(X)[:-1] + (1,))
    return f(np.concatenate([X, ones], axis=-1) @ np.vstack([W, b]))


# %% layer | wrong | no-bias | fails: sum | says: lacks the bias
def layer(X, W, b, f):
    return f(X @ W)


# %% layer | wrong | bias-subtracted | fails: sum | says: subtracts the bias
def layer(X, W, b, f):
    return f(X @ W - b)


# %% layer | wrong | always-relu | fails: sum activation | says: still has ReLU
def layer(X, W, b, f):
    return np.maximum(0, X @ W + b)


# %% layer | wrong | no-activation | fails: activation | says: does not use f
def layer(X, W, b, f):
    return X @ W + b


# %% layer | wrong | bias-after-f | fails: activation | says: f comes last
def layer(X, W, b, f):
    return f(X @ W) + b


# %% layer | wrong | f-twice | fails: activation | says: applies f twice
def layer(X, W, b, f):
    return f(f(X @ W + b))


# %% layer | wrong | transposed | fails: sum activation one-sample | says: raised ValueError
def layer(X, W, b, f):
    return f(X @ W.T + b)


# %% layer | wrong | batch-only | fails: one-sample | says: IndexError
def layer(X, W, b, f):
    z = np.zeros((X.shape[0], W.shape[1]))
    for i in range(X.shape[0]):
        for j in range(X.shape[1]):
            z[i] += X[i, j] * W[j]
    return f(z + b)


# %% layer | wrong | always-two-axes | fails: one-sample | says: axis of length 1 too many
def layer(X, W, b, f):
    return f(np.atleast_2d(X) @ W + b)


# %% layer | wrong | writes-into-bias | fails: one-sample | says: changed its argument number 3
def layer(X, W, b, f):
    b += 0.5
    return f(X @ W + b - 0.5)


# %% layer | wrong | constant | fails: sum activation one-sample | says: same answer for every sample
def layer(X, W, b, f):
    return f(np.zeros(np.shape(X)[:-1] + np.shape(b)))


# %% layer | wrong | helpers | fails: sum activation one-sample | says: already has the answer
from helpers.nn.network import Dense, Network


def layer(X, W, b, f):
    network = Network([Dense(*W.shape)])
    network.layers[0].W, network.layers[0].b = W, b
    return f(network.forward(np.atleast_2d(X)).reshape(*np.shape(X)[:-1], -1))


# %% collapse | right | ask-the-network
def collapse(layers):
    def answer(x):
        for W, b in layers:
            x = x @ W + b
        return x

    n = layers[0][0].shape[0]
    b = answer(np.zeros(n))
    return answer(np.eye(n)) - b, b


# %% collapse | right | recursive
def collapse(layers):
    if len(layers) == 1:
        return layers[0]
    W, b = collapse(layers[1:])
    return [layers[0][0].dot(W), layers[0][1].dot(W) + b]


# %% collapse | right | from-the-identity
def collapse(layers):
    W = np.eye(len(layers[0][0]))
    b = np.zeros(len(layers[0][0]))
    for weights, bias in layers:
        W = np.matmul(W, weights)
        b = np.matmul(b, weights) + bias
    return W, b


# %% collapse | right | biases-as-rows
def collapse(layers):
    total = None
    for W, b in layers:
        block = np.block([[W, np.zeros((len(W), 1))], [b[None, :], np.ones((1, 1))]])
        total = block if total is None else total @ block
    return total[:-1, :-1], total[-1, :-1]


# %% collapse | wrong | reversed-product | fails: weights | says: raised ValueError
def collapse(layers):
    W, b = layers[0]
    W = W.copy()
    for weights, bias in layers[1:]:
        W, b = weights @ W, b @ weights + bias
    return W, b


# %% collapse | wrong | place-by-place | fails: weights | says: ValueError
def collapse(layers):
    W, b = layers[0]
    for weights, bias in layers[1:]:
        W, b = W * weights, b @ weights + bias
    return W, b


# %% collapse | wrong | last-bias-only | fails: bias | says: the last layer's bias alone
def collapse(layers):
    W, b = layers[0]
    for weights, bias in layers[1:]:
        W, b = W @ weights, bias
    return W, b


# %% collapse | wrong | no-own-bias | fails: bias | says: lacks the last layer's own bias
def collapse(layers):
    W, b = layers[0]
    for weights, bias in layers[1:-1]:
        W, b = W @ weights, b @ weights + bias
    if len(layers) > 1:
        W, b = W @ layers[-1][0], b @ layers[-1][0]
    return W, b


# %% collapse | wrong | two-only | fails: depth | says: IndexError
def collapse(layers):
    (W1, b1), (W2, b2) = layers[0], layers[1]
    return W1 @ W2, b1 @ W2 + b2


# %% collapse | wrong | first-two-of-many | fails: depth | says: for the W that collapse makes of 3 layers
def collapse(layers):
    if len(layers) == 1:
        return layers[0]
    (W1, b1), (W2, b2) = layers[:2]
    return W1 @ W2, b1 @ W2 + b2


# %% collapse | wrong | only-weights | fails: weights bias depth | says: must return 2 things
def collapse(layers):
    W = layers[0][0]
    for weights, _ in layers[1:]:
        W = W @ weights
    return [W]


# %% collapse | wrong | transposed-weights | fails: weights depth | says: it is transposed
def collapse(layers):
    W, b = layers[0]
    for weights, bias in layers[1:]:
        W, b = W @ weights, b @ weights + bias
    return W.T, b


# %% collapse | wrong | changes-its-input | fails: depth | says: changed its input
def collapse(layers):
    W, b = layers.pop(0)
    while layers:
        weights, bias = layers.pop(0)
        W, b = W @ weights, b @ weights + bias
    return W, b


# %% collapse | wrong | bias-as-column | fails: weights bias | says: ValueError
def collapse(layers):
    W, b = layers[0]
    for weights, bias in layers[1:]:
        W, b = W @ weights, weights @ b + bias
    return W, b


# %% collapse | wrong | first-layer | fails: weights bias depth | says: the first one alone
def collapse(layers):
    return layers[0]


# %% wasted-numbers | right | loop
sizes = [6, 8, 4, 2]
numbers_before = sum((m + 1) * n for m, n in zip(sizes, sizes[1:]))
numbers_after = (sizes[0] + 1) * sizes[-1]
wasted_share = 1 - numbers_after / numbers_before

# %% wasted-numbers | right | arrays
numbers_before = sum(np.zeros(s).size for s in ((6, 8), 8, (8, 4), 4, (4, 2), 2))
numbers_after = np.ones((6, 2)).size + np.ones(2).size
wasted_share = np.float64(numbers_before - numbers_after) / numbers_before

# %% wasted-numbers | right | plain-numbers
numbers_before = 102
numbers_after = 14.0
wasted_share = 88 / 102

# %% wasted-numbers | wrong | weights-only | fails: before | says: every neuron has a bias
numbers_before = 6 * 8 + 8 * 4 + 4 * 2
wasted_share = (numbers_before - numbers_after) / numbers_before

# %% wasted-numbers | wrong | input-biases | fails: before | says: inputs are no neurons
numbers_before = 108
wasted_share = (numbers_before - numbers_after) / numbers_before

# %% wasted-numbers | wrong | neurons | fails: before | says: is a weight
numbers_before = 6 + 8 + 4 + 2
wasted_share = (numbers_before - numbers_after) / numbers_before

# %% wasted-numbers | wrong | one-bias-a-layer | fails: before | says: every neuron has its own
numbers_before = 48 + 1 + 32 + 1 + 8 + 1
wasted_share = (numbers_before - numbers_after) / numbers_before

# %% wasted-numbers | wrong | no-bias-after | fails: after | says: lacks the biases
numbers_after = 12
wasted_share = (numbers_before - numbers_after) / numbers_before

# %% wasted-numbers | wrong | last-layer | fails: after | says: starts from all inputs
numbers_after = 4 * 2 + 2
wasted_share = (numbers_before - numbers_after) / numbers_before

# %% wasted-numbers | wrong | needed-share | fails: share | says: the rest of it is wasted
wasted_share = numbers_after / numbers_before

# %% wasted-numbers | wrong | difference | fails: share | says: how many numbers
wasted_share = numbers_before - numbers_after

# %% wasted-numbers | wrong | percent | fails: share | says: not a percentage
wasted_share = 100 * (numbers_before - numbers_after) / numbers_before

# %% wasted-numbers | wrong | of-the-small-one | fails: share | says: compares with the small layer
wasted_share = (numbers_before - numbers_after) / numbers_after

# %% broken-line | right | from-corners
x, y = np.array(corners, dtype=float).T
slopes = np.concatenate([[0], np.diff(y) / np.diff(x), [0]])
weights = slopes[1:] - slopes[:-1]
height = y[0] + weights @ np.maximum(0, 4.5 - x)

# %% broken-line | right | tuples
slopes = (0, 3 / 2, -2 / 1, 1 / 2, 0)
weights = (1.5, -3.5, 2.5, -0.5)
height = 2.75

# %% broken-line | right | float32
slopes = np.array([0, 1.5, -2, 0.5, 0], dtype=np.float32)
weights = [after - before for before, after in zip(slopes, slopes[1:])]
height = 1 + weights[0] * 4.5 + weights[1] * 2.5 + weights[2] * 1.5

# %% broken-line | wrong | rises | fails: slopes | says: change of x
slopes = [0, 3, -2, 1, 0]
weights = np.diff(slopes)
height = 1 + weights @ np.maximum(0, 4.5 - np.array([0, 2, 3, 5]))

# %% broken-line | wrong | upside-down | fails: slopes | says: upside down
slopes = [0, 2 / 3, -1 / 2, 2, 0]
weights = np.diff(slopes)
height = 1 + weights @ np.maximum(0, 4.5 - np.array([0, 2, 3, 5]))

# %% broken-line | wrong | no-fall | fails: slopes | says: a minus there
slopes = [0, 1.5, 2, 0.5, 0]
weights = np.diff(slopes)
height = 1 + weights @ np.maximum(0, 4.5 - np.array([0, 2, 3, 5]))

# %% broken-line | wrong | inner-slopes-only | fails: slopes weights check | says: but (5,) is wanted
slopes = [1.5, -2, 0.5]

# %% broken-line | wrong | slopes-as-weights | fails: weights | says: slopes after each knot
weights = [1.5, -2, 0.5, 0]
height = 1 + np.array(weights) @ np.maximum(0, 4.5 - np.array([0, 2, 3, 5]))

# %% broken-line | wrong | backwards | fails: weights | says: slope after minus
weights = [-1.5, 3.5, -2.5, 0.5]
height = 1 + np.array(weights) @ np.maximum(0, 4.5 - np.array([0, 2, 3, 5]))

# %% broken-line | wrong | sizes | fails: weights | says: no signs
weights = np.abs(np.diff(slopes))
height = 1 + weights @ np.maximum(0, 4.5 - np.array([0, 2, 3, 5]))

# %% broken-line | wrong | added-up | fails: weights | says: adds the slopes up
weights = np.cumsum(slopes)[1:]
height = 1 + weights @ np.maximum(0, 4.5 - np.array([0, 2, 3, 5]))

# %% broken-line | wrong | no-start | fails: check | says: lacks the height
height = sum(w * max(0, 4.5 - k) for w, k in zip(weights, [0, 2, 3, 5]))

# %% broken-line | wrong | no-relu | fails: check | says: still flat at 4.5
height = 1 + sum(w * (4.5 - k) for w, k in zip(weights, [0, 2, 3, 5]))

# %% broken-line | wrong | no-knots | fails: check | says: starts at its own knot
height = 1 + 4.5 * sum(weights)

# %% broken-line | wrong | sum-of-weights | fails: check | says: how far past its knot
height = 1 + sum(weights[:3])


# %% bump | right | tuple-of-lists
def bump(left, right, height, ramp):
    return (
        [height / ramp, left],
        [height / ramp, right],
        [-height / ramp, left + ramp],
        [-height / ramp, right - ramp],
    )


# %% bump | right | array
def bump(left, right, height, ramp):
    knots = np.array([left, left + ramp, right - ramp, right])
    weights = np.array([1, -1, -1, 1]) * height / ramp
    return np.column_stack([weights, knots])


# %% bump | right | from-slopes
def bump(left, right, height, ramp):
    slopes = [0, height / ramp, 0, -height / ramp, 0]
    knots = [left, left + ramp, right - ramp, right]
    recipe = []
    for place in range(4):
        recipe.append((slopes[place + 1] - slopes[place], knots[place]))
    return recipe


# %% bump | right | half-hinges-twice
def bump(left, right, height, ramp):
    s = height / ramp / 2
    half = [(s, left), (-s, left + ramp), (-s, right - ramp), (s, right)]
    return half + half


# %% bump | wrong | height-as-slope | fails: climb | says: after one ramp
def bump(left, right, height, ramp):
    return [(height, left), (-height, left + ramp), (-height, right - ramp), (height, right)]


# %% bump | wrong | slopes-not-changes | fails: climb | says: a hinge adds the change of slope
def bump(left, right, height, ramp):
    s = height / ramp
    return [(s, left), (0, left + ramp), (-s, right - ramp), (0, right)]


# %% bump | wrong | no-stop | fails: descent | says: add up to 0
def bump(left, right, height, ramp):
    s = height / ramp
    return [(s, left), (-s, left + ramp), (-s, right - ramp)]


# %% bump | wrong | ramp-only | fails: descent | says: instead of coming back
def bump(left, right, height, ramp):
    s = height / ramp
    return [(s, left), (-s, left + ramp)]


# %% bump | wrong | falls-after-right | fails: descent | says: instead of coming back
def bump(left, right, height, ramp):
    s = height / ramp
    return [(s, left), (-s, left + ramp), (-s, right - ramp), (s, right - ramp / 2)]


# %% bump | wrong | falls-too-late | fails: descent | says: does not fall in one straight line
def bump(left, right, height, ramp):
    s = height / ramp
    return [(s, left), (-s, left + ramp), (-s, right), (s, right + ramp)]


# %% bump | wrong | signs | fails: climb | says: wrong direction
def bump(left, right, height, ramp):
    s = height / ramp
    return [(-s, left), (s, left + ramp), (s, right - ramp), (-s, right)]


# %% bump | wrong | tent | fails: top descent | says: not flat between
def bump(left, right, height, ramp):
    middle = (left + right) / 2
    s = height / ramp
    return [(s, left), (-2 * s, middle), (s, right)]


# %% bump | wrong | swapped-pairs | fails: climb | says: the weight comes first
def bump(left, right, height, ramp):
    s = height / ramp
    return [(left, s), (left + ramp, -s), (right - ramp, -s), (right, s)]


# %% bump | wrong | visible-case | fails: climb top descent | says: not 0 on the left
def bump(left, right, height, ramp):
    return [(2, 0), (-2, 1), (-2, 5), (2, 6)]


# %% bump | wrong | early-start | fails: climb descent | says: not 0 on the left
def bump(left, right, height, ramp):
    s = height / ramp
    return [(s, left - ramp), (-s, left), (-s, right), (s, right + ramp)]


# %% bump | wrong | prints | fails: climb top descent | says: printed its result
def bump(left, right, height, ramp):
    print([(height / ramp, left), (-height / ramp, left + ramp)])


# %% bump | wrong | not-pairs | fails: climb top descent | says: list of pairs
def bump(left, right, height, ramp):
    s = height / ramp
    return [s, -s, -s, s]


# %% bends | right | sums
def bends(f):
    rng = np.random.default_rng(0)
    u, v = rng.uniform(-2.5, 2.5, (2, 20000))
    return bool(np.any(np.abs(f(u) + f(v) - f(u + v) - f(np.zeros(20000))) > 1e-9))


# %% bends | right | against-the-chord
def bends(f):
    z = np.linspace(-5, 5, 101)
    y = f(z)
    line = y[0] + (y[-1] - y[0]) * (z + 5) / 10
    return bool(np.abs(y - line).max() > 1e-8)


# %% bends | right | loop
def bends(f):
    values = [float(f(np.array(z / 10))) for z in range(-50, 51)]
    slope = values[1] - values[0]
    for before, after in zip(values, values[1:]):
        if abs(after - before - slope) > 1e-9:
            return True
    return False


# %% bends | right | fit
def bends(f):
    z = np.linspace(-5, 5, 500)
    m, c = np.polyfit(z, f(z), 1)
    return not np.allclose(m * z + c, f(z))


# %% bends | wrong | no-offset | fails: straight | says: 3 z - 4
def bends(f):
    rng = np.random.default_rng(0)
    u, v = rng.uniform(-2.5, 2.5, (2, 20000))
    return not np.allclose(f(u) + f(v), f(u + v))


# %% bends | wrong | positive-side-only | fails: bent | says: absolute value is a straight line
def bends(f):
    z = np.linspace(0, 5, 501)
    return not np.allclose(np.diff(f(z), 2), 0)


# %% bends | wrong | too-short | fails: bent | says: bends downwards
def bends(f):
    z = np.linspace(-1, 1, 501)
    return not np.allclose(np.diff(f(z), 2), 0)


# %% bends | wrong | wide-tolerance | fails: bent | says: slope 0.9
def bends(f):
    z = np.linspace(-5, 5, 1001)
    return bool(np.ptp(np.diff(f(z))) > 0.002)


# %% bends | wrong | reversed | fails: straight | says: wrong way around
def bends(f):
    z = np.linspace(-5, 5, 1001)
    return np.allclose(np.diff(f(z), 2), 0)


# %% bends | wrong | always | fails: straight bent | says: a wire
def bends(f):
    return True


# %% bends | wrong | falls-somewhere | fails: bent | says: ReLU is a straight line
def bends(f):
    z = np.linspace(-5, 5, 1001)
    steps = np.diff(f(z))
    return bool(steps.min() < 0 < steps.max())


# %% bends | wrong | array-answer | fails: straight bent | says: must return True or False
def bends(f):
    z = np.linspace(-5, 5, 1001)
    return ~np.isclose(np.diff(f(z), 2), 0)


# %% bends | wrong | three-points | fails: bent | says: is a straight line
def bends(f):
    left, middle, right = f(np.array([-5.0, 0.0, 5.0]))
    return bool(abs(left + right - 2 * middle) > 1e-9)


# %% lamp | right | count
W = [[1, 1], [1, 1]]
b = [0, -1]
v = [-1, 2]
c = 1

# %% lamp | right | both-or-none
W = np.array([[1, -1], [1, -1]])
b = np.array([-1, 1])
v = np.array([1, 1])
c = 0

# %% lamp | right | scaled
W = np.array([[2.0, -0.5], [-2.0, 0.5]])
b = np.zeros(2)
v = np.array([-0.5, -2.0])
c = np.float32(1)

# %% lamp | wrong | xor | fails: corners | says: this is XOR
v = np.array([1.0, 1.0])
c = 0.0

# %% lamp | wrong | forgot-c | fails: corners | says: lacks a constant
c = 0.0

# %% lamp | wrong | silent-units | fails: corners nearby | says: the same for all four
W = np.zeros((2, 2))
b = np.zeros(2)

# %% lamp | wrong | without-bend | fails: corners | says: of 4 cases
W = np.array([[1.0, 1.0], [1.0, 1.0]])
b = np.array([0.0, 0.0])
v = np.array([-1.0, 2.0])

# %% lamp | wrong | one-unit | fails: corners | says: right in 3 of 4
v = np.array([-1.0, 0.0])

# %% lamp | wrong | large-weights | fails: nearby | says: off by less than 0.1
W = np.array([[100.0, -100.0], [-100.0, 100.0]])
b = np.array([-99.0, -99.0])

# %% lamp | wrong | three-units | fails: corners nearby | says: (2, 2)
W = np.array([[1.0, -1.0, 1.0], [-1.0, 1.0, 1.0]])

# %% lamp | right | column-of-output-weights
v = np.array([[-1.0], [-1.0]])

# %% lamp | wrong | bias-blank | fails: corners nearby | says: still blank
b = ...


# %% drawn-neuron | wrong | bias-times-sum | fails: sum | says: z lacks the bias, or has it as a factor: it is part of the sum.
from_x1 = (
    0.5 * 3
)
from_x2 = (
    2 * -2
)
z = (
    (from_x1 + from_x2) * 1
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


# %% drawn-neuron | wrong | relu-min | fails: relu | says: a_relu is z itself: that is the wire, or min in place of max. (See
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
    min(0, z)
)
a_step = (
    1 if z >= 0 else 0
)
a_sigmoid = (
    1 / (1 + np.exp(-z))
)


# %% drawn-neuron | wrong | sigmoid-of-relu | fails: sigmoid | says: a_sigmoid is the sigmoid of a_relu; each one starts from z.
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
    1 / (1 + np.exp(-a_relu))
)


# %% drawn-neuron | wrong | sigmoid-rounded | fails: sigmoid | says: a_sigmoid = 0.18 is close, but not exact: off by 0.002; a rounded
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
    round(1 / (1 + np.exp(-z)), 2)
)


# %% layer | right | bias-as-extra-input
def layer(X, W, b, f):
    ones = np.ones(X.shape[:-1] + (1,))
    X1 = np.concatenate([X, ones], axis=-1)
    W1 = np.vstack([W, b])
    return f(X1 @ W1)


# %% layer | wrong | activation-first | fails: activation | says: layer(X, W, b, tanh), against f of layer(X, W, b, wire), is right in
def layer(X, W, b, f):
    return f(X) @ W + b


# %% layer | wrong | squeezed | fails: sum | says: layer(X, W, b, wire) has shape (6,), but (1, 6) is wanted: the same
def layer(X, W, b, f):
    return np.squeeze(f(np.atleast_2d(X) @ W + b))


# %% layer | wrong | weights-transposed | fails: sum | says: layer(X, W, b, wire) is right in 0 of 14 places; the first wrong one
def layer(X, W, b, f):
    return f(X @ W.reshape(W.shape[::-1]).T + b)


# %% layer | wrong | first-bias-for-all | fails: sum | says: layer(X, W, b, wire) is right in 7 of 14 places; the first wrong one
def layer(X, W, b, f):
    return f(X @ W + b[0])


# %% layer | wrong | mean-of-products | fails: sum | says: layer(X, W, b, wire) is right in 0 of 14 places; the first wrong one
def layer(X, W, b, f):
    return f(X @ W / W.shape[0] + b)


# %% collapse | right | recursion-from-the-back
def collapse(layers):
    W, b = layers[-1]
    if len(layers) == 1:
        return W, b
    V, c = collapse(layers[:-1])
    return V @ W, c @ W + b


# %% collapse | right | by-probing
def collapse(layers):
    def run(X):
        for W, b in layers:
            X = X @ W + b
        return X


    n = layers[0][0].shape[0]
    b = run(np.zeros(n))
    W = run(np.eye(n)) - b
    return W, b


# %% collapse | right | homogeneous-matrices
def collapse(layers):
    M = np.eye(layers[0][0].shape[0] + 1)
    for W, b in layers:
        n, k = W.shape
        A = np.zeros((n + 1, k + 1))
        A[:n, :k] = W
        A[n, :k] = b
        A[n, k] = 1
        M = M @ A
    return M[:-1, :-1], M[-1, :-1]


# %% collapse | wrong | biases-only-added | fails: bias | says: b adds the biases as they are, but the first one still passes through
def collapse(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        W = W @ V
        b = c + (b.sum() if b.shape != c.shape else b)
    return W, b


# %% collapse | wrong | exactly-two | fails: depth | says: raised ValueError: not enough values
def collapse(layers):
    (W1, b1), (W2, b2) = layers
    return W1 @ W2, b1 @ W2 + b2


# %% collapse | wrong | first-layer-counted-twice | fails: weights bias | says: x @ W, for the W that collapse makes of 2 layers, is right in 0 of 9
def collapse(layers):
    W, b = layers[0]
    for V, c in layers:
        W, b = (W @ V, b @ V + c) if W.shape[1] == V.shape[0] else (W, b)
    return W, b


# %% collapse | wrong | order-of-results | fails: depth | says: collapse returns b first; W comes first.
def collapse(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        W, b = W @ V, b @ V + c
    return b, W


# %% collapse | wrong | weights-only | fails: bias | says: collapse returns one array alone: the weights and the bias are asked
def collapse(layers):
    W = layers[0][0]
    for V, c in layers[1:]:
        W = W @ V
    return W


# %% collapse | wrong | with-relu | fails: bias | says: b for 2 layers, the answer to inputs of 0, is right in 0 of 3 places;
def collapse(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        W, b = W @ V, np.maximum(0, b) @ V + c
    return W, b


# %% collapse | wrong | bias-as-row-matrix | fails: depth | says: b of one layer alone has shape (1, 2), but (2,) is wanted: the same
def collapse(layers):
    W, b = layers[0]
    b = b.reshape(1, -1)
    for V, c in layers[1:]:
        W, b = W @ V, b @ V + c
    return W, b


# %% collapse | wrong | list-emptied | fails: depth | says: changed its input: the caller's list
def collapse(layers):
    W, b = layers.pop(0)
    while layers:
        V, c = layers.pop(0)
        W, b = W @ V, b @ V + c
    return W, b


# %% wasted-numbers | wrong | neurons-counted | fails: before share | says: numbers_before counts the biases only, one for each neuron.
numbers_before = (
    8 + 4 + 2
)
numbers_after = (
    6 * 2 + 2
)
wasted_share = (
    (numbers_before - numbers_after) / numbers_before
)


# %% wasted-numbers | wrong | share-rounded | fails: share | says: wasted_share = 0.86 is close, but not exact: off by 0.003; a rounded
numbers_before = (
    6 * 8 + 8 + 8 * 4 + 4 + 4 * 2 + 2
)
numbers_after = (
    6 * 2 + 2
)
wasted_share = (
    round(1 - numbers_after / numbers_before, 2)
)


# %% broken-line | wrong | flat-ends-left-out | fails: slopes | says: slopes has shape (3,), but (5,) is wanted: the two flat ends count,
slopes = (
    [1.5, -2, 0.5]
)
weights = (
    [1.5, -3.5, 2.5, -0.5]
)
height = (
    1 + 1.5 * 4.5 - 3.5 * (4.5 - 2) + 2.5 * (4.5 - 3)
)


# %% broken-line | wrong | height-read-off-with-wrong-weights | fails: weights | says: weights holds the slopes after each knot; a weight is the change of
slopes = (
    [0, 1.5, -2, 0.5, 0]
)
weights = (
    [1.5, -2, 0.5, 0]
)
height = (
    2.75
)


# %% broken-line | wrong | height-rounded | fails: check | says: height = 2.8 is close, but not exact: off by 0.05; a rounded number,
slopes = (
    [0, 1.5, -2, 0.5, 0]
)
weights = (
    [1.5, -3.5, 2.5, -0.5]
)
height = (
    2.8
)


# %% broken-line | right | slopes-as-column
slopes = (
    np.array([[0], [1.5], [-2], [0.5], [0]])
)
weights = (
    [1.5, -3.5, 2.5, -0.5]
)
height = (
    1 + 1.5 * 4.5 - 3.5 * (4.5 - 2) + 2.5 * (4.5 - 3)
)


# %% bump | wrong | pairs-swapped | fails: climb | says: bump returns pairs (knot, weight); the weight comes first.
def bump(left, right, height, ramp):
    s = height / ramp
    return [(left, s), (left + ramp, -s), (right - ramp, -s), (right, s)]


# %% bump | wrong | integer-division | fails: climb | says: bump(-4, 3, 1, 2) is 0 at x = -3, on its first ramp; 0.5 is wanted.
def bump(left, right, height, ramp):
    s = height // ramp
    return [(s, left), (-s, left + ramp), (-s, right - ramp), (s, right)]


# %% bump | right | numpy-array
def bump(left, right, height, ramp):
    s = height / ramp
    return np.array([[s, left], [-s, left + ramp], [-s, right - ramp], [s, right]])


# %% bump | right | split-hinge
def bump(left, right, height, ramp):
    s = height / ramp
    return [(s / 2, left), (s / 2, left), (-s, left + ramp), (-s, right - ramp), (s, right)]


# %% bends | right | least-squares-residual
def bends(f):
    z = np.linspace(-5, 5, 501)
    A = np.column_stack([z, np.ones_like(z)])
    y = f(z)
    coef = np.linalg.lstsq(A, y, rcond=None)[0]
    worst = np.abs(A @ coef - y).max()
    return bool(worst > 1e-9 * max(1.0, np.abs(y).max()))


# %% bends | right | any-with-helper
def line(f, z):
    ends = f(np.array([-5.0, 5.0]))
    return (ends[0] * (5 - z) + ends[1] * (z + 5)) / 10


def close(a, b):
    return abs(a - b) <= 1e-9 * (1 + abs(a) + abs(b))


def bends(f):
    z = np.arange(-5, 5.0001, 0.01)
    return any(not close(v, w) for v, w in zip(f(z), line(f, z)))


# %% bends | wrong | near-zero-only | fails: bent | says: bends says that a hinge that bends downwards is a straight line from
def bends(f):
    z = np.linspace(-1, 1, 1001)
    return not np.allclose(np.diff(f(z), 2), 0, atol=1e-10)


# %% bends | wrong | convex-only | fails: bent | says: bends says that a hinge that bends downwards is a straight line from
def bends(f):
    z = np.linspace(-5, 5, 1001)
    return bool(np.any(np.diff(f(z), 2) > 1e-9))


# %% bends | wrong | symmetry-test | fails: bent | says: bends says that tanh is a straight line from -5 to 5.
def bends(f):
    z = np.linspace(0, 5, 501)
    c = f(np.zeros(1))[0]
    return not np.allclose(f(z) + f(-z), 2 * c)


# %% bends | wrong | known-names | fails: straight bent | says: bends says that a wire, f(z) = z, bends, but its graph is a straight
def bends(f):
    return f is not np.positive and 'wire' not in getattr(f, '__name__', '')


# %% bends | wrong | integers-only | fails: bent | says: bends says that a function with a dent between 0 and 1 is a straight
def bends(f):
    z = np.arange(-5.0, 6.0)
    return not np.allclose(np.diff(f(z), 2), 0, atol=1e-9)


# %% bends | right | one-or-zero
def bends(f):
    z = np.linspace(-5, 5, 1001)
    y = f(z)
    if np.max(np.abs(np.diff(y, 2))) > 1e-10 * (1 + np.max(np.abs(y))):
        return 1
    return 0


# %% lamp | wrong | c-half | fails: corners | says: The lamp is right in 0 of 4 cases; for the switches [0 0] it says 0.5.
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
    0.5
)


# %% lamp | wrong | and-only | fails: corners | says: The lamp is right in 3 of 4 cases; for the switches [0 0] it says 0.
W = (
    np.ones((2, 2))
)
b = (
    np.array([-1, -1])
)
v = (
    np.array([1, 0])
)
c = (
    0
)


# %% lamp | wrong | w-transposed | fails: corners | says: The lamp is right in 3 of 4 cases; for the switches [0 1] it says 2.
W = (
    np.array([[-1, -1], [1, 1]])
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


# %% lamp | wrong | too-narrow | fails: nearby | says: a half or more apart
W = (
    np.array([[10.0, -10.0], [-10.0, 10.0]])
)
b = (
    np.array([-7.0, -7.0])
)
v = (
    np.array([-1 / 3, -1 / 3])
)
c = (
    1
)


# %% drawn-neuron | wrong | true-steps-after-a-slip | fails: sum | says: z subtracts the bias
from_x1 = 1.5
from_x2 = -4
z = -3.5
a_relu = 0
a_step = 0
a_sigmoid = 1 / (1 + np.exp(1.5))

# %% drawn-neuron | wrong | blank-part | fails: products | says: still blank
from_x1 = ...
z = -1.5
a_relu, a_step, a_sigmoid = 0, 0, 1 / (1 + np.exp(1.5))

# %% drawn-neuron | wrong | blank-z-and-true-answers | fails: sum | says: still blank
z = ...
a_relu, a_step, a_sigmoid = 0, 0, 1 / (1 + np.exp(1.5))

# %% drawn-neuron | wrong | doubled-bias | fails: sum | says: z
z = from_x1 + from_x2 + 2

# %% drawn-neuron | wrong | weight-for-a-bias | fails: sum | says: z
z = from_x1 + from_x2 + 0.5

# %% drawn-neuron | wrong | subtracted-weights | fails: products | says: from_x1
from_x1 = 3 - 0.5
from_x2 = -2 - 2

# %% wasted-numbers | wrong | blank-count | fails: before | says: still blank
numbers_before = ...
wasted_share = 88 / 102

# %% wasted-numbers | wrong | share-of-the-neurons | fails: share | says: wasted_share
wasted_share = 12 / 14

# %% wasted-numbers | wrong | four-digits | fails: share | says: close, but not exact
wasted_share = round(88 / 102, 4)

# %% broken-line | right | corners-and-sum-as-own-names
corners = [0, 2, 3, 5]
slopes = [0, 1.5, -2, 0.5, 0]
weights = [after - before for before, after in zip(slopes, slopes[1:])]
sum = 1
for weight, corner in zip(weights, corners):
    sum += weight * max(0, 4.5 - corner)
height = sum

# %% broken-line | wrong | blank-slopes | fails: slopes | says: still blank
slopes = ...
weights = [1.5, -3.5, 2.5, -0.5]
height = 2.75

# %% broken-line | wrong | blank-weights | fails: weights | says: still blank
weights = ...
height = 2.75

# %% broken-line | wrong | any-height | fails: weights check | says: height
weights = [1.5, -2, 0.5, 0]
height = 99

# %% bump | right | own-helper-called-heights
def heights(height, ramp):
    return height / ramp


def bump(left, right, height, ramp):
    s = heights(height, ramp)
    return [(s, left), (-s, left + ramp), (-s, right - ramp), (s, right)]

# %% collapse | right | own-helper-called-collapsed
def collapsed(first, second):
    return first[0] @ second[0], first[1] @ second[0] + second[1]


def collapse(layers):
    found = layers[0]
    for layer in layers[1:]:
        found = collapsed(found, layer)
    return found

# %% collapse | wrong | writes-into-the-list | fails: depth | says: changed its input
def collapse(layers):
    for i in range(1, len(layers)):
        W1, b1 = layers[i - 1]
        W2, b2 = layers[i]
        layers[i] = (W1 @ W2, b1 @ W2 + b2)
    return layers[-1]

# %% bends | right | own-helper-called-a-line
def a_line(f, z):
    return f(0 * z) + (f(0 * z + 1) - f(0 * z)) * z


def bends(f):
    z = np.linspace(-5, 5, 101)
    return not np.allclose(f(z), a_line(f, z))

# %% lamp | right | one-number-for-both-biases
W = [[1, -1], [-1, 1]]
b = 0
v = [-1, -1]
c = 1

# %% lamp | wrong | pale | fails: corners nearby | says: 0.4 apart
v = [-0.4, -0.4]
c = 0.8

# %% bump | wrong | right-edge-ignored | fails: climb top descent | says: where it should begin to fall
def bump(left, right, height, ramp):
    s, right = height / ramp, 6
    return [(s, left), (-s, left + ramp), (-s, right - ramp), (s, right)]


# %% wasted-numbers | wrong | saved-not-left | fails: after | says: numbers_after counts what is no longer needed; how many numbers are
numbers_before = 102
numbers_after = 88
wasted_share = 88 / 102


# %% wasted-numbers | wrong | after-of-24 | fails: after | says: numbers_after = 24.0 is too large.
numbers_before = 102
numbers_after = 6 * 4
wasted_share = 1 - numbers_after / numbers_before


# %% bump | wrong | top-one-ramp-early | fails: descent | says: bump(2, 9, 3, 0.5) is back at 0 already one ramp before 9, where it
def bump(left, right, height, ramp):
    m = height / ramp
    return [(m, left), (-m, left + ramp), (-m, right - 2 * ramp), (m, right - ramp)]


# %% bump | wrong | steep-fall | fails: descent | says: bump(2, 9, 3, 0.5) does not fall in one straight line from x = 8.5 to
def bump(left, right, height, ramp):
    m = height / ramp
    return [(m, left), (-m, left + ramp), (-2 * m, right - ramp), (2 * m, right - ramp / 2)]


# %% bends | wrong | too-fine | fails: bent | says: bends says that tanh is a straight line from -5 to 5.
def bends(f):
    y = f(np.linspace(-5, 5, 200_001))
    return not np.allclose(np.diff(y, n=2), 0)


# %% lamp | right | almost-too-steep
W = [[-2.4, 2.4], [-2.4, 2.4]]
b = [1, -3.8]
v = [1, 1]
c = 0


# %% lamp | wrong | a-little-too-steep | fails: nearby | says: Near [0 0] the lamp says 1.5, and 1 at the corner itself: a half or
W = [[-2.51, 2.51], [-2.51, 2.51]]
b = [1, -4.02]
v = [1, 1]
c = 0


# %% wasted-numbers | wrong | share-of-layers | fails: share | says: wasted_share = 0.666667 is too small.
# EXERCISE: wasted-numbers
numbers_before = (
    (6 * 8 + 8) + (8 * 4 + 4) + (4 * 2 + 2)
)
numbers_after = (
    6 * 2 + 2
)
wasted_share = (
    2 / 3
)


# %% broken-line | wrong | doubled-at-five | fails: check | says: height is that of the corner at 5, or counts the hinge at 5, which is
# EXERCISE: broken-line
slopes = (
    [0, 1.5, -2, 0.5, 0]
)
weights = (
    [1.5, -3.5, 2.5, -0.5]
)
height = (
    3
)


# %% lamp | wrong | bias-of-output | fails: corners nearby | says: The lamp says the same for all four: the hidden units do nothing, or
# EXERCISE: lamp
W = (
    [[1, -1], [-1, 1]]
)
b = (
    [1, 1]
)
v = (
    [-1, -1]
)
c = (
    1
)


# %% drawn-neuron | wrong | relu-per-input | fails: relu | says: nor stops its parts one by one
from_x1 = 3 * 0.5
from_x2 = -2 * 2
z = from_x1 + from_x2 + 1
a_relu = max(0, from_x1) + max(0, from_x2)
a_step = int(z >= 0)
a_sigmoid = 1 / (1 + np.exp(-z))


# %% collapse | wrong | up-to-four | fails: depth | says: makes of 10 layers
def collapse(layers):
    W, b = layers[0]
    if len(layers) > 1:
        W, b = W @ layers[1][0], b @ layers[1][0] + layers[1][1]
    if len(layers) > 2:
        W, b = W @ layers[2][0], b @ layers[2][0] + layers[2][1]
    if len(layers) > 3:
        W, b = W @ layers[3][0], b @ layers[3][0] + layers[3][1]
    return W, b


# %% wasted-numbers | wrong | share-of-other-numbers | fails: share | says: that of the weights alone
numbers_before = 102
numbers_after = 14
wasted_share = 76 / 88


# %% broken-line | right | array-module
from array import array
slopes = array("d", [0, 1.5, -2, 0.5, 0])
weights = array("d", [1.5, -3.5, 2.5, -0.5])
height = 1 + 1.5 * 4.5 - 3.5 * 2.5 + 2.5 * 1.5


# %% bump | wrong | whole-array | fails: climb | says: 0.5 is wanted
def bump(left, right, height, ramp):
    recipe = np.array([(height, left), (-height, left + ramp), (-height, right - ramp), (height, right)])
    recipe[:, 0] = recipe[:, 0] / ramp
    return recipe


# %% bends | wrong | half-steps | fails: bent | says: a dent between 1.1 and 1.4
def bends(f):
    y = f(np.linspace(-5, 5, 21))
    return bool(np.abs(np.diff(y, 2)).max() > 1e-9)


# %% bends | wrong | not-near-the-ends | fails: bent | says: changes from 1 to 1.1 at 4.7
def bends(f):
    y = f(np.linspace(-4.5, 4.5, 2001))
    return bool(np.abs(np.diff(y, 2)).max() > 1e-9)


# %% bends | wrong | coarse-tolerance | fails: bent | says: changes from 1 to 1.1 at 4.7
def bends(f):
    x = np.linspace(-5, 5, 2001)
    y = f(x)
    chord = y[0] + (y[-1] - y[0]) * (x + 5) / 10
    return bool(np.abs(y - chord).max() > 0.05)


# %% bends | wrong | relative-tolerance | fails: bent | says: a line far above 0
def bends(f):
    x = np.linspace(-5, 5, 2001)
    y = f(x)
    chord = y[0] + (y[-1] - y[0]) * (x + 5) / 10
    return not np.allclose(y, chord, rtol=1e-2)


# %% bends | wrong | tiny-steps | fails: straight | says: says that 60 - 24 z bends
def bends(f):
    x = np.linspace(-5, 4.9, 1001)
    s = (f(x + 1e-13) - f(x)) / 1e-13
    return bool(np.ptp(s) > 0.05)


# %% lamp | wrong | off-by-1e-3 | fails: corners | says: it says 1.001
W = [[1, 1], [1, 1]]
b = [0, -1]
v = [-1.001, 2.003]
c = 1.001


# %% layer | wrong | small-sums-dropped | fails: sum | says: wire) is right in 0 of
def layer(X, W, b, f):
    z = X @ W + b
    return f(np.where(np.abs(z) < 1e-4, 0, z))
