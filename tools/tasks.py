"""The list of tasks, for ``make`` and for ``python -m tools``; needs the standard library alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from tools.task import Command, Task, lab, runs

_CODE = ("authoring", "helpers", "grader", "tools", "tests", "benchmarks")
_LEFT_BEHIND = (
    ".venv", ".colab-mirror", ".compatibility", ".jax", ".mypy_cache", ".pytest_cache",
    ".ruff_cache", ".hypothesis", ".benchmarks", "build", "dist", "*.egg-info", "**/__pycache__",
)  # fmt: skip


def _lock(values: Mapping[str, str]) -> Iterable[Command]:
    compiling = ["uv", "pip", "compile", "-q", *(["--upgrade"] if "UPGRADE" in values else [])]
    compiling += ["--universal", "--generate-hashes", "--no-emit-index-url", "--no-header"]
    course = [*compiling, "--python-version", "3.11", "pyproject.toml"]
    main, students = "requirements.lock", "requirements-students.lock"
    yield [*course, "--extra", "contributor", "-o", main]
    yield [*course, "--extra", "student", "-c", main, "-o", students]
    colab = ["--python-version", "3.13", "--group", "pyproject.toml:colab"]
    yield [*compiling, *colab, "-o", "requirements-colab.txt"]


def _format(values: Mapping[str, str]) -> Iterable[Command]:
    code = [name for name in _CODE if Path(name).is_dir()]
    return [["ruff", "format", *code], ["ruff", "check", "--fix", *code]]


def _student_repo(values: Mapping[str, str]) -> Iterable[Command]:
    day = ["--day", values["DAY"]] if "DAY" in values else []
    return [["authoring.publish", values["DEST"], *day]]


def _site(values: Mapping[str, str]) -> Iterable[Command]:
    solutions = ["--solutions", values["SOLUTIONS"]] if "SOLUTIONS" in values else []
    return [["authoring.site", *solutions]]


def _publish(values: Mapping[str, str]) -> Iterable[Command]:
    day = ["--day", values["DAY"]] if "DAY" in values else []
    solutions = ["--solutions", values["SOLUTIONS"]] if "SOLUTIONS" in values else []
    return [["authoring.deliver", values["DEST"], *day, *solutions]]


GROUPS = {
    "For everybody": (
        Task("lab", "Open JupyterLab at the first lesson", lab),
        Task(
            "doctor",
            "Say what this machine lacks and how to get it",
            runs(["tools.doctor"]),
            environment=False,
        ),
        Task("setup", "Make .venv, or repair it", runs()),
        Task(
            "clean",
            "Remove environments and caches; student work stays",
            runs(["tools.clean", *_LEFT_BEHIND]),
            environment=False,
        ),
    ),
    "For instructors": (
        Task(
            "roster",
            "Add the class to the gradebook",
            lambda values: [["grader", "roster", values["FILE"]]],
            needs={"FILE": "what the LMS exported"},
        ),
        Task(
            "rehearse",
            "Play a term with a simulated class, in a temporary folder",
            runs(["tools.rehearsal"]),
        ),
        Task(
            "student-repo",
            "Publish what is open to students, as a commit, after 'check'",
            _student_repo,
            needs={"DEST": "a folder"},
            takes={"DAY": "2027-03-01 looks ahead"},
            after=("check",),
        ),
        Task(
            "site",
            "Build the website in build/site/html; lessons that changed are run",
            _site,
            takes={"SOLUTIONS": "all for those who learn by themselves"},
        ),
        Task(
            "lite",
            "Build the course that runs in a browser, in build/lite; 'site' takes it along",
            lambda values: [["authoring.lite", *values.values()]],
            takes={"PYODIDE": "a folder; else .pyodide"},
        ),
        Task(
            "publish",
            "Build 'lite', 'site' and 'student-repo' into one folder, after 'check'",
            _publish,
            needs={"DEST": "a folder"},
            takes={"DAY": "2027-03-01 looks ahead", "SOLUTIONS": "all on the site"},
            after=("check",),
        ),
    ),
    "For contributors": (
        Task("test", "Run all tests", runs(["pytest"])),
        Task(
            "check",
            "Prove that a rebuild changes nothing, nothing private is public, solutions pass; "
            "lint, types",
            runs(
                ["authoring", "check"], ["tools.check_solutions"], ["ruff", "check", "."], ["mypy"]
            ),
        ),
        Task(
            "notebooks",
            "Build course/, source/ and release/ from manuscript/",
            runs(["authoring", "build"]),
        ),
        Task("format", "Format the code and mend what ruff can", _format),
        Task(
            "lessons",
            "Run every lesson; print seconds and memory",
            runs(["tools.run_lessons"]),
        ),
        Task(
            "studies",
            "Run the studies on new seeds; say which statements hold",
            runs(["tools.studies"]),
        ),
        Task(
            "grading-report",
            "Grade all answers and faulty variants; write docs/grading-report.md",
            lambda values: [["tools.grading_report", *values.values()]],
            takes={"ASSIGNMENT": "one alone"},
        ),
        Task(
            "attack-report",
            "Attack the grader and stock nbgrader; write docs/attacks.md",
            runs(["tools.attacks"]),
        ),
        Task(
            "compatibility",
            "Run nbgrader's own tests, stock and with our plug-ins; write docs/compatibility.md",
            runs(["tools.compatibility"]),
        ),
        Task(
            "lock",
            "Renew the locks after a change of pyproject.toml",
            _lock,
            takes={"UPGRADE": "1 takes the newest releases"},
        ),
        Task(
            "colab-mirror",
            "Make .colab-mirror: Python 3.13 with Colab's versions",
            runs(["tools.environment", "--colab"]),
            environment=False,
        ),
    ),
}
