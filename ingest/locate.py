"""Where a table stands in a sheet: its header row, and the column of each field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import polars as pl

from ingest.book import Sheet
from ingest.folding import NOTE_DIGITS, fold
from ingest.source import Column, Source, Table, header_index
from warehouse.text import Lang

HEADER_ROWS = 30
LONGEST_HEADER = 200
ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]|\*")
BILINGUAL = re.compile(r"\s*[/|\n]\s*")


@dataclass(frozen=True, slots=True)
class Located:
    """A table found in a sheet.

    Args:
        source: the source of the table.
        table: the table whose headers these are.
        header_row: the row that holds them, as the sheet counts.
        columns: the column of the table by letter, each once.
        repeated: further letters whose header stands for a column already found.
        headers: every header by letter, as typed.
        lang: the language of the headers.
    """

    source: Source
    table: Table
    header_row: int
    columns: Mapping[str, Column]
    repeated: Mapping[str, Column]
    headers: Mapping[str, str]
    lang: Lang

    @property
    def missing(self) -> list[Column]:
        """The required columns that are not there."""
        found = {column.name for column in self.columns.values()}
        return [
            column
            for column in self.table.columns
            if column.is_required and column.name not in found
        ]


@lru_cache(maxsize=1 << 14)
def _folded(header: str) -> tuple[str, str, tuple[str, ...]]:
    """Return a header folded: whole, without what is in brackets, and its halves.

    The mark of a note is no part of a header.
    """
    short = NOTE_DIGITS.sub("", header[:LONGEST_HEADER])
    halves = tuple(fold(half) for half in BILINGUAL.split(short) if half)
    return fold(short), fold(ASIDE.sub("", short)), halves


def match(
    table: Table, header: str
) -> tuple[Column, frozenset[Lang]] | tuple[None, frozenset[Lang]]:
    """Return the column that a header stands for, whatever is beside its name.

    The header as a whole, else without what stands in brackets, else both of its
    halves where it is written in two languages ("Member / Membre").
    """
    index = header_index(table)
    whole, bare, halves = _folded(header)
    found = index.get(whole) or index.get(bare)
    if found or len(halves) < 2:
        return found or (None, frozenset())
    columns = {index[half][0] for half in halves if half in index}
    if len(columns) == 1 and all(half in index for half in halves):
        return columns.pop(), frozenset()
    return None, frozenset()


def merit(table: Table, headers: Iterable[str]) -> tuple[int, int]:
    """Return how well headers fit a table, or zeros where they do not.

    A table is recognised by all its required columns, or by all but one where at
    least three columns are there; the share of those found counts first, in
    hundredths, then how many columns are known at all.
    """
    found = {column.name for header in headers if (column := match(table, header)[0])}
    required = {column.name for column in table.columns if column.is_required}
    absent = len(required - found)
    if absent > 1 or (absent == 1 and len(found) < 3) or len(found) < 2:
        return 0, 0
    return 100 * (len(required) - absent) // len(required), len(found)


def header_score(
    sources: Sequence[Source], records: Sequence[Sequence[str]]
) -> tuple[int, int]:
    """Return the merit of the best header row among records, for any table."""
    return max(
        (
            merit(table, [text for text in record if text])
            for record in records[:HEADER_ROWS]
            for source in sources
            for table in source.tables
        ),
        default=(0, 0),
    )


def locate(sheet: Sheet, sources: Sequence[Source]) -> Located | None:
    """Return the table of a sheet, or None where no shape fits best."""
    best: tuple[tuple[int, int], list[tuple[Source, Table, int, dict[str, str]]]]
    best = ((0, 0), [])
    for row, headers in _first_rows(sheet.frame):
        for source in sources:
            for table in source.tables:
                fit = merit(table, headers.values())
                if fit > best[0]:
                    best = (fit, [])
                if fit == best[0] and fit > (0, 0):
                    best[1].append((source, table, row, headers))
    candidates = best[1]
    # The same table twice is a header block repeated; two tables are a riddle.
    if not candidates or len({table.name for _, table, _, _ in candidates}) > 1:
        return None
    return _located(*candidates[0])


def _first_rows(frame: pl.DataFrame) -> Iterable[tuple[int, dict[str, str]]]:
    # Rows stand in their order, blank ones apart.
    for row in frame.head(HEADER_ROWS).iter_rows(named=True):
        number = row.pop("_row")
        if number > HEADER_ROWS:
            return
        yield number, {letter: text for letter, text in row.items() if text}


def _located(
    source: Source, table: Table, row: int, headers: dict[str, str]
) -> Located:
    columns: dict[str, Column] = {}
    repeated: dict[str, Column] = {}
    signs = {Lang.EN: 0, Lang.FR: 0}
    for letter, header in headers.items():
        column, langs = match(table, header)
        if column is None:
            continue
        is_known = column in columns.values()
        (repeated if is_known else columns)[letter] = column
        if len(langs) == 1:
            signs[next(iter(langs))] += 1
    lang = Lang.FR if signs[Lang.FR] > signs[Lang.EN] else Lang.EN
    return Located(source, table, row, columns, repeated, headers, lang)
