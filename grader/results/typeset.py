"""Markdown and HTML of a notebook as they stand on a page for students: without script or network.

Math becomes MathML, which browsers draw by themselves; headings come below the page's own; names
that could meet those of the page are left out.
"""

from __future__ import annotations

import html
import re
from base64 import b64encode
from html.parser import HTMLParser
from pathlib import Path

from math_core import LatexToMathML
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from grader.results.markup import Attachments, clean_html, without_macros
from grader.results.pictures import embedded, raster

#: The level of the highest heading that a notebook may have on the page.
TOP_LEVEL = 3
_LONGEST = 2_000  # characters of a formula
_MATH = re.compile(
    r"(?<!\\)\$\$(?P<display>.+?)(?<!\\)\$\$"
    r"|(?<![\\$])\$(?P<inline>[^$]+?)(?<![\\$])\$(?!\$)"
    r"|\\\[(?P<display2>.+?)\\\]"
    r"|\\\((?P<inline2>.+?)\\\)"
    r"|(?P<environment>\\begin\{(?P<name>[a-z]+\*?)\}.*?\\end\{(?P=name)\})",
    re.DOTALL,
)
_VERBATIM = {"code", "kbd", "math", "pre", "samp", "script", "style", "svg", "textarea"}
_DROPPED = {"id", "name"}
_ALIGN = {"left", "right", "center"}
_KINDS = {".png": "image/png", ".gif": "image/gif", ".webp": "image/webp"}
_KINDS |= {".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
_LARGEST = 5_000_000  # bytes of a picture beside a notebook
_VOID = {"br", "col", "hr", "img", "wbr"}
_converter = LatexToMathML()


class Levels:
    """Where headings stand: none is more than one level below the one before it.

    Examples
    --------
    >>> levels = Levels()
    >>> [levels.of(level) for level in (1, 2, 2, 5, 2)]
    [3, 3, 3, 4, 3]
    """

    def __init__(self) -> None:
        self._last = TOP_LEVEL - 1

    def of(self, level: int) -> int:
        """Return the level on the page of a heading of a notebook."""
        self._last = min(max(level + 1, TOP_LEVEL), self._last + 1, 6)
        return self._last


def markdown(
    source: str,
    attachments: Attachments | None = None,
    levels: Levels | None = None,
    folder: Path | None = None,
) -> str:
    r"""Return Markdown as HTML of the page.

    Parameters
    ----------
    source : str
        Markdown.
    attachments : Attachments, optional
        Its images.
    levels : Levels, optional
        Those of the headings before it.
    folder : Path, optional
        Where its pictures lie; they become a part of the page.

    Examples
    --------
    >>> markdown("# Half\n*z* costs \\$2")
    '<h3>Half</h3>\n<p><em>z</em> costs $2</p>\n'
    """
    renderer = IPythonRenderer(
        escape=False, attachments=attachments or {}, exclude_anchor_links=True
    )
    return page_html(MarkdownWithMath(renderer=renderer).render(source), levels, folder)


def page_html(markup: str, levels: Levels | None = None, folder: Path | None = None) -> str:
    """Return HTML of a notebook as HTML of the page.

    Parameters
    ----------
    markup : str
        A piece of HTML. It is cleaned: the page has no scripts and asks for nothing, whoever
        wrote into the notebook.
    levels : Levels, optional
        Those of the headings before it.
    folder : Path, optional
        Where its pictures lie.

    Examples
    --------
    >>> page_html("<p id='a'>So $z$ and <code>$z$</code></p>")
    '<p>So <math><mi>z</mi></math> and <code>$z$</code></p>'
    """
    typesetter = _Typesetter(levels or Levels(), folder)
    typesetter.feed(clean_html(markup))
    typesetter.close()
    return typesetter.result()


def with_math(text: str) -> str:
    r"""Return text as HTML, its formulas as MathML.

    Parameters
    ----------
    text : str
        Text, no HTML.

    Examples
    --------
    >>> with_math("1 < $a$")
    '1 &lt; <math><mi>a</mi></math>'
    """
    parts, end = [], 0
    for found in _MATH.finditer(text):
        parts.append(_plain(text[end : found.start()]))
        parts.append(_formula(found))
        end = found.end()
    parts.append(_plain(text[end:]))
    return "".join(parts)


def _plain(text: str) -> str:
    return html.escape(text.replace(r"\$", "$"), quote=False)


def _formula(found: re.Match[str]) -> str:
    inline = found["inline"] or found["inline2"]
    tex = inline or found["display"] or found["display2"] or found["environment"]
    tex = without_macros(tex).strip()
    try:
        if not tex or len(tex) > _LONGEST:
            raise ValueError("no formula that anybody would read")
        drawn: str = _converter.convert_with_local_state(tex, displaystyle=not inline)
    except Exception:  # noqa: BLE001 - what is no formula is shown as it was written
        return f"<code>{html.escape(found[0], quote=False)}</code>"
    if inline:
        return drawn
    # Wide ones scroll, and what scrolls can be reached by keyboard.
    return f'<span class="formula" role="group" tabindex="0" aria-label="Formula">{drawn}</span>'


class _Typesetter(HTMLParser):
    """Goes through HTML once, and writes it anew."""

    def __init__(self, levels: Levels, folder: Path | None) -> None:
        super().__init__(convert_charrefs=False)
        self._folder = folder
        self._levels, self._parts, self._text = levels, list[str](), list[str]()
        self._open, self._verbatim = list[int](), 0

    def result(self) -> str:
        self._flush()
        return "".join(self._parts)

    def _flush(self) -> None:
        text = html.unescape("".join(self._text))
        self._text.clear()
        if text:
            self._parts.append(
                html.escape(text, quote=False) if self._verbatim else with_math(text)
            )

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._flush()
        if re.fullmatch("h[1-6]", tag):
            self._open.append(self._levels.of(int(tag[1])))
            tag = f"h{self._open[-1]}"
        self._verbatim += tag in _VERBATIM
        kept = [(name, value) for name, value in attrs if name not in _DROPPED]
        if tag == "img":
            picture = _embedded(dict(attrs).get("src") or "", self._folder)
            if not picture:
                self._parts.append(html.escape(dict(attrs).get("alt") or "(no picture)"))
                return
            kept = [("alt", "A picture without a description."), *kept, ("src", picture)]
        if tag in ("td", "th"):
            kept = list(map(_aligned, kept))
        if tag == "table":
            self._parts.append('<div class="wide" role="group" tabindex="0" aria-label="Table">')
            kept = [(name, value) for name, value in kept if name != "border"]
        known = dict(kept)  # of two that are called alike, the later one
        written = "".join(
            f' {name}="{html.escape(value)}"' if value is not None else f" {name}"
            for name, value in known.items()
        )
        self._parts.append(f"<{tag}{written}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        self._flush()
        if tag in _VOID:
            return
        if tag in _VERBATIM:
            self._verbatim = max(self._verbatim - 1, 0)
        if re.fullmatch("h[1-6]", tag) and self._open:
            tag = f"h{self._open.pop()}"
        self._parts.append(f"</{tag}></div>" if tag == "table" else f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def handle_entityref(self, name: str) -> None:
        self._text.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._text.append(f"&#{name};")


def _embedded(source: str, folder: Path | None) -> str:
    """Return the address of a picture that is part of the page; "" where there is none."""
    if embedded(source):
        return source
    path = Path(folder, source) if folder and source else None
    kind = _KINDS.get(path.suffix.lower()) if path else None
    if not path or not kind or not path.is_file() or path.stat().st_size > _LARGEST:
        return ""
    if not path.resolve().is_relative_to(Path(folder or "").resolve()):
        return ""
    data = raster(kind, b64encode(path.read_bytes()).decode("ascii"))
    return f"data:{kind};base64,{data}" if data else ""


def _aligned(attribute: tuple[str, str | None]) -> tuple[str, str | None]:
    name, value = attribute
    if name == "align":
        return "style", f"text-align: {value if value in _ALIGN else 'left'}"
    return attribute
