"""What holds within a row of activities, and between them."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from ingest.rows import FOUND, repetitions
from ingest.source import RowRule, Table
from ingest.sources.activities.reading import EXACT, UNKNOWN

START, END = pl.col("start_date_value"), pl.col("end_date_value")
VALUES = (
    "title",
    "start_date_value",
    "end_date_value",
    "region_ids",
    "host_iso3",
    "participants_value",
    "participants_qualifier",
    "administration_count_value",
    "member_count_value",
    "member_ids",
)
BY_ID = Table(
    "activities",
    columns=(),
    key=("activity_id",),
    values=VALUES,
    measure="participants",
)


def ids_stand_once(rows: pl.DataFrame, _: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Return the rows whose own id another row has too."""
    return repetitions(BY_ID, rows.filter(pl.col("activity_id").is_not_null()))


def _read(rows: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Add what qualifies the number of participants; find ends before their start."""
    qualified = rows.with_columns(
        region_ids=pl.coalesce("region_ids", "_group_region_ids"),
        participants_qualifier=pl.when(pl.col("participants_value").is_null())
        .then(pl.lit(UNKNOWN))
        .otherwise(pl.coalesce("_qualifier", "_worded", pl.lit(EXACT))),
    )
    is_contradicted = pl.col("_worded") != pl.col("_qualifier")
    return qualified, pl.concat(
        [
            _found(
                rows.filter(END < START),
                "bad_date",
                "end_date",
                " as an end: it lies before the start",
                " comme fin\u00a0: elle précède le début",
            ),
            _found(
                rows.filter(is_contradicted),
                "cells_contradict",
                "participants",
                "participants_qualifier",
                "qualificatif_participants",
            ),
        ]
    )


def _found(rows: pl.DataFrame, code: str, field: str, en: str, fr: str) -> pl.DataFrame:
    return rows.select(
        "_position",
        field=pl.lit(field),
        code=pl.lit(code),
        value=pl.col(field),
        detail_en=pl.lit(en),
        detail_fr=pl.lit(fr),
    ).cast(dict(FOUND))


ACTIVITY = RowRule(
    _read,
    gives=("participants_qualifier",),
    uses=("_worded", "_qualifier", "_group_region_ids"),
)
