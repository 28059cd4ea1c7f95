"""The course directory as nbgrader sees it: its configuration, and where its gradebook is."""

from __future__ import annotations

from pathlib import Path

from jupyter_core.application import JupyterApp
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.apps.baseapp import NbGrader
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Application


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
