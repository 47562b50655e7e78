"""The ledger: every file as received and its rows as typed, appended and never changed.

One DuckDB file with one writer. A submission is written in one transaction; its bytes
are kept beside the ledger under their SHA-256. The same bytes again change nothing.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType

import duckdb
import polars as pl
import pyarrow as pa

from warehouse.durable import keep_copy, sweep
from warehouse.errors import LedgerError
from warehouse.ledger_tables import TABLES, column_types, create_missing
from warehouse.lock import WriterLock
from warehouse.row_batches import RowBatches
from warehouse.settings import Settings

# DuckDB would take what the machine has; beside it stand the rows of one batch.
MOST_MEMORY = "1500MB"


@dataclass(frozen=True, slots=True)
class Submission:
    """A checked file on its way into the ledger.

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
            self._connection.execute(TABLES)
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

    def find(self, sha256: str) -> str | None:
        """Return the number of the submission with these bytes, if there is one."""
        row = self._connection.execute(
            "select submission_id from intake.submissions where sha256 = $1", [sha256]
        ).fetchone()
        return row[0] if row else None

    def append(self, submission: Submission) -> Receipt:
        """Append one submission whole, or nothing; the same bytes change nothing."""
        known = self.find(submission.sha256)
        if known:
            return Receipt(known, is_duplicate=True)
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
