"""Members' notes on their own figures: which rows of a chart have one."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from dashboard.chart import Marts
from dashboard.choice import Choice

# The number of a row's notes, their words in both languages, and whose they are.
COLUMNS = {
    "note_no": pl.Int64,
    "note_en": pl.String,
    "note_fr": pl.String,
    "note_member_en": pl.String,
    "note_member_fr": pl.String,
}


def known_notes(marts: Marts, choice: Choice) -> pl.DataFrame:
    """Return the notes that had been approved by the cut-off, and not withdrawn."""
    sessions = marts("dim_sessions").filter(pl.col("session_id") == choice.as_of)
    cut_off = pl.lit(sessions["cut_off_date"].max())
    is_withdrawn = (pl.col("withdrawn_on") <= cut_off).fill_null(value=False)
    names = marts("dim_members").select(
        "member_id", note_member_en="name_en", note_member_fr="name_fr"
    )
    return (
        marts("dim_member_notes")
        .filter(pl.col("approved_on") <= cut_off, ~is_withdrawn)
        .join(names, on="member_id", how="left")
        .sort("note_id")
    )


def level_notes(marts: Marts, choice: Choice) -> pl.DataFrame:
    """Return the notes on levels of the latest period that a Member answered on.

    A note on an answer behind which a newer one stands is on no figure any more.
    """
    sessions = marts("dim_sessions").filter(pl.col("session_id") == choice.as_of)
    cut_off = pl.lit(sessions["cut_off_date"].max())
    levels = marts("fct_implementation_levels").filter(pl.col("received_on") <= cut_off)
    every = pl.concat([levels, levels.with_columns(standard_id=pl.lit("ALL"))])
    latest = every.group_by("member_id", "standard_id").agg(
        pl.col("period_end_date").max()
    )
    keys = ["member_id", "standard_id", "period_end_date"]
    notes = known_notes(marts, choice)
    return notes.join(latest, on=keys, how="semi", maintain_order="left")


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
