"""Units of more than one pre-activation: gated linear units and maxout.

A gated unit multiplies one linear projection of the input (`value`) by a gate computed from
another (`gate`), so a layer of n such units needs 2n pre-activations (Shazeer 2020).
"""

import numpy as np

from helpers.formulas.elementwise import as_floats, like_input, product
from helpers.formulas.gelu import gelu
from helpers.formulas.hinges import linear, relu
from helpers.formulas.selfgated import swish
from helpers.formulas.sigmoids import sigmoid


def _gated(value, gate, activation, name):
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
        result = product(value_floats, activation(gate_floats))
    kind = next((part for part in (value, gate) if isinstance(part, np.ndarray)), value)
    return like_input(result, kind, dtype)


def glu(value, gate):
    """Gated linear unit: value times sigmoid(gate).

    Parameters
    ----------
    value, gate : array_like of the same shape
        The two halves of a layer's pre-activations.

    Returns
    -------
    float or numpy.ndarray
        Activations, of that shape.

    References
    ----------
    Dauphin, Fan, Auli and Grangier (2017).

    Examples
    --------
    >>> glu([1.0, -2.0], [0.0, 1000.0])
    array([ 0.5, -2. ])
    """
    return _gated(value, gate, sigmoid, "glu")


def bilinear(value, gate):
    """Bilinear unit: value times gate, a gated unit without an activation.

    Parameters
    ----------
    value, gate : array_like of the same shape
        The two halves of a layer's pre-activations.

    Returns
    -------
    float or numpy.ndarray
        Activations, of that shape.

    Examples
    --------
    >>> bilinear([1.0, -2.0], [3.0, 4.0])
    array([ 3., -8.])
    """
    return _gated(value, gate, linear, "bilinear")


def reglu(value, gate):
    """ReGLU: value times ReLU(gate).

    Parameters
    ----------
    value, gate : array_like of the same shape
        The two halves of a layer's pre-activations.

    Returns
    -------
    float or numpy.ndarray
        Activations, of that shape.

    References
    ----------
    Shazeer (2020).

    Examples
    --------
    >>> reglu([1.0, 2.0], [-3.0, 4.0])
    array([0., 8.])
    """
    return _gated(value, gate, relu, "reglu")


def geglu(value, gate):
    """GEGLU: value times GELU(gate).

    Parameters
    ----------
    value, gate : array_like of the same shape
        The two halves of a layer's pre-activations.

    Returns
    -------
    float or numpy.ndarray
        Activations, of that shape.

    References
    ----------
    Shazeer (2020).

    Examples
    --------
    >>> geglu([1.0, 2.0], [0.0, 1.0]).round(4)
    array([0.    , 1.6827])
    """
    return _gated(value, gate, gelu, "geglu")


def swiglu(value, gate):
    """SwiGLU: value times Swish(gate), with beta = 1.

    Parameters
    ----------
    value, gate : array_like of the same shape
        The two halves of a layer's pre-activations.

    Returns
    -------
    float or numpy.ndarray
        Activations, of that shape.

    References
    ----------
    Shazeer (2020).

    Examples
    --------
    >>> swiglu([1.0, 2.0], [0.0, 1.0]).round(4)
    array([0.    , 1.4621])
    """
    return _gated(value, gate, swish, "swiglu")


def maxout(z, axis=-1):
    """Maxout: the greatest of several linear pieces.

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
