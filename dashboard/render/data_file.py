"""A chart's data as a file: machine names, both languages, its release in each row."""

from __future__ import annotations

import polars as pl

from dashboard.chart import Chart
from dashboard.view import data_columns
from warehouse.tables import to_csv
from warehouse.text import SAMPLE_LINE

BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes the accents for cp1252
MARKS = ("sample_note", "release_id")


def data_file(chart: Chart, rows: pl.DataFrame, release_id: str) -> str:
    """Return a chart's rows as CSV, safe in a spreadsheet, sample rows marked."""
    return _as_csv(data_rows(chart, rows, release_id))


def data_rows(chart: Chart, rows: pl.DataFrame, release_id: str) -> pl.DataFrame:
    """Return a chart's rows as its files carry them: marked, with machine names."""
    columns = data_columns(chart, rows)
    return _marked(rows, release_id).select(*columns, *MARKS)


def mart_file(rows: pl.DataFrame, release_id: str) -> str:
    """Return rows of a mart with all their columns, marked in the same way."""
    return _as_csv(_marked(rows, release_id))


def _marked(rows: pl.DataFrame, release_id: str) -> pl.DataFrame:
    line = pl.lit(None, dtype=pl.String)
    if "is_sample" in rows.columns:
        words = f"{SAMPLE_LINE.en} / {SAMPLE_LINE.fr}"
        line = pl.when(pl.col("is_sample")).then(pl.lit(words))
    values = (line, pl.lit(release_id))
    return rows.with_columns(
        value.alias(name) for value, name in zip(values, MARKS, strict=True)
    )


def _as_csv(rows: pl.DataFrame) -> str:
    return BYTE_ORDER_MARK + to_csv(rows)
