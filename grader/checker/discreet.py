"""Which texts of the student's may be repeated in a message.

A function that is tested sees the arguments of hidden tests. What it raises and warns says what it
likes; only what Python and NumPy say by themselves is repeated, and names that the student knows.
"""

from __future__ import annotations

import builtins
import re
from collections.abc import Callable

from grader.protocol.messages import Raised

_NAME = r"'?\w+(?:\.\w+)*(?:\(\))?'?"
_SHAPES = r"[\d(), ]{1,80}"
_KNOWN = [
    re.compile(pattern)
    for pattern in (
        rf"name {_NAME} is not defined(?:\. Did you mean: {_NAME}\?)?",
        rf"cannot access (?:local|free) variable {_NAME} where it is not associated with a value(?: in enclosing scope)?",
        rf"operands could not be broadcast together with (?:remapped )?shapes {_SHAPES}",
        rf"(?:non-broadcastable output operand|could not broadcast).{{0,40}}shapes? {_SHAPES}.*",
        rf"shapes {_SHAPES} (?:and {_SHAPES} )?not aligned: {_SHAPES}(?:\(dim \d\) != \d+ \(dim \d\))?",
        r"matmul: Input operand \d has a mismatch in its core dimension \d, with gufunc signature [\w(),?>-]+ \(size \d+ is different from \d+\)",
        r"The truth value of an array with more than one element is ambiguous\. Use a\.any\(\) or a\.all\(\)",
        r"only (?:length-1|size-1|0-dimensional|integer scalar) arrays? can be converted to (?:a scalar index|Python scalars)",
        r"setting an array element with a sequence\..{0,200}inhomogeneous shape.{0,80}",
        rf"{_NAME} object (?:is not callable|is not iterable|is not subscriptable|does not support item assignment)",
        rf"(?:module )?{_NAME}(?: object)? has no attribute {_NAME}(?:\. Did you mean: {_NAME}\?)?",
        rf"object of type {_NAME} has no len\(\)",
        rf"unsupported operand type\(s\) for \S{{1,6}}(?: or pow\(\))?: {_NAME} and {_NAME}",
        rf"bad operand type for \S{{1,6}}: {_NAME}",
        rf"{_NAME} not supported between instances of {_NAME} and {_NAME}",
        rf"'[<>=]{{1,2}}' not supported between instances of {_NAME} and {_NAME}",
        rf"{_NAME} got an unexpected keyword argument {_NAME}(?:\. Did you mean {_NAME}\?)?",
        rf"{_NAME} missing \d required (?:positional|keyword-only) arguments?: [\w', ]+",
        rf"{_NAME} takes (?:from \d+ to )?\d+ positional arguments? but \d+ (?:was|were) given",
        r"(?:float |integer )?division by zero|division by zero|math (?:domain|range) error|integer modulo by zero",
        r"expected a (?:nonnegative|positive) input, got .{1,12}",
        r"must be real number, not \w+|a float is required",
        r"(?:list|tuple|string|pop) ?\w* ?index out of range|pop from empty list",
        r"(?:index \d+ is out of bounds for axis \d with size \d+|axis \d is out of bounds for array of dimension \d)",
        r"too many indices for array: array is \d+-dimensional, but \d+ were indexed",
        r"(?:not enough|too many) values to unpack \(expected \d+(?:, got \d+)?\)",
        r"cannot unpack non-iterable \w+ object",
        r"zero-size array to reduction operation \w+ which has no identity",
        r"cannot reshape array of size \d+ into shape [\d(),]+",
        r"(?:output array|assignment destination) is read-only",
        r"maximum recursion depth exceeded.{0,60}",
        r"Cannot cast ufunc '\w+' \w+ from dtype\('\w+'\) to dtype\('\w+'\) with casting rule '\w+'",
        r"can only concatenate \w+ \(not \"[\w.]+\"\) to \w+",
        r"can't multiply sequence by non-int of type '[\w.]+'",
        r"[\w.]+ is not there while a notebook is graded, because it may hold the answer; this assignment asks for your own\.",
        r"No module named '[\w.]+'",
        # Warnings.
        r"(?:overflow|underflow|invalid value|divide by zero) encountered in \w+(?: \w+)?",
        r"Mean of empty slice\.?|Degrees of freedom <= 0 for slice\.?",
        r"Conversion of an array with ndim > 0 to a scalar is deprecated.{0,200}",
    )
]
_WORD = re.compile(r"'([^']*)'")
_TYPES = {"NoneType", "function", "method", "module", "numpy", "ndarray", "ufunc", "list", "Module"}


def is_known(text: str, has: Callable[[str], bool]) -> bool:
    """Whether Python or NumPy say this by themselves, of names that the student knows.

    Parameters
    ----------
    text : str
        A message.
    has : callable
        Whether a word stands in the submission.

    Examples
    --------
    >>> is_known("name 'secret' is not defined", lambda word: False)
    False
    >>> is_known("division by zero", lambda word: False)
    True
    """
    text = " ".join(text.split())
    if not any(pattern.fullmatch(text) for pattern in _KNOWN):
        return False
    return all(_is_public(word, has) for word in _WORD.findall(text))


def _is_public(word: str, has: Callable[[str], bool]) -> bool:
    import numpy as np

    last = word.removesuffix("()").rpartition(".")[2]
    known = (
        hasattr(builtins, last) or last in _TYPES or hasattr(np, last) or not last.isidentifier()
    )
    return (known and len(word) < 40) or has(last)


def kind_of(raised: Raised, has: Callable[[str], bool]) -> str:
    """Return the name of an exception's class, or of the built-in class behind it."""
    known = hasattr(builtins, raised.kind) or (raised.kind.isidentifier() and has(raised.kind))
    return raised.kind if known or raised.kind in ("NotHere",) else raised.base
