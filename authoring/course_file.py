"""Reads ``manuscript/course.yaml``: what the course holds, how long each takes, when it opens.

What follows from it (numbers, names of notebooks, what comes next) is worked out in
`authoring.course`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml
from yaml import MappingNode, Node

from authoring.addresses import Repository
from authoring.errors import ManuscriptError, Position, suggestion

PATH = Path("manuscript", "course.yaml")
_PUBLISHED: dict[str, type] = {"repository": str, "branch": str}
#: What is said of each lesson, appendix and assignment, by the list in which it stands.
_FACTS: dict[str, dict[str, type]] = {
    "lessons": {"minutes": int},
    "appendices": {"minutes": int},
    "assignments": {"closes": str, "minutes": int},
}
#: What may be said besides: days, such as 2027-03-01, and of a lesson that it has no number, or
#: that it continues the one before.
_MORE: dict[str, dict[str, type]] = {
    "lessons": {"opens": date, "numbered": bool, "continues": bool},
    "appendices": {},
    "assignments": {"opens": date, "due": date, "solutions": date},
}
_MEANT = {date: "a day, such as 2027-03-01", bool: "true or false"}
_FORM = {key: f"{{{', '.join(f'{fact}: ...' for fact in facts)}}}" for key, facts in _FACTS.items()}


@dataclass(frozen=True)
class Entry:
    """A lesson, an appendix or an assignment as the file lists it.

    Parameters
    ----------
    name : str
        Its name, such as "the-functions".
    position : Position
        Where it is listed.
    minutes : int
        About how long it takes.
    closes : str
        Of an assignment: the name of the lesson that it closes.
    opens : date, optional
        The day from which students get it; without one they have it from the beginning.
    due : date, optional
        Of an assignment: the last day on which it can be handed in.
    solutions : date, optional
        Of an assignment: the day from which its worked solutions are published; after `due`.
    numbered : bool
        Of a lesson: whether it has a number. One that readers may skip needs none.
    continues : bool
        Of a lesson: whether it shares the number of the one before. A letter then tells them apart.
    """

    name: str
    position: Position
    minutes: int
    closes: str = ""
    opens: date | None = None
    due: date | None = None
    solutions: date | None = None
    numbered: bool = True
    continues: bool = False


@dataclass(frozen=True)
class CourseFile:
    """What ``course.yaml`` says.

    Parameters
    ----------
    lessons, appendices, assignments : tuple of Entry
        In the order of the file.
    students : Repository
        Where what students get is published.
    """

    lessons: tuple[Entry, ...]
    appendices: tuple[Entry, ...]
    assignments: tuple[Entry, ...]
    students: Repository


def read(root: Path) -> CourseFile:
    """Read what the course holds.

    Parameters
    ----------
    root : Path
        The checkout.

    Returns
    -------
    CourseFile

    Raises
    ------
    ManuscriptError
        With the line, for a file that is no such thing.
    """
    path = root / PATH
    sections = {key: node for key, _, node in _pairs(_tree(path), path)}
    for key, node in sections.items():
        if key not in ("published", *_FACTS):
            known = ", ".join(("published", *_FACTS))
            raise ManuscriptError(_at(path, node), f"'{key}:' is not known here; use {known}.")
    lists = {key: tuple(_entries(key, sections[key], path)) for key in _FACTS if key in sections}
    if not lists.get("lessons"):
        problem = "the course has no lesson; list one in 'lessons:'."
        raise ManuscriptError(Position(path), problem)
    _check_continued(lists["lessons"])
    _check_closed(lists)
    _check_solutions(lists.get("assignments", ()))
    return CourseFile(
        lessons=lists["lessons"],
        appendices=lists.get("appendices", ()),
        assignments=lists.get("assignments", ()),
        students=_repository(sections.get("published"), path),
    )


def _tree(path: Path) -> MappingNode:
    try:
        tree = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except FileNotFoundError:
        problem = "this file is missing; it lists the lessons in order."
        raise ManuscriptError(Position(path), problem) from None
    except yaml.YAMLError as error:
        raise ManuscriptError(Position(path), f"bad YAML: {error}") from error
    if not isinstance(tree, MappingNode):
        raise ManuscriptError(Position(path), "this file must hold 'lessons:' and their names.")
    return tree


def _entries(key: str, node: Node, path: Path) -> Iterator[Entry]:
    if not isinstance(node, MappingNode):
        if node.value == "":
            return
        problem = f"'{key}:' must hold names, each with {_FORM[key]}."
        raise ManuscriptError(_at(path, node), problem)
    for name, position, facts in _pairs(node, path):
        said = _plain(facts)
        if not isinstance(said, dict):
            said = {}
        more = {fact: said.pop(fact) for fact in _MORE[key] if fact in said}
        if not _are(said, _FACTS[key]):
            raise ManuscriptError(position, f"'{name}' must be followed by {_FORM[key]}.")
        for fact, value in more.items():
            if type(value) is not _MORE[key][fact]:
                problem = f"'{fact}:' of '{name}' must be {_MEANT[_MORE[key][fact]]}."
                raise ManuscriptError(position, problem)
        yield Entry(name, position, **said, **more)


def _check_continued(lessons: tuple[Entry, ...]) -> None:
    """What continues a lesson comes after one that has a number, and has one itself."""
    for before, entry in pairwise((None, *lessons)):
        if entry and entry.continues and not (before and before.numbered and entry.numbered):
            raise ManuscriptError(
                entry.position, f"'{entry.name}' must follow the numbered lesson that it continues."
            )


def _check_closed(lists: dict[str, tuple[Entry, ...]]) -> None:
    """Each assignment closes a lesson of the course, and one whose number it can bear."""
    names = sorted(entry.name for entry in lists["lessons"] if entry.numbered)
    for entry in lists.get("assignments", ()):
        if entry.closes not in names:
            raise ManuscriptError(
                entry.position,
                f"the course has no numbered lesson '{entry.closes}' for '{entry.name}' to close"
                f"{suggestion(entry.closes, names)}",
            )


def _check_solutions(assignments: tuple[Entry, ...]) -> None:
    """No solutions come while an assignment can be handed in; so it says how long that is."""
    for entry in assignments:
        if entry.solutions is None:
            continue
        if entry.due is None:
            raise ManuscriptError(
                entry.position,
                f"'{entry.name}' has a day for its solutions, but no 'due:'; write beside it the "
                "last day on which it can be handed in, such as due: 2027-03-01.",
            )
        if entry.solutions <= entry.due:
            raise ManuscriptError(
                entry.position,
                f"'{entry.name}' can be handed in until {entry.due}, so its 'solutions:' must be a "
                "later day.",
            )


def _repository(node: Node | None, path: Path) -> Repository:
    said: Any = _plain(node) if node else None
    if not _are(said, _PUBLISHED):
        problem = "'published:' must hold 'repository:' and 'branch:', of what students get."
        raise ManuscriptError(_at(path, node) if node else Position(path), problem)
    return Repository(said["repository"], said["branch"])


def _are(said: Any, wanted: dict[str, type]) -> bool:
    """Whether these are the facts that are wanted, all of them, and of the right types."""
    if not isinstance(said, dict) or set(said) != set(wanted):
        return False
    return all(isinstance(said[fact], kind) for fact, kind in wanted.items())


def _pairs(tree: MappingNode, path: Path) -> Iterator[tuple[str, Position, Node]]:
    """Yield each key with its position and what stands beside it; none may come twice."""
    seen: set[str] = set()
    for key, node in tree.value:
        if key.value in seen:
            raise ManuscriptError(_at(path, key), f"'{key.value}' stands here twice.")
        seen.add(key.value)
        yield str(key.value), _at(path, key), node


def _at(path: Path, node: Node) -> Position:
    return Position(path, line=node.start_mark.line + 1)


def _plain(node: Node) -> Any:
    return yaml.constructor.SafeConstructor().construct_document(node)
