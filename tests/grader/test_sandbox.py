"""The walls of the sandbox keep what they promise, each by itself and together."""

from __future__ import annotations

import contextlib
import fcntl
import os
import random
import shutil
import site
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep

import pytest

from authoring.settings import ROOT
from grader.checker.execution import ERROR, LOST, OK, Cell, Environment, ExecutionRequest
from grader.run import processes
from grader.sandbox import filesystem, layers, outputs, permissions
from grader.sandbox.answer_server import AnswerServer, remove
from grader.sandbox.fork_server import size_of
from grader.sandbox.layers import FloorError, Layers
from grader.sandbox.limits import Sandbox
from tests.support.machine import require

# --- outputs ---


def test_only_what_a_notebook_can_hold_is_kept():
    deep = []
    for _ in range(50):
        deep = [deep]
    sent = [
        None,
        5,
        {"output_type": "stream", "name": "nowhere", "text": "x"},
        {"output_type": "stream", "name": "stdout", "text": 5},
        {"output_type": "display_data", "data": {"text/html": 5, "a/json": deep, "b": "c"}},
        {"output_type": "error", "ename": 5, "evalue": None, "traceback": "no"},
    ]
    kept = outputs.cleaned(sent, 1000)
    assert [one["output_type"] for one in kept] == ["display_data", "error"]
    assert kept[0]["data"] == {"a/json": deep, "b": "c"}


def test_an_output_that_no_file_can_hold_is_dropped():
    odd = {"output_type": "display_data", "data": {"a/json": [object()]}}
    assert outputs.cleaned([odd], 1000) == []


def test_a_flood_is_cut():
    sent = [{"output_type": "stream", "name": "stdout", "text": "x" * 100}] * 5000
    assert len(outputs.cleaned(sent, 1000)) < 30


# --- layers ---

ALL = Layers(True, True, True, True, True)


@pytest.mark.parametrize(
    ("standing", "kept"),
    [
        (ALL, {"files", "network", "processes", "limits"}),
        (Layers(landlock=True, seccomp=True), {"files", "network", "processes"}),
        (Layers(namespaces=True), {"files", "network", "processes"}),
        (Layers(landlock=True), {"files"}),
        (Layers(seccomp=True), {"network", "processes"}),
        (Layers(rlimits=True), {"limits"}),
    ],
)
def test_what_is_kept_follows_from_the_layers(standing, kept):
    assert standing.kept() == kept


def test_a_floor_that_holds_is_no_error():
    ALL.require({"files", "network", "processes", "limits"})
    Layers().require(set())


def test_the_message_says_what_is_missing_why_and_how_to_do_without():
    poor = Layers(rlimits=True, reasons=("Bubblewrap is not installed.",))
    with pytest.raises(FloorError) as caught:
        poor.require({"files", "network", "limits"})
    said = str(caught.value)
    assert "reading the course" in said
    assert "using the network" in said
    assert "Bubblewrap is not installed." in said
    assert "c.Sandbox.floor = {'limits'}" in said


def test_without_a_layer_its_reason_is_told(monkeypatch):
    monkeypatch.setattr(layers, "_offered", lambda: ALL)
    left = layers.find({"namespaces"})
    assert left.active == ["landlock", "seccomp", "rlimits"]
    assert "Sandbox.without leaves out namespaces." in left.reasons


@pytest.mark.parametrize(
    ("system", "name", "ways"),
    [("darwin", "macOS", ["container"]), ("win32", "Windows", ["WSL", "container"])],
)
def test_other_systems_have_no_walls_and_say_where_to_grade(monkeypatch, system, name, ways):
    monkeypatch.setattr(sys, "platform", system)
    offered = layers._offered.__wrapped__()
    [sentence] = offered.reasons
    assert sentence.startswith(f"{name} has no sandbox") and sentence.count(".") == 1
    assert [way for way in ("WSL", "container") if way in sentence] == ways
    assert "files" not in offered.kept()
    with pytest.raises(FloorError, match=sentence):
        offered.require(layers.PROTECTIONS)


# What runs where there is no `fcntl` and no `resource`, as on Windows.
ON_WINDOWS = """
import sys
from jupyter_core.paths import jupyter_config_path
sys.modules.update(fcntl=None, resource=None)
from nbgrader.converters import Autograde
from nbgrader.converters.base import NbGraderException
from traitlets.config import Config
sys.platform = "win32"
config, get_config = Config(), lambda: config
exec(compile(open("nbgrader_config.py").read(), "nbgrader_config.py", "exec"))
sys.platform = "linux"
try:
    Autograde(config=Config(Autograde=config.Autograde)).exporter_class()
except NbGraderException as reason:
    print(reason)
"""


def test_windows_is_told_where_to_grade_and_shown_no_traceback():
    command = [sys.executable, "-c", f"__file__ = 'nbgrader_config.py'{ON_WINDOWS}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == layers.NO_WALLS["win32"], done.stderr


def test_a_machine_without_bubblewrap_says_how_to_get_it(monkeypatch):
    monkeypatch.setattr(layers.shutil, "which", lambda name: None)
    assert "apt install bubblewrap" in layers._bubblewrap_trouble()


# --- what the kernel takes away ---

TRY = """\
import os, socket, threading
from grader.sandbox import permissions
{first}
def raised(name, *arguments):
    number = permissions._numbers(permissions._REFUSED)[name]
    permissions._check(permissions._libc.syscall(number, *arguments))
def attempt(act):
    try: act()
    except Exception as error: return type(error).__name__
    return "done"
print(attempt({act}))
"""
needs_linux = pytest.mark.skipif(not permissions.seccomp_offered(), reason="no seccomp here")


def tried(first, act):
    code = TRY.format(first=first, act=act)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    return done.stdout.strip() or done.stderr


@needs_linux
@pytest.mark.parametrize(
    ("act", "found"),
    [
        ("lambda: socket.socket(socket.AF_INET)", "PermissionError"),
        ("lambda: os.execv('/bin/true', ['true'])", "PermissionError"),
        ("lambda: os.pidfd_open(1)", "PermissionError"),
        ("lambda: socket.socketpair()", "done"),
    ],
)
def test_seccomp_refuses_programs_and_the_network(act, found):
    assert tried("permissions.seccomp()", act) == found


@pytest.mark.skipif(not permissions.landlock_version(), reason="no Landlock here")
def test_landlock_shows_nothing_but_what_is_allowed(tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "secret").write_text("x")
    first = f"permissions.landlock(['/usr', '/lib'], [{str(tmp_path / 'mine')!r}])"
    assert tried(first, f"lambda: open({str(tmp_path / 'secret')!r})") == "PermissionError"
    assert tried(first, f"lambda: open({str(tmp_path / 'mine' / 'x')!r}, 'w')") == "done"


def test_landlock_lets_a_folder_be_listed_and_what_is_in_it_not_be_read(tmp_path):
    (tmp_path / "secret").write_text("x")
    first = f"permissions.landlock(['/usr', '/lib'], [], [{str(tmp_path)!r}])"
    assert tried(first, f"lambda: open({str(tmp_path / 'secret')!r})") == "PermissionError"
    assert tried(first, f"lambda: os.listdir({str(tmp_path)!r})") == "done"


# --- what can be seen ---


def test_what_holds_answers_cannot_be_read_in_any_way():
    seen = filesystem.visible(("scipy", "helpers.activations", "helpers.checks.known", "no_such"))
    for path in seen.readable:
        assert not path.endswith("site-packages/scipy")
        assert not path.endswith(("helpers/activations", "checks/known"))
    assert any(path.endswith("checks/observe.py") for path in seen.readable)
    assert {path.rpartition("/")[2] for path in seen.hidden} >= {"scipy", "activations", "known"}


def test_a_hidden_module_is_hidden_compiled_as_well():
    seen = filesystem.visible(("helpers.nn.losses",))
    assert any(path.endswith("nn/losses.py") for path in seen.hidden)
    assert not any("nn/__pycache__" in path for path in seen.readable)
    assert any(path.endswith("nn/layers.py") for path in seen.readable)


def test_of_installed_packages_only_the_environment_s_own_can_be_seen(tmp_path, monkeypatch):
    """Neither those of the Python that it was made with, nor what lies beside that."""
    other = tmp_path / "lib" / "python3.0" / "site-packages"
    for folder in (other / "scipy", tmp_path / "lib" / "tool" / "dist-packages", tmp_path / "envs"):
        folder.mkdir(parents=True)
    (tmp_path / "lib" / "python3.0" / "math.py").touch()
    monkeypatch.setattr(sys, "base_prefix", str(tmp_path))
    seen = filesystem.visible.__wrapped__(())
    assert {str(other), str(tmp_path / "lib" / "tool" / "dist-packages")} <= set(seen.hidden)
    assert not any(path.startswith(str(other)) for path in seen.readable)
    assert not {str(path) for path in (tmp_path, *other.parents)} & set(seen.readable)
    assert str(tmp_path / "lib" / "python3.0" / "math.py") in seen.readable
    assert site.getsitepackages()[0] in seen.readable


def test_a_hidden_module_is_hidden_in_each_place_where_packages_lie(tmp_path, monkeypatch):
    (tmp_path / "scipy").mkdir()
    (tmp_path / "scipy" / "__init__.py").touch()
    own = [*site.getsitepackages(), str(tmp_path)]
    monkeypatch.setattr(site, "getsitepackages", lambda: own)
    assert str(tmp_path / "scipy") in filesystem.visible.__wrapped__(("scipy",)).hidden


def test_nobody_can_write_to_what_all_submissions_see(tmp_path):
    require(["bubblewrap"])
    seen = filesystem.visible(("scipy",))
    hidden = [path for path in seen.hidden if os.path.isdir(path)]
    code = (
        f"import os\nfor path in {['/', '/dev', '/dev/shm', '/usr', *hidden]}:\n"
        "    try: os.mkdir(path + '/left')\n    except OSError as error: print(error.errno)\n"
    )
    command = [*layers.bubblewrap(), *filesystem.options(seen), "--", sys.executable, "-I", "-c"]
    done = subprocess.run([*command, code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["30"] * (4 + len(hidden))


# --- two processes, with and without each layer ---

LIMITS = Sandbox(test_seconds=3, cell_seconds=5).amounts()


@pytest.fixture(scope="module", params=["all", "no namespaces", "nothing but limits"])
def walls(request):
    return {
        "all": layers.find(),
        "no namespaces": layers.find({"namespaces"}),
        "nothing but limits": layers.find({"namespaces", "landlock", "seccomp"}),
    }[request.param]


def result_of(
    walls, *cells, tests=(), imports=("numpy",), empty=(), asked=("f", "x"), limits=LIMITS
):
    """Run cells, and then tests."""
    planned = [Cell(place, source) for place, source in enumerate(cells)]
    planned += [Cell(100 + n, source, test=f"test-{n}") for n, source in enumerate(tests)]
    course = tuple((f"test-{n}", "") for n in range(len(tests)))
    environment = Environment(imports, empty, course, asked)
    request = ExecutionRequest("ada", tuple(planned), environment)
    return processes.run(request, walls, limits, {})


def printed(result, place):
    return "".join(each.get("text", "") for each in result.results[place].outputs).split()


def statuses(result, count):
    return [result.results[100 + n].status for n in range(count)]


def test_a_test_passes_fails_and_is_lost(walls):
    result = result_of(
        walls,
        "import os\ndef f(z): return 2 * z\ndef die(): os._exit(0)",
        tests=["assert f(2) == 4", "assert f(2) == 5, 'no'", "die()", "assert f(1) == 2"],
        asked=("f", "die"),
    )
    assert statuses(result, 4) == [OK, ERROR, LOST, OK]
    assert result.results[101].outputs[0]["ename"] == "AssertionError"
    assert not result.stopped


def test_what_tests_do_stays_with_them(walls):
    result = result_of(
        walls,
        "x = []\ndef f():\n    x.append(1)\n    return len(x)",
        "x = [5]",
        tests=["assert f() == 2", "assert f() == 3"],
    )
    assert statuses(result, 2) == [OK, OK]


def test_no_output_of_a_cell_tells_what_a_test_has_shown(walls):
    """Whatever outlives a question in the answer process has nobody left to tell."""
    cells = (
        Cell(0, "def f(z):\n    open('seen', 'w').write(str(z))\n    return z"),
        Cell(1, "assert f(731) == 731", test="test-0"),
        Cell(2, "import os\nprint(os.path.exists('seen'))"),
        Cell(3, "assert f(5) == 5", test="test-1"),
    )
    environment = Environment(("numpy",), (), (("test-0", ""), ("test-1", "")), ("f",))
    result = processes.run(ExecutionRequest("ada", cells, environment), walls, LIMITS, {})
    assert printed(result, 2) == ["False"]
    assert result.results[1].status == result.results[3].status == OK


def test_tests_see_names_as_they_were_when_it_was_their_turn(walls):
    cells = (
        Cell(0, "x = 1"),
        Cell(1, "assert x == 1", test="test-0"),
        Cell(2, "x = 2\nprint(x)"),
        Cell(3, "assert x == 2", test="test-1"),
        Cell(4, "x = 3\nprint(x)"),
    )
    environment = Environment(("numpy",), (), (("test-0", ""), ("test-1", "")), ("x",))
    result = processes.run(ExecutionRequest("ada", cells, environment), walls, LIMITS, {})
    assert result.results[1].status == result.results[3].status == OK


def test_what_was_earned_before_the_end_of_the_process_is_kept(walls):
    cells = (
        Cell(0, "x = 1"),
        Cell(1, "assert x == 1", test="test-0"),
        Cell(2, "import os\nos._exit(3)"),
        Cell(3, "assert x == 1", test="test-1"),
    )
    environment = Environment(("numpy",), (), (("test-0", ""), ("test-1", "")), ("x",))
    result = processes.run(ExecutionRequest("ada", cells, environment), walls, LIMITS, {})
    assert result.results[1].status == OK
    assert 3 not in result.results
    assert "died" in result.stopped


def test_code_that_is_too_deep_costs_its_own_points(walls):
    result = result_of(
        walls,
        "def f(z): return z",
        "def g(z): return z" + ".T" * 20_000,
        "def h(z): return 2 * z",
        tests=["assert f(2) == 2", "g(1)", "assert h(2) == 4"],
        asked=("f", "g", "h"),
    )
    assert statuses(result, 3) == [OK, ERROR, OK]
    assert "nested too deeply" in result.results[1].outputs[0]["evalue"]
    assert not result.stopped


def test_a_class_that_lies_about_itself_costs_its_own_points(walls):
    result = result_of(
        walls,
        "class M(type):\n"
        "    __mro__ = property(lambda s: 1 / 0)\n"
        "    __name__ = property(lambda s: 'n' * 10**7)\n"
        "    __module__ = property(lambda s: 1 / 0)\n"
        "class E(Exception, metaclass=M):\n"
        "    def __getattribute__(s, n): raise KeyboardInterrupt\n"
        "    def __str__(s): raise SystemExit\n"
        "def f(z): raise E\n"
        "import numpy as np\n"
        "class A(np.ndarray):\n"
        "    dtype = property(lambda s: 'x')\n"
        "    shape = property(lambda s: 1 / 0)\n"
        "def g(z): return np.zeros(3).view(A)\n"
        "def h(z): return z",
        tests=["f(1)", "assert g(1) == 4", "assert h(1) == 1"],
        asked=("f", "g", "h"),
    )
    assert statuses(result, 3) == [ERROR, ERROR, OK]
    assert not result.stopped


def test_what_sleeps_has_no_more_than_its_share_of_the_clock(walls):
    limits = LIMITS | {"notebook_seconds": 2, "test_seconds": 1}
    began = monotonic()
    result = result_of(
        walls,
        "import time\ndef f(z):\n    while True: time.sleep(9)\ndef g(z): return z",
        tests=["assert g(1) == 1", *["f(1)"] * 20],
        asked=("f", "g"),
        limits=limits,
    )
    assert monotonic() - began < 2 * (2 + 1 + 1) + 12  # each test of 20 may take 6
    assert result.results[100].status == OK
    assert "over 2 seconds" in result.stopped, result.stopped
    assert not result.graders


def test_random_numbers_start_from_the_seed(walls):
    cell = "import random, numpy\nprint(random.random(), numpy.random.rand())"
    one, other = (printed(result_of(walls, cell), 0) for _ in range(2))
    assert one == other
    random.seed(0)
    assert float(one[0]) == random.random()


def test_a_cell_that_never_ends_says_so_and_the_rest_goes_on(walls):
    result = result_of(walls, "while True: pass", "x = 1", tests=["assert x == 1"])
    assert result.results[0].outputs[0]["evalue"] == "This cell took more than 5 seconds."
    assert result.ran_out == ["the cell at place 1 ran out of time"]
    assert statuses(result, 1) == [OK]


def test_a_test_that_never_ends_costs_its_own_points(walls):
    result = result_of(
        walls,
        "def f(z):\n    while z: pass\n    return z",
        tests=["assert f(1) == 1", "assert f(0) == 0"],
    )
    assert statuses(result, 2) == [ERROR, OK]
    assert result.ran_out == ["test-0 ran out of time"]


def test_beside_tensorflow_tests_run_in_their_turn(walls):
    result = result_of(
        walls,
        "import os\nx = os.getpid()",
        tests=["assert x > 0"],
        imports=("tensorflow",),
    )
    assert statuses(result, 1) == [OK]


# --- the weaker mode, and bubblewrap in unusual places ---


def test_bubblewrap_may_lie_anywhere_on_the_path(tmp_path, monkeypatch):
    require(["bubblewrap"])
    real = shutil.which("bwrap")
    program, called = tmp_path / "bwrap", tmp_path / "called"
    program.write_text(f'#!/bin/sh\necho "$*" >> {called}\nexec {real} "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    assert layers._bubblewrap_trouble() == ""
    assert "-I -c pass" in called.read_text("utf-8"), "tried as grading does it"
    with contextlib.closing(AnswerServer(("math",), (), layers.find(), LIMITS, {})):
        assert "__main__.py" in called.read_text("utf-8"), "and used"


def test_a_bubblewrap_that_cannot_start_python_is_told(tmp_path, monkeypatch):
    program = tmp_path / "bwrap"
    program.write_text("#!/bin/sh\necho 'no such loader' >&2\nexit 1\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    assert "cannot start Python in namespaces here (no such loader)" in layers._bubblewrap_trouble()


@needs_linux
@pytest.mark.parametrize(
    ("act", "found"),
    [
        ("lambda: __import__('resource').prlimit(os.getppid(), 7)", "PermissionError"),
        ("lambda: __import__('resource').getrlimit(7)", "done"),
        ("lambda: os.sched_setaffinity(os.getppid(), {0})", "PermissionError"),
        ("lambda: os.sched_setaffinity(0, {0})", "done"),
        ("lambda: os.setpriority(os.PRIO_USER, 0, 19)", "PermissionError"),
        ("lambda: socket.socket(socket.AF_UNIX)", "PermissionError"),
        ("lambda: socket.socketpair(type=socket.SOCK_DGRAM)", "PermissionError"),
        ("lambda: __import__('asyncio').run(__import__('asyncio').sleep(0))", "done"),
        ("lambda: os.kill(os.getppid(), 0)", "PermissionError"),
    ],
)
def test_other_processes_and_what_listens_here_are_out_of_reach(act, found):
    assert tried("permissions.seccomp(signals=False)", act) == found


@needs_linux
@pytest.mark.parametrize(
    "act",
    [
        # Somebody else who opens the file would wait for up to 45 seconds.
        "lambda: __import__('fcntl').fcntl(open(os.__file__), 1024, 1)",
        # The kernel would send the signal in the caller's place.
        "lambda: __import__('fcntl').fcntl(0, 8, os.getppid())",
        "lambda: __import__('fcntl').fcntl(0, 10, 9)",
        "lambda: __import__('fcntl').ioctl(0, 0x8901, bytes(4))",
        "lambda: __import__('fcntl').ioctl(0, 0x5412, b'x')",
        # No limit counts what is in there.
        "lambda: os.memfd_create('x')",
        # They tell what others do with a file that all can read, or leave them notes by it.
        "lambda: os.posix_fadvise(0, 0, 0, os.POSIX_FADV_DONTNEED)",
        "lambda: os.preadv(0, [bytearray(1)], 0, os.RWF_NOWAIT)",
        "lambda: raised('inotify_init1', 0)",
        "lambda: raised('fanotify_init', 0, 0)",
    ],
)
def test_nobody_is_kept_waiting_signalled_typed_for_or_watched(act):
    assert tried("permissions.seccomp()", act) == "PermissionError"


@needs_linux
@pytest.mark.parametrize(
    "act",
    [
        "lambda: fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)",
        "lambda: fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)",
        "lambda: fcntl.fcntl(file, 37, struct.pack('hhqqi4x', fcntl.F_WRLCK, 0, 0, 0, 0))",
    ],
)
def test_locks_are_granted_and_tell_nothing(tmp_path, act):
    """A submission could listen to the locks that another one holds on a library's file."""
    with open(tmp_path / "x", "w") as ours:
        fcntl.flock(ours, fcntl.LOCK_EX)
        fcntl.lockf(ours, fcntl.LOCK_EX)
        first = f"import fcntl, struct\nfile = open({ours.name!r}, 'r+')\n"
        assert tried(first, act) == "BlockingIOError"
        assert tried(first + "permissions.seccomp()", act) == "done"


@needs_linux
def test_files_that_libraries_lock_are_written_and_read(tmp_path):
    act = (
        "lambda: (h5py.File('x.h5', 'w').create_dataset('x', data=[1.0]).file.close(),"
        " h5py.File('x.h5').close(), sqlite3.connect('x.db').executescript('create table t(x);'))"
    )
    first = f"import h5py, sqlite3\nos.chdir({str(tmp_path)!r})\npermissions.seccomp()"
    assert tried(first, act) == "done"


@needs_linux
@pytest.mark.parametrize("act", ["lambda: f(0, 1)", "lambda: f(0, 3)", "lambda: f(0, 1031, 4096)"])
def test_ordinary_questions_about_a_descriptor_are_answered(act):
    first = "from fcntl import fcntl as f\nr, _ = os.pipe(); os.dup2(r, 0)\npermissions.seccomp()"
    assert tried(first, act) == "done"


@needs_linux
def test_no_mail_box_of_the_kernel_can_be_left_for_the_next():
    numbers = permissions._numbers(permissions._REFUSED)
    assert {"shmget", "semget", "msgget", "mq_open", "add_key"} <= set(numbers)
    assert len(set(numbers.values())) == len(numbers)


@needs_linux
def test_nothing_that_a_submission_has_started_outlives_it(walls):
    """Not even what has lost its parent, and has a session of its own."""
    name = f"left-{os.getpid()}"
    leave = (
        "import ctypes, os, time\nif os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0:\n"
        f"        ctypes.CDLL(None).prctl(15, {name.encode()!r})\n"
        "        os.closerange(0, 64)\n        time.sleep(600)\n    os._exit(0)\n"
        "os.wait()\nx = 1"
    )
    assert statuses(result_of(walls, leave, tests=["assert x == 1"]), 1) == [OK]
    end = monotonic() + 10
    while (left := _called(name)) and monotonic() < end:
        sleep(0.05)
    assert not left


def _called(name):
    """The processes of a name."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):  # it has ended
            found += [process] * ((process / "comm").read_text("utf-8").strip() == name)
    return found


def test_folders_in_folders_cost_nobody_a_grade(walls):
    dig = "import os\nfor _ in range(1500):\n    os.mkdir('d')\n    os.chdir('d')\nx = 1"
    result = result_of(walls, dig, tests=["assert x == 1"])
    assert statuses(result, 1) == [OK]


def test_what_was_left_is_removed_however_deep_it_lies(tmp_path):
    dig = "import os\nfor _ in range(1500): os.mkdir('deep'); os.chdir('deep')\nos.mkdir('x', 0)"
    subprocess.run([sys.executable, "-c", dig], cwd=tmp_path, check=True)
    assert size_of(str(tmp_path)) >= 0
    remove(str(tmp_path))
    assert not tmp_path.exists()


def test_what_writes_too_much_is_stopped(walls):
    """By its own file system where it has one, else by the process that watches it."""
    write = (
        "import time\nfor n in range(10):\n    with open(f'f{n}', 'wb') as file:\n"
        "        file.write(bytes(48 * 2**20))\n    time.sleep(0.3)\nprint('all')"
    )
    result = result_of(walls, write, tests=["assert True"])
    assert 0 not in result.results or printed(result, 0) != ["all"]


def test_threads_of_the_user_s_own_programs_are_counted():
    waits = (
        "import threading\nstop = threading.Event()\n"
        "for _ in range(40):\n    threading.Thread(target=stop.wait, daemon=True).start()\n"
        "print(flush=True)\ninput()"
    )
    before = permissions.threads_of_this_user()
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", waits], **pipes) as program:
        program.stdout.readline()
        tasks = len(os.listdir(f"/proc/{program.pid}/task"))
        after = permissions.threads_of_this_user()
        program.communicate(b"\n")
    assert tasks == 41 and after >= tasks and before >= 1
