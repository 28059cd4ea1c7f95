"""``nbgrader zip_collect``: each upload to its owner, and a word on each that has none.

All that came in is looked at together, when nbgrader asks about the first file: whose it is
(`grader.intake.owners`), when it was handed in, and which of several versions counts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any
from zoneinfo import ZoneInfo

from nbgrader.api import Gradebook
from nbgrader.plugins import FileNameCollectorPlugin
from traitlets import Bool

from grader.intake import archives, beside, by_hand, latest_version, owners, safe_names
from grader.intake.by_hand import Written
from grader.intake.files import plain_name
from grader.intake.latest_version import Version
from grader.intake.owners import Class, Found
from grader.lms import roster, upload_names
from grader.lms.upload_names import MOODLE
from grader.results import collection, course_directory, timestamps
from grader.results.brief import brief
from grader.results.collection import Collection, Upload
from grader.results.printable import PrintableLog, counted, printable
from grader.results.trouble import TROUBLE, explained

_SAID_OF_EACH_FILE = (
    "Parsing file: ",
    "Skipped submission with no match",
    "Invalid submission notebook name",
    "Directory not found. Creating: ",
    "Copying from: ",
    "  Copying to: ",
    "Creating timestamp: ",
    "Clearing existing files in ",
    "Start transfering files",
    r"\d+ files collected, \d+ files skipped",
)


class UploadCollector(FileNameCollectorPlugin):
    """nbgrader's collector for what Canvas, Moodle and Blackboard export.

    Where ``c.FileNameCollectorPlugin.named_regexp`` is set, that reads the names, as in nbgrader.
    Times are those of the time zone ``c.Exchange.timezone``.
    """

    times_of_archive = Bool(
        True, help="take times of Canvas and Moodle from the archive, where its files have them"
    ).tag(config=True)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.log.addFilter(PrintableLog())
        if not self.named_regexp:
            brief(self, *_SAID_OF_EACH_FILE)
        self._found: dict[Path, dict[str, str]] | None = None

    def collect(self, submitted_file: str) -> dict[str, str] | None:
        """Return who handed a file in and what it is; None to skip it.

        Parameters
        ----------
        submitted_file : str
            An unpacked file.
        """
        if self.named_regexp:  # whoever has written one knows the names of the files
            return self._by_expression(submitted_file)
        if self._found is None:
            self._found = self._look()
        return self._found.get(Path(submitted_file).absolute())

    def _by_expression(self, submitted_file: str) -> dict[str, str] | None:
        """Collect as nbgrader does; nothing can be written anywhere but under ``submitted/``."""
        found: dict[str, str] | None = super().collect(submitted_file)
        if not found or not all(isinstance(found.get(key), str) for key in ("student_id",)):
            return found
        student = safe_names.student_id(found["student_id"])
        file = PurePosixPath(str(found.get("file_id", "")))
        if not student or file.is_absolute() or ".." in file.parts:
            self.log.warning(
                "Skipped, because its name leads out of submitted/: %s", submitted_file
            )
            return None
        return found | {"student_id": student}

    def _look(self) -> dict[Path, dict[str, str]]:
        """Decide about all files, keep it for the report, and say what was not collected."""
        app = self.parent
        course = app.coursedir
        extracted = Path(app._format_collect_path(app.extracted_directory)).absolute()
        archive = Path(app._format_collect_path(app.archive_directory)).absolute()
        kept = collection.load(Path(course.root), course.assignment_id)
        try:
            known = self._known(archive, extracted)
        except TROUBLE as trouble:
            app.fail(f"Nothing was collected: {explained(trouble)}")
        uploads = _uploads(extracted, archive)
        found = latest_version.read(uploads, extracted)
        chosen = self._chosen(uploads, found, known, extracted)
        names = {f"{name}.ipynb" for name in known.class_.notebooks}
        latest_version.leave_out_copies(chosen, found, names)
        latest_version.number(chosen, found)
        self._keep_times(uploads, found, chosen, known)
        submitted = Path(course.format_path(course.submitted_directory, ".", "."))
        before = [one for one in kept.uploads if one.student]
        written = by_hand.times(submitted, course.assignment_id, before, chosen, self._zone)
        # What could not be unpacked was kept by the extractor; what was collected before is past.
        left = [one for one in kept.uploads if not one.became and not one.student]
        Collection(Path(course.root), course.assignment_id, [*left, *chosen]).save()
        files = {archives.handed_in(extracted / one.folder / one.path) for one in uploads}
        self._say(chosen, len(files))
        self._say_of_times_by_hand(written)
        return {
            extracted / one.folder / one.path: _answer(upload, written.get(upload.student))
            for one, upload in zip(uploads, chosen, strict=True)
            if upload.became
        }

    def _known(self, archive: Path, extracted: Path) -> beside.Known:
        course = self.parent.coursedir
        database = course.db_url.removeprefix("sqlite:///")
        people = roster.Roster()
        if database == course.db_url or Path(database).exists():
            with Gradebook(course.db_url, course.course_id) as gradebook:
                people = roster.read(gradebook)
        release = course.format_path(course.release_directory, ".", course.assignment_id)
        notebooks = [path.stem for path in Path(release).glob("*.ipynb")]
        known = Class(people, course.assignment_id, notebooks)
        return beside.read(known, [archive, archive.parent], extracted)

    @property
    def _zone(self) -> ZoneInfo:
        try:
            return timestamps.zone_of(self.config)
        except RuntimeError as error:
            self.parent.fail(str(error))
            raise

    def _chosen(
        self, uploads: list[Found], found: list[Version], known: beside.Known, extracted: Path
    ) -> list[Upload]:
        """Return what becomes of each upload."""
        class_ = known.class_
        decided = [
            Upload(
                (PurePosixPath(one.folder) / one.path).as_posix(),
                owner.student,
                why=owner.remark,
                late=one.name.late,
                maybe=sorted(owner.maybe),
            )
            for one, owner in zip(uploads, owners.owners(uploads, class_), strict=True)
        ]
        rivals: dict[tuple[str, str], list[int]] = defaultdict(list)
        for index, (one, upload) in enumerate(zip(uploads, decided, strict=True)):
            path = extracted / one.folder / one.path
            name = self._name(one, class_.notebooks)
            if not upload.student:
                continue
            if name:
                rivals[upload.student, name].append(index)
            elif not (one.name.receipt or archives.was_unpacked(path) or archives.is_inner(path)):
                upload.why = _not_collected(path.suffix.lower())
        for (_, name), indices in rivals.items():
            best = max(indices, key=lambda index: found[index].rank)
            later = f"a later version was collected: {decided[best].file}."
            rest = [index for index in indices if index != best]
            decided[best].became = name
            for number, index in enumerate(rest, start=2):
                if found[index].order < found[best].order:
                    decided[index].why = later
                else:  # nothing says which is the latest: the intake looks at what is in them
                    own = PurePosixPath(name)
                    decided[index].became = f"{own.stem} ({number}){own.suffix}"
        return decided

    def _name(self, one: Found, notebooks: list[str]) -> str:
        """Return the name that a file gets in ``submitted/``, "" for what is not collected."""
        if one.path.suffix not in self.valid_ext or one.name.receipt:
            return ""
        stem = PurePosixPath(one.name.file).stem
        # A file with a name of its own keeps it; the intake looks inside before grading.
        readings = [stem]
        if not one.name.lms:  # the owner's name, which whoever put it there wrote, comes first
            readings += [stem[place + 1 :] for place, sign in enumerate(stem) if sign == "_"]
        known = next(filter(None, (plain_name(each, notebooks) for each in readings)), None)
        return safe_names.file_name(f"{known or stem.strip()}{one.path.suffix}")

    def _keep_times(
        self,
        uploads: list[Found],
        found: list[Version],
        chosen: list[Upload],
        known: beside.Known,
    ) -> None:
        """Find out when each file was handed in: by its name, a worksheet, or the archive."""
        zone, told = self._zone, False
        gaps, unlisted = [], set[str]()
        for one, version, upload in zip(uploads, found, chosen, strict=True):
            when = one.name.time
            if one.name.lms == MOODLE and one.name.number in known.participants:
                participant = known.participants[one.name.number]
                when, upload.late = participant.time, upload.late or participant.late
                if when and version.time:
                    archived = datetime.fromtimestamp(version.time).astimezone()
                    gaps.append(abs(when.replace(tzinfo=zone) - archived))
            elif one.name.lms == MOODLE and known.participants:
                unlisted.add(f"{one.name.owner} ({one.name.number})")
            if when is not None:
                told = True
                upload.time = when.replace(tzinfo=zone).isoformat(" ")
            elif version.time and self.times_of_archive:
                moment = datetime.fromtimestamp(version.time).astimezone()
                upload.time = moment.isoformat(" ", timespec="seconds")
        latest_version.count_from_the_first(chosen, found)
        if told:
            self._say_zone(zone)
        if unlisted:
            self.log.warning(
                "Not in the grading worksheet, which therefore does not say when they handed in: "
                "%s. Download it again, with all participants, and collect again with --force.",
                printable(", ".join(sorted(unlisted))),
            )
        course = self.parent.coursedir
        others = set(course_directory.assignments(Path(course.root))) - {course.assignment_id}
        doubt = beside.doubt(known.worksheets, gaps, course.assignment_id, sorted(others))
        if doubt:
            self.log.warning(
                "The worksheet may be that of another assignment: %s Then late penalties would be "
                "wrong: replace it, and collect again with --force.",
                printable(doubt),
            )

    def _say_zone(self, zone: ZoneInfo) -> None:
        said = "Times that the LMS wrote were read as %s."
        if "timezone" not in self.config.Exchange:
            said += (
                " If they are in another time zone, write it into nbgrader_config.py, such as "
                'c.Exchange.timezone = "Europe/Berlin", and collect again with --force.'
            )
        self.log.warning(said, zone.key)

    def _say_of_times_by_hand(self, written: Mapping[str, Written]) -> None:
        kept = sorted(student for student, one in written.items() if one.stays)
        if kept:
            self.log.warning("Kept the times written into timestamp.txt for: %s.", ", ".join(kept))
        for student, one in sorted(written.items()):
            if one.when is None:
                said = "which cannot be read, is gone: write it again"
            elif not one.same_work:
                when = timestamps.shown(one.when, self._zone)
                said = f"{when}, was that of an earlier version and is gone"
            else:
                continue
            self.log.warning("%s: the time written into timestamp.txt, %s.", student, said)

    def _say(self, chosen: list[Upload], files: int) -> None:
        for upload in chosen:
            if upload.why and not upload.copy:
                said = "" if upload.became else "Skipped "
                self.log.warning("%s%s: %s", said, printable(upload.file), upload.why)
        copies = sum(upload.copy for upload in chosen)
        if copies:
            said = counted(copies, "file")
            self.log.warning("Skipped as exact copies of other uploads: %s.", said)
        taken = Counter(upload.student for upload in chosen if upload.became)
        self.log.warning(
            "Collected from %s: %s by %s. 'python -m grader report %s' lists the rest.",
            counted(files, "file"),
            counted(sum(taken.values()), "notebook"),
            counted(len(taken), "student"),
            self.parent.coursedir.assignment_id,
        )


def _uploads(extracted: Path, archive: Path) -> list[Found]:
    """Return all that came in; what Blackboard and instructors put beside it is none."""
    folders = {
        path.relative_to(archive).parent / archives.stem(path.name)
        for path in archive.rglob("*")
        if path.suffix.lower() in archives.ARCHIVES
    }
    paths: dict[Path, list[PurePosixPath]] = defaultdict(list)
    for path in sorted(extracted.rglob("*")):
        if not path.is_file() or path.is_symlink():
            continue
        relative = path.relative_to(extracted)
        folder = next((each for each in relative.parents if each in folders), Path())
        inner = PurePosixPath(relative.relative_to(folder))
        if safe_names.left_behind(inner) or (folder == Path() and path.suffix == ".csv"):
            continue
        paths[folder].append(inner)
    return [
        Found(path, name, folder.as_posix())
        for folder, inside in paths.items()
        for path, name in zip(inside, upload_names.read_all(inside), strict=True)
    ]


def _answer(upload: Upload, by_hand: Written | None) -> dict[str, str]:
    found = {"student_id": upload.student, "file_id": upload.became}
    time = f"{by_hand.when}+00:00" if by_hand and by_hand.stays else upload.time
    return found | ({"timestamp": time} if time else {})


def _not_collected(suffix: str) -> str:
    """Return why a file that is no notebook was not collected."""
    if suffix in (".html", ".htm"):
        return "text typed into the LMS, or a web page; not a notebook."
    if suffix in archives.ARCHIVES:
        return "no notebook could be unpacked from this archive."
    return "not a notebook."
