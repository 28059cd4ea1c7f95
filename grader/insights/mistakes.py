"""How many students made each known mistake, and what they were told."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from grader.insights.reading import QUIZ, ClassRecord
from grader.results.log import BLANK, ERROR, NOT_RUN, RIGHT, TIMEOUT, WRONG, Verdict
from helpers.checks.errors import without_numbers

KNOWN, OTHER = "known", "other"
#: A page shows what so many students did, and no more than so many groups; the files have them all.
SHARED, MOST = 2, 20
_KIND = re.compile(r"\A(\w+)(?:: |$)")
_UNDEFINED = re.compile(r"\A'\w+' is not defined: (its cell .*)")


@dataclass
class Group:
    """The same thing gone wrong, for all to whom it happened.

    Parameters
    ----------
    exercise : str
        Where.
    name : str
        The known mistake; otherwise the sentence without its numbers.
    kind : {"known", "other", "error", "timeout", "not run"}
        A known mistake; one that has no name; an exception; too slow; ended its own process.
    students : dict of str to str
        By the id of a student, the sentence that came first.
    tests : Counter
        By grade_id, how many students.
    points : float
        What all of them lost by it.
    out_of : int
        How many students wrote something in this exercise.
    """

    exercise: str
    name: str
    kind: str
    students: dict[str, str] = field(default_factory=dict)
    tests: Counter[str] = field(default_factory=Counter)
    points: float = 0.0
    out_of: int = 0

    @property
    def sentence(self) -> str:
        """What most of them were told; of equals the shortest."""
        counts = Counter(self.students.values())
        return min(counts, key=lambda text: (-counts[text], len(text), text))


def worth_showing(found: list[Group]) -> list[Group]:
    """Choose what a page shows: what several students did; where nobody shares anything, the first.

    Parameters
    ----------
    found : list of Group
        The most frequent first.

    Returns
    -------
    list of Group
        No more than `MOST`.

    Examples
    --------
    >>> both = Group("relu", "signs swapped", OTHER, {"ada": "", "bo": ""})
    >>> one = Group("relu", "a typo", OTHER, {"ada": ""})
    >>> worth_showing([both, one]) == [both], worth_showing([one]) == [one]
    (True, True)
    """
    shared = [group for group in found if len(group.students) >= SHARED]
    return (shared or found)[:MOST]


def groups(record: ClassRecord) -> list[Group]:
    """Count what went wrong outside the quiz; what happened to most students comes first.

    Who makes a mistake is counted once, in however many tests of an exercise it shows.

    Parameters
    ----------
    record : ClassRecord
        The class.
    """
    found: dict[tuple[str, str, str], Group] = {}
    wrote: Counter[str] = Counter()
    for member in record.recorded:
        wrote.update({name for name, each in member.verdicts if each.status != BLANK})
        for exercise, verdict in member.verdicts:
            if verdict.status in (RIGHT, BLANK) or _is_quiz(exercise):
                continue
            kind, name = _kind_and_name(verdict)
            group = found.setdefault((exercise, kind, name), Group(exercise, name, kind))
            group.students.setdefault(member.id, verdict.sentence)
            group.tests[verdict.test] += 1
            group.points += verdict.possible - verdict.points
    for group in found.values():
        group.out_of = wrote[group.exercise]
    return sorted(
        found.values(),
        key=lambda each: (-len(each.students), -each.points, each.exercise, each.name),
    )


def _is_quiz(exercise: str) -> bool:
    return exercise.split(": ")[-1].startswith(QUIZ)


def _kind_and_name(verdict: Verdict) -> tuple[str, str]:
    if verdict.status == WRONG and verdict.mistake:
        return KNOWN, verdict.mistake
    if verdict.status in (TIMEOUT, NOT_RUN):
        return verdict.status, verdict.status
    if verdict.status == ERROR:
        # Of a cell that did not run to its end, all names are missing at once.
        kind = _KIND.match(verdict.sentence) or _UNDEFINED.match(verdict.sentence)
        return ERROR, kind[1] if kind else without_numbers(verdict.sentence)
    return OTHER, without_numbers(verdict.sentence)
