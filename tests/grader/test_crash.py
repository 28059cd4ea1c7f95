"""Whatever is killed, full or locked: the same command goes on, and nothing is lost or doubled."""

from __future__ import annotations

import contextlib
import shutil
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import nbformat
import pytest

from grader.cells.expected import ExpectedNotebook
from grader.checker.execution import Cell, Environment, ExecutionRequest, ExecutionResult
from grader.results import log
from grader.run import plan, processes
from grader.sandbox import layers
from grader.sandbox.answer_server import AnswerServer
from grader.sandbox.limits import Sandbox
from tests.grader.test_repair import cell
from tests.support import small
from tools.rehearsal import course

STUDENTS = ("ada", "bob", "eve", "zoe")
#: What is put in front of nbgrader's own command.
DIES = """
import os, signal
from pathlib import Path
from grader.results import gradebook
from grader.run import batch
def at(owner, name, count, before):
    real, calls = getattr(owner, name), []
    def call(*args, **kwargs):
        calls.append(1)
        if before and len(calls) == count:
            os.kill(os.getpid(), signal.SIGKILL)
        result = real(*args, **kwargs)
        if len(calls) == count:
            os.kill(os.getpid(), signal.SIGKILL)
        return result
    setattr(owner, name, call)
"""
FULL = """
import errno
from grader.run import batch
real, calls = batch.Batch._write, []
def write(self, submission, part):
    calls.append(1)
    if len(calls) == 2:
        raise OSError(errno.ENOSPC, "No space left on device", str(part))
    real(self, submission, part)
batch.Batch._write = write
"""
IMPATIENT = "from grader.results import gradebook; gradebook.BUSY_SECONDS = 0.1\n"
MAIN = "\nfrom nbgrader.apps.nbgraderapp import main\nmain()"


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    """A course with four submissions, one of them wrong, that nobody has graded."""
    made = course.new_course(tmp_path_factory.mktemp("crash") / "course")
    small.write(made.root / "source")
    notebook = small.solved(made.release(small.NAME))
    for student in STUDENTS:
        if student == "zoe":
            cell(notebook, "exercise-half").source = "# EXERCISE: half\ndef half(z):\n    return z"
        made.hand_in(student, small.NAME, notebook, timestamp="2026-11-29 12:00:00 UTC")
    return made


@pytest.fixture
def made(released, tmp_path):
    """A copy of it for a test to do with as it likes."""
    shutil.copytree(released.root, tmp_path / "course")
    return course.Course(tmp_path / "course")


@pytest.fixture(scope="module")
def undisturbed(released, tmp_path_factory):
    """What the gradebook says after a run that nothing disturbed."""
    root = tmp_path_factory.mktemp("undisturbed") / "course"
    shutil.copytree(released.root, root)
    made = course.Course(root)
    made.nbgrader("autograde", small.NAME)
    return made.scores(small.NAME), rows(made)


def rows(made):
    with sqlite3.connect(made.root / "gradebook.db") as book:
        return {
            table: book.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("student", "submitted_assignment", "submitted_notebook", "grade")
        }


def run(made, code, *options):
    return subprocess.run(
        [sys.executable, "-c", code + MAIN, "autograde", small.NAME, *options],
        cwd=made.root,
        env=made.environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    "moment",
    [
        'at(gradebook.GradebookWriter, "enter", 1, True)',
        'at(gradebook.GradebookWriter, "enter", 3, False)',
        'at(batch.Batch, "_write", 2, False)',
        'at(Path, "rename", 2, True)',
        'at(Path, "rename", 2, False)',
        'at(batch.Batch, "_take_in", 2, False)',
    ],
)
def test_a_killed_run_goes_on_where_it_was(made, undisturbed, moment):
    assert run(made, f"{DIES}\n{moment}").returncode == -signal.SIGKILL
    made.nbgrader("autograde", small.NAME)
    assert (made.scores(small.NAME), rows(made)) == undisturbed
    for student in STUDENTS:
        assert (made.root / "autograded" / student / small.NAME / f"{small.NAME}.ipynb").exists()
    assert "4 skipped" in made.nbgrader("autograde", small.NAME)


def test_a_full_disk_costs_one_submission_a_second_try(made, undisturbed):
    done = run(made, FULL)
    assert done.returncode == 1
    assert "No space left on device" in done.stderr and "Traceback" not in done.stderr
    assert "3 skipped" in made.nbgrader("autograde", small.NAME)
    assert (made.scores(small.NAME), rows(made)) == undisturbed


def test_a_locked_gradebook_is_waited_for_and_then_reported(made, undisturbed):
    made.nbgrader("autograde", small.NAME, "--student=ada")
    with sqlite3.connect(made.root / "gradebook.db") as book:
        book.execute("BEGIN IMMEDIATE")
        done = run(made, IMPATIENT)
    assert done.returncode == 1
    assert "Another program is using the gradebook; waiting" in done.stderr
    assert "Another program has held the gradebook for 0.1 seconds. Close" in done.stderr
    assert "Traceback" not in done.stderr and "generate_assignment" not in done.stderr
    assert "1 skipped" in made.nbgrader("autograde", small.NAME)
    assert (made.scores(small.NAME), rows(made)) == undisturbed


def test_what_has_not_changed_is_not_graded_again_and_what_has_is(made):
    made.nbgrader("autograde", small.NAME)
    assert "4 skipped" in made.nbgrader("autograde", small.NAME)
    assert "4 graded" in made.nbgrader("autograde", small.NAME, "--Sandbox.seed=7")
    assert "4 skipped" in made.nbgrader("autograde", small.NAME, "--Sandbox.seed=7")
    path = made.root / "submitted" / "ada" / small.NAME / f"{small.NAME}.ipynb"
    changed = nbformat.read(path, as_version=4)
    cell(changed, "exercise-half").source += "\n# I thought again."
    nbformat.write(changed, path)
    assert "1 graded, 3 skipped" in made.nbgrader("autograde", small.NAME, "--Sandbox.seed=7")
    source = made.root / "source" / small.NAME / f"{small.NAME}.ipynb"
    text = source.read_text("utf-8")
    source.write_text(text.replace("assert half(3)", "assert half(3.0)"), encoding="utf-8")
    made.nbgrader("generate_assignment", small.NAME, "--force")
    assert "4 graded" in made.nbgrader("autograde", small.NAME, "--Sandbox.seed=7")


def test_scores_that_a_person_gave_are_never_overwritten(made):
    made.nbgrader("autograde", small.NAME)
    with sqlite3.connect(made.root / "gradebook.db") as book:
        book.execute("UPDATE grade SET manual_score = 0.5, needs_manual_grade = 0")
    made.nbgrader("autograde", small.NAME, "--force")
    with sqlite3.connect(made.root / "gradebook.db") as book:
        kept = set(book.execute("SELECT manual_score, needs_manual_grade FROM grade"))
    assert kept == {(0.5, 0)}, "kept, and settled, because the work is the same"


def test_logs_are_whole_or_not_there(tmp_path):
    path = tmp_path / "deep" / "ada.json"
    log.write_whole(path, "old")
    log.write_whole(path, "new")
    assert [each.name for each in path.parent.iterdir()] == ["ada.json"]
    assert path.read_text() == "new"


CELLS = (Cell(0, "half = 0.5"), Cell(1, "assert half == 0.5", test="test-half"))


def settings():
    return layers.find(), Sandbox().amounts(), {}


def request(*imports, cells=CELLS, **about):
    environment = Environment(imports, (), (("test-half", ""),), ("half",))
    return ExecutionRequest("ada", cells, environment, **about)


@pytest.mark.parametrize("which", ["answers", "checkers"])
def test_a_dead_server_is_replaced_and_the_submission_runs_again(monkeypatch, which):
    asked = request("math", which)
    assert processes.run(asked, *settings()).results[1].status == "ok"
    killed = []

    def run(servers, *given):
        if not killed:
            killed.append(getattr(servers, which)._process)
            killed[0].kill()
            killed[0].wait()
        return servers_run(servers, *given)

    servers_run = processes.Servers.run
    monkeypatch.setattr(processes.Servers, "run", run)
    result = processes.run(asked, *settings())
    assert killed and result.results[1].status == "ok" and not result.stopped


def test_a_large_module_is_loaded_before_a_second_submission_that_asks_for_it():
    cell = Cell(0, "import sys\nprint('scipy.stats' in sys.modules)")
    asked = request("fractions", cells=(cell,), asks_for=("scipy.stats",))
    seen = [processes.run(asked, *settings()).results[0].outputs[0]["text"] for _ in range(3)]
    assert seen == ["False\n", "True\n", "True\n"]


def test_the_large_modules_leave_a_process_that_can_be_forked():
    with contextlib.closing(AnswerServer(("math",), (), *settings())) as server:
        server.load(sorted(plan.LARGE))
        assert server.safe


def test_a_plan_says_which_large_modules_students_import():
    cells = [
        nbformat.v4.new_code_cell(text)
        for text in ("from scipy.stats import norm", "import os\nimport matplotlib.pyplot as plt")
    ]
    wanted = ExpectedNotebook((), frozenset())
    notebook = nbformat.v4.new_notebook(cells=cells)
    asked = plan.request("ada", notebook, plan.paper(wanted), {})
    assert asked.asks_for == ("matplotlib.pyplot", "scipy.stats")


def test_a_process_with_threads_is_not_forked(caplog, monkeypatch):
    """Each submission then gets processes that have imported nothing, and the log says why."""
    late = []

    class Unsafe(processes.Servers):
        def __init__(self, *given, **options):
            super().__init__(*given, **options)
            late.append(options.get("late", False))

        @property
        def safe(self):
            return late[-1]

    monkeypatch.setattr(processes, "Servers", Unsafe)
    result = processes.run(request("cmath"), *settings())
    assert result.results[1].status == "ok"
    assert late == [False, True]
    assert "cannot be forked safely" in caplog.text


def test_what_runs_out_of_time_is_tried_again_alone_and_says_which_cell():
    limits = Sandbox(cell_seconds=1).amounts()
    cells = (Cell(0, "print(1)\nwhile True: pass"), Cell(1, "assert 1", test="test-half"))
    result = processes.run(request("cmath", cells=cells), layers.find(), limits, {})
    assert result.ran_out == ["the cell at place 1 ran out of time"]
    assert result.results[1].status == "ok"


@pytest.mark.parametrize(("lent", "runs"), [(False, 2), (True, 1)])
def test_what_was_lent_a_correct_function_has_no_second_run(lent, runs, monkeypatch):
    """It could have left notes for it."""
    alone = []

    def found(*asked, **options):
        alone.append(options.get("alone", False))
        return ExecutionResult(ran_out=["a test ran out of time"], lent=lent)

    monkeypatch.setattr(processes, "_run", found)
    processes.run(request("cmath"), *settings())
    assert alone == [False, True][:runs]


def test_a_training_that_takes_too_long_is_named():
    limits = Sandbox(cell_seconds=1).amounts()
    train = "# EXERCISE: train\nwhile True: pass"
    cells = (Cell(4, train), Cell(5, "assert 1", test="test-half"))
    result = processes.run(request("cmath", cells=cells), layers.find(), limits, {})
    assert result.ran_out == ["the cell at place 5 (exercise-train) ran out of time"]
    error = result.results[4].outputs[0]
    assert error["evalue"] == "This cell took more than 1 seconds."


def test_waiting_for_a_turn_beside_an_attack_costs_no_points():
    """What waits uses up no time of its own; what computes without end does not hold it up."""
    limits = Sandbox(cell_seconds=1).amounts()
    settings = layers.find(), limits, {}
    slow = (Cell(0, "import time\ntime.sleep(2)\nhalf = 0.5"), CELLS[1])
    attack = (Cell(0, "while True: pass"), CELLS[1])
    with ThreadPoolExecutor(2) as executor:
        running = [
            executor.submit(processes.run, request("cmath", cells=cells), *settings)
            for cells in (slow, attack)
        ]
        honest, hostile = (each.result() for each in running)
    assert honest.results[1].status == "ok" and not honest.ran_out
    assert hostile.results[1].status == "error"


def test_what_sleeps_is_stopped_by_the_clock_on_the_wall(monkeypatch):
    limits = Sandbox(cell_seconds=1).amounts()
    cells = (Cell(0, "import time\ntime.sleep(600)"), Cell(1, "assert 1", test="test-half"))
    result = processes.run(request("cmath", cells=cells), layers.find(), limits, {})
    assert result.ran_out == ["the cell at place 1 ran out of time"]


def test_a_cell_that_babbles_costs_only_what_comes_after_it():
    babble = (
        "import contextlib, os\nfor fd in range(3, 30):\n"
        "    with contextlib.suppress(OSError): os.write(fd, b'x' * 99)"
    )
    cells = (*CELLS, Cell(2, babble), Cell(3, "assert half", test="test-late"))
    result = processes.run(request("cmath", cells=cells), *settings())
    assert result.results[1].status == "ok"
    assert 3 not in result.results and result.stopped_at == 2
