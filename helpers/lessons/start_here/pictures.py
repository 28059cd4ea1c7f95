"""The pictures of lesson 0. Each is a figure and what it shows."""

import matplotlib.pyplot as plt
import numpy as np

from helpers import activations, course
from helpers.display.diagram import arrow, box
from helpers.display.style import COLORS, Picture, look

_WIDTH, _HEIGHT, _ACROSS, _UP = 3.5, 1.3, 4.1, 2.1
_BOW = 0.75  # how far an arrow bends around the boxes between its ends


def course_map(lessons=course.LESSONS, appendices=course.APPENDICES) -> Picture:
    """Draw the lessons and which builds on which, a column for each part of the course.

    Parameters
    ----------
    lessons : sequence of helpers.course.Lesson, optional
        The lessons, in order.
    appendices : sequence of helpers.course.Appendix, optional
        What is opened beside them.
    """
    parts = list(dict.fromkeys(lesson.part for lesson in lessons))
    corners = _corners(lessons, parts)
    top = max(y for _, y in corners.values()) + _HEIGHT
    right = (len(parts) - 1) * _ACROSS + _WIDTH
    fig, ax = plt.subplots(figsize=(3.1 * len(parts), 2.9 + 0.49 * (top - _HEIGHT + 1.3)))
    for lesson in lessons:
        _draw(ax, lesson, *corners[lesson.name])
        for need in _direct(lesson, lessons):
            _arrow(ax, corners[need], corners[lesson.name], corners.values())
    for column, part in enumerate(parts):
        ax.text(
            column * _ACROSS + _WIDTH / 2,
            top + 0.35,
            part,
            ha="center",
            fontsize=12,
            weight="bold",
            color="0.35",
        )
    for row, appendix in enumerate(appendices):
        low = -1.35 - 0.9 * row
        box(ax, 0, low, right, 0.75, fill="0.95")
        note = f"{appendix.title}: {appendix.question} Open it beside any lesson."
        ax.text(0.2, low + 0.38, note, fontsize=9.5, va="center")
    ax.set(xlim=(-0.2, right + 0.2), ylim=(-0.6 - 0.9 * len(appendices), top + 0.7))
    ax.axis("off")
    return fig, _told(lessons, appendices, parts)


def _told(lessons, appendices, parts):
    names = {lesson.name: _name(lesson) for lesson in lessons}
    hours = sum(each.minutes for each in (*lessons, *appendices)) / 60
    told = "; ".join(
        f"{lesson.label} {lesson.title}".strip()
        + (f" builds on {_and([names[need] for need in lesson.needs])}" if lesson.needs else "")
        for lesson in lessons
    )
    beside = _and([f"the {each.title.lower()}" for each in appendices]) if appendices else ""
    return (
        f"A map of {len(lessons)} lessons, about {hours:.0f} hours in all, in {len(parts)} parts: "
        f"{', '.join(parts).lower()}. {told}{f'; beside them {beside}' if beside else ''}."
    )


def _name(lesson):
    return lesson.label or lesson.title


def _corners(lessons, parts):
    """The lower left corner of each lesson's box, by name: a column a part, from top to bottom."""
    columns = [[lesson.name for lesson in lessons if lesson.part == part] for part in parts]
    longest = max(len(names) for names in columns)
    return {
        name: (across * _ACROSS, (longest - 1 - (longest - len(names)) / 2 - down) * _UP)
        for across, names in enumerate(columns)
        for down, name in enumerate(names)
    }


def _draw(ax, lesson, x, y):
    box(ax, x, y, _WIDTH, _HEIGHT, fill="white" if lesson.number else "#E8F1F8")
    left = x + 0.17
    if lesson.label:
        ax.text(
            left, y + 0.65, lesson.label, fontsize=18, weight="bold", va="center", color=COLORS[0]
        )
        left = x + 0.84
    ax.text(left, y + 0.88, lesson.title, fontsize=9.8, weight="bold", va="center")
    ax.text(left, y + 0.5, lesson.question, fontsize=7.2, va="center", style="italic")
    note = f"{lesson.minutes} min" + (", assignment" if lesson.assignments else "")
    ax.text(left, y + 0.2, note, fontsize=7.4, va="center", color="0.35")


def _direct(lesson, lessons):
    """The lessons it needs that no other needed lesson needs already: fewer arrows to follow."""
    by_name = {each.name: each for each in lessons}

    def all_needs(name):
        return set(by_name[name].needs).union(*(all_needs(need) for need in by_name[name].needs))

    implied = set().union(*(all_needs(need) for need in lesson.needs))
    return [need for need in lesson.needs if need not in implied]


def _and(items):
    *first, last = [str(item) for item in items]
    return f"{', '.join(first)} and {last}" if first else last


def _arrow(ax, start, end, corners):
    """Lead from one box to another; in a column, around the boxes between them."""
    (x0, y0), (x1, y1) = start, end
    around = {}
    if x0 != x1:
        tail, head = (x0 + _WIDTH, y0 + _HEIGHT / 2), (x1, y1 + _HEIGHT / 2)
    elif any(x == x0 and y1 < y < y0 for x, y in corners):
        tail, head = (x0, y0 + 0.25 * _HEIGHT), (x1, y1 + 0.75 * _HEIGHT)
        around = {"connectionstyle": f"arc3,rad={_BOW / (tail[1] - head[1]):.3f}"}
    else:
        tail, head = (x0 + _WIDTH / 2, y0), (x1 + _WIDTH / 2, y1 + _HEIGHT)
    arrow(ax, tail, head, color="0.35", lw=1.4, **around)
    ax.texts[-1].set_zorder(0.5)  # behind the boxes, if it crosses a whole column


def path_of_an_assignment() -> Picture:
    """Draw what happens to an assignment, from the release to the feedback."""
    steps = (
        ("you open it", "the released notebook\nwith gaps: ..."),
        ("you fill the gaps", "code, numbers, letters,\na paragraph"),
        ("you check", "run all from the top:\nvisible checks answer"),
        ("you hand in", "the same file,\nall cells in place"),
        ("it is marked", "visible and unseen checks;\na person reads your text"),
        ("you get feedback", "points per exercise, and\nwhy, for every question"),
    )
    fig, ax = plt.subplots(figsize=(12, 2.7))
    across = 2.55
    for number, (title, text) in enumerate(steps):
        x = number * across
        box(ax, x, 0, 2.2, 1.5, fill="white" if number < 4 else "0.93")
        ax.text(x + 1.1, 1.18, title, ha="center", va="center", fontsize=10.5, weight="bold")
        ax.text(x + 1.1, 0.55, text, ha="center", va="center", fontsize=8.2)
        if number:
            arrow(ax, (x - across + 2.2, 0.75), (x, 0.75), color="0.3", lw=1.6)
    arrow(
        ax,
        (2 * across + 1.1, -0.02),
        (across + 1.1, -0.02),
        gap=2,
        color=COLORS[1],
        lw=1.8,
        connectionstyle="arc3,rad=-0.5",
    )
    ax.text(
        1.5 * across + 1.1,
        -0.95,
        "not yet? as often as you like",
        ha="center",
        fontsize=9.5,
        color=COLORS[1],
    )
    ax.text(2 * across - 0.2, 1.85, "your side", ha="center", fontsize=10, color="0.35")
    ax.text(5 * across - 0.2, 1.85, "the teacher's side", ha="center", fontsize=10, color="0.35")
    ax.plot([4 * across - 0.18] * 2, [-0.4, 1.9], ":", color="0.4", lw=1.4)
    ax.set(xlim=(-0.1, 5 * across + 2.3), ylim=(-1.2, 2.05))
    ax.axis("off")
    told = ", then ".join(title for title, _ in steps)
    return fig, f"The path of an assignment: {told}. From checking you may go back to filling gaps."


def meet(function, z) -> Picture:
    """Draw one function of the course with a point to move along it.

    Parameters
    ----------
    function : str
        Its name in the registry.
    z : float
        Where the point is.
    """
    chosen = activations.get(function)
    a = float(chosen(z))
    fig, ax = plt.subplots(figsize=(6.4, 3.4))
    for part in (np.linspace(-4, -1e-9, 200), np.linspace(0, 4, 200)):
        ax.plot(part, chosen(part), **look(chosen, lw=3))
    ax.plot([z, z, -4], [0, a, a], ":", color="0.3", lw=1.4)
    # At the edge the point is whole, too.
    ax.plot(z, a, "o", color=COLORS[1], mec="black", ms=11, clip_on=False, zorder=5)
    ax.axhline(0, color="0.5", lw=0.8)
    ax.set(
        xlim=(-4, 4),
        ylim=(-1.5, 4),
        xlabel="what comes in: z",
        ylabel="what goes out: a",
        title=f"{chosen.title}: {z:g} becomes {a:.3g}",
    )
    return fig, (
        f"The curve of {chosen.title} from -4 to 4, with a point at {z:g}, which becomes {a:.3g}."
    )
