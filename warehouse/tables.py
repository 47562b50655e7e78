"""Rows on their way out: text that cannot run as a formula, and the file formats."""

from __future__ import annotations

import datetime
from pathlib import Path

import polars as pl
import xlsxwriter
import xlsxwriter.exceptions

from warehouse.errors import ExportError

# The last four are the same signs in full width, which spreadsheets run as well.
FORMULA_START = r"^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]"
PLAIN_NUMBER = r"^[+-]?[0-9]+([.,][0-9]+)?$"
FORMATS = ("table", "csv", "json", "parquet", "xlsx")


def neutralise(rows: pl.DataFrame) -> pl.DataFrame:
    """Return the rows with every text that a spreadsheet would run made harmless.

    A text that starts like a formula gets an apostrophe before it; plain numbers and
    single signs stay as they are.
    """
    texts = [name for name, kind in rows.schema.items() if kind == pl.String]
    return rows.with_columns(_harmless(pl.col(name)).alias(name) for name in texts)


def _harmless(text: pl.Expr) -> pl.Expr:
    is_risky = (
        text.str.contains(FORMULA_START)
        & ~text.str.contains(PLAIN_NUMBER)
        & (text.str.len_chars() > 1)
    )
    return pl.when(is_risky).then(pl.concat_str(pl.lit("'"), text)).otherwise(text)


def to_csv(rows: pl.DataFrame) -> str:
    """Return the rows as CSV, safe to open in a spreadsheet."""
    return neutralise(_flat(rows)).write_csv()


def to_text(rows: pl.DataFrame) -> str:
    """Return the rows as a plain text table, every column and row in full."""
    with pl.Config(
        tbl_rows=-1,
        tbl_cols=-1,
        fmt_str_lengths=60,
        tbl_width_chars=-1,
        tbl_hide_dataframe_shape=True,
        tbl_hide_column_data_types=True,
        tbl_formatting="ASCII_MARKDOWN",
    ):
        return str(rows)


def write(rows: pl.DataFrame, kind: str, path: Path) -> None:
    """Write the rows to a file of one of the formats."""
    try:
        if kind == "parquet":
            rows.write_parquet(path)
        elif kind == "xlsx":
            write_xlsx(rows, path)
        else:
            text = {"csv": to_csv, "json": to_json, "table": to_text}[kind](rows)
            path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise ExportError(f"cannot write {path}: {error.strerror}") from error


def to_json(rows: pl.DataFrame) -> str:
    """Return the rows as a JSON array of objects; exact decimals become numbers."""
    decimals = [
        pl.col(name).cast(pl.Float64 if kind.scale else pl.Int64, strict=False)
        for name, kind in rows.schema.items()
        if isinstance(kind, pl.Decimal)
    ]
    return rows.with_columns(decimals).write_json()


def write_xlsx(rows: pl.DataFrame, path: Path) -> None:
    """Write the rows as one worksheet; texts stay texts, and no two runs differ."""
    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "remove_timezone": True,
        "nan_inf_to_errors": True,
    }
    try:
        with xlsxwriter.Workbook(str(path), options) as book:
            stamp = datetime.datetime(2022, 7, 1, tzinfo=datetime.UTC)
            book.set_properties({"created": stamp})
            _flat(rows).write_excel(book, worksheet="data", autofit=True)
    except xlsxwriter.exceptions.FileCreateError as error:
        raise ExportError(f"cannot write {path}: {error}") from error


def _flat(rows: pl.DataFrame) -> pl.DataFrame:
    """Return the rows with nested values as JSON text, which flat files can hold."""
    nested = [
        name
        for name, kind in rows.schema.items()
        if isinstance(kind, pl.List | pl.Array | pl.Struct | pl.Map)
    ]
    return rows.with_columns(_as_json(name) for name in nested)


def _as_json(name: str) -> pl.Expr:
    # polars encodes structs alone, so the value travels in one of its own.
    text = pl.struct(pl.col(name).alias("value")).struct.json_encode()
    bare = text.str.strip_prefix('{"value":').str.strip_suffix("}")
    return pl.when(pl.col(name).is_not_null()).then(bare).alias(name)
