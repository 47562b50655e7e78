"""The ledger: every file as received and its rows as typed, appended and never changed.

One DuckDB file with one writer. A submission is there whole or not at all; its bytes
are kept beside the ledger under their SHA-256. The same bytes again change nothing,
unless what they are read with has changed (`rereading.py`).
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Sequence
from contextlib import ExitStack
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType

import duckdb
import polars as pl

from warehouse import rereading, withdrawals
from warehouse.durable import keep_copies, sweep
from warehouse.errors import LedgerError
from warehouse.ledger_reading import has_members
from warehouse.ledger_tables import prepare
from warehouse.ledger_writing import Numbered, Writer
from warehouse.lock import WriterLock
from warehouse.private import made_private, make_private
from warehouse.rereading import Known
from warehouse.row_batches import members_of
from warehouse.settings import Settings
from warehouse.submission import Receipt, Submission

# DuckDB would take what the machine has; beside it stand the rows of one batch.
MOST_MEMORY = "1500MB"
# What is written together: some seconds of work, and a few megabytes of rows.
MOST_TOGETHER, MOST_ROWS_TOGETHER = 64, 100_000


class Ledger:
    """The open ledger, held by one writer; use as a context manager."""

    def __init__(self, settings: Settings, lock: WriterLock) -> None:
        self._settings = settings
        self._lock = lock
        self._pending: dict[str, tuple[str, Submission]] = {}
        self._pending_members: dict[str, set[str]] = {}
        self._private = ExitStack()
        self._private.enter_context(made_private())
        make_private(settings.ledger, settings.received, settings.logs)
        try:
            self._connection = duckdb.connect(
                str(settings.ledger), config={"memory_limit": MOST_MEMORY}
            )
            prepare(self._connection)
            self._writer = Writer(self._connection)
            self._note_what_is_there()
        except duckdb.Error as error:
            self._private.close()
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
        """Write what is pending, close the file and let the next writer in."""
        try:
            self.flush()
        finally:
            self._connection.close()
            self._private.close()
            self._lock.release()

    @property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """The open file, for those who read beside the writer's own methods."""
        return self._connection

    def find(self, sha256: str) -> Known | None:
        """Return the latest submission with these bytes, if there is one."""
        if sha256 in self._pending:
            number, one = self._pending[sha256]
            return Known(
                number,
                one.received_on,
                one.sender,
                one.source,
                one.reading,
                is_withdrawn=False,
                is_unreadable=False,
            )
        # Most files are new.
        is_known = sha256 in self._hashes
        return rereading.find(self._connection, sha256) if is_known else None

    def would_change(self, known: Known, submission: Submission) -> bool:
        """Return whether a file read anew gives other rows than the ledger has.

        Where it does not, what it was read with is noted, to ask but once.
        """
        self.flush()
        if rereading.would_change(
            self._connection,
            known.submission_id,
            submission.tables,
            submission.quarantined_rows,
        ):
            return True
        rereading.note(self._connection, known.submission_id, submission.reading)
        return False

    def may_have_rows_of(self, table: str, members: Collection[str]) -> bool:
        """Return whether a raw table has rows of any of these Members.

        What is pending of them is written first: the caller is about to ask for it.
        """
        if not self._pending_members.get(table, set()).isdisjoint(members):
            self.flush()
        return not self._members(table).isdisjoint(members)

    def rows_in_force(
        self, table: str, columns: Sequence[str], but: str | None = None
    ) -> pl.DataFrame:
        """Return columns of a raw table's rows, without those that were withdrawn.

        `but` names a submission to leave out as well. Nothing where the table, or one
        of the columns, is not there yet.
        """
        self.flush()
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
        receipt = self.add(submission)
        self.flush()
        return receipt

    def add(self, submission: Submission) -> Receipt:
        """Append a submission, at the latest when the ledger is closed.

        Small ones are written together: see `flush`.
        """
        known = self.find(submission.sha256)
        if known and known.submission_id != submission.replaces:
            return Receipt(known.submission_id, is_duplicate=True)
        number = f"S{self._last_number + 1:06d}"
        self._last_number += 1
        self._pending[submission.sha256] = (number, submission)
        for table, rows in submission.tables.items():
            members = self._pending_members.setdefault(table, set())
            members.update(members_of(rows))
        row_count = sum(one.rows_read for _, one in self._pending.values())
        is_full = len(self._pending) >= MOST_TOGETHER or row_count > MOST_ROWS_TOGETHER
        if is_full or submission.replaces:
            self.flush()
        return Receipt(number, is_duplicate=False)

    def flush(self) -> None:
        """Write the submissions that are pending, in one transaction.

        Where that fails, each is tried by itself, in order, so that the error names
        the one to blame and those before it are kept.
        """
        group = list(self._pending.values())
        if not group:
            return
        self._pending.clear()
        self._pending_members.clear()
        try:
            self._write(group)
        except (duckdb.Error, OSError):
            self._write_one_by_one(group)

    def _write(self, group: Numbered) -> None:
        files = [(one.path, one.sha256) for _, one in group]
        keep_copies(files, self._settings.received)
        self._writer.write(group, datetime.now(UTC).replace(tzinfo=None))
        self._hashes.update(one.sha256 for _, one in group)
        self._members_of.clear()

    def _write_one_by_one(self, group: Numbered) -> None:
        for number, submission in group:
            try:
                self._write([(number, submission)])
            except (duckdb.Error, OSError) as error:
                self._note_what_is_there()
                reason = str(error).splitlines()[0]
                raise LedgerError(
                    f"could not load {submission.file_name}: {reason}; nothing of it "
                    "was kept, the ledger is as it was"
                ) from error

    def withdraw(self, submission_id: str, why: str, on: date) -> None:
        """Append the withdrawal of a submission, which counts no more from that day.

        Raises:
            LedgerError: no such submission, withdrawn before, or a day before receipt.
        """
        withdrawals.withdraw(self._connection, submission_id, why, on)

    def _note_what_is_there(self) -> None:
        """Note the last number and the hashes, which are asked for each file."""
        known = self._connection.execute(
            "select coalesce(max(cast(submission_id[2:] as integer)), 0), "
            "list(sha256) from intake.submissions"
        ).fetchall()
        self._last_number: int = known[0][0]
        self._hashes: set[str] = {*(known[0][1] or ())}
        self._members_of: dict[str, set[str]] = {}

    def _members(self, table: str) -> set[str]:
        """Return the Members that a raw table has rows of."""
        if table not in self._members_of:
            found = (
                self._connection.execute(
                    f'select distinct member_id from raw."{table}"'  # noqa: S608
                ).fetchall()
                if has_members(self._connection, table)
                else []
            )
            self._members_of[table] = {member for (member,) in found}
        return self._members_of[table]


def snapshot(settings: Settings, target: Path) -> None:
    """Copy the ledger, checkpointed, so that a build reads what no writer changes."""
    if not settings.ledger.is_file():
        raise LedgerError(f"no ledger in {settings.home}: run `fos ingest` first")
    with Ledger.open(settings) as ledger:
        ledger._connection.execute("checkpoint")
        ledger._connection.close()
        shutil.copyfile(settings.ledger, target)
