"""A chart as a workbook: its native chart, its data, its notes, in one language."""

from __future__ import annotations

import datetime
import io
import math
import zipfile
from dataclasses import replace
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from dashboard.chart import Heatmap, Tiles
from dashboard.look import theme
from dashboard.render.alt_text import alt_text
from dashboard.render.caption import Caption
from dashboard.render.excel.grid import ABOVE, BELOW, Grid, grid
from dashboard.render.excel.native import (
    WIDTH,
    Place,
    add_native,
    height,
    is_native,
    number_format,
)
from dashboard.render.span import FULL
from dashboard.view import View
from warehouse.text import Text

CHART_SHEET = Text(en="Chart", fr="Graphique")
DATA_SHEET = Text(en="Data", fr="Données")
NOTES_SHEET = Text(en="Notes", fr="Notes")
# Texts stay texts, and no two runs differ.
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
START = datetime.datetime(2022, 7, 1, tzinfo=datetime.UTC)
NOTE_WIDTH = 110
LINE_HEIGHT = 14
# Numbers are kept whole; a cell shows as many digits as people read.
SHOWN = {"share": "0.0%", "level": "0.00", "score": "0.00", "number": "#,##0.0"}


def figure_book(view: View, words: Caption) -> bytes:
    """Return the workbook of a chart for people: chart, data and notes."""
    written = io.BytesIO()
    with _opened(written, view, words) as book:
        sheet = book.add_worksheet(CHART_SHEET(view.lang))
        data = book.add_worksheet(DATA_SHEET(view.lang))
        place = _write_data(book, data, view)
        _write_chart(book, sheet, view, words, place)
        _write_notes(book, view, words)
    return written.getvalue()


def data_book(view: View, words: Caption) -> bytes:
    """Return the workbook that stands behind a chart of Word: data and notes."""
    written = io.BytesIO()
    with _opened(written, view, words) as book:
        data = book.add_worksheet(DATA_SHEET(view.lang))
        _write_data(book, data, view)
        _write_notes(book, view, words)
    return written.getvalue()


def chart_xml(view: View, words: Caption) -> bytes:
    """Return a native chart alone, as Office keeps it, with the data it last saw."""
    written = io.BytesIO()
    with _opened(written, view, words) as book:
        data = book.add_worksheet(DATA_SHEET(view.lang))
        place = _write_data(book, data, view)
        data.insert_chart(0, 0, add_native(book, view, place))
    with zipfile.ZipFile(written) as parts:
        return parts.read("xl/charts/chart1.xml")


def _opened(written: io.BytesIO, view: View, words: Caption) -> Workbook:
    book = xlsxwriter.Workbook(written, OPTIONS)
    book.set_properties(
        {"title": words.title, "created": START, "comments": words.sample}
    )
    book.formats[0].set_font_name("Arial")
    book.formats[0].set_font_size(10)
    return book


def _write_data(book: Workbook, sheet: Worksheet, view: View) -> Place:
    """Write the grid, and the parts of the band as formulas on it."""
    found = grid(view)
    head = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}
    bold = book.add_format(head)
    shown = book.add_format({"num_format": _shown(view)})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.write_row(0, 0, found.headers, bold)
    for row, cells in enumerate(found.rows, start=1):
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                sheet.write_string(row, column, cell, wrapped)
            elif cell is not None:
                sheet.write_number(row, column, cell, shown)
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, len(found.headers) + 1, 18)
    sheet.freeze_panes(1, 1)
    _shade(sheet, view, found)
    place = Place(DATA_SHEET(view.lang), found)
    if found.low is None:
        return place
    below = len(found.headers)
    sheet.write_row(0, below, [BELOW(view.lang), ABOVE(view.lang)], bold)
    _write_parts(sheet, view, below, shown)
    return replace(place, below=below, above=below + 1)


def _write_parts(sheet: Worksheet, view: View, below: int, shown: Format) -> None:
    """Write how far the band reaches on either side of the value."""
    for row, point in enumerate(view.points, start=1):
        if point.value is None or point.low is None or point.high is None:
            continue
        line = row + 1
        less, more = point.value - point.low, point.high - point.value
        sheet.write_formula(row, below, f"=B{line}-C{line}", shown, less)
        sheet.write_formula(row, below + 1, f"=D{line}-B{line}", shown, more)


def _shade(sheet: Worksheet, view: View, found: Grid) -> None:
    """Colour the values of marks for which Office has no chart."""
    if not isinstance(view.chart.mark, Heatmap | Tiles) or not found.rows:
        return
    low, high = (colour for _, colour in theme.SCALE)
    rule: dict[str, Any] = {
        "type": "2_color_scale",
        "min_color": low,
        "max_color": high,
    }
    full = FULL.get(view.chart.unit)
    if full:
        rule |= {
            "min_type": "num",
            "min_value": 0,
            "max_type": "num",
            "max_value": full,
        }
    columns = found.value_columns
    sheet.conditional_format(1, columns[0], len(found.rows), columns[-1], rule)


def _write_chart(
    book: Workbook, sheet: Worksheet, view: View, words: Caption, place: Place
) -> None:
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, NOTE_WIDTH)
    row = 0
    for text, style in _above(words):
        _write_line(sheet, row, text, book.add_format(style))
        row += 1
    row += 1
    if is_native(view):
        chart = add_native(book, view, place)
        chart.set_title(
            {"name": words.title, "name_font": {"size": 12}, "overlay": False}
        )
        size = {"x_scale": 1, "y_scale": 1, "object_position": 2}
        chart.set_size({"width": WIDTH * 1.2, "height": height(view) + 60})
        sheet.insert_chart(row, 0, chart, size | {"description": alt_text(view)})
        row += (height(view) + 60) // 20 + 2
    else:
        _write_line(sheet, row, view.empty or alt_text(view), _wrapped(book))
        row += 2
    for line in (*words.notes, words.source):
        _write_line(sheet, row, line, _wrapped(book))
        row += 1
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _write_line(sheet: Worksheet, row: int, text: str, style: Format) -> None:
    """Write a text over as many lines as it needs; no program makes room by itself."""
    lines = math.ceil(len(text) / (NOTE_WIDTH * 0.9))
    sheet.set_row(row, LINE_HEIGHT * lines + 2)
    sheet.write_string(row, 0, text, style)


def _wrapped(book: Workbook) -> Format:
    return book.add_format(
        {"text_wrap": True, "font_size": 9, "font_color": theme.MUTED}
    )


def _above(words: Caption) -> list[tuple[str, dict[str, Any]]]:
    lines = [(words.title, {"bold": True, "font_size": 13, "text_wrap": True})]
    if words.sample:
        lines.append((words.sample, {"bold": True, "font_color": theme.WARNING}))
    lines.append((words.head, {"font_color": theme.MUTED, "text_wrap": True}))
    return lines


def _write_notes(book: Workbook, view: View, words: Caption) -> None:
    sheet = book.add_worksheet(NOTES_SHEET(view.lang))
    sheet.set_column(0, 0, NOTE_WIDTH)
    style = book.add_format({"text_wrap": True, "valign": "top"})
    lines = (words.title, words.sample, words.head, *words.notes, words.source)
    for row, line in enumerate(line for line in (*lines, alt_text(view)) if line):
        _write_line(sheet, row, line, style)


def _shown(view: View) -> str:
    unit = view.chart.unit
    return SHOWN.get(str(unit), number_format(unit, view.lang))
