"""A Dask cluster grades as this machine does, behind the same layers, and can be killed."""

from __future__ import annotations

import asyncio
import json
import shutil
import signal
import subprocess
import sys
from dataclasses import replace

import psutil
import pytest
from distributed.security import Security

from grader.checker import execution
from grader.checker.execution import (
    Cell,
    CellResult,
    Environment,
    ExecutionRequest,
    ExecutionResult,
)
from grader.run import dask, fingerprint, workers
from grader.run.requirements import requirements_of
from grader.sandbox import layers
from grader.sandbox.limits import Sandbox
from tests.grader.test_repair import cell
from tests.support import small
from tests.support.clusters import cluster as started
from tools.rehearsal import course

STUDENTS = ("ada", "bob", "eve", "zoe")
LOOKS = """
import os, socket
def double(z):
    return 2 * z
def succeeds(look, *args):
    try:
        look(*args)
    except OSError:
        return False
    return True
found = [
    succeeds(open, {root!r} + "/gradebook.db"),
    succeeds(os.listdir, {root!r}),
    succeeds(os.listdir, {code!r}),
    succeeds(socket.create_connection, ("127.0.0.1", {port}), 5),
]
"""
DIES = """
import os, signal
from grader.run.processes import Servers
Servers.run = lambda *given: os.kill({pid}, signal.SIGKILL)
"""


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    """A course with four submissions, one of them wrong, that nobody has graded."""
    made = course.new_course(tmp_path_factory.mktemp("cluster") / "course")
    small.write(made.root / "source")
    notebook = small.solved(made.release(small.NAME))
    for student in STUDENTS:
        if student == "zoe":
            cell(notebook, "exercise-half").source = "# EXERCISE: half\ndef half(z):\n    return z"
        made.hand_in(student, small.NAME, notebook)
    return made


@pytest.fixture
def made(released, tmp_path):
    """A copy of it for a test to do with as it likes."""
    shutil.copytree(released.root, tmp_path / "course")
    return course.Course(tmp_path / "course")


@pytest.fixture(scope="module")
def scores(released, tmp_path_factory):
    """What this machine gives."""
    shutil.copytree(released.root, tmp_path_factory.mktemp("here") / "course")
    here = course.Course(tmp_path_factory.getbasetemp() / "here0" / "course")
    here.nbgrader("autograde", small.NAME)
    return here.scores(small.NAME)


@pytest.fixture(scope="module")
def two(released, tmp_path_factory):
    """A cluster of two workers."""
    with started(tmp_path_factory.mktemp("two"), released.environment()) as found:
        yield found


def autograde(made, address, *options, **variables):
    return subprocess.run(
        [sys.executable, "-m", "grader", "autograde", small.NAME, *options]
        + ([f"--scheduler={address}"] if address else []),
        cwd=made.root,
        env=made.environment() | variables,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def sentences(done):
    """Return what went wrong, and see that it was told shortly."""
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    return [line.split("] ", 1)[1] for line in done.stderr.splitlines() if "| ERROR]" in line]


def test_scores_are_those_of_this_machine(made, two, scores):
    said = made.nbgrader("autograde", small.NAME, f"--GradingExecutor.scheduler={two.address}")
    assert "4 graded" in said
    assert made.scores(small.NAME) == scores
    assert scores["ada"]["test-half"].auto == 1 and scores["zoe"]["test-half"].auto == 0
    places = [psutil.Process(worker.pid).children() for worker in two.workers]
    assert any(places), "student code ran below the workers"
    assert "4 skipped" in made.nbgrader("autograde", small.NAME), "by the same key as here"


def test_python_m_grader_hands_all_options_to_nbgrader(made, two, scores):
    done = autograde(made, two.address, "--student=zoe", "--Sandbox.seed=7")
    assert done.returncode == 0, done.stderr
    assert made.scores(small.NAME) == {"zoe": scores["zoe"]}
    assert "1 graded, 3 skipped" not in done.stderr and "1 graded" in done.stderr
    here = autograde(made, "", "--student", "zoe", "--Sandbox.seed=7")
    assert here.returncode == 0 and "1 skipped" in here.stderr


@pytest.mark.parametrize(
    "without",
    ["", pytest.param("namespaces", marks=pytest.mark.needs("landlock", "seccomp"))],
)
def test_walls_stand_on_the_workers(made, two, without):
    """A submission that gets its points for what it finds gets none."""
    path = made.root / "submitted" / "ada" / small.NAME / f"{small.NAME}.ipynb"
    notebook = small.nbformat.read(path, as_version=4)
    port = int(two.address.rsplit(":", 1)[1])
    code = LOOKS.format(root=str(made.root), code=str(course.ROOT / "source"), port=port)
    cell(notebook, "exercise-double").source = f"# EXERCISE: double{code}"
    half = "# EXERCISE: half\ndef half(z):\n    return z / 2 if any(found) else 0"
    cell(notebook, "exercise-half").source = half
    small.nbformat.write(notebook, path)
    options = [f"--Sandbox.without={without}"] if without else []
    assert autograde(made, two.address, "--student=ada", *options).returncode == 0
    found = {name: score.auto for name, score in made.scores(small.NAME)["ada"].items()}
    assert (found["test-double-values"], found["test-half"]) == (2, 0)


def test_the_formgrader_can_grade_on_a_cluster(two):
    """It calls nbgrader inside an event loop."""
    requirements = requirements_of(Sandbox(), Sandbox().amounts())
    cells = Cell(0, "half = 0.5"), Cell(1, "assert half == 0.5", test="test-half")
    environment = Environment(course=(("test-half", ""),), asked=("half",))
    request = ExecutionRequest("ada", cells, environment)

    async def handler():
        with dask.executor(two.address, requirements) as (executor, slots):
            [data] = executor.submit(workers.run_here, [request], requirements).result()
            return slots(), execution.result(data).results[1].status

    assert asyncio.run(handler()) == (2, "ok")


def test_a_killed_worker_costs_nothing(made, scores, tmp_path):
    dies = DIES.format(pid="os.getpid()")
    with started(tmp_path, made.environment(), (dies, "")) as found:
        done = autograde(made, found.address)
        assert found.workers[0].wait() == -signal.SIGKILL
    assert done.returncode == 0, done.stderr
    assert "4 graded" in done.stderr and "Traceback" not in done.stderr
    assert made.scores(small.NAME) == scores
    assert "4 skipped" in made.nbgrader("autograde", small.NAME)


def test_a_killed_scheduler_costs_a_second_try(made, scores, tmp_path):
    (tmp_path / "pid").touch()
    dies = DIES.format(pid=f"int(open({str(tmp_path / 'pid')!r}).read())")
    quick = {"DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "1s"}
    with started(tmp_path, made.environment(), (dies, dies)) as found:
        (tmp_path / "pid").write_text(str(found.scheduler.pid))
        done = autograde(made, found.address, **quick)
    [sentence] = sentences(done)
    assert sentence.startswith(f"The Dask scheduler at '{found.address}' is gone. What has been")
    made.nbgrader("autograde", small.NAME)
    assert made.scores(small.NAME) == scores


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense", "tls://127.0.0.1:1"])
def test_a_wrong_address_is_one_sentence(made, address):
    done = autograde(made, address, DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT="1s")
    [sentence] = sentences(done)
    assert sentence.startswith(f"No Dask scheduler answers at '{address}' (")
    assert list((made.root / "autograded").glob("[!.]*")) == []  # but for the lock of the run


@pytest.mark.parametrize("where", ["here", "on the cluster"])
def test_without_walls_nothing_is_graded(made, two, where):
    without = [f"--Sandbox.without={layer}" for layer in layers.LAYERS]
    done = autograde(made, two.address if where == "on the cluster" else "", *without)
    [sentence] = sentences(done)
    assert ("The worker tcp://127.0.0.1:" in sentence) == (where == "on the cluster")
    assert "cannot keep student code from reading the course" in sentence
    assert "To grade anyway, set c.Sandbox.floor = set()" in sentence
    assert made.scores(small.NAME) == {}


def test_a_worker_that_would_score_otherwise_is_refused():
    requirements = requirements_of(Sandbox(), Sandbox().amounts())
    assert dask.trouble(requirements) == ""
    older = fingerprint.software() | {"numpy": "1.0"}
    assert "numpy differs" in dask.trouble(replace(requirements, software=older))
    changed = fingerprint.software() | {"the course's code": "0"}
    with pytest.raises(RuntimeError, match="the course's code differs. Give both machines"):
        workers.run_here(
            [ExecutionRequest("ada", (Cell(0, "1"),))], replace(requirements, software=changed)
        )


def test_results_come_back_as_they_were():
    stream = {"output_type": "stream", "name": "stdout", "text": "1\n"}
    results = {2: CellResult("ok", [stream], 1, 0.5), 11: CellResult("lost")}
    found = ExecutionResult(results, "too slow", 3, 5, ["a test ran out of time"], 1.5)
    assert execution.result(execution.as_json(found)) == found


CELL = {"status": "ok", "outputs": [], "count": None, "value": None, "mistake": ""}


@pytest.mark.parametrize(
    "change",
    [
        {"stopped": 1},
        {"ran_out": "text"},
        {"ran_out": [1]},
        {"ran_out": None},
        {"results": []},
        {"stopped_at": "1"},
        {"seconds": True},
        {"results": {"0": CELL | {"status": "fine"}}},
        {"results": {"0": CELL | {"count": 1.5}}},
        {"results": {"0": CELL | {"outputs": [1]}}},
        {"results": {"x": CELL}},
        {"results": {"0": {"status": "ok"}}},
        {"more": 1},
    ],
)
def test_what_is_no_result_is_refused(change):
    plain = json.loads(execution.as_json(ExecutionResult()))
    with pytest.raises(RuntimeError, match="A checker sent something that is no result"):
        execution.result(json.dumps(plain | change))


@pytest.mark.needs("openssl")
def test_the_cluster_speaks_tls(made, scores, tmp_path):
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    make = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=grading".split()
    subprocess.run([*make, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    variables = {"CA_FILE": certificate}
    for who in ("SCHEDULER", "WORKER", "CLIENT"):
        variables |= {f"{who}__CERT": certificate, f"{who}__KEY": key}
    tls = {f"DASK_DISTRIBUTED__COMM__TLS__{name}": str(at) for name, at in variables.items()}
    tls["DASK_DISTRIBUTED__COMM__REQUIRE_ENCRYPTION"] = "true"
    security = Security(
        tls_ca_file=str(certificate),
        tls_client_cert=str(certificate),
        tls_client_key=str(key),
        require_encryption=True,
    )
    environment = made.environment() | tls
    with started(tmp_path, environment, ("",), "tls", security) as found:
        assert found.address.startswith("tls://")
        quick = {"DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "1s"}
        [sentence] = sentences(autograde(made, found.address, **quick))
        assert "No Dask scheduler answers" in sentence
        done = autograde(made, found.address, **tls)
    assert done.returncode == 0, done.stderr
    assert made.scores(small.NAME) == scores
