"""The eight core principles as rows of charts and tables."""

from __future__ import annotations

import polars as pl

from dashboard.chart import Column
from warehouse.text import Lang, Text

PRINCIPLE = Column("principle_name", Text(en="Principle", fr="Principe"))


def numbered(rows: pl.DataFrame) -> pl.DataFrame:
    """Return rows with the number of each principle before its name."""
    number = pl.col("principle_no").cast(pl.String)
    return rows.with_columns(
        pl.concat_str(number, pl.lit(". "), pl.col(f"principle_name_{lang}")).alias(
            f"principle_name_{lang}"
        )
        for lang in Lang
    )
