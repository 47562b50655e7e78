"""When something was: a day, a month or a year, from one to another where it lasted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ingest.problem_kinds import typeset
from ingest.reading import Reading, refuse
from ingest.reading.date import FIRST_DAY, TOO_OLD, read_date, wanted_order
from ingest.reading.date_beside import plain, without_time, without_weekday
from ingest.reading.date_parts import Order, Part, parts_of
from warehouse.text import Lang, Text

DAY, MONTH, YEAR = "day", "month", "year"
BETWEEN = re.compile(
    r" ?(?:--|[-–—/&→]) ?"
    r"| (?:to|till|until|through|thru|and|au|à|et|jusqu['’]au|jusqu['’]à) ",
    re.IGNORECASE,
)
AHEAD = re.compile(
    r"(?:(?:from|between|du|de|entre|le|the|on|au) |d['’])+", re.IGNORECASE
)
# 2025-03-12/14 and 2025-03-12/04-02, as ISO 8601 shortens the end of an interval.
SHORT_END = re.compile(
    r"(?P<year>[0-9]{4}-)(?:(?P<month>[0-9]{2}-)(?P<first>[0-9]{2})/(?P<last>[0-9]{2})"
    r"|(?P<start>[0-9]{2}-[0-9]{2})/(?P<end>[0-9]{2}-[0-9]{2}))"
)
MONTH_WILL_DO = typeset(
    " (where no more is known, a month, 2025-04, or a year, 2025, will do)",
    " (si l'on n'en sait pas plus, un mois, 2025-04, ou une année, 2025, suffit)",
)
TWO_YEARS = Text(
    "from one year to the next, or one year from July to June",
    "d'une année à la suivante, ou une année de juillet à juin",
)
ENDS_FIRST = typeset(": it ends before it starts", " : la fin précède le début")


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when, and how exact each of the two is; no end where none is told.

    The end of a month or a year is its last day.
    """

    start: date
    start_precision: str
    end: date | None = None
    end_precision: str | None = None
    order: Order | None = None

    @property
    def values(self) -> tuple[date | str | None, ...]:
        """The values of a reading."""
        return (self.start, self.start_precision, self.end, self.end_precision)


def precision_of(part: Part) -> str:
    """Return how exact a date is."""
    if part.day is not None:
        return DAY
    return MONTH if part.month is not None else YEAR


def last_day(first: date, precision: str) -> date:
    """Return the last day of the day, month or year that starts on a day."""
    if precision == DAY:
        return first
    next_month = first.replace(month=12, day=1) if precision == YEAR else first
    return (next_month + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def read_end(text: str, lang: Lang = Lang.EN, order: Order | None = None) -> Reading:
    """Read when something ended; the start is told by a period alone."""
    reading = read_span(text, lang, order)
    if not reading.values or reading.values[2]:
        return reading
    start, precision = reading.values[:2]
    return Reading((None, None, last_day(start, precision), precision), reading.rule)


def first_days(reading: Reading) -> list[date]:
    """Return the first day that a start, and an end where there is one, can be."""
    if not reading.values:
        return []
    start, _, end, precision = reading.values
    days = [start] if start else []
    if end and precision != DAY:
        end = end.replace(day=1, month=1 if precision == YEAR else end.month)
    return [*days, end] if end else days


def read_span(text: str, lang: Lang = Lang.EN, order: Order | None = None) -> Reading:
    """Read when something was: start, its precision, end, its precision.

    A period of one line gives both; a day, a month or a year alone gives the start.
    """
    line = plain(text)
    whole = read_date(line, lang, order)
    if whole.values:
        return _early(Span(whole.values[0], DAY), whole.rule)
    found = whole.finding
    if found and (found.code != "bad_date" or found.detail):
        return whole
    for part in parts_of(line):
        if day := part.first_day():
            return _early(Span(day, precision_of(part)), part.rule)
    return _read_period(line, lang, order)


def _early(span: Span, rule: str | None) -> Reading:
    if span.start < FIRST_DAY:
        return refuse("bad_date", TOO_OLD)
    return Reading(span.values, rule)


def _read_period(line: str, lang: Lang, order: Order | None) -> Reading:
    """Read a text that goes from one date to another."""
    line = _lengthened(line)
    found = {span.values: span for span in _spans(line)}
    if not found and _lacks_year(line):
        return refuse("date_without_year")
    if not found:
        return refuse("bad_date", MONTH_WILL_DO)
    wanted = wanted_order(lang, order)
    told = [span for span in found.values() if span.order == wanted]
    spans = told or list(found.values())
    sound = [span for span in spans if not span.end or span.start <= span.end]
    if not sound:
        return refuse("bad_date", ENDS_FIRST)
    if len(sound) > 1:
        return refuse("ambiguous_date", _either(sound))
    if _may_be_one_year(sound[0], line):
        return refuse("ambiguous_date", TWO_YEARS)
    return _early(sound[0], "period")


def _lengthened(line: str) -> str:
    """Return an interval whose end ISO 8601 shortens with its end written whole."""
    match = SHORT_END.fullmatch(line)
    if not match:
        return line
    shared = match["year"] + (match["month"] or "")
    first, last = match["first"] or match["start"], match["last"] or match["end"]
    return f"{shared}{first}/{shared}{last}"


def _lacks_year(line: str) -> bool:
    """Return whether a text would be a period of days if it had its year."""
    has_year = re.search(r"[0-9]{4}", line) is not None
    return not has_year and any(
        span.start_precision == DAY for span in _spans(f"{line} 2000")
    )


def _either(spans: list[Span]) -> Text:
    first, second = (f"{span.start}/{span.end}" for span in spans[:2])
    return Text(f"{first} or {second}", f"{first} ou {second}")


def _may_be_one_year(span: Span, line: str) -> bool:
    """Return whether 2023-2024 or 2023/2024 may be the year from July 2023."""
    is_joined = re.fullmatch(r"[0-9]{4} ?[-–—/] ?[0-9]{4}", line) is not None
    return is_joined and span.end is not None and span.end.year == span.start.year + 1


def _spans(line: str) -> Iterator[Span]:
    """Yield each period that a text can be, wherever it is cut in two."""
    for cut in BETWEEN.finditer(line):
        for left in _side(line[: cut.start()]):
            for right in _side(line[cut.end() :]):
                span = _joined(left, right)
                if span:
                    yield span


def _side(text: str) -> list[Part]:
    """Return what one side of a period can be, without words, weekday and time."""
    bare = text.strip(" ,")
    if match := AHEAD.match(bare):
        bare = bare[match.end() :]
    for one in (bare, without_time(bare).text, without_weekday(bare).text):
        parts = parts_of(one, is_open=True)
        if parts:
            return parts
    return []


def _joined(left: Part, right: Part) -> Span | None:
    """Return the period of two dates; one may say what the other leaves out."""
    if None not in (left.order, right.order) and left.order != right.order:
        return None
    end = right
    if right.month is None and right.day is not None:
        # “March 12-14, 2025”: the day and the year, after the month.
        end = replace(right, month=left.month)
    start = _completed(left, end)
    if start is None or end.year is None:
        return None
    first, last = start.first_day(), end.first_day()
    if first is None or last is None:
        return None
    precision = precision_of(end)
    return Span(
        first,
        precision_of(start),
        last_day(last, precision),
        precision,
        left.order or right.order,
    )


def _completed(left: Part, right: Part) -> Part | None:
    """Return the first date with what the second one says for both, or None."""
    if left.year is not None:
        return left
    month = right.month if left.month is None else left.month
    whole = replace(left, year=right.year, month=month)
    is_alike = precision_of(whole) == precision_of(right)
    return whole if is_alike and month is not None else None
