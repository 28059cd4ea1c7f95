"""Makes the environment that everything runs in, and repairs it; needs the standard library alone.

``python3 -m tools.environment`` makes ``.venv`` from ``requirements.lock``, and
with ``--colab`` it makes ``.colab-mirror`` from ``requirements-colab.txt``.
Either returns at once where the environment is complete. Every task begins with it.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# Written last, so an environment that has it is whole.
STAMP = ".complete"

MISSING = "is not there yet"
HALF_MADE = "was left half-made"
MOVED = "was made in another folder"
BROKEN = "has lost its Python"
OUTDATED = "does not fit what is locked"


class SetupError(Exception):
    """What went wrong and what to do, in one sentence."""


@dataclass(frozen=True)
class Kind:
    """An environment of the project.

    Parameters
    ----------
    folder, lock : str
        Names in the checkout.
    versions : tuple of (int, int)
        The Pythons it works on, best first.
    project : bool
        True where the course's own code is importable in it.
    """

    folder: str
    lock: str
    versions: tuple[tuple[int, int], ...]
    project: bool


COURSE = Kind(".venv", "requirements.lock", ((3, 13), (3, 12), (3, 11)), project=True)
COLAB = Kind(".colab-mirror", "requirements-colab.txt", ((3, 13),), project=False)


@dataclass(frozen=True)
class Python:
    """An interpreter: its path, and its version as (major, minor)."""

    path: str
    version: tuple[int, int]

    def has(self, module: str) -> bool:
        """Return whether the interpreter can import `module`."""
        return _succeeds([self.path, "-c", f"import {module}"])


def find_python(kind: Kind, wanted: str | None = None) -> Python:
    """Return the Python to make an environment with.

    Parameters
    ----------
    kind : Kind
        The environment.
    wanted : str, optional
        A name or path that the user insists on.

    Raises
    ------
    SetupError
        Where there is none that fits.
    """
    names = ", ".join(f"{major}.{minor}" for major, minor in reversed(kind.versions))
    names = " or ".join(names.rsplit(", ", 1))
    if wanted:
        found = probe(wanted)
        if found and found.version in kind.versions:
            return found
        what = "Python {}.{}".format(*found.version) if found else "not a Python that runs"
        raise SetupError(f"PYTHON={wanted} is {what}; {kind.folder} needs Python {names}.")
    candidates = [sys.executable, *(f"python{a}.{b}" for a, b in kind.versions)]
    # Behind a shim of pyenv there is often no Python, while pyenv has it all the same.
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    with contextlib.suppress(OSError):  # another user's, which this one may not read
        candidates += [
            str(path)
            for a, b in kind.versions
            for path in sorted(pyenv.glob(f"{a}.{b}.*/bin/python"))
        ]
    for found in filter(None, map(probe, candidates)):
        if found.version in kind.versions:
            return found
    raise SetupError(
        f"{kind.folder} needs Python {names}, but none is on PATH (python3 here is "
        f"{platform.python_version()}); install one of these, then run this again."
    )


def probe(name: str) -> Python | None:
    """Return the interpreter behind a name, or None where there is none that runs.

    Inside a virtual environment that is the Python which the environment was made from: the
    environment itself may be the one that is about to be rebuilt.
    """
    code = (
        "import sys; print(getattr(sys, '_base_executable', sys.executable)); "
        "print(*sys.version_info[:2])"
    )
    try:  # a name on PATH may be a shim that stands for nothing
        done = subprocess.run([name, "-c", code], capture_output=True, text=True)
    except OSError:
        return None
    if done.returncode != 0:
        return None
    path, version = done.stdout.split("\n")[:2]
    major, minor = map(int, version.split())
    return Python(path, (major, minor))


def python_in(folder: Path) -> Path:
    """Return the path of an environment's interpreter."""
    return programs_in(folder) / ("python.exe" if os.name == "nt" else "python")


def programs_in(folder: Path) -> Path:
    """Return the folder of an environment's programs."""
    return folder / ("Scripts" if os.name == "nt" else "bin")


def stamp_text(root: Path, kind: Kind, version: tuple[int, int]) -> str:
    """Return what the stamp of a complete environment says: its path, its Python, its content."""
    content = hashlib.sha256((root / kind.lock).read_bytes())
    for wheel in _wheels(root, kind):
        content.update(wheel.read_bytes())
    return "{}\n{}.{}\n{}\n".format(root / kind.folder, *version, content.hexdigest())


def trouble(root: Path, kind: Kind) -> str | None:
    """Say what is wrong with an environment.

    Parameters
    ----------
    root : Path
        The checkout.
    kind : Kind
        The environment.

    Returns
    -------
    str or None
        ``MISSING``, ``HALF_MADE``, ``MOVED``, ``BROKEN`` or ``OUTDATED``; None where it is
        complete.
    """
    folder = root / kind.folder
    if not os.path.lexists(folder):
        return MISSING
    try:
        stamp = (folder / STAMP).read_text(encoding="utf-8")
    except OSError:
        return HALF_MADE
    path, _, rest = stamp.partition("\n")
    if path != str(folder):
        return MOVED
    found = probe(str(python_in(folder)))
    if found is None or rest.partition("\n")[0] != "{}.{}".format(*found.version):
        return BROKEN
    return None if stamp == stamp_text(root, kind, found.version) else OUTDATED


def ensure(root: Path, kind: Kind, wanted: str | None = None) -> None:
    """Make or repair an environment, unless it is complete.

    Parameters
    ----------
    root : Path
        The checkout.
    kind : Kind
        The environment.
    wanted : str, optional
        The Python to use; an environment made with another version is rebuilt.

    Raises
    ------
    SetupError
        Where that does not work.
    """
    if not (root / kind.lock).exists():
        raise SetupError(f"{kind.lock} is not in {root}; run this in the folder that has it.")
    with _alone(root):
        wrong = trouble(root, kind)
        asked = find_python(kind, wanted) if wanted else None
        if wrong is None and (asked is None or asked.version == _version_in(root, kind)):
            return
        if reason := platform_trouble():
            raise SetupError(reason)
        folder = root / kind.folder
        if wrong == OUTDATED and (asked is None or asked.version == _version_in(root, kind)):
            print(f"Bringing {kind.folder} up to date: it {wrong}.", flush=True)
            (folder / STAMP).unlink()
        else:
            python = asked or find_python(kind)
            doing = "Making" if wrong == MISSING else "Making anew"
            why = "" if wrong in (None, MISSING) else f" (it {wrong})"
            print(
                "{} {} with Python {}.{}{}; the first time this takes a few minutes.".format(
                    doing, kind.folder, *python.version, why
                ),
                flush=True,
            )
            _remove(folder)
            _create(root, kind, python)
        _install(root, kind)
        version = _version_in(root, kind)
        if version is None:
            raise SetupError(f"{kind.folder} {BROKEN} while it was made; run this again.")
        (folder / STAMP).write_text(stamp_text(root, kind, version), encoding="utf-8")
        print(f"{kind.folder} is complete.", flush=True)


def platform_trouble() -> str | None:
    """Return a sentence where TensorFlow has no release for this machine."""
    if platform.system() == "Darwin" and platform.machine() == "x86_64":
        return "TensorFlow is no longer made for Macs with Intel processors; use Google Colab."
    return None


def _create(root: Path, kind: Kind, python: Python) -> None:
    folder = root / kind.folder
    with tempfile.TemporaryDirectory() as scratch:
        if python.has("ensurepip"):
            _run([python.path, "-m", "venv", str(folder)], "make a virtual environment")
            pip = [str(python_in(folder)), "-m", "pip"]
        else:
            pip = _borrowed_pip(python, folder, Path(scratch))
            command = [python.path, "-m", "venv", "--without-pip", str(folder)]
            _run(command, "make a virtual environment")
        pins = Path(scratch) / "uv.txt"
        pins.write_text(_entry((root / kind.lock).read_text(encoding="utf-8"), "uv"))
        command = [*pip, "install", "-q", "--require-hashes", "-r", str(pins)]
        _run(command, "install uv")


def _borrowed_pip(python: Python, folder: Path, scratch: Path) -> list[str]:
    """Return the command of a pip for a Python that brings none along, as Debian's does."""
    if python.has("pip"):
        return [python.path, "-m", "pip", "--python", str(python_in(folder))]
    if shutil.which("apt-get") and shutil.which("dpkg-deb"):
        # Debian's own pip, unpacked and not installed: this needs no root.
        apt = ["apt-get", "-qq", "-o", f"Dir::State={scratch}", "-o", f"Dir::Cache={scratch}"]
        apt += ["-o", "APT::Sandbox::User=root", "-o", "Dir::State::status=/var/lib/dpkg/status"]
        if _succeeds([*apt, "update"]) and _succeeds(
            [*apt, "download", "python3-pip-whl"], cwd=scratch
        ):
            for package in scratch.glob("python3-pip-whl*.deb"):
                _succeeds(["dpkg-deb", "-x", str(package), str(scratch)])
            for wheel in scratch.glob("usr/share/python-wheels/pip-*.whl"):
                return [str(python_in(folder)), str(wheel / "pip")]
    version = "{}.{}".format(*python.version)
    raise SetupError(
        f"Python {version} here has neither ensurepip nor pip, so it cannot make {folder.name}; "
        f"install them (Debian: apt install python3-venv), then run this again."
    )


def _install(root: Path, kind: Kind) -> None:
    folder = root / kind.folder
    uv = [str(programs_in(folder) / "uv"), "pip"]
    python = ["--python", str(python_in(folder))]
    what = f"install {kind.lock}"
    # Compiled once here, or every first import of TensorFlow and nbgrader takes seconds longer.
    options = ["--compile-bytecode", "--require-hashes"]
    _run([*uv, "sync", *python, *options, str(root / kind.lock)], what)
    for wheel in _wheels(root, kind):
        _run([*uv, "install", *python, "--no-deps", "--reinstall", str(wheel)], "install helpers")
    if kind.project and (root / "helpers").is_dir():
        # Kernels start in the folder of their notebook and must find helpers all the same.
        code = "import sysconfig; print(sysconfig.get_path('purelib'))"
        command = [str(python_in(folder)), "-c", code]
        packages = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        (Path(packages.strip()) / "activation_course.pth").write_text(f"{root}\n", encoding="utf-8")


def _wheels(root: Path, kind: Kind) -> list[Path]:
    """The student repository has the helpers as a wheel."""
    return sorted((root / "wheel").glob("*.whl")) if kind.project else []


def _entry(lock: str, name: str) -> str:
    """Return the lines of one package in a lock: its pin and its hashes."""
    lines = lock.split("\n")
    start = next(i for i, line in enumerate(lines) if line.startswith(f"{name}=="))
    end = next(i for i in range(start, len(lines)) if not lines[i].endswith("\\"))
    return "\n".join(lines[start : end + 1]) + "\n"


def _version_in(root: Path, kind: Kind) -> tuple[int, int] | None:
    found = probe(str(python_in(root / kind.folder)))
    return found.version if found else None


def _remove(folder: Path) -> None:
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.exists():
        # The stamp goes first: what an interrupted removal leaves must not look complete.
        with contextlib.suppress(OSError):
            (folder / STAMP).unlink()
        shutil.rmtree(folder)


def _run(command: list[str], what: str) -> None:
    environment = dict(os.environ, UV_PYTHON_DOWNLOADS="never", PIP_DISABLE_PIP_VERSION_CHECK="1")
    if subprocess.run(command, env=environment).returncode != 0:
        raise SetupError(
            f"Could not {what} (the reason is above); once that is mended, run this again: "
            "it starts afresh by itself."
        )


def _succeeds(command: list[str], cwd: Path | None = None) -> bool:
    try:
        return subprocess.run(command, cwd=cwd, capture_output=True).returncode == 0
    except OSError:
        return False


@contextlib.contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Keep a second set-up in the same folder waiting: it would take this one's work for a ruin."""
    try:
        import fcntl
    except ModuleNotFoundError:  # Windows
        yield
        return
    handle = os.open(root, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another set-up is at work in this folder; waiting for it.", flush=True)
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def main(arguments: list[str] | None = None) -> int:
    """Make or repair an environment of the current folder; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.environment", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("--colab", action="store_true", help="the Colab mirror")
    kind = COLAB if parser.parse_args(arguments).colab else COURSE
    # The mirror has a Python of its own, whatever the course runs on.
    wanted = None if kind is COLAB else os.environ.get("PYTHON")
    try:
        ensure(Path.cwd(), kind, wanted)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nInterrupted; run this again, and it starts afresh by itself.", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
