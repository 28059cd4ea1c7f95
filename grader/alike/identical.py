"""Files that are, byte for byte, those of somebody else: no class is too small to tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from grader.results.collection import content_of


def identical(root: Path, assignment: str, students: Iterable[str]) -> list[tuple[str, ...]]:
    """Return the groups of students who handed in the same notebook; the released one is none.

    Parameters
    ----------
    root : Path
        The course directory.
    assignment : str
        Its name in nbgrader.
    students : iterable of str
        The ids of those who are compared.
    """
    owners: dict[str, set[str]] = defaultdict(set)
    for student in students:
        for content in _contents(root / "submitted" / student / assignment):
            owners[content].add(student)
    released = _contents(root / "release" / assignment)
    groups = {tuple(sorted(each)) for key, each in owners.items() if key not in released}
    return sorted(group for group in groups if len(group) > 1)


def _contents(folder: Path) -> set[str]:
    return {content_of(path) for path in folder.glob("*.ipynb") if path.is_file()}
