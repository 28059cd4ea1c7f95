"""What takes more than one pre-activation: gated linear units and maxout.

A gated unit multiplies one linear projection of the input (`value`) by a gate computed from another
(`gate`), so a layer of n such units needs 2n pre-activations (Shazeer 2020).
"""

import functools
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from helpers.activations.bounded import sigmoid
from helpers.activations.docstrings import complete
from helpers.activations.elementwise import as_floats, like_input, product
from helpers.activations.gelu_family import gelu
from helpers.activations.rectifiers import relu
from helpers.activations.selfgated import swish


@dataclass(frozen=True)
class SeveralInputs:
    """A unit that takes more than one pre-activation, so it is not in `ACTIVATIONS`.

    Parameters
    ----------
    function : callable
        What computes it; its name is the name in code.
    title : str
        The name in text.
    latex : str
        The formula: `u` is the value and `v` the gate.
    origin : str
        Who proposed it and when.

    Examples
    --------
    >>> SEVERAL_INPUTS["swiglu"].origin
    'Shazeer 2020'
    """

    function: object
    title: str
    latex: str
    origin: str

    def __post_init__(self):
        if hasattr(self.function, "formula"):
            complete(self.function, References=f"{self.origin}.")

    @property
    def name(self):
        """The name in code."""
        return self.function.__name__


def _gated(formula):
    """Turn a formula on two floating-point arrays into a unit on whatever people pass in."""
    name = formula.__name__

    @functools.wraps(formula)
    def unit(value, gate):
        value_floats, gate_floats = as_floats(value, name), as_floats(gate, name)
        dtype = np.result_type(value_floats, gate_floats)
        try:
            np.broadcast_shapes(value_floats.shape, gate_floats.shape)
        except ValueError:
            raise ValueError(
                f"{name} needs a value and a gate of the same shape, but got "
                f"{value_floats.shape} and {gate_floats.shape}; split the layer's output in halves."
            ) from None
        with np.errstate(under="ignore"):
            result = formula(value_floats, gate_floats)
        kind = next((part for part in (value, gate) if isinstance(part, np.ndarray)), value)
        return like_input(result, kind, dtype)

    unit.formula = formula
    complete(
        unit,
        Parameters="value, gate : array_like of the same shape\n"
        "    The two halves of a layer's pre-activations.",
        Returns="float or numpy.ndarray\n    Activations, of that shape.",
    )
    return unit


@_gated
def glu(value, gate):
    """Gated linear unit: value times sigmoid(gate).

    >>> glu([1.0, -2.0], [0.0, 1000.0])
    array([ 0.5, -2. ])
    """
    return product(value, sigmoid(gate))


GLU = SeveralInputs(glu, "GLU", r"u\,\sigma(v)", "Dauphin, Fan, Auli and Grangier 2017")


@_gated
def bilinear(value, gate):
    """Bilinear unit: value times gate, a gated unit without an activation.

    >>> bilinear([1.0, -2.0], [3.0, 4.0])
    array([ 3., -8.])
    """
    return product(value, gate)


BILINEAR = SeveralInputs(bilinear, "Bilinear", r"u\,v", "Mnih and Hinton 2007")


@_gated
def reglu(value, gate):
    """ReGLU: value times ReLU(gate).

    >>> reglu([1.0, 2.0], [-3.0, 4.0])
    array([0., 8.])
    """
    return product(value, relu(gate))


REGLU = SeveralInputs(reglu, "ReGLU", r"u\,\max(0, v)", "Shazeer 2020")


@_gated
def geglu(value, gate):
    """GEGLU: value times GELU(gate).

    >>> geglu([1.0, 2.0], [0.0, 1.0]).round(4)
    array([0.    , 1.6827])
    """
    return product(value, gelu(gate))


GEGLU = SeveralInputs(geglu, "GEGLU", r"u\,v\,\Phi(v)", "Shazeer 2020")


@_gated
def swiglu(value, gate):
    """SwiGLU: value times Swish(gate), with beta = 1.

    >>> swiglu([1.0, 2.0], [0.0, 1.0]).round(4)
    array([0.    , 1.4621])
    """
    return product(value, swish(gate))


SWIGLU = SeveralInputs(swiglu, "SwiGLU", r"u\,v\,\sigma(v)", "Shazeer 2020")


def maxout(z, axis=-1):
    """Maxout: the largest of several linear pieces.

    Parameters
    ----------
    z : array_like, at least one axis
        Pre-activations of the pieces.
    axis : int
        The axis that holds the pieces; it is gone from the result.

    Returns
    -------
    float or numpy.ndarray
        Activations, of the dtype of `z`.

    References
    ----------
    Goodfellow, Warde-Farley, Mirza, Courville and Bengio (2013).

    Examples
    --------
    >>> maxout([[1.0, -2.0], [0.0, 3.0]])
    array([1., 3.])
    """
    pieces = as_floats(z, "maxout")
    if pieces.ndim == 0 or pieces.size == 0:
        raise ValueError(
            f"maxout chooses among the pieces along an axis, but its input has shape "
            f"{pieces.shape}; pass an array with at least one piece."
        )
    return np.max(pieces, axis=axis)


MAXOUT = SeveralInputs(
    maxout,
    "Maxout",
    r"\max_k z_k",
    "Goodfellow, Warde-Farley, Mirza, Courville and Bengio 2013",
)

#: Gated linear units and maxout, by name.
SEVERAL_INPUTS = MappingProxyType(
    {unit.name: unit for unit in list(vars().values()) if isinstance(unit, SeveralInputs)}
)
