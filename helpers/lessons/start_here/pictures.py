"""The lessons of the course and the pictures of lesson 0. Each is a figure and what it shows."""

from dataclasses import dataclass

import matplotlib.pyplot as plt
import numpy as np

from helpers import activations
from helpers.display.diagram import arrow, box
from helpers.display.style import COLORS, Picture, look


@dataclass(frozen=True)
class Lesson:
    """A lesson on the map.

    Parameters
    ----------
    number : int
        Its number.
    title : str
        Its short title.
    question : str
        The question that it answers.
    minutes : int
        About how long it takes.
    needs : tuple of int
        The lessons it builds on.
    part : str
        Which part of the course it belongs to.
    """

    number: int
    title: str
    question: str
    minutes: int
    needs: tuple[int, ...]
    part: str

    @property
    def has_assignment(self):
        """Whether an assignment of the same number goes with it."""
        return self.number not in (0, 2, 11)


_IDEAS, _FUNCTIONS, _NETWORKS, _TRAINING = "Ideas", "Functions", "Networks", "Training"

#: Every lesson, in order.
LESSONS = (
    Lesson(0, "Start here", "How does this work?", 30, (), _IDEAS),
    Lesson(1, "Intuition", "Why must a network bend?", 75, (0,), _IDEAS),
    Lesson(2, "History", "Who needed which bend?", 70, (1,), _IDEAS),
    Lesson(3, "The functions", "Which bends are there?", 100, (1,), _FUNCTIONS),
    Lesson(4, "Softmax and outputs", "What does the answer mean?", 90, (1, 3), _FUNCTIONS),
    Lesson(5, "A worked neuron", "What happens in one neuron?", 75, (1, 3), _NETWORKS),
    Lesson(6, "Backpropagation", "Which way is better?", 100, (3, 4, 5), _NETWORKS),
    Lesson(7, "Deep gradients", "Why do deep networks stall?", 110, (3, 6), _NETWORKS),
    Lesson(8, "Optimizers", "How big a step?", 90, (5, 6), _TRAINING),
    Lesson(9, "Training with Keras", "How is it really done?", 110, (4, 5, 8), _TRAINING),
    Lesson(10, "Activations at work", "Which one should I take?", 100, (7, 8, 9), _TRAINING),
    Lesson(11, "Glossary", "What was that word again?", 10, (), ""),
)
# Left edge and lower edge of each box; a column is a part of the course.
_PLACES = {0: (0, 4), 1: (0, 2), 2: (0, 0), 3: (1, 3), 4: (1, 1), 5: (2, 4), 6: (2, 2), 7: (2, 0),
           8: (3, 4), 9: (3, 2), 10: (3, 0)}  # fmt: skip
_WIDTH, _HEIGHT, _ACROSS, _UP = 3.5, 1.3, 4.1, 1.05


def course_map() -> Picture:
    """Draw the lessons and which builds on which."""
    fig, ax = plt.subplots(figsize=(10.8, 5.6))
    for lesson in LESSONS[:-1]:
        x, y = _corner(lesson.number)
        box(ax, x, y, _WIDTH, _HEIGHT, fill="white" if lesson.number else "#E8F1F8")
        ax.text(x + 0.17, y + 0.65, f"{lesson.number}", fontsize=18, weight="bold", va="center",
                color=COLORS[0])
        ax.text(x + 0.84, y + 0.88, lesson.title, fontsize=9.8, weight="bold", va="center")
        ax.text(x + 0.84, y + 0.5, lesson.question, fontsize=7.6, va="center", style="italic")
        note = f"{lesson.minutes} min" + (", assignment" if lesson.has_assignment else "")
        ax.text(x + 0.84, y + 0.2, note, fontsize=7.4, va="center", color="0.35")
        for need in _direct(lesson):
            _arrow(ax, need, lesson.number)
    for column, part in enumerate((_IDEAS, _FUNCTIONS, _NETWORKS, _TRAINING)):
        ax.text(column * _ACROSS + _WIDTH / 2, 5.85, part, ha="center", fontsize=12, weight="bold",
                color="0.35")
    box(ax, 0, -1.35, 3 * _ACROSS + _WIDTH, 0.75, fill="0.95")
    last = LESSONS[-1]
    ax.text(0.2, -0.97, f"{last.number}", fontsize=15, weight="bold", va="center", color=COLORS[0])
    ax.text(0.9, -0.97, f"{last.title}: {last.question} Open it beside any lesson.", fontsize=9.5,
            va="center")
    ax.set(xlim=(-0.2, 3 * _ACROSS + _WIDTH + 0.2), ylim=(-1.5, 6.2))
    ax.axis("off")
    hours = sum(lesson.minutes for lesson in LESSONS) / 60
    told = "; ".join(
        f"{lesson.number} {lesson.title}"
        + (f" builds on {_and(lesson.needs)}" if lesson.needs else "")
        for lesson in LESSONS[:-1]
    )
    return fig, (
        f"A map of {len(LESSONS)} lessons, about {hours:.0f} hours in all, in four parts: ideas, "
        f"functions, networks, training. {told}; {last.number} is the {last.title.lower()}."
    )


def _corner(number):
    column, row = _PLACES[number]
    return column * _ACROSS, row * _UP


def _direct(lesson):
    """The lessons it needs that no other needed lesson needs already: fewer arrows to follow."""
    implied = set()
    for need in lesson.needs:
        implied |= _all_needs(need)
    return [need for need in lesson.needs if need not in implied]


def _all_needs(number):
    found = set(LESSONS[number].needs)
    for need in LESSONS[number].needs:
        found |= _all_needs(need)
    return found


def _and(numbers):
    *first, last = [str(number) for number in numbers]
    return f"{', '.join(first)} and {last}" if first else last


def _arrow(ax, start, end):
    (x0, y0), (x1, y1) = _corner(start), _corner(end)
    if x0 == x1:
        tail, head = (x0 + _WIDTH / 2, y0), (x1 + _WIDTH / 2, y1 + _HEIGHT)
    else:
        tail, head = (x0 + _WIDTH, y0 + _HEIGHT / 2), (x1, y1 + _HEIGHT / 2)
    arrow(ax, tail, head, color="0.35", lw=1.4)


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
    fig, ax = plt.subplots(figsize=(10.8, 2.7))
    across = 2.55
    for number, (title, text) in enumerate(steps):
        x = number * across
        box(ax, x, 0, 2.2, 1.5, fill="white" if number < 4 else "0.93")
        ax.text(x + 1.1, 1.18, title, ha="center", va="center", fontsize=10.5, weight="bold")
        ax.text(x + 1.1, 0.55, text, ha="center", va="center", fontsize=8.2)
        if number:
            arrow(ax, (x - across + 2.2, 0.75), (x, 0.75), color="0.3", lw=1.6)
    arrow(ax, (2 * across + 1.1, -0.02), (across + 1.1, -0.02), gap=2, color=COLORS[1], lw=1.8,
          connectionstyle="arc3,rad=-0.5")
    ax.text(1.5 * across + 1.1, -0.95, "not yet? as often as you like", ha="center", fontsize=9.5,
            color=COLORS[1])
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
    ax.plot(z, a, "o", color=COLORS[1], mec="black", ms=11)
    ax.axhline(0, color="0.5", lw=0.8)
    ax.set(xlim=(-4, 4), ylim=(-1.5, 4), xlabel="what comes in: z", ylabel="what goes out: a",
           title=f"{chosen.title}: {z:g} becomes {a:.3g}")
    return fig, (
        f"The curve of {chosen.title} from -4 to 4, with a point at {z:g}, which becomes {a:.3g}."
    )
