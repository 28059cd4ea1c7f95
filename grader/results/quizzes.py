"""A quiz question after grading: what was chosen, whether it is right, and why.

The explanations stand in the hidden test of the question, which calls
``checks.quiz(answer, "C", why)``. They are read from there before hidden tests are taken out.
"""

from __future__ import annotations

import ast
import re
from typing import Any

from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode
from traitlets import Bool

from grader.cells import expected, regions
from grader.results.scoring import is_test

#: Metadata of a test of a question.
EXPLANATION = "explanation"
_WRONG = re.compile(r"([A-Z]) is not right\.")
_OPTION = re.compile(r"^- \*\*([A-Z])\.\*\* (.*)$", re.MULTILINE)


class ExplainQuizzes(Preprocessor):
    """Comes before HideTests in the making of feedback."""

    enabled = Bool(True, help="Whether to explain the answers to questions.").tag(config=True)
    right_answers = Bool(
        False,
        help="Whether feedback names the right option to those who chose another one. "
        "By default it does not, so the questions can be asked again.",
    ).tag(config=True)

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Note in each test of a question what to tell of it."""
        questions = dict(_questions(nb))
        for cell in filter(is_test, nb.cells):
            found = _key(cell)
            marker = expected.read_marker(cell.source)
            if found is None or marker is None:
                continue
            key, why = found
            stem, options = questions.get(marker.name.removeprefix("quiz-"), ("", {}))
            chosen = _chosen(cell, key)
            told = {"stem": stem, "chosen": chosen, "right": chosen == key}
            told |= {"text": options.get(chosen, ""), "why": why.get(chosen, "")}
            if self.right_answers and chosen != key:
                told |= {"key": key, "key_text": options.get(key, ""), "key_why": why.get(key, "")}
            cell.metadata[EXPLANATION] = told
        return nb, resources


def _questions(nb: NotebookNode) -> Any:
    """Yield the questions: their names, their stems and their options by letter."""
    for cell in nb.cells:
        marker = expected.read_marker(cell.source) if cell.cell_type == "markdown" else None
        if marker and marker.kind == "QUIZ":
            text = regions.without_first_line(cell.source).removeprefix("**Question.** ")
            stem = _OPTION.split(text, maxsplit=1)[0].strip()
            yield marker.name, (stem, dict(_OPTION.findall(text)))


def _key(cell: NotebookNode) -> tuple[str, dict[str, str]] | None:
    """Return the right letter and the explanations that a hidden test holds."""
    _, hidden = regions.split(cell.source, regions.HIDDEN_TESTS)
    try:
        key, why = explained(hidden)
    except (SyntaxError, ValueError):
        return None
    return (key, why) if key else None


def explained(test: str) -> tuple[str, dict[str, str]]:
    r"""Read the key of a question and its explanations in the test that marks it.

    Parameters
    ----------
    test : str
        Its code; what the explanations are called there does not matter.

    Examples
    --------
    >>> explained("_why = {'A': 'Yes.', 'B': 'No.'}\nchecks.quiz(answer, 'A', _why)")
    ('A', {'A': 'Yes.', 'B': 'No.'})
    >>> explained("checks.letter(answer)")
    ('', {})
    """
    tree = ast.parse(test)
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        if ast.unparse(call.func) == "checks.quiz" and len(call.args) > 2:
            key, why = call.args[1:3]
            name = ast.unparse(why)
            for node in ast.walk(tree):
                if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name:
                    why = node.value
            return str(ast.literal_eval(key)), dict(ast.literal_eval(why))
    return "", {}


def _chosen(cell: NotebookNode, key: str) -> str:
    """Return the letter that the test has seen; "" where it saw none."""
    errors = [output for output in cell.outputs if output.output_type == "error"]
    if not errors:
        return key
    wrong = _WRONG.match(errors[0].evalue) if errors[0].ename == "CheckFailed" else None
    return wrong[1] if wrong else ""
