"""The registry: every activation function of the course, with its facts, by name.

Plots, tables, explorers and checks all read it. To add a function, write it and its derivative
in `helpers/formulas/` and add one entry in `helpers/registry/`.
"""

import difflib
from dataclasses import dataclass
from types import MappingProxyType

from helpers import formulas
from helpers.formulas import (
    log_softmax,
    prelu_alpha_gradient,
    softmax,
    softmax_jacobian,
    swish_beta_gradient,
)
from helpers.registry.bounded import BOUNDED
from helpers.registry.interval import Interval
from helpers.registry.rectifiers import RECTIFIERS
from helpers.registry.schema import Activation
from helpers.registry.selfgated import SELF_GATED

__all__ = [
    "ACTIVATIONS",
    "SEVERAL_INPUTS",
    "Activation",
    "Interval",
    "SeveralInputs",
    "UnknownActivation",
    "get",
    "log_softmax",
    "names",
    "prelu_alpha_gradient",
    "softmax",
    "softmax_jacobian",
    "swish_beta_gradient",
    "table",
]

_TEACHING_ORDER = [
    "step",
    "linear",
    "sigmoid",
    "tanh",
    "relu",
    "leaky_relu",
    "prelu",
    "elu",
    "selu",
    "gelu",
    "gelu_tanh",
    "gelu_sigmoid",
    "swish",
    "lisht",
    "mish",
    "softplus",
    "softsign",
    "hard_sigmoid",
    "hard_swish",
    "relu6",
    "celu",
]

_BY_NAME = {activation.name: activation for activation in (*BOUNDED, *RECTIFIERS, *SELF_GATED)}
_BY_ALIAS = {alias: entry for entry in _BY_NAME.values() for alias in entry.aliases}

#: Every activation function by name, in teaching order.
ACTIVATIONS = MappingProxyType({name: _BY_NAME[name] for name in _TEACHING_ORDER})


class UnknownActivation(KeyError):
    """Raised for a name that is not in the registry; its text is one plain sentence."""

    def __str__(self):
        return self.args[0]


def get(name):
    """Look an activation function up.

    Parameters
    ----------
    name : str or Activation
        A name such as "relu", or an alias such as "silu". An `Activation` is returned as it is.

    Returns
    -------
    Activation
        The entry; call it to compute it.

    Raises
    ------
    UnknownActivation
        If there is no such name; the message suggests the nearest ones.

    Examples
    --------
    >>> get("relu")([-2, 3])
    array([0., 3.])
    >>> get("tahn")
    Traceback (most recent call last):
        ...
    helpers.activations.UnknownActivation: There is no activation 'tahn'; did you mean 'tanh'?
    """
    if isinstance(name, Activation):
        return name
    if isinstance(name, str):
        key = name.strip().lower().replace(" ", "_").replace("-", "_")
        if key in _BY_NAME:
            return _BY_NAME[key]
        if key in _BY_ALIAS:
            return _BY_ALIAS[key]
        close = difflib.get_close_matches(key, [*ACTIVATIONS, *_BY_ALIAS], n=2)
        if close:
            meant = " or ".join(repr(match) for match in close)
            raise UnknownActivation(f"There is no activation {name!r}; did you mean {meant}?")
    raise UnknownActivation(
        f"There is no activation {name!r}; activations.names() lists those there are."
    )


def names():
    """The names in the registry.

    Returns
    -------
    list of str
        In teaching order.

    Examples
    --------
    >>> names()[:3]
    ['step', 'linear', 'sigmoid']
    """
    return list(ACTIVATIONS)


def table(names=None):
    """The facts about the functions, side by side.

    Parameters
    ----------
    names : list of str, optional
        Which functions; all by default.

    Returns
    -------
    pandas.DataFrame
        One row a function, indexed by its title.

    Examples
    --------
    >>> table(["relu", "tanh"])["range"].to_dict()
    {'ReLU': '[0, ∞)', 'Tanh': '(-1, 1)'}
    """
    import pandas as pd

    rows = [get(name) for name in (ACTIVATIONS if names is None else names)]
    frame = pd.DataFrame(
        {
            "range": [str(row.range) for row in rows],
            "monotonic": [_yes_no(row.monotonic) for row in rows],
            "zero-centered": [_yes_no(row.zero_centered) for row in rows],
            "saturates": [row.saturates for row in rows],
            "smooth": [_yes_no(row.smooth) for row in rows],
            "parameters": [
                ", ".join(f"{key} = {value:g}" for key, value in row.parameters.items())
                for row in rows
            ],
            "origin": [row.origin for row in rows],
        },
        index=pd.Index([row.title for row in rows], name="function"),
    )
    return frame


def _yes_no(fact):
    return "yes" if fact else "no"


@dataclass(frozen=True)
class SeveralInputs:
    """A unit that takes more than one pre-activation, so it is not in `ACTIVATIONS`.

    Parameters
    ----------
    name, title : str
        The name in `helpers.formulas` and the name in text.
    function : callable
        What computes it.
    latex : str
        The formula: `u` is the value and `v` the gate.
    origin, note : str
        Who proposed it and when; what to know about it.

    Examples
    --------
    >>> SEVERAL_INPUTS["swiglu"].origin
    'Shazeer 2020'
    """

    name: str
    title: str
    function: object
    latex: str
    origin: str
    note: str


_HALVES = "Two linear projections of the same input: one is the value u, one the gate v."

#: Gated linear units and maxout, by name.
SEVERAL_INPUTS = MappingProxyType(
    {
        entry.name: entry
        for entry in (
            SeveralInputs(
                "glu",
                "GLU",
                formulas.glu,
                r"u\,\sigma(v)",
                "Dauphin, Fan, Auli and Grangier 2017",
                _HALVES,
            ),
            SeveralInputs(
                "bilinear",
                "Bilinear",
                formulas.bilinear,
                r"u\,v",
                "Mnih and Hinton 2007",
                _HALVES + " No activation at all.",
            ),
            SeveralInputs(
                "reglu", "ReGLU", formulas.reglu, r"u\,\max(0, v)", "Shazeer 2020", _HALVES
            ),
            SeveralInputs(
                "geglu", "GEGLU", formulas.geglu, r"u\,v\,\Phi(v)", "Shazeer 2020", _HALVES
            ),
            SeveralInputs(
                "swiglu",
                "SwiGLU",
                formulas.swiglu,
                r"u\,v\,\sigma(v)",
                "Shazeer 2020",
                _HALVES + " Common in large language models.",
            ),
            SeveralInputs(
                "maxout",
                "Maxout",
                formulas.maxout,
                r"\max_k z_k",
                "Goodfellow, Warde-Farley, Mirza, Courville and Bengio 2013",
                "The greatest of several linear pieces; ReLU is the case max(0, z).",
            ),
        )
    }
)
