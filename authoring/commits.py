"""Records what is published in git, week by week, each time on top of the last."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from datetime import date
from pathlib import Path

#: Who commits where git knows nobody.
_NOBODY = {"user.name": "The course", "user.email": "course@localhost"}


def commit(folder: Path, files: Iterable[Path], manifest: str, day: date) -> str:
    """Commit what has changed among the published files, and nothing else that lies there.

    Parameters
    ----------
    folder : Path
        Where it was published; becomes a repository if it is none.
    files : iterable of Path
        What was written, relative to `folder`.
    manifest : str
        The list of these files, which also was written.
    day : date
        For the message.

    Returns
    -------
    str
        A sentence about what was done.

    Raises
    ------
    RuntimeError
        With what git says, where it refuses.
    """
    if shutil.which("git") is None:
        return "There is no git here, so nothing was committed."
    if not (folder / ".git").exists():
        _git(folder, "init", "-q", "-b", "main")
    gone = set(_git(folder, "ls-files", "-z", "--deleted").split("\0")) - {""}
    # Told by name: what others keep in this folder is theirs to commit.
    paths = [manifest, *(path.as_posix() for path in files), *sorted(gone)]
    _git(folder, "add", "--force", "--all", "--", *paths)
    changed = _git(folder, "diff", "--cached", "--name-only", "-z", "--", *paths).split("\0")
    # A lesson, its assignment and the solutions of that have one name.
    notebooks = sorted({Path(path).stem for path in changed if path.endswith(".ipynb")})
    if not any(changed):
        return "Nothing has changed since the last time."
    about = ", ".join(notebooks[:3]) + (" and more" if notebooks[3:] else "")
    message = f"Open on {day}" + (f": {about}" if notebooks else "")
    _git(folder, *_author(folder), "commit", "-q", "-m", message, "--", *paths)
    return f"Committed: {message}."


def _author(folder: Path) -> list[str]:
    """Return options that name a committer where git knows none."""
    missing = [key for key in _NOBODY if not _git(folder, "config", key, fails=True).strip()]
    return [word for key in missing for word in ("-c", f"{key}={_NOBODY[key]}")]


def _git(folder: Path, *arguments: str, fails: bool = False) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True)
    if done.returncode and not fails:
        raise RuntimeError(f"git {arguments[0]} in {folder} says: {done.stderr.strip()}")
    return done.stdout
