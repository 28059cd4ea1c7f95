"""A PostgreSQL server of its own, in a temporary folder, behind a Unix socket."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def programs() -> Path | None:
    """Return the folder with initdb and pg_ctl; Debian keeps it away from PATH."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    on_path = shutil.which("initdb")
    folders += [Path(on_path).resolve().parent] if on_path else []
    return next((each for each in folders if (each / "pg_ctl").exists()), None)


def trouble() -> str:
    """Say why there can be no server here; "" if there can."""
    if not hasattr(os, "geteuid") or programs() is None:
        return "There is no PostgreSQL here (Debian: apt install postgresql)."
    if os.geteuid() == 0 and not _user():
        return "PostgreSQL does not run as root, and there is no user 'postgres' here."
    return ""


def _user() -> dict[str, int]:
    """Return what makes subprocess run a program as somebody that PostgreSQL agrees to."""
    if os.geteuid() != 0:
        return {}
    with contextlib.suppress(KeyError):
        entry = pwd.getpwnam("postgres")
        return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    return {}


@contextlib.contextmanager
def server() -> Iterator[str]:
    """Yield SQLAlchemy's address of the server, with {} for the name of a database."""
    with tempfile.TemporaryDirectory(prefix="pg-") as place:
        user = _user()
        if user:
            os.chown(place, user["user"], user["group"])

        def run(program: str, *options: str) -> None:
            with open(os.path.join(place, "log"), "ab") as log:
                subprocess.run(
                    [str(programs() / program), "-D", os.path.join(place, "data"), *options],
                    stdout=log,
                    stderr=log,
                    cwd=place,
                    check=True,
                    **user,
                )

        run("initdb", "-U", "grader", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        run("pg_ctl", "start", "-w", "-o", f"-k {place} -c listen_addresses= -c fsync=off")
        try:
            yield f"postgresql+psycopg://grader@/{{}}?host={place}"
        finally:
            run("pg_ctl", "stop", "-w", "-m", "immediate")
