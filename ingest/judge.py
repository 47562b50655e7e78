"""Which rows of a file load and which are held, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from ingest.problem_kinds import ERROR, KINDS, WARNING
from ingest.read_table import TableRows, as_json
from ingest.rows import as_problems, check_rows
from ingest.source import Table
from warehouse.row_batches import RowBatches

COLUMNS = pl.Schema(
    {
        "raw_table": pl.String,
        "sheet": pl.String,
        "field": pl.String,
        "header": pl.String,
        "column_letter": pl.String,
        "header_row": pl.Int32,
    }
)
UNREAD_NUMBERS = ("bad_number", "ambiguous_number", "formula_without_value")
QUARANTINED_ROWS = pl.Schema(
    {
        "raw_table": pl.String,
        "sheet": pl.String,
        "row": pl.Int32,
        "cell": pl.String,
        "content": pl.String,
        "codes": pl.String,
    }
)
HELD = pl.Schema({"_position": pl.Int64, "codes": pl.String})
# Rows of the ledger by the name that checks ask for; asked for where a table has any.
KnownRows = Callable[[], Mapping[str, pl.DataFrame]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The rows of a file by raw table, those held, and the problems of its cells.

    `is_all_named`: whether every row that was read, held or not, may be shown with its
    Member's name.
    """

    tables: dict[str, pl.DataFrame | RowBatches]
    columns: pl.DataFrame
    problems: pl.DataFrame
    quarantined_rows: pl.DataFrame
    is_all_named: bool


def judge(
    read: Sequence[TableRows],
    received_on: date,
    *,
    is_sample: bool,
    known: KnownRows = dict,
) -> Verdict:
    """Return the verdict on all rows of a file, going by what is known from others.

    Rows that were read = rows in `tables` + rows in `quarantined_rows`.
    """
    columns = columns_of(read)
    rows, problems = read_rows(read, columns)
    held, last_height = held_rows(read, problems), -1
    others = known() if any(table.checks for table in _tables(read)) else {}
    # A row that is held may be what another one goes by: it is judged again.
    while held.height > last_height:
        last_height = held.height
        sound = {name: _without(frame, held) for name, frame in rows.items()}
        found = [problems]
        for table in _tables(read):
            findings = check_rows(table, sound[table.name], {**others, **sound})
            here = columns.filter(pl.col("raw_table") == table.name)
            found.append(as_problems(table, findings, sound[table.name], here))
        problems = pl.concat(found)
        held = held_rows(read, problems)
    if not problems.is_empty():
        problems = problems.sort("_position", "_column", maintain_order=True)
        held = held_rows(read, problems)
    # One cell may stand for several rows, where a table lists its values side by side.
    problems = problems.drop("_position", "_column").unique(maintain_order=True)
    return Verdict(
        {
            table.name: accepted(
                table, rows[table.name], held, received_on, is_sample=is_sample
            )
            for table in _tables(read)
        },
        columns,
        problems,
        quarantined(read, held),
        all(bool(rows[table.name]["_may_be_named"].all()) for table in _tables(read)),
    )


def columns_of(read: Sequence[TableRows]) -> pl.DataFrame:
    """Return where each field stood: one row a recognised column."""
    rows = [
        (
            one.located.table.name,
            one.sheet.name,
            column.name,
            one.located.headers.get(place or letter),
            place,
            one.located.header_row,
        )
        for one in read
        for letter, column in one.located.columns.items()
        for place in one.sheet.letters_of(letter) or [None]
    ]
    columns = pl.DataFrame(rows, schema=COLUMNS, orient="row")
    # A sheet may be read as several tables, where its values are read in several ways.
    return columns.unique(maintain_order=True)


def _tables(read: Sequence[TableRows]) -> list[Table]:
    return list({one.located.table.name: one.located.table for one in read}.values())


def read_rows(
    read: Sequence[TableRows], columns: pl.DataFrame
) -> tuple[dict[str, pl.DataFrame], pl.DataFrame]:
    """Return the rows by raw table, each read as a whole, and all problems so far."""
    tables: dict[str, pl.DataFrame] = {}
    problems = [one.problems for one in read]
    for table in _tables(read):
        here = [one.rows for one in read if one.located.table.name == table.name]
        rows = pl.concat(here)
        if table.row_rule:
            rows, findings = table.row_rule.read(rows)
            rows = rows.drop(table.row_rule.uses)
            stands = columns.filter(pl.col("raw_table") == table.name)
            whole = as_problems(table, findings, rows, stands)
            problems.append(_not_blamed_yet(whole, pl.concat(problems)))
        tables[table.name] = rows
    return tables, pl.concat(problems)


def _not_blamed_yet(whole: pl.DataFrame, blamed: pl.DataFrame) -> pl.DataFrame:
    """Return problems of answers as a whole, without what their cells explain."""
    if whole.is_empty() or blamed.is_empty():
        return whole
    # A cell that cannot be read alone is not blamed for what it says.
    whole = whole.join(blamed, on=["_position", "cell"], how="anti")
    # A number that cannot be read is not missing: one fault, said once.
    unread = blamed.filter(pl.col("code").is_in(UNREAD_NUMBERS))
    is_warning = pl.col("severity") == WARNING
    warnings = whole.filter(is_warning).join(unread, on="_position", how="anti")
    return pl.concat([whole.filter(~is_warning), warnings])


def held_rows(read: Sequence[TableRows], problems: pl.DataFrame) -> pl.DataFrame:
    """Return the position of each row that is held, with the codes of its errors."""
    if problems.is_empty() and not any(one.faults for one in read):
        return pl.DataFrame(schema=HELD)
    errors = [problems.filter(pl.col("severity") == ERROR).select("_position", "code")]
    for one in read:
        errors += [
            one.rows.select("_position", code=pl.lit(fault.code))
            for fault in one.faults
            if KINDS[fault.code].severity == ERROR
        ]
    return (
        pl.concat(errors)
        .unique(maintain_order=True)
        .group_by("_position", maintain_order=True)
        .agg(codes=pl.col("code").str.join(";"))
    )


def accepted(
    table: Table,
    rows: pl.DataFrame,
    held: pl.DataFrame,
    received_on: date,
    *,
    is_sample: bool,
) -> pl.DataFrame:
    """Return the rows that load, as the raw table keeps them."""
    known_on = (
        pl.col("_received_on") if "_received_on" in rows.columns else pl.lit(None)
    )
    return (
        _without(rows, held)
        .drop("_position")
        .with_columns(
            pl.coalesce(known_on, pl.lit(received_on)).alias("_received_on"),
            pl.lit(is_sample).alias("_is_sample"),
            pl.col("_row").cast(pl.Int32),
        )
    )


def quarantined(read: Sequence[TableRows], held: pl.DataFrame) -> pl.DataFrame:
    """Return the rows that are held, with their texts and the codes against them."""
    if held.is_empty():
        return pl.DataFrame(schema=QUARANTINED_ROWS)
    frames = [
        one.cells.join(held, on="_position", maintain_order="left").select(
            raw_table=pl.lit(one.located.table.name),
            sheet=pl.lit(one.sheet.name, pl.String),
            row=pl.col("_row").cast(pl.Int32),
            cell=_own_cell(one),
            content=as_json(one.located, one.sheet.letters),
            codes="codes",
        )
        for one in read
    ]
    return pl.concat([pl.DataFrame(schema=QUARANTINED_ROWS), *frames])


def _without(rows: pl.DataFrame, held: pl.DataFrame) -> pl.DataFrame:
    if held.is_empty():
        return rows
    return rows.join(held, on="_position", how="anti")


def _own_cell(read: TableRows) -> pl.Expr:
    """Return the address of each row's measure; a wide table's row has several."""
    letters = {column.name: at for at, column in read.located.columns.items()}
    measure = letters.get(read.located.table.measure)
    return read.sheet.address(measure) if measure else pl.lit(None, pl.String)
