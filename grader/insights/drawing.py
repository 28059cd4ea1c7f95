"""Bars as SVG: full, hatched and empty, so that they can be told apart without color."""

from __future__ import annotations

import html
from collections.abc import Sequence

#: Stands once on a page: what the hatched bars are filled with.
PATTERNS = """\
<svg width="0" height="0" aria-hidden="true" focusable="false" class="patterns"><defs>
<pattern id="hatched" width="5" height="5" patternUnits="userSpaceOnUse"
 patternTransform="rotate(45)"><rect width="5" height="5" fill="#fff"/>
<rect width="2" height="5" fill="#1d5a96"/></pattern></defs></svg>"""
_WIDTH, _HEIGHT, _FLOOR, _TOP = 360, 176, 140, 18


def bar(full: float, hatched: float = 0.0) -> str:
    """Draw a bar of two parts; what it shows must stand beside it in words.

    Parameters
    ----------
    full, hatched : float
        Shares of its length, between 0 and 1.

    Examples
    --------
    >>> "url(#hatched)" in bar(0.5, 0.2), "url(#hatched)" in bar(0.5)
    (True, False)
    """
    parts = [f'<rect class="full" x="1" y="1" width="{98 * full:.1f}" height="8"/>']
    if hatched:
        parts.append(
            f'<rect fill="url(#hatched)" x="{1 + 98 * full:.1f}" y="1" '
            f'width="{98 * hatched:.1f}" height="8"/>'
        )
    frame = '<rect class="frame" x="0.5" y="0.5" width="99" height="9"/>'
    return (
        '<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" '
        'focusable="false">'
        f"{''.join(parts)}{frame}</svg>"
    )


def histogram(counts: Sequence[int], edges: Sequence[str], title: str, below: str) -> str:
    """Draw how many there are in each of several ranges.

    Parameters
    ----------
    counts : sequence of int
        One for each range.
    edges : sequence of str
        Where the ranges begin and end.
    title : str
        What a screen reader says; it should tell all that is drawn.
    below : str
        What the edges are.
    """
    most, step = max([*counts, 1]), (_WIDTH - 20) / len(counts)
    parts = []
    for place, count in enumerate(counts):
        height = (_FLOOR - _TOP) * count / most
        x, y = 10 + place * step, _FLOOR - height
        if count:
            parts.append(
                f'<rect class="full" x="{x + 1:.1f}" y="{y:.1f}" width="{step - 2:.1f}" '
                f'height="{height:.1f}"/>'
                f'<text x="{x + step / 2:.1f}" y="{y - 4:.1f}">{count}</text>'
            )
    for place, edge in enumerate(edges):
        parts.append(f'<text x="{10 + place * step:.1f}" y="{_FLOOR + 13}">{edge}</text>')
    label = html.escape(title)
    return (
        f'<svg class="plot" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{label}">'
        f'<line class="floor" x1="10" x2="{_WIDTH - 10}" y1="{_FLOOR}" y2="{_FLOOR}"/>'
        f"{''.join(parts)}"
        f'<text x="{_WIDTH / 2}" y="{_FLOOR + 28}">{html.escape(below)}</text></svg>'
    )
