"""Last answers that a Member confirmed: they stand for the cells left empty."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from ingest.book import Sheet
from ingest.folding import fold
from ingest.locate import Located
from ingest.problems import Problem
from ingest.questionnaire.layout import CONFIRM, LAST_OF_FIELDS
from ingest.reading.words import read_boolean
from warehouse.text import Text

# Where these say something, the Member answers anew and confirms nothing.
ANSWERS = (*LAST_OF_FIELDS, "status")


def with_confirmed(
    sheet: Sheet, found: Located
) -> tuple[Sheet, Located, tuple[Problem, ...]]:
    """Return a table of a questionnaire with what was confirmed in it.

    A confirmed answer is read from the cell of the last one, which it keeps as its
    place; a row with an answer of its own keeps that.
    """
    confirm = _letter(found, CONFIRM)
    letters = {
        column.name: letter
        for letter, column in found.columns.items()
        if column.name in ANSWERS
    }
    lasts = {
        letters[name]: last
        for name, header in LAST_OF_FIELDS.items()
        if name in letters and (last := _letter(found, header))
    }
    if confirm not in sheet.letters or not lasts:
        return sheet, found, ()
    words = sheet.frame[confirm].drop_nulls().unique()
    yes = [word for word in words if read_boolean(word).values[0]]
    if not yes:
        return sheet, found, _unclear(sheet, found, confirm)
    taken = pl.col(confirm).is_in(yes) & pl.all_horizontal(
        pl.col(letter).is_null() for letter in letters.values() if letter in sheet.frame
    )
    frame = sheet.frame.with_columns(is_taken=taken.fill_null(value=False))
    for letter, last in lasts.items():
        frame = _taken_over(frame, letter, last)
    holders = {letter: _holder(letter) for letter in lasts}
    return (
        replace(
            sheet,
            frame=frame.drop("is_taken"),
            gathered={**sheet.gathered, **holders},
        ),
        found,
        _unclear(sheet, found, confirm),
    )


def _letter(found: Located, header: Text) -> str | None:
    """Return the column under a header that helps, in either language."""
    known = {fold(header.en), fold(header.fr)}
    return next((at for at, text in found.headers.items() if fold(text) in known), None)


def _holder(letter: str) -> str:
    return f"_cell_of_{letter}"


def _taken_over(frame: pl.DataFrame, letter: str, last: str) -> pl.DataFrame:
    """Return a column with the last answers that were confirmed, and their letters."""
    own = pl.col(letter) if letter in frame.columns else pl.lit(None, pl.String)
    former = pl.col(last) if last in frame.columns else pl.lit(None, pl.String)
    is_last = pl.col("is_taken") & former.is_not_null()
    return frame.with_columns(
        pl.when(is_last).then(former).otherwise(own).alias(letter),
        pl.when(is_last)
        .then(pl.lit(last))
        .otherwise(pl.lit(letter))
        .alias(_holder(letter)),
    )


def _unclear(sheet: Sheet, found: Located, confirm: str) -> tuple[Problem, ...]:
    """Return the cells that neither confirm nor say no."""
    rows = sheet.frame.select("_row", confirm).iter_rows()
    return tuple(
        Problem(
            finding.code,
            None,
            sheet.name,
            row,
            found.headers[confirm],
            f"{confirm}{row}",
            text,
        )
        for row, text in rows
        if row > found.header_row and text is not None
        if (finding := read_boolean(text).finding)
    )
