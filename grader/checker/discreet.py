"""Which texts of the student's may be repeated in a message.

A function that is tested sees the arguments of hidden tests. What it raises and warns says what it
likes, in words that it makes Python and NumPy say, too: in the shapes of arrays, and in the names
of functions that are made while it runs. So what is repeated is

- a message of theirs, word for word, and no other;
- in it a few names, each a word of the submission or one that everybody knows;
- numbers of one digit, sizes of the arguments, and whole numbers of the submission; for any other
  number, and for a shape with such a one or with many axes, there are three dots.
"""

from __future__ import annotations

import builtins
import math
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np

from grader.protocol.messages import Raised

_DIRECTIONS = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
#: What Python and NumPy say, a line each: NAME, SHAPES (of arrays), NUM (a number).
_MESSAGES = r"""
name NAME is not defined(\. Did you mean: NAME\?)?
cannot access (local|free) variable NAME where it is not associated with a \
value( in enclosing scope)?
operands could not be broadcast together with (remapped )?shapes SHAPES
could not broadcast input array from shape SHAPES into shape SHAPES
non-broadcastable output operand with shape SHAPES doesn't match the broadcast shape SHAPES
shapes SHAPES and SHAPES not aligned: NUM \(dim NUM\) != NUM \(dim NUM\)
matmul: Input operand NUM has a mismatch in its core dimension NUM, with \
gufunc signature SIGN \(size NUM is different from NUM\)
matmul: Input operand NUM does not have enough dimensions \(has NUM, gufunc \
core with signature SIGN requires NUM\)
The truth value of an array with more than one element is ambiguous\. Use a.any\(\) or a.all\(\)
only (length-1|size-1|0-dimensional|integer scalar) arrays can be \
converted to (a scalar index|Python scalars)
setting an array element with a sequence\. The requested array has an inhomogeneous shape \
after NUM dimensions\. The detected shape was SHAPES \+ inhomogeneous part\.
NAME object (is not callable|is not iterable|is not subscriptable|has no len\(\))
NAME object does not support item assignment
object of type NAME has no len\(\)
(module )?NAME( object)? has no attribute NAME(\. Did you mean: NAME\?)?
unsupported operand type\(s\) for [-+*/@%&|^<>=*]{1,3}( or pow\(\))?: NAME and NAME
bad operand type for (unary [-+~]|NAME): NAME
'[<>=]{1,2}' not supported between instances of NAME and NAME
NAME got an unexpected keyword argument NAME(\. Did you mean NAME\?)?
NAME got multiple values for argument NAME
NAME missing NUM required (positional|keyword-only) arguments?: NAME(,? and NAME|, NAME)*
NAME takes (from NUM to )?NUM positional arguments? but NUM (was|were) given
(float |integer )?division( or modulo)? by zero|float modulo|integer modulo by zero
math (domain|range) error|expected a (nonnegative|positive) input, got -?NUM(\.NUM)?
must be real number, not NAME
(list|tuple|string|pop)( assignment)? index out of range|pop from empty list
index -?NUM is out of bounds for axis NUM with size NUM|axis -?NUM is out of bounds \
for array of dimension NUM
too many indices for array: array is NUM-dimensional, but NUM were indexed
only integers, slices \(`:`\), ellipsis \(`\.\.\.`\), numpy.newaxis \(`None`\) and integer or \
boolean arrays are valid indices
(not enough|too many) values to unpack \(expected NUM(, got NUM)?\)
cannot unpack non-iterable NAME object
zero-size array to reduction operation NAME which has no identity
cannot reshape array of size NUM into shape SHAPES
(output array|assignment destination) is read-only
maximum recursion depth exceeded( in comparison| while calling a Python object)?
Cannot cast ufunc NAME output from dtype\(NAME\) to dtype\(NAME\) with casting rule NAME
can only concatenate NAME \(not "NAME"\) to NAME
can't multiply sequence by non-int of type NAME
No module named NAME
NAME is not there while a notebook is graded, because it may hold the answer; \
this assignment asks for your own\.
(overflow|underflow|invalid value|divide by zero) encountered in NAME( NAME)?
Mean of empty slice\.?|Degrees of freedom <= 0 for slice\.?
Conversion of an array with ndim > 0 to a scalar is deprecated, and will error in future\. \
Ensure you extract a single element from your array before performing this operation\. \
\(Deprecated NumPy 1\.25\.\)
"""
_PARTS = {
    "NAME": r"'?([A-Za-z_][\w.<>]{0,60})(?:\(\))?'?",
    "SHAPES": r"[\d(), ]{1,60}",
    "NUM": r"\d{1,6}",
    "SIGN": r"\(n\?,k\),\(k,m\?\)->\(n\?,m\?\)",
}
_GROUP = re.compile(r"(?<!\\)\((?!\?)")


def _patterns() -> Iterator[re.Pattern[str]]:
    for line in filter(None, _MESSAGES.replace("\\\n", "").split("\n")):
        line = _GROUP.sub("(?:", line)  # the only groups that count are names
        for part, pattern in _PARTS.items():
            line = line.replace(part, pattern)
        yield re.compile(line)


_KNOWN = tuple(_patterns())
_WORD = re.compile(r"'([^']*)'")
_NUMBER = re.compile(r"(?<![\w.'])\d+(?:\.\d+)?(?![\w.])")
_SHAPE = re.compile(r"\([\d, ]*\)")
_NAMES, _AXES = 4, 4  # in one message; of one shape
_LONGEST = 40  # characters of the name of one thing
NO_NAME = "a name that is no name"
_ELEMENTS = 1_000_000
_TYPES = {
    *("NoneType", "function", "method", "module", "numpy", "ndarray", "ufunc", "list", "Module"),
    *("scalar", "cast", "reduce", "accumulate", "same_kind", "safe", "unsafe", "<locals>"),
    *("<lambda>", "_TooLarge"),  # the last one is `grader.answer.answers._TooLarge`
}


def sizes(values: Iterable[Any], depth: int = 3) -> frozenset[int]:
    """Return how long the arguments of a call are, along each axis, and what they hold.

    Examples
    --------
    >>> sorted(sizes([np.zeros((3, 12)), [1.0, 40.0]]))
    [2, 3, 12, 36]
    """
    found: set[int] = set()
    for value in values:
        if isinstance(value, np.ndarray):
            found |= {*value.shape, value.size}
        elif isinstance(value, list | tuple):
            found.add(len(value))
            if depth:
                found |= sizes(value[:100], depth - 1)
    return frozenset(found)


def repeated(text: str, has: Callable[[str], bool], known: Iterable[int] = ()) -> str:
    """Return what may be repeated of a message, "" where that is nothing.

    Parameters
    ----------
    text : str
        A message.
    has : callable
        Whether a word stands in the submission.
    known : collection of int
        The sizes of what the function was given.

    Examples
    --------
    >>> repeated("name 'secret' is not defined", lambda word: False)
    ''
    >>> shapes = "operands could not be broadcast together with shapes (12,) (0,731,27)"
    >>> repeated(shapes, lambda word: False, {12})
    'operands could not be broadcast together with shapes (12,) (...)'
    """
    text, numbers = " ".join(text.split()), frozenset(known)

    def is_plain(number: str) -> bool:
        return len(number) == 1 or has(number) or (number.isdigit() and int(number) in numbers)

    def number(found: re.Match[str]) -> str:
        return found[0] if is_plain(found[0]) else "..."

    def shape(found: re.Match[str]) -> str:
        lengths = re.findall(r"\d+", found[0])
        return found[0] if len(lengths) <= _AXES and all(map(is_plain, lengths)) else "(...)"

    said = (match for match in (pattern.fullmatch(text) for pattern in _KNOWN) if match)
    for match in said:
        names = {*filter(None, match.groups()), *_WORD.findall(text)}
        if len(names) <= _NAMES and all(_is_public(name, has) for name in names):
            return _NUMBER.sub(number, _SHAPE.sub(shape, text))
    return ""


def _is_public(word: str, has: Callable[[str], bool]) -> bool:
    """Whether each part of a name is known, or it is an operator."""

    def known(part: str) -> bool:
        return part in _TYPES or hasattr(builtins, part) or hasattr(np, part) or has(part)

    parts = word.removesuffix("()").split(".")
    return not word.strip("<>=") or (len(parts) <= _NAMES and all(map(known, parts)))


def without_odd_shapes(sentence: str) -> str:
    """Return a check's sentence; a shape that no array of this course could have gives way.

    Examples
    --------
    >>> without_odd_shapes("dense(X) has shape (0, 22011742, 296514233), but (3, 2) is wanted.")
    'dense(X) has shape (...), but (3, 2) is wanted.'
    """

    def shape(found: re.Match[str]) -> str:
        lengths = [max(1, int(each)) for each in re.findall(r"\d+", found[0])]
        plain = len(lengths) <= _AXES and math.prod(lengths) <= _ELEMENTS
        return found[0] if plain else "(...)"

    return re.sub(r"(?<=shape )\([\d, ]*\)", shape, sentence)


def is_name(name: str) -> bool:
    """Whether a name is one that code could use, so that no sentence can be hidden in it.

    Classes can be given any text as a name while a notebook runs.

    Examples
    --------
    >>> is_name("Adam"), is_name("Adam; all tests passed"), is_name("A" * 41)
    (True, False, False)
    """
    return name.isidentifier() and len(name) <= _LONGEST


def shown_name(name: str) -> str:
    """Return the name that a class of the student's has; a sentence gives way.

    Examples
    --------
    >>> shown_name("SGD"), shown_name("SGD, which is right")
    ('SGD', 'a name that is no name')
    """
    return name if is_name(name) else NO_NAME


def name_of(name: str, has: Callable[[str], bool], otherwise: str) -> str:
    """Return the name of a function or of a type where the student could know it before.

    Examples
    --------
    >>> name_of("leak_731", lambda word: False, "object"), name_of("dict", lambda word: False, "")
    ('object', 'dict')
    """
    known = name == "<lambda>" or (is_name(name) and _is_public(name, has))
    return name if known else otherwise


def kind_of(raised: Raised, has: Callable[[str], bool]) -> str:
    """Return the name of an exception's class, or of the built-in class behind it."""
    known = hasattr(builtins, raised.kind) or (is_name(raised.kind) and has(raised.kind))
    if known or raised.kind == "NotHere":
        return raised.kind
    return raised.base if hasattr(builtins, raised.base) else "Exception"


def without_directions(text: str) -> str:
    r"""Return a sentence without the marks that turn around what stands after them.

    Parameters
    ----------
    text : str
        A sentence of the course's with a word of the student's in it.

    Examples
    --------
    >>> without_directions("The optimizer is \u202eDGS; another one is asked for.")
    'The optimizer is DGS; another one is asked for.'
    """
    return _DIRECTIONS.sub("", text)
