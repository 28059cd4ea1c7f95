"""What to take up in class: the top of the tables in words, and no more than that."""

from __future__ import annotations

from collections.abc import Iterator

from grader.insights.items import Item
from grader.insights.mistakes import KNOWN, Group
from grader.insights.quizzes import Question
from grader.insights.words import escaped, marked_up, share
from grader.results.printable import counted

#: What fewer students than these do, or a smaller share of them, is for a word with each.
STUDENTS, PART = 3, 0.1
_MISTAKES, _QUESTIONS = 3, 2
_HARD, _BLANK = 0.6, 0.2


def advice(groups: list[Group], asked: list[Question], items: list[Item]) -> list[str]:
    """Say what most of a class could use, each in a sentence or two of HTML.

    Parameters
    ----------
    groups, asked, items
        The tables.

    Returns
    -------
    list of str
        At most three things that went wrong and two wrong options, what most students share
        first; then the exercise with the least points and the one that most have left blank.
    """
    shared = [*_mistakes(groups), *_questions(asked)]
    shared.sort(key=lambda each: -each[0])
    return [*(said for _, said in shared), *_hardest(items), *_blank(items)]


def _enough(count: int, out_of: int) -> bool:
    return count >= STUDENTS and count >= PART * out_of


def _mistakes(groups: list[Group]) -> Iterator[tuple[float, str]]:
    several = [each for each in groups if _enough(len(each.students), each.out_of)]
    for group in several[:_MISTAKES]:
        same = "made the same mistake" if group.kind == KNOWN else "got the same message"
        yield (
            len(group.students) / group.out_of,
            f"<strong>{len(group.students)} of {group.out_of}</strong> {same} in "
            f"<code>{escaped(group.exercise)}</code>: “{escaped(group.sentence)}”",
        )


def _questions(asked: list[Question]) -> Iterator[tuple[float, str]]:
    found = []
    for question in asked:
        wrong = question.favorite
        if wrong and _enough(len(wrong.students), question.answered):
            share_of_all = len(wrong.students) / question.answered
            said = (
                f"<strong>{len(wrong.students)} of {question.answered}</strong> chose the same "
                f"wrong answer in the quiz. “{marked_up(question.stem)}” "
                f"<strong>{wrong.letter}.</strong> “{marked_up(wrong.text)}” "
                f"What it misses: {marked_up(wrong.why)}"
            )
            found.append((share_of_all, said))
    found.sort(key=lambda each: -each[0])
    yield from found[:_QUESTIONS]


def _hardest(items: list[Item]) -> Iterator[str]:
    scored = [each for each in items if each.students >= STUDENTS and not each.is_quiz]
    scored = [each for each in scored if not each.by_hand or each.students == each.asked]
    if scored:
        hardest = min(scored, key=lambda each: each.mean or 0.0)
        if (hardest.mean or 0.0) < _HARD:
            yield (
                f"<code>{escaped(hardest.exercise)}</code> was the hardest exercise: "
                f"<strong>{share(hardest.mean)}</strong> of its points on average, and "
                f"{hardest.none} of {counted(hardest.students, 'student')} got none."
            )


def _blank(items: list[Item]) -> Iterator[str]:
    left = max(items, key=lambda each: each.blank, default=None)
    if left and left.blank >= max(STUDENTS, _BLANK * left.asked):
        yield (
            f"<strong>{left.blank} of {left.asked}</strong> wrote nothing in "
            f"<code>{escaped(left.exercise)}</code>. Was there too little time?"
        )
