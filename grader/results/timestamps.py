"""When work was handed in: the file that nbgrader reads, and that an instructor may write.

nbgrader takes a time zone that it does not know for UTC, without a word, and drops what it takes
for one, such as the PM of a time of day. Here such a text is no time.
"""

from __future__ import annotations

import contextlib
import re
import warnings
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from nbgrader.utils import parse_utc

NAME = "timestamp.txt"
#: What counts where there is none.
NEVER_LATE = "without a time the work counts as handed in on time."
IN_UTC = ZoneInfo("UTC")
_OFFSET = re.compile(r"[+-]\d\d:?\d\d|Z")


def zone_of(config: Any) -> ZoneInfo:
    """Return the time zone of a course: ``c.Exchange.timezone``, or UTC.

    Parameters
    ----------
    config : traitlets.config.Config
        nbgrader's configuration.

    Raises
    ------
    RuntimeError
        Where there is no such zone.
    """
    try:
        return _zone(str(config.Exchange.get("timezone", IN_UTC.key)))
    except ValueError as error:
        raise RuntimeError(f"c.Exchange.timezone: {error}") from error


def shown(when: datetime, zone: ZoneInfo | None = None) -> str:
    """Return a time as people read it, and as they may write it into ``timestamp.txt``.

    Parameters
    ----------
    when : datetime
        By UTC, where it has no time zone.
    zone : ZoneInfo, optional
        That of the course; the one that the time has by default.

    Examples
    --------
    >>> shown(datetime(2026, 11, 30, 22, 59), ZoneInfo("Europe/Berlin"))
    '2026-11-30 23:59 Europe/Berlin'
    """
    aware = when if when.tzinfo else when.replace(tzinfo=IN_UTC)
    zone = zone or (aware.tzinfo if isinstance(aware.tzinfo, ZoneInfo) else IN_UTC)
    return f"{aware.astimezone(zone):%Y-%m-%d %H:%M} {zone.key}"


def parsed(text: str, zone: ZoneInfo = IN_UTC) -> datetime:
    """Read a time, by UTC.

    Parameters
    ----------
    text : str
        A day, a time of day and the name of a time zone or the offset from UTC; UTC without one.
    zone : ZoneInfo
        That of the course: what it calls itself, such as CEST, is understood, too.

    Raises
    ------
    ValueError, OverflowError
        Where it is no time, or one in a time zone that nobody knows.

    Examples
    --------
    >>> parsed("2026-11-30 23:59 Europe/Berlin").isoformat(" ")
    '2026-11-30 22:59:00'
    >>> parsed("2026-11-30 23:59 Europe/Berln")
    Traceback (most recent call last):
        ...
    ValueError: 'Europe/Berln' is not a time zone.
    """
    parts = text.split()
    if len(parts) == 3 and _OFFSET.fullmatch(parts[2]):
        text = f"{parts[0]} {parts[1]}{parts[2]}"
    elif len(parts) == 3:
        when = _read(f"{parts[0]} {parts[1]}").replace(tzinfo=zone)
        if when.tzname() != parts[2]:
            when = when.replace(tzinfo=_zone(parts[2]))
        return when.astimezone(UTC).replace(tzinfo=None)
    return _read(text)


def _read(text: str) -> datetime:
    with warnings.catch_warnings():
        warnings.simplefilter("error", RuntimeWarning)  # where a time zone is not known
        try:
            found = parse_utc(text)
        except RuntimeWarning as unknown:
            raise ValueError(f"'{text}' has no time zone that is known.") from unknown
    if not isinstance(found, datetime):
        raise ValueError(f"'{text}' is not a time.")
    return found


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(f"'{name}' is not a time zone.") from error


def timestamp_of(folder: Path, zone: ZoneInfo = IN_UTC) -> datetime | None:
    """Return when a submission was handed in; None where it does not say.

    Parameters
    ----------
    folder : Path
        ``submitted/<student>/<assignment>``.
    zone : ZoneInfo
        That of the course.
    """
    path = folder / NAME
    text = path.read_text(encoding="utf-8").strip() if path.exists() else ""
    return parsed(text, zone) if text else None


def times(root: Path, assignment: str, zone: ZoneInfo) -> dict[str, datetime | None]:
    """Return when everybody's work was handed in, by UTC; None where it does not say.

    Parameters
    ----------
    root : Path
        The course directory.
    assignment : str
        Its name in nbgrader.
    zone : ZoneInfo
        That of the course.
    """
    found: dict[str, datetime | None] = {}
    for folder in sorted((root / "submitted").glob(f"*/{assignment}")):
        found[folder.parent.name] = None
        with contextlib.suppress(ValueError, OverflowError, OSError):  # as the intake will say
            found[folder.parent.name] = timestamp_of(folder, zone)
    return found


def refuse_other_readings(arguments: Sequence[str]) -> None:
    """End a command that would enter another due date than the one that was written.

    Parameters
    ----------
    arguments : sequence of str
        The command line, such as ``--duedate="2026-11-30 23:59 Europe/Berln"``.

    Raises
    ------
    SystemExit
        With a sentence.
    """
    for place, argument in enumerate(arguments):
        option, sign, text = argument.partition("=")
        if not option.startswith("-") or option.split(".")[-1].lstrip("-") != "duedate":
            continue
        text = text if sign else " ".join(arguments[place + 1 : place + 2])
        try:
            if parsed(text) == parse_utc(text):
                continue
            why = f"nbgrader would read '{text}' as another time"
        except (ValueError, OverflowError) as error:
            why = str(error).strip(" .:")
        raise SystemExit(
            f"Nothing was changed, because {why}: write the due date as a day, a time and a time "
            'zone, such as "2026-11-30 23:59 Europe/Berlin".'
        )
