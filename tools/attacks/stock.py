"""The same attacks against nbgrader as it comes, for comparison."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tools.attacks.attack import Attack
from tools.attacks.range import HONEST, Seen, guarded, hand_in, seen_of
from tools.attacks.target import NAME, TESTS, write
from tools.rehearsal.course import Course

CONFIG = """\
c = get_config()
c.CourseDirectory.course_id = "stock"
c.Execute.timeout = 5
"""


@dataclass(frozen=True)
class StockCourse(Course):
    """A course directory whose home folder is inside it."""

    def environment(self) -> dict[str, str]:
        """Return the environment, with that home folder."""
        return super().environment() | {"HOME": str(self.root / "home")}


def play(
    root: Path, attacks: list[Attack], tell: Callable[[str], None] = lambda line: None
) -> dict[str, tuple[Seen, bool]]:
    """Grade attacks with stock nbgrader, each in a batch of its own with an honest submission.

    Parameters
    ----------
    root : Path
        A folder for the courses.
    attacks : list of Attack
        Those that do no harm.
    tell : callable
        Called with a line about each.

    Returns
    -------
    dict of str to (Seen, bool)
        What came of each; and whether the honest submission after it got its points.
    """
    made = StockCourse(root / "released")
    made.root.mkdir(parents=True)
    (made.root / "nbgrader_config.py").write_text(CONFIG, encoding="utf-8")
    write(made.root / "source")
    released = made.release(NAME)

    def graded(attack: Attack) -> tuple[Seen, bool]:
        course = StockCourse(root / attack.name)
        shutil.copytree(made.root, course.root)
        with guarded(course) as (port, harm):
            hand_in(course, [attack], released, port)
            with contextlib.suppress(RuntimeError):  # where a submission cannot be graded
                course.nbgrader("autograde", NAME)
            try:
                seen = seen_of(course, attack.name, feedback=False)
                honest = seen_of(course, HONEST, feedback=False).points
            except Exception:  # noqa: BLE001 - an attack may have destroyed the gradebook
                seen, honest = Seen(), {}
        seen.harm = harm
        found = seen, honest == dict.fromkeys(TESTS, 1)
        tell(f"{attack.name}: {words(attack, *found)}")
        shutil.rmtree(course.root, ignore_errors=True)
        return found

    with ThreadPoolExecutor(3) as pool:
        return dict(zip((a.name for a in attacks), pool.map(graded, attacks), strict=True))


def words(attack: Attack, seen: Seen, honest_graded: bool) -> str:
    """Say what came of an attack, for a table."""
    gained = seen.undeserved(attack)
    lost = [test for test in attack.keeps if seen.points.get(test) != attack.deserved[test]]
    told = [
        f"+{gained:g} point{'s' * (gained != 1)}" if gained else "",
        "hidden tests copied out" if seen.leaked else "",
        *sorted(set(seen.harm)),
        "earned points lost" if lost else "",
        "" if honest_graded else "the batch stopped or the next one suffered",
        "" if seen.points or attack.graded else "refused",
    ]
    return "; ".join(filter(None, told)) or "nothing"
