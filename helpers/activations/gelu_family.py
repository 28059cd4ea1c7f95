"""GELU and its two approximations: z times a gate shaped like the normal distribution."""

import numpy as np

from helpers.activations.bounded import sigmoid, sigmoid_derivative
from helpers.activations.elementwise import derivative_of, elementwise, product
from helpers.activations.entry import Activation
from helpers.activations.interval import Interval
from helpers.activations.selfgated import swish, swish_derivative

_sigmoid, _sigmoid_slope = sigmoid.formula, sigmoid_derivative.formula

# Past this distance from 0 every Gaussian tail is zero in double precision.
_TAIL = 40.0


def _normal_cdf(z):
    # NumPy has no error function; SciPy's is exact in both tails, and scikit-learn brings it.
    from scipy.special import ndtr

    return ndtr(z)


def _normal_density(z):
    near = np.clip(z, -_TAIL, _TAIL)
    return np.exp(-0.5 * near * near) / np.sqrt(z.dtype.type(2 * np.pi))


@elementwise
def gelu(z):
    """Gaussian error linear unit, exact: z times the normal distribution function of z.

    >>> gelu([-1, 0, 1]).round(4)
    array([-0.1587,  0.    ,  0.8413])
    """
    return product(z, _normal_cdf(z))


@derivative_of(gelu)
def gelu_derivative(z):
    """Derivative of exact GELU: the normal distribution function plus z times its density.

    >>> gelu_derivative([-1, 0, 1]).round(4)
    array([-0.0833,  0.5   ,  1.0833])
    """
    return _normal_cdf(z) + product(z, _normal_density(z))


GELU = Activation(
    gelu, gelu_derivative, order=100, title="GELU", color="orange", line="dashed",
    latex=r"z\,\Phi(z)",
    derivative_latex=r"\Phi(z) + z\,\varphi(z)",
    range=Interval(-0.16997120747990366, np.inf, False, True),
    monotonic=False, symmetry="gate", saturates="left", smoothness="C∞",
    minimum=(-0.7517915246935645, -0.16997120747990366),
    origin="Hendrycks and Gimpel 2016",
    used_for="transformers such as BERT, GPT-2 and the vision transformer",
    pros=("smooth", "a small negative dip lets gradient through just below 0"),
    cons=("needs the normal distribution function", "not monotonic"),
    keras="gelu",
    defaults_note="keras.activations.gelu and PyTorch's are exact by default, and so was "
                  "BERT's first code; GPT-2 and BERT's later code use the tanh form.",
)  # fmt: skip


_ROOT = np.sqrt(2 / np.pi).item()
_CUBIC = 0.044715


@elementwise
def gelu_tanh(z):
    """GELU, tanh form: z/2 (1 + tanh(sqrt(2/pi) (z + 0.044715 z^3))).

    Notes
    -----
    Computed as z sigmoid(2u), which equals z/2 (1 + tanh u) but keeps its digits where tanh
    rounds to -1.

    >>> gelu_tanh([-1, 0, 1]).round(4)
    array([-0.1588,  0.    ,  0.8412])
    """
    near = np.clip(z, -_TAIL, _TAIL)
    return product(z, _sigmoid(2 * _ROOT * near * (1 + _CUBIC * near * near)))


@derivative_of(gelu_tanh)
def gelu_tanh_derivative(z):
    """Derivative of the tanh form of GELU.

    >>> gelu_tanh_derivative([-1, 0, 1]).round(4)
    array([-0.083,  0.5  ,  1.083])
    """
    near = np.clip(z, -_TAIL, _TAIL)
    twice = 2 * _ROOT * near * (1 + _CUBIC * near * near)
    twice_slope = 2 * _ROOT * (1 + 3 * _CUBIC * near * near)
    return _sigmoid(twice) + near * twice_slope * _sigmoid_slope(twice)


GELU_TANH = Activation(
    gelu_tanh, gelu_tanh_derivative, order=110, title="GELU, tanh form", color="vermillion",
    line="solid",
    latex=r"\frac{z}{2}\left(1 + \tanh\!\left(\sqrt{2/\pi}\,(z + 0.044715\,z^3)\right)\right)",
    derivative_latex=r"\frac{1 + \tanh u}{2} + \frac{z}{2}(1 - \tanh^2 u)\,u'"
                     r" \quad \text{with } u = \sqrt{2/\pi}\,(z + 0.044715\,z^3),\;"
                     r" u' = \sqrt{2/\pi}\,(1 + 0.134145\,z^2)",
    range=Interval(-0.17004075057125406, np.inf, False, True),
    monotonic=False, symmetry="gate", saturates="left", smoothness="C∞",
    minimum=(-0.7524614220710163, -0.17004075057125406),
    origin="Hendrycks and Gimpel 2016",
    used_for="GELU where there is no error function",
    pros=("within 0.0005 of GELU",),
    cons=("an approximation that differs in the fourth decimal",),
    keras="gelu", keras_arguments={"approximate": True},
)  # fmt: skip


_QUICK = 1.702


@elementwise
def gelu_sigmoid(z):
    """GELU, sigmoid form: z sigmoid(1.702 z).

    >>> gelu_sigmoid([-1, 0, 1]).round(4)
    array([-0.1542,  0.    ,  0.8458])
    """
    return swish.formula(z, _QUICK)


@derivative_of(gelu_sigmoid)
def gelu_sigmoid_derivative(z):
    """Derivative of the sigmoid form of GELU.

    >>> gelu_sigmoid_derivative([-1, 0, 1]).round(4)
    array([-0.0678,  0.5   ,  1.0678])
    """
    return swish_derivative.formula(z, _QUICK)


GELU_SIGMOID = Activation(
    gelu_sigmoid, gelu_sigmoid_derivative, order=120, title="GELU, sigmoid form", color="blue",
    line="dotted",
    latex=r"z\,\sigma(1.702\,z)",
    derivative_latex=r"\sigma(1.702 z) + 1.702\,z\,\sigma(1.702 z)(1 - \sigma(1.702 z))",
    range=Interval(-0.16361018963635357, np.inf, False, True),
    monotonic=False, symmetry="gate", saturates="left", smoothness="C∞",
    minimum=(-0.751154255441289, -0.16361018963635357),
    origin="Hendrycks and Gimpel 2016",
    used_for="a quick GELU, as in OpenAI's CLIP",
    pros=("one sigmoid", "it is Swish with beta = 1.702"),
    cons=("off by up to 0.02",),
)  # fmt: skip
