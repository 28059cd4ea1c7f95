"""Takes the README's pictures anew: ``python -m tools.screenshots``, with Chromium installed."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from authoring.settings import ROOT
from tests.support import lab, order

IMAGES = ROOT / "docs" / "images"
NAME = order.assignment("the-functions")


def main(arguments: Sequence[str] = ()) -> None:
    """Photograph lesson 3 after a run, and Validate on an untouched assignment."""
    program = argparse.ArgumentParser(prog="python -m tools.screenshots", description=__doc__)
    program.parse_args(arguments)
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as home:
        for name in ("course", "release"):
            shutil.copytree(ROOT / name, Path(folder) / name)
        with lab.jupyterlab(Path(folder), Path(home)) as address, lab.page() as page:
            page.set_viewport_size({"width": 1280, "height": 860})
            lab.open_notebook(page, address, f"course/{NAME}.ipynb")
            lab.run_all(page)
            page.locator(".jp-OutputArea img[alt]").nth(2).scroll_into_view_if_needed()
            page.wait_for_timeout(1500)
            page.screenshot(path=IMAGES / "lesson-03.png")
            lab.open_notebook(page, address, f"release/{NAME}/{NAME}.ipynb")
            validate = 'jp-button:has-text("Validate"), button:has-text("Validate")'
            page.locator(validate).first.click()
            page.locator(".jp-Dialog").wait_for(timeout=180_000)
            page.wait_for_timeout(500)
            page.screenshot(path=IMAGES / "validate.png")


if __name__ == "__main__":
    main(sys.argv[1:])
