"""The parts of the sandbox keep what they promise, each by itself."""

from __future__ import annotations

import base64
import builtins
import ctypes
import marshal
import math
import os
import random
import subprocess
import sys
import types

import numpy as np
import pytest

from grader.sandbox import layers, outputs, proofs, session
from grader.sandbox.job import ERROR, LOST, OK, Job, Step
from grader.sandbox.layers import FloorError, Layers
from grader.sandbox.limits import Sandbox
from grader.sandbox.zygotes import Zygote
from grader.worker import confine, driver, guard, plain, state, versions, wire
from helpers import checks

# --- the wire ---


@pytest.fixture
def pipe():
    here, there = os.pipe()
    yield here, there
    for fd in (here, there):
        os.close(fd)


KEY = b"k" * 32


@pytest.mark.parametrize("key", [b"", KEY])
def test_a_message_arrives_as_it_was_sent(pipe, key):
    message = {"do": "cell", "source": "print('ö\ud800')", "count": [1, None]}
    wire.send(pipe[1], message, key)
    assert wire.receive(pipe[0], key=key) == message


def test_a_sealed_message_cannot_be_read_on_the_way(pipe):
    wire.send(pipe[1], {"code": "secret" * 20}, KEY)
    assert b"secret" not in os.read(pipe[0], 10_000)


def test_two_messages_that_are_alike_look_different_on_the_way(pipe):
    seen = set()
    for _ in range(2):
        wire.send(pipe[1], {"do": "end"}, KEY)
        seen.add(os.read(pipe[0], 10_000))
    assert len(seen) == 2


@pytest.mark.parametrize("key", [b"", b"x" * 32])
def test_a_message_with_another_seal_is_none(pipe, key):
    wire.send(pipe[1], {"status": "ok"}, key)
    with pytest.raises(wire.WireError, match="did not seal"):
        wire.receive(pipe[0], key=KEY)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"\xff\xff\xff\xff", "4,294,967,295 bytes"),
        (b"\0\0\0\x02{]", "no JSON"),
        (b"\0\0\0\x02[]", "no JSON object"),
        (b"\0\0\0\x02\xff\xfe", "no JSON"),
        (b"\0\0\xc3\x50" + b"[" * 50_000, "no JSON"),
    ],
)
def test_what_is_no_message_is_said_to_be_none(pipe, data, why):
    os.write(pipe[1], data)
    with pytest.raises(wire.WireError, match=why):
        wire.receive(pipe[0])


# --- the state ---


@pytest.fixture(params=["versions", "entries"])
def memory(request, monkeypatch):
    if request.param == "entries":  # as where Python keeps no versions
        monkeypatch.setattr(state, "reader", lambda dictionaries: None)
    remembered = state.remember()
    yield remembered
    remembered.put_back()


def test_a_changed_function_class_and_tolerance_are_put_back(memory, monkeypatch):
    real = np.isclose
    np.isclose = checks.number = builtins.abs = lambda *_: True
    checks.CheckFailed.__str__ = lambda self: "fine"
    checks.TOLERANCES[np.dtype(np.float64)] = (1e9, 1e9)
    assert not memory.unchanged()
    changed = memory.put_back()
    assert np.isclose is real
    assert abs(-1) == 1
    assert checks.TOLERANCES[np.dtype(np.float64)][0] < 1
    assert str(checks.CheckFailed("no")) == "no"
    for name in ("numpy.isclose", "helpers.checks.number", "builtins.abs"):
        assert name in changed
    assert memory.unchanged()
    assert memory.put_back() == []


@pytest.mark.parametrize("act", ["sin", "new", "gone"])
def test_versions_tell_every_change_and_no_look(act):
    module = types.ModuleType("probe")
    module.sin = module.cos = math.sin
    read = versions.reader([vars(module)])
    before = read()
    assert (module.sin, vars(module).get("cos"), before) == (math.sin, math.sin, read())
    if act == "sin":
        module.sin = math.cos
    elif act == "new":
        vars(module).update(tan=math.tan)
    else:
        del module.cos
    assert read() != before


def test_versions_cannot_be_hidden_by_what_ctypes_gives(memory, monkeypatch):
    monkeypatch.setattr(ctypes.c_uint64, "value", property(lambda self: 7))
    monkeypatch.setattr(np, "isclose", lambda *_: True)
    assert not memory.unchanged()


def test_what_was_set_to_what_it_was_has_not_changed(memory):
    np.isclose = np.isclose
    assert memory.unchanged()
    assert memory.unchanged()


def test_a_module_that_answers_by_its_class_is_put_back(memory):
    class Mild(types.ModuleType):
        number = property(lambda self: None)

    checks.__class__ = Mild
    assert not memory.unchanged()
    assert "helpers.checks.__class__" in memory.put_back()
    assert type(checks) is types.ModuleType


def test_another_module_in_its_place_is_put_back(memory):
    sys.modules["helpers.checks"] = types.ModuleType("helpers.checks")
    assert "helpers.checks" in memory.put_back()
    assert sys.modules["helpers.checks"] is checks


def test_a_shadow_of_a_built_in_function_is_removed_from_a_module(memory):
    checks.abs = lambda x: 0
    assert "helpers.checks.abs" in memory.put_back()
    assert not hasattr(checks, "abs")


def test_a_foreign_importer_is_removed(memory):
    sys.meta_path.insert(0, object())
    memory.put_back()
    assert all(
        hasattr(type(one), "find_spec") or hasattr(one, "find_spec") for one in sys.meta_path
    )


def test_an_object_that_says_it_is_equal_is_still_noticed(memory):
    class Liar:
        __hash__ = None

        def __eq__(self, other):
            return True

    np.isclose = Liar()
    assert not memory.unchanged()
    assert "numpy.isclose" in memory.put_back()


@pytest.mark.parametrize("module", [state, driver, guard, wire])
def test_changed_built_in_functions_do_not_reach_trusted_code(module):
    assert module.__builtins__ is not vars(builtins)
    functions = [
        value
        for value in vars(module).values()
        if isinstance(value, types.FunctionType) and value.__module__ == module.__name__
    ]
    assert functions
    assert all(function.__builtins__ is module.__builtins__ for function in functions)


@pytest.mark.parametrize("module", [state, driver, guard, wire])
def test_no_class_leads_from_student_code_to_trusted_functions(module):
    own = [
        v for v in vars(module).values() if isinstance(v, type) and v.__module__ == module.__name__
    ]
    for kind in own:
        functions = [v for v in vars(kind).values() if isinstance(v, types.FunctionType)]
        assert all(f.__module__ != module.__name__ or kind is state.Memory for f in functions)


# --- plain values ---


class Liar(float):
    __hash__ = None

    def __eq__(self, other):
        return True


def test_plain_values_pass_and_others_do_not():
    is_plain = plain.recognizer()
    for value in (1, 2.5, "x", None, [1, (2,)], {"a": {3}}, np.ones(3), np.float32(1), math, len):
        assert is_plain(value) is value

    class Later(float):
        pass

    for value in (Later(1), [Later(1)], {"a": (Later(1),)}, np.array([Later(1)], dtype=object)):
        with pytest.raises(AssertionError, match="class Later"):
            is_plain(value)


# --- proofs and controls ---


WORD, FILE = "w" * 32, f"<{'f' * 32}>"


def run(source, names=None, word=WORD):
    names = {} if names is None else names
    code = base64.b64decode(proofs.packed(source, word, FILE))
    names[plain.NAME] = plain.recognizer()
    exec(marshal.loads(code), names)
    return names.get(proofs.PROOF)


def test_a_test_that_ends_has_the_word():
    assert run("x = 1\nassert x == 1") == (WORD, None)


def test_a_test_that_fails_has_no_word():
    names = {}
    with pytest.raises(AssertionError):
        run("assert 1 == 2", names)
    assert proofs.PROOF not in names


@pytest.mark.parametrize(
    "source",
    [
        "z = z + 1\nassert z == 6",
        "def f(): return g()\ndef g(): return z\nassert f() == 5",
        "total = 0\nfor i in range(3): total += i\nassert [i + total for i in range(2)] == [3, 4]",
        "import math as m\nassert m.floor(2.5) == 2",
        "class Net:\n    size = z\nassert Net.size == 5\ndel z",
        "count = 0\ndef f():\n    global count\n    count += 1\nf()\nassert count == 1",
        "from math import *\nassert floor(2.5) == 2",
        "if (n := z) > 3: n += 1\nassert n == 6",
        "try:\n    1 / 0\nexcept ZeroDivisionError as error:\n    kept = error\nassert kept",
        "with open('/dev/null') as file: pass\nassert file is file",
    ],
)
def test_a_test_means_what_it_would_mean_in_a_cell(source):
    exec(source, {"z": 5})
    assert run(source, {"z": 5}) == (WORD, None)


def test_a_function_that_a_test_hands_over_does_not_lead_to_what_it_expects():
    seen = []
    names = {"spy": lambda f: seen.append(f.__globals__)}
    run("want = 731.25\nspy(lambda z: z)\nassert want == 731.25", names)
    assert "want" not in seen[0]


def test_the_value_of_the_last_line_comes_with_the_word():
    assert run("2 / 4") == (WORD, 0.5)


def test_all_of_a_test_claims_to_be_from_its_file():
    code = marshal.loads(base64.b64decode(proofs.packed("def f():\n    return 1\nf()", WORD, FILE)))
    assert code.co_filename == FILE
    inner = next(c for c in code.co_consts if isinstance(c, types.CodeType))
    assert inner.co_filename == FILE


@pytest.mark.parametrize(
    "source",
    [
        "assert double(2) == 4",
        "checks.number(double(2), 4.0)",
        "np.testing.assert_allclose(double(2), 4)",
        "x = double(2)",
    ],
)
def test_every_control_fails_with_a_right_answer(source):
    names = {"double": lambda z: 2 * z, "checks": checks, "np": np}
    exec(source, dict(names))
    found = proofs._controls(source)
    assert found
    for control in found:
        with pytest.raises(AssertionError):
            exec(control, dict(names))


# --- outputs ---


def test_only_what_a_notebook_can_hold_is_kept():
    deep = []
    for _ in range(50):
        deep = [deep]
    sent = [
        None,
        5,
        {"output_type": "stream", "name": "nowhere", "text": "x"},
        {"output_type": "stream", "name": "stdout", "text": 5},
        {"output_type": "display_data", "data": {"text/html": 5, "a/json": deep, "b": "c"}},
        {"output_type": "error", "ename": 5, "evalue": None, "traceback": "no"},
        {"output_type": "stream", "name": "stdout", "text": "half \ud800"},
    ]
    kept = outputs.cleaned(sent, 1000)
    assert [one["output_type"] for one in kept] == ["display_data", "error", "stream"]
    assert kept[0]["data"] == {"a/json": deep, "b": "c"}
    assert kept[2]["text"] == "half ?"


@pytest.mark.parametrize("sent", [None, "x", 5, {}, {"output_type": "stream"}])
def test_what_is_no_list_of_outputs_is_nothing(sent):
    assert outputs.cleaned(sent, 1000) == []


def test_a_flood_is_cut():
    sent = [{"output_type": "stream", "name": "stdout", "text": "x" * 100}] * 5000
    assert len(outputs.cleaned(sent, 1000)) < 30


def test_nothing_that_a_test_shows_looks_like_an_error_or_the_graders_word():
    forged = outputs.told("full points")
    error = {"output_type": "error", "ename": "CheckFailed", "evalue": "", "traceback": ["no"]}
    shown = outputs.shown_by_test([forged, error], 1000)
    assert [one["output_type"] for one in shown] == ["display_data", "stream"]
    assert outputs.TOLD not in shown[0]["metadata"]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ({"ename": "CheckFailed", "own": True}, "CheckFailed"),
        ({"ename": "CheckFailed", "own": False}, f"CheckFailed{outputs.NO_CHECK}"),
        ({"ename": "CheckFailed", "own": 1}, f"CheckFailed{outputs.NO_CHECK}"),
        ({"ename": "E", "own": False, "by_hand": True}, f"E{outputs.RAISED_BY_STUDENT}"),
        (None, f"Error{outputs.NO_CHECK}"),
    ],
)
def test_only_a_check_speaks_as_a_check(said, name):
    assert outputs.failure(said)["ename"] == name


# --- layers ---

ALL = Layers(True, True, True, True, True)


@pytest.mark.parametrize(
    ("standing", "kept"),
    [
        (ALL, {"files", "network", "processes", "limits"}),
        (Layers(landlock=True, seccomp=True), {"files", "network", "processes"}),
        (Layers(namespaces=True), {"files", "network", "processes"}),
        (Layers(landlock=True), {"files"}),
        (Layers(seccomp=True), {"network", "processes"}),
        (Layers(rlimits=True), {"limits"}),
    ],
)
def test_what_is_kept_follows_from_the_layers(standing, kept):
    assert standing.kept() == kept


def test_a_floor_that_holds_is_no_error():
    ALL.require({"files", "network", "processes", "limits"})
    Layers().require(set())


def test_the_message_says_what_is_missing_why_and_how_to_do_without():
    poor = Layers(rlimits=True, reasons=("Bubblewrap is not installed.",))
    with pytest.raises(FloorError) as caught:
        poor.require({"files", "network", "limits"})
    said = str(caught.value)
    assert "reading the course" in said
    assert "using the network" in said
    assert "Bubblewrap is not installed." in said
    assert "c.Sandbox.floor = {'limits'}" in said


def test_without_a_layer_its_reason_is_told(monkeypatch):
    monkeypatch.setattr(layers, "_offered", lambda: ALL)
    left = layers.find({"namespaces"})
    assert left.active == ["landlock", "seccomp", "rlimits"]
    assert "Sandbox.without leaves out namespaces." in left.reasons


@pytest.mark.parametrize(("system", "word"), [("darwin", "macOS"), ("win32", "Windows")])
def test_other_systems_have_no_walls_and_say_so(monkeypatch, system, word):
    monkeypatch.setattr(sys, "platform", system)
    offered = layers._offered.__wrapped__()
    assert word in offered.reasons[0]
    assert "files" not in offered.kept()


def test_a_machine_without_bubblewrap_says_how_to_get_it(monkeypatch):
    monkeypatch.setattr(layers.shutil, "which", lambda name: None)
    assert "apt install bubblewrap" in layers._bubblewrap_trouble()


# --- what the kernel takes away ---

TRY = """\
import os, socket, threading
from grader.worker import confine
{first}
def attempt(act):
    try: act()
    except Exception as error: return type(error).__name__
    return "done"
print(attempt({act}))
"""
needs_linux = pytest.mark.skipif(not confine.seccomp_offered(), reason="no seccomp here")


def tried(first, act):
    code = TRY.format(first=first, act=act)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    return done.stdout.strip() or done.stderr


@needs_linux
@pytest.mark.parametrize(
    ("act", "found"),
    [
        ("lambda: socket.socket(socket.AF_INET)", "PermissionError"),
        ("lambda: os.execv('/bin/true', ['true'])", "PermissionError"),
        ("lambda: os.pidfd_open(1)", "PermissionError"),
        ("lambda: socket.socketpair()", "done"),
    ],
)
def test_seccomp_refuses_programs_and_the_network(act, found):
    assert tried("confine.seccomp()", act) == found


@needs_linux
def test_a_process_that_tests_can_start_neither_threads_nor_processes():
    first = "confine.no_new_rights()\nconfine.thread_stopper(True)()"
    assert tried(first, "lambda: threading.Thread(target=print).start()") == "RuntimeError"
    assert tried(first, "lambda: os.fork() or os._exit(0)") == "PermissionError"


@pytest.mark.skipif(not confine.landlock_version(), reason="no Landlock here")
def test_landlock_shows_nothing_but_what_is_allowed(tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "secret").write_text("x")
    first = f"confine.landlock(['/usr', '/lib'], [{str(tmp_path / 'mine')!r}])"
    assert tried(first, f"lambda: open({str(tmp_path / 'secret')!r})") == "PermissionError"
    assert tried(first, f"lambda: open({str(tmp_path / 'mine' / 'x')!r}, 'w')") == "done"


# --- a worker, with and without each layer ---

GUARDED = """\
import sys, logging
def found(act):
    try: return type(act()).__name__
    except Exception as error: return type(error).__name__
"""


@pytest.fixture(scope="module", params=["all", "no namespaces", "nothing but limits"])
def zygote(request):
    standing = {
        "all": layers.find(),
        "no namespaces": layers.find({"namespaces"}),
        "nothing but limits": layers.find({"namespaces", "landlock", "seccomp"}),
    }[request.param]
    made = Zygote(
        ("numpy", "helpers.checks", "matplotlib.pyplot"),
        standing,
        Sandbox(test_seconds=5).amounts(),
    )
    yield made
    made.close()


def outcome_of(zygote, *cells, tests=(), imports=("numpy",), protected=()):
    steps = [Step(place, source) for place, source in enumerate(cells)]
    steps += [Step(100 + place, source, test=f"test-{place}") for place, source in enumerate(tests)]
    return session.run(Job("job", tuple(steps), imports=imports, protected=protected), zygote)


def printed(outcome, place):
    return "".join(o.get("text", "") for o in outcome.results[place].outputs).split()


@pytest.mark.parametrize(
    "act",
    [
        "sys._getframe",
        "logging.currentframe",
        "lambda: sys.settrace(print)",
        "lambda: sys.setprofile(print)",
        "lambda: __import__('gc').get_objects()",
        "lambda: __import__('inspect').stack()",
        "lambda: (lambda: 0).__code__",
        "lambda: compile('1', logging.__file__, 'exec')",
        "lambda: __import__('codeop').compile_command('1', logging.__file__)",
        "lambda: __import__('importlib')._bootstrap_external._compile_bytecode(b'', 'x', "
        "logging.__file__)",
        "lambda: __import__('os').fork()",
        "lambda: __import__('os').kill(1, 0)",
        "lambda: __import__('ctypes').string_at(0)",
    ],
)
def test_student_code_cannot_look_into_the_interpreter(zygote, act):
    outcome = outcome_of(zygote, f"{GUARDED}print(found({act}))")
    assert printed(outcome, 0) == ["Refused"]
    assert outcome.noticed[0].startswith("refused:")


def test_student_code_cannot_listen_to_the_interpreter(zygote):
    outcome = outcome_of(
        zygote, "import sys\nheard = []\nsys.addaudithook(lambda *a: heard.append(a))\nprint(heard)"
    )
    assert printed(outcome, 0) == ["[]"]  # Python itself keeps quiet about the refusal
    assert "Listening" in outcome.noticed[0]


@pytest.mark.parametrize(
    "act",
    [
        "lambda: __import__('collections').namedtuple('P', 'x y')(1, 2)",
        "lambda: __import__('enum').Enum('E', 'A B').A",
        "lambda: logging.getLogger('x').warning('careful')",
        "lambda: __import__('warnings').warn('careful')",
        "lambda: __import__('dataclasses').make_dataclass('D', ['x'])(1)",
        "lambda: __import__('traceback').format_exc()",
        "lambda: __import__('numpy').vectorize(lambda x: x + 1)([1, 2])",
        "lambda: __import__('copy').deepcopy([found])",
        "lambda: __import__('matplotlib.mathtext').mathtext.MathTextParser('agg').parse('$x^2$')",
        "lambda: __import__('sched').scheduler()",
    ],
)
def test_honest_code_may_use_libraries_that_look_at_frames(zygote, act):
    outcome = outcome_of(zygote, f"{GUARDED}print(found({act}))")
    assert "Refused" not in printed(outcome, 0)
    assert outcome.noticed == []


def test_a_test_passes_fails_and_is_lost(zygote):
    outcome = outcome_of(
        zygote,
        "import os\ndef f(z): return 2 * z\ndef die(): os._exit(0)",
        tests=["assert f(2) == 4", "assert f(2) == 5, 'no'", "die()", "assert f(1) == 2"],
    )
    assert [outcome.results[100 + n].status for n in range(4)] == [OK, ERROR, LOST, OK]
    assert outcome.results[101].outputs[0]["ename"] == "AssertionError"
    assert outcome.withheld == []


@pytest.mark.parametrize(
    ("answer", "test"),
    [
        (
            "def f(z):\n    np.isclose = liar\n    return 7.0",
            "import numpy as np\nfound = f(1)\nassert np.isclose(found, 2.0)",
        ),
        (  # no function of the student's runs when this is called
            "import functools\nf = functools.partial(setattr, np, 'isclose', liar)",
            "import numpy as np\nf()\nassert np.isclose(7.0, 2.0)",
        ),
    ],
)
def test_a_check_that_is_changed_while_it_runs_withholds_the_scores(zygote, answer, test):
    outcome = outcome_of(
        zygote,
        "import numpy as np\nreal = np.isclose\n"
        f"def liar(*a, **k):\n    np.isclose = real\n    return np.True_\n{answer}",
        tests=[test],
    )
    assert outcome.results[100].status == LOST
    assert "was changed while the test ran" in outcome.withheld[0]


def test_generators_and_errors_do_not_confuse_the_watch(zygote):
    outcome = outcome_of(
        zygote,
        "import sys\n"
        "def numbers():\n    try:\n        yield from range(9)\n    finally:\n        abs(1)\n"
        "def half():\n    it = numbers(); next(it); return it\n"
        "def fails():\n    for n in numbers():\n        raise ValueError(n)\n"
        "def f(z):\n    try:\n        fails()\n    except ValueError:\n        return 2 * z",
        tests=[
            "it = half()\nassert next(it) == 1\nit.close()\nassert sum(numbers()) == 36",
            "assert [f(z) for z in (1, 2)] == [2, 4]",
        ],
    )
    assert [outcome.results[100 + n].status for n in range(2)] == [OK, OK]
    assert outcome.withheld == []


def test_a_check_that_stays_changed_withholds_the_scores_of_whom_nobody_suspected(zygote):
    steps = (
        Step(
            0,
            "import numpy as np\ndef f(z):\n    np.isclose = lambda *a, **k: True\n    return 7.0",
        ),
        Step(1, "assert f(1) == 7.0", test="test-0"),
        Step(2, "assert np.isclose(f(1), 2.0)", test="test-1"),
    )
    outcome = session.run(Job("job", steps, watched=False), zygote)
    assert "was changed by a test" in outcome.withheld[0]


def test_what_cells_change_is_put_back_before_the_tests_and_before_cells_of_the_course(zygote):
    steps = (
        Step(0, "import numpy as np\nnp.sum = lambda *_: 0\nprint(np.sum([1, 2]))"),
        Step(1, "from numpy import sum as total\nprint(total([1, 2]))", locked=True),
        Step(2, "np.prod = lambda *_: 0"),
        Step(3, "assert np.prod([2, 3]) == 6", test="test-0"),
    )
    outcome = session.run(Job("job", steps, watched=False), zygote)
    assert (printed(outcome, 0), printed(outcome, 1)) == (["0"], ["3"])
    assert outcome.results[3].status == OK
    assert outcome.withheld == []
    for name in ("numpy.sum", "numpy.prod"):
        assert any(sentence.startswith(f"{name} was changed") for sentence in outcome.noticed)


def test_threads_of_the_students_do_not_reach_tests(zygote):
    outcome = outcome_of(
        zygote,
        "import threading, time\nticks = []\n"
        "def act():\n    for _ in range(3000): ticks.append(time.sleep(0.001))\n"
        "threading.Thread(target=act, daemon=True).start()",
        tests=["import time\nbefore = len(ticks)\ntime.sleep(0.05)\nassert len(ticks) == before"],
    )
    assert outcome.results[100].status == OK


def test_a_student_cannot_choose_where_tests_run(zygote):
    outcome = outcome_of(
        zygote,
        "import sys, types, os\nsys.modules['tensorflow'] = types.ModuleType('tensorflow')\n"
        "here = os.getpid()",
        tests=["import os\nassert os.getpid() != here"],
    )
    assert outcome.results[100].status == OK


def test_beside_tensorflow_tests_run_in_the_worker_and_leave_nothing_behind(zygote):
    steps = (
        Step(0, "import os\nhere = os.getpid()\nabs = 5"),
        Step(1, "import os\nassert os.getpid() == here\nhidden = 7", test="test-0"),
        Step(2, "print('hidden' in globals(), abs)"),
    )
    job = Job("job", steps, imports=("tensorflow",), protected=("abs",))
    outcome = session.run(job, zygote)
    assert outcome.results[1].status == OK
    assert printed(outcome, 2) == ["False", "5"]


def test_tests_find_pythons_own_functions_whatever_the_notebook_calls_so(zygote):
    outcome = outcome_of(
        zygote,
        "abs = lambda x: 0\n__builtins__ = {'len': lambda x: 0}",
        tests=["assert abs(-3) == 3\nassert len([1]) == 1"],
        protected=("abs", "len"),
    )
    assert outcome.results[100].status == OK


def test_random_numbers_start_from_the_seed(zygote):
    cell = "import random, numpy\nprint(random.random(), numpy.random.rand())"
    one, other = (printed(outcome_of(zygote, cell), 0) for _ in range(2))
    assert one == other
    random.seed(0)
    assert float(one[0]) == random.random()
