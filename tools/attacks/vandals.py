"""Attacks on the machine, on others' work and on the batch; all of them end by themselves."""

from __future__ import annotations

from tools.attacks.attack import Attack

_NONE = {"first": 0, "second": 0, "third": 0, "apply": 0, "answer": 0}
_WRITE = """\
import os, sqlite3, glob
targets = ["{root}/gradebook.db", "{root}/canary", "{home}/canary", "{tmp}/canary-{port}"]
targets += glob.glob("{root}/source/*/*.ipynb") + glob.glob("{root}/submitted/honest/*/*.ipynb")
for path in targets:
    try:
        with open(path, "ab") as file: file.write(b"was here")
        os.remove(path)
    except OSError as error: print(type(error).__name__)
"""
_GRADEBOOK = """\
import sqlite3
try:
    with sqlite3.connect("{root}/gradebook.db") as db:
        db.execute("update grade set manual_score = 99")
        print(db.execute("select * from student").fetchall())
except Exception as error: print(type(error).__name__)
"""
_CONNECT = """\
import socket
for family, name in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
    try:
        with socket.create_connection(("127.0.0.1", {port}), timeout=1) as it: it.send(b"hello")
        print("conn" + "ected")
    except OSError as error: print(type(error).__name__)
    try:
        it = socket.socket(family, socket.SOCK_DGRAM)
        it.sendto(b"hello", (name, {port}))
    except OSError as error: print(type(error).__name__)
"""

VANDALS = (
    Attack("writes-files", "the gradebook, source, others' work and home, overwritten", _WRITE),
    Attack("writes-gradebook", "99 points for everyone, in the gradebook", _GRADEBOOK),
    Attack("network", "a connection to this machine, by TCP and UDP", _CONNECT),
    Attack(
        "network-in-test",
        "a connection to this machine, from inside a tested function",
        double="def double(z):\n"
        + "".join(f"    {x}\n" for x in _CONNECT.splitlines())
        + "    return 3 * z + 1\n",
    ),
    Attack(
        "dns",
        "the name of this machine, looked up",
        before="import socket\ntry: print(socket.getaddrinfo('grader.invalid', 80))\n"
        "except OSError as error: print(type(error).__name__)\n",
    ),
    Attack(
        "abstract-socket",
        "a local socket without a file, and the system's own sockets",
        before="import socket\nfor name in ('\\0grader', '/run/dbus/system_bus_socket'):\n"
        "    try: socket.socket(socket.AF_UNIX).connect(name)\n"
        "    except OSError as error: print(type(error).__name__)\n",
    ),
    Attack(
        "fork-bomb",
        "twenty processes that start processes, for two seconds",
        before="import os, time\nend = time.time() + 2\ntry:\n"
        "    for _ in range(20):\n"
        "        if os.fork() == 0:\n"
        "            while time.time() < end: time.sleep(0.1)\n"
        "            os._exit(0)\n"
        "except OSError as error: print(type(error).__name__)\n",
        keeps=("apply", "answer"),
        on_stock=False,
    ),
    Attack(
        "fork-exec",
        "_posixsubprocess.fork_exec, multiprocessing, os.system and posix_spawn",
        before="import os, subprocess, multiprocessing, _posixsubprocess\n"
        "def attempt(act):\n"
        "    try: print(act())\n    except Exception as error: print(type(error).__name__)\n"
        "attempt(lambda: os.system('touch {root}/harm'))\n"
        "attempt(lambda: subprocess.run(['touch', '{root}/harm']))\n"
        "attempt(lambda: os.posix_spawn('/bin/touch', ['touch', '{root}/harm'], {}))\n"
        "attempt(lambda: os.execv('/bin/touch', ['touch', '{root}/harm']))\n"
        "def run():\n    p = multiprocessing.get_context('fork').Process(target=print)\n"
        "    p.start(); p.join(1)\nattempt(run)\n",
        keeps=(),  # exec puts another program in the place of its own process
    ),
    Attack(
        "thread-bomb",
        "three hundred threads, for two seconds",
        before="import threading, time\ntry:\n"
        "    for _ in range(300):\n"
        "        threading.Thread(target=time.sleep, args=(2,), daemon=True).start()\n"
        "except RuntimeError as error: print(type(error).__name__)\n",
        on_stock=False,
    ),
    Attack(
        "memory-bomb",
        "more memory than a submission may have",
        before="try: hoard = [bytearray(64 * 2**20) for _ in range(40)]\n"
        "except MemoryError: print('no more')\nhoard = None\n",
        keeps=("apply", "answer"),
        on_stock=False,
    ),
    Attack(
        "output-flood",
        "endless output, until it is stopped",
        before="import time\nend = time.time() + 1\n"
        "while time.time() < end: print('flood ' * 1000)\n",
        keeps=("apply", "answer"),
        on_stock=False,
    ),
    Attack(
        "display-flood",
        "many and huge displays, in a cell and in a test",
        before="from IPython.display import display, HTML\n"
        "for _ in range(2000): display(HTML('<b>x</b>' * 100))\ndisplay(HTML('y' * 5_000_000))\n",
        double="def double(z):\n    print('z' * 3_000_000)\n    return 3 * z + 1\n",
        keeps=("apply", "answer"),
        on_stock=False,
    ),
    Attack(
        "swallows-interrupts",
        "an endless loop that swallows KeyboardInterrupt, in a tested function",
        double="import time\ndef double(z):\n    end = time.time() + 30\n"
        "    while time.time() < end:\n"
        "        try:\n            while time.time() < end: pass\n"
        "        except BaseException: pass\n    return 3 * z + 1\n",
        keeps=("apply", "answer"),
        on_stock=False,
    ),
    Attack(
        "sleeps",
        "sleep beyond the limit, in a cell",
        before="import time\ntime.sleep(8)\n",
        keeps=("apply", "answer"),
    ),
    Attack(
        "fills-tmp",
        "/tmp, /dev/shm and its folder filled, and many small files",
        before="import os\nfor folder in ('.', '/tmp', '/dev/shm', '/var/tmp'):\n"
        "    try:\n"
        "        for number in range(60):\n"
        "            with open(f'{folder}/harm-{port}-{number}', 'wb') as file:\n"
        "                file.write(bytes(8 * 2**20))\n"
        "    except OSError as error: print(type(error).__name__)\n"
        "try:\n    for number in range(20_000): open(f'small-{number}', 'w').close()\n"
        "except OSError as error: print(type(error).__name__)\n",
        keeps=("apply", "answer"),
        on_stock=False,
    ),
    Attack(
        "huge-file",
        "a file with a length of 100 GB",
        before="import os\ntry:\n    with open('huge', 'wb') as file: file.truncate(100 * 2**30)\n"
        "    print('made')\nexcept OSError as error: print(type(error).__name__)\n",
        keeps=("apply", "answer"),
        on_stock=False,
    ),
    Attack(
        "shared-memory",
        "shared memory and a map that another process could read",
        before="import mmap\nfrom multiprocessing import shared_memory\n"
        "try:\n    it = shared_memory.SharedMemory('harm-{port}', create=True, size=2**20)\n"
        "except OSError as error: print(type(error).__name__)\n"
        "room = mmap.mmap(-1, 2**20)\n",
        on_stock=False,
    ),
    Attack(
        "limits",
        "its own limits raised, a session of its own, another user, nice and priorities",
        before="import os, resource\n"
        "def attempt(act, *a):\n"
        "    try: print(act(*a))\n    except Exception as error: print(type(error).__name__)\n"
        "for what in (resource.RLIMIT_AS, resource.RLIMIT_NPROC, resource.RLIMIT_FSIZE):\n"
        "    attempt(resource.setrlimit, what, (resource.RLIM_INFINITY,) * 2)\n"
        "attempt(os.setsid)\nattempt(os.setuid, 0)\nattempt(os.chroot, '/')\n"
        "attempt(os.nice, -10)\n"
        "attempt(os.sched_setaffinity, 0, [0])\n",
        keeps=("apply", "answer"),
        on_stock=False,
    ),
    Attack(
        "kills-itself",
        "SIGKILL to itself and to every process that it can reach",
        before="import os, signal\n"
        "for target in (os.getpid(), os.getppid(), -1, 0):\n"
        "    try: os.kill(target, signal.SIGKILL)\n"
        "    except Exception as error: print(type(error).__name__)\n",
        # Who ends its own process, where no wall prevents it, loses what came after.
        keeps=(),
        on_stock=False,
    ),
    Attack(
        "kills-by-descriptor",
        "SIGKILL to other processes by their descriptors, which Python does not audit",
        before="import os, signal\nfor target in (os.getppid(), 1):\n"
        "    try: signal.pidfd_send_signal(os.pidfd_open(target), signal.SIGKILL)\n"
        "    except Exception as error: print(type(error).__name__)\n",
        keeps=("apply", "answer"),
        on_stock=False,
    ),
    Attack(
        "stops-itself",
        "SIGSTOP to itself, raised without a call that is audited",
        before="import signal\nsignal.raise_signal(signal.SIGSTOP)\n",
        on_stock=False,
    ),
    Attack(
        "ends-in-cell",
        "os._exit(0) in a cell, before the tests",
        before="import os\nos._exit(0)\n",
        deserved=_NONE,
    ),
    Attack(
        "aborts-later",
        "os.abort after the first tests; what was earned is kept",
        double="def double(z): return 2 * z\n",
        apply="import os\ndef apply(f, z): return f(z)\nos.abort()\n",
        deserved={"first": 1, "second": 1, "third": 1, "apply": 0, "answer": 0},
        keeps=("first", "second", "third"),
    ),
    Attack(
        "recursion",
        "recursion without an end, in Python and in the parser",
        before="import sys\nsys.setrecursionlimit(10**8)\ntry: eval('(' * 5000 + ')' * 5000)\n"
        "except BaseException as error: print(type(error).__name__)\n",
        double="def double(z): return double(z) + 1\n",
        on_stock=False,
    ),
    Attack(
        "segfault",
        "a crash of the interpreter, without ctypes",
        double="import sys\ndef double(z):\n    sys.setrecursionlimit(10**9)\n"
        "    thing = ()\n"
        "    for _ in range(3_000_000): thing = (thing,)\n"
        "    return hash(thing)\n",
        keeps=("answer",),
        on_stock=False,
    ),
    Attack(
        "closes-descriptors",
        "all descriptors closed",
        before="import os\nos.closerange(3, 256)\n",
        deserved=_NONE,
        on_stock=False,
    ),
    Attack(
        "other-stdout",
        "a sys.stdout of its own that raises",
        before="import sys\nclass Out:\n    def write(self, *a): raise SystemExit\n"
        "    def flush(self): raise RuntimeError('no')\nsys.stdout = sys.stderr = Out()\n",
        on_stock=False,
    ),
    Attack(
        "garbage-on-the-wire",
        "garbage on every descriptor while a test runs",
        double="import os\ndef double(z):\n    for fd in range(3, 40):\n"
        "        try: os.write(fd, b'\\xff' * 40)\n        except OSError: pass\n"
        "    return 3 * z + 1\n",
        on_stock=False,
    ),
    Attack(
        "lone-surrogates",
        "text and displays that no file can hold",
        before="print('\\ud800')\nfrom IPython.display import display, HTML\n"
        "display(HTML('\\udfff'), metadata={'\\ud800': '\\ud800'})\n",
        keeps=("apply", "answer"),
    ),
    Attack(
        "script-in-output",
        "scripts and frames in outputs, to act in the grader's browser",
        before="from IPython.display import display, HTML, Javascript\n"
        "display(HTML('<script>fetch(\"//x.invalid\")</script><img src=x onerror=alert(1)>'))\n"
        "display(Javascript('alert(1)'))\n",
        keeps=("apply", "answer"),
        on_stock=False,
    ),
    Attack(
        "odd-displays",
        "displays of wrong types: no text, deep, not a number",
        before="ip = get_ipython()\n"
        "ip.display_pub.publish({'text/html': 5, 'application/json': float('nan'), 7: b'x'})\n"
        "deep = []\nfor _ in range(300): deep = [deep]\n"
        "ip.display_pub.publish({'application/json': deep})\n",
        keeps=("apply", "answer"),
        on_stock=False,
    ),
)
