"""What a later file of the same Member and period no longer says: reported, kept.

A file supersedes row by row. A row of an earlier file that the new one does not have
may be forgotten or meant: it stays in force, and the sender is told how to withdraw it.
A public index is a publication of its own and no later word on what a Member answered.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from ingest.check import CheckedFile
from ingest.problem_kinds import KINDS
from ingest.problems import PROBLEMS
from warehouse.ledger import Ledger
from warehouse.row_batches import RowBatches, members_of
from warehouse.text import Lang

CODE = "vanished_row"
# A public index may be cut anew as a whole; beyond this the count alone is told.
MOST_ROWS = 200


@dataclass(frozen=True, slots=True)
class Answers:
    """A raw table of Members' answers: the item that an answer is on, and its text.

    `publication` names the fields that tell one publication from another, and from the
    Members' own answers, which have none.
    """

    table: str
    item: str
    measure: str
    publication: tuple[str, ...] = ()


ANSWERS = (
    Answers("implementation_levels", "standard_id", "level"),
    Answers("kpi_values", "kpi_id", "value", ("kpi_publisher", "kpi_source")),
)
# Of the earlier files: the last word on each item, unless it was itself a withdrawal.
VANISHED = """
with said as (
    select rows.* from raw.{table} as rows
    semi join incoming on rows.member_id = incoming.member_id
        and rows.period_start_date = incoming.period_start_date
        and rows.period_end_date = incoming.period_end_date
        {is_same_publication}
    anti join intake.withdrawals as withdrawals
        on rows._submission_id = withdrawals.submission_id
    where rows._received_on <= $1 and rows._submission_id is distinct from $2
    qualify row_number() over (
        partition by rows.member_id, rows.{item},
            rows.period_start_date, rows.period_end_date
        order by rows._received_on desc, rows._submission_id desc, rows._row desc
    ) = 1
)
select said._submission_id, said._sheet, said._row, said._cell, said.member_id,
    said.{item}, said.period
from said
anti join incoming on said.member_id = incoming.member_id
    and said.{item} = incoming.{item}
    and said.period_start_date = incoming.period_start_date
    and said.period_end_date = incoming.period_end_date
where said.answer_status not in ('withdrawn', 'not_reported')
order by all
limit {limit}
"""


def with_vanished(
    checked: CheckedFile, ledger: Ledger, former: str | None = None
) -> CheckedFile:
    """Return the checked file with a warning on each row that it leaves unsaid.

    Rows are compared within a Member, a source, a publication and a period that the
    file answers on;
    the values of earlier files are not quoted, since not all of them may be named.
    `former` is the submission of the same bytes that the file is read anew for, if any.
    """
    found: list[dict[str, object]] = []
    for answers in ANSWERS:
        rows = checked.verdict.tables.get(answers.table)
        if rows is not None and rows.height:
            known_as = (checked.received_on, former)
            found += _vanished(answers, rows, known_as, ledger)
    if not found:
        return checked
    warnings = pl.DataFrame(found, schema=PROBLEMS)
    return replace(checked, problems=pl.concat([checked.problems, warnings]))


def _vanished(
    answers: Answers,
    rows: pl.DataFrame | RowBatches,
    known_as: tuple[date, str | None],
    ledger: Ledger,
) -> list[dict[str, object]]:
    # Most files are the first of their Member.
    if not ledger.may_have_rows_of(answers.table, {*members_of(rows)}):
        return []
    keys = ("member_id", answers.item, "period_start_date", "period_end_date")
    keys += answers.publication
    is_frame = isinstance(rows, pl.DataFrame)
    said = rows.select(keys).unique() if is_frame else rows.distinct(keys)
    connection = ledger.connection
    connection.register("incoming", said)
    try:
        query = VANISHED.format(
            table=answers.table,
            item=answers.item,
            limit=MOST_ROWS,
            is_same_publication=" ".join(
                f"and rows.{name} is not distinct from incoming.{name}"
                for name in answers.publication
            ),
        )
        missing = connection.execute(query, [*known_as]).fetchall()
    finally:
        connection.unregister("incoming")
    return [_warning(answers, row) for row in missing]


def _warning(answers: Answers, row: tuple[object, ...]) -> dict[str, object]:
    submission_id, sheet, number, cell, member_id, item, period = row
    where = place_of(submission_id, sheet, number, cell)
    return warning_of(CODE, answers.measure, f"{member_id}, {item}, {period}", where)


def place_of(submission_id: object, sheet: object, number: object, cell: object) -> str:
    """Return where an answer of an earlier file stood."""
    place = f"{sheet}!{cell or number}" if sheet else f"{cell or number}"
    return f"{submission_id}, {place}"


def warning_of(code: str, measure: str, value: str, detail: str) -> dict[str, object]:
    """Return a problem about earlier answers, which stands at no cell of the file."""
    kind = KINDS[code]
    messages = {
        f"message_{lang}": kind.text.say(lang, value=value, detail=detail)
        for lang in Lang
    }
    return {
        "code": code,
        "severity": kind.severity,
        "sheet": None,
        "row": None,
        "column_name": measure,
        "cell": None,
        "value": None,
        **messages,
    }
