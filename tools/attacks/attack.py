"""What an attack is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from nbformat import NotebookNode

WRONG = "def double(z):\n    return 3 * z + 1\n"
#: What a submission with the wrong `double` deserves.
DESERVED = {"first": 0, "second": 0, "third": 0, "apply": 1, "answer": 1}


@dataclass(frozen=True)
class Attack:
    """A hostile submission: right answers but for `double`, unless it says otherwise.

    Parameters
    ----------
    name : str
        The student's, and so the folder's.
    tries : str
        What it tries, for the table.
    before : str
        A code cell that comes after the imports.
    double, apply, answer : str
        The code of the exercises.
    after : str
        A code cell that comes last.
    change : callable, optional
        Does something to the notebook.
    content : callable, optional
        Makes the text of the file from the notebook.
    files : dict of str to str
        Text files beside the notebook.
    arrange : callable, optional
        Does something to the folder that is handed in.
    deserved : dict of str to int
        Points by test; none may get more.
    keeps : tuple of str
        Tests that must get what they deserve all the same.
    graded : bool
        Whether the file can be graded at all.
    on_stock : bool
        Whether it is run against stock nbgrader for the table; not where it would do harm.
    """

    name: str
    tries: str
    before: str = ""
    double: str = WRONG
    apply: str = "def apply(f, z):\n    return f(z)\n"
    answer: str = "answer = 3 * 3052.5\n"
    after: str = ""
    change: Callable[[NotebookNode], object] | None = None
    content: Callable[[NotebookNode], str] | None = None
    files: dict[str, str] = field(default_factory=dict)
    arrange: Callable[[Path], object] | None = None
    deserved: dict[str, int] = field(default_factory=lambda: dict(DESERVED))
    keeps: tuple[str, ...] = ()
    graded: bool = True
    on_stock: bool = True
