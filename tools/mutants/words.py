"""Functions that are taken for one another."""

from __future__ import annotations

_GROUPS = [
    ("max", "min", "sum"),
    ("sum", "mean"),
    ("mean", "median"),
    ("any", "all"),
    ("argmax", "argmin"),
    ("zeros", "ones"),
    ("zeros_like", "ones_like"),
    ("std", "var"),
    ("maximum", "minimum"),
    ("exp", "expm1", "log"),
    ("log", "log1p"),
    ("log1p", "log2"),
    ("sqrt", "square", "abs"),
    ("abs", "square"),
    ("tanh", "sinh", "arctan"),
    ("ceil", "floor"),
    ("diff", "cumsum"),
    ("normal", "uniform"),
    ("permutation", "arange"),
    ("isfinite", "isnan"),
    ("dot", "multiply"),
    ("sigmoid", "tanh"),
    ("relu", "leaky_relu"),
]


def _table() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for group in _GROUPS:
        for name in group:
            table[name] = (*table.get(name, ()), *(other for other in group if other != name))
    return {name: tuple(dict.fromkeys(others)) for name, others in table.items()}


#: Methods and plain functions.
NEIGHBORS = _table()
#: Functions of NumPy, math or Keras.
MODULE_NEIGHBORS = NEIGHBORS | {"normal": ("uniform",)}
