"""Which layers this machine can put between student code and everything else.

=============  =====================================================================================
layer          what it is
=============  =====================================================================================
`namespaces`   bubblewrap: a view of the libraries only, a /tmp of its own, no network, no other
               processes
`landlock`     the kernel lets the process open the libraries and its own folder, nothing else
`seccomp`      the kernel refuses other programs, network sockets, and what is for administrators
`user`         inside namespaces, a user of its own, where grading runs as root
`rlimits`      hard limits of memory, processes, file sizes, processor time
=============  =====================================================================================

What has to be kept from student code is said in four words, each of which one layer or another
can see to; `Sandbox.floor` lists those that must be seen to.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

LAYERS = ("namespaces", "landlock", "seccomp", "user", "rlimits")
#: What is kept from student code -> the layers that can do it.
PROTECTIONS = {
    "files": ("namespaces", "landlock"),
    "network": ("namespaces", "seccomp"),
    "processes": ("namespaces", "seccomp"),
    "limits": ("rlimits",),
}
_LOSSES = {
    "files": "reading the course, the gradebook and other students' work",
    "network": "using the network",
    "processes": "starting programs and reaching other processes",
    "limits": "using up the machine",
}


#: What to do where there is nothing to build the walls with.
NO_WALLS = {
    "darwin": "macOS has no sandbox for student code: grade in a Linux container.",
    "win32": "Windows has no sandbox for student code: grade in WSL or in a Linux container.",
}


class FloorError(RuntimeError):
    """What must be kept from student code cannot be kept on the machine."""


@dataclass(frozen=True)
class Layers:
    """Which layers stand.

    Parameters
    ----------
    namespaces, landlock, seccomp, user, rlimits : bool
        See the module.
    reasons : tuple of str
        Why a layer is missing, a sentence each.
    """

    namespaces: bool = False
    landlock: bool = False
    seccomp: bool = False
    user: bool = False
    rlimits: bool = False
    reasons: tuple[str, ...] = ()

    @property
    def active(self) -> list[str]:
        """The names of the layers that stand."""
        return [name for name in LAYERS if getattr(self, name)]

    def kept(self) -> set[str]:
        """Return what these layers keep from student code."""
        return {
            what for what, layers in PROTECTIONS.items() if any(getattr(self, n) for n in layers)
        }

    def require(self, floor: Iterable[str]) -> None:
        """Stop where something must be kept from student code and is not.

        Parameters
        ----------
        floor : iterable of str
            Of `PROTECTIONS`.

        Raises
        ------
        FloorError
            With what is missing, how to get it, and how to do without.
        """
        missing = sorted(set(floor) - self.kept())
        if not missing:
            return
        losses = " and from ".join(_LOSSES[what] for what in missing)
        kept = sorted(set(floor) - set(missing))
        raise FloorError(
            f"This machine cannot keep student code from {losses}. {' '.join(self.reasons)} "
            f"To grade anyway, set c.Sandbox.floor = {set(kept) or 'set()'} in "
            "nbgrader_config.py."
        )


def find(without: Iterable[str] = ()) -> Layers:
    """Find out which layers this machine offers.

    Parameters
    ----------
    without : iterable of str
        Layers to leave out.

    Returns
    -------
    Layers
    """
    offered = _offered()
    left_out = set(without)
    if not left_out:
        return offered
    if "namespaces" in left_out:
        left_out.add("user")
    standing = {name: getattr(offered, name) and name not in left_out for name in LAYERS}
    told = tuple(f"Sandbox.without leaves out {name}." for name in sorted(left_out))
    return Layers(**standing, reasons=offered.reasons + told)


@lru_cache(maxsize=1)
def _offered() -> Layers:
    if sys.platform != "linux":
        reason = NO_WALLS.get(sys.platform, "Grade on Linux.")
        return Layers(rlimits=sys.platform != "win32", reasons=(reason,))
    from grader.sandbox import permissions  # needs modules that Windows has not

    reasons = []
    trouble = _bubblewrap_trouble()
    if trouble:
        reasons.append(trouble)
    if not permissions.landlock_version():
        reasons.append("The kernel has no Landlock, which came with Linux 5.13.")
    if not permissions.seccomp_offered():
        reasons.append("There is no seccomp filter for this machine.")
    return Layers(
        namespaces=not trouble,
        landlock=permissions.landlock_version() > 0,
        seccomp=permissions.seccomp_offered(),
        user=not trouble and os.geteuid() == 0,
        rlimits=True,
        reasons=tuple(reasons),
    )


def _bubblewrap_trouble() -> str:
    if shutil.which("bwrap") is None:
        return "Bubblewrap is not installed (Debian: apt install bubblewrap)."
    from grader.sandbox import filesystem

    # What grading itself does: Python, seeing what student code will see.
    view = filesystem.options(filesystem.visible())
    command = [*bubblewrap(), *view, "--", sys.executable, "-I", "-c", "pass"]
    tried = subprocess.run(command, capture_output=True, text=True, check=False)
    if tried.returncode == 0:
        return ""
    said = tried.stderr.strip().splitlines()
    why = said[-1] if said else "no reason given"
    return (
        f"Bubblewrap cannot start Python in namespaces here ({why}); a "
        "container must allow it, and Ubuntu 24.04 needs an AppArmor profile for it."
    )


def bubblewrap() -> list[str]:
    """Return the beginning of a bubblewrap command: namespaces, and the right to make more.

    Every submission gets namespaces of its own inside these, and gives that right up.
    """
    # By its path: a process in the sandbox is started with another PATH.
    command = [
        shutil.which("bwrap") or "bwrap",
        "--die-with-parent",
        "--new-session",
        "--unshare-ipc",
        "--unshare-pid",
    ]
    command += ["--unshare-net", "--unshare-uts", "--unshare-cgroup-try"]
    if os.geteuid() != 0:
        command.append("--unshare-user")
    rights = ["SYS_ADMIN", "SETPCAP"]
    if os.geteuid() == 0:
        rights += ["SETUID", "SETGID", "CHOWN", "KILL"]
    for right in rights:
        command += ["--cap-add", f"CAP_{right}"]
    return command
