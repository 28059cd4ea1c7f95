"""The one error that authors see: a place in the manuscript and a sentence."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Place:
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
    place : Place
        Where it stands.
    problem : str
        One sentence: what is wrong and what to do.
    """

    def __init__(self, place: Place, problem: str) -> None:
        super().__init__(f"{place}: {problem}")
        self.place = place
        self.problem = problem
