"""``nbgrader collect``: what a student put into the exchange, and nothing else.

Every user of a server may put a folder into ``inbound``, under any name and with anything in it.
nbgrader takes it as it is: under another student's name, with links that it follows with the
instructor's rights, and it stops for the whole class at a name or a file that it cannot read. Here
such a folder is left where it is, and reported; what the student handed in before counts.
The time of a submission is the one in the name of its folder; if something was changed later, that
is reported, too.
"""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from nbgrader.exchange.default import ExchangeCollect
from nbgrader.utils import parse_utc

from grader.intake import safe_names
from grader.results import collection
from grader.results.collection import Collection, Upload
from grader.results.printable import PrintableLog
from grader.results.timestamps import shown, zone_of
from grader.results.trouble import explained

try:
    import pwd
except ModuleNotFoundError:  # Windows, where there is no exchange either
    pwd = None  # type: ignore[assignment]

#: Whose name a folder gets that is not taken; no student has it.
_NOBODY = ""
_ROOT = 0
#: Handing in takes no longer, whatever clocks the machines have.
_SOON = timedelta(minutes=10)


class _Changed(Exception):
    """A file is no longer what it was when it was looked at."""


class OwnWorkCollector(ExchangeCollect):
    """nbgrader's collector, for an exchange in which anybody may put anything.

    With ``c.ExchangeCollect.check_owner = False`` a folder may belong to anybody, as in nbgrader.
    """

    src_records: list[dict[str, Any]]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.log.addFilter(PrintableLog())
        self._told: list[Upload] = []

    def init_src(self) -> None:
        """Find the submissions that count: of each student the newest that can be taken."""
        super().init_src()
        self.src_records = [one for one in self.src_records if one["username"] != _NOBODY]

    def copy_files(self) -> None:
        """Collect them, and keep for the report what was not taken."""
        super().copy_files()
        root, assignment = Path(self.coursedir.root), self.coursedir.assignment_id
        kept = [one for one in collection.load(root, assignment).uploads if not one.exchange]
        if self._told or kept:
            Collection(root, assignment, [*kept, *self._told]).save()

    def do_copy(self, src: str, dest: str, log: Any = None) -> None:
        """Copy a submission, unless somebody changes it meanwhile."""
        time = Path(src).name.rsplit("+", 3)[2]
        changed = _changed(Path(src))
        with tempfile.TemporaryDirectory() as scratch:
            own = Path(scratch, "submission")
            try:
                copied = partial(_copy, owner=os.lstat(src).st_uid)
                shutil.copytree(src, own, copy_function=copied)
            except _Changed as file:
                self._tell(src, f"skipped: {file} was changed while it was being collected.")
                return
            # Until now the student could write another time into it, or none.
            (own / "timestamp.txt").write_text(time, encoding="utf-8")
            super().do_copy(str(own), dest, log)
        if time.endswith("UTC") and changed - parse_utc(time) > _SOON:
            when = shown(changed, zone_of(self.config))
            self._tell(src, f"it was collected, but a file in it was changed on {when}.")

    def _path_to_record(self, path: str) -> dict[str, Any]:
        """Return what the name of a folder says, or that it is nobody's; nbgrader asks for each."""
        try:
            record: dict[str, Any] = super()._path_to_record(path)
            why = self._why_not(Path(path), record["username"])
        except (OverflowError, ValueError):
            why = "its name has no time."
        except OSError as error:
            why = explained(error)
        if why:
            self._tell(path, f"skipped: {why}")
            record = {"filename": Path(path).name, "timestamp": datetime.min, "username": _NOBODY}
        return record

    def _tell(self, path: str, why: str) -> None:
        name = Path(path).name
        self.log.warning("%s: %s", name, why)
        self._told.append(Upload(name, why=why, exchange=True))

    def _why_not(self, folder: Path, student: str) -> str:
        """Return why a submission is not taken, "" where it is."""
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode):
            return "it is not a folder."
        if safe_names.student_id(student) != student:
            return "its name has no student."
        owner = _user(found.st_uid)
        if self.check_owner and found.st_uid not in (os.geteuid(), _ROOT) and owner != student:
            return f"it claims to be from {student}, but belongs to {owner}."
        size, most = self.get_size(str(folder)), 1000 * self.coursedir.max_dir_size
        if size > most:
            limit = f"c.CourseDirectory.max_dir_size allows {most / 1e6:.0f}"
            return f"it has {size / 1e6:.0f} MB; {limit}."
        return _not_readable(folder, found.st_uid)


def _user(number: int) -> str:
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return f"user {number}"


def _changed(folder: Path) -> datetime:
    """Return when anything in a folder was last changed: nobody can set that to what they like."""
    last = max(path.lstat().st_ctime for path in (folder, *folder.rglob("*")))
    return datetime.fromtimestamp(last, UTC).replace(tzinfo=None)


def _not_readable(folder: Path, owner: int) -> str:
    """Say what in a submission is not the student's own, or cannot be read."""

    def stop(error: OSError) -> None:
        raise error

    for place, folders, files in os.walk(folder, onerror=stop):
        for path in (Path(place, name) for name in (*folders, *files)):
            name, found = path.relative_to(folder), path.lstat()
            if not stat.S_ISREG(found.st_mode) and not stat.S_ISDIR(found.st_mode):
                return f"{name} is a link, not an ordinary file."
            if found.st_uid != owner:
                return f"{name} belongs to {_user(found.st_uid)}."
            if not os.access(path, os.R_OK):
                return f"you may not read {name}."
    return ""


def _copy(source: str, target: str, owner: int) -> None:
    """Copy an ordinary file of its owner; what was looked at before may be another one by now."""
    try:
        number = os.open(source, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        raise _Changed(Path(source).name) from error
    with open(number, "rb") as file:
        found = os.fstat(number)
        if not stat.S_ISREG(found.st_mode) or found.st_uid != owner:
            raise _Changed(Path(source).name)
        with open(target, "wb") as copy:
            shutil.copyfileobj(file, copy)
