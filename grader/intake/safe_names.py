"""Names of others that become names of files here: none leads elsewhere, all can be shown."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from grader.lms.roster import composed
from grader.results.printable import without_invisible

_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_NOT_IN_FILES = re.compile(r'[<>:"|?*\\/]')
_NOT_IN_STUDENTS = re.compile(r"[^\w.@+', -]+")
_NOTEBOOK = re.compile(r"\.ipynb(?:\.(?:txt|json))?$", re.IGNORECASE)
#: nbgrader's column for a student's id has 128 characters, and a file system's name 255 bytes.
_STUDENT_CHARACTERS, _FILE_BYTES = 128, 200
_LEFT_BEHIND = {"__MACOSX", ".ipynb_checkpoints", ".DS_Store", "Thumbs.db", "desktop.ini"}


def file_name(name: str) -> str:
    """Return the name of a file as it can stand on every system.

    Parameters
    ----------
    name : str
        One name, without folders.

    Returns
    -------
    str
        "" where nothing of it can be used.

    Examples
    --------
    >>> file_name("nul.ipynb"), file_name("a:b?.IPYNB"), file_name("03.ipynb.txt"), file_name("..")
    ('_nul.ipynb', 'a_b_.ipynb', '03.ipynb', '')
    """
    name = _NOT_IN_FILES.sub("_", without_invisible(composed(name))).rstrip(". ").lstrip()
    name = _NOTEBOOK.sub(".ipynb", name)
    if not name.strip("."):
        return ""
    if _RESERVED.fullmatch(name):
        name = f"_{name}"
    stem, dot, suffix = name.rpartition(".")
    if dot and stem and len(suffix) < 10:
        return f"{_short(stem, _FILE_BYTES)}.{suffix}"
    return _short(name, _FILE_BYTES)


def _short(text: str, most: int) -> str:
    return text.encode()[:most].decode(errors="ignore")


def inside(name: str) -> PurePosixPath | None:
    r"""Return the path that an archive gives to a file, as it can be used here.

    Parameters
    ----------
    name : str
        As it stands in the archive.

    Returns
    -------
    PurePosixPath or None
        None where it leads out of the folder.

    Examples
    --------
    >>> inside("Ada\\03.ipynb").as_posix(), inside("../03.ipynb"), inside("/etc/03.ipynb")
    ('Ada/03.ipynb', None, None)
    """
    parts = composed(name).replace("\\", "/").split("/")
    if not parts[0] or ".." in parts or re.match(r"[A-Za-z]:", parts[0]):
        return None
    safe = [file_name(part) for part in parts if part not in ("", ".")]
    return PurePosixPath(*safe) if safe and all(safe) else None


def left_behind(path: PurePosixPath) -> bool:
    """Whether a file is one that a system or an editor leaves in archives.

    Examples
    --------
    >>> left_behind(PurePosixPath("__MACOSX/._03.ipynb")), left_behind(PurePosixPath("03.ipynb"))
    (True, False)
    """
    return path.name.startswith("._") or not _LEFT_BEHIND.isdisjoint(path.parts)


def student_id(text: str) -> str:
    """Return a name for a student that can be a folder, and that pages show as it is.

    Parameters
    ----------
    text : str
        What an LMS, a browser or a person calls a student.

    Returns
    -------
    str
        "" where nothing of it can be used.

    Examples
    --------
    >>> student_id("o'neill"), student_id("a<b>da"), student_id("../x"), student_id("con")
    ("o'neill", 'abda', '', '')
    """
    if "/" in text or "\\" in text:
        return ""
    name = _NOT_IN_STUDENTS.sub("", without_invisible(composed(text))).strip()
    wrong = name.startswith(".") or name.endswith(".") or _RESERVED.fullmatch(name)
    return "" if wrong or len(name) > _STUDENT_CHARACTERS else name
