"""Activation functions and their derivatives as plain functions on NumPy arrays.

Every function `f` of one input has a companion `f_derivative`. All of them

- take numbers, lists or arrays of any shape; Python numbers in, Python float out;
- keep the dtype of floating-point input (whole numbers become float64);
- never change their input, and stay finite and silent at inputs such as -1000 and 1000.

The names here are the names of the registry, `helpers.activations`.
"""

from helpers.formulas.exponentials import (
    SELU_ALPHA,
    SELU_SCALE,
    celu,
    celu_derivative,
    elu,
    elu_derivative,
    selu,
    selu_derivative,
    softplus,
    softplus_derivative,
)
from helpers.formulas.gated import (
    bilinear,
    geglu,
    glu,
    maxout,
    reglu,
    swiglu,
)
from helpers.formulas.gelu import (
    gelu,
    gelu_derivative,
    gelu_sigmoid,
    gelu_sigmoid_derivative,
    gelu_tanh,
    gelu_tanh_derivative,
)
from helpers.formulas.hard import (
    hard_sigmoid,
    hard_sigmoid_derivative,
    hard_swish,
    hard_swish_derivative,
    relu6,
    relu6_derivative,
)
from helpers.formulas.hinges import (
    leaky_relu,
    leaky_relu_derivative,
    linear,
    linear_derivative,
    prelu,
    prelu_alpha_gradient,
    prelu_derivative,
    relu,
    relu_derivative,
    step,
    step_derivative,
)
from helpers.formulas.normalized import (
    log_softmax,
    softmax,
    softmax_jacobian,
)
from helpers.formulas.selfgated import (
    lisht,
    lisht_derivative,
    mish,
    mish_derivative,
    swish,
    swish_beta_gradient,
    swish_derivative,
)
from helpers.formulas.sigmoids import (
    sigmoid,
    sigmoid_derivative,
    softsign,
    softsign_derivative,
    tanh,
    tanh_derivative,
)

__all__ = [
    "SELU_ALPHA",
    "SELU_SCALE",
    "bilinear",
    "celu",
    "celu_derivative",
    "elu",
    "elu_derivative",
    "geglu",
    "gelu",
    "gelu_derivative",
    "gelu_sigmoid",
    "gelu_sigmoid_derivative",
    "gelu_tanh",
    "gelu_tanh_derivative",
    "glu",
    "hard_sigmoid",
    "hard_sigmoid_derivative",
    "hard_swish",
    "hard_swish_derivative",
    "leaky_relu",
    "leaky_relu_derivative",
    "linear",
    "linear_derivative",
    "lisht",
    "lisht_derivative",
    "log_softmax",
    "maxout",
    "mish",
    "mish_derivative",
    "prelu",
    "prelu_alpha_gradient",
    "prelu_derivative",
    "reglu",
    "relu",
    "relu6",
    "relu6_derivative",
    "relu_derivative",
    "selu",
    "selu_derivative",
    "sigmoid",
    "sigmoid_derivative",
    "softmax",
    "softmax_jacobian",
    "softplus",
    "softplus_derivative",
    "softsign",
    "softsign_derivative",
    "step",
    "step_derivative",
    "swiglu",
    "swish",
    "swish_beta_gradient",
    "swish_derivative",
    "tanh",
    "tanh_derivative",
]
