"""The tables of the ledger: of the intake, and the raw ones as files bring them."""

from __future__ import annotations

import duckdb

# In one transaction: a reader sees all of them or none.
TABLES = """
begin;
create schema if not exists raw;
create schema if not exists intake;
create table if not exists intake.submissions (
    submission_id varchar primary key, sha256 varchar not null,
    file_name varchar not null, byte_count bigint not null, source varchar,
    received_on date not null, loaded_at timestamp not null, sender varchar,
    status varchar not null, is_sample boolean not null, may_be_named boolean not null,
    rows_read bigint not null, rows_accepted bigint not null,
    rows_quarantined bigint not null, language varchar,
    check (rows_read = rows_accepted + rows_quarantined)
);
create table if not exists intake.columns (
    submission_id varchar not null, raw_table varchar, sheet varchar, field varchar,
    header varchar, column_letter varchar, header_row integer
);
create table if not exists intake.problems (
    submission_id varchar not null, problem_no integer not null, code varchar not null,
    severity varchar not null, sheet varchar, "row" integer, column_name varchar,
    cell varchar, value varchar, message_en varchar not null,
    message_fr varchar not null
);
create table if not exists intake.quarantined_rows (
    submission_id varchar not null, raw_table varchar, sheet varchar, "row" integer,
    content varchar, codes varchar
);
alter table intake.quarantined_rows add column if not exists cell varchar;
create table if not exists intake.withdrawals (
    submission_id varchar not null, withdrawn_on date not null, reason varchar not null,
    recorded_at timestamp not null
);
create table if not exists intake.readings (
    submission_id varchar not null, reading varchar not null, read_at timestamp not null
);
commit;
"""
# Ledgers made before a file could be read again allow each file once. DuckDB drops no
# constraint: the table is made anew with the same rows, in one transaction.
ALLOW_READING_AGAIN = """
begin;
alter table intake.submissions rename to submissions_each_once;
{create}
insert into intake.submissions by name from intake.submissions_each_once;
drop table intake.submissions_each_once;
commit;
"""


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the tables that are not there yet."""
    connection.execute(TABLES)
    row = connection.execute(
        "select count(*) from duckdb_constraints() where schema_name = 'intake' "
        "and table_name = 'submissions' and constraint_type = 'UNIQUE'"
    ).fetchone()
    if row and row[0]:
        start = TABLES.index("create table if not exists intake.submissions")
        create = TABLES[start : TABLES.index(";", start) + 1]
        connection.execute(ALLOW_READING_AGAIN.format(create=create))


def column_types(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Return the DuckDB type of each column of the rows registered as `incoming`."""
    described = connection.execute("describe incoming").fetchall()
    return {row[0]: row[1] for row in described}


def create_missing(
    connection: duckdb.DuckDBPyConnection,
    schema: str,
    table: str,
    columns: dict[str, str],
) -> None:
    """Create the table, or add the columns that it lacks; never change what is there.

    Args:
        connection: an open connection that may write.
        schema: `raw` or `intake`.
        table: the table's name.
        columns: DuckDB type by column name.
    """
    known = {
        row[0]
        for row in connection.execute(
            "select column_name from duckdb_columns() "
            "where database_name = current_database() "
            "and schema_name = $1 and table_name = $2",
            [schema, table],
        ).fetchall()
    }
    listed = {name: kind for name, kind in columns.items() if name not in known}
    if not known:
        body = ", ".join(
            f"{_quoted(name)} {_stored(kind)}" for name, kind in listed.items()
        )
        connection.execute(f'create table {schema}."{table}" ({body})')
        return
    for name, kind in listed.items():
        connection.execute(
            f'alter table {schema}."{table}" add column {_quoted(name)} {_stored(kind)}'
        )


def _stored(kind: str) -> str:
    # A polars column of nothing but nulls arrives as DuckDB's "NULL" type.
    return "VARCHAR" if kind.upper() in {'"NULL"', "NULL"} else kind


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
