"""What a text gives of a date: its day, month and year, or some of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ingest.folding import fold
from warehouse.facts import MONTHS

YEARS = range(1800, 2101)
# Two digits of a year in words: dates before 1990 are refused, so one century is left.
FIRST_SHORT_YEAR = 90


class Order(StrEnum):
    """Which number of 03/04/2025 is the day, as the dates of a file show."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"
    UNSETTLED = "unsettled"


@dataclass(frozen=True, slots=True)
class Part:
    """A date as far as a text gives it, and the rule that read it.

    `order` says which of two numbers was taken for the day; it is None where nobody
    could take the other one.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    rule: str = "words"
    order: Order | None = None

    @property
    def is_day(self) -> bool:
        """Whether year, month and day are given."""
        return None not in (self.year, self.month, self.day)

    def first_day(self) -> date | None:
        """Return the first day that it can be, or None where there is no such day."""
        if self.year is None or self.year not in YEARS:
            return None
        month, day = (1 if part is None else part for part in (self.month, self.day))
        try:
            return date(self.year, month, day)
        except ValueError:
            return None


WORD = r"([^\W\d_]+)\.?"
NTH = r"(?:er|st|nd|rd|th|\.)?"
AHEAD = r"(?:le |the |on )*"
Numbers = tuple[str | None, ...]
Read = Callable[[Numbers], Iterator[Part]]


def _iso(found: Numbers) -> Iterator[Part]:
    year, _, month, day = found
    yield _part(year, month, day, "iso")


def _numeric(found: Numbers) -> Iterator[Part]:
    """Yield both readings of three numbers; one where day and month are the same."""
    first, mark, second, year = found
    # Nobody who puts points between day, month and year puts the month first.
    is_open = mark != "." and first != second
    order = Order.DAY_FIRST if is_open else None
    yield _part(year, second, first, "day_month_year", order)
    if is_open:
        yield _part(year, first, second, "month_day_year", Order.MONTH_FIRST)


def _month(found: Numbers) -> Iterator[Part]:
    yield _part(found[0], found[1], None, "month")


def _month_first(found: Numbers) -> Iterator[Part]:
    yield _part(found[1], found[0], None, "month")


def _year(found: Numbers) -> Iterator[Part]:
    yield _part(found[0], None, None, "year")


def _year_and_number(found: Numbers) -> Iterator[Part]:
    """Yield the month of a year; 2024/25 is no month, and 2011/12 may be two years."""
    year, month = found
    if year and month and (int(year) + 1) % 100 != int(month):
        yield _part(year, month, None, "month")


def _day_in_words(found: Numbers) -> Iterator[Part]:
    day, month, year = found
    if number := MONTHS.get(fold(month or "")):
        yield _part(year, str(number), day, "words")


def _words_in_day(found: Numbers) -> Iterator[Part]:
    month, day, year = (*found, None)[:3]
    yield from _day_in_words((day, month, year))


def _short_year(found: Numbers) -> Iterator[Part]:
    day, month, year = found
    century = 1900 if int(year or 0) >= FIRST_SHORT_YEAR else 2000
    yield from _day_in_words((day, month, str(century + int(year or 0))))


def _month_in_words(found: Numbers) -> Iterator[Part]:
    month, year = (*found, None)[:2]
    if number := MONTHS.get(fold(month or "")):
        yield _part(year, str(number), None, "month")


SHAPES: tuple[tuple[str, Read], ...] = (
    (r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})", _iso),
    (r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})", _numeric),
    (
        rf"{AHEAD}([0-9]{{1,2}}){NTH}[ -]?(?:of |de )?{WORD}(?:, ?| |-)([0-9]{{4}})",
        _day_in_words,
    ),
    (rf"{WORD} (?:the )?([0-9]{{1,2}}){NTH},? ([0-9]{{4}})", _words_in_day),
    (rf"([0-9]{{1,2}})[ -]{WORD}[ -]['’]?([0-9]{{2}})", _short_year),
    (r"([0-9]{4})-([0-9]{1,2})", _month),
    (r"([0-9]{4})/([0-9]{1,2})", _year_and_number),
    (r"([0-9]{1,2})[-/.]([0-9]{4})", _month_first),
    (rf"{WORD}(?:, ?| |-)(?:of |de )?([0-9]{{4}})", _month_in_words),
    (r"([0-9]{4})(?:[.,]0+)?", _year),
)
# What lacks its year, and stands in a period alone: “28 Nov” of “28 Nov - 1 Dec 2016”.
OPEN_SHAPES: tuple[tuple[str, Read], ...] = (
    (
        rf"{AHEAD}([0-9]{{1,2}}){NTH}[ -]?(?:of |de )?{WORD}",
        lambda found: _day_in_words((*found, None)),
    ),
    (rf"(?:on )?{WORD} (?:the )?([0-9]{{1,2}}){NTH}", _words_in_day),
    (
        r"([0-9]{1,2})([/.])([0-9]{1,2})\.?",
        lambda found: _numeric((*found, None)),
    ),
    (
        rf"{AHEAD}([0-9]{{1,2}}){NTH}",
        lambda found: iter([_part(None, None, found[0], "day")]),
    ),
    (
        rf"([0-9]{{1,2}}){NTH},? ([0-9]{{4}})",
        lambda found: iter([_part(found[1], None, found[0], "day")]),
    ),
    (WORD, _month_in_words),
)


def _compiled(
    shapes: tuple[tuple[str, Read], ...],
) -> tuple[tuple[re.Pattern[str], Read], ...]:
    return tuple((re.compile(shape, re.IGNORECASE), read) for shape, read in shapes)


WHOLE, OPEN = _compiled(SHAPES), _compiled(OPEN_SHAPES)


def _part(
    year: str | None,
    month: str | None,
    day: str | None,
    rule: str = "words",
    order: Order | None = None,
) -> Part:
    numbers = (None if text is None else int(text) for text in (year, month, day))
    return Part(*numbers, rule, order)


def parts_of(text: str, *, is_open: bool = False) -> list[Part]:
    """Return what a text can be read as; with `is_open` also without its year."""
    for shape, read in (*WHOLE, *(OPEN if is_open else ())):
        match = shape.fullmatch(text)
        found = list(read(match.groups())) if match else []
        sound = [part for part in found if _is_sound(part)]
        if found:
            return sound
    return []


def _is_sound(part: Part) -> bool:
    """Return whether there is such a day, in a leap year where the year is missing."""
    year = 2000 if part.year is None else part.year
    return Part(year, part.month, part.day).first_day() is not None
