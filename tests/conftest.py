"""What several test modules share."""

import shutil
import sys

import absl.logging
import pytest

from authoring import build
from authoring.settings import ROOT
from tests.support import small_course
from tests.support.machine import pytest_runtest_makereport, pytest_runtest_setup  # noqa: F401

# Keras brings absl, whose handler writes to the stderr of the moment and closes it when a traitlets
# application configures logging while some other stderr is set. Here that is the file in which
# pytest keeps output, and every later test would fail.
absl.logging.get_absl_handler().python_handler.setStream(sys.__stderr__)


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
