"""Large text files: read in pieces, each different text of a column kept once.

Where a piece holds no quotation mark, each line of it is a record, and polars reads
it. Where it holds one, the exact reader does; both number records alike.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

import polars as pl

from ingest.book import MOST_CELLS, Sheet, Unreadable, is_blank, letter, refuse_width

PIECE_BYTES = 32 << 20
# A last record of our own: where it comes back as something else, a quotation mark
# was opened and never closed, and would have swallowed the rest of the file.
SENTINEL = "\x1e end of file \x1e"


def read_large(content: bytes, delimiter: str) -> Sheet:
    """Return the sheet of a text in UTF-8, its columns `pl.Categorical`."""
    pieces = [pl.DataFrame(schema={"_row": pl.Int64})]
    kinds: dict[str, pl.Categorical] = {}
    width = content[: content.find(b"\n") + 1 or None].count(delimiter.encode()) + 1
    refuse_width(width)
    row = 1
    for piece in _pieces(content, delimiter, width):
        for name in piece.columns:
            kinds.setdefault(name, pl.Categorical(pl.Categories.random()))
        numbered = piece.select(
            pl.int_range(row, row + pl.len(), dtype=pl.Int64).alias("_row"),
            *(pl.col(name).cast(kinds[name]) for name in piece.columns),
        )
        row += piece.height
        pieces.append(numbered)
        if row * len(kinds) > MOST_CELLS:
            raise Unreadable(
                f"it holds more than {MOST_CELLS} cells",
                f"il contient plus de {MOST_CELLS} cellules",
            )
    # In one chunk: `pl.format` of polars 2.1 falls over a chunk without rows.
    whole = pl.concat(pieces, how="diagonal", rechunk=True)
    return Sheet(None, _without_blanks(whole), is_delimited=True)


def _without_blanks(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the frame with nulls for blank texts, without columns of none."""
    names = [name for name in frame.columns if name != "_row"]
    for name in names:
        texts = frame[name].unique().drop_nulls()
        blank = [text for text in texts.cast(pl.String) if is_blank(text)]
        if blank:
            codes = texts.filter(texts.cast(pl.String).is_in(blank)).to_physical()
            is_text = ~pl.col(name).to_physical().is_in(codes.implode())
            frame = frame.with_columns(pl.when(is_text).then(name))
    kept = [name for name in names if frame[name].null_count() < frame.height]
    return frame.select("_row", *kept)


def _pieces(content: bytes, delimiter: str, width: int) -> Iterator[pl.DataFrame]:
    """Yield the records of a text, blank ones too, some at a time."""
    start, count = 0, 0
    while start < len(content):
        stop = content.find(b"\n", start + PIECE_BYTES - 1) + 1 or len(content)
        piece = _regular(content[start:stop], delimiter, width)
        if piece is None:
            records, stop = _records(content, start, stop, delimiter, count + 1)
            piece = _frame(records)
        start, count = stop, count + piece.height
        yield piece


def _regular(piece: bytes, delimiter: str, width: int) -> pl.DataFrame | None:
    """Return the records of a piece where each line is one, or None where not."""
    if b'"' in piece or piece.count(b"\r") != piece.count(b"\r\n"):
        return None
    # The first line tells polars how many columns there are; it is none of ours.
    first = delimiter.encode() * (width - 1) + b"\n"
    names = [letter(number) for number in range(1, width + 1)]
    try:
        cells = pl.read_csv(
            io.BytesIO(first + piece),
            separator=delimiter,
            has_header=False,
            schema=dict.fromkeys(names, pl.String),
            quote_char=None,
        )
    except pl.exceptions.PolarsError:
        return None
    lines = piece.count(b"\n") + (not piece.endswith(b"\n"))
    return cells.slice(1) if cells.height == lines + 1 else None


def _records(
    content: bytes, start: int, stop: int, delimiter: str, number: int
) -> tuple[list[list[str]], int]:
    """Return the records from one place to another, and where the last one ends."""
    lines = _Lines(content, start)
    records: list[list[str]] = []
    for record in csv.reader(lines, delimiter=delimiter):
        if record and record[-1].endswith(SENTINEL):
            opened = number + len(records)
            raise Unreadable(
                f"a quotation mark opened in record {opened} is never closed",
                f"un guillemet ouvert dans l'enregistrement {opened} n'est jamais "
                "fermé",
            )
        records.append(record)
        if lines.position >= stop:
            break
    return records, lines.position


class _Lines:
    """The lines of a text from a place on, and how far they were taken."""

    def __init__(self, content: bytes, position: int) -> None:
        self.position = position
        self._lines = self._walk(content, position)

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line, self.position = next(self._lines)
        return line

    @staticmethod
    def _walk(content: bytes, start: int) -> Iterator[tuple[str, int]]:
        while start < len(content):
            stop = content.find(b"\n", start) + 1 or len(content)
            for line in io.StringIO(content[start:stop].decode(), newline=""):
                start += len(line.encode())
                ending = "" if line.endswith(("\n", "\r")) else "\n"
                yield line + ending, start
        yield SENTINEL, start


def _frame(records: Sequence[Sequence[str]]) -> pl.DataFrame:
    """Return records as a frame of text; columns have letters for names."""
    width = max(map(len, records), default=0)
    refuse_width(width)
    return pl.DataFrame(
        {
            letter(column + 1): pl.Series(
                [
                    record[column] if column < len(record) else None
                    for record in records
                ],
                dtype=pl.String,
            )
            for column in range(max(width, 1))
        }
    )
