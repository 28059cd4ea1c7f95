"""Worked solutions: when students get them, and what is in them."""

import shutil
from datetime import date

import nbformat
import pytest

from authoring import course, links, publish, worked
from authoring.publish import PublishError
from authoring.settings import ROOT
from authoring.site import build as site
from authoring.site.lessons import Maker
from authoring.site.outputs import Pictures
from tests.support import lab, small_course

DUE, OUT = date(2027, 3, 8), date(2027, 3, 12)
WORKED = "solutions/00-intuition.ipynb"
_KEY = 'answer_what_doubles = (\n    "C"\n)'


@pytest.fixture
def checkout(built, tmp_path):
    """A checkout of the small course, whose assignment is due, and solved some days later."""
    root = tmp_path / "checkout"
    shutil.copytree(built, root)
    for name in ("requirements-students.lock", "environment.yml", "LICENSE", "LICENSE-CONTENT.md"):
        shutil.copy(ROOT / name, root)
    dated(root, f"due: {DUE}, solutions: {OUT}")
    return root


def dated(root, days):
    path = root / "manuscript" / "course.yaml"
    path.write_text(small_course.ORDER.replace("closes: intuition,", f"closes: intuition, {days},"))


def notebook(root):
    order = course.read(root)
    return worked.notebook(order.assignments[0], order, links.read_bank(order))


def text(notebook):
    return "\n\n".join(cell.source for cell in notebook.cells)


@pytest.mark.parametrize("day", [date(2027, 3, 1), DUE, date(2027, 3, 11), None])
def test_before_their_day_students_have_no_solutions(checkout, tmp_path, day):
    publish.publish(checkout, tmp_path / "students", day)
    assert not (tmp_path / "students" / "solutions").exists()
    assert "Worked solutions" not in (tmp_path / "students" / "README.md").read_text()


@pytest.mark.parametrize("day", [OUT, date(2027, 6, 1)])
def test_from_their_day_on_students_have_them_beside_the_assignment(checkout, tmp_path, day):
    students = tmp_path / "students"
    publish.publish(checkout, students, day)
    found = nbformat.read(students / WORKED, as_version=4)
    assert text(found) == text(notebook(checkout))
    assert f"({WORKED})" in (students / "README.md").read_text()
    assert (students / "release" / "00-intuition" / "00-intuition.ipynb").exists()


def test_a_due_date_alone_publishes_nothing(checkout, tmp_path):
    dated(checkout, f"due: {DUE}")
    publish.publish(checkout, tmp_path / "students", date(2027, 6, 1))
    assert not (tmp_path / "students" / "solutions").exists()


def test_a_later_due_date_takes_solutions_back(checkout, tmp_path):
    students = tmp_path / "students"
    publish.publish(checkout, students, OUT)
    dated(checkout, "due: 2027-03-20, solutions: 2027-03-21")
    publish.publish(checkout, students, OUT)
    assert not (students / WORKED).exists()


def test_an_assignment_that_is_not_open_has_no_solutions_either(checkout):
    dated(checkout, f"opens: 2027-04-01, due: {DUE}, solutions: {OUT}")
    assert worked.out(course.read(checkout), date(2027, 3, 31)) == []


def test_who_publishes_is_told_of_solutions_that_could_come(checkout):
    [said] = worked.waiting(course.read(checkout), date(2027, 3, 9))
    assert said == "00-intuition was due on 2027-03-08; its solutions come on 2027-03-12."
    assert list(worked.waiting(course.read(checkout), OUT)) == []
    dated(checkout, f"due: {DUE}")
    assert list(worked.waiting(course.read(checkout), DUE)) == []
    [said] = worked.waiting(course.read(checkout), date(2027, 3, 9))
    assert "'solutions: 2027-03-09' beside it in manuscript/course.yaml would publish" in said


def test_solutions_stand_in_the_cells_and_run(checkout):
    made = notebook(checkout)
    [double] = [cell.source for cell in made.cells if "EXERCISE: double" in cell.source]
    assert double.splitlines()[-2:] == ["    two = 2", "    return two * z"]
    names = {}
    for cell in made.cells[2:]:  # the helpers are importable here
        if cell.cell_type == "code":
            exec(cell.source, names)  # the visible tests are among them
    assert names["double"](3) == 6
    assert "Because the sample says so." in text(made)


def test_a_question_has_its_answer_and_a_word_on_each_option(checkout):
    made = text(notebook(checkout))
    assert _KEY in made
    assert "**The answer is C.**" in made
    assert "- **C.** Yes: A number plus itself is twice the number." in made
    assert "- **D.** No: That is the inverse of doubling." in made


def test_nothing_that_instructors_keep_is_in_them(checkout):
    made = notebook(checkout)
    for private in ("an unseen value", "2 points for naming", "### ", "BEGIN", "checks.quiz"):
        assert private not in text(made)
    assert all(dict(cell.metadata) == {} for cell in made.cells)
    assert set(made.metadata) == {"kernelspec", "language_info", "title"}
    assert "worked solutions" in made.cells[0].source.partition("\n")[0]
    assert WORKED in made.cells[0].source, "the badge opens the solutions, not the assignment"


@pytest.mark.parametrize(
    ("slip", "what"),
    [
        ('assert double(21) == 42, "an unseen value"', "a hidden test"),
        ("2 points for naming the reason", "a marking scheme"),
        ("### BEGIN SOLUTION", "'### BEGIN SOLUTION'"),
    ],
)
def test_a_slip_in_them_stops_the_publication(checkout, tmp_path, monkeypatch, slip, what):
    made = notebook(checkout)
    made.cells[-1].source += f"\n\n{slip}"
    monkeypatch.setattr(worked, "notebook", lambda *arguments: made)
    with pytest.raises(PublishError, match=f"{WORKED} holds {what}"):
        publish.publish(checkout, tmp_path / "students", OUT)
    assert not (tmp_path / "students").exists()


def test_they_may_tell_the_answers_of_their_own_assignment_alone(checkout, tmp_path):
    """The search forgives a key in the notebook that is named for it, and in no other."""
    path = checkout / "release" / "00-intuition" / "00-intuition.ipynb"
    released = nbformat.read(path, as_version=4)
    released.cells.append(nbformat.v4.new_code_cell(_KEY, id="slip"))
    nbformat.write(released, path)
    with pytest.raises(PublishError, match="release/.* holds a quiz key"):
        publish.publish(checkout, tmp_path / "students", OUT)


def test_every_assignment_of_the_course_can_be_solved_for_students():
    order = course.read(ROOT)
    bank = links.read_bank(order)
    for unit in order.assignments:
        made = worked.notebook(unit, order, bank)
        nbformat.validate(made)
        told = text(made)
        assert "YOUR ANSWER HERE" not in told and "YOUR CODE HERE" not in told
        for cell in made.cells:
            if cell.cell_type == "code":
                compile(cell.source, unit.built_name, "exec")


def page(root, pictures, solved=("intuition",)):
    """The source of the assignment's page on the website."""
    order = course.read(root)
    maker = Maker(order, links.read_bank(order), Pictures(pictures), solved=frozenset(solved))
    return maker.assignment(order.assignments[0])


def test_on_the_website_solutions_are_on_the_page_of_the_assignment_alone(checkout, tmp_path):
    before, after = text(page(checkout, tmp_path, solved=())), text(page(checkout, tmp_path))
    for told in ("return two * z", "Because the sample says so.", "That is the inverse"):
        assert told not in before and told in after
    for private in ("an unseen value", "2 points for naming", "###"):
        assert private not in after
    assert 'href="../notebooks/solutions/00-intuition.ipynb" download' in after
    assert "return two * z" in after.partition(">One solution<")[2]
    assert "YOUR CODE HERE" in after.partition(">One solution<")[0], "first the exercise"


def test_the_search_of_the_website_knows_what_a_page_may_tell(checkout, tmp_path):
    pages = {"assignments/00-intuition.ipynb": nbformat.writes(page(checkout, tmp_path))}
    assert list(site.leaks(checkout, pages, {"intuition"})) == []
    assert any("a quiz explanation" in said for said in site.leaks(checkout, pages))


def test_the_website_for_those_who_learn_by_themselves_waits_for_no_class(checkout):
    order = course.read(checkout)
    with pytest.raises(site.SiteError, match="00-intuition can be handed in until 2027-03-08"):
        site._all_solved(order, DUE)
    assert site._all_solved(order, date(2027, 3, 9)) == list(order.assignments)
    dated(checkout, "opens: 2027-03-01")
    assert len(site._all_solved(course.read(checkout), date(2027, 3, 1))) == 1


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.needs("chromium")
def test_solutions_fold_open_without_a_script(checkout, tmp_path):
    source = tmp_path / "source"
    for name in ("source", "extra", "static"):
        (tmp_path / name).mkdir()
    (source / "index.md").write_text("# Course\n\n```{toctree}\nassignment\n```\n")
    nbformat.write(page(checkout, tmp_path), source / "assignment.ipynb")
    site._sphinx(source, tmp_path, tmp_path / "extra", tmp_path / "static")
    with lab.page() as browser:
        context = browser.context.browser.new_context(java_script_enabled=False)
        tab = context.new_page()
        tab.goto((tmp_path / "html" / "assignment.html").as_uri())
        folds = tab.locator("details")
        assert folds.count() == 6  # a solution, a sample, four options
        for told in ("return two * z", "Because the sample", "That is the inverse"):
            inside = folds.filter(has_text=told)
            assert not tab.get_by_text(told).is_visible()
            inside.locator("summary").focus()
            tab.keyboard.press("Enter")
            assert tab.get_by_text(told).is_visible()
        context.close()
