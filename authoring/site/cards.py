"""The page of function cards: what the registry knows of each activation function, to print."""

from __future__ import annotations

from collections.abc import Iterator

from authoring.site.outputs import PICTURES, Pictures
from helpers import activations
from helpers.activations.entry import Activation
from helpers.display import function_plots
from helpers.display.function_cards import facts
from helpers.display.html_image import png, to_img
from helpers.display.image_slider import fewer_colors
from helpers.display.style import use_style

_OPENING = """\
# Function cards

Each activation function of the course on one card: its curve (thick) and its slope (thin) for z
from −4 to 4, both formulas, the facts, and what speaks for and against it. The facts are those that
the lessons and the checks use.

<p class="ways"><button type="button" class="button" id="print">Print the cards</button></p>
"""


def markdown(pictures: Pictures) -> str:
    """Return the source of the page.

    Parameters
    ----------
    pictures : Pictures
        Where the plots go.
    """
    use_style()
    cards = ["\n".join(_card(activations.get(name), pictures)) for name in activations.names()]
    return "\n".join([_OPENING, *cards])


def _card(entry: Activation, pictures: Pictures) -> Iterator[str]:
    from matplotlib import pyplot as plt

    fig, alt = function_plots.card(entry)
    width = round(fig.get_figwidth() * fig.dpi)
    height = round(fig.get_figheight() * fig.dpi)
    data = fewer_colors(png(fig, dpi=2 * fig.dpi), 32)
    plt.close(fig)
    image = to_img(b"", alt, width, more=f'height="{height}" loading="lazy"')
    source = f"{PICTURES}/{pictures.add(data)}"
    yield f"## {entry.title}\n"
    yield image.replace("data:image/png;base64,", source) + "\n"
    yield f"$$f(z) = {entry.latex}$$\n\n$$f'(z) = {entry.derivative_latex}$$\n"
    yield "| fact | value |\n|---|---|"
    yield from (f"| {name} | {_cell(value)} |" for name, value in facts(entry))
    yield "\n**For it**\n"
    yield from (f"- {text}" for text in entry.pros)
    yield "\n**Against it**\n"
    yield from (f"- {text}" for text in entry.cons)
    yield ""


def _cell(value: str) -> str:
    return value.replace("|", "\\|")
