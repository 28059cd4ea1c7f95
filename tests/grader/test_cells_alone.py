"""The cell format stands alone: authoring and grading use it, and it uses neither."""

import ast
import subprocess
import sys

import pytest

from authoring.settings import ROOT
from grader.cells import regions

MODULES = sorted((ROOT / "grader" / "cells").glob("*.py"))
#: What a cell format may know of the course.
ALLOWED = "grader.cells"


def imported(path):
    """Yield the modules that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path.name} imports relatively"
            yield node.module


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_the_cell_format_imports_nothing_else_of_the_course(path):
    ours = ("authoring", "grader", "helpers", "tests", "tools")
    found = {name for name in imported(path) if name.split(".")[0] in ours}
    assert {name for name in found if not f"{name}.".startswith(f"{ALLOWED}.")} == set()


def test_the_stubs_are_those_that_nbgrader_is_told_to_write():
    config = (ROOT / "nbgrader_config.py").read_text(encoding="utf-8")
    assert f'c.ClearSolutions.code_stub = {{"python": "{regions.CODE_STUB}"}}\n' in config
    assert f'c.ClearSolutions.text_stub = "{regions.TEXT_STUB}"\n' in config


def test_reading_a_marker_loads_neither_authoring_nor_nbgrader():
    code = (
        "import sys; from grader.cells import markers, regions; "
        "print(sorted({name.split('.')[0] for name in sys.modules} & {'authoring', 'nbgrader'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout == "[]\n", done.stderr
