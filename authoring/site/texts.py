"""README and ``docs/`` -> pages for those who set the course up, teach it or improve it.

GitHub shows the same files; so links in them name files of the repository. On the site a link to a
page leads there, and of a link to any other file its text is left.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from authoring.anchors import slug

_LINK = re.compile(r"(!?)\[([^\[\]]*)\]\(([^)\s]+)\)")
_OUTSIDE = re.compile(r"[a-z]+:")


@dataclass(frozen=True)
class Page:
    """A page that is made of a Markdown file or of one of its sections.

    Parameters
    ----------
    place : str
        Where it is on the site, without ending.
    file : str
        The file, from the repository's root.
    section : str
        The heading of the section that it is made of; "" for the whole file.
    title: str
        What stands above it on the site in place of that heading.
    """

    place: str
    file: str
    section: str = ""
    title: str = ""


#: By the caption in the table of contents. Left out: what tells how answers go wrong
#: (docs/grading-report.md) and how graders are attacked (docs/attacks.md).
PAGES = {
    "For students": [Page("students/set-up", "README.md", "For students", "On your own computer")],
    "For instructors": [
        Page("instructors/index", "README.md", "For instructors", "Teach the course"),
        Page("instructors/grading", "docs/grading.md"),
        Page("instructors/jupyterhub", "docs/jupyterhub.md"),
        Page("instructors/grading-at-scale", "docs/grading-at-scale.md"),
        Page("instructors/compatibility", "docs/compatibility.md"),
    ],
    "For contributors": [
        Page("contributors/index", "README.md", "For contributors", "Improve the course"),
        Page("contributors/contributing", "CONTRIBUTING.md"),
        Page("contributors/architecture", "docs/architecture.md"),
        Page("contributors/deliveries", "docs/deliveries.md"),
        Page("contributors/replication", "docs/replication.md"),
        Page("contributors/lesson-timings", "docs/lesson-timings.md"),
        Page("contributors/security", "SECURITY.md"),
        Page("contributors/changelog", "CHANGELOG.md"),
    ],
}
_ALL = [page for pages in PAGES.values() for page in pages]
_LICENSES = {"LICENSE": "about", "LICENSE-CONTENT.md": "about", "CITATION.cff": "about"}


def there(root: Path, caption: str) -> list[Page]:
    """Return the pages under a caption whose file the checkout has.

    Parameters
    ----------
    root : Path
        The checkout.
    caption : str
        One of `PAGES`.
    """
    return [page for page in PAGES[caption] if (root / page.file).exists()]


def markdown(root: Path, page: Page) -> str:
    """Return the source of a page.

    Parameters
    ----------
    root : Path
        The checkout.
    page : Page
        One of `PAGES`.
    """
    text = (root / page.file).read_text(encoding="utf-8")
    if page.section:
        text = f"# {page.title}\n{_section(text, page.section)}"
    lines = [
        line if code else _LINK.sub(lambda match: _link(match, page, root, match.string), line)
        for line, code in _lines(text)
    ]
    return "\n".join(lines) + "\n"


def pictures(root: Path, page: Page) -> Iterator[str]:
    """Yield the files of the pictures in a page, from the repository's root.

    Parameters
    ----------
    root : Path
        The checkout.
    page : Page
        One of `PAGES`.
    """
    text = (root / page.file).read_text(encoding="utf-8")
    for mark, _, address in _LINK.findall(text):
        if mark and not _OUTSIDE.match(address):
            yield posixpath.normpath(posixpath.join(posixpath.dirname(page.file), address))


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    """Yield each line, and whether it is code."""
    fence = ""
    for line in text.rstrip("\n").split("\n"):
        mark = re.match(r"\s*(`{3,}|~{3,})", line)
        if mark and not fence:
            fence = mark[1]
            yield line, True
        elif mark and line.strip().startswith(fence):
            fence = ""
            yield line, True
        else:
            yield line, bool(fence)


def _section(text: str, heading: str) -> str:
    """What stands below a heading of the second level, its own headings one level higher."""
    found: list[str] = []
    inside = False
    for line, code in _lines(text):
        if not code and line.startswith("## "):
            inside = line == f"## {heading}"
        elif inside:
            found.append(line[1:] if not code and line.startswith("##") else line)
    return "\n".join(found)


def _link(match: re.Match[str], page: Page, root: Path, line: str) -> str:
    mark, text, address = match.groups()
    in_code = line[: match.start()].count("`") % 2 == 1
    if in_code or _OUTSIDE.match(address):
        return match[0]
    file, _, anchor = address.partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page.file), file or "."))
    if not file:
        target = page.file
    if mark:
        return f"![{text}]({_way(page, f'images/{posixpath.basename(target)}')})"
    other = _page_of(target, anchor)
    if other is None:
        return f"[{text}]({_way(page, _LICENSES[target])}.md)" if target in _LICENSES else text
    if other == page and not anchor:
        return text
    found = _heading(root / target, anchor) if anchor else ""
    if other.section and slug(other.section) == found:
        found = ""
    return f"[{text}]({_way(page, other.place)}.md{f'#{found}' if found else ''})"


def _page_of(target: str, anchor: str) -> Page | None:
    pages = [page for page in _ALL if page.file == target]
    fitting = [page for page in pages if slug(page.section).lower() == anchor]
    return next(iter(fitting or pages), None)


def _heading(path: Path, anchor: str) -> str:
    """What the site calls the heading that GitHub calls `anchor`."""
    for line, code in _lines(path.read_text(encoding="utf-8")):
        title = line.lstrip("#").strip()
        github = re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")
        if not code and line.startswith("#") and github == anchor:
            return slug(title)
    return anchor


def _way(page: Page, place: str) -> str:
    return posixpath.relpath(place, posixpath.dirname(page.place) or ".")
