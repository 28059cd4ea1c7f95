"""Pure Python packages for Pyodide: packed out of this environment, whose lock pins them."""

from __future__ import annotations

import hashlib
import zipfile
from importlib import metadata
from pathlib import Path
from typing import Any

#: Packages -> what each depends on, of these and of those in `distribution.NEEDED`.
PACKED = {
    "comm": ("traitlets",),
    "ipywidgets": ("comm", "ipython", "traitlets"),
    "jinja2": ("markupsafe",),
    "markupsafe": (),
}
#: The wheel of the helpers comes with all that they and the notebooks import: Pyodide looks at what
#: a cell imports itself, and so fetches it all at the first cell.
HELPERS = "activation-course"
_FOR_HELPERS = ("ipywidgets", "jinja2", "matplotlib", "numpy", "pandas", "scikit-learn", "scipy")
_DAY = (2026, 1, 1, 0, 0, 0)  # of every file, so that equal packages give equal wheels


def packed(name: str, folder: Path) -> Path:
    """Pack an installed package into a wheel; what is compiled in it is left out.

    Parameters
    ----------
    name : str
        A package that works without, as MarkupSafe does.
    folder : Path
        Where the wheel goes.
    """
    found = metadata.distribution(name)
    wheel = folder / f"{name}-{found.version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(found.files or [], key=str):
            outside = file.parts[0] == ".." or "__pycache__" in file.parts
            if not outside and file.suffix not in (".so", ".pyd"):
                entry = zipfile.ZipInfo(file.as_posix(), _DAY)
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, file.read_binary())
    return wheel


def entries(folder: Path, helpers: Path) -> dict[str, dict[str, Any]]:
    """Pack what `PACKED` names; return what the lock says of it and of the helpers.

    Parameters
    ----------
    folder : Path
        The folder of the lock.
    helpers : Path
        The wheel of the helpers, in that folder.
    """
    found = {
        name: _entry(name, packed(name, folder), name, depends) for name, depends in PACKED.items()
    }
    found[HELPERS] = _entry(HELPERS, helpers, "helpers", _FOR_HELPERS)
    return found


def _entry(name: str, wheel: Path, module: str, depends: tuple[str, ...]) -> dict[str, Any]:
    return {
        "depends": list(depends),
        "file_name": wheel.name,
        "imports": [module],
        "install_dir": "site",
        "name": name,
        "package_type": "package",
        "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
        "unvendored_tests": False,
        "version": wheel.name.split("-")[1],
    }
