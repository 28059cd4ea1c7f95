"""The order of the course: reads ``manuscript/course.yaml``, and numbers what it lists.

Everything that depends on the order asks here: names of built notebooks, headings, links, the map
of the first lesson, "what comes next". What a lesson is called and what it builds on stands in its
own front matter.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from authoring import manuscript
from authoring.errors import ManuscriptError, Position

ORDER = Path("manuscript", "course.yaml")
#: Where the build writes what `helpers.course` tells students' notebooks.
DATA = Path("helpers", "course.json")
FOLDERS = {"lesson": "lessons", "assignment": "exercises", "appendix": "appendices"}
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_KEYS = {"lessons": list, "appendices": list, "assignments": dict}


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
        Its number; an assignment has that of the lesson it closes, an appendix none.
    used : bool
        Whether the course has it.
    """

    kind: str
    name: str
    path: Path
    about: dict[str, Any]
    number: int | None = None
    used: bool = False

    @property
    def built_name(self) -> str:
        """The name of its notebook, such as "03-the-functions", and of the assignment."""
        return self.name if self.number is None else f"{self.number:02d}-{self.name}"

    @property
    def notebook(self) -> Path:
        """Where its notebook is built; of an assignment, the version with answers."""
        if self.kind == "assignment":
            return Path("source", self.built_name, f"{self.built_name}.ipynb")
        return Path("course", f"{self.built_name}.ipynb")

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
        return self.title if self.number is None else f"{self.number}. {self.title}"

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
    """

    root: Path
    lessons: tuple[Unit, ...]
    assignments: tuple[Unit, ...]
    appendices: tuple[Unit, ...]
    closes: dict[str, str]
    known: dict[tuple[str, str], Unit]

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
        raise ManuscriptError(position, f"there is no {kind} '{name}'{_suggestion(name, there)}")

    def after(self, lesson: Unit) -> Unit | None:
        """Return what a reader opens after a lesson: the next lesson or the first appendix."""
        following = [*self.lessons, *self.appendices[:1]][(lesson.number or 0) + 1 :]
        return following[0] if following else None

    def closing(self, lesson: Unit) -> list[Unit]:
        """Return the assignments that close a lesson."""
        return [each for each in self.assignments if self.closes[each.name] == lesson.name]

    def assignment(self, built_name: str) -> Unit:
        """Return an assignment by the name of its notebook, such as "03-the-functions"."""
        return next(each for each in self.assignments if each.built_name == built_name)

    def problems(self) -> Iterator[str]:
        """Yield a sentence for each lesson that builds on a later one."""
        for lesson in self.lessons:
            for need in lesson.needs:
                other = self.known["lesson", need]
                if other.used and (other.number or 0) >= (lesson.number or 0):
                    where = Position(lesson.path)
                    yield f"{where}: builds on '{need}', which does not come before."

    def data(self) -> str:
        """Return what students' notebooks know of the course, for `helpers.course`."""
        content = {
            "built": f"from {ORDER.as_posix()} and the lessons' front matter; edit those",
            "lessons": [self._told(each) for each in self.lessons],
            "appendices": [self._told(each) for each in self.appendices],
        }
        return json.dumps(content, indent=1, ensure_ascii=False) + "\n"

    def _told(self, unit: Unit) -> dict[str, Any]:
        told: dict[str, Any] = {"name": unit.name, "title": unit.short}
        told |= {
            key: unit.about[key] for key in ("question", "part", "minutes") if key in unit.about
        }
        if unit.kind == "lesson":
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
    known = {(unit.kind, unit.name): unit for unit in _units(root)}
    order = _Order(root / ORDER)
    lessons = [order.unit(known, "lesson", name) for name in order.names["lessons"]]
    numbers = {unit.name: number for number, unit in enumerate(lessons)}
    closes: dict[str, str] = {}
    for name, lesson in order.closes.items():
        order.unit(known, "assignment", name)
        if lesson not in numbers:
            raise ManuscriptError(
                order.position_of(name),
                f"the course has no lesson '{lesson}' for '{name}' to close"
                f"{_suggestion(str(lesson), sorted(numbers))}",
            )
        closes[name] = lesson
    appendices = [order.unit(known, "appendix", name) for name in order.names["appendices"]]
    numbered = {("lesson", name): number for name, number in numbers.items()}
    numbered |= {("assignment", name): numbers[lesson] for name, lesson in closes.items()}
    used = {*numbered, *(("appendix", unit.name) for unit in appendices)}
    known = {
        key: Unit(unit.kind, unit.name, unit.path, unit.about, numbered.get(key), key in used)
        for key, unit in known.items()
    }
    made = Course(
        root=root,
        lessons=tuple(known["lesson", unit.name] for unit in lessons),
        assignments=tuple(
            known["assignment", name] for name in sorted(closes, key=lambda n: numbers[closes[n]])
        ),
        appendices=tuple(known["appendix", unit.name] for unit in appendices),
        closes=closes,
        known=known,
    )
    for unit in known.values():
        for need in unit.needs:
            made.find("lesson", need, Position(unit.path, line=1))
    return made


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
    >>> unnumbered("03-the-functions")
    'the-functions'
    """
    return re.sub(r"^\d+-", "", built_name)


class _Order:
    """The order file: its names, and the line of each."""

    def __init__(self, path: Path) -> None:
        self.path = path
        content = self._content()
        for key, value in content.items():
            if key not in _KEYS:
                raise ManuscriptError(
                    Position(path), f"'{key}:' is not known here; use {', '.join(_KEYS)}."
                )
            if not isinstance(value, _KEYS[key]):
                what = "a list of names" if _KEYS[key] is list else "names, each with a lesson"
                raise ManuscriptError(Position(path), f"'{key}:' must hold {what}.")
        self.names = {key: content.get(key, []) for key in ("lessons", "appendices")}
        self.closes: dict[str, str] = content.get("assignments", {})
        if not self.names["lessons"]:
            problem = "the course has no lesson; list one in 'lessons:'."
            raise ManuscriptError(Position(path), problem)
        for names in self.names.values():
            for name in names:
                if names.count(name) > 1:
                    raise ManuscriptError(self.position_of(name), f"'{name}' stands here twice.")

    def _content(self) -> dict[str, Any]:
        try:
            content = yaml.safe_load(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise ManuscriptError(
                Position(self.path), "this file is missing; it lists the lessons in order."
            ) from None
        except yaml.YAMLError as error:
            raise ManuscriptError(Position(self.path), f"bad YAML: {error}") from error
        if not isinstance(content, dict):
            raise ManuscriptError(Position(self.path), "this file must hold 'lessons:', a list.")
        return {key: value for key, value in content.items() if value is not None}

    def position_of(self, name: str) -> Position:
        """Where a name stands: the first line that begins with it."""
        begins = re.compile(rf"\s*(- *)?{re.escape(str(name))}\s*(:|#|$)")
        lines = self.path.read_text(encoding="utf-8").splitlines()
        found = [number for number, line in enumerate(lines, start=1) if begins.match(line)]
        return Position(self.path, line=found[0] if found else None)

    def unit(self, known: dict[tuple[str, str], Unit], kind: str, name: str) -> Unit:
        """Return what a name stands for."""
        if (kind, name) not in known:
            there = sorted(each for other, each in known if other == kind)
            raise ManuscriptError(
                self.position_of(name),
                f"there is no manuscript/{FOLDERS[kind]}/{name}.md{_suggestion(name, there)}",
            )
        return known[kind, name]


def _suggestion(name: str, there: Iterable[str]) -> str:
    close = difflib.get_close_matches(str(name), list(there), n=1)
    if close:
        return f"; did you mean '{close[0]}'?"
    return f"; there are {', '.join(there) or 'none'}."
