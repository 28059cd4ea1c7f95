"""Run nbgrader's own tests as they are and with the plug-ins of the course, and compare.

``python -m tools.compatibility`` takes nbgrader's source distribution of the version that is
installed (from ``.compatibility/``, or with pip from where pip gets packages), runs its tests, and
writes docs/compatibility.md. It fails where a test differs that `DIFFERENCES` does not name, or no
longer differs. ``--only NAME`` runs the tests whose names hold it, and prints.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.metadata
import os
import runpy
import subprocess
import sys
import tarfile
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from traitlets.config import Config

from authoring.settings import ROOT

CACHE = ROOT / ".compatibility"
PAGE = ROOT / "docs" / "compatibility.md"
VERSION = importlib.metadata.version("nbgrader")
ARCHIVE = CACHE / f"nbgrader-{VERSION}.tar.gz"
TESTS = "nbgrader/tests/apps"
#: nbgrader's test modules -> what they are about.
MODULES = {
    "test_nbgrader_autograde": "autograde",
    "test_nbgrader_generate_feedback": "generate_feedback",
    "test_nbgrader_export": "export",
    "test_nbgrader_zip_collect": "zip_collect",
    "test_nbgrader_collect": "collect",
    "test_nbgrader_releasefeedback": "release_feedback",
    "test_api": "the API, which the Formgrader uses",
}
_NOT_RUN = (
    "`--no-execute`: a test that was not run gives no points, and waits for a person. nbgrader "
    "scores it by the outputs that were handed in, and a test without any gets full points."
)
#: The tests that differ, and why they should.
DIFFERENCES = {
    "test_api.test_get_submission": _NOT_RUN,
    "test_api.test_get_submission_no_timestamp": _NOT_RUN,
    "test_api.test_get_student": _NOT_RUN,
    "test_nbgrader_autograde.test_autograde_timeout": (
        "`c.Execute.timeout` limits the time that student code uses a processor, so that a score "
        "does not depend on what else the machine does. The test sleeps for 5 seconds with a "
        "limit of 2; here the clock stops what sleeps after six times the limit."
    ),
    "test_nbgrader_autograde.test_grade_empty_timestamp": (
        "A time of submission that cannot be read is set aside and reported; the work is graded. "
        "nbgrader grades nothing of it. (An empty one is the same in both.)"
    ),
    "test_nbgrader_autograde.test_handle_failure_single_notebook": (
        "A submission that cannot be graded leaves nothing in `autograded/`; nbgrader leaves an "
        "empty folder when `--notebook` is given. Both end with 1."
    ),
    "test_nbgrader_autograde.test_side_effects": (
        "Files that student code writes stay in the sandbox, and are gone with it."
    ),
    "test_nbgrader_zip_collect.test_collect_no_regexp": (
        "Without `c.FileNameCollectorPlugin.named_regexp` nbgrader collects nothing; here the "
        "names that Canvas, Moodle and Blackboard give are known."
    ),
}
PASSED = "passed"
_HEAD = """\
# nbgrader's own tests, with the plug-ins of the course

`make compatibility` takes the source distribution of nbgrader {version}, runs its tests as they
are and with the plug-ins of `nbgrader_config.py`, and writes this page. It fails where a test
differs that is not listed here.

| tests of | stock nbgrader | with the plug-ins |
|---|---:|---:|
"""


def plug_ins() -> dict[str, dict[str, Any]]:
    """Return the options of nbgrader_config.py that name classes of `grader`.

    Examples
    --------
    >>> plug_ins()["Autograde"]
    {'exporter_class': 'grader.run.batch.GradingExporter'}
    """
    config = Config()
    path = list(sys.path)
    try:
        given = {"get_config": lambda: config}
        runpy.run_path(str(ROOT / "nbgrader_config.py"), init_globals=given)
    finally:
        sys.path[:] = path
    found: dict[str, dict[str, Any]] = {}
    for section, options in config.items():
        for name, value in options.items():
            names = value if isinstance(value, list) else [value]
            if any(str(each).startswith("grader.") for each in names):
                found.setdefault(section, {})[name] = value
    return found


@pytest.fixture(autouse=True)
def api_with_plug_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give nbgrader's API, which reads no file, the same options; pytest finds this with ``-p``."""
    from nbgrader.apps.api import NbGraderAPI

    create = NbGraderAPI.__init__

    def configured(api: Any, *arguments: Any, config: Any = None, **others: Any) -> None:
        merged = Config(plug_ins())
        merged.merge(config or Config())
        create(api, *arguments, config=merged, **others)

    monkeypatch.setattr(NbGraderAPI, "__init__", configured)


def source(given: Path | None = None) -> Path:
    """Return nbgrader's source distribution, fetched with pip where it is not there yet.

    Parameters
    ----------
    given : Path, optional
        One that lies elsewhere.
    """
    path = given or ARCHIVE
    if not path.exists() and given is None:
        CACHE.mkdir(exist_ok=True)
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        pip += ["--dest", str(CACHE)]
        subprocess.run([*pip, "--no-binary", "nbgrader", f"nbgrader=={VERSION}"], check=True)
    if not path.exists():
        raise SystemExit(f"There is no {path}: give the source distribution with --source.")
    return path


def run(archive: Path, ours: bool, modules: Iterable[str], only: str = "") -> dict[str, str]:
    """Run tests of nbgrader in a folder that is thrown away.

    Parameters
    ----------
    archive : Path
        nbgrader's source distribution.
    ours : bool
        Whether with the plug-ins of the course.
    modules : iterable of str
        Of `MODULES`.
    only : str
        An expression of pytest's ``-k``.

    Returns
    -------
    dict of str to str
        ``"module.test"`` -> ``"passed"``, ``"failed"`` or ``"skipped"``.
    """
    with tempfile.TemporaryDirectory(prefix="compatibility-") as made:
        folder = Path(made)
        with tarfile.open(archive) as packed:
            packed.extractall(folder, filter="data")
        root = folder / archive.name.removesuffix(".tar.gz")
        (root / "conftest.py").unlink(missing_ok=True)  # for its tests of servers
        config = folder / "jupyter"
        config.mkdir()
        lines = ["c = get_config()"]
        if ours:
            lines += [
                f"c.{section}.{name} = {value!r}"
                for section, options in plug_ins().items()
                for name, value in options.items()
            ]
        (config / "nbgrader_config.py").write_text("\n".join(lines) + "\n", encoding="utf-8")
        programs = str(Path(sys.executable).parent)
        environment = os.environ | {
            "HOME": made,
            "JUPYTER_CONFIG_DIR": str(config),
            "PATH": os.pathsep.join([programs, os.environ.get("PATH", "")]),
            "PYTHONPATH": os.pathsep.join([str(root), str(ROOT)]),
            "PYTHONWARNINGS": "ignore",
        }
        report = folder / "report.xml"
        command = [sys.executable, "-m", "pytest", "-q", "--tb=line", "-p", "no:cacheprovider"]
        command += [f"--junitxml={report}", *(["-k", only] if only else [])]
        command += ["-p", "tools.compatibility"] if ours else []
        command += [f"{TESTS}/{module}.py" for module in modules]
        subprocess.run(command, cwd=root, env=environment, check=False)
        if not report.exists():
            raise SystemExit("nbgrader's tests could not be run; what pytest says stands above.")
        return outcomes(report)


def outcomes(report: Path) -> dict[str, str]:
    """Read what came of each test from a report in JUnit's form."""
    found = {}
    for case in ElementTree.parse(report).iter("testcase"):
        module = next(each for each in case.get("classname", "").split(".") if each in MODULES)
        kinds = {child.tag for child in case}
        bad, skipped = kinds & {"failure", "error"}, "skipped" in kinds
        found[f"{module}.{case.get('name')}"] = (
            "failed" if bad else "skipped" if skipped else PASSED
        )
    return found


def surprises(stock: dict[str, str], ours: dict[str, str]) -> list[str]:
    """Return what the list does not say: tests that differ or no longer do, a sentence each.

    Examples
    --------
    >>> surprises({"test_api.test_x": "passed"}, {"test_api.test_x": "failed"})
    ['test_api.test_x: passed with stock nbgrader, failed here.']
    """
    found = []
    for name in sorted({*stock, *ours}):
        there, here = stock.get(name, "missing"), ours.get(name, "missing")
        if there != here and name not in DIFFERENCES:
            found.append(f"{name}: {there} with stock nbgrader, {here} here.")
        if there == here and name in DIFFERENCES:
            found.append(f"{name}: {there} with both; take it off the list.")
    return found


def page(stock: dict[str, str], ours: dict[str, str]) -> str:
    """Return the page."""
    rows = [f"| {about} | {_count(stock, name)} | {_count(ours, name)} |"
            for name, about in MODULES.items()]  # fmt: skip
    return _HEAD.format(version=VERSION) + "\n".join(rows) + "\n" + listed()


def listed() -> str:
    """Return the part of the page that lists the differences."""
    reasons: dict[str, list[str]] = {}
    for name, reason in DIFFERENCES.items():
        reasons.setdefault(reason, []).append(f"`{name}`")
    lines = [f"| {', '.join(names)} | {reason} |" for reason, names in reasons.items()]
    head = f"\n{len(DIFFERENCES)} tests differ, for {len(reasons)} reasons, all deliberate:\n"
    return "\n".join([head, "| test | reason |", "|---|---|", *lines]) + "\n"


def _count(found: dict[str, str], module: str) -> str:
    kinds = [kind for name, kind in found.items() if name.startswith(f"{module}.")]
    counts = [(kinds.count(kind), kind) for kind in (PASSED, "failed", "skipped")]
    return ", ".join(f"{count} {kind}" for count, kind in counts if count)


def main(arguments: list[str] | None = None) -> int:
    """Run the tests both ways; return 1 where they differ in a way that is not listed."""
    parser = argparse.ArgumentParser(prog="python -m tools.compatibility", description=__doc__)
    parser.add_argument("--source", type=Path, help="nbgrader's source distribution, if not cached")
    parser.add_argument("--only", default="", help="tests whose names hold this; writes no page")
    parser.add_argument("--fetch", action="store_true", help="fetch the distribution, no more")
    given = parser.parse_args(arguments)
    archive = source(given.source)
    if given.fetch:
        return 0
    stock = run(archive, False, MODULES, given.only)
    ours = run(archive, True, MODULES, given.only)
    text, found = page(stock, ours), surprises(stock, ours)
    with contextlib.suppress(BrokenPipeError):
        print(text, *found, sep="\n")
    if not found and not given.only:
        PAGE.write_text(text, encoding="utf-8")
    return int(bool(found))


if __name__ == "__main__":
    raise SystemExit(main())
