"""Functions of the form z times a gate that opens as z grows: Swish, LiSHT, Mish, hard swish."""

import numpy as np

from helpers.activations.bounded import hard_sigmoid, sech_squared, sigmoid
from helpers.activations.elementwise import derivative_of, elementwise, product
from helpers.activations.entry import Activation
from helpers.activations.interval import NOT_NEGATIVE, Interval

_sigmoid = sigmoid.formula
_SWISH_LOW = -0.2784645427610738


@elementwise
def swish(z, beta=1.0):
    """Swish: z sigmoid(beta z). With beta = 1 it is also called SiLU.

    Parameters
    ----------
    beta : float
        0 gives the line z/2; a large beta comes close to ReLU.

    >>> swish([-1, 0, 1]).round(4)
    array([-0.2689,  0.    ,  0.7311])
    """
    return product(z, _sigmoid(product(z, beta)))


@derivative_of(swish)
def swish_derivative(z, beta=1.0):
    """Derivative of Swish with respect to z: beta f + sigmoid(beta z) (1 - beta f).

    >>> swish_derivative([-1, 0, 1]).round(4)
    array([0.0723, 0.5   , 0.9277])
    """
    # Algebraically beta f + sigmoid (1 - beta f), without taking two huge numbers apart.
    scaled = product(z, beta)
    return product(_sigmoid(scaled), 1 + product(scaled, _sigmoid(-scaled)))


SWISH = Activation(
    swish, swish_derivative, order=130, title="Swish (SiLU)", color="purple", line="dashdot",
    latex=r"z\,\sigma(\beta z)",
    derivative_latex=r"\beta f(z) + \sigma(\beta z)\,(1 - \beta f(z))",
    range=Interval(_SWISH_LOW, np.inf, False, True),
    monotonic=False, symmetry="gate",
    saturates="left", smoothness="C∞",
    minimum=(-1.2784645427610738, _SWISH_LOW),
    origin="Hendrycks and Gimpel 2016; Elfwing, Uchibe and Doya 2017; "
           "Ramachandran, Zoph and Le 2017",
    used_for="EfficientNet and other image networks; inside SwiGLU in large language models",
    pros=("smooth", "beta moves it between a line and ReLU"),
    cons=("more expensive than ReLU", "not monotonic", "gains vary with network and task"),
    keras="silu", aliases=("silu",),
    defaults_note="Keras' silu (also called swish) and PyTorch's SiLU fix beta at 1.",
)  # fmt: skip


@elementwise
def lisht(z):
    """LiSHT, the linearly scaled hyperbolic tangent: z tanh z.

    >>> lisht([-1, 0, 1]).round(4)
    array([0.7616, 0.    , 0.7616])
    """
    return z * np.tanh(z)


@derivative_of(lisht)
def lisht_derivative(z):
    """Derivative of LiSHT: tanh z + z (1 - tanh^2 z).

    >>> lisht_derivative([-1, 0, 1]).round(4)
    array([-1.1816,  0.    ,  1.1816])
    """
    return np.tanh(z) + product(z, sech_squared(z))


LISHT = Activation(
    lisht, lisht_derivative, order=140, title="LiSHT", color="black", line="dashdotdot",
    latex=r"z \tanh z",
    derivative_latex=r"\tanh z + z\,(1 - \tanh^2 z)",
    range=NOT_NEGATIVE, monotonic=False, symmetry="even", saturates="none", smoothness="C∞",
    origin="Roy, Manna, Dubey and Chaudhuri 2019",
    used_for="research; a custom activation to write yourself",
    pros=("negative inputs give gradient too", "smooth"),
    cons=("z and -z give the same output, so the sign is lost", "outputs are never negative"),
)  # fmt: skip


def _mish_gate(z):
    """Gate tanh(ln(1 + e^z)) and its slope, from one exponential that cannot overflow."""
    small = np.exp(-np.abs(z))
    right = z >= 0
    # Left of 0 small is e^z, right of it e^-z; there both fractions are scaled by its square.
    denominator = np.where(right, 1 + 2 * small * (1 + small), small * (small + 2) + 2)
    gate = np.where(right, 1 + 2 * small, small * (small + 2)) / denominator
    slope = 4 * np.where(right, small, 1) * small * (1 + small) / np.square(denominator)
    return gate, slope


@elementwise
def mish(z):
    """Mish: z tanh(ln(1 + e^z)).

    Notes
    -----
    With n = e^z the gate tanh(ln(1 + n)) is n (n + 2) / (n (n + 2) + 2): one exponential does.

    >>> mish([-1, 0, 1]).round(4)
    array([-0.3034,  0.    ,  0.8651])
    """
    gate, _ = _mish_gate(z)
    return product(z, gate)


@derivative_of(mish)
def mish_derivative(z):
    """Derivative of Mish: tanh(s) + z sigmoid(z) (1 - tanh^2 s), with s = softplus(z).

    >>> mish_derivative([-1, 0, 1]).round(4)
    array([0.0592, 0.6   , 1.049 ])
    """
    gate, gate_slope = _mish_gate(z)
    return gate + product(z, gate_slope)


MISH = Activation(
    mish, mish_derivative, order=150, title="Mish", color="sky", line="dotted",
    latex=r"z \tanh(\ln(1 + e^{z}))",
    derivative_latex=r"\tanh s + z\,\sigma(z)\,(1 - \tanh^2 s)"
                     r" \quad \text{with } s = \ln(1 + e^{z})",
    range=Interval(-0.30884341301725043, np.inf, False, True),
    monotonic=False, saturates="left", smoothness="C∞",
    minimum=(-1.1924312145154952, -0.30884341301725043),
    origin="Misra 2019",
    used_for="image networks such as YOLOv4",
    pros=("smooth", "close to Swish, with a slightly deeper dip"),
    cons=("more expensive than ReLU", "not monotonic", "gains vary with network and task"),
    keras="mish",
)  # fmt: skip


@elementwise
def hard_swish(z):
    """Hard swish: z times the hard sigmoid of z.

    References
    ----------
    Howard et al. (2019), "Searching for MobileNetV3".

    >>> hard_swish([-1.5, 0, 4])
    array([-0.375,  0.   ,  4.   ])
    """
    return product(z, hard_sigmoid.formula(z))


@derivative_of(hard_swish)
def hard_swish_derivative(z):
    """Derivative of hard swish: 0 if z <= -3, 1 if z >= 3, (2z + 3)/6 between.

    >>> hard_swish_derivative([-3, -1.5, 0, 3])
    array([0. , 0. , 0.5, 1. ])
    """
    middle = (2 * np.clip(z, -3, 3) + 3) / 6
    return np.where(z <= -3, 0, np.where(z >= 3, 1, middle))


HARD_SWISH = Activation(
    hard_swish, hard_swish_derivative, order=190, title="Hard swish",
    color="black", line="longdash",
    latex=r"z \max\!\left(0, \min\!\left(1, \tfrac{z}{6} + \tfrac{1}{2}\right)\right)",
    derivative_latex=r"\begin{cases} 0 & z < -3 \\ \frac{2z + 3}{6} & -3 < z < 3 \\ 1 & z > 3"
                     r" \end{cases}",
    range=Interval(-0.375, np.inf, False, True), monotonic=False,
    symmetry="gate", saturates="left", smoothness="C0",
    minimum=(-1.5, -0.375), kinks=(-3.0, 3.0),
    kink_note="At -3 and 3 it has a corner; slopes 0 and 1 are used there.",
    origin="Howard et al. 2019 (MobileNetV3)",
    used_for="image networks on phones",
    pros=("close to Swish without an exponential",),
    cons=("slope exactly 0 below -3", "not monotonic"),
    keras="hard_silu", aliases=("hard_silu",),
)  # fmt: skip
