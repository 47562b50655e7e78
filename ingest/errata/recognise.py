"""A marked workbook that comes back: its first sheet is ours, the rest is the sender's.

What we put there is known by hidden names of the workbook, whatever it is called now.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace

import polars as pl

from ingest.book import Book, Sheet
from ingest.questionnaire.names import constant, reference

# Points to the first cell of our sheet; the other two are constants.
SHEET = "fos_errata"
# The SHA-256 of the file that was marked, and the hash of the texts in its cells.
MARKED_FILE, MARKED_TEXTS = "fos_errata_of", "fos_errata_texts"


def without_errata(book: Book) -> Book:
    """Return the book as its sender made it: without our sheet, shown or hidden."""
    name = errata_sheet(book)
    if name is None:
        return book
    return replace(
        book,
        sheets=tuple(sheet for sheet in book.sheets if sheet.name != name),
        problems=tuple(problem for problem in book.problems if problem.sheet != name),
        hidden=tuple(sheet for sheet in book.hidden if sheet.name != name),
    )


def errata_sheet(book: Book) -> str | None:
    """Return the name of the sheet that an earlier errata put into the book."""
    place = reference(book.names, SHEET)
    return place[0] if place else None


def marked_file(book: Book) -> str | None:
    """Return the SHA-256 of the file that was marked, if nothing was mended since.

    Compared are the texts of all cells, so that neither the marks nor saving the file
    in another program counts as a change.
    """
    file = constant(book.names, MARKED_FILE)
    texts = constant(book.names, MARKED_TEXTS)
    if file is None or texts is None:
        return None
    return file if texts_hash(without_errata(book)) == texts else None


def texts_hash(book: Book) -> str:
    """Return the hash of every text in the visible sheets, each with its place."""
    digest = hashlib.sha256()
    for sheet in book.sheets:
        for row, letter, text in _texts(sheet).iter_rows():
            digest.update(f"{letter}{row}\x1f{text}\x1e".encode())
        digest.update(b"\x1d")
    return digest.hexdigest()


def _texts(sheet: Sheet) -> pl.DataFrame:
    return (
        sheet.frame.select("_row", *sheet.letters)
        .unpivot(index="_row", variable_name="letter", value_name="text")
        .drop_nulls("text")
        .sort("_row", "letter")
    )
