"""Who is in the class: the students of the gradebook, and what they are called elsewhere."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from nbgrader.api import Gradebook


def composed(text: str) -> str:
    r"""Return a text with each accented letter in one piece, as everybody else writes it.

    Examples
    --------
    >>> composed("Zoe\u0308") == "Zo\u00eb"
    True
    """
    return unicodedata.normalize("NFC", text)


@dataclass(frozen=True)
class Person:
    """A student of the gradebook.

    Parameters
    ----------
    student : str
        nbgrader's name of the student.
    first_name, last_name, email, lms_id : str
        "" where the gradebook does not say.
    """

    student: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    lms_id: str = ""

    @property
    def name(self) -> str:
        """What people call the student; the id where the gradebook has no name."""
        return f"{self.first_name} {self.last_name}".strip() or self.student

    @property
    def only_id(self) -> bool:
        """Whether the gradebook has nothing but an id, as of somebody whose upload came first."""
        return not (self.first_name or self.last_name or self.email or self.lms_id)


class Roster:
    """Finds students by what an LMS or a person calls them.

    Parameters
    ----------
    people : iterable of Person
        The class.
    """

    def __init__(self, people: Iterable[Person] = ()) -> None:
        self.people = sorted(people, key=lambda person: person.student)
        self._ids: dict[str, set[str]] = defaultdict(set)
        self._exact: dict[str, set[str]] = defaultdict(set)
        self._names: dict[str, set[str]] = defaultdict(set)
        for person in self.people:
            for text in {person.student, person.email, person.lms_id} - {""}:
                self._exact[folded(text)].add(person.student)
                self._ids[folded(text)].add(person.student)
            if person.email:
                self._ids[folded(person.email.partition("@")[0])].add(person.student)
            for name in (
                person.first_name + person.last_name,
                person.last_name + person.first_name,
            ):
                if bare(name):
                    self._names[bare(name)].add(person.student)
        exact = {folded(person.student): {person.student} for person in self.people}
        self._ids.update(exact)  # an id is an id, whose mailbox or number it may be elsewhere

    def __bool__(self) -> bool:
        """Whether the gradebook says more of anybody than an id, which a collection gives, too."""
        return any(not person.only_id for person in self.people)

    @property
    def members(self) -> list[Person]:
        """The class: who is on the roster, or everybody where nobody read one."""
        return [person for person in self.people if not self or not person.only_id]

    def is_stranger(self, student: str) -> bool:
        """Whether there is a roster and somebody is not on it.

        Grading enters the owner of every upload into the gradebook, with an id and nothing else.

        Examples
        --------
        >>> known = Roster([Person("ada", "Ada", "Lovelace"), Person("doejohn")])
        >>> known.is_stranger("ada"), known.is_stranger("doejohn"), Roster().is_stranger("ada")
        (False, True, False)
        """
        return bool(self) and all(person.student != student for person in self.members)

    def by_id(self, text: str) -> set[str]:
        """Return the students with this id, e-mail address, mailbox or id in the LMS."""
        return set(self._ids.get(folded(text), ())) if text else set()

    def exactly(self, text: str) -> set[str]:
        """Return the students with this id, e-mail address or id in the LMS."""
        return set(self._exact.get(folded(text), ())) if text else set()

    def by_name(self, name: str) -> set[str]:
        """Return the students with this name, first or last name first."""
        return set(self._names.get(bare(name), ())) if bare(name) else set()

    def nameless(self, *names: str) -> set[str]:
        """Return the students without a name whose ids were made of one of these names.

        Canvas's ``lovelaceada`` and Moodle's ``ada-lovelace-4711`` were collected before anybody
        read a roster.
        """
        wanted = {bare(name) for name in names} - {""}
        return {
            one.student
            for one in self.people
            if not (one.first_name or one.last_name)
            and bare(re.sub(r"-\d+$", "", one.student)) in wanted
        }

    def lms_id(self, student: str) -> str:
        """Return the id of a student in the LMS, "" where the gradebook has none."""
        return next((each.lms_id for each in self.people if each.student == student), "")


def folded(text: str) -> str:
    """Return an id in the spelling in which ids are compared."""
    return composed(text).strip().casefold()


def bare(name: str) -> str:
    """Return the letters and digits of a name, which is what an LMS leaves of it in a file's name.

    Examples
    --------
    >>> bare("O'Neill, Zoë-Ann")
    'oneillzoëann'
    """
    return re.sub(r"[\W_]", "", composed(name).casefold())


def read(gradebook: Gradebook) -> Roster:
    """Read the class from the gradebook.

    Parameters
    ----------
    gradebook : Gradebook
        nbgrader's.
    """
    return Roster(
        Person(
            student.id,
            student.first_name or "",
            student.last_name or "",
            student.email or "",
            student.lms_user_id or "",
        )
        for student in gradebook.students
    )
