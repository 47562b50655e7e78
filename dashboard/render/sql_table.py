"""The answer to a query as a plain table: values as the database gives them."""

from __future__ import annotations

import json

import polars as pl

from dashboard.cells import Cell
from dashboard.render.table import table

# More than a screen holds; the files have every row.
MOST_ROWS = 200
NULL = "null"


def sql_table(rows: pl.DataFrame) -> str:
    """Return the first rows of an answer as a table."""
    numbers = [kind.is_numeric() for kind in rows.dtypes]
    cells = [
        [
            Cell(_text(value), is_number=is_number)
            for value, is_number in zip(row, numbers, strict=True)
        ]
        for row in rows.head(MOST_ROWS).rows()
    ]
    return f'<div lang="">{table(rows.columns, cells, is_long=True)}</div>'


def _text(value: object) -> str:
    if value is None:
        return NULL
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:.10g}"
    if isinstance(value, list | dict):
        return json.dumps(value, default=str, ensure_ascii=False)
    return str(value)
