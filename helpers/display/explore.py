"""A figure with sliders of ipywidgets: the kernel redraws it.

`helpers.display.image_slider` draws all pictures beforehand and needs no kernel afterwards, so
it also works on a web page. Where a web page is built
(`WEB_PAGE` is set) `explore` draws its pictures beforehand, too, with `helpers.display.prepared`.
"""

import html
import os
import time

import matplotlib.pyplot as plt

from helpers.display.html_image import drawn, image_html, publish
from helpers.display.prepared import prepared_html

#: The environment variable that says that the outputs become a page without a kernel.
WEB_PAGE = "COURSE_WEB_PAGE"
# A figure that takes longer than this to draw would lag behind a moving slider.
_SMOOTH_SECONDS = 0.25


def explore(draw, /, *, fallback=None, labels=None, **controls):
    """Show a figure with sliders, menus and checkboxes that redraw it.

    Parameters
    ----------
    draw : callable
        `draw(**values)` returns `(fig, alt)`: a figure and what it shows in words.
    fallback : list of dict, optional
        Values to draw as still pictures where there are no widgets; controls that a dict leaves
        out keep their start. By default one picture, of the start.
    labels : dict from str to str, optional
        What to write beside a control instead of its name.
    **controls : tuple, list or bool
        `(low, high, step, start)` makes a slider, a list a menu (starting at its first entry),
        and True or False a checkbox.

    Returns
    -------
    None

    Raises
    ------
    TypeError, ValueError
        If a control is none of these, or a start lies outside its slider.

    Examples
    --------
    In a terminal there are no widgets, so the description of the fallback picture is printed:

    >>> from matplotlib.figure import Figure
    >>> def draw(slope):
    ...     return Figure(), f"A line of slope {slope}."
    >>> explore(draw, slope=(0.0, 2.0, 0.1, 1.0))
    A line of slope 1.0.
    """
    start = {name: _start(name, control) for name, control in controls.items()}
    on_a_page = os.environ.get(WEB_PAGE)
    if on_a_page:
        markup, alt = prepared_html(draw, controls, start, labels or {}, fallback or ())
        if markup:
            publish(markup, alt)
            return
    began = time.perf_counter()
    first = _picture(draw, start)
    seconds = time.perf_counter() - began
    stills = [first]
    if fallback:
        stills = [
            first if {**start, **values} == start else _picture(draw, {**start, **values})
            for values in fallback
        ]
    widgets = None if on_a_page else _widgets()
    formats = None
    if widgets is not None:
        box = _controls_and_figure(
            widgets, draw, controls, start, first, labels or {}, seconds < _SMOOTH_SECONDS
        )
        formats = {
            "application/vnd.jupyter.widget-view+json": {
                "version_major": 2,
                "version_minor": 0,
                "model_id": box.model_id,
            }
        }
    # A front end that has widgets takes them; any other shows the still pictures.
    publish("\n".join(img for img, _ in stills), "\n".join(alt for _, alt in stills), formats)


def _controls_and_figure(widgets, draw, controls, start, first, labels, smooth):
    made = {
        name: _control(widgets, control, start[name], labels.get(name, name), smooth)
        for name, control in controls.items()
    }
    figure = widgets.HTML(first[0])

    def redraw(change):
        values = {name: control.value for name, control in made.items()}
        try:
            figure.value = _picture(draw, values)[0]
        except Exception as error:
            plt.close("all")
            figure.value = (
                f"<p>This setting could not be drawn: {html.escape(str(error))} "
                "Move the control back to go on.</p>"
            )

    for control in made.values():
        control.observe(redraw, names="value")
    return widgets.VBox([*made.values(), figure])


def _control(widgets, control, start, label, smooth):
    common = {
        "description": label.replace("_", " "),
        "style": {"description_width": "initial"},
        "value": start,
    }
    if isinstance(control, bool):
        return widgets.Checkbox(indent=False, **common)
    if isinstance(control, list):
        return widgets.Dropdown(options=control, **common)
    low, high, step, _ = control
    common |= {
        "min": low,
        "max": high,
        "step": step,
        "continuous_update": smooth,
        "layout": {"width": "420px", "max_width": "100%"},
    }
    if all(isinstance(number, int) for number in control):
        return widgets.IntSlider(**common)
    return widgets.FloatSlider(readout_format=f".{_decimals(step)}f", **common)


def _decimals(step):
    return max(1, len(f"{step:.6f}".rstrip("0").partition(".")[2]))


def _start(name, control):
    if isinstance(control, bool):
        return control
    if isinstance(control, list) and control:
        return control[0]
    if isinstance(control, tuple) and len(control) == 4:
        low, high, _, start = control
        if not low <= start <= high:
            raise ValueError(
                f"The slider {name!r} starts at {start}, outside {low} to {high}; "
                "write (low, high, step, start)."
            )
        return start
    raise TypeError(
        f"The control {name!r} is {control!r}; use (low, high, step, start) for a slider, "
        "a list for a menu, or True or False for a checkbox."
    )


def _widgets():
    """The ipywidgets module, or None where it is missing or no front end could show it."""
    try:
        import ipywidgets
        from IPython import get_ipython
    except ImportError:
        return None
    return ipywidgets if getattr(get_ipython(), "kernel", None) is not None else None


def _picture(draw, values):
    """The figure for these values as an <img>, and its alternative text."""
    fig, alt = drawn(draw, **values)
    picture = image_html(fig, alt)
    plt.close(fig)
    return picture, alt
