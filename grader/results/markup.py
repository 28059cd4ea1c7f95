"""Markdown and HTML of others, as a page of ours can hold it: nothing in it runs or loads.

HTML goes through nh3, a sanitizer that parses like a browser, with the short lists below.

Markdown cannot be cleaned as text: whether ``<b>`` is a tag, code or math is known to whoever
renders it, and two renderers differ. So it is rendered here, by nbconvert as on the pages, and the
cleaned HTML takes its place, written so that every renderer passes it on as it is. Markdown that
has none of the characters with which tags and links are made stays as it was written.
"""

from __future__ import annotations

import html
import re
from functools import cache
from typing import Any

import nh3
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from pygments.token import STANDARD_TYPES

from grader.results.pictures import embedded, raster
from grader.results.printable import without_codes

# Markdown that is rendered; more of it is shown as it is. Renderers take time that grows with the
# square of these.
_LONGEST, _MOST_LINES, _MOST_OPENERS = 10_000, 1_000, 100
# Braces in braces, cells of tables, characters of a formula: with more, MathJax takes many seconds,
# or the page down.
_DEEPEST, _MOST_CELLS, _LONGEST_FORMULA = 30, 500, 2_000
_CELLS = re.compile(r"&(?!#?\w{1,10};)|\\\\")
_NESTING = re.compile(
    r"\\[\\{}]|(?P<opens>\{|\\(?:left|begin)(?![a-zA-Z]))"
    r"|(?P<closes>\}|\\(?:right|end)(?![a-zA-Z]))"
)
_EDGE = re.compile(
    r"\\\$|(?P<both>\$\$?)|(?P<opens>\\(?:[(\[]|begin\{))|\\(?:[)\]]|end\{)|\n\s*\n|\Z"
)
_OPENER = re.compile(r"\\\\[(\[]|\\begin\{|\$\$")
# Tags that a parser opens again in every paragraph until they are closed.
_FORMATTING = re.compile(
    r"<(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)[\s/>]", re.IGNORECASE
)
_MOST_TAGS, _MOST_REOPENED = 10_000, 1_000_000

#: Images in base64, by name and media type.
Attachments = dict[str, dict[str, str]]

_TAGS = frozenset(
    "a abbr b blockquote br caption cite code col colgroup dd del details dfn div dl dt em "
    "figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span "
    "strong sub summary sup table tbody td tfoot th thead tr u ul var".split()
)
_ATTRIBUTES = {
    "*": {"dir", "lang", "style", "title"},
    "a": {"href"},
    "details": {"open"},
    "img": {"alt", "height", "src", "width"},
    "ol": {"start"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope"},
}
# The colors of code and pandas' tables; other classes mean something to the pages and scripts.
_CODE_COLORS = frozenset(filter(None, STANDARD_TYPES.values())) | {"w"}
_CLASSES = {"div": {"highlight"}, "span": _CODE_COLORS, "table": {"dataframe"}}
_STYLES = frozenset("background-color color font-style font-weight text-align white-space".split())
# Another site by name: an address of this machine or of the page's own site is not one.
_ELSEWHERE = re.compile(
    r"https?://(?!localhost\b)(?:[a-z0-9-]+\.)+(?!local\b|localhost\b|internal\b)[a-z][a-z0-9-]*"
    r"(?::\d+)?(?:[/?#][^\s\\<>\"]*)?|mailto:[\w.+%@-]+",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"(?:[\w-][\w .-]*/)*[\w-][\w .-]*\.(?:png|jpe?g|gif|webp)", re.IGNORECASE)
_FAR_PICTURE = re.compile(r"!\[([^\]\n]*)\]\(\s*<?(?:https?:)?//[^)\n]*\)", re.IGNORECASE)
_SMALL_NUMBER = re.compile(r"\d{1,4}%?")
_STYLE_VALUE = re.compile(r"(?!.*url\()[\w\s#%.,:;()-]*", re.IGNORECASE)
# Macros of MathJax that make links, styles and identifiers, that put something where it is not
# expected, or that give another meaning to the math of all cells below.
_MACROS = re.compile(
    r"\\(?=(?:href|url|class|cssId|style|data|bbox|mmlToken|require|includegraphics|unicode|html\w*"
    r"|tooltip|texttip|mathtip|toggle|enclose|Newextarrow|begingroup|global|let|[egx]?def"
    r"|(?:re)?new(?:command|environment)|providecommand|DeclareMathOperator|DeclarePairedDelimiters?"
    r"|rule|Rule|Space|raise|lower|moveleft|moveright|m?kern|[hm]skip|mspace)(?![a-zA-Z])"
    r"|hspace\s*\*?\s*\{\s*(?:-|\d\d))"
)
_RISKY = re.compile(
    r"<[a-z/!?]|&[#a-z]|\]\s*[(\[:]|#|^[^\w\n]*[=-][ \t]*$|://|mermaid"
    r"|(?:```|~~~)[^\S\n]*(?!python\b|py\b|`|~|\n|\Z)",
    re.IGNORECASE | re.MULTILINE,
)
_CHECKBOXES = {
    '<input class="task-list-item-checkbox" type="checkbox" disabled/>': "☐ ",
    '<input class="task-list-item-checkbox" type="checkbox" disabled checked/>': "☑ ",
}
_MARKER = re.compile(r"\A<!-- [\w .():-]+ -->(?=\n|\Z)")
_LANGUAGES = {"bash", "console", "ipython", "ipython3", "json", "pycon", "py", "python", "python3"}


def clean_markdown(source: str, attachments: Attachments | None = None) -> str:
    """Return Markdown that a page can show.

    Parameters
    ----------
    source : str
        The Markdown.
    attachments : Attachments, optional
        Its images.

    Examples
    --------
    >>> clean_markdown("for $a < b$: `a <b>` and *so* on")[:5]
    '<div>'
    >>> clean_markdown("for $a < b$ and *so* on")
    'for $a < b$ and *so* on'
    >>> clean_markdown("a [link](javascript:1) <b onclick=alert>here</b>")
    '<div><p>a <a rel="noopener noreferrer">link</a> <b>here</b></p>&NewLine;</div>'
    """
    source = without_codes(source)
    marker = _MARKER.match(source)
    first = f"{marker[0]}\n" if marker else ""
    rest = source[len(first) :]
    if _is_long(rest):
        return first + frozen(as_text(rest))
    if not _RISKY.search(rest) and not _MACROS.search(rest):
        return source
    return first + frozen(_rendered(rest, attachments or {}))


def clean_html(markup: str) -> str:
    """Return HTML that a page can show.

    Parameters
    ----------
    markup : str
        A piece of HTML.

    Examples
    --------
    >>> clean_html("<b onclick=alert(1)>bold</b><script>alert(1)</script>")
    '<b>bold</b>'
    """
    markup = without_codes(markup)
    tags = markup.count("<")
    many = tags > _MOST_TAGS or tags * len(_FORMATTING.findall(markup)) > _MOST_REOPENED
    if many or is_unreadable(markup):
        return as_text(markup)
    return without_macros(_cleaner().clean(markup))


def without_macros(text: str) -> str:
    r"""Return TeX without what makes links, styles and identifiers of it.

    Parameters
    ----------
    text : str
        TeX, or text with math in it.

    Examples
    --------
    >>> without_macros(r"$\href{javascript:1}{\frac{1}{2}}$")
    '$href{javascript:1}{\\frac{1}{2}}$'
    """
    return _MACROS.sub("", text)


def without_far_pictures(source: str) -> str:
    """Return Markdown of the instructor's with the words of pictures that stand on other sites.

    Parameters
    ----------
    source : str
        Markdown.

    Examples
    --------
    >>> without_far_pictures("[![Open](https://example.org/badge.svg)](https://example.org/a)")
    '[Open](https://example.org/a)'
    """
    return _FAR_PICTURE.sub(r"\1", source)


def as_text(source: str) -> str:
    """Return HTML that shows a text as it is.

    Parameters
    ----------
    source : str
        The text.

    Examples
    --------
    >>> as_text("a < b")
    '<pre>a &lt; b</pre>'
    """
    return f"<pre>{html.escape(source, quote=False)}</pre>"


def is_unreadable(source: str) -> bool:
    r"""Whether a text has math as deep, as wide or as long as nobody would read.

    Parameters
    ----------
    source : str
        TeX, or text with math in it.

    Examples
    --------
    >>> [is_unreadable(text) for text in (r"$\frac{1}{1 + \frac{1}{x}}$", "x^{" * 31, "a & " * 501)]
    [False, True, True]
    """
    if len(_CELLS.findall(source)) > _MOST_CELLS or _has_long_formula(source):
        return True
    depth = 0
    for found in _NESTING.finditer(source):
        depth = max(depth + bool(found["opens"]) - bool(found["closes"]), 0)
        if depth > _DEEPEST:
            return True
    return False


def _has_long_formula(source: str) -> bool:
    inside, start = False, 0
    for edge in _EDGE.finditer(source):
        if edge[0] == r"\$":
            continue
        if inside and edge.start() - start > _LONGEST_FORMULA:
            return True
        inside = not inside if edge["both"] else bool(edge["opens"])
        start = edge.end()
    return False


def _is_long(source: str) -> bool:
    return (
        is_unreadable(source)
        or len(source) > _LONGEST
        or source.count("\n") > _MOST_LINES
        or len(_OPENER.findall(source)) > _MOST_OPENERS
    )


def _rendered(source: str, attachments: Attachments) -> str:
    try:
        markup = MarkdownWithMath(renderer=_Renderer(attachments)).render(source)
    except Exception:  # noqa: BLE001 - whatever stumbles over it would stumble on the pages too
        return as_text(source)
    for box, sign in _CHECKBOXES.items():
        markup = markup.replace(box, sign)
    return clean_html(markup)


def frozen(markup: str) -> str:
    r"""Return HTML as one line in which nothing means anything to Markdown.

    Parameters
    ----------
    markup : str
        Clean HTML.

    Examples
    --------
    >>> frozen("<p>$a$\n</p>")
    '<div><p>&dollar;a&dollar;&NewLine;</p></div>'
    """
    for sign, name in (("\n", "NewLine"), ("$", "dollar"), ("\\", "bsol"), ("`", "grave")):
        markup = markup.replace(sign, f"&{name};")
    return f"<div>{markup}</div>"


class _Renderer(IPythonRenderer):
    """nbconvert's, with pictures from nowhere else, and no lexer that may take its time."""

    def __init__(self, attachments: Attachments) -> None:
        super().__init__(escape=False, attachments=attachments, exclude_anchor_links=True)

    def image(self, text: str, url: str, title: str | None = None) -> str:
        """Show an attached image or a file beside the notebook; link to another one."""
        name = url.removeprefix("attachment:")
        if name != url:
            url = next(
                (f"data:{kind};base64,{data}" for kind, data in self.attachments[name].items())
                if name in self.attachments
                else iter(("",))
            )
        if _ELSEWHERE.fullmatch(url):
            return str(self.link(text or html.escape(url), url, title))
        return str(super(IPythonRenderer, self).image(text, url, title))

    def block_code(self, code: str, info: str | None = None) -> str:
        """Color code in the languages of this course's students only."""
        language = (info or "").split(maxsplit=1)[:1]
        known = language and language[0].lower() in _LANGUAGES
        return str(super().block_code(code, language[0] if known else None))


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        attribute_filter=_attribute,
        allowed_classes={tag: set(names) for tag, names in _CLASSES.items()},
        filter_style_properties=set(_STYLES),
        url_schemes={"data", "http", "https", "mailto"},
        clean_content_tags={"script", "style", "template", "noscript", "title", "textarea"},
    )


def _attribute(tag: str, name: str, value: str) -> str | None:
    keep: object = True
    if name == "href":
        keep = _ELSEWHERE.fullmatch(value)
    elif name == "src":
        keep = embedded(value) or _BESIDE.fullmatch(value)
    elif name in ("width", "height", "colspan", "rowspan", "start"):
        keep = _SMALL_NUMBER.fullmatch(value)
    elif name == "style":
        keep = _STYLE_VALUE.fullmatch(value)
    return value if keep else None


def attachments_of(cell: Any) -> Attachments:
    """Return the images that are attached to a cell, without anything that is no image.

    Parameters
    ----------
    cell : NotebookNode
        A Markdown cell.
    """
    found: Attachments = {}
    attached = cell.get("attachments")
    for name, bundle in attached.items() if isinstance(attached, dict) else ():
        for kind, data in bundle.items() if isinstance(bundle, dict) else ():
            content = raster(str(kind), data)
            if content is not None:
                found.setdefault(str(name), {})[str(kind)] = content
    return found
