"""From nbgrader's exchange comes what students handed in, whatever else lies in it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from nbgrader.auth import Authenticator
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import notebook_hash
from traitlets.config import Config

from grader.intake import exchange
from grader.results import collection, report
from tests.support import small
from tools.rehearsal import course

TIME = "2026-11-30 10:00:00.000000 UTC"
EARLIER = "2026-11-28 10:00:00.000000 UTC"
NOBODY = 65534


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    made = course.new_course(tmp_path_factory.mktemp("exchange") / "course")
    small.write(made.root / "source")
    made.nbgrader("generate_assignment", small.NAME)
    made.nbgrader("release_assignment", small.NAME)
    return made


@pytest.fixture
def made(released, tmp_path):
    """Return the course with nothing handed in."""
    for folder in ("submitted", "feedback"):
        if (released.root / folder).exists():
            (released.root / folder).rename(tmp_path / folder)
    inbound(released).rename(tmp_path / "inbound")
    inbound(released).mkdir()
    collection.load(released.root, small.NAME).path.unlink(missing_ok=True)
    return released


def inbound(made):
    return made.root / "exchange" / "activation-functions" / "inbound"


def put(made, student, time=TIME, text="work"):
    """Put a submission into the exchange, as nbgrader does."""
    folder = inbound(made) / f"{student}+{small.NAME}+{time}+{os.urandom(4).hex()}"
    folder.mkdir()
    (folder / f"{small.NAME}.ipynb").write_text(text, encoding="utf-8")
    (folder / "timestamp.txt").write_text(time, encoding="utf-8")
    folder.chmod(0o777)
    return folder


def told(made):
    return {one.file: one.why for one in collection.load(made.root, small.NAME).uploads}


def work(made, student):
    path = made.root / "submitted" / student / small.NAME / f"{small.NAME}.ipynb"
    return path.read_text(encoding="utf-8") if path.exists() else None


def test_what_cannot_be_taken_stops_nobody_else_and_the_version_before_it_counts(made):
    secret = made.root / "source" / small.NAME / f"{small.NAME}.ipynb"
    put(made, "ada", EARLIER, text="the good one")
    linked = put(made, "ada")
    (linked / f"{small.NAME}.ipynb").unlink()
    (linked / f"{small.NAME}.ipynb").symlink_to(secret)
    nested = put(made, "ben")
    (nested / "data").symlink_to(secret.parent)
    waiting = put(made, "cy")
    os.mkfifo(waiting / "pipe")
    timeless = put(made, "dee", time="yesterday")
    elsewhere = inbound(made) / f"eve+{small.NAME}+{TIME}+x"
    elsewhere.symlink_to(secret.parent)
    put(made, "zoe", text="after all of them")
    made.nbgrader("collect", small.NAME)
    assert work(made, "ada") == "the good one"
    assert work(made, "zoe") == "after all of them"
    assert {path.name for path in (made.root / "submitted").iterdir()} == {"ada", "zoe"}
    reasons = {
        linked.name: f"skipped: {small.NAME}.ipynb is a link, not an ordinary file.",
        nested.name: "skipped: data is a link, not an ordinary file.",
        waiting.name: "skipped: pipe is a link, not an ordinary file.",
        timeless.name: "skipped: its name has no time.",
        elsewhere.name: "skipped: it is not a folder.",
    }
    assert {name: why for name, why in told(made).items() if "skipped" in why} == reasons
    page = "\n".join(report.lines(report.read(made.root, small.NAME)))
    assert "In the exchange:" in page and "its name has no time." in page


@pytest.mark.needs("root")
def test_nobody_hands_in_for_somebody_else(made):
    put(made, "ada", EARLIER, text="her own")
    forged = put(made, "ada", text="forged")
    for path in (forged, *forged.iterdir()):
        os.chown(path, NOBODY, NOBODY)
    borrowed = put(made, "ben")
    os.chown(borrowed / f"{small.NAME}.ipynb", NOBODY, NOBODY)
    made.nbgrader("collect", small.NAME)
    assert work(made, "ada") == "her own"
    assert work(made, "ben") is None
    assert "claims to be from ada, but belongs to nobody" in told(made)[forged.name]
    assert "belongs to nobody" in told(made)[borrowed.name]
    made.nbgrader("collect", small.NAME, "--update", "--ExchangeCollect.check_owner=False")
    assert work(made, "ada") == "forged"


def test_a_file_that_becomes_a_link_while_it_is_collected_is_not_followed(made, monkeypatch):
    folder = put(made, "ada")
    (folder / f"{small.NAME}.ipynb").unlink()
    (folder / f"{small.NAME}.ipynb").symlink_to(made.root / "nbgrader_config.py")
    monkeypatch.setattr(exchange, "_not_readable", lambda folder, owner: "")  # it was a file then
    config = Config()
    config.Exchange.root = str(made.root / "exchange")
    config.CourseDirectory.root = str(made.root)
    config.CourseDirectory.course_id = "activation-functions"
    config.CourseDirectory.assignment_id = small.NAME
    settings = {"coursedir": CourseDirectory(config=config), "config": config}
    exchange.OwnWorkCollector(authenticator=Authenticator(config=config), **settings).start()
    assert "was changed while it was being collected" in told(made)[folder.name]
    assert work(made, "ada") is None


def test_the_time_is_that_of_the_name_and_later_changes_are_told(made):
    put(made, "ada", "2020-01-31 10:00:00.000000 UTC")
    for path in inbound(made).glob("ada+*/timestamp.txt"):
        path.unlink()
    made.nbgrader("collect", small.NAME)
    folder = made.root / "submitted" / "ada" / small.NAME
    time = (folder / "timestamp.txt").read_text(encoding="utf-8")
    assert time == "2020-01-31 10:00:00.000000 UTC"
    [why] = told(made).values()
    assert why.startswith("it was collected, but a file in it was changed on 20")


def page_of(made, student, secret=None):
    folder = made.root / "feedback" / student / small.NAME
    folder.mkdir(parents=True)
    (folder / f"{small.NAME}.html").write_text(f"the page of {student}", encoding="utf-8")
    (folder / "timestamp.txt").write_text(TIME, encoding="utf-8")
    if secret:
        (folder / "submission_secret.txt").write_bytes(secret)


def test_feedback_reaches_who_renamed_the_notebook_and_stops_at_no_upload(made):
    page_of(made, "ada", secret=b"a1")
    page_of(made, "ben")  # came from an LMS
    page_of(made, "cy", secret=b"c3 \xff")
    renamed = put(made, "cy")
    (renamed / f"{small.NAME}.ipynb").rename(renamed / "my work.ipynb")
    said = made.nbgrader("release_feedback", small.NAME)
    pages = {
        path.name: path.read_text(encoding="utf-8")
        for path in Path(made.root, "exchange", "activation-functions", "feedback").iterdir()
    }
    wanted = [
        ("ada", "a1", small.NAME),
        ("cy", "c3 \ufffd", small.NAME),
        ("cy", "c3 \ufffd", "my work"),
    ]
    assert pages == {
        f"{notebook_hash(secret=secret, notebook_id=name)}.html": f"the page of {student}"
        for student, secret, name in wanted
    }
    assert "did not hand in through the exchange: ben." in said
