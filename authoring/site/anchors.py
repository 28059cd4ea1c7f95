"""What a heading is called in an address: as in JupyterLab, for the same links work in both."""

from __future__ import annotations


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
