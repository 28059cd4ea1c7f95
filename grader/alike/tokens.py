"""Code as a row of tokens that does not change with names, numbers, comments and layout."""

from __future__ import annotations

import builtins
import contextlib
import io
import keyword
import tokenize
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

_LAYOUT = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENDMARKER,
    tokenize.ENCODING,
}
_KNOWN = frozenset(keyword.kwlist) | frozenset(dir(builtins))
VARIABLE, NUMBER, STRING = "v", "1", "s"


@dataclass(frozen=True)
class Token:
    """A token of code.

    Parameters
    ----------
    kind : str
        What is compared: the token itself, or what stands for every variable, number or string.
    text : str
        As it was written.
    first, last : tuple of int
        The line (from 1) and column (from 0) where it begins, and where it ends.
    """

    kind: str
    text: str
    first: tuple[int, int]
    last: tuple[int, int]


def read(source: str, given: frozenset[str] = frozenset()) -> list[Token]:
    """Return what can be compared of a piece of code.

    Comments, docstrings and layout are left out. Names of variables, numbers and strings become
    one token each; keywords, built-in names, what follows a dot and given names stay.

    Parameters
    ----------
    source : str
        The code; of code that cannot be read, all up to that point.
    given : frozenset of str
        Names that everybody was given.

    Examples
    --------
    >>> [token.kind for token in read("share = np.exp(-z) * 2  # mine", frozenset({"np"}))]
    ['v', '=', 'np', '.', 'exp', '(', '-', 'v', ')', '*', '1']
    """
    found: list[Token] = []
    for token in _without_docstrings(raw(source)):
        if token.type in _LAYOUT:
            continue
        kind = token.string
        if token.type == tokenize.NUMBER:
            kind = NUMBER
        elif token.type == tokenize.STRING:
            kind = STRING
        elif token.type == tokenize.NAME:
            after_dot = bool(found) and found[-1].kind == "."
            if kind not in _KNOWN and kind not in given and not after_dot:
                kind = VARIABLE
        found.append(Token(kind, token.string, token.start, token.end))
    return found


@lru_cache(maxsize=16)
def raw(source: str) -> tuple[tokenize.TokenInfo, ...]:
    """Return Python's own tokens, up to the place where code cannot be read.

    Parameters
    ----------
    source : str
        The code.
    """
    found: list[tokenize.TokenInfo] = []
    # An open bracket, or indentation that fits nowhere, ends it.
    with contextlib.suppress(tokenize.TokenError, SyntaxError):
        found.extend(tokenize.generate_tokens(io.StringIO(source).readline))
    return tuple(found)


def _without_docstrings(tokens: Sequence[tokenize.TokenInfo]) -> Iterator[tokenize.TokenInfo]:
    """Leave out the texts that are statements by themselves."""
    begins = True
    for place, token in enumerate(tokens):
        following = tokens[place + 1].type if place + 1 < len(tokens) else tokenize.ENDMARKER
        ends = following in (tokenize.NEWLINE, tokenize.COMMENT, tokenize.ENDMARKER)
        if not (token.type == tokenize.STRING and begins and ends):
            yield token
        if token.type in (tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT):
            begins = True
        elif token.type not in _LAYOUT:
            begins = False
