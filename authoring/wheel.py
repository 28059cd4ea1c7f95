"""The wheel of ``helpers``: what Colab and the student repository install."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from authoring.settings import ROOT
from helpers import __version__

# The time that every file in the wheel carries (1 January 2026), so that equal code gives an
# equal wheel.
_EPOCH = "1767225600"


def name() -> str:
    """Return the file name of the wheel.

    Examples
    --------
    >>> name().endswith("-py3-none-any.whl")
    True
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return f"{project['name'].replace('-', '_')}-{__version__}-py3-none-any.whl"


def build(root: Path, folder: Path) -> Path:
    """Build the wheel, the same bytes for the same code.

    Parameters
    ----------
    root : Path
        The checkout; nothing is written there.
    folder : Path
        Where the wheel goes.

    Returns
    -------
    Path
        The wheel.

    Raises
    ------
    RuntimeError
        Where setuptools cannot build it, with what setuptools says.
    """
    with tempfile.TemporaryDirectory() as scratch:
        # From a copy: what an earlier build left in the checkout must not end up in the wheel.
        copy = Path(scratch) / "copy"
        shutil.copytree(
            root / "helpers", copy / "helpers", ignore=shutil.ignore_patterns("__pycache__", ".*")
        )
        for file in ("pyproject.toml", "LICENSE"):
            shutil.copy(root / file, copy / file)
        for path in copy.rglob("*"):
            path.chmod(0o755 if path.is_dir() else 0o644)
        # What pip would call, without pip: its set-up takes longer than the build.
        code = "import sys; from setuptools import build_meta; build_meta.build_wheel(sys.argv[1])"
        folder.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(
            [sys.executable, "-c", code, str(folder.resolve())],
            cwd=copy,
            env=os.environ | {"SOURCE_DATE_EPOCH": _EPOCH},
            capture_output=True,
            text=True,
        )
        if done.returncode != 0:
            raise RuntimeError(f"setuptools cannot build the helpers wheel:\n{done.stderr}")
    [wheel] = folder.glob("*.whl")
    return wheel
