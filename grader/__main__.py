"""``python -m grader TASK ...``, where nbgrader has no command of its own for it."""

from __future__ import annotations

import argparse
import contextlib
import sys
from pathlib import Path

from grader.lms import csv_in_place, roster_files
from grader.lms.csv_in_place import Refused
from grader.results import course_directory, excuse, feedback_zip, report
from grader.results.printable import counted, printable
from grader.results.trouble import TROUBLE, explained


def main(arguments: list[str] | None = None) -> int:
    """Do a task with an assignment; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m grader", description=__doc__)
    tasks = parser.add_subparsers(dest="task", required=True)
    name = "its name, such as 03-the-functions"
    asked = tasks.add_parser("report", help="what happened to each submission")
    asked.add_argument("assignment", help=name)
    asked.add_argument("--course", type=Path, default=Path(), help="the course directory")
    asked = tasks.add_parser("insights", help="a page on what the class understood")
    asked.add_argument("assignment", help=name)
    asked.add_argument("--course", type=Path, default=Path(), help="the course directory")
    asked.add_argument("--pseudonyms", action="store_true", help="numbers instead of names")
    asked = tasks.add_parser("feedback-zip", help="zip the feedback for upload to your LMS")
    asked.add_argument("assignment", help=name)
    asked.add_argument("--course", type=Path, default=Path(), help="the course directory")
    asked = tasks.add_parser("alike", help="a page of pairs whose code is unusually alike")
    asked.add_argument("assignment", help=name)
    asked.add_argument("--course", type=Path, default=Path(), help="the course directory")
    asked = tasks.add_parser(
        "excuse", help="give everybody, or one student, full points for an exercise"
    )
    asked.add_argument("assignment", help=name)
    asked.add_argument("exercise", help="its name, such as relu or quiz-dying-relu")
    asked.add_argument("--student", default="", help="only this student; without it, everybody")
    asked.add_argument("--undo", action="store_true", help="undo an excuse")
    asked.add_argument("--course", type=Path, default=Path(), help="the course directory")
    asked = tasks.add_parser("roster", help="add or update the class in the gradebook")
    asked.add_argument("file", type=Path, help="the export of an LMS, or a CSV file")
    asked.add_argument("--course", type=Path, default=Path(), help="the course directory")
    asked = tasks.add_parser(
        "autograde",
        help="the same as nbgrader autograde",
        epilog="All of nbgrader's options can follow: see 'nbgrader autograde --help-all'.",
        allow_abbrev=False,
    )
    asked.add_argument("assignment", help=name)
    asked.add_argument("--scheduler", default="", help="the address of a Dask scheduler")
    given, more = parser.parse_known_args(arguments)
    if given.task == "autograde":
        return _autograde(given.assignment, given.scheduler, more)
    if more:
        parser.error(f"unrecognized arguments: {' '.join(more)}")
    if given.task == "insights":
        return _insights(given.course.absolute(), given.assignment, given.pseudonyms)
    if given.task == "feedback-zip":
        return _feedback_zip(given.course.absolute(), given.assignment)
    if given.task == "alike":
        return _alike(given.course.absolute(), given.assignment)
    if given.task == "excuse":
        return _excuse(given)
    if given.task == "roster":
        return _roster(given.course.absolute(), given.file)
    return _report(given.course.absolute(), given.assignment)


def _autograde(assignment: str, scheduler: str, more: list[str]) -> int:
    from nbgrader.apps.nbgraderapp import NbGraderApp

    where = [f"--GradingExecutor.scheduler={scheduler}"] if scheduler else []
    NbGraderApp.launch_instance(["autograde", assignment, *where, *more])
    return 0


def _feedback_zip(course: Path, assignment: str) -> int:
    try:
        packed = feedback_zip.pack(course, assignment)
    except TROUBLE as trouble:
        print(f"The pages were not packed: {explained(trouble)}", file=sys.stderr)
        return 1
    if not packed.zips and assignment not in _known(course):
        return _unknown(course, assignment)
    for place, pages in packed.zips.items():
        print(f"{place.relative_to(course)}: {counted(pages, 'page')}")
    for sentence in (*packed.left_out, *packed.outdated(assignment)):
        print(printable(sentence))
    if not packed.zips:
        print(
            f"Nothing to pack: run 'nbgrader generate_feedback {assignment}' first. Only work that "
            "'nbgrader zip_collect' took from an LMS's archive can go back that way.",
            file=sys.stderr,
        )
    return 0 if packed.zips else 1


def _roster(course: Path, path: Path) -> int:
    try:
        file = csv_in_place.read(path)
        gradebook = course_directory.gradebook(course, make=True)
        if gradebook is None:
            return 1
        with gradebook:
            changes = roster_files.enter(gradebook, file)
    except Refused as refused:
        print(f"Nothing was changed, because {refused}", file=sys.stderr)
        return 1
    except TROUBLE as trouble:
        print(f"Nothing was changed: {explained(trouble)}", file=sys.stderr)
        return 1
    print("\n".join(map(printable, changes.sentences)))
    return 0


def _report(course: Path, assignment: str) -> int:
    try:
        found = report.read(course, assignment)
    except TROUBLE as trouble:
        print(f"There is no report: {explained(trouble)}", file=sys.stderr)
        return 1
    if not found.there and not found.uploads:
        if assignment not in _known(course):
            return _unknown(course, assignment)
        print(
            f"Nothing was handed in yet: there is no folder submitted/*/{assignment} in {course}.",
            file=sys.stderr,
        )
        return 1
    print("\n".join(report.lines(found)))
    if found.graded:
        print(f"\nWhat the class understood: python -m grader insights {assignment}")
    return 0


def _alike(course: Path, assignment: str) -> int:
    from nbgrader.api import MissingEntry

    from grader.alike import files
    from grader.alike.page import stand_out

    try:
        page, found, compared = files.write(course, assignment)
    except MissingEntry:
        return _unknown(course, assignment)
    except TROUBLE as trouble:
        print(f"Nothing was written: {explained(trouble)}", file=sys.stderr)
        return 1
    for group in found.identical:
        print(printable(f"The same file, byte for byte: {', '.join(group)}"))
    print(f"{stand_out(compared)}; see {page}")
    return 0


def _excuse(given: argparse.Namespace) -> int:
    from nbgrader.api import MissingEntry

    course, assignment, exercise = given.course.absolute(), given.assignment, given.exercise
    try:
        points, graded = excuse.excuse(course, assignment, exercise, given.student, given.undo)
    except MissingEntry:
        return _unknown(course, assignment)
    except excuse.Refused as refused:
        print(f"Nothing was changed, because {refused}", file=sys.stderr)
        return 1
    except TROUBLE as trouble:
        print(f"Only part of it was changed: {explained(trouble)}", file=sys.stderr)
        return 1
    whom = given.student or "everybody"
    count = counted(graded, "graded submission")
    if given.undo:
        print(f"{exercise} is no longer excused for {whom}; own points again for {count}.")
    else:
        print(f"{exercise} is excused for {whom}: full points ({points:g}) for {count}.")
    print(f"Then renew the pages: nbgrader generate_feedback {assignment}")
    return 0


def _known(course: Path) -> list[str]:
    """Return the names of the assignments in the gradebook; none where there is no gradebook."""
    with contextlib.suppress(*TROUBLE):
        gradebook = course_directory.gradebook(course)
        if gradebook is not None:
            with gradebook:
                return sorted(one.name for one in gradebook.assignments)
    return []


def _unknown(course: Path, assignment: str) -> int:
    known, run = _known(course), f"'nbgrader generate_assignment {assignment} --force'"
    if assignment in course_directory.assignments(course):
        said = f"'{assignment}': run {run} first."
    elif known:
        said = course_directory.one_of(assignment, known)
    else:
        said = f"'{assignment}': is it the right course directory, and was {run} run?"
    print(f"The gradebook in {course} does not know {said}", file=sys.stderr)
    return 1


def _insights(course: Path, assignment: str, pseudonyms: bool) -> int:
    from nbgrader.api import MissingEntry

    from grader.insights import files

    try:
        page, record = files.write(course, assignment, pseudonyms)
    except MissingEntry:
        return _unknown(course, assignment)
    except TROUBLE as trouble:
        print(f"Nothing was written: {explained(trouble)}", file=sys.stderr)
        return 1
    print(f"Written from {counted(len(record.graded), 'graded submission')}: {page}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
