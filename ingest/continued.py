"""Records of several rows, put together in the first of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import polars as pl

from ingest.book import Sheet
from ingest.locate import Located


def join_continued(sheet: Sheet, located: Located) -> Sheet:
    """Return the sheet with each row that continues a record joined to its first row.

    A row continues a record where each cell that tells records apart is the lower part
    of a merged cell: then it has no key of its own. Different texts of one column are
    put below each other. Where only some of those cells are merged (a Member over its
    answers), each row is a record.
    """
    letters = _key_letters(located)
    if not sheet.continued or not letters:
        return sheet
    firsts = {
        row: first
        for row in sheet.frame["_row"]
        if row > located.header_row and (first := _first(sheet, row, letters))
    }
    if not firsts:
        return sheet
    record = pl.col("_row").replace(firsts)
    # What repeats a merged cell's text is not said again.
    once = [
        pl.when(~pl.col("_row").is_in(_repeated(sheet, name, firsts)))
        .then(pl.col(name))
        .alias(name)
        for name in sheet.letters
    ]
    joined = (
        sheet.frame.with_columns(once)
        .with_columns(_row=record)
        .group_by("_row", maintain_order=True)
        .agg(
            pl.when(pl.col(name).count() > 0).then(
                pl.col(name).drop_nulls().str.join("\n")
            )
            for name in sheet.letters
        )
    )
    # Cells merged over records go on from the record, and not from one of its rows.
    left = {
        (row, letter): firsts.get(first, first)
        for (row, letter), first in sheet.continued.items()
        if row not in firsts and firsts.get(first, first) != row
    }
    return replace(sheet, frame=joined, continued=left)


def _key_letters(located: Located) -> list[str]:
    """Return the columns of the sheet that tell the records of its table apart."""
    key = set(located.table.key)
    return [
        letter
        for letter, column in located.columns.items()
        if column.name in key or (column.rule and key & set(column.rule.fields))
    ]


def _first(sheet: Sheet, row: int, letters: Sequence[str]) -> int | None:
    """Return the row that a row continues, or None where it is its own.

    It is the row where the last of the cells that tell records apart begins, if that
    row has the same cells.
    """
    firsts = [sheet.continued.get((row, letter), row) for letter in letters]
    record = max(firsts)
    of_record = [sheet.continued.get((record, letter), record) for letter in letters]
    return record if record < row and of_record == firsts else None


def _repeated(sheet: Sheet, letter: str, firsts: Mapping[int, int]) -> list[int]:
    """Return the joined rows whose cell of a column is a merged cell's lower part."""
    return [row for row, place in sheet.continued if place == letter and row in firsts]
