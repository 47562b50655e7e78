"""A workbook of the rows as typed, for files that are none: record n is row n."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import xlsxwriter
from openpyxl.utils.cell import column_index_from_string

from ingest.book import Book, Sheet
from ingest.errata.words import ROWS_SHEET
from warehouse.tables import FORMULA_START
from warehouse.text import Lang

# A file without a clock in it, so that its bytes are the same at each run.
CREATED = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)
# Beyond this no one mends by hand: the list of problems is given alone.
MOST_CELLS = 2_000_000
NO_SHEET_SIGNS = str.maketrans("[]:*?/\\", "       ")
LONGEST_NAME = 31
RISKY = re.compile(FORMULA_START)
WIDEST = 48


def named(book: Book, lang: Lang) -> Book:
    """Return the book with a name for each sheet that a workbook can bear."""
    taken: set[str] = set()
    sheets = []
    for sheet in book.sheets:
        title = (sheet.name or ROWS_SHEET(lang)).translate(NO_SHEET_SIGNS).strip("' ")
        name, number = title[:LONGEST_NAME] or ROWS_SHEET(lang), 1
        while name.lower() in taken:
            number += 1
            name = f"{title[: LONGEST_NAME - 5]} ({number})"
        taken.add(name.lower())
        sheets.append(replace(sheet, name=name))
    return replace(book, sheets=tuple(sheets))


def is_small(book: Book) -> bool:
    """Return whether the rows of a book are few enough to be written again."""
    cells = sum(len(sheet.letters) * sheet.frame.height for sheet in book.sheets)
    return cells <= MOST_CELLS


def workbook_of(book: Book) -> bytes:
    """Return a workbook whose sheets hold the texts of a book, each in its place."""
    content = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(content, options) as written:
        written.set_properties({"created": CREATED})
        # Text that looks like a formula stays text, even once its cell is edited.
        guarded = written.add_format({"quote_prefix": True, "num_format": "@"})
        text = written.add_format({"num_format": "@"})
        if book.is_sample and book.sheets:
            written.define_name("fos_sample", f"='{book.sheets[0].name}'!$A$1")
        for sheet in book.sheets:
            page = written.add_worksheet(sheet.name)
            for column in sheet.letters:
                page.set_column(f"{column}:{column}", _width(sheet, column))
            for row, column, typed in _cells(sheet):
                look = guarded if RISKY.match(typed) else text
                page.write_string(row, column, typed, look)
        if not book.sheets:
            written.add_worksheet()
    return content.getvalue()


def _cells(sheet: Sheet) -> Iterator[tuple[int, int, str]]:
    numbers = [column_index_from_string(name) - 1 for name in sheet.letters]
    for row, *texts in sheet.frame.select("_row", *sheet.letters).iter_rows():
        for number, text in zip(numbers, texts, strict=True):
            if text is not None:
                yield row - 1, number, text


def _width(sheet: Sheet, column: str) -> int:
    longest = sheet.frame[column].str.len_chars().quantile(0.9) or 0
    return min(WIDEST, max(10, int(longest) + 2))
