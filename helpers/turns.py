"""Your turn: small exercises inside a lesson, with an instant check and hints.

The exercises of a lesson are the list `TURNS` in its room, `helpers/lessons/<name>/turns.py`.

Examples
--------
In a lesson::

    from helpers.turns import turn

    turn("the-functions/steepest-sigmoid").check(slope)
    turn("the-functions/steepest-sigmoid").hint()
    turn("the-functions/steepest-sigmoid").solution()
"""

import difflib
import importlib
from dataclasses import dataclass
from pathlib import Path

from helpers.display.verdict import show_verdict
from helpers.lessons.questions import questions_of
from helpers.lessons.turn import Turn

__all__ = ["StudentTurn", "UnknownTurn", "lessons", "turn", "turns_of"]

_LESSONS = Path(__file__).parent / "lessons"

_HINTS_GIVEN: dict[str, int] = {}


@dataclass(frozen=True)
class StudentTurn:
    """A `Turn` as students use it: everything prints, nothing raises.

    Examples
    --------
    >>> from helpers.checks import CheckFailed
    >>> def is_a_quarter(slope):
    ...     if slope != 0.25:
    ...         raise CheckFailed("the slope is greatest at z = 0.")
    >>> mine = StudentTurn(Turn("lines/slope", is_a_quarter, ("Try z = 0.", "a(1 - a)."), "1 / 4"))
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
        show_verdict(self.exercise.verdict(*answers))

    def hint(self, number=None):
        """Print the next hint, or a certain one.

        Parameters
        ----------
        number : int, optional
            Which hint, counted from 1. Without it each call tells a little more.
        """
        hints = self.exercise.hints
        if not hints:
            print(f'There are no hints here; turn("{self.name}").solution() shows the answer.')
            return
        if number is None:
            number = _HINTS_GIVEN.get(self.name, 0) + 1
            if number > len(hints):
                print(
                    f'That was the last hint; turn("{self.name}").solution() shows one way, and '
                    f"hint(1) to hint({len(hints)}) show the hints again."
                )
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
        As the lesson gives it, such as "the-functions/steepest-sigmoid".

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
    >>> type(turn("the-functions/steepest-sigmoid")).__name__
    'StudentTurn'
    """
    lesson, _, words = str(name).partition("/")
    known = {each.name: each for each in (*turns_of(lesson), *questions_of(lesson))}
    if name in known:
        return StudentTurn(known[name])
    near = difflib.get_close_matches(lesson, lessons(), n=1, cutoff=0.6)
    there = [each.name for each in (*turns_of(near[0]), *questions_of(near[0]))] if near else []
    close = difflib.get_close_matches("/".join([*near, words]), there, n=1, cutoff=0.4)
    if close:
        raise UnknownTurn(f'There is no exercise "{name}"; did you mean "{close[0]}"?')
    raise UnknownTurn(
        f'There is no exercise "{name}"; names begin with the name of the lesson, '
        'as in "the-functions/steepest-sigmoid", and stand in its "Your turn" cells.'
    )


def lessons():
    """The names of the lessons that have exercises.

    Returns
    -------
    list of str

    Examples
    --------
    >>> "the-functions" in lessons()
    True
    """
    return sorted(path.parent.name.replace("_", "-") for path in _LESSONS.glob("*/turns.py"))


def turns_of(lesson):
    """The exercises of a lesson.

    Parameters
    ----------
    lesson : str
        The lesson's name, such as "the-functions".

    Returns
    -------
    list of Turn
        Empty if the lesson has none.

    Examples
    --------
    >>> turns_of("no-such-lesson")
    []
    """
    if lesson not in lessons():
        return []
    return importlib.import_module(f"helpers.lessons.{lesson.replace('-', '_')}.turns").TURNS
