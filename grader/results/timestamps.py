"""When work was handed in: the file that nbgrader reads, and that an instructor may write."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from nbgrader.utils import parse_utc


def timestamp_of(folder: Path) -> datetime | None:
    """Return when a submission was handed in; None where it does not say.

    Parameters
    ----------
    folder : Path
        ``submitted/<student>/<assignment>``.
    """
    path = folder / "timestamp.txt"
    text = path.read_text(encoding="utf-8").strip() if path.exists() else ""
    return parse_utc(text) if text else None
