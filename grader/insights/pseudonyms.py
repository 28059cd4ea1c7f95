"""The record of a class without names."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random, SystemRandom

from grader.insights.reading import ClassRecord, Member
from helpers import checks

_WORD = re.compile(r"[^\W_]+")
_SHORT = 3  # names of fewer letters stand in ordinary words, too


def without_names(record: ClassRecord, random: Random | None = None) -> ClassRecord:
    """Give every student a number, in an order of chance that is kept nowhere.

    Parameters
    ----------
    record : ClassRecord
        The class.
    random : random.Random, optional
        Draws the order; by default nobody can draw it again.

    Returns
    -------
    ClassRecord
        Ids and names are gone from sentences, too.
    """
    members = list(record.members)
    (random or SystemRandom()).shuffle(members)
    digits = len(str(len(members)))
    censor = _censor(record)
    return replace(
        record,
        members=tuple(
            _renamed(member, f"student {number:0{digits}d}", censor)
            for number, member in enumerate(members, start=1)
        ),
    )


def _renamed(member: Member, name: str, censor: Callable[[str], str]) -> Member:
    verdicts = tuple(
        (exercise, replace(verdict, sentence=censor(verdict.sentence)))
        for exercise, verdict in member.verdicts
    )
    notes = tuple(replace(note, text=censor(note.text)) for note in member.notes)
    return replace(member, id=name, name="", verdicts=verdicts, notes=notes)


def _censor(record: ClassRecord) -> Callable[[str], str]:
    """Make a function that blots out ids and names.

    A sentence repeats what the course wrote and names that the student's code has, so a name can
    only be in it where somebody has called a function by it. Words of the course's own stay.
    """
    course = [cell.source for book in record.notebooks.values() for cell in book.cells]
    course += [
        path.read_text(encoding="utf-8") for path in Path(checks.__file__).parent.rglob("*.py")
    ]
    known = {word for text in course for word in _WORD.findall(text.casefold())}
    names = {word for each in record.members for word in (each.id, *each.name.split())}
    hidden = {word.casefold() for word in names if len(word) >= _SHORT} - known
    if not hidden:
        return lambda text: text
    parts = "|".join(map(re.escape, sorted(hidden, key=len, reverse=True)))
    pattern = re.compile(rf"(?<![^\W_])(?:{parts})(?![^\W_])", re.IGNORECASE)
    return lambda text: pattern.sub("…", text)
