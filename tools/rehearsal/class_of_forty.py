"""A class of 40 with a roster: who they are, and what an LMS calls them and their files."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime

from grader.lms.roster import bare

#: First and last name, and the login where it is not made of them. Two are called alike.
_NAMES = """
Ada Lovelace; Zoë O'Neill; Jane Smith j_smith; Sam Smith smith; Li Wang; Li Wang liwang2;
Amir Haddad; Grace Hopper; Émilie Noether; Sofía Núñez; Jürgen Groß; Ana-María Peña; Bo Å;
Chidi Okafor; Dmitri Sokolov; Elif Yılmaz; Fatima Zahra; Goran Petrović; Hana Suzuki;
Ivo Novák; Jomo Mwangi; Kofi Mensah; Lars Sørensen; Maja Kowalska; Nils Berg; Olga Ivanova;
Priya Raman; Quinn Taylor; Rosa Ferrari; Sven Lindqvist; Tariq Aziz; Uma Patel; Viktor Horvat;
Wei Chen; Ximena Rojas; Yusuf Demir; Zainab Bello; Aoife Byrne; Bruno Costa; Clara Weber
"""


@dataclass(frozen=True)
class Pupil:
    """Somebody on the roster.

    Parameters
    ----------
    student : str
        The login, which is nbgrader's name, too.
    first_name, last_name : str
        The name.
    number : int
        The LMS's number of the person.
    section : str
        A part of the class; nbgrader has no place for it.
    """

    student: str
    first_name: str
    last_name: str
    number: int
    section: str

    def upload(self, serial: int, file: str, late: bool = False) -> str:
        """Return the name that Canvas gives to a file of theirs, with accents in two pieces."""
        owner = unicodedata.normalize("NFD", bare(self.last_name + self.first_name))
        return f"{owner}_{'LATE_' if late else ''}{self.number}_{serial}_{file}"


def everybody() -> list[Pupil]:
    """Return the class.

    Examples
    --------
    >>> pupils = everybody()
    >>> len(pupils), pupils[1].student, pupils[2].upload(9001, "03.ipynb")
    (40, 'zoeoneill', 'smithjane_4702_9001_03.ipynb')
    """
    found = []
    for index, text in enumerate(_NAMES.replace("\n", " ").split(";")):
        first, last, *login = text.split()
        plain = unicodedata.normalize("NFD", bare(first + last)).encode("ascii", "ignore").decode()
        student = login[0] if login else plain
        found.append(Pupil(student, first, last, 4700 + index, "Mon" if index % 2 else "Tue"))
    return found


def canvas(pupils: list[Pupil], assignment: str, points: float) -> str:
    """Return the gradebook that Canvas exports: the roster, and the form for the scores."""
    rows: list[list[object]] = [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", f"{assignment} (501)", "Final"],
        ["    Points Possible", "", "", "", "", f"{points:.2f}", "(read only)"],
    ]
    for each in pupils:
        name = f"{each.last_name}, {each.first_name}"
        rows.append([name, each.number, f"S{each.number}", each.student, each.section, "", ""])
    rows.append(["Student, Test", 4999, "", "3f9d1c", "Tue", "", ""])
    return "\ufeff" + _table(rows)


def moodle(pupils: list[Pupil], assignment: str) -> str:
    """Return the grades that Moodle exports, in German, with semicolons and decimal commas."""
    rows: list[list[object]] = [
        [
            *("Vorname", "Nachname", "ID-Nummer", "Institution", "Abteilung", "E-Mail-Adresse"),
            f"Aufgabe: {assignment} (Punkte)",
        ]
    ]
    rows += [
        [
            each.first_name,
            each.last_name,
            each.number,
            "",
            "",
            f"{each.student}@school.example",
            "-",
        ]
        for each in pupils
    ]
    return _table(rows, ";")


def blackboard(pupils: list[Pupil], assignment: str, points: float) -> str:
    """Return what Blackboard downloads: tabs and quotation marks."""
    column = f"{assignment} [Total Pts: {points:g} Score] |123456"
    rows: list[list[object]] = [["Last Name", "First Name", "Username", column]]
    rows += [[each.last_name, each.first_name, each.student, ""] for each in pupils]
    return _table(rows, "\t", quoted=True)


def days_late(when: datetime, due: datetime) -> int:
    """Return how many days have begun since the due date."""
    return max(0, -int((due - when).total_seconds() // 86_400))


def scores_in(text: str, assignment: str, key: str) -> dict[str, str]:
    """Return the cells of the assignment's column, by what stands in another one.

    Parameters
    ----------
    text : str
        What goes back to the LMS.
    assignment : str
        Its name, which the title of its column holds.
    key : str
        The title of the column that names the student.
    """
    delimiter = max(",;\t", key=text.splitlines()[0].count)
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=delimiter)
    column = next(title for title in rows.fieldnames or () if re.search(assignment, title))
    return {row[key]: row[column] for row in rows}


def _table(rows: list[list[object]], delimiter: str = ",", quoted: bool = False) -> str:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter)
    if quoted:
        writer = csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerows(rows)
    return text.getvalue()
