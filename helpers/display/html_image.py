"""Figures as HTML images with alternative text, and their display in a notebook."""

import base64
import html
import io


def drawn(draw, /, *values, **named):
    """Call a drawing function, and check that it gave a figure and its description.

    Parameters
    ----------
    draw : callable
        Returns `(fig, alt)`.
    *values, **named
        Its arguments.

    Returns
    -------
    (matplotlib.figure.Figure, str)
        What it returned, the description on one line.

    Raises
    ------
    TypeError
        If it returned anything else.

    Examples
    --------
    >>> drawn(lambda: None)
    Traceback (most recent call last):
        ...
    TypeError: The drawing function returned NoneType; end it with: return fig, alt
    """
    result = draw(*values, **named)
    if not isinstance(result, tuple) or len(result) != 2:
        raise TypeError(
            f"The drawing function returned {type(result).__name__}; end it with: return fig, alt"
        )
    return result[0], checked_alt(result[1])


def checked_alt(alt):
    """Check alternative text, and put it on one line.

    Parameters
    ----------
    alt : str
        What a figure shows.

    Returns
    -------
    str
        The text with single spaces.

    Raises
    ------
    ValueError
        If it is empty or not text.

    Examples
    --------
    >>> checked_alt("  A   line. ")
    'A line.'
    """
    if not isinstance(alt, str) or not alt.strip():
        raise ValueError("show needs alt text: say in a sentence or two what the figure shows.")
    return " ".join(alt.split())


def png(fig, dpi=None):
    """Draw a figure as a PNG file, the same bytes every time.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
        The figure.
    dpi : float, optional
        Dots an inch; the figure's own by default.

    Returns
    -------
    bytes
        The file.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> png(Figure())[1:4]
    b'PNG'
    """
    buffer = io.BytesIO()
    # Without this the file names the matplotlib that drew it and differs between machines.
    fig.savefig(buffer, format="png", dpi=dpi or fig.dpi, metadata={"Software": None})
    return buffer.getvalue()


def to_img(data, alt, width, more="", style=""):
    """Put a PNG file into an HTML image.

    Parameters
    ----------
    data : bytes
        The PNG file.
    alt : str
        Alternative text.
    width : int
        Width on the page, in CSS pixels; narrower pages shrink it.
    more, style : str
        Further attributes, and further CSS.

    Returns
    -------
    str
        An `<img>` element.

    Examples
    --------
    >>> to_img(b"", 'a "quoted" word', 10).split(" width")[0]
    '<img alt="a &quot;quoted&quot; word"'
    """
    return (
        f'<img alt="{html.escape(alt, quote=True)}" width="{width}" {more} '
        f'style="max-width: 100%; height: auto; background: white; {style}" '
        f'src="data:image/png;base64,{base64.b64encode(data).decode("ascii")}">'
    )


def image_html(fig, alt):
    """Draw a figure as an HTML image with alternative text.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
        The figure. It is drawn with half as many dots again as its size on the page needs, so
        that text is crisp on fine screens.
    alt : str
        What the figure shows, for those who do not see it.

    Returns
    -------
    str
        An `<img>` element that holds the picture itself.

    Raises
    ------
    ValueError
        If `alt` is empty or not text.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> image_html(Figure(), "A blank page")[:24]
    '<img alt="A blank page" '
    """
    alt = checked_alt(alt)
    if not hasattr(fig, "savefig"):
        raise TypeError(
            f"show needs a matplotlib figure, but got {type(fig).__name__}; "
            "write fig, ax = plt.subplots() and pass fig."
        )
    width = round(fig.get_figwidth() * fig.dpi)
    return to_img(png(fig, dpi=1.5 * fig.dpi), alt, width)


def publish(markup, text, formats=None):
    """Display HTML in a notebook, with plain text for where HTML cannot be shown.

    Parameters
    ----------
    markup : str
        HTML.
    text : str
        What it says, in plain text.
    formats : dict, optional
        The same in richer formats, by MIME type; a front end that knows one prefers it.

    Returns
    -------
    None

    Raises
    ------
    RuntimeError
        If IPython is not installed, so that there is nowhere to display it.

    Examples
    --------
    >>> publish("<b>42</b>", "42")
    42
    """
    try:
        from IPython import get_ipython
        from IPython.display import display
    except ImportError:
        raise RuntimeError(
            "Figures are displayed in a notebook, which needs IPython; "
            "in a plain script, call fig.savefig('figure.png') instead."
        ) from None
    if get_ipython() is None:
        print(text)
    else:
        display({"text/html": markup, "text/plain": text, **(formats or {})}, raw=True)


def publish_markdown(text):
    """Display Markdown in a notebook, formulas and all; elsewhere do nothing.

    Parameters
    ----------
    text : str
        The Markdown.

    Returns
    -------
    None

    Examples
    --------
    >>> publish_markdown("**42**")
    """
    try:
        from IPython import get_ipython
        from IPython.display import display
    except ImportError:
        return
    if get_ipython() is not None:
        display({"text/markdown": text, "text/plain": text}, raw=True)
