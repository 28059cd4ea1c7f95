"""In a real browser, the pages that show a hostile submission run, ask and change nothing."""

from __future__ import annotations

import json
import urllib.request
from urllib.parse import urlsplit

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output, new_raw_cell
from nbgrader.api import Gradebook

from tests.support import lab, small
from tests.support.hostile_markup import HTML, MARKDOWN, OUTPUTS, PNG
from tools.rehearsal import course

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(
        lab.CHROMIUM is None,
        reason="There is no Chromium here; install it (Debian: apt install chromium) to run this.",
    ),
]
_TOO_LONG = ("endless", "long")
SHOW = """\
from IPython.display import display
for data, metadata in {pieces!r}:
    display(data, metadata=metadata, raw=True)
"""
# Nothing that waits for a hand or a pointer is left in peace.
TOUCH = """() => {
    for (const element of document.querySelectorAll('#notebook-container *, .notebook *')) {
        for (const kind of ['mouseover', 'pointerover', 'mouseenter', 'focus', 'focusin', 'toggle',
                            'wheel', 'animationstart', 'error', 'load', 'beforetoggle'])
            element.dispatchEvent(new Event(kind));
        if (element.tagName === 'DETAILS') element.open = !element.open;
        if (element.tagName === 'A' && !/^https?:/.test(element.getAttribute('href') ?? 'https:')
            && element.closest('.text_cell_render, .output')) element.click();
    }
}"""


# Which of the scores, their fields and headings have something else on top of them.
COVERED = """() => [...document.querySelectorAll('.score, .panel-heading, .nbgrader-label')].filter(
    element => {
        element.scrollIntoView({block: 'center'});
        const {left, top, width, height} = element.getBoundingClientRect();
        return [0.1, 0.5, 0.9].some(part => {
            const above = document.elementFromPoint(left + part * width, top + height / 2);
            return above && !element.contains(above) && !above.contains(element);
        });
    }).map(element => element.id || element.textContent.trim())"""


def pieces():
    return [text for name, text in MARKDOWN.items() if not name.startswith(_TOO_LONG)]


def hostile(released):
    """A solved notebook with everything hostile in it, and something honest at its end."""
    notebook = small.answer(small.solved(released), {})
    for cell in notebook.cells:
        if cell.source.startswith("<!-- WRITTEN"):
            cell.source += f"\n\n{MARKDOWN['mermaid']}\n\n" + "\n\n".join(HTML.values())
    for place, cell in reversed([*enumerate(notebook.cells)]):  # math that is drawn over a score
        if cell.source.startswith("# TEST"):
            notebook.cells.insert(place + 1, new_markdown_cell(MARKDOWN["math-smash"]))
    notebook.cells += [new_markdown_cell(text) for text in (*HTML.values(), *pieces())]
    notebook.cells += [new_raw_cell(text) for text in HTML.values()]
    shown = [({"text/html": text}, {}) for text in HTML.values()]
    shown += [({"text/markdown": text}, {}) for text in pieces()]
    shown += [piece for piece in OUTPUTS.values()]
    notebook.cells += [
        new_code_cell(SHOW.format(pieces=shown[start : start + 20]))
        for start in range(0, len(shown), 20)
    ]
    honest = new_markdown_cell(
        "The honest end: $e^{i\\pi}$ and ![a square](attachment:square.png) <b>bold</b>"
    )
    honest["attachments"] = {"square.png": {"image/png": PNG}}
    notebook.cells.append(honest)
    return notebook


def uncleaned(notebook):
    """The same pieces in a notebook that nothing has cleaned."""
    outputs = [new_output("display_data", data={"text/html": text}) for text in HTML.values()]
    cells = [new_markdown_cell(HTML["img-onerror"]), new_code_cell("1", outputs=outputs)]
    return new_notebook(cells=notebook.cells[:-1] + cells)


class Watched:
    """A page, what it asked for, and whether anything ran."""

    def __init__(self, page, address):
        self.page, self.address = page, address
        self.foreign, self.changing, self.dialogs = [], [], []
        page.route("**/*", self._answer)
        page.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))

    def _answer(self, route):
        request = route.request
        if request.method != "GET":
            self.changing.append(f"{request.method} {request.url}")
        if request.url.startswith(("data:", "file:", self.address)):
            route.continue_()
        else:
            self.foreign.append(request.url)
            route.abort()

    def visit(self, url):
        self.page.goto(url)
        self.page.wait_for_timeout(1500)
        self.page.evaluate(TOUCH)
        self.page.wait_for_timeout(1000)

    @property
    def ran(self):
        return self.page.evaluate("() => window.ran === 1") or bool(self.dialogs)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    made = course.new_course(tmp_path_factory.mktemp("shown") / "course")
    small.write(made.root / "source")
    released = made.release(small.NAME)
    path = made.hand_in("mallory", small.NAME, hostile(released))
    (path.parent / "evil.html").write_text("<script>top.ran=1</script>", encoding="utf-8")
    made.nbgrader("autograde", small.NAME)
    made.nbgrader("generate_feedback", small.NAME)
    return made


def kernels(address):
    with urllib.request.urlopen(f"{address}/api/kernels", timeout=10) as answer:
        return json.load(answer)


def address_of(made):
    with Gradebook(made.database) as gradebook:
        submission = gradebook.find_submission_notebook(small.NAME, small.NAME, "mallory")
        return f"formgrader/submissions/{submission.id}/?index=0"


def test_pages_of_a_hostile_submission_run_nothing_and_the_honest_rest_shows(
    made, tmp_path, monkeypatch
):
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(tmp_path / "settings"))
    before = made.scores(small.NAME)
    assert before["mallory"]["test-double-values"].auto == 2
    autograded = made.root / "autograded" / "mallory" / small.NAME / f"{small.NAME}.ipynb"
    feedback = made.root / "feedback" / "mallory" / small.NAME / f"{small.NAME}.html"
    with lab.jupyterlab(made.root, tmp_path) as address, lab.page() as page:
        watched = Watched(page, address)
        for url in (f"{address}/{address_of(made)}", feedback.as_uri()):
            watched.visit(url)
            assert not watched.ran
            assert watched.foreign == []
            assert [url for url in watched.changing if "/api/event" not in url] == []
            assert len(page.frames) == 1
            wide, most = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
            assert wide < 1.1 * most, "no word of a student's makes the page wide"
            assert urlsplit(page.url).path == urlsplit(url).path
            honest = page.locator("#notebook-container > .cell, section.notebook > .cell").last
            assert "The honest end:" in honest.inner_text() and "$" not in honest.inner_text()
            assert honest.locator(".MathJax, math").count() > 0
            assert honest.locator("img").evaluate("image => image.naturalWidth") == 10
            assert page.locator("table.dataframe, b").count() > 0
        watched.visit(f"{address}/{address_of(made)}")
        box = page.locator("#test-double-values")
        assert box.count() == 1 and box.get_attribute("placeholder") == "2", "the score is shown"
        page.evaluate("() => new Promise(done => MathJax.Hub.Queue(() => done()))")
        assert page.evaluate(COVERED) == [], "nothing that a student wrote is drawn over a score"
        assert kernels(address) == []
        assert made.scores(small.NAME) == before

        # The same page runs what nobody has cleaned: this test can fail.
        dirty = uncleaned(nbformat.read(autograded, as_version=4))
        autograded.chmod(0o644)
        nbformat.write(dirty, autograded)
        page.goto(f"{address}/{address_of(made)}", wait_until="commit")
        page.wait_for_function("() => window.ran === 1", timeout=20_000)
