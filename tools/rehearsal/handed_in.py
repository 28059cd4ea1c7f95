"""What a class of 40 uploads: honest work, and all that an LMS and people make of it."""

from __future__ import annotations

import codecs
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import cycle

import nbformat
from nbformat import NotebookNode

from tools.rehearsal.class_of_forty import Pupil
from tools.rehearsal.paper import Paper
from tools.rehearsal.students import Submission

#: Canvas's clock, which the zip keeps without a time zone: it is read as this machine's.
IN_TIME, LATE = datetime(2026, 11, 28, 12, 0), datetime(2026, 12, 2, 12, 0)
PDF = b"%PDF-1.7\n%%EOF\n"
#: What is in the zip and on nobody's name, and somebody who is not on the roster.
NOBODYS, STRANGER = "notes.ipynb", "doejohn"
_STRANGERS_NUMBER = 8888


@dataclass(frozen=True)
class Work:
    """What one student handed in, and what should come of it.

    Parameters
    ----------
    student : str
        nbgrader's name.
    story : str
        What is special about it.
    scores : dict of str to (float or None), optional
        What each graded cell gets; None waits for a person. None instead of a dictionary: nothing
        of it can be graded.
    files : dict of str to bytes
        The uploads, by the name in the LMS's archive; the last one counts.
    time : datetime
        When it was handed in.
    says : str
        Part of the reason why it cannot be graded.
    page : str
        The name that the LMS expects a page of feedback to have.
    copied : bool
        Whether somebody else handed in the same.
    """

    student: str
    story: str
    scores: dict[str, float | None] | None
    files: dict[str, bytes] = field(default_factory=dict)
    time: datetime = IN_TIME
    says: str = ""
    page: str = ""
    copied: bool = False


def handed_in(
    pupils: list[Pupil], paper: Paper, works: list[Submission], other: NotebookNode, other_name: str
) -> tuple[list[Work], Work]:
    """Say what everybody hands in; the last three of the class hand in nothing.

    Parameters
    ----------
    pupils : list of Pupil
        The class.
    paper : Paper
        The assignment.
    works : list of Submission
        What can be handed in for it, with scores.
    other : NotebookNode
        The notebook of another assignment.
    other_name : str
        Its name.

    Returns
    -------
    works : list of Work
        What is in the first archive, a stranger's work included.
    again : Work
        What the first of the class hands in after the first round; it is blank before.
    """
    makers = iter(pupils[:-3])
    blank = paper.points(paper.graded, written=False)
    first = next(makers)
    solved = nbformat.writes(paper.solved()).encode()
    found = [_made(first, "blank, and again after a week", paper.released, blank, paper)]
    again = _made(first, "handed in again", paper.solved(), paper.points(), paper, serial=9_000)
    found += _damaged(makers, paper, solved, other, other_name)
    copied = next(work for work in works if work.student == "otherwise1")
    for story in ("what somebody copied", "a copy of it"):
        made = _made(next(makers), story, copied.content, copied.scores, paper)
        found.append(replace(made, copied=True))
    for _ in range(2):
        late = _made(next(makers), "late", paper.solved(), paper.points(), paper, late=True)
        found.append(replace(late, time=LATE))
    # One that runs out of time is run twice; each assignment has one of its own in the term.
    others = [work for work in works if work.student != "slow" and work is not copied]
    rest = [work for work in others if work.scores is not None]
    for work, pupil in zip(cycle(rest), makers, strict=False):
        found.append(_made(pupil, work.story, work.content, work.scores, paper))
    stranger = Pupil(STRANGER, "John", "Doe", _STRANGERS_NUMBER, "")
    found.append(_made(stranger, "not on the roster", paper.solved(), paper.points(), paper))
    return found, replace(again, files={first.upload(9_000, f"{paper.name}-1.ipynb"): solved})


def archive(works: list[Work], extra: dict[str, bytes] | None = None) -> bytes:
    """Return the zip that an LMS makes of it."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as lms:
        for work in works:
            for name, data in work.files.items():
                lms.writestr(zipfile.ZipInfo(name, work.time.timetuple()[:6]), data)
        for name, data in (extra or {}).items():
            lms.writestr(zipfile.ZipInfo(name, IN_TIME.timetuple()[:6]), data)
    return content.getvalue()


def _made(
    pupil: Pupil,
    story: str,
    content: NotebookNode | str,
    scores: dict[str, float | None] | None,
    paper: Paper,
    *,
    serial: int = 0,
    late: bool = False,
) -> Work:
    """Return an ordinary upload."""
    text = content if isinstance(content, str) else nbformat.writes(content)
    serial = serial or 1_000 + pupil.number
    page = pupil.upload(serial, f"{paper.name}.html", late)
    files = {pupil.upload(serial, f"{paper.name}.ipynb", late): text.encode()}
    return Work(pupil.student, story, scores, files, page=page)


def _damaged(
    makers: Iterator[Pupil], paper: Paper, solved: bytes, other: NotebookNode, other_name: str
) -> Iterator[Work]:
    """Yield what is no notebook of this assignment in UTF-8."""
    file, full = f"{paper.name}.ipynb", paper.points()

    def work(
        story: str, name: str, data: bytes, scores: dict[str, float | None] | None, says: str = ""
    ) -> Work:
        pupil = next(makers)
        serial = 1_000 + pupil.number
        page = pupil.upload(serial, f"{paper.name}.html")
        files = {pupil.upload(serial, name): data}
        return Work(pupil.student, story, scores, files, IN_TIME, says, page)

    text = solved.decode()
    yield work("accents in two pieces", file, solved, full)
    yield work("with a byte order mark", file, codecs.BOM_UTF8 + solved, full)
    yield work("in UTF-16", file, text.encode("utf-16"), full)
    yield work(
        "a zip with the notebook", "homework.zip", _zipped({f"my work/{file}": solved}), full
    )
    inner = _zipped({file: solved})
    yield work("a zip in a zip", "all.zip", _zipped({"inner.zip": inner}), None, "no notebook")
    yield work("a PDF", "solution.pdf", PDF, None, "solution.pdf")
    letter = b"Dear teacher, my computer broke."
    yield work("a letter instead of a notebook", file, letter, None, file)
    wrong = nbformat.writes(other).encode()
    yield work("another assignment's notebook", file, wrong, None, f"this is {other_name}")


def _zipped(files: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as made:
        for name, data in files.items():
            made.writestr(name, data)
    return content.getvalue()
