"""Two builds of the marts compared: what differs, and by which cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import duckdb

from ingest.rehearse.shadow import Shadow

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Figures:
    """A mart of figures by region: what tells its rows apart, and its headlines."""

    mart: str
    keys: tuple[str, ...]
    measures: tuple[str, ...]
    rows: str = "*"
    where: str = "true"


@dataclass(frozen=True, slots=True)
class Answers:
    """A mart of Members' answers: the item and the value of each."""

    mart: str
    source: str
    item: str
    value: str


@dataclass(frozen=True, slots=True)
class Register:
    """A mart of the register: its key, what it says, and the raw cell behind it."""

    mart: str
    keys: tuple[str, ...]
    said: tuple[str, ...]
    raw_table: str
    measure: str


FIGURES = (
    Figures(
        "rpt_implementation_by_region",
        ("standard_id",),
        (
            "reporting_member_count",
            "implemented_member_count",
            "implemented_share",
            "mean_level",
        ),
        where="standard_id = 'ALL'",
    ),
    Figures(
        "rpt_kpi_by_region",
        ("kpi_id", "period"),
        ("reporting_member_count", "value", "median"),
        # A KPI that is worked out of other inputs ends with the latest cut-off: that
        # day moves with each file and is no change of its own.
        rows="* replace (case when aggregation_rule = 'computed' "
        "and as_of_session_id = 'LATEST' then null else period end as period)",
    ),
    Figures(
        "rpt_activities_by_region",
        (),
        ("activity_count", "participant_count", "member_reached_count"),
    ),
)
ANSWERS = (
    Answers("fct_implementation_levels", "implementation", "standard_id", "level"),
    Answers("fct_kpi_values", "kpis", "kpi_id", "value"),
)
REGISTER = (
    Register(
        "dim_proposals",
        ("proposal_no",),
        (
            *("title_en", "title_fr", "submitter_id", "origin", "received_date"),
            *("theme", "outcome", "outcome_stage", "merged_into_no"),
        ),
        "proposal_items",
        "outcome",
    ),
    Register(
        "fct_proposal_events",
        ("proposal_no", "event", "event_date", "session_id", "origin", "event_id"),
        ("item_count", "outcome", "outcome_stage", "merged_into_no"),
        "proposal_events",
        "event",
    ),
    Register(
        "fct_control_totals",
        ("total_key",),
        ("stated_count",),
        "proposal_totals",
        "stated_count",
    ),
    Register(
        "fct_review_milestones",
        ("body", "date", "what_en"),
        ("what_fr", "date_precision", "session_id"),
        "proposal_milestones",
        "what",
    ),
    Register(
        "fct_experience_sharing",
        ("session_id", "region_id", "presenter"),
        ("status",),
        "proposal_experiences",
        "status",
    ),
)
FIGURES_SQL = """
select 'before' as side, as_of_session_id, region_id, {columns}
from (select {rows} from before.marts.{mart}) where {where}
union all
select 'after', as_of_session_id, region_id, {columns}
from (select {rows} from after.marts.{mart}) where {where}
"""
# The last word on each item, whether or not its sender took it back.
ANSWERS_SQL = """
with before as (
    select * from before.marts.{mart} where superseded_by is null
        and withdrawn_on is null and revision <> 'left_as_before'
), after as (
    select * from after.marts.{mart} where superseded_by is null
        and withdrawn_on is null and revision <> 'left_as_before'
)
select '{source}' as source, coalesce(after.member_id, before.member_id) as member_id,
    coalesce(after.{item}, before.{item}) as item_id,
    cast(coalesce(after.period_start_date, before.period_start_date) as varchar)
        as period_start_date,
    cast(coalesce(after.period_end_date, before.period_end_date) as varchar)
        as period_end_date,
    before.{value} as before, after.{value} as after,
    before.answer_status as status_before, after.answer_status as status_after,
    after.file_name as file, after.sheet, after.row_number as row, after.cell,
    after.value_as_typed
from before full join after
    on before.member_id = after.member_id and before.{item} = after.{item}
    and before.period_start_date = after.period_start_date
    and before.period_end_date = after.period_end_date
where before.{value} is distinct from after.{value}
    or before.answer_status is distinct from after.answer_status
order by all
"""
NEW_MEMBERS_SQL = """
select '{source}' as source, member_id, count(*) as answer_count,
    string_agg(distinct file_name, '; ' order by file_name) as files
from after.marts.{mart} as answers
where is_current and answer_status = 'reported' {own}
    and member_id not in (
        select member_id from before.marts.{mart}
        where is_current and answer_status = 'reported' {own}
    )
group by member_id order by member_id
"""
REGISTER_SQL = """
with rows_after as (
    select rows.*, files.file_name from after.marts.{mart} as rows
    left join after.marts.dim_submissions as files
        on rows.submission_id = files.submission_id
)
select {said}, before.submission_id is not null as was_there,
    rows_after.submission_id is not null as is_there, rows_after.file_name as file,
    rows_after.sheet, rows_after.row_number as row, rows_after.cell,
    cast(raw.{measure} as varchar) as value_as_typed
from before.marts.{mart} as before
full join rows_after on {matched}
left join loaded.raw.{raw_table} as raw
    on rows_after.submission_id = raw._submission_id
    and rows_after.row_number = raw._row
    and rows_after.sheet is not distinct from raw._sheet
where {changed}
"""


@dataclass(frozen=True, slots=True)
class Changes:
    """All that differs between two builds."""

    figures: list[Row]
    new_members: list[Row]
    values: list[Row]
    register: list[Row]

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all differs."""
        return not (self.figures or self.new_members or self.values or self.register)


def compare(shadow: Shadow) -> Changes:
    """Return what differs between the marts without and with the files."""
    with duckdb.connect() as connection:
        for name in ("before", "after", "ledger"):
            path = str(getattr(shadow, name)).replace("'", "''")
            alias = "loaded" if name == "ledger" else name
            connection.execute(f"attach '{path}' as {alias} (read_only)")
        return Changes(
            [row for figures in FIGURES for row in _figures(connection, figures)],
            [row for answers in ANSWERS for row in _new_members(connection, answers)],
            [row for answers in ANSWERS for row in _values(connection, answers)],
            [row for part in REGISTER for row in _register(connection, part)],
        )


def _rows(connection: duckdb.DuckDBPyConnection, query: str) -> list[Row]:
    return connection.sql(query).pl().to_dicts()


def _figures(connection: duckdb.DuckDBPyConnection, figures: Figures) -> list[Row]:
    """Return each measure that differs, of the latest state first."""
    columns = ", ".join((*figures.keys, *figures.measures))
    query = FIGURES_SQL.format(
        columns=columns, mart=figures.mart, rows=figures.rows, where=figures.where
    )
    sides: dict[str, dict[tuple[Any, ...], Row]] = {"before": {}, "after": {}}
    for row in _rows(connection, query):
        places = ("as_of_session_id", "region_id", *figures.keys)
        sides[row.pop("side")][tuple(row[name] for name in places)] = row
    found = [
        {
            "mart": figures.mart,
            "session_id": place[0],
            "region_id": place[1],
            **dict(zip(figures.keys, place[2:], strict=True)),
            "measure": measure,
            "before": sides["before"].get(place, {}).get(measure),
            "after": sides["after"].get(place, {}).get(measure),
        }
        for place in dict.fromkeys((*sides["after"], *sides["before"]))
        for measure in figures.measures
    ]
    changed = [row for row in found if row["before"] != row["after"]]
    return sorted(
        changed,
        key=lambda row: (
            row["session_id"] != "LATEST",
            *(str(row.get(name) or "") for name in ("session_id", *figures.keys)),
            row["region_id"] != "WORLD",
            row["region_id"],
        ),
    )


def _new_members(connection: duckdb.DuckDBPyConnection, answers: Answers) -> list[Row]:
    own = "and origin <> 'external'" if answers.source == "kpis" else ""
    query = NEW_MEMBERS_SQL.format(mart=answers.mart, source=answers.source, own=own)
    return _rows(connection, query)


def _values(connection: duckdb.DuckDBPyConnection, answers: Answers) -> list[Row]:
    query = ANSWERS_SQL.format(
        mart=answers.mart,
        source=answers.source,
        item=answers.item,
        value=answers.value,
    )
    return [{"change": _change(row), **row} for row in _rows(connection, query)]


def _change(row: Row) -> str:
    if row["status_after"] == "withdrawn":
        return "withdrawn"
    return "new" if row["status_before"] is None else "revised"


def _register(connection: duckdb.DuckDBPyConnection, part: Register) -> list[Row]:
    """Return what differs in a part of the register, one row a field or a new row."""
    said = ", ".join(
        [
            f"cast(coalesce(rows_after.{key}, before.{key}) as varchar) as {key}"
            for key in part.keys
        ]
        + [
            f"cast({side}.{name} as varchar) as {label}_{name}"
            for name in part.said
            for side, label in (("before", "before"), ("rows_after", "after"))
        ]
    )
    matched = " and ".join(
        f"before.{key} is not distinct from rows_after.{key}" for key in part.keys
    )
    differing = [
        f"before.{name} is distinct from rows_after.{name}" for name in part.said
    ]
    missing = ["before.submission_id is null", "rows_after.submission_id is null"]
    query = REGISTER_SQL.format(
        mart=part.mart,
        raw_table=part.raw_table,
        measure=part.measure,
        said=said,
        matched=matched,
        changed=" or ".join([*differing, *missing]),
    )
    return [_register_row(part, row) for row in _rows(connection, query)]


def _register_row(part: Register, row: Row) -> Row:
    fields = {
        name: {"before": row[f"before_{name}"], "after": row[f"after_{name}"]}
        for name in part.said
        if row[f"before_{name}"] != row[f"after_{name}"]
    }
    change = "revised" if row["was_there"] else "new"
    return {
        "mart": part.mart,
        "change": change if row["is_there"] else "gone",
        "key": {key: row[key] for key in part.keys if key != "event_id"},
        "fields": fields,
        **{name: row[name] for name in ("file", "sheet", "row", "cell")},
        "value_as_typed": row["value_as_typed"],
    }
