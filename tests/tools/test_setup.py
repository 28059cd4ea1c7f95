"""Set-up: the lock, the environment that is made from it, the doctor, and what the machine gets."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.version import Version

from authoring.settings import ROOT
from grader.sandbox import layers
from tests.support import machine
from tools import doctor, environment
from tools.environment import COLAB, COURSE, SetupError

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ["requirements.lock", "requirements-students.lock", "requirements-colab.txt"]
MACHINES = {
    "Linux": {"sys_platform": "linux", "platform_system": "Linux", "platform_machine": "x86_64"},
    "Linux on Arm": {
        "sys_platform": "linux",
        "platform_system": "Linux",
        "platform_machine": "aarch64",
    },
    "Mac": {"sys_platform": "darwin", "platform_system": "Darwin", "platform_machine": "arm64"},
    "Windows": {"sys_platform": "win32", "platform_system": "Windows", "platform_machine": "AMD64"},
}


def pins(lock):
    """Return the requirements of a lock, without their hashes."""
    lines = (ROOT / lock).read_text(encoding="utf-8").split("\n")
    return [Requirement(line.rstrip(" \\")) for line in lines if re.match(r"[a-z]", line)]


def pinned(lock, name, machine, python):
    """Return the versions that a lock gives to one machine."""
    where = MACHINES[machine] | {"python_version": python, "python_full_version": f"{python}.0"}
    return [
        Version(str(pin.specifier).removeprefix("=="))
        for pin in pins(lock)
        if pin.name == name and (pin.marker is None or pin.marker.evaluate(where))
    ]


def wanted():
    extras = PROJECT["project"]["optional-dependencies"]
    lines = [*PROJECT["project"]["dependencies"], *extras["contributor"]]
    for name in included(extras, "contributor"):
        lines += extras[name]
    return [each for each in map(Requirement, lines) if each.name != PROJECT["project"]["name"]]


def included(extras, name):
    """Return the extras that an extra asks for by the project's own name."""
    own = [
        each for each in map(Requirement, extras[name]) if each.name == PROJECT["project"]["name"]
    ]
    return {extra for each in own for extra in each.extras}


# The lock


def test_contributors_get_everything_that_grading_can_use():
    extras = PROJECT["project"]["optional-dependencies"]
    assert included(extras, "contributor") == {"cluster", "docs", "grader", "hub", "postgresql"}
    assert {"distributed", "psycopg", "rich"} <= {each.name for each in wanted()}


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_index_and_hashes_every_package(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*-{1,2}(i|f|index|extra-index|find-links)", text, flags=re.MULTILINE)
    entries = re.split(r"\n(?=[a-z])", text)
    assert len(entries) == len(pins(lock)) > 100
    for entry in entries:
        assert "--hash=sha256:" in entry, entry


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
@pytest.mark.parametrize("machine", MACHINES)
def test_lock_has_everything_in_range_on_every_machine(machine, python):
    for requirement in wanted():
        found = pinned("requirements.lock", requirement.name, machine, python)
        assert len(found) == 1, f"{requirement.name}: {found}"
        assert found[0] in requirement.specifier


def test_colab_lock_holds_colabs_pins():
    for line in PROJECT["dependency-groups"]["colab"]:
        requirement = Requirement(line)
        here = MACHINES["Linux"] | {"python_version": "3.13", "python_full_version": "3.13.0"}
        if requirement.marker is None or requirement.marker.evaluate(here):
            [version] = pinned("requirements-colab.txt", requirement.name, "Linux", "3.13")
            assert version in requirement.specifier


def test_this_environment_is_the_locked_one():
    if environment.trouble(ROOT, COURSE):
        pytest.skip("These tests run in an environment that make did not make.")
    command = [str(environment.programs_in(ROOT / ".venv") / "uv"), "pip", "sync", "--dry-run"]
    command += ["--offline", "--python", str(environment.python_in(ROOT / ".venv"))]
    done = subprocess.run(
        [*command, str(ROOT / "requirements.lock")], capture_output=True, text=True
    )
    assert "Would make no changes" in done.stderr


def test_conda_environment_is_made_of_the_lock():
    conda = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    python, pip, section = conda["dependencies"]
    assert SpecifierSet(python.removeprefix("python ")) == SpecifierSet(
        PROJECT["project"]["requires-python"]
    )
    assert pip == "pip"
    assert section == {"pip": ["-r requirements.lock"]}
    assert conda["name"] == PROJECT["project"]["name"]


# The environment


@pytest.fixture
def checkout(tmp_path):
    """A checkout with a lock and nothing else."""
    root = tmp_path.resolve() / "checkout"
    root.mkdir()
    (root / COURSE.lock).write_text("uv==1.0 \\\n    --hash=sha256:00\n    # via nothing\nx==1\n")
    (root / "helpers").mkdir()
    return root


@pytest.fixture
def installs(monkeypatch):
    """Record what would be installed; nothing is fetched."""
    calls = []

    def run(command, what):
        if "venv" in command:
            command = [part for part in command if part != "--without-pip"]
            subprocess.run([*command, "--without-pip"], check=True)
        else:
            calls.append(what)

    monkeypatch.setattr(environment, "_run", run)
    return calls


def version_of(python):
    return environment.probe(str(python)).version


def test_environment_is_made_once(checkout, installs, capsys):
    assert environment.trouble(checkout, COURSE) == environment.MISSING
    environment.ensure(checkout, COURSE)
    assert environment.trouble(checkout, COURSE) is None
    assert installs == ["install uv", "install requirements.lock"]
    assert "Making .venv" in capsys.readouterr().out
    environment.ensure(checkout, COURSE)
    assert len(installs) == 2
    assert capsys.readouterr().out == ""


def test_helpers_can_be_imported_from_any_folder(checkout, installs, tmp_path):
    (checkout / "helpers" / "__init__.py").write_text("HERE = 1\n")
    environment.ensure(checkout, COURSE)
    python = environment.python_in(checkout / ".venv")
    subprocess.run([str(python), "-c", "import helpers; helpers.HERE"], cwd=tmp_path, check=True)


def break_link(folder):
    for name in ("python", "python3", f"python3.{sys.version_info.minor}"):
        (folder / "bin" / name).unlink()
        (folder / "bin" / name).symlink_to("/nowhere/python3")


DAMAGE = {
    environment.HALF_MADE: lambda folder: (folder / environment.STAMP).unlink(),
    environment.BROKEN: break_link,
    environment.MOVED: lambda folder: (folder / environment.STAMP).write_text("/old/.venv\n3.11\n"),
}


@pytest.mark.skipif(os.name == "nt", reason="Windows copies the interpreter.")
@pytest.mark.parametrize("damage", DAMAGE)
def test_damaged_environment_is_made_anew(checkout, installs, capsys, damage):
    environment.ensure(checkout, COURSE)
    folder = checkout / ".venv"
    (folder / "left-over").touch()
    DAMAGE[damage](folder)
    assert environment.trouble(checkout, COURSE) == damage
    environment.ensure(checkout, COURSE)
    assert damage in capsys.readouterr().out
    assert not (folder / "left-over").exists()
    assert environment.trouble(checkout, COURSE) is None


def test_changed_lock_is_installed_into_the_environment(checkout, installs):
    environment.ensure(checkout, COURSE)
    (checkout / ".venv" / "kept").touch()
    (checkout / COURSE.lock).write_text("uv==1.1 \\\n    --hash=sha256:01\n")
    assert environment.trouble(checkout, COURSE) == environment.OUTDATED
    environment.ensure(checkout, COURSE)
    assert installs[2:] == ["install requirements.lock"]
    assert (checkout / ".venv" / "kept").exists()
    assert environment.trouble(checkout, COURSE) is None


def test_failed_installation_is_not_taken_for_complete(checkout, installs, monkeypatch):
    working = environment._run

    def run(command, what):
        working(command, what)
        if what == "install requirements.lock":
            raise SetupError("no network")

    monkeypatch.setattr(environment, "_run", run)
    with pytest.raises(SetupError):
        environment.ensure(checkout, COURSE)
    assert environment.trouble(checkout, COURSE) == environment.HALF_MADE


def test_moved_checkout_is_noticed(checkout, installs):
    environment.ensure(checkout, COURSE)
    moved = checkout.rename(checkout.parent / "moved")
    assert environment.trouble(moved, COURSE) == environment.MOVED


def test_new_wheel_in_a_student_repository_is_installed(checkout, installs):
    (checkout / "wheel").mkdir()
    wheel = checkout / "wheel" / "activation_course-9.9.9-py3-none-any.whl"
    wheel.write_bytes(b"first")
    environment.ensure(checkout, COURSE)
    assert installs[-1] == "install helpers"
    wheel.write_bytes(b"second")
    assert environment.trouble(checkout, COURSE) == environment.OUTDATED


def fake_python(folder, name, script):
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


@pytest.fixture
def only(tmp_path, monkeypatch):
    """A PATH with nothing on it, and a python3 of a version that does not fit."""
    folder = tmp_path / "bin"
    fake_python(folder, "python3", "echo /usr/bin/python3; echo 3 9")
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "pyenv"))
    monkeypatch.setattr(environment.sys, "executable", str(folder / "python3"))
    return folder


@pytest.mark.skipif(os.name == "nt", reason="The fakes are shell scripts.")
class TestFindingPython:
    """Which interpreter is chosen."""

    def test_best_on_path_where_python3_does_not_fit(self, only):
        fake_python(only, "python3.11", "echo /usr/bin/python3.11; echo 3 11")
        fake_python(only, "python3.12", "echo /usr/bin/python3.12; echo 3 12")
        assert environment.find_python(COURSE).version == (3, 12)

    def test_shim_without_a_python_behind_it_is_passed_over(self, only):
        fake_python(only, "python3.13", "echo 'pyenv: python3.13: command not found' >&2; exit 127")
        fake_python(only, "python3.11", "echo /usr/bin/python3.11; echo 3 11")
        assert environment.find_python(COURSE).version == (3, 11)

    def test_a_folder_of_pyenv_that_cannot_be_read_is_passed_over(self, only, monkeypatch):
        def unreadable(*args):
            raise PermissionError

        monkeypatch.setattr(Path, "glob", unreadable)
        fake_python(only, "python3.12", "echo /usr/bin/python3.12; echo 3 12")
        assert environment.find_python(COURSE).version == (3, 12)

    def test_pyenv_is_searched_behind_its_shims(self, only, tmp_path):
        folder = tmp_path / "pyenv" / "versions" / "3.13.1" / "bin"
        folder.mkdir(parents=True)
        fake_python(folder, "python", f"echo {folder}/python; echo 3 13")
        assert environment.find_python(COLAB).path == f"{folder}/python"

    def test_none_is_one_sentence(self, only):
        with pytest.raises(SetupError, match=r"needs Python 3\.11, 3\.12 or 3\.13, but none is on"):
            environment.find_python(COURSE)

    def test_unfit_choice_is_refused(self, only):
        fake_python(only, "python3.10", "echo /usr/bin/python3.10; echo 3 10")
        fake_python(only, "python3.11", "echo /usr/bin/python3.11; echo 3 11")
        with pytest.raises(SetupError, match=r"^PYTHON=python3\.10 is Python 3\.10; \.venv needs"):
            environment.find_python(COURSE, "python3.10")
        with pytest.raises(SetupError, match="^PYTHON=python4 is not a Python that runs"):
            environment.find_python(COURSE, "python4")


def test_python_without_pip_gets_one_sentence(only, checkout, installs):
    if os.name == "nt":
        pytest.skip("The fakes are shell scripts.")
    script = 'case "$2" in *_base*) echo "$0"; echo 3 11;; *) exit 1;; esac'
    fake_python(only, "python3.11", script)
    with pytest.raises(SetupError, match=r"neither ensurepip nor pip.*apt install python3-venv"):
        environment.ensure(checkout, COURSE)


def test_environment_inside_another_is_made_with_the_python_behind_both():
    found = environment.probe(sys.executable)
    assert found.version == sys.version_info[:2]
    assert not Path(found.path).is_relative_to(sys.prefix) or sys.prefix == sys.base_prefix


def test_entry_is_the_pin_and_its_hashes():
    uv = "uv==2 \\\n    --hash=sha256:bb \\\n    --hash=sha256:cc\n"
    lock = "a==1 \\\n    --hash=sha256:aa\n    # via b\n" + uv + "    # via c\nz==3\n"
    assert environment._entry(lock, "uv") == uv


# The doctor


def test_doctor_says_what_is_missing_and_how_to_get_it(only, checkout, monkeypatch, capsys):
    monkeypatch.chdir(checkout)
    assert doctor.main() == 1
    said = capsys.readouterr().out
    assert re.search(r"^missing +Python +\.venv needs Python 3\.11", said, flags=re.MULTILINE)
    assert re.search(r"^optional +make .*python -m tools NAME.*install make$", said, re.MULTILINE)
    assert re.search(r"^optional +chromium .*apt install chromium$", said, flags=re.MULTILINE)
    assert "Missing: Python." in said


def test_doctor_is_content_with_what_is_optional(checkout, installs, monkeypatch, capsys):
    environment.ensure(checkout, COURSE)
    monkeypatch.chdir(checkout)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    layers._offered.cache_clear()
    try:
        assert doctor.main() == 0
    finally:
        layers._offered.cache_clear()
    said = capsys.readouterr().out
    assert re.search(r"^ok +\.venv +complete", said, flags=re.MULTILINE)
    assert re.search(r"^(ok|optional) +grading .*apt install bubblewrap", said, flags=re.MULTILINE)


def test_doctor_names_what_it_cannot_read(checkout, monkeypatch):
    def refuse(*arguments):
        raise PermissionError(13, "Permission denied", "/site/library")

    monkeypatch.setattr(doctor.layers, "find", refuse)
    found = {each.name: each for each in doctor.findings(checkout)}
    assert found["grading"].status == "missing"
    assert "/site/library cannot be read (Permission denied)" in found["grading"].detail


def test_doctor_sees_a_full_disk(checkout, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(9e9, 8e9, 1e9))
    [disk] = [each for each in doctor.findings(checkout) if each.name == "disk"]
    assert disk.status == "missing"


# What is ignored


@pytest.mark.needs("git")
def test_student_work_is_never_in_git(tmp_path):
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    shutil.copy(ROOT / ".gitignore", tmp_path)

    def ignored(path):
        command = ["git", "-C", str(tmp_path), "check-ignore", "-q", path]
        return subprocess.run(command).returncode == 0

    private = [
        "submitted/ada/03/03.ipynb",
        "autograded/ada/03/03.ipynb",
        "feedback/ada/03/03.html",
        "downloaded/03/archive/ada.zip",
        "gradebook.db",
        "gradebook.db-journal",
        "grades.csv",
    ]
    for path in [*private, ".venv/bin/python", ".colab-mirror/x", "helpers/__pycache__/x.pyc"]:
        assert ignored(path), path
    for path in [
        "autograded/README.md",
        "source/03/03.ipynb",
        "release/03/03.ipynb",
        "grader/x.py",
    ]:
        assert not ignored(path), path


# .ci/run


@pytest.fixture
def bare(tmp_path):
    """Run a copy of .ci/run on a machine of fakes; returns what it called."""
    root, programs, log = tmp_path / "root", tmp_path / "bin", tmp_path / "log"
    (root / ".ci").mkdir(parents=True)
    shutil.copy(ROOT / ".ci" / "run", root / ".ci" / "run")
    for name in ("dirname", "env"):
        programs.mkdir(exist_ok=True)
        (programs / name).symlink_to(shutil.which(name))
    fake_python(programs, "id", "echo 0")

    def run(**fakes):
        for name, script in fakes.items():
            name = "apt-get" if name == "apt_get" else name
            fake_python(programs, name, f'echo {name} "$@" >> {log}\n{script}')
        bash = shutil.which("bash")
        done = subprocess.run(
            [bash, str(root / ".ci" / "run")],
            env={"PATH": str(programs), "CI": "true"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        return done, log.read_text().split("\n")

    return run


#: The commands that .ci/run looks for, beside make.
INSTALLED = "git python3 chromium bwrap pg_ctl node configurable-http-proxy setpriv openssl"


@pytest.mark.needs("bash")
class TestContinuousIntegration:
    """What .ci/run does on a bare machine."""

    def test_nothing_is_installed_where_nothing_lacks(self, bare):
        there = dict.fromkeys(f"make {INSTALLED}".split(), "")
        done, calls = bare(**there, apt_get="exit 1")
        assert done.returncode == 0
        assert not [call for call in calls if call.startswith("apt-get")]
        assert calls[-2] == "make --no-print-directory test"

    def test_nothing_may_be_missing_where_everything_is_there(self, bare):
        there = f"{INSTALLED} python3.11 python3.12 python3.13"
        told = 'case "$*" in *test) echo "missing: $MAY_BE_MISSING.";; esac'
        done, _ = bare(make=told, **dict.fromkeys(there.split(), ""))
        # Which no command here fetches.
        assert done.stdout == "missing: nbgrader-source jax pyodide.\n"

    def test_a_bubblewrap_that_makes_no_namespaces_is_missing(self, bare):
        told = 'case "$*" in *test) echo "$MAY_BE_MISSING";; esac'
        done, _ = bare(make=told, git="", python3="", bwrap="exit 1", apt_get="")
        assert "Bubblewrap cannot make namespaces here" in done.stderr
        assert done.stdout.split()[0] == "bubblewrap"

    def test_what_lacks_is_installed(self, bare):
        done, calls = bare(make="", git="", python3="exit 1", apt_get="")
        assert done.returncode == 0
        installed = [call for call in calls if call.startswith("apt-get install")]
        assert len(installed) == 8
        assert installed[0].endswith(" python3-venv")
        assert " chromium " in installed[1]
        names = ["bubblewrap", "postgresql", "nodejs", "npm", "util-linux", "openssl"]
        assert [call.rsplit(" ", 1)[1] for call in installed[2:]] == names

    def test_what_cannot_be_installed_stops_nothing_and_is_told_to_the_tests(self, bare):
        told = 'case "$*" in *test) echo "$MAY_BE_MISSING";; esac'
        done, calls = bare(make=told, git="", python3="", apt_get="exit 100")
        assert done.returncode == 0
        missing = done.stdout.split()
        pythons = ["python3.11", "python3.12", "python3.13"]
        assert missing == [
            "chromium", "bubblewrap", "postgresql", "node", "jupyterhub", "setpriv", "openssl",
            "nbgrader-source", "jax", "pyodide", *pythons,
        ]  # fmt: skip
        assert set(missing) <= set(machine.NEEDS)
        assert "the browser tests are skipped" in done.stderr
        assert "Could not install bubblewrap; students' code is graded behind" in done.stderr
        assert "the tests of a gradebook in it are skipped" in done.stderr
        assert "the test of a cluster with TLS is skipped" in done.stderr
        assert calls[-2] == "make --no-print-directory test"

    def test_failing_tests_fail(self, bare):
        fail = 'case "$*" in *test) echo "1 failed in 2 s"; exit 2;; esac'
        done, _ = bare(make=fail, git="", python3="", chromium="")
        assert done.returncode == 2
        assert done.stdout.endswith("1 failed in 2 s\n")
