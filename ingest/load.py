"""Checked files into the ledger, one submission each."""

from __future__ import annotations

import polars as pl

from ingest.check import CheckedFile
from ingest.inbox import shown_name
from ingest.sources.proposals.checks import EVENT_FIELDS, LEDGER_EVENTS
from warehouse.ledger import Ledger, Receipt, Submission


def known_rows(ledger: Ledger) -> dict[str, pl.DataFrame]:
    """Return the rows of the ledger that checks go by, under the names they ask for."""
    return {LEDGER_EVENTS: ledger.rows_in_force("proposal_events", EVENT_FIELDS)}


def load(checked: CheckedFile, sha256: str, ledger: Ledger) -> Receipt:
    """Append one checked file; one that cannot be read is kept with its reason."""
    problems = checked.problems.with_row_index("problem_no", 1)
    return ledger.append(
        Submission(
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
            problems=problems,
            quarantined_rows=checked.verdict.quarantined_rows,
        )
    )
