"""Parquet files, read in batches, their typed values written as text.

A value keeps all that it says: 2.0 is "2", 12.50 of a decimal stays "12.50", a day is
"2024-05-01". Rows are counted as in CSV: the names of the columns are row 1. Of a long
file each different text of a column is kept once, as of a large file of text.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import chain
from pathlib import Path

import polars as pl
import pyarrow as pa
from pyarrow import parquet

from ingest.book import (
    MOST_CELLS,
    Book,
    Sheet,
    Unreadable,
    is_blank,
    letter,
    refuse_width,
)
from ingest.folding import BLANK_SIGNS

BATCH_ROWS = 1 << 16
# Longer files are judged batch by batch, and their columns are categories.
LONG_ROWS = 100_000


def read(path: Path) -> Book:
    """Return the one sheet of a Parquet file."""
    with _opened(path) as file:
        schema = file.schema_arrow
        _refuse_size(file.metadata.num_rows, len(schema))
        names = [
            [None if is_blank(name) else name]
            for name in (schema.field(place).name for place in range(len(schema)))
        ]
        header = _frame(1, [pl.Series(name, dtype=pl.String) for name in names])
        is_long = file.metadata.num_rows > LONG_ROWS
        kinds: dict[str, pl.DataType] = {
            name: pl.Categorical(pl.Categories.random()) if is_long else pl.String()
            for name in header.columns[1:]
        }
        pieces = [
            piece.with_columns(pl.col(name).cast(kind) for name, kind in kinds.items())
            for piece in chain([header], _batches(file))
        ]
        frame = pl.concat(pieces, rechunk=True)
    numbers = frozenset(
        letter(place)
        for place, kind in enumerate(schema.types, start=1)
        if _is_number(kind)
    )
    return Book((Sheet(None, frame, number_columns=numbers),))


def _is_number(kind: pa.DataType) -> bool:
    """Return whether the values of a column are numbers, and no texts."""
    if pa.types.is_dictionary(kind):
        return _is_number(kind.value_type)
    return pa.types.is_floating(kind) or pa.types.is_decimal(kind)


def _opened(path: Path) -> parquet.ParquetFile:
    try:
        return parquet.ParquetFile(path)
    except (pa.ArrowInvalid, OSError) as error:
        raise Unreadable(
            "it is not a whole Parquet file; export it again and send that",
            "ce n'est pas un fichier Parquet entier ; l'exporter de nouveau et "
            "l'envoyer",
        ) from error


def _refuse_size(rows: int, columns: int) -> None:
    """Refuse what the file itself says is too much, before anything of it is read."""
    refuse_width(columns)
    if rows * columns > MOST_CELLS:
        raise Unreadable(
            f"it has {rows} rows and {columns} columns",
            f"il a {rows} lignes et {columns} colonnes",
        )


def _batches(file: parquet.ParquetFile) -> Iterator[pl.DataFrame]:
    row = 2
    for batch in file.iter_batches(BATCH_ROWS):
        yield _frame(row, [_blanks_left_out(_as_text(one)) for one in batch.columns])
        row += batch.num_rows


def _frame(first_row: int, columns: list[pl.Series]) -> pl.DataFrame:
    height = len(columns[0]) if columns else 0
    rows = pl.int_range(first_row, first_row + height, dtype=pl.Int64, eager=True)
    return pl.DataFrame(
        [
            rows.alias("_row"),
            *(one.alias(letter(place)) for place, one in enumerate(columns, start=1)),
        ]
    )


def _blanks_left_out(texts: pl.Series) -> pl.Series:
    is_text = pl.col("").str.strip_chars(BLANK_SIGNS) != ""
    return texts.alias("").to_frame().select(pl.when(is_text).then("")).to_series()


def _as_text(array: pa.Array) -> pl.Series:
    """Return the values of one column as text, null where there is none."""
    kind = array.type
    if pa.types.is_dictionary(kind):
        return _as_text(array.dictionary_decode())
    if pa.types.is_null(kind):
        return pl.Series([None], dtype=pl.String).new_from_index(0, len(array))
    for belongs, write in WRITERS:
        if belongs(kind):
            return write(array)
    return _each(array, str)


def _each(array: pa.Array, write: Callable[[object], str]) -> pl.Series:
    """Return each value written by itself, for kinds that are seldom or nested."""
    texts = [None if value is None else write(value) for value in array.to_pylist()]
    return pl.Series(texts, dtype=pl.String)


def _plain(array: pa.Array) -> pl.Series:
    return _series(array).cast(pl.String)


def _series(array: pa.Array) -> pl.Series:
    series = pl.from_arrow(array)
    if not isinstance(series, pl.Series):
        raise TypeError(f"{array.type} is not one column")
    return series


def _floats(array: pa.Array) -> pl.Series:
    """Return the shortest text of each number: without exponent or needless zero."""
    if pa.types.is_float16(array.type):
        array = array.cast(pa.float32())
    texts = _series(array).cast(pl.String).str.replace(r"\.0$", "")
    is_long = texts.str.contains("e", literal=True).fill_null(value=False)
    if not is_long.any():
        return texts
    written = {text: f"{Decimal(text):f}" for text in texts.filter(is_long).unique()}
    return texts.replace(written)


def _truths(array: pa.Array) -> pl.Series:
    return _series(array).cast(pl.String).str.to_uppercase()


def _moments(array: pa.Array) -> pl.Series:
    """Return days, with the time of day where there is one, where its zone says."""
    moments = _series(array)
    offset = "%:z" if array.type.tz else ""
    texts = moments.dt.to_string(f"%Y-%m-%d %H:%M:%S%.f{offset}")
    return texts.str.replace(r" 00:00:00(\.0+)?([+-]\d\d:\d\d)?$", "")


def _days(array: pa.Array) -> pl.Series:
    return _series(array).cast(pl.Date).dt.to_string("%Y-%m-%d")


def _bytes(value: object) -> str:
    content = bytes(value) if isinstance(value, bytes | bytearray) else b""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return f"0x{content.hex()}"


def _nested(value: object) -> str:
    """Return a list as people write one in a cell, and what is deeper as JSON."""
    if isinstance(value, list) and not any(
        isinstance(part, list | dict | tuple) for part in value
    ):
        return "; ".join("" if part is None else str(part) for part in value)
    return json.dumps(value, ensure_ascii=False, default=str)


Writer = Callable[[pa.Array], pl.Series]
WRITERS: tuple[tuple[Callable[[pa.DataType], bool], Writer], ...] = (
    (pa.types.is_string, _plain),
    (pa.types.is_large_string, _plain),
    (pa.types.is_string_view, _plain),
    (pa.types.is_integer, _plain),
    (pa.types.is_floating, _floats),
    (pa.types.is_boolean, _truths),
    (pa.types.is_date, _days),
    (pa.types.is_timestamp, _moments),
    (pa.types.is_binary, lambda array: _each(array, _bytes)),
    (pa.types.is_large_binary, lambda array: _each(array, _bytes)),
    (pa.types.is_fixed_size_binary, lambda array: _each(array, _bytes)),
    (pa.types.is_nested, lambda array: _each(array, _nested)),
)
