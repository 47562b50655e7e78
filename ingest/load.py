"""Checked files into the ledger, one submission each."""

from __future__ import annotations

import polars as pl

from ingest.check import CheckedFile
from ingest.inbox import shown_name
from ingest.sources.proposals.checks import (
    EVENT_FIELDS,
    ITEM_FIELDS,
    LEDGER_EVENTS,
    LEDGER_ITEMS,
)
from warehouse.ledger import Ledger
from warehouse.rereading import Known
from warehouse.submission import Receipt, Submission


def known_rows(ledger: Ledger, but: str | None = None) -> dict[str, pl.DataFrame]:
    """Return the rows of the ledger that checks go by, under the names they ask for.

    `but` names the submission that is being read anew: its rows are not yet said.
    """
    return {
        LEDGER_EVENTS: ledger.rows_in_force("proposal_events", EVENT_FIELDS, but),
        LEDGER_ITEMS: ledger.rows_in_force("proposal_items", ITEM_FIELDS, but),
    }


def load(
    checked: CheckedFile,
    sha256: str,
    ledger: Ledger,
    reading: str | None = None,
    known: Known | None = None,
) -> Receipt:
    """Append one checked file; one that cannot be read is kept with its reason.

    It is written together with others: see `Ledger.flush`.

    Args:
        checked: the file.
        sha256: the hash of its bytes.
        ledger: the open ledger.
        reading: what the file was read with (see `reading_key`).
        known: the submission of the same bytes that this is a new reading of. Where it
            would change nothing, or can be read no more, that one stays.
    """
    submission = Submission(
        file_name=shown_name(checked.path.relative_to(checked.path.parent)),
        path=checked.path,
        sha256=sha256,
        source=checked.source,
        received_on=checked.received_on,
        sender=checked.sender,
        status=checked.status,
        language=checked.language,
        is_sample=checked.is_sample,
        may_be_named=checked.may_be_named,
        rows_read=checked.rows_read,
        rows_accepted=checked.rows_accepted,
        rows_quarantined=checked.rows_quarantined,
        tables=checked.verdict.tables,
        columns=checked.verdict.columns,
        problems=checked.problems.with_row_index("problem_no", 1),
        quarantined_rows=checked.verdict.quarantined_rows,
        reading=reading,
        replaces=known.submission_id if known else None,
    )
    if known and not (checked.is_readable and ledger.would_change(known, submission)):
        return Receipt(known.submission_id, is_duplicate=True)
    return ledger.add(submission)
