"""What the exercises of a lesson are made of."""

from collections.abc import Callable
from dataclasses import dataclass

from helpers.checks import CheckFailed, is_blank
from helpers.checks.errors import still_blank

__all__ = ["Turn"]


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
            remark = self.check(*answers)
        except CheckFailed as failure:
            return _told(failure)
        except TypeError as error:
            # A wrong number of answers, or an answer of a kind the check never expected.
            return f"Not yet: the check could not read this answer ({error})."
        except Exception as error:  # noqa: BLE001 - a lesson must go on whatever is typed
            return f"Not yet: checking raised {type(error).__name__}: {error}."
        return f"Correct. {remark}".strip() if isinstance(remark, str) else "Correct."


def _told(failure):
    return f"{failure.title}: {failure}"
