"""What the exercises of a lesson are made of."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from helpers.checks import CheckFailed, is_blank
from helpers.checks.errors import NotAttempted, still_blank

__all__ = ["Turn"]

_NUMBER = re.compile(r"\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*(?P<percent>%?)\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Turn:
    """A small exercise of a lesson.

    Parameters
    ----------
    name : str
        The lesson and a few words, such as "the-functions/steepest-sigmoid".
    check : callable
        Takes the answers; returns if they are right, else raises `CheckFailed` or
        `NotAttempted` with a sentence. A string that it returns is added after "Correct.".
    hints : tuple of str
        From a nudge to nearly the answer.
    solution : str
        Code that shows one way.

    Notes
    -----
    `helpers.turns.turn` gives it to students with methods that print.
    """

    name: str
    check: Callable
    hints: tuple[str, ...]
    solution: str

    def verdict(self, *answers):
        """Judge answers without printing.

        Parameters
        ----------
        *answers : object
            What the student wrote.

        Returns
        -------
        str
            "Correct. ...", "Not yet: ..." or "Not attempted: ...".
        """
        if not answers or all(is_blank(answer) for answer in answers):
            return _told(still_blank())
        try:
            remark = self.check(*map(_read, answers))
        except CheckFailed as failure:
            return _told(failure)
        except TypeError as error:
            # A wrong number of answers, or an answer of a kind the check never expected.
            return f"Not yet: the check could not read this answer ({error})."
        except Exception as error:  # noqa: BLE001 - a lesson must go on whatever is typed
            return f"Not yet: checking raised {type(error).__name__}: {error}."
        return f"Correct. {remark}".strip() if isinstance(remark, str) else "Correct."


def _read(answer):
    """Take a text with a percent sign for its number; a number in quotes is told of, and a gap."""
    items = answer if isinstance(answer, list | tuple) else [answer]
    if len(items) > 1 and any(item is ... for item in items):
        raise NotAttempted("the answer is still blank in part; put numbers where the dots are.")
    found = [_NUMBER.fullmatch(item) for item in items if isinstance(item, str)]
    if not found or not all(found):
        return answer
    if answer is items or not found[0]["percent"]:
        raise CheckFailed("numbers stand without quotes here.")
    return float(answer.replace("%", "")) / 100


def _told(failure):
    return f"{failure.title}: {failure}"
