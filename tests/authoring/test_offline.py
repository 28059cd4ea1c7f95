"""Offline, a notebook lacks nothing: no picture, script or style comes from elsewhere."""

from __future__ import annotations

import re

import nbformat
import pytest

from authoring import anchors, build
from authoring.settings import ROOT

NOTEBOOKS = sorted(path for path in build.built(ROOT) if path.suffix == ".ipynb")
HELPERS = [
    path for ending in ("py", "js", "css") for path in (ROOT / "helpers").rglob(f"*.{ending}")
]
_FAR = r"[\"'(<]?\s*(?:https?:)?//"
FETCHED = re.compile(
    rf"!\[[^\]]*\]\(\s*{_FAR}"  # a picture in Markdown
    r"|!\[[^\]]*\]\["  # one whose address stands further down
    rf"|<(?:img|script|iframe|source|video|audio|embed|object|image)\b[^>]*?=\s*{_FAR}"
    rf"|<link\b[^>]*?=\s*{_FAR}"
    rf"|@import\s+{_FAR}|\burl\(\s*{_FAR}|\b(?:import|fetch|require)\(\s*{_FAR}|\bfrom\s+{_FAR}"
    rf"|\b(?:Image|HTML|IFrame|SVG|Javascript)\(\s*(?:url|src)\s*=\s*{_FAR}",
    re.IGNORECASE,
)


def fetched(text):
    return [match[0] for match in FETCHED.finditer(text)]


def sources(path):
    return [cell.source for cell in nbformat.read(ROOT / path, as_version=4).cells]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=str)
def test_a_notebook_fetches_nothing_from_elsewhere(path):
    assert [found for source in sources(path) for found in fetched(source)] == []


def test_what_notebooks_import_fetches_nothing_either():
    assert len(HELPERS) > 50
    found = {path.name: fetched(path.read_text(encoding="utf-8")) for path in HELPERS}
    assert {name: texts for name, texts in found.items() if texts} == {}


@pytest.mark.parametrize(
    "text",
    [
        "[![Open](https://colab.research.google.com/assets/badge.svg)](https://example.org)",
        "![a curve](//example.org/curve.png)",
        "![a curve][curve]",
        '<img alt="a curve" src="https://example.org/curve.png">',
        "<script type=module src=https://example.org/a.js></script>",
        '<link rel="stylesheet" href="https://example.org/a.css">',
        '@import "https://example.org/a.css";',
        "background: url(https://example.org/a.png)",
        'import { html } from "https://esm.sh/htm"',
        'Image(url="https://example.org/a.png")',
    ],
)
def test_what_would_be_fetched_is_found(text):
    assert fetched(text)


@pytest.mark.parametrize(
    "text",
    [
        "[Open in Colab](https://colab.research.google.com/github/us/course)",
        '<a href="https://example.org">a link</a>',
        '<img alt="a dot" src="data:image/png;base64,aGk=">',
        'wheel = "https://example.org/helpers.whl"',
        "![a curve](curve.png)",
    ],
)
def test_a_link_and_what_is_embedded_are_not(text):
    assert fetched(text) == []


def test_every_link_to_a_term_names_a_cell_of_the_glossary():
    glossary = nbformat.read(ROOT / "course" / "glossary.ipynb", as_version=4)
    there = {cell.id for cell in glossary.cells if cell.source.startswith("### ")}
    link = re.compile(r"glossary\.ipynb#([^)\s]+)\)")
    texts = [source for path in NOTEBOOKS for source in sources(path)]
    named = {name for text in texts for name in link.findall(text)}
    assert len(named) > 100 and named - {f"{anchors.CELL}{name}" for name in there} == set()
