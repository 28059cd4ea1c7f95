"""Writes down what came of outsiders' answers: figures, and lists for people to read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tools.judge_answers.claims import RIGHT, UNCLEAR, WRONG
from tools.judge_answers.judging import Judged

QUIZ = "quiz-"


def page(name: str, judged: Sequence[Judged]) -> str:
    """Return a page about the answers to an assignment, as Markdown.

    Parameters
    ----------
    name : str
        The assignment.
    judged : sequence of Judged
        Its answers.

    Examples
    --------
    >>> from tools.judge_answers.claims import Claim
    >>> refused = Judged(Claim("x", "relu", "where", "right", "", ""), {}, {"": "No."}, {"": 2})
    >>> page("x", [refused]).splitlines()[4][:9]
    '| 0 | 1 |'
    """
    right, wrong = _with(judged, RIGHT), _with(judged, WRONG)
    refused = [each for each in right if each.marking or each.notebook]
    passed = [each for each in wrong if not each.marking]
    late = [each for each in wrong if each.marking and not each.seen_at_once]
    dear = [each for each in wrong if each.points > 1]
    return "\n".join(
        [
            f"# {name}",
            "",
            *figures(judged),
            "",
            *_by_exercise(wrong),
            "",
            f"## A. Right, but refused ({len(refused)})",
            "",
            *(line for each in refused for line in _told(each)),
            "",
            f"## B. Wrong, but passed everything ({len(passed)})",
            "",
            *(line for each in passed for line in _told(each, code=True)),
            "",
            f"## C. Wrong, rejected by marking, green in the notebook ({len(late)})",
            "",
            "Quiz questions are left out: a notebook cannot tell without telling the answer.",
            "",
            *(f"- {_line(each)}" for each in late if not each.claim.exercise.startswith(QUIZ)),
            "",
            f"## D. Wrong, and more than one point lost ({len(dear)})",
            "",
            *(f"- {_line(each)}" for each in dear),
            "",
            "## What was told to unclear ones",
            "",
            *(line for each in _with(judged, UNCLEAR) for line in _told(each, code=True)),
            "",
        ]
    )


def figures(judged: Sequence[Judged]) -> list[str]:
    """Return a table with the counts of all answers."""
    right, wrong = _with(judged, RIGHT), _with(judged, WRONG)
    code = [each for each in wrong if not each.claim.exercise.startswith(QUIZ)]
    accepted = sum(not (each.marking or each.notebook) for each in right)
    rejected = sum(bool(each.marking) for each in wrong)
    counts = (
        accepted,
        len(right) - accepted,
        rejected,
        len(wrong) - rejected,
        f"{sum(each.seen_at_once for each in wrong)} of {len(wrong)}",
        f"{sum(each.seen_at_once for each in code)} of {len(code)}",
        len(_with(judged, UNCLEAR)),
    )
    heads = ["right accepted", "right refused", "wrong rejected", "wrong passed"]
    heads += ["wrong seen at once", "the same, without quizzes", "unclear"]
    return [
        f"| {' | '.join(heads)} |",
        "|" + "---:|" * len(heads),
        f"| {' | '.join(map(str, counts))} |",
    ]


def _by_exercise(wrong: Sequence[Judged]) -> list[str]:
    by_exercise = defaultdict(list)
    for each in wrong:
        by_exercise[each.claim.exercise].append(each)
    lines = [
        "| exercise | wrong | rejected | seen at once | % | mean loss |",
        "|---|" + "---:|" * 5,
    ]
    for exercise, mine in by_exercise.items():
        seen = sum(each.seen_at_once for each in mine)
        loss = sum(each.points for each in mine) / len(mine)
        rejected = sum(bool(each.marking) for each in mine)
        lines.append(
            f"| {exercise} | {len(mine)} | {rejected} | {seen} "
            f"| {100 * seen / len(mine):.0f} | {loss:.1f} |"
        )
    return lines


def _with(judged: Sequence[Judged], label: str) -> list[Judged]:
    return [each for each in judged if each.claim.label == label]


def _line(each: Judged) -> str:
    lost = " ".join(f"{tested or 'test'} -{points}" for tested, points in each.lost.items())
    return f"{each.claim}: {each.claim.idea} [{lost or 'nothing lost'}]"


def _told(each: Judged, code: bool = False) -> list[str]:
    """Return an item with every sentence, and perhaps the code."""
    said = {("notebook", tested): text for tested, text in each.notebook.items()}
    said |= {("marking", tested): text for tested, text in each.marking.items()}
    lines = [f"- {_line(each)}"]
    lines += [
        f"  - {where} {tested}: {' '.join(text.split())}" for (where, tested), text in said.items()
    ]
    if code:
        lines += ["", "  ```python", *(f"  {line}" for line in each.claim.source.splitlines())]
        lines += ["  ```", ""]
    return lines
