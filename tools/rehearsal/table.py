"""Who got what, and why."""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from tools.rehearsal.term import Outcome
from tools.rehearsal.whole_class import Played


def show(console: Console, assignment: str, outcomes: list[Outcome]) -> int:
    """Print what came of an assignment.

    Parameters
    ----------
    console : Console
        Where to print.
    assignment : str
        Its name.
    outcomes : list of Outcome
        What came of each submission.

    Returns
    -------
    int
        How many submissions did not come out as expected.
    """
    table = Table(title=assignment, title_justify="left")
    for heading in ("student", "handed in", "came by"):
        table.add_column(heading)
    table.add_column("expected", justify="right")
    table.add_column("got", justify="right")
    table.add_column("")
    table.add_column("why")
    for outcome in outcomes:
        submission = outcome.submission
        table.add_row(
            submission.student,
            escape(submission.story),
            submission.route,
            _expected(outcome),
            _got(outcome),
            "[red]differs[/red]" if outcome.problems else "[green]ok[/green]",
            escape(_why(outcome)),
        )
    console.print(table)
    failed = [outcome for outcome in outcomes if outcome.problems]
    for outcome in failed:
        for problem in outcome.problems:
            console.print(f"[red]{outcome.submission.student}[/red]: {escape(problem)}")
    return len(failed)


def show_class(console: Console, played: Played) -> None:
    """Print what each of a whole class handed in and should have.

    Parameters
    ----------
    console : Console
        Where to print.
    played : Played
        The class.
    """
    whom = ", ".join(
        f"{name} for {'everybody' if who == '*' else who}" for name, who in played.excused.items()
    )
    title = f"A class of {len(played.roster)}, {played.paper.name}; excused: {whom}"
    table = Table(title=title, title_justify="left")
    for heading in ("student", "handed in"):
        table.add_column(heading)
    for heading in ("points", "late", "all"):
        table.add_column(heading, justify="right")
    for student, work in played.works.items():
        if work.scores is None:
            table.add_row(student, escape(work.story), "not graded", "", "")
            continue
        total, off = played.total(student), played.penalty(student)
        late = f"-{off:g}" if off else ""
        table.add_row(student, escape(work.story), f"{total:g}", late, f"{total - off:g}")
    console.print(table)


def _expected(outcome: Outcome) -> str:
    scores = outcome.submission.scores
    if scores is None:
        return "not graded"
    return f"{sum(score or 0 for score in scores.values()):g}"


def _got(outcome: Outcome) -> str:
    given = [score.auto for score in outcome.scores.values() if score.auto is not None]
    return f"{sum(given):g}" if given else "not graded"


def _why(outcome: Outcome) -> str:
    lost = {
        name: score
        for name, score in outcome.scores.items()
        if score.auto is not None and score.auto < score.most
    }
    waiting = sum(score.needs_person for score in outcome.scores.values())
    parts = []
    if lost:
        first = next(iter(lost))
        said = " ".join(outcome.messages.get(first, "no answer").split())
        parts.append(f"{len(lost)} lost, such as {first}: {said[:90]}")
    if waiting:
        parts.append(f"{waiting} for a person")
    return "; ".join(parts)
