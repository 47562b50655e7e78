"""A chart's data as a file: machine names, both languages, its release in each row."""

from __future__ import annotations

import polars as pl

from dashboard.chart import Chart
from dashboard.view import data_columns
from warehouse.tables import to_csv
from warehouse.text import SAMPLE_LINE

BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes the accents for cp1252


def data_file(chart: Chart, rows: pl.DataFrame, release_id: str) -> str:
    """Return a chart's rows as CSV, safe in a spreadsheet, sample rows marked."""
    line = pl.lit(None, dtype=pl.String)
    if "is_sample" in rows.columns:
        words = f"{SAMPLE_LINE.en} / {SAMPLE_LINE.fr}"
        line = pl.when(pl.col("is_sample")).then(pl.lit(words))
    columns = data_columns(chart, rows)
    marked = rows.with_columns(
        line.alias("sample_note"), pl.lit(release_id).alias("release_id")
    )
    return BYTE_ORDER_MARK + to_csv(
        marked.select(*columns, "sample_note", "release_id")
    )
