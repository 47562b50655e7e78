"""The same bytes read anew: after the code lists or the mapping file changed.

A new reading is a submission of its own with the bytes, the day of receipt and the
sender of the former, which is withdrawn from its first day in the same transaction.
Nothing is changed in place (`docs/decisions/0012-reading-again.md`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

import duckdb
import polars as pl

from warehouse.row_batches import RowBatches

HELD = ("raw_table", "sheet", "row", "codes")
# Given by the ledger, and new in each reading.
STAMPS = frozenset({"_submission_id", "_loaded_at"})


@dataclass(frozen=True, slots=True)
class Known:
    """The latest submission of some bytes.

    `reading` names the code lists and the mapping file it was last read with; None
    where it was loaded before that was kept. What could not be read is tried again.
    """

    submission_id: str
    received_on: date
    sender: str | None
    source: str | None
    reading: str | None
    is_withdrawn: bool
    is_unreadable: bool


def find(connection: duckdb.DuckDBPyConnection, sha256: str) -> Known | None:
    """Return the latest submission with these bytes, if there is one."""
    # Most files are new, and this asks the catalogue least.
    number = connection.execute(
        "select max(submission_id) from intake.submissions where sha256 = $1", [sha256]
    ).fetchall()[0][0]
    if number is None:
        return None
    rows = connection.execute(
        """
        select
            submission_id, received_on, sender, source,
            (
                select last(reading order by readings.rowid)
                from intake.readings
                where readings.submission_id = submissions.submission_id
            ),
            exists (
                select 1 from intake.withdrawals
                where withdrawals.submission_id = submissions.submission_id
            ),
            status = 'unreadable'
        from intake.submissions
        where submission_id = $1
        """,
        [number],
    ).fetchall()
    return Known(*rows[0])


def note(
    connection: duckdb.DuckDBPyConnection, submission_id: str, reading: str | None
) -> None:
    """Append what a submission was read with, now that this has changed nothing."""
    if reading is not None:
        connection.execute(
            "insert into intake.readings by position values ($1, $2, now()::timestamp)",
            [submission_id, reading],
        )


def withdraw_former(
    connection: duckdb.DuckDBPyConnection, former: str, successor: str, now: datetime
) -> None:
    """Append the withdrawal of a reading from the first day any of its rows counts."""
    days = [
        connection.execute(
            f"select min({day}) from {table} where {key} = $1",  # noqa: S608 - our names
            [former],
        ).fetchall()[0][0]
        for table, key, day in (
            ("intake.submissions", "submission_id", "received_on"),
            *(
                (f'raw."{name}"', "_submission_id", "_received_on")
                for name in _raw_tables(connection)
            ),
        )
    ]
    first = min(day for day in days if day)
    connection.execute(
        "insert into intake.withdrawals by position values ($1, $2, $3, $4)",
        [former, first, f"read again as {successor}", now],
    )


def would_change(
    connection: duckdb.DuckDBPyConnection,
    submission_id: str,
    tables: Mapping[str, pl.DataFrame | RowBatches],
    quarantined_rows: pl.DataFrame,
) -> bool:
    """Return whether rows read anew differ from those that the ledger has."""
    held = quarantined_rows.select(HELD)
    if _differ(
        connection, "intake.quarantined_rows", "submission_id", submission_id, held
    ):
        return True
    incoming = {name: rows for name, rows in tables.items() if rows.height}
    return any(
        _differ(
            connection,
            f'raw."{name}"',
            "_submission_id",
            submission_id,
            incoming.get(name, pl.DataFrame()),
        )
        for name in _raw_tables(connection)
    ) or bool(incoming.keys() - set(_raw_tables(connection)))


def _differ(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    key: str,
    submission_id: str,
    rows: pl.DataFrame | RowBatches,
) -> bool:
    """Return whether a table's rows of a submission are others than these."""
    stored = f"from {table} where {key} = '{submission_id}'"
    if _count(connection, f"select count(*) {stored}") != rows.height:
        return True
    if not rows.height:
        return False
    described = connection.execute(f"describe {table}").fetchall()
    columns = {row[0] for row in described} - STAMPS - {key}
    names = [name for name in rows.columns if name not in STAMPS]
    lacking = [name for name in names if name not in columns]
    if any(_has_values(rows, name) for name in lacking):
        return True
    # Columns that only files of another shape have are null in these rows. What the
    # ledger keeps of a held row is more than what is compared here.
    further = columns - {*names} if table.startswith("raw.") else set()
    shared = ", ".join(f'"{name}"' for name in names if name in columns)
    nulls = "".join(f', "{name}"' for name in sorted(further))
    empty = "".join(", null" for _ in further)
    is_frame = isinstance(rows, pl.DataFrame)
    connection.register("incoming", rows if is_frame else rows.as_arrow())
    try:
        return bool(
            _count(
                connection,
                f"select count(*) from (select {shared}{nulls} {stored} "  # noqa: S608
                f"except all select {shared}{empty} from incoming)",
            )
        )
    finally:
        connection.unregister("incoming")


def _has_values(rows: pl.DataFrame | RowBatches, name: str) -> bool:
    """Return whether a column says anything; of too many rows, all say something."""
    if isinstance(rows, RowBatches):
        return True
    return rows[name].null_count() < rows.height


def _count(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    return connection.execute(query).fetchall()[0][0]


def _raw_tables(connection: duckdb.DuckDBPyConnection) -> list[str]:
    return [
        row[0]
        for row in connection.execute(
            "select table_name from duckdb_tables() where schema_name = 'raw' "
            "and database_name = current_database() order by table_name"
        ).fetchall()
    ]
