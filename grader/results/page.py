"""The page that a student gets back: nbgrader's ``generate_feedback`` makes it with this exporter.

An exporter is what nbgrader makes once a run, after it has looked for graded notebooks and before
it asks which of them have a page already (``c.GenerateFeedback.exporter_class``). So it is here
that pages which are older than their grades are found.
"""

from __future__ import annotations

import html
import re
from base64 import b64encode
from pathlib import Path
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from nbconvert.exporters import HTMLExporter
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.converters.base import NbGraderException
from traitlets.config import Config

from grader.results import excused, fresh, typeset
from grader.results.brief import brief
from grader.results.scoring import is_test
from grader.results.summary import number
from grader.results.timestamps import zone_of
from helpers import course

TEMPLATES = Path(__file__).parent / "templates"
_SAID_OF_EACH_PAGE = ("Copying ", "Converting notebook ", "Setting destination file permissions")


class FeedbackExporter(HTMLExporter):
    """nbconvert's exporter of HTML with the template of this folder, and its filters."""

    def __init__(self, *, parent: Any = None, config: Any = None, **kwargs: Any) -> None:
        super().__init__(parent=parent, config=config, **kwargs)
        self._converter = parent
        if parent is not None:
            brief(self, *_SAID_OF_EACH_PAGE)
            try:
                zone_of(self.config)
            except RuntimeError as wrong:  # nbgrader ends with exit code 1 and says nothing
                self.log.error("%s", wrong)
                raise NbGraderException(str(wrong)) from wrong
            stale = list(fresh.take_away_stale(parent, self.settings))
            if stale:
                self.log.info("Grades have changed; pages to renew: %d.", len(stale))

    @property
    def default_config(self) -> Config:
        """The template, where nobody has set another one for this exporter."""
        own = Config(
            {
                "FeedbackExporter": {
                    "template_name": "marked",
                    "extra_template_basedirs": [str(TEMPLATES)],
                    "exclude_anchor_links": True,
                }
            }
        )
        own.merge(super().default_config)
        return own

    def default_filters(self) -> Any:
        """nbconvert's filters, and those that make the page."""
        yield from super().default_filters()
        yield "on_page", _on_page
        yield "html_on_page", lambda markup: Markup(typeset.page_html(markup))
        yield "math", lambda text: Markup(typeset.with_math(text))
        yield "prose", lambda text: Markup(typeset.markdown(text))
        yield "phrase", _phrase
        yield "said", _said
        yield "picture_on_page", _picture
        yield "unescaped", html.unescape
        yield "anchor", lambda name: re.sub(r"[^\w-]+", "-", str(name))
        yield "number", number
        yield "is_test", is_test

    def from_notebook_node(self, nb: NotebookNode, resources: Any = None, **kwargs: Any) -> Any:
        """Return the page of a graded notebook."""
        about = resources["nbgrader"]
        resources["levels"] = typeset.Levels()
        resources["lesson"] = lesson_of(about["assignment"])
        graded = Path(about["student"], about["assignment"], f"{about['notebook']}.ipynb")
        coursedir = self._converter.coursedir
        folder = coursedir.format_path(coursedir.autograded_directory, *graded.parts[:2])
        feedback = coursedir.format_path(coursedir.feedback_directory, *graded.parts[:2])
        # What a student handed in under the name of the page was copied, and may not be written.
        Path(feedback, graded.name).with_suffix(".html").unlink(missing_ok=True)
        let_off = excused.read(Path(coursedir.root), graded.parts[1]).of(graded.parts[0])
        resources["excused"] = let_off
        with Gradebook(about["db_url"]) as book:
            entry = book.find_submission_notebook(
                about["notebook"], about["assignment"], about["student"]
            )
            resources["key"] = fresh.key_of(
                entry, Path(folder, graded.name), self.settings, let_off
            )
        return super().from_notebook_node(nb, resources, **kwargs)

    @property
    def settings(self) -> list[str]:
        """What the page depends on besides its notebook and its grades."""
        wanted = ("ExplainQuizzes", "HideTests", "FeedbackExporter")
        own = (repr(dict(self.config[name])) for name in wanted)
        return [str(self.template_name), zone_of(self.config).key, *own]


def lesson_of(assignment: str) -> dict[str, str]:
    """Return what the page says of the lesson that an assignment closes; empty where none does.

    Examples
    --------
    >>> lesson_of("no-such-assignment")
    {}
    """
    for lesson in course.LESSONS:
        if assignment in lesson.assignments:
            words = f"lesson {lesson.label}, {lesson.title}"
            return {"words": words, "address": course.address(lesson)}
    return {}


def _phrase(text: str) -> Markup:
    """Return a line of Markdown as HTML that can stand in a paragraph."""
    paragraph = re.fullmatch(r"<p>(.*)</p>", typeset.markdown(text).strip(), re.DOTALL)
    whole = paragraph is not None and "<p>" not in paragraph[1]
    return Markup(paragraph[1]) if paragraph and whole else Markup(typeset.with_math(text))


def _said(text: str, lesson: dict[str, str]) -> Markup:
    """Return what a check says; where it names a section of the lesson, with a link there."""
    said = html.escape(text.strip(), quote=False)
    if lesson.get("address"):
        address = html.escape(lesson["address"])
        words = re.escape(lesson["words"].partition(",")[0])
        said = re.sub(rf"\b({words}\b[^).]*)(?=\.?\))", rf'<a href="{address}">\1</a>', said)
    return Markup(said)


def _picture(output: NotebookNode, kind: str) -> Markup:
    """Return a picture that a cell showed, with its description."""
    about = output.metadata.get(kind, {})
    data = output.data[kind]
    if kind == "image/svg+xml":
        data = b64encode(data.encode("utf-8")).decode("ascii")
    told = html.escape(about.get("alt") or "A picture without a description.")
    size = "".join(f' {each}="{about[each]:d}"' for each in ("width", "height") if each in about)
    return Markup(f'<img src="data:{kind};base64,{html.escape(data)}" alt="{told}"{size}>')


@pass_context
def _on_page(context: Context, source: str) -> Markup:
    """Return a Markdown cell as HTML; headings follow those of the cells before."""
    attachments = context.get("cell", {}).get("attachments", {})
    resources = context["resources"]
    folder = resources.get("metadata", {}).get("path")
    found = typeset.markdown(source, attachments, resources["levels"], folder and Path(folder))
    return Markup(found)
