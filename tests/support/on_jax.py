"""Runs a notebook with Keras on JAX, without drawing and without what is TensorFlow's own.

KERAS_BACKEND=jax python -m tests.support.on_jax NOTEBOOK

prints which cells were left out, as a list in JSON.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import keras
import matplotlib as mpl
import nbformat

from helpers.setup import environment

#: TensorFlow's way to find a slope, which Keras has no word for, and what is built on it here.
_OWN = re.compile(r"\btf\.|GradientTape|\bown_loop\b")


def run(path: Path) -> list[str]:
    """Run the cells of a notebook, and return the names of those that were left out.

    Parameters
    ----------
    path : Path
        The notebook.
    """
    mpl.use("Agg")
    environment.keras_or_none = lambda: keras
    names: dict[str, object] = {"__name__": "__main__"}
    left_out = []
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type == "code" and _OWN.search(cell.source):
            left_out.append(cell.id)
        elif cell.cell_type == "code":
            exec(compile(cell.source, cell.id, "exec"), names)
    return left_out


if __name__ == "__main__":
    if keras.backend.backend() != "jax":
        sys.exit(f"Keras runs on {keras.backend.backend()} here.")
    print(json.dumps(run(Path(sys.argv[1]))))
