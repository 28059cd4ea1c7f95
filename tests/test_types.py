"""The type checker is asked about everything it is meant for, and never told to look away."""

import re
import tomllib

from authoring.settings import ROOT
from tools.tasks import GROUPS

SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["mypy"]
CHECKED = ("authoring", "grader", "tools")


def test_what_is_checked_is_checked_strictly():
    assert SETTINGS["strict"] is True
    assert SETTINGS["packages"] == list(CHECKED)
    [check] = [task for group in GROUPS.values() for task in group if task.name == "check"]
    assert ["mypy"] in list(check.commands({}))


def test_no_module_is_told_to_keep_its_errors():
    for section in (SETTINGS, *SETTINGS["overrides"]):
        assert "ignore_errors" not in section
        if "ignore_missing_imports" in section:  # of packages without stubs, by their names
            assert all(name.endswith(".*") and name != "*" for name in section["module"])


def test_a_line_that_is_ignored_says_which_error():
    bare = re.compile(r"#\s*type:\s*ignore(?!\[)|#\s*mypy:\s*ignore-errors")
    paths = [path for name in CHECKED for path in (ROOT / name).rglob("*.py")]
    assert len(paths) > 60
    found = [str(path) for path in paths if bare.search(path.read_text(encoding="utf-8"))]
    assert found == []
