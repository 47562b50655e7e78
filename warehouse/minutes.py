"""A minute as people write it, with its time zone."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from warehouse.errors import SettingsError

EXAMPLES = "2026-06-25T10:00+02:00 or '2026-06-25 10:00 Europe/Brussels'"
WRITTEN = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})\s*"
    r"(Z|[+-]\d{2}:?\d{2}|[A-Za-z_]+(?:/[\w+-]+)*)"
)


def read_minute(text: str) -> datetime:
    """Return the minute of a text that gives an offset or the name of a time zone.

    Raises:
        SettingsError: no such minute, no time zone, or a minute that a change of the
            clocks makes twice or not at all.
    """
    found = WRITTEN.fullmatch(text.strip())
    if not found:
        raise SettingsError(
            f"{text!r} is no minute with its time zone: write {EXAMPLES}"
        )
    day, time, zone = found.groups()
    try:
        if zone[0] in "+-" or zone == "Z":
            return datetime.fromisoformat(f"{day}T{time}{zone}")
        return _local(datetime.fromisoformat(f"{day}T{time}"), zone)
    except ValueError as error:
        raise SettingsError(
            f"{text!r} is no minute of the calendar: write {EXAMPLES}"
        ) from error


def _local(written: datetime, zone: str) -> datetime:
    try:
        place = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, IsADirectoryError, PermissionError) as error:
        raise SettingsError(
            f"no time zone {zone!r} is known: write {EXAMPLES}"
        ) from error
    first = written.replace(tzinfo=place)
    if first.utcoffset() != first.replace(fold=1).utcoffset():
        raise SettingsError(
            f"the clocks change in {zone} at {written:%Y-%m-%d %H:%M}: give the "
            "minute with its offset, such as 2026-06-25T10:00+02:00"
        )
    # Kept with its offset alone: the rules of a zone may change, a promise must not.
    return datetime.fromisoformat(first.isoformat())
