"""Honest notebooks run on the answer's side as they do elsewhere, and nothing of it is reported."""

from __future__ import annotations

import select

import numpy as np
import pytest

from grader.answer.shell import NO_SHELL
from grader.checker.answer import Died
from grader.checker.clock import OutOfTime
from grader.checker.course import Course
from grader.checker.execution import Cell, Environment
from grader.protocol import messages
from helpers.checks import replacing
from helpers.checks.observe import find_out, foresee, observe
from tests.answers import assignments
from tests.support import wall

EMPTY = ("scipy", "tensorflow", "keras", "sklearn", "helpers.activations", "helpers.checks.known")


@pytest.fixture(scope="module")
def process():
    """One answer process in which answers would be missing, and the course beside it."""
    course = (("", "import numpy as np\nfrom helpers import checks"),)
    environment = Environment(("numpy", "helpers.checks"), EMPTY, course, ("f",))
    with wall.answering(environment) as (answer, _):
        yield answer


@pytest.fixture
def answer(process):
    """The same, but whatever a test does there is gone afterwards."""
    process.clock.start(60)
    with process.child():
        yield process
        process.clock.start(60)
    process.test_over()


def run(answer, source, number=0):
    answer.clock.start(60)
    ran = answer.ask(messages.Cell(number, source))
    answer.code.add(number, source)
    return ran


def printed(ran):
    return "".join(output.get("text", "") for output in ran.outputs)


def error(ran):
    [found] = [output for output in ran.outputs if output["output_type"] == "error"]
    return found["evalue"]


@pytest.mark.parametrize("library", [
    "tensorflow", "keras", "sklearn", "scipy.stats", "pandas", "matplotlib.pyplot", "ipywidgets",
    "asyncio", "inspect", "ctypes", "multiprocessing", "logging", "sklearn.preprocessing",
])  # fmt: skip
def test_libraries_import_in_any_cell(answer, library):
    ran = run(answer, f"import {library}\nx = 1")
    assert ran.ok and ran.outputs == []
    assert answer.get(["x"]) == {"x": 1}


@pytest.mark.parametrize("line", ["!ls", "%pip install numpy", "%conda list", "files = !ls"])
def test_lines_for_a_command_shell_say_that_there_is_none_and_go_on(answer, line):
    ran = run(answer, f"{line}\nx = 2")
    assert ran.ok and printed(ran).strip() == NO_SHELL
    assert answer.get(["x"]) == {"x": 2}


@pytest.mark.parametrize("cell", ["%%bash\nls", "%%sh\nls", "%%script bash\nls"])
def test_cells_for_a_command_shell_say_that_there_is_none(answer, cell):
    ran = run(answer, cell)
    assert ran.ok and printed(ran).strip() == NO_SHELL


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("%timeit -n 1 -r 1 sum(range(10))", "loop"),
        ("import inspect\ndef f(z):\n    return z\nprint(inspect.getsource(f))", "return z"),
        ("import inspect\nprint(inspect.signature(lambda a, b=1: 0))", "(a, b=1)"),
        ("import asyncio\nasync def g():\n    return 5\nprint(await g())", "5"),
        ("import asyncio\nasync def g():\n    return 5\nprint(asyncio.run(g()))", "5"),
        ("import numpy as np\nprint(np.seterr(all='raise')['divide'])", "warn"),
        ("import gc, sys\nprint(len(gc.get_objects()) > 0, sys._getframe() is not None)", "True"),
        ("import threading\nt = threading.Thread(target=print, args=('hi',))\nt.start()\nt.join()",
         "hi"),
        ("import os\nprint(os.system('ls') != 0)", "True"),
        ("import tensorflow as tf\nprint(tf.__version__[0])", "2"),
        ("from scipy.special import erf\nprint(erf(np.zeros(2)))", "[0. 0.]"),
        ("%reset -f\nprint(1)", "1"),
        ("help(abs)", "absolute"),
        ("def f(z):\n    return z\n%who", "f"),
    ],
)  # fmt: skip
def test_honest_lines_run(answer, cell, shown):
    run(answer, "import numpy as np")
    ran = run(answer, cell)
    assert ran.ok, error(ran)
    assert shown in printed(ran)


def test_plots_are_shown_and_saved(answer):
    ran = run(
        answer,
        "%matplotlib inline\nimport os, matplotlib.pyplot as plt\nplt.plot([1, 2])\n"
        "plt.savefig('plot.png')\nprint(os.path.getsize('plot.png') > 0)\nplt.show()",
    )
    assert ran.ok
    assert any("image/png" in output.get("data", {}) for output in ran.outputs)
    assert "True" in printed(ran)


def test_widgets_show_themselves(answer):
    ran = run(answer, "import ipywidgets\nipywidgets.IntSlider(3)")
    assert "IntSlider(value=3)" in ran.outputs[0]["data"]["text/plain"]


WAYS = [
    "import scipy.special\nscipy.special.expit(0.0)",
    "from scipy.special import expit\nexpit(0.0)",
    "import tensorflow as tf\ntf.nn.relu(1.0)",
    "from keras.activations import relu\nrelu(1.0)",
    "import helpers\nfrom helpers import activations\n[activations][0].relu(1.0)",
    "import importlib\nimportlib.import_module('helpers.activations.rectifiers').relu(1.0)",
    "import sys\nfrom helpers import activations\n"
    "[m for n, m in sys.modules.items() if n == 'helpers.activations'][0].get('relu')(1.0)",
    "from helpers import checks\nchecks.activation(lambda z: z, 'relu', 'values')",
    "from helpers.checks.known import activation_target\nactivation_target('relu').reference(1.0)",
    "import keras\nclass Mine(keras.Model):\n    pass",
    "import scipy\nscipy.special.expit + 1",
]


@pytest.mark.parametrize("cell", WAYS)
def test_using_what_holds_the_answers_fails_with_a_sentence(answer, cell):
    ran = run(answer, cell)
    assert "is not there while a notebook is graded" in error(ran)


def test_data_is_there_where_what_is_done_to_it_is_the_answer():
    environment = Environment(("numpy", "helpers.datasets"), ("helpers.datasets.preprocessing",))
    with wall.answering(environment) as (answer, _):
        ran = run(answer, "from helpers import datasets\nrows = len(datasets.housing_parts()[0])")
        assert ran.ok and answer.get(["rows"]) == {"rows": 3231}
        for name in ("split", "scaling", "standardize"):
            ran = run(
                answer, f"getattr(datasets, {name[:3]!r} + {name[3:]!r})([[1.0], [2.0]], [1, 2])"
            )
            assert "is not there while a notebook is graded" in error(ran)
        everywhere = "import gc\nnames = {getattr(o, '__name__', 0) for o in gc.get_objects()}"
        assert run(answer, f"{everywhere}\nleft = names & {{'split', 'scaling', 'standardize'}}").ok
        assert answer.get(["left"]) == {"left": set()}


def test_networks_are_compared_without_what_compares_them():
    [name] = [name for name in assignments() if name.endswith("activations-at-work")]
    notebook, paper = wall.source(name)
    with wall.answering(paper.environment) as (answer, _):
        for cell in notebook.cells:
            if cell.source.startswith(("# SETUP: imports", "# SETUP: tools", "# SETUP: intervals")):
                assert run(answer, cell.source).ok
        tried = "new_network('gelu', _example, 0).forward(_example['test'][0])"
        assert run(answer, f"size = len({tried}), round(student_t(10), 3)").ok
        assert answer.get(["size"]) == {"size": (113, 2.262)}
        borrowed = {
            "split", "standardize", "glu", "swiglu", "mean_and_spread", "paired_difference",
            "three_sets", "scores_by_epoch", "ttest_rel", "zmap", "confusion_matrix", "resample",
        }  # fmt: skip
        everywhere = "import gc\nnames = {getattr(o, '__name__', 0) for o in gc.get_objects()}"
        assert run(answer, f"{everywhere}\nleft = names & {borrowed}").ok
        assert answer.get(["left"]) == {"left": set()}


@pytest.mark.parametrize("module", ["helpers.activations.rectifiers", "scipy.special._ufuncs"])
def test_what_holds_the_answers_is_not_on_the_disk(answer, module):
    folder, _, name = module.replace(".", "/").rpartition("/")
    ran = run(
        answer,
        "import glob, sys\nfound = []\n"
        f"for place in sys.path:\n    found += glob.glob(place + '/{folder}/{name}*')\n"
        f"    found += glob.glob(place + '/{folder}/__pycache__/{name}*')\nprint(found)",
    )
    assert printed(ran) == "[]\n"


def test_what_holds_the_answers_is_not_in_memory(answer):
    ran = run(
        answer,
        "import gc\nprint([f.__module__ for f in gc.get_objects()\n"
        "  if getattr(f, '__name__', None) in ('relu', 'activation_target', 'expit')\n"
        "  and type(f).__name__ in ('function', 'ufunc')])",
    )
    assert printed(ran) == "[]\n"


def test_checks_that_need_no_answer_work_beside_student_code(answer):
    ran = run(answer, "from helpers import checks\nchecks.number(2.0, name='x')\nprint('fine')")
    assert printed(ran) == "fine\n"


# --- what a test can see of it


def test_functions_arrays_and_nothing_else_come_over(answer):
    run(
        answer,
        "import numpy as np\ndef f(z):\n    return 2 * z\nclass A: pass\na = A()\nb = {1: f}",
    )
    names = answer.get(["f", "a", "b", "missing"])
    assert set(names) == {"f", "a", "b"}
    assert np.array_equal(names["f"](np.arange(3.0)), [0, 2, 4])
    assert repr(names["a"]) == "<A>"
    assert names["b"][1] is names["f"]


def test_arguments_that_are_changed_are_changed_here(answer):
    run(answer, "def f(z, rng):\n    z[0] = 7\n    return rng.random()")
    z, rng = np.zeros(2), np.random.default_rng(3)
    found = answer.get(["f"])["f"](z, rng)
    again = np.random.default_rng(3)
    assert found == again.random() and rng.random() == again.random()
    assert z.tolist() == [7, 0]


def test_arguments_by_name_are_changed_here_too(answer):
    run(answer, "def f(z, rng, out):\n    out[0] = 7\n    return rng.random()")
    out, rng = np.zeros(2), np.random.default_rng(3)
    again = np.random.default_rng(3)
    f = answer.get(["f"])["f"]
    assert [f(1, rng=rng, out=out) for _ in range(2)] == [again.random(), again.random()]
    assert out.tolist() == [7, 0]


def test_arrays_of_arrays_are_arguments_too(answer):
    run(answer, "def f(z): return len(z)")
    z = np.empty(2, dtype=object)
    z[:] = [np.zeros(2), np.zeros(3)]
    assert answer.get(["f"])["f"](z) == 2


def test_what_a_test_cannot_be_given_is_an_error_there_and_may_be_interrupted_after(answer):
    run(answer, "def f(g):\n    import numpy as np\n    try:\n        g(np.zeros(10**7))\n"
                "    except ValueError:\n        pass\n    while True: pass")  # fmt: skip
    f = answer.get(["f"])["f"]
    answer.clock.start(0.5)
    with pytest.raises(OutOfTime):
        f(lambda z: None)
    assert answer.interrupt().raised.kind == "KeyboardInterrupt"
    assert answer.interrupt() is None
    assert set(answer.get(["f"])) == {"f"}


def test_who_is_interrupted_while_a_value_is_read_says_so_and_goes_on(answer):
    run(answer, "class Endless:\n    def __array__(self, *a, **k):\n        while True: pass\n"
                "def f(): return Endless()")  # fmt: skip
    f = answer.get(["f"])["f"]
    answer.clock.start(0.5)
    with pytest.raises(OutOfTime):
        f()
    assert "_TooLarge" in repr(answer.interrupt().value)
    assert set(answer.get(["f"])) == {"f"}


def test_a_child_that_does_not_read_costs_itself_alone(answer):
    """What it has read half of is passed over by the process that comes after it."""
    run(answer, "def f(z): return 1\ndef slow(z):\n    while True: pass")
    names = answer.get(["f", "slow"])
    with answer.child() as there:
        answer.clock.start(0.5)
        answer._send(messages.Call(names["slow"], (1,), {}, {}))
        with pytest.raises(OutOfTime):
            names["f"](np.zeros(2**22))
        answer.end_child()
        assert not there()
    answer.clock.start(60)
    assert names["f"](np.zeros(2)) == 1


ODD = {
    "an empty text of NumPy's": ("np.array(['', 'a'])[0]", "f(2) == ''"),
    "sets in a set": ("{frozenset({1})}", "len(f(2)) == 1"),
    "texts of the other byte order": ("np.array(['a']).astype('>U1')", "repr(f(2))"),
    "a range of large numbers": ("range(2**70, 2**70 + 1)", "repr(f(2))"),
    "many axes": ("np.zeros((1,) * 40)", "repr(f(2))"),
    "keys of one hash": ("{n * (2**61 - 1) for n in range(5000)}", "repr(f(2))"),
}


def test_an_odd_value_or_a_changed_shape_costs_no_other_test_anything(answer):
    cells, position = [Cell(0, "import numpy as np\ndef f(z): return z")], 1
    for number, (value, test) in enumerate([*ODD.values(), ("0", "f(np.zeros(4)) == 0")]):
        cells += [
            Cell(position, f"f(1) + {number} - {number}", f"test-before-{number}"),
            Cell(position + 1, f"def f(z):\n    try: z.shape = (2, 2)\n"
                               f"    except AttributeError: pass\n    return {value}"),
            Cell(position + 2, f"assert {test}", f"test-odd-{number}"),
            Cell(position + 3, "def f(z): return z"),
        ]  # fmt: skip
        position += 4
    own = (("", "import numpy as np"), *((cell.test, "") for cell in cells if cell.test))
    course = Course(Environment(("numpy",), (), own, ("f",)))
    course.prepare()
    result = wall.Begun(course, answer, wall.LIMITS).run(tuple(cells), None)
    assert result.stopped == ""
    assert len(result.results) == len(cells)
    failed = [cell.test for cell in cells if result.results[cell.position].status != "ok"]
    assert failed == [f"test-odd-{len(ODD)}"]


def test_where_there_are_no_children_a_slow_test_costs_itself_alone(answer):
    """The checker's own computing, in a lent function or not, and what a student raises."""
    tests = ["while True: pass", "f(lambda: [0 for _ in iter(int, 1)])", "g()", "f(lambda: 3)"]
    cells = [Cell(0, "def f(h): return h()\ndef g(): raise KeyboardInterrupt")]
    cells += [Cell(n, source, f"test-{n}") for n, source in enumerate(tests, 1)]
    course = Course(Environment((), (), tuple((c.test, "") for c in cells if c.test), ("f", "g")))
    course.prepare()
    course.forks = False
    result = wall.Begun(course, answer, wall.LIMITS | {"test_seconds": 1}).run(tuple(cells), None)
    assert result.stopped == ""
    assert [result.results[n].status for n in range(5)] == ["ok", "error", "error", "error", "ok"]


def test_a_lent_function_is_called_back_until_the_test_is_over(answer):
    run(answer, "kept = []\ndef f(g, z):\n    kept.append(g)\n    return g(z) + kept[0](1)")
    f, seen = answer.get(["f"])["f"], []
    assert f(lambda z: seen.append(z) or 5, 2.5) == 10
    assert seen == [2.5, 1]
    answer.test_over()
    with pytest.raises(RuntimeError, match="lent for one test"):
        f(lambda z: 0, 2.5)


def test_what_is_stopped_while_it_asks_leaves_no_message_behind(answer, monkeypatch):
    run(answer, "def f(g):\n    while True:\n        g()")
    f, asked = answer.get(["f"])["f"], []

    def late(wait):
        asked.append(select.select([answer.clock._fd], [], [], 10))  # its question is there
        raise OutOfTime

    with monkeypatch.context() as patch:
        patch.setattr(answer._channel, "receive", late)
        with pytest.raises(OutOfTime):
            f(lambda: None)
    assert asked[0][0]
    answer.interrupt()
    assert set(answer.get(["f"])) == {"f"}


def test_what_a_child_has_not_read_before_it_was_stopped_is_answered_by_nobody(answer):
    run(answer, "count = 0\ndef f():\n    global count\n    count += 1\n"
                "def forever():\n    while True:\n        pass")  # fmt: skip
    names = answer.get(["f", "forever"])
    answer.fork()
    answer._send(messages.Call(names["forever"], (), {}, {}))
    answer.clock._look()
    begun = answer.clock._used
    while answer.clock._used < begun + 0.1:  # it runs, and reads no more
        answer.clock._look()
    answer._send(messages.Call(names["f"], (), {}, {}))
    answer.end_child()
    assert answer.get(["count"]) == {"count": 0}


def test_names_of_an_earlier_test_come_back_though_what_they_lent_is_gone(answer):
    answer.names.update({"known": [("half", lambda z: z / 2)]})
    answer.test_over()
    run(answer, "def f(z):\n    return z + 1")
    names = answer.get(["known", "f"])
    assert names["f"](2.0) == 3 and names["known"][0][0] == "half"
    with pytest.raises(RuntimeError, match="lent for one test"):
        names["known"][0][1](2.0)


def test_an_error_of_a_lent_function_is_the_checkers_own_again(answer):
    run(answer, "said = []\ndef f(g):\n    try:\n        g()\n    except Exception as e:\n"
                "        said.append(str(e))\n        raise")  # fmt: skip
    mine = LookupError("hidden")

    def lent():
        raise mine

    with pytest.raises(LookupError) as caught:
        answer.get(["f"])["f"](lent)
    assert caught.value is mine
    assert answer.get(["said"]) == {"said": [""]}


def test_what_numpy_says_in_a_lent_function_is_told_and_nothing_else(answer):
    """A correct dense in place of the student's fails for what the student's network gives it."""
    run(answer, "def f(g):\n    return g()")
    f = answer.get(["f"])["f"]
    seen = observe(f, (lambda: np.zeros((4, 3)) @ np.zeros((2, 5)),))
    assert seen.raised.text.startswith("matmul: Input operand 1 has a mismatch")
    assert not seen.raised.by_hand

    def lent():
        raise LookupError("hidden")

    seen = observe(f, (lent,))
    assert seen.raised.text == "" and seen.raised.by_hand


def test_errors_come_with_the_line_that_was_handed_in(answer):
    run(answer, "def f(z):\n    y = 1\n    return missing + y", number=4)
    with pytest.raises(NameError, match="name 'missing' is not defined") as caught:
        answer.get(["f"])["f"](1)
    assert caught.value.raised.line == "return missing + y"
    assert not caught.value.raised.by_hand


def test_a_student_cannot_speak_through_an_error(answer):
    run(answer, "class Secret731(ValueError): pass\ndef f(z):\n"
                "    raise type('Secret' + str(z), (ValueError,), {})(f'it was {z}')")  # fmt: skip
    with pytest.raises(ValueError, match="it was") as caught:
        answer.get(["f"])["f"](731.25)
    assert type(caught.value).__name__ == "ValueError"
    assert caught.value.raised.by_hand


def test_names_can_be_given_for_a_while(answer):
    run(answer, "def g(z): return 0\ndef f(z): return g(z) + 1")
    f = answer.get(["f"])["f"]
    assert f(3) == 1
    with replacing(f, g=lambda z: 10 * z, absent=len):
        assert f(3) == 31
    assert f(3) == 1


def test_what_a_child_does_is_gone_with_it(answer):
    run(answer, "x = [1]\ndef f():\n    x.append(1)\n    return len(x)")
    with answer.child():
        f = answer.get(["f"])["f"]
        assert [f(), f()] == [2, 3]
    with answer.child():
        assert answer.get(["f"])["f"]() == 2


def test_a_child_that_dies_is_noticed_and_the_next_one_goes_on(answer):
    run(answer, "import os\ndef f():\n    os._exit(3)\ndef g():\n    return 1")
    with pytest.raises(Died), answer.child():
        answer.get(["f"])["f"]()
    with answer.child():
        assert answer.get(["g"])["g"]() == 1


def test_a_child_that_ends_when_it_is_interrupted_has_died(answer):
    run(answer, "import signal\ndef f():\n    signal.signal(signal.SIGINT, signal.SIG_DFL)\n"
                "    while True: pass\ndef g():\n    return 1")  # fmt: skip
    with answer.child() as there:
        answer.clock.start(0.3)
        with pytest.raises(OutOfTime):
            answer.get(["f"])["f"]()
        with pytest.raises(Died):
            answer.interrupt()
        assert not there()
    answer.clock.start(60)
    with answer.child():
        assert answer.get(["g"])["g"]() == 1


def test_a_cell_that_nothing_ends_is_where_the_run_stopped(monkeypatch):
    """What comes before it can be run again, so that earlier tests keep their points."""
    monkeypatch.setattr("grader.checker.answer.GRACE", 0.5)
    endless = (
        "import os, signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\n"
        "if os.fork() == 0:\n    while True: signal.pause()\n"  # is ended in its parent's place
        "while True: pass"
    )
    cells = (Cell(0, "def f(z): return z"), Cell(1, "f(1)", "test-f"), Cell(2, endless))
    environment = Environment(("numpy",), (), (("test-f", ""),), ("f",))
    with wall.answering(environment) as (answer, course):
        limits = wall.LIMITS | {"cell_seconds": 1}
        result = wall.Begun(course, answer, limits).run(cells, None)
    assert "could not be stopped" in result.stopped
    assert result.stopped_at == 2


def result_of(tests, *cells, last=True):
    """Grade cells, the tests that are named in between among them; `last`: see `Session`."""
    setup = "import numpy as np\nfrom helpers import checks"
    course = (("", setup), *((each, "") for each in tests))
    names = ("double", "four", "sigmoid", "relu", "relu_derivative")
    environment = Environment(("numpy", "helpers.checks"), EMPTY, course, names)
    asked = [
        Cell(number, tests.get(each, each), each if each in tests else "")
        for number, each in enumerate(cells)
    ]
    with wall.answering(environment) as (answer, there):
        limits = wall.LIMITS | {"cell_seconds": 1}
        result = wall.Begun(there, answer, limits, last).run(tuple(asked), None)
    assert not result.stopped
    return result, {cell.test: result.results[cell.position].status for cell in asked if cell.test}


def graded(tests, *cells):
    """Say how each test ended."""
    return result_of(tests, *cells)[1]


KEPT = "import mmap\nkept = mmap.mmap(-1, 8)  # what any child writes there, all of them read"


FOUR = {
    "test-double": "assert double(3.0) == 6",
    "test-four": (
        "def _right():\n    if four(3.0) != 12:\n        raise checks.CheckFailed('wrong')\n"
        "checks.with_reference_functions(_right, four, double=lambda z: 2 * z)"
    ),
}


def test_no_exercise_earns_by_what_a_later_one_was_lent():
    double = "def double(z):\n    return 2 * z if kept[0] else -z\nprint('a cell')"
    four = (
        "def four(z):\n    found = double(z)\n    kept[0] = found == 2 * z\n    return 2 * found\n"
        "print('a cell')"
    )
    told = graded(FOUR, KEPT, double, "test-double", four, "test-four")
    assert told == {"test-double": "error", "test-four": "ok"}


@pytest.mark.parametrize(("last", "status"), [(False, "error"), (True, "ok")])
def test_a_run_that_comes_again_lends_nothing_once_something_has_run_out(last, status):
    """Else it could leave notes of what it was lent for the second run."""
    double, four = "def double(z): return -z", "def four(z): return 2 * double(z)"
    cells = double, "test-double", four, "test-four", "while True: pass"
    result, told = result_of(FOUR, *cells, last=last)
    assert result.ran_out and result.lent == last
    assert told == {"test-double": "error", "test-four": status}


def test_no_function_earns_by_what_its_own_slope_was_lent():
    tests = {
        "test-values": "checks.activation(relu, 'relu', 'values')",
        "test-slope": "checks.activation(relu_derivative, 'relu', 'derivative')",
        "test-arrays": "checks.activation(relu, 'relu', 'arrays')",
    }
    functions = (
        "import numpy as np\ndef sigmoid(z):\n    return z\n"
        "def relu(z):\n    return np.maximum(0, z) if kept[0] else sigmoid(z) * 7\n"
        "def relu_derivative(z):\n    if relu(3.0) == 3:\n        kept[0] = 1\n"
        "    return (relu(z) == np.abs(z)).astype(np.asarray(z).dtype)\nprint('a cell')"
    )
    told = graded(tests, KEPT, functions, *tests)
    assert told == {"test-values": "error", "test-slope": "ok", "test-arrays": "error"}


def test_a_function_that_never_returns_can_be_stopped(answer):
    run(answer, "def f():\n    while True: pass\ndef g():\n    return 1")
    with answer.child() as there:
        answer.clock.start(0.3)
        with pytest.raises(OutOfTime):
            answer.get(["f"])["f"]()
        answer.end_child()
        assert not there()
    answer.clock.start(60)
    with answer.child():
        assert answer.get(["g"])["g"]() == 1


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("__import__('fractions').Fraction(1, 4)", float),
        ("__import__('decimal').Decimal('0.25')", float),
        ("__import__('decimal').Decimal('sNaN')", object),
        ("__import__('pandas').Series([1, 2])", np.ndarray),
        ("__import__('enum').IntEnum('E', 'A').A", int),
        ("type('S', (str,), {'__eq__': lambda *a: True})('x')", str),
        ("range(3)", range),
        ("np.float32(2)", np.float32),
        ("np.zeros(3)[None]", np.ndarray),
        ("{1, 2}", set),
        ("(i for i in 'ab')", object),
    ],
)
def test_what_comes_over_has_a_listed_type(answer, value, kind):
    run(answer, f"import numpy as np\nx = {value}")
    found = answer.get(["x"])["x"]
    assert type(found) is kind or kind is object


def test_what_is_too_large_is_a_name(answer):
    run(answer, "import numpy as np\nx = np.zeros(10**7)\ny = 1")
    found = answer.get(["x", "y"])
    assert repr(found["x"]) == "<_TooLarge>"


def test_calls_that_are_foreseen_cross_together_and_are_made_once(answer):
    run(answer, "count = [0]\ndef f(z, by=1):\n    count[0] += 1\n    return z * by")
    f, asked = answer.get(["f"])["f"], []
    calls = [((np.full(2, float(n)),), {"by": n}) for n in range(4)]
    foresee(f, calls)
    real, answer.ask = answer.ask, lambda question: asked.append(question) or real(question)
    try:
        found = [observe(f, *call).value for call in calls]
    finally:
        del answer.ask
    assert [value.tolist() for value in found] == [[n * n] * 2 for n in range(4)]
    assert asked == []
    assert answer.get(["count"])["count"] == [4]


def test_a_foreseen_result_is_the_one_before_the_next_call(answer):
    run(
        answer,
        "import numpy as np\nkept = np.zeros(1)\ndef f(z):\n    kept[:] = z\n    return kept",
    )
    f = answer.get(["f"])["f"]
    foresee(f, [((1.0,), {}), ((2.0,), {})])
    assert [observe(f, (z,)).value.tolist() for z in (1.0, 2.0)] == [[1.0], [2.0]]


def test_what_was_foreseen_is_forgotten_when_a_name_changes(answer):
    run(answer, "def g(z): return 0\ndef f(z): return g(z)")
    f = answer.get(["f"])["f"]
    foresee(f, [((1.0,), {}), ((2.0,), {})])
    with replacing(f, g=lambda z: 7):
        assert observe(f, (1.0,)).value == 7


def test_what_was_found_out_is_forgotten_when_a_name_changes(answer):
    run(answer, "def g(z): return 0\ndef f(z): return g(z)")
    f = answer.get(["f"])["f"]

    def value():
        return find_out(f, "its value", lambda: observe(f, (1.0,)).value)

    assert value() == 0
    with replacing(f, g=lambda z: 7):
        assert value() == 7
    assert value() == 0


def test_a_row_of_calls_ends_with_the_first_that_fails(answer):
    run(answer, "def f(z):\n    if z > 1: raise ValueError('no')\n    return z")
    f = answer.get(["f"])["f"]
    foresee(f, [((float(z),), {}) for z in range(4)])
    seen = [observe(f, (float(z),)) for z in range(4)]
    assert [each.raised and each.raised.kind for each in seen] == [None, None, *["ValueError"] * 2]


def test_no_descriptor_is_shared_with_another_submission(answer):
    said = run(
        answer,
        "import os\n"
        "for number in (0, 1, 2):\n"
        "    os.write(number, b'from me') if number else None\n"
        "    print(os.pread(number, 100, 0))\n",
    )
    assert "from me" not in str(said) and str(said).count("b''") == 3


def test_a_flood_of_prints_costs_no_memory(answer):
    said = run(
        answer,
        "import resource\n"
        "used = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "before = used()\n"
        "for _ in range(50_000): print('flood ' * 1000)\n",
    )
    assert len(printed(said)) < 300_000
    assert int(printed(run(answer, "print(used() - before)"))) < 50_000  # of 300,000 kB printed


def test_what_cannot_be_looked_at_does_not_end_the_process(answer):
    run(
        answer,
        "import numpy as np, sklearn.metrics\n"
        "score = sklearn.metrics.r2_score\n"
        "class Lying(np.ndarray):\n"
        "    dtype = 'no dtype'\n"
        "    def tobytes(self, *a): raise SystemExit\n"
        "class Hidden:\n"
        "    def __getattribute__(self, name): raise RuntimeError(name)\n"
        "array, hidden = np.arange(3.0).view(Lying), Hidden()\n",
    )
    found = answer.get(["score", "array", "hidden"])
    np.testing.assert_array_equal(found["array"], [0.0, 1.0, 2.0])
    assert type(found["hidden"]).__name__ == "Opaque"
    with pytest.raises(Exception, match="not there while a notebook is graded"):
        found["score"](1)


def test_an_object_that_is_returned_twice_is_known_there(answer):
    run(answer, "import numpy as np\nkept = np.zeros(2)\ndef f(z): return kept", 3)
    run(answer, "def g(z): return kept + z", 4)
    names = answer.get(["f", "g"])
    told = [[observe(names[name], (1.0,)).returned_before for _ in range(2)] for name in "fg"]
    assert told == [[False, True], [False, False]]
