"""The tables of the page, and the lists behind them, as CSV files."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from grader.insights import progress
from grader.insights.items import Item
from grader.insights.mistakes import Group
from grader.insights.progress import LOOK, REPAIR
from grader.insights.quizzes import Question
from grader.insights.reading import ClassRecord
from grader.results.log import RIGHT
from grader.results.printable import no_formula


def tables(
    record: ClassRecord, items: list[Item], groups: list[Group], asked: list[Question]
) -> dict[str, str]:
    """Return the text of every file, by its name.

    Parameters
    ----------
    record : ClassRecord
        The class.
    items, groups, asked
        What is known of it.
    """
    return {
        "students.csv": _students(record),
        "exercises.csv": _exercises(items),
        "mistakes.csv": _mistakes(groups),
        "tests-not-passed.csv": _not_passed(record),
        "quiz.csv": _quiz(asked),
        "by-hand.csv": _by_hand(record),
    }


def csv_text(header: str, rows: Iterable[Iterable[object]]) -> str:
    """Return a table as text that a spreadsheet reads.

    Parameters
    ----------
    header : str
        The titles of the columns, with spaces between.
    rows : iterable of iterable
        The values.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header.split())
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue()


def _cell(value: object) -> object:
    """Keep a spreadsheet from taking text for a formula.

    Examples
    --------
    >>> _cell("=1+1"), _cell(-1), _cell(None), _cell(0.123456)
    ("'=1+1", -1, '', 0.1235)
    """
    if value is None:
        return ""
    if isinstance(value, float):
        return int(value) if value.is_integer() else round(value, 4)
    if isinstance(value, str):
        return no_formula(value)
    return value


def _students(record: ClassRecord) -> str:
    possible, late = sum(cell.points for cell in record.cells), progress.late(record)
    return csv_text(
        "student name handed_in graded score possible waiting late late_hours penalty repairs "
        "to_look_at excused",
        (
            (
                member.id,
                member.name,
                "yes" if member.handed_in else "unclear" if member.unclear else "no",
                "yes" if member.graded else "no",
                sum(mark.score or 0.0 for mark in member.marks.values()) if member.graded else None,
                possible,
                progress.waiting(member),
                "yes" if member in late else "no",
                member.seconds_late / 3600,
                member.penalty,
                progress.count(member, REPAIR),
                progress.count(member, LOOK),
                "; ".join(sorted(member.excused)),
            )
            for member in record.members
        ),
    )


def _exercises(items: list[Item]) -> str:
    return csv_text(
        "exercise points by_hand students mean full none blank correlation low high "
        "no_correlation_because",
        (
            (
                item.exercise,
                item.points,
                "yes" if item.by_hand else "no",
                item.students,
                item.mean,
                item.full,
                item.none,
                item.blank,
                item.correlation.value,
                item.correlation.low,
                item.correlation.high,
                item.correlation.why,
            )
            for item in items
        ),
    )


def _mistakes(groups: list[Group]) -> str:
    return csv_text(
        "exercise kind mistake students out_of points_lost tests sentence",
        (
            (
                group.exercise,
                group.kind,
                group.name,
                len(group.students),
                group.out_of,
                group.points,
                " ".join(sorted(group.tests)),
                group.sentence,
            )
            for group in groups
        ),
    )


def _not_passed(record: ClassRecord) -> str:
    return csv_text(
        "student name exercise test status mistake points possible sentence",
        (
            (
                member.id,
                member.name,
                exercise,
                verdict.test,
                verdict.status,
                verdict.mistake,
                verdict.points,
                verdict.possible,
                verdict.sentence,
            )
            for member in record.recorded
            for exercise, verdict in member.verdicts
            if verdict.status != RIGHT
        ),
    )


def _quiz(asked: list[Question]) -> str:
    def rows() -> Iterable[Iterable[object]]:
        for question in asked:
            for option in question.options:
                yield (
                    question.exercise,
                    option.letter,
                    "yes" if option.right else "no",
                    len(option.students),
                    option.text,
                    option.why,
                )
            yield question.exercise, "blank", "no", len(question.blank), "", ""
            yield question.exercise, "no option", "no", len(question.other), "", ""

    return csv_text("question option right students text why", rows())


def _by_hand(record: ClassRecord) -> str:
    return csv_text(
        "exercise cell points students done waiting",
        (
            (each.exercise, each.name, each.points, each.students, each.done,
             each.students - each.done)
            for each in progress.by_hand(record)
        ),
    )  # fmt: skip
