"""What functions should be, wrong formulas that people write, and the sentence for each.

A check that finds a student's values equal to those of a known mistake says its sentence instead
of "wrong". How one is written down is told in `target`, which has `KnownMistake` and `Target`.

The first five hold known mistakes, and are named like the files in `helpers.activations`.

================  ================================================================================
`bounded`         sigmoid, tanh
`rectifiers`      ReLU, leaky ReLU, PReLU
`exponentials`    softplus, ELU, SELU
`gelu_family`     GELU and its two approximations
`selfgated`       Swish, LiSHT, Mish
`from_registry`   makes targets of activation functions and their slopes
`softmax`         targets with their known mistakes: from scores to shares
`losses`          cross-entropy and its gradients
`forward_pass`    a neuron, a layer, a network, and counting parameters
================  ================================================================================
"""

from dataclasses import replace

from helpers import activations
from helpers.checks.known.forward_pass import FORWARD_PASS
from helpers.checks.known.from_registry import activation_target
from helpers.checks.known.losses import LOSSES
from helpers.checks.known.softmax import SOFTMAX
from helpers.checks.known.target import KnownMistake, Target

__all__ = ["TARGETS", "KnownMistake", "Target", "activation_target", "reference"]

#: Functions of several arrays by name.
TARGETS = {
    name: replace(target, name=name)
    for name, target in {**SOFTMAX, **LOSSES, **FORWARD_PASS}.items()
}


def reference(name):
    """Return the right function of a name; None where the checks know none.

    Examples
    --------
    >>> float(reference("relu_derivative")(2.0)), reference("my_own")
    (1.0, None)
    """
    if name in TARGETS:
        return TARGETS[name].reference
    base = name.removesuffix("_derivative").removesuffix("_alpha_gradient")
    return activation_target(name).reference if base in activations.names() else None
