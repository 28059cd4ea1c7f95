"""Nobody reads more than 600 words in a row before there is something to do."""

import nbformat
import pytest

from authoring import check, course, stretches
from authoring.settings import ROOT

TURN = "# Your turn: replace the dots.\nx = ...\nturn('a/b').check(x)"


def text(words, heading=""):
    return nbformat.v4.new_markdown_cell(f"{heading}\n\n{'word ' * words}".strip())


def code(source):
    return nbformat.v4.new_code_cell(source)


def found(*cells):
    return list(stretches.stretches(nbformat.v4.new_notebook(cells=list(cells))))


@pytest.mark.parametrize(
    "source",
    [
        TURN,
        "# Your answer: replace the dots\nchoice = ...",
        "guess = ...  # your prediction: a number",
        "explore(pictures.meet, z=(-4.0, 4.0))",
        "from helpers.widgets import chain, hinges\n\nhinges.show()",
        "from helpers.widgets import (\n    chain,\n    hinges,\n)\n\nhinges.show()",
        "rate = 0.1  # try 0.01, too",
        "# Change the seed, and run the cell again.\nseed = 1",
    ],
)
def test_something_to_do_ends_a_stretch(source):
    assert [each.words for each in found(text(400), code(source), text(300))] == [400, 300]


@pytest.mark.parametrize(
    "source",
    [
        "show(fig, alt)",
        "neuron.show()  # of no widget",
        "weights = np.diff(slopes)  # change of slope at each knot",
        "result = retry(network)",
    ],
)
def test_a_cell_that_is_only_run_does_not(source):
    assert [each.words for each in found(text(400), code(source), text(300))] == [700]


def test_words_in_folds_code_questions_terms_and_references_do_not_count():
    fold = f"<details><summary>More</summary>\n\n{'word ' * 500}\n\n</details>"
    question = f"**Check yourself.** {'word ' * 500}"
    ends = f"## Terms added to the glossary\n\n{'word ' * 500}\n\n## References\n\n{'word ' * 500}"
    cells = [text(3), *map(nbformat.v4.new_markdown_cell, (fold, question, ends)), text(4)]
    cells.insert(1, nbformat.v4.new_markdown_cell("```python\n## Not a heading\n```"))
    assert [each.words for each in found(*cells)] == [7]


def test_questions_to_ponder_are_something_to_do():
    ponder = text(400, "## Questions to ponder")
    assert [each.words for each in found(text(400), ponder, text(300))] == [400, 300]


def test_a_stretch_is_told_with_its_sections_and_its_count():
    one, two = found(text(10), text(20, "## A start"), code(TURN), text(5, "### A part"), text(5))
    assert str(one) == "32 words from the top to 'A start'"
    assert str(two) == "12 words in 'A part'"


@pytest.fixture
def small(built, tmp_path, monkeypatch):
    """The small course, with a reader of its lesson who meets another notebook."""

    def lesson(*cells):
        path = tmp_path / "lesson.ipynb"
        nbformat.write(nbformat.v4.new_notebook(cells=list(cells)), path)
        read = nbformat.read
        monkeypatch.setattr(nbformat, "read", lambda _, as_version: read(path, as_version))
        return course.read(built)

    return lesson


def test_600_words_in_a_row_may_be_and_one_more_is_told(small):
    order = small(text(595, "## All of these words"), code(TURN), text(600))
    assert list(stretches.problems(order)) == []
    [told] = stretches.problems(small(text(597, "## All of these words"), code(TURN)))
    assert told.startswith(
        "manuscript/lessons/intuition.md: 601 words in 'All of these words' with nothing to do "
    )
    assert "after 600 words at most" in told


def test_the_check_of_the_build_looks(built, monkeypatch):
    monkeypatch.setattr(stretches, "LIMIT", 3)
    assert any("with nothing to do in between" in line for line in check.problems(built))


def test_the_rule_is_written_where_authors_look():
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert f"more than {stretches.LIMIT} open words" in contributing
