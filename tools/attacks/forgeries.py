"""Attacks on what a test finds: forged outputs, tampering, lying objects."""

from __future__ import annotations

from collections.abc import Callable

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_output

from tools.attacks.attack import Attack


def _tests(nb: NotebookNode) -> list[NotebookNode]:
    return [c for c in nb.cells if c.source.startswith("# TEST")]


def _tag(*tags: str) -> Callable[[NotebookNode], None]:
    def change(nb: NotebookNode) -> None:
        for cell in _tests(nb):
            cell.metadata["tags"] = [*tags]

    return change


def _forge_outputs(nb: NotebookNode) -> None:
    for cell in _tests(nb):
        cell.outputs = [new_output("execute_result", data={"text/plain": "1"}, execution_count=1)]


def _metadata(nb: NotebookNode) -> None:
    for cell in _tests(nb):
        cell.metadata["nbgrader"] |= {"points": 50, "grade": False, "solution": True}
        cell.metadata["nbgrader"]["locked"] = False


def _easy_tests(nb: NotebookNode) -> None:
    for cell in _tests(nb):
        cell.source = f"{cell.source.splitlines()[0]}\npass"
        cell.metadata["nbgrader"]["checksum"] = "0" * 32


def _markdown(nb: NotebookNode) -> None:
    for cell in _tests(nb):
        cell.cell_type = "markdown"


def _before_the_imports(code: str) -> Callable[[NotebookNode], object]:
    return lambda nb: nb.cells.insert(0, new_code_cell(code))


def _other_kernel(nb: NotebookNode) -> None:
    nb.metadata["kernelspec"] = {"name": "bash", "display_name": "Bash", "language": "bash"}


_HOOK = """\
ip = get_ipython()
def forge(*_):
    ip.displayhook.start_displayhook()
    ip.displayhook.write_output_prompt()
    ip.displayhook.write_format_data({"text/plain": "1"}, {})
    ip.displayhook.finish_displayhook()
"""
_PATCH_AND_UNDO = """\
import sys
def double(z):
    from helpers.checks import values
    module = {module}
    real = module.{name}
    def liar(*args, **kwargs):
        module.{name} = real
        return {lie}
    module.{name} = liar
    return 3 * z + 1
"""
_LIAR = """\
class Liar{base}:
    __hash__ = None
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __le__(self, other): return True
    __ge__ = __lt__ = __gt__ = __le__
    def __bool__(self): return True
    def __sub__(self, other): return 0.0
    __rsub__ = __sub__
    def __abs__(self): return 0.0
    def __array_ufunc__(self, *a, **k): return np.zeros(()) if "sub" in str(a[0]) else np.True_
    def __array_function__(self, *a): return np.True_
"""

RESULTS = (
    Attack("tag-skip", "the tag skip-execution on every test", change=_tag("skip-execution")),
    Attack(
        "tag-raises",
        "the tags raises-exception, remove-cell and hide-output on every test",
        change=_tag("raises-exception", "remove-cell", "hide-output", "remove-input"),
    ),
    Attack("forged-outputs", "ready-made outputs in the test cells", change=_forge_outputs),
    Attack("forged-metadata", "50 points, and tests that are solutions", change=_metadata),
    Attack("easy-tests", "test cells that are empty, with new checksums", change=_easy_tests),
    Attack("markdown-tests", "test cells that have become text", change=_markdown),
    Attack("other-kernel", "another kernel in the metadata", change=_other_kernel),
    Attack(
        "hook-result",
        "a pre_run_cell hook that shows a result before each test",
        before=_HOOK + 'ip.events.register("pre_run_cell", forge)\n',
    ),
    Attack(
        "hook-after",
        "post_run_cell and post_execute hooks that show a result",
        before=_HOOK + 'ip.events.register("post_run_cell", forge)\n'
        'ip.events.register("post_execute", forge)\n',
    ),
    Attack(
        "input-transformer",
        "an input transformer that empties later cells",
        before="get_ipython().input_transformers_post.append("
        'lambda lines: ["pass\\n"] if any("TEST" in l for l in lines) else lines)\n',
    ),
    Attack(
        "input-cleanup",
        "an input transformer in the first place that swaps the imports for liars",
        change=_before_the_imports(
            "lie = ['import types, numpy as np\\n', 'checks = types.ModuleType(\"checks\")\\n',\n"
            "       'checks.number = checks.array = checks.call = lambda *a, **k: None\\n']\n"
            "get_ipython().input_transformer_manager.cleanup_transforms.insert(\n"
            "    0, lambda lines: lie if any('SETUP' in line for line in lines) else lines)\n"
        ),
        on_stock=False,
    ),
    Attack(
        "ast-transformer",
        "an AST transformer that takes out every assert and check",
        before="import ast\n"
        "class Mild(ast.NodeTransformer):\n"
        "    def visit_Assert(self, node): return ast.Pass()\n"
        "    def visit_Expr(self, node): return ast.Pass()\n"
        "get_ipython().ast_transformers.append(Mild())\n",
    ),
    Attack(
        "showtraceback",
        "a custom exception handler and a showtraceback that say nothing",
        before="ip = get_ipython()\n"
        "ip.set_custom_exc((BaseException,), lambda *a, **k: None)\n"
        "ip.showtraceback = ip._showtraceback = lambda *a, **k: None\n"
        "type(ip).showtraceback = type(ip)._showtraceback = lambda *a, **k: None\n",
    ),
    Attack(
        "run-cell",
        "a replaced run_cell of IPython",
        before="ip = get_ipython()\nreal = ip.run_cell\n"
        "ip.run_cell = lambda source, **k: real('pass' if 'TEST' in source else source, **k)\n"
        "type(ip).run_code = type(ip).run_code\n",
    ),
    Attack(
        "display-hooks",
        "a display hook, a publisher and formatters that show a score",
        before="import sys\nip = get_ipython()\n"
        "sys.displayhook = lambda value: print(1)\n"
        "ip.display_pub.publish = lambda *a, **k: None\n"
        "ip.display_formatter.format = lambda *a, **k: ({'text/plain': '1'}, {})\n",
    ),
    Attack(
        "shadow-checks",
        "an own `checks` and `np` in the notebook",
        before="class checks:\n    number = array = call = staticmethod(lambda *a, **k: None)\n"
        "class np:\n    array = staticmethod(lambda x: x)\n"
        "    class testing:\n        assert_allclose = staticmethod(lambda *a, **k: None)\n",
    ),
    Attack(
        "fake-module",
        "a module `checks` of its own in sys.modules, before the imports",
        change=_before_the_imports(
            "import sys, types\nfake = types.ModuleType('helpers')\n"
            "fake.checks = types.ModuleType('helpers.checks')\n"
            "for name in ('number', 'array', 'call'):\n"
            "    setattr(fake.checks, name, lambda *a, **k: None)\n"
            "sys.modules |= {'helpers': fake, 'helpers.checks': fake.checks}\n"
        ),
    ),
    Attack(
        "patch-checks",
        "replaced functions of the checks",
        before="for name in ('number', 'array', 'call'):\n"
        "    setattr(checks, name, lambda *a, **k: None)\n"
        "from helpers.checks import comparing, values\n"
        "values.number = values.array = comparing.close = values.close = "
        "lambda *a, **k: np.True_\n",
    ),
    Attack(
        "patch-classes",
        "a CheckFailed that is no failure",
        before="from helpers.checks import errors\n"
        "errors.CheckFailed.__init__ = lambda self, *a: None\n"
        "errors.CheckFailed.__str__ = lambda self: 'fine'\n"
        "class Mild(AssertionError):\n"
        "    def __new__(cls, *a): raise SystemExit(0)\n"
        "errors.CheckFailed = checks.CheckFailed = Mild\n",
    ),
    Attack(
        "wide-tolerances",
        "tolerances widened in place, and defaults of keywords",
        before="for key in checks.TOLERANCES:\n    checks.TOLERANCES[key] = (1e9, 1e9)\n"
        "for each in (checks.number, checks.array):\n"
        "    (each.__kwdefaults__ or {}).update(tolerance=1e9)\n",
    ),
    Attack(
        "defaults",
        "other default arguments for the checks",
        before="checks.number.__defaults__ = (None, 'x', 1e9, ())\n",
    ),
    Attack(
        "patch-numpy",
        "assert_allclose, isclose, abs and asarray of NumPy that find everything right",
        before="np.testing.assert_allclose = lambda *a, **k: None\n"
        "np.isclose = np.allclose = np.array_equal = lambda *a, **k: np.True_\n"
        "import numpy.testing._private.utils as utils\nutils.assert_array_compare = print\n",
    ),
    Attack(
        "patch-builtins",
        "isinstance, abs, all and max of Python's own that lie",
        before="import builtins\nbuiltins.abs = lambda x: 0\nbuiltins.all = lambda x: True\n"
        "builtins.any = lambda x: False\nbuiltins.max = lambda *a, **k: 1e9\n",
    ),
    Attack(
        "own-builtins",
        "an own __builtins__ and shadows of built-in functions in the notebook",
        before="import builtins\nmine = dict(vars(builtins))\n"
        "mine |= dict(abs=lambda x: 0, max=lambda *a: 1e9)\n__builtins__ = mine\n"
        "abs = lambda x: 0\nmax = lambda *a, **k: 1e9\nAssertionError = SystemExit\n",
    ),
    Attack(
        "module-class",
        "a module whose class answers for it",
        before="import types\n"
        "class Mild(types.ModuleType):\n"
        "    def __getattribute__(self, name):\n"
        "        if name in ('number', 'array', 'assert_allclose', 'call'):\n"
        "            return lambda *a, **k: None\n"
        "        return super().__getattribute__(name)\n"
        "checks.__class__ = Mild\nnp.testing.__class__ = Mild\n",
    ),
    Attack(
        "patch-inside",
        "a tested function that replaces a check and has the replacement undo it (checks)",
        double=_PATCH_AND_UNDO.format(module="values", name="as_number", lie="8198.0 + 1"),
    ),
    Attack(
        "patch-inside-numpy",
        "a tested function that replaces np.isclose and has the replacement undo it",
        before="",
        double=_PATCH_AND_UNDO.format(
            module="sys.modules['numpy']", name="isclose", lie="np.True_"
        ),
    ),
    Attack(
        "patch-by-del",
        "an array whose __del__ undoes a patch of NumPy's comparison",
        double="import numpy.testing._private.utils as utils\nreal = utils.assert_array_compare\n"
        "class Undo(np.ndarray):\n"
        "    def __del__(self): utils.assert_array_compare = real\n"
        "def double(z):\n"
        "    utils.assert_array_compare = lambda *a, **k: None\n"
        "    return np.asarray(3 * z + 1).view(Undo)\n",
    ),
    Attack(
        "patch-by-c",
        "objects whose methods are C functions that patch without a Python frame",
        double="import functools\n"
        "class Patch(float):\n"
        "    __float__ = functools.partial(vars(np).update, isclose=lambda *a, **k: np.True_)\n"
        "    __del__ = functools.partial(vars(np.testing).update, assert_allclose=print)\n"
        "def double(z):\n    return Patch(3 * z + 1) if np.ndim(z) == 0 else 3 * z + 1\n",
    ),
    Attack(
        "thread-in-test",
        "a thread, started while a test runs, that patches and restores the checks",
        double="import threading, time\n"
        "def double(z):\n"
        "    def act():\n"
        "        real = checks.number\n"
        "        end = time.time() + 0.5\n"
        "        while time.time() < end:\n"
        "            checks.number = lambda *a, **k: None\n"
        "            time.sleep(0)\n"
        "            checks.number = real\n"
        "    threading.Thread(target=act, daemon=True).start()\n"
        "    time.sleep(0.05)\n"
        "    return 3 * z + 1\n",
    ),
    Attack(
        "thread-later",
        "a thread, started in a cell, that goes on patching",
        before="import threading, time\n"
        "def act():\n"
        "    end = time.time() + 5\n"
        "    while time.time() < end:\n"
        "        checks.number = checks.array = lambda *a, **k: None\n"
        "        np.testing.assert_allclose = lambda *a, **k: None\n"
        "        time.sleep(0.001)\n"
        "threading.Thread(target=act, daemon=True).start()\n",
    ),
    Attack(
        "timers",
        "a timer, a callback of the garbage collector and a weakref that patch later",
        before="import gc, threading, weakref\n"
        "def act(*_): checks.number = np.testing.assert_allclose = lambda *a, **k: None\n"
        "threading.Timer(0.2, act).start()\ngc.callbacks.append(act)\n"
        "class Thing: pass\nthing = Thing()\nweakref.finalize(thing, act)\ndel thing\n",
    ),
    Attack(
        "at-exit",
        "an exit function that shows a result and ends with 0",
        before="import atexit, os\natexit.register(lambda: (print('passed'), os._exit(0)))\n",
    ),
    Attack(
        "lying-eq",
        "an object that says it equals everything",
        before=_LIAR.format(base=""),
        double="def double(z): return Liar()\n",
    ),
    Attack(
        "lying-float",
        "a float that says it equals everything",
        before=_LIAR.format(base="(float)"),
        double="def double(z): return Liar(3.5)\n",
    ),
    Attack(
        "lying-array",
        "an array whose comparisons and ufuncs find everything right",
        before=_LIAR.format(base="(np.ndarray)"),
        double="def double(z): return np.asarray(3.0 * np.asarray(z) + 1).view(Liar)\n",
    ),
    Attack(
        "lying-class",
        "an object whose __class__ says float, and a list of liars",
        before=_LIAR.format(base="")
        + "class Mimic(Liar):\n    @property\n    def __class__(self): return float\n",
        double="def double(z): return Mimic() if np.ndim(z) == 0 else [Mimic(), Mimic()]\n",
    ),
    Attack(
        "counting-liar",
        "a liar that counts, and tells the truth when a control would come",
        before="calls = []\n"
        "class Liar(float):\n"
        "    __hash__ = None\n"
        "    def __eq__(self, other):\n        calls.append(1)\n        return len(calls) <= 2\n"
        "    def __ne__(self, other): return not self == other\n",
        double="def double(z): return Liar(3 * z + 1)\n",
    ),
    Attack(
        "exits-in-test",
        "sys.exit(0) inside a tested function",
        double="import sys\ndef double(z): sys.exit(0)\n",
    ),
    Attack(
        "dies-in-test",
        "os._exit(0) inside a tested function",
        double="import os\ndef double(z): os._exit(0)\n",
        keeps=("apply", "answer"),
    ),
    Attack(
        "forged-reply",
        "forged replies and proofs on every descriptor, before the tests and in them",
        before="import os, json, struct\n"
        "def forge():\n"
        "    for proof in (['0' * 32, None], None, True):\n"
        "        text = json.dumps({'status': 'ok', 'proof': proof, 'outputs': [], "
        "'tampered': False}).encode()\n"
        "        for fd in range(3, 40):\n"
        "            try: os.write(fd, struct.pack('!I', len(text)) + text)\n"
        "            except OSError: pass\n",
        double="def double(z):\n    forge()\n    return 3 * z + 1\n",
        on_stock=False,
    ),
    Attack(
        "forged-proof",
        "an own __proof__ among the names of the notebook and of the test",
        before="__proof__ = ('0' * 32, None)\n",
        double="def double(z):\n"
        "    global __proof__\n    __proof__ = ('0' * 32, 1)\n    raise SystemExit\n",
        on_stock=False,
    ),
    Attack(
        "forged-failure",
        "a failure of a check, raised by hand, that says the test has passed",
        double="def double(z):\n    raise checks.CheckFailed(f'Passed, full points: {z}')\n",
    ),
    Attack(
        "import-hooks",
        "finders and path hooks that load liars",
        before="import sys, types, importlib.machinery, importlib.abc\n"
        "class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):\n"
        "    def find_spec(self, name, *_):\n"
        "        return importlib.machinery.ModuleSpec(name, self)\n"
        "    def create_module(self, spec):\n"
        "        fake = types.ModuleType(spec.name)\n"
        "        fake.number = fake.array = fake.call = lambda *a, **k: None\n        return fake\n"
        "    def exec_module(self, module): pass\n"
        "sys.meta_path.insert(0, Finder())\n"
        "for name in [n for n in sys.modules if n.startswith('helpers')]: del sys.modules[name]\n"
        "import helpers\nfrom helpers import checks\n",
    ),
    Attack(
        "beside",
        "helpers.py, numpy.py, conftest.py and sitecustomize.py beside the notebook",
        files={
            "helpers.py": "class checks:\n    number = array = call = lambda *a, **k: None\n",
            "numpy.py": "array = lambda x: x\n",
            "conftest.py": "raise SystemExit(0)\n",
            "sitecustomize.py": "raise SystemExit(0)\n",
            "usercustomize.py": "raise SystemExit(0)\n",
        },
    ),
    Attack(
        "python-variables",
        "PYTHON* variables that would change the next interpreter",
        before="import os\nos.environ |= {'PYTHONPATH': '.', 'PYTHONSTARTUP': 'x.py', "
        "'PYTHONOPTIMIZE': '2', 'NBGRADER_EXECUTION': 'off'}\n",
        files={"sitecustomize.py": "import builtins\nbuiltins.abs = lambda x: 0\n"},
    ),
    Attack(
        "only-when-graded",
        "hard-coded answers for the released tests, only while grading",
        double="import os\ndef double(z):\n"
        "    if os.environ.get('NBGRADER_EXECUTION'): return {1.0: 2.0}.get(float(np.sum(z)), 0)\n"
        "    return 3 * z + 1\n",
    ),
    Attack(
        "transformers-ast-module",
        "a replaced ast.parse, compile and json.loads, for whoever relies on them",
        before="import ast, json, base64, marshal, builtins, struct, hashlib, binascii\n"
        "code = compile('pass', 'x', 'exec')\n"
        "ast.parse = lambda *a, **k: ast.Module([], [])\n"
        "marshal.loads = lambda *a: code\n"
        "base64.b64decode = binascii.a2b_base64 = lambda *a: b''\n"
        "hashlib.blake2b = hashlib.shake_256 = lambda *a, **k: None\n"
        "builtins.exec = lambda *a: None\n",
        on_stock=False,
    ),
    Attack(
        "driver-classes",
        "every class of the grader and what its functions refer to, replaced",
        before="seen = []\n"
        "def walk(kind):\n"
        "    for sub in type.__subclasses__(kind):\n"
        "        if sub in seen: continue\n"
        "        seen.append(sub)\n        walk(sub)\n"
        "walk(object)\n"
        "for kind in seen:\n"
        "    if not str(getattr(kind, '__module__', '')).startswith('grader'): continue\n"
        "    for thing in list(vars(kind).values()):\n"
        "        space = getattr(thing, '__globals__', {})\n"
        "        for name in ('exec', 'marshal', 'wire', 'json', 'os', '_LOOKING', '_FRAMES'):\n"
        "            if name in space: space[name] = None\n"
        "        if getattr(thing, '__builtins__', None) is not __builtins__.__dict__:\n"
        "            try: thing.__builtins__.clear()\n"
        "            except Exception: pass\n",
        on_stock=False,
    ),
    Attack(
        "pickle",
        "objects that run code when they are copied or pickled",
        double="class Copied:\n"
        "    def __reduce__(self): return (setattr, (checks, 'number', print))\n"
        "    def __deepcopy__(self, memo):\n"
        "        checks.number = checks.array = print\n        return self\n"
        "def double(z): return Copied()\n",
    ),
    Attack(
        "tensorflow-by-name",
        "a module named tensorflow, so that tests run beside threads of the student's",
        before="import sys, types, threading, time\n"
        "sys.modules['tensorflow'] = types.ModuleType('tensorflow')\n"
        "def act():\n"
        "    end = time.time() + 5\n"
        "    while time.time() < end:\n"
        "        checks.number = checks.array = np.testing.assert_allclose = lambda *a, **k: 0\n"
        "        time.sleep(0)\n"
        "threading.Thread(target=act, daemon=True).start()\n",
        on_stock=False,
    ),
)
