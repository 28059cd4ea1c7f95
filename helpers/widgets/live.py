"""Publishes a moving picture: a still one with its text, and the script that replaces it."""

import html
import json
import re
from functools import cache
from pathlib import Path

import matplotlib.pyplot as plt

from helpers.display.html_image import checked_alt, image_html, publish

_HERE = Path(__file__).parent
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./(\w+)\.mjs";\n', re.MULTILINE)


def live(name, values, picture):
    """Show a moving picture.

    Parameters
    ----------
    name : str
        Its module in this folder, such as "explorer".
    values : dict
        What it starts with; JSON must be able to hold it.
    picture : (matplotlib.figure.Figure, str)
        The same as a still picture, and what it shows in words.

    Returns
    -------
    None

    Examples
    --------
    In a terminal nothing moves, so the description is printed:

    >>> from matplotlib.figure import Figure
    >>> live("explorer", {}, (Figure(), "Three curves."))
    Three curves.
    """
    fig, alt = picture
    alt = checked_alt(alt)
    publish(markup(name, values, image_html(fig, alt)), alt)
    plt.close(fig)


def markup(name, values, still):
    """Write the HTML of a moving picture.

    Parameters
    ----------
    name, values
        As for `live`.
    still : str
        HTML of the still picture.

    Returns
    -------
    str

    Examples
    --------
    >>> markup("explorer", {"mean": 0}, "<img>").split("<img>")[0].endswith('0}">')
    True
    """
    state = html.escape(json.dumps(values), quote=True)
    # Each place is taken once, and none has an id: one notebook may hold a picture twice.
    mount = (
        f"for (const place of document.querySelectorAll('[data-live=\"{name}\"]')) {{"
        "delete place.dataset.live; render(place, JSON.parse(place.dataset.values)); }"
    )
    script = f"{{\n{script_of(name)}{mount}\n}}".replace("</", "<\\/")
    return (
        f'<style>{style()}</style><div data-live="{name}" data-values="{state}">{still}</div>'
        f'<script type="module">{script}</script>'
    )


@cache
def script_of(name):
    """Join a module and those that it imports into one; a script in a page has no folder.

    Parameters
    ----------
    name : str
        Of the module.

    Returns
    -------
    str

    Examples
    --------
    >>> "import" in script_of("bell"), "export" in script_of("bell")
    (False, False)
    """
    joined = []

    def add(module):
        source = (_HERE / f"{module}.mjs").read_text(encoding="utf-8")
        for needed in _IMPORT.findall(source):
            add(needed)
        own = re.sub(r"^export ", "", _IMPORT.sub("", source), flags=re.MULTILINE)
        if own not in joined:
            joined.append(own)

    add(name)
    return "\n".join(joined)


@cache
def style():
    """Return the style sheet of all moving pictures."""
    return (_HERE / "widgets.css").read_text(encoding="utf-8")
