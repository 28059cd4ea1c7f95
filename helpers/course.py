"""What the course holds: its lessons in order, and how texts name them.

`course.json` beside this file is built from the manuscript (`make notebooks`), so that a student's
copy knows the order as well.

Examples
--------
>>> from helpers import course
>>> [each.name for each in course.LESSONS][0]
'start-here'
>>> course.mention("no-such-lesson")
'lesson “no such lesson”'
"""

import json
from dataclasses import dataclass
from pathlib import Path

__all__ = ["APPENDICES", "LESSONS", "Appendix", "Lesson", "address", "find", "hours", "mention"]


@dataclass(frozen=True)
class Lesson:
    """A lesson of the course.

    Parameters
    ----------
    number : int or None
        Its number, counted from 0; None for one that has no number.
    name : str
        Its name, such as "the-functions".
    title : str
        Its short title.
    question : str
        The question that it answers.
    part : str
        Which part of the course it belongs to.
    minutes : int
        About how long it takes.
    needs : tuple of str
        The names of the lessons it builds on.
    assignments : tuple of str
        The names of the assignments that close it, such as "03-the-functions".
    letter : str
        Where lessons share a number, the one that tells this from the others: 3a, 3b.
    """

    number: int | None
    name: str
    title: str
    question: str
    part: str
    minutes: int
    needs: tuple[str, ...] = ()
    assignments: tuple[str, ...] = ()
    letter: str = ""

    @property
    def label(self):
        """Its number and letter, such as "3" or "3b"; "" where it has none."""
        return "" if self.number is None else f"{self.number}{self.letter}"


@dataclass(frozen=True)
class Appendix:
    """A notebook without a number, to be opened beside any lesson.

    Parameters
    ----------
    name, title : str
        Its name and its title.
    question : str
        The question that it answers.
    minutes : int
        About how long a look into it takes.
    """

    name: str
    title: str
    question: str
    minutes: int


def _lesson(told):
    return Lesson(**told | {key: tuple(told[key]) for key in ("needs", "assignments")})


_TOLD = json.loads((Path(__file__).parent / "course.json").read_text(encoding="utf-8"))

#: Every lesson, in order.
LESSONS = tuple(_lesson(told) for told in _TOLD["lessons"])
#: Every appendix, in order.
APPENDICES = tuple(Appendix(**told) for told in _TOLD["appendices"])


def find(name):
    """Find a lesson by its name.

    Parameters
    ----------
    name : str
        Such as "the-functions".

    Returns
    -------
    Lesson or None
        None where the course does not have it.

    Examples
    --------
    >>> find("start-here").number
    0
    """
    return next((each for each in LESSONS if each.name == name), None)


def mention(name):
    """How a text names a lesson: by its number, or by its name where it has none.

    Parameters
    ----------
    name : str
        Such as "the-functions".

    Returns
    -------
    str

    Examples
    --------
    >>> mention("start-here")
    'lesson 0'
    """
    lesson = find(name)
    if lesson is None or lesson.number is None:
        return f"lesson “{lesson.title if lesson else name.replace('-', ' ')}”"
    return f"lesson {lesson.label}"


def hours():
    """About how many hours the lessons and appendices take.

    Returns
    -------
    float

    Examples
    --------
    >>> hours() > 1
    True
    """
    return sum(each.minutes for each in (*LESSONS, *APPENDICES)) / 60


def address(lesson):
    """Where students find a lesson: in the published repository, to be read in any browser.

    Parameters
    ----------
    lesson : Lesson
        One of `LESSONS`.

    Returns
    -------
    str
        "" where the course does not say where it is published.

    Examples
    --------
    >>> address(find("start-here")).endswith("/course/00-start-here.ipynb")
    True
    """
    published = _TOLD.get("published")
    if not published:
        return ""
    place = f"https://github.com/{published['repository']}/blob/{published['branch']}"
    number = "" if lesson.number is None else f"{lesson.number:02d}{lesson.letter}-"
    return f"{place}/course/{number}{lesson.name}.ipynb"
