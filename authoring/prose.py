"""Looks at manuscripts as a careful reader would: headings, links, pictures, terms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from authoring.errors import Position
from authoring.links import GLOSSARY
from authoring.manuscript import Manuscript

_LINK = re.compile(r"(?<!!)\[(?P<text>[^\]]+)\]\((?P<target>[^)\s]+)\)")
_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\([^)]*\)")
_HTML_IMAGE = re.compile(r"<img(?P<attributes>[^>]*)>")
_MARKED = re.compile(r"\*\*\[(?P<text>[^\]]+)\]\(term:(?P<anchor>[^)]+)\)\*\*")
_TERMS_SECTION = "Terms added to the glossary"
_LAST_SECTIONS = ("Questions to ponder", _TERMS_SECTION, "What comes next", "References")


def problems(written: list[Manuscript]) -> Iterator[str]:
    """Yield a sentence for each thing that a reader would stumble over.

    Parameters
    ----------
    written : list of Manuscript
        All that the manuscript holds, whether the course uses it or not.
    """
    anchors = {(each.kind, each.name): _anchors(each) for each in written}
    for each in written:
        yield from _headings(each)
        yield from _pictures(each)
        yield from _links(each, anchors)
    lessons = [each for each in written if each.kind == "lesson"]
    for each in lessons:
        yield from _sections(each)
    for each in written:
        if (each.kind, each.name) == ("appendix", GLOSSARY):
            yield from _glossary(each, lessons)


def _markdown(each: Manuscript) -> Iterator[tuple[str, Position]]:
    for cell in each.cells:
        if cell.cell_type == "markdown":
            # Code inside Markdown is not read: its "#" lines are comments and not headings.
            text = re.sub(r"```.*?```", "", cell.source, flags=re.DOTALL)
            yield re.sub(r"^### (BEGIN|END) .*$", "", text, flags=re.MULTILINE), cell.position


def _headings_of(each: Manuscript) -> Iterator[tuple[int, str, Position]]:
    for text, position in _markdown(each):
        for match in re.finditer(r"^(#{1,6}) +(.+?)\s*$", text, flags=re.MULTILINE):
            yield len(match[1]), match[2], position


def _headings(each: Manuscript) -> Iterator[str]:
    level = 1
    for here, title, position in _headings_of(each):
        if here == 1:
            yield f"{position}: '# {title}' is a second title; the front matter has the first."
        elif here > level + 1:
            yield f"{position}: '{title}' skips from heading level {level} to {here}."
        level = here


def _pictures(each: Manuscript) -> Iterator[str]:
    for text, position in _markdown(each):
        for match in _IMAGE.finditer(text):
            if not match["alt"].strip():
                yield f"{position}: the picture '{match[0]}' has no alternative text."
        for match in _HTML_IMAGE.finditer(text):
            if not re.search(r"alt=\"[^\"]+\"", match["attributes"]):
                yield f"{position}: '{match[0]}' has no alternative text."


def anchor(heading: str) -> str:
    """Return the anchor of a heading; links may write it with capitals, as JupyterLab wants them.

    Examples
    --------
    >>> anchor("Learning rate")
    'learning-rate'
    >>> anchor("ReLU (rectified linear unit)")
    'relu-rectified-linear-unit'
    """
    words = re.sub(r"[^\w\s-]", "", heading.lower())
    return re.sub(r"\s+", "-", words.strip())


def _anchors(each: Manuscript) -> set[str]:
    return {anchor(title) for _, title, _ in _headings_of(each)}


def _links(each: Manuscript, anchors: dict[tuple[str, str], set[str]]) -> Iterator[str]:
    for text, position in _markdown(each):
        for match in _LINK.finditer(text):
            target, _, fragment = match["target"].partition("#")
            if target.startswith(("http:", "https:", "mailto:")):
                continue
            if target.endswith(".ipynb"):
                problem = "names a file; name a lesson: 'lesson:...'"
                yield f"{position}: the link '{match[0]}' {problem}."
            kind, _, name = target.rpartition(":")
            if kind == "term":
                kind, name, fragment = "appendix", GLOSSARY, name
            there = anchors.get((kind, name) if target else (each.kind, each.name))
            # The build refuses a link to what the manuscript does not have.
            if there is not None and fragment and fragment.lower() not in there:
                where = name or each.name
                yield f"{position}: the link '{match[0]}' leads to no heading of {where}."


def _sections(each: Manuscript) -> Iterator[str]:
    titles = [title for level, title, _ in _headings_of(each) if level == 2]
    for wanted in _LAST_SECTIONS:
        if wanted not in titles:
            yield f"{each.path}: the section '## {wanted}' is missing."


def _glossary(glossary: Manuscript, lessons: list[Manuscript]) -> Iterator[str]:
    """Each term a lesson marks is listed at its end and in the glossary, and the other way."""
    marked_anywhere = set()
    for each in lessons:
        text = "\n".join(text for text, _ in _markdown(each))
        body, _, tail = text.partition(f"## {_TERMS_SECTION}")
        listed = {
            match["target"].removeprefix("term:").lower()
            for match in _LINK.finditer(tail.partition("\n## ")[0])
            if match["target"].startswith("term:")
        }
        marked = {match["anchor"].lower() for match in _MARKED.finditer(body)}
        marked_anywhere |= marked
        for term in sorted(marked - listed):
            yield f"{each.path}: marks '{term}' but does not list it under '{_TERMS_SECTION}'."
        for term in sorted(listed - marked):
            yield f"{each.path}: lists '{term}' but marks it nowhere in the text."
    terms = {anchor(title) for level, title, _ in _headings_of(glossary) if level == 3}
    for term in sorted(terms - marked_anywhere):
        yield f"{glossary.path}: explains '{term}', which no lesson marks."
    for term in sorted(marked_anywhere - _anchors(glossary)):
        yield f"{glossary.path}: lacks '{term}', which a lesson marks."
