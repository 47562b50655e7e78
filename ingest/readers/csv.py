"""CSV and TSV in any common encoding and with any common delimiter."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path

import polars as pl

from ingest.book import Book, Sheet, Unreadable, letter, sheet_of_records
from ingest.readers.encoding import decode

DELIMITERS = (",", ";", "\t", "|")
SAMPLE_RECORDS = 40
SAMPLE_CHARACTERS = 200_000
# Above this, polars reads what is regular; the exact reader takes what is not.
LARGE_CHARACTERS = 4_000_000
# A last record of our own: where it comes back as something else, a quotation mark
# was opened and never closed, and would have swallowed the rest of the file.
SENTINEL = "\x1e end of file \x1e"
FIELD_CHARACTERS = 1 << 24
BLANK_SIGNS = " \t\r\n\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006" + (
    "\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u2060\u3000\ufeff"
)


def read(
    path: Path, score: Callable[[Sequence[Sequence[str]]], tuple[int, ...]]
) -> Book:
    """Return the one sheet of a text file; its delimiter is that of the best header."""
    text, problems = decode(path.read_bytes())
    delimiter = _delimiter(text, score)
    sheet = _read_regular(text, delimiter) if len(text) > LARGE_CHARACTERS else None
    if sheet is None:
        sheet = sheet_of_records(None, _records(text, delimiter))
    return Book((sheet,), problems)


def _delimiter(
    text: str, score: Callable[[Sequence[Sequence[str]]], tuple[int, ...]]
) -> str:
    def merit(delimiter: str) -> tuple[int, ...]:
        reader = csv.reader(
            io.StringIO(text[:SAMPLE_CHARACTERS], newline=""), delimiter=delimiter
        )
        records = [
            record for record, _ in zip(reader, range(SAMPLE_RECORDS), strict=False)
        ]
        widths = [len(record) for record in records if len(record) > 1]
        return (*score(records), len(widths), max(widths, default=0))

    csv.field_size_limit(FIELD_CHARACTERS)
    return max(DELIMITERS, key=merit)


def _records(text: str, delimiter: str) -> list[list[str]]:
    """Return every record, blank ones too, so that the numbers are the file's own."""
    ending = "" if text.endswith(("\n", "\r")) else "\n"
    lines = io.StringIO(f"{text}{ending}{SENTINEL}", newline="")
    records = list(csv.reader(lines, delimiter=delimiter))
    if records.pop() != [SENTINEL]:
        opened = len(records) + 1
        raise Unreadable(
            f"a quotation mark opened in record {opened} is never closed",
            f"un guillemet ouvert dans l'enregistrement {opened} n'est jamais fermé",
        )
    return records


def _read_regular(text: str, delimiter: str) -> Sheet | None:
    """Return the sheet of a large regular file, or None where records differ."""
    try:
        cells = pl.read_csv(
            io.BytesIO(text.encode()),
            separator=delimiter,
            has_header=False,
            infer_schema=False,
        )
    except pl.exceptions.PolarsError:
        return None
    cells.columns = [letter(number + 1) for number in range(cells.width)]
    filled = cells.with_columns(
        pl.when(pl.all().str.strip_chars(BLANK_SIGNS) != "").then(pl.all())
    )
    return Sheet(None, filled.with_row_index("_row", 1).cast({"_row": pl.Int64}))
