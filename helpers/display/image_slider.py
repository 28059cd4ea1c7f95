"""One slider over pictures that are drawn beforehand: it moves without a kernel."""

import html
import io

import matplotlib.pyplot as plt

from helpers.display.html_image import drawn, png, publish, to_img

# JupyterLab takes the arrow keys for itself unless an element keeps them.
_OWN_KEYS = 'onkeydown="event.stopPropagation()" data-lm-suppress-shortcuts="true"'


def frames(draw, name, values, *, start=0, label=None, colors=64):
    """Show one slider over pictures that are all drawn now; it needs no kernel later.

    Parameters
    ----------
    draw : callable
        `draw(value)` returns `(fig, alt)`: a figure and what it shows in words.
    name : str
        What the slider changes, for example "beta".
    values : sequence
        One picture is drawn for each.
    start : int
        Which picture shows first, counted from 0.
    label : callable, optional
        `label(value)` gives the text beside the slider; by default "name = value".
    colors : int
        Each picture is reduced to so many colors, which keeps the notebook small.

    Returns
    -------
    None

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> frames(lambda beta: (Figure(), f"Swish at {beta}."), "beta", [0.5, 1.0], start=1)
    Swish at 1.0.
    """
    markup, alts = frames_html(draw, name, values, start=start, label=label, colors=colors)
    publish(markup, alts[start])


def frames_html(draw, name, values, *, start=0, label=None, colors=64):
    """Make the HTML that `frames` displays.

    Parameters
    ----------
    draw, name, values, start, label, colors
        As for `frames`.

    Returns
    -------
    str
        A `<figure>` that holds the pictures and the slider and asks for nothing else: no file,
        no network, no identifier that could clash with another on the page.
    list of str
        The alternative text of each picture.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> markup, alts = frames_html(lambda n: (Figure(), f"{n} steps."), "n", range(3))
    >>> markup.count("<img"), alts[2]
    (3, '2 steps.')
    """
    values = list(values)
    if not values or not 0 <= start < len(values):
        raise ValueError(
            f"frames needs at least one value and a start below their number, "
            f"but got {len(values)} values and start={start}."
        )
    pictures, texts, alts = [], [], []
    for index, value in enumerate(values):
        fig, alt = drawn(draw, value)
        alts.append(alt)
        texts.append(label(value) if label else f"{name} = {_written(value)}")
        pictures.append(
            to_img(
                fewer_colors(png(fig), colors),
                alts[-1],
                width=round(fig.get_figwidth() * fig.dpi),
                more=f'data-text="{html.escape(texts[-1])}"',
                style="" if index == start else "display: none",
            )
        )
        plt.close(fig)
    # The handler finds its pictures from where it stands, so copies on a page never interfere.
    handler = (
        "const f=this.closest('figure'),p=f.querySelectorAll('img'),s=p[this.value];"
        "p.forEach(i=>i.style.display=i===s?'':'none');f.querySelector('output').textContent=s.dataset.text;"
        "this.setAttribute('aria-valuetext',s.dataset.text+'. '+s.alt);"
    )
    spoken = html.escape(f"{texts[start]}. {alts[start]}")
    return (
        '<figure style="margin: 0; max-width: 100%">'
        '<label style="display: flex; gap: 0.8em; align-items: center">'
        f"<span>{html.escape(name)}</span>"
        f'<input type="range" min="0" max="{len(values) - 1}" step="1" value="{start}" '
        f'aria-valuetext="{spoken}" oninput="{handler}" {_OWN_KEYS} '
        'style="flex: 1; max-width: 24em">'
        f"<output>{html.escape(texts[start])}</output></label>"
        f'<div class="pictures">{"".join(pictures)}</div></figure>'
    ), alts


def _written(value):
    return f"{value:g}" if isinstance(value, float) else str(value)


def fewer_colors(data, colors):
    """Reduce a PNG file to so many colors, which makes it several times smaller.

    Parameters
    ----------
    data : bytes
        The PNG file.
    colors : int
        How many.

    Returns
    -------
    bytes
        A PNG file.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> data = png(Figure())
    >>> len(fewer_colors(data, 2)) < len(data)
    True
    """
    from PIL import Image

    picture = Image.open(io.BytesIO(data)).convert("RGB")
    # The usual way averages the colors that few pixels have, such as those of points, to gray.
    small = picture.quantize(colors, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    buffer = io.BytesIO()
    small.save(buffer, format="png", optimize=True)
    return buffer.getvalue()
