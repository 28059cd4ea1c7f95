"""The figure of `explore` for a web page: its pictures are drawn beforehand, no kernel moves it.

The markup holds every picture; a script of the page shows the one that fits the controls. Where
few settings are possible all of them are drawn, else one control moves at a time.
"""

import html
import itertools
import json
import time

import matplotlib.pyplot as plt

from helpers.display.html_image import drawn, png, to_img
from helpers.display.image_slider import fewer_colors

# So many pictures at most show every combination of the controls.
_ALL = 50
# A slider gets so many positions, and where that helps to show all combinations, fewer.
_POSITIONS, _FEWEST = 9, 5
_COLORS = 64
# Where all pictures would take longer than this to draw, such as those that train a network for
# each, there are fewer of them, or none.
_PATIENCE = 60.0  # seconds of the processor, so that a busy machine makes the same page
_ONE_AT_A_TIME = (
    "On this page one control moves at a time, and the others go back to where they started. "
    "Run the lesson to move them together."
)


def prepared_html(draw, controls, start, labels, also=()):
    """Draw the pictures of an explorer.

    Parameters
    ----------
    draw : callable
        `draw(**values)` returns `(fig, alt)`.
    controls : dict
        What `explore` takes: a tuple for a slider, a list for a menu, a bool for a checkbox.
    start : dict
        Where each control starts.
    labels : dict from str to str
        What to write beside a control instead of its name.
    also : iterable of dict
        Settings that the text asks for: where one control moves at a time, it gets there.

    Returns
    -------
    str or None
        None where drawing takes too long. Else a `<figure>`: each `<img>` says in `data-at` for
        which position of each control it is.
    str
        The alternative text of the picture at the start.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> def draw(on):
    ...     return Figure(), f"The lamp is {'on' if on else 'off'}."
    >>> markup, alt = prepared_html(draw, {"on": False}, {"on": False}, {})
    >>> markup.count("<img"), alt
    (2, 'The lamp is off.')
    """
    began = time.process_time()
    _picture(draw, start, (), shown=True)
    patience = _PATIENCE / (time.process_time() - began)
    stops, everything = _stops(controls, start, min(_ALL, patience))
    if not everything:
        more = _with(also, controls, stops)
        if sum(map(len, more.values())) <= patience:
            stops = more
    if not everything and sum(map(len, stops.values())) > patience:
        return None, ""
    first = tuple(stops[name].index(start[name]) for name in controls)
    pictures, alts = [], {}
    for at in _settings(stops, first, everything):
        values = {name: stops[name][index] for name, index in zip(controls, at, strict=True)}
        markup, alts[at] = _picture(draw, values, at, shown=at == first)
        pictures.append(markup)
    rows = [
        _control(control, stops[name], at, labels.get(name, name).replace("_", " "))
        for (name, control), at in zip(controls.items(), first, strict=True)
    ]
    note = "" if everything else f"<figcaption>{_ONE_AT_A_TIME}</figcaption>"
    return (
        f'<figure class="prepared" data-together="{str(everything).lower()}">'
        f'<div class="controls" hidden>{"".join(rows)}</div>'
        f'<div class="pictures">{"".join(pictures)}</div>{note}</figure>'
    ), alts[first]


def _stops(controls, start, most):
    """The values that each control takes, and whether all combinations of them are drawn."""
    for positions in range(_POSITIONS, _FEWEST - 1, -1):
        stops = {name: _values(control, start[name], positions)
                 for name, control in controls.items()}  # fmt: skip
        count = 1
        for values in stops.values():
            count *= len(values)
        if count <= most:
            return stops, True
    return {
        name: _values(control, start[name], _POSITIONS) for name, control in controls.items()
    }, False


def _values(control, start, positions):
    if isinstance(control, bool):
        return [False, True]
    if isinstance(control, list):
        return control
    low, high, step, _ = control
    last = round((high - low) / step)
    own = round((start - low) / step)
    chosen = {round(index * last / (positions - 1)) for index in range(positions)}
    if last < positions:
        chosen = set(range(last + 1))
    chosen = (chosen - {min(chosen, key=lambda index: abs(index - own))}) | {own}
    # The ends of the range stay, wherever the start is.
    chosen |= {0, last}
    return [start if index == own else _value(low, step, index) for index in sorted(chosen)]


def _with(settings, controls, stops):
    """The values that each control takes, and those that the settings give to sliders."""
    more = {name: list(values) for name, values in stops.items()}
    for values in settings:
        for name, value in values.items():
            if isinstance(controls[name], tuple) and value not in more[name]:
                more[name] = sorted([*more[name], value])
    return more


def _value(low, step, index):
    value = low + index * step
    return value if isinstance(value, int) else round(value, 9)


def _settings(stops, first, everything):
    if everything:
        return itertools.product(*(range(len(values)) for values in stops.values()))
    found = {first: None}
    for place, values in enumerate(stops.values()):
        for index in range(len(values)):
            found[(*first[:place], index, *first[place + 1 :])] = None
    return found


def _picture(draw, values, at, shown):
    more = f'data-at="{html.escape(json.dumps(at))}"' + ("" if shown else " hidden")
    try:
        fig, alt = drawn(draw, **values)
    except Exception as error:
        plt.close("all")
        if shown:
            raise
        sentence = f"This setting could not be drawn: {error}"
        return f"<p {more}>{html.escape(sentence)}</p>", sentence
    width = round(fig.get_figwidth() * fig.dpi)
    data = fewer_colors(png(fig, dpi=1.5 * fig.dpi), _COLORS)
    plt.close(fig)
    return to_img(data, alt, width, more=more), alt


def _control(control, values, at, label):
    label = html.escape(label)
    if isinstance(control, tuple):
        texts = [_written(value) for value in values]
        return (
            f'<label><span>{label}</span><input type="range" min="0" max="{len(values) - 1}" '
            f'step="1" value="{at}" data-start="{at}" '
            f'data-texts="{html.escape(json.dumps(texts))}" aria-valuetext="{texts[at]}">'
            f"<output>{texts[at]}</output></label>"
        )
    if isinstance(control, bool):
        checked = " checked" if at else ""
        return (
            f'<label><input type="checkbox" data-start="{at}"{checked}><span>{label}</span></label>'
        )
    options = "".join(
        f'<option value="{index}"{" selected" if index == at else ""}>{html.escape(str(value))}'
        "</option>"
        for index, value in enumerate(values)
    )
    return f'<label><span>{label}</span><select data-start="{at}">{options}</select></label>'


def _written(value):
    return f"{value:g}" if isinstance(value, float) else str(value)
