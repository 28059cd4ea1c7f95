"""Your turn: small exercises inside a lesson, with an instant check and hints.

Each lesson's exercises are a list `TURNS` in `lesson_NN.py`, where NN is the number that their
names begin with.

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
import importlib.util

from helpers.turns.engine import StudentTurn, Turn

__all__ = ["StudentTurn", "Turn", "UnknownTurn", "turn", "turns_of"]


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
    module = f"{__name__}.lesson_{number}"
    if not (number.isdigit() and importlib.util.find_spec(module)):
        return []
    return importlib.import_module(module).TURNS
