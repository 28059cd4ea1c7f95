"""A class on one server: JupyterHub with real users, as docs/jupyterhub.md says, thrown away after.

The server is this machine with other mounts. Bubblewrap lays folders of a test over ``/home``,
``/srv`` and the places of the configuration, and a list of users with three more names over
``/etc/passwd``, for the programs of the test alone. So users, owners and permissions are those of
the kernel, the machine itself is left as it was, and all ends with the test. Only root can do so.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from authoring.settings import ROOT
from tests.support import lab

TEACHER = "teacher"
STUDENTS = ("ada", "ben")
USERS = {name: 61001 + number for number, name in enumerate((TEACHER, *STUDENTS))}
COURSE = "/home/teacher/activation-functions"
EXCHANGE = "/srv/nbgrader/exchange"
PROXY = "configurable-http-proxy"
_LAID_OVER = [Path(path) for path in ("/home", "/opt", "/srv", "/usr/local/etc")]
_PROGRAMS = Path(sys.executable).parent
# What the test has instead of the passwords of the system, and of the ports that the page names.
_IN_A_TEST = """
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allow_existing_users = False
c.Authenticator.allow_all = True
c.JupyterHub.bind_url = "http://127.0.0.1:{}"
c.JupyterHub.hub_bind_url = "http://127.0.0.1:{}"
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{}"
c.JupyterHub.tornado_settings = {{"slow_spawn_timeout": 0}}  # several start at a time
c.Spawner.start_timeout = c.Spawner.http_timeout = 180
"""


def trouble() -> str:
    """Say why there can be no hub here; "" if there can."""
    try:
        import jupyterhub  # noqa: F401
    except ImportError:
        return "There is no JupyterHub here; 'make setup' installs it."
    return "" if shutil.which(PROXY) else f"There is no {PROXY} here (npm install -g {PROXY})."


def configuration() -> dict[str, str]:
    """Return what docs/jupyterhub.md says that the files of the configuration hold, by path."""
    text = (ROOT / "docs" / "jupyterhub.md").read_text(encoding="utf-8")
    found = re.findall(r"in\s`(/[^`]+\.py)`.*?```python\n(.*?)```", text, re.DOTALL)
    return dict(found)


@dataclass(frozen=True)
class Server:
    """The server of a class.

    Parameters
    ----------
    place : Path
        Where its folders lie on this machine.
    """

    place: Path

    def run(self, user: str, *command: str, folder: str = "") -> subprocess.CompletedProcess:
        """Run a command as one of the users, and return how it ended.

        Parameters
        ----------
        user : str
            Whose command it is.
        *command : str
            A program and its arguments.
        folder : str
            Where; in the user's home by default.
        """
        number = str(USERS[user])
        who = ["setpriv", f"--reuid={number}", f"--regid={number}", "--clear-groups", "--"]
        home = f"/home/{user}"
        return subprocess.run(
            [*self.inside(folder or home), *who, *command],
            env=_environment(home),
            capture_output=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )

    def inside(self, folder: str) -> list[str]:
        """Return the start of a command line that runs a program on the server."""
        place = str(self.place)
        mounts = ["--dev-bind", "/", "/", "--proc", "/proc"]
        # Users must reach Python and the helpers, and nothing else of what lies around them.
        base = Path(sys.base_prefix).resolve()
        hidden = sorted({ROOT, *_private(base), *_private(ROOT), *_LAID_OVER})
        for path in hidden:
            mounts += [*_ways_to(path, hidden), "--tmpfs", str(path)]
        for path in (base, ROOT / ".venv", ROOT / "helpers"):
            mounts += [*_ways_to(path, hidden), "--ro-bind", str(path), str(path)]
        mounts += ["--perms", "0755", "--dir", "/opt/course"]
        for own in (*(f"/home/{name}" for name in USERS), "/srv/jupyterhub", EXCHANGE):
            mounts += [*_ways_to(Path(own), hidden), "--bind", f"{place}{own}", own]
        mounts += ["--ro-bind", f"{place}/etc/jupyter", "/usr/local/etc/jupyter"]
        mounts += ["--symlink", str(ROOT / ".venv"), "/opt/course/.venv"]
        for name in ("passwd", "group"):
            mounts += ["--ro-bind", f"{place}/etc/{name}", f"/etc/{name}"]
        return ["bwrap", "--die-with-parent", "--unshare-pid", *mounts, "--chdir", folder, "--"]


def _private(path: Path) -> list[Path]:
    """Return the outermost folder on the way to `path` that users may not enter, if any."""
    ways = [*reversed(path.parents), path]
    return [each for each in ways if not each.stat().st_mode & 0o001][:1]


def _ways_to(path: Path, hidden: list[Path]) -> list[str]:
    """Return what makes the folders above `path` anew, where they are hidden."""
    above = [each for each in reversed(path.parents) if any(map(each.is_relative_to, hidden))]
    return [word for each in above for word in ("--perms", "0755", "--dir", str(each))]


def _environment(home: str) -> dict[str, str]:
    return {
        "PATH": os.pathsep.join([str(_PROGRAMS), os.environ["PATH"]]),
        "HOME": home,
        "LANG": "C.UTF-8",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }


def make(place: Path, assignment: str) -> Server:
    """Lay out the folders of a server, with one assignment in the instructor's repository.

    Parameters
    ----------
    place : Path
        An empty folder.
    assignment : str
        The built name of the assignment.
    """
    for folder in ("home", "srv/jupyterhub", "etc/jupyter"):
        (place / folder).mkdir(parents=True)
    for kind, line in (("passwd", "{0}:x:{1}:{1}::/home/{0}:/bin/sh\n"), ("group", "{0}:x:{1}:\n")):
        given = Path("/etc", kind).read_text(encoding="utf-8").rstrip("\n") + "\n"
        added = "".join(line.format(name, number) for name, number in USERS.items())
        (place / "etc" / kind).write_text(given + added, encoding="utf-8")
    for name in USERS:
        (place / "home" / name).mkdir(mode=0o700)
        lab.write_settings(place / "home" / name / ".jupyter" / "lab" / "user-settings")
    exchange = place / EXCHANGE.lstrip("/")
    exchange.mkdir(parents=True)
    exchange.chmod(0o1777)
    course = place / COURSE.lstrip("/")
    for each in ("nbgrader_config.py", "grader", f"source/{assignment}"):
        target = course / each
        target.parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (ROOT / each).is_dir() else shutil.copy
        copy(ROOT / each, target)
    (course / ".venv").symlink_to(ROOT / ".venv")
    for path, text in configuration().items():
        target = place / re.sub(r"^/usr/local/", "", path).lstrip("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    for name, number in USERS.items():
        for path in (place / "home" / name, *(place / "home" / name).rglob("*")):
            os.lchown(path, number, number)
    return Server(place)


@contextlib.contextmanager
def running(server: Server) -> Iterator[str]:
    """Run the hub of a server, and yield its address."""
    ports = _free_ports(3)
    file = server.place / "srv" / "jupyterhub" / "jupyterhub_config.py"
    file.write_text(file.read_text(encoding="utf-8") + _IN_A_TEST.format(*ports), encoding="utf-8")
    log = server.place / "hub.log"
    with open(log, "w") as output:
        hub = subprocess.Popen(
            [*server.inside("/srv/jupyterhub"), sys.executable, "-m", "jupyterhub"],
            env=_environment("/root"),
            stdout=output,
            stderr=output,
        )
        try:
            address = f"http://127.0.0.1:{ports[0]}"
            _wait_for(f"{address}/hub/login", hub, log)
            yield address
        finally:
            hub.send_signal(signal.SIGTERM)
            hub.wait(timeout=60)


def _free_ports(count: int) -> list[int]:
    with contextlib.ExitStack() as stack:
        probes = [stack.enter_context(socket.socket()) for _ in range(count)]
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]


def _wait_for(address: str, hub: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and hub.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=2)
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"The hub did not start:\n{log.read_text()[-3000:]}")
