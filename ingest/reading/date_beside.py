"""What stands beside a day without changing it: the time, and the day of the week."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.folding import clean, fold

# The hyphen that does not break, and the minus sign.
HYPHENS = str.maketrans("\u2011\u2212", "--")
HOUR = r"(?:[01]?[0-9]|2[0-4])"
HALF = r" ?[ap]\.?m\.?"
PARTS = r"[:h.][0-5][0-9](?::[0-5][0-9](?:[.,][0-9]+)?)?"
CLOCK = rf"{HOUR}(?:(?:{PARTS}| ?h)(?:{HALF})?|{HALF})"
ZONE = r"(?: ?(?P<zone>Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2}))?"
TIMED = re.compile(
    rf"(?P<day>.*[0-9])(?:T|,? (?:at |à |from |de )?)(?P<clock>{CLOCK}){ZONE}"
    rf"(?: ?(?:[-–—]|to|à) ?{CLOCK})?",
    re.IGNORECASE,
)
UTC = frozenset({"Z", "UTC", "GMT", "+00:00", "+0000"})
# Late in the evening of UTC it is midnight, and the next day, in Europe and Africa.
NEXT_DAY_FROM = 20

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            *("monday mon lundi lun", "tuesday tues tue mardi mar"),
            *("wednesday wed mercredi mer", "thursday thurs thur thu jeudi jeu"),
            *("friday fri vendredi ven", "saturday sat samedi sam"),
            "sunday sun dimanche dim",
        )
    )
    for name in names.split()
}
NAMES = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
ON_WEEKDAY = re.compile(
    rf"(?:le |on )?(?P<before>{NAMES})\b\.?,? (?P<date>.*)"
    rf"|(?P<rest>.*[0-9]),? \(?(?P<after>{NAMES})\b\.?\)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Beside:
    """A text without the time and the day of the week that it gives.

    `is_late_utc` says that the time is one of UTC at which the next day has begun
    further east.
    """

    text: str
    weekday: int | None = None
    is_late_utc: bool = False


def plain(text: str) -> str:
    """Return a text with plain blanks, and hyphens for the signs that look like one."""
    return clean(text).translate(HYPHENS)


def without_weekday(text: str) -> Beside:
    """Return the text without the day of the week before or after it."""
    match = ON_WEEKDAY.fullmatch(text)
    if not match:
        return Beside(text)
    bare = match["date"] if match["before"] else match["rest"]
    return Beside(bare, WEEKDAYS[fold(match["before"] or match["after"])])


def without_time(text: str) -> Beside:
    """Return the text without the time, or the times from and to, after it."""
    match = TIMED.fullmatch(text)
    if not match:
        return Beside(text)
    is_utc = (match["zone"] or "").upper() in UTC
    hour = int(re.split(r"\D", match["clock"])[0])
    return Beside(match["day"], None, is_utc and hour >= NEXT_DAY_FROM)
