"""The two ways in which an answer can fall short, and the names of known mistakes."""

import hashlib
import re

_WORDS = 6
_NUMBER = re.compile(r"(?<!\w)-?(?:\d[\d_]*\.?\d*|\.\d+)(?:e[+-]?\d+)?|\b(?:nan|inf)\b")
_NUMBERS = re.compile(r"…(?:[\s,]+…)+,?")


class CheckFailed(AssertionError):
    """An answer is not right yet; the message is a sentence or two for the student.

    Parameters
    ----------
    sentence : str
        What went wrong, for which input, and where to look.
    mistake : str
        The name of the known mistake that it is, from `mistake_name`; "" if it is none. Students
        do not see it: with it, the instructor can count who made which.

    Examples
    --------
    >>> error = CheckFailed("relu(-2.0) gave 2, which is too large.")
    >>> print(*error._render_traceback_())
    Not yet: relu(-2.0) gave 2, which is too large.
    """

    title = "Not yet"

    def __init__(self, sentence="", mistake=""):
        super().__init__(sentence)
        self.mistake = mistake

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


def mistake_name(sentence, place=""):
    """Make a name for a known mistake from the sentence on it, and from where it stands.

    Parameters
    ----------
    sentence : str
        What students are told of it. Other words make another name.
    place : str
        The target that the mistake belongs to. One that stands in a test has none here: the
        grader puts the name of the test before it.

    Returns
    -------
    str
        The first words, and four digits of all of them, so that no two are alike.

    Examples
    --------
    >>> mistake_name("the bias is missing", "neuron")
    'neuron/the-bias-is-missing-953e'
    """
    words = re.findall(r"\w+", sentence.lower())[:_WORDS]
    digits = hashlib.sha256(sentence.encode()).hexdigest()[:4]
    name = "-".join([*words, digits])
    return f"{place}/{name}" if place else name


def without_numbers(sentence):
    """Take the numbers out of a sentence, so that those of one student's answer do not count.

    Parameters
    ----------
    sentence : str
        What a check said.

    Examples
    --------
    >>> without_numbers("relu(np.array([1., -2.5])) gave 3e-05 for z_1.")
    'relu(np.array([…])) gave … for z_1.'
    """
    return _NUMBERS.sub("…", _NUMBER.sub("…", sentence))
