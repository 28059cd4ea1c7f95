"""What is late, and what it costs: a policy in one line, by times that somebody wrote down."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from nbgrader.api import Gradebook
from nbgrader.preprocessors import AssignLatePenalties
from traitlets.config import Config

from grader.__main__ import main
from grader.results import report, timestamps
from grader.results.gradebook import GradebookWriter
from grader.results.late import PerDay
from tests.support import small
from tools.rehearsal import course

# nbgrader makes a submission in a way that SQLAlchemy warns of.
pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")
DUE = datetime(2026, 11, 30, 12)
HOUR, DAY = 3600, 86_400


@pytest.mark.parametrize(
    ("seconds", "options", "points"),
    [
        (1, {}, 4),
        (DAY, {}, 4),
        (DAY + 1, {}, 8),
        (30 * DAY, {}, 40),
        (30 * DAY, {"most": 50}, 20),
        (2 * DAY, {"percent": 25}, 20),
        (599, {"grace_minutes": 10}, None),
        (601, {"grace_minutes": 10}, 4),
        (2 * DAY, {"free_days": 2}, None),
        (2 * DAY + HOUR, {"free_days": 2}, 4),
        (0, {}, None),
    ],
)
def test_a_day_costs_a_share_of_the_score(seconds, options, points):
    assert PerDay(**options).late_submission_penalty("ada", 40, seconds) == points


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    made = course.new_course(tmp_path_factory.mktemp("late") / "course")
    small.write(made.root / "source")
    made.release(small.NAME)
    return made


def penalty_of(made, student):
    with Gradebook(made.database) as gradebook:
        return gradebook.find_submission(small.NAME, student).late_submission_penalty


def set_due(made, due):
    with Gradebook(made.database) as gradebook:
        gradebook.find_assignment(small.NAME).duedate = due
        gradebook.db.commit()


@pytest.fixture
def policy():
    """The policy that one line chooses, as grading finds it."""
    config = Config()
    config.AssignLatePenalties.plugin_class = "grader.results.late.PerDay"
    config.PerDay.percent = 20
    parent = AssignLatePenalties(config=config)
    return parent.plugin_class(parent=parent)


def test_a_policy_follows_the_time_the_due_date_and_the_scores(made, policy):
    set_due(made, DUE)
    writer = GradebookWriter(made.database, "", small.NAME, made.root)
    for student, when in (("late", DUE + timedelta(hours=1)), ("early", DUE), ("unknown", None)):
        writer.enter(student, when, {small.NAME: small.source_notebook()}, (), policy)
    assert [penalty_of(made, each) for each in ("late", "early", "unknown")] == [1, 0, 0]
    with Gradebook(made.database) as gradebook:  # a person reads the written answer
        gradebook.find_grade("written-why", small.NAME, small.NAME, "late").manual_score = 3
        gradebook.db.commit()
    assert writer.renew_penalties("late", policy) and not writer.renew_penalties("early", policy)
    assert penalty_of(made, "late") == pytest.approx(1.6)
    told = list(report.lines(report.read(made.root, small.NAME)))
    assert told[told.index("Late (1; due 2026-11-30 12:00 UTC):") + 1] == (
        "  late: 1 hour, handed in 2026-11-30 13:00 UTC; \N{MINUS SIGN}1.6 points"
    )
    set_due(made, DUE + timedelta(days=1))
    for student in ("late", "nobody"):
        writer.renew_penalties(student, policy)
    assert penalty_of(made, "late") == 0
    writer.close()
    told = report.lines(report.read(made.root, small.NAME))
    assert not any(line.startswith("Late") for line in told)


def test_a_run_that_grades_nothing_again_says_how_many_penalties_it_changed(made):
    for student, hours in (("ada", 2), ("bob", 0)):
        when = DUE + timedelta(hours=hours)
        work = small.source_notebook()
        made.hand_in(student, small.NAME, work, timestamp=f"{when} UTC")
    set_due(made, DUE)
    policy = "--AssignLatePenalties.plugin_class=grader.results.late.PerDay"
    said = made.nbgrader("autograde", small.NAME, "--PerDay.percent=0", policy)
    assert "Late penalties changed" not in said
    with Gradebook(made.database) as gradebook:
        gradebook.find_grade("test-half", small.NAME, small.NAME, "ada").manual_score = 1
        gradebook.db.commit()
    said = made.nbgrader("autograde", small.NAME, "--PerDay.percent=100", policy)
    assert "2 skipped" in said
    assert "Late penalties changed: 1; 'python -m grader report 98-small' lists them." in said


def test_work_that_no_longer_says_when_is_on_time_and_the_report_says_so(made):
    """Deleted or misspelled, the time of before is forgotten; it stayed in the gradebook."""
    set_due(made, DUE)
    for student in ("cleo", "dora", "emil"):
        when = f"{DUE + timedelta(hours=2)} UTC"
        made.hand_in(student, small.NAME, small.source_notebook(), timestamp=when)
    made.nbgrader("autograde", small.NAME)
    folders = {name: made.root / "submitted" / name / small.NAME for name in ("cleo", "dora")}
    (folders["cleo"] / "timestamp.txt").unlink()
    (folders["dora"] / "timestamp.txt").write_text("2026-11-30 14:00 Europe/Berln")
    never = "No time in timestamp.txt, and so never late: cleo, dora"
    for _ in ("before", "after"):
        told = list(report.lines(report.read(made.root, small.NAME)))
        late = [line.split(":")[0].strip() for line in told if "handed in 2026-11-30 14:00" in line]
        assert never in told and "emil" in late and not {"cleo", "dora"} & {*late}
        said = made.nbgrader("autograde", small.NAME)
    with Gradebook(made.database) as gradebook:
        times = {
            each.student.id: each.timestamp for each in gradebook.assignment_submissions(small.NAME)
        }
    assert times["cleo"] is times["dora"] is None and times["emil"] is not None
    assert "'Europe/Berln' is not a time zone): without a time the work counts as" in "\n".join(
        report.lines(report.read(made.root, small.NAME))
    )
    assert "0 graded" not in said


@pytest.mark.parametrize("zone", ["Europe/Berln", "PM", "+01:00"])
def test_a_due_date_that_nbgrader_would_read_as_another_time_is_refused(zone):
    for given in (
        [f"--duedate=2026-11-30 11:59 {zone}"],
        ["--duedate", f"2026-11-30 11:59 {zone}"],
    ):
        with pytest.raises(SystemExit, match="Nothing was changed"):
            timestamps.refuse_other_readings(["nbgrader", "db", "assignment", "add", *given])


def test_a_due_date_is_looked_at_before_nbgrader_enters_it(made):
    add = ("db", "assignment", "add", small.NAME)
    for zone, fails in (("Europe/Berlin", False), ("Europe/Berln", True)):
        said = made.nbgrader(*add, f"--duedate=2027-01-31 23:59 {zone}", fails=fails)
        assert ("'Europe/Berln' is not a time zone" in said) is fails
    with Gradebook(made.database) as gradebook:
        assert gradebook.find_assignment(small.NAME).duedate == datetime(2027, 1, 31, 22, 59)


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("2026-07-30 12:00", 12),
        ("2026-07-30 12:00 UTC", 12),
        ("2026-07-30 12:00Z", 12),
        ("2026-07-30 12:00 +02:00", 10),
        ("2026-07-30 12:00+02:00", 10),
        ("2026-07-30 12:00 Europe/Berlin", 10),
        ("2026-07-30 12:00 CEST", 10),  # what nbgrader's exchange writes in that zone
        ("2026-07-30 12:00 MEZ", None),
        ("30 July 2026 12:00 MEZ", None),
        ("soon", None),
    ],
)
def test_a_time_is_read_with_its_zone_or_not_at_all(text, hour):
    zone = ZoneInfo("Europe/Berlin")
    if hour is None:
        with pytest.raises(ValueError):
            timestamps.parsed(text, zone)
    else:
        assert timestamps.parsed(text, zone) == datetime(2026, 7, 30, hour)


def test_a_misspelled_zone_of_the_course_is_a_sentence_and_no_traceback(made):
    made.hand_in("finn", small.NAME, small.source_notebook())
    made.nbgrader("autograde", small.NAME)
    config = made.root / "nbgrader_config.py"
    before = config.read_text(encoding="utf-8")
    config.write_text(f'{before}\nc.Exchange.timezone = "Europe/Berln"\n', encoding="utf-8")
    for command in ("autograde", "generate_feedback"):
        said = made.nbgrader(command, small.NAME, fails=True)
        assert "c.Exchange.timezone: 'Europe/Berln' is not a time zone." in said
        assert "Traceback" not in said
    assert main(["report", small.NAME, "--course", str(made.root)]) == 1
    config.write_text(before, encoding="utf-8")
