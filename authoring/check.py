"""Proves that what is committed is what the manuscript says, and that nothing private is public."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from authoring import build, manuscript, private, prose, quizzes
from authoring.errors import ManuscriptError
from authoring.manuscript import Manuscript
from authoring.settings import ROOT


def problems(root: Path) -> Iterator[str]:
    """Yield a sentence for everything that is wrong with a checkout.

    Parameters
    ----------
    root : Path
        The checkout.

    Raises
    ------
    ManuscriptError
        Where the manuscript cannot be built at all.
    """
    bank = quizzes.read_bank(root / "manuscript" / "quizzes")
    lessons = _read(root, "lessons", "lesson")
    assignments = _read(root, "exercises", "assignment")
    yield from _differences(root)
    yield from _unused_questions(lessons + assignments, bank)
    yield from prose.problems(lessons, assignments)
    for each in assignments:
        yield from private.misfits(root, each)
    yield from private.leaks(root, assignments, bank)


def _read(root: Path, folder: str, kind: str) -> list[Manuscript]:
    paths = sorted((root / "manuscript" / folder).glob("*.md"))
    return [manuscript.read(path, kind) for path in paths]


def _differences(root: Path) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as scratch:
        fresh = build.build(root, Path(scratch), say=lambda line: None)
        for path in fresh:
            committed = root / path
            if not committed.exists():
                yield f"{path} is not built; run 'make notebooks'."
            elif committed.read_bytes() != (Path(scratch) / path).read_bytes():
                yield f"{path} differs from the manuscript; run 'make notebooks'."
    for stale in sorted(build.built(root) - set(fresh)):
        yield f"{stale} has no manuscript; run 'make notebooks'."


def _unused_questions(
    manuscripts: list[Manuscript], bank: dict[str, quizzes.Question]
) -> Iterator[str]:
    used = {
        cell.marker.name
        for each in manuscripts
        for cell in each.cells
        if cell.marker and cell.marker.kind == "QUIZ"
    }
    for name in sorted(set(bank) - used):
        yield f"{bank[name].place}: question '{name}' is used nowhere; use it or delete it."


def main() -> int:
    """Check the checkout; return the exit code."""
    try:
        found = list(problems(ROOT))
    except ManuscriptError as error:
        found = [str(error)]
    for line in found:
        print(line, file=sys.stderr)
    print(f"{len(found)} problems found." if found else "The build is clean.")
    return 1 if found else 0
