"""Moodle's files in any language: columns are known by their place and by what stands in them.

A grading worksheet has these columns, in this order: identifier (``Participant 4711``,
``Teilnehmer/in4711``), full name, e-mail and other ids, status, grade, maximum grade, whether the
grade can be changed, time of the submission, and more. A grade export has first and last name, ID
number, institution, department, e-mail address, and then the grades.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from grader.lms import dates
from grader.lms.csv_in_place import CsvFile

_IDENTIFIER = re.compile(r"(?P<word>[^\d@]*?) ?(?P<number>\d+)")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_YES = {"yes", "ja", "oui", "sí", "si", "sì", "sim", "tak", "ano", "да", "evet", "はい", "是", "예"}
_NO = {"no", "nein", "non", "não", "nee", "nej", "nei", "nie", "ne", "нет", "hayır", "いいえ", "否"}


@dataclass(frozen=True)
class Columns:
    """Where things stand in a file of Moodle's, from 0; None where the file has no such column.

    Parameters
    ----------
    identifier, full_name, first_name, last_name, email, id_number, status, grade, most, open, time
        The columns.
    """

    identifier: int | None = None
    full_name: int | None = None
    first_name: int | None = None
    last_name: int | None = None
    email: int | None = None
    id_number: int | None = None
    status: int | None = None
    grade: int | None = None
    most: int | None = None
    open: int | None = None
    time: int | None = None


def columns(file: CsvFile) -> Columns:
    """Find the columns of a worksheet or of a grade export.

    Parameters
    ----------
    file : CsvFile
        What Moodle exported.

    Returns
    -------
    Columns
        Without any, where the file is neither.
    """
    email = _email(file)
    worksheet = _worksheet(file, email) if _is_identifier(file) else Columns()
    if worksheet.status is not None:
        return worksheet
    if email is not None and email >= 2:
        return Columns(first_name=0, last_name=1, email=email, id_number=2 if email > 2 else None)
    return Columns()


def number(text: str) -> str:
    """Return the number in an identifier, "" where there is none.

    Examples
    --------
    >>> number("Teilnehmer/in1001"), number("Participant 4711"), number("ada")
    ('1001', '4711', '')
    """
    found = _IDENTIFIER.fullmatch(text)
    return found["number"] if found else ""


def is_closed(text: str) -> bool | None:
    """Whether a worksheet says that a grade cannot be changed; None where the word is not known."""
    word = text.casefold()
    return word in _NO if word in _NO | _YES else None


def _values(file: CsvFile, column: int) -> list[str]:
    return [file.value(row, column) for row in range(1, len(file.rows))]


def _email(file: CsvFile) -> int | None:
    for column in range(min(len(file.header), 12)):
        values = [value for value in _values(file, column) if value]
        if values and sum(bool(_EMAIL.fullmatch(value)) for value in values) > 0.8 * len(values):
            return column
    return None


def _is_identifier(file: CsvFile) -> bool:
    found = [_IDENTIFIER.fullmatch(value) for value in _values(file, 0) if value]
    words = {each["word"].strip() for each in found if each}
    return all(found) and len(words) == 1 and words != {""}


def _worksheet(file: CsvFile, email: int | None) -> Columns:
    most = next(
        (
            column
            for column in range(2, len(file.header))
            if len(values := set(_values(file, column))) == 1
            and _NUMBER.fullmatch(value := values.pop())
            and float(value.replace(",", ".")) > 0
            and all(
                not text or text == "-" or _NUMBER.fullmatch(text)
                for text in _values(file, column - 1)
            )
        ),
        None,
    )
    is_name = email not in (None, 1) or file.header[1:2] == ["Full name"]
    # Where several things are said of the status, dashes stand between them; older ones of Moodle's
    # end with one. In others the place before the grade tells it.
    status = next(
        (
            column
            for column in range(1, most - 1 if most else len(file.header))
            if all(re.search(r" -", f" {value}") for value in _values(file, column))
        ),
        most - 2 if most and most > 2 else None,
    )
    if most is None:
        return Columns(0, 1 if is_name else None, email=email, status=status)
    is_open = next(
        (
            column
            for column in range(most + 1, min(most + 3, len(file.header)))
            if all(is_closed(value) is not None for value in _values(file, column))
        ),
        None,
    )
    time = next(
        (
            column
            for column in range(most + 1, min(most + 6, len(file.header)))
            if any(dates.read(value) for value in _values(file, column))
        ),
        None,
    )
    return Columns(
        identifier=0,
        full_name=1 if is_name else None,
        email=email,
        status=status,
        grade=most - 1,
        most=most,
        open=is_open,
        time=time,
    )


@dataclass(frozen=True)
class Participant:
    """A line of a grading worksheet.

    Parameters
    ----------
    number : str
        Moodle's number of the participant in this assignment.
    name, email : str
        "" where the worksheet hides them.
    time : datetime, optional
        When the work was handed in, by Moodle's clock.
    late : bool
        Whether the status says how late it was.
    """

    number: str
    name: str = ""
    email: str = ""
    time: datetime | None = None
    late: bool = False


def participants(file: CsvFile) -> list[Participant]:
    """Read who is in a grading worksheet; nobody where the file is none.

    Parameters
    ----------
    file : CsvFile
        What Moodle exported.
    """
    found = columns(file)
    if found.identifier is None:
        return []

    def value(row: int, column: int | None) -> str:
        return "" if column is None else file.value(row, column)

    return [
        Participant(
            number(file.value(row, 0)),
            value(row, found.full_name),
            value(row, found.email),
            dates.read(value(row, found.time)),
            _late(value(row, found.status)),
        )
        for row in range(1, len(file.rows))
        if number(file.value(row, 0))
    ]


def _late(status: str) -> bool:
    """Whether a status says how late it was: ``Submitted for grading - 2 hours late``.

    An extension that was granted stands there, too, with its date.
    """
    _, _, after = status.rpartition(" - ")
    has_number = bool(re.search(r"\d", after)) and after != status
    return has_number and not re.search(r"\d{4}", after)
