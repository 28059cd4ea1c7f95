"""The log says of each test how it ended, and by which known mistake, under a name that lasts."""

from __future__ import annotations

import ast
import re

import nbformat
import numpy as np
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from authoring.settings import ROOT
from grader.checker import running
from grader.checker.execution import ERROR, OK, CellResult, ExecutionResult
from grader.results import log, scoring, verdicts
from grader.results.log import Verdict
from helpers import activations, checks
from helpers.checks.errors import mistake_name
from helpers.checks.known import TARGETS, activation_target
from helpers.checks.known.from_registry import KNOWN_MISTAKES

TEST = "from helpers import checks\n"


def mistake(source, **names):
    return running.run(TEST + source, "test-relu-values", names, {}).mistake


def test_a_known_mistake_of_a_target_is_named_by_the_target():
    found = mistake("checks.activation(f, 'relu', 'values')", f=lambda z: np.minimum(0, z))
    assert found.startswith("relu/it-keeps-the-negative-half-and-")
    also = mistake("checks.activation(f, 'relu', 'stability')", f=lambda z: np.minimum(0, z))
    assert also in ("", found)  # a minor slip costs the values alone


def test_it_keeps_its_name_where_an_earlier_function_was_lent():
    scope = {}
    exec("def tanh(z):\n    return 0 * z\ndef slope(z):\n    return 2 * (1 - tanh(z) ** 2)", scope)
    with pytest.raises(checks.CheckFailed, match="judged with a correct tanh") as failure:
        checks.activation(scope["slope"], "tanh", "derivative")
    assert failure.value.mistake.startswith("tanh_derivative/every-value-is-twice-")


def test_one_that_stands_in_a_test_is_named_by_the_test_and_not_by_the_students_numbers():
    known = "known_mistakes=[(lambda p: -p, 'The sign is wrong.')]"
    names = {
        mistake(f"checks.number({-p}, lambda p: p, steps={{'p': ({p}, 5)}}, {known})")
        for p in (2, 3)
    }
    assert names == {f"test-relu-values/{mistake_name('The sign is wrong.')}"}


def test_a_sentence_that_the_test_says_itself_is_one_mistake_whatever_its_numbers():
    names = {mistake(f"raise checks.CheckFailed(f'With {z} it is late.')") for z in (1.5, -20)}
    assert len(names) == 1 and names.pop().startswith("test-relu-values/with-it-is-late-")


def test_what_is_blank_or_wrong_in_a_general_way_has_no_name():
    assert mistake("checks.number(..., 1)") == ""
    assert mistake("checks.number(3, 1)") == ""
    assert mistake("1 / 0") == ""


def test_a_quiz_question_names_the_letter_that_was_chosen():
    assert mistake("checks.quiz('b', 'A', {'A': 'Yes.', 'B': 'No.'})") == "test-relu-values/B"


def every_target():
    for name in activations.names():
        yield activation_target(name)
        yield activation_target(f"{name}_derivative")
    yield activation_target("prelu_alpha_gradient")
    yield from TARGETS.values()


def test_two_known_mistakes_of_a_target_share_a_name_only_with_their_sentence():
    sentences = {}
    for target in every_target():
        every = (*target.known_mistakes, *(m for some in target.only_in.values() for m in some))
        for each in every:
            sentences.setdefault(target.named(each), set()).add(each.sentence)
    assert len(sentences) > 300
    assert not {name: many for name, many in sentences.items() if len(many) > 1}
    assert all(re.fullmatch(r"[a-z0-9_]+/[\w-]+-[0-9a-f]{4}", name) for name in sentences)


def test_every_target_knows_its_name():
    assert all(TARGETS[name].name == name for name in TARGETS)
    assert all(activation_target(name).name == name for name in KNOWN_MISTAKES)


def test_two_sentences_of_a_test_never_share_a_name():
    for path in sorted((ROOT / "source").glob("*/*.ipynb")):
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type != "code":
                continue
            texts = {
                node.value
                for node in ast.walk(ast.parse(cell.source))
                if isinstance(node, ast.Constant) and isinstance(node.value, str)
            }
            said = {text for text in texts if " " in text}
            assert len({mistake_name(text) for text in said}) == len(said), path


def graded_notebook():
    def cell(source, name, points=None):
        made = new_code_cell(source)
        made.metadata["nbgrader"] = {
            "schema_version": 3, "grade_id": name, "grade": points is not None,
            "solution": points is None, "locked": points is not None, "task": False,
            "points": points,
        }  # fmt: skip
        return made

    return new_notebook(
        cells=[
            cell("# EXERCISE: relu\nrelu = 3", "exercise-relu"),
            cell("# TEST: relu values (2 points)", "test-relu-values", 2),
            cell("# TEST: relu shape (1 point)", "test-relu-shape", 1),
            cell("# TEST: relu speed (1 point)", "test-relu-speed", 1),
        ]
    )


def error(name, text):
    return {"output_type": "error", "ename": name, "evalue": text, "traceback": []}


def test_each_test_has_a_verdict_with_what_the_student_is_told():
    notebook = graded_notebook()
    outcome = ExecutionResult(
        {
            1: CellResult(ERROR, [error("CheckFailed", "It leaks.")], mistake="relu/it-leaks"),
            2: CellResult(OK, []),
        }
    )
    scoring.apply(notebook, outcome)
    found = verdicts.read(notebook, outcome)
    assert found[0] == Verdict(
        "test-relu-values", "relu", 0, 2, "wrong", "It leaks.", "relu/it-leaks"
    )
    assert found[1] == Verdict("test-relu-shape", "relu", 1, 1, "right")
    assert (found[2].status, found[2].points) == ("not run", 0)


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("NotAttempted", "blank"),
        ("AssertionError", "wrong"),
        ("CellTimeoutError", "timeout"),
        ("NameError outside the checks", "error"),
    ],
)
def test_the_status_tells_what_ended_a_test(name, status):
    notebook = graded_notebook()
    outcome = ExecutionResult({1: CellResult(ERROR, [error(name, "It was so.")])})
    scoring.apply(notebook, outcome)
    assert verdicts.read(notebook, outcome)[0].status == status


def test_verdicts_are_kept_with_the_log_and_an_older_log_has_none(tmp_path):
    kept = log.SubmissionLog(tmp_path, "03", "ada")
    kept.verdicts = {"03": [Verdict("test-relu", "relu", 0, 1, "wrong", "It leaks.", "relu/it")]}
    kept.save()
    assert log.load(tmp_path, "03", "ada").verdicts == kept.verdicts
    again = log.SubmissionLog(tmp_path, "03", "ada")
    again.keep(kept, ["03"])
    assert again.verdicts == kept.verdicts
    kept.path.write_text('{"keys": {"03": "x"}, "notes": []}', encoding="utf-8")
    older = log.load(tmp_path, "03", "ada")
    assert older.verdicts == {} and older.keys == {"03": "x"}
