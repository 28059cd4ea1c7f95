"""The website, built once, behind a small web server; and what its pages hold."""

from __future__ import annotations

import contextlib
import functools
import http.server
import os
import threading
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from authoring.settings import ROOT
from authoring.site.build import build

#: Lessons that are run for the tests; of others the outputs are on the pages where they are kept.
RUN = ("start-here",)
_VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "wbr",
}
_ADDRESSES = {("a", "href"), ("img", "src"), ("link", "href"), ("script", "src"), ("iframe", "src")}


def built(folder: Path) -> Path:
    """Return the site: the one that SITE names, or one that is built here."""
    if os.environ.get("SITE"):
        return Path(os.environ["SITE"]).resolve()
    return build(ROOT, folder, run=lambda name: name in RUN, say=lambda line: None)


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A server of files that says nothing, not even that a browser went away."""

    def log_message(self, *arguments) -> None:
        pass

    def copyfile(self, source, outputfile) -> None:
        with contextlib.suppress(ConnectionError):
            super().copyfile(source, outputfile)


@contextlib.contextmanager
def served(site: Path, handler: type[Quiet] = Quiet) -> Iterator[str]:
    """Serve a folder, and yield its address."""
    serving = functools.partial(handler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), serving) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


class Page(HTMLParser):
    """What a page links to, which names it has, and where its tags do not fit.

    Parameters
    ----------
    path : Path
        The HTML file.
    """

    def __init__(self, path: Path):
        super().__init__()
        self.path, self.ids, self.links, self.trouble = path, [], [], []
        self.texts: list[str] = []
        self._open: list[str] = []
        self.feed(path.read_text(encoding="utf-8"))
        self.trouble += [f"<{tag}> is not closed" for tag in self._open]

    def handle_starttag(self, tag, attributes):
        if len({name for name, _ in attributes}) < len(attributes):
            self.trouble.append(f"<{tag}> says something twice: {attributes}")
        values = dict(attributes)
        if values.get("id"):
            self.ids.append(values["id"])
        if tag == "img" and not values.get("alt", "").strip():
            self.trouble.append(f"a picture without text: {values.get('src')}")
        self.links += [
            (tag, values[key]) for name, key in _ADDRESSES if name == tag and key in values
        ]
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag):
        if tag in _VOID:
            return
        if not self._open or self._open[-1] != tag:
            line = self.getpos()[0]
            self.trouble.append(f"line {line}: </{tag}> closes {self._open[-1:]}")
            return
        self._open.pop()

    def handle_data(self, data):
        self.texts.append(data)
