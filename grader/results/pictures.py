"""Pictures that can be shown to others: raster images that are some, and drawings of plain shapes.

A drawing (SVG) is a document: it can hold scripts, pages, styles and addresses. What is kept of
one is shapes, texts and colors, by name.
"""

from __future__ import annotations

import base64
import re
from xml.etree.ElementTree import Element, register_namespace, tostring

from defusedxml.ElementTree import fromstring

#: The kinds of raster images, and how a file of each begins.
RASTER = {
    "image/png": b"\x89PNG\r\n\x1a\n",
    "image/jpeg": b"\xff\xd8\xff",
    "image/gif": b"GIF8",
    "image/webp": b"RIFF",
}
_BASE64 = re.compile(r"[A-Za-z0-9+/]*={0,2}")
_LONGEST_DRAWING = 2_000_000
_SVG, _XLINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}"
_SHAPES = frozenset(
    "svg g defs symbol use image path rect circle ellipse line polyline polygon text tspan title "
    "desc clipPath linearGradient radialGradient stop marker pattern".split()
)
_SETTINGS = frozenset(
    "id x y x1 y1 x2 y2 dx dy cx cy r rx ry fx fy d points width height viewBox version transform "
    "preserveAspectRatio offset gradientUnits gradientTransform clipPathUnits patternUnits "
    "markerWidth markerHeight markerUnits refX refY orient role "
    "fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin "
    "stroke-dasharray stroke-dashoffset stroke-miterlimit opacity color stop-color stop-opacity "
    "clip-path clip-rule font font-family font-size font-weight font-style text-anchor "
    "dominant-baseline letter-spacing marker-start marker-mid marker-end style".split()
)
# No address but of a part of the same drawing; no rule that would need an address; no comment.
_LOCAL = re.compile(r"url\(#[\w.:-]+\)")
_ADDRESS = re.compile(r"url|://|\\|/\*|[<>@]|script|import|expression", re.IGNORECASE)
_PART = re.compile(r"#[\w.:-]+")
_EMBEDDED = re.compile(r"data:(image/\w+);base64,(.*)", re.DOTALL)
# What is drawn as often as it is named: if one named another, a few lines would draw forever.
_REPEATED = frozenset({"symbol", "marker", "pattern", "clipPath"})

register_namespace("", _SVG[1:-1])
register_namespace("xlink", _XLINK[1:-1])


def raster(kind: str, data: object) -> str | None:
    """Return an image in base64, None if it is not an image of its kind.

    Parameters
    ----------
    kind : str
        A media type.
    data : object
        Its content, as a notebook holds it.

    Examples
    --------
    >>> raster("image/gif", "R0lGODlhAQAB\\n")
    'R0lGODlhAQAB'
    >>> raster("image/png", '" onerror="alert(1)') is None
    True
    """
    if kind not in RASTER or not isinstance(data, str):
        return None
    content = "".join(data.split())
    if len(content) % 4 or not _BASE64.fullmatch(content):
        return None
    is_one = base64.b64decode(content[:24]).startswith(RASTER[kind])
    return content if is_one else None


def drawing(data: object) -> str | None:
    """Return what shapes and texts a drawing has, None if it is no drawing.

    Parameters
    ----------
    data : object
        SVG, as a notebook holds it.

    Examples
    --------
    >>> drawing('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script><path d="M0 0"/></svg>')
    '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0" /></svg>'
    """
    if not isinstance(data, str) or len(data) > _LONGEST_DRAWING:
        return None
    data = re.sub(r"<!DOCTYPE[^>\[]*>", "", data, count=1)
    try:
        root = fromstring(data.encode("utf-8"), forbid_dtd=True)
        if root.tag != f"{_SVG}svg":
            return None
        _reduce(root, False)
        _unfold(root)
        return tostring(root, encoding="unicode")
    except (SyntaxError, ValueError, LookupError, RecursionError):
        return None  # defusedxml's errors are ValueErrors, the parser's are SyntaxErrors


def embedded(address: str) -> bool:
    """Whether an address holds a raster image."""
    found = _EMBEDDED.fullmatch(address)
    return found is not None and raster(found[1], found[2]) is not None


def _reduce(element: Element, repeated: bool) -> None:
    for name, value in list(element.attrib.items()):
        if name in (f"{_XLINK}href", "href"):
            is_image = element.tag == f"{_SVG}image"
            keep = embedded(value) if is_image else _PART.fullmatch(value) is not None
        else:
            plain = value if repeated else _LOCAL.sub("", value)
            keep = name in _SETTINGS and not _ADDRESS.search(plain)
        if not keep:
            del element.attrib[name]
    for child in list(element):
        name = child.tag.removeprefix(_SVG) if isinstance(child.tag, str) else ""
        if name in _SHAPES and not (repeated and name == "use"):
            _reduce(child, repeated or name in _REPEATED)
        else:
            element.remove(child)


def _unfold(root: Element) -> None:
    """Take out each use of a part that uses others."""
    parts = {element.get("id"): element for element in root.iter() if element.get("id")}
    users = {name for name, part in parts.items() if part.find(f".//{_SVG}use") is not None}
    users |= {name for name, part in parts.items() if part.tag == f"{_SVG}use"}
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag != f"{_SVG}use":
                continue
            address = child.get("href") or child.get(f"{_XLINK}href") or ""
            if address[1:] in users or address[1:] not in parts:
                parent.remove(child)
