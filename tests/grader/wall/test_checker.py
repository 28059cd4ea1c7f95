"""The checker reads submitted code without running it, and repeats little of what it is told."""

from __future__ import annotations

# ruff: noqa: E501 -- cells as students write them
import os
import random
import signal
import socket
import sys
import threading

import numpy as np
import pytest

from grader.cells import code_facts as facts_module
from grader.cells import parsing
from grader.checker import beforehand, running
from grader.checker.answer import AnswerProcess
from grader.checker.clock import Clock, OutOfTime
from grader.checker.code import SubmittedCode
from grader.checker.course import Course
from grader.checker.discreet import kind_of, repeated
from grader.checker.execution import Environment
from grader.checker.session import seeds_on_both_sides
from grader.checker.stand_ins import StandIns
from grader.protocol import channel, messages
from grader.protocol.messages import Raised
from grader.protocol.values import Decoder, Encoder, ProtocolError
from grader.sandbox import outputs
from helpers import checks
from helpers.checks.known import activation_target
from helpers.checks.observe import code_facts, is_blank


class Written:
    """Something that is written as it is told."""

    def __init__(self, *written):
        self.written = [*written]


# --- code


def facts(source, name="f", besides=()):
    code = SubmittedCode()
    code.add(0, source)
    return code_facts(code.function(name), besides)


# fmt: off
@pytest.mark.parametrize(
    ("source", "library"),
    [
        ("import numpy as np\ndef f(z):\n    return np.tanh(z)", "numpy.tanh"),
        ("from numpy import tanh as t\ndef f(z):\n    return t(z)", "numpy.tanh"),
        ("import scipy.special as sp\ndef f(z):\n    return sp.expit(z)", "scipy.special.expit"),
        ("from scipy.special import expit\nf = expit", None),
        ("from scipy.special import expit\nf = lambda z: expit(z)", "scipy.special.expit"),
        ("def g(z):\n    import scipy.special\n    return z\ndef f(z):\n    return g(z)",
         "scipy.special.*"),
        ("import numpy as np\nimport scipy.special as sp\nf = np.vectorize(sp.expit)",
         "scipy.special.expit"),
        ("import keras\nif True:\n    def f(z): return keras.activations.relu(z)", "keras"),
        ("try:\n    import tensorflow as tf\nexcept ImportError:\n    pass\n"
         "def f(z):\n    return tf.nn.relu(z)", "tensorflow"),
        ("import numpy as np\nclass A:\n    def __call__(self, z): return np.tanh(z)\nf = A()",
         "numpy.tanh"),
        ("%matplotlib inline\n!ls\nimport numpy as np\ndef f(z): return np.exp(z)", "numpy.exp"),
        ("import numpy as np\ndef f(z): return 1\ndef f(z): return np.exp(z)", "numpy.exp"),
    ],
)  # fmt: skip
# fmt: on
def test_libraries_are_found_in_the_text(source, library):
    if library is None:
        code = SubmittedCode()
        code.add(0, source)
        assert code.function("f") is None
    else:
        assert any(used.startswith(library) for used in facts(source).libraries)


@pytest.mark.parametrize(
    "source",
    [
        "import os\nos.environ['RAN'] = '1'\ndef f(z): return z",
        "def f(z, w=__import__('os').environ.update(RAN='1')): return z",
        "@__import__('os').environ.setdefault('RAN', '1').join\ndef f(z): return z",
        "def f(z: __import__('os').environ.update(RAN='1')) -> print('RAN'): return z",
        "class f(__import__('os').environ.update(RAN='1')): pass",
        "f = __import__('os').environ.update(RAN='1')",
        "f = lambda z=__import__('os').environ.update(RAN='1'): z",
        "def f(z):\n    def g(w=__import__('os').environ.update(RAN='1')): pass\n    return z",
    ],
)
def test_nothing_of_the_text_runs(source, monkeypatch):
    monkeypatch.delenv("RAN", raising=False)
    code = SubmittedCode()
    code.add(0, source)
    code.copy().function("f")
    assert "RAN" not in os.environ


@pytest.mark.parametrize(
    "source",
    [
        "def f(:",
        "(" * 5000,
        "x = " + "-" * 100_000 + "1",
        "\0",
        "def f(__debug__): pass",
        "a" * 10**6,
    ],
)
def test_text_that_is_no_code_is_passed_over(source):
    code = SubmittedCode()
    code.add(0, source)
    code.add(1, "def g(z): return z")
    assert code.function("f") is None
    assert code.function("g") is not None


def test_blank_answers_are_told_from_others_by_their_text():
    code = SubmittedCode()
    code.add(0, 'def f(z):\n    """Say."""\n    ...\ndef g(z):\n    return z')
    assert is_blank(code.function("f"))
    assert not is_blank(code.function("g"))


def test_a_copy_knows_what_was_known_and_learns_nothing_more():
    code = SubmittedCode()
    code.add(0, "import numpy as np\ndef g(z): return np.exp(z)\ndef f(z): return g(z)")
    copy = code.copy()
    code.add(1, "def g(z): return np.tanh(z)")
    assert code_facts(copy.function("f")).libraries == ("numpy.exp",)
    assert code_facts(code.function("f")).libraries == ("numpy.tanh",)


# --- what is repeated


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("name 'x' is not defined", True),
        ("name 'seven' is not defined", False),
        ("unsupported operand type(s) for +: 'int' and 'str'", True),
        ("overflow encountered in exp", True),
        ("the argument was 731.25", False),
        ("name 'x' is not defined and the argument was 731", False),
        ("math domain error", True),
        ("", False),
        ("'int' object has no attribute 'x'", True),
        ("'int' object has no attribute 'the_argument_was_seven'", False),
    ],
)
def test_only_what_python_says_by_itself_is_repeated(text, known):
    assert bool(repeated(text, lambda word: word == "x")) is known


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("operands could not be broadcast together with shapes (3,) (12,)",
         "operands could not be broadcast together with shapes (3,) (12,)"),
        ("operands could not be broadcast together with shapes (0,4,17,27,11,77,2) (3,3)",
         "operands could not be broadcast together with shapes (...) (3,3)"),
        ("operands could not be broadcast together with shapes (1,2,3,4,5) (3,3)",
         "operands could not be broadcast together with shapes (...) (3,3)"),
        ("index 731 is out of bounds for axis 0 with size 12",
         "index ... is out of bounds for axis 0 with size 12"),
        ("cannot reshape array of size 731 into shape (17,)",
         "cannot reshape array of size ... into shape (...)"),
        ("leak_4_17_27() takes 1 positional argument but 2 were given", ""),
        ("f.leak_4_17_27.f() takes 1 positional argument but 2 were given", ""),
        ("f() takes 1 positional argument but 2 were given",
         "f() takes 1 positional argument but 2 were given"),
        ("f() missing 2 required positional arguments: 'x' and 'leak'", ""),
        ("matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature "
         "(leak,k),(k,m?)->(n?,m?) (size 3 is different from 2)", ""),
        ("cannot access local variable 'x' where it is not associated with a value",
         "cannot access local variable 'x' where it is not associated with a value"),
        ("'<' not supported between instances of 'str' and 'int'",
         "'<' not supported between instances of 'str' and 'int'"),
        ("overflow encountered in scalar multiply", "overflow encountered in scalar multiply"),
    ],
)  # fmt: skip
def test_numbers_and_names_in_such_a_message_are_those_that_the_student_knows(text, said):
    assert repeated(text, {"f", "x"}.__contains__, {12}) == said


@pytest.mark.parametrize(
    "value",
    [
        np.empty((0, 22011742, 29651423)), np.zeros(3, "U7311"), {"leak_7311": 1},
        ["leak_7311"], np.array(["leak_7311"]), complex(0.1, 7311.25), (7311, "leak"), {7311},
        Written("opaque", "leak_7311"), Written("function", 2, "leak_7311", ""),
        [Written("opaque", "leak_7311")],
    ],
    ids=["array", "dtype", "dict", "list", "text-array", "complex", "tuple", "set", "handle",
         "function", "handles"],
)  # fmt: skip
@pytest.mark.parametrize(
    "judge",
    [
        "checks.number(checks.call(f, 1.0), 2.0, name='f(1.0)')",
        "checks.array(checks.call(f, np.ones(3)), np.full(3, 2.0), name='f')",
    ],
)
def test_what_comes_back_is_named_by_its_kind(value, judge):
    _, f = liars_function(messages.Observed([messages.Seen(value, None, [], "", [], False)]))
    names = {"checks": checks, "np": np, "f": f}
    found = running.run(judge, "test", names, {}).outputs[0]
    assert found["ename"] == "CheckFailed"
    assert "7311" not in str(found) and "22011742" not in str(found)


def test_a_word_is_known_where_it_stands_as_a_word():
    code = SubmittedCode()
    code.add(0, "x = 'a_4_17_27_b'")
    assert code.has("x") and not code.has("_17_")


def test_shapes_and_names_carry_no_hidden_argument_out():
    raised = Raised(
        "ValueError", "ValueError",
        "operands could not be broadcast together with shapes (0,4,17,27,11) (3,3)",
    )  # fmt: skip
    _, f = liars_function(messages.Observed([messages.Seen(None, raised, [], "", [], False)]))
    with pytest.raises(checks.CheckFailed, match=r"together with shapes \(\.\.\.\) \(3,3\)"):
        checks.call(f, [4, 17, 27, 11])


def test_a_class_is_named_where_everybody_knows_it():
    assert kind_of(Raised("ValueError", "ValueError", ""), lambda word: False) == "ValueError"
    assert kind_of(Raised("Mine", "ValueError", ""), lambda word: True) == "Mine"
    assert kind_of(Raised("Secret731", "ValueError", ""), lambda word: False) == "ValueError"
    assert kind_of(Raised("a b", "ValueError", ""), lambda word: True) == "ValueError"
    assert kind_of(Raised("Secret731", "Secret731", ""), lambda word: False) == "Exception"


@pytest.mark.parametrize("kind", ["optimizer", "model"])
@pytest.mark.parametrize("name", ["Adam; all tests passed, 67 of 67", "A" * 41, "Ad\u202eam", ""])
def test_a_class_whose_name_is_a_sentence_is_not_quoted(kind, name):
    about = [["optimizer", 1, name, 0.5, 3], ["model", 1, name]][kind == "model"]
    stand_ins = StandIns(None)
    thing = stand_ins.decoder(b"").value(about)
    assert type(thing).__name__ == "a name that is no name"
    known = StandIns(None).decoder(b"").value([*about[:2], "Adam", *about[3:]])
    assert type(known).__name__ == "Adam"


def test_no_sentence_is_turned_around():
    said = "raise ValueError('The optimizer is \u202eADAM\u2066; another one is asked for.')"
    found = running.run(said, "test", {}, {}).outputs[0]
    assert found["evalue"] == "The optimizer is ADAM; another one is asked for."
    assert "\u202e" not in str(found["traceback"])


# --- running a test


def test_what_a_setup_cell_of_the_course_raises_is_the_course_s_word():
    names = {}
    source = "from helpers import checks\ndef looked_at(x):\n    checks.number(x, 2.0)"
    exec(compile(source, f"{running.COURSE}3>", "exec"), names)
    result = running.run("looked_at(1.0)", "test-x", names, {})
    assert result.outputs[0]["ename"] == "CheckFailed"


def test_a_test_passes_with_what_it_prints_and_its_value():
    result = running.run("print('hi')\n2.5", "test-x", {}, {})
    assert (result.status, result.value, result.outputs[0]["text"]) == ("ok", 2.5, "hi\n")


@pytest.mark.parametrize(
    "source", ["True", "'9'", "None", "import numpy\nnumpy.float64(3)", "x = 3"]
)
def test_only_a_plain_number_is_a_score(source):
    assert running.run(source, "test-x", {}, {}).value is None


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("assert False, 'no'", "AssertionError"),
        ("from helpers import checks\nchecks.number(1.0, 2.0)", "CheckFailed"),
        ("raise SystemExit(0)", "SystemExit"),
        ("def (", "SyntaxError outside the checks"),
        ("import json\njson.loads('{')", "JSONDecodeError outside the checks"),
    ],
)
def test_a_test_fails_by_an_error_of_its_own_or_of_others(source, name):
    result = running.run(source, "test-x", {}, {})
    assert result.status == "error"
    assert result.outputs[0]["ename"] == name


@pytest.mark.parametrize(
    ("raised", "name"),
    [
        (Raised("CheckFailed", "AssertionError", "math domain error"), f"AssertionError{outputs.NO_CHECK}"),
        (Raised("ValueError", "ValueError", "no", by_hand=True),
         f"ValueError{outputs.RAISED_BY_STUDENT}"),
    ],
)  # fmt: skip
def test_only_a_check_speaks_as_a_check(raised, name):
    _, f = liars_function(messages.Called(None, raised))
    assert running.run("f(1)", "test-x", {"f": f}, {}).outputs[0]["ename"] == name


def test_a_checker_that_computes_for_ever_is_stopped():
    with pytest.raises(running.TooSlow), running.limited(0.2):
        running.run("while True: pass", "test-x", {}, {})


def test_a_test_cannot_swallow_the_end_of_the_process():
    def gone():
        raise OutOfTime

    with pytest.raises(OutOfTime):
        running.run("try:\n    gone()\nexcept Exception:\n    pass", "test-x", {"gone": gone}, {})


# --- the course's own cells


def test_a_test_finds_the_names_of_the_cells_before_it_and_asks_for_the_rest():
    cells = (
        ("", "import math\nhalf = 0.5"),
        ("test-a", ""),
        ("", "half = 0.25\nlater = student_value + 1"),
        ("test-b", ""),
    )
    course = Course(Environment(course=cells, asked=("f", "half")))
    course.prepare()
    assert course.before("test-a", ["f(half, math.pi, other, len)"]) == ["f", "half", "other"]
    assert course.names["half"] == 0.5
    # What the course's cell could not make without the student's is asked for, too.
    assert course.before("test-b", ["later + half"]) == ["half", "later"]
    assert course.names["half"] == 0.25


def test_the_expected_values_of_a_test_are_there_before_the_first_submission():
    source = "checks.activation(relu, 'relu', 'values', seed=98765)"
    cells = (
        ("", "from helpers import checks"),
        ("test-a", source),
        ("test-b", "unknown(relu)\nraise SystemExit"),
    )
    course = Course(Environment(course=cells, asked=("relu", "unknown")))
    course.prepare()
    beforehand.work_out(course, 60)
    [(args, _)] = activation_target("relu")._drawn["values", 98765]
    assert args.known


# --- an answer process that lies


class Liar:
    """Answers questions with what it is given, whatever they are."""

    def __init__(self, *replies):
        self.fd, theirs = (each.detach() for each in socket.socketpair())
        supervision, _ = (each.detach() for each in socket.socketpair())
        self.answer = AnswerProcess(self.fd, Clock(self.fd, supervision, 60))
        self.heard = []
        self.thread = threading.Thread(target=self._talk, args=(theirs, replies), daemon=True)
        self.thread.start()

    def _talk(self, fd, replies):
        for reply in replies:
            self.heard.append(channel.Channel(fd).receive()[0])
            encoder = Encoder(lambda value, encoder, depth: value.written)
            if not isinstance(reply, bytes):
                reply = reply if isinstance(reply, list) else messages.write(reply, encoder)
                channel.Channel(fd).send(reply, encoder.body())
            else:
                os.write(fd, reply)
        os.close(fd)


FUNCTION = Written("function", 1, "f", "")


def liars_function(*replies):
    liar = Liar(messages.Got({"f": FUNCTION}), *replies)
    return liar.answer, liar.answer.get(["f"])["f"]


@pytest.mark.parametrize(
    "reply",
    [
        messages.Done(),
        messages.Ended(0),
        messages.Got({"g": 1}),
        ["Got", 5],
        ["Nonsense"],
        b"\xff" * 8,
        ["Got", ["dict", ["f", ["function", 1, 5, ""]]]],
        ["Got", ["dict", ["f", ["function", -1, "f", ""]]]],
        ["Got", ["dict", ["f", ["callback", 1]]]],
        ["Got", ["dict", ["f", ["handle", 1]]]],
        ["Got", ["dict", ["f", ["reference", "os", "system"]]]],
        ["Got", ["dict", ["f", ["history", 1, None, ["dict", ["loss", ["list", 1]]]]]]],
        ["Got", ["dict", ["f", ["optimizer", 1, "Adam", 0.1, "many"]]]],
        ["Got", ["dict", ["f", ["model", 1, "a\0b"]]]],
    ],
)
def test_a_lying_answer_to_a_question_is_the_end(reply):
    with pytest.raises(ProtocolError):
        Liar(reply).answer.get(["f"])


def test_who_hangs_up_in_the_middle_is_gone():
    with pytest.raises(channel.HungUp):
        Liar(b"\0\0\0\x09").answer.get(["f"])


def test_one_number_cannot_be_two_things():
    answer, _ = liars_function(messages.Got({"f": Written("model", 1, "Sequential")}))
    with pytest.raises(ProtocolError, match="two things"):
        answer.get(["f"])


@pytest.mark.parametrize(
    "lie",
    [
        messages.Called(1.0, changed={7: np.zeros(2)}),
        messages.Called(1.0, changed={-1: np.zeros(2)}),
        messages.Called(1.0, changed={"w": np.zeros(2)}),
    ],
)
def test_an_argument_that_was_not_given_cannot_change(lie):
    _, f = liars_function(lie)
    with pytest.raises(ProtocolError):
        f(np.zeros(2), z=np.zeros(2))


@pytest.mark.parametrize("place", [0, "z"])
@pytest.mark.parametrize("after", [np.zeros(9), "text", Written("opaque", "ndarray")])
def test_an_argument_that_becomes_another_thing_fails_its_test_alone(place, after):
    called = messages.Called(1.0, changed={place: after})
    _, f = liars_function(called, messages.Called(2.0))
    with pytest.raises(ValueError, match="of an argument"):
        f(np.zeros(2), z=np.zeros(2))
    assert f() == 2.0


@pytest.mark.parametrize("reply", [b"", ["Nonsense"]], ids=["nobody", "garbage"])
def test_a_test_cannot_swallow_that_nobody_is_left_to_be_asked(reply):
    """Nor can student code, whose lent function asks."""
    _, f = liars_function(messages.CallBack(1, (), {}), reply)
    source = "try:\n    f(lambda: f())\nexcept Exception:\n    pass"
    with pytest.raises((channel.HungUp, ProtocolError)):
        running.run(source, "test-x", {"f": f}, {})


def test_a_function_of_keras_is_read_where_there_is_no_keras(monkeypatch):
    monkeypatch.setitem(sys.modules, "keras", None)
    answer, _ = liars_function(messages.Got({"g": Written("function", 2, "g", "Custom>g")}))
    assert callable(answer.get(["g"])["g"])


def test_sending_to_who_does_not_read_has_an_end():
    ours, theirs = socket.socketpair()
    supervision, _ = socket.socketpair()
    clock = Clock(ours.fileno(), supervision.fileno(), 60)
    waits = []

    def look(room=False):
        waits.append(room)
        raise OutOfTime

    clock.wait = look
    answer = AnswerProcess(ours.fileno(), clock)
    with pytest.raises(OutOfTime):
        answer.names.update({"x": np.zeros(2**21)})
    assert waits == [True]
    theirs.close()


def test_what_is_stopped_inside_what_it_has_lent_is_unwound_to_its_beginning():
    """Where no child can be ended: first the inner call, then the one that called back."""
    answer, f = liars_function(
        messages.CallBack(1, (), {}), messages.Called(1.0), messages.CallBack(1, (), {}),
        messages.Called(None),
    )  # fmt: skip

    def lent():
        f()
        raise OutOfTime

    with pytest.raises(OutOfTime):
        f(lent)
    assert answer._open == [True]
    orders = []
    answer.clock.order = orders.append
    assert answer.interrupt() == messages.Called(None)
    assert answer._open == [] and orders == []
    assert answer.interrupt() is None and orders == []


@pytest.mark.parametrize("call", [
    "random.seed(a=3)", "random.seed(3)", "np.random.seed(seed=3)", "random.seed(-1)",
])  # fmt: skip
def test_seeds_reach_the_other_side_however_they_are_given(call):
    class Seeded:
        def seed(self, number):
            seeded.append(number)

    seeded = []
    with seeds_on_both_sides(Seeded()):
        exec(call, {"random": random, "np": np})
    assert seeded in ([3], [-1])


def test_a_claimed_error_is_an_object_of_the_checkers():
    raised = Raised("CheckFailed", "AssertionError", "all right", lent=99)
    _, f = liars_function(messages.Called(None, raised))
    with pytest.raises(AssertionError) as caught:
        f(1)
    assert type(caught.value) is not checks.CheckFailed
    assert type(caught.value).__module__ != "helpers.checks.errors"


def test_a_claimed_success_is_worth_what_its_value_is_worth():
    seen = messages.Observed([messages.Seen(7.0, None, ["it is all right"], "", [5, -1])])
    _, f = liars_function(seen)
    with pytest.raises(checks.CheckFailed):
        checks.number(checks.call(f, 1.0), 2.0)


def test_a_call_back_that_never_ends_is_ended(monkeypatch):
    """Each of them is quick, and so the processor time of the checker's own is what counts."""
    answer, f = liars_function(*[messages.CallBack(1, (1,), {})] * 10_000)
    with pytest.raises((ProtocolError, channel.HungUp, running.TooSlow)), running.limited(5):
        f(lambda z: z)


@pytest.mark.parametrize("moves", ["read", "write"])
def test_a_checker_that_runs_out_of_time_in_a_message_ends_after_it(monkeypatch, moves):
    """Half a message would be taken for the beginning of the next one."""
    liar = Liar(messages.Got({"f": 1.0}), messages.Got({"f": 2.0}))
    move = getattr(os, moves)

    def late(fd, *rest):
        if fd == liar.answer._channel.fd:
            signal.raise_signal(signal.SIGPROF)
        return move(fd, *rest)

    with pytest.raises(running.TooSlow), running.limited(60), monkeypatch.context() as patched:
        patched.setattr(os, moves, late)
        liar.answer.get(["f"])
    if moves == "write":  # the question was asked, and its reply is still to come
        assert liar.answer._receive().names == {"f": 1.0}
    assert liar.answer.get(["f"]) == {"f": 2.0}


def test_values_of_functions_are_never_those_of_the_checker():
    """What was lent comes back as itself; nothing else of the checker's can be asked for."""
    lent = []
    answer, f = liars_function(messages.Called(Written("callback", 1)))
    mine = lambda z: lent.append(z)  # noqa: E731
    assert f(mine) is mine
    assert Decoder(b"").value(["list"]) == []


@pytest.mark.parametrize(
    "source",
    [
        "a = %x\n" * 450 + "b = [\n" + "1,\n" * 60_000 + "]\n",
        "a = %x\n" * 700,
        "!ls\n" * 40_000 + "x = (",
    ],
    ids=["long", "many", "broken"],
)
def test_reading_a_cell_takes_no_longer_for_lines_that_only_jupyter_knows(source):
    code = SubmittedCode()
    reads = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parsing, "parsed", lambda text: reads.append(text))
        code.add(1, source)
    assert len(reads) <= 2


DEEP = {
    "brackets": "x = " + "(" * 3000 + "0" + ")" * 3000,
    "attributes": "x = z" + ".T" * 20_000,
    "additions": "x = 0" + " + 1" * 40_000,
    "signs": "x = " + "-" * 5000 + "1",
    "lambdas": "x = " + "lambda: " * 3000 + "0",
    "calls": "x = z" + "()" * 20_000,
    "powers": "x = " + "2 ** " * 20_000 + "2",
    "branches": "if z: pass\n" + "elif z: pass\n" * 10_000,
    "finally": "".join(" " * n + f"try:\n{' ' * n} if z: raise\n{' ' * n}finally:\n" for n in range(19))
    + " " * 20 + "pass",
    "behind a magic": "%time x = 1\ny = z" + ".T" * 20_000,
}  # fmt: skip


@pytest.mark.parametrize("source", DEEP.values(), ids=DEEP)
def test_deep_code_is_read_by_nobody(source):
    assert parsing.too_deep(source)
    code = SubmittedCode()
    code.add(1, source)
    assert code.function("x") is None
    assert not facts_module.is_inert(source) and not facts_module.loaded(source)


def test_code_as_deep_as_people_type_it_is_read():
    source = "def f(z):\n    try:\n        return z" + " + z" * 300 + "\n    finally:\n        pass"
    assert not parsing.too_deep(source)
    code = SubmittedCode()
    code.add(1, source)
    assert code.function("f")(2) == 602


def test_lines_that_only_jupyter_knows_are_left_out():
    code = SubmittedCode()
    code.add(1, "%%time\nimport numpy as np\nx = !ls\ndef f(z):\n    %who\n    return np.exp(z)\nf?")
    assert code.function("f").__code__.co_names == ("np", "exp")
