"""A real JupyterLab and a headless Chromium in front of it."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path

from authoring.settings import ROOT

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
# Without these the browser looks for its maker's servers at every start.
_QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
_SETTINGS = {
    # Draw every cell, not only those in view, so that a test sees the whole notebook.
    "@jupyterlab/notebook-extension/tracker.jupyterlab-settings": {"windowingMode": "none"},
    "@jupyterlab/apputils-extension/notification.jupyterlab-settings": {
        "fetchNews": "false",
        "checkForUpdates": False,
    },
}


@contextlib.contextmanager
def jupyterlab(
    folder: Path, home: Path, options: Sequence[str] = (), *, settled: bool = True
) -> Iterator[str]:
    """Run JupyterLab on `folder` and yield its address.

    Parameters
    ----------
    folder : Path
        What the student sees.
    home : Path
        An empty folder for settings and logs.
    options : sequence of str
        More for the command line.
    settled : bool
        Whether it has the settings that tests want; else it is as fresh as a student's first.
    """
    settings = home / "settings"
    if settled:
        write_settings(settings)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    binaries = str(Path(sys.executable).parent)
    environment = os.environ | {
        "JUPYTERLAB_SETTINGS_DIR": str(settings),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "PATH": os.pathsep.join([binaries, os.environ["PATH"]]),
        "PYTHONPATH": str(ROOT),
    }
    with open(home / "jupyterlab.log", "w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyter", "lab", "--no-browser", "--allow-root"]
            + [f"--ServerApp.port={port}", "--ServerApp.ip=127.0.0.1"]
            + ["--IdentityProvider.token=", "--ServerApp.disable_check_xsrf=True", *options],
            cwd=folder,
            env=environment,
            stdout=log,
            stderr=log,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(address, server, home / "jupyterlab.log")
            yield address
        finally:
            server.terminate()
            server.wait(timeout=30)


def write_settings(folder: Path) -> None:
    """Write the settings of a JupyterLab that a test looks at."""
    for name, values in _SETTINGS.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(json.dumps(values))


def _wait_for(address: str, server: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if server.poll() is not None:
            break
        try:
            urllib.request.urlopen(f"{address}/api/status", timeout=2)
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"JupyterLab did not start:\n{log.read_text()[-2000:]}")


@contextlib.contextmanager
def page() -> Iterator:
    """Yield a page of a headless Chromium."""
    with windows(1) as [only]:
        yield only


@contextlib.contextmanager
def windows(count: int) -> Iterator[list]:
    """Yield pages of a headless Chromium that know nothing of each other, as of so many people."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_QUIET)
        try:
            size = {"width": 1280, "height": 1600}
            yield [browser.new_page(viewport=size) for _ in range(count)]
        finally:
            browser.close()


def open_notebook(page, address: str, path: str) -> None:
    """Open a notebook in JupyterLab and wait until its kernel is idle."""
    page.goto(f"{address}/lab/tree/{path}?reset")
    page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=90_000)
    # The page says "idle" before it is connected, and forgets what is run until then.
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        with urllib.request.urlopen(f"{address}/api/sessions", timeout=10) as answer:
            kernels = [each["kernel"] for each in json.load(answer) if each["path"] == path]
        if any(k["execution_state"] == "idle" and k["connections"] for k in kernels):
            page.wait_for_timeout(500)
            return
        page.wait_for_timeout(250)
    raise RuntimeError(f"The kernel of {path} did not become ready.")


def menu(page, *labels: str) -> None:
    """Choose an entry of JupyterLab's menus."""
    page.locator(f".lm-MenuBar-item >> text={labels[0]}").click()
    for label in labels[1:]:
        page.locator(f'.lm-Menu-itemLabel:text-is("{label}")').click()


def run_all(page, timeout: float = 180_000) -> None:
    """Run every cell and wait until the last one is done."""
    menu(page, "Run", "Run All Cells")
    page.wait_for_function(
        """() => {
            const prompts = [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')];
            const cells = [...document.querySelectorAll('.jp-CodeCell')];
            return prompts.length > 0 && prompts.every((prompt, index) => {
                const text = prompt.textContent.trim();
                const source = cells[index].querySelector('.cm-content')?.textContent ?? '';
                return /^\\[\\d+\\]:$/.test(text) || source.trim() === '';
            });
        }""",
        timeout=timeout,
    )


def write_into(page, first_line: str, source: str) -> None:
    """Replace the text of the code cell that starts with `first_line`."""
    editor = page.locator(".jp-CodeCell .cm-content", has_text=first_line).first
    editor.scroll_into_view_if_needed()
    editor.click()
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    # insert_text does not trigger the editor's own indentation.
    page.keyboard.insert_text(source)
