"""Submissions taken back: recorded once, from a day on, and never undone."""

from __future__ import annotations

from datetime import UTC, date, datetime

import duckdb

from warehouse.errors import LedgerError


def withdraw(
    connection: duckdb.DuckDBPyConnection, submission_id: str, why: str, on: date
) -> None:
    """Append the withdrawal of a submission, which counts no more from that day.

    Raises:
        LedgerError: no such submission, withdrawn before, or a day before receipt.
    """
    row = connection.execute(
        "select received_on, (select min(withdrawn_on) from intake.withdrawals "
        "where submission_id = $1) from intake.submissions "
        "where submission_id = $1",
        [submission_id],
    ).fetchall()
    if not row:
        raise LedgerError(f"no submission {submission_id!r}: see `fos submissions`")
    received_on, withdrawn_on = row[0]
    if withdrawn_on:
        raise LedgerError(
            f"{submission_id} was withdrawn on {withdrawn_on}; a withdrawal is "
            "recorded once and stays"
        )
    if on < received_on:
        raise LedgerError(
            f"{submission_id} was received on {received_on}: it cannot be "
            f"withdrawn on {on}; name that day or a later one"
        )
    now = datetime.now(UTC).replace(tzinfo=None)
    try:
        connection.execute(
            "insert into intake.withdrawals by position values ($1, $2, $3, $4)",
            [submission_id, on, why, now],
        )
    except duckdb.Error as error:
        reason = str(error).splitlines()[0]
        raise LedgerError(
            f"could not withdraw {submission_id}: {reason}; the ledger is as it was"
        ) from error
