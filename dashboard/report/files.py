"""A report as files that people go on working with: Word, and its data as a workbook.

They are made as a session's pack is (`dashboard.pack`), without its sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard.choice import Choice
from dashboard.data import Book
from dashboard.pack.annex import Annex, Writer, annex
from dashboard.pack.document import Dress, annex_document
from dashboard.pack.workbook import data_workbook
from warehouse.text import Lang


def report_document(book: Book, choice: Choice, keys: Sequence[str]) -> bytes:
    """Return a Word document with native charts, in the language of the choice."""
    return annex_document(book, _annex(book, choice, keys), Dress())


def report_workbook(book: Book, choice: Choice, keys: Sequence[str]) -> bytes:
    """Return a workbook: the rows behind each figure, and notes in each language."""
    annexes = {lang: _annex(book, replace(choice, lang=lang), keys) for lang in Lang}
    return data_workbook(annexes, book.release.release_id)


def _annex(book: Book, choice: Choice, keys: Sequence[str]) -> Annex:
    def chosen(writer: Writer) -> None:
        for key in keys:
            writer.figure(key)

    return annex(book, choice, [chosen])
