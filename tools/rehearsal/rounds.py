"""Spread the answers of a bank over as few notebooks as will do."""

from __future__ import annotations

from collections.abc import Iterable

from tests.answers import Answer
from tools.rehearsal.paper import Paper, names, names_at_once

# What runs as soon as its cell does, on an array, stops at a function that fails one of these.
_NEEDED_AT_ONCE = frozenset({"values", "arrays"})


def spread(answers: list[Answer], paper: Paper) -> list[dict[str, Answer]]:
    """Return the answers by exercise, for one notebook after the other.

    Two wrong answers can make a right one: Swish with its gate the wrong way round, by a sigmoid
    that is the wrong way round. So an answer never stands beside a wrong one that it uses.

    Parameters
    ----------
    answers : list of Answer
        Of all exercises.
    paper : Paper
        The assignment.
    """

    def rivals(answer: Answer) -> int:
        return sum(
            other.exercise == answer.exercise or _entangled(answer, other, paper)
            for other in answers
        )

    found: list[dict[str, Answer]] = []
    for answer in sorted(answers, key=rivals, reverse=True):  # the hardest to place come first
        for taken in found:
            free = answer.exercise not in taken
            if free and not any(_entangled(answer, other, paper) for other in taken.values()):
                taken[answer.exercise] = answer
                break
        else:
            found.append({answer.exercise: answer})
    return found


def impossible(answers: dict[str, Answer], paper: Paper) -> list[str]:
    """Return the exercises that cannot be done beside some wrong answers; they are left blank.

    Parameters
    ----------
    answers : dict of str to Answer
        The wrong answers of one notebook, by exercise.
    paper : Paper
        The assignment.
    """
    broken = _broken(answers.values())
    blank = []
    for exercise, solution in paper.solutions.items():
        if exercise not in answers and names_at_once(solution) & broken:
            blank.append(exercise)
            broken |= names(solution, bound=True)
    return blank


def _broken(answers: Iterable[Answer]) -> set[str]:
    """Return the names that wrong answers define and that nothing can be computed with."""
    return {
        name
        for answer in answers
        if answer.fails & _NEEDED_AT_ONCE
        for name in names(answer.source, bound=True)
    }


def _entangled(one: Answer, other: Answer, paper: Paper) -> bool:
    for user, used in ((one, other), (other, one)):
        if used.right:
            continue
        if names(user.source) & names(used.source, bound=True):
            return True
        if names_at_once(paper.solutions[user.exercise]) & _broken([used]):
            return True
    return False
