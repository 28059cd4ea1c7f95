"""What Canvas, Moodle and Blackboard write into the gradebook that they export.

Where a student or a column is found, it was named by the file; nothing is found by likeness.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from grader.lms.csv_in_place import Refused, Table

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


@dataclass(frozen=True)
class Lms:
    """How a system writes its gradebook.

    Parameters
    ----------
    keys : tuple of str
        The columns that identify a student.
    title : Pattern
        How it writes the title of an assignment's column, with a group ``name``.
    example : str
        Such a title, with braces for the name.
    empty : Pattern
        What stands in the cell of a student who has no score yet.
    names : tuple of tuple of str
        The columns whose text, one after the other, it writes into the names of uploaded files.
    only_title : bool
        Whether a column whose title is written otherwise would not be imported as a score.
    sole : str
        The title of the scores in a file that has an ``Identifier`` and one assignment only.
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
    fold: Callable[[str], str] = str.casefold


CANVAS = Lms(
    keys=("SIS Login ID", "SIS User ID", "ID"),
    title=re.compile(r"(?P<name>.+) \(\d+\)"),
    example="{} (501)",
    empty=re.compile(r"-?"),
    names=(("Student",), ("LastName", "FirstName"), ("Student", "ID")),
)
MOODLE = Lms(
    keys=("Email address", "ID number", "Username", "Identifier"),
    title=re.compile(r"Assignment: (?P<name>.+) \(Real\)"),
    example="Assignment: {} (Real)",
    empty=re.compile(r"-?"),
    names=(("Full name", "Identifier"), ("Identifier",)),
    sole="Grade",
    fold=str,  # its import tells ada@ from Ada@
)
BLACKBOARD = Lms(
    keys=("Username",),
    title=re.compile(r"(?P<name>.+?) *\[Total Pts: (?P<points>[\d.,]+) Score\] *\|\d+"),
    example="{} [Total Pts: 45 Score] |123456",
    empty=re.compile(r"-?|(?:Needs Grading|In Progress) *(?:\([\d.,]*\))?"),
    only_title=True,  # a column without its number comes in as text, worth 0
)


@dataclass(frozen=True)
class Column:
    """The column of an assignment.

    Parameters
    ----------
    place : int
        Which one it is, from 0.
    title : str
        What the LMS calls it.
    points : Decimal or None
        What full marks are worth there; None where the file does not say.
    mark : str
        Its decimal mark.
    """

    place: int
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


def find_column(table: Table, lms: Lms, assignment: str, title: str = "") -> Column:
    """Find the one column of an assignment.

    Parameters
    ----------
    table : Table
        What the LMS exported.
    lms : Lms
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
    sole = {lms.sole, "Identifier"} <= set(table.header)
    wanted = title or (lms.sole if sole else assignment)
    known = {
        place: found["name"]
        for place, text in enumerate(table.header)
        if (found := lms.title.fullmatch(text))
    }
    fitting = [
        place
        for place, text in enumerate(table.header)
        if known.get(place) == wanted or (text == wanted and (place in known or not lms.only_title))
    ]
    if len(fitting) == 1:
        place = fitting[0]
        points, mark = _points(table, lms, place), _decimal_mark(table, place)
        return Column(place, table.header[place], points, mark)
    if fitting:
        titles = [table.header[place] for place in fitting]
        raise Refused(
            f"{len(fitting)} columns of {table.path} fit '{wanted}': name one with the option "
            f"'column', out of {listed(titles)}."
        )
    titles = [table.header[place] for place in known] or [
        text for text in table.header if text not in (*lms.keys, *sum(lms.names, ()))
    ]
    advice = (
        f"only a column written so takes scores, and there are {listed(titles)}"
        if lms.only_title and not known
        else f"name it with the option 'column', out of {listed(titles) or 'none'}"
    )
    raise Refused(
        f"no column of {table.path} fits '{wanted}', which the LMS would write "
        f"'{lms.example.format(wanted)}': {advice}."
    )


def _points(table: Table, lms: Lms, place: int) -> Decimal | None:
    title = table.header[place]
    if "points" in lms.title.groupindex:
        return number(lms.title.fullmatch(title)["points"])
    if "Maximum Grade" in table.header and len(table.rows) > 1:
        return number(table.value(1, table.header.index("Maximum Grade")))
    for row in range(1, len(table.rows)):
        if table.value(row, 0) == "Points Possible":
            if "read only" in table.value(row, place):
                raise Refused(
                    f"the LMS computes '{title}' itself: name a column of scores with the option "
                    "'column'."
                )
            return number(table.value(row, place))
    return None


def _decimal_mark(table: Table, place: int) -> str:
    places = [place, *(i for i, title in enumerate(table.header) if title == "Maximum Grade")]
    texts = [table.value(row, one) for row in range(1, len(table.rows)) for one in places]
    marks = {mark for text in texts if number(text) is not None for mark in ",." if mark in text}
    if len(marks) > 1:
        raise Refused(
            f"'{table.header[place]}' of {table.path} has decimal points and decimal commas: "
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
