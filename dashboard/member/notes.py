"""Members' notes on their own figures: which rows of a chart have one."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from dashboard.chart import Marts
from dashboard.choice import Choice
from warehouse.text import Lang

# The number of a row's notes, their words in both languages, and whose they are.
COLUMNS = {
    "note_no": pl.Int64,
    "note_en": pl.String,
    "note_fr": pl.String,
    "note_member_en": pl.String,
    "note_member_fr": pl.String,
}


def known_notes(marts: Marts, choice: Choice) -> pl.DataFrame:
    """Return the notes that the chosen session knew."""
    rows = marts("fct_member_notes_by_session")
    names = {f"member_name_{lang}": f"note_member_{lang}" for lang in Lang}
    return (
        rows.filter(pl.col("as_of_session_id") == choice.as_of)
        .rename(names)
        .sort("note_id")
    )


def level_notes(marts: Marts, choice: Choice) -> pl.DataFrame:
    """Return the notes on levels of the latest period that a Member answered on.

    A note on an answer behind which a newer one stands is on no figure any more.
    """
    return known_notes(marts, choice).filter(
        pl.col("standard_id").is_not_null(), "is_latest_period"
    )


def with_notes(
    rows: pl.DataFrame, notes: pl.DataFrame, keys: Sequence[str], value: str
) -> pl.DataFrame:
    """Return rows with the notes on their figures, where they show one.

    A row without value has none: it would tell who did not agree to be named.

    Args:
        rows: the rows of a chart.
        notes: the notes that may stand beside them.
        keys: the columns that say which figure a note is on.
        value: the column of the figure.
    """
    shown = rows.filter(pl.col(value).is_not_null()).select(keys).unique()
    beside = (
        notes.join(shown, on=list(keys), how="semi", maintain_order="left")
        .group_by(keys, maintain_order=True)
        .agg(
            pl.col("note_en").str.join(" "),
            pl.col("note_fr").str.join(" "),
            pl.col("note_member_en", "note_member_fr").first(),
        )
        .with_row_index("note_no", offset=1)
        .with_columns(pl.col("note_no").cast(pl.Int64))
    )
    joined = rows.join(beside, on=list(keys), how="left", maintain_order="left")
    emptied = [
        pl.when(pl.col(value).is_not_null()).then(pl.col(name)).alias(name)
        for name in COLUMNS
    ]
    return joined.with_columns(emptied)


def without_notes(rows: pl.DataFrame) -> pl.DataFrame:
    """Return rows of figures that are no Member's, with the same columns."""
    return rows.with_columns(
        pl.lit(None, dtype=kind).alias(name) for name, kind in COLUMNS.items()
    )
