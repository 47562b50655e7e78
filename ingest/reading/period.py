"""Periods: 2024, 2024-H1, 2024-Q3, 2024-05, 2023/24, as first and last day."""

from __future__ import annotations

import calendar
import re
from datetime import date

from ingest.folding import clean, fold
from ingest.reading import Reading, refuse
from warehouse.facts import MONTHS

YEARS = range(1950, 2101)
YEAR = re.compile(r"([0-9]{4})(?:[.,]0+)?")
# H and Q in English, S (semestre) and T (trimestre) in French; either order.
PART_LAST = re.compile(r"([0-9]{4})[ -]?([HSQT])[ -]?([1-4])", re.IGNORECASE)
PART_FIRST = re.compile(r"([HSQT])[ -]?([1-4])[ /-]?([0-9]{4})", re.IGNORECASE)
MONTH_LAST = re.compile(r"([0-9]{4})-([0-9]{2})")
MONTH_FIRST = re.compile(r"([0-9]{1,2})/([0-9]{4})")
MONTH_IN_WORDS = re.compile(r"([^\W\d_]+)\.?[ -]([0-9]{4})")
WCO_YEAR = re.compile(r"([0-9]{4})/([0-9]{2})|([0-9]{4})[/–-]([0-9]{4})")


def read_period(text: str) -> Reading:
    """Read one period: its first and its last day.

    "2023/24" and "2023-2024" are years of the WCO, 1 July to 30 June. "2011-12" is
    December 2011 and "2023-24" nothing at all: after a hyphen stands a month.
    """
    line = clean(text)
    if match := YEAR.fullmatch(line):
        return _months(match[1], 1, 12, "year")
    if match := PART_LAST.fullmatch(line):
        return _part(match[1], match[2], int(match[3]))
    if match := PART_FIRST.fullmatch(line):
        return _part(match[3], match[1], int(match[2]))
    if match := MONTH_LAST.fullmatch(line):
        return _months(match[1], int(match[2]), 1, "month")
    if match := MONTH_FIRST.fullmatch(line):
        return _months(match[2], int(match[1]), 1, "month")
    if match := MONTH_IN_WORDS.fullmatch(line):
        return _months(match[2], MONTHS.get(fold(match[1]), 0), 1, "month")
    if match := WCO_YEAR.fullmatch(line):
        return _wco_year(match[1] or match[3], match[2] or match[4])
    return refuse("bad_period")


def _part(year: str, letter: str, number: int) -> Reading:
    if letter.upper() in "QT":
        return _months(year, 3 * number - 2, 3, "quarter")
    if number > 2:
        return refuse("bad_period")
    return _months(year, 6 * number - 5, 6, "half_year")


def _months(year_text: str, first: int, count: int, rule: str) -> Reading:
    year, last = int(year_text), first + count - 1
    if year not in YEARS or not 1 <= first <= last <= 12:
        return refuse("bad_period")
    end = calendar.monthrange(year, last)[1]
    return Reading((date(year, first, 1), date(year, last, end)), rule)


def _wco_year(first: str, second: str) -> Reading:
    year = int(first)
    if year not in YEARS or str(year + 1)[-len(second) :] != second:
        return refuse("bad_period")
    return Reading((date(year, 7, 1), date(year + 1, 6, 30)), "wco_year")
