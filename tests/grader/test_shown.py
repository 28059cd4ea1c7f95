"""What students wrote is shown, and runs nothing, loads nothing, covers nothing."""

from __future__ import annotations

import copy
import logging
import re
import time
from functools import cache
from pathlib import PurePosixPath

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import (
    new_code_cell,
    new_markdown_cell,
    new_notebook,
    new_output,
    new_raw_cell,
)
from nbgrader.server_extensions.formgrader import handlers
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from authoring.settings import ROOT
from grader.cells.expected import ExpectedCell, ExpectedNotebook
from grader.intake.safe_names import student_id
from grader.lms import upload_names
from grader.results import report
from grader.results.log import LOOK, Note
from grader.results.markup import clean_html, clean_markdown
from grader.results.page import TEMPLATES
from grader.results.pictures import drawing
from grader.results.printable import PrintableLog, printable, without_codes
from grader.results.shown import clean
from tests.support import small
from tests.support.hostile_markup import HTML, MARKDOWN, OUTPUTS, PNG
from tools.rehearsal import course

NOTHING = ExpectedNotebook(())
HARMLESS = set(
    "a abbr b blockquote br caption cite code col colgroup dd del details dfn div dl dt em "
    "figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span "
    "strong sub summary sup table tbody td tfoot th thead tr u ul var".split()
)
ATTRIBUTES = set(
    "align alt class colspan dir height href lang open rel rowspan scope src start style title "
    "tabindex width".split()
)


@cache
def exporter(template):
    config = Config()
    config.HTMLExporter.template_name = template
    config.HTMLExporter.extra_template_basedirs = [handlers.template_path]
    config.HTMLExporter.extra_template_paths = [
        f"{handlers.static_path}/node_modules/bootstrap/dist/css"
    ]
    return HTMLExporter(config=config)


RESOURCES = {
    "base_url": "",
    "index": 0,
    "total": 1,
    "nbgrader": {"notebook": "", "score": 0, "max_score": 0, "late_penalty": 0},
}


def page(notebook, template="formgrade"):
    html, _ = exporter(template).from_notebook_node(notebook, copy.deepcopy(RESOURCES))
    return BeautifulSoup(html, "html.parser")


def shown(cell, wanted=NOTHING):
    """What the page makes of a student's cell, as a tree."""
    notebook = clean(new_notebook(cells=[cell]), wanted)
    nbformat.validate(notebook)
    return page(notebook).select_one("#notebook-container")


def shown_markdown(source, **about):
    return shown(new_markdown_cell(source, **about)).select_one(".text_cell_render")


def shown_output(data, metadata=None):
    output = new_output("display_data", data=data, metadata=metadata or {})
    return shown(new_code_cell("show()", outputs=[output])).select_one(".output_wrapper")


def problems(tree):
    """What could run, load or cover in a tree."""
    found = []
    for tag in tree.find_all(True):
        if tag.name not in HARMLESS:
            found.append(tag.name)
        for name, value in tag.attrs.items():
            text = " ".join(value) if isinstance(value, list) else value
            if name not in ATTRIBUTES:
                found.append(f"{tag.name} {name}")
            if name == "src" and not re.match(
                r"data:image/(png|jpeg|gif|webp|svg\+xml);|x\.png", text
            ):
                found.append(f"src={text}")
            if name == "href" and not re.match(r"https://e(xample\.org|vil\.example)", text):
                found.append(f"href={text}")
            if name == "style" and re.search(r"url|position|display|width|set|px|/\*|\\", text):
                found.append(f"style={text}")
            if name == "class" and set(text.split()) & {
                "score",
                "comment",
                "tabbable",
                "nbgrader_cell",
            }:
                found.append(f"class={text}")
    if re.search(
        r"\\(href|style|cssId|class|require|bbox|mmlToken|rule|raise|hspace|def|let|renewcommand)\b",
        tree.get_text(),
    ):
        found.append("active math")
    return found


@pytest.mark.parametrize("name", HTML)
def test_hostile_html_is_harmless_as_output_and_in_text(name):
    assert problems(shown_output({"text/html": HTML[name]})) == []
    for source in (
        HTML[name],
        f"words {HTML[name]} words",
        f"- a\n\n  {HTML[name]}\n\n> {HTML[name]}",
    ):
        assert problems(shown_markdown(source)) == []
        assert problems(shown_output({"text/markdown": source})) == []


@pytest.mark.parametrize("name", MARKDOWN)
def test_hostile_markdown_is_harmless(name):
    began = time.process_time()
    attachments = {
        "x.svg": {"image/svg+xml": "PHN2Zy8+"},
        "broken.png": {"image/png": '" onerror="top.ran=1'},
    }
    assert problems(shown_markdown(MARKDOWN[name], attachments=attachments)) == []
    assert problems(shown_output({"text/markdown": MARKDOWN[name]})) == []
    assert time.process_time() - began < 10, "one cell must not hold up the others"


@pytest.mark.parametrize("name", OUTPUTS)
def test_hostile_outputs_are_harmless(name):
    data, metadata = OUTPUTS[name]
    cell = new_code_cell("show()", outputs=[new_output("display_data")])
    cell.outputs[0].data, cell.outputs[0].metadata = data, metadata
    tree = shown(cell).select_one(".output_wrapper")
    assert problems(tree) == []
    assert "evil.example" not in str(tree)


def test_most_pieces_are_seen_as_hostile_where_nobody_cleans():
    found = {name for name, text in HTML.items() if problems(BeautifulSoup(text, "html.parser"))}
    assert len(found) > 0.8 * len(HTML), "the rest is for browsers, which parse otherwise"


def test_a_whole_notebook_of_them_leaves_both_pages_with_their_own_scripts_alone():
    cells = [new_markdown_cell(text) for text in (*HTML.values(), *MARKDOWN.values())]
    for text in HTML.values():
        cells.append(
            new_code_cell(text, outputs=[new_output("display_data", data={"text/html": text})])
        )
        cells.append(new_raw_cell(text, metadata={"raw_mimetype": "text/html"}))
    hostile = new_notebook(cells=cells)
    hostile.metadata = nbformat.from_dict(
        {
            "kernelspec": {"name": "<script>", "display_name": "x", "argv": ["evil"]},
            "language_info": {"name": "python", "codemirror_mode": "<script>"},
            "widgets": {
                "application/vnd.jupyter.widget-state+json": {"state": "</script><script>"}
            },
            "title": "</title><script>",
        }
    )
    cleaned = clean(hostile, NOTHING)
    assert set(cleaned.metadata) == {"kernelspec", "language_info"}
    for template in ("formgrade", "feedback"):
        empty = page(new_notebook(), template)
        full = page(cleaned, template)
        for selector in ("script", "iframe", "[onclick]", "form", "link", "meta", "style", "base"):
            assert len(full.select(selector)) == len(empty.select(selector)), selector
        last = full.select("#notebook-container .cell")[-1]
        assert last.parent["id"] == "notebook-container", "no cell closes or swallows the page"


def test_code_is_shown_as_text():
    for text in (*HTML.values(), "%%html\n<script>1</script>", "%%javascript\nalert(1)"):
        tree = shown(new_code_cell(text)).select_one(".input_area")
        assert set(problems(tree)) <= {"active math"}, "MathJax leaves code alone"


def test_code_that_takes_long_to_color_loses_the_spaces_of_its_empty_lines_alone():
    some, many = "if z:\n    \n    x = 1", "x\n" + " \n" * 10_000
    cells = clean(new_notebook(cells=[new_code_cell(some), new_code_cell(many)]), NOTHING).cells
    assert [cell.source for cell in cells] == [some, "x\n" + "\n" * 10_000]


def test_metadata_of_cells_and_outputs_is_reduced():
    output = new_output("display_data", data={"image/png": PNG})
    output.metadata = {
        "image/png": {"width": 300, "alt": "A line.", "x": 1},
        "needs_background": "light",
    }
    cell = new_code_cell("1", outputs=[output], metadata={"tags": ["a"], "alt": '"'})
    (cleaned,) = clean(new_notebook(cells=[cell]), NOTHING).cells
    assert cleaned.metadata == {}
    assert cleaned.outputs[0].metadata == {"image/png": {"width": 300, "alt": "A line."}}


HONEST = {
    "words": "It is *small*, because **a < b** and `x < y` & so on; R&D, 3 > 2.",
    "math": "For $a < b$ and $\\sigma(z) = \\frac{1}{1 + e^{-z}} \\& x$.\n\n$$\\sum_{i<n} x_i$$",
    "math-latex": "So \\\\(a < b\\\\) and \\begin{align}a &< b \\\\ c &> d\\end{align}",
    "math-and-html": "<b>So</b> $a < b$ and $$x \\\\ y_1 * z_2 * w$$ and \\\\[a_1 < b_1\\\\]",
    "code": "```python\nif a < b:\n    print('<b>', \"&amp;\")\n\n\nprint(1)\n```\n"
    "\nand `<b>` and `` ` ``.",
    "code-plain": "```\na < b\n\n  c\n```\n\n    indented <i>\n",
    "table": "| a | b |\n|:--|--:|\n| $x_1$ | `2` |\n| *c* | <sub>d</sub> |",
    "lists": "1. one\n2. two\n   - a\n   - b\n\n   more\n\nTerm\n: what it is",
    "heading": "# Answer\n\ntext\n\n## Part\n\n---\n\n> a quote\n> of lines",
    "links": '[a page](https://example.org/a?b=c&d=e#f "Title") and https://example.org/x_y_z.',
    "reference": "See [the page][1].\n\n[1]: https://example.org/page 'Title'",
    "details": "<details><summary>More</summary>\n\nHidden *words* with $x$.\n\n</details>",
    "html": '<p>x<sub>1</sub> <span style="color: red">red</span><br>H<sup>2</sup></p>',
    "image": "![a plot](plot.png)",
    "strike": "~~no~~ yes",
    "unicode": "Größe é 中文 😀 שלום",
}


@pytest.mark.parametrize("name", HONEST)
def test_honest_text_looks_as_it_did(name):
    source = HONEST[name]
    before = page(new_notebook(cells=[new_markdown_cell(source)])).select_one(".text_cell_render")
    after = shown_markdown(source)
    for anchor in before.select(".anchor-link"):
        anchor.decompose()
    for tree in (before, after):
        for tag in tree.find_all(True):
            for attribute in ("id", "rel"):
                tag.attrs.pop(attribute, None)
    frame = after.find("div", recursive=False)
    if frame is not None and before.find("div", recursive=False) is None:
        frame.unwrap()

    def picture(tree):
        return [
            (tag.name, {k: str(v).replace(" ", "").rstrip(";") for k, v in tag.attrs.items()})
            for tag in tree.find_all(True)
            if tag.name != "div"
        ]

    assert picture(after) == picture(before)
    assert after.get_text(" ").split() == before.get_text(" ").split()
    for one, other in zip(after.select("pre"), before.select("pre"), strict=True):
        assert one.get_text() == other.get_text()


@pytest.mark.parametrize("name", ["words", "lists", "strike", "unicode", "math-latex"])
def test_ordinary_text_stays_as_it_was_written(name):
    source = HONEST[name].replace("R&D", "")
    assert clean_markdown(f"<!-- WRITTEN: why (3 points) -->\n{source}").endswith(f"\n{source}")


def test_attached_and_embedded_images_show():
    attached = {"p.png": {"image/png": PNG}}
    for source in (
        "![a plot](attachment:p.png)",
        f'<img src="data:image/png;base64,{PNG}" alt="a">',
    ):
        image = shown_markdown(source, attachments=attached).img
        assert image["src"] == f"data:image/png;base64,{PNG}"


def test_outputs_of_honest_cells_show():
    frame = (
        '<div>\n<style scoped>\n .dataframe tbody tr {color: red}\n</style>\n<table border="1" '
        'class="dataframe">\n<thead><tr style="text-align: right;"><th></th><th>loss</th></tr>'
        "</thead>"
        "<tbody><tr><th>0</th><td>0.5</td></tr></tbody></table>\n</div>"
    )
    tree = shown_output({"text/html": frame, "text/plain": "loss"})
    assert [cell.get_text() for cell in tree.select("table.dataframe td")] == ["0.5"]
    image = shown_output(
        {"image/png": PNG, "text/plain": "<Figure>"}, {"image/png": {"width": 5}}
    ).img
    assert image["src"].endswith(PNG) and image["width"] == "5"
    assert "$\\frac{1}{2}$" in shown_output({"text/latex": "$\\frac{1}{2}$"}).get_text()


def test_plots_as_drawings_show():
    import io

    from matplotlib.figure import Figure

    figure = Figure()
    axes = figure.subplots()
    axes.plot([0, 1], [0, 1], "o-")
    axes.imshow([[0, 1]])
    axes.bar([0], [1], hatch="/")
    plot = io.StringIO()
    figure.savefig(plot, format="svg")
    cleaned = drawing(plot.getvalue())
    assert cleaned.count("<path") == plot.getvalue().count("<path") > 20
    assert cleaned.count("<use") == plot.getvalue().count("<use") > 5
    assert cleaned.count("data:image/png") == 1
    assert "<style" not in cleaned and "<metadata" not in cleaned


def test_a_drawing_that_draws_itself_again_and_again_does_not():
    ten = '<use href="#a{}"/>' * 10
    uses = "".join(f'<g id="a{i + 1}">{ten.format(*[i] * 10)}</g>' for i in range(10))
    bomb = f'<svg xmlns="http://www.w3.org/2000/svg"><path id="a0" d="M0 0"/>{uses}</svg>'
    assert drawing(bomb).count("<use") == 10, "the first level is left, with plain paths"


WRITTEN = {"schema_version": 3, "grade_id": "w", "grade": True, "solution": True, "locked": False}
READ = WRITTEN | {"grade_id": "r", "grade": False, "solution": False, "locked": True}
OWN = '<script>own()</script> <iframe src="https://example.org"></iframe>'
WANTED = ExpectedNotebook(
    (
        ExpectedCell("w", "markdown", f"{OWN} YOUR ANSWER", WRITTEN),
        ExpectedCell("r", "markdown", f"{OWN} read", READ),
    ),
    texts=frozenset({OWN}),
)


def test_what_the_instructor_wrote_stays_byte_for_byte_and_a_copy_of_it_with_more_does_not():
    cells = [
        new_markdown_cell(OWN),
        new_markdown_cell(f"{OWN} read", metadata={"nbgrader": READ}),
        new_markdown_cell(f"{OWN} YOUR ANSWER", metadata={"nbgrader": WRITTEN}),
        new_markdown_cell(OWN, metadata={"marking_scheme": True}),
        new_code_cell(OWN),
    ]
    before = copy.deepcopy(cells)
    assert [cell.source for cell in clean(new_notebook(cells=cells), WANTED).cells] == [
        cell.source for cell in before
    ]
    changed = [
        new_markdown_cell(f"{OWN} "),
        new_markdown_cell(f"{OWN} my answer", metadata={"nbgrader": WRITTEN}),
    ]
    for cell in clean(new_notebook(cells=changed), WANTED).cells:
        assert "script" not in cell.source and "iframe" not in cell.source
    assert cells == before, "the notebook that is scored is not touched"


def test_pictures_of_other_sites_are_words_where_the_instructor_put_them():
    badge = "[![Open In Colab](https://evil.example/badge.svg)](https://example.org/a) ![b](b.png)"
    wanted = ExpectedNotebook((), texts=frozenset({badge}))
    (cell,) = clean(new_notebook(cells=[new_markdown_cell(badge)]), wanted).cells
    assert cell.source == "[Open In Colab](https://example.org/a) ![b](b.png)"


TOO_MUCH_MATH = {
    "deep fractions": r"$$" + r"\frac{1}{" * 300 + "x" + "}" * 300 + "$$",
    "deep braces": "$$" + "{" * 4000 + "}" * 4000 + "$$",
    "deep powers": "$$" + "x^{" * 900 + "}" * 900 + "$$",
    "deep brackets": "$" + r"\left(" * 800 + r"\right)" * 800 + "$",
    "a wide matrix": r"$$\begin{matrix}" + "a & " * 2000 + r"\end{matrix}$$",
    "a high matrix": r"$$\begin{matrix}" + r"a\\" * 2000 + r"\end{matrix}$$",
    "a long formula": "$" + "x+" * 4900 + "x$",
}


@pytest.mark.parametrize("name", TOO_MUCH_MATH)
def test_math_that_takes_the_page_down_is_shown_as_it_was_typed(name):
    source = TOO_MUCH_MATH[name]
    for tree in (
        shown_markdown(source),
        shown_output({"text/markdown": source}),
        shown_output({"text/html": f"<p>{source}</p>"}),
    ):
        assert source.replace("\n", "") in tree.pre.get_text(), "MathJax leaves <pre> alone"
    assert "cannot be shown" in shown_output({"text/latex": source}).get_text()


def test_both_pages_hold_what_a_cell_shows_inside_the_cell():
    """What a student wrote stands in one of these and nowhere else."""
    cells = [
        new_markdown_cell("MINE"),
        new_markdown_cell("MINE", metadata={"nbgrader": WRITTEN | {"points": 3}}),
        new_code_cell("MINE = 1", outputs=[new_output("stream", text="MINE")]),
        new_code_cell("MINE", outputs=[new_output("display_data", {"text/markdown": "MINE"})]),
    ]
    config = PyFileConfigLoader("nbgrader_config.py", path=str(ROOT)).load_config()
    config.HTMLExporter.template_name = "formgrade"
    html, _ = HTMLExporter(config=config).from_notebook_node(
        new_notebook(cells=cells), copy.deepcopy(RESOURCES)
    )
    tree = BeautifulSoup(html, "html.parser")
    held = holding(html)
    mine = [text for text in tree.find_all(string=re.compile("MINE"))]
    assert len(mine) == 6
    for text in mine:
        around = {name for parent in text.parents for name in parent.get("class", ())}
        assert around & held, text
    assert "cell" in holding((TEMPLATES / "marked" / "page.css").read_text(encoding="utf-8"))


def holding(style):
    """The classes that a style sheet lets nothing out of."""
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL))
    held = [names for names, rule in rules if re.search(r"contain:[^;]*\bpaint\b", rule)]
    return {name for names in held for name in re.findall(r"(?:^|,\s*|\s)\.(\w+)(?=,|\s*$)", names)}


def test_printed_text_and_errors_lose_their_codes():
    said = "\x1b[31mred\x1b[0m \x1b]0;title\x07 \x1b]8;;http://evil.example\x1b\\x\x9b2J\x07\ta\r\n"
    assert without_codes(said) == "red  x\ta\n"
    error = new_output("error", ename="E\x1b[1m", evalue="\x07v", traceback=["\x1b[0;31mE\x1b[0m"])
    stream = new_output("stream", text=said)
    (cell,) = clean(
        new_notebook(cells=[new_code_cell("1", outputs=[error, stream])]), NOTHING
    ).cells
    assert "\x1b" not in str(cell) and "\\x1b" not in str(cell) and "\x07" not in str(cell)


def test_names_of_files_reach_logs_and_reports_as_text(caplog):
    name = "a\x1b[2J\x1b]0;owned\x07\r\n\u202eb.ipynb"
    assert printable(name) == "a\\x1b[2J\\x1b]0;owned\\x07\\r\\n\\u202eb.ipynb"
    note = Note(LOOK, name, f"renamed to {name}.")
    assert printable(str(note)) == str(note)
    found = report.Report(
        "a", refused={name: name}, look={name: [note] * 5}, repairs={name: [note]}
    )
    assert all(printable(line) == line for line in report.lines(found))
    logger = logging.getLogger("test-shown")
    logger.addFilter(PrintableLog())
    try:
        raise ValueError(name)
    except ValueError:
        logger.exception("%s failed", name)
    assert "\x1b" not in caplog.text and "\u202e" not in caplog.text
    assert "ValueError: a\\x1b[2J" in caplog.text


def test_what_happened_to_many_cells_alike_is_one_line_for_a_person():
    many = [
        Note(LOOK, f"quiz-{n}", f"there 4 times; the last was taken (cell {n}).") for n in range(8)
    ]
    found = report.Report("a", look={"ada": [*many, Note(LOOK, "relu", "died.")]})
    told = [line.strip() for line in report.lines(found)][-2:]
    assert told == [
        "8 cells, from quiz-0 to quiz-7: there 4 times; the last was taken.",
        str(Note(LOOK, "relu", "died.")),
    ]


def test_names_of_files_do_not_reach_the_terminal_or_the_graded_folder(tmp_path):
    made = course.new_course(tmp_path / "course")
    small.write(made.root / "source")
    path = made.hand_in("ada", small.NAME, small.solved(made.release(small.NAME)))
    (path.parent / "plot.txt").write_text("x", encoding="utf-8")
    (path.parent / "a\x1b[2Jb.txt").write_text("x", encoding="utf-8")
    (path.parent / "\x1b]0;owned\x07.ipynb").write_text("no notebook", encoding="utf-8")
    said = made.nbgrader("autograde", small.NAME) + made.nbgrader("generate_feedback", small.NAME)
    assert "\x1b[2J" not in said and "owned\x07" not in said
    assert "a\\x1b[2Jb.txt has invisible characters in its name" in said
    names = {file.name for file in (made.root / "autograded" / "ada" / small.NAME).iterdir()}
    assert names == {f"{small.NAME}.ipynb", "plot.txt"}


def test_the_name_of_a_student_cannot_be_markup():
    upload = PurePosixPath('"><img src=x onerror=1>\x1b[2J_LATE_4711_815_98-small.ipynb')
    (name,) = upload_names.read_all([upload])
    assert student_id(name.owner) == "img srcx onerror12J"
    assert name.file == f"{small.NAME}.ipynb"


def test_a_notebook_of_slow_markup_does_not_hold_up_the_others():
    cells = [new_markdown_cell("<b>" + "[a](" * 2400) for _ in range(200)]
    deep = new_output("display_data", data={"text/html": "<div>" * 9900, "text/plain": "x"})
    cells += [new_code_cell("1", outputs=[deep] * 50)]
    began = time.process_time()
    cleaned = clean(new_notebook(cells=cells), NOTHING)
    assert time.process_time() - began < 30
    assert cleaned.cells[-1].outputs[-1].data == {"text/plain": "x"}


def test_html_that_parsers_multiply_is_shown_as_text():
    many = "".join(f"<b title={number}>" for number in range(2000)) + "<p>x" * 2000
    assert clean_html(many).startswith("<pre>")
