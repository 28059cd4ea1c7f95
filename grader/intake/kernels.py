"""In which language a notebook says it is written. Only Python can be graded."""

from __future__ import annotations

from typing import Any

PYTHON = {"name": "python3", "display_name": "Python 3", "language": "python"}


def foreign(spec: Any) -> str:
    """Return the name of a kernel that runs no Python; "" where one does, or none is named.

    Parameters
    ----------
    spec : dict
        ``kernelspec`` of a notebook's metadata, by whomever it was written.

    Examples
    --------
    >>> foreign({"name": "ir", "display_name": "R", "language": "R"})
    'ir'
    >>> foreign({"name": "python3"}), foreign(None)
    ('', '')
    """
    if not isinstance(spec, dict):
        return ""
    name, language = (str(spec.get(key) or "") for key in ("name", "language"))
    return "" if "python" in (language or name or "python").casefold() else name or language
