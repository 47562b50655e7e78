"""Checks across the tables of the register."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from ingest.rows import FOUND


def merged_items_are_in_the_file(
    rows: pl.DataFrame, tables: Mapping[str, pl.DataFrame]
) -> pl.DataFrame:
    """Return the rows merged into an item that the file's own items do not hold.

    Nothing is said where the file has no items: they may be in another one.
    """
    items = tables.get("proposal_items")
    if items is None or items.is_empty():
        return pl.DataFrame(schema=FOUND)
    numbers = items["proposal_no_value"].drop_nulls().unique()
    is_orphan = ~pl.col("merged_into_value").is_in(numbers.implode())
    return rows.filter(pl.col("merged_into_value").is_not_null() & is_orphan).select(
        "_position",
        field=pl.lit("merged_into"),
        code=pl.lit("orphan_merge"),
        value=pl.col("merged_into"),
        detail_en=pl.lit(None, pl.String),
        detail_fr=pl.lit(None, pl.String),
    )
