"""The course directory as nbgrader sees it: its configuration, and where its gradebook is."""

from __future__ import annotations

import difflib
from collections.abc import Collection
from pathlib import Path
from zoneinfo import ZoneInfo

from jupyter_core.application import JupyterApp
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.apps.baseapp import NbGrader
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Application

from grader.results.timestamps import zone_of


def course_directory(root: Path) -> CourseDirectory:
    """Read the configuration of a course, the site's and the user's included.

    Parameters
    ----------
    root : Path
        The course directory.
    """
    app = NbGrader()
    JupyterApp.load_config_file(app)
    Application.load_config_file(app, "nbgrader_config", path=str(root))
    return CourseDirectory(parent=app, root=str(root))


def time_zone(root: Path) -> ZoneInfo:
    """Return the time zone of a course: see `grader.results.timestamps.zone_of`.

    Parameters
    ----------
    root : Path
        The course directory.
    """
    return zone_of(course_directory(root).config)


def gradebook(root: Path, make: bool = False) -> Gradebook | None:
    """Open the gradebook of a course.

    Parameters
    ----------
    root : Path
        The course directory.
    make : bool
        Whether to make one where there is none.

    Returns
    -------
    Gradebook or None
        To be used in a ``with`` statement; None where there is none.
    """
    course = course_directory(root)
    database = course.db_url.removeprefix("sqlite:///")
    if database != course.db_url and not make and not Path(database).exists():
        return None
    return Gradebook(course.db_url, course.course_id)


def existing_gradebook(root: Path) -> Gradebook:
    """Open the gradebook of a course, which must be there.

    Parameters
    ----------
    root : Path
        The course directory.

    Returns
    -------
    Gradebook
        To be used in a ``with`` statement.

    Raises
    ------
    nbgrader.api.MissingEntry
        Where there is none.
    """
    opened = gradebook(root)
    if opened is None:
        raise MissingEntry(f"there is no gradebook in {root}")
    return opened


def assignments(root: Path) -> list[str]:
    """Return the names of the assignments that have a source.

    Parameters
    ----------
    root : Path
        The course directory.
    """
    return sorted({path.parent.name for path in (root / "source").glob("*/*.ipynb")})


def one_of(name: str, known: Collection[str]) -> str:
    """Return a wrong name with what was meant, or with all names that there are.

    Parameters
    ----------
    name : str
        What was asked for.
    known : collection of str
        The names that there are; at least one.

    Examples
    --------
    >>> one_of("05-worked", ["01-intuition", "05-worked-neuron"])
    "'05-worked'. Did you mean '05-worked-neuron'?"
    >>> one_of("week 3", ["01-intuition", "05-worked-neuron"])
    "'week 3'. There are: 01-intuition, 05-worked-neuron."
    """
    close = difflib.get_close_matches(name, known, n=1)
    if close:
        return f"'{name}'. Did you mean '{close[0]}'?"
    return f"'{name}'. There are: {', '.join(known)}."
