"""What Sphinx reads; `authoring.site.build` passes the folders and the version."""

# ruff: noqa: D100
from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode

from helpers import __version__

project = "Activation functions"
author = "The authors of the activation-function course"
copyright = "the authors; text CC BY 4.0, code MIT"
version = release = __version__
language = "en"
extensions = ["myst_nb", "sphinx.ext.mathjax"]

nb_execution_mode = "off"  # `executed` has run them
nb_merge_streams = True
nb_render_markdown_format = "myst"  # with formulas
myst_enable_extensions = ["amsmath", "dollarmath"]
myst_heading_anchors = 4
myst_heading_slug_func = "authoring.anchors.slug"
myst_dmath_double_inline = True
# Examples of what is not quite code, such as consoles with remarks.
suppress_warnings = ["misc.highlighting_failure"]

# The file is the upstream one, see docs/deliveries.md; the build puts it there with its fonts.
mathjax_path = "mathjax/tex-chtml.js"
myst_update_mathjax = False
mathjax3_config: dict[str, Any] = {
    "tex": {"packages": {"[-]": ["require", "autoload"]}},
    "options": {
        "ignoreHtmlClass": "document",
        "processHtmlClass": "math|output_markdown",
        "enableMenu": False,  # or every formula is a stop of the Tab key
    },
}

html_theme = "sphinx_book_theme"
html_title = "Activation functions"
html_context = {"default_mode": "auto"}
html_favicon = "static/favicon.svg"
html_static_path = ["static"]
html_css_files = ["site.css"]
html_js_files = [("site.js", {"defer": "defer"})]
html_copy_source = False
html_show_sourcelink = False
html_last_updated_fmt = None
html_theme_options: dict[str, Any] = {
    "use_download_button": False,
    "use_fullscreen_button": False,
    "show_toc_level": 2,
    "navbar_persistent": [],  # the search stands in the sidebar
    "extra_footer": (
        f'<p>Version {__version__} · <a href="ROOT/contributors/changelog.html">What is new</a> · '
        '<a href="ROOT/about.html">How to cite</a></p>'
    ),
}


def _footer(app: Any, page: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    """Let the links of the footer start from the page."""
    up = "../" * page.count("/") or "./"
    footer = str(html_theme_options["extra_footer"])
    context["theme_extra_footer"] = footer.replace("ROOT/", up)


def _name_columns(app: Any, doctree: Any, page: str) -> None:
    """Give a column without a heading one for those who hear the table."""
    for head in doctree.findall(nodes.thead):
        for entry in head.findall(nodes.entry):
            if not entry.astext().strip():
                entry.children = []
                name = nodes.inline("", "Row", classes=["visually-hidden"])
                entry += nodes.paragraph("", "", name)


def _open_fold(translator: Any, node: Any) -> None:
    # The name of a fold is what is seen; MyST-NB's own gives another to those who hear it.
    translator.body.append("<details><summary>Show what comes out</summary>\n")


def _close_fold(translator: Any, node: Any) -> None:
    translator.body.append("</details>\n")


def _own_code() -> str:
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def setup(app: Any) -> None:
    """Hook into Sphinx."""
    # With other code the pages of an earlier build are not the ones of this.
    app.add_config_value("own_code", _own_code(), "env")
    app.add_node(HideCodeCellNode, override=True, html=(_open_fold, _close_fold))
    app.connect("doctree-resolved", _name_columns)
    app.connect("html-page-context", _footer)
