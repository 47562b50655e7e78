"""Numbers and dates as each language writes them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal

from warehouse.text import Lang, Text

NO_BREAK = "\u00a0"
NARROW = "\u202f"
MINUS = "\u2212"
POINTS = Text(en="{value} points", fr="{value}\u00a0points")
MONTH_END = Text(en="end of {month}", fr="fin {month}")
UNCHANGED = Text(en="unchanged", fr="inchangé")


@lru_cache(maxsize=16_384)
def number(value: float, lang: Lang | str, digits: int = 0) -> str:
    """Return a number as the language writes it: 1,234.5 or 1 234,5."""
    pattern = "#,##0" if digits == 0 else "#,##0." + "0" * digits
    text = format_decimal(value, format=pattern, locale=str(lang))
    return text.replace("-", MINUS)


def share(value: float, lang: Lang | str, digits: int = 1) -> str:
    """Return a share from 0 to 1 as a percentage: 41.0% or 41,0 %."""
    text = number(value * 100, lang, digits)
    return f"{text}{NARROW}%" if lang == Lang.FR else f"{text}%"


def signed(value: float, lang: Lang | str, digits: int = 1) -> str:
    """Return a change with its sign; nothing moved reads as a word."""
    if round(value, digits) == 0:
        return UNCHANGED(lang)
    text = number(value, lang, digits)
    return text if value < 0 else f"+{text}"


def points(value: float, lang: Lang | str) -> str:
    """Return the change of a share in percentage points."""
    text = signed(value * 100, lang)
    return text if text == UNCHANGED(lang) else POINTS.say(lang, value=text)


def day(value: date, lang: Lang | str, precision: str = "day") -> str:
    """Return a date in words, no more precise than it is known."""
    if precision == "year":
        return str(value.year)
    if precision == "month":
        return format_date(value, "LLLL y", locale=str(lang))
    if precision == "month_end":
        return MONTH_END.say(lang, month=day(value, lang, "month"))
    text = format_date(value, "d MMMM y", locale=str(lang))
    if lang == Lang.FR and value.day == 1:
        text = text.replace("1 ", "1er ", 1)
    return text.replace(" ", NO_BREAK, 1)
