"""What a script must know of each activation, from the registry."""

from helpers import activations
from helpers.display.style import DASHES, PALETTE


def known(names=None):
    """Return the facts that a moving picture needs.

    Parameters
    ----------
    names : iterable of str, optional
        Which activations; all by default.

    Returns
    -------
    dict of str to dict
        By name, in the order of the course: title, color and dashes of its line, kinks, whether it
        jumps, and parameters.

    Examples
    --------
    >>> known(["leaky_relu"])["leaky_relu"]["parameters"]
    {'alpha': 0.01}
    """
    wanted = {activations.get(name).name for name in names or activations.names()}
    return {
        entry.name: {
            "title": entry.title,
            # Black would not be seen on a dark page.
            "color": "var(--ink)" if entry.color == "black" else PALETTE[entry.color],
            "dash": _dash(DASHES[entry.line]),
            "kinks": list(entry.kinks),
            "jumps": entry.smoothness == "jump",
            "parameters": dict(entry.parameters),
        }
        for entry in activations.ACTIVATIONS.values()
        if entry.name in wanted
    }


def _dash(line):
    """A line style of matplotlib's as the dashes of SVG."""
    simple = {"-": "", "--": "9 4", "-.": "10 4 2 4", ":": "2 4"}
    return simple[line] if isinstance(line, str) else " ".join(str(2 * part) for part in line[1])
