"""The two ways in which an answer can fall short."""


class CheckFailed(AssertionError):
    """An answer is not right yet; the message is a sentence or two for the student.

    Parameters
    ----------
    sentence : str
        What went wrong, for which input, and where to look.

    Examples
    --------
    >>> error = CheckFailed("relu(-2.0) gave 2, which is too large.")
    >>> print(*error._render_traceback_())
    Not yet: relu(-2.0) gave 2, which is too large.
    """

    title = "Not yet"

    def _render_traceback_(self):
        # IPython asks for this method: students see their own slip, not the course's code.
        return [f"{self.title}: {self}"]


class NotAttempted(CheckFailed):
    """Nothing has been written yet, which is not the same as something wrong."""

    title = "Not attempted"
