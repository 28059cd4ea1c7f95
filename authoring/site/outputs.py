"""What cells put out, made fit for a page: pictures as files, colors that can be read."""

from __future__ import annotations

import base64
import hashlib
import html
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from nbformat import NotebookNode

#: Where pictures are on the site.
PICTURES = "pictures"
_WIDGET = "application/vnd.jupyter.widget-view+json"
_IMAGE = re.compile(r"<img\b[^>]*>")
_DATA = re.compile(r'src="data:image/png;base64,([A-Za-z0-9+/=\s]+)"')
# Colors of programs that draw with characters, such as Keras' summary: too pale on white, and
# meant for one background only.
_TERMINAL_COLOR = re.compile(r"\s*(?:text-decoration-)?color: #[0-9a-f]{6};?")
_EMPTY_HEADING = re.compile(r"<th\b([^>]*)>(?:\s|&nbsp;)*</th>")
# From this width over height on, a figure is several panels side by side: a phone scrolls it.
_WIDE = 1.9


@dataclass
class Pictures:
    """The pictures of the site, each kept once, by content.

    Parameters
    ----------
    folder : Path
        Where they are written.
    """

    folder: Path
    names: set[str] = field(default_factory=set)

    def add(self, data: bytes) -> str:
        """Write a picture, unless it is there, and return the name of its file.

        Parameters
        ----------
        data : bytes
            A PNG file.
        """
        name = f"{hashlib.sha256(data).hexdigest()[:20]}.png"
        self.names.add(name)
        path = self.folder / name
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return name

    def drop_others(self) -> None:
        """Remove files that no page shows any more."""
        for path in self.folder.glob("*.png"):
            if path.name not in self.names:
                path.unlink()


def fit_for_a_page(cell: NotebookNode, pictures: Pictures, up: str) -> None:
    """Change the outputs of a cell so that they serve on a page without a kernel.

    Parameters
    ----------
    cell : NotebookNode
        A code cell.
    pictures : Pictures
        Where pictures go.
    up : str
        The way from the page to the site's root, such as "../".
    """
    for output in cell.get("outputs", []):
        if "text" in output:
            output.text = _as_on_a_screen(output.text)
        data = output.get("data", {})
        data.pop(_WIDGET, None)
        if "text/html" in data:
            data["text/html"] = _html("".join(data["text/html"]), pictures, up)


def _as_on_a_screen(text: str) -> str:
    """What is left of printed text once each return has gone back over its line."""
    return re.sub(r"[^\r\n]*\r(?!\n)", "", text)


def _html(markup: str, pictures: Pictures, up: str) -> str:
    if "<pre" in markup:
        markup = _TERMINAL_COLOR.sub("", markup)
    markup = markup.replace(' border="1" class="dataframe"', ' class="dataframe"')
    # The theme knows tables of pandas by this class, those with a style of their own too.
    markup = markup.replace('<table id="T_', '<table class="dataframe" id="T_')
    # The corner of a table with names on both sides heads nothing.
    markup = _EMPTY_HEADING.sub(r"<td\1>&nbsp;</td>", markup)

    def placed(match: re.Match[str]) -> str:
        return _image(match[0], pictures, up)

    return _IMAGE.sub(placed, markup)


def _image(tag: str, pictures: Pictures, up: str) -> str:
    """An image that is loaded when it comes into view, at a size that is known before."""
    found = _DATA.search(tag)
    if not found:
        return tag
    data = base64.b64decode(found[1])
    across, down = struct.unpack(">II", data[16:24])
    tag = tag.replace(found[0], f'src="{up}{PICTURES}/{pictures.add(data)}"')
    width = int(match[1]) if (match := re.search(r'width="(\d+)"', tag)) else across
    if "height=" not in tag:
        tag = tag.replace("<img", f'<img height="{round(width * down / across)}"', 1)
    tag = tag.replace("<img", '<img loading="lazy" decoding="async"', 1)
    if across / down < _WIDE:
        return tag
    if "data-at=" in tag or "data-text=" in tag:  # the pictures of a figure scroll together
        return tag.replace("<img", '<img class="wide"', 1)
    return f'<div class="wide-picture">{tag}</div>'


def without_text(markup: str) -> Iterator[str]:
    """Yield the start of each image of a page that has no text.

    Parameters
    ----------
    markup : str
        HTML.

    Examples
    --------
    >>> list(without_text('<img src="a.png" alt="A line."><img src="b.png">'))
    ['<img src="b.png">']
    """
    for tag in _IMAGE.findall(markup):
        alt = re.search(r'alt="([^"]*)"', tag)
        if alt is None or not html.unescape(alt[1]).strip():
            yield tag[:80]
