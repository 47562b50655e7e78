"""The ledger read beside its writer, by those who check a file and write nothing."""

from __future__ import annotations

from collections.abc import Collection, Generator
from contextlib import contextmanager
from typing import Protocol

import duckdb

from warehouse.errors import LedgerError
from warehouse.settings import Settings


class EarlierAnswers(Protocol):
    """What a file is held against: the answers that came before it."""

    @property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """The open ledger."""

    def may_have_rows_of(self, table: str, members: Collection[str]) -> bool:
        """Return whether a raw table has rows of any of these Members."""


def has_members(connection: duckdb.DuckDBPyConnection, table: str) -> bool:
    """Return whether there is a raw table of that name whose rows are of Members."""
    return bool(
        connection.execute(
            "select 1 from duckdb_columns() where schema_name = 'raw' and "
            "table_name = $1 and column_name = 'member_id' "
            "and database_name = current_database()",
            [table],
        ).fetchall()
    )


class LedgerReader:
    """The open ledger of which nothing is changed."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection

    def may_have_rows_of(self, table: str, members: Collection[str]) -> bool:
        """Return whether a raw table has rows of any of these Members."""
        return bool(
            has_members(self.connection, table)
            and self.connection.execute(
                f'select 1 from raw."{table}" '  # noqa: S608 - our names
                "where member_id in (select unnest($1)) limit 1",
                [list(members)],
            ).fetchall()
        )


@contextmanager
def reading_ledger(settings: Settings) -> Generator[LedgerReader | None]:
    """Give the ledger for reading; None where there is none yet.

    Raises:
        LedgerError: somebody is writing to it, or it cannot be opened.
    """
    if not settings.ledger.is_file():
        yield None
        return
    try:
        connection = duckdb.connect(str(settings.ledger), read_only=True)
    except duckdb.Error as error:
        reason = str(error).splitlines()[0]
        raise LedgerError(f"the ledger cannot be read now: {reason}") from error
    try:
        yield LedgerReader(connection)
    finally:
        connection.close()
