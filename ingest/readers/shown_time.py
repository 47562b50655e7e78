"""A duration as a number format shows it: "26:30" of a cell that holds 1.104 days."""

from __future__ import annotations

import re
from decimal import Decimal

from ingest.book import StoredNumber
from ingest.folding import clean
from ingest.readers.number_format import BLANK, CLOCK, LITERAL, Section
from ingest.readers.shown_number import plain

DAY, HOUR, MINUTE = 86_400, 3_600, 60
ELAPSED = {"h": HOUR, "m": MINUTE, "s": 1}
AROUND = {"h": DAY, "m": HOUR, "s": MINUTE}
SHOWN = re.compile(
    r"([0-9]+)(?: ?h ?|:)([0-9]{1,2})(?:(?: ?min ?|:)([0-9]{1,2}))?(?: ?s)?"
)
TOO_NARROW = "########"


def render_time(section: Section, seconds: int) -> str:
    """Return what a cell shows of a duration, or of a time of day."""
    if seconds < 0:
        return TOO_NARROW
    is_halved = any("/" in one.written for one in section.tokens if one.kind == CLOCK)
    pieces = []
    for token in section.tokens:
        if token.kind in {LITERAL, BLANK}:
            pieces.append(token.written)
        elif token.kind == CLOCK:
            pieces.append(_piece(token.written, seconds, is_halved=is_halved))
    return "".join(pieces)


def _piece(written: str, seconds: int, *, is_halved: bool) -> str:
    """Return what one part of a clock shows."""
    if "/" in written:
        is_morning = seconds % DAY < DAY // 2
        return "AM" if is_morning else "PM"
    letter = written.strip("[]")[0]
    if letter not in ELAPSED:
        return ""
    whole = seconds if written.startswith("[") else seconds % AROUND[letter]
    count = whole // ELAPSED[letter]
    if letter == "h" and is_halved:
        count = (count + 11) % 12 + 1
    return f"{count:0{len(written.strip('[]'))}}"


def seen_duration(shown: str, seconds: int) -> StoredNumber:
    """Return a duration read as shown, if in hours that is what the cell holds."""
    match = SHOWN.fullmatch(clean(shown))
    if match and seconds >= 0:
        hours, minutes, rest = (int(part or 0) for part in match.groups())
        said = HOUR * hours + MINUTE * minutes + rest
        if abs(said - seconds) < (MINUTE if match[3] is None else 2):
            return StoredNumber(clock(seconds))
    return StoredNumber(clean(shown) or clock(seconds), in_hours(seconds))


def clock(seconds: int) -> str:
    """Return a duration in hours and minutes, and seconds where there are any."""
    sign, rest = "-" if seconds < 0 else "", abs(seconds)
    text = f"{sign}{rest // HOUR:02}:{rest % HOUR // MINUTE:02}"
    return text if rest % MINUTE == 0 else f"{text}:{rest % MINUTE:02}"


def in_hours(seconds: int) -> str:
    """Return a duration in hours, as a number with its unit."""
    return f"{plain(round(Decimal(seconds) / HOUR, 4))} h"
