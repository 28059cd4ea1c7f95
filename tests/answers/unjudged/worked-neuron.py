# Answers to the assignment "worked-neuron", by people who saw its released notebook alone. Not judged yet:
# labels are theirs; "unclear" says what the text leaves open. Judged ones go into the bank above.
# ruff: noqa


# %% first-neuron | right | plain
sum_1 = (
    0.5 * 6 + 1 * -5
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


# %% first-neuron | right | numpy
x = np.array([6, -5])
w = np.array([0.5, 1])
b = -0.5
sum_1 = (
    np.dot(x, w)
)
z_1 = (
    sum_1 + b
)
relu_1 = (
    np.maximum(0, z_1)
)
sigmoid_1 = (
    1 / (1 + np.exp(-z_1))
)


# %% first-neuron | right | typed
sum_1 = (
    -2.0
)
z_1 = (
    -2.5
)
relu_1 = (
    0.0
)
sigmoid_1 = (
    0.07585818002124355
)


# %% first-neuron | right | comprehension
sum_1 = (
    sum(a * c for a, c in zip((6, -5), (0.5, 1)))
)
z_1 = (
    sum_1 + (-1 / 2)
)
relu_1 = (
    z_1 if z_1 > 0 else 0
)
sigmoid_1 = (
    math.exp(z_1) / (1 + math.exp(z_1))
)


# %% first-neuron | right | half-absolute
sum_1 = (
    0.5 * 6 + 1 * -5
)
z_1 = (
    sum_1 - 0.5
)
relu_1 = (
    (z_1 + abs(z_1)) / 2
)
sigmoid_1 = (
    (1 + math.tanh(z_1 / 2)) / 2
)


# %% first-neuron | right | helpers
def relu(t):
    return t * (t > 0)


def sigmoid(t):
    return (1 + math.e**-t) ** -1

sum_1 = (
    0.5 * 6 + 1 * -5
)
z_1 = (
    sum_1 - 0.5
)
relu_1 = (
    relu(z_1)
)
sigmoid_1 = (
    sigmoid(z_1)
)


# %% first-neuron | right | one-minus
sum_1 = (
    0.5 * 6 + 1 * -5
)
z_1 = (
    sum_1 - 0.5
)
relu_1 = (
    max(0, z_1)
)
sigmoid_1 = (
    1 - 1 / (1 + math.exp(z_1))
)


# %% first-neuron | wrong | sign-lost | idea: x2 taken as +1
sum_1 = (
    0.5 * 6 + 1 * 5
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


# %% first-neuron | wrong | weights-swapped | idea: each input meets the other weight
sum_1 = (
    1 * 6 + 0.5 * -5
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


# %% first-neuron | wrong | bias-forgotten | idea: no bias
sum_1 = (
    0.5 * 6 + 1 * -5
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


# %% first-neuron | wrong | bias-sign | idea: bias subtracted as if it were a threshold
sum_1 = (
    0.5 * 6 + 1 * -5
)
z_1 = (
    sum_1 + 0.5
)
relu_1 = (
    max(0, z_1)
)
sigmoid_1 = (
    1 / (1 + math.exp(-z_1))
)


# %% first-neuron | wrong | bias-as-factor | idea: bias as a factor
sum_1 = (
    0.5 * 6 + 1 * -5
)
z_1 = (
    sum_1 * -0.5
)
relu_1 = (
    max(0, z_1)
)
sigmoid_1 = (
    1 / (1 + math.exp(-z_1))
)


# %% first-neuron | wrong | relu-passes | idea: negative number passed through
sum_1 = (
    0.5 * 6 + 1 * -5
)
z_1 = (
    sum_1 - 0.5
)
relu_1 = (
    z_1
)
sigmoid_1 = (
    1 / (1 + math.exp(-z_1))
)


# %% first-neuron | wrong | relu-absolute | idea: absolute value
sum_1 = (
    0.5 * 6 + 1 * -5
)
z_1 = (
    sum_1 - 0.5
)
relu_1 = (
    abs(z_1)
)
sigmoid_1 = (
    1 / (1 + math.exp(-z_1))
)


# %% first-neuron | wrong | relu-leaky | idea: leaky ReLU
sum_1 = (
    0.5 * 6 + 1 * -5
)
z_1 = (
    sum_1 - 0.5
)
relu_1 = (
    max(0.01 * z_1, z_1)
)
sigmoid_1 = (
    1 / (1 + math.exp(-z_1))
)


# %% first-neuron | wrong | relu-step | idea: step of -z
sum_1 = (
    0.5 * 6 + 1 * -5
)
z_1 = (
    sum_1 - 0.5
)
relu_1 = (
    1 if z_1 < 0 else 0
)
sigmoid_1 = (
    1 / (1 + math.exp(-z_1))
)


# %% first-neuron | wrong | sigmoid-sign | idea: exp(z)
sum_1 = (
    0.5 * 6 + 1 * -5
)
z_1 = (
    sum_1 - 0.5
)
relu_1 = (
    max(0, z_1)
)
sigmoid_1 = (
    1 / (1 + math.exp(z_1))
)


# %% first-neuron | wrong | sigmoid-of-relu | idea: sigmoid of the ReLU answer
sum_1 = (
    0.5 * 6 + 1 * -5
)
z_1 = (
    sum_1 - 0.5
)
relu_1 = (
    max(0, z_1)
)
sigmoid_1 = (
    1 / (1 + math.exp(-relu_1))
)


# %% first-neuron | wrong | sigmoid-of-sum | idea: sigmoid of the sum without bias
sum_1 = (
    0.5 * 6 + 1 * -5
)
z_1 = (
    sum_1 - 0.5
)
relu_1 = (
    max(0, z_1)
)
sigmoid_1 = (
    1 / (1 + math.exp(-sum_1))
)


# %% first-neuron | wrong | sigmoid-slope | idea: slope instead of value
sum_1 = (
    0.5 * 6 + 1 * -5
)
z_1 = (
    sum_1 - 0.5
)
relu_1 = (
    max(0, z_1)
)
sigmoid_1 = (
    (1 / (1 + math.exp(-z_1))) * (1 - 1 / (1 + math.exp(-z_1)))
)


# %% first-neuron | wrong | sigmoid-rounded | idea: rounded
sum_1 = (
    0.5 * 6 + 1 * -5
)
z_1 = (
    sum_1 - 0.5
)
relu_1 = (
    max(0, z_1)
)
sigmoid_1 = (
    0.0759
)


# %% first-neuron | wrong | sigmoid-tanh | idea: tanh
sum_1 = (
    0.5 * 6 + 1 * -5
)
z_1 = (
    sum_1 - 0.5
)
relu_1 = (
    max(0, z_1)
)
sigmoid_1 = (
    math.tanh(z_1)
)


# %% second-neuron | right | plain
products_2 = (
    [0.5 * 2, -1.5 * 5]
)
z_2 = (
    sum(products_2) + 10
)
a_2 = (
    max(0, z_2)
)
slope_2 = (
    1 if z_2 > 0 else 0
)
bias_2 = (
    -sum(products_2)
)


# %% second-neuron | right | numpy-to-list
products_2 = (
    (np.array([2, 5]) * np.array([0.5, -1.5])).tolist()
)
z_2 = (
    np.sum(products_2) + 10
)
a_2 = (
    np.maximum(0, z_2)
)
slope_2 = (
    float(z_2 > 0)
)
bias_2 = (
    0 - np.sum(products_2)
)


# %% second-neuron | unclear | array | why: 'as a list [first, second]': is an array accepted?
products_2 = (
    np.array([2, 5]) * np.array([0.5, -1.5])
)
z_2 = (
    sum(products_2) + 10
)
a_2 = (
    max(0, z_2)
)
slope_2 = (
    1 if z_2 > 0 else 0
)
bias_2 = (
    -sum(products_2)
)


# %% second-neuron | unclear | tuple | why: 'as a list [first, second]': is a tuple accepted?
products_2 = (
    (1, -15 / 2)
)
z_2 = (
    sum(products_2) + 10
)
a_2 = (
    max(0, z_2)
)
slope_2 = (
    1 if z_2 > 0 else 0
)
bias_2 = (
    -sum(products_2)
)


# %% second-neuron | right | quotients
products_2 = (
    [1, -15 / 2]
)
z_2 = (
    products_2[0] + products_2[1] + 10
)
a_2 = (
    z_2
)
slope_2 = (
    1.0
)
bias_2 = (
    -products_2[0] - products_2[1]
)


# %% second-neuron | right | typed
products_2 = (
    [1.0, -7.5]
)
z_2 = (
    3.5
)
a_2 = (
    3.5
)
slope_2 = (
    1
)
bias_2 = (
    6.5
)


# %% second-neuron | right | zip
products_2 = (
    [w * x for w, x in zip((0.5, -1.5), (2, 5))]
)
z_2 = (
    math.fsum(products_2) + 10
)
a_2 = (
    z_2 if z_2 > 0 else 0
)
slope_2 = (
    np.heaviside(z_2, 0)
)
bias_2 = (
    10 - z_2
)


# %% second-neuron | right | bias-from-z
products_2 = (
    [0.5 * 2, -1.5 * 5]
)
z_2 = (
    sum(products_2) + 10
)
a_2 = (
    z_2 * (z_2 > 0)
)
slope_2 = (
    a_2 / z_2
)
bias_2 = (
    -(z_2 - 10)
)


# %% second-neuron | right | int-of-bool
products_2 = (
    [0.5 * 2, -1.5 * 5]
)
z_2 = (
    sum(products_2) + 10
)
a_2 = (
    max(0, z_2)
)
slope_2 = (
    int(z_2 > 0)
)
bias_2 = (
    -1 * np.sum(products_2)
)


# %% second-neuron | wrong | sign-lost | idea: second weight taken as +1.5
products_2 = (
    [0.5 * 2, 1.5 * 5]
)
z_2 = (
    sum(products_2) + 10
)
a_2 = (
    max(0, z_2)
)
slope_2 = (
    1 if z_2 > 0 else 0
)
bias_2 = (
    -sum(products_2)
)


# %% second-neuron | wrong | weights-swapped | idea: each input meets the other weight
products_2 = (
    [-1.5 * 2, 0.5 * 5]
)
z_2 = (
    sum(products_2) + 10
)
a_2 = (
    max(0, z_2)
)
slope_2 = (
    1 if z_2 > 0 else 0
)
bias_2 = (
    -sum(products_2)
)


# %% second-neuron | wrong | order-swapped | idea: [second, first]
products_2 = (
    [-1.5 * 5, 0.5 * 2]
)
z_2 = (
    sum(products_2) + 10
)
a_2 = (
    max(0, z_2)
)
slope_2 = (
    1 if z_2 > 0 else 0
)
bias_2 = (
    -sum(products_2)
)


# %% second-neuron | wrong | sums-for-products | idea: sums instead of products
products_2 = (
    [0.5 + 2, -1.5 + 5]
)
z_2 = (
    sum(products_2) + 10
)
a_2 = (
    max(0, z_2)
)
slope_2 = (
    1 if z_2 > 0 else 0
)
bias_2 = (
    -sum(products_2)
)


# %% second-neuron | wrong | bias-forgotten | idea: no bias
products_2 = (
    [0.5 * 2, -1.5 * 5]
)
z_2 = (
    sum(products_2)
)
a_2 = (
    max(0, z_2)
)
slope_2 = (
    1 if z_2 > 0 else 0
)
bias_2 = (
    -sum(products_2)
)


# %% second-neuron | wrong | bias-twice | idea: the bias added to each product
products_2 = (
    [0.5 * 2, -1.5 * 5]
)
z_2 = (
    sum(p + 10 for p in products_2)
)
a_2 = (
    max(0, z_2)
)
slope_2 = (
    1 if z_2 > 0 else 0
)
bias_2 = (
    -sum(products_2)
)


# %% second-neuron | wrong | bias-subtracted | idea: bias with the wrong sign
products_2 = (
    [0.5 * 2, -1.5 * 5]
)
z_2 = (
    sum(products_2) - 10
)
a_2 = (
    max(0, z_2)
)
slope_2 = (
    1 if z_2 > 0 else 0
)
bias_2 = (
    -sum(products_2)
)


# %% second-neuron | wrong | product-of-products | idea: products multiplied with each other
products_2 = (
    [0.5 * 2, -1.5 * 5]
)
z_2 = (
    products_2[0] * products_2[1] + 10
)
a_2 = (
    max(0, z_2)
)
slope_2 = (
    1 if z_2 > 0 else 0
)
bias_2 = (
    -sum(products_2)
)


# %% second-neuron | wrong | a-zero | idea: ReLU taken for 0
products_2 = (
    [0.5 * 2, -1.5 * 5]
)
z_2 = (
    sum(products_2) + 10
)
a_2 = (
    0
)
slope_2 = (
    1 if z_2 > 0 else 0
)
bias_2 = (
    -sum(products_2)
)


# %% second-neuron | wrong | a-sigmoid | idea: sigmoid instead of ReLU
products_2 = (
    [0.5 * 2, -1.5 * 5]
)
z_2 = (
    sum(products_2) + 10
)
a_2 = (
    1 / (1 + math.exp(-z_2))
)
slope_2 = (
    1 if z_2 > 0 else 0
)
bias_2 = (
    -sum(products_2)
)


# %% second-neuron | wrong | a-per-product | idea: ReLU of each product before the sum
products_2 = (
    [0.5 * 2, -1.5 * 5]
)
z_2 = (
    sum(products_2) + 10
)
a_2 = (
    sum(max(0, p) for p in products_2) + 10
)
slope_2 = (
    1 if z_2 > 0 else 0
)
bias_2 = (
    -sum(products_2)
)


# %% second-neuron | wrong | slope-zero | idea: 0 although z is positive
products_2 = (
    [0.5 * 2, -1.5 * 5]
)
z_2 = (
    sum(products_2) + 10
)
a_2 = (
    max(0, z_2)
)
slope_2 = (
    0
)
bias_2 = (
    -sum(products_2)
)


# %% second-neuron | wrong | slope-is-z | idea: z instead of 1
products_2 = (
    [0.5 * 2, -1.5 * 5]
)
z_2 = (
    sum(products_2) + 10
)
a_2 = (
    max(0, z_2)
)
slope_2 = (
    z_2
)
bias_2 = (
    -sum(products_2)
)


# %% second-neuron | wrong | slope-is-weight | idea: slope along the first input
products_2 = (
    [0.5 * 2, -1.5 * 5]
)
z_2 = (
    sum(products_2) + 10
)
a_2 = (
    max(0, z_2)
)
slope_2 = (
    0.5
)
bias_2 = (
    -sum(products_2)
)


# %% second-neuron | wrong | slope-sigmoid | idea: sigmoid's slope
products_2 = (
    [0.5 * 2, -1.5 * 5]
)
z_2 = (
    sum(products_2) + 10
)
a_2 = (
    max(0, z_2)
)
slope_2 = (
    (1 / (1 + math.exp(-z_2))) * (1 - 1 / (1 + math.exp(-z_2)))
)
bias_2 = (
    -sum(products_2)
)


# %% second-neuron | wrong | bias-sign | idea: sum of products without the minus
products_2 = (
    [0.5 * 2, -1.5 * 5]
)
z_2 = (
    sum(products_2) + 10
)
a_2 = (
    max(0, z_2)
)
slope_2 = (
    1 if z_2 > 0 else 0
)
bias_2 = (
    sum(products_2)
)


# %% second-neuron | wrong | bias-minus-z | idea: the change of the bias instead of the new bias
products_2 = (
    [0.5 * 2, -1.5 * 5]
)
z_2 = (
    sum(products_2) + 10
)
a_2 = (
    max(0, z_2)
)
slope_2 = (
    1 if z_2 > 0 else 0
)
bias_2 = (
    -z_2
)


# %% second-neuron | wrong | bias-zero | idea: b = 0
products_2 = (
    [0.5 * 2, -1.5 * 5]
)
z_2 = (
    sum(products_2) + 10
)
a_2 = (
    max(0, z_2)
)
slope_2 = (
    1 if z_2 > 0 else 0
)
bias_2 = (
    0
)


# %% second-neuron | wrong | bias-relu | idea: just large enough that a is 0, so any smaller one
products_2 = (
    [0.5 * 2, -1.5 * 5]
)
z_2 = (
    sum(products_2) + 10
)
a_2 = (
    max(0, z_2)
)
slope_2 = (
    1 if z_2 > 0 else 0
)
bias_2 = (
    -sum(products_2) - 1
)


# %% second-neuron | wrong | bias-is-z | idea: z itself
products_2 = (
    [0.5 * 2, -1.5 * 5]
)
z_2 = (
    sum(products_2) + 10
)
a_2 = (
    max(0, z_2)
)
slope_2 = (
    1 if z_2 > 0 else 0
)
bias_2 = (
    z_2
)


# %% third-neuron | right | plain
np.random.seed(42)
w_3 = (
    np.random.randn(2)
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


# %% third-neuron | right | two-single-draws
np.random.seed(42)
w_3 = (
    np.array([np.random.randn(), np.random.randn()])
)
b_3 = (
    np.random.randn()
)
z_3 = (
    x_3[0] * w_3[0] + x_3[1] * w_3[1] + b_3
)
growth_3 = (
    w_3[1]
)


# %% third-neuron | right | b-by-index
np.random.seed(42)
w_3 = (
    np.random.randn(2)
)
b_3 = (
    np.random.randn(1)[0]
)
z_3 = (
    x_3 @ w_3 + b_3
)
growth_3 = (
    w_3[1]
)


# %% third-neuron | right | sum-of-products
np.random.seed(42)
w_3 = (
    np.random.randn(2)
)
b_3 = (
    float(np.random.randn())
)
z_3 = (
    (x_3 * w_3).sum() + b_3
)
growth_3 = (
    float(w_3[-1])
)


# %% third-neuron | right | growth-by-difference
np.random.seed(42)
w_3 = (
    np.random.randn(2)
)
b_3 = (
    np.random.randn()
)
z_3 = (
    np.dot(x_3, w_3) + b_3
)
growth_3 = (
    np.dot(x_3 + np.array([0, 1]), w_3) + b_3 - z_3
)


# %% third-neuron | right | item
np.random.seed(42)
w_3 = (
    np.random.randn(2)
)
b_3 = (
    np.random.randn(1).item()
)
z_3 = (
    sum(x_3 * w_3) + b_3
)
growth_3 = (
    w_3[1] * 1
)


# %% third-neuron | right | fromiter
np.random.seed(42)
w_3 = (
    np.fromiter((np.random.randn() for _ in range(2)), float)
)
b_3 = (
    np.random.randn()
)
z_3 = (
    sum(a * c for a, c in zip(x_3, w_3)) + b_3
)
growth_3 = (
    w_3[1]
)


# %% third-neuron | unclear | typed-in-full | why: the right numbers, typed with all digits instead of drawn: 'Draw two weights from np.random.randn'
np.random.seed(42)
w_3 = (
    np.array([0.4967141530112327, -0.13826430117118466])
)
b_3 = (
    0.6476885381006925
)
z_3 = (
    np.dot(x_3, w_3) + b_3
)
growth_3 = (
    w_3[1]
)


# %% third-neuron | wrong | uniform | idea: rand instead of randn
np.random.seed(42)
w_3 = (
    np.random.rand(2)
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


# %% third-neuron | unclear | weights-as-list | why: 'an array of shape (2,)': does a list of two numbers count?
np.random.seed(42)
w_3 = (
    [np.random.randn(), np.random.randn()]
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


# %% third-neuron | wrong | bias-drawn-first | idea: the first number taken for the bias
np.random.seed(42)
b_3 = np.random.randn()
w_3 = np.random.randn(2)
z_3 = np.dot(x_3, w_3) + b_3
growth_3 = w_3[1]


# %% third-neuron | wrong | swapped-weights | idea: second draw first
np.random.seed(42)
w_3 = (
    np.random.randn(2)[::-1]
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


# %% third-neuron | wrong | four-draws | idea: draws four numbers, so the bias is the fifth
np.random.seed(42)
w_3 = (
    np.random.randn(4)[:2]
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


# %% third-neuron | wrong | rounded-weights | idea: rounded as printed in a book
np.random.seed(42)
w_3 = (
    np.array([0.50, -0.14])
)
b_3 = (
    0.65
)
z_3 = (
    np.dot(x_3, w_3) + b_3
)
growth_3 = (
    w_3[1]
)


# %% third-neuron | wrong | small-weights | idea: scaled by 0.01
np.random.seed(42)
w_3 = (
    0.01 * np.random.randn(2)
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


# %% third-neuron | wrong | seeded-again | idea: seeded again, so the bias equals the first weight
np.random.seed(42)
w_3 = (
    np.random.randn(2)
)
b_3 = (
    (np.random.seed(42), np.random.randn())[1]
)
z_3 = (
    np.dot(x_3, w_3) + b_3
)
growth_3 = (
    w_3[1]
)


# %% third-neuron | wrong | bias-zero | idea: bias 0
np.random.seed(42)
w_3 = (
    np.random.randn(2)
)
b_3 = (
    0.0
)
z_3 = (
    np.dot(x_3, w_3) + b_3
)
growth_3 = (
    w_3[1]
)


# %% third-neuron | wrong | bias-skips-one | idea: the second number after the weights
np.random.seed(42)
w_3 = (
    np.random.randn(2)
)
b_3 = (
    np.random.randn(2)[1]
)
z_3 = (
    np.dot(x_3, w_3) + b_3
)
growth_3 = (
    w_3[1]
)


# %% third-neuron | wrong | z-without-bias | idea: bias forgotten
np.random.seed(42)
w_3 = (
    np.random.randn(2)
)
b_3 = (
    np.random.randn()
)
z_3 = (
    np.dot(x_3, w_3)
)
growth_3 = (
    w_3[1]
)


# %% third-neuron | wrong | z-sign | idea: second input taken as +1.2
np.random.seed(42)
w_3 = (
    np.random.randn(2)
)
b_3 = (
    np.random.randn()
)
z_3 = (
    0.5 * w_3[0] + 1.2 * w_3[1] + b_3
)
growth_3 = (
    w_3[1]
)


# %% third-neuron | wrong | z-minus-bias | idea: bias subtracted
np.random.seed(42)
w_3 = (
    np.random.randn(2)
)
b_3 = (
    np.random.randn()
)
z_3 = (
    np.dot(x_3, w_3) - b_3
)
growth_3 = (
    w_3[1]
)


# %% third-neuron | wrong | growth-first-weight | idea: the other weight
np.random.seed(42)
w_3 = (
    np.random.randn(2)
)
b_3 = (
    np.random.randn()
)
z_3 = (
    np.dot(x_3, w_3) + b_3
)
growth_3 = (
    w_3[0]
)


# %% third-neuron | wrong | growth-input | idea: the input instead of the weight
np.random.seed(42)
w_3 = (
    np.random.randn(2)
)
b_3 = (
    np.random.randn()
)
z_3 = (
    np.dot(x_3, w_3) + b_3
)
growth_3 = (
    x_3[1]
)


# %% third-neuron | wrong | growth-product | idea: weight times input
np.random.seed(42)
w_3 = (
    np.random.randn(2)
)
b_3 = (
    np.random.randn()
)
z_3 = (
    np.dot(x_3, w_3) + b_3
)
growth_3 = (
    w_3[1] * x_3[1]
)


# %% third-neuron | wrong | growth-absolute | idea: sign lost
np.random.seed(42)
w_3 = (
    np.random.randn(2)
)
b_3 = (
    np.random.randn()
)
z_3 = (
    np.dot(x_3, w_3) + b_3
)
growth_3 = (
    abs(w_3[1])
)


# %% third-neuron | wrong | growth-with-bias | idea: bias added
np.random.seed(42)
w_3 = (
    np.random.randn(2)
)
b_3 = (
    np.random.randn()
)
z_3 = (
    np.dot(x_3, w_3) + b_3
)
growth_3 = (
    w_3[1] + b_3
)


# %% third-neuron | wrong | growth-one | idea: grows by as much as the input
np.random.seed(42)
w_3 = (
    np.random.randn(2)
)
b_3 = (
    np.random.randn()
)
z_3 = (
    np.dot(x_3, w_3) + b_3
)
growth_3 = (
    1
)


# %% third-neuron | wrong | growth-after | idea: z after the change instead of the growth
np.random.seed(42)
w_3 = (
    np.random.randn(2)
)
b_3 = (
    np.random.randn()
)
z_3 = (
    np.dot(x_3, w_3) + b_3
)
growth_3 = (
    z_3 + w_3[1]
)


# %% third-neuron | unclear | bias-array | why: 'one bias': is an array of shape (1,) a number?
np.random.seed(42)
w_3 = (
    np.random.randn(2)
)
b_3 = (
    np.random.randn(1)
)
z_3 = (
    np.dot(x_3, w_3) + b_3
)
growth_3 = (
    w_3[1]
)


# %% third-neuron | unclear | other-call-same-stream | why: 'from np.random.randn': the same numbers, drawn with np.random.normal
np.random.seed(42)
w_3 = (
    np.random.normal(size=2)
)
b_3 = (
    np.random.normal()
)
z_3 = (
    np.dot(x_3, w_3) + b_3
)
growth_3 = (
    w_3[1]
)


# %% threshold | right | plain
w_gate = (
    (1, -1)
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


# %% threshold | right | halves
w_gate = (
    [1, -1]
)
b_gate = (
    -0.5
)
b_votes = (
    -2.5
)
length = (
    math.hypot(0.5, 1)
)
distance = (
    abs(-0.5) / length
)


# %% threshold | right | large-weights
w_gate = (
    np.array([10.0, -20.0])
)
b_gate = (
    -5
)
b_votes = (
    -2.1
)
length = (
    np.linalg.norm([0.5, 1])
)
distance = (
    abs(-0.5) / np.linalg.norm([0.5, 1])
)


# %% threshold | right | strong-veto
w_gate = (
    (2, -3)
)
b_gate = (
    -1
)
b_votes = (
    -2.9
)
length = (
    1.25**0.5
)
distance = (
    0.5 / 1.25**0.5
)


# %% threshold | right | just-enough
w_gate = (
    (1.0, -0.6)
)
b_gate = (
    -0.9
)
b_votes = (
    -2.01
)
length = (
    math.sqrt(5) / 2
)
distance = (
    1 / (2 * length)
)


# %% threshold | right | numpy
w_gate = (
    np.array([0.2, -0.2])
)
b_gate = (
    -0.1
)
b_votes = (
    -(2 + 1)
)
length = (
    np.sqrt(np.sum(np.square([0.5, 1])))
)
distance = (
    np.abs(-0.5) / length
)


# %% threshold | right | fractions
w_gate = (
    [1 / 2, -1 / 2]
)
b_gate = (
    -1 / 4
)
b_votes = (
    -5 / 2
)
length = (
    np.dot([0.5, 1], [0.5, 1]) ** 0.5
)
distance = (
    1 / math.sqrt(5)
)


# %% threshold | wrong | gate-no-bias | idea: (0, 0) and (1, 1) fire too
w_gate = (
    (1, -1)
)
b_gate = (
    0
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


# %% threshold | wrong | gate-and | idea: AND instead of 'and not'
w_gate = (
    (1, 1)
)
b_gate = (
    -2
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


# %% threshold | wrong | gate-mirrored | idea: the second and not the first
w_gate = (
    (-1, 1)
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


# %% threshold | wrong | gate-bias-sign | idea: threshold with the wrong sign
w_gate = (
    (1, -1)
)
b_gate = (
    1
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


# %% threshold | wrong | gate-too-strict | idea: never fires
w_gate = (
    (1, -1)
)
b_gate = (
    -1.5
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


# %% threshold | wrong | gate-first-only | idea: ignores the second input
w_gate = (
    (1, 0)
)
b_gate = (
    -0.5
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


# %% threshold | wrong | gate-weak-veto | idea: (1, 1) fires too
w_gate = (
    (1, -0.2)
)
b_gate = (
    -0.5
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


# %% threshold | wrong | gate-xor-like | idea: fires for (0, 1) as well
w_gate = (
    (1, 1)
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


# %% threshold | wrong | votes-two | idea: two votes give exactly 0, which counts as 1
w_gate = (
    (1, -1)
)
b_gate = (
    -1
)
b_votes = (
    -2
)
length = (
    math.sqrt(0.5**2 + 1**2)
)
distance = (
    0.5 / length
)


# %% threshold | wrong | votes-sign | idea: positive threshold
w_gate = (
    (1, -1)
)
b_gate = (
    -1
)
b_votes = (
    3
)
length = (
    math.sqrt(0.5**2 + 1**2)
)
distance = (
    0.5 / length
)


# %% threshold | wrong | votes-too-strict | idea: needs four
w_gate = (
    (1, -1)
)
b_gate = (
    -1
)
b_votes = (
    -3.5
)
length = (
    math.sqrt(0.5**2 + 1**2)
)
distance = (
    0.5 / length
)


# %% threshold | wrong | votes-just-below-minus-three | idea: a hair too strict for exactly three
w_gate = (
    (1, -1)
)
b_gate = (
    -1
)
b_votes = (
    -3.000001
)
length = (
    math.sqrt(0.5**2 + 1**2)
)
distance = (
    0.5 / length
)


# %% threshold | wrong | votes-half | idea: half of five people, as a share
w_gate = (
    (1, -1)
)
b_gate = (
    -1
)
b_votes = (
    -0.5
)
length = (
    math.sqrt(0.5**2 + 1**2)
)
distance = (
    0.5 / length
)


# %% threshold | wrong | votes-any | idea: one vote is enough
w_gate = (
    (1, -1)
)
b_gate = (
    -1
)
b_votes = (
    -1
)
length = (
    math.sqrt(0.5**2 + 1**2)
)
distance = (
    0.5 / length
)


# %% threshold | wrong | votes-all | idea: all five are needed
w_gate = (
    (1, -1)
)
b_gate = (
    -1
)
b_votes = (
    -5
)
length = (
    math.sqrt(0.5**2 + 1**2)
)
distance = (
    0.5 / length
)


# %% threshold | wrong | length-sum | idea: sum of the weights
w_gate = (
    (1, -1)
)
b_gate = (
    -1
)
b_votes = (
    -3
)
length = (
    0.5 + 1
)
distance = (
    0.5 / length
)


# %% threshold | wrong | length-squared | idea: root forgotten
w_gate = (
    (1, -1)
)
b_gate = (
    -1
)
b_votes = (
    -3
)
length = (
    0.5**2 + 1**2
)
distance = (
    0.5 / length
)


# %% threshold | wrong | length-with-bias | idea: bias counted as a weight
w_gate = (
    (1, -1)
)
b_gate = (
    -1
)
b_votes = (
    -3
)
length = (
    math.sqrt(0.5**2 + 1**2 + 0.5**2)
)
distance = (
    0.5 / length
)


# %% threshold | wrong | length-of-x | idea: length of the input
w_gate = (
    (1, -1)
)
b_gate = (
    -1
)
b_votes = (
    -3
)
length = (
    math.sqrt(2**2 + 1**2)
)
distance = (
    0.5 / length
)


# %% threshold | wrong | length-count | idea: number of weights
w_gate = (
    (1, -1)
)
b_gate = (
    -1
)
b_votes = (
    -3
)
length = (
    2
)
distance = (
    0.5 / length
)


# %% threshold | wrong | length-rounded | idea: rounded
w_gate = (
    (1, -1)
)
b_gate = (
    -1
)
b_votes = (
    -3
)
length = (
    1.12
)
distance = (
    0.5 / length
)


# %% threshold | wrong | distance-signed | idea: negative distance
w_gate = (
    (1, -1)
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
    -0.5 / length
)


# %% threshold | wrong | distance-bias | idea: not divided by the length
w_gate = (
    (1, -1)
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
    0.5
)


# %% threshold | wrong | distance-product | idea: multiplied by the length
w_gate = (
    (1, -1)
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
    0.5 * length
)


# %% threshold | wrong | distance-squared-length | idea: divided by the length squared
w_gate = (
    (1, -1)
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
    0.5 / length**2
)


# %% threshold | wrong | distance-upside-down | idea: length over bias
w_gate = (
    (1, -1)
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
    length / 0.5
)


# %% threshold | wrong | distance-of-axis-cut | idea: distance along the first axis, b / w1
w_gate = (
    (1, -1)
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
    0.5 / 0.5
)


# %% threshold | wrong | distance-of-unit | idea: 1 instead of the size of the bias in the numerator
w_gate = (
    (1, -1)
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
    1 / length
)


# %% neuron | right | dot
def neuron(x, w, b, f):
    return f(np.dot(w, x) + b)


# %% neuron | right | at
def neuron(x, w, b, f):
    return f(x @ w + b)


# %% neuron | right | sum
def neuron(x, w, b, f):
    z = np.sum(w * x) + b
    return f(z)


# %% neuron | right | loop
def neuron(x, w, b, f):
    z = b
    for i in range(len(x)):
        z = z + w[i] * x[i]
    return f(z)


# %% neuron | right | zip
def neuron(x, w, b, f):
    return f(sum(wi * xi for wi, xi in zip(w, x)) + b)


# %% neuron | right | einsum
def neuron(x, w, b, f):
    return f(np.einsum('i,i', x, w) + b)


# %% neuron | right | inner
def neuron(x, w, b, f):
    return f(np.add(np.inner(x, w), b))


# %% neuron | right | helper
def pre_activation(x, w, b):
    return (x * w).sum() + b


def neuron(x, w, b, f):
    return f(pre_activation(x, w, b))


# %% neuron | right | vdot-method
def neuron(x, w, b, f):
    z = w.dot(x)
    z = z + b
    return f(z)


# %% neuron | right | copy-in-place
def neuron(x, w, b, f):
    p = x.copy()
    p *= w
    return f(p.sum() + b)


# %% neuron | right | multiply
def neuron(x, w, b, f):
    return f(b + np.multiply(x, w).sum())


# %% neuron | wrong | bias-forgotten | idea: no bias
def neuron(x, w, b, f):
    return f(np.dot(w, x))


# %% neuron | wrong | bias-outside | idea: bias after the activation
def neuron(x, w, b, f):
    return f(np.dot(w, x)) + b


# %% neuron | wrong | bias-subtracted | idea: bias subtracted
def neuron(x, w, b, f):
    return f(np.dot(w, x) - b)


# %% neuron | wrong | bias-to-each-product | idea: bias added once per input
def neuron(x, w, b, f):
    return f(np.sum(w * x + b))


# %% neuron | wrong | no-activation | idea: f ignored
def neuron(x, w, b, f):
    return np.dot(w, x) + b


# %% neuron | wrong | relu-built-in | idea: always ReLU
def neuron(x, w, b, f):
    return np.maximum(0, np.dot(w, x) + b)


# %% neuron | wrong | f-on-products | idea: f applied to the products
def neuron(x, w, b, f):
    return np.sum(f(w * x)) + b


# %% neuron | wrong | f-on-inputs | idea: f applied to the inputs
def neuron(x, w, b, f):
    return np.dot(w, f(x)) + b


# %% neuron | wrong | f-twice | idea: f applied twice
def neuron(x, w, b, f):
    return f(f(np.dot(w, x) + b))


# %% neuron | wrong | two-inputs-only | idea: only the first two inputs
def neuron(x, w, b, f):
    return f(w[0] * x[0] + w[1] * x[1] + b)


# %% neuron | wrong | not-summed | idea: an array of n numbers instead of one
def neuron(x, w, b, f):
    return f(w * x + b)


# %% neuron | wrong | sums-multiplied | idea: product of the sums
def neuron(x, w, b, f):
    return f(np.sum(w) * np.sum(x) + b)


# %% neuron | wrong | mean | idea: mean instead of sum
def neuron(x, w, b, f):
    return f(np.mean(w * x) + b)


# %% neuron | wrong | added | idea: inputs and weights added
def neuron(x, w, b, f):
    return f(np.sum(w + x) + b)


# %% neuron | wrong | in-place | idea: changes the given inputs
def neuron(x, w, b, f):
    x *= w
    return f(x.sum() + b)


# %% neuron | wrong | weights-in-place | idea: changes the given weights
def neuron(x, w, b, f):
    w *= x
    return f(w.sum() + b)


# %% neuron | wrong | rounded | idea: rounded
def neuron(x, w, b, f):
    return np.round(f(np.dot(w, x) + b), 2)


# %% neuron | unclear | float64 | why: 'the result is one number': must it stay float32 for float32 inputs?
def neuron(x, w, b, f):
    return f(np.dot(w.astype(np.float64), x.astype(np.float64)) + b)


# %% neuron | unclear | python-float | why: 'the result is one number': must it stay float32 for float32 inputs?
def neuron(x, w, b, f):
    return f(float(np.dot(w, x)) + b)


# %% neuron | unclear | array-of-one | why: 'one number': is an array of shape (1,) one?
def neuron(x, w, b, f):
    return f(np.array([np.dot(w, x) + b]))


# %% dense | right | plain
def dense(X, W, b, f):
    return f(X @ W + b)


# %% dense | right | np-dot
def dense(X, W, b, f):
    Z = np.dot(X, W) + b
    return f(Z)


# %% dense | right | matmul-add
def dense(X, W, b, f):
    return f(np.add(np.matmul(X, W), b))


# %% dense | right | einsum
def dense(X, W, b, f):
    return f(np.einsum('...i,ij->...j', X, W) + b)


# %% dense | right | by-example
def dense(X, W, b, f):
    if X.ndim == 1:
        return f(X @ W + b)
    return np.array([f(x @ W + b) for x in X])


# %% dense | right | by-neuron
def dense(X, W, b, f):
    columns = [X @ W[:, j] + b[j] for j in range(W.shape[1])]
    return f(np.stack(columns, axis=-1))


# %% dense | right | triple-loop
def dense(X, W, b, f):
    rows = np.atleast_2d(X)
    Z = np.zeros((len(rows), len(b)), dtype=X.dtype)
    for n in range(len(rows)):
        for j in range(len(b)):
            Z[n, j] = b[j]
            for i in range(rows.shape[1]):
                Z[n, j] += rows[n, i] * W[i, j]
    A = f(Z)
    return A if X.ndim == 2 else A[0]


# %% dense | right | in-place-on-own-z
def dense(X, W, b, f):
    Z = X @ W
    Z += b
    return f(Z)


# %% dense | right | transposes
def dense(X, W, b, f):
    return f((W.T @ X.T).T + b)


# %% dense | right | broadcast-sum
def dense(X, W, b, f):
    return f((X[..., None] * W).sum(axis=-2) + b)


# %% dense | right | reshape-back
def dense(X, W, b, f):
    Z = X.reshape(-1, W.shape[0]) @ W + b
    return f(Z).reshape(X.shape[:-1] + (W.shape[1],))


# %% dense | right | recursion-for-single
def dense(X, W, b, f):
    if X.ndim == 1:
        return dense(X[None, :], W, b, f)[0]
    return f(X @ W + b[None, :])


# %% dense | wrong | bias-forgotten | idea: no bias
def dense(X, W, b, f):
    return f(X @ W)


# %% dense | wrong | bias-outside | idea: bias after the activation
def dense(X, W, b, f):
    return f(X @ W) + b


# %% dense | wrong | bias-subtracted | idea: bias subtracted
def dense(X, W, b, f):
    return f(X @ W - b)


# %% dense | wrong | no-activation | idea: f ignored
def dense(X, W, b, f):
    return X @ W + b


# %% dense | wrong | relu-built-in | idea: always ReLU
def dense(X, W, b, f):
    return np.maximum(X @ W + b, 0)


# %% dense | wrong | f-first | idea: f applied to the inputs
def dense(X, W, b, f):
    return f(X) @ W + b


# %% dense | wrong | weights-transposed | idea: W.T: fails, or is silently wrong for square layers
def dense(X, W, b, f):
    return f(X @ W.T + b)


# %% dense | wrong | transposed-output | idea: shape (fan_out, m)
def dense(X, W, b, f):
    return f(X @ W + b).T


# %% dense | wrong | bias-column | idea: bias as a column: fails, or goes along the examples
def dense(X, W, b, f):
    return f(X @ W + b.reshape(-1, 1))


# %% dense | wrong | first-bias | idea: one bias for all neurons
def dense(X, W, b, f):
    return f(X @ W + b[0])


# %% dense | wrong | bias-summed | idea: the sum of the biases for all neurons
def dense(X, W, b, f):
    return f(X @ W + np.sum(b))


# %% dense | wrong | always-a-batch | idea: a single example gives shape (1, fan_out)
def dense(X, W, b, f):
    return f(np.atleast_2d(X) @ W + b)


# %% dense | wrong | batch-only | idea: fails for a single example
def dense(X, W, b, f):
    m, fan_in = X.shape
    return f(X @ W + np.tile(b, (m, 1)))


# %% dense | wrong | single-only-first | idea: only the first example of the batch
def dense(X, W, b, f):
    rows = np.atleast_2d(X)
    return f(rows[0] @ W + b)


# %% dense | wrong | float64 | idea: float32 becomes float64
def dense(X, W, b, f):
    Z = np.zeros(X.shape[:-1] + (W.shape[1],))
    Z += X @ W + b
    return f(Z)


# %% dense | wrong | bias-in-place | idea: changes the given biases
def dense(X, W, b, f):
    b += 1e-3
    return f(X @ W + b - 1e-3)


# %% dense | wrong | inputs-normalized-in-place | idea: changes the given batch
def dense(X, W, b, f):
    X -= 0.5
    Z = X @ W + 0.5 * W.sum(axis=0) + b
    return f(Z)


# %% dense | wrong | mean-over-inputs | idea: mean instead of sum over the inputs
def dense(X, W, b, f):
    return f(X @ W / len(W) + b)


# %% dense | wrong | batch-mean | idea: averages the batch away
def dense(X, W, b, f):
    return f((X @ W).mean(axis=0) + b)


# %% dense | wrong | result-kept | idea: an earlier result of the same shape is returned again
_memory = {}


def dense(X, W, b, f):
    key = (X.shape, W.shape)
    if key not in _memory:
        _memory[key] = X @ W + b
    return f(_memory[key])


# %% dense | unclear | f-per-neuron | why: is f always applied number by number? with softmax as f this goes wrong
def dense(X, W, b, f):
    columns = [f(X @ W[:, j] + b[j]) for j in range(W.shape[1])]
    return np.stack(columns, axis=-1)


# %% dense | unclear | f-per-number | why: is f always applied number by number, and may it be called with single numbers?
def dense(X, W, b, f):
    Z = X @ W + b
    return np.array([f(t) for t in Z.ravel()]).reshape(Z.shape)


# %% network | right | loop-with-dense
def network(X, layers):
    for W, b, f in layers:
        X = dense(X, W, b, f)
    return X


# %% network | right | loop-inline
def network(X, layers):
    A = X
    for W, b, f in layers:
        A = f(A @ W + b)
    return A


# %% network | right | reduce
def network(X, layers):
    from functools import reduce

    return reduce(lambda A, layer: dense(A, *layer), layers, X)


# %% network | right | recursion
def network(X, layers):
    if len(layers) == 0:
        return X
    W, b, f = layers[0]
    return network(f(X @ W + b), layers[1:])


# %% network | right | recursion-from-the-end
def network(X, layers):
    W, b, f = layers[-1]
    below = X if len(layers) == 1 else network(X, layers[:-1])
    return f(below @ W + b)


# %% network | right | index-loop
def network(X, layers):
    out = X
    for i in range(len(layers)):
        out = dense(out, layers[i][0], layers[i][1], layers[i][2])
    return out


# %% network | right | while-on-a-copy
def network(X, layers):
    todo = list(layers)
    A = X.copy()
    while todo:
        W, b, f = todo.pop(0)
        A = f(np.dot(A, W) + b)
    return A


# %% network | right | all-activations-kept
def network(X, layers):
    steps = [X]
    for W, b, f in layers:
        steps.append(f(steps[-1] @ W + b))
    return steps[-1]


# %% network | right | iterator
def network(X, layers):
    it = iter(layers)
    A = X
    for layer in it:
        W, b, f = layer
        Z = np.matmul(A, W) + b
        A = f(Z)
    return A


# %% network | right | example-by-example
def network(X, layers):
    out = []
    for x in X:
        a = x
        for W, b, f in layers:
            a = dense(a, W, b, f)
        out.append(a)
    return np.array(out)


# %% network | wrong | first-layer-only | idea: only the first layer
def network(X, layers):
    W, b, f = layers[0]
    return dense(X, W, b, f)


# %% network | wrong | always-from-x | idea: every layer reads the inputs
def network(X, layers):
    A = X
    for W, b, f in layers:
        A = f(X @ W + b)
    return A


# %% network | wrong | two-layers-only | idea: fails for any number of layers but two
def network(X, layers):
    (W1, b1, f1), (W2, b2, f2) = layers
    return f2(f1(X @ W1 + b1) @ W2 + b2)


# %% network | wrong | first-two-of-many | idea: stops after two layers
def network(X, layers):
    A = X
    for W, b, f in layers[:2]:
        A = f(A @ W + b)
    return A


# %% network | wrong | last-layer-missing | idea: stops one layer early
def network(X, layers):
    A = X
    for W, b, f in layers[:-1]:
        A = f(A @ W + b)
    return A


# %% network | wrong | reversed | idea: last layer first
def network(X, layers):
    A = X
    for W, b, f in reversed(layers):
        A = f(A @ W + b)
    return A


# %% network | wrong | returns-in-loop | idea: return inside the loop
def network(X, layers):
    for W, b, f in layers:
        X = f(X @ W + b)
        return X


# %% network | wrong | first-f-everywhere | idea: the first activation for all layers
def network(X, layers):
    f = layers[0][2]
    A = X
    for W, b, _ in layers:
        A = f(A @ W + b)
    return A


# %% network | wrong | linear-output | idea: the last activation is left out
def network(X, layers):
    A = X
    for W, b, f in layers[:-1]:
        A = f(A @ W + b)
    W, b, _ = layers[-1]
    return A @ W + b


# %% network | wrong | no-activations | idea: f ignored
def network(X, layers):
    A = X
    for W, b, f in layers:
        A = A @ W + b
    return A


# %% network | wrong | relu-built-in | idea: always ReLU
def network(X, layers):
    A = X
    for W, b, f in layers:
        A = np.maximum(0, A @ W + b)
    return A


# %% network | wrong | biases-forgotten | idea: no biases
def network(X, layers):
    A = X
    for W, b, f in layers:
        A = f(A @ W)
    return A


# %% network | wrong | all-activations-returned | idea: a list with the output of every layer
def network(X, layers):
    steps = []
    A = X
    for W, b, f in layers:
        A = f(A @ W + b)
        steps.append(A)
    return steps


# %% network | wrong | outputs-averaged | idea: the batch is averaged away
def network(X, layers):
    A = X
    for W, b, f in layers:
        A = f(A @ W + b)
    return A.mean(axis=0)


# %% network | wrong | float64 | idea: float32 becomes float64
def network(X, layers):
    A = X.astype(np.float64)
    for W, b, f in layers:
        A = f(A @ W + b)
    return A


# %% network | wrong | inputs-shifted-in-place | idea: changes the given batch
def network(X, layers):
    X *= 2
    A = X / 2
    for W, b, f in layers:
        A = f(A @ W + b)
    return A


# %% network | wrong | biases-in-place | idea: sets the given biases to 0
def network(X, layers):
    A = X
    for W, b, f in layers:
        Z = A @ W
        Z += b
        b *= 0
        A = f(Z)
    return A


# %% network | wrong | remembers-input | idea: the batch of the first call is used for ever
_first = []


def network(X, layers):
    _first.append(X)
    A = _first[0]
    for W, b, f in layers:
        A = f(A @ W + b)
    return A


# %% network | unclear | list-emptied | why: 'arrays stay as they were': and the list of layers?
def network(X, layers):
    A = X
    while layers:
        W, b, f = layers.pop(0)
        A = f(A @ W + b)
    return A


# %% shapes | right | from-the-earlier-ones
shape_W1 = (
    (6, 9)
)
shape_b1 = (
    (9,)
)
shape_A1 = (
    (64, shape_W1[1])
)
shape_W2 = (
    (shape_A1[1], 2)
)
shape_A2 = (
    (shape_A1[0], shape_W2[1])
)


# %% shapes | right | typed
shape_W1 = (
    (6, 9)
)
shape_b1 = (
    (9,)
)
shape_A1 = (
    (64, 9)
)
shape_W2 = (
    (9, 2)
)
shape_A2 = (
    (64, 2)
)


# %% shapes | right | real-arrays
X = np.zeros((64, 6))
W1, b1 = np.zeros((6, 9)), np.zeros(9)
W2 = np.zeros((9, 2))
shape_W1 = (
    W1.shape
)
shape_b1 = (
    b1.shape
)
shape_A1 = (
    (X @ W1 + b1).shape
)
shape_W2 = (
    W2.shape
)
shape_A2 = (
    (X @ W1 @ W2).shape
)


# %% shapes | right | tuple-sums
shape_W1 = (
    (6, 9)
)
shape_b1 = (
    shape_W1[1:]
)
shape_A1 = (
    (64,) + shape_b1
)
shape_W2 = (
    shape_b1 + (2,)
)
shape_A2 = (
    shape_A1[:1] + shape_W2[1:]
)


# %% shapes | right | variables
m, n0, n1, n2 = 64, 6, 9, 2
shape_W1 = (
    (n0, n1)
)
shape_b1 = (
    (n1,)
)
shape_A1 = (
    (m, n1)
)
shape_W2 = (
    (n1, n2)
)
shape_A2 = (
    (m, n2)
)


# %% shapes | right | tuple-calls
shape_W1 = (
    tuple([6, 9])
)
shape_b1 = (
    tuple([9])
)
shape_A1 = (
    (64, shape_W1[1])
)
shape_W2 = (
    (shape_A1[1], 2)
)
shape_A2 = (
    np.shape(np.ones((64, 2)))
)


# %% shapes | wrong | W1-batch | idea: the batch in the weights
shape_W1 = (
    (64, 9)
)
shape_b1 = (
    (9,)
)
shape_A1 = (
    (64, shape_W1[1])
)
shape_W2 = (
    (shape_A1[1], 2)
)
shape_A2 = (
    (shape_A1[0], shape_W2[1])
)


# %% shapes | wrong | W1-straight-to-two | idea: skips the hidden layer
shape_W1 = (
    (6, 2)
)
shape_b1 = (
    (9,)
)
shape_A1 = (
    (64, shape_W1[1])
)
shape_W2 = (
    (shape_A1[1], 2)
)
shape_A2 = (
    (shape_A1[0], shape_W2[1])
)


# %% shapes | wrong | W1-flat | idea: one number: 54 weights
shape_W1 = (
    (54,)
)
shape_b1 = (
    (9,)
)
shape_A1 = (
    (64, 9)
)
shape_W2 = (
    (shape_A1[1], 2)
)
shape_A2 = (
    (shape_A1[0], shape_W2[1])
)


# %% shapes | wrong | b1-inputs | idea: one bias per input
shape_W1 = (
    (6, 9)
)
shape_b1 = (
    (6,)
)
shape_A1 = (
    (64, shape_W1[1])
)
shape_W2 = (
    (shape_A1[1], 2)
)
shape_A2 = (
    (shape_A1[0], shape_W2[1])
)


# %% shapes | wrong | b1-column | idea: a column
shape_W1 = (
    (6, 9)
)
shape_b1 = (
    (9, 1)
)
shape_A1 = (
    (64, shape_W1[1])
)
shape_W2 = (
    (shape_A1[1], 2)
)
shape_A2 = (
    (shape_A1[0], shape_W2[1])
)


# %% shapes | wrong | b1-batch | idea: one bias per example
shape_W1 = (
    (6, 9)
)
shape_b1 = (
    (64,)
)
shape_A1 = (
    (64, shape_W1[1])
)
shape_W2 = (
    (shape_A1[1], 2)
)
shape_A2 = (
    (shape_A1[0], shape_W2[1])
)


# %% shapes | wrong | b1-batch-by-neurons | idea: a bias for each example and neuron
shape_W1 = (
    (6, 9)
)
shape_b1 = (
    (64, 9)
)
shape_A1 = (
    (64, shape_W1[1])
)
shape_W2 = (
    (shape_A1[1], 2)
)
shape_A2 = (
    (shape_A1[0], shape_W2[1])
)


# %% shapes | wrong | b1-one | idea: one bias per layer
shape_W1 = (
    (6, 9)
)
shape_b1 = (
    (1,)
)
shape_A1 = (
    (64, shape_W1[1])
)
shape_W2 = (
    (shape_A1[1], 2)
)
shape_A2 = (
    (shape_A1[0], shape_W2[1])
)


# %% shapes | wrong | A1-inputs | idea: shape of X
shape_W1 = (
    (6, 9)
)
shape_b1 = (
    (9,)
)
shape_A1 = (
    (64, 6)
)
shape_W2 = (
    (shape_A1[1], 2)
)
shape_A2 = (
    (shape_A1[0], shape_W2[1])
)


# %% shapes | wrong | A1-single | idea: one example only
shape_W1 = (
    (6, 9)
)
shape_b1 = (
    (9,)
)
shape_A1 = (
    (9,)
)
shape_W2 = (
    (9, 2)
)
shape_A2 = (
    (64, 2)
)


# %% shapes | wrong | W2-transposed | idea: (fan_out, fan_in)
shape_W1 = (
    (6, 9)
)
shape_b1 = (
    (9,)
)
shape_A1 = (
    (64, shape_W1[1])
)
shape_W2 = (
    (2, 9)
)
shape_A2 = (
    (64, 2)
)


# %% shapes | wrong | W2-from-inputs | idea: reads the 6 features again
shape_W1 = (
    (6, 9)
)
shape_b1 = (
    (9,)
)
shape_A1 = (
    (64, shape_W1[1])
)
shape_W2 = (
    (6, 2)
)
shape_A2 = (
    (shape_A1[0], shape_W2[1])
)


# %% shapes | wrong | W2-batch | idea: batch size as fan-in
shape_W1 = (
    (6, 9)
)
shape_b1 = (
    (9,)
)
shape_A1 = (
    (64, shape_W1[1])
)
shape_W2 = (
    (64, 2)
)
shape_A2 = (
    (shape_A1[0], shape_W2[1])
)


# %% shapes | wrong | A2-hidden | idea: hidden layer's width
shape_W1 = (
    (6, 9)
)
shape_b1 = (
    (9,)
)
shape_A1 = (
    (64, shape_W1[1])
)
shape_W2 = (
    (shape_A1[1], 2)
)
shape_A2 = (
    (64, 9)
)


# %% shapes | wrong | A2-one-example | idea: batch forgotten
shape_W1 = (
    (6, 9)
)
shape_b1 = (
    (9,)
)
shape_A1 = (
    (64, shape_W1[1])
)
shape_W2 = (
    (shape_A1[1], 2)
)
shape_A2 = (
    (1, 2)
)


# %% shapes | wrong | A2-transposed | idea: outputs first
shape_W1 = (
    (6, 9)
)
shape_b1 = (
    (9,)
)
shape_A1 = (
    (64, shape_W1[1])
)
shape_W2 = (
    (shape_A1[1], 2)
)
shape_A2 = (
    (2, 64)
)


# %% shapes | wrong | A2-flat | idea: neurons and examples multiplied
shape_W1 = (
    (6, 9)
)
shape_b1 = (
    (9,)
)
shape_A1 = (
    (64, shape_W1[1])
)
shape_W2 = (
    (shape_A1[1], 2)
)
shape_A2 = (
    (128, 1)
)


# %% shapes | unclear | lists | why: 'Give each shape as a tuple': are lists accepted?
shape_W1 = (
    [6, 9]
)
shape_b1 = (
    [9]
)
shape_A1 = (
    [64, 9]
)
shape_W2 = (
    [9, 2]
)
shape_A2 = (
    [64, 2]
)


# %% shapes | unclear | b1-bare-number | why: (9) is the number 9, not a tuple: the text warns, but 9 and (9,) mean the same to many
shape_W1 = (
    (6, 9)
)
shape_b1 = (
    (9)
)
shape_A1 = (
    (64, shape_W1[1])
)
shape_W2 = (
    (shape_A1[1], 2)
)
shape_A2 = (
    (shape_A1[0], shape_W2[1])
)


# %% shapes | unclear | b1-row | why: (1, 9) works in NumPy just as well, though the rules of the house say (fan_out,)
shape_W1 = (
    (6, 9)
)
shape_b1 = (
    (1, 9)
)
shape_A1 = (
    (64, shape_W1[1])
)
shape_W2 = (
    (shape_A1[1], 2)
)
shape_A2 = (
    (shape_A1[0], shape_W2[1])
)


# %% count-by-hand | right | plain
weights = (
    [12 * 20, 20 * 8, 8 * 3]
)
biases = (
    [20, 8, 3]
)
total = (
    sum(weights) + sum(biases)
)
multiplications = (
    32 * sum(weights)
)


# %% count-by-hand | right | typed
weights = (
    [240, 160, 24]
)
biases = (
    [20, 8, 3]
)
total = (
    455
)
multiplications = (
    13568
)


# %% count-by-hand | right | from-sizes
sizes = [12, 20, 8, 3]
weights = (
    [n * k for n, k in zip(sizes, sizes[1:])]
)
biases = (
    sizes[1:]
)
total = (
    sum((n + 1) * k for n, k in zip(sizes[:-1], sizes[1:]))
)
multiplications = (
    sum(32 * w for w in weights)
)


# %% count-by-hand | right | numpy-to-list
s = np.array([12, 20, 8, 3])
weights = (
    (s[:-1] * s[1:]).tolist()
)
biases = (
    s[1:].tolist()
)
total = (
    np.sum(weights) + np.sum(biases)
)
multiplications = (
    np.sum(weights) * 32
)


# %% count-by-hand | unclear | arrays | why: 'as a list': are arrays accepted?
s = np.array([12, 20, 8, 3])
weights = (
    s[:-1] * s[1:]
)
biases = (
    s[1:]
)
total = (
    weights.sum() + biases.sum()
)
multiplications = (
    weights.sum() * 32
)


# %% count-by-hand | unclear | tuples | why: 'as a list': are tuples accepted?
weights = (
    (240, 160, 24)
)
biases = (
    (20, 8, 3)
)
total = (
    np.sum(weights) + np.sum(biases)
)
multiplications = (
    np.dot(weights, [32, 32, 32])
)


# %% count-by-hand | right | append-loop
weights, biases = [], []
for n, k in ((12, 20), (20, 8), (8, 3)):
    weights.append(n * k)
    biases.append(k)

weights = (
    weights
)
biases = (
    biases
)
total = (
    math.fsum(weights) + math.fsum(biases)
)
multiplications = (
    sum(weights) * 2**5
)


# %% count-by-hand | right | floats
weights = (
    [240.0, 160.0, 24.0]
)
biases = (
    [20.0, 8.0, 3.0]
)
total = (
    float(sum(weights + biases))
)
multiplications = (
    32 * sum(weights)
)


# %% count-by-hand | wrong | weights-added | idea: sums instead of products
weights = (
    [12 + 20, 20 + 8, 8 + 3]
)
biases = (
    [20, 8, 3]
)
total = (
    sum(weights) + sum(biases)
)
multiplications = (
    32 * sum(weights)
)


# %% count-by-hand | wrong | weights-with-biases | idea: biases counted among the weights
weights = (
    [13 * 20, 21 * 8, 9 * 3]
)
biases = (
    [20, 8, 3]
)
total = (
    sum(weights) + sum(biases)
)
multiplications = (
    32 * sum(weights)
)


# %% count-by-hand | wrong | weights-from-inputs | idea: each layer reads the 12 inputs
weights = (
    [12 * 20, 12 * 8, 12 * 3]
)
biases = (
    [20, 8, 3]
)
total = (
    sum(weights) + sum(biases)
)
multiplications = (
    32 * sum(weights)
)


# %% count-by-hand | wrong | weights-two-layers | idea: the layer before the outputs left out
weights = (
    [12 * 20, 20 * 8, 0]
)
biases = (
    [20, 8, 3]
)
total = (
    sum(weights) + sum(biases)
)
multiplications = (
    32 * sum(weights)
)


# %% count-by-hand | wrong | weights-reversed | idea: last layer first
weights = (
    [8 * 3, 20 * 8, 12 * 20]
)
biases = (
    [20, 8, 3]
)
total = (
    sum(weights) + sum(biases)
)
multiplications = (
    32 * sum(weights)
)


# %% count-by-hand | wrong | weights-are-neurons | idea: neurons counted
weights = (
    [20, 8, 3]
)
biases = (
    [20, 8, 3]
)
total = (
    sum(weights) + sum(biases)
)
multiplications = (
    32 * sum(weights)
)


# %% count-by-hand | wrong | biases-of-inputs | idea: fan-in instead of fan-out
weights = (
    [12 * 20, 20 * 8, 8 * 3]
)
biases = (
    [12, 20, 8]
)
total = (
    sum(weights) + sum(biases)
)
multiplications = (
    32 * sum(weights)
)


# %% count-by-hand | wrong | biases-one-each | idea: one bias per layer
weights = (
    [12 * 20, 20 * 8, 8 * 3]
)
biases = (
    [1, 1, 1]
)
total = (
    sum(weights) + sum(biases)
)
multiplications = (
    32 * sum(weights)
)


# %% count-by-hand | wrong | biases-no-output | idea: the outputs have none
weights = (
    [12 * 20, 20 * 8, 8 * 3]
)
biases = (
    [20, 8, 0]
)
total = (
    sum(weights) + sum(biases)
)
multiplications = (
    32 * sum(weights)
)


# %% count-by-hand | wrong | total-weights | idea: biases forgotten
weights = (
    [12 * 20, 20 * 8, 8 * 3]
)
biases = (
    [20, 8, 3]
)
total = (
    sum(weights)
)
multiplications = (
    32 * sum(weights)
)


# %% count-by-hand | wrong | total-with-inputs | idea: inputs counted as parameters
weights = (
    [12 * 20, 20 * 8, 8 * 3]
)
biases = (
    [20, 8, 3]
)
total = (
    sum(weights) + sum(biases) + 12
)
multiplications = (
    32 * sum(weights)
)


# %% count-by-hand | wrong | total-product | idea: products of weights and biases
weights = (
    [12 * 20, 20 * 8, 8 * 3]
)
biases = (
    [20, 8, 3]
)
total = (
    sum(w * b for w, b in zip(weights, biases))
)
multiplications = (
    32 * sum(weights)
)


# %% count-by-hand | wrong | total-three-biases | idea: one bias per layer added
weights = (
    [12 * 20, 20 * 8, 8 * 3]
)
biases = (
    [20, 8, 3]
)
total = (
    sum(weights) + len(biases)
)
multiplications = (
    32 * sum(weights)
)


# %% count-by-hand | wrong | multiplications-one | idea: one example only
weights = (
    [12 * 20, 20 * 8, 8 * 3]
)
biases = (
    [20, 8, 3]
)
total = (
    sum(weights) + sum(biases)
)
multiplications = (
    sum(weights)
)


# %% count-by-hand | wrong | multiplications-with-biases | idea: biases counted as multiplications
weights = (
    [12 * 20, 20 * 8, 8 * 3]
)
biases = (
    [20, 8, 3]
)
total = (
    sum(weights) + sum(biases)
)
multiplications = (
    32 * total
)


# %% count-by-hand | wrong | multiplications-added | idea: batch added instead of multiplied
weights = (
    [12 * 20, 20 * 8, 8 * 3]
)
biases = (
    [20, 8, 3]
)
total = (
    sum(weights) + sum(biases)
)
multiplications = (
    32 + sum(weights)
)


# %% count-by-hand | wrong | multiplications-product | idea: product of the layers' weights
weights = (
    [12 * 20, 20 * 8, 8 * 3]
)
biases = (
    [20, 8, 3]
)
total = (
    sum(weights) + sum(biases)
)
multiplications = (
    32 * weights[0] * weights[1] * weights[2]
)


# %% count-by-hand | wrong | multiplications-squared | idea: 32 squared
weights = (
    [12 * 20, 20 * 8, 8 * 3]
)
biases = (
    [20, 8, 3]
)
total = (
    sum(weights) + sum(biases)
)
multiplications = (
    32**2 * sum(weights)
)


# %% count-by-hand | wrong | multiplications-first-layer | idea: batch only in the first layer
weights = (
    [12 * 20, 20 * 8, 8 * 3]
)
biases = (
    [20, 8, 3]
)
total = (
    sum(weights) + sum(biases)
)
multiplications = (
    32 * weights[0] + weights[1] + weights[2]
)


# %% count-parameters | right | zip
def count_parameters(sizes, prelu=False):
    total = sum(n * k + k for n, k in zip(sizes, sizes[1:]))
    if prelu:
        total += sum(sizes[1:-1])
    return total


# %% count-parameters | right | index-loop
def count_parameters(sizes, prelu=False):
    count = 0
    for i in range(len(sizes) - 1):
        count += (sizes[i] + 1) * sizes[i + 1]
    if prelu:
        for n in sizes[1:-1]:
            count += n
    return count


# %% count-parameters | right | numpy
def count_parameters(sizes, prelu=False):
    s = np.array(sizes)
    count = int(s[:-1] @ s[1:] + s[1:].sum())
    return count + (int(s[1:-1].sum()) if prelu else 0)


# %% count-parameters | right | recursion
def count_parameters(sizes, prelu=False):
    if len(sizes) < 2:
        return 0
    here = (sizes[0] + 1) * sizes[1]
    if prelu and len(sizes) > 2:
        here += sizes[1]
    return here + count_parameters(sizes[1:], prelu)


# %% count-parameters | right | weights-and-biases
def count_parameters(sizes, prelu=False):
    weights = sum(a * b for a, b in zip(sizes[:-1], sizes[1:]))
    biases = sum(sizes) - sizes[0]
    alphas = biases - sizes[-1] if prelu else 0
    return weights + biases + alphas


# %% count-parameters | right | real-arrays
def count_parameters(sizes, prelu=False):
    total = 0
    for i, (n, k) in enumerate(zip(sizes, sizes[1:])):
        W, b = np.zeros((n, k)), np.zeros(k)
        total += W.size + b.size
        if prelu and i < len(sizes) - 2:
            total += k
    return total


# %% count-parameters | right | extra-per-hidden-neuron
def count_parameters(sizes, prelu=False):
    extra = 2 if prelu else 1
    out = 0
    for n, k in zip(sizes[:-2], sizes[1:-1]):
        out += (n + extra) * k
    return out + (sizes[-2] + 1) * sizes[-1]


# %% count-parameters | right | bool-product
def count_parameters(sizes, prelu=False):
    pairs = list(zip(sizes, sizes[1:]))
    return sum((n + 1) * k for n, k in pairs) + bool(prelu) * sum(sizes[1:-1])


# %% count-parameters | right | previous
def count_parameters(sizes, prelu=False):
    previous = None
    hidden = 0
    total = 0
    for size in sizes:
        if previous is not None:
            total += previous * size + size
            hidden += size
        previous = size
    hidden -= sizes[-1]
    return total + hidden if prelu else total


# %% count-parameters | right | np-dot
def count_parameters(sizes, prelu=False):
    total = np.dot(sizes[:-1], sizes[1:]) + np.sum(sizes[1:])
    if prelu:
        total = total + np.sum(sizes[1:-1], dtype=int)
    return total


# %% count-parameters | wrong | no-biases | idea: biases forgotten
def count_parameters(sizes, prelu=False):
    total = sum(n * k for n, k in zip(sizes, sizes[1:]))
    return total + (sum(sizes[1:-1]) if prelu else 0)


# %% count-parameters | wrong | biases-of-inputs | idea: biases by fan-in
def count_parameters(sizes, prelu=False):
    total = sum(n * k + n for n, k in zip(sizes, sizes[1:]))
    return total + (sum(sizes[1:-1]) if prelu else 0)


# %% count-parameters | wrong | one-bias-per-layer | idea: one bias per layer
def count_parameters(sizes, prelu=False):
    total = sum(n * k + 1 for n, k in zip(sizes, sizes[1:]))
    return total + (sum(sizes[1:-1]) if prelu else 0)


# %% count-parameters | wrong | input-biases | idea: biases for the inputs too
def count_parameters(sizes, prelu=False):
    total = sum(n * k for n, k in zip(sizes, sizes[1:])) + sum(sizes)
    return total + (sum(sizes[1:-1]) if prelu else 0)


# %% count-parameters | wrong | last-layer-missing | idea: the loop stops one layer early
def count_parameters(sizes, prelu=False):
    total = sum((sizes[i] + 1) * sizes[i + 1] for i in range(len(sizes) - 2))
    return total + (sum(sizes[1:-1]) if prelu else 0)


# %% count-parameters | wrong | three-layers-fixed | idea: works for four sizes only
def count_parameters(sizes, prelu=False):
    total = (sizes[0] + 1) * sizes[1] + (sizes[1] + 1) * sizes[2] + (sizes[2] + 1) * sizes[3]
    return total + (sizes[1] + sizes[2] if prelu else 0)


# %% count-parameters | wrong | first-to-last | idea: all sizes multiplied together
def count_parameters(sizes, prelu=False):
    total = 1
    for n in sizes:
        total *= n
    return total + sum(sizes[1:]) + (sum(sizes[1:-1]) if prelu else 0)


# %% count-parameters | wrong | prelu-ignored | idea: prelu not used
def count_parameters(sizes, prelu=False):
    return sum((n + 1) * k for n, k in zip(sizes, sizes[1:]))


# %% count-parameters | wrong | prelu-always | idea: alphas counted without prelu too
def count_parameters(sizes, prelu=False):
    return sum((n + 1) * k for n, k in zip(sizes, sizes[1:])) + sum(sizes[1:-1])


# %% count-parameters | wrong | prelu-outputs-too | idea: alphas for the outputs too
def count_parameters(sizes, prelu=False):
    total = sum((n + 1) * k for n, k in zip(sizes, sizes[1:]))
    return total + (sum(sizes[1:]) if prelu else 0)


# %% count-parameters | wrong | prelu-inputs-too | idea: alphas for the inputs too
def count_parameters(sizes, prelu=False):
    total = sum((n + 1) * k for n, k in zip(sizes, sizes[1:]))
    return total + (sum(sizes[:-1]) if prelu else 0)


# %% count-parameters | wrong | prelu-one-per-layer | idea: one alpha per hidden layer
def count_parameters(sizes, prelu=False):
    total = sum((n + 1) * k for n, k in zip(sizes, sizes[1:]))
    return total + (len(sizes) - 2 if prelu else 0)


# %% count-parameters | wrong | prelu-one | idea: a single alpha
def count_parameters(sizes, prelu=False):
    total = sum((n + 1) * k for n, k in zip(sizes, sizes[1:]))
    return total + (1 if prelu else 0)


# %% count-parameters | wrong | prelu-first-hidden | idea: alphas in the first hidden layer only (and for outputs if there is none)
def count_parameters(sizes, prelu=False):
    total = sum((n + 1) * k for n, k in zip(sizes, sizes[1:]))
    return total + (sizes[1] if prelu else 0)


# %% count-parameters | wrong | prelu-distinct-sizes | idea: layers of equal width counted once
def count_parameters(sizes, prelu=False):
    total = sum((n + 1) * k for n, k in zip(sizes, sizes[1:]))
    return total + (sum(set(sizes[1:-1])) if prelu else 0)


# %% count-parameters | wrong | prelu-twice | idea: two alphas per hidden neuron, one for each side
def count_parameters(sizes, prelu=False):
    total = sum((n + 1) * k for n, k in zip(sizes, sizes[1:]))
    return total + (2 * sum(sizes[1:-1]) if prelu else 0)


# %% count-parameters | wrong | prelu-per-weight | idea: an alpha for each weight
def count_parameters(sizes, prelu=False):
    total = sum((n + 1) * k for n, k in zip(sizes, sizes[1:]))
    return total + (sum(n * k for n, k in zip(sizes[:-2], sizes[1:-1])) if prelu else 0)


# %% count-parameters | wrong | counts-up | idea: the count goes on from call to call
_count = 0


def count_parameters(sizes, prelu=False):
    global _count
    for n, k in zip(sizes, sizes[1:]):
        _count += (n + 1) * k
    return _count + (sum(sizes[1:-1]) if prelu else 0)


# %% quiz-second-weight-raised | wrong | letter-a | idea: option A is false
answer_second_weight_raised = (
    "A"
)


# %% quiz-second-weight-raised | right | letter-b
answer_second_weight_raised = (
    "B"
)


# %% quiz-second-weight-raised | wrong | letter-c | idea: option C is false
answer_second_weight_raised = (
    "C"
)


# %% quiz-second-weight-raised | wrong | letter-d | idea: option D is false
answer_second_weight_raised = (
    "D"
)


# %% quiz-entry-of-z | right | letter-a
answer_entry_of_z = (
    "A"
)


# %% quiz-entry-of-z | wrong | letter-b | idea: option B is false
answer_entry_of_z = (
    "B"
)


# %% quiz-entry-of-z | wrong | letter-c | idea: option C is false
answer_entry_of_z = (
    "C"
)


# %% quiz-entry-of-z | wrong | letter-d | idea: option D is false
answer_entry_of_z = (
    "D"
)


# %% quiz-bias-drawn-first | wrong | letter-a | idea: option A is false
answer_bias_drawn_first = (
    "A"
)


# %% quiz-bias-drawn-first | wrong | letter-b | idea: option B is false
answer_bias_drawn_first = (
    "B"
)


# %% quiz-bias-drawn-first | wrong | letter-c | idea: option C is false
answer_bias_drawn_first = (
    "C"
)


# %% quiz-bias-drawn-first | right | letter-d
answer_bias_drawn_first = (
    "D"
)


# %% quiz-which-tells-apart | wrong | letter-a | idea: option A is false
answer_which_tells_apart = (
    "A"
)


# %% quiz-which-tells-apart | wrong | letter-b | idea: option B is false
answer_which_tells_apart = (
    "B"
)


# %% quiz-which-tells-apart | right | letter-c
answer_which_tells_apart = (
    "C"
)


# %% quiz-which-tells-apart | wrong | letter-d | idea: option D is false
answer_which_tells_apart = (
    "D"
)


# %% quiz-same-start-for-two | wrong | letter-a | idea: option A is false
answer_same_start_for_two = (
    "A"
)


# %% quiz-same-start-for-two | right | letter-b
answer_same_start_for_two = (
    "B"
)


# %% quiz-same-start-for-two | wrong | letter-c | idea: option C is false
answer_same_start_for_two = (
    "C"
)


# %% quiz-same-start-for-two | wrong | letter-d | idea: option D is false
answer_same_start_for_two = (
    "D"
)


# %% quiz-twice-as-wide | wrong | letter-a | idea: option A is false
answer_twice_as_wide = (
    "A"
)


# %% quiz-twice-as-wide | wrong | letter-b | idea: option B is false
answer_twice_as_wide = (
    "B"
)


# %% quiz-twice-as-wide | right | letter-c
answer_twice_as_wide = (
    "C"
)


# %% quiz-twice-as-wide | wrong | letter-d | idea: option D is false
answer_twice_as_wide = (
    "D"
)


# %% quiz-line-with-weights-times-ten | right | letter-a
answer_line_with_weights_times_ten = (
    "A"
)


# %% quiz-line-with-weights-times-ten | wrong | letter-b | idea: option B is false
answer_line_with_weights_times_ten = (
    "B"
)


# %% quiz-line-with-weights-times-ten | wrong | letter-c | idea: option C is false
answer_line_with_weights_times_ten = (
    "C"
)


# %% quiz-line-with-weights-times-ten | wrong | letter-d | idea: option D is false
answer_line_with_weights_times_ten = (
    "D"
)
