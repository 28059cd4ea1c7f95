"""Your turn: small exercises inside a lesson, with an instant check and hints.

The exercises of a lesson are the list `TURNS` in its room, `helpers/lessons/<name>/turns.py`.

Examples
--------
In a lesson::

    from helpers.turns import turn

    turn("03-steepest-sigmoid").check(slope)
    turn("03-steepest-sigmoid").hint()
    turn("03-steepest-sigmoid").solution()
"""

import difflib
import importlib
from collections.abc import Callable
from dataclasses import dataclass

from helpers.checks import CheckFailed, is_blank
from helpers.checks.errors import still_blank

__all__ = ["StudentTurn", "Turn", "UnknownTurn", "turn", "turns_of"]

_ROOMS = {
    "00": "start_here", "01": "intuition", "02": "history", "03": "the_functions",
    "04": "softmax_and_outputs", "05": "worked_neuron", "06": "backpropagation",
    "07": "deep_gradients", "08": "optimizers", "09": "training_with_keras",
    "10": "activations_at_work",
}  # fmt: skip

_HINTS_GIVEN: dict[str, int] = {}


@dataclass(frozen=True)
class Turn:
    """A small exercise of a lesson.

    Parameters
    ----------
    name : str
        Lesson number and a few words, such as "03-steepest-sigmoid".
    check : callable
        Takes the answers; returns if they are right, else raises `CheckFailed` or
        `NotAttempted` with a sentence. A string that it returns is added after "Correct.".
    hints : tuple of str
        From a nudge to nearly the answer.
    solution : str
        Code that shows one way.

    Notes
    -----
    `turn(...)` gives it to students with methods that print; see `StudentTurn`.
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


@dataclass(frozen=True)
class StudentTurn:
    """A `Turn` as students use it: everything prints, nothing raises.

    Examples
    --------
    >>> def is_a_quarter(slope):
    ...     if slope != 0.25:
    ...         raise CheckFailed("the slope is greatest at z = 0.")
    >>> mine = StudentTurn(Turn("99-slope", is_a_quarter, ("Try z = 0.", "a(1 - a)."), "1 / 4"))
    >>> mine.check(...)
    Not attempted: the answer is still blank; put your answer where the dots are.
    >>> mine.check(1)
    Not yet: the slope is greatest at z = 0.
    >>> mine.check(0.25)
    Correct.
    >>> mine.hint(2)
    Hint 2 of 2: a(1 - a).
    """

    exercise: Turn

    @property
    def name(self):
        """The exercise's name."""
        return self.exercise.name

    def check(self, *answers):
        """Print whether the answers are right, and if not, what to look at.

        Parameters
        ----------
        *answers : object
            Your answer, or answers.
        """
        print(self.exercise.verdict(*answers))

    def hint(self, number=None):
        """Print the next hint, or a certain one.

        Parameters
        ----------
        number : int, optional
            Which hint, counted from 1. Without it each call tells a little more.
        """
        hints = self.exercise.hints
        if number is None:
            number = _HINTS_GIVEN.get(self.name, 0) + 1
            if number > len(hints):
                print(f'That was the last hint; turn("{self.name}").solution() shows one way.')
                return
            _HINTS_GIVEN[self.name] = number
        if not isinstance(number, int) or not 1 <= number <= len(hints):
            print(f"There are {len(hints)} hints here; ask for hint(1) to hint({len(hints)}).")
            return
        print(f"Hint {number} of {len(hints)}: {hints[number - 1]}")

    def solution(self):
        """Print one way to do it."""
        print(self.exercise.solution.strip("\n"))

    def __repr__(self):
        return f'turn("{self.name}"): .check(answer), .hint(), .solution()'


def _told(failure):
    return f"{failure.title}: {failure}"


class UnknownTurn(KeyError):
    """Raised for a name that no lesson has; its text is one plain sentence."""

    def __str__(self):
        return self.args[0]

    def _render_traceback_(self):
        # IPython asks for this method; the sentence says all there is to know.
        return [str(self)]


def turn(name):
    """Find a small exercise by its name.

    Parameters
    ----------
    name : str
        As the lesson gives it, such as "03-steepest-sigmoid".

    Returns
    -------
    StudentTurn
        With `.check(...)`, `.hint()` and `.solution()`.

    Raises
    ------
    UnknownTurn
        If there is none of that name; the message suggests the nearest one.

    Examples
    --------
    >>> type(turn("03-steepest-sigmoid")).__name__
    'StudentTurn'
    """
    number = str(name)[:2]
    known = {each.name: each for each in turns_of(number)}
    if name in known:
        return StudentTurn(known[name])
    close = difflib.get_close_matches(str(name), list(known), n=1, cutoff=0.4)
    if close:
        raise UnknownTurn(f'There is no exercise "{name}"; did you mean "{close[0]}"?')
    raise UnknownTurn(
        f'There is no exercise "{name}"; names begin with the number of the lesson, '
        'as in "03-steepest-sigmoid", and stand in its "Your turn" cells.'
    )


def turns_of(number):
    """The exercises of a lesson.

    Parameters
    ----------
    number : str
        The lesson's number with two digits.

    Returns
    -------
    list of Turn
        Empty if the lesson has none.

    Examples
    --------
    >>> turns_of("99")
    []
    """
    room = _ROOMS.get(number)
    return importlib.import_module(f"helpers.lessons.{room}.turns").TURNS if room else []
