"""Finds what lessons use before they introduce it: terms of the glossary, and signs.

The manuscript marks an introduction: a term by its link to the glossary,
`**[loss](term:loss)**`, or without the stars where a later lesson says more; a sign by bold print,
`**$\\sum$**`. From there on it may be used. Before, a sentence may speak of it that leads to the
lesson with the introduction.

Not looked at is what announces (the opening of a lesson, headings, what comes next) and what is
folded away for practitioners and researchers, who bring the words of the field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from authoring.manuscript import Manuscript

_FOLDS = re.compile(
    r"<details><summary>(?:<b>)?(?:Practitioner|Researcher)\b.*?</details>", re.DOTALL
)
_TITLES = re.compile(r"^#+ .*$|<summary>.*?</summary>", re.MULTILINE)
_SECTION = re.compile(r"^## (.+)$", re.MULTILINE)
_ANNOUNCED = ("Terms added to the glossary", "What comes next", "References")
_CODE = re.compile(r"```.*?```", re.DOTALL)
_END = re.compile(r"(?<=[.!?:])\s+(?=[A-Z$*`\[(\"])|\n\s*\n|\n(?=[-|>\d])")


@dataclass(frozen=True)
class Passage:
    """A sentence of a lesson, or a piece of code.

    Parameters
    ----------
    lesson : str
        The name of the lesson.
    text : str
        What it says.
    code : bool
        Whether it is code.
    """

    lesson: str
    text: str
    code: bool = False


@dataclass(frozen=True)
class Sign:
    """What must be introduced before it is used: a term, or a sign of mathematics or Python.

    Parameters
    ----------
    name : str
        What it is called.
    used : str
        A pattern that finds a use.
    introduced : str
        A pattern that finds its introduction.
    code : bool
        Whether it is used in code; else in text.
    """

    name: str
    used: str
    introduced: str
    code: bool = False


def passages(lessons: Sequence[Manuscript]) -> Iterator[Passage]:
    """Yield what is read of some lessons, in order, sentence by sentence and cell by cell."""
    for each in lessons:
        name, section = each.path.stem, ""
        for cell in each.cells[1:]:
            if cell.cell_type == "code":
                yield Passage(name, cell.source, code=True)
                continue
            first, *titled = _SECTION.split(_FOLDS.sub("", cell.source))
            for title, text in [(section, first), *zip(titled[::2], titled[1::2], strict=True)]:
                section = title
                if section not in _ANNOUNCED:
                    yield from _parts(name, _TITLES.sub("", text))


def _parts(name: str, text: str) -> Iterator[Passage]:
    at = 0
    for block in (*_CODE.finditer(text), None):
        plain = text[at : block.start()] if block else text[at:]
        yield from (Passage(name, part) for part in _END.split(plain) if part.strip())
        if block:
            yield Passage(name, block[0], code=True)
            at = block.end()


def too_early(read: Sequence[Passage], sign: Sign) -> str | None:
    """Return a sentence on the first use of a sign that comes before its introduction.

    Parameters
    ----------
    read : sequence of Passage
        The course.
    sign : Sign
        What is looked for.

    Returns
    -------
    str or None
        None where nothing comes too early.
    """
    used, introduced = re.compile(sign.used), re.compile(sign.introduced)
    homes = (at for at, one in enumerate(read) if not one.code and introduced.search(one.text))
    home = next(homes, len(read))
    lesson = read[home].lesson if home < len(read) else None
    if lesson and home and read[home - 1].text.lstrip().startswith("$$"):
        home -= 1  # a formula, and below it what its signs are
    for one in read[:home]:
        found = used.search(one.text) if one.code == sign.code else None
        if found and not (lesson and f"(lesson:{lesson}" in one.text):
            around = one.text[max(0, found.start() - 60) : found.end() + 40].replace("\n", " ")
            where = f"introduced in {lesson}" if lesson else "introduced nowhere"
            return f"{one.lesson} uses {sign.name}, which is {where}: '... {around} ...'"
    return None
