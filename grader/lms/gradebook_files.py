"""What Canvas, Moodle and Blackboard write into the gradebook that they export.

Where a student or a column is found, it was named by the file; nothing is found by likeness.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from grader.lms import moodle
from grader.lms.csv_in_place import CsvFile, Refused

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


@dataclass(frozen=True)
class LmsFormat:
    """How a system writes its gradebook.

    Parameters
    ----------
    keys : tuple of str
        The columns that identify a student.
    title : Pattern
        How it writes the title of an assignment's column, with a group ``name``.
    example : str
        Such a title, with braces for the name and … for numbers.
    empty : Pattern
        What stands in the cell of a student who has no score yet.
    names : tuple of tuple of str
        The columns whose text, one after the other, it writes into the names of uploaded files.
    only_title : bool
        Whether a column whose title is written otherwise would not be imported as a score.
    sole : str
        The title of the scores in a file that has an ``Identifier`` and one assignment only.
    above : bool
        Whether it takes scores above the points of a column: extra credit.
    any_language : bool
        Whether its titles are in the language of the one who exports.
    fold : callable
        What makes two spellings of a student's key the same.
    """

    keys: tuple[str, ...]
    title: re.Pattern[str]
    example: str
    empty: re.Pattern[str]
    names: tuple[tuple[str, ...], ...] = ()
    only_title: bool = False
    sole: str = ""
    above: bool = False
    any_language: bool = False
    fold: Callable[[str], str] = str.casefold


CANVAS = LmsFormat(
    keys=("SIS Login ID", "SIS User ID", "ID"),
    title=re.compile(r"(?P<name>.+) \(\d+\)"),
    example="{} (…)",
    empty=re.compile(r"-?"),
    names=(("Student",), ("LastName", "FirstName"), ("Student", "ID")),
    above=True,
)
MOODLE = LmsFormat(
    keys=("Email address", "ID number", "Username", "Identifier"),
    title=re.compile(r"Assignment: (?P<name>.+) \(Real\)"),
    example="Assignment: {} (Real)",
    empty=re.compile(r"-?"),
    names=(("Full name", "Identifier"), ("Identifier",)),
    sole="Grade",
    any_language=True,
    fold=str,  # its import tells ada@ from Ada@
)
BLACKBOARD = LmsFormat(
    keys=("Username", "Student ID"),
    title=re.compile(r"(?P<name>.+?) *\[Total Pts: (?P<points>[\d.,]+) Score\] *\|\d+"),
    example="{} [Total Pts: … Score] |…",
    empty=re.compile(r"-?|(?:Needs Grading|In Progress) *(?:\([\d.,]*\))?"),
    above=True,
    only_title=True,  # a column without its number comes in as text, worth 0
)


@dataclass(frozen=True)
class Column:
    """The column of an assignment.

    Parameters
    ----------
    index : int
        Which one it is, from 0.
    title : str
        What the LMS calls it.
    points : Decimal or None
        What full marks are worth there; None where the file does not say.
    mark : str
        Its decimal mark.
    """

    index: int
    title: str
    points: Decimal | None = None
    mark: str = "."


def number(text: str) -> Decimal | None:
    """Read a number with a decimal point or a decimal comma.

    Parameters
    ----------
    text : str
        The text of a cell.

    Returns
    -------
    Decimal or None
        None if it is no number.

    Examples
    --------
    >>> number("7,50"), number("EX")
    (Decimal('7.50'), None)
    """
    return Decimal(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


def find_column(file: CsvFile, lms: LmsFormat, assignment: str, title: str = "") -> Column:
    """Find the one column of an assignment.

    Parameters
    ----------
    file : CsvFile
        What the LMS exported.
    lms : LmsFormat
        How it writes.
    assignment : str
        Its name in nbgrader.
    title : str
        What the LMS calls it, where that differs.

    Returns
    -------
    Column
        Where it is and how it is written.

    Raises
    ------
    Refused
        If no column fits, or several, or one that takes no scores.
    """
    place = moodle.columns(file) if lms.any_language else moodle.Columns()
    if place.grade is not None and title in ("", file.header[place.grade]):
        points, mark = _points(file, lms, place.grade), _decimal_mark(file, place.grade)
        return Column(place.grade, file.header[place.grade], points, mark)
    sole = {lms.sole, "Identifier"} <= set(file.header)
    wanted = title or (lms.sole if sole else assignment)
    known = {
        index: found["name"]
        for index, text in enumerate(file.header)
        if (found := lms.title.fullmatch(text))
    }
    fitting = [
        index
        for index, text in enumerate(file.header)
        if known.get(index) == wanted or (text == wanted and (index in known or not lms.only_title))
    ]
    if not fitting and lms.any_language:
        fitting = _in_another_language(file, wanted)
    if len(fitting) == 1:
        index = fitting[0]
        points, mark = _points(file, lms, index), _decimal_mark(file, index)
        return Column(index, file.header[index], points, mark)
    if fitting:
        titles = [file.header[index] for index in fitting]
        raise Refused(
            f"{len(fitting)} columns of {file.path} fit '{wanted}': name one with the option "
            f"'column', out of {listed(titles)}."
        )
    titles = [file.header[index] for index in known] or [
        text for text in file.header if text not in (*lms.keys, *sum(lms.names, ()))
    ]
    advice = (
        f"only a column written so takes scores, and there are {listed(titles)}"
        if lms.only_title and not known
        else f"name it with the option 'column', out of {listed(titles) or 'none'}"
    )
    raise Refused(
        f"no column of {file.path} fits '{wanted}', which the LMS would write "
        f"'{lms.example.format(wanted)}': {advice}."
    )


def _in_another_language(file: CsvFile, name: str) -> list[int]:
    """Return the columns of scores whose titles are like ``Devoir : NAME (Brut)``."""
    if "Email address" in file.header or "Identifier" in file.header:  # it is English
        return []
    title = re.compile(rf"[^:：]{{1,40}}[:：]\s*{re.escape(name)}\s*[(（][^()]+[)）]")
    return [
        index
        for index, text in enumerate(file.header)
        if title.fullmatch(text)
        and all(
            score in ("", "-") or number(score) is not None
            for score in (file.value(row, index) for row in range(1, len(file.rows)))
        )
    ]


def is_closed(file: CsvFile, lms: LmsFormat, row: int) -> bool:
    """Whether the LMS says that the grade in a row cannot be changed.

    Parameters
    ----------
    file : CsvFile
        What the LMS exported.
    lms : LmsFormat
        How it writes.
    row : int
        The row of a student.
    """
    column = moodle.columns(file).open if lms.any_language else None
    return column is not None and bool(moodle.is_closed(file.value(row, column)))


def _points(file: CsvFile, lms: LmsFormat, index: int) -> Decimal | None:
    title = file.header[index]
    if "points" in lms.title.groupindex:
        found = lms.title.fullmatch(title)
        return number(found["points"]) if found else None
    most = moodle.columns(file).most if lms.any_language else None
    if most is not None:
        return number(file.value(1, most))
    if "Maximum Grade" in file.header and len(file.rows) > 1:
        return number(file.value(1, file.header.index("Maximum Grade")))
    for row in range(1, len(file.rows)):
        if file.value(row, 0) == "Points Possible":
            if "read only" in file.value(row, index):
                raise Refused(
                    f"the LMS computes '{title}' itself: name a column of scores with the option "
                    "'column'."
                )
            return number(file.value(row, index))
    return None


def _decimal_mark(file: CsvFile, index: int) -> str:
    most = moodle.columns(file).most
    columns = [index, *([most] if most is not None else [])]
    texts = [file.value(row, one) for row in range(1, len(file.rows)) for one in columns]
    marks = {mark for text in texts if number(text) is not None for mark in ",." if mark in text}
    if len(marks) > 1:
        raise Refused(
            f"'{file.header[index]}' of {file.path} mixes decimal points and decimal commas: "
            "export it again from the LMS."
        )
    return marks.pop() if marks else "."


def listed(names: Iterable[str], last: str = "and") -> str:
    """Return names as a phrase.

    Parameters
    ----------
    names : iterable of str
        The names, in any number.
    last : str
        What stands before the last of them.

    Examples
    --------
    >>> listed(["ada", "bob", "eve"])
    "'ada', 'bob' and 'eve'"
    """
    quoted = [f"'{name}'" for name in names]
    return f" {last} ".join(filter(None, [", ".join(quoted[:-1]), *quoted[-1:]]))
