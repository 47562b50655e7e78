"""Cells of a workbook as the text that people see: "45%", "2", "2024-05-01"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal
from xml.etree import ElementTree

from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from ingest.readers.package import Package, parse, tag
from ingest.readers.rich_text import unescaped

PERCENT, DATE, MONTH, YEAR, TIME, NUMBER = (
    "percent",
    "date",
    "month",
    "year",
    "time",
    "number",
)
# Dates whose look depends on the country of the reader; openpyxl does not list them.
LOCAL_DATES = frozenset([*range(27, 37), *range(50, 59)])
# What is not part of a format proper: "literals", escaped signs, [conditions].
LITERALS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')


@dataclass(frozen=True, slots=True)
class CellStyles:
    """How the numbers of a workbook are shown: one kind a style, and the calendar."""

    kinds: list[str]
    epoch: datetime

    @classmethod
    def of(cls, package: Package, part: str | None, is_1904: bool) -> CellStyles:
        """Return the styles of a workbook."""
        epoch = CALENDAR_MAC_1904 if is_1904 else CALENDAR_WINDOWS_1900
        if part is None:
            return cls([], epoch)
        root = parse(package, part)
        codes = {
            element.get("numFmtId"): element.get("formatCode", "")
            for element in root.iter()
            if tag(element) == "numFmt"
        }
        formats = [
            style.get("numFmtId", "0")
            for element in root
            if tag(element) == "cellXfs"
            for style in element
        ]
        return cls([_kind(number, codes.get(number)) for number in formats], epoch)

    def kind(self, style: str | None) -> str:
        """Return the kind of a cell's style."""
        number = int(style or 0)
        return self.kinds[number] if number < len(self.kinds) else NUMBER


def _kind(number: str, code: str | None) -> str:
    if code is None:
        if int(number) in LOCAL_DATES:
            return DATE
        code = BUILTIN_FORMATS.get(int(number), "General")
    bare = LITERALS.sub("", code.split(";")[0]).lower()
    if "general" in bare or bare == "@":
        return NUMBER
    if "%" in bare:
        return PERCENT
    if "d" in bare:
        return DATE
    if "y" in bare:
        return MONTH if "m" in bare else YEAR
    is_clock = re.search("[hs]", bare) or re.search(r"\[(h|m|s)+\]", code.lower())
    if is_clock:
        return TIME
    return MONTH if "m" in bare else NUMBER


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
        return _number(value, styles.kind(cell.get("s")), styles.epoch)
    if kind == "b":
        return "TRUE" if value == "1" else "FALSE"
    if kind == "d":
        return value.removesuffix("T00:00:00")
    return unescaped(value)


def _number(value: str, kind: str, epoch: datetime) -> str:
    if kind not in {NUMBER, PERCENT}:
        moment = _moment(float(value), epoch)
        if isinstance(moment, datetime):
            return _dated(moment, kind)
        if isinstance(moment, time):
            return moment.isoformat()
    return plain_number(value, is_percent=kind == PERCENT)


def plain_number(value: str, *, is_percent: bool = False) -> str:
    """Return a stored number as it is read: 0.45 as "45%" where it is a percentage."""
    # Fifteen digits, as spreadsheets show: 0.1 + 0.2 is stored as 0.30000000000000004.
    digits = Decimal(f"{float(value):.15g}")
    return f"{_plain(digits * 100)}%" if is_percent else _plain(digits)


def _plain(number: Decimal) -> str:
    """Return a number with a decimal point, without exponent or needless zeros."""
    if not number.is_finite():
        return str(number)
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text


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
