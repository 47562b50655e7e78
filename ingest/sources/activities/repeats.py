"""Activities without an id of their own: which rows say the same one again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from ingest.rows import FOUND, place_of
from ingest.source import Check, Column

LINEAGE = ("_position", "_sheet", "_row", "_cell", "_lang")


def repeats_among(columns: Sequence[Column], key: Sequence[str]) -> Check:
    """Return the check that finds repeated rows, and warns of rows that are alike.

    A row says again what another says where all columns of the file agree, those that
    are not read too. One that has the key of another and differs elsewhere is another
    activity.
    """
    read = [one.name for one in columns if one.rule and one.is_kept]

    def repeats(rows: pl.DataFrame, _: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
        unnamed = rows.filter(pl.col("activity_id").is_null())
        told = [name for name in rows.columns if name not in (*LINEAGE, *read)]
        again = _after_the_first(unnamed, told, "duplicate_row")
        left = unnamed.join(again, on="_position", how="anti")
        return pl.concat([again, _after_the_first(left, key, "alike_row")])

    return repeats


def _after_the_first(
    rows: pl.DataFrame, names: Sequence[str], code: str
) -> pl.DataFrame:
    """Return each row that agrees with an earlier one, with the place of that one."""
    first = pl.struct("_position", "_sheet", "_row").first().over(list(names))
    is_later = pl.col("_position") != pl.col("_first").struct.field("_position")
    return (
        rows.with_columns(_first=first)
        .filter(is_later)
        .select(
            "_position",
            field=pl.lit("title"),
            code=pl.lit(code),
            value=pl.col("title"),
            detail_en=place_of(pl.col("_first")),
            detail_fr=place_of(pl.col("_first")),
        )
        .cast(dict(FOUND))
    )
