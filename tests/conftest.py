"""What several test modules share."""

import shutil
import sys

import pytest

from authoring import build
from authoring.settings import ROOT
from tests.support import small_course
from tests.support.machine import pytest_runtest_makereport, pytest_runtest_setup  # noqa: F401


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The small course, built once; copy it before changing it."""
    root = small_course.write(tmp_path_factory.mktemp("small") / "course")
    (root / "helpers").mkdir()
    shutil.copy(ROOT / "helpers" / "__init__.py", root / "helpers")  # tells the version
    build.build(root, root, lambda line: None)
    return root


@pytest.fixture(autouse=True)
def figures_are_closed():
    """Close a test's figures: Matplotlib counts those left open and warns some later test."""
    yield
    if pyplot := sys.modules.get("matplotlib.pyplot"):  # most tests draw nothing
        pyplot.close("all")
