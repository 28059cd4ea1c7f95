"""The environment check says what is wrong and what to do; the sign-off tells no secrets."""

import builtins
import importlib.metadata
import os
import platform
import re
import socket
import subprocess
import sys
import tomllib
import types
import uuid
from pathlib import Path

import pytest

from helpers.setup import environment, requirements, sign_off

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _plain(monkeypatch, tmp_path):
    monkeypatch.delenv("KERAS_BACKEND", raising=False)
    monkeypatch.chdir(tmp_path)


def not_installed(monkeypatch):
    """As if the course's own distribution were not installed."""

    def missing(name):
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "requires", missing)
    monkeypatch.setattr(importlib.metadata, "metadata", missing)


def versions(monkeypatch, **other):
    """As if these versions were installed; None for a package that is not."""
    real = importlib.metadata.version

    def version(name):
        if name in other:
            if other[name] is None:
                raise importlib.metadata.PackageNotFoundError(name)
            return other[name]
        return real(name)

    monkeypatch.setattr(importlib.metadata, "version", version)


def test_a_good_environment_is_true_and_says_so(capsys):
    report = environment.check()
    printed = capsys.readouterr().out
    assert report, printed
    assert "PROBLEM" not in printed
    assert "Everything is in place" in printed
    assert f"OK       Python {platform.python_version()}" in printed


def test_without_an_installation_pyproject_says_what_is_needed(monkeypatch):
    not_installed(monkeypatch)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert [str(one) for one in requirements.needed()] == project["dependencies"]
    assert requirements.python_versions() == project["requires-python"]


def test_helpers_that_lie_about_alone_say_how_to_install_them(monkeypatch, tmp_path, capsys):
    not_installed(monkeypatch)
    monkeypatch.setattr(requirements, "_PYPROJECT", tmp_path / "pyproject.toml")
    assert not environment.check()
    assert "install its helpers as README.md tells" in capsys.readouterr().out


def test_ranges_are_read_from_the_installed_distribution(monkeypatch):
    lines = ['numpy<3,>=2.5; python_version > "3"', "rich ; extra == 'grader'", "Foo[bar] (>=1)"]
    monkeypatch.setattr(importlib.metadata, "requires", lambda name: lines)
    assert [str(one) for one in requirements.needed()] == ["numpy>=2.5,<3", "foo>=1"]


@pytest.mark.parametrize(("installed", "said"), [
    ({"numpy": "1.26.4"}, "numpy is 1.26.4, but the course needs >=2.0,<3"),
    ({"pandas": None}, 'pandas is not installed: run %pip install "pandas>=2.2,<4" in a cell'),
    ({"matplotlib": "4.0.0rc1"}, "matplotlib is 4.0.0rc1"),
    ({"tensorflow": None, "tensorflow-cpu": None, "tensorflow-macos": None, "tf-nightly": None},
     "needed in lesson 9"),
])  # fmt: skip
def test_a_missing_or_wrong_package_is_named_with_the_remedy(monkeypatch, capsys, installed, said):
    not_installed(monkeypatch)
    versions(monkeypatch, **installed)
    report = environment.check()
    assert not report
    assert len(report.problems) == 1
    assert said in report.problems[0]
    assert "1 problem: do what" in capsys.readouterr().out


def test_tensorflow_under_another_name_counts(monkeypatch):
    not_installed(monkeypatch)
    versions(monkeypatch, **{"tensorflow": None, "tensorflow-cpu": "2.20.0"})
    assert environment.check()


def test_a_wrong_python_is_named(monkeypatch, capsys):
    not_installed(monkeypatch)
    monkeypatch.setattr(platform, "python_version", lambda: "3.9.2")
    assert "This is Python 3.9.2, but the course needs >=3.11,<3.14" in str(environment.check())


def test_another_keras_backend_is_named(monkeypatch, capsys):
    monkeypatch.setenv("KERAS_BACKEND", "jax")
    assert "KERAS_BACKEND is 'jax'" in str(environment.check())


def test_a_file_with_the_name_of_a_library_is_named(tmp_path, capsys):
    (tmp_path / "numpy.py").write_text("")
    (tmp_path / "random.py").write_text("")
    (tmp_path / "my_notes.py").write_text("")
    problems = environment.check().problems
    assert [re.match(r"Your file (\S+) ", line).group(1) for line in problems] == [
        "numpy.py", "random.py",
    ]  # fmt: skip


def test_a_folder_that_cannot_be_written_to_is_named(monkeypatch, capsys):
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert "cannot be written to" in str(environment.check())


def test_a_second_copy_of_helpers_is_named(tmp_path, monkeypatch, capsys):
    other = tmp_path / "helpers"
    other.mkdir()
    (other / "__init__.py").write_text((ROOT / "helpers" / "__init__.py").read_text("utf-8"))
    below = tmp_path / "course"
    below.mkdir()
    monkeypatch.chdir(below)
    assert "two copies of helpers" in str(environment.check())


def test_in_colab_nbgrader_and_jupyterlab_are_not_asked_for(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "google.colab", types.ModuleType("google.colab"))
    not_installed(monkeypatch)
    versions(monkeypatch, nbgrader=None, jupyterlab=None)
    assert environment.check()


def test_a_check_that_fails_itself_is_a_sentence_and_no_traceback(monkeypatch, capsys):
    def broken(*arguments, **options):
        raise OSError("disk on fire")

    monkeypatch.setattr(requirements, "needed", broken)
    monkeypatch.setattr(subprocess, "run", broken)
    report = environment.check(tensorflow=True)
    assert not report
    assert any("disk on fire" in line for line in report.problems)


def test_a_broken_tensorflow_is_found_in_a_process_of_its_own(monkeypatch, capsys):
    def run(command, **options):
        assert options["env"]["KERAS_BACKEND"] == "tensorflow"
        return types.SimpleNamespace(returncode=-4, stderr="")

    monkeypatch.setattr(subprocess, "run", run)
    said = str(environment.check(tensorflow=True))
    assert "TensorFlow does not load (it stopped with code -4)" in said


def test_the_report_shows_nothing_twice_in_a_notebook(capsys):
    report = environment.check()
    capsys.readouterr()
    report._ipython_display_()
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(("versions", "version", "good"), [
    (">=2.0,<3", "2.0", True), (">=2.0,<3", "2.0.0", True), (">=2.0,<3", "3.0.0", False),
    (">=2.0,<3", "1.99", False), (">=0.9.6,<0.10", "0.9.10", True),
    (">=0.9.6,<0.10", "0.10.0", False),
    ("!=1.5", "1.5.0", False), ("==1.5", "1.5", True), (">1,<=2", "2.0", True),
    (">=2.19,<2.22", "2.21.0+cpu", True), ("", "anything", True), (">1,<=2", "1.0", False),
])  # fmt: skip
def test_versions_are_compared_by_their_numbers(versions, version, good):
    assert requirements.accepts(versions, version) is good


def run_python(code, **environment_changes):
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=120, cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment_changes},
    )  # fmt: skip


@pytest.mark.keras
def test_keras_loads_on_tensorflow_without_a_word_and_stderr_works_after():
    if requirements.installed("tensorflow") is None:
        pytest.skip("TensorFlow is not installed here.")
    run = run_python(
        "import sys, os; from helpers.setup.environment import keras_or_none; "
        "keras = keras_or_none(); print(keras.backend.backend(), keras_or_none() is keras); "
        "print('python', file=sys.stderr, flush=True); os.write(2, b'system\\n')",
        KERAS_BACKEND="jax",
    )
    assert run.stdout == "tensorflow True\n"
    assert run.stderr == "python\nsystem\n"


def test_without_tensorflow_one_sentence_is_printed():
    run = run_python(
        "import sys; sys.modules['tensorflow'] = None;"
        "from helpers.setup.environment import keras_or_none; print(keras_or_none())"
    )
    assert run.stdout == (
        "TensorFlow is not installed here, so this comparison is skipped.\nNone\n"
    )
    assert run.stderr == ""


def test_a_tensorflow_that_does_not_load_is_a_sentence(monkeypatch, capsys):
    def broken(name):
        raise ImportError("libtensorflow.so: wrong architecture\nand more")

    monkeypatch.setitem(sys.modules, "keras", None)
    monkeypatch.setattr(environment, "_exists", lambda name: True)
    monkeypatch.setattr(environment.importlib, "import_module", broken)
    assert environment.keras_or_none() is None
    printed = capsys.readouterr().out
    assert "could not be loaded" in printed and "wrong architecture" in printed
    assert "and more" not in printed


def test_keras_on_another_backend_is_a_sentence(monkeypatch, capsys):
    keras = types.SimpleNamespace(backend=types.SimpleNamespace(backend=lambda: "jax"))
    monkeypatch.setitem(sys.modules, "keras", keras)
    assert environment.keras_or_none() is None
    assert "loaded on jax and not on TensorFlow" in capsys.readouterr().out


def forbidden(*arguments, **options):
    raise AssertionError("asked for something that identifies the machine")


def test_the_sign_off_tells_who_when_and_with_what_and_nothing_about_the_machine(
    monkeypatch, capsys
):
    for module, name in ((uuid, "getnode"), (uuid, "uuid1"), (socket, "gethostname"),
                         (socket, "gethostbyname"), (socket, "getaddrinfo"), (socket, "getfqdn"),
                         (socket, "socket"), (platform, "node"), (platform, "uname"),
                         (platform, "platform"), (os, "getlogin"), (subprocess, "run"),
                         (subprocess, "Popen"), (builtins, "open")):  # fmt: skip
        monkeypatch.setattr(module, name, forbidden)
    if hasattr(os, "uname"):
        monkeypatch.setattr(os, "uname", forbidden)
    found = {"numpy": "2.1.0", "pandas": "2.2.0"}
    monkeypatch.setattr(requirements, "installed", found.get)
    monkeypatch.setattr(
        requirements, "needed", lambda: [requirements.Requirement(name, "") for name in found]
    )
    sign_off.sign_off("  Ada Lovelace ")
    printed = capsys.readouterr().out
    first, second, third = printed.splitlines()
    assert re.fullmatch(r"Signed off by Ada Lovelace on \d{1,2} \w+ \d{4}", first)
    assert second.endswith(f"Python {platform.python_version()}")
    assert third == "Packages: numpy 2.1.0, pandas 2.2.0"
    monkeypatch.undo()
    assert platform.node() not in printed or not platform.node()


@pytest.mark.parametrize("name", ["", "  ", None, 3])
def test_the_sign_off_needs_a_name(name):
    with pytest.raises(ValueError, match="needs your name"):
        sign_off.sign_off(name)


def test_the_sign_off_as_it_stands_in_the_lesson_asks_for_a_name(capsys):
    sign_off.sign_off("your name")
    assert capsys.readouterr().out.startswith("Not signed yet: put your name")
