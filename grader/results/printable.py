"""Text of others on its way to a terminal, a log or a page: no character controls anything there.

An escape code in the name of a file can color a terminal, retitle it, or rewrite what stands on
it; a right-to-left mark can make a name read as another.
"""

from __future__ import annotations

import logging
import re
import traceback

# Codes to terminals: colors and the like, titles and links, the rest; whole, so nothing is left.
_CODES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    r"|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c\r\n]*(?:\x07|\x1b\\|\x9c)?"
    r"|\x1b[ -/]*[0-~]?"
)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_INVISIBLE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\ud800-\udfff]"
)


def printable(text: str) -> str:
    r"""Return a line of text in which every character that does not show is written out.

    Parameters
    ----------
    text : str
        The name of a file, a message.

    Examples
    --------
    >>> printable("a\x1b[2Jb")
    'a\\x1b[2Jb'
    """
    return _INVISIBLE.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def without_invisible(text: str) -> str:
    r"""Return a name without the characters that do not show.

    Parameters
    ----------
    text : str
        A name that is going to be used.

    Examples
    --------
    >>> without_invisible("a\x1bb")
    'ab'
    """
    return _INVISIBLE.sub("", text)


def counted(count: int, one: str, many: str = "") -> str:
    """Return a count with its word.

    Examples
    --------
    >>> counted(1, "student"), counted(2, "student"), counted(3, "quiz", "quizzes")
    ('1 student', '2 students', '3 quizzes')
    """
    return f"{count} {one if count == 1 else many or one + 's'}"


def no_formula(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula; a number stays as it is.

    Parameters
    ----------
    text : str
        What is going to stand in a cell of a CSV file.

    Examples
    --------
    >>> no_formula("=1+1"), no_formula("@SUM(1)"), no_formula("-1.5"), no_formula("ada")
    ("'=1+1", "'@SUM(1)", '-1.5', 'ada')
    """
    harmless = not text.startswith(_FORMULA) or _NUMBER.fullmatch(text)
    return printable(text) if harmless else f"'{printable(text)}"


def without_codes(text: str) -> str:
    r"""Return text of several lines without codes to terminals and control characters.

    Parameters
    ----------
    text : str
        What a program printed.

    Examples
    --------
    >>> without_codes("\x1b[31mred\x1b[0m\tand\x07 quiet")
    'red\tand quiet'
    """
    text = _CODES.sub("", text.replace("\r\n", "\n"))
    return _CONTROLS.sub("", text).replace("\r", "\n")


class PrintableLog(logging.Filter):
    """Makes the messages and tracebacks of a logger printable."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite a record in place; every record passes."""
        lines = record.getMessage().split("\n")
        record.msg, record.args = "\n".join(map(printable, lines)), ()
        if record.exc_info and record.exc_info[1] is not None:
            error = record.exc_info[1]
            lines = "".join(traceback.format_exception(error)).rstrip().split("\n")
            record.exc_text = "\n".join(map(printable, lines))
        return True
