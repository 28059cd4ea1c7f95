"""Which texts of the student's may be repeated in a message.

A function that is tested sees the arguments of hidden tests. What it raises and warns says what it
likes; only what Python and NumPy say by themselves is repeated, and names that the student knows.
"""

from __future__ import annotations

import builtins
import re
from collections.abc import Callable, Iterator

from grader.protocol.messages import Raised

#: What they say, a line each: NAME, SHAPES (of arrays), NUM (a number).
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
    "NAME": r"'?[A-Za-z_][\w.<>]{0,60}(\(\))?'?",
    "SHAPES": r"[\d(), ]{1,60}",
    "NUM": r"\d{1,6}",
    "SIGN": r"[\w(),?>-]{1,40}",
}


def _patterns() -> Iterator[re.Pattern[str]]:
    for line in filter(None, _MESSAGES.replace("\\\n", "").split("\n")):
        for part, pattern in _PARTS.items():
            line = line.replace(part, pattern)
        yield re.compile(line)


_KNOWN = tuple(_patterns())
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
