"""The first page, the lists of lessons and assignments, and what to know about the course."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from authoring import frame
from authoring.course import Course, Unit
from authoring.site import texts
from helpers import __version__

_LINK = re.compile(r"\[([^\[\]]*)\]\([^)\s]*\)")
_THIRD_PARTY = """\
## What this site is made with

| part | license |
|---|---|
| [Sphinx](https://www.sphinx-doc.org), [MyST-NB](https://myst-nb.readthedocs.io), \
[sphinx-book-theme](https://sphinx-book-theme.readthedocs.io), \
[PyData theme](https://pydata-sphinx-theme.readthedocs.io) | BSD 2- and 3-Clause |
| [MathJax](https://www.mathjax.org) 3.2.2 with its fonts | Apache 2.0 |
| [Font Awesome Free](https://fontawesome.com), the icons | CC BY 4.0, OFL 1.1, MIT |

The site asks no other host for anything, sets no cookie and counts nobody. Your browser keeps one
setting: light or dark.
"""


def index(
    course: Course, citation: dict[str, Any], lite: bool, solved: Collection[str] = frozenset()
) -> str:
    """Return the source of the first page, with the table of contents of the site.

    Parameters
    ----------
    course : Course
        The course.
    citation : dict
        What ``CITATION.cff`` says.
    lite : bool
        Whether the site has a JupyterLite.
    solved : collection of str
        The names of the assignments whose pages hold solutions.
    """
    first = course.lessons[0]
    second = next((unit for unit in course.lessons[1:] if unit.number is not None), first)
    hours = sum(unit.minutes or 0 for unit in course.lessons) / 60
    browser = (
        "“Run in this browser” opens it without an account or installation; “Open in Colab” wants a"
        if lite
        else "“Open in Colab” wants a"
    )
    lines = [
        f"# {citation['title']}",
        "",
        f"A course in {len(course.lessons)} lessons, about {hours:.0f} hours in all. You start "
        "with a neuron you can drive by hand, work through the functions, backpropagation and "
        "training from scratch in NumPy, and end with networks in Keras and an honest comparison "
        "on real data.",
        "",
        f'<p class="ways"><a class="button" href="course/{first.built_name}.html">Start here</a>'
        f'<a class="button" href="course/{second.built_name}.html">To the first lesson</a></p>',
        "",
        f"Read here; every result is on the page. To run a lesson, press a button under its title. "
        f"{browser} Google account; a downloaded notebook runs "
        "[on your own computer](students/set-up.md).",
        "",
        *_lessons(course),
        "",
        *_assignments(course, solved),
        "",
        "**Look things up:** the [glossary](course/glossary.ipynb), the "
        "[function cards](function-cards.md), and the search in the sidebar.",
        "",
        f"Version {__version__}, {citation['date-released']} "
        "([what is new](contributors/changelog.md), [how to cite it](about.md)). For "
        "[instructors](instructors/index.md) and [contributors](contributors/index.md).",
        "",
    ]
    return "\n".join([*lines, *_contents(course)])


def _lessons(course: Course) -> Iterator[str]:
    yield "| number | lesson | you will | minutes |\n|---|---|---|---:|"
    for unit in course.lessons:
        # Nothing to click inside a goal: the way into a lesson is its title.
        goal = _LINK.sub(r"\1", frame.goal(unit, course))
        yield (
            f"| {unit.label} | [{unit.short}](course/{unit.built_name}.ipynb) | {goal} "
            f"| {unit.minutes} |"
        )


def _assignments(course: Course, solved: Collection[str]) -> Iterator[str]:
    if not course.assignments:
        return
    told = [unit for unit in course.assignments if unit.name in solved]
    if len(told) == len(course.assignments):
        more = " Below each exercise a solution folds open."
    else:
        more = f" Solutions fold open in {_numbers(told)}." if told else ""
    yield f"**Assignments** close the lessons {_numbers(course.assignments)}.{more}"


def _numbers(assignments: Iterable[Unit]) -> str:
    return ", ".join(
        f"[{unit.number}](assignments/{unit.built_name}.ipynb)" for unit in assignments
    )


def _contents(course: Course) -> Iterator[str]:
    yield from _toctree("Lessons", [_place(unit) for unit in course.lessons])
    look_up = [*(_place(unit) for unit in course.appendices), "function-cards"]
    yield from _toctree("Look up", look_up)
    # The caption says already that it is an assignment.
    named = [f"{unit.heading} <{_place(unit)}>" for unit in course.assignments]
    yield from _toctree("Assignments", named)
    for caption in texts.PAGES:
        pages = texts.there(course.root, caption)
        yield from _toctree(caption, [page.place for page in pages])
    yield from _toctree("About", ["about"])


def _toctree(caption: str, places: list[str]) -> Iterator[str]:
    if places:
        yield "\n".join(
            ["```{toctree}", ":hidden:", f":caption: {caption}", "", *places, "```", ""]
        )


def _place(unit: Unit) -> str:
    folder = "assignments" if unit.kind == "assignment" else "course"
    return f"{folder}/{unit.built_name}"


def about(citation: dict[str, Any]) -> str:
    """Return the source of the page with version, citation and licenses.

    Parameters
    ----------
    citation : dict
        What ``CITATION.cff`` says.
    """
    authors = " and ".join(each.get("name") or _person(each) for each in citation["authors"])
    year = str(citation["date-released"])[:4]
    title, version = citation["title"], citation["version"]
    entry = "\n".join(
        [
            "@misc{activation-course,",
            f"  author  = {{{{{authors}}}}},",
            f"  title   = {{{title}}},",
            f"  version = {{{version}}},",
            f"  year    = {{{year}}},",
            "}",
        ]
    )
    return "\n".join(
        [
            "# About this course",
            "",
            f"Version {version}, released {citation['date-released']}; the "
            "[changelog](contributors/changelog.md) says what is new.",
            "",
            "## How to cite it",
            "",
            citation["message"],
            "",
            f"> {authors} ({year}). *{title}* (version {version}).",
            "",
            f"```bibtex\n{entry}\n```",
            "",
            "## Licenses",
            "",
            "Code: MIT. Text and figures: CC BY 4.0. You may copy, change and teach them if you "
            "say where they come from.",
            "",
            _THIRD_PARTY,
        ]
    )


def _person(author: dict[str, Any]) -> str:
    return f"{author.get('given-names', '')} {author.get('family-names', '')}".strip()


def read_citation(root: Path) -> dict[str, Any]:
    """Return what ``CITATION.cff`` says.

    Parameters
    ----------
    root : Path
        The checkout.
    """
    found: dict[str, Any] = yaml.safe_load((root / "CITATION.cff").read_text(encoding="utf-8"))
    return found
