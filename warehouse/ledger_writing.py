"""How submissions are written: a whole group, column by column, in one transaction.

A small file's rows take DuckDB less time than the statements that bring them. Several
submissions therefore share a transaction and a statement a table; each is still there
whole or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import duckdb
import polars as pl
import pyarrow as pa

from warehouse import rereading
from warehouse.ledger_tables import column_types, create_missing
from warehouse.row_batches import RowBatches
from warehouse.submission import Submission

SUBMISSIONS = pl.Schema(
    {
        "submission_id": pl.String,
        "sha256": pl.String,
        "file_name": pl.String,
        "byte_count": pl.Int64,
        "source": pl.String,
        "received_on": pl.Date,
        "loaded_at": pl.Datetime("us"),
        "sender": pl.String,
        "status": pl.String,
        "is_sample": pl.Boolean,
        "may_be_named": pl.Boolean,
        "rows_read": pl.Int64,
        "rows_accepted": pl.Int64,
        "rows_quarantined": pl.Int64,
        "language": pl.String,
    }
)
INTAKE_TABLES = ("columns", "problems", "quarantined_rows")
Numbered = Sequence[tuple[str, Submission]]


class Writer:
    """What writes into an open ledger; knows which columns the raw tables have."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        # The columns that the last rows of each table had; the table has no fewer.
        self._columns: dict[tuple[str, str], frozenset[str]] = {}

    def write(self, group: Numbered, loaded_at: datetime) -> None:
        """Write numbered submissions in one transaction: all of them, or none."""
        self._connection.begin()
        try:
            self._insert(group, loaded_at)
            self._connection.commit()
        except BaseException:
            self._roll_back()
            raise

    def _roll_back(self) -> None:
        self._columns.clear()
        try:
            self._connection.rollback()
        except duckdb.Error:
            # The file is already closed to writing; the next open replays or drops
            # the write-ahead log.
            return

    def _insert(self, group: Numbered, loaded_at: datetime) -> None:
        rows = [_row(number, one, loaded_at) for number, one in group]
        self._append("intake", "submissions", pl.DataFrame(rows, schema=SUBMISSIONS))
        read = [(number, one.reading, loaded_at) for number, one in group]
        schema = ("submission_id", "reading", "read_at")
        readings = pl.DataFrame(read, schema=schema, orient="row").drop_nulls()
        self._append("intake", "readings", readings)
        for number, one in group:
            if one.replaces:
                rereading.withdraw_former(
                    self._connection, one.replaces, number, loaded_at
                )
        for name in INTAKE_TABLES:
            for frame in _alike(
                getattr(one, name).with_columns(submission_id=pl.lit(number))
                for number, one in group
            ):
                self._append("intake", name, frame)
        self._insert_raw(group, loaded_at)

    def _insert_raw(self, group: Numbered, loaded_at: datetime) -> None:
        names = dict.fromkeys(name for _, one in group for name in one.tables)
        for name in names:
            frames = []
            for number, one in group:
                rows = one.tables.get(name)
                stamps = {
                    "_submission_id": pl.lit(number),
                    "_loaded_at": pl.lit(loaded_at),
                }
                if isinstance(rows, RowBatches):
                    self._append_batches(name, rows.stamped(stamps))
                elif rows is not None:
                    frames.append(rows.with_columns(**stamps))
            for frame in _alike(frames):
                self._append("raw", name, frame)

    def _append_batches(self, table: str, rows: RowBatches) -> None:
        """Append rows as they are made, in one statement.

        A frame registered for each batch would stay in memory until the commit.
        """
        if not rows.height:
            return
        types = self._make_columns("raw", table, rows.same)
        said = {one.name: one[0] for one in rows.same if one[0] is not None}
        constants = "".join(
            f', cast(${number} as {types[name]}) as "{name}"'
            for number, name in enumerate(said, start=1)
        )
        self._insert_into("raw", table, rows.varying(), constants, tuple(said.values()))

    def _append(self, schema: str, table: str, rows: pl.DataFrame) -> None:
        if not rows.is_empty():
            self._insert_into(schema, table, rows)

    def _insert_into(
        self,
        schema: str,
        table: str,
        rows: pl.DataFrame | pa.RecordBatchReader,
        constants: str = "",
        values: Sequence[object] = (),
    ) -> None:
        """Append rows, and beside them `constants`, columns of the same values."""
        # Asking the catalogue takes longer than a small file's rows do.
        if not self._columns.get((schema, table), frozenset()).issuperset(_names(rows)):
            self._make_columns(schema, table, rows)
        self._connection.register("incoming", rows)
        self._connection.execute(
            f'insert into {schema}."{table}" by name '  # noqa: S608 - our names
            f"select *{constants} from incoming",
            values,
        )
        self._connection.unregister("incoming")

    def _make_columns(
        self, schema: str, table: str, rows: pl.DataFrame | pa.RecordBatchReader
    ) -> dict[str, str]:
        """Make the columns that a table lacks for such rows; return their types."""
        self._connection.register("incoming", rows)
        types = column_types(self._connection)
        create_missing(self._connection, schema, table, types)
        known = self._columns.get((schema, table), frozenset())
        self._columns[schema, table] = known | types.keys()
        self._connection.unregister("incoming")
        return types


def _row(number: str, one: Submission, loaded_at: datetime) -> dict[str, Any]:
    given = {
        "submission_id": number,
        "byte_count": one.path.stat().st_size,
        "loaded_at": loaded_at,
    }
    kept = {name: getattr(one, name) for name in SUBMISSIONS if name not in given}
    return given | kept


def _alike(frames: Iterator[pl.DataFrame] | Sequence[pl.DataFrame]) -> Sequence:
    """Return frames put together where they have the same columns of the same types."""
    together: dict[tuple[tuple[str, pl.DataType], ...], list[pl.DataFrame]] = {}
    for frame in frames:
        if not frame.is_empty():
            together.setdefault(tuple(frame.schema.items()), []).append(frame)
    return [pl.concat(alike) for alike in together.values()]


def _names(rows: pl.DataFrame | pa.RecordBatchReader) -> list[str]:
    return rows.columns if isinstance(rows, pl.DataFrame) else rows.schema.names
