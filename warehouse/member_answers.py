"""What a Member itself answered last, from the ledger: for its own eyes alone."""

from __future__ import annotations

from datetime import date

import duckdb
import polars as pl

from warehouse.errors import LedgerError
from warehouse.lock import WriterLock
from warehouse.settings import Settings

# Of each question and period what was received last; of these the last period in
# which something was reported. Invented answers are nobody's.
LAST = """
with latest as (
    select * from raw.{table}
    where member_id = $1 and period_end_date < $2 and not _is_sample
        and {code} is not null
        and _submission_id not in (select submission_id from intake.withdrawals)
    qualify row_number() over (
        partition by {code}, period_start_date, period_end_date
        order by _received_on desc, _submission_id desc
    ) = 1
)
select {code} as code, period, {values} from latest
where answer_status = 'reported'
qualify row_number() over (
    partition by {code} order by period_end_date desc, period_start_date
) = 1
order by code
"""
TABLES = {
    "kpi_values": ("kpi_id", "value_number, numerator_number, denominator_number"),
    "implementation_levels": ("standard_id", "level_value"),
}


def last_answers(
    settings: Settings, member_id: str, before: date
) -> dict[str, pl.DataFrame]:
    """Return a Member's last reported answers from before a day, by raw table.

    Columns: code (of the KPI or standard), period, and the values in the KPI's unit.
    Without a ledger there are none.
    """
    if not settings.ledger.is_file():
        return {}
    lock = WriterLock(settings.home / "ledger.lock", "the ledger")
    lock.acquire()
    try:
        with duckdb.connect(str(settings.ledger), read_only=True) as connection:
            known = connection.execute(
                "select table_name from duckdb_tables() where schema_name = 'raw'"
            ).fetchall()
            return {
                table: connection.sql(
                    LAST.format(table=table, code=code, values=values),
                    params=[member_id, before],
                ).pl()
                for table, (code, values) in TABLES.items()
                if (table,) in known
            }
    except duckdb.Error as error:
        reason = str(error).splitlines()[0]
        raise LedgerError(f"cannot read {settings.ledger}: {reason}") from error
    finally:
        lock.release()
