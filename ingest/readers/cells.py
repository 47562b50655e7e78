"""Cells of a workbook as the text that people see: "45%", "2", "2024-05-01"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal
from xml.etree import ElementTree

from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from ingest.book import StoredNumber
from ingest.readers.number_format import (
    BLANK,
    CLOCK,
    COMMA,
    DIGIT,
    GENERAL,
    LITERAL,
    POINT,
    TEXT,
    Format,
    Section,
    format_of,
)
from ingest.readers.number_format import PERCENT as PERCENT_SIGN
from ingest.readers.package import Package, parse, tag
from ingest.readers.rich_text import unescaped
from ingest.readers.seen import seen
from ingest.readers.shown_number import has_signs_within, plain, render, scale_of
from ingest.readers.shown_time import DAY, TOO_NARROW, render_time, seen_duration

PERCENT, DATE, MONTH, YEAR, NUMBER, OTHER = (
    "percent",
    "date",
    "month",
    "year",
    "number",
    "other",
)
# Dates whose look depends on the country of the reader; openpyxl does not list them.
LOCAL_DATES = frozenset([*range(27, 37), *range(50, 59)])
# Amounts of money of the reader's own country, whichever it is.
LOCAL_AMOUNTS = frozenset([*range(5, 9), *range(37, 45)])
# What may stand around a number without changing what it says.
PLAIN_LITERALS = re.compile(r"[-+() \u00a0\u202f]*")
MINUS_LITERALS = frozenset("-(")
PLAIN_KINDS = frozenset({DIGIT, POINT, COMMA, LITERAL, BLANK, PERCENT_SIGN, GENERAL})


@dataclass(frozen=True, slots=True)
class CellStyles:
    """How the cells of a workbook are shown: one format a style, and the calendar.

    `kinds` are those of the formats that show each number alike; any other is `OTHER`.
    `has_words`: some format shows a text otherwise than it is.
    """

    formats: list[Format]
    kinds: list[str]
    epoch: datetime
    has_words: bool = False

    @classmethod
    def of(cls, package: Package, part: str | None, is_1904: bool) -> CellStyles:
        """Return the styles of a workbook."""
        epoch = CALENDAR_MAC_1904 if is_1904 else CALENDAR_WINDOWS_1900
        if part is None:
            return cls([], [], epoch)
        root = parse(package, part)
        codes = {
            element.get("numFmtId"): element.get("formatCode", "")
            for element in root.iter()
            if tag(element) == "numFmt"
        }
        numbers = [
            style.get("numFmtId", "0")
            for element in root
            if tag(element) == "cellXfs"
            for style in element
        ]
        formats = [_format(int(number), codes.get(number)) for number in numbers]
        texts = [one.text for one in formats if one.text]
        has_words = not all(one.is_text_alone for one in texts)
        return cls(formats, [kind_of(one) for one in formats], epoch, has_words)

    def look(self, style: str | None) -> tuple[Format, str]:
        """Return the format of a cell's style, and its kind."""
        number = int(style or 0)
        if number < len(self.formats):
            return self.formats[number], self.kinds[number]
        return GENERAL_FORMAT, NUMBER

    def shown_text(self, style: str | None, text: str) -> str:
        """Return what a cell shows of a text: with the words of its format, or none."""
        section = self.look(style)[0].text
        if section is None or section.is_text_alone or not text.strip():
            return text
        pieces = (
            text if one.kind == TEXT else one.written
            for one in section.tokens
            if one.kind in {TEXT, LITERAL, BLANK}
        )
        shown = "".join(pieces)
        if section.has(TEXT):
            return shown
        return StoredNumber(shown if shown.strip() else text, text)


GENERAL_FORMAT = format_of("General")


def _format(number: int, code: str | None) -> Format:
    if code is not None:
        return format_of(code)
    if number in LOCAL_DATES:
        return format_of("yyyy-mm-dd")
    code = BUILTIN_FORMATS.get(number, "General")
    return format_of(re.sub(r'"\$"|\$', "", code) if number in LOCAL_AMOUNTS else code)


def kind_of(told: Format) -> str:
    """Return what a format makes of every number, or `OTHER` where it depends."""
    sections = told.numbers
    if any(section.condition for section in sections):
        return OTHER
    if any(section.has(CLOCK) for section in sections):
        return date_kind(sections[0]) if len(sections) == 1 else OTHER
    if not all(map(_is_plain, sections)):
        return OTHER
    negative = sections[1] if len(sections) > 1 else None
    if negative and not (negative.is_red or MINUS_LITERALS & set(negative.literals)):
        return OTHER
    signs = {section.count(PERCENT_SIGN) for section in sections}
    return {(0,): NUMBER, (1,): PERCENT}.get(tuple(signs), OTHER)


def _is_plain(section: Section) -> bool:
    return (
        section.has(DIGIT, GENERAL)
        and all(token.kind in PLAIN_KINDS for token in section.tokens)
        and PLAIN_LITERALS.fullmatch(section.literals) is not None
        and scale_of(section) == 0
        and not has_signs_within(section)
    )


def date_kind(section: Section) -> str:
    """Return how much of a date a section shows; `OTHER` for a time without one."""
    letters = {
        one.written.strip("[]")[0] for one in section.tokens if one.kind == CLOCK
    }
    is_clock = any("[" in one.written for one in section.tokens if one.kind == CLOCK)
    if "d" in letters and not is_clock:
        return DATE
    if letters & {"y", "e"}:
        return MONTH if "m" in letters else YEAR
    return MONTH if letters == {"m"} and not is_clock else OTHER


def shown(cell: ElementTree.Element, styles: CellStyles) -> tuple[str | None, bool]:
    """Return what a cell shows, and whether it is a formula without a stored value.

    Strings are read in `rich_text.py`.
    """
    parts = {tag(child): child for child in cell}
    value = (parts["v"].text or "") if "v" in parts else None
    kind = cell.get("t", "n")
    # A formula that gives the empty text has a value: <v/> in a cell of type "str".
    if "f" in parts and not value and (value is None or kind != "str"):
        return f"={parts['f'].text or ''}", True
    return (_shown_value(kind, value, cell, styles) if value else None), False


def _shown_value(
    kind: str,
    value: str,
    cell: ElementTree.Element,
    styles: CellStyles,
) -> str:
    """Return what a stored value shows, by the type of its cell."""
    if kind == "n":
        return _number(value, *styles.look(cell.get("s")), styles.epoch)
    if kind == "b":
        return "TRUE" if value == "1" else "FALSE"
    if kind == "d":
        return value.removesuffix("T00:00:00")
    return unescaped(value)


def _number(value: str, told: Format, kind: str, epoch: datetime) -> str:
    if kind in {NUMBER, PERCENT}:
        return plain_number(value, is_percent=kind == PERCENT)
    number = float(value)
    section, is_minus_dropped = told.section_of(number)
    if section is None:
        return StoredNumber(TOO_NARROW, plain_number(value))
    if section.has(CLOCK):
        return _time(number, section, epoch)
    stored = digits_of(value)
    return seen(
        render(section, stored, is_minus_dropped=is_minus_dropped),
        stored,
        is_sign_known=not section.is_red,
        is_hundredth=section.has(PERCENT_SIGN),
    )


def _time(number: float, section: Section, epoch: datetime) -> str:
    """Return what a cell shows of a date, or of a duration."""
    kind = date_kind(section)
    if kind == OTHER:
        seconds = round(number * DAY)
        return seen_duration(render_time(section, seconds), seconds)
    moment = _moment(number, epoch)
    if isinstance(moment, datetime):
        return _dated(moment, kind)
    return StoredNumber(TOO_NARROW, plain_number(str(number)))


def plain_number(value: str, *, is_percent: bool = False) -> StoredNumber:
    """Return a stored number as it is read: 0.45 as "45%" where it is a percentage."""
    digits = digits_of(value)
    return StoredNumber(f"{plain(digits * 100)}%" if is_percent else plain(digits))


def digits_of(value: str) -> Decimal:
    """Return a stored number with the fifteen digits that spreadsheets show.

    0.1 + 0.2 is stored as 0.30000000000000004.
    """
    return Decimal(f"{float(value):.15g}")


def _moment(number: float, epoch: datetime) -> datetime | time | timedelta | None:
    try:
        return from_excel(number, epoch)
    except (OverflowError, ValueError):
        return None


def _dated(moment: datetime, kind: str) -> str:
    if kind == MONTH:
        return f"{moment:%Y-%m}"
    if kind == YEAR:
        return f"{moment:%Y}"
    text = moment.isoformat(sep=" ", timespec="seconds")
    return text.removesuffix(" 00:00:00")
