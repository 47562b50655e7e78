"""The ledger: every file as received and its rows as typed, appended and never changed.

One DuckDB file with one writer. A submission is written in one transaction; its bytes
are kept beside the ledger under their SHA-256. The same bytes again change nothing,
unless what they are read with has changed (`rereading.py`).
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType

import duckdb
import polars as pl
import pyarrow as pa

from warehouse import rereading, withdrawals
from warehouse.durable import keep_copy, sweep
from warehouse.errors import LedgerError
from warehouse.ledger_tables import column_types, create_missing, prepare
from warehouse.lock import WriterLock
from warehouse.rereading import Known
from warehouse.row_batches import RowBatches
from warehouse.settings import Settings

# DuckDB would take what the machine has; beside it stand the rows of one batch.
MOST_MEMORY = "1500MB"


@dataclass(frozen=True, slots=True)
class Submission:
    """A checked file on its way into the ledger.

    `reading` names what it was read with, `replaces` the submission that it reads anew.
    `tables` holds the accepted rows by raw table, `columns`, `problems` and
    `quarantined_rows` what the ledger's tables of those names hold, all without the
    submission's number, which the ledger gives.
    """

    file_name: str
    path: Path
    sha256: str
    source: str | None
    received_on: date
    sender: str | None
    status: str
    language: str | None
    is_sample: bool
    may_be_named: bool
    rows_read: int
    rows_accepted: int
    rows_quarantined: int
    tables: dict[str, pl.DataFrame | RowBatches]
    columns: pl.DataFrame
    problems: pl.DataFrame
    quarantined_rows: pl.DataFrame
    reading: str | None = None
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """The ledger's answer: the submission's number, and whether it was known."""

    submission_id: str
    is_duplicate: bool


class Ledger:
    """The open ledger, held by one writer; use as a context manager."""

    def __init__(self, settings: Settings, lock: WriterLock) -> None:
        self._settings = settings
        self._lock = lock
        # The columns that the last rows of each table had; the table has no fewer.
        self._columns: dict[tuple[str, str], frozenset[str]] = {}
        try:
            self._connection = duckdb.connect(
                str(settings.ledger), config={"memory_limit": MOST_MEMORY}
            )
            prepare(self._connection)
        except duckdb.Error as error:
            lock.release()
            reason = str(error).splitlines()[0]
            raise LedgerError(
                f"cannot open the ledger {settings.ledger}: {reason}"
            ) from error

    @classmethod
    def open(cls, settings: Settings) -> Ledger:
        """Open the ledger for writing, waiting for another writer to finish."""
        settings.home.mkdir(parents=True, exist_ok=True)
        lock = WriterLock(settings.home / "ledger.lock", "the ledger")
        lock.acquire()
        sweep(settings.received, "*/.*")
        return cls(settings, lock)

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file and let the next writer in."""
        self._connection.close()
        self._lock.release()

    @property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """The open file, for those who read beside the writer's own methods."""
        return self._connection

    def find(self, sha256: str) -> Known | None:
        """Return the latest submission with these bytes, if there is one."""
        return rereading.find(self._connection, sha256)

    def would_change(self, known: Known, submission: Submission) -> bool:
        """Return whether a file read anew gives other rows than the ledger has.

        Where it does not, what it was read with is noted, to ask but once.
        """
        if rereading.would_change(
            self._connection,
            known.submission_id,
            submission.tables,
            submission.quarantined_rows,
        ):
            return True
        rereading.note(self._connection, known.submission_id, submission.reading)
        return False

    def rows_in_force(
        self, table: str, columns: Sequence[str], but: str | None = None
    ) -> pl.DataFrame:
        """Return columns of a raw table's rows, without those that were withdrawn.

        `but` names a submission to leave out as well. Nothing where the table, or one
        of the columns, is not there yet.
        """
        known = self._connection.execute(
            "select column_name from duckdb_columns() where schema_name = 'raw' "
            "and table_name = $1 and database_name = current_database()",
            [table],
        ).fetchall()
        if not {*columns} <= {name for (name,) in known}:
            return pl.DataFrame()
        listed = ", ".join(f'"{column}"' for column in columns)
        return self._connection.sql(
            f'select {listed} from raw."{table}" where _submission_id not in '  # noqa: S608
            "(select submission_id from intake.withdrawals) "
            "and _submission_id is distinct from $1 order by _submission_id, _row",
            params=[but],
        ).pl()

    def append(self, submission: Submission) -> Receipt:
        """Append one submission whole, or nothing; the same bytes change nothing.

        A new reading of the same bytes takes the place of the one that it replaces.
        """
        known = self.find(submission.sha256)
        if known and known.submission_id != submission.replaces:
            return Receipt(known.submission_id, is_duplicate=True)
        try:
            keep_copy(submission.path, self._settings.received, submission.sha256)
            self._connection.begin()
            submission_id = self._next_id()
            self._insert(submission_id, submission)
            self._connection.commit()
        except (duckdb.Error, OSError) as error:
            self._roll_back()
            reason = str(error).splitlines()[0]
            raise LedgerError(
                f"could not load {submission.file_name}: {reason}; nothing of it was "
                "kept, the ledger is as it was"
            ) from error
        return Receipt(submission_id, is_duplicate=False)

    def withdraw(self, submission_id: str, why: str, on: date) -> None:
        """Append the withdrawal of a submission, which counts no more from that day.

        Raises:
            LedgerError: no such submission, withdrawn before, or a day before receipt.
        """
        withdrawals.withdraw(self._connection, submission_id, why, on)

    def _roll_back(self) -> None:
        self._columns.clear()
        try:
            self._connection.rollback()
        except duckdb.Error:
            # No transaction was open (the copy failed), or the file is already closed
            # to writing; the next open replays or drops the write-ahead log.
            return

    def _next_id(self) -> str:
        row = self._connection.execute(
            "select coalesce(max(cast(submission_id[2:] as integer)), 0) + 1 "
            "from intake.submissions"
        ).fetchone()
        return f"S{row[0] if row else 1:06d}"

    def _insert(self, submission_id: str, submission: Submission) -> None:
        loaded_at = datetime.now(UTC).replace(tzinfo=None)
        self._connection.execute(
            "insert into intake.submissions by position values "
            "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
            [
                submission_id,
                submission.sha256,
                submission.file_name,
                submission.path.stat().st_size,
                submission.source,
                submission.received_on,
                loaded_at,
                submission.sender,
                submission.status,
                submission.is_sample,
                submission.may_be_named,
                submission.rows_read,
                submission.rows_accepted,
                submission.rows_quarantined,
                submission.language,
            ],
        )
        rereading.note(self._connection, submission_id, submission.reading)
        if submission.replaces:
            rereading.withdraw_former(
                self._connection, submission.replaces, submission_id, loaded_at
            )
        stamp = pl.lit(submission_id)
        for name in ("columns", "problems", "quarantined_rows"):
            frame: pl.DataFrame = getattr(submission, name)
            self._append_rows("intake", name, frame.with_columns(submission_id=stamp))
        lineage = {"_submission_id": stamp, "_loaded_at": pl.lit(loaded_at)}
        for name, rows in submission.tables.items():
            if isinstance(rows, RowBatches):
                self._append_batches("raw", name, rows.stamped(lineage))
            else:
                self._append_rows("raw", name, rows.with_columns(**lineage))

    def _append_batches(self, schema: str, table: str, rows: RowBatches) -> None:
        """Append rows as they are made, in one statement.

        A frame registered for each batch would stay in memory until the commit.
        """
        if rows.height:
            self._append(schema, table, rows.as_arrow())

    def _append_rows(self, schema: str, table: str, rows: pl.DataFrame) -> None:
        if not rows.is_empty():
            self._append(schema, table, rows)

    def _append(
        self, schema: str, table: str, rows: pl.DataFrame | pa.RecordBatchReader
    ) -> None:
        self._connection.register("incoming", rows)
        # Asking the catalogue takes longer than a small file's rows do.
        if not self._columns.get((schema, table), frozenset()).issuperset(_names(rows)):
            types = column_types(self._connection)
            create_missing(self._connection, schema, table, types)
            self._columns[schema, table] = frozenset(types)
        self._connection.execute(
            f'insert into {schema}."{table}" by name select * from incoming'  # noqa: S608
        )
        self._connection.unregister("incoming")


def _names(rows: pl.DataFrame | pa.RecordBatchReader) -> list[str]:
    return rows.columns if isinstance(rows, pl.DataFrame) else rows.schema.names


def snapshot(settings: Settings, target: Path) -> None:
    """Copy the ledger, checkpointed, so that a build reads what no writer changes."""
    if not settings.ledger.is_file():
        raise LedgerError(f"no ledger in {settings.home}: run `fos ingest` first")
    with Ledger.open(settings) as ledger:
        ledger._connection.execute("checkpoint")
        ledger._connection.close()
        shutil.copyfile(settings.ledger, target)
