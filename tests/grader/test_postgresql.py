"""A gradebook in PostgreSQL holds what one in SQLite does, a transaction for each submission."""

from __future__ import annotations

import json
import signal
from dataclasses import dataclass

import pytest
from nbgrader.api import Gradebook
from sqlalchemy import create_engine, text

from tests.grader.test_crash import DIES, run
from tests.grader.test_repair import cell
from tests.support import postgresql, small
from tools.rehearsal import course

pytestmark = pytest.mark.needs("postgresql")

STUDENTS = ("ada", "bob", "eve", "zoe")
#: Counts the transactions of a run, and those of each submission.
COUNTS = """
import atexit, json
from sqlalchemy import event
from sqlalchemy.engine import Engine
from grader.results import gradebook
commits, each = [], []
event.listen(Engine, "commit", lambda connection: commits.append(1))
enter = gradebook.GradebookWriter.enter
def counted(*args, **kwargs):
    before = len(commits)
    enter(*args, **kwargs)
    each.append(len(commits) - before)
gradebook.GradebookWriter.enter = counted
atexit.register(lambda: open("counts.json", "w").write(json.dumps([each, len(commits)])))
"""


@dataclass(frozen=True)
class Elsewhere(course.Course):
    """A course with its gradebook in a database server."""

    address: str = ""

    @property
    def database(self):
        return self.address


@pytest.fixture(scope="module")
def server():
    with postgresql.server() as address:
        yield address


@pytest.fixture
def new_course(tmp_path, request):
    """Return a function that makes a course with four submissions that nobody has graded."""

    def new(kind):
        made = course.new_course(tmp_path / kind)
        if kind == "postgresql":
            made = Elsewhere(made.root, new_database(request.getfixturevalue("server")))
            with open(made.root / "nbgrader_config.py", "a", encoding="utf-8") as config:
                config.write(f"\nc.CourseDirectory.db_url = {made.address!r}\n")
        small.write(made.root / "source")
        notebook = small.solved(made.release(small.NAME))
        with Gradebook(made.database) as book:
            book.update_or_create_assignment(small.NAME, duedate="2026-11-29 12:00:00 UTC")
        for student in STUDENTS:
            if student == "zoe":
                half = "# EXERCISE: half\ndef half(z):\n    return z"
                cell(notebook, "exercise-half").source = half
            made.hand_in(student, small.NAME, notebook, timestamp="2026-11-29 13:00:00 UTC")
        return made

    return new


def new_database(address):
    engine = create_engine(address.format("postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        count = connection.execute(text("SELECT count(*) FROM pg_database")).scalar()
        connection.execute(text(f"CREATE DATABASE grades{count}"))
    engine.dispose()
    return address.format(f"grades{count}")


def told(made):
    """Return what the gradebook says: scores, lateness, and what export makes of it."""
    made.nbgrader("export")
    lines = (made.root / "grades.csv").read_text("utf-8").splitlines()
    late = {student: made.seconds_late(small.NAME, student) for student in STUDENTS}
    return made.scores(small.NAME), late, [lines[0], *sorted(lines[1:])]


def test_scores_and_exports_are_those_of_sqlite(new_course):
    both = [new_course(kind) for kind in ("sqlite", "postgresql")]
    for made in both:
        assert "4 graded" in made.nbgrader("autograde", small.NAME)
        with Gradebook(made.database) as book:
            for grade in book.find_submission_notebook(small.NAME, small.NAME, "ada").grades:
                grade.manual_score = 0.5
            book.db.commit()
        assert "4 skipped" in made.nbgrader("autograde", small.NAME)
        assert "4 graded" in made.nbgrader("autograde", small.NAME, "--force")
        made.nbgrader("generate_feedback", small.NAME)
        assert len([*made.root.glob("feedback/*/*/*.html")]) == len(STUDENTS)
    here, there = map(told, both)
    assert here == there
    assert not (both[1].root / "gradebook.db").exists()
    assert here[0]["bob"]["test-half"].auto == 1 and here[0]["zoe"]["test-half"].auto == 0
    assert here[1]["ada"] == 3600
    assert len(here[2]) == 1 + len(STUDENTS)


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_each_submission_is_one_transaction(new_course, kind):
    made = new_course(kind)
    counts = []
    for _ in ("four to grade", "nothing to do"):
        done = run(made, COUNTS)
        assert done.returncode == 0, done.stderr
        counts.append(json.loads((made.root / "counts.json").read_text()))
    (each, total), (_, opening) = counts
    assert each == [1] * len(STUDENTS)
    assert total - opening == len(STUDENTS), "nothing else was written"


def test_a_run_that_is_killed_in_a_transaction_goes_on(new_course):
    made = new_course("postgresql")
    done = run(made, f'{DIES}\nat(gradebook.GradebookWriter, "_enter_cells", 2, False)')
    assert done.returncode == -signal.SIGKILL
    assert len(made.scores(small.NAME)) == 1
    assert "3 graded, 1 skipped" in made.nbgrader("autograde", small.NAME)
    assert len(made.scores(small.NAME)) == len(STUDENTS)


def test_a_new_database_is_at_nbgraders_newest_schema(new_course):
    made = new_course("postgresql")
    made.nbgrader("autograde", small.NAME)
    before = made.scores(small.NAME)
    made.nbgrader("db", "upgrade")
    assert made.scores(small.NAME) == before
