"""What several test modules share."""

import pytest

from authoring import build
from tests.support import small_course
from tests.support.machine import pytest_runtest_makereport, pytest_runtest_setup  # noqa: F401


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The small course, built once; copy it before changing it."""
    root = small_course.write(tmp_path_factory.mktemp("small") / "course")
    (root / "helpers").mkdir()
    (root / "helpers" / "__init__.py").write_text('"""Nothing."""\n')
    build.build(root, root, lambda line: None)
    return root
