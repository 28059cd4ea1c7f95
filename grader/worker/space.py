"""The names of a test. Student code can find this class, so there is nothing else beside it."""

from __future__ import annotations

from typing import Any


class Space(dict):
    """The names of a test: the student's, and new ones that the student's functions do not see.

    A test that takes an answer away, or puts another in its place, does so for the student's
    functions too: so it can find out which of them use it.

    Parameters
    ----------
    student : dict
        The student's names.
    asked : frozenset of str
        The names that exercises ask for.
    """

    def __init__(self, student: dict[str, Any], asked: frozenset[str]) -> None:
        super().__init__(student)
        self.student, self.shared = student, asked & student.keys()

    def __setitem__(self, name: str, value: Any) -> None:
        super().__setitem__(name, value)
        if name in self.shared:
            self.student[name] = value

    def __delitem__(self, name: str) -> None:
        super().__delitem__(name)
        if name in self.shared:
            self.student.pop(name, None)
