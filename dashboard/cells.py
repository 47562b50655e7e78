"""Cells of the table under a chart: values, counts and labels as people read them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dashboard.chart import Bars, Chart, Column, Kind, Tiles, Unit
from dashboard.member.footnotes import mark_of
from dashboard.words import (
    DASH,
    TOO_FEW,
    UNKNOWN,
    compact,
    number,
    points,
    share,
    signed,
    typeset,
)
from warehouse.text import Lang

Row = dict[str, Any]
# Digits after the decimal sign, by unit; a share is printed as a percentage.
LARGEST_WITH_DECIMAL = 1000  # in a tile
DIGITS = {Unit.LEVEL: 2, Unit.SCORE: 2, Unit.NUMBER: 1, Unit.COUNT: 0}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; `value` where the chart draws the same number.

    A text that is recorded stands as somebody else wrote it, in whatever language.
    """

    text: str
    is_number: bool = False
    value: float | None = None
    is_recorded: bool = False


def printed(value: float | None, unit: Unit, lang: Lang) -> str:
    """Return a value in its unit as people read it."""
    if value is None:
        return TOO_FEW(lang)
    if unit is Unit.SHARE:
        return share(value, lang)
    return number(value, lang, DIGITS[unit])


def in_a_tile(value: float | None, unit: Unit, lang: Lang) -> str:
    """Return a value in the little room of a tile; the table has all of it."""
    if value is None:
        return ""
    if unit is Unit.SHARE:
        return share(value, lang, 0)
    is_whole = unit is Unit.COUNT or abs(value) >= LARGEST_WITH_DECIMAL
    return compact(value, lang) if is_whole else number(value, lang, 1)


def label(row: Row, column: str, lang: Lang) -> str:
    """Return a label of a row in one language; a missing one is said to be unknown."""
    text = row.get(column, row.get(f"{column}_{lang}"))
    return UNKNOWN(lang) if text is None else typeset(str(text), lang)


def value_words(chart: Chart, row: Row, lang: Lang) -> str:
    """Return the value that a chart draws of a row, or why there is none."""
    mark = chart.mark
    value = row[mark.value]
    if value is None and isinstance(mark, Tiles):
        return label(row, mark.words, lang)
    if value is None and f"missing_{lang}" in row:
        return label(row, "missing", lang)
    if value is None and isinstance(mark, Bars):
        return mark.missing(lang)
    return printed(value, chart.unit, lang)


def cell(chart: Chart, column: Column, row: Row, lang: Lang) -> Cell:
    """Return the cell of a column of the table under a chart."""
    if column.kind is Kind.TEXT:
        return Cell(label(row, column.name, lang))
    value = row[column.name]
    if column.is_value:
        words = value_words(chart, row, lang) + mark_of(row)
        return Cell(words, is_number=True, value=value)
    if value is None:
        return Cell(DASH(lang), is_number=True)
    return Cell(_written(value, column.kind, chart.unit, lang), is_number=True)


def _written(value: float, kind: Kind, unit: Unit, lang: Lang) -> str:
    if kind is Kind.VALUE:
        return printed(value, unit, lang)
    if kind is Kind.SHARE:
        return share(value, lang)
    if kind is Kind.POINTS:
        return points(value, lang)
    if kind is Kind.LEVEL_CHANGE:
        return signed(value, lang, 2)
    return number(value, lang, 2 if kind is Kind.LEVEL else 0)
