"""Runs a lesson with the solution of each exercise pasted into its cell, without drawing.

python -m tests.support.solved NOTEBOOK

prints a JSON object: what each exercise said, by its name, and what the notebook complained of.
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
import re
import sys
from pathlib import Path
from typing import Any

import nbformat

_NAME = re.compile(r'turn\("([^"]+)"\)')


def pasted(source: str, solution: str) -> str:
    """Put a solution in the place of everything between the comment and the check.

    Parameters
    ----------
    source : str
        The cell, with dots.
    solution : str
        What ``turn(...).solution()`` shows.

    Examples
    --------
    >>> cell = '# Your turn: replace the dots.\\nbias = ...\\nturn("a/b").check(bias)'
    >>> print(pasted(cell, "bias = 1"))
    # Your turn: replace the dots.
    bias = 1
    turn("a/b").check(bias)
    """
    comment, _, rest = source.partition("\n")
    # What is bound to dots, and functions of dots, are what the solution replaces.
    kept = [ast.get_source_segment(rest, node) for node in ast.parse(rest).body if not _open(node)]
    return "\n".join([comment, solution.strip("\n"), *map(str, kept)])


def _open(node: ast.stmt) -> bool:
    return any(isinstance(each, ast.Constant) and each.value is ... for each in ast.walk(node))


def run(path: Path) -> dict[str, Any]:
    """Run a lesson solved.

    Parameters
    ----------
    path : Path
        The notebook.

    Returns
    -------
    dict
        ``verdicts``: by the name of an exercise what its check said. ``errors``: what cells raised.
    """
    from IPython.core.interactiveshell import InteractiveShell

    from helpers import turns

    _draw_nothing()
    verdicts: dict[str, str] = {}

    def check(self: turns.StudentTurn, *answers: object) -> None:
        # A lesson may show what a wrong answer is told, below the cell of the exercise.
        verdicts.setdefault(self.name, self.exercise.verdict(*answers))

    turns.StudentTurn.check = check  # type: ignore[method-assign]
    shell, errors = InteractiveShell.instance(), []
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type != "code":
            continue
        source = cell.source
        name = _NAME.search(source)
        if name and source.startswith(("# Your turn", "# Your answer")):
            source = pasted(source, turns.turn(name[1]).exercise.solution)
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            done = shell.run_cell(source, store_history=False)
        if done.error_in_exec or done.error_before_exec:
            error = done.error_in_exec or done.error_before_exec
            errors.append(f"{source.splitlines()[0]}: {type(error).__name__}: {error}")
    return {"verdicts": verdicts, "errors": errors}


def _draw_nothing() -> None:
    """Figures are made, since answers may draw into them, and not turned into images."""
    import matplotlib as mpl

    from helpers.display import html_image

    mpl.use("Agg")
    # Other modules hold these functions by their own names, so they stay and do something else.
    html_image.image_html.__code__ = (lambda fig, alt: "").__code__
    html_image.publish.__code__ = (lambda markup, text, formats=None: None).__code__


if __name__ == "__main__":
    print(json.dumps(run(Path(sys.argv[1]))))
