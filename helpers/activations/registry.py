"""The registry: every activation function of the course, with its facts, by name.

Plots, tables, explorers and checks all read it. It gathers the entries that stand beside their
functions in the modules of this package, so there is no list to add a function to.
"""

import difflib
import importlib
import pkgutil
from pathlib import Path
from types import MappingProxyType

from helpers.activations.entry import Activation


def _gather(modules):
    """The entries that stand in some modules, by name and in the order of the course."""
    found = {id(entry): entry for module in modules for entry in vars(module).values()
             if isinstance(entry, Activation)}  # fmt: skip
    entries, taken = sorted(found.values(), key=lambda entry: entry.order), {}
    for entry in entries:
        for key in (f"order {entry.order}", f"name {entry.name!r}", *map(repr, entry.aliases)):
            if key in taken:
                raise ValueError(
                    f"Both {taken[key]} and {entry.name} have the {key}; give one of them another."
                )
            taken[key] = entry.name
    return {entry.name: entry for entry in entries}


def _modules():
    for found in pkgutil.iter_modules([str(Path(__file__).parent)]):
        if found.name != Path(__file__).stem:
            yield importlib.import_module(f"helpers.activations.{found.name}")


#: Every activation function by name, in teaching order.
ACTIVATIONS = MappingProxyType(_gather(_modules()))
_BY_ALIAS = {alias: entry for entry in ACTIVATIONS.values() for alias in entry.aliases}


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
    helpers.activations.registry.UnknownActivation: There is no activation 'tahn'; \
did you mean 'tanh'?
    """
    if isinstance(name, Activation):
        return name
    if isinstance(name, str):
        key = name.strip().lower().replace(" ", "_").replace("-", "_")
        if key in ACTIVATIONS:
            return ACTIVATIONS[key]
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
