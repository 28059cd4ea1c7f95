# Answers to the assignment "optimizers", by people who saw its released notebook alone. Not judged yet:
# labels are theirs; "unclear" says what the text leaves open. Judged ones go into the bank above.
# ruff: noqa

# %% momentum | right | plain
def sgd_step(w, g, learning_rate):
    return w - learning_rate * g


def momentum_step(w, v, g, learning_rate, momentum=0.9):
    v = momentum * v - learning_rate * g
    return w + v, v


def nesterov_step(w, v, slope_at, learning_rate, momentum=0.9):
    g = slope_at(w + momentum * v)
    v = momentum * v - learning_rate * g
    return w + v, v

# %% momentum | right | numpy-functions
def sgd_step(w, g, learning_rate):
    return np.subtract(w, np.multiply(learning_rate, g))


def momentum_step(w, v, g, learning_rate, momentum=0.9):
    new_v = np.multiply(momentum, v) - np.multiply(learning_rate, g)
    return np.add(w, new_v), new_v


def nesterov_step(w, v, slope_at, learning_rate, momentum=0.9):
    ahead = np.add(w, np.multiply(momentum, v))
    new_v = np.subtract(np.multiply(momentum, v), np.multiply(learning_rate, slope_at(ahead)))
    return np.add(w, new_v), new_v

# %% momentum | right | copies-in-place
def sgd_step(w, g, learning_rate):
    new = np.array(w, dtype=float)
    new -= learning_rate * g
    return new


def momentum_step(w, v, g, learning_rate, momentum=0.9):
    new_w, new_v = np.array(w, dtype=float), np.array(v, dtype=float)
    new_v *= momentum
    new_v -= learning_rate * g
    new_w += new_v
    return [new_w, new_v]


def nesterov_step(w, v, slope_at, learning_rate, momentum=0.9):
    new_v = np.array(v, dtype=float)
    new_v *= momentum
    g = slope_at(w + new_v)
    new_v = new_v - learning_rate * g
    return [w + new_v, new_v]

# %% momentum | right | one-through-the-other
def sgd_step(w, g, learning_rate):
    return momentum_step(w, 0 * w, g, learning_rate, 0.0)[0]


def momentum_step(w, v, g, learning_rate, momentum=0.9):
    return nesterov_step(w, v, lambda place: g, learning_rate, momentum)


def nesterov_step(w, v, slope_at, learning_rate, momentum=0.9):
    coast = momentum * v
    ahead = w + coast
    pull = -learning_rate * slope_at(ahead)
    return ahead + pull, coast + pull

# %% momentum | right | loops-over-indices
def sgd_step(w, g, learning_rate):
    out = np.zeros(w.shape)
    for i in np.ndindex(w.shape):
        out[i] = w[i] - learning_rate * g[i]
    return out


def momentum_step(w, v, g, learning_rate, momentum=0.9):
    new_w, new_v = np.zeros(w.shape), np.zeros(w.shape)
    for i in np.ndindex(w.shape):
        new_v[i] = momentum * v[i] - learning_rate * g[i]
        new_w[i] = w[i] + new_v[i]
    return new_w, new_v


def nesterov_step(w, v, slope_at, learning_rate, momentum=0.9):
    return momentum_step(w, v, slope_at(w + momentum * v), learning_rate, momentum)

# %% momentum | right | lambda-helper
velocity = lambda v, g, rate, mu: mu * v + (-rate) * g


def sgd_step(w, g, learning_rate):
    return w + velocity(0, g, learning_rate, 0)


def momentum_step(w, v, g, learning_rate, momentum=0.9):
    return w + velocity(v, g, learning_rate, momentum), velocity(v, g, learning_rate, momentum)


def nesterov_step(w, v, slope_at, learning_rate, momentum=0.9):
    new = velocity(v, slope_at(w + momentum * v), learning_rate, momentum)
    return w + new, new

# %% momentum | right | prints
def sgd_step(w, g, learning_rate):
    print("step", -learning_rate * g)
    return -learning_rate * g + w


def momentum_step(w, v, g, learning_rate, momentum=0.9, verbose=True):
    v_new = -(learning_rate * g - momentum * v)
    if verbose:
        print("velocity", v_new)
    return w - (-v_new), v_new


def nesterov_step(w, v, slope_at, learning_rate, momentum=0.9, verbose=False):
    look = w + v * momentum
    slope = slope_at(look)
    if verbose:
        print("look", look, "slope", slope)
    v_new = v * momentum - slope * learning_rate
    return v_new + w, v_new

# %% momentum | right | expanded-w
def sgd_step(w, g, learning_rate):
    step = learning_rate * g
    return w - step


def momentum_step(w, v, g, learning_rate, momentum=0.9):
    return w + momentum * v - learning_rate * g, momentum * v - learning_rate * g


def nesterov_step(w, v, slope_at, learning_rate, momentum=0.9):
    g_ahead = slope_at(w + momentum * v)
    new_w = w + momentum * v - learning_rate * g_ahead
    return new_w, momentum * v - learning_rate * g_ahead

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

# %% momentum | wrong | uphill | idea: plus
def sgd_step(w, g, learning_rate):
    return w + learning_rate * g

# %% momentum | wrong | rate-ignored | idea: learning rate forgotten
def sgd_step(w, g, learning_rate):
    return w - g

# %% momentum | wrong | sgd-in-place | idea: w changed in place
def sgd_step(w, g, learning_rate):
    w -= learning_rate * g
    return w

# %% momentum | wrong | sgd-only-step | idea: returns the step, not the new w
def sgd_step(w, g, learning_rate):
    return -learning_rate * g

# %% momentum | wrong | sgd-normalised | idea: slope divided by its length
def sgd_step(w, g, learning_rate):
    return w - learning_rate * g / (np.linalg.norm(g) + 1e-12)

# %% momentum | wrong | velocity-sign | idea: velocity has the sign of the slope but is added
def momentum_step(w, v, g, learning_rate, momentum=0.9):
    v = momentum * v + learning_rate * g
    return w + v, v

# %% momentum | wrong | other-convention | idea: v = mu v + g, w - rate v: the velocity is not the one in the text
def momentum_step(w, v, g, learning_rate, momentum=0.9):
    v = momentum * v + g
    return w - learning_rate * v, v

# %% momentum | wrong | minus-convention | idea: right w for v = 0, but v with the opposite sign
def momentum_step(w, v, g, learning_rate, momentum=0.9):
    v = momentum * v + learning_rate * g
    return w - v, v

# %% momentum | wrong | running-mean | idea: slope weighted by 1 - momentum
def momentum_step(w, v, g, learning_rate, momentum=0.9):
    v = momentum * v - (1 - momentum) * learning_rate * g
    return w + v, v

# %% momentum | wrong | old-velocity | idea: w moved by the old velocity
def momentum_step(w, v, g, learning_rate, momentum=0.9):
    new_v = momentum * v - learning_rate * g
    return w + v, new_v

# %% momentum | wrong | fixed-momentum | idea: momentum argument ignored
def momentum_step(w, v, g, learning_rate, momentum=0.9):
    v = 0.9 * v - learning_rate * g
    return w + v, v

# %% momentum | wrong | momentum-in-place | idea: v changed in place
def momentum_step(w, v, g, learning_rate, momentum=0.9):
    v *= momentum
    v -= learning_rate * g
    return w + v, v

# %% momentum | wrong | velocity-forgotten | idea: momentum does not enter
def momentum_step(w, v, g, learning_rate, momentum=0.9):
    v = v - learning_rate * g
    return w + v, v

# %% momentum | wrong | old-v-returned | idea: returns the old velocity
def momentum_step(w, v, g, learning_rate, momentum=0.9):
    return w + momentum * v - learning_rate * g, v

# %% momentum | wrong | v-first | idea: order of the two results
def momentum_step(w, v, g, learning_rate, momentum=0.9):
    v = momentum * v - learning_rate * g
    return v, w + v

# %% momentum | wrong | w-and-step | idea: slope subtracted twice
def momentum_step(w, v, g, learning_rate, momentum=0.9):
    v = momentum * v - learning_rate * g
    return w + v - learning_rate * g, v

# %% momentum | wrong | nesterov-no-look | idea: slope at w, plain momentum
def nesterov_step(w, v, slope_at, learning_rate, momentum=0.9):
    v = momentum * v - learning_rate * slope_at(w)
    return w + v, v

# %% momentum | wrong | nesterov-looks-back | idea: slope at w - mu v
def nesterov_step(w, v, slope_at, learning_rate, momentum=0.9):
    v = momentum * v - learning_rate * slope_at(w - momentum * v)
    return w + v, v

# %% momentum | wrong | nesterov-full-velocity | idea: slope at w + v
def nesterov_step(w, v, slope_at, learning_rate, momentum=0.9):
    v = momentum * v - learning_rate * slope_at(w + v)
    return w + v, v

# %% momentum | wrong | nesterov-from-ahead | idea: starts from the place looked at, mu v twice
def nesterov_step(w, v, slope_at, learning_rate, momentum=0.9):
    ahead = w + momentum * v
    v = momentum * v - learning_rate * slope_at(ahead)
    return ahead + v, v

# %% momentum | wrong | nesterov-after-the-step | idea: looks at the place after a whole momentum step
def nesterov_step(w, v, slope_at, learning_rate, momentum=0.9):
    trial = momentum * v - learning_rate * slope_at(w)
    v = momentum * v - learning_rate * slope_at(w + trial)
    return w + v, v

# %% momentum | wrong | nesterov-in-place | idea: w moved in place to look ahead
def nesterov_step(w, v, slope_at, learning_rate, momentum=0.9):
    w += momentum * v
    g = slope_at(w)
    return w - learning_rate * g, momentum * v - learning_rate * g

# %% momentum | wrong | nesterov-keras | idea: the reformulated Nesterov of libraries: slope at w, then an extra look ahead
def nesterov_step(w, v, slope_at, learning_rate, momentum=0.9):
    g = slope_at(w)
    v = momentum * v - learning_rate * g
    return w + momentum * v - learning_rate * g, v

# %% momentum | unclear | nesterov-two-calls | why: slope_at called twice at the same place; same numbers, unless calls are counted
def nesterov_step(w, v, slope_at, learning_rate, momentum=0.9):
    return (
        w + momentum * v - learning_rate * slope_at(w + momentum * v),
        momentum * v - learning_rate * slope_at(w + momentum * v),
    )

# %% adaptive | right | plain
def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    v = v + g**2
    return w - learning_rate * g / (np.sqrt(v) + epsilon), v


def rmsprop_step(w, v, g, learning_rate, rho=0.9, epsilon=1e-7):
    v = rho * v + (1 - rho) * g**2
    return w - learning_rate * g / (np.sqrt(v) + epsilon), v

# %% adaptive | right | numpy-functions
def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    new_v = np.add(v, np.square(g))
    step = np.divide(np.multiply(learning_rate, g), np.add(np.sqrt(new_v), epsilon))
    return np.subtract(w, step), new_v


def rmsprop_step(w, v, g, learning_rate, rho=0.9, epsilon=1e-7):
    new_v = np.average(np.stack([v, np.square(g)]), axis=0, weights=[rho, 1 - rho])
    step = np.divide(np.multiply(learning_rate, g), np.add(np.sqrt(new_v), epsilon))
    return np.subtract(w, step), new_v

# %% adaptive | right | shared-helper
def divided(w, v, g, learning_rate, epsilon):
    return w - learning_rate / (v**0.5 + epsilon) * g


def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    total = v + g * g
    return divided(w, total, g, learning_rate, epsilon), total


def rmsprop_step(w, v, g, learning_rate, rho=0.9, epsilon=1e-7):
    mean = v + (1 - rho) * (g * g - v)
    return divided(w, mean, g, learning_rate, epsilon), mean

# %% adaptive | right | copies-in-place
def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    new_v, new_w = np.array(v, dtype=float), np.array(w, dtype=float)
    new_v += g**2
    new_w -= learning_rate * g / (np.sqrt(new_v) + epsilon)
    return [new_w, new_v]


def rmsprop_step(w, v, g, learning_rate, rho=0.9, epsilon=1e-7):
    new_v, new_w = np.array(v, dtype=float), np.array(w, dtype=float)
    new_v *= rho
    new_v += (1 - rho) * g**2
    new_w -= learning_rate * g / (np.sqrt(new_v) + epsilon)
    return [new_w, new_v]

# %% adaptive | right | loops-over-indices
def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    new_w, new_v = np.zeros(w.shape), np.zeros(w.shape)
    for i in np.ndindex(w.shape):
        new_v[i] = v[i] + g[i] ** 2
        new_w[i] = w[i] - learning_rate * g[i] / (math.sqrt(new_v[i]) + epsilon)
    return new_w, new_v


def rmsprop_step(w, v, g, learning_rate, rho=0.9, epsilon=1e-7):
    new_w, new_v = np.zeros(w.shape), np.zeros(w.shape)
    for i in np.ndindex(w.shape):
        new_v[i] = rho * v[i] + (1 - rho) * g[i] ** 2
        new_w[i] = w[i] - learning_rate * g[i] / (math.sqrt(new_v[i]) + epsilon)
    return new_w, new_v

# %% adaptive | right | sqrt-first
def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    root = np.hypot(np.sqrt(v), g)
    return w - learning_rate * (g / (root + epsilon)), v + g**2


def rmsprop_step(w, v, g, learning_rate, rho=0.9, epsilon=1e-7):
    root = np.hypot(np.sqrt(rho * v), np.sqrt(1 - rho) * g)
    return w - learning_rate * (g / (root + epsilon)), rho * v + (1 - rho) * g**2

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

# %% adaptive | right | lambda-root
root = lambda v, epsilon: np.sqrt(v) + epsilon


def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    v_new = g * g + v
    return w - np.true_divide(g, root(v_new, epsilon)) * learning_rate, v_new


def rmsprop_step(w, v, g, learning_rate, rho=0.9, epsilon=1e-7):
    v_new = g * g * (1 - rho) + v * rho
    return w - np.true_divide(g, root(v_new, epsilon)) * learning_rate, v_new

# %% adaptive | right | guarded-where
def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    v = v + g**2
    denominator = np.sqrt(v) + epsilon
    safe = np.where(denominator > 0, denominator, 1.0)
    return w - learning_rate * np.where(g == 0, 0.0, g / safe), v


def rmsprop_step(w, v, g, learning_rate, rho=0.9, epsilon=1e-7):
    v = rho * v + (1 - rho) * g**2
    denominator = np.sqrt(v) + epsilon
    safe = np.where(denominator > 0, denominator, 1.0)
    return w - learning_rate * np.where(g == 0, 0.0, g / safe), v

# %% adaptive | right | class-memory
class Squares:
    def __init__(self, v):
        self.v = v

    def step(self, w, g, rate, epsilon):
        return w - rate * g / (np.sqrt(self.v) + epsilon), self.v


def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    return Squares(v + g**2).step(w, g, learning_rate, epsilon)


def rmsprop_step(w, v, g, learning_rate, rho=0.9, epsilon=1e-7):
    return Squares(rho * v + (1 - rho) * g**2).step(w, g, learning_rate, epsilon)

# %% adaptive | wrong | adagrad-old-v | idea: divides by the old v
def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    return w - learning_rate * g / (np.sqrt(v) + epsilon), v + g**2

# %% adaptive | wrong | adagrad-no-square | idea: adds absolute slopes
def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    v = v + np.abs(g)
    return w - learning_rate * g / (np.sqrt(v) + epsilon), v

# %% adaptive | wrong | adagrad-no-root | idea: divides by v, not by its root
def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    v = v + g**2
    return w - learning_rate * g / (v + epsilon), v

# %% adaptive | wrong | adagrad-epsilon-under-root | idea: epsilon under the root
def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    v = v + g**2
    return w - learning_rate * g / np.sqrt(v + epsilon), v

# %% adaptive | wrong | adagrad-no-epsilon | idea: epsilon left out, NaN for parameters without slopes
def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    v = v + g**2
    return w - learning_rate * g / np.sqrt(v), v

# %% adaptive | wrong | adagrad-in-place | idea: v changed in place
def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    v += g**2
    return w - learning_rate * g / (np.sqrt(v) + epsilon), v

# %% adaptive | wrong | adagrad-forgets | idea: only the newest square
def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    v = g**2
    return w - learning_rate * g / (np.sqrt(v) + epsilon), v

# %% adaptive | wrong | adagrad-one-for-all | idea: one sum for all parameters
def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    v = v + np.sum(g**2)
    return w - learning_rate * g / (np.sqrt(v) + epsilon), v

# %% adaptive | wrong | adagrad-uphill | idea: plus
def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    v = v + g**2
    return w + learning_rate * g / (np.sqrt(v) + epsilon), v

# %% adaptive | wrong | adagrad-epsilon-in-v | idea: epsilon is added to the remembered v
def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    v = v + g**2 + epsilon
    return w - learning_rate * g / np.sqrt(v), v

# %% adaptive | wrong | adagrad-is-rmsprop | idea: running mean in place of the sum
def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    v = 0.9 * v + 0.1 * g**2
    return w - learning_rate * g / (np.sqrt(v) + epsilon), v

# %% adaptive | wrong | adagrad-epsilon-fixed | idea: the argument epsilon is ignored
def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    v = v + g**2
    return w - learning_rate * g / (np.sqrt(v) + 1e-7), v

# %% adaptive | wrong | rmsprop-rho-swapped | idea: rho and 1 - rho exchanged
def rmsprop_step(w, v, g, learning_rate, rho=0.9, epsilon=1e-7):
    v = (1 - rho) * v + rho * g**2
    return w - learning_rate * g / (np.sqrt(v) + epsilon), v

# %% adaptive | wrong | rmsprop-not-a-mean | idea: new square not weighted
def rmsprop_step(w, v, g, learning_rate, rho=0.9, epsilon=1e-7):
    v = rho * v + g**2
    return w - learning_rate * g / (np.sqrt(v) + epsilon), v

# %% adaptive | wrong | rmsprop-old-v | idea: divides by the old v
def rmsprop_step(w, v, g, learning_rate, rho=0.9, epsilon=1e-7):
    new = rho * v + (1 - rho) * g**2
    return w - learning_rate * g / (np.sqrt(v) + epsilon), new

# %% adaptive | wrong | rmsprop-rho-fixed | idea: the argument rho is ignored
def rmsprop_step(w, v, g, learning_rate, rho=0.9, epsilon=1e-7):
    v = 0.9 * v + 0.1 * g**2
    return w - learning_rate * g / (np.sqrt(v) + epsilon), v

# %% adaptive | wrong | rmsprop-epsilon-under-root | idea: epsilon under the root
def rmsprop_step(w, v, g, learning_rate, rho=0.9, epsilon=1e-7):
    v = rho * v + (1 - rho) * g**2
    return w - learning_rate * g / np.sqrt(v + epsilon), v

# %% adaptive | wrong | rmsprop-no-epsilon | idea: epsilon left out
def rmsprop_step(w, v, g, learning_rate, rho=0.9, epsilon=1e-7):
    v = rho * v + (1 - rho) * g**2
    return w - learning_rate * g / np.sqrt(v), v

# %% adaptive | wrong | rmsprop-precedence | idea: epsilon added to the quotient
def rmsprop_step(w, v, g, learning_rate, rho=0.9, epsilon=1e-7):
    v = rho * v + (1 - rho) * g**2
    return w - learning_rate * g / np.sqrt(v) + epsilon, v

# %% adaptive | wrong | rmsprop-in-place | idea: w changed in place
def rmsprop_step(w, v, g, learning_rate, rho=0.9, epsilon=1e-7):
    v = rho * v + (1 - rho) * g**2
    w -= learning_rate * g / (np.sqrt(v) + epsilon)
    return w, v

# %% adaptive | wrong | rmsprop-mean-of-slopes | idea: square of the running mean, not mean of the squares
def rmsprop_step(w, v, g, learning_rate, rho=0.9, epsilon=1e-7):
    v = (rho * np.sqrt(v) + (1 - rho) * np.abs(g)) ** 2
    return w - learning_rate * g / (np.sqrt(v) + epsilon), v

# %% adaptive | wrong | rmsprop-corrected | idea: Adam's bias correction of a first step added
def rmsprop_step(w, v, g, learning_rate, rho=0.9, epsilon=1e-7):
    v = rho * v + (1 - rho) * g**2
    return w - learning_rate * g / (np.sqrt(v / (1 - rho)) + epsilon), v

# %% adaptive | wrong | rmsprop-sign | idea: only the sign of the slope
def rmsprop_step(w, v, g, learning_rate, rho=0.9, epsilon=1e-7):
    v = rho * v + (1 - rho) * g**2
    return w - learning_rate * np.sign(g), v

# %% adaptive | unclear | nan-avoided-without-epsilon | why: 0 where the slope is 0, epsilon left out elsewhere; differs by 1e-7 of a step with the default
def adagrad_step(w, v, g, learning_rate, epsilon=1e-7):
    v = v + g**2
    step = np.divide(g, np.sqrt(v), out=np.zeros(np.shape(g)), where=v > 0)
    return w - learning_rate * step, v

# %% adam | right | plain
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    m_hat = m / (1 - beta_1**t)
    v_hat = v / (1 - beta_2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), {"m": m, "v": v, "t": t}

# %% adam | right | dict-keywords
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    m, v, t = state["m"], state["v"], state["t"]
    new = dict(t=t + 1, m=m + (1 - beta_1) * (g - m), v=v + (1 - beta_2) * (g * g - v))
    top = new["m"] / (1 - beta_1 ** new["t"])
    bottom = (new["v"] / (1 - beta_2 ** new["t"])) ** 0.5 + epsilon
    return w - learning_rate * (top / bottom), new

# %% adam | right | copy-of-the-dictionary
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    state = dict(state)
    state["t"] = state["t"] + 1
    state["m"] = beta_1 * state["m"] + (1 - beta_1) * g
    state["v"] = beta_2 * state["v"] + (1 - beta_2) * np.square(g)
    c1, c2 = 1 - beta_1 ** state["t"], 1 - beta_2 ** state["t"]
    step = learning_rate * state["m"] / c1 / (np.sqrt(state["v"] / c2) + epsilon)
    return [w - step, state]

# %% adam | right | deepcopy-in-place
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    import copy

    new = copy.deepcopy(state)
    new["t"] += 1
    new["m"] = new["m"] * beta_1
    new["m"] += (1 - beta_1) * g
    new["v"] = new["v"] * beta_2
    new["v"] += (1 - beta_2) * g * g
    m_hat = new["m"] / (1 - beta_1 ** new["t"])
    v_hat = new["v"] / (1 - beta_2 ** new["t"])
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), new

# %% adam | right | effective-rate-with-scaled-epsilon
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    root = np.sqrt(1 - beta_2**t)
    rate = learning_rate * root / (1 - beta_1**t)
    return w - rate * m / (np.sqrt(v) + epsilon * root), {"m": m, "v": v, "t": t}

# %% adam | right | helpers-and-print
def running_mean(old, new, beta):
    return beta * old + (1 - beta) * new


def corrected(mean, beta, t):
    return mean / (1 - np.power(beta, t))


def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7, talk=False):
    new = {
        "m": running_mean(state["m"], g, beta_1),
        "v": running_mean(state["v"], g**2, beta_2),
        "t": state["t"] + 1,
    }
    if talk:
        print("step number", new["t"])
    direction = corrected(new["m"], beta_1, new["t"])
    size = np.sqrt(corrected(new["v"], beta_2, new["t"])) + epsilon
    return w - learning_rate * direction / size, new

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

# %% adam | right | union-of-dictionaries
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    after = state | {"t": 1 + state["t"]}
    after |= {"m": np.multiply(beta_1, state["m"]) + np.multiply(1 - beta_1, g)}
    after |= {"v": np.multiply(beta_2, state["v"]) + np.multiply(1 - beta_2, np.power(g, 2))}
    hats = after["m"] / (1 - beta_1 ** after["t"]), after["v"] / (1 - beta_2 ** after["t"])
    return np.subtract(w, learning_rate * np.divide(hats[0], np.sqrt(hats[1]) + epsilon)), after

# %% adam | right | lambda-mix
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    mix = lambda beta, old, new: old * beta + new * (1 - beta)
    t, m, v = state["t"] + 1, mix(beta_1, state["m"], g), mix(beta_2, state["v"], g * g)
    unbias = lambda beta, x: x / (1.0 - beta**t)
    new_w = w - learning_rate * unbias(beta_1, m) / (unbias(beta_2, v) ** 0.5 + epsilon)
    return new_w, dict(zip(("m", "v", "t"), (m, v, t)))

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

# %% adam | wrong | no-correction | idea: bias correction forgotten
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    m_hat = m
    v_hat = v
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), {"m": m, "v": v, "t": t}


# %% adam | wrong | only-m-corrected | idea: v not corrected
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    m_hat = m / (1 - beta_1**t)
    v_hat = v
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), {"m": m, "v": v, "t": t}


# %% adam | wrong | only-v-corrected | idea: m not corrected
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    m_hat = m
    v_hat = v / (1 - beta_2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), {"m": m, "v": v, "t": t}


# %% adam | wrong | t-not-counted | idea: t stays as it was in the new state
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    m_hat = m / (1 - beta_1**t)
    v_hat = v / (1 - beta_2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), {"m": m, "v": v, "t": state["t"]}


# %% adam | wrong | t-first-power | idea: corrected as in the first step, always
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    m_hat = m / (1 - beta_1)
    v_hat = v / (1 - beta_2)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), {"m": m, "v": v, "t": t}


# %% adam | wrong | t-times | idea: beta * t in place of beta ** t
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    m_hat = m / (1 - beta_1 * t)
    v_hat = v / (1 - beta_2 * t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), {"m": m, "v": v, "t": t}


# %% adam | wrong | t-one-late | idea: correction with t + 1
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    m_hat = m / (1 - beta_1 ** (t + 1))
    v_hat = v / (1 - beta_2 ** (t + 1))
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), {"m": m, "v": v, "t": t}


# %% adam | wrong | corrected-remembered | idea: the corrected means are remembered
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    m_hat = m / (1 - beta_1**t)
    v_hat = v / (1 - beta_2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), {"m": m_hat, "v": v_hat, "t": t}


# %% adam | wrong | state-in-place | idea: the old dictionary is changed
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    state["m"], state["v"], state["t"] = m, v, t
    m_hat = m / (1 - beta_1**t)
    v_hat = v / (1 - beta_2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), state


# %% adam | wrong | arrays-in-place | idea: new dictionary, but the old arrays are changed in place
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = state["m"]
    m *= beta_1
    m += (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    m_hat = m / (1 - beta_1**t)
    v_hat = v / (1 - beta_2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), {"m": m, "v": v, "t": t}


# %% adam | wrong | w-in-place | idea: w is changed in place
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    m_hat = m / (1 - beta_1**t)
    v_hat = v / (1 - beta_2**t)
    w -= learning_rate * m_hat / (np.sqrt(v_hat) + epsilon)
    return w, {"m": m, "v": v, "t": t}


# %% adam | wrong | v-not-squared | idea: v from slopes, not squares
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * np.abs(g)
    m_hat = m / (1 - beta_1**t)
    v_hat = v / (1 - beta_2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), {"m": m, "v": v, "t": t}


# %% adam | wrong | v-from-m | idea: v from the squares of m
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * m**2
    m_hat = m / (1 - beta_1**t)
    v_hat = v / (1 - beta_2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), {"m": m, "v": v, "t": t}


# %% adam | wrong | betas-exchanged | idea: beta_1 and beta_2 exchanged
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    beta_1, beta_2 = beta_2, beta_1
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    m_hat = m / (1 - beta_1**t)
    v_hat = v / (1 - beta_2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), {"m": m, "v": v, "t": t}


# %% adam | wrong | weights-exchanged | idea: beta and 1 - beta exchanged in m
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = (1 - beta_1) * state["m"] + beta_1 * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    m_hat = m / (1 - beta_1**t)
    v_hat = v / (1 - beta_2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), {"m": m, "v": v, "t": t}


# %% adam | wrong | sum-not-mean | idea: new slope not weighted
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    m_hat = m / (1 - beta_1**t)
    v_hat = v / (1 - beta_2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), {"m": m, "v": v, "t": t}


# %% adam | wrong | uphill | idea: plus
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    m_hat = m / (1 - beta_1**t)
    v_hat = v / (1 - beta_2**t)
    return w + learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), {"m": m, "v": v, "t": t}


# %% adam | wrong | no-root | idea: root forgotten
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    m_hat = m / (1 - beta_1**t)
    v_hat = v / (1 - beta_2**t)
    return w - learning_rate * m_hat / (v_hat + epsilon), {"m": m, "v": v, "t": t}


# %% adam | wrong | epsilon-under-root | idea: epsilon under the root
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    m_hat = m / (1 - beta_1**t)
    v_hat = v / (1 - beta_2**t)
    return w - learning_rate * m_hat / np.sqrt(v_hat + epsilon), {"m": m, "v": v, "t": t}


# %% adam | wrong | no-epsilon | idea: epsilon left out: NaN for zero slopes
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    m_hat = m / (1 - beta_1**t)
    v_hat = v / (1 - beta_2**t)
    return w - learning_rate * m_hat / np.sqrt(v_hat), {"m": m, "v": v, "t": t}


# %% adam | wrong | slope-for-m | idea: slope in place of m_hat: RMSprop with correction
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    m_hat = m / (1 - beta_1**t)
    v_hat = v / (1 - beta_2**t)
    return w - learning_rate * g / (np.sqrt(v_hat) + epsilon), {"m": m, "v": v, "t": t}


# %% adam | wrong | old-m | idea: steps with the old m
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    m_hat = state["m"] / (1 - beta_1**t)
    v_hat = v / (1 - beta_2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), {"m": m, "v": v, "t": t}


# %% adam | wrong | fixed-betas | idea: arguments beta_1 and beta_2 ignored
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    beta_1, beta_2 = 0.9, 0.999
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    m_hat = m / (1 - beta_1**t)
    v_hat = v / (1 - beta_2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), {"m": m, "v": v, "t": t}


# %% adam | wrong | fixed-rate | idea: argument learning_rate ignored
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    m_hat = m / (1 - beta_1**t)
    v_hat = v / (1 - beta_2**t)
    return w - 0.001 * m_hat / (np.sqrt(v_hat) + epsilon), {"m": m, "v": v, "t": t}


# %% adam | wrong | extra-key | idea: the new state has a fourth key
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    m_hat = m / (1 - beta_1**t)
    v_hat = v / (1 - beta_2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), {"m": m, "v": v, "t": t, "m_hat": m_hat}


# %% adam | wrong | global-counter | idea: steps counted in a global variable, not in the state
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


# %% adam | wrong | one-v-for-all | idea: one v for all entries
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * np.mean(g**2)
    m_hat = m / (1 - beta_1**t)
    v_hat = v / (1 - beta_2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), {"m": m, "v": v, "t": t}


# %% adam | unclear | epsilon-before-correction | why: Keras's and the paper's second form: epsilon beside the uncorrected root; the text gives no formula with epsilon for Adam, only the rule of the house, and the AdamW formula shows the other one
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    rate = learning_rate * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    return w - rate * m / (np.sqrt(v) + epsilon), {"m": m, "v": v, "t": t}


# %% adam | unclear | t-as-float | why: t counted as 1.0, 2.0
def adam_step(w, state, g, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    t = state["t"] + 1.0
    m = beta_1 * state["m"] + (1 - beta_1) * g
    v = beta_2 * state["v"] + (1 - beta_2) * g**2
    m_hat = m / (1 - beta_1**t)
    v_hat = v / (1 - beta_2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), {"m": m, "v": v, "t": t}

# %% adamw | right | with-adam-step
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    new_w, state = adam_step(w, state, g, learning_rate)
    return new_w - learning_rate * weight_decay * w, state

# %% adamw | right | written-out
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    t = state["t"] + 1
    m = 0.9 * state["m"] + 0.1 * g
    v = 0.999 * state["v"] + 0.001 * g**2
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    step = learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7)
    return w - learning_rate * weight_decay * w - step, {"m": m, "v": v, "t": t}

# %% adamw | right | shrunk-before
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    # the step of Adam does not depend on w, so one may shrink first
    return adam_step(w * (1 - learning_rate * weight_decay), state, g, learning_rate)

# %% adamw | right | difference-of-adam
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    there, memory = adam_step(w, state, g, learning_rate=learning_rate)
    adam_move = there - w
    decay = np.multiply(w, -learning_rate * weight_decay)
    return [w + decay + adam_move, memory]

# %% adamw | right | from-zero
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    change, new = adam_step(np.zeros_like(w), state, g, learning_rate)
    return (1 - learning_rate * weight_decay) * w + change, new

# %% adamw | right | unit-rate
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    direction, new = adam_step(0.0 * w, state, g, 1.0)
    return w - learning_rate * (weight_decay * w - direction), new

# %% adamw | right | copies-in-place
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    result, new = adam_step(w.copy(), state, g, learning_rate)
    result = result.copy()
    result -= learning_rate * weight_decay * w
    return result, new

# %% adamw | right | lambda-print
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004, verbose=True):
    shrink = lambda x: learning_rate * weight_decay * x
    new_w, new_state = adam_step(w, state, g, learning_rate)
    if verbose:
        print("decay", shrink(w))
    return np.subtract(new_w, shrink(w)), new_state

# %% adamw | right | dictionary-loop
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    new, betas, powers = {"t": state["t"] + 1}, {"m": 0.9, "v": 0.999}, {"m": 1, "v": 2}
    hats = {}
    for key in ("m", "v"):
        new[key] = betas[key] * state[key] + (1 - betas[key]) * g ** powers[key]
        hats[key] = new[key] / (1 - betas[key] ** new["t"])
    return w - learning_rate * (weight_decay * w + hats["m"] / (hats["v"] ** 0.5 + 1e-7)), new

# %% adamw | right | einsum-sum
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    pieces = adam_step(w, state, g, learning_rate)
    factors = np.array([1.0, -learning_rate * weight_decay])
    return np.einsum("k,k...->...", factors, np.stack([pieces[0], w])), pieces[1]

# %% adamw | wrong | into-the-slope | idea: decay added to the slope (L2 in Adam)
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    return adam_step(w, state, g + weight_decay * w, learning_rate)

# %% adamw | wrong | rate-forgotten | idea: decay not multiplied by the learning rate
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    new_w, state = adam_step(w, state, g, learning_rate)
    return new_w - weight_decay * w, state

# %% adamw | wrong | new-w-decays | idea: decays the new w, not the old one
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    new_w, state = adam_step(w, state, g, learning_rate)
    return new_w * (1 - learning_rate * weight_decay), state

# %% adamw | wrong | weights-grow | idea: sign of the decay
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    new_w, state = adam_step(w, state, g, learning_rate)
    return new_w + learning_rate * weight_decay * w, state

# %% adamw | wrong | no-decay | idea: plain Adam
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    return adam_step(w, state, g, learning_rate)

# %% adamw | wrong | rate-not-passed | idea: Adam's default learning rate
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    new_w, state = adam_step(w, state, g)
    return new_w - learning_rate * weight_decay * w, state

# %% adamw | wrong | decay-as-beta | idea: weight_decay passed on as beta_1 by position
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    new_w, state = adam_step(w, state, g, learning_rate, weight_decay)
    return new_w - learning_rate * weight_decay * w, state

# %% adamw | wrong | decay-fixed | idea: argument weight_decay ignored
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    new_w, state = adam_step(w, state, g, learning_rate)
    return new_w - learning_rate * 0.004 * w, state

# %% adamw | wrong | sign-decay | idea: shrinks by a constant (L1)
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    new_w, state = adam_step(w, state, g, learning_rate)
    return new_w - learning_rate * weight_decay * np.sign(w), state

# %% adamw | wrong | factor-two | idea: decay of 2*lambda*w, as if from lambda*w**2
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    new_w, state = adam_step(w, state, g, learning_rate)
    return new_w - 2 * learning_rate * weight_decay * w, state

# %% adamw | wrong | inside-the-division | idea: decay divided by the root as well
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    new_w, new = adam_step(w, state, g, learning_rate)
    v_hat = new["v"] / (1 - 0.999 ** new["t"])
    return new_w - learning_rate * weight_decay * w / (np.sqrt(v_hat) + 1e-7), new

# %% adamw | wrong | decay-in-m | idea: m remembers the decay, w is right
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    new_w, new = adam_step(w, state, g, learning_rate)
    new["m"] = new["m"] + 0.1 * weight_decay * w
    return new_w - learning_rate * weight_decay * w, new

# %% adamw | wrong | old-state-returned | idea: the old state is returned
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    new_w, _ = adam_step(w, state, g, learning_rate)
    return new_w - learning_rate * weight_decay * w, state

# %% adamw | wrong | two-steps | idea: Adam called twice, t counts two
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    _, between = adam_step(w, state, g, learning_rate)
    new_w, new = adam_step(w, between, g, learning_rate)
    return new_w - learning_rate * weight_decay * w, new

# %% adamw | wrong | no-correction | idea: written out without bias correction
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    m = 0.9 * state["m"] + 0.1 * g
    v = 0.999 * state["v"] + 0.001 * g**2
    step = learning_rate * m / (np.sqrt(v) + 1e-7)
    return w - learning_rate * weight_decay * w - step, {"m": m, "v": v, "t": state["t"] + 1}

# %% adamw | wrong | in-place | idea: w shrunk in place
def adamw_step(w, state, g, learning_rate=0.001, weight_decay=0.004):
    w -= learning_rate * weight_decay * w
    return adam_step(w, state, g, learning_rate)

# %% range-test | right | plain
def range_test(w, loss_and_slope, rates):
    losses = np.full(len(rates), np.inf)
    lowest = np.inf
    for i, rate in enumerate(rates):
        loss, slope = loss_and_slope(w)
        if not np.isfinite(loss) or loss > 4 * lowest:
            break
        losses[i] = loss
        lowest = min(lowest, loss)
        w = w - rate * slope
    return losses


def pick_rate(rates, losses):
    return rates[np.argmin(losses)] / 5

# %% range-test | right | list-padded
def range_test(w, loss_and_slope, rates):
    losses = []
    for rate in rates:
        loss, slope = loss_and_slope(w)
        if not math.isfinite(loss) or (losses and loss > 4 * min(losses)):
            break
        losses.append(loss)
        w = w - rate * slope
    return np.array(losses + [np.inf] * (len(rates) - len(losses)), dtype=float)


def pick_rate(rates, losses):
    best = min(range(len(losses)), key=lambda i: losses[i])
    return 0.2 * rates[best]

# %% range-test | right | while-copy-in-place
def range_test(w, loss_and_slope, rates):
    place = np.array(w, dtype=float)
    out = np.ones(len(rates)) * np.inf
    i, best, alive = 0, None, True
    while i < len(rates) and alive:
        J, g = loss_and_slope(place)
        if np.isnan(J) or np.isinf(J):
            alive = False
        elif best is not None and J > 4 * best:
            alive = False
        else:
            out[i] = J
            best = J if best is None else min(best, J)
            place -= rates[i] * g
            i += 1
    return out


def pick_rate(rates, losses):
    return float(np.asarray(rates)[np.asarray(losses) == np.min(losses)][0]) / 5

# %% range-test | right | return-in-the-loop
def range_test(w, loss_and_slope, rates):
    losses = np.zeros(len(rates)) + float("inf")
    for k in range(len(rates)):
        value, slope = loss_and_slope(w)
        lowest = losses[:k].min() if k else value
        if not (np.isfinite(value) and value <= 4 * lowest):
            return losses
        losses[k] = value
        w = np.subtract(w, np.multiply(rates[k], slope))
    return losses


def pick_rate(rates, losses):
    (loss, rate) = min(zip(losses, rates))
    return rate / 5.0

# %% range-test | right | current-included-in-lowest
def range_test(w, loss_and_slope, rates):
    seen = []
    for rate in rates:
        loss, slope = loss_and_slope(w)
        seen.append(float(loss))
        if not np.isfinite(loss) or loss > 4 * np.min(seen):
            seen[-1] = np.inf
            break
        w = w + -rate * slope
    seen.extend([np.inf for _ in range(len(rates) - len(seen))])
    return np.array(seen)


def pick_rate(rates, losses):
    order = np.argsort(losses, kind="stable")
    return rates[order[0]] * (1 / 5)

# %% range-test | right | generator
def range_test(w, loss_and_slope, rates):
    def run(place):
        lowest = math.inf
        for rate in rates:
            loss, slope = loss_and_slope(place)
            if not math.isfinite(loss) or loss > 4 * lowest:
                return
            lowest = min(lowest, loss)
            yield loss
            place = place - rate * slope

    found = list(run(w))
    result = np.full(np.shape(rates), np.inf)
    result[: len(found)] = found
    return result


def pick_rate(rates, losses):
    i = 0
    for k in range(len(losses)):
        if losses[k] < losses[i]:
            i = k
    return rates[i] / 5

# %% range-test | right | flag-and-print
def range_test(w, loss_and_slope, rates, factor=4, verbose=True):
    losses, stopped, best = [], False, float("inf")
    for rate in rates:
        if stopped:
            losses.append(np.inf)
            continue
        loss, slope = loss_and_slope(w)
        if verbose:
            print(f"rate {rate:.3g}: loss {loss:.3g}")
        stopped = not np.isfinite(loss) or loss > factor * best
        losses.append(np.inf if stopped else loss)
        best = min(best, losses[-1])
        w = w - rate * slope
    return np.array(losses)


def pick_rate(rates, losses, part=5):
    return rates[int(np.argmin(losses))] / part

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

# %% range-test | right | quotient-test
def range_test(w, loss_and_slope, rates):
    n = len(rates)
    losses = np.full(n, np.inf)
    w = w.copy()
    for i in range(n):
        loss, slope = loss_and_slope(w)
        bad = not np.isfinite(loss)
        if i > 0 and not bad:
            bad = loss > 4 * np.minimum.accumulate(losses[:i])[-1]
        if bad:
            break
        losses[i], w = loss, w - rates[i] * slope
    return losses


def pick_rate(rates, losses):
    return dict(zip(losses, rates))[min(losses)] / 5

# %% range-test | right | recursion
def range_test(w, loss_and_slope, rates):
    def go(place, k, lowest):
        if k == len(rates):
            return []
        loss, slope = loss_and_slope(place)
        if not np.isfinite(loss) or loss > 4 * lowest:
            return [np.inf] * (len(rates) - k)
        return [loss] + go(place - rates[k] * slope, k + 1, min(lowest, loss))

    return np.array(go(w, 0, np.inf), dtype=float)


def pick_rate(rates, losses):
    return np.asarray(rates)[np.asarray(losses).argmin()] / 5

# %% range-test | wrong | loss-after | idea: loss taken after the step
def range_test(w, loss_and_slope, rates):
    losses, lowest = np.full(len(rates), np.inf), np.inf
    for i, rate in enumerate(rates):
        _, slope = loss_and_slope(w)
        w = w - rate * slope
        loss, _ = loss_and_slope(w)
        if not np.isfinite(loss) or loss > 4 * lowest:
            break
        losses[i], lowest = loss, min(lowest, loss)
    return losses

# %% range-test | wrong | always-from-start | idea: each rate starts again from w
def range_test(w, loss_and_slope, rates):
    losses, lowest = np.full(len(rates), np.inf), np.inf
    _, slope = loss_and_slope(w)
    for i, rate in enumerate(rates):
        loss, _ = loss_and_slope(w - rate * slope)
        if not np.isfinite(loss) or loss > 4 * lowest:
            break
        losses[i], lowest = loss, min(lowest, loss)
    return losses

# %% range-test | wrong | never-stops | idea: no stop at four times the lowest
def range_test(w, loss_and_slope, rates):
    losses = np.full(len(rates), np.inf)
    for i, rate in enumerate(rates):
        loss, slope = loss_and_slope(w)
        if not np.isfinite(loss):
            break
        losses[i] = loss
        w = w - rate * slope
    return losses

# %% range-test | wrong | nan-goes-through | idea: NaN is not stopped, since NaN > x is False
def range_test(w, loss_and_slope, rates):
    losses, lowest = np.full(len(rates), np.inf), np.inf
    for i, rate in enumerate(rates):
        loss, slope = loss_and_slope(w)
        if loss > 4 * lowest or loss == np.inf:
            break
        losses[i], lowest = loss, min(lowest, loss)
        w = w - rate * slope
    return losses

# %% range-test | wrong | four-times-the-first | idea: compares with the first loss
def range_test(w, loss_and_slope, rates):
    losses = np.full(len(rates), np.inf)
    for i, rate in enumerate(rates):
        loss, slope = loss_and_slope(w)
        if not np.isfinite(loss) or (i > 0 and loss > 4 * losses[0]):
            break
        losses[i] = loss
        w = w - rate * slope
    return losses

# %% range-test | wrong | four-times-the-last | idea: compares with the loss before
def range_test(w, loss_and_slope, rates):
    losses, last = np.full(len(rates), np.inf), np.inf
    for i, rate in enumerate(rates):
        loss, slope = loss_and_slope(w)
        if not np.isfinite(loss) or loss > 4 * last:
            break
        losses[i] = last = loss
        w = w - rate * slope
    return losses

# %% range-test | wrong | stops-at-any-rise | idea: stops when the loss is above the lowest
def range_test(w, loss_and_slope, rates):
    losses, lowest = np.full(len(rates), np.inf), np.inf
    for i, rate in enumerate(rates):
        loss, slope = loss_and_slope(w)
        if not np.isfinite(loss) or loss > lowest:
            break
        losses[i], lowest = loss, min(lowest, loss)
        w = w - rate * slope
    return losses

# %% range-test | wrong | last-loss-kept | idea: the loss that stopped the test is kept
def range_test(w, loss_and_slope, rates):
    losses, lowest = np.full(len(rates), np.inf), np.inf
    for i, rate in enumerate(rates):
        loss, slope = loss_and_slope(w)
        losses[i] = loss
        if not np.isfinite(loss) or loss > 4 * lowest:
            break
        lowest = min(lowest, loss)
        w = w - rate * slope
    return losses

# %% range-test | wrong | shortened | idea: array ends where the test stops
def range_test(w, loss_and_slope, rates):
    losses = []
    for rate in rates:
        loss, slope = loss_and_slope(w)
        if not np.isfinite(loss) or (losses and loss > 4 * min(losses)):
            break
        losses.append(loss)
        w = w - rate * slope
    return np.array(losses)

# %% range-test | wrong | padded-with-zeros | idea: 0 for the rates never tried
def range_test(w, loss_and_slope, rates):
    losses, lowest = np.zeros(len(rates)), np.inf
    for i, rate in enumerate(rates):
        loss, slope = loss_and_slope(w)
        if not np.isfinite(loss) or loss > 4 * lowest:
            break
        losses[i], lowest = loss, min(lowest, loss)
        w = w - rate * slope
    return losses

# %% range-test | wrong | goes-on-after-the-stop | idea: skips a bad loss and goes on
def range_test(w, loss_and_slope, rates):
    losses, lowest = np.full(len(rates), np.inf), np.inf
    for i, rate in enumerate(rates):
        loss, slope = loss_and_slope(w)
        if np.isfinite(loss) and loss <= 4 * lowest:
            losses[i], lowest = loss, min(lowest, loss)
        w = w - rate * slope
    return losses

# %% range-test | wrong | at-exactly-four | idea: stops at four times the lowest too (>=)
def range_test(w, loss_and_slope, rates):
    losses, lowest = np.full(len(rates), np.inf), np.inf
    for i, rate in enumerate(rates):
        loss, slope = loss_and_slope(w)
        if not np.isfinite(loss) or loss >= 4 * lowest:
            break
        losses[i], lowest = loss, min(lowest, loss)
        w = w - rate * slope
    return losses

# %% range-test | wrong | two-batches-a-rate | idea: asks for two batches at each rate, one for the loss, one for the slope
def range_test(w, loss_and_slope, rates):
    losses, lowest = np.full(len(rates), np.inf), np.inf
    for i, rate in enumerate(rates):
        loss = loss_and_slope(w)[0]
        if not np.isfinite(loss) or loss > 4 * lowest:
            break
        losses[i], lowest = loss, min(lowest, loss)
        w = w - rate * loss_and_slope(w)[1]
    return losses

# %% range-test | wrong | in-place | idea: w changed in place
def range_test(w, loss_and_slope, rates):
    losses, lowest = np.full(len(rates), np.inf), np.inf
    for i, rate in enumerate(rates):
        loss, slope = loss_and_slope(w)
        if not np.isfinite(loss) or loss > 4 * lowest:
            break
        losses[i], lowest = loss, min(lowest, loss)
        w -= rate * slope
    return losses

# %% range-test | wrong | uphill | idea: steps with plus
def range_test(w, loss_and_slope, rates):
    losses, lowest = np.full(len(rates), np.inf), np.inf
    for i, rate in enumerate(rates):
        loss, slope = loss_and_slope(w)
        if not np.isfinite(loss) or loss > 4 * lowest:
            break
        losses[i], lowest = loss, min(lowest, loss)
        w = w + rate * slope
    return losses

# %% range-test | wrong | first-rate-for-all | idea: always steps with the first rate
def range_test(w, loss_and_slope, rates):
    losses, lowest = np.full(len(rates), np.inf), np.inf
    for i in range(len(rates)):
        loss, slope = loss_and_slope(w)
        if not np.isfinite(loss) or loss > 4 * lowest:
            break
        losses[i], lowest = loss, min(lowest, loss)
        w = w - rates[0] * slope
    return losses

# %% range-test | wrong | pick-the-loss | idea: a fifth of the lowest loss
def pick_rate(rates, losses):
    return min(losses) / 5

# %% range-test | wrong | pick-whole | idea: the rate itself, not a fifth
def pick_rate(rates, losses):
    return rates[np.argmin(losses)]

# %% range-test | wrong | pick-a-tenth | idea: a tenth
def pick_rate(rates, losses):
    return rates[np.argmin(losses)] / 10

# %% range-test | wrong | pick-largest-loss | idea: rate with the highest loss
def pick_rate(rates, losses):
    return rates[np.argmax(losses)] / 5

# %% range-test | wrong | pick-steepest | idea: where the loss falls fastest
def pick_rate(rates, losses):
    d = np.diff(losses)
    return rates[np.argmin(np.where(np.isfinite(d), d, np.inf))] / 5

# %% range-test | wrong | pick-last-finite | idea: the largest rate that did not blow up
def pick_rate(rates, losses):
    return np.asarray(rates)[np.isfinite(losses)][-1] / 5

# %% range-test | wrong | pick-index | idea: the position, not the rate
def pick_rate(rates, losses):
    return np.argmin(losses) / 5

# %% range-test | wrong | pick-five-places-before | idea: a fifth of the way, by position
def pick_rate(rates, losses):
    return rates[int(np.argmin(losses) / 5)]

# %% range-test | wrong | pick-one-before | idea: the rate before the lowest loss
def pick_rate(rates, losses):
    return rates[max(0, np.argmin(losses) - 1)] / 5

# %% range-test | unclear | lowest-zero | why: if the lowest loss so far is 0 (or negative), four times it is 0: here such a lowest is ignored
def range_test(w, loss_and_slope, rates):
    losses, lowest = np.full(len(rates), np.inf), np.inf
    for i, rate in enumerate(rates):
        loss, slope = loss_and_slope(w)
        if not np.isfinite(loss) or (lowest > 0 and loss > 4 * lowest):
            break
        losses[i], lowest = loss, min(lowest, loss)
        w = w - rate * slope
    return losses

# %% range-test | unclear | slope-nan-stops | why: stops also when the slope is not finite; the next loss would be NaN anyway
def range_test(w, loss_and_slope, rates):
    losses, lowest = np.full(len(rates), np.inf), np.inf
    for i, rate in enumerate(rates):
        loss, slope = loss_and_slope(w)
        if not np.isfinite(loss) or loss > 4 * lowest or not np.all(np.isfinite(slope)):
            break
        losses[i], lowest = loss, min(lowest, loss)
        w = w - rate * slope
    return losses

# %% range-test | unclear | pick-last-of-equals | why: two rates with the same lowest loss: which one?
def pick_rate(rates, losses):
    return rates[len(losses) - 1 - np.argmin(losses[::-1])] / 5

# %% minibatches | right | permutation-slices
def minibatches(m, batch_size, rng):
    order = rng.permutation(m)
    return [order[i : i + batch_size] for i in range(0, m, batch_size)]

# %% minibatches | right | shuffle-arange
def minibatches(m, batch_size, rng):
    rows = np.arange(m)
    rng.shuffle(rows)
    batches = []
    start_at = 0
    while start_at < m:
        batches.append(rows[start_at : start_at + batch_size])
        start_at += batch_size
    return batches

# %% minibatches | right | split-at-places
def minibatches(m, batch_size, rng):
    return np.split(rng.permutation(m), range(batch_size, m, batch_size))

# %% minibatches | right | array-split-places
def minibatches(m, batch_size, rng):
    places = np.arange(batch_size, m, batch_size)
    return list(np.array_split(rng.permutation(np.arange(m)), places))

# %% minibatches | right | choice-without-replacement
def minibatches(m, batch_size, rng):
    order = rng.choice(m, size=m, replace=False)
    n = math.ceil(m / batch_size)
    return [order[k * batch_size : min(m, (k + 1) * batch_size)] for k in range(n)]

# %% minibatches | right | argsort-of-random
def minibatches(m, batch_size, rng):
    order = np.argsort(rng.random(m))
    full, rest = divmod(m, batch_size)
    batches = [order[k * batch_size : (k + 1) * batch_size] for k in range(full)]
    if rest:
        batches.append(order[-rest:])
    return batches

# %% minibatches | right | fisher-yates
def minibatches(m, batch_size, rng):
    order = list(range(m))
    for i in range(m - 1, 0, -1):
        j = int(rng.integers(i + 1))
        order[i], order[j] = order[j], order[i]
    return [np.array(order[i : i + batch_size]) for i in range(0, m, batch_size)]

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

# %% minibatches | right | reversed-permutation-print
def minibatches(m, batch_size, rng, verbose=True):
    order = rng.permutation(m)[::-1]
    batches = [np.array(order[i : i + batch_size]) for i in range(0, m, batch_size)]
    if verbose:
        print(len(batches), "batches")
    return batches

# %% minibatches | right | generator-helper
def minibatches(m, batch_size, rng):
    def cut(rows):
        while len(rows):
            yield rows[:batch_size]
            rows = rows[batch_size:]

    return list(cut(rng.permutation(m)))

# %% minibatches | wrong | last-dropped | idea: last small batch left out
def minibatches(m, batch_size, rng):
    order = rng.permutation(m)
    return [order[k * batch_size : (k + 1) * batch_size] for k in range(m // batch_size)]

# %% minibatches | wrong | always-one-more | idea: an empty batch where the size divides m
def minibatches(m, batch_size, rng):
    order = rng.permutation(m)
    return [order[k * batch_size : (k + 1) * batch_size] for k in range(m // batch_size + 1)]

# %% minibatches | wrong | not-shuffled | idea: rows in order
def minibatches(m, batch_size, rng):
    order = np.arange(m)
    return [order[i : i + batch_size] for i in range(0, m, batch_size)]

# %% minibatches | wrong | with-replacement | idea: drawn with replacement
def minibatches(m, batch_size, rng):
    order = rng.integers(0, m, size=m)
    return [order[i : i + batch_size] for i in range(0, m, batch_size)]

# %% minibatches | wrong | fresh-draw-per-batch | idea: each batch drawn from all rows
def minibatches(m, batch_size, rng):
    return [
        rng.choice(m, size=min(batch_size, m - i), replace=False) for i in range(0, m, batch_size)
    ]

# %% minibatches | wrong | equal-sizes | idea: batches made about equal in size
def minibatches(m, batch_size, rng):
    return np.array_split(rng.permutation(m), math.ceil(m / batch_size))

# %% minibatches | wrong | batch-size-as-count | idea: batch_size taken as the number of batches
def minibatches(m, batch_size, rng):
    return np.array_split(rng.permutation(m), batch_size)

# %% minibatches | wrong | own-seed | idea: always the same shuffle, rng ignored
def minibatches(m, batch_size, rng):
    order = np.random.default_rng(0).permutation(m)
    return [order[i : i + batch_size] for i in range(0, m, batch_size)]

# %% minibatches | wrong | global-random | idea: NumPy's global generator, rng ignored
def minibatches(m, batch_size, rng):
    order = np.random.permutation(m)
    return [order[i : i + batch_size] for i in range(0, m, batch_size)]

# %% minibatches | wrong | from-one | idea: rows 1 to m
def minibatches(m, batch_size, rng):
    order = rng.permutation(m) + 1
    return [order[i : i + batch_size] for i in range(0, m, batch_size)]

# %% minibatches | wrong | last-row-missing | idea: rows 0 to m - 2
def minibatches(m, batch_size, rng):
    order = rng.permutation(m - 1)
    return [order[i : i + batch_size] for i in range(0, m - 1, batch_size)]

# %% minibatches | wrong | small-batch-first | idea: the smaller batch comes first
def minibatches(m, batch_size, rng):
    order = rng.permutation(m)
    rest = m % batch_size
    first = [order[:rest]] if rest else []
    return first + [order[i : i + batch_size] for i in range(rest, m, batch_size)]

# %% minibatches | wrong | batches-shuffled-only | idea: neighbours stay together, only the order of batches is shuffled
def minibatches(m, batch_size, rng):
    batches = [np.arange(i, min(i + batch_size, m)) for i in range(0, m, batch_size)]
    full = [b for b in batches if len(b) == batch_size]
    rest = [b for b in batches if len(b) < batch_size]
    return [full[k] for k in rng.permutation(len(full))] + rest

# %% minibatches | wrong | shuffled-within | idea: shuffled only inside each batch
def minibatches(m, batch_size, rng):
    return [
        rng.permutation(np.arange(i, min(i + batch_size, m))) for i in range(0, m, batch_size)
    ]

# %% minibatches | wrong | last-filled-up | idea: last batch filled up with rows from the front
def minibatches(m, batch_size, rng):
    order = rng.permutation(m)
    n = math.ceil(m / batch_size)
    order = np.resize(order, n * batch_size)
    return [order[k * batch_size : (k + 1) * batch_size] for k in range(n)]

# %% minibatches | wrong | overlap | idea: batches overlap by one row
def minibatches(m, batch_size, rng):
    order = rng.permutation(m)
    return [order[i : i + batch_size + 1] for i in range(0, m, batch_size)]

# %% minibatches | wrong | remainder-joined | idea: remainder joined to the last full batch, which gets too large
def minibatches(m, batch_size, rng):
    order = rng.permutation(m)
    places = range(batch_size, max(m - batch_size + 1, 1), batch_size)
    return np.split(order, places)

# %% minibatches | wrong | floats | idea: row numbers as floats
def minibatches(m, batch_size, rng):
    order = rng.permutation(m).astype(float)
    return [order[i : i + batch_size] for i in range(0, m, batch_size)]

# %% minibatches | wrong | kept-shuffle | idea: one shuffle per size, kept for all epochs
_orders = {}


def minibatches(m, batch_size, rng):
    if m not in _orders:
        _orders[m] = rng.permutation(m)
    order = _orders[m]
    return [order[i : i + batch_size] for i in range(0, m, batch_size)]

# %% minibatches | unclear | sorted-inside | why: batches are drawn at random but sorted inside; 'in an order that rng has shuffled' may be meant for the rows or for the batches
def minibatches(m, batch_size, rng):
    order = rng.permutation(m)
    return [np.sort(order[i : i + batch_size]) for i in range(0, m, batch_size)]

# %% minibatches | unclear | plain-lists | why: text says a list of arrays; here lists of ints, which index an array as well
def minibatches(m, batch_size, rng):
    order = rng.permutation(m).tolist()
    return [order[i : i + batch_size] for i in range(0, m, batch_size)]

# %% minibatches | unclear | random-child | why: a second generator seeded from rng does the shuffling
def minibatches(m, batch_size, rng):
    order = np.random.default_rng(int(rng.integers(2**32))).permutation(m)
    return [order[i : i + batch_size] for i in range(0, m, batch_size)]

# %% train | right | plain
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        total = 0.0
        for rows in minibatches(len(X), batch_size, rng):
            J, gradients = loss_and_gradients(parameters, X[rows], y[rows])
            total += J * len(rows)
            parameters = step(parameters, gradients)
        losses.append(total / len(X))
    return parameters, losses

# %% train | right | average-with-weights
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    p, history = list(parameters), []
    for epoch in range(epochs):
        js, sizes = [], []
        for rows in minibatches(X.shape[0], batch_size, rng):
            loss, grads = loss_and_gradients(p, X[rows], y[rows])
            js.append(loss)
            sizes.append(rows.size)
            p = step(p, grads)
        history.append(np.average(js, weights=sizes))
    return p, history

# %% train | right | copies-first
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    current = [np.array(w, copy=True) for w in parameters]
    losses = np.zeros(epochs)
    for e in range(epochs):
        for rows in minibatches(len(y), batch_size, rng):
            J, g = loss_and_gradients(current, X[rows], y[rows])
            losses[e] += len(rows) / len(y) * J
            current = step(current, g)
    return current, losses.tolist()

# %% train | right | own-permutation
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    m = len(X)
    losses = []
    for _ in range(epochs):
        order = rng.permutation(m)
        X_mixed, y_mixed = X[order], y[order]
        weighted = []
        for i in range(0, m, batch_size):
            X_part, y_part = X_mixed[i : i + batch_size], y_mixed[i : i + batch_size]
            J, g = loss_and_gradients(parameters, X_part, y_part)
            weighted.append(J * len(X_part))
            parameters = step(parameters, g)
        losses.append(sum(weighted) / m)
    return parameters, losses

# %% train | right | sample-by-sample-list
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        of_samples = []
        for rows in minibatches(len(X), batch_size, rng):
            J, g = loss_and_gradients(parameters, X[rows], y[rows])
            of_samples += [J] * len(rows)
            parameters = step(parameters, g)
        losses.append(float(np.mean(of_samples)))
    return [parameters, losses]

# %% train | right | helper-epoch
def one_epoch(p, X, y, loss_and_gradients, step, batch_size, rng):
    total, count = 0.0, 0
    for rows in minibatches(len(X), batch_size, rng):
        J, g = loss_and_gradients(p, np.take(X, rows, axis=0), np.take(y, rows, axis=0))
        total, count = total + J * len(rows), count + len(rows)
        p = step(p, g)
    return p, total / count


def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        parameters, mean = one_epoch(
            parameters, X, y, loss_and_gradients, step, batch_size, rng
        )
        losses.append(mean)
    return parameters, losses

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

# %% train | right | while-loops-dot
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses, done = [], 0
    while done < epochs:
        batches = list(minibatches(len(X), batch_size, rng))
        found = np.zeros(len(batches))
        for k, rows in enumerate(batches):
            found[k], g = loss_and_gradients(parameters, X[rows], y[rows])
            parameters = step(parameters, g)
        losses.append(np.dot(found, [len(rows) for rows in batches]) / len(X))
        done += 1
    return parameters, losses

# %% train | right | zip-of-data-pieces
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    from functools import reduce

    def update(carried, rows):
        p, total = carried
        J, g = loss_and_gradients(p, X[rows], y[rows])
        return step(p, g), total + J * len(rows)

    losses = []
    for _ in range(epochs):
        parameters, total = reduce(update, minibatches(len(X), batch_size, rng), (parameters, 0.0))
        losses.append(total / len(X))
    return parameters, losses

# %% train | wrong | mean-over-batches | idea: loss is the mean over batches, a small batch counts as much
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        total = 0.0
        n = 0
        for rows in minibatches(len(X), batch_size, rng):
            J, gradients = loss_and_gradients(parameters, X[rows], y[rows])
            total += J
            parameters = step(parameters, gradients)
            n += 1
        losses.append(total / n)
    return parameters, losses


# %% train | wrong | loss-for-each-batch | idea: one loss for each batch
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        for rows in minibatches(len(X), batch_size, rng):
            J, gradients = loss_and_gradients(parameters, X[rows], y[rows])
            losses.append(J)
            parameters = step(parameters, gradients)
    return parameters, losses


# %% train | wrong | last-batch-loss | idea: loss of the last batch only
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        total = 0.0
        for rows in minibatches(len(X), batch_size, rng):
            J, gradients = loss_and_gradients(parameters, X[rows], y[rows])
            total = J * len(X)
            parameters = step(parameters, gradients)
        losses.append(total / len(X))
    return parameters, losses


# %% train | wrong | loss-after-update | idea: loss of the batch taken after its update
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


# %% train | wrong | loss-of-all-data | idea: loss over all data at the end of the epoch
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        total = 0.0
        for rows in minibatches(len(X), batch_size, rng):
            J, gradients = loss_and_gradients(parameters, X[rows], y[rows])
            total += J * len(rows)
            parameters = step(parameters, gradients)
        losses.append(loss_and_gradients(parameters, X, y)[0])
    return parameters, losses


# %% train | wrong | sum-not-mean | idea: sum over the samples
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


# %% train | wrong | total-not-reset | idea: total not reset for each epoch
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    total = 0.0
    for _ in range(epochs):
        for rows in minibatches(len(X), batch_size, rng):
            J, gradients = loss_and_gradients(parameters, X[rows], y[rows])
            total += J * len(rows)
            parameters = step(parameters, gradients)
        losses.append(total / len(X))
    return parameters, losses


# %% train | wrong | shuffled-once | idea: batches made once, before the loop
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    batches = minibatches(len(X), batch_size, rng)
    for _ in range(epochs):
        total = 0.0
        for rows in batches:
            J, gradients = loss_and_gradients(parameters, X[rows], y[rows])
            total += J * len(rows)
            parameters = step(parameters, gradients)
        losses.append(total / len(X))
    return parameters, losses


# %% train | wrong | reseeded | idea: generator made anew in each epoch
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        total = 0.0
        for rows in minibatches(len(X), batch_size, np.random.default_rng(0)):
            J, gradients = loss_and_gradients(parameters, X[rows], y[rows])
            total += J * len(rows)
            parameters = step(parameters, gradients)
        losses.append(total / len(X))
    return parameters, losses


# %% train | wrong | full-batch | idea: all rows at once, batch size ignored
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        total = 0.0
        for rows in minibatches(len(X), len(X), rng):
            J, gradients = loss_and_gradients(parameters, X[rows], y[rows])
            total += J * len(rows)
            parameters = step(parameters, gradients)
        losses.append(total / len(X))
    return parameters, losses


# %% train | wrong | batch-size-32 | idea: batch size fixed at 32
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        total = 0.0
        for rows in minibatches(len(X), 32, rng):
            J, gradients = loss_and_gradients(parameters, X[rows], y[rows])
            total += J * len(rows)
            parameters = step(parameters, gradients)
        losses.append(total / len(X))
    return parameters, losses


# %% train | wrong | one-epoch-more | idea: one epoch too many
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs + 1):
        total = 0.0
        for rows in minibatches(len(X), batch_size, rng):
            J, gradients = loss_and_gradients(parameters, X[rows], y[rows])
            total += J * len(rows)
            parameters = step(parameters, gradients)
        losses.append(total / len(X))
    return parameters, losses


# %% train | wrong | one-epoch-less | idea: one epoch too few
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    for _ in range(1, epochs):
        total = 0.0
        for rows in minibatches(len(X), batch_size, rng):
            J, gradients = loss_and_gradients(parameters, X[rows], y[rows])
            total += J * len(rows)
            parameters = step(parameters, gradients)
        losses.append(total / len(X))
    return parameters, losses


# %% train | wrong | last-batch-dropped | idea: batches that are not full are skipped
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        total = 0.0
        for rows in minibatches(len(X), batch_size, rng):
            if len(rows) < batch_size:
                continue
            J, gradients = loss_and_gradients(parameters, X[rows], y[rows])
            total += J * len(rows)
            parameters = step(parameters, gradients)
        losses.append(total / len(X))
    return parameters, losses


# %% train | wrong | update-per-epoch | idea: one update an epoch, with the last batch's gradients
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        total = 0.0
        for rows in minibatches(len(X), batch_size, rng):
            J, gradients = loss_and_gradients(parameters, X[rows], y[rows])
            total += J * len(rows)
        parameters = step(parameters, gradients)
        losses.append(total / len(X))
    return parameters, losses


# %% train | wrong | update-twice | idea: two updates for each batch
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        total = 0.0
        for rows in minibatches(len(X), batch_size, rng):
            J, gradients = loss_and_gradients(parameters, X[rows], y[rows])
            total += J * len(rows)
            parameters = step(parameters, gradients)
            parameters = step(parameters, gradients)
        losses.append(total / len(X))
    return parameters, losses


# %% train | wrong | old-parameters | idea: gradients always taken at the epoch's first parameters
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


# %% train | wrong | start-parameters | idea: gradients always taken at the very start
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    p = parameters
    for _ in range(epochs):
        total = 0.0
        for rows in minibatches(len(X), batch_size, rng):
            J, gradients = loss_and_gradients(parameters, X[rows], y[rows])
            total += J * len(rows)
            p = step(p, gradients)
        losses.append(total / len(X))
    return p, losses


# %% train | wrong | y-not-taken-along | idea: targets of the first rows, not of the batch
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        total = 0.0
        for rows in minibatches(len(X), batch_size, rng):
            J, gradients = loss_and_gradients(parameters, X[rows], y[: len(rows)])
            total += J * len(rows)
            parameters = step(parameters, gradients)
        losses.append(total / len(X))
    return parameters, losses


# %% train | wrong | x-shuffled-y-not | idea: X shuffled, y not
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        total = 0.0
        X_mixed = X[rng.permutation(len(X))]
        for i in range(0, len(X), batch_size):
            rows = np.arange(i, min(i + batch_size, len(X)))
            J, gradients = loss_and_gradients(parameters, X_mixed[rows], y[rows])
            total += J * len(rows)
            parameters = step(parameters, gradients)
        losses.append(total / len(X))
    return parameters, losses


# %% train | wrong | data-shuffled-in-place | idea: X and y shuffled in place
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        total = 0.0
        order = rng.permutation(len(X))
        X[:], y[:] = X[order], y[order]
        for i in range(0, len(X), batch_size):
            rows = np.arange(i, min(i + batch_size, len(X)))
            J, gradients = loss_and_gradients(parameters, X[rows], y[rows])
            total += J * len(rows)
            parameters = step(parameters, gradients)
        losses.append(total / len(X))
    return parameters, losses


# %% train | wrong | parameters-in-place | idea: the arrays that came in are overwritten
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        total = 0.0
        for rows in minibatches(len(X), batch_size, rng):
            J, gradients = loss_and_gradients(parameters, X[rows], y[rows])
            total += J * len(rows)
            for p, new in zip(parameters, step(parameters, gradients)):
                p[...] = new
        losses.append(total / len(X))
    return parameters, losses


# %% train | wrong | list-in-place | idea: the list that came in is overwritten
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        total = 0.0
        for rows in minibatches(len(X), batch_size, rng):
            J, gradients = loss_and_gradients(parameters, X[rows], y[rows])
            total += J * len(rows)
            parameters[:] = step(parameters, gradients)
        losses.append(total / len(X))
    return parameters, losses


# %% train | wrong | own-sgd | idea: step ignored: plain descent with 0.1
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


# %% train | wrong | untrained-returned | idea: the parameters that came in are returned
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


# %% train | wrong | losses-shared | idea: default list shared between calls
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


# %% train | wrong | gradients-scaled | idea: gradients multiplied by the size of the batch
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        total = 0.0
        for rows in minibatches(len(X), batch_size, rng):
            J, gradients = loss_and_gradients(parameters, X[rows], y[rows])
            total += J * len(rows)
            parameters = step(parameters, [g * len(rows) for g in gradients])
        losses.append(total / len(X))
    return parameters, losses


# %% train | wrong | best-returned | idea: returns the parameters of the epoch with the lowest loss, not those at the end (differs if the loss rises)
def train(parameters, X, y, loss_and_gradients, step, epochs, batch_size, rng):
    losses = []
    best = parameters
    for _ in range(epochs):
        total = 0.0
        for rows in minibatches(len(X), batch_size, rng):
            J, gradients = loss_and_gradients(parameters, X[rows], y[rows])
            total += J * len(rows)
            parameters = step(parameters, gradients)
        losses.append(total / len(X))
        if losses[-1] == min(losses):
            best = parameters
    return best, losses


# %% train | wrong | loss-weighted-by-batch-size | idea: each batch counted with the full batch size
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


# %% train | unclear | losses-array | why: a list with one loss for each epoch is asked for; here an array of them
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


# %% train | unclear | extra-call-at-the-end | why: right results; one more call of loss_and_gradients on all data at the end, for a printed line
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


# %% train | unclear | gradient-step-as-list | why: parameters given to step as a tuple; the text says step returns a list, not what it takes
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

# %% learn | right | adam
def learn(seed):
    parameters = start(seed)
    states = [{"m": np.zeros_like(p), "v": np.zeros_like(p), "t": 0} for p in parameters]

    def step(parameters, gradients):
        new = []
        for i, (p, g) in enumerate(zip(parameters, gradients)):
            p, states[i] = adam_step(p, states[i], g, learning_rate=0.05)
            new.append(p)
        return new

    return train(parameters, X_moons, y_moons, loss_and_gradients, step, 30, 30, np.random.default_rng(seed))

# %% learn | right | sgd-small-batches
def learn(seed):
    def step(parameters, gradients):
        return [sgd_step(p, g, 1.0) for p, g in zip(parameters, gradients)]

    rng = np.random.default_rng(seed)
    return train(start(seed), X_moons, y_moons, loss_and_gradients, step, 30, 10, rng)

# %% learn | right | momentum
def learn(seed):
    p = start(seed)
    speeds = [0.0 * w for w in p]

    def step(parameters, gradients):
        pairs = [momentum_step(w, v, g, 0.1) for w, v, g in zip(parameters, speeds, gradients)]
        speeds[:] = [v for _, v in pairs]
        return [w for w, _ in pairs]

    return train(p, X_moons, y_moons, loss_and_gradients, step, epochs=30, batch_size=10, rng=np.random.default_rng(1))

# %% learn | right | rmsprop
def learn(seed):
    memory = {k: np.zeros_like(p) for k, p in enumerate(start(seed))}

    def step(parameters, gradients):
        out = []
        for k in range(4):
            w, memory[k] = rmsprop_step(parameters[k], memory[k], gradients[k], 0.02)
            out.append(w)
        return out

    return train(start(seed), X_moons, y_moons, loss_and_gradients, step, 30, 10, np.random.default_rng(seed + 1))

# %% learn | right | adagrad
def learn(seed):
    parameters = start(seed)
    sums = [np.zeros(p.shape) for p in parameters]

    def step(ps, gs):
        done = [adagrad_step(p, s, g, 0.5) for p, s, g in zip(ps, sums, gs)]
        for i, (_, s) in enumerate(done):
            sums[i] = s
        return [p for p, _ in done]

    return train(parameters, X_moons, y_moons, loss_and_gradients, step, 30, 20, np.random.default_rng(seed))

# %% learn | right | adamw-class
class AdamWFor:
    def __init__(self, parameters, rate):
        self.rate = rate
        self.states = [dict(m=0 * p, v=0 * p, t=0) for p in parameters]

    def __call__(self, parameters, gradients):
        pairs = [
            adamw_step(p, s, g, self.rate) for p, s, g in zip(parameters, self.states, gradients)
        ]
        self.states = [s for _, s in pairs]
        return [p for p, _ in pairs]


def learn(seed):
    p = start(seed)
    return train(p, X_moons, y_moons, loss_and_gradients, AdamWFor(p, 0.05), 30, 16, np.random.default_rng(seed))

# %% learn | right | adam-fewer-epochs-prints
def learn(seed, rate=0.1, batch_size=32, epochs=30):
    parameters = start(seed)
    states = [{"m": np.zeros(p.shape), "v": np.zeros(p.shape), "t": 0} for p in parameters]

    def step(ps, gs):
        nonlocal states
        results = list(map(lambda p, s, g: adam_step(p, s, g, rate), ps, states, gs))
        states = [r[1] for r in results]
        return [r[0] for r in results]

    trained, losses = train(
        parameters, X_moons, y_moons, loss_and_gradients, step, epochs, batch_size, np.random.default_rng(0)
    )
    print("last loss", losses[-1])
    return trained, losses

# %% learn | right | twenty-five-epochs
def learn(seed):
    return train(
        start(seed), X_moons, y_moons, loss_and_gradients,
        lambda ps, gs: [sgd_step(p, g, 2.0) for p, g in zip(ps, gs)],
        25, 10, np.random.default_rng(seed),
    )

# %% learn | right | momentum-higher-rate
def learn(seed):
    velocities = None

    def step(parameters, gradients):
        nonlocal velocities
        if velocities is None:
            velocities = [np.zeros_like(p) for p in parameters]
        moved = []
        for i in range(len(parameters)):
            w, velocities[i] = momentum_step(parameters[i], velocities[i], gradients[i], 0.2, momentum=0.9)
            moved.append(w)
        return moved

    rng = np.random.default_rng([seed, 7])
    return train(start(seed), X_moons, y_moons, loss_and_gradients, step, 30, 20, rng)

# %% learn | right | dictionary-of-states
def learn(seed):
    memory = {}

    def step(parameters, gradients):
        new = []
        for i, p in enumerate(parameters):
            state = memory.get(i, {"m": 0.0 * p, "v": 0.0 * p, "t": 0})
            w, memory[i] = adam_step(p, state, gradients[i], 0.03)
            new.append(w)
        return new

    return list(train(start(seed), X_moons, y_moons, loss_and_gradients, step, 30, 20, np.random.default_rng(seed)))

# %% learn | wrong | full-batch | idea: all samples in each batch, 30 updates are not enough
def learn(seed):
    def step(parameters, gradients):
        return [sgd_step(p, g, 0.5) for p, g in zip(parameters, gradients)]

    return train(start(seed), X_moons, y_moons, loss_and_gradients, step, 30, 300, np.random.default_rng(seed))

# %% learn | wrong | sgd-slow | idea: learning rate 0.1, ends at the straight boundary
def learn(seed):
    def step(parameters, gradients):
        return [sgd_step(p, g, 0.1) for p, g in zip(parameters, gradients)]

    return train(start(seed), X_moons, y_moons, loss_and_gradients, step, 30, 32, np.random.default_rng(seed))

# %% learn | wrong | adam-default | idea: Adam's default rate is too small for 30 epochs
def learn(seed):
    states = [{"m": 0 * p, "v": 0 * p, "t": 0} for p in start(seed)]

    def step(parameters, gradients):
        out = []
        for i in range(4):
            w, states[i] = adam_step(parameters[i], states[i], gradients[i])
            out.append(w)
        return out

    return train(start(seed), X_moons, y_moons, loss_and_gradients, step, 30, 32, np.random.default_rng(seed))

# %% learn | wrong | too-fast | idea: learning rate far too large
def learn(seed):
    def step(parameters, gradients):
        return [sgd_step(p, g, 30.0) for p, g in zip(parameters, gradients)]

    return train(start(seed), X_moons, y_moons, loss_and_gradients, step, 30, 10, np.random.default_rng(seed))

# %% learn | wrong | adagrad-some-seeds | idea: AdaGrad with 0.1 succeeds for some seeds only
def learn(seed):
    sums = [np.zeros(p.shape) for p in start(seed)]

    def step(ps, gs):
        out = []
        for i in range(4):
            w, sums[i] = adagrad_step(ps[i], sums[i], gs[i], 0.1)
            out.append(w)
        return out

    return train(start(seed), X_moons, y_moons, loss_and_gradients, step, 30, 10, np.random.default_rng(seed))

# %% learn | wrong | hundred-epochs | idea: 100 epochs
def learn(seed):
    def step(parameters, gradients):
        return [sgd_step(p, g, 0.5) for p, g in zip(parameters, gradients)]

    return train(start(seed), X_moons, y_moons, loss_and_gradients, step, 100, 10, np.random.default_rng(seed))

# %% learn | wrong | thirty-one-epochs | idea: 31 epochs
def learn(seed):
    def step(parameters, gradients):
        return [sgd_step(p, g, 1.0) for p, g in zip(parameters, gradients)]

    return train(start(seed), X_moons, y_moons, loss_and_gradients, step, 31, 10, np.random.default_rng(seed))

# %% learn | wrong | trained-twice | idea: two trainings of 30 epochs one after the other, only the second reported
def learn(seed):
    def step(parameters, gradients):
        return [sgd_step(p, g, 0.5) for p, g in zip(parameters, gradients)]

    rng = np.random.default_rng(seed)
    p, _ = train(start(seed), X_moons, y_moons, loss_and_gradients, step, 30, 10, rng)
    return train(p, X_moons, y_moons, loss_and_gradients, step, 30, 10, rng)

# %% learn | wrong | seed-ignored | idea: always start(0)
def learn(seed):
    def step(parameters, gradients):
        return [sgd_step(p, g, 1.0) for p, g in zip(parameters, gradients)]

    return train(start(0), X_moons, y_moons, loss_and_gradients, step, 30, 10, np.random.default_rng(seed))

# %% learn | wrong | memory-kept-between-trainings | idea: one memory outside the function, not new for each training
_states = [None] * 4


def learn(seed):
    def step(parameters, gradients):
        out = []
        for i, p in enumerate(parameters):
            state = _states[i] or {"m": 0 * p, "v": 0 * p, "t": 0}
            w, _states[i] = adam_step(p, state, gradients[i], 0.05)
            out.append(w)
        return out

    return train(start(seed), X_moons, y_moons, loss_and_gradients, step, 30, 30, np.random.default_rng(seed))

# %% learn | wrong | memory-never-kept | idea: Adam starts with an empty memory in every step
def learn(seed):
    def step(parameters, gradients):
        return [
            adam_step(p, {"m": 0 * p, "v": 0 * p, "t": 0}, g, 0.001)[0]
            for p, g in zip(parameters, gradients)
        ]

    return train(start(seed), X_moons, y_moons, loss_and_gradients, step, 30, 30, np.random.default_rng(seed))

# %% learn | wrong | one-memory-for-all | idea: one velocity for all four parameters, shapes do not fit
def learn(seed):
    v = 0.0

    def step(parameters, gradients):
        nonlocal v
        out = []
        for p, g in zip(parameters, gradients):
            w, v = momentum_step(p, v, g, 0.1)
            out.append(w)
        return out

    return train(start(seed), X_moons, y_moons, loss_and_gradients, step, 30, 10, np.random.default_rng(seed))

# %% learn | wrong | half-the-data | idea: trains on ten points only
def learn(seed):
    def step(parameters, gradients):
        return [sgd_step(p, g, 1.0) for p, g in zip(parameters, gradients)]

    return train(start(seed), X_moons[:10], y_moons[:10], loss_and_gradients, step, 30, 10, np.random.default_rng(seed))

# %% learn | wrong | only-output-layer | idea: the hidden layer is not trained
def learn(seed):
    def step(parameters, gradients):
        W1, b1, W2, b2 = parameters
        return [W1, b1, sgd_step(W2, gradients[2], 0.1), sgd_step(b2, gradients[3], 0.1)]

    return train(start(seed), X_moons, y_moons, loss_and_gradients, step, 30, 10, np.random.default_rng(seed))

# %% learn | wrong | losses-only | idea: parameters not returned
def learn(seed):
    def step(parameters, gradients):
        return [sgd_step(p, g, 1.0) for p, g in zip(parameters, gradients)]

    return train(start(seed), X_moons, y_moons, loss_and_gradients, step, 30, 10, np.random.default_rng(seed))[1]

# %% learn | wrong | start-returned | idea: returns the start, not the trained parameters
def learn(seed):
    p = start(seed)

    def step(parameters, gradients):
        return [sgd_step(p, g, 1.0) for p, g in zip(parameters, gradients)]

    _, losses = train(p, X_moons, y_moons, loss_and_gradients, step, 30, 10, np.random.default_rng(seed))
    return p, losses

# %% learn | unclear | unseeded-shuffle | why: the shuffling uses an unseeded generator; 'for whatever seed' is fulfilled, but two calls differ
def learn(seed):
    def step(parameters, gradients):
        return [sgd_step(p, g, 1.0) for p, g in zip(parameters, gradients)]

    return train(start(seed), X_moons, y_moons, loss_and_gradients, step, 30, 10, np.random.default_rng())

# %% learn | unclear | changing-rate | why: learning rate falls during training; the text speaks of 'its learning rate' as one number
def learn(seed):
    count = [0]

    def step(parameters, gradients):
        count[0] += 1
        rate = 1.5 / (1 + count[0] / 300)
        return [sgd_step(p, g, rate) for p, g in zip(parameters, gradients)]

    return train(start(seed), X_moons, y_moons, loss_and_gradients, step, 30, 10, np.random.default_rng(seed))

# %% learn | unclear | nesterov | why: nesterov_step wants slope_at, which a step(parameters, gradients) cannot give; here the given gradient is used for every place, which is plain momentum
def learn(seed):
    speeds = [0 * p for p in start(seed)]

    def step(parameters, gradients):
        out = []
        for i in range(4):
            w, speeds[i] = nesterov_step(parameters[i], speeds[i], lambda place, i=i: gradients[i], 0.1)
            out.append(w)
        return out

    return train(start(seed), X_moons, y_moons, loss_and_gradients, step, 30, 10, np.random.default_rng(seed))

# %% counting | right | ceil
batches = math.ceil(1000 / 48)
last_batch = 1000 - 48 * (batches - 1)
updates = 10 * batches
spread = 1 / math.sqrt(9)

# %% counting | right | typed
batches = 21
last_batch = 40
updates = 210
spread = 1 / 3

# %% counting | right | modulo
batches = 1000 // 48 + 1
last_batch = 1000 % 48
updates = batches * 10
spread = 9**-0.5

# %% counting | right | negative-floor
batches = -(-1000 // 48)
last_batch = 1000 - 20 * 48
updates = 10 * batches
spread = 0.3333333333333333

# %% counting | right | divmod
full, rest = divmod(1000, 48)
batches = full + (rest > 0)
last_batch = rest
updates = sum(batches for epoch in range(10))
spread = np.sqrt(1 / 9)

# %% counting | right | slicing
parts = [range(1000)[i : i + 48] for i in range(0, 1000, 48)]
batches = len(parts)
last_batch = len(parts[-1])
updates = len(parts) * 10
spread = np.power(9.0, -1 / 2)

# %% counting | right | numpy
batches = int(np.ceil(1000 / 48))
last_batch = np.mod(1000, 48)
updates = np.int64(10) * batches
spread = np.sqrt(48) / np.sqrt(9 * 48)

# %% counting | wrong | floor | idea: last batch not counted
batches = 1000 // 48
last_batch = 1000 - 48 * (batches - 1)
updates = 10 * batches
spread = 1 / math.sqrt(9)

# %% counting | wrong | not-rounded | idea: 20.83 batches
batches = 1000 / 48
last_batch = 1000 - 48 * (batches - 1)
updates = 10 * batches
spread = 1 / math.sqrt(9)

# %% counting | wrong | one-too-many | idea: one more than the ceiling
batches = math.ceil(1000 / 48) + 1
last_batch = 1000 - 48 * (batches - 1)
updates = 10 * batches
spread = 1 / math.sqrt(9)

# %% counting | wrong | batch-size | idea: batch size taken for the number of batches
batches = 48
last_batch = 1000 - 48 * (batches - 1)
updates = 10 * batches
spread = 1 / math.sqrt(9)

# %% counting | wrong | last-is-full | idea: last batch taken as full
batches = math.ceil(1000 / 48)
last_batch = 48
updates = 10 * batches
spread = 1 / math.sqrt(9)

# %% counting | wrong | last-missing | idea: what the last batch lacks
batches = math.ceil(1000 / 48)
last_batch = 48 * batches - 1000
updates = 10 * batches
spread = 1 / math.sqrt(9)

# %% counting | wrong | last-fraction | idea: the fraction, not the number
batches = math.ceil(1000 / 48)
last_batch = 1000 / 48 - (batches - 1)
updates = 10 * batches
spread = 1 / math.sqrt(9)

# %% counting | wrong | updates-one-epoch | idea: one epoch only
batches = math.ceil(1000 / 48)
last_batch = 1000 - 48 * (batches - 1)
updates = batches
spread = 1 / math.sqrt(9)

# %% counting | wrong | updates-are-epochs | idea: one update an epoch
batches = math.ceil(1000 / 48)
last_batch = 1000 - 48 * (batches - 1)
updates = 10
spread = 1 / math.sqrt(9)

# %% counting | wrong | updates-samples | idea: one update for each sample
batches = math.ceil(1000 / 48)
last_batch = 1000 - 48 * (batches - 1)
updates = 10 * 1000
spread = 1 / math.sqrt(9)

# %% counting | wrong | updates-full-only | idea: small last batches not counted
batches = math.ceil(1000 / 48)
last_batch = 1000 - 48 * (batches - 1)
updates = 10 * (batches - 1)
spread = 1 / math.sqrt(9)

# %% counting | wrong | updates-across-epochs | idea: 10000 // 48: epochs run into each other, rest dropped
batches = math.ceil(1000 / 48)
last_batch = 1000 - 48 * (batches - 1)
updates = 10 * 1000 // 48
spread = 1 / math.sqrt(9)

# %% counting | wrong | updates-across-epochs-rounded-up | idea: batches running across epochs: 10000/48 rounded up
batches = math.ceil(1000 / 48)
last_batch = 1000 - 48 * (batches - 1)
updates = math.ceil(10 * 1000 / 48)
spread = 1 / math.sqrt(9)

# %% counting | wrong | spread-ninth | idea: 1/9 in place of the root
batches = math.ceil(1000 / 48)
last_batch = 1000 - 48 * (batches - 1)
updates = 10 * batches
spread = 1 / 9

# %% counting | wrong | spread-larger | idea: three times as large
batches = math.ceil(1000 / 48)
last_batch = 1000 - 48 * (batches - 1)
updates = 10 * batches
spread = 3

# %% counting | wrong | spread-81st | idea: square in place of root
batches = math.ceil(1000 / 48)
last_batch = 1000 - 48 * (batches - 1)
updates = 10 * batches
spread = 1 / 81

# %% counting | wrong | spread-same | idea: spread does not depend on the batch
batches = math.ceil(1000 / 48)
last_batch = 1000 - 48 * (batches - 1)
updates = 10 * batches
spread = 1

# %% counting | wrong | spread-percent | idea: in percent
batches = math.ceil(1000 / 48)
last_batch = 1000 - 48 * (batches - 1)
updates = 10 * batches
spread = 100 / 3

# %% counting | unclear | spread-rounded | why: 0.33: the text does not say whether a third may be rounded
batches = math.ceil(1000 / 48)
last_batch = 1000 - 48 * (batches - 1)
updates = 10 * batches
spread = 0.33

# %% adam-by-hand | right | plain
m_1 = 0.1 * 4
v_1 = 0.001 * 4**2
m_2 = 0.9 * m_1 + 0.1 * (-2)
v_2 = 0.999 * v_1 + 0.001 * (-2) ** 2
m_hat = m_2 / (1 - 0.9**2)
v_hat = v_2 / (1 - 0.999**2)
change = -0.01 * m_hat / math.sqrt(v_hat)

# %% adam-by-hand | right | from-zero
m_1 = 0.9 * 0 + (1 - 0.9) * 4
v_1 = 0.999 * 0 + (1 - 0.999) * 4 * 4
m_2 = 0.9 * m_1 + (1 - 0.9) * -2
v_2 = 0.999 * v_1 + (1 - 0.999) * -2 * -2
m_hat = m_2 / (1 - 0.9**2)
v_hat = v_2 / (1 - 0.999**2)
change = -0.01 * m_hat / math.sqrt(v_hat)

# %% adam-by-hand | right | typed
m_1 = 0.4
v_1 = 0.016
m_2 = 0.16
v_2 = 0.019984
m_hat = 0.16 / 0.19
v_hat = 0.019984 / 0.001999
change = -0.01 * (0.16 / 0.19) / (0.019984 / 0.001999) ** 0.5

# %% adam-by-hand | right | named-betas
beta_1, beta_2, rate = 0.9, 0.999, 0.01
g = [4, -2]
m_1 = (1 - beta_1) * g[0]
v_1 = (1 - beta_2) * g[0] ** 2
m_2 = m_1 + (1 - beta_1) * (g[1] - m_1)
v_2 = v_1 + (1 - beta_2) * (g[1] ** 2 - v_1)
m_hat = m_2 / (1 - beta_1**2)
v_hat = v_2 / (1 - beta_2**2)
change = -rate * m_hat / np.sqrt(v_hat)

# %% adam-by-hand | right | weighted-sums
m_1 = 0.1 * 4
v_1 = 0.001 * 4**2
m_2 = 0.1 * (0.9 * 4 - 2)
v_2 = 0.001 * (0.999 * 16 + 4)
m_hat = (0.9 * 4 - 2) / 1.9
v_hat = (0.999 * 16 + 4) / 1.999
change = -0.01 * m_hat * v_hat**-0.5

# %% adam-by-hand | right | loop
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

# %% adam-by-hand | right | fractions
m_1 = 2 / 5
v_1 = 16 / 1000
m_2 = 4 / 25
v_2 = 0.999 * v_1 + 0.001 * (-2) ** 2
m_hat = 16 / 19
v_hat = v_2 / (1 - 0.999**2)
change = -(m_hat / v_hat**0.5) / 100

# %% adam-by-hand | wrong | betas-swapped | idea: 0.9 and 0.1 exchanged
m_1 = 0.9 * 4
v_1 = 0.001 * 4**2
m_2 = 0.9 * m_1 + 0.1 * (-2)
v_2 = 0.999 * v_1 + 0.001 * (-2) ** 2
m_hat = m_2 / (1 - 0.9**2)
v_hat = v_2 / (1 - 0.999**2)
change = -0.01 * m_hat / math.sqrt(v_hat)

# %% adam-by-hand | wrong | beta-two-for-m | idea: m with beta_2
m_1 = 0.001 * 4
v_1 = 0.001 * 4**2
m_2 = 0.9 * m_1 + 0.1 * (-2)
v_2 = 0.999 * v_1 + 0.001 * (-2) ** 2
m_hat = m_2 / (1 - 0.9**2)
v_hat = v_2 / (1 - 0.999**2)
change = -0.01 * m_hat / math.sqrt(v_hat)

# %% adam-by-hand | wrong | v-not-squared | idea: v without the square
m_1 = 0.1 * 4
v_1 = 0.001 * 4
m_2 = 0.9 * m_1 + 0.1 * (-2)
v_2 = 0.999 * v_1 + 0.001 * (-2) ** 2
m_hat = m_2 / (1 - 0.9**2)
v_hat = v_2 / (1 - 0.999**2)
change = -0.01 * m_hat / math.sqrt(v_hat)

# %% adam-by-hand | wrong | v-beta-one | idea: v with beta_1
m_1 = 0.1 * 4
v_1 = 0.1 * 4**2
m_2 = 0.9 * m_1 + 0.1 * (-2)
v_2 = 0.999 * v_1 + 0.001 * (-2) ** 2
m_hat = m_2 / (1 - 0.9**2)
v_hat = v_2 / (1 - 0.999**2)
change = -0.01 * m_hat / math.sqrt(v_hat)

# %% adam-by-hand | wrong | m-sum | idea: m not weighted
m_1 = 4
v_1 = 0.001 * 4**2
m_2 = 0.9 * m_1 + 0.1 * (-2)
v_2 = 0.999 * v_1 + 0.001 * (-2) ** 2
m_hat = m_2 / (1 - 0.9**2)
v_hat = v_2 / (1 - 0.999**2)
change = -0.01 * m_hat / math.sqrt(v_hat)

# %% adam-by-hand | wrong | m2-sign | idea: second slope's sign lost
m_1 = 0.1 * 4
v_1 = 0.001 * 4**2
m_2 = 0.9 * m_1 + 0.1 * 2
v_2 = 0.999 * v_1 + 0.001 * (-2) ** 2
m_hat = m_2 / (1 - 0.9**2)
v_hat = v_2 / (1 - 0.999**2)
change = -0.01 * m_hat / math.sqrt(v_hat)

# %% adam-by-hand | wrong | m2-forgets | idea: m_1 forgotten
m_1 = 0.1 * 4
v_1 = 0.001 * 4**2
m_2 = 0.1 * (-2)
v_2 = 0.999 * v_1 + 0.001 * (-2) ** 2
m_hat = m_2 / (1 - 0.9**2)
v_hat = v_2 / (1 - 0.999**2)
change = -0.01 * m_hat / math.sqrt(v_hat)

# %% adam-by-hand | wrong | m2-no-decay | idea: m_1 not multiplied by 0.9
m_1 = 0.1 * 4
v_1 = 0.001 * 4**2
m_2 = m_1 + 0.1 * (-2)
v_2 = 0.999 * v_1 + 0.001 * (-2) ** 2
m_hat = m_2 / (1 - 0.9**2)
v_hat = v_2 / (1 - 0.999**2)
change = -0.01 * m_hat / math.sqrt(v_hat)

# %% adam-by-hand | wrong | v2-sign | idea: minus squared by precedence: -2**2
m_1 = 0.1 * 4
v_1 = 0.001 * 4**2
m_2 = 0.9 * m_1 + 0.1 * (-2)
v_2 = 0.999 * v_1 + 0.001 * -2**2
m_hat = m_2 / (1 - 0.9**2)
v_hat = v_2 / (1 - 0.999**2)
change = -0.01 * m_hat / math.sqrt(v_hat)

# %% adam-by-hand | wrong | v2-no-decay | idea: v_1 added up as in AdaGrad
m_1 = 0.1 * 4
v_1 = 0.001 * 4**2
m_2 = 0.9 * m_1 + 0.1 * (-2)
v_2 = v_1 + 0.001 * 4
m_hat = m_2 / (1 - 0.9**2)
v_hat = v_2 / (1 - 0.999**2)
change = -0.01 * m_hat / math.sqrt(v_hat)

# %% adam-by-hand | wrong | v2-old-slope | idea: first slope used again
m_1 = 0.1 * 4
v_1 = 0.001 * 4**2
m_2 = 0.9 * m_1 + 0.1 * (-2)
v_2 = 0.999 * v_1 + 0.001 * 16
m_hat = m_2 / (1 - 0.9**2)
v_hat = v_2 / (1 - 0.999**2)
change = -0.01 * m_hat / math.sqrt(v_hat)

# %% adam-by-hand | wrong | hat-first-power | idea: corrected with t = 1
m_1 = 0.1 * 4
v_1 = 0.001 * 4**2
m_2 = 0.9 * m_1 + 0.1 * (-2)
v_2 = 0.999 * v_1 + 0.001 * (-2) ** 2
m_hat = m_2 / (1 - 0.9)
v_hat = v_2 / (1 - 0.999)
change = -0.01 * m_hat / math.sqrt(v_hat)

# %% adam-by-hand | wrong | m-hat-first-power | idea: m corrected with t = 1
m_1 = 0.1 * 4
v_1 = 0.001 * 4**2
m_2 = 0.9 * m_1 + 0.1 * (-2)
v_2 = 0.999 * v_1 + 0.001 * (-2) ** 2
m_hat = m_2 / (1 - 0.9)
v_hat = v_2 / (1 - 0.999**2)
change = -0.01 * m_hat / math.sqrt(v_hat)

# %% adam-by-hand | wrong | m-hat-power-three | idea: t one too large
m_1 = 0.1 * 4
v_1 = 0.001 * 4**2
m_2 = 0.9 * m_1 + 0.1 * (-2)
v_2 = 0.999 * v_1 + 0.001 * (-2) ** 2
m_hat = m_2 / (1 - 0.9**3)
v_hat = v_2 / (1 - 0.999**2)
change = -0.01 * m_hat / math.sqrt(v_hat)

# %% adam-by-hand | wrong | hat-multiplied | idea: multiplied in place of divided
m_1 = 0.1 * 4
v_1 = 0.001 * 4**2
m_2 = 0.9 * m_1 + 0.1 * (-2)
v_2 = 0.999 * v_1 + 0.001 * (-2) ** 2
m_hat = m_2 * (1 - 0.9**2)
v_hat = v_2 / (1 - 0.999**2)
change = -0.01 * m_hat / math.sqrt(v_hat)

# %% adam-by-hand | wrong | no-correction | idea: no correction
m_1 = 0.1 * 4
v_1 = 0.001 * 4**2
m_2 = 0.9 * m_1 + 0.1 * (-2)
v_2 = 0.999 * v_1 + 0.001 * (-2) ** 2
m_hat = m_2
v_hat = v_2
change = -0.01 * m_hat / math.sqrt(v_hat)

# %% adam-by-hand | wrong | v-hat-beta-one | idea: v corrected with beta_1
m_1 = 0.1 * 4
v_1 = 0.001 * 4**2
m_2 = 0.9 * m_1 + 0.1 * (-2)
v_2 = 0.999 * v_1 + 0.001 * (-2) ** 2
m_hat = m_2 / (1 - 0.9**2)
v_hat = v_2 / (1 - 0.9**2)
change = -0.01 * m_hat / math.sqrt(v_hat)

# %% adam-by-hand | wrong | v-hat-power-of-beta | idea: divided by beta_2**2
m_1 = 0.1 * 4
v_1 = 0.001 * 4**2
m_2 = 0.9 * m_1 + 0.1 * (-2)
v_2 = 0.999 * v_1 + 0.001 * (-2) ** 2
m_hat = m_2 / (1 - 0.9**2)
v_hat = v_2 / 0.999**2
change = -0.01 * m_hat / math.sqrt(v_hat)

# %% adam-by-hand | wrong | uphill | idea: sign of the change
m_1 = 0.1 * 4
v_1 = 0.001 * 4**2
m_2 = 0.9 * m_1 + 0.1 * (-2)
v_2 = 0.999 * v_1 + 0.001 * (-2) ** 2
m_hat = m_2 / (1 - 0.9**2)
v_hat = v_2 / (1 - 0.999**2)
change = 0.01 * m_hat / math.sqrt(v_hat)

# %% adam-by-hand | wrong | no-root | idea: root forgotten
m_1 = 0.1 * 4
v_1 = 0.001 * 4**2
m_2 = 0.9 * m_1 + 0.1 * (-2)
v_2 = 0.999 * v_1 + 0.001 * (-2) ** 2
m_hat = m_2 / (1 - 0.9**2)
v_hat = v_2 / (1 - 0.999**2)
change = -0.01 * m_hat / v_hat

# %% adam-by-hand | wrong | not-the-hats | idea: uncorrected m and v
m_1 = 0.1 * 4
v_1 = 0.001 * 4**2
m_2 = 0.9 * m_1 + 0.1 * (-2)
v_2 = 0.999 * v_1 + 0.001 * (-2) ** 2
m_hat = m_2 / (1 - 0.9**2)
v_hat = v_2 / (1 - 0.999**2)
change = -0.01 * m_2 / math.sqrt(v_2)

# %% adam-by-hand | wrong | learning-rate | idea: default rate 0.001
m_1 = 0.1 * 4
v_1 = 0.001 * 4**2
m_2 = 0.9 * m_1 + 0.1 * (-2)
v_2 = 0.999 * v_1 + 0.001 * (-2) ** 2
m_hat = m_2 / (1 - 0.9**2)
v_hat = v_2 / (1 - 0.999**2)
change = -0.001 * m_hat / math.sqrt(v_hat)

# %% adam-by-hand | wrong | sign-only | idea: step of one learning rate, by sign
m_1 = 0.1 * 4
v_1 = 0.001 * 4**2
m_2 = 0.9 * m_1 + 0.1 * (-2)
v_2 = 0.999 * v_1 + 0.001 * (-2) ** 2
m_hat = m_2 / (1 - 0.9**2)
v_hat = v_2 / (1 - 0.999**2)
change = -0.01

# %% adam-by-hand | wrong | second-slope-only | idea: slope in place of m_hat
m_1 = 0.1 * 4
v_1 = 0.001 * 4**2
m_2 = 0.9 * m_1 + 0.1 * (-2)
v_2 = 0.999 * v_1 + 0.001 * (-2) ** 2
m_hat = m_2 / (1 - 0.9**2)
v_hat = v_2 / (1 - 0.999**2)
change = -0.01 * (-2) / math.sqrt(v_hat)

# %% adam-by-hand | wrong | both-steps | idea: movement of both steps together
m_1 = 0.1 * 4
v_1 = 0.001 * 4**2
m_2 = 0.9 * m_1 + 0.1 * (-2)
v_2 = 0.999 * v_1 + 0.001 * (-2) ** 2
m_hat = m_2 / (1 - 0.9**2)
v_hat = v_2 / (1 - 0.999**2)
change = -0.01 - 0.01 * m_hat / math.sqrt(v_hat)

# %% adam-by-hand | unclear | with-epsilon | why: epsilon 1e-7 kept though the text says to leave it out; differs in the eighth digit
m_1 = 0.1 * 4
v_1 = 0.001 * 4**2
m_2 = 0.9 * m_1 + 0.1 * (-2)
v_2 = 0.999 * v_1 + 0.001 * (-2) ** 2
m_hat = m_2 / (1 - 0.9**2)
v_hat = v_2 / (1 - 0.999**2)
change = -0.01 * m_hat / (math.sqrt(v_hat) + 1e-7)

# %% quiz-epoch-in-a-log | right | letter-A
answer_epoch_in_a_log = "A"

# %% quiz-epoch-in-a-log | right | single-quotes
answer_epoch_in_a_log = 'A'

# %% quiz-epoch-in-a-log | wrong | letter-B | idea: the misconception of option B
answer_epoch_in_a_log = "B"

# %% quiz-epoch-in-a-log | wrong | letter-C | idea: the misconception of option C
answer_epoch_in_a_log = "C"

# %% quiz-epoch-in-a-log | wrong | letter-D | idea: the misconception of option D
answer_epoch_in_a_log = "D"

# %% quiz-rate-on-a-parabola | right | letter-C
answer_rate_on_a_parabola = "C"

# %% quiz-rate-on-a-parabola | right | single-quotes
answer_rate_on_a_parabola = 'C'

# %% quiz-rate-on-a-parabola | wrong | letter-A | idea: the misconception of option A
answer_rate_on_a_parabola = "A"

# %% quiz-rate-on-a-parabola | wrong | letter-B | idea: the misconception of option B
answer_rate_on_a_parabola = "B"

# %% quiz-rate-on-a-parabola | wrong | letter-D | idea: the misconception of option D
answer_rate_on_a_parabola = "D"

# %% quiz-velocity-on-a-slope | right | letter-B
answer_velocity_on_a_slope = "B"

# %% quiz-velocity-on-a-slope | right | single-quotes
answer_velocity_on_a_slope = 'B'

# %% quiz-velocity-on-a-slope | wrong | letter-A | idea: the misconception of option A
answer_velocity_on_a_slope = "A"

# %% quiz-velocity-on-a-slope | wrong | letter-C | idea: the misconception of option C
answer_velocity_on_a_slope = "C"

# %% quiz-velocity-on-a-slope | wrong | letter-D | idea: the misconception of option D
answer_velocity_on_a_slope = "D"

# %% quiz-adagrads-last-step | right | letter-D
answer_adagrads_last_step = "D"

# %% quiz-adagrads-last-step | right | single-quotes
answer_adagrads_last_step = 'D'

# %% quiz-adagrads-last-step | wrong | letter-A | idea: the misconception of option A
answer_adagrads_last_step = "A"

# %% quiz-adagrads-last-step | wrong | letter-B | idea: the misconception of option B
answer_adagrads_last_step = "B"

# %% quiz-adagrads-last-step | wrong | letter-C | idea: the misconception of option C
answer_adagrads_last_step = "C"

# %% quiz-no-bias-correction | right | letter-A
answer_no_bias_correction = "A"

# %% quiz-no-bias-correction | right | single-quotes
answer_no_bias_correction = 'A'

# %% quiz-no-bias-correction | wrong | letter-B | idea: the misconception of option B
answer_no_bias_correction = "B"

# %% quiz-no-bias-correction | wrong | letter-C | idea: the misconception of option C
answer_no_bias_correction = "C"

# %% quiz-no-bias-correction | wrong | letter-D | idea: the misconception of option D
answer_no_bias_correction = "D"

# %% quiz-decay-in-the-slope | right | letter-C
answer_decay_in_the_slope = "C"

# %% quiz-decay-in-the-slope | right | single-quotes
answer_decay_in_the_slope = 'C'

# %% quiz-decay-in-the-slope | wrong | letter-A | idea: the misconception of option A
answer_decay_in_the_slope = "A"

# %% quiz-decay-in-the-slope | wrong | letter-B | idea: the misconception of option B
answer_decay_in_the_slope = "B"

# %% quiz-decay-in-the-slope | wrong | letter-D | idea: the misconception of option D
answer_decay_in_the_slope = "D"

# %% quiz-slope-nearly-zero | right | letter-B
answer_slope_nearly_zero = "B"

# %% quiz-slope-nearly-zero | right | single-quotes
answer_slope_nearly_zero = 'B'

# %% quiz-slope-nearly-zero | wrong | letter-A | idea: the misconception of option A
answer_slope_nearly_zero = "A"

# %% quiz-slope-nearly-zero | wrong | letter-C | idea: the misconception of option C
answer_slope_nearly_zero = "C"

# %% quiz-slope-nearly-zero | wrong | letter-D | idea: the misconception of option D
answer_slope_nearly_zero = "D"

# %% quiz-a-few-more-runs | right | letter-D
answer_a_few_more_runs = "D"

# %% quiz-a-few-more-runs | right | single-quotes
answer_a_few_more_runs = 'D'

# %% quiz-a-few-more-runs | wrong | letter-A | idea: the misconception of option A
answer_a_few_more_runs = "A"

# %% quiz-a-few-more-runs | wrong | letter-B | idea: the misconception of option B
answer_a_few_more_runs = "B"

# %% quiz-a-few-more-runs | wrong | letter-C | idea: the misconception of option C
answer_a_few_more_runs = "C"

# %% quiz-epoch-in-a-log | unclear | lower-case | why: 'one letter in quotes, such as "A"': is a small letter accepted?
answer_epoch_in_a_log = "a"
