"""The examples in the docstrings of authoring, grader and tools run (test_docstrings: helpers)."""

import doctest
import importlib

import pytest

from authoring.settings import ROOT

MODULES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for package in ("authoring", "grader", "tools")
    for path in (ROOT / package).rglob("*.py")
    if ">>> " in path.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", MODULES)
def test_examples_run(name):
    found = doctest.testmod(importlib.import_module(name), optionflags=doctest.ELLIPSIS)
    assert found.attempted and not found.failed


def test_many_modules_have_examples():
    assert len(MODULES) > 20
