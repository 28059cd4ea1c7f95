"""The course in a browser alone: a lesson runs, judges, keeps work, and asks no other host."""

import json

import pytest

from authoring import course
from authoring.lite import distribution
from authoring.lite.build import build
from authoring.settings import ROOT
from tests.support import lab, lite, order

pytestmark = [
    pytest.mark.browser,
    pytest.mark.needs("chromium", "pyodide"),
    pytest.mark.slow,
]
LESSON = f"{order.lesson('start-here')}.ipynb"
ASSIGNMENT = f"assignments/{order.assignment('intuition')}.ipynb"
KERAS = f"{order.lesson('training-with-keras')}.ipynb"
TURN = "the-map-5"
ANSWER = 'lessons = {}\nturn("start-here/count-lessons").check(lessons)'
EXERCISE, TEST = "exercise-drawn-neuron", "test-drawn-neuron-relu"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return build(ROOT, distribution.PLACE, tmp_path_factory.mktemp("lite") / "lite")


@pytest.fixture(scope="module")
def address(folder):
    with lite.served(folder) as address:
        yield address


@pytest.fixture(scope="module")
def asked():
    """All that the browser asked for."""
    return []


@pytest.fixture(scope="module")
def page(address, asked):
    """A browser in which the lesson was run."""
    with lab.page() as page:
        page.context.set_default_timeout(lite.TIMEOUT)
        page.on("request", lambda request: asked.append(request.url))
        lite.open_notebook(page, address, LESSON)
        lite.wait_for_kernel(page)
        lite.run_all(page)
        yield page


@pytest.fixture
def new_page(page):
    """Another browser, which has seen nothing yet."""
    opened = page.context.browser.new_page()
    opened.set_default_timeout(lite.TIMEOUT)
    yield opened
    opened.close()


def said(outputs):
    return json.dumps(outputs, ensure_ascii=False)


def test_a_lesson_runs_whole_without_an_error(page):
    notebook = lite.content(page)
    assert lite.failures(notebook) == []
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert [cell["id"] for cell in code if not cell["execution_count"]] == []
    assert page.locator(".jp-OutputArea img[alt]").count() >= 3
    assert page.locator("mjx-container, .MathJax").count() > 0, "the math is typeset"


def test_no_other_host_is_asked(page, asked, address):
    assert len(asked) > 50
    assert [url for url in asked if lite.is_outside(url, address)] == []


def test_a_slider_draws_anew(page):
    picture = page.locator(".widget-html img[alt]").first
    before = picture.get_attribute("alt")
    track = page.locator(".widget-slider .noUi-base").first
    track.scroll_into_view_if_needed()
    place = track.bounding_box()
    page.mouse.click(place["x"] + place["width"] - 2, place["y"] + place["height"] / 2)
    page.wait_for_function(
        "(before) => document.querySelector('.widget-html img[alt]').alt !== before", arg=before
    )


def test_a_turn_tells_right_from_wrong_and_a_reload_keeps_the_work(page, address):
    count = max(lesson.number for lesson in course.read(ROOT).lessons if lesson.label) + 1
    wrong = said(lite.run_cell(page, TURN, ANSWER.format(count + 1)))
    right = said(lite.run_cell(page, TURN, ANSWER.format(count)))
    assert "Not yet" in wrong and "Not yet" not in right
    page.evaluate("() => jupyterapp.commands.execute('docmanager:save')")
    lite.open_notebook(page, address, LESSON)
    page.locator(".jp-DirListing-item", has_text=LESSON).click(button="right")
    with page.expect_download() as downloading:
        page.locator(".lm-Menu-item", has_text="Download").click()
    kept = json.loads(downloading.value.path().read_text(encoding="utf-8"))
    [cell] = [each for each in kept["cells"] if each["id"] == TURN]
    assert "".join(cell["source"]) == ANSWER.format(count)


def test_an_assignment_checks_at_once(new_page, address):
    page = new_page
    lite.open_notebook(page, address, ASSIGNMENT)
    lite.wait_for_kernel(page)
    notebook = lite.run_all(page)
    [unanswered] = lite.failures(notebook)
    assert "still blank" in unanswered
    [exercise] = [cell for cell in notebook["cells"] if cell["id"] == EXERCISE]
    lite.run_cell(page, EXERCISE, exercise["source"].replace("...  # YOUR CODE HERE", "2.0"))
    [cell] = [each for each in notebook["cells"] if each["id"] == TEST]
    assert lite.run_cell(page, TEST, cell["source"]) == []
    assert cell["metadata"]["nbgrader"]["grade"], "so that what is handed in can be graded"


def test_the_keras_lesson_says_where_to_go_on(new_page, address):
    lite.open_notebook(new_page, address, KERAS)
    [only] = lite.content(new_page)["cells"]
    assert "needs TensorFlow, which no browser has" in only["source"]
