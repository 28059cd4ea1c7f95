"""Compare what came of a class with what was put in: gradebook, report, pages, files, exports."""

from __future__ import annotations

import csv
import html
import re
from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal

from nbgrader.api import Gradebook, MissingEntry

from grader.lms.roster import composed
from grader.results import report
from grader.results.summary import number
from tools.rehearsal import class_of_forty
from tools.rehearsal.handed_in import NOBODYS
from tools.rehearsal.whole_class import Played, pages_in

_TAGS = re.compile(r"<[^>]+>")
_FAR = 0.01


def problems(played: Played) -> list[str]:
    """Return what is not as it should be, a sentence each.

    Parameters
    ----------
    played : Played
        The class.
    """
    parts = (_gradebook, _report, _pages, _students, _exercises, _mistakes, _alike, _exports)
    return [problem for part in parts for problem in part(played)]


def _differ(what: str, got: object, wanted: object) -> Iterator[str]:
    if got != wanted:
        yield f"{what} should be {wanted}, not {got}."


def _gradebook(played: Played) -> Iterator[str]:
    with Gradebook(played.course.database) as book:
        for student in played.graded:
            try:
                entry = book.find_submission(played.paper.name, student)
            except MissingEntry:
                yield f"{student} should be in the gradebook."
                continue
            for grade in entry.notebooks[0].grades:
                wanted = played.score(student, grade.name)
                yield from _differ(f"{student}: {grade.name}", grade.score, wanted)
                if grade.needs_manual_grade:
                    yield f"{student}: {grade.name} should wait for nobody."
            off = entry.late_submission_penalty
            yield from _differ(f"{student}: the penalty", off, played.penalty(student))
        there = {each.student.id for each in book.assignment_submissions(played.paper.name)}
        yield from _differ("who is in the gradebook", there, {*played.graded})


def _report(played: Played) -> Iterator[str]:
    found = report.read(played.course.root, played.paper.name)
    refused = {student: work for student, work in played.works.items() if work.scores is None}
    absent = [each for each in played.roster if each.student not in played.works]
    yield from _differ("who was graded", {*found.graded}, {*played.graded})
    yield from _differ("who could not be graded", {*found.refused}, {*refused})
    for student, work in refused.items():
        if work.says not in found.refused.get(student, ""):
            yield f"{student}: '{work.says}' should be said, not '{found.refused.get(student)}'."
    yield from _differ("who handed in nothing", {*found.missing}, {one.student for one in absent})
    unknown = {upload.file for upload in found.uploads if not upload.student}
    if not any(file.endswith(NOBODYS) for file in unknown):
        yield f"the report should have {NOBODYS}, which is nobody's."
    uploads = {upload.file.rpartition("/")[2] for upload in found.uploads}
    names = {file for work in played.works.values() for file in work.files if file.endswith("pdf")}
    yield from (f"the report should have {name}." for name in names - uploads)
    excused = {name: [whom] for name, whom in played.excused.items()}
    yield from _differ("what the report says is excused", found.excused, excused)
    told = [f"{each.first_name} {each.last_name} ({each.student})" for each in absent]
    class_ = {one.student for one in played.roster}
    graded, total = len(class_ & {*played.graded}), len(class_ & {*played.graded, *refused})
    yield from _differ("who is not on the roster", {*found.strangers}, {*played.works} - class_)
    for words in (*told, f"{graded} of {total} submissions were graded."):
        if words not in played.said["report"]:
            yield f"the report should say '{words}'."
    again = len(re.findall(r": graded\b", played.said["again"]))
    yield from _differ("how many were graded again", again, 1)


def _pages(played: Played) -> Iterator[str]:
    root, name = played.course.root, played.paper.name
    pages = {path.parts[-3]: path for path in (root / "feedback").glob(f"*/{name}/{name}.html")}
    yield from _differ("who has a page", {*pages}, {*played.graded})
    most = sum(each.points or 0 for each in played.paper.graded)
    for student, path in pages.items():
        page = " ".join(html.unescape(_TAGS.sub(" ", path.read_text(encoding="utf-8"))).split())
        final = played.total(student) - played.penalty(student)
        words = f"{number(final)} of {number(most)} points"
        if words not in page:
            yield f"{student}: the page should say '{words}'."
        if ("Excused:" in page) != any(who in ("*", student) for who in played.excused.values()):
            yield f"{student}: the page should say what is excused, and nothing else."
    back = sorted(pages_in(root, name))
    # Accents come back in one piece; Canvas goes by the numbers.
    wanted = sorted(composed(work.page) for work in played.works.values() if work.scores)
    yield from _differ("what goes back to the LMS", back, wanted)


def _rows(played: Played, file: str, folder: str = "") -> list[dict[str, str]]:
    path = played.course.root / "insights" / (folder or played.paper.name) / file
    with open(path, encoding="utf-8-sig", newline="") as text:
        return list(csv.DictReader(text))


def _students(played: Played) -> Iterator[str]:
    rows = {row["student"]: row for row in _rows(played, "students.csv")}
    # Whoever is not on the roster is in the gradebook once something of theirs is graded.
    everybody = {each.student for each in played.roster} | {*played.works}
    yield from _differ("students.csv", {*rows}, everybody)
    for student in played.graded:
        row = rows[student]
        for title, wanted in (
            ("score", played.total(student)),
            ("penalty", played.penalty(student)),
            ("waiting", 0),
        ):
            if abs(float(row[title]) - wanted) > _FAR:
                yield f"students.csv: {title} of {student} should be {wanted}, not {row[title]}."
        let_off = sorted(name for name, who in played.excused.items() if who in ("*", student))
        yield from _differ(f"students.csv: {student}", row["excused"], "; ".join(let_off))
    names = {f"{each.first_name} {each.last_name}" for each in played.roster}
    yield from _differ(
        "names in students.csv", {row["name"] for row in rows.values()} - {""}, names
    )


def _exercises(played: Played) -> Iterator[str]:
    rows = {row["exercise"]: row for row in _rows(played, "exercises.csv")}
    cells: dict[str, list[str]] = {}
    points: dict[str, float] = {}
    for each in played.paper.graded:
        cells.setdefault(each.name, []).append(each.grade_id)
        points[each.name] = points.get(each.name, 0.0) + float(each.points or 0)
    yield from _differ("exercises.csv", {*rows}, {*cells})
    for name, ids in cells.items():
        own = [
            sum(played.score(student, each) for each in ids)
            for student in played.graded
            if not played.is_excused(student, ids[0])
        ]
        wanted = {
            "students": float(len(own)),
            "full": float(sum(score >= points[name] for score in own)),
            "none": float(sum(score == 0 for score in own)),
            "mean": sum(own) / len(own) / points[name] if own else 0.0,
        }
        got = {title: float(rows[name][title] or 0) for title in wanted}
        if any(abs(got[title] - wanted[title]) > _FAR for title in wanted):
            yield f"exercises.csv: {name} should have {wanted}, not {got}."


def _mistakes(played: Played) -> Iterator[str]:
    tests = [each.grade_id for each in played.paper.graded if each.kind == "TEST"]
    wanted = {
        (student, test)
        for student, scores in played.graded.items()
        for test in tests
        if scores[test] == 0 and not played.is_excused(student, test)
    }
    got = {(row["student"], row["test"]) for row in _rows(played, "tests-not-passed.csv")}
    yield from _differ("too much in tests-not-passed.csv", got - wanted, set())
    yield from _differ("missing in tests-not-passed.csv", wanted - got, set())
    right = {row["question"]: 0 for row in _rows(played, "quiz.csv")}
    for row in _rows(played, "quiz.csv"):
        right[row["question"]] += int(row["students"]) if row["right"] == "yes" else 0
    for question, count in right.items():
        (test,) = (each.grade_id for each in played.paper.tests(question))
        full = sum(
            scores[test] != 0 and not played.is_excused(student, test)
            for student, scores in played.graded.items()
        )
        yield from _differ(f"quiz.csv: right answers to {question}", count, full)


def _alike(played: Played) -> Iterator[str]:
    """Who has copied is shown first, where there is enough code to compare.

    Others may be shown after them: the answers of a bank come from few hands.
    """
    rows = _rows(played, "alike.csv", f"{played.paper.name}-alike")
    if rows or played.compares:
        first = max(rows, key=lambda row: float(row["surprise"]), default={})
        pair = {first.get("student"), first.get("other")}
        yield from _differ("the pair that is most alike", pair, {*played.copied})


def _exports(played: Played) -> Iterator[str]:
    root, name = played.course.root, played.paper.name
    final = {
        student: Decimal(str(played.total(student))) - Decimal(str(played.penalty(student)))
        for student in played.graded
    }
    with open(root / "grades.csv", encoding="utf-8", newline="") as exported:
        scores = {row["student_id"]: float(row["score"]) for row in csv.DictReader(exported)}
    for student, score in final.items():
        if abs(scores.get(student, -1) - float(score)) > _FAR:
            yield f"grades.csv: {student} should have {score}, not {scores.get(student)}."
    keys: Iterable[tuple[str, str, str]] = (
        ("canvas-import.csv", "SIS Login ID", "student"),
        ("moodle-import.csv", "ID-Nummer", "number"),
        ("blackboard-import.xls", "Username", "student"),
    )
    for file, key, attribute in keys:
        encoding = "utf-16" if file.endswith("xls") else "utf-8"
        cells = class_of_forty.scores_in((root / file).read_text(encoding=encoding), name, key)
        for each in played.roster:
            text = cells[str(getattr(each, attribute))]
            got = Decimal(text.replace(",", ".")) if text.strip("-") else None
            wanted = final.get(each.student)
            if wanted is not None:
                wanted = wanted.quantize(Decimal("0.01"), ROUND_HALF_UP)
            yield from _differ(f"{file}: {each.student}", got, wanted)
