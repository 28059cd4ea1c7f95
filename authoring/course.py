"""The course: what ``manuscript/course.yaml`` lists, numbered, and what the manuscript says of it.

Everything that depends on the order asks here: names of built notebooks, headings, links, the map
of the first lesson, "what comes next". What a lesson is called and what it builds on stands in its
own front matter.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from string import ascii_lowercase
from typing import Any

from authoring import course_file, manuscript
from authoring.addresses import Repository
from authoring.course_file import Entry
from authoring.errors import ManuscriptError, Position, suggestion

#: Where the build writes what `helpers.course` tells students' notebooks.
DATA = Path("helpers", "course.json")
FOLDERS = {"lesson": "lessons", "assignment": "exercises", "appendix": "appendices"}
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Unit:
    """A lesson, an assignment or an appendix that the manuscript holds.

    Parameters
    ----------
    kind : {"lesson", "assignment", "appendix"}
        Which of the three it is.
    name : str
        Its name, such as "the-functions": that of its file.
    path : Path
        Its file.
    about : dict
        Its front matter.
    number : int, optional
        Its number; an assignment has that of the lesson it closes, an appendix none, nor has a
        lesson that the order file calls unnumbered.
    letter : str
        Where lessons share a number, the one that tells this from the others: 3a, 3b.
    minutes : int, optional
        About how long it takes; None where the course leaves it out.
    opens, due : date, optional
        The first day on which students have it, and the last on which they can hand it in.
    solutions : date, optional
        The first day on which they have its worked solutions, too.
    """

    kind: str
    name: str
    path: Path
    about: dict[str, Any]
    number: int | None = None
    letter: str = ""
    minutes: int | None = None
    opens: date | None = None
    due: date | None = None
    solutions: date | None = None

    @property
    def used(self) -> bool:
        """Whether the course has it."""
        return self.minutes is not None

    def is_open(self, day: date) -> bool:
        """Whether students have it on a day."""
        return self.opens is None or self.opens <= day

    def is_solved(self, day: date | None) -> bool:
        """Whether its worked solutions are out on a day; without a day, they never are."""
        if day is None or self.solutions is None:
            return False
        return self.is_open(day) and self.solutions <= day

    @property
    def built_name(self) -> str:
        """The name of its notebook, such as "03-the-functions", and of the assignment."""
        return self.name if self.number is None else f"{self.number:02d}{self.letter}-{self.name}"

    @property
    def label(self) -> str:
        """Its number and letter, such as "3" or "3b"; "" where it has none."""
        return "" if self.number is None else f"{self.number}{self.letter}"

    @property
    def notebook(self) -> Path:
        """Where its notebook is built; of an assignment, the version with answers."""
        if self.kind == "assignment":
            return Path("source", self.built_name, f"{self.built_name}.ipynb")
        return Path("course", f"{self.built_name}.ipynb")

    @property
    def for_students(self) -> Path:
        """Where the notebook is built that students get; of an assignment, without answers."""
        if self.kind == "assignment":
            return Path("release", self.built_name, f"{self.built_name}.ipynb")
        return self.notebook

    @property
    def title(self) -> str:
        """Its title."""
        return str(self.about["title"])

    @property
    def short(self) -> str:
        """A title for narrow places: ``short:``, or what stands before a colon in the title."""
        return str(self.about.get("short") or self.title.partition(":")[0])

    @property
    def heading(self) -> str:
        """What its notebook is headed with, such as "3. The functions"."""
        return f"{self.label}. {self.title}" if self.label else self.title

    @property
    def needs(self) -> list[str]:
        """The names of the lessons that it builds on, whether the course has them or not."""
        return list(self.about.get("needs", []))


@dataclass(frozen=True)
class Course:
    """The course that ``course.yaml`` describes, and what else the manuscript holds.

    Parameters
    ----------
    root : Path
        The checkout.
    lessons, assignments, appendices : tuple of Unit
        What the course has, in order.
    closes : dict of str to str
        By the name of an assignment: the lesson that it closes.
    known : dict of (str, str) to Unit
        Everything in the manuscript, by kind and name.
    students : Repository
        Where what students get is published.
    """

    root: Path
    lessons: tuple[Unit, ...]
    assignments: tuple[Unit, ...]
    appendices: tuple[Unit, ...]
    closes: dict[str, str]
    known: dict[tuple[str, str], Unit]
    students: Repository

    def find(self, kind: str, name: str, position: Position) -> Unit:
        """Return a lesson, an assignment or an appendix by its name.

        Parameters
        ----------
        kind : {"lesson", "assignment", "appendix"}
            What is looked for.
        name : str
            Its name; ``last`` stands for the last lesson.
        position : Position
            Where it is asked for.

        Raises
        ------
        ManuscriptError
            Where the manuscript has none of that name, with the nearest one that it has.
        """
        if (kind, name) == ("lesson", "last"):
            return self.lessons[-1]
        if (kind, name) in self.known:
            return self.known[kind, name]
        there = sorted(known for each, known in self.known if each == kind)
        raise ManuscriptError(position, f"there is no {kind} '{name}'{suggestion(name, there)}")

    def after(self, lesson: Unit) -> Unit | None:
        """Return what a reader opens after a lesson: the next lesson or the first appendix."""
        following = [*self.lessons, *self.appendices[:1]][self.lessons.index(lesson) + 1 :]
        return following[0] if following else None

    def closing(self, lesson: Unit) -> list[Unit]:
        """Return the assignments that close a lesson."""
        return [each for each in self.assignments if self.closes[each.name] == lesson.name]

    def assignment(self, built_name: str) -> Unit:
        """Return an assignment by the name of its notebook, such as "03-the-functions"."""
        return next(each for each in self.assignments if each.built_name == built_name)

    def problems(self) -> Iterator[str]:
        """Yield a sentence for each lesson that builds on a later one."""
        for place, lesson in enumerate(self.lessons):
            for need in lesson.needs:
                other = self.known["lesson", need]
                if other.used and other not in self.lessons[:place]:
                    where = Position(lesson.path)
                    yield f"{where}: builds on '{need}', which does not come before."

    def data(self) -> str:
        """Return what students' notebooks know of the course, for `helpers.course`."""
        sources = f"{course_file.PATH.as_posix()} and the lessons' front matter"
        content = {
            "built": f"from {sources}; edit those",
            "published": {"repository": self.students.name, "branch": self.students.branch},
            "lessons": [self._told(each) for each in self.lessons],
            "appendices": [self._told(each) for each in self.appendices],
        }
        return json.dumps(content, indent=1, ensure_ascii=False) + "\n"

    def _told(self, unit: Unit) -> dict[str, Any]:
        told: dict[str, Any] = {"name": unit.name, "title": unit.short}
        told |= {key: unit.about[key] for key in ("question", "part") if key in unit.about}
        told["minutes"] = unit.minutes
        if unit.kind == "lesson":
            told |= {"number": unit.number, "letter": unit.letter}
            told["needs"] = [need for need in unit.needs if self.known["lesson", need].used]
            told["assignments"] = [each.built_name for each in self.closing(unit)]
        return told


def read(root: Path) -> Course:
    """Read the order of the course, and the front matter of all that the manuscript holds.

    Parameters
    ----------
    root : Path
        The checkout.

    Returns
    -------
    Course

    Raises
    ------
    ManuscriptError
        For an order file that is no such thing, and for a name that no manuscript has.
    """
    written = {(unit.kind, unit.name): unit for unit in _units(root)}
    listed = course_file.read(root)
    labels = dict(_labels(listed.lessons))
    lessons = [_used(written, "lesson", entry, *labels[entry.name]) for entry in listed.lessons]
    order = [entry.name for entry in listed.lessons]
    assignments = [
        _used(written, "assignment", entry, labels[entry.closes][0])
        for entry in sorted(listed.assignments, key=lambda entry: order.index(entry.closes))
    ]
    appendices = [_used(written, "appendix", entry) for entry in listed.appendices]
    used = {(unit.kind, unit.name): unit for unit in (*lessons, *assignments, *appendices)}
    made = Course(
        root=root,
        lessons=tuple(lessons),
        assignments=tuple(assignments),
        appendices=tuple(appendices),
        closes={entry.name: entry.closes for entry in listed.assignments},
        known=written | used,
        students=listed.students,
    )
    for unit in made.known.values():
        for need in unit.needs:
            made.find("lesson", need, Position(unit.path, line=1))
    return made


def _labels(lessons: Sequence[Entry]) -> Iterator[tuple[str, tuple[int | None, str]]]:
    """Yield each lesson's name with its number and letter."""
    number = -1
    for place, entry in enumerate(lessons):
        if not entry.numbered:
            yield entry.name, (None, "")
            continue
        number += not entry.continues
        begins = place
        while lessons[begins].continues:
            begins -= 1
        goes_on = place + 1 < len(lessons) and lessons[place + 1].continues
        letter = ascii_lowercase[place - begins] if goes_on or entry.continues else ""
        yield entry.name, (number, letter)


def _used(
    written: dict[tuple[str, str], Unit],
    kind: str,
    entry: Entry,
    number: int | None = None,
    letter: str = "",
) -> Unit:
    """What the manuscript holds under a name that the course lists, with what is said of it."""
    if (kind, entry.name) not in written:
        there = sorted(name for other, name in written if other == kind)
        raise ManuscriptError(
            entry.position,
            f"there is no manuscript/{FOLDERS[kind]}/{entry.name}.md"
            f"{suggestion(entry.name, there)}",
        )
    return replace(
        written[kind, entry.name],
        number=number,
        letter=letter,
        minutes=entry.minutes,
        opens=entry.opens,
        due=entry.due,
        solutions=entry.solutions,
    )


def _units(root: Path) -> Iterator[Unit]:
    for kind, folder in FOLDERS.items():
        for path in sorted((root / "manuscript" / folder).glob("*.md")):
            if not _NAME.fullmatch(path.stem) or (kind, path.stem) == ("lesson", "last"):
                raise ManuscriptError(
                    Position(path), f"'{path.stem}' is no name; use lower-case words with hyphens."
                )
            yield Unit(kind, path.stem, path, manuscript.front_matter(path, kind))


def unnumbered(built_name: str) -> str:
    """Return the name of a lesson or an assignment, without the number of its notebook.

    Parameters
    ----------
    built_name : str
        The name of a notebook.

    Examples
    --------
    >>> unnumbered("03-the-functions"), unnumbered("03b-gates")
    ('the-functions', 'gates')
    """
    return re.sub(r"^\d+[a-z]?-", "", built_name)
