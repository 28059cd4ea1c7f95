"""Feedback on its way back: a zip of pages for each archive of uploads, named as its LMS expects.

==========  =====================================  ==============================================
LMS         where the zip goes                     what it reads in a name
==========  =====================================  ==============================================
Canvas      the assignment, "Upload submissions"   the numbers of the person and of the upload:
                                                   the first two between underscores
Moodle      the assignment, "Upload multiple       the number in the name of the folder
            feedback files in a zip"
Blackboard  nowhere: each page is attached by      nothing; the user name and the time are there
            hand, in the Grade Center              for you
==========  =====================================  ==============================================

So the LMS's part of an upload's name is kept. What the student had called the file comes after it,
and no LMS reads that: the page's own name stands there, which Moodle shows to the student. Canvas
shows the name of the upload, whatever the page is called.
"""

from __future__ import annotations

import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from grader.lms import upload_names
from grader.lms.upload_names import BLACKBOARD, MOODLE, LmsName
from grader.results import collection, excused, log
from grader.results.collection import Upload
from grader.results.course_directory import course_directory, gradebook
from grader.results.fresh import is_fresh
from grader.results.page import FeedbackExporter
from grader.results.printable import counted


@dataclass
class Packed:
    """What became of the pages of an assignment.

    Parameters
    ----------
    zips : dict of Path to int
        The archives that were written, with the number of pages in each.
    left_out : list of str
        A sentence for each page that is in none, and for each upload without a page.
    stale : list of str
        The students whose packed page does not say what their grades are by now.
    past : list of str
        Those who have handed in other work since, which is not graded yet.
    """

    zips: dict[Path, int] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    past: list[str] = field(default_factory=list)

    def outdated(self, assignment: str) -> Iterator[str]:
        """Yield sentences on the packed pages that should be made anew."""
        feedback = f"'nbgrader generate_feedback {assignment}'"
        both = f"'nbgrader autograde {assignment}' and {feedback}"
        for students, what, commands in (
            (self.past, "older than the work that is there now", both),
            (self.stale, "out of date", feedback),
        ):
            if students:
                are = "is" if len(students) == 1 else "are"
                yield (
                    f"{counted(len(students), 'page')} {are} {what} ({', '.join(students)}): run "
                    f"{commands}, and pack again."
                )


def pack(root: Path, assignment: str) -> Packed:
    """Write the zips of an assignment, ``feedback/ASSIGNMENT-ARCHIVE.zip``.

    Parameters
    ----------
    root : Path
        The course directory.
    assignment : str
        Its name in nbgrader.
    """
    packed, given = Packed(), set[str]()
    pages = {
        path.parent.parent.name: sorted(path.parent.glob("*.html"))
        for path in sorted(root.glob(f"feedback/*/{assignment}/*.html"))
    }
    archives = _archives(collection.load(root, assignment).uploads)
    for archive, owners in sorted(archives.items()):
        place = root / "feedback" / f"{assignment}-{archive}.zip"
        content: dict[str, Path] = {}
        for student, name in sorted(owners.items()):
            if student in pages:
                given.add(student)
            else:
                packed.left_out.append(f"{student}: there is no feedback; was the work graded?")
            for page in pages.get(student, ()):
                content[named(name, page.name)] = page
        if content:
            _write(place, content)
            packed.zips[place] = len(content)
    for student in sorted(pages.keys() - {one for owners in archives.values() for one in owners}):
        packed.left_out.append(f"{student}: the work did not come from an LMS's archive.")
    _look_for_outdated(root, assignment, {student: pages[student] for student in given}, packed)
    return packed


def _look_for_outdated(
    root: Path, assignment: str, pages: dict[str, list[Path]], packed: Packed
) -> None:
    opened = gradebook(root)
    if opened is None:
        return
    settings = FeedbackExporter(config=course_directory(root).config).settings
    rules = excused.read(root, assignment)
    with opened as book:
        for student, some in sorted(pages.items()):
            graded = root / "autograded" / student / assignment
            work = root / "submitted" / student / assignment
            if log.load(root, assignment, student).is_past(work):
                packed.past.append(student)
            elif not all(
                is_fresh(book, page, graded / f"{page.stem}.ipynb", settings, rules.of(student))
                for page in some
            ):
                packed.stale.append(student)


def named(upload: LmsName, page: str) -> str:
    """Return what an LMS expects a page to be called.

    Parameters
    ----------
    upload : LmsName
        What the LMS wrote into the name of the work.
    page : str
        The name of the page.

    Examples
    --------
    >>> from grader.lms.upload_names import CANVAS
    >>> named(LmsName(CANVAS, "lovelaceada", "4711", "03.ipynb", 815, late=True), "03.html")
    'lovelaceada_LATE_4711_815_03.html'
    >>> named(LmsName(MOODLE, "Ada Lovelace", "4711"), "03.html")
    'Ada Lovelace_4711_assignsubmission_file_/03.html'
    """
    if upload.lms == MOODLE:
        return f"{upload.owner}_{upload.number}_assignsubmission_file_/{page}"
    if upload.lms == BLACKBOARD:
        time = f"{upload.time:%Y-%m-%d-%H-%M-%S}" if upload.time else "unknown"
        return f"{upload.owner}_attempt_{time}_{page}"
    late = "LATE_" if upload.late else ""
    return f"{upload.owner}_{late}{upload.number}_{upload.serial}_{page}"


def _archives(uploads: list[Upload]) -> dict[str, dict[str, LmsName]]:
    """Return, by archive and student, the name of the work that was collected."""
    paths = defaultdict(list)
    for upload in uploads:
        archive, *parts = PurePosixPath(upload.file).parts
        if parts:
            paths[archive].append((PurePosixPath(*parts), upload))
    found: dict[str, dict[str, LmsName]] = {}
    for archive, each in paths.items():
        names = upload_names.read_all(path for path, _ in each)
        found[archive] = {
            upload.student: name
            for (_, upload), name in zip(each, names, strict=True)
            if upload.student and upload.became.endswith(".ipynb") and name.lms
        }
    return {archive: owners for archive, owners in found.items() if owners}


def _write(place: Path, content: dict[str, Path]) -> None:
    """Write an archive so that nobody ever sees half of it."""
    beside = place.with_name(f".{place.name}.part")
    with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, page in content.items():
            archive.write(page, name)
    beside.replace(place)
