"""The files received, as the steward asks after them: straight from the ledger.

What is late or superseded is what the marts call so (`int_submissions_described`,
`int_submissions_superseded`); a test holds the two together. The ledger answers, and
not a release, because the steward asks right after loading.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import duckdb

# Who speaks, on which period, and which later row says it anew: by raw table.
ANSWERS = {
    "implementation_levels": "standard_id",
    "kpi_values": "kpi_id",
}
ANSWER_ROWS = """
select
    submission_id, member_id, period_end_date,
    case
        when is_left_as_before then lead(submission_id) over by_answer
        else first_value(case when not is_left_as_before then submission_id end
            ignore nulls) over (
                by_answer rows between 1 following and unbounded following
            )
    end as superseded_by,
    is_own
from (
    select
        rows._submission_id as submission_id, rows.member_id, rows.{item} as item,
        rows.period_start_date, rows.period_end_date, withdrawn.withdrawn_on,
        rows._received_on as received_on, rows._row as row_number,
        {is_own} as is_own,
        rows.answer_status is not distinct from 'not_reported'
        and coalesce(bool_or(
            rows.answer_status is distinct from 'not_reported'
            and withdrawn.withdrawn_on is null
        ) over (
            partition by rows.member_id, rows.{item},
                rows.period_start_date, rows.period_end_date
            order by rows._received_on, rows._submission_id, rows._row
            rows between unbounded preceding and 1 preceding
        ), false) as is_left_as_before
    from raw.{table} as rows
    left join withdrawn on rows._submission_id = withdrawn.submission_id
)
window by_answer as (
    partition by member_id, item, period_start_date, period_end_date
    order by withdrawn_on is null, received_on, submission_id, row_number
)
"""
ACTIVITY_ROWS = """
select
    rows._submission_id as submission_id, null as member_id, null as period_end_date,
    lead(rows._submission_id) over (
        partition by coalesce(nullif(trim(activity_id), ''), md5(concat_ws('|',
            lower(trim(title)), coalesce(cast(start_date_value as varchar), ''),
            coalesce(host_iso3, ''), case when repetition_no > 1 then repetition_no end
            ))), coalesce(source, '')
        order by withdrawn.withdrawn_on is null, rows._received_on,
            rows._submission_id, rows._row
    ) as superseded_by,
    false as is_own
from (
    select *, row_number() over (
        partition by _submission_id, nullif(trim(activity_id), ''), lower(trim(title)),
            start_date_value, host_iso3, coalesce(source, '')
        order by _sheet, _row
    ) as repetition_no
    from raw.activities
) as rows
left join withdrawn on rows._submission_id = withdrawn.submission_id
"""
NO_ROWS = """
select null as submission_id, null as member_id, cast(null as date) as period_end_date,
    null as superseded_by, false as is_own
where false
"""
LISTED = """
with withdrawn as (
    select submission_id, min(withdrawn_on) as withdrawn_on,
        arg_min(reason, withdrawn_on) as reason
    from intake.withdrawals group by submission_id
), together as ({rows}), described as (
    select submission_id,
        list_sort(list(distinct member_id) filter (where is_own)) as members,
        max(period_end_date) filter (where is_own) as period_end_date,
        case when bool_and(superseded_by is not null) then max(superseded_by) end
            as superseded_by
    from together group by submission_id
)
select submissions.submission_id, submissions.file_name, submissions.source,
    coalesce(described.members, []) as members, submissions.sender,
    submissions.received_on, submissions.status, submissions.rows_read,
    submissions.rows_accepted, submissions.rows_quarantined, submissions.is_sample,
    coalesce(submissions.received_on
        > described.period_end_date + interval 6 month, false) as is_late,
    submissions.rows_quarantined = 0 and submissions.status = 'accepted' as is_clean,
    described.superseded_by, withdrawn.withdrawn_on, withdrawn.reason
from intake.submissions
left join described on submissions.submission_id = described.submission_id
left join withdrawn on submissions.submission_id = withdrawn.submission_id
order by submissions.submission_id
"""


@dataclass(frozen=True, slots=True)
class Listed:
    """One file received: whose it is, when it came, and how it stands today."""

    submission_id: str
    file_name: str
    source: str | None
    members: list[str]
    sender: str | None
    received_on: date
    status: str
    rows_read: int
    rows_accepted: int
    rows_quarantined: int
    is_sample: bool
    is_late: bool
    is_clean: bool
    superseded_by: str | None
    withdrawn_on: date | None
    withdrawal_reason: str | None

    def as_json(self) -> dict[str, Any]:
        """Return the entry of the JSON document; days as ISO texts."""
        entry = asdict(self)
        for name in ("received_on", "withdrawn_on"):
            entry[name] = entry[name].isoformat() if entry[name] else None
        return entry


def list_submissions(
    connection: duckdb.DuckDBPyConnection,
    member: str | None = None,
    source: str | None = None,
) -> list[Listed]:
    """Return the files received, in the order of their numbers.

    Args:
        connection: the open ledger.
        member: only files that hold answers of this Member.
        source: only files of this source; a questionnaire is of two.
    """
    query = LISTED.format(rows=" union all ".join(_parts(connection)))
    listed = [Listed(*row) for row in connection.execute(query).fetchall()]
    return [
        one
        for one in listed
        if (member is None or member in one.members)
        and (source is None or source in (one.source or "").split("+"))
    ]


def _parts(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Return a query for each raw table that some file has filled so far."""
    columns: dict[str, set[str]] = {}
    for table, column in connection.execute(
        "select table_name, column_name from duckdb_columns() "
        "where schema_name = 'raw' and database_name = current_database()"
    ).fetchall():
        columns.setdefault(table, set()).add(column)
    parts = [NO_ROWS]
    for table, item in ANSWERS.items():
        if table in columns:
            # A public index is nobody's own answer: it is never late.
            is_index = "kpi_name" in columns[table]
            is_own = "rows.kpi_name is null" if is_index else "true"
            parts.append(ANSWER_ROWS.format(table=table, item=item, is_own=is_own))
    if "activities" in columns:
        parts.append(ACTIVITY_ROWS)
    return parts
