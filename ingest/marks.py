"""The marks of numbers that the texts of a file show, column by column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from ingest.book import Sheet
from ingest.locate import Located
from ingest.reading.number import Marks, agreed, shown_marks


def marks_of_tables(
    tables: Sequence[tuple[Sheet, Located]],
) -> list[Mapping[str, Marks]]:
    """Return the marks of each table's columns of numbers, by their letters.

    A column that shows its own is read by them; one that shows none, by those of the
    whole file. Where texts disagree, nothing is settled.
    """
    shown = [dict(_shown(sheet, located)) for sheet, located in tables]
    whole = agreed(one for table in shown for found in table.values() for one in found)
    return [
        {letter: agreed(found) if found else whole for letter, found in table.items()}
        for table in shown
    ]


def _shown(sheet: Sheet, located: Located) -> Iterator[tuple[str, frozenset[Marks]]]:
    """Yield what the texts of each column of numbers show; stored numbers are none."""
    for letter, column in located.columns.items():
        if column.rule is None or not column.rule.is_number:
            continue
        cells = sheet.frame.filter(pl.col("_row") > located.header_row)
        is_number = sheet.is_number(cells, letter)
        texts = cells[letter]
        if is_number is not None:
            texts = texts.filter(~is_number)
        distinct = texts.drop_nulls().unique().cast(pl.String)
        marked = distinct.filter(distinct.str.contains("[.,]"))
        yield letter, shown_marks(marked)
