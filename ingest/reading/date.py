"""Dates: ISO, day/month/year where it is certain, and dates in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from ingest.folding import fold
from ingest.problem_kinds import typeset
from ingest.reading import Reading, refuse
from ingest.reading.date_beside import plain, without_time, without_weekday
from ingest.reading.date_parts import Order, Part, parts_of
from warehouse.facts import MONTHS
from warehouse.text import Lang, Text

# Where a cell has no date, or a number was taken for one, programs write one of these:
# 30 December 1899, 29 February 1900, 1 January 1904, 1 January 1970.
FIRST_DAY = date(1990, 1, 1)
TOO_OLD = typeset(
    ": it lies before 1990, like the days that programs write where there is no date",
    " : elle est antérieure à 1990, comme les jours que les logiciels écrivent en "
    "l'absence de date",
)
OTHER_WEEKDAY = typeset(
    ": it was another day of the week", " : c'était un autre jour de la semaine"
)
SHORT = re.compile(r"[0-9]{1,2}([-/.])[0-9]{1,2}\1[0-9]{2}")
SHORT_YEAR = Text("two-digit year", "année à deux chiffres")
# “Mar-12” is March 2012 or 12 March of some year.
SHORT_MONTH = re.compile(r"([^\W\d_]+)\.?-([0-9]{2})")
DAY_OR_YEAR = Text("a day or a year", "un jour ou une année")


def read_date(text: str, lang: Lang = Lang.EN, order: Order | None = None) -> Reading:
    """Read one date: its value, and the rule that told day and month apart.

    Args:
        text: the text.
        lang: the language of the file; a French one puts the day first.
        order: how the other dates of the file are written, where they show it.
    """
    line = plain(text)
    parts, weekday, is_late = days_of(line)
    if not parts:
        return refuse(*_fault(line))
    return choose(parts, lang, order, weekday=weekday, is_late_utc=is_late)


def days_of(line: str) -> tuple[list[Part], int | None, bool]:
    """Return the days that a text may be, its day of the week, and if it is late."""
    bare = without_weekday(line)
    for text, weekday in ((line, None), (bare.text, bare.weekday)):
        timed = without_time(text)
        for one, is_late in ((text, False), (timed.text, timed.is_late_utc)):
            parts = [part for part in parts_of(one) if part.is_day]
            if parts:
                return parts, weekday, is_late
    return [], None, False


def choose(
    parts: Sequence[Part],
    lang: Lang,
    order: Order | None,
    *,
    weekday: int | None = None,
    is_late_utc: bool = False,
) -> Reading:
    """Return the one day of those that a text may be, or what keeps them apart."""
    days = {day: part for part in parts if (day := part.first_day())}
    left = {d: p for d, p in days.items() if weekday in (None, d.weekday())}
    if not left:
        return refuse("bad_date", OTHER_WEEKDAY)
    if is_late_utc:
        (day, *_) = left
        return refuse("ambiguous_date", _either([day, day + timedelta(days=1)]))
    wanted = wanted_order(lang, order)
    settled = [d for d, p in left.items() if len(left) == 1 or p.order == wanted]
    if len(settled) != 1:
        return refuse("ambiguous_date", _either(list(left)))
    return Reading((settled[0],), left[settled[0]].rule)


def wanted_order(lang: Lang, order: Order | None) -> Order:
    """Return which number is the day: as the file shows, else as its language does."""
    if order is not None:
        return order
    return Order.DAY_FIRST if lang == Lang.FR else Order.UNSETTLED


def _either(days: Sequence[date]) -> Text:
    first, second = (day.isoformat() for day in days[:2])
    return Text(f"{first} or {second}", f"{first} ou {second}")


def _fault(line: str) -> tuple[str, Text | None]:
    """Return what is wrong with a text that gives no whole day."""
    if SHORT.fullmatch(line):
        return "ambiguous_date", SHORT_YEAR
    match = SHORT_MONTH.fullmatch(line)
    if match and fold(match[1]) in MONTHS:
        return "ambiguous_date", DAY_OR_YEAR
    if any(part.day and part.rule == "words" for part in parts_of(line, is_open=True)):
        return "date_without_year", None
    return "bad_date", None


def not_too_old(reading: Reading) -> Reading:
    """Return the reading, refused where it lies before any date that files can have."""
    if reading.values and reading.values[0] < FIRST_DAY:
        return refuse("bad_date", TOO_OLD)
    return reading
