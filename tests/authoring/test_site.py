"""The parts of the website: what is run, kept, left out and changed on the way to a page."""

from dataclasses import replace
from datetime import date

import nbformat
import pytest
from matplotlib.figure import Figure

from authoring import course, links, quizzes
from authoring.settings import ROOT
from authoring.site import build, executed, folds, outputs, texts
from authoring.site.lessons import Maker
from helpers.display import explore, prepared
from helpers.display.html_image import image_html
from helpers.display.image_slider import frames_html
from tests.support import small_course


def code_cell(markup):
    output = nbformat.v4.new_output("display_data", {"text/html": markup})
    return nbformat.v4.new_code_cell("show()", outputs=[output])


def test_a_lesson_is_run_once_for_each_content(tmp_path, monkeypatch):
    (tmp_path / "helpers").mkdir()
    (tmp_path / "requirements.lock").write_text("")
    path = tmp_path / "lesson.ipynb"
    runs = []

    class Done:
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1", id="a")])
        seconds = 0.0

    monkeypatch.setattr(executed, "run", lambda *a, **k: runs.append(a) or Done)
    for text in ("1", "1", "2", "2"):
        nbformat.write(
            nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(text, id="a")]), path
        )
        executed.executed(path, tmp_path, say=lambda line: None)
    assert len(runs) == 2
    assert len(list((tmp_path / executed.FOLDER).iterdir())) == 1, "what is outdated goes"


def test_pictures_become_files_that_load_when_they_are_seen(tmp_path):
    cell = code_cell(image_html(Figure(figsize=(6, 2), dpi=100), 'A "blank" page.'))
    pictures = outputs.Pictures(tmp_path)
    outputs.fit_for_a_page(cell, pictures, "../")
    markup = cell.outputs[0].data["text/html"]
    [name] = pictures.names
    assert (tmp_path / name).read_bytes()[1:4] == b"PNG"
    assert f'src="../pictures/{name}"' in markup and 'loading="lazy"' in markup
    assert 'alt="A &quot;blank&quot; page."' in markup and 'height="200"' in markup
    assert "wide-picture" in markup, "three panels side by side scroll on a phone"


def test_pictures_that_follow_a_control_scroll_in_one_place_on_a_phone(tmp_path):
    markup, _ = frames_html(lambda n: (Figure(figsize=(6, 2)), f"{n}."), "n", [0, 1])
    cell = code_cell(markup)
    outputs.fit_for_a_page(cell, outputs.Pictures(tmp_path), "../")
    page = cell.outputs[0].data["text/html"]
    assert page.count('<img class="wide"') == 2 and page.count('<div class="pictures">') == 1
    assert "wide-picture" not in page


def test_widgets_and_terminal_colors_stay_out(tmp_path):
    summary = (
        '<pre>Total: <span style="color: #00af00; text-decoration-color: #00af00">7</span></pre>'
    )
    cell = code_cell(summary)
    cell.outputs[0].data["application/vnd.jupyter.widget-view+json"] = {"model_id": "1"}
    outputs.fit_for_a_page(cell, outputs.Pictures(tmp_path), "")
    assert list(cell.outputs[0].data) == ["text/html"]
    assert "#00af00" not in cell.outputs[0].data["text/html"]


def test_of_a_progress_bar_the_end_is_left(tmp_path):
    bar = nbformat.v4.new_output("stream", text="1 of 2\r2 of 2\ndone\r\n")
    cell = nbformat.v4.new_code_cell("fit()", outputs=[bar])
    outputs.fit_for_a_page(cell, outputs.Pictures(tmp_path), "")
    assert cell.outputs[0].text == "2 of 2\ndone\r\n"


def draw(**values):
    return Figure(), f"At {values}."


def test_few_settings_are_drawn_in_all_combinations():
    controls = {"shape": ["a", "b"], "n": (0, 2, 1, 1)}
    markup, alt = prepared.prepared_html(draw, controls, {"shape": "a", "n": 1}, {})
    assert markup.count("<img") == 6 and 'data-together="true"' in markup
    assert alt == "At {'shape': 'a', 'n': 1}."


def test_of_many_settings_one_control_moves_at_a_time():
    controls = {name: (-1.0, 1.0, 0.1, 0.3) for name in "abc"}
    start = dict.fromkeys("abc", 0.3)
    markup, alt = prepared.prepared_html(draw, controls, start, {"a": "first_weight"})
    assert markup.count("<img") < 30 and 'data-together="false"' in markup
    assert "first weight" in markup and "one control moves at a time" in markup
    assert "At {&#x27;a&#x27;: -1.0, &#x27;b&#x27;: 0.3" in markup, "the ends can be reached"
    assert markup.count("<img") - markup.count("hidden src") or alt.startswith("At {'a': 0.3")


def test_a_control_that_moves_alone_reaches_what_the_text_asks_for():
    controls = {name: (-1.0, 1.0, 0.1, 0.3) for name in "abc"}
    start = dict.fromkeys("abc", 0.3)
    markup, _ = prepared.prepared_html(draw, controls, start, {}, [{"b": -0.9}, {"a": 0.3}])
    plain, _ = prepared.prepared_html(draw, controls, start, {})
    assert "&#x27;b&#x27;: -0.9" in markup and "&#x27;b&#x27;: -0.9" not in plain
    assert markup.count("<img") == plain.count("<img") + 1


def test_explore_draws_beforehand_where_a_page_is_built(monkeypatch, capsys):
    monkeypatch.setenv(explore.WEB_PAGE, "1")
    explore.explore(draw, n=(0, 2, 1, 1))
    assert capsys.readouterr().out == "At {'n': 1}.\n"


def test_a_quiz_tells_the_page_which_answer_is_right():
    question = next(q for q in links.read_bank(course.read(ROOT)).values() if q.use == "lesson")
    text = folds.quiz(question)
    assert text.count("<details") == 4 and text.count("data-right") == 1
    right = text[text.index("data-right") :]
    assert right.startswith(f"data-right><summary><b>{question.key}.</b>")


def test_links_of_the_repository_lead_to_pages_or_become_text(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "README.md").write_text(
        "# Title\n\n## For instructors\n\n### Marks\n\n[g](docs/grading.md), [c](grader/x.py), "
        "[p](#for-contributors), `[x](y.md)`\n\n## For contributors\n\nText.\n"
    )
    (tmp_path / "docs" / "grading.md").write_text("# How\n")
    page = texts.PAGES["For instructors"][0]
    text = texts.markdown(tmp_path, page)
    assert text.startswith("# Teach the course\n") and "\n## Marks\n" in text
    assert "[g](grading.md), c, [p](../contributors/index.md), `[x](y.md)`" in text
    assert "Text." not in text


@pytest.mark.parametrize("folder", ["course", "assignments"])
def test_no_site_is_written_where_a_page_holds_an_answer(folder, monkeypatch, tmp_path):
    solution = "### BEGIN HIDDEN TESTS\nassert True\n### END HIDDEN TESTS"
    cell = nbformat.v4.new_code_cell(solution)
    page = nbformat.writes(nbformat.v4.new_notebook(cells=[cell]))
    monkeypatch.setattr(build, "_pages", lambda maker: [(f"{folder}/01-intuition.ipynb", page)])
    with pytest.raises(build.SiteError, match="BEGIN HIDDEN TESTS"):
        build.build(ROOT, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_link_to_a_term_leads_to_its_heading_on_a_page(tmp_path):
    maker = Maker(course.read(ROOT), {}, outputs.Pictures(tmp_path))
    text = "[ReLU](glossary.ipynb#cell-id=ReLU)"
    assert maker.linked(text) == "[ReLU](glossary.ipynb#ReLU)"


def test_what_opens_later_is_not_on_the_site_and_nothing_links_to_it(tmp_path):
    order = course.read(ROOT)
    later = order.lessons[3]
    lessons = tuple(unit for unit in order.lessons if unit is not later)
    maker = Maker(replace(order, lessons=lessons), {}, outputs.Pictures(tmp_path))
    text = f"[three]({later.built_name}.ipynb#x) and [one]({lessons[1].built_name}.ipynb#x)"
    assert maker.linked(text) == f"three and [one]({lessons[1].built_name}.ipynb#x)"
    day = date(2027, 3, 1)
    dated = replace(order, assignments=(replace(order.assignments[0], opens=date(2027, 3, 2)),))
    assert build._open(dated, day).assignments == ()
    assert build._open(dated, None).assignments == dated.assignments


def test_pictures_that_take_too_long_to_draw_stay_still(monkeypatch, capsys):
    monkeypatch.setenv(explore.WEB_PAGE, "1")
    monkeypatch.setattr(prepared, "_PATIENCE", 0.0)
    explore.explore(draw, n=(0, 9, 1, 1), fallback=[{"n": 2}])
    assert capsys.readouterr().out == "At {'n': 2}.\n"


def test_an_option_with_markdown_is_html_inside_its_summary(tmp_path):
    quiz = small_course.QUIZ.replace("text: A line", "text: The `a < b` *line*")
    root = small_course.write(tmp_path, quiz=quiz)
    bank = quizzes.read_bank(root / "manuscript" / "quizzes")
    text = folds.quiz(bank["what-bends"])
    assert "The <code>a &lt; b</code> <i>line</i></summary>" in text
    assert text.count("<details data-right>") == 1


def test_the_end_of_a_lesson_leads_to_its_assignment_once_that_is_open(tmp_path):
    order = course.read(ROOT)
    first = order.assignments[0]
    maker = Maker(order, {}, outputs.Pictures(tmp_path))
    ending = f"## What comes next\n\nAssignment {first.number} has you predict."
    link = f"[Assignment {first.number}](../assignments/{first.built_name}.ipynb) has you"
    assert link in maker.with_assignments(ending)
    closed = Maker(replace(order, assignments=()), {}, outputs.Pictures(tmp_path))
    assert closed.with_assignments(ending) == ending
    assert maker.with_assignments("assignment 1 is mentioned") == "assignment 1 is mentioned"


def test_the_page_of_an_assignment_leads_to_the_lessons_that_it_names(tmp_path):
    order = course.read(ROOT)
    maker = Maker(order, {}, outputs.Pictures(tmp_path))
    a, b = [each for each in order.lessons if each.label][:2]
    text = maker.with_lessons(f"All is in lessons {a.label} and {b.label}, not in lesson 99.")
    assert f"lessons [{a.label}](../course/{a.built_name}.ipynb) and [{b.label}](" in text
    assert text.endswith(", not in lesson 99.")
    assert maker.with_lessons(f"Lesson {a.label} has").startswith(f"[Lesson {a.label}](../course/")


def test_the_page_of_an_assignment_shows_its_pictures_and_no_other_output(tmp_path, monkeypatch):
    order = course.read(ROOT)
    first = next(each for each in order.assignments if each.name == "intuition")

    def run(path, root, say):
        notebook = nbformat.read(path, as_version=4)
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.outputs = [nbformat.v4.new_output("stream", text="put out")]
        return notebook

    monkeypatch.setattr(executed, "executed", run)
    maker = Maker(order, links.read_bank(order), outputs.Pictures(tmp_path))
    page = maker.assignment(first)
    assert page.cells[0].source.startswith(f"# Assignment {first.number}. ")
    code = [cell for cell in page.cells if cell.cell_type == "code"]
    shown = [cell.source.splitlines()[0] for cell in code if cell.outputs]
    assert "# SETUP: neuron" in shown
    assert all(line.startswith("# SETUP: ") for line in shown) and len(shown) < len(code)


def test_outputs_of_a_lesson_and_of_its_assignment_are_kept_apart():
    order = course.read(ROOT)
    lesson, assignment = order.known["lesson", "intuition"], order.known["assignment", "intuition"]
    lesson_kept = executed.kept(ROOT / lesson.for_students).name
    assignment_kept = executed.kept(ROOT / assignment.for_students).name
    assert lesson_kept.startswith(f"{lesson.built_name}-")
    assert assignment_kept.startswith(f"assignment-{assignment.built_name}-")


def test_a_later_build_keeps_nothing_that_was_taken_back(tmp_path):
    source, html = tmp_path / "source", tmp_path / "html"
    for name in ("index.md", "assignments/01-intuition.ipynb"):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).touch()
    here = ["index.html", "search.html", "assignments/01-intuition.html", "lite/index.html"]
    gone = ["assignments/03-the-functions.html", "notebooks/solutions/01-intuition.ipynb"]
    for name in (*here, *gone):
        (html / name).parent.mkdir(parents=True, exist_ok=True)
        (html / name).touch()
    build._drop_old(source, html)
    assert all((html / name).exists() for name in here)
    assert not any((html / name).exists() for name in gone)
