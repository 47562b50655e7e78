"""What holds within a row of activities, and between them."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from ingest.rows import FOUND, repetitions
from ingest.source import RowRule, Table
from ingest.sources.activities.columns import RANGE_END, RANGE_START
from ingest.sources.activities.reading import EXACT, UNKNOWN

# A date and how exact it is.
START = ("start_date_value", "start_date_precision")
END = ("end_date_value", "end_date_precision")
VALUES = (
    "title",
    *START,
    *END,
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
    """Add the end of a period told in one cell, and what qualifies the participants.

    Found are ends before their start, and cells of one row that contradict each other.
    """
    dated, contradictions = _with_ends(rows)
    qualified = dated.with_columns(
        region_ids=pl.coalesce("region_ids", "_group_region_ids"),
        participants_qualifier=pl.when(pl.col("participants_value").is_null())
        .then(pl.lit(UNKNOWN))
        .otherwise(pl.coalesce("_qualifier", "_worded", pl.lit(EXACT))),
    )
    is_contradicted = pl.col("_worded") != pl.col("_qualifier")
    return qualified, pl.concat(
        [
            contradictions,
            _found(
                qualified.filter(pl.col(END[0]) < pl.col(START[0])),
                "bad_date",
                "end_date",
                " as an end: it lies before the start",
                " comme fin\u00a0: elle précède le début",
            ),
            _found(
                qualified.filter(is_contradicted),
                "cells_contradict",
                "participants",
                "participants_qualifier",
                "qualificatif_participants",
            ),
        ]
    )


def _with_ends(rows: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the rows with the end of the start's own period where no end is told.

    A period that stands in both cells is the same one in both.
    """
    is_other_end = _differ(END, RANGE_END)
    contradictions = [
        _found(
            rows.filter(is_other_end),
            *("cells_contradict", "start_date", "end_date", "date_fin"),
        ),
        _found(
            rows.filter(~is_other_end & _differ(START, RANGE_START)),
            *("cells_contradict", "end_date", "start_date", "date_début"),
        ),
    ]
    filled = rows.with_columns(
        pl.coalesce(told, own).alias(told)
        for told, own in zip(END, RANGE_END, strict=True)
    )
    return filled, pl.concat(contradictions)


def _differ(one: tuple[str, str], other: tuple[str, str]) -> pl.Expr:
    """Return whether two dates are told that are not the same, or not as exact."""
    return pl.any_horizontal(
        (pl.col(this) != pl.col(that)).fill_null(value=False)
        for this, that in zip(one, other, strict=True)
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
    uses=("_worded", "_qualifier", "_group_region_ids", *RANGE_START, *RANGE_END),
)
