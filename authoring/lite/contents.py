"""The notebooks of a JupyterLite: lessons, and released assignments below ``assignments/``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath

import nbformat
from nbformat import NotebookNode

from authoring.course import Course, Unit
from authoring.site import buttons
from authoring.site.lessons import needs_tensorflow, without_colab_link

_ELSEWHERE = """\
**This notebook needs TensorFlow, which no browser has.** There are three ways to go on:

- read it on the website, where its results are on the page;
- [open it in Colab]({colab}), with a Google account;
- download the course and open it on your own computer, as the website says under "On your own
  computer".

All other notebooks run here."""


def notebooks(course: Course, day: date | None = None) -> Iterator[tuple[str, NotebookNode]]:
    """Yield path and content of each notebook.

    Parameters
    ----------
    course : Course
        The course, with its notebooks built.
    day : date, optional
        What is open on that day is there; without one, everything.
    """
    for unit in (*course.lessons, *course.appendices, *course.assignments):
        if day is None or unit.is_open(day):
            yield _path(unit), _notebook(unit, course)


def _path(unit: Unit) -> str:
    folder = buttons.ASSIGNMENTS if unit.kind == "assignment" else ""
    return str(PurePosixPath(folder, f"{unit.built_name}.ipynb"))


def _notebook(unit: Unit, course: Course) -> NotebookNode:
    released = unit.for_students
    notebook: NotebookNode = nbformat.read(course.root / released, as_version=4)
    first = notebook.cells[0]
    first.source = without_colab_link(first.source).rstrip()
    if needs_tensorflow(notebook):
        title, _, rest = first.source.partition("\n\n")
        facts = rest.partition("\n\n")[0]
        colab = course.students.colab_url(released.as_posix())
        first.source = "\n\n".join([title, facts, _ELSEWHERE.format(colab=colab)])
        notebook.cells = [first]
    return notebook
