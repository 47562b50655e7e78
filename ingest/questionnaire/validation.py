"""The lists and ranges that cells of a questionnaire offer; none of them blocks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl
from xlsxwriter.worksheet import Worksheet

from ingest.codes import read_codes
from ingest.kpi import PERCENT, YES_NO
from ingest.questionnaire import layout
from ingest.questionnaire.sheets import FIRST_ROW
from warehouse.text import Lang, Text

MOST = 1e15
Cells = Sequence[tuple[int, int]]


def choice(words: Sequence[Text], lang: Lang) -> dict[str, Any]:
    """Return the validation of a cell that offers a list of words."""
    return {
        "validate": "list",
        "source": [word(lang) for word in words],
        "error_type": "warning",
    }


def _number(help_text: str, lowest: float, highest: float) -> dict[str, Any]:
    return {
        "validate": "decimal",
        "criteria": "between",
        "minimum": lowest,
        "maximum": highest,
        "input_message": help_text,
        "error_message": help_text,
        "error_type": "warning",
    }


def validate_kpis(sheet: Worksheet, kpis: pl.DataFrame, lang: Lang) -> None:
    """Offer words where words are asked for, and say what kind of number elsewhere."""
    fields = {
        shown.field.name: column
        for column, shown in enumerate(layout.KPI_COLUMNS)
        if shown.field
    }
    last = FIRST_ROW + kpis.height - 1
    rows: dict[str, list[int]] = {}
    for row, unit in enumerate(kpis["unit"], start=FIRST_ROW):
        rows.setdefault(unit, []).append(row)
    for unit, of_unit in rows.items():
        cells = [(row, fields["value"]) for row in of_unit]
        if unit == YES_NO:
            _apply(sheet, cells, choice((layout.YES, layout.NO), lang))
        else:
            _validate_numbers(sheet, kpis, cells, lang)
    for name in ("numerator", "denominator"):
        column = fields[name]
        number = _number(layout.PART_HELP(lang), -MOST, MOST)
        sheet.data_validation(FIRST_ROW, column, last, column, number)
    _validate_confirmation(sheet, layout.KPI_COLUMNS, last, lang)
    column = fields["status"]
    words = choice(layout.STATUS_CHOICES, lang)
    sheet.data_validation(FIRST_ROW, column, last, column, words)


def validate_levels(sheet: Worksheet, count: int, lang: Lang) -> None:
    """Offer the words of levels."""
    names = [shown.field.name if shown.field else "" for shown in layout.LEVEL_COLUMNS]
    column, last = names.index("level"), FIRST_ROW + count - 1
    words = choice(layout.LEVEL_CHOICES, lang)
    sheet.data_validation(FIRST_ROW, column, last, column, words)
    _validate_confirmation(sheet, layout.LEVEL_COLUMNS, last, lang)


def _validate_numbers(
    sheet: Worksheet, kpis: pl.DataFrame, cells: Cells, lang: Lang
) -> None:
    """Say of each cell which numbers it may hold: a percentage as 45 or as 45 %."""
    facts = read_codes().kpi_facts
    alike: dict[tuple[str, float, float], list[tuple[int, int]]] = {}
    for row, column in cells:
        kpi = facts[kpis["kpi_id"][row - FIRST_ROW]]
        scale = 100 if kpi.unit == PERCENT else 1
        low, high = (
            edge if end is None else scale * end
            for end, edge in ((kpi.lowest, -MOST), (kpi.highest, MOST))
        )
        unit_help = layout.VALUE_HELP.get(kpi.unit, layout.NUMBER_HELP)
        text = f"{unit_help(lang)} ({kpi.range(lang)})"
        alike.setdefault((text, low, high), []).append((row, column))
    for (text, low, high), of_range in alike.items():
        _apply(sheet, of_range, _number(text, low, high))


def _validate_confirmation(
    sheet: Worksheet, columns: Sequence[layout.Shown], last: int, lang: Lang
) -> None:
    """Offer yes and no where the last answer can be confirmed."""
    headers = [shown.header for shown in columns]
    column = headers.index(layout.CONFIRM)
    words = choice((layout.YES, layout.NO), lang)
    sheet.data_validation(FIRST_ROW, column, last, column, words)


def _apply(sheet: Worksheet, cells: Cells, validation: dict[str, Any]) -> None:
    """Set one validation on several cells."""
    others = [[row, column, row, column] for row, column in cells]
    sheet.data_validation(*cells[0], *cells[0], {**validation, "other_cells": others})
