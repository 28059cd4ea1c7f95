"""Activation functions: what they compute, how steep they are, and what one should know of them.

`get("relu")` gives an entry: call it to compute it, `.derivative(z)` is its slope, and the rest
are facts. `names()`, `table()` and `ACTIVATIONS` go through all of them. The functions can be
imported by their own names too: `from helpers.activations import relu, relu_derivative`. All

- take numbers, lists or arrays of any shape; Python numbers in, Python float out;
- keep the dtype of floating-point input (whole numbers become float64);
- never change their input, and stay finite and silent at inputs such as -1000 and 1000.

A function, its slope and its entry stand side by side in one module:

- `bounded`: step, linear, sigmoid, tanh, softsign, hard sigmoid;
- `rectifiers`: ReLU, leaky ReLU, PReLU, ReLU6; `exponentials`: softplus, ELU, SELU, CELU;
- `selfgated`: Swish, LiSHT, Mish, hard swish; `gelu_family`: GELU and its two approximations;
- `softmax_family`, and `several_inputs`: gated linear units, maxout; they take more than one
  number.

`entry` says what an entry holds, `interval` what a range is, `elementwise` and `docstrings` what
all functions share, and `registry` gathers the entries.
"""

from helpers.activations.entry import Activation
from helpers.activations.exponentials import SELU_ALPHA, SELU_SCALE
from helpers.activations.interval import Interval
from helpers.activations.rectifiers import prelu_alpha_gradient
from helpers.activations.registry import ACTIVATIONS, UnknownActivation, get, names, table
from helpers.activations.several_inputs import (
    SEVERAL_INPUTS,
    SeveralInputs,
    bilinear,
    geglu,
    glu,
    maxout,
    reglu,
    swiglu,
)
from helpers.activations.softmax_family import log_softmax, softmax, softmax_jacobian

# Each entry's function and slope under their own names.
_functions = [
    function for entry in ACTIVATIONS.values() for function in (entry.function, entry.derivative)
]
globals().update({function.__name__: function for function in _functions})

__all__ = [
    "ACTIVATIONS", "SELU_ALPHA", "SELU_SCALE", "SEVERAL_INPUTS", "Activation", "Interval",
    "SeveralInputs", "UnknownActivation", "bilinear", "geglu", "get", "glu", "log_softmax",
    "maxout", "names", "prelu_alpha_gradient", "reglu", "softmax", "softmax_jacobian", "swiglu",
    "table", *(function.__name__ for function in _functions),
]  # fmt: skip
