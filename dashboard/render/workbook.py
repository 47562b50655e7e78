"""A chart as a workbook: the table as people read it, the data, the description."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence

import polars as pl
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboard.chart import Unit
from dashboard.render.alt_text import alt_text
from dashboard.render.data_file import data_rows
from dashboard.view import View
from warehouse.tables import neutralise
from warehouse.text import Lang, Text

FIGURE = Text(en="Figure", fr="Graphique")
DATA = Text(en="Data", fr="Données")
ABOUT = Text(en="About", fr="Description")
FACTS = {
    "title": Text(en="Title", fr="Titre"),
    "as_of": Text(en="Session", fr="Session"),
    "unit": Text(en="What is shown", fr="Ce qui est présenté"),
    "sample": Text(en="Status", fr="Statut"),
    "note": Text(en="How to read it", fr="Comment lire"),
    "source": Text(en="Source", fr="Source"),
    "release": Text(en="Release", fr="Version"),
    "address": Text(en="Same view", fr="Même vue"),
    "described": Text(en="In words", fr="En toutes lettres"),
}
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
FORMATS = {
    Unit.SHARE: "0.0%",
    Unit.LEVEL: "0.00",
    Unit.SCORE: "0.00",
    Unit.COUNT: "#,##0",
}
WIDEST = 60  # signs


def workbook(view: View, rows: pl.DataFrame, release_id: str, address: str) -> bytes:
    """Return a chart as a workbook; values are numbers, and texts stay texts.

    Args:
        view: the chart, filled in.
        rows: its rows, with machine names and both languages.
        release_id: the release that its figures come from.
        address: the address of the page that shows the same view.
    """
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, OPTIONS) as book:
        # No two runs differ: the file is dated by the start of the review.
        stamp = datetime.datetime(2022, 7, 1, tzinfo=datetime.UTC)
        book.set_properties({"created": stamp, "title": view.title})
        bold = book.add_format({"bold": True})
        value = book.add_format({"num_format": FORMATS.get(view.chart.unit, "0.0")})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        _figure(book.add_worksheet(FIGURE(view.lang)), view, bold, value)
        data = neutralise(data_rows(view.chart, rows, release_id))
        _data(book.add_worksheet(DATA(view.lang)), data, bold)
        facts = _facts(view, release_id, address)
        sheet = book.add_worksheet(ABOUT(view.lang))
        sheet.set_column(0, 0, 22, bold)
        sheet.set_column(1, 1, 100, wrap)
        for place, (name, words) in enumerate(facts):
            sheet.write_row(place, 0, (name, words))
    return file.getvalue()


def _figure(sheet: Worksheet, view: View, bold: Format, value: Format) -> None:
    """Write the table under the chart, its title and the sample line above it."""
    above = [view.title, view.sample, f"{view.as_of}. {view.unit}"]
    lines = [line for line in above if line]
    for place, line in enumerate(lines):
        sheet.write(place, 0, line, bold if place == 0 else None)
    first = len(lines) + 1
    sheet.write_row(first, 0, view.headers, bold)
    for place, row in enumerate(view.cells, start=first + 1):
        for column, cell in enumerate(row):
            if cell.value is None:
                sheet.write_string(place, column, cell.text)
            else:
                sheet.write_number(place, column, cell.value, value)
    texts = [[cell.text for cell in row] for row in view.cells]
    _set_widths(sheet, view.headers, texts)


def _data(sheet: Worksheet, rows: pl.DataFrame, bold: Format) -> None:
    sheet.write_row(0, 0, rows.columns, bold)
    for place, row in enumerate(rows.rows(), start=1):
        for column, value in enumerate(row):
            if value is not None:
                plain = isinstance(value, bool | int | float | str)
                sheet.write(place, column, value if plain else str(value))
    sheet.freeze_panes(1, 0)
    _set_widths(sheet, rows.columns, [[str(v) for v in row] for row in rows.rows()])


def _facts(view: View, release_id: str, address: str) -> list[tuple[str, str]]:
    values = {
        "title": view.title,
        "as_of": view.as_of,
        "unit": view.unit,
        "sample": view.sample,
        "note": " ".join(part for part in (view.note, *view.footnotes) if part),
        "source": view.source,
        "release": release_id,
        "address": address,
        "described": alt_text(view),
    }
    lang: Lang = view.lang
    return [(FACTS[name](lang), words) for name, words in values.items() if words]


def _set_widths(
    sheet: Worksheet, heads: Sequence[str], texts: Sequence[Sequence[str]]
) -> None:
    for column, head in enumerate(heads):
        longest = max([len(head), *(len(row[column]) for row in texts)])
        sheet.set_column(column, column, min(longest + 2, WIDEST))
