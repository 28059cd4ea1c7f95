"""The first line of a cell says what the cell is.

=============================================  ======================  ===========================
marker line                                    grade_id                what it is
=============================================  ======================  ===========================
``# SETUP: imports``                           ``setup-imports``       code that students leave be
``# EXERCISE: relu``                           ``exercise-relu``       code that students write
``# TEST: relu (2 points)``                    ``test-relu``           its test
``# TEST: relu stability (1 point)``           ``test-relu-stability`` a test of one property
``<!-- WRITTEN: choose (5 points) -->``        ``written-choose``      an answer graded by hand
``<!-- QUIZ: dying-relu -->``                  ``quiz-dying-relu``     a question from the bank
=============================================  ======================  ===========================

nbgrader's metadata is derived from the marker when notebooks are built, and derived again when a
submission comes back without it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

_NAME = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_POINTS = r"\((?P<points>[0-9]+) points?\)"
_GRAMMAR = {
    "SETUP": rf"(?P<name>{_NAME})",
    "EXERCISE": rf"(?P<name>{_NAME})",
    "TEST": rf"(?P<name>{_NAME})(?: (?P<tested>{_NAME}))? {_POINTS}",
    "WRITTEN": rf"(?P<name>{_NAME}) {_POINTS}",
    "QUIZ": rf"(?P<name>{_NAME})",
}
_EXAMPLES = {
    "SETUP": "# SETUP: imports",
    "EXERCISE": "# EXERCISE: relu",
    "TEST": "# TEST: relu stability (1 point)",
    "WRITTEN": "<!-- WRITTEN: choose (5 points) -->",
    "QUIZ": "<!-- QUIZ: dying-relu -->",
}
_CELL_TYPE = {
    "SETUP": "code",
    "EXERCISE": "code",
    "TEST": "code",
    "WRITTEN": "markdown",
    "QUIZ": "markdown",
}
_ORDINARY_COMMENTS = ("NOTE", "TODO", "TIP", "HINT", "WARNING")
_LOOKS_LIKE_ONE = {
    "code": re.compile(r"#\s*(?P<kind>[A-Z]{3,}):\s*(?P<rest>.*?)\s*$"),
    "markdown": re.compile(r"<!--\s*(?P<kind>[A-Z]{3,}):\s*(?P<rest>.*?)\s*-->\s*$"),
}


@dataclass(frozen=True)
class Marker:
    """What the first line of a cell says.

    Parameters
    ----------
    kind : {"SETUP", "EXERCISE", "TEST", "WRITTEN", "QUIZ"}
        What the cell is.
    name : str
        The exercise it belongs to, in lower case with hyphens.
    tested : str, optional
        Which property of the exercise a test looks at.
    points : int, optional
        What a test or a written answer is worth.
    """

    kind: str
    name: str
    tested: str | None = None
    points: int | None = None

    @property
    def grade_id(self) -> str:
        """nbgrader's name of the cell.

        Examples
        --------
        >>> Marker("TEST", "relu", "stability", 1).grade_id
        'test-relu-stability'
        """
        parts = [self.kind.lower(), self.name, self.tested]
        return "-".join(part for part in parts if part)

    @property
    def cell_type(self) -> str:
        """``"code"`` or ``"markdown"``."""
        return _CELL_TYPE[self.kind]

    def metadata(self) -> dict[str, Any]:
        """nbgrader's metadata of the cell (schema 3), without a checksum.

        Examples
        --------
        >>> Marker("EXERCISE", "relu").metadata()["solution"]
        True
        """
        graded = self.kind in ("TEST", "WRITTEN")
        metadata: dict[str, Any] = {
            "schema_version": 3,
            "grade_id": self.grade_id,
            "grade": graded,
            "solution": self.kind in ("EXERCISE", "WRITTEN"),
            "locked": self.kind in ("SETUP", "TEST", "QUIZ"),
            "task": False,
        }
        if graded:
            metadata["points"] = self.points
        return metadata

    def __str__(self) -> str:
        words = " ".join(part for part in (self.name, self.tested) if part)
        if self.points is not None:
            words += f" ({self.points} point{'' if self.points == 1 else 's'})"
        if self.cell_type == "code":
            return f"# {self.kind}: {words}"
        return f"<!-- {self.kind}: {words} -->"


def parse(first_line: str, cell_type: str) -> Marker | None:
    """Read a marker line.

    Parameters
    ----------
    first_line : str
        The first line of a cell, or the whole cell.
    cell_type : {"code", "markdown", "raw"}
        What kind of cell it stands in.

    Returns
    -------
    Marker or None
        None where the line is no marker.

    Raises
    ------
    ValueError
        For a line that looks like a marker and is not one; the message says what to write.

    Examples
    --------
    >>> parse("# TEST: relu stability (1 point)", "code")
    Marker(kind='TEST', name='relu', tested='stability', points=1)
    >>> parse("z = 3", "code") is None
    True
    >>> parse("# TEST: relu", "code")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    ValueError: '# TEST: relu' is not a complete TEST marker; write it like ...
    """
    line = first_line.split("\n", 1)[0].rstrip()
    pattern = _LOOKS_LIKE_ONE.get(cell_type)
    match = pattern.match(line) if pattern else None
    if match is None:
        return None
    kind = match["kind"]
    if kind not in _GRAMMAR:
        if kind in _ORDINARY_COMMENTS:
            return None
        known = ", ".join(_GRAMMAR)
        raise ValueError(f"'{line}' is an unknown marker; the known ones are {known}.")
    if _CELL_TYPE[kind] != cell_type:
        raise ValueError(
            f"'{line}' stands in a {cell_type} cell, but a {kind} is a {_CELL_TYPE[kind]} cell."
        )
    words = re.fullmatch(_GRAMMAR[kind], match["rest"])
    if words is None:
        raise ValueError(
            f"'{line}' is not a complete {kind} marker; write it like '{_EXAMPLES[kind]}'."
        )
    found = words.groupdict()
    points = found.get("points")
    if points is not None and int(points) == 0:
        raise ValueError(f"'{line}' is worth nothing; give it at least 1 point.")
    return Marker(kind, found["name"], found.get("tested"), int(points) if points else None)
