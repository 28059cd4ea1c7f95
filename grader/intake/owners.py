"""Whose upload is it? The name is held against the roster and against the archive's other names.

Nothing is guessed: where two readings are possible, the upload is left where it is, with a
sentence that says what would decide it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from grader.intake.files import plain_name
from grader.intake.safe_names import student_id
from grader.lms.roster import Roster, bare
from grader.lms.upload_names import BLACKBOARD, CANVAS, MOODLE, LmsName

_DECIDE = "import a roster (python -m grader roster FILE)"


@dataclass(frozen=True)
class Owner:
    """Whose an upload is.

    Parameters
    ----------
    student : str
        nbgrader's name of the student; "" where nobody knows.
    remark : str
        Why nobody knows, or what a person should know.
    maybe : frozenset of str
        Where nobody knows: the students of the roster whose it may be.
    """

    student: str
    remark: str = ""
    maybe: frozenset[str] = frozenset()


@dataclass
class Found:
    """An upload, and what is known of it.

    Parameters
    ----------
    path : PurePosixPath
        Where it is, from the folder of its archive on.
    name : LmsName
        What the LMS wrote into its name.
    folder : str
        The folder of its archive: all that is in it has the same title.
    """

    path: PurePosixPath
    name: LmsName
    folder: str = ""


@dataclass
class Class:
    """What decides whose an upload is.

    Parameters
    ----------
    roster : Roster
        The students of the gradebook.
    assignment : str
        Its name in nbgrader.
    notebooks : list of str
        The names of its notebooks.
    participants : mapping of str to str
        By Moodle's number of each participant in a grading worksheet: the student; "" where the
        roster does not tell. Empty where there is no worksheet.
    receipts : mapping of (str, str) to str
        By folder and owner as Blackboard writes them: the user name in its own note.
    """

    roster: Roster
    assignment: str
    notebooks: list[str]
    participants: Mapping[str, str] = field(default_factory=dict)
    receipts: Mapping[tuple[str, str], str] = field(default_factory=dict)


def owners(uploads: Iterable[Found], known: Class) -> list[Owner]:
    """Say of each upload whose it is.

    Parameters
    ----------
    uploads : iterable of Found
        All that came in.
    known : Class
        What decides it.
    """
    uploads = list(uploads)
    canvas = _canvas_owners(uploads, known.roster)
    blackboard = _blackboard_owners(uploads, known)
    found = []
    for upload in uploads:
        name = upload.name
        if name.lms == CANVAS:
            owner = canvas[name.owner, name.number]
        elif name.lms == MOODLE:
            owner = _moodle_owner(name, known)
        elif name.lms == BLACKBOARD:
            owner = blackboard[upload.folder, name.owner]
        else:
            owner = _plain_owner(upload.path, known)
        if owner.student and not student_id(owner.student):
            owner = Owner("", f"no folder can have the name of its owner, {owner.student!r}.")
        if owner.student and not owner.remark and known.roster.is_stranger(owner.student):
            owner = Owner(owner.student, _not_on_roster(owner.student))
        found.append(owner)
    return found


def _stranger(text: str, roster: Roster) -> Owner:
    """Return somebody who is not on the roster, by the name in the upload."""
    name = student_id(text)
    if not name:
        return Owner("", f"no folder can have the name of its owner, {text!r}.")
    return Owner(name, _not_on_roster(name) if roster else "")


def _not_on_roster(name: str) -> str:
    return f"its owner is not on the roster; collected as {name}."


def _canvas_owners(uploads: list[Found], roster: Roster) -> dict[tuple[str, str], Owner]:
    """Return the owners of Canvas's uploads, by Canvas's name and number of them."""
    people = {(one.name.owner, one.name.number) for one in uploads if one.name.lms == CANVAS}
    hidden = {
        (one.name.owner, one.name.number)
        for one in uploads
        if one.name.lms == CANVAS and one.name.anonymous
    }
    # Does the roster have Canvas's own numbers?
    numbered = any(len(roster.by_id(number)) == 1 for _, number in people - hidden)
    alike: dict[str, set[str]] = defaultdict(set)
    for owner, number in people:
        alike[bare(owner)].add(number)
    found = {}
    for owner, number in people:
        if (owner, number) in hidden:
            remark = "anonymous in Canvas: enter its score in Canvas by hand."
            found[owner, number] = Owner(student_id(f"anon-{number}"), remark)
            continue
        by_number = roster.by_id(number)
        named = roster.by_name(owner) or roster.by_id(owner)
        same = len(alike[bare(owner)]) > 1 or bool(named)
        if numbered:  # somebody else's number is somebody else, whatever the name
            named = {one for one in named if not roster.lms_id(one).isdecimal()}
        if len(by_number) == 1:
            found[owner, number] = Owner(by_number.pop())
        elif len(named) == 1 and len(alike[bare(owner)]) == 1:
            found[owner, number] = Owner(named.pop())
        elif len(named) > 1:
            found[owner, number] = Owner(
                "", f"several students have this name, and the roster lacks the number {number}: "
                f"{_DECIDE} from Canvas's own export.", frozenset(named)
            )  # fmt: skip
        else:
            # Canvas drops spaces from names, so two people may be called alike.
            found[owner, number] = _stranger(f"{owner}-{number}" if same else owner, roster)
    return found


def _moodle_owner(name: LmsName, known: Class) -> Owner:
    """Return the owner of a folder of Moodle's."""
    if known.participants.get(name.number):
        return Owner(known.participants[name.number])
    # A group's name may stand before the student's.
    readings = [name.owner] + [
        name.owner[place + 1 :] for place, sign in enumerate(name.owner) if sign == "-"
    ]
    for reading in readings:
        named = known.roster.by_name(reading)
        if len(named) == 1:
            return Owner(named.pop())
        if named:
            return Owner(
                "", f"several students are called {reading}{_what_decides(name, known)}",
                frozenset(named),
            )  # fmt: skip
    by_id = known.roster.by_id(name.number)
    if len(by_id) == 1:
        return Owner(by_id.pop())
    plain = re.sub(r"\W+", "-", name.owner.casefold()).strip("-")
    return _stranger(f"{plain}-{name.number}", known.roster)


def _what_decides(name: LmsName, known: Class) -> str:
    """Return the end of a sentence: how Moodle's worksheet can tell people of one name apart."""
    if not known.participants:
        return ": put the assignment's grading worksheet from Moodle beside the archive."
    if name.number not in known.participants:
        return (
            f", and participant {name.number} is not in the grading worksheet: download it again, "
            "with all participants."
        )
    return (
        f", and the roster does not have the e-mail address of participant {name.number} in the "
        f"grading worksheet: {_DECIDE} with e-mail addresses."
    )


def _blackboard_owners(uploads: list[Found], known: Class) -> dict[tuple[str, str], Owner]:
    """Return the owners of Blackboard's uploads, by folder and by what stands before the time."""
    texts: dict[str, set[str]] = defaultdict(set)
    for upload in uploads:
        if upload.name.lms == BLACKBOARD:
            texts[upload.folder].add(upload.name.owner)
    found = {}
    for folder, owners_there in texts.items():
        receipts = {
            owner: known.receipts[folder, owner]
            for owner in owners_there
            if owner.endswith(f"_{known.receipts.get((folder, owner))}")
        }
        title = _title(owners_there, receipts, known)
        for owner in owners_there:
            user = receipts.get(owner)
            if user is None and title and owner.startswith(f"{title}_"):
                user = owner[len(title) + 1 :]
            if user is None:
                found[folder, owner] = Owner(
                    "", f"it is unclear where in {owner!r} the title ends and the user "
                    f"name begins: {_DECIDE}, or keep the .txt files of Blackboard's archive.",
                    _ending(owner, known.roster),
                )  # fmt: skip
                continue
            matched = known.roster.by_id(user)
            if len(matched) == 1:
                found[folder, owner] = Owner(matched.pop())
            elif matched:
                found[folder, owner] = Owner(
                    "",
                    f"several students on the roster have the user name {user!r}.",
                    frozenset(matched),
                )
            else:
                found[folder, owner] = _stranger(user, known.roster)
    return found


def _ending(text: str, roster: Roster) -> frozenset[str]:
    """Return the students whose user name may be the end of a text."""
    ends = (text[place + 1 :] for place, sign in enumerate(text) if sign == "_")
    return frozenset(student for end in ends for student in roster.by_id(end))


def _title(texts: set[str], receipts: Mapping[str, str], known: Class) -> str:
    """Return the title that all uploads of an archive share; "" where that is not certain."""
    told = {owner[: -len(user) - 1] for owner, user in receipts.items()}
    if len(told) == 1:
        return told.pop()
    parts = [text.split("_") for text in texts]
    shared = 0
    while all(len(each) > shared + 1 for each in parts) and (
        len({tuple(each[: shared + 1]) for each in parts}) == 1
    ):
        shared += 1
    titles = ["_".join(parts[0][:count]) for count in range(1, shared + 1)]
    if len(titles) <= 1:
        return "".join(titles)
    for title in titles:
        if bare(title) in {bare(known.assignment), *map(bare, known.notebooks)}:
            return title
    fitting = {
        title: sum(bool(known.roster.by_id(text[len(title) + 1 :])) for text in texts)
        for title in titles
    }
    best = max(fitting.values())
    if best > 1 and list(fitting.values()).count(best) == 1:
        return max(titles, key=lambda title: fitting[title])
    # Without a roster: three people whose user names begin alike are less likely than a long title.
    return titles[-1] if len(texts) > 2 and not known.roster else ""


def _plain_owner(path: PurePosixPath, known: Class) -> Owner:
    """Return the owner of a file that no LMS named: ``ada_03-the-functions.ipynb``."""
    for place, part in enumerate([path.stem, *reversed(path.parts[:-1])]):
        owner = _named_by(part, known, is_file=place == 0)
        if owner is not None:
            return owner
    return Owner("", "its name does not say whose it is.")


def _named_by(text: str, known: Class, is_file: bool) -> Owner | None:
    """Return whom the name of a file or a folder names, None where it says nothing."""
    cuts = [place for place, sign in enumerate(text) if sign == "_"]
    for cut in cuts:  # the rest is what a notebook of the assignment is called, or a copy of it
        if plain_name(text[cut + 1 :], known.notebooks):
            return _person(text[:cut], known.roster)
    if plain_name(text, known.notebooks):
        return None
    matched = {
        text[:cut]: found for cut in [*cuts, len(text)] if (found := _on_roster(text[:cut], known))
    }
    if not is_file and not matched:  # ILIAS: Lovelace_Ada_ada_12345
        tokens = (known.roster.by_id(token) for token in text.split("_"))
        there = {one for found in tokens for one in found}
        return Owner(there.pop()) if len(there) == 1 else None
    students: set[str] = set().union(*matched.values())
    if len(students) == 1:
        return Owner(students.pop())
    if students:
        names = " or ".join(repr(name) for name in matched)
        return Owner("", f"it could be from {names}.", frozenset(students))
    if is_file and len(cuts) == 1:
        return _stranger(text[: cuts[0]], known.roster)
    return None


def _on_roster(text: str, known: Class) -> set[str]:
    return known.roster.by_id(text) or known.roster.by_name(text)


def _person(text: str, roster: Roster) -> Owner:
    found = roster.by_id(text) or roster.by_name(text)
    if len(found) == 1:
        return Owner(found.pop())
    if found:
        remark = f"several students on the roster are called {text!r}."
        return Owner("", remark, frozenset(found))
    return _stranger(text, roster)
