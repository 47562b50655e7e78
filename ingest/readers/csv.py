"""CSV and TSV in any common encoding and with any common delimiter."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path

from ingest.book import Book, Unreadable, sheet_of_records
from ingest.readers.encoding import as_utf8, decode
from ingest.readers.large import SENTINEL, read_large

DELIMITERS = (",", ";", "\t", "|")
SAMPLE_RECORDS = 40
SAMPLE_CHARACTERS = 200_000
# A file of more is read in pieces (see `large.py`).
LARGE_BYTES = 4_000_000
FIELD_CHARACTERS = 1 << 24


def read(
    path: Path, score: Callable[[Sequence[Sequence[str]]], tuple[int, ...]]
) -> Book:
    """Return the one sheet of a text file; its delimiter is that of the best header."""
    content = path.read_bytes()
    if len(content) > LARGE_BYTES:
        content, problems = as_utf8(content)
        sample = content[:SAMPLE_CHARACTERS].decode(errors="ignore")
        return Book((read_large(content, _delimiter(sample, score)),), problems)
    text, problems = decode(content)
    records = _records(text, _delimiter(text, score))
    return Book((sheet_of_records(None, records),), problems)


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
