"""Dates: ISO, day/month/year where it is certain, and dates in words."""

from __future__ import annotations

import re
from datetime import date

from ingest.folding import clean, fold
from ingest.reading import Reading, refuse
from warehouse.facts import MONTHS
from warehouse.text import Lang, Text

YEARS = range(1900, 2101)
MIDNIGHT = r"(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?"
ISO = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})" + MIDNIGHT)
NUMERIC = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{2}|[0-9]{4})" + MIDNIGHT)
WORD = r"([^\W\d_]+)\.?"
DAY_FIRST = re.compile(
    r"(?:le |the |on )*([0-9]{1,2})(?:er|st|nd|rd|th)?[ -](?:of )?"
    + WORD
    + r"(?:,? |-)([0-9]{4})",
    re.IGNORECASE,
)
MONTH_FIRST = re.compile(
    WORD + r" ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})", re.IGNORECASE
)
NO_YEAR = re.compile(
    rf"(?:le |the |on )*([0-9]{{1,2}})(?:er|st|nd|rd|th)?[ -](?:of )?{WORD}"
    rf"|(?:on )?{WORD} (?:the )?([0-9]{{1,2}})(?:st|nd|rd|th)?",
    re.IGNORECASE,
)


def read_date(text: str, lang: Lang = Lang.EN) -> Reading:
    """Read one date: its value; day/month is settled by French or by a day past 12."""
    line = clean(text)
    if match := ISO.fullmatch(line):
        return _date(match[1], match[3], match[4], "iso")
    if match := NUMERIC.fullmatch(line):
        return _numeric(match[1], match[3], match[4], match[2], lang)
    if match := DAY_FIRST.fullmatch(line):
        return _in_words(match[1], match[2], match[3])
    if match := MONTH_FIRST.fullmatch(line):
        return _in_words(match[2], match[1], match[3])
    match = NO_YEAR.fullmatch(line)
    if match and fold(match[2] or match[3]) in MONTHS:
        return refuse("date_without_year")
    return refuse("bad_date")


def _date(year: str, month: str, day: str, rule: str) -> Reading:
    if int(year) not in YEARS:
        return refuse("bad_date")
    try:
        return Reading((date(int(year), int(month), int(day)),), rule)
    except ValueError:
        return refuse("bad_date")


def _in_words(day: str, month: str, year: str) -> Reading:
    number = MONTHS.get(fold(month))
    if number is None:
        return refuse("bad_date")
    return _date(year, str(number), day, "words")


def _numeric(first: str, second: str, year: str, mark: str, lang: Lang) -> Reading:
    day_first = _date(year, second, first, "day_month_year")
    month_first = _date(year, first, second, "month_day_year")
    readings = [reading for reading in (day_first, month_first) if reading.values]
    if len(year) == 2:
        return refuse("ambiguous_date", Text("two-digit year", "année à deux chiffres"))
    if not readings:
        return refuse("bad_date")
    # Nobody who puts points between day, month and year puts the month first.
    is_settled = lang == Lang.FR or mark == "." or first == second
    if day_first.values and is_settled:
        return day_first
    if len(readings) == 1:
        return readings[0]
    return refuse("ambiguous_date", _either(readings))


def _either(readings: list[Reading]) -> Text:
    first, second = (reading.values[0].isoformat() for reading in readings)
    return Text(f"{first} or {second}", f"{first} ou {second}")
