"""The class, out of what an LMS exported or a plain table: ``python -m grader roster FILE``.

==========  =====================================================  ==============================
file        known by                                               id in nbgrader; id in the LMS
==========  =====================================================  ==============================
Canvas      the columns Student and ID                             SIS Login ID; ID
Moodle      a worksheet's identifiers, or the place of the e-mail  e-mail address; ID number
Blackboard  the columns Last Name, First Name, Username            Username; Student ID
a table     a column ``id``, in nbgrader's words                   as it says
==========  =====================================================  ==============================
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from nbgrader.api import Gradebook

from grader.lms import moodle
from grader.lms.csv_in_place import CsvFile, Refused
from grader.lms.gradebook_files import listed
from grader.lms.roster import Person, Roster, bare, composed, read

#: What people call the columns of a table of their own, without blanks and signs.
_TITLES = {
    "id": "id identifier studentid username user login loginid netid account benutzername "
    "anmeldename githubusername identifiant usuario nomeutente gebruikersnaam",
    "first_name": "firstname first givenname forename vorname prénom prenom nombre nome voornaam",
    "last_name": "lastname last surname familyname nachname familienname nom apellidos apellido "
    "cognome sobrenome achternaam",
    "name": "name fullname student studentname vollständigername nomcomplet nombrecompleto",
    "email": "email emailaddress mail emailadresse adressedecourriel correo correoelectrónico",
    "lms_id": "lmsuserid lmsid canvasid moodleid sisuserid idnumber matriculation "
    "matrikelnummer matrikelnr",
    "section": "section sections group groups gruppe gruppen class tutorial",
}
_COLUMN_OF = {title: column for column, titles in _TITLES.items() for title in titles.split()}
#: Canvas's student view, and its lines that are no people.
_NOBODY = {"student, test", "test student", "points possible"}


@dataclass
class Changes:
    """What a file did to the class.

    Parameters
    ----------
    kind : str
        What the file is.
    added, changed, same : list of Person
        Who is new, who is told more about, and who was known so.
    not_in_file : list of Person
        Who is in the gradebook and not in the file; they stay there.
    remarks : list of str
        What was left out, in sentences.
    namesakes : dict of str to list of str
        By the id of a new student, those of students with the same name who were there before.
    """

    kind: str
    added: list[Person] = field(default_factory=list)
    changed: list[Person] = field(default_factory=list)
    same: list[Person] = field(default_factory=list)
    not_in_file: list[Person] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    namesakes: dict[str, list[str]] = field(default_factory=dict)

    @property
    def sentences(self) -> list[str]:
        """What happened, for a person to read."""
        total = len(self.added) + len(self.changed) + len(self.same)
        said = [
            f"{self.kind}: {total} student{'s' * (total != 1)}; {len(self.added)} new, "
            f"{len(self.changed)} changed, {len(self.same)} unchanged."
        ]
        said += [f"changed: {one.name} ({one.student})" for one in self.changed]
        said += self.remarks
        if self.namesakes:
            called = {one.student: one.name for one in self.added}
            told = "; ".join(
                f"{called[new]} ({new}; there: {', '.join(there)})"
                for new, there in self.namesakes.items()
            )
            said.append(
                f"New, although students of that name were there: {told}. If they are the same "
                "people, remove the new ones: nbgrader db student remove ID."
            )
        if self.not_in_file:
            names = ", ".join(
                f"{one.name} ({one.student})" if one.name != one.student else one.student
                for one in self.not_in_file
            )
            said.append(f"In the gradebook but not in the file, and still there: {names}.")
        return said


def people(file: CsvFile) -> tuple[str, list[Person], list[str]]:
    """Read who is in a file.

    Parameters
    ----------
    file : CsvFile
        What an LMS exported, or a table with a line of titles.

    Returns
    -------
    (str, list of Person, list of str)
        What the file is, the people in it, and sentences on what was left out.

    Raises
    ------
    Refused
        If the file names no students, or two by one id.
    """
    header = {title: index for index, title in reversed([*enumerate(file.header)])}
    if "Student" in header and "ID" in header:
        kind, read_row = "Canvas", _canvas(file, header)
    elif {"Last Name", "Username"} <= set(header):
        kind, read_row = "Blackboard", _blackboard(file, header)
    elif _is_moodles(file, found := moodle.columns(file)):
        kind, read_row = "Moodle", _moodle(file, found)
    else:
        kind, read_row = "Table", _table(file)
    rows = [read_row(row) for row in range(1, len(file.rows)) if _is_row(file, row)]
    found_people = [one for one in rows if one is not None and one.student]
    nameless = sum(one is not None and not one.student for one in rows)
    remarks = [f"Lines left out because they have no id: {nameless}."] if nameless else []
    if any(_COLUMN_OF.get(bare(title)) == "section" for title in header):
        remarks.append("Sections were left out: nbgrader cannot store them.")
    same = {one.student: one for one in found_people}
    twice = {one.student for one in found_people if one != same[one.student]}
    if twice:
        raise Refused(f"{file.path} gives several people the same id: {listed(sorted(twice))}.")
    if not same:
        raise Refused(
            f"{file.path} has no students in it: use the gradebook that the LMS exported, or a "
            "table with the columns id, first_name, last_name, email, lms_user_id."
        )
    return kind, list(same.values()), remarks


def _is_moodles(file: CsvFile, found: moodle.Columns) -> bool:
    if found.identifier is not None:
        return True
    said = [_COLUMN_OF.get(bare(title)) for title in file.header]
    elsewhere = "id" in said or {"first_name", "last_name", "name"} & {*said[2:]}
    return found.email is not None and not elsewhere


def _is_row(file: CsvFile, row: int) -> bool:
    """Whether a line can be a person's: not empty, and not one of Canvas's own."""
    first = file.value(row, 0).casefold()
    return first not in _NOBODY and any(cell.value.strip() for cell in file.rows[row])


_Reader = Callable[[int], "Person | None"]


def _getter(file: CsvFile, header: dict[str, int]) -> Callable[[int, str], str]:
    return lambda row, title: composed(file.value(row, header[title])) if title in header else ""


def _canvas(file: CsvFile, header: dict[str, int]) -> _Reader:
    value = _getter(file, header)

    def person(row: int) -> Person | None:
        name, number = value(row, "Student"), value(row, "ID")
        if not name or not number:  # "Manual Posting", "Muted"
            return None
        first, last = _split(name)
        login = value(row, "SIS Login ID") or value(row, "SIS User ID")
        email = login if "@" in login else ""
        return Person(_usable(login) or number, first, last, email, number)

    return person


def _blackboard(file: CsvFile, header: dict[str, int]) -> _Reader:
    value = _getter(file, header)

    def person(row: int) -> Person | None:
        first = value(row, "First Name") or value(row, "Name")
        user = value(row, "Username")
        return Person(user, first, value(row, "Last Name"), lms_id=value(row, "Student ID"))

    return person


def _moodle(file: CsvFile, found: moodle.Columns) -> _Reader:
    def value(row: int, column: int | None) -> str:
        return "" if column is None else composed(file.value(row, column))

    user = next(
        (
            index
            for index, title in enumerate(file.header)
            if index != found.identifier and _COLUMN_OF.get(bare(title)) == "id"
        ),
        None,
    )

    def person(row: int) -> Person | None:
        if found.identifier is not None:
            first, last = _split(value(row, found.full_name))
        else:
            first, last = value(row, found.first_name), value(row, found.last_name)
        email = value(row, found.email)
        # A worksheet's number is another one in each assignment: it is no id of a person.
        student = _usable(value(row, user)) or _usable(email)
        return Person(student, first, last, email, value(row, found.id_number))

    return person


def _table(file: CsvFile) -> _Reader:
    columns: dict[str, int] = {}
    for index, title in enumerate(file.header):
        column = _COLUMN_OF.get(bare(title))
        if column and column not in columns:
            columns[column] = index
    value = _getter(file, columns)

    def person(row: int) -> Person | None:
        first, last = value(row, "first_name"), value(row, "last_name")
        if not first and not last:
            first, last = _split(value(row, "name"))
        email, lms_id = value(row, "email"), value(row, "lms_id")
        student = value(row, "id") or email or lms_id
        return Person(student, first, last, email, lms_id)

    return person


def _usable(text: str) -> str:
    return text if re.fullmatch(r"[\w.@+'-]+", text) and not text.startswith(".") else ""


def _split(name: str) -> tuple[str, str]:
    """Return first and last name.

    Examples
    --------
    >>> _split("Lovelace, Ada"), _split("Ada King Lovelace"), _split("Ada")
    (('Ada', 'Lovelace'), ('Ada King', 'Lovelace'), ('', 'Ada'))
    """
    if "," in name:
        last, _, first = name.partition(",")
        return first.strip(), last.strip()
    first, _, last = name.strip().rpartition(" ")
    return first, last


def enter(gradebook: Gradebook, file: CsvFile) -> Changes:
    """Add the people of a file to the gradebook, or tell it more of those it has.

    Parameters
    ----------
    gradebook : Gradebook
        nbgrader's.
    file : CsvFile
        What an LMS exported, or a table.

    Returns
    -------
    Changes
        What happened; nobody is ever removed, and nothing known is forgotten.

    Raises
    ------
    Refused
        If the file names no students, or one of them could be several in the gradebook.
    """
    kind, there, remarks = people(file)
    class_ = read(gradebook)
    before = {one.student: one for one in class_.people}
    changes = Changes(kind, remarks=remarks)
    wanted = _matched(there, class_, file)
    for student, one in wanted.items():
        old = before.get(student)
        new = _merged(old, one, student)
        if old == new:
            changes.same.append(new)
            continue
        (changes.changed if old else changes.added).append(new)
        same_name = class_.by_name(new.first_name + new.last_name)
        if old is None and same_name:
            changes.namesakes[student] = sorted(same_name)
        gradebook.update_or_create_student(
            student,
            first_name=new.first_name or None,
            last_name=new.last_name or None,
            email=new.email or None,
            lms_user_id=new.lms_id or None,
        )
    changes.not_in_file = [one for one in class_.people if one.student not in wanted]
    return changes


def _matched(there: Iterable[Person], class_: Roster, file: CsvFile) -> dict[str, Person]:
    """Return the people of a file by their id in the gradebook, which may be another one."""
    found: dict[str, Person] = {}
    unclear = []
    for one in there:
        known = class_.exactly(one.student)
        for text in (one.lms_id, one.email):
            known = known or class_.exactly(text)
        if not known:
            made = class_.nameless(one.last_name + one.first_name, one.first_name + one.last_name)
            known = made if len(made) == 1 else set()
        student = known.pop() if len(known) == 1 else one.student
        if known or student in found:
            unclear.append(one.name)
        found[student] = one
    if unclear:
        raise Refused(
            f"in {file.path} {listed(unclear)} could be more than one student of the gradebook: "
            "give them different ids ('nbgrader db student list' shows those it has)."
        )
    return found


def _merged(old: Person | None, new: Person, student: str) -> Person:
    """Return what is known of a student now; an empty cell of a file takes nothing away."""
    old = old or Person(student)
    return Person(
        student,
        new.first_name or old.first_name,
        new.last_name or old.last_name,
        new.email or old.email,
        new.lms_id or old.lms_id,
    )
