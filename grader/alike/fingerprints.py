"""Winnowing, as in Schleimer, Wilkerson and Aiken (2003): few fingerprints that miss no passage."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence

#: Tokens in a fingerprint: what two texts share in fewer is chance.
LENGTH = 6
#: Of so many fingerprints in a row one is kept, so a shared passage of LENGTH + WINDOW - 1 tokens
#: is always found.
WINDOW = 4


def hashes(kinds: Sequence[str], length: int = LENGTH) -> list[int]:
    """Return a number for every run of tokens, by the place where it begins.

    Parameters
    ----------
    kinds : sequence of str
        Tokens.
    length : int
        Of a run.

    Examples
    --------
    >>> a, b = hashes(list("power=np")), hashes(list("3+power="))
    >>> a[0] == b[2], len(a)
    (True, 3)
    """
    return [
        zlib.crc32("\x00".join(kinds[place : place + length]).encode())
        for place in range(len(kinds) - length + 1)
    ]


def winnowed(
    numbers: Sequence[int], known: Iterable[int] = (), window: int = WINDOW
) -> frozenset[int]:
    """Choose the smallest number of every window, of those that do not belong to everybody.

    Parameters
    ----------
    numbers : sequence of int
        As from `hashes`.
    known : iterable of int
        What does not count.
    window : int
        Numbers in a row, one of which is kept.

    Examples
    --------
    >>> sorted(winnowed([5, 9, 8, 2, 7, 6, 3, 4]))
    [2, 3]
    >>> sorted(winnowed([5, 9, 8, 2, 7, 6, 3, 4], known=[2]))
    [3, 5]
    """
    known = frozenset(known)
    kept: set[int] = set()
    run: list[int] = []
    for number in (*numbers, None):
        # What is known to all ends a run: no window reaches across it.
        if number is None or number in known:
            width = min(window, len(run))
            kept |= {min(run[at : at + width]) for at in range(len(run) - width + 1) if width}
            run = []
        else:
            run.append(number)
    return frozenset(kept)
