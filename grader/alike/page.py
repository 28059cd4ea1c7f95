"""One HTML page: pairs side by side, exercise by exercise, with what they share marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from grader.alike.fingerprints import LENGTH
from grader.alike.pairs import BY_CHANCE, COMMON, Comparison, Pair
from grader.alike.reading import CHANNELS, ClassCode, Exercise
from grader.alike.signs import Sign, signs
from grader.alike.tokens import Token
from grader.insights import page as insights
from grader.insights.words import escaped, listed, number
from grader.results.printable import counted
from grader.results.timestamps import shown

_STYLE = (Path(insights.__file__).parent / "page.css").read_text(encoding="utf-8")
_OWN_STYLE = (Path(__file__).parent / "page.css").read_text(encoding="utf-8")
#: Pairs on the page; the file has all that stand out.
MOST = 20
SMALL = 10
_WHAT = {"comment": "the same comment", "name": "the same name", "number": "the same wrong number"}


def page(found: ClassCode, compared: Comparison, made: datetime) -> str:
    """Return the page.

    Parameters
    ----------
    found : ClassCode
        The class.
    compared : Comparison
        Its pairs.
    made : datetime
        When it was read.
    """
    title = f"{escaped(found.assignment)}: code that is alike"
    parts = [
        f"<h1>{title}</h1>",
        *_head(found, compared, made),
        *(line for pair in compared.pairs[:MOST] for line in _pair(found, pair)),
        *_how(found, compared),
    ]
    body = "\n".join(parts)
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>\n{_STYLE}{_OWN_STYLE}</style></head>\n"
        f"<body><main>\n{body}\n</main></body></html>\n"
    )


def _head(found: ClassCode, compared: Comparison, made: datetime) -> Iterator[str]:
    yield (
        '<p class="note"><strong>This is a reason to look, never a verdict.'
        "</strong> Two honest answers can be alike: an exercise of a few lines has few sensible "
        "answers, people learn from the same lesson and make the same mistakes, and friends who "
        "talked about an exercise write it alike. Nothing here says who wrote first, or that "
        "anybody copied. Read the passages, and talk with both students before you decide "
        "anything.</p>"
    )
    for group in found.identical:
        whom = listed([_name(found, student) for student in group])
        yield f"<p><strong>The same file, byte for byte:</strong> {whom}.</p>"
    yield f"<p><strong>{stand_out(compared)}.</strong> As of {shown(made)}.</p>"
    if not compared.pairs:
        return
    if len(compared.pairs) > MOST:
        yield f"<p>Here are the first {MOST}; <code>alike.csv</code> has all of them.</p>"
    yield (
        '<table class="pairs"><thead><tr><th scope="col">Pair</th><th scope="col">Surprise</th>'
        '<th scope="col">Exercises</th></tr></thead><tbody>'
    )
    for pair in compared.pairs[:MOST]:
        shared = sum(pair.by_exercise[each.name] > 0 for each in found.exercises)
        yield (
            f'<tr><th scope="row"><a href="#{_anchor(pair)}">{_names(found, pair)}</a></th>'
            f"<td>{number(pair.surprise)}</td><td>{shared} of {len(found.exercises)}</td></tr>"
        )
    yield "</tbody></table>"
    yield (
        f"<p class='small'>Surprise: a pair stands out above {number(compared.bound)}; the middle "
        f"pair of this class has {number(compared.middle)}. Exercises: in how many of them the two "
        "share something that few others have.</p>"
    )


def stand_out(compared: Comparison) -> str:
    """Say how many pairs stand out; in a small class, what that is worth.

    Examples
    --------
    >>> stand_out(Comparison(5, (), 0.0, 0.0, 0.0))
    'No pair stands out among 5 students, a class too small to rely on it'
    """
    count = len(compared.pairs)
    pairs = counted(count, "pair stands", "pairs stand") if count else "No pair stands"
    small = ", a class too small to rely on it" if compared.students < SMALL else ""
    return f"{pairs} out among {counted(compared.students, 'student')}{small}"


def _pair(found: ClassCode, pair: Pair) -> Iterator[str]:
    yield f'<section class="pair" id="{_anchor(pair)}"><h2>{_names(found, pair)}</h2>'
    yield from _shared_signs(found, pair)
    others = []
    for exercise in sorted(found.exercises, key=lambda each: -pair.by_exercise[each.name]):
        texts = [found.code[one].get(exercise.name, "") for one in (pair.first, pair.second)]
        surprise = pair.by_exercise[exercise.name]
        if not surprise:
            others.append(exercise.name)
            continue
        yield (
            f"<h3><code>{escaped(exercise.name)}</code> <span class='small'>surprise "
            f"{number(surprise)}: {_one_in(surprise)} as alike here</span></h3>"
        )
        yield '<div class="sides">'
        marks = passages(exercise, texts)
        for student, text, spans in zip((pair.first, pair.second), texts, marks, strict=True):
            yield f"<figure><figcaption>{_name(found, student)}</figcaption>"
            yield f"<pre tabindex='0'>{_marked(text, spans)}</pre></figure>"
        yield "</div>"
    if others:
        shown = listed([f"<code>{escaped(name)}</code>" for name in others])
        yield f"<p class='small'>They share nothing rare in {shown}.</p>"
    yield "</section>"


def _one_in(surprise: float) -> str:
    """Return how many pairs are as alike.

    Examples
    --------
    >>> _one_in(2.0)
    'one pair in 100 is at least'
    """
    return f"one pair in {10**surprise:.0f} is at least"


def _shared_signs(found: ClassCode, pair: Pair) -> Iterator[str]:
    rows = []
    for exercise in found.exercises:
        for sign in sorted(shared_signs(found, exercise, pair)):
            has = sum(sign in signs(code.get(exercise.name, "")) for code in found.code.values())
            rows.append(
                f"<li>{_WHAT[sign.kind]} in <code>{escaped(exercise.name)}</code>: "
                f"<q>{escaped(sign.text)}</q> ({counted(has, 'student has', 'students have')} it "
                "there)</li>"
            )
    if rows:
        yield f"<p>Both have:</p><ul>{''.join(rows)}</ul>"


def shared_signs(found: ClassCode, exercise: Exercise, pair: Pair) -> frozenset[Sign]:
    """Return the comments, names and wrong numbers that both have in an exercise.

    Parameters
    ----------
    found : ClassCode
        The class.
    exercise : Exercise
        One of those that count.
    pair : Pair
        Two of the class.
    """
    both = [
        signs(found.code[one].get(exercise.name, ""), (one, exercise.name) in found.passed)
        for one in (pair.first, pair.second)
    ]
    return (both[0] & both[1]) - exercise.known_signs


def passages(exercise: Exercise, texts: Sequence[str]) -> list[list[tuple[Token, Token]]]:
    """Return the first and last tokens of the passages that both texts have.

    What everybody was given, and the reference solution's own phrases, are none.

    Parameters
    ----------
    exercise : Exercise
        What both answer.
    texts : sequence of str
        Two answers.
    """
    runs = [exercise.hashes(text) for text in texts]
    shared = frozenset(runs[0]) & frozenset(runs[1]) - exercise.known
    found = []
    for text, run in zip(texts, runs, strict=True):
        tokens, spans = exercise.tokens(text), list[list[int]]()
        for place, key in enumerate(run):
            if key not in shared:
                continue
            if spans and place <= spans[-1][1] + 1:
                spans[-1][1] = place + LENGTH - 1
            else:
                spans.append([place, place + LENGTH - 1])
        found.append([(tokens[first], tokens[last]) for first, last in spans])
    return found


def _marked(text: str, spans: list[tuple[Token, Token]]) -> str:
    """Return code with passages marked."""
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    parts, at = [], 0
    for first, last in spans:
        begin = starts[first.first[0] - 1] + first.first[1]
        end = starts[last.last[0] - 1] + last.last[1]
        shown = "\n".join(
            f"<mark>{escaped(part)}</mark>" if part.strip() else part
            for part in text[begin:end].split("\n")
        )
        parts += [escaped(text[at:begin]), shown]
        at = end
    return "".join([*parts, escaped(text[at:])])


def _names(found: ClassCode, pair: Pair) -> str:
    return f"{_name(found, pair.first)} and {_name(found, pair.second)}"


def _name(found: ClassCode, student: str) -> str:
    name = found.names.get(student)
    return escaped(f"{name} ({student})" if name else student)


def _anchor(pair: Pair) -> str:
    return "pair-" + f"{pair.first}\x00{pair.second}".encode().hex()


def _how(found: ClassCode, compared: Comparison) -> Iterator[str]:
    yield "<h2>How this was found</h2>"
    yield (
        "<p>Code is compared without comments, docstrings, layout, numbers and the names of "
        "variables, so a disguised copy is found as well. Given code and phrases of the reference "
        "solution do not count, nor does anything that more than "
        f"{100 * COMMON:.0f}% of the class share. <mark>Marked</mark> (underlined, in bold) are "
        f"passages of at least {LENGTH} tokens that both share. Shared comments, names and wrong "
        f"numbers are {listed([f'<em>{name}</em>' for name in CHANNELS.values()])} and "
        "count as one exercise each.</p>"
        "<p>For each exercise, the surprise says how rare it is in this class that two people are "
        "as alike there: 1 is one pair in ten, 2 one in a hundred. The surprises are added. A pair "
        "stands out where the sum is so large that, if exercises had nothing to do with one "
        f"another, {BY_CHANCE:g} pairs of this class would reach it by chance. People who work "
        "together reach it more often.</p>"
        "<p>Not found: copies of the reference solution, and copies of a single exercise.</p>"
    )
    if found.left_out:
        yield (
            "<p>Left out, because their answer is one line: "
            f"{listed([f'<code>{escaped(name)}</code>' for name in found.left_out])}.</p>"
        )
