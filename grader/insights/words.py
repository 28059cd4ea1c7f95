"""Numbers, names and marked-up text, as the page writes them."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from grader.insights.reading import Member
from grader.results.printable import printable

_CODE = re.compile(r"`([^`]+)`")
_BOLD = re.compile(r"\*\*([^*]+)\*\*")
_ITALIC = re.compile(r"(?<!\*)\*([^*\s][^*]*)\*(?!\*)")
_MATH = re.compile(r"\$([^$]+)\$")
_SIGNS = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "eta": "η",
    "lambda": "λ", "mu": "μ", "sigma": "σ", "varphi": "φ", "phi": "φ", "Phi": "Φ", "pi": "π",
    "theta": "θ", "cdot": "·", "times": "×", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥",
    "ne": "≠", "neq": "≠", "approx": "≈", "infty": "∞", "to": "→", "partial": "∂", "sum": "∑",
    "in": "∈", "pm": "±", "ldots": "…", "dots": "…", "quad": " ", ",": " ", ";": " ", "!": "",
    "left": "", "right": "", "{": "{", "}": "}", "%": "%", "odot": "⊙", "top": "⊤",
}  # fmt: skip
_COMMAND = re.compile(r"\\([A-Za-z]+|.)\s?")
_BRACED = r"\{([^{}]*)\}"
_WRAPPED = re.compile(rf"\\(?:text|mathrm|mathbf|mathit|operatorname|boldsymbol){_BRACED}")
_FRACTION = re.compile(rf"\\d?frac{_BRACED}{_BRACED}")
_ROOT = re.compile(rf"\\sqrt{_BRACED}")
_RAISED = re.compile(rf"([\^_])(?:{_BRACED}|(\\[A-Za-z]+|[^\s\\]))")
_NAMES = 12


def escaped(text: str) -> str:
    """Return text that may come from anybody, for a page.

    Examples
    --------
    >>> escaped("a < b")
    'a &lt; b'
    """
    return html.escape("\n".join(map(printable, text.split("\n"))))


def marked_up(text: str) -> str:
    r"""Return the course's own Markdown of one paragraph as HTML, with its math in plain signs.

    Examples
    --------
    >>> marked_up(r"Is $\sigma(-z) = e^{-40}$ `0.0` *now*?")
    'Is <i>σ(-z) = e<sup>-40</sup></i> <code>0.0</code> <em>now</em>?'
    """
    kept: list[str] = []

    def keep(made: str) -> str:
        kept.append(made)
        return f"\x00{len(kept) - 1}\x00"

    text = _CODE.sub(lambda found: keep(f"<code>{escaped(found[1])}</code>"), text)
    text = _MATH.sub(lambda found: keep(f"<i>{_formula(found[1])}</i>"), text)
    text = html.escape(text)
    text = _ITALIC.sub(r"<em>\1</em>", _BOLD.sub(r"<strong>\1</strong>", text))
    return re.sub("\x00([0-9]+)\x00", lambda found: kept[int(found[1])], text)


def _formula(tex: str) -> str:
    text = _WRAPPED.sub(r"\1", html.escape(tex, quote=False))
    for pattern, plain in ((_FRACTION, r"(\1)/(\2)"), (_ROOT, r"√(\1)")):
        while pattern.search(text):
            text = pattern.sub(plain, text)

    def raised(found: re.Match[str]) -> str:
        tag = "sup" if found[1] == "^" else "sub"
        return f"<{tag}>{found[2] or found[3]}</{tag}>"

    text = _RAISED.sub(raised, text)
    text = _COMMAND.sub(lambda found: _SIGNS.get(found[1], f"{found[1]} "), text)
    return text.replace("{", "").replace("}", "").strip()


def number(value: float) -> str:
    """Return a number with at most one digit behind the point.

    Examples
    --------
    >>> number(3.0), number(2.25)
    ('3', '2.2')
    """
    return f"{value:.1f}".removesuffix(".0")


def share(value: float | None) -> str:
    """Return a share in percent.

    Examples
    --------
    >>> share(0.285), share(None)
    ('28%', '–')
    """
    return "–" if value is None else f"{100 * value:.0f}%"


def listed(words: Sequence[str]) -> str:
    """Join words with commas, and the last with "and".

    Examples
    --------
    >>> listed(["a", "b", "c"]), listed(["a"])
    ('a, b and c', 'a')
    """
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def duration(seconds: float) -> str:
    """Return a duration in days or hours or minutes.

    Examples
    --------
    >>> duration(200000), duration(7300), duration(61)
    ('2.3 days', '2 hours', '1 minute')
    """
    for size, word in ((86400, "day"), (3600, "hour"), (60, "minute")):
        if seconds >= size:
            amount = number(seconds / size)
            return f"{amount} {word}{'' if amount == '1' else 's'}"
    return "less than a minute"


class Names:
    """How students are called on the page.

    Parameters
    ----------
    members : iterable of Member
        The class.
    """

    def __init__(self, members: Iterable[Member]) -> None:
        members = list(members)
        count = Counter(member.name for member in members)
        self._names = {
            member.id: member.name if count[member.name] == 1 else f"{member.name} ({member.id})"
            for member in members
            if member.name
        }

    def __getitem__(self, student: str) -> str:
        return escaped(self._names.get(student, student))

    def some(self, students: Iterable[str]) -> str:
        """Return some names, and how many more there are."""
        names = sorted((self[student] for student in students), key=str.casefold)
        if len(names) <= _NAMES + 1:
            return listed(names)
        return f"{', '.join(names[:_NAMES])} and {len(names) - _NAMES} more"
