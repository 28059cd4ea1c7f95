"""The licenses of what a JupyterLite ships: a page that lists them, and their texts beside it."""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from email.parser import Parser
from pathlib import Path
from typing import Any

_TEXT = re.compile(
    r"\.dist-info/(?:licenses/)?([\w.-]*(?:licen[sc]e|copying|notice)[\w.-]*)$", re.I
)
#: What brings no license along -> the license, and where it comes from.
_WITHOUT = {
    "openblas": ("BSD-3-Clause", "https://github.com/OpenMathLib/OpenBLAS"),
    "openssl": ("OpenSSL", "https://www.openssl.org"),
    "sqlite3": ("PSF-2.0; SQLite is in the public domain", "https://www.sqlite.org"),
    "ssl": ("PSF-2.0", "https://www.python.org"),
}
_PARTS = [
    ("Pyodide", "MPL-2.0", "https://github.com/pyodide/pyodide"),
    ("CPython with its standard library", "PSF-2.0", "https://www.python.org"),
    ("JupyterLite with JupyterLab", "BSD-3-Clause", "build/third-party-licenses.json"),
    (
        "jupyterlite-pyodide-kernel", "BSD-3-Clause",
        "extensions/@jupyterlite/pyodide-kernel-extension/static/third-party-licenses.json",
    ),
    (
        "jupyterlab-widgets", "BSD-3-Clause",
        "https://github.com/jupyter-widgets/ipywidgets",
    ),
]  # fmt: skip
_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Licenses</title></head>
<body>
<h1>What runs in this browser, and its licenses</h1>
<table>
<tr><th scope="col">part</th><th scope="col">license</th><th scope="col">text or source</th></tr>
{rows}
</table>
</body>
</html>
"""


@dataclass(frozen=True)
class Part:
    """A part and its license.

    Parameters
    ----------
    name, license : str
        As people read them.
    places : tuple of str
        Files from the root of the JupyterLite, or addresses.
    """

    name: str
    license: str
    places: tuple[str, ...]


def write(folder: Path, packages: Path, lock: dict[str, Any]) -> list[Part]:
    """Write ``licenses.html`` and the texts of licenses; return what stands there.

    Parameters
    ----------
    folder : Path
        The JupyterLite.
    packages : Path
        The folder of its packages.
    lock : dict
        The lock there.
    """
    found = [Part(name, text, (place,)) for name, text, place in _PARTS]
    for name, entry in sorted(lock["packages"].items()):
        found.append(_part(name, entry, packages / entry["file_name"], folder))
    rows = "\n".join(
        f"<tr><td>{html.escape(part.name)}</td><td>{html.escape(part.license)}</td>"
        f"<td>{', '.join(map(_link, part.places))}</td></tr>"
        for part in found
    )
    (folder / "licenses.html").write_text(_PAGE.format(rows=rows), encoding="utf-8")
    return found


def _part(name: str, entry: dict[str, Any], wheel: Path, folder: Path) -> Part:
    title = f"{name} {entry['version']}"
    if name in _WITHOUT:
        told, place = _WITHOUT[name]
        return Part(title, told, (place,))
    texts = folder / "licenses" / name
    with zipfile.ZipFile(wheel) as archive:
        [metadata] = [each for each in archive.namelist() if each.endswith(".dist-info/METADATA")]
        told = _license(archive.read(metadata).decode("utf-8"))
        for member in archive.namelist():
            if named := _TEXT.search(member):
                texts.mkdir(parents=True, exist_ok=True)
                (texts / named[1]).write_bytes(archive.read(member))
    places = sorted(path.relative_to(folder).as_posix() for path in texts.glob("*"))
    return Part(title, told, tuple(places))


def _license(metadata: str) -> str:
    """Return what a package says that its license is."""
    told = Parser().parsestr(metadata)
    whole = told.get("License-Expression") or told.get("License") or ""
    if whole and "\n" not in whole:
        return str(whole)
    return ", ".join(_classified(told.get_all("Classifier") or [])) or "see its text"


def _classified(classifiers: list[str]) -> Iterator[str]:
    for line in classifiers:
        kind, *_, last = line.split(" :: ")
        if kind == "License":
            yield last


def _link(place: str) -> str:
    label = place if "://" in place else place.rpartition("/")[2]
    return f'<a href="{html.escape(place)}">{html.escape(label)}</a>'
