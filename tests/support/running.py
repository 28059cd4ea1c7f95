"""Looks at what came out of a notebook that was run."""

from __future__ import annotations

import re
from collections.abc import Iterator

import nbformat

from authoring.running import Run, run

__all__ = ["Run", "complaints", "figures", "run"]


def complaints(notebook: nbformat.NotebookNode) -> Iterator[str]:
    """Yield a sentence for each error, each stderr line and each figure without a text."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                yield f"cell '{cell.id}' raises {output.ename}: {output.evalue}"
            elif output.output_type == "stream" and output.name == "stderr":
                yield f"cell '{cell.id}' writes to stderr: {output.text.strip()[:300]}"
            data = output.get("data", {})
            if "image/png" in data:
                yield f"cell '{cell.id}' shows a figure without show(fig, alt=...)"
            for image in re.findall(r"<img[^>]*>", "".join(data.get("text/html", ""))):
                if not re.search(r'alt="[^"]{15,}"', image):
                    yield f"cell '{cell.id}' shows a figure whose alternative text says nothing"


def figures(notebook: nbformat.NotebookNode) -> list[str]:
    """Return the alternative texts of all figures."""
    return [
        text
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        for text in re.findall(
            r'<img[^>]*alt="([^"]+)"', "".join(output.get("data", {}).get("text/html", ""))
        )
    ]
