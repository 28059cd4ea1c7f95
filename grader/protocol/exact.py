"""Whether a value has exactly the type that stands in an annotation."""

from __future__ import annotations

from collections.abc import Callable
from types import UnionType
from typing import Any, get_args, get_origin


def fitting(wanted: Any) -> Callable[[Any], bool]:
    """Return what says whether a value has exactly a type; one derived from it is another.

    Parameters
    ----------
    wanted : type
        Of Python's own, or a dataclass, as an annotation says it. Of ``Any`` nothing is asked.

    Examples
    --------
    >>> fits = fitting(dict[int, list[float | None]])
    >>> fits({1: [2.0, None]}), fits({True: []}), fits({1: (2.0,)})
    (True, False, False)
    """
    if wanted is Any:
        return lambda value: True
    inside = [fitting(each) for each in get_args(wanted) if each is not ...]
    if isinstance(wanted, UnionType):
        return lambda value: any(fits(value) for fits in inside)
    kind = get_origin(wanted) or wanted
    if not inside or get_args(wanted) == (Any, ...):
        return lambda value: type(value) is kind
    first, last = inside[0], inside[-1]
    if kind is list:
        return lambda value: type(value) is list and all(map(first, value))
    if kind is tuple:
        return lambda value: (
            type(value) is tuple
            and len(value) == len(inside)
            and all(fits(each) for fits, each in zip(inside, value, strict=True))
        )
    return lambda value: type(value) is dict and all(first(k) and last(v) for k, v in value.items())
