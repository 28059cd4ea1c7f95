"""The oldest functions, and those that squash the line into an interval.

Each formula uses exp of a number that is never positive, so nothing overflows. Where two pieces
meet there is no derivative; each function says which slope it uses there, the one of Keras.
"""

import numpy as np

from helpers.activations.elementwise import derivative_of, elementwise, product
from helpers.activations.entry import Activation
from helpers.activations.interval import REALS, Interval

UNIT = Interval(0.0, 1.0, True, True)
BETWEEN_ONES = Interval(-1.0, 1.0, True, True)


@elementwise
def step(z):
    """Binary step: 1 if z >= 0, else 0.

    >>> step([-2.0, 0.0, 3.0])
    array([0., 1., 1.])
    """
    return np.heaviside(z, 1)


@derivative_of(step)
def step_derivative(z):
    """Derivative of the binary step: 0 (at 0 it has none; 0 by convention).

    >>> step_derivative([-2.0, 0.0, 3.0])
    array([0., 0., 0.])
    """
    return np.where(np.isnan(z), z, 0)


STEP = Activation(
    step, step_derivative, order=10, title="Binary step", color="black", line="dotted",
    latex=r"\begin{cases} 1 & z \ge 0 \\ 0 & z < 0 \end{cases}",
    derivative_latex=r"0 \quad (z \ne 0)",
    range=Interval(0.0, 1.0, False, False, ends_only=True), monotonic=True,
    saturates="both", smoothness="jump",
    kinks=(0.0,), kink_note="At 0 it jumps and has no derivative; 0 is used there.",
    origin="McCulloch and Pitts 1943; Rosenblatt's perceptron 1958",
    used_for="the first neurons; yes-or-no decisions after training",
    pros=("as simple as a decision gets",),
    cons=("its slope is 0 everywhere but at 0, so gradient descent learns nothing through it",),
    aliases=("binary_step", "heaviside"),
)  # fmt: skip


@elementwise
def linear(z, m=1.0):
    """Linear: m z.

    Parameters
    ----------
    m : float
        Slope.

    >>> linear([-2, 3], m=0.5)
    array([-1. ,  1.5])
    """
    return product(z, m)


@derivative_of(linear)
def linear_derivative(z, m=1.0):
    """Derivative of the linear function: m everywhere.

    >>> linear_derivative([-2, 3], m=0.5)
    array([0.5, 0.5])
    """
    return np.where(np.isnan(z), z, m)


LINEAR = Activation(
    linear, linear_derivative, order=20, title="Linear", color="sky", line="longdash",
    latex=r"m z",
    derivative_latex=r"m",
    range=REALS, monotonic=True, symmetry="odd", saturates="none",
    smoothness="C∞",
    origin="regression, long before neural networks",
    used_for="the output layer of regression",
    pros=("can output any number", "its gradient never vanishes"),
    cons=("hidden layers of it collapse into one linear layer",),
    keras="linear", aliases=("identity",),
    defaults_note="Keras' linear has no slope parameter: m is 1.",
)  # fmt: skip


@elementwise
def sigmoid(z):
    """Sigmoid, or logistic function: 1 / (1 + e^-z).

    >>> sigmoid(0)
    0.5
    >>> sigmoid([-1000.0, 1000.0])
    array([0., 1.])
    """
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, small) / (1 + small)


@derivative_of(sigmoid)
def sigmoid_derivative(z):
    """Derivative of the sigmoid: a (1 - a), at most 1/4.

    Notes
    -----
    Computed as e / (1 + e)^2 with e = exp(-|z|), because 1 - a rounds to 0 for large z.

    >>> sigmoid_derivative([-10, 0, 10]).round(7)
    array([4.54e-05, 2.50e-01, 4.54e-05])
    """
    small = np.exp(-np.abs(z))
    return small / (1 + small) ** 2


SIGMOID = Activation(
    sigmoid, sigmoid_derivative, order=30, title="Sigmoid", color="vermillion", line="dashed",
    latex=r"\frac{1}{1 + e^{-z}}",
    derivative_latex=r"a\,(1 - a) \quad \text{with } a = \sigma(z)",
    range=UNIT, monotonic=True, symmetry="point", saturates="both", smoothness="C∞",
    origin="logistic curve, Verhulst 1838; backpropagation, "
           "Rumelhart, Hinton and Williams 1986",
    used_for="probabilities of yes or no at the output; gates inside recurrent cells (LSTM, GRU)",
    pros=("reads as a probability", "smooth and bounded"),
    cons=("its slope is at most 1/4 and tends to 0 on both sides, so gradients vanish with depth",
          "outputs are all positive, which slows the next layer"),
    keras="sigmoid", aliases=("logistic",),
)  # fmt: skip


@elementwise
def tanh(z):
    """Hyperbolic tangent: (e^z - e^-z) / (e^z + e^-z).

    References
    ----------
    LeCun, Bottou, Orr and Müller (1998), who recommend 1.7159 tanh(2z/3).

    >>> tanh([-1000, 0, 1000])
    array([-1.,  0.,  1.])
    """
    return np.tanh(z)


def sech_squared(z):
    """Square of the hyperbolic secant, 1 - tanh(z)^2, exact in its tails too.

    Parameters
    ----------
    z : numpy.ndarray
        Floating-point array of any shape.

    Returns
    -------
    numpy.ndarray
        Values in [0, 1], of the shape and dtype of `z`.

    Examples
    --------
    >>> float(sech_squared(np.array(0.0)))
    1.0
    """
    # Squared and not exp(-2|z|), because doubling the largest floats overflows.
    small = np.square(np.exp(-np.abs(z)))
    return 4 * small / (1 + small) ** 2


@derivative_of(tanh)
def tanh_derivative(z):
    """Derivative of tanh: 1 - a^2, at most 1.

    >>> tanh_derivative([-1000, 0, 1000])
    array([0., 1., 0.])
    """
    return sech_squared(z)


TANH = Activation(
    tanh, tanh_derivative, order=40, title="Tanh", color="green", line="dashdot",
    latex=r"\frac{e^{z} - e^{-z}}{e^{z} + e^{-z}} = 2\sigma(2z) - 1",
    derivative_latex=r"1 - a^2 \quad \text{with } a = \tanh z",
    range=BETWEEN_ONES, monotonic=True, symmetry="odd", saturates="both", smoothness="C∞",
    origin="LeCun, Bottou, Orr and Müller 1998 recommended a scaled form",
    used_for="recurrent networks; outputs between -1 and 1; small networks",
    pros=("zero-centered", "its slope at 0 is 1, four times the sigmoid's"),
    cons=("its slope tends to 0 on both sides, so gradients can vanish",),
    keras="tanh",
)  # fmt: skip


@elementwise
def softsign(z):
    """Softsign: z / (1 + |z|).

    >>> softsign([-3, 0, 1])
    array([-0.75,  0.  ,  0.5 ])
    """
    # Infinity over infinity has no value, the largest float over itself has: 1.
    largest = np.finfo(z.dtype).max
    finite = np.clip(z, -largest, largest)
    return finite / (1 + np.abs(finite))


@derivative_of(softsign)
def softsign_derivative(z):
    """Derivative of softsign: 1 / (1 + |z|)^2.

    >>> softsign_derivative([-3, 0, 1])
    array([0.0625, 1.    , 0.25  ])
    """
    return np.square(1 / (1 + np.abs(z)))


SOFTSIGN = Activation(
    softsign, softsign_derivative, order=170, title="Softsign", color="purple", line="dashdotdot",
    latex=r"\frac{z}{1 + |z|}",
    derivative_latex=r"\frac{1}{(1 + |z|)^2}",
    range=BETWEEN_ONES, monotonic=True, symmetry="odd", saturates="both", smoothness="C1",
    origin="Bergstra, Desjardins, Lamblin and Bengio 2009",
    used_for="a gentler tanh; compared with it by Glorot and Bengio 2010",
    pros=("zero-centered", "its tails approach 1 slowly, so it saturates later than tanh"),
    cons=("its slope falls off quickly on both sides of 0", "rare today"),
    keras="softsign",
)  # fmt: skip


@elementwise
def hard_sigmoid(z):
    """Hard sigmoid: z/6 + 1/2, held between 0 and 1.

    Notes
    -----
    This is the form of PyTorch and of Keras 3. Courbariaux, Bengio and David (2015) use z/2 + 1/2;
    Keras before version 3 used z/5 + 1/2.

    >>> hard_sigmoid([-3, 0, 1.5])
    array([0.  , 0.5 , 0.75])
    """
    return np.clip(z + 3, 0, 6) / 6


@derivative_of(hard_sigmoid)
def hard_sigmoid_derivative(z):
    """Derivative of the hard sigmoid: 1/6 if -3 < z < 3, else 0 (also at -3 and 3).

    >>> hard_sigmoid_derivative([-3, 0, 9]).round(4)
    array([0.    , 0.1667, 0.    ])
    """
    return np.where(np.isnan(z), z, (np.abs(z) < 3) / z.dtype.type(6))


HARD_SIGMOID = Activation(
    hard_sigmoid, hard_sigmoid_derivative, order=180, title="Hard sigmoid", color="sky",
    line="solid",
    latex=r"\max\!\left(0, \min\!\left(1, \tfrac{z}{6} + \tfrac{1}{2}\right)\right)",
    derivative_latex=r"\begin{cases} \frac{1}{6} & -3 < z < 3 \\ 0 & \text{otherwise}"
                     r" \end{cases}",
    range=Interval(0.0, 1.0, False, False), monotonic=True, symmetry="point",
    saturates="both", smoothness="C0",
    kinks=(-3.0, 3.0), kink_note="At -3 and 3 it has a corner; slope 0 is used there.",
    origin="Courbariaux, Bengio and David 2015, with slope 1/2; "
           "Howard et al. 2019 use slope 1/6",
    used_for="gates on phones and other small devices",
    pros=("no exponential", "easy to compute with whole numbers"),
    cons=("its slope is exactly 0 outside (-3, 3)",),
    keras="hard_sigmoid",
    defaults_note="The slope is 1/6 in Keras 3 and PyTorch, and was 1/5 in Keras 2.",
)  # fmt: skip
