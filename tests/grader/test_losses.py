"""What an instructor could lose, and does not: other notebooks, earlier grades, a whole run."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time

import nbformat
import pytest
from nbgrader.api import Gradebook

from grader.results import log
from grader.run import one_run
from tests.grader.test_crash import DIES, MAIN
from tests.grader.test_repair import cell
from tests.support import small
from tools.rehearsal import course

NAME = "ps"
BY_HAND = [
    ("code", "# EXERCISE: one\none = ...", {"grade": True, "solution": True, "points": 2}),
    ("markdown", "Explain.", {"grade": True, "solution": True, "points": 3}),
    ("markdown", "Do it.", {"task": True, "points": 4}),
]


def by_hand():
    """Return a notebook that a person grades."""
    cells = []
    for number, (kind, text, about) in enumerate(BY_HAND):
        new = nbformat.v4.new_code_cell if kind == "code" else nbformat.v4.new_markdown_cell
        defaults = {"grade": False, "solution": False, "task": False}
        about = defaults | about | {"schema_version": 3, "grade_id": f"hand-{number}"}
        about |= {"locked": bool(about["task"]), "cell_type": kind}
        cells.append(new(text, id=f"hand-{number}", metadata={"nbgrader": about}))
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    """A course whose assignment has three notebooks, with two submissions that nobody graded."""
    made = course.new_course(tmp_path_factory.mktemp("losses") / "course")
    folder = made.root / "source" / NAME
    folder.mkdir(parents=True)
    for name in ("p1", "p2"):
        nbformat.write(small.source_notebook(), folder / f"{name}.ipynb")
    nbformat.write(by_hand(), folder / "p3.ipynb")
    made.nbgrader("generate_assignment", NAME)
    for student in ("ada", "bob"):
        for name in ("p1", "p2", "p3"):
            release = nbformat.read(made.root / "release" / NAME / f"{name}.ipynb", as_version=4)
            done = release if name == "p3" else small.solved(release)
            made.hand_in(student, NAME, done, f"{name}.ipynb", "2026-11-29 12:00:00 UTC")
    return made


@pytest.fixture
def made(released, tmp_path):
    """A copy of it for a test to do with as it likes."""
    shutil.copytree(released.root, tmp_path / "course")
    return course.Course(tmp_path / "course")


@pytest.fixture(scope="module")
def once(released, tmp_path_factory):
    """The same, graded once."""
    root = tmp_path_factory.mktemp("once") / "course"
    shutil.copytree(released.root, root)
    course.Course(root).nbgrader("autograde", NAME)
    return root


@pytest.fixture
def graded(once, tmp_path):
    """A copy of that."""
    shutil.copytree(once, tmp_path / "graded")
    return course.Course(tmp_path / "graded")


def scores(made, student="ada"):
    """Return the automatic scores by notebook and cell."""
    with Gradebook(made.database) as book:
        return {
            (notebook.name, grade.name): (grade.auto_score, grade.needs_manual_grade)
            for notebook in book.find_submission(NAME, student).notebooks
            for grade in notebook.grades
        }


def of(found, notebook):
    return {key: value for key, value in found.items() if key[0] == notebook}


def change(made, notebook, student="ada"):
    """Hand in another answer, a wrong one."""
    path = made.root / "submitted" / student / NAME / f"{notebook}.ipynb"
    content = nbformat.read(path, as_version=4)
    cell(content, "exercise-half").source = "# EXERCISE: half\ndef half(z):\n    return z"
    nbformat.write(content, path)


def graded_file(made, notebook, student="ada"):
    return made.root / "autograded" / student / NAME / f"{notebook}.ipynb"


def nbgrader(made, code, *options):
    return subprocess.Popen(
        [sys.executable, "-c", code + MAIN, "autograde", NAME, *options],
        cwd=made.root,
        env=made.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )


def test_grading_one_notebook_leaves_the_others_alone(graded):
    made, before = graded, scores(graded)
    kept = graded_file(made, "p2").stat().st_mtime_ns, graded_file(made, "p2").read_bytes()
    for notebook in ("p1", "p2"):
        change(made, notebook)
    made.nbgrader("autograde", NAME, "--notebook=p1", "--force", "--student=ada")
    after = scores(made)
    assert after["p1", "test-half"] == (0, False)
    assert of(after, "p2") == of(before, "p2") and of(after, "p3") == of(before, "p3")
    other = graded_file(made, "p2")
    assert (other.stat().st_mtime_ns, other.read_bytes()) == kept
    assert scores(made, "bob") == before
    # What has changed in the other is not forgotten.
    assert "1 graded, 1 skipped" in made.nbgrader("autograde", NAME)
    assert scores(made)["p2", "test-half"] == (0, False)


def test_one_notebook_first_and_then_the_rest(made):
    made.nbgrader("autograde", NAME, "--notebook=p1", "--student=ada")
    assert not graded_file(made, "p2").exists()
    assert scores(made)["p2", "test-half"] == (None, True)  # nobody has looked at it
    made.nbgrader("autograde", NAME, "--student=ada")
    assert scores(made)["p2", "test-half"] == (1, False)


def test_feedback_on_one_notebook_leaves_the_others_alone(graded):
    graded.nbgrader("generate_feedback", NAME, "--student=ada")
    folder = graded.root / "feedback" / "ada" / NAME
    kept = (folder / "p2.html").stat().st_mtime_ns
    (folder / "p1.html").unlink()
    graded.nbgrader("generate_feedback", NAME, "--student=ada", "--notebook=p1", "--force")
    assert (folder / "p1.html").exists() and (folder / "p2.html").stat().st_mtime_ns == kept


def test_what_a_person_grades_can_be_deleted_and_waits_for_the_person(made):
    path = made.root / "submitted" / "ada" / NAME / "p3.ipynb"
    content = nbformat.read(path, as_version=4)
    content.cells = [nbformat.v4.new_markdown_cell("Nothing is left.")]
    nbformat.write(content, path)
    made.nbgrader("autograde", NAME, "--student=ada")
    found = of(scores(made), "p3")
    assert {name: waits for (_, name), (_, waits) in found.items()} == {
        "hand-0": True,
        "hand-1": True,
        "hand-2": True,
    }
    told = {note.where: note for note in log.load(made.root, NAME, "ada").notes}
    assert "the answer cell is missing" in told["hand-0"].text
    assert "the answer cell is missing" in told["hand-1"].text
    assert "put back" in told["hand-2"].text
    there = nbformat.read(graded_file(made, "p3"), as_version=4)
    labels = {each.metadata.get("nbgrader", {}).get("grade_id") for each in there.cells}
    assert labels >= {"hand-0", "hand-1", "hand-2"}, "the Formgrader has a place for the score"


@pytest.mark.parametrize("moment", ["enter", "rename"])
def test_a_killed_second_run_forgets_neither_the_old_grade_nor_the_new_work(graded, moment):
    """What has been graded before is graded anew after `kill -9`, and stands meanwhile."""
    change(graded, "p1")
    before = scores(graded)
    at = {
        "enter": 'at(gradebook.GradebookWriter, "enter", 1, True)',
        "rename": 'at(Path, "rename", 1, False)',
    }[moment]
    process = nbgrader(graded, f"{DIES}\n{at}", "--student=ada")
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    assert scores(graded) == before
    assert "1 graded" in graded.nbgrader("autograde", NAME, "--student=ada")
    assert scores(graded)["p1", "test-half"] == (0, False)
    assert graded_file(graded, "p1").exists() and graded_file(graded, "p2").exists()


def test_the_old_folder_comes_back_where_scores_cannot_be_entered(graded):
    change(graded, "p1")
    old = graded_file(graded, "p1").read_bytes()
    fails = (
        "from grader.results.gradebook import GradebookWriter as W\n"
        "def enter(*_, **__): raise OSError(28, 'No space left on device', 'gradebook.db')\n"
        "W.enter = enter\n"
    )
    process = nbgrader(graded, fails, "--student=ada")
    said, _ = process.communicate()
    assert "No space left on device (gradebook.db): make room on the disk." in said
    assert "Traceback" not in said and "generate_assignment" not in said
    assert graded_file(graded, "p1").read_bytes() == old
    assert "1 graded" in graded.nbgrader("autograde", NAME, "--student=ada")


def test_an_upload_that_cannot_be_read_leaves_the_earlier_grade_and_is_told(graded):
    before = scores(graded)
    for path in (graded.root / "submitted" / "ada" / NAME).glob("*.ipynb"):
        path.write_text("damaged", encoding="utf-8")
    for _ in range(2):  # not only the first time
        assert "1 refused" in graded.nbgrader("autograde", NAME, "--student=ada", fails=True)
    assert scores(graded) == before
    report = subprocess.run(
        [sys.executable, "-m", "grader", "report", NAME],
        cwd=graded.root,
        env=graded.environment(),
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
    assert "1 of 2 submissions were graded" in report
    assert "; the scores of an earlier version still count" in report


def test_what_a_person_wrote_stays(graded):
    with Gradebook(graded.database) as book:
        grade = book.find_grade("hand-0", "p3", NAME, "ada")
        grade.manual_score, grade.extra_credit, grade.needs_manual_grade = 1.5, 0.5, False
        book.find_comment("hand-0", "p3", NAME, "ada").manual_comment = "Well said."
        book.db.commit()
    assert "2 skipped" in graded.nbgrader("autograde", NAME)
    graded.nbgrader("autograde", NAME, "--force", "--notebook=p1", "--student=ada")
    for _ in range(2):  # nothing of it is graded; all of it is, and is as it was
        with Gradebook(graded.database) as book:
            grade = book.find_grade("hand-0", "p3", NAME, "ada")
            assert (grade.manual_score, grade.extra_credit) == (1.5, 0.5)
            assert not grade.needs_manual_grade
            assert book.find_comment("hand-0", "p3", NAME, "ada").manual_comment == "Well said."
        graded.nbgrader("autograde", NAME, "--force", "--student=ada")


def test_two_runs_at_once_lose_nothing(made):
    both = [nbgrader(made, "") for _ in range(2)]
    said = [process.communicate()[0] for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert any("2 skipped" in each for each in said) and any("2 graded" in each for each in said)
    assert graded_file(made, "p1", "ada").exists() and graded_file(made, "p1", "bob").exists()
    assert scores(made)["p1", "test-half"] == scores(made, "bob")["p1", "test-half"] == (1, False)


def test_another_run_is_waited_for_and_then_named(tmp_path, monkeypatch, caplog):
    import logging

    monkeypatch.setattr(one_run, "WAIT_SECONDS", 0.3)
    logger = logging.getLogger("test")
    began = time.monotonic()
    with one_run.only_run(tmp_path / "ps", "ps", logger):
        with pytest.raises(RuntimeError, match=rf"process {os.getpid()}\)\. Nothing was changed"):
            with one_run.only_run(tmp_path / "ps", "ps", logger):
                pass
    assert time.monotonic() - began < 5
    assert "this one waits for it" in caplog.text
    with one_run.only_run(tmp_path / "ps", "ps", logger):
        pass


@pytest.mark.needs("bubblewrap")
@pytest.mark.parametrize(
    ("mount", "says"),
    [
        (["--size", "16384", "--tmpfs"], "No space left on device"),
        (["--ro-bind"], "Read-only file system"),
    ],
)
def test_a_folder_that_cannot_be_written_is_named_and_nothing_is_half_entered(made, mount, says):
    folder = made.root / "autograded"
    folder.mkdir()
    where = [str(folder)] * (2 if mount == ["--ro-bind"] else 1)
    view = ["bwrap", "--dev-bind", "/", "/", *mount, *where, "--chdir", str(made.root), "--"]
    done = subprocess.run(
        [*view, sys.executable, "-m", "nbgrader", "autograde", NAME, "--Sandbox.floor=set()",
         "--Sandbox.without={'namespaces'}"],
        env=made.environment(), capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert says in done.stderr
    assert "make room" in done.stderr or f"{folder}/" in done.stderr
    assert "Traceback" not in done.stderr and "generate_assignment" not in done.stderr
    with Gradebook(made.database) as book, contextlib.suppress(Exception):
        assert not [each for each in book.find_submission(NAME, "ada").notebooks if each.score]
    assert "2 graded" in made.nbgrader("autograde", NAME)


def test_nbgraders_other_commands_leave_the_scores_alone(graded):
    before = scores(graded)
    graded.nbgrader("db", "student", "list")
    graded.nbgrader("db", "assignment", "list")
    graded.nbgrader("db", "upgrade")
    graded.nbgrader("update", "submitted")
    assert scores(graded) == before
