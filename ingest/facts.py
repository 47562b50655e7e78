"""The facts of a cell: symbols, dates and numbers, read by the rules of the sources."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from ingest.reading.date import read_date
from ingest.reading.number import Marks, read_number
from warehouse import facts
from warehouse.facts import Facts
from warehouse.text import Lang


def facts_of(text: str, lang: Lang) -> Facts:
    """Return the symbols, dates and numbers of a text."""
    return facts.facts_of(text, lang, READERS)


def _number(text: str, lang: Lang) -> tuple[Decimal, bool] | None:
    reading = read_number(text, Marks("," if lang == Lang.FR else "."))
    if not reading.values:
        return None
    value, is_percent = reading.values
    return Decimal(value), is_percent


def _day(text: str, lang: Lang) -> date | None:
    reading = read_date(text, lang)
    return reading.values[0] if reading.values else None


READERS = facts.Readers(_number, _day)
