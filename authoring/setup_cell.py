"""The set-up cell, the first code of every notebook: it makes the course's helpers importable.

It is folded, because nothing in it is for students to read or change. JupyterLab and VS Code fold a
cell whose metadata say so and show its first line; Colab folds a form and shows its title.
"""

from __future__ import annotations

from typing import Any

#: What a notebook shows of the cell while it is folded.
TITLE = "# @title Set-up: makes the course's helpers ready. Run it first, with Shift+Enter."
_SOURCE = """\
try:
    from helpers import __version__
except ImportError:
    import subprocess
    import sys

    class NotReady(ImportError):
        def _render_traceback_(self):  # the notebook shows the sentence, and no code
            return [str(self)]

    if other := getattr(sys.modules.get("helpers"), "__file__", None):
        raise NotReady(
            f"{other} has the name of the course's helpers, so Python loads it instead: "
            "rename it, restart the kernel, and run this cell again."
        ) from None
    if "google.colab" not in sys.modules:
        raise NotReady(
            "The course's helpers are not installed in the Python of this notebook "
            f"({sys.executable}): close JupyterLab, and open it again with 'make lab' in the "
            "course's folder, as README.md says under 'On your laptop: set up once'."
        ) from None
    wheel = "<WHEEL>"
    pip = [sys.executable, "-m", "pip", "install", "-q", "--no-deps"]
    if subprocess.run([*pip, wheel]).returncode:
        raise NotReady(
            f"The course's helpers could not be fetched from {wheel}: look whether you are online, "
            "run this cell again, and if it still fails, show your teacher this sentence."
        ) from None
    from helpers import __version__
print("Course helpers", __version__)"""


def source(wheel: str) -> str:
    """Return the code of the cell.

    Parameters
    ----------
    wheel : str
        The address from which Colab installs the helpers.

    Examples
    --------
    >>> is_setup(source("https://example.org/helpers.whl"))
    True
    """
    return f"{TITLE}\n{_SOURCE.replace('<WHEEL>', wheel)}"


def metadata() -> dict[str, Any]:
    """Return what folds the cell: in JupyterLab and VS Code, and in Colab."""
    return {"cellView": "form", "jupyter": {"source_hidden": True}}


def is_setup(code: str) -> bool:
    """Return whether a code cell is the set-up cell.

    Parameters
    ----------
    code : str
        Its source; in an assignment, a marker stands above the title.

    Examples
    --------
    >>> is_setup(f"# SETUP: helpers\\n{TITLE}\\n..."), is_setup("import helpers")
    (True, False)
    """
    return TITLE in code.split("\n", 2)[:2]
