"""What a heading is called in an address: as in JupyterLab, for the same links work in both."""

from __future__ import annotations

#: What stands before the id of a cell in an address; else JupyterLab takes it for a heading.
CELL = "cell-id="


def slug(heading: str) -> str:
    """Return the name of a heading: its text with hyphens for spaces, capitals and all.

    Parameters
    ----------
    heading : str
        Its text.

    Examples
    --------
    >>> slug("Adam and RMSProp")
    'Adam-and-RMSProp'
    """
    return heading.strip().replace(" ", "-")
