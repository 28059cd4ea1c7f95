"""Function cards: what the course knows of an activation function, at a glance."""

import html

import matplotlib.pyplot as plt

from helpers import activations
from helpers.display import function_plots
from helpers.display.html_image import image_html, publish, publish_markdown
from helpers.display.verdict import inline_html

__all__ = ["card", "card_html", "facts"]

_SATURATES = {"both": "on both sides", "left": "on the left", "none": "nowhere"}
_SYMMETRY = {
    "odd": "half a turn about the origin",
    "even": "a mirror at z = 0",
    "point": "half a turn about (0, 1/2)",
    "gate": "f(z) − f(−z) = z",
    "none": "none",
}
_BESIDE = "flex: 1 1 18em; min-width: 0;"


def card(name):
    """Show the card of an activation function: formulas, plot, facts, and what speaks for it.

    Parameters
    ----------
    name : str or Activation
        Which function.

    Returns
    -------
    None

    Examples
    --------
    >>> card("relu")
    ReLU: range [0, ∞), monotonic, not zero-centered, saturates on the left, not smooth
    from: Fukushima 1969; ...
    """
    entry = activations.get(name)
    # Colab sets formulas in Markdown alone; a plot and a table side by side need HTML.
    publish_markdown(
        f"**{entry.title}**\n\n"
        f"$$f(z) = {entry.latex} \\qquad\\qquad f'(z) = {entry.derivative_latex}$$"
    )
    publish(card_html(entry), entry.describe())


def card_html(entry):
    """Make the card without its formulas.

    Parameters
    ----------
    entry : Activation
        One of the registry.

    Returns
    -------
    str
        HTML: the plot with its text, a table of facts, and two lists.

    Examples
    --------
    >>> markup = card_html(activations.get("tanh"))
    >>> ">(-1, 1)</td>" in markup, 'alt="Tanh for z from -4 to 4' in markup
    (True, True)
    """
    fig, alt = function_plots.card(entry)
    picture = image_html(fig, alt)
    plt.close(fig)
    # Written out for both, since pages differ in how they set cells of the two kinds.
    cell = "text-align: left; vertical-align: baseline; padding: 0.15em 0.8em 0.15em 0;"
    rows = "".join(
        f'<tr><th scope="row" style="{cell} white-space: nowrap;">{name}</th>'
        f'<td style="{cell}">{inline_html(value)}</td></tr>'
        for name, value in facts(entry)
    )
    lists = _list("For it", entry.pros) + _list("Against it", entry.cons)
    row = "display: flex; flex-wrap: wrap; gap: 0.5em 1.5em; align-items: flex-start;"
    # What stands beside the picture may shrink to 18em before it goes below it.
    frame = "border: 1px solid #888888; border-radius: 6px; padding: 0.6em 1em;"
    return (
        f'<div class="in-words" style="{frame}">'
        f'<div style="{row}"><div>{picture}</div><div style="{_BESIDE}">'
        f'<table aria-label="{html.escape(entry.title)}: the facts">{rows}</table></div></div>'
        f'<div style="{row}">{lists}</div></div>'
    )


def _list(title, texts):
    items = "".join(f"<li>{inline_html(text)}</li>" for text in texts)
    return f'<div style="{_BESIDE}"><b>{title}</b><ul>{items}</ul></div>'


def facts(entry):
    """The facts on a card, each with its name.

    Parameters
    ----------
    entry : Activation
        One of the registry.

    Returns
    -------
    list of (str, str)
        Code stands in backticks.

    Examples
    --------
    >>> facts(activations.get("elu"))[1:3]
    [('range', '(-1, ∞)'), ('monotonic', 'yes')]
    """
    parameters = ", ".join(f"{name} = {value:g}" for name, value in entry.parameters.items())
    found = [
        ("in code", f"`{entry.name}`"),
        ("range", str(entry.range)),
        ("monotonic", "yes" if entry.monotonic else "no"),
        ("zero-centered", "yes" if entry.zero_centered else "no"),
        ("saturates", _SATURATES[entry.saturates]),
        ("smooth", "yes" if entry.smooth else "no"),
        ("symmetry", _SYMMETRY[entry.symmetry]),
        ("parameters", parameters or "none"),
        ("in keras.activations", f"`{entry.keras}`" if entry.keras else "no"),
        ("used for", entry.used_for),
        ("from", entry.origin),
    ]
    if entry.defaults_note:
        found.append(("note", entry.defaults_note))
    if entry.minimum:
        place, value = entry.minimum
        found.insert(6, ("lowest point", f"{value:.3f} at z = {place:.3f}".replace("-", "−")))
    return found
