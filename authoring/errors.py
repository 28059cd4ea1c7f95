"""The one error that authors see: a position in the manuscript and a sentence."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True)
class Position:
    """Where in the manuscript something stands.

    Parameters
    ----------
    file : Path
        The manuscript file.
    cell : int, optional
        Number of the cell, counted from 1.
    line : int, optional
        Line in the file, counted from 1.
    """

    file: Path
    cell: int | None = None
    line: int | None = None

    def below(self, lines: int) -> Position:
        """Return the position some lines further down, in the same cell.

        Examples
        --------
        >>> Position(Path("lesson.md"), 2, 10).below(3).line
        13
        """
        return replace(self, line=None if self.line is None else self.line + lines)

    def __str__(self) -> str:
        # Relative to where the author stands, so that an editor can open it from the terminal.
        parts = [os.path.relpath(self.file)]
        if self.cell is not None:
            parts.append(f"cell {self.cell}")
        if self.line is not None:
            parts.append(f"line {self.line}")
        return ", ".join(parts)


class ManuscriptError(Exception):
    """Something in the manuscript that cannot be built.

    Parameters
    ----------
    position : Position
        Where it stands.
    problem : str
        One sentence: what is wrong and what to do.
    """

    def __init__(self, position: Position, problem: str) -> None:
        super().__init__(f"{position}: {problem}")
        self.position = position
        self.problem = problem


def suggestion(name: str, there: Iterable[str]) -> str:
    """End a sentence about a name that is not there: with the nearest one that is.

    Parameters
    ----------
    name : str
        What was asked for.
    there : iterable of str
        The names that there are.

    Examples
    --------
    >>> suggestion("corner", ["start", "corners"])
    "; did you mean 'corners'?"
    >>> suggestion("x", ["start", "corners"])
    '; there are start, corners.'
    """
    there = list(there)
    if close := difflib.get_close_matches(name, there, n=1):
        return f"; did you mean '{close[0]}'?"
    return f"; there are {', '.join(there) or 'none'}."
