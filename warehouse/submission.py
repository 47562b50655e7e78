"""What the ledger takes, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from warehouse.row_batches import RowBatches


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
