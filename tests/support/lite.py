"""The course in JupyterLite, in a headless Chromium: open a notebook, run it, read it."""

from __future__ import annotations

import contextlib
import json
import time
from pathlib import Path
from typing import Any

from tests.support import site

_CONFIG = "jupyter-config-data"
#: So that a test sees whole notebooks and may ask for their content.
_FOR_TESTS = {
    "exposeAppInBrowser": True,
    "settingsOverrides": {"@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"}},
}
# The page says "idle" before there is a kernel, and forgets what is run until then.
_READY = """async () => {
    const context = jupyterapp.shell.currentWidget.sessionContext;
    await context.ready;
    await context.session.kernel.info;
}"""
# JupyterLite stops at any error, whether or not a cell is tagged as one that may raise.
_RUN_ON = """async () => {
    const notebook = jupyterapp.shell.currentWidget.content;
    const waiting = () => notebook.widgets.findIndex(
        (cell) => cell.model.type === 'code' && !cell.model.executionCount);
    let last = -1;
    for (let next = waiting(); next > last; next = waiting()) {
        last = notebook.activeCellIndex = next;
        await jupyterapp.commands.execute('notebook:run-all-below');
    }
}"""
_CONTENT = "() => jupyterapp.shell.currentWidget.content.model.toJSON()"
#: On a busy machine.
TIMEOUT = 240_000


class _Handler(site.Quiet):
    """Serves a JupyterLite with what tests need in its settings."""

    def do_GET(self) -> None:
        if self.path.partition("?")[0] != "/jupyter-lite.json":
            super().do_GET()
            return
        config = json.loads(Path(self.directory, "jupyter-lite.json").read_text("utf-8"))
        config[_CONFIG].update(_FOR_TESTS)
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(config).encode())


def served(folder: Path) -> contextlib.AbstractContextManager[str]:
    """Serve a JupyterLite, and yield its address."""
    return site.served(folder, _Handler)


def open_notebook(page, address: str, path: str) -> float:
    """Open a notebook; return the seconds until it was visible.

    Parameters
    ----------
    page : playwright.sync_api.Page
        The browser's.
    address : str
        Of the JupyterLite.
    path : str
        Of the notebook in it.
    """
    began = time.monotonic()
    page.goto(f"{address}/lab/index.html?path={path}")
    page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=TIMEOUT)
    return time.monotonic() - began


def wait_for_kernel(page) -> None:
    """Wait until the kernel of the notebook that is open answers."""
    page.evaluate(_READY)


def run_all(page) -> dict[str, Any]:
    """Run every cell, up to the first that fails; return the notebook."""
    page.evaluate("() => jupyterapp.commands.execute('notebook:run-all-cells')")
    return content(page)


def run_on(page) -> dict[str, Any]:
    """Run what has not run yet, past every cell that fails; return the notebook."""
    page.evaluate(_RUN_ON)
    return content(page)


def run_cell(page, cell_id: str, source: str) -> list[dict[str, Any]]:
    """Write into a cell and run it; return its outputs.

    Parameters
    ----------
    page : playwright.sync_api.Page
        The browser's.
    cell_id : str
        The cell.
    source : str
        What to write.
    """
    number = [cell["id"] for cell in content(page)["cells"]].index(cell_id)
    editor = page.locator(".jp-Notebook .jp-Cell").nth(number).locator(".cm-content")
    editor.scroll_into_view_if_needed()
    editor.click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(source)
    page.evaluate("() => jupyterapp.commands.execute('notebook:run-cell')")
    return content(page)["cells"][number]["outputs"]


def content(page) -> dict[str, Any]:
    """Return the notebook that is open."""
    return page.evaluate(_CONTENT)


def failures(notebook: dict[str, Any]) -> list[str]:
    """Return the errors among the outputs of a notebook, each by its cell."""
    return [
        f"{cell['id']}: {output['ename']}: {output['evalue']}"
        for cell in notebook["cells"]
        for output in cell.get("outputs", [])
        if output["output_type"] == "error"
    ]


def is_outside(url: str, address: str) -> bool:
    """Return whether a request asks another host than that of the JupyterLite."""
    return not url.startswith((f"{address}/", "data:", "blob:"))
