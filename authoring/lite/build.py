"""``make lite``: puts a JupyterLite together that asks no other host for anything."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import nbformat

from authoring import course, wheel
from authoring.course import Course
from authoring.lite import contents, distribution, licenses, wheels
from authoring.site.build import leaks

#: JupyterLab's extensions that go along; of all that are installed here, only these.
EXTENSIONS = ("@jupyter-widgets/jupyterlab-manager", "@jupyterlite/pyodide-kernel-extension")
_KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"
_PYODIDE = Path("static", "pyodide")


class LiteError(Exception):
    """Why there is no JupyterLite, in a sentence or a few."""


def build(root: Path, pyodide: Path, folder: Path, day: date | None = None) -> Path:
    """Build the JupyterLite.

    Parameters
    ----------
    root : Path
        The checkout, with its notebooks built.
    pyodide : Path
        A folder that holds a Pyodide; see `authoring.lite.distribution`.
    folder : Path
        Where it is made, anew; what it is made of lies beside it, in ``lite-source/``.
    day : date, optional
        What is open on that day is there; without one, everything.

    Returns
    -------
    Path
        The JupyterLite: a folder to be put on any web server.

    Raises
    ------
    DistributionError
        Where the Pyodide is not whole.
    LiteError
        Where something private would get there, or JupyterLite cannot be built.
    """
    order = course.read(root)
    source = folder.with_name(f"{folder.name}-source")
    for made in (source, folder):
        shutil.rmtree(made, ignore_errors=True)
    packages = source / _PYODIDE
    distribution.copy(pyodide, packages)
    lock = _lock(root, packages)
    _contents(order, source / "files", day)
    _settings(source)
    command = [
        sys.executable,
        "-m",
        "jupyterlite_core",
        "build",
        "--config=jupyter_lite_config.json",
    ]
    done = subprocess.run(
        [*command, f"--output-dir={folder}"], cwd=source, capture_output=True, text=True
    )
    if done.returncode:
        raise LiteError(f"JupyterLite cannot be built:\n{done.stdout}{done.stderr}")
    licenses.write(folder, folder / _PYODIDE, lock)
    return folder


def _lock(root: Path, packages: Path) -> dict[str, Any]:
    """Add our own wheels to the packages, and write the lock that Pyodide reads."""
    helpers = wheel.build(root, packages.parent / "wheel")
    helpers = helpers.rename(packages / helpers.name)
    excerpt = distribution.read()
    found = {**excerpt["packages"], **wheels.entries(packages, helpers)}
    lock = {"info": excerpt["info"], "packages": found}
    (packages / distribution.LOCK).write_text(json.dumps(lock), encoding="utf-8")
    return lock


def _contents(order: Course, folder: Path, day: date | None) -> None:
    texts = {path: nbformat.writes(each) for path, each in contents.notebooks(order, day)}
    if found := list(leaks(order.root, texts)):
        raise LiteError("Nothing was built:\n" + "\n".join(found))
    for path, text in texts.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def _settings(source: Path) -> None:
    """Write what JupyterLite's own build and its pages read."""
    installed = Path(sys.prefix, "share", "jupyter", "labextensions")
    building = {
        "LiteBuildConfig": {
            "apps": ["lab"],
            "contents": ["files"],
            "ignore_sys_prefix": ["federated_extensions"],
            "federated_extensions": [str(installed / name) for name in EXTENSIONS],
            "no_sourcemaps": True,
            "no_unused_shared_packages": True,
        }
    }
    page = {
        "jupyter-lite-schema-version": 0,
        "jupyter-config-data": {
            "appName": "Activation functions",
            "litePluginSettings": {_KERNEL: {"disablePyPIFallback": True}},
        },
    }
    for name, content in {"jupyter_lite_config": building, "jupyter-lite": page}.items():
        (source / f"{name}.json").write_text(json.dumps(content, indent=1), encoding="utf-8")
