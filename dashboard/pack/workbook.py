"""All the data of a pack in one workbook, with notes in each language."""

from __future__ import annotations

import io
from collections.abc import Mapping

import polars as pl
import xlsxwriter
from xlsxwriter.workbook import Workbook

from dashboard.finish import finish
from dashboard.pack.annex import Annex
from dashboard.pack.blocks import Table
from dashboard.render.caption import caption
from dashboard.render.excel.book import NOTE_WIDTH, OPTIONS, START
from dashboard.view import data_columns
from warehouse.tables import neutralise
from warehouse.text import SAMPLE_LINE, Lang, Text

NOTES = Text(en="Notes EN", fr="Notes FR")
SHEET = Text(en="Sheet {name}", fr="Feuille {name}")


def data_workbook(annexes: Mapping[Lang, Annex], release_id: str) -> bytes:
    """Return the workbook with the rows behind every figure and every table."""
    written = io.BytesIO()
    english = annexes[Lang.EN]
    with xlsxwriter.Workbook(written, OPTIONS | {"nan_inf_to_errors": True}) as book:
        book.set_properties({"title": english.choice.as_of, "created": START})
        for lang, annex in annexes.items():
            _write_notes(book, annex, lang, release_id)
        for figure in english.figures:
            columns = data_columns(figure.chart, figure.rows)
            rows = neutralise(figure.rows.select(columns))
            rows.write_excel(book, worksheet=f"F{figure.number:02d}", autofit=True)
        for lang, annex in annexes.items():
            for table in annex.tables:
                name = f"T{table.number:02d} {lang.upper()}"
                neutralise(_frame(table)).write_excel(
                    book, worksheet=name, autofit=True
                )
    passports = [figure.passport for figure in english.figures]
    return finish(written.getvalue(), "xlsx", passports)


def _write_notes(book: Workbook, annex: Annex, lang: Lang, release_id: str) -> None:
    """Say what stands on each sheet, with session, notes, source and release."""
    sheet = book.add_worksheet(NOTES(lang))
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, NOTE_WIDTH)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    bold = book.add_format({"bold": True, "valign": "top"})
    row = 0
    if any(figure.view.sample for figure in annex.figures):
        sheet.write_string(row, 1, SAMPLE_LINE(lang), bold)
        row += 1
    entries = []
    for figure in annex.figures:
        words = caption(figure.view, release_id, figure.number)
        lines = (words.title, words.sample, words.head, *words.notes, words.source)
        entries.append((f"F{figure.number:02d}", lines))
    for table in annex.tables:
        lines = (table.title, table.sample, table.head, *table.notes)
        entries.append((f"T{table.number:02d} {lang.upper()}", lines))
    for name, lines in entries:
        sheet.write_string(row, 0, SHEET.say(lang, name=name), bold)
        sheet.write_string(row, 1, "\n".join(filter(None, lines)), wrapped)
        sheet.set_row(row, 15 * sum(1 + len(line) // 100 for line in lines if line))
        row += 1


def _frame(table: Table) -> pl.DataFrame:
    """Return a table as it is read: heads that come twice are told apart."""
    seen: dict[str, int] = {}
    names = []
    for head in table.headers:
        seen[head] = seen.get(head, 0) + 1
        names.append(head if seen[head] == 1 else f"{head} ({seen[head]})")
    rows = [[cell.text for cell in row] for row in table.rows]
    return pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String), orient="row")
