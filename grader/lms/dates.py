"""Dates as Moodle and Blackboard write them into files, in the language of the one who asks."""

from __future__ import annotations

import re
from datetime import datetime

# By the first letters of their names in the languages in which the longest of them decides:
# English, German, French, Spanish, Italian, Portuguese, Dutch, Danish, Norwegian, Swedish, Polish,
# Czech, Russian, Turkish.
_MONTHS = {
    1: "jan ene gen jän sty led янв oca",
    2: "feb fév fev lut úno фев şub",
    3: "mar mär maa mrt bře мар",
    4: "apr avr abr kwi dub апр nis",
    5: "mai may mag mei maj kvě мая",
    6: "jun giu juin cze červn июн haz",
    7: "jul lug juil lip červen července июл tem",
    8: "aug ago aoû aou sie srp авг ağu",
    9: "sep set wrz zář сен eyl",
    10: "oct okt ott out paź říj окт eki",
    11: "nov lis ноя kas",
    12: "dec dez dic déc gru pro дек ara",
}
_MONTH_OF = {start: month for month, starts in _MONTHS.items() for start in starts.split()}
_MONTH_OF["června"] = 6
_CLOCK = r"\D{0,9}?(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?:[:.]\d{2})?\s*(?P<half>[ap]\.?\s?m)?"
_PATTERNS = tuple(
    re.compile(pattern + _CLOCK, re.IGNORECASE)
    for pattern in (
        r"(?P<day>\d{1,2})\.?\s+(?:de\s+)?(?P<month>[^\W\d_]+)\.?\s+(?:de\s+)?(?P<year>\d{4})",
        r"(?P<month>[^\W\d_]+)\.?\s+(?P<day>\d{1,2}),?\s+(?P<year>\d{4})",
        r"(?P<year>\d{4})[-年/]\s?(?P<month>\d{1,2})[-月/]\s?(?P<day>\d{1,2})日?",
        r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})",
    )
)


def read(text: str) -> datetime | None:
    """Read a date with a time of day.

    Parameters
    ----------
    text : str
        As the LMS wrote it.

    Returns
    -------
    datetime or None
        By the LMS's clock; None where it cannot be read with certainty.

    Examples
    --------
    >>> read("Monday, 30 November 2026, 3:05 PM").isoformat(" ")
    '2026-11-30 15:05:00'
    >>> read("mardi 3 mars 2026, 15:05").isoformat(" ")
    '2026-03-03 15:05:00'
    >>> read("30/11/2026"), read("-")
    (None, None)
    """
    for pattern in _PATTERNS:
        found = pattern.search(text)
        if not found:
            continue
        month = _month(found["month"])
        hour = int(found["hour"])
        if found["half"]:
            hour = hour % 12 + (12 if found["half"].lower().startswith("p") else 0)
        try:
            return datetime(
                int(found["year"]), month, int(found["day"]), hour, int(found["minute"])
            )
        except ValueError:
            return None
    return None


def _month(text: str) -> int:
    """Return the number of a month, 0 for one that is not known."""
    if text.isdecimal():
        return int(text)
    name = text.casefold()
    for length in range(len(name), 2, -1):
        if name[:length] in _MONTH_OF:
            return _MONTH_OF[name[:length]]
    return 0
