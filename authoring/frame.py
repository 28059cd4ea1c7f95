"""What the order of the course writes into a notebook: facts, lists of lessons, what comes next."""

from __future__ import annotations

import re
from collections.abc import Sequence

from authoring import links
from authoring.course import Course, Unit
from authoring.errors import Position

LESSONS_TABLE = "<!-- LESSONS -->"
ASSIGNMENTS = "<!-- ASSIGNMENTS -->"
NEXT = "What comes next"


def facts(unit: Unit, course: Course) -> list[str]:
    """Return what stands under the title of a lesson or an appendix.

    Parameters
    ----------
    unit : Unit
        The lesson or appendix.
    course : Course
        The course.
    """
    needed = [course.known["lesson", name] for name in unit.needs]
    needs = [f"[{_called(each)}]({each.built_name}.ipynb)" for each in needed if each.used]
    return [f"About {unit.minutes} minutes"] + ([f"builds on {', '.join(needs)}"] if needs else [])


def composed(source: str, unit: Unit, course: Course) -> str:
    """Return a text cell of a lesson or an appendix with all that follows from the order.

    Parameters
    ----------
    source : str
        The cell, its links resolved.
    unit : Unit
        What it is a cell of.
    course : Course
        The course.
    """
    source = source.replace(LESSONS_TABLE, lessons_table(unit, course))
    source = source.replace(ASSIGNMENTS, assignments(course))
    return _with_what_comes_next(source, unit, course) if unit.kind == "lesson" else source


def lessons_table(unit: Unit, course: Course) -> str:
    """Return a Markdown table of the course, but for the lesson in which it stands."""
    lines = ["| | lesson | you will |", "|---|---|---|"]
    for each in (*course.lessons, *course.appendices):
        if each is not unit:
            number = f" {each.label}" if each.label else ""
            lines.append(
                f"|{number} | [{each.short}]({each.built_name}.ipynb) | {goal(each, course)} |"
            )
    return "\n".join(lines)


def goal(unit: Unit, course: Course) -> str:
    """Return what a reader of a lesson or an appendix will do, its links resolved."""
    return _from_front_matter(unit, "goal", course)


def assignments(course: Course) -> str:
    """Return which lessons have an assignment, to stand after "there is" and the like."""
    numbers = sorted({each.number for each in course.assignments if each.number is not None})
    if not numbers:
        return "none in this course"
    if len(numbers) == 1:
        return f"one for lesson {numbers[0]}"
    return f"one for each of the lessons {ranges(numbers)}"


def ranges(numbers: Sequence[int]) -> str:
    """Return numbers in words, with a range for three or more in a row.

    Examples
    --------
    >>> ranges([1, 3, 4, 5, 6])
    '1 and 3 to 6'
    >>> ranges([1, 2, 5])
    '1, 2 and 5'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts: list[str] = []
    for run in runs:
        parts += [f"{run[0]} to {run[-1]}"] if len(run) > 2 else [str(number) for number in run]
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last


def _with_what_comes_next(source: str, unit: Unit, course: Course) -> str:
    """End the section with the teasers of what follows and of the assignments to do now."""
    section = re.search(rf"^## {NEXT}\n(?P<own>.*?)(?=^## |\Z)", source, re.DOTALL | re.MULTILINE)
    if not section:
        return source
    following = course.after(unit)
    units = [*([following] if following else []), *course.closing(unit)]
    said = [section["own"].strip(), *(_teaser(each, course) for each in units)]
    ending = "\n\n" if section.end() < len(source) else ""
    text = f"## {NEXT}\n\n{' '.join(filter(None, said))}{ending}"
    return source[: section.start()] + text + source[section.end() :]


def _teaser(unit: Unit, course: Course) -> str:
    if "teaser" in unit.about:
        return _from_front_matter(unit, "teaser", course)
    if unit.kind == "assignment":
        return f"Then do assignment {unit.number}."
    numbered = unit.kind == "lesson" and unit.number is not None
    label = f"{_called(unit)}, {unit.short}" if numbered else unit.short
    return f"Next comes [{label}]({unit.built_name}.ipynb)."


def _called(lesson: Unit) -> str:
    """What a text calls a lesson: by its number, or by its title where it has none."""
    return f"“{lesson.short}”" if lesson.number is None else f"lesson {lesson.label}"


def _from_front_matter(unit: Unit, key: str, course: Course) -> str:
    lines = unit.path.read_text(encoding="utf-8").splitlines()
    begins = [number for number, line in enumerate(lines, 1) if line.startswith(f"{key}:")]
    position = Position(unit.path, line=begins[0] if begins else None)
    return links.resolve(unit.about[key].strip(), position, course, linked=True)
