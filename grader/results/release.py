"""``nbgrader release_feedback``: to everybody who handed in through the exchange.

In the exchange a page has a name that only its student can tell, made of a secret that came with
the submission and of the notebook's name. nbgrader stops for the whole class at a submission
without a secret, as one from an LMS; and a student who renamed the notebook, or handed in a copy
beside it, looks for a page that is not there. Here the first are named, and the others get their
page.
"""

from __future__ import annotations

import glob
import os
import shutil
from pathlib import Path

from nbgrader.exchange.default import ExchangeReleaseFeedback
from nbgrader.utils import notebook_hash

from grader.results.printable import PrintableLog


class FeedbackRelease(ExchangeReleaseFeedback):
    """nbgrader's release of feedback, for classes in which not everybody did as was expected."""

    def copy_files(self) -> None:
        """Put each page where its student looks for it, and name those who do not look there."""
        self.log.addFilter(PrintableLog())
        excluded = self.coursedir.student_id_exclude.split(",")
        elsewhere = set()
        for page in sorted(map(Path, glob.glob(os.path.join(self.src_path, "*.html")))):
            student = page.parent.parent.name
            secret = page.parent / "submission_secret.txt"
            if student in excluded:
                continue
            if not secret.exists():
                elsewhere.add(student)
                continue
            text = secret.read_text(encoding="utf-8", errors="replace")
            for name in self._names(page, student):
                self._publish(page, notebook_hash(secret=text, notebook_id=name))
            self.log.info("Released to %s: %s", student, page.name)
        if elsewhere:
            self.log.warning(
                "Not released, because they did not hand in through the exchange: %s. "
                "'python -m grader feedback-zip %s' packs their feedback for an LMS.",
                ", ".join(sorted(elsewhere)),
                self.coursedir.assignment_id,
            )

    def _names(self, page: Path, student: str) -> set[str]:
        """Return what the student may call the notebook that a page is about."""
        names = {page.stem}
        if len(list(page.parent.glob("*.html"))) > 1:  # then nobody knows which was renamed
            return names
        time = page.with_name("timestamp.txt").read_text(encoding="utf-8", errors="replace").strip()
        began = f"{student}+{self.coursedir.assignment_id}+{time}+"
        inbound = os.path.join(self.course_path, "inbound", glob.escape(began) + "*", "*.ipynb")
        return names | {Path(path).stem for path in glob.glob(inbound)}

    def _publish(self, page: Path, name: str) -> None:
        """Copy a page in one step, so that nobody fetches half of it."""
        part = Path(self.dest_path, f"{name}-tmp.html")
        shutil.copy(page, part)
        part.replace(Path(self.dest_path, f"{name}.html"))
