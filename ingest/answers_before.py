"""What a file does to the answers before it: told before anybody misses them.

An empty cell leaves the answer on its own period; on a later period it makes the Member
silent. Two files of one day on one answer have no order but that of loading. None of it
holds a row: it may be meant, and the sender is told how to say otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import duckdb
import polars as pl

from ingest.check import CheckedFile
from ingest.history import place_of, warning_of
from ingest.problems import PROBLEMS
from warehouse.ledger_reading import EarlierAnswers
from warehouse.row_batches import RowBatches, members_of

MAX_WARNINGS = 200
KEYS = ("member_id", "period_start_date", "period_end_date", "period")


@dataclass(frozen=True, slots=True)
class AnswerTable:
    """A raw table of Members' own answers: its item, its cell, and what it says.

    `place` is what a Member stands at in a figure: a level by standard, whatever its
    period; a value of a KPI by its period.
    """

    name: str
    item: str
    measure: str
    says: tuple[str, ...]
    place: str


TABLES = (
    AnswerTable(
        "implementation_levels",
        "standard_id",
        "level",
        ("answer_status", "level_value"),
        "member_id, item",
    ),
    AnswerTable(
        "kpi_values",
        "kpi_id",
        "value",
        ("answer_status", "value_number", "numerator_number", "denominator_number"),
        "member_id, item, period_start_date, period_end_date",
    ),
)
# Answers of the file's Members before it, and with it.
KNOWN = """
known as (
    select rows.member_id, rows.{item} as item, rows.period_start_date,
        rows.period_end_date, rows.period, rows.answer_status,
        row({says}) as said, rows._received_on,
        rows._submission_id, rows._sheet, rows._row, rows._cell
    from raw.{name} as rows
    semi join incoming on rows.member_id = incoming.member_id
        and rows.{item} = incoming.item
    anti join intake.withdrawals as withdrawals
        on rows._submission_id = withdrawals.submission_id
    where rows._submission_id is distinct from $former
)
"""
LEFT = """
with {known}
select incoming.member_id, incoming.period, count(distinct incoming.item)
from incoming
semi join known on incoming.member_id = known.member_id
    and incoming.item = known.item
    and incoming.period_start_date = known.period_start_date
    and incoming.period_end_date = known.period_end_date
    and known.answer_status <> 'not_reported'
    and known._received_on <= incoming._received_on
where incoming.answer_status = 'not_reported'
group by all
order by all
limit {limit}
"""
SILENCED = """
with {known}, together as (
    select *, false as is_new from known
    union all by name
    select *, '~' as _submission_id, true as is_new from incoming
), sides as (
    select 'before' as side, * from together where not is_new
    union all
    select 'after', * from together
), saying as (
    select * from sides
    qualify not (
        answer_status = 'not_reported'
        and coalesce(bool_or(answer_status <> 'not_reported') over (
            partition by side, member_id, item, period_start_date, period_end_date
            order by _received_on, _submission_id, _row
            rows between unbounded preceding and 1 preceding
        ), false)
    )
), by_period as (
    select * from saying
    qualify row_number() over (
        partition by side, member_id, item, period_start_date, period_end_date
        order by _received_on desc, _submission_id desc, _row desc
    ) = 1
), standing as (
    select * from by_period
    where answer_status <> 'withdrawn'
    qualify row_number() over (
        partition by side, {place}
        order by period_end_date desc, _received_on desc, _submission_id desc
    ) = 1
)
select before.member_id, after.period, count(*)
from standing as before
inner join standing as after using ({place})
where before.side = 'before' and after.side = 'after'
    and before.answer_status = 'reported' and after.is_new
    and after.answer_status = 'not_reported'
group by all
order by all
limit {limit}
"""
SAME_DAY = """
with {known}
select known.member_id, known.item, known.period, known._submission_id, known._sheet,
    known._row, known._cell, incoming._sheet, incoming._row, incoming._cell
from known
inner join incoming on incoming.member_id = known.member_id
    and incoming.item = known.item
    and incoming.period_start_date = known.period_start_date
    and incoming.period_end_date = known.period_end_date
    and incoming._received_on = known._received_on
    and incoming.said is distinct from known.said
where 'not_reported' not in (incoming.answer_status, known.answer_status)
qualify row_number() over (
    partition by known.member_id, known.item, known.period_start_date,
        known.period_end_date
    order by known._submission_id desc, known._row desc
) = 1
order by all
limit {limit}
"""


def with_effects(
    checked: CheckedFile, earlier: EarlierAnswers, former: str | None = None
) -> CheckedFile:
    """Return the checked file with a warning on what it does to earlier answers.

    Values of earlier files are not quoted, since not all of them may be named. `former`
    is the submission of the same bytes that the file is read anew for, if any.
    """
    found: list[dict[str, object]] = []
    for table in TABLES:
        rows = checked.verdict.tables.get(table.name)
        if rows is None or not rows.height:
            continue
        # Most files are the first of their Member.
        if earlier.may_have_rows_of(table.name, {*members_of(rows)}):
            said = _said(table, rows, checked.received_on)
            found += _effects(table, said, earlier.connection, former)
    if not found:
        return checked
    warnings = pl.DataFrame(found, schema=PROBLEMS)
    return replace(checked, problems=pl.concat([checked.problems, warnings]))


def _said(
    table: AnswerTable, rows: pl.DataFrame | RowBatches, received_on: date
) -> pl.DataFrame:
    """Return what the file says of each item, in the columns that are compared."""
    where = ("_received_on", "_sheet", "_row", "_cell")
    names = (*KEYS, table.item, *table.says, *where)
    whole = rows if isinstance(rows, pl.DataFrame) else rows.distinct(names)
    lacking = [name for name in names if name not in whole.columns]
    return whole.with_columns(pl.lit(None).alias(name) for name in lacking).select(
        *KEYS,
        "answer_status",
        pl.col("_received_on").cast(pl.Date).fill_null(received_on),
        pl.col("_sheet").cast(pl.String),
        "_row",
        pl.col("_cell").cast(pl.String),
        item=pl.col(table.item),
        said=pl.struct(*table.says),
    )


def _effects(
    table: AnswerTable,
    said: pl.DataFrame,
    connection: duckdb.DuckDBPyConnection,
    former: str | None,
) -> list[dict[str, object]]:
    known = KNOWN.format(
        name=table.name,
        item=table.item,
        says=", ".join(f"rows.{column}" for column in table.says),
    )
    connection.register("incoming", said)
    try:

        def ask(query: str) -> Sequence[tuple]:
            text = query.format(known=known, place=table.place, limit=MAX_WARNINGS)
            return connection.execute(text, {"former": former}).fetchall()

        left, silenced, same_day = ask(LEFT), ask(SILENCED), ask(SAME_DAY)
    finally:
        connection.unregister("incoming")
    return [
        *(_counted("blank_left_as_before", table, row) for row in left),
        *(_counted("answers_silenced", table, row) for row in silenced),
        *(_contradiction(table, row) for row in same_day),
    ]


def _counted(code: str, table: AnswerTable, row: tuple) -> dict[str, object]:
    member_id, period, count = row
    return warning_of(code, table.measure, f"{member_id}, {period}", str(count))


def _contradiction(table: AnswerTable, row: tuple) -> dict[str, object]:
    member_id, item, period, submission_id, sheet, number, cell, *here = row
    where = place_of(submission_id, sheet, number, cell)
    value = f"{member_id}, {item}, {period}"
    warning = warning_of("same_day_files", table.measure, value, where)
    return warning | dict(zip(("sheet", "row", "cell"), here, strict=True))
