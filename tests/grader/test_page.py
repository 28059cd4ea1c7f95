"""The page that a student gets back: what it tells, how it is built, and that it is never stale."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

import nbformat
import pytest
from nbgrader.api import Gradebook

from authoring.settings import ROOT
from grader.results import typeset
from tests.support import small
from tools.rehearsal import course

VOID = {"br", "col", "hr", "img", "meta", "wbr", "mspace"}


class Outline(HTMLParser):
    """What a page is made of; and that its tags are closed in order."""

    def __init__(self, markup):
        super().__init__()
        self.tags, self.open, self.levels, self.ids, self.links = [], [], [], [], []
        self.feed(markup)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        about = dict(attrs)
        assert len(about) == len(attrs), "an attribute stands twice"
        self.tags.append((tag, about))
        self.ids += [about["id"]] if "id" in about else []
        self.links += [about["href"]] if "href" in about else []
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open.pop() == tag


def text_of(markup):
    body = markup.partition("</style>")[2]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    made = course.new_course(tmp_path_factory.mktemp("page") / "course")
    small.write(made.root / "source")
    released = made.release(small.NAME)
    made.nbgrader("db", "assignment", "add", small.NAME, "--duedate=2026-11-30 23:59:00 UTC")
    answers = {"double": "    return z + 'one'", "half": "    return 0.5 * z", "why": "$z$ is $0$"}
    wrong = small.answer(released, answers)
    wrong.cells[0].source += "\n#### Deep\n<script>alert(1)</script>\n<img src='x.png'>"
    made.hand_in("wrong", small.NAME, wrong, timestamp="2026-12-01 23:59:00 UTC")
    number = small.answer(released, {"double": "    return z", "half": "    return 0.5 * z"})
    for cell in number.cells:
        if cell.source.startswith("# EXERCISE: double"):
            cell.source = "# EXERCISE: double\ndouble = 5"
    made.hand_in("number", small.NAME, number)
    made.hand_in("empty", small.NAME, released)
    made.nbgrader("autograde", small.NAME)
    made.nbgrader("generate_feedback", small.NAME)
    return made


def page_of(made, student):
    path = made.root / "feedback" / student / small.NAME / f"{small.NAME}.html"
    return path.read_text(encoding="utf-8")


def test_the_score_and_what_waits_stand_on_top(made):
    told = text_of(page_of(made, "wrong")).partition("Exercise by exercise")[0]
    assert "1 of 5 points so far" in told
    assert "Not graded yet: Why , worth 3 points" in told
    assert "1 day late (due" in told and "No points are taken off" in told
    assert "Why not graded yet – / 3" in told and "Double 0 of 2 tests passed 0 / 3" in told
    assert "Half all points 1 / 1" in told


def test_failed_tests_speak_in_sentences(made):
    told = text_of(page_of(made, "wrong")).partition("Your notebook")[0]
    assert "Your code raised TypeError: unsupported operand type(s)" in told
    assert "The error came from return z + 'one'" in told
    assert "Traceback" not in told and "Cell In" not in told


def test_an_error_of_the_test_itself_is_not_laid_to_the_student_s_code(made):
    told = text_of(page_of(made, "number")).partition("Your notebook")[0]
    assert "The test stopped at what your code gave it: " in told
    assert "Your code raised" not in told


def test_an_empty_answer_is_no_unread_one(made):
    told = text_of(page_of(made, "empty"))
    assert "0 of 8 points" in told and "Not graded yet" not in told
    assert "You left this blank." in told


@pytest.mark.parametrize("student", ["wrong", "empty"])
def test_the_page_is_one_file_in_order(made, student):
    markup = page_of(made, student)
    page = Outline(markup)
    names = {tag for tag, _ in page.tags}
    assert not names & {"script", "iframe", "link", "object"} and {"main", "header"} <= names
    assert not re.search(r"(?:src|href)=\"(?!#|data:|https://github)", markup)
    assert "@import" not in markup and "url(" not in markup
    steps = zip([0, *page.levels], page.levels, strict=False)
    assert all(below <= above + 1 for above, below in steps)
    assert page.levels.count(1) == 1
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#")} - {"top"} <= set(page.ids)
    assert all(about.get("alt") for tag, about in page.tags if tag == "img")


def test_nothing_hidden_is_on_the_page(made):
    for student in ("wrong", "empty"):
        told = text_of(page_of(made, student))
        for secret in ("double(21)", "unseen_zero", "half(3) ==", "sum of two zeros", "HIDDEN"):
            assert secret not in told


def test_math_is_drawn_without_a_script(made):
    assert "<math><mi>z</mi></math> is <math><mn>0</mn></math>" in page_of(made, "wrong")


def test_pages_older_than_their_grades_are_made_anew(made):
    def told():
        return made.nbgrader("generate_feedback", small.NAME)

    assert "Writing" not in told()
    with Gradebook(made.database) as book:
        grade = book.find_grade("written-why", small.NAME, small.NAME, "wrong")
        grade.manual_score, grade.needs_manual_grade = 2, False
        comment = book.find_comment("written-why", small.NAME, small.NAME, "wrong")
        comment.manual_comment = "Nearly: $z$ & *so*."
        book.db.commit()
    said = told()
    assert "pages to renew: 1" in said and "feedback/wrong/" in said and "Writing" in said
    assert "Skipping existing assignment: feedback/empty" in said.replace(f"{made.root}/", "")
    page = text_of(page_of(made, "wrong"))
    assert "3 of 8 points" in page and "Not graded yet" not in page
    assert "Your grader gave 2 of 3 points" in page and "Nearly:" in page
    assert "Writing" not in told()

    released = made.root / "release" / small.NAME / f"{small.NAME}.ipynb"
    better = small.solved(nbformat.read(released, as_version=4))
    made.hand_in("empty", small.NAME, better)
    made.nbgrader("autograde", small.NAME)
    assert "Writing" in told()
    assert "5 of 5 points so far" in text_of(page_of(made, "empty"))


def formulas():
    for path in sorted(ROOT.glob("source/*/*.ipynb")):
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type == "markdown":
                yield path.stem, cell.source


def test_every_formula_of_the_assignments_becomes_mathml():
    left = [
        (name, found)
        for name, source in formulas()
        for found in re.findall(r"<code>\$.*?</code>", typeset.markdown(source))
    ]
    assert left == []


@pytest.mark.parametrize(
    "text",
    [
        "$" + "x^{" * 600 + "$",
        "$\\frac$",
        "$\\href{javascript:1}{x}$",
        "$" + "x" * 5000 + "$",
        "$\\begin{nothing}x\\end{nothing}$",
    ],
)
def test_what_is_no_formula_is_shown_as_it_was_written(text):
    shown = typeset.with_math(text)
    assert shown == f"<code>{html.escape(text)}</code>" or "javascript" in text
    assert "href=" not in shown
