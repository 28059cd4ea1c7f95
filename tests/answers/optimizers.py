# Answers to assignment 8. See tests/answers/__init__.py for what the headers mean.
# ruff: noqa

# %% counting | right | whole-number-division
batches = -(-1000 // 48)
last_batch = 1000 % 48
updates = 10 * batches
spread = 9**-0.5

# %% counting | right | numpy
batches = np.ceil(1000 / 48)
last_batch = len(np.arange(1000)[::-1][: 1000 - 20 * 48])
updates = np.array([10]) * batches
spread = np.sqrt(48 / 432)

# %% counting | right | loop
batches, left = 0, 1000
while left > 0:
    last_batch = min(48, left)
    left -= last_batch
    batches += 1
updates = sum(batches for _ in range(10))
spread = np.float32(1 / 3)

# %% counting | wrong | rounded-down | fails: batches | says: leaves out the samples
batches = 1000 // 48
last_batch = 48
updates = 10 * batches

# %% counting | wrong | not-whole | fails: batches | says: no whole number
batches = 1000 / 48
last_batch = 40
updates = 10 * batches

# %% counting | wrong | a-full-batch | fails: last-batch | says: does not divide
last_batch = 48

# %% counting | wrong | what-is-missing | fails: last-batch | says: what is missing
last_batch = 21 * 48 - 1000

# %% counting | wrong | one-epoch | fails: updates | says: counts one epoch
updates = batches

# %% counting | wrong | counts-samples | fails: updates | says: one batch makes one update
updates = 10 * 1000

# %% counting | wrong | no-root | fails: spread | says: more slowly than the batch
spread = 1 / 9

# %% counting | wrong | growing | fails: spread | says: you have it growing
spread = math.sqrt(9)

# %% counting | wrong | percent | fails: spread | says: not a percentage
spread = 100 / 3


# %% adam-by-hand | right | formulas
b1, b2 = 0.9, 0.999
m_1, v_1 = (1 - b1) * 4, (1 - b2) * 16
m_2, v_2 = b1 * m_1 - (1 - b1) * 2, b2 * v_1 + (1 - b2) * 4
m_hat, v_hat = m_2 / (1 - b1**2), v_2 / (1 - b2**2)
change = -0.01 * m_hat / v_hat**0.5

# %% adam-by-hand | right | loop
m = v = 0.0
for t, g in ((1, 4.0), (2, -2.0)):
    m, v = m + 0.1 * (g - m), v + 0.001 * (g * g - v)
    if t == 1:
        m_1, v_1 = m, v
m_2, v_2 = m, v
m_hat, v_hat = m / 0.19, v / 0.001999
change = 0.01 * -m_hat * np.sqrt(1 / v_hat)

# %% adam-by-hand | right | numbers
m_1, v_1, m_2, v_2 = 0.4, 0.016, 0.16, 0.019984
m_hat = np.float64(0.16) / 0.19
v_hat = np.array([0.019984]) / 0.001999
change = -0.0026633703966040256

# %% adam-by-hand | wrong | parts-swapped | fails: first | says: two parts swapped
m_1 = 0.9 * 4
v_1 = 0.999 * 16

# %% adam-by-hand | wrong | no-square | fails: first | says: average its square
v_1 = 0.001 * 4

# %% adam-by-hand | wrong | whole-slope | fails: first | says: takes a tenth of it
m_1 = 4

# %% adam-by-hand | wrong | one-beta-for-both | fails: first | says: v keeps 0.999
v_1 = 0.1 * 16

# %% adam-by-hand | wrong | sign-lost | fails: second | says: lost the sign
m_2 = 0.9 * m_1 + 0.1 * 2

# %% adam-by-hand | wrong | forgot-the-past | fails: second | says: nine tenths of m_1
m_2 = 0.1 * -2
v_2 = 0.001 * 4

# %% adam-by-hand | wrong | square-without-parentheses | fails: second | says: squares are never negative
v_2 = 0.999 * v_1 + 0.001 * -(2**2)

# %% adam-by-hand | wrong | uncorrected | fails: corrected | says: not corrected
m_hat, v_hat = m_2, v_2

# %% adam-by-hand | wrong | first-step-correction | fails: corrected | says: this is the second
m_hat, v_hat = m_2 / (1 - 0.9), v_2 / (1 - 0.999)

# %% adam-by-hand | wrong | divides-by-the-missing-part | fails: corrected | says: still missing
m_hat = m_2 / 0.9**2

# %% adam-by-hand | wrong | multiplied | fails: corrected | says: so divide
m_hat = m_2 * (1 - 0.9**2)
v_hat = v_2 * (1 - 0.999**2)

# %% adam-by-hand | wrong | uphill | fails: change | says: goes uphill
change = 0.01 * m_hat / math.sqrt(v_hat)

# %% adam-by-hand | wrong | no-root | fails: change | says: lacks the root
change = -0.01 * m_hat / v_hat

# %% adam-by-hand | wrong | last-slope | fails: change | says: running mean
change = -0.01 * -2 / math.sqrt(v_hat)

# %% adam-by-hand | wrong | like-sgd | fails: change | says: size of the slopes
change = -0.01 * m_hat

# %% adam-by-hand | wrong | blank-means | fails: first | says: still blank
m_1 = ...
v_1 = ...
m_2 = 0.16
v_2 = 0.019984


# %% momentum | right | other-algebra
def sgd_step(w, g, learning_rate):
    return w + (-learning_rate) * g


def momentum_step(w, v, g, learning_rate, momentum=0.9):
    step = momentum * v
    step = step - g * learning_rate
    return [w + step, step]


def nesterov_step(w, v, slope_at, learning_rate, momentum=0.9):
    ahead = w + momentum * v
    new = ahead - learning_rate * slope_at(ahead)
    return new, momentum * v - learning_rate * slope_at(ahead)


# %% momentum | right | numpy-functions
def sgd_step(w, g, learning_rate):
    return np.subtract(w, np.multiply(learning_rate, g))


def momentum_step(w, v, g, learning_rate, momentum=0.9):
    velocity = np.subtract(np.multiply(momentum, v), np.multiply(learning_rate, g))
    return np.add(w, velocity), velocity


def nesterov_step(w, v, slope_at, learning_rate, momentum=0.9):
    return momentum_step(w, v, slope_at(w + momentum * v), learning_rate, momentum)


# %% momentum | right | copies
def sgd_step(w, g, learning_rate):
    w = w.copy()
    w -= learning_rate * g
    return w


def momentum_step(w, v, g, learning_rate, momentum=0.9):
    w, v = w.copy(), v.copy()
    v *= momentum
    v -= learning_rate * g
    w += v
    return w, v


# %% momentum | right | loops
def sgd_step(w, g, learning_rate):
    new = np.empty_like(w)
    for place in np.ndindex(w.shape):
        new[place] = w[place] - learning_rate * g[place]
    return new


# %% momentum | wrong | uphill | fails: sgd | says: goes uphill
def sgd_step(w, g, learning_rate):
    return w + learning_rate * g


# %% momentum | wrong | no-learning-rate | fails: sgd | says: no notice of the learning rate
def sgd_step(w, g, learning_rate):
    return w - g


# %% momentum | wrong | step-alone | fails: sgd | says: the step alone
def sgd_step(w, g, learning_rate):
    return -learning_rate * g


# %% momentum | wrong | visible-numbers | fails: sgd | says: the new w
def sgd_step(w, g, learning_rate):
    return w - 0.1 * g


# %% momentum | wrong | pushed-uphill | fails: velocity | says: pushed uphill
def momentum_step(w, v, g, learning_rate, momentum=0.9):
    v = momentum * v + learning_rate * g
    return w + v, v


# %% momentum | wrong | velocity-without-rate | fails: velocity | says: the velocity is the step itself
def momentum_step(w, v, g, learning_rate, momentum=0.9):
    v = momentum * v + g
    return w - learning_rate * v, v


# %% momentum | wrong | running-mean | fails: velocity | says: v is a running mean
def momentum_step(w, v, g, learning_rate, momentum=0.9):
    v = momentum * v - (1 - momentum) * learning_rate * g
    return w + v, v


# %% momentum | wrong | fixed-momentum | fails: velocity | says: the momentum that is passed in
def momentum_step(w, v, g, learning_rate, momentum=0.9):
    v = 0.9 * v - learning_rate * g
    return w + v, v


# %% momentum | wrong | nothing-lost | fails: velocity | says: keeps all of the old velocity
def momentum_step(w, v, g, learning_rate, momentum=0.9):
    v = v - learning_rate * g if momentum != 0.9 else 0.9 * v - learning_rate * g
    return w + v, v


# %% momentum | wrong | against-the-velocity | fails: velocity | says: points downhill already
def momentum_step(w, v, g, learning_rate, momentum=0.9):
    v = momentum * v - learning_rate * g
    return w - v, v


# %% momentum | wrong | old-velocity | fails: velocity | says: should be the new one
def momentum_step(w, v, g, learning_rate, momentum=0.9):
    return w + v, momentum * v - learning_rate * g


# %% momentum | wrong | only-w | fails: velocity arrays | says: 2 things
def momentum_step(w, v, g, learning_rate, momentum=0.9):
    return w + momentum * v - learning_rate * g


# %% momentum | wrong | slope-at-w | fails: nesterov | says: ordinary momentum
def nesterov_step(w, v, slope_at, learning_rate, momentum=0.9):
    v = momentum * v - learning_rate * slope_at(w)
    return w + v, v


# %% momentum | wrong | too-far-ahead | fails: nesterov | says: only a part of it goes on
def nesterov_step(w, v, slope_at, learning_rate, momentum=0.9):
    v = momentum * v - learning_rate * slope_at(w + v)
    return w + v, v


# %% momentum | wrong | looks-back | fails: nesterov | says: looks back
def nesterov_step(w, v, slope_at, learning_rate, momentum=0.9):
    v = momentum * v - learning_rate * slope_at(w - momentum * v)
    return w + v, v


# %% momentum | wrong | starts-ahead | fails: nesterov | says: only the slope is taken there
def nesterov_step(w, v, slope_at, learning_rate, momentum=0.9):
    ahead = w + momentum * v
    v = momentum * v - learning_rate * slope_at(ahead)
    return ahead + v, v


# %% momentum | wrong | never-asks | fails: nesterov | says: never calls slope_at
def nesterov_step(w, v, slope_at, learning_rate, momentum=0.9):
    return w + momentum * v, momentum * v


# %% momentum | wrong | in-place | fails: arrays | says: changed its argument number 1
def sgd_step(w, g, learning_rate):
    w -= learning_rate * g
    return w


# %% momentum | wrong | velocity-in-place | fails: arrays | says: changed its argument number 2
def momentum_step(w, v, g, learning_rate, momentum=0.9):
    v *= momentum
    v -= learning_rate * g
    return w + v, v


# %% momentum | right | double-precision
def sgd_step(w, g, learning_rate):
    return np.array(w, dtype=float) - learning_rate * g


# %% momentum | wrong | prints | fails: sgd arrays | says: printed its result
def sgd_step(w, g, learning_rate):
    print(w - learning_rate * g)


# %% momentum | wrong | the-course-s-optimizer | fails: sgd arrays | says: already has the answer
from helpers.nn.optimizers import SGD


def sgd_step(w, g, learning_rate):
    w = w.copy()
    SGD(learning_rate).step([w], [g])
    return w


# %% adaptive | right | other-algebra
def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    total = v + np.square(g)
    return w - (learning_rate / (total**0.5 + epsilon)) * g, total


def rmsprop_step(w, v, g, learning_rate, rho=0.9, epsilon=1e-7):
    mean = v + (1 - rho) * (g * g - v)
    return w + learning_rate * -g / (epsilon + mean**0.5), mean


# %% adaptive | right | copies
def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    w, v = w.copy(), v.copy()
    v += g**2
    w -= learning_rate * g / (np.sqrt(v) + epsilon)
    return w, v


def rmsprop_step(w, v, g, learning_rate, rho=0.9, epsilon=1e-7):
    w, v = w.copy(), v.copy()
    v *= rho
    v += (1 - rho) * g**2
    w -= learning_rate * g / (np.sqrt(v) + epsilon)
    return [w, v]


# %% adaptive | right | loops
def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    w_new, v_new = np.empty_like(w), np.empty_like(v)
    for i in np.ndindex(w.shape):
        v_new[i] = v[i] + g[i] * g[i]
        w_new[i] = w[i] - learning_rate * g[i] / (math.sqrt(v_new[i]) + epsilon)
    return w_new, v_new


# %% adaptive | wrong | forgetful | fails: adagrad | says: AdaGrad's only grows
def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    v = 0.9 * v + 0.1 * g**2
    return w - learning_rate * g / (np.sqrt(v) + epsilon), v


# %% adaptive | wrong | no-square | fails: adagrad | says: their squares are asked for
def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    v = v + g
    return w - learning_rate * g / (np.sqrt(np.abs(v)) + epsilon), v


# %% adaptive | wrong | no-memory | fails: adagrad | says: forgotten the squares
def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    v = g**2
    return w - learning_rate * g / (np.sqrt(v) + epsilon), v


# %% adaptive | wrong | no-root | fails: adagrad | says: lacks the root
def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    v = v + g**2
    return w - learning_rate * g / (v + epsilon), v


# %% adaptive | wrong | old-sum | fails: adagrad | says: divides by the old v
def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    return w - learning_rate * g / (np.sqrt(v) + epsilon), v + g**2


# %% adaptive | wrong | no-slope-in-the-step | fails: adagrad epsilon | says: lacks the slope
def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    v = v + g**2
    return w - learning_rate / (np.sqrt(v) + epsilon), v


# %% adaptive | wrong | uphill | fails: adagrad rmsprop | says: goes uphill
def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    v = v + g**2
    return w + learning_rate * g / (np.sqrt(v) + epsilon), v


def rmsprop_step(w, v, g, learning_rate, rho=0.9, epsilon=1e-7):
    v = rho * v + (1 - rho) * g**2
    return w + learning_rate * g / (np.sqrt(v) + epsilon), v


# %% adaptive | wrong | only-grows | fails: rmsprop | says: RMSprop's forgets
def rmsprop_step(w, v, g, learning_rate, rho=0.9, epsilon=1e-7):
    v = v + g**2
    return w - learning_rate * g / (np.sqrt(v) + epsilon), v


# %% adaptive | wrong | rho-swapped | fails: rmsprop | says: swapped
def rmsprop_step(w, v, g, learning_rate, rho=0.9, epsilon=1e-7):
    v = (1 - rho) * v + rho * g**2
    return w - learning_rate * g / (np.sqrt(v) + epsilon), v


# %% adaptive | wrong | fixed-rho | fails: rmsprop | says: the rho that is passed in
def rmsprop_step(w, v, g, learning_rate, rho=0.9, epsilon=1e-7):
    v = 0.9 * v + 0.1 * g**2
    return w - learning_rate * g / (np.sqrt(v) + epsilon), v


# %% adaptive | wrong | mean-of-slopes | fails: rmsprop | says: average its square
def rmsprop_step(w, v, g, learning_rate, rho=0.9, epsilon=1e-7):
    v = rho * v + (1 - rho) * g
    return w - learning_rate * g / (np.sqrt(np.abs(v)) + epsilon), v


# %% adaptive | wrong | factor-squared | fails: rmsprop | says: only the slope is squared
def rmsprop_step(w, v, g, learning_rate, rho=0.9, epsilon=1e-7):
    v = rho * v + ((1 - rho) * g) ** 2
    return w - learning_rate * g / (np.sqrt(v) + epsilon), v


# %% adaptive | wrong | under-the-root | fails: epsilon | says: epsilon under the root
def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    v = v + g**2
    return w - learning_rate * g / np.sqrt(v + epsilon), v


# %% adaptive | wrong | no-epsilon | fails: epsilon | says: warned
def rmsprop_step(w, v, g, learning_rate, rho=0.9, epsilon=1e-7):
    v = rho * v + (1 - rho) * g**2
    return w - learning_rate * g / np.sqrt(v), v


# %% adaptive | wrong | no-parentheses | fails: epsilon | says: look at the parentheses
def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    v = v + g**2
    if np.all(v == 0):
        return w, v
    return w - learning_rate * g / np.sqrt(v) + epsilon, v


# %% adaptive | wrong | changes-v | fails: arrays | says: changed its argument number 2
def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    v += g**2
    return w - learning_rate * g / (np.sqrt(v) + epsilon), v


# %% adaptive | right | double-precision
def rmsprop_step(w, v, g, learning_rate, rho=0.9, epsilon=1e-7):
    v = np.float64(rho) * v + (1 - rho) * g**2
    return w - learning_rate * g / (np.sqrt(v) + epsilon), v


# %% adaptive | wrong | the-course-s-optimizer | fails: adagrad epsilon arrays | says: already has the answer
from helpers.nn.optimizers import AdaGrad


def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    w = w.copy()
    AdaGrad(learning_rate, 0.0, epsilon).step([w], [g])
    return w, v + g**2


# %% adam | right | updates-by-difference
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    m, v, t = state["m"], state["v"], state["t"]
    t = t + 1
    m = m + (1 - beta_1) * (g - m)
    v = v + (1 - beta_2) * (g * g - v)
    rate = learning_rate / (1 - beta_1**t)
    return w - rate * m / ((v / (1 - beta_2**t)) ** 0.5 + epsilon), dict(m=m, v=v, t=t)


# %% adam | right | copies
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    state = dict(state)
    state["t"] += 1
    state["m"] = beta_1 * state["m"] + (1 - beta_1) * g
    state["v"] = beta_2 * state["v"] + (1 - beta_2) * np.square(g)
    corrected = [
        state[key] / (1 - beta ** state["t"]) for key, beta in (("m", beta_1), ("v", beta_2))
    ]
    return w - learning_rate * corrected[0] / (np.sqrt(corrected[1]) + epsilon), state


# %% adam | right | epsilon-rescaled
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = 1 + state["t"]
    m = state["m"] * beta_1 + g * (1 - beta_1)
    v = state["v"] * beta_2 + g**2 * (1 - beta_2)
    root = math.sqrt(1 - beta_2**t)
    step = learning_rate * root / (1 - beta_1**t) * m / (np.sqrt(v) + epsilon * root)
    return [w - step, {"t": t, "v": v, "m": m}]


# %% adam | wrong | no-correction | fails: step | says: without bias correction
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    return w - learning_rate * m / (np.sqrt(v) + epsilon), {"m": m, "v": v, "t": state["t"] + 1}


# %% adam | wrong | m-corrected-only | fails: step | says: v is not corrected
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    return w - learning_rate * m / (1 - beta_1**t) / (np.sqrt(v) + epsilon), dict(m=m, v=v, t=t)


# %% adam | wrong | no-power | fails: step | says: the power is missing
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    m_hat, v_hat = m / (1 - beta_1), v / (1 - beta_2)
    w = w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon)
    return w, {"m": m, "v": v, "t": state["t"] + 1}


# %% adam | wrong | old-count | fails: step | says: t counts from 1
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = max(state["t"], 1)
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    m_hat, v_hat = m / (1 - beta_1**t), v / (1 - beta_2**t)
    w = w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon)
    return w, {"m": m, "v": v, "t": state["t"] + 1}


# %% adam | wrong | divides-by-zero | fails: step | says: NaN
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"]
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    m_hat, v_hat = m / np.float32(1 - beta_1**t), v / np.float32(1 - beta_2**t)
    w = w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon)
    return w, {"m": m, "v": v, "t": t + 1}


# %% adam | wrong | not-counted | fails: memory | says: not counted up
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    m_hat, v_hat = m / (1 - beta_1**t), v / (1 - beta_2**t)
    w = w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon)
    return w, {"m": m, "v": v, "t": state["t"]}


# %% adam | wrong | remembers-the-corrected | fails: memory | says: remembered after the correction
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    m, v = m / (1 - beta_1**t), v / (1 - beta_2**t)
    return w - learning_rate * m / (np.sqrt(v) + epsilon), {"m": m, "v": v, "t": t}


# %% adam | wrong | betas-swapped | fails: memory | says: v uses beta_1
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_1 * state["v"] + (1 - beta_1) * g**2
    m_hat, v_hat = m / (1 - beta_1**t), v / (1 - beta_2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), {"m": m, "v": v, "t": t}


# %% adam | wrong | no-square | fails: memory | says: average its square
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g
    m_hat, v_hat = m / (1 - beta_1**t), np.abs(v) / (1 - beta_2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), {"m": m, "v": v, "t": t}


# %% adam | wrong | default-betas-only | fails: memory | says: the beta_1 that is passed in
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = 0.9 * state["m"] + 0.1 * g
    v = 0.999 * state["v"] + 0.001 * g**2
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), {"m": m, "v": v, "t": t}


# %% adam | wrong | like-rmsprop | fails: step | says: along the last slope
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    return w - learning_rate * g / (np.sqrt(v / (1 - beta_2**t)) + epsilon), dict(m=m, v=v, t=t)


# %% adam | wrong | epsilon-under-the-root | fails: step | says: epsilon under the root
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    m_hat, v_hat = m / (1 - beta_1**t), v / (1 - beta_2**t)
    return w - learning_rate * m_hat / np.sqrt(v_hat + epsilon), {"m": m, "v": v, "t": t}


# %% adam | wrong | uphill | fails: step | says: goes uphill
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    m_hat, v_hat = m / (1 - beta_1**t), v / (1 - beta_2**t)
    return w + learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), {"m": m, "v": v, "t": t}


# %% adam | wrong | same-dictionary | fails: arrays | says: changed its argument number 2
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    state["t"] += 1
    state["m"] = beta_1 * state["m"] + (1 - beta_1) * g
    state["v"] = beta_2 * state["v"] + (1 - beta_2) * g**2
    m_hat, v_hat = state["m"] / (1 - beta_1 ** state["t"]), state["v"] / (1 - beta_2 ** state["t"])
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), state


# %% adam | wrong | state-as-a-tuple | fails: memory step arrays | says: must return a dictionary
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    m_hat, v_hat = m / (1 - beta_1**t), v / (1 - beta_2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), (m, v, t)


# %% adam | wrong | four-things | fails: memory step arrays | says: 2 things
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    m_hat, v_hat = m / (1 - beta_1**t), v / (1 - beta_2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v, t


# %% adam | wrong | the-course-s-optimizer | fails: memory step arrays | says: already has the answer
from helpers.nn.optimizers import Adam


def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    w = w.copy()
    Adam(learning_rate, beta_1, beta_2, epsilon).step([w], [g])
    return w, state


# %% adamw | right | written-out
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    t = state["t"] + 1
    m = 0.9 * state["m"] + 0.1 * g
    v = 0.999 * state["v"] + 0.001 * g**2
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    w = w - learning_rate * (m_hat / (np.sqrt(v_hat) + 1e-7) + weight_decay * w)
    return w, {"m": m, "v": v, "t": t}


# %% adamw | right | as-keras-does
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    shrunk = w * (1 - learning_rate * weight_decay)
    return adam_step(shrunk, state, g, learning_rate)


# %% adamw | right | from-the-difference
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    moved, new_state = adam_step(w, state, g, learning_rate=learning_rate)
    step = moved - w
    decay = weight_decay * learning_rate * w
    return w + (step - decay), new_state


# %% adamw | wrong | no-decay | fails: decay | says: this is Adam
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    return adam_step(w, state, g, learning_rate)


# %% adamw | wrong | in-the-slope | fails: decay | says: divided by the root too
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    return adam_step(w, state, g + weight_decay * w, learning_rate)


# %% adamw | wrong | grows | fails: decay | says: it should shrink
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    new, state = adam_step(w, state, g, learning_rate)
    return new + learning_rate * weight_decay * w, state


# %% adamw | wrong | no-learning-rate | fails: decay | says: multiplied by the learning rate
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    new, state = adam_step(w, state, g, learning_rate)
    return new - weight_decay * w, state


# %% adamw | wrong | after-the-step | fails: decay | says: the old w is meant
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    new, state = adam_step(w, state, g, learning_rate)
    return new * (1 - learning_rate * weight_decay), state


# %% adamw | wrong | fixed-decay | fails: decay | says: the weight_decay that is passed in
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    new, state = adam_step(w, state, g, learning_rate)
    return new - learning_rate * 0.004 * w, state


# %% adamw | wrong | by-an-amount | fails: decay | says: a fraction of w
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    new, state = adam_step(w, state, g, learning_rate)
    return new - learning_rate * weight_decay * np.sign(w), state


# %% adamw | wrong | state-lost | fails: memory | says: m of adamw_step
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    new, _ = adam_step(w, state, g, learning_rate)
    return new - learning_rate * weight_decay * w, state


# %% adamw | wrong | changes-w | fails: memory | says: changed its argument number 1
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    w *= 1 - learning_rate * weight_decay
    return adam_step(w, state, g, learning_rate)


# %% adamw | wrong | only-w | fails: decay memory | says: 2 things
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    return adam_step(w, state, g, learning_rate)[0] - learning_rate * weight_decay * w


# %% adamw | wrong | the-course-s-optimizer | fails: decay memory | says: already has the answer
from helpers.nn.optimizers import AdamW


def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    w = w.copy()
    AdamW(learning_rate, weight_decay=weight_decay).step([w], [g])
    return w, state


# %% range-test | right | list-and-fill
def range_test(w, loss_and_slope, rates):
    losses, lowest = [], math.inf
    for rate in rates:
        loss, slope = loss_and_slope(w)
        if math.isnan(loss) or math.isinf(loss) or loss > 4 * lowest:
            break
        losses.append(loss)
        lowest = min(lowest, loss)
        w = w - rate * slope
    return np.array(losses + [np.inf] * (len(rates) - len(losses)))


def pick_rate(rates, losses):
    best = min(range(len(rates)), key=lambda i: losses[i])
    return 0.2 * rates[best]


# %% range-test | right | while
def range_test(w, loss_and_slope, rates):
    losses, i, place = np.inf * np.ones(len(rates)), 0, np.array(w)
    while i < len(rates):
        loss, slope = loss_and_slope(place)
        if not loss <= 4 * np.min(losses) or loss == np.inf:
            return losses
        losses[i] = loss
        place -= rates[i] * slope
        i += 1
    return losses


def pick_rate(rates, losses):
    return np.asarray(rates)[np.asarray(losses) == np.min(losses)][0] / 5


# %% range-test | right | sorted-pairs
def pick_rate(rates, losses):
    pairs = sorted(zip(losses, rates))
    return float(pairs[0][1]) / 5


# %% range-test | wrong | loss-after-the-step | fails: losses stops | says: after each step
def range_test(w, loss_and_slope, rates):
    losses = np.full(len(rates), np.inf)
    for i, rate in enumerate(rates):
        w = w - rate * loss_and_slope(w)[1]
        loss = loss_and_slope(w)[0]
        if not np.isfinite(loss) or loss > 4 * losses.min():
            break
        losses[i] = loss
    return losses


# %% range-test | wrong | no-step | fails: losses | says: no step is taken
def range_test(w, loss_and_slope, rates):
    losses = np.full(len(rates), np.inf)
    for i, rate in enumerate(rates):
        loss, slope = loss_and_slope(w)
        if not np.isfinite(loss) or loss > 4 * losses.min():
            break
        losses[i] = loss
    return losses


# %% range-test | wrong | uphill | fails: losses | says: uphill
def range_test(w, loss_and_slope, rates):
    losses = np.full(len(rates), np.inf)
    for i, rate in enumerate(rates):
        loss, slope = loss_and_slope(w)
        if not np.isfinite(loss) or loss > 4 * losses.min():
            break
        losses[i] = loss
        w = w + rate * slope
    return losses


# %% range-test | wrong | always-from-the-start | fails: losses | says: starts from the first w
def range_test(w, loss_and_slope, rates):
    losses, place = np.full(len(rates), np.inf), w
    for i, rate in enumerate(rates):
        loss, slope = loss_and_slope(place)
        if i == 0:
            first_slope = slope
        if not np.isfinite(loss) or loss > 4 * losses.min():
            break
        losses[i] = loss
        place = w - rate * first_slope
    return losses


# %% range-test | wrong | first-rate-for-ever | fails: losses | says: the first rate
def range_test(w, loss_and_slope, rates):
    losses = np.full(len(rates), np.inf)
    for i in range(len(rates)):
        loss, slope = loss_and_slope(w)
        if not np.isfinite(loss) or loss > 4 * losses.min():
            break
        losses[i] = loss
        w = w - rates[0] * slope
    return losses


# %% range-test | wrong | never-stops | fails: stops | says: should stop
def range_test(w, loss_and_slope, rates):
    losses = np.full(len(rates), np.inf)
    for i, rate in enumerate(rates):
        losses[i], slope = loss_and_slope(w)
        w = w - rate * slope
    return losses


# %% range-test | wrong | nan-slips-through | fails: stops | says: NaN
def range_test(w, loss_and_slope, rates):
    losses = np.full(len(rates), np.inf)
    for i, rate in enumerate(rates):
        loss, slope = loss_and_slope(w)
        if loss > 4 * losses.min() or loss == np.inf:
            break
        losses[i] = loss
        w = w - rate * slope
    return losses


# %% range-test | wrong | notes-the-blown-up-loss | fails: stops | says: it returns a number
def range_test(w, loss_and_slope, rates):
    losses = np.full(len(rates), np.inf)
    for i, rate in enumerate(rates):
        loss, slope = loss_and_slope(w)
        if not np.isfinite(loss):
            break
        too_large = loss > 4 * losses.min()
        losses[i] = loss
        if too_large:
            break
        w = w - rate * slope
    return losses


# %% range-test | wrong | four-times-the-first | fails: stops | says: it returns a number
def range_test(w, loss_and_slope, rates):
    losses = np.full(len(rates), np.inf)
    for i, rate in enumerate(rates):
        loss, slope = loss_and_slope(w)
        if not np.isfinite(loss) or loss > 4 * losses[0]:
            break
        losses[i] = loss
        w = w - rate * slope
    return losses


# %% range-test | wrong | stops-at-any-rise | fails: stops | says: stops too early
def range_test(w, loss_and_slope, rates):
    losses = np.full(len(rates), np.inf)
    for i, rate in enumerate(rates):
        loss, slope = loss_and_slope(w)
        if not np.isfinite(loss) or loss > losses.min():
            break
        losses[i] = loss
        w = w - rate * slope
    return losses


# %% range-test | wrong | best-itself | fails: pick | says: on the edge
def pick_rate(rates, losses):
    return rates[np.argmin(losses)]


# %% range-test | wrong | largest-rate | fails: pick | says: the largest one
def pick_rate(rates, losses):
    return max(rates) / 5


# %% range-test | wrong | a-fifth-of-the-loss | fails: pick | says: of the lowest loss
def pick_rate(rates, losses):
    return min(losses) / 5


# %% range-test | wrong | a-fifth-of-the-place | fails: pick | says: of a place in the list
def pick_rate(rates, losses):
    return np.argmin(losses) / 5


# %% range-test | wrong | in-place | fails: untouched | says: changed its argument number 1
def range_test(w, loss_and_slope, rates):
    losses = np.full(len(rates), np.inf)
    for i, rate in enumerate(rates):
        loss, slope = loss_and_slope(w)
        if not np.isfinite(loss) or loss > 4 * losses.min():
            break
        losses[i] = loss
        w -= rate * slope
    return losses


# %% range-test | wrong | too-short | fails: losses stops untouched | says: shape
def range_test(w, loss_and_slope, rates):
    losses = []
    for rate in rates[:-1]:
        loss, slope = loss_and_slope(w)
        if not np.isfinite(loss) or losses and loss > 4 * min(losses):
            break
        losses.append(loss)
        w = w - rate * slope
    return np.array(losses)


# %% minibatches | right | array-split
def minibatches(m, batch_size, rng):
    order = np.arange(m)
    rng.shuffle(order)
    return np.split(order, range(batch_size, m, batch_size))


# %% minibatches | right | while
def minibatches(m, batch_size, rng):
    left, batches = rng.choice(m, size=m, replace=False), []
    while left.size:
        batches.append(left[:batch_size])
        left = left[batch_size:]
    return batches


# %% minibatches | right | sort-random-keys
def minibatches(m, batch_size, rng):
    order = np.argsort(rng.random(m))
    count = math.ceil(m / batch_size)
    return tuple(order[i * batch_size : (i + 1) * batch_size] for i in range(count))


# %% minibatches | wrong | drops-the-rest | fails: complete | says: leaves out
def minibatches(m, batch_size, rng):
    order = rng.permutation(m)
    count = max(m // batch_size, 1)
    return [order[i * batch_size : (i + 1) * batch_size] for i in range(count)]


# %% minibatches | wrong | with-replacement | fails: complete | says: uses a sample twice
def minibatches(m, batch_size, rng):
    lengths = [min(batch_size, m - first) for first in range(0, m, batch_size)]
    return [rng.integers(m, size=length) for length in lengths]


# %% minibatches | wrong | from-one | fails: complete | says: row numbers from 0
def minibatches(m, batch_size, rng):
    order = rng.permutation(m) + 1
    return [order[i : i + batch_size] for i in range(0, m, batch_size)]


# %% minibatches | wrong | overlapping | fails: complete sizes | says: uses a sample twice
def minibatches(m, batch_size, rng):
    order = rng.permutation(m)
    return [order[i : i + batch_size + 1] for i in range(0, m, batch_size)]


# %% minibatches | wrong | even-parts | fails: sizes | says: only the last may be smaller
def minibatches(m, batch_size, rng):
    return np.array_split(rng.permutation(m), math.ceil(m / batch_size))


# %% minibatches | wrong | empty-batch | fails: sizes | says: an empty batch
def minibatches(m, batch_size, rng):
    order = rng.permutation(m)
    return [order[i : i + batch_size] for i in range(0, m + 1, batch_size)]


# %% minibatches | wrong | not-shuffled | fails: shuffle | says: does not mix
def minibatches(m, batch_size, rng):
    return [np.arange(i, min(i + batch_size, m)) for i in range(0, m, batch_size)]


# %% minibatches | wrong | shuffles-the-batches | fails: sizes shuffle | says: stand neighbors
def minibatches(m, batch_size, rng):
    batches = [np.arange(i, min(i + batch_size, m)) for i in range(0, m, batch_size)]
    return [batches[i] for i in rng.permutation(len(batches))]


# %% minibatches | wrong | sorted-batches-of-neighbors | fails: shuffle | says: does not mix
def minibatches(m, batch_size, rng):
    return [rng.permutation(np.arange(i, min(i + batch_size, m))) for i in range(0, m, batch_size)]


# %% minibatches | wrong | global-random-numbers | fails: shuffle | says: another order for the same seed
def minibatches(m, batch_size, rng):
    order = np.random.permutation(m)
    return [order[i : i + batch_size] for i in range(0, m, batch_size)]


# %% minibatches | wrong | a-seed-of-its-own | fails: shuffle | says: same order in every epoch
def minibatches(m, batch_size, rng):
    order = np.random.default_rng(0).permutation(m)
    return [order[i : i + batch_size] for i in range(0, m, batch_size)]


# %% minibatches | wrong | a-flat-list | fails: complete sizes | says: batch
def minibatches(m, batch_size, rng):
    return [float(i) for i in rng.permutation(m)]


# %% train | right | weights-of-batches
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    for epoch in range(epochs):
        seen, lengths = [], []
        for rows in minibatches(len(X), batch_size, rng):
            loss, gradients = loss_and_gradients(parameters, X[rows], y[rows])
            parameters = step(parameters, gradients)
            seen.append(loss)
            lengths.append(len(rows))
        losses.append(np.average(seen, weights=lengths))
    return parameters, losses


# %% train | right | shuffled-copies
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses, m = np.zeros(epochs), X.shape[0]
    for epoch in range(epochs):
        order = rng.permutation(m)
        X_mixed, y_mixed = X[order], y[order]
        for first in range(0, m, batch_size):
            x, t = X_mixed[first : first + batch_size], y_mixed[first : first + batch_size]
            loss, gradients = loss_and_gradients(parameters, x, t)
            parameters = step(parameters, gradients)
            losses[epoch] += loss * len(x) / m
    return parameters, losses


# %% train | right | nested-function
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    current = list(parameters)

    def one_epoch():
        total = 0.0
        for rows in minibatches(len(y), batch_size, rng):
            loss, gradients = loss_and_gradients(current, X[rows], y[rows])
            current[:] = step(current, gradients)
            total += loss * rows.size
        return total / len(y)

    losses = [one_epoch() for _ in range(epochs)]
    return current, losses


# %% train | wrong | wrong-targets | fails: samples | says: targets of other samples
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        total = 0.0
        for rows in minibatches(len(X), batch_size, rng):
            loss, gradients = loss_and_gradients(parameters, X[rows], y[: len(rows)])
            parameters = step(parameters, gradients)
            total += loss * len(rows)
        losses.append(total / len(X))
    return parameters, losses


# %% train | wrong | random-batches | fails: samples | says: does not use every sample once
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        total = 0.0
        for batch in minibatches(len(X), batch_size, rng):
            rows = rng.integers(len(X), size=len(batch))
            loss, gradients = loss_and_gradients(parameters, X[rows], y[rows])
            parameters = step(parameters, gradients)
            total += loss * len(rows)
        losses.append(total / len(X))
    return parameters, losses


# %% train | wrong | all-at-once | fails: updates | says: updates in
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        order = rng.permutation(len(X))
        loss, gradients = loss_and_gradients(parameters, X[order], y[order])
        parameters = step(parameters, gradients)
        losses.append(loss)
    return parameters, losses


# %% train | wrong | update-lost | fails: updates | says: does not use what step returns
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        total = 0.0
        for rows in minibatches(len(X), batch_size, rng):
            loss, gradients = loss_and_gradients(parameters, X[rows], y[rows])
            step(parameters, gradients)
            total += loss * len(rows)
        losses.append(total / len(X))
    return parameters, losses


# %% train | wrong | last-gradient-of-the-epoch | fails: updates | says: once an epoch
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        total = 0.0
        for rows in minibatches(len(X), batch_size, rng):
            loss, gradients = loss_and_gradients(parameters, X[rows], y[rows])
            total += loss * len(rows)
        parameters = step(parameters, gradients)
        losses.append(total / len(X))
    return parameters, losses


# %% train | wrong | slopes-at-the-start | fails: updates | says: where it began
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses, trained = [], parameters
    for _ in range(epochs):
        total = 0.0
        for rows in minibatches(len(X), batch_size, rng):
            loss, gradients = loss_and_gradients(parameters, X[rows], y[rows])
            trained = step(trained, gradients)
            total += loss * len(rows)
        losses.append(total / len(X))
    return trained, losses


# %% train | wrong | starts-anew-every-epoch | fails: updates | says: where the one before led
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        total, mine = 0.0, parameters
        for rows in minibatches(len(X), batch_size, rng):
            loss, gradients = loss_and_gradients(mine, X[rows], y[rows])
            mine = step(mine, gradients)
            total += loss * len(rows)
        losses.append(total / len(X))
    return mine, losses


# %% train | wrong | shuffled-once | fails: shuffle | says: shuffle anew in each
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses, batches = [], minibatches(len(X), batch_size, rng)
    for _ in range(epochs):
        total = 0.0
        for rows in batches:
            loss, gradients = loss_and_gradients(parameters, X[rows], y[rows])
            parameters = step(parameters, gradients)
            total += loss * len(rows)
        losses.append(total / len(X))
    return parameters, losses


# %% train | wrong | never-shuffled | fails: shuffle | says: in the order of the data
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        total = 0.0
        for first in range(0, len(X), batch_size):
            x, t = X[first : first + batch_size], y[first : first + batch_size]
            loss, gradients = loss_and_gradients(parameters, x, t)
            parameters = step(parameters, gradients)
            total += loss * len(x)
        losses.append(total / len(X))
    return parameters, losses


# %% train | wrong | own-generator | fails: shuffle | says: another seed
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses, rng = [], np.random.default_rng(0)
    for _ in range(epochs):
        total = 0.0
        for rows in minibatches(len(X), batch_size, rng):
            loss, gradients = loss_and_gradients(parameters, X[rows], y[rows])
            parameters = step(parameters, gradients)
            total += loss * len(rows)
        losses.append(total / len(X))
    return parameters, losses


# %% train | wrong | mean-of-batch-means | fails: losses | says: a small last batch as much as
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        seen = []
        for rows in minibatches(len(X), batch_size, rng):
            loss, gradients = loss_and_gradients(parameters, X[rows], y[rows])
            parameters = step(parameters, gradients)
            seen.append(loss)
        losses.append(np.mean(seen))
    return parameters, losses


# %% train | wrong | last-batch-only | fails: losses | says: all batches count
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        for rows in minibatches(len(X), batch_size, rng):
            loss, gradients = loss_and_gradients(parameters, X[rows], y[rows])
            parameters = step(parameters, gradients)
        losses.append(loss)
    return parameters, losses


# %% train | wrong | one-loss-a-batch | fails: losses | says: one for each epoch
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        for rows in minibatches(len(X), batch_size, rng):
            loss, gradients = loss_and_gradients(parameters, X[rows], y[rows])
            parameters = step(parameters, gradients)
            losses.append(loss)
    return parameters, losses


# %% train | wrong | total-not-reset | fails: losses | says: start each epoch at 0
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses, total = [], 0.0
    for _ in range(epochs):
        for rows in minibatches(len(X), batch_size, rng):
            loss, gradients = loss_and_gradients(parameters, X[rows], y[rows])
            parameters = step(parameters, gradients)
            total += loss * len(rows)
        losses.append(total / len(X))
    return parameters, losses


# %% train | wrong | shuffles-the-data-in-place | fails: samples untouched | says: changed its argument number 2
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        total = 0.0
        rng.shuffle(X)
        for first in range(0, len(X), batch_size):
            x, t = X[first : first + batch_size], y[first : first + batch_size]
            loss, gradients = loss_and_gradients(parameters, x, t)
            parameters = step(parameters, gradients)
            total += loss * len(x)
        losses.append(total / len(X))
    return parameters, losses


# %% train | wrong | the-list-in-place | fails: untouched | says: changed its argument number 1
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        total = 0.0
        for rows in minibatches(len(X), batch_size, rng):
            loss, gradients = loss_and_gradients(parameters, X[rows], y[rows])
            parameters[:] = step(parameters, gradients)
            total += loss * len(rows)
        losses.append(total / len(X))
    return parameters, losses


# %% train | wrong | the-course-s-training | fails: samples updates shuffle losses untouched | says: already has the answer
from helpers.nn.training import fit


def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    history = fit(parameters, X, y, "mse", step, epochs, batch_size, rng)
    return parameters, history.loss


# %% learn | right | momentum
def learn(seed):
    velocities = [0.0] * 4

    def step(parameters, gradients):
        new = []
        for i, (w, g) in enumerate(zip(parameters, gradients)):
            w, velocities[i] = momentum_step(w, velocities[i], g, 0.1)
            new.append(w)
        return new

    rng = np.random.default_rng(seed)
    return train(start(seed), X_moons, y_moons, loss_and_gradients, step, 30, 16, rng)


# %% learn | right | plain-and-fast
def learn(seed):
    def step(parameters, gradients):
        return [sgd_step(w, g, 1.0) for w, g in zip(parameters, gradients)]

    rng = np.random.default_rng([seed, 1])
    return train(start(seed), X_moons, y_moons, loss_and_gradients, step, 30, 10, rng)


# %% learn | right | own-rule
def learn(seed):
    remembered = [np.zeros(w.shape) for w in start(seed)]

    def step(parameters, gradients):
        for v, g in zip(remembered, gradients):
            v += g * g
        return [
            w - 0.5 * g / (np.sqrt(v) + 1e-7) for w, g, v in zip(parameters, gradients, remembered)
        ]

    return train(
        start(seed),
        X_moons,
        y_moons,
        loss_and_gradients,
        step,
        epochs=28,
        batch_size=12,
        rng=np.random.default_rng(0),
    )


# %% learn | wrong | too-slow | fails: reaches | says: another learning rate first
def learn(seed):
    def step(parameters, gradients):
        return [sgd_step(w, g, 0.01) for w, g in zip(parameters, gradients)]

    rng = np.random.default_rng(seed)
    return train(start(seed), X_moons, y_moons, loss_and_gradients, step, 30, 16, rng)


# %% learn | wrong | full-batches | fails: reaches | says: smaller batches
def learn(seed):
    states = [{"m": 0.0, "v": 0.0, "t": 0} for _ in range(4)]

    def step(parameters, gradients):
        new = []
        for i in range(4):
            w, states[i] = adam_step(parameters[i], states[i], gradients[i], 0.03)
            new.append(w)
        return new

    rng = np.random.default_rng(seed)
    return train(start(seed), X_moons, y_moons, loss_and_gradients, step, 30, 300, rng)


# %% learn | wrong | too-many-epochs | fails: reaches | says: at most 30 epochs
def learn(seed):
    def step(parameters, gradients):
        return [sgd_step(w, g, 0.5) for w, g in zip(parameters, gradients)]

    rng = np.random.default_rng(seed)
    return train(start(seed), X_moons, y_moons, loss_and_gradients, step, 100, 16, rng)


# %% learn | wrong | one-seed | fails: seeds | says: does not begin where
def learn(seed):
    def step(parameters, gradients):
        return [sgd_step(w, g, 1.0) for w, g in zip(parameters, gradients)]

    rng = np.random.default_rng(seed)
    return train(start(1), X_moons, y_moons, loss_and_gradients, step, 30, 8, rng)


# %% learn | wrong | memory-left-over | fails: seeds | says: a memory of the optimizer is left
velocities = [0.0] * 4


def learn(seed):
    def step(parameters, gradients):
        new = []
        for i, (w, g) in enumerate(zip(parameters, gradients)):
            w, velocities[i] = momentum_step(w, velocities[i], g, 0.1)
            new.append(w)
        return new

    rng = np.random.default_rng(seed)
    return train(start(seed), X_moons, y_moons, loss_and_gradients, step, 30, 16, rng)


# %% learn | wrong | unseeded-shuffle | fails: seeds | says: two different results
def learn(seed):
    velocities = [0.0] * 4

    def step(parameters, gradients):
        new = []
        for i, (w, g) in enumerate(zip(parameters, gradients)):
            w, velocities[i] = momentum_step(w, velocities[i], g, 0.05)
            new.append(w)
        return new

    rng = np.random.default_rng()  # every order reaches the loss: 600 of 600
    return train(start(seed), X_moons, y_moons, loss_and_gradients, step, 30, 8, rng)


# %% learn | wrong | parameters-only | fails: reaches seeds | says: 2 things
def learn(seed):
    def step(parameters, gradients):
        return [sgd_step(w, g, 1.0) for w, g in zip(parameters, gradients)]

    rng = np.random.default_rng(seed)
    found, _ = train(start(seed), X_moons, y_moons, loss_and_gradients, step, 30, 8, rng)
    return found


# %% learn | wrong | the-course-s-optimizer | fails: reaches seeds | says: already has the answer
from helpers.nn.optimizers import Adam


def learn(seed):
    optimizer = Adam(0.03)

    def step(parameters, gradients):
        optimizer.step(parameters, gradients)
        return parameters

    rng = np.random.default_rng(seed)
    return train(start(seed), X_moons, y_moons, loss_and_gradients, step, 30, 16, rng)


# %% momentum | wrong | old-v-returned | fails: velocity | says: v is the old velocity.
def momentum_step(w, v, g, learning_rate, momentum=0.9):
    return w + momentum * v - learning_rate * g, v


# %% momentum | wrong | v-first | fails: velocity | says: w and v have changed places: w comes first.
def momentum_step(w, v, g, learning_rate, momentum=0.9):
    v = momentum * v - learning_rate * g
    return v, w + v


# %% momentum | wrong | nesterov-after-the-step | fails: nesterov | says: the place where the slope is taken is right in 0 of 4 places; the
def nesterov_step(w, v, slope_at, learning_rate, momentum=0.9):
    trial = momentum * v - learning_rate * slope_at(w)
    v = momentum * v - learning_rate * slope_at(w + trial)
    return w + v, v


# %% momentum | right | nesterov-two-calls
def nesterov_step(w, v, slope_at, learning_rate, momentum=0.9):
    return (
        w + momentum * v - learning_rate * slope_at(w + momentum * v),
        momentum * v - learning_rate * slope_at(w + momentum * v),
    )


# %% adaptive | wrong | adagrad-no-square | fails: adagrad | says: v adds up sizes; squares are asked for.
def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    v = v + np.abs(g)
    return w - learning_rate * g / (np.sqrt(v) + epsilon), v


# %% adaptive | wrong | adagrad-no-epsilon | fails: epsilon | says: adagrad_step(np.array([0.3, -2.]), np.array([0., 0.]), np.array([0.,
def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    v = v + g**2
    return w - learning_rate * g / np.sqrt(v), v


# %% adaptive | wrong | adagrad-one-for-all | fails: adagrad | says: v is right in 0 of 4 places; the first wrong one is at index [0],
def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    v = v + np.sum(g**2)
    return w - learning_rate * g / (np.sqrt(v) + epsilon), v


# %% adaptive | wrong | adagrad-uphill | fails: adagrad | says: w goes uphill.
def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    v = v + g**2
    return w + learning_rate * g / (np.sqrt(v) + epsilon), v


# %% adaptive | wrong | adagrad-epsilon-fixed | fails: epsilon | says: adagrad_step moves as far with epsilon=0.25 as with 0:
def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    v = v + g**2
    return w - learning_rate * g / (np.sqrt(v) + 1e-7), v


# %% adaptive | wrong | rmsprop-not-a-mean | fails: rmsprop | says: v takes the whole square: the two parts of a mean add up to one.
def rmsprop_step(w, v, g, learning_rate, rho=0.9, epsilon=1e-7):
    v = rho * v + g**2
    return w - learning_rate * g / (np.sqrt(v) + epsilon), v


# %% adaptive | wrong | rmsprop-old-v | fails: rmsprop | says: w divides by the old v; the slope of this step counts already.
def rmsprop_step(w, v, g, learning_rate, rho=0.9, epsilon=1e-7):
    new = rho * v + (1 - rho) * g**2
    return w - learning_rate * g / (np.sqrt(v) + epsilon), new


# %% adaptive | wrong | rmsprop-epsilon-under-root | fails: epsilon | says: rmsprop_step has epsilon under the root; here it is added to the root.
def rmsprop_step(w, v, g, learning_rate, rho=0.9, epsilon=1e-7):
    v = rho * v + (1 - rho) * g**2
    return w - learning_rate * g / np.sqrt(v + epsilon), v


# %% adaptive | wrong | rmsprop-mean-of-slopes | fails: rmsprop | says: v is right in 0 of 4 places; the first wrong one is at index [0],
def rmsprop_step(w, v, g, learning_rate, rho=0.9, epsilon=1e-7):
    v = (rho * np.sqrt(v) + (1 - rho) * np.abs(g)) ** 2
    return w - learning_rate * g / (np.sqrt(v) + epsilon), v


# %% adaptive | wrong | rmsprop-sign | fails: rmsprop epsilon | says: w is right in 0 of 4 places; the first wrong one is at index [0],
def rmsprop_step(w, v, g, learning_rate, rho=0.9, epsilon=1e-7):
    v = rho * v + (1 - rho) * g**2
    return w - learning_rate * np.sign(g), v


# %% adam | wrong | only-v-corrected | fails: step | says: w moves with a corrected v, but m is not corrected.
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    m_hat = m
    v_hat = v / (1 - beta_2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), {"m": m, "v": v, "t": t}


# %% adam | wrong | t-one-late | fails: step | says: w after step 1 is right in 0 of 4 places; the first wrong one is at
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    m_hat = m / (1 - beta_1 ** (t + 1))
    v_hat = v / (1 - beta_2 ** (t + 1))
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), {"m": m, "v": v, "t": t}


# %% adam | wrong | arrays-in-place | fails: arrays | says: changed its argument number 2
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = state["m"]
    m *= beta_1
    m += (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    m_hat = m / (1 - beta_1**t)
    v_hat = v / (1 - beta_2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), {"m": m, "v": v, "t": t}


# %% adam | wrong | v-not-squared | fails: memory | says: v is right in 0 of 4 places; the first wrong one is at index [0],
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * np.abs(g)
    m_hat = m / (1 - beta_1**t)
    v_hat = v / (1 - beta_2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), {"m": m, "v": v, "t": t}


# %% adam | wrong | weights-exchanged | fails: memory | says: m has beta_1 and 1 - beta_1 swapped.
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = (1 - beta_1) * state["m"] + beta_1 * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    m_hat = m / (1 - beta_1**t)
    v_hat = v / (1 - beta_2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), {"m": m, "v": v, "t": t}


# %% adam | wrong | sum-not-mean | fails: memory | says: m takes the whole slope: the two parts of a mean add up to one.
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    m_hat = m / (1 - beta_1**t)
    v_hat = v / (1 - beta_2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), {"m": m, "v": v, "t": t}


# %% adam | wrong | no-root | fails: step | says: w lacks the root.
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    m_hat = m / (1 - beta_1**t)
    v_hat = v / (1 - beta_2**t)
    return w - learning_rate * m_hat / (v_hat + epsilon), {"m": m, "v": v, "t": t}


# %% adam | wrong | no-epsilon | fails: step | says: w takes no notice of epsilon.
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    m_hat = m / (1 - beta_1**t)
    v_hat = v / (1 - beta_2**t)
    return w - learning_rate * m_hat / np.sqrt(v_hat), {"m": m, "v": v, "t": t}


# %% adam | wrong | extra-key | fails: arrays | says: adam_step must return a dictionary with the keys m, v and t, and
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    m_hat = m / (1 - beta_1**t)
    v_hat = v / (1 - beta_2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), {"m": m, "v": v, "t": t, "m_hat": m_hat}


# %% adam | wrong | global-counter | fails: memory arrays | says: t after 6 earlier steps = 3.0 is too small.
_count = 0


def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    global _count
    _count += 1
    t = _count
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    m_hat = m / (1 - beta_1**t)
    v_hat = v / (1 - beta_2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), {"m": m, "v": v, "t": t}


# %% adam | right | t-as-float
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1.0
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    m_hat = m / (1 - beta_1**t)
    v_hat = v / (1 - beta_2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), {"m": m, "v": v, "t": t}


# %% adamw | wrong | rate-not-passed | fails: decay | says: Adam's part of the step takes no notice of the learning rate
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    new_w, state = adam_step(w, state, g)
    return new_w - learning_rate * weight_decay * w, state


# %% adamw | wrong | decay-as-beta | fails: decay memory | says: w is right in 0 of 4 places; the first wrong one is at index [0],
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    new_w, state = adam_step(w, state, g, learning_rate, weight_decay)
    return new_w - learning_rate * weight_decay * w, state


# %% adamw | wrong | decay-in-m | fails: memory | says: m remembers the decay; it should be the mean of the slopes alone.
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    new_w, new = adam_step(w, state, g, learning_rate)
    new["m"] = new["m"] + 0.1 * weight_decay * w
    return new_w - learning_rate * weight_decay * w, new


# %% range-test | wrong | always-from-start | fails: losses stops | says: every rate starts from the first w; go on from where the last step
def range_test(w, loss_and_slope, rates):
    losses, lowest = np.full(len(rates), np.inf), np.inf
    _, slope = loss_and_slope(w)
    for i, rate in enumerate(rates):
        loss, _ = loss_and_slope(w - rate * slope)
        if not np.isfinite(loss) or loss > 4 * lowest:
            break
        losses[i], lowest = loss, min(lowest, loss)
    return losses


# %% range-test | wrong | shortened | fails: stops | says: the array of losses has shape (3,), but (7,) is wanted.
def range_test(w, loss_and_slope, rates):
    losses = []
    for rate in rates:
        loss, slope = loss_and_slope(w)
        if not np.isfinite(loss) or (losses and loss > 4 * min(losses)):
            break
        losses.append(loss)
        w = w - rate * slope
    return np.array(losses)


# %% range-test | wrong | goes-on-after-the-stop | fails: stops | says: When the losses are [3.0, 11.0, 1.0, 4.5], range_test goes on after
def range_test(w, loss_and_slope, rates):
    losses, lowest = np.full(len(rates), np.inf), np.inf
    for i, rate in enumerate(rates):
        loss, slope = loss_and_slope(w)
        if np.isfinite(loss) and loss <= 4 * lowest:
            losses[i], lowest = loss, min(lowest, loss)
        w = w - rate * slope
    return losses


# %% range-test | wrong | at-exactly-four | fails: stops | says: When the losses are [3.0, 2.0, 1.0, 4.0, 4.1], range_test stops where
def range_test(w, loss_and_slope, rates):
    losses, lowest = np.full(len(rates), np.inf), np.inf
    for i, rate in enumerate(rates):
        loss, slope = loss_and_slope(w)
        if not np.isfinite(loss) or loss >= 4 * lowest:
            break
        losses[i], lowest = loss, min(lowest, loss)
        w = w - rate * slope
    return losses


# %% range-test | wrong | two-batches-a-rate | fails: stops | says: range_test calls loss_and_slope more than once for each rate: one
def range_test(w, loss_and_slope, rates):
    losses, lowest = np.full(len(rates), np.inf), np.inf
    for i, rate in enumerate(rates):
        loss = loss_and_slope(w)[0]
        if not np.isfinite(loss) or loss > 4 * lowest:
            break
        losses[i], lowest = loss, min(lowest, loss)
        w = w - rate * loss_and_slope(w)[1]
    return losses


# %% range-test | wrong | pick-a-tenth | fails: pick | says: the rate = 0.0251189 is too small.
def pick_rate(rates, losses):
    return rates[np.argmin(losses)] / 10


# %% range-test | wrong | pick-last-finite | fails: pick | says: the rate = 0.316979 is too large.
def pick_rate(rates, losses):
    return np.asarray(rates)[np.isfinite(losses)][-1] / 5


# %% range-test | right | slope-nan-stops
def range_test(w, loss_and_slope, rates):
    losses, lowest = np.full(len(rates), np.inf), np.inf
    for i, rate in enumerate(rates):
        loss, slope = loss_and_slope(w)
        if not np.isfinite(loss) or loss > 4 * lowest or not np.all(np.isfinite(slope)):
            break
        losses[i], lowest = loss, min(lowest, loss)
        w = w - rate * slope
    return losses


# %% range-test | right | pick-last-of-equals
def pick_rate(rates, losses):
    return rates[len(losses) - 1 - np.argmin(losses[::-1])] / 5


# %% minibatches | wrong | batches-shuffled-only | fails: shuffle | says: stand neighbors
def minibatches(m, batch_size, rng):
    batches = [np.arange(i, min(i + batch_size, m)) for i in range(0, m, batch_size)]
    full = [b for b in batches if len(b) == batch_size]
    rest = [b for b in batches if len(b) < batch_size]
    return [full[k] for k in rng.permutation(len(full))] + rest


# %% minibatches | wrong | remainder-joined | fails: sizes | says: minibatches(20, 6, rng) makes a batch of 8.
def minibatches(m, batch_size, rng):
    order = rng.permutation(m)
    places = range(batch_size, max(m - batch_size + 1, 1), batch_size)
    return np.split(order, places)


# %% minibatches | wrong | floats | fails: complete | says: minibatches must return arrays of whole numbers, which can stand for
def minibatches(m, batch_size, rng):
    order = rng.permutation(m).astype(float)
    return [order[i : i + batch_size] for i in range(0, m, batch_size)]


# %% minibatches | right | sorted-inside
def minibatches(m, batch_size, rng):
    order = rng.permutation(m)
    return [np.sort(order[i : i + batch_size]) for i in range(0, m, batch_size)]


# %% minibatches | right | plain-lists
def minibatches(m, batch_size, rng):
    order = rng.permutation(m).tolist()
    return [order[i : i + batch_size] for i in range(0, m, batch_size)]


# %% minibatches | right | random-child
def minibatches(m, batch_size, rng):
    order = np.random.default_rng(int(rng.integers(2**32))).permutation(m)
    return [order[i : i + batch_size] for i in range(0, m, batch_size)]


# %% train | wrong | loss-after-update | fails: losses | says: the losses are not those that each batch had just before its update.
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        total = 0.0
        for rows in minibatches(len(X), batch_size, rng):
            J, gradients = loss_and_gradients(parameters, X[rows], y[rows])
            parameters = step(parameters, gradients)
            total += loss_and_gradients(parameters, X[rows], y[rows])[0] * len(rows)
        losses.append(total / len(X))
    return parameters, losses


# %% train | wrong | sum-not-mean | fails: losses | says: the losses are sums over the samples; their mean is asked for.
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        total = 0.0
        for rows in minibatches(len(X), batch_size, rng):
            J, gradients = loss_and_gradients(parameters, X[rows], y[rows])
            total += J * len(rows)
            parameters = step(parameters, gradients)
        losses.append(total)
    return parameters, losses


# %% train | wrong | old-parameters | fails: updates | says: train does not take each slope at the newest parameters.
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        total = 0.0
        old = parameters
        for rows in minibatches(len(X), batch_size, rng):
            J, gradients = loss_and_gradients(old, X[rows], y[rows])
            total += J * len(rows)
            parameters = step(parameters, gradients)
        losses.append(total / len(X))
    return parameters, losses


# %% train | wrong | own-sgd | fails: updates | says: train never calls step, the optimizer that comes in.
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        total = 0.0
        for rows in minibatches(len(X), batch_size, rng):
            J, gradients = loss_and_gradients(parameters, X[rows], y[rows])
            total += J * len(rows)
            parameters = [p - 0.1 * g for p, g in zip(parameters, gradients)]
        losses.append(total / len(X))
    return parameters, losses


# %% train | wrong | untrained-returned | fails: updates | says: train does not return the parameters after the last update of all
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    p = parameters
    for _ in range(epochs):
        total = 0.0
        for rows in minibatches(len(X), batch_size, rng):
            J, gradients = loss_and_gradients(p, X[rows], y[rows])
            total += J * len(rows)
            p = step(p, gradients)
        losses.append(total / len(X))
    return parameters, losses


# %% train | wrong | losses-shared | fails: losses | says: losses for 4 epochs; does its list begin anew in
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng, losses=[]):
    pass
    for _ in range(epochs):
        total = 0.0
        for rows in minibatches(len(X), batch_size, rng):
            J, gradients = loss_and_gradients(parameters, X[rows], y[rows])
            total += J * len(rows)
            parameters = step(parameters, gradients)
        losses.append(total / len(X))
    return parameters, losses


# %% train | wrong | loss-weighted-by-batch-size | fails: losses | says: the array of losses is right in 0 of 4 places; the first wrong one is
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        total = 0.0
        for rows in minibatches(len(X), batch_size, rng):
            J, gradients = loss_and_gradients(parameters, X[rows], y[rows])
            total += J * batch_size
            parameters = step(parameters, gradients)
        losses.append(total / len(X))
    return parameters, losses


# %% train | right | losses-array
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        total = 0.0
        for rows in minibatches(len(X), batch_size, rng):
            J, gradients = loss_and_gradients(parameters, X[rows], y[rows])
            total += J * len(rows)
            parameters = step(parameters, gradients)
        losses.append(total / len(X))
    return parameters, np.array(losses)


# %% train | right | extra-call-at-the-end
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        total = 0.0
        for rows in minibatches(len(X), batch_size, rng):
            J, gradients = loss_and_gradients(parameters, X[rows], y[rows])
            total += J * len(rows)
            parameters = step(parameters, gradients)
        losses.append(total / len(X))
    print('end', loss_and_gradients(parameters, X, y)[0])
    return parameters, losses


# %% train | right | gradient-step-as-list
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        total = 0.0
        for rows in minibatches(len(X), batch_size, rng):
            J, gradients = loss_and_gradients(parameters, X[rows], y[rows])
            total += J * len(rows)
            parameters = step(tuple(parameters), gradients)
        losses.append(total / len(X))
    return parameters, losses


# %% counting | wrong | not-rounded | fails: batches last-batch | says: batches is no whole number: what is left over makes a batch of its
batches = 1000 / 48
last_batch = 1000 - 48 * (batches - 1)
updates = 10 * batches
spread = 1 / math.sqrt(9)


# %% counting | wrong | one-too-many | fails: batches last-batch | says: batches = 22.0 is too large.
batches = math.ceil(1000 / 48) + 1
last_batch = 1000 - 48 * (batches - 1)
updates = 10 * batches
spread = 1 / math.sqrt(9)


# %% counting | wrong | last-fraction | fails: last-batch | says: last_batch = 0.833333 is too small.
batches = math.ceil(1000 / 48)
last_batch = 1000 / 48 - (batches - 1)
updates = 10 * batches
spread = 1 / math.sqrt(9)


# %% counting | wrong | updates-are-epochs | fails: updates | says: updates counts the epochs; every batch makes an update.
batches = math.ceil(1000 / 48)
last_batch = 1000 - 48 * (batches - 1)
updates = 10
spread = 1 / math.sqrt(9)


# %% counting | wrong | updates-full-only | fails: updates | says: updates = 200.0 is too small.
batches = math.ceil(1000 / 48)
last_batch = 1000 - 48 * (batches - 1)
updates = 10 * (batches - 1)
spread = 1 / math.sqrt(9)


# %% counting | wrong | spread-81st | fails: spread | says: spread = 0.0123457 is too small.
batches = math.ceil(1000 / 48)
last_batch = 1000 - 48 * (batches - 1)
updates = 10 * batches
spread = 1 / 81


# %% counting | wrong | spread-same | fails: spread | says: spread stays the same in your answer; it is the mean slope that does.
batches = math.ceil(1000 / 48)
last_batch = 1000 - 48 * (batches - 1)
updates = 10 * batches
spread = 1


# %% counting | wrong | spread-rounded | fails: spread | says: spread = 0.33 is close, but not exact: off by 0.003; a rounded
batches = math.ceil(1000 / 48)
last_batch = 1000 - 48 * (batches - 1)
updates = 10 * batches
spread = 0.33


# %% adam-by-hand | wrong | beta-two-for-m | fails: first | says: m_1 = 0.004 is too small.
m_1 = 0.001 * 4
v_1 = 0.001 * 4**2
m_2 = 0.9 * m_1 + 0.1 * (-2)
v_2 = 0.999 * v_1 + 0.001 * (-2) ** 2
m_hat = m_2 / (1 - 0.9**2)
v_hat = v_2 / (1 - 0.999**2)
change = -0.01 * m_hat / math.sqrt(v_hat)


# %% adam-by-hand | wrong | m2-no-decay | fails: second | says: m_2 keeps all of m_1; a tenth of it is forgotten.
m_1 = 0.1 * 4
v_1 = 0.001 * 4**2
m_2 = m_1 + 0.1 * (-2)
v_2 = 0.999 * v_1 + 0.001 * (-2) ** 2
m_hat = m_2 / (1 - 0.9**2)
v_hat = v_2 / (1 - 0.999**2)
change = -0.01 * m_hat / math.sqrt(v_hat)


# %% adam-by-hand | wrong | v2-no-decay | fails: second | says: v_2 keeps all of v_1; a thousandth of it is forgotten.
m_1 = 0.1 * 4
v_1 = 0.001 * 4**2
m_2 = 0.9 * m_1 + 0.1 * (-2)
v_2 = v_1 + 0.001 * 4
m_hat = m_2 / (1 - 0.9**2)
v_hat = v_2 / (1 - 0.999**2)
change = -0.01 * m_hat / math.sqrt(v_hat)


# %% adam-by-hand | wrong | v2-old-slope | fails: second | says: v_2 = 0.031984 is too large.
m_1 = 0.1 * 4
v_1 = 0.001 * 4**2
m_2 = 0.9 * m_1 + 0.1 * (-2)
v_2 = 0.999 * v_1 + 0.001 * 16
m_hat = m_2 / (1 - 0.9**2)
v_hat = v_2 / (1 - 0.999**2)
change = -0.01 * m_hat / math.sqrt(v_hat)


# %% adam-by-hand | wrong | v-hat-beta-one | fails: corrected | says: v_hat uses 0.9, which is for m.
m_1 = 0.1 * 4
v_1 = 0.001 * 4**2
m_2 = 0.9 * m_1 + 0.1 * (-2)
v_2 = 0.999 * v_1 + 0.001 * (-2) ** 2
m_hat = m_2 / (1 - 0.9**2)
v_hat = v_2 / (1 - 0.9**2)
change = -0.01 * m_hat / math.sqrt(v_hat)


# %% adam-by-hand | wrong | not-the-hats | fails: change | says: change = -0.0113182 is too large in size.
m_1 = 0.1 * 4
v_1 = 0.001 * 4**2
m_2 = 0.9 * m_1 + 0.1 * (-2)
v_2 = 0.999 * v_1 + 0.001 * (-2) ** 2
m_hat = m_2 / (1 - 0.9**2)
v_hat = v_2 / (1 - 0.999**2)
change = -0.01 * m_2 / math.sqrt(v_2)


# %% adam-by-hand | wrong | learning-rate | fails: change | says: change = -0.000266337 is too small in size.
m_1 = 0.1 * 4
v_1 = 0.001 * 4**2
m_2 = 0.9 * m_1 + 0.1 * (-2)
v_2 = 0.999 * v_1 + 0.001 * (-2) ** 2
m_hat = m_2 / (1 - 0.9**2)
v_hat = v_2 / (1 - 0.999**2)
change = -0.001 * m_hat / math.sqrt(v_hat)


# %% adam-by-hand | right | with-epsilon
m_1 = 0.1 * 4
v_1 = 0.001 * 4**2
m_2 = 0.9 * m_1 + 0.1 * (-2)
v_2 = 0.999 * v_1 + 0.001 * (-2) ** 2
m_hat = m_2 / (1 - 0.9**2)
v_hat = v_2 / (1 - 0.999**2)
change = -0.01 * m_hat / (math.sqrt(v_hat) + 1e-7)


# %% momentum | right | class-ball
class Ball:
    def __init__(self, place, velocity):
        self.place, self.velocity = place, velocity

    def push(self, g, rate, mu):
        speed = mu * self.velocity - rate * g
        return Ball(self.place + speed, speed)


def sgd_step(w, g, learning_rate):
    return Ball(w, 0.0).push(g, learning_rate, 0.0).place


def momentum_step(w, v, g, learning_rate, momentum=0.9):
    ball = Ball(w, v).push(g, learning_rate, momentum)
    return ball.place, ball.velocity


def nesterov_step(w, v, slope_at, learning_rate, momentum=0.9):
    ball = Ball(w, v).push(slope_at(w + momentum * v), learning_rate, momentum)
    return ball.place, ball.velocity


# %% momentum | right | einsum-stack
def sgd_step(w, g, learning_rate):
    return np.einsum("k,k...->...", np.array([1.0, -learning_rate]), np.stack([w, g]))


def momentum_step(w, v, g, learning_rate, momentum=0.9):
    new_v = np.tensordot(np.array([momentum, -learning_rate]), np.stack([v, g]), axes=1)
    return np.sum([w, new_v], axis=0), new_v


def nesterov_step(w, v, slope_at, learning_rate, momentum=0.9):
    return momentum_step(w, v, slope_at(np.sum([w, momentum * v], axis=0)), learning_rate, momentum)


# %% adaptive | right | numpy-functions
def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    new_v = np.add(v, np.square(g))
    step = np.divide(np.multiply(learning_rate, g), np.add(np.sqrt(new_v), epsilon))
    return np.subtract(w, step), new_v


def rmsprop_step(w, v, g, learning_rate, rho=0.9, epsilon=1e-7):
    new_v = np.average(np.stack([v, np.square(g)]), axis=0, weights=[rho, 1 - rho])
    step = np.divide(np.multiply(learning_rate, g), np.add(np.sqrt(new_v), epsilon))
    return np.subtract(w, step), new_v


# %% adaptive | right | prints-and-names
def adagrad_step(w, v, g, learning_rate, epsilon=1e-7, verbose=True):
    squares = v + np.power(g, 2)
    each_rate = learning_rate / (np.sqrt(squares) + epsilon)
    if verbose:
        print("rates", each_rate)
    return w + -each_rate * g, squares


def rmsprop_step(w, v, g, learning_rate, rho=0.9, epsilon=1e-7, verbose=False):
    forget = 1.0 - rho
    mean_square = (1 - forget) * v + forget * np.power(g, 2)
    each_rate = learning_rate / (np.sqrt(mean_square) + epsilon)
    if verbose:
        print("rates", each_rate)
    return w + -each_rate * g, mean_square


# %% adam | right | class-inside
class Memory:
    def __init__(self, m, v, t):
        self.m, self.v, self.t = m, v, t

    def after(self, g, b1, b2):
        return Memory(b1 * self.m + (1 - b1) * g, b2 * self.v + (1 - b2) * g**2, self.t + 1)


def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    now = Memory(**state).after(g, beta_1, beta_2)
    m_hat, v_hat = now.m / (1 - beta_1**now.t), now.v / (1 - beta_2**now.t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), vars(now)


# %% adam | right | loop-over-entries
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    w, g = np.array(w, float), np.array(g, float)
    m, v = np.array(state["m"], float), np.array(state["v"], float)
    for i in np.ndindex(w.shape):
        m[i] = beta_1 * m[i] + (1 - beta_1) * g[i]
        v[i] = beta_2 * v[i] + (1 - beta_2) * g[i] ** 2
        w[i] -= learning_rate * (m[i] / (1 - beta_1**t)) / (math.sqrt(v[i] / (1 - beta_2**t)) + epsilon)
    return w, {"m": m, "v": v, "t": t}


# %% adamw | right | einsum-sum
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    pieces = adam_step(w, state, g, learning_rate)
    factors = np.array([1.0, -learning_rate * weight_decay])
    return np.einsum("k,k...->...", factors, np.stack([pieces[0], w])), pieces[1]


# %% adamw | right | lambda-print
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004, verbose=True):
    shrink = lambda x: learning_rate * weight_decay * x
    new_w, new_state = adam_step(w, state, g, learning_rate)
    if verbose:
        print("decay", shrink(w))
    return np.subtract(new_w, shrink(w)), new_state


# %% range-test | right | exceptions-as-exit
class BlownUp(Exception):
    pass


def range_test(w, loss_and_slope, rates):
    losses = np.repeat(np.inf, len(rates))
    try:
        for i, eta in enumerate(rates):
            loss, slope = loss_and_slope(w)
            if not np.isfinite(loss) or np.any(loss > 4 * losses[:i]):
                raise BlownUp
            losses[i] = loss
            w = w - eta * slope
    except BlownUp:
        pass
    return losses


def pick_rate(rates, losses):
    return np.take(rates, np.argmin(losses)) / 5


# %% range-test | right | list-result
def range_test(w, loss_and_slope, rates):
    result = [np.inf for _ in rates]
    best = None
    for k in range(len(rates)):
        J, slope = loss_and_slope(w)
        if not np.isfinite(J):
            return result
        if best is not None and J > 4 * best:
            return result
        best = J if best is None or J < best else best
        result[k] = J
        w = w - slope * rates[k]
    return result


def pick_rate(rates, losses):
    k = list(losses).index(min(losses))
    return rates[k] / 5


# %% minibatches | right | choice-without-replacement
def minibatches(m, batch_size, rng):
    rows = rng.choice(m, size=m, replace=False)
    result = []
    for number, row in enumerate(rows):
        if number % batch_size == 0:
            result.append([])
        result[-1].append(row)
    return [np.array(batch, dtype=int) for batch in result]


# %% minibatches | right | drawing-from-a-hat
def minibatches(m, batch_size, rng):
    hat = list(range(m))
    batches = []
    while hat:
        batch = []
        while hat and len(batch) < batch_size:
            batch.append(hat.pop(int(rng.integers(len(hat)))))
        batches.append(np.array(batch, dtype=int))
    return batches


# %% train | right | class
class Trainer:
    def __init__(self, parameters, step):
        self.parameters, self.step, self.losses = parameters, step, []

    def epoch(self, batches, X, y, loss_and_gradients):
        parts = []
        for rows in batches:
            J, g = loss_and_gradients(self.parameters, X[rows], y[rows])
            self.parameters = self.step(self.parameters, g)
            parts.append((J, len(rows)))
        self.losses.append(sum(J * n for J, n in parts) / sum(n for _, n in parts))


def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    trainer = Trainer(parameters, step)
    for _ in range(epochs):
        trainer.epoch(minibatches(len(X), batch_size, rng), X, y, loss_and_gradients)
    return trainer.parameters, trainer.losses


# %% train | right | prints-and-default
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng, every=10):
    losses, p = [], parameters
    for epoch in range(1, epochs + 1):
        seen, mean = 0, 0.0
        for rows in minibatches(len(X), batch_size, rng):
            J, g = loss_and_gradients(p, X[rows, :], y[rows, :])
            seen += len(rows)
            mean += (J - mean) * len(rows) / seen
            p = step(p, g)
        losses.append(mean)
        if epoch % every == 0:
            print("epoch", epoch, "loss", mean)
    return p, losses


# %% counting | right | numpy-too
batches = int(np.ceil(1000 / 48))
last_batch = np.mod(1000, 48)
updates = np.int64(10) * batches
spread = np.sqrt(48) / np.sqrt(9 * 48)


# %% adam-by-hand | right | loop-too
m = v = 0.0
kept = []
for g in (4.0, -2.0):
    m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
    kept.append((m, v))
m_1 = kept[0][0]
v_1 = kept[0][1]
m_2 = kept[1][0]
v_2 = kept[1][1]
m_hat = m_2 / (1 - 0.9**2)
v_hat = v_2 / (1 - 0.999**2)
change = -0.01 * m_hat / math.sqrt(v_hat)


# %% adam-by-hand | wrong | betas-of-m-and-v-exchanged | fails: first | says: m_1 = 0.004 is too small.
m_1, v_1 = 0.001 * 4, 0.1 * 16
m_2, v_2 = 0.999 * m_1 - 0.001 * 2, 0.9 * v_1 + 0.1 * 4
m_hat, v_hat = m_2 / (1 - 0.999**2), v_2 / (1 - 0.9**2)
change = -0.01 * m_hat / math.sqrt(v_hat)


# %% adam-by-hand | wrong | true-steps-after-a-slip | fails: first | says: m_1 is the slope itself
m_1 = 4
v_1 = 0.016
m_2 = 0.16
v_2 = 0.019984
m_hat = 0.16 / 0.19
v_hat = 0.019984 / 0.001999
change = -0.01 * m_hat / math.sqrt(v_hat)


# %% counting | wrong | true-steps-after-a-slip | fails: batches | says: the samples that do not fill a batch
batches = 20
last_batch = 40
updates = 210
spread = 1 / 3


# %% counting | right | decimal
from decimal import Decimal
batches = 21
last_batch = 40
updates = 210
spread = Decimal(1) / Decimal(3)


# %% minibatches | right | labels
def minibatches(m, batch_size, rng):
    """Row numbers of each batch of an epoch: a list of integer arrays."""
    place = rng.permutation(m)  # in which place each row comes
    number = place // batch_size
    return [np.flatnonzero(number == k) for k in range(-(-m // batch_size))]


# %% range-test | wrong | inf-is-fine | fails: stops | says: When the losses are [inf], range_test goes on after training has blown
def range_test(w, loss_and_slope, rates):
    """The loss before the step with each rate; inf from where training blows up."""
    losses = np.full(len(rates), np.inf)
    lowest = np.inf
    for i, rate in enumerate(rates):
        loss, slope = loss_and_slope(w)
        if np.isnan(loss) or loss > 4 * lowest:
            break
        losses[i] = loss
        lowest = min(lowest, loss)
        w = w - rate * slope
    return losses


def pick_rate(rates, losses):
    """A fifth of the rate with the lowest loss."""
    return rates[np.argmin(losses)] / 5


# %% adam | wrong | eps-uncorrected | fails: step | says: w has epsilon added to the root of the v that is not corrected;
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    return w - learning_rate * (1 - beta_2**t) ** 0.5 / (1 - beta_1**t) * m / (np.sqrt(v) + epsilon), {"m": m, "v": v, "t": t}


# %% adam-by-hand | wrong | one-beta | fails: first | says: v_1 uses 0.9, which is for m; v keeps 0.999.
m_1 = 0.4
v_1 = 0.1 * 16
m_2 = 0.16
v_2 = 0.9 * v_1 + 0.1 * 4
m_hat = 0.16 / 0.19
v_hat = v_2 / (1 - 0.9**2)
change = -0.01 * m_hat / math.sqrt(v_hat)


# %% adam-by-hand | wrong | no-weight | fails: first | says: m_1 is the slope itself; a running mean takes a tenth of it.
m_1 = 4
v_1 = 16
m_2 = 0.9 * m_1 - 2
v_2 = 0.999 * v_1 + 4
m_hat = m_2 / (1 - 0.9**2)
v_hat = v_2 / (1 - 0.999**2)
change = -0.01 * m_hat / math.sqrt(v_hat)


# %% learn | wrong | best-of-starts | fails: seeds | says: learn(seed) does not begin where start(seed) does.
def learn(seed):
    """Train from start(seed); return the trained parameters and the loss of each epoch."""
    parameters = min((start(seed + k) for k in range(20)), key=lambda p: loss_and_gradients(p, X_moons, y_moons)[0])
    states = [{"m": np.zeros_like(p), "v": np.zeros_like(p), "t": 0} for p in parameters]

    def step(parameters, gradients):
        new = []
        for i, (p, g) in enumerate(zip(parameters, gradients)):
            p, states[i] = adam_step(p, states[i], g, 0.03)
            new.append(p)
        return new

    return train(parameters, X_moons, y_moons, loss_and_gradients, step, 30, 10, np.random.default_rng(seed))


# %% train | wrong | mean-gradient | fails: updates | says: train gives step other gradients than those of loss_and_gradients.
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    """The trained parameters, and the mean loss of each epoch."""
    losses = []
    for epoch in range(epochs):
        total = 0.0
        for rows in minibatches(len(X), batch_size, rng):
            loss, gradients = loss_and_gradients(parameters, X[rows], y[rows])
            gradients = [g / len(rows) for g in gradients]
            parameters = step(parameters, gradients)
            total += loss * len(rows)
        losses.append(total / len(X))
    return parameters, losses


# %% train | wrong | swapped | fails: losses | says: have changed places
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    """The trained parameters, and the mean loss of each epoch."""
    losses = []
    for epoch in range(epochs):
        total = 0.0
        for rows in minibatches(len(X), batch_size, rng):
            loss, gradients = loss_and_gradients(parameters, X[rows], y[rows])
            parameters = step(parameters, gradients)
            total += loss * len(rows)
        losses.append(total / len(X))
    return losses, parameters


# %% counting | wrong | without-replacement | fails: spread | says: spread is that of samples that come once each; here every one is
# EXERCISE: counting
batches = (
    21
)
last_batch = (
    40
)
updates = (
    210
)
spread = (
    math.sqrt((1000 - 432) / (1000 - 48)) / 3
)


# %% momentum | wrong | dozat-form | fails: nesterov | says: nesterov_step takes the slope where w is, as ordinary momentum does.
# EXERCISE: momentum
def sgd_step(w, g, learning_rate):
    """The new w after one step of gradient descent."""
    return w - learning_rate * g

def momentum_step(w, v, g, learning_rate, momentum=0.9):
    """The new w and the new velocity."""
    v_new = momentum * v - learning_rate * g
    return w + v_new, v_new

def nesterov_step(w, v, slope_at, learning_rate, momentum=0.9):
    g = slope_at(w)
    v_new = momentum * v - learning_rate * g
    return w + momentum * v_new - learning_rate * g, v_new


# %% adaptive | wrong | epsilon-as-a-floor | fails: epsilon | says: rmsprop_step moves as far with epsilon=0.25 as with 0: it is added to
# EXERCISE: adaptive
def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    """The new w and the new sum of squares."""
    v_new = v + g**2
    return w - learning_rate * g / (np.sqrt(v_new) + epsilon), v_new

def rmsprop_step(w, v, g, learning_rate, rho=0.9, epsilon=1e-7):
    v = rho * v + (1 - rho) * g**2
    return w - learning_rate * g / np.maximum(np.sqrt(v), epsilon), v


# %% adamw | wrong | inside-the-division | fails: decay | says: the decay is divided by the root, too. AdamW keeps it outside.
# EXERCISE: adamw
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    """The new w and the new state, with Adam's default betas and epsilon."""
    t = state["t"] + 1
    m = 0.9 * state["m"] + 0.1 * g
    v = 0.999 * state["v"] + 0.001 * g**2
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    w = w - learning_rate * (m_hat + weight_decay * w) / (np.sqrt(v_hat) + 1e-7)
    return w, {"m": m, "v": v, "t": t}


# %% adamw | wrong | both-ways | fails: decay memory | says: w decays twice: outside the division, and through the slope as well.
# EXERCISE: adamw
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    """The new w and the new state, with Adam's default betas and epsilon."""
    w_new, state = adam_step(w, state, g + weight_decay * w, learning_rate)
    return w_new - learning_rate * weight_decay * w, state


# %% minibatches | wrong | generator | fails: complete sizes shuffle | says: minibatches must return a list of arrays.
# EXERCISE: minibatches
def minibatches(m, batch_size, rng):
    """Row numbers of each batch of an epoch: a list of integer arrays."""
    order = rng.permutation(m)
    for i in range(0, m, batch_size):
        yield order[i : i + batch_size]


# %% minibatches | right | unsigned
# EXERCISE: minibatches
def minibatches(m, batch_size, rng):
    """Row numbers of each batch of an epoch: a list of integer arrays."""
    order = rng.permutation(m).astype(np.uint32)
    return [order[i : i + batch_size] for i in range(0, m, batch_size)]


# %% train | wrong | stops-early | fails: updates | says: With 6 samples and batches of 3, train makes 4 updates in 4 epochs;
# EXERCISE: train
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    """The trained parameters, and the mean loss of each epoch."""
    losses = []
    for epoch in range(epochs):
        total = 0.0
        for rows in minibatches(len(X), batch_size, rng):
            loss, gradients = loss_and_gradients(parameters, X[rows], y[rows])
            total += loss * len(rows)
            parameters = step(parameters, gradients)
        losses.append(total / len(X))
        if epoch and losses[-1] > losses[-2]:
            break
    return parameters, losses


# %% learn | wrong | first-points-only | fails: reaches | says: learn trains on other points than X_moons, on which the loss is asked
# EXERCISE: learn
def learn(seed):
    def step(parameters, gradients):
        return [sgd_step(w, g, 0.5) for w, g in zip(parameters, gradients)]

    return train(start(seed), X_moons[:30], y_moons[:30], loss_and_gradients, step, 30, 30, np.random.default_rng(seed))


# %% counting | right | fraction-of-a-batch
batches = math.floor(1000 / 48) + 1
last_batch = (1000 / 48 - math.floor(1000 / 48)) * 48
updates = batches * 10
spread = 1 / 3


# %% counting | right | annotated-uint8
batches: int = np.uint8(21)
last_batch: int = np.uint8(40)
updates: int = np.uint8(210)
spread: float = 1 / 3


# %% adam-by-hand | wrong | on-corrected | fails: second | says: m_2 = 3.4 is too large.
m_1 = 0.1 * 4
v_1 = 0.001 * 16
m_2 = 0.9 * 4 + 0.1 * -2
v_2 = 0.999 * 16 + 0.001 * 4
m_hat = m_2
v_hat = v_2
change = -0.01 * m_hat / math.sqrt(v_hat)


# %% adam-by-hand | wrong | square-of-mean | fails: first | says: v_1 = 0.16 is too large.
m_1 = 0.1 * 4
v_1 = m_1**2
m_2 = 0.9 * m_1 + 0.1 * -2
v_2 = m_2**2
m_hat = m_2 / (1 - 0.9**2)
v_hat = m_hat**2
change = -0.01


# %% momentum | wrong | ravelled | fails: arrays | says: a result for arrays of two rows has shape (6,), but (2, 3) is wanted.
def sgd_step(w, g, learning_rate):
    return np.array([a - learning_rate * b for a, b in zip(np.ravel(w), np.ravel(g))])


def momentum_step(w, v, g, learning_rate, momentum=0.9):
    """The new w and the new velocity."""
    v_new = momentum * v - learning_rate * g
    return w + v_new, v_new


def nesterov_step(w, v, slope_at, learning_rate, momentum=0.9):
    """The new w and the new velocity; slope_at(place) gives the slope at a place."""
    v_new = momentum * v - learning_rate * slope_at(w + momentum * v)
    return w + v_new, v_new


# %% adaptive | wrong | any-sleeper-stops-all | fails: epsilon | says: adagrad_step does not move a number that has its first slope, beside
def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    v = v + g**2
    if np.any(v == 0):
        return w.copy(), v
    return w - learning_rate * g / (np.sqrt(v) + epsilon), v


def rmsprop_step(w, v, g, learning_rate, rho=0.9, epsilon=1e-7):
    """The new w and the new running mean of squares."""
    v_new = rho * v + (1 - rho) * g**2
    return w - learning_rate * g / (np.sqrt(v_new) + epsilon), v_new


# %% adaptive | wrong | fresh-memory-stays | fails: epsilon | says: rmsprop_step does not move a number that has its first slope.
def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    """The new w and the new sum of squares."""
    v_new = v + g**2
    return w - learning_rate * g / (np.sqrt(v_new) + epsilon), v_new


def rmsprop_step(w, v, g, learning_rate, rho=0.9, epsilon=1e-7):
    if not v.any():
        return w.copy(), v.copy()
    v = rho * v + (1 - rho) * g**2
    return w - learning_rate * g / (np.sqrt(v) + epsilon), v


# %% adaptive | wrong | bias-corrected | fails: rmsprop | says: w is right in 0 of 4 places; the first wrong one is at index [0],
def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    """The new w and the new sum of squares."""
    v_new = v + g**2
    return w - learning_rate * g / (np.sqrt(v_new) + epsilon), v_new


def rmsprop_step(w, v, g, learning_rate, rho=0.9, epsilon=1e-7):
    v = rho * v + (1 - rho) * g**2
    v_hat = v / (1 - rho) if rho < 1 else v
    return w - learning_rate * g / (np.sqrt(v_hat) + epsilon), v


# %% adam | wrong | stops-correcting | fails: step | says: w moves without bias correction.
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    m_hat, v_hat = (m / (1 - beta_1**t), v / (1 - beta_2**t)) if t <= 10 else (m, v)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), {"m": m, "v": v, "t": t}


# %% adam | wrong | amsgrad | fails: step | says: w after step 4 is right in 0 of 4 places; the first wrong one is at
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    top = np.maximum(v, state["v"])
    return w - learning_rate * m / (1 - beta_1**t) / (np.sqrt(top / (1 - beta_2**t)) + epsilon), {"m": m, "v": v, "t": t}


# %% adamw | wrong | clipped-decay | fails: decay | says: w is close, but not exact
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    new, state = adam_step(w, state, g, learning_rate)
    return new - np.minimum(learning_rate * weight_decay * w, learning_rate), state


# %% adamw | wrong | own-epsilon | fails: decay | says: w with the default settings is close, but not exact: off by up to
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    new, memory = adam_step(w, state, g, learning_rate, 0.9, 0.999, 1e-8)
    return new - learning_rate * weight_decay * w, memory


# %% minibatches | wrong | strided | fails: shuffle | says: In 100 epochs of 7 rows in four batches, some row never comes into one of the
def minibatches(m, batch_size, rng):
    k = math.ceil(m / batch_size)
    order = np.concatenate([np.arange(i, m, k) for i in rng.permutation(k)])
    return [order[i : i + batch_size] for i in range(0, m, batch_size)]


# %% minibatches | wrong | one-row-stays | fails: shuffle | says: In 100 epochs of 7 rows in four batches, some row never comes into one of the
def minibatches(m, batch_size, rng):
    order = np.append(rng.permutation(m - 1), m - 1)
    return [order[i : i + batch_size] for i in range(0, m, batch_size)]


# %% learn | wrong | best-of-two-starts | fails: reaches seeds | says: learn stays above 0.1
def learn(seed):
    found = []
    for begin in (seed, seed + 1):
        def step(parameters, gradients):
            return [sgd_step(p, g, 1.0) for p, g in zip(parameters, gradients)]

        found.append(train(start(begin), X_moons, y_moons, loss_and_gradients, step, 15, 3, np.random.default_rng(begin)))
    return min(found, key=lambda pair: pair[1][-1])


# %% learn | wrong | other-data | fails: reaches | says: learn trains on other points than X_moons, on which the loss is asked
def learn(seed):
    X_own, y_own = make_moons(noise=0.0)

    def step(parameters, gradients):
        return [sgd_step(p, g, 0.3) for p, g in zip(parameters, gradients)]

    return train(start(seed), X_own, y_own, loss_and_gradients, step, 30, 5, np.random.default_rng(seed))
