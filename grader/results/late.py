"""Late policies: one line in ``nbgrader_config.py`` chooses one.

    c.AssignLatePenalties.plugin_class = "grader.results.late.PerDay"

When an assignment is due, its due date in the gradebook says; when work was handed in, the
``timestamp.txt`` beside it. Work whose time nobody knows is never late.
"""

from __future__ import annotations

import math

from nbgrader.plugins import LateSubmissionPlugin
from traitlets import Float, Int

_DAY = 86_400


class PerDay(LateSubmissionPlugin):
    """Takes a share of the score for each day that has begun since the due date."""

    percent = Float(10.0, min=0, help="what a day costs, in percent of the score").tag(config=True)
    most = Float(100.0, min=0, max=100, help="the largest penalty, in percent").tag(config=True)
    grace_minutes = Float(0.0, min=0, help="minutes that nobody counts").tag(config=True)
    free_days = Int(0, min=0, help="days that cost nothing").tag(config=True)

    def late_submission_penalty(
        self, student_id: str, score: float, total_seconds_late: float
    ) -> float | None:
        """Return the points to take off; None for none.

        Parameters
        ----------
        student_id : str
            nbgrader's name of the student.
        score : float
            What the notebook earned.
        total_seconds_late : float
            By how much the due date, with the student's extension, was missed.

        Examples
        --------
        >>> PerDay(percent=10).late_submission_penalty("ada", 40, 3600)
        4.0
        >>> PerDay(percent=10, most=50).late_submission_penalty("ada", 40, 20 * 86_400)
        20.0
        >>> PerDay(grace_minutes=10).late_submission_penalty("ada", 40, 600)
        """
        late = total_seconds_late - 60 * self.grace_minutes
        days = math.ceil(late / _DAY) - self.free_days
        if late <= 0 or days <= 0:
            return None
        return round(score * min(self.percent * days, self.most) / 100, 2)
