"""The tasks: one list, which make and Python alone read alike, in words that people read."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from authoring import publish
from authoring.settings import ROOT
from tools import clean, environment, task
from tools.task import Task, runs
from tools.tasks import GROUPS

TASKS = {each.name: each for group in GROUPS.values() for each in group}
PYTHON = [sys.executable, "-m", "tools"]
MAKE = ["make", "--no-print-directory", f"PYTHON={sys.executable}"]


def said(command, **variables):
    kept = {name: os.environ[name] for name in os.environ if name != "MAKELEVEL"}
    return subprocess.run(
        command, cwd=ROOT, env={**kept, **variables}, capture_output=True, text=True
    )


def listed(text):
    return re.findall(r"^  ([a-z-]+)  ", text, re.MULTILINE)


def test_every_task_is_listed_with_the_values_that_it_takes():
    text = said(PYTHON).stdout
    assert listed(text) == list(TASKS)
    assert re.search(r"^  roster .*\(FILE=what the LMS exported\)$", text, re.MULTILINE)
    wanted = "lab test check notebooks lessons rehearse format doctor clean lock student-repo site"
    assert set(wanted.split()) <= set(TASKS)


def test_what_is_for_everybody_stands_first_and_names_no_tool():
    [first, *_] = GROUPS
    assert first == "For everybody"
    for each in GROUPS[first]:
        assert not re.search(r"pytest|lint|lock|nbgrader", each.does), each.name


@pytest.mark.needs("make")
def test_make_lists_and_refuses_as_python_does():
    assert said(MAKE).stdout == said(PYTHON).stdout.replace("python -m tools", "make")
    assert said([*MAKE, "help"]).stdout == said(MAKE).stdout
    for command in (MAKE, PYTHON):
        done = said([*command, "lba"])
        assert done.returncode == 2
        assert "There is no task 'lba'. Did you mean 'lab'?" in done.stderr


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (["roster"], "'roster' needs FILE=what the LMS exported"),
        (["roster", "FIEL=a.csv"], "'roster' does not take 'FIEL=a.csv'. It takes PYTHON="),
        (["lab", "--help"], "'lab' does not take '--help'"),
    ],
)
def test_values_that_lack_or_do_not_fit_stop_a_task_before_it_begins(given, sentence):
    done = said([*PYTHON, *given], FILE="")
    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr


@pytest.mark.needs("make")
def test_the_makefile_passes_values_on(tmp_path):
    (tmp_path / "tools").mkdir()
    code = "import os, sys\nprint(sys.argv[1:], os.environ.get('FILE'))\n"
    (tmp_path / "tools" / "__init__.py").touch()
    (tmp_path / "tools" / "__main__.py").write_text(code)
    (tmp_path / "roster").touch()  # a file of a task's name changes nothing
    shutil.copy(ROOT / "Makefile", tmp_path)
    command = [*MAKE, "roster", "FILE=Dan's $$class.csv"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.stdout == "['roster'] Dan's $class.csv\n"


@pytest.mark.parametrize("name", TASKS)
def test_every_task_runs_modules_that_are_there(name, monkeypatch):
    monkeypatch.chdir(ROOT)
    values = dict.fromkeys(TASKS[name].values, "given")
    for module, *_ in TASKS[name].commands(values):
        path = ROOT.joinpath(*module.split("."))
        if (ROOT / module.partition(".")[0]).is_dir():
            assert path.with_suffix(".py").exists() or (path / "__main__.py").exists(), module
        else:
            code = f"import importlib.util as u; u.find_spec('{module}.__main__').origin"
            subprocess.run([sys.executable, "-c", code], check=True)


# Running


@pytest.fixture
def calls(tmp_path, monkeypatch):
    """A folder whose environment is complete; what runs there writes down how it was called."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(environment, "main", lambda arguments: 0)
    monkeypatch.setattr(environment, "python_in", lambda folder: sys.executable)
    code = "import os, sys\nprint(*sys.argv[1:], file=open('calls', 'a'))\n"
    (tmp_path / "write.py").write_text(code + "sys.exit('fail' in sys.argv)\n")
    monkeypatch.setenv("WHO", "")
    return lambda: (tmp_path / "calls").read_text().split("\n")[:-1]


def groups(*tasks):
    return {"Tasks": tasks}


def test_what_comes_first_runs_first_and_what_fails_stops_the_rest(calls):
    first = Task("first", "One", runs(["write", "1"], ["write", "2"]))
    last = Task("last", "Two", runs(["write", "3"], ["write", "fail"], ["write", "4"]))
    both = Task("both", "Both", runs(["write", "5"]), after=("first", "last"))
    assert task.main(groups(first, last, both), ["both"]) == 1
    assert calls() == ["1", "2", "3", "fail"]


def test_values_reach_what_runs(calls):
    greet = Task("greet", "Say hello", lambda got: [["write", got["WHO"]]], needs={"WHO": "a name"})
    assert task.main(groups(greet), ["greet", "WHO=Ada and = Bob"]) == 0
    assert calls() == ["Ada and = Bob"]


def test_an_environment_that_cannot_be_made_stops_a_task_that_needs_it(calls, monkeypatch):
    monkeypatch.setattr(environment, "main", lambda arguments: 3)
    inside = Task("inside", "In .venv", runs(["write", "inside"]))
    outside = Task("outside", "Without", runs(["write", "outside"]), environment=False)
    assert task.main(groups(inside, outside), ["inside"]) == 3
    assert task.main(groups(inside, outside), ["outside"]) == 0
    assert calls() == ["outside"]


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no SIGINT to a process alone.")
def test_an_interrupt_leaves_the_last_word_to_the_program(tmp_path):
    (tmp_path / "asks.py").write_text(
        "import signal, sys\n"
        "signal.signal(signal.SIGINT, lambda *_: None)\n"
        "print('ready', flush=True)\n"
        "sys.exit(int(input()))\n"
    )
    code = (
        "import sys; from tools import environment, task\n"
        "asks = task.Task('asks', '', task.runs(['asks']), environment=False)\n"
        "sys.exit(task.main({'': [asks]}, ['asks']))\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout.readline() == "ready\n"
    process.send_signal(signal.SIGINT)
    said, _ = process.communicate("7\n")
    assert process.returncode == 7


def test_jupyterlab_opens_at_the_first_lesson(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "course").mkdir()
    for name in ("00-start-here", "01-intuition"):
        (tmp_path / "course" / f"{name}.ipynb").touch()
    [command] = TASKS["lab"].commands({})
    assert command[:2] == (
        "jupyterlab", "--LabApp.default_url=/lab/tree/course/00-start-here.ipynb",
    )  # fmt: skip


def test_jupyterlab_asks_nothing_about_news_and_looks_for_no_newer_version(tmp_path):
    publish._tasks(tmp_path / "tools")
    [command] = TASKS["lab"].commands({})
    [folder] = [each.partition("=")[2] for each in command if "app_settings_dir=" in each]
    plugin = "@jupyterlab/apputils-extension:notification"
    for root in (ROOT, tmp_path):
        settings = json.loads((root / folder / "overrides.json").read_text(encoding="utf-8"))
        assert settings == {plugin: {"fetchNews": "false", "checkForUpdates": False}}
    schemas = Path(
        sys.prefix, "share", "jupyter", "lab", "schemas", *plugin.split(":")[0].split("/")
    )
    known = json.loads((schemas / "notification.json").read_text(encoding="utf-8"))["properties"]
    assert settings[plugin].keys() <= known.keys()
    assert "false" in {each["const"] for each in known["fetchNews"]["oneOf"]}


def test_students_see_validate_and_nothing_that_makes_assignments(tmp_path):
    publish._tasks(tmp_path / "tools")
    [command] = TASKS["lab"].commands({})
    [folder] = [each.partition("=")[2] for each in command if "app_settings_dir=" in each]
    extension = Path(sys.prefix, "share", "jupyter", "labextensions", "@jupyter", "nbgrader")
    scripts = "".join(path.read_text("utf-8") for path in extension.glob("static/*.js"))
    for root in (ROOT, tmp_path):
        config = json.loads((root / folder / "page_config.json").read_text(encoding="utf-8"))
        hidden = {name for name, off in config["disabledExtensions"].items() if off}
        assert "@jupyter/nbgrader:create-assignment" in hidden
        assert "@jupyter/nbgrader:validate-assignment" not in hidden
        assert all(f'"{name}"' in scripts for name in hidden), "nbgrader has renamed something"


def test_cleaning_takes_what_the_patterns_find_and_nothing_else(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("deep/__pycache__/a.pyc", ".venv/bin/python", "x.egg-info/a", "mine/notes.md"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).touch()
    (tmp_path / "elsewhere").symlink_to(tmp_path / "mine")
    assert clean.main([".venv", "*.egg-info", "**/__pycache__", "elsewhere", "not-there"]) == 0
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")}
    assert left == {"deep", "mine", "mine/notes.md"}


# The students' repository


def test_students_have_tasks_of_their_own_and_the_same_makefile(tmp_path):
    publish._tasks(tmp_path / "tools")
    done = subprocess.run(
        [sys.executable, "-m", "tools"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert listed(done.stdout) == ["lab", "setup", "clean"]
