"""The questions of "check yourself" cells: turns whose answer is a letter.

`helpers/questions.json` is built from the quiz bank (`make notebooks`), so that a student's copy
can answer for itself.
"""

import json
from functools import cache
from pathlib import Path

from helpers.checks.quiz import judged_letter
from helpers.lessons.turn import Turn

__all__ = ["questions_of"]

_DATA = Path(__file__).parent.parent / "questions.json"


@cache
def _read():
    return json.loads(_DATA.read_text(encoding="utf-8"))["lessons"]


def questions_of(lesson):
    """The questions of a lesson.

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
    >>> questions_of("deep-gradients")[0].verdict("e")
    'Not yet: E is no option; the answer must be one letter from A to D in quotes, such as "A".'
    """
    return [_turn(lesson, **question) for question in _read().get(lesson, [])]


def _turn(lesson, name, key, why):
    def check(answer):
        return judged_letter(answer, key, why)

    return Turn(f"{lesson}/{name}", check, (), f'choice = "{key}"  # {why[key]}')
