"""Proves that what is committed is what the manuscript says, and that nothing private is public."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from authoring import build, course, links, manuscript, minutes, private, prose, quizzes, stretches
from authoring.course import Course
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
    order = course.read(root)
    bank = links.read_bank(order)
    written = [manuscript.read(unit.path, unit.kind) for unit in order.known.values()]
    yield from _differences(root)
    yield from order.problems()
    yield from _unused_questions(root, written, bank)
    yield from prose.problems(written)
    yield from minutes.problems(order)
    yield from stretches.problems(order)
    for unit in order.assignments:
        yield from private.misfits(root, unit.built_name, links.read(unit, order))
    yield from private.leaks(root, assignments(order), bank)


def assignments(order: Course) -> list[Manuscript]:
    """Return every assignment that the manuscript holds, links resolved.

    Those that the course leaves out keep their secrets, too: another course may use them.
    """
    units = [unit for unit in order.known.values() if unit.kind == "assignment"]
    return [links.read(unit, order) for unit in units]


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
    root: Path, manuscripts: list[Manuscript], bank: dict[str, quizzes.Question]
) -> Iterator[str]:
    used = {
        cell.marker.name
        for each in manuscripts
        for cell in each.cells
        if cell.marker and cell.marker.kind == "QUIZ"
    }
    for name in sorted(set(bank) - used):
        position = bank[name].position
        folder = root / "manuscript" / course.FOLDERS[bank[name].use]
        # Questions of a lesson or an assignment whose file has been taken out may stay.
        if (folder / f"{position.file.stem}.md").exists():
            yield f"{position}: question '{name}' is used nowhere; use it or delete it."


def main() -> int:
    """Check the checkout; return the exit code."""
    try:
        found = list(problems(ROOT))
    except ManuscriptError as error:
        found = [str(error)]
    for line in found:
        print(line, file=sys.stderr)
    count = f"{len(found)} problem{'s' * (len(found) != 1)} found."
    print(count if found else "The build is clean.")
    return 1 if found else 0
