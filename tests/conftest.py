"""What several test modules share."""

import os
import shutil

import pytest

from authoring import build
from authoring.settings import ROOT
from tests.support import machine, small_course


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Skip a test marked `needs` where the machine lacks what it needs, before any fixture."""
    for mark in item.iter_markers("needs"):
        machine.require(mark.args)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Fail a test that continuous integration would skip for a reason of its own."""
    report = yield
    silent = call.excinfo is not None and not call.excinfo.errisinstance(machine.Missing)
    if report.skipped and silent and not hasattr(report, "wasxfail") and os.environ.get("CI"):
        report.outcome = "failed"
        report.longrepr = (
            f"Skipped, which no test may be in continuous integration: {call.excinfo.value}. "
            "Say what it needs with @pytest.mark.needs(...)."
        )
    return report


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The small course, built once; copy it before changing it."""
    root = small_course.write(tmp_path_factory.mktemp("small") / "course")
    (root / "helpers").mkdir()
    shutil.copy(ROOT / "helpers" / "__init__.py", root / "helpers")  # tells the version
    build.build(root, root, lambda line: None)
    return root
