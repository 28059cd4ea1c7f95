"""One HTML page of it: no scripts, nothing from elsewhere, readable on a phone and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import numpy as np

from grader.insights import progress
from grader.insights.advice import advice
from grader.insights.drawing import PATTERNS, bar, histogram
from grader.insights.items import Correlation, Item, Scores
from grader.insights.mistakes import KNOWN, Group, worth_showing
from grader.insights.progress import LOOK, REFUSED, REPAIR
from grader.insights.quizzes import Option, Question
from grader.insights.reading import ClassRecord, Member
from grader.insights.words import Names, duration, escaped, listed, marked_up, number, share
from grader.results.printable import counted
from grader.results.timestamps import shown

_STYLE = (Path(__file__).parent / "page.css").read_text(encoding="utf-8")
_CONTENTS = """\
<nav aria-label="On this page"><a href="#scores">Scores</a> <a href="#exercises">Exercises</a>
<a href="#mistakes">Mistakes</a> <a href="#quiz">Quiz</a> <a href="#special">Late and repaired</a>
<a href="#by-hand">Grading by hand</a> <a href="#files">Files</a></nav>"""
_BINS = 10


def page(
    record: ClassRecord,
    scores: Scores,
    items: list[Item],
    groups: list[Group],
    asked: list[Question],
    made: datetime,
) -> str:
    """Return the page.

    Parameters
    ----------
    record : ClassRecord
        The class.
    scores, items, groups, asked
        What is known of it.
    made : datetime
        When that was.
    """
    names = Names(record.members)
    title = f"{escaped(record.assignment)}: what the class understood"
    parts = [
        f"<h1>{title}</h1>",
        *_head(record, names, made),
        _CONTENTS,
        *_advice(groups, asked, items),
        *_scores(scores),
        *_exercises(items, scores, record, names),
        *_mistakes(groups, names, bool(record.recorded)),
        *_others(groups, names),
        *_quiz(asked, items),
        *_late_and_repaired(record, names),
        *_by_hand(record),
        *_how(record),
    ]
    body = "\n".join(parts)
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>\n{_STYLE}</style></head>\n"
        f"<body>{PATTERNS}<main>\n{body}\n</main></body></html>\n"
    )


def _head(record: ClassRecord, names: Names, made: datetime) -> Iterator[str]:
    handed_in = sum(member.handed_in for member in record.in_class)
    graded = sum(member.graded for member in record.in_class)
    said = (
        f"<strong>{handed_in} of {counted(len(record.in_class), 'student')}</strong> handed in work"
    )
    if graded < handed_in:
        said += f"; the work of {graded} is graded"
    earlier = [member.id for member in record.in_class if member.earlier]
    if earlier:
        said += f"; for {names.some(earlier)}, an earlier version is graded"
    waiting = sum(progress.waiting(member) > 0 for member in record.in_class)
    wait = f" {waiting} of them still {'has' if waiting == 1 else 'have'} ungraded answers."
    yield f"<p>{said}.{wait if waiting else ''} As of {shown(made)}.</p>"
    if record.strangers:
        whom = names.some(member.id for member in record.strangers)
        yield f"<p>Not on the roster, and counted below: {whom}.</p>"
    graded = len(record.graded)
    missing = graded - len(record.recorded)
    if missing:
        whom = "all" if missing == graded else f"{missing} of {graded}"
        yield (
            f'<p class="note">Mistakes and quiz answers are missing for {whom} of them: their work '
            "was graded by an earlier version, or without being run. "
            f"<code>nbgrader autograde {escaped(record.assignment)}</code> grades it again.</p>"
        )


def _advice(groups: list[Group], asked: list[Question], items: list[Item]) -> Iterator[str]:
    yield '<h2 id="class">To take up in class</h2>'
    found = advice(groups, asked, items)
    if found:
        yield "<ol class='advice'>" + "".join(f"<li>{each}</li>" for each in found) + "</ol>"
        yield "<p class='small'>These are the top entries of the tables below, nothing more.</p>"
    else:
        yield (
            "<p>Nothing stands out: no mistake or wrong option is shared by three students and by "
            "a tenth of those who answered.</p>"
        )


def _scores(scores: Scores) -> Iterator[str]:
    yield '<h2 id="scores">Scores</h2>'
    if not scores.values or not scores.possible:
        yield "<p>No scores yet.</p>"
        return
    values = np.array(scores.values)
    counts = tenths(scores)
    low, middle, high = np.percentile(values, [25, 50, 75])
    ranges = [
        f"{10 * place} to {10 * place + 10}%: {count}"
        for place, count in enumerate(counts)
        if count
    ]
    yield histogram(
        counts,
        [str(10 * place) for place in range(_BINS + 1)],
        f"Students by their share of the points. {', '.join(ranges)}.",
        "share of the points, in percent",
    )
    yield (
        f"<p>Of {number(scores.possible)} points: the median is "
        f"<strong>{number(middle)}</strong>, the mean {number(values.mean())}. Half of the class "
        f"has between {number(low)} and {number(high)}; the lowest score is "
        f"{number(values.min())}, the highest {number(values.max())}.</p>"
    )
    if scores.waiting:
        yield (
            f"<p class='small'>The other {number(scores.waiting)} points are left out until "
            "everybody has been graded on them. Late penalties are not taken off.</p>"
        )


def tenths(scores: Scores) -> list[int]:
    """Count the students in each tenth of the points; who has just 60% is in the one above.

    Examples
    --------
    >>> tenths(Scores((39.0, 38.0, 65.0, 70.0), 65.0, 0.0))
    [0, 0, 0, 0, 0, 1, 1, 0, 0, 2]
    """
    counts = [0] * _BINS
    for value in scores.values:
        # Shares such as 39/65 are no exact numbers in a computer.
        counts[min(max(int(_BINS * value / scores.possible + 1e-9), 0), _BINS - 1)] += 1
    return counts


def _exercises(
    items: list[Item], scores: Scores, record: ClassRecord, names: Names
) -> Iterator[str]:
    yield '<h2 id="exercises">Exercises</h2>'
    shown = [item for item in items if not item.is_quiz]
    yield (
        "<table><thead><tr><th scope='col'>Exercise</th><th scope='col'>Points, mean</th>"
        "<th scope='col'>All</th><th scope='col'>None</th>"
        "<th scope='col'>Tells strong from weak</th></tr></thead><tbody>"
    )
    for item in shown:
        some = item.students - item.full - item.none
        drawn = bar(item.full / item.students, some / item.students) if item.students else ""
        blank = f"<br><span class='small'>{item.blank} blank</span>" if item.blank else ""
        graded = f"<br><span class='small'>{item.students} of {item.asked} graded</span>"
        part = graded if 0 < item.students < item.asked else ""
        full, none = (item.full, item.none) if item.students else ("–", "–")
        yield (
            f"<tr><th scope='row'><code>{escaped(item.exercise)}</code> "
            f"<span class='small'>{number(item.points)}&nbsp;p.</span>{drawn}</th>"
            f"<td>{share(item.mean)}{part}</td><td>{full}</td><td>{none}{blank}</td>"
            f"<td>{_correlation(item.correlation)}</td></tr>"
        )
    yield "</tbody></table>"
    yield (
        "<p class='small'>All, None: how many students have all of the points, or none. In the "
        "bars, filled is all of the points, hatched some, empty none. "
        f"{_meaning(shown)}</p>"
    )
    yield from _excused(record, names)
    waiting = [each.exercise for each in shown if each.by_hand and each.asked and not each.students]
    if waiting and scores.values:
        yield (
            "<p class='small'>Not graded yet: "
            f"{listed([f'<code>{escaped(name)}</code>' for name in waiting])}.</p>"
        )


def _excused(record: ClassRecord, names: Names) -> Iterator[str]:
    whom: dict[str, list[str]] = {}
    for member in record.graded:
        for exercise in member.excused:
            whom.setdefault(exercise, []).append(member.id)
    told = [
        f"<code>{escaped(exercise)}</code> for "
        f"{'everybody' if len(some) == len(record.graded) else names.some(some)}"
        for exercise, some in sorted(whom.items())
    ]
    if told:
        yield (
            f"<p class='small'>Excused: {'; '.join(told)}. They count in full in the scores and "
            "are left out of the tables of exercises, mistakes and questions.</p>"
        )


def _correlation(found: Correlation) -> str:
    if found.value is None or found.low is None or found.high is None:
        return "–"
    minus = str.maketrans("-", "−")
    span = f"{found.low:.2f} to {found.high:.2f}".translate(minus)
    return f"{found.value:.2f} <span class='small'>({span})</span>".translate(minus).replace(
        "−small", "-small"
    )


def _meaning(items: list[Item]) -> str:
    said = (
        "Tells strong from weak: how an exercise correlates with the points for all the others, "
        "with the 95% interval. Above 0.2 it tells strong students from weak ones; around 0 it "
        "does not; below 0, check the exercise. If the interval includes 0, nothing is certain."
    )
    reasons: dict[str, list[str]] = {}
    for item in items:
        if item.correlation.why:
            reasons.setdefault(item.correlation.why, []).append(item.exercise)
    if len(reasons) == 1 and sum(map(len, reasons.values())) == len(items):
        return f"Tells strong from weak: not computed ({next(iter(reasons))})."
    for why, names in reasons.items():
        left_out = listed([f"<code>{escaped(name)}</code>" for name in names])
        said += f" Not computed for {left_out}: {why}."
    return said


def _mistakes(groups: list[Group], names: Names, recorded: bool) -> Iterator[str]:
    known = [group for group in groups if group.kind == KNOWN]
    yield '<h2 id="mistakes">Known mistakes</h2>'
    if not known:
        yield "<p>None.</p>" if recorded else "<p>Not recorded.</p>"
        return
    yield (
        "<p class='small'>Each student counts once per mistake, out of those who answered the "
        "exercise. The quotation is the message that they got.</p>"
    )
    yield from _listed(known, names)


def _others(groups: list[Group], names: Names) -> Iterator[str]:
    others = [group for group in groups if group.kind != KNOWN]
    if others:
        yield '<h2 id="others">What else went wrong</h2>'
        yield (
            "<p class='small'>Wrong answers that match no known mistake, grouped by their message; "
            "code that raised an error; code that took too long.</p>"
        )
        yield from _listed(others, names)


def _listed(groups: list[Group], names: Names) -> Iterator[str]:
    shown = worth_showing(groups)
    yield "<ol class='groups'>"
    for group in shown:
        count = len(group.students)
        yield (
            f"<li><p class='count'><strong>{count} of {group.out_of}</strong> in "
            f"<code>{escaped(group.exercise)}</code> {bar(count / max(group.out_of, 1))}</p>"
            f"<blockquote>{escaped(group.sentence)}</blockquote>"
            f"<p class='small'>{names.some(group.students)}</p></li>"
        )
    yield "</ol>"
    rest = groups[len(shown) :] if shown == groups[: len(shown)] else []
    if rest:
        alone = sum(len(group.students) == 1 for group in rest)
        most = "one student" if alone == len(rest) else "few students"
        yield f"<p>{len(rest)} more, each made by {most}: see <code>mistakes.csv</code>.</p>"


def _quiz(asked: list[Question], items: list[Item]) -> Iterator[str]:
    about = {item.exercise: item for item in items}
    yield '<h2 id="quiz">Quiz</h2>'
    if not any(question.answered or question.blank for question in asked):
        yield "<p>No answers are recorded.</p>"
        return
    yield "<p class='small'>The question with the fewest right answers comes first.</p>"
    for question in sorted(asked, key=lambda each: each.right / max(each.answered, 1)):
        yield f"<section class='question'><h3>{marked_up(question.stem)}</h3><ul class='options'>"
        yield from (_option(option, question.answered) for option in question.options)
        yield "</ul>"
        rest = [
            f"{len(some)} {words}"
            for some, words in (
                (question.blank, "left it blank"),
                (question.other, "wrote something that is no option"),
            )
            if some
        ]
        item = about.get(question.exercise)
        if item and item.correlation.value is not None:
            rest.append(f"tells strong from weak: {_correlation(item.correlation)}")
        if rest:
            yield f"<p class='small'>{'; '.join(rest)}.</p>"
        yield "</section>"


def _option(option: Option, answered: int) -> str:
    count = len(option.students)
    mark = "<strong>✓ right</strong> " if option.right else ""
    return (
        f"<li><p class='count'><strong>{count}</strong> <span class='small'>"
        f"({share(count / answered if answered else None)})</span> "
        f"{bar(count / max(answered, 1))} {mark}<strong>{option.letter}.</strong> "
        f"{marked_up(option.text)}</p><p class='small'>{marked_up(option.why)}</p></li>"
    )


def _late_and_repaired(record: ClassRecord, names: Names) -> Iterator[str]:
    yield '<h2 id="special">Late, repaired, out of time</h2><ul>'
    late = progress.late(record)
    cost = sum(member.penalty for member in late)
    longest = late[0].seconds_late if late else 0
    most = f", by {duration(longest)} at most" if longest else ""
    marked = sum(not member.seconds_late for member in late)
    if marked:
        most += f", {marked} of them by the LMS's word alone"
    less = f"; penalties: {number(cost)} points in all" if cost else ""
    yield f"<li><strong>{len(late)}</strong> late{most}{less}{_whom(late, names)}</li>"
    absent = [each for each in record.members if not each.handed_in and not each.unclear]
    yield f"<li><strong>{len(absent)}</strong> without a submission{_whom(absent, names)}</li>"
    unclear = [each for each in record.members if not each.handed_in and each.unclear]
    if unclear:
        whom = _whom(unclear, names)
        yield f"<li><strong>{len(unclear)}</strong> of whom an upload may be{whom}</li>"
    refused = progress.with_notes(record, REFUSED)
    yield f"<li><strong>{len(refused)}</strong> could not be graded{_whom(refused, names)}</li>"
    slow = progress.out_of_time(record)
    everybody = list({member.id: member for some in slow.values() for member in some}.values())
    where = listed(
        [f"<code>{escaped(place)}</code> {len(some)}" for place, some in slow.items() if place]
    )
    yield (
        f"<li><strong>{len(everybody)}</strong> out of time or memory"
        f"{f' ({where})' if where else ''}{_whom(everybody, names)}</li>"
    )
    repaired = progress.with_notes(record, REPAIR)
    yield f"<li><strong>{len(repaired)}</strong> repaired automatically"
    kinds = progress.repairs(record)[:5]
    if kinds:
        told = "".join(f"<li>{count}: {escaped(text)}</li>" for text, count in kinds)
        yield f"<ul>{told}</ul>"
    look = progress.with_notes(record, LOOK)
    yield f"</li><li><strong>{len(look)}</strong> to look at{_whom(look, names)}</li></ul>"
    yield (
        f"<p class='small'><code>python -m grader report {escaped(record.assignment)}</code> "
        "lists it all, student by student.</p>"
    )


def _whom(members: list[Member], names: Names) -> str:
    return f": {names.some(member.id for member in members)}" if members else ""


def _by_hand(record: ClassRecord) -> Iterator[str]:
    yield '<h2 id="by-hand">Grading by hand</h2>'
    cells = progress.by_hand(record)
    if not cells:
        yield "<p>Nothing is left to grade.</p>"
        return
    yield (
        "<table><thead><tr><th scope='col'>Answer or test</th><th scope='col'>Done</th>"
        "<th scope='col'>Waiting</th></tr></thead><tbody>"
    )
    for cell in cells:
        drawn = bar(cell.done / cell.students) if cell.students else ""
        yield (
            f"<tr><th scope='row'><code>{escaped(cell.name)}</code> "
            f"<span class='small'>{number(cell.points)}&nbsp;p.</span>{drawn}</th>"
            f"<td>{cell.done} of {cell.students}</td><td>{cell.students - cell.done}</td></tr>"
        )
    yield "</tbody></table>"


def _how(record: ClassRecord) -> Iterator[str]:
    yield '<h2 id="files">Files</h2>'
    yield (
        "<p>Beside this page: <code>students.csv</code>, <code>exercises.csv</code>, "
        "<code>mistakes.csv</code>, <code>tests-not-passed.csv</code> (who was told what), "
        "<code>quiz.csv</code>, <code>by-hand.csv</code>. They and this page hold personal data, "
        "unless you make them with <code>--pseudonyms</code>.</p>"
    )
