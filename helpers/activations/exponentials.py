"""Rectifiers with an exponential tail on the left: softplus, ELU, SELU and CELU.

Each formula uses exp of a number that is never positive, so nothing overflows.
"""

import numpy as np

from helpers.activations.bounded import sigmoid
from helpers.activations.elementwise import derivative_of, elementwise
from helpers.activations.entry import Activation
from helpers.activations.interval import Interval

# The two constants for which mean 0 and variance 1 reproduce themselves (Klambauer et al. 2017).
SELU_SCALE = 1.0507009873554805
SELU_ALPHA = 1.6732632423543772


@elementwise
def softplus(z):
    """Softplus: ln(1 + e^z), a ReLU with its corner rounded off.

    >>> softplus([-1, 0, 1]).round(4)
    array([0.3133, 0.6931, 1.3133])
    >>> softplus(1000)
    1000.0
    """
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


@derivative_of(softplus)
def softplus_derivative(z):
    """Derivative of softplus: the sigmoid.

    >>> softplus_derivative(0)
    0.5
    """
    return sigmoid.formula(z)


SOFTPLUS = Activation(
    softplus, softplus_derivative, order=160, title="Softplus", color="green", line="longdash",
    latex=r"\ln(1 + e^{z})",
    derivative_latex=r"\sigma(z)",
    range=Interval(0.0, np.inf, True, True), monotonic=True, symmetry="gate",
    saturates="left", smoothness="C∞",
    origin="Dugas, Bengio, Bélisle, Nadeau and Garcia 2001",
    used_for="outputs that must be positive, such as a variance",
    pros=("smooth", "never exactly flat: its slope is the sigmoid"),
    cons=("never 0, so it makes no sparse outputs", "more expensive than ReLU and seldom better"),
    keras="softplus",
)  # fmt: skip


@elementwise
def elu(z, alpha=1.0):
    """Exponential linear unit: z if z > 0, else alpha (e^z - 1).

    Parameters
    ----------
    alpha : float
        The function tends to -alpha for very negative z.

    >>> elu([-1000, 0, 2])
    array([-1.,  0.,  2.])
    """
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


@derivative_of(elu)
def elu_derivative(z, alpha=1.0):
    """Derivative of ELU: 1 if z > 0, else alpha e^z (alpha at 0, by convention).

    >>> elu_derivative([-1000, 0, 2])
    array([0., 1., 1.])
    """
    return np.where(z > 0, 1, alpha * np.exp(np.minimum(z, 0)))


ELU = Activation(
    elu, elu_derivative, order=80, title="ELU", color="green", line="dotted",
    latex=r"\begin{cases} z & z > 0 \\ \alpha (e^{z} - 1) & z \le 0 \end{cases}",
    derivative_latex=r"\begin{cases} 1 & z > 0 \\ \alpha e^{z} = f(z) + \alpha & z < 0"
                     r" \end{cases}",
    range=Interval(-1.0, np.inf, True, True),
    monotonic=True, saturates="left", smoothness="C1",
    kinks=(0.0,),
    kink_note="With alpha = 1 the slope at 0 is 1; with any other alpha there is a corner, "
              "and slope alpha is used there.",
    origin="Clevert, Unterthiner and Hochreiter 2015",
    used_for="hidden layers that should average near 0",
    pros=("outputs average nearer to 0 than ReLU's", "smooth at 0 when alpha is 1"),
    cons=("one exponential", "slope tends to 0 for very negative inputs"),
    keras="elu", keras_names={"alpha": "alpha"},
)  # fmt: skip


@elementwise
def selu(z):
    """Scaled ELU: lambda z if z > 0, else lambda alpha (e^z - 1), with two fixed constants.

    Notes
    -----
    `SELU_SCALE` is lambda and `SELU_ALPHA` is alpha. Inputs of mean 0 and variance 1 come out
    with mean 0 and variance 1 (Klambauer, Unterthiner, Mayr and Hochreiter 2017).

    >>> selu([-1000, 0, 1]).round(4)
    array([-1.7581,  0.    ,  1.0507])
    """
    negative = SELU_ALPHA * np.expm1(np.minimum(z, 0))
    return SELU_SCALE * np.where(z > 0, z, negative)


@derivative_of(selu)
def selu_derivative(z):
    """Derivative of SELU: lambda if z >= 0, else lambda alpha e^z.

    Notes
    -----
    At 0 the slope jumps from lambda alpha = 1.758 to lambda = 1.051. TensorFlow uses lambda
    there, and so does this function.

    >>> selu_derivative([-1000, 0, 1]).round(4)
    array([0.    , 1.0507, 1.0507])
    """
    return SELU_SCALE * np.where(z >= 0, 1, SELU_ALPHA * np.exp(np.minimum(z, 0)))


SELU = Activation(
    selu, selu_derivative, order=90, title="SELU", color="vermillion", line="longdash",
    latex=r"\lambda \begin{cases} z & z > 0 \\ \alpha (e^{z} - 1) & z \le 0 \end{cases}",
    derivative_latex=r"\lambda \begin{cases} 1 & z > 0 \\ \alpha e^{z} & z < 0 \end{cases}",
    range=Interval(-SELU_SCALE * SELU_ALPHA, np.inf, True, True), monotonic=True,
    saturates="left", smoothness="C0",
    kinks=(0.0,),
    kink_note="At 0 the slope jumps from 1.7581 to 1.0507; TensorFlow uses 1.0507 there, "
              "and so do we (PyTorch uses 1.7581).",
    origin="Klambauer, Unterthiner, Mayr and Hochreiter 2017",
    used_for="deep fully connected networks, with LeCun-normal weights and alpha dropout",
    pros=("keeps mean 0 and variance 1 through many layers by itself",),
    cons=("needs its own initialization and dropout",
          "the promise holds for plain dense layers only"),
    keras="selu",
)  # fmt: skip


@elementwise
def celu(z, alpha=1.0):
    """Continuously differentiable ELU: z if z > 0, else alpha (e^(z/alpha) - 1).

    Parameters
    ----------
    alpha : float
        Above 0. The function tends to -alpha for very negative z.

    Raises
    ------
    ValueError
        If `alpha` is not above 0.

    References
    ----------
    Barron (2017), "Continuously differentiable exponential linear units".

    >>> celu([-1000, 0, 1], alpha=2.0)
    array([-2.,  0.,  1.])
    """
    _check_celu(alpha)
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0) / alpha))


@derivative_of(celu)
def celu_derivative(z, alpha=1.0):
    """Derivative of CELU: 1 if z > 0, else e^(z/alpha); both are 1 at 0.

    >>> celu_derivative([-2, 0, 1], alpha=2.0).round(4)
    array([0.3679, 1.    , 1.    ])
    """
    _check_celu(alpha)
    return np.exp(np.minimum(z, 0) / alpha)


def _check_celu(alpha):
    if not np.all(np.asarray(alpha) > 0):
        raise ValueError(f"celu needs an alpha above 0, but got {alpha}; pass for example 1.0.")


CELU = Activation(
    celu, celu_derivative, order=210, title="CELU", color="orange", line="dashdotdot",
    latex=r"\begin{cases} z & z > 0 \\ \alpha (e^{z/\alpha} - 1) & z \le 0 \end{cases}",
    derivative_latex=r"\begin{cases} 1 & z > 0 \\ e^{z/\alpha} & z \le 0 \end{cases}",
    range=Interval(-1.0, np.inf, True, True),
    monotonic=True, saturates="left", smoothness="C1",
    origin="Barron 2017",
    used_for="ELU with a slope that is continuous for every alpha",
    pros=("smooth at 0 for every alpha",),
    cons=("one exponential", "rare"),
    keras="celu", keras_names={"alpha": "alpha"},
)  # fmt: skip
