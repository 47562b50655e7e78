"""A report as a workbook: a sheet for each figure, its table and all its words."""

from __future__ import annotations

import datetime
import io

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboard.chart import Unit
from dashboard.passport import stamp
from dashboard.report.compose import Figure, Report
from dashboard.report.words import NUMBERED, SHEET, TITLE

# Texts stay texts, and no two runs differ.
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
CREATED = datetime.datetime(2022, 7, 1, tzinfo=datetime.UTC)
FORMATS = {Unit.SHARE: "0.0%", Unit.COUNT: "#,##0", Unit.NUMBER: "#,##0.0"}


def report_workbook(report: Report) -> bytes:
    """Return the workbook, with the passports of its figures."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, OPTIONS) as book:
        book.set_properties({"title": TITLE(report.lang), "created": CREATED})
        bold = book.add_format({"bold": True})
        for figure in report.figures:
            view = figure.view
            name = SHEET.say(report.lang, number=figure.number)
            shape = {"num_format": FORMATS.get(view.chart.unit, "0.00")}
            _write(book.add_worksheet(name), figure, bold, book.add_format(shape))
    passports = [figure.passport for figure in report.figures]
    return stamp(written.getvalue(), "xlsx", passports)


def _write(sheet: Worksheet, figure: Figure, bold: Format, number: Format) -> None:
    view = figure.view
    title = NUMBERED.say(view.lang, number=figure.number, title=view.title)
    above = (title, f"{view.as_of}. {view.unit}", view.sample)
    row = 0
    for line in filter(None, above):
        sheet.write_string(row, 0, line, bold if row == 0 else None)
        row += 1
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, max(1, len(view.headers)), 18)
    row += 1
    for column, header in enumerate(view.headers):
        sheet.write_string(row, column, header, bold)
    for cells in view.cells:
        row += 1
        for column, cell in enumerate(cells):
            if cell.value is None:
                sheet.write_string(row, column, cell.text)
            else:
                sheet.write_number(row, column, cell.value, number)
    for line in ("", *([view.empty] if view.empty else []), *figure.foot):
        row += 1
        sheet.write_string(row, 0, line)
