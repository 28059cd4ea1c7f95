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
        # IPython asks for this method: students see what to mend, not the course's code.
        return [f"{self.title}: {self}"]


class NotAttempted(CheckFailed):
    """Nothing has been written yet, which is not the same as something wrong."""

    title = "Not attempted"


def still_blank(name="the answer"):
    """Make the one error for an answer that nobody has written yet.

    Parameters
    ----------
    name : str
        What the student calls it.

    Returns
    -------
    NotAttempted

    Examples
    --------
    >>> print(still_blank("slope"))
    slope is still blank; put your answer where the dots are.
    """
    return NotAttempted(f"{name} is still blank; put your answer where the dots are.")
