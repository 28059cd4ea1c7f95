"""The places of the project, and what is said about it in one place only (``[tool.course]``)."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from helpers import __version__

ROOT = Path(__file__).resolve().parent.parent
_COLAB = "https://colab.research.google.com"


@cache
def project() -> dict[str, Any]:
    """Return ``pyproject.toml`` as a dictionary.

    Examples
    --------
    >>> project()["project"]["name"]
    'activation-course'
    """
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def wheel_name() -> str:
    """Return the file name of the helpers wheel.

    Examples
    --------
    >>> wheel_name().endswith("-py3-none-any.whl")
    True
    """
    name = project()["project"]["name"].replace("-", "_")
    return f"{name}-{__version__}-py3-none-any.whl"


def wheel_url() -> str:
    """Return where the published wheel is; Colab installs it from there."""
    course = project()["tool"]["course"]
    repository, branch = course["student_repository"], course["student_branch"]
    return f"https://raw.githubusercontent.com/{repository}/{branch}/wheel/{wheel_name()}"


def colab_url(path: str) -> str:
    """Return the address that opens a notebook of the student repository in Colab.

    Parameters
    ----------
    path : str
        The notebook's path in the student repository, with forward slashes.
    """
    course = project()["tool"]["course"]
    repository, branch = course["student_repository"], course["student_branch"]
    return f"{_COLAB}/github/{repository}/blob/{branch}/{path}"


def colab_badge(path: str, text: str = "Open In Colab") -> str:
    """Return the badge that opens a notebook of the student repository in Colab, as Markdown.

    Parameters
    ----------
    path : str
        The notebook's path in the student repository, with forward slashes.
    text : str
        What the badge says to those who cannot see it.

    Examples
    --------
    >>> colab_badge("course/lesson.ipynb").startswith("[![Open In Colab](https://colab.")
    True
    """
    return f"[![{text}]({_COLAB}/assets/colab-badge.svg)]({colab_url(path)})"
