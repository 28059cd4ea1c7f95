"""Where a score may be unfair, ask for a person: in the gradebook, not only in a report."""

from __future__ import annotations

from typing import Any

from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor

from grader import records
from grader.records import LOOK


class AskForAPerson(NbGraderPreprocessor):
    """Comes after the scores are saved; the Formgrader then lists them as "needs manual grade"."""

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Mark every score below full points that depends on something to look at."""
        doubtful = {
            name for note in records.of_resources(resources).of_kind(LOOK) for name in note.scores
        }
        about = resources["nbgrader"]
        here = {
            cell.metadata["nbgrader"]["grade_id"]
            for cell in nb.cells
            if "nbgrader" in cell.metadata
        }
        with Gradebook(about["db_url"]) as gradebook:
            for name in sorted(doubtful & here):
                grade = gradebook.find_grade(
                    name, about["notebook"], about["assignment"], about["student"]
                )
                if grade.auto_score is None or grade.auto_score < grade.max_score:
                    grade.needs_manual_grade = True
            gradebook.db.commit()
        return nb, resources
