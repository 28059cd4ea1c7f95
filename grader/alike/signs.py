"""What copying leaves where the code must be alike: the same comment, odd name or wrong number."""

from __future__ import annotations

import ast
import re
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass

from grader.alike import tokens

COMMENT, NAME, NUMBER = "comment", "name", "number"
_LETTERS = 8  # of a comment: shorter ones say what everybody says
_ODD = 4  # letters of a name: x1 or tmp is chance
_DIGITS = 4  # of a number that nobody comes upon by chance


@dataclass(frozen=True, order=True)
class Sign:
    """Something that two people rarely write alike.

    Parameters
    ----------
    kind : {"comment", "name", "number"}
        What it is.
    text : str
        How it reads, without the differences that nobody sees.
    """

    kind: str
    text: str


def signs(source: str, right: bool = False) -> frozenset[Sign]:
    """Return the signs in a piece of code.

    Parameters
    ----------
    source : str
        The code.
    right : bool
        Whether it passed all tests, so that no number in it is wrong.

    Examples
    --------
    >>> sorted(sign.text for sign in signs("steepness = 1.7023 * z  # the Magic constant!"))
    ['1.7023', 'steepness', 'the magic constant']
    """
    found = {Sign(COMMENT, text) for text in _comments(source)}
    found |= {Sign(NAME, name) for name in _names(source)}
    if not right:
        found |= {Sign(NUMBER, text) for text in _numbers(source)}
    return frozenset(found)


def _comments(source: str) -> Iterator[str]:
    for token in tokens.raw(source):
        if token.type == tokenize.COMMENT:
            text = " ".join(re.findall(r"[^\W_]+", token.string.casefold()))
            if len(text) >= _LETTERS and " " in text:
                yield text


def _names(source: str) -> Iterator[str]:
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    for node in ast.walk(tree):
        name = ""
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            name = node.id
        elif isinstance(node, ast.FunctionDef):
            name = node.name
        elif isinstance(node, ast.arg):
            name = node.arg
        if len(name) >= _ODD:
            yield name


def _numbers(source: str) -> Iterator[str]:
    for token in tokens.raw(source):
        if token.type == tokenize.NUMBER:
            digits = re.sub(r"[._]|[eEjJ].*", "", token.string).strip("0")
            if len(digits) >= _DIGITS:
                yield token.string.replace("_", "").lower()
