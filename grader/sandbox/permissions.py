"""Take rights away from a process, layer by layer, by whatever Linux offers; there is no way back.

Each function does one thing and raises OSError where the system does not offer it. Sources: the
manual pages unshare(2), landlock(7), seccomp(2), prctl(2), capset(2).
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import platform
import resource
import signal
import struct
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

LINUX = sys.platform == "linux"
_libc = ctypes.CDLL(None, use_errno=True)
if LINUX:
    _libc.syscall.restype = ctypes.c_long

_NEW_PROCESSES, _NEW_MOUNTS, _NEW_QUEUES = 0x20000000, 0x00020000, 0x08000000  # System V's
_PRIVATE_MOUNTS = 0x40000 | 0x4000  # MS_PRIVATE, MS_REC
_NOSUID, _NODEV, _NOEXEC = 2, 4, 8
_SET_DEATH_SIGNAL, _SET_DUMPABLE, _SET_SECCOMP, _DROP_BOUND, _SET_NO_NEW_PRIVS = 1, 4, 22, 24, 38
_SET_SUBREAPER = 36

# Landlock's rights, in the order of their versions: how many bits each version knows.
_LANDLOCK_BITS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
_READ = 0b1101  # execute, read a file, list a folder
_LIST = 0b1000
_FILE_RIGHTS = 0b1100000000000111  # what can be allowed on a file: execute, write, read, truncate

#: What the kernel calls the machines that are known here, in the order of the numbers below.
_MACHINES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
# System calls, each with its number on these machines; None where there is no such call.
_REFUSED = {  # what nothing that a course does needs
    "ptrace": (101, 117), "mount": (165, 40), "umount2": (166, 39), "pivot_root": (155, 41),
    "chroot": (161, 51), "unshare": (272, 97), "setns": (308, 268), "execve": (59, 221),
    "execveat": (322, 281), "bpf": (321, 280), "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271), "keyctl": (250, 219), "add_key": (248, 217),
    "request_key": (249, 218), "userfaultfd": (323, 282), "perf_event_open": (298, 241),
    "open_by_handle_at": (304, 265), "kexec_load": (246, 104), "init_module": (175, 105),
    "finit_module": (313, 273), "io_uring_setup": (425, 425), "pidfd_getfd": (438, 438),
    "kcmp": (312, 272), "pidfd_open": (434, 434), "pidfd_send_signal": (424, 424),
    "swapon": (167, 224), "reboot": (169, 142), "acct": (163, 89), "settimeofday": (164, 170),
    "shmget": (29, 194), "semget": (64, 190), "msgget": (68, 186), "mq_open": (240, 180),
    "memfd_create": (319, 279), "memfd_secret": (447, 447), "socket": (41, 198),
    "connect": (42, 203), "setpriority": (141, 140), "ioprio_set": (251, 30),
    "migrate_pages": (256, 238), "move_pages": (279, 239), "process_madvise": (440, 440),
    "inotify_init": (253, None), "inotify_init1": (294, 26), "fanotify_init": (300, 262),
    # What drops pages of a file from memory, or tells which are there: a library's file, which all
    # can read, would carry notes from one submission to the next.
    "fadvise64": (221, 223), "readahead": (187, 213), "mincore": (27, 232),
    "preadv2": (327, 286), "pwritev2": (328, 287), "cachestat": (451, 451),
}  # fmt: skip
_SIGNALS = {
    "kill": (62, 129), "tkill": (200, 130), "tgkill": (234, 131), "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240),
}  # fmt: skip
_OWN = {  # what a process may set of itself alone
    "prlimit64": (302, 261), "sched_setaffinity": (203, 122), "sched_setscheduler": (144, 119),
    "sched_setparam": (142, 118), "sched_setattr": (314, 274),
}  # fmt: skip
_LOOKED_AT = {"socketpair": (53, 199), "fcntl": (72, 25), "flock": (73, 32), "ioctl": (16, 29)}
_STREAM = 1
#: Commands of fcntl that lock. They are granted, as is flock, and nothing is locked: HDF5 and
#: SQLite go on, and no other submission can see a lock on a file that all can read.
_LOCKS = (6, 7, 37, 38)  # SETLK, SETLKW, OFD_SETLK, OFD_SETLKW
#: Commands of fcntl. A lease makes all who open the file wait, up to 45 seconds each; the others
#: have the kernel send signals to whom the caller names.
_LEASES_AND_SIGNALS = (8, 10, 15, 1024, 1026)  # SETOWN, SETSIG, SETOWN_EX, SETLEASE, NOTIFY
#: The same by ioctl (FIOSETOWN, SIOCSPGRP); and what types into a terminal (TIOCSTI, TIOCLINUX).
_OWNERS_AND_TERMINALS = (0x8901, 0x8902, 0x5412, 0x541C)
_EPERM, _DONE = 1, 0
_LOAD, _EQUAL, _AT_LEAST, _AND, _BACK = 0x20, 0x15, 0x35, 0x54, 0x06
_ERRNO, _ALLOWED = 0x00050000, 0x7FFF0000
_FIRST, _SECOND = 16, 24  # where the arguments of a call stand


def die_with_parent() -> None:
    """Ask for an end that cannot be refused when the parent ends; only Linux knows how."""
    if not LINUX:
        return
    _check(_libc.prctl(_SET_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0))


def adopt_orphans() -> None:
    """Become the parent of descendants whose own parents have ended; only Linux knows how."""
    if LINUX:
        _check(_libc.prctl(_SET_SUBREAPER, 1, 0, 0, 0))


def number_children_anew() -> None:
    """Give the children of this process process numbers of their own."""
    _check(_libc.unshare(_NEW_PROCESSES))


def mount_own(scratch: str, megabytes: int) -> None:
    """Give this process mounts of its own, with two things that no other process sees.

    These are a ``/proc`` that shows this process and its children only, and an empty folder in
    memory. Nothing can be started from either.
    """
    _check(_libc.unshare(_NEW_MOUNTS | _NEW_QUEUES))
    _check(_libc.mount(b"none", b"/", None, _PRIVATE_MOUNTS, None))
    flags = _NOSUID | _NODEV | _NOEXEC
    _check(_libc.mount(b"proc", b"/proc", b"proc", flags, None))
    options = f"size={megabytes}m,nr_inodes=10000,mode=0777".encode()
    _check(_libc.mount(b"tmpfs", scratch.encode(), b"tmpfs", flags, options))


def limit(megabytes: int, processes: int, file_megabytes: int, seconds: int) -> None:
    """Set hard limits.

    Parameters
    ----------
    megabytes : int
        Memory beyond what the process has mapped now.
    processes : int
        Processes and threads of this user in this namespace; see `threads_of_this_user`.
    file_megabytes : int
        The largest file.
    seconds : int
        Processor time.
    """
    limit_memory(megabytes)
    for what, value in (
        (resource.RLIMIT_NPROC, processes),
        (resource.RLIMIT_FSIZE, file_megabytes * 2**20),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_NOFILE, 256),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (value, value))


def threads_of_this_user() -> int:
    """Return how many threads the programs of this user have now; 0 where nobody tells.

    Where student code runs as the instructor, the system counts the instructor's own programs, too:
    a browser alone has more threads than a limit for student code allows.
    """
    found = 0
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):  # it has ended
            if process.stat().st_uid == os.getuid():
                found += len(os.listdir(process / "task"))
    return found


def limit_memory(megabytes: int) -> None:
    """Let the process map so much memory beyond what it has mapped now."""
    if LINUX:  # elsewhere nobody tells what is mapped now
        with open("/proc/self/statm", "rb") as file:
            mapped = int(file.read().split()[0]) * resource.getpagesize()
        most = mapped + megabytes * 2**20
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def become(user: int) -> None:
    """Become a user that owns nothing."""
    os.setgroups([])
    os.setresgid(user, user, user)
    os.setresuid(user, user, user)


def drop_capabilities() -> None:
    """Give up what is left of root's rights, for good; elsewhere there are none to give up."""
    if not LINUX:
        return
    for capability in range(64):
        _libc.prctl(_DROP_BOUND, capability, 0, 0, 0)
    header = struct.pack("Ii", 0x20080522, 0)
    _check(_libc.capset(header, bytes(24)))


def no_new_rights() -> None:
    """Refuse rights that a program would bring with it, and keep the memory private."""
    if not LINUX:
        return
    _check(_libc.prctl(_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
    _check(_libc.prctl(_SET_DUMPABLE, 0, 0, 0, 0))


def landlock_version() -> int:
    """Return the version of Landlock that the kernel offers, 0 for none."""
    if not LINUX:
        return 0
    return max(0, int(_libc.syscall(444, None, 0, 1)))


def landlock(
    readable: Iterable[str], writable: Iterable[str], listable: Iterable[str] = ()
) -> None:
    """Allow only these files and folders.

    Parameters
    ----------
    readable, writable : iterable of str
        Paths; those that do not exist are passed over.
    listable : iterable of str
        Folders of which only the names of what is in them may be read.
    """
    version = landlock_version()
    if not version:
        raise OSError("This kernel has no Landlock.")
    every = (1 << _LANDLOCK_BITS[min(version, 5)]) - 1
    # Files; from version 4 on TCP; from version 6 on local sockets and signals to others.
    handled = [every, 3 if version >= 4 else 0, 3 if version >= 6 else 0]
    size = 8 if version < 4 else 16 if version < 6 else 24
    rules = ctypes.create_string_buffer(struct.pack("QQQ", *handled))
    rule_set = _check(_libc.syscall(444, rules, size, 0))
    try:
        for paths, rights in ((readable, _READ), (writable, every & ~1), (listable, _LIST)):
            for path in paths:
                _allow(rule_set, path, rights)
        _check(_libc.prctl(_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
        _check(_libc.syscall(446, rule_set, 0))
    finally:
        os.close(rule_set)


def _allow(rule_set: int, path: str, rights: int) -> None:
    try:
        fd = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        if not os.path.isdir(path):
            rights &= _FILE_RIGHTS
        rule = ctypes.create_string_buffer(struct.pack("=Qi", rights, fd))
        _check(_libc.syscall(445, rule_set, 1, rule, 0))
    finally:
        os.close(fd)


def seccomp_offered() -> bool:
    """Whether the kernel offers seccomp and this module knows the machine's numbers."""
    known = LINUX and platform.machine() in _MACHINES
    return known and _libc.prctl(21, 0, 0, 0, 0) >= 0


def seccomp(signals: bool = True) -> None:
    """Refuse system calls that no lesson needs: other programs, other machines, the kernel itself.

    Sockets are refused but for pairs of streams, which lead nowhere else: so there is no network
    even without a namespace, and no way to what listens on this machine. What a process may set of
    itself, such as limits, it cannot set of others. Refused, too, is what outlives a process
    (queues, semaphores), what no limit counts (memory in files without a name), what makes others
    wait (leases), and what tells of them (watches of files). Locks are granted and are none.

    Parameters
    ----------
    signals : bool
        Whether it may send signals; where it has no process numbers of its own, it should not.
    """
    _check(_libc.prctl(_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
    program = _program(signals)
    code = ctypes.create_string_buffer(b"".join(program))
    head = struct.pack("HxxxxxxP", len(program), ctypes.addressof(code))
    _check(_libc.prctl(_SET_SECCOMP, 2, ctypes.create_string_buffer(head), 0, 0))


def _program(signals: bool) -> list[bytes]:
    """Return the filter for this machine, an instruction each; see the kernel's seccomp_filter."""
    looked_at = _numbers(_LOOKED_AT)
    refused = [*_numbers(_REFUSED).values(), *(() if signals else _numbers(_SIGNALS).values())]
    return [
        _do(_LOAD, 4),  # the architecture
        _do(_EQUAL, _MACHINES[platform.machine()], yes=1),
        _do(_BACK, 0),  # another one: the process ends
        _CALL,
        _do(_AT_LEAST, 0x40000000, no=1),  # x32 has numbers of its own
        _do(_BACK, _ERRNO | _EPERM),
        *(each for number in refused for each in _answer(number)),
        # A type may come with flags; only its last four bits say which it is.
        *_only(looked_at["socketpair"], _SECOND, 0xF, _STREAM),
        *(each for own in _numbers(_OWN).values() for each in _only(own, _FIRST, 0xFFFFFFFF, 0)),
        *_where(looked_at["fcntl"], _SECOND, _LEASES_AND_SIGNALS),
        *_where(looked_at["fcntl"], _SECOND, _LOCKS, _DONE),
        *_answer(looked_at["flock"], _DONE),
        *_where(looked_at["ioctl"], _SECOND, _OWNERS_AND_TERMINALS),
        _do(_BACK, _ALLOWED),
    ]


def _numbers(calls: Mapping[str, tuple[int, int | None]]) -> dict[str, int]:
    """Return the numbers that calls have on this machine."""
    place = [*_MACHINES].index(platform.machine())
    return {name: each for name, both in calls.items() if (each := both[place]) is not None}


def _do(what: int, value: int, yes: int = 0, no: int = 0) -> bytes:
    """Return an instruction; a comparison passes over the next `yes` or `no` ones."""
    return struct.pack("HBBI", what, yes, no, value)


_CALL = _do(_LOAD, 0)  # look at the number of the call


def _answer(value: int, error: int = _EPERM) -> list[bytes]:
    """Answer where what is looked at has a value: the kernel does nothing then, and says `error`.

    0 says that it is done.
    """
    return [_do(_EQUAL, value, no=1), _do(_BACK, _ERRNO | error)]


def _where(number: int, argument: int, values: tuple[int, ...], error: int = _EPERM) -> list[bytes]:
    """Answer a call where an argument has one of some values."""
    answers = [each for value in values for each in _answer(value, error)]
    return [_do(_EQUAL, number, no=len(answers) + 2), _do(_LOAD, argument), *answers, _CALL]


def _only(number: int, argument: int, bits: int, value: int) -> list[bytes]:
    """Refuse a call but where some bits of an argument have a value."""
    return [
        _do(_EQUAL, number, no=5),
        _do(_LOAD, argument),
        _do(_AND, bits),
        _do(_EQUAL, value, yes=1),
        _do(_BACK, _ERRNO | _EPERM),
        _CALL,
    ]


def _check(result: int) -> int:
    if result < 0:
        error = ctypes.get_errno()
        raise OSError(error, os.strerror(error))
    return result
