"""The checks tell blank, wrong and right apart, and say what is wrong in a sentence."""

import math
import subprocess
from types import SimpleNamespace

import nbformat
import numpy as np
import pytest
from nbclient import NotebookClient
from nbgrader.utils import determine_grade

from authoring.settings import ROOT
from helpers import activations, checks
from helpers.checks import CheckFailed, NotAttempted
from helpers.checks.formatting import show
from helpers.checks.known import activation_target
from helpers.checks.known.from_registry import FIXED, KNOWN_MISTAKES
from tests.support import machine
from tools import environment

BLANK_BODIES = [
    "...",
    "...  # YOUR CODE HERE",
    "pass",
    '"""Sigmoid of z."""',
    '"""Sigmoid of z."""\n    ...  # YOUR CODE HERE',
    '"""Sigmoid of z."""\n    pass',
    "return",
    "return None",
    "return ...",
    '"""Sigmoid of z."""\n    ...\n    ...',
]
WRITTEN_BODIES = ["return z", "return 0", "return 'None'", "z = 1", "print(z)", "yield z", "1 / 0"]


def _function(body, name="f"):
    namespace = {"np": np, "math": math}
    exec(f"def {name}(z):\n    {body}\n", namespace)
    return namespace[name]


def _message(check, *args, **kwargs):
    with pytest.raises(CheckFailed) as failure:
        check(*args, **kwargs)
    return str(failure.value)


# Blank or not


@pytest.mark.parametrize("body", BLANK_BODIES)
def test_a_released_stub_is_blank(body):
    assert checks.is_blank(_function(body))


@pytest.mark.parametrize("body", WRITTEN_BODIES)
def test_a_function_that_does_something_is_not_blank(body):
    assert not checks.is_blank(_function(body))


@pytest.mark.parametrize(
    "version",
    [
        pytest.param(each, marks=pytest.mark.needs("python{}.{}".format(*each)))
        for each in environment.COURSE.versions
    ],
)
def test_blank_stubs_are_known_in_every_python_of_the_course(version):
    source = (ROOT / "helpers" / "checks" / "bytecode.py").read_text(encoding="utf-8")
    source = source.replace("import numpy as np", "")
    source += f"""
for bodies, blank in (({BLANK_BODIES!r}, True), ({WRITTEN_BODIES!r}, False)):
    for body in bodies:
        exec("def f(z):\\n    " + body)
        assert does_nothing(f) is blank, body
"""
    program = machine.python(*version)
    ran = subprocess.run([program, "-c", source], capture_output=True, text=True, timeout=60)
    assert ran.returncode == 0, ran.stderr


@pytest.mark.parametrize("answer", [..., None, "", " ", "...", (..., ...), [None]])
def test_a_value_that_nobody_filled_in_is_blank(answer):
    assert checks.is_blank(answer)


@pytest.mark.parametrize("answer", [0, 0.0, False, "A", [], (), np.zeros(3), np.array(None), len])
def test_a_value_is_not_blank_because_it_is_small_or_empty(answer):
    assert not checks.is_blank(answer)


# Calling a function


def test_call_gives_copies_and_returns_the_result():
    z = np.array([1.0])
    assert checks.call(lambda z: z + 1, z) == [2.0]
    assert "changed its input" in _message(checks.call, _function("z *= 2; return z"), z)
    assert z == [1.0]


def test_call_names_the_argument_that_was_changed():
    def update(weights, gradients):
        gradients[0] *= 2
        return weights

    message = _message(checks.call, update, [np.ones(2)], [np.ones(2)])
    assert "changed its argument number 2" in message


def test_call_shows_the_call_and_the_line_of_an_exception():
    message = _message(
        checks.call, _function("return np.max((0, z))", "relu"), np.array([-1.0, 2.0])
    )
    assert message.startswith("relu(np.array([-1., 2.])) raised ValueError: ")
    assert "one number only" in message
    assert "if z" in _message(checks.call, _with_if, np.array([-1.0, 2.0]))


def _with_if(z):
    if z > 0:
        return z
    return 0


@pytest.mark.parametrize(
    ("body", "part"),
    [
        ("print(z)", "printed its result"),
        ("z = z + 1", "did you forget the return line"),
        ("return np.log(0 * z)", "warned: 'divide by zero"),
        ("return missing", "Run the cells above"),
        ("raise SystemExit", "raised SystemExit"),
    ],
)
def test_call_says_what_a_function_did_instead_of_returning(body, part):
    assert part in _message(checks.call, _function(body), 2.0)


def test_call_tells_not_attempted_from_wrong():
    for body in ("...", "raise NotImplementedError"):
        with pytest.raises(NotAttempted):
            checks.call(_function(body), 1.0)
    with pytest.raises(NotAttempted):
        checks.call(..., 1.0)
    assert "a function is needed" in _message(checks.call, 3.0, 1.0)


def test_what_a_function_prints_or_warns_does_not_reach_the_notebook(capsys, recwarn):
    noisy = _function("print('hello'); import sys, warnings; print('x', file=sys.stderr); return 1")
    assert checks.call(noisy, 1.0) == 1
    assert capsys.readouterr() == ("", "")
    assert len(recwarn) == 0


def test_an_interrupt_is_not_swallowed():
    def interrupt(z):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        checks.call(interrupt, 1.0)


# Numbers and arrays


@pytest.mark.parametrize("answer", [0.25, 1 / 4, np.float32(0.25), np.array([[0.25]]), 0.25 + 1e-9])
def test_a_number_may_come_in_any_wrapping(answer):
    checks.number(answer, 0.25)
    assert checks.as_number(answer) == pytest.approx(0.25)


@pytest.mark.parametrize(
    ("answer", "part"),
    [
        (-0.25, "wrong sign"),
        (25, "100 times"),
        (0.2501, "close, but not exact"),
        (0.75, "too large"),
        (0.1, "too small"),
        (float("nan"), "divides 0 by 0, multiplies 0 by infinity"),
        (float("inf"), "divides by 0 or overflows"),
        (np.zeros(2), "must be one number"),
        ("0.25", "text"),
        (True, "too large"),
        (len, "call it"),
        ({}, "must be a number"),
        (0.5, "twice the slope"),
    ],
)
def test_a_wrong_number_gets_the_sentence_that_helps(answer, part):
    known = [(0.5, "that is twice the slope.")]
    assert part in _message(checks.number, answer, 0.25, known_mistakes=known)


def test_a_number_without_expectation_is_only_looked_at_for_its_form():
    checks.number(7)
    assert "text" in _message(checks.number, "seven")
    with pytest.raises(NotAttempted):
        checks.number(...)


def test_a_stated_tolerance_is_kept():
    checks.number(0.251, 0.25, tolerance=0.001)
    assert _message(checks.number, 0.2511, 0.25, tolerance=0.001)


@pytest.mark.parametrize(
    ("answer", "part"),
    [
        (np.arange(6.0).reshape(2, 3).T, "it is transposed"),
        (np.arange(6.0), "(6,)"),
        (np.arange(6.0).reshape(2, 3, 1), "an axis of length 1 too many"),
        (np.arange(2.0), "one axis is missing"),
        (-np.arange(6.0).reshape(2, 3), "wrong sign"),
        (3 * np.arange(6.0).reshape(2, 3), "3.0 times what it should be"),
        (np.arange(6.0).reshape(2, 3) + 1, "off by the same amount"),
        (np.arange(6.0).reshape(2, 3)[::-1], "reversed order"),
        (np.array([[0, 1, 2], [3, 4, np.nan]]), "holds NaN, first at index [1, 2]"),
        (
            np.array([[0, 1, 2], [3, 9.0, 5]]),
            "5 of 6 places; the first wrong one is at index [1, 1]",
        ),
        ([[1], [1, 2]], "different lengths"),
        (np.array([["a"]]), "must hold numbers"),
        (len, "call it"),
    ],
)
def test_a_wrong_array_gets_the_sentence_that_helps(answer, part):
    assert part in _message(checks.array, answer, np.arange(6.0).reshape(2, 3), name="a")


def test_shapes_that_broadcast_to_a_matrix_are_recognized():
    y, prediction = np.zeros(4), np.zeros((4, 1))
    assert "broadcast to a matrix" in _message(checks.array, y - prediction, y)


def test_what_is_typed_is_told_without_the_word_shape():
    assert _message(checks.number, [3, 5], 8, "total") == (
        "total must be one number, but it holds 2 numbers."
    )
    assert "it holds no numbers" in _message(checks.number, [], 8)
    assert "it has shape (2,)" in _message(checks.number, np.array([3, 5]), 8)
    said = _message(checks.array, [[1, 2], [3, 4]], np.array([5.0, 6.0]), "row")
    assert said == "row holds 2 rows of 2 numbers, but one plain list of 2 numbers is wanted."


def test_a_square_matrix_is_asked_about_and_a_typed_one_is_no_result_of_broadcasting():
    square = np.array([[1.0, 2.0], [3.0, 0.0]])
    message = _message(checks.array, square, np.array([12.0, 9.0]))
    assert "Do shapes (2,) and (2, 1) meet? They broadcast" in message
    assert "broadcast" not in _message(checks.array, square.tolist(), np.array([12.0, 9.0]))


def test_the_wrong_axis_of_a_normalization_is_recognized():
    z = np.array([[1.0, 2.0, 4.0], [0.0, 1.0, 5.0]])
    over_columns = activations.softmax(z, axis=0)
    message = _message(checks.array, over_columns, activations.softmax(z), name="a")
    assert "sums to one along axis 0" in message


def test_a_square_array_can_be_transposed_too():
    square = np.arange(9.0).reshape(3, 3)
    assert "transposed" in _message(checks.array, square.T, square)


def test_an_array_is_accepted_as_a_list_and_in_float32():
    checks.array([1, 2], np.array([1.0, 2.0]))
    checks.array(np.float32([0.1, 0.2]), np.array([0.1, 0.2]))
    assert "dtype" in _message(checks.array, np.float32([0.1]), np.array([0.1]), dtype=float)


# Activation functions


@pytest.fixture
def library_allowed(monkeypatch):
    """What would be a shortcut for students is let through."""
    monkeypatch.setattr("helpers.checks.engine.own_work", lambda *args, **kwargs: None)


@pytest.mark.parametrize("property", checks.PROPERTIES)
@pytest.mark.parametrize("name", activations.names())
def test_the_registry_passes_its_own_checks(name, property, library_allowed):
    act = activations.get(name)
    function = act.derivative if property == "derivative" else act.function
    checks.activation(function, name, property, seed=5)
    if property != "derivative":
        checks.activation(act.derivative, f"{name}_derivative", property, seed=5)


CASES = [
    pytest.param(name, entry, id=f"{name}-{number}")
    for name, entries in KNOWN_MISTAKES.items()
    for number, entry in enumerate(entries)
]


@pytest.mark.parametrize(("name", "mistake"), CASES)
def test_every_known_wrong_formula_is_rejected_with_its_sentence(name, mistake, library_allowed):
    defaults = dict(activation_target(name).parameters)

    def student(z, **parameters):
        with np.errstate(all="ignore"):
            return mistake.gives(np.asarray(z), **{**defaults, **parameters})

    message = _message(checks.activation, student, name, "values", seed=11)
    assert mistake.sentence in message
    assert "See lesson 3" in message


@pytest.mark.parametrize("name", sorted(KNOWN_MISTAKES))
def test_a_known_mistake_differs_from_the_truth_where_it_is_tried(name):
    wanted = activation_target(name)
    for entry in KNOWN_MISTAKES[name]:
        with np.errstate(all="ignore"):
            values = entry.gives(FIXED, **dict(wanted.parameters))
        different = ~np.isclose(values, wanted.reference(FIXED), rtol=1e-6)
        # With default parameters some are right by luck: alpha = 1 hides that alpha is missing.
        assert different.any() or wanted.parameters


@pytest.mark.parametrize("at_zero", [0.0, 0.3, 1.0])
def test_any_slope_between_the_two_sides_is_accepted_at_a_corner(at_zero):
    def relu_derivative(z):
        return np.where(z == 0, at_zero, np.where(z > 0, 1.0, 0.0))

    checks.activation(relu_derivative, "relu", "derivative")


@pytest.mark.parametrize("at_zero", [-0.1, 1.1, np.nan])
def test_no_other_slope_is_accepted_at_a_corner(at_zero):
    def relu_derivative(z):
        return np.where(z == 0, at_zero, np.where(z > 0, 1.0, 0.0))

    assert "relu_derivative(0.0)" in _message(
        checks.activation, relu_derivative, "relu", "derivative"
    )


def test_elu_has_a_corner_only_where_alpha_is_not_one():
    def elu_derivative(z, alpha=1.0):
        left = alpha * np.exp(np.minimum(z, 0))
        return np.where(z == 0, 0.9 + 0.1 * (alpha == 1), np.where(z > 0, 1, left))

    checks.activation(elu_derivative, "elu", "derivative", alpha=0.5)
    checks.activation(elu_derivative, "elu", "derivative", alpha=1.0)


def test_a_slip_costs_its_own_property_only():
    def sigmoid(z):  # the exponent's sign
        e = np.exp(-np.abs(z))
        return np.where(z >= 0, e, 1) / (1 + e)

    assert "wrong sign" in _message(checks.activation, sigmoid, "sigmoid", "values")
    for property in ("stability", "shape", "dtype", "purity"):
        checks.activation(sigmoid, "sigmoid", property)


def test_something_else_altogether_earns_no_property():
    for property in ("values", "shape", "dtype", "purity"):
        assert _message(checks.activation, lambda z: z, "relu", property)
        assert _message(checks.activation, lambda z: 0.5 + 0 * z, "sigmoid", property)
        assert _message(checks.activation, lambda z: z * np.nan, "sigmoid", property)


EARLIER = """
import numpy as np

def sigmoid(z):
    return 0.9 / (1 + np.exp(-np.clip(z, -80, 80)))

def tanh(z):
    return 2 * sigmoid(2 * z) - 1

def swish(z, beta=1.0):
    return z * sigmoid(beta * z)

def helper(z):
    return sigmoid(z)

def softplus_derivative(z):
    return helper(z)
"""


@pytest.mark.parametrize(
    ("name", "registry_name"),
    [("swish", "swish"), ("tanh", "tanh"), ("softplus_derivative", "softplus_derivative")],
)
def test_an_earlier_slip_does_not_cost_twice(name, registry_name, capsys):
    student = {}
    exec(EARLIER, student)
    own = student["sigmoid"]
    assert _message(checks.activation, own, "sigmoid", "values")
    checks.activation(student[name], registry_name, "values")
    assert "was judged with a correct sigmoid in place of yours" in capsys.readouterr().out
    assert student["sigmoid"] is own


def test_two_functions_cannot_prove_each_other_right():
    student = {}
    exec(
        "def sigmoid(z):\n    return (1 + tanh(z / 2)) / 2\n"
        "def tanh(z):\n    return 2 * sigmoid(2 * z) - 1\n",
        student,
    )
    assert "RecursionError" in _message(checks.activation, student["sigmoid"], "sigmoid", "values")


def test_unseen_inputs_defeat_a_table_of_the_visible_ones():
    seen = {}

    def spy(z):
        for value in np.ravel(z):
            seen[float(value)] = max(0.0, float(value))
        return np.maximum(0, z)

    checks.activation(spy, "relu", "values")

    def table(z):
        return np.array([seen.get(float(v), 0.0) for v in np.ravel(z)]).reshape(np.shape(z))

    checks.activation(table, "relu", "values")
    assert _message(checks.activation, table, "relu", "values", seed=99)


def test_the_same_seed_gives_the_same_message():
    def wrong(z):
        return z**2

    first = _message(checks.activation, wrong, "relu", "values", seed=4)
    assert first == _message(checks.activation, wrong, "relu", "values", seed=4)


def test_an_unknown_property_is_the_authors_mistake():
    with pytest.raises(ValueError, match="no property 'speed'"):
        checks.activation(lambda z: z, "relu", "speed")


# Shortcuts


@pytest.mark.parametrize(
    "source",
    [
        "from helpers import activations\ndef f(z): return activations.get('relu')(z)",
        "from helpers import activations\nf = activations.get('relu')",
        "from helpers.activations import relu as f",
        "from helpers import activations\ng = activations.relu\ndef f(z): return g(z)",
        "import scipy.special\ndef f(z): return scipy.special.expit(z)",
        "from scipy.special import expit\ndef f(z): return expit(z)",
        "def f(z):\n    from scipy.special import expit\n    return expit(z)",
        "def f(z):\n    import scipy.special as s\n    return s.expit(z)",
        "from scipy.special import expit\ndef g(z): return expit(z)\ndef f(z): return g(z)",
        "from scipy.special import expit\nf = lambda z: [expit(v) for v in z]",
        "from scipy.special import expit\nf = expit",
        "from scipy.stats import norm\ndef f(z): return z * norm.cdf(z)",
    ],
)
def test_a_library_that_has_the_answer_is_found(source):
    namespace = {"__name__": "__main__"}
    exec(source, namespace)
    assert "already has the answer" in _message(checks.own_work, namespace["f"], "f")


@pytest.mark.parametrize(
    "source",
    [
        "import numpy as np\ndef f(z): return np.maximum(0, z)",
        "from numpy import exp, logaddexp\ndef f(z): return exp(-logaddexp(0, -z))",
        "from scipy.special import erf\ndef f(z): return z / 2 * (1 + erf(z / 2**0.5))",
        "from scipy import special\ndef f(z): return special.erf(z)",
        "import math\ndef g(z): return math.exp(z)\ndef f(z): return g(z)",
        "import numpy as np\nf = np.vectorize(lambda z: max(0.0, z))",
        "def make():\n    k = 2\n    def f(z): return k * z\n    return f\nf = make()",
    ],
)
def test_numpy_math_and_erf_are_ones_own_work(source):
    namespace = {"__name__": "__main__"}
    exec(source, namespace)
    checks.own_work(namespace["f"], "f")


def test_a_numpy_function_can_be_ruled_out():
    for source in ("np.tanh(z)", "math.tanh(z)", "getattr(np, 'tan' + 'h')(z)"):
        function = _function(f"return {source}", "tanh")
        assert "asks you to build" in _message(checks.activation, function, "tanh", "values")
    checks.activation(_function("return z * np.tanh(z)", "lisht"), "lisht", "values")


# Quiz answers


@pytest.mark.parametrize(
    "answer", ["B", "b", " b ", "B.", "(b)", "**B**", "Option B", ("B",), ["b"]]
)
def test_a_letter_may_be_written_in_any_way(answer):
    checks.letter(answer)
    checks.quiz(answer, "B", {"B": "Because."})


@pytest.mark.parametrize("answer", ["E", "AB", 2, ["A", "B"], ["E"], [], "option", "none"])
def test_anything_else_is_no_letter(answer):
    assert "one letter from A to D" in _message(checks.letter, answer)


def test_a_letter_that_is_no_option_is_told_so():
    assert _message(checks.letter, " e ").startswith("E is no option; the answer must be one")
    assert "no option" not in _message(checks.letter, "2")


def test_a_quiz_explains_right_and_wrong_answers(capsys):
    why = {"A": "Because of a.", "B": "Because of b."}
    checks.quiz("a", "A", why)
    assert capsys.readouterr().out == "Correct. Because of a.\n"
    assert _message(checks.quiz, "B", "A", why) == "B is not right. Because of b."
    with pytest.raises(NotAttempted):
        checks.quiz(..., "A", why)


# What a notebook shows


@pytest.fixture(scope="module")
def notebook():
    """A notebook with one test cell a kind of failure, run in a real kernel."""
    sources = [
        "import numpy as np\nfrom helpers import checks\n"
        "def relu(z): return np.max((0, z))\ndef blank(z):\n    '''Blank.'''\n    ...",
        'checks.activation(relu, "relu", "shape")',
        'checks.activation(blank, "relu", "values")',
        "checks.number(0.3, 0.25, name='slope')",
        'checks.activation(relu, "relu", "values")',
        "checks.number(0.25, 0.25)",
        "checks.number(0.25)",
        "checks.array([0.25], [0.25])",
        "checks.array([0.25], shape=(1,))",
        "checks.letter('A')",
        "checks.attempted(0.25)",
        "checks.own_work(relu)",
        "checks.quiz('A', 'A', {'A': 'Because.'})",
    ]
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    made = nbformat.v4.new_notebook(cells=cells)
    NotebookClient(made, allow_errors=True, timeout=120, kernel_name="python3").execute(
        cwd=str(ROOT)
    )
    return made


@pytest.mark.parametrize(
    ("cell", "name", "start"),
    [
        (1, "CheckFailed", "Not yet: relu(np.array([1.77945, "),
        (2, "NotAttempted", "Not attempted: blank is still blank"),
        (3, "CheckFailed", "Not yet: slope = 0.3 is too large."),
    ],
)
def test_a_notebook_shows_one_sentence_and_nbgrader_gives_nothing(notebook, cell, name, start):
    [output] = notebook.cells[cell].outputs
    assert output.ename == name
    assert len(output.traceback) == 1
    assert output.traceback[0].startswith(start)
    assert "\n" not in output.traceback[0]
    assert len(output.traceback[0]) < 500
    assert output.traceback[0].endswith(output.evalue)
    assert determine_grade(_graded(notebook.cells[cell])) == (0, 4)


def test_a_passed_check_at_the_end_of_a_cell_leaves_the_full_points(notebook):
    for cell in notebook.cells[4:]:
        assert all(output.output_type == "stream" for output in cell.outputs), cell.source
        assert determine_grade(_graded(cell)) == (4, 4), cell.source


def _graded(cell):
    cell = nbformat.from_dict(dict(cell))
    cell.metadata["nbgrader"] = {"grade": True, "solution": False, "points": 4, "grade_id": "x"}
    return cell


def test_long_values_are_shortened_in_messages():
    assert show(np.zeros(100)) == "np.array([0., 0., 0., 0., 0., 0., ...])"
    assert show(np.zeros((2, 3), dtype=np.float32)) == "an array of shape (2, 3), dtype float32"
    assert show(SimpleNamespace(text="x" * 100)).endswith("...")


# Gradients


def test_a_gradient_may_fit_one_of_several_functions_or_up_to_a_factor():
    w = np.array([1.0, -2.0])
    own, true = (lambda w: 3 * (w**2).sum()), (lambda w: (w**2).sum())
    for slopes in (6 * w, 2 * w, (2 * w).reshape(2, 1)):
        checks.gradient(slopes, (own, true), w)
    assert "0.5 times the measured slope" in _message(checks.gradient, 3 * w, (own, true), w)
    checks.gradient(0.1 * w, true, w, any_factor=True)
    for slopes in (-2 * w, 0 * w, w[::-1]):
        assert _message(checks.gradient, slopes, true, w, any_factor=True)


@pytest.mark.parametrize(
    ("typed", "instead"),
    [
        ((1, 4), "1.4"),
        ((4, 308), "4308"),
        ((95, 700), "95700"),
        ((0, 952), "0.952 or -0.952"),
        ((-1, 5), "-1.5"),
        ((100, 0), "100000 or 100.0"),
        ((1, 500, 0), "1500000"),
        ((4308, 125), "4308.125"),
    ],
)
def test_a_number_with_a_comma_is_told_how_to_be_one(typed, instead):
    with pytest.raises(CheckFailed) as failure:
        checks.as_number(typed, "w_new")
    assert str(failure.value).endswith(f"for a single one type {instead}.")


@pytest.mark.parametrize("answer", [[1, 4], (1, -4), (1.5, 2), (1, 2, 3), (True, 4), np.ones(2)])
def test_several_numbers_are_not_told_of_commas(answer):
    with pytest.raises(CheckFailed) as failure:
        checks.as_number(answer, "w_new")
    assert "comma" not in str(failure.value)


def test_numbers_agree_as_numpy_says():
    values = np.array([0.0, -0.0, 1.0, 1 + 5e-10, 1 + 5e-9, np.inf, -np.inf, np.nan, 1e-12, 1e300])
    for dtype in (np.float64, np.float32):
        relative, absolute = checks.TOLERANCES[np.dtype(dtype)]
        with np.errstate(over="ignore"):
            each = values.astype(dtype)
        for found in (each[:, None], each[:, None] > 0):
            for expected in (*each, each, 1, np.array([0, 1])[:, None, None]):
                wanted = np.isclose(found, expected, relative, absolute, equal_nan=True)
                assert np.array_equal(checks.close(found, expected, dtype), wanted)
