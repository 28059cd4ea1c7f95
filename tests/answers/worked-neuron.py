# Answers to assignment 5. See tests/answers/__init__.py for what the headers mean.
# ruff: noqa

# %% first-neuron | right | numpy
sum_1 = np.dot([6, -5], [0.5, 1])
z_1 = np.array([sum_1]) - 0.5
relu_1 = np.maximum(0, z_1)
sigmoid_1 = np.exp(-2.5) / (1 + np.exp(-2.5))

# %% first-neuron | right | plain-numbers
sum_1 = -2.0
z_1 = -2.5
relu_1 = 0
sigmoid_1 = 0.07585818002124355

# %% first-neuron | right | other-algebra
sum_1 = sum(w * x for w, x in zip((0.5, 1), (6, -5)))
z_1 = sum_1 * 1 - 1 / 2
relu_1 = (z_1 + abs(z_1)) / 2
sigmoid_1 = (1 + math.tanh(z_1 / 2)) / 2

# %% first-neuron | wrong | lost-minus | fails: sum | says: lost the minus sign
sum_1 = 0.5 * 6 + 1 * 5

# %% first-neuron | wrong | added | fails: sum | says: multiply each input
sum_1 = (0.5 + 6) + (1 - 5)

# %% first-neuron | wrong | crossed | fails: sum | says: wrong weights
sum_1 = 0.5 * -5 + 1 * 6

# %% first-neuron | wrong | bias-too-early | fails: sum | says: holds the bias already
sum_1 = 0.5 * 6 + 1 * -5 - 0.5

# %% first-neuron | wrong | bias-subtracted | fails: z | says: add the bias as it is
z_1 = sum_1 - -0.5

# %% first-neuron | wrong | bias-forgotten | fails: z | says: lacks the bias
z_1 = sum_1

# %% first-neuron | wrong | bias-twice | fails: z | says: one bias
z_1 = sum_1 - 0.5 - 0.5

# %% first-neuron | wrong | negative-passes | fails: relu | says: lets a negative number pass
relu_1 = z_1

# %% first-neuron | wrong | absolute | fails: relu | says: turn signs around
relu_1 = abs(z_1)

# %% first-neuron | wrong | mirrored-sigmoid | fails: sigmoid | says: sign in the exponent
sigmoid_1 = 1 / (1 + math.exp(z_1))

# %% first-neuron | wrong | sigmoid-of-relu | fails: sigmoid | says: what ReLU gave
sigmoid_1 = 1 / (1 + math.exp(-relu_1))

# %% first-neuron | wrong | no-parentheses | fails: sigmoid | says: parentheses
sigmoid_1 = 1 / 1 + math.exp(-z_1)

# %% first-neuron | wrong | rounded | fails: sigmoid | says: close, but not exact
sigmoid_1 = 0.0759

# %% first-neuron | wrong | blank-sum | fails: sum | says: still blank
sum_1 = ...
z_1 = -2.5

# %% second-neuron | right | numpy
products_2 = np.array([2, 5]) * np.array([0.5, -1.5])
z_2 = products_2.sum() + 10
a_2 = np.maximum(0, z_2)
slope_2 = float(z_2 > 0)
bias_2 = -products_2.sum()

# %% second-neuron | right | plain-numbers
products_2 = (1, -7.5)
z_2 = 3.5
a_2 = 3.5
slope_2 = 1
bias_2 = 6.5

# %% second-neuron | right | from-z
products_2 = np.float32([1.0, -7.5])
z_2 = 10 + products_2[0] + products_2[1]
a_2 = z_2 * (z_2 > 0)
slope_2 = np.sign(a_2)
bias_2 = 10 - z_2

# %% second-neuron | wrong | added | fails: products | says: adds inputs and weights
products_2 = [2.5, 3.5]

# %% second-neuron | wrong | crossed | fails: products | says: other one's weight
products_2 = [0.5 * 5, -1.5 * 2]

# %% second-neuron | wrong | lost-minus | fails: products | says: lost a minus sign
products_2 = [0.5 * 2, 1.5 * 5]

# %% second-neuron | wrong | one-number | fails: products | says: a single number
products_2 = -6.5
z_2 = 3.5
bias_2 = 6.5

# %% second-neuron | wrong | no-bias | fails: z | says: lacks the bias
z_2 = sum(products_2)

# %% second-neuron | wrong | bias-for-each | fails: z | says: adds the bias twice
z_2 = sum(p + 10 for p in products_2)

# %% second-neuron | wrong | bias-subtracted | fails: z | says: subtracts the bias
z_2 = sum(products_2) - 10

# %% second-neuron | wrong | step-for-relu | fails: activation | says: step function's answer
a_2 = 1

# %% second-neuron | wrong | sigmoid | fails: activation | says: is the sigmoid
a_2 = 1 / (1 + math.exp(-z_2))

# %% second-neuron | wrong | minimum | fails: activation | says: keeps the negative side
a_2 = min(0, z_2)

# %% second-neuron | wrong | slope-is-z | fails: slope | says: z_2 itself
slope_2 = z_2

# %% second-neuron | wrong | slope-of-the-other-side | fails: slope | says: other side
slope_2 = 0

# %% second-neuron | wrong | distance-for-bias | fails: bias | says: how far z is above 0
bias_2 = z_2

# %% second-neuron | wrong | bias-sign | fails: bias | says: wrong sign
bias_2 = sum(products_2)

# %% second-neuron | wrong | wrong-direction | fails: bias | says: wrong direction
bias_2 = 10 + z_2

# %% third-neuron | right | own-generator
older = np.random.RandomState(42)
w_3 = older.randn(2)
b_3 = older.randn()
z_3 = np.dot(x_3, w_3) + b_3
growth_3 = w_3[-1]

# %% third-neuron | right | three-at-once
draws = np.random.RandomState(42).standard_normal(3)
w_3 = draws[:2]
b_3 = draws[2]
z_3 = sum(w * x for w, x in zip(w_3, x_3)) + b_3
growth_3 = (w_3 @ (x_3 + [0, 1]) + b_3) - z_3

# %% third-neuron | right | one-by-one
np.random.seed(42)
w_3 = [np.random.randn(), np.random.randn()]
b_3 = np.random.normal()
z_3 = b_3 + (np.array(w_3) * x_3).sum()
growth_3 = -0.13826430117118466

# %% third-neuron | wrong | newer-generator | fails: weights | says: newer generator
w_3 = np.random.default_rng(42).normal(size=2)
b_3 = 0.6476885381006925
z_3 = w_3 @ x_3 + b_3

# %% third-neuron | wrong | even-numbers | fails: weights | says: use randn
np.random.seed(42)
w_3 = np.random.rand(2)
b_3 = 0.6476885381006925

# %% third-neuron | wrong | bias-first | fails: weights | says: weights come first
np.random.seed(42)
b_3 = np.random.randn()
w_3 = np.random.randn(2)
z_3 = w_3 @ x_3 + b_3
growth_3 = w_3[1]

# %% third-neuron | wrong | seeded-again | fails: bias | says: without seeding again
np.random.seed(42)
b_3 = np.random.randn()

# %% third-neuron | wrong | zero-bias | fails: bias | says: this neuron draws it
b_3 = 0.0

# %% third-neuron | wrong | newer-bias | fails: bias | says: newer generator
b_3 = np.random.default_rng(42).normal(size=3)[2]

# %% third-neuron | wrong | no-bias | fails: z | says: lacks the bias
z_3 = w_3 @ x_3

# %% third-neuron | wrong | bias-subtracted | fails: z | says: subtracts the bias
z_3 = w_3 @ x_3 - b_3

# %% third-neuron | wrong | sums-multiplied | fails: z | says: its own weight
z_3 = w_3.sum() * x_3.sum() + b_3

# %% third-neuron | wrong | crossed | fails: z | says: other one's weight
z_3 = w_3 @ x_3[::-1] + b_3

# %% third-neuron | wrong | push | fails: growth | says: push of this input
growth_3 = w_3[1] * x_3[1]

# %% third-neuron | wrong | other-input | fails: growth | says: other input
growth_3 = w_3[0]

# %% third-neuron | wrong | lost-minus | fails: growth | says: lost its minus
growth_3 = abs(w_3[1])

# %% third-neuron | wrong | input-for-weight | fails: growth | says: its weight grows by 1
growth_3 = x_3[1]

# %% threshold | right | other-numbers
w_gate = np.array([2.0, -3.0])
b_gate = -1
b_votes = -3
length = np.linalg.norm([0.5, 1])
distance = abs(-0.5) / length

# %% threshold | right | on-the-edge
w_gate = (1, -1)
b_gate = -1
b_votes = -2.01
length = 1.25**0.5
distance = 1 / math.sqrt(5)

# %% threshold | right | large
w_gate = [100, -200]
b_gate = -50.0
b_votes = -2.7
length = math.hypot(0.5, 1)
distance = np.sqrt(0.25 / 1.25)

# %% threshold | wrong | or | fails: gate | says: For x = (0, 1)
w_gate, b_gate = [1, 1], -0.5

# %% threshold | wrong | no-bias | fails: gate | says: For x = (0, 0)
w_gate, b_gate = [1, -1], 0

# %% threshold | wrong | swapped | fails: gate | says: the second and not the first
w_gate, b_gate = [-1, 1], -0.5

# %% threshold | wrong | opposite | fails: gate | says: the opposite everywhere
w_gate, b_gate = [-1, 1], 0.5

# %% threshold | wrong | threshold-for-bias | fails: votes | says: minus the threshold
b_votes = 2.5

# %% threshold | wrong | majority-of-four | fails: votes | says: from 2 votes on
b_votes = -2

# %% threshold | wrong | all-five | fails: votes | says: from 5 votes on
b_votes = -5

# %% threshold | wrong | never | fails: votes | says: never
b_votes = -7.5

# %% threshold | wrong | no-root | fails: length | says: take its root
length = 0.5**2 + 1**2

# %% threshold | wrong | sum-of-weights | fails: length | says: sum of the weights
length = 1.5

# %% threshold | wrong | bias-in-length | fails: length | says: squares of the two weights
length = math.sqrt(0.5**2 + 1 + 0.5**2)

# %% threshold | wrong | negative-distance | fails: distance | says: never below 0
distance = -0.5 / length

# %% threshold | wrong | bias-alone | fails: distance | says: size of the bias
distance = 0.5

# %% threshold | wrong | multiplied | fails: distance | says: brings the line nearer
distance = 0.5 * length

# %% threshold | wrong | zero-length | fails: length distance | says: too small
length = 0
distance = 0.447


# %% neuron | right | dot
def neuron(x, w, b, f):
    z = np.dot(w, x) + b
    return f(z)


# %% neuron | right | loop
def neuron(x, w, b, f):
    z = b
    for weight, value in zip(w, x):
        z = z + weight * value
    return f(z)


# %% neuron | right | product-and-sum
def neuron(x, w, b, f):
    return f(np.sum(x * w, dtype=x.dtype) + b)


# %% neuron | right | einsum
def neuron(x, w, b, f):
    return f(np.einsum("i,i->", x, w) + b)


# %% neuron | wrong | no-bias | fails: values | says: the bias is missing
def neuron(x, w, b, f):
    return f(w @ x)


# %% neuron | wrong | bias-subtracted | fails: values | says: bias is subtracted
def neuron(x, w, b, f):
    return f(w @ x - b)


# %% neuron | wrong | bias-for-each | fails: values | says: once for each input
def neuron(x, w, b, f):
    return f(np.sum(w * x + b))


# %% neuron | wrong | no-sum | fails: values | says: products are not added
def neuron(x, w, b, f):
    return f(w * x + b)


# %% neuron | wrong | mean | fails: values | says: mean of the products
def neuron(x, w, b, f):
    return f(np.mean(w * x) + b)


# %% neuron | wrong | reversed | fails: values | says: reversed order
def neuron(x, w, b, f):
    return f(w[::-1] @ x + b)


# %% neuron | wrong | no-activation | fails: activation | says: f is not applied
def neuron(x, w, b, f):
    return w @ x + b


# %% neuron | wrong | always-relu | fails: values | says: whatever f is
def neuron(x, w, b, f):
    return np.maximum(0, w @ x + b)


# %% neuron | wrong | bias-late | fails: activation | says: belongs to z
def neuron(x, w, b, f):
    return f(w @ x) + b


# %% neuron | wrong | f-on-products | fails: activation | says: f is applied to each product
def neuron(x, w, b, f):
    return np.sum(f(w * x)) + b


# %% neuron | wrong | two-inputs-only | fails: values activation arrays | says: out of bounds
def neuron(x, w, b, f):
    return f(w[0] * x[0] + w[1] * x[1] + b)


# %% neuron | wrong | changes-input | fails: arrays | says: changed its argument number 1
def neuron(x, w, b, f):
    x *= w
    return f(x.sum() + b)


# %% neuron | wrong | float64 | fails: arrays | says: float32
def neuron(x, w, b, f):
    return f(np.sum(w * x, dtype=float) + b)


# %% neuron | wrong | prints | fails: values activation arrays | says: printed its result
def neuron(x, w, b, f):
    print(f(w @ x + b))


# %% neuron | wrong | function-not-called | fails: values activation arrays | says: function
def neuron(x, w, b, f):
    return lambda: f(w @ x + b)


# %% dense | right | dot
def dense(X, W, b, f):
    return f(np.dot(X, W) + b)


# %% dense | right | neuron-by-neuron
def dense(X, W, b, f):
    columns = [X @ W[:, j] + b[j] for j in range(W.shape[1])]
    return f(np.stack(columns, axis=-1))


# %% dense | right | row-by-row
def dense(X, W, b, f):
    if X.ndim == 1:
        return f((X[:, None] * W).sum(axis=0) + b)
    return np.array([dense(row, W, b, f) for row in X])


# %% dense | right | transposed
def dense(X, W, b, f):
    return f((W.T @ X.T).T + b)


# %% dense | right | bias-trick
def dense(X, W, b, f):
    ones = np.ones((*X.shape[:-1], 1), dtype=X.dtype)
    return f(np.concatenate([X, ones], axis=-1) @ np.vstack([W, b]))


# %% dense | wrong | no-bias | fails: values | says: biases are missing
def dense(X, W, b, f):
    return f(X @ W)


# %% dense | wrong | bias-subtracted | fails: values | says: biases are subtracted
def dense(X, W, b, f):
    return f(X @ W - b)


# %% dense | wrong | all-biases | fails: values | says: one of its own
def dense(X, W, b, f):
    return f(X @ W + b.sum())


# %% dense | wrong | first-bias | fails: values | says: first bias
def dense(X, W, b, f):
    return f(X @ W + b[0])


# %% dense | wrong | transposed-weights | fails: values single activation arrays | says: matmul
def dense(X, W, b, f):
    return f(X @ W.T + b)


# %% dense | wrong | weights-first | fails: values single activation arrays | says: matmul
def dense(X, W, b, f):
    return f(W @ X + b)


# %% dense | wrong | bias-column | fails: values single activation arrays | says: do not fit together
def dense(X, W, b, f):
    return f(X @ W + b.reshape(-1, 1))


# %% dense | wrong | batches-only | fails: single | says: dense
def dense(X, W, b, f):
    m, n = X.shape
    return f(X @ W + b)


# %% dense | wrong | adds-an-axis | fails: single | says: axis of length 1 too many
def dense(X, W, b, f):
    return f(np.atleast_2d(X) @ W + b)


# %% dense | wrong | no-activation | fails: activation | says: f is not applied
def dense(X, W, b, f):
    return X @ W + b


# %% dense | wrong | bias-late | fails: activation | says: belong to z
def dense(X, W, b, f):
    return f(X @ W) + b


# %% dense | wrong | f-on-inputs | fails: activation | says: applied to the inputs
def dense(X, W, b, f):
    return f(X) @ W + b


# %% dense | wrong | f-twice | fails: activation | says: applied twice
def dense(X, W, b, f):
    return f(f(X @ W + b))


# %% dense | wrong | float64 | fails: arrays | says: float32
def dense(X, W, b, f):
    Z = np.zeros((*X.shape[:-1], W.shape[1]))
    Z += X @ W + b
    return f(Z)


# %% dense | wrong | changes-biases | fails: arrays | says: argument number 3
def dense(X, W, b, f):
    Z = f(X @ W + b)
    b += 1
    return Z


# %% dense | wrong | returns-list | fails: arrays | says: returned a list
def dense(X, W, b, f):
    return f(X @ W + b).tolist()


# %% dense | wrong | only-example-zero | fails: values single | says: first example alone
def dense(X, W, b, f):
    return f(X[0] @ W + b)


# %% network | right | recursion
def network(X, layers):
    if not layers:
        return X
    (W, b, f), *rest = layers
    return network(f(X @ W + b), rest)


# %% network | right | indices
def network(X, layers):
    a = X
    for i in range(len(layers)):
        a = layers[i][2](np.dot(a, layers[i][0]) + layers[i][1])
    return a


# %% network | right | starred
def network(X, layers):
    for layer in layers:
        X = dense(X, *layer)
    return X


# %% network | right | rows
def network(X, layers):
    rows = []
    for a in X:
        for W, b, f in layers:
            a = f(a @ W + b)
        rows.append(a)
    return np.array(rows)


# %% network | wrong | no-activations | fails: values | says: collapse into one
def network(X, layers):
    for W, b, f in layers:
        X = X @ W + b
    return X


# %% network | wrong | no-biases | fails: values | says: biases are missing
def network(X, layers):
    for W, b, f in layers:
        X = f(X @ W)
    return X


# %% network | wrong | linear-end | fails: values | says: last layer's activation
def network(X, layers):
    for W, b, f in layers[:-1]:
        X = f(X @ W + b)
    W, b, f = layers[-1]
    return X @ W + b


# %% network | wrong | first-function | fails: values | says: first layer's activation
def network(X, layers):
    f = layers[0][2]
    for W, b, _ in layers:
        X = f(X @ W + b)
    return X


# %% network | wrong | first-layer-only | fails: values | says: stops after the first layer
def network(X, layers):
    for W, b, f in layers:
        return dense(X, W, b, f)


# %% network | wrong | always-the-input | fails: values depth arrays | says: matmul
def network(X, layers):
    for W, b, f in layers:
        a = dense(X, W, b, f)
    return a


# %% network | wrong | two-layers-only | fails: depth | says: network
def network(X, layers):
    (W1, b1, f1), (W2, b2, f2) = layers
    return f2(f1(X @ W1 + b1) @ W2 + b2)


# %% network | wrong | stops-after-two | fails: depth | says: stops after two layers
def network(X, layers):
    for W, b, f in layers[:2]:
        X = dense(X, W, b, f)
    return X


# %% network | wrong | backwards | fails: values depth arrays | says: matmul
def network(X, layers):
    for W, b, f in reversed(layers):
        X = dense(X, W, b, f)
    return X


# %% network | wrong | empties-the-list | fails: arrays | says: changed its argument number 2
def network(X, layers):
    while layers:
        W, b, f = layers.pop(0)
        X = dense(X, W, b, f)
    return X


# %% network | wrong | float64 | fails: arrays | says: float32
def network(X, layers):
    a = np.array(X, dtype=float)
    for W, b, f in layers:
        a = dense(a, W, b, f)
    return a


# %% network | wrong | library | fails: values depth arrays | says: already has the answer
def network(X, layers):
    from helpers.nn.layers import Dense

    for W, b, f in layers:
        X = f(Dense(*W.shape).forward(X))
    return X


# %% network | wrong | all-outputs | fails: values depth arrays | says: a list of arrays of different shapes
def network(X, layers):
    outputs = [X]
    for W, b, f in layers:
        outputs.append(dense(outputs[-1], W, b, f))
    return outputs


# %% shapes | right | lists
shape_W1 = [6, 9]
shape_b1 = [9]
shape_A1 = [64, 9]
shape_W2 = [9, 2]
shape_A2 = [64, 2]

# %% shapes | right | asked-of-numpy
X = np.zeros((64, 6))
shape_W1 = np.zeros((6, 9)).shape
shape_b1 = np.zeros(9).shape
shape_A1 = (X @ np.zeros((6, 9))).shape
shape_W2 = np.zeros((9, 2)).shape
shape_A2 = (X @ np.zeros((6, 9)) @ np.zeros((9, 2))).shape

# %% shapes | right | arrays
shape_W1 = np.array([6, 9])
shape_b1 = (shape_W1[1],)
shape_A1 = np.array([64, shape_W1[1]])
shape_W2 = np.array([shape_A1[1], 2])
shape_A2 = np.array([shape_A1[0], shape_W2[1]])

# %% shapes | wrong | pytorch | fails: first-weights | says: turn it around
shape_W1 = (9, 6)

# %% shapes | wrong | wide-slip-carried | fails: first-weights | says: right in 1 of 2
shape_W1 = (6, 10)

# %% shapes | wrong | examples-in-weights | fails: first-weights | says: no parameter knows
shape_W1 = (64, 9)

# %% shapes | wrong | bias-number | fails: first-biases | says: with a comma
shape_b1 = (9)

# %% shapes | wrong | bias-per-example | fails: first-biases | says: belongs to a neuron
shape_b1 = (64,)

# %% shapes | wrong | bias-column | fails: first-biases | says: is a column
shape_b1 = (9, 1)

# %% shapes | wrong | output-transposed | fails: first-output | says: a row is an example
shape_A1 = (9, 64)
shape_W2 = (64, 2)
shape_A2 = (9, 2)

# %% shapes | wrong | inner-stays | fails: first-output | says: inner number vanishes
shape_A1 = (64, 6)

# %% shapes | wrong | second-pytorch | fails: second-weights | says: turn it around
shape_W2 = (2, 9)

# %% shapes | wrong | second-from-x | fails: second-weights | says: starts from X
shape_W2 = (6, 2)

# %% shapes | wrong | examples-lost | fails: second-output | says: go through untouched
shape_A2 = (2, 2)

# %% shapes | wrong | last-is-weights | fails: second-output | says: shape of the weights
shape_A2 = shape_W2

# %% shapes | wrong | flat | fails: second-output | says: 2 are wanted
shape_A2 = (2,)

# %% count-by-hand | right | numpy
weights = np.array([12, 20, 8]) * np.array([20, 8, 3])
biases = np.array([20, 8, 3])
total = weights.sum() + biases.sum()
multiplications = np.sum(weights) * 32

# %% count-by-hand | right | plain-numbers
weights = (240, 160, 24)
biases = (20, 8, 3)
total = 455
multiplications = 13568

# %% count-by-hand | right | loop
sizes = [12, 20, 8, 3]
weights = [n * k for n, k in zip(sizes, sizes[1:])]
biases = sizes[1:]
total = sum((n + 1) * k for n, k in zip(sizes, sizes[1:]))
multiplications = 32.0 * 424

# %% count-by-hand | wrong | sizes-added | fails: weights | says: so multiply
weights = [12 + 20, 20 + 8, 8 + 3]

# %% count-by-hand | wrong | bias-included | fails: weights | says: biases already
weights = [13 * 20, 21 * 8, 9 * 3]

# %% count-by-hand | wrong | always-the-inputs | fails: weights | says: the one before
weights = [12 * 20, 12 * 8, 12 * 3]

# %% count-by-hand | wrong | biases-of-inputs | fails: biases | says: counts the inputs
biases = [12, 20, 8]

# %% count-by-hand | wrong | one-bias-a-layer | fails: biases | says: each neuron has its own
biases = [1, 1, 1]

# %% count-by-hand | wrong | zero-biases | fails: biases | says: parameters all the same
biases = [0, 0, 0]

# %% count-by-hand | wrong | weights-only | fails: total | says: weights alone
total = sum(weights)

# %% count-by-hand | wrong | product | fails: total | says: add them
total = sum(weights) * sum(biases)

# %% count-by-hand | wrong | inputs-counted | fails: total | says: inputs as well
total = sum(weights) + sum(biases) + 12

# %% count-by-hand | wrong | one-example | fails: multiplications | says: cost of one example
multiplications = sum(weights)

# %% count-by-hand | wrong | biases-multiplied | fails: multiplications | says: they are added
multiplications = 32 * total

# %% count-by-hand | wrong | blank-weights | fails: weights | says: still blank
weights = [..., ..., ...]
total, multiplications = 455, 13568


# %% count-parameters | right | weights-and-biases
def count_parameters(sizes, prelu=False):
    weights = sum(a * b for a, b in zip(sizes, sizes[1:]))
    biases = sum(sizes[1:])
    alphas = sum(sizes[1:-1]) * prelu
    return weights + biases + alphas


# %% count-parameters | right | numpy
def count_parameters(sizes, prelu=False):
    sizes = np.array(sizes)
    count = np.dot(sizes[:-1] + 1, sizes[1:])
    return count + np.sum(sizes[1:-1]) if prelu else count


# %% count-parameters | right | built-arrays
def count_parameters(sizes, prelu=False):
    count = 0
    for i in range(1, len(sizes)):
        count += np.zeros((sizes[i - 1], sizes[i])).size + np.zeros(sizes[i]).size
        if prelu and i < len(sizes) - 1:
            count += sizes[i]
    return count


# %% count-parameters | right | recursion
def count_parameters(sizes, prelu=False):
    if len(sizes) < 2:
        return 0
    first = (sizes[0] + 1) * sizes[1]
    if prelu and len(sizes) > 2:
        first += sizes[1]
    return first + count_parameters(sizes[1:], prelu)


# %% count-parameters | wrong | weights-and-alphas | fails: values | says: weights alone
def count_parameters(sizes, prelu=False):
    count = sum(a * b for a, b in zip(sizes, sizes[1:]))
    return count + (sum(sizes[1:-1]) if prelu else 0)


# %% count-parameters | wrong | weights-only | fails: values prelu | says: weights alone
def count_parameters(sizes, prelu=False):
    return sum(a * b for a, b in zip(sizes, sizes[1:]))


# %% count-parameters | wrong | inputs-with-biases | fails: values prelu | says: inputs have got biases
def count_parameters(sizes, prelu=False):
    return sum(a * b for a, b in zip(sizes, sizes[1:])) + sum(sizes)


# %% count-parameters | wrong | biases-of-inputs | fails: values prelu | says: as many biases as inputs
def count_parameters(sizes, prelu=False):
    return sum(a * (b + 1) for a, b in zip(sizes, sizes[1:]))


# %% count-parameters | wrong | three-layers-only | fails: values prelu | says: count_parameters
def count_parameters(sizes, prelu=False):
    n, h, k, o = sizes
    return (n + 1) * h + (h + 1) * k + (k + 1) * o + prelu * (h + k)


# %% count-parameters | wrong | hard-coded | fails: values prelu | says: count_parameters
def count_parameters(sizes, prelu=False):
    return {2: 5, 4: 111}[len(sizes)]


# %% count-parameters | wrong | product | fails: values prelu | says: layers are added up
def count_parameters(sizes, prelu=False):
    return math.prod(sizes)


# %% count-parameters | wrong | prelu-ignored | fails: prelu | says: learns an alpha
def count_parameters(sizes, prelu=False):
    return sum((a + 1) * b for a, b in zip(sizes, sizes[1:]))


# %% count-parameters | wrong | prelu-outputs-too | fails: prelu | says: linear here
def count_parameters(sizes, prelu=False):
    extra = 2 if prelu else 1
    return sum((a + extra) * b for a, b in zip(sizes, sizes[1:]))


# %% count-parameters | wrong | one-alpha-a-layer | fails: prelu | says: each hidden neuron has its own
def count_parameters(sizes, prelu=False):
    count = sum((a + 1) * b for a, b in zip(sizes, sizes[1:]))
    return count + len(sizes[1:-1]) * prelu


# %% count-parameters | wrong | one-alpha | fails: prelu | says: each hidden neuron has its own
def count_parameters(sizes, prelu=False):
    return sum((a + 1) * b for a, b in zip(sizes, sizes[1:])) + prelu


# %% count-parameters | wrong | prelu-always | fails: values | says: without prelu=True
def count_parameters(sizes, prelu=False):
    return sum((a + 1) * b for a, b in zip(sizes, sizes[1:])) + sum(sizes[1:-1])


# %% count-parameters | wrong | keras | fails: values prelu | says: already has the answer
def count_parameters(sizes, prelu=False):
    from helpers.nn.network import Network
    from helpers.nn.layers import Dense

    return Network([Dense(a, b) for a, b in zip(sizes, sizes[1:])], rng=0).count


# %% first-neuron | wrong | bias-in-the-sum | fails: sum | says: sum_1 holds the bias already; that is the next step.
sum_1 = (
    0.5 * 6 + 1 * -5 - 0.5
)
z_1 = (
    sum_1
)
relu_1 = (
    max(0, z_1)
)
sigmoid_1 = (
    1 / (1 + math.exp(-z_1))
)


# %% first-neuron | wrong | sums-multiplied | fails: sum | says: what the weights add up to
sum_1 = (
    (6 + -5) * (0.5 + 1)
)
z_1 = (
    sum_1 - 0.5
)
relu_1 = (
    max(0, z_1)
)
sigmoid_1 = (
    1 / (1 + math.exp(-z_1))
)


# %% first-neuron | wrong | inputs-summed | fails: sum | says: sum_1 adds the inputs; multiply each by its weight first.
sum_1 = (
    6 + -5
)
z_1 = (
    sum_1 - 0.5
)
relu_1 = (
    max(0, z_1)
)
sigmoid_1 = (
    1 / (1 + math.exp(-z_1))
)


# %% third-neuron | wrong | new-generator | fails: weights | says: w_3 comes from the newer generator.
np.random.seed(42)
w_3 = (
    np.random.default_rng(42).normal(size=2)
)
b_3 = (
    np.random.randn()
)
z_3 = (
    np.dot(x_3, w_3) + b_3
)
growth_3 = (
    w_3[1]
)


# %% third-neuron | wrong | column-of-weights | fails: weights | says: w_3 has shape (2, 1), but (2,) is wanted: the same numbers with an
np.random.seed(42)
w_3 = (
    np.random.randn(2, 1)
)
b_3 = (
    np.random.randn()
)
z_3 = (
    (x_3 @ w_3)[0] + b_3
)
growth_3 = (
    w_3[1, 0]
)


# %% threshold | wrong | gate-tie | fails: gate | says: For x = (1, 1) your z is 0, so the neuron says 1. Is z on the right
w_gate = (
    (2, -1)
)
b_gate = (
    -1
)
b_votes = (
    -3
)
length = (
    math.sqrt(0.5**2 + 1**2)
)
distance = (
    0.5 / length
)


# %% neuron | wrong | loop-misses-last | fails: values | says: the last input is left out. (See lesson 5, One neuron on paper.)
def neuron(x, w, b, f):
    z = b
    for i in range(len(x) - 1):
        z = z + w[i] * x[i]
    return f(z)


# %% neuron | wrong | absolute | fails: values | says: z has lost its sign; f wants it as it is. (See lesson 5, One neuron
def neuron(x, w, b, f):
    return f(abs(np.dot(w, x) + b))


# %% dense | wrong | squeezed | fails: values | says: an axis of length 1 is lost; a batch of one, or a single neuron,
def dense(X, W, b, f):
    return np.squeeze(f(np.atleast_2d(X) @ W + b))


# %% dense | wrong | weights-in-place | fails: arrays | says: dense(np.array([-0.203332, 0.74796, 0.850967]), an array of shape (3,
def dense(X, W, b, f):
    if X.ndim == 1:
        W *= X[:, None]
        return f(W.sum(axis=0) + b)
    return f(X @ W + b)


# %% network | wrong | last-f-everywhere | fails: values | says: the last layer's activation is used everywhere; each layer has its
def network(X, layers):
    f = layers[-1][2]
    A = X
    for W, b, _ in layers:
        A = f(A @ W + b)
    return A


# %% network | wrong | activation-doubled | fails: values | says: f is applied twice in each layer. (See lesson 5, The whole way, with
def network(X, layers):
    A = X
    for W, b, f in layers:
        A = f(dense(A, W, b, f))
    return A


# %% shapes | wrong | W1-transposed | fails: first-weights | says: shape_W1 is (fan_out, fan_in), as PyTorch stores it; turn it around.
shape_W1 = (
    (9, 6)
)
shape_b1 = (
    (9,)
)
shape_A1 = (
    (64, shape_W1[0])
)
shape_W2 = (
    (shape_A1[1], 2)
)
shape_A2 = (
    (shape_A1[0], shape_W2[1])
)


# %% shapes | wrong | A1-transposed | fails: first-output | says: shape_A1 is transposed: a row is an example.
shape_W1 = (
    (6, 9)
)
shape_b1 = (
    (9,)
)
shape_A1 = (
    (9, 64)
)
shape_W2 = (
    (9, 2)
)
shape_A2 = (
    (64, 2)
)


# %% count-by-hand | wrong | biases-four | fails: biases | says: biases holds 4 numbers, but 3 are wanted.
weights = (
    [12 * 20, 20 * 8, 8 * 3]
)
biases = (
    [12, 20, 8, 3]
)
total = (
    sum(weights) + sum(biases)
)
multiplications = (
    32 * sum(weights)
)


# %% count-parameters | wrong | inputs-kept | fails: values | says: every layer reads the inputs; a layer reads the one before it. (See
def count_parameters(sizes, prelu=False):
    total = sum((sizes[0] + 1) * k for k in sizes[1:])
    return total + (sum(sizes[1:-1]) if prelu else 0)


# %% count-parameters | wrong | list-emptied | fails: values | says: count_parameters([4, 3, 2]) changed its input: the caller's list was
def count_parameters(sizes, prelu=False):
    total = sum(sizes[1:-1]) if prelu else 0
    while len(sizes) > 1:
        n = sizes.pop(0)
        total += (n + 1) * sizes[0]
    return total

# %% first-neuron | right | sum-as-a-name
sum = 0.5 * 6 + 1 * (-5)
sum_1 = sum
z_1 = sum_1 - 0.5

# %% second-neuron | wrong | nothing-computed | fails: products | says: right in 0 of 2
products_2 = [0, 0]
z_2 = sum(products_2) + 10
bias_2 = 7.5 - 1

# %% third-neuron | wrong | no-weights | fails: weights | says: still blank
w_3 = ...
b_3 = 0.6476885381006925
z_3 = 0.5 * 0.4967141530112327 - 1.2 * -0.13826430117118466 + 0.6476885381006925
growth_3 = -0.13826430117118466

# %% third-neuron | wrong | four-digits | fails: weights z growth | says: rounded
w_3 = [0.4967, -0.1383]
b_3 = 0.6477
z_3 = 1.0620
growth_3 = -0.1383 - 1e-5

# %% shapes | wrong | blank-weights | fails: first-weights | says: still blank
shape_W1 = ...
shape_A1 = (64, 9)
shape_W2 = (9, 2)
shape_A2 = (64, 2)

# %% shapes | wrong | quoted-weights | fails: first-weights | says: leave out the quotes
shape_W1 = "(6, 9)"
shape_A1 = (64, 9)
shape_W2 = (9, 2)
shape_A2 = (64, 2)

# %% shapes | wrong | blank-output | fails: first-output | says: still blank
shape_A1 = ...
shape_W2 = (9, 2)
shape_A2 = (64, 2)

# %% shapes | wrong | blank-second-weights | fails: second-weights | says: still blank
shape_W2 = ...
shape_A2 = (64, 2)

# %% shapes | wrong | product-of-the-sizes | fails: first-weights | says: a single number
shape_W1 = 54
shape_A1 = (64, 9)
shape_W2 = (9, 2)
shape_A2 = (64, 2)

# %% shapes | wrong | quoted-biases | fails: first-biases | says: leave out the quotes
shape_b1 = "(9,)"

# %% shapes | wrong | columns-throughout | fails: first-weights first-output | says: transposed
shape_W1 = (9, 6)
shape_A1 = (9, 64)
shape_W2 = (2, 9)
shape_A2 = (2, 64)

# %% count-by-hand | wrong | both-directions | fails: weights | says: 2.0 times
weights = [480, 320, 48]

# %% count-by-hand | wrong | last-biases-swapped | fails: biases | says: right in 1 of 3
biases = [20, 3, 8]
total = 455

# %% count-by-hand | wrong | total-off-by-97 | fails: total | says: too small
total = 455 - 97

# %% count-by-hand | wrong | only-zeros | fails: weights biases total multiplications | says: too small
weights = [0, 0, 0]
biases = [0, 0, 0]
total = 0
multiplications = 0

# %% dense | right | through-an-own-neuron
def neuron(x, w, b, f):
    return f(w @ x)


def dense(X, W, b, f):
    columns = [
        [neuron(x, W[:, k], b[k], f) for k in range(W.shape[1])] for x in np.atleast_2d(X)
    ]
    found = np.array(columns, dtype=X.dtype)
    return found if X.ndim > 1 else found[0]


# %% first-neuron | right | decimals
from decimal import Decimal
sum_1 = Decimal("0.5") * 6 + Decimal(1) * -5
z_1 = sum_1 - Decimal("0.5")
relu_1 = Decimal(0) if z_1 < 0 else z_1
sigmoid_1 = 1 / (1 + (-z_1).exp())


# %% third-neuron | wrong | uniform | fails: weights | says: w_3 is drawn evenly from 0 to 1; use randn.
np.random.seed(42)
w_3 = np.random.rand(2)
b_3 = np.random.rand()
z_3 = x_3 @ w_3 + b_3
growth_3 = w_3[1]


# %% threshold | wrong | votes-a-hair-too-far | fails: votes | says: With b_votes = -3.000000000001 the neuron says 1 from 4 votes on.
w_gate = (1, -1)
b_gate = -0.5
b_votes = -3 - 1e-12
length = math.hypot(0.5, 1)
distance = 0.5 / length


# %% neuron | wrong | python-float | fails: arrays | says: neuron(np.array([-0.651791, -0.174717, 1.66372], dtype=float32),
def neuron(x, w, b, f):
    return f(float(x @ w) + float(b))


# %% network | wrong | writes-into-x | fails: arrays | says: network(an array of shape (3, 2), [...]) changed its argument number
def network(X, layers):
    for W, b, f in layers:
        A = dense(X, W, b, f)
        if A.shape == X.shape:
            X[...] = A
        else:
            X = A
    return X


# %% count-parameters | wrong | int8 | fails: values | says: count_parameters([784, 300, 10]) = -23634.0 is too small. (See lesson
def count_parameters(sizes, prelu=False):
    s = np.array(sizes, dtype=np.int16)
    n = (s[:-1] * s[1:]).sum(dtype=np.int16) + s[1:].sum(dtype=np.int16)
    return int(n) + (sum(sizes[1:-1]) if prelu else 0)

# %% count-parameters | wrong | kept-total | fails: values prelu | says: what it gives may depend on its arguments only, and on no call before.
# EXERCISE: count-parameters
def count_parameters(sizes, prelu=False, total=[0]):
    """Number of parameters of dense layers between these sizes."""
    for n, m in zip(sizes, sizes[1:]):
        total[0] += n * m + m
    return total[0] + (sum(sizes[1:-1]) if prelu else 0)

# %% neuron | right | python-float
# EXERCISE: neuron
def neuron(x, w, b, f):
    """Activation of one neuron with inputs x, weights w, bias b and activation function f."""
    return float(f(np.dot(w, x) + b))


# %% third-neuron | wrong | square-drawn | fails: weights | says: w_3 is right in 1 of 2 places; the first wrong one is at index [1],
# EXERCISE: third-neuron
np.random.seed(42)
w_3 = np.random.randn(2, 2)[:, 0]
b_3 = np.random.randn()
z_3 = x_3 @ w_3 + b_3
growth_3 = w_3[1]


# %% threshold | right | rounding-at-the-border
# EXERCISE: threshold
w_gate = [0.3, -0.3]
b_gate = -(0.1 + 0.2)
b_votes = -3
length = math.sqrt(1.25)
distance = 0.5 / length


# %% dense | wrong | mean-bias | fails: values | says: every neuron gets the mean of the biases; each has one of its own.
# EXERCISE: dense
def dense(X, W, b, f):
    return f(X @ W + b.mean())


# %% dense | wrong | shared-room | fails: arrays | says: dense(an array of shape (4, 3), an array of shape (3, 2),
# EXERCISE: dense
_rooms = {}
def dense(X, W, b, f):
    shape = X.shape[:-1] + b.shape
    room = _rooms.setdefault((shape, X.dtype), np.empty(shape, X.dtype))
    room[...] = f(X @ W + b)
    return room


# %% network | wrong | last-left-out | fails: values | says: it stops after the first layer, or before the last one; go through
# EXERCISE: network
def network(X, layers):
    A = X
    for k in range(len(layers) - 1):
        A = dense(A, *layers[k])
    return A


# %% shapes | right | own-name-tuple
# EXERCISE: shapes
tuple = (9,)  # a tuple with one number
shape_W1 = (6, *tuple)
shape_b1 = tuple
shape_A1 = (64, *tuple)
shape_W2 = (9, 2)
shape_A2 = (64, 2)


# %% shapes | wrong | single-example | fails: first-output | says: shape_A1 holds 1 number, but 2 are wanted.
# EXERCISE: shapes
shape_W1 = (6, 9)
shape_b1 = (9,)
shape_A1 = (9,)
shape_W2 = (9, 2)
shape_A2 = (2,)


# %% shapes | wrong | ten-with-bias-row | fails: first-weights | says: shape_W1 has a row for the biases; they have an array of their own.
# EXERCISE: shapes
shape_W1 = (7, 9)
shape_b1 = (9,)
shape_A1 = (64, 9)
shape_W2 = (10, 2)
shape_A2 = (64, 2)


# %% count-parameters | wrong | output-by-value | fails: prelu | says: count_parameters([5, 2, 6, 2], prelu=True) = 50.0 is too small.
# EXERCISE: count-parameters
def count_parameters(sizes, prelu=False):
    total = 0
    for m, n in zip(sizes, sizes[1:]):
        total += (m + 1) * n
        if prelu and n != sizes[-1]:
            total += n
    return total


# %% count-parameters | wrong | pops-the-outputs | fails: prelu | says: count_parameters([4, 3, 2], prelu=True) changed its input: the
# EXERCISE: count-parameters
def count_parameters(sizes, prelu=False):
    total = sum(m * n + n for m, n in zip(sizes, sizes[1:]))
    if prelu:
        sizes.pop()
        total += sum(sizes[1:])
    return total


# %% neuron | wrong | bias-or-one | fails: values | says: neuron(np.array([2., -3., 2., 1.]), np.array([0.5, 2., -1., 1.]),
# EXERCISE: neuron
def neuron(x, w, b, f):
    return f(np.dot(x, w) + (b or 1.0))


# %% neuron | wrong | dictionary-of-inputs | fails: values | says: neuron(np.array([2., -3., 2., 1.]), np.array([0.5, 2., -1., 1.]),
# EXERCISE: neuron
def neuron(x, w, b, f):
    return f(sum(k * v for k, v in dict(zip(x, w)).items()) + b)
