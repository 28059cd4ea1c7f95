"""What the tests of real assignments are called, in the order that the course has now."""

from __future__ import annotations

import pytest

from authoring import course
from authoring.settings import ROOT


def lesson(name: str) -> str:
    """Return the built name of a lesson, such as "03-the-functions"; skip without it."""
    return _built_name("lesson", name)


def assignment(name: str) -> str:
    """Return the built name of an assignment, such as "03-the-functions"; skip without it."""
    return _built_name("assignment", name)


def _built_name(kind: str, name: str) -> str:
    unit = course.read(ROOT).known[kind, name]
    if not unit.used:
        pytest.skip(f"the course leaves out {kind} '{name}'", allow_module_level=True)
    return unit.built_name
